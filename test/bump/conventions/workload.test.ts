import { expect, test } from 'vitest';
import { brief, changedFiles, digests, planFor } from '../../harness/bump.ts';

const name = 'ghcr.io/acme/web';
const head = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n';

test.each([
  ['containers', `spec:\n  template:\n    spec:\n      containers:\n      - image: ${name}:v1\n`],
  ['initContainers', `spec:\n  template:\n    spec:\n      initContainers:\n      - image: ${name}:v1\n`],
  ['ephemeralContainers', `spec:\n  ephemeralContainers:\n  - image: ${name}:v1\n`],
  [
    'CronJobs',
    `spec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers: [{ name: a, image: "${name}:v1" }]\n`,
  ],
  ['image volumes', `spec:\n  volumes:\n  - name: a\n    image:\n      reference: ${name}:v1\n`],
  ['folded scalars', `spec:\n  containers:\n  - image: >-\n      ${name}:v1\n    name: a\n`],
  ['a custom object with containers', `spec:\n  runner:\n    containers:\n    - image: ${name}:v1\n`],
])('images of %s are set', async (_title, spec) => {
  const plan = await planFor({ 'web.yaml': head + spec }, [`${name}:v2`]);
  expect(changedFiles(plan)['web.yaml']).toBe(head + spec.replace(':v1', ':v2'));
  expect(plan.edits).toHaveLength(1);
});

test('lists, several documents and JSON are looked through', async () => {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a' },
    spec: { containers: [{ name: 'a', image: `${name}:v1` }] },
  };
  const files = {
    'list.yaml': `apiVersion: v1\nkind: List\nitems:\n- ${JSON.stringify(pod)}\n`,
    'many.yaml': `# first\n---\n{}\n---\n${JSON.stringify(pod)}\n...\n---\n${JSON.stringify(pod)}\n`,
    'pod.json': `${JSON.stringify(pod, null, '\t')}\n`,
    'package-lock.json': `{"name": "web", "image": "${name}:v1"}`,
  };
  const plan = await planFor(files, [`${name}:v2`]);
  expect(plan.edits.map(({ file, document, path }) => `${file}#${document} ${path}`)).toEqual([
    'list.yaml#0 items[0].spec.containers[0].image',
    'many.yaml#1 spec.containers[0].image',
    'many.yaml#2 spec.containers[0].image',
    'pod.json#0 spec.containers[0].image',
  ]);
  expect(changedFiles(plan)['pod.json']).toBe(files['pod.json'].replace(':v1', ':v2'));
});

test.each([
  ['tag and digest', `${name}:v1@${digests.old}`, `${name}:v2`, `${name}:v2`],
  ['a digest behind the tag', `${name}:v1`, `${name}:v2@${digests.new}`, `${name}:v2@${digests.new}`],
  ['a digest alone drops the tag', `${name}:v1`, `${name}@${digests.new}`, `${name}@${digests.new}`],
  ['an untagged image', name, `${name}:v2`, `${name}:v2`],
  ['a rename keeps the tag', `${name}:v1`, `${name}=ghcr.io/new/web`, 'ghcr.io/new/web:v1'],
  ['the spelling of the file', 'nginx:v1', 'docker.io/library/nginx:v2', 'nginx:v2'],
  [
    'the spelling of the file, however long',
    'index.docker.io/library/nginx:v1',
    'nginx:v2',
    'index.docker.io/library/nginx:v2',
  ],
  ['a digest that is none', `${name}:v1@sha256:xyz`, `${name}:v2`, `${name}:v2`],
])('an image becomes what is asked for: %s', async (_title, before, image, after) => {
  const plan = await planFor({ 'a.yaml': `${head}spec: { containers: [{ image: '${before}' }] }\n` }, [image]);
  expect(changedFiles(plan)['a.yaml']).toBe(`${head}spec: { containers: [{ image: '${after}' }] }\n`);
});

