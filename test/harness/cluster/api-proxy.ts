import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import type { ControlPlane } from './control-plane.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import { issue } from './pki.ts';

export interface RecordedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  /** Headers of the API server's answer, once it is there. */
  answer?: IncomingHttpHeaders;
}

/** A fault: what one request gets instead of the API server's answer. `cut`: the connection breaks after it was forwarded. */
export type Fault = { status: number; headers?: Record<string, string>; body?: string } | 'cut';

/** An HTTPS proxy in front of a real API server, whose faults a test chooses. Who comes without a token is the administrator. */
export interface ApiProxy extends AsyncDisposable {
  server: string;
  /** Kubeconfig of an administrator who goes through it. */
  kubeconfig: string;
  requests: RecordedRequest[];
  /** Connections that were ever opened. */
  connections(): number;
  /** The next requests that match get these, one each. */
  failNext(matches: (request: RecordedRequest) => boolean, ...faults: Fault[]): void;
  /** Changes the headers that the API server sees. */
  rewrite?: (headers: IncomingHttpHeaders) => IncomingHttpHeaders;
  /** Holds back everything that answers bring from now on, as a dead network does. */
  stalled: boolean;
  /** Holds back what watches bring, as a buffering proxy does. */
  holdWatches: boolean;
  /** Breaks every connection. */
  cutAll(): void;
  /** Answers that are under way. */
  openAnswers(): number;
}

export async function startApiProxy(plane: ControlPlane): Promise<ApiProxy> {
  const serving = await issue(plane.authority, 'proxy', { commonName: 'proxy', names: ['IP:127.0.0.1'] });
  const admin = await issue(plane.authority, 'proxy-admin', { commonName: 'admin', organizations: ['system:masters'] });
  const upstream = {
    ca: readFileSync(plane.authority.certificate),
    cert: readFileSync(admin.certificate),
    key: readFileSync(admin.key),
  };
  const planned: { matches: (request: RecordedRequest) => boolean; fault: Fault }[] = [];
  let connections = 0;
  const sockets = new Set<Socket>();
  const answers = new Set<ServerResponse>();

  const listener = (asked: IncomingMessage, answer: ServerResponse): void => {
    const { method = '', url: path = '', headers } = asked;
    const recorded: RecordedRequest = { method, path, headers };
    proxy.requests.push(recorded);
    const index = planned.findIndex(({ matches }) => matches(recorded));
    const fault = index < 0 ? undefined : planned.splice(index, 1)[0]?.fault;
    if (fault !== undefined && fault !== 'cut') {
      asked.resume();
      answer.writeHead(fault.status, fault.headers ?? {}).end(fault.body ?? '');
      return;
    }
    const token = headers.authorization !== undefined;
    const forwarded = request(
      new URL(path, plane.server),
      {
        method,
        headers: proxy.rewrite?.(headers) ?? headers,
        ca: upstream.ca,
        ...(token ? {} : { cert: upstream.cert, key: upstream.key }),
      },
      (got) => {
        if (fault === 'cut') return void asked.socket.destroy();
        recorded.answer = got.headers;
        answer.writeHead(got.statusCode ?? 502, got.headers);
        answer.flushHeaders();
        const held = (): boolean => proxy.stalled || (proxy.holdWatches && path.includes('watch=true'));
        got.on('data', (chunk: Buffer) => held() || answer.write(chunk));
        got.on('end', () => held() || answer.end());
        got.on('error', () => answer.destroy());
      },
    );
    forwarded.on('error', () => answer.destroy());
    answers.add(answer);
    answer.on('close', () => {
      answers.delete(answer);
      forwarded.destroy();
    });
    asked.pipe(forwarded);
  };
  const server = createServer({ cert: readFileSync(serving.certificate), key: readFileSync(serving.key) }, listener);
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `https://127.0.0.1:${port}`;
  const proxy: ApiProxy = {
    server: url,
    kubeconfig: await writeKubeconfig(join(plane.folder, `proxy-${port}.kubeconfig`), {
      server: url,
      authority: plane.authority.certificate,
      user: admin,
    }),
    requests: [],
    connections: () => connections,
    failNext: (matches, ...faults) => void planned.push(...faults.map((fault) => ({ matches, fault }))),
    stalled: false,
    holdWatches: false,
    cutAll: () => {
      for (const socket of sockets) socket.destroy();
    },
    openAnswers: () => answers.size,
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
  return proxy;
}
