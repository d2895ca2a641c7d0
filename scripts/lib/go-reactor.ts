import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { findCache } from '../setup/cache.ts';

/** The compiler is part of the bytes, so exactly this one builds; Go fetches it by its module proxy where the local one differs. */
const goToolchain = 'go1.26.8';

const flags = ['-buildmode=c-shared', '-trimpath', '-buildvcs=false', '-ldflags=-s -w -buildid='];

export interface GoModule {
  path: string;
  version: string;
  folder: string;
}

/** Builds the main package of a Go module as a WASI reactor; the same sources give the same bytes on every machine. */
export async function buildReactor(folder: string): Promise<Buffer> {
  const output = await mkdtemp(join(tmpdir(), 'slipway-reactor-'));
  try {
    const file = join(output, 'reactor.wasm');
    await go(folder, ['build', ...flags, '-o', file, '.']);
    return await readFile(file);
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}

/** The Go modules whose packages are linked into the reactor, sorted, without the main one. */
export async function linkedModules(folder: string): Promise<readonly GoModule[]> {
  const template = '{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}';
  const lines = (await go(folder, ['list', '-deps', '-f', template, '.'])).split('\n').filter((line) => line !== '');
  return [...new Set(lines)].toSorted().map((line) => {
    const [path = '', version = '', dir = ''] = line.split('\t');
    return { path, version, folder: dir };
  });
}

/** Runs go for wasip1 with nothing from the environment that would change the bytes. */
export async function go(folder: string, args: readonly string[]): Promise<string> {
  const env = {
    ...process.env,
    GOOS: 'wasip1',
    GOARCH: 'wasm',
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
