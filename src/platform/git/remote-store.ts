import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import type { Authentication } from './authentication.ts';
import type { FetchBlobs, FetchFolder, ListedFile } from './commit-objects.ts';
import { createFetchQueue } from './fetch-queue.ts';
import { createFilteredFetch, type Filter } from './filtered-fetch.ts';
import type { GitCommand } from './git-command.ts';
import { type PushOutcome, pushOutcome } from './push-outcome.ts';
import { createReadAhead } from './read-ahead.ts';
import { remoteError } from './remote-errors.ts';

/** A bare repository of our own with one commit of a remote branch: without history, and of its folders and files those that were read. */
export interface RemoteStore {
  /** Fetches the branch's newest commit; its name. Undefined when there is no such branch. */
  fetchBranch(): Promise<string | undefined>;
  /** Fetches those that are not here: all that are asked for at about the same time in one request. */
  readonly fetchBlobs: FetchBlobs;
  readonly fetchFolder: FetchFolder;
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

interface FolderRequest {
  folder: string;
  filter: Filter;
}

const filters = { alone: 'tree:0', 'all folders': 'blob:none', 'small files too': 'blob:limit=32k' } as const;

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
  const fetch = createFilteredFetch({
    git,
    clock,
    signal,
    afterwards: () => writeConfig(folder, url),
  });

  const fetchFiles = createFetchQueue<BlobRequest>(async (requests) => {
    const files = requests.flatMap((request) => request.files);
    const listed = requests.find((request) => request.listed.length > 0)?.listed ?? [];
    const objects = new Set(readAhead.extend(files, listed).map((file) => file.object));
    const wanted = [...objects].filter((object) => !here.has(object));
    if (wanted.length === 0) return;
    await fetchObjects('blob:none', wanted);
    for (const object of wanted) here.add(object);
  });

  const fetchFolders = createFetchQueue<FolderRequest>(async (requests) => {
    // What is asked for by name is sent whatever the filter says.
    for (const [filter, those] of Map.groupBy(requests, (request) => request.filter)) {
      await fetchObjects(
        filter,
        those.map(({ folder: name }) => name),
      );
    }
  });

  async function fetchObjects(filter: Filter, objects: readonly string[]): Promise<void> {
    const result = await fetch(
      filter,
      // Git would skip what it has, be it without what is below.
      [...(filter === 'blob:none' || filter === 'blob:limit=32k' ? ['--refetch'] : []), '--stdin', 'origin'],
      [...new Set(objects)],
    );
    if (result.exitCode !== 0) throw remoteError({ stderr: result.stderr, url, by, pushing: false });
  }

  return {
    async fetchBlobs(files, listed) {
      if (complete || files.every((file) => here.has(file.object))) return;
      await fetchFiles({ files, listed });
    },
    async fetchFolder(name, what) {
      if (!complete) await fetchFolders({ folder: name, filter: filters[what] });
    },
    async fetchBranch() {
      // Most folders of a large repository are two steps down and belong to others: they are fetched when they are read.
      const result = await fetch('combine:tree:2+blob:limit=32k', [
        '--depth=1',
        'origin',
        `+refs/heads/${branch}:${headRef}`,
      ]);
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
