import { SlipwayError } from '../../model/errors.ts';
import type { Exec, ExecRequest, ExecResult } from '../../ports/exec.ts';
import { childEnvironment } from './child-environment.ts';
import type { ExitTasks } from '../exit-tasks.ts';
import { createLineSplitter, cutLine } from './line-splitter.ts';
import { probe } from './probe.ts';
import { type ProcessGroup, startProcessGroup } from './process-group.ts';
import { watchMemory } from './memory-watch.ts';
import { createTail } from './tail.ts';
import type { Redactor } from './redactor.ts';

/** Exec, and what only the adapters in this folder need: a program that is spoken to while it runs. */
export interface ProcessRunner extends Exec {
  /** Starts a program and leaves it running; whoever starts it calls `end`. */
  open(request: Pick<ExecRequest, 'command' | 'args' | 'cwd' | 'env'>): Promise<ProcessGroup>;
}

export interface ExecOptions {
  /** Our own environment, of which programs see the allow-listed part. */
  env: Readonly<NodeJS.ProcessEnv>;
  redactor: Redactor;
  exitTasks: ExitTasks;
  /** Between SIGTERM and SIGKILL. */
  graceMs?: number;
}

const defaultMaxBytes = 64 * 1024 * 1024;
const stderrBytes = 64 * 1024;
/** Node fires a longer timer at once. */
const longestTimer = 2 ** 31 - 1;

/** Starts programs in process groups of their own; see the port. */
export function createExec(options: ExecOptions): ProcessRunner {
  function open(request: Pick<ExecRequest, 'command' | 'args' | 'cwd' | 'env'>): Promise<ProcessGroup> {
    return startProcessGroup(
      {
        command: request.command,
        args: request.args,
        cwd: request.cwd,
        env: { ...childEnvironment(options.env, request.command), ...request.env },
      },
      options.exitTasks,
      options.graceMs,
    );
  }
  /** What programs said of themselves; in one run they stay what they are. */
  const probed = new Map<string, Promise<string | undefined>>();
  return {
    open,
    run: (request) => run(request, open, options.redactor),
    probe(command, args) {
      const key = JSON.stringify([command, args]);
      const known = probed.get(key) ?? probe(command, args, childEnvironment(options.env, command));
      probed.set(key, known);
      return known;
    },
  };
}

async function run(request: ExecRequest, open: ProcessRunner['open'], known: Redactor): Promise<ExecResult> {
  const redactor = known.with(request.secrets ?? []);
  if (request.args.some((arg) => redactor.holdsSecret(arg))) {
    // Every user of the machine can read the arguments of every process.
    throw new SlipwayError('INTERNAL', `an argument of ${request.command} holds a secret`);
  }
  request.signal?.throwIfAborted();
  const started = performance.now();
  const group = await open(request);
  let ended: ExecResult['ended'] = 'exit';
  function end(why: ExecResult['ended']): void {
    if (ended === 'exit') ended = why;
    group.end();
  }
  const timer = setTimeout(() => end('timeout'), Math.min(request.timeoutMs, longestTimer));
  const onAbort = (): void => end('aborted');
  request.signal?.addEventListener('abort', onAbort, { once: true });
  if (request.signal?.aborted === true) onAbort();
  const stdout = keep(group, 'stdout', request, redactor, () => end('too-much-output'));
  const stderr = keepTail(group, request, redactor);
  const watch = watchMemory(group.child.pid, request.maxMemoryBytes, () => end('too-much-memory'));
  group.child.stdin.end(request.stdin ?? '');
  try {
    const exitCode = await group.ended;
    return {
      exitCode: ended === 'exit' ? exitCode : null,
      stdout: redactor.redactBytes(stdout()),
      stderr: stderr(),
      milliseconds: Math.round(performance.now() - started),
      ended,
    };
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    request.signal?.removeEventListener('abort', onAbort);
  }
}

/** Keeps stdout up to the request's limit, and hands on its lines. */
function keep(
  group: ProcessGroup,
  stream: 'stdout',
  request: ExecRequest,
  redactor: Redactor,
  tooMuch: () => void,
): () => Buffer {
  const limit = request.maxBytes ?? defaultMaxBytes;
  const chunks: Buffer[] = [];
  let size = 0;
  const lines = lineHandler(stream, request, redactor);
  group.child[stream].on('data', (chunk: Buffer) => {
    if (size >= limit + 1) return;
    const room = chunk.subarray(0, limit - size);
    chunks.push(room);
    lines?.write(room);
    size += chunk.length;
    if (size > limit) tooMuch();
  });
  return () => {
    lines?.end();
    return Buffer.concat(chunks);
  };
}

function keepTail(group: ProcessGroup, request: ExecRequest, redactor: Redactor): () => string {
  const tail = createTail(stderrBytes);
  const lines = lineHandler('stderr', request, redactor);
  group.child.stderr.on('data', (chunk: Buffer) => {
    tail.write(chunk);
    lines?.write(chunk);
  });
  return () => {
    lines?.end();
    return tail.text((text) => redactor.redact(text));
  };
}

function lineHandler(stream: 'stdout' | 'stderr', request: ExecRequest, redactor: Redactor) {
  const { onLine } = request;
  if (onLine === undefined) return undefined;
  return createLineSplitter((line) => onLine(cutLine(redactor.redact(line)), stream));
}
