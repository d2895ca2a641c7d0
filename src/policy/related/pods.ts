import type { KubernetesObject } from '../../model/object.ts';
import type { PodTemplate } from './pod-template.ts';
import { below, listOf, numberOf, textOf } from './read.ts';
import type { Related } from './related.ts';
import { labelSelector, mapSelector, matches } from './selector.ts';
import type { Autoscaler, Workload } from './set-index.ts';
import { autoscalersOf, lookUp, selecting, selectWorkloads, type Surroundings } from './surroundings.ts';

/** So many names are given to a rule, for its message; more would only cost. */
const mostNames = 5;

export function podFacts(object: KubernetesObject, { labels, spec }: PodTemplate, around: Surroundings): Related {
  const namespace = object.metadata?.namespace ?? '';
  const near = around.near(namespace);
  const policies = selecting(near.policies, labels);
  return {
    services: namesOf(selecting(near.selectingServices, labels)),
    budgets: namesOf(selecting(near.budgets, labels)),
    policies: { names: namesOf(policies), directions: [...new Set(policies.flatMap(directionsOf))] },
    autoscalers: scalersOf(object, around),
    ...tokenOf(textOf(spec['serviceAccountName']) || 'default', namespace, around),
    ...(object.kind === 'StatefulSet' ? { headless: headlessService(object, labels, around) } : {}),
  };
}

function namesOf(objects: readonly KubernetesObject[]): readonly string[] {
  return objects.slice(0, mostNames).map(({ metadata }) => textOf(metadata?.name));
}

/** What the service account says of its token, where the pods say nothing. */
function tokenOf(account: string, namespace: string, around: Surroundings): { mountsToken?: unknown } {
  const mountsToken = lookUp(around, 'ServiceAccount', namespace, account)?.object?.['automountServiceAccountToken'];
  return mountsToken === undefined ? {} : { mountsToken };
}

/** As the API server's defaulting: ingress unless types are given, egress where there are rules for it. */
export function directionsOf(policy: KubernetesObject): readonly string[] {
  const types = listOf(below(policy, 'spec', 'policyTypes'));
  if (types.length > 0) return types.map(textOf);
  return listOf(below(policy, 'spec', 'egress')).length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

function scalersOf(object: KubernetesObject, around: Surroundings): readonly Autoscaler[] {
  const namespace = object.metadata?.namespace ?? '';
  return autoscalersOf(around, namespace, object.kind, textOf(object.metadata?.name));
}

/** Of the Service that gives a StatefulSet's pods their names. */
function headlessService(
  object: KubernetesObject,
  labels: ReadonlyMap<string, string>,
  around: Surroundings,
): 'unnamed' | 'missing' | 'not headless' | 'other pods' | 'there' {
  const name = textOf(below(object, 'spec', 'serviceName'));
  if (name === '') return 'unnamed';
  const found = lookUp(around, 'Service', object.metadata?.namespace ?? '', name);
  if (found === undefined) return 'missing';
  if (found.object === undefined) return 'there';
  if (below(found.object, 'spec', 'clusterIP') !== 'None') return 'not headless';
  const selector = mapSelector(below(found.object, 'spec', 'selector'));
  return selector !== undefined && matches(selector, labels) ? 'there' : 'other pods';
}

/** Of what scales: whether its target is there. */
export function scalerFacts(object: KubernetesObject, around: Surroundings): Related {
  const reference = below(object, 'spec', 'scaleTargetRef');
  const kind = textOf(below(reference, 'kind')) || (object.kind === 'ScaledObject' ? 'Deployment' : '');
  const apiVersion = textOf(below(reference, 'apiVersion'));
  const name = textOf(below(reference, 'name'));
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const wanted = group.includes('.') ? `${kind}.${group}` : kind;
  const namespace = object.metadata?.namespace ?? '';
  // The configuration names kinds without their group.
  const found = lookUp(around, wanted, namespace, name) !== undefined || around.isExternal(kind, namespace, name);
  return { target: { kind, name, found } };
}

/** Of a budget: the workloads whose pods it protects, with the least number of pods that each may have. */
export function budgetFacts(object: KubernetesObject, around: Surroundings): Related {
  const selector = labelSelector(below(object, 'spec', 'selector'));
  const namespace = object.metadata?.namespace ?? '';
  const selected = selector === undefined ? [] : selectWorkloads(around, namespace, selector);
  return { workloads: selected.slice(0, mostNames).map((workload) => protectedBy(workload, around)) };
}

function protectedBy({ object }: Workload, around: Surroundings): Record<string, unknown> {
  const scalers = scalersOf(object, around);
  const set = numberOf(below(object, 'spec', 'replicas'));
  const minimum = scalers.length > 0 ? Math.min(...scalers.map((each) => each.minimum)) : set;
  const scales = scaled.has(object.kind);
  return {
    kind: object.kind,
    name: textOf(object.metadata?.name),
    // Of a DaemonSet, a Job or a Pod nobody can say here.
    ...(scales ? { replicas: minimum ?? 1 } : {}),
    autoscalers: scalers,
  };
}

const scaled: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
  'DeploymentConfig',
  'Rollout',
]);
