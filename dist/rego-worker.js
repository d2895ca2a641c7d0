import { n as serveReactor, t as wasiImports } from "./chunks/wasi-imports.js";
// src/platform/rego/reactor.ts
const garbageCollection = {
	GOGC: "1000",
	GOMEMLIMIT: "512MiB"
};
async function startReactor(wasm) {
	let module = await WebAssembly.compile(wasm), wasi = wasiImports(module, () => exports.memory, garbageCollection), exports = (await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi.imports })).exports;
	return exports._initialize(), (request) => {
		try {
			return call(exports, request);
		} catch (thrown) {
			let [reason = ""] = wasi.printed().split("\n", 1);
			throw reason === "" ? thrown : Error(reason, { cause: thrown });
		}
	};
}
function call(exports, request) {
	let text = new TextEncoder().encode(JSON.stringify(request)), pointer = exports.rego_request(text.byteLength) >>> 0;
	new Uint8Array(exports.memory.buffer).set(text, pointer);
	let size = exports.rego_run() >>> 0, json = bytesAt(exports, exports.rego_response() >>> 0, size), response = JSON.parse(new TextDecoder().decode(json)), moduleSize = exports.rego_module_size() >>> 0;
	return moduleSize > 0 && (response.wasm = bytesAt(exports, exports.rego_module() >>> 0, moduleSize).slice()), response;
}
function bytesAt(exports, pointer, size) {
	return new Uint8Array(exports.memory.buffer, pointer, size);
}
// src/platform/rego/serve.ts
function serveRego() {
	return serveReactor("rego.wasm.br", startReactor);
}
// src/entry/rego-worker.ts
await serveRego();
export {};
