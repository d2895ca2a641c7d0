import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../src/model/object.ts';
import { createPolicyEngine } from '../../src/platform/rego/create-policy-engine.ts';
import { builtinPolicies } from '../../src/policy/builtin-policies.ts';
import { evaluateParts } from '../../src/policy/evaluate-parts.ts';
import type { PolicySet } from '../../src/policy/policy-set.ts';
import { createRuleScopes, type RuleScope } from '../../src/policy/rule-scopes.ts';
import { selectRules } from '../../src/policy/select-rules.ts';

const engine = createPolicyEngine();
let set: PolicySet;
beforeAll(async () => {
  set = await builtinPolicies(engine);
});
afterAll(() => engine[Symbol.asyncDispose]());

function pod(namespace: string): KubernetesObject {
  const container = { name: 'web', image: 'ghcr.io/acme/web:latest', securityContext: { privileged: true } };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace }, spec: { containers: [container] } };
}

/** What is found in two namespaces of a root, as `namespace rule severity`. */
async function found(scopes: readonly RuleScope[], root = 'overlays/prod'): Promise<readonly string[]> {
  const enable = ['no-privileged', 'registry-not-allowed'];
  const selected = selectRules({ packs: ['none'], enable, disable: [], rules: set.rules });
  const environments = { production: ['overlays/prod'], staging: ['overlays/staging'] };
  const made = createRuleScopes({ scopes, rules: set.rules, selected, options: {}, environments });
  const objects = [pod('shop'), pod('storage')];
  const request = { sets: [set], selected: made.evaluated, objects };
  const run = await evaluateParts(request, made.partsOf(root, objects));
  expect(run.errors).toEqual([]);
  return made
    .settle(root, run.findings)
    .map(({ rule, severity, object }) => `${object?.namespace} ${rule.id} ${severity}`);
}

const asItIs = ['shop no-privileged error', 'storage no-privileged error'];

it('an entry that means no root that there is counts nowhere, and that is told', () => {
  const entries: readonly RuleScope[] = [
    { rule: 'no-privileged', roots: ['overlays/*'] },
    { rule: 'no-privileged', severity: 'error', roots: ['overlay/prod'] },
    { rule: 'security', environments: ['staging'] },
    { rule: 'security', namespaces: ['nowhere'] },
  ];
  const environments = { staging: ['overlays/staging'] };
  const made = createRuleScopes({ scopes: entries, rules: set.rules, selected: [], options: {}, environments });
  expect(made.notices(['overlays/prod'])).toEqual([
    'gate.rules[1] (no-privileged) counts nowhere: it means no root that was judged',
    'gate.rules[2] (security) counts nowhere: it means no root that was judged',
  ]);
});

describe('what counts where', () => {
  it('is the same everywhere without entries', async () => {
    expect(await found([])).toEqual(asItIs);
  });

  it('can differ by namespace, and the last entry wins', async () => {
    const entries: readonly RuleScope[] = [
      { rule: 'security', severity: 'info', namespaces: ['stor*'] },
      { rule: 'kube-linter/privileged-container', severity: 'off', namespaces: ['shop'] },
    ];
    const left = await found(entries);
    expect(left).toContain('storage no-privileged info');
    expect(left.filter((one) => one.startsWith('shop'))).toEqual([]);
  });

  it('can differ by environment and root', async () => {
    const entry = { rule: 'no-privileged', severity: 'warning' } as const;
    expect(await found([{ ...entry, environments: ['staging'] }])).toEqual(asItIs);
    expect(await found([{ ...entry, environments: ['production'] }])).toEqual([
      'shop no-privileged warning',
      'storage no-privileged warning',
    ]);
    expect(await found([{ ...entry, roots: ['overlays/*'] }], 'base')).toEqual(asItIs);
  });

  it('can turn a rule on for a part alone', async () => {
    const entry = { rule: 'no-latest-tag', severity: 'error', namespaces: ['shop'] } as const;
    expect(await found([entry])).toEqual(['shop no-latest-tag error', ...asItIs].toSorted());
  });

  it('gives each part its own options', async () => {
    const entries: readonly RuleScope[] = [
      { rule: 'registry-not-allowed', options: { registries: ['ghcr.io/acme'] } },
      { rule: 'registry-not-allowed', options: { registries: ['quay.io'] }, namespaces: ['storage'] },
    ];
    expect(await found(entries)).toEqual([...asItIs, 'storage registry-not-allowed error']);
  });

  it('cannot name a rule that there is not', async () => {
    await expect(found([{ rule: 'no-privilege', severity: 'off' }])).rejects.toThrow('no rule or group');
  });
});
