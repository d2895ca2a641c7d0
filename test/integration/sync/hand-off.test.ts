import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KubernetesObject } from '../../../src/model/object.ts';
import { connectKube } from '../../../src/platform/kube/connect.ts';
import type { Kube, LiveObject } from '../../../src/ports/kube.ts';
import { KubeError } from '../../../src/ports/kube-error.ts';
import { jobOf } from '../../../src/sync/job.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';
import { accountOf, install, makeSite, memberOf, type Site } from './site.ts';
import { type TrickJob, tricks } from './tricks.ts';

const environments = ['production', 'staging'] as const;
const commit = 'c'.repeat(40);

let plane: ControlPlane;
let site: Site;
let admin: Kube;
/** CI of production by a ServiceAccount token and by its group, and CI of staging. */
const users = new Map<string, Kube>();

beforeAll(async () => {
  // Controllers only for ServiceAccounts and their tokens; no node runs what is created.
  [plane, site] = await Promise.all([startControlPlane({ controllers: true }), makeSite(environments)]);
  for (const environment of environments) await install(site, plane, environment);
  admin = await connectKube({ kubeconfig: plane.kubeconfig });
  const kubeconfigs = {
    'a ServiceAccount token': await accountOf(plane, 'slipway-production', 'slipway-ci'),
    'a member of the group': await memberOf(plane, 'slipway-ci:production'),
    'the account of staging': await accountOf(plane, 'slipway-staging', 'slipway-ci'),
  };
  for (const [name, kubeconfig] of Object.entries(kubeconfigs)) users.set(name, await connectKube({ kubeconfig }));
});

afterAll(async () => {
  for (const kube of [admin, ...users.values()]) await kube[Symbol.asyncDispose]();
  await plane[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

function userOf(name: string): Kube {
  const kube = users.get(name);
  if (kube === undefined) throw new Error(`no user ${name}`);
  return kube;
}

async function cronJobOf(environment: string): Promise<LiveObject> {
  const identity = { apiVersion: 'batch/v1', kind: 'CronJob', name: 'slipway-reconcile' };
  const found = await admin.get({ ...identity, namespace: `slipway-${environment}` });
  if (found === undefined) throw new Error('no CronJob');
  return found;
}

async function honest(environment: string): Promise<KubernetesObject> {
  return structuredClone(jobOf(await cronJobOf(environment), `slipway-test-${randomUUID().slice(0, 8)}`, commit));
}

/** The code of the refusal, or what was done instead. */
async function attempt(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    if (error instanceof KubeError) return error.code;
    throw error;
  }
}

const refused = /^KUBE_(ADMISSION|FORBIDDEN)$/;

describe.each(['a ServiceAccount token', 'a member of the group'])('by %s', (user) => {
  test('an honest Job is taken', async () => {
    const job = await honest('production');
    expect(await userOf(user).create(job)).toMatchObject({
      kind: 'Job',
      metadata: { namespace: 'slipway-production' },
    });
  });

  test.each(Object.keys(tricks))('a Job is refused with %s', async (trick) => {
    const job = await honest('production');
    tricks[trick]?.(job as unknown as TrickJob);
    expect(await attempt(async () => await userOf(user).create(job))).toBe('KUBE_ADMISSION');
  });

  test.each(['slipway-staging', 'app-production', 'default', 'kube-system'])(
    'no Job is taken in %s',
    async (namespace) => {
      if (namespace === 'app-production' && (await admin.get(namespaceOf(namespace))) === undefined) {
        await admin.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
      }
      const job = await honest('production');
      (job.metadata as Record<string, unknown>)['namespace'] = namespace;
      expect(await attempt(async () => await userOf(user).create(job))).toBe('KUBE_FORBIDDEN');
    },
  );

  test.each(Object.keys(others))('it may not %s', async (what) => {
    expect(await attempt(async () => await others[what]?.(userOf(user)))).toMatch(refused);
  });
});

function namespaceOf(name: string): { apiVersion: string; kind: string; namespace: string; name: string } {
  return { apiVersion: 'v1', kind: 'Namespace', namespace: '', name };
}

const namespace = 'slipway-production';
const inEngine = (apiVersion: string, kind: string, name: string): Parameters<Kube['get']>[0] => ({
  apiVersion,
  kind,
  namespace,
  name,
});

async function anyJob(): Promise<string> {
  return (await admin.create(await honest('production'))).metadata.name;
}

/** Ways around the policy. */
const others: Readonly<Record<string, (kube: Kube) => Promise<unknown>>> = {
  'change a Job': async (kube) =>
    await kube.patch(inEngine('batch/v1', 'Job', await anyJob()), { type: 'merge', body: { spec: { suspend: true } } }),
  'delete a Job': async (kube) => await kube.delete(inEngine('batch/v1', 'Job', await anyJob())),
  'change the CronJob': async (kube) =>
    await kube.patch(inEngine('batch/v1', 'CronJob', 'slipway-reconcile'), {
      type: 'merge',
      body: { spec: { suspend: true } },
    }),
  'create a CronJob': async (kube) => {
    const { spec } = await cronJobOf('production');
    return await kube.create({
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'slipway-x', namespace },
      spec,
    });
  },
  'list CronJobs': async (kube) => await kube.list({ apiVersion: 'batch/v1', kind: 'CronJob' }, { namespace }),
  'create a pod': async (kube) =>
    await kube.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'slipway-x', namespace },
      spec: { containers: [{ name: 'x', image: 'x' }] },
    }),
  'read Secrets': async (kube) => await kube.get(inEngine('v1', 'Secret', 'slipway-git')),
  'list Secrets': async (kube) => await kube.list({ apiVersion: 'v1', kind: 'Secret' }, { namespace }),
  'write the status': async (kube) =>
    await kube.patch(inEngine('v1', 'ConfigMap', 'slipway-status'), { type: 'merge', body: { data: {} } }),
  'read the inventory': async (kube) => await kube.get(inEngine('v1', 'ConfigMap', 'slipway-inventory')),
  'take the Lease': async (kube) => await kube.get(inEngine('coordination.k8s.io/v1', 'Lease', 'slipway-reconcile')),
  'take away the policy': async (kube) =>
    await kube.delete({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      namespace: '',
      name: 'slipway-jobs-slipway-production',
    }),
  'give itself rights': async (kube) =>
    await kube.create({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'x', namespace },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
      subjects: [{ kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name: 'slipway-ci:production' }],
    }),
  'relabel the namespace, which the policy is bound to': async (kube) =>
    await kube.patch(namespaceOf(namespace), { type: 'merge', body: { metadata: { labels: { x: 'y' } } } }),
};

