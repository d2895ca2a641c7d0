import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run, RunError } from '../../test/harness/run.ts';
import { type GoTool, MINIMUM_GO } from '../tools.ts';
import type { Cache } from './cache.ts';

const BUILD_TIMEOUT_MS = 45 * 60_000;

function goEnvironment(cache: Cache): NodeJS.ProcessEnv {
  return {
    ...process.env,
    GOCACHE: cache.goBuild,
    // Never fetch another toolchain behind the user's back, and never let a workspace or a flag of theirs change the build.
    GOTOOLCHAIN: 'local',
    GOWORK: 'off',
    GOFLAGS: '-buildvcs=false',
    CGO_ENABLED: '0',
  };
}

function isOlder(version: string, minimum: string): boolean {
  const numbers = (text: string): number[] => text.split('.').map(Number);
  const [have, want] = [numbers(version), numbers(minimum)];
  for (const [index, part] of want.entries()) {
    const other = have[index] ?? 0;
    if (other !== part) return other < part;
  }
  return false;
}

/** Throws, saying what to do, unless a Go that is new enough is in PATH. */
export async function requireGo(tool: GoTool, cache: Cache): Promise<void> {
  const advice = `Install Go ${MINIMUM_GO} or newer (https://go.dev/dl/) and put its bin folder into PATH.`;
  const found = await run('go', ['env', 'GOVERSION'], { env: goEnvironment(cache) }).catch((error: unknown) => {
    if (error instanceof RunError) throw error;
    throw new Error(`${tool.name} ${tool.version} is compiled with Go, and there is no \`go\` here. ${advice}`);
  });
  const version = found.stdout.trim().replace(/^go/, '');
  if (/^\d/.test(version) && isOlder(version, MINIMUM_GO)) {
    throw new Error(`${tool.name} ${tool.version} does not compile with Go ${version}. ${advice}`);
  }
}

function buildFlags(tool: GoTool): string[] {
  const stamps = Object.entries(tool.stamps).map(([name, value]) => `-X ${name}=${value}`);
  return ['-trimpath', '-ldflags', ['-s', '-w', ...stamps].join(' ')];
}

/** The name that `go install` gives a program: the last part of its path that is no major version. */
function installedName(mainPackage: string): string {
  return (
    mainPackage
      .replace(/\/v\d+$/, '')
      .split('/')
      .at(-1) ?? mainPackage
  );
}

/** Compiles a tool's programs into `folder`/bin. */
export async function buildGoTool(tool: GoTool, folder: string, cache: Cache): Promise<void> {
  const bin = join(folder, 'bin');
  const source = join(folder, 'source');
  await mkdir(bin);
  await mkdir(source);
  const env = { ...goEnvironment(cache), GOBIN: bin };
  const go = async (...args: string[]): Promise<void> => {
    await run('go', args, { cwd: source, env, timeoutMs: BUILD_TIMEOUT_MS });
  };

  if (tool.wrapper) {
    await go('mod', 'init', `slipway.invalid/${tool.name}`);
    await go('get', ...Object.values(tool.commands).map((main) => `${main}@${tool.version}`));
  }
  for (const [command, main] of Object.entries(tool.commands)) {
    if (tool.wrapper) {
      await go('build', '-mod=mod', ...buildFlags(tool), '-o', join(bin, command), main);
    } else {
      await go('install', ...buildFlags(tool), `${main}@${tool.version}`);
      await rename(join(bin, installedName(main)), join(bin, command));
    }
  }
  await rm(source, { recursive: true });
}
