import { mkdirSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { createEmbeddedRenderer } from '../../../../src/platform/embedded/create-embedded-renderer.ts';
import { createTemplateEvaluator } from '../../../../src/platform/embedded/create-template-evaluator.ts';
import type { ArgoSettings } from '../../../../src/render/argocd/settings.ts';
import { renderRoots } from '../../../../src/render/render-roots.ts';
import { createRenderBench, type RenderBench } from '../parts.ts';
import { fixtureSettings, renderApplied } from './parts.ts';

const renderer = createEmbeddedRenderer();
const templates = createTemplateEvaluator();
afterAll(async () => {
  await renderer[Symbol.asyncDispose]();
  await templates[Symbol.asyncDispose]();
});

const head = 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a, namespace: argocd }\nspec:\n';
const id = 'a.yaml#Application/argocd/a';

async function one(bench: RenderBench, source: string, plugins: Record<string, 'stub' | 'exclude'> = {}) {
  bench.write({ 'a.yaml': `${head}  destination: { namespace: shop }\n  source:\n${source}` });
  const settings = { ...fixtureSettings(bench, templates), plugins };
  const [root] = await renderApplied(bench, settings, [id], { renderer });
  if (root === undefined) throw new Error('it was not rendered');
  return root;
}

const here = '    repoURL: https://github.com/acme/deploy\n';
const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: m }\n';

describe('an Application with a submodule in what it searches', () => {
  const chart = 'apiVersion: v2\nname: c\nversion: 1.0.0\n';
  const modules = (path: string): string => `[submodule "x"]\n\tpath = ${path}\n\turl = https://example.com/x\n`;
  const files = { 'dir/m.yaml': map, 'c/Chart.yaml': chart, 'c/templates/m.yaml': map };

  it.each([
    ['dir', '    path: dir\n    directory: { recurse: true }\n', 'dir/sub'],
    ['dir', '    path: ./dir\n    directory: { recurse: true }\n', '"dir/a/sub/"'],
    ['c', '    path: c\n', 'c/templates/sub'],
    ['c', '    path: c\n', 'c/charts/sub'],
  ])('is not judged without it: %s %#', async (_, source, path) => {
    await using bench = createRenderBench();
    bench.write({ ...files, '.gitmodules': modules(path) });
    mkdirSync(`${bench.folder}/${path.replaceAll('"', '')}`, { recursive: true });
    const { errors, objects } = await one(bench, here + source);
    const told = errors.map(({ code, message }) => `${code} ${message}`);
    expect([objects, told]).toEqual([[], [expect.stringMatching(/^RENDER_NEEDS_TRUST .*sub is a submodule/)]]);
  });

  it('is what git says, not .gitmodules', async () => {
    await using bench = createRenderBench();
    bench.write({
      ...files,
      'dir/sub/m.yaml': map.replace('name: m', 'name: other'),
      '.gitmodules': modules('dir/sub') + modules('dir/gone'),
    });
    const source = `${here}    path: dir\n    directory: { recurse: true }\n`;
    expect(await one(bench, source)).toMatchObject({ errors: [], objects: [{}, {}] });
    bench.write({ 'dir/sub/.git': 'gitdir: ../../.git/modules/x\n', '.gitmodules': '' });
    expect(await one(bench, source)).toMatchObject({ errors: [{ code: 'RENDER_NEEDS_TRUST' }] });
  });

  it('is left out where what is elsewhere is', async () => {
    await using bench = createRenderBench();
    const source = '    path: dir\n    directory: { recurse: true }\n';
    mkdirSync(`${bench.folder}/dir/sub`, { recursive: true });
    bench.write({
      ...files,
      '.gitmodules': modules('dir/sub'),
      'a.yaml': `${head}  destination: { namespace: shop }\n  source:\n${here}${source}`,
    });
    const settings = { ...fixtureSettings(bench, templates), remote: 'exclude' as const };
    expect(await renderApplied(bench, settings, [id], { renderer })).toMatchObject([
      { errors: [], objects: [], excluded: expect.stringContaining('dir/sub is a submodule') as unknown },
    ]);
  });

  it.each([
    ['    path: dir\n', 'dir/sub'],
    ['    path: dir\n    directory: { recurse: true }\n', 'directory/sub'],
    ['    path: c\n', 'c/docs/sub'],
  ])('renders where it is none of its own: %#', async (source, path) => {
    await using bench = createRenderBench();
    bench.write({ ...files, '.gitmodules': modules(path) });
    mkdirSync(`${bench.folder}/${path}`, { recursive: true });
    const { errors, objects } = await one(bench, here + source);
    expect([errors, objects.length]).toEqual([[], 1]);
  });
});

