import { current, type Health, inProgress } from '../health.ts';
import { conditionOf, integerAt } from '../read.ts';

/** Health of a ReplicaSet (kstatus `replicasetConditions`). */
export function replicaSetHealth(object: object): Health {
  const failure = conditionOf(object, 'ReplicaFailure');
  if (failure?.status === 'True') {
    return inProgress('ReplicaFailure', failure.message || 'its pods could not be created');
  }
  const wanted = integerAt(object, ['spec', 'replicas']) ?? 1;
  const all = integerAt(object, ['status', 'replicas']) ?? 0;
  const ready = integerAt(object, ['status', 'readyReplicas']) ?? 0;
  const available = integerAt(object, ['status', 'availableReplicas']) ?? 0;
  const labelled = integerAt(object, ['status', 'fullyLabeledReplicas']) ?? 0;
  if (wanted > labelled) return inProgress('LessLabelled', `${labelled} of ${wanted} replicas carry all labels`);
  if (wanted > available) return inProgress('LessAvailable', `${available} of ${wanted} replicas are available`);
  if (wanted > ready) return inProgress('LessReady', `${ready} of ${wanted} replicas are ready`);
  if (all > wanted) return inProgress('ExtraPods', `${all - wanted} replicas are still to end`);
  return current(`all replicas are available: ${all}`);
}
