import { dirname, join, resolve } from 'node:path';
import { statSync } from 'node:fs';
import type { Files } from '../../ports/files.ts';
import { createFolderTree } from './folder-tree.ts';
import { createOverlayTree } from './overlay-tree.ts';
import { readBounded } from './read-bounded.ts';
import type { TemporaryFolders } from './temporary-folders.ts';
import { writeFileAtomically, writeFilesInto } from './write-files.ts';

/** Files on disk. Relative paths start at the working directory. */
export function createFiles(temporary: TemporaryFolders): Files {
  return {
    tree: (folder) => createFolderTree(resolve(folder), temporary),
    overlay: (tree, changes) => createOverlayTree(tree, changes, temporary),
    writeInto: writeFilesInto,
    read: async (path) => readBounded(resolve(path), path, dirname(resolve(path))),
    write: writeFileAtomically,
    isFolder: (path) => Promise.resolve(statSync(resolve(path), { throwIfNoEntry: false })?.isDirectory() === true),
    findUp: (name, folder) => Promise.resolve(findUp(name, resolve(folder))),
    temporaryFolder: () => temporary.create(),
  };
}

function findUp(name: string, start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const path = join(folder, name);
    if (statSync(path, { throwIfNoEntry: false })?.isFile() === true) return path;
    if (folder === dirname(folder)) return undefined;
  }
}
