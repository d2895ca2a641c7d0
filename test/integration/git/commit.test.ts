import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GitServer, type HostedRepository, startGitServer } from '../../harness/git-server.ts';
import { commitFiles, type FileChanges, git as runGit, readFiles } from '../../harness/repository.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../../harness/temp.ts';
import { bytes, impatient, replacing, testGit, textOf } from './support.ts';

const kustomization = 'images:\n  - name: web # the site\n    newTag: "1"\n  - name: api\n    newTag: "1"\n';
let folder: TemporaryDirectory;
let server: GitServer;
let count = 0;

beforeAll(async () => {
  folder = temporaryDirectory('commit');
  server = await startGitServer();
});
afterAll(async () => {
  await server.stop();
  await folder[Symbol.asyncDispose]();
});

function host(files: FileChanges): Promise<HostedRepository> {
  count += 1;
  return server.addRepository(`acme/commit-${count}`, files);
}

describe('a commit', () => {
  it('changes the bytes asked for, keeps modes and everything else, and is one fast-forward of the branch', async () => {
    const files = {
      'prod/kustomization.yaml': kustomization,
      'run.sh': { program: 'a\n' },
      'other/x.yaml': 'x\n',
      link: { link: 'run.sh' },
    };
    const hosted = await host(files);
    const { git } = testGit(folder.path);
    await using branch = await git.remote(hosted.url, 'main', {});
    const commit = await branch.commit({
      change: async (head) => ({
        message: 'Bump web to 2\n\nSlipway-Image: web:2\n\n',
        files: new Map([
          [
            'prod/kustomization.yaml',
            bytes(((await textOf(head, 'prod/kustomization.yaml')) ?? '').replace('"1"', '"2"')),
          ],
          ['./link', bytes('b\n')],
          ['other/x.yaml', bytes('x\n')],
          ['new/deep/f.yaml', bytes('new\n')],
        ]),
      }),
    });
    const at = (...args: string[]): Promise<string> => runGit(hosted.folder, ...args);
    expect(await at('rev-parse', 'main')).toBe(commit);
    expect(await at('rev-parse', 'main^')).toBe(hosted.head);
    expect(await at('diff', '--raw', '--no-abbrev', '--no-renames', 'main^', 'main', '--abbrev=4')).toMatch(
      /^:000000 100644 .* A\tnew\/deep\/f\.yaml\n:100644 100644 .* M\tprod\/kustomization\.yaml\n:100755 100755 .* M\trun\.sh$/u,
    );
    expect(await at('log', '-1', '--format=%B')).toBe('Bump web to 2\n\nSlipway-Image: web:2\n');
    expect((await readFiles(hosted.folder, 'main'))['prod/kustomization.yaml']).toBe(
      kustomization.replace('"1"', '"2"'),
    );
    expect(await at('fsck', '--strict')).toBe('');
    const head = await branch.head();
    expect(head.revision).toBe(commit);
    expect(await textOf(head, 'new/deep/f.yaml')).toBe('new\n');
  });

  it('is not made when nothing is to change', async () => {
    const hosted = await host({ 'a.yaml': 'a\n' });
    const { git } = testGit(folder.path);
    await using branch = await git.remote(hosted.url, 'main', {});
    expect(await branch.commit({ change: () => Promise.resolve(null) })).toBeNull();
    expect(await branch.commit({ change: replacing('a.yaml', (text) => text) })).toBeNull();
    expect(server.pushes().filter(({ repository }) => repository === hosted.name)).toEqual([]);
  });

  it('names the bot, else the user of the git settings, else whom the caller says', async () => {
    const hosted = await host({ 'a.yaml': '0\n' });
    const author = (): Promise<string> => runGit(hosted.folder, 'log', '-1', '--format=%an <%ae> / %cn <%ce>', 'main');
    const next = replacing('a.yaml', (text) => `${Number(text) + 1}\n`);
    const { git } = testGit(folder.path);
    await using branch = await git.remote(hosted.url, 'main', {});
    await branch.commit({ change: next });
    expect(await author()).toBe(Array(2).fill('slipway[bot] <slipway[bot]@users.noreply.github.com>').join(' / '));
    await writeFile(
      join(folder.path, 'gitconfig'),
      '[user]\nname = Ada\nemail = ada@acme.test\n[commit]\ngpgSign = true\n',
    );
    await using second = await git.remote(hosted.url, 'main', {});
    await second.commit({ change: next });
    await writeFile(join(folder.path, 'gitconfig'), '');
    expect(await author()).toBe('Ada <ada@acme.test> / Ada <ada@acme.test>');
    await branch.commit({ change: next, identity: { name: 'Eve <x>\n', email: 'e@x' } });
    expect(await author()).toBe('Eve x <e@x> / Eve x <e@x>');
  });

  it('never takes the place of a folder, leaves the repository, or writes into a submodule', async () => {
    const hosted = await host({ 'dir/a.yaml': 'a\n', file: 'f\n', out: { link: '../x' }, dangling: { link: 'none' } });
    const { git } = testGit(folder.path);
    await using branch = await git.remote(hosted.url, 'main', {});
    const paths = ['dir', 'file/below', '../x', 'out', 'dangling', '.git/config', 'sub/.GIT/x', ''];
    for (const path of paths) {
      const change = () => Promise.resolve({ message: 'm', files: new Map([[path, bytes('z')]]) });
      await expect(branch.commit({ change })).rejects.toMatchObject({
        code: expect.stringMatching(/^(?:FILE_INVALID|PATH_OUTSIDE)$/u),
      });
    }
    expect(await runGit(hosted.folder, 'rev-parse', 'main')).toBe(hosted.head);
  });
});

