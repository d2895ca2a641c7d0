import { copyFile, cp, mkdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from '../../../scripts/lib/root.ts';
import type { Builder } from '../builder.ts';
import { findProgram } from '../processes.ts';
import type { Registry } from '../registry.ts';
import { run } from '../run.ts';
import { temporaryDirectory } from '../temp.ts';

/**
 * Builds and pushes the image of the built-in engine: what install/Dockerfile makes of public base images, made here of this
 * machine's git and our Node.js, since there is no registry to take a base from. Returns its reference by digest.
 */
export async function pushEngineImage(builder: Builder, registry: Registry): Promise<string> {
  await using work = temporaryDirectory('engine');
  const rootfs = join(work.path, 'rootfs');
  await mkdir(join(rootfs, 'tmp'), { recursive: true, mode: 0o777 });
  await addProgram(rootfs, process.execPath, '/usr/local/bin/node');
  await addProgram(rootfs, findProgram('kustomize'), '/usr/local/bin/kustomize');
  await addProgram(rootfs, findProgram('git'), '/usr/bin/git');
  await addGitParts(rootfs);
  await mkdir(join(rootfs, 'slipway'));
  await copyFile(join(root, 'package.json'), join(rootfs, 'slipway/package.json'));
  await cp(join(root, 'dist'), join(rootfs, 'slipway/dist'), { recursive: true });
  await mkdir(join(rootfs, 'etc'), { recursive: true });
  await writeFile(join(rootfs, 'etc/passwd'), 'slipway:x:65532:65532::/tmp:/usr/sbin/nologin\n');
  await writeFile(
    join(work.path, 'Dockerfile'),
    'FROM scratch\nCOPY rootfs /\nUSER 65532:65532\nWORKDIR /tmp\nENV NODE_ENV=production HOME=/tmp PATH=/usr/local/bin:/usr/bin\nENTRYPOINT ["node", "/slipway/dist/cli.js"]\n',
  );
  const image = `${registry.host}/slipway/engine:1`;
  const digestFile = join(work.path, 'digest');
  await run('buildah', ['bud', '--quiet', '--tag', image, work.path], { env: builder.env });
  // It goes no further than this machine: to press its layers together would take seconds, twice.
  const push = ['push', '--quiet', '--disable-compression', '--digestfile', digestFile, image];
  await run('buildah', push, { env: builder.env });
  return `${registry.host}/slipway/engine@${await readFile(digestFile, 'utf8')}`;
}

/** The helper that speaks HTTP, which git starts from a folder of its own. */
async function addGitParts(rootfs: string): Promise<void> {
  const { stdout } = await run('git', ['--exec-path'], {});
  const folder = stdout.trim();
  await addProgram(rootfs, join(folder, 'git-remote-http'), join(folder, 'git-remote-http'));
  await symlink('git-remote-http', join(rootfs, folder, 'git-remote-https'));
}

/** Copies a program and the shared libraries that it is linked with to where it looks for them. */
async function addProgram(rootfs: string, source: string, target: string): Promise<void> {
  await copyInto(rootfs, source, target);
  const { stdout } = await run('ldd', [source], { allowFailure: true });
  for (const [, library = ''] of stdout.matchAll(/(\/\S+)(?= \(0x)/g)) await copyInto(rootfs, library, library);
}

async function copyInto(rootfs: string, source: string, target: string): Promise<void> {
  const path = join(rootfs, target);
  await mkdir(dirname(path), { recursive: true });
  await copyFile(await realpath(source), path);
}
