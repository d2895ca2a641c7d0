/**
 * Builds dist/policies/kubernetes.json.br, the schemas of the last ten minor versions of Kubernetes, from the modules k8s.io/kubernetes and k8s.io/api.
 * `--verify` builds too, and fails if the modules no longer give what is committed. Needs Go and the module proxy; the published OpenAPI that was
 * read once is kept in the cache. `--check` needs neither: it only reads the committed file as the program does.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { createSchemas } from '../src/checks/schema/schemas.ts';
import { root } from './lib/root.ts';
import { bundle, type Source } from './schemas/bundle.ts';
import { readGoTypes } from './schemas/go-types.ts';
import { readLifecycles } from './schemas/lifecycle.ts';
import { apiModule, readSpec, releases } from './schemas/specs.ts';

const path = join(root, 'dist/policies/kubernetes.json.br');

if (process.argv.includes('--check')) {
  const schemas = createSchemas(await readFile(path));
  const expected = releases.map((release) => release.split('.').slice(0, 2).join('.').slice(1));
  if (schemas.versions.join() !== expected.join()) fail(`it has ${schemas.versions.join(', ')}`);
} else {
  const text = JSON.stringify(await build());
  const committed = await readFile(path).catch(() => undefined);
  const same = committed !== undefined && brotliDecompressSync(committed).toString() === text;
  if (process.argv.includes('--verify')) {
    if (!same) fail('the modules do not give it');
  } else if (!same) {
    await mkdir(dirname(path), { recursive: true });
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
    const bytes = brotliCompressSync(text, { params });
    await writeFile(path, bytes);
    console.log(`dist/policies/kubernetes.json.br ${bytes.length} bytes of ${text.length}`);
  }
}

async function build(): Promise<ReturnType<typeof bundle>> {
  const sources: Source[] = [];
  for (const release of releases) {
    const spec = await readSpec(release);
    sources.push({ release, spec, types: await readGoTypes(await apiModule(release)) });
  }
  // Markers of what has been gone for long are in old modules alone.
  const modules = await Promise.all(['v1.22.17', 'v1.28.15', releases.at(-1) ?? ''].map(apiModule));
  return bundle(sources, await readLifecycles(modules));
}

function fail(reason: string): void {
  console.error(`dist/policies/kubernetes.json.br: ${reason}; run node scripts/build-schemas.ts and commit`);
  process.exitCode = 1;
}
