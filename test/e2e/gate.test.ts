import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { root } from '../../scripts/lib/root.ts';
import { initCheckout, git } from '../harness/repository.ts';
import { run } from '../harness/run.ts';
import { type StepResult, startRunner } from '../harness/runner.ts';
import { temporaryDirectory } from '../harness/temp.ts';

let folder: string | undefined;
afterEach(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  folder = undefined;
});

const pod = (name: string, privileged: boolean): string =>
  `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  namespace: shop
spec:
  containers:
  - name: web
    image: ghcr.io/acme/web:1.0.0
    securityContext:
      privileged: ${privileged}
`;
const configuration = 'version: 1\nenvironments: { prod: { roots: [prod] } }\n';
const policy = `package main

import rego.v1

deny contains msg if {
	input.metadata.labels.team != "shop"
	msg := "wrong team"
}
`;

/** A pull request: a main branch with the files, and a head that a change was made on. */
async function pullRequest(
  files: Record<string, string>,
  change: (folder: string) => Promise<unknown>,
  inputs: Record<string, string> = {},
): Promise<StepResult> {
  const directory = temporaryDirectory('gate');
  folder = directory.path;
  await initCheckout(folder, files);
  const base = await git(folder, 'rev-parse', 'HEAD');
  await git(folder, 'checkout', '--quiet', '-b', 'change');
  await change(folder);
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', '--message', 'Change');
  const head = await git(folder, 'rev-parse', 'HEAD');
  const repo = { full_name: 'acme/deploy' };
  await using runner = await startRunner({
    workspace: folder,
    repository: 'acme/deploy',
    sha: head,
    eventName: 'pull_request',
    event: {
      pull_request: { number: 7, base: { ref: 'main', sha: base, repo }, head: { ref: 'change', sha: head, repo } },
    },
    path: (process.env['PATH'] ?? '').split(':'),
  });
  const result = await runner.run({ action: join(root, 'gate'), inputs });
  expect(result.complaints.filter((complaint) => !complaint.startsWith('Unexpected input'))).toEqual([]);
  return result;
}

test('a new finding fails the check, with an annotation on its line', async () => {
  const result = await pullRequest({ 'slipway.yaml': configuration, 'prod/a.yaml': pod('a', false) }, (path) =>
    writeFile(join(path, 'prod/a.yaml'), pod('a', true)),
  );
  expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail', findings: '1' } });
  expect(result.annotations).toContainEqual(expect.objectContaining({ level: 'error', file: 'prod/a.yaml', line: 11 }));
  expect(result.summary).toContain('Gate failed');
});

test('a finding that was there before does not fail it', async () => {
  const result = await pullRequest({ 'slipway.yaml': configuration, 'prod/a.yaml': pod('a', true) }, (path) =>
    appendFile(join(path, 'prod/a.yaml'), '# looked at\n'),
  );
  expect(result).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', findings: '0' } });
  expect(result.summary).toContain('no-privileged');
});

test('a finding that is fixed is told', async () => {
  const result = await pullRequest({ 'slipway.yaml': configuration, 'prod/a.yaml': pod('a', true) }, (path) =>
    writeFile(join(path, 'prod/a.yaml'), pod('a', false)),
  );
  expect(result.exitCode).toBe(0);
  expect(result.stdout).toContain('1 fixed');
});

