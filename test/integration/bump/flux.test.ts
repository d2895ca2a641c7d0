import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { changedFiles, digests, planFor } from '../../harness/bump.ts';
import { helmImages, kustomizeImages } from './renders.ts';

/**
 * What Flux renders: spec.images of a Kustomization go into the kustomization that kustomize builds (fluxcd/pkg kustomize,
 * kustomize_generator.go), and spec.values of a HelmRelease are Helm's values (fluxcd/helm-controller internal/action).
 */
interface Spec {
  images?: object[];
  values?: object;
}

const image = 'registry.example.com:5000/acme/web';
const other = 'registry.example.com:5000/acme/other:v1';
const versions = ['v2', '1e3', '0123', `v2@${digests.new}`];

const chart = '{{ .Values.image.repository }}:{{ .Values.image.tag }}{{ with .Values.image.digest }}@{{ . }}{{ end }}';

const cases: { title: string; kind: string; spec: string; render: (spec: Spec) => string[] }[] = [
  ...[
    `{ name: ${image}, newTag: v1 }`,
    `{ name: ${image}, newTag: v1, digest: "${digests.old}" }`,
    `{ name: ${image}, digest: "${digests.old}" }`,
    `{ name: web, newName: "${image}", newTag: v1 }`,
  ].map((entry) => ({
    title: `Kustomization spec.images: ${entry}`,
    kind: 'kustomize.toolkit.fluxcd.io/v1 Kustomization',
    spec: `images:\n  - ${entry}\n`,
    render: ({ images }: Spec) =>
      kustomizeImages(
        entry.startsWith('{ name: web') ? 'web:v0' : `${image}:v0`,
        stringify({ resources: ['pod.yaml'], images }),
      ),
  })),
  {
    title: 'HelmRelease spec.values: repository, tag and an empty digest',
    kind: 'helm.toolkit.fluxcd.io/v2 HelmRelease',
    spec: `values:\n  image: { repository: "${image}", tag: v1, digest: "" }\n`,
    render: ({ values }: Spec) =>
      helmImages(chart, 'image: { repository: x, tag: v0, digest: "" }\n', stringify(values)),
  },
  {
    title: 'HelmRelease spec.values: one string',
    kind: 'helm.toolkit.fluxcd.io/v2 HelmRelease',
    spec: `values:\n  image: ${image}:v1\n`,
    render: ({ values }: Spec) => helmImages('{{ .Values.image }}', 'image: x:v0\n', stringify(values)),
  },
];

test.each(cases)('what Flux renders has the image that was asked for: $title', async ({ kind, spec, render }) => {
  const [apiVersion, name] = kind.split(' ');
  const object = `apiVersion: ${apiVersion}\nkind: ${name}\nmetadata: { name: web, namespace: apps }\nspec:\n  interval: 1h\n  ${spec.trimEnd().replaceAll('\n', '\n  ')}\n`;
  for (const version of versions) {
    const plan = await planFor({ 'web.yaml': object }, [`${image}:${version}`]);
    expect(plan.errors).toEqual([]);
    const after = (parse(changedFiles(plan)['web.yaml'] ?? '') as { spec: Spec }).spec;
    expect(render(after)).toEqual([`${image}:${version}`, other]);
  }
});
