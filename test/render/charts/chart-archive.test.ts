import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readChartArchive } from '../../../src/render/charts/chart-archive.ts';
import { type TarEntry, tarGzOf } from '../../harness/tar.ts';

const chart: TarEntry = { name: 'web/Chart.yaml', content: 'name: web\n' };

function read(...entries: readonly TarEntry[]): readonly string[] {
  return [...readChartArchive(tarGzOf(entries), 'chart web').keys()];
}

describe('a packed chart', () => {
  it('gives its files by their paths in it', () => {
    expect(read(chart, { name: 'web/templates/a.yaml' }, { name: 'web/charts/b/Chart.yaml' })).toEqual([
      'Chart.yaml',
      'templates/a.yaml',
      'charts/b/Chart.yaml',
    ]);
  });

  it.each([
    ['leads out of itself', [chart, { name: 'web/../../etc/passwd' }], 'leads out of it'],
    ['holds a link', [chart, { name: 'web/templates', type: '2' }], 'is a link or a device'],
    ['holds a hard link', [chart, { name: 'web/templates/a.yaml', type: '1' }], 'is a link or a device'],
    ['holds a device', [chart, { name: 'web/a', type: '3' }], 'is a link or a device'],
    ['has a file twice', [chart, { name: 'web/a' }, { name: 'web/./a' }], 'is in it twice'],
    ['has a file in a file', [chart, { name: 'web/a' }, { name: 'web/a/b' }], 'is in a file'],
    ['has files beside its folder', [chart, { name: 'other/a' }], 'is beside its folder'],
    ['holds a repository', [chart, { name: 'web/.git/config' }], 'it holds a git repository'],
    ['holds no chart', [{ name: 'web/values.yaml' }], 'it holds no chart'],
    [
      'holds a huge file',
      [chart, { name: 'web/a', content: new Uint8Array(16 * 1024 * 1024 + 1) }],
      'larger than 16 MiB',
    ],
  ] satisfies [string, readonly TarEntry[], string][])('that %s is refused', (_, entries, why) => {
    expect(() => read(...entries)).toThrow(
      expect.objectContaining({ code: 'CHART_INVALID', message: expect.stringContaining(`chart web is refused: `) }),
    );
    expect(() => read(...entries)).toThrow(why);
  });

  it('that is a bomb is refused before it is unpacked', () => {
    const bomb = gzipSync(new Uint8Array(101 * 1024 * 1024));
    expect(bomb.byteLength).toBeLessThan(200_000);
    expect(() => readChartArchive(bomb, 'chart web')).toThrow('it holds more than 100 MiB');
  });

  it('may be any folder where one is asked for', () => {
    const files = readChartArchive(tarGzOf([{ name: 'deploy/a.yaml' }]), 'oci://a/b', { whole: true });
    expect([...files.keys()]).toEqual(['deploy/a.yaml']);
  });
});
