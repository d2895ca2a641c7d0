import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { KubernetesObject } from '../../../src/model/object.ts';
import { connectKube } from '../../../src/platform/kube/connect.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { Kube } from '../../../src/ports/kube.ts';
import { type ApiProxy, type RecordedRequest, startApiProxy } from '../../harness/cluster/api-proxy.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';

let plane: ControlPlane;
let proxy: ApiProxy;
let kube: Kube;

beforeAll(async () => {
  plane = await startControlPlane();
  proxy = await startApiProxy(plane);
});

afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await plane[Symbol.asyncDispose]();
});

beforeEach(async () => {
  kube = await connectKube({ kubeconfig: proxy.kubeconfig });
  await kube.resources();
  proxy.requests.length = 0;
  return () => kube[Symbol.asyncDispose]();
});

const manager = { fieldManager: 'slipway' };

function configMap(name: string): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default' } };
}

function identity(name: string): { apiVersion: string; kind: string; namespace: string; name: string } {
  return { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'default', name };
}

function isWrite({ method }: RecordedRequest): boolean {
  return method !== 'GET';
}

test('a hundred applies share at most eight connections', async () => {
  const before = proxy.connections();
  await Promise.all(
    Array.from({ length: 100 }, (_, index) => kube.applyServerSide(configMap(`many-${index}`), manager)),
  );
  expect(proxy.requests).toHaveLength(100);
  expect(proxy.connections() - before).toBeLessThanOrEqual(8);
});

test('a server that is busy is asked again when it says, also with a write', async () => {
  const waits: number[] = [];
  const clock: Clock = { now: () => Date.now(), sleep: async (milliseconds) => void waits.push(milliseconds) };
  await using own = await connectKube({ kubeconfig: proxy.kubeconfig }, { clock });
  await own.resources();
  proxy.requests.length = 0;
  proxy.failNext(isWrite, { status: 429, headers: { 'retry-after': '1' } });
  await own.create(configMap('busy'));
  expect(waits).toEqual([1000]);
  expect(proxy.requests).toHaveLength(2);
});

test('a server that was away a moment ago may have to learn our rights again', async () => {
  const forgotten = [{ status: 403 }, { status: 401 }, { status: 401 }, { status: 403 }] as const;
  proxy.failNext(isWrite, 'cut', ...forgotten);
  await kube.applyServerSide(configMap('restarted'), manager);
  expect(proxy.requests).toHaveLength(6);
});

test('a watch that was cut off is heard again though its rights have to be learnt first', async () => {
  const ended = new AbortController();
  const query = { namespace: 'default', patienceMs: 100, signal: ended.signal };
  const watch = kube.watch({ apiVersion: 'v1', kind: 'ConfigMap' }, query)[Symbol.asyncIterator]();
  expect((await watch.next()).value).toMatchObject({ type: 'listed' });
  const next = watch.next();
  await expect.poll(() => proxy.openAnswers()).toBeGreaterThan(0);
  proxy.failNext(({ path }) => path.includes('watch='), { status: 403 }, { status: 401 }, { status: 401 });
  proxy.cutAll();
  await kube.applyServerSide(configMap('after'), manager);
  expect((await next).value).toMatchObject({ object: { metadata: { name: 'after' } } });
  ended.abort();
});

test('a refusal is final when the server was not away', async () => {
  proxy.failNext(isWrite, { status: 403 });
  await expect(kube.applyServerSide(configMap('refused'), manager)).rejects.toThrow('cannot apply');
  expect(proxy.requests).toHaveLength(1);
});

test('what may be repeated is sent again when the connection breaks after it arrived', async () => {
  proxy.failNext(isWrite, 'cut', 'cut');
  const { action } = await kube.applyServerSide(configMap('broken'), manager);
  expect(action).toBe('unknown'); // the first one had arrived
  expect(proxy.requests).toHaveLength(3);
});

test('what must not happen twice is not', async () => {
  proxy.failNext(isWrite, 'cut');
  await expect(kube.create(configMap('once'))).rejects.toMatchObject({ code: 'KUBE_UNREACHABLE' });
  expect(proxy.requests).toHaveLength(1);
  await expect(kube.create(configMap('once'))).rejects.toMatchObject({ details: { reason: 'AlreadyExists' } });

  proxy.failNext(isWrite, 'cut');
  await expect(kube.delete(identity('once'))).rejects.toMatchObject({ code: 'KUBE_UNREACHABLE' });
  const { object } = await kube.applyServerSide(configMap('once'), manager);
  proxy.failNext(isWrite, 'cut');
  // By its uid the second try can only meet the same object, which is gone.
  expect(await kube.delete(identity('once'), { uid: object.metadata.uid })).toBe(false);
});

test('a passing failure of the server is retried, a lasting one reported without its page', async () => {
  const reads = ({ path }: RecordedRequest): boolean => path.includes('/configmaps/');
  proxy.failNext(reads, { status: 503 }, { status: 502, body: '<html>token=abc</html>' });
  expect(await kube.get(identity('kube-root-ca.crt-not'))).toBeUndefined();
  expect(proxy.requests).toHaveLength(3);

  proxy.failNext(reads, { status: 418, body: `<html>\n\u001b[31m${'x'.repeat(5000)}` });
  const failure = await kube.get(identity('a')).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'KUBE_FAILED', message: expect.stringContaining('418') });
  const { message } = failure as Error;
  expect(message).not.toMatch(/[\u0000-\u001f]/);
  expect(message.length).toBeLessThan(400);
});

test('an API server that restarts is waited for', async () => {
  let started: Promise<void> | undefined;
  const waits: number[] = [];
  const clock: Clock = {
    now: () => Date.now(),
    // The first wait lasts until it is back, however long that takes here.
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      started ??= plane.startApiServer();
      await started;
    },
  };
  await using patient = await connectKube({ kubeconfig: plane.kubeconfig }, { clock });
  await patient.resources();
  await plane.stopApiServer();
  const { items } = await patient.list({ apiVersion: 'v1', kind: 'ConfigMap' }, { namespace: 'default' });
  expect(items).toBeInstanceOf(Array);
  expect(waits.length).toBeGreaterThan(0);
});

test('an abort ends a request that is under way, with the reason given', async () => {
  proxy.stalled = true;
  const reason = new Error('enough');
  const reading = kube.list(
    { apiVersion: 'v1', kind: 'ConfigMap' },
    { signal: AbortSignal.any([abortIn(200, reason)]) },
  );
  await expect(reading).rejects.toBe(reason);
  proxy.stalled = false;
});

function abortIn(milliseconds: number, reason: Error): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), milliseconds);
  return controller.signal;
}

test('a large answer comes compressed and is read whole', async () => {
  const data = { text: 'x'.repeat(300_000) };
  await kube.applyServerSide({ ...configMap('large'), data }, manager);
  proxy.requests.length = 0;
  expect(await kube.get(identity('large'))).toMatchObject({ data });
  expect(proxy.requests[0]?.answer?.['content-encoding']).toBe('gzip');
});
