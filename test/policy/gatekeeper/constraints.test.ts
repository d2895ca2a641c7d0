import { afterAll, describe, expect, it } from 'vitest';
import { createPolicyEngine } from '../../../src/platform/rego/create-policy-engine.ts';
import { gatekeeperPolicies } from '../../../src/policy/gatekeeper/gatekeeper-policies.ts';
import { always, constraint, refusals, template, told } from './support.ts';

const engine = createPolicyEngine();
afterAll(() => engine[Symbol.asyncDispose]());

const objects = `---
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {env: prod}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop, labels: {app: web}}
spec: {replicas: 2}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: kube-system}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: reader}
`;
const all = ['Namespace/shop', 'Deployment/web', 'Service/web', 'ClusterRole/reader'];

const namespace = (name: string) =>
  name === 'shop'
    ? { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { env: 'prod' } } }
    : name === 'kube-system'
      ? { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }
      : undefined;

const matches: readonly (readonly [string, readonly string[]])[] = [
  ['{}', all],
  ['{kinds: [{apiGroups: ["apps"], kinds: ["Deployment", "StatefulSet"]}]}', ['Deployment/web']],
  ['{kinds: [{apiGroups: [""], kinds: ["*"]}]}', ['Namespace/shop', 'Service/web']],
  ['{kinds: [{apiGroups: ["extensions"], kinds: ["Deployment"]}]}', []],
  ['{kinds: [{kinds: ["ClusterRole"]}, {apiGroups: ["apps"]}]}', ['Deployment/web', 'ClusterRole/reader']],
  ['{scope: Cluster}', ['Namespace/shop', 'ClusterRole/reader']],
  ['{scope: Namespaced}', ['Deployment/web', 'Service/web']],
  ['{namespaces: ["sh*"]}', ['Namespace/shop', 'Deployment/web', 'ClusterRole/reader']],
  ['{excludedNamespaces: ["kube-*"]}', ['Namespace/shop', 'Deployment/web', 'ClusterRole/reader']],
  ['{excludedNamespaces: ["*o*"]}', ['Service/web', 'ClusterRole/reader']],
  ['{namespaces: ["*op"], excludedNamespaces: ["shop"]}', ['ClusterRole/reader']],
  ['{labelSelector: {matchLabels: {app: web}}}', ['Deployment/web']],
  ['{labelSelector: {matchExpressions: [{key: app, operator: DoesNotExist}]}, scope: Namespaced}', ['Service/web']],
  ['{namespaceSelector: {matchLabels: {env: prod}}}', ['Namespace/shop', 'Deployment/web', 'ClusterRole/reader']],
  [
    '{namespaceSelector: {matchExpressions: [{key: env, operator: NotIn, values: [prod]}]}, scope: Namespaced}',
    ['Service/web'],
  ],
  ['{name: "we*"}', ['Deployment/web', 'Service/web']],
  ['{name: reader}', ['ClusterRole/reader']],
  ['{source: Original}', all],
  ['{source: Generated}', []],
];

/** All constraints in one module, because compiling is what takes time. */
const matched = (): Promise<readonly string[]> =>
  (found ??= told(
    engine,
    template('Found', always) +
      matches.map(([match], index) => constraint('Found', `c${index}`, `{match: ${match}}`)).join(''),
    objects,
    { namespace },
  ));
let found: Promise<readonly string[]> | undefined;

describe('spec.match', () => {
  it.each(matches.map(([match, names], index) => [match, names, index] as const))(
    '%s matches what it says',
    async (_, names, index) => {
      const lines = (await matched()).filter((line) => line.startsWith(`Found/c${index} `));
      expect(lines.map((line) => line.split(' ')[1])).toEqual(names);
    },
  );

  it('is an error where the labels of a namespace decide and nobody knows them', async () => {
    const text =
      template('Found', always) + constraint('Found', 'a', '{match: {namespaceSelector: {matchLabels: {env: prod}}}}');
    const other = 'apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: other}\n';
    expect(await told(engine, text, other)).toEqual([
      'POLICY_EVAL the constraint Found/a cannot be matched: it selects namespaces by labels, and those of the namespace other are not known',
    ]);
    const ignoring = text.replace(
      'matchLabels: {env: prod}',
      'matchExpressions: [{key: ignore, operator: DoesNotExist}]',
    );
    expect(await told(engine, ignoring, other)).toEqual(['Found/a Pod/p : found']);
  });
});

