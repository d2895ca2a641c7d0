import { describe, expect, it } from 'vitest';
import type { Exec } from '../../src/ports/exec.ts';
import type { FileTree } from '../../src/ports/files.ts';
import { renderBoth } from '../../src/render/render-both.ts';
import { resolveRoots } from '../../src/render/resolve-roots.ts';
import { createTreeReader } from '../../src/render/tree-reader.ts';
import { memoryTree } from '../harness/memory-tree.ts';

const service = (name: string): string => `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\n`;

/** A tree that tells which files were read of it, in their order. */
function watched(tree: FileTree): { tree: FileTree; read: string[] } {
  const read: string[] = [];
  return {
    tree: {
      ...tree,
      read(path) {
        read.push(path);
        return tree.read(path);
      },
    },
    read,
  };
}

describe('reading a tree', () => {
  const files = { 'apps/a.yaml': service('a'), 'apps/b.yaml': service('b'), 'other/c.yaml': service('c') };

  it.each([{ roots: ['apps'] }, { roots: [] }])(
    'reads a file once to find roots $roots and to render them',
    async (selection) => {
      const { tree, read } = watched(memoryTree(files));
      const reader = createTreeReader(tree);
      const roots = await resolveRoots(tree, { ...selection, reader });
      // Nothing is started.
      const exec = {} as Exec;
      const { head } = await renderBoth({ base: undefined, head: { tree, roots, reader }, cache: reader.cache, exec });
      expect(head.flatMap(({ objects }) => objects)).toHaveLength(selection.roots.length === 0 ? 3 : 2);
      expect(read).toEqual([...new Set(read)]);
    },
  );

  it('looks for manifests below a folder that is named alone', async () => {
    const { tree, read } = watched(memoryTree(files));
    expect(await resolveRoots(tree, { roots: ['apps'] })).toEqual([{ id: 'apps', engine: 'plain' }]);
    expect(read.toSorted()).toEqual(['apps/a.yaml', 'apps/b.yaml']);
  });

  it('forgets files when they are too many to keep, and reads them again', async () => {
    const large = new Uint8Array(12 * 1024 * 1024);
    const { tree, read } = watched({ ...memoryTree({}), read: () => Promise.resolve(large) });
    const reader = createTreeReader(tree);
    for (const path of ['a', 'b', 'a', 'c', 'a']) expect((await reader.bytes(path))?.byteLength).toBe(large.byteLength);
    expect(read).toEqual(['a', 'b', 'c', 'a']);
  });
});
