import type { KubernetesObject } from '../../src/model/object.ts';

/** A release of many small objects of four kinds in five namespaces. */
export function makeRelease(size: number, prefix: string): KubernetesObject[] {
  return Array.from({ length: size }, (_, index) => makeObject(index, `${prefix}-${index % 5}`));
}

export function namespacesOf(prefix: string): string[] {
  return Array.from({ length: 5 }, (_, index) => `${prefix}-${index}`);
}

function makeObject(index: number, namespace: string): KubernetesObject {
  const metadata = { name: `object-${index}`, namespace, labels: { app: `app-${index % 50}` } };
  switch (Math.floor(index / 5) % 4) {
    case 0:
      return { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false };
    case 1:
      return {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'Role',
        metadata,
        rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }],
      };
    case 2:
      return { apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', data: { key: 'dmFsdWU=' } };
    default: {
      const data = Object.fromEntries(
        Array.from({ length: 10 }, (_, line) => [`KEY_${line}`, `value ${index} ${line}`]),
      );
      return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data };
    }
  }
}
