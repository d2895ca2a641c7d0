import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRandom, edit, editKinds } from '../render/random-edits.ts';
import { type CachedGate, createCachedGate, type GateRun, type RunOptions } from './cached-gate.ts';

const workload = (name: string, more = ''): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\n  labels: {app: ${name}}\nspec:\n  replicas: 3\n  selector: {matchLabels: {app: ${name}}}\n  template:\n    metadata: {labels: {app: ${name}}}\n    spec:\n      containers:\n      - name: web\n        image: acme/${name}:1\n        envFrom: [{configMapRef: {name: shared}}]\n${more}`;
const service = (name: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec:\n  selector: {app: ${name}}\n  ports: [{port: 80}]\n`;
const custom = (name: string): string =>
  `apiVersion: acme.example/v1\nkind: Thing\nmetadata: {name: ${name}}\nspec: {size: 1}\n`;
const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.acme.example}
spec:
  group: acme.example
  scope: Namespaced
  names: {kind: Thing, plural: things}
  versions:
  - name: v1
    served: true
    storage: true
    schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: string}}}}, x-kubernetes-validations: [{rule: "self.spec.size != ''"}]}}
`;
const policy = `package main
import rego.v1
deny contains {"msg": sprintf("fewer replicas: %d", [input.spec.replicas]), "path": ["spec", "replicas"]} if {
	input.spec.replicas < input.slipway.old.spec.replicas
}
deny contains msg if {
	some gone in data.slipway.removed
	msg := {"msg": sprintf("%s is gone", [gone.metadata.name]), "object": gone}
}
warn contains "many objects" if count(data.slipway.objects) > 2
`;

/** Roots of every kind that have to do with each other, under rules of every kind. */
const repository = {
  'slipway.yaml': `version: 1
gate:
  packs: [all]
  policies: [policy]
  effective-from: {memory-limit-missing: "2099-01-01"}
  rules:
  - {rule: memory-limit-missing, severity: error}
  - {rule: cpu-request-missing, severity: error}
  - {rule: cpu-request-missing, severity: warning, namespaces: [team-b]}
`,
  'policy/main.rego': policy,
  'base/kustomization.yaml': 'resources:\n- web.yaml\n- web-service.yaml\n',
  'base/web.yaml': workload('web'),
  'base/web-service.yaml': service('web'),
  'a/kustomization.yaml': 'namespace: team-a\nresources:\n- ../base\npatches:\n- path: patch.yaml\n',
  'a/patch.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: 2\n',
  'b/kustomization.yaml': 'namespace: team-b\nresources:\n- ../base\n- thing.yaml\n',
  'b/thing.yaml': custom('one'),
  'c/shared.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shared, namespace: team-a}\ndata: {a: "1"}\n',
  'c/service.yaml': service('two'),
  'd/kustomization.yaml': 'resources:\n- definition.yaml\n',
  'd/definition.yaml': definition,
  'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'chart/values.yaml': 'replicas: 1\n',
  'chart/templates/shop.yaml': workload('shop').replace('replicas: 3', 'replicas: {{ .Values.replicas }}'),
};
const roots = ['a', 'b', 'c', 'd', 'chart'];

async function open(fixture?: string): Promise<{ bench: CachedGate; base: string }> {
  const bench = createCachedGate(fixture);
  if (fixture === undefined) bench.write(repository);
  return { bench, base: bench.commit() };
}

/** Without a cache, with what is kept so far, and with what that run kept: all say the same to the last byte. */
async function compare(
  bench: CachedGate,
  args: readonly string[],
  told = '',
  options: RunOptions = {},
): Promise<GateRun> {
  const off = await bench.run(args, { ...options, off: true });
  const first = await bench.run(args, options);
  const again = await bench.run(args, options);
  for (const { json, notices } of [first, again])
    expect({ told, json, notices }).toEqual({ told, json: off.json, notices: off.notices });
  return again;
}

const edits: readonly (readonly [string, Readonly<Record<string, string | undefined>>])[] = [
  ['nothing', {}],
  ['a line before all others', { 'base/web.yaml': `# moved\n${workload('web')}` }],
  ['fewer replicas', { 'a/patch.yaml': repository['a/patch.yaml'].replace('2', '1') }],
  ['an object gone', { 'base/web-service.yaml': undefined, 'base/kustomization.yaml': 'resources:\n- web.yaml\n' }],
  ['what another root refers to, gone', { 'c/shared.yaml': undefined }],
  ['what another root is defined by, gone', { 'd/definition.yaml': definition.replace('Thing,', 'Other,') }],
  ['what another root is defined by, stricter', { 'd/definition.yaml': definition.replace('string', 'integer') }],
  ['a root before all others', { '0/kustomization.yaml': 'resources: [thing.yaml]\n', '0/thing.yaml': custom('zero') }],
  ['a value of a chart', { 'chart/values.yaml': 'replicas: 2\n' }],
  ['a label of what waivers name', { 'a/patch.yaml': `${repository['a/patch.yaml']}  paused: true\n` }],
  ['a broken root', { 'b/kustomization.yaml': 'resources:\n- none.yaml\n' }],
  ['a root gone', { 'c/shared.yaml': undefined, 'c/service.yaml': undefined }],
  ['its own policy', { 'policy/main.rego': policy.replace('> 2', '> 1') }],
  ['its own configuration', { 'slipway.yaml': repository['slipway.yaml'].replace('[all]', '[recommended]') }],
];

