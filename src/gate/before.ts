import type { KubernetesObject } from '../model/object.ts';
import type { RenderedRoot } from '../model/rendered-root.ts';
import { groupByKey, objectKey } from './object-keys.ts';

/** What a root was before the change. */
export interface Before {
  /** Of each object of the root, in their order, what it was; undefined for one that was not there. */
  old: readonly (KubernetesObject | undefined)[];
  /** Objects that are there no longer. */
  removed: readonly KubernetesObject[];
}

/** Matches a root's objects with those of its base: by group, kind, namespace, and name without a generator's hash. */
export function beforeOf(root: RenderedRoot, base: RenderedRoot): Before {
  const left = new Map([...groupByKey(base)].map(([key, objects]) => [key, [...objects]]));
  const old = root.objects.map(({ manifest }) => left.get(objectKey(manifest))?.shift()?.manifest);
  // A root that does not render whole on either side has removed nothing.
  const partial = root.errors.length > 0 || base.errors.length > 0;
  return { old, removed: partial ? [] : [...left.values()].flat().map(({ manifest }) => manifest) };
}
