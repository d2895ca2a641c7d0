import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { type ErrorDocument, SlipwayError, toErrorDocument } from '../../model/errors.ts';
import type { JsonPath } from '../../model/json-path.ts';
import type { KubernetesObject } from '../../model/object.ts';
import { applyNamespace } from '../argocd/destination-namespace.ts';
import { shownUrl } from '../charts/chart-origin.ts';
import { renderChart } from '../charts/render-chart.ts';
import { shownAt, treeWithChart, withReader } from '../charts/with-chart.ts';
import type { OperatorObject } from '../operator-objects.ts';
import { overlaidReader, withTree } from '../overlaid.ts';
import { nothing, problem, type RenderContext, type RootContent } from '../render-context.ts';
import { type Described, noteStep, type Stand } from '../traces.ts';
import { joinInside, type TreeReader } from '../tree-reader.ts';
import { chartValues, mergeValues, readValues } from './chart-values.ts';
import type { HeldData } from './held-data.ts';
import { type Data, dataOf, keyOf, nameOf, namespaceOf, specOf, textOf } from './objects.ts';
import { type ChartReference, chartReference, findSource, remoteChart, withDigestInVersion } from './remote-chart.ts';
import { postRendered } from './post-render.ts';
import type { FluxSettings } from './settings.ts';
import { placeOfSource } from './sources.ts';
import { withCommonMetadata } from './substitute.ts';

export interface ReleaseRequest {
  object: KubernetesObject;
  where: { file: string; line: number };
  /** The same, for whoever looks for the place of a field. */
  described: Described;
  sources: readonly OperatorObject[];
  held: (kind: string, name: string) => HeldData | 'external' | undefined;
  settings: FluxSettings;
}

/** Renders the chart of a HelmRelease with its values; a chart that is not here is an error that names it. */
export async function renderRelease(request: ReleaseRequest, context: RenderContext): Promise<RootContent> {
  const { object, where, described, settings } = request;
  const spec = specOf(object);
  const reference = chartReference(object, request.sources, where.file);
  const place = await chartPlace(request, reference, context);
  if ('elsewhere' in place) return nothing(elsewhereProblem(object, place, where));
  const { values, set, setString, layers } = chartValues(described, request.held);
  const reader = await withValuesFiles(place, reference.spec, where, settings);
  const namespace = textOf(spec['targetNamespace']) || namespaceOf(object) || 'default';
  const field = (...path: JsonPath): Stand => ({ in: described, path });
  const facts = {
    release: textOf(spec['releaseName']) === '' ? field('metadata', 'name') : field('spec', 'releaseName'),
    namespace: field(
      ...(textOf(spec['targetNamespace']) === '' ? ['metadata', 'namespace'] : ['spec', 'targetNamespace']),
    ),
  };
  const options = {
    release: releaseNameOf(object),
    namespace,
    overrides: JSON.stringify(values),
    skipCrds: dataOf(spec['install'])['crds'] === 'Skip',
    trace: {
      layers,
      ownValues: valuesFilesOf(place, reference.spec, where),
      facts,
      brought: field('spec', spec['chartRef'] === undefined ? 'chart' : 'chartRef'),
    },
    ...(set.length === 0 ? {} : { set }),
    ...(setString.length === 0 ? {} : { setString }),
  };
  const render = (changed: RenderContext): Promise<RootContent> => renderChart(place.folder, [], changed, options);
  const content = place.fetched
    ? shownAt(await withReader(reader, [place.folder], context, render), place.folder, where)
    : reader === context.reader
      ? await render(context)
      : await withTree(reader, place.folder, context, render);
  const rendered = await postRendered(content, spec, described, context, settings);
  const common = dataOf(spec['commonMetadata']);
  const objects = applyNamespace(rendered.objects, namespace).map((object, index) => {
    const before = rendered.objects[index];
    if (before !== undefined && before !== object) {
      const set = [{ path: ['metadata', 'namespace'], from: facts.namespace }];
      noteStep(object, { by: 'fields', before, set: object.manifest.metadata?.namespace === undefined ? [] : set });
    }
    return withCommonMetadata(object, common, described);
  });
  const errors = rendered.errors.map((error) => ({
    ...error,
    message: `${keyOf(object)}: ${error.message}`,
    location: error.location ?? where,
  }));
  if (objects.length === 0 && errors.length === 0)
    return nothing(problem('RENDER_EMPTY', `${keyOf(object)}: its chart renders no object`, where));
  return { objects, errors };
}

