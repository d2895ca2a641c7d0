import { describe, expect, it } from 'vitest';
import type { Release } from '../../src/model/release.ts';
import { buildMarkdown } from '../../src/report/build-markdown.ts';
import { buildText } from '../../src/report/build-text.ts';
import { formatBytes } from '../../src/report/format-bytes.ts';

const digest = `sha256:${'a'.repeat(64)}`;

function release(more: Partial<Release> = {}): Release {
  const image = {
    name: 'web',
    repository: 'ghcr.io/acme/web',
    tag: 'sha-111111111111',
    digest,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    platforms: ['linux/amd64', 'linux/arm64'],
    size: 4_210_000,
    inputs: digest,
    built: true,
  };
  return {
    schema: 'slipway/release/v1',
    source: 'https://github.com/acme/shop',
    revision: '1'.repeat(40),
    ref: 'refs/heads/main',
    run: '',
    images: [image, { ...image, name: 'api', built: false }],
    ...more,
  };
}

describe('a release at a terminal', () => {
  it('tells of each image what can be pasted, and whether it was built', () => {
    expect(buildText(release(), false)).toBe(
      [
        'built      web  linux/amd64, linux/arm64 · 4.2 MB',
        `           ghcr.io/acme/web:sha-111111111111@${digest}`,
        'unchanged  api  linux/amd64, linux/arm64 · 4.2 MB',
        `           ghcr.io/acme/web:sha-111111111111@${digest}`,
        `revision ${'1'.repeat(40)} of https://github.com/acme/shop`,
        '',
      ].join('\n'),
    );
  });

  it('has colours only when they are wanted', () => {
    expect(buildText(release(), false)).not.toContain('\u001b');
    expect(buildText(release(), true)).toContain('\u001b[1mweb\u001b[22m');
  });
});

describe('a release in a summary', () => {
  it('is a table that counts what was built and what was kept', () => {
    const text = buildMarkdown(release());
    expect(text).toContain('1 image built, 1 unchanged');
    expect(text.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(4);
    expect(text).toContain('4\\.2 MB');
  });

  it('stays a table whatever the values hold', () => {
    const evil = 'x | y\n::set-output name=a::b\n<script>`@acme`';
    const [image] = release().images;
    const text = buildMarkdown(release({ ref: evil, images: image ? [{ ...image, name: evil }] : [] }));
    expect(text.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(3);
    expect(text).not.toMatch(/<script>|^::/m);
    expect(buildText(release({ source: evil }), false)).not.toMatch(/^::/m);
  });

  it('has no table without images', () => {
    expect(buildMarkdown(release({ images: [] }))).not.toContain('|');
  });
});

describe('a size', () => {
  it('is told in the unit that people would use', () => {
    expect([0, 999, 1000, 9949, 12_345, 999_600, 4_200_000, 1.5e10].map(formatBytes)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '9.9 kB',
      '12 kB',
      '1.0 MB',
      '4.2 MB',
      '15 GB',
    ]);
  });
});
