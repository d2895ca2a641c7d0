import { describe, expect, it } from 'vitest';
import { readArguments, toolsOf } from '../../scripts/test/arguments.ts';
import { closingLine, objection, type TestReport, tally } from '../../scripts/test/tally.ts';

function report(counts: Partial<TestReport>): TestReport {
  return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [], ...counts };
}

describe('the closing line of the tests', () => {
  it('counts what passed, failed and was skipped', () => {
    const counts = tally(report({ numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 }), 1);
    expect(closingLine(counts)).toBe('3 passed, 1 failed, 2 skipped');
    expect(closingLine(tally(report({ numPassedTests: 3 }), 0))).toBe('3 passed, 0 failed');
  });

  it('counts files that do not load, and runs that break outside of any test', () => {
    const broken = { name: 'a.test.ts', status: 'failed', assertionResults: [] };
    const honest = { name: 'b.test.ts', status: 'failed', assertionResults: [{ status: 'failed' }] };
    expect(tally(report({ numFailedTests: 1, testResults: [broken, honest] }), 1).failed).toBe(2);
    expect(tally(report({ numPassedTests: 3 }), 1).failed).toBe(1);
    expect(tally(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('is no success without a test, nor in CI with a skipped one', () => {
    expect(objection({ passed: 0, failed: 0, skipped: 0 }, false)).toBe('no test ran');
    expect(objection({ passed: 1, failed: 0, skipped: 1 }, true)).toContain('skipped');
    expect(objection({ passed: 1, failed: 0, skipped: 1 }, false)).toBeUndefined();
    expect(objection({ passed: 1, failed: 1, skipped: 0 }, false)).toBe('there were failures');
  });
});

describe('the arguments of the tests', () => {
  it('name projects, install in CI, and leave the rest to vitest', () => {
    expect(readArguments(['--project', 'unit', 'harness', '--project=e2e', '-t', 'x'], false)).toEqual({
      projects: ['unit', 'e2e'],
      install: false,
      rest: ['harness', '-t', 'x'],
    });
    expect(readArguments([], true)).toEqual({ projects: ['unit', 'integration', 'e2e'], install: true, rest: [] });
  });

  it('decide which tools are set up', () => {
    expect(toolsOf(['unit'])).toEqual([]);
    expect(toolsOf(['unit', 'e2e'])).toContain('kustomize');
    expect(toolsOf(['e2e'])).not.toContain('buildkit');
    expect(toolsOf(['builders'])).toEqual(expect.arrayContaining(['buildkit', 'docker-registry']));
  });
});
