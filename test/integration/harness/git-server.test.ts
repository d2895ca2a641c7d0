import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startGitServer } from '../../harness/git-server.ts';
import { commitFiles, git, gitEnvironment, readCommitted, readFiles } from '../../harness/repository.ts';
import { type RunResult, run } from '../../harness/run.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../../harness/temp.ts';

const FILES = { 'a.yaml': 'one: 1\n', 'sub/ü "x".txt': 'two\n' };

function withToken(url: string, token: string): string {
  return url.replace('://', `://x-access-token:${token}@`);
}

async function clone(url: string, into: TemporaryDirectory, ...args: string[]): Promise<string> {
  const folder = join(into.path, 'clone');
  await git(into.path, 'clone', '--quiet', ...args, url, folder);
  return folder;
}

async function push(folder: string, ...args: string[]): Promise<RunResult> {
  return run('git', ['push', '--porcelain', 'origin', ...args], {
    cwd: folder,
    env: gitEnvironment(),
    allowFailure: true,
  });
}

describe('git server', () => {
  it('serves clones and takes pushes, with and without .git in the address', async () => {
    await using server = await startGitServer();
    await using work = temporaryDirectory('test');
    const repository = await server.addRepository('acme/deploy', FILES);
    const folder = await clone(`${repository.url}.git`, work);
    expect(await readFiles(folder)).toEqual(FILES);

    await git(folder, 'remote', 'set-url', 'origin', repository.url);
    const commit = await commitFiles(folder, { 'a.yaml': 'one: 2\n' });
    expect((await push(folder, 'main')).exitCode).toBe(0);
    expect(await git(repository.folder, 'rev-parse', 'main')).toBe(commit);
    expect(await readCommitted(repository.folder, 'main', 'a.yaml')).toBe('one: 2\n');
    expect(server.pushes()).toMatchObject([{ repository: 'acme/deploy', status: 200 }]);
    expect(server.pushes()[0]?.bytes).toBeGreaterThan(0);
  });

  it('allows partial clones and fetching any commit, as github.com does', async () => {
    await using server = await startGitServer();
    await using work = temporaryDirectory('test');
    const repository = await server.addRepository('acme/deploy', FILES);
    await commitFiles(repository.folder, { 'a.yaml': null });
    const folder = await clone(repository.url, work, '--depth=1', '--filter=tree:0', '--no-checkout');
    await git(folder, 'fetch', '--quiet', 'origin', repository.head ?? '');
    expect(await git(folder, 'cat-file', '-t', repository.head ?? '')).toBe('commit');
    expect(server.requests.every((request) => request.protocol === 'version=2')).toBe(true);
  });

  it('tells wrong tokens, foreign repositories and missing write access apart', async () => {
    const tokens = {
      reader: { access: 'read' },
      writer: { access: 'write' },
      elsewhere: { access: 'write', repositories: ['acme/other'] },
    } as const;
    await using server = await startGitServer({ auth: { tokens } });
    await using work = temporaryDirectory('test');
    const { url } = await server.addRepository('acme/deploy', FILES);
    const list = (address: string): Promise<string> => git(work.path, 'ls-remote', address);
    await expect(list(url)).rejects.toThrow(/could not read Username|Authentication failed/);
    await expect(list(withToken(url, 'wrong'))).rejects.toThrow(/Invalid username or token/);
    await expect(list(withToken(url, 'elsewhere'))).rejects.toThrow(/Repository not found/);
    expect(await list(withToken(url, 'reader'))).toContain('refs/heads/main');

    const folder = await clone(withToken(url, 'reader'), work);
    await commitFiles(folder, { 'b.yaml': '' });
    expect((await push(folder, 'main')).stderr).toContain('Permission to acme/deploy.git denied');
    await git(folder, 'remote', 'set-url', 'origin', withToken(url, 'writer'));
    expect((await push(folder, 'main')).exitCode).toBe(0);
    expect(server.pushes().map((request) => request.token)).toEqual(['writer']);
  });

  it('takes a bearer token, and lets anybody read where that is allowed', async () => {
    const auth = { anonymousRead: true, tokens: { writer: { access: 'write' } } } as const;
    await using server = await startGitServer({ auth });
    const { url } = await server.addRepository('acme/deploy', FILES);
    const status = async (service: string, headers?: Record<string, string>): Promise<number> =>
      (await fetch(`${url}/info/refs?service=${service}`, { headers: headers ?? {} })).status;
    expect(await status('git-upload-pack')).toBe(200);
    expect(await status('git-receive-pack')).toBe(401);
    expect(await status('git-receive-pack', { Authorization: 'Bearer writer' })).toBe(200);
  });

  it('refuses pushes to a protected branch, and to it alone', async () => {
    await using server = await startGitServer();
    await using work = temporaryDirectory('test');
    const repository = await server.addRepository('acme/deploy', FILES);
    await server.protect('acme/deploy', 'main');
    const folder = await clone(repository.url, work);
    await commitFiles(folder, { 'b.yaml': '' });
    const refused = await push(folder, 'main');
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('remote: error: GH006: Protected branch update failed for refs/heads/main.');
    expect(await git(repository.folder, 'rev-parse', 'main')).toBe(repository.head);
    expect((await push(folder, 'main:refs/heads/topic')).exitCode).toBe(0);
    await server.decline('acme/deploy', "it's frozen");
    expect((await push(folder, 'main:refs/heads/other')).stderr).toContain("remote: it's frozen");
  });

  it('can move the branch in the middle of a push, so that the push is refused once', async () => {
    await using server = await startGitServer();
    await using work = temporaryDirectory('test');
    const repository = await server.addRepository('acme/deploy', FILES);
    const folder = await clone(repository.url, work);
    await commitFiles(folder, { 'mine.yaml': '' });
    server.duringNextPush(() => commitFiles(repository.folder, { 'theirs.yaml': '' }));
    const refused = await push(folder, 'main');
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toContain('[remote rejected]');
    expect(Object.keys(await readFiles(repository.folder, 'main'))).toContain('theirs.yaml');
    expect((await push(folder, 'main')).stdout).toContain('[rejected]');
    expect((await push(folder, '--force', 'main')).exitCode).toBe(0);
  });

  it('can answer in place of git, to play an outage', async () => {
    await using server = await startGitServer();
    const { url } = await server.addRepository('acme/deploy', FILES);
    server.onRequest(() => ({ status: 503, headers: { 'Retry-After': '1' }, body: 'down\n' }));
    await expect(git('/', 'ls-remote', url)).rejects.toThrow(/503/);
    expect(server.requests).toMatchObject([{ phase: 'advertise', status: 503 }]);
  });
});

describe('repository', () => {
  it('commits deletions, links, programs and hostile names without a working tree', async () => {
    await using server = await startGitServer();
    const { folder, head } = await server.addRepository('acme/deploy', FILES);
    await commitFiles(folder, {
      'a.yaml': null,
      link: { link: '../../etc/passwd' },
      'run.sh': { program: '#!/bin/sh\n' },
      'new\nline\\"': 'hostile\n',
    });
    expect(await git(folder, 'ls-tree', '-r', '--format=%(objectmode) %(path)', 'main')).toBe(
      [
        '120000 link',
        String.raw`100644 "new\nline\\\""`,
        '100755 run.sh',
        String.raw`100644 "sub/\303\274 \"x\".txt"`,
      ].join('\n'),
    );
    expect(await git(folder, 'log', '--format=%ct', 'main')).toBe('1767225660\n1767225600');
    expect(await commitFiles(folder, FILES, { branch: 'again', message: 'First commit' })).toBe(head);
  });
});
