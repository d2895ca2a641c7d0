import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileEntry } from '../../ports/files.ts';
import { isMissing } from './inside.ts';
import { unreadable } from './read-bounded.ts';

/**
 * Lists what is at `path` below `folder`: a file or link as itself, a folder as everything in it, never through a link. A nested
 * repository is one entry, as in git, and so is a submodule that is not checked out: an empty folder that `.gitmodules` names. Synchronous, because that lists 20,000 files ten times faster.
 */
export function walkFolder(folder: string, path: string, label: string): readonly FileEntry[] {
  const entries: FileEntry[] = [];
  const stat = lstatSync(join(folder, path), { throwIfNoEntry: false });
  if (stat === undefined) return entries;
  if (stat.isDirectory()) walk(folder, path, label, entries, submodulesOf(folder));
  else if (stat.isSymbolicLink()) entries.push({ path, mode: '120000' });
  else if (stat.isFile()) entries.push({ path, mode: fileMode(stat.mode) });
  return entries;
}

function walk(
  folder: string,
  path: string,
  label: string,
  entries: FileEntry[],
  submodules: () => ReadonlySet<string>,
): void {
  const children = readFolder(folder, path, label);
  const isSubmodule = children.length === 0 ? submodules().has(path) : children.some(({ name }) => name === '.git');
  if (path !== '' && isSubmodule) {
    entries.push({ path, mode: '160000' });
    return;
  }
  for (const child of children) {
    if (child.name.toLowerCase() === '.git') continue;
    const childPath = path === '' ? child.name : `${path}/${child.name}`;
    if (child.isDirectory()) walk(folder, childPath, label, entries, submodules);
    else if (child.isSymbolicLink()) entries.push({ path: childPath, mode: '120000' });
    else if (child.isFile()) {
      const stat = lstatSync(join(folder, childPath), { throwIfNoEntry: false });
      if (stat !== undefined) entries.push({ path: childPath, mode: fileMode(stat.mode) });
    }
  }
}

/** Git keeps no empty folder but that of a submodule. Read when there is one. */
function submodulesOf(folder: string): () => ReadonlySet<string> {
  let known: ReadonlySet<string> | undefined;
  return () => (known ??= new Set(readSubmodules(folder)));
}

function readSubmodules(folder: string): readonly string[] {
  const file = join(folder, '.gitmodules');
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile() !== true) return [];
  const paths = readFileSync(file, 'utf8').matchAll(/^[ \t]*path[ \t]*=[ \t]*"?([^"\r\n]*?)\/*"?[ \t]*\r?$/gim);
  return Array.from(paths, ([, path = '']) => path);
}

function readFolder(folder: string, path: string, label: string): readonly Dirent[] {
  try {
    return readdirSync(join(folder, path), { withFileTypes: true });
  } catch (error) {
    // A folder that is taken away while we list is as if it had not been there.
    if (isMissing(error)) return [];
    throw unreadable(path === '' ? '.' : path, label, error);
  }
}

function fileMode(mode: number): '100644' | '100755' {
  return (mode & 0o100) === 0 ? '100644' : '100755';
}
