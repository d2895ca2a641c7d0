import type { TreeReader } from '../tree-reader.ts';

/**
 * What to say of a submodule in a folder: Argo CD checks them out (argo-cd util/git/client.go Submodule), and what they hold is in another
 * repository.
 */
export async function submoduleIn(folder: string, reader: TreeReader): Promise<string | undefined> {
  const entries = await reader.tree.list(folder === '.' ? undefined : [folder]);
  const inside = entries.find(({ mode }) => mode === '160000');
  return inside === undefined ? undefined : `${inside.path} is a submodule, and what it holds is in another repository`;
}
