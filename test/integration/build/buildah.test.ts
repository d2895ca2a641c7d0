import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BuildBench, createBuildBench, revisions, spec, writeFiles } from '../../build/build-ports.ts';
import { type Builder, createBuilder } from '../../harness/builder.ts';
import { type Registry, startRegistry } from '../../harness/registry.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../../harness/temp.ts';

const login = { user: 'ci', password: 'correct horse battery' };
const dockerfile = `FROM scratch
ARG GREETING=hello
COPY busybox /bin/busybox
RUN ["/bin/busybox", "sh", "-c", "echo $GREETING > /greeting"]
COPY site /site
CMD ["/bin/busybox", "cat", "/greeting"]
`;

let registry: Registry;
let builder: Builder;
let bench: BuildBench;
let source: TemporaryDirectory;

beforeAll(async () => {
  registry = await startRegistry({ auth: login });
  builder = await createBuilder({ logins: { [registry.host]: login } });
  bench = createBuildBench(builder.env, join(builder.folder, 'tmp'));
});

afterAll(async () => {
  await builder[Symbol.asyncDispose]();
  await registry.stop();
});

beforeEach(async () => {
  source = temporaryDirectory('source');
  const files = {
    Dockerfile: dockerfile,
    'site/index.html': '<h1>1</h1>',
    'README.md': 'one',
    '.dockerignore': '*.md\n',
  };
  await writeFiles(source.path, files, { from: builder.busybox, to: 'busybox' });
  return () => source[Symbol.asyncDispose]();
});

