import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { SlipwayError } from '../../model/errors.ts';
import { hostBuiltinNames } from '../../policy/host-builtins.ts';
import type { Inspection, PolicyEngine, PolicySource } from '../../ports/policy-engine.ts';
import { assetUrl } from '../assets.ts';
import { type CachePlace, contentCache, contentKey } from '../cache/content-cache.ts';
import { loadIsolated, loadModule } from './policy-module.ts';
import { type PolicyThread, startPolicyThread } from './policy-thread.ts';
import type { ReactorRequest } from './protocol.ts';
import { createRegoProcess } from './rego-process.ts';
import { toPackages, toProblems, toTests } from './translate.ts';

export interface PolicyEngineOptions {
  /** Where compiled policies are kept; absent, every run compiles anew, as one that writes must. */
  cache?: CachePlace;
  /** Of one request to the compiler. Default 60 s. */
  compileTimeoutMs?: number;
  /** Of the compiler, and of each policy module that is evaluated. Default 1 GiB. */
  maxMemoryBytes?: number;
  /** Of a rule of an isolated module on one object. Default 10 s. */
  evaluationTimeoutMs?: number;
  /** Of all evaluations of an isolated module. Default 5 min. */
  totalTimeoutMs?: number;
}

const cacheFormat = '2';

/** Makes the engine over OPA's compiler (dist/rego.wasm.br) and opa-wasm. Nothing is loaded or started before it is needed. */
export function createPolicyEngine(options: PolicyEngineOptions = {}): PolicyEngine {
  const { compileTimeoutMs = 60_000, maxMemoryBytes = 1024 * 1024 * 1024 } = options;
  const { evaluationTimeoutMs = 10_000, totalTimeoutMs = 300_000 } = options;
  const limits = { maxMemoryBytes, evaluationTimeoutMs, totalTimeoutMs };
  const isolated: AsyncDisposable[] = [];
  const compiler = createRegoProcess({ timeoutMs: compileTimeoutMs, maxMemoryBytes });
  const cache = contentCache(options.cache);
  /** It begins while policies are read and compiled. */
  let spare: PolicyThread | undefined;
  const start = (): PolicyThread => {
    const thread = spare === undefined || spare.hasEnded() ? startPolicyThread() : spare;
    spare = undefined;
    return thread;
  };
  let compilerHash: string | undefined;
  const keyOf = (request: ReactorRequest): string => {
    compilerHash ??= readFileSync(assetUrl('rego.wasm.sha256'), 'utf8').trim();
    return contentKey([cacheFormat, compilerHash, JSON.stringify(request)]);
  };
  return {
    expect() {
      spare ??= startPolicyThread();
      // With a cache it is not known yet whether anything has to be compiled.
      if (options.cache === undefined) compiler.begin();
    },
    async inspect(sources, version, signal) {
      const request: ReactorRequest = { mode: 'inspect', files: inOrder(sources), regoVersion: version };
      const key = keyOf(request);
      const known = await cache.get(key);
      if (known !== undefined) return JSON.parse(new TextDecoder().decode(known)) as Inspection;
      const response = await compiler.call(request, signal);
      if (response.problems !== undefined) return { problems: toProblems(response.problems) };
      const inspection = { packages: toPackages(response.packages ?? []) };
      await cache.put(key, new TextEncoder().encode(JSON.stringify(inspection)));
      return inspection;
    },
    async compile({ sources, version, entrypoints }, signal) {
      const names = hostBuiltinNames();
      const files = inOrder(sources);
      const request: ReactorRequest = {
        mode: 'compile',
        files,
        regoVersion: version,
        entrypoints,
        hostBuiltins: names,
      };
      const key = keyOf(request);
      const known = await cache.get(key);
      if (known !== undefined) return { wasm: known };
      const { problems, wasm } = await compiler.call(request, signal);
      if (problems !== undefined) return { problems: toProblems(problems) };
      if (wasm === undefined) throw new SlipwayError('INTERNAL', 'the Rego compiler answered without a module');
      await cache.put(key, wasm);
      return { wasm };
    },
    async test({ sources, version, data }, signal) {
      const files = inOrder(sources);
      const response = await compiler.call({ mode: 'test', files, regoVersion: version, data: data ?? {} }, signal);
      if (response.problems !== undefined) return { problems: toProblems(response.problems) };
      return { tests: toTests(response.tests ?? []) };
    },
    async load(wasm, options) {
      if (options?.isolated !== true) return await loadModule(wasm, limits);
      const module = await loadIsolated(wasm, { ...limits, start });
      isolated.push(module);
      return module;
    },
    builtin: (name) => readFile(assetUrl(`policies/${name}`)),
    async [Symbol.asyncDispose]() {
      await Promise.all([spare?.end(), ...[compiler, ...isolated].map((each) => each[Symbol.asyncDispose]())]);
    },
  };
}

/** Without this the same files in another order, or read by another file system, would be compiled twice. */
function inOrder(sources: readonly PolicySource[]): readonly PolicySource[] {
  return sources
    .map(({ path, text }) => ({ path, text: text.replace(/^\uFEFF/, '') }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
