import { asMap, getMap, getSeq, getText, mapsOf } from '../../yaml/nodes.ts';
import type { Convention } from '../convention.ts';
import { readEntry } from '../kustomize-entry.ts';
import { regionsOf } from '../place.ts';

const id = 'flux-kustomization';

export const fluxKustomization: Convention = {
  id,
  title: 'The `spec.images` of Flux Kustomizations, written like those of kustomize.',
  find: (source) =>
    regionsOf(source).flatMap((region) => {
      const { document } = region;
      const root = asMap(document, document.root);
      if (!root || getText(document, root, 'kind') !== 'Kustomization') return [];
      if (getText(document, root, 'apiVersion')?.startsWith('kustomize.toolkit.fluxcd.io/') !== true) return [];
      const spec = getMap(document, root, 'spec');
      return mapsOf(document, spec && getSeq(document, spec, 'images')).flatMap(
        ({ index, map }) => readEntry(id, region, map, ['spec', 'images', index]) ?? [],
      );
    }),
};
