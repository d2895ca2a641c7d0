import type { YAMLSeq } from 'yaml';
import type { JsonPath } from '../model/json-path.ts';
import { asMap, asScalar, getNode, getText, mapsOf, textOf } from '../yaml/nodes.ts';
import type { Place, Region } from './place.ts';
import {
  containerLists,
  findBelow,
  findContainer,
  findContainers,
  pointerSlot,
  referencePlace,
  startWalk,
} from './workload-walk.ts';

/** Images in the operations of a JSON 6902 patch: a value that is one, or an object that is put in with its images. */
export function findJsonPatch(convention: string, region: Region, operations: YAMLSeq, object: string): Place[] {
  const { document } = region;
  return mapsOf(document, operations).flatMap(({ index, map }) => {
    const op = getText(document, map, 'op');
    const pointer = getText(document, map, 'path');
    const node = getNode(document, map, 'value');
    if ((op !== 'add' && op !== 'replace') || pointer === undefined || !node) return [];
    return findInValue(convention, region, node, [index, 'value'], readPointer(pointer), object);
  });
}

function readPointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function findInValue(
  convention: string,
  region: Region,
  node: NonNullable<ReturnType<typeof getNode>>,
  path: JsonPath,
  pointer: readonly string[],
  object: string,
): Place[] {
  const { document } = region;
  const last = pointer.at(-1) ?? '';
  const text = textOf(asScalar(document, node));
  if (text !== undefined) {
    if (last !== 'image' && last !== 'reference') return [];
    const place = referencePlace(convention, region, node, path, text);
    return place ? [{ ...place, slots: object === '' ? [] : [pointerSlot(object, pointer)] }] : [];
  }
  const walk = startWalk(convention, region, object);
  const map = asMap(document, node);
  // Slots name containers: where in the list a value ends up is not known for `-`.
  if (containerLists.has(last)) findContainers(walk, node, path, last);
  else if (map && containerLists.has(pointer.at(-2) ?? '')) findContainer(walk, map, path, pointer.at(-2) ?? '');
  findBelow(walk, node, path);
  return walk.places;
}
