import { SlipwayError } from '../model/errors.ts';
import { formatPath } from '../model/json-path.ts';
import { formatIdentity, identify, type KubernetesObject } from '../model/object.ts';
import type { EvaluationTask } from '../ports/policy-engine.ts';
import { dispatchEntrypoint, exceptedEntrypoint, selectedByKind } from './dispatch.ts';
import { Outcome, type PolicyFinding, type PolicyRun } from './outcome.ts';
import type { PolicySet } from './policy-set.ts';
import type { Related } from './related/related.ts';
import type { Rule } from './rule.ts';

export type { PolicyRun } from './outcome.ts';

export interface PolicyRequest {
  sets: readonly PolicySet[];
  /** As selectRules gives them. */
  selected: readonly Rule[];
  objects: readonly KubernetesObject[];
  /** Where there is something to compare with: what each of the objects was, and those that are gone. */
  before?: { old: readonly (KubernetesObject | undefined)[]; removed: readonly KubernetesObject[] };
  /** Gives what an object has to do with others. */
  related?: (object: KubernetesObject) => Related;
  /** Per rule id the options that differ from their defaults. */
  options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Evaluates the selected rules on every object whose kind they apply to. */
export async function evaluatePolicies(request: PolicyRequest, signal?: AbortSignal): Promise<PolicyRun> {
  const findings: PolicyFinding[] = [];
  const errors: SlipwayError[] = [];
  for (const set of request.sets) {
    try {
      const run = await evaluateSet(set, request, signal);
      findings.push(...run.findings);
      errors.push(...run.errors);
    } catch (thrown) {
      // What a user's policies cost must not hide what the others found.
      if (!(thrown instanceof SlipwayError) || thrown.code !== 'POLICY_LIMIT') throw thrown;
      errors.push(thrown);
    }
  }
  return { findings: findings.toSorted(compareFindings), errors };
}

async function evaluateSet(
  { module, rules, excepts, data: own, sees }: PolicySet,
  { selected, objects, before, related, options }: PolicyRequest,
  signal: AbortSignal | undefined,
): Promise<PolicyRun> {
  // By identity, not by id: two sets may hold rules of the same name.
  const wanted = selected.filter((rule) => rules.includes(rule));
  const byKind = selectedByKind(wanted, objects);
  const idsAt = (index: number): readonly string[] => {
    const object = objects[index];
    return object === undefined ? [] : Object.keys(byKind[object.apiVersion]?.[object.kind] ?? {});
  };
  const slipway = {
    options: optionsOf(wanted, options ?? {}),
    selected: byKind,
    ...(sees?.has('objects') ? { objects } : {}),
    ...(sees?.has('removed') ? { removed: before?.removed ?? [] } : {}),
  };
  const data = { ...own, slipway };
  const outcome = new Outcome(new Map(wanted.map((rule) => [rule.id, rule])), objects);

  const isSeen = sees?.has('old') || sees?.has('related');
  const indices = [...objects.keys()].filter((index) => idsAt(index).length > 0);
  const task = (index: number, entrypoints: readonly string[]): EvaluationTask => {
    const object = objects[index];
    const old = sees?.has('old') ? before?.old[index] : undefined;
    const facts = object === undefined || !sees?.has('related') ? undefined : related?.(object);
    // Always set, so that no manifest can say itself what it was.
    const input = isSeen
      ? { ...object, slipway: { ...(old === undefined ? {} : { old }), ...(facts && { related: facts }) } }
      : object;
    return { input, entrypoints, ...(object === undefined ? {} : { label: formatIdentity(identify(object)) }) };
  };
  const tasks = indices.map((index) => task(index, [dispatchEntrypoint, ...(excepts ? [exceptedEntrypoint] : [])]));
  const results = await module.evaluate({ data, tasks }, signal);
  const failed: number[] = [];
  const excepted = new Map<number, ReadonlySet<unknown>>();
  for (const [position, index] of indices.entries()) {
    const { value, error = '', unreadable } = results[position]?.[0] ?? {};
    const exceptions = results[position]?.[1];
    if (!unreadable && exceptions?.error !== undefined) outcome.failExceptions(index, exceptions.error);
    excepted.set(index, new Set(Array.isArray(exceptions?.value) ? exceptions.value : []));
    if (unreadable) outcome.refuse(index, error);
    else if (value === undefined) failed.push(index);
    for (const [id, each] of Object.entries(value ?? {}))
      outcome.add(index, id, { value: each }, excepted.get(index)?.has(id));
  }

  // A rule that fails takes the whole dispatch with it, so these objects are evaluated again, each rule by itself.
  const entrypoint = entrypointOf(wanted);
  const again = failed.map((index) => task(index, idsAt(index).map(entrypoint)));
  const single = await module.evaluate({ data, tasks: again }, signal);
  for (const [position, index] of failed.entries()) {
    for (const [place, id] of idsAt(index).entries())
      outcome.add(index, id, single[position]?.[place] ?? {}, excepted.get(index)?.has(id));
  }
  return outcome.run();
}

function entrypointOf(rules: readonly Rule[]): (id: string) => string {
  const entrypoints = new Map(rules.map(({ id, entrypoint }) => [id, entrypoint]));
  return (id) => entrypoints.get(id) ?? id;
}

/** What rules see as `data.slipway.options`. */
export function optionsOf(
  rules: readonly Rule[],
  given: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    rules.map(({ id, options }) => {
      const defaults = Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default]));
      return [id, { ...defaults, ...given[id] }];
    }),
  );
}

function compareFindings(a: PolicyFinding, b: PolicyFinding): number {
  return a.index - b.index || compare(sortKey(a), sortKey(b));
}

function sortKey({ rule, path, message }: PolicyFinding): string {
  return [rule.id, formatPath(path), message].join('\u0000');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
