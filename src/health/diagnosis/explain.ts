import type { Health } from '../health.ts';
import { conditionOf, parseTime, recordsAt, textAt } from '../read.ts';
import type { EventRecord } from './event-record.ts';
import { newestRevision } from './newest-pods.ts';
import { podKey, podName } from './pod-name.ts';
import { type Surroundings, uidOf } from './surroundings.ts';
import type { Suspicion } from './suspicion.ts';

/**
 * The best account of why an object is not healthy yet, for a wait that ran out of time: the first suspicion, though it has not
 * held for long enough; else a probe that fails; else what the object itself says.
 */
export function explain(
  object: object,
  health: Health,
  around: Surroundings,
  suspicions: readonly Suspicion[],
): Suspicion {
  const first = suspicions[0];
  if (first !== undefined) return first;
  for (const pod of newestRevision(object, around).pods) {
    const found = notReady(pod, around.events.get(uidOf(pod)) ?? []);
    if (found !== undefined) return found;
  }
  return { key: `owner/${uidOf(object)}`, reason: health.reason, message: health.message, holdMs: 0 };
}

function notReady(pod: object, events: readonly EventRecord[]): Suspicion | undefined {
  const status = recordsAt(pod, ['status', 'containerStatuses']).find((one) => one['ready'] === false);
  if (status === undefined) return undefined;
  const container = textAt(status, ['name']);
  const probe = events
    .filter((event) => event.reason === 'Unhealthy')
    .toSorted((one, other) => other.last - one.last)[0];
  const waiting = textAt(status, ['state', 'waiting', 'reason']);
  const since = parseTime(conditionOf(pod, 'Ready')?.lastTransitionTime ?? '');
  return {
    key: `${podKey(pod)}/${container}/ready`,
    reason: probe === undefined ? waiting || 'ContainersNotReady' : 'Unhealthy',
    message:
      probe?.message ?? (textAt(status, ['state', 'waiting', 'message']) || `container ${container} is not ready`),
    pod: podName(pod),
    container,
    ...(since === undefined ? {} : { since }),
    holdMs: 0,
  };
}
