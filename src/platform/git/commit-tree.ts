import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { SlipwayError } from '../../model/errors.ts';
import type { FileEntry } from '../../ports/files.ts';
import { materializeCopy, type SourceTree, tooLarge } from '../files/source-tree.ts';
import type { TemporaryFolders } from '../files/temporary-folders.ts';
import { createPrefixFilter, shown } from '../files/tree-path.ts';
import { type TreeWriter, writeTree } from '../files/write-tree.ts';
import type { BlobReader } from './blob-reader.ts';
import { followLinks } from './follow-links.ts';
import type { ListedFile, Listing } from './listing.ts';

export interface CommitTreeOptions {
  label: string;
  listing: () => Promise<Listing>;
  reader: BlobReader;
  temporary: TemporaryFolders;
  /** Makes sure that blobs are here before they are read, where they may not be. */
  fetchBlobs?: (files: readonly ListedFile[], listed: readonly ListedFile[]) => Promise<void>;
}

/** Blobs read and written at once. */
const parallel = 32;

/** The files of a commit, read from git's objects. */
export function createCommitTree(options: CommitTreeOptions): SourceTree {
  const { label, reader, temporary } = options;
  /** What was listed last: who reads one of these files probably reads the next ones too. */
  let listed: readonly ListedFile[] = [];

  async function readFile(file: ListedFile): Promise<Buffer> {
    await options.fetchBlobs?.([file], listed);
    const answer = await reader.read(file.object);
    if (answer.kind === 'too-large') throw tooLarge(file.path, label, answer.size);
    if (answer.kind === 'missing' || answer.type !== 'blob') {
      throw new SlipwayError('GIT_FAILED', `${shown(file.path)} of ${label} is not in this clone`, {
        hint: 'Check out with all objects, without a filter.',
        location: { file: file.path },
      });
    }
    return answer.bytes;
  }

  async function readLink(path: string): Promise<string> {
    const file = (await options.listing()).byPath.get(path);
    return file === undefined ? '' : (await readFile(file)).toString('utf8');
  }

  async function listFiles(prefixes?: readonly string[]): Promise<readonly ListedFile[]> {
    const matches = createPrefixFilter(prefixes, label);
    const { files } = await options.listing();
    return prefixes === undefined ? files : files.filter((file) => matches(file.path));
  }

  const writer: TreeWriter = {
    async writeFiles(entries, folder) {
      const { byPath } = await options.listing();
      const files = entries.map((entry) => byPath.get(entry.path)).filter((file) => file !== undefined);
      await options.fetchBlobs?.(files, []);
      const limit = pLimit(parallel);
      await Promise.all(files.map((file) => limit(async () => writeBlob(folder, file, await readFile(file)))));
    },
    readLink: (path) => readLink(path).catch(() => undefined),
  };

  const tree: SourceTree = {
    label,
    resolve: async (path) => followLinks(await options.listing(), path, readLink, label),
    async list(prefixes) {
      listed = await listFiles(prefixes);
      return listed.map(({ path, mode }): FileEntry => ({ path, mode }));
    },
    async read(path) {
      const { byPath } = await options.listing();
      const reached = await tree.resolve(path);
      const file = reached === undefined ? undefined : byPath.get(reached);
      return file === undefined || file.mode === '160000' ? undefined : await readFile(file);
    },
    materialize: (prefixes) => materializeCopy(tree, prefixes, temporary),
    writeTo: async (folder, prefixes, changes) => writeTree(folder, await listFiles(prefixes), changes, writer),
  };
  return tree;
}

async function writeBlob(folder: string, file: ListedFile, bytes: Uint8Array): Promise<void> {
  await writeFile(join(folder, file.path), bytes, { flag: 'wx', mode: file.mode === '100755' ? 0o755 : 0o644 });
}
