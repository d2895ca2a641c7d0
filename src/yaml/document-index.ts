import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { YamlDocument } from './source.ts';

type Indexed = Omit<YamlDocument, 'index' | 'root'> & { problem?: { reason: string; offset: number } };
type Path = readonly (string | number)[];
/** A path as a chain: most nodes never need theirs written out. */
type Chain = { step: string | number; above: Chain } | undefined;

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

  function walk(node: unknown, chain: Chain, inFlow: boolean): void {
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (!target) {
        problem ??= { reason: `alias *${node.source} has no anchor`, offset: node.range?.[0] ?? 0 };
        return;
      }
      aliases.set(node, target);
      const known = sites.get(target) ?? [anchorSites.get(target) ?? []];
      if (known.length < maxSites) sites.set(target, [...known, toPath(chain)]);
      return;
    }
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return;
    if (node.anchor !== undefined) {
      anchors.set(node.anchor, node);
      anchorSites.set(node, toPath(chain));
    }
    if (isScalar(node)) {
      if (inFlow) flow.add(node);
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries())
        walk(item, { step: index, above: chain }, inFlow || node.flow === true);
    } else walkMap(node, chain, inFlow || node.flow === true);
  }

  function walkMap(map: YAMLMap, chain: Chain, inFlow: boolean): void {
    const seen = new Set<string>();
    const pairs = map.items.length > wideMap ? new Map<string, Pair>() : undefined;
    for (const pair of map.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (isScalar(pair.key) && key !== '<<' && seen.has(key) && !duplicates.has(map)) duplicates.set(map, key);
      if (pairs && isScalar(pair.key) && !seen.has(key)) pairs.set(key, pair);
      seen.add(key);
      walk(pair.key, chain, inFlow);
      walk(pair.value, { step: key, above: chain }, inFlow);
    }
    if (pairs) wide.set(map, pairs);
  }

  walk(root, undefined, false);
  const first = isMap(root) && root.flow === true ? root.items[0]?.key : undefined;
  const json = isScalar(first) && first.type === 'QUOTE_DOUBLE';
  return { aliases, sites, flow, duplicates, wide, json, ...(problem ? { problem } : {}) };
}

function toPath(chain: Chain): Path {
  const path: (string | number)[] = [];
  for (let link = chain; link; link = link.above) path.push(link.step);
  return path.reverse();
}

/** Looking a key up in a map with more keys than these goes through a table. */
const wideMap = 32;

/** Enough to decide about an anchor; thousands of aliases need not be listed. */
const maxSites = 64;
