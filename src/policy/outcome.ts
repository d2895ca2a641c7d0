import { SlipwayError } from '../model/errors.ts';
import type { JsonPath } from '../model/json-path.ts';
import type { Learned } from '../model/learned.ts';
import { identify, type KubernetesObject, type ObjectIdentity } from '../model/object.ts';
import type { Severity } from '../model/verdict.ts';
import type { Evaluation } from '../ports/policy-engine.ts';
import { type RuleResult, readResults } from './read-results.ts';
import type { PolicyRequest } from './policy-request.ts';
import type { Rule } from './rule.ts';
import { type Subject, wholeRoot } from './subject.ts';

/** What a rule says about an object, before it is known where in the sources and whether it is new. */
export interface PolicyFinding {
  rule: Rule;
  severity: Severity;
  message: string;
  /** Of the object in the request, or `wholeRoot`. */
  index: number;
  /** Absent: the root itself. */
  object?: ObjectIdentity;
  path: JsonPath;
  /** What the rule adds to its message. */
  details?: unknown;
  /** A rule of the policy excepts the object. */
  excepted?: true;
  /** What was found out about it meanwhile. */
  learned?: Learned;
}

export interface PolicyRun {
  /** By object, rule, path and message, so that the order never depends on the evaluation. */
  findings: readonly PolicyFinding[];
  /** `POLICY_EVAL`, or `POLICY_LIMIT` when it took too long: one per rule that failed on any object; its other findings stand. */
  errors: readonly SlipwayError[];
}

/** What rules say of one subject. */
export interface Reading {
  findings: PolicyFinding[];
  failures: { id: string; reason: string; ended: boolean }[];
}

const mostTexts = 10_000;

/** Collects findings, and of each rule the first failure with the number of objects it failed on. */
export class Outcome {
  private readonly rules: ReadonlyMap<string, Rule>;
  private readonly objects: readonly KubernetesObject[];
  private readonly learn: PolicyRequest['learn'];
  private readonly findings: PolicyFinding[] = [];
  private readonly refusals: SlipwayError[] = [];
  private readonly texts = new Map<string, string>();
  private last: { object: KubernetesObject; identity: ObjectIdentity } | undefined;
  private exceptionFailure: SlipwayError | undefined;
  private readonly failures = new Map<string, { reason: string; label: string; objects: number; ended: boolean }>();

  constructor(
    rules: ReadonlyMap<string, Rule>,
    { objects, learn }: Pick<PolicyRequest, 'objects'> & Partial<Pick<PolicyRequest, 'learn'>>,
  ) {
    this.rules = rules;
    this.objects = objects;
    this.learn = learn;
  }

  /** Reads what a rule gave into a reading; nothing else changes, so it may be done in any order of the subjects. */
  read(subject: Subject, id: string, { value, error, ended }: Evaluation, isExcepted: boolean, into: Reading): void {
    const rule = this.rules.get(id);
    if (rule === undefined) return;
    if (error !== undefined) {
      into.failures.push({ id, reason: error, ended: ended ?? false });
      return;
    }
    try {
      for (const read of readResults(value)) into.findings.push(this.finding(subject, rule, read, isExcepted));
    } catch (thrown) {
      into.failures.push({ id, reason: thrown instanceof Error ? thrown.message : String(thrown), ended: false });
    }
  }

  private finding(subject: Subject, rule: Rule, read: RuleResult, isExcepted: boolean): PolicyFinding {
    const placed = subject.place?.(read);
    const { path, severity = rule.severity, details } = placed ?? read;
    const message = this.once((placed ?? read).message);
    const index = placed?.index ?? subject.index;
    const own = index === wholeRoot ? undefined : this.objects[index];
    const object = (placed ?? read).object ?? (own === undefined ? undefined : this.identityOf(own));
    const learned = own === undefined ? undefined : this.learn?.(index, rule.id, path);
    // Field by field, because there may be a hundred thousand.
    const finding: PolicyFinding =
      learned === undefined || object === undefined
        ? { rule, severity, message, index, path, ...(object === undefined ? {} : { object }) }
        : { rule, severity, message, index, path: learned.path ?? path, object, learned };
    if (details !== undefined) finding.details = details;
    if (isExcepted) finding.excepted = true;
    return finding;
  }

  /** The same value for equal messages: a few hundred come a hundred thousand times. */
  private once(message: string): string {
    const known = this.texts.get(message);
    if (known !== undefined) return known;
    if (this.texts.size < mostTexts) this.texts.set(message, message);
    return message;
  }

  /** Findings of an object come one after the other. */
  private identityOf(object: KubernetesObject): ObjectIdentity {
    if (this.last?.object !== object) this.last = { object, identity: identify(object) };
    return this.last.identity;
  }

  /** Takes readings in the order of their subjects. */
  take(subject: Subject, { findings, failures }: Reading): void {
    for (const finding of findings) this.findings.push(finding);
    for (const { id, reason, ended } of failures) this.fail(id, subject, reason, ended);
  }

  /** It is not known what is excepted for an object, so nothing is. */
  failExceptions({ label }: Subject, reason: string): void {
    this.exceptionFailure ??= new SlipwayError('POLICY_EVAL', `the exception rules failed on ${label}: ${reason}`);
  }

  /** The object cannot be given to any rule. */
  refuse({ label }: Subject, reason: string): void {
    const hint = 'It is nested too deeply, or needs more memory than an object may.';
    this.refusals.push(new SlipwayError('POLICY_EVAL', `${label} cannot be evaluated: ${reason}`, { hint }));
  }

  run(): PolicyRun {
    const errors = [...this.failures].map(([id, { reason, label, objects, ended }]) => {
      const rule = this.rules.get(id);
      const options = rule === undefined ? {} : { location: rule.location };
      // The same words for every root, because the rule was not tried on the objects after the one that they name.
      if (ended) return new SlipwayError('POLICY_LIMIT', `the rule ${id} ${reason}`, options);
      const more = objects > 1 ? ` (and on ${objects - 1} more)` : '';
      return new SlipwayError('POLICY_EVAL', `the rule ${id} failed on ${label}${more}: ${reason}`, options);
    });
    return {
      findings: this.findings,
      errors: [...this.refusals, ...(this.exceptionFailure ? [this.exceptionFailure] : []), ...errors],
    };
  }

  private fail(id: string, { label }: Subject, reason: string, ended: boolean): void {
    const known = this.failures.get(id);
    if (known === undefined) this.failures.set(id, { reason, label, objects: 1, ended });
    else known.objects += 1;
  }
}
