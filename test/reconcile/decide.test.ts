import { expect, test } from 'vitest';
import { decide, sendable } from '../../src/reconcile/decide.ts';
import type { InventoryEntry } from '../../src/reconcile/inventory.ts';
import { afterApplying, beforeApplying } from '../../src/reconcile/inventory-change.ts';
import { emptyInventory } from '../../src/reconcile/inventory.ts';
import { liveRecord, type LiveRecord } from '../../src/reconcile/live-record.ts';
import type { Wanted } from '../../src/reconcile/wanted.ts';
import { live, managed } from './live.ts';

const partOf = 'applyset-mine-v1';
const identity = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' };
const wanted: Wanted = {
  key: 'apps/Deployment/shop/web',
  identity,
  manifest: {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { replicas: 2 },
  },
  stage: 'workloads',
};
const send = sendable(wanted, partOf);
const replicas = { 'f:spec': { 'f:replicas': {} } };

function record(managedFields: object[], labels: Record<string, string> = {}, deleted = false): LiveRecord {
  const object = live(managedFields);
  const metadata = { ...object.metadata, labels, ...(deleted ? { deletionTimestamp: '2026-01-01T00:00:00Z' } : {}) };
  return liveRecord({ ...object, metadata, spec: { replicas: 2 } }, 0, () => true);
}

const ours = record([managed('slipway', 'Apply', replicas)]);
const entry: InventoryEntry = { identity, uid: 'u1', hash: send.hash, owned: ours.owned };

test('an object that is as we left it needs no request', () => {
  expect(decide(send, ours, entry, partOf)).toEqual({ do: 'nothing' });
});

test.each([
  ['another manifest', ours, { ...entry, hash: 'other' }],
  ['another object of that name', { ...ours, uid: 'u2' }, entry],
  ['a run that died while it applied', ours, { ...entry, hash: '' }],
  ['an object that is being deleted', record([managed('slipway', 'Apply', replicas)], {}, true), entry],
  ['an object that we never applied', ours, undefined],
])('%s is applied', (_why, found, known) => {
  expect(decide(send, found, known, partOf)).toMatchObject({ do: 'apply', force: false });
});

test('a field that somebody took is taken back, and told as drift', () => {
  const taken = record([managed('slipway', 'Apply', {}), managed('kubectl-edit', 'Update', replicas)]);
  expect(decide(send, taken, entry, partOf)).toMatchObject({ do: 'apply', force: true, drifted: true, adopted: false });
});

test('a field that another tool applies is not taken: the two would go on for ever', () => {
  const taken = record([managed('slipway', 'Apply', {}), managed('flux', 'Apply', replicas)]);
  expect(decide(send, taken, entry, partOf)).toMatchObject({ do: 'apply', force: false });
});

test('what was there before is adopted; from a stranger only without force, so that it says whose it is', () => {
  const kubectl = record([managed('kubectl-create', 'Update', replicas)]);
  expect(decide(send, kubectl, undefined, partOf)).toMatchObject({ adopted: true, force: true, drifted: false });
  const stranger = record([managed('terraform', 'Update', replicas)]);
  expect(decide(send, stranger, undefined, partOf)).toMatchObject({ adopted: true, force: false });
});

test('a member of another ApplySet is refused', () => {
  const foreign = record([managed('slipway', 'Apply', replicas)], {
    'applyset.kubernetes.io/part-of': 'applyset-other-v1',
  });
  expect(decide(send, foreign, undefined, partOf)).toMatchObject({ do: 'refuse', error: { code: 'KUBE_CONFLICT' } });
});

test('an object that is gone is drift when we had applied it, and new when not', () => {
  expect(decide(send, undefined, entry, partOf)).toMatchObject({ do: 'apply', drifted: true });
  expect(decide(send, undefined, undefined, partOf)).toMatchObject({ do: 'apply', drifted: false });
});

test('a Job that completed and was cleaned up is not run again, until it changes', () => {
  expect(decide(send, undefined, { ...entry, done: true }, partOf)).toEqual({ do: 'nothing' });
  expect(decide(send, undefined, { ...entry, done: true, hash: 'other' }, partOf)).toMatchObject({ do: 'apply' });
});

test('members carry our label, and the fingerprint covers all that is sent', () => {
  expect(send.manifest.metadata?.labels).toEqual({ 'applyset.kubernetes.io/part-of': partOf });
  expect(sendable(wanted, 'applyset-other-v1').hash).not.toBe(send.hash);
});

test('before anything is sent the inventory has it, without a fingerprint', () => {
  expect(beforeApplying(emptyInventory, [send], () => false)?.entries.get(wanted.key)).toEqual({
    identity,
    uid: '',
    hash: '',
    owned: '',
  });
  const inventory = { revision: 'a', entries: new Map([[wanted.key, entry]]) };
  expect(beforeApplying(inventory, [send], () => true)).toBeUndefined();
  expect(beforeApplying(inventory, [send], () => false)?.entries.get(wanted.key)).toEqual({ ...entry, hash: '' });
});

test('afterwards it has what was applied, keeps what failed, and forgets what is gone', () => {
  const old = { ...entry, identity: { ...identity, name: 'old' } };
  const before = {
    revision: 'a',
    entries: new Map([
      [wanted.key, { ...entry, hash: '' }],
      ['apps/Deployment/shop/old', old],
    ]),
  };
  const failed = { wanted, action: 'failed', reason: '' } as const;
  expect([...afterApplying(before, 'b', [failed], new Set(['apps/Deployment/shop/old'])).entries.values()]).toEqual([
    { ...entry, hash: '' },
  ]);
  const applied = { wanted, action: 'configured', reason: '', entry } as const;
  expect(afterApplying(before, 'b', [applied], new Set()).entries.get(wanted.key)).toEqual(entry);
});
