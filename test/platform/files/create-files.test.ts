import { existsSync } from 'node:fs';
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createExitTasks } from '../../../src/platform/exit-tasks.ts';
import { createFiles } from '../../../src/platform/files/create-files.ts';
import { createTemporaryFolders } from '../../../src/platform/files/temporary-folders.ts';

let parent = '';
let folder = '';
let files = createFiles(createTemporaryFolders(tmpdir(), createExitTasks()));

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'slipway-files-'));
  folder = join(parent, 'repository');
  files = createFiles(createTemporaryFolders(parent, createExitTasks()));
  await put('base/web.yaml', 'kind: Deployment\n');
  await put('overlays/prod/kustomization.yaml', 'resources: [../../base]\n');
  await put('../outside.yaml', 'secret\n');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text);
}

function text(content: Uint8Array | undefined): string | undefined {
  return content === undefined ? undefined : Buffer.from(content).toString();
}

describe('the tree of a folder', () => {
  it('lists files sorted with their modes, links as links, and nothing of git', async () => {
    await put('.git/config', '');
    await put('run.sh', '');
    await chmod(join(folder, 'run.sh'), 0o755);
    await put('vendor/lib/.git', 'gitdir: ../x\n');
    await put('vendor/lib/a.yaml', '');
    await symlink('base', join(folder, 'alias'));
    expect(await files.tree(folder).list()).toEqual([
      { path: 'alias', mode: '120000' },
      { path: 'base/web.yaml', mode: '100644' },
      { path: 'overlays/prod/kustomization.yaml', mode: '100644' },
      { path: 'run.sh', mode: '100755' },
      { path: 'vendor/lib', mode: '160000' },
    ]);
    expect(await files.tree(folder).read('.git/config')).toBeUndefined();
  });

  it('lists below the given folders and files alone, each once', async () => {
    await put('base-2/x.yaml', '');
    const paths = (await files.tree(folder).list(['base', './base/web.yaml', 'overlays/', 'none'])).map(
      ({ path }) => path,
    );
    expect(paths).toEqual(['base/web.yaml', 'overlays/prod/kustomization.yaml']);
  });

  it('reads through links that stay inside, and refuses all ways out', async () => {
    await symlink('base/web.yaml', join(folder, 'inside.yaml'));
    await symlink('../outside.yaml', join(folder, 'outside.yaml'));
    await symlink('..', join(folder, 'up'));
    const tree = files.tree(folder);
    expect(text(await tree.read('inside.yaml'))).toBe('kind: Deployment\n');
    for (const path of [
      'outside.yaml',
      'up/outside.yaml',
      '../outside.yaml',
      'base/../../outside.yaml',
      '/etc/passwd',
      'a\0b',
    ]) {
      await expect(tree.read(path)).rejects.toMatchObject({ code: 'PATH_OUTSIDE' });
    }
    await expect(tree.list(['up'])).rejects.toMatchObject({ code: 'PATH_OUTSIDE' });
    await expect(tree.list(['../x'])).rejects.toMatchObject({ code: 'PATH_OUTSIDE' });
  });

  it('tells a missing file from one that cannot be read', async () => {
    const tree = files.tree(folder);
    expect(await tree.read('none.yaml')).toBeUndefined();
    expect(await tree.read('base')).toBeUndefined();
    expect(await tree.read('base/web.yaml/x')).toBeUndefined();
    await writeFile(join(folder, 'big.yaml'), Buffer.alloc(16 * 1024 * 1024 + 1));
    await expect(tree.read('big.yaml')).rejects.toMatchObject({ code: 'FILE_INVALID', location: { file: 'big.yaml' } });
    await symlink('loop', join(folder, 'loop'));
    await expect(tree.read('loop')).rejects.toMatchObject({ code: 'FILE_INVALID' });
  });

  it('is the folder itself for programs, or a copy when a link leads out', async () => {
    await using same = await files.tree(folder).materialize();
    expect(same.folder).toBe(folder);
    await symlink('../outside.yaml', join(folder, 'outside.yaml'));
    await symlink('base/web.yaml', join(folder, 'inside.yaml'));
    const copy = await files.tree(folder).materialize();
    expect(copy.folder).not.toBe(folder);
    expect((await readdir(copy.folder)).sort()).toEqual(['base', 'inside.yaml', 'overlays']);
    await copy[Symbol.asyncDispose]();
    expect(existsSync(copy.folder)).toBe(false);
  });
});

