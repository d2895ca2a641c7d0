import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KubernetesObject } from '../../../src/model/object.ts';
import { connectKube } from '../../../src/platform/kube/connect.ts';
import type { Kube, WatchQuery } from '../../../src/ports/kube.ts';
import { type ApiProxy, startApiProxy } from '../../harness/cluster/api-proxy.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';
import { customResource, definition } from './custom-kind.ts';
import { type Observed, observe } from './observe.ts';

let plane: ControlPlane;
let proxy: ApiProxy;
let kube: Kube;
let sequence = 0;

beforeAll(async () => {
  plane = await startControlPlane();
  proxy = await startApiProxy(plane);
  kube = await connectKube({ kubeconfig: proxy.kubeconfig });
});

afterAll(async () => {
  await kube[Symbol.asyncDispose]();
  await proxy[Symbol.asyncDispose]();
  await plane[Symbol.asyncDispose]();
});

const maps = { apiVersion: 'v1', kind: 'ConfigMap' };

async function newNamespace(): Promise<string> {
  const name = `watch-${(sequence += 1)}`;
  await kube.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  return name;
}

function configMap(namespace: string, name: string, value = '1'): KubernetesObject {
  return { ...maps, metadata: { name, namespace }, data: { value } };
}

async function put(object: KubernetesObject): Promise<void> {
  await kube.applyServerSide(object, { fieldManager: 'slipway' });
}

function watchMaps(namespace: string, query: WatchQuery = {}): Observed {
  return observe((signal, onTrouble) => kube.watch(maps, { namespace, ...query, signal, onTrouble }));
}

function watches(): number {
  return proxy.requests.filter(({ path }) => path.includes('watch=true')).length;
}

test('a watch begins with what is there and goes on with what happens', async () => {
  const namespace = await newNamespace();
  await put(configMap(namespace, 'a'));
  await using watch = watchMaps(namespace);
  await watch.saw('listed a');
  await put(configMap(namespace, 'b'));
  await put(configMap(namespace, 'a', '2'));
  await kube.delete({ ...maps, namespace, name: 'a' });
  await watch.saw('deleted a');
  expect(watch.events).toEqual(['listed a', 'added b', 'modified a', 'deleted a']);
  await watch.end();
});

test('a watch from a version misses nothing since, and lists nothing', async () => {
  const namespace = await newNamespace();
  const { resourceVersion } = await kube.list(maps, { namespace });
  await put(configMap(namespace, 'a'));
  await using watch = watchMaps(namespace, { resourceVersion });
  await watch.saw('added a');
  expect(watch.events).toEqual(['added a']);
});

test('metadata alone can be watched', async () => {
  const namespace = await newNamespace();
  await put(configMap(namespace, 'a'));
  await using watch = watchMaps(namespace, { metadataOnly: true });
  await watch.saw('listed a');
  await put({ ...configMap(namespace, 'b'), metadata: { namespace, name: 'b', labels: { x: 'y' } } });
  await watch.saw('added b');
  expect(watch.last).toMatchObject({ object: { ...maps, metadata: { labels: { x: 'y' } } } });
  expect(watch.last).not.toHaveProperty('object.data');
});

test('a connection that breaks is taken up again where it was', async () => {
  const namespace = await newNamespace();
  await using watch = watchMaps(namespace);
  await watch.saw('listed');
  await put(configMap(namespace, 'a'));
  await watch.saw('added a');
  const before = watches();
  proxy.cutAll();
  await put(configMap(namespace, 'b'));
  await watch.saw('added b');
  expect(watch.events).toEqual(['listed', 'added a', 'added b']);
  expect(watches()).toBe(before + 1);
  expect(watch.troubles.length).toBeGreaterThan(0);
});

test('a watch outlives an API server that restarts, and misses nothing', async () => {
  const namespace = await newNamespace();
  await put(configMap(namespace, 'a'));
  await using direct = await connectKube({ kubeconfig: plane.kubeconfig });
  await using watch = observe((signal, onTrouble) => direct.watch(maps, { namespace, signal, onTrouble }));
  await watch.saw('listed a');
  await plane.stopApiServer();
  await expect.poll(() => watch.troubles.join()).toContain('cannot be reached');
  await plane.startApiServer();
  await put(configMap(namespace, 'b'));
  await watch.saw('b');
  expect(watch.state()).toEqual(['a', 'b']);
});

