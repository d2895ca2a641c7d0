import { readImageReference, splitReference } from '../model/image-reference.ts';
import type { ImageIntent, Skipped } from '../model/plan.ts';
import type { ImageFlow } from './flow.ts';
import type { Kustomization } from './kustomization.ts';
import { isKustomizeEntry, type KustomizeEntry } from './kustomize-entry.ts';
import { isLiteral } from './kustomize-image.ts';
import type { Place } from './place.ts';
import { isImage, sameRepository } from './whole-reference.ts';

export interface Chosen {
  /** Places that follow the intent. */
  places: readonly Place[];
  skipped: readonly Skipped[];
}

/** Decides which of the places that hold an image are the ones that rendering shows. */
export function choosePlaces(
  intent: ImageIntent,
  places: readonly Place[],
  flow: ImageFlow,
  kustomizations: ReadonlyMap<string, Kustomization>,
): Chosen {
  const chosen: Place[] = [];
  const skipped: Skipped[] = [];
  for (const place of places) {
    const reason = isKustomizeEntry(place)
      ? entryReason(place, intent, flow, kustomizations)
      : plainReason(place, intent);
    if (reason === 'other') continue;
    const because = reason ?? overriddenReason(place, flow);
    if (because === undefined) chosen.push(place);
    else skipped.push({ ...locate(place), reason: because });
  }
  return { places: chosen, skipped };
}

export function locate(place: Place): { file: string; line: number } {
  return { file: place.file, line: place.source.positions.at(place.offset).line };
}

/** Whether a place is about the image of an intent, by any of its names. */
export function holds(place: Place, intent: ImageIntent): boolean {
  return isImage(place.image, intent) || (place.aliases ?? []).some((name) => isImage(name, intent));
}

function plainReason(place: Place, intent: ImageIntent): string | undefined {
  return holds(place, intent) ? undefined : 'other';
}

/** Why an `images` entry is left alone: `other` when it is about another image. */
function entryReason(
  place: KustomizeEntry,
  intent: ImageIntent,
  flow: ImageFlow,
  kustomizations: ReadonlyMap<string, Kustomization>,
): string | undefined {
  const { entry } = place;
  if (place.aliases?.some((name) => isImage(name, intent)) === true) return undefined;
  const below = [...flow.matched(place)];
  if (entry.newName === undefined && !isLiteral(entry.name)) return expressionReason(entry.name, below, intent);
  if (!isImage(place.image, intent)) {
    const renames = entry.newName !== undefined && isImage(entry.name, intent);
    return renames ? `the image is renamed to ${place.image} here; bump it by that name` : 'other';
  }
  if (below.length > 0 && entry.newName === undefined && entry.newTag === undefined && entry.digest === undefined) {
    return entry.tagSuffix === undefined ? 'the entry sets neither tag nor digest' : undefined;
  }
  const at = [...kustomizations.values()].find(({ file }) => file === place.file);
  const missed =
    below.length > 0 || !at || at.open ? [] : [...flow.reached(at)].map((image) => splitReference(image).name);
  const mismatch = missed.find((name) => sameRepository(name, entry.name) && name !== entry.name);
  return mismatch === undefined
    ? undefined
    : `kustomize compares names as they are written: "${entry.name}" does not match "${mismatch}", so the entry has no effect`;
}

function expressionReason(name: string, below: readonly string[], intent: ImageIntent): string | undefined {
  const names = new Set(below.map((image) => splitReference(image).name));
  if (![...names].some((one) => isImage(one, intent))) return 'other';
  const others = [...names].filter((one) => !isImage(one, intent) && readImageReference(one));
  return others.length === 0 ? undefined : `the expression "${name}" also matches ${others.slice(0, 3).join(', ')}`;
}

function overriddenReason(place: Place, flow: ImageFlow): string | undefined {
  const deciders = flow.deciders(place);
  if (deciders.has(undefined)) return undefined;
  if (deciders.size === 0)
    return 'no effect: nothing that renders takes it in: an unused component, or kustomizations that include each other';
  const [first, ...others] = [...deciders].filter((one) => one !== undefined).map(locate);
  if (!first) return undefined;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `no effect: overridden by ${first.file}:${first.line}${more}`;
}
