import type { GitHub, RepositoryAccess } from '../ports/github.ts';

export interface GitHubOptions {
  /** Without one the API is not asked: what anybody may read is no news. */
  token: string | undefined;
  /** `https://github.com`, or the address of a GitHub Enterprise Server. */
  serverUrl: string;
  /** GITHUB_API_URL of the runner; without it the server's documented place. */
  apiUrl?: string | undefined;
}

const timeoutMs = 20_000;

/** What we read of `GET /repos/{owner}/{repo}`. */
interface Answer {
  data: {
    private?: boolean;
    archived?: boolean;
    permissions?: { pull?: boolean | undefined; push?: boolean | undefined } | undefined;
  };
  headers: Readonly<Record<string, string | number | undefined>>;
}

/** Makes the client of GitHub's API, through `@actions/github`, which is loaded on first use and honours proxies. */
export function createGitHub({ token, serverUrl, apiUrl }: GitHubOptions): GitHub {
  return {
    async access(owner, repository, signal) {
      if (token === undefined || token === '') return undefined;
      const { getOctokit } = await import('@actions/github');
      const octokit = getOctokit(token, { baseUrl: apiUrl ?? apiUrlOf(serverUrl) });
      const limit = AbortSignal.timeout(timeoutMs);
      try {
        const answer: Answer = await octokit.rest.repos.get({
          owner,
          repo: repository,
          request: { signal: signal === undefined ? limit : AbortSignal.any([signal, limit]) },
        });
        return accessOf(answer);
      } catch (error) {
        signal?.throwIfAborted();
        const status = error instanceof Error && 'status' in error ? error.status : undefined;
        // A repository that may not be seen is told like one that is not there.
        return status === 404 || status === 401 ? { read: false, push: false } : undefined;
      }
    },
  };
}

/** Where the API of a server is: a path of its own on Enterprise Server, a host of its own on github.com and ghe.com. */
export function apiUrlOf(serverUrl: string): string {
  const { protocol, host } = new URL(serverUrl);
  if (host === 'github.com' || host.endsWith('.ghe.com')) return `${protocol}//api.${host}`;
  return `${protocol}//${host}/api/v3`;
}

/**
 * `permissions` are those of the token's user. For an App's token, also a workflow's, GitHub says false to all of them whatever it may do;
 * for a fine-grained token they are an upper bound. Only a classic token's scopes tell the rest.
 */
function accessOf({ data, headers }: Answer): RepositoryAccess | undefined {
  const { permissions, archived = false } = data;
  if (archived) return { read: true, push: false };
  if (permissions?.pull !== true) return undefined;
  if (permissions.push !== true) return { read: true, push: false };
  const scopes = headers['x-oauth-scopes'];
  if (typeof scopes !== 'string') return undefined;
  const granted = new Set(scopes.split(',').map((scope) => scope.trim()));
  return { read: true, push: granted.has('repo') || (data.private === false && granted.has('public_repo')) };
}
