import type { Kube } from '../../ports/kube.ts';
import { cleanTail, cleanText } from '../diagnosis/clean-text.ts';
import {
  type EventDocument,
  type LogDocument,
  type LogWish,
  relevantEvents,
  wantedLogs,
} from '../diagnosis/evidence.ts';
import { explain } from '../diagnosis/explain.ts';
import type { DiagnosisTimes, Suspicion } from '../diagnosis/suspicion.ts';
import { type TargetState, targetName } from './target.ts';

/** Why an object is not healthy, with what proves it; the contract's `unhealthy` entry. */
export interface UnhealthyDocument {
  object: string;
  reason: string;
  message: string;
  /** RFC 3339; empty when unknown. */
  since: string;
  events: readonly EventDocument[];
  logs: readonly LogDocument[];
  source?: { file: string; line?: number };
}

const tailLines = 20;
const maxTail = 4000;
const maxDescribed = 10;

/** Describes what is not healthy, the verdicts first; logs are read for the first ten. Never throws but for an abort. */
export async function describeUnhealthy(
  kube: Kube,
  states: readonly TargetState[],
  fatal: ReadonlySet<string>,
  times: DiagnosisTimes,
  signal: AbortSignal,
): Promise<UnhealthyDocument[]> {
  const isFatal = (state: TargetState): boolean => state.suspicions.some((suspicion) => fatal.has(suspicion.key));
  const unhealthy = states
    .filter((state) => state.health.status !== 'current')
    .toSorted((one, other) => Number(isFatal(other)) - Number(isFatal(one)));
  return await Promise.all(
    unhealthy.map(async (state, index) => {
      const why = reasonOf(state, fatal);
      const logs = index < maxDescribed ? await readLogs(kube, state, why, signal) : [];
      return document(state, why, logs, times);
    }),
  );
}

function reasonOf(state: TargetState, fatal: ReadonlySet<string>): Suspicion {
  const verdict = state.suspicions.find((suspicion) => fatal.has(suspicion.key));
  return verdict ?? explain(state.object ?? {}, state.health, state.around, state.suspicions);
}

function document(state: TargetState, why: Suspicion, logs: LogDocument[], times: DiagnosisTimes): UnhealthyDocument {
  const { origin } = state.target;
  const container = why.container === undefined ? '' : `container ${why.container}: `;
  return {
    object: targetName(state.target),
    reason: cleanText(why.reason, 100),
    message: cleanText(`${container}${why.message}`, 2000),
    since: why.since === undefined ? '' : new Date(why.since).toISOString(),
    events: state.object === undefined ? [] : relevantEvents(state.object, state.around, times),
    logs,
    ...(origin === undefined ? {} : { source: origin }),
  };
}

async function readLogs(kube: Kube, state: TargetState, why: Suspicion, signal: AbortSignal): Promise<LogDocument[]> {
  if (state.object === undefined) return [];
  const read = await Promise.all(
    wantedLogs(state.object, state.around, why).map((wish) => readLog(kube, wish, signal)),
  );
  return read.filter((log) => log !== undefined);
}

/** A log that cannot be read, for want of rights or because its pod is gone, is left out: the rest still tells something. */
async function readLog(kube: Kube, wish: LogWish, signal: AbortSignal): Promise<LogDocument | undefined> {
  const pod = { namespace: wish.namespace, name: wish.pod };
  const ask = async (previous: boolean): Promise<string | undefined> =>
    await kube.logs(pod, wish.container, { tailLines, limitBytes: 64 * 1024, previous, signal }).catch(() => undefined);
  const text = (await ask(wish.previous)) || (wish.previous ? await ask(false) : undefined);
  signal.throwIfAborted();
  if (text === undefined || text === '') return undefined;
  return {
    pod: cleanText(wish.pod, 300),
    container: cleanText(wish.container, 100),
    tail: cleanTail(text, tailLines, maxTail),
  };
}
