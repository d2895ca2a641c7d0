import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KubernetesObject, ObjectIdentity } from '../../../src/model/object.ts';
import { connectKube } from '../../../src/platform/kube/connect.ts';
import type { Kube } from '../../../src/ports/kube.ts';
import { startApiProxy } from '../../harness/cluster/api-proxy.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';

let plane: ControlPlane;
let kube: Kube;

beforeAll(async () => {
  plane = await startControlPlane();
  kube = await connectKube({ kubeconfig: plane.kubeconfig });
});

afterAll(async () => {
  await kube[Symbol.asyncDispose]();
  await plane[Symbol.asyncDispose]();
});

const manager = { fieldManager: 'slipway' };

function configMap(name: string, data: Record<string, string>, namespace = 'default'): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data };
}

function identityOf(name: string, namespace = 'default'): ObjectIdentity {
  return { apiVersion: 'v1', kind: 'ConfigMap', namespace, name };
}

function deployment(name: string, image = 'web:1', labels = { app: name }): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'default' },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'web', image }] } },
    },
  };
}

test('an apply says whether it created, changed or changed nothing', async () => {
  const created = await kube.applyServerSide(configMap('actions', { a: '1' }), manager);
  expect(created.action).toBe('created');
  const knownVersion = created.object.metadata.resourceVersion;
  const again = await kube.applyServerSide(configMap('actions', { a: '1' }), { ...manager, knownVersion });
  expect(again.action).toBe('unchanged');
  const changed = await kube.applyServerSide(configMap('actions', { a: '2' }), { ...manager, knownVersion });
  expect(changed).toMatchObject({ action: 'configured', object: { kind: 'ConfigMap', data: { a: '2' } } });
  expect((await kube.applyServerSide(configMap('actions', { a: '3' }), manager)).action).toBe('unknown');
});

test('a dry run stores nothing', async () => {
  const { action } = await kube.applyServerSide(configMap('dry', {}), { ...manager, dryRun: true });
  expect(action).toBe('created');
  await kube.create(configMap('dry', {}), { dryRun: true });
  expect(await kube.get(identityOf('dry'))).toBeUndefined();
});

test('a field that another manager owns is a conflict that names field and manager, and force takes it', async () => {
  await kube.applyServerSide(deployment('owned'), manager);
  const theirs = { ...deployment('owned', 'web:2'), apiVersion: 'apps/v1' };
  const refused = kube.applyServerSide(theirs, { fieldManager: 'other' });
  await expect(refused).rejects.toMatchObject({
    code: 'KUBE_CONFLICT',
    message:
      'cannot apply apps/v1/Deployment/default/owned: .spec.template.spec.containers[name="web"].image belongs to slipway',
    details: { status: 409, managers: ['slipway'] },
  });
  const forced = await kube.applyServerSide(theirs, { fieldManager: 'other', force: true });
  expect(JSON.stringify(forced.object['spec'])).toContain('web:2');
});

test('a field that is not in the schema is refused on every way in, and never retried', async () => {
  const wrong = deployment('unknown');
  const spec = wrong['spec'] as Record<string, unknown>;
  const misspelt = { ...wrong, spec: { ...spec, replica: 2 } };
  await using proxy = await startApiProxy(plane);
  await using counted = await connectKube({ kubeconfig: proxy.kubeconfig });
  await counted.resources();
  proxy.requests.length = 0;
  for (const write of [
    () => counted.applyServerSide(misspelt, manager),
    () => counted.create(misspelt),
    () => counted.create(misspelt, { dryRun: true }),
  ]) {
    await expect(write()).rejects.toMatchObject({ code: 'KUBE_INVALID', message: expect.stringContaining('replica') });
  }
  expect(proxy.requests).toHaveLength(3);
  expect(await kube.get({ ...identityOf('unknown'), apiVersion: 'apps/v1', kind: 'Deployment' })).toBeUndefined();
});

test('a field that cannot change is told apart from one that is wrong', async () => {
  await kube.applyServerSide(deployment('fixed'), manager);
  await expect(kube.applyServerSide(deployment('fixed', 'web:1', { app: 'other' }), manager)).rejects.toMatchObject({
    code: 'KUBE_IMMUTABLE',
    message: expect.stringMatching(/spec\.selector: .*immutable/),
  });
  const noImage = deployment('fixed', '');
  await expect(kube.applyServerSide(noImage, manager)).rejects.toMatchObject({
    code: 'KUBE_INVALID',
    message: expect.stringContaining('spec.template.spec.containers[0].image'),
  });
});

