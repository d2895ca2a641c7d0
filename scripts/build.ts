/** Bundles src/entry into dist: ESM, split so that the cluster client and the policy engine load only when used. `--into FOLDER` builds elsewhere, for comparison. */
import { chmod, copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { writeLicences } from './lib/licences.ts';
import { root } from './lib/root.ts';

const entries = [
  'cli-main',
  'action',
  'build',
  'bump',
  'gate',
  'sync',
  'policy-worker',
  'rego-worker',
  'render-worker',
];

export async function bundle(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await rm(join(folder, 'chunks'), { recursive: true, force: true });
  for (const name of await readdir(folder)) if (name.endsWith('.js')) await rm(join(folder, name));
  const build = await rolldown({
    cwd: root,
    input: Object.fromEntries(entries.map((name) => [name, join(root, 'src/entry', `${name}.ts`)])),
    platform: 'node',
    treeshake: true,
    onwarn: (warning, report) => {
      if (warning.code !== 'EVAL') report(warning);
    },
  });
  const { output } = await build.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } },
    comments: false,
  });
  await build.close();
  await copyFile(join(root, 'src/entry/cli-stub.js'), join(folder, 'cli.js'));
  await copyFile(join(root, 'src/entry/keep-compiled.js'), join(folder, 'keep-compiled.js'));
  for (const name of ['rego', 'render'])
    await copyFile(join(root, `wasm/${name}/${name}.wasm.sha256`), join(folder, `${name}.wasm.sha256`));
  await chmod(join(folder, 'cli.js'), 0o755);
  await writeLicences(
    output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : [])),
    join(folder, 'licenses.txt'),
  );
}

if (import.meta.main) {
  const into = process.argv.indexOf('--into');
  await bundle(into < 0 ? join(root, 'dist') : (process.argv[into + 1] ?? join(root, 'dist')));
}
