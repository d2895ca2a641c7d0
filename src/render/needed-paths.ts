import type { Root } from '../model/rendered-root.ts';
import type { ReadClosure } from './kustomize/closure.ts';
import type { TreeReader } from './tree-reader.ts';

/**
 * What the engines read of a tree to render roots: the folders of kustomizations and charts, and files that they refer to elsewhere.
 * Undefined when that is everything, or cannot be told: for a root at the top, one that does not resolve, and paths with links.
 */
export async function neededPaths(
  reader: TreeReader,
  roots: readonly Root[],
  closures: ReadClosure,
): Promise<readonly string[] | undefined> {
  const paths = new Set<string>();
  for (const { engine, id, values } of roots) {
    if (engine === 'helm') for (const path of [id, ...(values ?? [])]) paths.add(path);
    if (engine === 'argocd' || engine === 'flux') return undefined;
    if (engine !== 'kustomize') continue;
    const closure = await closures(id).catch(() => undefined);
    if (closure === undefined || closure.needs.length > 0) return undefined;
    for (const path of [...closure.folders, ...closure.files]) paths.add(path);
  }
  if (paths.has('.')) return undefined;
  // What is reached through a link is not listed at its path.
  for (const path of paths) {
    if (await reader.passesLink(path)) return undefined;
    const entries = await reader.tree.list([path]);
    if (entries.length === 0 || entries.some(({ mode }) => mode === '120000')) return undefined;
  }
  return [...paths];
}
