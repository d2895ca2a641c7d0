import { isMapping } from '../../../render/parse/objects.ts';
import type { ChartRelease, Stand } from '../../../render/traces.ts';
import { type OtherRender, readOtherRender } from './chart-renders.ts';
import { readValues, type ValuesLeaf, type ValuesLeaves } from './chart-values.ts';
import { changeOf } from './leaf-change.ts';
import { createLineMarks, type LineMarks } from './mark-lines.ts';
import type { TrialClock } from './trial-times.ts';
import type { ReleaseChange, RenderRelease } from './release-renderer.ts';

/** Renders per release, at most: each costs a process. */
const maxTrials = 60;

/** Something that a release is rendered with and that can be otherwise. */
export type Driver =
  | { type: 'leaf'; leaf: ValuesLeaf }
  /** What the release is called, or its namespace. */
  | { type: 'fact'; fact: keyof ChartRelease['facts']; stand: Stand }
  /** What Chart.yaml says of the chart or of one in it. */
  | { type: 'chart'; field: ChartField; value: string; file: string };

type ChartField = 'name' | 'version' | 'appVersion';

/** What is known of one release, and how to learn more. */
export interface ReleaseTrace {
  release: ChartRelease;
  marks: LineMarks;
  marked: OtherRender | undefined;
  leaves: ValuesLeaves;
  facts: readonly Driver[];
  /** Renders with one thing changed; undefined when that fails, `late` when there have been enough. */
  trial: (driver: Driver) => Promise<OtherRender | 'late' | undefined>;
}

/** Learns of each release what it must, once, and shares the time that trials may take among all. */
export function createReleaseTracer(
  render: RenderRelease,
  clock: TrialClock,
): (release: ChartRelease) => Promise<ReleaseTrace> {
  const known = new Map<ChartRelease, Promise<ReleaseTrace>>();
  return (release) => {
    let trace = known.get(release);
    if (trace === undefined) known.set(release, (trace = traceRelease(release, render, clock)));
    return trace;
  };
}

async function traceRelease(release: ChartRelease, render: RenderRelease, clock: TrialClock): Promise<ReleaseTrace> {
  const { reader, folder, facts } = release;
  const marks = createLineMarks();
  const files = new Map<string, Uint8Array>();
  for (const { path } of await reader.tree.list([folder])) {
    if (!/\/templates\/.*\.(ya?ml|tpl)$/.test(`/${path}`)) continue;
    const text = await reader.text(path).catch(() => undefined);
    if (text !== undefined) files.set(path, new TextEncoder().encode(marks.mark(path, text)));
  }
  const stream = await clock.queue(() => render(release, { files }));
  const leaves = await readValues(release);
  const trials = new Map<unknown, ReturnType<ReleaseTrace['trial']>>();
  const own = { spent: 0 };

  async function attempt(driver: Driver): Promise<OtherRender | undefined> {
    const changed = await render(release, await changeFor(driver, release, leaves));
    return changed === undefined ? undefined : readOtherRender(release, changed);
  }

  return {
    release,
    marks,
    marked: stream === undefined ? undefined : readOtherRender(release, stream),
    leaves,
    facts: (['release', 'namespace'] as const).flatMap((fact) => {
      const stand = facts[fact];
      return stand === undefined ? [] : [{ type: 'fact' as const, fact, stand }];
    }),
    trial(driver) {
      const key =
        driver.type === 'leaf' ? driver.leaf : driver.type === 'fact' ? driver.fact : `${driver.file} ${driver.field}`;
      const before = trials.get(key);
      if (before !== undefined) return before;
      if (trials.size >= maxTrials) return Promise.resolve('late');
      const made = clock.spend(own, () => attempt(driver));
      trials.set(key, made);
      return made;
    },
  };
}

async function changeFor(driver: Driver, release: ChartRelease, leaves: ValuesLeaves): Promise<ReleaseChange> {
  const { request, reader } = release;
  switch (driver.type) {
    case 'leaf':
      return { request: changeOf(release, driver.leaf, leaves) };
    case 'fact':
      return driver.fact === 'release'
        ? { request: { release: `${request.release.slice(0, 52)}x` } }
        : { request: { namespace: `${request.namespace ?? 'default'}x` } };
    case 'chart': {
      const { field, file, value } = driver;
      const text = (await reader.text(file).catch(() => undefined)) ?? '';
      const other = field === 'name' ? `${value}x` : `${value}-0`;
      const changed = text.replace(new RegExp(`^${field}:.*$`, 'm'), `${field}: ${JSON.stringify(other)}`);
      return { files: new Map([[file, new TextEncoder().encode(changed)]]) };
    }
  }
}

/** What a template can take from the Chart.yaml of its own chart. */
export async function chartDrivers({ release }: ReleaseTrace, template: string): Promise<readonly Driver[]> {
  const folder = template.lastIndexOf('/templates/');
  if (folder < 0) return [];
  const file = `${template.slice(0, folder)}/Chart.yaml`;
  const document = (await release.reader.documents(file).catch(() => undefined))?.find(
    (one) => one.value !== undefined,
  );
  const data = isMapping(document?.value) ? document.value : {};
  return (['name', 'version', 'appVersion'] as const).flatMap((field): readonly Driver[] => {
    const value = data[field];
    return typeof value === 'string' ? [{ type: 'chart', field, value, file }] : [];
  });
}
