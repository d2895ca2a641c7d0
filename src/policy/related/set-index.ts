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

/** Objects by kind (as kindOf) and name; undefined: there is one, which is not known. */
export type Names = ReadonlyMap<string, ReadonlyMap<string, KubernetesObject | undefined>>;

type NamesInMaking = Map<string, Map<string, KubernetesObject | undefined>>;

/** What one root holds, to be asked by namespace, name and label. Made once; the objects themselves are not copied. */
export interface SetIndex {
  objects: readonly KubernetesObject[];
  /** Per namespace; `*` holds what is made in namespaces that are not told. */
  names: ReadonlyMap<string, Names>;
  /** Of objects that make pods; without those of operators. */
  templates: ReadonlyMap<KubernetesObject, PodTemplate>;
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

/** What was not rendered of a root. */
interface Lack {
  /** Something was not: of its HelmReleases nobody can say which. */
  isPartial: boolean;
  /** Namespaces that it would go to. */
  unseen: readonly string[] | undefined;
}

export function indexSet(objects: readonly KubernetesObject[], { isPartial, unseen: lacking = [] }: Lack): SetIndex {
  const names = new Map<string, NamesInMaking>();
  const templates = new Map<KubernetesObject, PodTemplate>();
  const workloads = new Map<string, LabelIndex<Workload>>();
  const services = new Map<string, LabelIndex<KubernetesObject>>();
  const selectingServices = new Map<string, SelectorIndex<KubernetesObject>>();
  const policies = new Map<string, SelectorIndex<KubernetesObject>>();
  const budgets = new Map<string, SelectorIndex<KubernetesObject>>();
  const autoscalers = new Map<string, Map<string, Autoscaler[]>>();
  const duplicates = new Set<KubernetesObject>();
  const unseen = new Set<string>(lacking);
  let hasNamespaces = false;
  for (const object of objects) {
    const namespace = object.metadata?.namespace ?? '';
    const kind = kindOf(object);
    const name = textOf(object.metadata?.name);
    const own = named(names, namespace, kind);
    // Objects without a name get one of the API server's.
    if (own.get(name) === undefined) own.set(name, object);
    else if (name !== '') duplicates.add(object);
    hasNamespaces ||= kind === 'Namespace';
    if (isPartial && kind === 'HelmRelease.helm.toolkit.fluxcd.io')
      unseen.add(textOf(below(object, 'spec', 'targetNamespace')) || namespace);
    for (const made of producedBy(object)) {
      // Without the object: which keys it has is not known.
      named(names, made.namespace ?? '*', made.kind).set(made.name, undefined);
    }
    const ownTemplate = podTemplateOf(object);
    if (ownTemplate !== undefined) templates.set(object, ownTemplate);
    const template = ownTemplate ?? operatorPods(object);
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
    templates,
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

function named(
  names: Map<string, NamesInMaking>,
  namespace: string,
  kind: string,
): Map<string, KubernetesObject | undefined> {
  const there = within(names, namespace, () => new Map<string, Map<string, KubernetesObject | undefined>>());
  return within(there, kind, () => new Map<string, KubernetesObject | undefined>());
}

/** By which what scales an object is found in `autoscalers`. */
export function scaledKey(kind: string, name: string): string {
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
  const target = scaledKey(
    textOf(below(reference, 'kind')) || (isKeda ? 'Deployment' : ''),
    textOf(below(reference, 'name')),
  );
  const set = numberOf(below(object, 'spec', isKeda ? 'minReplicaCount' : 'minReplicas'));
  const minimum = set ?? (isKeda ? 0 : 1);
  const isSet = set !== undefined;
  return { target, autoscaler: { kind: object.kind, name: textOf(object.metadata?.name), minimum, isSet } };
}
