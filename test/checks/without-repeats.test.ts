import { expect, it } from 'vitest';
import { withoutRepeats } from '../../src/checks/without-repeats.ts';
import { createPolicyEngine } from '../../src/platform/rego/create-policy-engine.ts';
import { builtinPolicies } from '../../src/policy/builtin-policies.ts';
import { evaluatePolicies } from '../../src/policy/evaluate.ts';
import { checksOf, rootOf } from './support.ts';

it('what a rule in Rego says of a place is not said again', async () => {
  const token = ['ghp', 'wB4xT9qZrL2vN8sK5mJ7cY3hP6dF1gA0eUoI'].join('_');
  const root = rootOf(`apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      env: [{ name: API_TOKEN, value: ${token} }, { name: X, value: ${token} }, { name: X, value: "1" }]
      ports: [{ containerPort: 80 }, { containerPort: 80 }]
`);
  await using engine = createPolicyEngine();
  const set = await builtinPolicies(engine);
  const selected = set.rules.filter(({ id }) => ['env-literal-secret', 'duplicate-env', 'duplicate-port'].includes(id));
  const objects = root.objects.map(({ manifest }) => manifest);
  const { findings } = await evaluatePolicies({ sets: [set], selected, objects });
  const checks = (await checksOf({ only: ['secret-format', 'duplicate-list-item'] })).evaluate(root, [root]);
  expect(checks.map(({ rule }) => rule.id)).toEqual([
    'duplicate-list-item',
    'duplicate-list-item',
    'secret-format',
    'secret-format',
  ]);
  const rules = withoutRepeats(findings, checks).map(
    ({ rule, path }) => `${rule.id} ${path.at(-3) ?? ''} ${path.at(-2) ?? ''}`,
  );
  expect(rules.filter((text) => text.startsWith('secret-format'))).toEqual(['secret-format env 1']);
  expect(rules.filter((text) => text.startsWith('duplicate')).length).toBe(2);
});
