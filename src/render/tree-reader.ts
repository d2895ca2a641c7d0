import { posix } from 'node:path';
import { SlipwayError } from '../model/errors.ts';
import type { FileEntry, FileTree } from '../ports/files.ts';
import { type DocumentCache, readDocuments, type StreamDocument } from './parse/documents.ts';

/** Reads each file of a tree once, unless it has to forget some; folders are asked for what is in them at most once. */
export interface TreeReader {
  readonly tree: FileTree;
  bytes(path: string): Promise<Uint8Array | undefined>;
  /** Undefined when there is no such file. Throws `FILE_INVALID` when it is not UTF-8, `PATH_OUTSIDE` when it leads out. */
  text(path: string): Promise<string | undefined>;
  documents(path: string): Promise<readonly StreamDocument[] | undefined>;
  /** All files of the tree. */
  entries(): Promise<readonly FileEntry[]>;
  /** Whether a path is a symbolic link or leads through one, whatever is there. */
  passesLink(path: string): Promise<boolean>;
  /** Values of documents by their text, shared with rendered streams. */
  readonly cache: DocumentCache;
}

/** Of files, in bytes. In a repository that has more, most is looked through once, and is not asked for again. */
const mostKept = 32 * 1024 * 1024;

export function createTreeReader(tree: FileTree, cache: DocumentCache = new Map()): TreeReader {
  const files = new Map<string, Promise<Uint8Array | undefined>>();
  const texts = new Map<string, Promise<string | undefined>>();
  const parsed = new Map<string, Promise<readonly StreamDocument[] | undefined>>();
  let entries: Promise<readonly FileEntry[]> | undefined;
  let links: Promise<ReadonlySet<string>> | undefined;
  let kept = 0;

  async function readBytes(path: string): Promise<Uint8Array | undefined> {
    const bytes = await tree.read(path);
    kept += bytes?.byteLength ?? 0;
    if (kept > mostKept) {
      files.clear();
      texts.clear();
      kept = 0;
    }
    return bytes;
  }

  async function read(path: string): Promise<string | undefined> {
    const bytes = await reader.bytes(path);
    if (bytes === undefined) return undefined;
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      // Hardly a file is asked for as both.
      files.delete(path);
      return text;
    } catch {
      throw new SlipwayError('FILE_INVALID', `${path} is not UTF-8`, { location: { file: path } });
    }
  }

  async function parse(path: string): Promise<readonly StreamDocument[] | undefined> {
    const text = await reader.text(path);
    return text === undefined ? undefined : readDocuments(text, cache);
  }

  async function findLinks(): Promise<ReadonlySet<string>> {
    return new Set((await reader.entries()).filter(({ mode }) => mode === '120000').map(({ path }) => path));
  }

  const reader: TreeReader = {
    tree,
    cache,
    bytes: (path) => once(files, path, readBytes),
    text: (path) => once(texts, path, read),
    documents: (path) => once(parsed, path, parse),
    entries: () => (entries ??= tree.list()),
    async passesLink(path) {
      const found = await (links ??= findLinks());
      if (found.size === 0) return false;
      const parts = path.split('/');
      return parts.some((_, index) => found.has(parts.slice(0, index + 1).join('/')));
    },
  };
  return reader;
}

function once<T>(known: Map<string, Promise<T>>, key: string, make: (key: string) => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make(key);
  known.set(key, made);
  return made;
}

/** Joins a path as a file of `folder` writes it; throws `PATH_OUTSIDE` when it leads out of the tree. `.` is the tree's root. */
export function joinInside(folder: string, path: string, where: { file: string; line?: number }): string {
  const joined = posix.normalize(posix.join(folder, path)).replace(/\/+$/, '');
  if (path.startsWith('/') || joined === '..' || joined.startsWith('../') || path.includes('\0')) {
    throw new SlipwayError('PATH_OUTSIDE', `${path} leads out of the repository`, { location: where });
  }
  return joined === '' ? '.' : joined;
}
