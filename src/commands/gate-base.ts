import { resolve } from 'node:path';
import { SlipwayError } from '../model/errors.ts';
import type { FileTree } from '../ports/files.ts';
import type { CommandContext } from './command.ts';
import { loosened } from './rule-settings.ts';
import type { Workspace } from './workspace.ts';

/** What a change is judged against. */
export interface GateBase {
  /** The state that the change began from: its merge base with the target branch. */
  compare: FileTree;
  /** The target branch itself, whose rules decide. */
  rules: FileTree;
}

/**
 * The base of a run: --base (a revision, or a folder), else that of the pull request or merge group, else none.
 * Throws `GIT_REVISION_MISSING` when the clone is too shallow to have it, or there is no clone, and `GATE_LOOSENED` when an Action's input names another base than
 * the event: the change would choose its own judge.
 */
export async function findBase(
  { platform, values, action }: Pick<CommandContext, 'platform' | 'values' | 'action'>,
  { repository }: Workspace,
): Promise<GateBase | undefined> {
  const { context } = platform.host;
  const named = values.text('base');
  if (named !== undefined) {
    const folder = resolve(context.workspace, named);
    if (await platform.files.isFolder(folder)) {
      if (action && context.base !== undefined) throw loosened('base', `"${named}" is not the base of the event`);
      const tree = platform.files.tree(folder);
      return { compare: tree, rules: tree };
    }
  }
  const revision = named ?? context.base?.sha;
  if (revision === undefined) return undefined;
  if (repository === undefined) throw missing(revision, context.workspace);
  const [target, head] = await Promise.all([repository.resolve(revision), repository.head()]);
  if (action && context.base !== undefined && target !== (await repository.resolve(context.base.sha)))
    throw loosened('base', `"${revision}" is not the base of the event`);
  const start = head === undefined ? target : await repository.mergeBase(target, head);
  return { compare: repository.treeAt(start), rules: repository.treeAt(target) };
}

/** Without the base the change would be judged by its own rules. */
function missing(revision: string, folder: string): SlipwayError {
  return new SlipwayError(
    'GIT_REVISION_MISSING',
    `${revision} cannot be read, because ${folder} is in no git repository`,
    {
      hint: 'Let actions/checkout clone with git, into the working directory.',
    },
  );
}
