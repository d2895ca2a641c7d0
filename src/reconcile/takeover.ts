import type { LiveObject } from '../ports/kube.ts';
import { type FieldTree, isOurs, type ManagedEntry, managedEntries, union } from './managed-fields.ts';
import { fieldManager } from './names.ts';

const former = /^(kubectl|before-first-apply$)/;

/** What people's tools left, of whatever they did: for an object that becomes ours. */
export function isFormer(entry: ManagedEntry): boolean {
  return former.test(entry.manager);
}

/** What anybody changed since: for an object that is ours, and that cannot be put right beside it. */
export function isChange(entry: ManagedEntry): boolean {
  return entry.operation === 'Update' || former.test(entry.manager);
}

/**
 * The patch that makes ours what others owned of an object: without it, fields that are later deleted from git would stay, owned
 * by a manager that never comes back (client-go `csaupgrade`). Undefined when there is nothing to take over. It holds for the
 * object as read alone, by its resourceVersion.
 */
export function takeoverPatch(live: LiveObject, from: (entry: ManagedEntry) => boolean): unknown[] | undefined {
  const entries = managedEntries(live);
  const old = entries.filter((entry) => !isOurs(entry) && from(entry) && entry.subresource === '');
  const own = entries.find(isOurs);
  // Trees of different versions do not mix; the newest counts, as it does for kubectl.
  const apiVersion = own?.apiVersion ?? old.toSorted((one, other) => other.time - one.time)[0]?.apiVersion;
  const mergeable = old.filter((entry) => entry.apiVersion === apiVersion);
  if (apiVersion === undefined || mergeable.length === 0) return undefined;
  const fields = mergeable.reduce<FieldTree>((tree, entry) => union(tree, entry.fields), own?.fields ?? {});
  const kept = rawEntries(live).filter((_, index) => {
    const entry = entries[index];
    return entry !== undefined && !isOurs(entry) && !mergeable.includes(entry);
  });
  const time = Math.max(...mergeable.map((entry: ManagedEntry) => entry.time));
  const taken = {
    manager: fieldManager,
    operation: 'Apply',
    apiVersion,
    time: new Date(time).toISOString().replace(/\.\d+Z$/, 'Z'),
    fieldsType: 'FieldsV1',
    fieldsV1: fields,
  };
  return [
    { op: 'replace', path: '/metadata/managedFields', value: [...kept, taken] },
    { op: 'replace', path: '/metadata/resourceVersion', value: live.metadata.resourceVersion },
  ];
}

function rawEntries(live: LiveObject): unknown[] {
  const rows = live.metadata['managedFields'];
  return Array.isArray(rows) ? rows : [];
}
