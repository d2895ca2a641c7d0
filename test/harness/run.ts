import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { atExit } from './cleanup.ts';
import { endTree, killTree } from './process-tree.ts';

export interface RunOptions {
  cwd?: string;
  /** The whole environment of the command; by default ours. */
  env?: NodeJS.ProcessEnv;
  input?: string | Buffer;
  /** Milliseconds until the command is ended with its children (four minutes by default). */
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Return also when the command fails, instead of throwing. */
  allowFailure?: boolean;
}

export interface RunResult {
  exitCode: number | null;
  stdout: string;
  stderr: string;
  milliseconds: number;
}

/** A command that failed, with the end of what it said. */
export class RunError extends Error {
  readonly result: RunResult;

  constructor(message: string, result: RunResult) {
    super(message);
    this.name = 'RunError';
    this.result = result;
  }
}

function collect(child: ChildProcess): { stdout: Buffer[]; stderr: Buffer[] } {
  const parts = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  child.stdout?.on('data', (chunk: Buffer) => parts.stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => parts.stderr.push(chunk));
  return parts;
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/** Runs a command to its end in a process group of its own; throws a RunError unless it exits with 0. */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { timeoutMs = 240_000, signal, allowFailure = false } = options;
  signal?.throwIfAborted();
  const started = performance.now();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const { pid } = child;
  const takeBack = atExit(() => pid !== undefined && killTree(pid));
  const parts = collect(child);
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');

  let ended: string | undefined;
  const end = (why: string): void => {
    ended = why;
    if (pid !== undefined) void endTree(pid, { graceMs: 2000 });
  };
  const timer = setTimeout(() => end(`did not end within ${timeoutMs / 1000} s`), timeoutMs);
  const onAbort = (): void => end('was interrupted');
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    await once(child, 'close');
  } catch (error) {
    throw new Error(`cannot run ${command}: ${(error as Error).message}`, { cause: error });
  } finally {
    takeBack();
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }

  const result: RunResult = {
    exitCode: child.exitCode,
    stdout: Buffer.concat(parts.stdout).toString('utf8'),
    stderr: Buffer.concat(parts.stderr).toString('utf8'),
    milliseconds: performance.now() - started,
  };
  if (ended === undefined && (allowFailure || result.exitCode === 0)) return result;
  const how = ended ?? `exited with ${result.exitCode ?? child.signalCode}`;
  const said = lastLines(result.stderr === '' ? result.stdout : result.stderr, 12);
  throw new RunError(`${[command, ...args].join(' ')} ${how}${said === '' ? '' : `:\n${said}`}`, result);
}
