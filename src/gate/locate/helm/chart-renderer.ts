import type { RenderedRoot, Root } from '../../../model/rendered-root.ts';
import type { Files } from '../../../ports/files.ts';
import { readChart, releaseName } from '../../../render/helm/chart.ts';
import type { Renderer } from '../../../ports/renderer.ts';
import type { TreeReader } from '../../../render/tree-reader.ts';
import type { ChartRenderer } from './locate-helm.ts';

/** How charts were rendered, and with what they can be once more. */
export interface ChartSettings {
  roots: readonly Root[];
  files: Files;
  renderer: Renderer;
  kubernetesVersion?: string | undefined;
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** Renders charts again as they were rendered, but for one thing. What it puts on disk goes away with it. */
export function createChartRenderer(reader: TreeReader, settings: ChartSettings): ChartRenderer & AsyncDisposable {
  const { files, renderer, kubernetesVersion, signal, timeoutMs = 20_000 } = settings;
  const roots = new Map(settings.roots.map((root) => [root.id, root]));
  const disposables = new AsyncDisposableStack();
  let folder: Promise<string> | undefined;

  async function render(root: RenderedRoot, repository: string, overrides?: string): Promise<string | undefined> {
    const chart = await readChart(reader, root.id);
    if (chart === undefined) return undefined;
    const output = await renderer.helm({
      repository,
      folder: root.id,
      network: 'none',
      timeoutMs,
      maxBytes: 64 * 1024 * 1024,
      release: releaseName(chart),
      values: valueFiles(root),
      ...(overrides === undefined ? {} : { overrides }),
      ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
      ...(signal === undefined ? {} : { signal }),
    });
    return 'stream' in output ? output.stream : undefined;
  }

  function valueFiles(root: RenderedRoot): readonly string[] {
    return roots.get(root.id)?.values ?? [];
  }

  return {
    valueFiles,
    async withFiles(root, changes) {
      await using copy = await files.overlay(reader.tree, changes).materialize();
      return await render(root, copy.folder);
    },
    async withValues(root, values) {
      folder ??= reader.tree.materialize().then((copy) => disposables.use(copy).folder);
      return await render(root, await folder, JSON.stringify(values));
    },
    [Symbol.asyncDispose]: () => disposables.disposeAsync(),
  };
}
