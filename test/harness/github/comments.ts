import { type ApiAnswer, failure, NOT_FOUND } from './answer.ts';
import type { ApiComment, ApiState, ApiToken } from './state.ts';

const MAX_BODY = 65_536;

function document(url: string, comment: ApiComment, state: ApiState): object {
  const type = Object.values(state.tokens).some(({ login, kind }) => login === comment.login && kind === 'app')
    ? 'Bot'
    : 'User';
  return {
    id: comment.id,
    url: `${url}/repos/${comment.repository}/issues/comments/${comment.id}`,
    issue_url: `${url}/repos/${comment.repository}/issues/${comment.issue}`,
    body: comment.body,
    user: { login: comment.login, type },
  };
}

function bodyOf(body: unknown): string | ApiAnswer {
  const text = (body as { body?: unknown } | undefined)?.body;
  const wrong = (code: string, message: string): ApiAnswer =>
    failure(422, 'Validation Failed', { errors: [{ resource: 'IssueComment', code, field: 'body', message }] });
  if (typeof text !== 'string' || text.trim() === '') return wrong('missing_field', 'body cannot be blank');
  if (text.length > MAX_BODY) return wrong('unprocessable', `Body is too long (maximum is ${MAX_BODY} characters)`);
  return text;
}

/** `GET /repos/{owner}/{repo}/issues/{number}/comments`, oldest first, in pages of 30 to 100 with a `Link` header. */
export function listComments(
  url: string,
  state: ApiState,
  repository: string,
  issue: number,
  query: URLSearchParams,
): ApiAnswer {
  if (!issueExists(state, repository, issue)) return NOT_FOUND;
  const perPage = Math.min(Number(query.get('per_page') ?? 30), 100);
  const page = Number(query.get('page') ?? 1);
  const all = state.comments.filter((comment) => comment.repository === repository && comment.issue === issue);
  const last = Math.max(1, Math.ceil(all.length / perPage));
  const link = (to: number, rel: string): string =>
    `<${url}/repos/${repository}/issues/${issue}/comments?per_page=${perPage}&page=${to}>; rel="${rel}"`;
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
  ];
  return {
    status: 200,
    headers: links.length === 0 ? {} : { Link: links.join(', ') },
    body: all.slice((page - 1) * perPage, page * perPage).map((comment) => document(url, comment, state)),
  };
}

/** `POST /repos/{owner}/{repo}/issues/{number}/comments`. */
export function createComment(
  url: string,
  state: ApiState,
  token: ApiToken,
  repository: string,
  issue: number,
  body: unknown,
): ApiAnswer {
  if (!issueExists(state, repository, issue)) return NOT_FOUND;
  const text = bodyOf(body);
  if (typeof text !== 'string') return text;
  const comment = { id: 1001 + state.comments.length, repository, issue, body: text, login: token.login };
  state.comments.push(comment);
  return { status: 201, body: document(url, comment, state) };
}

/** `PATCH /repos/{owner}/{repo}/issues/comments/{id}`. */
export function updateComment(url: string, state: ApiState, repository: string, id: number, body: unknown): ApiAnswer {
  const comment = state.comments.find((candidate) => candidate.repository === repository && candidate.id === id);
  if (comment === undefined) return NOT_FOUND;
  const text = bodyOf(body);
  if (typeof text !== 'string') return text;
  comment.body = text;
  return { status: 200, body: document(url, comment, state) };
}

function issueExists(state: ApiState, repository: string, issue: number): boolean {
  return state.repositories[repository]?.issues?.includes(issue) ?? false;
}
