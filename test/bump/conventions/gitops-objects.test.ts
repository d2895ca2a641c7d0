import { describe, expect, test } from 'vitest';
import { brief, changedFiles, digests, planFor } from '../../harness/bump.ts';

const name = 'ghcr.io/acme/web';
const application = (source: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: web }\nspec:\n  source:\n    path: charts/web\n${source}`;

async function bumped(file: string, text: string, image = `${name}:v2`): Promise<string | undefined> {
  const plan = await planFor({ [file]: text }, [image]);
  expect(plan.errors).toEqual([]);
  return changedFiles(plan)[file];
}

describe('Argo CD', () => {
  test.each([
    ['name and tag', `- ${name}:v1`, `- ${name}:v2`],
    ['a new name', `- web=${name}:v1`, `- web=${name}:v2`],
    ['a digest of the old tag', `- "${name}:v1@${digests.old}"`, `- "${name}:v2"`],
    ['a digest alone', `- ${name}@${digests.old}`, `- ${name}:v2`],
  ])('kustomize.images: %s', async (_title, before, after) => {
    const text = application(`    kustomize:\n      images:\n      ${before}\n`);
    expect(await bumped('app.yaml', text)).toBe(text.replace(before, after));
  });

  test('an image behind a port is written with its name in front', async () => {
    const text = application('    kustomize:\n      images: ["localhost:5000/a:v1"]\n');
    expect(await bumped('app.yaml', text, 'localhost:5000/a:v2')).toBe(
      text.replace('localhost:5000/a:v1', 'localhost:5000/a=localhost:5000/a:v2'),
    );
  });

  test('helm.parameters: a number is told to be a string', async () => {
    const text = application(
      `    helm:\n      parameters:\n      - name: image.repository\n        value: ${name}\n      - name: image.tag\n        value: v1 # c\n      - { name: x, value: y }\n`,
    );
    expect(await bumped('app.yaml', text)).toBe(text.replace('value: v1', 'value: v2'));
    expect(await bumped('app.yaml', text, `${name}:1234567`)).toBe(
      text.replace('value: v1 # c\n', 'value: "1234567" # c\n        forceString: true\n'),
    );
    expect(await bumped('app.yaml', text, `${name}:v2@${digests.new}`)).toBe(
      text.replace('value: v1', `value: v2@${digests.new}`),
    );
    const told = text.replace('value: v1 # c\n', 'value: "1"\n        forceString: true\n');
    expect(await bumped('app.yaml', told, `${name}:22`)).toBe(told.replace('"1"', '"22"'));
  });

  test('helm.parameters that say the tag alone take the name from the chart', async () => {
    const text = application('    helm:\n      parameters:\n      - { name: image.tag, value: v1 }\n');
    const plan = await planFor(
      {
        'apps/app.yaml': text,
        'charts/web/Chart.yaml': 'name: web\n',
        'charts/web/values.yaml': `image: { repository: ${name}, tag: v0 }\n`,
      },
      [`${name}:v2`],
      { prefixes: ['apps'] },
    );
    expect(brief(plan)).toEqual([
      'apps/app.yaml spec.source.helm.parameters[0].value: v1 → v2',
      'charts/web/values.yaml image.tag: v0 → v2',
    ]);
  });

  test.each([
    ['valuesObject', `    helm:\n      valuesObject:\n        image: { repository: ${name}, tag: v1 }\n`],
    [
      'values',
      `    helm:\n      values: |\n        # inline\n        image:\n          repository: ${name}\n\n          tag: v1\n`,
    ],
  ])('helm.%s', async (_title, source) => {
    const text = application(source);
    expect(await bumped('app.yaml', text)).toBe(text.replace('tag: v1', 'tag: v2'));
  });

  test('several sources, and the template of an ApplicationSet', async () => {
    const source = `{ path: a, kustomize: { images: ["${name}:v1"] } }`;
    const several = `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  sources:\n  - ${source}\n`;
    const set = `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template:\n    spec:\n      source: ${source}\n`;
    for (const text of [several, set]) expect(await bumped('app.yaml', text)).toBe(text.replace(':v1', ':v2'));
  });

  test.each(['.argocd-source.yaml', 'a/.argocd-source-web.yaml'])('%s', async (file) => {
    const text = `kustomize:\n  images:\n  - ${name}:v1\nhelm:\n  parameters:\n  - name: image.tag\n    value: v1\n    forceString: true\n  - { name: image.name, value: ${name} }\n`;
    expect(await bumped(file, text)).toBe(text.replaceAll('v1', 'v2'));
  });

  test('values files by any name are values when an application names them', async () => {
    const files = {
      'apps/app.yaml': application('    helm: { valueFiles: [../../env/prod.yaml] }\n'),
      'env/prod.yaml': `image: { repository: ${name}, tag: v1 }\n`,
    };
    expect(brief(await planFor(files, [`${name}:v2`], { prefixes: ['apps'] }))).toEqual([
      'env/prod.yaml image.tag: v1 → v2',
    ]);
  });
});

