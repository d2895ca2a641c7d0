import { type BuiltinTable, number, refuse, text } from './operands.ts';

interface Version {
  numbers: readonly bigint[];
  preRelease: string;
}

const identifiers = /^[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*$/;
const largest = 2n ** 63n - 1n;

/** Semantic versions (internal/semver/semver.go of OPA). */
export const semverBuiltins: BuiltinTable = {
  'semver.is_valid': (operand) => typeof operand === 'string' && parse(operand) !== undefined,
  'semver.compare': (one, other) => {
    const [a, b] = [parse(text(one)), parse(text(other))];
    return a === undefined || b === undefined ? refuse('no version') : number(compare(a, b));
  },
};

function parse(written: string): Version | undefined {
  const [beforeMetadata, metadata] = cut(written.replace(/^v/, ''), '+');
  const [core, preRelease] = cut(beforeMetadata, '-');
  if (metadata !== undefined && !identifiers.test(metadata)) return undefined;
  if (preRelease !== undefined && (!identifiers.test(preRelease) || /(?:^|\.)0\d+(?:\.|$)/.test(preRelease)))
    return undefined;
  const parts = core.split('.');
  if (parts.length !== 3 || parts.some((part) => !/^(?:0|[1-9]\d*)$/.test(part))) return undefined;
  const numbers = parts.map(BigInt);
  return numbers.some((part) => part > largest) ? undefined : { numbers, preRelease: preRelease ?? '' };
}

function cut(value: string, separator: string): [string, string | undefined] {
  const at = value.indexOf(separator);
  return at < 0 ? [value, undefined] : [value.slice(0, at), value.slice(at + 1)];
}

function compare(a: Version, b: Version): number {
  for (const [index, part] of a.numbers.entries()) {
    const other = b.numbers[index] ?? 0n;
    if (part !== other) return part > other ? 1 : -1;
  }
  if (a.preRelease === b.preRelease) return 0;
  if (a.preRelease === '') return 1;
  return b.preRelease === '' ? -1 : comparePreReleases(a.preRelease.split('.'), b.preRelease.split('.'));
}

function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const [isNumber, otherIsNumber] = [/^\d+$/.test(part), /^\d+$/.test(other)];
    if (isNumber !== otherIsNumber) return isNumber ? -1 : 1;
    const [left, right] = isNumber ? [capped(part), capped(other)] : [part, other];
    if (left !== right) return left > right ? 1 : -1;
  }
  return a.length < b.length ? -1 : 0;
}

/** Go's Atoi gives the largest integer for one that is larger. */
function capped(digits: string): bigint {
  const value = BigInt(digits);
  return value > largest ? largest : value;
}
