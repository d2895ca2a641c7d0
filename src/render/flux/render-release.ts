import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { SlipwayError } from '../../model/errors.ts';
import type { KubernetesObject } from '../../model/object.ts';
import type { RenderedObject } from '../../model/rendered-root.ts';
import { applyNamespace } from '../argocd/destination-namespace.ts';
import type { OperatorObject } from '../operator-objects.ts';
import { overlaidReader, withTree } from '../overlaid.ts';
import { readDocuments } from '../parse/documents.ts';
import { objectsOf } from '../parse/objects.ts';
import { engineProblem, nothing, problem, type RenderContext, type RootContent } from '../render-context.ts';
import { renderHelm } from '../render-helm.ts';
import { joinInside, type TreeReader } from '../tree-reader.ts';
import { chartValues, mergeValues, readValues } from './chart-values.ts';
import type { HeldData } from './held-data.ts';
import { type Data, dataOf, keyOf, listOf, nameOf, namespaceOf, specOf, textOf } from './objects.ts';
import type { FluxSettings } from './settings.ts';
import { nearestFirst, placeOfSource, sourceReference } from './sources.ts';
import { withCommonMetadata } from './substitute.ts';

export interface ReleaseRequest {
  object: KubernetesObject;
  where: { file: string; line: number };
  sources: readonly OperatorObject[];
  held: (kind: string, name: string) => HeldData | 'external' | undefined;
  settings: FluxSettings;
}

/** Renders the chart of a HelmRelease with its values; a chart that is not here is an error that names it. */
export async function renderRelease(request: ReleaseRequest, context: RenderContext): Promise<RootContent> {
  const { object, where, settings } = request;
  const spec = specOf(object);
  const place = chartPlace(request);
  if ('elsewhere' in place)
    return nothing(
      problem(
        'RENDER_NEEDS_TRUST',
        `${keyOf(object)}: ${place.elsewhere}; it is not rendered without the network`,
        where,
      ),
    );
  const { values, set, setString } = chartValues(spec, where, request.held);
  const own = dataOf(dataOf(spec['chart'])['spec']);
  const reader = await withValuesFiles(context.reader, place.folder, own, where, settings);
  const namespace = textOf(spec['targetNamespace']) || namespaceOf(object) || 'default';
  const options = {
    release: releaseNameOf(object),
    namespace,
    overrides: JSON.stringify(values),
    skipCrds: dataOf(spec['install'])['crds'] === 'Skip',
    ...(set.length === 0 ? {} : { set }),
    ...(setString.length === 0 ? {} : { setString }),
  };
  const content =
    reader === context.reader
      ? await renderHelm(place.folder, [], context, options)
      : await withTree(reader, place.folder, context, (changed) => renderHelm(place.folder, [], changed, options));
  const rendered = await postRendered(content, spec, context, settings);
  const common = dataOf(spec['commonMetadata']);
  const objects = applyNamespace(rendered.objects, namespace).map((one) => ({
    ...one,
    manifest: Object.keys(common).length === 0 ? one.manifest : withCommonMetadata(one.manifest, common),
  }));
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

function chartPlace({ object, sources, settings, where }: ReleaseRequest): { folder: string } | { elsewhere: string } {
  const spec = specOf(object);
  const chart = dataOf(dataOf(spec['chart'])['spec']);
  const reference = spec['chartRef'] === undefined ? chart['sourceRef'] : spec['chartRef'];
  const query = sourceReference(reference, namespaceOf(object));
  const name = spec['chartRef'] === undefined ? textOf(chart['chart']) : query.name;
  const vendored = settings.charts[name] ?? settings.charts[`${query.kind}/${query.name}/${name}`];
  if (vendored !== undefined) return { folder: vendored };
  if (name === '') return { elsewhere: 'it names no chart' };
  if (query.kind === 'GitRepository' || query.kind === 'ExternalArtifact')
    return placeOfSource(
      { ...query, file: where.file, path: spec['chartRef'] === undefined ? name : '.' },
      sources,
      settings,
    );
  const source = nearestFirst(sources, where.file).find(
    ({ manifest }) => manifest.kind === query.kind && nameOf(manifest) === query.name,
  );
  const url = source === undefined ? '' : ` (${textOf(specOf(source.manifest)['url'])})`;
  const version = textOf(chart['version']);
  return {
    elsewhere: `its chart ${name}${version === '' ? '' : ` ${version}`} comes from ${query.kind} ${query.name}${url}`,
  };
}

/** `valuesFiles` stand in the place of the chart's own values. */
async function withValuesFiles(
  reader: TreeReader,
  folder: string,
  chart: Data,
  where: { file: string; line: number },
  { overlay }: FluxSettings,
): Promise<TreeReader> {
  const files = Array.isArray(chart['valuesFiles']) ? chart['valuesFiles'].map(textOf) : [];
  if (files.length === 0) return reader;
  let values: Data = {};
  for (const file of files) {
    const path = joinInside('.', file, where);
    const text = await reader.text(path);
    if (text !== undefined) values = mergeValues(values, readValues(text, path, { file: path }));
    else if (chart['ignoreMissingValuesFiles'] !== true)
      throw new SlipwayError('RENDER_FAILED', `there is no values file ${path}`, { location: where });
  }
  return overlaidReader(reader, new Map([[posix.join(folder, 'values.yaml'), JSON.stringify(values)]]), overlay);
}

const postFolder = '.slipway-post-renderer';

/** Kustomize over what the chart rendered, for each post-renderer in turn. */
async function postRendered(
  content: RootContent,
  spec: Data,
  context: RenderContext,
  { overlay }: FluxSettings,
): Promise<RootContent> {
  let current = content;
  for (const { kustomize } of listOf(spec['postRenderers'])) {
    const { patches, images } = dataOf(kustomize);
    if (current.objects.length === 0 || (listOf(patches).length === 0 && listOf(images).length === 0)) continue;
    const output = current.objects.map(({ manifest }) => JSON.stringify(manifest)).join('\n---\n');
    const kustomization = {
      resources: ['helm-output.yaml'],
      patches: listOf(patches).map(({ patch, target }) => ({ patch, target })),
      images: listOf(images),
    };
    const files = new Map([
      [`${postFolder}/helm-output.yaml`, output],
      [`${postFolder}/kustomization.yaml`, JSON.stringify(kustomization)],
    ]);
    current = await withTree(overlaidReader(context.reader, files, overlay), postFolder, context, async (changed) => {
      const { renderer, network, timeoutMs, maxBytes, signal } = changed;
      const repository = await changed.repository();
      const stop = signal === undefined ? {} : { signal };
      const answer = await renderer.kustomize({
        repository,
        folder: postFolder,
        network,
        timeoutMs,
        maxBytes,
        ...stop,
      });
      if ('failure' in answer)
        return { ...current, errors: [engineProblem(answer.failure, 'postRenderers', answer.failure)] };
      return { objects: withOrigins(answer.stream, current.objects), errors: current.errors };
    });
  }
  return current;
}

function withOrigins(stream: string, before: readonly RenderedObject[]): readonly RenderedObject[] {
  const origins = new Map(before.map(({ manifest, origin }) => [keyOf(manifest), origin]));
  return objectsOf(readDocuments(stream)).objects.map(({ manifest }) => {
    const origin = origins.get(keyOf(manifest));
    return origin === undefined ? { manifest } : { manifest, origin };
  });
}
