import { r as __toESM } from "./rolldown-runtime.js";
import { o as toErrorDocument, s as toSlipwayErrors, t as SlipwayError } from "./errors.js";
import { t as formatLocation } from "./location.js";
import { i as oneLine, n as escapeMarkdown, o as shorten, r as inlineCode } from "./escape.js";
import { t as nearest } from "./nearest.js";
import { t as jsonText } from "./command.js";
import { n as groupOf, r as identify, t as formatIdentity } from "./object.js";
import { n as groupFindings, r as tellRoots, t as count } from "./gate-groups.js";
import { a as objectKey, c as gateGithub, i as groupByKey, l as summarySentence, n as gateJunit, o as itemKey, r as runGate, s as keyFields, t as gateSarif, u as gateAnnotations } from "./gate-sarif.js";
import { a as literal, b as valueAt, d as string, g as _isoDate, l as record, r as array, t as ZodISODate, u as strictObject, v as formatPath, y as parsePath } from "./schemas.js";
import { t as stripHash } from "./hash-suffix.js";
import { n as fit, r as listForms } from "./fit.js";
import { t as pLimit } from "./p-limit.js";
import { s as splitReference } from "./image-reference.js";
import { n as require_dist, t as loadConfig } from "./load.js";
import { n as repositoryPath, t as openWorkspace } from "./workspace.js";
import { X as require_picomatch, n as expandRoots, q as resolve$1 } from "./environments.js";
import { i as parseText, r as parseSource, t as renderBoth } from "./render-both.js";
import { _ as isMapping, b as readDocuments, c as createObjectSources, d as generatorFile, f as isPath, g as firstContentLine, h as textList, l as createSourceFinder, m as textField, n as networkOf, o as readChart, r as resolveRoots, s as releaseName, t as chooseRenderer, u as createClosureReader, v as objectsOf, y as createTreeReader } from "./render-settings.js";
import { t as builtinPolicies } from "./builtin-policies.js";
import { t as createPaint } from "./gate-paint.js";
import { a as evaluatePolicies, r as userPolicies, s as aliasTools, t as readPolicyFiles } from "./policy-files.js";
import { isDeepStrictEqual } from "node:util";
import { posix, resolve } from "node:path";
// node_modules/zod/v4/classic/iso.js
function date(params) {
	return _isoDate(ZodISODate, params);
}
async function readSourceLines(tree, verdict) {
	let wanted = new Map(), want = ({ file, line }) => {
		if (line === void 0 || file === "-") return;
		let lines = wanted.get(file) ?? new Set();
		for (let near = line - 2; near <= line; near++) lines.add(near);
		wanted.set(file, lines);
	}, secret = new Set(verdict.findings.filter(({ object, rule }) => object.kind === "Secret" || rule.includes("secret")).map((finding) => finding.location?.file));
	for (let { status, location } of verdict.findings) status === "new" && location !== void 0 && !secret.has(location.file) && want(location);
	for (let { location } of verdict.errors) location !== void 0 && want(location);
	let found = new Map();
	for (let [file, lines] of [...wanted].slice(0, 200)) {
		let text = await tree.read(file).then((bytes) => bytes === void 0 ? void 0 : new TextDecoder().decode(bytes), () => void 0);
		if (text === void 0 || /\bkind["']?\s*:\s*["']?Secret\b/.test(text)) continue;
		let all = text.split(/\r?\n/);
		found.set(file, new Map([...lines].flatMap((line) => all[line - 1] === void 0 ? [] : [[line, all[line - 1] ?? ""]])));
	}
	return found;
}
// src/report/gate-json.ts
function gateJson(verdict) {
	let withFix = (finding) => ({
		...finding,
		fix: []
	});
	return {
		schema: "slipway/gate/v1",
		command: "gate",
		verdict: verdict.verdict,
		roots: verdict.roots,
		findings: verdict.findings.map(withFix),
		fixed: verdict.fixed.map(withFix),
		images: verdict.images,
		changes: verdict.changes,
		errors: verdict.errors,
		summary: verdict.summary
	};
}
// src/report/gate-changes.ts
function changeCounts(changes) {
	return [...Map.groupBy(changes, (change) => change.root)].map(([root, own]) => ({
		root,
		text: [
			"added",
			"removed",
			"modified"
		].flatMap((kind) => {
			let amount = own.filter(({ change }) => change === kind).length;
			return amount === 0 ? [] : [`${amount} ${kind}`];
		}).join(", ")
	}));
}
// src/report/gate-markdown.ts
const markdownBudgets = {
	summary: 921600,
	comment: 6e4
};
function gateMarkdown(verdict, budget = markdownBudgets.summary) {
	let sections = [
		head(verdict),
		errors(verdict),
		findings("New findings", groupFindings(verdict.findings, "new"), !1),
		images$1(verdict),
		changes(verdict),
		findings("Fixed", groupFindings(verdict.fixed, "existing"), !0),
		findings("There before", groupFindings(verdict.findings, "existing"), !0)
	];
	return fit(sections.filter((section) => section !== void 0), budget);
}
function head(verdict) {
	let title = verdict.verdict === "pass" ? "## ✅ Gate passed\n" : "## ❌ Gate failed\n";
	return { forms: [`${title}\n${escapeMarkdown(summarySentence(verdict))}\n`, title] };
}
function errors({ errors }) {
	if (errors.length === 0) return;
	let rows = errors.map((error) => {
		let place = error.location === void 0 ? "" : ` at ${code(formatLocation(error.location))}`, hint = error.hint === void 0 ? "" : ` ${escapeMarkdown(shorten(error.hint, 500))}`;
		return `- **${escapeMarkdown(error.code)}**${place}: ${escapeMarkdown(shorten(error.message, 500))}${hint}\n`;
	});
	return { forms: listForms("\n### Could not be judged\n\n", rows, "", (missing) => `- and ${missing} more\n`) };
}
function findings(title, groups, collapsed) {
	if (groups.length === 0) return;
	let table = "| | Rule | Where | What |\n| --- | --- | --- | --- |\n", rows = groups.map(findingRow), more = (missing) => `| | | | and ${count(missing, "more finding")} |\n`;
	if (!collapsed) return { forms: listForms(`\n### ${title}\n\n${table}`, rows, "", more) };
	let opening = `\n<details><summary>${title}: ${groups.length}</summary>\n\n${table}`, told = `\n${title}: ${groups.length}\n`;
	return { forms: [
		...listForms(opening, rows, "\n</details>\n", more).slice(0, -1),
		told,
		""
	] };
}
const signs = {
	error: "🛑",
	warning: "⚠️",
	info: "ℹ️"
};
function findingRow({ finding, roots }) {
	let rule = /^https:\/\/[\w./#-]+$/.test(finding.docs) ? `[${escapeMarkdown(finding.rule)}](${finding.docs})` : escapeMarkdown(finding.rule), what = `${escapeMarkdown(shorten(finding.message, 500))}<br>${code(objectPath(finding))}`;
	return `| ${signs[finding.severity]} | ${rule} | ${where(finding)}<br>${escapeMarkdown(shorten(tellRoots(roots), 300))} | ${what} |\n`;
}
function objectPath({ object, path }) {
	return path === "" ? formatIdentity(object) : `${formatIdentity(object)} ${path}`;
}
function where({ location }) {
	if (location === void 0) return "";
	let { file, line } = location;
	return code(formatLocation(line === void 0 ? { file } : {
		file,
		line
	}));
}
function images$1({ images }) {
	if (images.length === 0) return;
	let rows = images.map((image) => `| ${code(image.root)} | ${code(image.object)} | ${code(image.container)} | ${image.old === null ? "" : code(image.old)} | ${image.new === null ? "" : code(image.new)} |\n`);
	return { forms: listForms("\n### Images\n\n| Root | Object | Container | Before | After |\n| --- | --- | --- | --- | --- |\n", rows, "", (missing) => `| | | | | and ${count(missing, "more image")} |\n`) };
}
function changes(verdict) {
	if (verdict.changes.length === 0) return;
	let byRoot = Map.groupBy(verdict.changes, (change) => change.root), counts = changeCounts(verdict.changes), long = counts.map(({ root, text }) => {
		let own = byRoot.get(root) ?? [], lines = own.slice(0, 100).map(({ change, object, paths }) => {
			let list = paths.slice(0, 10).map(code).join(", "), more = paths.length > 10 ? ` and ${paths.length - 10} more` : "";
			return `- ${change} ${code(object)}${list === "" ? "" : `: ${list}${more}`}\n`;
		}), more = own.length > 100 ? `- and ${own.length - 100} more\n` : "";
		return `<details><summary>${code(root)}: ${text}</summary>\n\n${lines.join("")}${more}\n</details>\n`;
	}), short = counts.map(({ root, text }) => `- ${code(root)}: ${text}\n`), title = "\n### Changes\n\n";
	return { forms: [title + long.join(""), ...listForms(title, short, "", (missing) => `- and ${count(missing, "more root")}\n`)] };
}
function code(text) {
	return inlineCode(shorten(text, 300));
}
function codeFrame({ file, line, column }, sources, paint) {
	let lines = line === void 0 ? void 0 : sources.get(file), text = line === void 0 ? void 0 : lines?.get(line);
	if (line === void 0 || lines === void 0 || text === void 0) return [];
	let width = String(line).length, margin = (label) => paint.dim(`${label.padStart(width)} |`);
	return [
		...[line - 2, line - 1].filter((near) => lines.get(near) !== void 0).map((near) => `${margin(String(near))} ${oneLine(shorten(lines.get(near) ?? "", 160))}`),
		`${margin(String(line))} ${oneLine(shorten(text, 160))}`,
		...mark(text, column).map((marks) => `${margin("")} ${paint.error(marks)}`)
	];
}
function mark(text, column) {
	if (column === void 0 || column > text.length || column > 160) return [];
	let before = text.slice(0, column - 1), meant = text.slice(column - 1).replace(/\s+#.*$/, "").trimEnd();
	return oneLine(text) === text ? [" ".repeat(before.length) + "^".repeat(Math.max(1, Math.min(meant.length, 160 - before.length)))] : [];
}
// src/report/gate-text.ts
function gateText(verdict, options = {}) {
	let paint = createPaint(options.colour === !0), context = {
		paint,
		sources: options.sources ?? new Map(),
		rules: options.rules ?? new Map(),
		told: new Set()
	}, blocks = [
		...verdict.errors.map((error) => errorBlock(error, context)),
		...groupFindings(verdict.findings, "new").map((group) => findingBlock(group, context)),
		...imageBlock(verdict),
		...changeBlock(verdict)
	], word = verdict.verdict === "pass" ? paint.good("pass") : paint.error("fail");
	return `${[...blocks, `${paint.bold(word)}: ${summarySentence(verdict)}`].join("\n\n")}\n`;
}
function errorBlock(error, { paint, sources }) {
	let [first = "", ...rest] = error.message.split("\n");
	return [
		`${paint.bold(paint.error(`error[${error.code}]`))}: ${paint.bold(oneLine(first))}`,
		...error.location === void 0 ? [] : [`  --> ${oneLine(formatLocation(error.location))}`],
		...error.location === void 0 ? [] : codeFrame(error.location, sources, paint),
		...rest.map((line) => `  | ${oneLine(line)}`),
		...error.hint === void 0 ? [] : [`  = hint: ${oneLine(error.hint)}`],
		`  = docs: ${oneLine(error.docs)}`
	].join("\n");
}
function findingBlock({ finding, roots }, { paint, sources, rules, told }) {
	let { location, object, path, rule } = finding, help = told.has(rule) ? void 0 : rules.get(rule);
	told.add(rule);
	let place = location === void 0 ? "" : formatLocation(location), isNote = finding.severity === "info";
	return [
		`${paint.bold(colourOf(finding.severity, paint)(`${finding.severity}[${oneLine(rule)}]`))}: ${paint.bold(oneLine(finding.message))}`,
		`  --> ${oneLine(place === "" ? tellRoots(roots) : `${place} (${tellRoots(roots)})`)}`,
		...location === void 0 || isNote ? [] : codeFrame(location, sources, paint),
		`  = object: ${oneLine(formatIdentity(object))}`,
		...path === "" || isNote ? [] : [`  = path: ${oneLine(path)}`],
		...help?.why === void 0 ? [] : [`  = why: ${oneLine(help.why)}`],
		...help?.fix === void 0 ? [] : [`  = fix: ${oneLine(help.fix)}`],
		...isNote && help === void 0 ? [] : [`  = docs: ${oneLine(finding.docs)}`]
	].join("\n");
}
function colourOf(severity, paint) {
	return severity === "error" ? paint.error : severity === "warning" ? paint.warning : paint.dim;
}
function imageBlock({ images }) {
	return images.length === 0 ? [] : [["images:", ...images.map((image) => `  ${oneLine(`${image.root}: ${image.object} ${image.container}: ${image.old ?? "(none)"} -> ${image.new ?? "(none)"}`)}`)].join("\n")];
}
function changeBlock(verdict) {
	return verdict.changes.length === 0 ? [] : [["changes:", ...changeCounts(verdict.changes).map(({ root, text }) => `  ${oneLine(`${root}: ${text}`)}`)].join("\n")];
}
// src/commands/gate-base.ts
async function findBase({ platform, values }, { repository }) {
	let { context } = platform.host, named = values.text("base");
	if (named !== void 0) {
		let folder = resolve(context.workspace, named);
		if (await platform.files.isFolder(folder)) {
			let tree = platform.files.tree(folder);
			return {
				compare: tree,
				rules: tree
			};
		}
	}
	let revision = named ?? context.base?.sha;
	if (revision === void 0 || repository === void 0) return;
	let target = await repository.resolve(revision), head = await repository.head(), start = head === void 0 ? target : await repository.mergeBase(target, head);
	return {
		compare: repository.treeAt(start),
		rules: repository.treeAt(target)
	};
}
// src/commands/gate-roots.ts
async function gateRoots({ named, workspace, deciding }) {
	if (named.length > 0) return named;
	let path = posix.dirname(workspace.configPath), decided = await configuredRoots(deciding.tree, deciding.config, path), own = deciding.tree === workspace.tree ? [] : await configuredRoots(workspace.tree, workspace.config, path);
	return [...new Set([...decided, ...own])];
}
async function configuredRoots(tree, config, path) {
	if (config?.gate?.roots !== void 0 && config.gate.roots.length > 0) return await expandRoots(tree, path, "gate.roots", config.gate.roots);
	let roots = [];
	for (let [name, environment] of Object.entries(config?.environments ?? {})) roots.push(...await expandRoots(tree, path, `environments.${name}.roots`, environment.roots));
	if (config?.environments !== void 0 && roots.length === 0) throw new SlipwayError("LAYOUT_INVALID", "the environments have no roots");
	return roots;
}
// src/gate/locate/helm/chart-renderer.ts
function createChartRenderer(reader, settings) {
	let { files, renderer, kubernetesVersion, signal, timeoutMs = 2e4 } = settings, roots = new Map(settings.roots.map((root) => [root.id, root])), disposables = new AsyncDisposableStack(), folder;
	async function render(root, repository, overrides) {
		let chart = await readChart(reader, root.id);
		if (chart === void 0) return;
		let output = await renderer.helm({
			repository,
			folder: root.id,
			network: "none",
			timeoutMs,
			maxBytes: 67108864,
			release: releaseName(chart),
			values: valueFiles(root),
			...overrides === void 0 ? {} : { overrides },
			...kubernetesVersion === void 0 ? {} : { kubernetesVersion },
			...signal === void 0 ? {} : { signal }
		});
		return "stream" in output ? output.stream : void 0;
	}
	function valueFiles(root) {
		return roots.get(root.id)?.values ?? [];
	}
	return {
		valueFiles,
		async withFiles(root, changes) {
			await using copy = await files.overlay(reader.tree, changes).materialize();
			return await render(root, copy.folder);
		},
		async withValues(root, values) {
			return folder ??= reader.tree.materialize().then((copy) => disposables.use(copy).folder), await render(root, await folder, JSON.stringify(values));
		},
		[Symbol.asyncDispose]: () => disposables.disposeAsync()
	};
}
// src/gate/locate/helm/chart-values.ts
async function readValues(reader, folder, valueFiles) {
	let leaves = new Map(), subcharts = (await reader.tree.list([folder])).map((entry) => entry.path).filter((path) => /(?:^|\/)charts\/[^/]+\/values\.yaml$/.test(path)).toSorted((a, b) => b.length - a.length);
	for (let file of subcharts) await addFile(reader, file, posix.relative(folder, posix.dirname(file)).split("/").filter((part) => part !== "charts"), leaves);
	for (let file of [posix.join(folder, "values.yaml"), ...valueFiles]) await addFile(reader, file, [], leaves);
	return leaves;
}
async function addFile(reader, file, prefix, leaves) {
	let document = (await reader.documents(file).catch(() => void 0))?.find((one) => one.value !== void 0);
	if (document === void 0) return;
	let walk = (value, path) => {
		let valuesPath = [...prefix, ...path];
		if (isMapping(value)) for (let [key, child] of Object.entries(value)) walk(child, [...path, key]);
		else if (Array.isArray(value)) {
			for (let key of leaves.keys()) key.startsWith(`${JSON.stringify(valuesPath).slice(0, -1)},`) && leaves.delete(key);
			for (let [index, child] of value.entries()) walk(child, [...path, index]);
		} else leaves.set(JSON.stringify(valuesPath), {
			file,
			documentLine: document.line,
			path,
			valuesPath,
			value
		});
	};
	walk(document.value, []);
}
function overrideOf(leaf, leaves) {
	let listAt = leaf.valuesPath.findIndex((step) => typeof step == "number"), end = listAt < 0 ? leaf.valuesPath.length : listAt, inner = listAt < 0 ? otherValue(leaf.value) : listWith(leaf, leaf.valuesPath.slice(0, listAt), leaves);
	return leaf.valuesPath.slice(0, end).reduceRight((value, step) => ({ [step]: value }), inner);
}
function listWith(leaf, at, leaves) {
	let list = [];
	for (let one of leaves.values()) at.every((step, index) => one.valuesPath[index] === step) && put(list, one.valuesPath.slice(at.length), one === leaf ? otherValue(one.value) : one.value);
	return list;
}
function put(into, path, value) {
	let here = into;
	for (let [index, step] of path.entries()) index === path.length - 1 ? here[step] = value : here = here[step] ??= typeof path[index + 1] == "number" ? [] : Object.create(null);
}
function otherValue(value) {
	if (typeof value == "boolean") return !value;
	if (typeof value == "number") return value + 1;
	if (value === null || value === "") return "changed";
	let amount = /^(\d+)(m|Ki|Mi|Gi|%|s)?$/.exec(value);
	return amount === null ? `${value}x` : `${Number(amount[1]) + 1}${amount[2] ?? ""}`;
}
// src/gate/locate/helm/chart-renders.ts
var import_dist = require_dist();
function readOtherRender(root, stream) {
	let documents = readDocuments(stream), { objects } = objectsOf(documents), position = new Map(root.objects.map((object, index) => [object, index])), byIdentity = Map.groupBy(objects, ({ manifest }) => formatIdentity(identify(manifest)));
	return {
		documents,
		counterpart(object) {
			let same = objects.length === root.objects.length ? objects[position.get(object) ?? -1] : void 0;
			return same?.manifest.kind === object.manifest.kind ? same : byIdentity.get(formatIdentity(identify(object.manifest)))?.[0];
		}
	};
}
function renderedLine(text, path) {
	let { contents } = (0, import_dist.parseDocument)(text, {
		uniqueKeys: !1,
		logLevel: "silent"
	}), node = (0, import_dist.isNode)(contents) ? contents : void 0, key;
	for (let step of path) {
		let pair = (0, import_dist.isMap)(node) ? node.items.find((one) => (0, import_dist.isScalar)(one.key) && String(one.key.value) === String(step)) : void 0, next = (0, import_dist.isSeq)(node) && typeof step == "number" ? node.items[step] : pair?.value;
		if (!(0, import_dist.isNode)(next)) return;
		key = pair?.key, node = next;
	}
	let offset = (!(0, import_dist.isScalar)(node) && (0, import_dist.isScalar)(key) ? key : node)?.range?.[0];
	if (offset === void 0) return;
	let end = text.indexOf("\n", offset);
	return text.slice(text.lastIndexOf("\n", offset - 1) + 1, end < 0 ? void 0 : end);
}
// src/gate/locate/helm/mark-lines.ts
const ownLine = /^\s*(?:- +)*(?:(?:"[^"{}]*"|'[^'{}]*'|[\w./-]+)\s*:(?:\s|$)|- +\S)/, blockHeader = /(?:^|[\s:-])[|>][-+]?\d?[-+]?\s*(?:#.*)?$/;
function createLineMarks() {
	let files = [];
	function mark(file, text) {
		let id = files.push(file) - 1, block, inAction = !1;
		return text.split("\n").map((line, index) => {
			let continued = inAction;
			inAction = opensAction(line, inAction);
			let blank = line.trim() === "" || line.trimStart().startsWith("{{"), indent = /^[\s-]*/.exec(line)?.[0].length ?? 0;
			return block !== void 0 && (blank || indent > block) || (block = blockHeader.test(line) ? indent : void 0, continued || inAction || blank || !ownLine.test(line) || /-}}\s*$/.test(line)) ? line : `${line.trimEnd()} #@${id}:${index + 1}`;
		}).join("\n");
	}
	return {
		mark,
		read(rendered) {
			let match = / #@(\d+):(\d+)/.exec(rendered), file = files[Number(match?.[1])];
			return match === null || file === void 0 ? void 0 : {
				file,
				line: Number(match[2])
			};
		}
	};
}
function opensAction(line, before) {
	let open = line.lastIndexOf("{{"), close = line.lastIndexOf("}}");
	return open === close ? before : open > close;
}
// src/gate/locate/helm/template-line.ts
function readTemplateLine(line) {
	let start = /^\s*(?:- +)*(?:(?:"[^"]*"|'[^']*'|\{\{.*?\}\}|[\w./-]+)\s*:\s*)?/.exec(line)?.[0].length ?? 0, value = line.slice(start).replace(/\s+#.*$/, "");
	return {
		column: (/^[|>][-+\d]*$/.test(value) ? line.search(/[^\s-]/) : start) + 1,
		literal: value.trim() !== "" && !line.includes("{{"),
		references: referencesIn(value)
	};
}
function referencesIn(text) {
	return [...text.matchAll(/\.Values((?:\.[A-Za-z_]\w*)+)/g)].map((match) => (match[1] ?? "").split(".").slice(1));
}
function createHelmLocator(reader, renderer) {
	let charts = new Map();
	return async (root, object, path) => {
		let chart = charts.get(root);
		return chart === void 0 && charts.set(root, chart = traceChart(reader, renderer, root)), await placeInChart(await chart, object, path);
	};
}
async function traceChart(reader, renderer, root) {
	let marks = createLineMarks(), files = new Map();
	for (let { path } of await reader.tree.list([root.id])) {
		if (!/\/templates\/.*\.(ya?ml|tpl)$/.test(`/${path}`)) continue;
		let text = await reader.text(path).catch(() => void 0);
		text !== void 0 && files.set(path, new TextEncoder().encode(marks.mark(path, text)));
	}
	let stream = await renderer.withFiles(root, files), leaves = await readValues(reader, root.id, renderer.valueFiles(root)), limit = pLimit(2), trials = new Map(), start = performance.now();
	return {
		reader,
		marks,
		marked: stream === void 0 ? void 0 : readOtherRender(root, stream),
		leaves,
		trial: (leaf) => {
			let known = trials.get(leaf);
			if (known !== void 0) return known;
			if (trials.size >= 60 || performance.now() - start > 5e3) return Promise.resolve(void 0);
			let made = limit(async () => {
				let changed = await renderer.withValues(root, overrideOf(leaf, leaves));
				return changed === void 0 ? void 0 : readOtherRender(root, changed);
			});
			return trials.set(leaf, made), made;
		}
	};
}
async function placeInChart(chart, object, path) {
	let existing = existingPart$1(object, path), value = valueAt(object.manifest, existing), scalar = typeof value != "object" || !value, rendered = templatePlace(chart, object, existing), at = rendered?.same === !0 ? rendered : void 0, line = at === void 0 ? void 0 : await templateLine(chart, at);
	if (at !== void 0 && line?.literal === !0 && scalar && existing.length === path.length) return {
		file: at.file,
		documentLine: 1,
		path: [],
		line: at.line,
		column: line.column,
		precision: "exact"
	};
	let leaf = scalar ? await drivingLeaf(chart, object, existing, value, line?.references ?? []) : void 0;
	if (leaf !== void 0) return {
		file: leaf.file,
		documentLine: leaf.documentLine,
		path: leaf.path,
		precision: existing.length === path.length ? "exact" : "block"
	};
	let near = rendered ?? nearestPlace$1(chart, object, existing);
	return near === void 0 ? void 0 : {
		file: near.file,
		documentLine: 1,
		path: [],
		line: near.line,
		precision: "block"
	};
}
function existingPart$1({ manifest }, path) {
	for (let length = path.length; length > 0; length--) if (valueAt(manifest, path.slice(0, length)) !== void 0) return path.slice(0, length);
	return [];
}
function templatePlace({ marked, marks }, object, path) {
	let counterpart = marked?.counterpart(object);
	if (marked === void 0 || counterpart === void 0) return;
	let line = renderedLine(marked.documents[counterpart.document]?.text ?? "", [...counterpart.items.flatMap((index) => ["items", index]), ...path]), place = line === void 0 ? void 0 : marks.read(line);
	if (place !== void 0) return {
		...place,
		same: isDeepStrictEqual(valueAt(counterpart.manifest, path), valueAt(object.manifest, path))
	};
}
function nearestPlace$1(chart, object, path) {
	for (let length = path.length - 1; length > 0; length--) {
		let part = path.slice(0, length), first = firstScalar(valueAt(object.manifest, part), part), found = first === void 0 ? void 0 : templatePlace(chart, object, first);
		if (found !== void 0) return found;
	}
}
function firstScalar(value, path) {
	if (typeof value != "object" || !value) return path;
	let [first] = Array.isArray(value) ? value.entries() : Object.entries(value);
	return first === void 0 ? void 0 : firstScalar(first[1], [...path, first[0]]);
}
async function templateLine({ reader }, { file, line }) {
	let text = (await reader.text(file).catch(() => void 0))?.split("\n")[line - 1];
	return text === void 0 ? void 0 : readTemplateLine(text);
}
async function drivingLeaf(chart, object, path, value, references) {
	for (let leaf of await candidates(chart, object, path, value, references)) {
		let counterpart = (await chart.trial(leaf))?.counterpart(object);
		if (counterpart !== void 0 && !isDeepStrictEqual(valueAt(counterpart.manifest, path), value)) return leaf;
	}
}
async function candidates({ reader, leaves }, { origin }, path, value, references) {
	let all = [...leaves.values()], named = references.toReversed().flatMap((reference) => all.filter((leaf) => endsAt(leaf.valuesPath, reference))), used = referencesIn((origin === void 0 ? void 0 : await reader.text(origin.file).catch(() => void 0)) ?? ""), equal = all.filter((leaf) => leaf.value === value && leaf.valuesPath.at(-1) === path.at(-1)), other = all.filter((leaf) => leaf.value === value || typeof value == "string" && value.length > 4 && typeof leaf.value == "string" && leaf.value.length > 3 && value.includes(leaf.value)), near = (leaf) => used.some((reference) => startsWith(leaf.valuesPath, reference));
	return [...new Set([
		...named,
		...equal.filter(near),
		...other.filter(near),
		...equal
	])].slice(0, 6);
}
function endsAt(path, reference) {
	return path.length >= reference.length && reference.every((step, index) => path[path.length - reference.length + index] === step);
}
function startsWith(path, reference) {
	return [0, 1].some((skip) => reference.every((step, index) => path[index + skip] === step));
}
// src/gate/locate/follow-path.ts
function followPath(source, rendered, path) {
	let found = [], here = source, there = rendered, field = "";
	for (let [steps, step] of path.entries()) {
		let next = typeof step == "number" ? itemIn(here, there, step, field) : keyIn(here, step);
		if (next === void 0) return {
			path: found,
			value: here,
			steps
		};
		found.push(next), typeof step == "string" && (field = step), here = here[next], there = childOf(there, step);
	}
	return {
		path: found,
		value: here,
		steps: path.length
	};
}
function keyIn(value, key) {
	return typeof value == "object" && value && !Array.isArray(value) && Object.hasOwn(value, key) ? key : void 0;
}
function childOf(value, step) {
	if (typeof value == "object" && value && Object.hasOwn(value, step)) return value[step];
}
function itemIn(source, rendered, index, field) {
	if (!Array.isArray(source)) return;
	if (!Array.isArray(rendered) || index >= rendered.length) return index < source.length ? index : void 0;
	let wanted = rendered[index], fields = keyFields(field, rendered);
	if (fields !== void 0 && keyFields(field, source)?.join() === fields.join()) {
		let key = itemKey(field, rendered), matches = source.flatMap((item, at) => key(item) === key(wanted) ? [at] : []);
		return matches[rendered.slice(0, index).filter((item) => key(item) === key(wanted)).length] ?? matches[0];
	}
	if (isDeepStrictEqual(source[index], wanted)) return index;
	let equal = source.findIndex((item) => isDeepStrictEqual(item, wanted));
	return equal >= 0 ? equal : source.length === rendered.length ? index : void 0;
}
// src/gate/locate/kustomize-query.ts
async function inKustomization(reader, layer, path) {
	let { file } = layer.kustomization;
	return {
		file,
		documentLine: (await reader.documents(file))?.find((one) => one.value !== void 0)?.line ?? 1,
		path
	};
}
function matchesPattern(pattern, texts) {
	return typeof pattern != "string" || pattern === "" || !/^[\w.*|/-]+$/.test(pattern) || pattern.split("|").some((alternative) => {
		let parts = alternative.split(".*");
		return texts.some((text) => parts.length === 1 ? text === alternative : text.length <= 253 && text.startsWith(parts[0] ?? "") && text.endsWith(parts.at(-1) ?? ""));
	});
}
// src/gate/locate/kustomize-fields.ts
async function fieldsAfterJsonPatches(layer, query) {
	return await toCandidates(layer, query, [...images(layer, query), ...replicas(layer, query)]);
}
async function fieldsBeforeJsonPatches(layer, query) {
	return await toCandidates(layer, query, [
		...annotations(layer, query),
		...labels(layer, query),
		...namespace(layer, query)
	]);
}
async function toCandidates(layer, { reader }, settings) {
	return await Promise.all(settings.map(async ({ path, value }) => ({
		place: await inKustomization(reader, layer, path),
		value
	})));
}
function entries(layer, key) {
	let value = layer.kustomization.data[key];
	return Array.isArray(value) ? value.flatMap((entry, index) => isMapping(entry) ? [{
		index,
		entry
	}] : []) : [];
}
function images(layer, { path, value }) {
	if (path.at(-1) !== "image" || typeof value != "string") return [];
	let parts = splitReference(value);
	return entries(layer, "images").filter(({ entry }) => (entry.newName ?? entry.name) === parts.name).toReversed().flatMap(({ index, entry }) => {
		let field = [
			"digest",
			"newTag",
			"newName"
		].find((name) => typeof entry[name] == "string" && entry[name] !== "");
		if (field === void 0) return [];
		let set = {
			digest: parts.digest,
			newTag: parts.tag,
			newName: parts.name
		}[field];
		return [{
			path: [
				"images",
				index,
				field
			],
			value: set === entry[field] ? value : void 0
		}];
	});
}
const scalable = new Set([
	"Deployment",
	"StatefulSet",
	"ReplicaSet",
	"ReplicationController"
]);
function replicas(layer, { path, source }) {
	return path.join(".") !== "spec.replicas" || !scalable.has(source.identity.kind) ? [] : entries(layer, "replicas").filter(({ entry }) => typeof entry.name == "string" && source.names.includes(entry.name)).map(({ index, entry }) => ({
		path: [
			"replicas",
			index,
			"count"
		],
		value: entry.count
	}));
}
function annotations(layer, { path }) {
	let set = layer.kustomization.data.commonAnnotations, key = path.at(-1);
	return path.at(-2) !== "annotations" || typeof key != "string" || !isMapping(set) || !Object.hasOwn(set, key) ? [] : [{
		path: ["commonAnnotations", key],
		value: set[key]
	}];
}
function labels(layer, { path }) {
	let key = path.at(-1);
	if (typeof key != "string" || !path.slice(0, -1).some((step) => [
		"labels",
		"matchLabels",
		"selector"
	].includes(String(step)))) return [];
	let found = [], common = layer.kustomization.data.commonLabels;
	isMapping(common) && Object.hasOwn(common, key) && found.push({
		path: ["commonLabels", key],
		value: common[key]
	});
	for (let { index, entry } of entries(layer, "labels")) {
		let { pairs } = entry;
		isMapping(pairs) && Object.hasOwn(pairs, key) && found.push({
			path: [
				"labels",
				index,
				"pairs",
				key
			],
			value: pairs[key]
		});
	}
	return found.toReversed();
}
function namespace(layer, { path }) {
	let { namespace } = layer.kustomization.data;
	return (path.join(".") === "metadata.namespace" || path[0] === "subjects" && path.at(-1) === "namespace") && typeof namespace == "string" ? [{
		path: ["namespace"],
		value: namespace
	}] : [];
}
// src/gate/locate/kustomize-generators.ts
async function generatorCandidates(source, query) {
	let { reader, path, value } = query, layer = source.layers[0];
	if (source.generator === void 0 || layer === void 0) return [];
	let { field, index } = source.generator, list = layer.kustomization.data[field], entry = Array.isArray(list) ? list[index] : void 0;
	if (!isMapping(entry)) return [];
	let at = [field, index], inEntry = async (...steps) => ({
		place: await inKustomization(reader, layer, [...at, ...steps]),
		value
	});
	if (path.join(".") === "metadata.name") return [await inEntry("name")];
	let key = path[1];
	if (path.length !== 2 || typeof key != "string" || ![
		"data",
		"binaryData",
		"stringData"
	].includes(String(path[0]))) return [];
	let literal = textList(entry, "literals").findLastIndex((text) => text.slice(0, text.indexOf("=")) === key);
	if (literal >= 0) return [await inEntry("literals", literal)];
	let file = textList(entry, "files").map(generatorFile).findLast((one) => one.key === key), { folder } = layer.kustomization;
	if (file !== void 0) return [{
		place: {
			file: posix.join(folder, file.path),
			documentLine: 1,
			path: [],
			line: 1
		},
		value
	}];
	let single = textField(entry, "env");
	for (let env of [...textList(entry, "envs"), ...single === void 0 ? [] : [single]].toReversed()) {
		let line = await lineOfVariable(reader, posix.join(folder, env), key);
		if (line !== void 0) return [{
			place: {
				file: posix.join(folder, env),
				documentLine: 1,
				path: [],
				line
			},
			value
		}];
	}
	return [];
}
async function lineOfVariable(reader, file, key) {
	let index = (await reader.text(file).catch(() => void 0) ?? "").split("\n").findLastIndex((line) => line.trimStart().startsWith(`${key}=`));
	return index < 0 ? void 0 : index + 1;
}
// src/gate/locate/kustomize-patches.ts
async function patchCandidates(layer, query) {
	let merges = await patchesOf(layer, "patchesStrategicMerge", query), patches = await patchesOf(layer, "patches", query);
	return [...merges, ...patches].toReversed().flatMap((patch) => candidatesIn(patch, query));
}
async function jsonPatchCandidates(layer, query) {
	return (await patchesOf(layer, "patchesJson6902", query)).toReversed().flatMap((patch) => candidatesIn(patch, query));
}
async function patchesOf(layer, field, { reader }) {
	let list = layer.kustomization.data[field], found = [];
	for (let [index, entry] of (Array.isArray(list) ? list : []).entries()) {
		let item = isMapping(entry) ? entry : {}, target = isMapping(item.target) ? item.target : void 0, inline = typeof entry == "string" && !isPath(entry) ? entry : item.patch, path = typeof entry == "string" && isPath(entry) ? entry : item.path;
		if (typeof inline == "string" && inline !== "") {
			let holder = await inKustomization(reader, layer, typeof entry == "string" ? [field, index] : [
				field,
				index,
				"patch"
			]), filled = readDocuments(inline).filter((document) => document.value !== void 0);
			found.push(...filled.map((document, which) => ({
				value: document.value,
				target,
				place: (at) => ({
					...holder,
					inside: {
						document: which,
						path: at
					}
				})
			})));
		} else if (typeof path == "string") {
			let file = posix.join(layer.kustomization.folder, path), documents = await reader.documents(file).catch(() => void 0) ?? [];
			found.push(...documents.flatMap(({ value, line }) => value === void 0 ? [] : [{
				value,
				target,
				place: (at) => ({
					file,
					documentLine: line,
					path: at
				})
			}]));
		}
	}
	return found;
}
function candidatesIn(patch, query) {
	if (patch.target !== void 0 && !targets(patch.target, query)) return [];
	if (Array.isArray(patch.value)) return patch.target === void 0 ? [] : operations(patch.value, patch, query);
	if (!isMapping(patch.value) || patch.target === void 0 && !names(patch.value, query) || selects.has(query.path.join("."))) return [];
	let { path, value, steps } = followPath(patch.value, query.object, query.path);
	return steps === query.path.length && steps > 0 ? [{
		place: patch.place(path),
		value
	}] : [];
}
const selects = new Set([
	"apiVersion",
	"kind",
	"metadata.name",
	"metadata.namespace"
]);
function names(patch, { source }) {
	let { kind, apiVersion, metadata } = patch, name = isMapping(metadata) ? metadata.name : void 0;
	return kind !== source.identity.kind || typeof name != "string" || !source.names.includes(name) ? !1 : typeof apiVersion != "string" || groupOf(apiVersion) === groupOf(source.identity.apiVersion);
}
function targets(target, { source, object }) {
	let { apiVersion, kind } = source.identity;
	return matchesPattern(target.kind, [kind]) && matchesPattern(target.group, [groupOf(apiVersion)]) && matchesPattern(target.name, source.names) && matchesPattern(target.namespace, [source.identity.namespace, object.metadata?.namespace ?? ""]);
}
function operations(list, patch, query) {
	return list.flatMap((operation, index) => {
		if (!isMapping(operation) || operation.op !== "add" && operation.op !== "replace") return [];
		let { path: pointer, value } = operation, rest = typeof pointer == "string" ? remainder(pointer, query.path) : void 0;
		if (rest === void 0) return [];
		let followed = followPath(value, valueBelow(query, query.path.length - rest.length), rest);
		return followed.steps === rest.length ? [{
			place: patch.place([
				index,
				"value",
				...followed.path
			]),
			value: followed.value
		}] : [];
	}).toReversed();
}
function remainder(pointer, path) {
	let steps = pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
	if (!(steps.length > path.length)) return steps.every((step, index) => step === "-" ? typeof path[index] == "number" : step === String(path[index])) ? path.slice(steps.length) : void 0;
}
function valueBelow({ object, path }, steps) {
	let value = object;
	for (let step of path.slice(0, steps)) value = typeof value == "object" && value && Object.hasOwn(value, step) ? value[step] : void 0;
	return value;
}
// src/gate/locate/kustomize-replacements.ts
async function replacementCandidates(layer, query, context) {
	let found = [];
	for (let replacement of (await replacementsOf(layer, query)).toReversed()) {
		let target = mappings(replacement.targets).find((one) => reaches(one, query)), source = isMapping(replacement.source) ? replacement.source : void 0;
		if (target === void 0 || source === void 0) continue;
		let candidate = await sourceCandidate(source, isWhole(source) && isWhole(target), context);
		candidate !== void 0 && found.push(candidate);
	}
	return found;
}
async function replacementsOf(layer, { reader }) {
	let found = [];
	for (let entry of mappings(layer.kustomization.data.replacements)) if (typeof entry.path != "string") found.push(entry);
	else {
		let documents = await reader.documents(posix.join(layer.kustomization.folder, entry.path)).catch(() => void 0);
		found.push(...(documents ?? []).flatMap(({ value }) => Array.isArray(value) ? value.filter(isMapping) : isMapping(value) ? [value] : []));
	}
	return found;
}
function mappings(value) {
	return Array.isArray(value) ? value.filter(isMapping) : [];
}
function isWhole(end) {
	return !isMapping(end.options) || end.options.delimiter === void 0;
}
function reaches(target, query) {
	let select = isMapping(target.select) ? target.select : {}, { identity, names } = query.source;
	return !matchesPattern(select.kind, [identity.kind]) || !matchesPattern(select.name, names) ? !1 : (Array.isArray(target.fieldPaths) ? target.fieldPaths : ["metadata.name"]).some((field) => typeof field == "string" && fits(parseFieldPath(field), query));
}
async function sourceCandidate(source, whole, context) {
	let name = typeof source.name == "string" ? source.name : void 0, [object] = context.objects(String(source.kind), name);
	if (object === void 0) return;
	let path = resolveFieldPath(object.manifest, typeof source.fieldPath == "string" ? source.fieldPath : "metadata.name"), place = path === void 0 ? void 0 : await context.locate(object, path);
	if (place === void 0 || path === void 0) return;
	let { precision, ...where } = place;
	return {
		place: where,
		value: whole && precision === "exact" ? valueAt(object.manifest, path) : void 0
	};
}
function parseFieldPath(text) {
	return [...text.matchAll(/\[[^\]]*\]|(?:\\.|[^.[\\])+/g)].map(([step]) => step.replaceAll("\\.", "."));
}
function fits(steps, { object, path }) {
	return steps.length === path.length && steps.every((step, index) => {
		let actual = path[index];
		if (actual === void 0) return !1;
		if (step === "*") return !0;
		let select = /^\[([^=\]]+)=(.*)\]$/.exec(step);
		return select === null ? step.replace(/^\[(.*)\]$/, "$1") === String(actual) : String(valueAt(object, [...path.slice(0, index + 1), select[1] ?? ""])) === select[2];
	});
}
function resolveFieldPath(object, text) {
	let path = [];
	for (let step of parseFieldPath(text)) {
		let value = valueAt(object, path), select = /^\[([^=\]]+)=(.*)\]$/.exec(step);
		Array.isArray(value) ? select === null ? path.push(Number(step)) : path.push(value.findIndex((item) => String(valueAt(item, [select[1] ?? ""])) === select[2])) : path.push(step.replace(/^\[(.*)\]$/, "$1"));
	}
	return valueAt(object, path) === void 0 ? void 0 : path;
}
// src/gate/locate/locate-kustomize.ts
function createKustomizeLocator(reader) {
	let closures = createClosureReader(reader), sourcesOf = createObjectSources(reader), roots = new Map();
	async function readRoot(folder) {
		let closure = await closures(folder), sources = closure === void 0 ? [] : await sourcesOf(closure.layer);
		return {
			find: createSourceFinder(sources),
			renamed: createRenames(sources)
		};
	}
	async function locate(root, { manifest }, path, depth) {
		let reading = roots.get(root.id);
		reading === void 0 && roots.set(root.id, reading = readRoot(root.id));
		let { find, renamed } = await reading, source = find(manifest);
		if (source === void 0) return;
		let existing = existingPart(manifest, path), value = valueAt(manifest, existing), query = {
			reader,
			object: manifest,
			source,
			path: existing,
			value,
			renamed
		}, own = await ownCandidate(query), set = await setters(query, depth > 3 ? void 0 : replacementContext(root, find, (object, at) => locate(root, object, at, depth + 1))), candidates = typeof value == "object" && value ? [...own, ...set.toReversed()] : [...set, ...own], match = candidates.find((candidate) => sameValue(candidate, query)), chosen = match ?? candidates[0];
		return chosen === void 0 ? await nearestPlace(query) : {
			...chosen.place,
			precision: match !== void 0 && existing.length === path.length ? "exact" : "block"
		};
	}
	return (root, object, path) => locate(root, object, path, 0);
}
function replacementContext(root, find, locate) {
	return {
		locate,
		objects: (kind, name) => root.objects.filter(({ manifest }) => manifest.kind === kind && (name === void 0 || find(manifest)?.names.includes(name) === !0))
	};
}
function existingPart(object, path) {
	for (let length = path.length; length > 0; length--) if (valueAt(object, path.slice(0, length)) !== void 0) return path.slice(0, length);
	return [];
}
function sameValue({ value }, query) {
	return isDeepStrictEqual(value, query.value) ? !0 : typeof value == "string" && typeof query.value == "string" && query.renamed(query.value, value);
}
function createRenames(sources) {
	let originals = new Map();
	for (let { names } of sources) {
		let final = names.at(-1) ?? "", known = originals.get(final);
		if (known === void 0) originals.set(final, new Set(names));
		else for (let name of names) known.add(name);
	}
	return (rendered, original) => [rendered, stripHash("ConfigMap", rendered)].some((name) => originals.get(name)?.has(original) === !0);
}
async function setters(query, replacements) {
	let found = [];
	for (let layer of query.source.layers.toReversed()) found.push(...replacements === void 0 ? [] : await replacementCandidates(layer, query, replacements), ...await fieldsAfterJsonPatches(layer, query), ...await jsonPatchCandidates(layer, query), ...await fieldsBeforeJsonPatches(layer, query), ...await patchCandidates(layer, query));
	return found;
}
async function ownCandidate(query) {
	let { source, object, path } = query;
	if (source.generator !== void 0) return await generatorCandidates(source, query);
	let manifest = await manifestOf(query);
	if (manifest === void 0) return [];
	let followed = followPath(manifest.value, object, path);
	return followed.steps === path.length ? [{
		place: placeIn(source, manifest.line, followed.path),
		value: followed.value
	}] : [];
}
async function nearestPlace(query) {
	let { source, object, path } = query, manifest = await manifestOf(query);
	return manifest === void 0 ? {
		file: source.file,
		documentLine: source.line,
		path: [],
		line: source.line,
		precision: "block"
	} : {
		...placeIn(source, manifest.line, followPath(manifest.value, object, path).path),
		precision: "block"
	};
}
function placeIn(source, documentLine, path) {
	return {
		file: source.file,
		documentLine,
		path: [...source.items.flatMap((index) => ["items", index]), ...path]
	};
}
async function manifestOf({ reader, source }) {
	if (source.generator !== void 0) return;
	let documents = await reader.documents(source.file) ?? [], found = objectsOf(documents).objects.find(({ document, items }) => document === source.document && isDeepStrictEqual(items, source.items));
	return found === void 0 ? void 0 : {
		value: found.manifest,
		line: documents[found.document]?.line ?? 1
	};
}
// src/gate/locate/locate-plain.ts
async function placeInPlain(reader, { manifest, origin }, path) {
	if (origin?.line === void 0) return;
	let documents = await reader.documents(origin.file) ?? [], wanted = formatIdentity(identify(manifest)), found = objectsOf(documents).objects.find(({ manifest: candidate, document }) => {
		let { line = 1, text = "" } = documents[document] ?? {};
		return line + firstContentLine(text) === origin.line && formatIdentity(identify(candidate)) === wanted;
	});
	if (found === void 0) return;
	let followed = followPath(found.manifest, manifest, path);
	return {
		file: origin.file,
		documentLine: documents[found.document]?.line ?? 1,
		path: [...found.items.flatMap((index) => ["items", index]), ...followed.path],
		precision: valueAt(manifest, path) === void 0 ? "block" : "exact"
	};
}
// src/gate/locate/positions.ts
function createPositionFinder(reader) {
	let sources = new Map();
	async function parse(file) {
		let bytes = await reader.tree.read(file).catch(() => void 0);
		return bytes === void 0 ? void 0 : parseSource(file, bytes);
	}
	return async (place) => {
		let { file } = place;
		if (place.line !== void 0) return {
			file,
			line: place.line,
			...place.column === void 0 ? {} : { column: place.column }
		};
		let source = sources.get(file);
		source === void 0 && sources.set(file, source = parse(file));
		let parsed = await source, document = parsed === void 0 ? void 0 : documentAt(parsed, place.documentLine);
		if (parsed === void 0 || document === void 0) return {
			file,
			line: place.documentLine
		};
		let found = nodeAt(document, place.path), inner = place.inside === void 0 ? void 0 : innerPosition(parsed, found?.node, place.inside), offset = found === void 0 ? document.root?.range?.[0] : offsetOf(found);
		return {
			file,
			...inner ?? parsed.positions.at(offset ?? 0)
		};
	};
}
function documentAt({ documents, positions }, line) {
	return documents.find(({ root }) => root !== null && positions.at(root.range?.[0] ?? 0).line >= line);
}
function nodeAt(document, path) {
	let found = document.root === null ? void 0 : {
		node: document.root,
		key: void 0
	};
	for (let step of path) {
		let node = found === void 0 ? void 0 : resolve$1(document, found.node), next = (0, import_dist.isMap)(node) ? inMap(document, node, String(step)) : (0, import_dist.isSeq)(node) && typeof step == "number" ? asFound(node.items[step], void 0) : void 0;
		if (next === void 0) return found;
		found = next;
	}
	return found;
}
function inMap(document, map, key) {
	let own = map.items.find((pair) => (0, import_dist.isScalar)(pair.key) && String(pair.key.value) === key);
	if (own !== void 0) return ofPair(own);
	for (let pair of map.items) {
		if (!(0, import_dist.isScalar)(pair.key) || pair.key.value !== "<<") continue;
		let merged = resolve$1(document, pair.value);
		for (let item of (0, import_dist.isSeq)(merged) ? merged.items : [merged]) {
			let from = resolve$1(document, item), pairInside = (0, import_dist.isMap)(from) ? from.items.find((inner) => (0, import_dist.isScalar)(inner.key) && String(inner.key.value) === key) : void 0;
			if (pairInside !== void 0) return ofPair(pairInside);
		}
	}
}
function ofPair(pair) {
	return asFound(pair.value ?? pair.key, pair.key);
}
function asFound(node, key) {
	return typeof node == "object" && node ? {
		node,
		key
	} : void 0;
}
function offsetOf({ node, key }) {
	let block = ((0, import_dist.isMap)(node) || (0, import_dist.isSeq)(node)) && node.flow !== !0, long = (0, import_dist.isScalar)(node) && isBlockScalar(node);
	return (block || long) && key !== void 0 ? key.range?.[0] : node.range?.[0];
}
function isBlockScalar(node) {
	return node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
}
function innerPosition(source, node, inside) {
	if (!(0, import_dist.isScalar)(node) || node.type !== "BLOCK_LITERAL" || typeof node.value != "string" || node.range == null) return;
	let inner = parseText(source.file, node.value), document = inner.documents.filter(({ root }) => root !== null)[inside.document], found = document === void 0 ? void 0 : nodeAt(document, inside.path), offset = found === void 0 ? void 0 : offsetOf(found);
	if (offset === void 0) return;
	let at = inner.positions.at(offset), header = source.positions.at(node.range[0]).line, first = source.text.indexOf("\n", node.range[0]) + 1, indent = /^(?:[ \t]*\n)*( *)/.exec(source.text.slice(first))?.[1]?.length ?? 0;
	return {
		line: header + at.line,
		column: indent + at.column
	};
}
// src/gate/locate/create-locator.ts
function createLocator(tree, charts) {
	let reader = createTreeReader(tree), position = createPositionFinder(reader), inKustomize = createKustomizeLocator(reader), chartRenderer = charts === void 0 ? void 0 : createChartRenderer(reader, charts), inHelm = chartRenderer === void 0 ? void 0 : createHelmLocator(reader, chartRenderer);
	async function placeOf(root, object, path) {
		switch (root.engine) {
			case "plain": return await placeInPlain(reader, object, path);
			case "kustomize": return await inKustomize(root, object, path);
			case "helm": return await inHelm?.(root, object, path);
			case "stdin": return;
		}
	}
	return {
		async locate(root, object, path) {
			let place = await placeOf(root, object, path);
			return place === void 0 ? void 0 : {
				...await position(place),
				precision: place.precision
			};
		},
		async [Symbol.asyncDispose]() {
			await chartRenderer?.[Symbol.asyncDispose]();
		}
	};
}
// src/commands/judge.ts
async function judge(platform, request) {
	let { base, head, rules, failOn, network, kubernetesVersion } = request, { exec, signal, stdin } = platform, renderer = await chooseRenderer(platform, request.renderer, [...head.roots, ...base?.roots ?? []]), rendered = await renderBoth({
		base,
		head,
		exec,
		renderer,
		signal,
		network,
		stdin,
		...kubernetesVersion === void 0 ? {} : { kubernetesVersion }
	});
	await using locator = createLocator(head.tree, {
		roots: head.roots,
		files: platform.files,
		renderer,
		kubernetesVersion,
		signal
	});
	return await runGate({
		head: rendered.head,
		...rendered.base === void 0 ? {} : { base: rendered.base },
		unchanged: rendered.unchanged,
		evaluate: rules.evaluate,
		rules: rules.selected.length,
		failOn,
		locate: locator.locate,
		errors: rules.errors,
		signal
	});
}
// src/commands/rule-settings.ts
const strictness = {
	never: 0,
	error: 1,
	warning: 2
};
function ruleSettings(values, config, action) {
	let gate = config?.gate, configured = gate?.["fail-on"] ?? "error", failOn = values.text("fail-on") ?? configured, packs = values.list("pack");
	if (action) {
		if (strictness[failOn] < strictness[configured]) throw loosened("fail-on", `"${failOn}" where the configuration has "${configured}"`);
		if (values.list("disable").length > 0) throw loosened("disable", values.list("disable").join(", "));
		if (packs.includes("none")) throw loosened("pack", "none");
	}
	let own = gate?.packs ?? (action && packs.length > 0 ? ["recommended"] : []);
	return {
		packs: action ? [...new Set([...own, ...packs])] : packs.length > 0 ? packs : own,
		enable: [...gate?.enable ?? [], ...values.list("enable")],
		disable: [...gate?.disable ?? [], ...values.list("disable")],
		policies: gate?.policies ?? [],
		failOn,
		kubernetesVersion: values.text("kubernetes-version") ?? gate?.["kubernetes-version"],
		options: gate?.options ?? {},
		waivers: {
			maxDays: gate?.waivers?.["max-days"] ?? 90,
			onExpiry: gate?.waivers?.["on-expiry"] ?? "block-root"
		}
	};
}
function loosened(input, value) {
	return new SlipwayError("GATE_LOOSENED", `input "${input}" would loosen the gate: ${value}`);
}
// src/config/waivers.ts
const waiversFile = ".slipway/waivers.yaml", text = string().min(1), waiverSchema = strictObject({
	rule: text.describe("Id of the rule."),
	object: strictObject({
		apiVersion: text,
		kind: text,
		namespace: string(),
		name: text
	}).partial().describe("Only objects with these fields.").optional(),
	labels: record(text, string()).describe("Only objects with these labels.").optional(),
	root: text.describe("Only in roots that this glob matches.").optional(),
	path: text.refine((path) => parsePath(path) !== void 0, "must be a path such as spec.containers[0].image").describe("Only at this place of the object or below.").optional(),
	owner: text.describe("Who answers for it."),
	reason: text.describe("Why it has to be."),
	expires: date("must be a date such as \"2027-01-31\"").describe("The last day on which it counts.")
}).refine(({ object, labels, root, path }) => [object, labels].some((fields) => Object.keys(fields ?? {}).length > 0) || root !== void 0 || path !== void 0, "needs object, labels, root or path: what waives a rule everywhere is gate.disable"), waiversSchema = strictObject({
	version: literal(1).describe("Version of this file’s format."),
	waivers: array(waiverSchema).describe("Findings that are allowed for a time.")
}).describe("Waivers of Slipway");
function readWaivers(source, file = waiversFile) {
	let lines = new import_dist.LineCounter(), document = (0, import_dist.parseDocument)(source, {
		lineCounter: lines,
		uniqueKeys: !0,
		stringKeys: !0
	}), at = (offset) => {
		let { line, col } = lines.linePos(offset);
		return {
			file,
			line,
			column: col
		};
	}, locate = (path) => {
		for (let length = path.length; length > 0; length--) {
			let node = document.getIn(path.slice(0, length), !0);
			if ((0, import_dist.isNode)(node) && node.range) return at(node.range[0]);
		}
		return at(0);
	}, invalid = (message, location) => new SlipwayError("WAIVER_INVALID", message, { location }), [syntax] = document.errors;
	if (syntax !== void 0) {
		let [reason = ""] = syntax.message.split("\n");
		return {
			waivers: [],
			errors: [invalid(reason.replace(/ at line.*$/, ""), at(syntax.pos[0]))]
		};
	}
	let value;
	try {
		value = document.toJS({ maxAliasCount: 100 });
	} catch (thrown) {
		return {
			waivers: [],
			errors: [invalid(thrown instanceof Error ? thrown.message : String(thrown), { file })]
		};
	}
	let issues = waiversSchema.safeParse(value).error?.issues ?? [], errors = issues.map(({ path, message }) => {
		let where = path.filter((step) => typeof step != "symbol");
		return invalid(where.length === 0 ? message : `${formatPath(where)}: ${message}`, locate(path));
	}), list = typeof value == "object" && value && "waivers" in value ? value.waivers : [], outer = issues.some(({ path }) => path.length < 2);
	return {
		waivers: (Array.isArray(list) && !outer ? list : []).flatMap((each, index) => {
			let parsed = waiverSchema.safeParse(each);
			return parsed.success ? [{
				...parsed.data,
				location: locate(["waivers", index])
			}] : [];
		}),
		errors
	};
}
// src/policy/select-rules.ts
const incompletePacks = ["pss-baseline", "pss-restricted"], packNames = [
	"recommended",
	"all",
	"none",
	...incompletePacks
];
function selectRules({ packs, enable, disable, rules }) {
	for (let pack of packs) checkPack(pack);
	let names = new RuleNames(rules), enabled = enable.map((name) => names.resolve(name)), disabled = disable.map((name) => names.resolve(name));
	return rules.filter((rule) => {
		let off = precision(rule, disabled), on = precision(rule, enabled);
		return on > 0 || off > 0 ? on > off : inPacks(rule, packs);
	});
}
function inPacks(rule, packs) {
	return rule.origin === "user" || (packs.length === 0 ? ["recommended"] : packs).some((pack) => pack === "all" || rule.packs.includes(pack));
}
function checkPack(pack) {
	let [name = ""] = pack.split(":", 1);
	if (!packNames.includes(name) || name !== pack && !incompletePacks.includes(name)) throw unknown("pack", pack, packNames);
	if (incompletePacks.includes(name)) throw new SlipwayError("NOT_YET", `the pack ${name} is not complete yet`);
}
function precision(rule, resolved) {
	return Math.max(0, ...resolved.map((each) => each.ids.has(rule.id) ? each.precision : 0));
}
var RuleNames = class {
	byName = new Map();
	byGroup = new Map();
	constructor(rules) {
		for (let rule of rules) {
			add(this.byName, rule.id, rule.id), add(this.byGroup, rule.group, rule.id);
			for (let tool of aliasTools) for (let alias of rule.aliases[tool]) add(this.byName, `${tool}/${alias}`, rule.id);
		}
	}
	resolve(name) {
		let ids = this.byName.get(name);
		if (ids !== void 0) return {
			ids,
			precision: 2
		};
		let members = this.byGroup.get(name);
		if (members !== void 0) return {
			ids: members,
			precision: 1
		};
		throw unknown("rule or group", name, [...this.byName.keys(), ...this.byGroup.keys()]);
	}
};
function add(map, name, id) {
	map.set(name, (map.get(name) ?? new Set()).add(id));
}
function unknown(what, name, candidates) {
	let meant = nearest(name, candidates), hint = meant === void 0 ? {} : { hint: `Did you mean ${meant}? See \`slipway explain\` for the list.` };
	return new SlipwayError("UNKNOWN_RULE", `there is no ${what} "${name}"`, hint);
}
// src/gate/before.ts
function beforeOf(root, base) {
	let left = new Map([...groupByKey(base)].map(([key, objects]) => [key, [...objects]]));
	return {
		old: root.objects.map(({ manifest }) => left.get(objectKey(manifest))?.shift()?.manifest),
		removed: root.errors.length > 0 || base.errors.length > 0 ? [] : [...left.values()].flat().map(({ manifest }) => manifest)
	};
}
// src/gate/violations.ts
function violationsOf(findings, root) {
	let byIdentity = new Map();
	for (let object of root.objects.toReversed()) byIdentity.set(formatIdentity(identify(object.manifest)), object);
	let told = {
		own: new Set(),
		foreign: new Set()
	};
	return findings.flatMap(({ rule, severity, message, index, object: about, path, excepted }) => {
		let own = root.objects[index];
		if (own === void 0) return [];
		let identity = formatIdentity(about), isOwn = identity === formatIdentity(identify(own.manifest)), key = JSON.stringify([
			rule.id,
			severity,
			message,
			identity,
			formatPath(path),
			excepted ?? !1
		]);
		if (told.foreign.has(key) || !isOwn && told.own.has(key)) return [];
		told[isOwn ? "own" : "foreign"].add(key);
		let object = isOwn ? own : byIdentity.get(identity) ?? goneObject(about);
		return [{
			rule: rule.id,
			severity,
			message,
			object,
			path,
			docs: rule.docs,
			...excepted ? { excepted } : {}
		}];
	});
}
function goneObject({ apiVersion, kind, namespace, name }) {
	return { manifest: {
		apiVersion,
		kind,
		metadata: {
			name,
			...namespace === "" ? {} : { namespace }
		}
	} };
}
// src/gate/waive.ts
var import_picomatch = __toESM(require_picomatch(), 1);
const day = 864e5;
function createWaiving({ waivers, rules, now, maxDays, onExpiry }) {
	let errors = waivers.flatMap((waiver) => {
		let message = refusal(waiver, rules, now, maxDays);
		return message === void 0 ? [] : [new SlipwayError("WAIVER_INVALID", message, { location: waiver.location })];
	}), counting = waivers.filter((waiver) => refusal(waiver, rules, now, maxDays) === void 0).map((waiver) => ({
		waiver,
		matches: matcherOf(waiver),
		isPast: now >= endOf(waiver),
		found: new Set(),
		met: !1
	}));
	return {
		errors,
		apply: (violations, root, changed) => {
			for (let one of counting) one.met ||= matchesRoot(one.waiver, root.id);
			return violations.map((violation) => {
				let matching = counting.filter(({ matches }) => matches(violation, root.id));
				for (let { found } of matching) found.add(JSON.stringify([
					root.id,
					identify(violation.object.manifest),
					violation.path
				]));
				if (matching.some(({ isPast }) => !isPast || onExpiry === "warn")) return {
					...violation,
					excepted: !0
				};
				let blocks = onExpiry === "block-all" || changed;
				return matching.length > 0 && blocks ? {
					...violation,
					lapsed: !0
				} : violation;
			});
		},
		notices: () => counting.flatMap(({ waiver, isPast, found, met }) => {
			let name = `the waiver of ${waiver.rule} (${waiver.location.file}:${waiver.location.line ?? 1}, ${waiver.owner})`, soon = !isPast && endOf(waiver) - now <= 14 * day;
			return [
				...found.size === 0 && met ? [`${name} is not used: nothing that it names is found`] : [],
				...found.size > 20 ? [`${name} is too broad: it stands for ${found.size} findings`] : [],
				...isPast && found.size > 0 ? [`${name} expired on ${waiver.expires}`] : [],
				...soon ? [`${name} expires on ${waiver.expires}`] : []
			];
		})
	};
}
function refusal({ rule, expires }, rules, now, maxDays) {
	if (!rules.has(rule)) return `there is no rule "${rule}"`;
	if (Date.parse(expires) > now + maxDays * day) return `${expires} is more than ${maxDays} days ahead (gate.waivers.max-days)`;
}
function endOf({ expires }) {
	return Date.parse(expires) + day;
}
function matchesRoot({ root }, id) {
	return root === void 0 || root === id || import_picomatch.default.isMatch(id, root, { dot: !0 });
}
function matcherOf(waiver) {
	let { rule, object, labels, path } = waiver, steps = path === void 0 ? [] : parsePath(path) ?? [];
	return (violation, id) => {
		let identity = identify(violation.object.manifest), own = violation.object.manifest.metadata?.labels ?? {};
		return violation.rule === rule && matchesRoot(waiver, id) && Object.entries(object ?? {}).every(([key, value]) => identity[key] === value) && Object.entries(labels ?? {}).every(([key, value]) => Object.hasOwn(own, key) && own[key] === value) && steps.every((step, index) => violation.path[index] === step);
	};
}
// src/commands/rules.ts
async function loadRules(platform, settings, places) {
	let { signal, host } = platform, engine = await platform.policies(), sets = [await builtinPolicies(engine, host.context.untrusted)], errors = [];
	for (let place of places) if (place.paths.length !== 0) try {
		sets.push(await userPolicies(engine, await readPolicyFiles(place), signal));
	} catch (thrown) {
		errors.push(...policyErrors(thrown));
	}
	let { packs, enable, disable, options } = settings, selected = selectRules({
		packs,
		enable,
		disable,
		rules: sets.flatMap((set) => set.rules)
	}), waivers = await waiversOf(places[0]?.tree), waiving = createWaiving({
		...settings.waivers,
		waivers: waivers.waivers,
		rules: new Set(sets.flatMap((set) => set.rules.map(({ id }) => id))),
		now: platform.clock.now()
	});
	return {
		evaluate: evaluator(sets, {
			selected,
			options,
			waiving
		}),
		selected,
		errors: [
			...errors,
			...waivers.errors,
			...waiving.errors
		].map(toErrorDocument),
		notices: () => waiving.notices()
	};
}
async function waiversOf(tree) {
	let bytes = await tree?.read(waiversFile);
	return bytes === void 0 ? {
		waivers: [],
		errors: []
	} : readWaivers(new TextDecoder().decode(bytes));
}
function evaluator(sets, { selected, options, waiving }) {
	return async (root, base, signal) => {
		let objects = root.objects.map((object) => object.manifest), before = base === void 0 ? {} : { before: beforeOf(root, base) }, run = await evaluatePolicies({
			sets,
			selected,
			objects,
			options,
			...before
		}, signal), changed = base !== root;
		return {
			violations: waiving.apply(violationsOf(run.findings, root), root, changed),
			errors: run.errors.map(toErrorDocument)
		};
	};
}
function policyErrors(thrown) {
	let errors = toSlipwayErrors(thrown);
	if (errors.every((error) => error.code.startsWith("POLICY_"))) return errors;
	throw thrown;
}
// src/commands/gate.ts
async function gate(context) {
	let { platform, values, positionals, action } = context, { log } = platform.host, workspace = await openWorkspace(context), base = await findBase(context, workspace), deciding = await decidingTree(context, workspace, base), settings = ruleSettings(values, deciding.config, action), typed = (path) => path === "-" ? path : repositoryPath(workspace, platform.host.context.workspace, path), rules = await log.group("Load rules", async () => loadRules(platform, settings, [{
		tree: deciding.tree,
		paths: settings.policies.map((path) => posix.join(posix.dirname(workspace.configPath), path))
	}, {
		tree: workspace.tree,
		paths: values.list("policy").map(typed)
	}])), selection = {
		roots: await gateRoots({
			named: positionals.map(typed),
			workspace,
			deciding
		}),
		values: values.list("values").map(typed),
		allRoots: values.flag("all-roots")
	}, head = {
		tree: workspace.tree,
		roots: await resolveRoots(workspace.tree, base === void 0 ? selection : {
			...selection,
			missing: positionals.length > 0 ? "error" : "skip"
		})
	}, before = base === void 0 ? void 0 : {
		tree: base.compare,
		roots: await resolveRoots(base.compare, {
			...selection,
			missing: "skip"
		})
	}, verdict = await log.group(`Render and judge ${head.roots.length === 1 ? "1 root" : `${head.roots.length} roots`}`, async () => judge(platform, {
		base: before,
		head,
		rules,
		failOn: settings.failOn,
		network: networkOf(values),
		renderer: values.text("renderer"),
		kubernetesVersion: settings.kubernetesVersion
	}));
	for (let notice of rules.notices()) log.notice(notice);
	return await verdictResult(verdict, workspace.tree, {
		rules,
		failOn: settings.failOn,
		version: platform.version
	});
}
async function decidingTree({ platform }, workspace, base) {
	let own = {
		tree: workspace.tree,
		config: workspace.config
	};
	if (base === void 0) return own;
	let config = await loadConfig(base.rules, workspace.configPath);
	return config === void 0 ? (workspace.config !== void 0 && platform.host.log.notice(`the target branch has no ${workspace.configPath}, so the rules that this change brings decide`), own) : {
		tree: base.rules,
		config
	};
}
async function verdictResult(verdict, tree, { rules, failOn, version }) {
	let sources = await readSourceLines(tree, verdict);
	return {
		exitCode: verdict.verdict === "pass" ? 0 : 1,
		formats: {
			text: (colour) => gateText(verdict, {
				colour,
				sources,
				rules: ruleHelp(rules)
			}),
			json: () => jsonText(gateJson(verdict)),
			github: () => gateGithub(verdict),
			sarif: () => jsonText(gateSarif(verdict, {
				rules: rules.selected,
				version
			})),
			junit: () => gateJunit(verdict, failOn),
			markdown: () => gateMarkdown(verdict)
		},
		outputs: verdictOutputs(verdict),
		annotations: gateAnnotations(verdict)
	};
}
function verdictOutputs(verdict) {
	return {
		verdict: verdict.verdict,
		findings: String(verdict.summary.new.error),
		outcome: verdict.verdict
	};
}
function ruleHelp({ selected }) {
	return new Map(selected.map((rule) => [rule.id, {
		...rule.rationale === "" ? {} : { why: rule.rationale },
		...rule.fix === "" ? {} : { fix: rule.fix }
	}]));
}
export { ruleSettings as a, gateMarkdown as c, readSourceLines as d, loadRules as i, markdownBudgets as l, ruleHelp as n, judge as o, verdictOutputs as r, gateText as s, gate as t, gateJson as u };
