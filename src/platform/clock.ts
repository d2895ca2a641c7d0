import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../ports/clock.ts';

/** The machine's clock. */
export function createClock(): Clock {
  return {
    now: () => Date.now(),
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      try {
        await delay(milliseconds, undefined, signal === undefined ? {} : { signal });
      } catch (error) {
        // node reports its own AbortError; the reason is what the caller aborted with.
        signal?.throwIfAborted();
        throw error;
      }
    },
  };
}
