import type { Plan } from '../model/plan.ts';
import type { Release } from '../model/release.ts';
import type { Verdict } from '../model/verdict.ts';
import { buildMarkdown } from './build-markdown.ts';
import { buildText } from './build-text.ts';
import { bumpDocument, type BumpOutcome, type BumpReport } from './bump-json.ts';
import { bumpMarkdown } from './bump-markdown.ts';
import { bumpText } from './bump-text.ts';
import { oneLine } from './escape.ts';
import { fit } from './fit.ts';
import { gateJson } from './gate-json.ts';
import { gateMarkdown, markdownBudgets } from './gate-markdown.ts';
import { gateText, type RuleHelp } from './gate-text.ts';
import { mergeVerdicts } from './merge-verdicts.ts';
import type { SyncDocument } from '../sync/document.ts';
import { syncMarkdown } from './sync-markdown.ts';
import { syncText } from './sync-text.ts';
import type { Origin } from './sync-timeline.ts';
import type { SourceLines } from '../gate/source-lines.ts';

/** A ship as it ended. */
export interface ShipReport {
  release: Release;
  commit: string | null;
  planned: {
    plan: Plan;
    scopes: readonly {
      scope: { name: string | undefined };
      outcome: 'changed' | 'unchanged' | 'refused' | 'blocked';
      verdict: Verdict | undefined;
    }[];
  };
  sources: SourceLines;
  help: ReadonlyMap<string, RuleHelp>;
  sync: SyncDocument | null;
  /** What came before the cluster. */
  origins: readonly Origin[];
}

/** The contract's document: each part's, or null. */
export function shipDocument(report: ShipReport): { outcome: string } & Record<string, unknown> {
  const verdict = verdictOf(report);
  const outcome = report.sync !== null && outcomeOf(report) !== 'refused' ? report.sync.outcome : outcomeOf(report);
  return {
    schema: 'slipway/ship/v1',
    command: 'ship',
    outcome,
    release: report.release,
    bump: bumpDocument(bumpReport(report)),
    gate: verdict === undefined ? null : gateJson(verdict),
    sync: report.sync,
  };
}

export function shipText(report: ShipReport, colour: boolean): string {
  const verdict = verdictOf(report);
  return [
    buildText(report.release, colour),
    bumpText(bumpReport(report), colour),
    ...(verdict === undefined ? [] : [gateText(verdict, { colour, sources: report.sources, rules: report.help })]),
    ...(environmentLines(report).length === 0 ? [] : [`${environmentLines(report).join('\n')}\n`]),
    ...(report.sync === null ? [] : [syncText(report.sync, report.origins, colour)]),
  ].join('\n');
}

export function shipMarkdown(report: ShipReport): string {
  const verdict = verdictOf(report);
  const budget = markdownBudgets.summary / 3;
  const parts = [
    ...(report.sync === null ? [] : [syncMarkdown(report.sync, report.origins)]),
    ...(verdict === undefined ? [] : [gateMarkdown(verdict, { budget, rules: report.help })]),
    bumpMarkdown(bumpReport(report)),
    buildMarkdown(report.release),
  ];
  return fit(
    parts.map((part) => ({ forms: [`${part}\n`, ''] })),
    markdownBudgets.summary,
  );
}

function verdictOf({ planned }: ShipReport): Verdict | undefined {
  return mergeVerdicts(planned.scopes.flatMap((one) => one.verdict ?? []));
}

function bumpReport(report: ShipReport): BumpReport {
  return { outcome: outcomeOf(report), plan: report.planned.plan, commit: report.commit, pullRequest: null };
}

/** The worst of the environments. */
function outcomeOf({ planned }: ShipReport): BumpOutcome {
  const outcomes = planned.scopes.map((one) => one.outcome);
  if (planned.plan.errors.length > 0 || outcomes.includes('blocked') || outcomes.includes('refused')) return 'refused';
  return outcomes.includes('changed') ? 'changed' : 'unchanged';
}

function environmentLines({ planned, commit }: ShipReport): string[] {
  const words = {
    changed: commit === null ? 'would be bumped' : `bumped in ${commit}`,
    unchanged: 'is up to date',
    refused: 'refused: see the errors',
    blocked: 'blocked: nothing was committed for it',
  };
  return planned.scopes.flatMap(({ scope, outcome }) =>
    scope.name === undefined ? [] : [`${oneLine(scope.name)}: ${words[outcome]}`],
  );
}
