import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run, type RunResult } from '../harness/run.ts';
import { temporaryDirectory } from '../harness/temp.ts';

const program = fileURLToPath(new URL('../../src/entry/cli-main.ts', import.meta.url));

type Changes = Readonly<Record<string, string>>;

async function slipway(args: readonly string[], changes: Changes = {}): Promise<RunResult> {
  await using folder = temporaryDirectory('operators');
  for (const [file, text] of Object.entries({ ...files, ...changes })) {
    mkdirSync(dirname(join(folder.path, file)), { recursive: true });
    writeFileSync(join(folder.path, file), text);
  }
  return await run(process.execPath, [program, ...args], { cwd: folder.path, allowFailure: true });
}

function application(name: string, source: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ${name}, namespace: argocd}
spec:
  destination: {namespace: shop}
  source: {repoURL: "https://git.acme.dev/deploy", ${source}}
`;
}

function environments(staging: string, production: string): string {
  return `version: 1\nenvironments:\n  staging: {roots: ["${staging}"]}\n  production: {roots: ["${production}"]}\n`;
}

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: "IMAGE"}]}\n';
const values = 'helm: {valuesObject: {image: {repository: ghcr.io/acme/web, tag: v1}}}';
const both = `${application('web-staging', `path: chart, ${values}`)}---\n${application('web-production', 'path: web')}`;
const staging = 'apps.yaml#Application/argocd/web-staging';
const production = 'apps.yaml#Application/argocd/web-production';
const files = {
  'slipway.yaml': environments(staging, production),
  'apps.yaml': both,
  'chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'chart/templates/pod.yaml': pod.replace('IMAGE', '{{ .Values.image.repository }}:{{ .Values.image.tag }}'),
  'web/kustomization.yaml': 'resources: [pod.yaml]\n',
  'web/pod.yaml': pod.replace('IMAGE', 'ghcr.io/acme/web:v1'),
};
const bump = ['bump', '--image', 'ghcr.io/acme/web:v2', '--renderer', 'embedded', '--format', 'json'];

/** An Application whose component has the last word on the tag, where no bump looks. */
function pinning(name: string): Changes {
  const target = '{select: {kind: Pod}, fieldPaths: [spec.containers.0.image], options: {delimiter: ":", index: 1}}';
  return {
    'apps.yaml': application(name, 'path: web, kustomize: {components: [../pin]}'),
    'slipway.yaml': `version: 1\nenvironments:\n  production: {roots: ["${production}"]}\n`,
    'pin/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
resources: [version.yaml]
replacements: [{source: {kind: ConfigMap, name: version, fieldPath: data.version}, targets: [${target}]}]
`,
    'pin/version.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: version}\ndata: {version: v1}\n',
  };
}

interface BumpDocument {
  outcome: string;
  edits: { file: string; line: number; new: string }[];
  errors: { code: string; message: string }[];
}

async function bumped(args: readonly string[], changes?: Changes): Promise<BumpDocument & { notices: string }> {
  const { stdout, stderr } = await slipway([...bump, ...args], changes);
  return { ...(JSON.parse(stdout) as BumpDocument), notices: stderr };
}

describe('an environment that is an Application', () => {
  it('is bumped alone, and proven, where the file holds those of others, too', async () => {
    const one = await bumped(['--environment', 'staging']);
    expect(one).toMatchObject({ outcome: 'changed', errors: [], edits: [{ file: 'apps.yaml', line: 6, new: 'v2' }] });
    expect(one.notices).not.toContain('not proven');
    const other = await bumped(['--environment', 'production']);
    expect(other.edits.map(({ file }) => file)).toEqual(['web/pod.yaml']);
  });

  it('is bumped with the file’s other objects where an ApplicationSet makes it', async () => {
    const set = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: web, namespace: argocd}
spec:
  generators: [{list: {elements: [{env: production}]}}]
  template:
    metadata: {name: "web-{{env}}"}
    spec: {destination: {namespace: shop}, source: {repoURL: "https://git.acme.dev/deploy", path: web, kustomize: {images: ["ghcr.io/acme/web:v1"]}}}
`;
    const { edits, outcome } = await bumped(['--environment', 'production'], {
      'apps.yaml': `${set}---\n${application('web-staging', `path: chart, ${values}`)}`,
    });
    expect(outcome).toBe('changed');
    expect(edits.map(({ file, line }) => `${file}:${line}`)).toContain('apps.yaml:8');
  });

  it('is refused when what it renders stays as it was', async () => {
    const { outcome, errors } = await bumped(['--environment', 'production'], pinning('web-production'));
    expect({ outcome, errors }).toMatchObject({ outcome: 'refused', errors: [{ code: 'BUMP_NO_EFFECT' }] });
    expect(errors[0]?.message).toContain(production);
  });

  it('is explained as it renders', async () => {
    const args = ['bump', '--explain', 'ghcr.io/acme/web', '--environment', 'staging', '--renderer', 'embedded'];
    const { stdout } = await slipway(args);
    expect(stdout).toContain(`${staging}: v1/Pod/shop/web web: ghcr.io/acme/web:v1`);
    expect(stdout).not.toContain('web/pod.yaml');
  });

  it('may be named by a glob, and a mistake is told with what there is', async () => {
    const gate = ['gate', '--renderer', 'embedded', '--pack', 'none', '--enable', 'no-privileged', '--format', 'json'];
    const all = await slipway(gate, {
      'slipway.yaml': environments('apps.yaml#Application/argocd/*-staging', '*.yaml#Application/**'),
    });
    expect((JSON.parse(all.stdout) as { roots: { id: string }[] }).roots.map(({ id }) => id)).toEqual([
      staging,
      production,
    ]);
    const wrong = await slipway(gate, {
      'slipway.yaml': environments(staging, 'apps.yaml#Application/argocd/web-prodction'),
    });
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stdout).toContain('"LAYOUT_INVALID"');
    expect(wrong.stdout).toContain(`Did you mean \\"${production}\\"?`);
  });

  it('is nothing that the built-in engine applies', async () => {
    const digest = `registry.example/slipway@sha256:${'a'.repeat(64)}`;
    const init = ['init', '--engine', 'job', '--environment', 'production', '--image', digest];
    const { exitCode, stderr } = await slipway([...init, '--repository', 'https://git.acme.dev/deploy']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      `error[CONFIG_INVALID]: environments.production.roots: "${production}" is rendered by Argo CD`,
    );
    expect(stderr).toContain('hint: Name the folder');
  });
});

describe('without environments', () => {
  const none = { 'slipway.yaml': 'version: 1\n' };

  it('a bump is proven by what Applications make of the folders that it changes', async () => {
    const { outcome, errors } = await bumped([], { ...pinning('web-production'), ...none });
    expect({ outcome, errors }).toMatchObject({ outcome: 'refused', errors: [{ code: 'BUMP_NO_EFFECT' }] });
    expect(errors[0]?.message).toContain(production);
  });

  it('policies are timed on what Applications render', async () => {
    const policy = 'package main\nimport rego.v1\ndeny contains "no" if input.kind == "Pod"\n';
    const { stdout } = await slipway(['policy', 'bench'], { ...none, 'policy/a.rego': policy });
    // Two pods, and the two Applications themselves.
    expect(stdout).toContain('2 findings');
    expect(stdout).toMatch(/on 4 objects;/);
  });
});
