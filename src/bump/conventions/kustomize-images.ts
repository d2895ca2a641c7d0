import { asMap, getSeq, mapsOf } from '../../yaml/nodes.ts';
import type { YamlSource } from '../../yaml/source.ts';
import type { Convention } from '../convention.ts';
import { isKustomizationFile } from '../kustomization-file.ts';
import { type KustomizeEntry, readEntry } from '../kustomize-entry.ts';
import { regionsOf } from '../place.ts';

const id = 'kustomize-images';

export const kustomizeImages: Convention = {
  id,
  title: 'The `images` of a kustomization: newName, newTag and digest of each entry.',
  find: (source) => (isKustomizationFile(source.file) ? findEntries(source) : []),
};

/** The entries of a kustomization in the order in which kustomize applies them. */
export function findEntries(source: YamlSource): KustomizeEntry[] {
  const [region] = regionsOf(source);
  const root = region ? asMap(region.document, region.document.root) : undefined;
  if (!region || !root) return [];
  return mapsOf(region.document, getSeq(region.document, root, 'images')).flatMap(
    ({ index, map }) => readEntry(id, region, map, ['images', index]) ?? [],
  );
}
