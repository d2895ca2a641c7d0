import { SlipwayError, toErrorDocument } from '../model/errors.ts';
import type { ImageIntent, Plan, Skipped } from '../model/plan.ts';
import type { FileTree } from '../ports/files.ts';
import { Refusal } from '../yaml/operation.ts';
import type { YamlSource } from '../yaml/source.ts';
import { choosePlaces } from './choose.ts';
import { kustomizeImages } from './conventions/kustomize-images.ts';
import { workload } from './conventions/workload.ts';
import { writeChanges } from './write-changes.ts';
import { createFlow } from './flow.ts';
import { imageNotFound } from './missing.ts';
import type { Change, Convention, Place } from './place.ts';
import { openScope, type Scope } from './scope.ts';
import { sameRepository } from './whole-reference.ts';

/** Every way of writing images that is understood without configuration; the first that claims a value has it. */
export const conventions: readonly Convention[] = [kustomizeImages, workload];

export interface BumpRequest {
  tree: FileTree;
  /** Folders or files to look at, with what their kustomizations take in from elsewhere; absent: the whole tree. */
  prefixes?: readonly string[];
  intents: readonly ImageIntent[];
  /** What it means when nothing uses an image. */
  onMissing: 'fail' | 'ignore';
}

/**
 * Plans how the images are set: a function of the tree's contents alone, so that it can be run again on a head that has moved.
 * Problems of the files are in the plan's errors; throws `PATH_OUTSIDE`, `ROOT_NOT_FOUND` and `IMAGE_INVALID` for requests that cannot be.
 */
export async function planBump(request: BumpRequest): Promise<Plan> {
  const intents = distinctIntents(request.intents);
  const scope = await openScope(request.tree, request.prefixes, intents);
  const places = findPlaces(scope);
  const flow = createFlow(scope.kustomizations, scope.prefixes, places);
  for (const place of places) flow.deciders(place);

  const errors: SlipwayError[] = [...scope.errors, ...scope.reader.errors];
  const skipped: Skipped[] = [...scope.skipped, ...scope.reader.skipped];
  const changes = new Map<YamlSource, { place: Place; change: Change }[]>();
  for (const intent of intents) {
    const chosen = choosePlaces(intent, places, flow, scope.kustomizations);
    skipped.push(...chosen.skipped);
    for (const place of chosen.places) {
      try {
        const list = changes.get(place.source) ?? [];
        list.push(...place.change(intent).map((change) => ({ place, change })));
        changes.set(place.source, list);
      } catch (thrown) {
        errors.push(refused(thrown, place));
      }
    }
    if (chosen.places.length === 0 && request.onMissing === 'fail') {
      errors.push(imageNotFound(intent, scope.reader.texts(), chosen.skipped));
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
  };
}

function findPlaces(scope: Scope): Place[] {
  const sources = [...[...scope.kustomizations.values()].map(({ source }) => source), ...scope.sources];
  const entries = [...scope.kustomizations.values()].flatMap((one) => one.entries);
  const others = conventions.filter((convention) => convention !== kustomizeImages);
  return [...entries, ...sources.flatMap((source) => others.flatMap((convention) => convention.find(source)))];
}

function distinctIntents(intents: readonly ImageIntent[]): ImageIntent[] {
  const distinct: ImageIntent[] = [];
  for (const intent of intents) {
    const same = distinct.find((one) => sameRepository(one.repository, intent.repository));
    if (!same) distinct.push(intent);
    else if (same.tag !== intent.tag || same.digest !== intent.digest || same.newRepository !== intent.newRepository) {
      throw new SlipwayError('IMAGE_INVALID', `${intent.repository} is given twice with different values`);
    }
  }
  return distinct;
}

function refused(thrown: unknown, place: Place): SlipwayError {
  if (!(thrown instanceof Refusal)) throw thrown;
  const location = { file: place.file, ...place.source.positions.at(thrown.offset) };
  return new SlipwayError('EDIT_REFUSED', thrown.message, { location });
}

function sortSkipped(skipped: readonly Skipped[]): Skipped[] {
  const distinct = new Map(skipped.map((one) => [JSON.stringify(one), one]));
  return [...distinct.values()].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0),
  );
}
