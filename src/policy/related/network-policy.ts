import type { JsonPath } from '../../model/json-path.ts';
import type { KubernetesObject } from '../../model/object.ts';
import { below, fieldsOf, listOf } from './read.ts';
import type { Related } from './related.ts';
import { labelSelector, type Selector } from './selector.ts';
import { isNamespace, isUnseen, selectsExternalPods, type Surroundings } from './surroundings.ts';

/** Of a NetworkPolicy: whether it selects pods, and its peers that none is meant by. */
export function networkPolicyFacts(object: KubernetesObject, around: Surroundings): Related {
  const namespace = object.metadata?.namespace ?? '';
  const finds = (selector: Selector | undefined): boolean =>
    selector === undefined ||
    around.near(namespace).workloads.some((index) => index.has(selector)) ||
    isUnseen(around, namespace) ||
    selectsExternalPods(around, isNamespace(namespace), selector);
  return {
    pods: finds(labelSelector(below(object, 'spec', 'podSelector') ?? {})) ? 'some' : 'none',
    peers: peersOf(object)
      .filter(({ selector }) => !finds(selector))
      .map(({ path }) => path),
  };
}

/** Peers in the policy's own namespace; which pods other namespaces have is seldom known. */
function peersOf(object: KubernetesObject): readonly { selector: Selector | undefined; path: JsonPath }[] {
  const lists = [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const;
  return lists.flatMap(([direction, side]) =>
    listOf(below(object, 'spec', direction)).flatMap((rule, index) =>
      listOf(below(rule, side)).flatMap((peer, place) => {
        const { podSelector, namespaceSelector } = fieldsOf(peer);
        const path = ['spec', direction, index, side, place, 'podSelector'];
        return namespaceSelector === undefined ? [{ selector: labelSelector(podSelector), path }] : [];
      }),
    ),
  );
}
