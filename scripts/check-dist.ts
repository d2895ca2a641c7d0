/** Builds anew into a temporary folder and compares with the committed dist, so that what users run is what the sources build. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from './build.ts';
import { root } from './lib/root.ts';

const fresh = await mkdtemp(join(tmpdir(), 'slipway-dist-'));
try {
  await bundle(fresh);
  const stale = await differences(join(root, 'dist'), fresh);
  for (const line of stale) console.error(line);
  if (stale.length > 0) process.exitCode = 1;
} finally {
  await rm(fresh, { recursive: true, force: true });
}

async function differences(committed: string, built: string): Promise<string[]> {
  const [has, should] = await Promise.all([files(committed), files(built)]);
  const lines: string[] = [];
  for (const name of should) {
    if (!has.includes(name)) lines.push(`dist/${name} is missing`);
    else if (!(await readFile(join(committed, name))).equals(await readFile(join(built, name))))
      lines.push(`dist/${name} is not what the sources build`);
  }
  for (const name of has)
    if (name.endsWith('.js') && !should.includes(name)) lines.push(`dist/${name} is no longer built`);
  return lines;
}

async function files(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}
