import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { digests, planFor, changedFiles } from '../../harness/bump.ts';
import { helmImages, kustomizeImages } from './renders.ts';

/**
 * Argo CD renders by these programs: `kustomize edit set image ITEM…`, then `kustomize build` (util/kustomize/kustomize.go), and `helm
 * template --set NAME=VALUE --set-string NAME=VALUE --values FILE` (util/helm/cmd.go and reposerver/repository/repository.go: valueFiles, then
 * values, where valuesObject goes first, then parameters, with forceString as --set-string and commas escaped).
 */
interface Source {
  kustomize?: { images: string[] };
  helm?: { parameters?: Parameter[]; values?: string; valuesObject?: object };
}

interface Parameter {
  name: string;
  value: string;
  forceString?: boolean;
}

const versions = ['v2', '1e3', '0123', `v2@${digests.new}`];
const image = 'registry.example.com:5000/acme/web';

function renderKustomize({ kustomize }: Source, reference: string): string[] {
  return kustomizeImages(reference, 'resources: [pod.yaml]\n', kustomize?.images);
}

function renderHelm({ helm }: Source, template: string, values: string): string[] {
  const given = helm?.valuesObject === undefined ? (helm?.values ?? '') : JSON.stringify(helm.valuesObject);
  const sets = (helm?.parameters ?? []).flatMap(({ name, value, forceString }) => [
    forceString === true ? '--set-string' : '--set',
    `${name}=${value.replaceAll(/(?<!\\),/g, String.raw`\,`)}`,
  ]);
  return helmImages(template, values, given, sets);
}

interface Case {
  title: string;
  /** The source as the Application has it. */
  source: string;
  render: (source: Source) => string[];
}

const chart = (values: string, template: string) => (source: Source) => renderHelm(source, template, values);
const parts = chart(
  'image: { registry: registry.example.com:5000, repository: acme/web, tag: v0, digest: "" }\n',
  '{{ .Values.image.registry }}/{{ .Values.image.repository }}:{{ .Values.image.tag }}{{ with .Values.image.digest }}@{{ . }}{{ end }}',
);
const pair = chart(
  `image: { repository: "${image}", tag: v0, digest: "" }\n`,
  '{{ .Values.image.repository }}:{{ .Values.image.tag }}{{ with .Values.image.digest }}@{{ . }}{{ end }}',
);
const single = chart('image: x:v0\n', '{{ .Values.image }}');

const cases: Case[] = [
  ...[
    `${image}=${image}:v1`,
    `${image}=${image}:v1@${digests.old}`,
    `${image}=${image}@${digests.old}`,
    `web=${image}:v1`,
  ].map((item) => ({
    title: `kustomize.images: ${item}`,
    source: `kustomize: { images: [ 'registry.example.com:5000/acme/other:v1', '${item}' ] }`,
    render: (source: Source) => renderKustomize(source, item.startsWith('web=') ? 'web:v0' : `${image}:v0`),
  })),
  {
    title: 'helm.parameters: repository and tag, and an empty digest',
    source: `helm: { parameters: [ { name: image.repository, value: "${image}" }, { name: image.tag, value: v1, forceString: true }, { name: image.digest, value: "" } ] }`,
    render: pair,
  },
  {
    title: 'helm.parameters: one string',
    source: `helm: { parameters: [ { name: image, value: "${image}:v1" } ] }`,
    render: single,
  },
  {
    title: 'helm.valuesObject: registry, repository, tag and digest',
    source:
      'helm: { valuesObject: { image: { registry: "registry.example.com:5000", repository: acme/web, tag: v1, digest: "" } } }',
    render: parts,
  },
  {
    title: 'helm.values: a block of YAML',
    source: `helm:\n  values: |\n    image:\n      repository: ${image} # kept\n      tag: v1\n      digest: ""\n`,
    render: pair,
  },
];

test.each(cases)('what Argo CD renders has the image that was asked for: $title', async ({ source, render }) => {
  const indented = source.replaceAll('\n', '\n    ');
  const application = `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: web }\nspec:\n  source:\n    path: web\n    ${indented}\n`;
  for (const version of versions) {
    const [whole, beside] = await Promise.all([
      bumped('web.yaml', application, version),
      bumped('web/.argocd-source.yaml', `${source}\n`, version),
    ]);
    const after = (whole as { spec: { source: Source } }).spec.source;
    expect({ path: 'web', ...(beside as Source) }).toEqual(after);
    expect(render(after)).toEqual([`${image}:${version}`, 'registry.example.com:5000/acme/other:v1']);
  }
});

async function bumped(file: string, text: string, version: string): Promise<unknown> {
  const plan = await planFor({ [file]: text }, [`${image}:${version}`]);
  expect(plan.errors).toEqual([]);
  return parse(changedFiles(plan)[file] ?? '');
}
