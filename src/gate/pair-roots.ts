import type { RenderedRoot } from '../model/rendered-root.ts';
import type { EnvironmentsOf } from '../policy/related/neighbours.ts';
import { findMoves, type RootLink } from './moved-objects.ts';
import { keysIn } from './object-keys.ts';

export interface RootPairs {
  /** Of head's roots what they were before the change; those that are new have none. */
  before: ReadonlyMap<RenderedRoot, RenderedRoot>;
  /** Roots without objects in place of those that are gone, each with what it was. */
  gone: ReadonlyMap<RenderedRoot, RenderedRoot>;
}

/**
 * Finds what roots were before the change: by id, and of a folder that was moved the root of the same environments that is gone and shares
 * most objects with it. What turns up in another root of the same environments is not gone: it was there before.
 */
export function pairRoots(
  base: readonly RenderedRoot[],
  head: readonly RenderedRoot[],
  environmentsOf: EnvironmentsOf = () => [],
): RootPairs {
  const links = linksOf(base, head, environmentsOf);
  const moves = findMoves(links, environmentsOf);
  const before = new Map<RenderedRoot, RenderedRoot>();
  const gone = new Map<RenderedRoot, RenderedRoot>();
  for (const link of links) {
    const was = moves.before(link);
    if (link.head !== undefined && was !== undefined) before.set(link.head, was);
    else if (link.base !== undefined && was !== undefined && was.objects.length > 0 && was.errors.length === 0)
      gone.set(emptied(link.base), was);
  }
  return { before, gone };
}

/** Every root of both sides once, with what it was or what it became. */
function linksOf(
  base: readonly RenderedRoot[],
  head: readonly RenderedRoot[],
  environmentsOf: EnvironmentsOf,
): readonly RootLink[] {
  const byId = new Map(base.map((root) => [root.id, root]));
  const ids = new Set(head.map(({ id }) => id));
  const left = base.filter(({ id }) => !ids.has(id));
  const fresh = head.filter(({ id }) => !byId.has(id));
  const moved = movedRoots(left, fresh, environmentsOf);
  const went = new Set(moved.values());
  return [
    ...head.map((root) => ({ head: root, base: byId.get(root.id) ?? moved.get(root) })),
    ...left.filter((root) => !went.has(root)).map((root) => ({ head: undefined, base: root })),
  ];
}

interface Candidate {
  base: RenderedRoot;
  head: RenderedRoot;
  shared: number;
  alike: number;
}

/** The pairs that share most come first; of those that share as much, the ones whose paths do, and then by id. */
function movedRoots(
  left: readonly RenderedRoot[],
  fresh: readonly RenderedRoot[],
  environmentsOf: EnvironmentsOf,
): ReadonlyMap<RenderedRoot, RenderedRoot> {
  const holders = new Map<string, RenderedRoot[]>();
  for (const root of left) for (const key of keysIn(root)) holders.set(key, [...(holders.get(key) ?? []), root]);
  const candidates = fresh.flatMap((root): readonly Candidate[] => {
    const shared = new Map<RenderedRoot, number>();
    for (const key of keysIn(root))
      for (const holder of holders.get(key) ?? []) shared.set(holder, (shared.get(holder) ?? 0) + 1);
    const own = environmentsOf(root.id);
    return [...shared]
      .filter(([one]) => isWithin(environmentsOf(one.id), own))
      .map(([one, count]) => ({ base: one, head: root, shared: count, alike: commonNames(one.id, root.id) }));
  });
  const taken = new Set<RenderedRoot>();
  const moved = new Map<RenderedRoot, RenderedRoot>();
  for (const { base, head } of candidates.toSorted(compareCandidates)) {
    if (taken.has(base) || moved.has(head)) continue;
    taken.add(base);
    moved.set(head, base);
  }
  return moved;
}

/** A root that was of two environments did not move to one of them: from the other it is gone. */
function isWithin(was: readonly string[], is: readonly string[]): boolean {
  return was.length === 0 ? is.length === 0 : was.every((name) => is.includes(name));
}

function compareCandidates(one: Candidate, other: Candidate): number {
  return (
    other.shared - one.shared ||
    other.alike - one.alike ||
    compareText(one.base.id, other.base.id) ||
    compareText(one.head.id, other.head.id)
  );
}

/** How many folder names two ids have in common. */
function commonNames(one: string, other: string): number {
  const names = new Set(one.split('/'));
  return new Set(other.split('/').filter((name) => names.has(name))).size;
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function emptied({ id, engine }: RenderedRoot): RenderedRoot {
  return { id, engine, objects: [], errors: [], milliseconds: 0 };
}
