import { setTimeout as sleep } from 'node:timers/promises';
import { environments } from '../../../test/harness/cluster-line.ts';
import type { Stage } from '../stage.ts';

const patienceMs = 400_000;

const wanted = '2/2 ClusterIP synced';

/** Somebody changes and deletes things in the cluster; with no CI running, the engine's own schedule puts them back. */
export async function drift(stage: Stage): Promise<boolean> {
  const folder = stage.manifests.folder;
  const edit = (...args: string[]): Promise<void> =>
    stage.show(folder, 'kubectl', '--namespace', 'shop-staging', ...args);
  await schedule(stage, false);
  await edit('patch', 'deployment', 'frontend', '--field-manager=someone', '--patch', '{"spec":{"replicas":1}}');
  await edit('patch', 'service', 'frontend', '--field-manager=someone', '--patch', '{"spec":{"type":"NodePort"}}');
  await stage.show(folder, 'kubectl', 'delete', 'namespace', 'shop-production');
  await schedule(stage, true);

  const repairs = await Promise.all(environments.map(async (name) => await repair(stage, name)));
  for (const { name, status } of repairs) stage.say(`status of ${name}: ${status}`);
  return repairs.every(({ repaired }) => repaired);
}

/**
 * Lets the schedule go on, or stops it and waits for runs that have begun: one that came between two edits would put
 * each back in a run of its own, or one that it had not yet read without a word.
 */
async function schedule(stage: Stage, on: boolean): Promise<void> {
  const patch = JSON.stringify({ spec: { suspend: !on } });
  for (const name of environments) {
    const place = ['--namespace', `slipway-${name}`];
    await stage.kubectl('patch', 'cronjob', 'slipway-reconcile', ...place, '--patch', patch);
    if (on) continue;
    const conditions = '{range .items[*]}ended: {.status.conditions[*].type}{"\\n"}{end}';
    const run = async (): Promise<boolean> => {
      const jobs = await stage.kubectl('get', 'jobs', ...place, '--output', `jsonpath=${conditions}`);
      return jobs.split('\n').some((job) => job !== '' && !/\b(Complete|Failed)\b/.test(job));
    };
    for (const deadline = Date.now() + patienceMs; (await run()) && Date.now() < deadline; ) await sleep(500);
  }
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
