import { SlipwayError } from '../../model/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import { boundedBody } from './bounded-body.ts';
import { isLoopback } from './endpoint.ts';

export interface HttpRequest {
  method: 'GET' | 'HEAD' | 'PUT' | 'POST';
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: Uint8Array | string;
  /** More is refused. */
  maxBytes: number;
  signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  body: Uint8Array;
}

export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

export interface HttpOptions {
  clock: Clock;
  /** Of one try, from connecting to the last byte. */
  timeoutMs: number;
  /** How often a request is sent at most; all that we send can be repeated. */
  tries: number;
  /** What a failure is called; by default one of a registry. */
  failure?: HttpFailure;
}

/** Makes the error of a server that cannot be reached, or whose answer cannot be used. */
export type HttpFailure = (kind: 'unreachable' | 'failed', host: string, why: string, cause?: unknown) => SlipwayError;

const maxRedirects = 5;
const longestWaitMs = 30_000;
const busy: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/**
 * Makes the sender of requests: with a time limit, bounded bodies, redirects without credentials to other hosts, and waits when the
 * server is busy. Throws `REGISTRY_UNREACHABLE`, `REGISTRY_FAILED`.
 */
export function createHttp({ clock, timeoutMs, tries, failure = registryFailure }: HttpOptions): Http {
  return async (request) => {
    for (let round = 1; ; round++) {
      const last = round >= tries;
      const outcome = await attempt(request, timeoutMs, failure);
      let wait = 250 * 2 ** round * (0.5 + Math.random());
      if (outcome instanceof Error) {
        if (last) throw outcome;
      } else {
        const asked = waitOf(outcome, clock.now());
        if (last || !busy.has(outcome.status) || asked > longestWaitMs) return outcome;
        wait = Math.max(wait, asked);
      }
      await clock.sleep(wait, request.signal);
    }
  };
}

/** One try; a failure that another try may cure is returned, not thrown. */
async function attempt(
  request: HttpRequest,
  timeoutMs: number,
  failure: HttpFailure,
): Promise<HttpAnswer | SlipwayError> {
  try {
    return await follow(request, timeoutMs, failure);
  } catch (error) {
    request.signal?.throwIfAborted();
    if (error instanceof SlipwayError) throw error;
    return failure('unreachable', new URL(request.url).host, reasonOf(error), error);
  }
}

async function follow(request: HttpRequest, timeoutMs: number, failure: HttpFailure): Promise<HttpAnswer> {
  const failed = (why: string): SlipwayError => failure('failed', new URL(request.url).host, why);
  const limit = AbortSignal.timeout(timeoutMs);
  const signal = request.signal === undefined ? limit : AbortSignal.any([request.signal, limit]);
  const headers = new Headers(request.headers);
  let url = new URL(request.url);
  for (let hop = 0; hop <= maxRedirects; hop++) {
    const response = await fetch(url, {
      method: request.method,
      headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: 'manual',
      signal,
    });
    const location = response.headers.get('location');
    const repeatable = request.method === 'GET' || request.method === 'HEAD';
    if (!repeatable || response.status < 301 || response.status > 308 || location === null) {
      return {
        status: response.status,
        headers: response.headers,
        body: await boundedBody(response, request.maxBytes, failure),
      };
    }
    await response.body?.cancel();
    const next = new URL(location, url);
    // Blobs usually lie in a bucket elsewhere, which must never see what the registry may see.
    if (next.origin !== url.origin) headers.delete('authorization');
    if (!mayFollow(url, next)) throw failed('it redirects to an address that is not HTTPS');
    url = next;
  }
  throw failed('it redirects without an end');
}

function mayFollow(from: URL, to: URL): boolean {
  return to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:' && isLoopback(to.host));
}

/** Milliseconds that the server asks us to wait; 0 when it does not say. */
function waitOf({ headers }: HttpAnswer, now: number): number {
  const asked = headers.get('retry-after');
  if (asked === null) return 0;
  if (/^\d+$/.test(asked)) return Number(asked) * 1000;
  const until = Date.parse(asked);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now);
}

function registryFailure(kind: 'unreachable' | 'failed', host: string, why: string, cause?: unknown): SlipwayError {
  return kind === 'failed'
    ? new SlipwayError('REGISTRY_FAILED', `registry ${host} cannot be used: ${why}`)
    : new SlipwayError('REGISTRY_UNREACHABLE', `registry ${host} cannot be reached: ${why}`, {
        hint: 'Check the host name, the network, HTTPS_PROXY and NO_PROXY.',
        cause,
      });
}

/** fetch says "fetch failed"; what went wrong is its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  return cause.message === '' ? (code ?? error.message) : cause.message;
}
