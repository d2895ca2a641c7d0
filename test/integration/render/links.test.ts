import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedRenderer } from '../../../src/platform/embedded/create-embedded-renderer.ts';
import { createTemplateEvaluator } from '../../../src/platform/embedded/create-template-evaluator.ts';
import { createFindApplied } from '../../../src/render/applied-engines.ts';
import type { FindApplied } from '../../../src/render/applied-roots.ts';
import { renderBoth } from '../../../src/render/render-both.ts';
import { createClosureReader } from '../../../src/render/kustomize/closure.ts';
import { resolveRoots } from '../../../src/render/resolve-roots.ts';
import { rootInputs } from '../../../src/render/root-inputs.ts';
import { createTreeReader } from '../../../src/render/tree-reader.ts';
import { fixtureSettings } from './argocd/parts.ts';
import { createRenderBench, type RenderBench } from './parts.ts';

const repoURL = 'https://github.com/acme/deploy';
const object = (name: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {is: before}\n`;
const application = (name: string, source: object): string =>
  JSON.stringify({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: { destination: { namespace: 'shop' }, source: { repoURL, ...source } },
  });
const release = (name: string, spec: object): string =>
  JSON.stringify({
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name, namespace: 'shop' },
    spec: { interval: '1h', chart: { spec: { sourceRef: { kind: 'GitRepository', name: 'flux-system' }, ...spec } } },
  });

const chart = (name: string): Record<string, string> => ({
  [`${name}/Chart.yaml`]: 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  [`${name}/templates/a.yaml`]:
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {is: "{{ .Values.is }}"}\n',
  [`${name}/values.yaml`]: 'is: nothing\n',
});

const files = {
  'shared/object.yaml': object('shared'),
  'shared/values.yaml': 'is: before\n',
  'shared/templates/more.yaml': object('more'),
  'shared/env/object.yaml': object('env'),
  'plain/own.yaml': object('own'),
  ...chart('chart'),
  ...chart('linked-chart'),
  'argo/directory.yaml': application('directory', { path: 'directory' }),
  'argo/templates.yaml': application('templates', { path: 'linked-chart' }),
  'argo/values.yaml': application('values', { path: 'chart', helm: { valueFiles: ['/links/values.yaml'] } }),
  'argo/env.yaml': application('env', { path: 'links/env' }),
  'flux/templates.yaml': release('templates', { chart: './linked-chart' }),
  'flux/values.yaml': release('values', {
    chart: './chart',
    valuesFiles: ['./chart/values.yaml', './links/values.yaml'],
  }),
};

const links = {
  'plain/linked.yaml': '../shared/object.yaml',
  'directory/linked.yaml': '../shared/object.yaml',
  'linked-chart/templates/linked': '../../shared/templates',
  'links/values.yaml': '../shared/values.yaml',
  'links/shared': '../shared',
};

/** Each root with the file that it reads through a link. */
const readers = [
  ['plain', 'shared/object.yaml'],
  ['argo/directory.yaml', 'shared/object.yaml'],
  ['argo/templates.yaml', 'shared/templates/more.yaml'],
  ['argo/values.yaml', 'shared/values.yaml'],
  ['flux/templates.yaml', 'shared/templates/more.yaml'],
  ['flux/values.yaml', 'shared/values.yaml'],
] as const;

const renderer = createEmbeddedRenderer();
const templates = createTemplateEvaluator();
let base: RenderBench;
beforeAll(() => {
  base = repository();
});
afterAll(async () => {
  await base[Symbol.asyncDispose]();
  await renderer[Symbol.asyncDispose]();
  await templates[Symbol.asyncDispose]();
});

function repository(): RenderBench {
  const bench = createRenderBench();
  bench.write(files);
  for (const [path, target] of Object.entries(links)) link(bench, path, target);
  return bench;
}

function link({ folder }: RenderBench, path: string, target: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  symlinkSync(target, join(folder, path));
}

function appliedOf(bench: RenderBench): FindApplied {
  const overlay: RenderBench['files']['overlay'] = (tree, changes) => bench.files.overlay(tree, changes);
  return createFindApplied({
    argocd: { ...fixtureSettings(bench, templates), repositories: [repoURL] },
    flux: { overlay, repositories: [repoURL], charts: {}, strict: true, exclude: [], isExternal: () => false },
  });
}

async function renderedBoth(head: RenderBench, root: string) {
  const applied = appliedOf(head);
  const sides = [base.tree, head.tree].map(async (tree) => ({
    tree,
    roots: await resolveRoots(tree, { roots: [root], applied }),
  }));
  const [one, other] = await Promise.all(sides);
  if (one === undefined || other === undefined) throw new Error('no sides');
  return await renderBoth({ base: one, head: other, exec: head.exec, renderer, applied });
}

describe('a file that a root reads through a link', () => {
  it.each(readers)('of %s renders it anew when it changes', async (root, file) => {
    await using head = repository();
    head.write({ [file]: files[file].replace('before', 'after') });
    const { base: before, head: after, unchanged } = await renderedBoth(head, root);
    expect([...unchanged]).toEqual([]);
    expect([before?.[0]?.errors, after[0]?.errors]).toEqual([[], []]);
    expect(JSON.stringify(before)).toContain('before');
    expect(JSON.stringify(after)).toContain('after');
  });

  it.each(readers.filter(([root]) => !/templates|env/.test(root)))(
    'of %s is among what it is made of, and nothing that no link leads to',
    async (root, file) => {
      const applied = appliedOf(base);
      const [resolved] = await resolveRoots(base.tree, { roots: [root], applied });
      if (resolved === undefined) throw new Error(`${root} is no root`);
      const reader = createTreeReader(base.tree);
      const inputs = await rootInputs(reader, createClosureReader(reader), resolved, applied);
      expect(inputs).toContain(file);
      expect(inputs).not.toContain('shared/env/object.yaml');
    },
  );
});
