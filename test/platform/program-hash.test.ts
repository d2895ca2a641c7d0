import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { programHash } from '../../src/platform/program-hash.ts';
import { temporaryDirectory } from '../harness/temp.ts';

it('is the same for the same program, and another when a file of it is changed, moved or added', async () => {
  await using folder = temporaryDirectory('program');
  mkdirSync(join(folder.path, 'chunks'));
  const write = (name: string, text: string): void => writeFileSync(join(folder.path, name), text);
  write('gate.js', 'one');
  write('chunks/a.js', 'two');
  const hash = (): Promise<string> => programHash([{ folder: pathToFileURL(`${folder.path}/`), files: /\.js$/ }]);
  const seen = [await hash()];
  write('licenses.txt', 'not of the program');
  expect(await hash()).toBe(seen[0]);
  write('chunks/a.js', 'twO');
  seen.push(await hash());
  renameSync(join(folder.path, 'chunks/a.js'), join(folder.path, 'chunks/b.js'));
  seen.push(await hash());
  write('chunks/c.js', '');
  seen.push(await hash());
  expect(new Set(seen).size).toBe(4);
});

it('is of this program, its policies and its compiler of policies', async () => {
  expect(await programHash()).toBe(await programHash());
  expect(await programHash()).toMatch(/^[0-9a-f]{64}$/);
});
