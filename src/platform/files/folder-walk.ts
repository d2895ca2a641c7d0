import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FileEntry } from '../../ports/files.ts';
import { isMissing } from './inside.ts';
import { unreadable } from './read-bounded.ts';

/**
 * Lists what is at `path` below `folder`: a file or link as itself, a folder as everything in it, never through a link. A nested
 * repository is one entry, as in git. Synchronous, because that lists 20,000 files ten times faster.
 */
export function walkFolder(folder: string, path: string, label: string): readonly FileEntry[] {
  const entries: FileEntry[] = [];
  const stat = lstatSync(join(folder, path), { throwIfNoEntry: false });
  if (stat === undefined) return entries;
  if (stat.isDirectory()) walk(folder, path, label, entries);
  else if (stat.isSymbolicLink()) entries.push({ path, mode: '120000' });
  else if (stat.isFile()) entries.push({ path, mode: fileMode(stat.mode) });
  return entries;
}

function walk(folder: string, path: string, label: string, entries: FileEntry[]): void {
  const children = readFolder(folder, path, label);
  if (path !== '' && children.some((child) => child.name === '.git')) {
    entries.push({ path, mode: '160000' });
    return;
  }
  for (const child of children) {
    if (child.name.toLowerCase() === '.git') continue;
    const childPath = path === '' ? child.name : `${path}/${child.name}`;
    if (child.isDirectory()) walk(folder, childPath, label, entries);
    else if (child.isSymbolicLink()) entries.push({ path: childPath, mode: '120000' });
    else if (child.isFile()) {
      const stat = lstatSync(join(folder, childPath), { throwIfNoEntry: false });
      if (stat !== undefined) entries.push({ path: childPath, mode: fileMode(stat.mode) });
    }
  }
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
