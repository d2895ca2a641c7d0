import { setImmediate } from 'node:timers/promises';
import { SlipwayError } from '../../model/errors.ts';
import { hostBuiltins } from '../../policy/host-builtins.ts';
import type { Evaluation, PolicyModule } from '../../ports/policy-engine.ts';
import { type CreateInstance, createEvaluator, messageOf } from './evaluator.ts';
import { instantiate, type PolicyInstance, readJson } from './policy-instance.ts';

const bytesPerPage = 65_536;
/** A parsed value takes about ten times its JSON text (measured). Sized ahead because growing page by page is quadratic; unused pages cost nothing. */
const memoryPerInputByte = 12;
const smallestMemory = 32 * 1024 * 1024;
/** After so many objects the event loop gets its turn, so that signals and time limits work. */
const objectsPerTurn = 200;

/** Loads a compiled policy. An input that needs more memory than the limit fails alone. */
export async function loadModule(wasm: Uint8Array, maxMemoryBytes: number): Promise<PolicyModule> {
  try {
    // Bytes in a buffer of their own: opa-wasm takes a Buffer for data and WebAssembly refuses shared memory.
    const module = await WebAssembly.compile(new Uint8Array(wasm));
    checkExports(module);
    const maximum = Math.floor(maxMemoryBytes / bytesPerPage);
    const create: CreateInstance = async (inputBytes) => {
      const wanted = Math.ceil(Math.max(smallestMemory, inputBytes * memoryPerInputByte) / bytesPerPage);
      return await instantiate(module, { initial: Math.min(maximum, wanted), maximum });
    };
    const first = await create(0);
    checkBuiltins(first);
    const ids = readJson(first, first.exports.entrypoints()) as Record<string, number>;
    return policyModule(create, new Map(Object.entries(ids)));
  } catch (thrown) {
    if (thrown instanceof SlipwayError) throw thrown;
    const message = `the policy module cannot be loaded: ${messageOf(thrown)}`;
    throw new SlipwayError('POLICY_COMPILE', message, { cause: thrown });
  }
}

function policyModule(create: CreateInstance, entrypoints: ReadonlyMap<string, number>): PolicyModule {
  return {
    entrypoints: [...entrypoints.keys()],
    async evaluate({ data, tasks }, signal) {
      const evaluate = createEvaluator(create, data, entrypoints);
      const results: (readonly Evaluation[])[] = [];
      for (const [index, task] of tasks.entries()) {
        if (index % objectsPerTurn === 0) await setImmediate();
        signal?.throwIfAborted();
        results.push(await evaluate(task));
      }
      return results;
    },
  };
}

/** opa-wasm prints its own words to stderr for a module that is something else. */
function checkExports(module: WebAssembly.Module): void {
  const names = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
  if (names.has('opa_wasm_abi_version') && names.has('opa_eval_ctx_new')) return;
  throw new SlipwayError('POLICY_COMPILE', 'the module is no policy that OPA compiled');
}

function checkBuiltins({ builtins }: PolicyInstance): void {
  const missing = Object.keys(builtins).filter((name) => !hostBuiltins.has(name));
  if (missing.length === 0) return;
  const message = `the policy module needs builtins that Slipway does not have: ${missing.join(', ')}`;
  throw new SlipwayError('POLICY_COMPILE', message);
}
