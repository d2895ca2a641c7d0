import { current, type Health, type HealthOptions, inProgress } from '../health.ts';
import { recordsAt, textAt } from '../read.ts';

/** Health of a Service (kstatus `serviceConditions`); an address from outside is waited for only on request. */
export function serviceHealth(object: object, options: HealthOptions): Health {
  if (textAt(object, ['spec', 'type']) !== 'LoadBalancer') return current('it is there');
  if (textAt(object, ['spec', 'clusterIP']) === '') return inProgress('NoIPAssigned', 'it has no cluster IP yet');
  return options.addresses === true ? addressHealth(object) : current('it has a cluster IP');
}

/** Health of an Ingress: its address, when that is asked for. */
export function ingressHealth(object: object, options: HealthOptions): Health {
  return options.addresses === true ? addressHealth(object) : current('it is there');
}

function addressHealth(object: object): Health {
  if (recordsAt(object, ['status', 'loadBalancer', 'ingress']).length > 0) return current('it has an address');
  return inProgress('NoAddress', 'no load balancer has given it an address yet');
}
