import type { Health } from '../health/health.ts';
import { isStoredKind, objectHealth } from '../health/object-health.ts';
import { textAt } from '../health/read.ts';
import { controllerOf } from '../health/diagnosis/surroundings.ts';
import { identify } from '../model/object.ts';
import type { LiveObject } from '../ports/kube.ts';
import { isOurs, managedEntries, ownedHash } from './managed-fields.ts';
import { applySetKeys } from './names.ts';
import { objectKey } from './object-key.ts';
import type { Member } from './prune-plan.ts';

/** An object of the cluster, by what deciding about it needs; thousands of them are held at once. */
export interface LiveRecord extends Omit<Member, 'recorded'> {
  key: string;
  /** Fingerprint of what we own of it. */
  owned: string;
  /** The ApplySet that it is a member of; empty for none. */
  partOf: string;
  health: Health;
  /** The object, when more has to be known of it; of stored kinds metadata alone. */
  live?: LiveObject;
}

/** Sums an object up. `keep` says for which the object itself stays at hand. */
export function liveRecord(live: LiveObject, now: number, keep: (record: LiveRecord) => boolean): LiveRecord {
  const identity = identify(live);
  const stored = isStoredKind(live.apiVersion, live.kind);
  const record: LiveRecord = {
    key: objectKey(identity),
    identity,
    uid: live.metadata.uid,
    resourceVersion: live.metadata.resourceVersion,
    ours: managedEntries(live).some(isOurs),
    owned: ownedHash(live),
    partOf: textAt(live, ['metadata', 'labels', applySetKeys.partOf]),
    controlled: controllerOf(live) !== '',
    deleting: textAt(live, ['metadata', 'deletionTimestamp']) !== '',
    annotations: pruneAnnotations(live),
    health: stored ? { status: 'current', reason: 'Current', message: 'it is there' } : objectHealth(live, { now }),
  };
  return keep(record) || record.health.status !== 'current' ? { ...record, live } : record;
}

const telling = /^(slipway\.dev|kustomize\.toolkit\.fluxcd\.io|argocd\.argoproj\.io|helm\.sh)\//;

function pruneAnnotations(live: LiveObject): Record<string, string> {
  const all = Object.entries(live.metadata.annotations ?? {});
  return Object.fromEntries(all.filter(([key]) => telling.test(key)));
}
