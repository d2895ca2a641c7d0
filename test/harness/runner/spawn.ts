import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { atExit } from '../cleanup.ts';
import { endTree, killTree, TRACKING_VARIABLE } from '../process-tree.ts';
import { type CommandEffects, createCommandReader } from './command-reader.ts';

export interface SpawnOptions {
  command: string;
  args: readonly string[];
  cwd: string;
  env: Record<string, string>;
  secrets: readonly string[];
  timeoutMs: number;
  cancel: AbortSignal | undefined;
}

export interface SpawnedStep {
  exitCode: number | null;
  cancelled: boolean;
  stdout: string;
  stderr: string;
  effects: CommandEffects;
  milliseconds: number;
}

const SIGINT_GRACE_MS = 7500;
const SIGTERM_GRACE_MS = 2500;

/** Runs a step's process to its end, reading its output as the runner does, and ends whatever it left running. */
export async function spawnStep(options: SpawnOptions): Promise<SpawnedStep> {
  const mark = `github_${randomUUID()}`;
  const reader = createCommandReader(options.secrets);
  const started = performance.now();
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: { ...options.env, [TRACKING_VARIABLE]: mark },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const stdout = readLines(child.stdout, reader.read);
  const stderr = readLines(child.stderr, reader.read);
  const { pid } = child;
  const takeBack = pid === undefined ? undefined : atExit(() => killTree(pid, mark));

  let cancelled = false;
  const timers: NodeJS.Timeout[] = [];
  const cancel = (): void => {
    if (cancelled) return;
    cancelled = true;
    child.kill('SIGINT');
    timers.push(
      setTimeout(() => child.kill('SIGTERM'), SIGINT_GRACE_MS),
      setTimeout(() => pid !== undefined && killTree(pid, mark), SIGINT_GRACE_MS + SIGTERM_GRACE_MS),
    );
  };
  timers.push(setTimeout(cancel, options.timeoutMs));
  options.cancel?.addEventListener('abort', cancel, { once: true });
  if (options.cancel?.aborted === true) cancel();
  // Not `close`: a child that was left behind may keep the pipes open, and it is to be ended, not waited for.
  await once(child, 'exit');
  if (pid !== undefined) await endTree(pid, { mark, graceMs: 1000 });
  takeBack?.();
  const texts = [await stdout, await stderr] as const;
  for (const timer of timers) clearTimeout(timer);
  options.cancel?.removeEventListener('abort', cancel);
  return {
    exitCode: child.exitCode,
    cancelled,
    stdout: texts[0],
    stderr: texts[1],
    effects: reader.effects,
    milliseconds: performance.now() - started,
  };
}

/** Feeds a stream to `read` line by line; a lone carriage return ends a line too, as it does in .NET. Returns all of it. */
async function readLines(stream: Readable, read: (line: string) => void): Promise<string> {
  const decoder = new StringDecoder('utf8');
  let all = '';
  let rest = '';
  const take = (text: string, last: boolean): void => {
    all += text;
    rest += text;
    // A carriage return at the very end may be the first half of a line's end.
    const complete = last ? /\r\n|\r|\n/ : /\r\n|\r(?!$)|\n/;
    const lines = rest.split(complete);
    rest = lines.pop() ?? '';
    for (const line of lines) read(line);
    if (last && rest !== '') read(rest);
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) take(decoder.write(chunk), false);
  take(decoder.end(), true);
  return all;
}
