import { expect, test } from 'vitest';
import { brief, changedFiles, digests, planFor } from '../../harness/bump.ts';

const name = 'ghcr.io/acme/web';

async function bumpEntry(entry: string, image: string): Promise<string | undefined> {
  const plan = await planFor({ 'kustomization.yaml': `images:\n${entry}` }, [image]);
  expect(plan.errors).toEqual([]);
  return changedFiles(plan)['kustomization.yaml']?.replace('images:\n', '');
}

test.each([
  ['a tag', `- name: ${name}\n  newTag: 1.4.1\n`, `${name}:1.4.2`, `- name: ${name}\n  newTag: 1.4.2\n`],
  [
    'a tag that is a number',
    `- name: ${name}\n  newTag: 1.4.1 # c\n`,
    `${name}:1.10`,
    `- name: ${name}\n  newTag: "1.10" # c\n`,
  ],
  ['single quotes', `- name: ${name}\n  newTag: '1.9'\n`, `${name}:1.10`, `- name: ${name}\n  newTag: '1.10'\n`],
  [
    'a tag alone, and the digest of the old tag goes',
    `- name: ${name}\n  newTag: 1.4.1\n  digest: ${digests.old}\n`,
    `${name}:1.4.2`,
    `- name: ${name}\n  newTag: 1.4.2\n`,
  ],
  [
    'a digest that is the first key goes and leaves the dash',
    `- digest: ${digests.old}\n  name: ${name}\n  newTag: 1.4.1\n`,
    `${name}:1.4.2`,
    `- name: ${name}\n  newTag: 1.4.2\n`,
  ],
  [
    'a comment above the next key stays when the first key goes',
    `- digest: ${digests.old}\n  # renovate: image\n  name: ${name}\n  newTag: 1.4.1\n`,
    `${name}:1.4.2`,
    `- \n  # renovate: image\n  name: ${name}\n  newTag: 1.4.2\n`,
  ],
  [
    'tag and digest insert the digest behind the tag',
    `- name: ${name}\n  newTag: 1.4.1 # pinned\n  # next\n- name: b\n`,
    `${name}:1.4.2@${digests.new}`,
    `- name: ${name}\n  newTag: 1.4.2 # pinned\n  digest: ${digests.new}\n  # next\n- name: b\n`,
  ],
  [
    'a digest alone takes the tag away',
    `- name: ${name}\n  newTag: 1.4.1\n`,
    `${name}@${digests.new}`,
    `- name: ${name}\n  digest: ${digests.new}\n`,
  ],
  [
    'tag and digest stay a pair',
    `- name: ${name}\n  digest: ${digests.old}\n  newTag: 1.4.1`,
    `${name}:1.4.2@${digests.new}`,
    `- name: ${name}\n  digest: ${digests.new}\n  newTag: 1.4.2`,
  ],
  [
    'a flow map, several edits in one line',
    `- {name: ${name}, newTag: 1.4.1, digest: "${digests.old}"} # c\n`,
    `${name}:1.4.2@${digests.new}`,
    `- {name: ${name}, newTag: 1.4.2, digest: "${digests.new}"} # c\n`,
  ],
  [
    'a flow map loses its digest',
    `- {name: ${name}, digest: "${digests.old}", newTag: 1.4.1}\n`,
    `${name}:1.4.2`,
    `- {name: ${name}, newTag: 1.4.2}\n`,
  ],
  [
    'a flow map gets a digest',
    `- { name: ${name}, newTag: v1 }\n`,
    `${name}:v2@${digests.new}`,
    `- { name: ${name}, newTag: v2, digest: ${digests.new} }\n`,
  ],
  ['an empty newTag', `- name: ${name}\n  newTag:\n`, `${name}:v2`, `- name: ${name}\n  newTag: v2\n`],
  [
    'a new name',
    `- name: ${name}\n  newTag: v1\n`,
    `${name}=ghcr.io/new/web:v2`,
    `- name: ${name}\n  newName: ghcr.io/new/web\n  newTag: v2\n`,
  ],
  [
    'the new name is what counts',
    `- name: web\n  newName: ${name}\n  newTag: v1\n`,
    `${name}:v2`,
    `- name: web\n  newName: ${name}\n  newTag: v2\n`,
  ],
  [
    'the short name of Docker Hub stays short',
    '- name: nginx\n  newTag: v1\n',
    'docker.io/library/nginx:v2',
    '- name: nginx\n  newTag: v2\n',
  ],
  [
    'a port in the name',
    '- name: localhost:5000/a\n  newTag: v1\n',
    'localhost:5000/a:v2',
    '- name: localhost:5000/a\n  newTag: v2\n',
  ],
  [
    'of two entries with one name the last, which decides',
    `- name: ${name}\n  newTag: v1\n- name: ${name}\n  newTag: v0\n`,
    `${name}:v2`,
    `- name: ${name}\n  newTag: v1\n- name: ${name}\n  newTag: v2\n`,
  ],
])('kustomize images: %s', async (_title, before, image, after) => {
  expect(await bumpEntry(before, image)).toBe(after);
});

