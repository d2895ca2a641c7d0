import { expect, test } from 'vitest';
import { planBump } from '../../../src/bump/plan-bump.ts';
import { proveEffect } from '../../../src/bump/prove-effect.ts';
import { parseImageArgument } from '../../../src/model/image-argument.ts';
import { digests } from '../../harness/bump.ts';
import { createRenderBench } from '../render/parts.ts';

const name = 'ghcr.io/acme/web';

/** How charts write an image in values, and how their templates put it together. */
const charts: readonly [string, string, string][] = [
  [
    'repository and tag',
    `image:\n  repository: ${name}\n  tag: v1\n`,
    '{{ .Values.image.repository }}:{{ .Values.image.tag }}',
  ],
  [
    'registry, repository and tag',
    'image:\n  registry: ghcr.io\n  repository: acme/web\n  tag: v1\n',
    '{{ .Values.image.registry }}/{{ .Values.image.repository }}:{{ .Values.image.tag }}',
  ],
  [
    'a digest that wins',
    `image:\n  repository: ${name}\n  tag: v1\n  digest: ""\n`,
    '{{ .Values.image.repository }}{{ if .Values.image.digest }}@{{ .Values.image.digest }}{{ else }}:{{ .Values.image.tag }}{{ end }}',
  ],
  [
    'a digest behind the tag',
    `image: { repository: ${name}, tag: v1, digest: "${digests.old}" }\n`,
    '{{ .Values.image.repository }}:{{ .Values.image.tag }}{{ with .Values.image.digest }}@{{ . }}{{ end }}',
  ],
  [
    'digits of a digest',
    `image:\n  repository: ${name}\n  tag: v1\n  sha: ""\n`,
    '{{ .Values.image.repository }}:{{ .Values.image.tag }}{{ with .Values.image.sha }}@sha256:{{ . }}{{ end }}',
  ],
  ['one string', `web:\n  image: ${name}:v1\n`, '{{ .Values.web.image }}'],
  ['flat keys', `imageRepository: ${name}\nimageTag: v1\n`, '{{ .Values.imageRepository }}:{{ .Values.imageTag }}'],
  [
    'a registry for all',
    'global: { imageRegistry: ghcr.io }\nimage:\n  registry: docker.io\n  repository: acme/web\n  tag: v1\n',
    '{{ .Values.global.imageRegistry | default .Values.image.registry }}/{{ .Values.image.repository }}:{{ .Values.image.tag }}',
  ],
  [
    'an empty tag that falls back to the app',
    `image:\n  repository: ${name}\n  tag: ""\n`,
    '{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}',
  ],
];

test.each(charts)('real Helm renders what the plan says: %s', async (_title, values, image) => {
  await using bench = createRenderBench();
  bench.write({
    'chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\nappVersion: v0\n',
    'chart/values.yaml': values,
    'chart/templates/pod.yaml': `apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n  - name: web\n    image: "${image}"\n  - name: other\n    image: nginx:v1\n`,
  });
  const before = await bench.one('chart');
  expect(before.errors).toEqual([]);
  for (const tag of ['v2', '1.10', '1e3', '0123', '20240101', `v2@${digests.new}`]) {
    const intents = [parseImageArgument(`${name}:${tag}`)];
    const plan = await planBump({ tree: bench.tree, prefixes: ['chart'], intents, onMissing: 'fail' });
    expect(plan.errors).toEqual([]);
    const after = await bench.one('chart', { tree: bench.files.overlay(bench.tree, plan.files) });
    // A digest that wins hides the tag: then the digest alone is what can be seen.
    const wins = _title === 'a digest that wins' && tag.includes('@');
    const seen = wins ? intents.map(({ tag: _tag, ...rest }) => rest) : intents;
    expect(
      proveEffect({ before: [before], after: [after], intents: seen, edits: plan.edits }).map(({ message }) => message),
    ).toEqual([]);
  }
});
