import { posix } from 'node:path';
import { SlipwayError } from '../model/errors.ts';
import type { Root } from '../model/rendered-root.ts';
import type { FileTree } from '../ports/files.ts';
import { type AppliedRoots, appliedNamed, type FindApplied } from './applied-roots.ts';
import { discoverRoots } from './discover.ts';
import { createClosureReader } from './kustomize/closure.ts';
import { kustomizationNames } from './kustomize/kustomization-file.ts';
import { manifestsAmong } from './plain-files.ts';
import { createTreeReader, joinInside, type TreeReader } from './tree-reader.ts';

export interface RootSelection {
  /** Repository-relative folders and files, or `-`. Empty: what is discovered. */
  roots?: readonly string[];
  /** Helm value files for charts. */
  values?: readonly string[];
  /** Also roots that others include. */
  allRoots?: boolean;
  /** What to do about a named root that is not there: a base revision may not have it yet. Default `error`. */
  missing?: 'error' | 'skip';
  /** With it, what objects of operators describe is a root, too. */
  applied?: FindApplied | undefined;
  /** What is read of the tree to find them: rendering needs most of it again. */
  reader?: TreeReader;
}

/**
 * Decides what to render. A named folder is its kustomization or chart; any other folder stands for the manifests, kustomizations
 * and charts in it. Throws `ROOT_NOT_FOUND`, `PATH_OUTSIDE`.
 */
export async function resolveRoots(tree: FileTree, selection: RootSelection = {}): Promise<readonly Root[]> {
  const { roots = [], values = [], allRoots = false, missing = 'error', reader = createTreeReader(tree) } = selection;
  const found = new Map<string, Root>();
  let known: Promise<AppliedRoots> | undefined;
  // Looking for them reads every file, which a named folder does not need.
  const index: LookUp = async () => (known ??= selection.applied?.(reader));
  if (roots.length === 0) {
    for (const root of await discovered(reader, '.', allRoots, index)) found.set(root.id, root);
  }
  for (const named of roots) {
    const resolved = await resolveRoot(reader, named, allRoots, index);
    if (resolved.length === 0 && missing === 'error')
      throw new SlipwayError('ROOT_NOT_FOUND', `there is no root ${named} in ${tree.label}`);
    for (const root of resolved) found.set(root.id, root);
  }
  return [...found.values()].map((root) => (root.engine === 'helm' && values.length > 0 ? { ...root, values } : root));
}

type LookUp = () => Promise<AppliedRoots | undefined>;

async function describedBy(index: LookUp, named: string): Promise<readonly Root[]> {
  const applied = await index();
  return applied === undefined ? [] : appliedNamed(applied, named).map(({ id, engine }) => ({ id, engine }));
}

async function resolveRoot(
  reader: TreeReader,
  named: string,
  allRoots: boolean,
  index: LookUp,
): Promise<readonly Root[]> {
  if (named === '-') return [{ id: '-', engine: 'stdin' }];
  if (named.includes('#')) {
    const described = await describedBy(index, named);
    if (described.length > 0) return described;
  }
  const path = joinInside('.', named, { file: named });
  const entries = (await reader.tree.list(path === '.' ? undefined : [path])).map((entry) => entry.path);
  if (entries.length === 0) return [];
  const own = (name: string): boolean => entries.includes(posix.join(path, name));
  if (kustomizationNames.some(own)) return [{ id: path, engine: 'kustomize' }];
  if (own('Chart.yaml')) return [{ id: path, engine: 'helm' }];
  if (entries.length === 1 && entries[0] === path) {
    const described = await describedBy(index, path);
    return described.length > 0 ? described : [ofFile(path)];
  }
  return await inFolder(reader, path, entries, allRoots, index);
}

/** A file that makes a folder a root stands for that folder. */
function ofFile(file: string): Root {
  const name = posix.basename(file);
  if ((kustomizationNames as readonly string[]).includes(name)) return { id: posix.dirname(file), engine: 'kustomize' };
  if (name === 'Chart.yaml') return { id: posix.dirname(file), engine: 'helm' };
  return { id: file, engine: 'plain' };
}

async function inFolder(
  reader: TreeReader,
  path: string,
  entries: readonly string[],
  allRoots: boolean,
  index: LookUp,
): Promise<readonly Root[]> {
  if (path === '.') return await discovered(reader, path, allRoots, index);
  const manifests = await manifestsAmong(reader, createClosureReader(reader), entries, path);
  const below = await discovered(reader, path, allRoots, index, true);
  return manifests.length === 0 ? below : [{ id: path, engine: 'plain' }, ...below];
}

async function discovered(
  reader: TreeReader,
  below: string,
  allRoots: boolean,
  index: LookUp,
  withoutPlain = false,
): Promise<readonly Root[]> {
  const roots = await discoverRoots(reader.tree, reader, await index(), withoutPlain);
  return roots
    .filter((root) => allRoots || root.includedBy.length === 0)
    .filter((root) => below === '.' || root.id === below || root.id.startsWith(`${below}/`))
    .map(({ id, engine }) => ({ id, engine }));
}
