import { refuse } from './operands.ts';

const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1000n,
  µs: 1000n,
  μs: 1000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};
/** OPA's own, in hours. */
const extended: Readonly<Record<string, number>> = { d: 24, w: 7 * 24, y: 365 * 24 };
const largest = 2n ** 63n;

/** Go's time.ParseDuration, with days, weeks and years. */
export function parseDuration(written: string): bigint {
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/s.exec(written) ?? [];
  if (rest === '0') return 0n;
  if (rest === '') refuse('no duration');
  const segment = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h|d|w|y)/y;
  let total = 0n;
  while (segment.lastIndex < rest.length) {
    const [, digits = '', unit = ''] = segment.exec(rest) ?? refuse('no duration');
    const hours = extended[unit];
    total +=
      hours === undefined ? amount(digits, units[unit] ?? 0n) : amount(plain(Number(digits) * hours), units['h'] ?? 0n);
    if (total > largest) refuse('too long');
  }
  if (sign === '-') return -total;
  return total < largest ? total : refuse('too long');
}

function amount(digits: string, unit: bigint): bigint {
  const [whole = '', fraction = ''] = digits.split('.');
  const part = fraction === '' ? 0 : Math.trunc(Number(fraction) * (Number(unit) / 10 ** fraction.length));
  return BigInt(whole === '' ? 0 : whole) * unit + BigInt(part);
}

/** The shortest form without an exponent. */
function plain(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : value.toString();
}
