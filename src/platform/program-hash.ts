import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assetUrl, codeFolder } from './assets.ts';

/**
 * A hash of what decides how this program judges: its code, its policies and its compiler of policies. A version says less, because many
 * commits have the same.
 */
export async function programHash(): Promise<string> {
  const hash = createHash('sha256');
  const compiler = { name: 'rego.wasm.br', bytes: readFile(assetUrl('rego.wasm.br')) };
  const files = [
    ...(await filesIn(codeFolder(), /\.[jt]s$/)),
    ...(await filesIn(assetUrl('policies/'), /./)),
    compiler,
  ];
  for (const { name, bytes } of files) {
    const content = await bytes;
    hash.update(`${name}:${content.byteLength}:`).update(content);
  }
  return hash.digest('hex');
}

/** By name, being read. */
async function filesIn(folder: URL, pattern: RegExp): Promise<readonly { name: string; bytes: Promise<Uint8Array> }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => `${parentPath}/${name}`);
  return paths
    .filter((path) => pattern.test(path))
    .toSorted()
    .map((path) => ({ name: relative(fileURLToPath(folder), path), bytes: readFile(path) }));
}
