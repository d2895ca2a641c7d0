import { gitEnvironment } from '../repository.ts';
import { run } from '../run.ts';
import { type ApiAnswer, failure, NOT_FOUND } from './answer.ts';
import type { ApiRepository } from './state.ts';

const COMMITS_PER_PAGE = 250;
const MAX_FILES = 300;

const FILE_STATUS: Readonly<Record<string, string>> = { A: 'added', D: 'removed', M: 'modified', T: 'changed' };

type Git = (...args: string[]) => Promise<string | undefined>;

/** `GET /repos/{owner}/{repo}/compare/{base}...{head}`, answered from the repository's folder. */
export async function compareCommits(
  repository: ApiRepository,
  basehead: string,
  query: URLSearchParams,
): Promise<ApiAnswer> {
  const { folder } = repository;
  const [base, head] = basehead.split('...');
  if (folder === undefined || base === undefined || head === undefined) return NOT_FOUND;
  const git: Git = async (...args) => {
    const { exitCode, stdout } = await run('git', args, { cwd: folder, env: gitEnvironment(), allowFailure: true });
    return exitCode === 0 ? stdout.trimEnd() : undefined;
  };
  const from = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`);
  const to = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${head}^{commit}`);
  if (from === undefined || to === undefined) return NOT_FOUND;
  const ancestor = await git('merge-base', from, to);
  if (ancestor === undefined) return failure(404, `No common ancestor between ${base} and ${head}.`);

  const counts = await git('rev-list', '--left-right', '--count', `${from}...${to}`);
  const [behind = 0, ahead = 0] = (counts ?? '').split('\t').map(Number);
  return {
    status: 200,
    body: {
      status: statusOf(ahead, behind),
      ahead_by: ahead,
      behind_by: behind,
      total_commits: ahead,
      base_commit: { sha: from },
      merge_base_commit: { sha: ancestor },
      commits: await commits(git, ancestor, to, query),
      files: await files(git, ancestor, to),
    },
  };
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

async function commits(git: Git, from: string, to: string, query: URLSearchParams): Promise<object[]> {
  const perPage = Math.min(Number(query.get('per_page') ?? COMMITS_PER_PAGE), COMMITS_PER_PAGE);
  const skip = (Number(query.get('page') ?? 1) - 1) * perPage;
  const list = await git('log', '--reverse', '-z', '--format=%H%n%B', `${from}..${to}`);
  const entries = (list ?? '').split('\0').filter((entry) => entry !== '');
  return entries.slice(skip, skip + perPage).map((entry) => {
    const [sha = '', ...message] = entry.split('\n');
    return { sha, commit: { message: message.join('\n').trimEnd() } };
  });
}

async function files(git: Git, from: string, to: string): Promise<object[]> {
  const list = await git('diff', '--no-renames', '--name-status', '-z', from, to);
  const fields = (list ?? '').split('\0');
  const found: object[] = [];
  for (let index = 0; index + 1 < fields.length && found.length < MAX_FILES; index += 2) {
    found.push({ filename: fields[index + 1], status: FILE_STATUS[fields[index] ?? ''] ?? 'changed' });
  }
  return found;
}
