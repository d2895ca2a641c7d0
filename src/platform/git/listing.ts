import type { FileEntry } from '../../ports/files.ts';
import { byPath } from '../files/tree-path.ts';
import type { GitCommand } from './git-command.ts';

export interface ListedFile extends FileEntry {
  /** The blob's name; of a submodule its commit. */
  object: string;
}

/** All files of a commit. */
export interface Listing {
  /** Sorted by path. */
  readonly files: readonly ListedFile[];
  readonly byPath: ReadonlyMap<string, ListedFile>;
  isFolder(path: string): boolean;
}

/** A million files have about 100 bytes each. */
const maxBytes = 256 * 1024 * 1024;
const modes: readonly string[] = ['100644', '100755', '120000', '160000'] satisfies FileEntry['mode'][];

/** Lists a commit or tree. */
export async function listCommit(git: GitCommand, commit: string, signal?: AbortSignal): Promise<Listing> {
  const bytes = await git.bytes(['ls-tree', '-r', '-z', '--full-tree', commit], { maxBytes, signal });
  const files = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('utf8')
    .split('\0')
    .map(parseEntry)
    .filter((file) => file !== undefined)
    .sort(byPath);
  let folders: Set<string> | undefined;
  return {
    files,
    byPath: new Map(files.map((file) => [file.path, file])),
    isFolder(path) {
      folders ??= foldersOf(files);
      return folders.has(path);
    },
  };
}

/** `MODE TYPE OBJECT<tab>PATH`. What git itself would never check out is as if it were not there. */
function parseEntry(line: string): ListedFile | undefined {
  const tab = line.indexOf('\t');
  const [mode = '', , object = ''] = line.slice(0, tab).split(' ');
  const path = line.slice(tab + 1);
  // Old repositories have modes such as 100664, which git reads as 100644.
  const known = modes.includes(mode) ? mode : mode.startsWith('100') ? '100644' : undefined;
  if (tab < 0 || known === undefined || !isCheckoutPath(path)) return undefined;
  return { path, mode: known as FileEntry['mode'], object };
}

function isCheckoutPath(path: string): boolean {
  return !/(?:^|\/)(?:\.{0,2}|\.git)(?:\/|$)/iu.test(path);
}

function foldersOf(files: readonly FileEntry[]): Set<string> {
  const folders = new Set<string>(['']);
  for (const { path } of files) {
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      const folder = path.slice(0, slash);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}
