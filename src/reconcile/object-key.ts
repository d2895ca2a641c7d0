import { groupOf, type KubernetesObject, type ObjectIdentity } from '../model/object.ts';

/** Names an object whatever version it is written in: `group/Kind/namespace/name`. */
export function objectKey(identity: ObjectIdentity): string {
  return `${groupOf(identity.apiVersion)}/${identity.kind}/${identity.namespace}/${identity.name}`;
}

/** `group/Kind`, with an empty group for core. */
export function groupKind(object: { apiVersion: string; kind: string }): string {
  return `${groupOf(object.apiVersion)}/${object.kind}`;
}

/** An annotation's value; empty when there is none. */
export function annotation(object: KubernetesObject, key: string): string {
  const value: unknown = object.metadata?.annotations?.[key];
  return typeof value === 'string' ? value : '';
}
