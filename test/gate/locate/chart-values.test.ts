import { expect, it } from 'vitest';
import { overrideOf, readValues } from '../../../src/gate/locate/helm/chart-values.ts';
import type { FileTree } from '../../../src/ports/files.ts';
import type { ChartRelease } from '../../../src/render/traces.ts';
import { createTreeReader } from '../../../src/render/tree-reader.ts';
import { memoryTree } from '../../harness/memory-tree.ts';

it('changes one value, and gives lists whole', async () => {
  const tree = memoryTree({
    'c/values.yaml': 'a: {b: 1, enabled: true}\nlist: [{name: x, size: 1}, {name: z, size: 2}]\n',
    'c/charts/sub/values.yaml': 'size: 10m\n',
    'v.yaml': 'a: {b: 2}\n',
  });
  const leaves = await readValues(releaseOf(tree, ['v.yaml']));
  const override = (path: string): unknown => {
    const leaf = leaves.get(path);
    return leaf === undefined ? undefined : JSON.parse(JSON.stringify(overrideOf(leaf, leaves)));
  };
  expect(leaves.get('["a","b"]')).toMatchObject({ stand: { in: { file: 'v.yaml' } }, value: 2 });
  expect(override('["a","b"]')).toEqual({ a: { b: 3 } });
  expect(override('["a","enabled"]')).toEqual({ a: { enabled: false } });
  expect(override('["sub","size"]')).toEqual({ sub: { size: '11m' } });
  expect(override('["list",1,"name"]')).toEqual({
    list: [
      { name: 'x', size: 1 },
      { name: 'zx', size: 2 },
    ],
  });
});

it('lets no key reach what all objects share', async () => {
  const tree = memoryTree({
    'c/values.yaml': 'list: [{constructor: {prototype: {polluted: 1}}, __proto__: {polluted: 1}}]\n',
  });
  const leaves = await readValues(releaseOf(tree, []));
  for (const leaf of leaves.values()) overrideOf(leaf, leaves);
  expect(leaves.size).toBe(2);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

function releaseOf(tree: FileTree, values: readonly string[]): ChartRelease {
  const request = { release: 'c', values };
  return { reader: createTreeReader(tree), folder: 'c', request, objects: [], layers: [], facts: {} };
}
