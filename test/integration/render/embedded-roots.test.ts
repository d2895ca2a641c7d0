import { afterAll, describe, expect, it } from 'vitest';
import { createEmbeddedRenderer } from '../../../src/platform/embedded/create-embedded-renderer.ts';
import { createRenderBench } from './parts.ts';

const renderer = createEmbeddedRenderer();
afterAll(() => renderer[Symbol.asyncDispose]());

describe('roots rendered without programs', () => {
  it.each(['microservices-demo', 'flux2-kustomize-helm-example'])(
    '%s gives the same objects and places',
    async (name) => {
      await using native = createRenderBench(name);
      await using bare = createRenderBench(name, '/nonexistent');
      const expected = await native.render();
      const found = await bare.render([], { renderer });
      expect(expected.length).toBeGreaterThan(2);
      expect(found.map((root) => ({ ...root, milliseconds: 0 }))).toEqual(
        expected.map((root) => ({ ...root, milliseconds: 0 })),
      );
    },
  );

  it('a remote base is refused, whatever the network is', async () => {
    await using bench = createRenderBench();
    bench.write({ 'o/kustomization.yaml': 'resources: ["https://github.com/acme/x//deploy?ref=v1"]\n' });
    expect((await bench.one('o', { renderer, network: 'any' })).errors).toMatchObject([
      { code: 'RENDER_NEEDS_TRUST', location: { file: 'o/kustomization.yaml', line: 1 } },
    ]);
  });

  it('a failure points at the place, as with programs', async () => {
    await using bench = createRenderBench();
    bench.write({
      'o/kustomization.yaml': 'resources:\n- ../base\n',
      'base/kustomization.yaml': 'resources:\n- gone.yaml\n',
      'c/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'c/templates/a.yaml': 'a: 1\nb: {{ .Values.x.y }}\n',
    });
    expect((await bench.one('o', { renderer })).errors).toMatchObject([
      {
        code: 'RENDER_FAILED',
        message: 'o: base/gone.yaml does not exist',
        location: { file: 'base/kustomization.yaml', line: 2 },
      },
    ]);
    expect((await bench.one('c', { renderer })).errors).toMatchObject([
      { code: 'RENDER_FAILED', location: { file: 'c/templates/a.yaml', line: 2 } },
    ]);
  });
});
