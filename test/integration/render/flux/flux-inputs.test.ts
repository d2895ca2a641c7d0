import { expect, it } from 'vitest';
import { createClosureReader } from '../../../../src/render/kustomize/closure.ts';
import { rootInputs, sameInputs } from '../../../../src/render/root-inputs.ts';
import { createTreeReader } from '../../../../src/render/tree-reader.ts';
import { createRenderBench } from '../parts.ts';
import { chart, configMap, fluxOf, helmRelease, kustomization } from './repository.ts';

const apps = 'clusters/prod/apps.yaml#Kustomization/flux-system/apps';
const files = {
  ...chart,
  'charts/other/Chart.yaml': 'apiVersion: v2\nname: other\nversion: 1.0.0\n',
  'charts/other/templates/a.yaml': 'kind: A\n',
  'values/shop.yaml': configMap('shop', { 'values.yaml': '{}' }, { namespace: 'shop' }),
  'clusters/prod/flux-system.yaml': kustomization('flux-system', { path: './clusters/prod' }),
  'clusters/prod/apps.yaml': kustomization('apps', { path: './apps/prod' }),
  'clusters/prod/kustomization.yaml': 'resources: [flux-system.yaml, apps.yaml]\n',
  'apps/base/kustomization.yaml': 'resources: [release.yaml]\n',
  'apps/base/release.yaml': helmRelease({}),
  'apps/prod/kustomization.yaml': 'resources: [../base]\n',
};

async function inputsOf(changes: Readonly<Record<string, string>>): Promise<ReadonlySet<string> | undefined> {
  await using bench = createRenderBench();
  bench.write({ ...files, ...changes });
  const reader = createTreeReader(bench.tree);
  return await rootInputs(reader, createClosureReader(reader), { id: apps, engine: 'flux' }, fluxOf(bench));
}

function overlay(target: string, operations: string): Record<string, string> {
  return {
    'apps/prod/kustomization.yaml': `resources: [../base]\npatches:\n- target: {kind: ${target}}\n  patch: |\n    - ${operations}\n`,
  };
}

function parent(target: string, operations: string): Record<string, string> {
  return {
    'clusters/prod/kustomization.yaml': `resources: [flux-system.yaml, apps.yaml]\npatches:\n- target: {kind: ${target}}\n  patch: |\n    - ${operations}\n`,
  };
}

it.each([
  ['nothing', {}],
  ['the values of a HelmRelease', overlay('HelmRelease', '{op: add, path: /spec/values, value: {a: 1}}')],
  ['Deployments', overlay('Deployment', '{op: add, path: /spec/paused, value: true}')],
  ['Deployments beside it', parent('Deployment', '{op: add, path: /spec/paused, value: true}')],
])('of a build that changes %s only its own charts and values are inputs', async (_, changes) => {
  const inputs = await inputsOf(changes);
  expect(inputs).toContain('charts/shop/templates/web.yaml');
  expect(inputs).not.toContain('charts/other/templates/a.yaml');
  expect(inputs).not.toContain('values/shop.yaml');
});

it.each([
  [
    'a chart',
    overlay('HelmRelease', '{op: replace, path: /spec/chart/spec/chart, value: ./charts/other}'),
    'charts/other/templates/a.yaml',
  ],
  [
    'valuesFrom',
    overlay('Helm.*', '{op: add, path: /spec/valuesFrom, value: [{kind: ConfigMap, name: shop}]}'),
    'values/shop.yaml',
  ],
  [
    'a namespace',
    { 'apps/prod/kustomization.yaml': 'namespace: a\nresources: [../base]\n' },
    'charts/other/Chart.yaml',
  ],
])('any may be one when a patch sets %s', async (_, changes, file) => {
  expect(await inputsOf(changes)).toContain(file);
});

const path = '{op: replace, path: /spec/path, value: ./other}';
it.each([
  ['a patch sets valuesFiles', overlay('HelmRelease', '{op: add, path: /spec/chart/spec/valuesFiles, value: [a]}')],
  ['a patch copies', overlay('HelmRelease', '{op: copy, path: /spec/chart, from: /spec/values}')],
  [
    'there are replacements',
    { 'apps/prod/kustomization.yaml': 'resources: [../base]\nreplacements: [{path: r.yaml}]\n' },
  ],
  ['a HelmRelease is whole only when patched', { 'apps/base/release.yaml': helmRelease({ interval: undefined }) }],
  ["a parent's kustomization patches it", parent('Kustomization', path)],
  [
    "a parent's patch takes its path away",
    parent('Kustomization', '{op: move, from: /spec/path, path: /spec/timeout}'),
  ],
  ['a patch of a parent has no target', parent('.*', path)],
  [
    'a parent patches it',
    {
      'clusters/prod/flux-system.yaml': kustomization('flux-system', {
        path: './clusters/prod',
        patches: [{ target: { kind: 'Kustomization' }, patch: `- ${path}` }],
      }),
    },
  ],
  [
    'a parent substitutes in it',
    {
      'clusters/prod/flux-system.yaml': kustomization('flux-system', {
        path: './clusters/prod',
        postBuild: { substitute: { at: 'prod' } },
      }),
      'clusters/prod/apps.yaml': kustomization('apps', { path: './apps/${at}' }),
    },
  ],
])('are unknown when %s', async (_, changes) => {
  expect(await inputsOf(changes)).toBeUndefined();
});

