import type { ApiAnswer } from './answer.ts';
import type { ApiRepository, ApiToken } from './state.ts';

const ROLES = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
const NAMES = ['pull', 'triage', 'push', 'maintain', 'admin'] as const;

/**
 * `GET /repos/{owner}/{repo}`. The `permissions` are those of the user; for an App's token, which is no user, github.com
 * says false to every one of them, whatever the App may do.
 */
export function getRepository(
  url: string,
  name: string,
  repository: ApiRepository,
  token: ApiToken | undefined,
): ApiAnswer {
  const [owner = '', repo = ''] = name.split('/');
  return {
    status: 200,
    body: {
      name: repo,
      full_name: name,
      private: repository.private ?? false,
      visibility: repository.private === true ? 'private' : 'public',
      archived: repository.archived ?? false,
      disabled: false,
      default_branch: repository.defaultBranch ?? 'main',
      owner: { login: owner },
      url: `${url}/repos/${name}`,
      ...(token === undefined ? {} : { permissions: permissionsOf(token) }),
    },
  };
}

function permissionsOf(token: ApiToken): Record<string, boolean> {
  const rank = token.kind === 'app' ? -1 : ROLES.indexOf(token.role ?? 'read');
  return Object.fromEntries(NAMES.map((name, index) => [name, index <= rank]));
}
