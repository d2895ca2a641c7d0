import type { Files } from '../ports/files.ts';
import { createClosureReader } from './kustomize/closure.ts';
import { createObjectSources } from './kustomize/object-sources.ts';
import type { RenderContext } from './render-context.ts';
import { createTreeReader, type TreeReader } from './tree-reader.ts';

/** The same tree with some files replaced, added, or (null) taken away. */
export function overlaidReader(
  reader: TreeReader,
  files: ReadonlyMap<string, string | Uint8Array | null>,
  overlay: Files['overlay'],
): TreeReader {
  const changes = new Map([...files].map(([path, file]) => [path, typeof file === 'string' ? encode(file) : file]));
  const overlaid = createTreeReader(overlay(reader.tree, changes), reader.cache);
  if ([...changes.values()].includes(null)) return overlaid;
  // Nothing laid over a tree is a link, so none is there that was not before.
  return { ...overlaid, passesLink: (path) => reader.passesLink(path) };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/**
 * A context whose tree is another one, on disk in a temporary copy of what the folder's kustomization is made of: for kustomizations that
 * an operator changes before it renders them. Both renderers see it.
 */
export async function withTree<T>(
  reader: TreeReader,
  folder: string,
  context: RenderContext,
  use: (context: RenderContext) => Promise<T>,
): Promise<T> {
  const { tree } = reader;
  const closures = createClosureReader(reader);
  const closure = await closures(folder);
  const needed = closure === undefined || closure.needs.length > 0 ? undefined : [...closure.folders, ...closure.files];
  const links = (await tree.list()).some(({ mode }) => mode === '120000');
  await using copy = await tree.materialize(needed === undefined || links || needed.includes('.') ? undefined : needed);
  const sources = createObjectSources(reader);
  return await use({ ...context, reader, closures, sources, repository: () => Promise.resolve(copy.folder) });
}
