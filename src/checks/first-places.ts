import type { RenderedRoot } from '../model/rendered-root.ts';
import { byKind } from './by-kind.ts';
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
      const ofRoot = byKind((apiVersion, kind) => {
        const isDefined = customKinds.find({ apiVersion, kind }, root, roots) !== undefined;
        return { key: `${apiVersion}/${kind}/${isDefined}`, isSeen: false };
      });
      for (const [index, { manifest }] of root.objects.entries()) {
        const kind = ofRoot(manifest.apiVersion, manifest.kind);
        if (kind.isSeen) continue;
        kind.isSeen = true;
        if (!seen.has(kind.key)) indices.add(index);
        seen.add(kind.key);
      }
      first.set(root, indices);
    }
    const isFirst: IsFirst = (root, index) => first.get(root)?.has(index) ?? true;
    known.set(roots, isFirst);
    return isFirst;
  };
}
