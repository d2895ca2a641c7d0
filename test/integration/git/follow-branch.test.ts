import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClock } from '../../../src/platform/clock.ts';
import { createExec } from '../../../src/platform/exec/create-exec.ts';
import { createRedactor } from '../../../src/platform/exec/redactor.ts';
import { createExitTasks } from '../../../src/platform/exit-tasks.ts';
import { createTemporaryFolders } from '../../../src/platform/files/temporary-folders.ts';
import { createGit } from '../../../src/platform/git/create-git.ts';
import { createFollowBranch } from '../../../src/platform/git/follow-branch.ts';
import type { FollowBranch } from '../../../src/ports/git-history.ts';
import { silentLogger } from '../../reconcile/silent-logger.ts';
import { type GitServer, startGitServer } from '../../harness/git-server.ts';
import { commitFiles, git } from '../../harness/repository.ts';
import { run } from '../../harness/run.ts';
import { temporaryDirectory, type TemporaryDirectory } from '../../harness/temp.ts';

let server: GitServer;
let home: TemporaryDirectory;

beforeAll(async () => {
  server = await startGitServer();
  home = temporaryDirectory('follow');
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await home[Symbol.asyncDispose]();
});

function follower(): FollowBranch {
  const exitTasks = createExitTasks();
  const env = { PATH: process.env['PATH'], HOME: home.path, GIT_CONFIG_NOSYSTEM: '1' };
  const options = {
    exec: createExec({ env, redactor: createRedactor(), exitTasks }),
    temporary: createTemporaryFolders(home.path, exitTasks),
    clock: createClock(),
    log: silentLogger,
    env,
    folder: home.path,
    trusted: [],
  };
  return createFollowBranch(options, createGit(options));
}

/** A branch of several commits, a commit beside it, and one that another branch alone has. */
async function makeRepository(name: string): Promise<{ url: string; commits: string[]; stranger: string }> {
  const repository = await server.addRepository(name, { 'a.txt': '0' });
  const commits = [repository.head ?? ''];
  for (const value of ['1', '2', '3']) commits.push(await commitFiles(repository.folder, { 'a.txt': value }));
  const stranger = await commitFiles(repository.folder, { 'b.txt': 'x' }, { branch: 'other', orphan: true });
  return { url: repository.url, commits, stranger };
}

test('the head comes with its files, and knows its ancestors from strangers', async () => {
  const { url, commits, stranger } = await makeRepository('acme/known');
  await using branch = await follower()(url, 'main', {});
  expect(branch.head.revision).toBe(commits.at(-1));
  expect(Buffer.from((await branch.head.tree.read('a.txt')) ?? []).toString()).toBe('3');
  expect(await Promise.all(commits.map(async (one) => await branch.contains(one)))).toEqual([true, true, true, true]);
  expect(await branch.contains(stranger)).toBe(false);
  expect(await branch.contains('f'.repeat(40))).toBe(false);
  expect(await branch.contains('main')).toBe(false);
});

test('the history is told newest first, and whether there is more', async () => {
  const { url, commits } = await makeRepository('acme/history');
  await using branch = await follower()(url, 'main', {});
  expect(await branch.history(10)).toEqual({ revisions: commits.toReversed(), complete: true });
  expect(await branch.history(2)).toEqual({ revisions: commits.toReversed().slice(0, 2), complete: false });
});

test('an ancestor from before a thousand commits is found, though they are fetched first', async () => {
  const repository = await server.addRepository('acme/long', { 'a.txt': 'first' });
  const head = await git(repository.folder, 'rev-parse', 'main');
  const line = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const who = 'committer T <t@example.com> 1767225600 +0000';
  const stream = Array.from({ length: 1200 }, (_, index) => {
    const from = index === 0 ? `from ${head}\n` : '';
    return `commit refs/heads/main\n${who}\n${line(`${index}`)}${from}`;
  }).join('');
  await run('git', ['fast-import', '--quiet'], { cwd: repository.folder, input: stream });
  await using branch = await follower()(repository.url, 'main', {});
  expect((await branch.history(1000)).complete).toBe(false);
  expect(await branch.contains(head)).toBe(true);
});

test('nothing is left behind', () => {
  expect(readdirSync(join(home.path)).filter((name) => name !== '.gitconfig')).toEqual([]);
});
