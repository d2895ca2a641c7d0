import { isScalar, type Node } from 'yaml';
import { formatReference, readImageReference, splitReference } from '../model/image-reference.ts';
import type { ImageIntent } from '../model/plan.ts';
import { Refusal } from '../yaml/operation.ts';
import { getText, textOf } from '../yaml/nodes.ts';
import type { Marker } from './markers.ts';
import { type Change, type Place, placeIn } from './place.ts';
import { changeScalar } from './scalar-change.ts';
import { changeReference, sameRepository } from './whole-reference.ts';

export const fluxSetters = {
  id: 'flux-setters',
  title: 'Values with a Flux `$imagepolicy` comment, which says whose image they are.',
} as const;

export const bumpTargets = {
  id: 'bump-targets',
  title: 'Values that `bump.targets` of the configuration names, with whose image they are.',
} as const;

/** Lets setter comments and targets select: a marked place also goes by its policy's image, and marked values that no convention knows are places. */
export function applyMarkers(
  convention: string,
  places: readonly Place[],
  markers: readonly Marker[],
  policies: ReadonlyMap<string, string>,
): Place[] {
  if (markers.length === 0) return [...places];
  const byNode = new Map<Node, Marker>(markers.map((marker) => [marker.node, marker]));
  const known = new Set<Node>();
  const selected = places.map((place) => {
    const marks = place.nodes.flatMap((node) => byNode.get(node) ?? []);
    for (const { node } of marks) known.add(node);
    const image = marks.flatMap(({ policy }) => policies.get(policy) ?? [])[0];
    return image === undefined || sameRepository(image, place.image) ? place : selectedBy(place, image, marks);
  });
  return [
    ...selected,
    ...markers
      .filter(({ node }) => !known.has(node))
      .flatMap((marker) => markedPlace(convention, marker, policies) ?? []),
  ];
}

/** Flux writes the policy's name as well, where the comment is about the name. */
function selectedBy(place: Place, image: string, marks: readonly Marker[]): Place {
  const renames = marks.some(({ part }) => part === 'all' || part === 'name');
  return {
    ...place,
    aliases: [...(place.aliases ?? []), image],
    change(intent) {
      const newRepository =
        intent.newRepository ?? (renames && sameRepository(image, intent.repository) ? image : undefined);
      return place.change({ ...intent, ...(newRepository === undefined ? {} : { newRepository }) });
    },
  };
}

function markedPlace(convention: string, marker: Marker, policies: ReadonlyMap<string, string>): Place | undefined {
  const { region, node, path, part } = marker;
  const text = textOf(node) ?? '';
  const own = part === 'all' ? splitReference(text).name : part === 'name' ? text : siblingName(marker);
  const image = policies.get(marker.policy) ?? own;
  if (image === undefined || !readImageReference(image)) return undefined;
  return placeIn(region, {
    convention,
    path,
    node,
    image,
    value: part === 'all' ? text : formatReference({ name: image }),
    change(intent) {
      const value = newValue(part, text, image, intent, node);
      const change = value === undefined ? undefined : changeScalar(region.document, node, path, value);
      return change ? [change] : ([] as Change[]);
    },
  });
}

/** The name beside a marked tag: a value of the same map whose comment is the same policy's name, or a repository. */
function siblingName({ map, region, policy }: Marker): string | undefined {
  if (!map) return undefined;
  for (const { value } of map.items) {
    if (isScalar(value) && (value.comment ?? '').includes(`"${policy}:name"`)) return textOf(value);
  }
  return ['repository', 'newName', 'image', 'name']
    .map((key) => getText(region.document, map, key))
    .find((text) => text !== undefined);
}

function newValue(
  part: Marker['part'],
  text: string,
  image: string,
  intent: ImageIntent,
  node: Node,
): string | undefined {
  const name = intent.newRepository ?? image;
  switch (part) {
    case 'all':
      return changeReference(
        text,
        sameRepository(splitReference(text).name, name) ? intent : { ...intent, newRepository: name },
      );
    case 'name':
      return sameRepository(text, name) ? undefined : name;
    case 'tag':
      return intent.tag;
    case 'digest':
      if (intent.digest === undefined && intent.tag !== undefined) {
        throw new Refusal('the digest here belongs to the old tag: give the digest as well', node.range?.[0] ?? 0);
      }
      return intent.digest;
  }
}
