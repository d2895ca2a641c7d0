import type { Edit, Plan } from '../model/plan.ts';

export type BumpOutcome = 'changed' | 'unchanged' | 'superseded' | 'proposed' | 'refused';

/** A bump as it ended: its plan, and what was written. */
export interface BumpReport {
  outcome: BumpOutcome;
  plan: Plan;
  /** SHA of the commit that was made. */
  commit: string | null;
  pullRequest: { number: number; url: string } | null;
}

/** The contract's document, without the envelope of command and error. */
export function bumpDocument(report: BumpReport): object {
  const { outcome, plan, commit, pullRequest } = report;
  return {
    schema: 'slipway/bump/v1',
    command: 'bump',
    outcome,
    edits: plan.edits.map(editDocument),
    skipped: plan.skipped,
    errors: plan.errors,
    diff: plan.diff,
    commit,
    pullRequest,
  };
}

function editDocument(edit: Edit): object {
  const { file, document, path, line, column, old, new: now, image, note, convention } = edit;
  return {
    file,
    document,
    path,
    line,
    column,
    old,
    new: now,
    image,
    ...(note === undefined ? {} : { note }),
    convention,
  };
}

/** The outcome of a plan that was not written anywhere yet. */
export function plannedOutcome(plan: Plan): BumpOutcome {
  if (plan.errors.length > 0) return 'refused';
  return plan.edits.length > 0 ? 'changed' : 'unchanged';
}
