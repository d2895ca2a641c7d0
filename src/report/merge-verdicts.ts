import type { Severity, Verdict } from '../model/verdict.ts';

/** The verdicts of several environments as one; undefined when there is none. */
export function mergeVerdicts(verdicts: readonly Verdict[]): Verdict | undefined {
  const [first, ...rest] = verdicts;
  if (first === undefined || rest.length === 0) return first;
  const sum = (pick: (verdict: Verdict) => number): number =>
    verdicts.reduce((total, verdict) => total + pick(verdict), 0);
  const fresh = (severity: Severity): number => sum((verdict) => verdict.summary.new[severity]);
  return {
    verdict: verdicts.some((one) => one.verdict === 'fail') ? 'fail' : 'pass',
    roots: verdicts.flatMap((one) => one.roots),
    findings: verdicts.flatMap((one) => one.findings),
    fixed: verdicts.flatMap((one) => one.fixed),
    images: verdicts.flatMap((one) => one.images),
    changes: verdicts.flatMap((one) => one.changes),
    errors: verdicts.flatMap((one) => one.errors),
    summary: {
      objects: sum((one) => one.summary.objects),
      rules: first.summary.rules,
      new: { error: fresh('error'), warning: fresh('warning'), info: fresh('info') },
      existing: sum((one) => one.summary.existing),
      waived: sum((one) => one.summary.waived),
      fixed: sum((one) => one.summary.fixed),
    },
  };
}
