import { type ErrorDocument, type SlipwayError, toErrorDocument } from '../model/errors.ts';
import {
  countActions,
  type HealthDocument,
  type ObjectDocument,
  type Reached,
  type ReconcileDocument,
  type ReconcileOutcome,
} from './document.ts';
import type { DriftDocument } from './drift.ts';
import type { Rendering, StageTime } from './rendering.ts';
import type { FormerStatus } from './status-store.ts';

/** A document that is being made: it grows as the run goes on, and can be read at any moment. */
export interface Draft {
  rendering: Rendering;
  run: string;
  /** Milliseconds since 1970. */
  started: number;
  former: FormerStatus;
  stages: StageTime[];
  objects: ObjectDocument[];
  health: HealthDocument;
  drift: DriftDocument[];
  warnings: string[];
  errors: ErrorDocument[];
  by?: string;
  applied?: Reached;
  healthy?: Reached;
}

export function createDraft(rendering: Rendering, run: string, started: number): Draft {
  return {
    rendering,
    run,
    started,
    former: { applied: null, healthy: null, failingSince: null, outcome: '' },
    stages: [...rendering.stages],
    objects: [],
    health: { objects: 0, current: 0, unhealthy: [], digests: [] },
    drift: [],
    warnings: [],
    errors: [...rendering.errors],
  };
}

export function reachStage(draft: Draft, name: string, now: number): void {
  draft.stages.push({ name, at: new Date(now).toISOString() });
}

export function addErrors(draft: Draft, errors: readonly SlipwayError[]): void {
  draft.errors.push(...errors.map(toErrorDocument));
}

/** The document of what is known now. */
export function toDocument(draft: Draft, outcome: ReconcileOutcome, now: number): ReconcileDocument {
  const { rendering, former } = draft;
  return {
    schema: 'slipway/reconcile/v1',
    command: 'reconcile',
    environment: rendering.environment,
    repository: rendering.repository,
    branch: rendering.branch,
    requested: rendering.requested,
    revision: rendering.revision,
    outcome,
    run: draft.run,
    ...(draft.by === undefined ? {} : { by: draft.by }),
    objects: draft.objects,
    counts: countActions(draft.objects),
    health: draft.health,
    drift: draft.drift,
    warnings: draft.warnings,
    errors: draft.errors,
    stages: draft.stages,
    applied: draft.applied ?? former.applied,
    healthy: draft.healthy ?? former.healthy,
    failingSince: failingSince(former, outcome, now),
    started: new Date(draft.started).toISOString(),
    milliseconds: now - draft.started,
  };
}

function failingSince(former: FormerStatus, outcome: ReconcileOutcome, now: number): string | null {
  if (outcome === 'synced') return null;
  const fails = outcome === 'failed' || outcome === 'timeout';
  return former.failingSince ?? (fails ? new Date(now).toISOString() : null);
}
