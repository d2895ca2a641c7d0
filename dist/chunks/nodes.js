import { i as require_dist } from "./load.js";
// src/yaml/nodes.ts
var import_dist = require_dist();
function resolve(document, node) {
	return (0, import_dist.isAlias)(node) ? document.aliases.get(node) : (0, import_dist.isNode)(node) ? node : void 0;
}
function asMap(document, node) {
	let resolved = resolve(document, node);
	return (0, import_dist.isMap)(resolved) ? resolved : void 0;
}
function asSeq(document, node) {
	let resolved = resolve(document, node);
	return (0, import_dist.isSeq)(resolved) ? resolved : void 0;
}
function asScalar(document, node) {
	let resolved = resolve(document, node);
	return (0, import_dist.isScalar)(resolved) ? resolved : void 0;
}
function getNode(document, map, key) {
	let table = document.wide.get(map), own = table ? table.get(key) : map.items.find((pair) => (0, import_dist.isScalar)(pair.key) && pair.key.value === key);
	if (own) return (0, import_dist.isNode)(own.value) ? own.value : void 0;
	if (!table || table.has("<<")) for (let pair of map.items) {
		if (!(0, import_dist.isScalar)(pair.key) || pair.key.value !== "<<") continue;
		let merged = asSeq(document, pair.value)?.items ?? [pair.value];
		for (let item of merged) {
			let found = asMap(document, item)?.items.find((inner) => (0, import_dist.isScalar)(inner.key) && inner.key.value === key);
			if (found) return (0, import_dist.isNode)(found.value) ? found.value : void 0;
		}
	}
}
function getMap(document, map, key) {
	return asMap(document, getNode(document, map, key));
}
function getSeq(document, map, key) {
	return asSeq(document, getNode(document, map, key));
}
function getScalar(document, map, key) {
	return asScalar(document, getNode(document, map, key));
}
function textOf(node) {
	if (node && node.value !== null && node.value !== void 0) return typeof node.value == "string" ? node.value : node.source ?? JSON.stringify(node.value);
}
function getText(document, map, key) {
	return textOf(getScalar(document, map, key));
}
function mapsOf(document, seq) {
	return (seq?.items ?? []).flatMap((item, index) => {
		let map = asMap(document, item);
		return map ? [{
			index,
			map
		}] : [];
	});
}
export { getNode as a, getText as c, textOf as d, getMap as i, mapsOf as l, asScalar as n, getScalar as o, asSeq as r, getSeq as s, asMap as t, resolve as u };
