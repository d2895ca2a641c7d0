import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compress, decompress, sha256 } from './go-reactor.ts';
import { root } from './root.ts';

/** A reactor as it is committed: dist/NAME.wasm.br, its checksum in wasm/NAME/NAME.wasm.sha256, its licences in dist/licenses-NAME.txt. */
export interface WasmArtefact {
  name: string;
  wasm: Buffer;
  licences: () => Promise<string>;
}

/** Writes the files of an artefact; with `--verify` writes none, and fails if the committed ones are not what the sources build. */
export async function deliver({ name, wasm, licences }: WasmArtefact): Promise<void> {
  const checksumFile = join(root, `wasm/${name}/${name}.wasm.sha256`);
  const compressedFile = join(root, `dist/${name}.wasm.br`);
  const built = sha256(wasm);
  const shipped = await checksumOf(compressedFile);
  if (process.argv.includes('--verify')) {
    const committed = (await readFile(checksumFile, 'utf8')).trim();
    tell(name, built, {
      [`wasm/${name}/${name}.wasm.sha256`]: committed,
      [`dist/${name}.wasm.br`]: shipped ?? 'missing',
    });
    return;
  }
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(checksumFile, `${built}\n`);
  await writeFile(join(root, `dist/licenses-${name}.txt`), await licences());
  if (shipped !== built) await writeFile(compressedFile, await compress(wasm));
  console.log(`${name}.wasm ${wasm.byteLength} bytes, sha-256 ${built}`);
}

function tell(name: string, built: string, found: Readonly<Record<string, string>>): void {
  for (const [file, checksum] of Object.entries(found)) {
    if (checksum === built) continue;
    console.error(
      `${file} is ${checksum}, and the sources build ${built}: run node scripts/build-${name}.ts and commit`,
    );
    process.exitCode = 1;
  }
}

async function checksumOf(compressedFile: string): Promise<string | undefined> {
  const compressed = await readFile(compressedFile).catch(() => undefined);
  return compressed === undefined ? undefined : sha256(await decompress(compressed));
}
