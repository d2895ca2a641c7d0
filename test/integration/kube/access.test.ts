import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectKube } from '../../../src/platform/kube/connect.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { Kube, KubeConnectOptions } from '../../../src/ports/kube.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';
import { freePorts } from '../../harness/cluster/free-port.ts';
import { writeKubeconfig } from '../../harness/cluster/kubeconfig.ts';
import { createAuthority, issue } from '../../harness/cluster/pki.ts';
import { signToken } from '../../harness/cluster/service-account-key.ts';

let plane: ControlPlane;
let account: { namespace: string; name: string; uid: string };

beforeAll(async () => {
  plane = await startControlPlane();
  const body = { metadata: { name: 'ci' } };
  const created = (await plane.admin.send('POST', '/api/v1/namespaces/default/serviceaccounts', body)) as {
    metadata: { uid: string };
  };
  account = { namespace: 'default', name: 'ci', uid: created.metadata.uid };
});

afterAll(async () => {
  await plane[Symbol.asyncDispose]();
});

const maps = { apiVersion: 'v1', kind: 'ConfigMap' };

async function ask(kubeconfig: string, more: KubeConnectOptions = {}): Promise<unknown> {
  await using kube = await connectKube({ kubeconfig, ...more });
  return await kube.list(maps, { namespace: 'default' });
}

async function issueToken(name = 'ci'): Promise<string> {
  const path = `/api/v1/namespaces/default/serviceaccounts/${name}/token`;
  const answer = (await plane.admin.send('POST', path, { spec: { expirationSeconds: 600 } })) as {
    status: { token: string };
  };
  return answer.status.token;
}

test('an expired token is refused with whose it was and since when', async () => {
  const token = await signToken(plane.serviceAccountKey, account, new Date('2026-01-02T03:04:05Z'));
  const failure = ask(await plane.kubeconfigOf('expired', { token }));
  await expect(failure).rejects.toMatchObject({
    code: 'KUBE_AUTH',
    message: expect.stringMatching(/system:serviceaccount:default:ci expired at 2026-01-02T03:04:05/),
  });
  await expect(failure).rejects.not.toMatchObject({ message: expect.stringContaining(token) });
});

test('a token that the cluster does not know is refused, and a good one works', async () => {
  await expect(ask(await plane.kubeconfigOf('wrong', { token: 'not-a-token' }))).rejects.toMatchObject({
    code: 'KUBE_AUTH',
  });
  const good = await plane.kubeconfigOf('good', { token: await issueToken() });
  await using kube = await connectKube({ kubeconfig: good });
  expect((await kube.whoAmI()).username).toBe('system:serviceaccount:default:ci');
});

test('a certificate of another authority is refused with whose it is', async () => {
  const folder = join(plane.folder, 'foreign');
  await mkdir(folder);
  const foreign = await issue(await createAuthority(folder), 'mallory', { commonName: 'mallory' });
  await expect(ask(await plane.kubeconfigOf('foreign', foreign))).rejects.toMatchObject({
    code: 'KUBE_AUTH',
    message: expect.stringContaining('CN=mallory'),
  });
});

test('a right that is missing is named with user, verb, resource and namespace', async () => {
  const kubeconfig = await plane.kubeconfigOf('alice', { commonName: 'alice', organizations: ['devs'] });
  await expect(ask(kubeconfig)).rejects.toMatchObject({
    code: 'KUBE_FORBIDDEN',
    message: 'cannot list configmaps in namespace default: user alice may not list configmaps in namespace default',
    hint: expect.stringContaining('verbs: ["list"]'),
  });
  await using kube = await connectKube({ kubeconfig });
  const map = { ...maps, metadata: { name: 'a', namespace: 'default' } };
  await expect(kube.applyServerSide(map, { fieldManager: 'slipway' })).rejects.toMatchObject({
    code: 'KUBE_FORBIDDEN',
    message: 'cannot apply v1/ConfigMap/default/a: user alice may not patch configmaps in namespace default',
  });
  await expect(kube.list({ apiVersion: 'v1', kind: 'Node' })).rejects.toMatchObject({
    message: expect.stringContaining('may not list nodes in the whole cluster'),
  });
  const access = { verb: 'list', group: '', resource: 'configmaps', namespace: 'default' };
  expect(await kube.can(access)).toMatchObject({ allowed: false });
  expect(await kube.can({ ...access, resource: 'pods/log', verb: 'get' })).toMatchObject({ allowed: false });
});

