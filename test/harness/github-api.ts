import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { refuse, scopeHeaders, tokenOfHeader } from './github/access.ts';
import { type ApiAnswer, failure, NOT_FOUND } from './github/answer.ts';
import { countRequest, limitHeaders } from './github/limits.ts';
import { ROUTES } from './github/routes.ts';
import type { ApiRepository, ApiRequest, ApiState, ApiToken } from './github/state.ts';
import { closeServer, listen } from './http.ts';

export interface GitHubApiOptions {
  repositories: Record<string, ApiRepository>;
  tokens: Record<string, ApiToken>;
  /** `/api/v3` on GitHub Enterprise Server. */
  basePath?: '' | '/api/v3';
}

/** A local server with the documented behaviour of the endpoints of github.com's REST API that Slipway uses. */
export interface GitHubApi extends AsyncDisposable {
  /** What goes into GITHUB_API_URL. */
  url: string;
  state: ApiState;
  /** Uses the hourly limit up, until `seconds` from now. */
  exhaust(seconds: number): void;
  stop(): Promise<void>;
}

/** Starts the API on a free port of 127.0.0.1. */
export async function startGitHubApi(options: GitHubApiOptions): Promise<GitHubApi> {
  const { basePath = '', repositories, tokens } = options;
  const state: ApiState = {
    repositories,
    tokens,
    comments: [],
    requests: [],
    rateLimit: { limit: 5000, remaining: 5000, reset: Math.floor(Date.now() / 1000) + 3600 },
    secondaryLimit: { requests: 0, retryAfter: 1 },
  };
  let url = '';
  const server = createServer((request, response) => {
    void respond(url, basePath, state, request, response);
  });
  url = (await listen(server)) + basePath;
  const stop = (): Promise<void> => closeServer(server);
  return {
    url,
    state,
    exhaust(seconds) {
      state.rateLimit.remaining = 0;
      state.rateLimit.reset = Math.ceil(Date.now() / 1000) + seconds;
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function respond(
  url: string,
  basePath: string,
  state: ApiState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, headers, body } = await answer(url, basePath, state, request);
  const fixed = { 'Content-Type': 'application/json; charset=utf-8', ...limitHeaders(state) };
  response.writeHead(status, { ...fixed, ...headers }).end(JSON.stringify(body));
}

async function answer(url: string, basePath: string, state: ApiState, request: IncomingMessage): Promise<ApiAnswer> {
  const token = tokenOfHeader(request.headers.authorization);
  const seen: ApiRequest = {
    method: request.method ?? '',
    path: request.url ?? '',
    token,
    body: await json(request).catch(() => undefined),
    status: 0,
  };
  state.requests.push(seen);
  const found = await decide(url, basePath, state, request, seen).catch((error: unknown) =>
    failure(500, String(error)),
  );
  const known = token === undefined ? undefined : state.tokens[token];
  seen.status = found.status;
  return { ...found, headers: { ...scopeHeaders(known), ...found.headers } };
}

async function decide(
  url: string,
  basePath: string,
  state: ApiState,
  request: IncomingMessage,
  seen: ApiRequest,
): Promise<ApiAnswer> {
  if (request.headers['user-agent'] === undefined) {
    return failure(
      403,
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
    );
  }
  const limited = countRequest(state);
  if (limited !== undefined) return limited;
  const { pathname, searchParams } = new URL(seen.path, 'http://localhost');
  if (!pathname.startsWith(`${basePath}/repos/`)) return NOT_FOUND;
  const [owner = '', repo = '', ...rest] = pathname
    .slice(`${basePath}/repos/`.length)
    .split('/')
    .map(decodeURIComponent);
  const name = `${owner}/${repo}`;
  const route = ROUTES.find(({ method, path }) => method === seen.method && path.test(rest.join('/')));
  if (route === undefined) return NOT_FOUND;
  const repository = state.repositories[name];
  const refusal = refuse(state, repository, name, seen.token, route.need);
  if (refusal !== undefined || repository === undefined) return refusal ?? NOT_FOUND;
  const part = route.path.exec(rest.join('/'))?.[1] ?? '';
  const known = seen.token === undefined ? undefined : state.tokens[seen.token];
  return route.run({ url, state, name, repository, token: known, part, query: searchParams, body: seen.body });
}
