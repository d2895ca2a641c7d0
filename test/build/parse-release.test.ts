import { describe, expect, it } from 'vitest';
import { parseRelease } from '../../src/build/parse-release.ts';
import type { Release } from '../../src/model/release.ts';
import { allThrownBy } from '../harness/thrown.ts';

const release: Release = {
  schema: 'slipway/release/v1',
  source: 'https://github.com/acme/shop',
  revision: '1'.repeat(40),
  ref: 'refs/heads/main',
  run: '',
  images: [
    {
      name: 'web',
      repository: 'ghcr.io/acme/web',
      tag: 'sha-111111111111',
      digest: `sha256:${'a'.repeat(64)}`,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      platforms: ['linux/amd64'],
      size: 1234,
      inputs: `sha256:${'b'.repeat(64)}`,
      built: true,
    },
  ],
};

function problems(value: unknown): string[] {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const errors = allThrownBy(() => parseRelease(text, 'r.json'));
  expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['RELEASE_INVALID']));
  return errors.map(({ message }) => message);
}

describe('a release document', () => {
  it('is read as it was written, what later versions add left out', () => {
    expect(parseRelease(JSON.stringify(release), 'r.json')).toEqual(release);
    expect(parseRelease(JSON.stringify({ ...release, later: 1 }), 'r.json')).toEqual(release);
  });

  it('is refused with all its problems at once', () => {
    const [image] = release.images;
    const bad = { ...image, digest: 'sha256:abc', tag: '-x', repository: 'ghcr.io/acme/web:1', size: -1 };
    const found = problems({ ...release, schema: 'slipway/release/v2', revision: 'main', images: [bad] });
    expect(found.map((message) => message.split(':')[1])).toEqual([
      ' schema',
      ' revision',
      ' images[0].repository',
      ' images[0].tag',
      ' images[0].digest',
      ' images[0].size',
    ]);
    expect(found.join()).toContain('r.json: ');
  });

  it('cannot carry line breaks into what is written from it', () => {
    for (const key of ['source', 'ref', 'run'] as const) {
      expect(problems({ ...release, [key]: 'https://x\nSlipway-Revision: forged' })).toHaveLength(
        1 + Number(key !== 'ref'),
      );
    }
    expect(problems({ ...release, images: [{ ...release.images[0], name: 'a\u001b[31m' }] })).toHaveLength(1);
  });

  it('is neither something else, nor huge, nor of two images of one name', () => {
    expect(problems('---\nyaml: true')).toEqual(['r.json: is not JSON']);
    expect(problems('null')).toHaveLength(1);
    expect(problems(' '.repeat(5_000_000))).toEqual(['r.json: is larger than 4 MiB']);
    expect(problems({ ...release, images: [release.images[0], release.images[0]] })[0]).toContain('twice');
  });
});
