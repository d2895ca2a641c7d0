import { SlipwayError } from '../../model/errors.ts';
import type { ArtifactLayer, RegistryArtifact } from '../../ports/registry.ts';
import type { Client } from './client.ts';
import type { Endpoint } from './endpoint.ts';
import { fetchBlob, fetchManifest } from './read-manifest.ts';

const mostLayers = 500;

export interface ArtifactOptions {
  /** Of all layers together. */
  maxBytes: number;
  signal: AbortSignal | undefined;
}

/** Fetches a manifest with its layers; of an index with one manifest, that one. */
export async function fetchArtifact(
  client: Client,
  endpoint: Endpoint,
  reference: string,
  { maxBytes, signal }: ArtifactOptions,
): Promise<RegistryArtifact | undefined> {
  const top = await fetchManifest(client, endpoint, reference, 'pull', signal);
  if (top === undefined) return undefined;
  const [only, ...more] = top.manifest.kind === 'index' ? top.manifest.index.manifests : [];
  const held =
    only === undefined || more.length > 0 ? top : await fetchManifest(client, endpoint, only.digest, 'pull', signal);
  if (held?.manifest.kind !== 'image') throw failed(endpoint, reference, 'is an index of several');
  const { layers } = held.manifest.image;
  if (layers.length > mostLayers) throw failed(endpoint, reference, `has more than ${mostLayers} layers`);
  if (layers.reduce((sum, { size }) => sum + size, 0) > maxBytes)
    throw failed(endpoint, reference, `is larger than ${maxBytes / 1024 / 1024} MiB`);
  const fetched: ArtifactLayer[] = [];
  for (const { mediaType, digest, size, annotations } of layers) {
    const bytes = await fetchBlob(client, endpoint, { digest, maxBytes: size, signal });
    fetched.push({ mediaType, title: annotations?.['org.opencontainers.image.title'], bytes });
  }
  return { digest: top.digest, layers: fetched };
}

function failed({ registry, path }: Endpoint, reference: string, why: string): SlipwayError {
  return new SlipwayError('REGISTRY_FAILED', `what registry ${registry} holds under ${path} ${reference} ${why}`);
}
