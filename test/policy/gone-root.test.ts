import { afterAll, expect, it } from 'vitest';
import { createPolicyEngine } from '../../src/platform/rego/create-policy-engine.ts';
import { evaluateGone } from '../../src/policy/gone-root.ts';
import { createRuleScopes } from '../../src/policy/rule-scopes.ts';
import { userPolicies } from '../../src/policy/user-policies.ts';
import { objectOf } from '../gate/verdicts.ts';

const engine = createPolicyEngine();
afterAll(() => engine[Symbol.asyncDispose]());

it('a rule that fails on what is gone says so, once', async () => {
  const text = `package main
deny := {"msg": count(data.slipway.removed)}
`;
  const set = await userPolicies(engine, { sources: [{ path: 'a.rego', text }] });
  const [rules, scopes] = [set.rules, [{ rule: 'main/deny', options: { a: 1 }, namespaces: ['shop'] }]];
  const made = createRuleScopes({ scopes, rules, selected: rules, options: {}, environments: {} });
  const removed = ['shop', 'lab'].map((namespace) =>
    objectOf(`apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: ${namespace}}\n`),
  );
  const { errors } = await evaluateGone('apps/a', removed, { sets: [set], selected: rules }, made);
  expect(new Set(errors.map(({ message }) => message))).toEqual(
    new Set([
      'the rule main/deny failed on what is gone from apps/a: it gave something that is neither a message nor an object with "msg"',
    ]),
  );
});
