import { afterAll, beforeAll, expect, test } from 'vitest';
import { git } from '../../harness/repository.ts';
import type { SyncDocument } from '../../../src/sync/document.ts';
import { makeSite, type Site, slipway } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await makeSite(['production', 'staging']);
  await site.push({
    'base/kustomization.yaml': 'resources: [web.yaml]\n',
    'base/web.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n',
    'staging/app.yaml': null,
    'staging/kustomization.yaml': 'resources: [../base]\nnamespace: app-staging\n',
  });
});

afterAll(async () => {
  await site[Symbol.asyncDispose]();
});

/** Environments of which the cluster was asked for: there is none, so that each tells so. */
async function asked(...args: string[]): Promise<{ environments: string[]; document: SyncDocument; exitCode: number }> {
  const all = ['sync', '--environment', 'changed', '--format', 'json', ...args];
  const { stdout, stderr, exitCode } = await site.slipway('/nonexistent', ...all);
  if (stdout === '') throw new Error(stderr);
  const document = JSON.parse(stdout) as SyncDocument;
  return { environments: document.targets.map((target) => target.environment), document, exitCode: exitCode ?? -1 };
}

test('an environment is changed by a file that its roots are made of, wherever that lies', async () => {
  await site.push({ 'base/web.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {a: b}\n' });
  expect((await asked()).environments).toEqual(['staging']);
  await site.push({ 'production/app.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: other}\n' });
  expect((await asked()).environments).toEqual(['production']);
  expect((await asked('--environment', 'staging')).environments.toSorted()).toEqual(['production', 'staging']);
});

test('a commit that changes no environment needs no cluster', async () => {
  const revision = await site.push({ 'README.md': 'Read me\n' });
  const { document, exitCode } = await asked();
  expect({ document, exitCode }).toMatchObject({ document: { outcome: 'synced', revision, targets: [] }, exitCode: 0 });
  const { stdout } = await site.slipway('/nonexistent', 'sync', '--environment', 'changed');
  expect(stdout).toBe(`synced: ${revision.slice(0, 12)} changes no environment that is synced\n`);
});

test('what the configuration says of an environment is part of it', async () => {
  const text = await git(site.clone, 'show', 'HEAD:slipway.yaml');
  await site.push({ 'slipway.yaml': text.replace('roots: [staging]', 'roots: [staging, base]') });
  expect((await asked()).environments).toEqual(['staging']);
});

test('a clone without the commit before says what to fetch', async () => {
  const shallow = `${site.clone}-shallow`;
  await git(site.clone, 'clone', '--quiet', '--depth=1', site.repository.url, shallow);
  const { stderr, exitCode } = await slipway(shallow, {}, ['sync', '--environment', 'changed']);
  expect({ stderr, exitCode }).toEqual({ stderr: expect.stringContaining('error[GIT_REVISION_MISSING]'), exitCode: 3 });
});
