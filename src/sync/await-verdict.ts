import { createWake } from '../health/watch/wake.ts';
import { SlipwayError } from '../model/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Kube, LiveObject } from '../ports/kube.ts';
import { objectNames } from '../reconcile/names.ts';
import { followEngine } from './follow-engine.ts';
import { endOfJob } from './job.ts';
import type { Observation } from './observation.ts';
import { describeStatus, type Progress } from './progress.ts';
import { readStatus } from './read-status.ts';

export interface Wait {
  kube: Kube;
  clock: Clock;
  namespace: string;
  job: string;
  observation: Observation;
  progress: Progress;
  /** Milliseconds since 1970: ours, before the Job's own, so that the diagnosis is told. */
  deadline: number;
  withPods: boolean;
  signal: AbortSignal;
}

/** Why there is no verdict: time is up, or the Job ended without a word. */
export type NoVerdict = { outcome: 'timeout' | 'unconfirmed'; error: SlipwayError };

/** The Job may be told of before the status that its run wrote last. */
const graceMs = 3000;
const beatMs = 1000;

/** Waits until the observation has a verdict; returns why there is none otherwise. Throws when the run is aborted or the cluster refuses. */
export async function awaitVerdict(wait: Wait): Promise<NoVerdict | undefined> {
  const { clock, observation, progress, deadline, signal } = wait;
  const wake = createWake(clock);
  const ended = new AbortController();
  let failure: unknown;
  let job: { gone: boolean; end: ReturnType<typeof endOfJob>; at: number } | undefined;
  let waiting = '';
  const following = followEngine(
    { ...wait, signal: AbortSignal.any([signal, ended.signal]) },
    {
      onStatus(status) {
        observation.tell(status);
        if (observation.latest === status) progress.show(describeStatus(status));
        wake.ring();
      },
      onJob(live: LiveObject | undefined) {
        const end = live === undefined ? undefined : endOfJob(live);
        if (job === undefined && (live === undefined || end !== undefined)) {
          job = { gone: live === undefined, end, at: clock.now() };
        }
        wake.ring();
      },
      onPod(reason) {
        if (reason !== '' && reason !== waiting) progress.show(`the pod does not start: ${reason}`);
        waiting = reason;
      },
      onTrouble: (error) => progress.show(`the API server is away: ${error.message}`),
    },
  ).catch((error: unknown) => {
    failure = error;
    wake.ring();
  });
  try {
    for (;;) {
      signal.throwIfAborted();
      if (observation.verdict !== undefined) return undefined;
      if (failure !== undefined) throw failure;
      const now = clock.now();
      if (job !== undefined && now - job.at >= graceMs && observation.latest?.outcome !== 'superseded') {
        if (job.end?.succeeded === true) await readLast(wait);
        observation.concludeWithoutOwn();
        if (observation.verdict !== undefined) return undefined;
        const silent = endedSilently(wait, job, waiting);
        if (silent !== undefined) return silent;
      }
      if (now >= deadline) return timeUp(wait, waiting);
      progress.beat();
      await wake.sleep(Math.min(beatMs, deadline - now), signal);
    }
  } finally {
    ended.abort();
    await following;
  }
}

/** The Job ended well, so our commit is on the branch, and whatever the status says now is of its run or of a later one. */
async function readLast({ kube, namespace, observation, signal }: Wait): Promise<void> {
  const identity = { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: objectNames.status };
  const status = readStatus(await kube.get(identity, { signal }));
  observation.confirmOnBranch();
  if (status !== undefined) observation.tell(status);
}

function endedSilently(
  { namespace, job, observation }: Wait,
  { gone, end }: { gone: boolean; end: ReturnType<typeof endOfJob> },
  waiting: string,
): NoVerdict | undefined {
  const { latest } = observation;
  // It went well, or gave way to another run, so that one has the last word, and is not over yet.
  const another = latest !== undefined && !latest.run.startsWith(`${job}-`);
  if (latest?.outcome === 'running' && (end?.succeeded === true || another)) return undefined;
  const why = gone
    ? 'was deleted before it told a result'
    : end?.succeeded === true
      ? 'ended, but left no status'
      : `failed without a result: ${[end?.reason, end?.message, waiting].filter((text) => text !== undefined && text !== '').join(': ')}`;
  return {
    outcome: 'unconfirmed',
    error: new SlipwayError('JOB_FAILED', `Job ${namespace}/${job} ${why}`, {
      hint: `Its pod's log says more: kubectl logs -n ${namespace} job/${job} --all-containers`,
    }),
  };
}

function timeUp({ namespace, job, observation }: Wait, waiting: string): NoVerdict {
  const { latest } = observation;
  const state =
    latest === undefined
      ? `Job ${namespace}/${job} has not told anything yet${waiting === '' ? '' : `; its pod does not start: ${waiting}`}`
      : `the cluster is still at: ${describeStatus(latest)}`;
  return {
    outcome: 'timeout',
    error: new SlipwayError('SYNC_TIMEOUT', `no result in time; ${state}`),
  };
}
