import type { KubernetesObject } from '../../model/object.ts';
import type { ArtifactChart, ChartOrigin } from '../charts/chart-origin.ts';
import type { OperatorObject } from '../operator-objects.ts';
import { type Data, dataOf, nameOf, namespaceOf, specOf, textOf } from './objects.ts';
import { nearestFirst, sourceReference } from './sources.ts';

export interface ChartReference {
  /** `chart.spec` of a HelmRelease, or the `spec` of the HelmChart that it refers to. */
  spec: Data;
  source: { kind: string; name: string; namespace: string };
  /** Its name, or its path in a source with files. */
  chart: string;
}

/** The chart that a HelmRelease names itself, or by a HelmChart or an OCIRepository. */
export function chartReference(
  object: KubernetesObject,
  sources: readonly OperatorObject[],
  file: string,
): ChartReference {
  const spec = specOf(object);
  const named = spec['chartRef'] === undefined ? undefined : sourceReference(spec['chartRef'], namespaceOf(object));
  if (named === undefined || named.kind === 'HelmChart') {
    const found = named === undefined ? undefined : findSource(named, sources, file);
    const own = named === undefined ? dataOf(dataOf(spec['chart'])['spec']) : specOf(found ?? emptyChart);
    const source = sourceReference(own['sourceRef'], named?.namespace ?? namespaceOf(object));
    return { spec: own, source, chart: textOf(own['chart']) };
  }
  return { spec: {}, source: named, chart: '.' };
}

const emptyChart: KubernetesObject = { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'HelmChart' };

/** Where a chart of a HelmRepository or an OCIRepository is; undefined for one of another source, or of one that is not here. */
export function remoteChart(
  { spec, source, chart }: ChartReference,
  sources: readonly OperatorObject[],
  file: string,
): ChartOrigin | undefined {
  const found = findSource(source, sources, file);
  const described = found === undefined ? {} : specOf(found);
  const url = textOf(described['url']);
  if (url === '') return undefined;
  if (source.kind === 'HelmRepository' && chart !== '')
    return { from: 'repository', url, chart, version: textOf(spec['version']) };
  return source.kind === 'OCIRepository' ? artifactOf(described, url) : undefined;
}

/** What of an OCIRepository's `ref` counts (source-controller internal/controller/ocirepository_controller.go getArtifactRef). */
function artifactOf(spec: Data, url: string): ArtifactChart {
  const reference = dataOf(spec['ref']);
  const [digest, semver, tag] = [textOf(reference['digest']), textOf(reference['semver']), textOf(reference['tag'])];
  const filter = textOf(reference['semverFilter']);
  const mediaType = textOf(dataOf(spec['layerSelector'])['mediaType']);
  return {
    from: 'artifact',
    url,
    ...(mediaType === '' ? {} : { mediaType }),
    ...(digest !== ''
      ? { digest }
      : semver !== ''
        ? { semver, ...(filter === '' ? {} : { semverFilter: filter }) }
        : tag === ''
          ? {}
          : { tag }),
  };
}

/** Of several of a name, which clusters have alike, the nearest one in the same namespace. */
export function findSource(
  { kind, name, namespace }: ChartReference['source'],
  sources: readonly OperatorObject[],
  file: string,
): KubernetesObject | undefined {
  const named = nearestFirst(sources, file)
    .map(({ manifest }) => manifest)
    .filter((manifest) => manifest.kind === kind && nameOf(manifest) === name);
  return named.find((manifest) => ['', namespace].includes(namespaceOf(manifest))) ?? named[0];
}

/**
 * The files of a chart of an OCIRepository as helm-controller loads them: its version has the digest behind it, so that what the chart says of
 * its version says it too (internal/controller/helmrelease_controller.go mutateChartWithSourceRevision).
 */
export function withDigestInVersion(
  files: ReadonlyMap<string, Uint8Array>,
  digest: string,
): ReadonlyMap<string, Uint8Array> {
  const chart = files.get('Chart.yaml');
  if (chart === undefined) return files;
  const short = digest.slice('sha256:'.length, 'sha256:'.length + 12);
  const text = new TextDecoder()
    .decode(chart)
    .replace(
      /^(version:[ \t]*)(["']?)v?([^\s"'#+]+)(?:\+[^\s"'#]*)?\2/m,
      (_, key: string, __, version: string) => `${key}"${version}+${short}"`,
    );
  return new Map([...files, ['Chart.yaml', new TextEncoder().encode(text)]]);
}
