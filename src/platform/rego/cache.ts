import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What was made of content, kept in a folder under the content's hash. Without a place nothing is kept. */
export interface ContentCache {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
}

export interface CachePlace {
  folder: string;
  /** Who does not know it cannot make an entry that is believed: what decides a verdict must not be anybody's. */
  secret: Uint8Array;
}

/** A hash of everything that decides the result. Lengths are part of it, so that no two lists of parts run into each other. */
export function contentKey(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex');
}

const sealBytes = 32;
/** Few policies are in use at once; a pull request's own are never asked for again. */
const mostEntries = 256;

export function contentCache(place: CachePlace | undefined): ContentCache {
  if (place === undefined) return { get: () => Promise.resolve(undefined), put: () => Promise.resolve() };
  const { folder, secret } = place;
  // The key belongs to what is sealed, so that no entry can stand for another.
  const seal = (key: string, content: Uint8Array): Buffer =>
    createHmac('sha256', secret).update(key).update(content).digest();
  return {
    async get(key) {
      if (!(await isOurs(folder))) return undefined;
      const bytes = await readFile(join(folder, key)).catch(() => undefined);
      if (bytes === undefined || bytes.byteLength < sealBytes) return undefined;
      const content = bytes.subarray(sealBytes);
      return timingSafeEqual(seal(key, content), bytes.subarray(0, sealBytes)) ? content : undefined;
    },
    async put(key, bytes) {
      const draft = join(folder, `${key}.${randomUUID()}.new`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        if (!(await isOurs(folder))) return;
        await writeFile(draft, Buffer.concat([seal(key, bytes), bytes]), { mode: 0o600 });
        await rename(draft, join(folder, key));
        await forgetOldest(folder);
      } catch {
        // A cache that cannot be written costs time, never the result.
        await rm(draft, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** A folder that others may write, or a link to one, is not used. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) return false;
  return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
}

async function forgetOldest(folder: string): Promise<void> {
  const names = await readdir(folder);
  if (names.length <= mostEntries) return;
  const files = await Promise.all(
    names.map(async (name) => ({ name, age: (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0 })),
  );
  const old = files.toSorted((a, b) => a.age - b.age).slice(0, names.length - mostEntries / 2);
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { force: true })));
}
