import type { Evaluation, EvaluationTask } from '../../ports/policy-engine.ts';
import { loadJson, type PolicyInstance, readJson } from './policy-instance.ts';

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

/** Evaluates one task after the other over the same `data`: an input is parsed once for all its entrypoints. */
export function createEvaluator(
  create: CreateInstance,
  data: Readonly<Record<string, unknown>>,
  entrypoints: ReadonlyMap<string, number>,
): (task: EvaluationTask) => Promise<Evaluation[]> {
  let prepared: Prepared | undefined;
  const prepare = async (inputBytes: number): Promise<Prepared> => {
    if (prepared !== undefined && prepared.capacity >= inputBytes) return prepared;
    const instance = await create(inputBytes);
    const address = loadJson(instance, encode(data));
    prepared = {
      ...instance,
      data: address,
      heapEnd: instance.exports.opa_heap_ptr_get(),
      capacity: Math.max(inputBytes, 1 << 20),
    };
    return prepared;
  };
  const load = async (json: Uint8Array): Promise<{ instance: Prepared; input: number }> => {
    const instance = await prepare(json.byteLength);
    instance.exports.opa_heap_ptr_set(instance.heapEnd);
    return { instance, input: loadJson(instance, json) };
  };
  const failures = new Map<string, number>();
  const fail = (name: string, thrown: unknown): Evaluation => {
    failures.set(name, (failures.get(name) ?? 0) + 1);
    return { error: messageOf(thrown) };
  };
  return async (task) => {
    const results: Evaluation[] = [];
    try {
      const json = encode(task.input);
      let loaded: Awaited<ReturnType<typeof load>> | undefined;
      for (const name of task.entrypoints) {
        if ((failures.get(name) ?? 0) >= patience) {
          results.push({ error: `not evaluated after ${patience} failures` });
          continue;
        }
        loaded ??= await load(json);
        try {
          results.push(evaluateOne(loaded.instance, loaded.input, entrypoints.get(name), name));
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

function evaluateOne(instance: Prepared, input: number, entrypoint: number | undefined, name: string): Evaluation {
  if (entrypoint === undefined) throw new Error(`the policy module has no entrypoint ${name}`);
  const { exports } = instance;
  const context = exports.opa_eval_ctx_new();
  exports.opa_eval_ctx_set_input(context, input);
  exports.opa_eval_ctx_set_data(context, instance.data);
  exports.opa_eval_ctx_set_entrypoint(context, entrypoint);
  exports.eval(context);
  const [first] = readJson(instance, exports.opa_eval_ctx_get_result(context)) as { result: unknown }[];
  return first === undefined ? {} : { value: first.result };
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** opa-wasm throws plain strings and objects beside errors. */
export function messageOf(thrown: unknown): string {
  if (typeof thrown === 'string') return thrown;
  if (thrown !== null && typeof thrown === 'object' && 'message' in thrown) return String(thrown.message);
  return String(thrown);
}
