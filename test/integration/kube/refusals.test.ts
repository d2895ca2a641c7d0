import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KubernetesObject } from '../../../src/model/object.ts';
import { connectKube } from '../../../src/platform/kube/connect.ts';
import type { ApplyResult, Kube } from '../../../src/ports/kube.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';

let plane: ControlPlane;
let kube: Kube;

beforeAll(async () => {
  plane = await startControlPlane({ controllers: true });
  kube = await connectKube({ kubeconfig: plane.kubeconfig });
});

afterAll(async () => {
  await kube[Symbol.asyncDispose]();
  await plane[Symbol.asyncDispose]();
});

function apply(object: KubernetesObject): Promise<ApplyResult> {
  return kube.applyServerSide(object, { fieldManager: 'slipway' });
}

/** What applying ends with, once the policy that was just made is in force. */
async function refusalOf(object: KubernetesObject): Promise<unknown> {
  return await apply(object).then(
    async () => {
      const { apiVersion, kind, metadata } = object;
      await kube.delete({ apiVersion, kind, namespace: metadata?.namespace ?? '', name: metadata?.name ?? '' });
      return 'accepted';
    },
    (error: unknown) => error,
  );
}

async function createNamespace(name: string, labels: Record<string, string> = {}): Promise<void> {
  await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', namespace: name, name: 'default' };
  await expect.poll(() => kube.get(account)).toBeDefined();
}

function pod(namespace: string, container: object = {}, spec: object = {}): KubernetesObject {
  const containers = [{ name: 'c', image: 'localhost/busybox:1', ...container }];
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', namespace }, spec: { containers, ...spec } };
}

test('a quota that is exceeded is named', async () => {
  await createNamespace('quota');
  const metadata = { name: 'small', namespace: 'quota' };
  await apply({ apiVersion: 'v1', kind: 'ResourceQuota', metadata, spec: { hard: { configmaps: '0' } } });
  const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'quota' } };
  await expect
    .poll(() => refusalOf(map))
    .toMatchObject({
      code: 'KUBE_QUOTA',
      message: expect.stringContaining('exceeded quota: small'),
    });
});

test('a limit range that is exceeded counts as a quota', async () => {
  await createNamespace('limits');
  const metadata = { name: 'max', namespace: 'limits' };
  const spec = { limits: [{ type: 'Container', max: { memory: '10Mi' } }] };
  await apply({ apiVersion: 'v1', kind: 'LimitRange', metadata, spec });
  const greedy = pod('limits', { resources: { limits: { memory: '20Mi' } } });
  await expect
    .poll(() => refusalOf(greedy))
    .toMatchObject({
      code: 'KUBE_QUOTA',
      message: expect.stringContaining('maximum memory usage per Container is 10Mi'),
    });
});

test('pod security is an admission refusal', async () => {
  await createNamespace('secure', { 'pod-security.kubernetes.io/enforce': 'baseline' });
  await expect(apply(pod('secure', {}, { hostNetwork: true }))).rejects.toMatchObject({
    code: 'KUBE_ADMISSION',
    message: expect.stringContaining('violates PodSecurity'),
  });
});

test('a validating policy is an admission refusal with its own message', async () => {
  await createNamespace('policy');
  const admissionVersion = 'admissionregistration.k8s.io/v1';
  await apply({
    apiVersion: admissionVersion,
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name: 'no-latest' },
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps'] }],
      },
      validations: [{ expression: "object.metadata.name != 'latest'", message: 'the name latest is reserved' }],
    },
  });
  await apply({
    apiVersion: admissionVersion,
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name: 'no-latest' },
    spec: {
      policyName: 'no-latest',
      validationActions: ['Deny'],
      matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'policy' } } },
    },
  });
  const latest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'latest', namespace: 'policy' } };
  await expect
    .poll(() => refusalOf(latest))
    .toMatchObject({
      code: 'KUBE_ADMISSION',
      message: expect.stringContaining('the name latest is reserved'),
    });
});

test('a webhook that does not answer is a failure of the cluster, told by its name', async () => {
  await createNamespace('webhook');
  const rule = {
    apiGroups: [''],
    apiVersions: ['v1'],
    operations: ['CREATE'],
    resources: ['secrets'],
    scope: 'Namespaced',
  };
  await apply({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'dead' },
    webhooks: [
      {
        name: 'dead.example.org',
        clientConfig: { url: 'https://127.0.0.1:1/' },
        rules: [rule],
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
        timeoutSeconds: 1,
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'webhook' } },
      },
    ],
  });
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a', namespace: 'webhook' } };
  const create = (): Promise<unknown> => kube.create(secret, { dryRun: true }).catch((error: unknown) => error);
  await expect.poll(create).toMatchObject({
    code: 'KUBE_FAILED',
    message: expect.stringContaining('failed calling webhook "dead.example.org"'),
  });
});

test('a namespace that is deleted while we apply says so', async () => {
  await createNamespace('ending');
  const metadata = { name: 'kept', namespace: 'ending', finalizers: ['example.org/wait'] };
  await apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata });
  const namespace = { apiVersion: 'v1', kind: 'Namespace', namespace: '', name: 'ending' };
  expect(await kube.delete(namespace)).toBe(true);
  await expect(
    apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'new', namespace: 'ending' } }),
  ).rejects.toMatchObject({
    code: 'KUBE_NAMESPACE_TERMINATING',
  });
  const kept = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'ending', name: 'kept' };
  await kube.patch(kept, { type: 'merge', body: { metadata: { finalizers: null } } });
  await expect.poll(() => kube.get(namespace)).toBeUndefined();
});
