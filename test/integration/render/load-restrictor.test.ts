import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RenderedRoot } from '../../../src/model/rendered-root.ts';
import { createEmbeddedRenderer } from '../../../src/platform/embedded/create-embedded-renderer.ts';
import { createTemplateEvaluator } from '../../../src/platform/embedded/create-template-evaluator.ts';
import { createFindApplied } from '../../../src/render/applied-engines.ts';
import { createNativeRenderer } from '../../../src/render/native/native-renderer.ts';
import { renderRoots, type RenderRootsRequest } from '../../../src/render/render-roots.ts';
import { resolveRoots } from '../../../src/render/resolve-roots.ts';
import { createRenderBench, type RenderBench } from './parts.ts';

const embedded = createEmbeddedRenderer();
const templates = createTemplateEvaluator();
afterAll(async () => {
  await embedded[Symbol.asyncDispose]();
  await templates[Symbol.asyncDispose]();
});

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shared}\ndata: {KEY: value}\n';
/** A kustomization that takes files from beside its folder. */
const outside = {
  'o/kustomization.yaml':
    'resources: [../shared/a.yaml]\nconfigMapGenerator: [{name: made, files: [../shared/text.txt]}]\npatches: [{path: ../shared/patch.yaml}]\n',
  'shared/a.yaml': configMap,
  'shared/text.txt': 'text\n',
  'shared/patch.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shared}\ndata: {KEY: patched}\n',
};
const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: o, namespace: argocd}
spec: {destination: {namespace: shop}, source: {repoURL: "https://git.acme.dev/deploy", path: o, kustomize: {namePrefix: a-}}}
`;
const kustomization = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: o, namespace: flux-system}
spec: {interval: 5m, path: ./o, prune: true, sourceRef: {kind: GitRepository, name: flux-system}}
`;

async function render(
  bench: RenderBench,
  root: string,
  changes: Partial<RenderRootsRequest>,
  unrestricted?: boolean,
): Promise<RenderedRoot> {
  const overlay: RenderBench['files']['overlay'] = (tree, files) => bench.files.overlay(tree, files);
  const shared = { overlay, repositories: [] };
  const applied = createFindApplied({
    argocd: {
      ...shared,
      evaluate: templates.evaluate,
      clusters: [],
      plugins: {},
      newFileGlobbing: false,
      ...(unrestricted === undefined ? {} : { unrestricted }),
    },
    flux: { ...shared, charts: {}, strict: true, exclude: [], isExternal: () => false },
  });
  const { tree, exec } = bench;
  const roots = await resolveRoots(tree, { roots: [root], applied });
  const [rendered] = await renderRoots({ tree, exec, roots, applied, ...changes });
  if (rendered === undefined) throw new Error(`${root} was not rendered`);
  return rendered;
}

function told({ objects, errors }: RenderedRoot): unknown {
  return { names: objects.map(({ manifest }) => manifest.metadata?.name), errors: errors.map(({ code }) => code) };
}

describe.each(['native', 'embedded'] as const)('%s', (kind) => {
  const rendererOf = (bench: RenderBench): Partial<RenderRootsRequest> => ({
    renderer: kind === 'embedded' ? embedded : createNativeRenderer(bench.exec),
  });

  it('reads files outside of a kustomization’s folder where that is configured, and only there', async () => {
    await using bench = createRenderBench();
    bench.write(outside);
    const refused = await render(bench, 'o', rendererOf(bench));
    expect(refused.errors[0]?.message).toContain('is not in or below');
    const taken = await render(bench, 'o', { ...rendererOf(bench), unrestricted: true });
    expect(told(taken)).toEqual({ names: [expect.stringMatching(/^made-/), 'shared'], errors: [] });
    expect(taken.objects.find(({ manifest }) => manifest.metadata?.name === 'shared')).toMatchObject({
      manifest: { data: { KEY: 'patched' } },
      origin: { file: 'shared/a.yaml', line: 1 },
    });
  });

  it('goes by Argo CD’s own options for an Application, and by Flux’s habit for a Kustomization', async () => {
    await using bench = createRenderBench();
    bench.write({ ...outside, 'app.yaml': application, 'flux.yaml': kustomization });
    const changes = { ...rendererOf(bench), unrestricted: true };
    expect((await render(bench, 'app.yaml', changes)).errors[0]?.message).toContain('is not in or below');
    const names = [expect.stringMatching(/^a-made-/), 'a-shared'];
    expect(told(await render(bench, 'app.yaml', rendererOf(bench), true))).toEqual({ names, errors: [] });
    const flux = await render(bench, 'flux.yaml', rendererOf(bench));
    expect(told(flux)).toEqual({ names: [expect.stringMatching(/^made-/), 'shared'], errors: [] });
  });

  it.each([
    ['a path', { 'o/kustomization.yaml': 'resources: [../../outside/secret.yaml]\n' }],
    ['an absolute path', { 'o/kustomization.yaml': 'resources: [OUTSIDE/secret.yaml]\n' }],
    ['a link to a file', { 'o/kustomization.yaml': 'resources: [../link.yaml]\n' }],
    ['a link to a folder', { 'o/kustomization.yaml': 'resources: [../links/secret.yaml]\n' }],
    ['a generator', { 'o/kustomization.yaml': 'configMapGenerator: [{name: a, files: [../links/secret.yaml]}]\n' }],
    ['a file of variables', { 'o/kustomization.yaml': 'secretGenerator: [{name: a, envs: [../link.yaml]}]\n' }],
    [
      'a generator’s own file',
      {
        'o/kustomization.yaml': 'generators: [generator.yaml]\n',
        'o/generator.yaml':
          'apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata: {name: a}\nfiles: [../links/secret.yaml]\n',
      },
    ],
  ])('never leaves the repository: %s', async (_what, files) => {
    await using bench = createRenderBench();
    const repository = join(bench.folder, 'repository');
    const elsewhere = join(bench.folder, 'outside');
    mkdirSync(join(repository, 'o'), { recursive: true });
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'secret.yaml'), configMap.replace('value', 'hunter2'));
    symlinkSync(join(elsewhere, 'secret.yaml'), join(repository, 'link.yaml'));
    symlinkSync(elsewhere, join(repository, 'links'));
    for (const [file, text] of Object.entries<string>(files))
      writeFileSync(join(repository, file), text.replace('OUTSIDE', elsewhere));
    const inside = { ...bench, tree: bench.files.tree(repository) };
    const rendered = await render(inside, 'o', { ...rendererOf(bench), unrestricted: true });
    expect(rendered.objects).toEqual([]);
    expect(rendered.errors.map(({ code }) => code)).toEqual(['PATH_OUTSIDE']);
    expect(JSON.stringify(rendered)).not.toContain('hunter2');
  });
});
