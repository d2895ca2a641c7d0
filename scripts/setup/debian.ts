import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../test/harness/run.ts';
import { DEBIAN_RELEASE, type DebianTool } from '../tools.ts';
import { replaceLibraryPath } from './library-path.ts';
import type { Log } from './step.ts';

const APT_TIMEOUT_MS = 10 * 60_000;
// Apt would drop root for downloads, and then cannot write into a folder that only root may enter.
const APT_OPTIONS = ['--option', 'APT::Sandbox::User=root', '--option', 'Acquire::Retries=3'];

async function apt(args: readonly string[], cwd?: string): Promise<void> {
  await run('apt-get', [...APT_OPTIONS, ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    timeoutMs: APT_TIMEOUT_MS,
  });
}

/** Runs apt; refreshes its package lists and tries once more only if it does not get on with those it has. */
async function aptWithFreshLists(log: Log, args: readonly string[], cwd?: string): Promise<void> {
  try {
    await apt(args, cwd);
  } catch (error) {
    if (error instanceof Error && /cannot run/.test(error.message)) {
      throw new Error('apt-get is missing: the test bed takes its servers from Debian packages', { cause: error });
    }
    log('  refreshing the package lists (apt-get update)');
    await apt(['update']);
    await apt(args, cwd);
  }
}

/** Throws unless a package's full version (`2.8.2+ds1-1+deb12u1`) is a build of the pinned upstream version. */
function requirePinned(tool: DebianTool, found: string): void {
  if (isPinned(tool, found) || process.env['SLIPWAY_UNPINNED'] === '1') return;
  throw new Error(
    `${tool.package} is pinned to ${tool.version} (Debian ${DEBIAN_RELEASE}), but this machine's archive has ${found}. ` +
      'Set SLIPWAY_UNPINNED=1 to try that one.',
  );
}

function isPinned(tool: DebianTool, found: string): boolean {
  return found === tool.version || found.startsWith(`${tool.version}-`);
}

async function installedVersion(tool: DebianTool): Promise<string | undefined> {
  const query = await run('dpkg-query', ['--show', '--showformat=${db:Status-Status} ${Version}', tool.package], {
    allowFailure: true,
  }).catch(() => undefined);
  const [status, version] = query?.stdout.trim().split(' ') ?? [];
  return status === 'installed' ? version : undefined;
}

/** Tells whether the machine already has the pinned package, installed by whomever. */
export async function isInstalled(tool: DebianTool): Promise<boolean> {
  const version = await installedVersion(tool);
  return version !== undefined && isPinned(tool, version);
}

/** Installs the package for good, as CI does. */
export async function installPackage(tool: DebianTool, log: Log): Promise<void> {
  await aptWithFreshLists(log, ['install', '--yes', '--no-install-recommends', tool.package]);
  requirePinned(tool, (await installedVersion(tool)) ?? 'nothing');
}

/** Downloads the package with what it needs and unpacks all into `folder`, which will be `home` once it is complete. */
export async function unpackPackage(tool: DebianTool, folder: string, home: string, log: Log): Promise<void> {
  const downloads = join(folder, 'downloads');
  await mkdir(downloads);
  await aptWithFreshLists(log, ['download', tool.package, ...tool.unpack], downloads);
  for (const file of await readdir(downloads)) {
    const path = join(downloads, file);
    const fields = await run('dpkg-deb', ['--show', '--showformat=${Package} ${Version}', path]);
    const [name, version = ''] = fields.stdout.trim().split(' ');
    if (name === tool.package) requirePinned(tool, version);
    await run('dpkg-deb', ['--extract', path, folder]);
  }
  await rm(downloads, { recursive: true });
  if (tool.patchLibraryPath !== undefined) await replaceLibraryPath(folder, tool.patchLibraryPath, home);
}
