import { expect, test } from 'vitest';
import { deriveAccess } from '../../src/init/derive-access.ts';
import { resourceName } from '../../src/init/resource-name.ts';
import type { KubernetesObject } from '../../src/model/object.ts';

function object(
  apiVersion: string,
  kind: string,
  name: string,
  namespace?: string,
  rest: object = {},
): KubernetesObject {
  return { apiVersion, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) }, ...rest };
}

const everything = ['create', 'delete', 'get', 'list', 'patch', 'watch'];

test('objects in a namespace that was there before get a Role in it, and Secrets are not among the rights', () => {
  const { cluster, namespaces } = deriveAccess([
    object('apps/v1', 'Deployment', 'web', 'shop'),
    object('apps/v1', 'StatefulSet', 'db', 'shop'),
  ]);
  expect(cluster).toEqual([]);
  const rules = namespaces.get('shop') ?? [];
  expect(rules).toContainEqual({ apiGroups: ['apps'], resources: ['deployments', 'statefulsets'], verbs: everything });
  expect(JSON.stringify(rules)).not.toContain('secrets');
});

test('Secrets are among the rights when the manifests have some', () => {
  const { namespaces } = deriveAccess([object('v1', 'Secret', 'key', 'shop')]);
  expect(namespaces.get('shop')).toContainEqual({ apiGroups: [''], resources: ['secrets'], verbs: everything });
});

test('what is in a namespace of their own is a right that does not go away with the namespace', () => {
  const { cluster, namespaces } = deriveAccess([
    object('v1', 'Namespace', 'shop'),
    object('v1', 'ConfigMap', 'a', 'shop'),
  ]);
  expect(namespaces.size).toBe(0);
  expect(cluster).toContainEqual({ apiGroups: [''], resources: ['configmaps'], verbs: everything });
});

test('what is in no namespace is a right by name', () => {
  const { cluster } = deriveAccess([object('v1', 'Namespace', 'shop'), object('v1', 'Namespace', 'api')]);
  expect(cluster).toContainEqual({
    apiGroups: [''],
    resources: ['namespaces'],
    resourceNames: ['api', 'shop'],
    verbs: ['create', 'delete', 'get', 'patch'],
  });
});

test('a Role can be applied by whoever holds its rules: they are copied, and neither bind nor escalate is given', () => {
  const rules = [{ apiGroups: ['batch'], resources: ['jobs'], verbs: ['get'] }];
  const access = deriveAccess([object('rbac.authorization.k8s.io/v1', 'Role', 'reader', 'shop', { rules })]);
  expect(access.namespaces.get('shop')).toContainEqual({ apiGroups: ['batch'], resources: ['jobs'], verbs: ['get'] });
  expect(JSON.stringify([...access.namespaces])).not.toMatch(/bind"|escalate/);
});

test('a binding to a role that is not among the manifests is told, not guessed', () => {
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' };
  const { notes } = deriveAccess([
    object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'all', undefined, { roleRef }),
  ]);
  expect(notes).toEqual([expect.stringContaining('ClusterRoleBinding all hands out ClusterRole cluster-admin')]);
});

test.each([
  ['Deployment', 'deployments'],
  ['Ingress', 'ingresses'],
  ['NetworkPolicy', 'networkpolicies'],
  ['Gateway', 'gateways'],
  ['Endpoints', 'endpoints'],
  ['StorageClass', 'storageclasses'],
])('the resource of a %s is %s', (kind, plural) => {
  expect(resourceName('example.com', kind, [])).toBe(plural);
});

test('a CustomResourceDefinition among the manifests says what its resource is called', () => {
  const spec = { group: 'example.com', names: { kind: 'Sheep', plural: 'sheep' } };
  const definition = object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'sheep.example.com', undefined, {
    spec,
  });
  expect(resourceName('example.com', 'Sheep', [definition])).toBe('sheep');
  expect(resourceName('other.example', 'Sheep', [definition])).toBe('sheeps');
});
