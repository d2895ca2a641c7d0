import type { ReactorRequest, ReactorResponse } from './protocol.ts';
import { wasiImports } from '../wasi/wasi-imports.ts';

interface ReactorExports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  rego_request(size: number): number;
  rego_run(): number;
  rego_response(): number;
  rego_module(): number;
  rego_module_size(): number;
}

/** A run is short, and leaves little that lives on: Go's own settings make it spend a third of its time on looking for garbage. */
const garbageCollection = { GOGC: '1000', GOMEMLIMIT: '512MiB' };

/** Starts OPA's compiler (wasm/rego) in this process and returns the way to call it. A call that throws leaves it unusable. */
export async function startReactor(
  wasm: Uint8Array<ArrayBuffer>,
): Promise<(request: ReactorRequest) => ReactorResponse> {
  const module = await WebAssembly.compile(wasm);
  const wasi = wasiImports(module, () => exports.memory, garbageCollection);
  const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi.imports });
  const exports = instance.exports as unknown as ReactorExports;
  exports._initialize();
  return (request) => {
    try {
      return call(exports, request);
    } catch (thrown) {
      // What happened is in the first line that is printed; the stacks of all goroutines follow.
      const [reason = ''] = wasi.printed().split('\n', 1);
      throw reason === '' ? thrown : new Error(reason, { cause: thrown });
    }
  };
}

function call(exports: ReactorExports, request: ReactorRequest): ReactorResponse {
  const text = new TextEncoder().encode(JSON.stringify(request));
  const pointer = exports.rego_request(text.byteLength) >>> 0;
  new Uint8Array(exports.memory.buffer).set(text, pointer);
  const size = exports.rego_run() >>> 0;
  const json = bytesAt(exports, exports.rego_response() >>> 0, size);
  const response = JSON.parse(new TextDecoder().decode(json)) as ReactorResponse;
  const moduleSize = exports.rego_module_size() >>> 0;
  if (moduleSize > 0) response.wasm = bytesAt(exports, exports.rego_module() >>> 0, moduleSize).slice();
  return response;
}

function bytesAt(exports: ReactorExports, pointer: number, size: number): Uint8Array {
  return new Uint8Array(exports.memory.buffer, pointer, size);
}
