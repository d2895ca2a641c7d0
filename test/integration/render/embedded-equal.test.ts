import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createEmbeddedRenderer } from '../../../src/platform/embedded/create-embedded-renderer.ts';
import type { HelmRequest, RenderOutput } from '../../../src/ports/renderer.ts';
import { createNativeRenderer } from '../../../src/render/native/native-renderer.ts';
import { chartFiles, kustomizeFiles } from './equal-inputs.ts';
import { createRenderBench } from './parts.ts';

const embedded = createEmbeddedRenderer();
afterAll(() => embedded[Symbol.asyncDispose]());

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const found = readdirSync(fixtures, { recursive: true, encoding: 'utf8' });
const kustomizations = found.filter((path) => /(^|\/)kustomization\.ya?ml$/.test(path)).map(dirname);
const charts = found.filter((path) => /(^|\/)Chart\.yaml$/.test(path)).map(dirname);

const frame = { network: 'none', timeoutMs: 60_000, maxBytes: 64 * 1024 * 1024 } as const;

/** Native engines say `Error: ` first, and for templates how to see more; of long messages both keep the end. */
function comparable(output: RenderOutput): unknown {
  if ('stream' in output) return output.stream;
  const { message } = output.failure;
  return {
    failure: message
      .replace(/^Error: /, '')
      .replace(/\n\nUse --debug .*$/, '')
      .slice(-8192),
  };
}

describe('the embedded renderer gives what the programs give, byte for byte', () => {
  it('there is something to compare', () => {
    expect(kustomizations.length).toBeGreaterThan(25);
    expect(charts.length).toBeGreaterThan(0);
  });

  it.each(kustomizations)('kustomization %s', async (folder) => {
    await using bench = createRenderBench();
    const request = { ...frame, repository: fixtures, folder };
    const native = comparable(await createNativeRenderer(bench.exec).kustomize(request));
    expect(comparable(await embedded.kustomize(request))).toEqual(native);
  });

  it.each(Object.keys(kustomizeFiles))('kustomize: %s', async (name) => {
    await using bench = createRenderBench();
    bench.write(kustomizeFiles[name] ?? {});
    const request = { ...frame, repository: bench.folder, folder: 'o' };
    const native = comparable(await createNativeRenderer(bench.exec).kustomize(request));
    expect(comparable(await embedded.kustomize(request))).toEqual(native);
  });

  it.each(charts)('chart %s', async (folder) => {
    await using bench = createRenderBench();
    const request: HelmRequest = {
      ...frame,
      repository: fixtures,
      folder,
      release: 'shop',
      values: [],
      kubernetesVersion: '1.33',
    };
    const native = comparable(await createNativeRenderer(bench.exec).helm(request));
    expect(comparable(await embedded.helm(request))).toEqual(native);
  });

  it.each(Object.keys(chartFiles))('helm: %s', async (name) => {
    await using bench = createRenderBench();
    const { files = {}, request: changes } = chartFiles[name] ?? {};
    bench.write(files);
    const request: HelmRequest = {
      ...frame,
      repository: bench.folder,
      folder: 'c',
      release: 'shop',
      values: [],
      kubernetesVersion: '1.33.4',
      ...changes,
    };
    const native = comparable(await createNativeRenderer(bench.exec).helm(request));
    expect(JSON.stringify(native)).not.toBe('""');
    expect(comparable(await embedded.helm(request))).toEqual(native);
  });
});
