import type { FileTree } from '../ports/files.ts';

const maxFiles = 5000;

/**
 * Whether a later state undoes a commit: each file that the commit changed is again as it was before it. Undefined when that is
 * too much to look at, or the commit changed nothing.
 */
export async function undoes(before: FileTree, commit: FileTree, later: FileTree): Promise<boolean | undefined> {
  const paths = new Set((await Promise.all([before.list(), commit.list()])).flat().map((entry) => entry.path));
  if (paths.size > maxFiles) return undefined;
  const same = async (one: FileTree, other: FileTree, path: string): Promise<boolean> => {
    const [a, b] = await Promise.all([one.read(path), other.read(path)]);
    return a === undefined || b === undefined ? a === b : Buffer.compare(a, b) === 0;
  };
  let changed = 0;
  for (const path of paths) {
    if (await same(before, commit, path)) continue;
    changed += 1;
    if (!(await same(before, later, path))) return false;
  }
  return changed === 0 ? undefined : true;
}
