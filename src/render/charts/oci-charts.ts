import { createHash } from 'node:crypto';
import { SlipwayError } from '../../model/errors.ts';
import { splitReference } from '../../model/image-reference.ts';
import type { ArtifactLayer } from '../../ports/registry.ts';
import { isArchive } from '../../policy/bundle/tar.ts';
import { readChartArchive } from './chart-archive.ts';
import {
  type ArtifactChart,
  describeOrigin,
  type FetchedChart,
  isWholeVersion,
  type RepositoryChart,
} from './chart-origin.ts';
import type { ChartServices } from './chart-services.ts';
import { largestArchive, noVersion } from './http-repository.ts';
import { matchingTags, newestMatching } from './versions.ts';

/** Layers with a chart, as `helm push` names them now and did before it was settled. */
const chartTypes = ['application/vnd.cncf.helm.chart.content.v1.tar+gzip', 'application/tar+gzip'];

/** Fetches a chart of a registry below a repository's URL; a range is looked for among the tags. */
export async function fetchOciChart(
  origin: RepositoryChart,
  services: ChartServices,
  signal: AbortSignal | undefined,
): Promise<FetchedChart> {
  const repository = repositoryOf(`${origin.url.replace(/\/+$/, '')}/${origin.chart}`);
  const what = describeOrigin(origin);
  const version = isWholeVersion(origin.version)
    ? origin.version.trim().replace(/^=/, '')
    : await newestTag(repository, origin.version, what, services, signal);
  const found = await fetchLayer(repository, tagOf(version), undefined, what, services, signal);
  if (found === undefined) throw await noTag(repository, version, what, services, signal);
  return { files: readChartArchive(found.bytes, what), version, digest: found.digest };
}

/** Fetches a chart that an index leads to: `oci://registry/repository:tag`. */
export async function fetchOciReference(
  url: string,
  version: string,
  what: string,
  services: ChartServices,
  signal: AbortSignal | undefined,
): Promise<FetchedChart> {
  const { name, tag, digest } = splitReference(url.slice('oci://'.length));
  const found = await fetchLayer(name, digest ?? tag ?? tagOf(version), undefined, what, services, signal);
  if (found === undefined) throw new SlipwayError('CHART_NOT_FOUND', `${what} is not at ${url}`);
  return { files: readChartArchive(found.bytes, what), version, digest: found.digest };
}

/** Fetches what an artifact holds, a chart or any folder. The digest, range and tag count in the order in which Flux takes them. */
export async function fetchArtifactChart(
  origin: ArtifactChart,
  services: ChartServices,
  signal: AbortSignal | undefined,
): Promise<FetchedChart> {
  const repository = repositoryOf(origin.url);
  const what = describeOrigin(origin);
  const { digest, semver, semverFilter, tag } = origin;
  const version =
    digest ??
    (semver === undefined
      ? (tag ?? 'latest')
      : await newestTag(repository, semver, what, services, signal, semverFilter));
  const reference = digest === undefined ? tagOf(version) : digest;
  const found = await fetchLayer(repository, reference, origin.mediaType, what, services, signal);
  if (found === undefined) throw await noTag(repository, version, what, services, signal);
  return { files: readChartArchive(found.bytes, what, { whole: true }), version, digest: found.digest };
}

interface FetchedLayer {
  bytes: Uint8Array;
  /** Of the manifest. */
  digest: string;
}

async function fetchLayer(
  repository: string,
  reference: string,
  mediaType: string | undefined,
  what: string,
  { registry, kept }: ChartServices,
  signal: AbortSignal | undefined,
): Promise<FetchedLayer | undefined> {
  const digest = reference.startsWith('sha256:') ? reference : await registry.digest(repository, reference, signal);
  if (digest === undefined) return undefined;
  // The registry's bytes are checked on their way; what is kept is sealed by the cache.
  const key = createHash('sha256')
    .update(`oci chart ${digest} ${mediaType ?? ''}`)
    .digest('hex');
  const before = await kept?.get(key);
  if (before !== undefined) return { bytes: before, digest };
  const artifact = await registry.artifact(repository, digest, { maxBytes: largestArchive }, signal);
  if (artifact === undefined) return undefined;
  const layer = layerOf(artifact.layers, mediaType);
  if (layer === undefined) {
    const types = artifact.layers.map((one) => JSON.stringify(one.mediaType)).join(', ');
    throw new SlipwayError('CHART_INVALID', `${what} holds no chart; its layers are ${types || 'none'}`);
  }
  await kept?.put(key, layer.bytes);
  return { bytes: layer.bytes, digest };
}

function layerOf(layers: readonly ArtifactLayer[], mediaType: string | undefined): ArtifactLayer | undefined {
  if (mediaType !== undefined) return layers.find((layer) => layer.mediaType === mediaType);
  const [first] = layers;
  const chart = chartTypes.map((type) => layers.find((layer) => layer.mediaType === type));
  return (
    chart.find((layer) => layer !== undefined) ?? (first !== undefined && isArchive(first.bytes) ? first : undefined)
  );
}

async function newestTag(
  repository: string,
  range: string,
  what: string,
  { registry, evaluate }: ChartServices,
  signal: AbortSignal | undefined,
  filter = '',
): Promise<string> {
  const tags = await registry.tags(repository, signal);
  if (tags === undefined) throw new SlipwayError('CHART_NOT_FOUND', `${what}: the registry has no ${repository}`);
  const wanted = filter === '' ? tags : matchingTags(filter, tags);
  if (wanted === undefined)
    throw new SlipwayError('CHART_NOT_FOUND', `${what}: its semverFilter is no regular expression of Go's`, {
      hint: 'Flux compiles it as RE2 does: without looking around and back references.',
    });
  const versions = wanted.map(versionOf);
  const version = await newestMatching(range, versions, evaluate, signal);
  if (version === undefined) throw noVersion(what, range, versions);
  return version;
}

async function noTag(
  repository: string,
  version: string,
  what: string,
  { registry }: ChartServices,
  signal: AbortSignal | undefined,
): Promise<SlipwayError> {
  const tags = await registry.tags(repository, signal).catch(() => undefined);
  if (tags === undefined) return new SlipwayError('CHART_NOT_FOUND', `${what}: the registry has no ${repository}`);
  return noVersion(what, version, tags.map(versionOf));
}

function repositoryOf(url: string): string {
  return url.replace(/^oci:\/\//, '').replace(/\/+$/, '');
}

/** A tag cannot have the `+` of a version, so that Helm writes `_` (helm pkg/registry/client.go). */
function tagOf(version: string): string {
  return version.replaceAll('+', '_');
}

function versionOf(tag: string): string {
  return tag.replaceAll('_', '+');
}
