import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/lib/root.ts';
import { type Builder, createBuilder } from './builder.ts';
import { type GitServer, type HostedRepository, startGitServer } from './git-server.ts';
import { type Registry, type RegistryOptions, startRegistry } from './registry.ts';
import { type FileChanges, git, gitEnvironment } from './repository.ts';
import { run } from './run.ts';
import { type JobContext, type StepOptions, type StepResult, startRunner } from './runner.ts';
import { temporaryDirectory } from './temp.ts';

/** May push to the manifest repository. */
export const writeToken = 'write-token-of-the-manifest-repository';
/** May read it alone. */
export const readToken = 'read-token-of-the-manifest-repository';

/** A slipway.yaml of the manifest repository with one environment and no cluster. */
export const stagingAlone = 'version: 1\nenvironments: { staging: { roots: [overlays/staging] } }\n';

export interface LineOptions {
  registry?: RegistryOptions;
  /** Where git listens; 127.0.0.1 by default. */
  gitAddress?: string;
  /** Started already, and ended by whoever did; of its own by default. */
  images?: { registry: Registry; builder: Builder };
  /** On top of demo/manifests; null takes a file away. `registry.example` stands for the registry. */
  manifests?: Readonly<Record<string, string | null>>;
  /** On top of demo/application. */
  application?: Readonly<Record<string, string | null>>;
}

/** Everything that a ship needs, for real: registry, builder, git server, and the demo's two repositories on it. */
export interface Line extends AsyncDisposable {
  registry: Registry;
  server: GitServer;
  builder: Builder;
  manifests: HostedRepository;
  application: HostedRepository;
  /** A fresh clone, as actions/checkout leaves it; of the application with what its Dockerfile needs. */
  clone(repository: HostedRepository): Promise<string>;
  /** Commits everything in a clone and pushes it to a branch, as a person would; returns the SHA. */
  push(clone: string, branch: string, message: string): Promise<string>;
  /** Runs the bundled Action in a clone as a job of its own. */
  run(
    workspace: string,
    step: StepOptions,
    job?: JobContext & { env?: Readonly<Record<string, string>> },
  ): Promise<StepResult>;
  /** Head of the manifest repository's main. */
  head(): Promise<string>;
}

export async function openLine(options: LineOptions = {}): Promise<Line> {
  await using stack = new AsyncDisposableStack();
  const work = stack.use(temporaryDirectory('line'));
  const { registry, builder } = options.images ?? {
    registry: stack.use(await startRegistry(options.registry)),
    builder: stack.use(await createBuilder()),
  };
  const server = stack.use(
    await startGitServer({
      ...(options.gitAddress === undefined ? {} : { address: options.gitAddress }),
      auth: { tokens: { [writeToken]: { access: 'write' }, [readToken]: { access: 'read' } }, anonymousRead: true },
    }),
  );
  const files = async (folder: string, changes: LineOptions['manifests']): Promise<FileChanges> =>
    withRegistry({ ...(await filesOf(join(root, folder))), ...changes }, registry.host);
  const manifests = await server.addRepository('acme/deploy', await files('demo/manifests', options.manifests));
  const application = await server.addRepository('acme/shop', await files('demo/application', options.application));
  let clones = 0;
  const owned = stack.move();
  return {
    registry,
    server,
    builder,
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
      const now = new Date().toISOString();
      const env = gitEnvironment({ GIT_AUTHOR_DATE: now, GIT_COMMITTER_DATE: now });
      await run('git', ['commit', '--quiet', '--allow-empty', '--message', message], { cwd: clone, env });
      const header = `Authorization: Basic ${btoa(`x-access-token:${writeToken}`)}`;
      await git(clone, '-c', `http.extraHeader=${header}`, 'push', '--quiet', '--force', 'origin', branch);
      return await git(clone, 'rev-parse', 'HEAD');
    },
    async run(workspace, step, job = {}) {
      const { env, ...context } = job;
      await using runner = await startRunner({
        workspace,
        repository: 'acme/shop',
        serverUrl: server.url,
        sha: await git(workspace, 'rev-parse', 'HEAD'),
        ...context,
        env: { ...builder.env, ...env },
        path: (env?.['PATH'] ?? builder.env['PATH'] ?? '').split(':'),
      });
      return await runner.run(step);
    },
    head: () => git(manifests.folder, 'rev-parse', 'main'),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function filesOf(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files[path.slice(folder.length + 1)] = await readFile(path, 'utf8');
  }
  return files;
}

function withRegistry(files: Readonly<Record<string, string | null>>, host: string): Record<string, string> {
  const kept = Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries(kept.map(([path, text]) => [path, text.replaceAll('registry.example', host)]));
}
