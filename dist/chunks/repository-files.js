import { join, relative, sep } from "node:path";
import { closeSync, fstatSync, openSync, readSync, readdirSync, realpathSync, statSync } from "node:fs";
// src/platform/embedded/repository-files.ts
const mountPoint = "/repository", answers = {
	ENOENT: -1,
	EISDIR: -2,
	ENOTDIR: -3,
	outside: -4,
	large: -5,
	other: -6
};
function openRepositoryFiles(folder) {
	let root = realpathSync(folder);
	function locate(path) {
		if (path !== "/repository" && !path.startsWith("/repository/")) return answers.ENOENT;
		let parts = path.slice(11).split("/");
		if (parts.includes("..") || path.includes("\0")) return answers.ENOENT;
		let real = realpathSync(join(root, ...parts));
		return real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep) ? answers.outside : inGit(relative(root, real)) ? answers.ENOENT : real;
	}
	function at(path, use) {
		try {
			let real = locate(path);
			return typeof real == "number" ? real : use(real);
		} catch (thrown) {
			let code = thrown instanceof Error && "code" in thrown ? thrown.code : void 0;
			return code === "ENOENT" || code === "EISDIR" || code === "ENOTDIR" ? answers[code] : answers.other;
		}
	}
	return {
		stat: (path) => at(path, (real) => {
			let found = statSync(real);
			return found.isDirectory() ? 2 : found.isFile() ? 1 : answers.other;
		}),
		read: (path) => at(path, readBounded),
		resolve: (path) => at(path, (real) => {
			let inside = relative(root, real).split(sep).join("/");
			return new TextEncoder().encode(inside === "" ? mountPoint : `${mountPoint}/${inside}`);
		}),
		list: (path) => at(path, (real) => new TextEncoder().encode(readdirSync(real).filter((name) => !inGit(name)).join("\0")))
	};
}
function inGit(path) {
	return path.split(sep).some((part) => part.toLowerCase() === ".git");
}
function readBounded(real) {
	if (statSync(real).isDirectory()) return answers.EISDIR;
	if (!statSync(real).isFile()) return answers.other;
	let descriptor = openSync(real, "r");
	try {
		let { size } = fstatSync(descriptor);
		if (size > 16777216) return answers.large;
		let bytes = new Uint8Array(size), filled = 0;
		for (let count = -1; count !== 0 && filled < size; filled += count) count = readSync(descriptor, bytes, filled, size - filled, null);
		return bytes.subarray(0, filled);
	} finally {
		closeSync(descriptor);
	}
}
export { openRepositoryFiles as n, mountPoint as t };
