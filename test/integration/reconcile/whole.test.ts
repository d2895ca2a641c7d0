import { fileURLToPath } from 'node:url';
import { loadAll } from 'js-yaml';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { KubernetesObject } from '../../../src/model/object.ts';
import { createClock } from '../../../src/platform/clock.ts';
import { createExec } from '../../../src/platform/exec/create-exec.ts';
import { createRedactor } from '../../../src/platform/exec/redactor.ts';
import { createExitTasks } from '../../../src/platform/exit-tasks.ts';
import { createTemporaryFolders } from '../../../src/platform/files/temporary-folders.ts';
import { createGit } from '../../../src/platform/git/create-git.ts';
import { createFollowBranch } from '../../../src/platform/git/follow-branch.ts';
import type { FollowBranch } from '../../../src/ports/git-history.ts';
import type { Kube } from '../../../src/ports/kube.ts';
import type { ReconcileDocument } from '../../../src/reconcile/document.ts';
import { reconcile } from '../../../src/reconcile/reconcile.ts';
import type { RenderEnvironment } from '../../../src/reconcile/render-phase.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';
import { type GitServer, type HostedRepository, startGitServer } from '../../harness/git-server.ts';
import { commitFiles } from '../../harness/repository.ts';
import { run as runProgram } from '../../harness/run.ts';
import { temporaryDirectory, type TemporaryDirectory } from '../../harness/temp.ts';
import { silentLogger } from '../../reconcile/silent-logger.ts';
import { actions, codes, connect, makeSite, type Site } from './support.ts';

let plane: ControlPlane;
let kube: Kube;
let server: GitServer;
let home: TemporaryDirectory;
let site: Site;
let repository: HostedRepository;

beforeAll(async () => {
  [plane, server] = await Promise.all([startControlPlane(), startGitServer()]);
  kube = await connect(plane);
  home = temporaryDirectory('reconcile');
});

beforeEach(async () => {
  site = await makeSite(plane, kube);
  repository = await server.addRepository(`acme/${site.app}`, { 'app.yaml': manifest('a', '1') });
});

afterAll(async () => {
  await kube[Symbol.asyncDispose]();
  await Promise.all([plane[Symbol.asyncDispose](), server[Symbol.asyncDispose](), home[Symbol.asyncDispose]()]);
});

