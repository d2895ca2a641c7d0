import { formatIdentity, identify, type KubernetesObject } from '../model/object.ts';
import { evaluateParts } from './evaluate-parts.ts';
import type { PolicyFinding, PolicyRun } from './outcome.ts';
import type { PolicyRequest } from './policy-request.ts';
import type { RuleScopes } from './rule-scopes.ts';
import { wholeRoot } from './subject.ts';

/** Stands for a root that has no objects, because rules are evaluated on objects. */
function standIn(name: string): KubernetesObject {
  return { apiVersion: 'slipway/v1', kind: 'Root', metadata: { name } };
}

/**
 * What rules that see removed objects say of those that the change takes away, with the options that count where each of them was. What they
 * say of the stand-in itself does not count: only what names an object.
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
  const before = { old: [undefined], removed };
  const whole = { ...request, sets, objects: [standIn(id)], before, label: `what is gone from ${id}` };
  const parts = scopes.partsOf(id, removed);
  const partOf = new Map(
    parts.flatMap(({ only }, part) => [...(only ?? [])].map((index) => [namespaceOf(removed[index]), part] as const)),
  );
  const runs: PolicyRun[] = [];
  for (const [part, { only: _, ...options }] of parts.entries()) {
    const run = await evaluateParts(whole, [options], signal);
    const findings = run.findings
      .filter(({ object }) => object !== undefined && object.apiVersion !== 'slipway/v1')
      .filter(({ object }) => (partOf.get(object?.namespace ?? '') ?? 0) === part)
      .map((finding) => ({ ...finding, index: wholeRoot }));
    runs.push({ findings: scopes.settle(id, findings), errors: run.errors });
  }
  return { findings: runs.flatMap(({ findings }) => findings), errors: runs.flatMap(({ errors }) => errors) };
}

/** Whether options of rules depend on namespaces, so that what is said of removed objects beside others has to be asked for by itself. */
export function isGoneApart(
  id: string,
  objects: readonly KubernetesObject[],
  removed: readonly KubernetesObject[],
  scopes: RuleScopes,
): boolean {
  return removed.length > 0 && scopes.partsOf(id, [...objects, ...removed]).length > 1;
}

/** Findings without those about objects that are gone. */
export function withoutGone(
  findings: readonly PolicyFinding[],
  objects: readonly KubernetesObject[],
  removed: readonly KubernetesObject[],
): readonly PolicyFinding[] {
  const gone = new Set(removed.map((object) => formatIdentity(identify(object))));
  for (const object of objects) gone.delete(formatIdentity(identify(object)));
  return findings.filter(({ object }) => object === undefined || !gone.has(formatIdentity(object)));
}

function namespaceOf(object: KubernetesObject | undefined): string {
  return object?.metadata?.namespace ?? '';
}
