import { type JsonPath, valueAt } from '../model/json-path.ts';

/** Keys of the interface that do not work yet: using one is an error, never a silent nothing. `*` stands for any key. */
const reservedKeys: readonly (readonly string[])[] = [
  ['environments', '*', 'ordering'],
  ['environments', '*', 'pull-request'],
  ['environments', '*', 'promote-from'],
  ['environments', '*', 'sync', 'targets', '*', 'applications'],
  ['environments', '*', 'sync', 'targets', '*', 'roots'],
  ['environments', '*', 'sync', 'targets', '*', 'wave'],
  ['environments', '*', 'sync', 'targets', '*', 'via'],
  ['gate', 'prices'],
];

/** A value of the interface that does not work yet. */
const reservedValues: readonly { path: readonly string[]; value: string }[] = [
  { path: ['environments', '*', 'write'], value: 'pull-request' },
  { path: ['environments', '*', 'sync', 'engine'], value: 'argocd' },
  { path: ['environments', '*', 'sync', 'engine'], value: 'flux' },
];

/** The paths of reserved keys and values that a configuration uses. */
export function reservedUses(config: unknown): readonly JsonPath[] {
  const keys = reservedKeys.flatMap((pattern) => expand(config, pattern, []));
  const values = reservedValues.flatMap(({ path, value }) =>
    expand(config, path, []).filter((found) => valueAt(config, found) === value),
  );
  return [...keys, ...values];
}

function expand(value: unknown, pattern: readonly string[], at: JsonPath): JsonPath[] {
  const [step, ...rest] = pattern;
  if (step === undefined) return value === undefined ? [] : [at];
  if (value === null || typeof value !== 'object') return [];
  const keys = step === '*' ? Object.keys(value) : Object.hasOwn(value, step) ? [step] : [];
  return keys.flatMap((key) =>
    expand((value as Record<string, unknown>)[key], rest, [...at, Array.isArray(value) ? Number(key) : key]),
  );
}
