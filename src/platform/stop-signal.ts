import { SlipwayError } from '../model/errors.ts';

/** The one signal that ends a run: Ctrl-C, a cancelled job, or its time limit. */
export interface StopSignal extends Disposable {
  readonly signal: AbortSignal;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Whatever has not ended by then after it was asked to is left to the operating system. */
const patienceMs = 15_000;
/** Node fires a longer timer at once. */
const longestTimer = 2 ** 31 - 1;

/** Listens until it is disposed of; 0 milliseconds: no time limit. A second signal ends the process at once, its exit tasks done. */
export function createStopSignal(timeoutMs: number): StopSignal {
  const controller = new AbortController();
  const timers: NodeJS.Timeout[] = [];

  function stop(message: string): void {
    // `INTERRUPTED` in the table of errors.
    if (controller.signal.aborted) process.exit(3);
    controller.abort(new SlipwayError('INTERRUPTED', message));
    const timer = setTimeout(() => process.exit(3), patienceMs);
    // It must not itself keep alive what has ended well.
    timer.unref();
    timers.push(timer);
  }
  const onSignal = (signal: NodeJS.Signals): void => stop(`the run was ended by ${signal}`);
  for (const signal of signals) process.on(signal, onSignal);
  if (timeoutMs > 0) {
    const seconds = Math.round(timeoutMs / 1000);
    const timer = setTimeout(
      () => stop(`the run took longer than its limit of ${seconds} s`),
      Math.min(timeoutMs, longestTimer),
    );
    timer.unref();
    timers.push(timer);
  }
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      for (const signal of signals) process.off(signal, onSignal);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
