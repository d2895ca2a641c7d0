import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { SlipwayError } from '../../model/errors.ts';
import type { ExitTasks } from '../exit-tasks.ts';
import { groupLives, signalGroup } from './process-signals.ts';

export interface ProcessGroupRequest {
  command: string;
  args: readonly string[];
  cwd: string | undefined;
  env: Record<string, string>;
}

/** A program and whatever it starts, in a process group of their own. */
export interface ProcessGroup {
  readonly child: ChildProcessWithoutNullStreams;
  /** Asks the group to end, and ends it by force when it has not after the grace time. */
  end(): void;
  /** Resolves when the program has ended, its children are gone and its output has been read. Null: ended by a signal. */
  readonly ended: Promise<number | null>;
}

/** How long a program may clean up after SIGTERM; a cancelled runner job leaves 7.5 seconds in all. */
const defaultGraceMs = 3_000;
/** Output that is still held open by a process which left the group is waited for no longer than this. */
const drainMs = 1_000;
const pollMs = 20;

/** Starts a program; throws `TOOL_MISSING` when it is not installed, `EXEC_FAILED` when it cannot be started. */
export async function startProcessGroup(
  request: ProcessGroupRequest,
  exitTasks: ExitTasks,
  graceMs = defaultGraceMs,
): Promise<ProcessGroup> {
  const child = spawn(request.command, [...request.args], {
    cwd: request.cwd,
    env: request.env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // A program that ends without reading its input is no error of ours.
  child.stdin.on('error', () => undefined);
  try {
    await once(child, 'spawn');
  } catch (error) {
    throw startError(request, error);
  }
  // Without a pid there is no group; a process that has started has one.
  const id = child.pid ?? 0;
  const forget = exitTasks.add(() => signalGroup(id, 'SIGKILL'));
  let force: NodeJS.Timeout | undefined;
  function end(): void {
    if (force !== undefined) return;
    signalGroup(id, 'SIGTERM');
    force = setTimeout(() => signalGroup(id, 'SIGKILL'), graceMs);
  }
  async function finish(): Promise<number | null> {
    const closed = once(child, 'close');
    await once(child, 'exit');
    // The program has ended: what it left running has no purpose any more, and would hold its output open.
    const deadline = performance.now() + graceMs + drainMs;
    if (groupLives(id)) end();
    while (groupLives(id) && performance.now() < deadline) await pause(pollMs);
    clearTimeout(force);
    await drain(child, closed);
    forget();
    return child.exitCode;
  }
  return { child, end, ended: finish() };
}

function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return delay(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
}

/** Reads output to its end; gives up only when it stays open and nothing more comes. */
async function drain(child: ChildProcessWithoutNullStreams, closed: Promise<unknown>): Promise<void> {
  const { stdout, stderr } = child as unknown as { stdout: Socket; stderr: Socket };
  const finished = closed.then(() => true);
  let before = -1;
  for (;;) {
    const timer = new AbortController();
    const isClosed = await Promise.race([finished, pause(drainMs, timer.signal).then(() => false)]);
    timer.abort();
    const now = stdout.bytesRead + stderr.bytesRead;
    if (isClosed || now === before) break;
    before = now;
  }
  stdout.destroy();
  stderr.destroy();
  await finished;
}

function startError(request: ProcessGroupRequest, error: unknown): SlipwayError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const { command, cwd } = request;
  if (cwd !== undefined && !isFolder(cwd)) {
    return new SlipwayError('EXEC_FAILED', `cannot run ${command} in ${cwd}: there is no such folder`, {
      cause: error,
    });
  }
  if (code === 'ENOENT') {
    return new SlipwayError('TOOL_MISSING', `${command} is not installed, or not in PATH`, { cause: error });
  }
  return new SlipwayError('EXEC_FAILED', `cannot start ${command}: ${String(code ?? error)}`, { cause: error });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
