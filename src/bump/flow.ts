import { type EntryIndex, indexEntries } from './entry-index.ts';
import type { Kustomization } from './kustomization.ts';
import { splitImage } from './kustomize-image.ts';
import { isKustomizeEntry, type KustomizeEntry, transformImage } from './kustomize-entry.ts';
import type { Place } from './place.ts';

/** How image strings flow from the files that hold them through the kustomizations that include them. */
export interface ImageFlow {
  /** What becomes of a place's image in the end, by root: the folder of the kustomization that nothing in scope includes (`.` for the tree's root), empty for what none uses. */
  reach(place: Place): Reach;
  /** Images that were seen to reach an entry and match it. Complete after `reach` was asked for every place. */
  matched(entry: KustomizeEntry): ReadonlySet<string>;
  /** Every image that reached a kustomization, matched or not. */
  reached(kustomization: Kustomization): ReadonlySet<string>;
}

/** What becomes of an image on one way up to a root. */
export interface Outcome {
  /** The place above that says the version; undefined when the place itself does. */
  decider: Place | undefined;
  /** The image's name as it is rendered. */
  name: string;
}

export type Reach = ReadonlyMap<string, readonly Outcome[]>;

interface Use {
  by: Kustomization;
  /** Position among its references; components only work on what was there before or comes with them. */
  index: number;
  patch: boolean;
}

/**
 * Follows kustomize's order: a kustomization takes in its resources, then its components work on them, then its own patches, then its
 * `images`, entry by entry, each seeing what the one before made (api/internal/target/kusttarget.go).
 */
export function createFlow(
  kustomizations: ReadonlyMap<string, Kustomization>,
  roots: ReadonlySet<string>,
  places: readonly Place[],
): ImageFlow {
  const byFile = new Map([...kustomizations.values()].map((one) => [one.file, one]));
  const uses = findUses(kustomizations);
  const patches = findPatches(uses, [...kustomizations.values()], places);
  const matched = new Map<string, Set<string>>();
  const reached = new Map<Kustomization, Set<string>>();
  const memo = new Map<string, Reach>();
  const indexes = new Map<Kustomization, EntryIndex>();

  function indexOf(stage: Kustomization): EntryIndex {
    const known = indexes.get(stage) ?? indexEntries(stage.entries);
    indexes.set(stage, known);
    return known;
  }

  /** What happens to an image inside a kustomization, from the `from`th reference on, and then above it. */
  function above(at: Kustomization, image: string, slots: readonly string[], from: number, own: number): Reach {
    const key = JSON.stringify([at.file, image, slots, from, own]);
    const known = memo.get(key);
    if (known) return known;
    const result = new Map<string, Outcome[]>();
    // Known as empty while it is worked out: a cycle is nobody's root, kustomize refuses it.
    memo.set(key, result);
    let winner: Place | undefined;
    let value = image;
    for (const stage of own < 0 ? stagesOf(at, from, kustomizations) : [at]) {
      const patch = slots.map((slot) => patches.get(stage)?.get(slot)).find((one) => one !== undefined);
      if (patch && own < 0) [winner, value] = [patch, patch.value];
      addTo(reached, stage, value);
      const next = indexOf(stage);
      let from = stage === at ? Math.max(own, 0) : 0;
      for (let index = next(value, from); index >= 0; index = next(value, from)) {
        from = index + 1;
        const entry = stage.entries[index];
        if (!entry) break;
        addTo(matched, placeKey(entry), value);
        if (entry.entry.newTag !== undefined || entry.entry.digest !== undefined) winner = entry;
        value = transformImage(entry.entry, value);
        addTo(reached, stage, value);
      }
    }
    const parents = uses.get(at.folder) ?? [];
    // A component alone renders nothing.
    if ((parents.length === 0 && !at.component) || isWanted(at, roots))
      addOutcome(result, at.folder === '' ? '.' : at.folder, { decider: winner, name: splitImage(value).name });
    for (const parent of parents) {
      for (const [root, outcomes] of above(parent.by, value, slots, parent.index + 1, -1)) {
        for (const { decider, name } of outcomes) addOutcome(result, root, { decider: decider ?? winner, name });
      }
    }
    return result;
  }

  function reach(place: Place): Reach {
    const at = byFile.get(place.file);
    if (at && isKustomizeEntry(place)) {
      const own = at.entries.findIndex((entry) => samePlace(entry, place)) + 1;
      return above(at, place.value, [], at.references.length, own);
    }
    const slots = place.slots ?? [];
    const ways = at
      ? [above(at, place.value, slots, at.references.length, -1)]
      : (uses.get(place.file) ?? []).map((use) => above(use.by, place.value, slots, startIn(use), -1));
    const result = new Map<string, Outcome[]>();
    if (ways.length === 0) addOutcome(result, '', { decider: undefined, name: place.image });
    for (const [root, outcomes] of ways.flatMap((way) => [...way])) {
      for (const { decider, name } of outcomes) {
        addOutcome(result, root, { decider: decider && samePlace(decider, place) ? undefined : decider, name });
      }
    }
    return result;
  }

  return {
    reach,
    matched: (entry) => matched.get(placeKey(entry)) ?? new Set(),
    reached: (kustomization) => reached.get(kustomization) ?? new Set(),
  };
}

