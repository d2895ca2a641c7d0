import { describe, expect, it } from 'vitest';
import { createRenderBench } from './parts.ts';

const web = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 1\n';

describe('what does not render', () => {
  it.each([
    [
      'a resource that is not there',
      {
        'o/kustomization.yaml': 'resources:\n- ../base\n',
        'base/kustomization.yaml': 'resources:\n- web.yaml\n- gone.yaml\n',
        'base/web.yaml': web,
      },
      'RENDER_FAILED',
      'base/gone.yaml does not exist',
      'base/kustomization.yaml',
      3,
    ],
    [
      'a base that is not YAML',
      {
        'o/kustomization.yaml': 'resources: [../base]',
        'base/kustomization.yaml': 'resources: [web.yaml]',
        'base/web.yaml': `${web} bad: x\n`,
      },
      'RENDER_FAILED',
      'did not find expected key',
      'base/web.yaml',
      6,
    ],
    [
      'a kustomization that is not YAML',
      { 'o/kustomization.yaml': 'resources: [' },
      'RENDER_PARSE',
      'not valid YAML',
      'o/kustomization.yaml',
      1,
    ],
    [
      'an unknown field',
      { 'o/kustomization.yaml': 'resources: [web.yaml]\nimagez: []\n', 'o/web.yaml': web },
      'RENDER_FAILED',
      'unknown field "imagez"',
      'o/kustomization.yaml',
      2,
    ],
    [
      'a patch that is not there',
      { 'o/kustomization.yaml': 'resources: [web.yaml]\npatches:\n- path: p.yaml\n', 'o/web.yaml': web },
      'RENDER_FAILED',
      'o/p.yaml does not exist',
      'o/kustomization.yaml',
      3,
    ],
    [
      'a patch for nothing',
      {
        'o/kustomization.yaml': 'resources: [web.yaml]\npatches:\n- path: p.yaml\n',
        'o/web.yaml': web,
        'o/p.yaml': web.replace('name: web', 'name: other'),
      },
      'RENDER_FAILED',
      'no resource matches strategic merge patch',
      'o/kustomization.yaml',
      1,
    ],
    [
      'a file outside of the kustomization',
      { 'o/kustomization.yaml': 'configMapGenerator:\n- name: x\n  files: [../s.txt]\n', 's.txt': '1' },
      'RENDER_FAILED',
      'is not in or below',
      'o/kustomization.yaml',
      3,
    ],
    [
      'a cycle',
      { 'o/kustomization.yaml': 'resources: [../base]', 'base/kustomization.yaml': 'resources: [../o]' },
      'RENDER_FAILED',
      'cycle detected',
      'base/kustomization.yaml',
      1,
    ],
    [
      'nothing at all',
      { 'o/kustomization.yaml': 'resources: []\n' },
      'RENDER_EMPTY',
      'renders no object',
      undefined,
      undefined,
    ],
    [
      'two kustomizations',
      { 'o/kustomization.yaml': 'resources: []\n', 'o/Kustomization': '' },
      'KUSTOMIZATION_AMBIGUOUS',
      'kustomization.yaml and Kustomization',
      'o/Kustomization',
      1,
    ],
    [
      'a way out',
      { 'o/kustomization.yaml': 'resources:\n- ../../etc\n' },
      'PATH_OUTSIDE',
      'leads out of the repository',
      'o/kustomization.yaml',
      2,
    ],
    [
      'a template that fails',
      {
        'o/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
        'o/templates/a.yaml': 'a: 1\nb: {{ .Values.x.y }}\n',
      },
      'RENDER_FAILED',
      'nil pointer',
      'o/templates/a.yaml',
      2,
    ],
    [
      'a template that is none',
      { 'o/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n', 'o/templates/a.yaml': 'a: {{ if }}\n' },
      'RENDER_FAILED',
      'missing value for if',
      'o/templates/a.yaml',
      1,
    ],
    [
      'a template that renders no YAML',
      { 'o/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n', 'o/templates/a.yaml': 'a: 1\n b: 2\n' },
      'RENDER_FAILED',
      'YAML parse error',
      'o/templates/a.yaml',
      undefined,
    ],
    [
      'a template that renders no object',
      { 'o/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n', 'o/templates/a.yaml': 'a: 1\n' },
      'RENDER_PARSE',
      'has no apiVersion',
      'o/templates/a.yaml',
      undefined,
    ],
    [
      'a chart whose dependency is missing',
      {
        'o/Chart.yaml':
          'apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies: [{name: redis, version: 1.0.0, repository: "https://x.dev"}]\n',
      },
      'RENDER_FAILED',
      'helm dependency build',
      undefined,
      undefined,
    ],
    ['a broken Chart.yaml', { 'o/Chart.yaml': 'apiVersion: v2\n' }, 'RENDER_PARSE', 'has no name', 'o/Chart.yaml', 1],
  ] as const)('%s is told with its place', async (_, files, code, message, file, line) => {
    await using bench = createRenderBench();
    bench.write(files);
    const { objects, errors } = await bench.one('o');
    expect(objects).toEqual([]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ code, message: expect.stringContaining(message) });
    expect(errors[0]?.message).not.toContain(bench.folder);
    expect([errors[0]?.location?.file, errors[0]?.location?.line]).toEqual([file, line]);
  });

  it('a missing values file is named', async () => {
    await using bench = createRenderBench('microservices-demo');
    const root = await bench.one('helm-chart', {
      roots: [{ id: 'helm-chart', engine: 'helm', values: ['none.yaml'] }],
    });
    expect(root.errors).toMatchObject([{ code: 'RENDER_FAILED', location: { file: 'none.yaml' } }]);
  });

  it('one root’s trouble leaves the others alone', async () => {
    await using bench = createRenderBench();
    bench.write({
      'a/kustomization.yaml': 'resources: [x.yaml]',
      'b/kustomization.yaml': 'resources: [web.yaml]',
      'b/web.yaml': web,
    });
    expect((await bench.render()).map(({ id, objects, errors }) => [id, objects.length, errors.length])).toEqual([
      ['a', 0, 1],
      ['b', 1, 0],
    ]);
  });

  it('a missing program ends the run', async () => {
    await using bench = createRenderBench(undefined, '/nowhere');
    bench.write({ 'a/kustomization.yaml': 'resources: [web.yaml]', 'a/web.yaml': web });
    await expect(bench.one('a')).rejects.toMatchObject({ code: 'TOOL_MISSING' });
  });
});
