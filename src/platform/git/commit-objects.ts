import { SlipwayError } from '../../model/errors.ts';
import type { FileEntry } from '../../ports/files.ts';
import { tooLarge } from '../files/source-tree.ts';
import { byPath, normalTreePath, shown } from '../files/tree-path.ts';
import type { GitCommand } from './git-command.ts';
import type { ObjectReader } from './object-reader.ts';
import { isCheckoutPath, knownMode, parseTreeObject, type TreeItem } from './tree-object.ts';

export interface ListedFile extends FileEntry {
  /** The blob's name; of a submodule its commit. */
  object: string;
}

/** Brings blobs here that are not yet; `listed` is what their reader knows of and may want next. */
export type FetchBlobs = (files: readonly ListedFile[], listed: readonly ListedFile[]) => Promise<void>;

/** Brings a folder here that is not yet: itself alone, or with all folders below it and perhaps small files. */
export type FetchFolder = (folder: string, what: 'alone' | 'all folders' | 'small files too') => Promise<void>;

/** The objects of one commit, by path. Nothing here follows links. */
export interface CommitObjects {
  /** What is at a path: a file, link or submodule, a folder (`40000`), or nothing. The root is the empty path. */
  at(path: string): Promise<TreeItem | undefined>;
  /** Files at and below paths, sorted. */
  files(prefixes?: readonly string[]): Promise<readonly ListedFile[]>;
  /** The content of a blob. Throws `FILE_INVALID` above 16 MiB. */
  blob(file: ListedFile, listed?: readonly ListedFile[]): Promise<Buffer>;
  /** Makes sure that many blobs can be read without asking for each. */
  expect(files: readonly ListedFile[]): Promise<void>;
}

export interface CommitObjectsOptions {
  git: GitCommand;
  reader: ObjectReader;
  /** For messages. */
  label: string;
  commit: () => Promise<string>;
  /** Absent: all blobs are here. */
  fetchBlobs?: FetchBlobs;
  /** Absent: all folders are here. */
  fetchFolder?: FetchFolder;
}

/** A million files have about 100 bytes each. */
const maxBytes = 256 * 1024 * 1024;

export function createCommitObjects(options: CommitObjectsOptions): CommitObjects {
  const { git, reader, label, fetchBlobs, fetchFolder } = options;
  const folders = new Map<string, Promise<ReadonlyMap<string, TreeItem>>>();
  const listings = new Map<string, Promise<readonly ListedFile[]>>();
  /** Files below folders that came with their small files. */
  const perhapsHere = new Set<string>();
  let root: Promise<TreeItem> | undefined;

  async function findRoot(): Promise<TreeItem> {
    const answer = await reader.read(`${await options.commit()}^{tree}`);
    if (answer.kind !== 'object') throw absent('its folder', label);
    folders.set(answer.name, Promise.resolve(parseTreeObject(answer.bytes, answer.name.length)));
    return { name: '', mode: '40000', object: answer.name };
  }

  async function readFolder(object: string): Promise<ReadonlyMap<string, TreeItem>> {
    let answer = await reader.read(object);
    if (answer.kind === 'missing' && fetchFolder !== undefined) {
      await fetchFolder(object, 'alone');
      answer = await reader.read(object);
    }
    if (answer.kind !== 'object') throw absent('a folder', label);
    return parseTreeObject(answer.bytes, object.length);
  }

  function folder(object: string): Promise<ReadonlyMap<string, TreeItem>> {
    const known = folders.get(object) ?? readFolder(object);
    folders.set(object, known);
    return known;
  }

  async function at(path: string): Promise<TreeItem | undefined> {
    let item: TreeItem | undefined = await (root ??= findRoot());
    for (const part of path.split('/').filter(Boolean)) {
      if (item?.mode !== '40000') return undefined;
      item = (await folder(item.object)).get(part);
    }
    return item;
  }

  /** Who lists a folder reads it; who lists everything looks for a few files. */
  async function listFolder(object: string, isRoot: boolean): Promise<readonly ListedFile[]> {
    const args = ['ls-tree', '-r', '-z', '--full-tree', object];
    // Git fails on the first folder that is missing.
    const tried = fetchFolder === undefined ? undefined : await git.run(args, { maxBytes });
    if (tried?.exitCode === 0) return parseListing(tried.stdout);
    await fetchFolder?.(object, isRoot ? 'all folders' : 'small files too');
    const listed = parseListing(await git.bytes(args, { maxBytes }));
    if (fetchFolder !== undefined && !isRoot) for (const file of listed) perhapsHere.add(file.object);
    return listed;
  }

  function parseListing(bytes: Uint8Array): readonly ListedFile[] {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    return text.split('\0').flatMap(parseLine);
  }

  /** Files below a folder, with paths from the root. */
  async function below(path: string, object: string): Promise<readonly ListedFile[]> {
    const known = listings.get(object) ?? listFolder(object, path === '');
    listings.set(object, known);
    const files = await known;
    return path === '' ? files : files.map((file) => ({ ...file, path: `${path}/${file.path}` }));
  }

  async function files(prefixes: readonly string[] = ['']): Promise<readonly ListedFile[]> {
    const paths = [...new Set(prefixes.map((prefix) => normalTreePath(prefix, label)))];
    const items = await Promise.all(paths.map(async (path) => ({ path, item: await at(path) })));
    const found = new Map<string, ListedFile>();
    for (const { path, item } of items) {
      if (item === undefined) continue;
      const { mode, object } = item;
      const listed = mode === '40000' ? await below(path, object) : [{ path, mode, object }];
      for (const file of listed) found.set(file.path, file);
    }
    return [...found.values()].sort(byPath);
  }

  async function blob(file: ListedFile, listed: readonly ListedFile[] = []): Promise<Buffer> {
    let answer = await reader.read(file.object);
    if (answer.kind === 'missing' && fetchBlobs !== undefined) {
      await fetchBlobs([file], listed);
      answer = await reader.read(file.object);
    }
    if (answer.kind === 'too-large') throw tooLarge(file.path, label, answer.size);
    if (answer.kind === 'missing' || answer.type !== 'blob') throw absent(shown(file.path), label);
    return answer.bytes;
  }

  async function isHere({ object }: ListedFile): Promise<boolean> {
    return perhapsHere.has(object) && (await reader.read(object)).kind !== 'missing';
  }

  async function expect(wanted: readonly ListedFile[]): Promise<void> {
    if (fetchBlobs === undefined) return;
    const here = await Promise.all(wanted.map(isHere));
    const missing = wanted.filter((_, index) => here[index] !== true);
    if (missing.length > 0) await fetchBlobs(missing, []);
  }

  return { at, files, blob, expect };
}

/** `MODE TYPE OBJECT<tab>PATH`. */
function parseLine(line: string): ListedFile[] {
  const tab = line.indexOf('\t');
  const [given = '', , object = ''] = line.slice(0, tab).split(' ');
  const path = line.slice(tab + 1);
  const mode = knownMode(given);
  if (tab < 0 || mode === undefined || mode === '40000' || !isCheckoutPath(path)) return [];
  return [{ path, mode, object }];
}

function absent(what: string, label: string): SlipwayError {
  return new SlipwayError('GIT_FAILED', `${what} of ${label} is not in this clone`, {
    hint: 'Check out with all objects, without a filter.',
  });
}
