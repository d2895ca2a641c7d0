import { groupOf, type KubernetesObject } from '../../model/object.ts';
import { namespaceOf } from './match.ts';

export interface ReviewRequest {
  object: KubernetesObject;
  /** What it was before the change. */
  old: KubernetesObject | undefined;
  namespace: KubernetesObject | undefined;
}

/**
 * `input.review` as Gatekeeper builds it of an object outside of a cluster (pkg/target: an AdmissionRequest, all of whose fields are written), as
 * if it were created: templates leave out updates of what cannot be changed, and nobody would see it then. With an old object it is an update.
 */
export function reviewOf({ object, old, namespace }: ReviewRequest): Readonly<Record<string, unknown>> {
  const { apiVersion, kind, metadata } = object;
  const own = namespaceOf(object);
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  return {
    uid: '',
    kind: { group: groupOf(apiVersion), version, kind },
    resource: { group: '', version: '', resource: '' },
    ...(metadata?.name === undefined ? {} : { name: metadata.name }),
    ...(own === '' ? {} : { namespace: own }),
    operation: old === undefined ? 'CREATE' : 'UPDATE',
    userInfo: {},
    object,
    oldObject: old ?? null,
    options: null,
    namespaceObject: namespace ?? null,
  };
}

/** `data.inventory`: all objects by namespace, apiVersion, kind and name. */
export function inventoryOf(objects: readonly KubernetesObject[]): Readonly<Record<string, unknown>> {
  const inventory: Tree = { cluster: tree(), namespace: tree() };
  for (const object of objects) {
    const { apiVersion, kind, metadata } = object;
    const namespace = namespaceOf(object);
    const scope = namespace === '' ? ['cluster'] : ['namespace', namespace];
    let at: Tree = inventory;
    for (const step of [...scope, apiVersion, kind]) at = (at[step] ??= tree()) as Tree;
    at[metadata?.name ?? ''] = object;
  }
  return inventory;
}

interface Tree {
  [key: string]: unknown;
}

/** Names are anybody's: `__proto__` is one too. */
function tree(): Tree {
  return Object.create(null) as Tree;
}
