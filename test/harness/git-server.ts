import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type GitAuth, type Refusal, refusalOf, tokenOf } from './git-auth.ts';
import { serveGit } from './git-backend.ts';
import { declinePushes, protectBranch } from './git-hooks.ts';
import { closeServer, listen } from './http.ts';
import { commitFiles, type FileChanges, initBare } from './repository.ts';
import { temporaryDirectory } from './temp.ts';

/** A request as the server saw it. A push is an `advertise`, then an `exchange`, both of `receive-pack`. */
export interface GitRequest {
  repository: string;
  service: 'upload-pack' | 'receive-pack' | 'other';
  phase: 'advertise' | 'exchange';
  token: string | undefined;
  protocol: string;
  /** Bytes of the request's body, as sent. */
  bytes: number;
  status: number;
}

/** Sees a request after its token was checked and before git does; an answer given here is sent in git's place. */
export type GitRequestHook = (request: GitRequest) => Promise<Refusal | undefined> | Refusal | undefined;

export interface GitServerOptions {
  /** Where the bare repositories are or will be; by default a temporary folder. */
  root?: string;
  auth?: GitAuth;
  port?: number;
  /** Listen there instead of on 127.0.0.1: pods reach the gateway of their bridge. */
  address?: string;
}

/** A repository on the server. */
export interface HostedRepository {
  /** `acme/deploy`. */
  name: string;
  url: string;
  /** The bare repository's folder, to look into or commit to behind the clients' backs. */
  folder: string;
  /** The first commit, if it was made with files. */
  head: string | undefined;
}

/** A git server over http, on 127.0.0.1 unless told otherwise, by git's own http-backend. */
export interface GitServer extends AsyncDisposable {
  url: string;
  root: string;
  requests: readonly GitRequest[];
  addRepository(name: string, files?: FileChanges, branch?: string): Promise<HostedRepository>;
  /** The exchanges of pushes, the moments at which something was really sent. */
  pushes(): GitRequest[];
  onRequest(hook: GitRequestHook): void;
  /** Runs `action` once, in the middle of the next push: after the client has seen the branches, before git takes its commits. */
  duringNextPush(action: (repository: string) => Promise<unknown>): void;
  /** Refuses pushes to a branch as github.com does for one that demands pull requests. */
  protect(repository: string, branch: string): Promise<void>;
  /** Refuses every push with a message, as a server-side hook does. */
  decline(repository: string, message: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a git server; its repositories are those below `root`, `OWNER/NAME.git`, asked for with or without `.git`. */
export async function startGitServer(options: GitServerOptions = {}): Promise<GitServer> {
  const temporary = options.root === undefined ? temporaryDirectory('git') : undefined;
  const root = options.root ?? temporary?.path ?? '';
  const requests: GitRequest[] = [];
  const hooks: GitRequestHook[] = [];
  const server = createServer((request, response) => {
    handle(root, options.auth, requests, hooks, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  const url = await listen(server, options.port, options.address);
  const folderOf = (name: string): string => join(root, `${name}.git`);
  const stop = async (): Promise<void> => {
    await closeServer(server);
    await temporary?.[Symbol.asyncDispose]();
  };
  return {
    url,
    root,
    requests,
    async addRepository(name, files, branch = 'main') {
      const folder = folderOf(name);
      await initBare(folder, branch);
      const head =
        files === undefined ? undefined : await commitFiles(folder, files, { branch, message: 'First commit' });
      return { name, url: `${url}/${name}`, folder, head };
    },
    pushes: () => requests.filter(({ service, phase }) => service === 'receive-pack' && phase === 'exchange'),
    onRequest: (hook) => void hooks.push(hook),
    duringNextPush: (action) => void hooks.push(once(action)),
    protect: (repository, branch) => protectBranch(folderOf(repository), branch),
    decline: (repository, message) => declinePushes(folderOf(repository), message),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function once(action: (repository: string) => Promise<unknown>): GitRequestHook {
  let done = false;
  return async ({ service, phase, repository }) => {
    if (done || service !== 'receive-pack' || phase !== 'exchange') return undefined;
    done = true;
    await action(repository);
    return undefined;
  };
}

const PATHS = /^\/(.+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack|HEAD|objects\/.*)$/;

async function handle(
  root: string,
  auth: GitAuth | undefined,
  requests: GitRequest[],
  hooks: readonly GitRequestHook[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const [, repository = '', rest = ''] = PATHS.exec(decodeURIComponent(pathname)) ?? [];
  const service = /(upload|receive)-pack$/.exec(searchParams.get('service') ?? rest)?.[0] ?? 'other';
  const seen: GitRequest = {
    repository,
    service: service as GitRequest['service'],
    phase: rest === 'info/refs' ? 'advertise' : 'exchange',
    token: tokenOf(request),
    protocol: String(request.headers['git-protocol'] ?? ''),
    bytes: 0,
    status: 0,
  };
  requests.push(seen);
  request.on('data', (chunk: Buffer) => {
    seen.bytes += chunk.length;
  });
  request.pause();
  response.on('close', () => {
    seen.status = response.statusCode;
  });

  let refusal: Refusal | undefined = rest === '' ? { status: 404, body: 'Not Found\n' } : undefined;
  refusal ??= refusalOf(auth, seen.token, repository, service === 'receive-pack');
  for (const hook of hooks) refusal ??= await hook(seen);
  if (refusal !== undefined) {
    response.writeHead(refusal.status, { 'Content-Type': 'text/plain', ...refusal.headers }).end(refusal.body);
    request.resume();
    return;
  }
  await serveGit(root, `/${repository}.git/${rest}`, search.slice(1), request, response);
}
