import { n as codeFolder, t as assetUrl } from "./assets.js";
import { relative } from "node:path";
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
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
			files: /^re(?:go|nder)\.wasm\.br$/
		}
	];
}
async function programHash(parts = program()) {
	let hash = createHash("sha256");
	for (let { folder, files } of parts) {
		let top = fileURLToPath(folder), read = (await readdir(top, {
			recursive: !0,
			withFileTypes: !0
		})).filter((entry) => entry.isFile()).map(({ parentPath, name }) => relative(top, `${parentPath}/${name}`)).filter((name) => files.test(name)).toSorted().map(async (name) => ({
			name,
			bytes: await readFile(new URL(name, folder))
		}));
		for (let { name, bytes } of await Promise.all(read)) hash.update(`${name}:${bytes.byteLength}:`).update(bytes);
	}
	return hash.digest("hex");
}
export { programHash };