describe('an Application is found', () => {
  it.each([
    ['in a hidden file', '.a.yaml', head],
    ['in a hidden folder', '.apps/a.yaml', head],
    [
      'with an escape in its group',
      'a.yaml',
      head.replace('argoproj.io/v1alpha1', String.raw`"argoproj\x2eio/v1alpha1"`),
    ],
    ['with a tag', 'a.yaml', head.replace('argoproj.io', '!!str argoproj.io')],
  ])('%s', async (_, file, text) => {
    await using bench = createRenderBench();
    bench.write({
      [file]: `${text}  destination: { namespace: shop }\n  source:\n${here}    path: dir\n`,
      'dir/m.yaml': map,
    });
    const settings = fixtureSettings(bench, templates);
    const [root] = await renderApplied(bench, settings, [`${file}#Application/argocd/a`], { renderer });
    expect([root?.errors, root?.objects.length]).toEqual([[], 1]);
  });
});

describe('Applications of Argo CD', () => {
  it('render the same with programs and without, each source in its way', async () => {
    await using bench = createRenderBench('argocd-repository');
    const settings = fixtureSettings(bench, templates);
    const native = await renderApplied(bench, settings);
    const embedded = await renderApplied(bench, settings, [], { renderer });
    expect(embedded).toEqual(native);
    const byId = new Map(native.map((root) => [root.id, root]));
    // What an Application renders is judged as the Application, not as its folder.
    expect(native.filter(({ engine }) => engine !== 'argocd').map((root) => root.id)).toEqual(['apps', 'sets']);

    const shop = byId.get('apps/shop.yaml#Application/argocd/shop')?.objects ?? [];
    expect(shop.map(({ manifest }) => [manifest.kind, manifest.metadata?.namespace])).toEqual([
      ['CustomResourceDefinition', undefined],
      ['ConfigMap', 'shop'],
      ['ClusterRole', undefined],
      ['Deployment', 'shop'],
      ['Widget', undefined],
    ]);
    expect(shop[1]?.manifest['data']).toEqual({
      namespace: 'shop',
      greeting: 'hello, shop',
      message: 'from a file\n',
      kube: 'v1.31',
      monitoring: 'true',
    });
    expect(shop[3]?.manifest['spec']).toMatchObject({
      replicas: 1_000_000,
      template: { spec: { containers: [{ image: 'ghcr.io/acme/shop:20240101', ports: [{ containerPort: 8080 }] }] } },
    });

    const web = byId.get('apps/web.yaml#Application/argocd/web')?.objects ?? [];
    expect(web).toMatchObject([
      {
        origin: { file: 'overlays/base/web.yaml', line: 1 },
        manifest: {
          metadata: {
            name: 'eu-web-blue',
            namespace: 'from-kustomize',
            labels: { team: 'shop' },
            annotations: { app: 'web', debug: 'on' },
          },
          spec: {
            replicas: 5,
            revisionHistoryLimit: 2,
            selector: { matchLabels: { app: 'web' } },
            template: { spec: { containers: [{ image: 'registry.acme.dev/web:2.0.0' }] } },
          },
        },
      },
    ]);

    const several = byId.get('apps/several.yaml#Application/argocd/several')?.objects ?? [];
    expect(several.map(({ manifest }) => manifest.kind)).toEqual([
      'ConfigMap',
      'ClusterRole',
      'Deployment',
      'Widget',
      'Deployment',
    ]);
    expect(several[0]?.manifest['data']).toMatchObject({ greeting: 'from common' });

    const plain = byId.get('apps/plain.yaml#Application/argocd/plain')?.objects ?? [];
    expect(plain.map(({ manifest }) => manifest.metadata)).toEqual([
      { name: 'a', namespace: 'plain' },
      { name: 'c', namespace: 'own' },
    ]);
    expect(byId.get('apps/plugged.yaml#Application/argocd/plugged')?.objects).toMatchObject([
      { manifest: { metadata: { name: 'd', annotations: { 'slipway.dev/config-management-plugin': 'substitute' } } } },
    ]);
    expect(byId.get('apps/remote.yaml#Application/argocd/remote')?.errors).toMatchObject([
      { code: 'RENDER_NEEDS_TRUST', location: { file: 'apps/remote.yaml', line: 1 } },
    ]);
  });

  it('take what .argocd-source files beside their source change, which cannot move them', async () => {
    await using bench = createRenderBench();
    bench.write({
      'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
      'c/templates/a.yaml': `${map}data: { a: "{{ .Values.a }}", b: "{{ .Values.b }}" }\n`,
      'c/values.yaml': 'a: chart\nb: chart\n',
      'c/.argocd-source.yaml': 'path: elsewhere\nhelm: { parameters: [{ name: a, value: all }] }\n',
      'c/.argocd-source-a.yaml': 'helm: { valuesObject: { b: own } }\n',
    });
    const root = await one(bench, `${here}    path: c\n`);
    expect(root.errors).toEqual([]);
    expect(root.objects).toMatchObject([{ manifest: { data: { a: 'all', b: 'own' } } }]);
  });

  it.each([
    ['another repository', '    repoURL: https://github.com/acme/other\n    path: c\n', 'RENDER_NEEDS_TRUST'],
    ['a commit', `${here}    path: c\n    targetRevision: v1.2.3\n`, 'RENDER_NEEDS_TRUST'],
    ['a folder that is not there', `${here}    path: gone\n`, 'ROOT_NOT_FOUND'],
    ['a way out of the repository', `${here}    path: ../../etc\n`, 'PATH_OUTSIDE'],
    [
      'value files out of the repository',
      `${here}    path: c\n    helm: { valueFiles: [../../x.yaml] }\n`,
      'PATH_OUTSIDE',
    ],
    ['a missing values file', `${here}    path: c\n    helm: { valueFiles: [x.yaml] }\n`, 'RENDER_FAILED'],
    ['remote values', `${here}    path: c\n    helm: { valueFiles: ["https://x.dev/v.yaml"] }\n`, 'RENDER_NEEDS_TRUST'],
    ['two kinds of source at once', `${here}    path: c\n    helm: {}\n    kustomize: {}\n`, 'RENDER_FAILED'],
    ['Jsonnet', `${here}    path: j\n`, 'RENDER_FAILED'],
    ['a plugin that nobody spoke of', `${here}    path: c\n    plugin: { name: x }\n`, 'RENDER_NEEDS_TRUST'],
    [
      'a label that is there already',
      `${here}    path: k\n    kustomize: { commonLabels: { a: c } }\n`,
      'RENDER_FAILED',
    ],
  ])('say why not for %s', async (_, source, code) => {
    await using bench = createRenderBench();
    bench.write({
      'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
      'c/templates/a.yaml': map,
      'j/a.jsonnet': '{}',
      'k/kustomization.yaml': 'resources: [m.yaml]\ncommonLabels: { a: b }\n',
      'k/m.yaml': map,
    });
    const root = await one(bench, source);
    expect(root.objects).toEqual([]);
    expect(root.errors).toMatchObject([{ code }]);
    expect(root.errors[0]?.location?.file).toBe(
      code === 'RENDER_FAILED' && source.includes('path: j') ? 'j/a.jsonnet' : 'a.yaml',
    );
  });

  it('stand by a mark for what a plugin would give, or leave it out, as the configuration says', async () => {
    await using bench = createRenderBench();
    bench.write({ 'p/a.yaml': map });
    const source = `${here}    path: p\n    plugin: { name: x }\n`;
    expect((await one(bench, source, { x: 'stub' })).objects).toMatchObject([
      {
        origin: { file: 'a.yaml' },
        manifest: { metadata: { annotations: { 'slipway.dev/config-management-plugin': 'x' } } },
      },
    ]);
    expect(await one(bench, source, { '*': 'exclude' })).toMatchObject({ objects: [], errors: [] });
  });

  it('that a chart renders are roots too, with the values of the Application that renders it', async () => {
    await using bench = createRenderBench();
    const child = (name: string): string =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: ${name}, namespace: argocd }\nspec:\n  destination: { namespace: '{{ .Values.space }}' }\n  source: { repoURL: https://github.com/acme/deploy, path: p }\n`;
    bench.write({
      'p/a.yaml': map,
      'apps/Chart.yaml': 'apiVersion: v2\nname: apps\nversion: 1.0.0\n',
      'apps/values.yaml': 'space: none\n',
      'apps/templates/all.yaml': `${child('{{ .Values.space }}-one')}---\n${child('two')}`,
      'a.yaml': `${head}  destination: { namespace: argocd }\n  source:\n${here}    path: apps\n    helm: { valuesObject: { space: shop } }\n`,
    });
    const settings: ArgoSettings = {
      ...fixtureSettings(bench, templates),
      render: async ({ reader, root, applied }) => {
        const roots = await renderRoots({
          tree: reader.tree,
          reader,
          roots: [root],
          exec: bench.exec,
          renderer,
          applied,
        });
        return roots.flatMap(({ objects }) => objects);
      },
    };
    const rendered = await renderApplied(bench, settings, [], { renderer });
    expect(rendered.map((root) => [root.id, root.errors])).toEqual([
      ['.', []],
      [id, []],
      ['apps/templates/all.yaml#Application/argocd/shop-one', []],
      ['apps/templates/all.yaml#Application/argocd/two', []],
    ]);
    expect(rendered[2]?.objects).toMatchObject([{ manifest: { metadata: { name: 'm', namespace: 'shop' } } }]);
  });

  it('that need more than the repository may be left out by declaration', async () => {
    await using bench = createRenderBench();
    bench.write({
      'a.yaml': `${head}  source: { repoURL: https://charts.acme.dev, chart: redis, targetRevision: 1.0.0 }\n`,
    });
    const settings = fixtureSettings(bench, templates);
    expect(await renderApplied(bench, settings, [id], { renderer })).toMatchObject([
      { errors: [{ code: 'RENDER_NEEDS_TRUST' }] },
    ]);
    expect(await renderApplied(bench, { ...settings, remote: 'exclude' }, [id], { renderer })).toMatchObject([
      { objects: [], errors: [] },
    ]);
  });
});