describe('an image that is built', () => {
  it('is in the release with the digest that the registry serves, and says where it comes from', async () => {
    const release = await bench.build({ folder: source.path, images: [spec(`${registry.host}/acme/web`)] });
    const stored = await registry.manifest('acme/web', 'sha-111111111111');
    expect(release).toMatchObject({
      schema: 'slipway/release/v1',
      source: 'https://github.com/acme/shop',
      revision: revisions.first,
      images: [
        {
          name: 'web',
          repository: `${registry.host}/acme/web`,
          tag: 'sha-111111111111',
          digest: stored?.digest,
          mediaType: 'application/vnd.oci.image.manifest.v1+json',
          platforms: ['linux/amd64'],
          built: true,
        },
      ],
    });
    expect(release.images[0]?.size).toBeGreaterThan(500_000);
    const config = (await registry.config('acme/web', 'sha-111111111111')) as {
      config: { Labels: object };
      created: string;
    };
    expect(config.config.Labels).toEqual({
      'org.opencontainers.image.source': 'https://github.com/acme/shop',
      'org.opencontainers.image.revision': revisions.first,
      'org.opencontainers.image.created': '2026-03-04T05:06:07.000Z',
      'dev.slipway.inputs': release.images[0]?.inputs,
    });
    expect(config.created).toMatch(/^2026-03-04T05:06:07/);
    expect(bench.log()).toContain('web | STEP 1/');
    expect(await readdir(join(builder.folder, 'tmp'))).toEqual([]);
  });

  it('keeps its digest over two commits that change nothing of it, without a build', async () => {
    const images = [spec(`${registry.host}/acme/kept`)];
    const first = await bench.build({ folder: source.path, images });
    await writeFiles(source.path, { 'README.md': 'two', '.git/HEAD': 'ref: refs/heads/main' });
    const before = bench.log().length;
    const second = await bench.build({ folder: source.path, images, revision: revisions.second });
    expect(second.images[0]).toEqual({ ...first.images[0], tag: 'sha-222222222222', built: false });
    expect(bench.log().slice(before)).not.toContain('STEP');
    expect((await registry.manifest('acme/kept', 'sha-222222222222'))?.digest).toBe(first.images[0]?.digest);

    const again = await bench.build({ folder: source.path, images, revision: revisions.second });
    expect(again).toEqual(second);
  });

  it('gets another digest when a file, an argument or the Dockerfile changes', async () => {
    const image = spec(`${registry.host}/acme/changes`);
    const build = async (more = {}) =>
      (await bench.build({ folder: source.path, images: [{ ...image, ...more }] })).images[0];
    const first = await build();
    await writeFiles(source.path, { 'site/index.html': '<h1>2</h1>' });
    const changed = await build();
    const argument = await build({ args: { GREETING: 'moin' } });
    await writeFiles(source.path, { Dockerfile: dockerfile.replace('CMD', 'ENV A=b\nCMD') });
    const instruction = await build();
    const all = [first, changed, argument, instruction];
    expect(new Set(all.map((one) => one?.digest)).size).toBe(4);
    expect(all.map((one) => one?.built)).toEqual([true, true, true, true]);
    expect((await registry.manifest('acme/changes', 'sha-111111111111'))?.digest).toBe(instruction?.digest);
  });

  it('is the same bytes when the same commit is built again from nothing', async () => {
    const images = [spec(`${registry.host}/acme/same`)];
    const first = await bench.build({ folder: source.path, images });
    await rm(join(builder.folder, 'storage'), { recursive: true });
    await rm(join(builder.folder, 'run'), { recursive: true });
    await writeFiles(source.path, { 'site/index.html': '<h1>1</h1>' });
    const second = await bench.build({ folder: source.path, images, rebuild: true });
    expect(second.images[0]).toEqual({ ...first.images[0], built: true });
  });

  it('stands under all its tags, and is the index where it has several platforms', async () => {
    await writeFiles(source.path, { Dockerfile: 'FROM scratch\nCOPY site /site\n' });
    const platforms = ['linux/amd64', 'linux/arm64'];
    const tags = ['sha-{sha12}', 'edge', '{sha}'];
    const request = { folder: source.path, images: [spec(`${registry.host}/acme/multi`, { platforms, tags })] };
    const { images } = await bench.build(request);
    expect(images[0]).toMatchObject({
      platforms,
      tag: 'sha-111111111111',
      mediaType: 'application/vnd.oci.image.index.v1+json',
    });
    for (const tag of ['sha-111111111111', 'edge', revisions.first]) {
      expect((await registry.manifest('acme/multi', tag))?.digest).toBe(images[0]?.digest);
    }
    expect((await bench.build({ ...request, rebuild: true })).images[0]?.digest).toBe(images[0]?.digest);
  });

  it('holds what the ignore file of its own Dockerfile leaves, as the inputs do', async () => {
    const list = 'FROM scratch\nCOPY busybox /bin/busybox\nCOPY . /all/\nRUN ["/bin/busybox", "find", "/all"]\n';
    await writeFiles(source.path, {
      'ci/Dockerfile': list,
      'ci/Dockerfile.dockerignore': 'site/*\n!site/keep\nci\n',
      'site/keep': '',
    });
    await bench.build({
      folder: source.path,
      images: [spec(`${registry.host}/acme/list`, { dockerfile: 'ci/Dockerfile' })],
    });
    const found = [...bench.log().matchAll(/(\/all\/\S+)/g)].map(([path]) => path);
    expect(new Set(found)).toEqual(
      new Set([
        '/all/.dockerignore',
        '/all/Dockerfile',
        '/all/README.md',
        '/all/busybox',
        '/all/site',
        '/all/site/keep',
      ]),
    );
  });

  it('can use a secret, which is in neither image nor log', async () => {
    const secret = 's3cr3t-npm-token';
    const run =
      'RUN --mount=type=secret,id=npm ["/bin/busybox", "sh", "-c", "/bin/busybox cat /run/secrets/npm; /bin/busybox wc -c /run/secrets/npm"]\n';
    await writeFiles(source.path, { Dockerfile: dockerfile + run });
    const images = [spec(`${registry.host}/acme/secret`, { secrets: { npm: 'NPM_TOKEN' } })];
    const variable = (name: string) => (name === 'NPM_TOKEN' ? secret : undefined);
    const release = await bench.build({ folder: source.path, images, variable });
    expect(bench.log()).toContain(`${secret.length} /run/secrets/npm`);
    expect(bench.log()).not.toContain(secret);
    expect(JSON.stringify(await registry.config('acme/secret', release.images[0]?.tag ?? ''))).not.toContain(secret);
    await expect(bench.build({ folder: source.path, images })).rejects.toMatchObject({
      errors: [{ code: 'CREDENTIALS_ABSENT', message: expect.stringContaining('NPM_TOKEN') as string }],
    });
  });
});
