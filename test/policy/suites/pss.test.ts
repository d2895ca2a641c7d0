import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createJudge, type Judge, readCases, told } from './support.ts';

interface Case {
  level: 'baseline' | 'restricted';
  versions: readonly string[];
  file: string;
  cases: number;
  expect: 'pass' | 'fail';
  accept?: readonly string[];
  pod: unknown;
}

const cases = readCases<Case>('pss').flatMap((one) => one.versions.map((version) => ({ ...one, version })));
let judge: Judge;
beforeAll(async () => {
  judge = await createJudge();
});
afterAll(() => judge[Symbol.asyncDispose]());

describe('the Pod Security Standards say what we say', () => {
  it('in all 888 cases', () => {
    expect(readCases<Case>('pss').reduce((sum, one) => sum + one.cases, 0)).toBe(888);
  });

  it.each(cases)('$level:$version $file', async ({ level, version, expect: expected, accept = [], pod }) => {
    const findings = await judge.judge([pod], { packs: [`pss-${level}:${version}`] });
    if (expected === 'pass') {
      expect(told(findings)).toEqual([]);
      return;
    }
    const wanted = new Set(accept.map((check) => check.toLowerCase()));
    const hit = findings.some(({ rule }) => rule.aliases.pss.some((check) => wanted.has(check.toLowerCase())));
    expect(hit, `${accept.join(', ')} is not among\n${told(findings).join('\n')}`).toBe(true);
  });
});
