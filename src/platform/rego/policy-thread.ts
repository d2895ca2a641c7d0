import { Worker } from 'node:worker_threads';
import { entryPath } from '../assets.ts';
import type { Evaluation } from '../../ports/policy-engine.ts';
import { splitEvaluations } from './evaluation-text.ts';
import { preparing } from './evaluator.ts';
import type { PolicyThreadData, PolicyThreadRequest, PolicyThreadResponse } from './serve-policy.ts';

/** Where a thread was when it was ended: the task of the request, and the place of the entrypoint in it, or `readingInput`, `preparing`. */
export interface EndedAt {
  ended: 'time' | 'failure';
  task: number;
  entrypoint: number;
  said: string;
}

export type PolicyThreadAnswer = PolicyThreadResults | EndedAt | { failure: string };

export interface PolicyThreadResults {
  /** Of one task after the other, read while they are asked for; once. */
  results: Iterable<readonly Evaluation[]>;
}

export interface PolicyThread {
  /** It ended by itself, and will answer nothing. */
  hasEnded(): boolean;
  /** Answers, or ends the thread: after a time without progress, when it fails, or (throwing the signal's reason) when aborted. */
  call(request: PolicyThreadRequest, options: ThreadCall): Promise<PolicyThreadAnswer>;
  end(): Promise<void>;
}

export interface ThreadCall {
  /** Of one step; making an instance is none. */
  timeoutMs: number;
  /** Altogether. */
  totalMs: number;
  signal: AbortSignal | undefined;
}

/** Of JavaScript's heap; what policies need is in the module's own memory, which has a limit of its own. */
const heapMegabytes = 512;
/** For what was made last. The thread soon sends away what it makes, and V8 would take four times as much. */
const youngMegabytes = 12;

/** Starts a thread for policy modules. It does not keep the process alive but while it is asked something. */
export function startPolicyThread(): PolicyThread {
  const progress = new SharedArrayBuffer(12);
  const steps = new Int32Array(progress);
  const worker = new Worker(entryPath('policy-worker'), {
    workerData: { progress } satisfies PolicyThreadData,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
  });
  // Between calls nobody listens, and an error without a listener would end the process.
  worker.on('error', () => undefined);
  let hasEnded = false;
  worker.on('exit', () => (hasEnded = true));
  worker.unref();
  const end = async (): Promise<void> => {
    await worker.terminate();
  };
  const endedAt = (ended: EndedAt['ended'], said: string): EndedAt => {
    return { ended, task: Atomics.load(steps, 1), entrypoint: Atomics.load(steps, 2), said };
  };
  return {
    end,
    hasEnded: () => hasEnded,
    async call(request, { timeoutMs, totalMs, signal }) {
      signal?.throwIfAborted();
      const { promise, resolve, reject } = Promise.withResolvers<PolicyThreadResponse | EndedAt>();
      const onMessage = (response: PolicyThreadResponse): void => resolve(response);
      const onError = (error: Error): void => resolve(endedAt('failure', error.message));
      const onExit = (): void => resolve(endedAt('failure', 'its thread ended'));
      const onAbort = (): void => reject(signal?.reason);
      const started = performance.now();
      let seen = { step: Atomics.load(steps, 0), at: started };
      const look = (): void => {
        const [step, now] = [Atomics.load(steps, 0), performance.now()];
        if (step !== seen.step || Atomics.load(steps, 2) === preparing) seen = { step, at: now };
        if (now - seen.at > timeoutMs || now - started > totalMs) resolve(endedAt('time', ''));
      };
      const timer = setInterval(look, Math.max(10, Math.min(timeoutMs, totalMs) / 20));
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      signal?.addEventListener('abort', onAbort);
      worker.ref();
      let answered = false;
      Atomics.store(steps, 2, preparing);
      try {
        worker.postMessage(request, []);
        const answer = await promise;
        if (!('joined' in answer)) return answer;
        answered = true;
        return { results: splitEvaluations(answer.joined) };
      } finally {
        clearInterval(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        signal?.removeEventListener('abort', onAbort);
        worker.unref();
        if (!answered) await end();
      }
    },
  };
}
