import { createHash } from 'node:crypto';
import { SlipwayError } from '../../model/errors.ts';
import type { RegistryImage } from '../../ports/registry.ts';
import type { Client, ClientRequest } from './client.ts';
import type { Endpoint } from './endpoint.ts';
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

/** What the distribution specification asks registries to accept at least, and what we read at most. */
export const maxManifestBytes = 4 * 1024 * 1024;

/** A manifest or index with the bytes that its digest was computed from. */
export interface FetchedManifest {
  digest: string;
  mediaType: string;
  bytes: Uint8Array;
  manifest: Manifest;
}

/** Reads what a manifest or index leads to: platforms, size and labels. */
export async function describe(
  client: Client,
  endpoint: Endpoint,
  top: FetchedManifest,
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

/** Fetches a manifest or index, its bytes checked against its digest; undefined when there is none. */
export async function fetchManifest(
  client: Client,
  endpoint: Endpoint,
  reference: string,
  actions: ClientRequest['actions'],
  signal: AbortSignal | undefined,
): Promise<FetchedManifest | undefined> {
  const answer = await client(endpoint, {
    method: 'GET',
    path: `manifests/${checkedReference(reference)}`,
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
  return await fetchBlob(client, endpoint, { digest: config.digest, maxBytes: maxManifestBytes, signal });
}

export interface BlobRequest {
  digest: string;
  maxBytes: number;
  signal: AbortSignal | undefined;
}

/** Fetches a blob, its bytes checked against its digest. */
export async function fetchBlob(
  client: Client,
  endpoint: Endpoint,
  { digest, maxBytes, signal }: BlobRequest,
): Promise<Uint8Array> {
  const answer = await client(endpoint, { method: 'GET', path: `blobs/${digest}`, actions: 'pull', maxBytes, signal });
  if (answer.status !== 200) throw unexpected(endpoint, `blob ${digest} of`, answer);
  if (sha256(answer.body) !== digest) throw corrupt(endpoint, `blob ${digest}`);
  return answer.body;
}

/** A tag or digest, safe to stand in a path. */
export function checkedReference(reference: string): string {
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
