import { current, failed, type Health, inProgress } from '../health.ts';
import { textAt } from '../read.ts';

/** Health of an Argo Rollout by its own phase; one that is paused waits for a person or an analysis. */
export function rolloutHealth(object: object): Health {
  const phase = textAt(object, ['status', 'phase']);
  const message = textAt(object, ['status', 'message']);
  if (phase === 'Healthy') return current('it is rolled out');
  if (phase === 'Degraded') return failed('RolloutDegraded', message || 'the rollout is degraded');
  if (phase === 'Paused') return inProgress('RolloutPaused', message || 'the rollout is paused');
  return inProgress('RolloutProgressing', message || 'the rollout is not done');
}
