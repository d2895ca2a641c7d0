import type { KubernetesObject } from '../../src/model/object.ts';
import { createPolicyEngine } from '../../src/platform/rego/create-policy-engine.ts';
import { createRegoProcess, type RegoProcess } from '../../src/platform/rego/rego-process.ts';
import { evaluatePolicies, type PolicyRun } from '../../src/policy/evaluate.ts';
import { userPolicies } from '../../src/policy/user-policies.ts';
import type { PolicyEngine } from '../../src/ports/policy-engine.ts';

/** OPA itself: what our evaluation is compared with. */
export function startOpa(): RegoProcess {
  return createRegoProcess({ timeoutMs: 60_000, maxMemoryBytes: 1024 * 1024 * 1024 });
}

/** Runs some Rego, each text a file of its own, on objects as a user's policy. */
export async function runRego(
  texts: readonly string[],
  objects: readonly KubernetesObject[],
  engine?: PolicyEngine,
): Promise<PolicyRun> {
  await using own = createPolicyEngine();
  const sources = texts.map((text, index) => ({ path: `policy/${index}.rego`, text }));
  const set = await userPolicies(engine ?? own, { sources });
  return await evaluatePolicies({ sets: [set], selected: set.rules, objects });
}

export function pod(name: string, more: Record<string, unknown> = {}): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { containers: [{ name: 'web', ...more }] } };
}

/** Sets come as lists in any order. */
export function withSortedLists(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(withSortedLists).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, withSortedLists(item)]),
  );
}
