import { type Flags, pad } from './flags.ts';
import { isPrintable, quote } from './quote.ts';

const bases: Readonly<Record<string, number>> = { v: 10, d: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };
const prefixes: Readonly<Record<string, string>> = { b: '0b', x: '0x', X: '0X' };
const highestCodePoint = 0x10ffffn;

/** An int64 as fmt.fmtInteger writes it; undefined where the verb is none for integers. */
export function formatInteger(value: bigint, verb: string, flags: Flags): string | undefined {
  if (verb === 'c') return pad(characterOf(value), flags);
  if (verb === 'q') return pad(quote(characterOf(value), flags.plus, "'"), flags);
  if (verb === 'U') return formatCodePoint(value, flags);
  const base = bases[verb];
  if (base === undefined) return undefined;
  if (flags.precision === 0 && value === 0n) return ' '.repeat(flags.width ?? 0);
  const sign = signOf(value, flags.plus, flags.space);
  let length = flags.precision ?? 0;
  if (flags.precision === undefined && flags.zero && !flags.minus) length = (flags.width ?? 0) - sign.length;
  const digits = digitsOf(value, base, verb).padStart(length, '0');
  return pad(sign + prefixOf(verb, digits, flags.sharp) + digits, flags, false);
}

/** An integer beyond int64, as big.Int's Format writes it. */
export function formatBigInteger(value: bigint, verb: string, flags: Flags): string {
  const base = verb === 's' ? 10 : bases[verb];
  if (base === undefined) return `%!${verb}(big.Int=${value})`;
  const sign = signOf(value, flags.plus || flags.plusV, flags.space);
  const digits = digitsOf(value, base, verb).padStart(flags.precision ?? 0, '0');
  const octal = verb === 'o' && flags.sharp ? '0' : '';
  const prefix = octal || prefixOf(verb, '0', flags.sharp);
  const missing = (flags.width ?? 0) - sign.length - prefix.length - digits.length;
  if (missing <= 0 || flags.minus || !flags.zero || flags.precision !== undefined) {
    return pad(sign + prefix + digits, flags, false);
  }
  return sign + prefix + '0'.repeat(missing) + digits;
}

function signOf(value: bigint, plus: boolean, space: boolean): string {
  if (value < 0n) return '-';
  if (plus) return '+';
  return space ? ' ' : '';
}

function digitsOf(value: bigint, base: number, verb: string): string {
  const digits = (value < 0n ? -value : value).toString(base);
  return verb === 'X' ? digits.toUpperCase() : digits;
}

function prefixOf(verb: string, digits: string, sharp: boolean): string {
  const octal = sharp && (verb === 'o' || verb === 'O') && !digits.startsWith('0') ? '0' : '';
  if (verb === 'O') return `0o${octal}`;
  return octal || (sharp ? (prefixes[verb] ?? '') : '');
}

function characterOf(value: bigint): string {
  const code = BigInt.asUintN(64, value);
  if (code > highestCodePoint || (code >= 0xd800n && code <= 0xdfffn)) return '\ufffd';
  return String.fromCodePoint(Number(code));
}

/** `U+0078`, with `#` also `U+0078 'x'`. */
function formatCodePoint(value: bigint, flags: Flags): string {
  const code = BigInt.asUintN(64, value);
  const digits = code
    .toString(16)
    .toUpperCase()
    .padStart(Math.max(4, flags.precision ?? 0), '0');
  const character = characterOf(value);
  const shown = flags.sharp && code <= highestCodePoint && isPrintable(character) ? ` '${character}'` : '';
  return pad(`U+${digits}${shown}`, flags, false);
}
