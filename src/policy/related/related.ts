import type { JsonPath } from '../../model/json-path.ts';
import type { KubernetesObject } from '../../model/object.ts';
import { kindOf } from '../kinds.ts';
import { ingressFacts } from './ingress.ts';
import { missingReferences } from './missing.ts';
import { networkPolicyFacts } from './network-policy.ts';
import { budgetFacts, podFacts, scalerFacts } from './pods.ts';
import { bindingFacts } from './role-binding.ts';
import { monitorFacts, serviceFacts } from './services.ts';
import { podTemplateOf } from './pod-template.ts';
import { lookUp, type Surroundings } from './surroundings.ts';

/** A place of an object that names what is not there. */
export interface Missing {
  kind: string;
  name: string;
  /** The object is there, but not this entry of it. */
  key?: string;
  path: JsonPath;
}

/**
 * What an object has to do with others, as rules see it: `input.slipway.related`. Small, because it is made for each object and is all that
 * rules have to read: they need not walk the root, which would cost them its square.
 */
export interface Related {
  /** An earlier object of the root has the same identity. */
  duplicate?: true;
  /** Its namespace is not there, though the root or others render namespaces. */
  namespace?: 'missing';
  [fact: string]: unknown;
}

/** Makes the facts of one object of `around.own`. */
export function relatedTo(object: KubernetesObject, around: Surroundings): Related {
  const kind = kindOf(object);
  const namespace = object.metadata?.namespace ?? '';
  const template = around.own.templates.get(object) ?? podTemplateOf(object);
  return {
    ...(around.own.duplicates.has(object) ? { duplicate: true } : {}),
    ...(isNamespaceMissing(around, namespace) ? { namespace: 'missing' } : {}),
    ...(template === undefined
      ? {}
      : { ...podFacts(object, template, around), missing: missingReferences(template, namespace, around) }),
    ...factsOfKind(kind, object, around),
  };
}

function factsOfKind(kind: string, object: KubernetesObject, around: Surroundings): Related {
  switch (kind) {
    case 'Service':
      return serviceFacts(object, around);
    case 'Ingress':
    case 'Ingress.networking.k8s.io':
      return ingressFacts(object, around);
    case 'NetworkPolicy.networking.k8s.io':
      return networkPolicyFacts(object, around);
    case 'HorizontalPodAutoscaler':
    case 'ScaledObject.keda.sh':
      return scalerFacts(object, around);
    case 'PodDisruptionBudget':
      return budgetFacts(object, around);
    case 'RoleBinding.rbac.authorization.k8s.io':
    case 'ClusterRoleBinding.rbac.authorization.k8s.io':
      return bindingFacts(object, around);
    case 'ServiceMonitor.monitoring.coreos.com':
      return monitorFacts(object, around);
    default:
      return {};
  }
}

/** Where nobody renders namespaces, they are made elsewhere, and none can be said to be missing. */
function isNamespaceMissing(around: Surroundings, namespace: string): boolean {
  if (namespace === '' || ![around.own, ...around.others].some((index) => index.hasNamespaces)) return false;
  return lookUp(around, 'Namespace', '', namespace) === undefined;
}
