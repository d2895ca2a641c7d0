import { current, type Health, inProgress } from '../health.ts';
import { integerAt, textAt } from '../read.ts';

/** Health of a StatefulSet (kstatus `stsConditions`). Its controller tells no failures; the diagnosis reads its pods. */
export function statefulSetHealth(object: object): Health {
  if (textAt(object, ['spec', 'updateStrategy', 'type']) === 'OnDelete') {
    return current('its pods are replaced by hand (OnDelete)', 'OnDelete');
  }
  const wanted = integerAt(object, ['spec', 'replicas']) ?? 1;
  const all = integerAt(object, ['status', 'replicas']) ?? 0;
  const ready = integerAt(object, ['status', 'readyReplicas']) ?? 0;
  if (wanted > all) return inProgress('LessReplicas', `${all} of ${wanted} replicas exist`);
  if (wanted > ready) return inProgress('LessReady', `${ready} of ${wanted} replicas are ready`);
  if (all > wanted) return inProgress('ExtraPods', `${all - wanted} replicas are still to end`);
  return revisionHealth(object, wanted);
}

function revisionHealth(object: object, wanted: number): Health {
  const partition = integerAt(object, ['spec', 'updateStrategy', 'rollingUpdate', 'partition']);
  if (partition !== undefined) {
    const updated = integerAt(object, ['status', 'updatedReplicas']) ?? 0;
    if (updated < wanted - partition) {
      return inProgress(
        'PartitionRollout',
        `${updated} of ${wanted - partition} replicas above the partition are updated`,
      );
    }
    return current(`the rollout above partition ${partition} is complete: ${updated} updated`);
  }
  const now = integerAt(object, ['status', 'currentReplicas']) ?? 0;
  if (wanted > now) return inProgress('LessCurrent', `${now} of ${wanted} replicas are at the current revision`);
  if (textAt(object, ['status', 'currentRevision']) !== textAt(object, ['status', 'updateRevision'])) {
    return inProgress('RevisionMismatch', 'its pods are not yet all of the new revision');
  }
  return current(`all replicas are updated and ready: ${wanted}`);
}
