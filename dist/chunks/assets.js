import { fileURLToPath } from "node:url";
// src/platform/assets.ts
function assetUrl(name) {
	return new URL(name, distFolder(import.meta.url));
}
function entryPath(name) {
	let url = isSource(import.meta.url) ? new URL(`../entry/${name}.ts`, import.meta.url) : assetUrl(`${name}.js`);
	return fileURLToPath(url);
}
function distFolder(module) {
	if (isSource(module)) return new URL("../../dist/", module);
	let folder = new URL(".", module);
	return folder.pathname.endsWith("/chunks/") ? new URL("..", folder) : folder;
}
function codeFolder() {
	return isSource(import.meta.url) ? new URL("../", import.meta.url) : distFolder(import.meta.url);
}
function isSource(module) {
	return module.endsWith(".ts");
}
export { codeFolder as n, entryPath as r, assetUrl as t };
