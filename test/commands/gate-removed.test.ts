import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Verdict } from '../../src/model/verdict.ts';
import { run } from '../harness/run.ts';
import { temporaryDirectory } from '../harness/temp.ts';

const program = fileURLToPath(new URL('../../src/entry/cli-main.ts', import.meta.url));

const rules = {
  'slipway.yaml':
    'version: 1\ngate: { packs: [none], policies: [policy] }\n' +
    'environments: { staging: { roots: [staging] }, production: { roots: ["[a-d]"] } }\n',
  'policy/keep.rego': `package main

deny contains {"msg": "its data would be lost", "object": {"apiVersion": "v1", "kind": gone.kind, "namespace": gone.metadata.namespace, "name": gone.metadata.name}} if {
	some gone in data.slipway.removed
	gone.kind == "PersistentVolumeClaim"
}

deny contains "it has no owner" if not input.metadata.labels.owner

deny contains "never less than half of the replicas at once" if input.spec.replicas * 2 < input.slipway.old.spec.replicas
`,
};

const labels = 'labels: { owner: shop }';
const claim = `---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: shop, ${labels} }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`;
const workload = (replicas: number): string => `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop, ${labels} }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: "a:1" }] } }
`;
const settings = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c, namespace: shop, ${labels} }\n`;
const other = { 'b/web.yaml': settings, 'staging/web.yaml': settings };

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Judges head against base, as `root object message`. */
async function judged(
  head: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>> = { 'a/web.yaml': claim + workload(8) },
): Promise<readonly string[]> {
  await using base = temporaryDirectory('gate-removed');
  await using folder = temporaryDirectory('gate-removed');
  write(base.path, { ...rules, ...other, ...before });
  write(folder.path, { ...rules, ...other, ...head });
  const argv = [program, 'gate', '--format', 'json', '--base', base.path];
  const { stdout } = await run(process.execPath, argv, { cwd: folder.path, allowFailure: true });
  const { findings, errors } = JSON.parse(stdout) as Verdict;
  expect(errors).toEqual([]);
  return findings.map(({ root, object, message }) => `${root} ${object.name} ${message}`);
}

it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  ['one object is gone', { 'a/web.yaml': workload(8) }, ['a data its data would be lost']],
  ['the whole root is gone', {}, ['a data its data would be lost']],
  [
    'the folder was moved, and changed',
    { 'c/web.yaml': workload(3) },
    ['c data its data would be lost', 'c web never less than half of the replicas at once'],
  ],
  ['the folder was moved', { 'c/web.yaml': claim + workload(8) }, []],
  ['the folder was split', { 'c/claim.yaml': claim, 'd/web.yaml': workload(8) }, []],
  [
    'the folder was split, and changed',
    { 'c/claim.yaml': claim, 'd/web.yaml': workload(3) },
    ['d web never less than half of the replicas at once'],
  ],
  [
    'an object went to a root that was there',
    { 'a/web.yaml': claim, 'b/more.yaml': workload(3) },
    ['b web never less than half of the replicas at once'],
  ],
  ['objects went to a root that was there', { 'a/web.yaml': workload(8), 'b/more.yaml': claim }, []],
  [
    'another environment got it',
    { 'a/web.yaml': workload(8), 'staging/more.yaml': claim },
    ['a data its data would be lost'],
  ],
])('rules see what was there before: %s', async (_, head, found) => {
  expect((await judged(head)).toSorted()).toEqual(found);
});

it('options of a rule are those of where an object was that is gone', async () => {
  const scoped = {
    'slipway.yaml': `version: 1
gate:
  packs: [none]
  policies: [policy]
  rules:
    - { rule: main/deny, options: { keep: [ConfigMap] }, namespaces: [shop] }
    - { rule: main/deny, options: { keep: [Secret] }, namespaces: [lab] }
`,
    'policy/keep.rego': `package main

deny contains {"msg": "keep it", "object": {"apiVersion": "v1", "kind": gone.kind, "namespace": gone.metadata.namespace, "name": gone.metadata.name}} if {
	some gone in data.slipway.removed
	gone.kind in data.slipway.options["main/deny"].keep
}
`,
    'b/web.yaml': settings.replace('name: c', 'name: d'),
  };
  const labs = settings.replace('shop', 'lab');
  const before = { ...scoped, 'a/shop.yaml': settings, 'a/lab.yaml': labs, 'a/web.yaml': workload(1) };
  const alone = settings.replace('namespace: shop', 'namespace: else');
  for (const rest of [{}, { 'a/web.yaml': workload(1) }, { 'a/web.yaml': alone }])
    expect(await judged({ ...scoped, ...rest }, before)).toEqual(['a c keep it']);
});
