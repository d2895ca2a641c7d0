import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createEmbeddedRenderer } from '../../../../src/platform/embedded/create-embedded-renderer.ts';
import { createClosureReader } from '../../../../src/render/kustomize/closure.ts';
import { sameInputs } from '../../../../src/render/root-inputs.ts';
import { createTreeReader } from '../../../../src/render/tree-reader.ts';
import { createRenderBench } from '../parts.ts';
import { chart, configMap, fluxOf, helmRelease, kustomization, renderFlux } from './repository.ts';

const renderer = createEmbeddedRenderer();
afterAll(() => renderer[Symbol.asyncDispose]());

const id = 'clusters/prod/apps.yaml#Kustomization/flux-system/apps';
const files = {
  ...chart,
  'clusters/prod/apps.yaml': kustomization('apps', { path: './apps' }),
  'apps/values.yaml': configMap(
    'shop-values',
    { 'values.yaml': 'replicas: 3\nimage: {tag: "2.0"}\n', port: '8080' },
    { namespace: 'shop' },
  ),
  'apps/release.yaml': helmRelease({
    targetNamespace: 'front',
    install: { crds: 'Skip' },
    valuesFrom: [
      { kind: 'ConfigMap', name: 'shop-values' },
      { kind: 'ConfigMap', name: 'shop-values', valuesKey: 'port', targetPath: 'port' },
      { kind: 'Secret', name: 'gone', optional: true },
    ],
    values: { image: { tag: '3.0' } },
    commonMetadata: { labels: { team: 'shop' } },
    postRenderers: [{ kustomize: { images: [{ name: 'ghcr.io/acme/web', newName: 'mirror.acme.dev/web' }] } }],
  }),
};

