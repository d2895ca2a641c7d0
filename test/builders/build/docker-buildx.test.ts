import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BuildBench, createBuildBench, revisions, spec, writeFiles } from '../../build/build-ports.ts';
import { type BuildKit, startBuildKit } from '../../harness/buildkit.ts';
import { findProgram } from '../../harness/processes.ts';
import { type Registry, startRegistry } from '../../harness/registry.ts';
import { run } from '../../harness/run.ts';
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
let buildkit: BuildKit;
let bench: BuildBench;
let temporary: TemporaryDirectory;
let source: TemporaryDirectory;

beforeAll(async () => {
  registry = await startRegistry({ auth: login });
  buildkit = await startBuildKit({ logins: { [registry.host]: login } });
  temporary = temporaryDirectory('buildx');
  bench = createBuildBench(buildkit.env, temporary.path);
});

afterAll(async () => {
  await buildkit[Symbol.asyncDispose]();
  await registry.stop();
  await temporary[Symbol.asyncDispose]();
});

beforeEach(async () => {
  source = temporaryDirectory('source');
  const files = {
    Dockerfile: dockerfile,
    'site/index.html': '<h1>1</h1>',
    'README.md': 'one',
    '.dockerignore': '*.md\n',
  };
  await writeFiles(source.path, files, { from: findProgram('busybox'), to: 'busybox' });
  return () => source[Symbol.asyncDispose]();
});

