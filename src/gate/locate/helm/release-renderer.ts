import type { Files } from '../../../ports/files.ts';
import type { HelmRequest, Renderer } from '../../../ports/renderer.ts';
import type { ChartRelease } from '../../../render/traces.ts';
import type { TrialTimes } from './trial-times.ts';

/** With what charts can be rendered once more. */
export interface ChartSettings {
  files: Files;
  renderer: Renderer;
  timeoutMs?: number;
  /** Absent, what a pull request waits for. */
  times?: TrialTimes;
  signal?: AbortSignal;
}

/** What is other than it was: texts of files, or what Helm is told. */
export interface ReleaseChange {
  files?: ReadonlyMap<string, Uint8Array>;
  request?: Partial<HelmRequest>;
}

/** Renders a release again; undefined when that fails. */
export type RenderRelease = (release: ChartRelease, change: ReleaseChange) => Promise<string | undefined>;

/** Renders releases again as they were rendered, but for one thing. What it puts on disk goes away with it. */
export function createReleaseRenderer(settings: ChartSettings): { render: RenderRelease } & AsyncDisposable {
  const { files, renderer, signal, timeoutMs = 20_000 } = settings;
  const disposables = new AsyncDisposableStack();
  const folders = new WeakMap<ChartRelease, Promise<string>>();

  async function folderOf(release: ChartRelease): Promise<string> {
    const copy = await release.reader.tree.materialize(await pathsOf(release));
    return disposables.use(copy).folder;
  }

  async function renderIn(repository: string, release: ChartRelease, change: Partial<HelmRequest>) {
    const output = await renderer.helm({
      ...release.request,
      ...change,
      repository,
      folder: release.folder,
      network: 'none',
      timeoutMs,
      maxBytes: 64 * 1024 * 1024,
      ...(signal === undefined ? {} : { signal }),
    });
    return 'stream' in output ? output.stream : undefined;
  }

  return {
    async render(release, { files: changed, request = {} }) {
      if (changed !== undefined) {
        const tree = files.overlay(release.reader.tree, changed);
        await using copy = await tree.materialize(await pathsOf(release));
        return await renderIn(copy.folder, release, request);
      }
      let folder = folders.get(release);
      if (folder === undefined) folders.set(release, (folder = folderOf(release)));
      return await renderIn(await folder, release, request);
    },
    [Symbol.asyncDispose]: () => disposables.disposeAsync(),
  };
}

/** What Helm reads of the tree; undefined, which is everything, where that cannot be told. */
async function pathsOf({ reader, folder, request }: ChartRelease): Promise<readonly string[] | undefined> {
  const named = (request.setFile ?? []).map((one) => one.slice(one.indexOf('=') + 1).replaceAll('\\,', ','));
  const paths = [folder, ...request.values, ...named];
  for (const path of paths) {
    if (path === '.') return undefined;
    if (await reader.passesLink(path)) return undefined;
    const entries = await reader.tree.list([path]);
    if (entries.length === 0 || entries.some(({ mode }) => mode === '120000')) return undefined;
  }
  return paths;
}
