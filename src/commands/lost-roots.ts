import { type ErrorDocument, SlipwayError, toErrorDocument } from '../model/errors.ts';
import type { Root } from '../model/rendered-root.ts';
import { isDescribed } from '../model/root-id.ts';
import type { FileEntry, FileTree } from '../ports/files.ts';
import { isSkipped } from '../render/plain-files.ts';
import { resolveRoots } from '../render/resolve-roots.ts';

export interface LostRoots {
  errors: readonly ErrorDocument[];
  notices: readonly string[];
}

interface JudgedTree {
  tree: FileTree;
  roots: readonly Root[];
}

/**
 * What a change makes of roots that are none any more though their folders are there. One that has nothing left to render is `ROOT_NOT_FOUND`: it may
 * be applied all the same, and would delete what it had. One that could be rendered still is told: it is judged only as a part of others.
 */
export async function lostRoots({ tree: base, roots: before }: JudgedTree, head: JudgedTree): Promise<LostRoots> {
  const errors: ErrorDocument[] = [];
  const notices: string[] = [];
  for (const root of before) {
    if (isDescribed(root.id) || root.engine === 'stdin' || head.roots.some(({ id }) => isIn(id, root.id))) continue;
    const files = await head.tree.list(root.id === '.' ? undefined : [root.id]);
    if (files.length === 0) continue;
    if (files.some(({ path, mode }) => path === root.id && isElsewhere(mode))) {
      errors.push(toErrorDocument(led(root.id)));
      continue;
    }
    const [still] = await resolveRoots(head.tree, { roots: [root.id], missing: 'skip' });
    if (still === undefined) errors.push(toErrorDocument(emptied(root.id)));
    else if (!isPartOf(still, head.roots)) notices.push(noticeOf(root.id));
  }
  for (const path of await newSubmodules(base, head)) errors.push(toErrorDocument(hidden(path)));
  return { errors, notices };
}

/** Submodules that a change puts into folders of manifests: what is in them may be applied, and is not seen. */
async function newSubmodules(base: FileTree, head: JudgedTree): Promise<readonly string[]> {
  const folders = head.roots.filter(({ engine }) => engine === 'plain').map(({ id }) => id);
  if (folders.length === 0) return [];
  const submodulesOf = async (tree: FileTree): Promise<readonly string[]> => {
    const entries = await tree.list(folders.includes('.') ? undefined : folders);
    return entries.filter(({ path, mode }) => mode === '160000' && !isSkipped(path)).map(({ path }) => path);
  };
  const found = await submodulesOf(head.tree);
  if (found.length === 0) return [];
  const known = new Set(await submodulesOf(base));
  return found.filter((path) => !known.has(path));
}

function isIn(id: string, folder: string): boolean {
  return id === folder || folder === '.' || id.startsWith(`${folder}/`);
}

/** Manifests belong to the topmost folder that has some. */
function isPartOf({ id, engine }: Root, roots: readonly Root[]): boolean {
  return engine === 'plain' && roots.some((root) => root.engine === 'plain' && isIn(id, root.id));
}

function isElsewhere(mode: FileEntry['mode']): boolean {
  return mode === '120000' || mode === '160000';
}

function led(id: string): SlipwayError {
  return new SlipwayError(
    'ROOT_NOT_FOUND',
    `${id} was a root, and is now a link or a submodule, whose files are not judged`,
    {
      hint: 'Keep the manifests in the repository, in a folder of that name.',
    },
  );
}

function hidden(path: string): SlipwayError {
  return new SlipwayError(
    'ROOT_NOT_FOUND',
    `${path} is a new submodule among manifests, and its files are not judged`,
    {
      hint: 'Keep it out of the folders that are applied, or its manifests in the repository.',
    },
  );
}

function emptied(id: string): SlipwayError {
  return new SlipwayError('ROOT_NOT_FOUND', `${id} was a root, and there is nothing left to render in it`, {
    hint: 'Take the folder away as well, or out of the configuration, if nothing is to be there.',
  });
}

function noticeOf(id: string): string {
  return `${id} was a root and is judged by itself no longer: others include it, or it is a component or a library. Name it in gate.roots where it is applied`;
}
