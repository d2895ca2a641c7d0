import { readFileSync, readlinkSync } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** In milliseconds; a folder that was changed since then is left alone, whoever made it. */
const staleAfter = 24 * 60 * 60 * 1000;
const ownedName = /^slipway-run-(\d+)-(\d+)-(\d+)-\w+$/;

/** What begins the name of a folder of this process: its PID namespace, its number there and when it started, where /proc tells. */
export function folderPrefix(): string {
  const [namespace, started] = [pidNamespace(), startOf(process.pid)];
  if (namespace === undefined || started === undefined) return 'slipway-';
  return `slipway-run-${namespace}-${process.pid}-${started}-`;
}

/** Removes folders of processes that have ended without removing them (SIGKILL). Only our own user's, and only where it is certain. */
export async function sweepStaleFolders(parent: string): Promise<void> {
  const own = pidNamespace();
  const user = process.getuid?.();
  if (own === undefined || user === undefined) return;
  for (const name of await readdir(parent)) {
    const [, namespace, pid, started] = ownedName.exec(name) ?? [];
    if (namespace !== own || pid === undefined || startOf(Number(pid)) === started) continue;
    const path = join(parent, name);
    const found = await lstat(path).catch(() => undefined);
    if (found?.isDirectory() !== true || found.uid !== user || Date.now() - found.mtimeMs < staleAfter) continue;
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** A number is of another process in another namespace: in a container that shares our folder of temporary files. */
function pidNamespace(): string | undefined {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0];
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
