export interface LocatedPath {
  /** Absolute, links followed. */
  path: string;
  kind: 'file' | 'folder';
}

export interface FingerprintOptions {
  /** True leaves a file out, and a folder with all below it. Paths are relative to the folder, with forward slashes. */
  skip: (path: string, kind: 'file' | 'folder') => boolean;
  signal?: AbortSignal;
}

/** The folders that images are built from, read as streams: a build context may hold files of any size. */
export interface BuildContexts {
  /** What a path below a folder leads to; undefined when nothing is there. Throws `PATH_OUTSIDE` when it leads out, also through a link. */
  locate(folder: string, path: string): Promise<LocatedPath | undefined>;
  /**
   * A fingerprint of each file and link below a folder, by its path: content, kind and whether it is executable; never owners or times.
   * Links are not followed, sockets and devices are left out, and so are folders that are empty. Throws `FILE_INVALID` when a file cannot be read.
   */
  fingerprints(folder: string, options: FingerprintOptions): Promise<ReadonlyMap<string, string>>;
}
