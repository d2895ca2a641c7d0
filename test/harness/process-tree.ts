import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process as /proc tells it; `started` (clock ticks since boot) tells a re-used pid from the one we knew. */
interface ProcessFact {
  pid: number;
  parent: number;
  group: number;
  started: string;
}

/** The variable that GitHub's runner puts into every process of a job to find the ones that were left behind. */
export const TRACKING_VARIABLE = 'RUNNER_TRACKING_ID';

function readProcess(pid: number): ProcessFact | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The command name, in parentheses, may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, parent, group] = fields;
    const started = fields[19];
    if (state === 'Z' || started === undefined) return undefined;
    return { pid, parent: Number(parent), group: Number(group), started };
  } catch {
    return undefined;
  }
}

function allProcesses(): ProcessFact[] {
  const found: ProcessFact[] = [];
  for (const name of readdirSync('/proc')) {
    const fact = /^\d+$/.test(name) ? readProcess(Number(name)) : undefined;
    if (fact !== undefined) found.push(fact);
  }
  return found;
}

function carriesMark(pid: number, mark: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(`${TRACKING_VARIABLE}=${mark}`);
  } catch {
    return false;
  }
}

/** Lists a process, its group, its descendants, and whatever else inherited its tracking mark. */
function treeOf(root: number, mark: string | undefined): ProcessFact[] {
  const processes = allProcesses();
  const inside = new Set([root]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { pid, parent, group } of processes) {
      if (inside.has(pid) || pid === process.pid) continue;
      if (group === root || inside.has(parent) || (mark !== undefined && carriesMark(pid, mark))) {
        inside.add(pid);
        grown = true;
      }
    }
  }
  return processes.filter(({ pid }) => inside.has(pid));
}

/** Tells whether a process runs; one that has ended and was not yet waited for does not. */
export function isRunning(pid: number): boolean {
  return readProcess(pid) !== undefined;
}

function isAlive(known: ProcessFact): boolean {
  return readProcess(known.pid)?.started === known.started;
}

function send(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch {
    // It ended in the meantime, which is what we want.
  }
}

/** Ends a process tree at once and synchronously, for `exit` handlers. */
export function killTree(root: number, mark?: string): void {
  for (const known of treeOf(root, mark)) send(known.pid, 'SIGKILL');
}

/**
 * Ends the process `root` (the leader of its own group) with all its descendants: first politely, with `signal` to the
 * group, then after `graceMs` milliseconds with SIGKILL to whatever is left.
 */
export async function endTree(
  root: number,
  options: { mark?: string | undefined; signal?: NodeJS.Signals; graceMs?: number } = {},
): Promise<void> {
  const { mark, signal = 'SIGTERM', graceMs = 5000 } = options;
  const before = treeOf(root, mark);
  if (before.length === 0) return;
  send(-root, signal);
  const deadline = Date.now() + graceMs;
  while (before.some(isAlive) && Date.now() < deadline) {
    // A daemon that obeys may leave children that it does not wait for; once it is gone they need the signal themselves.
    if (!before.some((known) => known.pid === root && isAlive(known))) {
      for (const known of before) if (isAlive(known)) send(known.pid, signal);
    }
    await sleep(20);
  }
  for (const known of [...before, ...treeOf(root, mark)]) if (isAlive(known)) send(known.pid, 'SIGKILL');
  while (before.some(isAlive)) await sleep(5);
}
