import type { Location } from '../../model/location.ts';
import type { KubernetesObject } from '../../model/object.ts';
import { nothing, problem, type RenderContext, type RootContent } from '../render-context.ts';
import { derive } from '../traces.ts';
import { mappingOf, textOf } from './application.ts';
import { renderDirectorySource } from './source-directory.ts';
import { renderHelmSource } from './source-helm.ts';
import { renderKustomizeSource } from './source-kustomize.ts';
import type { SourceRequest } from './source-request.ts';
import { sourceType } from './source-type.ts';

/** Marks what stands for the output of a plugin, so that a finding about it can be told from one about what is applied. */
const pluginAnnotation = 'slipway.dev/config-management-plugin';

/**
 * A source of a config-management plugin, which is never run: by `gate.plugins` its folder is rendered as if there were no plugin
 * (`passthrough`), or an object stands for what it would give (`stub`), or it is left out (`exclude`).
 */
export async function renderPluginSource(
  request: SourceRequest,
  id: string,
  location: Location,
  context: RenderContext,
): Promise<RootContent> {
  const { source, folder, settings } = request;
  const name = textOf(mappingOf(source['plugin'])['name']);
  const called = name === '' ? 'a plugin that Argo CD finds by the folder' : `the plugin ${name}`;
  const treatment = settings.plugins[name] ?? settings.plugins['*'];
  if (treatment === undefined) {
    const words = `${id}: ${called} is a program that would be run; say in gate.plugins what to take instead: stub, passthrough or exclude`;
    return nothing(problem('RENDER_NEEDS_TRUST', words, location));
  }
  switch (treatment) {
    case 'passthrough':
      return marked(await passThrough(request, context), name, request);
    case 'exclude':
      return { objects: [], errors: [], excluded: `${called} renders ${folder}, which gate.plugins excludes` };
    case 'stub':
      return marked(
        { objects: [{ manifest: stub(request, name), origin: origin(location) }], errors: [] },
        name,
        request,
      );
  }
}

async function passThrough(request: SourceRequest, context: RenderContext): Promise<RootContent> {
  const { plugin: _, ...source } = request.source;
  const entries = await context.reader.tree.list(request.folder === '.' ? undefined : [request.folder]);
  const plain = { ...request, source };
  switch (sourceType(source, request.folder, new Set(entries.map(({ path }) => path)))) {
    case 'helm':
      return await renderHelmSource(plain, context);
    case 'kustomize':
      return await renderKustomizeSource(plain, context);
    case 'directory':
    case 'plugin':
      return await renderDirectorySource(plain, context);
  }
}

function origin(location: Location): { file: string; line?: number } {
  return location.line === undefined ? { file: location.file } : { file: location.file, line: location.line };
}

function stub({ application, folder }: SourceRequest, plugin: string): KubernetesObject {
  const name = `${application.name}-plugin-output`;
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { plugin, folder } };
}

function marked(content: RootContent, name: string, { field }: SourceRequest): RootContent {
  const objects = content.objects.map((object) => {
    const metadata = mappingOf(object.manifest.metadata);
    const annotations = { ...mappingOf(metadata['annotations']), [pluginAnnotation]: name === '' ? '*' : name };
    const set = [{ path: ['metadata', 'annotations', pluginAnnotation], from: field(['plugin']) }];
    const manifest = { ...object.manifest, metadata: { ...metadata, annotations } };
    return derive(object, manifest, { by: 'fields', before: object, set });
  });
  return { ...content, objects };
}
