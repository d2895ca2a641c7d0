import { conditionOf, parseTime } from '../read.ts';
import type { EventRecord } from './event-record.ts';
import { uidOf } from './surroundings.ts';
import { type DiagnosisTimes, patienceMs, type Suspicion } from './suspicion.ts';

/**
 * Pods that the API server does not let a controller create: the words of the ReplicaSet's ReplicaFailure condition, or of the
 * FailedCreate events of kinds without one (kubedog `replicaset_failure.go`).
 */
export function creationSuspicions(maker: object, events: readonly EventRecord[], times: DiagnosisTimes): Suspicion[] {
  const told = fromCondition(maker) ?? fromEvents(events, times);
  if (told === undefined) return [];
  const before = told.since < Math.floor(times.appliedAt / 1000) * 1000;
  return [
    {
      key: `maker/${uidOf(maker)}/creation`,
      reason: 'FailedCreate',
      message: told.message,
      since: Math.max(told.since, times.appliedAt),
      holdMs: before ? Math.max(patienceMs, holdMs(told.message)) : holdMs(told.message),
    },
  ];
}

interface Told {
  message: string;
  since: number;
}

function fromCondition(maker: object): Told | undefined {
  const failure = conditionOf(maker, 'ReplicaFailure');
  if (failure?.status !== 'True' || failure.reason !== 'FailedCreate') return undefined;
  return { message: failure.message, since: parseTime(failure.lastTransitionTime) ?? 0 };
}

function fromEvents(events: readonly EventRecord[], times: DiagnosisTimes): Told | undefined {
  const failures = events.filter((event) => event.reason === 'FailedCreate' && event.last >= times.appliedAt - 5000);
  const last = failures.toSorted((one, other) => other.last - one.last)[0];
  if (last === undefined) return undefined;
  // A pod that was created since proves that it goes on; controllers tell so in an event of their own.
  if (events.some((event) => event.reason === 'SuccessfulCreate' && event.last > last.last)) return undefined;
  return { message: last.message, since: Math.min(...failures.map((event) => event.first)) };
}

function holdMs(message: string): number {
  // A rolling update may free the quota that it needs.
  if (/exceeded quota:/.test(message)) return 30_000;
  if (/error looking up service account/.test(message)) return 10_000;
  if (/failed calling webhook/.test(message)) return 30_000;
  if (/ is invalid:|is forbidden|admission webhook .* denied|denied the request/.test(message)) return 0;
  return 60_000;
}
