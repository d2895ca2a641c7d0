import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectKube } from '../../../src/platform/kube/connect.ts';
import { settings } from './site.ts';
import { type Stage, startStage } from './stage.ts';

const program = fileURLToPath(new URL('../../../src/entry/cli-main.ts', import.meta.url));

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});

afterAll(async () => {
  await stage[Symbol.asyncDispose]();
});

const cronJob = { apiVersion: 'batch/v1', kind: 'CronJob', namespace: 'slipway-production', name: 'slipway-reconcile' };

async function jobNames(): Promise<string[]> {
  const { items } = await stage.kube.list({ apiVersion: 'batch/v1', kind: 'Job' }, { namespace: stage.namespace });
  return items.map((job) => job.metadata.name);
}

async function pushValue(value: string): Promise<string> {
  const app = `apiVersion: v1\nkind: Namespace\nmetadata: {name: app-production}\n---\n${settings('production', value)}`;
  return await stage.site.push({ 'production/app.yaml': app });
}

test('an engine that is not installed', async () => {
  const { codes, exitCode, target } = await stage.syncAs(stage.plane.kubeconfig, '--namespace', 'elsewhere');
  expect(codes).toEqual(['ENGINE_MISSING']);
  expect(target).toMatchObject({ outcome: 'unconfirmed', stages: [] });
  expect(target.errors[0]?.hint).toContain('slipway init --engine job --environment production');
  expect(exitCode).toBe(3);
});

test("another environment's engine", async () => {
  const live = await stage.kube.get(cronJob);
  const text = JSON.stringify(live?.['spec']).replaceAll('--environment=production', '--environment=staging');
  await stage.kube.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'foreign' } });
  const metadata = { name: 'slipway-reconcile', namespace: 'foreign' };
  await stage.kube.create({ apiVersion: 'batch/v1', kind: 'CronJob', metadata, spec: JSON.parse(text) as unknown });
  const { codes, target } = await stage.syncAs(stage.plane.kubeconfig, '--namespace', 'foreign');
  expect(codes).toEqual(['ENGINE_INVALID']);
  expect(target.errors[0]?.message).toContain('reconciles "staging", not "production"');
});

test('an engine that is suspended', async () => {
  await stage.kube.patch(cronJob, { type: 'merge', body: { spec: { suspend: true } } });
  const { codes, exitCode } = await stage.sync();
  await stage.kube.patch(cronJob, { type: 'merge', body: { spec: { suspend: false } } });
  expect({ codes, exitCode, jobs: await jobNames() }).toEqual({ codes: ['ENGINE_SUSPENDED'], exitCode: 3, jobs: [] });
});

test('a cluster that does not pin Jobs is not worked with, and is told what it lets through', async () => {
  const name = 'slipway-jobs-slipway-production';
  const kind = 'ValidatingAdmissionPolicyBinding';
  const apiVersion = 'admissionregistration.k8s.io/v1';
  const identity = { apiVersion, kind, namespace: '', name };
  const binding = await stage.kube.get(identity);
  await stage.kube.delete(identity);
  // The API server learns of it by a watch of its own.
  await expect.poll(async () => (await stage.sync('--timeout', '30s')).codes).toEqual(['JOB_POLICY_MISSING']);
  const { target, exitCode } = await stage.sync();
  expect(target.errors[0]?.message).toContain(
    'another image, another command, another ServiceAccount, another annotation',
  );
  expect(exitCode).toBe(3);
  expect(target.job).toBe('');
  await stage.kube.create({ apiVersion, kind, metadata: { name }, spec: binding?.['spec'] });
  await expect.poll(async () => (await stage.sync()).document.outcome).toBe('synced');
});

test('missing rights: the verb, the resource and the user are named', async () => {
  const nobody = await stage.plane.kubeconfigOf('nobody', { commonName: 'nobody' });
  const { codes, target, exitCode } = await stage.syncAs(nobody);
  expect(codes).toEqual(['KUBE_FORBIDDEN']);
  expect(target.errors[0]?.message).toMatch(/nobody.*get.*cronjobs|get.*cronjobs.*nobody/i);
  expect(exitCode).toBe(3);
});

test('a token that is not valid any more', async () => {
  const old = await stage.plane.kubeconfigOf('old', { token: 'eyJhbGciOiJSUzI1NiJ9.e30.x' });
  const { codes, exitCode } = await stage.syncAs(old);
  expect({ codes, exitCode }).toEqual({ codes: ['KUBE_AUTH'], exitCode: 3 });
});

