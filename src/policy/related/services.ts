import type { JsonPath } from '../../model/json-path.ts';
import type { KubernetesObject } from '../../model/object.ts';
import { below, fieldsOf, labelsOf, listOf, textOf } from './read.ts';
import type { Related } from './related.ts';
import { labelSelector, mapSelector, matches, type Selector } from './selector.ts';
import type { Workload } from './set-index.ts';
import {
  isNamespace,
  isUnseen,
  lookUp,
  selectsExternalPods,
  selectWorkloads,
  servicesIn,
  type Surroundings,
} from './surroundings.ts';

/** Of a Service: whether pods are behind it, and its ports that none of them has. */
export function serviceFacts(object: KubernetesObject, around: Surroundings): Related {
  const namespace = object.metadata?.namespace ?? '';
  const selector = mapSelector(below(object, 'spec', 'selector'));
  // A Service without a selector is filled by hand.
  if (selector === undefined) {
    const filled = lookUp(around, 'Endpoints', namespace, textOf(object.metadata?.name)) !== undefined;
    return { pods: filled ? 'endpoints' : 'no selector' };
  }
  const selected = selectWorkloads(around, namespace, selector);
  if (selected.length === 0) {
    const isElsewhere = isUnseen(around, namespace) || selectsExternalPods(around, isNamespace(namespace), selector);
    return { pods: isElsewhere ? 'external' : 'none' };
  }
  return { pods: 'some', closed: closedPorts(object, selected) };
}

/** Named target ports that no container of the selected pods has. A number needs no declaration, so nothing is said of it. */
function closedPorts(service: KubernetesObject, selected: readonly Workload[]): readonly Record<string, unknown>[] {
  return listOf(below(service, 'spec', 'ports')).flatMap((port, index) => {
    const target = textOf(fieldsOf(port)['targetPort']);
    if (target === '' || /^\d+$/.test(target)) return [];
    if (selected.some((workload) => hasPort(workload, target))) return [];
    const path: JsonPath = ['spec', 'ports', index, 'targetPort'];
    return [{ port: target, path }];
  });
}

function hasPort({ template: { spec } }: Workload, name: string): boolean {
  const isNamed = (port: unknown): boolean => fieldsOf(port)['name'] === name;
  const has = (container: unknown): boolean => listOf(fieldsOf(container)['ports']).some(isNamed);
  return listOf(spec['containers']).some(has) || listOf(spec['initContainers']).some(has);
}

/** Kubernetes' own components are not in the manifests: CoreDNS, the kubelets, and the API server's Service in "default". */
function isOfCluster(namespace: string, selector: Selector): boolean {
  if (namespace === 'kube-system') return true;
  return namespace === 'default' && selector.equal.get('component') === 'apiserver';
}

/** Of a ServiceMonitor: whether it finds a Service. One whose own namespace is not known may look in any. */
export function monitorFacts(object: KubernetesObject, around: Surroundings): Related {
  const own = object.metadata?.namespace ?? '';
  const names = listOf(below(object, 'spec', 'namespaceSelector', 'matchNames')).map(textOf);
  const isAny = below(object, 'spec', 'namespaceSelector', 'any') === true || (names.length === 0 && own === '');
  const wanted = isAny ? undefined : new Set(names.length > 0 ? names : [own]);
  const selector = labelSelector(below(object, 'spec', 'selector') ?? {});
  if (selector === undefined) return {};
  for (const services of servicesIn(around, wanted)) {
    if (services.has(selector)) return { services: 'some' };
  }
  if (wanted !== undefined && wanted.size > 0 && [...wanted].every((namespace) => isOfCluster(namespace, selector)))
    return { services: 'external' };
  if (wanted === undefined ? isUnseen(around, '') : [...wanted].some((namespace) => isUnseen(around, namespace)))
    return { services: 'external' };
  const external = around.external.some(
    ({ kind, labels }) => kind === 'Service' && labels !== undefined && matches(selector, labelsOf(labels)),
  );
  return { services: external ? 'external' : 'none' };
}
