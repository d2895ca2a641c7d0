import { isDeepStrictEqual } from 'node:util';
import type { RenderedRoot, Root } from '../model/rendered-root.ts';
import type { FileTree } from '../ports/files.ts';
import { createClosureReader } from './kustomize/closure.ts';
import type { DocumentCache } from './parse/documents.ts';
import { renderRoots, type RenderRootsRequest } from './render-roots.ts';
import { sameInputs, type Side } from './root-inputs.ts';
import { createTreeReader } from './tree-reader.ts';

export interface TreeRoots {
  tree: FileTree;
  roots: readonly Root[];
}

export interface RenderBothRequest extends Omit<RenderRootsRequest, 'tree' | 'roots' | 'reader'> {
  base: TreeRoots | undefined;
  head: TreeRoots;
}

export interface RenderedBoth {
  base: readonly RenderedRoot[] | undefined;
  head: readonly RenderedRoot[];
  /** Roots whose inputs are the same in base and head: they were rendered once, and base holds head's very values. */
  unchanged: ReadonlySet<string>;
}

/** Renders head, and of base what is made of other files; throws like renderRoots. */
export async function renderBoth({ base, head, ...request }: RenderBothRequest): Promise<RenderedBoth> {
  const cache: DocumentCache = request.cache ?? new Map();
  const after = sideOf(head.tree, cache);
  const rendered = await renderRoots({ ...request, ...head, cache, reader: after.reader });
  if (base === undefined) return { base: undefined, head: rendered, unchanged: new Set() };
  const before = sideOf(base.tree, cache);
  const unchanged = new Set<string>();
  for (const root of base.roots) {
    if (!head.roots.some((one) => isDeepStrictEqual(one, root))) continue;
    if (await sameInputs(before, after, root, request.applied)) unchanged.add(root.id);
  }
  const others = base.roots.filter((root) => !unchanged.has(root.id));
  // One after the other: each uses every core already.
  const again = await renderRoots({ ...request, tree: base.tree, roots: others, cache, reader: before.reader });
  const known = new Map([...rendered.filter(({ id }) => unchanged.has(id)), ...again].map((root) => [root.id, root]));
  return { base: base.roots.flatMap(({ id }) => known.get(id) ?? []), head: rendered, unchanged };
}

function sideOf(tree: FileTree, cache: DocumentCache): Side {
  const reader = createTreeReader(tree, cache);
  return { reader, closures: createClosureReader(reader) };
}
