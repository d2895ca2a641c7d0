import type { RenderedRoot } from '../model/rendered-root.ts';
import type { RuleTime } from '../policy/bench-rules.ts';
import { type ChecksRequest, createChecks } from './create-checks.ts';
import { nativeRules } from './native-rules.ts';

export interface BenchChecksRequest extends Omit<ChecksRequest, 'selected'> {
  roots: readonly RenderedRoot[];
  /** In milliseconds. */
  now: () => number;
}

/** Evaluates one rule of this folder after the other on all roots, in no particular order. */
export function benchChecks({ roots, now, ...request }: BenchChecksRequest): readonly RuleTime[] {
  return nativeRules.map((rule) => {
    let best = Number.POSITIVE_INFINITY;
    let findings = 0;
    // The first run also compiles what V8 had not compiled yet.
    for (let run = 0; run < 2; run++) {
      // Anew, because checks remember what they have said of an object.
      const checks = createChecks({ ...request, selected: [rule] });
      const started = now();
      findings = roots.reduce((sum, root) => sum + checks.evaluate(root, roots).length, 0);
      best = Math.min(best, now() - started);
    }
    return { rule: rule.id, milliseconds: best, findings };
  });
}
