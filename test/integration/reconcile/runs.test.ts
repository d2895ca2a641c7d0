import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Kube } from '../../../src/ports/kube.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';
import { installWebhook } from './admission-webhook.ts';
import { actions, codes, configMap, connect, makeSite, type Site } from './support.ts';

let plane: ControlPlane;
let kube: Kube;
let site: Site;

beforeAll(async () => {
  plane = await startControlPlane();
  kube = await connect(plane);
});

beforeEach(async () => {
  site = await makeSite(plane, kube);
});

afterAll(async () => {
  await kube[Symbol.asyncDispose]();
  await plane[Symbol.asyncDispose]();
});

/** Never healthy here: nobody runs it. */
function deployment(name = 'web'): ReturnType<typeof configMap> {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: site.app },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name, image: 'app:1' }] } },
    },
  };
}

function leasePath(): string {
  return `/apis/coordination.k8s.io/v1/namespaces/${site.engine}/leases/slipway-reconcile`;
}

async function holder(): Promise<string> {
  const lease = (await plane.admin.request('GET', leasePath())).body as { spec?: { holderIdentity?: string } };
  return lease.spec?.holderIdentity ?? '';
}

test('a run that waits gives way to a newer one, and says so', async () => {
  const older = site.apply([deployment()], { settings: { run: 'older' } });
  await expect.poll(async () => (await site.status())?.stages.at(-1)?.name).toBe('applied');
  const newer = { revision: '2'.repeat(40), history: { revisions: ['2'.repeat(40), '1'.repeat(40)], complete: true } };
  const second = await site.apply([configMap('a', site.app)], { settings: { run: 'newer' }, rendering: newer });
  expect([second.outcome, actions(second)]).toEqual(['synced', ['created ConfigMap a', 'deleted Deployment web']]);
  expect(await older).toMatchObject({ outcome: 'superseded', by: '2'.repeat(40) });
  expect(await site.status()).toMatchObject({ run: 'newer', outcome: 'synced' });
  expect(await holder()).toBe('');
});

test('a run whose holder died takes over when the Lease has expired', async () => {
  const died = Date.now();
  const renewTime = new Date(died).toISOString().replace('Z', '000Z');
  const spec = { holderIdentity: 'dead', leaseDurationSeconds: 3, renewTime };
  const metadata = { name: 'slipway-reconcile' };
  await plane.admin.send('POST', `/apis/coordination.k8s.io/v1/namespaces/${site.engine}/leases`, { metadata, spec });
  expect((await site.apply([configMap('a', site.app)])).outcome).toBe('synced');
  expect(Date.now() - died).toBeGreaterThanOrEqual(3000);
});

test('a holder that does not give way is named', async () => {
  const renewTime = new Date(Date.now() + 3_600_000).toISOString().replace('Z', '000Z');
  const spec = { holderIdentity: 'stubborn', leaseDurationSeconds: 3600, renewTime };
  const metadata = { name: 'slipway-reconcile' };
  await plane.admin.send('POST', `/apis/coordination.k8s.io/v1/namespaces/${site.engine}/leases`, { metadata, spec });
  const document = await site.apply([configMap('a', site.app)], { settings: { timeoutMs: 2000 } });
  expect([document.outcome, codes(document)]).toEqual(['timeout', ['LEASE_HELD']]);
  expect(document.errors[0]?.message).toContain('stubborn');
});

test('a run that is ended says how it goes on, and leaves the Lease', async () => {
  const ending = new AbortController();
  const running = site.apply([deployment()], { signal: ending.signal });
  await expect.poll(async () => (await site.status())?.stages.at(-1)?.name).toBe('applied');
  ending.abort(new Error('SIGTERM'));
  expect(codes(await running)).toEqual(['INTERRUPTED']);
  expect(await site.status()).toMatchObject({ outcome: 'failed', errors: [{ code: 'INTERRUPTED' }] });
  expect(await holder()).toBe('');
});

