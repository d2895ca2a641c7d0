import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { polarisChecks } from './checks.ts';
import { createJudge, type Judge, readCases, told } from './support.ts';

interface Case {
  check: string;
  file: string;
  expect: 'pass' | 'fail';
  objects: readonly unknown[];
  mutated?: string;
  mutatedObjects?: readonly unknown[];
}

const cases = (readCases('polaris') as readonly Case[]).filter(
  ({ check, file }) => polarisChecks[check]?.wrong?.[file] === undefined,
);
let judge: Judge;
beforeAll(async () => {
  judge = await createJudge();
});
afterAll(() => judge[Symbol.asyncDispose]());

describe('polaris finds what we find', () => {
  it.each(cases)('in $file: $expect', async (one) => {
    const { options = {} } = polarisChecks[one.check] ?? {};
    const judging = { enable: [`polaris/${one.check}`], options };
    const findings = await judge.judge(one.objects, judging);
    const repaired = one.mutatedObjects === undefined ? [] : await judge.judge(one.mutatedObjects, judging);
    expect({ found: findings.length > 0, told: told(findings) }).toMatchObject({ found: one.expect === 'fail' });
    expect(told(repaired)).toEqual([]);
  });
});
