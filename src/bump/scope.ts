import { SlipwayError } from '../model/errors.ts';
import type { ImageIntent, Skipped } from '../model/plan.ts';
import type { FileEntry, FileTree } from '../ports/files.ts';
import type { YamlSource } from '../yaml/source.ts';
import { type Kustomization, readKustomization } from './kustomization.ts';
import { isLiteral } from './kustomize-image.ts';
import { folderOf, isKustomizationFile, kustomizationNames, resolvePath } from './kustomization-file.ts';
import { createReader, type Reader } from './reader.ts';
import { createScreen } from './screen.ts';

/** Everything that a bump may look at: files below the wanted folders, and what kustomizations there take in from elsewhere. */
export interface Scope {
  reader: Reader;
  /** By folder. */
  kustomizations: ReadonlyMap<string, Kustomization>;
  /** Parsed files other than kustomizations that could hold one of the images. */
  sources: readonly YamlSource[];
  /** Folders that were asked for; empty when the whole tree is looked at. */
  prefixes: readonly string[];
  skipped: readonly Skipped[];
  errors: readonly SlipwayError[];
}

/** Lists and reads what is in scope. Throws `PATH_OUTSIDE` and `ROOT_NOT_FOUND` for prefixes that cannot be. */
export async function openScope(
  tree: FileTree,
  wanted: readonly string[] | undefined,
  intents: readonly ImageIntent[],
): Promise<Scope> {
  const prefixes = wanted === undefined ? [] : wanted.map(checkPrefix).filter((prefix) => prefix !== '');
  const whole = wanted === undefined || prefixes.length < wanted.length;
  const listing = createListing(tree);
  await listing.add(whole ? undefined : prefixes);
  if (!whole) for (const prefix of prefixes) checkPresent(tree, listing, prefix);

  const screen = createScreen(intents);
  const reader = createReader(tree);
  const kustomizations = new Map<string, Kustomization>();
  const skipped: Skipped[] = [];
  const errors = new Map<string, SlipwayError>();
  for (let round = 0; round < maxDepth; round++) {
    const fresh = kustomizationFiles(listing, errors).filter((file) => !kustomizations.has(folderOf(file)));
    const found = (await reader.read(fresh)).map(readKustomization).filter((one) => one !== undefined);
    for (const one of found) {
      kustomizations.set(one.folder, one);
      for (const { line, text } of one.outside) {
        skipped.push({ file: one.file, line, reason: `"${text}" leads out of the repository` });
      }
    }
    const missing = found
      .flatMap((one) => one.references.map(({ path }) => path))
      .filter((path) => !listing.knows(path));
    if (missing.length === 0) break;
    await listing.add([...new Set(missing)]);
  }
  const plain = listing.files().filter((path) => isManifest(path) && !isKustomizationFile(path));
  const sources = await reader.read(plain, matchesMore(kustomizations, intents) ? undefined : screen);
  skipped.push(...listing.oddities());
  return { reader, kustomizations, sources, prefixes: whole ? [] : prefixes, skipped, errors: [...errors.values()] };
}

/** An entry whose name is an expression may match more than one image: only all images tell which. */
function matchesMore(kustomizations: ReadonlyMap<string, Kustomization>, intents: readonly ImageIntent[]): boolean {
  const expressions = [...kustomizations.values()].flatMap(({ entries }) =>
    entries.filter(({ entry }) => !isLiteral(entry.name)),
  );
  return expressions.some(({ entry }) => intents.some((intent) => entry.matches(intent.repository)));
}

/** How many kustomizations may stand behind each other. */
const maxDepth = 64;

function checkPrefix(prefix: string): string {
  const path = resolvePath('', prefix);
  if (path === undefined) throw new SlipwayError('PATH_OUTSIDE', `"${prefix}" leads out of the repository`);
  return path;
}

function checkPresent(tree: FileTree, listing: Listing, prefix: string): void {
  if (listing.has(prefix)) return;
  throw new SlipwayError('ROOT_NOT_FOUND', `there is nothing at "${prefix}" in ${tree.label}`, {
    hint: 'Check --path, or the roots of the environment.',
  });
}

interface Listing {
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

function createListing(tree: FileTree): Listing {
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

function isManifest(path: string): boolean {
  return /\.(?:ya?ml|json)$/.test(path) || isKustomizationFile(path);
}

/** One kustomization file for each folder; two in one folder are an error of their own. */
function kustomizationFiles(listing: Listing, errors: Map<string, SlipwayError>): string[] {
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
