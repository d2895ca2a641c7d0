import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { SlipwayError } from '../../model/errors.ts';
import { entryPath } from '../assets.ts';

export interface ReactorProcessOptions {
  /** For messages: `the Rego compiler`. */
  name: string;
  /** The entry that serves it. */
  entry: string;
  /** V8's flags. */
  flags: readonly string[];
  /** Of the WebAssembly memory, which holds nearly all that it needs. */
  maxMemoryBytes: number;
}

export interface ReactorCall {
  /** Of the request, and as much again for starting the process. */
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/** What came of a request; a process that gave no response has been ended. */
export type ReactorOutcome<Response> = { response: Response } | { ended: 'time' } | { ended: 'failure'; said: string };

/** What the forked process sends back. */
export type ProcessMessage<Response> = { ready: true } | { response: Response } | { failure: string };

/** A WebAssembly reactor in a process of its own: started by the first request or before, kept for the next, ended with its group. */
export interface ReactorProcess<Request, Response> extends AsyncDisposable {
  /** A request will come: the process starts now. */
  begin(): void;
  /** Throws the signal's reason when aborted, `INTERNAL` when the process does not start. */
  call(request: Request, options: ReactorCall): Promise<ReactorOutcome<Response>>;
  /** Ends the process; the next request starts another. */
  end(): void;
}

interface Running<Response> {
  child: ChildProcess;
  /** That it is ready, or has ended before. */
  first: Promise<Told<Response>>;
}

type Told<Response> = ReactorOutcome<Response> | { ready: true };

const bytesPerPage = 65_536;

export function createReactorProcess<Request extends object, Response>(
  options: ReactorProcessOptions,
): ReactorProcess<Request, Response> {
  let running: Running<Response> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const begin = (): Running<Response> => {
    const child = start(options);
    holdOpen(child, false);
    const first = nextMessage<Response>(child, options.name);
    first.catch(() => undefined);
    return { child, first };
  };
  const end = (): void => {
    if (running !== undefined) endGroup(running.child);
    running = undefined;
  };
  const callAlone = async (request: Request, call: ReactorCall): Promise<ReactorOutcome<Response>> => {
    call.signal?.throwIfAborted();
    if (running !== undefined && hasEnded(running.child)) end();
    const { child, first } = (running ??= begin());
    // A process that waits for the next request must not keep ours alive.
    holdOpen(child, true);
    process.on('exit', end);
    let outcome: ReactorOutcome<Response> | undefined;
    try {
      const ready = await within(first, call);
      if ('ended' in ready) return ready;
      const next = nextMessage<Response>(child, options.name);
      child.send(request);
      const answer = await within(next, call);
      if ('response' in answer) outcome = answer;
      return 'ready' in answer ? { ended: 'failure', said: 'it answered out of turn' } : answer;
    } finally {
      if (outcome === undefined) end();
      process.off('exit', end);
      holdOpen(child, false);
    }
  };
  return {
    begin: () => void (running ??= begin()),
    call(request, call) {
      const result = queue.then(() => callAlone(request, call));
      queue = result.catch(() => undefined);
      return result;
    },
    end,
    async [Symbol.asyncDispose]() {
      await queue;
      end();
    },
  };
}

function holdOpen(child: ChildProcess, hold: boolean): void {
  const handles = [child, child.channel, child.stderr as Socket | null];
  for (const handle of handles) {
    if (hold) handle?.ref();
    else handle?.unref();
  }
}

function start({ entry, flags, maxMemoryBytes }: ReactorProcessOptions): ChildProcess {
  const pages = Math.ceil(maxMemoryBytes / bytesPerPage);
  return fork(entryPath(entry), [], {
    execArgv: [...flags, `--wasm-max-mem-pages=${pages}`, '--max-old-space-size=512'],
    // Nothing of the environment: it may hold secrets and NODE_OPTIONS. Windows cannot start a program without its root.
    env: process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  });
}

/** The next thing that it tells, or that it has ended. Rejects with `INTERNAL` when it does not start. */
async function nextMessage<Response>(child: ChildProcess, name: string): Promise<Told<Response>> {
  const { promise, resolve, reject } = Promise.withResolvers<Told<Response>>();
  let stderr = '';
  const onStderr = (chunk: Buffer): void => {
    stderr = (stderr + chunk.toString('utf8')).slice(0, 2000);
  };
  const onMessage = (received: unknown): void => {
    const message = received as ProcessMessage<Response>;
    resolve('failure' in message ? { ended: 'failure', said: message.failure } : message);
  };
  const onError = (error: Error): void =>
    reject(new SlipwayError('INTERNAL', `${name} does not start`, { cause: error }));
  const onExit = (): void => resolve({ ended: 'failure', said: stderr.split('\n', 1)[0] ?? '' });
  child.stderr?.on('data', onStderr);
  child.once('message', onMessage).once('error', onError).once('exit', onExit);
  try {
    return await promise;
  } finally {
    child.stderr?.off('data', onStderr);
    child.off('message', onMessage).off('error', onError).off('exit', onExit);
  }
}

async function within<Response>(
  told: Promise<Told<Response>>,
  { timeoutMs, signal }: ReactorCall,
): Promise<Told<Response>> {
  const { promise, resolve, reject } = Promise.withResolvers<{ ended: 'time' }>();
  const onAbort = (): void => reject(signal?.reason);
  const timer = setTimeout(() => resolve({ ended: 'time' }), timeoutMs);
  signal?.addEventListener('abort', onAbort);
  try {
    return await Promise.race([told, promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

function endGroup(child: ChildProcess): void {
  child.removeAllListeners();
  // A process that is gone already, or never started, has no group to end.
  child.on('error', () => undefined);
  if (child.pid === undefined || hasEnded(child)) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
