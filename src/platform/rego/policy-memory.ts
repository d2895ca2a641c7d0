/** The part of OPA's WebAssembly interface (docs/wasm.md, ABI 1.2) that Slipway drives. Values are addresses in the memory. */
export interface PolicyExports {
  opa_malloc(size: number): number;
  opa_heap_ptr_get(): number;
  opa_heap_ptr_set(address: number): void;
  opa_json_parse(address: number, size: number): number;
  opa_json_dump(value: number): number;
  opa_value_parse(address: number, size: number): number;
  opa_value_dump(value: number): number;
  opa_eval_ctx_new(): number;
  opa_eval_ctx_set_input(context: number, value: number): void;
  opa_eval_ctx_set_data(context: number, value: number): void;
  opa_eval_ctx_set_entrypoint(context: number, entrypoint: number): void;
  opa_eval_ctx_get_result(context: number): number;
  eval(context: number): number;
  builtins(): number;
  entrypoints(): number;
}

/** The text at an address, up to its zero byte. */
export function readText(memory: WebAssembly.Memory, pointer: number): string {
  return new TextDecoder().decode(bytesAt(memory, pointer));
}

/** The bytes at an address, up to their zero byte, where they are. */
export function bytesAt(memory: WebAssembly.Memory, pointer: number): Uint8Array {
  const address = pointer >>> 0;
  const bytes = new Uint8Array(memory.buffer);
  const end = bytes.indexOf(0, address);
  return bytes.subarray(address, end < 0 ? undefined : end);
}

/** Allocates room in the memory for bytes and returns their address. */
export function writeBytes(exports: PolicyExports, memory: WebAssembly.Memory, bytes: Uint8Array): number {
  const address = exports.opa_malloc(bytes.byteLength) >>> 0;
  new Uint8Array(memory.buffer).set(bytes, address);
  return address;
}

const encoder = new TextEncoder();

/** Allocates room in the memory for a text that has so many bytes in UTF-8 and returns its address. */
export function writeText(exports: PolicyExports, memory: WebAssembly.Memory, text: string, bytes: number): number {
  const address = exports.opa_malloc(bytes) >>> 0;
  encoder.encodeInto(text, new Uint8Array(memory.buffer, address, bytes));
  return address;
}
