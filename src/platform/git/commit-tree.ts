import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { FileEntry } from '../../ports/files.ts';
import { materializeCopy, type SourceTree } from '../files/source-tree.ts';
import type { TemporaryFolders } from '../files/temporary-folders.ts';
import { byPath } from '../files/tree-path.ts';
import { type TreeWriter, writeTree } from '../files/write-tree.ts';
import type { CommitObjects, ListedFile } from './commit-objects.ts';
import { followLinks, linkText, realPlace } from './follow-links.ts';

/** Blobs read and written at once. */
const parallel = 32;

/** The files of a commit, read from git's objects. */
export function createCommitTree(objects: CommitObjects, label: string, temporary: TemporaryFolders): SourceTree {
  /** What was listed last: who reads one of these files probably reads the next ones too. */
  let listed: readonly ListedFile[] = [];

  const tree: SourceTree = {
    label,
    resolve: (path) => followLinks(objects, path, label),
    async list(prefixes) {
      const places = await Promise.all((prefixes ?? ['']).map((prefix) => realPlace(objects, prefix, label)));
      const found = new Map<string, FileEntry>();
      const all = new Map<string, ListedFile>();
      for (const { asked, real } of places) {
        for (const file of await objects.files([real])) {
          const path = asked + file.path.slice(real.length);
          all.set(file.path, file);
          found.set(path, { path, mode: file.mode });
        }
      }
      listed = [...all.values()];
      return [...found.values()].sort(byPath);
    },
    async read(path) {
      const reached = await tree.resolve(path);
      const item = reached === undefined ? undefined : await objects.at(reached);
      if (reached === undefined || item === undefined || item.mode === '160000' || item.mode === '40000')
        return undefined;
      return await objects.blob({ path: reached, mode: item.mode, object: item.object }, listed);
    },
    materialize: (prefixes) => materializeCopy(tree, prefixes, temporary),
    async writeTo(folder, prefixes, changes) {
      const files = await objects.files(prefixes);
      await writeTree(folder, files, changes, writerOf(objects, files));
    },
  };
  return tree;
}

function writerOf(objects: CommitObjects, files: readonly ListedFile[]): TreeWriter {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    async writeFiles(entries, folder) {
      const wanted = entries.flatMap((entry) => byPath.get(entry.path) ?? []);
      await objects.expect(wanted);
      const limit = pLimit(parallel);
      await Promise.all(wanted.map((file) => limit(async () => writeBlob(folder, file, await objects.blob(file)))));
    },
    async readLink(path) {
      const link = byPath.get(path);
      return link === undefined ? undefined : await linkText(objects, link).catch(() => undefined);
    },
  };
}

async function writeBlob(folder: string, file: ListedFile, bytes: Uint8Array): Promise<void> {
  await writeFile(join(folder, file.path), bytes, { flag: 'wx', mode: file.mode === '100755' ? 0o755 : 0o644 });
}
