import { current, failed, type Health, inProgress } from '../health.ts';
import { conditionsOf } from '../read.ts';

/** Health of a CustomResourceDefinition (kstatus `CRDConditions`). */
export function customResourceDefinitionHealth(object: object): Health {
  for (const { type, status, reason, message } of conditionsOf(object)) {
    if (type === 'NamesAccepted' && status === 'False') return failed(reason, message);
    if (type !== 'Established') continue;
    if (status === 'True') return current('it is established');
    if (status === 'False' && reason !== 'Installing') return failed(reason, message);
  }
  return inProgress('Installing', 'it is not established yet');
}
