import { valueAt } from '../model/json-path.ts';
import type { KubernetesObject } from '../model/object.ts';
import { groupKind } from './object-key.ts';

/** True for a Job that the cluster deletes some time after it ended. */
export function vanishes(manifest: KubernetesObject): boolean {
  return groupKind(manifest) === 'batch/Job' && valueAt(manifest, ['spec', 'ttlSecondsAfterFinished']) !== undefined;
}
