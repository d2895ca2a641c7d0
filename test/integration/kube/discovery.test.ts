import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KubernetesObject } from '../../../src/model/object.ts';
import { connectKube } from '../../../src/platform/kube/connect.ts';
import type { Kube, KubeResource } from '../../../src/ports/kube.ts';
import { type ApiProxy, startApiProxy } from '../../harness/cluster/api-proxy.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';
import { compact } from '../../harness/cluster/etcd.ts';
import { customResource, definition } from './custom-kind.ts';

let plane: ControlPlane;
let proxy: ApiProxy;

beforeAll(async () => {
  plane = await startControlPlane({ apiServerFlags: ['--feature-gates=ListFromCacheSnapshot=false'] });
  proxy = await startApiProxy(plane);
});

afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await plane[Symbol.asyncDispose]();
});

const configMap = { apiVersion: 'v1', kind: 'ConfigMap' };

async function connect(): Promise<Kube> {
  return await connectKube({ kubeconfig: proxy.kubeconfig });
}

async function createMaps(kube: Kube, namespace: string, count: number): Promise<void> {
  await kube.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  for (let index = 0; index < count; index += 1) {
    const name = `map-${index}`;
    await kube.create({
      ...configMap,
      metadata: { name, namespace, labels: { odd: String(index % 2) } },
      data: { index: `${index}` },
    });
  }
}

test('kinds are discovered by two requests, once', async () => {
  await using kube = await connect();
  proxy.requests.length = 0;
  expect(await kube.resource({ apiVersion: 'apps/v1', kind: 'Deployment' })).toMatchObject({
    group: 'apps',
    version: 'v1',
    plural: 'deployments',
    namespaced: true,
    verbs: expect.arrayContaining(['list', 'patch']),
    subresources: expect.arrayContaining(['status', 'scale']),
  });
  expect(await kube.resource({ apiVersion: 'v1', kind: 'Namespace' })).toMatchObject({ group: '', namespaced: false });
  await kube.resources();
  expect(proxy.requests.map(({ path }) => path)).toEqual(['/api', '/apis']);
});

test('a server without aggregated discovery tells the same', async () => {
  await using modern = await connect();
  await using old = await connect();
  const known = await modern.resources();
  proxy.rewrite = (headers) => ({ ...headers, accept: 'application/json' });
  const found = await old.resources();
  delete proxy.rewrite;
  const sorted = (rows: readonly KubeResource[]): unknown[] =>
    rows
      .map((row) => ({ ...row, verbs: [...row.verbs].toSorted(), subresources: [...row.subresources].toSorted() }))
      .toSorted((a, b) => (`${a.apiVersion} ${a.plural}` < `${b.apiVersion} ${b.plural}` ? -1 : 1));
  expect(sorted(found.resources)).toEqual(sorted(known.resources));
});

test('a kind is found as soon as its definition is served, and its unknown fields stay', async () => {
  await using kube = await connect();
  await expect(kube.list(customResource)).rejects.toMatchObject({
    code: 'KUBE_KIND_MISSING',
    message: expect.stringContaining('Gadget'),
  });
  await kube.applyServerSide(definition, { fieldManager: 'slipway' });
  await expect.poll(() => kube.resource(customResource)).toMatchObject({ plural: 'gadgets' });
  const gadget = {
    ...customResource,
    metadata: { name: 'a', namespace: 'default' },
    spec: { anything: { at: ['all'] } },
  };
  await expect
    .poll(async () => (await kube.applyServerSide(gadget, { fieldManager: 'slipway' })).action)
    .toBe('created');
  expect((await kube.list(customResource)).items).toMatchObject([
    { kind: 'Gadget', spec: { anything: { at: ['all'] } } },
  ]);
});

test('a group whose own server is down is unknown, not absent', async () => {
  await using kube = await connect();
  const service: KubernetesObject = {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: 'v1beta1.metrics.example.org' },
    spec: {
      group: 'metrics.example.org',
      version: 'v1beta1',
      groupPriorityMinimum: 100,
      versionPriority: 100,
      insecureSkipTLSVerify: true,
      service: { namespace: 'default', name: 'nothing' },
    },
  };
  await kube.applyServerSide(service, { fieldManager: 'slipway' });
  const kind = { apiVersion: 'metrics.example.org/v1beta1', kind: 'NodeMetrics' };
  await expect
    .poll(() => kube.resource(kind).catch((error: unknown) => error), { interval: 200 })
    .toMatchObject({
      code: 'KUBE_FAILED',
      message: expect.stringContaining('metrics.example.org/v1beta1'),
    });
  await kube.delete({
    apiVersion: service.apiVersion,
    kind: 'APIService',
    namespace: '',
    name: 'v1beta1.metrics.example.org',
  });
});

test('a list is one request, selected, and its items know their kind', async () => {
  await using kube = await connect();
  await createMaps(kube, 'lists', 5);
  proxy.requests.length = 0;
  const { items, resourceVersion } = await kube.list(configMap, { namespace: 'lists', labelSelector: 'odd=1' });
  expect(items).toMatchObject([
    { ...configMap, metadata: { name: 'map-1' }, data: { index: '1' } },
    { ...configMap, metadata: { name: 'map-3' }, data: { index: '3' } },
  ]);
  expect(resourceVersion).not.toBe('');
  const metadata = await kube.list(configMap, {
    namespace: 'lists',
    fieldSelector: 'metadata.name=map-1',
    metadataOnly: true,
  });
  expect(metadata.items).toMatchObject([{ ...configMap, metadata: { name: 'map-1', labels: { odd: '1' } } }]);
  expect(metadata.items[0]).not.toHaveProperty('data');
  expect(proxy.requests).toHaveLength(2);
});

test('pages go on when the server has forgotten the snapshot of the first one', async () => {
  await using kube = await connect();
  await createMaps(kube, 'pages', 7);
  const pages = kube.pages(configMap, { namespace: 'pages', limit: 3 })[Symbol.asyncIterator]();
  const names: string[] = [];
  const readPage = async (): Promise<string | undefined> => {
    const { value, done } = await pages.next();
    if (done === true) return undefined;
    names.push(...value.items.map(({ metadata }) => metadata.name));
    return value.continue ?? '';
  };
  const token = await readPage();
  await kube.create({ ...configMap, metadata: { name: 'map-9', namespace: 'pages' } });
  await compact(plane.etcd);
  const alone = kube.list(configMap, { namespace: 'pages', limit: 3, continue: token ?? '' });
  await expect(alone).rejects.toMatchObject({ details: { status: 410, reason: 'Expired' } });
  while ((await readPage()) !== undefined);
  expect(names).toEqual(['map-0', 'map-1', 'map-2', 'map-3', 'map-4', 'map-5', 'map-6', 'map-9']);
});

test('the server tells who we are, what we may and which version it is', async () => {
  await using kube = await connect();
  expect(await kube.version()).toMatch(/^v1\.\d+\.\d+/);
  expect(await kube.whoAmI()).toMatchObject({ username: 'admin', groups: expect.arrayContaining(['system:masters']) });
  const access = { verb: 'delete', group: 'apps', resource: 'deployments', namespace: 'default' };
  expect(await kube.can(access)).toMatchObject({ allowed: true });
});
