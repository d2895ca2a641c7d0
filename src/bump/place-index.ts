import { normalizeRepository } from '../model/image-reference.ts';
import type { ImageFlow } from './flow.ts';
import { placeKey } from './flow.ts';
import type { Kustomization } from './kustomization.ts';
import { isKustomizeEntry, type KustomizeEntry } from './kustomize-entry.ts';
import type { Place } from './place.ts';

/** Places by the images that they are about, so that a thousand images do not each look at all places. */
export interface PlaceIndex {
  /** Places that go by the name, or whose entry matches it, in file order. */
  about(repository: string): readonly Place[];
  /** Entries whose name stands for several images, with the names of those that they decide about. */
  expressions: readonly { place: KustomizeEntry; decides: readonly string[] }[];
  kustomizationOf(file: string): Kustomization | undefined;
}

export function indexPlaces(
  places: readonly Place[],
  flow: ImageFlow,
  kustomizations: ReadonlyMap<string, Kustomization>,
): PlaceIndex {
  const byName = new Map<string, Set<Place>>();
  const expressions: KustomizeEntry[] = [];
  for (const place of places) {
    if (isExpression(place)) expressions.push(place);
    else for (const name of namesOf(place)) addTo(byName, keyOf(name), place);
  }
  const decided = expressions.length === 0 ? new Map<string, Set<string>>() : decidedNames(places, flow);
  const byFile = new Map([...kustomizations.values()].map((one) => [one.file, one]));
  return {
    about: (repository) => [...(byName.get(keyOf(repository)) ?? [])],
    expressions: expressions.map((place) => ({ place, decides: [...(decided.get(placeKey(place)) ?? [])] })),
    kustomizationOf: (file) => byFile.get(file),
  };
}

/** An entry whose name stands for several images, which keep their names. */
function isExpression(place: Place): place is KustomizeEntry {
  return isKustomizeEntry(place) && place.entry.newName === undefined && !place.entry.literal;
}

function namesOf(place: Place): string[] {
  return [place.image, ...(place.aliases ?? []), ...(isKustomizeEntry(place) ? [place.entry.name] : [])];
}

function keyOf(name: string): string {
  return normalizeRepository(name) ?? name;
}

/** The images that each entry decides about, by the entry. */
function decidedNames(places: readonly Place[], flow: ImageFlow): Map<string, Set<string>> {
  const decided = new Map<string, Set<string>>();
  for (const outcome of places.flatMap((place) => [...flow.reach(place).values()].flat())) {
    if (outcome.decider) addTo(decided, placeKey(outcome.decider), outcome.name);
  }
  return decided;
}

function addTo<V>(map: Map<string, Set<V>>, key: string, value: V): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}