/** Patches work after everything was taken in. */
function startIn(use: Use): number {
  return use.patch ? use.by.references.length : use.index + 1;
}

/** Names a place; one that setter comments name as well is a copy with the same name. */
export function placeKey(place: Place): string {
  return `${place.offset} ${place.file}`;
}

function samePlace(one: Place, other: Place): boolean {
  return one.offset === other.offset && one.file === other.file;
}

/** The kustomizations that work inside one, in order: its components behind a position, with theirs, and itself. */
function stagesOf(
  at: Kustomization,
  from: number,
  all: ReadonlyMap<string, Kustomization>,
  depth = 0,
): Kustomization[] {
  if (depth > 32) return [at];
  const components = at.references.filter(({ kind }, index) => kind === 'component' && index >= from);
  return [
    ...components.flatMap(({ path }) => {
      const component = all.get(path);
      return component ? stagesOf(component, 0, all, depth + 1) : [];
    }),
    at,
  ];
}

function findUses(kustomizations: ReadonlyMap<string, Kustomization>): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  for (const by of kustomizations.values()) {
    for (const [index, { path, kind }] of by.references.entries()) {
      uses.set(path, [...(uses.get(path) ?? []), { by, index, patch: kind === 'patch' }]);
    }
  }
  return uses;
}

function findPatches(
  uses: ReadonlyMap<string, readonly Use[]>,
  kustomizations: readonly Kustomization[],
  places: readonly Place[],
): Map<Kustomization, Map<string, Place>> {
  const patches = new Map<Kustomization, Map<string, Place>>();
  for (const place of places) {
    const users = (uses.get(place.file) ?? []).filter((use) => use.patch).map(({ by }) => by);
    const inline = isKustomizeEntry(place) ? [] : kustomizations.filter(({ file }) => file === place.file);
    for (const by of [...users, ...inline]) {
      const known = patches.get(by) ?? new Map<string, Place>();
      for (const slot of place.slots ?? []) known.set(slot, place);
      patches.set(by, known);
    }
  }
  return patches;
}

function isWanted(kustomization: Kustomization, roots: ReadonlySet<string>): boolean {
  return roots.has(kustomization.folder) || roots.has(kustomization.file);
}

function addOutcome(result: Map<string, Outcome[]>, root: string, outcome: Outcome): void {
  const outcomes = result.get(root) ?? [];
  result.set(root, outcomes);
  if (!outcomes.some((one) => one.decider === outcome.decider && one.name === outcome.name)) outcomes.push(outcome);
}

function addTo<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}
