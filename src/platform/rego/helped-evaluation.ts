import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Evaluation, EvaluationBatch, EvaluationTask } from '../../ports/policy-engine.ts';
import { encodeJson, type EncodedTask, encodeTask } from './evaluator.ts';
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
const largestPart = 500;
/** What the other thread begins with, so that it begins soon, and what is done here at the end, when it is nearly done, too. */
const smallestPart = 50;
/** No limit of time: what is helped with are rules of our own. */
const noLimit = 2 ** 30;

/** Tasks for the other thread, their inputs written. */
interface Part {
  start: number;
  end: number;
  tasks: readonly EncodedTask[];
}

interface Asked {
  part: Part;
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
    const prepare = (most: number): Part | undefined => {
      if (next >= tasks.length) return undefined;
      const [start, end] = take(most);
      return { start, end, tasks: tasks.slice(start, end).map(encodeTask) };
    };
    const prepareNext = (): Part | undefined =>
      prepare(Math.min(largestPart, Math.max(smallestPart, Math.ceil((tasks.length - next) / 4))));
    const ask = (part: Part, fresh?: { policy: ThreadPolicy; data: Uint8Array }): Asked => {
      const answer = thread.call({ tasks: part.tasks, ...(fresh === undefined ? {} : { fresh }) }, limits);
      return { part, answer };
    };
    const first = prepare(smallestPart);
    let asked = first && ask(first, { policy: helped.policy, data: encodeJson(batch.data) });
    // It never waits for inputs: those of the next part are written while it works.
    let ready = prepareNext();
    while (asked !== undefined) {
      const { part } = asked;
      const answer = await asked.answer;
      if (!('results' in answer)) {
        // What the other thread cannot do (its memory may not suffice) is done here, and so is the rest.
        await here(part.start, part.end);
        if (ready !== undefined) await here(ready.start, ready.end);
        return;
      }
      asked = ready && ask(ready);
      let index = part.start;
      for (const result of answer.results) done(index++, result);
      ready = prepareNext();
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
