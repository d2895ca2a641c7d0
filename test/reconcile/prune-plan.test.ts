import { expect, test } from 'vitest';
import { defaultPruneLimit, type Member, planPrune } from '../../src/reconcile/prune-plan.ts';

function member(name: string, more: Partial<Member> & { kind?: string; apiVersion?: string } = {}): Member {
  const { kind = 'ConfigMap', apiVersion = 'v1', ...rest } = more;
  return {
    identity: { apiVersion, kind, namespace: 'shop', name },
    uid: name,
    resourceVersion: '1',
    ours: true,
    controlled: false,
    recorded: true,
    deleting: false,
    annotations: {},
    ...rest,
  };
}

function plan(members: Member[], wanted: string[] = []): { doomed: string[]; kept: string[]; blocked: boolean } {
  const { doomed, kept, blocked } = planPrune(members, new Set(wanted), defaultPruneLimit);
  return {
    doomed: doomed.map((one) => one.identity.name),
    kept: kept.map(({ member, reason }) => `${member.identity.name}: ${reason}`),
    blocked: blocked !== undefined,
  };
}

test('what is rendered no longer goes, what is wanted stays', () => {
  expect(plan([member('a'), member('b')], ['/ConfigMap/shop/a']).doomed).toEqual(['b']);
});

test('the last applied goes first', () => {
  const members = [
    member('role', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' }),
    member('config'),
    member('web', { apiVersion: 'apps/v1', kind: 'Deployment' }),
  ];
  expect(plan(members).doomed).toEqual(['web', 'config', 'role']);
});

test('a label alone deletes nothing: we must have applied it and have it in the inventory', () => {
  expect(plan([member('a', { ours: false }), member('b', { recorded: false })])).toMatchObject({
    doomed: [],
    kept: ['a: it carries our label, but we never applied it', 'b: it carries our label, but is not in our inventory'],
  });
});

test('what a controller made inherits labels and is nobody to prune', () => {
  expect(plan([member('slice', { controlled: true })])).toEqual({ doomed: [], kept: [], blocked: false });
});

test.each([
  ['slipway.dev/prune', 'disabled'],
  ['kustomize.toolkit.fluxcd.io/prune', 'disabled'],
  ['argocd.argoproj.io/sync-options', 'Validate=false,Prune=false'],
  ['helm.sh/resource-policy', 'keep'],
])('%s: %s keeps an object', (key, value) => {
  expect(plan([member('a', { annotations: { [key]: value } })]).doomed).toEqual([]);
});

test.each([
  ['v1', 'Namespace'],
  ['v1', 'PersistentVolumeClaim'],
  ['v1', 'PersistentVolume'],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
])('%s %s goes only when that is confirmed on it', (apiVersion, kind) => {
  expect(plan([member('a', { apiVersion, kind })]).doomed).toEqual([]);
  expect(plan([member('a', { apiVersion, kind, annotations: { 'slipway.dev/prune': 'confirmed' } })]).doomed).toEqual([
    'a',
  ]);
});

test('the configuration may confirm a protected object, and no other', () => {
  const members = ['a', 'b'].map((name) => member(name, { kind: 'PersistentVolumeClaim' }));
  const confirmed = new Set(['v1/PersistentVolumeClaim/shop/a']);
  const { doomed } = planPrune(members, new Set(), defaultPruneLimit, confirmed);
  expect(doomed.map((one) => one.identity.name)).toEqual(['a']);
});

test('when too much would go, nothing does', () => {
  const many = (count: number): Member[] => Array.from({ length: count }, (_, index) => member(`m${index}`));
  expect(plan(many(10)).doomed).toHaveLength(10);
  expect(plan(many(11))).toMatchObject({ doomed: [], blocked: true });
  const thirtyOfHundred = many(100)
    .slice(30)
    .map((one) => `/ConfigMap/shop/${one.identity.name}`);
  expect(plan(many(100), thirtyOfHundred).doomed).toHaveLength(30);
  expect(plan(many(100), thirtyOfHundred.slice(1)).blocked).toBe(true);
});
