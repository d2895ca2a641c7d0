import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policySources } from '../../scripts/lib/policy-sources.ts';
import { createPolicyEngine } from '../../src/platform/rego/create-policy-engine.ts';
import { builtinRules } from '../../src/policy/builtin-policies.ts';
import { describeRules } from '../../src/policy/describe-rules.ts';
import type { Rule } from '../../src/policy/rule.ts';
import type { PolicyPackage, PolicyTestResult } from '../../src/ports/policy-engine.ts';

const engine = createPolicyEngine();
let rules: readonly Rule[];
let tests: readonly PolicyTestResult[];

beforeAll(async () => {
  rules = await builtinRules(engine);
  const options = rules.map(({ id, options }) => [
    id,
    Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default])),
  ]);
  const data = { slipway: { options: Object.fromEntries(options) as Record<string, unknown> } };
  const run = await engine.test({ sources: await policySources(), version: 'v1', data });
  if ('problems' in run) throw new Error(JSON.stringify(run.problems, null, 2));
  tests = run.tests;
});
afterAll(() => engine[Symbol.asyncDispose]());

describe('our rules', () => {
  it('pass all their own tests', () => {
    expect(tests.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(tests.length).toBeGreaterThan(60);
  });

  it('each have a test that they fail and one that they pass', () => {
    for (const { id, location } of rules) {
      const file = location.file.replace(/\.rego$/, '_test.rego');
      const names = tests.filter((test) => test.file === file).map(({ name }) => name);
      expect({ id, fails: names.some((name) => /_fails?(?:_|$)/.test(name)) }).toEqual({ id, fails: true });
      expect({ id, passes: names.some((name) => /_pass(?:es)?(?:_|$)/.test(name)) }).toEqual({ id, passes: true });
    }
  });

  it('are compiled and documented as their sources say', async () => {
    const check = promisify(execFile)(process.execPath, ['scripts/build-policies.ts', '--check']);
    await expect(check).resolves.toEqual({ stdout: '', stderr: '' });
  });
});

describe('describing rules', () => {
  const complete: PolicyPackage = {
    path: 'slipway/security/no-x'.replace('no-x', 'no_x'),
    file: 'policies/security/no-x.rego',
    annotations: {
      title: 'X',
      description: 'Y',
      custom: { id: 'no-x', severity: 'error', packs: [], rationale: 'r', fix: 'f', kinds: ['pods', 'Service'] },
    },
    rules: [{ name: 'deny', line: 20, column: 1, isFunction: false }],
  };

  it('replaces groups of kinds by their members', () => {
    expect(describeRules([complete])[0]?.kinds).toEqual(expect.arrayContaining(['Pod', 'CronJob', 'Service']));
  });

  it('refuses METADATA that lacks something or says something unknown, all at once', () => {
    const custom = { ...complete.annotations?.custom, id: 'no-y', severity: 'high', colour: 'red', fix: undefined };
    const broken = { ...complete, rules: [], annotations: { title: 'X', custom } };
    expect(() => describeRules([broken, complete])).toThrow(
      [
        'there is no rule deny',
        "custom.id is no-y, and the file's name says no-x",
        'custom.fix is missing',
        'custom.colour is unknown',
        'custom.severity is none of error, warning, info',
        'description is missing',
        'custom.fix is missing',
        'policies/security/no-x.rego: the id no-x is taken',
      ]
        .map((text) => (text.startsWith('policies') ? text : `policies/security/no-x.rego: ${text}`))
        .join('\n'),
    );
  });
});
