import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/model/verdict.ts';
import { createPolicyEngine } from '../../src/platform/rego/create-policy-engine.ts';
import { run } from '../harness/run.ts';
import { tarGzOf } from '../harness/tar.ts';
import { temporaryDirectory } from '../harness/temp.ts';

const program = fileURLToPath(new URL('../../src/entry/cli-main.ts', import.meta.url));

const template = `apiVersion: templates.gatekeeper.sh/v1
kind: ConstraintTemplate
metadata: {name: found}
spec:
  crd: {spec: {names: {kind: Found}}}
  targets:
    - target: admission.k8s.gatekeeper.sh
      rego: |
        package found
        violation[{"msg": "few", "details": {"path": "spec.replicas", "wanted": 3}}] { input.review.object.spec.replicas < 3 }
---
apiVersion: constraints.gatekeeper.sh/v1beta1
kind: Found
metadata: {name: replicas}
spec: {match: {namespaceSelector: {matchLabels: {env: prod}}}}
`;
const cel = `---
apiVersion: templates.gatekeeper.sh/v1
kind: ConstraintTemplate
metadata: {name: cel}
spec:
  crd: {spec: {names: {kind: Cel}}}
  targets: [{target: admission.k8s.gatekeeper.sh, code: [{engine: K8sNativeValidation, source: {}}]}]
---
apiVersion: constraints.gatekeeper.sh/v1beta1
kind: Cel
metadata: {name: one}
---
apiVersion: templates.gatekeeper.sh/v1
kind: ConstraintTemplate
metadata: {name: unused}
spec:
  crd: {spec: {names: {kind: Unused}}}
  targets: [{target: admission.k8s.gatekeeper.sh, rego: "package unused\\nviolation[{\\"msg\\": \\"x\\"}] { true }"}]
`;
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  replicas: 1
`;
const namespace = '---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {env: prod}}\n';

type Files = Readonly<Record<string, string | Uint8Array>>;

interface Run {
  verdict: Verdict;
  told: string;
  folder: string;
}

async function gate(files: Files, args: readonly string[], look?: (folder: string) => void): Promise<Run> {
  await using folder = temporaryDirectory('gate-policies');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), text);
  }
  const argv = [program, 'gate', '--pack', 'none', '--format', 'json', ...args, 'base'];
  const env = {
    ...process.env,
    XDG_CACHE_HOME: join(folder.path, 'cache'),
    XDG_STATE_HOME: join(folder.path, 'state'),
  };
  const { stdout, stderr } = await run(process.execPath, argv, { cwd: folder.path, allowFailure: true, env });
  look?.(folder.path);
  return { verdict: JSON.parse(stdout) as Verdict, told: stderr, folder: folder.path };
}

function said({ findings, errors }: Verdict): readonly string[] {
  return [
    ...findings.map(({ rule, message, location }) => `${rule}: ${message} (${location?.file}:${location?.line})`),
    ...errors.map(({ code, message }) => `${code}: ${message}`),
  ];
}

describe('gate --policy', () => {
  it('takes Gatekeeper’s files, with namespaces of the rendered set, lines, and details', async () => {
    const files = { 'policy/t.yaml': template, 'base/web.yaml': deployment + namespace };
    const { verdict } = await gate(files, ['--policy', 'policy']);
    expect(said(verdict)).toEqual(['Found/replicas: few (base/web.yaml:7)']);
    expect(verdict.findings[0]).toMatchObject({ path: 'spec.replicas', details: { wanted: 3 } });
  });

  it('takes labels of namespaces from the configuration', async () => {
    const files = { 'policy/t.yaml': template, 'base/web.yaml': deployment };
    const config = 'version: 1\ngate: {external: [{kind: Namespace, name: shop, labels: {env: prod}}]}\n';
    const known = await gate({ ...files, 'slipway.yaml': config }, ['--policy', 'policy/t.yaml']);
    expect(said(known.verdict)).toEqual(['Found/replicas: few (base/web.yaml:7)']);
  });

  it('fails for a constraint that it cannot evaluate until that is disabled, and tells of unused templates', async () => {
    const files = { 'policy/t.yaml': template + cel, 'base/web.yaml': deployment + namespace };
    const { verdict, told } = await gate(files, ['--policy', 'policy']);
    expect(said(verdict)).toEqual([
      'Found/replicas: few (base/web.yaml:7)',
      'POLICY_TEMPLATE: Cel/one is not evaluated: its template has no Rego, and CEL is not evaluated',
    ]);
    expect(told).toContain('no constraint uses the ConstraintTemplate Unused');
    const without = await gate(files, ['--policy', 'policy', '--disable', 'Cel', '--disable', 'Found/replicas']);
    expect([without.verdict.verdict, said(without.verdict)]).toEqual(['pass', []]);
  });

  it('takes a bundle and a module, and keeps what it compiled for the next run', async () => {
    const rego =
      'package main\ndeny contains {"msg": data.say, "path": "spec.replicas"} if input.kind == "Deployment"\n';
    await using engine = createPolicyEngine();
    const sources = [{ path: 'a.rego', text: rego }];
    const compiled = await engine.compile({ sources, version: 'v1', entrypoints: ['main/deny'] });
    if ('problems' in compiled) throw new Error('it does not compile');
    const data = { name: '/data.json', content: '{"say": "from a bundle"}' };
    const files = {
      'b.tar.gz': tarGzOf([{ name: '/a.rego', content: rego }, data]),
      'm.tgz': tarGzOf([{ name: '/policy.wasm', content: compiled.wasm }, data]),
      'base/web.yaml': deployment,
    };
    const line = 'main/deny: from a bundle (base/web.yaml:7)';
    let kept: readonly string[] = [];
    const bundle = await gate(files, ['--policy', 'b.tar.gz'], (folder) => {
      kept = existsSync(join(folder, 'cache')) ? readdirSync(join(folder, 'cache/slipway/policies')) : [];
    });
    expect(said(bundle.verdict)).toEqual([line]);
    expect(kept.length).toBeGreaterThan(0);
    expect(said((await gate(files, ['--policy', 'm.tgz'])).verdict)).toEqual([line]);
    const bad = await gate({ ...files, 'x.tar': 'no archive' }, ['--policy', 'x.tar']);
    expect(said(bad.verdict)).toEqual(['POLICY_BUNDLE: the bundle cannot be used: it is no tar archive']);
  });

  it('gives all objects at once where it is asked to, by the command line or the configuration', async () => {
    const rego = 'package main\ndeny contains sprintf("%d of %s", [count(input), input[0].path]) if is_array(input)\n';
    const files = { 'policy/a.rego': rego, 'base/web.yaml': deployment + namespace };
    const expected = ['main/deny: 2 of base/web.yaml (undefined:undefined)'];
    expect(said((await gate(files, ['--policy', 'policy', '--combine'])).verdict)).toEqual(expected);
    const config = 'version: 1\ngate: {combine: [main]}\n';
    expect(said((await gate({ ...files, 'slipway.yaml': config }, ['--policy', 'policy'])).verdict)).toEqual(expected);
  });
});
