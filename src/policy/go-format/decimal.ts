/** Decimal digits d₁d₂… of a number that is 0.d₁d₂… × 10^point. Zero has no digits. */
export interface Decimal {
  digits: string;
  point: number;
}

/** The fewest digits that read back as the same float: what JavaScript's own conversion gives. */
export function shortest(value: number): Decimal {
  const [mantissa = '', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '').replace(/0+$/, '');
  return { digits, point: digits === '' ? 0 : Number(exponent) + 1 };
}

/** The exact value, rounded half to even to so many digits after the decimal point (strconv's %f; toFixed rounds halves up). */
export function roundToPlaces(value: number, places: number): Decimal {
  const { mantissa, exponent } = split(value);
  let scaled = mantissa * 10n ** BigInt(places);
  if (exponent >= 0) scaled <<= BigInt(exponent);
  else scaled = divideToEven(scaled, 1n << BigInt(-exponent));
  const digits = scaled === 0n ? '' : scaled.toString();
  return { digits, point: digits.length - places };
}

/** The exact value, rounded half to even to so many significant digits (strconv's %e and %g). */
export function roundToDigits(value: number, count: number): Decimal {
  if (value === 0) return { digits: '', point: 0 };
  const { mantissa, exponent } = split(value);
  const numerator = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa;
  const denominator = exponent >= 0 ? 1n : 1n << BigInt(-exponent);
  // The place of the first digit is known from the shortest form, or is one less where that was rounded up.
  for (const point of [shortest(value).point - 1, shortest(value).point, shortest(value).point + 1]) {
    const shift = count - point;
    const scaled =
      shift >= 0
        ? divideToEven(numerator * 10n ** BigInt(shift), denominator)
        : divideToEven(numerator, denominator * 10n ** BigInt(-shift));
    const digits = scaled.toString();
    if (digits.length === count) return { digits, point };
  }
  return { digits: '1'.padEnd(count, '0'), point: shortest(value).point + 1 };
}

function divideToEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
}

/** |value| = mantissa × 2^exponent, exactly. */
function split(value: number): { mantissa: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigUint64(0);
  const biased = Number(bits >> 52n);
  const fraction = bits & ((1n << 52n) - 1n);
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | (1n << 52n), exponent: biased - 1075 };
}
