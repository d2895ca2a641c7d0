import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run, type RunResult } from '../harness/run.ts';
import { temporaryDirectory } from '../harness/temp.ts';

const program = fileURLToPath(new URL('../../src/entry/cli-main.ts', import.meta.url));

/** Runs `slipway policy …` in a folder of these files. */
async function policy(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<RunResult> {
  await using folder = temporaryDirectory('policy');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), text);
  }
  return await run(process.execPath, [program, 'policy', ...args], { cwd: folder.path, allowFailure: true });
}

const rule = 'package main\ndeny contains "too many" if input.spec.replicas > data.limits.replicas\n';
const passing = `package main_test
import data.main
test_denied if "too many" in main.deny with input as {"spec": {"replicas": 20}}
`;
const failing = `package main_test
import data.main
test_not if { print("seen", data.limits); "no" in main.deny with input as {"spec": {"replicas": 20}} }
`;
const data = 'limits: {replicas: 10}\n';
const deployment = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {replicas: 12}\n';

describe('slipway policy test', () => {
  it('runs the tests of the folder policy, with its data', async () => {
    const files = { 'policy/a.rego': rule, 'policy/a_test.rego': passing, 'policy/data.yaml': data };
    const { exitCode, stdout } = await policy(files, 'test');
    expect([exitCode, stdout]).toEqual([0, 'pass: 1 of 1 test passed\n']);
  });

  it('exits with 1 when one fails, and tells which, where, and what it printed', async () => {
    const files = { 'p/a.rego': rule, 'p/a_test.rego': passing, 'p/b_test.rego': failing, 'p/data.yaml': data };
    const { exitCode, stdout } = await policy(files, 'test', 'p');
    expect(exitCode).toBe(1);
    expect(stdout).toBe(
      'fail: main_test.test_not\n  --> p/b_test.rego:3\n  | seen {"replicas": 10}\n\nfail: 1 of 2 tests passed, 1 failed\n',
    );
    const json = await policy(files, 'test', 'p', '--format', 'json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      command: 'policy',
      tests: [
        { name: 'test_denied', outcome: 'pass' },
        { name: 'test_not', outcome: 'fail', line: 3 },
      ],
      summary: { pass: 1, fail: 1, error: 0, skip: 0 },
    });
  });

  it('is refused without a test, without a policy, and where they do not compile', async () => {
    const none = await policy({ 'policy/a.rego': rule }, 'test');
    expect([none.exitCode, none.stderr]).toEqual([2, expect.stringContaining('error[POLICY_EMPTY]') as string]);
    const nothing = await policy({ 'a.yaml': deployment }, 'test');
    expect([nothing.exitCode, nothing.stderr]).toEqual([2, expect.stringContaining('no policy in policy') as string]);
    const broken = await policy({ 'policy/a_test.rego': 'package a\ntest_x if nosuch.f(1)\n' }, 'test');
    expect([broken.exitCode, broken.stderr]).toEqual([1, expect.stringContaining('policy/a_test.rego:2') as string]);
    const verb = await policy({}, 'tset');
    expect([verb.exitCode, verb.stderr]).toEqual([2, expect.stringContaining('policy cannot "tset"') as string]);
  });
});

describe('slipway policy bench', () => {
  it('shows the time of each rule on the repository’s objects', async () => {
    const files = {
      'policy/a.rego': `${rule}warn contains "x" if false\n`,
      'policy/data.yaml': data,
      'base/a.yaml': deployment,
    };
    const { exitCode, stdout } = await policy(files, 'bench');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/ ms +[\d.]+ µs +main\/deny +1 finding\n/);
    expect(stdout).toMatch(/ ms +[\d.]+ µs +main\/warn +0 findings\n/);
    expect(stdout).toMatch(/\d+ ms for 2 rules, each alone on 1 object; the slowest takes [\d.]+ %\n$/);
  });

  it('shows the time of our own rules where there are no policies', async () => {
    const { exitCode, stdout } = await policy({ 'base/a.yaml': deployment }, 'bench', '--format', 'json');
    expect(exitCode).toBe(0);
    const { rules } = JSON.parse(stdout) as { rules: readonly { rule: string; milliseconds: number }[] };
    const names = ['no-privileged', 'service-account-missing', 'schema-invalid', 'secret-format', 'api-deprecated'];
    expect(rules.map(({ rule }) => rule)).toEqual(expect.arrayContaining(names));
    const times = rules.map(({ milliseconds }) => milliseconds);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('evaluates on what the gate would judge, with what is in the same environment', async () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {selector: {app: a}, ports: [{port: 80}]}\n';
    const pods = deployment.replace('{replicas: 12}', '{template: {metadata: {labels: {app: a}}}}');
    const config = (shared: string): string =>
      `version: 1\nenvironments: {staging: {roots: [staging]}, production: {roots: [production${shared}]}}\n`;
    const found = async (shared: string): Promise<unknown> => {
      const files = { 'staging/a.yaml': service, 'production/a.yaml': service, 'pods/a.yaml': pods };
      const { stdout } = await policy({ ...files, 'slipway.yaml': config(shared) }, 'bench', '--format', 'json');
      const { objects, rules } = JSON.parse(stdout) as {
        objects: number;
        rules: readonly { rule: string; findings: number }[];
      };
      return [objects, rules.find(({ rule }) => rule === 'service-selects-nothing')?.findings];
    };
    expect(await found('')).toEqual([2, 2]);
    expect(await found(', pods')).toEqual([3, 1]);
  });

  it('tells a rule that fails, and is refused where there is nothing to evaluate on', async () => {
    const text = 'package main\ndeny contains format_int(18446744073709551617, 10) if true\n';
    const failed = await policy({ 'policy/a.rego': text, 'base/a.yaml': deployment }, 'bench', '--format', 'json');
    expect(failed.exitCode).toBe(1);
    expect(JSON.parse(failed.stdout)).toMatchObject({
      objects: 1,
      rules: [{ rule: 'main/deny', error: expect.any(String) as string }],
    });
    const empty = await policy({ 'policy/a.rego': rule }, 'bench');
    expect([empty.exitCode, empty.stderr]).toEqual([2, expect.stringContaining('error[LAYOUT_INVALID]') as string]);
  });
});
