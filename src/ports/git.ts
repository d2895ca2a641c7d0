import type { FileTree } from './files.ts';

/** How to authenticate; goes to git through its environment alone. */
export interface GitCredentials {
  /** For https: sent as basic auth `x-access-token:TOKEN`. */
  token?: string;
  /** For ssh: the private key's text. */
  sshKey?: string;
}

export interface CommitIdentity {
  name: string;
  email: string;
}

export interface CommitRequest {
  /** Made for the head that is current: called again with the new head whenever the branch has moved. Null: nothing to commit. */
  change: (head: RemoteHead) => Promise<CommitContent | null>;
  identity?: CommitIdentity;
  signal?: AbortSignal;
}

export interface CommitContent {
  message: string;
  files: ReadonlyMap<string, Uint8Array>;
}

/** The head of a remote branch, its files read on demand without a checkout. */
export interface RemoteHead {
  /** Full SHA. */
  revision: string;
  tree: FileTree;
}

export interface RemoteBranch extends AsyncDisposable {
  readonly url: string;
  readonly branch: string;
  head(): Promise<RemoteHead>;
  /**
   * Commits on top of the head and pushes without force; a moved branch is fetched and the change made anew, with bounded, jittered tries.
   * Returns the new SHA, or null when there was nothing to commit. Throws `GIT_PUSH_CONFLICT`, `GIT_PUSH_FORBIDDEN`, `GIT_PUSH_REJECTED`, `GIT_AUTH`.
   */
  commit(request: CommitRequest): Promise<string | null>;
}

export interface WorkingRepository {
  /** Absolute path of the top folder. */
  readonly folder: string;
  /** Full SHA of HEAD; undefined in a repository without commits. */
  head(): Promise<string | undefined>;
  /** Current branch; undefined when detached. */
  branch(): Promise<string | undefined>;
  /** The working folder holds a part of the files alone. */
  isSparse(): Promise<boolean>;
  /** URL of `origin`, credentials removed; undefined without one. */
  originUrl(): Promise<string | undefined>;
  /** Committer date of a commit, in milliseconds since 1970. */
  commitTime(revision: string): Promise<number>;
  /** Resolves a revision to a full SHA; throws `GIT_REVISION_MISSING`, naming how to fetch it. */
  resolve(revision: string): Promise<string>;
  mergeBase(one: string, other: string): Promise<string>;
  /** The files of a commit, without a second checkout. */
  treeAt(revision: string): FileTree;
}

export interface Git {
  /** The repository that a folder is in, or undefined. */
  working(folder: string): Promise<WorkingRepository | undefined>;
  /** Fetches one branch's newest commit without history, blobs on demand; paths limit what is fetched ahead. */
  remote(url: string, branch: string, credentials: GitCredentials, signal?: AbortSignal): Promise<RemoteBranch>;
}
