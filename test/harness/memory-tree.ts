import { SlipwayError } from '../../src/model/errors.ts';
import type { FileEntry, FileTree } from '../../src/ports/files.ts';

export interface MemoryTree extends FileTree {
  /** Paths that were read, in order. */
  readonly reads: readonly string[];
}

/** A tree of texts or bytes for stages that are functions of a tree. Entries given as a mode stand for links and submodules. */
export function memoryTree(
  files: Readonly<Record<string, string | Uint8Array | { mode: FileEntry['mode'] }>>,
): MemoryTree {
  const reads: string[] = [];
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    label: 'test tree',
    reads,
    list: (prefixes) =>
      Promise.resolve(
        entries
          .filter(
            ([path]) =>
              prefixes === undefined ||
              prefixes.some((one) => one === '' || path === one || path.startsWith(`${one}/`)),
          )
          .map(([path, content]): FileEntry => ({ path, mode: isMode(content) ? content.mode : '100644' })),
      ),
    read(path) {
      reads.push(path);
      const content = Object.hasOwn(files, path) ? files[path] : undefined;
      if (content === undefined || isMode(content)) return Promise.resolve(undefined);
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      if (bytes.length > 16 * 1024 * 1024)
        return Promise.reject(new SlipwayError('FILE_INVALID', `${path} is larger than 16 MiB`));
      return Promise.resolve(bytes);
    },
    resolve: (path) => Promise.resolve(entries.some(([one]) => one === path) ? path : undefined),
    materialize: () => Promise.reject(new Error('a memory tree is not on disk')),
  };
}

function isMode(content: string | Uint8Array | { mode: FileEntry['mode'] }): content is { mode: FileEntry['mode'] } {
  return typeof content === 'object' && 'mode' in content;
}
