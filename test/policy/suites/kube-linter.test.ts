import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kubeLinterChecks } from './checks.ts';
import { createJudge, type Judge, readCases, told } from './support.ts';

interface Case {
  check: string | null;
  file: string;
  expectedCount: number | null;
  atLeast?: number;
  messages: readonly { kind?: string; name?: string }[];
  objects: readonly unknown[];
}

/** Checks that are no policy rules: the gate's own schema check finds these (test/checks). Cases without a check are in test/commands/gate-custom-rules.test.ts. */
const elsewhere = new Set(['schema-validation', 'no-extensions-v1beta']);

const cases = (readCases('kube-linter') as readonly Case[]).filter(
  ({ check, file }) => check !== null && !elsewhere.has(check) && kubeLinterChecks[check]?.wrong?.[file] === undefined,
);
let judge: Judge;
beforeAll(async () => {
  judge = await createJudge();
});
afterAll(() => judge[Symbol.asyncDispose]());

describe('kube-linter counts as many findings as we do', () => {
  it.each(cases)('of $check in $file', async ({ check, expectedCount, atLeast = 1, messages, objects }) => {
    const { options = {} } = kubeLinterChecks[check ?? ''] ?? {};
    const findings = await judge.judge(objects, { enable: [`kube-linter/${check}`], options });
    expect(told(findings)).toHaveLength(expectedCount ?? Math.max(atLeast, findings.length));
    const left = findings.map(({ object }) => object);
    const missing = messages.filter(({ kind, name }) => {
      const place = left.findIndex(
        (object) => object?.kind === (kind ?? object?.kind) && object?.name === (name ?? object?.name),
      );
      if (place >= 0) left.splice(place, 1);
      return place < 0;
    });
    expect(missing).toEqual([]);
  });
});
