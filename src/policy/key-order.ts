import type { JsonPath } from '../model/json-path.ts';

/** The rule that is about the order of keys, which Rego does not see. */
export const keyOrderRule = 'sorted-keys';

/** Where a value has maps whose keys are not in alphabetical order. */
export function unsortedMaps(value: unknown): readonly JsonPath[] {
  const found: JsonPath[] = [];
  walk(value, [], found);
  return found;
}

/** One path for all that is walked: nearly no map is told of. */
function walk(value: unknown, path: (string | number)[], found: JsonPath[]): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) below(value[index], index, path, found);
    return;
  }
  const keys = Object.keys(value);
  if (keys.some((key, index) => index > 0 && (keys[index - 1] ?? '') > key)) found.push([...path]);
  for (const key of keys) below((value as Readonly<Record<string, unknown>>)[key], key, path, found);
}

function below(value: unknown, step: string | number, path: (string | number)[], found: JsonPath[]): void {
  path.push(step);
  walk(value, path, found);
  path.pop();
}
