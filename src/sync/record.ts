import { type ErrorDocument, toErrorDocument } from '../model/errors.ts';
import type { NoVerdict } from './await-verdict.ts';
import { type StageName, stageNames, type SyncOutcome, type SyncTargetDocument } from './document.ts';
import type { Observation } from './observation.ts';
import type { EngineStatus } from './read-status.ts';
import type { SyncTarget } from './target.ts';

/** What is known of a sync of one target; grows until it is concluded. */
export interface SyncRecord {
  readonly errors: ErrorDocument[];
  reach(stage: StageName, at: string): void;
  handTo(job: string): void;
  conclude(observation: Observation, silence: NoVerdict | undefined): void;
  toDocument(): SyncTargetDocument;
}

export function createRecord(target: SyncTarget, name: string, started: number): SyncRecord {
  const stages = new Map<StageName, string>();
  const errors: ErrorDocument[] = [];
  let outcome: SyncOutcome = 'unconfirmed';
  let by: string | undefined;
  let job = '';
  let status: EngineStatus | undefined;

  return {
    errors,
    reach: (stage, at) => void stages.set(stage, at),
    handTo: (name) => void (job = name),
    conclude(observation, silence) {
      const { verdict, latest } = observation;
      for (const [stage, at] of observation.stages) if (!stages.has(stage)) stages.set(stage, at);
      status = verdict?.status ?? latest;
      outcome = verdict?.outcome ?? silence?.outcome ?? 'unconfirmed';
      by = verdict?.by;
      if (silence !== undefined) errors.push(toErrorDocument(silence.error));
      if (outcome !== 'synced' && outcome !== 'superseded') errors.push(...(status?.errors ?? []));
    },
    toDocument() {
      return {
        environment: target.environment,
        target: target.name,
        engine: 'job',
        name,
        revision: status?.revision ?? '',
        outcome,
        ...(by === undefined ? {} : { by }),
        stages: timed(stages, started),
        unhealthy: outcome === 'synced' || outcome === 'superseded' ? [] : (status?.unhealthy ?? []),
        errors,
        job,
        counts: status?.counts ?? {},
      };
    },
  };
}

function timed(stages: ReadonlyMap<StageName, string>, started: number): SyncTargetDocument['stages'] {
  let before = started;
  return stageNames.flatMap((name) => {
    const at = stages.get(name);
    if (at === undefined) return [];
    const time = Date.parse(at);
    // Two clocks: the cluster's may be behind ours.
    const milliseconds = Number.isNaN(time) ? 0 : Math.max(0, time - before);
    if (!Number.isNaN(time)) before = time;
    return [{ name, at, milliseconds }];
  });
}