test('the ways around the policy are tried at least fifteen times, and all are different', () => {
  expect(Object.keys(tricks).length + Object.keys(others).length).toBeGreaterThanOrEqual(15);
});

test('nobody but the controllers is excepted: an administrator is refused too', async () => {
  const job = await honest('production');
  tricks['another image to apply']?.(job as unknown as TrickJob);
  expect(await attempt(async () => await admin.create(job))).toBe('KUBE_ADMISSION');
});

test('a Job cannot be changed afterwards, whoever may', async () => {
  const identity = inEngine('batch/v1', 'Job', await anyJob());
  const body = { metadata: { labels: { 'example.com/x': 'y' } } };
  expect(await attempt(async () => await admin.patch(identity, { type: 'merge', body }))).toBe('KUBE_ADMISSION');
});

test('two environments stand side by side: each takes its own Jobs, and not the other one', async () => {
  const staging = userOf('the account of staging');
  expect(await attempt(async () => await staging.create(await honest('staging')))).toBe('done');
  expect(await attempt(async () => await staging.create(await honest('production')))).toBe('KUBE_FORBIDDEN');
  const disguised = await honest('production');
  (disguised.metadata as Record<string, unknown>)['namespace'] = 'slipway-staging';
  expect(await attempt(async () => await staging.create(disguised))).toBe('KUBE_ADMISSION');
});

test('the schedule makes Jobs, which are excepted by their creator alone', async () => {
  const identity = inEngine('batch/v1', 'CronJob', 'slipway-reconcile');
  await admin.patch(identity, { type: 'merge', body: { spec: { schedule: '* * * * *' } } });
  // What it missed since then is made at once.
  const status = { lastScheduleTime: new Date(Date.now() - 120_000).toISOString().replace(/\.\d+/, '') };
  const path = `/apis/batch/v1/namespaces/${namespace}/cronjobs/slipway-reconcile/status`;
  await plane.admin.request('PATCH', path, { status }, 'application/merge-patch+json');
  await expect
    .poll(
      async () => {
        const { items } = await admin.list({ apiVersion: 'batch/v1', kind: 'Job' }, { namespace });
        return items.filter((job) => JSON.stringify(job.metadata['ownerReferences'] ?? '').includes('CronJob')).length;
      },
      { timeout: 75_000, interval: 200 },
    )
    .toBeGreaterThan(0);
});

test('without its CronJob the policy refuses everything', async () => {
  const job = await honest('staging');
  await admin.delete({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    namespace: 'slipway-staging',
    name: 'slipway-reconcile',
  });
  await expect
    .poll(
      async () =>
        await attempt(
          async () => await userOf('the account of staging').create(structuredClone(job), { dryRun: true }),
        ),
    )
    .toBe('KUBE_ADMISSION');
});
