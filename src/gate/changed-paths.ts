import { isDeepStrictEqual } from 'node:util';
import type { JsonPath } from '../model/json-path.ts';
import { itemKey, keyFields } from './list-items.ts';

/**
 * The paths that differ between two versions of a value, in document order: where a whole part came or went, that part's.
 * Items of lists are matched by merge key, so that re-ordering is no change. Paths count list items as the new value does, of
 * what is gone as the old one does. References to generated names are compared without their hash.
 */
export function changedPaths(old: unknown, current: unknown, normalize: Normalizers = sameNames): readonly JsonPath[] {
  const found: JsonPath[] = [];
  compare(old, current, [], { normalize, found });
  return found;
}

export interface Normalizers {
  old: (text: string) => string;
  new: (text: string) => string;
}

const sameNames: Normalizers = { old: (text) => text, new: (text) => text };

interface Comparison {
  normalize: Normalizers;
  found: JsonPath[];
}

function compare(old: unknown, current: unknown, path: JsonPath, to: Comparison): void {
  if (Array.isArray(old) && Array.isArray(current)) compareLists(old, current, path, to);
  else if (isMapping(old) && isMapping(current)) compareMappings(old, current, path, to);
  else if (typeof old === 'string' && typeof current === 'string') {
    if (old !== current && to.normalize.old(old) !== to.normalize.new(current)) to.found.push(path);
  } else if (!isDeepStrictEqual(old, current)) to.found.push(path);
}

function compareMappings(old: Mapping, current: Mapping, path: JsonPath, to: Comparison): void {
  for (const key of new Set([...Object.keys(current), ...Object.keys(old)])) {
    if (!Object.hasOwn(old, key) || !Object.hasOwn(current, key)) to.found.push([...path, key]);
    else compare(old[key], current[key], [...path, key], to);
  }
}

function compareLists(old: readonly unknown[], current: readonly unknown[], path: JsonPath, to: Comparison): void {
  const field = path.findLast((step) => typeof step === 'string') ?? '';
  const fields = keyFields(field, current.length > 0 ? current : old);
  const oldFields = keyFields(field, old.length > 0 ? old : current);
  if (fields === undefined || oldFields === undefined || fields.join() !== oldFields.join()) {
    compareByPosition(old, current, path, to);
    return;
  }
  const before = new Map<string, number[]>();
  const oldKey = itemKey(field, old, to.normalize.old);
  old.forEach((item, index) => before.set(oldKey(item), [...(before.get(oldKey(item)) ?? []), index]));
  const newKey = itemKey(field, current, to.normalize.new);
  current.forEach((item, index) => {
    const match = before.get(newKey(item))?.shift();
    if (match === undefined) to.found.push([...path, index]);
    else compare(old[match], item, [...path, index], to);
  });
  for (const index of [...before.values()].flat().toSorted((one, other) => one - other))
    to.found.push([...path, index]);
}

/** In lists without keys the order means something: arguments, rules. */
function compareByPosition(old: readonly unknown[], current: readonly unknown[], path: JsonPath, to: Comparison): void {
  const scalars = [...old, ...current].some((item) => item === null || typeof item !== 'object');
  if (scalars || old.length !== current.length) {
    const inner: Comparison = { ...to, found: [] };
    if (old.length === current.length)
      old.forEach((item, index) => compare(item, current[index], [...path, index], inner));
    if (old.length !== current.length || inner.found.length > 0) to.found.push(path);
  } else old.forEach((item, index) => compare(item, current[index], [...path, index], to));
}

type Mapping = Record<string, unknown>;

function isMapping(value: unknown): value is Mapping {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
