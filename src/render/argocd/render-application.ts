import { posix } from 'node:path';
import type { ErrorDocument } from '../../model/errors.ts';
import { toErrorDocument, toSlipwayErrors } from '../../model/errors.ts';
import type { Location } from '../../model/location.ts';
import { formatIdentity, identify } from '../../model/object.ts';
import type { RenderedObject } from '../../model/rendered-root.ts';
import { nothing, problem, type RenderContext, type RootContent } from '../render-context.ts';
import { noteStep } from '../traces.ts';
import type { TreeReader } from '../tree-reader.ts';
import { type Application, mappingOf, namespaceOf, readApplication, textOf } from './application.ts';
import { applyNamespace } from './destination-namespace.ts';
import type { ApplicationRoot } from './application-index.ts';
import { isReference, type LocalSource, localSource, whereabouts } from './local-sources.ts';
import { elsewhereProblem, remoteSource, renderRemoteSource } from './remote-source.ts';
import type { ArgoSettings } from './settings.ts';
import { renderDirectorySource } from './source-directory.ts';
import { renderHelmSource } from './source-helm.ts';
import { renderKustomizeSource } from './source-kustomize.ts';
import { renderPluginSource } from './source-plugin.ts';
import { sourceType } from './source-type.ts';
import { submoduleIn } from './submodules.ts';

/** Renders an Application by its root's id: the objects of all its sources, with the destination's namespace. */
export async function renderApplication(id: string, context: RenderContext): Promise<RootContent> {
  const index = await context.applications?.();
  const root = index?.roots.get(id);
  if (index === undefined || root === undefined) return nothing(problem('ROOT_NOT_FOUND', `there is no ${id}`));
  const content = await renderRoot(root, index.settings, context);
  const namespace = namespaceOf(root.manifest);
  const isWhole = content.errors.length === 0 && content.excluded === undefined;
  return isWhole || namespace === undefined ? content : { ...content, unseen: [namespace] };
}

async function renderRoot(root: ApplicationRoot, settings: ArgoSettings, context: RenderContext): Promise<RootContent> {
  const { id } = root;
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
  for (const [index, source] of application.sources.entries()) {
    if (isReference(source)) continue;
    const content = await attempt(() => renderSource(application, index, root, settings, context), id, root.location);
    rendered.push(...ofSource(content.objects, application, index));
    errors.push(...content.errors);
    excluded ??= content.excluded;
  }
  const objects = lastOfEach(withNamespace(rendered, application, root));
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
  index: number,
  root: ApplicationRoot,
  settings: ArgoSettings,
  context: RenderContext,
): Promise<RootContent> {
  const { id, location } = root;
  const source = application.sources[index] ?? {};
  const origin = remoteSource(source);
  const { charts } = context;
  const hint = origin === undefined ? undefined : charts?.refused(origin);
  if (origin !== undefined && charts !== undefined && hint === undefined) {
    const remote = { application, index, origin, settings, root };
    return await renderRemoteSource(remote, charts, context, (request, changed) =>
      renderLocalSource(request, { id, location }, changed),
    );
  }
  const where = whereabouts(source, settings);
  if (where !== undefined && settings.remote === 'exclude') return { objects: [], errors: [], excluded: where };
  if (where !== undefined) return nothing(elsewhereProblem(`${id}: ${where}`, hint, location));
  const request = await localSource(application, index, root, context.reader, settings);
  if (request.files.size === 0) {
    const known = settings.repositories.length > 0;
    const guess = known ? '' : `; if ${textOf(source['repoURL'])} is another repository, it is not rendered here`;
    return nothing(problem('ROOT_NOT_FOUND', `${id}: there is no folder ${request.folder}${guess}`, location));
  }
  const submodule = await submoduleOf(request, context.reader);
  if (submodule !== undefined && settings.remote === 'exclude') return { objects: [], errors: [], excluded: submodule };
  if (submodule !== undefined) return nothing(problem('RENDER_NEEDS_TRUST', `${id}: ${submodule}`, location));
  return await renderLocalSource(request, { id, location }, context);
}

/** Folders of a chart in which Helm takes whatever is there, charts also where Chart.yaml does not name them (pkg/chart/loader). */
const chartFolders = ['templates', 'charts', 'crds'];

/** A directory is searched where it says so; a kustomization has what it names. */
async function submoduleOf({ source, folder, files }: LocalSource, reader: TreeReader): Promise<string | undefined> {
  const type = sourceType(source, folder, files);
  const isSearched = type === 'directory' && mappingOf(source['directory'])['recurse'] === true;
  const searched = type === 'helm' ? chartFolders.map((name) => posix.join(folder, name)) : isSearched ? [folder] : [];
  const found = await Promise.all(searched.map((each) => submoduleIn(each, reader)));
  return found.find((each) => each !== undefined);
}

async function renderLocalSource(
  request: LocalSource,
  { id, location }: Pick<ApplicationRoot, 'id' | 'location'>,
  context: RenderContext,
): Promise<RootContent> {
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

/** Notes which of several sources objects come from. */
function ofSource(
  objects: readonly RenderedObject[],
  { sources, name }: Application,
  index: number,
): readonly RenderedObject[] {
  if (sources.length < 2) return objects;
  const { path, chart } = sources[index] ?? {};
  const of = `source ${index + 1} of ${sources.length} of Application ${name} (${textOf(chart) || textOf(path) || '.'})`;
  return objects.map((before) => noteStep({ ...before }, { by: 'fields', before, of, set: [] }));
}

/** Notes where the namespace comes from, of objects that had none. */
function withNamespace(
  objects: readonly RenderedObject[],
  { destinationNamespace }: Application,
  { described }: ApplicationRoot,
): readonly RenderedObject[] {
  const from = { in: described, path: ['spec', 'destination', 'namespace'] };
  return applyNamespace(objects, destinationNamespace).map((object, index) => {
    const before = objects[index];
    if (before === undefined || before.manifest === object.manifest) return object;
    const isSet = object.manifest.metadata?.namespace !== undefined;
    const set = isSet ? [{ path: ['metadata', 'namespace'], from }] : [];
    return noteStep(object, { by: 'fields', before, set });
  });
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
