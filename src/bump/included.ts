import { isArgocdSourceFile } from './conventions/argocd-source-file.ts';
import type { Kustomization } from './kustomization.ts';
import { folderOf } from './kustomization-file.ts';

/**
 * Tells which paths count below the wanted folders. A folder with a kustomization is what that renders: the files that it takes in, and no
 * others beside them. Any other folder is all of its files, and what the kustomizations among them take in.
 */
export function includedPaths(
  kustomizations: ReadonlyMap<string, Kustomization>,
  wanted: ReadonlySet<string> | undefined,
  hasKustomization: (folder: string) => boolean,
): (path: string) => boolean {
  if (wanted === undefined) return () => true;
  const roots = new Set([...wanted].filter(hasKustomization));
  const plain = [...wanted].filter((folder) => !roots.has(folder));
  const below = (path: string): boolean => plain.some((one) => path === one || path.startsWith(`${one}/`));
  const reached = closure(kustomizations, [...roots, ...[...kustomizations.keys()].filter(below)]);
  return (path) => reached.has(path) || below(path) || (isArgocdSourceFile(path) && roots.has(folderOf(path)));
}

/** Everything that kustomizations take in, folders and files. */
function closure(kustomizations: ReadonlyMap<string, Kustomization>, begin: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const open = [...begin];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const one = kustomizations.get(path);
    if (!one) continue;
    reached.add(one.file);
    open.push(...one.references.map((reference) => reference.path), ...one.configurations, ...one.valueFiles);
  }
  return reached;
}
