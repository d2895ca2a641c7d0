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
  /** The kustomization file of each folder that has exactly one. */
  kustomizations(): ReadonlyMap<string, string>;
  /** Folders that have two. */
  ambiguities(): { folder: string; error: SlipwayError }[];
  /** Entries that cannot be edited in place. */
  oddities(): Skipped[];
}

/** Begins with nothing listed. */
export function createListing(tree: FileTree): Listing {
  const entries = new Map<string, FileEntry>();
  const folders = new Set<string>();
  const asked = new Set<string>();
  let all = false;
  function files(): string[] {
    return [...entries.values()]
      .filter(isRegular)
      .map((entry) => entry.path)
      .sort();
  }
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
    files,
    kustomizations: () =>
      new Map(
        [...byFolder(files())].flatMap(([folder, [file, second]]): [string, string][] =>
          file === undefined || second !== undefined ? [] : [[folder, file]],
        ),
      ),
    ambiguities: () =>
      [...byFolder(files())]
        .filter(([, found]) => found.length > 1)
        .map(([folder, found]) => ({ folder, error: ambiguity(folder, found) })),
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

function byFolder(files: readonly string[]): Map<string, string[]> {
  return Map.groupBy(files.filter(isKustomizationFile), folderOf);
}

function ambiguity(folder: string, files: readonly string[]): SlipwayError {
  const names = kustomizationNames.filter((name) => files.some((file) => file.endsWith(name)));
  const message = `"${folder === '' ? '.' : folder}" has ${names.join(' and ')}`;
  return new SlipwayError('KUSTOMIZATION_AMBIGUOUS', message, { location: { file: files[0] ?? folder } });
}