describe('an overlay', () => {
  const changes = new Map<string, Uint8Array | null>([
    ['./base/web.yaml', bytes('kind: StatefulSet\n')],
    ['base/new.yaml', bytes('new\n')],
    ['overlays/prod/kustomization.yaml', null],
  ]);

  it('replaces, adds and takes away files without touching the folder', async () => {
    await chmod(join(folder, 'base/web.yaml'), 0o755);
    await symlink('base/web.yaml', join(folder, 'alias.yaml'));
    const tree = files.overlay(files.tree(folder), changes);
    expect(await tree.list(['base', 'overlays'])).toEqual([
      { path: 'base/new.yaml', mode: '100644' },
      { path: 'base/web.yaml', mode: '100755' },
    ]);
    expect(text(await tree.read('base/web.yaml'))).toBe('kind: StatefulSet\n');
    expect(text(await tree.read('alias.yaml'))).toBe('kind: StatefulSet\n');
    expect(await tree.read('overlays/prod/kustomization.yaml')).toBeUndefined();
    expect(await readFile(join(folder, 'base/web.yaml'), 'utf8')).toBe('kind: Deployment\n');
  });

  it('is a copy on disk that keeps modes and inner links, and goes away', async () => {
    await chmod(join(folder, 'base/web.yaml'), 0o755);
    await symlink('../base', join(folder, 'overlays/base'));
    await symlink('../..', join(folder, 'overlays/up'));
    const copy = await files.overlay(files.tree(folder), changes).materialize();
    const at = (path: string): string => join(copy.folder, path);
    expect(await readFile(at('overlays/base/web.yaml'), 'utf8')).toBe('kind: StatefulSet\n');
    expect((await stat(at('base/web.yaml'))).mode & 0o777).toBe(0o755);
    expect(await readFile(at('base/new.yaml'), 'utf8')).toBe('new\n');
    expect(existsSync(at('overlays/prod/kustomization.yaml'))).toBe(false);
    await expect(lstat(at('overlays/up'))).rejects.toMatchObject({ code: 'ENOENT' });
    await copy[Symbol.asyncDispose]();
    expect(existsSync(copy.folder)).toBe(false);
    expect(await readFile(join(folder, 'base/web.yaml'), 'utf8')).toBe('kind: Deployment\n');
  });

  it('does not let a chain of links out, which looks harmless link by link', async () => {
    await mkdir(join(folder, 'p/q'), { recursive: true });
    await symlink('../..', join(folder, 'p/q/root'));
    await symlink('p/q/root/../outside.yaml', join(folder, 'sly.yaml'));
    const copy = await files.overlay(files.tree(folder), changes).materialize();
    await expect(lstat(join(copy.folder, 'sly.yaml'))).rejects.toMatchObject({ code: 'ENOENT' });
    await copy[Symbol.asyncDispose]();
  });
});

describe('writeInto', () => {
  it('replaces files whole, keeps their mode, makes folders, and leaves nothing else', async () => {
    await chmod(join(folder, 'base/web.yaml'), 0o755);
    await files.writeInto(
      folder,
      new Map([
        ['base/web.yaml', bytes('a\n')],
        ['deep/er/new.yaml', bytes('b\n')],
      ]),
    );
    expect(await readFile(join(folder, 'base/web.yaml'), 'utf8')).toBe('a\n');
    expect((await stat(join(folder, 'base/web.yaml'))).mode & 0o777).toBe(0o755);
    expect(await readFile(join(folder, 'deep/er/new.yaml'), 'utf8')).toBe('b\n');
    expect(await readdir(join(folder, 'base'))).toEqual(['web.yaml']);
  });

  it('writes the file that a link leads to, and keeps the link', async () => {
    await symlink('base/web.yaml', join(folder, 'alias.yaml'));
    await files.writeInto(folder, new Map([['alias.yaml', bytes('a\n')]]));
    expect((await lstat(join(folder, 'alias.yaml'))).isSymbolicLink()).toBe(true);
    expect(await readFile(join(folder, 'base/web.yaml'), 'utf8')).toBe('a\n');
  });

  it('writes nothing at all when one path leads out, is a folder, or is git’s', async () => {
    await symlink('..', join(folder, 'up'));
    await symlink('nowhere.yaml', join(folder, 'dangling.yaml'));
    for (const path of [
      '../outside.yaml',
      'up/outside.yaml',
      'up/new/x.yaml',
      '.git/config',
      '',
      'base',
      'dangling.yaml',
    ]) {
      const run = files.writeInto(
        folder,
        new Map([
          ['base/web.yaml', bytes('changed\n')],
          [path, bytes('x')],
        ]),
      );
      await expect(run).rejects.toMatchObject({ code: expect.stringMatching(/^(PATH_OUTSIDE|FILE_INVALID)$/u) });
    }
    expect(await readFile(join(folder, 'base/web.yaml'), 'utf8')).toBe('kind: Deployment\n');
    expect(await readdir(join(folder, 'base'))).toEqual(['web.yaml']);
    expect(await readFile(join(parent, 'outside.yaml'), 'utf8')).toBe('secret\n');
  });
});

describe('single files', () => {
  it('are written with their folders, read back, and found upwards', async () => {
    const path = join(folder, 'reports/gate.json');
    await files.write(path, '{}');
    expect(text(await files.read(path))).toBe('{}');
    expect(await files.read(join(folder, 'none'))).toBeUndefined();
    expect(await files.findUp('outside.yaml', join(folder, 'base'))).toBe(join(parent, 'outside.yaml'));
    expect(await files.findUp('slipway-none.yaml', folder)).toBeUndefined();
  });

  it('are written piece by piece where they come so', async () => {
    const path = join(folder, 'reports/long.json');
    await files.write(path, new Set(['[1,\n', '2]\n']));
    expect(text(await files.read(path))).toBe('[1,\n2]\n');
  });

  it('say which file cannot be written, and why', async () => {
    const run = files.write(join(folder, 'base/web.yaml/x'), '');
    await expect(run).rejects.toMatchObject({ code: 'FILE_INVALID', message: expect.stringContaining('web.yaml') });
  });
});

it('a temporary folder is for us alone and goes away', async () => {
  const temporary = await files.temporaryFolder();
  expect((await stat(temporary.folder)).mode & 0o777).toBe(0o700);
  await writeFile(join(temporary.folder, 'x'), '');
  await temporary[Symbol.asyncDispose]();
  expect(existsSync(temporary.folder)).toBe(false);
});