describe('an image that docker buildx builds', () => {
  it('is preferred, has the digest that the registry serves, and says where it comes from', async () => {
    const release = await bench.build({ folder: source.path, images: [spec(`${registry.host}/acme/web`)] });
    expect(bench.log()).toContain('building 1 image with docker-buildx');
    const stored = await registry.manifest('acme/web', 'sha-111111111111');
    expect(release.images).toMatchObject([
      {
        digest: stored?.digest,
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        platforms: ['linux/amd64'],
        built: true,
      },
    ]);
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
    expect(await readdir(temporary.path)).toEqual([]);
  });

  it('keeps its digest over two commits that change nothing of it', async () => {
    const images = [spec(`${registry.host}/acme/kept`)];
    const first = await bench.build({ folder: source.path, images });
    await writeFiles(source.path, { 'README.md': 'two' });
    const second = await bench.build({ folder: source.path, images, revision: revisions.second });
    expect(second.images[0]).toEqual({ ...first.images[0], tag: 'sha-222222222222', built: false });
    await writeFiles(source.path, { 'site/index.html': '<h1>2</h1>' });
    const third = await bench.build({ folder: source.path, images, revision: revisions.second });
    expect(third.images[0]).toMatchObject({ built: true });
    expect(third.images[0]?.digest).not.toBe(first.images[0]?.digest);
  });

  it('is the same bytes when the same commit is built again from nothing', async () => {
    const images = [spec(`${registry.host}/acme/same`)];
    const first = await bench.build({ folder: source.path, images });
    await run('docker', ['buildx', 'prune', '--all', '--force'], { env: buildkit.env });
    await writeFiles(source.path, { 'site/index.html': '<h1>1</h1>' });
    const second = await bench.build({ folder: source.path, images, rebuild: true });
    expect(second.images[0]).toEqual({ ...first.images[0], built: true });
  });

  it('is the index where it has several platforms', async () => {
    await writeFiles(source.path, { Dockerfile: 'FROM scratch\nCOPY site /site\n' });
    const platforms = ['linux/amd64', 'linux/arm64'];
    const { images } = await bench.build({
      folder: source.path,
      images: [spec(`${registry.host}/acme/multi`, { platforms })],
    });
    expect(images[0]).toMatchObject({ platforms, mediaType: 'application/vnd.oci.image.index.v1+json' });
    const stored = await registry.manifest('acme/multi', 'sha-111111111111');
    expect(stored?.body['manifests']).toHaveLength(2);
  });

  it('can use a layer cache in the registry', async () => {
    const images = [spec(`${registry.host}/acme/cached`, { cache: `${registry.host}/acme/cache` })];
    await bench.build({ folder: source.path, images });
    expect(await registry.tags('acme/cache')).toEqual(['slipway-web']);
    await run('docker', ['buildx', 'prune', '--all', '--force'], { env: buildkit.env });
    const before = bench.log().length;
    await bench.build({ folder: source.path, images, rebuild: true });
    expect(bench.log().slice(before)).toMatch(/RUN \[.*\n.* CACHED\n/);
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
    const command = '/bin/busybox cat /run/secrets/npm; /bin/busybox wc -c /run/secrets/npm';
    const step = `RUN --mount=type=secret,id=npm ["/bin/busybox", "sh", "-c", "${command}"]\n`;
    await writeFiles(source.path, { Dockerfile: dockerfile + step });
    const images = [spec(`${registry.host}/acme/secret`, { secrets: { npm: 'NPM_TOKEN' } })];
    const release = await bench.build({ folder: source.path, images, variable: () => secret });
    expect(bench.log()).toContain(`${secret.length} /run/secrets/npm`);
    expect(bench.log()).not.toContain(secret);
    expect(JSON.stringify(await registry.config('acme/secret', release.images[0]?.tag ?? ''))).not.toContain(secret);
  });
});

describe('a build with docker buildx fails', () => {
  it('when an instruction does, at its line and with what it said last', async () => {
    const step = 'RUN ["/bin/busybox", "sh", "-c", "echo ::error::denied: no; exit 7"]\n';
    await writeFiles(source.path, { Dockerfile: dockerfile + step });
    const build = bench.build({ folder: source.path, images: [spec(`${registry.host}/acme/failing`)] });
    await expect(build).rejects.toMatchObject({
      errors: [
        {
          code: 'BUILD_FAILED',
          message: expect.stringMatching(/did not complete successfully: exit code: 7 .*::error::denied: no/) as string,
          location: { file: 'Dockerfile', line: 7 },
        },
      ],
    });
    expect(await registry.tags('acme/failing')).toEqual([]);
  });

  it('when the registry of a base image cannot be reached, or takes nothing', async () => {
    const gone = await startRegistry();
    await gone.stop();
    await writeFiles(source.path, { Dockerfile: `FROM ${gone.host}/base:1\n` });
    const base = bench.build({ folder: source.path, images: [spec(`${registry.host}/acme/base`)] });
    await expect(base).rejects.toMatchObject({ errors: [{ code: 'REGISTRY_UNREACHABLE' }] });

    await using closed = await startRegistry({ readOnly: true });
    await writeFiles(source.path, { Dockerfile: dockerfile });
    const push = bench.build({ folder: source.path, images: [spec(`${closed.host}/acme/web`)] });
    await expect(push).rejects.toMatchObject({ errors: [{ code: 'REGISTRY_FAILED' }] });
  });

  it('when the password is wrong, before anything is built', async () => {
    await using wrong = await startBuildKit({ logins: { [registry.host]: { ...login, password: 'not-this-one' } } });
    const other = createBuildBench(wrong.env, temporary.path);
    const build = other.build({ folder: source.path, images: [spec(`${registry.host}/acme/web`)] });
    await expect(build).rejects.toMatchObject({ errors: [{ code: 'REGISTRY_AUTH' }] });
    expect(other.log()).not.toContain('[internal] load build definition');
  });

  it('when its builder does not answer, and another is taken where there is one', async () => {
    const gone = await startBuildKit();
    const folder = temporaryDirectory('gone');
    const { env } = gone;
    await gone[Symbol.asyncDispose]();
    // The daemon's folder is gone with it, so the builder is made once more on its dead socket.
    await using _ = folder;
    await run('mkdir', ['-p', `${folder.path}/cli-plugins`]);
    await run('ln', ['-s', findProgram('docker-buildx'), `${folder.path}/cli-plugins/docker-buildx`]);
    const dead = { ...env, HOME: folder.path, DOCKER_CONFIG: folder.path };
    await run('docker', ['buildx', 'create', '--name', 'dead', '--driver', 'remote', '--use', gone.address], {
      env: dead,
    });
    const other = createBuildBench(dead, temporary.path);
    const images = [spec(`${registry.host}/acme/web`)];
    await expect(other.build({ folder: source.path, images, engine: 'docker-buildx' })).rejects.toMatchObject({
      code: 'BUILDER_MISSING',
      message: expect.stringContaining('does not answer') as string,
    });
    await other.build({ folder: source.path, images }).catch(() => undefined);
    expect(other.log()).toContain('building 1 image with buildah');
  });
});