function manifest(name: string, value: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: ${site.app} }\ndata: { value: "${value}" }\n---\n`;
}

/** The repository's one file, as it is. */
const render: RenderEnvironment = async (head) => {
  const text = Buffer.from((await head.tree.read('app.yaml')) ?? []).toString('utf8');
  const objects = loadAll(text).filter((one) => one !== null && one !== undefined);
  return {
    roots: [
      {
        id: 'app.yaml',
        engine: 'plain',
        errors: [],
        milliseconds: 0,
        objects: objects.map((one) => ({ manifest: one as KubernetesObject, origin: { file: 'app.yaml' } })),
      },
    ],
  };
};

function follower(): FollowBranch {
  const exitTasks = createExitTasks();
  const env = { PATH: process.env['PATH'], HOME: home.path, GIT_CONFIG_NOSYSTEM: '1' };
  const options = {
    exec: createExec({ env, redactor: createRedactor(), exitTasks }),
    temporary: createTemporaryFolders(home.path, exitTasks),
    clock: createClock(),
    log: silentLogger,
    env,
    folder: home.path,
    trusted: [],
  };
  return createFollowBranch(options, createGit(options));
}

async function run(requested = '', url = repository.url): Promise<ReconcileDocument> {
  return await reconcile({
    kube,
    git: follower(),
    render,
    clock: createClock(),
    log: silentLogger,
    signal: new AbortController().signal,
    settings: {
      environment: 'prod',
      repository: url,
      branch: 'main',
      credentials: {},
      requested,
      namespace: site.engine,
      run: `run-${Date.now()}`,
      version: '0.1.0',
      timeoutMs: 240_000,
      settleMs: 100,
    },
  });
}

test('the head of the branch is applied, commit after commit', async () => {
  const first = await run(repository.head);
  expect(first).toMatchObject({ outcome: 'synced', revision: repository.head, requested: repository.head });
  const second = await commitFiles(repository.folder, { 'app.yaml': manifest('b', '1') });
  const document = await run(second);
  expect([document.revision, actions(document)]).toEqual([second, ['created ConfigMap b', 'deleted ConfigMap a']]);
  expect(document.stages.map((stage) => stage.name)).toEqual(['fetched', 'rendered', 'applying', 'applied', 'healthy']);
});

test('a commit that the branch has left behind is a floor: what came after it is applied', async () => {
  const newer = await commitFiles(repository.folder, { 'app.yaml': manifest('a', '2') });
  expect(await run(repository.head)).toMatchObject({ outcome: 'synced', revision: newer });
});

test('a commit that is not on the branch applies nothing', async () => {
  const stranger = await commitFiles(repository.folder, { 'app.yaml': manifest('evil', '1') }, { branch: 'other' });
  const document = await run(stranger);
  expect([document.outcome, codes(document)]).toEqual(['failed', ['REVISION_NOT_ON_BRANCH']]);
  expect(await kube.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace: site.app, name: 'evil' })).toBeUndefined();
});

test('while the git server is away the last state stays, and the status says since when', async () => {
  await run();
  const away = 'http://127.0.0.1:9/acme/deploy';
  const first = await run('', away);
  const second = await run('', away);
  expect([codes(first), codes(second)]).toEqual([['GIT_UNREACHABLE'], ['GIT_UNREACHABLE']]);
  const status = await site.status();
  expect(status).toMatchObject({ outcome: 'failed', revision: '', applied: { revision: repository.head } });
  expect(status.failingSince).toBe(first.failingSince);
  expect(await kube.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace: site.app, name: 'a' })).toBeDefined();
  expect((await run()).failingSince).toBeNull();
});

test('a branch that was rewritten does not undo what was applied', async () => {
  const second = await commitFiles(repository.folder, { 'app.yaml': manifest('a', '2') });
  await run(second);
  await commitFiles(repository.folder, { 'app.yaml': manifest('a', 'rewritten') }, { orphan: true });
  expect(codes(await run())).toEqual(['REVISION_OLDER']);
  const live = await kube.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace: site.app, name: 'a' });
  expect(live?.['data']).toEqual({ value: '2' });
});

/** The command line itself, as the cluster's Job runs it. */
async function command(): Promise<ReconcileDocument> {
  const program = fileURLToPath(new URL('../../../src/entry/cli-main.ts', import.meta.url));
  const args = ['reconcile', '--environment', 'prod', '--repository', repository.url, '--namespace', site.engine];
  const { stdout, stderr } = await runProgram(process.execPath, [program, ...args, '--format', 'json'], {
    env: { PATH: process.env['PATH'], HOME: home.path, KUBECONFIG: plane.kubeconfig },
    allowFailure: true,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as ReconcileDocument;
}

test('slipway.yaml at the applied commit says what the engine may do', async () => {
  const config = (limit: string): string =>
    `version: 1\nenvironments: { prod: { roots: [app], reconcile: { default-namespace: ${site.app}, settle: 0s, prune: { limit: ${limit} } } } }\n`;
  const bare = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n---\n`;
  await commitFiles(repository.folder, {
    'slipway.yaml': config('{ count: 0, percent: 50 }'),
    'app/app.yaml': bare('a') + bare('b') + bare('c'),
  });
  expect(actions(await command())).toEqual(['created ConfigMap a', 'created ConfigMap b', 'created ConfigMap c']);
  await commitFiles(repository.folder, { 'app/app.yaml': bare('a') });
  expect(codes(await command())).toEqual(['PRUNE_LIMIT']);
  await commitFiles(repository.folder, { 'slipway.yaml': config('{ count: 2 }') });
  expect(actions(await command())).toEqual(['deleted ConfigMap b', 'deleted ConfigMap c', 'unchanged ConfigMap a']);
});
