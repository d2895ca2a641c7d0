import { formatIdentity } from '../model/object.ts';
import type { Finding, FindingStatus, Severity } from '../model/verdict.ts';

/** Findings that are one mistake: the same rule at the same place of the sources, seen in one or many roots. */
export interface FindingGroup {
  /** Of the first root. */
  finding: Finding;
  roots: readonly string[];
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** Groups findings of a status by mistake, the gravest first, then by file and line. */
export function groupFindings(findings: readonly Finding[], status: FindingStatus): readonly FindingGroup[] {
  const groups = Map.groupBy(
    findings.filter((finding) => finding.status === status),
    mistakeKey,
  );
  return [...groups.values()]
    .flatMap((group) => {
      const [finding] = group;
      return finding === undefined ? [] : [{ finding, roots: [...new Set(group.map((one) => one.root))] }];
    })
    .sort((one, other) => compare(one.finding, other.finding));
}

function mistakeKey(finding: Finding): string {
  const { location, rule, severity, root, object, path } = finding;
  // Without a line two mistakes in one file would look like one.
  const place =
    location?.line === undefined
      ? [root, formatIdentity(object), path]
      : [location.file, location.line, location.column ?? 0, location.precision === 'exact' ? '' : path];
  return JSON.stringify([rule, severity, ...place]);
}

function compare(one: Finding, other: Finding): number {
  return (
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    compareText(one.location?.file ?? '', other.location?.file ?? '') ||
    (one.location?.line ?? 0) - (other.location?.line ?? 0) ||
    compareText(one.rule, other.rule)
  );
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** `in overlays/prod`, `in 30 roots` */
export function tellRoots(roots: readonly string[]): string {
  return roots.length === 1 ? `in ${roots[0]}` : `in ${roots.length} roots`;
}

/** `1 error`, `3 warnings` */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
