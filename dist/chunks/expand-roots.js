import { r as __toESM } from "./rolldown-runtime.js";
import { t as require_picomatch } from "./picomatch.js";
import { t as SlipwayError } from "./errors.js";
import { t as nearest } from "./nearest.js";
import { i as objectOf, r as isDescribed, t as fileOf } from "./root-id.js";
import { et as createTreeReader } from "./resolve-roots.js";
import { posix } from "node:path";
// src/commands/expand-roots.ts
var import_picomatch = __toESM(require_picomatch(), 1);
async function expandRoots(tree, { path, key, patterns, applied, lenient = !1 }) {
	let [first] = patterns.filter(isDescribed);
	if (first !== void 0 && applied === void 0) throw notOurs(key, first);
	let ids = [...(first === void 0 ? void 0 : await applied?.(createTreeReader(tree)))?.roots.keys() ?? []], entries = await entriesOf(tree, path, patterns);
	return patterns.flatMap((pattern) => {
		let whole = posix.join(path, pattern).replace(/\/$/, ""), known = isDescribed(pattern) ? ids : entries, matcher = (0, import_picomatch.default)(whole, { dot: isDescribed(pattern) }), matches = known.includes(whole) || whole === "." ? [whole] : known.filter((one) => matcher(one));
		if (matches.length > 0 || lenient) return matches;
		throw new SlipwayError("LAYOUT_INVALID", `${key}: "${pattern}" matches nothing in ${tree.label}`, { hint: isDescribed(pattern) ? hintOf(whole, ids) : "A root is a folder or file of the manifest repository, relative to its slipway.yaml." });
	});
}
async function entriesOf(tree, path, patterns) {
	let plain = patterns.filter((pattern) => !isDescribed(pattern));
	if (plain.length === 0) return [];
	let bases = plain.map((pattern) => posix.join(path, import_picomatch.default.scan(pattern).base).replace(/\/$/, "")), files = (await tree.list(bases.includes(".") ? void 0 : bases)).map((entry) => entry.path), folders = new Set(files.flatMap((file) => ancestors(file)));
	return [...new Set([...folders, ...files])].toSorted();
}
function ancestors(file) {
	let folders = [];
	for (let folder = posix.dirname(file); folder !== "."; folder = posix.dirname(folder)) folders.push(folder);
	return folders;
}
function hintOf(whole, ids) {
	let near = nearest(whole, ids);
	if (near !== void 0) return `Did you mean "${near}"?`;
	let beside = ids.filter((id) => fileOf(id) === fileOf(whole)).map(objectOf);
	return beside.length > 0 ? `${fileOf(whole)} has: ${beside.slice(0, 5).join(", ")}.` : "A root that an operator renders is FILE#Kind/NAMESPACE/NAME of an Application, a Kustomization or a HelmRelease.";
}
function notOurs(key, pattern) {
	let operator = objectOf(pattern).startsWith("Application") ? "Argo CD" : "Flux";
	return new SlipwayError("CONFIG_INVALID", `${key}: "${pattern}" is rendered by ${operator}, and the built-in engine cannot apply it`, { hint: "Name the folder, chart or file that holds the manifests, or leave the environment to its operator." });
}
export { expandRoots as t };
