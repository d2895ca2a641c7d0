/** Makes a release: `npm run release -- 1.2.3`. An immutable tag vX.Y.Z on a commit whose checks pass, and v1 moved to it. Pushes only with --push. */
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './lib/root.ts';

const [version, ...flags] = process.argv.slice(2);
if (version === undefined || !/^\d+\.\d+\.\d+$/.test(version))
  throw new Error('give the version: npm run release -- 1.2.3 [--push]');
const tag = `v${version}`;
const major = `v${version.split('.')[0] ?? ''}`;

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
}

async function replace(file: string, pattern: RegExp, text: string): Promise<void> {
  const path = join(root, file);
  const old = await readFile(path, 'utf8');
  if (!pattern.test(old)) throw new Error(`${file} has no version to replace`);
  await writeFile(path, old.replace(pattern, text));
}

if (git('status', '--porcelain') !== '') throw new Error('the working tree has changes; commit them first');
if (git('tag', '--list', tag) !== '') throw new Error(`${tag} exists; a release is never made twice`);

await replace('package.json', /"version": "[^"]+"/, `"version": "${version}"`);
await replace('src/platform/version.ts', /version = '[^']+'/, `version = '${version}'`);
execFileSync('npm', ['install', '--package-lock-only'], { cwd: root, stdio: 'inherit' });
execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' });
execFileSync('npm', ['run', 'check'], { cwd: root, stdio: 'inherit' });
git('commit', '--all', '--message', `Release ${tag}`);
git('tag', '--annotate', tag, '--message', tag);
git('tag', '--force', major, `${tag}^{commit}`);
console.log(`${tag} and ${major} are at ${git('rev-parse', 'HEAD')}; pin that SHA in the README's examples`);

if (flags.includes('--push')) {
  git('push', 'origin', 'HEAD', tag);
  git('push', '--force', 'origin', `refs/tags/${major}`);
}
