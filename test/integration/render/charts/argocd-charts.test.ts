import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedRenderer } from '../../../../src/platform/embedded/create-embedded-renderer.ts';
import {
  chartFiles,
  type ChartRegistry,
  type ChartRepository,
  startChartRegistry,
  startChartRepository,
} from './chart-servers.ts';
import { application, createChartBench, helmTemplate, manifestsOf, withNamespace } from './parts.ts';

const revisions = {
  'templates/revision.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: said}\ndata: {said: "{{ .Values.said }}"}\n',
};
const charts = [chartFiles('web', '1.2.0', revisions), chartFiles('web', '1.10.0', revisions)];
const embedded = createEmbeddedRenderer();
let repository: ChartRepository;
let registry: ChartRegistry;
beforeAll(async () => {
  [repository, registry] = await Promise.all([startChartRepository({ charts }), startChartRegistry(charts)]);
});
afterAll(async () => {
  await Promise.all([embedded, repository, registry].map((one) => one[Symbol.asyncDispose]()));
});

const file = 'apps/shop.yaml';
const values = { repoURL: 'https://git.acme.dev/deploy', targetRevision: 'main', ref: 'values' };

describe('a chart that an Application takes from elsewhere', () => {
  it('is rendered with value files of the repository as Helm itself does, by both renderers', async () => {
    await using bench = createChartBench();
    bench.write({
      'values/base.yaml': 'replicas: 4\nimage: {tag: "7.0"}\n',
      'values/prod.yaml': 'replicas: 6\n',
      'values/note.txt': 'hello',
      [file]: application({
        sources: [
          {
            repoURL: repository.url,
            chart: 'web',
            targetRevision: '1.2.0',
            helm: {
              valueFiles: ['/values-large.yaml', '$values/values/base.yaml', '$values/values/p*.yaml'],
              valuesObject: { image: { tag: '8.0' } },
              fileParameters: [{ name: 'said', path: '$values/values/note.txt' }],
            },
          },
          values,
        ],
      }),
    });
    const [native] = await bench.applied([file], bench.charts());
    expect(native?.errors).toEqual([]);
    const expected = await helmTemplate(['web', '--version', '1.2.0', '--repo', repository.url], {
      release: 'shop',
      namespace: 'shop',
      values: JSON.stringify({ replicas: 6, image: { tag: '8.0' }, said: 'hello' }),
      kubernetesVersion: '1.37',
    });
    expect(manifestsOf(native)).toEqual(expected.map(withNamespace));
    expect(new Set(native?.objects.map(({ origin }) => JSON.stringify(origin)))).toEqual(
      new Set([JSON.stringify({ file, line: 1 })]),
    );
    expect(await bench.applied([file], bench.charts(), { renderer: embedded })).toEqual([native]);
    expect(bench.notices).toEqual([]);
  });

  it('is taken from a registry, and of a range the newest, whose version the build environment has', async () => {
    await using bench = createChartBench();
    const helm = { parameters: [{ name: 'said', value: '$ARGOCD_APP_REVISION' }] };
    bench.write({
      [file]: application({
        source: { repoURL: `${registry.host}/charts`, chart: 'web', targetRevision: '1.*', helm },
      }),
    });
    const [root] = await bench.applied([file], bench.charts());
    expect(root?.errors).toEqual([]);
    expect(JSON.stringify(manifestsOf(root))).toContain('"chart":"web-1.10.0"');
    expect(JSON.stringify(manifestsOf(root))).toContain('"said":"1.10.0"');
    expect(bench.notices).toEqual([
      `not pinned: ${file}#Application/argocd/shop takes chart web 1.* of oci://${registry.host}/charts, which is 1.10.0 now`,
    ]);
  });

  it('may be an artifact of a registry, by tag and digest', async () => {
    await using bench = createChartBench();
    const digest = await registry.digestOf('charts/web', '1.2.0');
    for (const targetRevision of ['1.2.0', digest, '~1.2']) {
      const repoURL = `oci://${registry.host}/charts/web`;
      bench.write({ [file]: application({ source: { repoURL, path: '.', targetRevision } }) });
      const [root] = await bench.applied([file], bench.charts());
      expect(root?.errors).toEqual([]);
      expect(JSON.stringify(manifestsOf(root))).toContain('"chart":"web-1.2.0"');
    }
    expect(bench.notices).toEqual([expect.stringContaining('~1.2, which is 1.2.0 now')]);
  });

  it('stands beside sources of the repository, and does not hide them when it is not there', async () => {
    await using bench = createChartBench();
    const chart = { repoURL: repository.url, chart: 'web', targetRevision: '9.9.9' };
    bench.write({
      'plain/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
      [file]: application({ sources: [chart, { repoURL: values.repoURL, path: 'plain' }] }),
    });
    const [root] = await bench.applied([file], bench.charts());
    expect(manifestsOf(root).map(({ metadata }) => metadata?.name)).toEqual(['a']);
    expect(root?.errors).toMatchObject([{ code: 'CHART_NOT_FOUND', location: { file, line: 1 } }]);
  });

  it('reads no file of the repository but by a source of its own', async () => {
    await using bench = createChartBench();
    bench.write({ 'secret.yaml': 'replicas: 7\n' });
    for (const name of ['../../secret.yaml', '/../secret.yaml']) {
      const helm = { valueFiles: [name] };
      const source = { repoURL: repository.url, chart: 'web', targetRevision: '1.2.0', helm };
      bench.write({ [file]: application({ source }) });
      const [root] = await bench.applied([file], bench.charts());
      expect(root?.objects).toEqual([]);
      expect(root?.errors).toMatchObject([{ location: { file } }]);
    }
  });

  it('that is not allowed names the key, or is left out where that is configured', async () => {
    await using bench = createChartBench();
    bench.write({
      [file]: application({ source: { repoURL: repository.url, chart: 'web', targetRevision: '1.2.0' } }),
    });
    const [root] = await bench.applied([file], bench.charts({ network: 'none' }));
    expect(root?.errors).toMatchObject([
      { code: 'RENDER_NEEDS_TRUST', hint: expect.stringContaining('`gate.network: [127.0.0.1]`') },
    ]);
  });
});
