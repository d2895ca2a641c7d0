import { createHash } from 'node:crypto';
import { SlipwayError } from '../../model/errors.ts';
import { isMapping } from '../parse/objects.ts';
import { readChartArchive } from './chart-archive.ts';
import { describeOrigin, type FetchedChart, type RepositoryChart, shownUrl } from './chart-origin.ts';
import type { Beyond, ChartServices } from './chart-services.ts';
import { type ChartIndex, IndexError, readChartIndex } from './index-file.ts';
import { nearestVersions, newestMatching } from './versions.ts';

/** As source-controller's limit of an index, and of a chart with room to spare. */
const largestIndex = 50 * 1024 * 1024;
export const largestArchive = 20 * 1024 * 1024;

interface IndexEntry {
  version: string;
  urls: readonly string[];
  digest: string | undefined;
}

export type ReadIndex = (url: string, signal: AbortSignal | undefined) => Promise<ChartIndex>;

/** Reads the indexes of chart repositories, each once. */
export function createIndexReader(services: ChartServices): ReadIndex {
  const known = new Map<string, Promise<ChartIndex>>();
  return (url, signal) => {
    const before = known.get(url);
    if (before !== undefined) return before;
    const made = fetchIndex(url, services, signal);
    known.set(url, made);
    return made;
  };
}

async function fetchIndex(url: string, services: ChartServices, signal: AbortSignal | undefined): Promise<ChartIndex> {
  const file = below(url, 'index.yaml');
  const bytes = await download(file, largestIndex, services, signal);
  if (bytes === undefined)
    throw new SlipwayError('CHART_NOT_FOUND', `there is no chart repository at ${shownUrl(url)}: it has no index.yaml`);
  return understood(url, () => readChartIndex(new TextDecoder().decode(bytes)));
}

function understood<T>(url: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    if (!(thrown instanceof IndexError)) throw thrown;
    throw new SlipwayError('CHART_INVALID', `the index of ${shownUrl(url)} is not valid: ${thrown.message}`);
  }
}

/** Fetches a chart that an index lists, its bytes checked against the index's digest where it says one. */
export async function fetchFromIndex(
  origin: RepositoryChart,
  readIndex: ReadIndex,
  services: ChartServices,
  beyond: Beyond,
  signal: AbortSignal | undefined,
): Promise<FetchedChart> {
  const what = describeOrigin(origin);
  const index = await readIndex(origin.url, signal);
  const listed = understood(origin.url, () => index.versionsOf(origin.chart));
  const all = Array.isArray(listed) ? listed.flatMap((one) => entryOf(one) ?? []) : [];
  if (all.length === 0)
    throw new SlipwayError('CHART_NOT_FOUND', `${shownUrl(origin.url)} has no chart ${origin.chart}`, {
      hint: alike(origin.chart, index.charts),
    });
  const versions = all.map(({ version }) => version);
  const version = await newestMatching(origin.version, versions, services.evaluate, signal);
  const entry = all.find((one) => one.version === version);
  if (entry === undefined) throw noVersion(what, origin.version, versions);
  const [reference] = entry.urls;
  if (reference === undefined) throw new SlipwayError('CHART_INVALID', `${what} has no URL in its repository's index`);
  const url = resolveUrl(origin.url, reference);
  // What an index says is as good as its server, and allows no other.
  beyond.demand(url);
  if (url.startsWith('oci://')) return await beyond.fetchOci(url, entry.version, what, signal);
  const { digest } = entry;
  const before = digest === undefined ? undefined : await services.kept?.get(keyOf(digest));
  const bytes = matches(before, digest) ? before : await download(url, largestArchive, services, signal);
  if (bytes === undefined) throw new SlipwayError('CHART_NOT_FOUND', `${what} is not at ${shownUrl(url)}`);
  if (digest !== undefined && !matches(bytes, digest))
    throw new SlipwayError('CHART_INVALID', `${what} is not what its repository's index names: its digest is another`);
  const files = readChartArchive(bytes, what);
  if (digest !== undefined && bytes !== before) await services.kept?.put(keyOf(digest), bytes);
  return { files, version: entry.version, digest: `sha256:${sha256(bytes)}` };
}

