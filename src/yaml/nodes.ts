import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { YamlDocument } from './source.ts';

/** The node itself, or what it is an alias of. */
export function resolve(document: YamlDocument, node: unknown): Node | undefined {
  if (isAlias(node)) return document.aliases.get(node);
  return isNode(node) ? node : undefined;
}

export function asMap(document: YamlDocument, node: unknown): YAMLMap | undefined {
  const resolved = resolve(document, node);
  return isMap(resolved) ? resolved : undefined;
}

export function asSeq(document: YamlDocument, node: unknown): YAMLSeq | undefined {
  const resolved = resolve(document, node);
  return isSeq(resolved) ? resolved : undefined;
}

export function asScalar(document: YamlDocument, node: unknown): Scalar | undefined {
  const resolved = resolve(document, node);
  return isScalar(resolved) ? resolved : undefined;
}

/** The value of a key as it stands, an alias unresolved; keys merged by `<<` count behind the map's own. */
export function getNode(document: YamlDocument, map: YAMLMap, key: string): Node | undefined {
  const table = document.wide.get(map);
  const own = table ? table.get(key) : map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
  if (own) return isNode(own.value) ? own.value : undefined;
  if (table && !table.has('<<')) return undefined;
  for (const pair of map.items) {
    if (!isScalar(pair.key) || pair.key.value !== '<<') continue;
    const merged = asSeq(document, pair.value)?.items ?? [pair.value];
    for (const item of merged) {
      // One level of merging: a merged map that merges again is nobody's practice, and following it could loop.
      const found = asMap(document, item)?.items.find((inner) => isScalar(inner.key) && inner.key.value === key);
      if (found) return isNode(found.value) ? found.value : undefined;
    }
  }
  return undefined;
}

export function getMap(document: YamlDocument, map: YAMLMap, key: string): YAMLMap | undefined {
  return asMap(document, getNode(document, map, key));
}

export function getSeq(document: YamlDocument, map: YAMLMap, key: string): YAMLSeq | undefined {
  return asSeq(document, getNode(document, map, key));
}

export function getScalar(document: YamlDocument, map: YAMLMap, key: string): Scalar | undefined {
  return asScalar(document, getNode(document, map, key));
}

/** What a scalar says: a string's value, or a number's or date's own spelling; undefined for null. */
export function textOf(node: Scalar | undefined): string | undefined {
  if (!node || node.value === null || node.value === undefined) return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? JSON.stringify(node.value));
}

export function getText(document: YamlDocument, map: YAMLMap, key: string): string | undefined {
  return textOf(getScalar(document, map, key));
}

/** The maps of a sequence, with their indices. */
export function mapsOf(document: YamlDocument, seq: YAMLSeq | undefined): { index: number; map: YAMLMap }[] {
  return (seq?.items ?? []).flatMap((item, index) => {
    const map = asMap(document, item);
    return map ? [{ index, map }] : [];
  });
}
