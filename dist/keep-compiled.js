import { lstatSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

const readers = new Set(['gate', 'render', 'explain', 'policy']);

/**
 * Keeps what V8 makes of our code, for commands that only read. It is run without a proof of who made it, so it is only kept where nobody but
 * its owner writes: never in a folder that was named for caches, and never on a runner.
 */
export function keepCompiled(command) {
  const { CI, GITHUB_ACTIONS, HOME, SLIPWAY_CACHE, XDG_CACHE_HOME } = process.env;
  if (!readers.has(command) || SLIPWAY_CACHE !== undefined || CI || GITHUB_ACTIONS) return;
  const caches = XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(HOME || homedir(), '.cache');
  const own = join(caches, 'slipway');
  const folder = join(own, 'code');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (isOurs(own) && isOurs(folder)) process.getBuiltinModule('node:module').enableCompileCache(folder);
  } catch {
    // Without it a run takes longer.
  }
}

function isOurs(folder) {
  const found = lstatSync(folder);
  if (!found.isDirectory()) return false;
  return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
}
