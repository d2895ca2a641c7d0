import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { planBump } from '../../../src/bump/plan-bump.ts';
import { type EffectRequest, proveEffect } from '../../../src/bump/prove-effect.ts';
import { renderedImages } from '../../../src/bump/rendered-images.ts';
import { splitReference } from '../../../src/model/image-reference.ts';
import type { RenderedRoot } from '../../../src/model/rendered-root.ts';
import { kustomizeRepositories } from '../../harness/kustomize-repository.ts';
import { createRenderBench } from '../render/parts.ts';

const runs = Number(process.env['BUMP_RUNS'] ?? 40);
const seed = Number(process.env['BUMP_SEED'] ?? 7);

test('what real kustomize renders of generated repositories agrees with the plan', async () => {
  await using bench = createRenderBench();
  const samples = fc.sample(kustomizeRepositories, { numRuns: runs, seed });
  for (const [index, { files }] of samples.entries()) {
    bench.write(Object.fromEntries(Object.entries(files).map(([file, text]) => [`r${index}/${file}`, text])));
  }
  const roots = samples.map((_, index) => `r${index}/overlay`);
  const before = new Map((await bench.render(roots)).map((root) => [root.id, root]));
  const changes = new Map<string, Uint8Array>();
  const judged: (Required<Pick<EffectRequest, 'intents' | 'edits'>> & { root: string })[] = [];
  let refused = 0;
  for (const [index, { pick, version }] of samples.entries()) {
    const root = roots[index] ?? '';
    expect(before.get(root)?.errors).toEqual([]);
    const images = renderedImages(before.get(root) as RenderedRoot).map(({ image }) => splitReference(image).name);
    const intents = [{ repository: images[pick % images.length] ?? '', ...version }];
    const plan = await planBump({ tree: bench.tree, prefixes: [root], intents, onMissing: 'fail' });
    const codes = new Set(plan.errors.map(({ code }) => code));
    expect([...codes].filter((code) => code !== 'EDIT_REFUSED')).toEqual([]);
    if (codes.size > 0) {
      refused++;
      continue;
    }
    for (const [file, bytes] of plan.files) changes.set(file, bytes);
    judged.push({ root, intents, edits: plan.edits });
  }
  const after = new Map(
    (
      await bench.render(
        judged.map(({ root }) => root),
        { tree: bench.files.overlay(bench.tree, changes) },
      )
    ).map((root) => [root.id, root]),
  );
  for (const { root, ...rest } of judged) {
    const sides = { before: [before.get(root) as RenderedRoot], after: [after.get(root) as RenderedRoot] };
    const problems = proveEffect({ ...sides, ...rest }).map(({ message, hint }) => `${message} ${hint ?? ''}`);
    expect({
      root,
      files: problems.length > 0 ? samples[roots.indexOf(root)]?.files : {},
      intents: rest.intents,
      edits: problems.length > 0 ? rest.edits : [],
      problems,
    }).toMatchObject({ problems: [] });
  }
  expect(refused / samples.length).toBeLessThan(0.1);
});
