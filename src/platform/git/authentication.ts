import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitCredentials } from '../../ports/git.ts';
import type { GitSetting } from './git-environment.ts';
import type { RemoteUrl } from './remote-url.ts';

/** What git is told so that a server lets it in: by its environment alone, so that no other process and no file of a repository has it. */
export interface Authentication {
  settings: readonly GitSetting[];
  env: Readonly<Record<string, string>>;
  secrets: readonly string[];
  /** For messages: how the server was asked. */
  by: 'token' | 'ssh-key' | 'nothing';
}

/** github.com's host keys, as https://docs.github.com/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints has them. */
const githubHostKeys = [
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl',
  'ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBEmKSENjQEezOmxkZMy7opKgwFB9nkt5YRrYMjNuG5N87uRgg6CLrbo5wAdT/y6v0mKV0U2w0WZ2YB/++Tpockg=',
];

/** Prepares the credentials; a key is written into `folder`, which only we can read and which goes away with the repository. */
export async function authenticate(
  remote: RemoteUrl,
  credentials: GitCredentials,
  folder: string,
  userSshCommand: string | undefined,
): Promise<Authentication> {
  if (remote.scheme === 'ssh' && credentials.sshKey !== undefined) {
    return await bySshKey(credentials.sshKey, folder, userSshCommand ?? 'ssh');
  }
  if (remote.scheme === 'ssh' || remote.scheme === 'file') return { settings: [], env: {}, secrets: [], by: 'nothing' };
  if (credentials.token !== undefined && credentials.token !== '') {
    return byHeader(remote.url, 'x-access-token', credentials.token);
  }
  if (remote.userInfo === undefined) return { settings: [], env: {}, secrets: [], by: 'nothing' };
  return byHeader(remote.url, remote.userInfo.user, remote.userInfo.password);
}

function byHeader(url: string, user: string, password: string): Authentication {
  const basic = Buffer.from(`${user}:${password}`).toString('base64');
  const key = `http.${url}.extraHeader`;
  return {
    settings: [
      // A helper would be asked when the server refuses, and might answer with somebody else's credential.
      ['credential.helper', ''],
      // An empty value takes away what actions/checkout or the user's configuration set for this URL or a part of it: two Authorization headers are an error.
      [key, ''],
      [key, `Authorization: Basic ${basic}`],
    ],
    env: {},
    secrets: [password === '' ? user : password, basic],
    by: 'token',
  };
}

async function bySshKey(key: string, folder: string, ssh: string): Promise<Authentication> {
  const keyFile = join(folder, 'key');
  const hostsFile = join(folder, 'known_hosts');
  const text = `${key.replaceAll('\r\n', '\n').trimEnd()}\n`;
  await writeFile(keyFile, text, { mode: 0o600, flag: 'wx' });
  const hosts = ['github.com', '[ssh.github.com]:443'].flatMap((host) =>
    githubHostKeys.map((line) => `${host} ${line}\n`),
  );
  await writeFile(hostsFile, hosts.join(''), { mode: 0o600, flag: 'wx' });
  const options = [
    `-i ${quoted(keyFile)}`,
    // The key and no other: an agent would offer its keys first, and a server lets in whom it knows first.
    '-o IdentitiesOnly=yes',
    '-o IdentityAgent=none',
    '-o BatchMode=yes',
    `-o ${quoted(`UserKnownHostsFile="${hostsFile}" ~/.ssh/known_hosts ~/.ssh/known_hosts2`)}`,
  ];
  return {
    settings: [],
    env: { GIT_SSH_COMMAND: [ssh, ...options].join(' ') },
    secrets: [key],
    by: 'ssh-key',
  };
}

/** For the shell that git runs GIT_SSH_COMMAND with. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
