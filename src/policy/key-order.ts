import type { JsonPath } from '../model/json-path.ts';

/** The rule that is about the order of keys, which Rego does not see. */
export const keyOrderRule = 'sorted-keys';

/** Where a value has maps whose keys are not in alphabetical order. */
export function unsortedMaps(value: unknown): readonly JsonPath[] {
  const found: JsonPath[] = [];
  if (value !== null && typeof value === 'object') walk(value, [], found);
  return found;
}

/** One path for all that is walked: nearly no map is told of. */
function walk(value: object, path: (string | number)[], found: JsonPath[]): void {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) below(value[index], index, path, found);
    return;
  }
  const fields = value as Readonly<Record<string, unknown>>;
  if (!isSorted(fields)) found.push([...path]);
  for (const key in fields) below(fields[key], key, path, found);
}

function isSorted(fields: Readonly<Record<string, unknown>>): boolean {
  let before = '';
  for (const key in fields) {
    if (before > key) return false;
    before = key;
  }
  return true;
}

function below(value: unknown, step: string | number, path: (string | number)[], found: JsonPath[]): void {
  if (value === null || typeof value !== 'object') return;
  path.push(step);
  walk(value, path, found);
  path.pop();
}
