import { mkdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { FileEntry } from '../../ports/files.ts';
import { pathInside } from './inside.ts';

/** Edits laid over a tree: new bytes, or null for a file taken away. */
export type TreeChanges = ReadonlyMap<string, Uint8Array | null>;

/** How one kind of tree puts its files on disk. */
export interface TreeWriter {
  /** Writes regular files at their paths below the folder; their folders are there. */
  writeFiles(entries: readonly FileEntry[], folder: string): Promise<void>;
  /** What a link says; undefined when it cannot be told. */
  readLink(path: string): Promise<string | undefined>;
}

/** Writes a tree with edits into an empty folder. Links are made last and only where they stay inside, so that nothing is written or read through one. */
export async function writeTree(
  folder: string,
  entries: readonly FileEntry[],
  changes: TreeChanges,
  writer: TreeWriter,
): Promise<void> {
  const wanted = entries.filter((entry) => !changes.has(entry.path));
  const added = [...changes].filter((change): change is [string, Uint8Array] => change[1] !== null);
  await makeFolders(folder, [...wanted, ...added.map(([path]) => ({ path, mode: '100644' }) as const)]);
  await writer.writeFiles(
    wanted.filter((entry) => entry.mode === '100644' || entry.mode === '100755'),
    folder,
  );
  const programs = new Set(entries.filter((entry) => entry.mode === '100755').map((entry) => entry.path));
  for (const [path, bytes] of added) {
    await writeFile(join(folder, path), bytes, { flag: 'wx', mode: programs.has(path) ? 0o755 : 0o644 });
  }
  const links = wanted.filter((entry) => entry.mode === '120000');
  await makeLinks(
    folder,
    await Promise.all(links.map(async ({ path }) => ({ path, to: await writer.readLink(path) }))),
  );
}

/** Makes the folders that the entries lie in; a submodule is an empty one. */
async function makeFolders(target: string, entries: readonly FileEntry[]): Promise<void> {
  const folders = new Set(entries.map((entry) => (entry.mode === '160000' ? entry.path : dirname(entry.path))));
  for (const folder of folders) await mkdir(join(target, folder), { recursive: true });
}

/** Makes links, and takes those away again that lead out or nowhere: of a chain of links only the whole shows where it leads. */
async function makeLinks(folder: string, links: readonly { path: string; to: string | undefined }[]): Promise<void> {
  const root = await realpath(folder);
  const made: string[] = [];
  for (const { path, to } of links) {
    if (to === undefined || to === '' || to.includes('\0') || isAbsolute(to)) continue;
    const link = join(folder, path);
    await symlink(to, link);
    made.push(link);
  }
  const checked = await Promise.all(made.map(async (link) => ({ link, stays: await staysInside(root, link) })));
  for (const { link, stays } of checked) if (!stays) await rm(link);
}

async function staysInside(root: string, link: string): Promise<boolean> {
  try {
    return pathInside(root, await realpath(link)) !== undefined;
  } catch {
    return false;
  }
}
