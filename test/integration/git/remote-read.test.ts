import { existsSync } from 'node:fs';
import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GitServer, startGitServer } from '../../harness/git-server.ts';
import { type FileChanges, git as runGit } from '../../harness/repository.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../../harness/temp.ts';
import { testGit, textOf } from './support.ts';

let folder: TemporaryDirectory;
let server: GitServer;

beforeAll(async () => {
  folder = temporaryDirectory('remote-read');
  server = await startGitServer();
});
afterAll(async () => {
  await server.stop();
  await folder[Symbol.asyncDispose]();
});

let count = 0;
async function open(files: FileChanges) {
  count += 1;
  const hosted = await server.addRepository(`acme/read-${count}`, files);
  const { git } = testGit(folder.path);
  const before = server.requests.length;
  const branch = await git.remote(hosted.url, 'main', {});
  const exchanges = (): number =>
    server.requests.slice(before).filter(({ repository, phase }) => repository === hosted.name && phase === 'exchange')
      .length;
  return { hosted, branch, exchanges, head: await branch.head() };
}

/** How many objects of a type a bare repository holds. */
async function objectsIn(repository: string, wanted: 'blob' | 'tree'): Promise<number> {
  const all = await runGit(repository, 'cat-file', '--batch-all-objects', '--batch-check=%(objecttype)');
  return all.split('\n').filter((type) => type === wanted).length;
}

