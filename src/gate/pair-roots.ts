import type { RenderedRoot } from '../model/rendered-root.ts';
import { objectKey } from './object-keys.ts';

export interface RootPairs {
  /** Of head's roots what they were before the change; those that are new have none. */
  before: ReadonlyMap<RenderedRoot, RenderedRoot>;
  /** Roots without objects in place of those that are gone, each with what it was. */
  gone: ReadonlyMap<RenderedRoot, RenderedRoot>;
}

/**
 * Finds what roots were before the change: by id, and of a folder that was moved the root that is gone and shares most objects with it. What
 * turns up in another root is not gone.
 */
export function pairRoots(base: readonly RenderedRoot[], head: readonly RenderedRoot[]): RootPairs {
  const byId = new Map(base.map((root) => [root.id, root]));
  const ids = new Set(head.map(({ id }) => id));
  const before = new Map(head.flatMap((root) => entry(root, byId.get(root.id))));
  const left = new Set(base.filter(({ id }) => !ids.has(id)));
  if (left.size === 0) return { before, gone: new Map() };
  const keys = new Map([...head, ...left].map((root) => [root, keysOf(root)]));
  const keysIn = (root: RenderedRoot): ReadonlySet<string> => keys.get(root) ?? new Set();
  const added = new Set(
    head.flatMap((root) => {
      const old = before.get(root);
      const known = old === undefined || old === root ? undefined : keysOf(old);
      return old === root ? [] : [...keysIn(root)].filter((key) => known?.has(key) !== true);
    }),
  );
  const without = (root: RenderedRoot, own: ReadonlySet<string>): RenderedRoot => {
    const objects = root.objects.filter(
      ({ manifest }) => own.has(objectKey(manifest)) || !added.has(objectKey(manifest)),
    );
    return objects.length === root.objects.length ? root : { ...root, objects };
  };
  for (const root of head) {
    if (before.has(root)) continue;
    const own = keysIn(root);
    const shared = (one: RenderedRoot): number => [...keysIn(one)].filter((key) => own.has(key)).length;
    const [nearest] = [...left].toSorted((one, other) => shared(other) - shared(one));
    if (nearest === undefined || shared(nearest) === 0) continue;
    left.delete(nearest);
    before.set(root, without(nearest, own));
  }
  const gone = [...left]
    .map((root) => without(root, new Set()))
    .filter(({ objects, errors }) => objects.length > 0 && errors.length === 0);
  return { before, gone: new Map(gone.map((root) => [emptied(root), root])) };
}

function entry(root: RenderedRoot, old: RenderedRoot | undefined): readonly (readonly [RenderedRoot, RenderedRoot])[] {
  return old === undefined ? [] : [[root, old]];
}

function keysOf({ objects }: RenderedRoot): ReadonlySet<string> {
  return new Set(objects.map(({ manifest }) => objectKey(manifest)));
}

function emptied({ id, engine }: RenderedRoot): RenderedRoot {
  return { id, engine, objects: [], errors: [], milliseconds: 0 };
}
