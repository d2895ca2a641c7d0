import { describe, expect, it } from 'vitest';
import { parseRego } from '../../src/policy/rego-parse.ts';
import { formatRego } from '../../src/policy/rego-value.ts';

describe('the text of Rego values', () => {
  it.each([
    ['{"b": 1, "a": [true, null]}', '{"a": [true, null], "b": 1}'],
    ['{3, "x", null, 10, true, [1], {"k": 1}, {2}}', '{null, true, 3, 10, "x", [1], {"k": 1}, {2}}'],
    ['set()', 'set()'],
    ['{}', '{}'],
    ['[]', '[]'],
    ['{{1}: {"deep": set()}}', '{{1}: {"deep": set()}}'],
    ['[1.0, -3, 1e+10, 123456789012345678901234567890]', '[1.0, -3, 1e+10, 123456789012345678901234567890]'],
    ['{"\\ud83d\\ude00", "\\uffee"}', '{"\uffee", "\u{1f600}"}'],
    ['{9007199254740993, 9007199254740992}', '{9007199254740992, 9007199254740993}'],
    ['"a\\n\\u0001\\"\\\\"', '"a\\n\\u0001\\"\\\\"'],
  ])('reads %s and writes it as OPA does', (text, expected) => {
    expect(formatRego(parseRego(text))).toBe(expected);
  });

  it.each(['', '[1', '{"a": }', '[1] 2', '{1: 2, 3}', 'nope'])('refuses %j', (text) => {
    expect(() => parseRego(text)).toThrow('not a Rego value');
  });
});
