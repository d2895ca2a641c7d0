import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createEmbeddedRenderer } from '../../../../src/platform/embedded/create-embedded-renderer.ts';
import { createNativeRenderer } from '../../../../src/render/native/native-renderer.ts';
import { rootInputs } from '../../../../src/render/root-inputs.ts';
import { createClosureReader } from '../../../../src/render/kustomize/closure.ts';
import { createTreeReader } from '../../../../src/render/tree-reader.ts';
import { createRenderBench } from '../parts.ts';
import { configMap, fluxOf, kustomization, renderFlux } from './repository.ts';

const embedded = createEmbeddedRenderer();
afterAll(() => embedded[Symbol.asyncDispose]());

const id = 'clusters/prod/apps.yaml#Kustomization/flux-system/apps';
const source = (ignore?: string): string =>
  `${JSON.stringify({
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { name: 'flux-system', namespace: 'flux-system' },
    spec: { interval: '1m', url: 'https://github.com/acme/deploy', ignore },
  })}\n`;
const files = {
  'clusters/prod/apps.yaml': kustomization('apps', { path: './apps' }),
  'clusters/prod/source.yaml': source(),
  'apps/one.yaml': configMap('one', {}),
  'apps/draft/two.yaml': configMap('two', {}),
};

describe.each(['native', 'embedded'] as const)('%s', (kind) => {
  it('a Kustomization without a kustomization sees the files of the artifact', async () => {
    await using bench = createRenderBench();
    const renderer = kind === 'embedded' ? embedded : createNativeRenderer(bench.exec);
    const names = async (more: Readonly<Record<string, string>>): Promise<unknown> => {
      bench.write({ ...files, ...more });
      const [root] = await renderFlux({ ...bench, tree: bench.files.tree(bench.folder) }, [id], {}, { renderer });
      return [root?.objects.map(({ manifest }) => manifest.metadata?.name), root?.errors.map(({ code }) => code)];
    };
    expect(await names({})).toEqual([['one', 'two'], []]);
    expect(await names({ 'apps/.sourceignore': 'draft/\n' })).toEqual([['one'], []]);
    expect(await names({ 'clusters/prod/source.yaml': source('!draft/\n') })).toEqual([['one', 'two'], []]);
    expect(await names({ 'clusters/prod/source.yaml': source('/apps\n') })).toEqual([[], ['ROOT_NOT_FOUND']]);
  });

  it('a kustomization that names a file which is not in the artifact fails, and says why', async () => {
    await using bench = createRenderBench();
    const renderer = kind === 'embedded' ? embedded : createNativeRenderer(bench.exec);
    bench.write({ ...files, 'apps/kustomization.yaml': 'resources: [one.yaml, draft/two.yaml]\n' });
    expect((await renderFlux(bench, [id], {}, { renderer }))[0]?.errors).toEqual([]);
    bench.write({ '.sourceignore': 'two.yaml\n' });
    const [root] = await renderFlux({ ...bench, tree: bench.files.tree(bench.folder) }, [id], {}, { renderer });
    expect(root?.objects).toEqual([]);
    expect(root?.errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^apps: /),
      'apps/draft/two.yaml is not in the artifact: .sourceignore or spec.ignore of its source leaves it out',
    ]);
  });

  it('a link is not in the artifact, nor what is behind it', async () => {
    await using bench = createRenderBench();
    const renderer = kind === 'embedded' ? embedded : createNativeRenderer(bench.exec);
    const rendered = async (more: Readonly<Record<string, string>>): Promise<unknown> => {
      bench.write({ ...files, ...more });
      const [root] = await renderFlux({ ...bench, tree: bench.files.tree(bench.folder) }, [id], {}, { renderer });
      return [root?.objects.length, root?.errors.map(({ message }) => message)];
    };
    bench.write({ 'base/three.yaml': configMap('three', {}), 'base/deep/four.yaml': configMap('four', {}), ...files });
    symlinkSync('../base/three.yaml', join(bench.folder, 'apps/three.yaml'));
    symlinkSync('base', join(bench.folder, 'linked'));
    expect(await rendered({})).toEqual([2, []]);
    const through = kustomization('apps', { path: './linked/deep' });
    expect(await rendered({ 'clusters/prod/apps.yaml': through })).toEqual([
      0,
      [expect.stringContaining('linked/deep')],
    ]);
    const named = { ...files, 'apps/kustomization.yaml': 'resources: [one.yaml, ../linked/three.yaml]\n' };
    expect(await rendered(named)).toEqual([
      0,
      [expect.stringMatching(/^apps: /), 'linked/three.yaml is not in the artifact: links are not archived'],
    ]);
  });
});

it('a change of what is left out is a change of the root', async () => {
  await using bench = createRenderBench();
  bench.write({ ...files, 'apps/.sourceignore': 'draft/\n' });
  const reader = createTreeReader(bench.tree);
  const inputs = await rootInputs(reader, createClosureReader(reader), { id, engine: 'flux' }, fluxOf(bench));
  expect([...(inputs ?? [])]).toEqual(expect.arrayContaining(['apps/.sourceignore', 'clusters/prod/source.yaml']));
});
