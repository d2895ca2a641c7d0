import { posix } from 'node:path';
import { type ErrorDocument, SlipwayError, toErrorDocument, toSlipwayErrors } from '../../model/errors.ts';
import { nothing, type RenderContext, type RootContent } from '../render-context.ts';
import { renderHelm } from '../render-helm.ts';
import { withOrigin } from '../traces.ts';
import { overlaidReader } from '../overlaid.ts';
import type { TreeReader } from '../tree-reader.ts';
import { besideChart } from './chart-inputs.ts';
import type { Charts } from './create-charts.ts';
import { type MissingDependency, missingDependencies } from './dependencies.ts';
import { isFetched, withReader } from './with-chart.ts';

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
  const placed = placedIn(folder, missing);
  for (const one of placed) {
    try {
      for (const [path, bytes] of await filesOf(one, folder, reader, charts)) files.set(`${one.place}/${path}`, bytes);
    } catch (thrown) {
      errors.push(...problemsOf(thrown, one));
    }
  }
  if (errors.length > 0) return nothing(...errors);
  const whole = overlaidReader(reader, files, charts.overlay);
  const read = (more[0]?.setFile ?? []).map((one) => one.slice(one.indexOf('=') + 1));
  const content = await withReader(whole, [folder, ...values, ...read], context, (changed) =>
    renderHelm(folder, values, changed, ...more),
  );
  return inRepository(content, folder, placed);
}

function problemsOf(thrown: unknown, { location, name }: MissingDependency): readonly ErrorDocument[] {
  const errors = toSlipwayErrors(thrown);
  if (errors.some(({ code }) => code === 'INTERNAL')) throw thrown;
  return errors.map((error) => {
    const document = toErrorDocument(error);
    return { ...document, message: `its dependency ${name}: ${document.message}`, location };
  });
}

interface PlacedDependency extends MissingDependency {
  /** The folder of the chart that it is put into. */
  place: string;
}

/** Several of one name are aliases of one chart, or other versions of it. */
function placedIn(folder: string, missing: readonly MissingDependency[]): readonly PlacedDependency[] {
  const distinct = new Map(missing.map((one) => [`${one.name} ${one.version} ${one.repository}`, one]));
  const names = new Set<string>();
  return [...distinct.values()].map((one) => {
    let name = one.name;
    for (let number = 2; names.has(name); number++) name = `${one.name}-${number}`;
    names.add(name);
    return { ...one, place: posix.join(folder, 'charts', name) };
  });
}

async function filesOf(
  { name, version, repository, location, place }: PlacedDependency,
  folder: string,
  { tree }: TreeReader,
  charts: Charts,
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (!/^[A-Za-z0-9][\w.-]*$/.test(name))
    throw new SlipwayError('RENDER_FAILED', `${JSON.stringify(name)} is no name of a chart`, { location });
  if ((await tree.list([place])).length > 0)
    throw new SlipwayError('RENDER_FAILED', `${place} is there, and is no chart of that name`, { location });
  if (repository.startsWith('file://')) {
    const found = besideChart(folder, repository, location);
    const files = new Map<string, Uint8Array>();
    for (const { path } of await tree.list([found])) {
      const bytes = await tree.read(path);
      if (bytes !== undefined) files.set(posix.relative(found, path), bytes);
    }
    if (files.has('Chart.yaml')) return files;
    throw new SlipwayError('RENDER_FAILED', `there is no chart in ${found}`, { location });
  }
  if (!/^(?:https?|oci):\/\//.test(repository)) {
    const known = `its repository ${repository} is known to a machine's own Helm alone`;
    throw new SlipwayError('RENDER_FAILED', repository === '' ? 'it is not in charts/' : known, {
      hint: 'Write the URL of its repository, or vendor it with `helm dependency build`.',
      location,
    });
  }
  const who = isFetched(folder) ? 'a fetched chart' : `the chart ${folder}`;
  return (await charts.fetch({ from: 'repository', url: repository, chart: name, version }, who)).files;
}

/** Places in fetched charts are shown where they are asked for, those in charts of the repository where they really are. */
function inRepository(content: RootContent, folder: string, placed: readonly PlacedDependency[]): RootContent {
  const places = placed.map(({ place, repository, location }) => ({
    start: `${place}/`,
    beside: repository.startsWith('file://') ? besideChart(folder, repository, location) : undefined,
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
