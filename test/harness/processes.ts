import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atExit } from './cleanup.ts';
import { endTree, killTree, TRACKING_VARIABLE } from './process-tree.ts';

export interface ProcessOptions {
  command: string;
  args: readonly string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Tells whether it serves by now; gets what it has printed so far. */
  ready: (output: string) => boolean | Promise<boolean>;
  /** Milliseconds until it must be ready (three minutes by default, for machines that are busy). */
  readyTimeoutMs?: number;
  /** Milliseconds it gets to end by itself when it is stopped (5 s by default). */
  graceMs?: number;
  signal?: AbortSignal;
}

/** A server that we started; it ends with the block (`await using`), with `stop`, or with this process. */
export interface RunningProcess extends AsyncDisposable {
  pid: number;
  /** What it has printed, stdout and stderr together, at most the last MiB. */
  output(): string;
  stop(): Promise<void>;
}

const MAX_OUTPUT = 1024 * 1024;

/** Finds a program in PATH; throws saying how to get it. */
export function findProgram(name: string, path = process.env['PATH'] ?? ''): string {
  for (const folder of path.split(delimiter)) {
    const candidate = join(folder, name);
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not in this folder.
    }
  }
  throw new Error(`${name} is not in PATH; \`npm test\` sets it up, and so does \`npm run testbed -- setup ${name}\``);
}

/** Starts a server and waits until it is ready. If it does not become ready, it is stopped and its output is in the error. */
export async function startProcess(options: ProcessOptions): Promise<RunningProcess> {
  const mark = `slipway_${randomUUID()}`;
  const child = spawnDetached(options, mark);
  const output = gather(child);
  const { pid } = child;
  if (pid === undefined) {
    const [error] = (await once(child, 'error')) as [Error];
    throw new Error(`cannot start ${options.command}: ${error.message}`, { cause: error });
  }

  const takeBack = atExit(() => killTree(pid, mark));
  const stop = async (): Promise<void> => {
    await endTree(pid, { mark, graceMs: options.graceMs ?? 5000 });
    takeBack();
  };
  try {
    await untilReady(options, child, output);
  } catch (error) {
    await stop();
    throw new Error(`${options.command} ${(error as Error).message}. It said:\n${output()}`, { cause: error });
  }
  return { pid, output, stop, [Symbol.asyncDispose]: stop };
}

function spawnDetached(options: ProcessOptions, mark: string): ChildProcess {
  const env = { ...(options.env ?? process.env), [TRACKING_VARIABLE]: mark };
  // `exit` handlers do not run when we are killed outright: then the kernel tells the server to end.
  return spawn('setpriv', ['--pdeathsig', 'TERM', '--', options.command, ...options.args], {
    cwd: options.cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

function gather(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-MAX_OUTPUT);
    });
  }
  return () => text;
}

async function untilReady(options: ProcessOptions, child: ChildProcess, output: () => string): Promise<void> {
  const { readyTimeoutMs = 180_000, signal } = options;
  const deadline = Date.now() + readyTimeoutMs;
  for (;;) {
    signal?.throwIfAborted();
    if (child.exitCode !== null || child.signalCode !== null) {
      await sleep(20); // so that its last words arrive
      throw new Error(`ended at once, with ${child.exitCode ?? child.signalCode}`);
    }
    if (await options.ready(output())) return;
    if (Date.now() > deadline) throw new Error(`was not ready after ${readyTimeoutMs / 1000} s`);
    await sleep(20);
  }
}