describe('a pull request does not judge itself', () => {
  const waiversFile = '.slipway/waivers.yaml';
  const baselineFile = '.slipway/baseline.json';
  const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const waiver = (name: string): string =>
    `version: 1\nwaivers:\n  - rule: main/deny\n    object: {name: ${name}}\n    owner: team-a\n    reason: known\n    expires: ${soon}\n`;
  const files = {
    'slipway.yaml': `${configuration}gate: { policies: [policy] }\n`,
    'policy/team.rego': policy,
    [waiversFile]: waiver('another'),
    'prod/a.yaml': pod('a', false),
  };
  const write = (path: string, file: string, text: string): Promise<void> => writeFile(join(path, file), text);
  const bad = pod('b', false).replace('  namespace: shop', '  namespace: shop\n  labels: { team: other }');
  const breakRule = (path: string): Promise<unknown> => writeFile(join(path, 'prod/b.yaml'), bad);

  test.each([
    ['by deleting a policy', (path: string) => rm(join(path, 'policy'), { recursive: true })],
    ['by emptying a policy', (path: string) => writeFile(join(path, 'policy/team.rego'), policy.replace('!=', '=='))],
    [
      'by its configuration',
      (path: string) =>
        writeFile(join(path, 'slipway.yaml'), `${configuration}gate: { fail-on: never, packs: [none] }\n`),
    ],
    ['by a waiver', (path: string) => write(path, waiversFile, waiver('b'))],
    ['by a wider waiver', (path: string) => write(path, waiversFile, waiver('b').replace(/ {4}object: .*\n/, ''))],
    [
      'by taking its root out of the configuration',
      (path: string) => writeFile(join(path, 'slipway.yaml'), 'version: 1\n'),
    ],
  ])('%s', async (_way, loosen) => {
    const result = await pullRequest(files, async (path) => {
      await breakRule(path);
      await loosen(path);
    });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } });
    expect(result.stdout).toContain('wrong team');
  });

  test('by a baseline that has what it brings', async () => {
    const baseline = '{"schema": "slipway/baseline/v1", "findings": []}\n';
    const result = await pullRequest({ ...files, [baselineFile]: baseline }, async (path) => {
      await breakRule(path);
      await write(path, 'slipway.yaml', `${configuration}gate: { policies: [policy], baseline: { ratchet: false } }\n`);
      const argv = [join(root, 'dist/cli.js'), 'gate', '--report', `baseline=${baselineFile}`];
      await run(process.execPath, argv, { cwd: path, allowFailure: true });
      expect(await readFile(join(path, baselineFile), 'utf8')).toContain('main/deny');
    });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } });
    expect(result.stdout).toContain('wrong team');
    expect(result.stdout).toContain('error[BASELINE_GREW]');
  });

  test.each<[string, Record<string, string>]>([
    ['fail-on', { 'fail-on': 'never' }],
    ['disable', { disable: 'no-privileged' }],
    ['pack', { pack: 'none' }],
    ['base', { base: 'HEAD' }],
    ['base', { base: 'prod' }],
    ['root', { root: 'other' }],
    ['config', { config: 'lax.yaml' }],
    ['kubernetes-version', { 'kubernetes-version': '1.20' }],
  ])('by the input "%s" of its workflow: %o', async (input, inputs) => {
    const strict = `${configuration}gate: { policies: [policy], kubernetes-version: '1.33' }\n`;
    const result = await pullRequest(
      { ...files, 'slipway.yaml': strict, 'other/a.yaml': pod('a', false) },
      async (path) => {
        await breakRule(path);
        await writeFile(join(path, 'lax.yaml'), 'version: 1\ngate: { packs: [none], roots: [other] }\n');
      },
      inputs,
    );
    expect(result.exitCode).toBe(2);
    expect(result.stdout + result.stderr).toContain(`error[GATE_LOOSENED]: input "${input}" would loosen the gate`);
  });
});

test('a policy that does not compile fails the check with its place', async () => {
  const files = {
    'slipway.yaml': `${configuration}gate: { policies: [policy] }\n`,
    'policy/a.rego': 'package main\n\ndeny contains x if {\n',
    'prod/a.yaml': pod('a', false),
  };
  const result = await pullRequest(files, (path) => appendFile(join(path, 'prod/a.yaml'), '# more\n'));
  expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } });
  expect(result.annotations).toContainEqual(
    expect.objectContaining({ title: 'POLICY_COMPILE', file: 'policy/a.rego' }),
  );
});

test('a file that does not parse fails the check, and a root that renders nothing does', async () => {
  const broken = await pullRequest({ 'slipway.yaml': configuration, 'prod/a.yaml': pod('a', false) }, (path) =>
    writeFile(join(path, 'prod/a.yaml'), 'apiVersion: v1\nkind: Pod\nmetadata: {\n'),
  );
  expect(broken.exitCode).toBe(1);
  expect(broken.stdout).toContain('RENDER_PARSE');
  const empty = await pullRequest(
    {
      'slipway.yaml': configuration,
      'prod/kustomization.yaml': 'resources: [a.yaml]\n',
      'prod/a.yaml': pod('a', false),
    },
    async (path) => {
      await writeFile(join(path, 'prod/kustomization.yaml'), 'resources: []\n');
      await mkdir(join(path, 'x'));
    },
  );
  expect(empty.exitCode).toBe(1);
  expect(empty.stdout).toContain('RENDER_EMPTY');
});

test('the report is written even when the gate fails', async () => {
  const result = await pullRequest(
    { 'slipway.yaml': configuration, 'prod/a.yaml': pod('a', false) },
    (path) => writeFile(join(path, 'prod/a.yaml'), pod('a', true)),
    { report: 'json=gate.json\nmarkdown=gate.md' },
  );
  expect(result.exitCode).toBe(1);
  expect(JSON.parse(await readFile(join(folder ?? '', 'gate.json'), 'utf8'))).toMatchObject({
    schema: 'slipway/gate/v1',
    verdict: 'fail',
  });
  expect(await readFile(join(folder ?? '', 'gate.md'), 'utf8')).toContain('no');
});
