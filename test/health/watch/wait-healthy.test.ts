import { beforeEach, expect, test } from 'vitest';
import type { LiveObject } from '../../../src/ports/kube.ts';
import { SlipwayError } from '../../../src/model/errors.ts';
import { describeUnhealthy } from '../../../src/health/watch/describe.ts';
import type { Target } from '../../../src/health/watch/target.ts';
import { waitHealthy, type WaitResult } from '../../../src/health/watch/wait-healthy.ts';
import type { WaitSettings } from '../../../src/health/watch/wait-settings.ts';
import { silentLogger } from '../../reconcile/silent-logger.ts';
import { type ScriptedKube, scriptedKube } from './scripted-kube.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';

const start = Date.parse('2026-01-01T12:00:00Z');
let clock: VirtualClock;

beforeEach(() => {
  clock = virtualClock(start);
});

const target: Target = {
  identity: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' },
  generation: 2,
  mayVanish: false,
  origin: { file: 'base/web.yaml', line: 4 },
};
const template = { spec: { containers: [{ name: 'web', image: 'app:2' }] } };
const controlled = (uid: string): object[] => [{ uid, controller: true }];

function deployment(ready: number, generation = 2): object {
  const counts = { replicas: 1, updatedReplicas: 1, readyReplicas: ready, availableReplicas: ready };
  const conditions = [{ type: 'Available', status: ready === 1 ? 'True' : 'False' }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop', uid: 'd', generation },
    spec: { replicas: 1, template },
    status: { observedGeneration: generation, ...counts, conditions },
  };
}

const replicaSet = {
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: { name: 'web-1', namespace: 'shop', uid: 'r', ownerReferences: controlled('d') },
  spec: { template },
};

function pod(state: object, restartCount = 0, lastState: object = {}): object {
  const name = 'web-1-x';
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'shop',
      uid: 'p',
      ownerReferences: controlled('r'),
      creationTimestamp: new Date(start).toISOString(),
    },
    status: { phase: 'Pending', containerStatuses: [{ name: 'web', ready: false, restartCount, state, lastState }] },
  };
}

function wait(
  cluster: ScriptedKube,
  more: Partial<WaitSettings> = {},
  stop = new AbortController().signal,
  warned: string[] = [],
): Promise<WaitResult> {
  const parts = {
    kube: cluster.kube,
    clock,
    log: { ...silentLogger, warning: (message: string) => void warned.push(message) },
    signal: new AbortController().signal,
    stop,
  };
  const settings = { settleMs: 300, deadline: start + 5000, appliedAt: start, labelSelector: 'a=b', ...more };
  return clock.until(waitHealthy(parts, [target], settings));
}

async function timed(run: Promise<WaitResult>): Promise<{ result: WaitResult; milliseconds: number }> {
  return { result: await run, milliseconds: clock.now() - start };
}

function later(milliseconds: number, change: () => void): void {
  clock.at(start + milliseconds, change);
}

test('what is healthy has to stay so for the settle window, and no longer', async () => {
  const cluster = scriptedKube();
  cluster.set(deployment(1));
  const { result, milliseconds } = await timed(wait(cluster));
  expect(result.outcome).toBe('healthy');
  expect(milliseconds).toBeGreaterThanOrEqual(300);
  expect(milliseconds).toBeLessThanOrEqual(1300);
});

test('a stumble within the settle window begins it anew', async () => {
  const cluster = scriptedKube();
  cluster.set(deployment(1));
  later(200, () => cluster.set(deployment(0)));
  later(500, () => cluster.set(deployment(1)));
  const { milliseconds } = await timed(wait(cluster));
  expect(milliseconds).toBeGreaterThanOrEqual(800);
});

test('the state from before our change is not taken for its outcome', async () => {
  const cluster = scriptedKube();
  cluster.set(deployment(1, 1));
  const { result } = await timed(wait(cluster, { deadline: start + 600 }));
  expect(result.outcome).toBe('timeout');
});

test('a verdict comes within a second after its sign', async () => {
  const cluster = scriptedKube({ 'web-1-x/web before': 'panic: no database\n' });
  cluster.set(deployment(0));
  cluster.set(replicaSet);
  const terminated = {
    exitCode: 2,
    reason: 'Error',
    startedAt: new Date(start).toISOString(),
    finishedAt: new Date(start).toISOString(),
  };
  later(400, () => cluster.set(pod({ waiting: { reason: 'CrashLoopBackOff' } }, 2, { terminated })));
  const { result, milliseconds } = await timed(wait(cluster));
  expect(result.outcome).toBe('failed');
  expect(milliseconds).toBeLessThanOrEqual(1400);
  const times = { now: clock.now(), appliedAt: 0 };
  const [found] = await describeUnhealthy(
    cluster.kube,
    result.states,
    result.fatal,
    times,
    new AbortController().signal,
  );
  expect(found).toMatchObject({
    object: 'apps/v1/Deployment/shop/web',
    reason: 'CrashLoopBackOff',
    message: 'container web: it crashed 3 times; exit code 2',
    logs: [{ pod: 'web-1-x', container: 'web', tail: 'panic: no database' }],
    source: { file: 'base/web.yaml', line: 4 },
  });
});

