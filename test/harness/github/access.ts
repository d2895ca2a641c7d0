import { type ApiAnswer, failure, NOT_FOUND } from './answer.ts';
import type { ApiRepository, ApiState, ApiToken, Right } from './state.ts';

/** What a request needs: any one of the rights at this level; none for what every token may read. */
export interface Need {
  rights: readonly Right[];
  level: 'read' | 'write';
}

/** The token of an `Authorization` header; both schemes are documented. */
export function tokenOfHeader(header: string | undefined): string | undefined {
  return /^(?:bearer|token) +(\S+)$/i.exec(header ?? '')?.[1];
}

/** Decides whether the API would serve this request; returns its refusal, or undefined. */
export function refuse(
  state: ApiState,
  repository: ApiRepository | undefined,
  name: string,
  token: string | undefined,
  need: Need,
): ApiAnswer | undefined {
  const known = token === undefined ? undefined : state.tokens[token];
  if (token !== undefined && known === undefined) return failure(401, 'Bad credentials');
  // Whoever may not see a repository must not learn that it exists.
  if (repository === undefined || (repository.private === true && !mayRead(known, name))) return NOT_FOUND;
  if (known === undefined) return need.level === 'write' ? failure(401, 'Requires authentication') : undefined;
  if (!hasRight(known, name, repository, need)) return notAccessible(known, need);
  if (need.level === 'write' && repository.archived === true) {
    return failure(403, 'Repository was archived so is read-only.');
  }
  return undefined;
}

function reaches(token: ApiToken, name: string): boolean {
  return token.repositories?.includes(name) ?? true;
}

function mayRead(token: ApiToken | undefined, name: string): boolean {
  if (token === undefined || !reaches(token, name)) return false;
  return token.kind !== 'classic' || (token.scopes?.includes('repo') ?? false);
}

function hasRight(token: ApiToken, name: string, repository: ApiRepository, { rights, level }: Need): boolean {
  if (level === 'read' && repository.private !== true) return true;
  if (token.kind === 'classic') {
    const scopes = token.scopes ?? [];
    return scopes.includes('repo') || (repository.private !== true && scopes.includes('public_repo'));
  }
  if (!reaches(token, name)) return false;
  return rights.length === 0 || rights.some((right) => grants(token.rights?.[right], level));
}

function grants(granted: 'read' | 'write' | undefined, level: 'read' | 'write'): boolean {
  return granted === 'write' || granted === level;
}

function notAccessible(token: ApiToken, { rights, level }: Need): ApiAnswer {
  if (token.kind === 'classic') return NOT_FOUND;
  const holder = token.kind === 'app' ? 'integration' : 'personal access token';
  const accepted = rights.map((right) => `${right}=${level}`).join('; ');
  return failure(403, `Resource not accessible by ${holder}`, {
    headers: { 'X-Accepted-GitHub-Permissions': accepted },
  });
}

/** Headers that tell a classic token's scopes; other tokens get none. */
export function scopeHeaders(token: ApiToken | undefined): Record<string, string> {
  if (token?.kind !== 'classic') return {};
  return { 'X-OAuth-Scopes': (token.scopes ?? []).join(', '), 'X-Accepted-OAuth-Scopes': 'repo' };
}
