import type { StageName, SyncOutcome } from './document.ts';
import type { EngineStatus } from './read-status.ts';

/** How a sync ended, with the status that proves it. */
export interface SyncVerdict {
  outcome: SyncOutcome;
  status: EngineStatus;
  /** The descendant that stands in our place. */
  by?: string;
}

/** What the statuses of an engine say about one commit, told one after another. */
export interface Observation {
  tell(status: EngineStatus): void;
  /** The Job for our commit ended well, so the commit is on the branch. */
  confirmOnBranch(): void;
  /** Our Job is over: what another run found of exactly our commit is the last word on it. */
  concludeWithoutOwn(): void;
  readonly verdict: SyncVerdict | undefined;
  /** The newest status that is about our commit or one that contains it. */
  readonly latest: EngineStatus | undefined;
  /** Stages of the cluster's side and when they were reached first (RFC 3339). */
  readonly stages: ReadonlyMap<StageName, string>;
}

export interface ObservationOptions {
  revision: string;
  /** Of the Job for our commit; the run's name begins with it. */
  job: string;
  /** The status before the Job: what a former run left proves nothing now. */
  former: EngineStatus | undefined;
}

const stageOf: Readonly<Record<string, StageName>> = {
  fetched: 'seen',
  rendered: 'compared',
  applying: 'applying',
  applied: 'applied',
  healthy: 'healthy',
};

/** Judges by exact rules: a state that is merely healthy, or was before we asked, is no proof for our commit. */
export function createObservation({ revision, job, former }: ObservationOptions): Observation {
  const stages = new Map<StageName, string>();
  let onBranch = false;
  let verdict: SyncVerdict | undefined;
  let latest: EngineStatus | undefined;

  const isOwn = (status: EngineStatus): boolean => status.run.startsWith(`${job}-`) || status.requested === revision;

  // Runs fetch before they wait for each other, so one that comes later may still have the older state.
  const isStale = (status: EngineStatus): boolean => status.errors.some((error) => error.code === 'REVISION_OLDER');

  function concerns(status: EngineStatus): boolean {
    return isOwn(status) || status.revision === revision || (onBranch && !isStale(status));
  }

  function judge(status: EngineStatus): SyncVerdict | undefined {
    const by = status.revision === '' || status.revision === revision ? {} : { by: status.revision };
    if (status.outcome === 'synced') return { outcome: 'by' in by ? 'superseded' : 'synced', status, ...by };
    // Another run of our commit may have been ended from outside; ours is still to come.
    if (!isOwn(status) && !('by' in by)) return undefined;
    if (status.outcome === 'failed') return { outcome: 'failed', status, ...by };
    return status.outcome === 'timeout' ? { outcome: 'timeout', status, ...by } : undefined;
  }

  return {
    tell(status) {
      const old =
        former !== undefined &&
        former.outcome !== 'running' &&
        former.run === status.run &&
        former.started === status.started;
      if (old || verdict !== undefined || !concerns(status)) return;
      latest = status;
      if (status.revision !== '' && isOwn(status) && !isStale(status)) onBranch ||= !isRefused(status);
      if (status.revision === revision) onBranch = true;
      for (const { name, at } of status.stages) {
        const stage = stageOf[name];
        if (stage !== undefined && !stages.has(stage)) stages.set(stage, at);
      }
      verdict = judge(status);
    },
    confirmOnBranch() {
      onBranch = true;
    },
    concludeWithoutOwn() {
      if (verdict !== undefined || latest === undefined || latest.revision !== revision) return;
      const { outcome } = latest;
      if (outcome === 'failed' || outcome === 'timeout') verdict = { outcome, status: latest };
    },
    get verdict() {
      return verdict;
    },
    get latest() {
      return latest;
    },
    stages,
  };
}

function isRefused(status: EngineStatus): boolean {
  return status.errors.some((error) => error.code === 'REVISION_NOT_ON_BRANCH');
}
