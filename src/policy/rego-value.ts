/** A number as it is written, so that integers of any size and `1.0` stay what they are. */
export interface RegoNumber {
  kind: 'number';
  text: string;
}

export interface RegoArray {
  kind: 'array';
  items: readonly RegoValue[];
}

export interface RegoSet {
  kind: 'set';
  items: readonly RegoValue[];
}

/** Keys may be any value, not only strings. */
export interface RegoObject {
  kind: 'object';
  entries: readonly (readonly [RegoValue, RegoValue])[];
}

/** A value of Rego without loss: what JSON has, sets, and numbers as text. */
export type RegoValue = null | boolean | string | RegoNumber | RegoArray | RegoSet | RegoObject;

/** Writes a value as OPA does (v1/ast AppendText): sorted sets and keys, `set()`, a space after comma and colon. */
export function formatRego(value: RegoValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  switch (value.kind) {
    case 'number':
      return value.text;
    case 'array':
      return `[${value.items.map(formatRego).join(', ')}]`;
    case 'set':
      return value.items.length === 0 ? 'set()' : `{${value.items.toSorted(compareRego).map(formatRego).join(', ')}}`;
    case 'object': {
      const sorted = value.entries.toSorted(([a], [b]) => compareRego(a, b));
      return `{${sorted.map(([key, item]) => `${formatRego(key)}: ${formatRego(item)}`).join(', ')}}`;
    }
  }
}

const ranks = { number: 2, array: 4, object: 5, set: 6 };

function rank(value: RegoValue): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return 1;
  return typeof value === 'string' ? 3 : ranks[value.kind];
}

/** OPA's order of values (v1/ast/compare.go). */
export function compareRego(a: RegoValue, b: RegoValue): number {
  const difference = rank(a) - rank(b);
  if (difference !== 0 || a === null || b === null) return difference;
  if (typeof a === 'boolean' || typeof b === 'boolean') return Number(a) - Number(b);
  if (typeof a === 'string') return typeof b === 'string' ? compareText(a, b) : 0;
  if (typeof b === 'string') return 0;
  if (a.kind === 'number' && b.kind === 'number') return compareNumbers(a.text, b.text);
  return compareLists(elements(a), elements(b));
}

/** What is compared one after the other: sorted elements of a set; of an object its sorted keys, then their values. */
function elements(value: RegoNumber | RegoArray | RegoSet | RegoObject): readonly RegoValue[] {
  if (value.kind === 'number') return [];
  if (value.kind === 'array') return value.items;
  if (value.kind === 'set') return value.items.toSorted(compareRego);
  return value.entries.toSorted(([a], [b]) => compareRego(a, b)).flat();
}

function compareLists(a: readonly RegoValue[], b: readonly RegoValue[]): number {
  for (const [index, item] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const difference = compareRego(item, other);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** By code point, as UTF-8 bytes compare; JavaScript's own order is by UTF-16 unit. */
function compareText(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (const [index, character] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (character !== other) return (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
  }
  return left.length - right.length;
}

function compareNumbers(a: string, b: string): number {
  if (/^-?\d+$/.test(a) && /^-?\d+$/.test(b)) {
    const [left, right] = [BigInt(a), BigInt(b)];
    return left < right ? -1 : Number(left > right);
  }
  return Number(a) - Number(b);
}
