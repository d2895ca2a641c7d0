import { chown, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExitTasks } from '../../../src/platform/exit-tasks.ts';
import { createFiles } from '../../../src/platform/files/create-files.ts';
import { createTemporaryFolders } from '../../../src/platform/files/temporary-folders.ts';
import { commitFiles, git as runGit, initBare, initCheckout } from '../../harness/repository.ts';
import { findProgram } from '../../harness/processes.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../../harness/temp.ts';
import { testGit } from './support.ts';

let folder: TemporaryDirectory;
let count = 0;
beforeAll(() => {
  folder = temporaryDirectory('working');
});
afterAll(() => folder[Symbol.asyncDispose]());

function path(): string {
  count += 1;
  return join(folder.path, `repository-${count}`);
}

async function working(at: string, env: Record<string, string> = {}) {
  const repository = await testGit(folder.path, { env }).git.working(at);
  if (repository === undefined) throw new Error('no repository');
  return repository;
}

describe('the repository of a folder', () => {
  it('is found from below, with head, branch and origin', async () => {
    const top = path();
    await initCheckout(top, { 'a/b.yaml': 'b\n' });
    await runGit(top, 'remote', 'add', 'origin', 'https://user:secret@github.com/acme/deploy.git');
    const repository = await working(join(top, 'a'));
    expect(repository.folder).toBe(top);
    expect(await repository.head()).toBe(await runGit(top, 'rev-parse', 'HEAD'));
    expect(await repository.branch()).toBe('main');
    expect(await repository.originUrl()).toBe('https://github.com/acme/deploy.git');
    expect(await repository.commitTime('HEAD')).toBe(Date.UTC(2026, 0, 1));
    await runGit(top, 'checkout', '--quiet', '--detach');
    expect(await repository.branch()).toBeUndefined();
    expect(await repository.isSparse()).toBe(false);
    await runGit(top, 'sparse-checkout', 'set', 'elsewhere');
    expect(await repository.isSparse()).toBe(true);
  });

  it('is nothing outside of one, in a bare one, and has no head before its first commit', async () => {
    const { git } = testGit(folder.path);
    expect(await git.working(folder.path)).toBeUndefined();
    const bare = path();
    await initBare(bare);
    expect(await git.working(bare)).toBeUndefined();
    const fresh = path();
    await initCheckout(fresh);
    const repository = await working(fresh);
    expect(await repository.head()).toBeUndefined();
    expect(await repository.originUrl()).toBeUndefined();
  });

  it('of another user is refused with git’s advice, unless the folder is trusted', async () => {
    if (process.getuid?.() !== 0) return;
    const top = path();
    await initCheckout(top, { 'a.yaml': 'a\n' });
    await chown(top, 12345, 12345);
    await chown(join(top, '.git'), 12345, 12345);
    const refused = testGit(folder.path).git.working(top);
    await expect(refused).rejects.toMatchObject({
      code: 'GIT_FAILED',
      hint: expect.stringContaining('safe.directory'),
    });
    const trusted = await testGit(folder.path, { trusted: [top] }).git.working(top);
    expect(await trusted?.head()).toMatch(/^[0-9a-f]{40}$/u);
  });
});

describe('revisions', () => {
  it('are resolved, also those that only the remote has, and hostile ones are merely missing', async () => {
    const top = path();
    await initCheckout(top, { 'a.yaml': 'a\n' });
    const head = await runGit(top, 'rev-parse', 'HEAD');
    await runGit(top, 'update-ref', 'refs/remotes/origin/release', head);
    const repository = await working(top);
    for (const revision of ['main', 'HEAD', head.slice(0, 9), 'release', 'origin/release']) {
      expect(await repository.resolve(revision)).toBe(head);
    }
    for (const revision of ['none', '--all', '', '-h', 'main..main', 'main:a.yaml', '$(touch x)', 'a\nb']) {
      await expect(repository.resolve(revision)).rejects.toMatchObject({ code: 'GIT_REVISION_MISSING' });
    }
  });

  it('have a merge base, or it is said how to fetch it', async () => {
    const top = path();
    await initCheckout(top, { 'a.yaml': 'a\n' });
    const base = await runGit(top, 'rev-parse', 'HEAD');
    await runGit(top, 'branch', 'topic');
    await commitFiles(top, { 'b.yaml': 'b\n' }, { branch: 'topic' });
    await commitFiles(top, { 'c.yaml': 'c\n' });
    expect(await (await working(top)).mergeBase('main', 'topic')).toBe(base);
    await commitFiles(top, { 'd.yaml': 'd\n' }, { branch: 'other', orphan: true });
    await expect((await working(top)).mergeBase('main', 'other')).rejects.toMatchObject({
      code: 'GIT_REVISION_MISSING',
    });
    const shallow = path();
    await runGit(folder.path, 'clone', '--quiet', '--depth=1', '--no-single-branch', `file://${top}`, shallow);
    const run = (await working(shallow)).mergeBase('main', 'topic');
    await expect(run).rejects.toMatchObject({
      code: 'GIT_REVISION_MISSING',
      hint: expect.stringContaining('fetch-depth: 0'),
    });
  });
});

