import { spawnSync } from 'node:child_process';

/** Runs a short command synchronously, as tearing down in an `exit` handler has to; throws with what it said. */
export function command(name: string, ...args: string[]): string {
  const done = spawnSync(name, args, { encoding: 'utf8', timeout: 60_000 });
  if (done.error === undefined && done.status === 0) return done.stdout;
  const why = done.error?.message ?? `${done.status ?? done.signal}: ${done.stderr.trim()}`;
  throw new Error(`${[name, ...args].join(' ')}: ${why}`);
}

/** The same where failing is fine, because what it removes is often gone already. */
export function tryCommand(name: string, ...args: string[]): void {
  spawnSync(name, args, { stdio: 'ignore', timeout: 60_000 });
}
