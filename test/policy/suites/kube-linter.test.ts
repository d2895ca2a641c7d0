import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customCases, kubeLinterChecks } from './checks.ts';
import { createJudge, type Judge, readCases, told } from './support.ts';

interface Case {
  check: string | null;
  file: string;
  expectedCount: number | null;
  atLeast?: number;
  messages: readonly { kind?: string; name?: string }[];
  objects: readonly unknown[];
}

/** Checks that are no policy rules: the gate's own schema check finds these (test/checks). */
const elsewhere = new Set(['schema-validation', 'no-extensions-v1beta']);

const cases = readCases<Case>('kube-linter').filter(
  ({ check, file }) => check !== null && !customCases.has(file) && !elsewhere.has(check),
);
let judge: Judge;
beforeAll(async () => {
  judge = await createJudge();
});
afterAll(() => judge[Symbol.asyncDispose]());

describe('kube-linter counts as many findings as we do', () => {
  it.each(cases)('of $check in $file', async ({ check, file, expectedCount, atLeast = 1, messages, objects }) => {
    const { options = {}, wrong } = kubeLinterChecks[check ?? ''] ?? {};
    const findings = await judge.judge(objects, { enable: [`kube-linter/${check}`], options });
    if (wrong?.[file] !== undefined) return;
    if (expectedCount === null) expect(findings.length, told(findings).join('\n')).toBeGreaterThanOrEqual(atLeast);
    else expect(told(findings)).toHaveLength(expectedCount);
    const left = [...findings];
    for (const { kind, name } of messages) {
      const place = left.findIndex(
        ({ object }) => (kind === undefined || object?.kind === kind) && (name === undefined || object?.name === name),
      );
      expect({ kind, name, found: place >= 0 }).toEqual({ kind, name, found: true });
      left.splice(place, 1);
    }
  });
});
