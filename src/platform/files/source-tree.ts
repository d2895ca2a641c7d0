import { SlipwayError } from '../../model/errors.ts';
import type { FileTree, MaterializedTree } from '../../ports/files.ts';
import type { TemporaryFolders } from './temporary-folders.ts';
import { shown } from './tree-path.ts';
import type { TreeChanges } from './write-tree.ts';

/** A tree of ours, which can also be written somewhere. */
export interface SourceTree extends FileTree {
  /** Writes the tree's files, with edits laid over them, into an empty folder. */
  writeTo(folder: string, prefixes: readonly string[] | undefined, changes: TreeChanges): Promise<void>;
}

/** Larger files are no manifests; reading them would only cost memory. */
export const largestFile = 16 * 1024 * 1024;

export function tooLarge(path: string, label: string, size: number): SlipwayError {
  const mebibytes = (size / 1024 / 1024).toFixed(1);
  return new SlipwayError('FILE_INVALID', `${shown(path)} in ${label} has ${mebibytes} MiB; at most 16 MiB are read`, {
    hint: 'Keep large files out of the manifest folders, or narrow them with --path.',
    location: { file: path },
  });
}

export function isSourceTree(tree: FileTree): tree is SourceTree {
  return 'writeTo' in tree;
}

/** A temporary copy of a tree on disk. */
export async function materializeCopy(
  tree: SourceTree,
  prefixes: readonly string[] | undefined,
  temporary: TemporaryFolders,
): Promise<MaterializedTree> {
  const copy = await temporary.create();
  try {
    await tree.writeTo(copy.folder, prefixes, new Map());
    return copy;
  } catch (error) {
    await copy[Symbol.asyncDispose]();
    throw error;
  }
}
