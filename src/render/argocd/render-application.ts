import type { ErrorDocument } from '../../model/errors.ts';
import { toErrorDocument, toSlipwayErrors } from '../../model/errors.ts';
import type { Location } from '../../model/location.ts';
import { formatIdentity, identify } from '../../model/object.ts';
import type { RenderedObject } from '../../model/rendered-root.ts';
import { nothing, problem, type RenderContext, type RootContent } from '../render-context.ts';
import { type Application, mappingOf, readApplication, textOf } from './application.ts';
import { applyNamespace } from './destination-namespace.ts';
import type { ApplicationRoot } from './application-index.ts';
import type { Params } from './generators/params.ts';
import { isReference, localSource, whereabouts } from './local-sources.ts';
import type { ArgoSettings } from './settings.ts';
import { renderDirectorySource } from './source-directory.ts';
import { renderHelmSource } from './source-helm.ts';
import { renderKustomizeSource } from './source-kustomize.ts';
import { renderPluginSource } from './source-plugin.ts';
import { sourceType } from './source-type.ts';

/** Renders an Application by its root's id: the objects of all its sources, with the destination's namespace. */
export async function renderApplication(id: string, context: RenderContext): Promise<RootContent> {
  const index = await context.applications?.();
  const root = index?.roots.get(id);
  if (index === undefined || root === undefined) return nothing(problem('ROOT_NOT_FOUND', `there is no ${id}`));
  const { settings } = index;
  if (settings.remote === 'exclude' && root.problems.length > 0 && root.problems.every(({ offline }) => offline))
    return { objects: [], errors: [], excluded: `${id} needs more than this repository` };
  const errors = root.problems.map(({ message, offline }) =>
    problem(offline ? 'RENDER_NEEDS_TRUST' : 'RENDER_FAILED', `${id}: ${message}`, root.location),
  );
  if (root.manifest['kind'] !== 'Application') return { objects: [], errors };
  const application = readApplication(root.manifest);
  if (application.sources.length === 0) return nothing(problem('RENDER_FAILED', `${id} has no source`, root.location));
  const rendered: RenderedObject[] = [];
  let excluded: string | undefined;
  for (const source of application.sources) {
    if (isReference(source)) continue;
    const content = await attempt(() => renderSource(application, source, root, settings, context), id, root.location);
    rendered.push(...content.objects);
    errors.push(...content.errors);
    excluded ??= content.excluded;
  }
  const objects = lastOfEach(applyNamespace(rendered, application.destinationNamespace));
  return excluded === undefined ? { objects, errors } : { objects, errors, excluded };
}

/** A source that cannot be rendered does not hide the others. */
async function attempt(work: () => Promise<RootContent>, id: string, location: Location): Promise<RootContent> {
  try {
    return await work();
  } catch (thrown) {
    const errors = toSlipwayErrors(thrown);
    if (errors.some(({ code }) => code === 'TOOL_MISSING' || code === 'INTERNAL' || code === 'EXEC_FAILED'))
      throw thrown;
    return nothing(
      ...errors.map(toErrorDocument).map(
        (error): ErrorDocument => ({
          ...error,
          message: `${id}: ${error.message}`,
          location: error.location ?? location,
        }),
      ),
    );
  }
}

async function renderSource(
  application: Application,
  source: Params,
  { id, location }: ApplicationRoot,
  settings: ArgoSettings,
  context: RenderContext,
): Promise<RootContent> {
  const where = whereabouts(source, settings);
  if (where !== undefined && settings.remote === 'exclude') return { objects: [], errors: [], excluded: where };
  if (where !== undefined) return nothing(problem('RENDER_NEEDS_TRUST', `${id}: ${where}`, location));
  const request = await localSource(application, source, location.file, context.reader, settings);
  if (request.files.size === 0) {
    const known = settings.repositories.length > 0;
    const hint = known ? '' : `; if ${textOf(source['repoURL'])} is another repository, it is not rendered here`;
    return nothing(problem('ROOT_NOT_FOUND', `${id}: there is no folder ${request.folder}${hint}`, location));
  }
  switch (sourceType(request.source, request.folder, request.files)) {
    case 'helm':
      return await renderHelmSource(request, context);
    case 'kustomize':
      return await renderKustomizeSource(request, context);
    case 'directory':
      return await renderDirectorySource(request, context);
    case 'plugin':
      return await renderPluginSource(request, id, location, context);
  }
}

/** Of several objects of one identity Argo CD applies the last (controller/state.go DeduplicateTargetObjects). */
function lastOfEach(objects: readonly RenderedObject[]): readonly RenderedObject[] {
  const found = new Map<string, RenderedObject>();
  for (const object of objects) {
    const { metadata } = object.manifest;
    const named = mappingOf(metadata)['name'] !== undefined;
    const key = named ? formatIdentity(identify(object.manifest)) : `#${found.size}`;
    found.delete(key);
    found.set(key, object);
  }
  return [...found.values()];
}
