import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { createEmbeddedRenderer } from '../../../src/platform/embedded/create-embedded-renderer.ts';
import { createTemplateEvaluator } from '../../../src/platform/embedded/create-template-evaluator.ts';
import type { Renderer, RenderOutput, RenderRequest } from '../../../src/ports/renderer.ts';
import { createFindApplied } from '../../../src/render/applied-engines.ts';
import type { FindApplied } from '../../../src/render/applied-roots.ts';
import { createNativeRenderer } from '../../../src/render/native/native-renderer.ts';
import { renderRoots } from '../../../src/render/render-roots.ts';
import { resolveRoots } from '../../../src/render/resolve-roots.ts';
import { createRenderBench, type RenderBench } from './parts.ts';

const embedded = createEmbeddedRenderer();
const templates = createTemplateEvaluator();
afterAll(async () => {
  await embedded[Symbol.asyncDispose]();
  await templates[Symbol.asyncDispose]();
});

/** Repositories of others in the folder `SLIPWAY_REPOSITORIES`. */
const elsewhere = process.env['SLIPWAY_REPOSITORIES'];
const further = elsewhere === undefined ? [] : readdirSync(elsewhere).map((name) => join(elsewhere, name));

function open(name: string): RenderBench {
  if (!name.startsWith('/')) return createRenderBench(name);
  const bench = createRenderBench();
  cpSync(name, bench.folder, { recursive: true, verbatimSymlinks: true });
  return bench;
}

function engines({ files }: RenderBench): FindApplied {
  const overlay: RenderBench['files']['overlay'] = (tree, changes) => files.overlay(tree, changes);
  return createFindApplied({
    argocd: {
      overlay,
      evaluate: templates.evaluate,
      repositories: ['https://github.com/acme/deploy'],
      clusters: [],
      plugins: { '*': 'passthrough' },
      newFileGlobbing: false,
    },
    flux: { overlay, repositories: [], charts: {}, strict: false, exclude: [], isExternal: () => true },
  });
}

interface Call {
  engine: 'kustomize' | 'helm';
  folder: string;
  /** Its bytes, or the words of the failure. */
  gave: unknown;
}

/** A renderer that notes what it gives. */
function recording(renderer: Renderer, calls: Call[]): Renderer {
  async function note(
    engine: Call['engine'],
    { folder }: RenderRequest,
    given: Promise<RenderOutput>,
  ): Promise<RenderOutput> {
    const output = await given;
    calls.push({
      engine,
      folder,
      gave: 'stream' in output ? output.stream : { failure: comparable(output.failure.message) },
    });
    return output;
  }
  return {
    ...renderer,
    kustomize: (request) => note('kustomize', request, renderer.kustomize(request)),
    helm: (request) => note('helm', request, renderer.helm(request)),
  };
}

/** Programs say `Error: ` first, and for templates how to see more; of long messages both keep the end. */
function comparable(message: string): string {
  return message
    .replace(/^Error: /, '')
    .replace(/\n\nUse --debug .*$/, '')
    .slice(-8192);
}

async function callsOf(bench: RenderBench, renderer: Renderer): Promise<readonly Call[]> {
  const calls: Call[] = [];
  const applied = engines(bench);
  const { tree, exec } = bench;
  const roots = await resolveRoots(tree, { applied, allRoots: true });
  // One after the other, so that the calls come in order.
  const one = { renderer: recording(renderer, calls), concurrency: 1, timeoutMs: 600_000 };
  await renderRoots({ tree, exec, roots, applied, ...one });
  return calls;
}

describe('what the engines give for all roots, those of operators, too, is the same byte for byte', () => {
  it.each(['argocd-repository', 'traced-repository', 'flux2-kustomize-helm-example', ...further])(
    '%s',
    { timeout: 3_600_000 },
    async (name) => {
      await using bench = open(name);
      const native = await callsOf(bench, createNativeRenderer(bench.exec));
      const found = await callsOf(bench, embedded);
      const streams = native.filter(({ gave }) => typeof gave === 'string');
      expect(streams.length).toBeGreaterThan(0);
      expect(found.length).toBe(native.length);
      const others = [...native.keys()].filter((index) => !isDeepStrictEqual(found[index], native[index]));
      // What makes keys and passwords up gives others each time, whoever renders it.
      const again = others.length === 0 ? native : await callsOf(bench, createNativeRenderer(bench.exec));
      const stable = others.filter((index) => isDeepStrictEqual(again[index], native[index]));
      for (const index of stable) expect(found[index]).toEqual(native[index]);
      expect(others.length).toBeLessThan(streams.length);
    },
  );
});
