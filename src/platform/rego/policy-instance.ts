import * as types from '@open-policy-agent/opa-wasm';
import { hostImports } from './host-imports.ts';
import { type PolicyExports, readText, writeBytes, writeText } from './policy-memory.ts';

/** Its declarations name what only its default export has. */
const opa = (types as unknown as { default: typeof types }).default;

export interface PolicyInstance {
  exports: PolicyExports;
  memory: WebAssembly.Memory;
  /** What the host provides to it: name → the number it calls it by. */
  builtins: Readonly<Record<string, number>>;
}

/**
 * Makes an instance of a compiled policy. One that needs no builtin of the host comes from opa-wasm's loadPolicySync (loadPolicy asks whether
 * the module is a `Response`, which makes Node load its client for fetch); any other gets imports of our own, because opa-wasm passes
 * arguments through JSON (sets become arrays, large integers are rounded) and cannot be given a `sprintf`.
 */
async function instantiate(
  module: WebAssembly.Module,
  descriptor: { initial: number; maximum: number },
): Promise<PolicyInstance> {
  const policy = opa.loadPolicySync(module, { ...descriptor });
  const exports = (policy.wasmInstance as WebAssembly.Instance).exports as unknown as PolicyExports;
  const instance: PolicyInstance = { exports, memory: policy.mem, builtins: {} };
  const builtins = readJson(instance, exports.builtins()) as Record<string, number>;
  return Object.keys(builtins).length === 0 ? instance : await withHostBuiltins(module, descriptor);
}

async function withHostBuiltins(
  module: WebAssembly.Module,
  descriptor: WebAssembly.MemoryDescriptor,
): Promise<PolicyInstance> {
  const memory = new WebAssembly.Memory(descriptor);
  const own: { instance?: PolicyInstance } = {};
  const { exports } = await WebAssembly.instantiate(module, { env: hostImports(memory, () => own.instance) });
  // As opa-wasm does.
  const { value: abi } = exports['opa_wasm_abi_version'] as { value: number };
  if (abi !== 1) throw new Error(`unsupported ABI version ${abi}`);
  const bare: PolicyInstance = { exports: exports as unknown as PolicyExports, memory, builtins: {} };
  own.instance = { ...bare, builtins: readJson(bare, bare.exports.builtins()) as Record<string, number> };
  return own.instance;
}

const bytesPerPage = 65_536;
/** A parsed value takes about ten times its JSON text (measured). Sized ahead because growing page by page is quadratic; unused pages cost nothing. */
const memoryPerInputByte = 12;
const smallestMemory = 32 * 1024 * 1024;

/**
 * Makes instances of a module that may grow up to a limit. `callsHost`: it is known that the module needs builtins of the host, or at least
 * likely, and the one that would tell is not made.
 */
export function instanceMaker(
  module: WebAssembly.Module,
  maxMemoryBytes: number,
  callsHost: boolean,
): (inputBytes: number) => Promise<PolicyInstance> {
  const maximum = Math.floor(maxMemoryBytes / bytesPerPage);
  return async (inputBytes) => {
    const wanted = Math.ceil(Math.max(smallestMemory, inputBytes * memoryPerInputByte) / bytesPerPage);
    const descriptor = { initial: Math.min(maximum, wanted), maximum };
    return await (callsHost ? withHostBuiltins(module, descriptor) : instantiate(module, descriptor));
  };
}

/** Puts a JSON text into the memory and returns the address of the value. */
export function loadJson(instance: PolicyInstance, json: Uint8Array): number {
  return parseAt(instance, writeBytes(instance.exports, instance.memory, json), json.byteLength);
}

/** The same of a text that has so many bytes in UTF-8. */
export function loadText(instance: PolicyInstance, json: string, bytes: number): number {
  return parseAt(instance, writeText(instance.exports, instance.memory, json, bytes), bytes);
}

function parseAt({ exports }: PolicyInstance, address: number, bytes: number): number {
  const value = exports.opa_json_parse(address, bytes);
  if (value === 0) throw new Error('the policy module cannot read its input');
  return value;
}

/** The value at an address as JSON data; sets are arrays. */
export function readJson(instance: PolicyInstance, value: number): unknown {
  return JSON.parse(readText(instance.memory, instance.exports.opa_json_dump(value)));
}
