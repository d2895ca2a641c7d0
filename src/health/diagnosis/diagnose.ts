import type { Health } from '../health.ts';
import { containerSuspicions } from './containers.ts';
import { creationSuspicions } from './creation.ts';
import { newestRevision } from './newest-pods.ts';
import { ownerSuspicions } from './owner.ts';
import { schedulingSuspicions } from './scheduling.ts';
import { startingSuspicions } from './starting.ts';
import { type Surroundings, uidOf } from './surroundings.ts';
import type { DiagnosisTimes, Suspicion } from './suspicion.ts';

/**
 * Everything that speaks against an object becoming healthy, the most telling first: containers, then scheduling, volumes, the
 * creation of pods, and last what its own controller says of it, which is the consequence.
 */
export function suspicionsOf(object: object, health: Health, around: Surroundings, times: DiagnosisTimes): Suspicion[] {
  if (health.status === 'current' || health.status === 'terminating') return [];
  const { maker, pods } = newestRevision(object, around);
  const eventsOf = (one: object) => around.events.get(uidOf(one)) ?? [];
  return [
    ...pods.flatMap((pod) => containerSuspicions(pod, times)),
    ...pods.flatMap((pod) => schedulingSuspicions(pod, eventsOf(pod), times)),
    ...pods.flatMap((pod) => startingSuspicions(pod, eventsOf(pod), times)),
    ...(maker === undefined ? [] : creationSuspicions(maker, eventsOf(maker), times)),
    ...ownerSuspicions(object, health, eventsOf(object), times),
  ];
}
