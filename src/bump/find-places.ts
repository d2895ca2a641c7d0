import type { Node } from 'yaml';
import type { YamlSource } from '../yaml/source.ts';
import { applyMarkers, bumpTargets, fluxSetters } from './apply-markers.ts';
import type { Context } from './convention.ts';
import { conventions } from './conventions/all.ts';
import { findMarkers, type Marker } from './markers.ts';
import type { Place } from './place.ts';

export interface PlaceQuery {
  sources: readonly YamlSource[];
  context: Context;
  /** Ids of conventions that are turned off. */
  without: ReadonlySet<string>;
  /** Values of which the configuration says whose image they are. */
  targets: readonly { marker: Marker; image: string }[];
}

/** Finds every place in the files; a value belongs to the first convention that knows it. */
export function findPlaces({ sources, context, without, targets }: PlaceQuery): Place[] {
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
  const images = new Map(targets.map(({ marker, image }) => [marker.policy, image]));
  const named = applyMarkers(
    bumpTargets.id,
    places,
    targets.map(({ marker }) => marker),
    images,
  );
  if (without.has(fluxSetters.id)) return named;
  return applyMarkers(fluxSetters.id, named, sources.flatMap(findMarkers), context.policies);
}
