import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { toErrorDocument, toSlipwayErrors } from '../model/errors.ts';
import type { RenderedRoot, Root } from '../model/rendered-root.ts';
import type { Exec } from '../ports/exec.ts';
import type { FileTree } from '../ports/files.ts';
import type { Logger } from '../ports/logger.ts';
import type { FindApplied } from './applied-roots.ts';
import { boundErrors } from './bounded-errors.ts';
import type { Charts } from './charts/create-charts.ts';
import { renderChart } from './charts/render-chart.ts';
import { createClosureReader, type ReadClosure } from './kustomize/closure.ts';
import { createObjectSources } from './kustomize/object-sources.ts';
import { createNativeRenderer } from './native/native-renderer.ts';
import { neededPaths } from './needed-paths.ts';
import type { DocumentCache } from './parse/documents.ts';
import { defaultKubernetesVersion } from './kubernetes-version.ts';
import { networkFor, nothing, problem, type RenderContext, type RootContent, usualMaxBytes } from './render-context.ts';
import { renderKustomize } from './render-kustomize.ts';
import { renderPlain, renderStdin } from './render-plain.ts';
import type { NetworkAccess, Renderer } from '../ports/renderer.ts';
import { createStreamCache, type RenderCache, type StreamCache } from './stream-cache.ts';
import { createTreeReader, type TreeReader } from './tree-reader.ts';

export interface RenderRootsRequest {
  tree: FileTree;
  roots: readonly Root[];
  exec: Exec;
  signal?: AbortSignal;
  /** Engines running at once; the machine's cores by default. */
  concurrency?: number;
  /** Per root; default 60 s. */
  timeoutMs?: number;
  /** Per root; default 64 MiB. */
  maxBytes?: number;
  /** `1.33` */
  kubernetesVersion?: string;
  network?: NetworkAccess;
  /** Gets charts from elsewhere; give the same one for base and head. */
  charts?: Charts | undefined;
  /** Kustomizations may read files of the repository that are outside their folders; those of operators go by what these do. */
  unrestricted?: boolean | undefined;
  /** Reads what the root `-` stands for. */
  stdin?: () => Promise<Uint8Array>;
  /** Give the same one for base and head: most of their documents are equal. */
  cache?: DocumentCache;
  /** Another renderer than the programs on PATH. */
  renderer?: Renderer;
  /** What has been read of the tree already. */
  reader?: TreeReader;
  /** What the tree's kustomizations are made of, as far as it is known. */
  closures?: ReadClosure;
  /** With it, what was rendered of the same files before is taken: never in a run that writes. */
  renders?: RenderCache | undefined;
  /** The same, in use already. */
  streams?: StreamCache | undefined;
  /** Needed for roots that objects of operators describe. */
  applied?: FindApplied | undefined;
  /** Told the whole of errors whose messages are too long for a report. */
  log?: Pick<Logger, 'debug'>;
}

/**
 * Renders roots in parallel. Whatever a root does wrong is in its `errors`, beside the objects that could be had; a root without
 * objects always has an error. Throws only when the run cannot go on: a program is missing, or the signal was aborted.
 */
export async function renderRoots(request: RenderRootsRequest): Promise<readonly RenderedRoot[]> {
  const { tree, roots, signal, concurrency = availableParallelism() } = request;
  await using disposables = new AsyncDisposableStack();
  const reader = request.reader ?? createTreeReader(tree, request.cache);
  const renderer = request.renderer ?? createNativeRenderer(request.exec);
  let folder: Promise<string> | undefined;
  const closures = request.closures ?? createClosureReader(reader);
  async function openFolder(): Promise<string> {
    return disposables.use(await tree.materialize(await neededPaths(reader, roots, closures))).folder;
  }
  const context: RenderContext = {
    applications: undefined,
    reader,
    closures,
    sources: createObjectSources(reader),
    renderer,
    repository: () => (folder ??= openFolder()),
    stdin: request.stdin,
    network: networkFor(renderer, request.network),
    charts: request.charts,
    unrestricted: request.unrestricted ?? false,
    kubernetesVersion: request.kubernetesVersion ?? defaultKubernetesVersion,
    streams: request.streams ?? (request.renders && createStreamCache(request.renders, renderer)),
    timeoutMs: request.timeoutMs ?? 60_000,
    maxBytes: request.maxBytes ?? usualMaxBytes,
    signal,
  };
  const limit = pLimit(Math.max(1, concurrency));
  const settled = await Promise.allSettled(
    roots.map((root) =>
      limit(() => {
        signal?.throwIfAborted();
        return renderRoot(root, context, request);
      }),
    ),
  );
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

async function renderRoot(
  root: Root,
  context: RenderContext,
  { applied, log }: Pick<RenderRootsRequest, 'applied' | 'log'>,
): Promise<RenderedRoot> {
  const start = performance.now();
  const content = await contentOf(root, context, applied);
  const errors =
    content.objects.length === 0 && content.errors.length === 0 && content.excluded === undefined
      ? [problem('RENDER_EMPTY', `${root.id} renders no object`)]
      : content.errors;
  return {
    id: root.id,
    engine: root.engine,
    objects: content.objects,
    errors: boundErrors(errors, log),
    milliseconds: Math.round(performance.now() - start),
    ...(content.excluded === undefined ? {} : { excluded: content.excluded }),
    ...(content.unseen === undefined ? {} : { unseen: content.unseen }),
  };
}

async function contentOf(root: Root, context: RenderContext, applied: FindApplied | undefined): Promise<RootContent> {
  try {
    switch (root.engine) {
      case 'kustomize':
        return await renderKustomize(root.id, context);
      case 'helm':
        return await renderChart(root.id, root.values ?? [], context);
      case 'plain':
        return await renderPlain(root.id, context);
      case 'stdin':
        return await renderStdin(context);
      case 'argocd':
      case 'flux': {
        const found = (await applied?.(context.reader))?.roots.get(root.id);
        return (await found?.render(context)) ?? nothing(problem('ROOT_NOT_FOUND', `there is no ${root.id}`));
      }
    }
  } catch (thrown) {
    if (context.signal?.aborted === true) throw thrown;
    const errors = toSlipwayErrors(thrown);
    // What is wrong with the machine is wrong for every root, and what is wrong with us is no verdict.
    if (errors.some(({ code }) => code === 'TOOL_MISSING' || code === 'INTERNAL' || code === 'EXEC_FAILED'))
      throw thrown;
    return { objects: [], errors: errors.map(toErrorDocument) };
  }
}
