import type { Clock } from '../../ports/clock.ts';

/** How one host shows phases. Depth 0 is the outermost. */
export interface PhaseView {
  started(title: string, depth: number): void;
  /** Every 20 seconds while a phase lasts; a log without new lines looks dead. */
  lasts(title: string, milliseconds: number, depth: number): void;
  ended(title: string, outcome: 'done' | 'failed', milliseconds: number, depth: number): void;
}

export type Phases = <T>(title: string, phase: () => Promise<T>) => Promise<T>;

const beatMs = 20_000;

/** Runs phases and tells when they start, last and end. Phases may nest and overlap. */
export function createPhases(view: PhaseView, clock: Clock): Phases {
  let depth = 0;
  return async (title, phase) => {
    const own = depth;
    const started = clock.now();
    const elapsed = (): number => clock.now() - started;
    const ended = new AbortController();
    view.started(title, own);
    depth += 1;
    void beat(() => view.lasts(title, elapsed(), own), clock, ended.signal);
    let outcome: 'done' | 'failed' = 'failed';
    try {
      const result = await phase();
      outcome = 'done';
      return result;
    } finally {
      ended.abort();
      depth -= 1;
      view.ended(title, outcome, elapsed(), own);
    }
  };
}

async function beat(show: () => void, clock: Clock, signal: AbortSignal): Promise<void> {
  try {
    for (;;) {
      await clock.sleep(beatMs, signal);
      if (signal.aborted) return;
      show();
    }
  } catch {
    // The phase has ended.
  }
}
