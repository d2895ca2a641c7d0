import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SlipwayError } from '../../../src/model/errors.ts';
import { type GitServer, type HostedRepository, startGitServer } from '../../harness/git-server.ts';
import { git as runGit } from '../../harness/repository.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../../harness/temp.ts';
import { replacing, type TestGitOptions, testGit } from './support.ts';

const tokens = {
  writer: { access: 'write' },
  reader: { access: 'read' },
  elsewhere: { access: 'write', repositories: ['acme/other'] },
} as const;
let folder: TemporaryDirectory;
let server: GitServer;
let hosted: HostedRepository;
let count = 0;

beforeAll(async () => {
  folder = temporaryDirectory('refusals');
  server = await startGitServer({ auth: { tokens } });
  hosted = await server.addRepository('acme/deploy', { 'a.yaml': '1\n', '.github/workflows/ci.yaml': 'on: push\n' });
});
afterAll(async () => {
  await server.stop();
  await folder[Symbol.asyncDispose]();
});

function open(url: string, credentials = {}, branch = 'main', options: TestGitOptions = {}) {
  return testGit(folder.path, options).git.remote(url, branch, credentials);
}

async function push(repository: HostedRepository, token: string): Promise<string | null> {
  await using branch = await open(repository.url, { token });
  return await branch.commit({ change: replacing('a.yaml', (text) => `${text}x`) });
}

/** A repository with a rule of its own. */
async function ruled(message: string): Promise<HostedRepository> {
  count += 1;
  const repository = await server.addRepository(`acme/ruled-${count}`, { 'a.yaml': '1\n' });
  await server.decline(repository.name, message);
  return repository;
}

