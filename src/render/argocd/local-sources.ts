import { shownUrl } from '../charts/chart-origin.ts';
import { joinInside, type TreeReader } from '../tree-reader.ts';
import { type Application, environmentOf, readApplication, textOf } from './application.ts';
import type { ApplicationRoot } from './application-index.ts';
import { sourceField } from './described.ts';
import type { Params } from './generators/params.ts';
import { isOneOf } from './repositories.ts';
import type { ArgoSettings } from './settings.ts';
import { withSourceFiles } from './source-files.ts';
import type { SourceRequest } from './source-request.ts';

export interface LocalSource extends SourceRequest {
  /** Every file at and below its folder. */
  files: ReadonlySet<string>;
}

/** Whether a source is only there for the files that others name by its `ref`. */
export function isReference(source: Params): boolean {
  return textOf(source['ref']) !== '' && textOf(source['path']) === '' && textOf(source['chart']) === '';
}

/** Why a source is not in this repository, or undefined when it is. */
export function whereabouts(source: Params, { repositories }: ArgoSettings): string | undefined {
  const { chart, repoURL, targetRevision } = source;
  const url = shownUrl(textOf(repoURL));
  if (textOf(chart) !== '')
    return `its chart ${textOf(chart)} ${textOf(targetRevision)} has to be fetched from ${url}; a chart in the repository is rendered`;
  if (url.startsWith('oci://')) return `its source has to be fetched from ${url}`;
  if (isOneOf(url, repositories) === false)
    return `its source is another repository, ${url} (if it is this one, name it in gate.argocd.repositories)`;
  if (isFixed(textOf(targetRevision)))
    return `its source is this repository at ${textOf(targetRevision)}, not what is judged`;
  return undefined;
}

/** A commit, a tag or a range of versions, rather than a branch, which a change may become. */
function isFixed(revision: string): boolean {
  return /^[0-9a-f]{40}$|^refs\/tags\/|^v?\d+\.\d+(\.\d+)?([-+].*)?$|^[~^<>=]/.test(revision);
}

/** A source that is in this repository, with what files beside it change; its files are none when there is no such folder. */
export async function localSource(
  application: Application,
  index: number,
  { location: { file }, described }: ApplicationRoot,
  reader: TreeReader,
  settings: ArgoSettings,
  /** The folder that its paths begin in. */
  top = '.',
): Promise<LocalSource> {
  const own = application.sources[index] ?? {};
  const folder = joinInside(top, textOf(own['path']) || '.', { file });
  const entries = await reader.tree.list(folder === '.' ? undefined : [folder]);
  const { source, changedBy } = await withSourceFiles(own, folder, application.name, reader);
  return {
    application,
    source,
    folder,
    top,
    refs: refsOf(application, settings),
    environment: environmentOf(application, source),
    settings,
    file,
    field: sourceField(described, index, changedBy),
    applicationField: (path) => ({ in: described, path }),
    files: new Set(entries.map(({ path, mode }) => (mode === '160000' ? `${path}\0` : path))),
  };
}

/** The sources of an Application that are in this repository. */
export async function localSources(
  root: ApplicationRoot,
  reader: TreeReader,
  settings: ArgoSettings,
): Promise<readonly LocalSource[]> {
  const application = readApplication(root.manifest);
  const found: LocalSource[] = [];
  for (const [index, source] of application.sources.entries()) {
    if (isReference(source) || whereabouts(source, settings) !== undefined) continue;
    found.push(await localSource(application, index, root, reader, settings));
  }
  return found;
}

function refsOf({ sources }: Application, { repositories }: ArgoSettings): ReadonlyMap<string, string> {
  return new Map(
    sources.flatMap((source) => {
      const ref = textOf(source['ref']);
      if (ref === '' || isOneOf(textOf(source['repoURL']), repositories) === false) return [];
      return [[ref, '.'] as const];
    }),
  );
}
