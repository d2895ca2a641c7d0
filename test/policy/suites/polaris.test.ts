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

const cases = readCases<Case>('polaris');
let judge: Judge;
beforeAll(async () => {
  judge = await createJudge();
});
afterAll(() => judge[Symbol.asyncDispose]());

describe('polaris finds what we find', () => {
  it.each(cases)('in $file: $expect', async (one) => {
    const { options = {}, wrong } = polarisChecks[one.check] ?? {};
    const judging = { enable: [`polaris/${one.check}`], options };
    const findings = await judge.judge(one.objects, judging);
    if (wrong?.[one.file] !== undefined) return;
    expect(findings.length > 0 ? 'fail' : 'pass', told(findings).join('\n')).toBe(one.expect);
    if (one.mutatedObjects !== undefined) expect(told(await judge.judge(one.mutatedObjects, judging))).toEqual([]);
  });
});
