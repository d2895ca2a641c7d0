import { splitReference } from '../model/image-reference.ts';
import type { ImageIntent, Skipped } from '../model/plan.ts';
import type { ImageFlow } from './flow.ts';
import type { Kustomization } from './kustomization.ts';
import { isKustomizeEntry, type KustomizeEntry } from './kustomize-entry.ts';
import { isLiteral } from './kustomize-image.ts';
import type { Place } from './place.ts';
import type { PlaceIndex } from './place-index.ts';
import { isImage, sameRepository } from './whole-reference.ts';

export interface Chosen {
  /** Places that follow the intent. */
  places: readonly Place[];
  /** Places that decide about the image and cannot follow, so that a bump without them would be half done. */
  refused: readonly { place: Place; reason: string }[];
  skipped: readonly Skipped[];
}

/** Decides which of the places that hold an image are the ones that rendering shows. */
export function choosePlaces(intent: ImageIntent, index: PlaceIndex, flow: ImageFlow): Chosen {
  const chosen: Place[] = [];
  const refused: Chosen['refused'][number][] = [];
  const skipped: Skipped[] = [];
  for (const { place, decides } of index.expressions) {
    if (!decides.some((name) => isImage(name, intent))) continue;
    // The names of other expressions flow by as well; they are no images.
    const others = decides.filter((name) => isLiteral(name) && !isImage(name, intent)).slice(0, 3);
    if (others.length === 0) chosen.push(place);
    else
      refused.push({ place, reason: `the expression "${place.entry.name}" also decides about ${others.join(', ')}` });
  }
  for (const place of index.about(intent.repository)) {
    const reason = isKustomizeEntry(place)
      ? entryReason(place, intent, flow, index.kustomizationOf(place.file))
      : undefined;
    if (reason === 'other') continue;
    const because = reason ?? overriddenReason(place, flow, intent);
    if (because === undefined) chosen.push(place);
    else skipped.push({ ...locate(place), reason: because });
  }
  return { places: chosen, refused, skipped };
}

export function locate(place: Place): { file: string; line: number } {
  return { file: place.file, line: place.source.positions.at(place.offset).line };
}

/** Whether a place is about the image of an intent, by any of its names. */
export function holds(place: Place, intent: ImageIntent): boolean {
  return isImage(place.image, intent) || (place.aliases ?? []).some((name) => isImage(name, intent));
}

/** Why an `images` entry is left alone: `other` when it is about another image. */
function entryReason(
  place: KustomizeEntry,
  intent: ImageIntent,
  flow: ImageFlow,
  at: Kustomization | undefined,
): string | undefined {
  const { entry } = place;
  if (place.aliases?.some((name) => isImage(name, intent)) === true) return undefined;
  const below = [...flow.matched(place)];
  if (!isImage(place.image, intent)) {
    const renames = entry.newName !== undefined && isImage(entry.name, intent);
    return renames ? `the image is renamed to ${place.image} here; bump it by that name` : 'other';
  }
  if (below.length > 0 && entry.newName === undefined && entry.newTag === undefined && entry.digest === undefined) {
    return entry.tagSuffix === undefined ? 'the entry sets neither tag nor digest' : undefined;
  }
  const missed =
    below.length > 0 || !at || at.open ? [] : [...flow.reached(at)].map((image) => splitReference(image).name);
  const mismatch = missed.find((name) => sameRepository(name, entry.name) && name !== entry.name);
  return mismatch === undefined
    ? undefined
    : `kustomize compares names as they are written: "${entry.name}" does not match "${mismatch}", so the entry has no effect`;
}

function overriddenReason(place: Place, flow: ImageFlow, intent: ImageIntent): string | undefined {
  const outcomes = [...flow.reach(place).values()].flat();
  const own = outcomes.filter(({ decider }) => !decider);
  if (own.length > 0) {
    const renamed = own.every(({ name }) => name !== place.image && !isImage(name, intent));
    return renamed ? `an entry above renames it to ${own[0]?.name ?? ''}; bump it by that name` : undefined;
  }
  const [first, ...others] = [...new Set(outcomes.flatMap(({ decider }) => decider ?? []))].map(locate);
  if (!first)
    return 'no effect: nothing that renders takes it in: an unused component, or kustomizations that include each other';
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `no effect: overridden by ${first.file}:${first.line}${more}`;
}
