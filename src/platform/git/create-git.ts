import { join } from 'node:path';
import { SlipwayError } from '../../model/errors.ts';
import { nearest } from '../../model/nearest.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Git, GitCredentials, RemoteBranch, WorkingRepository } from '../../ports/git.ts';
import type { Logger } from '../../ports/logger.ts';
import type { ProcessRunner } from '../exec/create-exec.ts';
import type { TemporaryFolders } from '../files/temporary-folders.ts';
import { authenticate } from './authentication.ts';
import { createCommitObjects } from './commit-objects.ts';
import { createCommitTree } from './commit-tree.ts';
import { createGitCommand, gitFailed } from './git-command.ts';
import type { GitSetting } from './git-environment.ts';
import { whoCommits } from './identity.ts';
import { createObjectReader } from './object-reader.ts';
import { createRemoteBranch } from './remote-branch.ts';
import { createRemoteStore, initStore, type RemoteStore } from './remote-store.ts';
import { checkBranchName, parseRemoteUrl } from './remote-url.ts';
import { createWorkingRepository } from './working-repository.ts';

export interface GitOptions {
  exec: ProcessRunner;
  temporary: TemporaryFolders;
  clock: Clock;
  log: Logger;
  env: Readonly<Record<string, string | undefined>>;
  /** The folder whose git settings say who commits. */
  folder: string;
  /** Folders that may belong to another user: a runner's workspace does, in a container. */
  trusted: readonly string[];
}

/** Git, by its own program (2.36 or newer). */
export function createGit(options: GitOptions): Git {
  return {
    working: (folder) => openWorking(folder, options),
    remote: (url, branch, credentials, signal) => openRemote({ url, branch, credentials, signal }, options),
  };
}

async function openWorking(folder: string, options: GitOptions): Promise<WorkingRepository | undefined> {
  const { exec, temporary } = options;
  const settings = trustSettings(options);
  const found = await createGitCommand({ exec, folder, settings }).run(['rev-parse', '--show-toplevel']);
  if (found.exitCode !== 0) {
    if (/not a git repository|must be run in a work tree/iu.test(found.stderr)) return undefined;
    if (/dubious ownership/iu.test(found.stderr)) {
      throw new SlipwayError('GIT_FAILED', `the repository at ${folder} belongs to another user`, {
        hint: `If you trust it: git config --global --add safe.directory ${folder}`,
      });
    }
    throw gitFailed('rev-parse', found);
  }
  const top = Buffer.from(found.stdout).toString('utf8').replace(/\n$/u, '');
  return createWorkingRepository(top, createGitCommand({ exec, folder: top, settings }), temporary);
}

function trustSettings({ trusted }: GitOptions): readonly GitSetting[] {
  return trusted.map((path) => ['safe.directory', path]);
}

interface RemoteRequest {
  url: string;
  branch: string;
  credentials: GitCredentials;
  signal: AbortSignal | undefined;
}

async function openRemote(request: RemoteRequest, options: GitOptions): Promise<RemoteBranch> {
  const { branch, credentials, signal } = request;
  const { exec, clock, log } = options;
  checkBranchName(branch);
  const remote = parseRemoteUrl(request.url, credentials);
  const temporary = await options.temporary.create();
  try {
    const folder = join(temporary.folder, 'git');
    await initStore(folder, remote.url);
    const access = await authenticate(remote, credentials, temporary.folder, options.env['GIT_SSH_COMMAND']);
    const { settings, env, secrets, by } = access;
    const git = createGitCommand({ exec, folder, settings, env, secrets });
    const store = createRemoteStore({ folder, git, url: remote.url, branch, by, clock, signal });
    const first = await store.fetchBranch();
    if (first === undefined) throw await missingBranch(store, remote.url, branch);
    const reader = createObjectReader(git);
    let identity: ReturnType<typeof whoCommits> | undefined;
    const home = createGitCommand({ exec, folder: options.folder, settings: trustSettings(options) });
    return createRemoteBranch({
      url: remote.url,
      branch,
      git,
      store,
      first,
      headOf(revision) {
        const label = `${branch}@${revision.slice(0, 7)}`;
        const { fetchBlobs, fetchFolder } = store;
        const objects = createCommitObjects({
          git,
          reader,
          label,
          commit: () => Promise.resolve(revision),
          fetchBlobs,
          fetchFolder,
        });
        return { revision, objects, tree: createCommitTree(objects, label, options.temporary) };
      },
      identity: () => (identity ??= whoCommits(home)),
      clock,
      log,
      async dispose() {
        await reader.close();
        await temporary[Symbol.asyncDispose]();
      },
    });
  } catch (error) {
    await temporary[Symbol.asyncDispose]();
    throw error;
  }
}

async function missingBranch(store: RemoteStore, url: string, branch: string): Promise<SlipwayError> {
  const branches = await store.branches();
  if (branches.length === 0) {
    return new SlipwayError('GIT_REPOSITORY_EMPTY', `${url} has no commit yet`);
  }
  const meant = nearest(branch, branches) ?? (branches.length === 1 ? branches[0] : undefined);
  const message = `${url} has no branch ${branch}`;
  if (meant === undefined) return new SlipwayError('GIT_BRANCH_MISSING', message);
  return new SlipwayError('GIT_BRANCH_MISSING', message, {
    hint: `Did you mean ${meant}? It is set by \`manifests.branch\` in slipway.yaml, or --branch.`,
  });
}
