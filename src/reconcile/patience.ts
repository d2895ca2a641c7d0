import { SlipwayError } from '../model/errors.ts';
import type { RunContext } from './run-context.ts';

const patienceMs = 60_000;
const pauseMs = 1000;

/** Does something that may be done again, also while the API server is away for a moment: it restarts now and then. */
export async function withPatience<T>({ clock, signal, deadline }: RunContext, work: () => Promise<T>): Promise<T> {
  let until: number | undefined;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof SlipwayError) || error.code !== 'KUBE_UNREACHABLE') throw error;
      until ??= Math.min(deadline, clock.now() + patienceMs);
      if (clock.now() >= until) throw error;
      await clock.sleep(pauseMs, signal);
    }
  }
}
