import { type Arbitrary, array, assert, constantFrom, letrec, oneof, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goRegexp } from '../../src/regexp/go-regexp.ts';
import { createMatches } from '../../src/regexp/matches.ts';

const pieces = [
  'a',
  'b',
  '.',
  '\\w',
  '\\s',
  '[a-b]',
  '[^a]',
  '\\b',
  '\\B',
  '^',
  '$',
  '\\n',
  '(?m:^)',
  '(?m:$)',
  'é',
  '\\z',
];
const signs = ['', '', '', '*', '+', '?', '{2}', '{1,}', '{0,2}', '*?'];
const expression: Arbitrary<string> = letrec<{ sequence: string; item: string; group: string }>((tie) => ({
  sequence: array(tie('item'), { maxLength: 4 }).map((items) => items.join('')),
  item: tuple(oneof({ depthSize: 'small' }, constantFrom(...pieces), tie('group')), constantFrom(...signs)).map(
    (parts) => parts.join(''),
  ),
  group: tuple(tie('sequence'), tie('sequence')).map(([one, other]) => `(${one}|${other})`),
})).sequence;
const text = string({ unit: constantFrom('a', 'b', 'B', '\n', ' ', '-', 'é', '😀'), maxLength: 8 });

describe('whether an expression of Go matches', () => {
  it('is what JavaScript’s engine finds, where it comes to an end', () => {
    assert(
      property(expression, text, (source, value) => {
        const { regexp } = goRegexp(source);
        expect(createMatches(source)(value)).toBe(regexp.test(value));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it.each([
    ['(a|a)*c', 'a'.repeat(5000), false],
    ['^(a+)+$', `${'a'.repeat(5000)}!`, false],
    ['(x+x+)+y', 'x'.repeat(5000), false],
    ['^(.*a){0,20}$', 'ba'.repeat(20), true],
    ['(?i)^ÄB$', 'äb', true],
    ['(?U)a+b', 'aab', true],
    ['a(?i)b|c', 'C', true],
    // V8 finds this one.
    ['(|(?i:B))[a-b]a', 'Ba', false],
  ])('%s', (source, value, expected) => {
    expect(createMatches(source)(value)).toBe(expected);
  });

  it.each([
    ['(a', 'missing )'],
    ['a)', 'unexpected )'],
    ['*a', 'nothing to repeat'],
    ['a**', 'repeated twice'],
    ['a{1001}', 'repeated too often'],
    ['(a{100}){100}', 'repeated too often'],
    ['(?=a)', 'no such group'],
    ['(a)\\1', 'a back reference'],
    ['[b-a]', 'no class'],
    ['[a-\\d]', 'no range'],
    [`${'('.repeat(2000)}${')'.repeat(2000)}`, 'nested too deep'],
  ])('is not asked of what Go refuses: %s', (source, why) => {
    expect(() => createMatches(source)).toThrow(why);
  });

  it('is not known of expressions and texts beyond any reason', () => {
    expect(createMatches('(abcdefghijkl){1000}')('a')).toBeUndefined();
    expect(createMatches('^[a-z]{500}$')('a'.repeat(100_000))).toBeUndefined();
  });
});