/** HelmRelease.GetReleaseName, shortened as helm-controller does (internal/release/name.go). */
function releaseNameOf(object: KubernetesObject): string {
  const spec = specOf(object);
  const target = textOf(spec['targetNamespace']);
  const name = textOf(spec['releaseName']) || (target === '' ? nameOf(object) : `${target}-${nameOf(object)}`);
  if (name.length <= 53) return name;
  return `${name.slice(0, 40)}-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
}

/** Where a chart is rendered. */
interface ChartPlace {
  reader: TreeReader;
  folder: string;
  /** It is no folder of the repository. */
  fetched: boolean;
}

interface Elsewhere {
  elsewhere: string;
  hint?: string | undefined;
}

async function chartPlace(
  { sources, settings, where, object }: ReleaseRequest,
  reference: ChartReference,
  { reader, charts }: RenderContext,
): Promise<ChartPlace | Elsewhere> {
  const { source, chart, spec } = reference;
  const name = chart === '.' ? source.name : chart;
  const vendored = settings.charts[name] ?? settings.charts[`${source.kind}/${source.name}/${name}`];
  if (vendored !== undefined) return { reader, folder: vendored, fetched: false };
  if (name === '') return { elsewhere: 'it names no chart' };
  if (source.kind === 'GitRepository' || source.kind === 'ExternalArtifact') {
    const place = placeOfSource({ ...source, file: where.file, path: chart }, sources, settings);
    return 'folder' in place ? { reader, folder: place.folder, fetched: false } : place;
  }
  const origin = remoteChart(reference, sources, where.file);
  const hint = origin === undefined ? undefined : charts?.refused(origin);
  if (origin !== undefined && charts !== undefined && hint === undefined) {
    const described = findSource(source, sources, where.file);
    const fetched = await charts.fetch(origin, keyOf(object)).catch((thrown: unknown) => {
      throw withoutCertificate(thrown, described);
    });
    const { files, digest } = fetched;
    const whole = origin.from === 'artifact' ? { ...fetched, files: withDigestInVersion(files, digest) } : fetched;
    return { ...(await treeWithChart(reader, whole, settings.overlay, where)), fetched: true };
  }
  const found = findSource(source, sources, where.file);
  const url = found === undefined ? '' : ` (${shownUrl(textOf(specOf(found)['url']))})`;
  const version = textOf(spec['version']);
  const elsewhere = `its chart ${name}${version === '' ? '' : ` ${version}`} comes from ${source.kind} ${source.name}${url}`;
  return { elsewhere, hint };
}

/** A source with `certSecretRef` is asked without it. */
function withoutCertificate(thrown: unknown, source: KubernetesObject | undefined): unknown {
  if (!(thrown instanceof SlipwayError) || source === undefined || !('certSecretRef' in specOf(source))) return thrown;
  const { code, message, location, hint = '' } = thrown;
  const more = `${keyOf(source)} has certSecretRef, and client certificates are not sent: vendor the chart. A CA of its own is trusted with NODE_EXTRA_CA_CERTS.`;
  const at = location === undefined ? {} : { location };
  return new SlipwayError(code, message, { ...at, hint: `${hint} ${more}`.trim(), cause: thrown });
}

function elsewhereProblem(
  object: KubernetesObject,
  { elsewhere, hint }: Elsewhere,
  location: ReleaseRequest['where'],
): ErrorDocument {
  const message = `${keyOf(object)}: ${elsewhere}; it is not rendered without the network`;
  return toErrorDocument(
    new SlipwayError('RENDER_NEEDS_TRUST', message, { location, ...(hint === undefined ? {} : { hint }) }),
  );
}

function valuesFilesOf(
  { folder, fetched }: Pick<ChartPlace, 'folder' | 'fetched'>,
  { valuesFiles }: Data,
  where: ReleaseRequest['where'],
): readonly string[] | undefined {
  if (!Array.isArray(valuesFiles) || valuesFiles.length === 0) return undefined;
  return valuesFiles.map((file) => joinInside(fetched ? folder : '.', textOf(file), where));
}

/** `valuesFiles` stand in the place of the chart's own values. They are files of the source: of a fetched chart, its own. */
async function withValuesFiles(
  { reader, folder, fetched }: ChartPlace,
  chart: Data,
  where: { file: string; line: number },
  { overlay }: FluxSettings,
): Promise<TreeReader> {
  const files = valuesFilesOf({ folder, fetched }, chart, where);
  if (files === undefined) return reader;
  let values: Data = {};
  for (const path of files) {
    const text = await reader.text(path);
    if (text !== undefined) values = mergeValues(values, readValues(text, path, { file: path }));
    else if (chart['ignoreMissingValuesFiles'] !== true)
      throw new SlipwayError('RENDER_FAILED', `there is no values file ${path}`, { location: where });
  }
  return overlaidReader(reader, new Map([[posix.join(folder, 'values.yaml'), JSON.stringify(values)]]), overlay);
}
