import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import type { Authority, Credential } from './pki.ts';

export interface AdminAnswer {
  status: number;
  /** Parsed where it is JSON, else text. */
  body: unknown;
}

/** The harness's own way to the API server: deliberately not the product's transport, which the tests judge. */
export interface Admin {
  request(method: string, path: string, body?: unknown, contentType?: string): Promise<AdminAnswer>;
  /** The answer's body; throws unless the status is 2xx. */
  send(method: string, path: string, body?: unknown, contentType?: string): Promise<unknown>;
}

const TIMEOUT_MS = 60_000;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Talks to an API server with a client certificate. */
export function createAdmin(server: string, authority: Authority, user: Credential): Admin {
  const agent = new Agent({
    ca: readFileSync(authority.certificate),
    cert: readFileSync(user.certificate),
    key: readFileSync(user.key),
    keepAlive: false,
  });
  const ask: Admin['request'] = (method, path, body, contentType = 'application/json') =>
    new Promise((resolve, reject) => {
      const headers = body === undefined ? {} : { 'content-type': contentType };
      const asked = request(new URL(path, server), { method, agent, headers, timeout: TIMEOUT_MS }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: parse(text) }));
        answer.on('error', reject);
      });
      asked.on('error', reject);
      asked.on('timeout', () => asked.destroy(new Error(`${method} ${path}: no answer in ${TIMEOUT_MS / 1000} s`)));
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  return {
    request: ask,
    async send(method, path, body, contentType) {
      const answer = await ask(method, path, body, contentType);
      if (answer.status >= 200 && answer.status < 300) return answer.body;
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    },
  };
}
