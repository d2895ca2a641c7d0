import { expect, test } from 'vitest';
import { brief, changedFiles, digests, planFor } from '../../harness/bump.ts';

const name = 'ghcr.io/acme/web';

async function bumpValues(text: string, image: string): Promise<string | undefined> {
  const plan = await planFor({ 'values.yaml': text }, [image]);
  expect(plan.errors).toEqual([]);
  return changedFiles(plan)['values.yaml'];
}

test.each([
  [
    'repository and tag',
    `image:\n  repository: ${name}\n  tag: v1 # x\n  pullPolicy: Always\n`,
    `image:\n  repository: ${name}\n  tag: v2 # x\n  pullPolicy: Always\n`,
  ],
  [
    'a registry of its own',
    'image:\n  registry: ghcr.io\n  repository: acme/web\n  tag: "v1"\n',
    'image:\n  registry: ghcr.io\n  repository: acme/web\n  tag: "v2"\n',
  ],
  [
    'global.imageRegistry',
    'global: { imageRegistry: ghcr.io }\nimage:\n  registry: docker.io\n  repository: acme/web\n  tag: v1\n',
    'global: { imageRegistry: ghcr.io }\nimage:\n  registry: docker.io\n  repository: acme/web\n  tag: v2\n',
  ],
  ['one string', `web:\n  image: ${name}:v1\n`, `web:\n  image: ${name}:v2\n`],
  ['a list of strings', `images:\n- ${name}:v1\n- nginx:v1\n`, `images:\n- ${name}:v2\n- nginx:v1\n`],
  [
    'a list of maps',
    `containers:\n- image: { repository: ${name}, tag: v1 }\n`,
    `containers:\n- image: { repository: ${name}, tag: v2 }\n`,
  ],
  [
    'dotted literal keys',
    `web.image.repository: ${name}\nweb.image.tag: v1\n`,
    `web.image.repository: ${name}\nweb.image.tag: v2\n`,
  ],
  [
    'imageRepository and imageTag',
    `imageRepository: ${name}\nimageTag: v1\n`,
    `imageRepository: ${name}\nimageTag: v2\n`,
  ],
  ['an image and a tag beside it', `image: ${name}\ntag: v1\n`, `image: ${name}\ntag: v2\n`],
  ['webImage and webTag', `webImage: ${name}\nwebTag: v1\n`, `webImage: ${name}\nwebTag: v2\n`],
  [
    'webImageRepository and webImageTag',
    `webImageRepository: ${name}\nwebImageTag: v1\n`,
    `webImageRepository: ${name}\nwebImageTag: v2\n`,
  ],
  [
    'a name and version of an image',
    `image:\n  name: ${name}\n  version: v1\n`,
    `image:\n  name: ${name}\n  version: v2\n`,
  ],
  ['an empty tag', `image:\n  repository: ${name}\n  tag: ""\n`, `image:\n  repository: ${name}\n  tag: "v2"\n`],
  ['a tag that is nothing', `image:\n  repository: ${name}\n  tag:\n`, `image:\n  repository: ${name}\n  tag: v2\n`],
  [
    'a digest of the old tag is emptied',
    `image:\n  repository: ${name}\n  tag: v1\n  digest: ${digests.old}\n`,
    `image:\n  repository: ${name}\n  tag: v2\n  digest: ""\n`,
  ],
  [
    'a digest behind the tag goes with it',
    `image:\n  repository: ${name}\n  tag: v1@${digests.old}\n`,
    `image:\n  repository: ${name}\n  tag: v2\n`,
  ],
])('a tag alone: %s', async (_title, before, after) => {
  expect(await bumpValues(before, `${name}:v2`)).toBe(after);
});

test.each([
  [
    'a digest key',
    `image:\n  repository: ${name}\n  tag: v1\n  digest: ""\n`,
    `image:\n  repository: ${name}\n  tag: v2\n  digest: "${digests.new}"\n`,
  ],
  [
    'the digits alone',
    `image:\n  repository: ${name}\n  tag: v1\n  sha: ${'1'.repeat(64)}\n`,
    `image:\n  repository: ${name}\n  tag: v2\n  sha: "${'2'.repeat(64)}"\n`,
  ],
  [
    'behind the tag where no key is',
    `image:\n  repository: ${name}\n  tag: v1\n`,
    `image:\n  repository: ${name}\n  tag: v2@${digests.new}\n`,
  ],
  ['one string', `image: ${name}:v1\n`, `image: ${name}:v2@${digests.new}\n`],
])('tag and digest: %s', async (_title, before, after) => {
  expect(await bumpValues(before, `${name}:v2@${digests.new}`)).toBe(after);
});

test('a digest alone needs a key for it', async () => {
  expect(await bumpValues(`image:\n  repository: ${name}\n  tag: v1\n  digest: ""\n`, `${name}@${digests.new}`)).toBe(
    `image:\n  repository: ${name}\n  tag: v1\n  digest: "${digests.new}"\n`,
  );
  const plan = await planFor({ 'values.yaml': `image:\n  repository: ${name}\n  tag: v1\n` }, [
    `${name}@${digests.new}`,
  ]);
  expect(brief(plan)).toEqual(['EDIT_REFUSED there is no key for a digest here: give the tag as well']);
});

test('a new name is split over registry and repository as the old one was', async () => {
  const before = 'image:\n  registry: ghcr.io\n  repository: acme/web\n  tag: v1\n';
  expect(await bumpValues(before, `${name}=quay.io/new/web:v2`)).toBe(
    'image:\n  registry: quay.io\n  repository: new/web\n  tag: v2\n',
  );
  const plan = await planFor({ 'values.yaml': `global: { imageRegistry: ghcr.io }\n${before}` }, [
    `${name}=quay.io/new/web:v2`,
  ]);
  expect(brief(plan)).toEqual(['EDIT_REFUSED global.imageRegistry puts "ghcr.io" in front of every name']);
});

test('values of an environment may say the tag alone: the name is in the chart', async () => {
  const files = {
    'charts/web/Chart.yaml': 'name: web\n',
    'charts/web/values.yaml': `image:\n  repository: ${name}\n  tag: ""\n`,
    'charts/web/values-prod.yaml': 'image:\n  tag: v1\n',
    'charts/web/env/values-eu.yaml': 'image: { tag: v1 }\nother: { tag: v1 }\n',
  };
  expect(brief(await planFor(files, [`${name}:v2`]))).toEqual([
    'charts/web/env/values-eu.yaml image.tag: v1 → v2',
    'charts/web/values-prod.yaml image.tag: v1 → v2',
    'charts/web/values.yaml image.tag:  → v2',
  ]);
});

test('what only looks like an image is left alone', async () => {
  const text = `git:\n  repository: https://github.com/acme/web\n  tag: v1\nchart: { repository: ${name}-other, tag: v1 }\nnote: see ${name}:v1\nurl: ${name}:v1\n`;
  const plan = await planFor({ 'values.yaml': text }, [`${name}:v2`]);
  expect(brief(plan)).toEqual([`IMAGE_NOT_FOUND no manifest uses ${name}`]);
});

test.each(['values-prod.yaml', 'prod.values.yml', 'env/values/prod.yaml', 'values.eu.yaml'])(
  '%s is a values file',
  async (file) => {
    expect((await planFor({ [file]: `image: { repository: ${name}, tag: v1 }\n` }, [`${name}:v2`])).edits).toHaveLength(
      1,
    );
  },
);
