import { expect, it } from 'vitest';
import { createClosureReader } from '../../../../src/render/kustomize/closure.ts';
import { rootInputs } from '../../../../src/render/root-inputs.ts';
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
