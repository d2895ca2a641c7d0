/** A Kubernetes object as rendered: plain JSON data, unknown fields kept. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata?: {
    name?: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    [key: string]: unknown;
  };
  [key: string]: unknown;
}

/** What identifies an object: the contract's fields; namespace is what the root sets, else empty. */
export interface ObjectIdentity {
  apiVersion: string;
  kind: string;
  namespace: string;
  name: string;
}

export function identify(object: KubernetesObject): ObjectIdentity {
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    namespace: object.metadata?.namespace ?? '',
    name: object.metadata?.name ?? '',
  };
}

/** `apps/v1/Deployment/shop/web`, core `v1/Service/shop/web`, cluster-scoped `rbac.authorization.k8s.io/v1/ClusterRole//name`. */
export function formatIdentity(identity: ObjectIdentity): string {
  return `${identity.apiVersion}/${identity.kind}/${identity.namespace}/${identity.name}`;
}

/** The API group of an apiVersion; empty for core. Objects are matched across revisions by group, not version. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}
