import type { Clock } from '../../ports/clock.ts';

/** Lets a loop sleep until something changes, and no longer than asked. */
export interface Wake {
  /** Something changed; also when nobody sleeps now. */
  ring(): void;
  /** Returns at a change, after the time, or when one of the signals is aborted. Never throws. */
  sleep(milliseconds: number, ...signals: readonly AbortSignal[]): Promise<void>;
}

export function createWake(clock: Clock): Wake {
  let rung = false;
  let bell = new AbortController();
  return {
    ring() {
      rung = true;
      bell.abort();
    },
    async sleep(milliseconds, ...signals) {
      if (!rung) await clock.sleep(milliseconds, AbortSignal.any([bell.signal, ...signals])).catch(() => undefined);
      rung = false;
      bell = new AbortController();
    },
  };
}
