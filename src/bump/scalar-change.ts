import { isAlias, isScalar, type Node } from 'yaml';
import { formatPath, type JsonPath } from '../model/json-path.ts';
import { textOf } from '../yaml/nodes.ts';
import type { YamlDocument } from '../yaml/source.ts';
import type { Change } from './place.ts';

/** Keys that hold versions and names of images: an anchor used by these alone may change for all of them. */
const imageKey = /image|tag|version|digest|ref|repo|^x-/i;

/**
 * Gives a scalar a new value; undefined when it has it already (as a string). An alias is followed to its anchor when all places that
 * share it are about images; otherwise this one site gets the value, so that a name or label that shares the anchor stays.
 */
export function changeScalar(document: YamlDocument, node: Node, path: JsonPath, value: string): Change | undefined {
  const target = isAlias(node) ? document.aliases.get(node) : node;
  if (!isScalar(target)) return undefined;
  const old = textOf(target) ?? null;
  if (target.value === value) return undefined;
  const sites = document.sites.get(target) ?? [];
  const shared = { path, old, new: value };
  if (isAlias(node) && !sites.every((site) => imageKey.test(lastKey(site)))) {
    const note = `the alias *${node.source} is replaced: ${formatPath(sites[0] ?? [])} has its anchor and stays`;
    return { ...shared, operation: { kind: 'replace-alias', document, node, value }, note };
  }
  const operation = { kind: 'replace', document, node: target, value } as const;
  if (sites.length === 0) return { ...shared, operation };
  const others = sites.map(formatPath).filter((site) => site !== formatPath(path));
  return { ...shared, operation, note: `shared by anchor &${target.anchor ?? ''}: ${others.join(', ')} follows` };
}

function lastKey(path: JsonPath): string {
  return path.findLast((step) => typeof step === 'string') ?? '';
}
