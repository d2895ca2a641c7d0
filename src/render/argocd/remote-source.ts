import { type ErrorDocument, SlipwayError, toErrorDocument } from '../../model/errors.ts';
import type { Location } from '../../model/location.ts';
import { type ChartOrigin, isWholeVersion } from '../charts/chart-origin.ts';
import type { Charts } from '../charts/create-charts.ts';
import { shownAt, treeWithChart, withReader } from '../charts/with-chart.ts';
import type { RenderContext, RootContent } from '../render-context.ts';
import { type Application, textOf } from './application.ts';
import type { ApplicationRoot } from './application-index.ts';
import type { Params } from './generators/params.ts';
import { type LocalSource, localSource } from './local-sources.ts';
import type { ArgoSettings } from './settings.ts';
import { sourceValueFiles } from './value-files.ts';

/** Where a source is that is a chart of a repository, or an artifact of a registry; undefined for any other. */
export function remoteSource(source: Params): ChartOrigin | undefined {
  const [url, chart, revision] = [textOf(source['repoURL']), textOf(source['chart']), textOf(source['targetRevision'])];
  if (url === '') return undefined;
  // A registry with charts is written without a protocol (argo-cd util/helm/client.go IsHelmOciRepo).
  if (chart !== '')
    return { from: 'repository', url: /^[a-z+]+:\/\//i.test(url) ? url : `oci://${url}`, chart, version: revision };
  if (!url.startsWith('oci://')) return undefined;
  if (revision.startsWith('sha256:')) return { from: 'artifact', url, digest: revision };
  if (isRange(revision)) return { from: 'artifact', url, semver: revision };
  return { from: 'artifact', url, ...(revision === '' ? {} : { tag: revision }) };
}

function isRange(revision: string): boolean {
  if (isWholeVersion(revision) || !/^[\s<>=!~^]*v?[\d*xX]/.test(revision)) return false;
  return /^[\s<>=!~^]+v?[\d*xX]|\*|\b[xX]\b|\s-\s|\|\||,/.test(revision);
}

/** Renders a source that is fetched, in the tree with what was fetched in it; places in it are shown at the Application. */
export async function renderRemoteSource(
  { application, index, origin, settings, root }: RemoteRequest,
  charts: Charts,
  context: RenderContext,
  render: (request: LocalSource, context: RenderContext) => Promise<RootContent>,
): Promise<RootContent> {
  const { id, location } = root;
  const fetched = await charts.fetch(origin, id);
  const { reader, folder } = await treeWithChart(context.reader, fetched, settings.overlay, location);
  const local = await localSource(application, index, root, reader, settings, folder);
  const { version } = fetched;
  const environment = {
    ...local.environment,
    ARGOCD_APP_REVISION: version,
    ARGOCD_APP_REVISION_SHORT: version.slice(0, 7),
    ARGOCD_APP_REVISION_SHORT_8: version.slice(0, 8),
  };
  const request = { ...local, environment };
  const needed = [folder, ...(await sourceValueFiles(request, reader))];
  const content = await withReader(reader, needed, context, (changed) => render(request, changed));
  return shownAt(content, folder, location);
}

export interface RemoteRequest {
  application: Application;
  /** Of the source among its sources. */
  index: number;
  origin: ChartOrigin;
  settings: ArgoSettings;
  root: ApplicationRoot;
}

export function elsewhereProblem(message: string, hint: string | undefined, location: Location): ErrorDocument {
  return toErrorDocument(
    new SlipwayError('RENDER_NEEDS_TRUST', message, { location, ...(hint === undefined ? {} : { hint }) }),
  );
}
