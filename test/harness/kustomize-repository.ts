import * as fc from 'fast-check';
import { digests } from './bump.ts';

/** A generated repository with one overlay, and an image to bump in it: the how-manieth of those that are rendered. */
export interface GeneratedRepository {
  files: Record<string, string>;
  pick: number;
  version: { tag?: string; digest?: string };
}

const names = [
  'ghcr.io/acme/web',
  'ghcr.io/acme/api',
  'docker.io/library/nginx',
  'nginx',
  'localhost:5000/a/b',
  'quay.io/x/y',
] as const;
const name = fc.constantFrom(...names);
const tag = fc.constantFrom('v1', '1.10', '2024_01_01', 'latest');
const image = fc
  .record({ name, tag: fc.option(tag), digest: fc.constantFrom(false, false, true) })
  .map((one) => `${one.name}${one.tag === null ? '' : `:${one.tag}`}${one.digest ? `@${digests.old}` : ''}`);

const container = fc.record({ name: fc.constantFrom('a', 'b', 'c'), image });
const containers = fc.uniqueArray(container, { minLength: 1, maxLength: 3, selector: (one) => one.name });
const workload = fc.record({ kind: fc.constantFrom('Deployment', 'CronJob'), containers, init: fc.option(containers) });
const entry = fc.record({
  name: fc.oneof({ weight: 8, arbitrary: name }, { weight: 1, arbitrary: fc.constant('ghcr.io/acme/.*') }),
  newName: fc.option(name, { freq: 4 }),
  newTag: fc.option(tag, { freq: 3 }),
  digest: fc.constantFrom(false, false, true),
  flow: fc.boolean(),
});
const entries = fc.array(entry, { maxLength: 3 });
const patch = fc.record({
  form: fc.constantFrom('merge-inline', 'merge-file', 'json-inline', 'json-file'),
  container: fc.constantFrom('a', 'b'),
  image,
});

/** Bases, a level between, a component, patches and entries, as people combine them. */
export const kustomizeRepositories: fc.Arbitrary<GeneratedRepository> = fc
  .record({
    workloads: fc.array(workload, { minLength: 1, maxLength: 2 }),
    base: entries,
    middle: fc.option(entries),
    component: fc.option(entries.filter((list) => list.length > 0)),
    overlay: entries,
    patch: fc.option(patch, { freq: 2 }),
    pick: fc.nat(20),
    version: fc.constantFrom({ tag: '9.9' }, { tag: '1e3', digest: digests.new }, { digest: digests.new }),
  })
  .map(({ workloads, base, middle, component, overlay, patch, pick, version }) => {
    const files: Record<string, string> = {};
    workloads.forEach((one, index) => {
      files[`base/w${index}.yaml`] = workloadText(one, index);
    });
    files['base/kustomization.yaml'] =
      `resources:\n${workloads.map((_, index) => `- w${index}.yaml\n`).join('')}${entriesText(base)}`;
    if (middle) files['middle/kustomization.yaml'] = `resources: [../base]\n${entriesText(middle)}`;
    if (component)
      files['component/kustomization.yaml'] =
        `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${entriesText(component)}`;
    const [first] = workloads;
    const patched = patch && first ? patchText(patch, first) : { kustomization: '', files: {} };
    for (const [file, text] of Object.entries(patched.files)) files[`overlay/${file}`] = text;
    files['overlay/kustomization.yaml'] = [
      `resources:\n- ../${middle ? 'middle' : 'base'}\n`,
      component ? 'components: [../component]\n' : '',
      patched.kustomization,
      entriesText(overlay),
    ].join('');
    return { files, pick, version };
  });

type Workload = {
  kind: string;
  containers: { name: string; image: string }[];
  init: { name: string; image: string }[] | null;
};

function workloadText({ kind, containers, init }: Workload, index: number): string {
  const spec = {
    ...(init ? { initContainers: init.map((one) => ({ ...one, name: `i${one.name}` })) } : {}),
    containers,
  };
  const template = { metadata: { labels: { app: 'x' } }, spec };
  const body = kind === 'CronJob' ? { schedule: '* * * * *', jobTemplate: { spec: { template } } } : { template };
  return `apiVersion: ${kind === 'CronJob' ? 'batch/v1' : 'apps/v1'}\nkind: ${kind}\nmetadata:\n  name: w${index}\nspec: ${JSON.stringify(body)}\n`;
}

function entriesText(
  list: readonly { name: string; newName: string | null; newTag: string | null; digest: boolean; flow: boolean }[],
): string {
  if (list.length === 0) return '';
  const items = list.map((one) => {
    const pairs = [
      `name: "${one.name}"`,
      ...(one.newName === null ? [] : [`newName: ${one.newName}`]),
      ...(one.newTag === null ? [] : [`newTag: "${one.newTag}"`]),
      ...(one.digest ? [`digest: ${digests.old}`] : []),
    ];
    return one.flow ? `- { ${pairs.join(', ')} }\n` : `- ${pairs.join('\n  ')}\n`;
  });
  return `images:\n${items.join('')}`;
}

function patchText(
  { form, container, image }: { form: string; container: string; image: string },
  target: Workload,
): { kustomization: string; files: Record<string, string> } {
  const pointer = `/spec/${target.kind === 'CronJob' ? 'jobTemplate/spec/template' : 'template'}/spec/containers/0/image`;
  const spec = { containers: [{ name: container, image }] };
  const body = target.kind === 'CronJob' ? { jobTemplate: { spec: { template: { spec } } } } : { template: { spec } };
  const merge = `apiVersion: ${target.kind === 'CronJob' ? 'batch/v1' : 'apps/v1'}\nkind: ${target.kind}\nmetadata: { name: w0 }\nspec: ${JSON.stringify(body)}\n`;
  const json = `- op: replace\n  path: ${pointer}\n  value: "${image}"\n`;
  const text = form.startsWith('merge') ? merge : json;
  const reference = `{ kind: ${target.kind}, name: w0 }`;
  if (form.endsWith('file'))
    return { kustomization: `patches:\n- path: patch.yaml\n  target: ${reference}\n`, files: { 'patch.yaml': text } };
  const inline = text.replace(/^(?=.)/gm, '    ');
  return { kustomization: `patches:\n- target: ${reference}\n  patch: |-\n${inline}`, files: {} };
}
