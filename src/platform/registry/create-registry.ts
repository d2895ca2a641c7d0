import { createHash } from 'node:crypto';
import { SlipwayError } from '../../model/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Exec } from '../../ports/exec.ts';
import type { Registry, RegistryImage } from '../../ports/registry.ts';
import { type Client, createClient } from './client.ts';
import { createCredentials } from './credentials.ts';
import { type Endpoint, endpointOf } from './endpoint.ts';
import { createHttp } from './http.ts';
import {
  type ImageManifest,
  type Manifest,
  manifestTypes,
  parseImageConfig,
  parseManifest,
  platformName,
  runnable,
} from './manifest.ts';
import { unexpected } from './refusal.ts';

export interface RegistryOptions {
  /** Names Docker's configuration: DOCKER_CONFIG, REGISTRY_AUTH_FILE, HOME, …; handed to credential helpers. */
  environment: Readonly<Record<string, string | undefined>>;
  exec: Exec;
  clock: Clock;
  /** Of one request; 30 seconds by default. */
  timeoutMs?: number;
  /** How often a request is tried at most; 4 by default. */
  tries?: number;
}

/** What the distribution specification asks registries to accept at least, and what we read at most. */
const maxManifestBytes = 4 * 1024 * 1024;

type Actions = 'pull' | 'pull,push';

interface Fetched {
  digest: string;
  mediaType: string;
  bytes: Uint8Array;
  manifest: Manifest;
}

/** Makes the client of OCI registries over fetch. */
export function createRegistry({ environment, exec, clock, timeoutMs = 30_000, tries = 4 }: RegistryOptions): Registry {
  const client = createClient(createHttp({ clock, timeoutMs, tries }), createCredentials({ environment, exec }), clock);
  return {
    async inspect(repository, reference, signal) {
      const endpoint = endpointOf(repository);
      const top = await fetchManifest(client, endpoint, reference, 'pull', signal);
      return top === undefined ? undefined : await describe(client, endpoint, top, signal);
    },

    // Docker Hub counts every GET of a manifest as a pull, and no HEAD.
    async digest(repository, reference, signal) {
      const endpoint = endpointOf(repository);
      const answer = await client(endpoint, {
        method: 'HEAD',
        path: `manifests/${checked(reference)}`,
        headers: { accept: manifestTypes },
        actions: 'pull',
        maxBytes: maxManifestBytes,
        signal,
      });
      if (answer.status === 404) return undefined;
      if (answer.status !== 200) throw unexpected(endpoint, 'the manifest of', answer);
      const stated = answer.headers.get('docker-content-digest') ?? '';
      if (/^sha256:[0-9a-f]{64}$/.test(stated)) return stated;
      return (await fetchManifest(client, endpoint, reference, 'pull', signal))?.digest;
    },

    async tag(repository, digest, tag, signal) {
      const endpoint = endpointOf(repository);
      const held = await fetchManifest(client, endpoint, digest, 'pull,push', signal);
      if (held === undefined) {
        throw new SlipwayError('REGISTRY_FAILED', `registry ${endpoint.registry} holds no ${endpoint.path}@${digest}`);
      }
      const answer = await client(endpoint, {
        method: 'PUT',
        path: `manifests/${checked(tag)}`,
        headers: { 'content-type': held.mediaType },
        body: held.bytes,
        actions: 'pull,push',
        maxBytes: maxManifestBytes,
        signal,
      });
      if (answer.status < 200 || answer.status > 299) throw unexpected(endpoint, `the tag ${tag} for`, answer);
    },
  };
}

async function describe(
  client: Client,
  endpoint: Endpoint,
  top: Fetched,
  signal: AbortSignal | undefined,
): Promise<RegistryImage> {
  const { digest, mediaType, manifest } = top;
  if (manifest.kind === 'image') {
    const { platform, labels } = parseImageConfig(await fetchConfig(client, endpoint, manifest.image, signal));
    return {
      digest,
      mediaType,
      platforms: platform === undefined ? [] : [platform],
      size: sizeOf(manifest.image),
      labels,
      annotations: manifest.image.annotations ?? {},
    };
  }
  const images = runnable(manifest.index);
  const [first] = images;
  const child = first === undefined ? undefined : await fetchManifest(client, endpoint, first.digest, 'pull', signal);
  const image = child?.manifest.kind === 'image' ? child.manifest.image : undefined;
  const facts = image && parseImageConfig(await fetchConfig(client, endpoint, image, signal));
  return {
    digest,
    mediaType,
    platforms: images.flatMap(({ platform }) => (platform === undefined ? [] : [platformName(platform)])),
    size: image === undefined ? 0 : sizeOf(image),
    labels: facts?.labels ?? {},
    annotations: manifest.index.annotations ?? {},
  };
}

async function fetchManifest(
  client: Client,
  endpoint: Endpoint,
  reference: string,
  actions: Actions,
  signal: AbortSignal | undefined,
): Promise<Fetched | undefined> {
  const answer = await client(endpoint, {
    method: 'GET',
    path: `manifests/${checked(reference)}`,
    headers: { accept: manifestTypes },
    actions,
    maxBytes: maxManifestBytes,
    signal,
  });
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw unexpected(endpoint, 'the manifest of', answer);
  const digest = sha256(answer.body);
  const named = [reference, answer.headers.get('docker-content-digest') ?? ''].filter((name) =>
    name.startsWith('sha256:'),
  );
  if (named.some((name) => name !== digest)) throw corrupt(endpoint, `manifest ${reference}`);
  const manifest = parseManifest(answer.body);
  if (manifest === undefined) {
    throw new SlipwayError(
      'REGISTRY_FAILED',
      `registry ${endpoint.registry} holds no image under ${endpoint.path}:${reference}, but something else`,
    );
  }
  const own = manifest.kind === 'index' ? manifest.index.mediaType : manifest.image.mediaType;
  const mediaType = own ?? (answer.headers.get('content-type') ?? '').replace(/;.*$/, '').trim();
  return { digest, mediaType, bytes: answer.body, manifest };
}

async function fetchConfig(
  client: Client,
  endpoint: Endpoint,
  { config }: ImageManifest,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const answer = await client(endpoint, {
    method: 'GET',
    path: `blobs/${config.digest}`,
    actions: 'pull',
    maxBytes: maxManifestBytes,
    signal,
  });
  if (answer.status !== 200) throw unexpected(endpoint, 'the configuration of', answer);
  if (sha256(answer.body) !== config.digest) throw corrupt(endpoint, `blob ${config.digest}`);
  return answer.body;
}

/** A tag or digest, safe to stand in a path. */
function checked(reference: string): string {
  if (/^(?:\w[\w.-]{0,127}|sha256:[0-9a-f]{64})$/.test(reference)) return reference;
  throw new SlipwayError('IMAGE_INVALID', `${JSON.stringify(reference)} is neither a tag nor a digest`);
}

function sizeOf({ config, layers }: ImageManifest): number {
  return layers.reduce((sum, { size }) => sum + size, config.size);
}

function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function corrupt({ registry, path }: Endpoint, what: string): SlipwayError {
  return new SlipwayError(
    'REGISTRY_FAILED',
    `registry ${registry} serves bytes for ${what} of ${path} that do not have its digest`,
    { hint: 'Something between us and the registry changes or caches answers; check proxies and mirrors.' },
  );
}
