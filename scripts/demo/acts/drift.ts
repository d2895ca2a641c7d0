import { setTimeout as sleep } from 'node:timers/promises';
import type { Stage } from '../stage.ts';

const patienceMs = 150_000;

/** Somebody changes and deletes things in the cluster; with no CI running, the engine's own schedule puts them back. */
export async function drift(stage: Stage): Promise<boolean> {
  const folder = stage.manifests.folder;
  const edit = (...args: string[]): Promise<void> =>
    stage.show(folder, 'kubectl', '--namespace', 'shop-staging', ...args);
  await edit('patch', 'deployment', 'frontend', '--field-manager=someone', '--patch', '{"spec":{"replicas":1}}');
  await edit('patch', 'service', 'frontend', '--field-manager=someone', '--patch', '{"spec":{"type":"NodePort"}}');
  await stage.show(folder, 'kubectl', 'delete', 'namespace', 'shop-production');

  const deadline = Date.now() + patienceMs;
  let repaired = false;
  while (!repaired && Date.now() < deadline) {
    await sleep(1000);
    repaired = (await state(stage)) === wanted;
  }
  for (const name of ['staging', 'production']) {
    const status = ['get', 'configmap', 'slipway-status', '--output', 'jsonpath={.data.status\\.json}{"\\n"}'];
    await stage.show(folder, 'kubectl', '--namespace', `slipway-${name}`, ...status);
  }
  return repaired;
}

const wanted = 'staging 2/2 ClusterIP synced, production 2/2 ClusterIP synced';

async function state(stage: Stage): Promise<string> {
  const rows = ['staging', 'production'].map(async (name) => {
    const get = async (kind: string, path: string): Promise<string> =>
      stage
        .kubectl('get', kind, 'frontend', '--namespace', `shop-${name}`, '--output', `jsonpath=${path}`)
        .catch(() => '');
    const replicas = await get('deployment', '{.status.readyReplicas}/{.spec.replicas}');
    const status = await stage.kubectl(
      'get',
      'configmap',
      'slipway-status',
      '--namespace',
      `slipway-${name}`,
      '--output',
      'jsonpath={.data.status\\.json}',
    );
    const { outcome } = JSON.parse(status) as { outcome: string };
    return `${name} ${replicas} ${await get('service', '{.spec.type}')} ${outcome}`;
  });
  return (await Promise.all(rows)).join(', ');
}
