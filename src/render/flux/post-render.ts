import type { JsonPath } from '../../model/json-path.ts';
import type { RenderedObject } from '../../model/rendered-root.ts';
import { overlaidReader, withTree } from '../overlaid.ts';
import { readDocuments } from '../parse/documents.ts';
import { objectsOf } from '../parse/objects.ts';
import { engineProblem, type RenderContext, type RootContent } from '../render-context.ts';
import { checkPlaceIsFree } from '../reserved-place.ts';
import { type Described, type KustomizeBuild, noteStep } from '../traces.ts';
import { type Data, dataOf, keyOf, listOf } from './objects.ts';
import type { FluxSettings } from './settings.ts';

const folder = '.slipway-post-renderer';
const outputFile = `${folder}/helm-output.yaml`;
const kustomizationFile = `${folder}/kustomization.yaml`;

/** Kustomize over what the chart of a HelmRelease rendered, for each post-renderer in turn. */
export async function postRendered(
  content: RootContent,
  spec: Data,
  described: Described,
  context: RenderContext,
  settings: FluxSettings,
): Promise<RootContent> {
  let current = content;
  for (const [index, { kustomize }] of listOf(spec['postRenderers']).entries()) {
    const edits = editsOf(dataOf(kustomize), described);
    if (current.objects.length === 0 || Object.values(edits).every((list) => list.length === 0)) continue;
    const kustomization = { resources: ['helm-output.yaml'], ...edits };
    const stand = (path: JsonPath) => ({
      in: described,
      path: ['spec', 'postRenderers', index, 'kustomize', ...path],
    });
    await checkPlaceIsFree(context.reader, folder, 'post-renderers of HelmReleases run', described.location);
    current = await render(current, kustomization, { file: kustomizationFile, stand }, context, settings);
  }
  return current;
}

function editsOf(
  { patches, images, patchesStrategicMerge, patchesJson6902 }: Data,
  { manifest }: Described,
): Readonly<Record<string, readonly unknown[]>> {
  const now = {
    patches: listOf(patches).map(({ patch, target }) => ({ patch, target })),
    images: listOf(images),
  };
  // An API server takes these off objects of v2.
  if (manifest['apiVersion'] === 'helm.toolkit.fluxcd.io/v2') return now;
  return {
    ...now,
    patchesStrategicMerge: listOf(patchesStrategicMerge).map((patch) => JSON.stringify(patch)),
    patchesJson6902: listOf(patchesJson6902).map(({ patch, target }) => ({ patch: JSON.stringify(patch), target })),
  };
}

async function render(
  current: RootContent,
  kustomization: object,
  generated: NonNullable<KustomizeBuild['generated']>,
  context: RenderContext,
  { overlay }: FluxSettings,
): Promise<RootContent> {
  const files = new Map([
    [outputFile, current.objects.map(({ manifest }) => JSON.stringify(manifest)).join('\n---\n')],
    [kustomizationFile, JSON.stringify(kustomization)],
  ]);
  const reader = overlaidReader(context.reader, files, overlay);
  return await withTree(reader, folder, context, async (changed) => {
    const { renderer, network, timeoutMs, maxBytes, signal } = changed;
    const repository = await changed.repository();
    const stop = signal === undefined ? {} : { signal };
    const answer = await renderer.kustomize({ repository, folder, network, timeoutMs, maxBytes, ...stop });
    if ('failure' in answer)
      return { ...current, errors: [engineProblem(answer.failure, 'postRenderers', answer.failure)] };
    const objects = withOrigins(answer.stream, current.objects);
    const build = { reader, folder, objects, generated, output: { file: outputFile, objects: current.objects } };
    for (const object of objects) noteStep(object, { by: 'kustomize', build });
    return { objects, errors: current.errors };
  });
}

function withOrigins(stream: string, before: readonly RenderedObject[]): readonly RenderedObject[] {
  const origins = new Map(before.map(({ manifest, origin }) => [keyOf(manifest), origin]));
  return objectsOf(readDocuments(stream)).objects.map(({ manifest }) => {
    const origin = origins.get(keyOf(manifest));
    return origin === undefined ? { manifest } : { manifest, origin };
  });
}
