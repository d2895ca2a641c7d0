import { assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/model/verdict.ts';
import { gateHtml } from '../../src/report/gate-html.ts';
import { palettes } from '../../src/report/gate-html-style.ts';
import { parseHtml } from '../harness/html.ts';
import { find, many, named, pageOf } from './html-page.ts';
import { verdictOf } from './verdicts.ts';

describe('HTML of much', () => {
  it('never exceeds its budget, and says what is left out', () => {
    const large = (findings: number, rest: number, rules: number): Verdict =>
      verdictOf({
        findings: [
          ...many(findings, (index) => ({ rule: `rule-${index % rules}`, message: `m${'<'.repeat(index % 97)}` })),
          ...many(findings, (index) => ({ rule: `rule-${index % rules}`, status: 'existing' })),
        ],
        fixed: many(rest, () => ({ status: 'existing' })),
        roots: Array.from({ length: rest }, (_, index) => ({
          id: `r${index}`,
          engine: 'plain',
          objects: 1,
          milliseconds: 1,
        })),
        images: Array.from({ length: rest }, (_, index) => ({
          root: 'r',
          object: 'o',
          container: 'c',
          old: `a:${index}`,
          new: 'b:1',
        })),
        changes: Array.from({ length: rest }, (_, index) => ({
          root: `r${index}`,
          object: 'o',
          change: 'added',
          paths: [`p${index}`],
        })),
        errors: Array.from({ length: rest }, (_, index) => ({ code: 'X', message: `e${index}`, docs: '' })),
      });
    const sizes = record({
      findings: constantFrom(0, 1, 30, 400),
      rest: constantFrom(0, 1, 200),
      rules: constantFrom(1, 40, 300),
      budget: integer({ min: 16_000, max: 400_000 }),
    });
    assert(
      property(sizes, ({ findings, rest, rules, budget }) => {
        const verdict = large(findings, rest, rules);
        const text = gateHtml(verdict, { budget });
        const page = pageOf(verdict, { budget });
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(budget);
        for (const id of findings > 0 ? ['new', 'existing'] : [])
          expect(find(page, id).text).toContain(`${findings} finding`);
        expect(text.includes('left out for want of room') || findings < 400 || budget > 200_000).toBe(true);
      }),
      { numRuns: 12 },
    );
    const whole = gateHtml(large(30, 1, 3));
    expect(whole).not.toContain('left out');
    const places = named(find(parseHtml(whole), 'new'), 'p', 'place');
    expect(places).toHaveLength(30);
  });

  it('holds ten thousand findings', () => {
    const verdict = verdictOf({
      findings: many(10_000, (index) => ({ rule: `rule-${index % 50}`, root: `r${index % 40}` })),
    });
    const page = pageOf(verdict);
    expect(Buffer.byteLength(gateHtml(verdict))).toBeLessThanOrEqual(3_000_000);
    expect(named(find(page, 'new'), 'article')).toHaveLength(50);
    expect(named(find(page, 'new'), 'span', 'where').length).toBeGreaterThan(5000);
  });
});

describe('the colours of HTML', () => {
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, other: string): number => {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((first, second) => second - first);
    return (light + 0.05) / (dark + 0.05);
  };

  it.each(Object.entries(palettes))('can be read: %s', (_name, palette) => {
    const tints = [palette['error-tint'], palette['good-tint']];
    const pairs = [
      ...['ink', 'soft', 'link', 'error', 'good'].flatMap((name) =>
        [palette.page, palette.panel, ...tints].map((ground) => [palette[name as keyof typeof palette], ground]),
      ),
      ...(['error', 'warning', 'info', 'good'] as const).map((name) => [palette[name], palette[`${name}-tint`]]),
      ...tints.map((ground) => [palette.warning, ground]),
    ];
    for (const [ink = '', ground = ''] of pairs)
      expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });
});