describe('a branch that moves', () => {
  it('during the push gets the change made anew on its new head, and keeps the other writer’s edit of the same file', async () => {
    const hosted = await host({ 'k.yaml': kustomization });
    server.duringNextPush(() =>
      commitFiles(hosted.folder, { 'k.yaml': kustomization.replace('api\n    newTag: "1"', 'api\n    newTag: "9"') }),
    );
    const { git, host: recording } = testGit(folder.path);
    await using branch = await git.remote(hosted.url, 'main', {});
    const heads: string[] = [];
    const commit = await branch.commit({
      change: (head) => {
        heads.push(head.revision);
        return replacing('k.yaml', (text) => text.replace('"1"', '"2"'))(head);
      },
    });
    expect(heads).toHaveLength(2);
    expect(await runGit(hosted.folder, 'rev-parse', 'main')).toBe(commit);
    const expected = kustomization.replace('"1"', '"2"').replace('"1"', '"9"');
    expect(await readFiles(hosted.folder, 'main')).toEqual({ 'k.yaml': expected });
    expect(recording.messages.map(({ message }) => message).join()).toContain('has moved');
  });

  it('between fetch and push as well, also when its history was rewritten', async () => {
    const hosted = await host({ 'a.yaml': 'a\n' });
    const { git } = testGit(folder.path);
    await using branch = await git.remote(hosted.url, 'main', {});
    await commitFiles(hosted.folder, { 'b.yaml': 'b\n' }, { orphan: true });
    await branch.commit({
      change: () => Promise.resolve({ message: 'm', files: new Map([['c.yaml', bytes('c\n')]]) }),
    });
    expect(await readFiles(hosted.folder, 'main')).toEqual({ 'b.yaml': 'b\n', 'c.yaml': 'c\n' });
  });

  it('so that nothing is left to do ends without a commit', async () => {
    const hosted = await host({ 'a.yaml': '1\n' });
    const { git } = testGit(folder.path);
    await using branch = await git.remote(hosted.url, 'main', {});
    await commitFiles(hosted.folder, { 'a.yaml': '2\n' });
    expect(await branch.commit({ change: replacing('a.yaml', () => '2\n') })).toBeNull();
  });

  it('at every try is given up after ten, with nothing pushed', async () => {
    const hosted = await host({ 'a.yaml': '0\n' });
    let moves = 0;
    server.onRequest(async ({ repository, service, phase }) => {
      if (repository !== hosted.name || service !== 'receive-pack' || phase !== 'exchange') return undefined;
      moves += 1;
      await commitFiles(hosted.folder, { 'b.yaml': String(moves) });
      return undefined;
    });
    const { git } = testGit(folder.path, { clock: impatient });
    await using branch = await git.remote(hosted.url, 'main', {});
    const run = branch.commit({ change: replacing('a.yaml', (text) => `${text}x`) });
    await expect(run).rejects.toMatchObject({ code: 'GIT_PUSH_CONFLICT' });
    expect(moves).toBe(10);
    expect((await readFiles(hosted.folder, 'main'))['a.yaml']).toBe('0\n');
  });

  it('by eight writers at once loses none of their edits', async () => {
    const lines = Array.from({ length: 8 }, (_, i) => `service-${i}: old\n`).join('');
    const hosted = await host({ 'k.yaml': lines });
    await Promise.all(
      Array.from({ length: 8 }, async (_, i) => {
        const { git } = testGit(join(folder.path, `writer-${i}`));
        await using branch = await git.remote(hosted.url, 'main', {});
        await branch.commit({
          change: replacing('k.yaml', (text) => text.replace(`service-${i}: old`, `service-${i}: new`)),
        });
      }),
    );
    expect((await readFiles(hosted.folder, 'main'))['k.yaml']).toBe(lines.replaceAll('old', 'new'));
    expect(await runGit(hosted.folder, 'rev-list', '--count', 'main')).toBe('9');
    expect(await runGit(hosted.folder, 'rev-list', '--min-parents=2', 'main')).toBe('');
  });
});

