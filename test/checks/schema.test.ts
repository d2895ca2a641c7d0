import { describe, expect, it } from 'vitest';
import { customDefinition, seeds } from '../integration/checks/seeds.ts';
import type { RenderedRoot } from '../../src/model/rendered-root.ts';
import { createNeighbours } from '../../src/policy/related/neighbours.ts';
import { checksOf, manifestsOf, rootOf, told } from './support.ts';

const only = ['unknown-field', 'schema-invalid', 'duplicate-list-item', 'schema-missing', 'crd-rules-not-evaluated'];

async function judged(text: string, version?: string): Promise<readonly string[]> {
  const checks = await checksOf({ only, kubernetesVersion: version });
  const root = rootOf(text);
  return told(checks.evaluate(root, [root]));
}

describe('objects of Kubernetes', () => {
  it.each(Object.entries(seeds).filter(([name]) => name !== 'custom'))(
    'finds nothing in a valid %s',
    async (_, text) => {
      expect(await judged(text)).toEqual([]);
    },
  );

  it('are checked by the schema of the target version', async () => {
    const text =
      'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { resources: { limits: { cpu: 1 } }, containers: [{ name: a, image: a }] }';
    expect(await judged(text, '1.31')).toEqual(['unknown-field spec.resources: unknown field "resources"']);
    expect(await judged(text, '1.34')).toEqual([]);
  });

  it.each(['TZ=Europe/Berlin 0 3 * * *', 'CRON_TZ=UTC @daily'])(
    'may have a time zone in a schedule before 1.29: %s',
    async (schedule) => {
      const text = (seeds['cronjob'] ?? '')
        .replace(/schedule: "[^"]*"/, `schedule: "${schedule}"`)
        .replace(/timeZone: \S+/, '');
      expect(text).toContain(schedule);
      expect(await judged(text, '1.28')).toEqual([]);
      expect(
        await judged(text.replace('Europe/Berlin', 'Europe/None').replace('@daily', '@often'), '1.28'),
      ).toHaveLength(1);
      expect(await judged(text, '1.29')).toEqual([expect.stringContaining('is no schedule')]);
    },
  );

  it.each(['1.28', '1.32', '1.37'])('may lack what an API server of %s does not miss', async (version) => {
    const pods =
      'selector: { matchLabels: { a: b } }, template: { metadata: { labels: { a: b } }, spec: { containers: [{ name: a, image: a }] } }';
    const texts = [
      `apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: a }\nspec: { ${pods} }`,
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: a }\nspec: {}',
      'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: a }\nspec: { minAvailable: 1 }\nstatus: {}',
    ];
    expect(await judged(texts.join('\n---\n'), version)).toEqual([]);
  });

  it('say what kind a misspelt one may have been', async () => {
    expect(await judged('apiVersion: apps/v1\nkind: Deploymnt\nmetadata: { name: a }')).toEqual([
      'schema-invalid kind: Kubernetes 1.37 has no kind "Deploymnt" in "apps/v1", did you mean Deployment?',
    ]);
  });

  it('never tell a value that is wrong', async () => {
    const text =
      'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata: { a: "correct horse!" }\nstringData: { b: 1234567 }';
    const found = await judged(text);
    expect(found).toHaveLength(2);
    expect(found.join()).not.toMatch(/horse|1234567/);
  });

  it('tell a hostile name by its length', async () => {
    const [found] = await judged(
      'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n"a\\n::set-output::b": 1\nspec: { containers: [{ name: a, image: a }] }',
    );
    expect(found).toContain('unknown field this name of 17 characters');
  });
});

describe('objects that SOPS has encrypted', () => {
  const encrypted = 'ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]';
  const sops = `sops: { age: [], lastmodified: "2026-01-31T12:00:00Z", mac: "${encrypted}", version: 3.9.0 }`;

  it('are checked as they are when they are decrypted', async () => {
    const secret = `apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata: { password: "${encrypted}" }\n`;
    expect(await judged(secret + sops)).toEqual([]);
    const number = encrypted.replace('str', 'int');
    const workload = seeds['deployment']?.replace(/replicas: \d+/, `replicas: "${number}"`) ?? '';
    expect(await judged(`${workload}\n${sops}`)).toEqual([]);
  });

  it('are checked where they are in the clear, and wrong without SOPS’s key', async () => {
    const secret = `apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata: { password: "${encrypted}" }\nstrngData: {}\n`;
    expect((await judged(secret + sops)).map((each) => each.split(':', 1)[0])).toEqual(['unknown-field strngData']);
    expect(await judged(secret)).toHaveLength(2);
  });
});

