import { readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SlipwayError } from '../../../src/model/errors.ts';
import { type BuildBench, createBuildBench, spec, writeFiles } from '../../build/build-ports.ts';
import { type Builder, createBuilder } from '../../harness/builder.ts';
import { type Registry, startRegistry } from '../../harness/registry.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../../harness/temp.ts';

let registry: Registry;
let builder: Builder;
let bench: BuildBench;
let source: TemporaryDirectory;

beforeAll(async () => {
  registry = await startRegistry();
  builder = await createBuilder();
  bench = createBuildBench(builder.env, join(builder.folder, 'tmp'));
});

afterAll(async () => {
  await builder[Symbol.asyncDispose]();
  await registry.stop();
});

beforeEach(async () => {
  source = temporaryDirectory('source');
  const files = { Dockerfile: 'FROM scratch\nCOPY busybox /busybox\n' };
  await writeFiles(source.path, files, { from: builder.busybox, to: 'busybox' });
  return () => source[Symbol.asyncDispose]();
});

/** The errors of a build that has to fail. */
async function errorsOf(build: Promise<unknown>): Promise<readonly SlipwayError[]> {
  const thrown: unknown = await build.then(
    () => new Error('it did not fail'),
    (error: unknown) => error,
  );
  const { errors } = thrown as { errors?: readonly SlipwayError[] };
  return errors ?? [thrown as SlipwayError];
}

describe('a build fails', () => {
  it('when an instruction does, with what it said last, and leaves nothing behind', async () => {
    const run = 'RUN ["/busybox", "sh", "-c", "echo one; echo ::error::401 Unauthorized; exit 7"]\n';
    await writeFiles(source.path, { Dockerfile: `FROM scratch\nCOPY busybox /busybox\n${run}` });
    const errors = await errorsOf(bench.build({ folder: source.path, images: [spec(`${registry.host}/acme/web`)] }));
    expect(errors).toMatchObject([{ code: 'BUILD_FAILED', location: { file: 'Dockerfile' } }]);
    expect(errors[0]?.message).toMatch(/image web: .*exit status 7 .*::error::401 Unauthorized/);
    expect(bench.log()).toContain('web | ::error::401 Unauthorized');
    expect(await registry.tags('acme/web')).toEqual([]);
    expect(await readdir(join(builder.folder, 'tmp'))).toEqual([]);
  });

  it('when the Dockerfile is none, or a file that it copies is not there', async () => {
    for (const [text, said] of [
      ['FROM scratch\nCOPI a b\n', 'Unknown instruction'],
      ['FROM scratch\nCOPY nothing /\n', 'no such file'],
    ] as const) {
      await writeFiles(source.path, { Dockerfile: text });
      const errors = await errorsOf(bench.build({ folder: source.path, images: [spec(`${registry.host}/acme/web`)] }));
      expect(errors).toMatchObject([{ code: 'BUILD_FAILED', message: expect.stringContaining(said) as string }]);
    }
  });

  it('after its time limit, and no process of it lives on', async () => {
    await writeFiles(source.path, {
      Dockerfile: 'FROM scratch\nCOPY busybox /busybox\nRUN ["/busybox", "sleep", "4711"]\n',
    });
    const images = [spec(`${registry.host}/acme/web`)];
    const errors = await errorsOf(bench.build({ folder: source.path, images, timeoutMs: 10_000 }));
    expect(errors).toMatchObject([
      { code: 'BUILD_FAILED', message: expect.stringContaining('within 10.0 s') as string },
    ]);
    expect(bench.log()).toMatch(/RUN .*4711/);
    expect(await processesWith('4711')).toEqual([]);
  });

  it('at once when the run is ended', async () => {
    await writeFiles(source.path, {
      Dockerfile: 'FROM scratch\nCOPY busybox /busybox\nRUN ["/busybox", "sleep", "4712"]\n',
    });
    const images = [spec(`${registry.host}/acme/web`)];
    const ending = new AbortController();
    const build = bench.build({ folder: source.path, images, signal: ending.signal }).catch((error: unknown) => error);
    await expect.poll(() => bench.log()).toMatch(/RUN .*4712/);
    ending.abort(new Error('enough'));
    expect(await build).toMatchObject({ message: 'enough' });
    expect(await processesWith('4712')).toEqual([]);
  });

  it('of one image without stopping that of another; all errors are told', async () => {
    const images = [
      spec(`${registry.host}/acme/good`, { name: 'good' }),
      spec(`${registry.host}/acme/bad`, { name: 'bad', context: 'nowhere' }),
      spec(`${registry.host}/acme/worse`, { name: 'worse', dockerfile: 'Nofile' }),
    ];
    const errors = await errorsOf(bench.build({ folder: source.path, images }));
    expect(errors.map(({ code, message }) => [code, /image (\w+)/.exec(message)?.[1]])).toEqual([
      ['LAYOUT_INVALID', 'bad'],
      ['LAYOUT_INVALID', 'worse'],
    ]);
    expect(await registry.tags('acme/good')).toContain('sha-111111111111');
  });

  it('when what it is built from lies outside of the repository', async () => {
    await symlink('/etc', join(source.path, 'link'));
    await symlink('/etc/hostname', join(source.path, 'Linkfile'));
    const repository = `${registry.host}/acme/web`;
    for (const more of [
      { context: '..' },
      { context: 'link' },
      { dockerfile: '../Dockerfile' },
      { dockerfile: 'Linkfile' },
    ]) {
      const errors = await errorsOf(bench.build({ folder: source.path, images: [spec(repository, more)] }));
      expect(errors).toMatchObject([{ code: 'PATH_OUTSIDE' }]);
    }
  });

  it('when there is no builder, or not the one that is wanted', async () => {
    const none = createBuildBench({ PATH: source.path, HOME: source.path }, join(builder.folder, 'tmp'));
    const images = [spec(`${registry.host}/acme/web`)];
    const missing = await errorsOf(none.build({ folder: source.path, images }));
    expect(missing).toMatchObject([{ code: 'BUILDER_MISSING' }]);
    expect(missing[0]?.message).toContain('docker-buildx: not installed; buildah: not installed');
    const wanted = await errorsOf(bench.build({ folder: source.path, images, engine: 'docker-buildx' }));
    expect(wanted).toMatchObject([{ code: 'BUILDER_MISSING' }]);
  });
});

