import type { YAMLMap } from 'yaml';
import { asMap, getMap, getSeq, getText, mapsOf } from '../../yaml/nodes.ts';
import type { Convention } from '../convention.ts';
import { resolvePath } from '../kustomization-file.ts';
import { readEntry } from '../kustomize-entry.ts';
import { plainData } from '../plain-data.ts';
import { type Region, regionsOf } from '../place.ts';
import { findInValues } from '../values-walk.ts';

const id = 'flux-helm-release';

export const fluxHelmRelease: Convention = {
  id,
  title: 'Flux HelmReleases: spec.values, and the images of their post renderers.',
  find: (source, context) =>
    regionsOf(source).flatMap((region) => {
      const { document } = region;
      const root = asMap(document, document.root);
      const spec =
        root && getText(document, root, 'kind') === 'HelmRelease' ? getMap(document, root, 'spec') : undefined;
      if (!spec) return [];
      const values = getMap(document, spec, 'values');
      const folder = chartFolder(region, spec);
      const defaults = folder === undefined ? undefined : plainData(context.valuesOf(folder));
      const shared = {
        convention: id,
        region,
        path: ['spec', 'values'],
        ...(defaults === undefined ? {} : { defaults }),
      };
      const found = values ? findInValues({ ...shared, root: values }) : [];
      const rendered = mapsOf(document, getSeq(document, spec, 'postRenderers')).flatMap(({ index, map }) => {
        const kustomize = getMap(document, map, 'kustomize');
        const path = ['spec', 'postRenderers', index, 'kustomize', 'images'];
        return mapsOf(document, kustomize && getSeq(document, kustomize, 'images')).flatMap(
          (entry) => readEntry(id, region, entry.map, [...path, entry.index]) ?? [],
        );
      });
      return [...found, ...rendered];
    }),
};

/** A chart of the same repository is named by its folder. */
function chartFolder({ document }: Region, spec: YAMLMap): string | undefined {
  const chart = getMap(document, spec, 'chart');
  const inner = chart && getMap(document, chart, 'spec');
  const path = inner && getText(document, inner, 'chart');
  return path?.includes('/') === true ? resolvePath('', path) : undefined;
}
