import { availableParallelism } from 'node:os';
import type { Renderer, RenderOutput, RenderRequest } from '../../ports/renderer.ts';
import { createReactorProcess, type ReactorProcess } from '../wasi/reactor-process.ts';
import { createProcessPool } from './process-pool.ts';
import type { RenderAnswer, RenderCall } from './protocol.ts';
import { mountPoint } from './repository-files.ts';
import { embeddedVersions } from './versions.ts';

export interface EmbeddedRendererOptions {
  /** Rendering at once; the machine's cores by default, at most four, since each takes a few hundred MB. */
  maxProcesses?: number;
  /** Of each. Default 1.5 GiB. */
  maxMemoryBytes?: number;
}

export interface EmbeddedRenderer extends Renderer, AsyncDisposable {}

/** Above this a process is ended after its root: memory of WebAssembly never shrinks. */
const recycleAboveBytes = 500 * 1024 * 1024;

/** Renders by kustomize's and Helm's own code (dist/render.wasm.br), which sees the repository's files and nothing else of the machine. */
export function createEmbeddedRenderer(options: EmbeddedRendererOptions = {}): EmbeddedRenderer {
  const { maxProcesses = Math.min(4, availableParallelism()), maxMemoryBytes = 1536 * 1024 * 1024 } = options;
  const pool = createProcessPool(maxProcesses, () =>
    createReactorProcess<RenderCall, RenderAnswer>({
      name: 'the embedded renderer',
      entry: 'render-worker',
      // The module can do nothing but compute and ask for files; that its process may not start others or write is a second wall.
      flags: ['--permission', '--allow-fs-read=*', '--wasm-lazy-validation'],
      maxMemoryBytes,
    }),
  );
  const run = (request: RenderRequest, call: RenderCall): Promise<RenderOutput> =>
    pool.use((engine) => render(engine, request, call));
  return {
    sandboxed: true,
    describe: (engines) =>
      Promise.resolve(`embedded (${engines.map((engine) => `${engine} ${embeddedVersions[engine]}`).join(', ')})`),
    kustomize: (request) =>
      run(request, { mode: 'kustomize', ...frame(request), unrestricted: request.unrestricted ?? false }),
    helm: (request) =>
      run(request, {
        mode: 'helm',
        ...frame(request),
        release: request.release,
        values: request.values,
        overrides: request.overrides ?? '',
        kubernetesVersion: request.kubernetesVersion ?? '',
        namespace: request.namespace ?? '',
        apiVersions: request.apiVersions ?? [],
        skipCrds: request.skipCrds ?? false,
        skipSchema: request.skipSchema ?? false,
        set: request.set ?? [],
        setString: request.setString ?? [],
        setFile: request.setFile ?? [],
      }),
    [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
  };
}

function frame({
  repository,
  folder,
  maxBytes,
}: RenderRequest): Pick<RenderRequest, 'repository' | 'folder' | 'maxBytes'> {
  return { repository, folder, maxBytes };
}

async function render(
  engine: ReactorProcess<RenderCall, RenderAnswer>,
  { timeoutMs, maxBytes, signal }: RenderRequest,
  call: RenderCall,
): Promise<RenderOutput> {
  const outcome = await engine.call(call, { timeoutMs, signal });
  if ('ended' in outcome) {
    if (outcome.ended === 'time')
      return { failure: { kind: 'time', message: `it took longer than ${Math.round(timeoutMs / 1000)} s` } };
    if (/out of memory|allocate/.test(outcome.said))
      return { failure: { kind: 'size', message: 'rendering it takes more memory than a root may have' } };
    const message =
      outcome.said === '' ? 'the renderer ended before it answered' : `the renderer gave up: ${outcome.said}`;
    return { failure: { kind: 'failed', message } };
  }
  const { response } = outcome;
  if (response.memory > recycleAboveBytes) engine.end();
  if ('tooLarge' in response)
    return { failure: { kind: 'size', message: `it renders more than ${Math.round(maxBytes / 1024 / 1024)} MiB` } };
  if ('failed' in response)
    return { failure: { kind: 'failed', message: response.failed.replaceAll(`${mountPoint}/`, '').trim() } };
  return { stream: new TextDecoder('utf-8', { ignoreBOM: true }).decode(response.stream) };
}