export function noVersion(what: string, asked: string, versions: readonly string[]): SlipwayError {
  const near = nearestVersions(asked, versions);
  const hint =
    near.length === 0 ? {} : { hint: `There are ${versions.length} versions, among them ${near.join(', ')}.` };
  return new SlipwayError('CHART_NOT_FOUND', `${what}: there is no such version`, hint);
}

async function download(
  address: string,
  maxBytes: number,
  services: ChartServices,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | undefined> {
  const { url, login } = services.loginFor(address);
  const stop = signal === undefined ? {} : { signal };
  const given = login === undefined ? {} : { login };
  const { status, bytes } = await services.download({ url, maxBytes, ...given, ...stop });
  if (status === 200) return bytes;
  if (status === 404 || status === 410) return undefined;
  const { host } = new URL(url);
  if ((status === 401 || status === 403) && login === undefined)
    throw new SlipwayError('CREDENTIALS_ABSENT', `chart repository ${host} wants a login for ${url}`, {
      hint: 'Name its URL, the user and the variable that holds the password in gate.charts.logins.',
    });
  if (status === 401 || status === 403)
    throw new SlipwayError('REGISTRY_AUTH', `chart repository ${host} refuses the login for ${url}`, {
      hint: 'The user or password of gate.charts.logins is wrong, or may not read this.',
    });
  throw new SlipwayError('CHART_UNREACHABLE', `chart repository ${host} answered ${status} to ${url}`);
}

function entryOf(value: unknown): IndexEntry | undefined {
  if (!isMapping(value)) return undefined;
  const { version, urls, digest } = value;
  if (typeof version !== 'string' && typeof version !== 'number') return undefined;
  const hex = typeof digest === 'string' ? /^(?:sha256:)?([0-9a-f]{64})$/i.exec(digest)?.[1]?.toLowerCase() : undefined;
  return {
    version: String(version),
    urls: Array.isArray(urls) ? urls.filter((url) => typeof url === 'string') : [],
    digest: hex,
  };
}

/** A file of the repository, or wherever the index says (helm pkg/repo/chartrepo.go ResolveReferenceURL), but no less safe than the index. */
function resolveUrl(base: string, reference: string): string {
  const isWhole = /^(?:https?|oci):\/\//.test(reference) && URL.canParse(reference);
  if (!isWhole && /^[a-z][a-z0-9+.-]*:/i.test(reference)) throw leadsTo(base, reference);
  const url = isWhole ? reference : below(base, reference);
  const { protocol } = new URL(url);
  const isSafe = protocol === 'https:' || protocol === 'oci:' || protocol === new URL(base).protocol;
  if (!isSafe) throw leadsTo(base, reference);
  return url;
}

function leadsTo(base: string, reference: string): SlipwayError {
  return new SlipwayError('CHART_INVALID', `the index of ${shownUrl(base)} leads to ${shownUrl(reference)}`);
}

function below(base: string, path: string): string {
  if (!/^https?:$/.test(URL.parse(base)?.protocol ?? ''))
    throw new SlipwayError('CHART_NOT_FOUND', `${JSON.stringify(shownUrl(base))} is no URL of a chart repository`);
  const url = new URL(base);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  const found = URL.parse(path, url.href);
  if (found === null) throw leadsTo(base, path);
  // `//host/…` is below nothing, and no login of this repository belongs there.
  if (found.origin !== url.origin) return found.href;
  // The question of a repository is that of its files, too: some have a token in it.
  if (found.search === '') found.search = url.search;
  [found.username, found.password] = [url.username, url.password];
  return found.href;
}

function keyOf(digest: string): string {
  return sha256(`chart ${digest}`);
}

function matches(bytes: Uint8Array | undefined, digest: string | undefined): bytes is Uint8Array {
  return bytes !== undefined && digest !== undefined && sha256(bytes) === digest;
}

function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

function alike(name: string, names: readonly string[]): string {
  const near = names.filter((one) => one.includes(name) || name.includes(one)).slice(0, 5);
  const shown = near.length > 0 ? near : names.slice(0, 5);
  return shown.length === 0
    ? 'It has no chart at all.'
    : `It has ${names.length} charts, among them ${shown.join(', ')}.`;
}
