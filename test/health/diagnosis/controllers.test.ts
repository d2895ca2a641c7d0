import { expect, test } from 'vitest';
import { at, deployment, event, pod, replicaSet, suspected, verdictAt } from './objects.ts';

const unschedulable = (since: number, message = '0/1 nodes are available: 1 Insufficient cpu.') => ({
  conditions: [
    { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message, lastTransitionTime: at(since) },
  ],
});

test('a pod that no node takes gets fifteen seconds', () => {
  const scene = { pods: [pod({ status: unschedulable(2) })] };
  expect(verdictAt(deployment(), scene, 3)).toEqual({ seconds: 17, reason: 'Unschedulable' });
});

test('while the autoscaler adds a node, or a volume is made, it gets a minute', () => {
  const scaling = { pods: [pod({ status: unschedulable(2) })], events: [event('pod-1', 'TriggeredScaleUp', '', 4, 4)] };
  expect(verdictAt(deployment(), scaling, 3)?.seconds).toBe(64);
  const claim = { pods: [pod({ status: unschedulable(2, 'pod has unbound immediate PersistentVolumeClaims') })] };
  expect(verdictAt(deployment(), claim, 3)?.seconds).toBe(62);
});

test('volumes that do not mount count after half a minute and three tries', () => {
  const mount = (count: number) => ({
    pods: [pod()],
    events: [event('pod-1', 'FailedMount', 'configmap "web" not found', 3, 30, count)],
  });
  expect(verdictAt(deployment(), mount(2), 30)).toBeUndefined();
  expect(verdictAt(deployment(), mount(3), 30)).toEqual({ seconds: 33, reason: 'FailedMount' });
});

test('a pod that starts after all is no longer held against its failed mounts', () => {
  const scene = {
    pods: [pod({ status: { phase: 'Running' } })],
    events: [event('pod-1', 'FailedMount', 'timed out', 3, 30, 9)],
  };
  expect(verdictAt(deployment(), scene, 40)).toBeUndefined();
});

function refused(message: string, since = 2): object {
  const condition = {
    type: 'ReplicaFailure',
    status: 'True',
    reason: 'FailedCreate',
    message,
    lastTransitionTime: at(since),
  };
  return replicaSet('new', 'app:2', { conditions: [condition] });
}

test('pods that admission refuses are told at once, quota after half a minute', () => {
  const violates = 'pods "web-1" is forbidden: violates PodSecurity "restricted:latest": privileged';
  expect(verdictAt(deployment(), { replicaSets: [refused(violates)] }, 3)).toEqual({
    seconds: 3,
    reason: 'FailedCreate',
  });
  const quota = 'pods "web-1" is forbidden: exceeded quota: compute, requested: cpu=1, used: cpu=4, limited: cpu=4';
  expect(verdictAt(deployment(), { replicaSets: [refused(quota)] }, 3)?.seconds).toBe(32);
});

test('a refusal from before the release may be mended by it', () => {
  const scene = { replicaSets: [refused('pods "web-1" is forbidden: no', -90)] };
  expect(verdictAt(deployment(), scene, 3)?.seconds).toBe(30);
});

test('kinds without that condition are judged by their events, unless pods were created since', () => {
  const set = {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'db', uid: 'set', generation: 1 },
    status: { observedGeneration: 1 },
  };
  const denied = event('set', 'FailedCreate', 'admission webhook "x" denied the request: no', 2, 4);
  expect(suspected(set, { events: [denied] }, 5)).toMatchObject([{ reason: 'FailedCreate', holdMs: 0 }]);
  const created = event('set', 'SuccessfulCreate', 'create Pod db-0', 5, 5);
  expect(suspected(set, { events: [denied, created] }, 6)).toEqual([]);
});

function late(updated: number): object {
  return deployment({
    conditions: [
      { type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded', lastUpdateTime: at(updated) },
    ],
  });
}

test('a progress deadline that passed after the release is told at once, an older one gets a minute to be mended', () => {
  expect(verdictAt(late(10), {}, 11)).toEqual({ seconds: 11, reason: 'ProgressDeadlineExceeded' });
  expect(verdictAt(late(-300), {}, 11)?.seconds).toBe(60);
});

test('a paused Deployment that is behind is told after ten seconds', () => {
  expect(verdictAt(deployment({ updatedReplicas: 0 }, { paused: true }), {}, 2)).toEqual({
    seconds: 12,
    reason: 'DeploymentPaused',
  });
});

test('a volume that cannot be provisioned gets a minute', () => {
  const claim = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'a', uid: 'claim' },
    status: { phase: 'Pending' },
  };
  const scene = { events: [event('claim', 'ProvisioningFailed', 'no such class', 1, 20)] };
  expect(verdictAt(claim, scene, 2)).toEqual({ seconds: 61, reason: 'ProvisioningFailed' });
});

test('what is healthy is not suspected', () => {
  const healthy = deployment(
    { readyReplicas: 1, availableReplicas: 1, conditions: [{ type: 'Available', status: 'True' }] },
    { progressDeadlineSeconds: undefined },
  );
  expect(suspected(healthy, { pods: [pod({ status: unschedulable(2) })] }, 50)).toEqual([]);
});