test('a run that lost its Lease writes nothing any more', async () => {
  const running = site.apply([deployment()], { settings: { run: 'loser' } });
  await expect.poll(async () => (await site.status())?.stages.at(-1)?.name).toBe('applied');
  await plane.admin.send('PATCH', leasePath(), { spec: { holderIdentity: 'thief' } }, 'application/merge-patch+json');
  await running;
  expect((await site.status()).outcome).toBe('running');
  expect(await holder()).toBe('thief');
});

test('a timeout tells what it waited for', async () => {
  const document = await site.apply([deployment()], { settings: { timeoutMs: 5000 } });
  expect([document.outcome, codes(document)]).toEqual(['timeout', ['HEALTH_TIMEOUT']]);
  expect(document.health).toMatchObject({
    objects: 1,
    current: 0,
    unhealthy: [{ object: `apps/v1/Deployment/${site.app}/web`, source: { line: 1 } }],
  });
  expect(document.healthy).toBeNull();
  expect(document.applied).not.toBeNull();
});

test('a run that died in the middle is made up for, and nothing is lost', async () => {
  const many = Array.from({ length: 60 }, (_, index) => configMap(`c${index}`, site.app));
  const dying = new AbortController();
  let applied = 0;
  const frail = Object.create(kube) as Kube;
  frail.applyServerSide = async (object, query) => {
    if (object.metadata?.namespace === site.app) applied += 1;
    if (applied === 20) dying.abort(new Error('killed'));
    query.signal?.throwIfAborted();
    return await kube.applyServerSide(object, query);
  };
  await site.apply(many, { kube: frail, signal: dying.signal });
  // The next release has none of them: what the dead run had made must go too.
  const document = await site.apply([configMap('z', site.app)], {
    rendering: { options: { pruneLimit: { count: 100, percent: 0 } } },
  });
  expect(document.outcome).toBe('synced');
  const left = await kube.list({ apiVersion: 'v1', kind: 'ConfigMap' }, { namespace: site.app });
  expect(left.items.map((one) => one.metadata.name)).toEqual(['z']);
});

test('an admission webhook that is away for a moment is waited for', async () => {
  const many = Array.from({ length: 20 }, (_, index) => configMap(`c${index}`, site.app));
  await using webhook = await installWebhook(plane, site.app);
  // The API server takes a moment to go by it.
  await expect
    .poll(async () => (await site.apply(many.slice(0, 1), { settings: { timeoutMs: 3000 } })).outcome)
    .toBe('failed');
  const running = site.apply(many);
  await sleep(1500);
  await webhook.serve();
  const document = await running;
  expect([document.outcome, codes(document), webhook.asked()]).toEqual(['synced', [], 20]);
});

test('an API server that restarts in the middle is waited for, also while it does not know our rights yet', async () => {
  const name = 'reconciler';
  const subjects = [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name }];
  const roleRef = { kind: 'ClusterRole', apiGroup: 'rbac.authorization.k8s.io', name: 'cluster-admin' };
  const bindings = '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings';
  await plane.admin.send('POST', bindings, { metadata: { name }, subjects, roleRef });
  await using engine = await connect(plane, await plane.kubeconfigOf(name, { commonName: name }));
  const many = Array.from({ length: 150 }, (_, index) => configMap(`c${index}`, site.app));
  let applied = 0;
  let restarted: Promise<void> | undefined;
  const watching = Object.create(engine) as Kube;
  watching.applyServerSide = async (object, query) => {
    applied += 1;
    if (applied === 50) restarted = plane.stopApiServer().then(async () => await plane.startApiServer());
    return await engine.applyServerSide(object, query);
  };
  const document = await site.apply(many, { kube: watching });
  await restarted;
  expect([document.outcome, codes(document)]).toEqual(['synced', []]);
  const list = await kube.list({ apiVersion: 'v1', kind: 'ConfigMap' }, { namespace: site.app });
  expect(list.items).toHaveLength(150);
});
