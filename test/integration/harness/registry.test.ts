import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Builder, createBuilder } from '../../harness/builder.ts';
import { startRegistry } from '../../harness/registry.ts';
import { run } from '../../harness/run.ts';

const LOGIN = { user: 'ci', password: 'p4ss word:$' };

async function buildAndPush(builder: Builder, image: string): Promise<string> {
  const context = join(builder.folder, 'context');
  const digestFile = join(builder.folder, 'digest');
  await mkdir(context, { recursive: true });
  await copyFile(builder.busybox, join(context, 'busybox'));
  await writeFile(
    join(context, 'Dockerfile'),
    'FROM scratch\nCOPY busybox /bin/busybox\nRUN ["/bin/busybox", "--install", "-s", "/bin"]\nRUN echo built > /made\n',
  );
  await run('buildah', ['bud', '--tag', image, '--label', 'made=here', context], { env: builder.env });
  await run('buildah', ['push', '--digestfile', digestFile, image], { env: builder.env });
  return (await run('cat', [digestFile])).stdout.trim();
}

describe('registry and builder', () => {
  it('hold an image built from nothing, under the digest that the builder reported', async () => {
    await using registry = await startRegistry();
    await using builder = await createBuilder();
    const digest = await buildAndPush(builder, `${registry.host}/acme/web:1`);
    const manifest = await registry.manifest('acme/web', '1');
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(manifest?.digest).toBe(digest);
    expect(await registry.config('acme/web', '1')).toMatchObject({ config: { Labels: { made: 'here' } } });
    expect(await registry.tags('acme/web')).toEqual(['1']);
    expect(await registry.manifest('acme/web', '2')).toBeUndefined();
  });

  it('demand a login, and take the right one', async () => {
    await using registry = await startRegistry({ auth: LOGIN });
    await using stranger = await createBuilder();
    await using member = await createBuilder({ logins: { [registry.host]: LOGIN } });
    expect((await fetch(`${registry.url}/v2/`)).status).toBe(401);
    await expect(buildAndPush(stranger, `${registry.host}/acme/web:1`)).rejects.toThrow(/authentication required/);
    const digest = await buildAndPush(member, `${registry.host}/acme/web:1`);
    expect((await registry.manifest('acme/web', '1'))?.digest).toBe(digest);
  });

  it('refuse a push when read-only', async () => {
    await using registry = await startRegistry({ readOnly: true });
    await using builder = await createBuilder();
    await expect(buildAndPush(builder, `${registry.host}/acme/web:1`)).rejects.toThrow(/405|not allowed|unsupported/i);
  });

  it('run several at once on ports of their own, and are gone when stopped', async () => {
    const registries = await Promise.all([startRegistry(), startRegistry()]);
    const [first, second] = registries.map((registry) => registry.host);
    expect(first).not.toBe(second);
    await Promise.all(registries.map((registry) => registry.stop()));
    await expect(fetch(`http://${first}/v2/`)).rejects.toThrow('fetch failed');
    await expect(fetch(`http://${second}/v2/`)).rejects.toThrow('fetch failed');
  });
});
