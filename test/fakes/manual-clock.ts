import type { Clock } from '../../src/ports/clock.ts';

export interface ManualClock extends Clock {
  /** Lets time pass; whoever sleeps wakes in order. */
  pass(milliseconds: number): Promise<void>;
}

interface Sleeper {
  at: number;
  wake: () => void;
}

/** A clock that stands still until a test moves it. */
export function createManualClock(start = 0): ManualClock {
  let now = start;
  const sleepers = new Set<Sleeper>();
  return {
    now: () => now,
    sleep(milliseconds, signal) {
      return new Promise((resolve, reject) => {
        const sleeper: Sleeper = { at: now + milliseconds, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          reject(signal.reason as Error);
        });
      });
    },
    async pass(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const next = [...sleepers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        sleepers.delete(next);
        now = next.at;
        next.wake();
        // What woke may go to sleep again.
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
      }
      now = end;
    },
  };
}
