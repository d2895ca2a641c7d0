import { waitHealthy } from '../health/watch/wait-healthy.ts';
import { type Target, targetName } from '../health/watch/target.ts';
import { SlipwayError } from '../model/errors.ts';
import type { KubeKind } from '../ports/kube.ts';
import type { Kinds } from './kinds.ts';
import { applySetKeys } from './names.ts';
import type { RunContext } from './run-context.ts';

const establishMs = 60_000;
const servedMs = 10_000;

/** Waits until CustomResourceDefinitions are established and their kinds are served. Returns what goes on without. */
export async function awaitDefinitions(
  context: RunContext,
  kinds: Kinds,
  definitions: readonly Target[],
  needed: readonly KubeKind[],
): Promise<SlipwayError[]> {
  if (definitions.length === 0) return [];
  const { clock, deadline, appliedAt, partOf, signal } = context;
  const until = Math.min(deadline, clock.now() + establishMs);
  const result = await waitHealthy({ ...context, stop: new AbortController().signal }, definitions, {
    settleMs: 0,
    deadline: until,
    appliedAt,
    labelSelector: `${applySetKeys.partOf}=${partOf}`,
  });
  const errors = result.states
    .filter((state) => state.health.status !== 'current')
    .map(({ target, health }) => {
      const code = result.outcome === 'failed' ? 'UNHEALTHY' : 'HEALTH_TIMEOUT';
      const location = target.origin === undefined ? {} : { location: target.origin };
      return new SlipwayError(code, `${targetName(target)}: ${health.message}`, location);
    });
  await awaitServed(context, kinds, needed);
  signal.throwIfAborted();
  return errors;
}

/** Established is not yet served: discovery follows a moment later, on other servers of the cluster by seconds. */
async function awaitServed({ clock, signal }: RunContext, kinds: Kinds, needed: readonly KubeKind[]): Promise<void> {
  const until = clock.now() + servedMs;
  for (let pause = 50; ; pause = Math.min(pause * 2, 1000)) {
    kinds.forgetMissing();
    await kinds.load(needed);
    if (needed.every((kind) => kinds.served(kind) !== undefined) || clock.now() >= until) return;
    await clock.sleep(pause, signal);
  }
}
