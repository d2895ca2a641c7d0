import { isScalar, type YAMLMap } from 'yaml';
import { formatReference, splitReference } from '../model/image-reference.ts';
import { type JsonPath, valueAt } from '../model/json-path.ts';
import { asMap, asScalar, asSeq, getMap, getNode, getText, textOf } from '../yaml/nodes.ts';
import { type Place, placeIn, type Region } from './place.ts';
import { changeBelowRegistry, splitNames } from './split-names.ts';
import { type SplitKeys, splitMap, splitVersion } from './split-reference.ts';
import { type ImageKeys, imageKeys } from './value-keys.ts';
import { referencePlace } from './workload-walk.ts';

/** Helm values to search: a file, or the part of an object that holds them. */
export interface Values {
  convention: string;
  region: Region;
  root: YAMLMap;
  /** Path of the values in the document. */
  path: JsonPath;
  /** The chart's own values as plain data, which show through where these say nothing. */
  defaults?: unknown;
}

/** Finds images in Helm values: repository, tag, registry and digest as keys of a map, or references written as one string. */
export function findInValues(values: Values): Place[] {
  const seen = new Set<unknown>();
  const places: Place[] = [];
  walk(values.root, []);
  return places;

  function walk(node: unknown, at: JsonPath): void {
    const { document } = values.region;
    const map = asMap(document, node);
    const seq = map ? undefined : asSeq(document, node);
    const container = map ?? seq;
    if (!container || seen.has(container)) return;
    seen.add(container);
    if (map) {
      places.push(...findInMap(values, map, at));
      for (const pair of map.items) if (isScalar(pair.key)) walk(pair.value, [...at, String(pair.key.value)]);
    }
    for (const [index, item] of (seq?.items ?? []).entries()) {
      const text = textOf(asScalar(document, item));
      if (text !== undefined && /images?$/i.test(lastKey(at)))
        places.push(...single(values, item, [...at, index], text));
      walk(item, [...at, index]);
    }
  }
}

function lastKey(path: JsonPath): string {
  return path.findLast((step) => typeof step === 'string') ?? '';
}

function findInMap(values: Values, map: YAMLMap, at: JsonPath): Place[] {
  const { document } = values.region;
  const texts = new Map<string, string>();
  for (const pair of map.items) {
    if (!isScalar(pair.key)) continue;
    const scalar = asScalar(document, pair.value);
    if (scalar) texts.set(String(pair.key.value), textOf(scalar) ?? '');
  }
  const defaults = values.defaults === undefined ? undefined : valueAt(values.defaults, at);
  const groups = imageKeys(texts, stringsOf(defaults), lastKey(at));
  return groups.flatMap((keys) => {
    const own = keys.name === undefined ? undefined : texts.get(keys.name);
    if (own !== undefined && keys.name !== undefined && isWhole(own)) {
      const node = getNode(document, map, keys.name);
      return node ? single(values, node, [...at, keys.name], own) : [];
    }
    return split(values, map, at, keys, texts);
  });
}

function isWhole(text: string): boolean {
  const parts = splitReference(text);
  return parts.tag !== undefined || parts.digest !== undefined;
}

function single(values: Values, node: unknown, at: JsonPath, text: string): Place[] {
  if (!isWhole(text)) return [];
  const place = referencePlace(
    values.convention,
    values.region,
    node as Parameters<typeof referencePlace>[2],
    [...values.path, ...at],
    text,
  );
  return place ? [place] : [];
}

function split(
  values: Values,
  map: YAMLMap,
  at: JsonPath,
  keys: ImageKeys,
  texts: ReadonlyMap<string, string>,
): Place[] {
  const { document } = values.region;
  const global = globalRegistry(values);
  const names = splitNames(keys, texts, global);
  const present = [keys.tag, keys.digest, keys.name].filter((key) => key !== undefined && getNode(document, map, key));
  const nodes = present.flatMap((key) => getNode(document, map, key ?? '') ?? []);
  const [first, node] = [present[0], nodes[0]];
  if (!names || first === undefined || !node) return [];
  const written = splitMap(document, map, [...values.path, ...at], splitKeys(keys));
  const place = placeIn(values.region, {
    convention: values.convention,
    path: [...values.path, ...at, first],
    node,
    nodes,
    ...names,
    value: formatReference({ name: names.image, ...splitVersion(written) }),
    change: (intent) => changeBelowRegistry(written, global, intent),
  });
  return [place];
}

function splitKeys(keys: ImageKeys): SplitKeys {
  const { defaultName: _name, defaultRegistry: _registry, ...own } = keys;
  return own;
}

/** Bitnami's convention: it takes the place of every image's own registry. */
function globalRegistry({ region, root, defaults }: Values): string {
  const global = getMap(region.document, root, 'global');
  const own = global ? getText(region.document, global, 'imageRegistry') : undefined;
  const fallback = defaults === undefined ? undefined : valueAt(defaults, ['global', 'imageRegistry']);
  return own ?? (typeof fallback === 'string' ? fallback : '');
}

/** The strings of a plain map, numbers as they are written. */
export function stringsOf(map: unknown): Map<string, string> {
  const texts = new Map<string, string>();
  if (map === null || typeof map !== 'object' || Array.isArray(map)) return texts;
  for (const [key, value] of Object.entries(map)) {
    if (typeof value === 'string' || value === null) texts.set(key, value ?? '');
    else if (typeof value === 'number') texts.set(key, String(value));
  }
  return texts;
}
