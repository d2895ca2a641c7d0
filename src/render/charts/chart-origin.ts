/** Where a chart is, when it is in no folder of the repository. */
export type ChartOrigin = RepositoryChart | ArtifactChart;

/** A chart of a Helm repository: HTTP(S) with an index, or `oci://` and the chart's name below it. */
export interface RepositoryChart {
  from: 'repository';
  url: string;
  chart: string;
  /** Exact or a range in Helm's syntax; empty: the newest that is no prerelease. */
  version: string;
}

/** An artifact of a registry: what an OCIRepository of Flux or an `oci://` source of Argo CD names. */
export interface ArtifactChart {
  from: 'artifact';
  /** `oci://…`, without tag and digest. */
  url: string;
  /** What counts of these: the digest, else the range, else the tag, else `latest`. */
  digest?: string;
  tag?: string;
  semver?: string;
  /** A regular expression that tags must match to be taken for a version. */
  semverFilter?: string;
  /** Of the layer to take; absent: the first that is a chart, else the first. */
  mediaType?: string;
}

export interface FetchedChart {
  /** By path relative to the chart's folder. */
  files: ReadonlyMap<string, Uint8Array>;
  /** What was chosen: `6.5.4`; of an artifact its tag, or its digest. */
  version: string;
  /** `sha256:…` of the archive, of an artifact the one of its manifest. */
  digest: string;
}

/** The place that a chart is asked of, for the question whether it may be: its host without port. */
export function hostOf(origin: ChartOrigin): string {
  return hostNames(origin)[0] ?? '';
}

/** All that a configuration may call it: with its port, and Docker Hub by any of its names. */
export function hostNames(origin: ChartOrigin): readonly string[] {
  const host = isOci(origin) ? ociHost(origin.url) : httpHost(origin.url);
  const [name = ''] = /^(?:\[[^\]]*\]|[^:]*)/.exec(host) ?? [];
  if (dockerHub.includes(name)) return dockerHub;
  return [...new Set([name, host])];
}

/** As the client will read it, not as it looks. */
function httpHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host.toLowerCase() : '';
}

function ociHost(url: string): string {
  const host = url.slice('oci://'.length).split('/', 1)[0]?.toLowerCase() ?? '';
  return /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d+)?$/.test(host) ? host : '';
}

const dockerHub = ['docker.io', 'registry-1.docker.io', 'index.docker.io'];

export function isOci({ url }: ChartOrigin): boolean {
  return url.startsWith('oci://');
}

/** The same URL without a login in it, as it may be shown. */
export function shownUrl(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');
}

/** `chart podinfo 6.x of https://stefanprodan.github.io/podinfo` */
export function describeOrigin(origin: ChartOrigin): string {
  const url = shownUrl(origin.url);
  if (origin.from === 'artifact') return `${url}${referenceText(origin)}`;
  return `chart ${origin.chart}${origin.version === '' ? '' : ` ${origin.version}`} of ${url}`;
}

function referenceText({ digest, semver, tag }: ArtifactChart): string {
  return digest !== undefined ? `@${digest}` : semver !== undefined ? ` ${semver}` : `:${tag ?? 'latest'}`;
}

/** Whether it names one version for good: a digest or a whole version, which nobody publishes twice. */
export function isPinned(origin: ChartOrigin): boolean {
  if (origin.from === 'repository') return isWholeVersion(origin.version);
  if (origin.digest !== undefined) return true;
  return origin.semver === undefined && isWholeVersion(origin.tag ?? '');
}

export function isWholeVersion(version: string): boolean {
  return /^=?v?\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+_-]*)?$/.test(version.trim());
}
