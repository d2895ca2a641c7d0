import { isMap, isScalar, type Node, type YAMLMap } from 'yaml';
import { readImageReference, splitReference } from '../model/image-reference.ts';
import type { JsonPath } from '../model/json-path.ts';
import { asMap, asSeq, getMap, getNode, getScalar, getText, mapsOf, textOf } from '../yaml/nodes.ts';
import { type Place, placeIn, type Region } from './place.ts';
import { changeScalar } from './scalar-change.ts';
import { changeReference } from './whole-reference.ts';

/** Lists whose items have an `image`, wherever they stand: kustomize's legacy filter, and ephemeral containers. */
export const containerLists: ReadonlySet<string> = new Set(['containers', 'initContainers', 'ephemeralContainers']);

export interface WorkloadWalk {
  convention: string;
  region: Region;
  places: Place[];
  /** A node reached again through an alias is one place. */
  seen: Set<Node>;
  /** `Deployment/web`; empty when the object is not known. */
  object: string;
}

export function startWalk(convention: string, region: Region, object = ''): WorkloadWalk {
  return { convention, region, places: [], seen: new Set(), object };
}

/** `Deployment/web`, as slots begin. */
export function objectName(region: Region, object: YAMLMap): string {
  const metadata = getMap(region.document, object, 'metadata');
  const name = metadata ? (getText(region.document, metadata, 'name') ?? '') : '';
  return `${getText(region.document, object, 'kind') ?? ''}/${name}`;
}

/** Finds the images of containers and image volumes at any depth below a node. */
export function findBelow(walk: WorkloadWalk, node: unknown, path: JsonPath): Place[] {
  const { document } = walk.region;
  const map = asMap(document, node);
  if (map && !walk.seen.has(map)) {
    walk.seen.add(map);
    for (const pair of map.items) {
      if (!isScalar(pair.key)) continue;
      const key = String(pair.key.value);
      const inner = [...path, key];
      if (containerLists.has(key)) findContainers(walk, pair.value, inner, key);
      else if (key === 'volumes') findVolumes(walk, pair.value, inner);
      findBelow(walk, pair.value, inner);
    }
  }
  const seq = map ? undefined : asSeq(document, node);
  if (seq && !walk.seen.has(seq)) {
    walk.seen.add(seq);
    for (const [index, item] of seq.items.entries()) findBelow(walk, item, [...path, index]);
  }
  return walk.places;
}

export function findContainers(walk: WorkloadWalk, list: unknown, path: JsonPath, field: string): void {
  for (const { index, map } of mapsOf(walk.region.document, asSeq(walk.region.document, list))) {
    findContainer(walk, map, [...path, index], field);
  }
}

/** A container of the list that `field` names. */
export function findContainer(walk: WorkloadWalk, map: YAMLMap, path: JsonPath, field: string): void {
  const name = getText(walk.region.document, map, 'name');
  addReference(walk, map, 'image', [...path, 'image'], name === undefined ? undefined : `${field}/${name}`);
}

function findVolumes(walk: WorkloadWalk, list: unknown, path: JsonPath): void {
  const { document } = walk.region;
  for (const { index, map } of mapsOf(document, asSeq(document, list))) {
    const inner = asMap(document, getNode(document, map, 'image'));
    const name = getText(document, map, 'name');
    if (!isMap(inner)) continue;
    addReference(
      walk,
      inner,
      'reference',
      [...path, index, 'image', 'reference'],
      name === undefined ? undefined : `volumes/${name}`,
    );
  }
}

/** Adds the value of a key as a place, when it is a reference written as one string. */
export function addReference(
  walk: WorkloadWalk,
  map: YAMLMap,
  key: string,
  path: JsonPath,
  slot: string | undefined,
): void {
  const { region, places, seen, convention, object } = walk;
  const node = getNode(region.document, map, key);
  const text = textOf(getScalar(region.document, map, key));
  if (!node || text === undefined || seen.has(node)) return;
  seen.add(node);
  const place = referencePlace(convention, region, node, path, text);
  if (!place) return;
  const slots = object === '' ? [] : [...(slot === undefined ? [] : [`${object}/${slot}`]), pointerSlot(object, path)];
  places.push({ ...place, slots });
}

/** How a JSON patch addresses a value of an object. */
export function pointerSlot(object: string, path: JsonPath): string {
  return `${object}#/${path.join('/')}`;
}

/** A place whose whole value is one reference; undefined when its name is none. */
export function referencePlace(
  convention: string,
  region: Region,
  node: Node,
  path: JsonPath,
  text: string,
): Place | undefined {
  const { name } = splitReference(text);
  if (!readImageReference(name)) return undefined;
  return placeIn(region, {
    convention,
    path,
    node,
    image: name,
    value: text,
    change(intent) {
      const change = changeScalar(region.document, node, path, changeReference(text, intent));
      return change ? [change] : [];
    },
  });
}