test('definitions, configuration and prose are no workloads', async () => {
  const inner = `\nspec:\n  containers:\n  - image: ${name}:v1\n`;
  const plan = await planFor(
    {
      'crd.yaml': `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition${inner}`,
      'config.yaml': `apiVersion: v1\nkind: ConfigMap\ndata:\n  a: ${name}:v1\n`,
      '.github/workflows/ci.yaml': `jobs:\n  a:\n    container:\n      image: ${name}:v1\n`,
      'other.yaml': `apiVersion: v1\nkind: Pod\nspec: { containers: [{ image: ghcr.io/acme/web-api:v1 }, { image: "\${REGISTRY}/web:v1" }] }\n`,
    },
    [`${name}:v2`],
  );
  expect(brief(plan)).toEqual([`IMAGE_NOT_FOUND no manifest uses ${name}`]);
});

test('an anchor that only images share is followed, and the plan says which places', async () => {
  const text = `${head}spec:\n  initContainers:\n  - image: &image ${name}:v1\n  containers:\n  - image: *image\n`;
  const plan = await planFor({ 'a.yaml': text }, [`${name}:v2`]);
  expect(changedFiles(plan)['a.yaml']).toBe(text.replace(':v1', ':v2'));
  expect(plan.edits).toHaveLength(1);
  expect(plan.edits[0]?.note).toBe('shared by anchor &image: spec.containers[0].image follows');
});

test('an anchor that is a name as well stays, and the alias gets its own value', async () => {
  const text =
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: &name nginx\nspec:\n  containers:\n  - image: *name # c\n    name: *name\n';
  const plan = await planFor({ 'a.yaml': text }, ['nginx:1.27']);
  expect(changedFiles(plan)['a.yaml']).toBe(text.replace('image: *name', 'image: nginx:1.27'));
  expect(plan.edits[0]?.note).toBe('the alias *name is replaced: metadata.name has its anchor and stays');
});

test('a container that is merged in is edited where it stands', async () => {
  const text = `${head}spec:\n  x-base: &base\n    image: ${name}:v1\n  containers:\n  - <<: *base\n    name: a\n`;
  expect(changedFiles(await planFor({ 'a.yaml': text }, [`${name}:v2`]))['a.yaml']).toBe(text.replace(':v1', ':v2'));
});

test('an image key that stands twice is refused with its place', async () => {
  const text = `${head}spec:\n  containers:\n  - name: a\n    image: ${name}:v1\n    image: ${name}:v0\n`;
  const plan = await planFor({ 'a.yaml': text }, [`${name}:v2`]);
  expect(brief(plan)).toEqual(['EDIT_REFUSED the key "image" stands twice in one map']);
  expect(plan.errors[0]?.location).toEqual({ file: 'a.yaml', line: 8, column: 12 });
  expect(plan.files.size).toBe(0);
});

test('fields of custom objects are found when the configuration or a kustomization names them', async () => {
  const runner = `apiVersion: acme.dev/v1\nkind: Runner\nmetadata: { name: r }\nspec:\n  tasks:\n  - image: ${name}:v1\n`;
  const fields = [{ kind: 'Runner', path: ['spec', 'tasks[]', 'image'] }];
  expect(brief(await planFor({ 'r.yaml': runner }, [`${name}:v2`], { onMissing: 'ignore' }))).toEqual([]);
  expect(brief(await planFor({ 'r.yaml': runner }, [`${name}:v2`], { fields }))).toEqual([
    `r.yaml spec.tasks[0].image: ${name}:v1 → ${name}:v2`,
  ]);
  const files = {
    'kustomization.yaml': 'resources: [r.yaml]\nconfigurations: [fields.yaml]\n',
    'fields.yaml': 'images:\n- kind: Runner\n  path: spec/tasks/image\n',
    'r.yaml': runner,
  };
  expect(brief(await planFor(files, [`${name}:v2`]))).toEqual([`r.yaml spec.tasks[0].image: ${name}:v1 → ${name}:v2`]);
});
