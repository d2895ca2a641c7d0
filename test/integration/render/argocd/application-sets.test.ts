import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { createTemplateEvaluator } from '../../../../src/platform/embedded/create-template-evaluator.ts';
import { findApplications } from '../../../../src/render/argocd/find-applications.ts';
import type { ArgoSettings } from '../../../../src/render/argocd/settings.ts';
import { createTreeReader } from '../../../../src/render/tree-reader.ts';
import { createRenderBench, type RenderBench } from '../parts.ts';
import { fixtureSettings } from './parts.ts';

const templates = createTemplateEvaluator();
afterAll(() => templates[Symbol.asyncDispose]());

const expectedFile = new URL('../../../fixtures/argocd-applications/expected.json', import.meta.url);

/** Applications by file, each in the shape of the expected ones. */
async function generated(bench: RenderBench, settings: ArgoSettings): Promise<Record<string, unknown[]>> {
  const { roots } = await findApplications(createTreeReader(bench.tree), settings);
  const found: Record<string, unknown[]> = {};
  for (const { manifest, location } of roots.values()) {
    if (!location.file.startsWith('sets/') || manifest['kind'] !== 'Application') continue;
    (found[location.file.slice('sets/'.length)] ??= []).push(manifest);
  }
  return found;
}

describe('ApplicationSets of Argo CD', () => {
  it('generate what Argo CD generates', async () => {
    await using bench = createRenderBench('argocd-repository');
    const expected = JSON.parse(readFileSync(expectedFile, 'utf8')) as Record<string, { metadata: { name: string } }[]>;
    const found = await generated(bench, fixtureSettings(bench, templates));
    expect(Object.keys(found).toSorted()).toEqual(Object.keys(expected).toSorted());
    for (const [file, applications] of Object.entries(expected)) {
      const names = (list: unknown): string[] =>
        (list as { metadata: { name: string } }[]).map(({ metadata }) => metadata.name);
      expect([file, names(found[file]).toSorted()]).toEqual([file, names(applications).toSorted()]);
      for (const application of applications) expect(found[file]).toContainEqual(expect.objectContaining(application));
    }
  });

  it.each([
    ['a parameter that is missing', 'generators: [{ list: { elements: [{ a: b }] } }]', 'map has no entry for key "x"'],
    ['a generator that there is not', 'generators: [{ lists: {} }]', 'there is no generator "lists"'],
    ['a matrix of one', 'generators: [{ matrix: { generators: [{ list: {} }] } }]', 'less than two generators'],
    [
      'parameters that are not unique',
      'generators: [{ merge: { mergeKeys: [a], generators: [{ list: { elements: [{ a: b }, { a: b }] } }, { list: {} }] } }]',
      'not unique',
    ],
    [
      'another repository',
      'generators: [{ git: { repoURL: https://github.com/acme/other, directories: [{ path: "*" }] } }]',
      'another repository',
    ],
  ])('say why not for %s', async (_, generators, message) => {
    await using bench = createRenderBench();
    bench.write({
      's.yaml': `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  goTemplateOptions: [missingkey=error]\n  ${generators}\n  template: { metadata: { name: "{{ .x }}" }, spec: {} }\n`,
    });
    const { roots } = await findApplications(createTreeReader(bench.tree), fixtureSettings(bench, templates));
    const [only] = roots.values();
    expect(only?.id).toBe('s.yaml#ApplicationSet//s');
    expect(only?.problems).toMatchObject([{ message: expect.stringContaining(message) as string }]);
  });

  it('cannot ask for the environment of this machine', async () => {
    await using bench = createRenderBench();
    bench.write({
      's.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: s }\nspec:\n  goTemplate: true\n  generators: [{ list: { elements: [{ a: b }] } }]\n  template: { metadata: { name: \'{{ env "PATH" }}\' }, spec: {} }\n',
    });
    const { roots } = await findApplications(createTreeReader(bench.tree), fixtureSettings(bench, templates));
    const [only] = roots.values();
    expect(only?.problems).toMatchObject([
      { message: expect.stringContaining('function "env" not defined') as string },
    ]);
  });
});
