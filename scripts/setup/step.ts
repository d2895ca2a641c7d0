/** Takes one line of progress. */
export type Log = (line: string) => void;

/** Writes progress to stderr, which leaves stdout to results. */
export function logToStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Writes a number of milliseconds the way a person reads it. */
export function formatTime(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** Runs one step of the set-up: says that it begins, every ten seconds that it still runs, and how long it took. */
export async function step<T>(log: Log, what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const elapsed = (): string => formatTime(performance.now() - started);
  log(`${what} …`);
  const heartbeat = setInterval(() => log(`${what} … still running after ${elapsed()}`), 10_000);
  try {
    const result = await work();
    log(`${what}: ${elapsed()}`);
    return result;
  } catch (error) {
    log(`${what}: failed after ${elapsed()}`);
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}