test('a commit that is not on the branch', async () => {
  const { document, target, exitCode } = await stage.sync('--revision', 'd'.repeat(40));
  expect(document.outcome).toBe('failed');
  expect(target.errors[0]).toMatchObject({ code: 'REVISION_NOT_ON_BRANCH' });
  expect(target.errors[0]?.hint).toContain(`main of ${stage.site.repository.url}`);
  expect(exitCode).toBe(1);
});

test('what is no commit is refused before anything is asked', async () => {
  const { stderr, exitCode } = await stage.site.slipway(stage.ci, 'sync', '--revision', 'no-such-branch');
  expect(stderr).toContain('error[GIT_REVISION_MISSING]');
  expect(exitCode).toBe(3);
});

test('a root that does not render: nothing is applied, and the error has its file', async () => {
  await stage.site.push({ 'production/broken.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: [\n' });
  const { document, codes, target } = await stage.sync();
  expect({ outcome: document.outcome, codes }).toEqual({ outcome: 'failed', codes: ['RENDER_PARSE'] });
  expect(target.errors[0]?.location?.file).toBe('production/broken.yaml');
  await stage.site.push({ 'production/broken.yaml': null });
});

test('too little time: what is known is told, and a second try goes on with the same Job', async () => {
  const commit = await pushValue('late');
  stage.node.paused = true;
  const { document, codes, target, exitCode } = await stage.sync('--timeout', '15s');
  expect({ outcome: document.outcome, codes, exitCode }).toEqual({
    outcome: 'timeout',
    codes: ['SYNC_TIMEOUT'],
    exitCode: 3,
  });
  expect(target.errors[0]?.message).toContain('has not told anything yet');
  const again = stage.sync();
  stage.node.paused = false;
  await stage.node.look();
  expect(await again).toMatchObject({ document: { outcome: 'synced', revision: commit }, target: { job: target.job } });
});

test('SIGTERM says how to go on', async () => {
  const commit = await pushValue('interrupted');
  stage.node.paused = true;
  const before = (await jobNames()).length;
  const env = { PATH: process.env['PATH'], HOME: stage.site.clone, KUBECONFIG: stage.ci };
  const child = spawn(process.execPath, [program, 'sync'], {
    cwd: stage.site.clone,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await expect.poll(async () => (await jobNames()).length).toBe(before + 1);
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(3);
  expect(said).toContain(`slipway sync --environment production --target here --revision ${commit}`);
  stage.node.paused = false;
  await stage.node.look();
  expect((await stage.sync()).document.outcome).toBe('synced');
});

test('a Job that is deleted in the middle proves nothing', async () => {
  await pushValue('deleted');
  stage.node.paused = true;
  const before = new Set(await jobNames());
  const running = stage.sync();
  const fresh = async (): Promise<string | undefined> => (await jobNames()).find((name) => !before.has(name));
  await expect.poll(fresh).toBeDefined();
  const name = (await fresh()) ?? '';
  await stage.kube.delete({ ...cronJob, kind: 'Job', name }, { propagation: 'Background' });
  const { document, codes, exitCode } = await running;
  expect({ outcome: document.outcome, codes, exitCode }).toEqual({
    outcome: 'unconfirmed',
    codes: ['JOB_FAILED'],
    exitCode: 3,
  });
  stage.node.paused = false;
});

test('a pod that ends without a word proves nothing, and where to look is told', async () => {
  await pushValue('silent');
  stage.node.crash = true;
  const { document, codes, target } = await stage.sync();
  stage.node.crash = false;
  expect({ outcome: document.outcome, codes }).toEqual({ outcome: 'unconfirmed', codes: ['JOB_FAILED'] });
  expect(target.errors[0]?.hint).toContain(`kubectl logs -n slipway-production job/${target.job}`);
});

test('a git server that is down: the last state stays, and the status says so', async () => {
  await pushValue('unreachable');
  const applied = (
    await stage.kube.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace: 'app-production', name: 'settings' })
  )?.['data'];
  await stage.site.server.stop();
  const { document, codes } = await stage.sync();
  expect({ outcome: document.outcome, codes }).toEqual({ outcome: 'failed', codes: ['GIT_UNREACHABLE'] });
  const after = await stage.kube.get({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    namespace: 'app-production',
    name: 'settings',
  });
  expect(after?.['data']).toEqual(applied);
});

test('a cluster that is away', async () => {
  await stage.plane.stopApiServer();
  const { codes, exitCode } = await stage.sync('--timeout', '20s');
  await stage.plane.startApiServer();
  expect({ codes, exitCode }).toEqual({ codes: ['KUBE_UNREACHABLE'], exitCode: 3 });
  const kube = await connectKube({ kubeconfig: stage.plane.kubeconfig });
  await kube[Symbol.asyncDispose]();
});
