import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCache } from '../../../scripts/setup/cache.ts';
import type { ControlPlane } from '../../harness/cluster/control-plane.ts';
import { type GitServer, type HostedRepository, startGitServer } from '../../harness/git-server.ts';
import { commitFiles, type FileChanges, git } from '../../harness/repository.ts';
import { run, type RunResult } from '../../harness/run.ts';
import { temporaryDirectory } from '../../harness/temp.ts';

// Each run loads the same few hundred sources; what V8 makes of them is kept.
const { compiled } = findCache();

const program = fileURLToPath(new URL('../../../src/entry/cli-main.ts', import.meta.url));

/** Of no registry: where no node is, no image is pulled. */
export const image = `registry.example/slipway@sha256:${'a'.repeat(64)}`;

/** A manifest repository on a git server, a clone of it, and the engine of its environments installed from what `init` wrote. */
export interface Site extends AsyncDisposable {
  repository: HostedRepository;
  clone: string;
  server: GitServer;
  /** Commits and pushes, as whoever changes manifests does; returns the commit. */
  push(files: FileChanges): Promise<string>;
  /** Runs slipway as a user of the cluster. */
  slipway(kubeconfig: string, ...args: string[]): Promise<RunResult>;
}

/** Runs the command line from its sources; a failure is a result. */
export async function slipway(
  cwd: string,
  env: NodeJS.ProcessEnv,
  args: readonly string[],
  signal?: AbortSignal,
): Promise<RunResult> {
  return await run(process.execPath, [program, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, NODE_COMPILE_CACHE: compiled, ...env },
    allowFailure: true,
    ...(signal === undefined ? {} : { signal }),
  });
}

/** `slipway.yaml` of some environments, with a folder of manifests each. */
export function manifests(environments: readonly string[]): Record<string, string> {
  const rows = environments.map(
    (name) => `  ${name}:\n    roots: [${name}]\n    sync: { engine: job, targets: [{ name: here }] }\n`,
  );
  return {
    'slipway.yaml': `version: 1\nenvironments:\n${rows.join('')}`,
    ...Object.fromEntries(environments.flatMap((name) => Object.entries(folder(name)))),
  };
}

function folder(name: string): Record<string, string> {
  return {
    [`${name}/app.yaml`]: `apiVersion: v1\nkind: Namespace\nmetadata: {name: app-${name}}\n---\n${settings(name, '1')}`,
  };
}

/** The ConfigMap of an environment's application. */
export function settings(name: string, value: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: app-${name}}\ndata: {value: "${value}"}\n`;
}

export async function makeSite(environments: readonly string[]): Promise<Site> {
  await using made = new AsyncDisposableStack();
  const server = made.use(await startGitServer());
  const repository = await server.addRepository('acme/deploy', manifests(environments));
  const work = made.use(temporaryDirectory('site'));
  const clone = join(work.path, 'deploy');
  await git(work.path, 'clone', '--quiet', repository.url, clone);
  const kept = made.move();
  return {
    repository,
    clone,
    server,
    async push(files) {
      const commit = await commitFiles(repository.folder, files);
      await git(clone, 'pull', '--quiet', '--ff-only');
      return commit;
    },
    slipway: async (kubeconfig, ...args) => await slipway(clone, { KUBECONFIG: kubeconfig }, args),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** Writes the engine of an environment with `init` and installs it as its page says. */
export async function install(site: Site, plane: ControlPlane, environment: string): Promise<string> {
  const args = ['init', '--engine', 'job', '--image', image, '--environment', environment];
  const written = await site.slipway(plane.kubeconfig, ...args);
  if (written.exitCode !== 0) throw new Error(written.stderr);
  const folder = join(site.clone, '.slipway/engine', environment);
  await run('kubectl', ['--kubeconfig', plane.kubeconfig, 'apply', '-k', folder]);
  return folder;
}

/** A kubeconfig with a token of a ServiceAccount, as `kubectl create token` makes one. */
export async function accountOf(plane: ControlPlane, namespace: string, name: string): Promise<string> {
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`;
  const answer = await plane.admin.send('POST', path, { spec: { expirationSeconds: 3600 } });
  const { token } = (answer as { status: { token: string } }).status;
  return await plane.kubeconfigOf(`${namespace}-${name}`, { token });
}

/** A kubeconfig of somebody in a group, as the API server makes of a GitHub OIDC token. */
export async function memberOf(plane: ControlPlane, group: string): Promise<string> {
  const name = `member-${group.replaceAll(/\W/g, '-')}`;
  return await plane.kubeconfigOf(name, { commonName: 'github:acme:app:production', organizations: [group] });
}
