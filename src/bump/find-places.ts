import type { Node } from 'yaml';
import type { YamlSource } from '../yaml/source.ts';
import { applyMarkers, fluxSetters } from './apply-markers.ts';
import type { Context } from './convention.ts';
import { conventions } from './conventions/all.ts';
import { findMarkers } from './markers.ts';
import type { Place } from './place.ts';

/** Finds every place in the files; a value belongs to the first convention that knows it. `without` are ids that are turned off. */
export function findPlaces(sources: readonly YamlSource[], context: Context, without: ReadonlySet<string>): Place[] {
  const used = conventions.filter(({ id }) => !without.has(id));
  const claimed = new Set<Node>();
  const places: Place[] = [];
  for (const source of sources) {
    for (const place of used.flatMap((convention) => convention.find(source, context))) {
      if (place.nodes.some((node) => claimed.has(node))) continue;
      for (const node of place.nodes) claimed.add(node);
      places.push(place);
    }
  }
  return without.has(fluxSetters.id) ? places : applyMarkers(places, sources.flatMap(findMarkers), context.policies);
}
