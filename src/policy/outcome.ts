import { SlipwayError } from '../model/errors.ts';
import type { JsonPath } from '../model/json-path.ts';
import { identify, type KubernetesObject, type ObjectIdentity } from '../model/object.ts';
import type { Severity } from '../model/verdict.ts';
import type { Evaluation } from '../ports/policy-engine.ts';
import { readResults } from './read-results.ts';
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
}

export interface PolicyRun {
  /** By object, rule, path and message, so that the order never depends on the evaluation. */
  findings: readonly PolicyFinding[];
  /** `POLICY_EVAL`, or `POLICY_LIMIT` when it took too long: one per rule that failed on any object; its other findings stand. */
  errors: readonly SlipwayError[];
}

/** Collects findings, and of each rule the first failure with the number of objects it failed on. */
export class Outcome {
  private readonly rules: ReadonlyMap<string, Rule>;
  private readonly objects: readonly KubernetesObject[];
  private readonly findings: PolicyFinding[] = [];
  private readonly refusals: SlipwayError[] = [];
  private exceptionFailure: SlipwayError | undefined;
  private readonly failures = new Map<string, { reason: string; label: string; objects: number; ended: boolean }>();

  constructor(rules: ReadonlyMap<string, Rule>, objects: readonly KubernetesObject[]) {
    this.rules = rules;
    this.objects = objects;
  }

  add(subject: Subject, id: string, { value, error, ended }: Evaluation, isExcepted = false): void {
    const rule = this.rules.get(id);
    if (rule === undefined) return;
    if (error !== undefined) return this.fail(id, subject, error, ended ?? false);
    const excepted = isExcepted ? { excepted: isExcepted } : {};
    try {
      for (const read of readResults(value)) {
        const result = subject.place?.(read) ?? { ...read, index: subject.index };
        const { message, path, severity = rule.severity, index, details } = result;
        const own = index === wholeRoot ? undefined : this.objects[index];
        const object = result.object ?? (own === undefined ? undefined : identify(own));
        this.findings.push({
          rule,
          severity,
          message,
          index,
          path,
          ...(object === undefined ? {} : { object }),
          ...(details === undefined ? {} : { details }),
          ...excepted,
        });
      }
    } catch (thrown) {
      this.fail(id, subject, thrown instanceof Error ? thrown.message : String(thrown));
    }
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

  private fail(id: string, { label }: Subject, reason: string, ended = false): void {
    const known = this.failures.get(id);
    if (known === undefined) this.failures.set(id, { reason, label, objects: 1, ended });
    else known.objects += 1;
  }
}
