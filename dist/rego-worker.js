import { t as assetUrl } from "./chunks/assets.js";
import { promisify } from "node:util";
import { writeSync } from "node:fs";
import { randomFillSync } from "node:crypto";
import { readFile } from "node:fs/promises";
import { brotliDecompress } from "node:zlib";
var ReactorExit = class extends Error {
	constructor(code) {
		super(`the reactor ended with code ${code}`), this.name = "ReactorExit";
	}
};
function wasiImports(module, memory) {
	let view = () => new DataView(memory().buffer), implemented = {
		args_sizes_get: (count, size) => writeZeros(view(), count, size),
		args_get: () => 0,
		environ_sizes_get: (count, size) => writeZeros(view(), count, size),
		environ_get: () => 0,
		clock_time_get: (clock, _precision, out) => {
			let milliseconds = clock === 0 ? performance.timeOrigin + performance.now() : performance.now();
			return view().setBigUint64(out, BigInt(Math.round(milliseconds * 1e6)), !0), 0;
		},
		random_get: (pointer, size) => (randomFillSync(new Uint8Array(memory().buffer, pointer, size)), 0),
		fd_write: (descriptor, vectors, count, written) => descriptor === 1 || descriptor === 2 ? writeToStderr(memory(), vectors, count, written) : 8,
		fd_fdstat_get: (_descriptor, out) => (new Uint8Array(memory().buffer, out, 24).fill(0)[0] = 2, 0),
		poll_oneoff: (subscriptions, events, count, out) => answerPoll(view(), subscriptions, events, count, out),
		sched_yield: () => 0,
		proc_exit: (code) => {
			throw new ReactorExit(code);
		}
	}, names = WebAssembly.Module.imports(module).map(({ name }) => name);
	return Object.fromEntries(names.map((name) => [name, implemented[name] ?? (() => 8)]));
}
function writeZeros(view, first, second) {
	return view.setUint32(first, 0, !0), view.setUint32(second, 0, !0), 0;
}
function writeToStderr(memory, vectors, count, written) {
	let view = new DataView(memory.buffer), total = 0;
	for (let index = 0; index < count; index++) {
		let pointer = view.getUint32(vectors + 8 * index, !0), size = view.getUint32(vectors + 8 * index + 4, !0);
		writeSync(2, new Uint8Array(memory.buffer, pointer, size)), total += size;
	}
	return view.setUint32(written, total, !0), 0;
}
function answerPoll(view, subscriptions, events, count, out) {
	for (let index = 0; index < count; index++) {
		let [subscription, event] = [subscriptions + 48 * index, events + 32 * index];
		view.setBigUint64(event, view.getBigUint64(subscription, !0), !0), view.setUint16(event + 8, 0, !0), view.setUint8(event + 10, view.getUint8(subscription + 8));
	}
	return view.setUint32(out, count, !0), 0;
}
// src/platform/rego/reactor.ts
async function startReactor(wasm) {
	let module = await WebAssembly.compile(wasm), imports = { wasi_snapshot_preview1: wasiImports(module, () => exports.memory) }, exports = (await WebAssembly.instantiate(module, imports)).exports;
	return exports._initialize(), (request) => call(exports, request);
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
async function serveRego() {
	process.on("disconnect", () => process.exit(0));
	let compressed = await readFile(assetUrl("rego.wasm.br")), call = await startReactor(new Uint8Array(await promisify(brotliDecompress)(compressed)));
	process.on("message", (request) => {
		try {
			send({ response: call(request) });
		} catch (thrown) {
			send({ failure: thrown instanceof Error ? thrown.message : String(thrown) });
		}
	}), send({ ready: !0 });
}
function send(message) {
	process.send?.(message);
}
// src/entry/rego-worker.ts
await serveRego();
export {};
