import { describe, expect, it } from 'vitest';
import { parseRego } from '../../src/policy/rego-parse.ts';
import type { RegoValue } from '../../src/policy/rego-value.ts';
import { sprintf } from '../../src/policy/sprintf.ts';
import { startOpa } from './support.ts';

function format(template: string, ...values: readonly string[]): string | undefined {
  return sprintf(template, parseRego(`[${values.join(', ')}]`));
}

describe('sprintf', () => {
  it.each<[string, string[], string]>([
    ['%v of %s', ['{"b": 1, "a": {2, 1}}', '"x"'], '{"a": {1, 2}, "b": 1} of x'],
    ['%d', ['123456789012345678901234567890'], '123456789012345678901234567890'],
    ['%d', ['"abc"'], '%!d(string=abc)'],
    ['%v %v', ['null', '[true]'], 'null [true]'],
    ['100% of %d', ['5'], '100 5f %!d(MISSING)'],
    ['%s and %s', ['"a"'], 'a and %!s(MISSING)'],
    ['%s', ['"a"', '1', '2.5'], 'a%!(EXTRA int64=1, float64=2.5)'],
    ['%[2]v %[1]v', ['1', '2'], '2 1'],
    ['%05d|%-5s|%5.1f|%x', ['42', '"ab"', '2.25', '"é"'], '00042|ab   |  2.2|c3a9'],
    ['%q', ['"line\\nbreak\\u0007"'], '"line\\nbreak\\a"'],
    ['%v', ['1e6'], '1e+06'],
    ['%v', ['1.0'], '1'],
    ['%.0f %.0f', ['0.5', '1.5'], '0 2'],
    ['%', [], '%!(NOVERB)'],
  ])('formats %j with %j as Go does', (template, values, expected) => {
    expect(format(template, ...values)).toBe(expected);
  });

  it('is undefined, as in OPA, where the arguments are of the wrong type', () => {
    expect(sprintf({ kind: 'number', text: '1' }, { kind: 'array', items: [] })).toBeUndefined();
    expect(sprintf('x', 'y')).toBeUndefined();
    expect(sprintf('x', { kind: 'set', items: [] })).toBeUndefined();
  });

  it('refuses to write more than memory should hold', () => {
    expect(() => format('%999999d'.repeat(30), ...Array.from({ length: 30 }, () => '1'))).toThrow('too long');
  });
});

describe('sprintf beside the one of OPA', () => {
  it('gives the same for thousands of formats and values', async () => {
    const calls = randomCalls(4000);
    await using opa = startOpa();
    const { results = [] } = await opa.call({ mode: 'builtin', builtin: 'sprintf', calls });
    expect(results).toHaveLength(calls.length);
    for (const [index, call] of calls.entries()) {
      const [template = null, values = null] = items(parseRego(call));
      expect({ call, result: sprintf(template, values) }).toEqual({ call, result: unquote(results[index]?.value) });
    }
  });
});

function items(value: RegoValue): readonly RegoValue[] {
  return value !== null && typeof value === 'object' && value.kind === 'array' ? value.items : [];
}

/** OPA's result comes as Rego text, quoted by strconv.Quote. */
function unquote(text: unknown): string {
  const short: Record<string, string> = { a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
  return String(text)
    .slice(1, -1)
    .replaceAll(/\\(x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|.)/g, (_, escape: string) =>
      escape.length > 1 ? String.fromCodePoint(Number.parseInt(escape.slice(1), 16)) : (short[escape] ?? escape),
    );
}

const integers = ['0', '1', '-5', '42', '65', '55296', '1114112', '-9223372036854775808', '9223372036854775807'];
const large = ['9223372036854775808', '-123456789012345678901234567890'];
const floats = [
  '0.5',
  '1.5',
  '2.5',
  '-0.1',
  '1.0',
  '1e6',
  '123456789.0',
  '1e21',
  '1e-5',
  '99.95',
  '5e-324',
  '1e100',
  '1e400',
];
const texts = ['""', '"abc"', '"a\\"b\\n\\u0001é\\\\`"', '"\\ud83d\\ude00\\u200b"'];
const others = ['true', 'null', '[1, "a", null]', '{"b": 1, "a": [2.0]}', '{2, "x", 1}', 'set()', '{}', '{{1}: [{}]}'];
const anything = [...integers, ...floats, ...texts, ...others];
const flags = ['', '', '-', '+', '#', '0', ' ', '+#', '-0', '# ', '0+'];
const widths = ['', '', '5', '12', '*', '[1]*', '[2]', '[9]', '[x]', '['];
const precisions = ['', '', '.', '.0', '.3', '.10', '.*', '.25'];
/** `%x` and `%b` of fractions are not supported, `%p` and `%w` of large integers print what Go holds in memory. */
const verbs = { any: 'dsvqoOcUeEfFgGtT%z!', whole: 'xXbpw', large: 'xXb' };

function randomCalls(count: number): string[] {
  let state = 20_261_125;
  const random = (): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = (from: ArrayLike<string>): string => from[Math.floor(random() * from.length)] ?? '';
  return Array.from({ length: count }, () => {
    const kind = pick(['any', 'whole', 'large']);
    const values = { any: anything, whole: [...integers, ...texts, ...others], large }[kind] ?? anything;
    const letters = kind === 'any' ? verbs.any : verbs.any + (kind === 'whole' ? verbs.whole : verbs.large);
    const directive = (): string => `%${pick(flags)}${pick(widths)}${pick(precisions)}${pick(letters)}`;
    const template = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
      pick([directive(), directive(), 'té%']),
    );
    const args = Array.from({ length: Math.floor(random() * 4) }, () => pick(values));
    return `[${JSON.stringify(template.join(''))}, [${args.join(', ')}]]`;
  });
}
