import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Evaluation, EvaluationBatch, EvaluationTask } from '../../ports/policy-engine.ts';
import { encodeJson, encodeTask } from './evaluator.ts';
import { startPolicyThread } from './policy-thread.ts';
import type { PolicyThreadData } from './serve-policy.ts';

export interface HelpedEvaluation {
  thread: Omit<PolicyThreadData, 'progress'>;
  batch: EvaluationBatch;
  /** Evaluates a task in this thread. */
  evaluate: (task: EvaluationTask) => Promise<readonly Evaluation[]>;
  signal: AbortSignal | undefined;
}

/** Fewer are done before another thread has begun. */
const fewestTasks = 500;
/** After so many the event loop gets its turn, so that the other thread gets more to do, and signals work. */
const tasksPerTurn = 25;
/** What is done here at the end, when the other thread is nearly done, too. */
const smallestPart = 50;
/** No limit of time: what is helped with are rules of our own. */
const noLimit = 2 ** 30;

/** Whether a second thread is worth its start. */
export function isWorthHelp(tasks: number): boolean {
  return tasks >= fewestTasks && availableParallelism() > 1;
}

/**
 * Evaluates tasks in this thread and in a second one, which takes the first of what is left, in parts that get smaller, so that both end
 * together. Results are those of one thread: a task's depend on no other's, but for rules that have failed often and are given up.
 */
export async function evaluateWithHelp(helped: HelpedEvaluation): Promise<readonly (readonly Evaluation[])[]> {
  const { batch, evaluate, signal } = helped;
  const { tasks } = batch;
  const results = Array.from<readonly Evaluation[]>({ length: tasks.length });
  const thread = startPolicyThread(helped.thread);
  const limits = { timeoutMs: noLimit, totalMs: noLimit, signal };
  let next = 0;
  const take = (most: number): readonly [start: number, end: number] => {
    const start = next;
    next = Math.min(tasks.length, start + most);
    return [start, next];
  };
  const here = async (start: number, end: number): Promise<void> => {
    for (let index = start; index < end; index++) {
      const task = tasks[index];
      if (task !== undefined) results[index] = await evaluate(task);
    }
  };
  const beside = async (): Promise<void> => {
    let data: Uint8Array | undefined = encodeJson(batch.data);
    while (next < tasks.length) {
      const [start, end] = take(Math.max(smallestPart, Math.ceil((tasks.length - next) / 4)));
      const part = tasks.slice(start, end).map(encodeTask);
      const answer = await thread.call({ tasks: part, ...(data === undefined ? {} : { data }) }, limits);
      data = undefined;
      // What the other thread cannot do (its memory may not suffice) is done here, and so is the rest.
      if (!('results' in answer)) return await here(start, end);
      for (const [index, result] of answer.results.entries()) results[start + index] = result;
    }
  };
  const ours = async (): Promise<void> => {
    while (next < tasks.length) {
      await setImmediate();
      signal?.throwIfAborted();
      await here(...take(tasksPerTurn));
    }
  };
  try {
    await Promise.all([beside(), ours()]);
    return results;
  } finally {
    await thread.end();
  }
}
