import { expect, it } from 'vitest';
import { lostRoots } from '../../src/commands/lost-roots.ts';
import { resolveRoots } from '../../src/render/resolve-roots.ts';
import { memoryTree } from '../harness/memory-tree.ts';

type Files = Parameters<typeof memoryTree>[0];

const object = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
const [link, submodule] = [{ mode: '120000' }, { mode: '160000' }] as const;

async function told(base: Files, head: Files): Promise<readonly string[]> {
  const [before, after] = [memoryTree(base), memoryTree(head)];
  const { errors, notices } = await lostRoots(
    { tree: before, roots: await resolveRoots(before) },
    { tree: after, roots: await resolveRoots(after) },
  );
  return [...errors.map(({ code, message }) => `${code}: ${message}`), ...notices];
}

it.each([link, submodule])('a root that becomes something that leads elsewhere does not pass: %j', async (mode) => {
  expect(await told({ 'prod/a.yaml': object }, { prod: mode, '.hidden/a.yaml': object })).toEqual([
    'ROOT_NOT_FOUND: prod was a root, and is now a link or a submodule, whose files are not judged',
  ]);
});

it('a new submodule among manifests does not pass, one that was there does', async () => {
  const found = ['ROOT_NOT_FOUND: prod/more is a new submodule among manifests, and its files are not judged'];
  const prod = { 'prod/a.yaml': object };
  expect(await told({ ...prod, 'prod/more/b.yaml': object }, { ...prod, 'prod/more': submodule })).toEqual(found);
  expect(await told(prod, { ...prod, 'prod/more': submodule, 'prod/.git/x': submodule })).toEqual(found);
  expect(await told({ ...prod, 'prod/more': submodule }, { ...prod, 'prod/more': submodule })).toEqual([]);
  expect(await told(prod, { ...prod, theme: submodule })).toEqual([]);
});

it('a root that goes, moves or stays is nothing to tell', async () => {
  const prod = { 'prod/a.yaml': object };
  for (const head of [{}, prod, { 'prod/below/a.yaml': object }, { 'other/a.yaml': object }])
    expect(await told(prod, head)).toEqual([]);
});
