import type { Clock } from '../../ports/clock.ts';
import { KubeError } from '../../ports/kube-error.ts';
import type { WatchQuery } from '../../ports/kube.ts';

/** How long a watch puts up with failures. */
export interface Patience {
  /** The server answers (again). */
  good(): void;
  /** Waits before the next try; throws the error when it is no use, or has lasted too long. */
  bear(error: Error): Promise<void>;
}

const defaultPatienceMs = 5 * 60_000;
/** A server that has just started refuses what it will allow once its caches are filled: roles, custom kinds. */
const startUpMs = 10_000;
const longestMs = 5_000;

export function createPatience(
  { patienceMs = defaultPatienceMs, onTrouble, signal }: WatchQuery,
  clock: Clock,
): Patience {
  let established = false;
  let since: number | undefined;
  let attempt = 0;
  return {
    good() {
      established = true;
      since = undefined;
      attempt = 0;
    },
    async bear(error) {
      since ??= clock.now();
      // What never worked is wrong, not passing.
      const limit = !established ? 0 : isRefusal(error) ? Math.min(startUpMs, patienceMs) : patienceMs;
      if (clock.now() - since >= limit) throw error;
      onTrouble?.(error);
      attempt += 1;
      await clock.sleep(Math.min(250 * 2 ** (attempt - 1), longestMs) * (0.5 + Math.random()), signal);
    },
  };
}

/** Whether the server is there and says no. */
function isRefusal(error: Error): boolean {
  return error instanceof KubeError && error.code !== 'KUBE_UNREACHABLE' && error.code !== 'KUBE_FAILED';
}
