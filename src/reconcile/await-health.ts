import { describeUnhealthy } from '../health/watch/describe.ts';
import { type Target, type TargetState, targetName } from '../health/watch/target.ts';
import { waitHealthy } from '../health/watch/wait-healthy.ts';
import { cleanText } from '../health/diagnosis/clean-text.ts';
import { healthWarning } from '../health/warnings.ts';
import { isStoredKind } from '../health/object-health.ts';
import { SlipwayError } from '../model/errors.ts';
import { groupOf } from '../model/object.ts';
import type { ApplyOutcome } from './apply-all.ts';
import { mismatches, proveDigests } from './digests.ts';
import type { HealthDocument, ReconcileOutcome } from './document.ts';
import type { LiveRecord } from './live-record.ts';
import { applySetKeys } from './names.ts';
import type { RunContext } from './run-context.ts';
import { vanishes } from './vanishes.ts';
import type { Wanted } from './wanted.ts';

export interface HealthTask {
  context: RunContext;
  outcomes: readonly ApplyOutcome[];
  records: ReadonlyMap<string, LiveRecord>;
  settleMs: number;
  addresses: boolean;
  /** Aborted when a newer run asks for the Lease. */
  stop: AbortSignal;
  onProgress: (health: HealthDocument) => void;
}

export interface HealthReport {
  outcome: Exclude<ReconcileOutcome, 'running'>;
  health: HealthDocument;
  errors: readonly SlipwayError[];
  warnings: readonly string[];
}

/** Waits until what was applied is healthy, and proves what it runs. What was healthy before and was not touched is not waited for. */
export async function awaitHealth(task: HealthTask): Promise<HealthReport> {
  const { context, outcomes } = task;
  const waited = outcomes.filter((outcome) => needsWait(outcome, task.records.get(outcome.wanted.key)));
  const sum = (states: readonly TargetState[]): HealthDocument => ({
    objects: outcomes.length,
    current: outcomes.length - states.filter((state) => state.health.status !== 'current').length,
    unhealthy: states.filter((state) => state.health.status !== 'current').map(brief),
    digests: [],
  });
  if (waited.length === 0) return { outcome: 'synced', health: sum([]), errors: [], warnings: [] };
  const result = await waitHealthy(
    { ...context, stop: task.stop, onProgress: (states) => task.onProgress(sum(states)) },
    waited.map(toTarget),
    {
      settleMs: task.settleMs,
      deadline: context.deadline,
      appliedAt: context.appliedAt,
      labelSelector: `${applySetKeys.partOf}=${context.partOf}`,
      addresses: task.addresses,
      secretsFollow: outcomes.some(({ wanted }) => makesSecrets(wanted)),
    },
  );
  const times = { now: context.clock.now(), appliedAt: context.appliedAt };
  const unhealthy = await describeUnhealthy(context.kube, result.states, result.fatal, times, context.signal);
  const digests = result.states.flatMap((state, index) => {
    const wanted = waited[index]?.wanted;
    return wanted === undefined ? [] : proveDigests(wanted.manifest, state);
  });
  const health = { ...sum(result.states), unhealthy, digests };
  const warnings = result.states.flatMap(warningOf);
  if (result.outcome === 'stopped') return { outcome: 'superseded', health, errors: [], warnings };
  if (result.outcome === 'healthy') {
    const wrong = mismatches(digests);
    return { outcome: wrong.length === 0 ? 'synced' : 'failed', health, errors: wrong, warnings };
  }
  const code = result.outcome === 'failed' ? 'UNHEALTHY' : 'HEALTH_TIMEOUT';
  const told = result.outcome === 'failed' ? unhealthy.slice(0, Math.max(1, result.fatal.size)) : unhealthy;
  const errors = told.map(({ object, reason, message, source }) => {
    return new SlipwayError(code, `${object}: ${reason}: ${message}`, source === undefined ? {} : { location: source });
  });
  return { outcome: result.outcome, health, errors, warnings };
}

function needsWait({ wanted, action }: ApplyOutcome, record: LiveRecord | undefined): boolean {
  if (isStoredKind(wanted.identity.apiVersion, wanted.identity.kind)) return false;
  // What is unchanged and not there is done with.
  return action !== 'unchanged' || (record !== undefined && record.health.status !== 'current');
}

function toTarget({ wanted, generation }: ApplyOutcome): Target {
  const { identity, origin, manifest } = wanted;
  return { identity, generation, mayVanish: vanishes(manifest), ...(origin === undefined ? {} : { origin }) };
}

function warningOf({ target, object }: TargetState): string[] {
  const warning = object === undefined ? undefined : healthWarning(object);
  return warning === undefined ? [] : [`${targetName(target)}: ${cleanText(warning, 500)}`];
}

function brief({ target, health }: TargetState): HealthDocument['unhealthy'][number] {
  const source = target.origin === undefined ? {} : { source: target.origin };
  return {
    object: targetName(target),
    reason: health.reason,
    message: health.message,
    since: '',
    events: [],
    logs: [],
    ...source,
  };
}

/** Custom resources from which controllers make Secrets: ExternalSecret, SealedSecret, Certificate, VaultStaticSecret, … */
function makesSecrets({ identity }: Wanted): boolean {
  return groupOf(identity.apiVersion).includes('.') && /Secret|Certificate/.test(identity.kind);
}
