import { afterAll, beforeAll, expect, test } from 'vitest';
import { settings } from './site.ts';
import { type Stage, startStage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});

afterAll(async () => {
  await stage[Symbol.asyncDispose]();
});

async function pushValue(value: string): Promise<string> {
  const app = `apiVersion: v1\nkind: Namespace\nmetadata: {name: app-production}\n---\n${settings('production', value)}`;
  return await stage.site.push({ 'production/app.yaml': app });
}

async function valueInCluster(): Promise<unknown> {
  const identity = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'app-production', name: 'settings' };
  return (await stage.kube.get(identity))?.['data'];
}

async function jobs(): Promise<number> {
  return (await stage.kube.list({ apiVersion: 'batch/v1', kind: 'Job' }, { namespace: stage.namespace })).items.length;
}

test('a pushed commit is applied by the engine and confirmed, with every stage and its time', async () => {
  const commit = await pushValue('2');
  const { document, target, exitCode, stderr } = await stage.sync();
  expect({ document, logs: stage.node.logs }).toMatchObject({ document: { outcome: 'synced', revision: commit } });
  expect(exitCode).toBe(0);
  expect(target).toMatchObject({ environment: 'production', target: 'here', engine: 'job', revision: commit });
  const names = target.stages.map((stage) => stage.name);
  expect(names).toEqual(['found', 'requested', 'seen', 'compared', 'applying', 'applied', 'healthy']);
  expect(target.stages.every(({ at, milliseconds }) => Date.parse(at) > 0 && milliseconds >= 0)).toBe(true);
  expect(stderr).toContain(`production/here · synced: ${commit.slice(0, 12)}`);
  expect(await valueInCluster()).toEqual({ value: '2' });
});

test('a commit that is synced already is confirmed without another Job', async () => {
  const before = await jobs();
  const { document, target } = await stage.sync();
  expect(document.outcome).toBe('synced');
  expect(target.stages.at(-1)?.name).toBe('healthy');
  expect(await jobs()).toBe(before);
});

test('the text tells the timeline from the manifest commit to the healthy state', async () => {
  const { stdout } = await stage.site.slipway(stage.ci, 'sync');
  expect(stdout).toMatch(/^production\/here \(slipway-production\/slipway-reconcile\)\n {2}manifest commit /);
  expect(stdout).toMatch(
    /\n {2}healthy +\S+Z {2}\+\d+ m \d\d s\nsynced: exactly [0-9a-f]{12} is applied, healthy and stable/,
  );
});

test('a commit that a healthy descendant contains is superseded, which is no failure', async () => {
  const ours = await pushValue('3');
  const theirs = await pushValue('4');
  const { document, target, exitCode } = await stage.sync('--revision', ours);
  expect(document.outcome).toBe('superseded');
  expect(target).toMatchObject({ by: theirs, revision: theirs });
  expect(target.reverted).toBeUndefined();
  expect(exitCode).toBe(0);
});

test('a revert supersedes the commit that it undoes, and is told as such', async () => {
  const ours = await pushValue('wrong');
  await pushValue('4');
  const { document, target } = await stage.sync('--revision', ours);
  expect({ outcome: document.outcome, reverted: target.reverted }).toEqual({ outcome: 'superseded', reverted: true });
});

test('a commit that another one cannot be applied on top of fails, naming whose commit it is', async () => {
  const ours = await pushValue('5');
  const theirs = await stage.site.push({
    'production/bad.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: Bad_Name, namespace: app-production}\n',
  });
  const { document, target, codes, exitCode } = await stage.sync('--revision', ours);
  expect(document.outcome).toBe('failed');
  expect(target.by).toBe(theirs);
  expect(codes).toContain('KUBE_INVALID');
  expect(target.errors[0]?.location).toEqual({ file: 'production/bad.yaml', line: 1 });
  expect(exitCode).toBe(1);
  await stage.site.push({ 'production/bad.yaml': null });
});

test('a failure of before is no verdict about a new try', async () => {
  const { document, codes } = await stage.sync();
  expect({ outcome: document.outcome, codes }).toEqual({ outcome: 'synced', codes: [] });
});

test('reconcile also does both phases in one process, with a summary of what it did', async () => {
  const commit = await pushValue('by hand');
  const { repository } = stage.site;
  const args = ['--environment', 'production', '--repository', repository.url, '--format', 'json'];
  const { stdout, stderr, exitCode } = await stage.site.slipway(stage.plane.kubeconfig, 'reconcile', ...args);
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'synced', revision: commit, counts: { configured: 1 } });
});

test('a cluster that cannot be reached does not hold up the other one, and is told', async () => {
  const configuration = (targets: string): Record<string, string> => ({
    'slipway.yaml': `version: 1\nenvironments:\n  production:\n    roots: [production]\n    sync: { engine: job, targets: [${targets}] }\n`,
  });
  const commit = await stage.site.push(configuration('{ name: here }, { name: away, context: nowhere }'));
  const { document, exitCode } = await stage.sync();
  expect(document).toMatchObject({
    outcome: 'unconfirmed',
    targets: [
      { target: 'here', outcome: 'synced', revision: commit },
      { target: 'away', outcome: 'unconfirmed', errors: [{ code: 'KUBE_CONFIG' }] },
    ],
    error: { code: 'KUBE_CONFIG' },
  });
  expect(exitCode).toBe(3);
  expect((await stage.sync('--target', 'here')).document.outcome).toBe('synced');
  await stage.site.push(configuration('{ name: here }'));
});

test('two syncs of one commit share one Job', async () => {
  const commit = await pushValue('6');
  stage.node.paused = true;
  const before = await jobs();
  const first = stage.sync();
  await expect.poll(jobs).toBe(before + 1);
  const second = stage.sync();
  await expect.poll(jobs).toBe(before + 1);
  stage.node.paused = false;
  await stage.node.look();
  const [one, other] = await Promise.all([first, second]);
  expect([one.document.outcome, other.document.outcome]).toEqual(['synced', 'synced']);
  expect(one.document.revision).toBe(commit);
  expect(await jobs()).toBe(before + 1);
});

test('the API server may be restarted in the middle', async () => {
  await pushValue('7');
  stage.node.paused = true;
  const before = await jobs();
  const running = stage.sync();
  await expect.poll(jobs).toBe(before + 1);
  await stage.plane.stopApiServer();
  await stage.plane.startApiServer();
  stage.node.paused = false;
  await stage.node.look();
  const { document, target } = await running;
  expect({ outcome: document.outcome, errors: target.errors, logs: stage.node.logs.slice(-2) }).toMatchObject({
    outcome: 'synced',
    errors: [],
  });
});
