import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chartFiles, type ChartRegistry, startChartRegistry, startChartRepository } from './chart-servers.ts';
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

const file = fluxFile;
let registry: ChartRegistry;
beforeAll(async () => {
  registry = await startChartRegistry(['1.2.0', '1.10.0', '2.0.0-rc.1'].map((version) => chartFiles('web', version)));
});
afterAll(() => registry[Symbol.asyncDispose]());

describe('the chart of a registry', () => {
  it('below a HelmRepository is rendered as Helm itself does', async () => {
    const url = `oci://${registry.host}/charts`;
    const text = fluxRelease(chartSpec('web', '1.2.0'), helmRepository(url, { type: 'oci' }));
    await withRelease(text, async (bench) => {
      const [root] = await bench.applied([file], bench.charts());
      expect(root?.errors).toEqual([]);
      const expected = await helmTemplate([`${url}/web`, '--version', '1.2.0', '--plain-http'], {
        release: 'shop',
        namespace: 'shop',
        kubernetesVersion: '1.37',
      });
      expect(manifestsOf(root)).toEqual(expected.map(withNamespace));
      bench.write({ [file]: fluxRelease(chartSpec('web', '1.x'), helmRepository(url, { type: 'oci' })) });
      expect(labelOf((await bench.applied([file], bench.charts()))[0])).toBe('web-1.10.0');
      expect(bench.notices).toEqual([expect.stringContaining('which is 1.10.0 now')]);
      bench.write({ [file]: fluxRelease(chartSpec('web', '1.3.0'), helmRepository(url, { type: 'oci' })) });
      expect((await bench.applied([file], bench.charts()))[0]?.errors).toMatchObject([
        { code: 'CHART_NOT_FOUND', hint: 'There are 3 versions, among them 2.0.0-rc.1, 1.10.0, 1.2.0.' },
      ]);
    });
  });

  it('of an OCIRepository has the digest in its version, by digest, range and tag', async () => {
    const url = `oci://${registry.host}/charts/web`;
    const digest = await registry.digestOf('charts/web', '1.2.0');
    const layerSelector = { mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', operation: 'copy' };
    const release = { chartRef: { kind: 'OCIRepository', name: 'charts' } };
    const ociOf = (spec: object): string => fluxRelease(release, { kind: 'OCIRepository', spec: { url, ...spec } });
    await withRelease(ociOf({ ref: { digest, tag: '1.10.0' }, layerSelector }), async (bench) => {
      const label = async (text: string): Promise<unknown> => {
        bench.write({ [file]: text });
        const [root] = await bench.applied([file], bench.charts());
        expect(root?.errors).toEqual([]);
        return labelOf(root);
      };
      const short = digest.slice(7, 19);
      expect(await label(ociOf({ ref: { digest, tag: '1.10.0' }, layerSelector }))).toBe(`web-1.2.0_${short}`);
      expect(await label(ociOf({ ref: { tag: '1.2.0' } }))).toBe(`web-1.2.0_${short}`);
      expect(bench.notices).toEqual([]);
      expect(await label(ociOf({ ref: { semver: '~1.2', tag: '1.10.0' } }))).toBe(`web-1.2.0_${short}`);
      expect(await label(ociOf({ ref: { semver: '>0', semverFilter: '^1[.]2' } }))).toBe(`web-1.2.0_${short}`);
      expect(bench.notices).toHaveLength(2);
      bench.write({ [file]: ociOf({ ref: { tag: '1.2.0' }, layerSelector: { mediaType: 'text/plain' } }) });
      expect((await bench.applied([file], bench.charts()))[0]?.errors).toMatchObject([
        { code: 'CHART_INVALID', message: expect.stringContaining('holds no chart') },
      ]);
      bench.write({ [file]: ociOf({ ref: { digest: `sha256:${'0'.repeat(64)}` } }) });
      expect((await bench.applied([file], bench.charts()))[0]?.errors).toMatchObject([{ code: 'CHART_NOT_FOUND' }]);
    });
  });

  it('is where the index of a repository over HTTP leads', async () => {
    const entry = { name: 'web', version: '1.2.0', urls: [`oci://${registry.host}/charts/web:1.2.0`] };
    const body = JSON.stringify({ apiVersion: 'v1', entries: { web: [entry] } });
    await using index = await startChartRepository({ charts: [], answers: { 'index.yaml': { status: 200, body } } });
    await withRelease(fluxRelease(chartSpec('web', '1.x'), helmRepository(index.url)), async (bench) => {
      const [root] = await bench.applied([file], bench.charts());
      expect(root?.errors).toEqual([]);
      expect(labelOf(root)).toBe('web-1.2.0');
    });
  });

  it('that wants a login gets the one of Docker', async () => {
    const auth = { user: 'ci', password: 'geheim' };
    await using closed = await startChartRegistry([chartFiles('web', '1.0.0')], { auth });
    const text = fluxRelease(chartSpec('web', '1.0.0'), helmRepository(`oci://${closed.host}/charts`, { type: 'oci' }));
    await withRelease(text, async (bench) => {
      const auths = { [closed.host]: { auth: btoa(`${auth.user}:${auth.password}`) } };
      const known = bench.charts({}, { DOCKER_AUTH_CONFIG: JSON.stringify({ auths }), HOME: '/nonexistent' });
      expect((await bench.applied([file], known))[0]?.errors).toEqual([]);
      expect((await bench.applied([file], bench.charts()))[0]?.errors).toMatchObject([
        { code: 'CREDENTIALS_ABSENT', hint: expect.stringContaining('docker login') },
      ]);
      const wrong = { [closed.host]: { auth: btoa(`${auth.user}:wrong`) } };
      const refused = bench.charts({}, { DOCKER_AUTH_CONFIG: JSON.stringify({ auths: wrong }), HOME: '/nonexistent' });
      expect((await bench.applied([file], refused))[0]?.errors).toMatchObject([{ code: 'REGISTRY_AUTH' }]);
    });
  });
});

it('of a source with a client certificate says that it is not sent', async () => {
  const source = helmRepository('https://127.0.0.1:9/charts', { certSecretRef: { name: 'tls' } });
  await withRelease(fluxRelease(chartSpec('web', '1.0.0'), source), async (bench) => {
    const [root] = await bench.applied([file], bench.charts({ network: 'any' }));
    expect(root?.errors).toMatchObject([
      { code: 'CHART_UNREACHABLE', hint: expect.stringContaining('HelmRepository/shop/charts has certSecretRef') },
    ]);
  });
});
