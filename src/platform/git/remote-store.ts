import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import type { ExecResult } from '../../ports/exec.ts';
import type { Authentication } from './authentication.ts';
import type { FetchBlobs, ListedFile } from './commit-objects.ts';
import { createFetchQueue } from './fetch-queue.ts';
import type { GitCommand } from './git-command.ts';
import { type PushOutcome, pushOutcome } from './push-outcome.ts';
import { createReadAhead } from './read-ahead.ts';
import { isPassing, remoteError } from './remote-errors.ts';

/** A bare repository of our own with one commit of a remote branch: without history, with all folders, and of the files those that were read. */
export interface RemoteStore {
  /** Fetches the branch's newest commit; its name. Undefined when there is no such branch. */
  fetchBranch(): Promise<string | undefined>;
  /** Fetches those that are not here: all that are asked for at about the same time in one request. */
  readonly fetchBlobs: FetchBlobs;
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

interface BlobRequest {
  files: readonly ListedFile[];
  listed: readonly ListedFile[];
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
  const readAhead = createReadAhead();
  const here = new Set<string>();
  /** The server cannot filter, and has sent everything. */
  let complete = false;

  /** Fetches, again when the connection broke. */
  async function fetch(args: readonly string[], objects?: readonly string[]): Promise<ExecResult> {
    // Told that we have the commit, a server would leave out what belongs to it.
    const negotiation = objects === undefined ? [] : ['-c', 'fetch.negotiationAlgorithm=noop'];
    const common = ['fetch', '--quiet', '--no-tags', '--no-auto-gc', '--no-write-fetch-head', '--filter=blob:none'];
    for (let attempt = 1; ; attempt++) {
      const result = await git.run([...negotiation, ...common, ...args], {
        timeoutMs: transferMs,
        signal,
        ...(objects === undefined ? {} : { stdin: `${objects.join('\n')}\n` }),
      });
      // A filtered fetch makes the remote a promisor, from which git would then fetch what is missing one by one.
      await writeConfig(folder, url);
      if (result.exitCode === 0 || attempt === 3 || !isPassing(result.stderr)) return result;
      await clock.sleep(attempt * 1000, signal);
    }
  }

  const fetchFiles = createFetchQueue<BlobRequest>(async (requests) => {
    const files = requests.flatMap((request) => request.files);
    const listed = requests.find((request) => request.listed.length > 0)?.listed ?? [];
    const objects = new Set(readAhead.extend(files, listed).map((file) => file.object));
    const wanted = [...objects].filter((object) => !here.has(object));
    if (wanted.length === 0) return;
    const result = await fetch(['--stdin', 'origin'], wanted);
    if (result.exitCode !== 0) throw remoteError({ stderr: result.stderr, url, by, pushing: false });
    for (const object of wanted) here.add(object);
  });

  return {
    async fetchBlobs(files, listed) {
      if (complete || files.every((file) => here.has(file.object))) return;
      await fetchFiles({ files, listed });
    },
    async fetchBranch() {
      const result = await fetch(['--depth=1', 'origin', `+refs/heads/${branch}:${headRef}`]);
      if (result.exitCode === 0) {
        complete = /filtering not recognized/u.test(result.stderr);
        return (await readFile(join(folder, headRef), 'utf8')).trim();
      }
      if (/couldn't find remote ref/iu.test(result.stderr)) return undefined;
      throw remoteError({ stderr: result.stderr, url, by, pushing: false });
    },
    async push(commit) {
      const args = ['push', '--porcelain', '--no-verify', 'origin', `${commit}:refs/heads/${branch}`];
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
