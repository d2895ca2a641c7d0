import { posix } from 'node:path';
import { type ErrorDocument, SlipwayError, toErrorDocument, toSlipwayErrors } from '../../model/errors.ts';
import { nothing, type RenderContext, type RootContent } from '../render-context.ts';
import { renderHelm } from '../render-helm.ts';
import { withOrigin } from '../traces.ts';
import { createTreeReader, joinInside, type TreeReader } from '../tree-reader.ts';
import type { Charts } from './create-charts.ts';
import { type MissingDependency, missingDependencies } from './dependencies.ts';
import { withReader } from './with-chart.ts';

/** What else `renderHelm` takes. */
type More =
  Parameters<typeof renderHelm> extends [string, readonly string[], RenderContext, ...infer Rest] ? Rest : never;

/** Renders a chart of the tree with the charts that it depends on and does not hold: those beside it, and those that may be fetched. */
export async function renderChart(
  folder: string,
  values: readonly string[],
  context: RenderContext,
  ...more: More
): Promise<RootContent> {
  const { charts, reader } = context;
  const missing = charts === undefined ? [] : await missingDependencies(reader, folder);
  // One without a repository can only be in `charts/`, which Helm says itself.
  if (charts === undefined || missing.every(({ repository }) => repository === ''))
    return await renderHelm(folder, values, context, ...more);
  const files = new Map<string, Uint8Array>();
  const errors: ErrorDocument[] = [];
  for (const one of missing) {
    try {
      for (const [path, bytes] of await filesOf(one, folder, reader, charts)) files.set(path, bytes);
    } catch (thrown) {
      errors.push(...problemsOf(thrown, one));
    }
  }
  if (errors.length > 0) return nothing(...errors);
  const whole = createTreeReader(charts.overlay(reader.tree, files), reader.cache);
  const read = (more[0]?.setFile ?? []).map((one) => one.slice(one.indexOf('=') + 1));
  const content = await withReader(whole, [folder, ...values, ...read], context, (changed) =>
    renderHelm(folder, values, changed, ...more),
  );
  return inRepository(content, folder, missing);
}

function problemsOf(thrown: unknown, { location, name }: MissingDependency): readonly ErrorDocument[] {
  const errors = toSlipwayErrors(thrown);
  if (errors.some(({ code }) => code === 'INTERNAL')) throw thrown;
  return errors.map((error) => {
    const document = toErrorDocument(error);
    return { ...document, message: `its dependency ${name}: ${document.message}`, location };
  });
}

async function filesOf(
  { name, version, repository, location }: MissingDependency,
  folder: string,
  { tree }: TreeReader,
  charts: Charts,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const place = posix.join(folder, 'charts', name);
  if (repository.startsWith('file://')) {
    const found = besideIt(folder, repository, location);
    const files = new Map<string, Uint8Array>();
    for (const { path } of await tree.list([found])) {
      const bytes = await tree.read(path);
      if (bytes !== undefined) files.set(posix.join(place, posix.relative(found, path)), bytes);
    }
    if (!files.has(`${place}/Chart.yaml`))
      throw new SlipwayError('RENDER_FAILED', `there is no chart in ${found}`, { location });
    return files;
  }
  if (!/^(?:https?|oci):\/\//.test(repository))
    throw new SlipwayError(
      'RENDER_FAILED',
      repository === ''
        ? 'it is not in charts/'
        : `its repository ${repository} is known to a machine's own Helm alone`,
      { hint: 'Write the URL of its repository, or vendor it with `helm dependency build`.', location },
    );
  const { files } = await charts.fetch(
    { from: 'repository', url: repository, chart: name, version },
    `the chart ${folder}`,
  );
  return new Map([...files].map(([path, bytes]) => [`${place}/${path}`, bytes]));
}

function besideIt(folder: string, repository: string, location: MissingDependency['location']): string {
  return joinInside(folder, repository.slice('file://'.length), location);
}

/** Places in fetched charts are shown where they are asked for, those in charts of the repository where they really are. */
function inRepository(content: RootContent, folder: string, missing: readonly MissingDependency[]): RootContent {
  const places = missing.map(({ name, repository, location }) => ({
    start: `${posix.join(folder, 'charts', name)}/`,
    beside: repository.startsWith('file://') ? besideIt(folder, repository, location) : undefined,
    location,
  }));
  const moved = <T extends { file: string; line?: number }>(at: T): T => {
    const place = places.find(({ start }) => at.file.startsWith(start));
    if (place === undefined) return at;
    const { start, beside, location } = place;
    return beside === undefined
      ? { ...at, ...location }
      : { ...at, file: posix.join(beside, at.file.slice(start.length)) };
  };
  return {
    ...content,
    objects: content.objects.map((object) =>
      object.origin === undefined ? object : withOrigin(object, moved(object.origin)),
    ),
    errors: content.errors.map((error) =>
      error.location === undefined ? error : { ...error, location: moved(error.location) },
    ),
  };
}
