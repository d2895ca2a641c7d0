import { describe, expect, it } from 'vitest';
import { gateAnnotations, limitAnnotations } from '../../src/report/gate-annotations.ts';
import { gateGithub } from '../../src/report/gate-github.ts';
import { gateJson } from '../../src/report/gate-json.ts';
import { findingOf, manyFindings as many, verdictOf } from './verdicts.ts';

describe('JSON', () => {
  it('is the contract’s document', () => {
    const document = gateJson(verdictOf({ findings: [findingOf()] })) as Record<string, unknown>;
    expect(Object.keys(document)).toEqual([
      'schema',
      'command',
      'verdict',
      'roots',
      'findings',
      'fixed',
      'images',
      'changes',
      'errors',
      'summary',
    ]);
    expect(document).toMatchObject({
      schema: 'slipway/gate/v1',
      command: 'gate',
      findings: [{ ...findingOf(), fix: [] }],
    });
  });
});

describe('annotations', () => {
  it('come in the order of importance', () => {
    const annotations = gateAnnotations(
      verdictOf({
        findings: [
          findingOf({ status: 'existing' }),
          findingOf({ severity: 'info' }),
          findingOf({ severity: 'warning' }),
          findingOf(),
        ],
        errors: [{ code: 'POLICY_EVAL', message: 'x', docs: '' }],
      }),
    );
    expect(annotations.map(({ level, title }) => `${level} ${title}`)).toEqual([
      'error POLICY_EVAL',
      'error no-privileged',
      'warning no-privileged',
      'notice no-privileged',
      'notice there before: no-privileged',
    ]);
    expect(annotations[1]).toMatchObject({ file: 'base/web.yaml', line: 4, column: 15 });
    expect(annotations[1]?.message).toMatch(/^container "web" runs privileged\n/);
  });

  it('have a line even where only the file is known, because GitHub draws none without', () => {
    const [annotation] = gateAnnotations(
      verdictOf({ findings: [findingOf({ location: { file: 'a.yaml', precision: 'file' } })] }),
    );
    expect(annotation).toMatchObject({ file: 'a.yaml', line: 1 });
  });

  it('stay within ten of a level, and say how many more', () => {
    const verdict = verdictOf({
      findings: [...many(25), ...many(3, { severity: 'warning' }), ...many(12, { status: 'existing' })],
    });
    const limited = limitAnnotations(gateAnnotations(verdict));
    const of = (level: string): typeof limited => limited.filter((one) => one.level === level);
    expect([of('error').length, of('warning').length, of('notice').length]).toEqual([10, 3, 10]);
    expect(of('error').at(-1)?.title).toBe('and 16 more');
    expect(of('notice').at(-1)?.title).toBe('and 3 more');
  });
});

describe('workflow commands', () => {
  it('have the place in the message too, because the log hides properties', () => {
    expect(gateGithub(verdictOf({ findings: [findingOf()] })).split('\n')[0]).toMatch(
      /^::error file=base\/web\.yaml,line=4,col=15,title=no-privileged::base\/web\.yaml:4:15: container "web" runs privileged%0A/,
    );
  });
});
