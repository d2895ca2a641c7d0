import { z } from 'zod';
import { SlipwayError } from '../../model/errors.ts';
import type { Challenge } from './challenge.ts';
import type { Credential } from './docker-config.ts';
import { type Endpoint, isLoopback } from './endpoint.ts';
import type { Http, HttpAnswer } from './http.ts';
import { refusal, unexpected } from './refusal.ts';

/** A value for the Authorization header and until when it is good, in milliseconds since 1970. */
export interface Authorization {
  header: string;
  until: number;
}

export interface AuthorizationRequest {
  endpoint: Endpoint;
  challenges: readonly Challenge[];
  /** `pull`, or `pull,push`. */
  actions: string;
  credential: Credential | undefined;
  now: number;
  signal?: AbortSignal | undefined;
}

const tokenAnswer = z.object({
  token: z.string().optional(),
  access_token: z.string().optional(),
  expires_in: z.number().optional(),
});

const maxTokenBytes = 1024 * 1024;

/** Answers a registry's challenge as the distribution specification's token authentication has it. Throws `REGISTRY_AUTH`, `REGISTRY_FAILED`. */
export async function authorize(http: Http, request: AuthorizationRequest): Promise<Authorization> {
  const { endpoint, challenges, credential } = request;
  if (credential?.kind === 'registry') return { header: `Bearer ${credential.token}`, until: Infinity };
  const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
  if (bearer !== undefined) return await fetchToken(http, bearer, request);
  if (challenges.some(({ scheme }) => scheme === 'basic') && credential?.kind === 'password') {
    return { header: basic(credential), until: Infinity };
  }
  throw refusal(endpoint, 'credential', credential !== undefined);
}

async function fetchToken(http: Http, challenge: Challenge, request: AuthorizationRequest): Promise<Authorization> {
  const { endpoint, credential, now } = request;
  const answer = await askForToken(http, realmOf(challenge, endpoint), challenge, request);
  // A wrong password is a 401; a 403 is how GHCR hides a package, also one that does not exist yet.
  if (answer.status === 401) throw refusal(endpoint, 'credential', credential !== undefined, answer);
  if (answer.status === 403)
    throw refusal(endpoint, credential ? 'access' : 'credential', credential !== undefined, answer);
  if (answer.status !== 200) throw unexpected(endpoint, 'the request of a token for', answer);
  const parsed = tokenAnswer.safeParse(parseJson(answer.body));
  const token = parsed.data?.token ?? parsed.data?.access_token;
  if (!token) throw new SlipwayError('REGISTRY_FAILED', `registry ${endpoint.registry} answered without a token`);
  // 60 seconds is what the specification says when nothing is said; a tenth is left for the way.
  return { header: `Bearer ${token}`, until: now + (parsed.data?.expires_in ?? 60) * 900 };
}

async function askForToken(
  http: Http,
  realm: URL,
  { parameters }: Challenge,
  { endpoint, actions, credential, signal }: AuthorizationRequest,
): Promise<HttpAnswer> {
  const scope = `repository:${endpoint.path}:${actions}`;
  const service = parameters['service'];
  if (credential?.kind === 'identity') {
    const form = new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: 'slipway',
      scope,
      refresh_token: credential.token,
    });
    if (service !== undefined) form.set('service', service);
    return await http({
      method: 'POST',
      url: realm.href,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      maxBytes: maxTokenBytes,
      signal,
    });
  }
  realm.searchParams.set('scope', scope);
  if (service !== undefined) realm.searchParams.set('service', service);
  return await http({
    method: 'GET',
    url: realm.href,
    headers: credential?.kind === 'password' ? { authorization: basic(credential) } : {},
    maxBytes: maxTokenBytes,
    signal,
  });
}

/** Where tokens are had. Credentials go there, so it must be HTTPS, or this machine if the registry is. */
function realmOf({ parameters }: Challenge, { registry, base }: Endpoint): URL {
  const realm = URL.parse(parameters['realm'] ?? '');
  const safe = realm?.protocol === 'https:' || (realm?.protocol === 'http:' && isLoopback(realm.host));
  if (realm === null || !safe || (realm.protocol === 'http:' && base.startsWith('https:'))) {
    throw new SlipwayError('REGISTRY_FAILED', `registry ${registry} sends for tokens to an address that is not HTTPS`);
  }
  return realm;
}

function basic({ username, password }: { username: string; password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
