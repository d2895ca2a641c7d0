import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatPath } from '../../src/model/json-path.ts';
import type { KubernetesObject } from '../../src/model/object.ts';
import { createPolicyEngine } from '../../src/platform/rego/create-policy-engine.ts';
import { builtinPolicies } from '../../src/policy/builtin-policies.ts';
import { evaluatePolicies, type PolicyRequest, type PolicyRun } from '../../src/policy/evaluate.ts';
import type { PolicySet } from '../../src/policy/policy-set.ts';
import { pod } from './support.ts';

const engine = createPolicyEngine();
let builtin: PolicySet;
beforeAll(async () => {
  builtin = await builtinPolicies(engine);
});
afterAll(() => engine[Symbol.asyncDispose]());

function judge(
  objects: readonly KubernetesObject[],
  ids: readonly string[],
  more: Partial<PolicyRequest> = {},
): Promise<PolicyRun> {
  const selected = builtin.rules.filter(({ id }) => ids.includes(id));
  return evaluatePolicies({ sets: [builtin], selected, objects, ...more });
}

const privileged = { containers: [{ name: 'web', securityContext: { privileged: true } }] };

describe('our rules on objects', () => {
  it.each([
    ['v1', 'Pod', { spec: privileged }, 'spec'],
    ['v1', 'PodTemplate', { template: { spec: privileged } }, 'template.spec'],
    ['v1', 'ReplicationController', { spec: { template: { spec: privileged } } }, 'spec.template.spec'],
    ['apps/v1', 'Deployment', { spec: { template: { spec: privileged } } }, 'spec.template.spec'],
    ['apps/v1', 'StatefulSet', { spec: { template: { spec: privileged } } }, 'spec.template.spec'],
    ['apps/v1', 'DaemonSet', { spec: { template: { spec: privileged } } }, 'spec.template.spec'],
    ['apps/v1', 'ReplicaSet', { spec: { template: { spec: privileged } } }, 'spec.template.spec'],
    ['extensions/v1beta1', 'Deployment', { spec: { template: { spec: privileged } } }, 'spec.template.spec'],
    ['apps.openshift.io/v1', 'DeploymentConfig', { spec: { template: { spec: privileged } } }, 'spec.template.spec'],
    ['batch/v1', 'Job', { spec: { template: { spec: privileged } } }, 'spec.template.spec'],
    [
      'batch/v1',
      'CronJob',
      { spec: { jobTemplate: { spec: { template: { spec: privileged } } } } },
      'spec.jobTemplate.spec.template.spec',
    ],
  ])('find the container of a %s %s at its path', async (apiVersion, kind, body, path) => {
    const object = { apiVersion, kind, metadata: { name: 'web', namespace: 'shop' }, ...body };
    const { findings, errors } = await judge([object], ['no-privileged']);
    expect(errors).toEqual([]);
    expect(findings.map((finding) => ({ ...finding, rule: finding.rule.id, path: formatPath(finding.path) }))).toEqual([
      {
        rule: 'no-privileged',
        severity: 'error',
        message: 'container "web" runs privileged',
        index: 0,
        object: { apiVersion, kind, namespace: 'shop', name: 'web' },
        path: `${path}.containers[0].securityContext.privileged`,
      },
    ]);
  });

  it('are not evaded by an odd spelling of a group, and do not mistake another kind for theirs', async () => {
    const spec = { template: { spec: privileged } };
    const named = (apiVersion: string): KubernetesObject => ({ apiVersion, kind: 'Deployment', spec });
    const { findings } = await judge(['/v1', 'apps/', 'v1', 'acme.example.com/v1'].map(named), ['no-privileged']);
    expect(findings.map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  it('that are not selected say nothing', async () => {
    expect((await judge([pod('a')], [])).findings).toEqual([]);
    const { findings } = await judge([pod('a')], ['memory-limit-missing']);
    expect(new Set(findings.map(({ rule }) => rule.id))).toEqual(new Set(['memory-limit-missing']));
  });

  it('take the options of the request over their defaults', async () => {
    const object = pod('a', { image: 'nginx:main' });
    expect((await judge([object], ['no-latest-tag'])).findings).toEqual([]);
    const options = { 'no-latest-tag': { tags: ['main'] } };
    expect((await judge([object], ['no-latest-tag'], { options })).findings).toHaveLength(1);
  });

  it('survive whatever a manifest may hold', async () => {
    const hostile: unknown[] = [
      null,
      'x',
      7,
      true,
      [],
      [[]],
      {},
      { containers: { a: 1 } },
      '\u0000\u001b[31m\n::set-output::',
    ];
    const objects = hostile.flatMap((value) => [
      { apiVersion: 'v1', kind: 'Pod', spec: value },
      { apiVersion: 'v1', kind: 'Pod', spec: { containers: [value], volumes: [value], securityContext: value } },
      pod('a', {
        image: value,
        env: [value, { name: value, value }],
        resources: value,
        securityContext: value,
        name: value,
      }),
      { apiVersion: 'apps/v1', kind: 'Deployment', spec: { replicas: value, template: value } },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'Role',
        rules: [value, { verbs: value, resources: [value] }],
      },
      { apiVersion: 'v1', kind: 'Service', spec: value, metadata: value as Record<string, unknown> },
    ]);
    const run = await judge(
      objects,
      builtin.rules.map(({ id }) => id),
    );
    expect(run.errors).toEqual([]);
    const messages = run.findings.map(({ message }) => message).join('');
    expect(messages).toContain('\\u001b[31m\\n::set-output::');
    expect(messages).not.toMatch(/[\u0000-\u001f]/);
  });

  it('judge an object of 5 MB, and tell of one that cannot be judged', async () => {
    const env = Array.from({ length: 50_000 }, (_, index) => ({ name: `V${index}`, value: 'x'.repeat(70) }));
    const large = pod('large', { env, securityContext: { privileged: true } });
    let deep: unknown = 'x';
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    const { findings, errors } = await judge([pod('deep', { deep }), large], ['no-privileged']);
    expect(findings).toHaveLength(1);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      code: 'POLICY_EVAL',
      message: expect.stringContaining('v1/Pod//deep') as string,
    });
  });

  it('give the same in the same order however often', async () => {
    const spec = { containers: ['c', 'a', 'b'].map((name) => ({ name })), hostPID: true, hostNetwork: true };
    const objects = [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec }];
    const ids = builtin.rules.map(({ id }) => id);
    const texts = (run: PolicyRun): string[] => run.findings.map(({ rule, path }) => `${rule.id} ${formatPath(path)}`);
    const first = texts(await judge(objects, ids));
    expect(first).toEqual(first.toSorted());
    expect(texts(await judge(objects, ids))).toEqual(first);
  });

  it('stop when the run is ended', async () => {
    const objects = Array.from({ length: 500 }, (_, index) => pod(`p${index}`));
    const selected = builtin.rules;
    await expect(
      evaluatePolicies({ sets: [builtin], selected, objects }, AbortSignal.abort(new Error('ended'))),
    ).rejects.toThrow('ended');
  });
});
