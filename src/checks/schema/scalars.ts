import type { Scalar } from './bundle.ts';
import { isQuantity } from './go-formats.ts';
import { type Check, isMapping, type Report, typeName } from './report.ts';

/** How the API server reads each scalar (encoding/json into its Go types). */
export const scalarChecks: Readonly<Record<Scalar, Check>> = {
  s: (value, report) => {
    if (typeof value !== 'string') mustBe('a text', value, report);
  },
  b: (value, report) => {
    if (typeof value !== 'boolean') mustBe('true or false', value, report);
  },
  i: integerIn(-(2 ** 31), 2 ** 31 - 1),
  // What YAML reads above 2^53 is rounded, so the bound itself may stand for a number beyond it.
  l: integerIn(-(2 ** 63), 2 ** 63),
  n: (value, report) => {
    if (typeof value !== 'number') mustBe('a number', value, report);
  },
  t: (value, report) => {
    if (typeof value !== 'string') mustBe('a time', value, report);
    else if (!isDateTime(value)) report.add('invalid', 'must be a time such as 2026-01-31T12:00:00Z');
  },
  y: (value, report) => {
    if (typeof value !== 'string') mustBe('a base64 text', value, report);
    else if (!isBase64(value)) report.add('invalid', 'is no valid base64');
  },
  q: (value, report) => {
    if (typeof value === 'number') return;
    if (typeof value !== 'string') mustBe('a quantity', value, report);
    else if (!isQuantity(value)) report.add('invalid', 'must be a quantity such as 100m, 1.5 or 2Gi');
  },
  x: (value, report) => {
    if (typeof value === 'string') return;
    if (typeof value === 'number') scalarChecks.i(value, report);
    else mustBe('an integer or a text', value, report);
  },
  '*': () => undefined,
  o: (value, report) => {
    if (!isMapping(value)) mustBe('a mapping', value, report);
  },
};

export function mustBe(what: string, value: unknown, report: Report): void {
  const hint =
    what === 'a text' && (typeof value === 'number' || typeof value === 'boolean') ? ': put it in quotes' : '';
  report.add('invalid', `must be ${what}, and is ${typeName(value)}${hint}`);
}

function integerIn(least: number, most: number): Check {
  return (value, report) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) mustBe('an integer', value, report);
    else if (value < least || value > most) report.add('invalid', `is out of range: an integer of ${bits(most)} bits`);
  };
}

function bits(most: number): number {
  return most > 2 ** 32 ? 64 : 32;
}

/** time.RFC3339, as metav1.Time is parsed. */
export function isDateTime(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d))$/.exec(text);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60;
}

/** base64.StdEncoding, which skips line breaks. */
export function isBase64(text: string): boolean {
  const bare = text.includes('\n') || text.includes('\r') ? text.replace(/[\r\n]/g, '') : text;
  return bare.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(bare);
}
