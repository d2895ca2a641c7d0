import { compareRego, type RegoArray, type RegoObject, type RegoSet, type RegoValue } from '../rego-value.ts';
import { type BuiltinTable, isKind, refuse } from './operands.ts';

/** v1/topdown/subset.go: objects are compared field by field, sets by members, arrays as a stretch of the longer one. */
export const subsetBuiltins: BuiltinTable = {
  'object.subset': (whole, part) => {
    if (isKind(whole, 'array') && isKind(part, 'set')) return arrayHasSet(whole, part);
    return subset(whole, part) ?? refuse('operands of different types');
  },
};

/** Undefined for values that no subset is defined for. */
function subset(whole: RegoValue | undefined, part: RegoValue | undefined): boolean | undefined {
  if (isKind(whole, 'object') && isKind(part, 'object')) return objectSubset(whole, part);
  if (isKind(whole, 'set') && isKind(part, 'set')) return part.items.every((item) => has(whole.items, item));
  if (isKind(whole, 'array') && isKind(part, 'array')) return arraySubset(whole, part);
  return undefined;
}

function objectSubset(whole: RegoObject, part: RegoObject): boolean {
  return part.entries.every(([key, value]) => {
    const found = whole.entries.find(([other]) => equal(other, key));
    return found !== undefined && (equal(found[1], value) || (subset(found[1], value) ?? false));
  });
}

function arraySubset(whole: RegoArray, part: RegoArray): boolean {
  for (let start = 0; start + part.items.length <= whole.items.length; start++) {
    const stretch = whole.items.slice(start, start + part.items.length);
    if (stretch.every((item, index) => equal(item, part.items[index] ?? null))) return true;
  }
  return false;
}

/** An empty set is in no empty array: OPA looks only while there are elements. */
function arrayHasSet(whole: RegoArray, part: RegoSet): boolean {
  if (whole.items.length === 0) return false;
  let unmatched = part.items.length;
  return whole.items.some((item) => {
    if (has(part.items, item)) unmatched -= 1;
    return unmatched === 0;
  });
}

function has(items: readonly RegoValue[], item: RegoValue): boolean {
  return items.some((other) => equal(other, item));
}

export function equal(a: RegoValue, b: RegoValue): boolean {
  return compareRego(a, b) === 0;
}
