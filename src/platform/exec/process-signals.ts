import { readdirSync, readFileSync } from 'node:fs';

/** Sends a signal to every process of a group; false when there is none (any more). */
export function signalGroup(id: number, signal: NodeJS.Signals | 0): boolean {
  // A group of 0 would be our own.
  if (id <= 0) return false;
  try {
    return process.kill(-id, signal);
  } catch {
    return false;
  }
}

/** Whether a process of the group still runs. One that has ended but was not collected by its parent does not: in a container nobody may ever collect it. */
export function groupLives(id: number): boolean {
  if (!signalGroup(id, 0)) return false;
  const states = statesOfGroup(id);
  return states === undefined || states.some((state) => state !== 'Z' && state !== 'X');
}

/** States of a group's processes as Linux tells them (proc_pid_stat(5)); undefined elsewhere. */
function statesOfGroup(id: number): readonly string[] | undefined {
  const states: string[] = [];
  let names: readonly string[];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
  } catch {
    return undefined;
  }
  if (names.length === 0) return undefined;
  for (const name of names) {
    const [state, , group] = statOf(name);
    if (state !== undefined && Number(group) === id) states.push(state);
  }
  return states;
}

function statOf(pid: string): readonly string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses, which may itself hold spaces and parentheses.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
