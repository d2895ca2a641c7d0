import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedRenderer } from '../../../../src/platform/embedded/create-embedded-renderer.ts';
import { run } from '../../../harness/run.ts';
import { chartFiles, type ChartRepository, helmEnvironment, startChartRepository } from './chart-servers.ts';
import { type ChartBench, createChartBench, documentsOf, manifestsOf } from './parts.ts';

const embedded = createEmbeddedRenderer();
let repository: ChartRepository;
beforeAll(async () => {
  repository = await startChartRepository({ charts: [chartFiles('redis', '1.2.0'), chartFiles('redis', '1.3.0')] });
});
afterAll(async () => {
  await Promise.all([embedded, repository].map((one) => one[Symbol.asyncDispose]()));
});

function umbrella(dependencies: readonly object[]): Record<string, string> {
  return {
    'charts/app/Chart.yaml': `apiVersion: v2\nname: app\nversion: 1.0.0\ndependencies:\n${dependencies
      .map((one) => `- ${JSON.stringify(one)}\n`)
      .join('')}`,
    'charts/app/values.yaml': 'redis: {replicas: 4}\n',
    'charts/app/templates/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app}\n',
  };
}

const redis = (version: string): object => ({ name: 'redis', version, repository: repository.url });

/** What Helm makes of the chart once it has built its dependencies itself. */
async function withHelm(bench: ChartBench): Promise<unknown> {
  const env = helmEnvironment(bench.folder);
  const chart = join(bench.folder, 'charts/app');
  await run('helm', ['dependency', 'update', chart], { env });
  const argv = ['template', 'app', chart, '--include-crds', '--namespace', 'default', '--kube-version', '1.37'];
  const { stdout } = await run('helm', argv, { env });
  rmSync(join(chart, 'charts'), { recursive: true });
  return documentsOf(stdout);
}

describe('charts that a chart of the repository depends on', () => {
  it('are fetched when they are not vendored, at the version of the lock file, and rendered as Helm does', async () => {
    await using bench = createChartBench();
    bench.write(umbrella([redis('1.2.0')]));
    const expected = await withHelm(bench);
    expect(readFileSync(join(bench.folder, 'charts/app/Chart.lock'), 'utf8')).toContain('version: 1.2.0');
    // The lock file has 1.2.0, and the range would take 1.3.0.
    bench.write(umbrella([redis('1.x')]));
    const native = await bench.one('charts/app', { charts: bench.charts() });
    expect(native.errors).toEqual([]);
    expect(manifestsOf(native)).toEqual(expected);
    expect(native.objects.map(({ origin }) => origin)).toEqual([
      { file: 'charts/app/Chart.yaml', line: 5 },
      { file: 'charts/app/templates/a.yaml' },
      { file: 'charts/app/Chart.yaml', line: 5 },
    ]);
    const other = await bench.one('charts/app', { charts: bench.charts(), renderer: embedded });
    expect({ ...other, milliseconds: 0 }).toEqual({ ...native, milliseconds: 0 });
    expect(bench.notices).toEqual([]);
  });

  it('without a lock file are the newest of their range, which is told', async () => {
    await using bench = createChartBench();
    bench.write(umbrella([redis('1.x')]));
    const root = await bench.one('charts/app', { charts: bench.charts() });
    expect(JSON.stringify(root.objects)).toContain('redis-1.3.0');
    expect(bench.notices).toEqual([
      `not pinned: the chart charts/app takes chart redis 1.x of ${repository.url}, which is 1.3.0 now`,
    ]);
  });

  it('are an error at the line that names them where nothing may be fetched', async () => {
    await using bench = createChartBench();
    bench.write(umbrella([redis('1.2.0')]));
    const root = await bench.one('charts/app', { charts: bench.charts({ network: 'none' }) });
    expect(root.errors).toMatchObject([
      {
        code: 'RENDER_NEEDS_TRUST',
        message: expect.stringContaining('its dependency redis: chart redis 1.2.0'),
        hint: expect.stringContaining('gate.network'),
        location: { file: 'charts/app/Chart.yaml', line: 5 },
      },
    ]);
  });

  it('are rendered without the network when they stand in the repository', async () => {
    await using bench = createChartBench();
    const common = Object.entries(chartFiles('redis', '1.2.0')).map(([path, text]) => [`common/redis/${path}`, text]);
    bench.write({
      ...umbrella([{ name: 'redis', version: '1.x', repository: 'file://../../common/redis' }]),
      ...Object.fromEntries(common),
    });
    const expected = await withHelm(bench);
    for (const renderer of [undefined, embedded]) {
      const request = renderer === undefined ? {} : { renderer };
      const root = await bench.one('charts/app', { charts: bench.charts({ untrusted: true }), ...request });
      expect(root.errors).toEqual([]);
      expect(manifestsOf(root)).toEqual(expected);
      expect(root.objects.map(({ origin }) => origin?.file)).toContain('common/redis/templates/web.yaml');
    }
  });

  it('that lead out of the repository, or to a repository of the machine alone, are refused', async () => {
    await using bench = createChartBench();
    const error = async (repository: string): Promise<unknown> => {
      bench.write(umbrella([{ name: 'redis', version: '1.2.0', repository }]));
      return (await bench.one('charts/app', { charts: bench.charts() })).errors[0];
    };
    expect(await error('file://../../../outside')).toMatchObject({ code: 'PATH_OUTSIDE' });
    expect(await error('file://../nowhere')).toMatchObject({
      message: expect.stringContaining('there is no chart in'),
    });
    expect(await error('@bitnami')).toMatchObject({ hint: expect.stringContaining('Write the URL') });
  });

  it('that are vendored are left to Helm', async () => {
    await using bench = createChartBench();
    bench.write(umbrella([redis('1.2.0')]));
    await run('helm', ['dependency', 'update', join(bench.folder, 'charts/app')], {
      env: helmEnvironment(bench.folder),
    });
    const asked = repository.requests.length;
    const root = await bench.one('charts/app', { charts: bench.charts() });
    expect(root.errors).toEqual([]);
    expect(repository.requests).toHaveLength(asked);
  });
});
