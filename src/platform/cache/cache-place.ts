import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import type { CacheLimits, CachePlace } from './content-cache.ts';

export interface CacheSurroundings {
  env: Readonly<Record<string, string | undefined>>;
  runner: boolean;
  untrusted: boolean;
}

export type CacheKind = 'policies' | 'renders' | 'evaluations';

const secretBytes = 32;

/** A large repository has thousands of roots, and half of them are forgotten when there are too many. */
const renderLimits: CacheLimits = { entries: 8192, bytes: 512 * 1024 * 1024 };
/** Of each root one for what it is and, where rules look at it, for what it was. */
const evaluationLimits: CacheLimits = { entries: 16_384, bytes: 256 * 1024 * 1024 };
const limitsOf: Readonly<Record<CacheKind, { limits?: CacheLimits }>> = {
  policies: {},
  renders: { limits: renderLimits },
  evaluations: { limits: evaluationLimits },
};

/**
 * Where compiled policies, rendered streams and what rules found in them are kept. On a laptop in the user's cache folder, sealed with a
 * secret of the user's state folder. On a runner, where a cache is restored from what other jobs left, only where `SLIPWAY_CACHE` names a folder and `SLIPWAY_CACHE_KEY` is a secret that they do not
 * have; in an untrusted run never.
 */
export async function cachePlace(
  { env, runner, untrusted }: CacheSurroundings,
  kind: CacheKind,
): Promise<CachePlace | undefined> {
  const [named, key] = [env['SLIPWAY_CACHE'], env['SLIPWAY_CACHE_KEY'] ?? ''];
  if (untrusted || named === '' || named === 'off') return undefined;
  if (runner && (named === undefined || key === '')) return undefined;
  const home = env['HOME'] ?? homedir();
  const folder = named ?? join(folderOf(env['XDG_CACHE_HOME'], home, '.cache'), 'slipway');
  const state = join(folderOf(env['XDG_STATE_HOME'], home, '.local/state'), 'slipway');
  const secret = key === '' ? await ownSecret(join(state, 'cache-key')) : new TextEncoder().encode(key);
  return secret === undefined ? undefined : { folder: join(folder, kind), secret, ...limitsOf[kind] };
}

/** A relative path in these variables has to be ignored, says the specification. */
function folderOf(variable: string | undefined, home: string, otherwise: string): string {
  return variable !== undefined && isAbsolute(variable) ? variable : join(home, otherwise);
}

/** Made on first use; two runs that make it at once agree on the first one's. */
async function ownSecret(file: string): Promise<Uint8Array | undefined> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, randomBytes(secretBytes), { mode: 0o600, flag: 'wx' }).catch((thrown: unknown) => {
      if ((thrown as { code?: unknown }).code !== 'EEXIST') throw thrown;
    });
    const secret = await readFile(file);
    return secret.byteLength === secretBytes ? secret : undefined;
  } catch {
    return undefined;
  }
}
