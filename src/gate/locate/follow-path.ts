import { isDeepStrictEqual } from 'node:util';
import type { JsonPath } from '../../model/json-path.ts';
import { itemKey, keyFields } from '../list-items.ts';

/** How far a path of a rendered object can be followed in something that was merged into it. */
export interface Followed {
  /** The same path in the source, list items counted as there. */
  path: JsonPath;
  value: unknown;
  /** Steps of the rendered path that were found. */
  steps: number;
}

/**
 * Walks a source (a manifest, a patch, part of one) along a path of the rendered object. List items are found by merge key; in
 * lists without one by equality, else by position where both have as many.
 */
export function followPath(source: unknown, rendered: unknown, path: JsonPath): Followed {
  if (source === rendered) return createFollower(source)(path);
  const found: (string | number)[] = [];
  let here = source;
  let there = rendered;
  let field = '';
  for (const [steps, step] of path.entries()) {
    const next = typeof step === 'number' ? itemIn(here, there, step, field) : keyIn(here, step);
    if (next === undefined) return { path: found, value: here, steps };
    found.push(next);
    if (typeof step === 'string') field = step;
    here = (here as Record<string | number, unknown>)[next];
    there = childOf(there, step);
  }
  return { path: found, value: here, steps: path.length };
}

/**
 * Walks one path after the other where source and rendered object are the very same value, in which every step means itself: the next path
 * often has the first steps of the one before.
 */
export function createFollower(source: unknown): (path: JsonPath) => Followed {
  let before: JsonPath = [];
  let known = 0;
  /** What the first steps of the path of before lead to. */
  const values: unknown[] = [source];
  return (path) => {
    let steps = 0;
    while (steps < known && steps < path.length && path[steps] === before[steps]) steps++;
    before = path;
    let value = values[steps];
    for (; steps < path.length; steps++) {
      const step = path[steps] ?? '';
      const isThere =
        typeof step === 'number' ? Array.isArray(value) && step < value.length : keyIn(value, step) !== undefined;
      if (!isThere) break;
      value = (value as Record<string | number, unknown>)[step];
      values[steps + 1] = value;
    }
    known = steps;
    return { path: steps === path.length ? path : path.slice(0, steps), value, steps };
  };
}

function keyIn(value: unknown, key: string): string | undefined {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && Object.hasOwn(value, key)
    ? key
    : undefined;
}

function childOf(value: unknown, step: string | number): unknown {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
  return (value as Record<string | number, unknown>)[step];
}

function itemIn(source: unknown, rendered: unknown, index: number, field: string): number | undefined {
  if (!Array.isArray(source)) return undefined;
  if (!Array.isArray(rendered) || index >= rendered.length) return index < source.length ? index : undefined;
  const wanted: unknown = rendered[index];
  const fields = keyFields(field, rendered);
  if (fields !== undefined && keyFields(field, source)?.join() === fields.join()) {
    const key = itemKey(field, rendered);
    const matches = source.flatMap((item, at) => (key(item) === key(wanted) ? [at] : []));
    // Of items with one key, the same one of them.
    const which = rendered.slice(0, index).filter((item) => key(item) === key(wanted)).length;
    return matches[which] ?? matches[0];
  }
  if (isDeepStrictEqual(source[index], wanted)) return index;
  const equal = source.findIndex((item) => isDeepStrictEqual(item, wanted));
  if (equal >= 0) return equal;
  return source.length === rendered.length ? index : undefined;
}
