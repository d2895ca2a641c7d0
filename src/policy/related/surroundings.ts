import picomatch from 'picomatch';
import type { KubernetesObject } from '../../model/object.ts';
import type { External, IsExternal } from './external.ts';
import type { LabelIndex, SelectorIndex } from './label-index.ts';
import { labelsOf } from './read.ts';
import { matches, type Selector } from './selector.ts';
import { type Autoscaler, nameKey, type SetIndex, type Workload } from './set-index.ts';

/** Everything that an object of a root may have to do with: its own root, other roots of the same cluster, and what is outside. */
export interface Surroundings {
  own: SetIndex;
  others: readonly SetIndex[];
  isExternal: IsExternal;
  /** Pods and Services outside that are found by labels. */
  external: readonly External[];
}

/**
 * What a map of one index holds for a namespace. Of another root also what has no namespace: it gets one when it is applied, maybe
 * this one; and if this object has none, any may be its own.
 */
function* buckets<Value>(
  { own, others }: Surroundings,
  mapOf: (index: SetIndex) => ReadonlyMap<string, Value>,
  namespace: string,
): Generator<Value> {
  const here = mapOf(own).get(namespace);
  if (here !== undefined) yield here;
  for (const other of others) {
    const map = mapOf(other);
    if (namespace === '') yield* map.values();
    else for (const name of [namespace, '']) if (map.has(name)) yield map.get(name) as Value;
  }
}

/** Whether something of the kind and name is there; with the object, where it is known. */
export function lookUp(
  around: Surroundings,
  kind: string,
  namespace: string,
  name: string,
): { object: KubernetesObject | undefined } | undefined {
  const key = nameKey(kind, name);
  let found: { object: KubernetesObject | undefined } | undefined;
  for (const names of buckets(around, (index) => index.names, namespace)) {
    if (names.has(key) && found?.object === undefined) found = { object: names.get(key) };
  }
  if (found !== undefined) return found;
  const everywhere = [around.own, ...around.others].some((index) => index.names.get('*')?.has(key));
  if (everywhere || around.isExternal(kind, namespace, name)) return { object: undefined };
  return kind !== 'Namespace' && isUnseen(around, namespace) ? { object: undefined } : undefined;
}

/** Whether a namespace may hold more than is known here, of a chart that could not be rendered. */
export function isUnseen({ own, others }: Surroundings, namespace: string): boolean {
  return [own, ...others].some(({ unseen }) =>
    namespace === '' ? unseen.size > 0 : unseen.has(namespace) || unseen.has(''),
  );
}

export function* selectWorkloads(around: Surroundings, namespace: string, selector: Selector): Generator<Workload> {
  for (const index of buckets(around, (each) => each.workloads, namespace)) yield* index.select(selector);
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

export function* selectors<Thing>(
  around: Surroundings,
  mapOf: (index: SetIndex) => ReadonlyMap<string, SelectorIndex<Thing>>,
  namespace: string,
  labels: ReadonlyMap<string, string>,
): Generator<Thing> {
  for (const index of buckets(around, mapOf, namespace)) yield* index.selecting(labels);
}

export function autoscalersOf(
  around: Surroundings,
  namespace: string,
  kind: string,
  name: string,
): readonly Autoscaler[] {
  const key = nameKey(kind, name);
  return [...buckets(around, (index) => index.autoscalers, namespace)].flatMap((each) => each.get(key) ?? []);
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
