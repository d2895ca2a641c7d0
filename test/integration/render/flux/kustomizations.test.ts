import { afterAll, describe, expect, it } from 'vitest';
import { createEmbeddedRenderer } from '../../../../src/platform/embedded/create-embedded-renderer.ts';
import { createRenderBench } from '../parts.ts';
import { configMap, kustomization, renderFlux } from './repository.ts';

const renderer = createEmbeddedRenderer();
afterAll(() => renderer[Symbol.asyncDispose]());

const id = 'clusters/prod/apps.yaml#Kustomization/flux-system/apps';
const web = [
  'apiVersion: apps/v1',
  'kind: Deployment',
  'metadata: {name: web}',
  'spec:',
  '  replicas: "${REPLICAS:=2}"',
  '  template: {spec: {containers: [{name: web, image: acme/web, args: ["${HOST}", "$${KEPT}"]}]}}',
  '',
].join('\n');

const files = {
  'clusters/prod/apps.yaml': kustomization('apps', {
    path: './apps',
    targetNamespace: 'shop',
    namePrefix: 'p-',
    nameSuffix: '-s',
    images: [{ name: 'acme/web', newTag: '1.2' }],
    components: ['../parts/tls'],
    patches: [
      {
        patch: '[{"op": "add", "path": "/metadata/labels/patched", "value": "yes"}]',
        target: { kind: 'Deployment' },
      },
    ],
    commonMetadata: { annotations: { team: 'shop' } },
    postBuild: { substitute: { HOST: 'shop.acme.dev' }, substituteFrom: [{ kind: 'ConfigMap', name: 'settings' }] },
  }),
  'clusters/prod/settings.yaml': configMap(
    'settings',
    { HOST: 'overridden', REPLICAS: '3' },
    { namespace: 'flux-system' },
  ),
  'clusters/other/settings.yaml': configMap('settings', { HOST: 'other', REPLICAS: '9' }, { namespace: 'flux-system' }),
  'apps/web.yaml': web,
  'apps/kept.yaml': configMap(
    'kept',
    { text: '${NOT_A_VARIABLE}' },
    { annotations: { 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' } },
  ),
  'apps/nested/kustomization.yaml': 'resources: [more.yaml]\n',
  'apps/nested/more.yaml': configMap('more', { a: 'b' }),
  'apps/notes.txt': 'no manifest',
  'parts/tls/kustomization.yaml':
    'kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\nlabels: [{pairs: {tls: "on"}}]\n',
};

describe('a Kustomization of Flux', () => {
  it('is rendered with all its options, and its variables, as the controller does', async () => {
    await using bench = createRenderBench();
    bench.write(files);
    const [root] = await renderFlux(bench, [id]);
    expect(root?.errors).toEqual([]);
    const objects = root?.objects.map(({ manifest }) => manifest) ?? [];
    expect(objects.find(({ kind }) => kind === 'Deployment')).toMatchObject({
      metadata: {
        name: 'p-web-s',
        namespace: 'shop',
        labels: { patched: 'yes', tls: 'on' },
        annotations: { team: 'shop' },
      },
      // A text becomes a number where Flux's own YAML has it without quotes.
      spec: {
        replicas: 3,
        template: { spec: { containers: [{ image: 'acme/web:1.2', args: ['shop.acme.dev', '${KEPT}'] }] } },
      },
    });
    expect(objects.find(({ metadata }) => metadata?.name === 'p-kept-s')?.['data']).toEqual({
      text: '${NOT_A_VARIABLE}',
    });
    expect(new Set(objects.map(({ metadata }) => metadata?.name))).toEqual(
      new Set(['p-kept-s', 'p-more-s', 'p-web-s']),
    );
    expect(root?.objects.find(({ manifest }) => manifest.kind === 'Deployment')?.origin).toEqual({
      file: 'apps/web.yaml',
      line: 1,
    });
  });

  it('takes hidden files as the controller does, and not what source-controller leaves out', async () => {
    await using bench = createRenderBench();
    bench.write({
      'clusters/prod/.all.yaml': kustomization('all', { path: './all' }),
      'all/.hidden.yaml': configMap('hidden', {}),
      'all/vendor/.x/a.yaml': configMap('vendored', {}),
      'all/.sops.yaml': 'creation_rules: []\n',
    });
    const [root] = await renderFlux(bench, ['clusters/prod/.all.yaml#Kustomization/flux-system/all']);
    expect(root?.errors).toEqual([]);
    expect(root?.objects.map(({ manifest }) => manifest.metadata?.name)).toEqual(['hidden', 'vendored']);
  });

  it('gives the same without programs', async () => {
    await using bench = createRenderBench();
    bench.write(files);
    const native = await renderFlux(bench);
    const embedded = await renderFlux(bench, [], {}, { renderer });
    expect(native.length).toBeGreaterThan(1);
    expect(embedded.map((root) => ({ ...root, milliseconds: 0 }))).toEqual(
      native.map((root) => ({ ...root, milliseconds: 0 })),
    );
  });

  it('takes the folders that it renders away from the default roots', async () => {
    await using bench = createRenderBench();
    bench.write(files);
    expect((await renderFlux(bench)).map((root) => root.id)).toEqual(['clusters/other', 'clusters/prod', id]);
    expect((await renderFlux(bench, ['clusters/prod/apps.yaml'])).map((root) => root.id)).toEqual([id]);
  });

  it('says which variable is missing, and from where variables should come', async () => {
    await using bench = createRenderBench();
    bench.write({
      ...files,
      'clusters/prod/apps.yaml': kustomization('apps', { path: 'apps', postBuild: { substitute: { A: 'b' } } }),
      'clusters/prod/b.yaml': kustomization('b', {
        path: 'parts/tls',
        postBuild: { substituteFrom: [{ kind: 'Secret', name: 'gone' }] },
      }),
    });
    expect((await renderFlux(bench, [id]))[0]?.errors).toMatchObject([
      {
        code: 'RENDER_FAILED',
        message: expect.stringContaining('variable not set (strict mode): "HOST"'),
        location: { file: 'apps/web.yaml' },
      },
    ]);
    expect((await renderFlux(bench, [id], { strict: false }))[0]?.errors).toEqual([]);
    const [other] = await renderFlux(bench, ['clusters/prod/b.yaml']);
    expect(other?.errors[0]?.message).toContain('substitutes from Secret gone');
  });

  it('knows nothing of what is encrypted, and puts a name in its place', async () => {
    await using bench = createRenderBench();
    bench.write({
      'apps/web.yaml': web,
      'apps/secret.yaml':
        '{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}, "stringData": {"HOST": "ENC[AES256_GCM,data:x]"}, "sops": {"mac": "x"}}',
      'c/a.yaml': kustomization('apps', {
        path: 'apps',
        postBuild: { substituteFrom: [{ kind: 'Secret', name: 's' }] },
      }),
    });
    const [root] = await renderFlux(bench, ['c/a.yaml']);
    expect(JSON.stringify(root?.objects)).toContain('"host.invalid"');
    expect(JSON.stringify(root?.objects.find(({ manifest }) => manifest.kind === 'Secret'))).toContain(
      'ENC[AES256_GCM',
    );
  });

  it('is what the Kustomization that brings it makes of it', async () => {
    await using bench = createRenderBench();
    bench.write({
      'clusters/prod/flux-system/sync.yaml': kustomization('flux-system', {
        path: './clusters/prod',
        patches: [
          {
            patch: '[{"op": "add", "path": "/spec/targetNamespace", "value": "given"}]',
            target: { kind: 'Kustomization', name: 'apps' },
          },
        ],
      }),
      'clusters/prod/apps.yaml': kustomization('apps', { path: './apps' }),
      'apps/web.yaml': configMap('web', { a: 'b' }),
    });
    const [root] = await renderFlux(bench, [id]);
    expect(root?.objects[0]?.manifest.metadata).toEqual({ name: 'web', namespace: 'given' });
  });

  it.each([
    [
      'another repository',
      { sourceRef: { kind: 'GitRepository', name: 'other' } },
      'RENDER_NEEDS_TRUST',
      'https://github.com/acme/other',
    ],
    [
      'an artifact to be fetched',
      { sourceRef: { kind: 'OCIRepository', name: 'x' } },
      'RENDER_NEEDS_TRUST',
      'OCIRepository x',
    ],
    ['a bucket', { sourceRef: { kind: 'Bucket', name: 'x' } }, 'RENDER_NEEDS_TRUST', 'its source Bucket x has to be'],
    ['a folder that is not there', { path: './gone' }, 'ROOT_NOT_FOUND', 'gone'],
    [
      'an unknown dependency',
      { path: './apps', dependsOn: [{ name: 'gone' }] },
      'RENDER_FAILED',
      'depends on Kustomization flux-system/gone',
    ],
    ['itself', { path: './apps', dependsOn: [{ name: 'apps' }] }, 'RENDER_FAILED', 'circle'],
  ])('of %s is an error that says so', async (_, spec, code, words) => {
    await using bench = createRenderBench();
    bench.write({
      'apps/web.yaml': configMap('web', { a: 'b' }),
      'clusters/prod/apps.yaml': kustomization('apps', spec),
      'clusters/prod/other.yaml':
        '{"apiVersion": "source.toolkit.fluxcd.io/v1", "kind": "GitRepository", "metadata": {"name": "other", "namespace": "flux-system"}, "spec": {"url": "https://github.com/acme/other"}}',
    });
    const [root] = await renderFlux(bench, [id]);
    expect(root?.errors).toMatchObject([
      { code, message: expect.stringContaining(words), location: { file: 'clusters/prod/apps.yaml' } },
    ]);
    const elsewhere = root?.errors.filter((error) => error.code === 'RENDER_NEEDS_TRUST') ?? [];
    expect(elsewhere.filter(({ hint }) => hint?.includes('leave it out with gate.exclude') !== true)).toEqual([]);
    const [excluded] = await renderFlux(bench, [id], { exclude: [id] });
    expect(excluded).toMatchObject({ errors: [], excluded: 'gate.exclude' });
  });

  it('takes from artifacts that are copied from this repository what its cluster is made of', async () => {
    await using bench = createRenderBench('flux2-kustomize-helm-example');
    const roots = await renderFlux(bench);
    expect(roots.filter(({ engine }) => engine === 'flux').map((root) => [root.id, root.objects.length])).toEqual([
      ['clusters/production/apps.yaml#Kustomization/flux-system/apps', 3],
      ['clusters/production/infrastructure.yaml#Kustomization/flux-system/infra-configs', 3],
      ['clusters/production/infrastructure.yaml#Kustomization/flux-system/infra-controllers', 6],
      ['clusters/staging/apps.yaml#Kustomization/flux-system/apps', 3],
      ['clusters/staging/infrastructure.yaml#Kustomization/flux-system/infra-configs', 3],
      ['clusters/staging/infrastructure.yaml#Kustomization/flux-system/infra-controllers', 6],
    ]);
    const charts = ['podinfo >=1.0.0', 'cert-manager', 'gateway-helm'].map((name) =>
      expect.stringContaining(`its chart ${name}`),
    );
    expect(new Set(roots.flatMap(({ errors }) => errors.map(({ code }) => code)))).toEqual(
      new Set(['RENDER_NEEDS_TRUST']),
    );
    expect(roots.slice(0, 4).flatMap(({ errors }) => errors.map(({ message }) => message))).toEqual(charts);
    const excluded = await renderFlux(bench, [], { exclude: ['**/*#HelmRelease/**'] });
    expect(excluded.flatMap(({ errors }) => errors)).toEqual([]);
    const patched = roots[1]?.objects.find(({ manifest }) => manifest.kind === 'HelmRelease');
    expect(patched).toMatchObject({
      manifest: { spec: { values: { httpRoute: { hostnames: ['podinfo.production'] } } } },
      origin: { file: 'apps/base/podinfo/release.yaml' },
    });
  });
});
