import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { findCache } from '../setup/cache.ts';

/** The compiler is part of the bytes, so exactly this one builds; Go fetches it by its module proxy where the local one differs. */
const goToolchain = 'go1.26.8';

export interface GoModule {
  path: string;
  version: string;
  folder: string;
}

export interface ReactorOptions {
  /** Variables of Go that are set while linking. */
  stamps?: Readonly<Record<string, string>>;
  /** The sources were copied by `withPatches`. */
  vendored?: boolean;
}

/** Builds the main package of a Go module as a WASI reactor; the same sources give the same bytes on every machine. */
export async function buildReactor(folder: string, options: ReactorOptions = {}): Promise<Buffer> {
  const stamps = Object.entries(options.stamps ?? {}).map(([name, value]) => `-X ${name}=${value}`);
  const flags = [
    '-buildmode=c-shared',
    '-trimpath',
    '-buildvcs=false',
    `-ldflags=${['-s -w -buildid=', ...stamps].join(' ')}`,
  ];
  const output = await mkdtemp(join(tmpdir(), 'slipway-reactor-'));
  try {
    const file = join(output, 'reactor.wasm');
    await go(folder, ['build', ...flags, ...(options.vendored === true ? ['-mod=vendor'] : []), '-o', file, '.']);
    return await readFile(file);
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}

/** Calls back with a copy of a Go module that has its dependencies vendored and these patches applied to them. */
export async function withPatches<T>(
  folder: string,
  patches: readonly string[],
  use: (copy: string) => Promise<T>,
): Promise<T> {
  const copy = await mkdtemp(join(tmpdir(), 'slipway-patched-'));
  try {
    await cp(folder, copy, { recursive: true });
    await go(copy, ['mod', 'vendor']);
    // The copy is in no repository, whatever lies around the temporary folder.
    const env = { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() };
    for (const patch of patches) await promisify(execFile)('git', ['apply', patch], { cwd: copy, env });
    return await use(copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** The Go modules whose packages are linked into the reactor, sorted, without the main one. */
export async function linkedModules(folder: string, vendored = false): Promise<readonly GoModule[]> {
  const template = '{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}';
  const args = ['list', ...(vendored ? ['-mod=vendor'] : []), '-deps', '-f', template, '.'];
  const lines = (await go(folder, args)).split('\n').filter((line) => line !== '');
  return [...new Set(lines)].toSorted().map((line) => {
    const [path = '', version = '', dir = ''] = line.split('\t');
    return { path, version, folder: dir };
  });
}

/** Runs go for wasip1, or for this machine, with nothing from the environment that would change the bytes. */
export async function go(folder: string, args: readonly string[], target: 'wasm' | 'host' = 'wasm'): Promise<string> {
  const env = {
    ...process.env,
    ...(target === 'wasm' ? { GOOS: 'wasip1', GOARCH: 'wasm' } : {}),
    GOWASM: '',
    GOEXPERIMENT: '',
    CGO_ENABLED: '0',
    GOTOOLCHAIN: goToolchain,
    GOWORK: 'off',
    GOFLAGS: '-mod=readonly',
    GOCACHE: findCache().goBuild,
  };
  const options = { cwd: folder, env, timeout: 20 * 60_000, maxBuffer: 64 * 1024 * 1024 };
  return (await promisify(execFile)('go', args, options)).stdout;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Compresses as far as brotli goes: a minute or two for 40 MB. */
export async function compress(bytes: Uint8Array): Promise<Buffer> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
  };
  return await promisify(brotliCompress)(bytes, { params });
}

export async function decompress(bytes: Uint8Array): Promise<Buffer> {
  return await promisify(brotliDecompress)(bytes);
}
