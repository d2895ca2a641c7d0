import type { ErrorDocument } from '../model/errors.ts';
import type { RenderedObject } from '../model/rendered-root.ts';
import type { BranchHistory } from '../ports/git-history.ts';
import type { PruneLimit } from './prune-plan.ts';

/** What `slipway.yaml` at the fetched revision says about applying. */
export interface ApplyOptions {
  /** For objects of namespaced kinds that name none; without it they are refused. */
  defaultNamespace?: string;
  pruneLimit?: PruneLimit;
  /** Protected objects that may be deleted nevertheless: `v1/Namespace//shop`. */
  pruneConfirmed?: readonly string[];
  /** The applied commit that a head need not contain: the branch was rewritten on purpose. */
  allowRewind?: string;
  /** Wait for the addresses of load balancers and ingresses. */
  addresses?: boolean;
  /** How long everything has to stay healthy. */
  settleMs?: number;
}

export interface StageTime {
  name: string;
  /** RFC 3339. */
  at: string;
}

/** What the render phase hands to the apply phase: the objects of one revision, or why there are none. */
export interface Rendering {
  environment: string;
  /** URL without credentials. */
  repository: string;
  branch: string;
  /** The commit that has to be on the branch; empty for a run of the schedule. */
  requested: string;
  /** Head of the branch; empty when it could not be fetched. */
  revision: string;
  /** Ancestors of the head, so that going back can be told without git. */
  history: BranchHistory;
  objects: readonly RenderedObject[];
  options: ApplyOptions;
  /** Any, and nothing is applied. */
  errors: readonly ErrorDocument[];
  stages: readonly StageTime[];
}
