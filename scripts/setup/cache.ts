import { createHash } from 'node:crypto';
import { mkdir, rename, rm, symlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Tool } from '../tools.ts';

/** The folders of the cache, which lies outside the checkout so that every clone shares it. */
export interface Cache {
  root: string;
  /** Links to every program that was set up: what belongs in PATH. */
  bin: string;
  locks: string;
  goBuild: string;
  /** What V8 made of sources, for `NODE_COMPILE_CACHE`. */
  compiled: string;
}

/** Finds the cache: `$SLIPWAY_CACHE`, else `$XDG_CACHE_HOME/slipway`, else `~/.cache/slipway`. Creates nothing. */
export function findCache(env: NodeJS.ProcessEnv = process.env): Cache {
  const given = env['SLIPWAY_CACHE'];
  const xdg = env['XDG_CACHE_HOME'];
  const root = given || join(xdg || join(env['HOME'] || homedir(), '.cache'), 'slipway');
  return {
    root,
    bin: join(root, 'bin'),
    locks: join(root, 'locks'),
    goBuild: join(root, 'go-build'),
    compiled: join(root, 'compiled'),
  };
}

/** Where a tool lives in the cache: a folder of its own per version and per way of building it. */
export function toolFolder(cache: Cache, tool: Tool): string {
  // Programs with a patched library path hold the cache's own path, so a moved cache is another tool.
  const key = createHash('sha256')
    .update(JSON.stringify([tool, cache.root]))
    .digest('hex')
    .slice(0, 8);
  return join(cache.root, 'tools', `${tool.name}-${tool.version.replaceAll(/[^\w.+-]/g, '_')}-${key}`);
}

/** Fills the folder `target` all or nothing: `fill` works in a folder beside it, which then takes its place. */
export async function replaceFolder(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const draft = `${target}.new`;
  // Only one process fills a folder at a time (the lock), so a draft that is there was left by one that died. Go's own
  // files may be read-only, which root can remove all the same.
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  try {
    await fill(draft);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Makes or moves the link `path` to `target` in one step, so that a reader never finds it missing. */
export async function replaceLink(path: string, target: string): Promise<void> {
  const draft = `${path}.${process.pid}.new`;
  await rm(draft, { force: true });
  await symlink(target, draft);
  await rename(draft, path);
}
