import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assetUrl, codeFolder } from './assets.ts';

interface ProgramPart {
  folder: URL;
  /** Of the files that count, below the folder. */
  files: RegExp;
}

/** What decides how this program judges: its code, its policies, its compiler of policies, and its renderer. */
function program(): readonly ProgramPart[] {
  return [
    { folder: codeFolder(), files: /\.[jt]s$/ },
    { folder: assetUrl('policies/'), files: /./ },
    { folder: assetUrl('./'), files: /^re(?:go|nder)\.wasm\.br$/ },
  ];
}

/** A hash of this program, to the last byte. A version says less, because many commits have the same. */
export async function programHash(parts = program()): Promise<string> {
  const hash = createHash('sha256');
  for (const { folder, files } of parts) {
    const top = fileURLToPath(folder);
    const entries = await readdir(top, { recursive: true, withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(top, `${parentPath}/${name}`))
      .filter((name) => files.test(name))
      .toSorted();
    const read = names.map(async (name) => ({ name, bytes: await readFile(new URL(name, folder)) }));
    for (const { name, bytes } of await Promise.all(read)) hash.update(`${name}:${bytes.byteLength}:`).update(bytes);
  }
  return hash.digest('hex');
}
