import type { FileTree } from '../ports/files.ts';
import { createClosureReader } from './kustomize/closure.ts';
import type { DocumentCache } from './parse/documents.ts';
import type { TreeRoots } from './render-both.ts';
import { resolveRoots, type RootSelection } from './resolve-roots.ts';
import { sameInputs, type Side } from './root-inputs.ts';
import { createTreeReader } from './tree-reader.ts';

/** The roots of a selection that are made of other files in the second tree than in the first. */
export async function changedRoots(
  before: FileTree,
  after: FileTree,
  selection: RootSelection,
): Promise<{ base: TreeRoots; head: TreeRoots }> {
  const cache: DocumentCache = new Map();
  const side = (tree: FileTree): Side => {
    const reader = createTreeReader(tree, cache);
    return { reader, closures: createClosureReader(reader) };
  };
  const [one, other] = [side(before), side(after)];
  const roots = [];
  for (const root of await resolveRoots(after, selection))
    if (!(await sameInputs(one, other, root, selection.applied))) roots.push(root);
  return { base: { tree: before, roots }, head: { tree: after, roots } };
}
