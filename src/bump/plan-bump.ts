import { SlipwayError, toErrorDocument, toSlipwayErrors } from '../model/errors.ts';
import type { ImageIntent, Plan, Skipped } from '../model/plan.ts';
import type { SetIntent } from '../model/set-argument.ts';
import type { SetImageIntent } from '../model/set-image-argument.ts';
import type { FileTree } from '../ports/files.ts';
import { Refusal } from '../yaml/operation.ts';
import { choosePlaces } from './choose.ts';
import type { ImageField } from './convention.ts';
import { createContext } from './create-context.ts';
import { findPlaces } from './find-places.ts';
import { createFlow } from './flow.ts';
import { imageNotFound } from './missing.ts';
import type { Place } from './place.ts';
import { openScope, type Scope } from './scope.ts';
import { createScreen } from './screen.ts';
import { setImageEntry } from './set-image.ts';
import { setValue } from './set-value.ts';
import { sameRepository } from './whole-reference.ts';
import { type PlacedChange, writeChanges } from './write-changes.ts';

export interface BumpRequest {
  tree: FileTree;
  /** Folders or files to look at, with what their kustomizations take in from elsewhere; absent: the whole tree. */
  prefixes?: readonly string[];
  intents: readonly ImageIntent[];
  /** What it means when nothing uses an image. */
  onMissing: 'fail' | 'ignore';
  /** Fields of custom objects that hold images. */
  fields?: readonly ImageField[];
  /** Values at explicit places. */
  sets?: readonly SetIntent[];
  /** Entries of the kustomizations in the prefixes' folders, or in the tree's root. */
  setImages?: readonly SetImageIntent[];
  /** Ids of conventions that are turned off. */
  without?: readonly string[];
}

/**
 * Plans how the images are set: a function of the tree's contents alone, so that it can be run again on a head that has moved.
 * Problems of the files are in the plan's errors; throws `PATH_OUTSIDE`, `ROOT_NOT_FOUND` and `IMAGE_INVALID` for requests that cannot be.
 */
export async function planBump(request: BumpRequest): Promise<Plan> {
  const intents = distinctIntents(request.intents);
  const sets = request.sets ?? [];
  const scope = await openScope(
    request.tree,
    request.prefixes,
    intents,
    sets.map(({ file }) => file),
  );
  const { places, unopened } = placesOf(scope, request);
  const flow = createFlow(scope.kustomizations, scope.prefixes, places);
  for (const place of places) flow.deciders(place);

  const errors: SlipwayError[] = [...scope.errors, ...scope.reader.errors];
  const skipped: Skipped[] = [...scope.skipped, ...scope.reader.skipped, ...unopened];
  const changes: PlacedChange[] = explicitChanges(scope, request, errors);
  for (const intent of intents) {
    const chosen = choosePlaces(intent, places, flow, scope.kustomizations);
    skipped.push(...chosen.skipped);
    for (const place of chosen.places) {
      try {
        const { source, document, image, convention } = place;
        changes.push(...place.change(intent).map((change) => ({ source, document, image, convention, change })));
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

function placesOf(scope: Scope, request: BumpRequest): { places: Place[]; unopened: Skipped[] } {
  const sources = [...[...scope.kustomizations.values()].map(({ source }) => source), ...scope.sources];
  const context = createContext({ ...scope, sources, fields: request.fields ?? [] });
  const places = findPlaces(sources, context, new Set(request.without));
  const screen = createScreen(request.intents);
  const unopened = context.unopened.filter(({ text }) => screen(text));
  return { places, unopened: unopened.map(({ file, line, reason }) => ({ file, line, reason })) };
}

/** The changes of --set and --set-image, which name their places. */
function explicitChanges(scope: Scope, request: BumpRequest, errors: SlipwayError[]): PlacedChange[] {
  const files = new Map(
    [...scope.kustomizations.values(), ...scope.sources.map((source) => ({ file: source.file, source }))].map(
      ({ file, source }) => [file, source],
    ),
  );
  const steps = [
    ...(request.sets ?? []).map((intent) => () => {
      const source = files.get(intent.file);
      if (!source)
        throw new SlipwayError('LAYOUT_INVALID', `there is no YAML file "${intent.file}" in ${request.tree.label}`);
      return setValue(source, intent);
    }),
    ...(request.setImages ?? []).map((intent) => () => {
      const folders = scope.prefixes.length === 0 ? [''] : scope.prefixes;
      const found = folders.flatMap((folder) => scope.kustomizations.get(folder) ?? []);
      if (found.length === 0) {
        throw new SlipwayError(
          'LAYOUT_INVALID',
          `there is no kustomization in ${folders.map((one) => one || '.').join(', ')}`,
        );
      }
      return found.flatMap((one) => setImageEntry(one, intent));
    }),
  ];
  return steps.flatMap((step) => {
    try {
      return step();
    } catch (thrown) {
      errors.push(...toSlipwayErrors(thrown));
      return [];
    }
  });
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
