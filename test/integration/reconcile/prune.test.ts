import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Kube } from '../../../src/ports/kube.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';
import { actions, codes, configMap, connect, edit, makeSite, type Site } from './support.ts';

let plane: ControlPlane;
let kube: Kube;
let site: Site;

beforeAll(async () => {
  plane = await startControlPlane();
  kube = await connect(plane);
});

beforeEach(async () => {
  site = await makeSite(plane, kube);
});

afterAll(async () => {
  await kube[Symbol.asyncDispose]();
  await plane[Symbol.asyncDispose]();
});

async function exists(name: string, namespace = site.app): Promise<boolean> {
  return (await kube.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name })) !== undefined;
}

test('what is rendered no longer is deleted, and stays deleted', async () => {
  await site.apply([configMap('a', site.app), configMap('b', site.app)]);
  const second = await site.apply([configMap('a', site.app)]);
  expect(actions(second)).toEqual(['deleted ConfigMap b', 'unchanged ConfigMap a']);
  expect(await exists('b')).toBe(false);
  expect(actions(await site.apply([configMap('a', site.app)]))).toEqual(['unchanged ConfigMap a']);
});

test('a member that lost its label is still known by the inventory', async () => {
  await site.apply([configMap('a', site.app), configMap('b', site.app)]);
  const label = { metadata: { labels: { 'applyset.kubernetes.io/part-of': null } } };
  await edit(plane, `/api/v1/namespaces/${site.app}/configmaps/b`, label);
  expect(actions(await site.apply([configMap('a', site.app)]))).toContain('deleted ConfigMap b');
});

test('an object that somebody gave our label is not ours to delete', async () => {
  await site.apply([configMap('a', site.app)]);
  const member = await kube.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace: site.app, name: 'a' });
  const labels = { ...member?.metadata.labels };
  await plane.admin.send('POST', `/api/v1/namespaces/${site.app}/configmaps`, {
    metadata: { name: 'planted', labels },
  });
  const forged = { ...configMap('forged', site.app), metadata: { name: 'forged', labels } };
  const path = `/api/v1/namespaces/${site.app}/configmaps/forged?fieldManager=slipway`;
  await plane.admin.send('PATCH', path, forged, 'application/apply-patch+yaml');
  await site.apply([configMap('a', site.app, { changed: 'yes' })]);
  expect([await exists('planted'), await exists('forged')]).toEqual([true, true]);
});

test('when the inventory is lost, labels tell what is ours', async () => {
  await site.apply([configMap('a', site.app), configMap('b', site.app)]);
  await plane.admin.send('DELETE', `/api/v1/namespaces/${site.engine}/configmaps/slipway-inventory`);
  expect(actions(await site.apply([configMap('a', site.app)]))).toContain('deleted ConfigMap b');
});

test('when one object is refused, nothing is deleted', async () => {
  await site.apply([configMap('a', site.app), configMap('b', site.app)]);
  const bad = { ...configMap('c', site.app), data: { key: 5 } };
  const document = await site.apply([configMap('a', site.app), bad]);
  expect([document.outcome, codes(document), await exists('b')]).toEqual(['failed', ['KUBE_INVALID'], true]);
});

test('a rendering with errors, or without objects, touches nothing', async () => {
  await site.apply([configMap('a', site.app)]);
  const errors = [{ code: 'RENDER_FAILED', message: 'kustomize build failed', docs: '' }];
  const broken = await site.apply([], { rendering: { errors } });
  const empty = await site.apply([]);
  expect([codes(broken), codes(empty), await exists('a')]).toEqual([['RENDER_FAILED'], ['RENDER_EMPTY'], true]);
  expect(await site.status()).toMatchObject({
    outcome: 'failed',
    applied: { revision: '1'.repeat(40) },
    counts: { deleted: 0 },
  });
  expect((await site.status()).failingSince).not.toBeNull();
});

test('when too much would go, nothing does, until the limit is raised', async () => {
  const many = Array.from({ length: 20 }, (_, index) => configMap(`c${index}`, site.app));
  await site.apply([configMap('a', site.app), ...many]);
  const document = await site.apply([configMap('a', site.app)]);
  expect([document.outcome, codes(document), await exists('c0')]).toEqual(['failed', ['PRUNE_LIMIT'], true]);
  const raised = { rendering: { options: { pruneLimit: { count: 20, percent: 0 } } } };
  const second = await site.apply([configMap('a', site.app)], raised);
  expect([second.outcome, second.counts.deleted]).toEqual(['synced', 20]);
});

test('a namespace stays unless its deletion is confirmed on it', async () => {
  const name = `kept-${site.app}`;
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
  await site.apply([configMap('a', site.app), namespace]);
  const document = await site.apply([configMap('a', site.app)]);
  expect(document.objects.find((one) => one.action === 'skipped')).toMatchObject({
    object: `v1/Namespace//${name}`,
    reason:
      'a Namespace is deleted only when it carries slipway.dev/prune: confirmed, or reconcile.prune.confirm names it',
  });
});

test('another object that has the name by now is not deleted in its place', async () => {
  await site.apply([configMap('a', site.app), configMap('b', site.app)]);
  await plane.admin.send('DELETE', `/api/v1/namespaces/${site.app}/configmaps/b`);
  await plane.admin.send('POST', `/api/v1/namespaces/${site.app}/configmaps`, { metadata: { name: 'b' } });
  await site.apply([configMap('a', site.app)]);
  expect(await exists('b')).toBe(true);
});

test('an ApplySet of somebody else is refused as the inventory', async () => {
  const annotations = { 'applyset.kubernetes.io/tooling': 'kubectl/v1.35' };
  const parent = { metadata: { name: 'slipway-inventory', annotations } };
  await plane.admin.send('POST', `/api/v1/namespaces/${site.engine}/configmaps`, parent);
  expect(codes(await site.apply([configMap('a', site.app)]))).toEqual(['INVENTORY_FOREIGN']);
  expect(await exists('a')).toBe(false);
});

test('while the API server of a group is away, what it holds is unknown, and nothing is deleted', async () => {
  const group = `away-${site.app}.example.com`;
  const service = { name: 'nobody', namespace: site.app };
  await site.apply([configMap('a', site.app), configMap('b', site.app)]);
  await plane.admin.send('POST', '/apis/apiregistration.k8s.io/v1/apiservices', {
    metadata: { name: `v1.${group}` },
    spec: { group, version: 'v1', service, groupPriorityMinimum: 1, versionPriority: 1, insecureSkipTLSVerify: true },
  });
  const thing = { apiVersion: `${group}/v1`, kind: 'Thing', metadata: { name: 't', namespace: site.app } };
  await expect.poll(async () => codes(await site.apply([configMap('a', site.app), thing]))).toEqual(['KUBE_FAILED']);
  expect(await exists('b')).toBe(true);
  await plane.admin.send('DELETE', `/apis/apiregistration.k8s.io/v1/apiservices/v1.${group}`);
});
