import { execFileSync } from 'node:child_process';
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Builder, createBuilder } from '../../test/harness/builder.ts';
import { type GitServer, type HostedRepository, startGitServer } from '../../test/harness/git-server.ts';
import { type Registry, startRegistry } from '../../test/harness/registry.ts';
import { type FileChanges, git, gitEnvironment } from '../../test/harness/repository.ts';
import { startRunner, type StepOptions, type StepResult } from '../../test/harness/runner.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../../test/harness/temp.ts';
import { root } from '../lib/root.ts';

/** The servers and repositories that the acts play on. */
export interface Stage extends AsyncDisposable {
  registry: Registry;
  server: GitServer;
  manifests: HostedRepository;
  application: HostedRepository;
  /** A fresh clone, as actions/checkout leaves it. */
  clone(repository: HostedRepository): Promise<string>;
  /** Commits everything in a clone on a branch and pushes it; returns the SHA. */
  push(clone: string, branch: string, message: string): Promise<string>;
  /** One step of a job: the bundled Action, run as the runner does, its output shown. */
  run(
    job: { workspace: string; repository: string; event?: { name: string; payload: object } },
    step: StepOptions,
  ): Promise<StepResult>;
  /** Runs git and shows the command and what it prints. */
  show(folder: string, ...args: string[]): void;
}

/** The token that may push to the manifest repository. */
export const token = 'demo-token-of-the-manifest-repository';

export async function openStage(): Promise<Stage> {
  const stack = new AsyncDisposableStack();
  const work: TemporaryDirectory = stack.use(temporaryDirectory('demo'));
  const registry = stack.use(await startRegistry());
  const builder: Builder = stack.use(await createBuilder());
  const server = stack.use(await startGitServer({ auth: { tokens: { [token]: { access: 'write' } }, anonymousRead: true } }));
  const manifests = await server.addRepository('acme/deploy', await filesOf('demo/manifests', registry.host));
  const application = await server.addRepository('acme/shop', await filesOf('demo/application', registry.host));
  let clones = 0;
  const stage: Stage = {
    registry,
    server,
    manifests,
    application,
    async clone(repository) {
      clones += 1;
      const folder = join(work.path, `clone-${clones}`);
      await git(work.path, 'clone', '--quiet', repository.url, folder);
      if (repository === application) await copyFile(builder.busybox, join(folder, 'busybox'));
      return folder;
    },
    async push(clone, branch, message) {
      await git(clone, 'checkout', '--quiet', '-B', branch);
      await git(clone, 'add', '--all', '--', ':!busybox');
      await git(clone, 'commit', '--quiet', '--message', message);
      await git(
        clone,
        '-c',
        `http.extraHeader=Authorization: Basic ${btoa(`x-access-token:${token}`)}`,
        'push',
        '--quiet',
        'origin',
        branch,
      );
      return git(clone, 'rev-parse', 'HEAD');
    },
    async run({ workspace, repository, event }, step) {
      await using runner = await startRunner({
        workspace,
        repository,
        serverUrl: server.url,
        sha: await git(workspace, 'rev-parse', 'HEAD'),
        path: builder.env['PATH']?.split(':') ?? [],
        env: { ...builder.env },
        ...(event === undefined ? {} : { eventName: event.name, event: event.payload }),
      });
      const result = await runner.run(step);
      process.stdout.write(result.stdout + result.stderr + result.summary);
      return result;
    },
    show(folder, ...args) {
      process.stdout.write(`$ git ${args.join(' ')}\n`);
      process.stdout.write(execFileSync('git', args, { cwd: folder, encoding: 'utf8', env: gitEnvironment() }));
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
  return stage;
}

async function filesOf(folder: string, registryHost: string): Promise<FileChanges> {
  const files: Record<string, string> = {};
  for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(join(root, folder).length + 1)] = (await readFile(path, 'utf8')).replaceAll(
      'registry.example',
      registryHost,
    );
  }
  return files;
}
