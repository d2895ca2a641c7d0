import { mkdtempSync, rmSync, writeFileSync, symlinkSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/lib/root.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-cli-'));
  writeFileSync(
    join(folder, 'pod.yaml'),
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: "x:1", securityContext: { privileged: true } }] }\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function slipway(args: readonly string[], options: { input?: string; node?: readonly string[] } = {}) {
  const { input, node = [] } = options;
  return spawnSync(process.execPath, [...node, join(root, 'dist/cli.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
  });
}

test('help and version answer on stdout', () => {
  expect(slipway(['--help'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Usage: slipway COMMAND') as string,
    stderr: '',
  });
  expect(slipway(['--version']).stdout).toMatch(/^slipway \d+\.\d+\.\d+\n$/);
  for (const command of ['ship', 'build', 'bump', 'render', 'gate', 'explain']) {
    expect(slipway([command, '--help'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`Usage: slipway ${command}`) as string,
    });
  }
});

test('an error is one line with a code, a hint and a place to read on, on stderr alone', () => {
  const { status, stdout, stderr } = slipway(['gaet']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(
    /^error\[OPTION_UNKNOWN\]: .*\n {2}hint: Did you mean `slipway gate`\?\n {2}docs: https:\S+\n$/,
  );
});

test('programs get one JSON document on stdout, also for an error', () => {
  const judged = slipway(['gate', 'pod.yaml', '--format', 'json', '--quiet']);
  expect(judged.status).toBe(1);
  expect(judged.stderr).toBe('');
  expect(JSON.parse(judged.stdout)).toMatchObject({
    schema: 'slipway/gate/v1',
    command: 'gate',
    verdict: 'fail',
    findings: expect.arrayContaining([
      expect.objectContaining({ rule: 'no-privileged', path: 'spec.containers[0].securityContext.privileged' }),
    ]) as unknown,
  });
  const wrong = slipway(['gate', 'nowhere', '--format', 'json']);
  expect(wrong.status).toBe(2);
  expect(JSON.parse(wrong.stdout)).toMatchObject({ command: 'gate', error: { code: 'ROOT_NOT_FOUND' } });
});

test('what comes from standard input is judged', () => {
  const { status, stdout } = slipway(['gate', '-'], {
    input: 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { hostNetwork: true, containers: [] }\n',
  });
  expect(status).toBe(1);
  expect(stdout).toContain('host-namespaces');
});

test('a bump is planned, then written to the files, and changes nothing else', () => {
  const planned = slipway(['bump', '--image', 'x:2', '--format', 'json']);
  expect(planned.status).toBe(0);
  expect(JSON.parse(planned.stdout)).toMatchObject({
    schema: 'slipway/bump/v1',
    outcome: 'changed',
    edits: [{ file: 'pod.yaml', line: 4, old: 'x:1', new: 'x:2' }],
    commit: null,
    pullRequest: null,
  });
  expect(slipway(['render', 'pod.yaml']).stdout).toContain('image: x:1');
  expect(slipway(['bump', '--image', 'x:2', '--write', 'files']).status).toBe(0);
  expect(slipway(['render', 'pod.yaml']).stdout).toContain('image: x:2');
  expect(slipway(['bump', '--image', 'y:2'])).toMatchObject({ status: 1 });
});

test('a bump that would have no effect on what renders is refused, in a folder without configuration too', () => {
  mkdirSync(join(folder, 'overlay'));
  writeFileSync(
    join(folder, 'overlay/kustomization.yaml'),
    'resources: [web.yaml]\nimages:\n- { name: other/web, newName: acme/web, newTag: "1" }\n',
  );
  writeFileSync(
    join(folder, 'overlay/web.yaml'),
    'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, image: "some/web:1" }] }\n',
  );
  const { status, stdout } = slipway(['bump', '--image', 'acme/web:2', '--quiet']);
  expect(stdout).toContain('error[BUMP_NO_EFFECT]: overlay/kustomization.yaml:3:');
  expect(status).toBe(1);
  rmSync(join(folder, 'overlay'), { recursive: true });
});

test('a value at an explicit place is set, and where an image is written is explained', () => {
  const set = slipway(['bump', '--set', 'pod.yaml:spec.containers[0].name=b', '--format', 'json', '--quiet']);
  expect(JSON.parse(set.stdout)).toMatchObject({ outcome: 'changed', edits: [{ file: 'pod.yaml', new: 'b' }] });
  const explained = slipway(['bump', '--explain', 'x', '--quiet']);
  expect(explained).toMatchObject({ status: 0, stdout: expect.stringContaining('pod.yaml:4:') as string });
});

test('explain lists rules for programs with the fields of the contract', () => {
  const rules = JSON.parse(slipway(['explain', '--format', 'json']).stdout) as object[];
  expect(rules.length).toBeGreaterThan(14);
  expect(Object.keys(rules[0] ?? {})).toEqual([
    'id',
    'group',
    'severity',
    'packs',
    'title',
    'description',
    'aliases',
    'kinds',
    'options',
    'docs',
  ]);
  expect(slipway(['explain', 'kube-linter/privileged-container']).stdout).toContain('no-privileged');
});

const pretendOld = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.11.1'}})`;

test('an old Node.js is refused with what to do, where no newer one is installed beside', () => {
  const lonely = mkdtempSync(join(tmpdir(), 'slipway-stub-'));
  try {
    mkdirSync(join(lonely, 'dist'));
    writeFileSync(join(lonely, 'package.json'), '{"type":"module"}');
    const stub = join(lonely, 'dist/cli.js');
    writeFileSync(stub, '');
    rmSync(stub);
    symlinkSync(join(root, 'dist/cli.js'), stub);
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--preserve-symlinks-main', '--import', pretendOld, stub, '--help'],
      { encoding: 'utf8' },
    );
    expect(stderr).toContain('error[NODE_VERSION]: slipway needs Node.js 22.19 or newer, this is 20.11.1');
    expect(status).toBe(3);
  } finally {
    rmSync(lonely, { recursive: true, force: true });
  }
});

test('an old Node.js runs itself with the one that is installed beside it', () => {
  const { status, stdout } = slipway(['--version'], { node: ['--import', pretendOld] });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^slipway /);
});
