import type { IncomingMessage } from 'node:http';
import { SlipwayError } from '../../model/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import { KubeError } from '../../ports/kube-error.ts';
import type { Access, Authorization } from './access.ts';
import type { Agents } from './agents.ts';
import { type Answer, type Exchange, open, readAnswer } from './exchange.ts';
import { mayPass, networkFailure, wasNeverSent } from './network-failure.ts';
import { type Asked, refusal } from './refusal.ts';
import { refusedCredential } from './refused-credential.ts';
import { parseStatus, type Status } from './status.ts';

export interface KubeRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With the query. */
  path: string;
  asked: Asked;
  /** JSON value. */
  body?: unknown;
  contentType?: string;
  accept?: string;
  /** Doing it twice is doing it once, so it may be sent again when it is unknown whether it arrived. */
  repeatable: boolean;
  signal?: AbortSignal | undefined;
}

/** Requests to one API server: authorized, retried within bounds, refusals as KubeErrors. */
export interface Transport {
  readonly server: string;
  /** An answer of any status below 400; `passes` lets others pass, such as 404 for what may be absent. */
  send(request: KubeRequest, passes?: (status: number) => boolean): Promise<Answer>;
  /** The head of an answer that stays open. Whoever wants it again after a connection failed asks again; refusals are thrown. */
  stream(request: KubeRequest, silenceMs: number): Promise<IncomingMessage>;
}

export interface TransportOptions {
  access: Access;
  agents: Agents;
  clock: Clock;
  userAgent: string;
  /** Gets a line for every answer. */
  trace?: (line: string) => void;
}

/** A wrong address should show at once; an API server that was there comes back, after an upgrade within half a minute. */
const triesBefore = 3;
const triesAfter = 9;
const webhookTries = 3;
const longestBackoffMs = 5_000;
const longestWaitMs = 15_000;
/** A server that was just started knows neither roles nor issuers of tokens yet, and refuses those whom it knew before. */
const restartMs = 20_000;

export function createTransport(options: TransportOptions): Transport {
  const { access, clock } = options;
  const server = new URL(access.server);
  let answered = false;
  let lostAt: number | undefined;
  let accepted = false;

  /** A refusal that tells of the server, not of the credential: it took this one before, and was away a moment ago. */
  function isForgetful(status: number): boolean {
    const restarted = accepted && lostAt !== undefined && clock.now() - lostAt < restartMs;
    return restarted && (status === 401 || status === 403);
  }

  const isForgotten = (error: unknown): boolean => error instanceof KubeError && isForgetful(error.details.status);

  /** Sends once; a refused credential is renewed and shown once more. */
  async function sendOnce(request: KubeRequest, silenceMs?: number): Promise<IncomingMessage> {
    const exchange = toExchange(request, options.userAgent, silenceMs);
    const { signal } = request;
    const started = performance.now();
    let authorization: Authorization = await access.authorize(false, signal);
    let message = await open(server, exchange, authorization, options.agents);
    if (message.statusCode === 401) {
      message.resume();
      authorization = await access.authorize(true, signal);
      message = await open(server, exchange, authorization, options.agents);
    }
    const milliseconds = Math.round(performance.now() - started);
    options.trace?.(`${request.method} ${request.path}: ${message.statusCode} in ${milliseconds} ms`);
    if (message.statusCode !== 401) return message;
    message.resume();
    throw refusedCredential(access.server, access.context, authorization);
  }

  async function send(request: KubeRequest, passes?: (status: number) => boolean): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      const last = attempt >= (answered ? triesAfter : triesBefore);
      let wait: number;
      try {
        const answer = await readAnswer(await sendOnce(request));
        answered = true;
        accepted ||= answer.status < 400;
        if (answer.status < 400 || passes?.(answer.status) === true) return answer;
        const status = parseStatus(answer.status, answer.body);
        const asked = retryAfter(answer, status.retryAfterSeconds);
        const passing = isForgetful(answer.status) || isPassing(status, asked, request.repeatable, attempt);
        if (last || !passing) throw refusal(request.asked, status);
        wait = asked ?? backoff(attempt);
      } catch (error) {
        request.signal?.throwIfAborted();
        if (!isNetworkError(error)) {
          if (last || !isForgotten(error)) throw error;
        } else {
          lostAt = clock.now();
          const again = mayPass(error) && (request.repeatable || wasNeverSent(error));
          if (last || !again) throw networkFailure(access.server, error);
        }
        wait = backoff(attempt);
      }
      await clock.sleep(Math.min(wait, longestWaitMs), request.signal);
    }
  }

  return {
    server: access.server,
    send,
    async stream(request, silenceMs) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          const message = await sendOnce(request, silenceMs);
          if ((message.statusCode ?? 0) >= 400) {
            const answer = await readAnswer(message);
            throw refusal(request.asked, parseStatus(answer.status, answer.body));
          }
          accepted = true;
          message.once('close', () => {
            if (!message.complete && request.signal?.aborted !== true) lostAt = clock.now();
          });
          return message;
        } catch (error) {
          request.signal?.throwIfAborted();
          if (isNetworkError(error)) {
            lostAt = clock.now();
            throw networkFailure(access.server, error);
          }
          if (attempt >= triesAfter || !isForgotten(error)) throw error;
        }
        await clock.sleep(backoff(attempt), request.signal);
      }
    },
  };
}

function toExchange(request: KubeRequest, userAgent: string, silenceMs: number | undefined): Exchange {
  const { method, path, body, signal } = request;
  const streams = silenceMs !== undefined;
  return {
    method,
    path,
    signal,
    // A kept connection may have been closed by the other side in this very moment: then nobody knows whether a write arrived.
    use: streams || !request.repeatable ? 'own' : 'shared',
    headers: {
      accept: request.accept ?? 'application/json',
      'user-agent': userAgent,
      ...(streams ? {} : { 'accept-encoding': 'gzip' }),
      ...(body === undefined ? {} : { 'content-type': request.contentType ?? 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(streams ? { silenceMs } : {}),
  };
}

/** Milliseconds that the server asks us to wait; undefined when it does not. */
function retryAfter(answer: Answer, fromStatus: number | undefined): number | undefined {
  const header = answer.header('retry-after');
  const seconds = header !== undefined && /^\d+$/.test(header) ? Number(header) : fromStatus;
  return seconds === undefined ? undefined : seconds * 1000;
}

/** Whether the same request may succeed a little later. */
function isPassing(status: Status, asked: number | undefined, repeatable: boolean, attempt: number): boolean {
  const { code, message } = status;
  // Both say that it was not even begun.
  if (code === 429 || (code === 503 && asked !== undefined)) return true;
  if (!repeatable) return false;
  if (code === 502 || code === 503 || code === 504) return true;
  // Of what the server calls 500 only its own failures, not the manifest's faults. A webhook may be rolling over, but one
  // that stays away would hold up every object.
  if (code !== 500) return false;
  if (message.includes('failed calling webhook')) return attempt < webhookTries;
  return /etcdserver|leader changed|context deadline exceeded|connection refused/.test(message);
}

function backoff(attempt: number): number {
  return Math.min(200 * 2 ** (attempt - 1), longestBackoffMs) * (0.5 + Math.random());
}

function isNetworkError(error: unknown): boolean {
  return error instanceof Error && !(error instanceof SlipwayError);
}
