import type { TreeReader } from '../tree-reader.ts';

export const submodulesFile = '.gitmodules';

/**
 * What to say of a submodule in a folder: Argo CD checks them out (argo-cd util/git/client.go Submodule), and what they hold is in another
 * repository.
 */
export async function submoduleIn(folder: string, reader: TreeReader): Promise<string | undefined> {
  const text = (await reader.text(submodulesFile)) ?? '';
  const paths = [...text.matchAll(/^[ \t]*path[ \t]*=[ \t]*"?([^"\r\n]*?)\/*"?[ \t]*\r?$/gim)].map(
    ([, path = '']) => path,
  );
  const inside = paths.find((path) => folder === '.' || path === folder || path.startsWith(`${folder}/`));
  return inside === undefined ? undefined : `${inside} is a submodule, and what it holds is in another repository`;
}
