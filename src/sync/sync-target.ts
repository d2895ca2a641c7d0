import { textAt } from '../health/read.ts';
import { SlipwayError, toErrorDocument, toSlipwayErrors } from '../model/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Kube } from '../ports/kube.ts';
import { objectNames } from '../reconcile/names.ts';
import { awaitVerdict } from './await-verdict.ts';
import type { SyncTargetDocument } from './document.ts';
import { engineNames } from './engine-names.ts';
import { type Engine, findEngine } from './find-engine.ts';
import { createObservation } from './observation.ts';
import type { Progress } from './progress.ts';
import { endOf, type EngineStatus, readStatus } from './read-status.ts';
import { proveJobPolicy } from './self-test.ts';
import { createRecord, type SyncRecord } from './record.ts';
import { startJob } from './start-job.ts';
import type { SyncTarget } from './target.ts';

export interface SyncParts {
  kube: Kube;
  clock: Clock;
  progress: Progress;
  signal: AbortSignal;
  target: SyncTarget;
  /** Full SHA of the manifest commit. */
  revision: string;
  /** Milliseconds since 1970. */
  deadline: number;
}

/** A status that was written so long ago says nothing about now: a later run would have renewed it. */
const freshMs = 30 * 60_000;

/** Hands a commit to the engine of one target and confirms it. What goes wrong is part of the document; only an abort is thrown. */
export async function syncTarget(parts: SyncParts): Promise<SyncTargetDocument> {
  const { target, clock, signal, revision } = parts;
  const record = createRecord(target, `${target.namespace}/${engineNames.cronJob}`, clock.now());
  try {
    await confirm(parts, record);
  } catch (error) {
    if (signal.aborted) throw resumable(signal, target, revision);
    record.errors.push(...toSlipwayErrors(error).map(toErrorDocument));
  }
  return record.toDocument();
}

async function confirm(parts: SyncParts, record: SyncRecord): Promise<void> {
  const { kube, clock, progress, signal, target, revision, deadline } = parts;
  const { namespace } = target;
  const at = (): string => new Date(clock.now()).toISOString();
  const engine = await findEngine(kube, target, signal);
  record.reach('found', at());
  const former = await statusOf(kube, namespace, signal);
  if (former !== undefined && isAlready(former, revision, clock.now())) {
    progress.show(`${revision.slice(0, 12)} was applied and healthy already`);
    const observation = createObservation({ revision, job: '', former: undefined });
    observation.tell(former);
    record.conclude(observation, undefined);
    return;
  }
  await proveJobPolicy(kube, engine, revision, signal);
  const withPods = await mayReadPods(kube, namespace, signal);
  const { job, resumed } = await patiently(parts, async () => await startJob(kube, engine, revision, signal));
  const name = job.metadata.name;
  record.handTo(name);
  record.reach('requested', (resumed && textAt(job, ['metadata', 'creationTimestamp'])) || at());
  progress.show(`${resumed ? 'found' : 'created'} Job ${namespace}/${name} for ${revision.slice(0, 12)}`);
  const observation = createObservation({ revision, job: name, former: resumed ? undefined : former });
  const wait = { kube, clock, namespace, job: name, observation, progress, deadline, withPods, signal };
  const silence = await awaitVerdict(wait);
  record.conclude(observation, silence);
  if (record.errors.some((error) => error.code === 'REVISION_NOT_ON_BRANCH')) explainBranch(record, engine, revision);
}

async function mayReadPods(kube: Kube, namespace: string, signal: AbortSignal): Promise<boolean> {
  const { allowed } = await kube.can({ verb: 'watch', group: '', resource: 'pods', namespace }, { signal });
  return allowed;
}

const patienceMs = 60_000;
const pauseMs = 1000;

/** For what may be done again: an API server restarts now and then, perhaps after it did what its answer got lost of. */
async function patiently<T>({ clock, signal, deadline }: SyncParts, work: () => Promise<T>): Promise<T> {
  const until = Math.min(deadline, clock.now() + patienceMs);
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const away = error instanceof SlipwayError && error.code === 'KUBE_UNREACHABLE';
      if (!away || clock.now() >= until) throw error;
      await clock.sleep(pauseMs, signal);
    }
  }
}

async function statusOf(kube: Kube, namespace: string, signal: AbortSignal): Promise<EngineStatus | undefined> {
  const identity = { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: objectNames.status };
  return readStatus(await kube.get(identity, { signal }));
}

/** Safe to run again: what a run has proven lately needs no other. */
function isAlready(status: EngineStatus, revision: string, now: number): boolean {
  return status.outcome === 'synced' && status.revision === revision && now - endOf(status) < freshMs;
}

function explainBranch(record: SyncRecord, engine: Engine, revision: string): void {
  const first = record.errors.findIndex((error) => error.code === 'REVISION_NOT_ON_BRANCH');
  const error = record.errors[first];
  if (error === undefined) return;
  const where = `${engine.branch} of ${engine.repository}`;
  record.errors[first] = {
    ...error,
    hint: `The engine follows ${where}: push ${revision.slice(0, 12)} there, or install the engine anew for another branch.`,
  };
}

function resumable(signal: AbortSignal, { environment, name }: SyncTarget, revision: string): SlipwayError {
  const why = signal.reason instanceof Error ? signal.reason.message : 'the run was ended';
  return new SlipwayError('INTERRUPTED', why, {
    hint: `The cluster goes on by itself; to see how it ends: slipway sync --environment ${environment} --target ${name} --revision ${revision}`,
  });
}
