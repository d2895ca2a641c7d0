import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes the licence of every package that the bundle holds a module of, sorted by name. Throws when one has none. */
export async function writeLicences(moduleIds: readonly string[], file: string): Promise<void> {
  const folders = new Set(moduleIds.map(packageFolder).filter((folder) => folder !== undefined));
  const sections = await Promise.all([...folders].map(section));
  const rule = '-'.repeat(80);
  const text = sections
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, text }) => `${rule}\n${name}\n${rule}\n${text}\n`);
  await writeFile(file, `Slipway's bundle contains these packages.\n\n${[...new Set(text)].join('\n')}`);
}

function packageFolder(id: string): string | undefined {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
}

async function section(folder: string): Promise<{ name: string; text: string }> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const names = (await readdir(folder)).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name)).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  if (texts.length === 0 && manifest.license === undefined) throw new Error(`${folder} has no licence`);
  const body = texts.length > 0 ? texts.join('\n') : await statedLicence(folder, manifest.license ?? '');
  return {
    name: `${manifest.name} ${manifest.version} (${manifest.license ?? 'see text'})`,
    text: body.replaceAll('\r\n', '\n').trim(),
  };
}

async function statedLicence(folder: string, licence: string): Promise<string> {
  const readme = join(folder, 'README.md');
  const stated = existsSync(readme)
    ? /#+ licen[cs]e\s+([\s\S]{0,2000})/i.exec(await readFile(readme, 'utf8'))?.[1]
    : undefined;
  return stated ?? `The package states the licence ${licence} and carries no text of it.`;
}
