import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run, RunError } from '../../test/harness/run.ts';
import { type GoTool, MINIMUM_GO } from '../tools.ts';
import type { Cache } from './cache.ts';
import { wrapperModule } from './wrapper-module.ts';

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

type Go = (...args: string[]) => Promise<string>;

/** Writes go.mod and go.sum of a module that builds the tool with the tool's own requirements. */
async function writeWrapperModule(tool: GoTool, nested: string, source: string, go: Go): Promise<void> {
  const { module, version } = tool;
  const { Dir: own } = JSON.parse(await go('mod', 'download', '-json', `${module}@${version}`)) as { Dir: string };
  const goMod = await readFile(join(own, 'go.mod'), 'utf8');
  const name = `slipway.invalid/${tool.name}`;
  await writeFile(join(source, 'go.mod'), wrapperModule(goMod, { name, module, version, nested }));
  // Copied by content: files of the module cache are read-only. The sums of the nested modules are added by the build.
  await writeFile(join(source, 'go.sum'), await readFile(join(own, 'go.sum')));
}

/** Compiles a tool's programs into `folder`/bin. */
export async function buildGoTool(tool: GoTool, folder: string, cache: Cache): Promise<void> {
  const bin = join(folder, 'bin');
  const source = join(folder, 'source');
  await mkdir(bin);
  await mkdir(source);
  const env = { ...goEnvironment(cache), GOBIN: bin };
  const go: Go = async (...args) => (await run('go', args, { cwd: source, env, timeoutMs: BUILD_TIMEOUT_MS })).stdout;

  if (tool.nested !== undefined) {
    await writeWrapperModule(tool, tool.nested, source, go);
  } else if (tool.wrapper) {
    await go('mod', 'init', `slipway.invalid/${tool.name}`);
    await go('get', ...Object.values(tool.commands).map((main) => `${main}@${tool.version}`));
  }
  if (tool.main !== undefined) await cp(new URL(`${tool.main}/`, import.meta.url), source, { recursive: true });
  for (const [command, main] of Object.entries(tool.commands)) {
    if (tool.wrapper) {
      const from = tool.main === undefined ? main : '.';
      await go('build', '-mod=mod', ...buildFlags(tool), '-o', join(bin, command), from);
    } else {
      await go('install', ...buildFlags(tool), `${main}@${tool.version}`);
      await rename(join(bin, installedName(main)), join(bin, command));
    }
    for (const link of tool.links ?? []) await symlink(command, join(bin, link));
  }
  await rm(source, { recursive: true });
}
