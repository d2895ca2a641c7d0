import { type IncomingMessage, request as httpRequest } from 'node:http';
import { type RequestOptions, request as httpsRequest } from 'node:https';
import { createGunzip } from 'node:zlib';
import type { Authorization } from './access.ts';
import type { Agents } from './agents.ts';

/** One HTTP request as it goes over the wire. */
export interface Exchange {
  method: string;
  /** With the query. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
  use: 'shared' | 'own';
  /** Milliseconds of silence after which it has failed; the API server gives up on its own after 60 seconds. */
  silenceMs?: number;
  signal?: AbortSignal | undefined;
}

export interface Answer {
  status: number;
  header(name: string): string | undefined;
  body: string;
}

const defaultSilenceMs = 65_000;
const maxBytes = 512 * 1024 * 1024;

/** Sends a request and returns as soon as the head of the answer is there; its body is the caller's to read. */
export async function open(
  server: URL,
  exchange: Exchange,
  authorization: Authorization,
  agents: Agents,
): Promise<IncomingMessage> {
  const { method, headers, body, signal, silenceMs = defaultSilenceMs } = exchange;
  signal?.throwIfAborted();
  const options: RequestOptions = {
    method,
    hostname: server.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: server.port,
    // Not through URL, which would tidy up `..`; a server below a path of its own (Rancher) keeps it.
    path: `${server.pathname.replace(/\/$/, '')}${exchange.path}`,
    headers: {
      ...headers,
      ...authorization.headers,
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    },
    agent: agents.get(authorization, server, exchange.use),
    timeout: silenceMs,
    ...authorization.tls,
  };
  const send = server.protocol === 'http:' ? httpRequest : httpsRequest;
  return new Promise((resolve, reject) => {
    const sent = send(options, resolve);
    const onAbort = (): void => void sent.destroy(new Error('aborted'));
    signal?.addEventListener('abort', onAbort, { once: true });
    sent.on('timeout', () => sent.destroy(new SilenceError(silenceMs)));
    sent.on('close', () => signal?.removeEventListener('abort', onAbort));
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Reads an answer to its end. */
export async function readAnswer(message: IncomingMessage): Promise<Answer> {
  const stream = message.headers['content-encoding'] === 'gzip' ? message.pipe(createGunzip()) : message;
  if (stream !== message) message.on('error', (error) => stream.destroy(error));
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new Error(`the answer is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  // A connection that breaks in the middle of a body ends the stream all the same.
  if (!message.complete) throw new Error('the connection broke in the middle of the answer');
  return {
    status: message.statusCode ?? 0,
    header: (name) => {
      const value = message.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** Nothing came for too long. */
export class SilenceError extends Error {
  readonly code = 'ETIMEDOUT';

  constructor(milliseconds: number) {
    super(`no answer within ${milliseconds / 1000} s`);
    this.name = 'SilenceError';
  }
}
