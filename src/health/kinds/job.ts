import { valueAt } from '../../model/json-path.ts';
import { current, failed, type Health, inProgress } from '../health.ts';
import { conditionsOf, integerAt, textAt } from '../read.ts';

/** Health of a Job. Unlike kstatus, one that runs is in progress: a migration is done when it is complete (Flux reads it so too). */
export function jobHealth(object: object): Health {
  const parallelism = integerAt(object, ['spec', 'parallelism']) ?? 1;
  const completions = integerAt(object, ['spec', 'completions']) ?? parallelism;
  const succeeded = integerAt(object, ['status', 'succeeded']) ?? 0;
  const suspended = valueAt(object, ['spec', 'suspend']) === true;
  for (const { type, status, reason, message } of conditionsOf(object)) {
    if (status !== 'True') continue;
    if (type === 'Complete') return current(`it is complete: ${succeeded} of ${completions} succeeded`);
    if (type === 'Failed') {
      const told = [reason, message].filter((text) => text !== '').join(': ');
      return failed('JobFailed', told === '' ? `${integerAt(object, ['status', 'failed']) ?? 0} pods failed` : told);
    }
    if (type === 'Suspended' && suspended) return current('it is suspended', 'Suspended');
  }
  if (textAt(object, ['status', 'startTime']) === '') return inProgress('JobNotStarted', 'it has not started yet');
  const active = integerAt(object, ['status', 'active']) ?? 0;
  return inProgress('JobRunning', `${succeeded} of ${completions} succeeded, ${active} running`);
}
