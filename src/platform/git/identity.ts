import type { CommitIdentity } from '../../ports/git.ts';
import type { GitCommand } from './git-command.ts';

export const botIdentity: CommitIdentity = { name: 'slipway[bot]', email: 'slipway[bot]@users.noreply.github.com' };

export interface Committers {
  author: CommitIdentity;
  committer: CommitIdentity;
}

/** Who commits, by the user's git settings or GIT_AUTHOR_* and GIT_COMMITTER_*; the bot where they say nothing. */
export async function whoCommits(git: GitCommand): Promise<Committers> {
  const [author, committer] = await Promise.all([identityOf(git, 'AUTHOR'), identityOf(git, 'COMMITTER')]);
  return { author, committer };
}

async function identityOf(git: GitCommand, role: 'AUTHOR' | 'COMMITTER'): Promise<CommitIdentity> {
  const result = await git.run(['var', `GIT_${role}_IDENT`]);
  const match = /^(?<name>.+) <(?<email>[^<>]+)> \d+ [+-]\d{4}$/u.exec(
    Buffer.from(result.stdout).toString('utf8').trim(),
  );
  const { name, email } = match?.groups ?? {};
  return result.exitCode === 0 && name !== undefined && email !== undefined ? { name, email } : botIdentity;
}
