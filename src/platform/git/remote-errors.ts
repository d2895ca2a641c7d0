import { SlipwayError } from '../../model/errors.ts';
import type { Authentication } from './authentication.ts';
import { lastWords } from './git-command.ts';

export interface RemoteFailure {
  stderr: string;
  /** Without credentials. */
  url: string;
  by: Authentication['by'];
  pushing: boolean;
}

const unknownHost = /Host key verification failed/u;
const unusableKey = /Load key .*|invalid format|error in libcrypto|Permission denied \([\w,-]+\)/u;
const refused =
  /could not read (?:Username|Password)|Authentication failed|Invalid username or (?:password|token)|returned error: 401|HTTP 401|Bad credentials/u;
const forbidden =
  /returned error: 403|Permission to \S+ denied|Write access to repository not granted|marked as read only|not allowed to push|You are not allowed|insufficient permission|protected by organization SAML/iu;
const missing =
  /Repository not found|repository '.*' not found|returned error: 404|does not appear to be a git repository|project you were looking for could not be found|not a git repository/iu;
const unreachable =
  /Could not resolve host|Failed to connect|Couldn't connect|Connection refused|Connection timed out|Operation timed out|Connection reset|Connection closed|Network is unreachable|No route to host|SSL|certificate|returned error: (?:429|5\d\d)|early EOF|hung up|unexpected disconnect|RPC failed|unable to access|Could not read from remote repository|Operation too slow/iu;
const passing =
  /returned error: (?:429|5\d\d)|Connection reset|Connection closed|early EOF|hung up|unexpected disconnect|RPC failed|Connection timed out|Operation timed out/iu;

/** Whether the same may well work a moment later. */
export function isPassing(stderr: string): boolean {
  return passing.test(stderr) && !refused.test(stderr) && !forbidden.test(stderr);
}

/** What a failed conversation with a git server means. */
export function remoteError(failure: RemoteFailure): SlipwayError {
  const { stderr, url, by, pushing } = failure;
  const said = lastWords(stderr);
  const cause = { cause: stderr };
  if (unknownHost.test(stderr)) {
    return new SlipwayError('GIT_UNREACHABLE', `the host key of ${url} is not known`, {
      hint: 'Add the server to ~/.ssh/known_hosts, with a key that you have compared: `ssh-keyscan HOST >> ~/.ssh/known_hosts`.',
      ...cause,
    });
  }
  if (unusableKey.test(stderr)) {
    return new SlipwayError('GIT_AUTH', `${url} refused the SSH key: ${said}`, {
      hint: 'Check that `ssh-key` is the whole private key, without a passphrase, and that its public half is a deploy key of the repository.',
      ...cause,
    });
  }
  if (refused.test(stderr)) {
    const message = by === 'nothing' ? `${url} asks for a credential, and none was given` : `${url} refused the token`;
    return new SlipwayError('GIT_AUTH', message, cause);
  }
  if (forbidden.test(stderr)) {
    return pushing
      ? new SlipwayError('GIT_PUSH_FORBIDDEN', `${url} does not let this credential push: ${said}`, cause)
      : new SlipwayError('GIT_AUTH', `${url} does not let this credential read: ${said}`, cause);
  }
  if (missing.test(stderr)) {
    return new SlipwayError(
      'GIT_REPOSITORY_MISSING',
      `there is no repository at ${url}, or the credential does not reach it`,
      cause,
    );
  }
  if (unreachable.test(stderr)) return new SlipwayError('GIT_UNREACHABLE', `${url} cannot be reached: ${said}`, cause);
  return new SlipwayError('GIT_FAILED', `git failed on ${url}: ${said}`, cause);
}
