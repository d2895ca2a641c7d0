/** What the credential may do in a repository, as GitHub's API tells it. */
export interface RepositoryAccess {
  read: boolean;
  push: boolean;
}

/** GitHub's API, for what git itself cannot tell. */
export interface GitHub {
  /** Undefined when the API cannot be asked: no token, another host, or an answer that says nothing. */
  access(owner: string, repository: string, signal?: AbortSignal): Promise<RepositoryAccess | undefined>;
}
