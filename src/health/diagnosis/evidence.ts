import { recordsAt, textAt } from '../read.ts';
import { cleanText } from './clean-text.ts';
import type { EventRecord } from './event-record.ts';
import { newestRevision } from './newest-pods.ts';
import { type Surroundings, uidOf } from './surroundings.ts';
import type { DiagnosisTimes, Suspicion } from './suspicion.ts';

/** An Event as documents carry it. */
export interface EventDocument {
  type: string;
  reason: string;
  message: string;
  count: number;
  /** RFC 3339, of the last time. */
  at: string;
  /** `Pod web-7d9c-x2` */
  about: string;
}

/** The end of a container's log as documents carry it. */
export interface LogDocument {
  pod: string;
  container: string;
  tail: string;
}

/** A log worth reading. */
export interface LogWish {
  namespace: string;
  pod: string;
  container: string;
  previous: boolean;
}

const maxMessage = 500;

/**
 * The events about an object, what makes its pods, and those pods, since a little before we applied: warnings first, then the
 * newest.
 */
export function relevantEvents(
  object: object,
  around: Surroundings,
  times: DiagnosisTimes,
  limit = 8,
): EventDocument[] {
  const { maker, pods } = newestRevision(object, around);
  const about = new Set([object, ...(maker === undefined ? [] : [maker]), ...pods].map(uidOf));
  const events = [...about].flatMap((uid) => around.events.get(uid) ?? []);
  return events
    .filter((event) => event.last >= times.appliedAt - 5000)
    .toSorted((one, other) => weight(other) - weight(one) || other.last - one.last)
    .slice(0, limit)
    .map(toDocument);
}

function weight(event: EventRecord): number {
  return event.type === 'Warning' ? 1 : 0;
}

function toDocument(event: EventRecord): EventDocument {
  return {
    type: cleanText(event.type, 20),
    reason: cleanText(event.reason, 100),
    message: cleanText(event.message, maxMessage),
    count: event.count,
    at: new Date(event.last).toISOString(),
    about: cleanText(`${event.kind} ${event.name}`, 300),
  };
}

const unstarted =
  /^(ErrImage|Image|InvalidImage|RegistryUnavailable|SignatureValidation|CreateContainer|ContainerCreating|PodInitializing)/;

/** Which logs tell more about a suspicion; none for a container that never ran. At most two. */
export function wantedLogs(object: object, around: Surroundings, suspicion: Suspicion): LogWish[] {
  const { pod, container, previous = false } = suspicion;
  if (pod !== undefined && container !== undefined) {
    if (unstarted.test(suspicion.reason)) return [];
    return [{ namespace: pod.namespace, pod: pod.name, container, previous }];
  }
  if (pod !== undefined) return [];
  // A Job that failed, or a controller that gave up: the newest pods that are not ready ran something.
  const wishes = newestRevision(object, around).pods.flatMap((one) =>
    recordsAt(one, ['status', 'containerStatuses'])
      .filter((status) => status['ready'] !== true && textAt(status, ['state', 'waiting', 'reason']) === '')
      .map((status) => ({
        namespace: textAt(one, ['metadata', 'namespace']),
        pod: textAt(one, ['metadata', 'name']),
        container: textAt(status, ['name']),
        previous: false,
      })),
  );
  return wishes.slice(0, 2);
}
