import type { ErrorDocument } from '../model/errors.ts';
import { countObjects, type RenderedRoot } from '../model/rendered-root.ts';
import type { FailOn, Severity, Verdict } from '../model/verdict.ts';
import type { EnvironmentsOf } from '../policy/related/neighbours.ts';
import { compareRoots } from './compare-roots.ts';
import type { CoverFindings } from './covering.ts';
import type { EvaluateRoot, Locate, MarkViolations, RootEvaluation } from './evaluation.ts';
import { matchFindings } from './match-findings.ts';
import { placeFindings, toFinding } from './place-findings.ts';
import { pairRoots } from './pair-roots.ts';
import { type FindingInRoot, learnIn, rootFindings } from './root-findings.ts';

export interface GateRequest {
  /** Absent: nothing to compare with, so every finding is new. */
  base?: readonly RenderedRoot[];
  head: readonly RenderedRoot[];
  evaluate: EvaluateRoot;
  /** Absent: every violation counts. */
  mark?: MarkViolations;
  /** Leaves out findings that tell what others tell. Absent: all are told. */
  cover?: CoverFindings;
  /** What the evaluation of a root depends on beside the root. Absent: nothing. */
  contextOf?: (root: RenderedRoot, roots: readonly RenderedRoot[]) => string;
  /** Absent: all roots are of one environment. */
  environmentsOf?: EnvironmentsOf;
  /** Fingerprints of findings that are `existing` where there is no base to compare with. */
  baseline?: ReadonlySet<string> | undefined;
  /** Whether what a root was before may decide what rules say of it. */
  compares?: boolean;
  /** How many rules count. */
  rules: number;
  failOn: FailOn;
  locate?: Locate;
  /** Told before places of findings are looked for that were there before. */
  hurry?: () => void;
  /** Says with each finding how its place was found. */
  explainLocation?: boolean;
  /** Roots that are made of the same files in base and head: that they may not be rendered here is told, but no reason to fail. */
  unchanged?: ReadonlySet<string>;
  /** Problems from before: policies that do not compile, roots that could not be found. They fail the verdict. */
  errors?: readonly ErrorDocument[];
  signal?: AbortSignal;
}

/** Judges head, compared with base. Whatever could not be judged is in `errors`, and then the verdict is `fail` whatever failOn says. */
export async function runGate(request: GateRequest): Promise<Verdict> {
  const { base, head, failOn } = request;
  const judged = await judge(head, base, request, request.locate);
  const known = reusable(judged.evaluations, head, base, request.contextOf);
  const before = base === undefined ? [] : (await judge(base, undefined, request, undefined, known)).findings;
  const matched = matchFindings(before, judged.findings, head, {
    baseline: base === undefined ? request.baseline : undefined,
    environmentsOf: request.environmentsOf,
  });
  const cover = request.cover ?? tellAll;
  const { left, covered } = cover(matched.findings);
  const findings = await placeFindings(left, request.locate, request.explainLocation === true, request.hurry);
  learnPlaces(covered);
  const fixed = cover(matched.fixed).left;
  const errors = [
    ...(request.errors ?? []),
    ...errorsOf(head, request.unchanged ?? new Set()),
    ...(request.compares === true ? unknownBefore(base ?? [], head) : []),
    ...judged.errors,
  ];
  const grave = errors.filter(({ excused }) => excused !== true).length;
  const { changes, images } = base === undefined ? { changes: [], images: [] } : compareRoots(base, head);
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const others = { existing: 0, waived: 0 };
  for (const { severity, status } of findings) {
    if (status === 'new') counts[severity]++;
    else others[status]++;
  }
  const summary = {
    objects: head.reduce((sum, root) => sum + countObjects(root), 0),
    rules: request.rules,
    new: counts,
    ...others,
    fixed: fixed.length,
  };
  const severities = ['error', 'warning', 'info'] as const;
  const isFailed = grave > 0 || severities.some((severity) => counts[severity] > 0 && fails(severity, failOn));
  return {
    verdict: isFailed ? 'fail' : 'pass',
    roots: head.map((root) => ({
      id: root.id,
      engine: root.engine,
      objects: countObjects(root),
      milliseconds: root.milliseconds,
      ...(root.excluded === undefined ? {} : { excluded: root.excluded }),
    })),
    findings,
    covered: covered.map(({ one }) => toFinding(one)),
    fixed: fixed.map((one) => toFinding(one)),
    images,
    changes,
    errors,
    summary,
  };
}

