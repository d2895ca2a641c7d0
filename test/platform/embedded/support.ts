import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  createEmbeddedRenderer,
  type EmbeddedRenderer,
  type EmbeddedRendererOptions,
} from '../../../src/platform/embedded/create-embedded-renderer.ts';
import type { HelmRequest, RenderOutput, RenderRequest } from '../../../src/ports/renderer.ts';
import { temporaryDirectory } from '../../harness/temp.ts';

/** A repository on disk and the embedded renderer. */
export interface EmbeddedBench extends AsyncDisposable {
  folder: string;
  renderer: EmbeddedRenderer;
  write(files: Readonly<Record<string, string>>): void;
  kustomize(folder: string, changes?: Partial<RenderRequest>): Promise<RenderOutput>;
  helm(folder: string, changes?: Partial<HelmRequest>): Promise<RenderOutput>;
}

/** With a renderer of its own, or one that others use too. */
export function createEmbeddedBench(options: EmbeddedRendererOptions | EmbeddedRenderer = {}): EmbeddedBench {
  const directory = temporaryDirectory('embedded');
  const repository = directory.path;
  const shared = 'kustomize' in options;
  const renderer = shared ? options : createEmbeddedRenderer(options);
  const base = { repository, network: 'none', timeoutMs: 60_000, maxBytes: 64 * 1024 * 1024 } as const;
  return {
    folder: repository,
    renderer,
    write(files) {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(repository, file)), { recursive: true });
        writeFileSync(join(repository, file), text);
      }
    },
    kustomize: (folder, changes) => renderer.kustomize({ ...base, folder, ...changes }),
    helm: (folder, changes) => renderer.helm({ ...base, folder, release: 'shop', values: [], ...changes }),
    async [Symbol.asyncDispose]() {
      if (!shared) await renderer[Symbol.asyncDispose]();
      await directory[Symbol.asyncDispose]();
    },
  };
}

/** Everything that came out, whether it is a stream or words. */
export function wordsOf(output: RenderOutput): string {
  return 'stream' in output ? output.stream : output.failure.message;
}

export const chartFile = 'apiVersion: v2\nname: shop\nversion: 1.0.0\n';

export const web = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 1\n';
