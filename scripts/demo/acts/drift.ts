import { setTimeout as sleep } from 'node:timers/promises';
import type { Stage } from '../stage.ts';

const patienceMs = 150_000;

const wanted = '2/2 ClusterIP synced';

/** Somebody changes and deletes things in the cluster; with no CI running, the engine's own schedule puts them back. */
export async function drift(stage: Stage): Promise<boolean> {
  const folder = stage.manifests.folder;
  const edit = (...args: string[]): Promise<void> =>
    stage.show(folder, 'kubectl', '--namespace', 'shop-staging', ...args);
  await edit('patch', 'deployment', 'frontend', '--field-manager=someone', '--patch', '{"spec":{"replicas":1}}');
  await edit('patch', 'service', 'frontend', '--field-manager=someone', '--patch', '{"spec":{"type":"NodePort"}}');
  const staging = repair(stage, 'staging');
  await stage.show(folder, 'kubectl', 'delete', 'namespace', 'shop-production');
  const production = repair(stage, 'production');

  const repairs = await Promise.all([staging, production]);
  for (const { name, status } of repairs) stage.say(`status of ${name}: ${status}`);
  return repairs.every(({ repaired }) => repaired);
}

interface Repair {
  readonly name: string;
  readonly repaired: boolean;
  readonly status: string;
}

/**
 * The status of the run that put things back. It is taken as soon as it is there: a later run finds nothing to put
 * back, and says so in its place.
 */
async function repair(stage: Stage, name: string): Promise<Repair> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const status = await read(stage, `slipway-${name}`, 'configmap', 'slipway-status', '{.data.status\\.json}');
    const { outcome, drift: found } = JSON.parse(status || '{}') as { outcome?: string; drift?: unknown[] };
    const replicas = await read(
      stage,
      `shop-${name}`,
      'deployment',
      'frontend',
      '{.status.readyReplicas}/{.spec.replicas}',
    );
    const type = await read(stage, `shop-${name}`, 'service', 'frontend', '{.spec.type}');
    const repaired = (found?.length ?? 0) > 0 && `${replicas} ${type} ${outcome ?? ''}` === wanted;
    if (repaired || Date.now() >= deadline) return { name, repaired, status };
    await sleep(1000);
  }
}

/** @returns an empty text where the object is not there. */
async function read(stage: Stage, namespace: string, kind: string, object: string, path: string): Promise<string> {
  return stage.kubectl('get', kind, object, '--namespace', namespace, '--output', `jsonpath=${path}`).catch(() => '');
}
