import { SlipwayError } from '../../model/errors.ts';
import type { GitCredentials } from '../../ports/git.ts';

/** Where a repository is, and what its URL said of credentials. */
export interface RemoteUrl {
  /** As git gets it: without credentials. */
  url: string;
  scheme: 'https' | 'http' | 'ssh' | 'file';
  host: string;
  /** `user:password` or a token that stood in the URL. */
  userInfo: { user: string; password: string } | undefined;
}

/** `git@github.com:acme/deploy.git`; a path has a slash before any colon. */
const scpForm = /^(?<user>[\w.-]+)@(?<host>[\w.-]+):(?<path>[^\s]+)$/u;

/** Reads a repository's URL. A deploy key needs SSH, so with one an https URL is reached over SSH. Throws `OPTION_INVALID`. */
export function parseRemoteUrl(text: string, credentials: GitCredentials): RemoteUrl {
  const scp = scpForm.exec(text)?.groups;
  if (scp !== undefined) return { url: text, scheme: 'ssh', host: scp['host'] ?? '', userInfo: undefined };
  if (text.startsWith('/') && !/[\p{Cc}]/u.test(text))
    return { url: text, scheme: 'file', host: '', userInfo: undefined };
  const url = URL.parse(text);
  // What begins with a dash is an option to git, and NAME:: runs a program of that name.
  if (url === null || /[\p{Cc}\s]/u.test(text) || text.startsWith('-')) throw invalid(text);
  const userInfo = url.username === '' ? undefined : { user: decode(url.username), password: decode(url.password) };
  switch (url.protocol) {
    case 'http:':
    case 'https:': {
      if (credentials.sshKey !== undefined) {
        return {
          url: `ssh://git@${url.hostname}${url.pathname}`,
          scheme: 'ssh',
          host: url.hostname,
          userInfo: undefined,
        };
      }
      url.username = '';
      url.password = '';
      url.hash = '';
      return { url: url.href, scheme: url.protocol === 'https:' ? 'https' : 'http', host: url.hostname, userInfo };
    }
    case 'ssh:':
      url.password = '';
      return { url: url.href, scheme: 'ssh', host: url.hostname, userInfo: undefined };
    case 'file:':
      return { url: text, scheme: 'file', host: '', userInfo: undefined };
    default:
      throw invalid(text);
  }
}

/** A URL as it may be shown: whatever stands before the host is taken away. */
export function withoutCredentials(url: string): string {
  return url.replace(/^(?<scheme>[a-z][\w+.-]*:\/\/)[^/@]*@/iu, '$<scheme>');
}

/** The same for every URL in a text. */
export function hideUrlCredentials(text: string): string {
  return text.replaceAll(/(?<scheme>\b[a-z][\w+.-]*:\/\/)[^/@\s'"]*@/giu, '$<scheme>');
}

/** Names of branches by the rules of git-check-ref-format(1). Throws `OPTION_INVALID`. */
export function checkBranchName(branch: string): void {
  const parts = branch.split('/');
  const bad =
    branch === '@' ||
    /[\p{Cc}\s~^:?*[\\]|\.\.|@\{/u.test(branch) ||
    branch.startsWith('-') ||
    parts.some((part) => part === '' || part.startsWith('.') || part.endsWith('.lock') || part.endsWith('.'));
  if (bad) throw new SlipwayError('OPTION_INVALID', `${JSON.stringify(branch)} cannot be the name of a branch`);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function invalid(text: string): SlipwayError {
  const shown = JSON.stringify(withoutCredentials(text));
  return new SlipwayError('OPTION_INVALID', `${shown} is no URL of a git repository that can be reached`, {
    hint: 'Use https://…, ssh://…, git@HOST:PATH, file://… or an absolute path.',
  });
}
