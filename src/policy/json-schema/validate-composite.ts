import { goRegexp } from '../../regexp/go-regexp.ts';
import { type Inner, type Result, textOf } from './result.ts';
import { type Fields, isFields, own } from './schema.ts';

export function validateArray(
  schema: Fields,
  value: readonly unknown[],
  path: readonly string[],
  result: Result,
  inner: Inner,
): void {
  const at = (index: number): readonly string[] => [...path, String(index)];
  const [items, additional] = [own(schema, 'items'), own(schema, 'additionalItems')];
  if (Array.isArray(items)) {
    for (const [index, item] of value.entries()) {
      if (index < items.length) result.merge(inner(items[index], item, at(index)));
      else if (isFields(additional)) result.merge(inner(additional, item, at(index)));
    }
    if (additional === false && items.length > 0 && value.length > items.length)
      result.add(path, 'array_no_additional_items', 'No additional items allowed on array');
  } else if (items !== undefined) {
    for (const [index, item] of value.entries()) result.merge(inner(items, item, at(index)));
  }
  const [min, max] = [own(schema, 'minItems'), own(schema, 'maxItems')];
  if (typeof min === 'number' && value.length < min)
    result.add(path, 'array_min_items', `Array must have at least ${min} items`);
  if (typeof max === 'number' && value.length > max)
    result.add(path, 'array_max_items', `Array must have at most ${max} items`);
  if (own(schema, 'uniqueItems') === true) {
    const seen = new Map<string, number>();
    for (const [index, text] of value.map(textOf).entries()) {
      const known = seen.get(text);
      if (known !== undefined) result.add(path, 'unique', `array items[${known},${index}] must be unique`);
      seen.set(text, index);
    }
  }
  const wanted = own(schema, 'contains');
  if (wanted !== undefined) {
    const results = value.map((item, index) => inner(wanted, item, at(index)));
    if (!results.some((one) => one.isValid)) {
      result.add(path, 'contains', 'At least one of the items must match');
      result.mergeBest(results);
    }
  }
  result.score += 1;
}

export function validateObject(
  schema: Fields,
  value: Fields,
  path: readonly string[],
  result: Result,
  inner: Inner,
): void {
  const keys = Object.keys(value).toSorted();
  const [min, max] = [own(schema, 'minProperties'), own(schema, 'maxProperties')];
  if (typeof min === 'number' && keys.length < min)
    result.add(path, 'array_min_properties', `Must have at least ${min} properties`);
  if (typeof max === 'number' && keys.length > max)
    result.add(path, 'array_max_properties', `Must have at most ${max} properties`);
  for (const key of (own(schema, 'required') ?? []) as string[]) {
    if (Object.hasOwn(value, key)) result.score += 1;
    else result.add(path, 'required', `${key} is required`);
  }
  const properties = own(schema, 'properties');
  const additional = own(schema, 'additionalProperties');
  for (const key of keys) {
    const isKnown = isFields(properties) && Object.hasOwn(properties, key);
    const matches = patternsFor(schema, key);
    for (const pattern of matches) result.merge(inner(pattern, value[key], [...path, key]));
    if (matches.length > 0) result.score += 1;
    if (isKnown || matches.length > 0) continue;
    if (additional === false)
      result.add(path, 'additional_property_not_allowed', `Additional property ${key} is not allowed`);
    else if (isFields(additional)) result.merge(inner(additional, value[key], [...path, key]));
  }
  const names = own(schema, 'propertyNames');
  for (const key of names === undefined ? [] : keys) {
    const found = inner(names, key, path);
    if (found.isValid) continue;
    result.add(path, 'invalid_property_name', `Property name of "${key}" does not match`);
    result.merge(found);
  }
  result.score += 1;
}

function patternsFor(schema: Fields, key: string): readonly unknown[] {
  const patterns = own(schema, 'patternProperties');
  if (!isFields(patterns)) return [];
  return Object.keys(patterns)
    .toSorted()
    .flatMap((pattern) => (goRegexp(pattern).regexp.test(key) ? [patterns[pattern]] : []));
}
