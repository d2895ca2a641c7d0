import { describe, expect, it } from 'vitest';
import type { ErrorDocument } from '../../src/model/errors.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { gateAnnotations } from '../../src/report/gate-annotations.ts';
import { gateHtml } from '../../src/report/gate-html.ts';
import { gateJson } from '../../src/report/gate-json.ts';
import { gateJunit } from '../../src/report/gate-junit.ts';
import { gateSarif } from '../../src/report/gate-sarif.ts';
import { gateText } from '../../src/report/gate-text.ts';
import { verdictOf } from './verdicts.ts';

const roots = ['a', 'b', 'c'].map((id) => ({ id, engine: 'plain' as const, objects: 1, milliseconds: 1 }));
const excused = (root: string): ErrorDocument => ({
  code: 'RENDER_NEEDS_TRUST',
  message: `${root}: remote`,
  docs: 'd',
  excused: true,
});
const grave = (root: string): ErrorDocument => ({ code: 'RENDER_NEEDS_TRUST', message: `${root}: remote`, docs: 'd' });

interface Sarif {
  runs: {
    invocations: { executionSuccessful: boolean }[];
    results: { level: string; message: { text: string }; properties?: { roots: string[] } }[];
  }[];
}

function sarifOf(verdict: Verdict): Sarif['runs'][number] {
  const [run] = (gateSarif(verdict, { rules: [], version: '0' }) as Sarif).runs;
  if (run === undefined) throw new Error('no run');
  return run;
}

describe('what an untouched root may not be rendered for', () => {
  const verdict = verdictOf({ verdict: 'pass', roots, errors: [excused('a'), excused('b')] });

  it('is a warning in every format, since it fails nothing', () => {
    expect(gateText(verdict)).toMatch(/^warning\[RENDER_NEEDS_TRUST\]: remote\n {2}--> \(in 2 roots\)/);
    expect(gateText(verdict)).toContain('pass: nothing new, 2 problems of unchanged roots;');
    expect(gateAnnotations(verdict).map(({ level }) => level)).toEqual(['warning']);
    expect(gateHtml(verdict)).not.toContain('the gate fails');
    const { invocations, results } = sarifOf(verdict);
    expect([invocations[0]?.executionSuccessful, results.map(({ level }) => level)]).toEqual([true, ['warning']]);
    expect(gateJunit(verdict, 'error')).toContain('errors="0" skipped="1"');
    expect(gateJson(verdict)).toMatchObject({ errors: [{ excused: true }, { excused: true }] });
  });

  it('is told beside what keeps the gate from judging, each with its own roots', () => {
    const both = verdictOf({ roots, errors: [excused('a'), grave('b'), grave('c')] });
    const text = gateText(both);
    expect(text).toContain('warning[RENDER_NEEDS_TRUST]: a: remote\n');
    expect(text).toContain('error[RENDER_NEEDS_TRUST]: remote\n  --> (in 2 roots)');
    expect(text).toContain('fail: 2 problems that kept it from judging, nothing new, 1 problem of unchanged roots;');
    expect(gateAnnotations(both).map(({ level }) => level)).toEqual(['warning', 'error']);
    expect(sarifOf(both).invocations[0]?.executionSuccessful).toBe(false);
    expect(gateJunit(both, 'error')).toContain('errors="1" skipped="1"');
  });
});

describe('a mistake in a base of several roots', () => {
  const verdict = verdictOf({ roots, errors: ['a', 'b', 'c'].map(grave) });

  it('is one result in SARIF, with its roots', () => {
    const { results } = sarifOf(verdict);
    expect(results.map(({ message, properties }) => [message.text, properties?.roots])).toEqual([
      ['remote (in 3 roots)', ['a', 'b', 'c']],
    ]);
  });

  it('is one case in JUnit, with its roots', () => {
    const text = gateJunit(verdict, 'error');
    expect(text).toContain('<testsuite name="slipway" tests="1" failures="0" errors="1"');
    expect(text).toContain('message="remote (in 3 roots)"');
    expect(text).toContain('root: a\nroot: b\nroot: c');
  });
});
