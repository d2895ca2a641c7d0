import type { JsonPath } from '../../model/json-path.ts';
import { SlipwayError } from '../../model/errors.ts';
import { createClosureReader, type ReadClosure } from '../kustomize/closure.ts';
import { readKustomization } from '../kustomize/kustomization-file.ts';
import { overlaidReader, withTree } from '../overlaid.ts';
import type { RenderContext, RootContent } from '../render-context.ts';
import { renderKustomize } from '../render-kustomize.ts';
import { type KustomizeBuild, noteStep } from '../traces.ts';
import { joinInside, type TreeReader } from '../tree-reader.ts';
import { mappingOf, textsOf } from './application.ts';
import type { Params } from './generators/params.ts';
import { hasOptions, withOptions } from './kustomize-options.ts';
import { optionStand } from './option-stands.ts';
import type { SourceRequest } from './source-request.ts';

export interface EditedKustomization {
  reader: TreeReader;
  closures: ReadClosure;
  /** The kustomization that the options were written to, and where what is in it really stands. */
  generated: NonNullable<KustomizeBuild['generated']>;
}

/** The tree with the Application's options written to its kustomization, or undefined when there are none. Throws `RENDER_FAILED`. */
export async function withKustomizeOptions(
  request: SourceRequest,
  reader: TreeReader,
): Promise<EditedKustomization | undefined> {
  const { folder, source, environment, settings, file, field } = request;
  const options = mappingOf(source['kustomize']);
  const kustomization = hasOptions(options) ? await readKustomization(reader, folder) : undefined;
  if (kustomization === undefined) return undefined;
  const components = await existing(request, textsOf(options['components']), reader);
  let edited: Params;
  try {
    edited = withOptions(kustomization.data, options, environment, components);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new SlipwayError('RENDER_FAILED', `${folder}: ${reason}`, { location: { file }, cause: thrown });
  }
  const text = `${JSON.stringify(edited, undefined, 2)}\n`;
  const overlaid = overlaidReader(reader, new Map([[kustomization.file, text]]), settings.overlay);
  const both = { file: kustomization.file, original: kustomization.data, edited, options, environment, field };
  const generated = { file: kustomization.file, stand: (path: JsonPath) => optionStand(both, path) };
  return { reader: overlaid, closures: createClosureReader(overlaid), generated };
}

/** Renders a kustomization with the Application's options laid over its file in a copy. */
export async function renderKustomizeSource(request: SourceRequest, context: RenderContext): Promise<RootContent> {
  const { folder, settings } = request;
  const own = { ...context, unrestricted: settings.unrestricted ?? false };
  const edited = await withKustomizeOptions(request, context.reader);
  const content =
    edited === undefined
      ? await renderKustomize(folder, own)
      : await withTree(edited.reader, folder, own, (inside) => renderKustomize(folder, inside));
  const { objects } = content;
  const build = { reader: edited?.reader ?? context.reader, folder, objects, generated: edited?.generated };
  for (const object of objects) noteStep(object, { by: 'kustomize', build });
  return content;
}

async function existing(
  { folder, source, file }: SourceRequest,
  components: readonly string[],
  reader: TreeReader,
): Promise<readonly string[]> {
  if (mappingOf(source['kustomize'])['ignoreMissingComponents'] !== true) return components;
  const found: string[] = [];
  for (const component of components) {
    const below = await reader.tree.list([joinInside(folder, component, { file })]);
    if (below.length > 0) found.push(component);
  }
  return found;
}
