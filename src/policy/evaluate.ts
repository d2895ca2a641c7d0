import { SlipwayError } from '../model/errors.ts';
import { type JsonPath, formatPath } from '../model/json-path.ts';
import { formatIdentity, identify, type KubernetesObject, type ObjectIdentity } from '../model/object.ts';
import type { Severity } from '../model/verdict.ts';
import type { Evaluation } from '../ports/policy-engine.ts';
import { dispatchEntrypoint, selectedByKind } from './dispatch.ts';
import type { PolicySet } from './policy-set.ts';
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
}

export interface PolicyRun {
  /** By object, rule, path and message, so that the order never depends on the evaluation. */
  findings: readonly PolicyFinding[];
  /** `POLICY_EVAL`, one per rule that failed on any object; its other findings stand. */
  errors: readonly SlipwayError[];
}

export interface PolicyRequest {
  sets: readonly PolicySet[];
  /** As selectRules gives them. */
  selected: readonly Rule[];
  objects: readonly KubernetesObject[];
  /** Per rule id the options that differ from their defaults. */
  options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Evaluates the selected rules on every object whose kind they apply to. */
export async function evaluatePolicies(request: PolicyRequest, signal?: AbortSignal): Promise<PolicyRun> {
  const findings: PolicyFinding[] = [];
  const errors: SlipwayError[] = [];
  for (const set of request.sets) {
    const run = await evaluateSet(set, request, signal);
    findings.push(...run.findings);
    errors.push(...run.errors);
  }
  return { findings: findings.toSorted(compareFindings), errors };
}

async function evaluateSet(
  { module, rules }: PolicySet,
  { selected, objects, options }: PolicyRequest,
  signal: AbortSignal | undefined,
): Promise<PolicyRun> {
  // By identity, not by id: two sets may hold rules of the same name.
  const wanted = selected.filter((rule) => rules.includes(rule));
  const byKind = selectedByKind(wanted, objects);
  const idsAt = (index: number): readonly string[] => {
    const object = objects[index];
    return object === undefined ? [] : Object.keys(byKind[object.apiVersion]?.[object.kind] ?? {});
  };
  const data = { slipway: { options: optionsOf(wanted, options ?? {}), selected: byKind } };
  const outcome = new Outcome(new Map(wanted.map((rule) => [rule.id, rule])), objects);

  const indices = [...objects.keys()].filter((index) => idsAt(index).length > 0);
  const tasks = indices.map((index) => ({ input: objects[index], entrypoints: [dispatchEntrypoint] }));
  const results = await module.evaluate({ data, tasks }, signal);
  const failed: number[] = [];
  for (const [position, index] of indices.entries()) {
    const { value, error = '', unreadable } = results[position]?.[0] ?? {};
    if (unreadable) outcome.refuse(index, error);
    else if (value === undefined) failed.push(index);
    for (const [id, each] of Object.entries(value ?? {})) outcome.add(index, id, { value: each });
  }

  // A rule that fails takes the whole dispatch with it, so these objects are evaluated again, each rule by itself.
  const entrypoint = entrypointOf(wanted);
  const again = failed.map((index) => ({ input: objects[index], entrypoints: idsAt(index).map(entrypoint) }));
  const single = await module.evaluate({ data, tasks: again }, signal);
  for (const [position, index] of failed.entries()) {
    for (const [place, id] of idsAt(index).entries()) outcome.add(index, id, single[position]?.[place] ?? {});
  }
  return outcome.run();
}

function entrypointOf(rules: readonly Rule[]): (id: string) => string {
  const entrypoints = new Map(rules.map(({ id, entrypoint }) => [id, entrypoint]));
  return (id) => entrypoints.get(id) ?? id;
}

function optionsOf(
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

/** Collects findings, and of each rule the first failure with the number of objects it failed on. */
class Outcome {
  private readonly rules: ReadonlyMap<string, Rule>;
  private readonly objects: readonly KubernetesObject[];
  private readonly findings: PolicyFinding[] = [];
  private readonly refusals: SlipwayError[] = [];
  private readonly failures = new Map<string, { reason: string; index: number; objects: number }>();

  constructor(rules: ReadonlyMap<string, Rule>, objects: readonly KubernetesObject[]) {
    this.rules = rules;
    this.objects = objects;
  }

  add(index: number, id: string, { value, error }: Evaluation): void {
    const [rule, object] = [this.rules.get(id), this.objects[index]];
    if (rule === undefined || object === undefined) return;
    if (error !== undefined) return this.fail(id, index, error);
    try {
      for (const result of readResults(value)) {
        const { message, path, severity = rule.severity } = result;
        this.findings.push({ rule, severity, message, index, object: result.object ?? identify(object), path });
      }
    } catch (thrown) {
      this.fail(id, index, thrown instanceof Error ? thrown.message : String(thrown));
    }
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
    const errors = [...this.failures].map(([id, { reason, index, objects }]) => {
      const rule = this.rules.get(id);
      const object = this.objects[index];
      const where = object === undefined ? '' : ` on ${formatIdentity(identify(object))}`;
      const more = objects > 1 ? ` (and on ${objects - 1} more)` : '';
      const options = rule === undefined ? {} : { location: rule.location };
      return new SlipwayError('POLICY_EVAL', `the rule ${id} failed${where}${more}: ${reason}`, options);
    });
    return { findings: this.findings, errors: [...this.refusals, ...errors] };
  }

  private fail(id: string, index: number, reason: string): void {
    const known = this.failures.get(id);
    if (known === undefined) this.failures.set(id, { reason, index, objects: 1 });
    else known.objects += 1;
  }
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
