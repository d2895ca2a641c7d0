/** The names that kustomize accepts for its file, in the order in which it looks. */
export const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

export function isKustomizationFile(path: string): boolean {
  return kustomizationNames.some((name) => path === name || path.endsWith(`/${name}`));
}

/** The folder that a file is in; empty for the tree's root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** Resolves a relative path against a folder of the tree; undefined when it leads out of it. */
export function resolvePath(folder: string, relative: string): string | undefined {
  if (relative.startsWith('/')) return undefined;
  const steps: string[] = [];
  for (const step of [...folder.split('/'), ...relative.split('/')]) {
    if (step === '' || step === '.') continue;
    if (step === '..') {
      if (steps.pop() === undefined) return undefined;
    } else steps.push(step);
  }
  return steps.join('/');
}
