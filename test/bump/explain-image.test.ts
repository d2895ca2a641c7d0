import { expect, test } from 'vitest';
import { explainImage } from '../../src/bump/explain-image.ts';
import { explainText } from '../../src/report/bump-explain.ts';
import { memoryTree } from '../harness/memory-tree.ts';

const deployment = `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [{ name: web, image: "ghcr.io/acme/web:v1" }] } } }\n`;

test('every place is told with what it says, where it decides, and why it is left alone', async () => {
  const tree = memoryTree({
    'base/kustomization.yaml': 'resources: [web.yaml]\n',
    'base/web.yaml': deployment,
    'overlays/prod/kustomization.yaml': 'resources: [../../base]\nimages:\n- name: ghcr.io/acme/web\n  newTag: v1\n',
    'overlays/dev/kustomization.yaml': 'resources: [../../base]\n',
    'charts/web/templates/a.yaml': '{{ if .x }}\nimage: ghcr.io/acme/web\n{{ end }}\n- b\n',
  });
  const rendered = [
    {
      id: 'overlays/dev',
      engine: 'kustomize' as const,
      errors: [],
      milliseconds: 1,
      objects: [
        {
          manifest: {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            metadata: { name: 'web' },
            spec: { template: { spec: { containers: [{ name: 'web', image: 'ghcr.io/acme/web:v1' }] } } },
          },
        },
      ],
    },
  ];
  const explanation = await explainImage({ tree, image: { repository: 'ghcr.io/acme/web' }, rendered });
  expect(explanation.places).toMatchObject([
    {
      file: 'base/web.yaml',
      line: 4,
      now: 'ghcr.io/acme/web:v1',
      roots: ['overlays/dev'],
      overridden: [{ root: 'overlays/prod', file: 'overlays/prod/kustomization.yaml', line: 4 }],
    },
    {
      file: 'overlays/prod/kustomization.yaml',
      line: 4,
      now: 'ghcr.io/acme/web:v1',
      roots: ['overlays/prod'],
      overridden: [],
    },
  ]);
  const text = explainText(explanation);
  expect(text).toContain('overridden in overlays/prod by overlays/prod/kustomization.yaml:4');
  expect(text).toContain('overlays/dev: apps/v1/Deployment//web web: ghcr.io/acme/web:v1');
  expect(text).toContain('template: not YAML before rendering');
});

test('a place that another overrides everywhere says so', async () => {
  const tree = memoryTree({
    'base/kustomization.yaml': 'resources: [web.yaml]\n',
    'base/web.yaml': deployment,
    'prod/kustomization.yaml': 'resources: [../base]\nimages:\n- name: ghcr.io/acme/web\n  newTag: v1\n',
  });
  const { places } = await explainImage({ tree, image: { repository: 'ghcr.io/acme/web' } });
  expect(places.map(({ file, reason, roots }) => [file, reason, roots])).toEqual([
    ['base/web.yaml', 'no effect: overridden by prod/kustomization.yaml:4', []],
    ['prod/kustomization.yaml', undefined, ['prod']],
  ]);
});

test('an image that is nowhere names the nearest', async () => {
  const { errors } = await explainImage({
    tree: memoryTree({ 'web.yaml': deployment }),
    image: { repository: 'ghcr.io/acme/wep' },
  });
  expect(errors).toMatchObject([{ code: 'IMAGE_NOT_FOUND', hint: 'Did you mean ghcr.io/acme/web (web.yaml)?' }]);
});
