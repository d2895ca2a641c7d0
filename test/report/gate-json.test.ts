import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Locate, Violation } from '../../src/gate/evaluation.ts';
import { runGate } from '../../src/gate/run-gate.ts';
import type { RenderedObject } from '../../src/model/rendered-root.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { gateJson, gateJsonText } from '../../src/report/gate-json.ts';
import { deployment, rootOf } from '../gate/verdicts.ts';
import { hostileText, verdictWith } from './hostile-verdict.ts';
import { findingOf, verdictOf } from './verdicts.ts';

function textOf(verdict: Verdict): string {
  return [...gateJsonText(verdict)].join('');
}

function stringified(verdict: Verdict): string {
  return `${JSON.stringify(gateJson(verdict), null, 2)}\n`;
}

const variants: readonly Partial<Violation>[] = [
  {},
  { path: [] },
  { path: ['metadata', 'annotations', 'a.b/c'], details: { list: [1, { deep: [] }], text: 'a\n  b' } },
  { excepted: true, waiver: { reason: 'because "so"', owner: 'team', expires: '2027-01-01' } },
  { severity: 'warning', message: 'two\nlines\u2028é😀\ud800' },
];

function violationsOf(object: RenderedObject): readonly Violation[] {
  return variants.map((variant, index) => ({
    rule: `rule-${index}`,
    severity: 'error',
    message: `message ${index}`,
    object,
    path: ['spec', 'template'],
    docs: 'https://slipway.dev/rule',
    ...variant,
  }));
}

/** A place of every shape. */
const locate: Locate = (_, __, path) => {
  if (path.length === 0) return undefined;
  if (path[0] === 'metadata') return { file: 'a "b".yaml', precision: 'file' };
  return { file: 'base.yaml', line: 3, ...(path.length > 1 ? { column: 7 } : {}), precision: 'block', found: 'so' };
};

async function judged(explainLocation: boolean): Promise<Verdict> {
  const root = (names: readonly string[]): ReturnType<typeof rootOf> =>
    rootOf('prod', names.map((name) => deployment(name, ['web'])).join(''));
  return await runGate({
    base: [root(['web', 'gone'])],
    head: [root(['web', 'new'])],
    evaluate: ({ objects }) => Promise.resolve({ violations: objects.flatMap(violationsOf), errors: [] }),
    rules: 5,
    failOn: 'error',
    locate,
    explainLocation,
  });
}

describe('the text of the document', () => {
  it.each([false, true])('is to the byte what JSON.stringify gives, places explained: %s', async (explained) => {
    const verdict = await judged(explained);
    expect(verdict.findings.length).toBeGreaterThan(8);
    expect(verdict.fixed.length).toBeGreaterThan(0);
    expect(textOf(verdict)).toBe(stringified(verdict));
    const proposed = { ...verdict, findings: verdict.findings.slice(0, 3) };
    const both = { ...verdict, findings: [], proposed };
    expect(textOf(both)).toBe(stringified(both));
  });

  it('is that of an empty verdict, too', () => {
    expect(textOf(verdictOf())).toBe(stringified(verdictOf()));
  });

  it('holds whatever text a finding has', () => {
    assert(
      property(hostileText, (text) => {
        const verdict = verdictWith(text);
        expect(JSON.parse(textOf(verdict))).toEqual(JSON.parse(stringified(verdict)));
      }),
    );
  });

  it('comes in pieces, so that it is never held whole', () => {
    const verdict = verdictOf({ findings: Array.from({ length: 2000 }, () => findingOf()) });
    const pieces = [...gateJsonText(verdict)];
    expect(pieces.length).toBeGreaterThan(5);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(200_000);
    expect(JSON.parse(pieces.join(''))).toEqual(JSON.parse(stringified(verdict)));
  });
});
