import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { go, type GoModule } from './go-reactor.ts';

export interface Notice {
  name: string;
  text: string;
}

/** The licence and notice files of modules, each text once under the names that share it. Throws when a module has none. */
export async function licencesOf(modules: readonly GoModule[], more: readonly Notice[]): Promise<string> {
  const notices = [...(await Promise.all(modules.map(noticesOf))).flat(), ...more];
  const names = new Map<string, string[]>();
  for (const { name, text } of notices) names.set(text, [...(names.get(text) ?? []), name]);
  const rule = '-'.repeat(80);
  const sections = [...names].map(([text, sharing]) => `${rule}\n${sharing.join('\n')}\n${rule}\n${text}\n`);
  return sections.join('\n');
}

/** The licence of Go's own runtime and standard library. */
export async function goLicence(folder: string): Promise<Notice> {
  const goroot = (await go(folder, ['env', 'GOROOT'])).trim();
  return { name: 'Go runtime and standard library', text: tidy(await readFile(join(goroot, 'LICENSE'), 'utf8')) };
}

async function noticesOf(module: GoModule): Promise<readonly Notice[]> {
  const files = (await readdir(module.folder)).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name)).toSorted();
  if (files.length === 0) throw new Error(`${module.path} ${module.version} has no licence file`);
  return await Promise.all(
    files.map(async (file) => ({
      name: `${module.path} ${module.version}${/^notice/i.test(file) ? ' (notice)' : ''}`,
      text: tidy(await readFile(join(module.folder, file), 'utf8')),
    })),
  );
}

/** One spelling of the same text: line ends, trailing spaces, the two links of the Apache licence's heading. */
export function tidy(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  return lines
    .map((line) => line.trimEnd().replace('https://www.apache.org', 'http://www.apache.org'))
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}
