const pending = new Set<() => unknown>();
let armed = false;

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

function runAll(): void {
  for (const action of [...pending].reverse()) {
    pending.delete(action);
    try {
      action();
    } catch {
      // The others must still run, and there is nobody left to tell.
    }
  }
}

function arm(): void {
  armed = true;
  process.on('exit', runAll);
  for (const [signal, number] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      // A program that listens itself is ending in its own, gentler way; it comes by `exit` in the end.
      if (process.listenerCount(signal) === 1) process.exit(128 + number);
    });
  }
}

/**
 * Runs a synchronous action when this process ends, also by a signal, and returns a function that takes it back. It is
 * the safety net below `await using`, for what must never outlive us: processes and temporary folders.
 */
export function atExit(action: () => unknown): () => void {
  if (!armed) arm();
  pending.add(action);
  return () => void pending.delete(action);
}
