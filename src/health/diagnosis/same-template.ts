import { valueAt } from '../../model/json-path.ts';
import { isRecord } from '../read.ts';

// Put into a copy by the controllers themselves.
const added = new Set(['pod-template-hash', 'controller-revision-hash', '$patch']);

/** Whether two pod templates are the same to the controllers: empty is absent (Go's semantic equality), and their own labels do not count. */
export function sameTemplate(one: object, other: object): boolean {
  const template = ['spec', 'template'];
  return same(valueAt(one, template), valueAt(other, template));
}

function same(one: unknown, other: unknown): boolean {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other);
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((item, index) => same(item, other[index]));
  }
  if (!isRecord(one)) return one === other;
  if (!isRecord(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)].filter((key) => !added.has(key)));
  return [...keys].every((key) => same(one[key], other[key]));
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).every((key) => added.has(key) || isEmpty(value[key]));
}
