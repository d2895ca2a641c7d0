import { beforeEach, describe, expect, it } from 'vitest';
import { buildImage, type BuildSource } from '../../src/build/build-image.ts';
import type { Engine } from '../../src/build/engine.ts';
import type { ImageSpec } from '../../src/build/image-spec.ts';
import { inputsLabel, inputsTag } from '../../src/build/inputs.ts';
import type { ReleaseImage } from '../../src/model/release.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../harness/temp.ts';
import {
  digestOf,
  type FakeRegistry,
  type FakeRegistryOptions,
  startFakeRegistry,
} from '../platform/registry/fake-registry.ts';
import { loginTo } from '../platform/registry/subject.ts';
import { type BuildBench, createBuildBench, revisions, spec, writeFiles } from './build-ports.ts';

let source: TemporaryDirectory;

beforeEach(async () => {
  source = temporaryDirectory('image');
  await writeFiles(source.path, { Dockerfile: 'FROM scratch\n' });
  return () => source[Symbol.asyncDispose]();
});

interface World extends AsyncDisposable {
  registry: FakeRegistry;
  bench: BuildBench;
  builds: number;
  build(more?: Partial<ImageSpec>, from?: Partial<BuildSource>): Promise<ReleaseImage>;
}

/** A builder that puts its image straight into the registry, and says `says` about it. */
async function world(options: FakeRegistryOptions = {}, says?: (digest: string) => string): Promise<World> {
  const registry = await startFakeRegistry(options);
  const env = { PATH: '', HOME: source.path, ...loginTo(registry.host, 'bob', 'b') };
  const bench = createBuildBench(env, source.path);
  const engine: Engine = {
    name: 'buildah',
    platform: 'linux/amd64',
    build({ reference, labels }) {
      self.builds++;
      const [repository = '', tag = ''] = reference.slice(registry.host.length + 1).split(':');
      const digest = registry.image(repository, tag, { config: { config: { Labels: labels } }, layers: [self.builds] });
      return Promise.resolve(says?.(digest) ?? digest);
    },
  };
  const self: World = {
    registry,
    bench,
    builds: 0,
    build: (more = {}, from = {}) =>
      buildImage(
        { ...bench.ports, clock: { now: () => Date.now(), sleep: () => Promise.resolve() } },
        engine,
        spec(`${registry.host}/acme/web`, more),
        {
          folder: source.path,
          source: '',
          revision: revisions.first,
          created: 0,
          variable: () => undefined,
          rebuild: false,
          timeoutMs: 1000,
          signal: new AbortController().signal,
          ...from,
        },
        () => undefined,
      ),
    [Symbol.asyncDispose]: () => registry[Symbol.asyncDispose](),
  };
  return self;
}

describe('an image', () => {
  it('is refused when the registry serves another digest than the builder pushed', async () => {
    await using at = await world({}, () => digestOf('something else'));
    await expect(at.build()).rejects.toMatchObject({
      code: 'REGISTRY_DIGEST',
      message: expect.stringContaining(digestOf('something else')) as string,
    });
  });

  it('is refused when it is for another platform than was wanted', async () => {
    await using at = await world();
    await expect(at.build({ platforms: ['linux/arm64'] })).rejects.toMatchObject({
      code: 'BUILD_FAILED',
      message: expect.stringContaining('not there for linux/arm64: the builder made linux/amd64') as string,
    });
  });

  it('is built when the tag of its inputs names something else', async () => {
    await using at = await world();
    const first = await at.build();
    const other = at.registry.image('acme/web', inputsTag(first.inputs), {
      config: { config: { Labels: { [inputsLabel]: 'x' } } },
    });
    const second = await at.build({}, { revision: revisions.second });
    expect(second.built).toBe(true);
    expect(second.digest).not.toBe(other);
    expect(at.builds).toBe(2);
  });

  it('is built again on demand', async () => {
    await using at = await world();
    await at.build();
    expect(await at.build()).toMatchObject({ built: false });
    expect(await at.build({}, { rebuild: true })).toMatchObject({ built: true });
    expect(at.builds).toBe(2);
  });

  it('stands under all its tags, also when it is unchanged', async () => {
    await using at = await world();
    const first = await at.build({ tags: ['sha-{sha12}', 'edge'] });
    at.registry.image('acme/web', 'edge', { layers: [77] });
    const second = await at.build({ tags: ['sha-{sha12}', 'edge'] }, { revision: revisions.second });
    expect(second).toMatchObject({ built: false, digest: first.digest });
    const image = await at.bench.ports.registry.digest(second.repository, 'edge');
    expect(image).toBe(first.digest);
  });

  it('is built where the credential may not look: the first push makes the repository', async () => {
    await using at = await world({
      auth: 'basic',
      users: { bob: { password: 'b' } },
      intercept({ authorization }, response) {
        if (at.builds > 0 || authorization === undefined) return false;
        response.writeHead(403).end(JSON.stringify({ errors: [{ code: 'DENIED', message: 'access denied' }] }));
        return true;
      },
    });
    expect(await at.build()).toMatchObject({ built: true });
  });

  it('is in the release even when its inputs cannot be remembered, which is told', async () => {
    await using at = await world({
      intercept({ method, path }, response) {
        if (method !== 'PUT' || !path.includes('/inputs-')) return false;
        response.writeHead(405).end();
        return true;
      },
    });
    expect(await at.build()).toMatchObject({ built: true });
    expect(at.bench.log()).toContain('cannot be found again by its inputs');
  });
});
