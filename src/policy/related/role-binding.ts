import type { KubernetesObject } from '../../model/object.ts';
import { below, listOf, textOf } from './read.ts';
import type { Related } from './related.ts';
import { lookUp, type Surroundings } from './surroundings.ts';

const rbac = 'rbac.authorization.k8s.io';

/** Of a binding: what the role that it names allows, if a root renders it. Aggregated roles get theirs in the cluster. */
export function bindingFacts(object: KubernetesObject, around: Surroundings): Related {
  const kind = textOf(below(object, 'roleRef', 'kind'));
  const name = textOf(below(object, 'roleRef', 'name'));
  const namespace = kind === 'Role' ? (object.metadata?.namespace ?? '') : '';
  const role = lookUp(around, `${kind}.${rbac}`, namespace, name)?.object;
  return role === undefined ? {} : { rules: listOf(role['rules']) };
}
