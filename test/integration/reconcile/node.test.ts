import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KubernetesObject } from '../../../src/model/object.ts';
import type { Kube } from '../../../src/ports/kube.ts';
import { type ClusterNode, startNode } from '../../harness/cluster/node.ts';
import { type Registry, startRegistry } from '../../harness/registry.ts';
import { codes, connect, makeSite, type Site } from './support.ts';

let registry: Registry;
let node: ClusterNode;
let kube: Kube;

beforeAll(async () => {
  registry = await startRegistry();
  node = await startNode({ registry: registry.host, crashBackoff: '2s' });
  kube = await connect(node);
});

afterAll(async () => {
  await kube[Symbol.asyncDispose]();
  await node[Symbol.asyncDispose]();
  await registry[Symbol.asyncDispose]();
});

/** A Deployment of one pod that runs a script in busybox. */
function deployment(site: Site, script: string, container: object = {}, pod: object = {}): KubernetesObject {
  const labels = { app: 'web' };
  const command = ['sh', '-c', script];
  const containers = [{ name: 'web', image: 'localhost/busybox:1', command, ...container }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: site.app },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { terminationGracePeriodSeconds: 0, containers, ...pod } },
    },
  };
}

const forever = 'echo up; sleep 100000';

// Each waits for something most of the time, and has namespaces of its own.
describe.concurrent('on a real node', () => {
  test('a pod that runs and stays is a release that is synced', async () => {
    const site = await makeSite(node, kube);
    const document = await site.apply([deployment(site, forever)]);
    expect([document.outcome, codes(document)]).toEqual(['synced', []]);
  });

  test('a pod that crashes is told with its exit code and last words, and the revert is synced', async ({
    annotate,
  }) => {
    const site = await makeSite(node, kube);
    expect((await site.apply([deployment(site, forever)])).outcome).toBe('synced');
    // A container without a probe is ready as long as it runs, and on a busy machine its end may be seen seconds later.
    const broken = await site.apply([deployment(site, 'echo no database; exit 3')], {
      settings: { settleMs: 30_000 },
    });
    expect(broken).toMatchObject({ outcome: 'failed', errors: [{ code: 'UNHEALTHY' }] });
    const [unhealthy] = broken.health.unhealthy;
    expect(unhealthy).toMatchObject({
      reason: 'CrashLoopBackOff',
      // Not before the second restart; the third may be quicker than whoever looks.
      message: expect.stringMatching(/^container web: it crashed [3-9] times; exit code 3$/),
    });
    expect(unhealthy?.logs).toMatchObject([{ container: 'web', tail: 'no database' }]);
    expect(unhealthy?.events.map((event) => event.reason)).toContain('BackOff');
    // How soon after the crash is verdict-time.test.ts's, on a clock of its own.
    const crashedAt = Date.parse(unhealthy?.since ?? '');
    const verdictAt = Date.parse(broken.started) + broken.milliseconds;
    await annotate(`failed ${verdictAt - crashedAt} ms after the last crash`);
    expect((await site.apply([deployment(site, forever)])).outcome).toBe('synced');
  });

  test('an image that the registry does not have is told at once', async () => {
    const site = await makeSite(node, kube);
    const document = await site.apply([deployment(site, forever, { image: 'example.com/acme/absent:9' })]);
    // Not a timeout.
    expect(document).toMatchObject({ outcome: 'failed' });
    expect(document.health.unhealthy[0]?.reason).toMatch(/^(ErrImagePull|ImagePullBackOff)$/);
  });

  test('a ConfigMap that is missing is told at once', async () => {
    const site = await makeSite(node, kube);
    const envFrom = [{ configMapRef: { name: 'absent' } }];
    const document = await site.apply([deployment(site, forever, { envFrom })]);
    expect(document).toMatchObject({ outcome: 'failed' });
    expect(document.health.unhealthy[0]).toMatchObject({
      reason: 'CreateContainerConfigError',
      message: expect.stringContaining('configmap "absent" not found'),
    });
  });

  test('a pod that no node can take is told after fifteen seconds', async () => {
    const site = await makeSite(node, kube);
    const resources = { requests: { cpu: '900' } };
    const document = await site.apply([deployment(site, forever, { resources })]);
    expect(document).toMatchObject({ outcome: 'failed', health: { unhealthy: [{ reason: 'Unschedulable' }] } });
    expect(document.milliseconds).toBeGreaterThan(14_000);
  });

  test('a pod that never gets ready is a timeout that names the probe', async () => {
    const site = await makeSite(node, kube);
    const readinessProbe = { exec: { command: ['sh', '-c', 'echo not yet; exit 1'] }, periodSeconds: 1 };
    const document = await site.apply([deployment(site, forever, { readinessProbe })], {
      settings: { timeoutMs: 20_000 },
    });
    expect([document.outcome, codes(document)]).toEqual(['timeout', ['HEALTH_TIMEOUT']]);
    expect(document.health.unhealthy[0]).toMatchObject({
      reason: 'Unhealthy',
      message: expect.stringContaining('Readiness probe failed: not yet'),
      logs: [{ tail: 'up' }],
    });
  });

  test('a program that is not in the image is told in the runtime’s words', async () => {
    const site = await makeSite(node, kube);
    const document = await site.apply([deployment(site, '', { command: ['/absent'] })]);
    expect(document).toMatchObject({ outcome: 'failed' });
    expect(document.health.unhealthy[0]?.message).toContain('/absent');
  });

  test('a pod that is slow and stumbles once is no failure', async () => {
    const site = await makeSite(node, kube);
    const volumes = [{ name: 'once', emptyDir: {} }];
    const volumeMounts = [{ name: 'once', mountPath: '/once' }];
    const script = 'if [ ! -e /once/x ]; then touch /once/x; exit 1; fi; sleep 2; touch /once/ready; sleep 100000';
    const readinessProbe = { exec: { command: ['test', '-e', '/once/ready'] }, periodSeconds: 1 };
    const document = await site.apply([deployment(site, script, { volumeMounts, readinessProbe }, { volumes })]);
    expect([document.outcome, codes(document)]).toEqual(['synced', []]);
  });

  test('a Job that completes is healthy', async () => {
    const site = await makeSite(node, kube);
    const job = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'migrate', namespace: site.app },
      spec: {
        template: {
          spec: {
            restartPolicy: 'Never',
            containers: [{ name: 'm', image: 'localhost/busybox:1', command: ['true'] }],
          },
        },
      },
    };
    expect((await site.apply([job])).outcome).toBe('synced');
  });
});
