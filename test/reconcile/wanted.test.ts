import { expect, test } from 'vitest';
import type { KubernetesObject } from '../../src/model/object.ts';
import { wantedObjects, type WantedSettings } from '../../src/reconcile/wanted.ts';

const clusterScoped = new Set(['Namespace', 'ClusterRole']);
const settings: WantedSettings = {
  namespace: 'slipway-prod',
  isNamespaced: (object) => (object.kind === 'Unknown' ? undefined : !clusterScoped.has(object.kind)),
};

function object(kind: string, name: string, more: Record<string, unknown> = {}, namespace = 'shop'): KubernetesObject {
  return { apiVersion: 'v1', kind, metadata: { name, namespace }, ...more };
}

function outcome(manifests: readonly KubernetesObject[], more: Partial<WantedSettings> = {}): string[] {
  const origin = { file: 'base/a.yaml', line: 3 };
  const { wanted, skipped, errors } = wantedObjects(
    manifests.map((manifest) => ({ manifest, origin })),
    { ...settings, ...more },
  );
  return [
    ...wanted.map((one) => `apply ${one.key}`),
    ...skipped.map((one) => `skip ${one.object}: ${one.reason}`),
    ...errors.map((error) => `${error.code} ${error.location?.file}:${error.location?.line} ${error.message}`),
  ];
}

test('what SOPS has encrypted is refused, in each of its forms', () => {
  const sops = object('Secret', 'a', { sops: { mac: 'x', version: '3.9' } });
  const values = object('Secret', 'b', { stringData: { password: 'ENC[AES256_GCM,data:x]' } });
  expect(outcome([sops, values, object('Secret', 'c', { stringData: { password: 'ENC' } })])).toEqual([
    'apply /Secret/shop/c',
    'OBJECT_ENCRYPTED base/a.yaml:3 v1/Secret/shop/a is encrypted by SOPS',
    'OBJECT_ENCRYPTED base/a.yaml:3 v1/Secret/shop/b is encrypted by SOPS',
  ]);
});

test('an object that is rendered twice is refused, also in two versions', () => {
  const one = { ...object('Deployment', 'web'), apiVersion: 'apps/v1' };
  const other = { ...object('Deployment', 'web'), apiVersion: 'apps/v1beta1' };
  expect(outcome([one, other])[1]).toBe(
    'OBJECT_INVALID base/a.yaml:3 apps/v1beta1/Deployment/shop/web is rendered twice; also in base/a.yaml',
  );
});

test('the bookkeeping of the engine cannot be a manifest, the same names elsewhere can', () => {
  const mine = object('ConfigMap', 'slipway-inventory', {}, 'slipway-prod');
  const lease = { ...object('Lease', 'slipway-reconcile', {}, 'slipway-prod'), apiVersion: 'coordination.k8s.io/v1' };
  expect(outcome([mine, lease, object('ConfigMap', 'slipway-inventory')])).toEqual([
    'apply /ConfigMap/shop/slipway-inventory',
    'OBJECT_RESERVED base/a.yaml:3 v1/ConfigMap/slipway-prod/slipway-inventory is the bookkeeping of Slipway itself',
    'OBJECT_RESERVED base/a.yaml:3 coordination.k8s.io/v1/Lease/slipway-prod/slipway-reconcile is the bookkeeping of Slipway itself',
  ]);
});

test('a namespaced object needs a namespace, from itself or the settings; others never have one', () => {
  const bare = object('ConfigMap', 'a', {}, '');
  expect(outcome([bare])[0]).toBe('OBJECT_INVALID base/a.yaml:3 v1/ConfigMap//a has no namespace');
  expect(outcome([bare], { defaultNamespace: 'shop' })).toEqual(['apply /ConfigMap/shop/a']);
  expect(outcome([object('Namespace', 'shop', {}, 'wrong')])).toEqual(['apply /Namespace//shop']);
});

test('a kind that nobody knows keeps the namespace that it has, for the API server to judge', () => {
  expect(outcome([object('Unknown', 'a')])).toEqual(['apply /Unknown/shop/a']);
});

test('generateName cannot be applied', () => {
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'a-', namespace: 'shop' } };
  expect(outcome([job])[0]).toContain('OBJECT_INVALID');
});

test('hooks for other moments are skipped, those for installing and upgrading are applied', () => {
  const hook = (value: string): KubernetesObject => ({
    ...object('Pod', value.replaceAll(/\W/g, '')),
    metadata: { name: value.replaceAll(/\W/g, ''), namespace: 'shop', annotations: { 'helm.sh/hook': value } },
  });
  expect(outcome([hook('test'), hook('pre-install, pre-upgrade'), hook('post-delete')])).toEqual([
    'apply /Pod/shop/preinstallpreupgrade',
    'skip v1/Pod/shop/test: it is a Helm hook for another moment: test',
    'skip v1/Pod/shop/postdelete: it is a Helm hook for another moment: post-delete',
  ]);
});

test('what the server fills in is no part of what is applied', () => {
  const manifest = {
    ...object('ConfigMap', 'a'),
    status: {},
    metadata: { name: 'a', namespace: 'shop', creationTimestamp: null, uid: 'x', resourceVersion: '7' },
  };
  const { wanted } = wantedObjects([{ manifest }], settings);
  expect(wanted[0]?.manifest).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', namespace: 'shop' },
  });
});
