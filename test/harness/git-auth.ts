import type { IncomingMessage } from 'node:http';

/** What a token may do; without `repositories`, in every repository. */
export interface TokenGrant {
  access: 'read' | 'write';
  repositories?: readonly string[];
}

export interface GitAuth {
  tokens: Readonly<Record<string, TokenGrant>>;
  /** Public repositories: anybody may fetch. */
  anonymousRead?: boolean;
}

export interface Refusal {
  status: number;
  headers?: Record<string, string>;
  body: string;
}

/** The token of a request: the bearer, or the password of basic authentication under any user name. */
export function tokenOf(request: IncomingMessage): string | undefined {
  const header = request.headers.authorization ?? '';
  const bearer = /^(?:bearer|token) +(.+)$/i.exec(header)?.[1];
  if (bearer !== undefined) return bearer;
  const basic = /^basic +(.+)$/i.exec(header)?.[1];
  if (basic === undefined) return undefined;
  const pair = Buffer.from(basic, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}

const CHALLENGE = { 'WWW-Authenticate': 'Basic realm="GitHub"' };

/** Decides as github.com does, with its words, which git shows after `remote:`. */
export function refusalOf(
  auth: GitAuth | undefined,
  token: string | undefined,
  repository: string,
  writes: boolean,
): Refusal | undefined {
  if (auth === undefined) return undefined;
  if (token === undefined) {
    if (auth.anonymousRead === true && !writes) return undefined;
    return { status: 401, headers: CHALLENGE, body: 'No anonymous write access.\n' };
  }
  const grant = Object.hasOwn(auth.tokens, token) ? auth.tokens[token] : undefined;
  if (grant === undefined) {
    const body = 'Invalid username or token. Password authentication is not supported for Git operations.\n';
    return { status: 401, headers: CHALLENGE, body };
  }
  if (grant.repositories !== undefined && !grant.repositories.includes(repository)) {
    if (auth.anonymousRead === true && !writes) return undefined;
    return { status: 404, body: 'Repository not found.\n' };
  }
  if (writes && grant.access === 'read') {
    return { status: 403, body: `Permission to ${repository}.git denied to test-user.\n` };
  }
  return undefined;
}
