import { expect, test } from 'vitest';
import type { Target } from '../../../src/health/watch/target.ts';
import { waitHealthy, type WaitResult } from '../../../src/health/watch/wait-healthy.ts';
import { silentLogger } from '../../reconcile/silent-logger.ts';
import { scriptedKube } from './scripted-kube.ts';
import { virtualClock } from './virtual-clock.ts';

const applied = Date.parse('2026-01-01T12:00:00Z');
/** When the sign is there; not on a whole second, as in life. */
const signAt = applied + 20_370;
const settleMs = 5000;

const at = (moment: number): string => new Date(moment).toISOString();
const meta = (uid: string, owner?: string, kind = 'ReplicaSet'): object => ({
  name: uid,
  namespace: 'shop',
  uid,
  generation: 1,
  creationTimestamp: at(applied),
  ...(owner === undefined ? {} : { ownerReferences: [{ uid: owner, kind, controller: true }] }),
});
const template = { spec: { containers: [{ name: 'web', image: 'app:2' }] } };
const revision = { 'deployment.kubernetes.io/revision': '1' };

function deployment(ready: number, conditions: object[] = []): object {
  const counts = { replicas: 1, updatedReplicas: 1, readyReplicas: ready, availableReplicas: ready };
  const available = { type: 'Available', status: ready === 1 ? 'True' : 'False' };
  const status = { observedGeneration: 1, ...counts, conditions: [available, ...conditions] };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: meta('d'), spec: { replicas: 1, template }, status };
}

function replicaSet(status: object = {}): object {
  const metadata = { ...meta('r', 'd', 'Deployment'), annotations: revision };
  return { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata, spec: { template }, status };
}

function pod(state: object, more: object = {}, status: object = {}): object {
  const containerStatuses = [{ name: 'web', ready: false, restartCount: 0, state, ...more }];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: meta('p', 'r'),
    spec: template.spec,
    status: { phase: 'Pending', containerStatuses, ...status },
  };
}

const waiting = (reason: string, message = ''): object => pod({ waiting: { reason, message } });
const terminated = { exitCode: 1, startedAt: at(signAt - 1000), finishedAt: at(signAt) };

function event(about: string, reason: string, message: string, count = 1): object {
  const metadata = { name: `${about}-${reason}`, namespace: 'shop' };
  const [firstTimestamp, lastTimestamp] = [at(signAt), at(signAt)];
  const involvedObject = { uid: about, kind: 'Pod', name: about };
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata,
    involvedObject,
    reason,
    message,
    count,
    firstTimestamp,
    lastTimestamp,
  };
}

const unschedulable = pod(
  {},
  {},
  {
    containerStatuses: [],
    conditions: [
      { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: 'no', lastTransitionTime: at(signAt) },
    ],
  },
);
const pending = pod({ waiting: { reason: 'ContainerCreating' } });
const refusedPods = (message: string): object =>
  replicaSet({
    conditions: [
      { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message, lastTransitionTime: at(signAt) },
    ],
  });
const identity = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'd' };

async function watchUntilVerdict(
  before: object[],
  signs: object[],
  target: Target['identity'] = identity,
): Promise<WaitResult & { at: number }> {
  const clock = virtualClock(applied);
  const cluster = scriptedKube();
  for (const object of before) cluster.set(object);
  for (const object of signs) clock.at(signAt, () => cluster.set(object));
  const never = new AbortController().signal;
  const parts = { kube: cluster.kube, clock, log: silentLogger, signal: never, stop: never };
  const settings = { settleMs, deadline: applied + 600_000, appliedAt: applied };
  const targets = [{ identity: target, generation: undefined, mayVanish: false }];
  const result = await clock.until(waitHealthy(parts, targets, settings));
  return { ...result, at: clock.now() };
}

test.each([
  ['InvalidImageName', 0, [waiting('InvalidImageName')]],
  ['ErrImageNeverPull', 0, [waiting('ErrImageNeverPull')]],
  ['an image that is not there', 0, [waiting('ErrImagePull', 'app:2: not found')]],
  ['a registry that refuses', 30, [waiting('ImagePullBackOff', 'denied')]],
  ['a registry that does not answer', 60, [waiting('ImagePullBackOff', 'dial tcp: timeout')]],
  ['CreateContainerConfigError', 0, [waiting('CreateContainerConfigError', 'configmap "a" not found')]],
  ['CreateContainerError, seen twice', 1, [waiting('CreateContainerError', 'no')]],
  ['RunContainerError, seen twice', 1, [waiting('RunContainerError', 'no')]],
  [
    'CrashLoopBackOff after two restarts',
    0,
    [pod({ waiting: { reason: 'CrashLoopBackOff' } }, { restartCount: 2, lastState: { terminated } })],
  ],
  ['a pod that no node takes', 15, [unschedulable]],
  ['a pod for which a node is being added', 60, [unschedulable, event('p', 'TriggeredScaleUp', 'adds one')]],
  ['FailedMount, three times', 30, [pending, event('p', 'FailedMount', 'no secret', 3)]],
  ['FailedCreatePodSandBox, three times', 30, [pending, event('p', 'FailedCreatePodSandBox', 'no network', 3)]],
  ['pods that are invalid', 0, [refusedPods('Pod "x" is invalid: spec')]],
  ['pods that a webhook denies', 0, [refusedPods('admission webhook "x" denied the request')]],
  ['a quota that is used up', 30, [refusedPods('exceeded quota: small')]],
  [
    'ProgressDeadlineExceeded',
    0,
    [
      deployment(0, [
        { type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded', lastUpdateTime: at(signAt) },
      ]),
    ],
  ],
] as const)(
  'the verdict on %s comes %i s after the sign, and within a second of that',
  async (_sign, seconds, signs) => {
    const verdict = await watchUntilVerdict([deployment(0), replicaSet()], [...signs]);
    expect(verdict.outcome).toBe('failed');
    const late = verdict.at - (signAt + seconds * 1000);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThanOrEqual(1000);
  },
);

test.each([
  ['Job', 'batch/v1', { conditions: [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' }] }],
  ['PersistentVolumeClaim', 'v1', { phase: 'Lost' }],
  ['Pod', 'v1', { phase: 'Failed' }],
] as const)('the verdict on a %s that failed comes within a second', async (kind, apiVersion, status) => {
  const object = (state: object): object => ({
    apiVersion,
    kind,
    metadata: meta('x'),
    spec: template.spec,
    status: state,
  });
  const target = { apiVersion, kind, namespace: 'shop', name: 'x' };
  const verdict = await watchUntilVerdict([object({ phase: 'Pending' })], [object(status)], target);
  expect(verdict.outcome).toBe('failed');
  expect(verdict.at - signAt).toBeLessThanOrEqual(1000);
});

test('success comes when all of it was healthy for the settle window, and within a second of that', async () => {
  const verdict = await watchUntilVerdict([deployment(0), replicaSet()], [deployment(1)]);
  expect(verdict.outcome).toBe('healthy');
  const late = verdict.at - (signAt + settleMs);
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThanOrEqual(1000);
});
