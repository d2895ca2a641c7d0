import { SlipwayError } from '../../model/errors.ts';
import { createClosureReader } from '../kustomize/closure.ts';
import { readKustomization } from '../kustomize/kustomization-file.ts';
import { createObjectSources } from '../kustomize/object-sources.ts';
import type { RenderContext, RootContent } from '../render-context.ts';
import { renderKustomize } from '../render-kustomize.ts';
import { createTreeReader, joinInside } from '../tree-reader.ts';
import { mappingOf, textsOf } from './application.ts';
import { hasOptions, withOptions } from './kustomize-options.ts';
import type { SourceRequest } from './source-request.ts';

/** Renders a kustomization with the Application's options laid over its file in a copy. */
export async function renderKustomizeSource(request: SourceRequest, context: RenderContext): Promise<RootContent> {
  const { folder, source, environment, settings, file } = request;
  const options = mappingOf(source['kustomize']);
  if (!hasOptions(options)) return await renderKustomize(folder, context);
  const kustomization = await readKustomization(context.reader, folder);
  if (kustomization === undefined) return await renderKustomize(folder, context);
  const components = await existing(request, textsOf(options['components']), context);
  let edited: string;
  try {
    edited = `${JSON.stringify(withOptions(kustomization.data, options, environment, components), undefined, 2)}\n`;
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new SlipwayError('RENDER_FAILED', `${folder}: ${reason}`, { location: { file }, cause: thrown });
  }
  const changes = new Map([[kustomization.file, new TextEncoder().encode(edited)]]);
  const tree = settings.overlay(context.reader.tree, changes);
  const reader = createTreeReader(tree, context.reader.cache);
  const closures = createClosureReader(reader);
  const closure = await closures(folder);
  const needed = closure === undefined || closure.needs.length > 0 ? undefined : [...closure.folders, ...closure.files];
  const links = (await tree.list()).some(({ mode }) => mode === '120000');
  await using copy = await tree.materialize(needed === undefined || links || needed.includes('.') ? undefined : needed);
  return await renderKustomize(folder, {
    ...context,
    reader,
    closures,
    sources: createObjectSources(reader),
    repository: () => Promise.resolve(copy.folder),
  });
}

async function existing(
  { folder, source, file }: SourceRequest,
  components: readonly string[],
  { reader }: RenderContext,
): Promise<readonly string[]> {
  if (mappingOf(source['kustomize'])['ignoreMissingComponents'] !== true) return components;
  const found: string[] = [];
  for (const component of components) {
    const below = await reader.tree.list([joinInside(folder, component, { file })]);
    if (below.length > 0) found.push(component);
  }
  return found;
}
