import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { git } from '../../harness/repository.ts';
import { run, type RunResult } from '../../harness/run.ts';
import { image, makeSite, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await makeSite(['production', 'staging']);
});

afterAll(async () => {
  await site[Symbol.asyncDispose]();
});

async function init(...args: string[]): Promise<RunResult> {
  return await site.slipway('/nonexistent', 'init', '--engine', 'job', ...args);
}

async function untracked(): Promise<string> {
  return await git(site.clone, 'status', '--porcelain', '--untracked-files=all');
}

interface InitDocument {
  engines: { environment: string; folder: string; files: { path: string; state: string }[] }[];
}

async function states(...args: string[]): Promise<string[]> {
  const { stdout, stderr } = await init('--image', image, '--format', 'json', ...args);
  if (stdout === '') throw new Error(stderr);
  const { engines } = JSON.parse(stdout) as InitDocument;
  return engines.flatMap(({ environment, files }) => files.map(({ state }) => `${environment} ${state}`));
}

test('a folder is written for each environment that has the engine, and builds', async () => {
  const written = new Set(await states());
  expect([...written].toSorted()).toEqual(['production written', 'staging written']);
  for (const environment of ['production', 'staging']) {
    const folder = join(site.clone, '.slipway/engine', environment);
    const { stdout } = await run('kubectl', ['kustomize', folder]);
    expect(stdout).toContain(`--repository=${site.repository.url}`);
    expect(stdout).toContain(`namespace: slipway-${environment}`);
  }
});

test('nothing is ever overwritten: what was changed by hand stays, and that is told', async () => {
  const file = join(site.clone, '.slipway/engine/production/cron-job.yaml');
  await writeFile(file, `${await readFile(file, 'utf8')}# ours\n`);
  expect(new Set(await states('--environment', 'production'))).toEqual(new Set(['production same', 'production kept']));
  expect(await readFile(file, 'utf8')).toMatch(/# ours\n$/);
  const { stdout } = await init('--image', image, '--environment', 'production');
  expect(stdout).toContain('kept  .slipway/engine/production/cron-job.yaml');
});

test('the command for the git Secret takes the value from standard input', async () => {
  const { stdout } = await init('--image', image, '--environment', 'staging');
  expect(stdout).toContain(
    'kubectl create secret generic slipway-git --namespace slipway-staging --from-file=token=/dev/stdin',
  );
});

test.each([
  ['an image without a digest', ['--image', 'registry.example/slipway:1'], 'OPTION_INVALID'],
  ['no image', [], 'OPTION_INVALID'],
  ['an environment that is not there', ['--image', image, '--environment', 'prod'], 'OPTION_INVALID'],
  ['one namespace for two environments', ['--image', image, '--namespace', 'slipway'], 'OPTION_INVALID'],
  ['another engine', ['--image', image, '--engine', 'flux'], 'NOT_YET'],
])('%s is refused, and nothing is written', async (_what, args, code) => {
  const before = await untracked();
  const { exitCode, stderr } = await init(...args);
  expect(stderr).toContain(`error[${code}]`);
  expect(exitCode).toBe(2);
  expect(await untracked()).toBe(before);
});

test('manifests that do not render: no rights can be derived, so nothing is written', async () => {
  await site.push({ 'production/broken.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: [\n' });
  const { exitCode, stderr } = await init('--image', image, '--environment', 'production');
  expect(stderr).toContain('error[RENDER_PARSE]: production/broken.yaml');
  expect(exitCode).toBe(1);
});
