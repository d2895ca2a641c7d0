import type { KubernetesObject } from '../../model/object.ts';
import type { RenderedRoot } from '../../model/rendered-root.ts';
import { type External, externalObjects } from './external.ts';
import { type Related, relatedTo } from './related.ts';
import { indexSet, type SetIndex } from './set-index.ts';
import { createSurroundings } from './surroundings.ts';

/** Gives what an object of a root has to do with others. */
export type Relate = (object: KubernetesObject) => Related;

/**
 * Makes the facts that rules about several objects need, for roots of one side of a comparison. `external` is what is in the clusters
 * without being rendered. A root is indexed once, however often it is asked for.
 */
export function createRelating(
  external: readonly External[],
): (root: RenderedRoot, roots: readonly RenderedRoot[]) => Relate {
  const isExternal = externalObjects(external);
  const indices = new WeakMap<RenderedRoot, SetIndex>();
  const variants = new WeakMap<readonly RenderedRoot[], Variants>();
  const related = new WeakMap<RenderedRoot, { roots: readonly RenderedRoot[]; relate: Relate }>();
  const indexOf = (root: RenderedRoot): SetIndex => {
    let index = indices.get(root);
    if (index === undefined) {
      index = indexSet(
        root.objects.map(({ manifest }) => manifest),
        { isPartial: root.errors.length > 0, unseen: root.unseen },
      );
      indices.set(root, index);
    }
    return index;
  };
  return (root, roots) => {
    const before = related.get(root);
    if (before?.roots === roots) return before.relate;
    let known = variants.get(roots);
    if (known === undefined) {
      known = findVariants(roots, indexOf);
      variants.set(roots, known);
    }
    const apart = known.get(root);
    const others = roots.filter((each) => each !== root && apart?.has(each) !== true).map(indexOf);
    const around = createSurroundings({ own: indexOf(root), others, isExternal, external });
    const relate = remembered((object) => relatedTo(object, around));
    related.set(root, { roots, relate });
    return relate;
  };
}

/** Facts are asked for twice: to find what was said of them before, and to judge. */
function remembered(relate: Relate): Relate {
  const known = new Map<KubernetesObject, Related>();
  return (object) => {
    let facts = known.get(object);
    if (facts === undefined) known.set(object, (facts = relate(object)));
    return facts;
  };
}

type Variants = ReadonlyMap<RenderedRoot, ReadonlySet<RenderedRoot>>;

/** Roots that render the same workload are meant for different clusters (staging, production), so neither has what the other has. */
function findVariants(roots: readonly RenderedRoot[], indexOf: (root: RenderedRoot) => SetIndex): Variants {
  const byWorkload = new Map<string, Set<RenderedRoot>>();
  for (const root of roots) {
    for (const [namespace, workloads] of indexOf(root).workloads) {
      for (const { object } of workloads.all()) {
        const key = `${object.kind}/${namespace}/${object.metadata?.name ?? ''}`;
        byWorkload.set(key, (byWorkload.get(key) ?? new Set()).add(root));
      }
    }
  }
  const variants = new Map<RenderedRoot, Set<RenderedRoot>>();
  for (const same of byWorkload.values()) {
    if (same.size < 2) continue;
    for (const root of same) variants.set(root, new Set([...(variants.get(root) ?? []), ...same]));
  }
  return variants;
}
