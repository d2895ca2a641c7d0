import type { Clock } from '../../ports/clock.ts';
import { type Authorization, authorize } from './authorization.ts';
import { parseChallenges } from './challenge.ts';
import type { Credentials } from './credentials.ts';
import type { Endpoint } from './endpoint.ts';
import type { Http, HttpAnswer } from './http.ts';
import { refusal } from './refusal.ts';

export interface ClientRequest {
  method: 'GET' | 'HEAD' | 'PUT';
  /** Below the repository: `manifests/1.4.2`. */
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array;
  actions: 'pull' | 'pull,push';
  maxBytes: number;
  signal?: AbortSignal | undefined;
}

/** Sends a request about a repository, with the credential that the registry asks for. Throws `REGISTRY_AUTH`, `REGISTRY_UNREACHABLE`, `REGISTRY_FAILED`. */
export type Client = (endpoint: Endpoint, request: ClientRequest) => Promise<HttpAnswer>;

export function createClient(http: Http, credentials: Credentials, clock: Clock): Client {
  const authorizations = new Map<string, Authorization>();

  return async (endpoint, { path, actions, ...request }) => {
    const key = `${endpoint.registry}/${endpoint.path} ${actions}`;
    const send = (header: string | undefined): Promise<HttpAnswer> =>
      http({
        ...request,
        url: `${endpoint.base}/v2/${endpoint.path}/${path}`,
        headers: { ...request.headers, ...(header === undefined ? {} : { authorization: header }) },
      });

    const known = authorizations.get(key);
    const first = await send(known !== undefined && known.until > clock.now() ? known.header : undefined);
    if (first.status !== 401) return allowed(endpoint, first, known !== undefined);

    const credential = await credentials(endpoint, request.signal);
    const fresh = await authorize(http, {
      endpoint,
      challenges: parseChallenges(first.headers.get('www-authenticate') ?? ''),
      actions,
      credential,
      now: clock.now(),
      signal: request.signal,
    });
    const second = await send(fresh.header);
    if (second.status === 401) {
      // With a token the credential was accepted, and the token just does not reach so far.
      const exchanged = credential !== undefined && credential.kind !== 'registry' && fresh.header.startsWith('Bearer');
      const refused = exchanged ? 'access' : 'credential';
      throw refusal(endpoint, refused, credential !== undefined, second);
    }
    authorizations.set(key, fresh);
    return allowed(endpoint, second, credential !== undefined);
  };
}

function allowed(endpoint: Endpoint, answer: HttpAnswer, given: boolean): HttpAnswer {
  if (answer.status === 403) throw refusal(endpoint, given ? 'access' : 'credential', given, answer);
  return answer;
}
