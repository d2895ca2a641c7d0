import { describe, expect, it } from 'vitest';
import { nativeRules } from '../../src/checks/native-rules.ts';
import { secretRules } from '../../src/checks/secrets/rules.ts';
import { createCovering } from '../../src/gate/covering.ts';
import { type FindingInRoot, rootFindings } from '../../src/gate/root-findings.ts';
import { violationsOf } from '../../src/gate/violations.ts';
import type { FindingStatus } from '../../src/model/verdict.ts';
import { createPolicyEngine } from '../../src/platform/rego/create-policy-engine.ts';
import { builtinPolicies } from '../../src/policy/builtin-policies.ts';
import { evaluatePolicies } from '../../src/policy/evaluate.ts';
import { checksOf, rootOf } from './support.ts';

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
const inRego = ['env-literal-secret', 'duplicate-env', 'duplicate-port'];

/** What is told of the pod, where some of Rego's rules are on and what they find is of a status. */
async function toldOf(on: readonly string[], status: FindingStatus): Promise<readonly string[]> {
  await using engine = createPolicyEngine();
  const set = await builtinPolicies(engine);
  const selected = set.rules.filter(({ id }) => on.includes(id));
  const objects = root.objects.map(({ manifest }) => manifest);
  const { findings } = await evaluatePolicies({ sets: [set], selected, objects });
  const checks = (await checksOf({ only: ['secret-format', 'duplicate-list-item'] })).evaluate(root, [root]);
  const found = rootFindings(root, violationsOf([...findings, ...checks], root)).map(
    (one): FindingInRoot => (inRego.includes(one.violation.rule) ? { ...one, status } : one),
  );
  const { left } = createCovering([...set.rules, ...nativeRules])(found);
  return left.map(({ violation: { rule }, path }) => `${rule} ${path.replace('spec.containers[0].', '')}`);
}

const checks = [
  'duplicate-list-item env[2]',
  'duplicate-list-item ports[1]',
  'secret-format env[0].value',
  'secret-format env[1].value',
];

it('what a rule in Rego and a check say of one place is told once, by the graver', async () => {
  expect(await toldOf(inRego, 'new')).toEqual([
    'duplicate-env env[2]',
    'duplicate-list-item ports[1]',
    'env-literal-secret env[0].value',
    'secret-format env[1].value',
  ]);
});

it.each(['existing', 'waived'] as const)('what is %s hides nothing that a check finds', async (status) => {
  expect(await toldOf(inRego, status)).toEqual(expect.arrayContaining(checks));
});

describe('what checks of secrets say of one place', () => {
  const manifests = [
    ['Secret', 'stringData', { password: token }],
    [
      'ConfigMap',
      'data',
      { DB_PASSWORD: token, DB_TOKEN: `postgres://web:correct-horse@db/`, 'a.env': `TOKEN=${token}` },
    ],
  ] as const;
  const secrets = rootOf(
    manifests
      .map(([kind, field, values]) =>
        JSON.stringify({ apiVersion: 'v1', kind, metadata: { name: 'web' }, [field]: values }),
      )
      .join('\n---\n'),
  );
  const toldBy = async (
    change: (one: FindingInRoot) => Partial<FindingInRoot> = () => ({}),
    only: readonly string[] = secretRules.map(({ id }) => id),
  ): Promise<readonly string[]> => {
    const found = (await checksOf({ only })).evaluate(secrets, [secrets]);
    const findings = rootFindings(secrets, violationsOf(found, secrets)).map((one) => ({ ...one, ...change(one) }));
    return createCovering(nativeRules)(findings).left.map(({ violation: { rule }, path }) => `${rule} ${path}`);
  };
  const isOf = ({ violation }: FindingInRoot, ...rules: readonly string[]): boolean => rules.includes(violation.rule);

  it('is told once, by the rule that says most', async () => {
    expect(await toldBy()).toEqual([
      'secret-committed stringData.password',
      'configmap-secret data.DB_PASSWORD',
      'configmap-secret data.DB_TOKEN',
      'secret-format data["a.env"]',
    ]);
  });

  it.each(['existing', 'waived'] as const)('is told where it is new, and what says more is %s', async (status) => {
    expect(await toldBy((one) => (isOf(one, 'secret-committed', 'configmap-secret') ? { status } : {}))).toEqual(
      expect.arrayContaining([
        'secret-format stringData.password',
        'secret-format data.DB_PASSWORD',
        'literal-secret data.DB_TOKEN',
      ]),
    );
    expect(await toldBy((one) => (isOf(one, 'secret-format') ? { status } : {}))).toContain(
      'literal-secret data["a.env"]',
    );
  });

  it('is told by the lesser rule where a scope softens the other', async () => {
    const soft = await toldBy((one) =>
      isOf(one, 'secret-committed', 'configmap-secret') ? { violation: { ...one.violation, severity: 'warning' } } : {},
    );
    expect(soft).toEqual([
      'secret-format stringData.password',
      'literal-secret data.DB_TOKEN',
      'secret-format data.DB_PASSWORD',
      'secret-format data["a.env"]',
    ]);
  });

  it('is told by those that are on', async () => {
    expect(await toldBy(undefined, ['literal-secret'])).toEqual([
      'literal-secret data.DB_TOKEN',
      'literal-secret data["a.env"]',
    ]);
  });
});

it('nor does what is off', async () => {
  expect(await toldOf([], 'new')).toEqual(checks);
});
