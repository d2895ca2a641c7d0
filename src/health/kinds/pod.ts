import { current, failed, type Health, type HealthOptions, inProgress } from '../health.ts';
import { conditionOf, recordsAt, textAt, timeAt } from '../read.ts';

/** How long a pod may wait for a node before that counts as a failure (kstatus `ScheduleWindow`), in milliseconds. */
export const scheduleWindowMs = 15_000;

/** Health of a pod that stands alone. Unlike kstatus, one that ended with an error has failed: nothing starts it again. */
export function podHealth(object: object, options: HealthOptions): Health {
  const phase = textAt(object, ['status', 'phase']);
  switch (phase) {
    case 'Succeeded':
      return current('it has completed');
    case 'Failed':
      return failed('PodFailed', textAt(object, ['status', 'message']) || 'it has ended, but not successfully');
    case 'Running':
      return runningHealth(object);
    case 'Pending':
      return pendingHealth(object, options.now);
    case '':
      return inProgress('PodNotObserved', 'no node has taken it yet');
    default:
      return { status: 'unknown', reason: 'UnknownPhase', message: `its phase is ${phase}` };
  }
}

function runningHealth(object: object): Health {
  if (conditionOf(object, 'Ready')?.status === 'True') return current('it is ready');
  const looping = recordsAt(object, ['status', 'containerStatuses'])
    .filter((status) => textAt(status, ['state', 'waiting', 'reason']) === 'CrashLoopBackOff')
    .map((status) => textAt(status, ['name']));
  if (looping.length > 0) return failed('ContainerCrashLooping', `it keeps crashing: ${looping.join(', ')}`);
  return inProgress('PodRunningNotReady', 'it runs but is not ready');
}

function pendingHealth(object: object, now: number): Health {
  const scheduled = conditionOf(object, 'PodScheduled');
  if (scheduled?.status !== 'False' || scheduled.reason !== 'Unschedulable') {
    return inProgress('PodPending', 'it has not started yet');
  }
  const created = timeAt(object, ['metadata', 'creationTimestamp']) ?? 0;
  if (now - scheduleWindowMs < created) return inProgress('PodNotScheduled', scheduled.message || 'it has no node yet');
  return failed('PodUnschedulable', scheduled.message || 'no node can take it');
}
