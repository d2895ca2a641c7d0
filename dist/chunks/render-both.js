import { t as SlipwayError } from "./errors.js";
import { n as require_dist } from "./load.js";
import { C as createTreeReader, d as createClosureReader, i as sameInputs } from "./resolve-roots.js";
import { i as renderRoots } from "./render-settings.js";
import { isDeepStrictEqual } from "node:util";
// src/yaml/document-index.ts
var import_dist = require_dist();
function indexDocument(root) {
	let anchors = new Map(), anchorSites = new Map(), aliases = new Map(), sites = new Map(), flow = new Set(), duplicates = new Map(), wide = new Map(), problem;
	function walk(node, chain, inFlow) {
		if ((0, import_dist.isAlias)(node)) {
			let target = anchors.get(node.source);
			if (!target) {
				problem ??= {
					reason: `alias *${node.source} has no anchor`,
					offset: node.range?.[0] ?? 0
				};
				return;
			}
			aliases.set(node, target);
			let known = sites.get(target) ?? [anchorSites.get(target) ?? []];
			known.length < maxSites && sites.set(target, [...known, toPath(chain)]);
		} else if ((0, import_dist.isScalar)(node) || (0, import_dist.isMap)(node) || (0, import_dist.isSeq)(node)) {
			if (node.anchor !== void 0 && (anchors.set(node.anchor, node), anchorSites.set(node, toPath(chain))), (0, import_dist.isScalar)(node)) inFlow && flow.add(node);
			else if ((0, import_dist.isSeq)(node)) for (let [index, item] of node.items.entries()) walk(item, {
				step: index,
				above: chain
			}, inFlow || node.flow === !0);
			else walkMap(node, chain, inFlow || node.flow === !0);
		}
	}
	function walkMap(map, chain, inFlow) {
		let seen = new Set(), pairs = map.items.length > wideMap ? new Map() : void 0;
		for (let pair of map.items) {
			let key = (0, import_dist.isScalar)(pair.key) ? String(pair.key.value) : "";
			(0, import_dist.isScalar)(pair.key) && key !== "<<" && seen.has(key) && !duplicates.has(map) && duplicates.set(map, key), pairs && (0, import_dist.isScalar)(pair.key) && !seen.has(key) && pairs.set(key, pair), seen.add(key), walk(pair.key, chain, inFlow), walk(pair.value, {
				step: key,
				above: chain
			}, inFlow);
		}
		pairs && wide.set(map, pairs);
	}
	walk(root, void 0, !1);
	let first = (0, import_dist.isMap)(root) && root.flow === !0 ? root.items[0]?.key : void 0;
	return {
		aliases,
		sites,
		flow,
		duplicates,
		wide,
		json: (0, import_dist.isScalar)(first) && first.type === "QUOTE_DOUBLE",
		...problem ? { problem } : {}
	};
}
function toPath(chain) {
	let path = [];
	for (let link = chain; link; link = link.above) path.push(link.step);
	return path.reverse();
}
const wideMap = 32, maxSites = 64, encoder = new TextEncoder();
function decodeUtf8(bytes) {
	try {
		return new TextDecoder("utf-8", {
			fatal: !0,
			ignoreBOM: !0
		}).decode(bytes);
	} catch {
		return;
	}
}
function encodeUtf8(text) {
	return encoder.encode(text);
}
function createPositions(text, byteLength) {
	let bom = +!!text.startsWith("﻿"), starts;
	return {
		at(offset) {
			starts ??= lineStarts(text, bom);
			let low = 0, high = starts.length - 1;
			for (; low < high;) {
				let middle = low + high + 1 >> 1;
				(starts[middle] ?? 0) <= offset ? low = middle : high = middle - 1;
			}
			return {
				line: low + 1,
				column: Math.max(offset - (starts[low] ?? 0), 0) + 1
			};
		},
		byte: (offset) => byteLength === text.length ? offset : encoder.encode(text.slice(0, offset)).length
	};
}
function lineStarts(text, first) {
	let starts = [first];
	for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
	return starts;
}
// src/yaml/source.ts
function parseSource(file, bytes) {
	let text = decodeUtf8(bytes);
	if (text === void 0) throw new SlipwayError("FILE_INVALID", `${file} is not UTF-8`, { location: { file } });
	return parseText(file, text, bytes);
}
function parseText(file, text, bytes = encodeUtf8(text)) {
	let positions = createPositions(text, bytes.length), source = {
		file,
		text,
		bytes,
		positions
	};
	try {
		let documents = [], composed = (0, import_dist.parseAllDocuments)(text, {
			uniqueKeys: !1,
			prettyErrors: !1,
			logLevel: "silent"
		});
		for (let [index, document] of [...composed].entries()) {
			let error = document.errors[0];
			if (error) return {
				...source,
				documents: [],
				problem: {
					reason: firstLine(error.message),
					...positions.at(error.pos[0])
				}
			};
			let root = (0, import_dist.isNode)(document.contents) ? document.contents : null, { problem, ...found } = indexDocument(root);
			if (problem) return {
				...source,
				documents: [],
				problem: {
					reason: problem.reason,
					...positions.at(problem.offset)
				}
			};
			documents.push({
				index,
				root,
				...found
			});
		}
		return {
			...source,
			documents
		};
	} catch (thrown) {
		if (!(thrown instanceof RangeError)) throw thrown;
		return {
			...source,
			documents: [],
			problem: {
				reason: "nested too deeply",
				line: 1,
				column: 1
			}
		};
	}
}
function firstLine(message) {
	return (message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
}
// src/render/render-both.ts
async function renderBoth({ base, head, ...request }) {
	let cache = request.cache ?? new Map(), after = sideOf(head.tree, cache), rendered = await renderRoots({
		...request,
		...head,
		cache,
		reader: after.reader
	});
	if (base === void 0) return {
		base: void 0,
		head: rendered,
		unchanged: new Set()
	};
	let before = sideOf(base.tree, cache), unchanged = new Set();
	for (let root of base.roots) head.roots.some((one) => isDeepStrictEqual(one, root)) && await sameInputs(before, after, root, request.applied) && unchanged.add(root.id);
	let others = base.roots.filter((root) => !unchanged.has(root.id)), again = await renderRoots({
		...request,
		tree: base.tree,
		roots: others,
		cache,
		reader: before.reader
	}), known = new Map([...rendered.filter(({ id }) => unchanged.has(id)), ...again].map((root) => [root.id, root]));
	return {
		base: base.roots.flatMap(({ id }) => known.get(id) ?? []),
		head: rendered,
		unchanged
	};
}
function sideOf(tree, cache) {
	let reader = createTreeReader(tree, cache);
	return {
		reader,
		closures: createClosureReader(reader)
	};
}
export { decodeUtf8 as i, parseSource as n, parseText as r, renderBoth as t };
