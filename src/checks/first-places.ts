import type { RenderedRoot } from '../model/rendered-root.ts';
import type { CustomKinds } from './schema/custom-kinds.ts';

/**
 * Whether an object is the first of its apiVersion and kind in a run, so that what concerns the kind is told once: of those whose kind is
 * defined, and of those whose kind is not, for roots of another environment may have a definition that others lack.
 */
export type IsFirst = (root: RenderedRoot, index: number) => boolean;

export function createFirsts(customKinds: CustomKinds): (roots: readonly RenderedRoot[]) => IsFirst {
  const known = new WeakMap<readonly RenderedRoot[], IsFirst>();
  return (roots) => {
    const before = known.get(roots);
    if (before !== undefined) return before;
    const seen = new Set<string>();
    const first = new Map<RenderedRoot, Set<number>>();
    for (const root of roots) {
      const indices = new Set<number>();
      for (const [index, { manifest }] of root.objects.entries()) {
        const isDefined = customKinds.find(manifest, root, roots) !== undefined;
        const key = `${manifest.apiVersion}/${manifest.kind}/${isDefined}`;
        if (!seen.has(key)) indices.add(index);
        seen.add(key);
      }
      first.set(root, indices);
    }
    const isFirst: IsFirst = (root, index) => first.get(root)?.has(index) ?? true;
    known.set(roots, isFirst);
    return isFirst;
  };
}
