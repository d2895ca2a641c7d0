import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';

/** How long renders that look for values may take, in milliseconds of renders that run beside each other. */
export interface TrialTimes {
  /** Those of one release. */
  release: number;
  /** Those of all releases together. */
  all: number;
  /** Those for findings that were there before, which nobody waits for. */
  old: number;
}

const usualTimes: TrialTimes = { release: 5_000, all: 10_000, old: 2_000 };

/** What all releases share: the processors, and the time. */
export interface TrialClock {
  /** As many at once as there are processors. */
  queue: <T>(work: () => Promise<T>) => Promise<T>;
  /** Does the work if there is time for it when its turn comes, and takes what it takes from the time. */
  spend<T>(own: { spent: number }, work: () => Promise<T>): Promise<T | 'late'>;
  /** Only findings that were there before are left. */
  hurry(): void;
}

export function createTrialClock(times: TrialTimes = usualTimes): TrialClock {
  const limit = pLimit(availableParallelism());
  let left = times.all;
  return {
    queue: (work) => limit(work),
    spend: (own, work) =>
      limit(async () => {
        if (left <= 0 || own.spent > times.release) return 'late';
        const begin = performance.now();
        try {
          return await work();
        } finally {
          const took = performance.now() - begin;
          left -= took;
          own.spent += took;
        }
      }),
    hurry() {
      left = Math.min(left, times.old);
    },
  };
}
