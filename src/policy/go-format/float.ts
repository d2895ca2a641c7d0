import { type Decimal, roundToDigits, roundToPlaces, shortest } from './decimal.ts';
import { type Flags, pad } from './flags.ts';

/** A float64 as fmt.fmtFloat writes it; undefined where the verb is none for floats. `%b` and `%x` of floats are not supported and throw. */
export function formatFloat(value: number, verb: string, flags: Flags): string | undefined {
  if (verb === 'b' || verb === 'x' || verb === 'X') throw new Error(`%${verb} of a fraction is not supported`);
  if (!'vgGfFeE'.includes(verb)) return undefined;
  const sign = value < 0 || Object.is(value, -0) ? '-' : '+';
  let number = numberText(value, verb, flags.precision);
  if (flags.sharp) number = withPoint(number, verb, flags.precision);
  const shownSign = sign === '+' && !flags.plus ? (flags.space ? ' ' : '') : sign;
  if (shownSign !== '' && flags.zero && !flags.minus) {
    return shownSign + number.padStart((flags.width ?? 0) - shownSign.length, '0');
  }
  return pad(shownSign + number, flags);
}

function numberText(value: number, verb: string, precision: number | undefined): string {
  if (verb === 'f' || verb === 'F') return fixed(roundToPlaces(value, precision ?? 6), precision ?? 6);
  if (verb === 'e' || verb === 'E') {
    const places = precision ?? 6;
    return exponential(roundToDigits(value, places + 1), places, verb);
  }
  return general(value, precision, verb);
}

/** strconv's %g: exponential for large and small exponents, else fixed, without trailing zeros. */
function general(value: number, precision: number | undefined, verb: string): string {
  const wanted = precision === 0 ? 1 : precision;
  const decimal = trimmed(wanted === undefined ? shortest(value) : roundToDigits(value, wanted));
  const count = decimal.digits.length;
  let limit = wanted ?? 6;
  if (wanted !== undefined && wanted > count && count >= decimal.point) limit = count;
  const exponent = decimal.point - 1;
  if (exponent < -4 || exponent >= limit) {
    return exponential(decimal, Math.max(0, count - 1), verb === 'G' ? 'E' : 'e');
  }
  return fixed(decimal, Math.max(0, count - decimal.point));
}

function trimmed(decimal: Decimal): Decimal {
  return { ...decimal, digits: decimal.digits.replace(/0+$/, '') };
}

function fixed({ digits, point }: Decimal, places: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  if (places === 0) return whole;
  const fraction = point >= 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  return `${whole}.${fraction.slice(0, places).padEnd(places, '0')}`;
}

function exponential({ digits, point }: Decimal, places: number, mark: string): string {
  const exponent = digits === '' ? 0 : point - 1;
  const first = digits[0] ?? '0';
  const fraction = places > 0 ? `.${digits.slice(1, places + 1).padEnd(places, '0')}` : '';
  const sign = exponent < 0 ? '-' : '+';
  return `${first}${fraction}${mark.toLowerCase() === mark ? 'e' : 'E'}${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** The `#` flag: always a decimal point, and for %g the zeros that it drops. */
function withPoint(number: string, verb: string, precision: number | undefined): string {
  const [mantissa = '', tail = ''] = number.split(/(?=[eE])/);
  let missing = 0;
  if (verb === 'v' || verb === 'g' || verb === 'G') {
    const significant = mantissa.replace('.', '').replace(/^0+/, '').length;
    const zero = mantissa === '0' ? 1 : 0;
    missing = Math.max(0, (precision ?? 6) - significant - zero);
  }
  return `${mantissa}${mantissa.includes('.') ? '' : '.'}${'0'.repeat(missing)}${tail}`;
}
