import type { SlipwayError } from '../model/errors.ts';
import type { ImageIntent, Skipped } from '../model/plan.ts';
import type { SetIntent } from '../model/set-argument.ts';
import type { SetImageIntent } from '../model/set-image-argument.ts';
import type { FileTree } from '../ports/files.ts';
import type { ImageField } from './convention.ts';
import { createContext } from './create-context.ts';
import { findPlaces } from './find-places.ts';
import { createFlow, type ImageFlow } from './flow.ts';
import type { Place } from './place.ts';
import { indexPlaces, type PlaceIndex } from './place-index.ts';
import { openScope, type Scope } from './scope.ts';
import { createScreen } from './screen.ts';
import { type BumpTarget, findTargets } from './targets.ts';

export interface BumpRequest {
  tree: FileTree;
  /** Folders or files to look at, with what their kustomizations take in from elsewhere; absent: the whole tree. */
  prefixes?: readonly string[];
  intents: readonly ImageIntent[];
  /** What it means when nothing uses an image. */
  onMissing: 'fail' | 'ignore';
  /** Fields of custom objects that hold images. */
  fields?: readonly ImageField[];
  /** Values of which the configuration says whose image they are. */
  targets?: readonly BumpTarget[];
  /** Values at explicit places. */
  sets?: readonly SetIntent[];
  /** Entries of the kustomizations in the prefixes' folders, or in the tree's root. */
  setImages?: readonly SetImageIntent[];
  /** Ids of conventions that are turned off. */
  without?: readonly string[];
}

/** What was found in the files: places, and how they flow together. */
export interface Survey {
  scope: Scope;
  places: readonly Place[];
  flow: ImageFlow;
  index: PlaceIndex;
  skipped: readonly Skipped[];
  errors: readonly SlipwayError[];
}

/** Reads what is in scope and finds every place that could hold one of the images. */
export async function survey(request: Omit<BumpRequest, 'onMissing'>): Promise<Survey> {
  const { tree, prefixes, intents, sets = [], targets = [] } = request;
  const always = [...sets, ...targets].map(({ file }) => file);
  const scope = await openScope(tree, prefixes, intents, always, (request.fields ?? []).length > 0);
  const sources = [...[...scope.kustomizations.values()].map(({ source }) => source), ...scope.sources];
  const context = createContext({ ...scope, sources, fields: request.fields ?? [] });
  const marked = findTargets(sources, targets);
  const all = findPlaces({ sources, context, without: new Set(request.without), targets: marked.targets });
  const places = all.filter(({ source, document }) => {
    const found = source.documents.find(({ index }) => index === document);
    return found === undefined || scope.isMeant(source, found);
  });
  const flow = createFlow(scope.kustomizations, scope.roots, places);
  // Which images reach an entry is known once all were followed.
  for (const place of places) flow.reach(place);
  const screen = createScreen(intents.map(({ repository }) => repository));
  const unopened = context.unopened.filter(({ text }) => screen(text));
  return {
    scope,
    places,
    flow,
    index: indexPlaces(places, flow, scope.kustomizations),
    skipped: [
      ...scope.skipped,
      ...scope.reader.skipped,
      ...unopened.map(({ file, line, reason }) => ({ file, line, reason })),
    ],
    errors: [...scope.errors, ...scope.reader.errors, ...marked.errors],
  };
}
