import type { ImageChange, ObjectChange } from '../model/verdict.ts';

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

/** One change of an image, with all that use it. */
export interface ImageGroup {
  old: string | null;
  new: string | null;
  /** `web of apps/v1/Deployment/shop/web` */
  users: readonly string[];
  roots: readonly string[];
}

/** The same change once, in the order in which they are found. */
export function groupImages(images: readonly ImageChange[]): readonly ImageGroup[] {
  return [...Map.groupBy(images, (image) => JSON.stringify([image.old, image.new])).values()].map((own) => ({
    old: own[0]?.old ?? null,
    new: own[0]?.new ?? null,
    users: [...new Set(own.map(({ container, object }) => `${container} of ${object}`))],
    roots: [...new Set(own.map(({ root }) => root))],
  }));
}

/** `ghcr.io/acme/web:` of two tags, `ghcr.io/acme/web@` of two digests; empty when the names differ. */
export function sharedName(before: string, after: string): string {
  const name = /^[^@]*?(?:@|:(?=[^/]*$))/.exec(before)?.[0] ?? '';
  return after.startsWith(name) ? name : '';
}

/** Roots in which just the same changes: a part that they share was edited. */
export interface RootChanges {
  roots: readonly string[];
  /** Of the first of them. */
  changes: readonly ObjectChange[];
}

export function groupChanges(changes: readonly ObjectChange[]): readonly RootChanges[] {
  const byRoot = [...Map.groupBy(changes, ({ root }) => root).values()];
  const alike = Map.groupBy(byRoot, (own) =>
    JSON.stringify(own.map(({ object, change, paths }) => [object, change, paths])),
  );
  return [...alike.values()].map((same) => ({
    roots: same.map((own) => own[0]?.root ?? ''),
    changes: same[0] ?? [],
  }));
}
