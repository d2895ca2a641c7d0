import { n as codeFolder, t as assetUrl } from "./assets.js";
import { relative } from "node:path";
import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync, readdirSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
// src/platform/program-hash.ts
function program() {
	return [
		{
			folder: codeFolder(),
			files: /\.[jt]s$/
		},
		{
			folder: assetUrl("policies/"),
			files: /./
		},
		{
			folder: assetUrl("./"),
			files: /^re(?:go|nder)\.wasm\.sha256$/
		}
	];
}
const chunk = Buffer.allocUnsafe(1048576);
async function programHash(parts = program()) {
	let hash = createHash("sha256");
	for (let { folder, files } of parts) {
		let top = fileURLToPath(folder), names = readdirSync(top, {
			recursive: !0,
			withFileTypes: !0
		}).filter((entry) => entry.isFile()).map(({ parentPath, name }) => relative(top, `${parentPath}/${name}`)).filter((name) => files.test(name)).toSorted();
		for (let name of names) await setImmediate(), addFile(hash, name, new URL(name, folder));
	}
	return hash.digest("hex");
}
function addFile(hash, name, url) {
	let file = openSync(url, "r");
	try {
		hash.update(`${name}:${fstatSync(file).size}:`);
		for (let size = readChunk(file); size > 0; size = readChunk(file)) hash.update(chunk.subarray(0, size));
	} finally {
		closeSync(file);
	}
}
function readChunk(file) {
	return readSync(file, chunk, 0, chunk.byteLength, null);
}
export { programHash };
