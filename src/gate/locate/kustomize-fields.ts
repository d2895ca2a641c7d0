import type { JsonPath } from '../../model/json-path.ts';
import { splitReference } from '../../model/image-reference.ts';
import type { Layer } from '../../render/kustomize/closure.ts';
import { isMapping } from '../../render/parse/objects.ts';
import { type Candidate, inKustomization, type KustomizeQuery } from './kustomize-query.ts';

/** A path in a kustomization that sets what is looked for, and what it sets. */
type Setting = { path: JsonPath; value: unknown };

/** The fields of a kustomization that change objects, the last applied first (kustomize api/internal/target/kusttarget_configplugin.go). */
export async function fieldsAfterJsonPatches(layer: Layer, query: KustomizeQuery): Promise<readonly Candidate[]> {
  return await toCandidates(layer, query, [...images(layer, query), ...replicas(layer, query)]);
}

export async function fieldsBeforeJsonPatches(layer: Layer, query: KustomizeQuery): Promise<readonly Candidate[]> {
  return await toCandidates(layer, query, [
    ...annotations(layer, query),
    ...labels(layer, query),
    ...namespace(layer, query),
  ]);
}

async function toCandidates(
  layer: Layer,
  { reader }: KustomizeQuery,
  settings: readonly Setting[],
): Promise<readonly Candidate[]> {
  return await Promise.all(
    settings.map(async ({ path, value }) => ({ place: await inKustomization(reader, layer, path), value })),
  );
}

function entries(layer: Layer, key: string): readonly { index: number; entry: Readonly<Record<string, unknown>> }[] {
  const value = layer.kustomization.data[key];
  return Array.isArray(value)
    ? value.flatMap((entry: unknown, index) => (isMapping(entry) ? [{ index, entry }] : []))
    : [];
}

/** Which part of an image is wrong is not said by its path, so the tag or digest is meant where one is set here. */
function images(layer: Layer, { path, value }: KustomizeQuery): readonly Setting[] {
  if (path.at(-1) !== 'image' || typeof value !== 'string') return [];
  const parts = splitReference(value);
  return entries(layer, 'images')
    .filter(({ entry }) => (entry['newName'] ?? entry['name']) === parts.name)
    .toReversed()
    .flatMap(({ index, entry }): Setting[] => {
      const field = ['digest', 'newTag', 'newName'].find(
        (name) => typeof entry[name] === 'string' && entry[name] !== '',
      );
      if (field === undefined) return [];
      const set = { digest: parts.digest, newTag: parts.tag, newName: parts.name }[field];
      // Equal parts mean that the whole is as it is because of this entry.
      return [{ path: ['images', index, field], value: set === entry[field] ? value : undefined }];
    });
}

const scalable = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']);

function replicas(layer: Layer, { path, source }: KustomizeQuery): readonly Setting[] {
  if (path.join('.') !== 'spec.replicas' || !scalable.has(source.identity.kind)) return [];
  return entries(layer, 'replicas')
    .filter(({ entry }) => typeof entry['name'] === 'string' && source.names.includes(entry['name']))
    .map(({ index, entry }) => ({ path: ['replicas', index, 'count'], value: entry['count'] }));
}

function annotations(layer: Layer, { path }: KustomizeQuery): readonly Setting[] {
  const set = layer.kustomization.data['commonAnnotations'];
  const key = path.at(-1);
  if (path.at(-2) !== 'annotations' || typeof key !== 'string' || !isMapping(set) || !Object.hasOwn(set, key))
    return [];
  return [{ path: ['commonAnnotations', key], value: set[key] }];
}

function labels(layer: Layer, { path }: KustomizeQuery): readonly Setting[] {
  const key = path.at(-1);
  if (
    typeof key !== 'string' ||
    !path.slice(0, -1).some((step) => ['labels', 'matchLabels', 'selector'].includes(String(step)))
  )
    return [];
  const found: Setting[] = [];
  const common = layer.kustomization.data['commonLabels'];
  if (isMapping(common) && Object.hasOwn(common, key)) found.push({ path: ['commonLabels', key], value: common[key] });
  for (const { index, entry } of entries(layer, 'labels')) {
    const { pairs } = entry;
    if (isMapping(pairs) && Object.hasOwn(pairs, key))
      found.push({ path: ['labels', index, 'pairs', key], value: pairs[key] });
  }
  return found.toReversed();
}

function namespace(layer: Layer, { path }: KustomizeQuery): readonly Setting[] {
  const { namespace } = layer.kustomization.data;
  const isNamespace =
    path.join('.') === 'metadata.namespace' || (path[0] === 'subjects' && path.at(-1) === 'namespace');
  return isNamespace && typeof namespace === 'string' ? [{ path: ['namespace'], value: namespace }] : [];
}
