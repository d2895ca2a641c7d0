import { SlipwayError } from '../model/errors.ts';
import type { JsonPath } from '../model/json-path.ts';
import { formatIdentity, identify, type KubernetesObject, type ObjectIdentity } from '../model/object.ts';
import type { Severity } from '../model/verdict.ts';
import type { Evaluation } from '../ports/policy-engine.ts';
import { readResults } from './read-results.ts';
import type { Rule } from './rule.ts';

/** What a rule says about an object, before it is known where in the sources and whether it is new. */
export interface PolicyFinding {
  rule: Rule;
  severity: Severity;
  message: string;
  /** Index of the evaluated object in the request. */
  index: number;
  object: ObjectIdentity;
  path: JsonPath;
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
  private readonly failures = new Map<string, { reason: string; index: number; objects: number; ended: boolean }>();

  constructor(rules: ReadonlyMap<string, Rule>, objects: readonly KubernetesObject[]) {
    this.rules = rules;
    this.objects = objects;
  }

  add(index: number, id: string, { value, error, ended }: Evaluation, isExcepted = false): void {
    const [rule, object] = [this.rules.get(id), this.objects[index]];
    if (rule === undefined || object === undefined) return;
    if (error !== undefined) return this.fail(id, index, error, ended ?? false);
    const excepted = isExcepted ? { excepted: isExcepted } : {};
    try {
      for (const result of readResults(value)) {
        const { message, path, severity = rule.severity } = result;
        this.findings.push({
          rule,
          severity,
          message,
          index,
          object: result.object ?? identify(object),
          path,
          ...excepted,
        });
      }
    } catch (thrown) {
      this.fail(id, index, thrown instanceof Error ? thrown.message : String(thrown));
    }
  }

  /** It is not known what is excepted for an object, so nothing is. */
  failExceptions(index: number, reason: string): void {
    const object = this.objects[index];
    const where = object === undefined ? '' : ` on ${formatIdentity(identify(object))}`;
    this.exceptionFailure ??= new SlipwayError('POLICY_EVAL', `the exception rules failed${where}: ${reason}`);
  }

  /** The object cannot be given to any rule. */
  refuse(index: number, reason: string): void {
    const object = this.objects[index];
    const name = object === undefined ? 'an object' : formatIdentity(identify(object));
    const message = `${name} cannot be evaluated: ${reason}`;
    const hint = 'It is nested too deeply, or needs more memory than an object may.';
    this.refusals.push(new SlipwayError('POLICY_EVAL', message, { hint }));
  }

  run(): PolicyRun {
    const errors = [...this.failures].map(([id, { reason, index, objects, ended }]) => {
      const rule = this.rules.get(id);
      const options = rule === undefined ? {} : { location: rule.location };
      // The same words for every root, because the rule was not tried on the objects after the one that they name.
      if (ended) return new SlipwayError('POLICY_LIMIT', `the rule ${id} ${reason}`, options);
      const object = this.objects[index];
      const where = object === undefined ? '' : ` on ${formatIdentity(identify(object))}`;
      const more = objects > 1 ? ` (and on ${objects - 1} more)` : '';
      return new SlipwayError('POLICY_EVAL', `the rule ${id} failed${where}${more}: ${reason}`, options);
    });
    return {
      findings: this.findings,
      errors: [...this.refusals, ...(this.exceptionFailure ? [this.exceptionFailure] : []), ...errors],
    };
  }

  private fail(id: string, index: number, reason: string, ended = false): void {
    const known = this.failures.get(id);
    if (known === undefined) this.failures.set(id, { reason, index, objects: 1, ended });
    else known.objects += 1;
  }
}
