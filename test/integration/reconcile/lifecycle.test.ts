import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Kube } from '../../../src/ports/kube.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';
import { type Pod, playKubelet } from './kubelet-player.ts';
import { actions, codes, configMap, connect, edit, makeSite, type Site } from './support.ts';

let plane: ControlPlane;
let kube: Kube;
let site: Site;

beforeAll(async () => {
  plane = await startControlPlane({ controllers: true });
  kube = await connect(plane);
});

beforeEach(async () => {
  site = await makeSite(plane, kube);
});

afterAll(async () => {
  await kube[Symbol.asyncDispose]();
  await plane[Symbol.asyncDispose]();
});

const digest = `sha256:${'a'.repeat(64)}`;

function deployment(image: string): ReturnType<typeof configMap> {
  const labels = { app: 'web' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: site.app },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'web', image }] } },
    },
  };
}

function ready(pod: Pod): object {
  const image = pod.spec.containers[0]?.image ?? '';
  return {
    phase: 'Running',
    conditions: [{ type: 'Ready', status: 'True' }],
    containerStatuses: [
      { name: 'web', ready: true, restartCount: 0, image, imageID: `docker.io/${image}`, state: { running: {} } },
    ],
  };
}

function crashing(pod: Pod): object {
  const now = new Date().toISOString();
  const terminated = { exitCode: 1, reason: 'Error', startedAt: now, finishedAt: now };
  const status = {
    name: 'web',
    ready: false,
    restartCount: 2,
    image: 'x',
    imageID: '',
    state: { waiting: { reason: 'CrashLoopBackOff' } },
  };
  return {
    phase: 'Running',
    conditions: [{ type: 'Ready', status: 'False' }],
    containerStatuses: [{ ...status, lastState: { terminated } }],
    message: pod.metadata.name,
  };
}

test('a release is synced when its pods are ready, with the proof of their digest', async () => {
  await using _kubelet = playKubelet(kube, plane.admin, site.app, ready);
  const document = await site.apply([deployment(`app@${digest}`)]);
  expect([document.outcome, codes(document)]).toEqual(['synced', []]);
  expect(document.health.digests).toMatchObject([{ container: 'web', expected: digest, proven: true }]);
});

test('a crash loop of the new revision fails the release at once; the revert brings the old one back', async () => {
  await using _kubelet = playKubelet(kube, plane.admin, site.app, (pod) =>
    pod.spec.containers[0]?.image === 'app:bad' ? crashing(pod) : ready(pod),
  );
  expect((await site.apply([deployment('app:good')])).outcome).toBe('synced');
  const bad = await site.apply([deployment('app:bad')]);
  expect(bad).toMatchObject({
    outcome: 'failed',
    errors: [{ code: 'UNHEALTHY', location: { file: 'app.yaml', line: 1 } }],
    health: { unhealthy: [{ reason: 'CrashLoopBackOff', message: 'container web: it crashed 3 times; exit code 1' }] },
  });
  const reverted = await site.apply([deployment('app:good')]);
  expect([reverted.outcome, reverted.failingSince]).toEqual(['synced', null]);
});

test('pods that quota does not allow are told by the words of the quota', async () => {
  await site.apply([configMap('a', site.app)]);
  await plane.admin
    .send('POST', `/api/v1/namespaces/${site.app}/limitranges`, {
      metadata: { name: 'l' },
      spec: { limits: [{ type: 'Container', max: { memory: '1Mi' }, default: { memory: '2Mi' } }] },
    })
    .catch(() => undefined);
  const manifest = deployment('app:1');
  const spec = (manifest['spec'] as { template: { spec: { containers: Record<string, unknown>[] } } }).template.spec;
  spec.containers[0] = { ...spec.containers[0], securityContext: { privileged: true } };
  await edit(plane, `/api/v1/namespaces/${site.app}`, {
    metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
  });
  const document = await site.apply([configMap('a', site.app), manifest]);
  expect(document).toMatchObject({ outcome: 'failed', health: { unhealthy: [{ reason: 'FailedCreate' }] } });
  expect(document.health.unhealthy[0]?.message).toContain('violates PodSecurity');
});

