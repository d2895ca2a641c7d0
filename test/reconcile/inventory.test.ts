import { gzipSync } from 'node:zlib';
import { array, assert, constantFrom, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { applySetId, parentAnnotations, refuseParent } from '../../src/reconcile/apply-set.ts';
import { decodeInventory, encodeInventory, type InventoryEntry } from '../../src/reconcile/inventory.ts';
import { objectKey } from '../../src/reconcile/object-key.ts';

const entry = record({
  identity: record({
    apiVersion: constantFrom('v1', 'apps/v1', 'example.com/v1alpha1'),
    kind: constantFrom('ConfigMap', 'Deployment'),
    namespace: string(),
    name: string(),
  }),
  uid: string(),
  hash: string(),
  owned: string(),
  done: constantFrom(true),
});

function inventory(entries: readonly InventoryEntry[]): { revision: string; entries: Map<string, InventoryEntry> } {
  return { revision: 'abc', entries: new Map(entries.map((one) => [objectKey(one.identity), one])) };
}

test('an inventory comes back as it was written', () => {
  assert(
    property(array(entry), (entries) => {
      const written = inventory(entries);
      expect(decodeInventory(encodeInventory(written))).toEqual(written);
    }),
  );
});

test('equal inventories are equal bytes, whatever the order in which they were made', () => {
  const [one, other] = ['a', 'b'].map((name) => ({
    identity: { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name },
    uid: 'u',
    hash: 'h',
    owned: 'o',
  }));
  if (one === undefined || other === undefined) throw new Error('two entries');
  expect(encodeInventory(inventory([one, other]))).toEqual(encodeInventory(inventory([other, one])));
});

test.each([
  ['nothing', new Uint8Array()],
  ['no gzip', Buffer.from('{}')],
  ['another schema', gzipSync('{"schema":"x","entries":[]}')],
  ['a row of another shape', gzipSync('{"schema":"slipway/inventory/v1","entries":[["v1"]]}')],
])('%s is no inventory', (_what, bytes) => {
  expect(decodeInventory(bytes)).toBeUndefined();
});

test('five thousand objects fit into a ConfigMap', () => {
  const random = (length: number): string =>
    Array.from(
      { length },
      () => 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_'[Math.floor(Math.random() * 64)],
    ).join('');
  const entries = Array.from({ length: 5000 }, (_, index) => ({
    identity: { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name: `config-${index}` },
    uid: crypto.randomUUID(),
    hash: random(22),
    owned: random(22),
  }));
  expect(encodeInventory(inventory(entries)).length).toBeLessThan(700_000);
});

test('the id is the one that kubectl computes', () => {
  // printf 'slipway-inventory.slipway-prod.ConfigMap.' | openssl dgst -sha256 -binary | basenc --base64url
  expect(applySetId('slipway-inventory', 'slipway-prod')).toBe(
    'applyset-uEB9zRKnx-00v9j-xjDvaq4Xa1rARXjh-BkCeC7dl0w-v1',
  );
});

test('the parent tells its members’ kinds and other namespaces, sorted', () => {
  const of = (apiVersion: string, kind: string, namespace: string) => ({ apiVersion, kind, namespace, name: 'x' });
  const members = [
    of('apps/v1', 'Deployment', 'shop'),
    of('v1', 'Service', 'app'),
    of('v1', 'Service', 'slipway-prod'),
  ];
  expect(parentAnnotations(members, 'slipway-prod', '1.2.3')).toEqual({
    'applyset.kubernetes.io/tooling': 'slipway/1.2.3',
    'applyset.kubernetes.io/contains-group-kinds': 'Deployment.apps,Service',
    'applyset.kubernetes.io/additional-namespaces': 'app,shop',
  });
});

test('a parent of another tool, or a copied one, is refused; a plain ConfigMap becomes ours', () => {
  const tooling = 'applyset.kubernetes.io/tooling';
  const id = 'applyset.kubernetes.io/id';
  expect(refuseParent({ labels: {}, annotations: {} }, 'mine')).toBeUndefined();
  expect(refuseParent({ labels: { [id]: 'mine' }, annotations: { [tooling]: 'slipway/0.9' } }, 'mine')).toBeUndefined();
  expect(refuseParent({ labels: { [id]: 'other' }, annotations: {} }, 'mine')).toContain('should be mine');
  expect(refuseParent({ labels: {}, annotations: { [tooling]: 'kubectl/v1.27' } }, 'mine')).toContain('kubectl/v1.27');
});
