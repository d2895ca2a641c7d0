import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
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

function describeSlot(index: number): Omit<Slot, typeof Symbol.asyncDispose> {
  return {
    folder: join(findCache().root, 'run', `node-${index}`),
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
    const slot = await tryToTake(index);
    if (slot !== undefined) return slot;
  }
  throw new Error(`${SLOTS} nodes run on this machine already; end some of them (\`npm run testbed -- up cluster\`)`);
}

/** Calls `sweep` for every slot whose node was killed before it could tidy up. */
export async function sweepAbandoned(sweep: (slot: Slot) => void): Promise<void> {
  for (let index = 0; index < SLOTS; index += 1) {
    if (!existsSync(describeSlot(index).folder)) continue;
    await using slot = await tryToTake(index);
    if (slot !== undefined) sweep(slot);
  }
}

async function tryToTake(index: number): Promise<Slot | undefined> {
  const { locks } = findCache();
  mkdirSync(locks, { recursive: true });
  const file = join(locks, `node-${index}.lock`);
  const holder = spawn('flock', ['--exclusive', '--nonblock', file, 'sh', '-c', 'echo taken; exec cat'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const closed = once(holder, 'close');
  const taken = await Promise.race([once(holder.stdout, 'data').then(() => true), closed.then(() => false)]);
  if (!taken) return undefined;
  return {
    ...describeSlot(index),
    async [Symbol.asyncDispose]() {
      holder.stdin.end();
      await closed;
    },
  };
}
