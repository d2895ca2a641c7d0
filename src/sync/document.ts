import type { UnhealthyDocument } from '../health/watch/describe.ts';
import type { ErrorDocument } from '../model/errors.ts';

export type SyncOutcome = 'synced' | 'superseded' | 'failed' | 'timeout' | 'unconfirmed';

export const stageNames = ['found', 'requested', 'seen', 'compared', 'applying', 'applied', 'healthy'] as const;

export type StageName = (typeof stageNames)[number];

/** A stage that was reached. */
export interface SyncStage {
  name: StageName;
  /** RFC 3339, by the clock of whoever saw it: ours up to `requested`, then the cluster's. */
  at: string;
  /** Since the stage before; the first since the sync began. */
  milliseconds: number;
}

/** The contract's entry for one target: a cluster, or one environment in it. */
export interface SyncTargetDocument {
  environment: string;
  target: string;
  engine: 'job';
  /** `slipway-production/slipway-reconcile`: namespace and CronJob. */
  name: string;
  /** The revision that the cluster was seen to be at; empty when none was. */
  revision: string;
  outcome: SyncOutcome;
  /** The descendant that superseded ours, or whose state is not good. */
  by?: string;
  /** It undoes our commit. */
  reverted?: boolean;
  stages: readonly SyncStage[];
  unhealthy: readonly UnhealthyDocument[];
  errors: readonly ErrorDocument[];
  /** The Job that was created or found; empty when none was needed. */
  job: string;
  /** How many objects had each action. */
  counts: Readonly<Record<string, number>>;
}

/** The contract's `sync` document. */
export interface SyncDocument {
  schema: 'slipway/sync/v1';
  command: 'sync';
  outcome: SyncOutcome;
  /** The commit that was to be confirmed. */
  revision: string;
  targets: readonly SyncTargetDocument[];
  /** The first error of all. */
  error?: ErrorDocument;
}

const worst: readonly SyncOutcome[] = ['failed', 'timeout', 'unconfirmed', 'superseded', 'synced'];

export function syncDocument(revision: string, targets: readonly SyncTargetDocument[]): SyncDocument {
  const error = targets.flatMap((target) => target.errors)[0];
  return {
    schema: 'slipway/sync/v1',
    command: 'sync',
    outcome: worst.find((outcome) => targets.some((target) => target.outcome === outcome)) ?? 'synced',
    revision,
    targets,
    ...(error === undefined ? {} : { error }),
  };
}