test('an object that is deleted meanwhile is not healthy', async () => {
  const cluster = scriptedKube();
  cluster.set(deployment(1));
  later(100, () => cluster.remove(deployment(1)));
  const { result } = await timed(wait(cluster, { deadline: start + 700 }));
  expect(result).toMatchObject({ outcome: 'timeout', states: [{ health: { status: 'not-found' } }] });
});

test('a newer run ends the wait at once', async () => {
  const cluster = scriptedKube();
  cluster.set(deployment(0));
  const stop = new AbortController();
  later(100, () => stop.abort());
  const { result, milliseconds } = await timed(wait(cluster, {}, stop.signal));
  expect(result.outcome).toBe('stopped');
  expect(milliseconds).toBeLessThanOrEqual(1100);
});

test('targets are watched by their label, what is around them whole', async () => {
  const cluster = scriptedKube();
  cluster.set(deployment(1));
  await wait(cluster);
  expect(cluster.watched.toSorted()).toEqual([
    'Deployment in shop with a=b',
    'Event in shop',
    'Pod in shop',
    'ReplicaSet in shop',
  ]);
});

test('who may not read pods is told less, who may not read the targets cannot wait', async () => {
  const refusal = new SlipwayError('KUBE_FORBIDDEN', 'may not watch');
  const blind = scriptedKube();
  blind.refuse('Pod', refusal);
  blind.set(deployment(1));
  const warned: string[] = [];
  expect((await wait(blind, {}, undefined, warned)).outcome).toBe('healthy');
  expect(warned).toEqual(['the diagnosis goes without what cannot be read: may not watch']);
  const blinder = scriptedKube();
  blinder.refuse('Deployment', refusal);
  await expect(wait(blinder)).rejects.toBe(refusal);
});

test('a Job that is cleaned up as soon as it completed was healthy', async () => {
  const cluster = scriptedKube();
  const job = (status: object): object => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'web', namespace: 'shop', uid: 'j' },
    status,
  });
  cluster.set(job({ startTime: 'x' }));
  const done = job({ conditions: [{ type: 'Complete', status: 'True' }] });
  later(100, () => cluster.set(done));
  later(120, () => cluster.remove({ ...done, metadata: { ...(done as LiveObject).metadata, deletionTimestamp: 'x' } }));
  const identity = { ...target.identity, apiVersion: 'batch/v1', kind: 'Job' };
  const parts = { kube: cluster.kube, clock, log: silentLogger, signal: new AbortController().signal };
  const settings = { settleMs: 300, deadline: start + 3000, appliedAt: start };
  const run = async (mayVanish: boolean): Promise<string> => {
    const targets = [{ identity, generation: undefined, mayVanish }];
    return (await waitHealthy({ ...parts, stop: new AbortController().signal }, targets, settings)).outcome;
  };
  expect(await clock.until(Promise.all([run(true), run(false)]))).toEqual(['healthy', 'timeout']);
});

test('a claim whose class waits for a pod is not waited for', async () => {
  const cluster = scriptedKube();
  cluster.set({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'web', namespace: 'shop', uid: 'c' },
    status: { phase: 'Pending' },
  });
  const identity = { ...target.identity, apiVersion: 'v1', kind: 'PersistentVolumeClaim' };
  const event = { kind: 'Event', involvedObject: { uid: 'c' }, reason: 'WaitForFirstConsumer' };
  later(200, () => cluster.set({ ...event, metadata: { name: 'e', namespace: 'shop' } }));
  const parts = { kube: cluster.kube, clock, log: silentLogger, signal: new AbortController().signal };
  const settings = { settleMs: 100, deadline: start + 3000, appliedAt: start };
  const targets = [{ identity, generation: undefined, mayVanish: false }];
  const result = await clock.until(waitHealthy({ ...parts, stop: new AbortController().signal }, targets, settings));
  expect(result).toMatchObject({ outcome: 'healthy', states: [{ health: { reason: 'WaitForFirstConsumer' } }] });
});

test('a Job that is deleted before it ended is not healthy', async () => {
  const cluster = scriptedKube();
  const metadata = { name: 'web', namespace: 'shop', uid: 'j' };
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata, status: { startTime: 'x' } };
  cluster.set(job);
  later(100, () => cluster.remove(job));
  const identity = { ...target.identity, apiVersion: 'batch/v1', kind: 'Job' };
  const parts = { kube: cluster.kube, clock, log: silentLogger, signal: new AbortController().signal };
  const settings = { settleMs: 100, deadline: start + 700, appliedAt: start };
  const targets = [{ identity, generation: undefined, mayVanish: true }];
  const result = await clock.until(waitHealthy({ ...parts, stop: new AbortController().signal }, targets, settings));
  expect(result).toMatchObject({ outcome: 'timeout', states: [{ health: { reason: 'NotFound' } }] });
});