describe('a registry', () => {
  it('that refuses the password ends the build before it begins', async () => {
    const login = { user: 'ci', password: 'correct horse battery' };
    await using closed = await startRegistry({ auth: login });
    await using wrong = await createBuilder({ logins: { [closed.host]: { ...login, password: 'not-this-one' } } });
    const other = createBuildBench(wrong.env, join(wrong.folder, 'tmp'));
    for (const subject of [other, bench]) {
      const before = subject.log().length;
      const errors = await errorsOf(subject.build({ folder: source.path, images: [spec(`${closed.host}/acme/web`)] }));
      expect(errors).toMatchObject([{ code: 'REGISTRY_AUTH', message: expect.stringContaining('acme/web') as string }]);
      expect(errors[0]?.message).not.toContain('not-this-one');
      expect(subject.log().slice(before)).not.toContain('STEP');
    }
  });

  it('that cannot be reached is named', async () => {
    const gone = await startRegistry();
    await gone.stop();
    const errors = await errorsOf(bench.build({ folder: source.path, images: [spec(`${gone.host}/acme/web`)] }));
    expect(errors).toMatchObject([
      { code: 'REGISTRY_UNREACHABLE', message: expect.stringContaining(gone.host) as string },
    ]);
  });

  it('that takes nothing is named with what it said', async () => {
    await using closed = await startRegistry({ readOnly: true });
    const errors = await errorsOf(bench.build({ folder: source.path, images: [spec(`${closed.host}/acme/web`)] }));
    expect(errors).toMatchObject([
      { code: 'REGISTRY_FAILED', message: expect.stringContaining(closed.host) as string },
    ]);
  });
});

/** Command lines of living processes that hold a word. */
async function processesWith(word: string): Promise<string[]> {
  const found: string[] = [];
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (line.split('\0').includes(word)) found.push(line);
  }
  return found;
}
