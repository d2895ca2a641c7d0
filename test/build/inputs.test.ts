import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ImageSpec } from '../../src/build/image-spec.ts';
import { inputsOf, inputsTag } from '../../src/build/inputs.ts';
import { findLayout } from '../../src/build/layout.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../harness/temp.ts';
import { startFakeRegistry } from '../platform/registry/fake-registry.ts';
import { createBuildBench, spec, writeFiles } from './build-ports.ts';

let source: TemporaryDirectory;

beforeEach(async () => {
  source = temporaryDirectory('inputs');
  await writeFiles(source.path, { Dockerfile: 'FROM scratch\nCOPY . /\n', 'a.txt': 'a', 'lib/b.txt': 'b' });
  return () => source[Symbol.asyncDispose]();
});

async function inputs(more: Partial<ImageSpec> = {}, platform = 'linux/amd64'): Promise<string> {
  const { ports } = createBuildBench({ PATH: '', HOME: source.path }, source.path);
  const image = spec('ghcr.io/acme/web', more);
  return await inputsOf(ports, image, await findLayout(ports, source.path, image), platform);
}

function write(path: string, text: string): Promise<void> {
  return writeFile(join(source.path, path), text);
}

describe('the inputs of an image', () => {
  it('are the same as long as nothing is changed that it is built from', async () => {
    const before = await inputs();
    expect(before).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(inputsTag(before)).toBe(`inputs-${before.slice(7, 23)}`);
    await write('a.txt', 'a');
    await writeFiles(source.path, { '.git/HEAD': 'x', '.git/objects/1': 'y', 'slipway-release.json': '{}' });
    expect(await inputs()).toBe(before);
    expect(await inputs({ args: {}, tags: ['other'], cache: 'ghcr.io/acme/cache' })).toBe(before);
    expect(await inputs({ platforms: ['linux/amd64'] })).toBe(before);
  });

  it('are others with another Dockerfile, file, target, argument, platform or secret', async () => {
    const seen = new Set([
      await inputs(),
      await inputs({ target: 'x' }),
      await inputs({ args: { A: '1' } }),
      await inputs({ args: { A: '2' } }),
      await inputs({ platforms: ['linux/arm64'] }),
      await inputs({ secrets: { a: 'X' } }),
    ]);
    await write('lib/b.txt', 'B');
    seen.add(await inputs());
    await write('new.txt', '');
    seen.add(await inputs());
    await write('Dockerfile', 'FROM scratch\n');
    seen.add(await inputs());
    expect(seen.size).toBe(9);
    expect(await inputs({}, 'linux/arm64')).toBe(await inputs({ platforms: ['linux/arm64'] }));
    expect(await inputs({ args: { A: '1', B: '2' } })).toBe(await inputs({ args: { B: '2', A: '1' } }));
  });

  it('do not hold what .dockerignore keeps out, but what it takes back in', async () => {
    await write('.dockerignore', 'lib\n!lib/keep.txt\n');
    const before = await inputs();
    await write('lib/b.txt', 'changed');
    expect(await inputs()).toBe(before);
    await write('lib/keep.txt', 'kept');
    expect(await inputs()).not.toBe(before);
  });

  it('follow the ignore file of the Dockerfile itself before that of the context', async () => {
    await write('.dockerignore', 'a.txt\n');
    await write('Dockerfile.dockerignore', 'lib\nDockerfile*\n');
    const before = await inputs();
    await write('lib/b.txt', 'changed');
    expect(await inputs()).toBe(before);
    await write('a.txt', 'changed');
    expect(await inputs()).not.toBe(before);
  });

  it('are others when a base image has moved, and known by its name where it cannot be asked for', async () => {
    await using registry = await startFakeRegistry();
    registry.image('base', '1', {});
    await write('Dockerfile', `FROM ${registry.host}/base:1\n`);
    const before = await inputs();
    expect(await inputs()).toBe(before);
    registry.image('base', '1', { layers: [99] });
    const moved = await inputs();
    expect(moved).not.toBe(before);
    await registry[Symbol.asyncDispose]();
    const unknown = await inputs();
    expect(new Set([before, moved, unknown]).size).toBe(3);
    expect(await inputs()).toBe(unknown);
  });
});
