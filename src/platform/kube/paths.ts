import { type ObjectIdentity, formatIdentity } from '../../model/object.ts';
import { KubeError } from '../../ports/kube-error.ts';
import type { KubeResource } from '../../ports/kube.ts';

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** The path of a resource's objects, in one namespace or in all. */
export function collectionPath(
  { group, version, plural, namespaced }: KubeResource,
  namespace: string | undefined,
): string {
  const api = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const within = namespaced && namespace !== undefined ? `/namespaces/${segment(namespace)}` : '';
  return `${api}${within}/${plural}`;
}

/** The path of one object. Throws `KUBE_INVALID` when its name or namespace is missing or none that can be in a path. */
export function objectPath(resource: KubeResource, identity: ObjectIdentity): string {
  return `${creationPath(resource, identity)}/${segment(identity.name, identity)}`;
}

/** Where an object is created. */
export function creationPath(resource: KubeResource, identity: ObjectIdentity): string {
  if (resource.namespaced) segment(identity.namespace, identity, 'namespace');
  return collectionPath(resource, identity.namespace);
}

/** Adds a query to a path; what is undefined or false is left out. */
export function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== false);
  const search = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** What a group's resource is called by RBAC and in messages. */
export function fullName({ plural, group }: KubeResource): string {
  return group === '' ? plural : `${plural}.${group}`;
}

/** `..` and slashes would name another object; Kubernetes allows neither in a name. */
function segment(text: string, identity?: ObjectIdentity, what = 'name'): string {
  if (text !== '' && text !== '.' && text !== '..' && !/[/%]/.test(text)) return encodeURIComponent(text);
  const whose = identity === undefined ? '' : `${formatIdentity(identity)}: `;
  const why = text === '' ? `the ${what} is missing` : `${JSON.stringify(text)} is no ${what}`;
  throw new KubeError('KUBE_INVALID', `${whose}${why}`);
}
