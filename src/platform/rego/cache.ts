import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What was made of content, kept in a folder under the content's hash. Without a folder nothing is kept. */
export interface ContentCache {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
}

/** A hash of everything that decides the result. Lengths are part of it, so that no two lists of parts run into each other. */
export function contentKey(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex');
}

const digestBytes = 32;

export function contentCache(folder: string | undefined): ContentCache {
  if (folder === undefined) return { get: () => Promise.resolve(undefined), put: () => Promise.resolve() };
  return {
    async get(key) {
      const bytes = await readFile(join(folder, key)).catch(() => undefined);
      if (bytes === undefined) return undefined;
      const content = bytes.subarray(digestBytes);
      // A file that was cut off or changed is no hit.
      return digest(content).equals(bytes.subarray(0, digestBytes)) ? content : undefined;
    },
    async put(key, bytes) {
      const draft = join(folder, `${key}.${randomUUID()}.new`);
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(draft, Buffer.concat([digest(bytes), bytes]));
        await rename(draft, join(folder, key));
      } catch {
        // A cache that cannot be written costs time, never the result.
        await rm(draft, { force: true }).catch(() => undefined);
      }
    },
  };
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
