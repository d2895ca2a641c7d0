import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startBuildKit } from '../../harness/buildkit.ts';
import { findProgram } from '../../harness/processes.ts';
import { startRegistry } from '../../harness/registry.ts';
import { run } from '../../harness/run.ts';
import { temporaryDirectory } from '../../harness/temp.ts';

const LOGIN = { user: 'ci', password: 'secret' };

describe('BuildKit', () => {
  it('builds by `docker buildx`, runs steps, and pushes to a registry with a login', async () => {
    await using registry = await startRegistry({ auth: LOGIN });
    await using buildkit = await startBuildKit({ logins: { [registry.host]: LOGIN } });
    await using folder = temporaryDirectory('test');
    const context = join(folder.path, 'context');
    const metadata = join(folder.path, 'metadata.json');
    await mkdir(context);
    await copyFile(findProgram('busybox'), join(context, 'busybox'));
    await writeFile(
      join(context, 'Dockerfile'),
      'FROM scratch\nCOPY busybox /bin/busybox\nRUN ["/bin/busybox", "--install", "-s", "/bin"]\nRUN echo built > /made\n',
    );
    const image = `${registry.host}/acme/web:1`;
    await run(
      'docker',
      ['buildx', 'build', '--push', '--provenance=false', '--metadata-file', metadata, '-t', image, context],
      {
        env: buildkit.env,
      },
    );
    const said = JSON.parse(await readFile(metadata, 'utf8')) as Record<string, unknown>;
    const manifest = await registry.manifest('acme/web', '1');
    expect(manifest?.digest).toMatch(/^sha256:/);
    expect(said['containerimage.digest']).toBe(manifest?.digest);
  });

  it('is the only builder there is: no docker daemon answers', async () => {
    await using buildkit = await startBuildKit();
    const version = await run('docker', ['buildx', 'version'], { env: buildkit.env });
    expect(version.stdout).toContain('v0.38.2');
    await expect(run('docker', ['ps'], { env: buildkit.env })).rejects.toThrow(/no-dockerd\.sock/);
  });
});
