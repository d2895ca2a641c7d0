import type { ObjectChange } from '../model/verdict.ts';

/** Per root: `2 added, 1 modified`. */
export function changeCounts(changes: readonly ObjectChange[]): readonly { root: string; text: string }[] {
  return [...Map.groupBy(changes, (change) => change.root)].map(([root, own]) => {
    const parts = (['added', 'removed', 'modified'] as const).flatMap((kind) => {
      const amount = own.filter(({ change }) => change === kind).length;
      return amount === 0 ? [] : [`${amount} ${kind}`];
    });
    return { root, text: parts.join(', ') };
  });
}
