import { chmod, mkdir, rename, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createBuildContexts } from '../../src/platform/build-contexts.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../harness/temp.ts';

const contexts = createBuildContexts();
let top: TemporaryDirectory;

beforeEach(async () => {
  top = temporaryDirectory('contexts');
  await mkdir(join(top.path, 'src/deep'), { recursive: true });
  await writeFile(join(top.path, 'src/a.txt'), 'a');
  await writeFile(join(top.path, 'src/deep/b.txt'), 'b');
  return () => top[Symbol.asyncDispose]();
});

function fingerprints(skip: (path: string, kind: 'file' | 'folder') => boolean = () => false) {
  return contexts.fingerprints(top.path, { skip });
}

describe('what a path leads to', () => {
  it('is a file or folder with links followed, or nothing', async () => {
    await symlink('src/deep', join(top.path, 'link'));
    expect(await contexts.locate(top.path, 'src')).toEqual({ path: join(top.path, 'src'), kind: 'folder' });
    expect(await contexts.locate(top.path, './src/../src/a.txt')).toMatchObject({ kind: 'file' });
    expect(await contexts.locate(top.path, 'link')).toEqual({ path: join(top.path, 'src/deep'), kind: 'folder' });
    expect(await contexts.locate(top.path, '.')).toEqual({ path: top.path, kind: 'folder' });
    expect(await contexts.locate(top.path, 'src/a.txt/x')).toBeUndefined();
    expect(await contexts.locate(top.path, 'none')).toBeUndefined();
  });

  it('is never outside of the folder', async () => {
    await symlink('/', join(top.path, 'root'));
    for (const path of ['..', '../x', '/etc', 'src/../../x', 'root', 'root/etc/hostname']) {
      await expect(contexts.locate(top.path, path)).rejects.toMatchObject({ code: 'PATH_OUTSIDE' });
    }
    expect(await contexts.locate(top.path, '..x')).toBeUndefined();
  });
});

describe('fingerprints', () => {
  it('do not change with times, but with content, names and the executable bit', async () => {
    const before = await fingerprints();
    expect([...before.keys()].sort()).toEqual(['src/a.txt', 'src/deep/b.txt']);
    await utimes(join(top.path, 'src/a.txt'), 1, 1);
    await chmod(join(top.path, 'src/a.txt'), 0o664);
    expect(await fingerprints()).toEqual(before);
    await chmod(join(top.path, 'src/a.txt'), 0o755);
    expect((await fingerprints()).get('src/a.txt')).not.toBe(before.get('src/a.txt'));
    await writeFile(join(top.path, 'src/deep/b.txt'), 'c');
    expect((await fingerprints()).get('src/deep/b.txt')).not.toBe(before.get('src/deep/b.txt'));
    await rename(join(top.path, 'src/deep'), join(top.path, 'src/other'));
    expect([...(await fingerprints()).keys()]).toContain('src/other/b.txt');
  });

  it('of links are those of where they point, which is not followed', async () => {
    await symlink('/etc', join(top.path, 'src/etc'));
    await symlink('a.txt', join(top.path, 'src/same'));
    const found = await fingerprints();
    expect([...found.keys()].sort()).toEqual(['src/a.txt', 'src/deep/b.txt', 'src/etc', 'src/same']);
    expect(found.get('src/same')).not.toBe(found.get('src/a.txt'));
  });

  it('leave out what is skipped; a skipped folder is not even opened', async () => {
    const seen: string[] = [];
    const found = await fingerprints((path, kind) => {
      seen.push(`${kind} ${path}`);
      return path === 'src/deep' || path.endsWith('a.txt');
    });
    expect([...found.keys()]).toEqual([]);
    expect(seen.sort()).toEqual(['file src/a.txt', 'folder src', 'folder src/deep']);
  });

  it('end with the signal', async () => {
    const signal = AbortSignal.abort(new Error('stop'));
    await expect(contexts.fingerprints(top.path, { skip: () => false, signal })).rejects.toThrow('stop');
  });

  it('of a folder that cannot be read are an error that names it', async () => {
    await expect(contexts.fingerprints(join(top.path, 'none'), { skip: () => false })).rejects.toMatchObject({
      code: 'FILE_INVALID',
      message: expect.stringContaining('none') as string,
    });
  });
});
