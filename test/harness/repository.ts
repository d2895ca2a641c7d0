import { mkdir } from 'node:fs/promises';
import { run } from './run.ts';

/** What a commit does to one path: content, `null` to delete it, a link, or a program. */
export type FileChange = string | Buffer | null | { link: string } | { program: string };
export type FileChanges = Readonly<Record<string, FileChange>>;

export interface CommitOptions {
  /** `main` by default. */
  branch?: string;
  message?: string;
  /** Start a history of its own instead of continuing the branch. */
  orphan?: boolean;
}

/** An environment in which git behaves the same everywhere: nobody's configuration, no questions, a fixed author and date. */
export function gitEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: 'Test Author',
    GIT_AUTHOR_EMAIL: 'author@example.com',
    GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
    GIT_COMMITTER_NAME: 'Test Author',
    GIT_COMMITTER_EMAIL: 'author@example.com',
    GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
    ...extra,
  };
}

/** Runs git in `folder` and returns what it printed, without the last newline; throws if it fails. */
export async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', args, { cwd: folder, env: gitEnvironment() });
  return stdout.replace(/\n$/, '');
}

/** Makes an empty bare repository. */
export async function initBare(folder: string, branch = 'main'): Promise<void> {
  await mkdir(folder, { recursive: true });
  await git(folder, 'init', '--quiet', '--bare', `--initial-branch=${branch}`);
}

/** Makes a checkout's repository in `folder`, with one commit if files are given, checked out. */
export async function initCheckout(folder: string, files?: FileChanges, branch = 'main'): Promise<void> {
  await mkdir(folder, { recursive: true });
  await git(folder, 'init', '--quiet', `--initial-branch=${branch}`);
  if (files === undefined) return;
  await commitFiles(folder, files, { branch });
  await git(folder, 'reset', '--quiet', '--hard');
}

/**
 * Commits changes to a branch of a repository, bare or not, without touching a working tree; returns the commit. Each
 * commit of a branch is dated a minute after the one before it.
 */
export async function commitFiles(folder: string, files: FileChanges, options: CommitOptions = {}): Promise<string> {
  const { branch = 'main', message = 'Change files', orphan = false } = options;
  const ref = `refs/heads/${branch}`;
  const known = await run('git', ['rev-list', '--count', ref, '--'], {
    cwd: folder,
    env: gitEnvironment(),
    allowFailure: true,
  });
  const count = !orphan && known.exitCode === 0 ? Number(known.stdout) : 0;
  const who = `Test Author <author@example.com> ${Date.UTC(2026, 0, 1) / 1000 + 60 * count} +0000`;
  const stream = [
    `${orphan ? `reset ${ref}\n` : ''}commit ${ref}\nauthor ${who}\ncommitter ${who}\n`,
    data(message),
    count > 0 ? `from ${ref}^0\n` : '',
    ...Object.entries(files).flatMap(([path, change]) => fileCommand(path, change)),
  ].map((part) => (typeof part === 'string' ? Buffer.from(part) : part));
  const force = orphan ? ['--force'] : [];
  await run('git', ['fast-import', '--quiet', ...force], {
    cwd: folder,
    env: gitEnvironment(),
    input: Buffer.concat(stream),
  });
  return git(folder, 'rev-parse', ref);
}

function data(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')]);
}

function fileCommand(path: string, change: FileChange): (string | Buffer)[] {
  const name = `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
  if (change === null) return [`D ${name}\n`];
  if (typeof change === 'string' || Buffer.isBuffer(change)) return [`M 100644 inline ${name}\n`, data(change)];
  if ('link' in change) return [`M 120000 inline ${name}\n`, data(change.link)];
  return [`M 100755 inline ${name}\n`, data(change.program)];
}

/** Reads every file of a commit as text: path → content. */
export async function readFiles(folder: string, revision = 'HEAD'): Promise<Record<string, string>> {
  const list = await git(folder, 'ls-tree', '-r', '-z', '--name-only', '--full-tree', revision);
  const files: Record<string, string> = {};
  for (const path of list.split('\0')) {
    if (path !== '') files[path] = await readCommitted(folder, revision, path);
  }
  return files;
}

/** Reads one file of a commit, byte for byte as far as it is UTF-8. */
export async function readCommitted(folder: string, revision: string, path: string): Promise<string> {
  const { stdout } = await run('git', ['cat-file', 'blob', `${revision}:${path}`], {
    cwd: folder,
    env: gitEnvironment(),
  });
  return stdout;
}
