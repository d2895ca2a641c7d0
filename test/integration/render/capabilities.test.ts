import { afterAll, expect, it } from 'vitest';
import { createEmbeddedRenderer } from '../../../src/platform/embedded/create-embedded-renderer.ts';
import { defaultKubernetesVersion } from '../../../src/render/kubernetes-version.ts';
import { createRenderBench } from './parts.ts';

const embedded = createEmbeddedRenderer();
afterAll(() => embedded[Symbol.asyncDispose]());

const chart = {
  'chart/Chart.yaml': 'apiVersion: v2\nname: chart\nversion: 1.0.0\nkubeVersion: ">=1.25.0-0"\n',
  'chart/templates/a.yaml': [
    'apiVersion: v1',
    'kind: ConfigMap',
    'metadata: {name: said}',
    'data:',
    '  version: "{{ .Capabilities.KubeVersion.Version }} {{ .Capabilities.KubeVersion.Major }} {{ .Capabilities.KubeVersion.Minor }}"',
    '  apis: {{ .Capabilities.APIVersions | toJson | quote }}',
    '',
  ].join('\n'),
};

it.each([
  [undefined, `v${defaultKubernetesVersion}`],
  ['1.31', 'v1.31'],
])('a chart sees the same Kubernetes whoever renders it, when %s is said', async (kubernetesVersion, version) => {
  await using bench = createRenderBench();
  bench.write(chart);
  const asked = kubernetesVersion === undefined ? {} : { kubernetesVersion };
  const native = await bench.one('chart', asked);
  const other = await bench.one('chart', { ...asked, renderer: embedded });
  expect(native.errors).toEqual([]);
  expect(native.objects[0]?.manifest['data']).toMatchObject({ version: expect.stringContaining(`${version} 1 `) });
  expect(other.objects).toEqual(native.objects);
});