describe('a connection that breaks', () => {
  it('after the server took the commit does not commit twice', async () => {
    const hosted = await host({ 'a.yaml': '1\n' });
    const { git, host: recording } = testGit(folder.path);
    await using branch = await git.remote(hosted.url, 'main', {});
    // Ends the server's git when the branch has been moved and before the client hears of it.
    const hook = `#!/bin/sh\n[ -e "$GIT_DIR/broken" ] && exit 0\ntouch "$GIT_DIR/broken"\nkill -9 $PPID\n`;
    await writeFile(join(hosted.folder, 'hooks/post-receive'), hook, { mode: 0o755 });
    const commit = await branch.commit({ change: replacing('a.yaml', () => '2\n') });
    expect(existsSync(join(hosted.folder, 'broken'))).toBe(true);
    expect(recording.messages.map(({ message }) => message).join()).toContain('connection broke');
    expect(await runGit(hosted.folder, 'rev-parse', 'main')).toBe(commit);
    expect(await runGit(hosted.folder, 'rev-list', '--count', 'main')).toBe('2');
  });

  it('before the server took the commit is tried again', async () => {
    const hosted = await host({ 'a.yaml': '1\n' });
    const { git } = testGit(folder.path, { clock: impatient });
    await using branch = await git.remote(hosted.url, 'main', {});
    let broken = 0;
    server.onRequest(({ repository, service, phase }) => {
      if (repository !== hosted.name || service !== 'receive-pack' || phase !== 'exchange') return undefined;
      broken += 1;
      return broken > 2 ? undefined : { status: 502, body: 'bad gateway\n' };
    });
    expect(await branch.commit({ change: replacing('a.yaml', () => '2\n') })).not.toBeNull();
    expect(broken).toBe(3);
    expect(await runGit(hosted.folder, 'rev-list', '--count', 'main')).toBe('2');
  });

  it('and an abort leave no temporary folder', async () => {
    const hosted = await host({ 'a.yaml': '1\n' });
    const own = join(folder.path, 'aborted');
    const { git, temporary } = testGit(own);
    const controller = new AbortController();
    server.onRequest(({ repository }) => {
      if (repository === hosted.name) controller.abort(new Error('stopped by the test'));
      return undefined;
    });
    await expect(git.remote(hosted.url, 'main', {}, controller.signal)).rejects.toThrow('stopped by the test');
    expect(await readdir(temporary)).toEqual([]);
  });
});
