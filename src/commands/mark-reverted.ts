import type { FileTree } from '../ports/files.ts';
import type { SyncDocument } from '../sync/document.ts';
import { undoes } from '../sync/undoes.ts';
import type { CommandContext } from './command.ts';
import type { Workspace } from './workspace.ts';

/** Says of what superseded our commit whether it undoes it, as far as this checkout can tell. */
export async function markReverted(
  { platform }: CommandContext,
  { repository }: Workspace,
  document: SyncDocument,
): Promise<SyncDocument> {
  const later = [...new Set(document.targets.flatMap((target) => target.by ?? []))];
  if (repository === undefined || later.length === 0) return document;
  const treeOf = async (revision: string): Promise<FileTree> => repository.treeAt(await repository.resolve(revision));
  const answers = new Map<string, boolean>();
  for (const by of later) {
    try {
      const before = await treeOf(`${document.revision}~1`);
      const answer = await undoes(before, await treeOf(document.revision), await treeOf(by));
      if (answer !== undefined) answers.set(by, answer);
    } catch (error) {
      // The later commit is often not in this clone, nor is the one before in a shallow one.
      platform.host.log.debug(`whether ${by} undoes ${document.revision} is not known: ${String(error)}`);
    }
  }
  return {
    ...document,
    targets: document.targets.map((target) =>
      target.by !== undefined && answers.get(target.by) === true ? { ...target, reverted: true } : target,
    ),
  };
}
