import { SlipwayError } from '../../model/errors.ts';
import type { ExecResult } from '../../ports/exec.ts';
import type { Authentication } from './authentication.ts';
import { isPassing, remoteError } from './remote-errors.ts';

export type PushOutcome =
  | { kind: 'pushed' }
  /** The branch is no longer where we saw it. */
  | { kind: 'moved' }
  /** The connection broke; the server may or may not have taken the commit. */
  | { kind: 'unknown'; error: SlipwayError }
  | { kind: 'refused'; error: SlipwayError };

/** A lost race, as git and servers put it: client side, receive-pack, and github.com. */
const moved =
  /fetch first|non-fast-forward|stale info|cannot lock ref|incorrect old value provided|failed to update ref|reference already exists|is at [0-9a-f]+ but expected [0-9a-f]+|unable to create .*\.lock/iu;
/** Rules of the server; trying again cannot help. */
const rule =
  /\bGH0\d\d\b|protected branch|repository rule violations|Changes must be made through a pull request|verified signatures|hook declined|branch is currently checked out|deny updating|shallow update not allowed|TF402455|You are not allowed to push code to protected branches/iu;
const workflowScope =
  /refusing to allow .* (?:create or update|update) workflow|without `?workflows?`? (?:scope|permission)/iu;

/** Reads what `git push --porcelain` said; the order matters, for a rule's text comes with the words of a rejection. */
export function pushOutcome(result: ExecResult, branch: string, url: string, by: Authentication['by']): PushOutcome {
  if (result.exitCode === 0) return { kind: 'pushed' };
  const status = Buffer.from(result.stdout)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .join('\n');
  const { stderr } = result;
  const all = `${status}\n${stderr}`;
  if (workflowScope.test(all)) {
    return refused(
      'GIT_PUSH_FORBIDDEN',
      `${url} does not let this credential change workflow files: ${remoteText(stderr, status)}`,
      {
        hint: 'Give the App token `workflows: write`, or the personal access token the `workflow` scope; GITHUB_TOKEN can never have it.',
        cause: stderr,
      },
    );
  }
  if (rule.test(all)) {
    return refused('GIT_PUSH_REJECTED', `${url} refused the push to ${branch}: ${remoteText(stderr, status)}`, {
      cause: stderr,
    });
  }
  if (moved.test(all)) return { kind: 'moved' };
  if (/\[remote rejected\]/u.test(status) && remoteError({ stderr, url, by, pushing: true }).code === 'GIT_FAILED') {
    return refused('GIT_PUSH_REJECTED', `${url} refused the push to ${branch}: ${remoteText(stderr, status)}`, {
      cause: stderr,
    });
  }
  const error = remoteError({ stderr, url, by, pushing: true });
  return isPassing(stderr) ? { kind: 'unknown', error } : { kind: 'refused', error };
}

function refused(
  code: 'GIT_PUSH_FORBIDDEN' | 'GIT_PUSH_REJECTED',
  message: string,
  options: { hint?: string; cause: string },
): PushOutcome {
  return { kind: 'refused', error: new SlipwayError(code, message, options) };
}

/** The rule in the server's words: what it sent as `remote:` lines, else git's reason in parentheses. */
function remoteText(stderr: string, status: string): string {
  const lines = stderr
    .split('\n')
    .filter((line) => line.startsWith('remote:'))
    .map((line) => line.replace(/^remote:\s*(?:error:\s*)?/u, '').trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
  const reason = /\[(?:remote )?rejected\] \((?<reason>.*)\)$/mu.exec(status)?.groups?.['reason'];
  const text = lines.length > 0 ? lines.join(' ') : (reason ?? 'it gave no reason');
  return text.length > 1000 ? `${text.slice(0, 1000)}…` : text;
}