describe('a remote branch', () => {
  it('shows the files of its newest commit, and fetches those alone that are read', async () => {
    const { hosted, branch, head } = await open({
      'a.yaml': 'a: 1\n',
      'b.bin': Buffer.alloc(50_000, 7),
      'data/c.bin': Buffer.alloc(5000, 8),
      'run.sh': { program: '#!/bin/sh\n' },
    });
    await using _ = branch;
    expect(head.revision).toBe(hosted.head);
    expect(head.tree.label).toBe(`main@${hosted.head?.slice(0, 7)}`);
    expect(await head.tree.list()).toEqual([
      { path: 'a.yaml', mode: '100644' },
      { path: 'b.bin', mode: '100644' },
      { path: 'data/c.bin', mode: '100644' },
      { path: 'run.sh', mode: '100755' },
    ]);
    expect(await textOf(head, 'a.yaml')).toBe('a: 1\n');
    expect(await head.tree.read('none.yaml')).toBeUndefined();
    const [own = ''] = await readdir(join(folder.path, 'temporary'));
    expect(await objectsIn(join(folder.path, 'temporary', own, 'git'), 'blob')).toBe(2);
  });

  it('fetches files that are read together in very few requests, and a scan too', async () => {
    const files = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`apps/${i}/app.yaml`, `n: ${i}\n`]));
    const { branch, head, exchanges } = await open(files);
    await using _ = branch;
    const listed = await head.tree.list(['apps']);
    const before = exchanges();
    const texts = await Promise.all(listed.map(({ path }) => textOf(head, path)));
    expect(new Set(texts).size).toBe(500);
    // Protocol 2 lists no references before it answers, so a fetch is one exchange.
    expect(exchanges() - before).toBeLessThanOrEqual(3);
    const again = await open(files);
    await using __ = again.branch;
    await again.head.tree.list(['apps']);
    const started = again.exchanges();
    for (const { path } of listed) await again.head.tree.read(path);
    expect(again.exchanges() - started).toBeLessThanOrEqual(8);
  });

  it('fetches of the folders those on the way to what is read, and commits among the others', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`apps/${i}/deep/down/app.yaml`, `n: ${i}\n`]),
    );
    const { hosted, branch, head, exchanges } = await open(files);
    await using _ = branch;
    const before = exchanges();
    expect(await head.tree.list(['apps/7', 'apps/none'])).toHaveLength(1);
    expect(await textOf(head, 'apps/7/deep/down/app.yaml')).toBe('n: 7\n');
    expect(exchanges() - before).toBe(1);
    expect(await textOf(head, 'apps/8/deep/down/app.yaml')).toBe('n: 8\n');
    const [own = ''] = await readdir(join(folder.path, 'temporary'));
    // The root, apps, and three for each of the two applications.
    expect(await objectsIn(join(folder.path, 'temporary', own, 'git'), 'tree')).toBe(8);
    const changes = new Map([
      ['apps/7/deep/down/app.yaml', Buffer.from('n: 700\n')],
      ['apps/new/deep/app.yaml', Buffer.from('n: 41\n')],
    ]);
    const made = await branch.commit({ change: async () => ({ message: 'Change', files: changes }) });
    expect(await runGit(hosted.folder, 'rev-parse', 'main')).toBe(made);
    const diff = await runGit(hosted.folder, 'diff', '--name-only', `${made}^`, `${made}`);
    expect(diff.split('\n')).toEqual([...changes.keys()]);
    await runGit(hosted.folder, 'fsck', '--strict');
  });

  it.each([
    ['any folders', ['uploadpackfilter.tree.allow', 'false']],
    ['folders by depth', ['uploadpackfilter.tree.maxDepth', '0']],
    ['by more than one filter', ['uploadpackfilter.combine.allow', 'false']],
    ['by size', ['uploadpackfilter.blob:limit.allow', 'false']],
  ])('works on a server that does not let filter %s', async (_, setting) => {
    const hosted = await server.addRepository(`acme/unfiltered-${setting[0]}`.toLowerCase().replaceAll(':', '-'), {
      'a/b/c/d.yaml': 'd: 1\n',
      'a/e/f.yaml': 'f: 1\n',
    });
    await runGit(hosted.folder, 'config', ...setting);
    await using branch = await testGit(folder.path).git.remote(hosted.url, 'main', {});
    const head = await branch.head();
    expect(await textOf(head, 'a/b/c/d.yaml')).toBe('d: 1\n');
    expect(await head.tree.list(['a/e'])).toHaveLength(1);
    expect(await head.tree.list()).toHaveLength(2);
    const made = await branch.commit({
      change: async () => ({ message: 'Change', files: new Map([['a/e/f.yaml', Buffer.from('f: 2\n')]]) }),
    });
    expect(await runGit(hosted.folder, 'show', `${made}:a/e/f.yaml`)).toBe('f: 2');
  });

  it('works on a server that cannot filter', async () => {
    const bare = temporaryDirectory('nofilter');
    await using _ = bare;
    const hosted = await server.addRepository('acme/plain', { 'a.yaml': 'a: 1\n' });
    const { git } = testGit(folder.path);
    await using branch = await git.remote(`file://${hosted.folder}`, 'main', {});
    expect(await textOf(await branch.head(), 'a.yaml')).toBe('a: 1\n');
  });

  it('takes hostile names and content as they are', async () => {
    const name = 'new\nline "quoted" ::set-output::x/ü\tb.yaml';
    const { branch, head } = await open({ [name]: 'x\n', 'missing\n': 'y', empty: '' });
    await using _ = branch;
    expect((await head.tree.list()).map(({ path }) => path)).toEqual(['empty', 'missing\n', name].sort());
    expect(await textOf(head, name)).toBe('x\n');
    expect(await textOf(head, 'empty')).toBe('');
  });

  it('follows links inside and refuses those that lead out', async () => {
    const { branch, head } = await open({
      'base/web.yaml': 'web\n',
      'alias.yaml': { link: 'base/web.yaml' },
      dir: { link: 'base' },
      'a/up': { link: '..' },
      'out.yaml': { link: '../outside.yaml' },
      'absolute.yaml': { link: '/etc/passwd' },
      'sly.yaml': { link: 'a/up/../outside.yaml' },
      loop: { link: 'loop' },
    });
    await using _ = branch;
    expect(await textOf(head, 'alias.yaml')).toBe('web\n');
    expect(await textOf(head, 'dir/web.yaml')).toBe('web\n');
    expect(await textOf(head, 'a/up/base/web.yaml')).toBe('web\n');
    for (const path of ['out.yaml', 'absolute.yaml', 'sly.yaml', '../x']) {
      await expect(head.tree.read(path)).rejects.toMatchObject({ code: 'PATH_OUTSIDE' });
    }
    await expect(head.tree.read('loop')).rejects.toMatchObject({ code: 'FILE_INVALID' });
    const copy = await head.tree.materialize();
    expect((await readdir(copy.folder)).sort()).toEqual(['a', 'alias.yaml', 'base', 'dir']);
    expect(await readlink(join(copy.folder, 'dir'))).toBe('base');
    await copy[Symbol.asyncDispose]();
    expect(existsSync(copy.folder)).toBe(false);
  });

  it('refuses a file of more than 16 MiB and stays usable', async () => {
    const { branch, head } = await open({ 'big.yaml': Buffer.alloc(16 * 1024 * 1024 + 1, 0x61), 'small.yaml': 's\n' });
    await using _ = branch;
    const [big, small] = await Promise.allSettled([head.tree.read('big.yaml'), textOf(head, 'small.yaml')]);
    expect(big).toMatchObject({ status: 'rejected', reason: { code: 'FILE_INVALID', location: { file: 'big.yaml' } } });
    expect(small).toEqual({ status: 'fulfilled', value: 's\n' });
  });

  it('is a folder for programs, with modes kept, and leaves nothing behind', async () => {
    const { branch, head } = await open({ 'a/b.yaml': 'b\n', 'run.sh': { program: 'x' } });
    {
      await using copy = await head.tree.materialize();
      expect(await readFile(join(copy.folder, 'a/b.yaml'), 'utf8')).toBe('b\n');
      expect((await stat(join(copy.folder, 'run.sh'))).mode & 0o111).not.toBe(0);
    }
    await branch[Symbol.asyncDispose]();
    expect(await readdir(join(folder.path, 'temporary'))).toEqual([]);
  });
});
