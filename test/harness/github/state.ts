/** A right that the API checks, as workflow `permissions` and App permissions name it. */
export type Right = 'contents' | 'issues' | 'pull_requests';

/** A token that the API knows. */
export interface ApiToken {
  /** `app` is also a workflow's GITHUB_TOKEN; only `classic` has scopes; only those of users carry a role. */
  kind: 'app' | 'classic' | 'fine-grained';
  login: string;
  /** Without it, every repository. */
  repositories?: readonly string[];
  rights?: Partial<Record<Right, 'read' | 'write'>>;
  scopes?: readonly string[];
  role?: 'admin' | 'maintain' | 'write' | 'triage' | 'read';
}

export interface ApiRepository {
  /** A repository on disk, bare or not, which `compare` reads. */
  folder?: string;
  private?: boolean;
  archived?: boolean;
  defaultBranch?: string;
  /** Numbers of the issues and pull requests that exist. */
  issues?: readonly number[];
}

export interface ApiComment {
  id: number;
  repository: string;
  issue: number;
  body: string;
  login: string;
}

/** A request as the API saw it. */
export interface ApiRequest {
  method: string;
  path: string;
  token: string | undefined;
  body: unknown;
  status: number;
}

/** Everything that the API knows; tests may look and change it while it runs. */
export interface ApiState {
  repositories: Record<string, ApiRepository>;
  tokens: Record<string, ApiToken>;
  comments: ApiComment[];
  requests: ApiRequest[];
  rateLimit: { limit: number; remaining: number; reset: number };
  /** How many requests are still refused by the secondary limit, and what it says to wait (seconds). */
  secondaryLimit: { requests: number; retryAfter: number };
}
