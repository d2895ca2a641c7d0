import { SlipwayError } from '../model/errors.ts';
import { formatIdentity, type KubernetesObject } from '../model/object.ts';
import { contentHash } from './content-hash.ts';
import { takers } from './drift.ts';
import type { InventoryEntry } from './inventory.ts';
import type { LiveRecord } from './live-record.ts';
import { annotationKeys, applySetKeys } from './names.ts';
import { annotation } from './object-key.ts';
import { leaveReplicas, mayTake } from './ownership.ts';
import type { Wanted } from './wanted.ts';

/** What is to be done with a wanted object. */
export type Decision =
  | { do: 'nothing' }
  | { do: 'refuse'; error: SlipwayError }
  | {
      do: 'apply';
      /** As it is sent. */
      manifest: KubernetesObject;
      /** Others took fields, and they are to be taken back. */
      force: boolean;
      /** We applied it before. */
      ours: boolean;
      /** It was there before it was ours. */
      adopted: boolean;
      /** It is not as we left it. */
      drifted: boolean;
    };

/** A wanted object as it is sent, and the fingerprint of that. */
export interface Sendable {
  wanted: Wanted;
  manifest: KubernetesObject;
  hash: string;
}

/** Makes an object a member of our ApplySet. */
export function sendable(wanted: Wanted, partOf: string): Sendable {
  const { metadata = {} } = wanted.manifest;
  const labels = { ...metadata.labels, [applySetKeys.partOf]: partOf };
  const manifest = { ...wanted.manifest, metadata: { ...metadata, labels } };
  return { wanted, manifest, hash: contentHash(manifest) };
}

/** True when the object is exactly as we left it, and we want it so still. */
export function isUntouched(
  record: Pick<LiveRecord, 'uid' | 'owned' | 'deleting'>,
  entry: InventoryEntry | undefined,
  hash: string,
): boolean {
  if (entry === undefined || entry.hash === '' || record.deleting) return false;
  return entry.hash === hash && entry.uid === record.uid && entry.owned === record.owned;
}

/** True for a Job that completed and was cleaned up since: to create it again would run it again. */
export function isFinished(entry: InventoryEntry | undefined, hash: string): boolean {
  return entry?.done === true && entry.hash === hash;
}

/** Decides by what was rendered, what the cluster holds, and how we left it. */
export function decide(
  { wanted, manifest, hash }: Sendable,
  record: LiveRecord | undefined,
  entry: InventoryEntry | undefined,
  partOf: string,
): Decision {
  const applied = entry !== undefined && entry.owned !== '';
  if (record === undefined && isFinished(entry, hash)) return { do: 'nothing' };
  if (record === undefined)
    return { do: 'apply', manifest, force: false, ours: entry !== undefined, adopted: false, drifted: applied };
  const forced = annotation(manifest, annotationKeys.force) === 'enabled';
  if (record.partOf !== '' && record.partOf !== partOf && !forced)
    return { do: 'refuse', error: foreign(wanted, record) };
  if (isUntouched(record, entry, hash)) return { do: 'nothing' };
  const ours = entry !== undefined || record.ours;
  const sent = leaveReplicas(manifest, record.live);
  const rivals = record.live === undefined ? [] : takers(sent, record.live);
  return {
    do: 'apply',
    manifest: sent,
    force: forced || (rivals.length > 0 && rivals.every((rival) => mayTake(rival, sent, ours))),
    ours,
    adopted: !ours,
    drifted: applied && entry.owned !== record.owned,
  };
}

function foreign(wanted: Wanted, record: LiveRecord): SlipwayError {
  const message = `${formatIdentity(wanted.identity)} belongs to another ApplySet, ${record.partOf}`;
  return new SlipwayError('KUBE_CONFLICT', message, {
    hint: `Take it out of the other environment or tool first, or set ${annotationKeys.force}: enabled on it to move it here.`,
    ...(wanted.origin === undefined ? {} : { location: wanted.origin }),
  });
}
