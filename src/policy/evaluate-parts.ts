import { evaluatePolicies, type PolicyRequest, type PolicyRun } from './evaluate.ts';
import type { OptionsPart } from './rule-scopes.ts';

/**
 * Evaluates each part of the objects with its own options. What is about all objects at once (Gatekeeper's and combined policies) is
 * evaluated once, with the options that no namespace decides.
 */
export async function evaluateParts(
  request: PolicyRequest,
  parts: readonly OptionsPart[],
  signal?: AbortSignal,
): Promise<PolicyRun> {
  const [first = {}, ...more] = parts;
  const { options = {}, shared = options } = first;
  if (more.length === 0 && shared === options) return await evaluatePolicies({ ...request, ...first }, signal);
  const single = request.sets.filter(({ subjects }) => subjects === undefined);
  const whole = request.sets.filter(({ subjects }) => subjects !== undefined);
  const runs = [await evaluatePolicies({ ...request, options: shared, sets: whole }, signal)];
  for (const part of parts) runs.push(await evaluatePolicies({ ...request, ...part, sets: single }, signal));
  const findings = runs.flatMap((run) => run.findings).toSorted((a, b) => a.index - b.index);
  return { findings, errors: runs.flatMap(({ errors }) => errors) };
}
