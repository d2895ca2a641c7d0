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

test('an environment is changed by what an Application that it brings renders', async () => {
  const application = (path: string, more = ''): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: web, namespace: argocd}
spec:
  destination: {namespace: web}
  source: {repoURL: "${site.repository.url}", path: ${path}, helm: {valueFiles: [../../values/web.yaml]}}
${more}`;
  const text = await git(site.clone, 'show', 'HEAD:slipway.yaml');
  await site.push({
    'slipway.yaml': text.replace('roots: [production]', 'roots: ["apps.yaml#Application/argocd/web", production]'),
    'apps.yaml': application('charts/web'),
    'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    'charts/web/values.yaml': 'a: 1\n',
    'charts/web/templates/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
    'charts/other/Chart.yaml': 'apiVersion: v2\nname: other\nversion: 1.0.0\n',
    'values/web.yaml': 'b: 1\n',
    // The kustomization brings an Application of its own.
    'staging/kustomization.yaml': 'resources: [../base, app.yaml]\nnamespace: app-staging\n',
    'staging/app.yaml': application('staging/chart').replace('../../values/web.yaml', 'values.yaml'),
    'staging/chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  });
  await site.push({ 'charts/web/values.yaml': 'a: 2\n' });
  expect((await asked()).environments).toEqual(['production']);
  await site.push({ 'values/web.yaml': 'b: 2\n' });
  expect((await asked()).environments).toEqual(['production']);
  await site.push({ 'charts/other/values.yaml': 'c: 2\n' });
  expect((await asked()).environments).toEqual([]);
  await site.push({ 'staging/chart/values.yaml': 'a: 2\n' });
  expect((await asked()).environments).toEqual(['staging']);
  await site.push({ 'apps.yaml': application('charts/other') });
  expect((await asked()).environments).toEqual(['production']);
});

test('a clone without the commit before says what to fetch', async () => {
  const shallow = `${site.clone}-shallow`;
  await git(site.clone, 'clone', '--quiet', '--depth=1', site.repository.url, shallow);
  const { stderr, exitCode } = await slipway(shallow, {}, ['sync', '--environment', 'changed']);
  expect({ stderr, exitCode }).toEqual({ stderr: expect.stringContaining('error[GIT_REVISION_MISSING]'), exitCode: 3 });
});