test('whoever may not grant a right is told so', async () => {
  const rules = [{ apiGroups: ['rbac.authorization.k8s.io'], resources: ['roles'], verbs: ['create', 'patch', 'get'] }];
  await plane.admin.send('POST', '/apis/rbac.authorization.k8s.io/v1/clusterroles', {
    metadata: { name: 'roles' },
    rules,
  });
  await plane.admin.send('POST', '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings', {
    metadata: { name: 'roles' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'roles' },
    subjects: [{ kind: 'User', name: 'bob', apiGroup: 'rbac.authorization.k8s.io' }],
  });
  await using kube = await connectKube({ kubeconfig: await plane.kubeconfigOf('bob', { commonName: 'bob' }) });
  const role = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'more', namespace: 'default' },
    rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }],
  };
  const apply = (): Promise<unknown> => kube.applyServerSide(role, { fieldManager: 'slipway' });
  await expect
    .poll(() => apply().catch((error: unknown) => error))
    .toMatchObject({
      code: 'KUBE_FORBIDDEN',
      message: expect.stringContaining('attempting to grant RBAC permissions not currently held'),
      hint: expect.stringContaining('must hold what it grants'),
    });
});

test('a server that is not there is reported after three tries', async () => {
  const [port] = await freePorts(1);
  const kubeconfig = await writeKubeconfig(join(plane.folder, 'nobody.kubeconfig'), {
    server: `https://127.0.0.1:${port}`,
    authority: plane.authority.certificate,
    user: { token: 'x' },
  });
  const waits: number[] = [];
  const clock: Clock = { now: () => Date.now(), sleep: async (milliseconds) => void waits.push(milliseconds) };
  await using kube = await connectKube({ kubeconfig }, { clock });
  await expect(kube.version()).rejects.toMatchObject({
    code: 'KUBE_UNREACHABLE',
    message: expect.stringContaining(`${port}`),
  });
  expect(waits).toHaveLength(2);
  expect(waits.reduce((sum, one) => sum + one)).toBeLessThan(2000);
});

test('a server whose certificate is not trusted is reported at once, and gets no credential', async () => {
  const folder = join(plane.folder, 'untrusted');
  await mkdir(folder);
  const kubeconfig = await writeKubeconfig(join(folder, 'kubeconfig'), {
    server: plane.server,
    authority: (await createAuthority(folder)).certificate,
    user: { token: await issueToken() },
  });
  await expect(ask(kubeconfig)).rejects.toMatchObject({
    code: 'KUBE_UNREACHABLE',
    message: expect.stringContaining('is not trusted'),
    hint: expect.stringContaining('certificate-authority'),
  });
});

test('kubeconfigs that are missing, broken or name what is not there are told apart', async () => {
  const broken = join(plane.folder, 'broken.kubeconfig');
  await writeFile(broken, 'token: "s3cret-value\n  - x: [');
  const { kubeconfig } = plane;
  const expected: [KubeConnectOptions, RegExp][] = [
    [{ kubeconfig: '/nonexistent/kubeconfig' }, /no kubeconfig \/nonexistent\/kubeconfig/],
    [{ kubeconfig: broken }, /broken\.kubeconfig is no usable kubeconfig: it is not valid YAML$/],
    [{ kubeconfig, context: 'production' }, /has no context production; it has local$/],
  ];
  for (const [options, message] of expected) {
    await expect(connectKube(options)).rejects.toMatchObject({
      code: 'KUBE_CONFIG',
      message: expect.stringMatching(message),
    });
  }
  await expect(connectKube({}, { env: { HOME: '/nonexistent' } })).rejects.toMatchObject({
    code: 'KUBE_CONFIG',
    message: expect.stringMatching(/KUBECONFIG is not set, there is no .*config, this is no pod/),
  });
});

test('KUBECONFIG may list several files, some of them missing', async () => {
  const second = await plane.kubeconfigOf('second', { token: await issueToken() }, 'shop');
  const text = JSON.stringify({
    ...(JSON.parse(await readFile(second, 'utf8')) as object),
    'current-context': '',
  }).replaceAll('"local"', '"other"');
  const renamed = join(plane.folder, 'renamed.kubeconfig');
  await writeFile(renamed, text);
  const env = { KUBECONFIG: ['/nonexistent', plane.kubeconfig, renamed].join(':') };
  await using first = await connectKube({}, { env });
  expect([first.context, first.namespace, (await first.whoAmI()).username]).toEqual(['local', 'default', 'admin']);
  await using other = await connectKube({ context: 'other' }, { env });
  expect([other.namespace, (await other.whoAmI()).username]).toEqual(['shop', 'system:serviceaccount:default:ci']);
});

test('a token that is given is used instead of the kubeconfig, and asked for again when it is refused', async () => {
  const tokens = ['refused', await issueToken()];
  let asked = 0;
  const token = async (): Promise<string> => tokens[Math.min(asked++, 1)] ?? '';
  await using kube: Kube = await connectKube({ kubeconfig: plane.kubeconfig, token });
  expect((await kube.whoAmI()).username).toBe('system:serviceaccount:default:ci');
  expect(asked).toBe(2);
});
