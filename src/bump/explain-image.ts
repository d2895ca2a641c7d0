import { formatPath } from '../model/json-path.ts';
import { formatReference, splitReference } from '../model/image-reference.ts';
import { toErrorDocument } from '../model/errors.ts';
import type { ExplainedPlace, ImageExplanation } from '../model/image-explanation.ts';
import type { ImageIntent } from '../model/plan.ts';
import type { RenderedRoot } from '../model/rendered-root.ts';
import { Refusal } from '../yaml/operation.ts';
import { choosePlaces, holds, locate } from './choose.ts';
import type { ImageFlow } from './flow.ts';
import { imageNotFound } from './missing.ts';
import type { Place } from './place.ts';
import { type BumpRequest, type Survey, survey } from './survey.ts';
import { renderedImages } from './rendered-images.ts';
import { isImage } from './whole-reference.ts';

export interface ExplainRequest extends Omit<BumpRequest, 'intents' | 'onMissing' | 'sets' | 'setImages'> {
  /** The image, with or without a tag. */
  image: ImageIntent;
  /** Roots as they render now, for the objects that use it. */
  rendered?: readonly RenderedRoot[];
}

/** Every place that could hold an image: what each says now, which roots it reaches, and why it would not be edited. */
export async function explainImage(request: ExplainRequest): Promise<ImageExplanation> {
  const { image } = request;
  const found = await survey({ ...request, intents: [image] });
  const { flow, scope } = found;
  const chosen = choosePlaces(image, found.index, flow);
  const explained = [
    ...chosen.places.map((place) => explain(place, flow, refusalOf(place, image))),
    ...chosen.refused.map(({ place, reason }) => explain(place, flow, reason)),
    ...leftAlone(found, image, chosen.skipped, flow),
  ].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  const uses = (request.rendered ?? [])
    .flatMap(renderedImages)
    .filter((use) => isImage(splitReference(use.image).name, image));
  const missing = explained.length === 0 ? [imageNotFound(image, scope.reader.texts(), chosen.skipped)] : [];
  return {
    image: formatReference({ name: image.repository }),
    places: explained,
    uses: uses.map((use) => ({ root: use.root, object: use.object, container: use.container, image: use.image })),
    skipped: found.skipped,
    errors: [...found.errors, ...missing].map(toErrorDocument),
  };
}

function explain(place: Place, flow: ImageFlow, reason: string | undefined): ExplainedPlace {
  const { line, column } = place.source.positions.at(place.offset);
  const reach = [...flow.reach(place)];
  return {
    file: place.file,
    line,
    column,
    document: place.document,
    path: formatPath(place.path),
    convention: place.convention,
    image: place.image,
    now: place.value,
    roots: reach
      .filter(([root, outcomes]) => root !== '' && outcomes.some(({ decider }) => !decider))
      .map(([root]) => root),
    overridden: reach.flatMap(([root, outcomes]) =>
      outcomes.flatMap(({ decider }) => (decider ? [{ root, ...locate(decider) }] : [])),
    ),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** A place that is not edited is explained with the reason that was found for its line. */
function leftAlone(
  found: Survey,
  image: ImageIntent,
  skipped: readonly { file: string; line?: number; reason: string }[],
  flow: ImageFlow,
): ExplainedPlace[] {
  return found.places.flatMap((place) => {
    const { file, line } = locate(place);
    const reason = skipped.find((one) => one.file === file && one.line === line)?.reason;
    return reason !== undefined && (holds(place, image) || 'entry' in place) ? [explain(place, flow, reason)] : [];
  });
}

/** Why a place could not follow, found by trying. */
function refusalOf(place: Place, image: ImageIntent): string | undefined {
  try {
    place.change(image.tag === undefined && image.digest === undefined ? { ...image, tag: 'explain' } : image);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.message;
    throw thrown;
  }
}
