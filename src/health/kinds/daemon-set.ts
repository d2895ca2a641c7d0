import { current, type Health, inProgress } from '../health.ts';
import { integerAt, textAt } from '../read.ts';

/** Health of a DaemonSet (kstatus `daemonsetConditions`; OnDelete as Argo CD has it). */
export function daemonSetHealth(object: object): Health {
  if (integerAt(object, ['metadata', 'generation']) === undefined) {
    return inProgress('NoGeneration', 'metadata.generation is missing');
  }
  if (integerAt(object, ['status', 'observedGeneration']) === undefined) {
    return inProgress('NoObservedGeneration', 'its controller has not seen it yet');
  }
  const status = (field: string): number | undefined => integerAt(object, ['status', field]);
  const wanted = status('desiredNumberScheduled');
  if (wanted === undefined) return inProgress('NoDesiredNumber', 'status.desiredNumberScheduled is missing');
  const counts = {
    current: status('currentNumberScheduled') ?? 0,
    updated: status('updatedNumberScheduled') ?? 0,
    available: status('numberAvailable') ?? 0,
    ready: status('numberReady') ?? 0,
  };
  const byHand = textAt(object, ['spec', 'updateStrategy', 'type']) === 'OnDelete';
  if (wanted > counts.current) return inProgress('LessCurrent', `${counts.current} of ${wanted} pods exist`);
  if (wanted > counts.updated && !byHand) {
    return inProgress('LessUpdated', `${counts.updated} of ${wanted} pods are updated`);
  }
  if (wanted > counts.available)
    return inProgress('LessAvailable', `${counts.available} of ${wanted} pods are available`);
  if (wanted > counts.ready) return inProgress('LessReady', `${counts.ready} of ${wanted} pods are ready`);
  return current(`all pods are updated and available: ${wanted}`);
}
