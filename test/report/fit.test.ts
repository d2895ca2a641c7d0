import { array, assert, integer, property, string } from 'fast-check';
import { expect, it } from 'vitest';
import { fit, listForms } from '../../src/report/fit.ts';
import { shorten } from '../../src/report/escape.ts';

it('never exceeds its budget and never cuts a form', () => {
  const forms = array(string({ unit: 'grapheme', maxLength: 20 }), { minLength: 1, maxLength: 4 });
  assert(
    property(array(forms, { maxLength: 6 }), integer({ min: 0, max: 200 }), (sections, budget) => {
      const text = fit(
        sections.map((list) => ({ forms: list })),
        budget,
      );
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(budget);
      const whole = sections.reduce<readonly string[]>(
        (texts, list) => texts.flatMap((start) => [...list, ''].map((form) => start + form)),
        [''],
      );
      expect(whole).toContain(text);
    }),
    { numRuns: 200 },
  );
});

it('lets the last section give way first', () => {
  const sections = [{ forms: ['aaaa', 'a'] }, { forms: ['bbbb', 'b'] }];
  expect(fit(sections, 8)).toBe('aaaabbbb');
  expect(fit(sections, 5)).toBe('aaaab');
  expect(fit(sections, 4)).toBe('aaaa');
  expect(fit(sections, 1)).toBe('a');
});

it('halves lists and counts what is missing', () => {
  expect(listForms('h:', ['1', '2', '3', '4', '5'], '.', (missing) => `+${missing}`)).toEqual([
    'h:12345.',
    'h:12+3.',
    'h:1+4.',
    '',
  ]);
});

it('shortens without splitting a character', () => {
  expect(shorten('a😀b', 3)).toBe('a…');
  expect(shorten('abc', 3)).toBe('abc');
});
