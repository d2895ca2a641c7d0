import { SlipwayError } from '../model/errors.ts';
import type { Skipped } from '../model/plan.ts';
import type { FileEntry, FileTree } from '../ports/files.ts';
import { folderOf, isKustomizationFile, kustomizationNames } from './kustomization-file.ts';

/** The files of a tree that were asked for so far. */
export interface Listing {
  add(prefixes: readonly string[] | undefined): Promise<void>;
  /** The path was listed, whether or not anything is there. */
  knows(path: string): boolean;
  /** There is a file at or below the path. */
  has(path: string): boolean;
  /** Regular files, sorted. */
  files(): string[];
  /** Entries that cannot be edited in place. */
  oddities(): Skipped[];
}

/** Begins with nothing listed. */
export function createListing(tree: FileTree): Listing {
  const entries = new Map<string, FileEntry>();
  const folders = new Set<string>();
  const asked = new Set<string>();
  let all = false;
  return {
    async add(prefixes) {
      all ||= prefixes === undefined;
      for (const prefix of prefixes ?? []) asked.add(prefix);
      for (const entry of await tree.list(prefixes)) {
        entries.set(entry.path, entry);
        for (let folder = folderOf(entry.path); folder !== '' && !folders.has(folder); folder = folderOf(folder))
          folders.add(folder);
      }
    },
    knows: (path) => all || ancestors(path).some((one) => asked.has(one)),
    has: (path) => entries.has(path) || folders.has(path),
    files: () =>
      [...entries.values()]
        .filter(isRegular)
        .map((entry) => entry.path)
        .sort(),
    oddities: () =>
      [...entries.values()].flatMap(({ path, mode }) => {
        if (mode === '160000') return [{ file: path, reason: 'submodule: its files belong to another repository' }];
        if (mode === '120000' && isManifest(path))
          return [{ file: path, reason: 'symbolic link: the file it leads to is edited instead' }];
        return [];
      }),
  };
}

/** The path itself and every folder above it. */
function ancestors(path: string): string[] {
  return path === '' ? [''] : [path, ...ancestors(folderOf(path))];
}

function isRegular(entry: FileEntry): boolean {
  return entry.mode === '100644' || entry.mode === '100755';
}

export function isManifest(path: string): boolean {
  return /\.(?:ya?ml|json)$/.test(path) || isKustomizationFile(path);
}

/** One kustomization file for each folder; two in one folder are an error of their own. */
export function kustomizationFiles(listing: Listing, errors: Map<string, SlipwayError>): string[] {
  const byFolder = new Map<string, string[]>();
  for (const file of listing.files()) {
    if (!isKustomizationFile(file)) continue;
    byFolder.set(folderOf(file), [...(byFolder.get(folderOf(file)) ?? []), file]);
  }
  return [...byFolder].flatMap(([folder, files]) => {
    if (files.length === 1) return files;
    const names = kustomizationNames.filter((name) => files.some((file) => file.endsWith(name)));
    const message = `"${folder === '' ? '.' : folder}" has ${names.join(' and ')}`;
    errors.set(
      folder,
      new SlipwayError('KUSTOMIZATION_AMBIGUOUS', message, { location: { file: files[0] ?? folder } }),
    );
    return [];
  });
}
