import { SlipwayError } from '../model/errors.ts';
import { comparePaths, compareText, inOrder } from '../model/order.ts';
import type { Evaluation, EvaluationTask } from '../ports/policy-engine.ts';
import { dispatchEntrypoint, exceptedEntrypoint } from './dispatch.ts';
import { objectSubjects } from './object-subjects.ts';
import { Outcome, type PolicyFinding, type PolicyRun, type Reading } from './outcome.ts';
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
  return { findings: inOrder(findings, compareFindings), errors };
}

async function evaluateSet(
  set: PolicySet,
  request: PolicyRequest,
  signal: AbortSignal | undefined,
): Promise<PolicyRun> {
  const { module, rules, excepts, data: own } = set;
  const { selected } = request;
  // By identity, not by id: two sets may hold rules of the same name.
  const wanted = selected.filter((rule) => rules.includes(rule));
  const { subjects, data, errors } = set.subjects?.(wanted, request) ?? objectSubjects(wanted, set.sees, request);
  const outcome = new Outcome(new Map(wanted.map((rule) => [rule.id, rule])), request);
  const batch = { data: { ...own, ...data } };
  const task = (subject: Subject, entrypoints: readonly string[]): EvaluationTask => ({
    // Made when it is needed, while others are evaluated.
    get input() {
      return subject.input;
    },
    entrypoints,
    label: subject.label,
  });

  const together = [dispatchEntrypoint, ...(excepts ? [exceptedEntrypoint] : [])];
  const tasks = subjects.map((subject) => task(subject, together));
  const answers: Answer[] = [];
  const done = (position: number, evaluations: readonly Evaluation[]): void => {
    const subject = subjects[position];
    if (subject !== undefined) answers[position] = readAnswer(subject, evaluations, outcome);
  };
  const busy = request.busy === undefined ? {} : { busy: request.busy };
  const results = await module.evaluate({ ...batch, ...busy, tasks, done }, signal);
  const failed: { subject: Subject; excepted: ReadonlySet<unknown> }[] = [];
  for (const [position, subject] of subjects.entries()) {
    const answer = answers[position] ?? readAnswer(subject, results[position] ?? [], outcome);
    const { reading, excepted, refused, exceptionFailure } = answer;
    if (exceptionFailure !== undefined) outcome.failExceptions(subject, exceptionFailure);
    if (refused !== undefined) outcome.refuse(subject, refused);
    else if (reading === undefined) failed.push({ subject, excepted });
    else outcome.take(subject, reading);
  }

  // A rule that fails takes the whole dispatch with it, so these are evaluated again, each rule by itself.
  const entrypoint = entrypointOf(wanted);
  const again = failed.map(({ subject }) => task(subject, subject.ids.map(entrypoint)));
  const single = await module.evaluate({ ...batch, tasks: again }, signal);
  for (const [position, { subject, excepted }] of failed.entries()) {
    const reading: Reading = { findings: [], failures: [] };
    for (const [place, id] of subject.ids.entries())
      outcome.read(subject, id, single[position]?.[place] ?? {}, excepted.has(id), reading);
    outcome.take(subject, reading);
  }
  const run = outcome.run();
  return { findings: run.findings, errors: [...errors, ...run.errors] };
}

/** What all rules together said of a subject. */
interface Answer {
  /** Absent: they failed together. */
  reading?: Reading;
  excepted: ReadonlySet<unknown>;
  /** The input cannot be given to any rule. */
  refused?: string;
  exceptionFailure?: string;
}

const nothing: ReadonlySet<unknown> = new Set();

function readAnswer(subject: Subject, [together, exceptions]: readonly Evaluation[], outcome: Outcome): Answer {
  const { value, error = '', unreadable } = together ?? {};
  if (unreadable) return { refused: error, excepted: nothing };
  const excepted = Array.isArray(exceptions?.value) ? new Set<unknown>(exceptions.value) : nothing;
  const answer: Answer = { excepted };
  if (exceptions?.error !== undefined) answer.exceptionFailure = exceptions.error;
  if (value === undefined) return answer;
  answer.reading = { findings: [], failures: [] };
  for (const [id, each] of Object.entries(value ?? {}))
    outcome.read(subject, id, { value: each }, excepted.has(id), answer.reading);
  // At once, while others are evaluated elsewhere.
  inOrder(answer.reading.findings, compareFindings);
  return answer;
}

function entrypointOf(rules: readonly Rule[]): (id: string) => string {
  const entrypoints = new Map(rules.map(({ id, entrypoint }) => [id, entrypoint]));
  return (id) => entrypoints.get(id) ?? id;
}

function compareFindings(a: PolicyFinding, b: PolicyFinding): number {
  return (
    a.index - b.index ||
    compareText(a.rule.id, b.rule.id) ||
    comparePaths(a.path, b.path) ||
    compareText(a.message, b.message)
  );
}
