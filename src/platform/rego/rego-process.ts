import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { SlipwayError } from '../../model/errors.ts';
import { entryPath } from '../assets.ts';
import type { ProcessMessage, ReactorRequest, ReactorResponse } from './protocol.ts';

export interface RegoProcessOptions {
  /** Of one request, the start of the process included. */
  timeoutMs: number;
  /** Of the compiler's WebAssembly memory, which holds nearly all that it needs. */
  maxMemoryBytes: number;
}

/** The compiler in a process of its own: started by the first request, kept for the next, ended with its group. */
export interface RegoProcess extends AsyncDisposable {
  /** Throws `POLICY_LIMIT` when the request took too long or too much memory, the signal's reason when aborted. */
  call(request: ReactorRequest, signal?: AbortSignal): Promise<ReactorResponse>;
}

const bytesPerPage = 65_536;

export function createRegoProcess(options: RegoProcessOptions): RegoProcess {
  let child: ChildProcess | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const end = (): void => {
    if (child !== undefined) endGroup(child);
    child = undefined;
  };
  const callAlone = async (request: ReactorRequest, signal: AbortSignal | undefined): Promise<ReactorResponse> => {
    signal?.throwIfAborted();
    const started = child === undefined;
    const running = (child ??= start(options));
    // A process that waits for the next request must not keep ours alive.
    holdOpen(running, true);
    process.on('exit', end);
    try {
      if (started) await expectMessage(running, options, signal);
      running.send(request);
      const message = await expectMessage(running, options, signal);
      if ('response' in message) return message.response;
      throw exhausted('failure' in message ? message.failure : 'it answered out of turn');
    } catch (thrown) {
      end();
      throw thrown;
    } finally {
      process.off('exit', end);
      holdOpen(running, false);
    }
  };
  return {
    call(request, signal) {
      const result = queue.then(() => callAlone(request, signal));
      queue = result.catch(() => undefined);
      return result;
    },
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

function start(options: RegoProcessOptions): ChildProcess {
  const pages = Math.ceil(options.maxMemoryBytes / bytesPerPage);
  return fork(entryPath('rego-worker'), [], {
    execArgv: ['--liftoff-only', `--wasm-max-mem-pages=${pages}`, '--max-old-space-size=512'],
    // Nothing of the environment: it may hold secrets and NODE_OPTIONS. Windows cannot start a program without its root.
    env: process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  });
}

async function expectMessage(
  child: ChildProcess,
  options: RegoProcessOptions,
  signal: AbortSignal | undefined,
): Promise<ProcessMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<ProcessMessage>();
  let stderr = '';
  const onStderr = (chunk: Buffer): void => {
    stderr = (stderr + chunk.toString('utf8')).slice(0, 2000);
  };
  const onMessage = (message: unknown): void => resolve(message as ProcessMessage);
  const onError = (error: Error): void =>
    reject(new SlipwayError('INTERNAL', 'the Rego compiler does not start', { cause: error }));
  const onExit = (): void => reject(exhausted(stderr.split('\n', 1)[0] ?? ''));
  const onAbort = (): void => reject(signal?.reason);
  const timer = setTimeout(() => reject(tooLong(options.timeoutMs)), options.timeoutMs);
  child.stderr?.on('data', onStderr);
  child.once('message', onMessage).once('error', onError).once('exit', onExit);
  signal?.addEventListener('abort', onAbort);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    child.stderr?.off('data', onStderr);
    child.off('message', onMessage).off('error', onError).off('exit', onExit);
    signal?.removeEventListener('abort', onAbort);
  }
}

function tooLong(timeoutMs: number): SlipwayError {
  return new SlipwayError('POLICY_LIMIT', `the Rego compiler was ended after ${timeoutMs} ms`);
}

function exhausted(said: string): SlipwayError {
  const what = said === '' ? 'the Rego compiler ended before it answered' : `the Rego compiler gave up: ${said}`;
  return new SlipwayError('POLICY_LIMIT', what);
}

function endGroup(child: ChildProcess): void {
  child.removeAllListeners();
  // A process that is gone already, or never started, has no group to end.
  child.on('error', () => undefined);
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
