import type { ReportText } from '../model/report-text.ts';

/** A file or a link as listed; `mode` is git's. Folders are not listed. */
export interface FileEntry {
  /** Relative to the tree's root, with forward slashes. */
  path: string;
  mode: '100644' | '100755' | '120000' | '160000';
}

/**
 * Files to read, wherever they are: a working folder, a commit, or one of these with edits laid over it.
 * Paths are relative with forward slashes; one that leads out of the tree, also through a link, throws `PATH_OUTSIDE`.
 */
export interface FileTree {
  /** What the tree is, for messages: a folder, `origin/main@3f2c1a9`, … */
  readonly label: string;
  /** Files below the given folders (or the files themselves), `.git` left out; without an argument all of them. Sorted. */
  list(prefixes?: readonly string[]): Promise<readonly FileEntry[]>;
  /** Undefined when there is no such file. Throws `FILE_INVALID` above 16 MiB. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** The file or folder that a path leads to through links; undefined when there is none. */
  resolve(path: string): Promise<string | undefined>;
  /**
   * A folder on disk that holds the tree's files, at least those at and below the paths, for programs that need one; disposed of with its
   * temporary copy.
   */
  materialize(paths?: readonly string[]): Promise<MaterializedTree>;
}

export interface MaterializedTree extends AsyncDisposable {
  readonly folder: string;
}

export interface TemporaryFolder extends AsyncDisposable {
  readonly folder: string;
}

export interface Files {
  /** The files of a folder on disk as they are now. */
  tree(folder: string): FileTree;
  /** The same tree with some files replaced, added, or (null) taken away. */
  overlay(tree: FileTree, changes: ReadonlyMap<string, Uint8Array | null>): FileTree;
  /** Writes whole files below a folder by rename, so that none is ever half-written; all are checked before the first is written. */
  writeInto(folder: string, changes: ReadonlyMap<string, Uint8Array>): Promise<void>;
  read(path: string): Promise<Uint8Array | undefined>;
  write(path: string, content: Uint8Array | ReportText): Promise<void>;
  isFolder(path: string): Promise<boolean>;
  /** The nearest file of that name in the folder or above it. */
  findUp(name: string, folder: string): Promise<string | undefined>;
  temporaryFolder(): Promise<TemporaryFolder>;
}
