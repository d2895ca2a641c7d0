import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { median } from './median.ts';

export interface Measured {
  milliseconds: number;
  /** The most that the program and all that it started had resident at one time. */
  megabytes: number;
}

/** Runs a program to its end. What it found is no failure (exit code 1), anything above is. */
export async function measure(
  [program = '', ...args]: readonly string[],
  { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<Measured> {
  const started = performance.now();
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let most = 0;
  // Read, as a pipe to a file would, but not kept.
  child.stdout.resume();
  child.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-2000)));
  const timer = setInterval(() => (most = Math.max(most, residentOf(child.pid ?? 0))), 20);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(timer);
  const milliseconds = performance.now() - started;
  // Of ours, told not to fail for findings, every failure is one.
  const worst = args.includes('--fail-on') ? 0 : 1;
  if (code === null || code > worst) throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${said}`);
  return { milliseconds, megabytes: most / 1e6 };
}

export function medianOf(list: readonly Measured[]): Measured {
  return {
    milliseconds: median(list.map(({ milliseconds }) => milliseconds)),
    megabytes: median(list.map(({ megabytes }) => megabytes)),
  };
}

/** Of a process and its descendants, in bytes. */
function residentOf(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
    return pages * 4096 + children.reduce((sum, child) => sum + residentOf(child), 0);
  } catch {
    return 0;
  }
}
