import { SlipwayError, toErrorDocument } from '../model/errors.ts';
import { normalizeRepository } from '../model/image-reference.ts';
import type { ImageIntent, Plan, Skipped } from '../model/plan.ts';
import { Refusal } from '../yaml/operation.ts';
import { choosePlaces } from './choose.ts';
import { explicitChanges } from './explicit-changes.ts';
import { imageNotFound } from './missing.ts';
import type { Place } from './place.ts';
import { type BumpRequest, type Survey, survey } from './survey.ts';
import { type PlacedChange, writeChanges } from './write-changes.ts';

export type { BumpRequest } from './survey.ts';

/**
 * Plans how the images are set: a function of the tree's contents alone, so that it can be run again on a head that has moved.
 * Problems of the files are in the plan's errors; throws `PATH_OUTSIDE`, `ROOT_NOT_FOUND` and `IMAGE_INVALID` for requests that cannot be.
 */
export async function planBump(request: BumpRequest): Promise<Plan> {
  const intents = distinctIntents(request.intents);
  const found = await survey({ ...request, intents });
  const errors: SlipwayError[] = [...found.errors];
  const skipped: Skipped[] = [...found.skipped];
  const changes: PlacedChange[] = explicitChanges(found, request, errors);
  const reaches = new Set<string>();
  for (const intent of intents) {
    const chosen = choosePlaces(intent, found.index, found.flow);
    skipped.push(...chosen.skipped);
    errors.push(...chosen.refused.map(({ place, reason }) => editRefused(place, reason, place.offset)));
    for (const place of chosen.places) {
      const placed = changePlace(place, intent);
      if (placed instanceof SlipwayError) errors.push(placed);
      else if (placed.length > 0) {
        changes.push(...placed);
        for (const root of reachedBy(place, found)) reaches.add(root);
      }
    }
    if (chosen.places.length + chosen.refused.length === 0 && request.onMissing === 'fail') {
      errors.push(imageNotFound(intent, found.scope.reader.texts(), chosen.skipped));
    }
  }
  const written = writeChanges(changes);
  errors.push(...written.errors);
  return {
    edits: written.edits,
    skipped: sortSkipped(skipped),
    errors: errors.map(toErrorDocument),
    files: written.files,
    diff: written.diff,
    reaches: [...reaches].sort(),
  };
}

/** An entry that matches nothing reaches nothing: then its own folder is what has to be looked at. */
function reachedBy(place: Place, { flow }: Survey): readonly string[] {
  const roots = [...flow.reach(place).keys()].filter((root) => root !== '');
  return roots.length === 0 ? [place.file] : roots;
}

function distinctIntents(intents: readonly ImageIntent[]): ImageIntent[] {
  const distinct = new Map<string, ImageIntent>();
  for (const intent of intents) {
    const key = normalizeRepository(intent.repository) ?? intent.repository;
    const same = distinct.get(key);
    if (!same) distinct.set(key, intent);
    else if (same.tag !== intent.tag || same.digest !== intent.digest || same.newRepository !== intent.newRepository) {
      throw new SlipwayError('IMAGE_INVALID', `${intent.repository} is given twice with different values`);
    }
  }
  return [...distinct.values()];
}

function changePlace(place: Place, intent: ImageIntent): PlacedChange[] | SlipwayError {
  const { source, document, image, convention } = place;
  try {
    return place.change(intent).map((change) => ({ source, document, image, convention, change }));
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return editRefused(place, thrown.message, thrown.offset);
  }
}

function editRefused({ file, source }: Place, reason: string, offset: number): SlipwayError {
  return new SlipwayError('EDIT_REFUSED', reason, { location: { file, ...source.positions.at(offset) } });
}

function sortSkipped(skipped: readonly Skipped[]): Skipped[] {
  const distinct = new Map(skipped.map((one) => [JSON.stringify(one), one]));
  return [...distinct.values()].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0),
  );
}
