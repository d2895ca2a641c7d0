import type { Clock } from '../ports/clock.ts';
import type { FollowBranch } from '../ports/git-history.ts';
import type { Kube } from '../ports/kube.ts';
import type { Logger } from '../ports/logger.ts';
import { type ApplySettings, applyPhase } from './apply-phase.ts';
import type { ReconcileDocument } from './document.ts';
import { type RenderEnvironment, renderPhase, type RenderSettings } from './render-phase.ts';

export interface ReconcileParts {
  kube: Kube;
  /** The port to the branch that the cluster follows. */
  git: FollowBranch;
  render: RenderEnvironment;
  clock: Clock;
  log: Logger;
  signal: AbortSignal;
  settings: RenderSettings & ApplySettings;
}

/**
 * Both phases in one process: fetch, render, apply, prune, wait. In a cluster they run in two containers, so that what renders
 * the repository's files has no access to the cluster; `encodeRendering` carries the result from one to the other.
 */
export async function reconcile(parts: ReconcileParts): Promise<ReconcileDocument> {
  const { git, render, clock, log, signal, settings } = parts;
  const rendering = await renderPhase({ follow: git, render, clock, log, signal, settings });
  return await applyPhase({ kube: parts.kube, clock, log, signal, settings, rendering });
}
