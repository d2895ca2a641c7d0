import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, asyncProperty, constantFrom } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderBoth } from '../../../src/render/render-both.ts';
import { renderRoots } from '../../../src/render/render-roots.ts';
import { resolveRoots } from '../../../src/render/resolve-roots.ts';
import { createRenderBench, type RenderBench } from './parts.ts';

async function both(base: RenderBench, head: RenderBench): ReturnType<typeof renderBoth> {
  const [before, after] = await Promise.all([base, head].map(({ tree }) => resolveRoots(tree, { allRoots: true })));
  return await renderBoth({
    base: { tree: base.tree, roots: before ?? [] },
    head: { tree: head.tree, roots: after ?? [] },
    exec: head.exec,
  });
}

describe('base and head', () => {
  it('render once what is made of the same files', async () => {
    await using base = createRenderBench('microservices-demo');
    await using head = createRenderBench('microservices-demo');
    writeFileSync(join(head.folder, 'kustomize/overlays/staging/kustomization.yaml'), 'resources: [../../base]\n');
    const rendered = await both(base, head);
    expect([...rendered.unchanged]).toEqual(['helm-chart', 'kustomize/base', 'kustomize/overlays/production']);
    expect(rendered.base?.[0]).toBe(rendered.head[0]);
    expect(
      rendered.base?.find(({ id }) => id === 'kustomize/overlays/staging')?.objects[0]?.manifest.metadata?.namespace,
    ).toBe('shop-staging');
  });

  it('give the same as two whole runs, whatever file is changed, added or taken away', async () => {
    await using base = createRenderBench('microservices-demo');
    await using head = createRenderBench('microservices-demo');
    base.write({ 'k8s/a.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n', 'k8s/notes.yaml': 'a: 1\n' });
    head.write({ 'k8s/a.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n', 'k8s/notes.yaml': 'a: 1\n' });
    const roots = await resolveRoots(base.tree, { allRoots: true });
    const whole = await renderRoots({ tree: base.tree, roots, exec: base.exec });
    const files = (await base.tree.list())
      .map(({ path }) => path)
      .filter((path) => /\.(ya?ml|txt|env|tpl)$/.test(path));
    await assert(
      asyncProperty(constantFrom(...files), constantFrom('change', 'remove', 'add'), async (file, action) => {
        const path = join(head.folder, file);
        const added = join(head.folder, file.replace(/[^/]+$/, 'kustomization.yml'));
        const before = readFileSync(path);
        if (action === 'change')
          writeFileSync(path, before.toString().replace(/(name|newTag|value): *"?([\w.-]+)/, '$1: $2x'));
        if (action === 'remove') rmSync(path);
        if (action === 'add') writeFileSync(added, 'namePrefix: x-\n');
        try {
          const full = await renderRoots({ tree: head.tree, roots, exec: head.exec });
          const { base: partial, unchanged } = await renderBoth({
            base: { tree: base.tree, roots },
            head: { tree: head.tree, roots },
            exec: head.exec,
          });
          expect(partial?.map(withoutTime)).toEqual(whole.map(withoutTime));
          const differing = full.filter(
            (root, index) => JSON.stringify(withoutTime(root)) !== JSON.stringify(withoutTime(whole[index])),
          );
          expect(differing.filter(({ id }) => unchanged.has(id))).toEqual([]);
        } finally {
          writeFileSync(path, before);
          if (action === 'add') rmSync(added);
        }
      }),
      { numRuns: 12 },
    );
  });
});

function withoutTime(root: object | undefined): object {
  return { ...root, milliseconds: 0 };
}
