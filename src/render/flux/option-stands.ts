import type { JsonPath } from '../../model/json-path.ts';
import type { Described, Stand } from '../traces.ts';
import type { GeneratedKustomization } from './kustomization-options.ts';
import { type Data, dataOf, listOf, textOf } from './objects.ts';

const renamed: Readonly<Record<string, string>> = {
  namespace: 'targetNamespace',
  namePrefix: 'namePrefix',
  nameSuffix: 'nameSuffix',
};
const appended = new Set(['patches', 'patchesStrategicMerge', 'patchesJson6902', 'components']);

/**
 * Where what is at a path of the kustomization as Flux leaves it really stands: in the Kustomization of Flux, or in the file that was there.
 * Undefined for what is generated of nothing but the folder.
 */
export function optionStand(
  { file, data, original }: GeneratedKustomization,
  described: Described,
  path: JsonPath,
): Stand | undefined {
  const spec = dataOf(described.manifest['spec']);
  const [key = '', index, ...rest] = path;
  const inSpec = (...steps: JsonPath): Stand => ({ in: described, path: ['spec', ...steps] });
  const own = (at: JsonPath): Stand | undefined => (original === undefined ? undefined : { in: { file }, path: at });
  const option = renamed[key];
  if (option !== undefined && typeof spec[option] === 'string') return inSpec(option);
  if (appended.has(String(key))) {
    const before = original?.[key];
    const count = Array.isArray(before) ? before.length : 0;
    return Number(index) < count ? own(path) : inSpec(key, Number(index) - count, ...rest);
  }
  if (key === 'images') {
    const name = textOf(listOf(data['images'])[Number(index)]?.['name']);
    const said = lastNamed(spec['images'], name, rest[0]);
    if (said !== undefined) return inSpec('images', said, ...rest);
    const before = lastNamed(original?.['images'], name, rest[0]);
    return before === undefined ? own(path) : own(['images', before, ...rest]);
  }
  return own(path);
}

function lastNamed(images: unknown, name: string, field: string | number | undefined): number | undefined {
  const found = listOf(images).findLastIndex(
    (image: Data) => textOf(image['name']) === name && (field === undefined || textOf(image[field]) !== ''),
  );
  return found < 0 ? undefined : found;
}
