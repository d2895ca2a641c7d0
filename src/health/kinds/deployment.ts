import { valueAt } from '../../model/json-path.ts';
import { current, failed, type Health, inProgress } from '../health.ts';
import { conditionOf, integerAt } from '../read.ts';

// The controller's own value for "no deadline"; without a deadline it sets no Progressing condition.
const noDeadline = 2 ** 31 - 1;

/** Health of a Deployment (kstatus `deploymentConditions`); a paused one that is behind will not get on by itself. */
export function deploymentHealth(object: object): Health {
  const progressing = conditionOf(object, 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return failed('ProgressDeadlineExceeded', progressing.message || 'it made no progress within its deadline');
  }
  const behind = replicasBehind(object);
  if (behind !== undefined) {
    if (valueAt(object, ['spec', 'paused']) !== true) return behind;
    return inProgress('DeploymentPaused', `it is paused (spec.paused) and not rolled out; ${behind.message}`);
  }
  const deadline = integerAt(object, ['spec', 'progressDeadlineSeconds']) ?? noDeadline;
  const done = progressing?.status === 'True' && progressing.reason === 'NewReplicaSetAvailable';
  const paused = progressing?.reason === 'DeploymentPaused';
  if (deadline !== noDeadline && !done && !paused) {
    return inProgress('ReplicaSetNotAvailable', 'its new ReplicaSet is not available yet');
  }
  const available = conditionOf(object, 'Available');
  if (available?.status !== 'True') {
    return inProgress('DeploymentNotAvailable', available?.message || 'it is not available yet');
  }
  return current(`all replicas are updated and available: ${integerAt(object, ['status', 'replicas']) ?? 0}`);
}

function replicasBehind(object: object): Health | undefined {
  const wanted = integerAt(object, ['spec', 'replicas']) ?? 1;
  const all = integerAt(object, ['status', 'replicas']) ?? 0;
  const updated = integerAt(object, ['status', 'updatedReplicas']) ?? 0;
  const ready = integerAt(object, ['status', 'readyReplicas']) ?? 0;
  const available = integerAt(object, ['status', 'availableReplicas']) ?? 0;
  if (wanted > all) return inProgress('LessReplicas', `${all} of ${wanted} replicas exist`);
  if (wanted > updated) return inProgress('LessUpdated', `${updated} of ${wanted} replicas are updated`);
  if (all > wanted) return inProgress('ExtraPods', `${all - wanted} old replicas are still there`);
  if (updated > available) return inProgress('LessAvailable', `${available} of ${updated} new replicas are available`);
  if (wanted > ready) return inProgress('LessReady', `${ready} of ${wanted} replicas are ready`);
  return undefined;
}
