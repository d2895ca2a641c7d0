import { SlipwayError } from '../model/errors.ts';
import type { IssueIdToken } from '../ports/id-token.ts';

interface IdTokenOptions {
  env: Readonly<Record<string, string | undefined>>;
  /** Hides the token from all output. */
  mask: (secret: string) => void;
}

const timeoutMs = 20_000;
const tries = 3;

/** GitHub's OIDC tokens, as a job gets them that has the permission `id-token: write`. */
export function createIdTokens({ env, mask }: IdTokenOptions): IssueIdToken {
  // Several requests to a cluster often need one at once.
  const pending = new Map<string, Promise<string>>();
  const issue: IssueIdToken = async (audience, signal) => {
    const [endpoint, bearer] = [env['ACTIONS_ID_TOKEN_REQUEST_URL'], env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']];
    if (!endpoint || !bearer) {
      throw new SlipwayError('CREDENTIALS_ABSENT', 'this run gets no OIDC token, which the target asks for', {
        hint: 'Give the job `permissions: { id-token: write }`; runs of forks get none, and outside of GitHub Actions there is none.',
      });
    }
    const url = new URL(endpoint);
    url.searchParams.set('audience', audience);
    for (let attempt = 1; ; attempt += 1) {
      const limit = AbortSignal.timeout(timeoutMs);
      try {
        const token = await request(url, bearer, signal === undefined ? limit : AbortSignal.any([signal, limit]));
        mask(token);
        return token;
      } catch (error) {
        signal?.throwIfAborted();
        if (attempt < tries) continue;
        const why = error instanceof Error ? error.message : String(error);
        throw new SlipwayError('CREDENTIALS_ABSENT', `GitHub issued no OIDC token: ${why}`, {
          hint: 'Run it again; https://www.githubstatus.com tells whether Actions has a problem.',
          cause: error,
        });
      }
    }
  };
  return async (audience, signal) => {
    const asked = pending.get(audience) ?? issue(audience, signal).finally(() => pending.delete(audience));
    pending.set(audience, asked);
    return await asked;
  };
}

async function request(url: URL, bearer: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${bearer}` }, signal });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  const body: unknown = await answer.json();
  const value = typeof body === 'object' && body !== null && 'value' in body ? body.value : undefined;
  if (typeof value !== 'string' || value === '') throw new Error('the answer holds no token');
  return value;
}
