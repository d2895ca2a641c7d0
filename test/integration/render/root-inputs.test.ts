import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createTemplateEvaluator } from '../../../src/platform/embedded/create-template-evaluator.ts';
import { createFindApplied } from '../../../src/render/applied-engines.ts';
import { createClosureReader } from '../../../src/render/kustomize/closure.ts';
import { rootInputs } from '../../../src/render/root-inputs.ts';
import { createTreeReader } from '../../../src/render/tree-reader.ts';
import { memoryTree } from '../../harness/memory-tree.ts';
import { fixtureSettings } from './argocd/parts.ts';
import { createRenderBench } from './parts.ts';

const patch = 'apiVersion: builtin\nkind: PatchTransformer\nmetadata: {name: p}\npath: patch.txt\n';
const inList = `apiVersion: v1\nkind: List\nitems:\n- ${patch.trimEnd().replaceAll('\n', '\n  ')}\n`;
const helm = 'apiVersion: builtin\nkind: HelmChartInflationGenerator\nmetadata: {name: h}\nname: redis\n';

async function inputsOf(files: Readonly<Record<string, string>>): Promise<ReadonlySet<string> | undefined> {
  const reader = createTreeReader(memoryTree(files));
  return await rootInputs(reader, createClosureReader(reader), { id: 'app', engine: 'kustomize' });
}

it('knows the files of a transformer in a file', async () => {
  const inputs = await inputsOf({ 'app/kustomization.yaml': 'transformers: [t.yaml]\n', 'app/t.yaml': patch });
  expect(inputs).toContain('app/patch.txt');
});

it.each([
  [
    'a folder of folders',
    't',
    {
      'app/t/kustomization.yaml': 'resources: [sub]\n',
      'app/t/sub/kustomization.yaml': 'resources: [t.yaml]\n',
      'app/t/sub/t.yaml': patch,
    },
  ],
  ['a list in a folder', 't', { 'app/t/kustomization.yaml': 'resources: [list.yaml]\n', 'app/t/list.yaml': inList }],
  ['a list in a file', 'list.yaml', { 'app/list.yaml': inList }],
  ['no file that is there', 'gone.yaml', {}],
])('does not know what is read when a transformer is in %s', async (_, entry, files) => {
  expect(await inputsOf({ 'app/kustomization.yaml': `transformers: [${entry}]\n`, ...files })).toBeUndefined();
});

it('finds a chart that a folder of generators or a list inflates', async () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n- ${helm.trimEnd().replaceAll('\n', '\n  ')}\n`;
  const files = {
    'app/kustomization.yaml': 'generators: [g, list.yaml]\n',
    'app/g/kustomization.yaml': 'resources: [sub]\n',
    'app/g/sub/kustomization.yaml': 'resources: [h.yaml]\n',
    'app/g/sub/h.yaml': helm,
    'app/list.yaml': list,
  };
  const closure = await createClosureReader(createTreeReader(memoryTree(files)))('app');
  const found = closure?.needs.map(({ type, location }) => `${type} ${location.file}`);
  expect(found).toEqual(['helm app/g/sub/h.yaml', 'helm app/list.yaml']);
});

it('does not know what is read through a symbolic link', async () => {
  await using bench = createRenderBench();
  bench.write({
    'app/kustomization.yaml': 'resources: [lnk]\n',
    'shared/deep/base/kustomization.yaml': 'resources: [../common]\n',
    'shared/deep/common/kustomization.yaml': 'resources: [a.yaml]\n',
  });
  symlinkSync('../shared/deep/base', join(bench.folder, 'app/lnk'));
  const reader = createTreeReader(bench.tree);
  const inputs = (id: string) => rootInputs(reader, createClosureReader(reader), { id, engine: 'kustomize' });
  expect(await inputs('app')).toBeUndefined();
  expect(await inputs('shared/deep/base')).toContain('shared/deep/common/a.yaml');
});

it('knows the files that a chart from elsewhere takes from the repository', async () => {
  await using bench = createRenderBench();
  await using templates = createTemplateEvaluator();
  const repoURL = 'https://github.com/acme/deploy';
  const helm = {
    valueFiles: ['$here/values/a.yaml'],
    fileParameters: [
      { name: 'note', path: '$here/values/note.txt' },
      { name: 'own', path: 'own.txt' },
    ],
  };
  const chart = { repoURL: 'https://charts.acme.dev', chart: 'web', targetRevision: '1.2.0', helm };
  const spec = {
    destination: { namespace: 'shop' },
    sources: [chart, { repoURL, targetRevision: 'main', ref: 'here' }],
  };
  const metadata = { name: 'a', namespace: 'argocd' };
  const application = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata, spec };
  bench.write({ 'a.yaml': JSON.stringify(application), 'values/a.yaml': '{}\n', 'values/note.txt': 'hello' });
  const reader = createTreeReader(bench.tree);
  const root = { id: 'a.yaml#Application/argocd/a', engine: 'argocd' } as const;
  const applied = createFindApplied({ argocd: { ...fixtureSettings(bench, templates), repositories: [repoURL] } });
  const inputs = await rootInputs(reader, createClosureReader(reader), root, applied);
  expect([...(inputs ?? [])].filter((path) => !path.includes('\0'))).toEqual([
    'a.yaml',
    'values/a.yaml',
    'values/note.txt',
  ]);
});
