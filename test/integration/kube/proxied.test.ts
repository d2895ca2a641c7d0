import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connectKube } from '../../../src/platform/kube/connect.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';
import { writeKubeconfig } from '../../harness/cluster/kubeconfig.ts';

// A name of the API server's certificate that only the proxy can resolve.
const name = 'kubernetes.default.svc';

let plane: ControlPlane;
let kubeconfig: string;
const tunnels: string[] = [];
const sockets = new Set<Socket>();
const proxy = createServer();
let proxyUrl: string;

beforeAll(async () => {
  plane = await startControlPlane();
  const { port } = new URL(plane.server);
  proxy.on('connect', (request, client: Socket) => {
    tunnels.push(request.url ?? '');
    const upstream = connect(Number(port), '127.0.0.1', () =>
      client.write('HTTP/1.1 200 Connection established\r\n\r\n'),
    );
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => socket.destroy()));
    client.pipe(upstream).pipe(client);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const { users } = JSON.parse(await readFile(plane.kubeconfig, 'utf8')) as {
    users: [{ user: { 'client-certificate': string; 'client-key': string } }];
  };
  const { user } = users[0];
  kubeconfig = await writeKubeconfig(join(plane.folder, 'proxied.kubeconfig'), {
    server: `https://${name}:${port}`,
    authority: plane.authority.certificate,
    user: { certificate: user['client-certificate'], key: user['client-key'] },
  });
});

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  proxy.close();
  await plane[Symbol.asyncDispose]();
});

beforeEach(() => {
  tunnels.length = 0;
});

test('HTTPS_PROXY leads to the API server, with its own certificate and ours', async () => {
  await using kube = await connectKube({ kubeconfig }, { env: { HTTPS_PROXY: proxyUrl } });
  expect((await kube.whoAmI()).username).toBe('admin');
  expect(tunnels[0]).toContain(name);
});

test('NO_PROXY is honoured', async () => {
  const env = { HTTPS_PROXY: proxyUrl, NO_PROXY: name };
  await using kube = await connectKube({ kubeconfig }, { env });
  await expect(kube.version()).rejects.toMatchObject({ code: 'KUBE_UNREACHABLE' });
  expect(tunnels).toEqual([]);
});

test('this machine is reached without the proxy, as kubectl reaches it', async () => {
  await using kube = await connectKube({ kubeconfig: plane.kubeconfig }, { env: { HTTPS_PROXY: proxyUrl } });
  expect((await kube.whoAmI()).username).toBe('admin');
  expect(tunnels).toEqual([]);
});

test("the kubeconfig's own proxy is used, for requests and watches", async () => {
  const config = JSON.parse(await readFile(kubeconfig, 'utf8')) as { clusters: [{ cluster: Record<string, string> }] };
  config.clusters[0].cluster['proxy-url'] = proxyUrl;
  const file = join(plane.folder, 'proxy-url.kubeconfig');
  await writeFile(file, JSON.stringify(config));
  await using kube = await connectKube({ kubeconfig: file }, { env: {} });
  const maps = { apiVersion: 'v1', kind: 'ConfigMap' };
  for await (const event of kube.watch(maps, { namespace: 'default', name: 'a' })) {
    expect(event).toMatchObject({ type: 'listed', items: [] });
    break;
  }
  expect(tunnels.length).toBeGreaterThan(0);
});
