import { symlinkSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FileTree } from '../../../src/ports/files.ts';
import { createRenderBench, type RenderBench } from './parts.ts';

const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: a, image: "nginx:1" }] }\n';

const files = {
  'base/kustomization.yaml': 'resources: [pod.yaml]\n',
  'base/pod.yaml': pod,
  'overlays/a/kustomization.yaml':
    'resources: [../../base]\nconfigMapGenerator: [{ name: c, files: [data/x.txt] }]\npatches: [{ path: p.yaml }]\n',
  'overlays/a/data/x.txt': 'x\n',
  'overlays/a/p.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { a: b } }\n',
  'overlays/b/kustomization.yaml': 'resources: [../../base]\n',
  'other/pod.yaml': pod,
  'chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'chart/templates/pod.yaml': pod.replace('nginx:1', '{{ .Values.image }}'),
  'values.yaml': 'image: nginx:2\n',
};

/** A tree with edits, whose copies on disk are looked into. */
function watched(bench: RenderBench): { tree: FileTree; folders: string[][] } {
  const inner = bench.files.overlay(bench.tree, new Map());
  const folders: string[][] = [];
  const tree: FileTree = {
    ...inner,
    async materialize(paths) {
      const copy = await inner.materialize(paths);
      const entries = await readdir(copy.folder, { recursive: true, withFileTypes: true });
      folders.push(
        entries
          .filter((one) => !one.isDirectory())
          .map((one) => join(one.parentPath, one.name).slice(copy.folder.length + 1))
          .sort(),
      );
      return copy;
    },
  };
  return { tree, folders };
}

test('only what the roots are made of is written for the engines', async () => {
  await using bench = createRenderBench();
  bench.write(files);
  const { tree, folders } = watched(bench);
  const [root] = await bench.render(['overlays/a'], { tree });
  expect(root?.errors).toEqual([]);
  expect(root?.objects.map(({ manifest }) => manifest.kind).sort()).toEqual(['ConfigMap', 'Pod']);
  expect(folders).toEqual([
    Object.keys(files)
      .filter((path) => /^(?:base|overlays\/a)\//.test(path))
      .sort(),
  ]);
});

test('a chart is written with its values file', async () => {
  await using bench = createRenderBench();
  bench.write(files);
  const { tree, folders } = watched(bench);
  const [root] = await bench.render([], { tree, roots: [{ id: 'chart', engine: 'helm', values: ['values.yaml'] }] });
  expect(root?.errors).toEqual([]);
  expect(folders).toEqual([
    Object.keys(files)
      .filter((path) => /^(?:chart\/|values)/.test(path))
      .sort(),
  ]);
});

test('everything is written where a link could lead anywhere', async () => {
  await using bench = createRenderBench();
  bench.write(files);
  symlinkSync('../../base', join(bench.folder, 'overlays/b/linked'));
  bench.write({ 'overlays/b/kustomization.yaml': 'resources: [linked]\n' });
  const { tree, folders } = watched(bench);
  const [root] = await bench.render(['overlays/b'], { tree });
  expect(root?.errors).toEqual([]);
  expect(folders[0]).toContain('other/pod.yaml');
});
