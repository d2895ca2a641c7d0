import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { assetUrl, codeFolder } from './assets.ts';

interface ProgramPart {
  folder: URL;
  /** Of the files that count, below the folder. */
  files: RegExp;
}

/** What decides how this program judges: its code, its policies, and by their checksums its compiler of policies and its renderer. */
function program(): readonly ProgramPart[] {
  return [
    { folder: codeFolder(), files: /\.[jt]s$/ },
    { folder: assetUrl('policies/'), files: /./ },
    { folder: assetUrl('./'), files: /^re(?:go|nder)\.wasm\.sha256$/ },
  ];
}

const chunk = Buffer.allocUnsafe(1024 * 1024);

/**
 * A hash of this program. A version says less, because many commits have the same. Read through one buffer and at once: as
 * many promises and buffers as there are files take three times as long.
 */
export async function programHash(parts = program()): Promise<string> {
  const hash = createHash('sha256');
  for (const { folder, files } of parts) {
    const top = fileURLToPath(folder);
    const names = readdirSync(top, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(top, `${parentPath}/${name}`))
      .filter((name) => files.test(name))
      .toSorted();
    for (const name of names) {
      // What programs have said is taken in between.
      await setImmediate();
      addFile(hash, name, new URL(name, folder));
    }
  }
  return hash.digest('hex');
}

function addFile(hash: Hash, name: string, url: URL): void {
  const file = openSync(url, 'r');
  try {
    hash.update(`${name}:${fstatSync(file).size}:`);
    for (let size = readChunk(file); size > 0; size = readChunk(file)) hash.update(chunk.subarray(0, size));
  } finally {
    closeSync(file);
  }
}

function readChunk(file: number): number {
  return readSync(file, chunk, 0, chunk.byteLength, null);
}
