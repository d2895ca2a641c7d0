import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { KubernetesObject } from '../../../src/model/object.ts';
import type { Kube } from '../../../src/ports/kube.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';
import { codes, configMap, connect, edit, makeSite, type Site } from './support.ts';

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

function service(port: number, more: object = {}): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: site.app, ...more },
    spec: { selector: { app: 'web' }, ports: [{ name: 'http', port }] },
  };
}

function secret(type: string, annotations: Record<string, string> = {}): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 's', namespace: site.app, annotations },
    type,
    data: {},
  };
}

async function applyAs(manager: string, object: KubernetesObject): Promise<void> {
  const path = `/api/v1/namespaces/${site.app}/configmaps/${object.metadata?.name}?fieldManager=${manager}&force=true`;
  await plane.admin.send('PATCH', path, object, 'application/apply-patch+yaml');
}

test('a field that another tool applies is a conflict that names both, and the rest is applied', async () => {
  await applyAs('other-tool', configMap('a', site.app, { key: 'theirs' }));
  const document = await site.apply([configMap('a', site.app, { key: 'ours' }), configMap('b', site.app)]);
  expect(document.outcome).toBe('failed');
  expect(document.errors).toMatchObject([{ code: 'KUBE_CONFLICT', location: { file: 'app.yaml', line: 1 } }]);
  expect(document.errors[0]?.message).toMatch(/other-tool/);
  expect(document.errors[0]?.message).toMatch(/data\.key/);
  expect(document.counts).toMatchObject({ failed: 1, created: 1 });
});

test('it is taken when the manifest says so', async () => {
  await applyAs('other-tool', configMap('a', site.app, { key: 'theirs' }));
  const manifest = configMap('a', site.app, { key: 'ours' });
  const annotations = { 'slipway.dev/force': 'enabled' };
  const document = await site.apply([{ ...manifest, metadata: { ...manifest.metadata, annotations } }]);
  expect(document.outcome).toBe('synced');
});

test('the same values as another tool’s are no conflict', async () => {
  await applyAs('other-tool', configMap('a', site.app));
  expect((await site.apply([configMap('a', site.app)])).outcome).toBe('synced');
});

test('a member of another environment is refused', async () => {
  const other = await makeSite(plane, kube);
  await other.apply([configMap('a', site.app)]);
  const document = await site.apply([configMap('a', site.app)]);
  expect(codes(document)).toEqual(['KUBE_CONFLICT']);
  expect(document.errors[0]?.message).toContain('belongs to another ApplySet');
});

test('an unknown field is told with its place', async () => {
  const document = await site.apply([{ ...configMap('a', site.app), spek: { x: 1 } }]);
  expect(document.errors).toMatchObject([{ code: 'KUBE_INVALID', location: { file: 'app.yaml', line: 1 } }]);
  expect(document.errors[0]?.message).toContain('spek');
});

test('an immutable field is told, with the way out', async () => {
  await site.apply([secret('Opaque')]);
  const document = await site.apply([secret('example.com/other')]);
  expect(document.errors).toMatchObject([{ code: 'KUBE_IMMUTABLE' }]);
  expect(document.errors[0]?.hint).toContain('slipway.dev/recreate: enabled');
});

test('it is deleted and created anew when the manifest says so', async () => {
  await site.apply([secret('Opaque')]);
  const document = await site.apply([secret('example.com/other', { 'slipway.dev/recreate': 'enabled' })]);
  expect(document.outcome).toBe('synced');
  const live = await kube.get({ apiVersion: 'v1', kind: 'Secret', namespace: site.app, name: 's' });
  expect(live?.['type']).toBe('example.com/other');
});

test('an object that is merely invalid is never deleted for it', async () => {
  await site.apply([service(80, { annotations: { 'slipway.dev/recreate': 'enabled' } })]);
  const before = await kube.get({ apiVersion: 'v1', kind: 'Service', namespace: site.app, name: 'web' });
  const document = await site.apply([service(99_999, { annotations: { 'slipway.dev/recreate': 'enabled' } })]);
  const after = await kube.get({ apiVersion: 'v1', kind: 'Service', namespace: site.app, name: 'web' });
  expect([codes(document), after?.metadata.uid]).toEqual([['KUBE_INVALID'], before?.metadata.uid]);
});

test('quota is told', async () => {
  const quota = { metadata: { name: 'q' }, spec: { hard: { 'count/configmaps': '0' } } };
  await plane.admin.send('POST', `/api/v1/namespaces/${site.app}/resourcequotas`, quota);
  await plane.admin.send(
    'PATCH',
    `/api/v1/namespaces/${site.app}/resourcequotas/q/status`,
    { status: { hard: { 'count/configmaps': '0' }, used: { 'count/configmaps': '0' } } },
    'application/merge-patch+json',
  );
  expect(codes(await site.apply([configMap('a', site.app)]))).toEqual(['KUBE_QUOTA']);
});

