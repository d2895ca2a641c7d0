import type { KubernetesObject } from '../model/object.ts';
import { optionsOf } from './object-subjects.ts';
import type { PolicySet } from './policy-set.ts';

export interface BenchRequest {
  set: PolicySet;
  objects: readonly KubernetesObject[];
  options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
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

/** Evaluates one rule after the other on all objects, the slowest first in the result. */
export async function benchRules(
  { set, objects, options, now }: BenchRequest,
  signal?: AbortSignal,
): Promise<readonly RuleTime[]> {
  const data = { ...set.data, slipway: { options: optionsOf(set.rules, options) } };
  const times: RuleTime[] = [];
  for (const { id, entrypoint } of set.rules) {
    const tasks = objects.map((input) => ({ input, entrypoints: [entrypoint] }));
    let best = Number.POSITIVE_INFINITY;
    let results: Awaited<ReturnType<typeof set.module.evaluate>> = [];
    // The first run also compiles what V8 had not compiled yet.
    for (let run = 0; run < 2; run++) {
      const started = now();
      results = await set.module.evaluate({ data, tasks }, signal);
      best = Math.min(best, now() - started);
    }
    const all = results.flat();
    const error = all.find((one) => one.error !== undefined)?.error;
    const findings = all.reduce((sum, { value }) => sum + (Array.isArray(value) ? value.length : 0), 0);
    times.push({ rule: id, milliseconds: best, findings, ...(error === undefined ? {} : { error }) });
  }
  return times.toSorted((a, b) => b.milliseconds - a.milliseconds || (a.rule < b.rule ? -1 : 1));
}