describe('what rules found, kept from run to run', () => {
  it('says what a run without says, whatever a change edits', { timeout: 600_000 }, async () => {
    const { bench, base } = await open();
    await using _ = bench;
    let found = 0;
    for (const [told, files] of edits) {
      bench.write(files);
      found += (await compare(bench, ['--base', base], told)).found;
      const before = Object.keys(files).map((file) => [file, (repository as Record<string, string>)[file]]);
      bench.write(Object.fromEntries(before) as Readonly<Record<string, string | undefined>>);
    }
    // Had nothing been known, this would prove nothing.
    expect(found).toBeGreaterThan(edits.length * roots.length);
  });

  it('tells what a root was from what it is', { timeout: 120_000 }, async () => {
    const { bench, base } = await open();
    await using _ = bench;
    bench.write({ 'a/patch.yaml': repository['a/patch.yaml'].replace('2', '1') });
    expect((await compare(bench, ['--base', base], 'fewer')).json).toContain('fewer replicas');
    expect((await compare(bench, ['--base', bench.commit()], 'as before')).json).not.toContain('fewer replicas');
  });

  it('says what a run without says, whatever it is asked', { timeout: 300_000 }, async () => {
    const { bench, base } = await open();
    await using _ = bench;
    bench.write({ 'a/patch.yaml': repository['a/patch.yaml'].replace('2', '1') });
    for (const args of [
      [],
      ['--base', base],
      ['b', '--base', base],
      ['--kubernetes-version', '1.30'],
      ['--disable', 'cpu-request-missing'],
    ]) {
      const plain = await compare(bench, args, args.join(' '));
      const explained = await compare(bench, [...args, '--explain-location'], args.join(' '));
      expect(explained.found).toBeGreaterThanOrEqual(plain.found);
      expect(explained.json).toContain('locationExplanation');
    }
  });

  it('reads no root when nothing is asked that is not known, and all when one is changed', {
    timeout: 60_000,
  }, async () => {
    const { bench, base } = await open();
    await using _ = bench;
    expect((await bench.run(['--base', base])).found).toBe(0);
    const again = await bench.run(['--base', base]);
    // The chart: how many of its places are found depends on others.
    expect(again).toMatchObject({ found: roots.length + 1, kept: 0, streams: 1 });
    bench.write({ 'c/shared.yaml': `${repository['c/shared.yaml']}# more\n` });
    const touched = await bench.run(['--base', base]);
    expect(touched.kept).toBeLessThanOrEqual(3);
    expect(touched.found).toBeGreaterThanOrEqual(roots.length - 1);
    expect((await bench.run(['--base', base])).streams).toBe(1);
  });

  it.each([
    ['flux2-kustomize-helm-example', 10],
    ['microservices-demo', 8],
  ] as const)(
    'says of %s what a run without says, whatever is edited',
    { timeout: 600_000 },
    async (fixture, count) => {
      const { bench, base } = await open(fixture);
      await using _ = bench;
      let found = 0;
      for (let index = 0; index < count; index++) {
        const kind = editKinds[index % editKinds.length] ?? 'change a value';
        const made = edit(bench.folder, kind, createRandom(index * 104_729 + fixture.length));
        try {
          found += (await compare(bench, ['--base', base, '--all-roots'], made.told)).found;
        } finally {
          made.undo();
        }
      }
      expect(found).toBeGreaterThan(0);
    },
  );

  it('leaves to each day and to waivers what is theirs', { timeout: 120_000 }, async () => {
    const { bench, base: first } = await open();
    await using _ = bench;
    const day = (date: string): RunOptions => ({ now: Date.parse(date) });
    const before = await compare(bench, ['--base', first], 'before the day', day('2098-12-31'));
    const after = await compare(bench, ['--base', first], 'after it', day('2099-01-02'));
    expect(before.json).toContain('an error from 2099-01-01 on');
    expect(after.json).not.toContain('an error from');
    expect(after.found).toBeGreaterThan(0);
    const waiver = (expires: string): string =>
      `version: 1\nwaivers:\n- {rule: cpu-request-missing, labels: {app: web}, root: b, owner: me, reason: r, expires: ${expires}}\n`;
    bench.write({ '.slipway/waivers.yaml': waiver('2099-01-10') });
    const base = bench.commit();
    const waived = await compare(bench, ['--base', base], 'waived', day('2099-01-02'));
    const lapsed = await compare(bench, ['--base', base], 'lapsed', day('2099-01-12'));
    expect(waived.json).toContain('"status": "waived"');
    expect(waived.found).toBeGreaterThan(0);
    expect(lapsed.json).not.toContain('"status": "waived"');
    expect(lapsed.notices.join()).toContain('expired on 2099-01-10');
  });

  it('believes no entry of another secret, program, or place, none changed, and none of another time', {
    timeout: 120_000,
  }, async () => {
    const { bench, base } = await open();
    await using _ = bench;
    const args = ['--base', base];
    const good = await bench.run(args);
    for (const options of [{ secret: 'of somebody else' }, { program: 'another' }]) {
      expect(await bench.run(args, options)).toMatchObject({ json: good.json, found: 0 });
      // The same file names, in the first case: what somebody else left is written over.
      await bench.run(args);
    }
    const files = readdirSync(bench.cache);
    for (const name of files) {
      const bytes = readFileSync(join(bench.cache, name));
      const poisoned = Buffer.from(bytes.toString('latin1').replace('"error"', '"info" '), 'latin1');
      writeFileSync(join(bench.cache, name), poisoned.equals(bytes) ? bytes.subarray(0, -1) : poisoned);
    }
    expect(await bench.run(args)).toMatchObject({ json: good.json, found: 0 });
    const contents = files.map((name) => readFileSync(join(bench.cache, name)));
    for (const [index, name] of files.entries()) {
      const other = contents[(index + 1) % contents.length];
      if (other !== undefined) writeFileSync(join(bench.cache, name), other);
    }
    expect(await bench.run(args)).toMatchObject({ json: good.json, found: 0 });
  });

  it('is none of policies that ask what time it is', { timeout: 60_000 }, async () => {
    const { bench } = await open();
    await using _ = bench;
    bench.write({
      'policy/main.rego': `${policy}warn contains sprintf("%d", [time.now_ns()]) if input.kind == "Service"\n`,
    });
    const base = bench.commit();
    expect(await bench.run(['--base', base])).toMatchObject({ found: 0, kept: 0 });
  });
});