describe('a constraint', () => {
  it('is as grave as its enforcementAction, of scoped ones as the gravest that is asked before admission', async () => {
    const scoped = (action: string, point: string): string =>
      `{action: ${action}, enforcementPoints: [{name: ${point}}]}`;
    const spec = (actions: string): string => `{enforcementAction: scoped, scopedEnforcementActions: [${actions}]}`;
    const text =
      template('Found', always) +
      constraint('Found', 'a', '{enforcementAction: warn}') +
      constraint('Found', 'b', '{enforcementAction: dryrun}') +
      constraint(
        'Found',
        'c',
        spec(`${scoped('warn', 'gator.gatekeeper.sh')}, ${scoped('deny', 'audit.gatekeeper.sh')}`),
      ) +
      constraint('Found', 'd', spec(scoped('deny', '"*"')));
    expect(await told(engine, text, 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n')).toEqual([
      'warning Found/a Pod/p : found',
      'info Found/b Pod/p : found',
      'warning Found/c Pod/p : found',
      'Found/d Pod/p : found',
    ]);
  });

  it('gives its parameters with the defaults of the template’s schema, inside of what is there', async () => {
    const schema =
      ', validation: {openAPIV3Schema: {type: object, properties: {max: {type: integer, default: 3}, deep: {type: object, properties: {a: {default: x}}}}}}';
    const text =
      template('Found', 'violation[{"msg": sprintf("%v", [input.parameters])}] { true }', schema) +
      constraint('Found', 'a', '{parameters: {deep: {b: 1}}}') +
      constraint('Found', 'b', '{parameters: {max: 5}}') +
      constraint('Found', 'c', '{}');
    expect(await told(engine, text, 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n')).toEqual([
      'Found/a Pod/p : {"deep": {"a": "x", "b": 1}, "max": 3}',
      'Found/b Pod/p : {"max": 5}',
      'Found/c Pod/p : {}',
    ]);
  });

  it('is refused where its parameters do not follow the schema of its template', async () => {
    const schema =
      ', validation: {openAPIV3Schema: {type: object, required: [max], properties: {max: {type: integer, format: int32, nullable: true}, when: {type: string, format: date-time}}}}';
    const of = (parameters: string): string =>
      template('Found', always, schema) + constraint('Found', 'a', `{parameters: ${parameters}}`);
    const [wrong] = await refusals(engine, of('{max: "3"}'));
    expect([wrong?.code, wrong?.message]).toEqual([
      'POLICY_TEMPLATE',
      'the constraint Found/a does not follow the schema of its template: spec.parameters.max: Invalid type. Expected: [integer,null], given: string',
    ]);
    expect((await refusals(engine, of('{when: now}')))[0]?.message).toContain('max is required');
    const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n';
    expect(await told(engine, of('{max: null, when: now}'), pod)).toEqual(['Found/a Pod/p : found']);
  });

  it('hides no other when it fails', async () => {
    const text =
      template('Bad', 'violation[{"msg": format_int(18446744073709551617, 10)}] { true }') +
      constraint('Bad', 'a') +
      template('Found', always) +
      constraint('Found', 'b');
    expect(await told(engine, text, 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n')).toEqual([
      'Found/b Pod/p : found',
      expect.stringMatching(/^POLICY_EVAL the rule Bad\/a failed on v1\/Pod\/\/p: /),
    ]);
  });
});

describe('what is wrong', () => {
  it('is told with its place in the YAML, all of it at once', async () => {
    const text =
      template('One', 'violation[{"msg": "x"}] { nosuch.f(1) }') +
      constraint('One', 'a') +
      template('Two', 'violation[{"msg": "x"}] { http.send({"url": "http://x"}) }') +
      constraint('Two', 'a');
    const errors = await refusals(engine, text);
    expect(errors.map(({ code, location }) => [code, location])).toEqual([
      ['POLICY_COMPILE', { file: 'policy/a.yaml', line: 11, column: 35 }],
      ['POLICY_COMPILE', { file: 'policy/a.yaml', line: 27, column: 35 }],
    ]);
  });

  it.each([
    ['has no ConstraintTemplate', template('Found', always) + constraint('Other', 'a')],
    ['is there twice', template('Found', always) + constraint('Found', 'a') + constraint('Found', 'a')],
    ['is there twice', template('Found', always) + template('Found', always) + constraint('Found', 'a')],
    ['is none of deny', template('Found', always) + constraint('Found', 'a', '{enforcementAction: Deny}')],
    ['spec.match.kind that is unknown', template('Found', always) + constraint('Found', 'a', '{match: {kind: [Pod]}}')],
    [
      'an expression in spec.match.labelSelector that is none',
      template('Found', always) +
        constraint('Found', 'a', '{match: {labelSelector: {matchExpressions: [{key: a, operator: in, values: [b]}]}}}'),
    ],
    ['reads data.other', template('Found', 'violation[{"msg": "x"}] { data.other.x }') + constraint('Found', 'a')],
    [
      'has to be called as its kind',
      template('Found', always).replace('name: found', 'name: other') + constraint('Found', 'a'),
    ],
    ['not valid YAML', 'apiVersion: constraints.gatekeeper.sh/v1\nkind: [\n'],
  ])('such as one that %s', async (why, text) => {
    const [error] = await refusals(engine, text);
    expect([error?.code, error?.message]).toEqual(['POLICY_TEMPLATE', expect.stringContaining(why) as string]);
    expect(error?.location?.file).toBe('policy/a.yaml');
  });

  it('is no template that no constraint uses: that is told', async () => {
    const { sets, notices } = await gatekeeperPolicies(engine, [{ path: 'a.yaml', text: template('Found', always) }]);
    expect([sets, notices]).toEqual([[], ['no constraint uses the ConstraintTemplate Found (a.yaml)']]);
  });

  it('is a template of CEL alone, whose constraints are rules that nobody evaluates', async () => {
    const cel = template('Found', always).replace(
      /rego: \|[\s\S]*$/,
      'code: [{engine: K8sNativeValidation, source: {validations: [{expression: "true"}]}}]\n',
    );
    const text = cel + constraint('Found', 'a');
    const { sets } = await gatekeeperPolicies(engine, [{ path: 'a.yaml', text }]);
    expect(sets.flatMap(({ rules }) => rules)).toMatchObject([
      { id: 'Found/a', group: 'Found', unevaluated: 'its template has no Rego, and CEL is not evaluated' },
    ]);
  });
});
