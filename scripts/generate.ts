/** Writes every generated file; with --check only says which are stale. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { actionFiles } from './generate/actions.ts';
import { configurationPage, schemaFile, waiversSchemaFile } from './generate/configuration.ts';
import { errorsPage } from './generate/errors.ts';
import { installFiles } from './generate/install.ts';
import { optionsPage } from './generate/options.ts';
import { root } from './lib/root.ts';

export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ...actionFiles(),
    ['schema/slipway.schema.json', schemaFile()],
    ['schema/waivers.schema.json', waiversSchemaFile()],
    ['docs/reference/configuration.md', configurationPage()],
    ['docs/reference/errors.md', errorsPage()],
    ['docs/reference/options.md', optionsPage()],
    ...installFiles(),
  ]);
}

const check = process.argv.includes('--check');
for (const [name, text] of generatedFiles()) {
  const file = join(root, name);
  const old = await readFile(file, 'utf8').catch(() => undefined);
  if (old === text) continue;
  if (check) {
    console.error(`${name} is stale`);
    process.exitCode = 1;
    continue;
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  console.log(`wrote ${name}`);
}
