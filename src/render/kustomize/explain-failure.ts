import { posix } from 'node:path';
import type { Location } from '../../model/location.ts';
import type { TreeReader } from '../tree-reader.ts';
import type { Closure } from './closure.ts';
import { kustomizationNames, lineOf } from './kustomization-file.ts';

export interface Explained {
  message: string;
  location?: Location;
}

/** Makes one readable line of kustomize's nested messages and finds the place they speak of. */
export async function explainKustomize(
  words: string,
  folder: string,
  closure: Closure,
  reader: TreeReader,
): Promise<Explained> {
  const text = words.replace(/^Error:\s*/, '');
  const inner = innermost(text, folder, closure);
  const message = plain(inner.text);
  const file = await kustomizationOf(inner.folder, reader);
  const location =
    (await placeInFile(message, inner.folder, closure)) ?? (await placeInKustomization(message, file, reader));
  return location === undefined ? { message } : { message, location };
}

/** Follows `recursed accumulation of path 'X': …` down to the layer where it went wrong. */
function innermost(text: string, folder: string, closure: Closure): { text: string; folder: string } {
  let found = { text, folder };
  for (const match of text.matchAll(/recursed (?:accumulation of|merging from) path '([^']+)': /g)) {
    const path = match[1] ?? '';
    if (closure.folders.includes(path)) found = { text: text.slice(match.index + match[0].length), folder: path };
  }
  return found;
}

/** Takes out what only speaks of kustomize's own attempts. */
function plain(text: string): string {
  return text
    .replace(/^(accumulating resources: )+/, '')
    .replace(/^accumulation err='(.*?)': must build at directory: .*$/s, '$1')
    .replace(/evalsymlink failure on '[^']*' : lstat ([^:]+): no such file or directory/g, '$1 does not exist')
    .replace(/^accumulating resources from '[^']*': (?=.*(does not exist|in File:))/, '')
    .replace(/`\n(.*?)\n?`/gs, (_, config: string) => `\`${config.replaceAll(/\s*\n\s*/g, ', ')}\``)
    .replace(/'([^']*)' must resolve to a file': /, '')
    .trim();
}

async function kustomizationOf(folder: string, reader: TreeReader): Promise<string> {
  for (const name of kustomizationNames) {
    const file = posix.join(folder, name);
    if ((await reader.text(file)) !== undefined) return file;
  }
  return posix.join(folder, kustomizationNames[0]);
}

/** `yaml: line 4: … in File: web.yaml` */
async function placeInFile(message: string, folder: string, closure: Closure): Promise<Location | undefined> {
  const named = /in File: (\S+)/.exec(message)?.[1];
  if (named === undefined) return undefined;
  const file = posix.normalize(posix.join(folder, named));
  if (!closure.files.has(file)) return undefined;
  const line = /\bline (\d+)/.exec(message)?.[1];
  return line === undefined ? { file } : { file, line: Number(line) };
}

/** The line of the kustomization that holds what the message quotes; its first line when none does. */
async function placeInKustomization(message: string, file: string, reader: TreeReader): Promise<Location | undefined> {
  const text = await reader.text(file);
  if (text === undefined) return undefined;
  const folder = posix.dirname(file);
  const quoted = [...message.matchAll(/["'(]([^"'()\s]+)["')]|unknown field "([^"]+)"|(\S+) does not exist/g)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .flatMap((word) => [word, posix.relative(folder, word)]);
  const needle = quoted.find((word) => word.length > 1 && text.includes(word));
  return { file, line: needle === undefined ? 1 : lineOf(text, needle) };
}
