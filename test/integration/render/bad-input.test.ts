import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createEmbeddedRenderer } from '../../../src/platform/embedded/create-embedded-renderer.ts';
import { createRenderBench } from './parts.ts';

const embedded = createEmbeddedRenderer();
afterAll(() => embedded[Symbol.asyncDispose]());

const chart = 'apiVersion: v2\nname: shop\nversion: 1.0.0\n';
const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: good}\n';

/** Ten to the ninth texts in ten lines. */
const bomb = [
  'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
  ...Array.from(
    { length: 9 },
    (_, level) => `a${level + 1}: &a${level + 1} [${Array(10).fill(`*a${level}`).join(', ')}]`,
  ),
].join('\n');

describe.each([
  ['programs', undefined],
  ['no programs', embedded],
] as const)('with %s, one bad root is an error of its own', (_, renderer) => {
  const changes = renderer === undefined ? {} : { renderer };

  it('whose aliases stand for too much', async () => {
    await using bench = createRenderBench();
    bench.write({
      'c/Chart.yaml': chart,
      'c/templates/a.yaml': `${good}data: {a: {{ toJson .Values | quote }}}\n`,
      'c/values.yaml': bomb,
      'k/kustomization.yaml': 'resources: [a.yaml]\n',
      'k/a.yaml': `${good}${bomb}\n`,
      'l/kustomization.yaml': `resources: [a.yaml]\n${bomb}\n`,
      'l/a.yaml': good,
      'p/a.yaml': `${good}${bomb}\n`,
      'z/a.yaml': good,
    });
    const roots = await bench.render([], { ...changes, timeoutMs: 3000 });
    expect(roots.map(({ id, errors }) => [id, errors.length > 0])).toEqual([
      ['c', true],
      ['k', true],
      ['l', true],
      ['p', true],
      ['z', false],
    ]);
    // kustomize would write it out, which takes hours.
    expect(roots[1]?.errors).toMatchObject([{ code: 'RENDER_LIMIT' }]);
  });
});

it('a manifest that is too large or in another encoding is never passed over', async () => {
  await using bench = createRenderBench();
  bench.write({
    'p/good.yaml': good,
    'p/large.yaml': `${good}# ${'x'.repeat(16 * 1024 * 1024)}\n`,
  });
  writeFileSync(join(bench.folder, 'p/wide.yaml'), Buffer.from(`\ufeff${good}`, 'utf16le'));
  writeFileSync(join(bench.folder, 'p/notes.yaml'), Buffer.from('caf\u00e9: 1\n', 'latin1'));
  const [root, ...others] = await bench.render();
  expect(others).toEqual([]);
  expect(root?.objects.map(({ manifest }) => manifest.metadata?.name)).toEqual(['good']);
  expect(root?.errors).toMatchObject([
    { code: 'FILE_INVALID', location: { file: 'p/large.yaml' } },
    { code: 'FILE_INVALID', location: { file: 'p/wide.yaml' } },
  ]);
});
