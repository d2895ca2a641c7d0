import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atExit } from '../../test/harness/cleanup.ts';
import { findCache } from '../setup/cache.ts';

/** What the process says once everything runs. */
export const READY = 'Ctrl-C ends all of it.';

function keptFolder(): string {
  return join(findCache().root, 'run', 'kept');
}

/** Starts parts in a process that stays when we end; prints how to use them and how to end them. */
export async function keep(script: string, args: readonly string[]): Promise<void> {
  const folder = keptFolder();
  mkdirSync(folder, { recursive: true });
  const log = join(folder, `${process.pid}.log`);
  const output = openSync(log, 'w');
  const child = spawn(process.execPath, [script, 'up', ...args], { detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  // Until it is told how to end it, it ends with us.
  const takeBack = atExit(() => child.kill('SIGTERM'));
  const ended = once(child, 'exit').then(() => true);
  let shown = 0;
  for (;;) {
    const text = readFileSync(log, 'utf8');
    process.stdout.write(text.slice(shown).replace(READY, ''));
    shown = text.length;
    if (text.includes(READY)) break;
    if (await Promise.race([ended, sleep(200, false)])) {
      rmSync(log);
      throw new Error('it ended before it was ready');
    }
  }
  takeBack();
  child.unref();
  console.log(`It stays up as process ${child.pid}; \`npm run testbed -- down\` ends it.`);
  // Named by its process only now: `down` ends what its name says.
  renameSync(log, join(folder, `${child.pid}.log`));
}

/** Ends every process that was kept, and waits until it has tidied up. */
export async function down(script: string): Promise<void> {
  const folder = keptFolder();
  mkdirSync(folder, { recursive: true });
  const kept = readdirSync(folder).map((name) => Number(name.replace('.log', '')));
  for (const pid of kept) {
    // The number may be another's by now.
    if (isOurs(pid, script)) {
      console.log(`ending process ${pid}`);
      process.kill(pid, 'SIGTERM');
      while (isOurs(pid, script)) await sleep(100);
    }
    rmSync(join(folder, `${pid}.log`), { force: true });
  }
  if (kept.length === 0) console.log('nothing was kept');
}

function isOurs(pid: number, script: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(1, 3).join(' ') === `${script} up`;
  } catch {
    return false;
  }
}
