import { expect, test } from 'vitest';
import { healthWarning } from '../../src/health/warnings.ts';
import { isStoredKind, objectHealth } from '../../src/health/object-health.ts';

const now = Date.parse('2026-01-01T12:00:00Z');

function healthOf(object: object, options: { addresses?: boolean } = {}): string {
  const { status, reason } = objectHealth(object, { now, ...options });
  return `${status} ${reason}`;
}

function deployment(spec: object, status: object): object {
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', generation: 2 }, spec, status };
}

test('an observedGeneration written as a string is a number, as Argo Rollouts writes it', () => {
  const rollout = (observedGeneration: string) => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'web', generation: 12 },
    status: { observedGeneration, phase: 'Healthy' },
  });
  expect(healthOf(rollout('12'))).toBe('current Current');
  expect(healthOf(rollout('11'))).toBe('in-progress LatestGenerationNotObserved');
});

test('an object that is being deleted is terminating, whatever else it says', () => {
  const object = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', deletionTimestamp: '2026-01-01T00:00:00Z' },
  };
  expect(healthOf(object)).toBe('terminating Terminating');
});

test('a paused Deployment that is behind says that it is paused', () => {
  const status = { observedGeneration: 2, replicas: 2, updatedReplicas: 0, readyReplicas: 2, availableReplicas: 2 };
  expect(healthOf(deployment({ replicas: 2, paused: true }, status))).toBe('in-progress DeploymentPaused');
  expect(healthOf(deployment({ replicas: 2 }, status))).toBe('in-progress LessUpdated');
});

test('a paused Deployment that is rolled out is current', () => {
  const status = {
    observedGeneration: 2,
    replicas: 1,
    updatedReplicas: 1,
    readyReplicas: 1,
    availableReplicas: 1,
    conditions: [
      { type: 'Progressing', status: 'Unknown', reason: 'DeploymentPaused' },
      { type: 'Available', status: 'True' },
    ],
  };
  expect(healthOf(deployment({ paused: true, progressDeadlineSeconds: 600 }, status))).toBe('current Current');
});

test('old pods that still end keep a Deployment in progress', () => {
  const status = { observedGeneration: 2, replicas: 3, updatedReplicas: 2, readyReplicas: 3, availableReplicas: 3 };
  expect(healthOf(deployment({ replicas: 2 }, status))).toBe('in-progress ExtraPods');
});

test('addresses of load balancers and ingresses are waited for only on request', () => {
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'a' },
    spec: { type: 'LoadBalancer', clusterIP: '10.0.0.1' },
  };
  const ingress = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'a' } };
  const addressed = { ...ingress, status: { loadBalancer: { ingress: [{ ip: '1.2.3.4' }] } } };
  expect([healthOf(service), healthOf(ingress)]).toEqual(['current Current', 'current Current']);
  expect([service, ingress, addressed].map((object) => healthOf(object, { addresses: true }))).toEqual([
    'in-progress NoAddress',
    'in-progress NoAddress',
    'current Current',
  ]);
});

test('a custom resource whose Ready condition is for an older generation is in progress', () => {
  const resource = (observedGeneration: number) => ({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: 'a', generation: 3 },
    status: { conditions: [{ type: 'Ready', status: 'True', observedGeneration }] },
  });
  expect([healthOf(resource(2)), healthOf(resource(3))]).toEqual([
    'in-progress LatestGenerationNotObserved',
    'current Current',
  ]);
});

test('a claim that lost its volume has failed', () => {
  const claim = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'a' },
    status: { phase: 'Lost' },
  };
  expect(healthOf(claim)).toBe('failed ClaimLost');
});

test('a namespace that ends says what holds it up', () => {
  const health = objectHealth(
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop' },
      status: {
        phase: 'Terminating',
        conditions: [
          { type: 'NamespaceDeletionDiscoveryFailure', status: 'False', message: 'all is well' },
          { type: 'NamespaceContentRemaining', status: 'True', message: 'pods. has 1 resource instances' },
        ],
      },
    },
    { now },
  );
  expect(health).toMatchObject({ status: 'terminating', message: 'pods. has 1 resource instances' });
});

test('a failed Job tells the reason that its controller gave', () => {
  const job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'migrate' },
    status: { conditions: [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded', message: 'too often' }] },
  };
  expect(objectHealth(job, { now })).toEqual({
    status: 'failed',
    reason: 'JobFailed',
    message: 'BackoffLimitExceeded: too often',
  });
});

test('an autoscaler without metrics is worth a warning, and healthy', () => {
  const condition = {
    type: 'ScalingActive',
    status: 'False',
    reason: 'FailedGetResourceMetric',
    message: 'no metrics',
  };
  const autoscaler = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'a' },
    status: { conditions: [condition] },
  };
  expect(healthOf(autoscaler)).toBe('current Current');
  expect(healthWarning(autoscaler)).toBe('FailedGetResourceMetric: no metrics');
});

test('only metadata is needed of kinds that are healthy when stored, and never of workloads or custom resources', () => {
  expect(isStoredKind('v1', 'Secret')).toBe(true);
  expect(isStoredKind('rbac.authorization.k8s.io/v1', 'Role')).toBe(true);
  expect(['Deployment', 'StatefulSet'].some((kind) => isStoredKind('apps/v1', kind))).toBe(false);
  expect(isStoredKind('example.com/v1', 'ConfigMap')).toBe(false);
});
