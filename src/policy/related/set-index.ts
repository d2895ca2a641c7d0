import type { KubernetesObject } from '../../model/object.ts';
import { kindOf } from '../kinds.ts';
import { LabelIndex, SelectorIndex } from './label-index.ts';
import { operatorPods } from './operator-pods.ts';
import { type PodTemplate, podTemplateOf } from './pod-template.ts';
import { producedBy } from './produced.ts';
import { below, labelsOf, numberOf, textOf } from './read.ts';
import { labelSelector, mapSelector } from './selector.ts';

export interface Workload {
  object: KubernetesObject;
  template: PodTemplate;
}

/** What scales a workload by itself. */
export interface Autoscaler {
  kind: string;
  name: string;
  /** Least number of replicas. */
  minimum: number;
  /** The manifest says so; else it is the default. */
  isSet: boolean;
}

/** What one root holds, to be asked by namespace, name and label. Made once; the objects themselves are not copied. */
export interface SetIndex {
  objects: readonly KubernetesObject[];
  /** By kind (as kindOf) and name, per namespace; `*` holds what is made in namespaces that are not told. */
  names: ReadonlyMap<string, ReadonlyMap<string, KubernetesObject | undefined>>;
  /** Per namespace. */
  workloads: ReadonlyMap<string, LabelIndex<Workload>>;
  services: ReadonlyMap<string, LabelIndex<KubernetesObject>>;
  selectingServices: ReadonlyMap<string, SelectorIndex<KubernetesObject>>;
  policies: ReadonlyMap<string, SelectorIndex<KubernetesObject>>;
  budgets: ReadonlyMap<string, SelectorIndex<KubernetesObject>>;
  /** Per namespace, by `<kind>/<name>` of what they scale. */
  autoscalers: ReadonlyMap<string, ReadonlyMap<string, readonly Autoscaler[]>>;
  /** Whether namespaces are rendered here, and not made elsewhere. */
  hasNamespaces: boolean;
  /** Objects that an earlier one has the identity of. */
  duplicates: ReadonlySet<KubernetesObject>;
  /** Namespaces of which it is not known all that is in them. */
  unseen: ReadonlySet<string>;
}

/** @param isPartial Something of the root was not rendered: of its HelmReleases nobody can say which. */
export function indexSet(objects: readonly KubernetesObject[], isPartial = false): SetIndex {
  const names = new Map<string, Map<string, KubernetesObject | undefined>>();
  const workloads = new Map<string, LabelIndex<Workload>>();
  const services = new Map<string, LabelIndex<KubernetesObject>>();
  const selectingServices = new Map<string, SelectorIndex<KubernetesObject>>();
  const policies = new Map<string, SelectorIndex<KubernetesObject>>();
  const budgets = new Map<string, SelectorIndex<KubernetesObject>>();
  const autoscalers = new Map<string, Map<string, Autoscaler[]>>();
  const duplicates = new Set<KubernetesObject>();
  const unseen = new Set<string>();
  let hasNamespaces = false;
  for (const object of objects) {
    const namespace = object.metadata?.namespace ?? '';
    const kind = kindOf(object);
    const own = within(names, namespace, () => new Map<string, KubernetesObject | undefined>());
    const key = nameKey(kind, textOf(object.metadata?.name));
    // Objects without a name get one of the API server's.
    if (own.get(key) === undefined) own.set(key, object);
    else if (textOf(object.metadata?.name) !== '') duplicates.add(object);
    hasNamespaces ||= kind === 'Namespace';
    if (isPartial && kind === 'HelmRelease.helm.toolkit.fluxcd.io')
      unseen.add(textOf(below(object, 'spec', 'targetNamespace')) || namespace);
    for (const made of producedBy(object)) {
      const there = within(names, made.namespace ?? '*', () => new Map<string, KubernetesObject | undefined>());
      // Without the object: which keys it has is not known.
      there.set(nameKey(made.kind, made.name), undefined);
    }
    const template = podTemplateOf(object) ?? operatorPods(object);
    if (template !== undefined) {
      within(workloads, namespace, () => new LabelIndex<Workload>()).add(template.labels, { object, template });
    }
    if (kind === 'Service') {
      within(services, namespace, () => new LabelIndex<KubernetesObject>()).add(
        labelsOf(object.metadata?.labels),
        object,
      );
      const selector = mapSelector(below(object, 'spec', 'selector'));
      if (selector !== undefined) selecting(selectingServices, namespace).add(selector, object);
    }
    if (kind === 'NetworkPolicy.networking.k8s.io') {
      selecting(policies, namespace).add(
        labelSelector(below(object, 'spec', 'podSelector') ?? {}) ?? everything,
        object,
      );
    }
    if (kind === 'PodDisruptionBudget') {
      const selector = labelSelector(below(object, 'spec', 'selector'));
      if (selector !== undefined) selecting(budgets, namespace).add(selector, object);
    }
    const scaled = autoscalerOf(object, kind);
    if (scaled !== undefined) {
      const there = within(autoscalers, namespace, () => new Map<string, Autoscaler[]>());
      within(there, scaled.target, () => []).push(scaled.autoscaler);
    }
  }
  return {
    objects,
    names,
    workloads,
    services,
    selectingServices,
    policies,
    budgets,
    autoscalers,
    hasNamespaces,
    duplicates,
    unseen,
  };
}

const everything = { equal: new Map<string, string>(), expressions: [] };

/** By which an object is found in `names`. */
export function nameKey(kind: string, name: string): string {
  return `${kind}/${name}`;
}

function selecting(
  map: Map<string, SelectorIndex<KubernetesObject>>,
  namespace: string,
): SelectorIndex<KubernetesObject> {
  return within(map, namespace, () => new SelectorIndex<KubernetesObject>());
}

function within<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** KEDA's kind defaults to a Deployment, its minimum to none. */
function autoscalerOf(object: KubernetesObject, kind: string): { target: string; autoscaler: Autoscaler } | undefined {
  const isKeda = kind === 'ScaledObject.keda.sh';
  if (!isKeda && kind !== 'HorizontalPodAutoscaler') return undefined;
  const reference = below(object, 'spec', 'scaleTargetRef');
  const target = nameKey(
    textOf(below(reference, 'kind')) || (isKeda ? 'Deployment' : ''),
    textOf(below(reference, 'name')),
  );
  const set = numberOf(below(object, 'spec', isKeda ? 'minReplicaCount' : 'minReplicas'));
  const minimum = set ?? (isKeda ? 0 : 1);
  const isSet = set !== undefined;
  return { target, autoscaler: { kind: object.kind, name: textOf(object.metadata?.name), minimum, isSet } };
}
