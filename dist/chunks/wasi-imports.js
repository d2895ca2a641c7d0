import { t as assetUrl } from "./assets.js";
import { promisify } from "node:util";
import { randomFillSync } from "node:crypto";
import { readFile } from "node:fs/promises";
import { brotliDecompress } from "node:zlib";
async function serveReactor(asset, start) {
	process.on("disconnect", () => process.exit(0));
	let send = (message) => {
		process.send?.(message);
	}, compressed = await readFile(assetUrl(asset)), call = await start(await promisify(brotliDecompress)(compressed, { chunkSize: 67108864 }));
	process.on("message", (request) => {
		try {
			send({ response: call(request) });
		} catch (thrown) {
			send({ failure: thrown instanceof Error ? thrown.message : String(thrown) });
		}
	}), send({ ready: !0 });
}
// src/platform/wasi/wasi-imports.ts
const programName = "slipway";
function wasiImports(module, memory, environment = {}) {
	let view = () => new DataView(memory().buffer), parent = process.ppid, variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`), said = "", implemented = {
		args_sizes_get: (count, size) => writeSizes(view(), [programName], count, size),
		args_get: (pointers, bytes) => writeTexts(view(), [programName], pointers, bytes),
		environ_sizes_get: (count, size) => writeSizes(view(), variables, count, size),
		environ_get: (pointers, bytes) => writeTexts(view(), variables, pointers, bytes),
		clock_time_get: (clock, _precision, out) => {
			process.ppid !== parent && process.exit(1);
			let milliseconds = clock === 0 ? performance.timeOrigin + performance.now() : performance.now();
			return view().setBigUint64(out, BigInt(Math.round(milliseconds * 1e6)), !0), 0;
		},
		random_get: (pointer, size) => (randomFillSync(new Uint8Array(memory().buffer, pointer, size)), 0),
		fd_write: (descriptor, vectors, count, written) => {
			if (descriptor !== 1 && descriptor !== 2) return 8;
			let text = writtenText(memory(), vectors, count, written);
			return said.length < 4096 && (said += text), 0;
		},
		fd_fdstat_get: (_descriptor, out) => (new Uint8Array(memory().buffer, out, 24).fill(0)[0] = 2, 0),
		poll_oneoff: (subscriptions, events, count, out) => answerPoll(view(), subscriptions, events, count, out),
		sched_yield: () => 0,
		proc_exit: (code) => {
			throw Error(`the reactor ended with code ${code}`);
		}
	}, names = WebAssembly.Module.imports(module).map(({ name }) => name);
	return {
		imports: Object.fromEntries(names.map((name) => [name, implemented[name] ?? (() => 8)])),
		printed: () => said,
		clear: () => {
			said = "";
		}
	};
}
function writeSizes(view, texts, count, size) {
	return view.setUint32(count, texts.length, !0), view.setUint32(size, Buffer.byteLength(texts.map((text) => `${text}\0`).join("")), !0), 0;
}
function writeTexts(view, texts, pointers, bytes) {
	let end = bytes;
	for (let [index, text] of texts.entries()) {
		let encoded = new TextEncoder().encode(`${text}\0`);
		view.setUint32(pointers + 4 * index, end, !0), new Uint8Array(view.buffer).set(encoded, end), end += encoded.byteLength;
	}
	return 0;
}
function writtenText(memory, vectors, count, written) {
	let view = new DataView(memory.buffer), text = "", total = 0;
	for (let index = 0; index < count; index++) {
		let pointer = view.getUint32(vectors + 8 * index, !0), size = view.getUint32(vectors + 8 * index + 4, !0);
		text += new TextDecoder().decode(new Uint8Array(memory.buffer, pointer, size)), total += size;
	}
	return view.setUint32(written, total, !0), text;
}
function answerPoll(view, subscriptions, events, count, out) {
	for (let index = 0; index < count; index++) {
		let [subscription, event] = [subscriptions + 48 * index, events + 32 * index];
		view.setBigUint64(event, view.getBigUint64(subscription, !0), !0), view.setUint16(event + 8, 0, !0), view.setUint8(event + 10, view.getUint8(subscription + 8));
	}
	return view.setUint32(out, count, !0), 0;
}
export { serveReactor as n, wasiImports as t };
