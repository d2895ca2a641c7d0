import { current, failed, type Health, inProgress } from './health.ts';
import { conditionOf, conditionsOf, integerAt, textAt } from './read.ts';

/** What counts for every kind, before the kind's own rule (kstatus `generic.go`); undefined when it decides nothing. */
export function commonHealth(object: object): Health | undefined {
  if (textAt(object, ['metadata', 'deletionTimestamp']) !== '') {
    return { status: 'terminating', reason: 'Terminating', message: 'it is being deleted' };
  }
  const generation = integerAt(object, ['metadata', 'generation']);
  const observed = integerAt(object, ['status', 'observedGeneration']);
  if (generation !== undefined && observed !== undefined && generation !== observed) {
    return inProgress(
      'LatestGenerationNotObserved',
      `its controller has seen generation ${observed}, the newest is ${generation}`,
    );
  }
  for (const { type, status, reason, message } of conditionsOf(object)) {
    if (status !== 'True') continue;
    if (type === 'Reconciling') return inProgress(reason, message);
    if (type === 'Stalled') return failed(reason, message);
  }
  return undefined;
}

/** For kinds without a rule: the `Ready` condition that most custom resources have. Without one they are current. */
export function readyHealth(object: object): Health {
  const ready = conditionOf(object, 'Ready');
  if (ready === undefined) return current('it has no status to wait for');
  const generation = integerAt(object, ['metadata', 'generation']);
  // Many controllers tell only here, and not in the status itself, which generation they have seen.
  if (generation !== undefined && ready.observedGeneration !== undefined && ready.observedGeneration < generation) {
    return inProgress(
      'LatestGenerationNotObserved',
      `its Ready condition is for generation ${ready.observedGeneration}, the newest is ${generation}`,
    );
  }
  if (ready.status === 'True') return current('it is ready');
  return inProgress(ready.reason === '' ? 'NotReady' : ready.reason, ready.message);
}
