import type { JsonPath } from '../../model/json-path.ts';
import type { RenderedObject, RenderedRoot } from '../../model/rendered-root.ts';
import type { FileTree } from '../../ports/files.ts';
import type { DocumentCache } from '../../render/parse/documents.ts';
import type { FindApplied } from '../../render/applied-roots.ts';
import { createTreeReader } from '../../render/tree-reader.ts';
import type { Locate } from '../evaluation.ts';
import { type ChartSettings, createChartRenderer } from './helm/chart-renderer.ts';
import { createHelmLocator } from './helm/locate-helm.ts';
import { createKustomizeLocator } from './locate-kustomize.ts';
import { createPlainLocator } from './locate-plain.ts';
import type { Place } from './place.ts';
import { createPositionFinder } from './quick-positions.ts';
import { createAppliedLocator } from './locate-applied.ts';

export interface Locator extends AsyncDisposable {
  locate: Locate;
}

/**
 * Finds source lines in a tree for objects that were rendered from it. A place that cannot be found is no error: the finding
 * keeps its object's origin. Charts are rendered again to find theirs, if it is told with what. What rendering has parsed already (`cache`)
 * is not parsed again.
 */
export function createLocator(
  tree: FileTree,
  charts?: ChartSettings,
  cache?: DocumentCache,
  applied?: FindApplied,
): Locator {
  const reader = createTreeReader(tree, cache);
  const position = createPositionFinder(reader);
  const inPlain = createPlainLocator(reader);
  const inKustomize = createKustomizeLocator(reader);
  const inApplied = createAppliedLocator(reader, applied);
  const chartRenderer = charts === undefined ? undefined : createChartRenderer(reader, charts);
  const inHelm = chartRenderer === undefined ? undefined : createHelmLocator(reader, chartRenderer);

  async function placeOf(root: RenderedRoot, object: RenderedObject, path: JsonPath): Promise<Place | undefined> {
    switch (root.engine) {
      case 'plain':
        return await inPlain(object, path);
      case 'kustomize':
        return await inKustomize(root, object, path);
      case 'helm':
        return await inHelm?.(root, object, path);
      case 'argocd':
      case 'flux':
        return (await inApplied(root, object, path)) ?? (await inPlain(object, path));
      case 'stdin':
        return undefined;
    }
  }

  return {
    async locate(root, object, path) {
      const place = await placeOf(root, object, path);
      if (place === undefined) return undefined;
      const { precision, found } = place;
      return { ...(await position(place)), precision, ...(found === undefined ? {} : { found }) };
    },
    async [Symbol.asyncDispose]() {
      await chartRenderer?.[Symbol.asyncDispose]();
    },
  };
}
