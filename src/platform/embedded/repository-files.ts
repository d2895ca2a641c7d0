import { closeSync, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Where the engines see the repository: wasm/render/repository. */
export const mountPoint = '/repository';

const largestFile = 16 * 1024 * 1024;

/** The answers below zero of wasm/render/repository/host.go. */
const answers = { ENOENT: -1, EISDIR: -2, ENOTDIR: -3, outside: -4, large: -5, other: -6 } as const;

type Refusal = (typeof answers)[keyof typeof answers];

/**
 * The files of one repository, for a module that can see nothing else: every path is resolved through all links first, and must then
 * lie in the folder and in no `.git`, whose configuration may hold credentials. Only looks and reads.
 */
export interface RepositoryFiles {
  stat(path: string): 1 | 2 | Refusal;
  read(path: string): Uint8Array | Refusal;
  /** The path without links. */
  resolve(path: string): Uint8Array | Refusal;
  /** Names in a folder, with NUL between them. */
  list(path: string): Uint8Array | Refusal;
}

export function openRepositoryFiles(folder: string): RepositoryFiles {
  const root = realpathSync(folder);

  function locate(path: string): string | Refusal {
    if (path !== mountPoint && !path.startsWith(`${mountPoint}/`)) return answers.ENOENT;
    const parts = path.slice(mountPoint.length).split('/');
    if (parts.includes('..') || path.includes('\0')) return answers.ENOENT;
    const real = realpathSync(join(root, ...parts));
    if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep)) return answers.outside;
    return inGit(relative(root, real)) ? answers.ENOENT : real;
  }

  function at<T>(path: string, use: (real: string) => T): T | Refusal {
    try {
      const real = locate(path);
      return typeof real === 'number' ? real : use(real);
    } catch (thrown) {
      const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
      return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR' ? answers[code] : answers.other;
    }
  }

  return {
    stat: (path) =>
      at(path, (real) => {
        const found = statSync(real);
        return found.isDirectory() ? 2 : found.isFile() ? 1 : answers.other;
      }),
    read: (path) => at(path, readBounded),
    resolve: (path) =>
      at(path, (real) => {
        const inside = relative(root, real).split(sep).join('/');
        return new TextEncoder().encode(inside === '' ? mountPoint : `${mountPoint}/${inside}`);
      }),
    list: (path) =>
      at(path, (real) =>
        new TextEncoder().encode(
          readdirSync(real)
            .filter((name) => !inGit(name))
            .join('\0'),
        ),
      ),
  };
}

function inGit(path: string): boolean {
  return path.split(sep).some((part) => part.toLowerCase() === '.git');
}

function readBounded(real: string): Uint8Array | Refusal {
  // A pipe would wait for a writer for ever, so it must be known to be a file before it is opened.
  if (statSync(real).isDirectory()) return answers.EISDIR;
  if (!statSync(real).isFile()) return answers.other;
  const descriptor = openSync(real, 'r');
  try {
    const { size } = fstatSync(descriptor);
    if (size > largestFile) return answers.large;
    const bytes = new Uint8Array(size);
    let filled = 0;
    for (let count = -1; count !== 0 && filled < size; filled += count)
      count = readSync(descriptor, bytes, filled, size - filled, null);
    return bytes.subarray(0, filled);
  } finally {
    closeSync(descriptor);
  }
}
