import { isMapping } from '../../parse/objects.ts';

/** What a template is evaluated with. Dots are part of keys where an ApplicationSet has no goTemplate. */
export type Params = Record<string, unknown>;

/** A value as Go's `%v` prints what JSON decoded. */
export function printed(value: unknown): string {
  if (value === null || value === undefined) return '<nil>';
  if (typeof value === 'number') return printedNumber(value);
  if (Array.isArray(value)) return `[${value.map(printed).join(' ')}]`;
  if (isMapping(value)) {
    const entries = Object.keys(value).toSorted(byCodePoints);
    return `map[${entries.map((key) => `${key}:${printed(value[key])}`).join(' ')}]`;
  }
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : '';
}

/** JSON's numbers are float64 in Go, and get an exponent from a million on (strconv, format 'g' in its shortest form). */
function printedNumber(value: number): string {
  const [digits = '0', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (value === 0 || (power >= -4 && power < 6)) return value.toString();
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** Order of Go's strings, which compares bytes. */
export function byCodePoints(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** Nested values under dotted keys (jeremywohl/flatten, DotStyle): items of lists by index, empty ones dropped. */
export function flatten(value: unknown, prefix = '', into: Params = {}): Params {
  const entries = Array.isArray(value) ? [...value.entries()] : isMapping(value) ? Object.entries(value) : [];
  for (const [key, child] of entries) {
    const path = prefix === '' ? String(key) : `${prefix}.${key}`;
    if (isMapping(child) || Array.isArray(child)) flatten(child, path, into);
    else into[path] = child;
  }
  return into;
}

/** Mappings merged deeply, the second's values winning (mergo.Merge with override). */
export function mergeOver(base: Params, over: Params): Params {
  const merged: Params = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = isMapping(before) && isMapping(value) ? mergeOver(before, value) : value;
  }
  return merged;
}

/** Mappings merged deeply, the second's values where the first has none (mergo.Merge without options). */
export function fillFrom(first: unknown, second: unknown, opaque: ReadonlySet<string> = new Set()): unknown {
  if (isEmpty(first)) return second ?? first;
  if (!isMapping(first) || !isMapping(second)) return first;
  const filled: Params = { ...first };
  for (const [key, value] of Object.entries(second))
    filled[key] = opaque.has(key) && !isEmpty(filled[key]) ? filled[key] : fillFrom(filled[key], value, opaque);
  return filled;
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isMapping(value)) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === '' || value === 0 || value === false;
}

/** A DNS subdomain's name from any text (Argo CD's SanitizeName). */
export function sanitizeName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^-a-z0-9.]/gu, '-')
    .slice(0, 253)
    .replace(/^[-.]+|[-.]+$/g, '');
}