describe('a remote that cannot be read', () => {
  it.each([
    ['asks for a token and gets none', {}, 'GIT_AUTH', 'none was given'],
    ['refuses the token', { token: 'wrong-token' }, 'GIT_AUTH', 'refused the token'],
    ['hides the repository from the token', { token: 'elsewhere' }, 'GIT_REPOSITORY_MISSING', 'does not reach it'],
  ])('because it %s', async (_, credentials, code, words) => {
    await expect(open(hosted.url, credentials)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
  });

  it('because there is no such repository', async () => {
    await expect(open(`${server.url}/acme/none`, { token: 'writer' })).rejects.toMatchObject({
      code: 'GIT_REPOSITORY_MISSING',
    });
    await expect(open(join(folder.path, 'none'))).rejects.toMatchObject({ code: 'GIT_REPOSITORY_MISSING' });
  });

  it('because the branch is not there, naming the one that was meant', async () => {
    const run = open(hosted.url, { token: 'writer' }, 'mian');
    await expect(run).rejects.toMatchObject({
      code: 'GIT_BRANCH_MISSING',
      hint: expect.stringContaining('Did you mean main?'),
    });
  });

  it('because the repository is empty', async () => {
    const empty = await server.addRepository('acme/empty');
    await expect(open(empty.url, { token: 'writer' })).rejects.toMatchObject({ code: 'GIT_REPOSITORY_EMPTY' });
  });

  it('because nobody listens, or the name is nobody’s', async () => {
    await expect(open('http://127.0.0.1:1/acme/x')).rejects.toMatchObject({ code: 'GIT_UNREACHABLE' });
    await expect(open('https://slipway.invalid/acme/x')).rejects.toMatchObject({ code: 'GIT_UNREACHABLE' });
  });

  it.each(['ext::sh -c touch% pwned', '-upload-pack=touch', 'git://host/x', 'not a url', 'https://host/a\nb'])(
    'because %j is no address',
    async (url) => {
      await expect(open(url)).rejects.toMatchObject({ code: 'OPTION_INVALID' });
    },
  );

  it.each(['-x', 'a..b', 'a b', 'a:b', 'x.lock', '+main', 'a/', '@{1}', 'refs*'].filter((name) => name !== '+main'))(
    'because %j is no branch name',
    async (name) => {
      await expect(open(hosted.url, { token: 'writer' }, name)).rejects.toMatchObject({ code: 'OPTION_INVALID' });
    },
  );
});

describe('a push that is refused', () => {
  it('for want of rights names the right', async () => {
    await expect(push(hosted, 'reader')).rejects.toMatchObject({
      code: 'GIT_PUSH_FORBIDDEN',
      hint: expect.stringContaining('contents: write'),
    });
  });

  it('by a protected branch says its rule, after one try', async () => {
    const repository = await server.addRepository('acme/protected', { 'a.yaml': '1\n' });
    await server.protect(repository.name, 'main');
    await expect(push(repository, 'writer')).rejects.toMatchObject({
      code: 'GIT_PUSH_REJECTED',
      message: expect.stringMatching(
        /GH006: Protected branch update failed.*Changes must be made through a pull request\./u,
      ),
    });
    expect(server.pushes().filter((request) => request.repository === repository.name)).toHaveLength(1);
    expect(await runGit(repository.folder, 'rev-parse', 'main')).toBe(repository.head);
  });

  it.each([
    [
      'GH013: Repository rule violations found for refs/heads/main. Commits must have verified signatures.',
      'GIT_PUSH_REJECTED',
      'verified signatures',
    ],
    ['policy: no bumps on Fridays', 'GIT_PUSH_REJECTED', 'no bumps on Fridays'],
    [
      'refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yaml` without `workflows` permission',
      'GIT_PUSH_FORBIDDEN',
      'workflow',
    ],
  ])('by a hook says what it said: %s', async (message, code, words) => {
    const repository = await ruled(message);
    await expect(push(repository, 'writer')).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  });
});

describe('credentials', () => {
  it('are sent although a checkout action or the user set other ones, and are in no argument, file or message', async () => {
    // What actions/checkout leaves, for the server and for the repository itself.
    const leaked = `AUTHORIZATION: basic ${Buffer.from('x-access-token:wrong-token').toString('base64')}`;
    const config = `[http "${server.url}/"]\nextraheader = ${leaked}\n[http "${hosted.url}"]\nextraheader = ${leaked}\n`;
    await writeFile(join(folder.path, 'gitconfig'), config);
    // A git that notes how it is called.
    const bin = join(folder.path, 'bin');
    await mkdir(bin);
    const notes = join(folder.path, 'calls');
    const real = (await runGit('/', '--exec-path')) && 'git';
    const path = process.env['PATH'] ?? '';
    await writeFile(join(bin, 'git'), `#!/bin/sh\nprintf '%s\\n' "$*" >> ${notes}\nPATH='${path}' exec ${real} "$@"\n`);
    await chmod(join(bin, 'git'), 0o755);
    const before = server.requests.length;
    const { git, temporary } = testGit(folder.path, { env: { PATH: `${bin}:${path}` } });
    {
      await using branch = await git.remote(hosted.url, 'main', { token: 'writer' });
      await branch.commit({ change: replacing('a.yaml', (text) => `${text}x`) });
      expect(await runGit('/', 'grep', '--no-index', '-r', '-c', 'writer', temporary).catch(() => 'none')).toBe('none');
    }
    await writeFile(join(folder.path, 'gitconfig'), '');
    const used = new Set(server.requests.slice(before).map(({ token }) => token));
    expect([...used]).toEqual(['writer']);
    const calls = await readFile(notes, 'utf8');
    expect(calls).toContain('push --porcelain');
    expect(calls).not.toMatch(/writer|authorization|basic/iu);
  });

  it('that are wrong are not replaced by those of a credential helper', async () => {
    const asked = join(folder.path, 'helper-asked');
    const helper = `!f() { touch ${asked}; echo username=x; echo password=writer; }; f`;
    await writeFile(join(folder.path, 'gitconfig'), `[credential]\nhelper = "${helper}"\n`);
    // Without a token the helper is what the user wants.
    await using branch = await open(hosted.url);
    expect(branch.branch).toBe('main');
    await rm(asked);
    await expect(open(hosted.url, { token: 'wrong-token' })).rejects.toMatchObject({ code: 'GIT_AUTH' });
    await writeFile(join(folder.path, 'gitconfig'), '');
    await expect(stat(asked)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('in a URL are used as the token would be, and shown nowhere', async () => {
    const url = hosted.url.replace('http://', 'http://user:writer@');
    await using branch = await open(url);
    expect(branch.url).toBe(hosted.url);
    const wrong = open(hosted.url.replace('http://', 'http://user:hunter2secret@'));
    await expect(wrong).rejects.toMatchObject({
      code: 'GIT_AUTH',
      message: expect.not.stringContaining('hunter2secret'),
    });
  });
});

describe('a deploy key', () => {
  it('goes to ssh as a file that only we can read, alone, and over SSH also for an https address', async () => {
    const bin = join(folder.path, 'ssh-bin');
    await mkdir(bin, { recursive: true });
    const notes = join(folder.path, 'ssh-notes');
    // Stands for ssh: notes its arguments and the key, then runs the server's program here.
    const script = `#!/bin/sh\n{ printf '%s\\n' "$@"; while [ $# -gt 0 ]; do [ "$1" = -i ] && { stat -c 'mode %a' "$2"; cat "$2"; }; shift; done; } > ${notes}\nexec git upload-pack ${hosted.folder}\n`;
    await writeFile(join(bin, 'ssh'), script);
    await chmod(join(bin, 'ssh'), 0o755);
    const key = '-----BEGIN OPENSSH PRIVATE KEY-----\r\nZmFrZSBrZXkgb2YgYSB0ZXN0\r\n-----END OPENSSH PRIVATE KEY-----';
    const { git } = testGit(folder.path, { env: { PATH: `${bin}:${process.env['PATH']}` } });
    const branch = await git.remote('https://github.com/acme/deploy', 'main', { sshKey: key, token: 'writer' });
    expect(branch.url).toBe('ssh://git@github.com/acme/deploy');
    const noted = await readFile(notes, 'utf8');
    expect(noted).toContain('git@github.com');
    expect(noted).toContain('IdentitiesOnly=yes');
    expect(noted).toContain('IdentityAgent=none');
    expect(noted).toContain('BatchMode=yes');
    expect(noted).toContain(`mode 600\n${key.replaceAll('\r', '')}\n`);
    const keyFile = /^-i\n(?<file>.*)$/mu.exec(noted)?.groups?.['file'] ?? '';
    const hosts = await readFile(join(keyFile, '../known_hosts'), 'utf8');
    expect(hosts).toMatch(/^github\.com ssh-ed25519 /u);
    await branch[Symbol.asyncDispose]();
    await expect(stat(keyFile)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each([
    ['Host key verification failed.', 'GIT_UNREACHABLE', 'known_hosts'],
    ['git@host: Permission denied (publickey).', 'GIT_AUTH', 'deploy key'],
    ['Load key "/tmp/key": error in libcrypto', 'GIT_AUTH', 'private key'],
    ['ERROR: Repository not found.', 'GIT_REPOSITORY_MISSING', 'private repository'],
    ['ssh: connect to host host port 22: Connection refused', 'GIT_UNREACHABLE', ''],
  ])('that ssh refuses with "%s" is %s', async (words, code, hint) => {
    const ssh = join(folder.path, 'refusing-ssh');
    await writeFile(ssh, `#!/bin/sh\necho '${words}' >&2\nexit 255\n`);
    await chmod(ssh, 0o755);
    const run = open('git@host:acme/deploy.git', { sshKey: 'k'.repeat(40) }, 'main', { env: { GIT_SSH_COMMAND: ssh } });
    const error: unknown = await run.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code });
    expect((error as SlipwayError).hint ?? '').toContain(hint);
  });
});
