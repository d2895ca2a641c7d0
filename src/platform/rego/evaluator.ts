import type { Evaluation, EvaluationTask } from '../../ports/policy-engine.ts';
import { loadJson, loadText, type PolicyInstance } from './policy-instance.ts';

/** Makes an instance with memory enough for an input of so many bytes. */
export type CreateInstance = (inputBytes: number) => Promise<PolicyInstance>;

/** An instance with `data` in it; the heap is cut back to its end of then before each input. */
interface Prepared extends PolicyInstance {
  data: number;
  heapEnd: number;
  capacity: number;
}

/** A rule that failed on so many objects is not tried on more: each failure costs a new instance, or all memory that there may be. */
const patience = 10;

/** A task whose input is JSON text already; undefined where it cannot be written as such. */
export interface EncodedTask {
  json: string | undefined;
  problem: string;
  entrypoints: readonly string[];
}

/** Steps that are no entrypoint's: what they cost is not a rule's fault. */
export const readingInput = -1;
export const preparing = -2;

export interface EvaluatorOptions<Result> {
  create: CreateInstance;
  /** JSON text. */
  data: Uint8Array;
  entrypoints: ReadonlyMap<string, number>;
  /** Called before an entrypoint of a task is evaluated; with `readingInput` before its input is read, `preparing` before anything else. */
  onStep?: (entrypoint: number) => void;
  /** Takes what an entrypoint gave, OPA's list of results, out of the memory before anything else is evaluated. */
  take: (instance: PolicyInstance, address: number) => Result;
}

/** Evaluates one task after the other over the same `data`: an input is parsed once for all its entrypoints. */
export function createEvaluator<Result>({
  create,
  data,
  entrypoints,
  onStep,
  take,
}: EvaluatorOptions<Result>): (task: EncodedTask) => Promise<(Result | Evaluation)[]> {
  let prepared: Prepared | undefined;
  const prepare = async (inputBytes: number): Promise<Prepared> => {
    if (prepared !== undefined && prepared.capacity >= inputBytes) return prepared;
    const instance = await create(inputBytes + data.byteLength);
    const address = loadJson(instance, data);
    prepared = {
      ...instance,
      data: address,
      heapEnd: instance.exports.opa_heap_ptr_get(),
      capacity: Math.max(inputBytes, 1 << 20),
    };
    return prepared;
  };
  const load = async (json: string): Promise<{ instance: Prepared; input: number }> => {
    const bytes = Buffer.byteLength(json);
    onStep?.(preparing);
    const instance = await prepare(bytes);
    onStep?.(readingInput);
    instance.exports.opa_heap_ptr_set(instance.heapEnd);
    return { instance, input: loadText(instance, json, bytes) };
  };
  const failures = new Map<string, number>();
  const fail = (name: string, thrown: unknown): Evaluation => {
    failures.set(name, (failures.get(name) ?? 0) + 1);
    return { error: messageOf(thrown) };
  };
  return async (task) => {
    const results: (Result | Evaluation)[] = [];
    try {
      const { json, problem } = task;
      if (json === undefined) throw new Error(problem);
      let loaded: Awaited<ReturnType<typeof load>> | undefined;
      for (const [index, name] of task.entrypoints.entries()) {
        if ((failures.get(name) ?? 0) >= patience) {
          results.push({ error: `not evaluated after ${patience} failures` });
          continue;
        }
        loaded ??= await load(json);
        onStep?.(index);
        try {
          const { instance, input } = loaded;
          results.push(take(instance, evaluateOne(instance, input, entrypoints.get(name), name)));
        } catch (thrown) {
          results.push(fail(name, thrown));
          // What a rule leaves behind that ended half-way is unknown, so the next one gets a new instance.
          loaded = undefined;
          prepared = undefined;
        }
      }
      return results;
    } catch (thrown) {
      // The input itself cannot be had: too large for the memory, too deep, or no JSON.
      prepared = undefined;
      return task.entrypoints.map(() => ({ error: messageOf(thrown), unreadable: true }));
    }
  };
}

function evaluateOne(instance: Prepared, input: number, entrypoint: number | undefined, name: string): number {
  if (entrypoint === undefined) throw new Error(`the policy module has no entrypoint ${name}`);
  const { exports } = instance;
  const context = exports.opa_eval_ctx_new();
  exports.opa_eval_ctx_set_input(context, input);
  exports.opa_eval_ctx_set_data(context, instance.data);
  exports.opa_eval_ctx_set_entrypoint(context, entrypoint);
  exports.eval(context);
  return exports.opa_eval_ctx_get_result(context);
}

export function encodeTask({ input, entrypoints }: EvaluationTask): EncodedTask {
  try {
    return { json: JSON.stringify(input) ?? '', problem: '', entrypoints };
  } catch (thrown) {
    return { json: undefined, problem: messageOf(thrown), entrypoints };
  }
}

const encoder = new TextEncoder();

export function encodeJson(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}

/** opa-wasm throws plain strings and objects beside errors. */
export function messageOf(thrown: unknown): string {
  if (typeof thrown === 'string') return thrown;
  if (thrown !== null && typeof thrown === 'object' && 'message' in thrown) return String(thrown.message);
  return String(thrown);
}
