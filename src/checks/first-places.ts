import type { RenderedRoot } from '../model/rendered-root.ts';

/** Whether an object is the first of its apiVersion and kind in a run, so that what concerns the kind is told once. */
export type IsFirst = (root: RenderedRoot, index: number) => boolean;

const known = new WeakMap<readonly RenderedRoot[], IsFirst>();

export function firstOfKind(roots: readonly RenderedRoot[]): IsFirst {
  const before = known.get(roots);
  if (before !== undefined) return before;
  const seen = new Set<string>();
  const first = new Map<RenderedRoot, Set<number>>();
  for (const root of roots) {
    const indices = new Set<number>();
    for (const [index, { manifest }] of root.objects.entries()) {
      const key = `${manifest.apiVersion}/${manifest.kind}`;
      if (!seen.has(key)) indices.add(index);
      seen.add(key);
    }
    first.set(root, indices);
  }
  const isFirst: IsFirst = (root, index) => first.get(root)?.has(index) ?? true;
  known.set(roots, isFirst);
  return isFirst;
}
