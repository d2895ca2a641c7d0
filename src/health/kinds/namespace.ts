import { current, type Health } from '../health.ts';
import { conditionsOf, textAt } from '../read.ts';

/** Health of a Namespace: while it ends nothing can be created in it, and its conditions tell what holds it up. */
export function namespaceHealth(object: object): Health {
  if (textAt(object, ['status', 'phase']) !== 'Terminating') return current('it is active');
  const held = conditionsOf(object).filter(({ status, message }) => status === 'True' && message !== '');
  const message = held.length === 0 ? 'it is being deleted' : held.map((condition) => condition.message).join('; ');
  return { status: 'terminating', reason: 'Terminating', message };
}