test('the values of a Secret are in no error', async () => {
  const secret = (data: unknown, stringData: unknown): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'quiet', namespace: 'default' },
    data,
    stringData,
  });
  const encoded = Buffer.from('hunter2-hunter2').toString('base64');
  for (const wrong of [
    secret({ 'not a key': encoded }, {}),
    secret({ password: `${encoded}!` }, {}),
    secret({}, { password: ['hunter2-hunter2'] }),
  ]) {
    const failure = await kube.applyServerSide(wrong, manager).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'KUBE_INVALID' });
    const { message, details } = failure as { message: string; details: unknown };
    expect(`${message} ${JSON.stringify(details)}`).not.toMatch(/hunter2|aHVudGVy/);
  }
});

test('what has no name of Kubernetes reaches no path of the API', async () => {
  for (const name of ['', '..', 'a/b', 'a%2fb']) {
    await expect(kube.applyServerSide(configMap(name, {}), manager)).rejects.toMatchObject({ code: 'KUBE_INVALID' });
    await expect(kube.delete(identityOf('a', name))).rejects.toMatchObject({ code: 'KUBE_INVALID' });
  }
});

test('a name keeps its capitals', async () => {
  const role = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'MyRole' },
    rules: [],
  };
  await kube.applyServerSide(role, manager);
  const found = await kube.get({ apiVersion: role.apiVersion, kind: 'ClusterRole', namespace: '', name: 'MyRole' });
  expect(found?.metadata.name).toBe('MyRole');
});

test('a missing namespace is named', async () => {
  await expect(kube.applyServerSide(configMap('a', {}, 'nowhere'), manager)).rejects.toMatchObject({
    code: 'KUBE_NOT_FOUND',
    message: 'cannot apply v1/ConfigMap/nowhere/a: namespace nowhere does not exist',
  });
});

test('nothing is created in a namespace that is being deleted', async () => {
  await kube.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'going' } });
  // Without controllers it stays like that.
  await kube.delete({ apiVersion: 'v1', kind: 'Namespace', namespace: '', name: 'going' });
  await expect(kube.applyServerSide(configMap('a', {}, 'going'), manager)).rejects.toMatchObject({
    code: 'KUBE_NAMESPACE_TERMINATING',
    message: expect.stringContaining('going'),
  });
});

test('a delete takes only the object that is meant', async () => {
  const { object } = await kube.applyServerSide(configMap('meant', {}), manager);
  await expect(kube.delete(identityOf('meant'), { uid: 'another' })).rejects.toMatchObject({ code: 'KUBE_CONFLICT' });
  expect(await kube.delete(identityOf('meant'), { uid: object.metadata.uid, dryRun: true })).toBe(true);
  expect(await kube.get(identityOf('meant'))).toBeDefined();
  expect(await kube.delete(identityOf('meant'), { uid: object.metadata.uid, propagation: 'Background' })).toBe(true);
  expect(await kube.delete(identityOf('meant'))).toBe(false);
});

test('a replace of what was read succeeds once', async () => {
  const created = await kube.create(configMap('replaced', { a: '1' }));
  await expect(kube.create(configMap('replaced', {}))).rejects.toMatchObject({
    code: 'KUBE_CONFLICT',
    details: { reason: 'AlreadyExists' },
  });
  const next = { ...created, data: { a: '2' } };
  expect(await kube.replace(next)).toMatchObject({ data: { a: '2' } });
  await expect(kube.replace(next)).rejects.toMatchObject({ code: 'KUBE_CONFLICT', details: { reason: 'Conflict' } });
});

test('patches of each type reach the object and its status', async () => {
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'patched', namespace: 'default' },
    spec: { ports: [{ port: 80 }] },
  };
  await kube.create(service);
  const identity = { apiVersion: 'v1', kind: 'Service', namespace: 'default', name: 'patched' };
  await kube.patch(identity, { type: 'merge', body: { metadata: { labels: { a: 'b' } } } });
  await kube.patch(identity, { type: 'json', body: [{ op: 'add', path: '/metadata/labels/c', value: 'd' }] });
  const strategic = {
    spec: {
      ports: [
        { port: 81, name: 'more' },
        { port: 80, name: 'http' },
      ],
    },
  };
  await kube.patch(identity, { type: 'strategic', body: strategic });
  const conditions = [
    { type: 'Ready', status: 'True', reason: 'r', message: '', lastTransitionTime: '2026-01-01T00:00:00Z' },
  ];
  await kube.patch(identity, { type: 'merge', body: { status: { conditions } }, subresource: 'status' });
  expect(await kube.get(identity)).toMatchObject({
    metadata: { labels: { a: 'b', c: 'd' } },
    spec: { ports: [{ port: 81 }, { port: 80 }] },
    status: { conditions: [{ type: 'Ready' }] },
  });
});

test('a deprecated version is told by the warnings of an apply', async () => {
  const hostPath = { hostPath: { path: '/x' }, capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'] };
  const volume = {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'old', annotations: { 'volume.beta.kubernetes.io/storage-class': 'x' } },
    spec: hostPath,
  };
  const { warnings } = await kube.applyServerSide(volume, manager);
  expect(warnings.join()).toContain('deprecated');
});
