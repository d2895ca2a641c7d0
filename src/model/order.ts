import type { JsonPath } from './json-path.ts';

/** By UTF-16 code units. */
export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** In document order: list items by their place, and what holds something before it. */
export function comparePaths(one: JsonPath, other: JsonPath): number {
  if (one === other) return 0;
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const [a, b] = [one[index], other[index]];
    if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
    if (a === b) continue;
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b));
    if (order !== 0) return order;
  }
  return 0;
}

/** The list in order: itself where it is already, as most are, for what a sort does with one costs more than to look. */
export function inOrder<Value>(list: Value[], compare: (one: Value, other: Value) => number): Value[] {
  for (let index = 1; index < list.length; index++)
    if (compare(list[index - 1] as Value, list[index] as Value) > 0) return list.sort(compare);
  return list;
}
