import type { FileEntry, FileTree } from '../../ports/files.ts';
import { isSourceTree, materializeCopy, type SourceTree } from './source-tree.ts';
import type { TemporaryFolders } from './temporary-folders.ts';
import { byPath, createPrefixFilter, isGitInternal, normalTreePath } from './tree-path.ts';
import type { TreeChanges } from './write-tree.ts';

/** A tree with some files replaced, added, or (null) taken away. */
export function createOverlayTree(given: FileTree, edits: TreeChanges, temporary: TemporaryFolders): SourceTree {
  const base = sourceTree(given);
  const { label } = given;
  const changes = new Map<string, Uint8Array | null>();
  for (const [path, bytes] of edits) changes.set(normalTreePath(path, label), bytes);

  const takesAway = [...changes.values()].includes(null);

  /** A path through a link that is taken away leads nowhere. */
  function isGone(path: string): boolean {
    if (!takesAway || changes.has(path)) return changes.get(path) === null;
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
      if (changes.get(path.slice(0, at)) === null) return true;
    return false;
  }

  async function resolve(path: string): Promise<string | undefined> {
    const normal = normalTreePath(path, label);
    if (isGone(normal)) return undefined;
    const reached = changes.has(normal) ? normal : await base.resolve(normal);
    return reached === undefined || changes.get(reached) === null ? undefined : reached;
  }

  const tree: SourceTree = {
    label,
    resolve,
    async list(prefixes) {
      const kept = (await base.list(prefixes)).filter((entry) => !isGone(entry.path));
      const known = new Set(kept.map((entry) => entry.path));
      const matches = createPrefixFilter(prefixes, label);
      const added: FileEntry[] = [];
      for (const [path, bytes] of changes) {
        if (bytes !== null && !known.has(path) && matches(path)) added.push({ path, mode: '100644' });
      }
      return [...kept, ...added].sort(byPath);
    },
    async read(path) {
      const reached = await resolve(path);
      if (reached === undefined || isGitInternal(reached)) return undefined;
      return changes.get(reached) ?? (await base.read(reached));
    },
    async materialize(prefixes) {
      return await materializeCopy(tree, prefixes, temporary);
    },
    writeTo(folder, prefixes, more) {
      const matches = createPrefixFilter(prefixes, label);
      const all = [...changes, ...more].filter(([path]) => matches(path));
      const there = prefixes?.filter((prefix) => !isGone(normalTreePath(prefix, label)));
      return base.writeTo(folder, there, new Map(all));
    },
  };
  return tree;
}

function sourceTree(tree: FileTree): SourceTree {
  if (!isSourceTree(tree)) throw new Error(`${tree.label} is no tree of this platform`);
  return tree;
}
