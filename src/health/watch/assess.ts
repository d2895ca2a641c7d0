import { suspicionsOf } from '../diagnosis/diagnose.ts';
import type { DiagnosisTimes, Suspicion } from '../diagnosis/suspicion.ts';
import { type Surroundings, uidOf } from '../diagnosis/surroundings.ts';
import { current, type Health, type HealthOptions, inProgress, notFound } from '../health.ts';
import { objectHealth } from '../object-health.ts';
import { integerAt } from '../read.ts';
import type { LiveObject } from '../../ports/kube.ts';
import { type Target, type TargetState, targetName } from './target.ts';

const goneMs = 10_000;

/** Looks at one target: its own health, and what its surroundings say against it. */
export function assess(
  target: Target,
  object: LiveObject | undefined,
  around: Surroundings,
  times: DiagnosisTimes & Pick<HealthOptions, 'addresses'>,
): TargetState {
  if (object === undefined) return vanished(target, around);
  const health = healthOf(target, object, around, times);
  return { target, object, health, around, suspicions: suspicionsOf(object, health, around, times) };
}

function healthOf(target: Target, object: LiveObject, around: Surroundings, options: HealthOptions): Health {
  const generation = integerAt(object, ['metadata', 'generation']);
  // A watch's cache may be behind what we wrote.
  if (target.generation !== undefined && generation !== undefined && generation < target.generation) {
    return inProgress('LatestGenerationNotObserved', 'what was applied is not to be seen yet');
  }
  const health = objectHealth(target.mayVanish ? withoutDeletion(object) : object, options);
  if (health.reason !== 'NotBound') return health;
  const waits = around.events.get(uidOf(object))?.some((event) => event.reason === 'WaitForFirstConsumer');
  return waits === true ? current('it is bound when a pod uses it', 'WaitForFirstConsumer') : health;
}

/** The cluster deletes it because it ended; what counts is how. */
function withoutDeletion(object: LiveObject): object {
  const { deletionTimestamp: _deletion, ...metadata } = object.metadata;
  return { ...object, metadata };
}

function vanished(target: Target, around: Surroundings): TargetState {
  const health = notFound('it was deleted after it was applied');
  const gone: Suspicion = {
    key: `gone/${targetName(target)}`,
    reason: health.reason,
    message: health.message,
    holdMs: goneMs,
  };
  return { target, object: undefined, health, around, suspicions: [gone] };
}
