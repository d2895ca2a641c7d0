import type { FileTree } from '../ports/files.ts';
import { createClosureReader } from './kustomize/closure.ts';
import { resolveRoots, type RootSelection } from './resolve-roots.ts';
import { rootInputs } from './root-inputs.ts';
import { createTreeReader } from './tree-reader.ts';

/** Ids of the roots whose objects stand in a file that the selected ones are made of, and of what those bring in turn. */
export async function broughtRoots(tree: FileTree, selection: RootSelection): Promise<readonly string[]> {
  const reader = createTreeReader(tree);
  const found = await selection.applied?.(reader);
  if (found === undefined || found.roots.size === 0) return [];
  const closures = createClosureReader(reader);
  const open = [...(await resolveRoots(tree, selection))];
  const seen = new Set(open.map(({ id }) => id));
  const brought: string[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const inputs = await rootInputs(reader, closures, next, selection.applied);
    for (const { id, engine, location } of found.roots.values()) {
      if (seen.has(id) || inputs?.has(location.file) !== true) continue;
      seen.add(id);
      brought.push(id);
      open.push({ id, engine });
    }
  }
  return brought;
}
