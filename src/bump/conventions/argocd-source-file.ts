import { asMap } from '../../yaml/nodes.ts';
import { findInSource } from '../argocd-source.ts';
import type { Convention } from '../convention.ts';
import { regionsOf } from '../place.ts';

const id = 'argocd-source-file';

export const argocdSourceFile: Convention = {
  id,
  title: 'Parameter overrides beside an Argo CD source: `.argocd-source.yaml` and `.argocd-source-<application>.yaml`.',
  find: (source, context) =>
    isArgocdSourceFile(source.file)
      ? regionsOf(source).flatMap((region) => {
          const root = asMap(region.document, region.document.root);
          return root ? findInSource(id, region, root, [], context) : [];
        })
      : [],
};

export function isArgocdSourceFile(file: string): boolean {
  return /(?:^|\/)\.argocd-source(?:-[^/]+)?\.yaml$/.test(file);
}
