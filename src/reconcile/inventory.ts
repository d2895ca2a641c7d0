import { gunzipSync, gzipSync } from 'node:zlib';
import type { ObjectIdentity } from '../model/object.ts';
import { isRecord } from '../health/read.ts';
import { objectKey } from './object-key.ts';

/** An object that we applied, as we left it. */
export interface InventoryEntry {
  identity: ObjectIdentity;
  /** Empty until it has been applied. */
  uid: string;
  /** Of the manifest that was applied; empty while it is being applied, so that a run that dies is made up for by the next. */
  hash: string;
  /** Of our entry in its managedFields after that. */
  owned: string;
  /** It completed and the cluster cleans it up by itself: a Job that is not to run again. */
  done?: boolean;
}

export interface Inventory {
  /** The revision that was applied last. */
  revision: string;
  entries: ReadonlyMap<string, InventoryEntry>;
}

export const emptyInventory: Inventory = { revision: '', entries: new Map() };

const schema = 'slipway/inventory/v1';
const maxBytes = 64 * 1024 * 1024;
/** A ConfigMap takes 1 MiB in all; base64 makes four bytes of three. */
export const maxInventoryBytes = 700_000;

type Row = [
  apiVersion: string,
  kind: string,
  namespace: string,
  name: string,
  uid: string,
  hash: string,
  owned: string,
  done: 'done' | '',
];

/** Writes an inventory as gzipped JSON, sorted, so that equal inventories are equal bytes. */
export function encodeInventory(inventory: Inventory): Uint8Array {
  const sorted = [...inventory.entries].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const rows = sorted.map(([, { identity, uid, hash, owned, done }]): Row => {
    const { apiVersion, kind, namespace, name } = identity;
    return [apiVersion, kind, namespace, name, uid, hash, owned, done === true ? 'done' : ''];
  });
  return gzipSync(JSON.stringify({ schema, revision: inventory.revision, entries: rows }));
}

/** Undefined when it is damaged or of another schema; then what it said must be found anew by labels. */
export function decodeInventory(bytes: Uint8Array): Inventory | undefined {
  let value: unknown;
  try {
    value = JSON.parse(gunzipSync(bytes, { maxOutputLength: maxBytes }).toString('utf8'));
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value['schema'] !== schema || !Array.isArray(value['entries'])) return undefined;
  const entries = new Map<string, InventoryEntry>();
  for (const row of value['entries'] as unknown[]) {
    if (!isRow(row)) return undefined;
    const [apiVersion, kind, namespace, name, uid, hash, owned, done] = row;
    const identity = { apiVersion, kind, namespace, name };
    entries.set(objectKey(identity), { identity, uid, hash, owned, ...(done === 'done' ? { done: true } : {}) });
  }
  return { revision: typeof value['revision'] === 'string' ? value['revision'] : '', entries };
}

function isRow(row: unknown): row is Row {
  return Array.isArray(row) && row.length === 8 && row.every((cell) => typeof cell === 'string');
}
