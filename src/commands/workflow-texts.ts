import { posix } from 'node:path';
import type { FileTree } from '../ports/files.ts';

/** The texts of workflows, and of the actions of the repository that they use. Throws what reading does: what is not known allows nothing. */
export async function workflowTexts(tree: FileTree): Promise<readonly string[]> {
  const texts = await textsIn(tree, ['.github'], (path) => /\.ya?ml$/i.test(path));
  const elsewhere = new Set(
    texts.flatMap((text) => [...text.matchAll(/\buses["']?:\s*["']?\.\/([^\s"'#,}]+)/g)].map(([, name = '']) => name)),
  );
  const folders = [...elsewhere]
    .map((name) => posix.normalize(name))
    .filter((name) => !/^\.(?:\.|github)?(?:\/|$)/.test(name));
  if (folders.length === 0) return texts;
  const actions = await textsIn(tree, folders, (path) => /^action\.ya?ml$/i.test(posix.basename(path)));
  return [...texts, ...actions];
}

async function textsIn(
  tree: FileTree,
  folders: readonly string[],
  wanted: (path: string) => boolean,
): Promise<readonly string[]> {
  const files = (await tree.list(folders)).filter(({ path, mode }) => wanted(path) && mode !== '160000');
  return await Promise.all(files.map(async ({ path }) => new TextDecoder().decode(await tree.read(path))));
}
