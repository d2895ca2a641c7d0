import { current, failed, type Health, inProgress } from '../health.ts';
import { textAt } from '../read.ts';

/** Health of a PersistentVolumeClaim. Unlike kstatus, `Lost` is a failure: its volume is gone (Argo CD reads it so too). */
export function persistentVolumeClaimHealth(object: object): Health {
  const phase = textAt(object, ['status', 'phase']);
  if (phase === 'Bound') return current('it is bound');
  if (phase === 'Lost') return failed('ClaimLost', 'the volume that it was bound to is gone');
  return inProgress('NotBound', `it is not bound (${phase === '' ? 'no phase yet' : phase})`);
}
