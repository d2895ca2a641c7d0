import { SlipwayError } from '../../model/errors.ts';
import { createReactorProcess } from '../wasi/reactor-process.ts';
import type { ReactorRequest, ReactorResponse } from './protocol.ts';

export interface RegoProcessOptions {
  /** Of one request. */
  timeoutMs: number;
  /** Of the compiler's WebAssembly memory, which holds nearly all that it needs. */
  maxMemoryBytes: number;
}

/** The compiler in a process of its own. */
export interface RegoProcess extends AsyncDisposable {
  /** A request will come: the process starts now. */
  begin(): void;
  /** Throws `POLICY_LIMIT` when the request took too long or too much memory, the signal's reason when aborted. */
  call(request: ReactorRequest, signal?: AbortSignal): Promise<ReactorResponse>;
}

export function createRegoProcess({ timeoutMs, maxMemoryBytes }: RegoProcessOptions): RegoProcess {
  const name = 'the Rego compiler';
  const compiler = createReactorProcess<ReactorRequest, ReactorResponse>({
    name,
    entry: 'rego-worker',
    // Functions are validated when they are first called: most never are, and the module is ours.
    flags: ['--liftoff-only', '--wasm-lazy-validation'],
    maxMemoryBytes,
  });
  return {
    begin: () => compiler.begin(),
    async call(request, signal) {
      const outcome = await compiler.call(request, { timeoutMs, signal });
      if ('response' in outcome) return outcome.response;
      if (outcome.ended === 'time') throw new SlipwayError('POLICY_LIMIT', `${name} was ended after ${timeoutMs} ms`);
      const what = outcome.said === '' ? 'ended before it answered' : `gave up: ${outcome.said}`;
      throw new SlipwayError('POLICY_LIMIT', `${name} ${what}`);
    },
    [Symbol.asyncDispose]: () => compiler[Symbol.asyncDispose](),
  };
}
