import { SlipwayError } from '../model/errors.ts';
import { formatPath } from '../model/json-path.ts';
import type { EvaluationTask } from '../ports/policy-engine.ts';
import { dispatchEntrypoint, exceptedEntrypoint } from './dispatch.ts';
import { objectSubjects } from './object-subjects.ts';
import { Outcome, type PolicyFinding, type PolicyRun } from './outcome.ts';
import type { PolicyRequest } from './policy-request.ts';
import type { PolicySet } from './policy-set.ts';
import type { Rule } from './rule.ts';
import type { Subject } from './subject.ts';

export type { PolicyRun } from './outcome.ts';
export type { PolicyRequest } from './policy-request.ts';

/** Evaluates the selected rules on every object whose kind they apply to. */
export async function evaluatePolicies(request: PolicyRequest, signal?: AbortSignal): Promise<PolicyRun> {
  const findings: PolicyFinding[] = [];
  const errors: SlipwayError[] = [];
  for (const set of request.sets) {
    try {
      const run = await evaluateSet(set, request, signal);
      // Not by push(...): a hundred thousand arguments are too many.
      for (const finding of run.findings) findings.push(finding);
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
  set: PolicySet,
  request: PolicyRequest,
  signal: AbortSignal | undefined,
): Promise<PolicyRun> {
  const { module, rules, excepts, data: own } = set;
  const { selected, objects } = request;
  // By identity, not by id: two sets may hold rules of the same name.
  const wanted = selected.filter((rule) => rules.includes(rule));
  const { subjects, data, errors } = set.subjects?.(wanted, request) ?? objectSubjects(wanted, set.sees, request);
  const outcome = new Outcome(new Map(wanted.map((rule) => [rule.id, rule])), objects);
  const batch = { data: { ...own, ...data } };
  const task = ({ input, label }: Subject, entrypoints: readonly string[]): EvaluationTask => {
    return { input, entrypoints, label };
  };

  const together = [dispatchEntrypoint, ...(excepts ? [exceptedEntrypoint] : [])];
  const tasks = subjects.map((subject) => task(subject, together));
  const results = await module.evaluate({ ...batch, tasks }, signal);
  const failed: { subject: Subject; excepted: ReadonlySet<unknown> }[] = [];
  for (const [position, subject] of subjects.entries()) {
    const { value, error = '', unreadable } = results[position]?.[0] ?? {};
    const exceptions = results[position]?.[1];
    if (!unreadable && exceptions?.error !== undefined) outcome.failExceptions(subject, exceptions.error);
    const excepted = new Set<unknown>(Array.isArray(exceptions?.value) ? exceptions.value : []);
    if (unreadable) outcome.refuse(subject, error);
    else if (value === undefined) failed.push({ subject, excepted });
    for (const [id, each] of Object.entries(value ?? {})) outcome.add(subject, id, { value: each }, excepted.has(id));
  }

  // A rule that fails takes the whole dispatch with it, so these are evaluated again, each rule by itself.
  const entrypoint = entrypointOf(wanted);
  const again = failed.map(({ subject }) => task(subject, subject.ids.map(entrypoint)));
  const single = await module.evaluate({ ...batch, tasks: again }, signal);
  for (const [position, { subject, excepted }] of failed.entries()) {
    for (const [place, id] of subject.ids.entries())
      outcome.add(subject, id, single[position]?.[place] ?? {}, excepted.has(id));
  }
  const run = outcome.run();
  return { findings: run.findings, errors: [...errors, ...run.errors] };
}

function entrypointOf(rules: readonly Rule[]): (id: string) => string {
  const entrypoints = new Map(rules.map(({ id, entrypoint }) => [id, entrypoint]));
  return (id) => entrypoints.get(id) ?? id;
}

function compareFindings(a: PolicyFinding, b: PolicyFinding): number {
  return (
    a.index - b.index ||
    compare(a.rule.id, b.rule.id) ||
    compare(formatPath(a.path), formatPath(b.path)) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
