import type { JsonPath } from '../model/json-path.ts';

/** The rule that is about the order of keys, which Rego does not see. */
export const keyOrderRule = 'sorted-keys';

/** Where a value has maps whose keys are not in alphabetical order. */
export function unsortedMaps(value: unknown, at: JsonPath = []): readonly JsonPath[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => unsortedMaps(item, [...at, index]));
  if (value === null || typeof value !== 'object') return [];
  const entries = Object.entries(value);
  const own = entries.some(([key], index) => index > 0 && (entries[index - 1]?.[0] ?? '') > key) ? [at] : [];
  return [...own, ...entries.flatMap(([key, item]) => unsortedMaps(item, [...at, key]))];
}
