import { afterAll, beforeAll, expect, test } from 'vitest';
import { blocked } from '../../scripts/demo/acts/blocked.ts';
import { broken } from '../../scripts/demo/acts/broken.ts';
import { drift } from '../../scripts/demo/acts/drift.ts';
import { ship } from '../../scripts/demo/acts/ship.ts';
import { openStage, type Stage } from '../../scripts/demo/stage.ts';
import { observeVerdict } from './observe-verdict.ts';

let stage: Stage;
let printed = '';
/** When the step whose sync failed had ended. */
let failedAt = 0;

/**
 * A verdict comes within a second, as verdict-time.test.ts holds on a clock of its own. Here the machine is part of what
 * is measured: what is told is how long it took, and what is held is that it was no matter of minutes.
 */
const soonMs = 30_000;

beforeAll(async () => {
  stage = await openStage((text) => {
    printed += text;
    if (text.includes('staging/demo: failed')) failedAt = Date.now();
  });
});

afterAll(async () => {
  await stage[Symbol.asyncDispose]();
});

/** Plays an act; what was printed stands in the failure if it does not end as it has to. */
async function play(act: (stage: Stage) => Promise<boolean>): Promise<string> {
  printed = '';
  if (!(await act(stage))) throw new Error(`it did not end as it has to:\n${printed}`);
  return printed;
}

// One story: each act goes on where the one before ended.
test('a source commit becomes pods that run exactly its digest', async ({ annotate }) => {
  await using observed = await observeVerdict(stage.cluster.kubeconfig, 'staging');
  const text = await play(ship);
  const head = await stage.head();
  const synced = observed.told.find(({ outcome, revision }) => outcome === 'synced' && revision === head);
  const settled = (synced?.at ?? Infinity) - (synced?.healthy ?? 0);
  await annotate(`synced ${settled} ms after all pods were available, of which 5000 are to see that they stay so`);
  expect(settled).toBeLessThanOrEqual(soonMs);
  const digest = /:sha-[0-9a-f]{12}@(sha256:[0-9a-f]{64})/.exec(text)?.[1] ?? 'no digest';
  const running = text.slice(text.indexOf('$ kubectl get pods')).match(/@sha256:[0-9a-f]{64}/g) ?? [];
  expect(new Set(running)).toEqual(new Set([`@${digest}`]));
  expect(text).toMatch(/synced: exactly [0-9a-f]{12} is applied, healthy and stable/);
  expect(text).toMatch(/source commit .*\n.*manifest commit .*[\s\S]*healthy /);
});

test('a privileged container is blocked, and nothing is pushed', async () => {
  const text = await play(blocked);
  expect(text).toContain('overlays/staging/debug.yaml:11:23');
});

test('a crash is told with reason, last words and manifest line, and the revert is confirmed', async ({ annotate }) => {
  await using observed = await observeVerdict(stage.cluster.kubeconfig, 'staging');
  const text = await play(broken);
  const { crashed = 0, told } = observed;
  const failed = told.find(({ outcome }) => outcome === 'failed')?.at ?? Infinity;
  await annotate(
    `failed ${failed - crashed} ms after the guard held; the step ended ${failedAt - crashed} ms after it`,
  );
  expect(failed - crashed).toBeLessThanOrEqual(soonMs);
  expect(text).toContain('CrashLoopBackOff: container server: it crashed');
  expect(text).toContain('cannot reach the catalogue at productcatalogservice:3550');
  expect(text).toContain('base/frontend.yaml:15');
});

test('what somebody changed in the cluster is put back by the schedule, and the status says who', async () => {
  const text = await play(drift);
  expect(text).toContain('"path":"spec.type","manager":"someone"');
  expect(text).toContain('"object":"v1/Namespace//shop-production","change":"deleted"');
});
