import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createExec } from '../../../src/platform/exec/create-exec.ts';
import { createRedactor } from '../../../src/platform/exec/redactor.ts';
import { createClock } from '../../../src/platform/clock.ts';
import { createExitTasks } from '../../../src/platform/exit-tasks.ts';
import { createTemporaryFolders } from '../../../src/platform/files/temporary-folders.ts';
import { createGit } from '../../../src/platform/git/create-git.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { Git, RemoteHead } from '../../../src/ports/git.ts';
import { createRecordingHost, type RecordingHost } from '../../fakes/recording-host.ts';

export interface TestGit {
  git: Git;
  host: RecordingHost;
  /** Where the adapter makes its temporary folders. */
  temporary: string;
}

export interface TestGitOptions {
  env?: Record<string, string>;
  trusted?: readonly string[];
  clock?: Clock;
}

/** A clock that does not wait: for tests of what comes after the waiting. */
export const impatient: Clock = { now: () => Date.now(), sleep: () => Promise.resolve() };

/** The git adapter under a user of its own, with no configuration unless one is given. */
export function testGit(folder: string, options: TestGitOptions = {}): TestGit {
  const { env = {}, trusted = [], clock = createClock() } = options;
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary, { recursive: true });
  const exitTasks = createExitTasks();
  const host = createRecordingHost();
  const own = {
    PATH: process.env['PATH'],
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(folder, 'gitconfig'),
    ...env,
  };
  const git = createGit({
    exec: createExec({ env: own, redactor: createRedactor(), exitTasks }),
    temporary: createTemporaryFolders(temporary, exitTasks),
    clock,
    log: host.log,
    env: own,
    folder,
    trusted,
  });
  return { git, host, temporary };
}

export function bytes(text: string): Uint8Array {
  return Buffer.from(text);
}

/** A file of a head as text. */
export async function textOf(head: Pick<RemoteHead, 'tree'>, path: string): Promise<string | undefined> {
  const content = await head.tree.read(path);
  return content === undefined ? undefined : Buffer.from(content).toString();
}

/** A change that replaces text in one file, made for whatever the file says by then. */
export function replacing(path: string, edit: (text: string) => string, message = 'Bump') {
  return async (head: RemoteHead) => ({
    message,
    files: new Map([[path, bytes(edit((await textOf(head, path)) ?? ''))]]),
  });
}
