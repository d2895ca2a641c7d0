import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bcrypt } from './bcrypt.ts';
import { findProgram, startProcess } from './processes.ts';
import { temporaryDirectory } from './temp.ts';

export interface RegistryOptions {
  /** Demand this login for everything, as a private registry does. */
  auth?: { user: string; password: string };
  /** Refuse every push (405), as a registry under maintenance does. */
  readOnly?: boolean;
  signal?: AbortSignal;
}

/** A manifest as the registry holds it. */
export interface StoredManifest {
  digest: string;
  mediaType: string;
  body: Record<string, unknown>;
}

/** A real OCI registry (Debian's docker-registry) on a loopback port, with storage that goes away with it. */
export interface Registry extends AsyncDisposable {
  /** `127.0.0.1:PORT`, the first part of an image reference. */
  host: string;
  url: string;
  /** The manifest behind a tag or digest; undefined if there is none. */
  manifest(repository: string, reference: string): Promise<StoredManifest | undefined>;
  /** The configuration of a single-platform image, where its labels are. */
  config(repository: string, reference: string): Promise<Record<string, unknown> | undefined>;
  tags(repository: string): Promise<string[]>;
  output(): string;
  stop(): Promise<void>;
}

const MANIFEST_TYPES = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
].join(', ');

/** Starts a registry on a free port of 127.0.0.1. */
export async function startRegistry(options: RegistryOptions = {}): Promise<Registry> {
  const program = findProgram('docker-registry');
  const folder = temporaryDirectory('registry');
  try {
    const file = join(folder.path, 'config.json');
    await writeFile(file, JSON.stringify(await configuration(folder.path, options)));
    let port: string | undefined;
    const server = await startProcess({
      command: program,
      args: ['serve', file],
      env: { PATH: process.env['PATH'], OTEL_TRACES_EXPORTER: 'none' },
      ready: (output) => {
        port ??= /listening on 127\.0\.0\.1:(\d+)/.exec(output)?.[1];
        return port !== undefined && answers(`http://127.0.0.1:${port}/v2/`);
      },
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    const stop = async (): Promise<void> => {
      await server.stop();
      await folder[Symbol.asyncDispose]();
    };
    const host = `127.0.0.1:${port}`;
    return { ...reader(host, options), host, output: () => server.output(), stop, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await folder[Symbol.asyncDispose]();
    throw error;
  }
}

async function configuration(folder: string, { auth, readOnly = false }: RegistryOptions): Promise<object> {
  const htpasswd = join(folder, 'htpasswd');
  if (auth !== undefined) {
    await writeFile(htpasswd, `${auth.user}:${await bcrypt(auth.password)}\n`, { mode: 0o600 });
  }
  return {
    version: '0.1',
    storage: {
      filesystem: { rootdirectory: join(folder, 'storage') },
      delete: { enabled: true },
      maintenance: { uploadpurging: { enabled: false }, readonly: { enabled: readOnly } },
    },
    http: { addr: '127.0.0.1:0' },
    ...(auth === undefined ? {} : { auth: { htpasswd: { realm: 'slipway', path: htpasswd } } }),
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.status === 200 || response.status === 401;
  } catch {
    return false;
  }
}

function reader(host: string, { auth }: RegistryOptions): Pick<Registry, 'url' | 'manifest' | 'config' | 'tags'> {
  const url = `http://${host}`;
  const login: Record<string, string> =
    auth === undefined ? {} : { Authorization: `Basic ${btoa(`${auth.user}:${auth.password}`)}` };
  const get = async (path: string, headers: Record<string, string> = {}): Promise<Response | undefined> => {
    const response = await fetch(`${url}/v2/${path}`, { headers: { ...login, ...headers } });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  const manifest: Registry['manifest'] = async (repository, reference) => {
    const response = await get(`${repository}/manifests/${reference}`, { Accept: MANIFEST_TYPES });
    if (response === undefined) return undefined;
    const bytes = Buffer.from(await response.arrayBuffer());
    return {
      digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      mediaType: response.headers.get('content-type') ?? '',
      body: JSON.parse(bytes.toString('utf8')) as Record<string, unknown>,
    };
  };
  return {
    url,
    manifest,
    async config(repository, reference) {
      const found = await manifest(repository, reference);
      const descriptor = found?.body['config'] as { digest: string } | undefined;
      if (descriptor === undefined) return undefined;
      const response = await get(`${repository}/blobs/${descriptor.digest}`);
      return (await response?.json()) as Record<string, unknown> | undefined;
    },
    async tags(repository) {
      const response = await get(`${repository}/tags/list`);
      const list = (await response?.json()) as { tags: string[] | null } | undefined;
      return list?.tags ?? [];
    },
  };
}
