import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/root.ts';
import { run } from '../../harness/run.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../../harness/temp.ts';

let folder: TemporaryDirectory;
let [program, caches, code] = ['', '', ''];

beforeEach(() => {
  folder = temporaryDirectory('code');
  program = join(folder.path, 'dist/cli.js');
  caches = join(folder.path, 'caches');
  code = join(caches, 'slipway/code');
  mkdirSync(join(folder.path, 'dist'));
  writeFileSync(join(folder.path, 'package.json'), '{"type":"module"}');
  copyFileSync(join(root, 'src/entry/cli-stub.js'), program);
  copyFileSync(join(root, 'src/entry/keep-compiled.js'), join(folder.path, 'dist/keep-compiled.js'));
  writeFileSync(
    join(folder.path, 'dist/cli-main.js'),
    "import { getCompileCacheDir } from 'node:module';\nconsole.log(getCompileCacheDir() ?? 'nowhere');\n",
  );
});

afterEach(async () => await folder[Symbol.asyncDispose]());

/** Where the program that `cli.js` starts has its compiled code kept. */
async function kept(command: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const place = { XDG_CACHE_HOME: caches, HOME: join(folder.path, 'home'), CI: '', GITHUB_ACTIONS: '' };
  const { stdout } = await run(process.execPath, [program, command], { cwd: folder.path, env: { ...place, ...env } });
  return stdout.trim();
}

it('is kept for commands that read, in a folder of the user alone', async () => {
  expect(await kept('gate')).toContain(code);
  expect(statSync(code).mode & 0o777).toBe(0o700);
  expect(readdirSync(code)).not.toEqual([]);
  expect(await kept('explain', { XDG_CACHE_HOME: 'relative' })).toContain(
    join(folder.path, 'home/.cache/slipway/code'),
  );
});

it.each(['ship', 'bump', 'build', 'sync', 'reconcile', 'init', '--version'])('is not kept for %s', async (command) => {
  expect(await kept(command)).toBe('nowhere');
  expect(existsSync(caches)).toBe(false);
});

it.each([
  ['on a runner', { GITHUB_ACTIONS: 'true' }],
  ['in CI', { CI: 'true' }],
  ['in Azure Pipelines', { TF_BUILD: 'True' }],
  ['in Jenkins', { JENKINS_URL: 'https://ci.acme.dev/' }],
  ['in a container of a cluster', { KUBERNETES_SERVICE_HOST: '10.0.0.1' }],
  ['where a cache is named, which others may have filled', { SLIPWAY_CACHE: '.slipway-cache' }],
  ['where caches are off', { SLIPWAY_CACHE: 'off' }],
])('is not kept %s', async (_where, env) => {
  expect(await kept('gate', env)).toBe('nowhere');
});

it('is not kept where others may write, nor behind a link', async () => {
  mkdirSync(code, { recursive: true, mode: 0o700 });
  chmodSync(join(caches, 'slipway'), 0o775);
  expect(await kept('gate')).toBe('nowhere');
  chmodSync(join(caches, 'slipway'), 0o755);
  chmodSync(code, 0o777);
  expect(await kept('gate')).toBe('nowhere');
  chmodSync(code, 0o755);
  expect(await kept('gate')).toContain(code);
  rmSync(code, { recursive: true });
  mkdirSync(join(folder.path, 'elsewhere'));
  symlinkSync(join(folder.path, 'elsewhere'), code);
  expect(await kept('gate')).toBe('nowhere');
});

it('is begun anew where there is much of it', async () => {
  const old = join(code, 'v20.0.0-x64-0-0');
  mkdirSync(old, { recursive: true, mode: 0o700 });
  for (let index = 0; index < 499; index++) writeFileSync(join(old, String(index)), '');
  expect(await kept('gate')).toContain(code);
  expect(existsSync(old)).toBe(true);
  for (let index = 499; index < 600; index++) writeFileSync(join(old, String(index)), '');
  expect(await kept('gate')).toContain(code);
  expect(existsSync(old)).toBe(false);
  expect(statSync(code).mode & 0o777).toBe(0o700);
  expect(readdirSync(code)).not.toEqual([]);
});

it('does not fail where nothing can be kept', async () => {
  writeFileSync(caches, 'a file');
  expect(await kept('gate')).toBe('nowhere');
});
