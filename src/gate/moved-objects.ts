import type { RenderedObject, RenderedRoot } from '../model/rendered-root.ts';
import { type EnvironmentsOf, mayMeet } from '../policy/related/neighbours.ts';
import { groupByKey, keysIn, objectKey } from './object-keys.ts';

/** What a root was and what it became; one of both is there. */
export interface RootLink {
  base: RenderedRoot | undefined;
  head: RenderedRoot | undefined;
}

export interface Moves {
  /** What a root was, without the objects that turned up in others, and with those that it has from others. */
  before(link: RootLink): RenderedRoot | undefined;
}

/** Roots that are of no environment make up one of their own. */
const noEnvironment = '';

/**
 * Finds objects that went from one root to another. What is new in a root stands for one that is gone from another root of the same
 * environment, once; what was of several environments has to turn up in each of them.
 */
export function findMoves(links: readonly RootLink[], environmentsOf: EnvironmentsOf): Moves {
  const changed = links.filter(({ base, head }) => base !== head);
  const placesOf = (root: RenderedRoot): readonly string[] => {
    const names = environmentsOf(root.id);
    return names.length === 0 ? [noEnvironment] : names;
  };
  // Of a root that did not render whole it is not known what it had or has not.
  const added = new Map(changed.map((link) => [link, isPartial(link.base) ? [] : keysOnlyIn(link.head, link.base)]));
  const lost = new Map(changed.map((link) => [link, isPartial(link.head) ? [] : keysOnlyIn(link.base, link.head)]));

  const arrivals = new Map<string, number>();
  for (const [{ head }, keys] of added) {
    if (head === undefined) continue;
    for (const place of placesOf(head))
      for (const key of keys) arrivals.set(placed(place, key), (arrivals.get(placed(place, key)) ?? 0) + 1);
  }
  const moved = new Map<RenderedRoot, ReadonlySet<string>>();
  const departures = new Map<string, RenderedRoot[]>();
  for (const [{ base }, keys] of lost) {
    if (base === undefined) continue;
    for (const key of keys) departures.set(key, [...(departures.get(key) ?? []), base]);
    moved.set(base, new Set(keys.filter((key) => take(arrivals, placesOf(base), key))));
  }

  const objectsOf = new Map<RenderedRoot, ReturnType<typeof groupByKey>>();
  /** What was of the same environment before what may have been. */
  const sourceOf = (head: RenderedRoot, key: string): readonly RenderedObject[] => {
    const own = environmentsOf(head.id);
    const left = (departures.get(key) ?? []).filter(({ id }) => mayMeet(own, environmentsOf(id)));
    const nearest = left.find(({ id }) => own.some((name) => environmentsOf(id).includes(name))) ?? left[0];
    if (nearest === undefined) return [];
    const objects = objectsOf.get(nearest) ?? groupByKey(nearest);
    objectsOf.set(nearest, objects);
    return objects.get(key) ?? [];
  };
  return {
    before(link) {
      const { base, head } = link;
      if (base === head) return base;
      const went = base && moved.get(base);
      const stayed = base?.objects.filter(({ manifest }) => went?.has(objectKey(manifest)) !== true) ?? [];
      const came = head === undefined ? [] : (added.get(link) ?? []).flatMap((key) => sourceOf(head, key));
      if (came.length === 0 && stayed.length === base?.objects.length) return base;
      if (base !== undefined) return { ...base, objects: [...stayed, ...came] };
      return head && came.length > 0
        ? { id: head.id, engine: head.engine, objects: came, errors: [], milliseconds: 0 }
        : undefined;
    },
  };
}

function isPartial(root: RenderedRoot | undefined): boolean {
  return root !== undefined && root.errors.length > 0;
}

function keysOnlyIn(root: RenderedRoot | undefined, other: RenderedRoot | undefined): readonly string[] {
  if (root === undefined) return [];
  const known = other === undefined ? new Set<string>() : keysIn(other);
  return [...keysIn(root)].filter((key) => !known.has(key));
}

function placed(place: string, key: string): string {
  return JSON.stringify([place, key]);
}

function take(arrivals: Map<string, number>, places: readonly string[], key: string): boolean {
  const wanted = places.map((place) => placed(place, key));
  if (!wanted.every((one) => (arrivals.get(one) ?? 0) > 0)) return false;
  for (const one of wanted) arrivals.set(one, (arrivals.get(one) ?? 0) - 1);
  return true;
}
