import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentCache } from '../../ports/content-cache.ts';

export interface CachePlace {
  folder: string;
  /** Who does not know it cannot make an entry that is believed: what decides a verdict must not be anybody's. */
  secret: Uint8Array;
  /** Above it the oldest entries are forgotten. */
  limits?: CacheLimits;
}

export interface CacheLimits {
  entries: number;
  bytes: number;
}

/** A hash of everything that decides the result. Lengths are part of it, so that no two lists of parts run into each other. */
export function contentKey(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex');
}

/** A cache whose entries no other program is given, whatever it says its version is. */
export function ofProgram(cache: ContentCache, program: string): ContentCache {
  const own = (key: string): string => contentKey([program, key]);
  return { get: (key) => cache.get(own(key)), put: (key, bytes) => cache.put(own(key), bytes) };
}

const sealBytes = 32;
/** Few policies are in use at once; a pull request's own are never asked for again. */
const usualLimits: CacheLimits = { entries: 256, bytes: 256 * 1024 * 1024 };
/** Without a place nothing is kept. */
export function contentCache(place: CachePlace | undefined): ContentCache {
  if (place === undefined) return { get: () => Promise.resolve(undefined), put: () => Promise.resolve() };
  const { folder, secret, limits = usualLimits } = place;
  // What the folder holds, as far as this run knows: it is looked through at the first entry, and when the limits are reached.
  let held: CacheLimits = { entries: Number.POSITIVE_INFINITY, bytes: 0 };
  // The key belongs to what is sealed, so that no entry can stand for another.
  const seal = (key: string, content: Uint8Array): Buffer =>
    createHmac('sha256', secret).update(key).update(content).digest();
  return {
    get(key) {
      const bytes = isOurs(folder) ? readEntry(join(folder, key)) : undefined;
      const content = bytes?.subarray(sealBytes);
      const isSealed =
        bytes !== undefined &&
        content !== undefined &&
        bytes.byteLength >= sealBytes &&
        timingSafeEqual(seal(key, content), bytes.subarray(0, sealBytes));
      return Promise.resolve(isSealed ? content : undefined);
    },
    async put(key, bytes) {
      const draft = join(folder, `${key}.${randomUUID()}.new`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        if (!isOurs(folder)) return;
        await writeFile(draft, Buffer.concat([seal(key, bytes), bytes]), { mode: 0o600 });
        await rename(draft, join(folder, key));
        held = { entries: held.entries + 1, bytes: held.bytes + bytes.byteLength + sealBytes };
        if (held.entries > limits.entries || held.bytes > limits.bytes) {
          held = { entries: 0, bytes: 0 };
          held = await forgetOldest(folder, limits);
        }
      } catch {
        // A cache that cannot be written costs time, never the result.
        await rm(draft, { force: true }).catch(() => undefined);
      }
    },
  };
}

function readEntry(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** A folder that others may write, or a link to one, is not used. */
function isOurs(folder: string): boolean {
  try {
    const found = lstatSync(folder);
    if (!found.isDirectory()) return false;
    return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
  } catch {
    return false;
  }
}

/** Above a limit half of what it allows is left, the newest. Tells what is left. */
async function forgetOldest(folder: string, limits: CacheLimits): Promise<CacheLimits> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const found = await stat(join(folder, name)).catch(() => undefined);
      return { name, age: found?.mtimeMs ?? 0, size: found?.size ?? 0 };
    }),
  );
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (files.length <= limits.entries && total <= limits.bytes) return { entries: files.length, bytes: total };
  const kept = { entries: 0, bytes: 0 };
  for (const { name, size } of files.toSorted((a, b) => b.age - a.age)) {
    if (kept.entries + 1 <= limits.entries / 2 && kept.bytes + size <= limits.bytes / 2) {
      kept.entries++;
      kept.bytes += size;
    } else await rm(join(folder, name), { force: true });
  }
  return kept;
}
