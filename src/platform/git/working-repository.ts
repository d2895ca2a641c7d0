import { SlipwayError } from '../../model/errors.ts';
import type { FileTree } from '../../ports/files.ts';
import type { WorkingRepository } from '../../ports/git.ts';
import type { TemporaryFolders } from '../files/temporary-folders.ts';
import { shown } from '../files/tree-path.ts';
import { createCommitObjects } from './commit-objects.ts';
import { createCommitTree } from './commit-tree.ts';
import type { GitCommand } from './git-command.ts';
import { gitFailed } from './git-command.ts';
import { createObjectReader } from './object-reader.ts';
import { withoutCredentials } from './remote-url.ts';

const fullName = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/u;

/** The repository whose top folder is given; `git` runs in that folder. */
export function createWorkingRepository(
  folder: string,
  git: GitCommand,
  temporary: TemporaryFolders,
): WorkingRepository {
  const reader = createObjectReader(git);
  /** Full names of commits that are there, with their parents'. */
  const seen = new Map<string, readonly string[]>();

  /** Undefined when git finds nothing of that name. Asked of the process that reads objects, which costs no other. */
  async function nameOf(revision: string): Promise<string | undefined> {
    if (revision.startsWith('-') || revision === '' || /[\n\0]/.test(revision)) return undefined;
    if (seen.has(revision)) return revision;
    const answer = await reader.read(`${revision}^{commit}`);
    if (answer.kind !== 'object' || !fullName.test(answer.name)) return undefined;
    seen.set(answer.name, parentsOf(answer.bytes));
    return answer.name;
  }

  /** A pull request is mostly checked out as the commit that merges it into its base. */
  const isParent = (one: string, other: string): boolean => seen.get(other)?.includes(one) === true;

  async function resolve(revision: string): Promise<string> {
    // A checkout of a pull request has its base branch only as the remote's, if at all.
    const name = (await nameOf(revision)) ?? (await nameOf(`refs/remotes/origin/${revision}`));
    if (name !== undefined) return name;
    const message = `${shown(revision)} is not in this clone`;
    throw new SlipwayError('GIT_REVISION_MISSING', message, await shallowHint(git, undefined));
  }

  return {
    folder,
    head: () => nameOf('HEAD'),
    resolve,
    async branch() {
      const result = await git.run(['symbolic-ref', '--quiet', '--short', 'HEAD']);
      return result.exitCode === 0 ? textOf(result.stdout) : undefined;
    },
    async commitTime(revision) {
      const seconds = await git.text([
        'show',
        '--no-patch',
        '--no-show-signature',
        '--format=%ct',
        await resolve(revision),
        '--',
      ]);
      return Number(seconds) * 1000;
    },
    async isSparse() {
      return textOf((await git.run(['config', '--type=bool', '--get', 'core.sparseCheckout'])).stdout) === 'true';
    },
    async originUrl() {
      const result = await git.run(['config', '--get', 'remote.origin.url']);
      const url = textOf(result.stdout);
      return result.exitCode === 0 && url !== '' ? withoutCredentials(url) : undefined;
    },
    async mergeBase(one, other) {
      const [first, second] = [await resolve(one), await resolve(other)];
      if (first === second || isParent(first, second)) return first;
      if (isParent(second, first)) return second;
      const result = await git.run(['merge-base', first, second]);
      if (result.exitCode === 0) return textOf(result.stdout);
      if (result.exitCode !== 1) throw gitFailed('merge-base', result);
      const message = `${shown(one)} and ${shown(other)} have no commit in common here`;
      const hint = await shallowHint(git, 'Compare revisions of one history.');
      throw new SlipwayError('GIT_REVISION_MISSING', message, hint);
    },
    treeAt(revision): FileTree {
      let commit: Promise<string> | undefined;
      const label = fullName.test(revision) ? revision.slice(0, 7) : shown(revision);
      const objects = createCommitObjects({ git, reader, label, commit: () => (commit ??= resolve(revision)) });
      return createCommitTree(objects, label, temporary);
    },
  };
}

function parentsOf(commit: Buffer): readonly string[] {
  const [headers = ''] = commit.toString('latin1').split('\n\n', 1);
  return [...headers.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, name = '']) => name);
}

/** A shallow clone is the usual reason why something is missing. */
async function shallowHint(git: GitCommand, otherwise: string | undefined): Promise<{ hint?: string }> {
  const shallow = textOf((await git.run(['rev-parse', '--is-shallow-repository'])).stdout) === 'true';
  if (shallow) {
    return { hint: 'This clone is shallow: check out with `fetch-depth: 0`, or run `git fetch --unshallow`.' };
  }
  return otherwise === undefined ? {} : { hint: otherwise };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8').trim();
}
