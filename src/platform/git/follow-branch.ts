import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Git } from '../../ports/git.ts';
import type { BranchHistory, FollowBranch } from '../../ports/git-history.ts';
import { authenticate } from './authentication.ts';
import type { GitOptions } from './create-git.ts';
import { createGitCommand, gitFailed, type GitCommand } from './git-command.ts';
import { isPassing, remoteError } from './remote-errors.ts';
import { initStore } from './remote-store.ts';
import { parseRemoteUrl } from './remote-url.ts';

const transferMs = 600_000;
const headRef = 'refs/slipway/history';
/** Most questions are about the newest commits; all of a long history is fetched only when they cannot be answered so. */
const firstDepth = 1000;

/** The branch that a cluster follows: files as `git.remote` has them, and beside it the commits, without trees and only when asked about. */
export function createFollowBranch(options: GitOptions, git: Git): FollowBranch {
  return async (url, branch, credentials, signal) => {
    await using made = new AsyncDisposableStack();
    const remote = made.use(await git.remote(url, branch, credentials, signal));
    const head = await remote.head();
    const temporary = made.use(await options.temporary.create());
    let opening: Promise<CommitStore> | undefined;
    const commits = (): Promise<CommitStore> => (opening ??= openCommits());

    async function openCommits(): Promise<CommitStore> {
      const folder = join(temporary.folder, 'git');
      const parsed = parseRemoteUrl(url, credentials);
      const access = await authenticate(parsed, credentials, temporary.folder, options.env['GIT_SSH_COMMAND']);
      const { settings, env, secrets, by } = access;
      const command = createGitCommand({ exec: options.exec, folder, settings, env, secrets });
      const store = createCommitStore(command, folder, head.revision, async (depth) => {
        // A filtered fetch makes the remote a promisor, from which git would fetch missing trees one by one; this undoes it.
        await initStore(folder, parsed.url);
        for (let attempt = 1; ; attempt += 1) {
          const args = ['--no-write-fetch-head', '--filter=tree:0', depth, 'origin', `+${head.revision}:${headRef}`];
          const flags = ['--quiet', '--no-tags', '--no-auto-gc'];
          const result = await command.run(['fetch', ...flags, ...args], { timeoutMs: transferMs, signal });
          await initStore(folder, parsed.url);
          if (result.exitCode === 0) return;
          const passing = attempt < 3 && isPassing(result.stderr);
          if (!passing) throw remoteError({ stderr: result.stderr, url: parsed.url, by, pushing: false });
          await options.clock.sleep(attempt * 1000, signal);
        }
      });
      await store.fetchFirst();
      return store;
    }

    const kept = made.move();
    return {
      head,
      contains: async (revision) => (await commits()).contains(revision),
      history: async (limit) => (await commits()).history(limit),
      [Symbol.asyncDispose]: async () => await kept.disposeAsync(),
    };
  };
}

interface CommitStore {
  fetchFirst(): Promise<void>;
  contains(revision: string): Promise<boolean>;
  history(limit: number): Promise<BranchHistory>;
}

function createCommitStore(
  git: GitCommand,
  folder: string,
  head: string,
  fetch: (depth: string) => Promise<void>,
): CommitStore {
  const isShallow = (): boolean => existsSync(join(folder, 'shallow'));

  async function isAncestor(revision: string): Promise<boolean> {
    const result = await git.run(['merge-base', '--is-ancestor', revision, head]);
    if (result.exitCode === 0) return true;
    // 128: there is no such commit here.
    if (result.exitCode === 1 || result.exitCode === 128) return false;
    throw gitFailed('merge-base', result);
  }

  return {
    fetchFirst: async () => await fetch(`--depth=${firstDepth}`),
    async contains(revision) {
      if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(revision)) return false;
      if (await isAncestor(revision)) return true;
      if (!isShallow()) return false;
      await fetch('--unshallow');
      return await isAncestor(revision);
    },
    async history(limit) {
      const text = await git.text(['rev-list', `--max-count=${limit + 1}`, head]);
      const revisions = text.split('\n').filter((line) => line !== '');
      return { revisions: revisions.slice(0, limit), complete: revisions.length <= limit && !isShallow() };
    },
  };
}
