import { createHash } from 'node:crypto';
import { groupOf, type ObjectIdentity } from '../model/object.ts';
import { applySetKeys } from './names.ts';

/** The id that members carry, made of the parent's name so that no other object can pose as the parent (KEP-3659). */
export function applySetId(name: string, namespace: string): string {
  const digest = createHash('sha256').update(`${name}.${namespace}.ConfigMap.`).digest('base64url');
  return `applyset-${digest}-v1`;
}

/** What the parent tells kubectl and others about its members. */
export function parentAnnotations(
  members: Iterable<ObjectIdentity>,
  namespace: string,
  version: string,
): Record<string, string> {
  const kinds = new Set<string>();
  const namespaces = new Set<string>();
  for (const { apiVersion, kind, namespace: own } of members) {
    const group = groupOf(apiVersion);
    kinds.add(group === '' ? kind : `${kind}.${group}`);
    if (own !== '' && own !== namespace) namespaces.add(own);
  }
  return {
    [applySetKeys.tooling]: `slipway/${version}`,
    [applySetKeys.groupKinds]: [...kinds].toSorted().join(','),
    [applySetKeys.namespaces]: [...namespaces].toSorted().join(','),
  };
}

/** Why a ConfigMap cannot be our parent; undefined when it can. Another tool's parent, or one that was copied, is left alone. */
export function refuseParent(
  parent: { labels: Readonly<Record<string, string>>; annotations: Readonly<Record<string, string>> },
  id: string,
): string | undefined {
  const own = parent.labels[applySetKeys.id];
  if (own !== undefined && own !== id) return `its ${applySetKeys.id} is ${own}, and should be ${id}`;
  const tooling = parent.annotations[applySetKeys.tooling];
  const tool = tooling?.slice(0, Math.max(0, tooling.lastIndexOf('/')));
  if (tool !== undefined && tool !== 'slipway') return `it belongs to ${tooling ?? ''}`;
  return undefined;
}
