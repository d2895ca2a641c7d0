import type { FileTree } from '../ports/files.ts';

/** The texts of workflows and of actions beside them; what cannot be read is none. */
export async function workflowTexts(tree: FileTree): Promise<readonly string[]> {
  const files = (await tree.list(['.github'])).filter(({ path, mode }) => /\.ya?ml$/i.test(path) && mode !== '160000');
  return await Promise.all(
    files.map(async ({ path }) => new TextDecoder().decode(await tree.read(path).catch(() => undefined))),
  );
}
