import { afterAll, describe, expect, it } from 'vitest';
import { beforeOf } from '../../src/gate/before.ts';
import type { RootEvaluation } from '../../src/gate/evaluation.ts';
import { runGate } from '../../src/gate/run-gate.ts';
import { violationsOf } from '../../src/gate/violations.ts';
import { toErrorDocument } from '../../src/model/errors.ts';
import type { RenderedRoot } from '../../src/model/rendered-root.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { createPolicyEngine } from '../../src/platform/rego/create-policy-engine.ts';
import { evaluatePolicies } from '../../src/policy/evaluate.ts';
import { userPolicies } from '../../src/policy/user-policies.ts';
import { rootOf } from '../gate/verdicts.ts';

const engine = createPolicyEngine();
afterAll(() => engine[Symbol.asyncDispose]());

/** Judges as the gate does, by one policy. */
async function judge(text: string, head: string, base?: string): Promise<Verdict> {
  const set = await userPolicies(engine, { sources: [{ path: 'policy/a.rego', text: `package main\n${text}` }] });
  const evaluate = async (root: RenderedRoot, old: RenderedRoot | undefined): Promise<RootEvaluation> => {
    const before = old === undefined ? {} : { before: beforeOf(root, old) };
    const objects = root.objects.map(({ manifest }) => manifest);
    const run = await evaluatePolicies({ sets: [set], selected: set.rules, objects, ...before });
    return { violations: violationsOf(run.findings, root), errors: run.errors.map(toErrorDocument) };
  };
  const roots = { head: [rootOf('prod', head)], ...(base === undefined ? {} : { base: [rootOf('prod', base)] }) };
  return await runGate({ ...roots, evaluate, rules: 1, failOn: 'error' });
}

function told({ findings, errors }: Verdict): readonly string[] {
  expect(errors).toEqual([]);
  return findings.map(({ object, status, message }) => `${status} ${object.kind}/${object.name}: ${message}`);
}

const deployment = (name: string, replicas: number): string =>
  `---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {replicas: ${replicas}}\n`;
const claim = (name: string): string => `---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: ${name}}\n`;

describe('the object before the change', () => {
  const rule = `deny contains sprintf("%d became %d", [input.slipway.old.spec.replicas, input.spec.replicas]) if {
	input.spec.replicas * 2 < input.slipway.old.spec.replicas
}`;

  it('is there for objects that were there, also in another version of their group', async () => {
    const old = deployment('web', 10).replace('apps/v1', 'apps/v1beta1') + deployment('same', 4);
    const head = deployment('web', 2) + deployment('same', 4) + deployment('fresh', 1);
    expect(told(await judge(rule, head, old))).toEqual(['new Deployment/web: 10 became 2']);
    expect(told(await judge(rule, head))).toEqual([]);
  });

  it('cannot be made up by a manifest', async () => {
    const forged = `${deployment('web', 2)}slipway: {old: {spec: {replicas: 10}}}\n`;
    expect(told(await judge(rule, forged))).toEqual([]);
    expect(told(await judge(rule, forged, deployment('web', 2)))).toEqual([]);
  });
});

describe('the whole root', () => {
  it('is there for every object', async () => {
    const rule = `deny contains "two of them" if {
	input.kind == "Deployment"
	count([one | some one in data.slipway.objects; one.kind == "Deployment"]) > 1
}`;
    expect(told(await judge(rule, deployment('a', 1) + claim('data')))).toEqual([]);
    expect(told(await judge(rule, deployment('a', 1) + deployment('b', 1)))).toHaveLength(2);
  });

  it('lets a rule speak of another object, once', async () => {
    const rule = `deny contains {"msg": "unused", "object": {"apiVersion": one.apiVersion, "kind": one.kind, "name": one.metadata.name}} if {
	some one in data.slipway.objects
	one.kind == "PersistentVolumeClaim"
}`;
    const verdict = await judge(rule, deployment('a', 1) + claim('data') + deployment('b', 1));
    expect(told(verdict)).toEqual(['new PersistentVolumeClaim/data: unused']);
  });
});

describe('what a change takes away', () => {
  const rule = `deny contains {"msg": "its data would be lost", "object": {"apiVersion": one.apiVersion, "kind": one.kind, "name": one.metadata.name}} if {
	some one in data.slipway.removed
	one.kind == "PersistentVolumeClaim"
}`;

  it('is seen by rules, and told once as what is gone', async () => {
    const head = deployment('a', 1) + deployment('b', 1);
    const verdict = await judge(rule, head, head + claim('data') + deployment('c', 1));
    expect(told(verdict)).toEqual(['new PersistentVolumeClaim/data: its data would be lost']);
    expect(verdict.verdict).toBe('fail');
  });

  it('is nothing without a base, or where a side did not render whole', async () => {
    const head = deployment('a', 1);
    expect(told(await judge(rule, head))).toEqual([]);
    const broken = { code: 'RENDER_FAILED', message: 'no', docs: '' };
    const [root, base] = [rootOf('prod', head, { errors: [broken] }), rootOf('prod', head + claim('data'))];
    expect(beforeOf(root, base).removed).toEqual([]);
    expect(beforeOf(base, root).old).toHaveLength(2);
  });
});
