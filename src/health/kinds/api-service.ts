import { current, type Health, inProgress } from '../health.ts';
import { conditionOf } from '../read.ts';

/** Health of an APIService: while it is not available, discovery and namespace deletion suffer. */
export function apiServiceHealth(object: object): Health {
  const available = conditionOf(object, 'Available');
  if (available?.status === 'True') return current('it is available');
  return inProgress(available?.reason || 'NotAvailable', available?.message || 'it is not available yet');
}
