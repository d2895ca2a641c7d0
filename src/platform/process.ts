import { join } from 'node:path';
import { tmpdir } from 'node:os';

/** A copy of the process's environment; the only place, with the adapters beside it, that reads it. */
export function environment(): Record<string, string | undefined> {
  return { ...process.env };
}

/**
 * Sets the exit code and lets the event loop run dry, so that nothing written is cut off. Then it ends at once: to give back a large heap
 * piece by piece takes longer than to leave it to the system.
 */
export function leave(exitCode: number): void {
  process.exitCode = exitCode;
  process.once('beforeExit', () => process.exit());
}

export function printResult(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** For errors that come before there is a platform. */
export function printError(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Where an Action's JSON report goes; one per command and step, out of the workspace. */
export function reportPath(env: Readonly<Record<string, string | undefined>>, command: string): string {
  const folder = env['RUNNER_TEMP'] ?? tmpdir();
  return join(folder, `slipway-${command}-${process.pid}.json`);
}
