import { type ErrorDocument, SlipwayError, toErrorDocument } from '../model/errors.ts';
import type { Root } from '../model/rendered-root.ts';
import { isDescribed } from '../model/root-id.ts';
import type { FileTree } from '../ports/files.ts';
import { resolveRoots } from '../render/resolve-roots.ts';

export interface LostRoots {
  errors: readonly ErrorDocument[];
  notices: readonly string[];
}

/**
 * What a change makes of roots that are none any more though their folders are there. One that has nothing left to render is `ROOT_NOT_FOUND`: it may
 * be applied all the same, and would delete what it had. One that could be rendered still is told: it is judged only as a part of others.
 */
export async function lostRoots(
  before: readonly Root[],
  head: { tree: FileTree; roots: readonly Root[] },
): Promise<LostRoots> {
  const errors: ErrorDocument[] = [];
  const notices: string[] = [];
  for (const root of before) {
    if (isDescribed(root.id) || root.engine === 'stdin' || head.roots.some(({ id }) => isIn(id, root.id))) continue;
    const files = await head.tree.list(root.id === '.' ? undefined : [root.id]);
    if (files.length === 0) continue;
    const [still] = await resolveRoots(head.tree, { roots: [root.id], missing: 'skip' });
    if (still === undefined) errors.push(toErrorDocument(emptied(root.id)));
    else if (!isPartOf(still, head.roots)) notices.push(noticeOf(root.id));
  }
  return { errors, notices };
}

function isIn(id: string, folder: string): boolean {
  return id === folder || folder === '.' || id.startsWith(`${folder}/`);
}

/** Manifests belong to the topmost folder that has some. */
function isPartOf({ id, engine }: Root, roots: readonly Root[]): boolean {
  return engine === 'plain' && roots.some((root) => root.engine === 'plain' && isIn(id, root.id));
}

function emptied(id: string): SlipwayError {
  return new SlipwayError('ROOT_NOT_FOUND', `${id} was a root, and there is nothing left to render in it`, {
    hint: 'Take the folder away as well, or out of the configuration, if nothing is to be there.',
  });
}

function noticeOf(id: string): string {
  return `${id} was a root and is judged by itself no longer: others include it, or it is a component or a library. Name it in gate.roots where it is applied`;
}
