import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedRenderer } from '../../../../src/platform/embedded/create-embedded-renderer.ts';
import type { ContentCache } from '../../../../src/ports/content-cache.ts';
import { createLogins } from '../../../../src/render/charts/logins.ts';
import { closeServer, listen } from '../../../harness/http.ts';
import { tarGzOf } from '../../../harness/tar.ts';
import { chartFiles, type ChartRepository, startChartRepository } from './chart-servers.ts';
import {
  chartSpec,
  fluxFile,
  fluxRelease,
  helmRepository,
  helmTemplate,
  labelOf,
  manifestsOf,
  withNamespace,
  withRelease,
} from './parts.ts';

const charts = [chartFiles('web', '1.2.0'), chartFiles('web', '1.10.0'), chartFiles('web', '2.0.0-rc.1')];
const embedded = createEmbeddedRenderer();
let repository: ChartRepository;
beforeAll(async () => {
  repository = await startChartRepository({ charts });
});
afterAll(async () => {
  await Promise.all([embedded, repository].map((one) => one[Symbol.asyncDispose]()));
});

const file = fluxFile;

describe('the chart of a HelmRepository', () => {
  it('is rendered as Helm itself does, by both renderers, and shown at the HelmRelease', async () => {
    const values = { replicas: 3, image: { tag: '2.0' } };
    const text = fluxRelease({ ...chartSpec('web', '1.2.0'), values }, helmRepository(repository.url));
    await withRelease(text, async (bench) => {
      const [native] = await bench.applied([file], bench.charts(), { kubernetesVersion: '1.31' });
      expect(native?.errors).toEqual([]);
      const expected = await helmTemplate(['web', '--version', '1.2.0', '--repo', repository.url], {
        release: 'shop',
        namespace: 'shop',
        values: JSON.stringify(values),
        kubernetesVersion: '1.31',
      });
      expect(manifestsOf(native)).toEqual(expected.map(withNamespace));
      expect(native?.objects.map(({ origin }) => origin)).toEqual([
        { file, line: 2 },
        { file, line: 2 },
      ]);
      const [other] = await bench.applied([file], bench.charts(), { kubernetesVersion: '1.31', renderer: embedded });
      expect(other).toEqual(native);
      expect(bench.notices).toEqual([]);
    });
  });

  it.each([
    ['1.x', '1.10.0'],
    [undefined, '1.10.0'],
    ['>=2.0.0-0', '2.0.0-rc.1'],
  ])('in the range %s is the newest one, which is told to be not pinned', async (range, newest) => {
    await withRelease(fluxRelease(chartSpec('web', range), helmRepository(repository.url)), async (bench) => {
      const [root] = await bench.applied([file], bench.charts());
      expect(labelOf(root)).toBe(`web-${newest}`);
      const asked = range === undefined ? '' : ` ${range}`;
      expect(bench.notices).toEqual([
        `not pinned: HelmRelease/shop/shop takes chart web${asked} of ${repository.url}, which is ${newest} now`,
      ]);
    });
  });

  it('has its values files in the chart', async () => {
    const spec = { chart: 'web', version: '1.2.0', sourceRef: { kind: 'HelmRepository', name: 'charts' } };
    const large = { ...spec, valuesFiles: ['values.yaml', 'values-large.yaml'] };
    await withRelease(fluxRelease({ chart: { spec: large } }, helmRepository(repository.url)), async (bench) => {
      const [root] = await bench.applied([file], bench.charts());
      expect(root?.errors).toEqual([]);
      expect(JSON.stringify(manifestsOf(root))).toContain('"replicas":9');
    });
  });

  it('is fetched once for all that use it', async () => {
    await using counted = await startChartRepository({ charts: [chartFiles('web', '1.0.0')] });
    const one = fluxRelease(chartSpec('web', '1.0.0'), helmRepository(counted.url));
    await withRelease(one, async (bench) => {
      bench.write({ 'apps/other.yaml': one.replaceAll('"shop"', '"other"') });
      const asked = bench.charts();
      const roots = await bench.applied([file, 'apps/other.yaml'], asked);
      await bench.applied([file], asked);
      expect(roots.map(({ errors }) => errors)).toEqual([[], []]);
      expect(counted.requests.map(({ path }) => path)).toEqual(['index.yaml', 'web-1.0.0.tgz']);
    });
  });

  it('is kept from run to run under its digest, and what is kept is checked', async () => {
    await using counted = await startChartRepository({ charts: [chartFiles('web', '1.0.0')] });
    await withRelease(fluxRelease(chartSpec('web', '1.0.0'), helmRepository(counted.url)), async (bench) => {
      const entries = new Map<string, Uint8Array>();
      const kept: ContentCache = {
        get: (key) => Promise.resolve(entries.get(key)),
        put: (key, bytes) => Promise.resolve(void entries.set(key, bytes)),
      };
      const first = await bench.applied([file], bench.charts({ kept }));
      expect(await bench.applied([file], bench.charts({ kept }))).toEqual(first);
      expect(counted.requests.map(({ path }) => path)).toEqual(['index.yaml', 'web-1.0.0.tgz', 'index.yaml']);
      for (const key of entries.keys()) entries.set(key, new TextEncoder().encode('something else'));
      expect(await bench.applied([file], bench.charts({ kept }))).toEqual(first);
      expect(counted.requests.at(-1)?.path).toBe('web-1.0.0.tgz');
    });
  });

  it('is not fetched where its host is not allowed, which names the key', async () => {
    await withRelease(fluxRelease(chartSpec('web', '1.2.0'), helmRepository(repository.url)), async (bench) => {
      for (const network of ['none', new Set(['charts.acme.dev'])] as const) {
        const [root] = await bench.applied([file], bench.charts({ network }));
        expect(root?.errors).toMatchObject([
          {
            code: 'RENDER_NEEDS_TRUST',
            hint: expect.stringContaining('`gate.network: [127.0.0.1]` in slipway.yaml'),
            location: { file, line: 2 },
          },
        ]);
      }
      const [root] = await bench.applied([file], bench.charts({ network: 'any', untrusted: true }));
      expect(root?.errors).toMatchObject([
        { code: 'RENDER_NEEDS_TRUST', hint: expect.stringContaining('An untrusted run fetches nothing') },
      ]);
    });
  });

  it('may be called by its port, Docker Hub by any of its names, and by nothing else', async () => {
    await withRelease('', async (bench) => {
      const refused = (url: string, ...hosts: readonly string[]): boolean => {
        const charts = bench.charts({ network: new Set(hosts) });
        return charts.refused({ from: 'repository', url, chart: 'a', version: '1.0.0' }) !== undefined;
      };
      expect(refused('oci://localhost:5000/charts', 'localhost:5000')).toBe(false);
      expect(refused('oci://registry-1.docker.io/bitnamicharts', 'docker.io')).toBe(false);
      expect(refused('oci://docker.io/bitnamicharts', 'registry-1.docker.io')).toBe(false);
      expect(refused('https://charts.acme.dev@evil.dev/', 'charts.acme.dev')).toBe(true);
      expect(refused('https://charts.acme.dev.evil.dev/', 'charts.acme.dev')).toBe(true);
      expect(refused('https://evil.dev/charts.acme.dev', 'charts.acme.dev')).toBe(true);
      expect(refused(String.raw`https://evil.dev\@charts.acme.dev/`, 'charts.acme.dev')).toBe(true);
      expect(refused('oci://evil.dev@charts.acme.dev/a', 'charts.acme.dev')).toBe(true);
    });
  });

  it('is found where the index leads, without the login of the repository', async () => {
    const login = { username: 'ci', password: 'geheim' };
    await using elsewhere = await startChartRepository({ charts: [chartFiles('web', '1.0.0')] });
    const entry = { name: 'web', version: '1.0.0', urls: [`${elsewhere.url}/web-1.0.0.tgz`] };
    const body = JSON.stringify({ apiVersion: 'v1', entries: { web: [entry] } });
    await using closed = await startChartRepository({
      charts: [],
      login,
      answers: { 'index.yaml': { status: 200, body } },
    });
    await withRelease(fluxRelease(chartSpec('web', '1.0.0'), helmRepository(closed.url)), async (bench) => {
      const logins = [{ url: closed.url, username: 'ci', 'password-variable': 'A' }];
      const loginFor = createLogins(
        logins,
        () => 'geheim',
        () => undefined,
      );
      const [root] = await bench.applied([file], bench.charts({ loginFor }));
      expect(root?.errors).toEqual([]);
      expect(closed.requests.map(({ authorization }) => authorization)).toEqual([`Basic ${btoa('ci:geheim')}`]);
      expect(elsewhere.requests).toEqual([{ path: 'web-1.0.0.tgz', authorization: undefined }]);
    });
  });

  it('may be named by a HelmChart', async () => {
    const text = fluxRelease({ chartRef: { kind: 'HelmChart', name: 'web' } }, helmRepository(repository.url));
    const { spec } = (chartSpec('web', '1.2.0') as { chart: { spec: object } }).chart;
    const kind = { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'HelmChart' };
    const helmChart = { ...kind, metadata: { name: 'web', namespace: 'shop' }, spec };
    await withRelease(`${text}---\n${JSON.stringify(helmChart)}\n`, async (bench) => {
      const [root] = await bench.applied([file], bench.charts());
      expect(root?.errors).toEqual([]);
      expect(labelOf(root)).toBe('web-1.2.0');
    });
  });

  it('says what is not there', async () => {
    const errorOf = async (release: object, url = repository.url, network?: 'any'): Promise<unknown> => {
      let found: unknown;
      await withRelease(fluxRelease(release, helmRepository(url)), async (bench) => {
        const [root] = await bench.applied([file], bench.charts(network === undefined ? {} : { network }));
        expect(root?.errors).toHaveLength(1);
        found = root?.errors[0];
      });
      return found;
    };
    expect(await errorOf(chartSpec('web', '1.9.0'))).toMatchObject({
      code: 'CHART_NOT_FOUND',
      message: expect.stringContaining(`chart web 1.9.0 of ${repository.url}: there is no such version`),
      hint: 'There are 3 versions, among them 2.0.0-rc.1, 1.10.0, 1.2.0.',
      location: { file, line: 2 },
    });
    expect(await errorOf(chartSpec('wep', '1.2.0'))).toMatchObject({
      code: 'CHART_NOT_FOUND',
      hint: 'It has 1 charts, among them web.',
    });
    expect(await errorOf(chartSpec('web', '1.2.0'), `${repository.url}/nowhere`)).toMatchObject({
      code: 'CHART_NOT_FOUND',
      message: expect.stringContaining('it has no index.yaml'),
    });
    for (const url of ['charts', '${domain}/charts', 'ftp://charts.acme.dev'])
      expect(await errorOf(chartSpec('web', '1.2.0'), url, 'any')).toMatchObject({ code: 'CHART_NOT_FOUND' });
    const server = createServer();
    const gone = await listen(server);
    await closeServer(server);
    expect(await errorOf(chartSpec('web', '1.2.0'), gone)).toMatchObject({
      code: 'CHART_UNREACHABLE',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('needs the login that the configuration names, and sends it nowhere else', async () => {
    const login = { username: 'ci', password: 'geheim' };
    await using closed = await startChartRepository({ charts: [chartFiles('web', '1.0.0')], login });
    await withRelease(fluxRelease(chartSpec('web', '1.0.0'), helmRepository(closed.url)), async (bench) => {
      const codes = async (variable: string | undefined, url = closed.url): Promise<readonly string[]> => {
        const logins = [{ url, username: 'ci', 'password-variable': 'CHARTS_PASSWORD' }];
        const loginFor = createLogins(
          logins,
          () => variable,
          () => undefined,
        );
        const [root] = await bench.applied([file], bench.charts({ loginFor }));
        expect(JSON.stringify(root)).not.toContain('geheim');
        return root?.errors.map(({ code, message, hint }) => `${code} ${message} ${hint}`) ?? [];
      };
      expect(await codes('geheim')).toEqual([]);
      expect(await codes('wrong')).toEqual([expect.stringMatching(/^REGISTRY_AUTH .* refuses the login/)]);
      expect(await codes(undefined)).toEqual([expect.stringMatching(/^CREDENTIALS_ABSENT .*CHARTS_PASSWORD/)]);
      expect(await codes('geheim', 'https://charts.acme.dev')).toEqual([
        expect.stringMatching(/^CREDENTIALS_ABSENT .* wants a login .*gate\.charts\.logins/),
      ]);
    });
  });

  it('is refused when it is not what its index names, or no honest archive', async () => {
    await using hostile = await startChartRepository({ charts: [chartFiles('web', '1.0.0')] });
    await withRelease(fluxRelease(chartSpec('web', '1.0.0'), helmRepository(hostile.url)), async (bench) => {
      const refused = async (): Promise<unknown> => (await bench.applied([file], bench.charts()))[0]?.errors;
      writeFileSync(join(hostile.folder, 'web-1.0.0.tgz'), tarGzOf([{ name: 'web/Chart.yaml', content: 'name: web' }]));
      expect(await refused()).toMatchObject([
        { code: 'CHART_INVALID', message: expect.stringContaining('its digest is another') },
      ]);
      const index = 'apiVersion: v1\nentries:\n  web: [{name: web, version: 1.0.0, urls: [web-1.0.0.tgz]}]\n';
      writeFileSync(join(hostile.folder, 'index.yaml'), index);
      const link = [
        { name: 'web/Chart.yaml', content: 'name: web\nversion: 1.0.0\n' },
        { name: 'web/templates', type: '2' },
      ];
      writeFileSync(join(hostile.folder, 'web-1.0.0.tgz'), tarGzOf(link));
      expect(await refused()).toMatchObject([
        { code: 'CHART_INVALID', message: expect.stringContaining('is a link or a device') },
      ]);
      writeFileSync(join(hostile.folder, 'index.yaml'), 'entries: [\n');
      expect(await refused()).toMatchObject([{ code: 'CHART_INVALID', location: { file, line: 2 } }]);
      rmSync(join(hostile.folder, 'index.yaml'));
      expect(await refused()).toMatchObject([{ code: 'CHART_NOT_FOUND' }]);
    });
  });

  it('is not fetched without an end', async () => {
    const body = Buffer.alloc(51 * 1024 * 1024, 'a');
    await using endless = await startChartRepository({ charts: [], answers: { 'index.yaml': { status: 200, body } } });
    await using silent = createSilent();
    const url = await silent.url;
    await withRelease(fluxRelease(chartSpec('web', '1.0.0'), helmRepository(endless.url)), async (bench) => {
      expect((await bench.applied([file], bench.charts()))[0]?.errors).toMatchObject([
        { code: 'CHART_UNREACHABLE', message: expect.stringContaining('more than') },
      ]);
      bench.write({ [file]: fluxRelease(chartSpec('web', '1.0.0'), helmRepository(url)) });
      expect((await bench.applied([file], bench.charts({ timeoutMs: 300 })))[0]?.errors).toMatchObject([
        { code: 'CHART_UNREACHABLE', message: expect.stringContaining('it took longer than') },
      ]);
    });
  });

  it('finds nothing of its own in the repository', async () => {
    await withRelease(fluxRelease(chartSpec('web', '1.2.0'), helmRepository(repository.url)), async (bench) => {
      bench.write({ '.slipway-charts/x/.helmignore': 'templates\n' });
      expect((await bench.applied([file], bench.charts()))[0]?.errors).toMatchObject([{ code: 'PATH_OUTSIDE' }]);
    });
  });
});

/** A server that never answers. */
function createSilent(): AsyncDisposable & { url: Promise<string> } {
  const server = createServer(() => undefined);
  return { url: listen(server), [Symbol.asyncDispose]: () => closeServer(server) };
}
