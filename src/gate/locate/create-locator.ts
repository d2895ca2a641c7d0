import type { JsonPath } from '../../model/json-path.ts';
import type { Location } from '../../model/location.ts';
import type { RenderedObject, RenderedRoot } from '../../model/rendered-root.ts';
import type { FileTree } from '../../ports/files.ts';
import { stepOf } from '../../render/traces.ts';
import { createTreeReader, type TreeReader } from '../../render/tree-reader.ts';
import type { Locate, Located } from '../evaluation.ts';
import { type ChartSettings, createReleaseRenderer } from './helm/release-renderer.ts';
import { createKustomizeLocator } from './locate-kustomize.ts';
import { createPlainLocator } from './locate-plain.ts';
import type { Place } from './place.ts';
import { createPositionFinder } from './quick-positions.ts';
import type { Soon } from './soon.ts';
import { createTrialClock } from './helm/trial-times.ts';
import { createTracedLocator } from './traced/locate-traced.ts';

export interface Locator extends AsyncDisposable {
  locate: Locate;
  /** Told before places of findings are asked for that were there before. */
  hurry: () => void;
}

/**
 * Finds source lines in a tree for objects that were rendered from it. A place that cannot be found is no error: the finding
 * keeps its object's origin. Charts are rendered again to find theirs, if it is told with what. What `reader` has
 * read of the tree already is not read again.
 */
export function createLocator(
  tree: FileTree,
  charts?: ChartSettings,
  reader: TreeReader = createTreeReader(tree),
): Locator {
  const position = createPositionFinder(reader);
  const inPlain = createPlainLocator(reader);
  const inKustomize = createKustomizeLocator(reader);
  const clock = createTrialClock(charts?.times);
  const releases = charts === undefined ? undefined : createReleaseRenderer(charts);
  const traced = createTracedLocator(reader, releases?.render, clock);

  function placeOf(root: RenderedRoot, object: RenderedObject, path: JsonPath): Soon<Place | undefined> {
    if (stepOf(object) !== undefined) return traced(object, path);
    switch (root.engine) {
      case 'plain':
      case 'argocd':
      case 'flux':
        return inPlain(object, path);
      case 'kustomize':
        return inKustomize(root, object, path);
      case 'helm':
      case 'stdin':
        return undefined;
    }
  }

  function positioned(place: Place): Soon<Located> {
    const at = position(place);
    return at instanceof Promise ? at.then((found) => located(found, place)) : located(at, place);
  }

  return {
    hurry: () => clock.hurry(),
    locate: (root, object, path) => {
      const place = placeOf(root, object, path);
      if (place === undefined) return undefined;
      if (!(place instanceof Promise)) return positioned(place);
      return place.then((found) => (found === undefined ? undefined : positioned(found)));
    },
    async [Symbol.asyncDispose]() {
      await releases?.[Symbol.asyncDispose]();
    },
  };
}

function located({ near, ...location }: Location & { near?: true }, { precision, found, cut }: Place): Located {
  const { file, line, column } = location;
  const own = near === true ? 'block' : precision;
  // Field by field, because there may be a hundred thousand, and they are kept.
  if (line !== undefined && column !== undefined && found !== undefined && cut !== true)
    return { file, line, column, precision: own, found };
  return {
    ...location,
    precision: own,
    ...(found === undefined ? {} : { found }),
    ...(cut === true ? { cut } : {}),
  };
}
