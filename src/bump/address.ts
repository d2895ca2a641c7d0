import { isMap, isScalar, type Node, type YAMLMap } from 'yaml';
import type { JsonPath } from '../model/json-path.ts';
import { asMap, asSeq, getNode, resolve } from '../yaml/nodes.ts';
import type { YamlDocument } from '../yaml/source.ts';

/** Where a path leads in a document. */
export type Address =
  | { found: true; node: Node; path: JsonPath }
  /** The last map on the way, and the steps that it lacks. */
  | { found: false; map: YAMLMap; path: JsonPath; missing: readonly string[] }
  | { found: false; map: undefined; reason: string; node: Node | undefined };

/** Follows a path; a key with dots in it is found also when the path takes the dots for steps. */
export function follow(document: YamlDocument, path: JsonPath): Address {
  return step(document, document.root ?? undefined, path, []);
}

function step(document: YamlDocument, node: Node | undefined, path: JsonPath, done: JsonPath): Address {
  const [next, ...rest] = path;
  if (next === undefined) {
    return node
      ? { found: true, node, path: done }
      : { found: false, map: undefined, reason: 'there is nothing', node };
  }
  if (typeof next === 'number') {
    const seq = asSeq(document, node);
    if (!seq) return nowhere('is no list', node, done);
    const item = seq.items[next] as Node | undefined;
    if (!item) return nowhere(`has ${seq.items.length} items, not ${next + 1}`, node, done);
    return step(document, item, rest, [...done, next]);
  }
  const map = asMap(document, node);
  if (!map) {
    const empty = resolve(document, node);
    if (isScalar(empty) && empty.value === null) return nowhere('is empty', node, done);
    return nowhere(asSeq(document, node) ? 'is a list: give an index as [0]' : 'is no map', node, done);
  }
  const own = getNode(document, map, next);
  if (own) return step(document, own, rest, [...done, next]);
  const dotted = dottedKey(map, path);
  if (dotted) return step(document, dotted.node, path.slice(dotted.steps), [...done, dotted.key]);
  const missing = path.filter((one) => typeof one === 'string');
  if (missing.length < path.length) return nowhere(`has no key "${next}"`, node, done);
  return { found: false, map, path: done, missing };
}

function nowhere(reason: string, node: Node | undefined, done: JsonPath): Address {
  const name = done.length === 0 ? 'the document' : `"${String(done.at(-1))}"`;
  return { found: false, map: undefined, reason: `${name} ${reason}`, node };
}

function dottedKey(map: YAMLMap, path: JsonPath): { key: string; node: Node; steps: number } | undefined {
  for (let steps = path.length; steps > 1; steps--) {
    const part = path.slice(0, steps);
    if (!part.every((one) => typeof one === 'string')) continue;
    const key = part.join('.');
    const pair = map.items.find((one) => isScalar(one.key) && one.key.value === key);
    if (pair?.value && (isMap(pair.value) || isScalar(pair.value))) return { key, node: pair.value, steps };
  }
  return undefined;
}
