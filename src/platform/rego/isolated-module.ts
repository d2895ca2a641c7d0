import { SlipwayError } from '../../model/errors.ts';
import type { Evaluation, EvaluationTask, PolicyModule } from '../../ports/policy-engine.ts';
import { type EncodedTask, encodeJson, encodeTask } from './evaluator.ts';
import { type PolicyThreadAnswer, type PolicyThread, type PolicyThreadResults } from './policy-thread.ts';

export interface IsolatedModuleOptions {
  module: WebAssembly.Module;
  entrypoints: ReadonlyMap<string, number>;
  timed: boolean;
  callsHost: boolean;
  maxMemoryBytes: number;
  /** Of one evaluation: an entrypoint on one input. */
  evaluationTimeoutMs: number;
  /** Of all evaluations of the module together. */
  totalTimeoutMs: number;
  start: () => PolicyThread;
}

export interface IsolatedModule extends PolicyModule, AsyncDisposable {}

/** Small enough that little is done again when the thread is ended, large enough that messages cost nothing. */
const tasksPerMessage = 100;

/**
 * A module in a thread of its own. What takes too long is ended with the thread and never tried again, on whatever input; everything else
 * goes on in a new thread. So a loop costs the limit once (twice where rules are dispatched together), not once per object.
 */
export function isolatedModule(options: IsolatedModuleOptions): IsolatedModule {
  const { module, entrypoints, callsHost, maxMemoryBytes, evaluationTimeoutMs, totalTimeoutMs } = options;
  const policy = { module, entrypoints, callsHost, maxMemoryBytes };
  /** Entrypoints that are not tried again, and why. */
  const ended = new Map<string, string>();
  let thread: PolicyThread | undefined;
  let spentMs = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const evaluate: PolicyModule['evaluate'] = async ({ data, tasks }, signal) => {
    const dataText = encodeJson(data);
    let fresh = true;
    const call = async (part: readonly EncodedTask[]): Promise<PolicyThreadAnswer> => {
      const started = performance.now();
      if (spentMs >= totalTimeoutMs) throw tooLong(totalTimeoutMs);
      if (thread === undefined) fresh = true;
      thread ??= options.start();
      try {
        const request = { tasks: part, ...(fresh ? { fresh: { policy, data: dataText } } : {}) };
        const totalMs = totalTimeoutMs - spentMs;
        const answer = await thread.call(request, { timeoutMs: evaluationTimeoutMs, totalMs, signal });
        fresh = false;
        if (!('results' in answer)) thread = undefined;
        return answer;
      } catch (thrown) {
        thread = undefined;
        throw thrown;
      } finally {
        spentMs += performance.now() - started;
      }
    };
    const results: (readonly Evaluation[])[] = [];
    for (let start = 0; start < tasks.length; start += tasksPerMessage) {
      const part = tasks.slice(start, start + tasksPerMessage);
      results.push(...(await evaluatePart(part, call)));
    }
    return results;
  };

  const evaluatePart = async (
    tasks: readonly EvaluationTask[],
    call: (part: readonly EncodedTask[]) => Promise<PolicyThreadAnswer>,
  ): Promise<readonly (readonly Evaluation[])[]> => {
    const encoded = tasks.map(encodeTask);
    const unreadable = new Map<number, string>();
    for (;;) {
      const open = encoded.map((task, index) => ({
        ...task,
        entrypoints: unreadable.has(index) ? [] : task.entrypoints.filter((name) => !ended.has(name)),
      }));
      if (open.every((task) => task.entrypoints.length === 0)) return combine(tasks, open, undefined, unreadable);
      const answer = await call(open);
      if ('results' in answer) return combine(tasks, open, answer, unreadable);
      if ('failure' in answer) throw new SlipwayError('INTERNAL', `policies cannot be evaluated: ${answer.failure}`);
      if (spentMs >= totalTimeoutMs) throw tooLong(totalTimeoutMs);
      const name = open[answer.task]?.entrypoints[answer.entrypoint];
      const label = tasks[answer.task]?.label ?? 'an input';
      const why =
        answer.ended === 'time' ? `took longer than ${evaluationTimeoutMs / 1000} s` : `failed (${answer.said})`;
      if (name === undefined) unreadable.set(answer.task, `reading it ${why}`);
      else ended.set(name, `${why} on ${label} and was ended`);
    }
  };

  const combine = (
    tasks: readonly EvaluationTask[],
    open: readonly EncodedTask[],
    answer: PolicyThreadResults | undefined,
    unreadable: ReadonlyMap<number, string>,
  ): readonly (readonly Evaluation[])[] => {
    const results = [...(answer?.results ?? [])];
    return tasks.map((task, index) => {
      const given = new Map(open[index]?.entrypoints.map((name, place) => [name, results[index]?.[place]]));
      const refused = unreadable.get(index);
      return task.entrypoints.map((name): Evaluation => {
        if (refused !== undefined) return { error: refused, unreadable: true };
        return given.get(name) ?? { error: ended.get(name) ?? 'it was not evaluated', ended: true };
      });
    });
  };

  return {
    entrypoints: [...entrypoints.keys()],
    timed: options.timed,
    evaluate(batch, signal) {
      const result = queue.then(() => evaluate(batch, signal));
      queue = result.catch(() => undefined);
      return result;
    },
    async [Symbol.asyncDispose]() {
      await queue;
      await thread?.end();
      thread = undefined;
    },
  };
}

function tooLong(totalTimeoutMs: number): SlipwayError {
  return new SlipwayError(
    'POLICY_LIMIT',
    `evaluating the policies took longer than ${totalTimeoutMs / 1000} s altogether`,
  );
}
