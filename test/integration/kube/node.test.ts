import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../../scripts/lib/root.ts';
import type { KubernetesObject } from '../../../src/model/object.ts';
import { connectKube } from '../../../src/platform/kube/connect.ts';
import type { Kube, LiveObject } from '../../../src/ports/kube.ts';
import { createBuilder } from '../../harness/builder.ts';
import { BUSYBOX_IMAGE } from '../../harness/cluster/images.ts';
import { type ClusterNode, startNode } from '../../harness/cluster/node.ts';
import { type Registry, startRegistry } from '../../harness/registry.ts';
import { run } from '../../harness/run.ts';

const isRoot = process.getuid?.() === 0;

describe.skipIf(!isRoot)('a node that runs pods', () => {
  let registry: Registry;
  let node: ClusterNode;
  let kube: Kube;

  beforeAll(async () => {
    registry = await startRegistry();
    node = await startNode({ registry: registry.host });
    kube = await connectKube({ kubeconfig: node.kubeconfig });
  });

  afterAll(async () => {
    await kube[Symbol.asyncDispose]();
    await node[Symbol.asyncDispose]();
    await registry[Symbol.asyncDispose]();
  });

  async function pushImage(name: string, containerfile: string): Promise<string> {
    await using builder = await createBuilder();
    const context = join(builder.folder, 'context');
    await mkdir(context);
    await writeFile(join(context, 'Containerfile'), containerfile);
    await run('cp', [builder.busybox, context]);
    const image = `${registry.host}/${name}`;
    const { env } = builder;
    await run('buildah', ['bud', '--tag', image, context], { env });
    await run('buildah', ['push', image, `docker://${image}`], { env });
    return image;
  }

  function pod(name: string, spec: object, container: object): KubernetesObject {
    const containers = [{ name: 'main', ...container }];
    const metadata = { name, namespace: 'default' };
    return { apiVersion: 'v1', kind: 'Pod', metadata, spec: { restartPolicy: 'Never', containers, ...spec } };
  }

  /** Runs a pod to its end. */
  async function finish(
    object: KubernetesObject,
  ): Promise<{ phase: string; log: string | undefined; pod: LiveObject }> {
    const { metadata } = await kube.create(object);
    const { name } = metadata;
    for await (const event of kube.watch(object, {
      namespace: 'default',
      name,
      signal: AbortSignal.timeout(300_000),
    })) {
      const seen = event.type === 'listed' ? event.items[0] : event.object;
      const { phase = '' } = (seen?.['status'] ?? {}) as { phase?: string };
      if (seen === undefined || !['Succeeded', 'Failed'].includes(phase)) continue;
      return { phase, log: await kube.logs({ namespace: 'default', name }, 'main'), pod: seen };
    }
    throw new Error(`pod ${name} did not end`);
  }

  test('a pod runs an image of the local registry, whatever registry its name says', async () => {
    const pushed = await pushImage('shop:1', 'FROM scratch\nCOPY busybox /bin/busybox\nENTRYPOINT ["/bin/busybox"]\n');
    const digest = (await registry.manifest('shop', '1'))?.digest ?? '';
    for (const [index, image] of [pushed, `ghcr.io/shop@${digest}`].entries()) {
      const { phase, log, pod: ended } = await finish(pod(`shop-${index}`, {}, { image, args: ['echo', 'hello'] }));
      expect([phase, log]).toEqual(['Succeeded', 'hello\n']);
      expect(JSON.stringify(ended['status'])).toContain(digest);
    }
  });

  test('our own code in a pod finds the API by stock in-cluster configuration', async () => {
    await kube.applyServerSide(
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata: { name: 'view', namespace: 'default' },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
        subjects: [{ kind: 'ServiceAccount', name: 'default', namespace: 'default' }],
      },
      { fieldManager: 'test' },
    );
    // Node and its libraries are this machine's: an image with them would take longer to build than all the rest.
    const folders = [root, '/lib', '/lib64', '/usr/lib'].filter((path) => existsSync(path));
    const spec = { volumes: folders.map((path, index) => ({ name: `v${index}`, hostPath: { path } })) };
    const { phase, log } = await finish(
      pod('client', spec, {
        image: BUSYBOX_IMAGE,
        command: [process.execPath, join(root, 'test/integration/kube/in-pod.ts')],
        volumeMounts: folders.map((path, index) => ({ name: `v${index}`, mountPath: path, readOnly: true })),
      }),
    );
    expect(log).toBeDefined();
    expect([phase, JSON.parse(log ?? '')]).toEqual([
      'Succeeded',
      {
        context: 'in-cluster',
        namespace: 'default',
        username: 'system:serviceaccount:default:default',
        names: ['kube-root-ca.crt'],
      },
    ]);
  });

  test('logs are those of the newest container or the one before it, and none where none ran', async () => {
    const script = 'echo run; sleep 1; exit 1';
    const crashing = pod(
      'crashing',
      { restartPolicy: 'OnFailure' },
      { image: BUSYBOX_IMAGE, command: ['sh', '-c', script] },
    );
    await kube.create(crashing);
    const name = { namespace: 'default', name: 'crashing' };
    await expect.poll(() => kube.logs(name, 'main', { previous: true })).toBe('run\n');
    expect(await kube.logs(name, 'main', { tailLines: 0 })).toBe('');
    expect(await kube.logs(name, 'other')).toBeUndefined();
    expect(await kube.logs({ ...name, name: 'nobody' }, 'main')).toBeUndefined();
    await kube.create(pod('unpulled', {}, { image: 'ghcr.io/no/such:image' }));
    await expect.poll(() => statusOf('unpulled')).toMatch(/ErrImagePull|ImagePullBackOff/);
    expect(await kube.logs({ ...name, name: 'unpulled' }, 'main')).toBeUndefined();
  });

  async function statusOf(name: string): Promise<string> {
    return JSON.stringify((await kube.get({ apiVersion: 'v1', kind: 'Pod', namespace: 'default', name }))?.['status']);
  }

  test('pods reach nothing beyond this machine', async () => {
    const command = ['sh', '-c', 'ip route; wget -T 2 -q -O - http://192.0.2.1/ || echo unreachable'];
    const { log = '' } = await finish(pod('confined', {}, { image: BUSYBOX_IMAGE, command }));
    expect(log).not.toContain('default');
    expect(log).toContain('unreachable');
  });
});