describe('custom resources', () => {
  const custom = seeds['custom'] ?? '';

  it('are checked by a definition of the same root, of another root, or of gate.crds', async () => {
    const wrong = custom.replace('keep: 7', 'keep: 700');
    const message = 'schema-invalid spec.keep: "keep" must be at most 100';
    const checks = await checksOf({ only });
    const [own, other] = [rootOf(`${customDefinition}\n---\n${wrong}`), rootOf(wrong, 'other')];
    expect(told(checks.evaluate(own, [own]))).toEqual([message]);
    expect(told(checks.evaluate(other, [own, other]))).toEqual([message]);
    const configured = await checksOf({ only, crds: manifestsOf(customDefinition) });
    expect(told(configured.evaluate(other, [other]))).toEqual([message]);
  });

  it('are judged again when a definition in another root changes', async () => {
    const checks = await checksOf({ only });
    const [app, before] = [rootOf(custom, 'app'), rootOf(customDefinition, 'crds')];
    const after = rootOf(customDefinition.replace('maximum: 100', 'maximum: 5'), 'crds');
    expect(checks.contextOf(app, [app, before])).not.toBe(checks.contextOf(app, [app, after]));
    expect(checks.contextOf(app, [app, before])).toBe(checks.contextOf(app, [app, rootOf(customDefinition, 'crds')]));
    expect(told(checks.evaluate(app, [app, before]))).toEqual([]);
    expect(told(checks.evaluate(app, [app, after]))).toEqual(['schema-invalid spec.keep: "keep" must be at most 5']);
  });

  it('say which versions a definition serves', async () => {
    expect(await judged(`${customDefinition}\n---\n${custom.replace('example.com/v1', 'example.com/v2')}`)).toEqual([
      'schema-invalid apiVersion: the CustomResourceDefinition of Backup does not serve "v2", but v1',
    ]);
  });

  it('without a schema are told once per kind, of all roots', async () => {
    const checks = await checksOf({ only });
    const roots = [rootOf(`${custom}\n---\n${custom}`, 'a'), rootOf(custom, 'b')] as const;
    const found = roots.map((root) => checks.evaluate(root, roots));
    expect(found.map((each) => each.map(({ rule }) => rule.id))).toEqual([['schema-missing'], []]);
  });

  it('are not defined by roots of another environment', async () => {
    const neighbours = createNeighbours({ staging: ['staging'], production: ['production'] });
    const checks = await checksOf({ only, neighbours });
    const wrong = custom.replace('keep: 7', 'keep: many');
    const [staging, production, shared] = [
      rootOf(`${customDefinition}\n---\n${wrong}`, 'staging'),
      rootOf(wrong, 'production'),
      rootOf(wrong, 'shared'),
    ];
    const rulesOf = (root: RenderedRoot, roots: readonly RenderedRoot[]): readonly string[] =>
      checks.evaluate(root, roots).map(({ rule }) => rule.id);
    const all = [shared, staging, production];
    expect(rulesOf(staging, all)).toContain('schema-invalid');
    // A root of no environment may be in the cluster of any, and that it has a schema says nothing of production.
    expect(rulesOf(shared, all)).toContain('schema-invalid');
    expect(rulesOf(production, all)).toEqual(['schema-missing']);
    const without = rootOf(wrong, 'staging');
    expect(checks.contextOf(production, [production, staging])).toBe(
      checks.contextOf(production, [production, without]),
    );
    expect(checks.contextOf(shared, all)).not.toBe(checks.contextOf(shared, [shared, without, production]));
  });

  it.each([
    ['error', ['error']],
    ['ignore', []],
  ])('without a schema count as configured: %s', async (level, expected) => {
    const checks = await checksOf({ only, options: { 'schema-missing': { level } } });
    const root = rootOf(custom);
    expect(checks.evaluate(root, [root]).map(({ severity }) => severity)).toEqual(expected);
  });

  it.each([['^([0-9]+)+$'], ['^([0-9]|[0-9])*$'], [`^${'[0-9]?'.repeat(60)}$`]])(
    'are checked by a pattern on which JavaScript works for ever: %s',
    async (pattern) => {
      const definition = customDefinition.replace('"^[0-9]+(Ki|Mi|Gi)?$"', JSON.stringify(pattern));
      const sized = (size: string): string => `${definition}\n---\n${custom.replace('size: 10Gi', `size: "${size}"`)}`;
      expect(await judged(sized(`${'1'.repeat(59)}x`))).toEqual([expect.stringContaining('must match')]);
      expect(await judged(sized('1'.repeat(59)))).toEqual([]);
    },
  );

  it('are not checked by a pattern that the API server does not take', async () => {
    const definition = customDefinition.replace('"^[0-9]+(Ki|Mi|Gi)?$"', '"(?=no)expression"');
    expect(await judged(`${definition}\n---\n${custom}`)).toEqual([]);
  });

  it('are checked by a pattern where they are long, too', async () => {
    const size = `${'1'.repeat(5000)}x`;
    const found = await judged(`${customDefinition}\n---\n${custom.replace('size: 10Gi', `size: "${size}"`)}`);
    expect(found).toEqual([expect.stringContaining('must match')]);
  });
});
