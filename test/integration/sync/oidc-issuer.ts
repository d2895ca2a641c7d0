import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAuthority, createKey, issue } from '../../harness/cluster/pki.ts';
import { temporaryDirectory } from '../../harness/temp.ts';

/** Stands in for token.actions.githubusercontent.com: OpenID discovery, keys, and tokens for runs by the runner's own request. */
export interface OidcIssuer extends AsyncDisposable {
  url: string;
  /** In PEM. */
  certificate: string;
  certificateFile: string;
  /** What a runner has in its environment; `claims` are those of the job. */
  environment(claims: Readonly<Record<string, string>>): Record<string, string>;
  /** Requests for tokens. */
  readonly asked: readonly string[];
}

export async function startIssuer(): Promise<OidcIssuer> {
  await using starting = new AsyncDisposableStack();
  const folder = starting.use(temporaryDirectory('oidc')).path;
  await mkdir(folder, { recursive: true });
  const authority = await createAuthority(folder, 'issuer');
  const serving = await issue(authority, 'serving', { commonName: 'issuer', names: ['IP:127.0.0.1'] });
  const keyFile = join(folder, 'token.key');
  await createKey(keyFile);
  const key = createPrivateKey(await readFile(keyFile));
  const jobs = new Map<string, Readonly<Record<string, string>>>();
  const asked: string[] = [];

  const server = createServer(
    { cert: await readFile(serving.certificate), key: await readFile(serving.key) },
    (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', url);
      const answer = (status: number, body: object): void => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      };
      if (pathname === '/.well-known/openid-configuration') {
        return answer(200, {
          issuer: url,
          jwks_uri: `${url}/keys`,
          response_types_supported: ['id_token'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['ES256'],
        });
      }
      if (pathname === '/keys') {
        const jwk = createPublicKey(key).export({ format: 'jwk' });
        return answer(200, { keys: [{ ...jwk, kid: 'one', use: 'sig', alg: 'ES256' }] });
      }
      const claims = jobs.get(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
      asked.push(pathname);
      if (pathname !== '/token' || claims === undefined) return answer(401, {});
      return answer(200, { value: tokenOf(key, url, searchParams.get('audience') ?? '', claims) });
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  starting.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  const running = starting.move();
  return {
    url,
    certificate: await readFile(authority.certificate, 'utf8'),
    certificateFile: authority.certificate,
    asked,
    environment(claims) {
      const bearer = `job-${jobs.size}`;
      jobs.set(bearer, claims);
      return {
        ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?api-version=2.0`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer,
        NODE_EXTRA_CA_CERTS: authority.certificate,
      };
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

function tokenOf(key: KeyObject, issuer: string, audience: string, claims: Readonly<Record<string, string>>): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = {
    iss: issuer,
    aud: audience,
    sub: 'repo:acme/shop',
    iat: now,
    nbf: now - 5,
    exp: now + 300,
    ...claims,
  };
  const text = `${part({ alg: 'ES256', typ: 'JWT', kid: 'one' })}.${part(payload)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