test.each([
  ['the tag it has', `- name: ${name}\n  newTag: v1\n`, `${name}:v1`],
  [
    'the tag it has keeps the digest that goes with it',
    `- name: ${name}\n  newTag: v1\n  digest: ${digests.old}\n`,
    `${name}:v1`,
  ],
  [
    'the digest it has keeps the tag',
    `- name: ${name}\n  newTag: v1\n  digest: ${digests.old}\n`,
    `${name}@${digests.old}`,
  ],
])('nothing is edited for %s', async (_title, entry, image) => {
  expect(await bumpEntry(entry, image)).toBeUndefined();
});

test('a number that reads like the tag is given quotes', async () => {
  expect(await bumpEntry(`- name: ${name}\n  newTag: 1.10\n`, `${name}:1.10`)).toBe(
    `- name: ${name}\n  newTag: "1.10"\n`,
  );
});

test('JSON is written as JSON', async () => {
  const before = `{\n  "images": [\n    {\n      "name": "${name}",\n      "newTag": "v1"\n    }\n  ]\n}\n`;
  const plan = await planFor({ 'kustomization.yaml': before }, [`${name}:v2@${digests.new}`]);
  expect(changedFiles(plan)['kustomization.yaml']).toBe(
    `{\n  "images": [\n    {\n      "name": "${name}",\n      "newTag": "v2",\n      "digest": "${digests.new}"\n    }\n  ]\n}\n`,
  );
});

test('a suffix that is put behind the base tag is refused with its place', async () => {
  const plan = await planFor({ 'kustomization.yaml': `images:\n- name: ${name}\n  tagSuffix: -alpine\n` }, [
    `${name}:v2`,
  ]);
  expect(brief(plan)).toEqual(['EDIT_REFUSED tagSuffix "-alpine" is added to whatever tag the base has']);
  expect(plan.errors[0]?.location).toEqual({ file: 'kustomization.yaml', line: 2, column: 3 });
});

test('an entry that renames the image is bumped by the new name alone', async () => {
  const files = { 'kustomization.yaml': `images:\n- name: ${name}\n  newName: mirror.local/web\n  newTag: v1\n` };
  const plan = await planFor(files, [`${name}:v2`]);
  expect(plan.errors[0]).toMatchObject({
    code: 'IMAGE_NOT_FOUND',
    hint: expect.stringContaining('renamed to mirror.local/web here') as string,
  });
  expect(brief(await planFor(files, ['mirror.local/web:v2']))).toEqual([
    'kustomization.yaml images[0].newTag: v1 → v2',
  ]);
});

test.each(['kustomization.yml', 'Kustomization', 'a/b/kustomization.yaml'])('%s is a kustomization', async (file) => {
  expect(brief(await planFor({ [file]: `images:\n- name: ${name}\n  newTag: v1\n` }, [`${name}:v2`]))).toHaveLength(1);
});

test('an expression is followed to the images that it matches', async () => {
  const workload = (image: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: ${image.slice(-3)}}\nspec: {containers: [{name: a, image: "${image}:v1"}]}\n`;
  const files = {
    'kustomization.yaml': 'resources: [web.yaml]\nimages:\n- name: ghcr.io/acme/.*\n  newTag: v1\n',
    'web.yaml': workload(name),
  };
  expect(brief(await planFor(files, [`${name}:v2`]))).toEqual(['kustomization.yaml images[0].newTag: v1 → v2']);
  const two = {
    ...files,
    'kustomization.yaml': files['kustomization.yaml'].replace('web.yaml', 'web.yaml, api.yaml'),
    'api.yaml': workload('ghcr.io/acme/api'),
  };
  const plan = await planFor(two, [`${name}:v2`]);
  expect(brief(plan)).toEqual(['EDIT_REFUSED the expression "ghcr.io/acme/.*" also decides about ghcr.io/acme/api']);
  expect(plan.errors[0]?.location).toMatchObject({ file: 'kustomization.yaml', line: 4 });
});
