import { posix } from 'node:path';
import type { ErrorDocument } from '../../model/errors.ts';
import type { RenderedObject } from '../../model/rendered-root.ts';
import { nothing, problem, type RenderContext, type RootContent } from '../render-context.ts';
import { fromDocuments } from '../render-plain.ts';
import { mappingOf, textOf } from './application.ts';
import { matchGobwas } from './generators/globs.ts';
import type { SourceRequest } from './source-request.ts';

/** A directory source: the manifests of a folder (argo-cd reposerver/repository/repository.go findManifests). */
export async function renderDirectorySource(request: SourceRequest, context: RenderContext): Promise<RootContent> {
  const { folder, source } = request;
  const directory = mappingOf(source['directory']);
  const include = textOf(directory['include']);
  const exclude = textOf(directory['exclude']);
  const [included, excluded] = [matchGobwas(include), matchGobwas(exclude)];
  const entries = await context.reader.tree.list(folder === '.' ? undefined : [folder]);
  const objects: RenderedObject[] = [];
  const errors: ErrorDocument[] = [];
  if (entries.length === 0) return nothing(problem('ROOT_NOT_FOUND', `there is no folder ${folder}`));
  for (const { path, mode } of entries) {
    const inside = folder === '.' ? path : posix.relative(folder, path);
    if (mode === '160000' || (directory['recurse'] !== true && inside.includes('/'))) continue;
    if (!/\.(yaml|yml|json|jsonnet)$/.test(posix.basename(path))) continue;
    if ((exclude !== '' && excluded(inside)) || (include !== '' && !included(inside))) continue;
    if (path.endsWith('.jsonnet')) {
      errors.push(problem('RENDER_FAILED', `${path} is Jsonnet, which is not rendered here`, { file: path }));
      continue;
    }
    if ((await context.reader.text(path))?.includes('+argocd:skip-file-rendering') === true) continue;
    const found = fromDocuments(path, (await context.reader.documents(path)) ?? []);
    objects.push(...found.objects);
    errors.push(...found.errors);
  }
  return { objects, errors };
}
