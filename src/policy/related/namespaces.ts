import picomatch from 'picomatch';
import type { KubernetesObject } from '../../model/object.ts';
import type { RenderedRoot } from '../../model/rendered-root.ts';
import type { External } from './external.ts';

/** Gives a Namespace by its name. */
export type NamespaceOf = (name: string) => KubernetesObject | undefined;

/** Namespaces as a root's objects see them: its own, those of other roots, and those that the configuration tells of with their labels. */
export function createNamespaces(
  external: readonly External[],
): (root: RenderedRoot, roots: readonly RenderedRoot[]) => NamespaceOf {
  const configured = external.filter(({ kind, labels }) => kind === 'Namespace' && labels !== undefined);
  const indices = new WeakMap<RenderedRoot, ReadonlyMap<string, KubernetesObject>>();
  const indexOf = (root: RenderedRoot): ReadonlyMap<string, KubernetesObject> => {
    let index = indices.get(root);
    if (index === undefined) {
      const own = root.objects.filter(({ manifest }) => manifest.apiVersion === 'v1' && manifest.kind === 'Namespace');
      index = new Map(own.map(({ manifest }) => [manifest.metadata?.name ?? '', manifest]));
      indices.set(root, index);
    }
    return index;
  };
  return (root, roots) => (name) => {
    for (const each of [root, ...roots]) {
      const found = indexOf(each).get(name);
      if (found !== undefined) return found;
    }
    const known = configured.find((one) => one.name === undefined || picomatch.isMatch(name, [one.name].flat()));
    return known && { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { ...known.labels } } };
  };
}
