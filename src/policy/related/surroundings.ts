import picomatch from 'picomatch';
import type { KubernetesObject } from '../../model/object.ts';
import type { External, IsExternal } from './external.ts';
import type { LabelIndex, SelectorIndex } from './label-index.ts';
import { labelsOf } from './read.ts';
import { matches, type Selector } from './selector.ts';
import { type Autoscaler, type Names, scaledKey, type SetIndex, type Workload } from './set-index.ts';

/** Everything that an object of a root may have to do with: its own root, other roots of the same cluster, and what is outside. */
export interface Surroundings {
  own: SetIndex;
  others: readonly SetIndex[];
  isExternal: IsExternal;
  /** Pods and Services outside that are found by labels. */
  external: readonly External[];
  /** What indices hold for a namespace. */
  near: (namespace: string) => Nearby;
  /** What is made in namespaces that are not told. */
  anywhere: readonly Names[];
}

/** What a namespace has of each map of the indices, one an index. */
export interface Nearby {
  names: readonly Names[];
  workloads: readonly LabelIndex<Workload>[];
  selectingServices: readonly SelectorIndex<KubernetesObject>[];
  policies: readonly SelectorIndex<KubernetesObject>[];
  budgets: readonly SelectorIndex<KubernetesObject>[];
  autoscalers: readonly ReadonlyMap<string, readonly Autoscaler[]>[];
}

export function createSurroundings(request: Omit<Surroundings, 'near' | 'anywhere'>): Surroundings {
  const { own, others } = request;
  const known = new Map<string, Nearby>();
  return {
    ...request,
    near: (namespace) => {
      let near = known.get(namespace);
      if (near === undefined) known.set(namespace, (near = nearby(own, others, namespace)));
      return near;
    },
    anywhere: [own, ...others].flatMap(({ names }) => names.get('*') ?? []),
  };
}

/**
 * What the indices hold for a namespace. Of another root also what has no namespace: it gets one when it is applied, maybe this one; and
 * if this object has none, any may be its own.
 */
function nearby(own: SetIndex, others: readonly SetIndex[], namespace: string): Nearby {
  const of = <Value>(mapOf: (index: SetIndex) => ReadonlyMap<string, Value>): readonly Value[] => {
    const found: Value[] = [];
    const add = (map: ReadonlyMap<string, Value>, name: string): void => {
      const value = map.get(name);
      if (value !== undefined) found.push(value);
    };
    add(mapOf(own), namespace);
    for (const other of others) {
      const map = mapOf(other);
      if (namespace === '') found.push(...map.values());
      else for (const name of [namespace, '']) add(map, name);
    }
    return found;
  };
  return {
    names: of(({ names }) => names),
    workloads: of(({ workloads }) => workloads),
    selectingServices: of(({ selectingServices }) => selectingServices),
    policies: of(({ policies }) => policies),
    budgets: of(({ budgets }) => budgets),
    autoscalers: of(({ autoscalers }) => autoscalers),
  };
}

/** Whether something of the kind and name is there; with the object, where it is known. */
export function lookUp(
  around: Surroundings,
  kind: string,
  namespace: string,
  name: string,
): { object: KubernetesObject | undefined } | undefined {
  let isThere = false;
  for (const names of around.near(namespace).names) {
    const ofKind = names.get(kind);
    const object = ofKind?.get(name);
    if (object !== undefined) return { object };
    isThere ||= ofKind?.has(name) === true;
  }
  if (isThere || around.anywhere.some((names) => names.get(kind)?.has(name) === true)) return unknown;
  if (around.isExternal(kind, namespace, name)) return unknown;
  return kind !== 'Namespace' && isUnseen(around, namespace) ? unknown : undefined;
}

const unknown = { object: undefined };

/** Whether a namespace may hold more than is known here, of a chart that could not be rendered. */
export function isUnseen({ own, others }: Surroundings, namespace: string): boolean {
  const mayHoldMore = ({ unseen }: SetIndex): boolean =>
    unseen.size > 0 && (namespace === '' || unseen.has(namespace) || unseen.has(''));
  return mayHoldMore(own) || others.some(mayHoldMore);
}

export function selectWorkloads(around: Surroundings, namespace: string, selector: Selector): readonly Workload[] {
  return around.near(namespace).workloads.flatMap((index) => index.select(selector));
}

export type IsNamespace = (pattern: string | undefined) => boolean;

/** Whether a glob means a namespace; one that is not known may be any. */
export function isNamespace(namespace: string): IsNamespace {
  return (pattern) => pattern === undefined || namespace === '' || picomatch.isMatch(namespace, pattern);
}

/** Whether pods outside, which the configuration tells of, are selected. */
export function selectsExternalPods({ external }: Surroundings, isNamespace: IsNamespace, selector: Selector): boolean {
  return external.some(
    ({ kind, namespace, labels }) =>
      kind === 'Pod' && labels !== undefined && isNamespace(namespace) && matches(selector, labelsOf(labels)),
  );
}

/** Those of the indices that select the labels. */
export function selecting<Thing>(
  indices: readonly SelectorIndex<Thing>[],
  labels: ReadonlyMap<string, string>,
): readonly Thing[] {
  const found: Thing[] = [];
  for (const index of indices) index.collect(labels, found);
  return found;
}

export function autoscalersOf(
  around: Surroundings,
  namespace: string,
  kind: string,
  name: string,
): readonly Autoscaler[] {
  const { autoscalers } = around.near(namespace);
  if (autoscalers.length === 0) return [];
  const key = scaledKey(kind, name);
  return autoscalers.flatMap((each) => each.get(key) ?? []);
}

/** In all namespaces, or in some. */
export function* servicesIn(
  { own, others }: Surroundings,
  wanted: ReadonlySet<string> | undefined,
): Generator<LabelIndex<KubernetesObject>> {
  for (const index of [own, ...others]) {
    for (const [namespace, services] of index.services) {
      if (wanted === undefined || wanted.has(namespace) || (namespace === '' && index !== own)) yield services;
    }
  }
}
