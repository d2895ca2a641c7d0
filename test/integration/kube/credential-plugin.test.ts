import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectKube } from '../../../src/platform/kube/connect.ts';
import { type ApiProxy, startApiProxy } from '../../harness/cluster/api-proxy.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';
import { writeKubeconfig } from '../../harness/cluster/kubeconfig.ts';

let plane: ControlPlane;
let proxy: ApiProxy;

beforeAll(async () => {
  plane = await startControlPlane();
  proxy = await startApiProxy(plane);
});

afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await plane[Symbol.asyncDispose]();
});

/** Writes a plugin and the kubeconfig that names it. */
async function plugin(name: string, script: string): Promise<string> {
  const command = join(plane.folder, name);
  await writeFile(command, `#!/bin/sh\n${script}\n`);
  await chmod(command, 0o755);
  return await kubeconfigWith(name, { command, args: ['get'], env: [{ name: 'GIVEN', value: 'by-config' }] });
}

async function kubeconfigWith(name: string, exec: object): Promise<string> {
  return await writeKubeconfig(join(plane.folder, `${name}.kubeconfig`), {
    server: proxy.server,
    authority: plane.authority.certificate,
    user: { exec: { apiVersion: 'client.authentication.k8s.io/v1', ...exec } },
  });
}

async function whoAmI(kubeconfig: string): Promise<string> {
  await using kube = await connectKube({ kubeconfig });
  return (await kube.whoAmI()).username;
}

async function createToken(account: string): Promise<string> {
  const path = '/api/v1/namespaces/default/serviceaccounts';
  await plane.admin.send('POST', path, { metadata: { name: account } });
  const answer = await plane.admin.send('POST', `${path}/${account}/token`, { spec: { expirationSeconds: 600 } });
  return (answer as { status: { token: string } }).status.token;
}

test('a plugin is asked once, with its environment, and again when its token is refused', async () => {
  const [token, count] = [join(plane.folder, 'token'), join(plane.folder, 'count')];
  await writeFile(token, await createToken('first'));
  const kubeconfig = await plugin(
    'plugin',
    `test "$GIVEN" = by-config && test "$OURS" = yes && test -n "$KUBERNETES_EXEC_INFO" && test "$1" = get || exit 9
echo asked >> ${count}
printf '{"kind":"ExecCredential","status":{"token":"%s"}}' "$(cat ${token})"`,
  );
  await using kube = await connectKube({ kubeconfig }, { env: { ...process.env, OURS: 'yes' } });
  const who = async (): Promise<string> => (await kube.whoAmI()).username.replace(/.*:/, '');
  const asked = async (): Promise<number> => (await readFile(count, 'utf8')).trim().split('\n').length;
  expect([await who(), await who(), await asked()]).toEqual(['first', 'first', 1]);

  await writeFile(token, await createToken('second'));
  proxy.failNext(() => true, { status: 401 });
  expect([await who(), await who(), await asked()]).toEqual(['second', 'second', 2]);
});

test('a credential is renewed shortly before it expires', async () => {
  const count = join(plane.folder, 'short');
  const token = await createToken('short');
  const expires = new Date(Date.now() + 25_000).toISOString();
  const status = `{"token":"${token}","expirationTimestamp":"${expires}"}`;
  await using kube = await connectKube({
    kubeconfig: await plugin('short-lived', `echo asked >> ${count}; echo '{"status":${status}}'`),
  });
  await kube.whoAmI();
  await kube.whoAmI();
  expect((await readFile(count, 'utf8')).trim().split('\n')).toHaveLength(2);
});

test('a plugin that fails, prints nothing or is not installed says how to go on', async () => {
  const failing = await plugin('failing', 'echo "please run: tool login" >&2; exit 3');
  await expect(whoAmI(failing)).rejects.toMatchObject({
    code: 'KUBE_AUTH',
    message: expect.stringContaining('failed with 3: please run: tool login'),
  });
  await expect(whoAmI(await plugin('silent', 'echo "{}"'))).rejects.toMatchObject({
    code: 'KUBE_AUTH',
    message: expect.stringContaining('printed no credential'),
  });
  const missing = { command: 'no-such-plugin', installHint: 'Install it from example.org.' };
  await expect(whoAmI(await kubeconfigWith('missing', missing))).rejects.toMatchObject({
    code: 'KUBE_CONFIG',
    hint: 'Install it from example.org.',
  });
});
