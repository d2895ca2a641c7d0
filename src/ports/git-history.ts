import type { GitCredentials, RemoteHead } from './git.ts';

/** The branch that a cluster follows: its head's files, and how its commits stand to each other. */
export interface FollowedBranch extends AsyncDisposable {
  readonly head: RemoteHead;
  /** Whether a commit is the head or one of its ancestors; false also for one that does not exist. */
  contains(revision: string, signal?: AbortSignal): Promise<boolean>;
  /** The head and its ancestors, newest first; `complete` when there are no more. */
  history(limit: number, signal?: AbortSignal): Promise<BranchHistory>;
}

export interface BranchHistory {
  revisions: readonly string[];
  complete: boolean;
}

/** Fetches a branch's commits without their trees, and the head's files on demand. Throws as `Git.remote` does. */
export type FollowBranch = (
  url: string,
  branch: string,
  credentials: GitCredentials,
  signal?: AbortSignal,
) => Promise<FollowedBranch>;
