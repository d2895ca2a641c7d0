import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { killTree } from './process-tree.ts';
import { gitEnvironment } from './repository.ts';

/** What github.com allows of every repository, which git by itself does not. */
const SERVER_CONFIG: Readonly<Record<string, string>> = {
  'http.receivepack': 'true',
  'uploadpack.allowFilter': 'true',
  'uploadpack.allowAnySHA1InWant': 'true',
  'safe.directory': '*',
};

const MAX_MILLISECONDS = 240_000;

function backendEnvironment(root: string, path: string, query: string, request: IncomingMessage): NodeJS.ProcessEnv {
  const header = (name: string): string => String(request.headers[name] ?? '');
  const env = gitEnvironment({
    GIT_PROJECT_ROOT: root,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: path,
    QUERY_STRING: query,
    REQUEST_METHOD: request.method,
    CONTENT_TYPE: header('content-type'),
    HTTP_CONTENT_ENCODING: header('content-encoding'),
    GIT_PROTOCOL: header('git-protocol'),
    REMOTE_ADDR: '127.0.0.1',
    GIT_CONFIG_COUNT: String(Object.keys(SERVER_CONFIG).length),
  });
  if (header('content-length') !== '') env['CONTENT_LENGTH'] = header('content-length');
  for (const [index, [key, value]] of Object.entries(SERVER_CONFIG).entries()) {
    env[`GIT_CONFIG_KEY_${index}`] = key;
    env[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  return env;
}

/** Splits a CGI answer's head into status and headers. */
function parseHead(head: string): { status: number; headers: [string, string][] } {
  let status = 200;
  const headers: [string, string][] = [];
  for (const line of head.split(/\r?\n/)) {
    const [name = '', value = ''] = line.split(/: */, 2);
    if (/^status$/i.test(name)) status = Number.parseInt(value, 10);
    else if (name !== '') headers.push([name, value]);
  }
  return { status, headers };
}

/** Lets `git http-backend` answer a request for a repository below `root`; ends when the answer is written. */
export async function serveGit(
  root: string,
  path: string,
  query: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const backend = spawn('git', ['http-backend'], {
    env: backendEnvironment(root, path, query, request),
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  });
  const kill = (): void => {
    if (backend.exitCode === null && backend.pid !== undefined) killTree(backend.pid);
  };
  const timer = setTimeout(kill, MAX_MILLISECONDS);
  response.once('close', kill);
  backend.stdin.on('error', () => undefined);
  request.pipe(backend.stdin);

  let head = Buffer.alloc(0);
  let headed = false;
  try {
    for await (const chunk of backend.stdout as AsyncIterable<Buffer>) {
      if (headed) {
        response.write(chunk);
        continue;
      }
      head = Buffer.concat([head, chunk]);
      const end = /\r?\n\r?\n/.exec(head.toString('latin1'));
      if (end === null) continue;
      headed = true;
      const { status, headers } = parseHead(head.subarray(0, end.index).toString('latin1'));
      response.writeHead(status, Object.fromEntries(headers));
      response.write(head.subarray(end.index + end[0].length));
    }
    if (!headed) response.writeHead(500);
    response.end();
  } finally {
    clearTimeout(timer);
  }
}
