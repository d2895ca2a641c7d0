import { isMap, isScalar, type Node, type YAMLMap } from 'yaml';
import { readImageReference, splitReference } from '../../model/image-reference.ts';
import type { JsonPath } from '../../model/json-path.ts';
import { asMap, asSeq, getMap, getNode, getScalar, getText, mapsOf, textOf } from '../../yaml/nodes.ts';
import type { YamlDocument, YamlSource } from '../../yaml/source.ts';
import type { Convention, Place } from '../place.ts';
import { changeScalar } from '../scalar-change.ts';
import { changeReference } from '../whole-reference.ts';

/** Lists whose items have an `image`, wherever they stand: kustomize's legacy filter, and ephemeral containers. */
const containerLists = new Set(['containers', 'initContainers', 'ephemeralContainers']);
/** Objects whose content is no workload: definitions, configuration text, and what other conventions read. */
const foreignKinds = new Set(['CustomResourceDefinition', 'ConfigMap', 'Secret', 'Kustomization', 'Component']);

export const workload: Convention = {
  id: 'workload',
  title: 'Containers, init and ephemeral containers and image volumes of any Kubernetes object, also in lists.',
  find: (source) =>
    source.documents.flatMap((document) => {
      const root = asMap(document, document.root);
      return root ? findInObject({ source, document, places: [], seen: new Set(), slot: '' }, root, []) : [];
    }),
};

interface Walk {
  source: YamlSource;
  document: YamlDocument;
  places: Place[];
  /** A node reached again through an alias is one place. */
  seen: Set<Node>;
  slot: string;
}

function findInObject(walk: Walk, object: YAMLMap, path: JsonPath): Place[] {
  const kind = getText(walk.document, object, 'kind');
  const apiVersion = getText(walk.document, object, 'apiVersion');
  if (kind === undefined || apiVersion === undefined || foreignKinds.has(kind)) return walk.places;
  const items = kind.endsWith('List') ? asSeq(walk.document, getNode(walk.document, object, 'items')) : undefined;
  if (items) {
    for (const { index, map } of mapsOf(walk.document, items)) findInObject(walk, map, [...path, 'items', index]);
    return walk.places;
  }
  const metadata = getMap(walk.document, object, 'metadata');
  const name = metadata ? (getText(walk.document, metadata, 'name') ?? '') : '';
  findBelow({ ...walk, slot: `${kind}/${name}` }, object, path);
  return walk.places;
}

function findBelow(walk: Walk, node: unknown, path: JsonPath): void {
  const { document } = walk;
  const map = asMap(document, node);
  if (map) {
    if (walk.seen.has(map)) return;
    walk.seen.add(map);
    for (const pair of map.items) {
      if (!isScalar(pair.key)) continue;
      const key = String(pair.key.value);
      const inner = [...path, key];
      if (containerLists.has(key)) findContainers(walk, pair.value, inner);
      else if (key === 'volumes') findVolumes(walk, pair.value, inner);
      findBelow(walk, pair.value, inner);
    }
    return;
  }
  const seq = asSeq(document, node);
  if (!seq || walk.seen.has(seq)) return;
  walk.seen.add(seq);
  for (const [index, item] of seq.items.entries()) findBelow(walk, item, [...path, index]);
}

function findContainers(walk: Walk, list: unknown, path: JsonPath): void {
  for (const { index, map } of mapsOf(walk.document, asSeq(walk.document, list))) {
    const name = getText(walk.document, map, 'name');
    addPlace(walk, map, 'image', [...path, index, 'image'], `${String(path.at(-1))}/${name ?? index}`);
  }
}

function findVolumes(walk: Walk, list: unknown, path: JsonPath): void {
  for (const { index, map } of mapsOf(walk.document, asSeq(walk.document, list))) {
    const image = getNode(walk.document, map, 'image');
    const inner = asMap(walk.document, image);
    const name = getText(walk.document, map, 'name');
    if (isMap(inner))
      addPlace(walk, inner, 'reference', [...path, index, 'image', 'reference'], `volumes/${name ?? index}`);
  }
}

function addPlace(walk: Walk, map: YAMLMap, key: string, path: JsonPath, slot: string): void {
  const { document, source, places, seen } = walk;
  const node = getNode(document, map, key);
  const scalar = getScalar(document, map, key);
  const text = textOf(scalar);
  if (!node || !scalar || text === undefined || seen.has(node)) return;
  seen.add(node);
  const { name } = splitReference(text);
  if (!readImageReference(name)) return;
  places.push({
    convention: workload.id,
    file: source.file,
    source,
    document,
    path,
    node,
    image: name,
    value: text,
    slot: `${walk.slot}/${slot}`,
    change(intent) {
      const change = changeScalar(document, node, path, changeReference(text, intent));
      return change ? [change] : [];
    },
  });
}