test('a position that the server has forgotten is answered by a new list', async () => {
  const namespace = await newNamespace();
  await put(configMap(namespace, 'old'));
  const { resourceVersion } = await kube.list(maps, { namespace });
  await kube.delete({ ...maps, namespace, name: 'old' });
  await put(configMap(namespace, 'new'));
  // A server that has just started knows only what came after.
  await plane.stopApiServer();
  await plane.startApiServer();
  await kube.list(maps, { namespace });
  await using watch = watchMaps(namespace, { resourceVersion });
  await watch.saw('listed new');
  await put(configMap(namespace, 'newer'));
  await watch.saw('added newer');
  expect(watch.state()).toEqual(['new', 'newer']);
  expect(watch.events).not.toContain('deleted old');
});

test('a connection that stays silent is taken for dead, and the state is read again', async () => {
  const namespace = await newNamespace();
  await using impatient = await connectKube({ kubeconfig: proxy.kubeconfig }, { watchIdleMs: 1500 });
  await using watch = observe((signal) => impatient.watch(maps, { namespace, signal }));
  await watch.saw('listed');
  await expect.poll(watches).toBeGreaterThan(0);
  proxy.holdWatches = true;
  await put(configMap(namespace, 'a'));
  await watch.saw('listed a');
  proxy.holdWatches = false;
  await watch.end();
});

test('one object is watched with the rights to get and watch it, but not to list', async () => {
  const namespace = await newNamespace();
  await put(configMap(namespace, 'status'));
  await plane.admin.send('POST', `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}/roles`, {
    metadata: { name: 'reader' },
    rules: [{ apiGroups: [''], resources: ['configmaps'], resourceNames: ['status'], verbs: ['get', 'watch'] }],
  });
  await plane.admin.send('POST', `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}/rolebindings`, {
    metadata: { name: 'reader' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'reader' },
    subjects: [{ kind: 'User', name: 'carol', apiGroup: 'rbac.authorization.k8s.io' }],
  });
  await using carol = await connectKube({ kubeconfig: await plane.kubeconfigOf('carol', { commonName: 'carol' }) });
  const read = (): Promise<unknown> => carol.get({ ...maps, namespace, name: 'status' }).catch(() => undefined);
  await expect.poll(read).toBeDefined();
  await using watch = observe((signal) => carol.watch(maps, { namespace, name: 'status', signal }));
  await watch.saw('listed status');
  await put(configMap(namespace, 'other'));
  await put(configMap(namespace, 'status', '2'));
  await kube.delete({ ...maps, namespace, name: 'status' });
  await watch.saw('deleted status');
  await put(configMap(namespace, 'status', '3'));
  await watch.saw('added status');
  expect(watch.events).toEqual(['listed status', 'modified status', 'deleted status', 'added status']);
  await using forbidden = observe((signal) => carol.watch(maps, { namespace, signal }));
  await expect(forbidden.failure()).resolves.toMatchObject({
    code: 'KUBE_FORBIDDEN',
    message: expect.stringContaining('user carol may not list configmaps'),
  });
});

test('an object that is not there yet is seen when it comes', async () => {
  const namespace = await newNamespace();
  await using watch = watchMaps(namespace, { name: 'later' });
  await watch.saw('listed');
  await put(configMap(namespace, 'later'));
  await watch.saw('added later');
  expect(watch.events).toEqual(['listed', 'added later']);
});

test('an API server that stays away is given up on after the patience asked for', async () => {
  const namespace = await newNamespace();
  const own = await startApiProxy(plane);
  await using away = await connectKube({ kubeconfig: own.kubeconfig });
  await using watch = observe((signal) => away.watch(maps, { namespace, signal, patienceMs: 1500 }));
  await watch.saw('listed');
  await expect.poll(() => own.requests.some(({ path }) => path.includes('watch=true'))).toBe(true);
  await own[Symbol.asyncDispose]();
  await expect(watch.failure()).resolves.toMatchObject({ code: 'KUBE_UNREACHABLE' });
});

test('a kind whose definition is removed ends its watch', async () => {
  await put(definition);
  await expect.poll(() => kube.resource(customResource)).toBeDefined();
  await using watch = observe((signal) => kube.watch(customResource, { signal, patienceMs: 2000 }));
  await watch.saw('listed');
  const { apiVersion, kind } = definition;
  await kube.delete({ apiVersion, kind, namespace: '', name: 'gadgets.example.org' });
  await expect(watch.failure()).resolves.toMatchObject({ code: 'KUBE_KIND_MISSING' });
});

test('an abort and a break both close the connection', async () => {
  const namespace = await newNamespace();
  const open = proxy.openAnswers();
  await using watch = watchMaps(namespace);
  await watch.saw('listed');
  await expect.poll(() => proxy.openAnswers()).toBe(open + 1);
  await watch.end();
  await expect.poll(() => proxy.openAnswers()).toBe(open);
  for await (const event of kube.watch(maps, { namespace, name: 'a' })) {
    expect(event.type).toBe('listed');
    break;
  }
  await expect.poll(() => proxy.openAnswers()).toBe(open);
});
