import { expect, test } from 'vitest';
import type { Target } from '../../../src/health/watch/target.ts';
import { waitHealthy, type WaitResult } from '../../../src/health/watch/wait-healthy.ts';
import { KubeError } from '../../../src/ports/kube-error.ts';
import { silentLogger } from '../../reconcile/silent-logger.ts';
import { type ScriptedKube, scriptedKube } from './scripted-kube.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';

const start = Date.parse('2026-01-01T12:00:00Z');
const namespaces = Array.from({ length: 30 }, (_, index) => `shop-${index}`);
const template = { spec: { containers: [{ name: 'web', image: 'app:2' }] } };

const targets = namespaces.flatMap((namespace): Target[] =>
  [
    { apiVersion: 'v1', kind: 'Service', namespace, name: 'web' },
    { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name: 'web' },
  ].map((identity) => ({ identity, generation: undefined, mayVanish: false })),
);

function metadata(namespace: string, kind: string, owner?: string): object {
  const owners = owner === undefined ? {} : { ownerReferences: [{ uid: `${namespace}/${owner}`, controller: true }] };
  return {
    name: 'web',
    namespace,
    uid: `${namespace}/${kind}`,
    creationTimestamp: new Date(start).toISOString(),
    ...owners,
  };
}

function deployment(namespace: string, ready: number): object {
  const status = { replicas: 1, updatedReplicas: 1, readyReplicas: ready, availableReplicas: ready };
  const conditions = [{ type: 'Available', status: ready === 1 ? 'True' : 'False' }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(namespace, 'Deployment'),
    spec: { replicas: 1, template },
    status: { ...status, conditions },
  };
}

function crash(namespace: string): object {
  const state = { waiting: { reason: 'ErrImageNeverPull' } };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadata(namespace, 'Pod', 'ReplicaSet'),
    spec: template.spec,
    status: { phase: 'Pending', containerStatuses: [{ name: 'web', ready: false, restartCount: 0, state }] },
  };
}

function open(ready: number): { cluster: ScriptedKube; clock: VirtualClock; wait: () => Promise<WaitResult> } {
  const cluster = scriptedKube();
  const clock = virtualClock(start);
  for (const namespace of namespaces) {
    cluster.set({ apiVersion: 'v1', kind: 'Service', metadata: metadata(namespace, 'Service'), spec: {} });
    cluster.set(deployment(namespace, ready));
    const owned = metadata(namespace, 'ReplicaSet', 'Deployment');
    cluster.set({ apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: owned, spec: { template } });
  }
  const never = new AbortController().signal;
  const parts = { kube: cluster.kube, clock, log: silentLogger, signal: never, stop: never };
  const settings = { settleMs: 5000, deadline: start + 300_000, appliedAt: start };
  return { cluster, clock, wait: async () => await clock.until(waitHealthy(parts, targets, settings)) };
}

test('fifty watches are opened and no more, first on workloads and pods; the rest is asked for', async () => {
  const { cluster, clock, wait } = open(1);
  expect((await wait()).outcome).toBe('healthy');
  expect(clock.now() - start).toBeLessThanOrEqual(6000);
  expect(cluster.watched).toHaveLength(50);
  expect(cluster.watched.filter((one) => one.startsWith('Deployment'))).toHaveLength(30);
  expect(cluster.watched.filter((one) => one.startsWith('Pod'))).toHaveLength(20);
  expect(new Set(cluster.listed.map((one) => one.split(' ')[0]))).toEqual(
    new Set(['Pod', 'Event', 'ReplicaSet', 'Service']),
  );
});

test.each([
  ['that is watched', 0, 1000],
  ['that is asked for', 29, 11_000],
])('trouble in a namespace %s is found', async (_how, index, most) => {
  const { cluster, clock, wait } = open(0);
  const moment = start + 60_000;
  clock.at(moment, () => cluster.set(crash(namespaces[index] ?? '')));
  expect((await wait()).outcome).toBe('failed');
  expect(clock.now() - moment).toBeLessThanOrEqual(most);
});

test('a server that is away for a while ends no wait', async () => {
  const { cluster, clock, wait } = open(0);
  clock.at(start + 10_000, () => cluster.away(new KubeError('KUBE_UNREACHABLE', 'away')));
  clock.at(start + 40_000, () => cluster.away());
  clock.at(start + 41_000, () => namespaces.forEach((namespace) => cluster.set(deployment(namespace, 1))));
  expect((await wait()).outcome).toBe('healthy');
});

test('what is unchanged is asked for less often', async () => {
  const { cluster, clock, wait } = open(0);
  clock.at(start + 100_000, () => namespaces.forEach((namespace) => cluster.set(deployment(namespace, 1))));
  await wait();
  const asked = cluster.listed.filter((one) => one === 'Service in shop-3').length;
  expect(asked).toBeGreaterThan(8);
  expect(asked).toBeLessThan(18);
});
