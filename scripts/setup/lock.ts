import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs `work` while no other process holds `file`. The kernel keeps the lock for a small helper process that lives as
 * long as its standard input, which is ours: whoever dies, however it dies, gives the lock up, and none is ever stale.
 */
export async function withLock<T>(file: string, onWait: (holder: string) => void, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  const holder = spawn('flock', ['--exclusive', file, 'sh', '-c', 'echo locked; exec cat']);
  holder.stdin.on('error', () => undefined);
  try {
    await locked(file, holder, onWait);
    writeFileSync(file, String(process.pid));
    return await work();
  } finally {
    holder.stdin.end();
    if (holder.exitCode === null && holder.signalCode === null) await once(holder, 'close');
  }
}

async function locked(
  file: string,
  holder: ChildProcessWithoutNullStreams,
  onWait: (holder: string) => void,
): Promise<void> {
  const failed = once(holder, 'close').then(
    () => Promise.reject(new Error(`flock gave ${file} up`)),
    (error: unknown) => Promise.reject(new Error('cannot run flock (package util-linux)', { cause: error })),
  );
  const taken = once(holder.stdout, 'data').then(() => true);
  const quick = await Promise.race([taken, failed, sleep(300, false)]);
  if (quick) {
    failed.catch(() => undefined);
    return;
  }
  onWait(readFileSync(file, 'utf8').trim());
  await Promise.race([taken, failed]);
  failed.catch(() => undefined);
}