it('names value files as they are read', async () => {
  const spec = {
    chart: './charts/shop',
    valuesFiles: ['./values/a.yaml'],
    sourceRef: { kind: 'GitRepository', name: 'flux-system' },
  };
  expect(await inputsOf({ 'apps/base/release.yaml': helmRelease({ chart: { spec } }) })).toContain('values/a.yaml');
});

const source = (name: string, spec: object): string =>
  `${JSON.stringify({
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'HelmRepository',
    metadata: { name, namespace: 'flux-system' },
    spec,
  })}\n`;
const remote = {
  'apps/base/release.yaml': helmRelease({
    chart: { spec: { chart: 'web', version: '1.0.0', sourceRef: { kind: 'HelmRepository', name: 'own' } } },
  }),
  'sources/own.yaml': source('own', { url: 'https://own.acme.dev' }),
  'sources/other.yaml': source('other', { url: 'https://other.acme.dev' }),
  'clusters/prod/kustomization.yaml': 'resources: [flux-system.yaml, apps.yaml]\n',
  'infra/infra.yaml': kustomization('infra', { path: './infra/objects' }),
  'infra/objects/a.yaml': configMap('a', {}),
};

it.each<[string, Record<string, string>, boolean]>([
  [
    'another source says something else',
    { 'sources/other.yaml': source('other', { url: 'https://new.acme.dev' }) },
    true,
  ],
  ['its source says something else', { 'sources/own.yaml': source('own', { url: 'https://new.acme.dev' }) }, false],
  ['there is one more source', { 'apps/own.yaml': source('own', { url: 'https://new.acme.dev' }) }, false],
  [
    'another Kustomization says something else',
    { 'infra/infra.yaml': kustomization('infra', { path: './infra' }) },
    true,
  ],
  [
    'another Kustomization brings it',
    { 'infra/infra.yaml': kustomization('infra', { path: './clusters/prod', namePrefix: 'a-' }) },
    false,
  ],
  [
    'one that it waits for waits for it',
    { 'infra/infra.yaml': kustomization('infra', { path: './infra/objects', dependsOn: [{ name: 'apps' }] }) },
    false,
  ],
])('when %s, whether it stays the same is told: %#', async (_, changes, same) => {
  await using bench = createRenderBench();
  bench.write({ ...files, ...remote });
  const changed = new Map(Object.entries(changes).map(([file, text]) => [file, Buffer.from(text)]));
  const [one, other] = [bench.tree, bench.files.overlay(bench.tree, changed)].map((tree) => {
    const reader = createTreeReader(tree);
    return { reader, closures: createClosureReader(reader) };
  });
  if (one === undefined || other === undefined) throw new Error('there are two');
  expect(await sameInputs(one, other, { id: apps, engine: 'flux' }, fluxOf(bench))).toBe(same);
});

it.each([
  [
    'a patch sets the source',
    overlay('HelmRelease', '{op: replace, path: /spec/chart/spec/sourceRef/name, value: other}'),
  ],
  ['it gets a prefix', { 'apps/prod/kustomization.yaml': 'namePrefix: a-\nresources: [../base]\n' }],
])('are all sources when %s', async (_, changes) => {
  expect(await inputsOf(remote)).not.toContain('sources/other.yaml');
  expect(await inputsOf({ ...remote, ...changes })).toContain('sources/other.yaml');
});

/** What the bootstrap's Kustomization puts into all that it brings. */
function handed(spec: object): Record<string, string> {
  const patch = JSON.stringify({
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: '_' },
    spec,
  });
  const patches = [{ target: { group: 'kustomize.toolkit.fluxcd.io', kind: 'Kustomization' }, patch }];
  return { 'clusters/prod/flux-system.yaml': kustomization('flux-system', { path: './clusters/prod', patches }) };
}

function ofReleases(spec: object): object {
  const patch = JSON.stringify({ kind: 'HelmRelease', metadata: { name: '_' }, spec });
  return { patches: [{ target: { kind: 'HelmRelease' }, patch }] };
}

it.each<[string, object, readonly string[]]>([
  ['what builds do not look at', { deletionPolicy: 'Orphan', timeout: '1m', dependsOn: [{ name: 'other' }] }, []],
  ['how HelmReleases are installed', ofReleases({ install: { crds: 'CreateReplace' }, values: { a: 1 } }), []],
  [
    'another chart',
    ofReleases({ chart: { spec: { chart: './charts/other' } } }),
    ['charts/other/templates/a.yaml', 'sources/other.yaml'],
  ],
  ['values', ofReleases({ valuesFrom: [{ kind: 'ConfigMap', name: 'shop' }] }), ['values/shop.yaml']],
  ['variables', { postBuild: { substituteFrom: [{ kind: 'ConfigMap', name: 'shop' }] } }, ['values/shop.yaml']],
])('follow what a parent puts into the Kustomizations that it brings: %s', async (_, spec, more) => {
  const inputs = await inputsOf({ 'sources/other.yaml': remote['sources/other.yaml'], ...handed(spec) });
  expect(inputs).toContain('charts/shop/templates/web.yaml');
  const others = ['charts/other/templates/a.yaml', 'sources/other.yaml', 'values/shop.yaml'];
  expect(others.filter((file) => inputs?.has(file))).toEqual(more);
});

it.each([
  ['a path', { path: './other' }],
  ['components', { components: ['../other'] }],
  ['a prefix', { namePrefix: 'a-' }],
  ['value files of charts', ofReleases({ chart: { spec: { valuesFiles: ['a'] } } })],
  ['the end of one', { $patch: 'delete' }],
])('are unknown when a parent puts %s into the Kustomizations that it brings', async (_, spec) => {
  expect(await inputsOf(handed(spec))).toBeUndefined();
});
