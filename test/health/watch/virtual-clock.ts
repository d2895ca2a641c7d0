import type { Clock } from '../../../src/ports/clock.ts';

export interface VirtualClock extends Clock {
  /** Does something at a moment, in milliseconds since 1970. */
  at(moment: number, action: () => void): void;
  /** Lets time pass, from one thing that is waited for to the next, until the promise is settled. */
  until<T>(promise: Promise<T>): Promise<T>;
}

/** A clock on which nothing takes time but waiting, so that what comes late is late by the program's own doing. */
export function virtualClock(start: number): VirtualClock {
  let now = start;
  const timers = new Set<{ moment: number; fire: () => void }>();
  return {
    now: () => now,
    sleep: async (milliseconds, signal) =>
      await new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const timer = { moment: now + milliseconds, fire: resolve };
        timers.add(timer);
        signal?.addEventListener('abort', () => {
          timers.delete(timer);
          reject(signal.reason as Error);
        });
      }),
    at: (moment, fire) => void timers.add({ moment, fire }),
    async until(promise) {
      let settled = false;
      void (async () => {
        await Promise.allSettled([promise]);
        settled = true;
      })();
      for (;;) {
        // Everything that needs no time happens first.
        for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        if (settled) return await promise;
        const [next] = [...timers].toSorted((one, other) => one.moment - other.moment);
        if (next === undefined) throw new Error('nothing is waited for, and nothing comes');
        timers.delete(next);
        now = Math.max(now, next.moment);
        next.fire();
      }
    },
  };
}
