import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** In milliseconds; a folder that was changed since then is left alone, whoever made it. */
const staleAfter = 24 * 60 * 60 * 1000;
const ownedName = /^slipway-run-([0-9a-f]+)-(\d+)-(\d+)-\w+$/;

/** What begins the name of a folder of this process: where its number counts, the number and when it started, where /proc tells. */
export function folderPrefix(): string {
  const [place, started] = [placeOfNumbers(), startOf(process.pid)];
  if (place === undefined || started === undefined) return 'slipway-';
  return `slipway-run-${place}-${process.pid}-${started}-`;
}

/** Removes folders of processes that have ended without removing them (SIGKILL). Only our own user's, and only where it is certain. */
export async function sweepStaleFolders(parent: string): Promise<void> {
  const own = placeOfNumbers();
  const user = process.getuid?.();
  if (own === undefined || user === undefined) return;
  for (const name of await readdir(parent)) {
    const [, place, pid, started] = ownedName.exec(name) ?? [];
    if (place !== own || pid === undefined || startOf(Number(pid)) === started) continue;
    const path = join(parent, name);
    const found = await lstat(path).catch(() => undefined);
    if (found?.isDirectory() !== true || found.uid !== user || Date.now() - found.mtimeMs < staleAfter) continue;
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/**
 * A number is of another process in another namespace, that of a container which shares our folder of temporary files; and on another machine, of which
 * the first namespace has the same name as ours. A machine is told by its start, so that what was left before it stays.
 */
function placeOfNumbers(): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    const namespace = readlinkSync('/proc/self/ns/pid');
    return createHash('sha256').update(`${boot} ${namespace}`).digest('hex').slice(0, 16);
  } catch {
    return undefined;
  }
}

/** When a process started, in ticks since the machine did: numbers are used again, but not with the same start. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The 22nd field; the second is the program's name, in parentheses and with whatever characters (proc(5)).
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