describe('the tree of a commit', () => {
  it('shows the commit and not the working folder, and runs nothing of the repository', async () => {
    const top = path();
    await initCheckout(top, {
      'a.yaml': 'old\n',
      'b.yaml': 'b\n',
      '.gitattributes': '*.yaml filter=evil\n',
      'sub/x': 'x\n',
    });
    const witness = join(folder.path, 'witness');
    await runGit(top, 'config', 'filter.evil.smudge', `touch ${witness}; cat`);
    await runGit(top, 'config', 'core.fsmonitor', `touch ${witness}`);
    await writeFile(join(top, 'a.yaml'), 'new\n');
    const tree = (await working(top)).treeAt('main');
    expect(Buffer.from((await tree.read('a.yaml')) ?? '').toString()).toBe('old\n');
    expect((await tree.list(['sub', 'b.yaml'])).map((entry) => entry.path)).toEqual(['b.yaml', 'sub/x']);
    await using copy = await tree.materialize();
    expect(copy.folder).not.toBe(top);
    await mkdir(join(copy.folder, 'writable'));
    await expect(import('node:fs/promises').then((fs) => fs.stat(witness))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect((await working(top)).treeAt('none').list()).rejects.toMatchObject({ code: 'GIT_REVISION_MISSING' });
  });

  it('reads a thousand files in one process', async () => {
    const top = path();
    await initCheckout(top, Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`f${i}.yaml`, `${i}\n`])));
    const [bin, log] = [`${top}-bin`, `${top}-log`];
    await mkdir(bin);
    const real = findProgram('git');
    await writeFile(join(bin, 'git'), `#!/bin/sh\necho "$@" >> ${log}\nexec ${real} "$@"\n`, { mode: 0o755 });
    const tree = (await working(top, { PATH: `${bin}:${process.env['PATH']}` })).treeAt('HEAD');
    const sizes = await Promise.all((await tree.list()).map(async ({ path }) => (await tree.read(path))?.length ?? 0));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(3890);
    const readers = (await readFile(log, 'utf8')).split('\n').filter((args) => args.includes('cat-file'));
    expect(readers).toHaveLength(1);
  });

  it('lists what is behind a folder that is a link as a folder on disk does, and the link itself as a link', async () => {
    const top = path();
    await initCheckout(top, { 'real/prod/a.yaml': 'a\n', 'real/prod/deep/b.yaml': 'b\n' });
    await symlink('real', join(top, 'linked'));
    await symlink('..', join(top, 'real/up'));
    await symlink('../..', join(top, 'real/out'));
    await runGit(top, 'add', '.');
    await runGit(top, 'commit', '--quiet', '-m', 'Add links');
    const tree = (await working(top)).treeAt('HEAD');
    const onDisk = createFiles(createTemporaryFolders(folder.path, createExitTasks())).tree(top);
    for (const prefixes of [['linked/prod'], ['linked'], ['linked/up/real/prod/deep', 'real/prod'], ['linked/none']])
      expect(await tree.list(prefixes)).toEqual(await onDisk.list(prefixes));
    expect(await tree.list(['linked/prod'])).toContainEqual({ path: 'linked/prod/deep/b.yaml', mode: '100644' });
    await expect(tree.list(['real/out/secret'])).rejects.toMatchObject({ code: 'PATH_OUTSIDE' });
  });

  it('has submodules as entries without content', async () => {
    const top = path();
    await initCheckout(top, { 'a.yaml': 'a\n' });
    const head = await runGit(top, 'rev-parse', 'HEAD');
    await runGit(top, 'update-index', '--add', '--cacheinfo', `160000,${head},vendor/lib`);
    await symlink('vendor/lib/x.yaml', join(top, 'into.yaml'));
    await runGit(top, 'add', 'into.yaml');
    await runGit(top, 'commit', '--quiet', '-m', 'Add a submodule');
    const tree = (await working(top)).treeAt('HEAD');
    expect(await tree.list(['vendor'])).toEqual([{ path: 'vendor/lib', mode: '160000' }]);
    expect(await tree.read('vendor/lib')).toBeUndefined();
    expect(await tree.read('vendor/lib/x.yaml')).toBeUndefined();
    expect(await tree.read('into.yaml')).toBeUndefined();
  });
});
