import { n as serveReactor, t as wasiImports } from "./chunks/wasi-imports.js";
import { n as openRepositoryFiles } from "./chunks/repository-files.js";
// src/platform/embedded/reactor.ts
async function startReactor(wasm) {
	let module = await WebAssembly.compile(wasm), files, wasi = wasiImports(module, () => exports.memory), exports = (await WebAssembly.instantiate(module, {
		wasi_snapshot_preview1: wasi.imports,
		slipway_files: fileImports(() => exports.memory, () => files)
	})).exports;
	return exports._initialize(), ({ repository, maxBytes, ...request }) => {
		files = repository === void 0 ? void 0 : openRepositoryFiles(repository), wasi.clear();
		try {
			return {
				...render(exports, {
					...request,
					maxBytes
				}, maxBytes),
				memory: exports.memory.buffer.byteLength
			};
		} catch (thrown) {
			let reason = /^(?:fatal error|panic|runtime): .*$/m.exec(wasi.printed())?.[0];
			throw reason === void 0 ? thrown : Error(reason, { cause: thrown });
		} finally {
			files = void 0;
		}
	};
}
function render(exports, request, maxBytes) {
	let text = new TextEncoder().encode(JSON.stringify(request)), pointer = exports.render_request(text.byteLength) >>> 0;
	new Uint8Array(exports.memory.buffer).set(text, pointer);
	let size = exports.render_run() >>> 0, answer = exports.render_answer() >>> 0, kind = new Uint8Array(exports.memory.buffer, answer, 1)[0];
	if (kind === 2 || size - 1 > maxBytes) return { tooLarge: !0 };
	let content = new Uint8Array(exports.memory.buffer, answer + 1, size - 1).slice();
	return kind === 1 ? { stream: content } : { failed: new TextDecoder().decode(content.subarray(-65536)) };
}
function fileImports(memory, files) {
	let operations = [
		"stat",
		"read",
		"resolve",
		"list"
	], found = new Uint8Array();
	return {
		call: (operation, pointer, size) => {
			let path = new TextDecoder().decode(new Uint8Array(memory().buffer, pointer >>> 0, size)), name = operations[operation], repository = files();
			if (name === void 0 || repository === void 0) return -6;
			let answer = repository[name](path);
			return typeof answer == "number" ? answer : (found = new Uint8Array(answer), found.byteLength);
		},
		take: (pointer) => {
			new Uint8Array(memory().buffer).set(found, pointer >>> 0), found = new Uint8Array();
		}
	};
}
// src/platform/embedded/serve.ts
function serveRender() {
	return serveReactor("render.wasm.br", startReactor);
}
// src/entry/render-worker.ts
await serveRender();
export {};
