import type { UnhealthyDocument } from '../health/watch/describe.ts';
import type { ErrorDocument } from '../model/errors.ts';
import type { DriftDocument } from './drift.ts';
import type { StageTime } from './rendering.ts';

export type ObjectAction = 'created' | 'configured' | 'unchanged' | 'deleted' | 'skipped' | 'failed';

/** What was done with one object. */
export interface ObjectDocument {
  /** The contract's string form. */
  object: string;
  action: ObjectAction;
  /** Why; empty where the action says all. */
  reason: string;
  code?: string;
  source?: { file: string; line?: number };
}

/** An image that a workload's manifest names by digest, and what its containers run. */
export interface DigestDocument {
  object: string;
  container: string;
  /** `sha256:…` of the manifest. */
  expected: string;
  /** The image ids of the newest pods' containers, as the kubelet tells them. */
  running: readonly string[];
  proven: boolean;
}

export interface HealthDocument {
  objects: number;
  current: number;
  unhealthy: readonly UnhealthyDocument[];
  digests: readonly DigestDocument[];
}

/** A revision that was reached, and when (RFC 3339). */
export interface Reached {
  revision: string;
  at: string;
}

/** `running` only in the cluster's status, while it lasts. */
export type ReconcileOutcome = 'running' | 'synced' | 'superseded' | 'failed' | 'timeout';

/** The contract's `reconcile` document; bounded, it is what the cluster keeps as status. */
export interface ReconcileDocument {
  schema: 'slipway/reconcile/v1';
  command: 'reconcile';
  environment: string;
  repository: string;
  branch: string;
  /** The commit that was asked for; empty for a run of the schedule. */
  requested: string;
  /** The branch's head that this run applied or would have; empty when it could not be fetched. */
  revision: string;
  outcome: ReconcileOutcome;
  /** Whoever ran it: the pod's name. */
  run: string;
  /** The revision of the newer run that this one gave way to. */
  by?: string;
  objects: readonly ObjectDocument[];
  /** How many objects had each action, also those that the bounded form leaves out. */
  counts: Readonly<Record<ObjectAction, number>>;
  health: HealthDocument;
  drift: readonly DriftDocument[];
  /** What is well but not good: deprecated versions, autoscalers without metrics. */
  warnings: readonly string[];
  errors: readonly ErrorDocument[];
  stages: readonly StageTime[];
  /** The last revision that was applied whole, and the last that was healthy too. */
  applied: Reached | null;
  healthy: Reached | null;
  /** Since when runs fail with the first error's code, without a good one in between. */
  failingSince: string | null;
  started: string;
  milliseconds: number;
  /** What the bounded form leaves out. */
  omitted?: { objects: number; drift: number; unhealthy: number };
}

export const noCounts: Readonly<Record<ObjectAction, number>> = {
  created: 0,
  configured: 0,
  unchanged: 0,
  deleted: 0,
  skipped: 0,
  failed: 0,
};

export function countActions(objects: readonly ObjectDocument[]): Record<ObjectAction, number> {
  const counts = { ...noCounts };
  for (const { action } of objects) counts[action] += 1;
  return counts;
}
