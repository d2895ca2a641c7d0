import { parentPort, workerData } from 'node:worker_threads';
import type { Evaluation } from '../../ports/policy-engine.ts';
import { createEvaluationTexts, type JoinedEvaluations } from './evaluation-text.ts';
import { createEvaluator, type EncodedTask } from './evaluator.ts';
import { instanceMaker } from './policy-instance.ts';

/** What a thread evaluates. */
export interface ThreadPolicy {
  module: WebAssembly.Module;
  entrypoints: ReadonlyMap<string, number>;
  callsHost: boolean;
  maxMemoryBytes: number;
}

/** What the thread is started with. */
export interface PolicyThreadData {
  /** Three 32-bit numbers: a count that goes up with every step, the task, and the place of the entrypoint in it, or `readingInput`, `preparing`. */
  progress: SharedArrayBuffer;
}

export interface PolicyThreadRequest {
  /** Absent: the same as before. */
  fresh?: {
    policy: ThreadPolicy;
    /** JSON text. */
    data: Uint8Array;
  };
  tasks: readonly EncodedTask[];
}

export type PolicyThreadResponse = { joined: JoinedEvaluations } | { failure: string };

/** Evaluates a policy module for the thread that started this one, which looks at the progress and ends it when there is none. */
export function servePolicy(): void {
  const { progress } = workerData as PolicyThreadData;
  const steps = new Int32Array(progress);
  const texts = createEvaluationTexts();
  let current = 0;
  const onStep = (entrypoint: number): void => {
    Atomics.store(steps, 1, current);
    Atomics.store(steps, 2, entrypoint);
    Atomics.add(steps, 0, 1);
  };
  let evaluate: ((task: EncodedTask) => Promise<(Uint8Array | Evaluation)[]>) | undefined;
  const answer = async ({ fresh, tasks }: PolicyThreadRequest): Promise<PolicyThreadResponse> => {
    if (fresh !== undefined) {
      const { policy, data } = fresh;
      const create = instanceMaker(policy.module, policy.maxMemoryBytes, policy.callsHost);
      evaluate = createEvaluator({ create, data, entrypoints: policy.entrypoints, onStep, take: texts.take });
    }
    const results: (Uint8Array | Evaluation)[][] = [];
    for (const [index, task] of tasks.entries()) {
      current = index;
      results.push((await evaluate?.(task)) ?? []);
    }
    return { joined: texts.join(results) };
  };
  parentPort?.on('message', (request: PolicyThreadRequest) => {
    answer(request).then(
      (response) => parentPort?.postMessage(response, 'joined' in response ? [response.joined.bytes.buffer] : []),
      (thrown: unknown) => parentPort?.postMessage({ failure: String(thrown) }, []),
    );
  });
}
