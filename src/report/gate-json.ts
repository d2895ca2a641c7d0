import type { Verdict } from '../model/verdict.ts';

/** The contract's document of `gate`. */
export function gateJson(verdict: Verdict): object {
  const withFix = (finding: Verdict['findings'][number]): object => ({ ...finding, fix: [] });
  return {
    schema: 'slipway/gate/v1',
    command: 'gate',
    verdict: verdict.verdict,
    roots: verdict.roots,
    findings: verdict.findings.map(withFix),
    fixed: verdict.fixed.map(withFix),
    images: verdict.images,
    changes: verdict.changes,
    errors: verdict.errors,
    summary: verdict.summary,
    ...(verdict.proposed === undefined
      ? {}
      : { proposed: { ...verdict.proposed, findings: verdict.proposed.findings.map(withFix) } }),
  };
}
