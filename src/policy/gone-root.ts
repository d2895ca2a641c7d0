import type { KubernetesObject } from '../model/object.ts';
import { evaluateParts } from './evaluate-parts.ts';
import type { PolicyRun } from './outcome.ts';
import type { PolicyRequest } from './policy-request.ts';
import type { RuleScopes } from './rule-scopes.ts';
import { wholeRoot } from './subject.ts';

/** Stands for a root that has no objects, because rules are evaluated on objects. */
function standIn(name: string): KubernetesObject {
  return { apiVersion: 'slipway/v1', kind: 'Root', metadata: { name } };
}

/**
 * What rules that see removed objects say of a root that the change takes away whole. What they say of the stand-in itself does not count:
 * only what names an object.
 */
export async function evaluateGone(
  id: string,
  removed: readonly KubernetesObject[],
  request: Pick<PolicyRequest, 'sets' | 'selected' | 'pods'>,
  scopes: RuleScopes,
  signal?: AbortSignal,
): Promise<PolicyRun> {
  const sets = request.sets.filter(({ sees }) => sees?.has('removed'));
  if (sets.length === 0 || removed.length === 0) return { findings: [], errors: [] };
  const objects = [standIn(id)];
  const before = { old: [undefined], removed };
  const run = await evaluateParts({ ...request, sets, objects, before }, scopes.partsOf(id, objects), signal);
  const findings = run.findings
    .filter(({ object }) => object !== undefined && object.apiVersion !== 'slipway/v1')
    .map((finding) => ({ ...finding, index: wholeRoot }));
  return { findings: scopes.settle(id, findings), errors: run.errors };
}
