import type { JsonPath } from '../../model/json-path.ts';
import type { RenderedObject, RenderedRoot } from '../../model/rendered-root.ts';
import type { FileTree } from '../../ports/files.ts';
import type { DocumentCache } from '../../render/parse/documents.ts';
import { stepOf } from '../../render/traces.ts';
import { createTreeReader } from '../../render/tree-reader.ts';
import type { Locate } from '../evaluation.ts';
import { type ChartSettings, createReleaseRenderer } from './helm/release-renderer.ts';
import { createKustomizeLocator } from './locate-kustomize.ts';
import { createPlainLocator } from './locate-plain.ts';
import type { Place } from './place.ts';
import { createPositionFinder } from './quick-positions.ts';
import { createTracedLocator } from './traced/locate-traced.ts';

export interface Locator extends AsyncDisposable {
  locate: Locate;
}

/**
 * Finds source lines in a tree for objects that were rendered from it. A place that cannot be found is no error: the finding
 * keeps its object's origin. Charts are rendered again to find theirs, if it is told with what. What rendering has parsed already (`cache`)
 * is not parsed again.
 */
export function createLocator(tree: FileTree, charts?: ChartSettings, cache?: DocumentCache): Locator {
  const reader = createTreeReader(tree, cache);
  const position = createPositionFinder(reader);
  const inPlain = createPlainLocator(reader);
  const inKustomize = createKustomizeLocator(reader);
  const releases = charts === undefined ? undefined : createReleaseRenderer(charts);
  const traced = createTracedLocator(reader, releases?.render);

  async function placeOf(root: RenderedRoot, object: RenderedObject, path: JsonPath): Promise<Place | undefined> {
    if (stepOf(object) !== undefined) return await traced(object, path);
    switch (root.engine) {
      case 'plain':
      case 'argocd':
      case 'flux':
        return await inPlain(object, path);
      case 'kustomize':
        return await inKustomize(root, object, path);
      case 'helm':
      case 'stdin':
        return undefined;
    }
  }

  return {
    async locate(root, object, path) {
      const place = await placeOf(root, object, path);
      if (place === undefined) return undefined;
      const { near, ...location } = await position(place);
      const precision = near === true ? 'block' : place.precision;
      return { ...location, precision, ...(place.found === undefined ? {} : { found: place.found }) };
    },
    async [Symbol.asyncDispose]() {
      await releases?.[Symbol.asyncDispose]();
    },
  };
}
