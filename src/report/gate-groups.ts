import type { ErrorDocument } from '../model/errors.ts';
import { formatIdentity } from '../model/object.ts';
import type { Finding, FindingStatus, Severity, Verdict } from '../model/verdict.ts';

/** Findings that are one mistake: the same rule at the same place of the sources, seen in one or many roots. */
export interface FindingGroup {
  /** Of the first root. */
  finding: Finding;
  roots: readonly string[];
}

/** The places at which one rule is broken with one severity. */
export interface RuleGroup {
  rule: string;
  severity: Severity;
  docs: string;
  places: readonly FindingGroup[];
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** Findings of a status by rule, the gravest and then the most frequent first. */
export function groupByRule(findings: readonly Finding[], status: FindingStatus): readonly RuleGroup[] {
  const byRule = Map.groupBy(groupFindings(findings, status), ({ finding: { rule, severity } }) =>
    JSON.stringify([rule, severity]),
  );
  return [...byRule.values()]
    .flatMap((places) => {
      const [first] = places;
      if (first === undefined) return [];
      const { rule, severity, docs } = first.finding;
      return [{ rule, severity, docs, places }];
    })
    .sort(
      (one, other) =>
        severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
        other.places.length - one.places.length,
    );
}

/** How grave an error is: what is excused does not fail the gate, so it is no error in a report either. */
export function errorLevel({ excused }: ErrorDocument): 'error' | 'warning' {
  return excused === true ? 'warning' : 'error';
}

/** What kept the gate from judging, with the roots that it is the same for. */
export interface ErrorGroup {
  error: ErrorDocument;
  /** Empty when the error names none, or only one. */
  roots: readonly string[];
}

/** Errors that say the same of several roots, or just the same, once. */
export function groupErrors({ errors, roots }: Pick<Verdict, 'errors' | 'roots'>): readonly ErrorGroup[] {
  const known = new Set(roots.map(({ id }) => id));
  const split = errors.map((error) => {
    const [, root = '', rest = ''] = /^(.*?): ([^]*)$/.exec(error.message) ?? [];
    return known.has(root) ? { error, root, rest } : { error, root: undefined, rest: error.message };
  });
  const groups = Map.groupBy(split, ({ error: { code, location, hint, excused }, root, rest }) =>
    JSON.stringify([code, location, hint, excused, rest, root !== undefined]),
  );
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const names = [...new Set(own.flatMap(({ root }) => root ?? []))];
    if (names.length < 2) return [{ error: first.error, roots: [] }];
    return [{ error: { ...first.error, message: first.rest }, roots: names }];
  });
}

/** Groups findings of a status by mistake, the gravest first, then by file and line. */
export function groupFindings(findings: readonly Finding[], status: FindingStatus): readonly FindingGroup[] {
  const groups = Map.groupBy(
    findings.filter((finding) => finding.status === status),
    mistakeKey,
  );
  return [...groups.values()]
    .flatMap(splitByMessage)
    .flatMap((group) => {
      const [finding] = group;
      return finding === undefined ? [] : [{ finding, roots: [...new Set(group.map((one) => one.root))] }];
    })
    .sort((one, other) => compare(one.finding, other.finding));
}

/** A rule may say several things about one path of one object. Roots may word the same thing differently, as with the namespace in it. */
function splitByMessage(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const spots = Map.groupBy(findings, ({ root, object, path }) => JSON.stringify([root, formatIdentity(object), path]));
  const isOneMessage = [...spots.values()].every((own) => new Set(own.map(({ message }) => message)).size === 1);
  return isOneMessage ? [findings] : [...Map.groupBy(findings, ({ message }) => message).values()];
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
