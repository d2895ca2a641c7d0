import type { KubernetesObject } from '../model/object.ts';
import { objectNames } from '../reconcile/names.ts';
import { engineNames } from '../sync/engine-names.ts';
import type { Rule } from './access-rules.ts';
import type { DerivedAccess } from './derive-access.ts';
import type { EngineSettings } from './engine-settings.ts';

const rbac = 'rbac.authorization.k8s.io';

/** The group that a GitHub OIDC token of this environment is mapped to by the API server's authentication configuration. */
export function ciGroup(environment: string): string {
  return `slipway-ci:${environment}`;
}

/** What CI may do: create Jobs, which the policy pins, and read what comes of them. */
export function ciAccess({ environment, namespace }: EngineSettings): KubernetesObject[] {
  const rules: Rule[] = [
    { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create', 'get', 'list', 'watch'] },
    { apiGroups: ['batch'], resources: ['cronjobs'], resourceNames: [engineNames.cronJob], verbs: ['get'] },
    {
      apiGroups: [''],
      resources: ['configmaps'],
      resourceNames: [objectNames.status],
      verbs: ['get', 'list', 'watch'],
    },
  ];
  return [
    role(engineNames.ci, namespace, rules),
    binding(engineNames.ci, namespace, [
      { kind: 'ServiceAccount', name: engineNames.ci, namespace },
      { apiGroup: rbac, kind: 'Group', name: ciGroup(environment) },
    ]),
  ];
}

/** What the reconciler may do: its own records, and what the manifests need. */
export function reconcilerAccess({ namespace }: EngineSettings, derived: DerivedAccess): KubernetesObject[] {
  const own = [objectNames.inventory, objectNames.status];
  const records: Rule[] = [
    { apiGroups: [''], resources: ['configmaps'], resourceNames: own, verbs: ['create', 'get', 'patch'] },
    { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create'] },
    {
      apiGroups: ['coordination.k8s.io'],
      resources: ['leases'],
      resourceNames: [objectNames.lease],
      verbs: ['get', 'patch', 'update'],
    },
    { apiGroups: [''], resources: ['events'], verbs: ['create'] },
  ];
  const subjects = [{ kind: 'ServiceAccount', name: engineNames.reconciler, namespace }];
  const applied = `${engineNames.reconciler}-${namespace}`;
  const names = [...derived.namespaces.keys()].toSorted();
  return [
    role(engineNames.reconciler, namespace, records),
    binding(engineNames.reconciler, namespace, subjects),
    ...names.flatMap((name) => [
      role(applied, name, derived.namespaces.get(name) ?? []),
      binding(applied, name, subjects),
    ]),
    ...(derived.cluster.length === 0
      ? []
      : [role(applied, undefined, derived.cluster), binding(applied, undefined, subjects)]),
  ];
}

function role(name: string, namespace: string | undefined, rules: readonly Rule[]): KubernetesObject {
  return {
    apiVersion: `${rbac}/v1`,
    kind: namespace === undefined ? 'ClusterRole' : 'Role',
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
    rules,
  };
}

function binding(name: string, namespace: string | undefined, subjects: readonly object[]): KubernetesObject {
  const kind = namespace === undefined ? 'ClusterRole' : 'Role';
  return {
    apiVersion: `${rbac}/v1`,
    kind: `${kind}Binding`,
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
    roleRef: { apiGroup: rbac, kind, name },
    subjects,
  };
}
