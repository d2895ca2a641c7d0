import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Evaluation, EvaluationBatch, EvaluationTask } from '../../ports/policy-engine.ts';
import { encodeJson, encodeTask } from './evaluator.ts';
import { type PolicyThreadAnswer, startPolicyThread } from './policy-thread.ts';
import type { ThreadPolicy } from './serve-policy.ts';

export interface HelpedEvaluation {
  policy: ThreadPolicy;
  batch: EvaluationBatch;
  /** Evaluates a task in this thread. */
  evaluate: (task: EvaluationTask) => Promise<readonly Evaluation[]>;
  signal: AbortSignal | undefined;
}

/** Fewer are done before another thread has begun. */
const fewestTasks = 500;
/** After so many the event loop gets its turn, so that the other thread gets more to do, and signals work. */
const tasksPerTurn = 25;
/** More at a time would only be kept waiting. */
const largestPart = 1000;
/** What is done here at the end, when the other thread is nearly done, too. */
const smallestPart = 50;
/** No limit of time: what is helped with are rules of our own. */
const noLimit = 2 ** 30;

interface Asked {
  start: number;
  end: number;
  answer: Promise<PolicyThreadAnswer>;
}

/** Whether a second thread is worth its start. */
export function isWorthHelp(tasks: number): boolean {
  return tasks >= fewestTasks && availableParallelism() > 1;
}

/**
 * Evaluates tasks in this thread, as soon as it has nothing else to do, and in a second one, which takes the first of what is left, in
 * parts that get smaller, so that both end together. What `done` does with the results of one part is done while the other thread works on the next. Results are those of one thread: a task's depend on no other's, but for rules that have failed often and are given up.
 */
export async function evaluateWithHelp(helped: HelpedEvaluation): Promise<readonly (readonly Evaluation[])[]> {
  const { batch, evaluate, signal } = helped;
  const { tasks } = batch;
  const results: (readonly Evaluation[])[] = batch.done === undefined ? Array.from({ length: tasks.length }) : [];
  const done = batch.done ?? ((index, evaluations) => (results[index] = evaluations));
  const thread = startPolicyThread();
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
      if (task !== undefined) done(index, await evaluate(task));
    }
  };
  const beside = async (): Promise<void> => {
    const ask = (fresh?: { policy: ThreadPolicy; data: Uint8Array }): Asked | undefined => {
      if (next >= tasks.length) return undefined;
      const share = Math.ceil((tasks.length - next) / 4);
      const [start, end] = take(Math.min(largestPart, Math.max(smallestPart, share)));
      const part = tasks.slice(start, end).map(encodeTask);
      const answer = thread.call({ tasks: part, ...(fresh === undefined ? {} : { fresh }) }, limits);
      return { start, end, answer };
    };
    let asked = ask({ policy: helped.policy, data: encodeJson(batch.data) });
    while (asked !== undefined) {
      const { start, end } = asked;
      const answer = await asked.answer;
      // What the other thread cannot do (its memory may not suffice) is done here, and so is the rest.
      if (!('results' in answer)) return await here(start, end);
      // It works on while its results are read.
      asked = ask();
      let index = start;
      for (const result of answer.results) done(index++, result);
    }
  };
  const ours = async (): Promise<void> => {
    await batch.busy;
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
