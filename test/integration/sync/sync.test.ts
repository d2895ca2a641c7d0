import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectKube } from '../../../src/platform/kube/connect.ts';
import type { Kube } from '../../../src/ports/kube.ts';
import type { SyncDocument } from '../../../src/sync/document.ts';
import { type ControlPlane, startControlPlane } from '../../harness/cluster/control-plane.ts';
import { type PlayedNode, playNode } from './play-node.ts';
import { accountOf, install, makeSite, settings, type Site } from './site.ts';

let plane: ControlPlane;
let kube: Kube;
let site: Site;
let node: PlayedNode;
let ci: string;

beforeAll(async () => {
  [plane, site] = await Promise.all([startControlPlane({ controllers: true }), makeSite(['production'])]);
  kube = await connectKube({ kubeconfig: plane.kubeconfig });
  await install(site, plane, 'production');
  node = await playNode(plane, kube, 'slipway-production');
  ci = await accountOf(plane, 'slipway-production', 'slipway-ci');
});

afterAll(async () => {
  await node[Symbol.asyncDispose]();
  await kube[Symbol.asyncDispose]();
  await plane[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

async function sync(...args: string[]): Promise<{ document: SyncDocument; exitCode: number | null; stderr: string }> {
  const { stdout, stderr, exitCode } = await site.slipway(ci, 'sync', '--format', 'json', ...args);
  return { document: JSON.parse(stdout) as SyncDocument, exitCode, stderr };
}

test('a pushed commit is applied by the engine and confirmed, with every stage and its time', async () => {
  const commit = await site.push({
    'production/settings.yaml': settings('production', '2').replace('name: settings', 'name: more'),
  });
  const { document, exitCode, stderr } = await sync();
  if (document.outcome !== 'synced') console.error(JSON.stringify(document, null, 1), stderr, node.logs.join('\n'));
  expect({ document, logs: node.logs, stderr }).toMatchObject({ document: { outcome: 'synced', revision: commit } });
  expect(exitCode).toBe(0);
  const [target] = document.targets;
  expect(target).toMatchObject({ environment: 'production', target: 'here', engine: 'job', revision: commit });
  expect(target?.stages.map((stage) => stage.name)).toEqual([
    'found',
    'requested',
    'seen',
    'compared',
    'applying',
    'applied',
    'healthy',
  ]);
  const live = await kube.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace: 'app-production', name: 'more' });
  expect(live).toMatchObject({ data: { value: '2' } });
});

test('a commit that is synced already is confirmed without another Job', async () => {
  const { document } = await sync();
  expect(document).toMatchObject({ outcome: 'synced', targets: [{ job: '' }] });
});
