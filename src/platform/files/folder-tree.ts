import { constants, realpathSync } from 'node:fs';
import { chmod, copyFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { SlipwayError } from '../../model/errors.ts';
import type { FileEntry } from '../../ports/files.ts';
import { walkFolder } from './folder-walk.ts';
import { errnoOf, isMissing, pathInside, realPathOf } from './inside.ts';
import { readBounded, unreadable } from './read-bounded.ts';
import { materializeCopy, type SourceTree } from './source-tree.ts';
import type { TemporaryFolders } from './temporary-folders.ts';
import { byPath, createPrefixFilter, isGitInternal, normalTreePath, outsideError } from './tree-path.ts';
import { type TreeWriter, writeTree } from './write-tree.ts';

/** Files copied at once. */
const parallel = 16;

/** The files of a folder on disk as they are at each call. */
export function createFolderTree(folder: string, temporary: TemporaryFolders, label = folder): SourceTree {
  function resolve(path: string): string | undefined {
    const normal = normalTreePath(path, label);
    if (isGitInternal(normal)) return undefined;
    const real = realOf(normal, path);
    if (real === undefined) return undefined;
    const inside = pathInside(realFolder(folder), real);
    if (inside === undefined || isGitInternal(inside)) throw outsideError(path, label);
    return inside;
  }

  function realOf(normal: string, path: string): string | undefined {
    try {
      return realPathOf(join(folder, normal));
    } catch (error) {
      throw unreadable(path, label, error);
    }
  }

  function list(prefixes?: readonly string[]): readonly FileEntry[] {
    createPrefixFilter(prefixes, label);
    const starts = new Set((prefixes ?? ['']).map((prefix) => normalTreePath(prefix, label)));
    const found = new Map<string, FileEntry>();
    for (const start of starts) {
      if (isGitInternal(start)) continue;
      for (const entry of walkFolder(folder, start, label)) found.set(entry.path, entry);
    }
    return [...found.values()].sort(byPath);
  }

  const tree: SourceTree = {
    label,
    resolve: async (path) => resolve(path),
    async list(prefixes) {
      // A prefix may itself pass through a link; one that leads out is refused before anything is listed.
      for (const prefix of prefixes ?? []) resolve(prefix);
      return list(prefixes);
    },
    async read(path) {
      const inside = resolve(path);
      return inside === undefined ? undefined : readBounded(join(folder, inside), path, label);
    },
    async materialize(paths) {
      const links = list().filter((entry) => entry.mode === '120000');
      for (const link of links) {
        if (!leadsOut(resolve, link.path)) continue;
        // Programs follow links without asking; they get a copy without those that lead out.
        return await materializeCopy(tree, paths, temporary);
      }
      return { folder, [Symbol.asyncDispose]: () => Promise.resolve() };
    },
    writeTo: (target, prefixes, changes) => writeTree(target, list(prefixes), changes, folderWriter(folder)),
  };
  return tree;
}

function folderWriter(folder: string): TreeWriter {
  return {
    async writeFiles(entries, target) {
      const limit = pLimit(parallel);
      await Promise.all(entries.map((entry) => limit(() => copyOne(folder, target, entry))));
    },
    readLink: (path) => readlink(join(folder, path)).catch(() => undefined),
  };
}

async function copyOne(folder: string, target: string, entry: FileEntry): Promise<void> {
  const to = join(target, entry.path);
  try {
    await copyFile(join(folder, entry.path), to, constants.COPYFILE_FICLONE);
    await chmod(to, entry.mode === '100755' ? 0o755 : 0o644);
  } catch (error) {
    // Taken away since it was listed.
    if (!isMissing(error)) throw unreadable(entry.path, folder, error);
  }
}

function leadsOut(resolve: (path: string) => unknown, path: string): boolean {
  try {
    resolve(path);
    return false;
  } catch {
    return true;
  }
}

function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch (error) {
    throw new SlipwayError('FILE_INVALID', `${folder} cannot be read: ${String(errnoOf(error) ?? error)}`);
  }
}
