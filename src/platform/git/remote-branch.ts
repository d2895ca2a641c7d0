import { SlipwayError } from '../../model/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CommitRequest, RemoteBranch, RemoteHead } from '../../ports/git.ts';
import type { Logger } from '../../ports/logger.ts';
import type { SourceTree } from '../files/source-tree.ts';
import { changedFiles } from './changed-files.ts';
import type { CommitObjects } from './commit-objects.ts';
import { fastImportStream } from './fast-import.ts';
import type { GitCommand } from './git-command.ts';
import type { Committers } from './identity.ts';
import type { RemoteStore } from './remote-store.ts';

/** A fetched commit of the branch. */
export interface FetchedHead extends RemoteHead {
  tree: SourceTree;
  objects: CommitObjects;
}

export interface RemoteBranchOptions {
  url: string;
  branch: string;
  git: GitCommand;
  store: RemoteStore;
  first: string;
  headOf: (revision: string) => FetchedHead;
  identity: () => Promise<Committers>;
  clock: Clock;
  log: Logger;
  dispose: () => Promise<void>;
}

const mostTries = 10;
const firstPauseMs = 150;
const longestPauseMs = 5_000;

/** A branch of a remote repository, read and committed to without a checkout. */
export function createRemoteBranch(options: RemoteBranchOptions): RemoteBranch {
  const { url, branch, git, store, clock, log } = options;
  let head = options.headOf(options.first);

  /** Fetches anew; the newest commit of the branch. */
  async function refresh(): Promise<string> {
    const revision = await store.fetchBranch();
    if (revision === undefined) {
      throw new SlipwayError('GIT_BRANCH_MISSING', `${branch} is no longer there in ${url}`);
    }
    if (revision !== head.revision) head = options.headOf(revision);
    return revision;
  }

  /** The name of a commit that makes the change on top of the head; undefined when there is nothing to change. */
  async function build(request: CommitRequest): Promise<string | undefined> {
    const content = await request.change(head);
    if (content === null) return undefined;
    const files = await changedFiles(content.files, head.objects, head.tree);
    if (files.length === 0) return undefined;
    const who =
      request.identity === undefined
        ? await options.identity()
        : { author: request.identity, committer: request.identity };
    const seconds = Math.floor(clock.now() / 1000);
    const stream = fastImportStream(
      { parent: head.revision, message: content.message, ...who, seconds, files },
      'refs/slipway/new',
    );
    return await git.text(['fast-import', '--quiet', '--done', '--force'], {
      stdin: stream,
      signal: request.signal,
    });
  }

  async function commit(request: CommitRequest): Promise<string | null> {
    for (let attempt = 1; attempt <= mostTries; attempt++) {
      request.signal?.throwIfAborted();
      const made = await build(request);
      if (made === undefined) return null;
      const outcome = await store.push(made);
      if (outcome.kind === 'refused') throw outcome.error;
      if (outcome.kind === 'unknown') {
        log.info(`The connection broke during the push; looking whether ${branch} has the commit`);
        // Whether the server took it shows when it answers again.
        if ((await refresh()) === made) return made;
        if (attempt === mostTries) throw outcome.error;
      }
      if (outcome.kind === 'pushed') {
        head = options.headOf(made);
        return made;
      }
      log.info(`${branch} has moved; making the change again on its new head (${attempt} of ${mostTries})`);
      await clock.sleep(pauseBefore(attempt), request.signal);
      await refresh();
    }
    throw new SlipwayError('GIT_PUSH_CONFLICT', `${branch} of ${url} moved during each of ${mostTries} tries to push`);
  }

  return {
    url,
    branch,
    head: () => Promise.resolve(head),
    commit,
    [Symbol.asyncDispose]: options.dispose,
  };
}

/** Longer and longer, and never the same for two writers, who would meet again. */
function pauseBefore(attempt: number): number {
  const longest = Math.min(firstPauseMs * 1.6 ** (attempt - 1), longestPauseMs);
  return longest * (0.25 + 0.75 * Math.random());
}
