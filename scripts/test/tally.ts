/** The part of vitest's JSON report that is counted. */
export interface TestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: readonly {
    name: string;
    status: string;
    assertionResults: readonly { status: string }[];
  }[];
}

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Counts a report. A file that fails outside its tests (it does not load, a hook throws) counts as one failure, and so
 * does a run that failed without saying where or left no report.
 */
export function tally(report: TestReport | undefined, exitCode: number | null): Tally {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed = report.numFailedTests + broken.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** The closing line: `12 passed, 0 failed`, with the skipped ones only if there are any. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

/** Tells what is wrong with a run; undefined if nothing is. In CI a skipped test is one that nobody would miss. */
export function objection({ passed, failed, skipped }: Tally, ci: boolean): string | undefined {
  if (failed > 0) return 'there were failures';
  if (passed === 0) return 'no test ran';
  if (ci && skipped > 0) return 'tests were skipped, which counts as failure in CI';
  return undefined;
}
