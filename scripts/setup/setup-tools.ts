import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DebianTool, type Tool, toolNamed } from '../tools.ts';
import { type Cache, findCache, replaceFolder, replaceLink, toolFolder } from './cache.ts';
import { installPackage, isInstalled, unpackPackage } from './debian.ts';
import { buildGoTool, requireGo } from './go.ts';
import { withLock } from './lock.ts';
import { type Log, logToStderr, step } from './step.ts';

export interface SetupOptions {
  /** Really install Debian packages, as a CI machine may, instead of unpacking them into the cache. */
  install?: boolean;
  log?: Log;
  cache?: Cache;
}

/** Puts the named tools into the cache, building each at most once, and returns the folder that belongs first in PATH. */
export async function setupTools(names: readonly string[], options: SetupOptions = {}): Promise<{ bin: string }> {
  const { install = false, log = logToStderr, cache = findCache() } = options;
  const tools = names.map(toolNamed);
  await mkdir(cache.bin, { recursive: true });
  for (const tool of tools) {
    const programs = await provide(tool, install, cache, (line) => log(`setup: ${line}`));
    for (const [command, path] of Object.entries(programs)) await replaceLink(join(cache.bin, command), path);
  }
  return { bin: cache.bin };
}

/** Makes sure that a tool is there; returns where each of its programs is. */
async function provide(tool: Tool, install: boolean, cache: Cache, log: Log): Promise<Record<string, string>> {
  const label = `${tool.name} ${tool.version}`;
  const folder = toolFolder(cache, tool);
  const lock = join(cache.locks, `${tool.name}.lock`);
  const waiting = (holder: string): void => log(`${label}: waiting for process ${holder}, which sets it up`);

  // Without --install even an installed package is unpacked, so that every machine runs the same files.
  if (tool.kind === 'debian' && tool.installable && install) {
    await withLock(lock, waiting, async () => {
      if (await isInstalled(tool)) log(`${label}: installed on this machine`);
      else await step(log, `${label}: installing`, () => installPackage(tool, log));
    });
    return below('/', tool);
  }
  if (!(await exists(folder))) {
    await withLock(lock, waiting, async () => {
      if (!(await exists(folder))) await fill(tool, folder, cache, log);
    });
  } else {
    log(`${label}: in the cache`);
  }
  return tool.kind === 'debian'
    ? below(folder, tool)
    : compiled(folder, [...Object.keys(tool.commands), ...(tool.links ?? [])]);
}

async function fill(tool: Tool, folder: string, cache: Cache, log: Log): Promise<void> {
  const label = `${tool.name} ${tool.version}`;
  if (tool.kind === 'go') {
    await requireGo(tool, cache);
    await step(log, `${label}: compiling`, () => replaceFolder(folder, (draft) => buildGoTool(tool, draft, cache)));
  } else {
    await step(log, `${label}: unpacking`, () =>
      replaceFolder(folder, (draft) => unpackPackage(tool, draft, folder, log)),
    );
  }
}

function below(root: string, tool: DebianTool): Record<string, string> {
  return Object.fromEntries(Object.entries(tool.commands).map(([command, path]) => [command, join(root, path)]));
}

function compiled(folder: string, commands: readonly string[]): Record<string, string> {
  return Object.fromEntries(commands.map((command) => [command, join(folder, 'bin', command)]));
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
