import { describe, expect, it } from 'vitest';
import { formatIdentity, identify } from '../../../src/model/object.ts';
import { createRenderBench } from './parts.ts';

const web = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 1\n';

describe('rendering real applications', () => {
  it('renders kustomizations and a chart, each object with the file that it comes from', async () => {
    await using bench = createRenderBench('microservices-demo');
    const roots = await bench.render();
    expect(roots.map(({ id, engine, objects, errors }) => [id, engine, objects.length, errors])).toEqual([
      ['helm-chart', 'helm', 36, []],
      ['kustomize/overlays/production', 'kustomize', 17, []],
      ['kustomize/overlays/staging', 'kustomize', 14, []],
    ]);
    expect(roots.flatMap(({ objects }) => objects).filter(({ origin }) => origin === undefined)).toEqual([]);
    const origins = new Map(
      roots.flatMap(({ id, objects }) =>
        objects.map(({ manifest, origin }) => [`${id} ${formatIdentity(identify(manifest))}`, origin]),
      ),
    );
    expect(origins.get('kustomize/overlays/staging apps/v1/Deployment/shop-staging/frontend')).toEqual({
      file: 'kustomize/base/frontend.yaml',
      line: 15,
    });
    expect(
      origins.get('kustomize/overlays/production networking.k8s.io/v1/NetworkPolicy/shop/prod-deny-all'),
    ).toMatchObject({ file: 'kustomize/components/network-policies/network-policy-deny-all.yaml' });
    expect(origins.get('helm-chart apps/v1/Deployment/default/frontend')).toEqual({
      file: 'helm-chart/templates/frontend.yaml',
    });
    const settings = roots[1]?.objects.find(({ manifest }) => manifest.kind === 'ConfigMap');
    expect(settings?.manifest.metadata?.name).toMatch(/^prod-settings-[a-z0-9]{10}$/);
    expect(settings?.origin).toEqual({ file: 'kustomize/overlays/production/kustomization.yaml', line: 44 });
  });

  it('renders the Flux example, whose Flux objects lie in plain folders', async () => {
    await using bench = createRenderBench('flux2-kustomize-helm-example');
    const roots = await bench.render();
    expect(roots.flatMap(({ errors }) => errors)).toEqual([]);
    expect(roots.map(({ id }) => id)).toEqual([
      'apps/production',
      'apps/staging',
      'clusters/production',
      'clusters/staging',
      'infrastructure/configs',
      'infrastructure/controllers',
    ]);
  });

  it('gives values files and the cluster’s version to Helm', async () => {
    await using bench = createRenderBench();
    bench.write({
      'chart/Chart.yaml': 'apiVersion: v2\nname: Shop_Front\nversion: 1.0.0\n',
      'chart/templates/a.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "{{ .Release.Name }}"}\ndata: {v: "{{ .Values.v }}", k: "{{ .Capabilities.KubeVersion.Minor }}"}\n',
      'chart/templates/tests/t.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: {name: t, annotations: {helm.sh/hook: test}}\n',
      'chart/crds/c.yaml':
        'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: one}\n---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: two}\n',
      'a.yaml': 'v: 1\n',
      'b.yaml': 'v: 2\n',
    });
    const root = await bench.one('chart', {
      roots: [{ id: 'chart', engine: 'helm', values: ['a.yaml', 'b.yaml'] }],
      kubernetesVersion: '1.29',
    });
    expect(
      root.objects.map(({ manifest, origin }) => [manifest.metadata?.name, origin?.file, manifest['data']]),
    ).toEqual([
      ['one', 'chart/crds/c.yaml', undefined],
      ['two', 'chart/crds/c.yaml', undefined],
      ['shop-front', 'chart/templates/a.yaml', { v: '2', k: '29' }],
    ]);
  });

  it('judges a file, standard input, and the files of a folder that do not parse beside those that do', async () => {
    await using bench = createRenderBench();
    bench.write({
      'k8s/a.yaml': web,
      'k8s/b.yaml': 'apiVersion: v1\nkind: Service\n bad: [\n',
      'k8s/deep/c.json': '{"apiVersion":"v1","kind":"Service","metadata":{"name":"s"}}',
    });
    const folder = await bench.one('k8s');
    expect(folder.objects.map(({ origin }) => origin)).toEqual([
      { file: 'k8s/a.yaml', line: 1 },
      { file: 'k8s/deep/c.json', line: 1 },
    ]);
    expect(folder.errors).toMatchObject([{ code: 'RENDER_PARSE', location: { file: 'k8s/b.yaml', line: 3 } }]);
    expect((await bench.one('k8s/a.yaml')).objects).toHaveLength(1);
    const stdin = await bench.one('-', { stdin: () => Promise.resolve(Buffer.from(web)) });
    expect(stdin).toMatchObject({ id: '-', engine: 'stdin', objects: [{ origin: { file: '-', line: 1 } }] });
  });
});
