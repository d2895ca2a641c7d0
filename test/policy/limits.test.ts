import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../src/model/object.ts';
import { createPolicyEngine, type PolicyEngineOptions } from '../../src/platform/rego/create-policy-engine.ts';
import { builtinPolicies } from '../../src/policy/builtin-policies.ts';
import { evaluatePolicies } from '../../src/policy/evaluate.ts';
import { userPolicies } from '../../src/policy/user-policies.ts';
import { pod } from './support.ts';

/** Rego has no recursion, so what loops is what counts very long. */
const looping = `package main
deny_loop contains "never" if { some a in numbers.range(1, 100000); some b in numbers.range(1, 100000); a * b == -1 }
deny_loop_on_b contains "never" if {
	input.metadata.name == "b"
	some a in numbers.range(1, 100000); some b in numbers.range(1, 100000); a * b == -2
}
deny_other contains input.metadata.name if true`;

async function evaluate(
  text: string,
  objects: readonly KubernetesObject[],
  options: PolicyEngineOptions,
  rounds = 1,
): Promise<{ told: readonly string[]; errors: readonly string[] }> {
  await using engine = createPolicyEngine(options);
  const sets = [
    await builtinPolicies(engine),
    await userPolicies(engine, { sources: [{ path: 'policy/a.rego', text }] }),
  ];
  const selected = sets.flatMap(({ rules }) => rules).filter(({ id }) => /^main|^no-privileged$/.test(id));
  const [told, errors]: [string[], string[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const run = await evaluatePolicies({ sets, selected, objects });
    told.push(...run.findings.map(({ rule, message }) => `${rule.id}: ${message}`));
    errors.push(...run.errors.map(({ code, message }) => `${code}: ${message}`));
  }
  return { told, errors };
}

describe('a policy that loops', () => {
  it('is ended after its time, told once, and hides nothing that other rules say', async () => {
    const objects = ['a', 'b', 'c'].map((name) => pod(name, { securityContext: { privileged: true } }));
    const run = await evaluate(looping, objects, { evaluationTimeoutMs: 1000 }, 2);
    const finding = (name: string): string[] => [
      'no-privileged: container "web" runs privileged',
      `main/deny_other: ${name}`,
    ];
    expect(run.told.toSorted()).toEqual(['a', 'b', 'c', 'a', 'b', 'c'].flatMap(finding).toSorted());
    const first = 'POLICY_LIMIT: the rule main/deny_loop took longer than 1 s on v1/Pod//a and was ended';
    const second = 'POLICY_LIMIT: the rule main/deny_loop_on_b took longer than 1 s on v1/Pod//b and was ended';
    expect(run.errors).toEqual([first, second, first, second]);
  });

  it('cannot take more than the time of all policies together by looping in many rules', async () => {
    const rules = Array.from(
      { length: 50 },
      (_, index) =>
        `deny_${index} contains "x" if { some a in numbers.range(1, 100000); some b in numbers.range(1, 100000); a * b == -${index + 1} }`,
    );
    const options = { evaluationTimeoutMs: 500, totalTimeoutMs: 2000 };
    const object = pod('a', { securityContext: { privileged: true } });
    const run = await evaluate(`package main\n${rules.join('\n')}`, [object], options, 2);
    const message = 'POLICY_LIMIT: evaluating the policies took longer than 2 s altogether';
    expect(run.errors).toEqual([message, message]);
    expect(run.told).toHaveLength(2);
  });

  it('ends at once when the run is ended', async () => {
    const hour = 3_600_000;
    await using engine = createPolicyEngine({ evaluationTimeoutMs: hour, totalTimeoutMs: hour });
    const set = await userPolicies(engine, { sources: [{ path: 'a.rego', text: looping }] });
    const objects = [pod('a')];
    const run = evaluatePolicies({ sets: [set], selected: set.rules, objects }, AbortSignal.timeout(300));
    await expect(run).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('a policy of its own thread', () => {
  it('says the same as in ours, object by object and in any number', async () => {
    await using engine = createPolicyEngine();
    const wasm = await engine.builtin('builtin.wasm');
    const objects = Array.from({ length: 350 }, (_, index) =>
      pod(`p${index}`, { securityContext: { privileged: index % 3 === 0 } }),
    );
    const own = await builtinPolicies(engine);
    const isolated = { rules: own.rules, module: await engine.load(wasm, { isolated: true }) };
    const judge = async (set: typeof own): Promise<unknown> =>
      (await evaluatePolicies({ sets: [set], selected: set.rules, objects })).findings;
    const findings = await judge(isolated);
    expect(findings).toEqual(await judge(own));
    expect(findings).toHaveProperty(
      'length',
      expect.toSatisfy((length: number) => length > 350),
    );
  });

  it('gives an object that cannot be written as JSON an error of its own', async () => {
    let deep: unknown = 'x';
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    const run = await evaluate('package main\ndeny contains "x" if true', [pod('deep', { deep }), pod('b')], {});
    expect(run.told).toEqual(['main/deny: x']);
    expect(run.errors.filter((error) => error.startsWith('POLICY_EVAL: v1/Pod//deep'))).toHaveLength(2);
  });
});
