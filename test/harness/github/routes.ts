import type { Need } from './access.ts';
import { type ApiAnswer, NOT_FOUND } from './answer.ts';
import { createComment, listComments, updateComment } from './comments.ts';
import { compareCommits } from './compare.ts';
import { getRepository } from './repositories.ts';
import type { ApiRepository, ApiState, ApiToken } from './state.ts';

/** A request that may be served. */
interface Call {
  url: string;
  state: ApiState;
  name: string;
  repository: ApiRepository;
  token: ApiToken | undefined;
  /** What the path's variable part holds. */
  part: string;
  query: URLSearchParams;
  body: unknown;
}

/** An endpoint: what its path looks like below the repository, what it needs and what it does. */
export interface Route {
  method: string;
  path: RegExp;
  need: Need;
  run(call: Call): ApiAnswer | Promise<ApiAnswer>;
}

const COMMENTERS = ['issues', 'pull_requests'] as const;

/** The endpoints that there are. */
export const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: /^$/,
    need: { rights: [], level: 'read' },
    run: ({ url, name, repository, token }) => getRepository(url, name, repository, token),
  },
  {
    method: 'GET',
    path: /^compare\/(.+)$/,
    need: { rights: ['contents'], level: 'read' },
    run: ({ repository, part, query }) => compareCommits(repository, part, query),
  },
  {
    method: 'GET',
    path: /^issues\/(\d+)\/comments$/,
    need: { rights: COMMENTERS, level: 'read' },
    run: ({ url, state, name, part, query }) => listComments(url, state, name, Number(part), query),
  },
  {
    method: 'POST',
    path: /^issues\/(\d+)\/comments$/,
    need: { rights: COMMENTERS, level: 'write' },
    run: ({ url, state, token, name, part, body }) =>
      token === undefined ? NOT_FOUND : createComment(url, state, token, name, Number(part), body),
  },
  {
    method: 'PATCH',
    path: /^issues\/comments\/(\d+)$/,
    need: { rights: COMMENTERS, level: 'write' },
    run: ({ url, state, name, part, body }) => updateComment(url, state, name, Number(part), body),
  },
];
