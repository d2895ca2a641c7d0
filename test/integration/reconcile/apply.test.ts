import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Kube } from '../../../src/ports/kube.ts';
import type { ReconcileDocument } from '../../../src/reconcile/document.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';
import { countingKube } from './counting-kube.ts';
import { actions, codes, configMap, connect, edit, makeSite, type Site } from './support.ts';

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

test('a release is applied, changed, and left alone when nothing changed', async () => {
  const release = (value: string) => [configMap('a', site.app, { key: value }), configMap('b', site.app)];
  const first = await site.apply(release('1'));
  expect([first.outcome, actions(first)]).toEqual(['synced', ['created ConfigMap a', 'created ConfigMap b']]);
  const second = await site.apply(release('2'));
  expect(actions(second)).toEqual(['configured ConfigMap a', 'unchanged ConfigMap b']);
  const third = await site.apply(release('2'));
  expect(actions(third)).toEqual(['unchanged ConfigMap a', 'unchanged ConfigMap b']);
  expect(third.stages.map((stage) => stage.name)).toEqual(['fetched', 'applying', 'applied', 'healthy']);
});

test('an unchanged release costs one list for each kind in each namespace, and no write to an object', async () => {
  const release = [
    ...Array.from({ length: 40 }, (_, index) => configMap(`c${index}`, site.app)),
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 's', namespace: site.app } },
  ];
  await site.apply(release);
  const counting = countingKube(kube);
  await site.apply(release, { kube: counting.kube });
  expect(counting.asked.filter((one) => one.startsWith('list')).toSorted()).toEqual([
    `list ConfigMap ${site.app}`,
    `list ServiceAccount ${site.app}`,
  ]);
  expect(counting.asked.filter((one) => one.startsWith('apply') && !one.includes('slipway-status'))).toEqual([]);
  expect(counting.count('watch')).toBe(0);
});

test('the status says what was done, and the inventory is an ApplySet that others can read', async () => {
  await site.apply([configMap('a', site.app)]);
  expect(await site.status()).toMatchObject({
    schema: 'slipway/reconcile/v1',
    outcome: 'synced',
    counts: { created: 1 },
    applied: { revision: '1'.repeat(40) },
    healthy: { revision: '1'.repeat(40) },
    failingSince: null,
  });
  const parent = await kube.get({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    namespace: site.engine,
    name: 'slipway-inventory',
  });
  const member = await kube.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace: site.app, name: 'a' });
  expect(parent?.metadata.annotations).toMatchObject({
    'applyset.kubernetes.io/contains-group-kinds': 'ConfigMap',
    'applyset.kubernetes.io/additional-namespaces': site.app,
  });
  expect(member?.metadata.labels?.['applyset.kubernetes.io/part-of']).toBe(
    parent?.metadata.labels?.['applyset.kubernetes.io/id'],
  );
});

test('a definition and its resource come in one release', async () => {
  const group = `g${site.app}.example.com`;
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `widgets.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { plural: 'widgets', kind: 'Widget' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        },
      ],
    },
  };
  const widget = {
    apiVersion: `${group}/v1`,
    kind: 'Widget',
    metadata: { name: 'w', namespace: site.app },
    spec: { any: 1 },
  };
  const document = await site.apply([widget, definition]);
  expect([document.outcome, codes(document)]).toEqual(['synced', []]);
  expect(document.counts.created).toBe(2);
});

test('a namespace and what lies in it come in one release', async () => {
  const name = `new-${site.app}`;
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
  const document = await site.apply([configMap('a', name), namespace]);
  expect([document.outcome, document.counts.created]).toEqual(['synced', 2]);
});

test('drift is put back, and told with its field and its author', async () => {
  const release = [configMap('a', site.app, { x: '1', y: '1' })];
  await site.apply(release);
  await edit(plane, `/api/v1/namespaces/${site.app}/configmaps/a`, { data: { x: 'hacked', y: null, z: 'theirs' } });
  const document = await site.apply(release);
  expect(actions(document)).toEqual(['configured ConfigMap a']);
  expect(document.drift).toMatchObject([
    {
      object: `v1/ConfigMap/${site.app}/a`,
      change: 'modified',
      fields: [
        { path: 'data.x', manager: 'kubectl-edit', from: '"hacked"', to: '"1"' },
        { path: 'data.y', manager: '' },
      ],
    },
  ]);
  const live = await kube.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace: site.app, name: 'a' });
  expect(live?.['data']).toEqual({ x: '1', y: '1', z: 'theirs' });
});

test('what was deleted in the cluster comes back, and is told as drift', async () => {
  const release = [configMap('a', site.app)];
  await site.apply(release);
  await plane.admin.send('DELETE', `/api/v1/namespaces/${site.app}/configmaps/a`);
  const document = await site.apply(release);
  expect(document.drift).toEqual([{ object: `v1/ConfigMap/${site.app}/a`, change: 'deleted', fields: [] }]);
  expect(actions(document)).toEqual(['created ConfigMap a']);
});

test('fields of others are no drift, and stay', async () => {
  const release = [configMap('a', site.app)];
  await site.apply(release);
  await edit(plane, `/api/v1/namespaces/${site.app}/configmaps/a`, { metadata: { labels: { theirs: 'yes' } } });
  const document = await site.apply(release);
  expect([document.drift, actions(document)]).toEqual([[], ['unchanged ConfigMap a']]);
});

test('the replicas that an autoscaler sets are left to it', async () => {
  const labels = { app: 'web' };
  const web = (image: string) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: site.app },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'web', image }] } },
    },
  });
  /** Until it is applied: it gets never healthy here. */
  const apply = async (image: string): Promise<ReconcileDocument> => {
    const enough = new AbortController();
    const run = `of ${image}`;
    const running = site.apply([web(image)], { settings: { run }, signal: enough.signal });
    const last = async (): Promise<unknown> => {
      const status = await site.status();
      return status?.run === run ? status.stages.at(-1)?.name : undefined;
    };
    await expect.poll(last).toBe('applied');
    enough.abort(new Error('enough'));
    return await running;
  };
  await apply('app:1');
  const scale = { spec: { replicas: 7 } };
  await edit(plane, `/apis/apps/v1/namespaces/${site.app}/deployments/web/scale`, scale, 'kube-controller-manager');
  const document = await apply('app:2');
  expect(document.drift).toEqual([]);
  const live = await kube.get({ apiVersion: 'apps/v1', kind: 'Deployment', namespace: site.app, name: 'web' });
  expect(live?.['spec']).toMatchObject({ replicas: 7, template: { spec: { containers: [{ image: 'app:2' }] } } });
});

test('what kubectl made is taken over, so that what git drops goes', async () => {
  const path = `/api/v1/namespaces/${site.app}/configmaps?fieldManager=kubectl-client-side-apply`;
  const made = { ...configMap('a', site.app, { old: '1', both: '1' }) };
  await plane.admin.send('POST', path, made);
  const document = await site.apply([configMap('a', site.app, { both: '2' })]);
  expect(document.objects[0]).toMatchObject({ action: 'configured', reason: 'it was there before, and is ours now' });
  const live = await kube.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace: site.app, name: 'a' });
  expect(live?.['data']).toEqual({ both: '2' });
});
