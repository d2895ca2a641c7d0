import { createHash } from 'node:crypto';
import { createReadStream, type Dirent } from 'node:fs';
import { lstat, readdir, readlink, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pLimit from 'p-limit';
import { SlipwayError } from '../model/errors.ts';
import type { BuildContexts, FingerprintOptions, LocatedPath } from '../ports/build-contexts.ts';
import { pathInside, realPathOf } from './files/inside.ts';

/** Files that are read at once: enough to keep a disk busy, few enough for any limit on open files. */
const concurrentReads = 16;

/** Makes the reader of build contexts over the file system. */
export function createBuildContexts(): BuildContexts {
  return { locate, fingerprints };
}

async function locate(folder: string, path: string): Promise<LocatedPath | undefined> {
  try {
    const top = await realpath(folder);
    const wanted = resolve(top, path);
    if (pathInside(top, wanted) === undefined) throw outside(path, folder);
    const real = realPathOf(wanted);
    if (real === undefined) return undefined;
    if (pathInside(top, real) === undefined) throw outside(path, folder);
    return { path: real, kind: (await stat(real)).isDirectory() ? 'folder' : 'file' };
  } catch (error) {
    if (error instanceof SlipwayError) throw error;
    throw unreadable(path, error);
  }
}

async function fingerprints(folder: string, options: FingerprintOptions): Promise<Map<string, string>> {
  const paths: string[] = [];
  await walk(folder, '', options, paths);
  const limit = pLimit(concurrentReads);
  const reads = paths.map((path) =>
    limit(async () => {
      options.signal?.throwIfAborted();
      return [path, await fingerprint(join(folder, path), path)] as const;
    }),
  );
  // Also after a failure no read may go on behind our back.
  await Promise.allSettled(reads);
  return new Map(await Promise.all(reads));
}

async function walk(folder: string, at: string, options: FingerprintOptions, found: string[]): Promise<void> {
  options.signal?.throwIfAborted();
  for (const entry of await entriesOf(join(folder, at), at)) {
    const path = at === '' ? entry.name : `${at}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!options.skip(path, 'folder')) await walk(folder, path, options, found);
    } else if ((entry.isFile() || entry.isSymbolicLink()) && !options.skip(path, 'file')) {
      found.push(path);
    }
  }
}

async function entriesOf(folder: string, path: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw unreadable(path === '' ? folder : path, error);
  }
}

async function fingerprint(file: string, path: string): Promise<string> {
  try {
    const facts = await lstat(file);
    if (facts.isSymbolicLink()) return `link ${sha256(await readlink(file))}`;
    const hash = createHash('sha256');
    for await (const part of createReadStream(file)) hash.update(part as Buffer);
    return `${(facts.mode & 0o100) === 0 ? 'file' : 'program'} ${hash.digest('hex')}`;
  } catch (error) {
    throw unreadable(path, error);
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function outside(path: string, folder: string): SlipwayError {
  return new SlipwayError('PATH_OUTSIDE', `${JSON.stringify(path)} leads out of ${folder}`, {
    hint: 'What is built must lie in the repository; copy it there, or move the link’s target.',
  });
}

function unreadable(path: string, error: unknown): SlipwayError {
  return new SlipwayError('FILE_INVALID', `${JSON.stringify(path)} cannot be read`, { cause: error });
}
