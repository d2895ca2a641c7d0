import type { Location } from '../../model/location.ts';
import type { Files } from '../../ports/files.ts';
import { createClosureReader } from '../kustomize/closure.ts';
import { createObjectSources } from '../kustomize/object-sources.ts';
import type { RenderContext, RootContent } from '../render-context.ts';
import { checkPlaceIsFree } from '../reserved-place.ts';
import { withOrigin } from '../traces.ts';
import { overlaidReader } from '../overlaid.ts';
import type { TreeReader } from '../tree-reader.ts';
import type { FetchedChart } from './chart-origin.ts';

/** Where fetched charts stand in the tree that is rendered. */
const reserved = '.slipway-charts';

/** Whether a folder is one of a fetched chart. */
export function isFetched(folder: string): boolean {
  return folder.startsWith(`${reserved}/`);
}

/** A tree with a fetched chart in it, and the folder that it has there. Throws `PATH_OUTSIDE` when the place is taken. */
export async function treeWithChart(
  reader: TreeReader,
  { files, digest }: FetchedChart,
  overlay: Files['overlay'],
  where: Location,
): Promise<{ reader: TreeReader; folder: string }> {
  await checkPlaceIsFree(reader, reserved, 'fetched charts are rendered', where);
  const folder = `${reserved}/${digest.replace(/^sha256:/, '').slice(0, 32)}`;
  const changes = new Map([...files].map(([path, bytes]) => [`${folder}/${path}`, bytes]));
  return { reader: overlaidReader(reader, changes, overlay), folder };
}

/** Renders with another tree, of which the named folders and files are put on disk when a renderer needs them. */
export async function withReader(
  reader: TreeReader,
  needed: readonly string[],
  context: RenderContext,
  use: (context: RenderContext) => Promise<RootContent>,
): Promise<RootContent> {
  await using disposables = new AsyncDisposableStack();
  let folder: Promise<string> | undefined;
  const open = async (): Promise<string> => {
    const links = needed.length > 1 && (await reader.entries()).some(({ mode }) => mode === '120000');
    // What is reached through a link is not at its path.
    return disposables.use(await reader.tree.materialize(links ? undefined : needed)).folder;
  };
  return await use({
    ...context,
    reader,
    closures: createClosureReader(reader),
    sources: createObjectSources(reader),
    repository: () => (folder ??= open()),
  });
}

/** What a fetched chart gives, shown at the object that brings it: its own files are in no repository of the reader. */
export function shownAt(content: RootContent, folder: string, where: Location): RootContent {
  const inside = (file: string): boolean => file === folder || file.startsWith(`${folder}/`);
  const at = where.line === undefined ? { file: where.file } : { file: where.file, line: where.line };
  return {
    ...content,
    objects: content.objects.map((object) =>
      object.origin === undefined || inside(object.origin.file) ? withOrigin(object, at) : object,
    ),
    errors: content.errors.map((error) => ({
      ...error,
      message: error.message.replaceAll(`${folder}: `, '').replaceAll(`${folder}/`, ''),
      location: error.location === undefined || inside(error.location.file) ? where : error.location,
    })),
  };
}
