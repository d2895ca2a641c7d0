import { afterAll, describe, expect, it } from 'vitest';
import { violationsOf } from '../../src/gate/violations.ts';
import { formatPath } from '../../src/model/json-path.ts';
import { formatIdentity, identify } from '../../src/model/object.ts';
import { createPolicyEngine } from '../../src/platform/rego/create-policy-engine.ts';
import { evaluatePolicies } from '../../src/policy/evaluate.ts';
import { type UserPolicies, userPolicies } from '../../src/policy/user-policies.ts';
import { rootOf } from '../gate/verdicts.ts';

const engine = createPolicyEngine();
afterAll(() => engine[Symbol.asyncDispose]());

/** Two files, the second one's objects first in the root. */
const root = rootOf(
  'prod',
  `apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec: {replicas: 2}
`,
);
const files = ['b.yaml', 'a.yaml'];

async function told(text: string, combine: NonNullable<UserPolicies['combine']>): Promise<readonly string[]> {
  const set = await userPolicies(engine, { sources: [{ path: 'policy/a.rego', text }], combine });
  const objects = root.objects.map(({ manifest }) => manifest);
  const run = await evaluatePolicies({ sets: [set], selected: set.rules, objects, files });
  return [
    ...violationsOf(run.findings, root).map(
      ({ rule, object, path, message, excepted }) =>
        `${rule} ${formatIdentity(identify(object.manifest))} ${formatPath(path)}: ${message}${excepted ? ' (excepted)' : ''}`,
    ),
    ...run.errors.map(({ code, message }) => `${code} ${message}`),
  ];
}

describe('all objects at once', () => {
  it('come as conftest gives them with --combine: path and contents, by file', async () => {
    const text = `package main
deny contains sprintf("%s %s", [one.path, one.contents.kind]) if some one in input
warn contains concat(" ", [one.path | some one in input]) if true`;
    expect(await told(text, true)).toEqual([
      'main/deny slipway/v1/Root//prod : a.yaml Deployment',
      'main/deny slipway/v1/Root//prod : b.yaml Service',
      'main/warn slipway/v1/Root//prod : a.yaml b.yaml',
    ]);
  });

  it('let a finding point at one of them, by its path or its name', async () => {
    const text = `package main
deny contains {"msg": "few", "path": [i, "contents", "spec", "replicas"]} if {
	some i, one in input
	one.contents.spec.replicas < 3
}
warn contains {"msg": "named", "object": {"apiVersion": "v1", "kind": "Service", "namespace": "shop", "name": "web"}} if true`;
    expect(await told(text, true)).toEqual([
      'main/warn v1/Service/shop/web : named',
      'main/deny apps/v1/Deployment/shop/web spec.replicas: few',
    ]);
  });

  it('come to the packages that are named or say so, and each object by itself to all others', async () => {
    const text = `package main\ndeny contains type_name(input) if true`;
    const single = `apps/v1/Deployment/shop/web : object`;
    expect(await told(text, ['other'])).toContain(`main/deny ${single}`);
    expect(await told(text, ['main'])).toEqual(['main/deny slipway/v1/Root//prod : array']);
    const metadata = (combine: boolean): string => `# METADATA\n# custom:\n#   combine: ${combine}\n${text}`;
    expect(await told(metadata(true), false)).toEqual(['main/deny slipway/v1/Root//prod : array']);
    expect(await told(metadata(false), true)).toContain(`main/deny ${single}`);
  });

  it('are excepted by exceptions, and a rule that fails on them hides no other', async () => {
    const text = `package main
deny_a contains "a" if true
deny_b contains format_int(18446744073709551617, 10) if count(input) == 2
deny_c contains "c" if true
exception contains ["a"] if count(input) == 2`;
    expect(await told(text, true)).toEqual([
      'main/deny_a slipway/v1/Root//prod : a (excepted)',
      'main/deny_c slipway/v1/Root//prod : c',
      expect.stringMatching(/^POLICY_EVAL the rule main\/deny_b failed on all objects of the root: /),
    ]);
  });
});
