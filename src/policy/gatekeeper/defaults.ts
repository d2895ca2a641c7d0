import { fieldsOf, listOf } from '../related/read.ts';

/** Fills in the defaults of a schema as the API server does: only inside of what is there (structural/defaulting). The value is not changed. */
export function withDefaults(value: unknown, schema: unknown): unknown {
  const { default: fallback, nullable, properties, additionalProperties, items } = fieldsOf(schema);
  if (value === undefined) return fallback === undefined ? undefined : structuredClone(fallback);
  if (value === null) return fallback === undefined || nullable === true ? null : structuredClone(fallback);
  if (Array.isArray(value)) return listOf(value).map((item) => withDefaults(item, items));
  if (typeof value !== 'object') return value;
  const known = fieldsOf(properties);
  const given = Object.entries(value).map(([key, item]): [string, unknown] => [
    key,
    withDefaults(item, Object.hasOwn(known, key) ? known[key] : additionalProperties),
  ]);
  const missing = Object.entries(known)
    .filter(([key]) => !Object.hasOwn(value, key))
    .map(([key, inner]): [string, unknown] => [key, withDefaults(undefined, inner)])
    .filter(([, item]) => item !== undefined);
  return Object.fromEntries([...given, ...missing]);
}
