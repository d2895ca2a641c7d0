import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { run } from '../../harness/run.ts';
import { temporaryDirectory } from '../../harness/temp.ts';

const program = fileURLToPath(new URL('../../../src/entry/cli-main.ts', import.meta.url));
const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: "ghcr.io/acme/web:v1"}]}\n';
const gate = ['gate', 'o', '--pack', 'none', '--enable', 'no-privileged'];
const bump = ['bump', '--image', 'ghcr.io/acme/web:v2'];

/** A repository, and a kustomize that notes each time that it renders. */
async function commandLine(folder: string) {
  const [repository, cache, calls] = [join(folder, 'repository'), join(folder, 'cache'), join(folder, 'calls')];
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const { stdout: real } = await run('sh', ['-c', 'command -v kustomize']);
  write('bin/kustomize', `#!/bin/sh\n[ "$1" = build ] && echo "$2" >>'${calls}'\nexec '${real.trim()}' "$@"\n`);
  chmodSync(join(folder, 'bin/kustomize'), 0o755);
  write('repository/o/kustomization.yaml', 'resources: [pod.yaml]\nimages: [{name: ghcr.io/acme/web, newTag: v1}]\n');
  write('repository/o/pod.yaml', pod);
  await run('git', ['init', '-q', '-b', 'main'], { cwd: repository });
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
  await run('git', ['add', '.'], { cwd: repository });
  await run('git', [...identity, 'commit', '-qm', 'first'], { cwd: repository });
  return {
    kept: (kind = 'renders') => (existsSync(join(cache, kind)) ? readdirSync(join(cache, kind)).length : 0),
    /** How often kustomize rendered. */
    count: async (argv: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<number> => {
      writeFileSync(calls, '');
      const PATH = `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`;
      const env = { ...process.env, PATH, SLIPWAY_CACHE: cache, SLIPWAY_CACHE_KEY: 'secret', ...more };
      await run(process.execPath, [program, ...argv], { cwd: repository, env });
      return readFileSync(calls, 'utf8').split('\n').length - 1;
    },
  };
}

it('render and gate share what either rendered, also from run to run', async () => {
  await using folder = temporaryDirectory('renders');
  const { count, kept } = await commandLine(folder.path);
  expect(await count(['render', 'o'])).toBe(1);
  expect([await count(['render', 'o']), await count(gate), kept()]).toEqual([0, 0, 1]);
  expect(await count(gate, { SLIPWAY_CACHE: 'off' })).toBe(1);
  expect(await count(gate, { SLIPWAY_CACHE_KEY: 'another' })).toBe(1);
});

it('bump neither reads what was rendered before nor keeps what it renders', async () => {
  await using folder = temporaryDirectory('renders');
  const { count, kept } = await commandLine(folder.path);
  const alone = await count(bump);
  expect([alone > 0, kept()]).toEqual([true, 0]);
  await count(gate);
  expect([await count(bump), kept()]).toEqual([alone, 1]);
  expect([(await count([...bump, '--write', 'files'])) > 0, kept()]).toEqual([true, 1]);
});

it('what rules found is kept by gate alone, and neither by render nor by bump', async () => {
  await using folder = temporaryDirectory('renders');
  const { count, kept } = await commandLine(folder.path);
  await count(bump);
  await count(['render', 'o']);
  await count(gate, { SLIPWAY_CACHE: 'off' });
  expect(kept('evaluations')).toBe(0);
  await count(gate);
  // The root's, and what the roots of the run are to each other.
  expect(kept('evaluations')).toBe(2);
  await count(gate);
  await count(bump);
  expect(kept('evaluations')).toBe(2);
});
