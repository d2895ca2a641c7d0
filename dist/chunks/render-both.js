import { t as SlipwayError } from "./errors.js";
import { i as require_dist } from "./load.js";
import { I as createClosureReader, c as renderRoots, et as createTreeReader, g as sameInputs, h as rootInputs, l as createNativeRenderer, m as wordOf, p as createStreamCache, q as missingDependencies, w as usualMaxBytes, x as networkFor } from "./resolve-roots.js";
import { isDeepStrictEqual } from "node:util";
import { createHash } from "node:crypto";
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
async function identifyRoot(root, { reader, closures }, { streams, deciding }) {
	let { engine } = root;
	if (engine !== "kustomize" && engine !== "helm" && engine !== "plain" || engine === "kustomize" && ((await closures(root.id).catch(() => void 0))?.needs.length ?? 1) > 0 || engine === "helm" && (await missingDependencies(reader, root.id).catch(() => void 0))?.length !== 0) return;
	let by = engine === "plain" ? "" : await streams.by(engine), inputs = await rootInputs(reader, closures, root);
	if (by === void 0 || inputs === void 0) return;
	let hashes = await streams.hashes(reader, inputs);
	if (hashes === void 0) return;
	let said = JSON.stringify([
		"1",
		by,
		root,
		deciding,
		hashes
	]);
	return {
		hash: createHash("sha256").update(said).digest("hex"),
		inputs
	};
}
// src/render/render-both.ts
async function renderBoth({ base, head, recall, ...request }) {
	let cache = request.cache ?? new Map(), renderer = request.renderer ?? createNativeRenderer(request.exec), streams = request.renders && createStreamCache(request.renders, renderer), settings = streams && {
		streams,
		deciding: decidingOf(request, renderer)
	}, [after, before] = await Promise.all([sideOf(head, cache, settings), base === void 0 ? void 0 : sideOf(base, cache, settings)]), recalled = (settings && await recall?.({
		head: after.made,
		base: before?.made
	})) ?? new Map(), render = async ({ tree, reader, closures }, roots) => roots.length === 0 ? [] : await renderRoots({
		...request,
		tree,
		roots,
		cache,
		renderer,
		reader,
		closures,
		streams
	}), fresh = await render(after, head.roots.filter(({ id }) => !recalled.has(id))), rendered = inOrder(head.roots, [...recalled.values(), ...fresh]), identities = identitiesOf(rendered, after.made);
	if (base === void 0 || before === void 0) return {
		base: void 0,
		head: rendered,
		unchanged: new Set(),
		identities
	};
	let unchanged = new Set();
	for (let root of base.roots) head.roots.findIndex((one) => isDeepStrictEqual(one, root)) >= 0 && await isSame(before, after, root, request.applied) && unchanged.add(root.id);
	let again = await render(before, base.roots.filter((root) => !unchanged.has(root.id))), both = inOrder(base.roots, [...rendered.filter(({ id }) => unchanged.has(id)), ...again]);
	for (let [root, identity] of identitiesOf(again, before.made)) identities.set(root, identity);
	return {
		base: both,
		head: rendered,
		unchanged,
		identities
	};
}
function decidingOf({ exec: _exec, renderer: _given, signal: _signal, concurrency: _concurrency, timeoutMs: _timeout, cache: _cache, renders: _renders, stdin: _stdin, log: _log, applied: _applied, charts: _charts, network, maxBytes = usualMaxBytes, ...others }, renderer) {
	return {
		...others,
		maxBytes,
		network: wordOf(networkFor(renderer, network))
	};
}
async function sideOf({ tree, roots, ...known }, cache, settings) {
	let reader = known.reader ?? createTreeReader(tree, cache), side = {
		tree,
		reader,
		closures: createClosureReader(reader)
	}, identify = async (root) => ({
		root,
		identity: settings && await identifyRoot(root, side, settings)
	});
	return {
		...side,
		made: await Promise.all(roots.map(identify))
	};
}
async function isSame(one, other, root, applied) {
	let [own, others] = [one, other].map(({ made }) => made.find((each) => each.root.id === root.id)?.identity);
	return own !== void 0 && others !== void 0 ? own.hash === others.hash : await sameInputs(one, other, root, applied);
}
function inOrder(roots, rendered) {
	let known = new Map(rendered.map((root) => [root.id, root]));
	return roots.flatMap(({ id }) => known.get(id) ?? []);
}
function identitiesOf(rendered, made) {
	let known = new Map(made.map(({ root, identity }) => [root.id, identity]));
	return new Map(rendered.flatMap((root) => {
		let identity = known.get(root.id);
		return identity === void 0 ? [] : [[root, identity]];
	}));
}
export { decodeUtf8 as i, parseSource as n, parseText as r, renderBoth as t };