const tellAll: CoverFindings = (findings) => ({ left: findings, covered: [] });

/** What is not told has the place of what is told instead of it, for whoever keeps what is found out. */
function learnPlaces(covered: ReturnType<CoverFindings>['covered']): void {
  for (const { one, by } of covered) {
    const place = by.violation.learned?.place;
    if (one.violation.learned !== undefined && place !== undefined) one.violation.learned.place ??= place;
  }
}

/** Whether a new finding of that severity fails the gate. */
export function fails(severity: Severity, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return severity === 'error' || (failOn === 'warning' && severity === 'warning');
}

interface Judged {
  findings: readonly FindingInRoot[];
  errors: readonly ErrorDocument[];
  evaluations: ReadonlyMap<RenderedRoot, RootEvaluation>;
}

async function judge(
  roots: readonly RenderedRoot[],
  base: readonly RenderedRoot[] | undefined,
  request: GateRequest,
  locate: Locate | undefined,
  known?: ReadonlyMap<RenderedRoot, RootEvaluation>,
): Promise<Judged> {
  const { before, gone } = pairRoots(base ?? [], base === undefined ? [] : roots, request.environmentsOf);
  const evaluations = new Map<RenderedRoot, RootEvaluation>();
  const findings: FindingInRoot[] = [];
  const errors: ErrorDocument[] = [];
  for (const root of roots) {
    request.signal?.throwIfAborted();
    const evaluation = known?.get(root) ?? (await evaluate(root, before.get(root), roots, request, locate));
    evaluations.set(root, evaluation);
    // Not by push(...): a hundred thousand arguments are too many.
    for (const finding of rootFindings(root, evaluation.violations)) findings.push(finding);
    for (const error of evaluation.errors) errors.push(error);
  }
  for (const [root, old] of gone) {
    const { violations, errors: own } = await evaluate(root, old, roots, request, undefined);
    for (const finding of rootFindings(root, violations)) findings.push(finding);
    for (const error of own) errors.push(error);
  }
  return { findings, errors: distinct(errors), evaluations };
}

async function evaluate(
  root: RenderedRoot,
  before: RenderedRoot | undefined,
  roots: readonly RenderedRoot[],
  { evaluate, mark, signal }: GateRequest,
  locate: Locate | undefined,
): Promise<RootEvaluation> {
  const { violations, errors } = await evaluate(root, before, roots, signal, learnIn(root, locate));
  // A root that is made of the same files is the same value in base and head.
  return { violations: mark?.(violations, root, before !== root) ?? violations, errors };
}

/**
 * What was said of head that holds for base too: a root that did not change is the same value in both, and what is said of it is the same,
 * unless it depends on a root that changed.
 */
function reusable(
  evaluations: ReadonlyMap<RenderedRoot, RootEvaluation>,
  head: readonly RenderedRoot[],
  base: readonly RenderedRoot[] | undefined,
  contextOf: GateRequest['contextOf'],
): ReadonlyMap<RenderedRoot, RootEvaluation> {
  if (base === undefined || contextOf === undefined) return evaluations;
  if (head.length === base.length && head.every((root, index) => root === base[index])) return evaluations;
  const shared = new Set(base);
  return new Map(
    [...evaluations].filter(([root]) => shared.has(root) && contextOf(root, head) === contextOf(root, base)),
  );
}

/** One broken rule says the same about every root. */
function distinct(errors: readonly ErrorDocument[]): readonly ErrorDocument[] {
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
}

/** Roots that the change touches and of which it may not be known here what they were, so that nobody can say what they lost. */
function unknownBefore(base: readonly RenderedRoot[], head: readonly RenderedRoot[]): readonly ErrorDocument[] {
  return base
    .filter((root) => !head.includes(root))
    .flatMap(({ id, errors }) =>
      errors
        .filter(({ code }) => code === 'RENDER_NEEDS_TRUST')
        .map((error) => ({ ...error, message: `what ${id} was before the change: ${error.message}` })),
    );
}

/** What roots could not be made of; that an untouched one may not be rendered here is excused. */
function errorsOf(head: readonly RenderedRoot[], unchanged: ReadonlySet<string>): readonly ErrorDocument[] {
  return head.flatMap(({ id, errors }) =>
    errors.map((error) =>
      unchanged.has(id) && error.code === 'RENDER_NEEDS_TRUST' ? { ...error, excused: true as const } : error,
    ),
  );
}
