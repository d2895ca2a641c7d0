import type { KubernetesObject } from '../model/object.ts';
import { objectSubjects } from './object-subjects.ts';
import type { PolicySet } from './policy-set.ts';
import type { Related } from './related/related.ts';

export interface BenchRequest {
  sets: readonly PolicySet[];
  objects: readonly KubernetesObject[];
  /** Of each object the file that it comes from. */
  files: readonly (string | undefined)[];
  options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Gives what an object has to do with others. */
  related: (object: KubernetesObject) => Related;
  /** In milliseconds. */
  now: () => number;
}

export interface RuleTime {
  rule: string;
  /** On all objects, reading each included; the better of two runs. */
  milliseconds: number;
  findings: number;
  error?: string;
}

/** Evaluates one rule after the other on all objects, in no particular order. */
export async function benchRules(
  { sets, objects, files, options, related, now }: BenchRequest,
  signal?: AbortSignal,
): Promise<readonly RuleTime[]> {
  const times: RuleTime[] = [];
  for (const set of sets) {
    const rules = set.rules.filter(({ unevaluated }) => unevaluated === undefined);
    for (const rule of rules) {
      const request = { sets: [set], selected: [rule], objects, files, options, related };
      const { subjects, data } = set.subjects?.([rule], request) ?? objectSubjects([rule], set.sees, request);
      const tasks = subjects.map(({ input }) => ({ input, entrypoints: [rule.entrypoint] }));
      let best = Number.POSITIVE_INFINITY;
      let results: Awaited<ReturnType<typeof set.module.evaluate>> = [];
      // The first run also compiles what V8 had not compiled yet.
      for (let run = 0; run < 2; run++) {
        const started = now();
        results = await set.module.evaluate({ data: { ...set.data, ...data }, tasks, alone: true }, signal);
        best = Math.min(best, now() - started);
      }
      const all = results.flat();
      const error = all.find((one) => one.error !== undefined)?.error;
      const findings = all.reduce((sum, { value }) => sum + (Array.isArray(value) ? value.length : 0), 0);
      times.push({ rule: rule.id, milliseconds: best, findings, ...(error === undefined ? {} : { error }) });
    }
  }
  return times;
}

export function slowestFirst(times: readonly RuleTime[]): readonly RuleTime[] {
  return times.toSorted((a, b) => b.milliseconds - a.milliseconds || (a.rule < b.rule ? -1 : 1));
}