test('an admission policy’s refusal is told in its own words', async () => {
  const name = `deny-${site.app}`;
  const api = '/apis/admissionregistration.k8s.io/v1';
  await plane.admin.send('POST', `${api}/validatingadmissionpolicies`, {
    metadata: { name },
    spec: {
      matchConstraints: {
        resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps'] }],
      },
      validations: [{ expression: "!object.metadata.name.startsWith('forbidden')", message: 'that name is taboo' }],
    },
  });
  await plane.admin.send('POST', `${api}/validatingadmissionpolicybindings`, {
    metadata: { name },
    spec: {
      policyName: name,
      validationActions: ['Deny'],
      matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': site.app } } },
    },
  });
  let tries = 0;
  // The policy takes a moment to be in force, and counts when something is created.
  const refused = async (): Promise<string[]> => {
    tries += 1;
    return codes(await site.apply([configMap(`forbidden-${tries}`, site.app)]));
  };
  await expect.poll(refused).toEqual(['KUBE_ADMISSION']);
  expect((await site.status()).errors[0]?.message).toContain('that name is taboo');
});

test('a kind that nobody serves is told', async () => {
  const document = await site.apply([
    { apiVersion: 'example.com/v1', kind: 'Nothing', metadata: { name: 'a', namespace: site.app } },
  ]);
  expect(codes(document)).toEqual(['KUBE_KIND_MISSING']);
});

test('a namespace that is not there is told', async () => {
  const document = await site.apply([configMap('a', 'nowhere')]);
  expect(document.outcome).toBe('failed');
  expect(document.errors[0]?.message).toContain('nowhere');
});

test('a namespace that is ending is told', async () => {
  const ending = `ending-${site.app}`;
  await plane.admin.send('POST', '/api/v1/namespaces', { metadata: { name: ending } });
  // Nobody finishes it: this control plane has no controllers.
  await plane.admin.send('DELETE', `/api/v1/namespaces/${ending}`);
  expect(codes(await site.apply([configMap('a', ending)]))).toEqual(['KUBE_NAMESPACE_TERMINATING']);
});

test('what SOPS encrypted is refused, and nothing else is applied either', async () => {
  const encrypted = { ...secret('Opaque'), sops: { mac: 'x', version: '3.9.0' } };
  const document = await site.apply([configMap('a', site.app), encrypted]);
  expect(document.errors).toMatchObject([{ code: 'OBJECT_ENCRYPTED', location: { line: 2 } }]);
  expect(document.counts.created).toBe(0);
});

test('rights that are missing are told with verb and resource; what is allowed is applied', async () => {
  const user = { commonName: `reconciler-${site.app}` };
  const full = (group: string, resources: string[]) => ({ apiGroups: [group], resources, verbs: ['*'] });
  for (const [namespace, rules] of [
    [site.engine, [full('', ['configmaps', 'events']), full('coordination.k8s.io', ['leases'])]],
    [site.app, [full('', ['configmaps'])]],
  ] as const) {
    const api = `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}`;
    await plane.admin.send('POST', `${api}/roles`, { metadata: { name: 'r' }, rules });
    const subjects = [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: user.commonName }];
    const roleRef = { kind: 'Role', apiGroup: 'rbac.authorization.k8s.io', name: 'r' };
    await plane.admin.send('POST', `${api}/rolebindings`, { metadata: { name: 'r' }, subjects, roleRef });
  }
  await using limited = await connect(plane, await plane.kubeconfigOf(user.commonName, user));
  const document = await site.apply([configMap('a', site.app), service(80)], { kube: limited });
  expect(document.errors).toMatchObject([{ code: 'KUBE_FORBIDDEN' }]);
  expect(document.errors[0]?.message).toMatch(/list.*services/);
  expect(document.counts).toMatchObject({ created: 1, failed: 1 });
});

test('a branch that no longer has what was applied is refused, unless that is allowed', async () => {
  await site.apply([configMap('a', site.app)]);
  const older = { revision: '2'.repeat(40), history: { revisions: ['2'.repeat(40)], complete: true } };
  const changed = [configMap('a', site.app, { key: 'older' })];
  expect(codes(await site.apply(changed, { rendering: older }))).toEqual(['REVISION_OLDER']);
  expect((await site.status()).applied?.revision).toBe('1'.repeat(40));
  const allowed = await site.apply(changed, { rendering: { ...older, options: { allowRewind: '1'.repeat(40) } } });
  expect([allowed.outcome, allowed.applied?.revision]).toEqual(['synced', '2'.repeat(40)]);
});

test('drift that another tool insists on is a conflict, not a fight', async () => {
  await site.apply([configMap('a', site.app, { key: 'ours' })]);
  await applyAs('other-tool', configMap('a', site.app, { key: 'theirs' }));
  expect(codes(await site.apply([configMap('a', site.app, { key: 'ours' })]))).toEqual(['KUBE_CONFLICT']);
  await edit(plane, `/api/v1/namespaces/${site.app}/configmaps/a`, { data: { key: 'by hand' } });
  expect((await site.apply([configMap('a', site.app, { key: 'ours' })])).outcome).toBe('synced');
});
