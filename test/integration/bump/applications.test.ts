import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { planBump } from '../../../src/bump/plan-bump.ts';
import { proveEffect } from '../../../src/bump/prove-effect.ts';
import { renderedImages } from '../../../src/bump/rendered-images.ts';
import { normalizeRepository, splitReference } from '../../../src/model/image-reference.ts';
import type { ImageIntent } from '../../../src/model/plan.ts';
import { createRenderBench } from '../render/parts.ts';

const digest = `sha256:${'5'.repeat(64)}`;

/** Kustomize roots of the two real applications that need no network. */
const roots: readonly [string, string][] = [
  ['apps/microservices-demo', 'kubernetes-manifests'],
  ['apps/microservices-demo', 'kustomize'],
  ['apps/microservices-demo', 'kustomize/base'],
  ['apps/microservices-demo', 'kustomize/tests/memorystore-with-all-components'],
  ['apps/microservices-demo', 'kustomize/tests/service-mesh-istio-with-all-components'],
  ['apps/microservices-demo', 'kustomize/tests/spanner-with-all-components'],
];

test.each(roots)('%s, %s: every image that is rendered is bumped, and nothing else changes', async (fixture, root) => {
  await using bench = createRenderBench(fixture);
  const before = await bench.one(root);
  expect(before.errors).toEqual([]);
  const images = [...new Set(renderedImages(before).map(({ image }) => splitReference(image).name))];
  expect(images.length).toBeGreaterThan(0);
  for (const version of [{ tag: '9.9.9' }, { tag: '1.10', digest }, { digest }]) {
    const intents = images.map((repository): ImageIntent => ({ repository, ...version }));
    const plan = await planBump({ tree: bench.tree, prefixes: [root], intents, onMissing: 'fail' });
    expect(plan.errors).toEqual([]);
    const after = await bench.one(root, { tree: bench.files.overlay(bench.tree, plan.files) });
    expect(after.errors).toEqual([]);
    expect(
      proveEffect({ before: [before], after: [after], intents, edits: plan.edits }).map(({ message }) => message),
    ).toEqual([]);
  }
});

test('one image is bumped alone, in as few places as rendering needs', async () => {
  await using bench = createRenderBench('apps/microservices-demo');
  const before = await bench.one('kustomize/base');
  for (const image of new Set(renderedImages(before).map((one) => splitReference(one.image).name))) {
    const intents = [{ repository: image, tag: '9.9.9' }];
    const plan = await planBump({ tree: bench.tree, prefixes: ['kustomize/base'], intents, onMissing: 'fail' });
    const after = await bench.one('kustomize/base', { tree: bench.files.overlay(bench.tree, plan.files) });
    expect(proveEffect({ before: [before], after: [after], intents, edits: plan.edits })).toEqual([]);
    const uses = renderedImages(before).filter(
      (one) => normalizeRepository(splitReference(one.image).name) === normalizeRepository(image),
    );
    expect(plan.edits.length).toBeLessThanOrEqual(uses.length);
    for (const edit of plan.edits)
      expect(readFileSync(`${bench.folder}/${edit.file}`).subarray(edit.start, edit.end).toString()).toContain(':');
  }
});
