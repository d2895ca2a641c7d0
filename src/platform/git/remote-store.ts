import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../ports/clock.ts';
import type { ExecResult } from '../../ports/exec.ts';
import type { Authentication } from './authentication.ts';
import type { GitCommand } from './git-command.ts';
import type { ListedFile } from './listing.ts';
import { type PushOutcome, pushOutcome } from './push-outcome.ts';
import { createReadAhead } from './read-ahead.ts';
import { isPassing, remoteError } from './remote-errors.ts';

/** A bare repository of our own that holds one commit of a remote branch, without its history and mostly without its files. */
export interface RemoteStore {
  /** Fetches the branch's newest commit; its name. Undefined when there is no such branch. */
  fetchBranch(): Promise<string | undefined>;
  /** Fetches blobs that are not here yet: all that are asked for at about the same time in one request. */
  fetchBlobs(files: readonly ListedFile[], listed: readonly ListedFile[]): Promise<void>;
  /** Blobs that were made here. */
  hold(objects: readonly string[]): void;
  push(commit: string): Promise<PushOutcome>;
  /** Names of the remote's branches. */
  branches(): Promise<readonly string[]>;
}

export interface RemoteStoreOptions {
  folder: string;
  git: GitCommand;
  url: string;
  branch: string;
  by: Authentication['by'];
  clock: Clock;
  signal: AbortSignal | undefined;
}

const transferMs = 600_000;
/** Where the fetched head is kept. */
const headRef = 'refs/slipway/head';

/** Makes the repository's files: what `git init` would do, without templates and without a process. */
export async function initStore(folder: string, url: string): Promise<void> {
  await mkdir(join(folder, 'objects'), { recursive: true });
  await mkdir(join(folder, 'refs'), { recursive: true });
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/none\n');
  await writeConfig(folder, url);
}

function writeConfig(folder: string, url: string): Promise<void> {
  const quoted = `"${url.replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`)}"`;
  const lines = ['[core]', 'repositoryformatversion = 0', 'bare = true', '[remote "origin"]', `url = ${quoted}`, ''];
  return writeFile(join(folder, 'config'), lines.join('\n'));
}

export function createRemoteStore(options: RemoteStoreOptions): RemoteStore {
  const { folder, git, url, branch, by, clock, signal } = options;
  const here = new Set<string>();
  const readAhead = createReadAhead();
  let complete = false;
  let queue: { files: Map<string, ListedFile>; listed: readonly ListedFile[]; done: Promise<void> } | undefined;
  let transfer: Promise<unknown> = Promise.resolve();

  /** Fetches, again when the connection broke. */
  async function fetch(args: readonly string[], objects?: readonly string[]): Promise<ExecResult> {
    // Told that we have the commit, a server would leave out its blobs.
    const negotiation = objects === undefined ? [] : ['-c', 'fetch.negotiationAlgorithm=noop'];
    for (let attempt = 1; ; attempt++) {
      const result = await git.run([...negotiation, 'fetch', '--quiet', '--no-tags', '--no-auto-gc', ...args], {
        timeoutMs: transferMs,
        signal,
        ...(objects === undefined ? {} : { stdin: `${objects.join('\n')}\n` }),
      });
      // A filtered fetch makes the remote a promisor, from which git would then fetch missing blobs one by one.
      await writeConfig(folder, url);
      if (result.exitCode === 0 || attempt === 3 || !isPassing(result.stderr)) return result;
      await clock.sleep(attempt * 1000, signal);
    }
  }

  async function fetchNow(files: ReadonlyMap<string, ListedFile>): Promise<void> {
    const names = [...files.keys()];
    if (names.length === 0) return;
    // The same that git itself does for a missing blob, for all of them at once.
    const args = ['--no-write-fetch-head', '--filter=blob:none', '--stdin', 'origin'];
    const result = await fetch(args, names);
    if (result.exitCode !== 0) throw remoteError({ stderr: result.stderr, url, by, pushing: false });
    for (const name of names) here.add(name);
  }

  async function drain(files: Map<string, ListedFile>): Promise<void> {
    // Who reads many files at once asks for all of them before this goes on.
    await setImmediate();
    await transfer.catch(() => undefined);
    const listed = queue?.listed ?? [];
    queue = undefined;
    const wanted = readAhead.extend([...files.values()], listed);
    transfer = fetchNow(new Map(wanted.filter((file) => !here.has(file.object)).map((file) => [file.object, file])));
    await transfer;
  }

  return {
    async fetchBranch() {
      const refspec = `+refs/heads/${branch}:${headRef}`;
      const result = await fetch(['--no-write-fetch-head', '--depth=1', '--filter=blob:none', 'origin', refspec]);
      if (result.exitCode === 0) {
        complete = /filtering not recognized/u.test(result.stderr);
        return (await readFile(join(folder, headRef), 'utf8')).trim();
      }
      if (/couldn't find remote ref/iu.test(result.stderr)) return undefined;
      throw remoteError({ stderr: result.stderr, url, by, pushing: false });
    },
    async fetchBlobs(files, listed) {
      const missing = complete ? [] : files.filter((file) => !here.has(file.object));
      if (missing.length === 0) return;
      if (queue === undefined) {
        const waiting = new Map<string, ListedFile>();
        queue = { files: waiting, listed, done: drain(waiting) };
      }
      if (queue.listed.length === 0) queue.listed = listed;
      for (const file of missing) queue.files.set(file.object, file);
      await queue.done;
    },
    hold(objects) {
      for (const object of objects) here.add(object);
    },
    async push(commit) {
      const args = ['push', '--porcelain', '--no-verify', '--no-thin', 'origin', `${commit}:refs/heads/${branch}`];
      const result = await git.run(args, { timeoutMs: transferMs, signal });
      return pushOutcome(result, branch, url, by);
    },
    async branches() {
      const result = await git.run(['ls-remote', '--heads', 'origin'], { timeoutMs: transferMs, signal });
      if (result.exitCode !== 0) throw remoteError({ stderr: result.stderr, url, by, pushing: false });
      const lines = Buffer.from(result.stdout).toString('utf8').split('\n');
      return lines.map((line) => line.split('\trefs/heads/')[1]).filter((name) => name !== undefined);
    },
  };
}
