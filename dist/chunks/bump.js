import { a as readImageReference, c as tagProblem, d as parsePath, i as parseImageReference, n as formatReference, o as splitName, r as normalizeRepository, s as splitReference, t as digestProblem, u as formatPath } from "./image-reference.js";
import { i as require_dist, t as loadConfig } from "./load.js";
import { a as exitCodeOf, n as SlipwayErrors, o as toErrorDocument, s as toSlipwayErrors, t as SlipwayError } from "./errors.js";
import { t as formatLocation } from "./location.js";
import { c as shorten, i as inlineCode, o as oneLine, r as escapeMarkdown, t as codeBlock } from "./escape.js";
import { t as appliedEngines } from "./applied-engines.js";
import { t as jsonText } from "./command.js";
import { A as regionsOf, B as Refusal, C as kustomizationNames, D as fluxSetters, E as bumpTargets, F as lineEndingAt, I as lineStart, L as pairOf, M as endOf, N as endOfPair, O as isImage, P as lineEnd, R as skipLineEnding, S as isKustomizationFile, T as applyMarkers, _ as isLiteral, a as onMissingOf, b as applicationSources, c as conventions, d as kustomizeImages, f as isKustomizeEntry, g as isDottedName, h as createMatcher, j as columnOf, k as sameRepository, l as targetName, m as transformImage, n as namedTarget, o as placesOf, p as setEntry, s as scopesOf, t as commitTarget, u as findEntries, v as splitImage, w as resolvePath, x as folderOf, y as isArgocdSourceFile, z as startOf } from "./manifest-target.js";
import { a as literal, c as object, d as string, i as boolean, r as array, s as number } from "./schemas.js";
import { t as nearest } from "./nearest.js";
import { i as decodeUtf8, n as parseSource, r as parseText, t as renderBoth } from "./render-both.js";
import { a as getNode, c as getText, d as textOf, i as getMap, l as mapsOf, n as asScalar, o as getScalar, r as asSeq, s as getSeq, t as asMap, u as resolve$1 } from "./nodes.js";
import { i as objectOf, r as isDescribed, t as fileOf } from "./root-id.js";
import { r as identify, t as formatIdentity } from "./object.js";
import { I as createClosureReader, a as chooseRenderer, c as renderRoots, et as createTreeReader, h as rootInputs, r as reachOf, t as resolveRoots } from "./resolve-roots.js";
import { n as repositoryPath, t as openWorkspace } from "./workspace.js";
import { t as changedRoots } from "./changed-roots.js";
import { _ as realMapTag, p as loadAll, t as CORE_SCHEMA } from "./js-yaml.js";
import { posix } from "node:path";
function bumpMessage(request) {
	let [first = "", ...rest] = (request.template ?? "Bump {images}").split(/\r?\n/), subject = fill(first, request, !0), introduction = rest.map((line) => fill(line, request, !1)).join("\n"), list = request.images.length > 1 ? request.images.map((image) => `- ${describeImage(image)}`) : [];
	return `${[
		subject,
		introduction.trim(),
		list.join("\n"),
		trailers(request).join("\n")
	].filter((paragraph) => paragraph !== "").join("\n\n")}\n`;
}
function fill(line, request, subject) {
	let values = {
		images: summarize(request.images),
		environments: (request.environments ?? []).join(", ")
	}, safe = neutral(line.replace(/\{(\w+)\}/g, (whole, name) => Object.hasOwn(values, name) ? values[name] ?? "" : whole));
	return subject && safe.length > 100 ? `${safe.slice(0, 99)}…` : safe;
}
function summarize(images) {
	let [first] = images;
	if (first && images.length === 1) return describeImage(first);
	let names = images.map((image) => image.newRepository ?? image.repository);
	return names.length > 2 ? `${names.length} images` : names.join(" and ");
}
function describeImage(image) {
	let value = image.tag ?? image.digest?.replace(/^([^:]+:.{12}).*$/, "$1"), name = image.newRepository === void 0 ? image.repository : `${image.repository} to ${image.newRepository}`;
	return neutral(value === void 0 ? name : image.newRepository === void 0 ? `${name} to ${value}` : `${name}:${value}`);
}
function trailers({ images, source }) {
	return [
		["Slipway-Source", source?.source],
		["Slipway-Revision", source?.revision],
		...images.map((image) => ["Slipway-Image", imageTrailer(image)]),
		["Slipway-Run", source?.run]
	].flatMap(([key, value]) => value === void 0 || value === "" ? [] : [`${key}: ${neutral(value)}`]);
}
function imageTrailer(image) {
	return formatReference({
		name: image.newRepository ?? image.repository,
		...image.tag === void 0 ? {} : { tag: image.tag },
		...image.digest === void 0 ? {} : { digest: image.digest }
	});
}
function neutral(text) {
	return text.replaceAll(/[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, " ").replaceAll(/\[(skip ci|ci skip|no ci|skip actions|actions skip)\]/gi, "($1)").trim();
}
// src/report/bump-json.ts
function bumpDocument(report) {
	let { outcome, plan, commit, pullRequest } = report;
	return {
		schema: "slipway/bump/v1",
		command: "bump",
		outcome,
		edits: plan.edits.map(editDocument),
		skipped: plan.skipped,
		errors: plan.errors,
		diff: plan.diff,
		commit,
		pullRequest
	};
}
function editDocument(edit) {
	let { file, document, path, line, column, old, new: now, image, note, convention } = edit;
	return {
		file,
		document,
		path,
		line,
		column,
		old,
		new: now,
		image,
		...note === void 0 ? {} : { note },
		convention
	};
}
function plannedOutcome(plan) {
	return plan.errors.length > 0 ? "refused" : plan.edits.length > 0 ? "changed" : "unchanged";
}
// src/report/bump-markdown.ts
const titles = {
	changed: "images are bumped",
	unchanged: "nothing to do",
	superseded: "superseded",
	proposed: "proposed as a pull request",
	refused: "refused"
};
function bumpMarkdown(report) {
	let { plan } = report;
	return `${[
		`### Bump: ${titles[report.outcome]}`,
		...report.commit === null ? [] : [`Commit ${inlineCode(report.commit)}`],
		...plan.errors.map(errorLine),
		...plan.edits.length === 0 ? [] : [editTable(plan.edits)],
		...plan.diff === "" ? [] : [details("Diff", codeBlock(shorten(plan.diff, 5e4), "diff"))],
		...plan.skipped.length === 0 ? [] : [details(`Not edited (${plan.skipped.length})`, skippedList(plan.skipped))]
	].join("\n\n")}\n`;
}
function editTable(edits) {
	let rows = edits.slice(0, 200).map((edit) => `| ${[
		formatLocation(edit),
		edit.image,
		edit.old ?? "—",
		edit.new ?? "—",
		edit.convention
	].map((cell) => inlineCode(cell)).join(" | ")} |`), more = edits.length > 200 ? [`\n${edits.length - 200} more are in the JSON document.`] : [];
	return [
		"| Place | Image | Old | New | Convention |",
		"| --- | --- | --- | --- | --- |",
		...rows,
		...more
	].join("\n");
}
function skippedList(skipped) {
	return [...skipped.slice(0, 200).map(({ file, line, reason }) => `- ${inlineCode(line === void 0 ? file : `${file}:${line}`)} ${escapeMarkdown(reason)}`), ...skipped.length > 200 ? [`- and ${skipped.length - 200} more`] : []].join("\n");
}
function errorLine(error) {
	let place = error.location === void 0 ? "" : ` at ${inlineCode(formatLocation(error.location))}`, hint = error.hint === void 0 ? "" : ` ${escapeMarkdown(error.hint)}`;
	return `❌ **${error.code}**${place}: ${escapeMarkdown(error.message)}${hint} [Read on](${error.docs})`;
}
function details(title, body) {
	return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
// src/report/bump-text.ts
const colours = {
	bold: 1,
	dim: 2,
	red: 31,
	green: 32,
	cyan: 36
};
function bumpText(report, colour) {
	let paint = (name, text) => colour ? `\x1b[${colours[name]}m${text}\x1b[0m` : text, { plan } = report;
	return `${[
		plan.edits.flatMap((edit) => editRows(edit, paint)),
		diffLines(plan.diff, paint),
		plan.skipped.length === 0 ? [] : [paint("bold", "Not edited:"), ...plan.skipped.map(skippedRow)],
		plan.errors.flatMap((error) => errorRows$1(error, paint)),
		[summary(report)]
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
function editRows(edit, paint) {
	let place = paint("bold", oneLine(formatLocation(edit))), old = paint("red", edit.old === null ? "(absent)" : oneLine(edit.old)), now = paint("green", edit.new === null ? "(deleted)" : oneLine(edit.new)), row = `${place}: ${oneLine(edit.convention)}: ${oneLine(edit.path)}: ${old} → ${now}`;
	return edit.note === void 0 ? [row] : [row, `  note: ${oneLine(edit.note)}`];
}
function diffLines(diff, paint) {
	return diff === "" ? [] : diff.replace(/\n$/, "").split("\n").map((line) => {
		let text = oneLine(line.replace(/\r$/, ""));
		return /^(?:---|\+\+\+) /.test(line) ? paint("bold", text) : line.startsWith("@@") ? paint("cyan", text) : line.startsWith("+") ? paint("green", text) : line.startsWith("-") ? paint("red", text) : text;
	});
}
function skippedRow({ file, line, reason }) {
	return `  ${oneLine(line === void 0 ? file : `${file}:${line}`)}: ${oneLine(reason)}`;
}
function errorRows$1(error, paint) {
	let place = error.location === void 0 ? "" : `${oneLine(formatLocation(error.location))}: `;
	return [
		`${paint("red", `error[${error.code}]`)}: ${place}${oneLine(error.message)}`,
		...error.hint === void 0 ? [] : [`  hint: ${oneLine(error.hint)}`],
		`  docs: ${error.docs}`
	];
}
function summary({ outcome, plan, commit, pullRequest }) {
	let counted = `${count$1(plan.edits.length, "edit")} in ${count$1(plan.files.size, "file")}`, left = plan.skipped.length === 0 ? "" : `, ${plan.skipped.length} left alone`, where = [...commit === null ? [] : [` commit ${commit}`], ...pullRequest === null ? [] : [` pull request #${pullRequest.number} ${oneLine(pullRequest.url)}`]].join(",");
	return `${outcome}: ${counted}${left}${where === "" ? "" : `;${where}`}`;
}
function count$1(number, noun) {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
// src/bump/choose.ts
function choosePlaces(intent, index, flow) {
	let chosen = [], refused = [], skipped = [];
	for (let { place, decides } of index.expressions) {
		if (!decides.some((name) => isImage(name, intent))) continue;
		let others = decides.filter((name) => isLiteral(name) && !isImage(name, intent)).slice(0, 3);
		others.length === 0 ? chosen.push(place) : refused.push({
			place,
			reason: `the expression "${place.entry.name}" also decides about ${others.join(", ")}`
		});
	}
	for (let place of index.about(intent.repository)) {
		let reason = isKustomizeEntry(place) ? entryReason(place, intent, flow, index.kustomizationOf(place.file)) : void 0;
		if (reason === "other") continue;
		let because = reason ?? overriddenReason(place, flow, intent);
		because === void 0 ? chosen.push(place) : skipped.push({
			...locate(place),
			reason: because
		});
	}
	return {
		places: chosen,
		refused,
		skipped
	};
}
function locate(place) {
	return {
		file: place.file,
		line: place.source.positions.at(place.offset).line
	};
}
function holds(place, intent) {
	return isImage(place.image, intent) || (place.aliases ?? []).some((name) => isImage(name, intent));
}
function entryReason(place, intent, flow, at) {
	let { entry } = place;
	if (place.aliases?.some((name) => isImage(name, intent)) === !0) return;
	let below = [...flow.matched(place)];
	if (!isImage(place.image, intent)) return entry.newName !== void 0 && isImage(entry.name, intent) ? `the image is renamed to ${place.image} here; bump it by that name` : "other";
	if (below.length > 0 && entry.newName === void 0 && entry.newTag === void 0 && entry.digest === void 0) return entry.tagSuffix === void 0 ? "the entry sets neither tag nor digest" : void 0;
	let mismatch = (below.length > 0 || !at || at.open ? [] : [...flow.reached(at)].map((image) => splitReference(image).name)).find((name) => sameRepository(name, entry.name) && name !== entry.name);
	return mismatch === void 0 ? void 0 : `kustomize compares names as they are written: "${entry.name}" does not match "${mismatch}", so the entry has no effect`;
}
function overriddenReason(place, flow, intent) {
	let outcomes = [...flow.reach(place).values()].flat(), own = outcomes.filter(({ decider }) => !decider);
	if (own.length > 0) return own.every(({ name }) => name !== place.image && !isImage(name, intent)) ? `an entry above renames it to ${own[0]?.name ?? ""}; bump it by that name` : void 0;
	let [first, ...others] = [...new Set(outcomes.flatMap(({ decider }) => decider ?? []))].map(locate);
	if (!first) return "no effect: nothing that renders takes it in: an unused component, or kustomizations that include each other";
	let more = others.length === 0 ? "" : ` and ${others.length} more`;
	return `no effect: overridden by ${first.file}:${first.line}${more}`;
}
function imageNotFound(intent, texts, skipped) {
	let names = mentionedNames(texts), wanted = normalizeRepository(intent.repository) ?? intent.repository;
	names.delete(wanted);
	let near = nearest(wanted, names.keys()) ?? sameLastComponent(wanted, names.keys()), spelled = near === void 0 ? void 0 : names.get(near), hints = [...spelled === void 0 ? [] : [`Did you mean ${spelled.name} (${spelled.file})?`], ...skipped.slice(0, 3).map(({ file, line, reason }) => `${line === void 0 ? file : `${file}:${line}`}: ${reason}.`)], options = hints.length === 0 ? {} : { hint: hints.join(" ") };
	return new SlipwayError("IMAGE_NOT_FOUND", `no manifest uses ${intent.repository}`, options);
}
function mentionedNames(texts) {
	let names = new Map();
	for (let [file, text] of texts) for (let { groups: { key, found = "" } = {} } of text.matchAll(/\b(?<key>image|newName|name|repository|reference)["']?[ \t]*:[ \t]*["']?(?<found>[a-zA-Z0-9[][\w.:/@[\]-]{0,300})/g)) {
		if (key === "name" && !found.includes("/") && !isKustomizationFile(file)) continue;
		let { name } = splitReference(found), repository = normalizeRepository(name);
		if (!(repository === void 0 || names.has(repository)) && (names.set(repository, {
			name,
			file
		}), names.size >= 5e3)) return names;
	}
	return names;
}
function sameLastComponent(wanted, names) {
	let last = wanted.slice(wanted.lastIndexOf("/"));
	for (let name of names) if (name.endsWith(last)) return name;
}
// src/yaml/write-scalar.ts
const notString = [
	/^(?:~|null)$/i,
	/^(?:y|n|yes|no|true|false|on|off)$/i,
	/^(?:<<|=)$/,
	/^[-+]?0(?:b[01_]+|o[0-7_]+|x[0-9a-f_]+)$/i,
	/^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?(?:e[-+]?[0-9_]+)?$/i,
	/^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
	/^[-+]?\.inf$/i,
	/^\.nan$/i,
	/^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:$|[Tt]|[ \t])/
];
function isStringEverywhere(text) {
	return text !== "" && !notString.some((pattern) => pattern.test(text));
}
const printable = /^[\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u;
function isPlainSafe(value, flow) {
	return !isStringEverywhere(value) || !printable.test(value) || value !== value.trim() || /^[,[\]{}#&*!|>'"%@`]|^[-?:](?:$|[\s,[\]{}])|^(?:---|\.\.\.)/.test(value) || /:(?:\s|$)|\s#|[\u2028\u2029]/.test(value) ? !1 : !flow || !(/[,[\]{}]/.test(value) || /^[-?:]/.test(value));
}
function writeScalar(value, style, flow) {
	return style === "plain" && isPlainSafe(value, flow) ? value : style === "single" && printable.test(value) && !/[\u2028\u2029]/.test(value) ? `'${escapeSingle(value)}'` : `"${escapeDouble(value)}"`;
}
function escapeSingle(value) {
	return value.replaceAll("'", "''");
}
function escapeDouble(value) {
	return JSON.stringify(value).slice(1, -1).replaceAll(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
// src/yaml/embedding.ts
function embed(outer, document, node) {
	if (typeof node.value != "string") return { reason: "this is no text" };
	let source = parseText(outer.file, node.value);
	if (source.problem) return { reason: `the text is not YAML: ${source.problem.reason}` };
	let toOuter = layoutOf(outer.text, node, node.value);
	return toOuter ? {
		document,
		node,
		source,
		toOuter
	} : { reason: "text over several quoted lines cannot be edited in part" };
}
function layoutOf(text, node, value) {
	let [start, end] = node.range ?? [
		0,
		0,
		0
	];
	switch (node.type) {
		case "BLOCK_LITERAL":
		case "BLOCK_FOLDED": return blockLayout(text, start, end, value, node.type === "BLOCK_FOLDED");
		case "QUOTE_SINGLE": return flowLayout(text.slice(start + 1, end - 1), start + 1, value, /''|[^]/g, () => "'", escapeSingle);
		case "QUOTE_DOUBLE": return flowLayout(text.slice(start + 1, end - 1), start + 1, value, escapes, unescape, escapeDouble);
		case "PLAIN":
		case void 0: return flowLayout(text.slice(start, end), start, value, /[^]/g, (unit) => unit, plainText);
	}
}
const escapes = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^])|[^]/g;
function unescape(unit) {
	return unit.startsWith("\\") ? unit[1] === "U" ? String.fromCodePoint(Number.parseInt(unit.slice(2), 16)) : "?" : unit;
}
function plainText(text) {
	if (text !== "" && (/[\n\r#]/.test(text) || !isPlainSafe(`x${text}x`, !0))) throw new Refusal("the value needs quotes", 0);
	return text;
}
function flowLayout(raw, base, value, units, decode, encode) {
	if (raw.includes("\n")) return;
	let offsets = [], at = base;
	for (let [unit] of raw.matchAll(units)) {
		for (let count = unit.length === 1 ? 1 : decode(unit).length; count > 0; count--) offsets.push(at);
		at += unit.length;
	}
	if (offsets.push(at), offsets.length === value.length + 1) return (span) => ({
		start: offsets[span.start] ?? base,
		end: offsets[span.end] ?? at,
		text: encode(span.text)
	});
}
function blockLayout(text, start, end, value, folded) {
	let content = text.indexOf("\n", start) + 1;
	if (content === 0) return;
	let lines = value.split("\n"), outer = text.slice(content, end).split("\n"), first = lines.findIndex((line) => line.trim() !== ""), indent = (outer[first]?.replace(/\r$/, "").length ?? 0) - (lines[first]?.length ?? 0);
	if (first < 0 || indent <= 0 || folded && value.trim().includes("\n")) return;
	let innerStarts = [], outerStarts = [], inner = 0, at = content;
	for (let [index, line] of lines.entries()) {
		innerStarts.push(inner), outerStarts.push(at);
		let written = (outer[index] ?? "").replace(/\r$/, "");
		if (line !== "" && written.slice(indent) !== line) return;
		inner += line.length + 1, at += (outer[index]?.length ?? 0) + 1;
	}
	let eol = lineEndingAt(text, start);
	function place(offset) {
		let line = innerStarts.length - 1;
		for (; line > 0 && (innerStarts[line] ?? 0) > offset;) line--;
		return {
			line,
			column: offset - (innerStarts[line] ?? 0)
		};
	}
	function outerOffset({ line, column }) {
		return (outerStarts[line] ?? end) + (lines[line] === "" ? 0 : indent) + column;
	}
	return (span) => {
		let [from, to] = [place(span.start), place(span.end)], encoded = span.text.replaceAll(/\r?\n/g, eol + " ".repeat(indent));
		return to.line > from.line && lines[to.line] === "" && to.column === 0 && from.column === 0 ? {
			start: outerStarts[from.line] ?? start,
			end: outerStarts[to.line] ?? end,
			text: encoded
		} : {
			start: outerOffset(from),
			end: outerOffset(to),
			text: encoded
		};
	};
}
// src/bump/markers.ts
var import_dist = require_dist();
const token = "\"$imagepolicy\"";
function hasMarkers(text) {
	return text.includes(token);
}
function findMarkers(source) {
	if (!hasMarkers(source.text)) return [];
	let markers = [];
	for (let region of regionsOf(source)) walk(region, region.document.root, [], void 0);
	return markers;
	function walk(region, node, path, map) {
		if ((0, import_dist.isMap)(node)) for (let { key, value } of node.items) (0, import_dist.isScalar)(key) && walk(region, value, [...path, String(key.value)], node);
		else if ((0, import_dist.isSeq)(node)) for (let [index, item] of node.items.entries()) walk(region, item, [...path, index], void 0);
		else if ((0, import_dist.isScalar)(node)) {
			let found = parseMarker(node.comment ?? "");
			found && markers.push({
				region,
				node,
				path,
				map,
				...found
			});
		}
	}
}
function parseMarker(comment) {
	if (!comment.includes(token)) return;
	let match = /"\$imagepolicy"\s*:\s*"([^":]+):([^":]+)(?::(tag|name|digest))?"/.exec(comment);
	if (!match) return;
	let part = match[3] === "tag" || match[3] === "name" || match[3] === "digest" ? match[3] : "all";
	return {
		policy: `${match[1]}:${match[2]}`,
		part
	};
}
function findPolicies(sources) {
	let repositories = new Map(), references = new Map();
	for (let region of sources.flatMap(regionsOf)) {
		let { document } = region, root = asMap(document, document.root), kind = root ? getText(document, root, "kind") : void 0;
		if (!root || kind !== "ImagePolicy" && kind !== "ImageRepository") continue;
		let metadata = getMap(document, root, "metadata"), spec = getMap(document, root, "spec"), name = metadata && getText(document, metadata, "name");
		if (!metadata || !spec || name === void 0) continue;
		let namespace = getText(document, metadata, "namespace") ?? "", image = textOf(getScalar(document, spec, "image")), reference = getMap(document, spec, "imageRepositoryRef");
		if (kind === "ImageRepository" && image !== void 0 && repositories.set(`${namespace}:${name}`, image), kind !== "ImagePolicy" || !reference) continue;
		let other = getText(document, reference, "namespace") ?? namespace;
		references.set(`${namespace}:${name}`, `${other}:${getText(document, reference, "name") ?? ""}`);
	}
	let images = [...references].flatMap(([policy, repository]) => {
		let image = repositories.get(repository);
		return image === void 0 ? [] : [[policy, image]];
	});
	return new Map(images);
}
// src/bump/create-context.ts
function createContext({ kustomizations, sources, fields, isChart, valueFiles }) {
	let byFile = new Map(sources.map((source) => [source.file, source])), targets = patchTargets(kustomizations), opened = new Map(), unopened = [], valuesOf = (folder) => byFile.get(resolvePath(folder, "values.yaml") ?? "");
	return {
		open(source, document, node, path) {
			let known = opened.get(node);
			if (known) return known;
			let within = embed(source, document, node), regions = "reason" in within ? [] : within.source.documents.map((inner) => ({
				source,
				document: inner,
				index: document.index,
				within,
				outer: path
			}));
			if ("reason" in within && typeof node.value == "string") {
				let { line } = source.positions.at(startOf(node));
				unopened.push({
					file: source.file,
					line,
					reason: within.reason,
					text: node.value
				});
			}
			return opened.set(node, regions), regions;
		},
		unopened,
		valuesOf,
		defaults(file) {
			for (let folder = folderOf(file), steps = 0; steps < 4; folder = folderOf(folder), steps++) {
				let defaults = isChart(folder) ? valuesOf(folder) : void 0;
				if (defaults) return defaults.file === file ? void 0 : defaults;
				if (folder === "") break;
			}
		},
		isValues: (file) => valueFiles.has(file) || isValuesName(file),
		isPatch: (file) => targets.has(file),
		patchTarget: (file) => targets.get(file),
		fields: [...fields, ...configuredFields(kustomizations, byFile)],
		policies: findPolicies(sources)
	};
}
function isValuesName(file) {
	return /(?:^|[/._-])values(?:[._-][^/]*)?\.ya?ml$|(?:^|\/)values\/[^/]+\.ya?ml$/.test(file);
}
function patchTargets(kustomizations) {
	let targets = new Map();
	for (let { references, source, folder } of kustomizations.values()) {
		for (let { kind, path } of references) kind === "patch" && targets.set(path, void 0);
		let [region] = regionsOf(source), root = region && asMap(region.document, region.document.root);
		if (region && root) for (let field of ["patches", "patchesJson6902"]) for (let { map } of mapsOf(region.document, getSeq(region.document, root, field))) {
			let path = resolvePath(folder, getText(region.document, map, "path") ?? ""), target = targetName(region, map);
			path !== void 0 && target !== void 0 && targets.set(path, target);
		}
	}
	return targets;
}
function configuredFields(kustomizations, byFile) {
	let files = [...kustomizations.values()].flatMap(({ configurations }) => configurations);
	return [...new Set(files)].flatMap((file) => {
		let source = byFile.get(file);
		return (source ? regionsOf(source) : []).flatMap(({ document }) => {
			let root = asMap(document, document.root);
			return mapsOf(document, root && getSeq(document, root, "images")).flatMap(({ map }) => {
				let path = getText(document, map, "path"), kind = getText(document, map, "kind");
				return path === void 0 ? [] : [{
					path: path.split("/"),
					...kind === void 0 ? {} : { kind }
				}];
			});
		});
	});
}
// src/bump/find-places.ts
function findPlaces({ sources, context, without, targets }) {
	let used = conventions.filter(({ id }) => !without.has(id)), claimed = new Set(), places = [];
	for (let source of sources) for (let place of used.flatMap((convention) => convention.find(source, context))) if (!place.nodes.some((node) => claimed.has(node))) {
		for (let node of place.nodes) claimed.add(node);
		places.push(place);
	}
	let images = new Map(targets.map(({ marker, image }) => [marker.policy, image])), named = applyMarkers(bumpTargets.id, places, targets.map(({ marker }) => marker), images);
	return without.has(fluxSetters.id) ? named : applyMarkers(fluxSetters.id, named, sources.flatMap(findMarkers), context.policies);
}
// src/bump/entry-index.ts
function indexEntries(entries) {
	let byMask = new Map(), others = [];
	for (let [index, { entry }] of entries.entries()) {
		if (!isDottedName(entry.name)) {
			others.push(index);
			continue;
		}
		let dots = Array.from(entry.name.matchAll(/\./g), ({ index: at }) => at), key = dots.join(","), group = byMask.get(key) ?? {
			dots,
			names: new Map()
		};
		byMask.set(key, group);
		let known = group.names.get(entry.name);
		known ? known.push(index) : group.names.set(entry.name, [index]);
	}
	return (image, from) => {
		let { name, tag } = splitImage(image), spellings = tag === "" ? [name] : [name, `${name}:${tag}`], best = -1, offer = (index) => {
			index >= from && (best < 0 || index < best) && entries[index]?.entry.matches(image) === !0 && (best = index);
		};
		for (let { dots, names } of byMask.values()) for (let spelling of spellings) for (let index of names.get(mask(spelling, dots)) ?? []) offer(index);
		for (let index of others) offer(index);
		return best;
	};
}
function mask(text, dots) {
	let masked = text;
	for (let at of dots) at < masked.length && (masked = `${masked.slice(0, at)}.${masked.slice(at + 1)}`);
	return masked;
}
// src/bump/flow.ts
function createFlow(kustomizations, roots, places) {
	let byFile = new Map([...kustomizations.values()].map((one) => [one.file, one])), uses = findUses(kustomizations), patches = findPatches(uses, [...kustomizations.values()], places), matched = new Map(), reached = new Map(), memo = new Map(), indexes = new Map();
	function indexOf(stage) {
		let known = indexes.get(stage) ?? indexEntries(stage.entries);
		return indexes.set(stage, known), known;
	}
	function above(at, image, slots, from, own) {
		let key = JSON.stringify([
			at.file,
			image,
			slots,
			from,
			own
		]), known = memo.get(key);
		if (known) return known;
		let result = new Map();
		memo.set(key, result);
		let winner, value = image;
		for (let stage of own < 0 ? stagesOf(at, from, kustomizations) : [at]) {
			let patch = slots.map((slot) => patches.get(stage)?.get(slot)).find((one) => one !== void 0);
			patch && own < 0 && ([winner, value] = [patch, patch.value]), addTo$1(reached, stage, value);
			let next = indexOf(stage), from = stage === at ? Math.max(own, 0) : 0;
			for (let index = next(value, from); index >= 0; index = next(value, from)) {
				from = index + 1;
				let entry = stage.entries[index];
				if (!entry) break;
				addTo$1(matched, placeKey(entry), value), (entry.entry.newTag !== void 0 || entry.entry.digest !== void 0) && (winner = entry), value = transformImage(entry.entry, value), addTo$1(reached, stage, value);
			}
		}
		let parents = uses.get(at.folder) ?? [];
		(parents.length === 0 && !at.component || isWanted$1(at, roots)) && addOutcome(result, at.folder === "" ? "." : at.folder, {
			decider: winner,
			name: splitImage(value).name
		});
		for (let parent of parents) for (let [root, outcomes] of above(parent.by, value, slots, parent.index + 1, -1)) for (let { decider, name } of outcomes) addOutcome(result, root, {
			decider: decider ?? winner,
			name
		});
		return result;
	}
	function reach(place) {
		let at = byFile.get(place.file);
		if (at && isKustomizeEntry(place)) {
			let own = at.entries.findIndex((entry) => samePlace(entry, place)) + 1;
			return above(at, place.value, [], at.references.length, own);
		}
		let slots = place.slots ?? [], ways = at ? [above(at, place.value, slots, at.references.length, -1)] : (uses.get(place.file) ?? []).map((use) => above(use.by, place.value, slots, startIn(use), -1)), result = new Map();
		ways.length === 0 && addOutcome(result, "", {
			decider: void 0,
			name: place.image
		});
		for (let [root, outcomes] of ways.flatMap((way) => [...way])) for (let { decider, name } of outcomes) addOutcome(result, root, {
			decider: decider && samePlace(decider, place) ? void 0 : decider,
			name
		});
		return result;
	}
	return {
		reach,
		matched: (entry) => matched.get(placeKey(entry)) ?? new Set(),
		reached: (kustomization) => reached.get(kustomization) ?? new Set()
	};
}
function startIn(use) {
	return use.patch ? use.by.references.length : use.index + 1;
}
function placeKey(place) {
	return `${place.offset} ${place.file}`;
}
function samePlace(one, other) {
	return one.offset === other.offset && one.file === other.file;
}
function stagesOf(at, from, all, depth = 0) {
	return depth > 32 ? [at] : [...at.references.filter(({ kind }, index) => kind === "component" && index >= from).flatMap(({ path }) => {
		let component = all.get(path);
		return component ? stagesOf(component, 0, all, depth + 1) : [];
	}), at];
}
function findUses(kustomizations) {
	let uses = new Map();
	for (let by of kustomizations.values()) for (let [index, { path, kind }] of by.references.entries()) uses.set(path, [...uses.get(path) ?? [], {
		by,
		index,
		patch: kind === "patch"
	}]);
	return uses;
}
function findPatches(uses, kustomizations, places) {
	let patches = new Map();
	for (let place of places) {
		let users = (uses.get(place.file) ?? []).filter((use) => use.patch).map(({ by }) => by), inline = isKustomizeEntry(place) ? [] : kustomizations.filter(({ file }) => file === place.file);
		for (let by of [...users, ...inline]) {
			let known = patches.get(by) ?? new Map();
			for (let slot of place.slots ?? []) known.set(slot, place);
			patches.set(by, known);
		}
	}
	return patches;
}
function isWanted$1(kustomization, roots) {
	return roots.has(kustomization.folder) || roots.has(kustomization.file);
}
function addOutcome(result, root, outcome) {
	let outcomes = result.get(root) ?? [];
	result.set(root, outcomes), outcomes.some((one) => one.decider === outcome.decider && one.name === outcome.name) || outcomes.push(outcome);
}
function addTo$1(map, key, value) {
	let values = map.get(key);
	values ? values.add(value) : map.set(key, new Set([value]));
}
// src/bump/place-index.ts
function indexPlaces(places, flow, kustomizations) {
	let byName = new Map(), expressions = [];
	for (let place of places) if (isExpression(place)) expressions.push(place);
	else for (let name of namesOf(place)) addTo(byName, keyOf(name), place);
	let decided = expressions.length === 0 ? new Map() : decidedNames(places, flow), byFile = new Map([...kustomizations.values()].map((one) => [one.file, one]));
	return {
		about: (repository) => [...byName.get(keyOf(repository)) ?? []],
		expressions: expressions.map((place) => ({
			place,
			decides: [...decided.get(placeKey(place)) ?? []]
		})),
		kustomizationOf: (file) => byFile.get(file)
	};
}
function isExpression(place) {
	return isKustomizeEntry(place) && place.entry.newName === void 0 && !place.entry.literal;
}
function namesOf(place) {
	return [
		place.image,
		...place.aliases ?? [],
		...isKustomizeEntry(place) ? [place.entry.name] : []
	];
}
function keyOf(name) {
	return normalizeRepository(name) ?? name;
}
function decidedNames(places, flow) {
	let decided = new Map();
	for (let outcome of places.flatMap((place) => [...flow.reach(place).values()].flat())) outcome.decider && addTo(decided, placeKey(outcome.decider), outcome.name);
	return decided;
}
function addTo(map, key, value) {
	let values = map.get(key);
	values ? values.add(value) : map.set(key, new Set([value]));
}
// src/bump/application-references.ts
function applicationReferences(source, isMeant) {
	let found = regionsOf(source).filter(({ document }) => isMeant(source, document)).map((region) => {
		let argo = argoReferences(region), flux = fluxReferences(region);
		return {
			folders: [...argo.folders, ...flux.folders],
			valueFiles: [...argo.valueFiles, ...flux.valueFiles]
		};
	});
	return {
		folders: found.flatMap((one) => one.folders),
		valueFiles: found.flatMap((one) => one.valueFiles)
	};
}
function argoReferences(region) {
	let { document } = region, folders = [], valueFiles = [];
	for (let { map } of applicationSources(region)) {
		let folder = localPath(getText(document, map, "path"));
		folder !== void 0 && folders.push(folder);
		let helm = getMap(document, map, "helm");
		for (let item of (helm && getSeq(document, helm, "valueFiles"))?.items ?? []) {
			let text = textOf(asScalar(document, item)) ?? "", path = text.startsWith("$") ? localPath(text.replace(/^\$[^/]*\//, "")) : resolvePath(folder ?? "", text);
			path !== void 0 && path !== "" && valueFiles.push(path);
		}
	}
	return {
		folders,
		valueFiles
	};
}
function fluxReferences({ document }) {
	let root = asMap(document, document.root), kind = root ? getText(document, root, "kind") : void 0, spec = root ? getMap(document, root, "spec") : void 0;
	if (!root || !spec) return {
		folders: [],
		valueFiles: []
	};
	if (kind === "Kustomization" && getText(document, root, "apiVersion")?.startsWith("kustomize.toolkit.fluxcd.io/") === !0) return {
		folders: [localPath(getText(document, spec, "path"))].flatMap((one) => one ?? []),
		valueFiles: []
	};
	let chart = kind === "HelmRelease" ? getMap(document, spec, "chart") : void 0, inner = chart && getMap(document, chart, "spec");
	if (!inner) return {
		folders: [],
		valueFiles: []
	};
	let name = getText(document, inner, "chart") ?? "", files = (getSeq(document, inner, "valuesFiles")?.items ?? []).flatMap((item) => localPath(textOf(asScalar(document, item))) ?? []), folder = name.includes("/") ? localPath(name) : void 0;
	return {
		folders: folder === void 0 ? [] : [folder],
		valueFiles: files
	};
}
function localPath(text) {
	if (text === void 0 || text.includes("{{")) return;
	let path = resolvePath("", text.replace(/^\/+/, ""));
	return path === "" ? void 0 : path;
}
// src/bump/described.ts
function meantDocuments(asked) {
	let objects = new Map();
	for (let root of asked.filter(isDescribed)) {
		let known = objects.get(fileOf(root)) ?? new Set();
		known.add(objectOf(root).replace(/#\d+$/, "")), objects.set(fileOf(root), known);
	}
	for (let file of objects.keys()) asked.some((root) => covers(root, file)) && objects.delete(file);
	return (source, document) => {
		let wanted = objects.get(source.file);
		if (wanted === void 0 || wanted.has(nameOf(document))) return !0;
		let there = new Set(source.documents.map(nameOf));
		return [...wanted].some((one) => !there.has(one));
	};
}
function covers(root, file) {
	return !isDescribed(root) && (root === "." || root === "" || root === file || file.startsWith(`${root}/`));
}
function nameOf(document) {
	let root = asMap(document, document.root), metadata = root && getMap(document, root, "metadata");
	if (!root || !metadata) return "";
	let text = (key) => getText(document, metadata, key) ?? "";
	return `${getText(document, root, "kind") ?? ""}/${text("namespace")}/${text("name")}`;
}
// src/bump/included.ts
function includedPaths(kustomizations, wanted, hasKustomization) {
	if (wanted === void 0) return () => !0;
	let roots = new Set([...wanted].filter(hasKustomization)), plain = [...wanted].filter((folder) => !roots.has(folder)), below = (path) => plain.some((one) => path === one || path.startsWith(`${one}/`)), reached = closure(kustomizations, [...roots, ...[...kustomizations.keys()].filter(below)]);
	return (path) => reached.has(path) || below(path) || isArgocdSourceFile(path) && roots.has(folderOf(path));
}
function closure(kustomizations, begin) {
	let reached = new Set(), open = [...begin];
	for (let path = open.pop(); path !== void 0; path = open.pop()) {
		if (reached.has(path)) continue;
		reached.add(path);
		let one = kustomizations.get(path);
		one && (reached.add(one.file), open.push(...one.references.map((reference) => reference.path), ...one.configurations, ...one.valueFiles));
	}
	return reached;
}
// src/bump/kustomization.ts
const resourceFields = ["resources", "bases"], openFields = [
	"generators",
	"transformers",
	"helmCharts",
	"helmChartInflationGenerator",
	"crds"
];
function readKustomization(source) {
	let document = source.documents[0], root = document ? asMap(document, document.root) : void 0;
	return document && root ? readRoot(source, document, root) : void 0;
}
function readRoot(source, document, root) {
	let folder = folderOf(source.file), references = [], outside = [], open = openFields.some((field) => getNode(document, root, field) !== void 0);
	function add(kind, text, offset) {
		if (text === void 0 || text === "" || text.includes("\n")) return;
		if (isRemote(text)) {
			open = !0;
			return;
		}
		let path = resolvePath(folder, text), { line } = source.positions.at(offset);
		path === void 0 ? outside.push({
			line,
			text
		}) : references.push({
			kind,
			path,
			line
		});
	}
	function addList(kind, field) {
		for (let scalar of scalarsOf(document, root, field)) add(kind, textOf(scalar), startOf(scalar));
	}
	for (let field of resourceFields) addList("resource", field);
	addList("component", "components"), addList("patch", "patchesStrategicMerge");
	for (let field of ["patches", "patchesJson6902"]) for (let { map } of mapsOf(document, asSeq(document, getNode(document, root, field)))) add("patch", getText(document, map, "path"), startOf(map));
	let local = (node) => {
		let path = node && resolvePath(folder, textOf(node) ?? "");
		return path === void 0 || path === "" ? [] : [path];
	}, charts = mapsOf(document, asSeq(document, getNode(document, root, "helmCharts")));
	return {
		file: source.file,
		folder,
		source,
		references,
		configurations: scalarsOf(document, root, "configurations").flatMap(local),
		valueFiles: charts.flatMap(({ map }) => [...scalarsOf(document, map, "additionalValuesFiles"), asScalar(document, getNode(document, map, "valuesFile"))].flatMap(local)),
		component: getText(document, root, "kind") === "Component",
		entries: findEntries(source),
		open,
		outside
	};
}
function isRemote(text) {
	return /:\/\/|^git@|\?ref=|^(?:github\.com|gitlab\.com|bitbucket\.org)[/:]|^git::/.test(text);
}
function scalarsOf(document, map, field) {
	return (asSeq(document, getNode(document, map, field))?.items ?? []).flatMap((item) => asScalar(document, item) ?? []);
}
// src/bump/listing.ts
function createListing(tree) {
	let entries = new Map(), folders = new Set(), asked = new Set(), all = !1;
	function files() {
		return [...entries.values()].filter(isRegular).map((entry) => entry.path).sort();
	}
	return {
		async add(prefixes) {
			all ||= prefixes === void 0;
			for (let prefix of prefixes ?? []) asked.add(prefix);
			for (let entry of await tree.list(prefixes)) {
				entries.set(entry.path, entry);
				for (let folder = folderOf(entry.path); folder !== "" && !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
			}
		},
		knows: (path) => all || ancestors(path).some((one) => asked.has(one)),
		has: (path) => entries.has(path) || folders.has(path),
		files,
		kustomizations: () => new Map([...byFolder(files())].flatMap(([folder, [file, second]]) => file === void 0 || second !== void 0 ? [] : [[folder, file]])),
		ambiguities: () => [...byFolder(files())].filter(([, found]) => found.length > 1).map(([folder, found]) => ({
			folder,
			error: ambiguity(folder, found)
		})),
		oddities: () => [...entries.values()].flatMap(({ path, mode }) => mode === "160000" ? [{
			file: path,
			reason: "submodule: its files belong to another repository"
		}] : mode === "120000" && isManifest(path) ? [{
			file: path,
			reason: "symbolic link: the file it leads to is edited instead"
		}] : [])
	};
}
function ancestors(path) {
	return path === "" ? [""] : [path, ...ancestors(folderOf(path))];
}
function isRegular(entry) {
	return entry.mode === "100644" || entry.mode === "100755";
}
function isManifest(path) {
	return /\.(?:ya?ml|json)$/.test(path) || isKustomizationFile(path);
}
function byFolder(files) {
	return Map.groupBy(files.filter(isKustomizationFile), folderOf);
}
function ambiguity(folder, files) {
	let names = kustomizationNames.filter((name) => files.some((file) => file.endsWith(name))), message = `"${folder === "" ? "." : folder}" has ${names.join(" and ")}`;
	return new SlipwayError("KUSTOMIZATION_AMBIGUOUS", message, { location: { file: files[0] ?? folder } });
}
function createReader(tree) {
	let texts = new Map(), parsed = new Map(), raw = new Map(), skipped = [], errors = [];
	async function load(path) {
		if (!(texts.has(path) || raw.has(path))) try {
			let bytes = await tree.read(path);
			if (!bytes) return;
			raw.set(path, bytes);
			let text = decodeUtf8(bytes);
			text !== void 0 && texts.set(path, text);
		} catch (thrown) {
			if (!(thrown instanceof SlipwayError)) throw thrown;
			raw.set(path, new Uint8Array()), errors.push(located(thrown, path));
		}
	}
	function parse(path, screen) {
		if (parsed.has(path)) return parsed.get(path);
		let bytes = raw.get(path);
		if (!bytes) return;
		let text = texts.get(path), readable = text ?? new TextDecoder("latin1").decode(bytes);
		if (screen && (!screen(readable) || path.endsWith(".json") && !isJsonManifest(readable))) return;
		if (text === void 0) {
			bytes.length > 0 && errors.push(new SlipwayError("FILE_INVALID", `${path} is not UTF-8`, { location: { file: path } })), parsed.set(path, void 0);
			return;
		}
		let source = parseText(path, text, bytes);
		source.problem && skipped.push(describeProblem(source, text));
		let usable = source.problem ? void 0 : source;
		return parsed.set(path, usable), usable;
	}
	return {
		skipped,
		errors,
		texts: () => texts.entries(),
		async read(paths, screen) {
			let sources = [];
			for (let start = 0; start < paths.length; start += 64) {
				let batch = paths.slice(start, start + 64);
				await Promise.all(batch.map(load));
				for (let path of batch) {
					let source = parse(path, screen);
					source && sources.push(source);
				}
			}
			return sources;
		}
	};
}
function isJsonManifest(text) {
	return text.includes("\"apiVersion\"") || text.includes("\"op\"");
}
function describeProblem(source, text) {
	let { reason, line } = source.problem ?? {
		reason: "",
		line: 1
	};
	return /\{\{/.test(text) ? {
		file: source.file,
		line,
		reason: "template: not YAML before rendering"
	} : {
		file: source.file,
		line,
		reason: `not YAML: ${reason}`
	};
}
function located(error, file) {
	return error.location ? error : new SlipwayError(error.code, error.message, {
		location: { file },
		cause: error,
		...error.hint === void 0 ? {} : { hint: error.hint }
	});
}
// src/bump/screen.ts
function createScreen(names) {
	let words = new Set(names.map((name) => name.slice(name.lastIndexOf("/") + 1)));
	if (words.size <= 4) {
		let list = [...words];
		return (text) => list.some((word) => text.includes(word));
	}
	return (text) => {
		for (let [token] of text.matchAll(/[a-z0-9]+(?:[._-]+[a-z0-9]+)*/g)) if (words.has(token)) return !0;
		return !1;
	};
}
// src/bump/scope.ts
async function openScope(tree, asked, intents, always, fields) {
	let paths = asked === void 0 ? [] : asked.map(fileOf).map(checkPrefix), isMeant = meantDocuments(asked ?? []), wanted = asked === void 0 || paths.includes("") ? void 0 : new Set(paths), listing = createListing(tree);
	await listing.add(wanted && [...wanted, ...always]);
	for (let prefix of wanted ?? []) checkPresent(tree, listing, prefix);
	let reader = createReader(tree), kustomizations = new Map(), valueFiles = new Set(), sources = [], included = () => !0;
	for (let round = 0; round < maxRounds; round++) {
		included = await followKustomizations(listing, reader, kustomizations, wanted);
		for (let file of [...kustomizations.values()].flatMap((one) => one.valueFiles)) valueFiles.add(file);
		sources = await reader.read(manifestFiles(listing, included), screenFor(kustomizations, intents, fields));
		let references = sources.map((source) => applicationReferences(source, isMeant));
		for (let file of references.flatMap((one) => one.valueFiles)) valueFiles.add(file);
		let folders = references.flatMap((one) => one.folders).filter((folder) => wanted?.has(folder) === !1);
		for (let folder of folders) wanted?.add(folder);
		let missing = [...folders, ...valueFiles].filter((path) => !listing.knows(path));
		if (missing.length > 0) await listing.add([...new Set(missing)]);
		else if (folders.length === 0) break;
	}
	return sources = await addValues(listing, reader, sources, new Set([...valueFiles, ...always])), {
		reader,
		kustomizations,
		sources,
		prefixes: wanted === void 0 ? [] : paths,
		roots: wanted ?? new Set(),
		valueFiles,
		isMeant,
		isChart: (folder) => listing.has(folder === "" ? "Chart.yaml" : `${folder}/Chart.yaml`),
		skipped: [...listing.oddities().filter(({ file }) => included(file)), ...outsideReferences(kustomizations)],
		errors: listing.ambiguities().filter(({ folder }) => wanted?.has(folder) !== !1 || included(folder)).map(({ error }) => error)
	};
}
const maxRounds = 8;
async function followKustomizations(listing, reader, kustomizations, wanted) {
	let included = () => !0;
	for (let depth = 0; depth < 64; depth++) {
		let files = listing.kustomizations();
		included = includedPaths(kustomizations, wanted, (folder) => files.has(folder));
		let fresh = [...files].filter(([folder]) => !kustomizations.has(folder) && (wanted?.has(folder) !== !1 || included(folder))), found = (await reader.read(fresh.map(([, file]) => file))).flatMap((source) => readKustomization(source) ?? []);
		if (found.length === 0) break;
		for (let one of found) kustomizations.set(one.folder, one);
		let missing = found.flatMap((one) => [...one.references.map(({ path }) => path), ...one.configurations]).filter((path) => !listing.knows(path));
		missing.length > 0 && await listing.add([...new Set(missing)]);
	}
	return await reader.read([...kustomizations.values()].flatMap((one) => one.configurations).filter((path) => listing.has(path))), included;
}
function manifestFiles(listing, included) {
	return listing.files().filter((path) => isManifest(path) && !isKustomizationFile(path) && included(path));
}
async function addValues(listing, reader, sources, valueFiles) {
	let read = new Set(sources.map(({ file }) => file)), charts = sources.filter(({ file }) => /(?:^|\/)values\.yaml$/.test(file)).map(({ file }) => folderOf(file)), beside = (file) => charts.some((folder) => folder === "" || file.startsWith(`${folder}/`)), more = listing.files().filter((file) => !read.has(file) && (isValuesName(file) && beside(file) || valueFiles.has(file)));
	return [...sources, ...await reader.read(more)];
}
const mentionsImage = /image|repositor|reference|digest|tag/i, indirect = /"\$imagepolicy"|\bkind:\s*["']?(?:Image(?:Policy|Repository)|Application(?:Set)?|HelmRelease)\b|kustomize\.toolkit\.fluxcd\.io/;
function screenFor(kustomizations, intents, fields) {
	let entries = [...kustomizations.values()].flatMap((one) => one.entries.map(({ entry }) => entry)), names = namesBelow(entries, intents);
	if (entries.filter(({ literal }) => !literal).some(({ matches, newName }) => names.some((name) => matches(name) || name === newName))) return;
	let screen = createScreen(names), anyWord = fields || [...kustomizations.values()].some((one) => one.configurations.length > 0);
	return (text) => (anyWord || mentionsImage.test(text)) && screen(text) || indirect.test(text);
}
function namesBelow(entries, intents) {
	let names = intents.map(({ repository }) => repository);
	for (let index = 0; index < names.length; index++) {
		let wanted = names[index] ?? "";
		for (let { name, newName } of entries) newName !== void 0 && sameRepository(newName, wanted) && !names.includes(name) && names.push(name);
	}
	return names;
}
function outsideReferences(kustomizations) {
	return [...kustomizations.values()].flatMap(({ file, outside }) => outside.map(({ line, text }) => ({
		file,
		line,
		reason: `"${text}" leads out of the repository`
	})));
}
function checkPrefix(prefix) {
	let path = resolvePath("", prefix);
	if (path === void 0) throw new SlipwayError("PATH_OUTSIDE", `"${prefix}" leads out of the repository`);
	return path;
}
function checkPresent(tree, listing, prefix) {
	if (!listing.has(prefix)) throw new SlipwayError("ROOT_NOT_FOUND", `there is nothing at "${prefix}" in ${tree.label}`, { hint: "Check --path, or the roots of the environment." });
}
// src/bump/address.ts
function follow(document, path) {
	return step(document, document.root ?? void 0, path, []);
}
function step(document, node, path, done) {
	let [next, ...rest] = path;
	if (next === void 0) return node ? {
		found: !0,
		node,
		path: done
	} : {
		found: !1,
		map: void 0,
		reason: "there is nothing",
		node
	};
	if (typeof next == "number") {
		let seq = asSeq(document, node);
		if (!seq) return nowhere("is no list", node, done);
		let item = seq.items[next];
		return item ? step(document, item, rest, [...done, next]) : nowhere(`has ${seq.items.length} items, not ${next + 1}`, node, done);
	}
	let map = asMap(document, node);
	if (!map) {
		let empty = resolve$1(document, node);
		return (0, import_dist.isScalar)(empty) && empty.value === null ? nowhere("is empty", node, done) : nowhere(asSeq(document, node) ? "is a list: give an index as [0]" : "is no map", node, done);
	}
	let own = getNode(document, map, next);
	if (own) return step(document, own, rest, [...done, next]);
	let dotted = dottedKey(map, path);
	if (dotted) return step(document, dotted.node, path.slice(dotted.steps), [...done, dotted.key]);
	let missing = path.filter((one) => typeof one == "string");
	return missing.length < path.length ? nowhere(`has no key "${next}"`, node, done) : {
		found: !1,
		map,
		path: done,
		missing
	};
}
function nowhere(reason, node, done) {
	return {
		found: !1,
		map: void 0,
		reason: `${done.length === 0 ? "the document" : `"${String(done.at(-1))}"`} ${reason}`,
		node
	};
}
function dottedKey(map, path) {
	for (let steps = path.length; steps > 1; steps--) {
		let part = path.slice(0, steps);
		if (!part.every((one) => typeof one == "string")) continue;
		let key = part.join("."), pair = map.items.find((one) => (0, import_dist.isScalar)(one.key) && one.key.value === key);
		if (pair?.value && ((0, import_dist.isMap)(pair.value) || (0, import_dist.isScalar)(pair.value))) return {
			key,
			node: pair.value,
			steps
		};
	}
}
// src/bump/targets.ts
function findTargets(sources, targets) {
	let errors = [];
	return {
		targets: targets.flatMap((target) => {
			let markers = markersOf(sources, target);
			if (markers.length === 0) {
				let message = `bump.targets: there is no single value at ${target.file}:${target.path}`;
				errors.push(new SlipwayError("LAYOUT_INVALID", message, { location: { file: target.file } }));
			}
			return markers.map((marker) => ({
				marker,
				image: target.image
			}));
		}),
		errors
	};
}
function markersOf(sources, { file, path, part = "all" }) {
	let steps = parsePath(path), source = sources.find((one) => one.file === file);
	return !steps || !source ? [] : regionsOf(source).flatMap((region) => {
		let address = follow(region.document, steps), node = address.found ? resolve$1(region.document, address.node) : void 0, parent = follow(region.document, steps.slice(0, -1)), map = parent.found ? resolve$1(region.document, parent.node) : void 0;
		return !address.found || !(0, import_dist.isScalar)(node) ? [] : [{
			region,
			node,
			path: address.path,
			map: (0, import_dist.isMap)(map) ? map : void 0,
			policy: `target ${file}:${path}`,
			part
		}];
	});
}
// src/bump/survey.ts
async function survey(request) {
	let { tree, prefixes, intents, sets = [], targets = [] } = request, scope = await openScope(tree, prefixes, intents, [...sets, ...targets].map(({ file }) => file), (request.fields ?? []).length > 0), sources = [...[...scope.kustomizations.values()].map(({ source }) => source), ...scope.sources], context = createContext({
		...scope,
		sources,
		fields: request.fields ?? []
	}), marked = findTargets(sources, targets), places = findPlaces({
		sources,
		context,
		without: new Set(request.without),
		targets: marked.targets
	}).filter(({ source, document }) => {
		let found = source.documents.find(({ index }) => index === document);
		return found === void 0 || scope.isMeant(source, found);
	}), flow = createFlow(scope.kustomizations, scope.roots, places);
	for (let place of places) flow.reach(place);
	let screen = createScreen(intents.map(({ repository }) => repository)), unopened = context.unopened.filter(({ text }) => screen(text));
	return {
		scope,
		places,
		flow,
		index: indexPlaces(places, flow, scope.kustomizations),
		skipped: [
			...scope.skipped,
			...scope.reader.skipped,
			...unopened.map(({ file, line, reason }) => ({
				file,
				line,
				reason
			}))
		],
		errors: [
			...scope.errors,
			...scope.reader.errors,
			...marked.errors
		]
	};
}
// src/bump/rendered-images.ts
const containerLists = new Set([
	"containers",
	"initContainers",
	"ephemeralContainers"
]);
function renderedImages(root) {
	return root.objects.flatMap(({ manifest }) => imagesOf(root.id, manifest));
}
function imagesOf(root, manifest) {
	if (manifest.kind === "CustomResourceDefinition") return [];
	let identity = identify(manifest), shared = {
		root,
		object: formatIdentity(identity),
		kind: `${identity.apiVersion}/${identity.kind}/${identity.namespace}`
	}, found = [];
	return walk(manifest, "", 0), found;
	function walk(value, path, depth) {
		if (!(depth > 32 || typeof value != "object" || !value)) for (let [key, child] of Object.entries(value)) Array.isArray(child) && containerLists.has(key) && take(child, key, `${path}/${key}`, (item) => item.image), Array.isArray(child) && key === "volumes" && take(child, key, `${path}/${key}`, referenceOf), walk(child, `${path}/${key}`, depth + 1);
	}
	function take(items, list, path, imageOf) {
		for (let [index, item] of items.entries()) {
			if (typeof item != "object" || !item) continue;
			let { name } = item, image = imageOf(item), container = typeof name == "string" && name !== "" ? name : `#${index}`;
			typeof image == "string" && image !== "" && found.push({
				...shared,
				list,
				container,
				place: `${path}/${container}`,
				image
			});
		}
	}
}
function referenceOf({ image }) {
	return typeof image == "object" && image ? image.reference : void 0;
}
// src/bump/explain-image.ts
async function explainImage(request) {
	let { image } = request, found = await survey({
		...request,
		intents: [image]
	}), { flow, scope } = found, chosen = choosePlaces(image, found.index, flow), explained = [
		...chosen.places.map((place) => explain(place, flow, refusalOf(place, image))),
		...chosen.refused.map(({ place, reason }) => explain(place, flow, reason)),
		...leftAlone(found, image, chosen.skipped, flow)
	].sort((a, b) => a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line), uses = (request.rendered ?? []).flatMap(renderedImages).filter((use) => isImage(splitReference(use.image).name, image)), missing = explained.length === 0 ? [imageNotFound(image, scope.reader.texts(), chosen.skipped)] : [];
	return {
		image: formatReference({ name: image.repository }),
		places: explained,
		uses: uses.map((use) => ({
			root: use.root,
			object: use.object,
			container: use.container,
			image: use.image
		})),
		skipped: found.skipped,
		errors: [...found.errors, ...missing].map(toErrorDocument)
	};
}
function explain(place, flow, reason) {
	let { line, column } = place.source.positions.at(place.offset), reach = [...flow.reach(place)];
	return {
		file: place.file,
		line,
		column,
		document: place.document,
		path: formatPath(place.path),
		convention: place.convention,
		image: place.image,
		now: place.value,
		roots: reach.filter(([root, outcomes]) => root !== "" && outcomes.some(({ decider }) => !decider)).map(([root]) => root),
		overridden: reach.flatMap(([root, outcomes]) => outcomes.flatMap(({ decider }) => decider ? [{
			root,
			...locate(decider)
		}] : [])),
		...reason === void 0 ? {} : { reason }
	};
}
function leftAlone(found, image, skipped, flow) {
	return found.places.flatMap((place) => {
		let { file, line } = locate(place), reason = skipped.find((one) => one.file === file && one.line === line)?.reason;
		return reason !== void 0 && (holds(place, image) || "entry" in place) ? [explain(place, flow, reason)] : [];
	});
}
function refusalOf(place, image) {
	try {
		place.change(image.tag === void 0 && image.digest === void 0 ? {
			...image,
			tag: "explain"
		} : image);
		return;
	} catch (thrown) {
		if (thrown instanceof Refusal) return thrown.message;
		throw thrown;
	}
}
// src/report/bump-explain.ts
function explainText(explanation) {
	let { image, places, uses, skipped, errors } = explanation;
	return `${[
		[`${oneLine(image)} is written in ${count(places.length, "place")}:`],
		places.flatMap(placeRows),
		uses.length === 0 ? [] : ["Rendered objects that use it:", ...uses.map((use) => `  ${oneLine(`${use.root}: ${use.object} ${use.container}: ${use.image}`)}`)],
		skipped.length === 0 ? [] : ["Not looked into:", ...skipped.map((one) => `  ${oneLine(formatLocation(one))}: ${oneLine(one.reason)}`)],
		errors.flatMap(errorRows)
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
function explainDocument(explanation) {
	return {
		schema: "slipway/bump-explain/v1",
		command: "bump",
		...explanation
	};
}
function placeRows(place) {
	let reach = place.roots.length > 0 ? `decides in ${place.roots.join(", ")}` : place.overridden.length > 0 ? "decides nowhere" : "no kustomization uses it";
	return [
		`${oneLine(formatLocation(place))}: ${place.convention}: ${oneLine(place.path)}: ${oneLine(place.now)}`,
		`  ${oneLine(reach)}`,
		...place.overridden.map(({ root, file, line }) => `  overridden in ${oneLine(root)} by ${oneLine(`${file}:${line}`)}`),
		`  ${place.reason === void 0 ? "a bump edits it" : `a bump leaves it alone: ${oneLine(place.reason)}`}`
	];
}
function errorRows(error) {
	return [`error[${error.code}]: ${oneLine(error.message)}`, ...error.hint === void 0 ? [] : [`  hint: ${oneLine(error.hint)}`]];
}
function count(number, noun) {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
// src/commands/explain-bump.ts
async function explainBump(context, workspace) {
	let { platform, values } = context, { tree, config, configPath } = workspace, paths = values.list("path").map((typed) => repositoryPath(workspace, platform.host.context.workspace, typed)), applied = await appliedEngines(platform, workspace.folder, config), request = {
		tree,
		config,
		path: posix.dirname(configPath),
		names: values.list("environment"),
		paths,
		applied
	}, scopes = await scopesOf(request), everything = scopes.some((scope) => scope.roots === void 0), roots = [...new Set(scopes.flatMap((scope) => scope.roots ?? []))], selected = await resolveRoots(tree, everything ? { applied } : {
		applied,
		roots
	}), rendered = await renderRoots({
		log: platform.host.log,
		tree,
		roots: selected,
		applied,
		exec: platform.exec,
		renderer: await chooseRenderer(platform, values.text("renderer"), selected),
		signal: platform.signal,
		...reachOf(context, config)
	}), explanation = await explainImage({
		tree,
		image: { repository: parseImageReference(values.text("explain") ?? "").spelled },
		rendered,
		...everything ? {} : { prefixes: roots }
	});
	return {
		exitCode: +(explanation.errors.length > 0),
		formats: {
			text: () => explainText(explanation),
			json: () => jsonText(explainDocument(explanation))
		},
		outputs: {},
		annotations: []
	};
}
// src/bump/prove-effect.ts
function proveEffect(request) {
	let { intents } = request, failed = new Set([...request.before, ...request.after].filter(({ errors }) => errors.length > 0).map(({ id }) => id)), judged = (root) => !failed.has(root.id), before = request.before.filter(judged).flatMap(renderedImages), after = request.after.filter(judged).flatMap(renderedImages), { uses, added } = pair(before, after), edits = request.edits ?? [], inRootsOf = ({ file }) => before.filter(({ root }) => request.rootsOf?.(file).has(root) !== !1), errors = [];
	for (let intent of intents) {
		let concerned = uses.filter((use) => isImage(splitReference(use.before.image).name, intent)), stale = concerned.filter((use) => use.after && !isWanted(use.after.image, intent, use.before.image));
		stale.length > 0 && errors.push(noEffect(intent, stale, edits));
		let told = edits.filter((edit) => isOf(edit, intent));
		if (told.length > 0 && told.every(request.isLeft ?? isLeftToEngine)) continue;
		let idle = idleEdits(request, intent, uses, added, failed);
		stale.length === 0 && errors.push(...idle.map((edit) => idleEdit(intent, edit, edits, inRootsOf(edit)))), !(idle.length > 0 || concerned.length > 0 || [...after, ...added].some(({ image }) => isWanted(image, intent, image))) && failed.size === 0 && errors.push(notReached(intent, edits));
	}
	let more = [...uses.filter((use) => !use.after || use.after.image !== use.before.image && !intents.some((intent) => concerns(use, intent))), ...added.filter(({ image }) => !intents.some((intent) => isWanted(image, intent))).map((one) => ({
		before: one,
		after: one
	}))];
	return more.length > 0 && errors.push(tooMuch(more, edits)), errors;
}
const ofObjects = new Set([
	"argocd-application",
	"flux-helm-release",
	"flux-kustomization"
]), leftToEngines$1 = new Set([
	...ofObjects,
	"argocd-source-file",
	"flux-setters",
	"image-fields"
]);
function isOfObject({ convention }) {
	return ofObjects.has(convention);
}
function isLeftToEngine({ convention }) {
	return leftToEngines$1.has(convention);
}
const judgedAlone = new Set([
	"kustomize-images",
	"kustomize-patches",
	"workload"
]);
function idleEdits({ edits = [], rootsOf, after }, intent, uses, added, failed) {
	let touched = new Set([...uses.filter((use) => use.after && use.after.image !== use.before.image && isWanted(use.after.image, intent)).map((use) => use.before.root), ...added.filter(({ image }) => isWanted(image, intent)).map(({ root }) => root)]);
	return edits.filter((edit) => {
		if (!judgedAlone.has(edit.convention) || !isOf(edit, intent)) return !1;
		let roots = after.map(({ id }) => id).filter((id) => rootsOf?.(edit.file).has(id) !== !1);
		return roots.length > 0 && !roots.some((id) => touched.has(id) || failed.has(id));
	});
}
function isOf({ image }, intent) {
	return [intent.repository, intent.newRepository].some((name) => name !== void 0 && sameRepository(image, name));
}
function pair(before, after) {
	let exact = new Map();
	for (let one of after) push(exact, exactKey(one), one);
	let uses = before.map((one) => ({
		before: one,
		after: exact.get(exactKey(one))?.shift()
	})), loose = new Map();
	for (let one of [...exact.values()].flat()) push(loose, looseKey(one), one);
	for (let use of uses) use.after ??= loose.get(looseKey(use.before))?.shift();
	return {
		uses,
		added: [...loose.values()].flat()
	};
}
function exactKey({ root, object, place }) {
	return JSON.stringify([
		root,
		object,
		place
	]);
}
function looseKey({ root, kind, place }) {
	return JSON.stringify([
		root,
		kind,
		place
	]);
}
function push(map, key, value) {
	let list = map.get(key);
	list ? list.push(value) : map.set(key, [value]);
}
function concerns(use, intent) {
	return isImage(splitReference(use.before.image).name, intent);
}
function isWanted(image, intent, before) {
	let { name, tag, digest } = splitReference(image);
	return digest !== void 0 && intent.digest === void 0 && intent.tag !== void 0 && image !== before || !sameRepository(name, intent.newRepository ?? intent.repository) || intent.tag !== void 0 && tag !== intent.tag ? !1 : intent.digest === void 0 || digest === intent.digest;
}
function describe$1({ root, object, container }) {
	return `${object} container ${container} in ${root}`;
}
function listUses(uses) {
	let more = uses.length > 3 ? ` and ${uses.length - 3} more` : "";
	return `${uses.slice(0, 3).map((use) => `${describe$1(use.before)} (${use.after?.image ?? use.before.image})`).join(", ")}${more}`;
}
function noEffect(intent, stale, edits) {
	let wanted = formatReference({
		name: intent.newRepository ?? intent.repository,
		...version(intent)
	});
	return new SlipwayError("BUMP_NO_EFFECT", `${wanted} does not arrive at ${listUses(stale)}`, {
		hint: staleCause(intent, stale, edits),
		...locationOf(intent, edits)
	});
}
function version({ tag, digest }) {
	return {
		...tag === void 0 ? {} : { tag },
		...digest === void 0 ? {} : { digest }
	};
}
function staleCause(intent, stale, edits) {
	let entries = entriesOf(intent, edits), names = new Set(stale.map((use) => splitReference(use.before.image).name)), entry = entries[0]?.image;
	if (entry !== void 0 && stale.every((use) => use.before.list === "ephemeralContainers")) return "Kustomize does not transform ephemeralContainers: set the image where the object is written.";
	let other = [...names].find((name) => entry !== void 0 && name !== entry && !entries.some((one) => createMatcher(one.image)(name)));
	if (entry !== void 0 && other !== void 0) return `Kustomize compares names as they are written: the entry says "${entry}", the object "${other}". A base may rename it, or leave out the registry.`;
	let changed = stale.find((use) => use.after && use.after.image !== use.before.image);
	return changed?.after ? `It becomes ${changed.after.image}: a tagSuffix, or a later entry, works on it after the edit.` : "Something above the edited place overrides it: an entry of an overlay, a patch, or the values of an environment.";
}
function idleEdit(intent, edit, edits, before) {
	let { file, line, column } = edit, near = before.map(({ image }) => splitReference(image).name).find((name) => isNear(name, intent));
	if (near === void 0) return notReached(intent, [edit, ...edits]);
	let hint = edit.convention === "kustomize-images" ? `Kustomize compares names as they are written, after the base's own renames: compare the entry's with "${near}". A later entry or a patch may also say it again.` : "Something above the edited place overrides it: an entry of an overlay, a patch, or the values of an environment.", message = `setting ${edit.path} to ${edit.new ?? "nothing"} changes no rendered object`;
	return new SlipwayError("BUMP_NO_EFFECT", message, {
		hint,
		location: {
			file,
			line,
			column
		}
	});
}
function isNear(name, intent) {
	let last = (text) => text.split("/").at(-1);
	return isImage(name, intent) || last(name) === last(intent.repository);
}
function notReached(intent, edits) {
	let hint = entriesOf(intent, edits).length > 0 ? "The entry matches no image that is rendered: compare its name with what the base has after its own renames." : "The edited place is not part of what the roots render, or a condition leaves it out.";
	return new SlipwayError("BUMP_NO_EFFECT", `no rendered object uses ${intent.newRepository ?? intent.repository}`, {
		hint,
		...locationOf(intent, edits)
	});
}
function tooMuch(more, edits) {
	let expression = edits.find(({ convention, image }) => convention === "kustomize-images" && more.some((use) => matchesByExpression(image, use.before.image))), hint = expression ? `The name "${expression.image}" of an entry is a regular expression: its dots match any character.` : "One value serves several images: an anchor, a value of a chart, or a base that others use too.", message = `the edits also change ${more.slice(0, 3).map((use) => `${describe$1(use.before)} from ${use.before.image} to ${use.after?.image ?? "nothing"}`).join(", ")}${more.length > 3 ? ` and ${more.length - 3} more` : ""}`, location = expression === void 0 ? {} : { location: {
		file: expression.file,
		line: expression.line,
		column: expression.column
	} };
	return new SlipwayError("BUMP_TOO_MUCH", message, {
		hint,
		...location
	});
}
function matchesByExpression(name, image) {
	return createMatcher(name)(image) && (!isLiteral(name) || splitReference(image).name !== name);
}
function entriesOf(intent, edits) {
	let names = [intent.repository, intent.newRepository ?? intent.repository];
	return edits.filter(({ convention, image }) => convention === "kustomize-images" && names.some((name) => sameRepository(image, name)));
}
function locationOf(intent, edits) {
	let edit = edits.find(({ image }) => sameRepository(image, intent.repository));
	return edit ? { location: {
		file: edit.file,
		line: edit.line,
		column: edit.column
	} } : {};
}
// src/commands/proof.ts
function proofOf(context, { images, explicit, config, applied, reach = reachOf(context, config) }) {
	let { platform, values } = context;
	if (explicit) return {};
	if (values.flag("no-proof")) return platform.host.log.notice("not proven by rendering: --no-proof"), {};
	let version = values.text("kubernetes-version") ?? config?.gate?.["kubernetes-version"];
	return { prove: async (scope, before, after, plan) => {
		let roots = scope.roots ?? await rootsOf(after, plan, applied), { base, head } = await changedRoots(before, after, {
			applied,
			roots
		}), { exec, signal } = platform, rendered = await renderBoth({
			log: platform.host.log,
			applied,
			base,
			head,
			exec,
			renderer: await chooseRenderer(platform, values.text("renderer"), head.roots),
			signal,
			...reach,
			...version === void 0 ? {} : { kubernetesVersion: version }
		}), left = plan.edits.some(isLeftToEngine) ? leftToEngines(await applied(createTreeReader(after)), rendered.head, config) : isLeftToEngine, unproven = plan.edits.filter(left).length;
		if (unproven > 0) {
			let edits = unproven === 1 ? "1 edit is" : `${unproven} edits are`, them = unproven === 1 ? "it" : "them";
			platform.host.log.notice(`${edits} not proven by rendering: only Argo CD, Flux or an operator renders ${them}`);
		}
		let inputs = await inputsOf(after, head.roots, applied);
		return proveEffect({
			before: rendered.base ?? [],
			after: rendered.head,
			intents: images.filter(scope.takes),
			edits: plan.edits,
			isLeft: left,
			rootsOf: (file) => new Set([...inputs].filter(([, files]) => files?.has(file) !== !1).map(([id]) => id))
		});
	} };
}
function leftToEngines({ roots }, rendered, config) {
	let whole = new Set(rendered.filter(({ errors, excluded }) => errors.length === 0 && excluded === void 0).map(({ id }) => id)), partly = (config?.gate?.exclude ?? []).length > 0;
	return (edit) => {
		if (!isLeftToEngine(edit)) return !1;
		let own = [...roots.values()].filter(({ location: { file, line = 1 } }) => file === edit.file && line <= edit.line), nearest = Math.max(...own.map(({ location }) => location.line ?? 1)), said = own.filter(({ location }) => (location.line ?? 1) === nearest);
		return partly || !isOfObject(edit) || said.length === 0 || said.some(({ id }) => !whole.has(id));
	};
}
async function inputsOf(tree, roots, applied) {
	let reader = createTreeReader(tree, new Map()), closures = createClosureReader(reader);
	return new Map(await Promise.all(roots.map(async (root) => [root.id, await rootInputs(reader, closures, root, applied)])));
}
async function rootsOf(tree, { reaches, edits }, applied) {
	let found = await applied(createTreeReader(tree)), roots = new Set(), files = new Set(edits.map(({ file }) => file));
	for (let { id, location } of found.roots.values()) files.has(location.file) && roots.add(id);
	for (let reached of reaches) {
		let chart;
		for (let folder = reached; folder !== "." && chart === void 0; folder = posix.dirname(folder)) await tree.read(posix.join(folder, "Chart.yaml")).catch(() => void 0) !== void 0 && (chart = folder);
		let root = chart ?? reached;
		roots.add(root);
		for (let id of found.folders.get(root) ?? []) roots.add(id);
	}
	return [...roots];
}
// src/commands/explain-access.ts
const refusals = new Set(["GIT_AUTH", "GIT_PUSH_FORBIDDEN"]);
async function explainAccess({ github, signal }, url, run) {
	try {
		return await run();
	} catch (thrown) {
		if (!(thrown instanceof SlipwayError) || !refusals.has(thrown.code)) throw thrown;
		let [, owner, name] = /([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(url) ?? [];
		if (owner === void 0 || name === void 0) throw thrown;
		let access = await github.access(owner, name, signal).catch(() => void 0);
		throw access === void 0 ? thrown : new SlipwayError(thrown.code, thrown.message, {
			hint: hintFor(access, `${owner}/${name}`),
			cause: thrown
		});
	}
}
function hintFor({ read, push }, repository) {
	return read ? push ? `GitHub says that the token may push to ${repository}: a rule of the branch or the organisation refuses it.` : `GitHub says that the token may read ${repository} but not push to it: give it contents: write.` : `GitHub says that the token cannot see ${repository}: give it access to that repository, with contents: write.`;
}
// src/build/parse-release.ts
const line = string().max(2048).refine((text) => !/[\x00-\x1f\x7f-\x9f\u2028\u2029]/.test(text), "has control characters"), url = line.refine((text) => text === "" || /^(https?|ssh|file):\/\/\S+$/.test(text) || /^[\w.-]+@[\w.-]+:\S+$/.test(text), "is not a URL"), repository = line.refine((text) => readImageReference(text)?.spelled === text, "is not a repository"), digest = string().refine((text) => digestProblem(text) === void 0, "is not a digest"), imageSchema = object({
	name: line.min(1),
	repository,
	tag: string().refine((text) => tagProblem(text) === void 0, "is not a tag"),
	digest,
	mediaType: line,
	platforms: array(line).max(64),
	size: number().int().nonnegative(),
	inputs: line,
	built: boolean()
}), releaseSchema = object({
	schema: literal("slipway/release/v1"),
	source: url,
	revision: string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, "is not the full SHA of a commit"),
	ref: line,
	run: url,
	images: array(imageSchema).max(1e3)
});
function parseRelease(text, file) {
	let invalid = (problem) => new SlipwayError("RELEASE_INVALID", `${file}: ${problem}`, { hint: "Write it with `slipway build`." });
	if (text.length > 4194304) throw invalid("is larger than 4 MiB");
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		throw invalid("is not JSON");
	}
	let parsed = releaseSchema.safeParse(value);
	if (!parsed.success) throw new SlipwayErrors(parsed.error.issues.slice(0, 50).map(({ path, message }) => {
		let place = formatPath(path.filter((step) => typeof step != "symbol"));
		return invalid(`${place === "" ? "the document" : place}: ${message}`);
	}));
	let names = parsed.data.images.map(({ name }) => name), twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice !== void 0) throw invalid(`image ${JSON.stringify(twice)} is there twice`);
	return parsed.data;
}
// src/model/image-argument.ts
function parseImageArgument(text) {
	let equals = text.indexOf("="), at = text.indexOf("@"), renames = equals >= 0 && (at < 0 || equals < at), old = renames ? parseImageReference(text.slice(0, equals)) : void 0, wanted = parseImageReference(renames ? text.slice(equals + 1) : text);
	if (old && (old.tag !== void 0 || old.digest !== void 0)) throw new SlipwayError("IMAGE_INVALID", `"${text}": the name before "=" has a tag or digest`, { hint: "Write OLD=NEW:TAG; whatever tag the manifests have now is replaced." });
	if (!old && wanted.tag === void 0 && wanted.digest === void 0) throw new SlipwayError("IMAGE_INVALID", `"${text}" names no tag and no digest to set`);
	let renamed = old !== void 0 && old.repository !== wanted.repository;
	return {
		repository: old?.spelled ?? wanted.spelled,
		...renamed ? { newRepository: wanted.spelled } : {},
		...wanted.tag === void 0 ? {} : { tag: wanted.tag },
		...wanted.digest === void 0 ? {} : { digest: wanted.digest }
	};
}
// src/model/set-argument.ts
const pathText = /^(?:\.?[A-Za-z0-9_-]+|\[\d+\]|\["(?:[^"\\]|\\.)*"\])+(?==)/;
function parseSetArgument(text) {
	for (let colon = text.indexOf(":"); colon > 0; colon = text.indexOf(":", colon + 1)) {
		let rest = text.slice(colon + 1), written = pathText.exec(rest)?.[0], path = written === void 0 ? void 0 : parsePath(written);
		if (written === void 0 || !path || path.length === 0) continue;
		let place = text.slice(0, colon), document = /#(\d{1,6})$/.exec(place);
		return {
			file: document ? place.slice(0, document.index) : place,
			...document ? { document: Number(document[1]) } : {},
			path,
			value: rest.slice(written.length + 1)
		};
	}
	throw new SlipwayError("OPTION_INVALID", `"${text}" is not FILE:PATH=VALUE`, { hint: "Write for instance charts/web/values.yaml:image.tag=1.4.2; list items as [0], keys with dots as [\"a.b\"]." });
}
// src/model/set-image-argument.ts
function parseSetImageArgument(text) {
	let equals = text.indexOf("="), at = text.indexOf("@"), renames = equals >= 0 && (at < 0 || equals < at), { name: target, tag, digest } = splitReference(renames ? text.slice(equals + 1) : text), name = renames ? text.slice(0, equals) : target, problem = (name === "" || !renames && !splitName(name) ? `"${name}" is not a name` : void 0) ?? (renames && target !== "*" && !splitName(target) ? `"${target}" is not a name` : void 0) ?? (tag === void 0 || tag === "*" ? void 0 : tagProblem(tag)) ?? (digest === void 0 || digest === "*" ? void 0 : digestProblem(digest)) ?? (!renames && tag === void 0 && digest === void 0 ? "it sets nothing" : void 0);
	if (problem !== void 0) throw new SlipwayError("IMAGE_INVALID", `"${text}": ${problem}`, { hint: "Write IMAGE:TAG, IMAGE@DIGEST, or IMAGE=NEWIMAGE[:TAG][@DIGEST]; * keeps what the entry has." });
	return {
		name,
		...renames ? { newName: target } : {},
		...tag === void 0 ? {} : { newTag: tag },
		...digest === void 0 ? {} : { digest }
	};
}
// src/commands/intents.ts
async function readIntents({ platform, values }) {
	let typed = values.list("image").map(parseImageArgument), file = values.text("release-file"), release = file === void 0 ? void 0 : await readRelease(file, platform.files), images = [...typed, ...release === void 0 ? [] : intentsOf(release)], sets = values.list("set").map(parseSetArgument), setImages = values.list("set-image").map(parseSetImageArgument);
	if (images.length + sets.length + setImages.length === 0) throw new SlipwayError("OPTION_INVALID", "there is no image to set", { hint: "Name one with --image NAME:TAG, or give --release-file." });
	return {
		images,
		release,
		sets,
		setImages
	};
}
function intentsOf(release) {
	return release.images.map(({ repository, tag, digest }) => ({
		repository,
		tag,
		digest
	}));
}
async function readRelease(file, files) {
	let bytes = await files.read(file);
	if (bytes === void 0) throw new SlipwayError("FILE_INVALID", `there is no release file ${file}`);
	return parseRelease(new TextDecoder().decode(bytes), file);
}
// src/bump/set-image.ts
function setImageEntry(kustomization, intent) {
	let { source, entries } = kustomization, shared = {
		source,
		document: 0,
		image: newNameOf(intent),
		convention: kustomizeImages.id
	}, named = entries.filter(({ entry }) => entry.name === intent.name);
	return named.length === 0 ? [{
		...shared,
		change: {
			...insertEntry$1(kustomization, intent),
			old: null,
			new: describe(intent)
		}
	}] : named.flatMap((place) => {
		let { entry } = place, [document] = source.documents;
		if (!document) return [];
		let keep = (wanted, now) => wanted === "*" ? now : wanted;
		return setEntry(document, entry.map, place.path.slice(0, -1), {
			newName: keep(intent.newName, entry.newName),
			newTag: keep(intent.newTag, entry.newTag),
			digest: keep(intent.digest, entry.digest)
		}).map((change) => ({
			...shared,
			change
		}));
	});
}
function newNameOf({ name, newName }) {
	return newName === void 0 || newName === "*" ? name : newName;
}
function insertEntry$1({ source }, intent) {
	let [document] = source.documents, root = document && asMap(document, document.root), pairs = [
		"newName",
		"newTag",
		"digest"
	].flatMap((key) => {
		let value = intent[key];
		return value === void 0 || value === "*" ? [] : [[key, value]];
	}), value = { entries: [["name", intent.name], ...pairs] };
	if (!document || !root) throw new SlipwayError("EDIT_REFUSED", "the kustomization is empty", { location: { file: source.file } });
	let seq = getSeq(document, root, "images");
	if (seq) return {
		operation: {
			kind: "insert-entry",
			document,
			seq,
			value
		},
		path: ["images", seq.items.length]
	};
	if (getNode(document, root, "images")) throw new SlipwayError("EDIT_REFUSED", "\"images\" is no list", { location: { file: source.file } });
	return {
		operation: {
			kind: "insert-key",
			document,
			map: root,
			key: "images",
			value: { items: [value] }
		},
		path: ["images", 0]
	};
}
function describe(intent) {
	let tag = intent.newTag === void 0 || intent.newTag === "*" ? "" : `:${intent.newTag}`, digest = intent.digest === void 0 || intent.digest === "*" ? "" : `@${intent.digest}`;
	return `${newNameOf(intent)}${tag}${digest}`;
}
// src/bump/set-value.ts
const versionKey = /tag|version|digest|image|ref|repo/i;
function setValue(source, intent) {
	let { document, address } = findDocument(source, intent), change = address.found ? replace(document, address.node, address.path, intent.value) : insert(source, document, address, intent);
	return change ? [{
		source,
		document: document.index,
		image: "",
		convention: "set",
		change
	}] : [];
}
function findDocument(source, intent) {
	let addresses = source.documents.filter(({ index }) => intent.document === void 0 || index === intent.document).map((document) => ({
		document,
		address: follow(document, intent.path)
	})), found = addresses.filter(({ address }) => address.found), [first, second] = found.length === 0 ? addresses : found;
	if (!first) throw refusal(source, `there is no document ${intent.document ?? 0}`, void 0);
	if (!second) return first;
	throw refusal(source, `${found.length === 0 ? "no document has" : "several documents have"} ${formatPath(intent.path)}: name one as ${source.file}#0`, void 0);
}
function replace(document, node, path, value) {
	let target = resolve$1(document, node);
	if (!(0, import_dist.isScalar)(target)) throw new SlipwayError("EDIT_REFUSED", `${formatPath(path)} is no single value`);
	let old = target.value === null ? null : target.source ?? JSON.stringify(target.value), text = typeof target.value == "string" ? target.value : old, literal = keepsType(target.value, value) && !versionKey.test(path.findLast((step) => typeof step == "string") ?? "");
	if (literal ? old === value : target.value === value) return;
	let sites = (document.sites.get(target) ?? []).map(formatPath).filter((site) => site !== formatPath(path));
	return {
		operation: {
			kind: "replace",
			document,
			node: target,
			value,
			...literal ? { literal } : {}
		},
		path,
		old: text,
		new: value,
		...sites.length === 0 ? {} : { note: `shared by anchor &${target.anchor ?? ""}: ${sites.join(", ")} follows` }
	};
}
function keepsType(old, value) {
	return typeof old == "boolean" ? value === "true" || value === "false" : typeof old == "number" && /^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]+)?$/.test(value);
}
function insert(source, document, address, { path, value }) {
	if (address.found || !address.map) {
		let reason = address.found ? "it is there" : address.reason;
		throw refusal(source, `${formatPath(path)}: ${reason}`, address.node);
	}
	let [key = "", ...rest] = address.missing, nested = rest.reduceRight((inner, name) => ({ entries: [[name, inner]] }), value);
	return {
		operation: {
			kind: "insert-key",
			document,
			map: address.map,
			key,
			value: nested
		},
		path: [...address.path, ...address.missing],
		old: null,
		new: value
	};
}
function refusal(source, reason, node) {
	let place = node ? source.positions.at(startOf(node)) : {};
	return new SlipwayError("EDIT_REFUSED", reason, { location: {
		file: source.file,
		...place
	} });
}
// src/bump/explicit-changes.ts
function explicitChanges({ scope }, request, errors) {
	return [...(request.sets ?? []).map((intent) => () => setValue(sourceOf(intent), intent)), ...(request.setImages ?? []).map((intent) => () => setImages(intent))].flatMap((step) => {
		try {
			return step();
		} catch (thrown) {
			return errors.push(...toSlipwayErrors(thrown)), [];
		}
	});
	function sourceOf({ file }) {
		let path = resolvePath("", file);
		if (path === void 0) throw new SlipwayError("PATH_OUTSIDE", `"${file}" leads out of the repository`);
		let source = scope.sources.find((one) => one.file === path) ?? [...scope.kustomizations.values()].find((one) => one.file === path)?.source;
		if (source) return source;
		let unread = scope.reader.skipped.find((one) => one.file === path);
		throw unread ? new SlipwayError("EDIT_REFUSED", unread.reason, { location: unread }) : new SlipwayError("LAYOUT_INVALID", `there is no YAML file "${file}" in ${request.tree.label}`);
	}
	function setImages(intent) {
		let folders = scope.prefixes.length === 0 ? [""] : scope.prefixes, found = folders.flatMap((folder) => scope.kustomizations.get(folder) ?? []);
		if (found.length === 0) {
			let names = folders.map((one) => one === "" ? "." : one).join(", ");
			throw new SlipwayError("LAYOUT_INVALID", `there is no kustomization in ${names} for --set-image`, { hint: "Name its folder with --path, or the environment whose roots are kustomizations." });
		}
		return found.flatMap((one) => setImageEntry(one, intent));
	}
}
// src/yaml/render-value.ts
function renderPair(key, value, indent, layout) {
	let name = renderScalar(key, layout);
	if (layout.flow || isInline(value)) return `${name}: ${renderInline(value, layout)}`;
	let inner = "items" in value ? indent : indent + 2;
	return `${name}:${layout.eol}${renderBlock(value, inner, layout)}`;
}
function renderItem(value, indent, layout) {
	return layout.flow || isInline(value) ? `- ${renderInline(value, layout)}` : `- ${renderBlock(value, indent + 2, layout).trimStart()}`;
}
function isInline(value) {
	return typeof value == "string" || "flag" in value;
}
function renderBlock(value, indent, layout) {
	let pad = " ".repeat(indent);
	return ("items" in value ? value.items.map((item) => pad + renderItem(item, indent, layout)) : value.entries.map(([key, inner]) => pad + renderPair(key, inner, indent, layout))).join(layout.eol);
}
function renderInline(value, layout) {
	return typeof value == "string" ? renderScalar(value, layout) : "flag" in value ? String(value.flag) : "items" in value ? `[${value.items.map((item) => renderInline(item, layout)).join(", ")}]` : `{${value.entries.map(([key, inner]) => `${renderScalar(key, layout)}: ${renderInline(inner, layout)}`).join(", ")}}`;
}
function renderScalar(value, layout) {
	return writeScalar(value, layout.json ? "double" : "plain", layout.flow);
}
// src/yaml/edit-keys.ts
function insertKey(text, document, map, after, key, value) {
	let previous = after === void 0 ? map.items.at(-1) : pairOf(map, after), flow = map.flow === !0, layout = {
		flow,
		json: document.json,
		eol: lineEndingAt(text, startOf(map))
	};
	if (!previous) {
		if (!flow) throw new Refusal("the map is empty", startOf(map));
		let inside = startOf(map) + 1;
		return {
			start: inside,
			end: inside,
			text: renderPair(key, value, 0, layout)
		};
	}
	let end = endOfPair(previous);
	if (flow) return {
		start: end,
		end,
		text: `,${flowGap(text, map, previous)}${renderPair(key, value, 0, layout)}`
	};
	let indent = columnOf(text, startOf(map.items[0]?.key)), at = lineEnd(text, end);
	return {
		start: at,
		end: at,
		text: `${layout.eol}${" ".repeat(indent)}${renderPair(key, value, indent, layout)}`
	};
}
function flowGap(text, map, pair) {
	let index = map.items.indexOf(pair), before = index > 0 ? map.items[index - 1] : void 0, from = before ? endOfPair(before) : startOf(map) + 1;
	return /\r?\n[ \t]*$/.exec(text.slice(from, startOf(pair.key)))?.[0] ?? " ";
}
function deleteKey(text, map, key) {
	let pair = pairOf(map, key), index = map.items.indexOf(pair), start = startOf(pair.key), end = endOfPair(pair), [previous, next] = [map.items[index - 1], map.items[index + 1]];
	if (map.flow === !0) return previous ? {
		start: endOfPair(previous),
		end,
		text: ""
	} : {
		start,
		end: next ? startOf(next.key) : end,
		text: ""
	};
	if (!previous && !next) throw new Refusal(`"${key}" is the only key of its map`, start);
	let line = lineStart(text, start);
	return /^\ufeff?[ \t]*$/.test(text.slice(line, start)) ? deleteLines(text, line, end) : text.slice(skipLineEnding(text, lineEnd(text, end)), startOf(next?.key)).includes("#") ? {
		start,
		end: end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0),
		text: ""
	} : {
		start,
		end: startOf(next?.key),
		text: ""
	};
}
function deleteLines(text, line, end) {
	let last = lineEnd(text, end), behind = skipLineEnding(text, last);
	return behind > last || line === 0 ? {
		start: text.startsWith("﻿") && line === 0 ? 1 : line,
		end: behind,
		text: ""
	} : {
		start: lineEnd(text, line),
		end: last,
		text: ""
	};
}
function insertEntry(text, document, seq, value) {
	let layout = {
		flow: seq.flow === !0,
		json: document.json,
		eol: lineEndingAt(text, startOf(seq))
	}, last = seq.items.at(-1);
	if (layout.flow) {
		let at = last ? endOf(last) : startOf(seq) + 1;
		return {
			start: at,
			end: at,
			text: `${last ? ", " : ""}${renderInline(value, layout)}`
		};
	}
	let indent = columnOf(text, startOf(seq)), at = lineEnd(text, endOf(seq));
	return {
		start: at,
		end: at,
		text: `${layout.eol}${" ".repeat(indent)}${renderItem(value, indent, layout)}`
	};
}
function insertRoot(text, key, value) {
	let eol = lineEndingAt(text, text.length), rendered = renderPair(key, value, 0, {
		flow: !1,
		json: !1,
		eol
	}), gap = text === "" || text.endsWith("\n") || text === "﻿" ? "" : eol;
	return {
		start: text.length,
		end: text.length,
		text: `${gap}${rendered}${eol}`
	};
}
// src/yaml/replace-scalar.ts
function replaceScalar(text, document, node, value) {
	let [start, end] = node.range ?? [
		0,
		0,
		0
	];
	if (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED") return replaceBlock(text, start, end, value);
	let written = writeScalar(value, styleOf(document, node), document.flow.has(node));
	return {
		start,
		end,
		text: start === end ? spaced(text, start, written) : written
	};
}
function replacedValue(node, value) {
	return node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED" ? value + (/\n*$/.exec(String(node.value))?.[0] ?? "") : value;
}
function replaceLiteral(node, value) {
	let [start, end] = node.range ?? [
		0,
		0,
		0
	];
	return {
		start,
		end,
		text: value
	};
}
function replaceAlias(document, node, value) {
	let [start, end] = node.range ?? [
		0,
		0,
		0
	];
	return {
		start,
		end,
		text: writeScalar(value, document.json ? "double" : "plain", !0)
	};
}
function styleOf(document, node) {
	return node.type === "QUOTE_DOUBLE" || document.json ? "double" : node.type === "QUOTE_SINGLE" ? "single" : "plain";
}
function spaced(text, start, value) {
	return start > 0 && /[^\s[{("']/.test(text[start - 1] ?? "") ? ` ${value}` : value;
}
function replaceBlock(text, start, end, value) {
	let content = text.indexOf("\n", start) + 1, body = text.slice(content, end), first = body.search(/\S/);
	if (content === 0 || first < 0) throw new Refusal("the block scalar is empty", start);
	if (value !== value.trim() || !/^[\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]+$/u.test(value)) throw new Refusal("the value does not fit on one line of a block scalar", start);
	return {
		start: content + first,
		end: content + body.trimEnd().length,
		text: value
	};
}
// src/yaml/promises.ts
function promises(operations, texts) {
	let promised = {
		values: new Map(),
		literals: new Map(),
		inserted: new Map(),
		deleted: new Map(),
		appended: new Map(),
		roots: new Map()
	};
	for (let operation of operations) switch (operation.kind) {
		case "replace":
			operation.literal === !0 ? promised.literals.set(operation.node, operation.value) : promised.values.set(operation.node, replacedValue(operation.node, operation.value));
			break;
		case "replace-alias":
			promised.values.set(operation.node, operation.value);
			break;
		case "insert-key": {
			let list = promised.inserted.get(operation.map) ?? [];
			list.push({
				after: operation.after,
				key: operation.key,
				value: operation.value
			}), promised.inserted.set(operation.map, list);
			break;
		}
		case "delete-key": {
			let keys = promised.deleted.get(operation.map) ?? new Set();
			promised.deleted.set(operation.map, keys.add(operation.key));
			break;
		}
		case "insert-entry":
			promised.appended.set(operation.seq, [...promised.appended.get(operation.seq) ?? [], operation.value]);
			break;
		case "insert-root": promised.roots.set(operation.document.index, [operation.key, operation.value]);
	}
	for (let [node, text] of texts) promised.values.set(node, text);
	return promised;
}
// src/yaml/prove.ts
function proveChange(before, after, promised) {
	if (after.problem) return {
		reason: `the file would no longer parse: ${after.problem.reason}`,
		offset: 0
	};
	for (let [index, document] of before.documents.entries()) {
		let other = after.documents[index];
		if (!other) return {
			reason: "the number of documents would change",
			offset: 0
		};
		let root = promised.roots.get(index), problem = root ? compareNew({ entries: [root] }, other.root, 0) : compare(document.root, other.root, promised);
		if (problem) return problem;
	}
	let added = +(before.documents.length === 0 && promised.roots.size > 0);
	if (after.documents.length !== before.documents.length + added) return {
		reason: "the number of documents would change",
		offset: 0
	};
}
function compare(before, after, promised) {
	let offset = startOf(before), wanted = promised.values.get(before);
	if (wanted !== void 0) return compareValue(wanted, after, offset) ?? compareProperties(before, after, offset);
	let literal = promised.literals.get(before);
	return literal === void 0 ? (0, import_dist.isAlias)(before) ? (0, import_dist.isAlias)(after) && after.source === before.source ? void 0 : {
		reason: "an alias would change",
		offset
	} : (0, import_dist.isScalar)(before) ? (0, import_dist.isScalar)(after) && Object.is(plainValue(after), plainValue(before)) && after.source === before.source ? compareProperties(before, after, offset) : {
		reason: "a value that is not meant would change",
		offset
	} : (0, import_dist.isMap)(before) ? (0, import_dist.isMap)(after) ? compareProperties(before, after, offset) ?? compareMaps(before, after, promised) : {
		reason: "a map would become something else",
		offset
	} : (0, import_dist.isSeq)(before) ? (0, import_dist.isSeq)(after) ? compareProperties(before, after, offset) ?? compareLists(before, after, promised) : {
		reason: "a list would become something else",
		offset
	} : (0, import_dist.isPair)(before) ? (0, import_dist.isPair)(after) ? compare(before.key, after.key, promised) ?? compare(before.value, after.value, promised) : {
		reason: "a pair would become something else",
		offset: startOf(before.key)
	} : (before ?? null) === (after ?? null) ? void 0 : {
		reason: "an empty place would be filled",
		offset
	} : (0, import_dist.isScalar)(before) && (0, import_dist.isScalar)(after) && after.source === literal && typeof after.value == typeof before.value ? void 0 : {
		reason: "the value would be read as something else",
		offset
	};
}
function plainValue(node) {
	return node.value !== null && typeof node.value == "object" ? node.source : node.value;
}
function compareProperties(before, after, offset) {
	let one = before, other = after;
	return one.anchor === other.anchor || (0, import_dist.isAlias)(before) ? void 0 : {
		reason: "an anchor would change",
		offset
	};
}
function compareMaps(before, after, promised) {
	let deleted = promised.deleted.get(before), inserted = [...promised.inserted.get(before) ?? []], expected = [];
	for (let pair of before.items) {
		let key = (0, import_dist.isScalar)(pair.key) ? String(pair.key.value) : void 0;
		key !== void 0 && deleted?.has(key) || expected.push(pair), expected.push(...inserted.filter((one) => one.after !== void 0 && one.after === key));
	}
	if (expected.push(...inserted.filter((one) => one.after === void 0)), expected.length !== after.items.length) return {
		reason: "a map would have other keys",
		offset: startOf(before)
	};
	for (let [index, item] of expected.entries()) {
		let pair = after.items[index], problem = "after" in item ? compareInsertedPair(item, pair, startOf(before)) : compare(item.key, pair.key, promised) ?? compare(item.value, pair.value, promised);
		if (problem) return problem;
	}
}
function compareInsertedPair(wanted, pair, offset) {
	return !(0, import_dist.isScalar)(pair.key) || pair.key.value !== wanted.key ? {
		reason: "a map would have other keys",
		offset
	} : compareNew(wanted.value, pair.value, offset);
}
function compareLists(before, after, promised) {
	let appended = promised.appended.get(before) ?? [];
	if (after.items.length !== before.items.length + appended.length) return {
		reason: "a list would have another length",
		offset: startOf(before)
	};
	for (let [index, item] of after.items.entries()) {
		let fresh = appended[index - before.items.length], problem = index < before.items.length || fresh === void 0 ? compare(before.items[index], item, promised) : compareNew(fresh, item, startOf(before));
		if (problem) return problem;
	}
}
function compareNew(wanted, after, offset) {
	return typeof wanted == "string" ? compareValue(wanted, after, offset) : "flag" in wanted ? (0, import_dist.isScalar)(after) && after.value === wanted.flag ? void 0 : {
		reason: "a flag is not put in as meant",
		offset
	} : "items" in wanted ? !(0, import_dist.isSeq)(after) || after.items.length !== wanted.items.length ? {
		reason: "a list is not put in as meant",
		offset
	} : firstOf(wanted.items, (item, index) => compareNew(item, after.items[index], offset)) : !(0, import_dist.isMap)(after) || after.items.length !== wanted.entries.length ? {
		reason: "a map is not put in as meant",
		offset
	} : firstOf(wanted.entries, ([key, value], index) => compareInsertedPair({
		key,
		value
	}, after.items[index], offset));
}
function firstOf(list, check) {
	for (let [index, item] of list.entries()) {
		let problem = check(item, index);
		if (problem) return problem;
	}
}
function compareValue(wanted, after, offset) {
	if (!(0, import_dist.isScalar)(after) || after.value !== wanted) return {
		reason: "the value would be read as something else",
		offset
	};
	if (after.tag !== void 0 && after.tag !== "!" && after.tag !== "tag:yaml.org,2002:str") return {
		reason: `the tag ${after.tag} makes something else of the value`,
		offset
	};
	if (after.type === "PLAIN" && after.tag === void 0 && !isStringEverywhere(after.source ?? "")) return {
		reason: "the value would not be a string for every reader",
		offset
	};
}
// src/yaml/quick-proof.ts
function provesQuickly(before, after, promised) {
	if (promised.roots.size > 0) return !1;
	let documents = readAll(after);
	return documents?.length === before.documents.length && before.documents.every((document, index) => document.aliases.size === 0 && document.duplicates.size === 0 && same(document.root, documents[index], promised));
}
function readAll(text) {
	try {
		return loadAll(text, { schema: CORE_SCHEMA.withTags([realMapTag]) });
	} catch {
		return;
	}
}
function same(before, after, promised) {
	let wanted = promised.values.get(before);
	if (wanted !== void 0) return (0, import_dist.isScalar)(before) && before.tag === void 0 && after === wanted;
	if (promised.literals.has(before)) return !1;
	if ((0, import_dist.isScalar)(before)) {
		let { value } = before;
		return before.tag !== void 0 || typeof value == "object" && value ? !1 : Object.is(value ?? null, after);
	}
	return (0, import_dist.isMap)(before) ? before.tag === void 0 && after instanceof Map && sameMap(before, after, promised) : (0, import_dist.isSeq)(before) ? before.tag === void 0 && Array.isArray(after) && sameList(before, after, promised) : (before ?? null) === null && after === null;
}
function sameMap(before, after, promised) {
	let inserted = promised.inserted.get(before) ?? [], deleted = promised.deleted.get(before), expected = [];
	for (let pair of before.items) {
		let key = (0, import_dist.isScalar)(pair.key) ? String(pair.key.value) : void 0;
		key !== void 0 && deleted?.has(key) || expected.push(pair), inserted.length > 0 && expected.push(...inserted.filter((one) => one.after !== void 0 && one.after === key));
	}
	if (expected.push(...inserted.filter((one) => one.after === void 0)), expected.length !== after.size) return !1;
	let entries = after.entries();
	return expected.every((item) => {
		let entry = entries.next().value;
		if (!entry) return !1;
		let [key, value] = entry;
		return "after" in item ? key === item.key && isNew(item.value, value) : same(item.key, key, promised) && same(item.value, value, promised);
	});
}
function sameList(before, after, promised) {
	let appended = promised.appended.get(before) ?? [];
	return after.length === before.items.length + appended.length && before.items.every((item, index) => same(item, after[index], promised)) && appended.every((value, index) => isNew(value, after[before.items.length + index]));
}
function isNew(wanted, after) {
	return typeof wanted == "string" ? after === wanted : "flag" in wanted ? after === wanted.flag : "items" in wanted ? Array.isArray(after) && after.length === wanted.items.length && wanted.items.every((item, index) => isNew(item, after[index])) : !(after instanceof Map) || after.size !== wanted.entries.length ? !1 : wanted.entries.every(([key, value]) => after.has(key) && isNew(value, after.get(key)));
}
function isWrittenString(text) {
	let written = text.trimStart();
	return /^["']/.test(written) || isStringEverywhere(written.trimEnd());
}
// src/yaml/apply.ts
function applyOperations(source, operations) {
	try {
		checkOperations(operations);
		let spans = operations.map((operation) => toOuterSpan(source.text, operation)), bytes = splice(source, spans), direct = operations.filter((operation) => operation.within === void 0), strings = operations.every((operation, index) => writesString(operation, spans[index]?.text ?? ""));
		return {
			bytes,
			text: prove(source, bytes, promises(direct, provenTexts(operations)), strings),
			spans,
			edits: spans.map((span, index) => toByteEdit(source, span, operations[index]))
		};
	} catch (thrown) {
		throw thrown instanceof Refusal ? new SlipwayError("EDIT_REFUSED", thrown.message, { location: {
			file: source.file,
			...source.positions.at(thrown.offset)
		} }) : thrown;
	}
}
function prove(source, bytes, promised, strings) {
	let text = decodeUtf8(bytes) ?? "";
	if (strings && provesQuickly(source, text, promised)) return text;
	let problem = proveChange(source, parseSource(source.file, bytes), promised);
	if (problem) throw new Refusal(problem.reason, problem.offset);
	return text;
}
function writesString(operation, written) {
	return operation.within || operation.kind === "delete-key" ? !0 : operation.kind === "insert-key" ? typeof operation.value == "string" && isWrittenString(written.slice(written.indexOf(": ") + 2)) : operation.kind !== "replace" || operation.literal === !0 ? !1 : operation.node.type === "BLOCK_LITERAL" || operation.node.type === "BLOCK_FOLDED" || isWrittenString(written);
}
function checkOperations(operations) {
	let values = new Map(), ambiguous = new Map();
	for (let operation of operations) {
		let { document } = operation;
		if (document.duplicates.size > 0) {
			let below = ambiguous.get(document) ?? belowDuplicates(document);
			ambiguous.set(document, below);
			let place = "node" in operation ? operation.node : "map" in operation ? operation.map : void 0, key = below.get(place);
			if (key !== void 0) throw new Refusal(`the key "${key}" stands twice in one map`, startOf(place));
		}
		if (operation.kind === "replace" || operation.kind === "replace-alias") {
			if (!operation.value.isWellFormed()) throw new Refusal("the value is not Unicode", startOf(operation.node));
			if (values.has(operation.node)) throw new Refusal("two changes want this one value, maybe through an alias", startOf(operation.node));
			values.set(operation.node, operation.value);
		}
	}
}
function belowDuplicates({ duplicates }) {
	let below = new Map();
	function mark(node, key) {
		if (!below.has(node)) {
			if (below.set(node, key), (0, import_dist.isMap)(node)) for (let pair of node.items) mark(pair.value, key);
			if ((0, import_dist.isSeq)(node)) for (let item of node.items) mark(item, key);
		}
	}
	for (let [map, key] of duplicates) mark(map, key);
	return below;
}
function toOuterSpan(text, operation) {
	let { within } = operation;
	if (!within) return toSpan(text, operation);
	try {
		return within.toOuter(toSpan(within.source.text, operation));
	} catch (thrown) {
		throw thrown instanceof Refusal ? new Refusal(thrown.message, startOf(within.node)) : thrown;
	}
}
function provenTexts(operations) {
	let byEmbedding = Map.groupBy(operations, ({ within }) => within), texts = new Map();
	for (let [within, inner] of byEmbedding) {
		if (!within) continue;
		let bytes = splice(within.source, inner.map((operation) => toSpan(within.source.text, operation))), after = parseSource(within.source.file, bytes), problem = proveChange(within.source, after, promises(inner, new Map()));
		if (problem) throw new Refusal(`inside the text: ${problem.reason}`, startOf(within.node));
		if (texts.has(within.node)) throw new Refusal("two changes want this one value", startOf(within.node));
		texts.set(within.node, after.text);
	}
	return texts;
}
function toSpan(text, operation) {
	switch (operation.kind) {
		case "replace": return operation.literal === !0 ? replaceLiteral(operation.node, operation.value) : replaceScalar(text, operation.document, operation.node, operation.value);
		case "replace-alias": return replaceAlias(operation.document, operation.node, operation.value);
		case "insert-key": return insertKey(text, operation.document, operation.map, operation.after, operation.key, operation.value);
		case "delete-key": return deleteKey(text, operation.map, operation.key);
		case "insert-entry": return insertEntry(text, operation.document, operation.seq, operation.value);
		case "insert-root": return insertRoot(text, operation.key, operation.value);
	}
}
function splice(source, spans) {
	let ordered = [...spans].sort((a, b) => a.start - b.start || a.end - b.end), parts = [], encoder = new TextEncoder(), done = 0, reached = 0;
	for (let span of ordered) {
		if (span.start < reached) throw new Refusal("two changes overlap", span.start);
		reached = span.end, parts.push(source.bytes.subarray(done, source.positions.byte(span.start)), encoder.encode(span.text)), done = source.positions.byte(span.end);
	}
	return parts.push(source.bytes.subarray(done)), concat(parts);
}
function concat(parts) {
	let bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0)), offset = 0;
	for (let part of parts) bytes.set(part, offset), offset += part.length;
	return bytes;
}
function toByteEdit(source, span, operation) {
	let positions = source.positions, place = operation === void 0 || operation.within ? span.start : placeOf(operation, span);
	return {
		start: positions.byte(span.start),
		end: positions.byte(span.end),
		text: span.text,
		...positions.at(place)
	};
}
function placeOf(operation, span) {
	return operation.kind === "replace" ? startOf(operation.node) : operation.kind === "delete-key" ? startOf(pairOf(operation.map, operation.key).value) : span.start;
}
function unifiedDiff(changes) {
	return changes.map(fileDiff).join("");
}
function fileDiff({ file, before, after, spans }) {
	let [oldLines, newLines] = [splitLines(before), splitLines(after)], body = groups(changedRegions(before, after, spans).map((region) => trim(region, oldLines, newLines)).filter(({ oldStart, oldEnd, newStart, newEnd }) => oldStart < oldEnd || newStart < newEnd)).map((hunk) => hunkText(hunk, oldLines, newLines)).join("");
	return body === "" ? "" : `--- ${quotePath(`a/${file}`)}\n+++ ${quotePath(`b/${file}`)}\n${body}`;
}
function splitLines(text) {
	let lines = text.split(/(?<=\n)/);
	return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
function changedRegions(before, after, spans) {
	let regions = [], [oldLine, newLine] = [lineCounter(before), lineCounter(after)], shift = 0;
	for (let { start, end, text } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
		let newStart = start + shift;
		shift += text.length - (end - start);
		let region = {
			oldStart: oldLine(start),
			oldEnd: oldLine(end) + 1,
			newStart: newLine(newStart),
			newEnd: newLine(end + shift) + 1
		}, last = regions.at(-1);
		last && (region.oldStart < last.oldEnd || region.newStart < last.newEnd) ? (last.oldEnd = Math.max(last.oldEnd, region.oldEnd), last.newEnd = Math.max(last.newEnd, region.newEnd)) : regions.push(region);
	}
	return regions;
}
function lineCounter(text) {
	let line = 0, next = text.indexOf("\n");
	return (offset) => {
		for (; next >= 0 && next < offset;) line++, next = text.indexOf("\n", next + 1);
		return line;
	};
}
function trim({ oldStart, oldEnd, newStart, newEnd }, oldLines, newLines) {
	let [from, to] = [0, 0], most = Math.min(Math.min(oldEnd, oldLines.length) - oldStart, Math.min(newEnd, newLines.length) - newStart);
	for (; from < most && oldLines[oldStart + from] === newLines[newStart + from];) from++;
	let [oldLast, newLast] = [Math.min(oldEnd, oldLines.length), Math.min(newEnd, newLines.length)];
	for (; to < most - from && oldLines[oldLast - 1 - to] === newLines[newLast - 1 - to];) to++;
	return {
		oldStart: oldStart + from,
		oldEnd: oldLast - to,
		newStart: newStart + from,
		newEnd: newLast - to
	};
}
function groups(regions) {
	let hunks = [];
	for (let region of regions) {
		let hunk = hunks.at(-1), previous = hunk?.at(-1);
		hunk && previous && region.oldStart - previous.oldEnd <= 6 ? hunk.push(region) : hunks.push([region]);
	}
	return hunks;
}
function hunkText(hunk, oldLines, newLines) {
	let [first, last] = [hunk[0], hunk.at(-1)];
	if (!first || !last) return "";
	let lead = Math.min(3, first.oldStart), tail = Math.min(3, oldLines.length - last.oldEnd), [oldStart, newStart] = [first.oldStart - lead, first.newStart - lead], [oldCount, newCount] = [last.oldEnd + tail - oldStart, last.newEnd + tail - newStart], lines = [], at = oldStart;
	for (let region of hunk) lines.push(...oldLines.slice(at, region.oldStart).map((line) => diffLine(" ", line))), lines.push(...oldLines.slice(region.oldStart, region.oldEnd).map((line) => diffLine("-", line))), lines.push(...newLines.slice(region.newStart, region.newEnd).map((line) => diffLine("+", line))), at = region.oldEnd;
	return lines.push(...oldLines.slice(at, at + tail).map((line) => diffLine(" ", line))), `@@ -${range(oldStart, oldCount)} +${range(newStart, newCount)} @@\n${lines.join("")}`;
}
function diffLine(sign, line) {
	return line.endsWith("\n") ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`;
}
function range(start, count) {
	return count === 1 ? `${start + 1}` : `${count === 0 ? start : start + 1},${count}`;
}
function quotePath(path) {
	return /[\x00-\x1f"\\\x7f]/.test(path) ? JSON.stringify(path) : path;
}
// src/bump/write-changes.ts
function writeChanges(changes) {
	let bySource = Map.groupBy(changes, ({ source }) => source), edits = [], files = new Map(), diffs = [], errors = [];
	for (let [source, all] of [...bySource].sort(([a], [b]) => a.file < b.file ? -1 : 1)) {
		let distinct = distinctChanges(all);
		if (distinct.length !== 0) try {
			let applied = applyOperations(source, distinct.map(({ change }) => change.operation));
			files.set(source.file, applied.bytes), edits.push(...distinct.flatMap((one, index) => toEdit(one, applied.edits[index])).sort(byStart)), diffs.push({
				file: source.file,
				before: source.text,
				after: applied.text,
				spans: applied.spans
			});
		} catch (thrown) {
			if (!(thrown instanceof SlipwayError)) throw thrown;
			errors.push(thrown);
		}
	}
	return {
		edits,
		files,
		diff: unifiedDiff(diffs),
		errors
	};
}
function distinctChanges(all) {
	let seen = new Map();
	return all.filter(({ change: { operation } }) => operation.kind !== "replace" || seen.get(operation.node) !== operation.value && (seen.set(operation.node, operation.value), !0));
}
function byStart(a, b) {
	return a.start - b.start;
}
function toEdit({ source, change, ...rest }, edit) {
	if (!edit) return [];
	let { old, new: now, note } = change, { line, column, start, end, text } = edit, { document, image, convention } = rest, path = formatPath(change.path);
	return [{
		file: source.file,
		document,
		path,
		line,
		column,
		old,
		new: now,
		image,
		...note === void 0 ? {} : { note },
		convention,
		start,
		end,
		text
	}];
}
// src/bump/plan-bump.ts
async function planBump(request) {
	let intents = distinctIntents(request.intents), found = await survey({
		...request,
		intents
	}), errors = [...found.errors], skipped = [...found.skipped], changes = explicitChanges(found, request, errors), reaches = new Set();
	for (let intent of intents) {
		let chosen = choosePlaces(intent, found.index, found.flow);
		skipped.push(...chosen.skipped), errors.push(...chosen.refused.map(({ place, reason }) => editRefused(place, reason, place.offset)));
		for (let place of chosen.places) {
			let placed = changePlace(place, intent);
			if (placed instanceof SlipwayError) errors.push(placed);
			else if (placed.length > 0) {
				changes.push(...placed);
				for (let root of reachedBy(place, found)) reaches.add(root);
			}
		}
		chosen.places.length + chosen.refused.length === 0 && request.onMissing === "fail" && errors.push(imageNotFound(intent, found.scope.reader.texts(), chosen.skipped));
	}
	let written = writeChanges(changes);
	return errors.push(...written.errors), {
		edits: written.edits,
		skipped: sortSkipped(skipped),
		errors: errors.map(toErrorDocument),
		files: written.files,
		diff: written.diff,
		reaches: [...reaches].sort()
	};
}
function reachedBy(place, { flow }) {
	let roots = [...flow.reach(place).keys()].filter((root) => root !== "");
	return roots.length === 0 ? [place.file] : roots;
}
function distinctIntents(intents) {
	let distinct = new Map();
	for (let intent of intents) {
		let key = normalizeRepository(intent.repository) ?? intent.repository, same = distinct.get(key);
		if (!same) distinct.set(key, intent);
		else if (same.tag !== intent.tag || same.digest !== intent.digest || same.newRepository !== intent.newRepository) throw new SlipwayError("IMAGE_INVALID", `${intent.repository} is given twice with different values`);
	}
	return [...distinct.values()];
}
function changePlace(place, intent) {
	let { source, document, image, convention } = place;
	try {
		return place.change(intent).map((change) => ({
			source,
			document,
			image,
			convention,
			change
		}));
	} catch (thrown) {
		if (!(thrown instanceof Refusal)) throw thrown;
		return editRefused(place, thrown.message, thrown.offset);
	}
}
function editRefused({ file, source }, reason, offset) {
	return new SlipwayError("EDIT_REFUSED", reason, { location: {
		file,
		...source.positions.at(offset)
	} });
}
function sortSkipped(skipped) {
	return [...new Map(skipped.map((one) => [JSON.stringify(one), one])).values()].sort((a, b) => a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0));
}
// src/commands/plan-scopes.ts
async function planScopes(request) {
	let { files, scopes, intents } = request, tree = request.tree, results = [];
	for (let scope of scopes) {
		let wanted = intents.filter(scope.takes), onMissing = scopes.length === 1 || scope.namesImages ? request.onMissing : "ignore", plan = await planBump({
			tree,
			intents: wanted,
			onMissing,
			...request.places,
			...request.sets === void 0 ? {} : { sets: request.sets },
			...request.setImages === void 0 ? {} : { setImages: request.setImages },
			...scope.roots === void 0 ? {} : { prefixes: scope.roots }
		}), result = await settle(scope, plan, tree, request);
		result.outcome === "changed" && (tree = files.overlay(tree, plan.files)), results.push(result);
	}
	let missing = scopes.length > 1 ? await missingEverywhere(request, results) : [];
	return {
		scopes: results,
		plan: combine(results, missing),
		missing
	};
}
async function settle(scope, plan, tree, { files, prove, judge }) {
	if (plan.errors.length > 0) return {
		scope,
		plan,
		verdict: void 0,
		outcome: "refused"
	};
	if (plan.edits.length === 0) return {
		scope,
		plan,
		verdict: void 0,
		outcome: "unchanged"
	};
	let after = files.overlay(tree, plan.files), wrong = await prove?.(scope, tree, after, plan) ?? [];
	if (wrong.length > 0) return {
		scope,
		plan: {
			...plan,
			errors: wrong.map(toErrorDocument)
		},
		verdict: void 0,
		outcome: "refused"
	};
	let verdict = await judge?.(scope, tree, after);
	return {
		scope,
		plan,
		verdict,
		outcome: verdict?.verdict === "fail" ? "blocked" : "changed"
	};
}
async function missingEverywhere({ tree, scopes, intents, onMissing, places }, results) {
	if (onMissing === "ignore") return [];
	let everywhere = scopes.every((scope) => scope.roots !== void 0) ? [...new Set(scopes.flatMap((scope) => scope.roots ?? []))] : void 0, whole = await planBump({
		tree,
		intents: intents.filter((intent) => scopes.some((scope) => scope.takes(intent))),
		onMissing: "fail",
		...places,
		...everywhere === void 0 ? {} : { prefixes: everywhere }
	}), known = new Set(results.flatMap((result) => result.plan.errors.map((error) => error.message)));
	return whole.errors.filter((error) => error.code === "IMAGE_NOT_FOUND" && !known.has(error.message));
}
function combine(results, missing) {
	let passed = results.filter((result) => result.outcome === "changed"), skipped = new Map(results.flatMap(({ plan }) => plan.skipped).map((one) => [JSON.stringify(one), one]));
	return {
		edits: passed.flatMap(({ plan }) => plan.edits),
		skipped: [...skipped.values()],
		errors: [...missing, ...results.flatMap(({ plan }) => plan.errors)],
		files: new Map(passed.flatMap(({ plan }) => [...plan.files])),
		diff: passed.map(({ plan }) => plan.diff).join(""),
		reaches: [...new Set(passed.flatMap(({ plan }) => plan.reaches))]
	};
}
// src/commands/plan-result.ts
function planResult(plan) {
	let [first] = plan.errors;
	return first === void 0 ? 0 : exitCodeOf(first.code);
}
// src/commands/bump.ts
async function bump(context) {
	let { values, action } = context, write = values.text("write") ?? (action ? "commit" : "plan");
	if (write === "pull-request") throw new SlipwayError("NOT_YET", "--write pull-request is reserved and does not work yet");
	let workspace = await openWorkspace(context);
	if (values.given("explain")) return await explainBump(context, workspace);
	let intents = await readIntents(context);
	return bumpResult(write === "commit" ? await commitBump(context, workspace, intents) : await planOrWrite(context, workspace, intents, write));
}
function bumpResult(report) {
	return {
		exitCode: planResult(report.plan),
		formats: {
			text: (colour) => bumpText(report, colour),
			json: () => jsonText(bumpDocument(report)),
			markdown: () => bumpMarkdown(report)
		},
		outputs: {
			outcome: report.outcome,
			commit: report.commit ?? "",
			"pull-request": ""
		},
		annotations: report.plan.errors.map((error) => ({
			level: "error",
			title: error.code,
			message: error.message,
			...error.location
		}))
	};
}
async function planOrWrite(context, workspace, intents, write) {
	let { platform } = context, target = namedTarget(context, workspace);
	if (target === void 0) {
		let { plan } = await planHere(context, workspace, intents);
		return write === "files" && plan.errors.length === 0 && await platform.files.writeInto(workspace.folder, plan.files), {
			outcome: plannedOutcome(plan),
			plan,
			commit: null,
			pullRequest: null
		};
	}
	if (write === "files") throw new SlipwayError("OPTION_INVALID", "--write files changes the working directory, and --repository names another repository", { hint: "Leave one of them out, or use --write commit." });
	await using remote = await platform.git.remote(target.url, target.branch, context.credentials, platform.signal);
	let { plan: planned } = await planIn(context, (await remote.head()).tree, target.path, intents, { url: target.url });
	return {
		outcome: plannedOutcome(planned),
		plan: planned,
		commit: null,
		pullRequest: null
	};
}
async function commitBump(context, workspace, intents) {
	let { platform } = context, target = await commitTarget(context, workspace);
	await using remote = await platform.git.remote(target.url, target.branch, context.credentials, platform.signal);
	let last, change = async (head) => (last = await planIn(context, head.tree, target.path, intents, { url: target.url }), last.plan.errors.length > 0 || last.plan.files.size === 0 ? null : {
		message: messageOf(last, intents),
		files: last.plan.files
	}), commit = await explainAccess(platform, target.url, async () => remote.commit({
		change,
		signal: platform.signal
	}));
	if (last === void 0) throw new SlipwayError("INTERNAL", "nothing was planned");
	return {
		outcome: plannedOutcome(last.plan),
		plan: last.plan,
		commit,
		pullRequest: null
	};
}
async function planHere(context, workspace, intents) {
	let paths = context.values.list("path").map((typed) => repositoryPath(workspace, context.platform.host.context.workspace, typed));
	return await planIn(context, workspace.tree, posix.dirname(workspace.configPath), intents, { paths });
}
async function planIn(context, tree, path, intents, place) {
	let { values, platform } = context, { paths = values.list("path"), url } = place, config = await loadConfig(tree, posix.join(path, "slipway.yaml")), applied = await appliedEngines(platform, platform.host.context.workspace, config, url), scopes = await scopesOf({
		tree,
		config,
		path,
		names: values.list("environment"),
		paths,
		applied
	}), explicit = intents.sets.length + intents.setImages.length > 0;
	return await planScopes({
		files: platform.files,
		tree,
		scopes,
		intents: intents.images,
		onMissing: onMissingOf(values, config),
		places: placesOf(config),
		sets: intents.sets,
		setImages: intents.setImages,
		...proofOf(context, {
			images: intents.images,
			explicit,
			config,
			applied
		})
	});
}
function messageOf(planned, { images, release }) {
	let passed = planned.scopes.filter((one) => one.outcome === "changed"), changed = images.filter((image) => passed.some((one) => one.scope.takes(image))), environments = passed.flatMap((one) => one.scope.name ?? []);
	return bumpMessage({
		images: changed,
		environments,
		...environments.length === 0 ? {} : { template: "Bump {images} in {environments}" },
		...release === void 0 ? {} : { source: {
			source: release.source,
			revision: release.revision,
			run: release.run
		} }
	});
}
export { intentsOf as a, bumpText as c, planScopes as i, bumpMarkdown as l, messageOf as n, explainAccess as o, planResult as r, proofOf as s, bump as t, bumpDocument as u };