test('a namespace that was deleted comes back with all that lay in it', async () => {
  const name = `whole-${site.app}`;
  const release = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
    configMap('a', name),
    configMap('b', name),
  ];
  await site.apply(release);
  await plane.admin.send('DELETE', `/api/v1/namespaces/${name}`);
  const document = await site.apply(release);
  expect([document.outcome, codes(document)]).toEqual(['synced', []]);
  expect(document.drift.map((one) => `${one.change} ${one.object}`).toSorted()).toContain(
    `deleted v1/ConfigMap/${name}/a`,
  );
  const live = await kube.get({ apiVersion: 'v1', kind: 'Namespace', namespace: '', name });
  expect(live?.metadata['deletionTimestamp']).toBeUndefined();
  const list = await kube.list({ apiVersion: 'v1', kind: 'ConfigMap' }, { namespace: name });
  expect(list.items.map((one) => one.metadata.name)).toEqual(expect.arrayContaining(['a', 'b']));
});

test('an edited Service is put back, its type too', async () => {
  const spec = { type: 'ClusterIP', selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }] };
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: site.app }, spec };
  await site.apply([service]);
  await edit(plane, `/api/v1/namespaces/${site.app}/services/web`, { spec: { type: 'NodePort' } });
  const document = await site.apply([service]);
  expect([document.outcome, document.errors]).toEqual(['synced', []]);
  expect(document.drift[0]?.fields).toMatchObject([
    { path: 'spec.type', manager: 'kubectl-edit', from: '"NodePort"', to: '"ClusterIP"' },
  ]);
  const live = await kube.get({ apiVersion: 'v1', kind: 'Service', namespace: site.app, name: 'web' });
  expect(live?.['spec']).toMatchObject({ type: 'ClusterIP', ports: [{ port: 80 }] });
});

test('an edit that leaves no room for what is wanted is taken away whole', async () => {
  const spec = { type: 'ClusterIP', selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }] };
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: site.app }, spec };
  await site.apply([service]);
  // Another port of the same name: beside it ours would be refused.
  await edit(plane, `/api/v1/namespaces/${site.app}/services/web`, {
    spec: { type: 'NodePort', ports: [{ name: 'http', port: 81 }] },
  });
  const document = await site.apply([service]);
  expect([document.outcome, document.errors]).toEqual(['synced', []]);
  expect(document.drift).toMatchObject([{ change: 'modified' }]);
  const live = await kube.get({ apiVersion: 'v1', kind: 'Service', namespace: site.app, name: 'web' });
  expect(live?.['spec']).toMatchObject({ type: 'ClusterIP', ports: [{ port: 80, name: 'http' }] });
});

test('a Job that the cluster cleaned up after it completed is not run again', async () => {
  await using _kubelet = playKubelet(kube, plane.admin, site.app, () => ({ phase: 'Succeeded' }));
  const job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'migrate', namespace: site.app },
    spec: {
      ttlSecondsAfterFinished: 0,
      template: { spec: { restartPolicy: 'Never', containers: [{ name: 'web', image: 'good' }] } },
    },
  };
  const release = [configMap('a', site.app), job];
  expect((await site.apply(release)).outcome).toBe('synced');
  const gone = async (): Promise<unknown> =>
    await kube.get({ apiVersion: 'batch/v1', kind: 'Job', namespace: site.app, name: 'migrate' });
  await expect.poll(gone).toBeUndefined();
  const document = await site.apply(release);
  expect([document.outcome, actions(document), document.drift]).toEqual([
    'synced',
    ['unchanged ConfigMap a', 'unchanged Job migrate'],
    [],
  ]);
  expect(await gone()).toBeUndefined();
});

test('a Job has to complete, and one that failed says why', async () => {
  await using _kubelet = playKubelet(kube, plane.admin, site.app, (pod) => ({
    phase: pod.spec.containers[0]?.image === 'bad' ? 'Failed' : 'Succeeded',
  }));
  const job = (name: string, image: string) => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, namespace: site.app },
    spec: { backoffLimit: 0, template: { spec: { restartPolicy: 'Never', containers: [{ name: 'web', image }] } } },
  });
  expect((await site.apply([job('good', 'good')])).outcome).toBe('synced');
  const failed = await site.apply([job('good', 'good'), job('bad', 'bad')]);
  expect(failed).toMatchObject({ outcome: 'failed', health: { unhealthy: [{ reason: 'JobFailed' }] } });
  expect(actions(failed)).toContain('unchanged Job good');
});
