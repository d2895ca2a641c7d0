import { type BuiltinTable, number, refuse, text } from './operands.ts';

/** A number as a fraction, so that nothing is lost. */
interface Ratio {
  numerator: bigint;
  denominator: bigint;
}

const decimal: Readonly<Record<string, number>> = { k: 1, m: 2, g: 3, t: 4, p: 5, e: 6 };

/** Bytes are cut to integers, other units keep ten digits after the point (v1/topdown/parse_bytes.go, parse_units.go). */
export const unitBuiltins: BuiltinTable = {
  'units.parse_bytes': (operand) => {
    const [amount, unit] = amountAndUnit(text(operand).toLowerCase().replaceAll('"', ''));
    const [letter, more] = [unit.charAt(0), unit.slice(1)];
    const power = letter === '' ? 0 : (decimal[letter] ?? refuse('no unit'));
    if (letter !== '' && !['', 'b', 'i', 'ib'].includes(more)) refuse('no unit');
    const factor = (more.startsWith('i') ? 1024n : 1000n) ** BigInt(power);
    const { numerator, denominator } = ratio(amount);
    return number((numerator * factor) / denominator);
  },
  'units.parse': (operand) => {
    const [amount, written] = amountAndUnit(text(operand).replaceAll('"', ''));
    const unit = written.slice(0, 1) + written.slice(1).toLowerCase();
    const value = ratio(amount);
    const factor = unit === 'm' ? milli() : { numerator: unitFactor(unit), denominator: 1n };
    return tenDigits(value.numerator * factor.numerator, value.denominator * factor.denominator);
  },
};

/** OPA takes the float 0.001 for a thousandth. */
function milli(): Ratio {
  let denominator = 1n;
  let value = 0.001;
  while (!Number.isInteger(value)) {
    value *= 2;
    denominator *= 2n;
  }
  return { numerator: BigInt(value), denominator };
}

function unitFactor(unit: string): bigint {
  if (unit === '') return 1n;
  const [letter, more] = [unit.charAt(0), unit.slice(1)];
  const power = BigInt(decimal[letter.toLowerCase()] ?? refuse('no unit'));
  if (more === 'i') return 1024n ** power;
  return more === '' ? 1000n ** power : refuse('no unit');
}

/** Where the number ends and the unit begins. An `e` belongs to the number where digits or a sign follow. */
function amountAndUnit(value: string): [string, string] {
  if (value.includes(' ')) refuse('spaces');
  let end = value.length;
  for (let index = 0; index < value.length; index++) {
    const character = value.charAt(index);
    if (/[eE]/.test(character)) {
      const next = value.charAt(index + 1);
      if (!/[\d+-]/.test(next)) {
        end = index;
        break;
      }
      if (/[+-]/.test(next)) index += 1;
      if (/^\d{7}/.test(value.slice(index + 1))) refuse('exponent too large');
    } else if (!/[\d.+-]/.test(character)) {
      end = index;
      break;
    }
  }
  if (end === 0) refuse('no amount');
  return [value.slice(0, end), value.slice(end)];
}

function ratio(amount: string): Ratio {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(amount);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? refuse('no number');
  if (whole === '' && fraction === '') refuse('no number');
  const shift = BigInt(exponent) - BigInt(fraction.length);
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  return shift >= 0n
    ? { numerator: digits * 10n ** shift, denominator: 1n }
    : { numerator: digits, denominator: 10n ** -shift };
}

/** Go's big.Rat.FloatString(10), which rounds halves away from zero; an integer without a point. */
function tenDigits(numerator: bigint, denominator: bigint): ReturnType<typeof number> {
  if (numerator % denominator === 0n) return number(numerator / denominator);
  const magnitude = numerator < 0n ? -numerator : numerator;
  const scaled = (magnitude * 2n * 10n ** 10n + denominator) / (2n * denominator);
  const digits = scaled.toString().padStart(11, '0');
  return { kind: 'number', text: `${numerator < 0n ? '-' : ''}${digits.slice(0, -10)}.${digits.slice(-10)}` };
}
