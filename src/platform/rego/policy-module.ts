import { setImmediate } from 'node:timers/promises';
import { SlipwayError } from '../../model/errors.ts';
import { hostBuiltinNames } from '../../policy/host-builtins.ts';
import type { Evaluation, EvaluationTask, PolicyModule } from '../../ports/policy-engine.ts';
import { type CreateInstance, createEvaluator, encodeJson, encodeTask, messageOf } from './evaluator.ts';
import { takeEvaluation } from './evaluation-text.ts';
import { evaluateWithHelp, isWorthHelp } from './helped-evaluation.ts';
import { type IsolatedModule, isolatedModule } from './isolated-module.ts';
import type { PolicyThread } from './policy-thread.ts';
import { instanceMaker, type PolicyInstance, readJson } from './policy-instance.ts';

/** After so many objects the event loop gets its turn, so that signals and time limits work. */
const objectsPerTurn = 200;

export interface ModuleLimits {
  maxMemoryBytes: number;
  evaluationTimeoutMs: number;
  totalTimeoutMs: number;
}

/** Loads a compiled policy. An input that needs more memory than the limit fails alone. */
export function loadModule(wasm: Uint8Array, { maxMemoryBytes }: ModuleLimits): Promise<PolicyModule> {
  return load(wasm, { maxMemoryBytes, isUsers: false }, (loaded) => policyModule(loaded, maxMemoryBytes));
}

/** Loads one that is evaluated in a thread of its own, under limits of time. */
export function loadIsolated(
  wasm: Uint8Array,
  { start, ...limits }: ModuleLimits & { start: () => PolicyThread },
): Promise<IsolatedModule> {
  return load(wasm, { ...limits, isUsers: true }, (loaded) => isolatedModule({ ...loaded, ...limits, start }));
}

interface LoadedModule {
  timed: boolean;
  /** It calls builtins of ours, some of which have to say the same wherever they are called: the time. */
  callsHost: boolean;
  module: WebAssembly.Module;
  create: CreateInstance;
  entrypoints: ReadonlyMap<string, number>;
}

async function load<Result>(
  wasm: Uint8Array,
  { maxMemoryBytes, isUsers }: { maxMemoryBytes: number; isUsers: boolean },
  use: (loaded: LoadedModule) => Result,
): Promise<Result> {
  try {
    // Bytes in a buffer of their own: opa-wasm takes a Buffer for data and WebAssembly refuses shared memory.
    const module = await WebAssembly.compile(new Uint8Array(wasm));
    checkExports(module);
    const first = await instanceMaker(module, maxMemoryBytes, isUsers)(0);
    checkBuiltins(first);
    const ids = readJson(first, first.exports.entrypoints()) as Record<string, number>;
    const timed = Object.hasOwn(first.builtins, 'time.now_ns');
    const callsHost = Object.keys(first.builtins).length > 0;
    const create = instanceMaker(module, maxMemoryBytes, callsHost);
    return use({ module, create, entrypoints: new Map(Object.entries(ids)), timed, callsHost });
  } catch (thrown) {
    if (thrown instanceof SlipwayError) throw thrown;
    const message = `the policy module cannot be loaded: ${messageOf(thrown)}`;
    throw new SlipwayError('POLICY_COMPILE', message, { cause: thrown });
  }
}

function policyModule(
  { create, entrypoints, timed, module, callsHost }: LoadedModule,
  maxMemoryBytes: number,
): PolicyModule {
  return {
    timed,
    entrypoints: [...entrypoints.keys()],
    async evaluate(batch, signal) {
      const { data, tasks, alone = false } = batch;
      const evaluate = createEvaluator({ create, data: encodeJson(data), entrypoints, take: takeEvaluation });
      const inThis = (task: EvaluationTask): Promise<readonly Evaluation[]> => evaluate(encodeTask(task));
      if (!alone && !callsHost && isWorthHelp(tasks.length)) {
        const policy = { module, entrypoints, callsHost, maxMemoryBytes };
        return await evaluateWithHelp({ policy, batch, evaluate: inThis, signal });
      }
      const results: (readonly Evaluation[])[] = [];
      for (const [index, task] of tasks.entries()) {
        if (index % objectsPerTurn === 0) await setImmediate();
        signal?.throwIfAborted();
        results.push(await inThis(task));
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
  const known = hostBuiltinNames();
  const missing = Object.keys(builtins).filter((name) => !known.includes(name));
  if (missing.length === 0) return;
  const message = `the policy module needs builtins that Slipway does not have: ${missing.join(', ')}`;
  throw new SlipwayError('POLICY_COMPILE', message);
}
