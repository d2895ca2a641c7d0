import { expect, test } from 'vitest';
import { leaveReplicas, mayTake, rivalOf } from '../../src/reconcile/ownership.ts';
import { isFormer, takeoverPatch } from '../../src/reconcile/takeover.ts';
import { live, managed } from './live.ts';

const manifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 2, paused: false },
};

function rival(message: string): { manager: string; operation: string; subresource: string } {
  const { manager, operation, subresource } = rivalOf({
    reason: 'FieldManagerConflict',
    field: '.spec.replicas',
    message,
  });
  return { manager, operation, subresource };
}

test('the API server says by "using" that a rival updated, and names its subresource', () => {
  expect(rival('conflict with "kubectl-edit" using apps/v1 at 2026-01-01T00:00:00Z')).toEqual({
    manager: 'kubectl-edit',
    operation: 'Update',
    subresource: '',
  });
  expect(rival('conflict with "kube-controller-manager" with subresource "scale" using apps/v1')).toMatchObject({
    operation: 'Update',
    subresource: 'scale',
  });
  expect(rival('conflict with "flux"')).toEqual({ manager: 'flux', operation: 'Apply', subresource: '' });
});

test('what was ours is taken back from those who changed it, not from a tool that applies it', () => {
  expect(mayTake({ manager: 'some-script', operation: 'Update' }, manifest, true)).toBe(true);
  expect(mayTake({ manager: 'flux', operation: 'Apply' }, manifest, true)).toBe(false);
  expect(mayTake({ manager: 'kubectl', operation: 'Apply' }, manifest, true)).toBe(true);
});

test('what was not ours is taken over from kubectl alone, unless the author says so', () => {
  expect(mayTake({ manager: 'kubectl-client-side-apply', operation: 'Update' }, manifest, false)).toBe(true);
  expect(mayTake({ manager: 'terraform', operation: 'Update' }, manifest, false)).toBe(false);
  const forced = { ...manifest, metadata: { name: 'web', annotations: { 'slipway.dev/force': 'enabled' } } };
  expect(mayTake({ manager: 'terraform', operation: 'Update' }, forced, false)).toBe(true);
});

test('the replicas that an autoscaler set are left to it, those that a person set are not', () => {
  const scaled = (manager: string) =>
    live([managed(manager, 'Update', { 'f:spec': { 'f:replicas': {} } }, { subresource: 'scale' })]);
  expect(leaveReplicas(manifest, scaled('kube-controller-manager'))).toMatchObject({ spec: { paused: false } });
  expect(leaveReplicas(manifest, scaled('kube-controller-manager'))['spec']).not.toHaveProperty('replicas');
  expect(leaveReplicas(manifest, scaled('kubectl'))).toBe(manifest);
});

test('what kubectl owned becomes ours, for the very object that was read', () => {
  const kubectl = managed('kubectl-client-side-apply', 'Update', { 'f:spec': { 'f:replicas': {} } });
  const status = managed('kube-controller-manager', 'Update', { 'f:status': {} }, { subresource: 'status' });
  expect(takeoverPatch(live([status, kubectl]), isFormer)).toEqual([
    {
      op: 'replace',
      path: '/metadata/managedFields',
      value: [
        status,
        {
          manager: 'slipway',
          operation: 'Apply',
          apiVersion: 'apps/v1',
          time: '2026-01-01T12:00:00Z',
          fieldsType: 'FieldsV1',
          fieldsV1: { 'f:spec': { 'f:replicas': {} } },
        },
      ],
    },
    { op: 'replace', path: '/metadata/resourceVersion', value: '7' },
  ]);
});

test('where kubectl owns nothing there is nothing to take over', () => {
  expect(takeoverPatch(live([managed('helm', 'Update', { 'f:spec': {} })]), isFormer)).toBeUndefined();
});
