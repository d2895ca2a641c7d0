import { integerAt, textAt, timeAt } from '../health/read.ts';
import type { KubernetesObject } from '../model/object.ts';
import { annotationKeys, objectNames } from './names.ts';

/** Who holds the Lease, as it stands in the cluster. */
export interface LeaseRecord {
  /** Empty: nobody. */
  holder: string;
  /** Milliseconds since 1970; 0 when it was never renewed. */
  renewed: number;
  durationMs: number;
  transitions: number;
  /** Who wants it, as `run revision`; empty: nobody. */
  wantedBy: string;
}

/** A run that does not renew for so long is taken for dead. */
export const leaseDurationMs = 15_000;
/** Clocks of nodes differ; a Lease that looks this much older than its duration is free whatever the clocks say. */
const skewMs = 30_000;

export function readLease(lease: object): LeaseRecord {
  return {
    holder: textAt(lease, ['spec', 'holderIdentity']),
    renewed: timeAt(lease, ['spec', 'renewTime']) ?? 0,
    durationMs: (integerAt(lease, ['spec', 'leaseDurationSeconds']) ?? 0) * 1000,
    transitions: integerAt(lease, ['spec', 'leaseTransitions']) ?? 0,
    wantedBy: textAt(lease, ['metadata', 'annotations', annotationKeys.wanted]),
  };
}

/** Whether the Lease may be taken. `unchangedMs`: how long we have seen it without a renewal, by our own clock alone. */
export function isFree(record: LeaseRecord, now: number, unchangedMs: number): boolean {
  if (record.holder === '') return true;
  return unchangedMs > record.durationMs || now - record.renewed > record.durationMs + skewMs;
}

/** The Lease as it is to be written; with a resourceVersion it replaces only the one that was read. */
export function leaseObject(
  namespace: string,
  record: Pick<LeaseRecord, 'holder' | 'transitions' | 'wantedBy'>,
  now: number,
  resourceVersion?: string,
): KubernetesObject {
  const time = new Date(now).toISOString().replace('Z', '000Z');
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      name: objectNames.lease,
      namespace,
      annotations: record.wantedBy === '' ? {} : { [annotationKeys.wanted]: record.wantedBy },
      ...(resourceVersion === undefined ? {} : { resourceVersion }),
    },
    spec: {
      holderIdentity: record.holder,
      leaseDurationSeconds: leaseDurationMs / 1000,
      renewTime: time,
      leaseTransitions: record.transitions,
    },
  };
}
