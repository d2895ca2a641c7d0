import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCache } from '../../../scripts/setup/cache.ts';

/** What of the machine one node has for itself, so that several fit on it: a kept one, and one of each test run. */
export interface Slot extends AsyncDisposable {
  /** Its files; the path is short, because sockets lie below it. */
  folder: string;
  bridge: string;
  /** CIDR of pods. */
  podRange: string;
  /** The bridge's address, which pods reach the machine by. */
  gateway: string;
  serviceRange: string;
  /** First address of the service range: the API server as pods know it. It lies on the bridge, too. */
  apiAddress: string;
  /** Name of the cgroup, in every hierarchy, that all pods are below. */
  cgroup: string;
}

const SLOTS = 8;

// Of a socket's path the kernel takes 107 bytes; containerd's are the longest below the folder.
const MAX_FOLDER = 107 - '/containerd.sock.ttrpc'.length;

function describeSlot(index: number): Omit<Slot, typeof Symbol.asyncDispose> {
  const folder = join(findCache().root, 'run', `node-${index}`);
  if (folder.length > MAX_FOLDER)
    throw new Error(`${folder} is too long a path for sockets; set SLIPWAY_CACHE to a shorter one`);
  return {
    folder,
    bridge: `slipway${index}`,
    podRange: `10.213.${index}.0/24`,
    gateway: `10.213.${index}.1`,
    serviceRange: `10.214.${index}.0/24`,
    apiAddress: `10.214.${index}.1`,
    cgroup: `slipway-node-${index}`,
  };
}

/** Takes the first slot that no other process has. The kernel gives it back when we die, however we die. */
export async function takeSlot(): Promise<Slot> {
  for (let index = 0; index < SLOTS; index += 1) {
    const taken = await tryToTake(index);
    if (taken === undefined) continue;
    writeFileSync(lockFile(index), taken.slot.folder);
    return taken.slot;
  }
  throw new Error(`${SLOTS} nodes run on this machine already; end some of them (\`npm run testbed -- up cluster\`)`);
}

/** Calls `sweep` for every slot whose node was killed before it could tidy up. */
export async function sweepAbandoned(sweep: (slot: Slot) => void): Promise<void> {
  for (let index = 0; index < SLOTS; index += 1) {
    if (!existsSync(lockFile(index))) continue;
    const taken = await tryToTake(index);
    if (taken === undefined) continue;
    await using slot = taken.slot;
    if (taken.before !== '' && existsSync(taken.before)) sweep({ ...slot, folder: taken.before });
  }
}

/** One for the machine, not for the cache: bridges and cgroups are the machine's, too. It holds the folder of who had it last. */
function lockFile(index: number): string {
  return `/run/lock/slipway-node-${index}`;
}

async function tryToTake(index: number): Promise<{ slot: Slot; before: string } | undefined> {
  mkdirSync('/run/lock', { recursive: true });
  const file = lockFile(index);
  const holder = spawn('flock', ['--exclusive', '--nonblock', file, 'sh', '-c', 'echo taken; exec cat'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const closed = once(holder, 'close');
  const taken = await Promise.race([once(holder.stdout, 'data').then(() => true), closed.then(() => false)]);
  if (!taken) return undefined;
  const slot: Slot = {
    ...describeSlot(index),
    async [Symbol.asyncDispose]() {
      holder.stdin.end();
      await closed;
    },
  };
  return { slot, before: readFileSync(file, 'utf8').trim() };
}
