import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { closeServer, listen } from '../../harness/http.ts';

export interface FakeRegistryOptions {
  /** `token`: Bearer with a token server of its own · `basic` · `none`. */
  auth?: 'token' | 'basic' | 'none';
  /** Who may log in; `repositories` the token server grants, all without it. */
  users?: Record<string, { password: string; repositories?: readonly string[] }>;
  /** Answers before anything else; undefined goes on. */
  intercept?: (request: Seen, response: ServerResponse) => boolean;
}

export interface Seen {
  method: string;
  path: string;
  authorization: string | undefined;
}

/** A registry in memory that enforces what the distribution specification says about authentication, for answers that a real one will not give on demand. */
export interface FakeRegistry extends AsyncDisposable {
  host: string;
  seen: Seen[];
  /** By `repository/reference`, also by digest. */
  manifests: Map<string, { type: string; body: Buffer }>;
  blobs: Map<string, Buffer>;
  /** Puts an image under a tag; returns its digest. */
  image(repository: string, tag: string, content: { config?: object; layers?: readonly number[] }): string;
  put(repository: string, reference: string, type: string, body: object): string;
}

const ociImage = 'application/vnd.oci.image.manifest.v1+json';

export function digestOf(bytes: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

export async function startFakeRegistry(options: FakeRegistryOptions = {}): Promise<FakeRegistry> {
  const seen: Seen[] = [];
  const manifests: FakeRegistry['manifests'] = new Map();
  const blobs: FakeRegistry['blobs'] = new Map();
  const server = createServer((request, response) => {
    void respond(request, response);
  });
  const url = await listen(server);
  const host = new URL(url).host;

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const entry = {
      method: request.method ?? '',
      path: request.url ?? '',
      authorization: request.headers.authorization,
    };
    seen.push(entry);
    const body = await buffer(request);
    if (options.intercept?.(entry, response) === true) return;
    if (entry.path.startsWith('/token')) return token(entry, response);
    const [, repository = '', kind, reference = ''] = /^\/v2\/(.+)\/(manifests|blobs)\/([^/]+)$/.exec(entry.path) ?? [];
    if (!mayEnter(entry, repository)) return challenge(response, repository);
    if (kind === 'blobs') return send(response, blobs.get(reference), 'application/octet-stream');
    const key = `${repository}/${reference}`;
    if (entry.method === 'PUT') {
      const type = request.headers['content-type'] ?? '';
      manifests.set(key, { type, body }).set(`${repository}/${digestOf(body)}`, { type, body });
      response.writeHead(201, { 'docker-content-digest': digestOf(body) }).end();
      return;
    }
    const found = manifests.get(key);
    send(response, found?.body, found?.type ?? '');
  }

  function token({ path, authorization }: Seen, response: ServerResponse): void {
    const scope = new URL(path, url).searchParams.get('scope') ?? '';
    const login = userOf(authorization);
    if (authorization !== undefined && login === undefined) {
      return json(response, 401, { errors: [{ code: 'UNAUTHORIZED', message: 'incorrect username or password' }] });
    }
    const [, repository = '', actions = ''] = scope.split(':');
    const granted = login !== undefined && (login.repositories?.includes(repository) ?? true) ? actions : '';
    json(response, 200, { token: btoa(`${repository}:${granted}`), expires_in: 300 });
  }

  function userOf(authorization: string | undefined) {
    const [name = '', password] = atob(/^Basic (.+)$/.exec(authorization ?? '')?.[1] ?? '').split(':');
    const user = options.users?.[name];
    return user !== undefined && user.password === password ? user : undefined;
  }

  function mayEnter({ authorization, method }: Seen, repository: string): boolean {
    if ((options.auth ?? 'none') === 'none') return true;
    if (options.auth === 'basic') return userOf(authorization) !== undefined;
    const needed = method === 'PUT' ? 'push' : 'pull';
    const [granted, actions = ''] = atob(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '').split(':');
    return granted === repository && actions.split(',').includes(needed);
  }

  function challenge(response: ServerResponse, repository: string): void {
    const bearer = `Bearer realm="${url}/token",service="fake",scope="repository:${repository}:pull"`;
    json(
      response,
      401,
      { errors: [{ code: 'UNAUTHORIZED', message: 'authentication required' }] },
      { 'www-authenticate': options.auth === 'basic' ? 'Basic realm="fake"' : bearer },
    );
  }

  function put(repository: string, reference: string, type: string, body: object): string {
    const bytes = Buffer.from(JSON.stringify(body));
    const digest = digestOf(bytes);
    manifests.set(`${repository}/${reference}`, { type, body: bytes });
    manifests.set(`${repository}/${digest}`, { type, body: bytes });
    return digest;
  }

  return {
    host,
    seen,
    manifests,
    blobs,
    put,
    image(repository, tag, { config = {}, layers = [10] }) {
      const bytes = Buffer.from(JSON.stringify({ os: 'linux', architecture: 'amd64', ...config }));
      blobs.set(digestOf(bytes), bytes);
      return put(repository, tag, ociImage, {
        schemaVersion: 2,
        mediaType: ociImage,
        config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: digestOf(bytes), size: bytes.length },
        layers: layers.map((size, index) => ({ mediaType: 'layer', digest: digestOf(`layer ${index}`), size })),
      });
    },
    [Symbol.asyncDispose]: () => closeServer(server),
  };
}

function send(response: ServerResponse, body: Buffer | undefined, type: string): void {
  if (body === undefined)
    return json(response, 404, { errors: [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }] });
  response.writeHead(200, { 'content-type': type, 'docker-content-digest': digestOf(body) }).end(body);
}

function json(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
