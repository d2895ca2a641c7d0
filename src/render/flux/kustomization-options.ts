import { posix } from 'node:path';
import { SlipwayError } from '../../model/errors.ts';
import { kustomizationNames, readKustomization } from '../kustomize/kustomization-file.ts';
import { joinInside, type TreeReader } from '../tree-reader.ts';
import { type Data, dataOf, listOf, textOf } from './objects.ts';

export interface GeneratedKustomization {
  /** Where Flux writes it. */
  file: string;
  text: string;
  data: Data;
  /** What was there. */
  original: Data | undefined;
}

const optionKeys = [
  'targetNamespace',
  'namePrefix',
  'nameSuffix',
  'patches',
  'components',
  'patchesStrategicMerge',
  'patchesJson6902',
  'images',
  'buildMetadata',
] as const;

/**
 * The kustomization as Flux leaves it before it builds (fluxcd/pkg/kustomize kustomize_generator.go): generated where there is none,
 * with the object's options. Undefined when the one that is there stays as it is.
 */
export async function generateKustomization(
  reader: TreeReader,
  folder: string,
  spec: Data,
  where: { file: string; line: number },
): Promise<GeneratedKustomization | undefined> {
  const existing = await readKustomization(reader, folder);
  if (existing !== undefined && optionKeys.every((key) => spec[key] === undefined)) return undefined;
  const data: Record<string, unknown> =
    existing === undefined ? await scanned(reader, folder, where.file) : { ...existing.data };
  for (const [from, to] of [
    ['targetNamespace', 'namespace'],
    ['namePrefix', 'namePrefix'],
    ['nameSuffix', 'nameSuffix'],
  ] as const) {
    if (typeof spec[from] === 'string') data[to] = spec[from];
  }
  append(data, 'patches', listOf(spec['patches']));
  append(data, 'components', await components(reader, folder, spec, where));
  append(
    data,
    'patchesStrategicMerge',
    listOf(spec['patchesStrategicMerge']).map((patch) => JSON.stringify(patch)),
  );
  append(
    data,
    'patchesJson6902',
    listOf(spec['patchesJson6902']).map(({ patch, target }) => ({ patch: JSON.stringify(patch), target })),
  );
  const images = listOf(spec['images']);
  if (images.length > 0) data['images'] = mergeImages(listOf(data['images']), images);
  if (Array.isArray(spec['buildMetadata']) && spec['buildMetadata'].length > 0)
    data['buildMetadata'] = spec['buildMetadata'];
  const file = existing?.file ?? posix.join(folder, 'kustomization.yaml');
  return { file, text: `${JSON.stringify(data, undefined, 2)}\n`, data, original: existing?.data };
}

function append(data: Record<string, unknown>, key: string, added: readonly unknown[]): void {
  if (added.length === 0) return;
  const before = data[key];
  data[key] = [...(Array.isArray(before) ? (before as readonly unknown[]) : []), ...added];
}

/** Every manifest below the folder, and folders with a kustomization of their own instead of what is in them. */
async function scanned(reader: TreeReader, folder: string, file: string): Promise<Record<string, unknown>> {
  const entries = await reader.tree.list(folder === '.' ? undefined : [folder]);
  if (entries.length === 0) {
    throw new SlipwayError('ROOT_NOT_FOUND', `there is no folder ${folder}`, { location: { file } });
  }
  const inside = entries
    .filter(({ mode }) => mode !== '160000')
    .map(({ path }) => (folder === '.' ? path : posix.relative(folder, path)));
  const own = new Set(
    inside
      .filter((path) => (kustomizationNames as readonly string[]).includes(posix.basename(path)))
      .map((path) => posix.dirname(path)),
  );
  const resources = new Set<string>();
  for (const path of inside) {
    const parts = path.split('/');
    const above = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
    const kustomization = above.find((one) => own.has(one));
    if (kustomization !== undefined) resources.add(`./${kustomization}`);
    // Whatever it is called: what source-controller leaves out is not here.
    else if (/\.ya?ml$/.test(path)) resources.add(`./${path}`);
  }
  const head = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' };
  return resources.size === 0 ? { ...head, namespace: '_placeholder' } : { ...head, resources: [...resources].sort() };
}

async function components(
  reader: TreeReader,
  folder: string,
  spec: Data,
  where: { file: string; line: number },
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const component of Array.isArray(spec['components']) ? spec['components'].map(textOf) : []) {
    if (component.startsWith('/') || /^[a-z+]+:\/\//.test(component))
      throw new SlipwayError('RENDER_FAILED', `component path '${component}' must be local and relative`, {
        location: where,
      });
    const path = joinInside(folder, component, where);
    const missing = (await reader.tree.list([path])).length === 0;
    if (!(missing && spec['ignoreMissingComponents'] === true)) found.push(component);
  }
  return found;
}

/** A tag or digest replaces both; a name stays unless there is a new one. */
function mergeImages(before: readonly Data[], added: readonly Data[]): readonly Data[] {
  const merged: Record<string, unknown>[] = before.map((image) => ({ ...image }));
  for (const image of added) {
    const { name, newName, newTag, digest } = image;
    const known = merged.find((one) => one['name'] === name);
    if (known === undefined) {
      merged.push({ ...dataOf(image) });
      continue;
    }
    if (textOf(newName) !== '') known['newName'] = newName;
    if (textOf(newTag) === '' && textOf(digest) === '') continue;
    for (const [key, value] of Object.entries({ newTag, digest })) {
      if (textOf(value) === '') delete known[key];
      else known[key] = value;
    }
  }
  return merged;
}
