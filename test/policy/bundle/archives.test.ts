import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBundle } from '../../../src/policy/bundle/policy-files.ts';
import { isArchive, readArchive } from '../../../src/policy/bundle/tar.ts';
import { type TarEntry, tarGzOf, tarOf } from '../../harness/tar.ts';
import { temporaryDirectory } from '../../harness/temp.ts';

const limits = { maxBytes: 1024 * 1024, maxFiles: 3 };

function names(bytes: Uint8Array): readonly string[] {
  return [...readArchive(bytes, limits).keys()];
}

describe('an archive', () => {
  it('is read as GNU tar writes it, in every format, also with long names', async () => {
    await using folder = temporaryDirectory('tar');
    const long = `${'deep/'.repeat(40)}a.rego`;
    mkdirSync(join(folder.path, long, '..'), { recursive: true });
    writeFileSync(join(folder.path, long), 'package a\n');
    writeFileSync(join(folder.path, 'ü.rego'), 'package b\n');
    for (const format of ['gnu', 'pax', 'ustar']) {
      const files = format === 'ustar' ? ['ü.rego'] : ['deep', 'ü.rego'];
      execFileSync('tar', ['czf', 'x.tgz', `--format=${format}`, ...files], { cwd: folder.path });
      const bytes = readFileSync(join(folder.path, 'x.tgz'));
      expect(names(bytes)).toEqual(format === 'ustar' ? ['ü.rego'] : [long, 'ü.rego']);
      expect(new TextDecoder().decode(readArchive(bytes, limits).get('ü.rego'))).toBe('package b\n');
    }
  });

  it('has names without a beginning, as OPA and others write them', () => {
    expect(names(tarGzOf([{ name: '/a.rego' }, { name: './b.rego' }, { name: 'c/', type: '5' }]))).toEqual([
      'a.rego',
      'b.rego',
    ]);
  });

  it('is known by its content', () => {
    expect([isArchive(tarOf([{ name: 'a' }])), isArchive(tarGzOf([{ name: 'a' }]))]).toEqual([true, true]);
    expect(isArchive(new TextEncoder().encode('package main'))).toBe(false);
  });
});

const path = (value: string): TarEntry => {
  const record = ` path=${value}\n`;
  return { name: 'x', type: 'x', content: `${record.length + 2}${record}` };
};

describe('a hostile archive', () => {
  it.each<[string, readonly TarEntry[]]>([
    ['leads out of it', [{ name: '../a.rego' }]],
    ['leads out of it', [{ name: 'a/../../b.rego' }]],
    ['leads out of it', [{ name: 'a\\..\\b.rego' }]],
    ['leads out of it', [path('../../etc/a.rego'), { name: 'a.rego' }]],
    ['leads out of it', [{ name: 'x', type: 'L', content: '../a.rego\0' }, { name: 'a.rego' }]],
    ['is a link or a device', [{ name: 'a.rego', type: '2' }]],
    ['is a link or a device', [{ name: 'a.rego', type: '1' }]],
    ['is a link or a device', [{ name: 'a.rego', type: '3' }]],
    ['is in it twice', [{ name: 'a.rego' }, { name: './a.rego' }]],
    ['has more than 3 files', ['a', 'b', 'c', 'd'].map((name) => ({ name }))],
    ['is cut off', [{ name: 'a.rego', size: 99_999 }]],
    ['is no tar archive', [{ name: 'x', type: 'x', content: '99999 path=a\n' }]],
  ])('that %s is refused', (why, entries) => {
    expect(() => names(tarGzOf(entries))).toThrow(why);
    expect(() => names(tarOf(entries))).toThrow(why);
  });

  it('that is a bomb is refused at the limit', () => {
    const bomb = gzipSync(tarOf([{ name: 'a.rego', content: new Uint8Array(200 * 1024 * 1024) }]));
    expect(bomb.byteLength).toBeLessThan(limits.maxBytes);
    expect(() => names(bomb)).toThrow('it holds more than 1 MiB');
  });

  it('that is damaged is refused', () => {
    const good = tarGzOf([{ name: 'a.rego', content: 'package a' }]);
    expect(() => names(good.subarray(0, -20))).toThrow('it cannot be unpacked');
    const broken = Buffer.from(tarOf([{ name: 'a.rego' }]));
    broken[0] = 0x62;
    expect(() => names(broken)).toThrow('it is no tar archive');
  });

  it('is an error with the bundle’s name, so is one without a policy and one that changes another', () => {
    const refused = (entries: readonly TarEntry[]): unknown => {
      try {
        return readBundle('b.tar.gz', tarGzOf(entries));
      } catch (thrown) {
        return thrown;
      }
    };
    const error = (message: string): object => ({ code: 'POLICY_BUNDLE', message, location: { file: 'b.tar.gz' } });
    expect(refused([{ name: '../a' }])).toMatchObject(
      error('the bundle cannot be used: the name "../a" leads out of it'),
    );
    expect(refused([{ name: 'a.txt' }])).toMatchObject(error('the bundle cannot be used: there is no policy in it'));
    expect(refused([{ name: 'patch.json', content: '{}' }])).toMatchObject({ code: 'POLICY_BUNDLE' });
    expect(refused([{ name: '.manifest', content: '{' }])).toMatchObject(
      error('the bundle cannot be used: its .manifest is no JSON'),
    );
  });
});
