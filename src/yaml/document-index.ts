import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { YamlDocument } from './source.ts';

type Indexed = Omit<YamlDocument, 'index' | 'root'> & { problem?: { reason: string; offset: number } };
type Path = readonly (string | number)[];

/** Resolves aliases and finds flow scalars and duplicate keys in one walk that visits every node once. */
export function indexDocument(root: Node | null): Indexed {
  const anchors = new Map<string, Node>();
  const anchorSites = new Map<Node, Path>();
  const aliases = new Map<Alias, Node>();
  const sites = new Map<Node, Path[]>();
  const flow = new Set<Node>();
  const duplicates = new Map<Node, string>();
  const wide = new Map<Node, ReadonlyMap<string, Pair>>();
  let problem: Indexed['problem'];

  function walk(node: unknown, path: Path, inFlow: boolean): void {
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (!target) {
        problem ??= { reason: `alias *${node.source} has no anchor`, offset: node.range?.[0] ?? 0 };
        return;
      }
      aliases.set(node, target);
      const known = sites.get(target) ?? [anchorSites.get(target) ?? []];
      sites.set(target, [...known, path].slice(0, maxSites));
      return;
    }
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return;
    if (node.anchor !== undefined) {
      anchors.set(node.anchor, node);
      anchorSites.set(node, path);
    }
    if (isScalar(node)) {
      if (inFlow) flow.add(node);
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) walk(item, [...path, index], inFlow || node.flow === true);
    } else walkMap(node, path, inFlow || node.flow === true);
  }

  function walkMap(map: YAMLMap, path: Path, inFlow: boolean): void {
    const seen = new Set<string>();
    const pairs = map.items.length > wideMap ? new Map<string, Pair>() : undefined;
    for (const pair of map.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (isScalar(pair.key) && key !== '<<' && seen.has(key) && !duplicates.has(map)) duplicates.set(map, key);
      if (pairs && isScalar(pair.key) && !seen.has(key)) pairs.set(key, pair);
      seen.add(key);
      walk(pair.key, path, inFlow);
      walk(pair.value, [...path, key], inFlow);
    }
    if (pairs) wide.set(map, pairs);
  }

  walk(root, [], false);
  const first = isMap(root) && root.flow === true ? root.items[0]?.key : undefined;
  const json = isScalar(first) && first.type === 'QUOTE_DOUBLE';
  return { aliases, sites, flow, duplicates, wide, json, ...(problem ? { problem } : {}) };
}

/** Looking a key up in a map with more keys than these goes through a table. */
const wideMap = 32;

/** Enough to decide about an anchor; thousands of aliases need not be listed. */
const maxSites = 64;