describe('Flux', () => {
  test('HelmRelease: values and the images of post renderers', async () => {
    const text = `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values:\n    web: { image: { repository: ${name}, tag: v1 } }\n  postRenderers:\n  - kustomize:\n      images:\n      - name: web\n        newName: ${name}\n        newTag: v1\n`;
    expect(await bumped('release.yaml', text)).toBe(text.replaceAll('v1', 'v2'));
  });

  test('Kustomization: spec.images, and what its path renders', async () => {
    const text = `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  path: ./apps/web\n  images:\n  - name: ${name}\n    newTag: v1\n`;
    const pod = `apiVersion: v1\nkind: Pod\nspec: { containers: [{ name: a, image: "nginx:v1" }] }\n`;
    expect(await bumped('sync.yaml', text)).toBe(text.replace('newTag: v1', 'newTag: v2'));
    const plan = await planFor({ 'clusters/a/sync.yaml': text, 'apps/web/pod.yaml': pod }, ['nginx:v2'], {
      prefixes: ['clusters/a'],
    });
    expect(plan.edits.map(({ file }) => file)).toEqual(['apps/web/pod.yaml']);
  });

  test('setter comments select values that no convention knows, by the policy of the repository', async () => {
    const policy = [
      `apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageRepository\nmetadata: { name: web, namespace: flux }\nspec: { image: ${name} }\n`,
      'apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImagePolicy\nmetadata: { name: web, namespace: flux }\nspec: { imageRepositoryRef: { name: web } }\n',
    ].join('---\n');
    const text =
      'anything:\n  version: v1 # {"$imagepolicy": "flux:web:tag"}\n  other: v1 # {"$imagepolicy": "flux:api:tag"}\n';
    const plan = await planFor({ 'a.yaml': text, 'policies.yaml': policy }, [`${name}:v2`]);
    expect(changedFiles(plan)['a.yaml']).toBe(text.replace('version: v1', 'version: v2'));
    expect(plan.edits).toMatchObject([{ convention: 'flux-setters', image: name }]);
  });

  test('setter and Renovate comments stay where they are', async () => {
    const text = `image:\n  repository: ${name}\n  # renovate: datasource=docker depName=web\n  tag: 'v1'   # {"$imagepolicy": "flux:web:tag"}\n`;
    expect(await bumped('values.yaml', text)).toBe(text.replace("'v1'", "'v2'"));
  });

  test('a marked digest that would go stale is refused', async () => {
    const text = `a:\n  name: ${name} # {"$imagepolicy": "flux:web:name"}\n  tag: v1 # {"$imagepolicy": "flux:web:tag"}\n  digest: ${digests.old} # {"$imagepolicy": "flux:web:digest"}\n`;
    expect(brief(await planFor({ 'a.yaml': text }, [`${name}:v2`]))).toContain(
      'EDIT_REFUSED the digest here belongs to the old tag: give the digest as well',
    );
    expect(await bumped('a.yaml', text, `${name}:v2@${digests.new}`)).toBe(
      text.replace('tag: v1', 'tag: v2').replace(digests.old, digests.new),
    );
  });
});

test('every convention can be turned off', async () => {
  const files = {
    'values.yaml': `image: { repository: ${name}, tag: v1 }\n`,
    'kustomization.yaml': `images: [{ name: ${name}, newTag: v1 }]\n`,
  };
  expect(brief(await planFor(files, [`${name}:v2`], { without: ['helm-values'] }))).toEqual([
    'kustomization.yaml images[0].newTag: v1 → v2',
  ]);
  expect(brief(await planFor(files, [`${name}:v2`], { without: ['kustomize-images'] }))).toEqual([
    'values.yaml image.tag: v1 → v2',
  ]);
});
