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
  if (action && context.head !== undefined && start === head && head !== context.head)
    throw notCheckedOut(context.head, context.eventName);
  return { compare: repository.treeAt(start), rules: repository.treeAt(target) };
}

/** On pull_request_target the base is what is checked out unless the workflow says otherwise, and nothing would be new in it. */
function notCheckedOut(head: string, event: string | undefined): SlipwayError {
  return new SlipwayError(
    'GIT_REVISION_MISSING',
    `what is checked out holds nothing of the change: ${head.slice(0, 7)} is not in it`,
    {
      hint: `Let actions/checkout take the change${event === 'pull_request_target' ? ': on pull_request_target give it `ref: refs/pull/NUMBER/merge`' : ''}.`,
    },
  );
}

/** Files that are not there would count as taken away, or not at all. Throws `GIT_REVISION_MISSING`. */
export async function demandWhole({ repository }: Pick<Workspace, 'repository'>): Promise<void> {
  if ((await repository?.isSparse()) !== true) return;
  throw new SlipwayError(
    'GIT_REVISION_MISSING',
    'the working folder is a sparse checkout: the rest would not be judged',
    {
      hint: 'Check everything out, without `sparse-checkout`, or name the roots that are to be judged.',
    },
  );
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
