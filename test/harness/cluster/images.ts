import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram } from '../processes.ts';
import { run } from '../run.ts';
import { temporaryDirectory } from '../temp.ts';
import { PAUSE_IMAGE } from './containerd.ts';

/** An image with Debian's busybox alone, which the node holds without a registry: pods that need a shell use it. */
export const BUSYBOX_IMAGE = 'localhost/busybox:1';

// Repeatable archives, so that the same busybox makes the same image.
const TAR_FLAGS = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mtime=@0'];

/** Writes one archive, as `docker save` would, of the two images that a node begins with. */
export async function writeBaseImages(archive: string): Promise<void> {
  await using work = temporaryDirectory('images');
  const root = join(work.path, 'root');
  await mkdir(join(root, 'bin'), { recursive: true });
  await mkdir(join(root, 'tmp'));
  await chmod(join(root, 'tmp'), 0o1777);
  const busybox = findProgram('busybox');
  await copyFile(busybox, join(root, 'bin/busybox'));
  // Not the copy: a process that is just being started may have it open still, and then nobody may run it (ETXTBSY).
  const applets = (await run(busybox, ['--list'])).stdout.trim().split('\n');
  for (const applet of applets) if (applet !== 'busybox') await symlink('busybox', join(root, 'bin', applet));

  const layer = join(work.path, 'layer.tar');
  await run('tar', [...TAR_FLAGS, '-C', root, '-cf', layer, '.']);
  const digest = createHash('sha256')
    .update(await readFile(layer))
    .digest('hex');
  const image = async (name: string, command: readonly string[]): Promise<unknown> => {
    const config = {
      architecture: process.arch === 'x64' ? 'amd64' : process.arch,
      os: 'linux',
      created: '1970-01-01T00:00:00Z',
      config: { Env: ['PATH=/bin'], Cmd: command },
      rootfs: { type: 'layers', diff_ids: [`sha256:${digest}`] },
      history: [{ created: '1970-01-01T00:00:00Z' }],
    };
    const file = `${createHash('sha256').update(name).digest('hex')}.json`;
    await writeFile(join(work.path, file), JSON.stringify(config));
    return { Config: file, RepoTags: [name], Layers: ['layer.tar'] };
  };
  const manifest = [
    await image(BUSYBOX_IMAGE, ['/bin/sh']),
    // All that a sandbox does is to be there; its end is a SIGKILL anyway.
    await image(PAUSE_IMAGE, ['/bin/busybox', 'sleep', '2147483647']),
  ];
  await writeFile(join(work.path, 'manifest.json'), JSON.stringify(manifest));
  const configs = manifest.map((entry) => (entry as { Config: string }).Config);
  await run('tar', ['-C', work.path, '-cf', archive, 'manifest.json', ...configs, 'layer.tar']);
}