describe('a HelmRelease', () => {
  it('is rendered with the Kustomization that brings it: values, names, namespace, post-renderers', async () => {
    await using bench = createRenderBench();
    bench.write(files);
    const [root] = await renderFlux(bench, [id]);
    expect(root?.errors).toEqual([]);
    expect(root?.objects.map(({ manifest }) => manifest.kind)).toEqual(['ConfigMap', 'HelmRelease', 'Deployment']);
    const deployment = root?.objects.find(({ manifest }) => manifest.kind === 'Deployment');
    expect(deployment?.manifest).toMatchObject({
      metadata: { name: 'front-shop-web', namespace: 'front', labels: { namespace: 'front', team: 'shop' } },
      spec: {
        replicas: 3,
        template: { spec: { containers: [{ image: 'mirror.acme.dev/web:3.0', ports: [{ containerPort: 8080 }] }] } },
      },
    });
    expect(deployment?.origin).toEqual({ file: 'charts/shop/templates/web.yaml' });
  });

  it('gives the same without programs', async () => {
    await using bench = createRenderBench();
    bench.write(files);
    const native = await renderFlux(bench);
    const embedded = await renderFlux(bench, [], {}, { renderer });
    expect(native.map((root) => root.id)).toEqual(['clusters/prod', id]);
    expect(embedded.map((root) => ({ ...root, milliseconds: 0 }))).toEqual(
      native.map((root) => ({ ...root, milliseconds: 0 })),
    );
  });

  it('stands alone where nothing brings it', async () => {
    await using bench = createRenderBench();
    bench.write({ ...chart, 'releases/shop.yaml': helmRelease({}) });
    const roots = await renderFlux(bench);
    expect(roots.map((root) => [root.id, root.objects.length])).toEqual([
      ['releases', 1],
      ['releases/shop.yaml#HelmRelease/shop/shop', 2],
    ]);
  });

  it('of a chart to be fetched is an error that names it, unless it is here or excluded', async () => {
    await using bench = createRenderBench();
    const spec = { version: '6.x', chart: 'podinfo', sourceRef: { kind: 'HelmRepository', name: 'podinfo' } };
    bench.write({
      ...chart,
      'clusters/prod/apps.yaml': files['clusters/prod/apps.yaml'],
      'apps/release.yaml': helmRelease({ chart: { spec } }),
    });
    const [refused] = await renderFlux(bench, [id]);
    expect(refused?.errors).toMatchObject([
      {
        code: 'RENDER_NEEDS_TRUST',
        message: expect.stringContaining('podinfo 6.x'),
        location: { file: 'apps/release.yaml', line: 1 },
      },
    ]);
    const [excluded] = await renderFlux(bench, [id], { exclude: ['**/*#HelmRelease/**'] });
    expect(excluded).toMatchObject({ errors: [], objects: [{ manifest: { kind: 'HelmRelease' } }] });
    const [vendored] = await renderFlux(bench, [id], { charts: { podinfo: 'charts/shop' } });
    expect(vendored?.objects.some(({ manifest }) => manifest.kind === 'Deployment')).toBe(true);
  });

  it.each([
    ['helm.toolkit.fluxcd.io/v2beta2', 5, 'x'],
    ['helm.toolkit.fluxcd.io/v2', 3, undefined],
  ])('of %s has the post-renderers that its version knows', async (apiVersion, replicas, added) => {
    await using bench = createRenderBench();
    const name = 'shop-web';
    const kustomize = {
      patchesStrategicMerge: [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec: { replicas: 5 } }],
      patchesJson6902: [
        { target: { kind: 'Deployment', name }, patch: [{ op: 'add', path: '/metadata/labels/added', value: 'x' }] },
      ],
    };
    const release = JSON.parse(helmRelease({ values: { replicas: 3 }, postRenderers: [{ kustomize }] })) as object;
    bench.write({ ...files, 'apps/release.yaml': JSON.stringify({ ...release, apiVersion }) });
    const [root] = await renderFlux(bench, [id]);
    expect(root?.errors).toEqual([]);
    const deployment = root?.objects.find(({ manifest }) => manifest.kind === 'Deployment')?.manifest;
    expect(deployment).toMatchObject({ spec: { replicas } });
    expect((deployment?.metadata?.['labels'] as Record<string, unknown> | undefined)?.['added']).toBe(added);
  });

  it.each(['kustomization.yml', 'helm-output.yaml', ''])(
    'has post-renderers that nothing of the repository becomes part of: %s',
    async (name) => {
      await using bench = createRenderBench();
      const place = '.slipway-post-renderer';
      bench.write(files);
      if (name === '') symlinkSync('apps', join(bench.folder, place));
      else bench.write({ [`${place}/${name}`]: 'resources: []\n' });
      const [root] = await renderFlux(bench, [id]);
      expect(root?.errors).toMatchObject([
        {
          code: 'PATH_OUTSIDE',
          message: expect.stringContaining(`${place} is where post-renderers of HelmReleases run`),
          location: { file: 'apps/release.yaml' },
        },
      ]);
    },
  );

  it('without the values that it names is an error', async () => {
    await using bench = createRenderBench();
    bench.write({ ...files, 'apps/release.yaml': helmRelease({ valuesFrom: [{ kind: 'Secret', name: 'gone' }] }) });
    expect((await renderFlux(bench, [id]))[0]?.errors).toMatchObject([
      {
        code: 'RENDER_FAILED',
        message: expect.stringContaining('Secret gone'),
        location: { file: 'apps/release.yaml' },
      },
    ]);
    expect((await renderFlux(bench, [id], { isExternal: () => true }))[0]?.errors).toEqual([]);
  });

  it.each([
    ['charts/shop/templates/web.yaml', false],
    ['charts/shop/values.yaml', false],
    ['apps/values.yaml', false],
    ['apps/release.yaml', false],
    ['apps/new.yaml', false],
    ['clusters/prod/apps.yaml', false],
    ['elsewhere/README.md', true],
  ])('is made of %s: %s is the answer to whether it stays the same', async (file, same) => {
    await using bench = createRenderBench();
    bench.write(files);
    const changed = bench.files.overlay(
      bench.tree,
      new Map([[file, Buffer.from(`${await textOf(bench.tree.read(file))}\n# changed\n`)]]),
    );
    const [one, other] = [bench.tree, changed].map((tree) => {
      const reader = createTreeReader(tree);
      return { reader, closures: createClosureReader(reader) };
    });
    if (one === undefined || other === undefined) throw new Error('there are two');
    expect(await sameInputs(one, other, { id, engine: 'flux' }, fluxOf(bench))).toBe(same);
  });
});

async function textOf(bytes: Promise<Uint8Array | undefined>): Promise<string> {
  return Buffer.from((await bytes) ?? []).toString('utf8');
}
