import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/model/verdict.ts';
import { run } from '../harness/run.ts';
import { temporaryDirectory } from '../harness/temp.ts';

const program = fileURLToPath(new URL('../../src/entry/cli-main.ts', import.meta.url));

const environments = `
environments:
  production: { roots: [production] }
  staging: { roots: [staging] }
`;

/** Those of no environment are judged only where they are named. */
function rootsOf(files: Readonly<Record<string, string>>): readonly string[] {
  return [...new Set(Object.keys(files).map((file) => dirname(file)))].filter((folder) => folder !== '.slipway');
}

/** Judges files by a configuration with that gate, as `root namespace rule severity`. */
async function gate(files: Readonly<Record<string, string>>, config: string): Promise<readonly string[]> {
  await using folder = temporaryDirectory('gate-rules');
  for (const [name, text] of Object.entries({ ...files, 'slipway.yaml': `version: 1\n${config}` })) {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), text);
  }
  const argv = [program, 'gate', '--format', 'json', ...rootsOf(files)];
  const { stdout } = await run(process.execPath, argv, { cwd: folder.path, allowFailure: true });
  const { findings, errors } = JSON.parse(stdout) as Verdict;
  expect(errors).toEqual([]);
  return findings
    .map(({ root, object, rule, severity }) => `${root} ${object?.namespace ?? '-'} ${rule} ${severity}`)
    .toSorted();
}

const pod = (namespace: string, more = ''): string => `---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: ${namespace} }
spec:
  containers: [{ name: web, image: "ghcr.io/acme/web:1.4.2", securityContext: { privileged: true }${more} }]
`;
const both = pod('shop') + pod('storage');
const files = { 'production/web.yaml': both, 'staging/web.yaml': both, 'other/web.yaml': both };

describe('gate.rules', () => {
  it('lets what a Pod Security pack refuses fail, but for what an entry softens', async () => {
    const [plain, softened] = await Promise.all(
      ['', '  rules: [{ rule: seccomp-profile-missing, severity: warning }]'].map((rules) =>
        gate({ 'pods/web.yaml': pod('shop') }, `gate:\n  packs: ["pss-restricted:v1.30"]\n${rules}`),
      ),
    );
    expect(plain).toContain('pods shop drop-all-capabilities error');
    expect(plain?.filter((finding) => !finding.endsWith(' error'))).toEqual([]);
    expect(softened?.filter((finding) => !finding.endsWith(' error'))).toEqual([
      'pods shop seccomp-profile-missing warning',
    ]);
  });

  it('turns rules on and off, and sets severities, for roots, environments and namespaces', async () => {
    const found = await gate(
      files,
      `${environments}
gate:
  packs: [none]
  enable: [no-privileged]
  rules:
    - { rule: no-privileged, severity: info, environments: [staging] }
    - { rule: security, severity: "off", roots: ["oth*"] }
    - { rule: kube-linter/privileged-container, severity: warning, namespaces: ["stor*"], environments: [production] }
    - { rule: no-latest-tag, severity: error, roots: [nowhere] }`,
    );
    expect(found).toEqual([
      'production shop no-privileged error',
      'production storage no-privileged warning',
      'staging shop no-privileged info',
      'staging storage no-privileged info',
    ]);
  });

  it('gives rules other options in other places', async () => {
    const found = await gate(
      files,
      `${environments}
gate:
  packs: [none]
  enable: [registry-not-allowed]
  options: { registry-not-allowed: { registries: [quay.io] } }
  rules:
    - { rule: registry-not-allowed, options: { registries: [ghcr.io/acme] }, environments: [production] }
    - { rule: registry-not-allowed, options: { registries: [docker.io] }, namespaces: [shop], roots: [production] }
    - { rule: registry-not-allowed, options: { registries: [ghcr.io] }, roots: [staging, other], namespaces: [storage] }`,
    );
    expect(found).toEqual([
      'other shop registry-not-allowed error',
      'production shop registry-not-allowed error',
      'staging shop registry-not-allowed error',
    ]);
  });
});

describe('what other roots have', () => {
  const uses = (name: string): string => pod('shop', `, envFrom: [{ configMapRef: { name: ${name} } }]`);
  const settings = (name: string): string =>
    `---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: shop }\ndata: { a: b }\n`;
  const rules = 'gate: { packs: [none], enable: [config-map-missing] }\n';

  it('is there without environments', async () => {
    const set = { 'production/web.yaml': uses('settings'), 'staging/settings.yaml': settings('settings') };
    expect(await gate(set, rules)).toEqual([]);
  });

  it('is not there for another environment, but for roots of the same or of none', async () => {
    const set = {
      'production/web.yaml': uses('of-staging'),
      'staging/web.yaml': uses('of-none').replace('name: web', 'name: api') + settings('of-staging'),
      'regions/west/web.yaml': uses('of-production').replace('name: web', 'name: west') + settings('of-none'),
      'regions/east/settings.yaml': settings('of-production'),
      'common/settings.yaml': settings('of-none'),
      'none/web.yaml': uses('of-staging').replace('name: web', 'name: none'),
    };
    const config = environments.replace('[production]', '[production, "regions/*"]');
    expect(await gate(set, `${config}${rules}`)).toEqual(['production shop config-map-missing warning']);
  });
});

describe('two rules of which one demands what the other does', () => {
  const hostPath = pod('shop').replace('spec:', 'spec:\n  volumes: [{ name: host, hostPath: { path: /var/log } }]');
  const set = { 'production/web.yaml': hostPath };
  const config = 'gate: { packs: [none], enable: [no-host-path, restricted-volume-types] }\n';

  it('tell of a place once, by the graver one', async () => {
    expect(await gate(set, config)).toEqual(['production shop no-host-path error']);
  });

  it('tell of it still when that one is waived', async () => {
    const expires = new Date(Date.now() + 30 * 24 * 3600 * 1000).toISOString().slice(0, 10);
    const waiver = `{ rule: no-host-path, object: { name: web }, owner: web, reason: logs, expires: "${expires}" }`;
    const waived = { ...set, '.slipway/waivers.yaml': `version: 1\nwaivers: [${waiver}]\n` };
    expect(await gate(waived, config)).toEqual([
      'production shop no-host-path error',
      'production shop restricted-volume-types info',
    ]);
  });

  it('that name a rule of a policy that does not compile leave the word to what is wrong with it', async () => {
    await using folder = temporaryDirectory('gate-rules');
    mkdirSync(join(folder.path, 'policy'));
    writeFileSync(join(folder.path, 'web.yaml'), pod('shop'));
    writeFileSync(join(folder.path, 'policy/a.rego'), 'package main\n\ndeny contains "x" if {');
    writeFileSync(
      join(folder.path, 'slipway.yaml'),
      `version: 1
gate:
  policies: [policy]
  disable: [main/warn]
  options: { main/deny: { a: 1 } }
  effective-from: { main/deny: "2027-01-31" }
  rules: [{ rule: main/deny, severity: warning }]
`,
    );
    const argv = [program, 'gate', '--format', 'json', 'web.yaml'];
    const { stdout, exitCode } = await run(process.execPath, argv, { cwd: folder.path, allowFailure: true });
    expect((JSON.parse(stdout) as Verdict).errors.map(({ code }) => code)).toEqual(['POLICY_COMPILE']);
    expect(exitCode).toBe(1);
  });
});
