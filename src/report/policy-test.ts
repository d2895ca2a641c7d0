import type { PolicyTestResult } from '../ports/policy-engine.ts';
import { oneLine, plainLines } from './escape.ts';
import { count } from './gate-groups.ts';
import { createPaint } from './gate-paint.ts';

/** The document of `policy test`. */
export function policyTestJson(tests: readonly PolicyTestResult[]): object {
  return { schema: 'slipway/policy-test/v1', command: 'policy', tests, summary: summaryOf(tests) };
}

/** What failed with what it printed, then the counts. */
export function policyTestText(tests: readonly PolicyTestResult[], colour: boolean): string {
  const paint = createPaint(colour);
  const blocks = tests
    .filter(({ outcome }) => outcome !== 'pass')
    .map((test) => {
      const { outcome, package: path, name, file, line, error, output } = test;
      const painted = outcome === 'skip' ? paint.dim(outcome) : paint.error(outcome);
      return [
        `${painted}: ${paint.bold(oneLine(`${path.replace(/^data\./, '')}.${name}`))}`,
        `  --> ${oneLine(file)}:${line}`,
        ...(error === undefined ? [] : [`  = ${oneLine(error)}`]),
        ...plainLines(output.trimEnd())
          .split('\n')
          .filter((text) => text !== '')
          .map((text) => `  | ${text}`),
        '',
      ].join('\n');
    });
  const { pass, fail, error, skip } = summaryOf(tests);
  const more = [
    ...(fail > 0 ? [`${fail} failed`] : []),
    ...(error > 0 ? [count(error, 'error')] : []),
    ...(skip > 0 ? [`${skip} skipped`] : []),
  ];
  const verdict = fail + error > 0 ? paint.error('fail') : paint.good('pass');
  return `${[...blocks, `${verdict}: ${[`${pass} of ${count(tests.length, 'test')} passed`, ...more].join(', ')}`].join('\n')}\n`;
}

function summaryOf(tests: readonly PolicyTestResult[]): Record<PolicyTestResult['outcome'], number> {
  const summary = { pass: 0, fail: 0, error: 0, skip: 0 };
  for (const { outcome } of tests) summary[outcome] += 1;
  return summary;
}
