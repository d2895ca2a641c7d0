import { r as __toESM } from "./rolldown-runtime.js";
import { n as require_dist, r as date, t as loadConfig } from "./load.js";
import { o as toErrorDocument, s as toSlipwayErrors, t as SlipwayError } from "./errors.js";
import { a as objectSubjects, c as configuredPolicies, i as readSeverity, l as readPolicyFiles, o as dispatchEntrypoint, r as createRelating, s as exceptedEntrypoint, t as loadPolicies, u as isRemotePolicy } from "./load-policies.js";
import { C as createTreeReader, E as require_picomatch, S as objectsOf, T as readDocuments, b as firstContentLine, d as createClosureReader, f as generatorFile, l as readChart, p as isPath, t as resolveRoots, u as releaseName, v as textField, x as isMapping$1, y as textList } from "./resolve-roots.js";
import { a as objectKey, c as gateGithub, d as gateAnnotations, i as groupByKey, l as proposedSentence, n as gateJunit, o as itemKey, r as runGate, s as keyFields, t as gateSarif, u as summarySentence } from "./gate-sarif.js";
import { n as groupOf, r as identify, t as formatIdentity } from "./object.js";
import { t as formatLocation } from "./location.js";
import { i as oneLine, n as escapeMarkdown, o as shorten, r as inlineCode } from "./escape.js";
import { n as fit, r as listForms } from "./fit.js";
import { n as groupFindings, r as tellRoots, t as count$1 } from "./gate-groups.js";
import { i as aliasTools, n as builtinPolicies, t as createPaint } from "./gate-paint.js";
import { t as appliedEngines } from "./applied-engines.js";
import { a as literal, c as object, d as string, l as record, r as array, u as strictObject } from "./schemas.js";
import { t as jsonText } from "./command.js";
import { n as expandRoots, q as resolve$1 } from "./environments.js";
import { t as pLimit } from "./p-limit.js";
import { n as parsePath, r as valueAt, t as formatPath } from "./json-path.js";
import { t as stripHash } from "./hash-suffix.js";
import { d as createObjectSources, f as createSourceFinder, n as networkOf, r as renderCache, t as chooseRenderer } from "./render-settings.js";
import { s as splitReference } from "./image-reference.js";
import { n as parseSource, r as parseText, t as renderBoth } from "./render-both.js";
import { a as schemaRuleIds, i as snake, n as secretRules, r as namesSecret, t as nativeRules } from "./native-rules.js";
import { t as nearest } from "./nearest.js";
import { n as repositoryPath, t as openWorkspace } from "./workspace.js";
import { isDeepStrictEqual } from "node:util";
import { posix, resolve } from "node:path";
import { createHash } from "node:crypto";
import { brotliDecompressSync } from "node:zlib";
// src/gate/ratchet.ts
function ratchetErrors(baselines) {
	if (baselines === void 0) return [];
	let { file, deciding, proposed, ratchet } = baselines;
	if (!ratchet || deciding === void 0 || proposed === void 0) return [];
	let added = [...proposed].filter((fingerprint) => !deciding.has(fingerprint)).length;
	if (added === 0) return [];
	let what = added === 1 ? "1 finding" : `${added} findings`;
	return [new SlipwayError("BASELINE_GREW", `this change adds ${what} to ${file}`, { location: { file } })];
}
function staleEntries({ file, deciding, proposed }, findings, isWhole) {
	let listed = proposed ?? deciding;
	if (!isWhole || listed === void 0) return;
	let found = new Set(findings.map(({ fingerprint }) => fingerprint)), stale = [...listed].filter((fingerprint) => !found.has(fingerprint)).length;
	if (stale !== 0) return `${stale === 1 ? `1 entry of ${file} is` : `${stale} entries of ${file} are`} fixed: write it anew with --report baseline=${file}`;
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
// src/report/gate-baseline.ts
function gateBaseline({ findings }) {
	let lines = findings.filter(({ status }) => status !== "waived").map(({ fingerprint, rule, root, object, path }) => JSON.stringify({
		fingerprint,
		rule,
		root,
		object: formatIdentity(object),
		path
	})).toSorted();
	return `{\n  "schema": "slipway/baseline/v1",\n  "findings": ${lines.length === 0 ? "[]" : `[\n    ${lines.join(",\n    ")}\n  ]`}\n}\n`;
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
		summary: verdict.summary,
		...verdict.proposed === void 0 ? {} : { proposed: {
			...verdict.proposed,
			findings: verdict.proposed.findings.map(withFix)
		} }
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
		findings$1("New findings", groupFindings(verdict.findings, "new"), !1),
		images$1(verdict),
		changes(verdict),
		proposed(verdict),
		findings$1("Fixed", groupFindings(verdict.fixed, "existing"), !0),
		findings$1("There before", groupFindings(verdict.findings, "existing"), !0)
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
function findings$1(title, groups, collapsed) {
	if (groups.length === 0) return;
	let table = "| | Rule | Where | What |\n| --- | --- | --- | --- |\n", rows = groups.map(findingRow), more = (missing) => `| | | | and ${count$1(missing, "more finding")} |\n`;
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
function proposed(verdict) {
	let sentence = proposedSentence(verdict);
	if (sentence === void 0 || verdict.proposed === void 0) return;
	let opening = `\n### Under the rules this change proposes\n\n${escapeMarkdown(sentence)}. They do not decide.\n`, rows = groupFindings(verdict.proposed.findings, "new").map(findingRow);
	return { forms: [
		...listForms(`${opening}
| | Rule | Where | What |
| --- | --- | --- | --- |
`, rows, "", (missing) => `| | | | and ${count$1(missing, "more finding")} |\n`).slice(0, -1),
		opening,
		""
	] };
}
function images$1({ images }) {
	if (images.length === 0) return;
	let rows = images.map((image) => `| ${code(image.root)} | ${code(image.object)} | ${code(image.container)} | ${image.old === null ? "" : code(image.old)} | ${image.new === null ? "" : code(image.new)} |\n`);
	return { forms: listForms("\n### Images\n\n| Root | Object | Container | Before | After |\n| --- | --- | --- | --- | --- |\n", rows, "", (missing) => `| | | | | and ${count$1(missing, "more image")} |\n`) };
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
	return { forms: [title + long.join(""), ...listForms(title, short, "", (missing) => `- and ${count$1(missing, "more root")}\n`)] };
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
		...changeBlock(verdict),
		...proposedBlock(verdict, context)
	], word = verdict.verdict === "pass" ? paint.good("pass") : paint.error("fail");
	return `${[...blocks, `${paint.bold(word)}: ${summarySentence(verdict)}`].join("\n\n")}\n`;
}
function proposedBlock(verdict, context) {
	let sentence = proposedSentence(verdict);
	if (sentence === void 0 || verdict.proposed === void 0) return [];
	let lines = [...verdict.proposed.errors.map(({ code, message }) => `  error[${oneLine(code)}]: ${oneLine(message)}`), ...groupFindings(verdict.proposed.findings, "new").map(({ finding, roots }) => `  ${finding.severity}[${oneLine(finding.rule)}]: ${oneLine(finding.message)} (${oneLine(formatIdentity(finding.object))}, ${oneLine(tellRoots(roots))})`)], more = lines.length - mostProposed, shown = more > 0 ? [...lines.slice(0, mostProposed), `  and ${more} more`] : lines;
	return [[context.paint.bold(sentence), ...shown].join("\n")];
}
const mostProposed = 20;
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
		...finding.locationExplanation === void 0 ? [] : [`  = found: ${oneLine(`${location?.precision ?? ""}: ${finding.locationExplanation}`)}`],
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
const baselineSchema = object({
	schema: literal("slipway/baseline/v1"),
	findings: array(object({ fingerprint: string().min(1) }))
});
async function readBaseline(tree, file) {
	let bytes = await tree.read(file);
	if (bytes === void 0) return;
	let parsed = baselineSchema.safeParse(parseJson(bytes, file));
	if (!parsed.success) throw new SlipwayError("BASELINE_INVALID", `${file} is not a baseline that slipway gate wrote`, { location: { file } });
	return new Set(parsed.data.findings.map(({ fingerprint }) => fingerprint));
}
function parseJson(bytes, file) {
	try {
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		throw new SlipwayError("BASELINE_INVALID", `${file} is not valid JSON`, { location: { file } });
	}
}
// src/commands/gate-baseline.ts
async function readBaselines({ baseline }, workspace, deciding) {
	let file = posix.join(posix.dirname(workspace.configPath), baseline.file), own = await readBaseline(workspace.tree, file);
	return deciding === workspace.tree ? {
		file,
		ratchet: baseline.ratchet,
		deciding: own
	} : {
		file,
		ratchet: baseline.ratchet,
		deciding: await readBaseline(deciding, file),
		proposed: own ?? new Set()
	};
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
		if (isMapping$1(value)) for (let [key, child] of Object.entries(value)) walk(child, [...path, key]);
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
		precision: "exact",
		found: "a marked copy of the template: the line says the value itself"
	};
	let leaf = scalar ? await drivingLeaf(chart, object, existing, value, line?.references ?? []) : void 0;
	if (leaf !== void 0) return {
		file: leaf.file,
		documentLine: leaf.documentLine,
		path: leaf.path,
		precision: existing.length === path.length ? "exact" : "block",
		found: `the chart rendered again with ${formatPath(leaf.valuesPath)} changed: ${existing.length === path.length ? "the path changes with it" : "what is nearest to the path changes with it, for the path itself is missing"}`
	};
	let near = rendered ?? nearestPlace$1(chart, object, existing);
	return near === void 0 ? void 0 : {
		file: near.file,
		documentLine: 1,
		path: [],
		line: near.line,
		precision: "block",
		found: "a marked copy of the template: the line computes the value or a part around it, and no single value was found that drives it"
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
	if (source === rendered) return followSame(source, path);
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
function followSame(source, path) {
	let value = source;
	for (let [steps, step] of path.entries()) {
		if (!(typeof step == "number" ? Array.isArray(value) && step < value.length : keyIn(value, step) !== void 0)) return {
			path: path.slice(0, steps),
			value,
			steps
		};
		value = value[step];
	}
	return {
		path,
		value,
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
	return Array.isArray(value) ? value.flatMap((entry, index) => isMapping$1(entry) ? [{
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
	return path.at(-2) !== "annotations" || typeof key != "string" || !isMapping$1(set) || !Object.hasOwn(set, key) ? [] : [{
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
	isMapping$1(common) && Object.hasOwn(common, key) && found.push({
		path: ["commonLabels", key],
		value: common[key]
	});
	for (let { index, entry } of entries(layer, "labels")) {
		let { pairs } = entry;
		isMapping$1(pairs) && Object.hasOwn(pairs, key) && found.push({
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
	if (!isMapping$1(entry)) return [];
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
		let item = isMapping$1(entry) ? entry : {}, target = isMapping$1(item.target) ? item.target : void 0, inline = typeof entry == "string" && !isPath(entry) ? entry : item.patch, path = typeof entry == "string" && isPath(entry) ? entry : item.path;
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
	if (!isMapping$1(patch.value) || patch.target === void 0 && !names(patch.value, query) || selects.has(query.path.join("."))) return [];
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
	let { kind, apiVersion, metadata } = patch, name = isMapping$1(metadata) ? metadata.name : void 0;
	return kind !== source.identity.kind || typeof name != "string" || !source.names.includes(name) ? !1 : typeof apiVersion != "string" || groupOf(apiVersion) === groupOf(source.identity.apiVersion);
}
function targets(target, { source, object }) {
	let { apiVersion, kind } = source.identity;
	return matchesPattern(target.kind, [kind]) && matchesPattern(target.group, [groupOf(apiVersion)]) && matchesPattern(target.name, source.names) && matchesPattern(target.namespace, [source.identity.namespace, object.metadata?.namespace ?? ""]);
}
function operations(list, patch, query) {
	return list.flatMap((operation, index) => {
		if (!isMapping$1(operation) || operation.op !== "add" && operation.op !== "replace") return [];
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
		let target = mappings(replacement.targets).find((one) => reaches(one, query)), source = isMapping$1(replacement.source) ? replacement.source : void 0;
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
		found.push(...(documents ?? []).flatMap(({ value }) => Array.isArray(value) ? value.filter(isMapping$1) : isMapping$1(value) ? [value] : []));
	}
	return found;
}
function mappings(value) {
	return Array.isArray(value) ? value.filter(isMapping$1) : [];
}
function isWhole(end) {
	return !isMapping$1(end.options) || end.options.delimiter === void 0;
}
function reaches(target, query) {
	let select = isMapping$1(target.select) ? target.select : {}, { identity, names } = query.source;
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
		if (chosen === void 0) return await nearestPlace(query);
		let isWhole = existing.length === path.length, precision = match !== void 0 && isWhole ? "exact" : "block";
		return {
			...chosen.place,
			precision,
			found: tellStep(chosen, match !== void 0, isWhole)
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
	for (let layer of query.source.layers.toReversed()) {
		let { file } = layer.kustomization, field = ({ place }) => `${String(place.path[0])} of ${file}`;
		found.push(...setBy(replacements === void 0 ? [] : await replacementCandidates(layer, query, replacements), () => `the source of a replacement of ${file}`), ...setBy(await fieldsAfterJsonPatches(layer, query), field), ...setBy(await jsonPatchCandidates(layer, query), () => `a JSON patch of ${file}`), ...setBy(await fieldsBeforeJsonPatches(layer, query), field), ...setBy(await patchCandidates(layer, query), () => `a patch of ${file}`));
	}
	return found;
}
function setBy(candidates, tell) {
	return candidates.map((candidate) => ({
		...candidate,
		by: tell(candidate)
	}));
}
function tellStep({ by = "the document itself" }, isSame, isWhole) {
	return isWhole ? isSame ? `${by}, which sets the value` : `${by}, which sets only a part of the value, or another step changes it` : `${by}: the object has no such path, this is as near as it comes`;
}
async function ownCandidate(query) {
	let { source, object, path } = query;
	if (source.generator !== void 0) return setBy(await generatorCandidates(source, query), () => `an entry of ${source.generator?.field ?? "a generator"}`);
	let manifest = await manifestOf(query);
	if (manifest === void 0) return [];
	let followed = followPath(manifest.value, object, path);
	return followed.steps === path.length ? [{
		place: placeIn(source, manifest.line, followed.path),
		value: followed.value,
		by: "the object's own document"
	}] : [];
}
const unset = "no step of kustomize is known to set it: this is as near as the object comes";
async function nearestPlace(query) {
	let { source, object, path } = query, manifest = await manifestOf(query);
	return manifest === void 0 ? {
		file: source.file,
		documentLine: source.line,
		path: [],
		line: source.line,
		precision: "block",
		found: unset
	} : {
		...placeIn(source, manifest.line, followPath(manifest.value, object, path).path),
		precision: "block",
		found: unset
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
function createPlainLocator(reader) {
	let files = new Map(), objectsIn = (file) => {
		let known = files.get(file);
		return known === void 0 && files.set(file, known = reader.documents(file).then((documents) => index(documents ?? []))), known;
	};
	return async ({ manifest, origin }, path) => {
		if (origin?.line === void 0) return;
		let { documents, byPlace } = await objectsIn(origin.file), found = byPlace.get(placeKey(origin.line, manifest));
		if (found === void 0) return;
		let followed = followPath(found.manifest, manifest, path), isThere = valueAt(manifest, path) !== void 0;
		return {
			file: origin.file,
			documentLine: documents[found.document]?.line ?? 1,
			path: [...found.items.flatMap((item) => ["items", item]), ...followed.path],
			precision: isThere ? "exact" : "block",
			found: isThere ? "the document itself has the path" : "the document has no such path: this is as near as it comes"
		};
	};
}
function index(documents) {
	let byPlace = new Map();
	for (let object of objectsOf(documents).objects) {
		let { line = 1, text = "" } = documents[object.document] ?? {}, key = placeKey(line + firstContentLine(text), object.manifest);
		byPlace.has(key) || byPlace.set(key, object);
	}
	return {
		documents,
		byPlace
	};
}
function placeKey(line, object) {
	return `${line}:${formatIdentity(identify(object))}`;
}
// src/yaml/outline.ts
var NotPlain = class extends Error {};
function readOutline(text) {
	try {
		let reader = new Reader(text), first = reader.peek();
		if (first === void 0) return;
		let outline = reader.block(first.number, first.indent, 0);
		return reader.peek() === void 0 ? outline : void 0;
	} catch (thrown) {
		if (thrown instanceof NotPlain || thrown instanceof RangeError) return;
		throw thrown;
	}
}
function outlineAt(root, path) {
	let found = root;
	for (let step of path) {
		if (found.isOpaque) return;
		let { children } = found, next = children instanceof Map ? children.get(String(step)) : children?.[step];
		if (next === void 0) return found;
		found = next;
	}
	return found;
}
var Reader = class {
	lines;
	next = 0;
	current;
	constructor(text) {
		if (text.startsWith("﻿")) throw new NotPlain();
		this.lines = text.split("\n");
	}
	peek() {
		for (; this.current === void 0 && this.next < this.lines.length;) {
			let whole = this.lines[this.next] ?? "", indent = indentOf(whole), text = whole.slice(indent).trimEnd(), number = this.next;
			if (this.next++, !(text === "" || text.startsWith("#") || /^---(?:\s+#.*)?$/.test(whole.trimEnd()))) {
				if (text.startsWith("	") || indent === 0 && /^(?:---|\.\.\.|%)/.test(text)) throw new NotPlain();
				this.current = {
					number,
					indent,
					text
				};
			}
		}
		return this.current;
	}
	block(number, column, depth) {
		let line = this.peek();
		if (line === void 0 || depth > 200) throw new NotPlain();
		return {
			line: number,
			column,
			children: isItem(line.text) ? this.sequence(line.indent, depth) : this.mapping(line.indent, depth)
		};
	}
	sequence(indent, depth) {
		let children = [];
		for (let line = this.peek(); line?.indent === indent && isItem(line.text); line = this.peek()) {
			let { number, text } = line, rest = text.slice(1).trimStart(), column = indent + text.length - rest.length;
			if (rest === "" || rest.startsWith("#") || isItem(rest)) throw new NotPlain();
			colonOf(rest) < 0 ? (this.current = void 0, children.push(this.value(number, column, column, rest, indent))) : (this.current = {
				number,
				indent: column,
				text: rest
			}, children.push({
				line: number,
				column,
				children: this.mapping(column, depth + 1)
			}));
		}
		return children;
	}
	mapping(indent, depth) {
		let children = new Map();
		for (let line = this.peek(); line?.indent === indent && !isItem(line.text); line = this.peek()) {
			let { number, text } = line, colon = colonOf(text), key = colon < 0 ? void 0 : keyBefore(text, colon);
			if (key === void 0 || key === "<<" || children.has(key)) throw new NotPlain();
			this.current = void 0;
			let value = text.slice(colon + 1).trimStart();
			value === "" || value.startsWith("#") ? children.set(key, this.below(number, indent, depth)) : children.set(key, this.value(number, indent, indent + text.length - value.length, value, indent));
		}
		let after = this.peek();
		if (after !== void 0 && after.indent > indent) throw new NotPlain();
		return children;
	}
	below(number, indent, depth) {
		let line = this.peek();
		return line !== void 0 && (line.indent > indent || line.indent === indent && isItem(line.text)) ? this.block(number, indent, depth + 1) : {
			line: number,
			column: indent,
			isOpaque: !0
		};
	}
	value(line, keyColumn, column, text, indent) {
		if (/^[&*!?@`%]/.test(text)) throw new NotPlain();
		let isLong = /^[|>]/.test(text);
		if (isLong || !/^["'{[]/.test(text)) return this.skipDeeper(indent), {
			line,
			column: isLong ? keyColumn : column
		};
		if (/^["']/.test(text)) {
			if (!/^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?:\s+#.*)?$/.test(text)) throw new NotPlain();
			return {
				line,
				column
			};
		}
		if (text === "{}" || text === "[]") return {
			line,
			column
		};
		if (count(text, /[{[]/g) !== count(text, /[}\]]/g) || !/[}\]]$/.test(text)) throw new NotPlain();
		return {
			line,
			column,
			isOpaque: !0
		};
	}
	skipDeeper(indent) {
		for (; this.next < this.lines.length;) {
			let whole = this.lines[this.next] ?? "";
			if (whole.trim() !== "" && indentOf(whole) <= indent) return;
			this.next++;
		}
	}
};
function indentOf(line) {
	let indent = 0;
	for (; line.charCodeAt(indent) === 32;) indent++;
	return indent;
}
function isItem(text) {
	return text.startsWith("- ") || text === "-";
}
function colonOf(text) {
	let first = text.charCodeAt(0);
	if (first === 34 || first === 39) {
		let end = /^(?:"[^"\\]*"|'[^']*')/.exec(text)?.[0].length ?? -1;
		return end >= 0 && endOfKey(text, end) === end ? end : -1;
	}
	return /^[&*!?{[|>%@`#]/.test(text) ? -1 : endOfKey(text, 0);
}
function keyBefore(text, colon) {
	if (/^["']/.test(text)) return text.slice(1, colon - 1);
	let key = text.slice(0, colon).trimEnd();
	return key.includes(" #") ? void 0 : key;
}
function endOfKey(text, from) {
	let colon = text.indexOf(":", from);
	for (; colon >= 0 && colon + 1 < text.length && text.charCodeAt(colon + 1) !== 32;) colon = text.indexOf(":", colon + 1);
	return colon;
}
function count(text, pattern) {
	return text.match(pattern)?.length ?? 0;
}
// src/gate/locate/positions.ts
function createParsedPositions(reader) {
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
function createPositionFinder(reader) {
	let parsed = createParsedPositions(reader), byLine = new Map(), outlines = new Map();
	async function quickPosition({ file, documentLine, path }) {
		let text = (await textsOf(file))?.get(documentLine);
		if (text === void 0) return;
		let outline = outlines.get(text);
		outline === void 0 && (outline = { root: readOutline(text) }, outlines.size >= 100 && outlines.clear(), outlines.set(text, outline));
		let found = outline.root === void 0 ? void 0 : outlineAt(outline.root, path);
		if (!(found === void 0 || found.isOpaque)) return {
			file,
			line: documentLine + found.line,
			column: found.column + 1
		};
	}
	function textsOf(file) {
		let texts = byLine.get(file);
		return texts === void 0 && (texts = reader.documents(file).then((documents) => documents && new Map(documents.map(({ line, text }) => [line, text])), () => void 0), byLine.set(file, texts)), texts;
	}
	return async (place) => (place.line === void 0 && place.inside === void 0 ? await quickPosition(place) : void 0) ?? await parsed(place);
}
// src/gate/locate/locate-applied.ts
function createAppliedLocator(reader, applied) {
	let traced = new Map();
	async function trace(id) {
		let root = (await applied?.(reader))?.roots.get(id), kustomization = await root?.kustomization?.();
		if (root !== void 0 && kustomization !== void 0) return {
			root,
			kustomization,
			locate: createKustomizeLocator(kustomization.reader)
		};
	}
	return async (rendered, object, path) => {
		let known = traced.get(rendered.id);
		known === void 0 && traced.set(rendered.id, known = trace(rendered.id));
		let found = await known;
		if (found === void 0) return;
		let { folder, generated } = found.kustomization, place = await found.locate({
			...rendered,
			id: folder
		}, object, path);
		if (place === void 0 || place.file !== generated) return place;
		let { file, line = 1 } = found.root.location;
		return {
			file,
			documentLine: line,
			path: [],
			line,
			precision: "block",
			found: "options of the object that brings the root set it, which are shown at its head"
		};
	};
}
// src/gate/locate/create-locator.ts
function createLocator(tree, charts, cache, applied) {
	let reader = createTreeReader(tree, cache), position = createPositionFinder(reader), inPlain = createPlainLocator(reader), inKustomize = createKustomizeLocator(reader), inApplied = createAppliedLocator(reader, applied), chartRenderer = charts === void 0 ? void 0 : createChartRenderer(reader, charts), inHelm = chartRenderer === void 0 ? void 0 : createHelmLocator(reader, chartRenderer);
	async function placeOf(root, object, path) {
		switch (root.engine) {
			case "plain": return await inPlain(object, path);
			case "kustomize": return await inKustomize(root, object, path);
			case "helm": return await inHelm?.(root, object, path);
			case "argocd":
			case "flux": return await inApplied(root, object, path) ?? await inPlain(object, path);
			case "stdin": return;
		}
	}
	return {
		async locate(root, object, path) {
			let place = await placeOf(root, object, path);
			if (place === void 0) return;
			let { precision, found } = place;
			return {
				...await position(place),
				precision,
				...found === void 0 ? {} : { found }
			};
		},
		async [Symbol.asyncDispose]() {
			await chartRenderer?.[Symbol.asyncDispose]();
		}
	};
}
// src/commands/judge.ts
async function judge$1(platform, request) {
	let { base, baseline, head, rules, failOn, network, kubernetesVersion } = request, { exec, signal, stdin } = platform, renderer = await chooseRenderer(platform, request.renderer, [...head.roots, ...base?.roots ?? []]), cache = new Map(), rendered = await renderBoth({
		cache,
		applied: request.applied,
		base,
		head,
		exec,
		renderer,
		signal,
		network,
		renders: request.renders,
		stdin,
		...kubernetesVersion === void 0 ? {} : { kubernetesVersion }
	}), { applied } = request, charts = {
		roots: head.roots,
		files: platform.files,
		renderer,
		kubernetesVersion,
		signal
	};
	await using locator = createLocator(head.tree, charts, cache, applied);
	let common = {
		head: rendered.head,
		...rendered.base === void 0 ? {} : { base: rendered.base },
		unchanged: rendered.unchanged,
		locate: locator.locate,
		explainLocation: request.explainLocation === !0,
		signal
	}, verdict = await runGate({
		...common,
		...judgingBy(rules),
		failOn,
		baseline: baseline?.deciding,
		errors: [...rules.errors, ...ratchetErrors(baseline).map(toErrorDocument)]
	});
	if (request.proposed === void 0) return verdict;
	let other = await runGate({
		...common,
		...judgingBy(request.proposed.rules),
		failOn: request.proposed.failOn,
		errors: request.proposed.rules.errors
	});
	return {
		...verdict,
		proposed: proposedVerdict(verdict, other)
	};
}
function judgingBy({ evaluate, contextOf, selected }) {
	return {
		evaluate,
		contextOf,
		rules: selected.length
	};
}
function proposedVerdict(deciding, { verdict, findings, errors, summary }) {
	let told = new Set(deciding.findings.filter(({ status }) => status === "new").map(({ fingerprint }) => fingerprint));
	return {
		verdict,
		findings: findings.filter(({ status, fingerprint }) => status === "new" && !told.has(fingerprint)),
		errors,
		summary
	};
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
		crds: gate?.crds ?? [],
		combine: values.flag("combine") || (gate?.combine ?? !1),
		failOn,
		kubernetesVersion: values.text("kubernetes-version") ?? gate?.["kubernetes-version"],
		options: gate?.options ?? {},
		pods: new Map(Object.entries(gate?.pods ?? {}).map(([kind, path]) => [kind, parsePath(path) ?? []])),
		scopes: gate?.rules ?? [],
		environments: Object.fromEntries(Object.entries(config?.environments ?? {}).map(([name, { roots }]) => [name, roots ?? []])),
		external: gate?.external ?? [],
		waivers: {
			maxDays: gate?.waivers?.["max-days"] ?? 90,
			onExpiry: gate?.waivers?.["on-expiry"] ?? "block-root"
		},
		foreign: gate?.waivers?.foreign ?? [],
		effectiveFrom: gate?.["effective-from"] ?? {},
		baseline: {
			file: gate?.baseline?.file ?? ".slipway/baseline.json",
			ratchet: gate?.baseline?.ratchet ?? !0
		}
	};
}
function loosened(input, value) {
	return new SlipwayError("GATE_LOOSENED", `input "${input}" would loosen the gate: ${value}`);
}
// src/checks/without-repeats.ts
const repeats = {
	"secret-format": ["env-literal-secret"],
	"duplicate-list-item": ["duplicate-env", "duplicate-port"]
};
function withoutRepeats(found, checks) {
	let better = new Set(Object.values(repeats).flat()), told = new Map();
	for (let each of found) better.has(each.rule.id) && told.set(each.index, [...told.get(each.index) ?? [], each]);
	let fresh = checks.filter(({ rule, index, path }) => !told.get(index)?.some((other) => repeats[rule.id]?.includes(other.rule.id) && path.every((step, at) => other.path[at] === step)));
	return [...found, ...fresh];
}
// src/policy/read-results.ts
const longestMessage = 4e3;
function readResults(value) {
	return value === void 0 || value === !1 ? [] : Array.isArray(value) ? value.map(readResult) : [value === !0 ? {
		message: "the rule is true for this object",
		path: []
	} : readResult(value)];
}
function readResult(value) {
	if (typeof value == "string") return {
		message: shortened(value),
		path: []
	};
	if (typeof value != "object" || !value || !("msg" in value) || typeof value.msg != "string") throw Error("it gave something that is neither a message nor an object with \"msg\"");
	let { msg, path, severity, object, details } = value, [ownSeverity, other] = [readSeverity(severity), readObject(object)];
	return {
		message: shortened(msg),
		path: readPath(path ?? pathOf(details)),
		...ownSeverity === void 0 ? {} : { severity: ownSeverity },
		...other === void 0 ? {} : { object: other },
		...hasContent(details) ? { details } : {}
	};
}
function pathOf(details) {
	return typeof details == "object" && details && "path" in details ? details.path : void 0;
}
function hasContent(details) {
	let text = JSON.stringify(details) ?? "";
	return ![
		"",
		"null",
		"{}",
		"[]",
		"\"\""
	].includes(text) && text.length <= 16e3;
}
function readPath(path) {
	return typeof path == "string" ? parsePath(path) ?? [] : Array.isArray(path) && path.every((step) => typeof step == "string" || Number.isInteger(step) && step >= 0) ? path : [];
}
function readObject(object) {
	if (typeof object != "object" || !object) return;
	let { apiVersion, kind, namespace, name } = object;
	if (typeof apiVersion == "string" && typeof kind == "string" && typeof name == "string") return {
		apiVersion,
		kind,
		namespace: typeof namespace == "string" ? namespace : "",
		name
	};
}
function shortened(message) {
	return message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
}
// src/policy/outcome.ts
var Outcome = class {
	rules;
	objects;
	findings = [];
	refusals = [];
	exceptionFailure;
	failures = new Map();
	constructor(rules, objects) {
		this.rules = rules, this.objects = objects;
	}
	add(subject, id, { value, error, ended }, isExcepted = !1) {
		let rule = this.rules.get(id);
		if (rule === void 0) return;
		if (error !== void 0) return this.fail(id, subject, error, ended ?? !1);
		let excepted = isExcepted ? { excepted: isExcepted } : {};
		try {
			for (let read of readResults(value)) {
				let result = subject.place?.(read) ?? {
					...read,
					index: subject.index
				}, { message, path, severity = rule.severity, index, details } = result, own = index === -1 ? void 0 : this.objects[index], object = result.object ?? (own === void 0 ? void 0 : identify(own));
				this.findings.push({
					rule,
					severity,
					message,
					index,
					path,
					...object === void 0 ? {} : { object },
					...details === void 0 ? {} : { details },
					...excepted
				});
			}
		} catch (thrown) {
			this.fail(id, subject, thrown instanceof Error ? thrown.message : String(thrown));
		}
	}
	failExceptions({ label }, reason) {
		this.exceptionFailure ??= new SlipwayError("POLICY_EVAL", `the exception rules failed on ${label}: ${reason}`);
	}
	refuse({ label }, reason) {
		this.refusals.push(new SlipwayError("POLICY_EVAL", `${label} cannot be evaluated: ${reason}`, { hint: "It is nested too deeply, or needs more memory than an object may." }));
	}
	run() {
		let errors = [...this.failures].map(([id, { reason, label, objects, ended }]) => {
			let rule = this.rules.get(id), options = rule === void 0 ? {} : { location: rule.location };
			if (ended) return new SlipwayError("POLICY_LIMIT", `the rule ${id} ${reason}`, options);
			let more = objects > 1 ? ` (and on ${objects - 1} more)` : "";
			return new SlipwayError("POLICY_EVAL", `the rule ${id} failed on ${label}${more}: ${reason}`, options);
		});
		return {
			findings: this.findings,
			errors: [
				...this.refusals,
				...this.exceptionFailure ? [this.exceptionFailure] : [],
				...errors
			]
		};
	}
	fail(id, { label }, reason, ended = !1) {
		let known = this.failures.get(id);
		known === void 0 ? this.failures.set(id, {
			reason,
			label,
			objects: 1,
			ended
		}) : known.objects += 1;
	}
};
// src/policy/evaluate.ts
async function evaluatePolicies(request, signal) {
	let findings = [], errors = [];
	for (let set of request.sets) try {
		let run = await evaluateSet(set, request, signal);
		for (let finding of run.findings) findings.push(finding);
		errors.push(...run.errors);
	} catch (thrown) {
		if (!(thrown instanceof SlipwayError) || thrown.code !== "POLICY_LIMIT") throw thrown;
		errors.push(thrown);
	}
	return {
		findings: findings.toSorted(compareFindings),
		errors
	};
}
async function evaluateSet(set, request, signal) {
	let { module, rules, excepts, data: own } = set, { selected, objects } = request, wanted = selected.filter((rule) => rules.includes(rule)), { subjects, data, errors } = set.subjects?.(wanted, request) ?? objectSubjects(wanted, set.sees, request), outcome = new Outcome(new Map(wanted.map((rule) => [rule.id, rule])), objects), batch = { data: {
		...own,
		...data
	} }, task = ({ input, label }, entrypoints) => ({
		input,
		entrypoints,
		label
	}), together = [dispatchEntrypoint, ...excepts ? [exceptedEntrypoint] : []], tasks = subjects.map((subject) => task(subject, together)), results = await module.evaluate({
		...batch,
		tasks
	}, signal), failed = [];
	for (let [position, subject] of subjects.entries()) {
		let { value, error = "", unreadable } = results[position]?.[0] ?? {}, exceptions = results[position]?.[1];
		!unreadable && exceptions?.error !== void 0 && outcome.failExceptions(subject, exceptions.error);
		let excepted = new Set(Array.isArray(exceptions?.value) ? exceptions.value : []);
		unreadable ? outcome.refuse(subject, error) : value === void 0 && failed.push({
			subject,
			excepted
		});
		for (let [id, each] of Object.entries(value ?? {})) outcome.add(subject, id, { value: each }, excepted.has(id));
	}
	let entrypoint = entrypointOf(wanted), again = failed.map(({ subject }) => task(subject, subject.ids.map(entrypoint))), single = await module.evaluate({
		...batch,
		tasks: again
	}, signal);
	for (let [position, { subject, excepted }] of failed.entries()) for (let [place, id] of subject.ids.entries()) outcome.add(subject, id, single[position]?.[place] ?? {}, excepted.has(id));
	let run = outcome.run();
	return {
		findings: run.findings,
		errors: [...errors, ...run.errors]
	};
}
function entrypointOf(rules) {
	let entrypoints = new Map(rules.map(({ id, entrypoint }) => [id, entrypoint]));
	return (id) => entrypoints.get(id) ?? id;
}
function compareFindings(a, b) {
	return a.index - b.index || compare(a.rule.id, b.rule.id) || compare(formatPath(a.path), formatPath(b.path)) || compare(a.message, b.message);
}
function compare(a, b) {
	return a === b ? 0 : a < b ? -1 : 1;
}
// src/policy/evaluate-parts.ts
async function evaluateParts(request, parts, signal) {
	let [first = {}, ...more] = parts;
	if (more.length === 0) return await evaluatePolicies({
		...request,
		...first
	}, signal);
	let single = request.sets.filter(({ subjects }) => subjects === void 0), whole = request.sets.filter(({ subjects }) => subjects !== void 0), { options = {} } = first, runs = [await evaluatePolicies({
		...request,
		options,
		sets: whole
	}, signal)];
	for (let part of parts) runs.push(await evaluatePolicies({
		...request,
		...part,
		sets: single
	}, signal));
	return {
		findings: runs.flatMap((run) => run.findings).toSorted((a, b) => a.index - b.index),
		errors: runs.flatMap(({ errors }) => errors)
	};
}
// src/policy/pod-security.ts
const podSecurityPacks = ["pss-baseline", "pss-restricted"];
function podSecurityMinor(packs, kubernetesVersion) {
	let pinned = packs.filter((pack) => pack.includes(":")).map(pinnedMinor), [first, ...more] = [...new Set(pinned)];
	if (more.length > 0) throw new SlipwayError("UNKNOWN_RULE", `the packs ${packs.join(", ")} name several versions`, { hint: "One run judges by one version. Give the packs of one version, or judge twice." });
	return first ?? clusterMinor(kubernetesVersion);
}
function clusterMinor(version) {
	let minor = /^v?1\.(\d+)/.exec(version ?? "")?.[1];
	return minor === void 0 ? void 0 : Math.max(25, Number(minor));
}
function pinnedMinor(pack) {
	let version = pack.slice(pack.indexOf(":") + 1);
	if (version === "latest") return;
	let minor = /^v?1\.(\d+)$/.exec(version)?.[1];
	if (minor !== void 0 && Number(minor) >= 25) return Number(minor);
	throw new SlipwayError("UNKNOWN_RULE", `"${version}" in the pack ${pack} is no version of it`, { hint: "Write v1.25 or newer, or latest: pss-restricted:v1.30." });
}
// src/policy/rule-names.ts
var import_picomatch = __toESM(require_picomatch(), 1), RuleNames = class {
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
		throw unknownName("rule or group", name, [...this.byName.keys(), ...this.byGroup.keys()]);
	}
};
function add(map, name, id) {
	map.set(name, (map.get(name) ?? new Set()).add(id));
}
function unknownName(what, name, candidates) {
	let meant = nearest(name, candidates), hint = meant === void 0 ? {} : { hint: `Did you mean ${meant}? See \`slipway explain\` for the list.` };
	return new SlipwayError("UNKNOWN_RULE", `there is no ${what} "${name}"`, hint);
}
// src/policy/rule-scopes.ts
function createRuleScopes({ scopes, rules, selected, options, environments }) {
	let names = new RuleNames(rules), all = scopes.map((scope) => ({
		...scope,
		ids: names.resolve(scope.rule).ids
	})), on = new Set(selected.map(({ id }) => id)), turnedOn = new Set(all.filter(({ severity = "off" }) => severity !== "off").flatMap(({ ids }) => [...ids])), ofRoot = (root) => all.filter((scope) => meansRoot(scope, root, environments));
	return {
		evaluated: rules.filter((rule) => selected.includes(rule) || turnedOn.has(rule.id)),
		partsOf(root, objects) {
			let withOptions = ofRoot(root).filter((scope) => scope.options !== void 0);
			if (withOptions.every(({ namespaces }) => namespaces === void 0)) return [{ options: merged(options, withOptions) }];
			let parts = new Map();
			for (let [index, { metadata }] of objects.entries()) {
				let here = withOptions.filter((scope) => meansNamespace(scope, metadata?.namespace ?? "")), key = here.map((scope) => withOptions.indexOf(scope)).join(), part = parts.get(key) ?? {
					scopes: here,
					only: new Set()
				};
				part.only.add(index), parts.set(key, part);
			}
			return [...parts.values()].map((part) => ({
				options: merged(options, part.scopes),
				only: part.only
			}));
		},
		settle(root, findings) {
			if (all.length === 0) return findings;
			let here = ofRoot(root).filter(({ severity }) => severity !== void 0);
			return findings.flatMap((finding) => {
				let { rule, object } = finding, last = here.findLast((scope) => scope.ids.has(rule.id) && meansNamespace(scope, object?.namespace ?? ""));
				return last?.severity === void 0 ? on.has(rule.id) ? [finding] : [] : last.severity === "off" ? [] : [{
					...finding,
					severity: last.severity
				}];
			});
		}
	};
}
function meansRoot({ roots, environments: wanted }, root, environments) {
	return roots !== void 0 && !isOneOf(root, roots) ? !1 : wanted === void 0 || wanted.some((name) => isOneOf(root, environments[name] ?? []));
}
function meansNamespace({ namespaces }, namespace) {
	return namespaces === void 0 || isOneOf(namespace, namespaces);
}
function isOneOf(value, globs) {
	return value !== "" && globs.some((glob) => glob === value || import_picomatch.default.isMatch(value, glob, { dot: !0 }));
}
function merged(base, scopes) {
	let result = { ...base };
	for (let { ids, options } of scopes) for (let id of ids) result[id] = {
		...result[id],
		...options
	};
	return result;
}
// src/policy/related/namespaces.ts
function createNamespaces(external) {
	let configured = external.filter(({ kind, labels }) => kind === "Namespace" && labels !== void 0), indices = new WeakMap(), indexOf = (root) => {
		let index = indices.get(root);
		if (index === void 0) {
			let own = root.objects.filter(({ manifest }) => manifest.apiVersion === "v1" && manifest.kind === "Namespace");
			index = new Map(own.map(({ manifest }) => [manifest.metadata?.name ?? "", manifest])), indices.set(root, index);
		}
		return index;
	};
	return (root, roots) => (name) => {
		for (let each of [root, ...roots]) {
			let found = indexOf(each).get(name);
			if (found !== void 0) return found;
		}
		let known = configured.find((one) => one.name === void 0 || import_picomatch.default.isMatch(name, [one.name].flat()));
		return known && {
			apiVersion: "v1",
			kind: "Namespace",
			metadata: {
				name,
				labels: { ...known.labels }
			}
		};
	};
}
// src/policy/select-rules.ts
const packNames = [
	"recommended",
	"all",
	"none",
	...podSecurityPacks
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
	return rule.origin === "user" || (packs.length === 0 ? ["recommended"] : packs.map(nameOf)).some((pack) => pack === "all" || rule.packs.includes(pack));
}
function checkPack(pack) {
	let name = nameOf(pack), isVersioned = podSecurityPacks.some((known) => known === name);
	if (!packNames.includes(name) || name !== pack && !isVersioned) throw unknownName("pack", pack, packNames);
}
function nameOf(pack) {
	return pack.split(":", 1)[0] ?? pack;
}
function precision(rule, resolved) {
	return Math.max(0, ...resolved.map((each) => each.ids.has(rule.id) ? each.precision : 0));
}
// src/gate/before.ts
function beforeOf(root, base) {
	let left = new Map([...groupByKey(base)].map(([key, objects]) => [key, [...objects]]));
	return {
		old: root.objects.map(({ manifest }) => left.get(objectKey(manifest))?.shift()?.manifest),
		removed: root.errors.length > 0 || base.errors.length > 0 ? [] : [...left.values()].flat().map(({ manifest }) => manifest)
	};
}
// src/gate/effective-from.ts
function createSoftening(dates, now) {
	let later = new Map(Object.entries(dates).filter(([, date]) => Date.parse(date) > now));
	return later.size === 0 ? (violations) => violations : (violations) => violations.map((violation) => {
		let date = later.get(violation.rule);
		return date === void 0 || violation.severity !== "error" ? violation : {
			...violation,
			severity: "warning",
			message: `${violation.message} (an error from ${date} on)`
		};
	});
}
// src/gate/checkov-names.ts
const likeKubeLinter = {
	"no-liveness-probe": "CKV_K8S_8",
	"no-readiness-probe": "CKV_K8S_9",
	"unset-cpu-requirements": "CKV_K8S_10",
	"unset-memory-requirements": "CKV_K8S_13",
	"latest-tag": "CKV_K8S_14",
	"privileged-container": "CKV_K8S_16",
	"host-pid": "CKV_K8S_17",
	"host-ipc": "CKV_K8S_18",
	"host-network": "CKV_K8S_19",
	"privilege-escalation-container": "CKV_K8S_20",
	"use-namespace": "CKV_K8S_21",
	"no-read-only-root-fs": "CKV_K8S_22",
	"run-as-non-root": "CKV_K8S_23",
	"docker-sock": "CKV_K8S_27",
	"drop-net-raw-capability": "CKV_K8S_28",
	"read-secret-from-env-var": "CKV_K8S_35",
	"default-service-account": "CKV_K8S_41",
	"wildcard-in-rules": "CKV_K8S_49"
}, likePolaris = {
	cpuLimitsMissing: "CKV_K8S_11",
	memoryRequestsMissing: "CKV_K8S_12",
	pullPolicyNotAlways: "CKV_K8S_15",
	hostPortSet: "CKV_K8S_26",
	automountServiceAccountToken: "CKV_K8S_38"
};
function checkovNames(aliases) {
	let names = [...aliases["kube-linter"].map((name) => likeKubeLinter[name]), ...aliases.polaris.map((name) => likePolaris[name])];
	return [...new Set(names.filter((name) => name !== void 0))];
}
// src/gate/foreign-waivers.ts
const readers = {
	"kube-linter": (annotations, check) => annotations[`ignore-check.kube-linter.io/${check}`] ?? annotations["kube-linter.io/ignore-all"],
	polaris: (annotations, check) => [`polaris.fairwinds.com/${check}-exempt`, "polaris.fairwinds.com/exempt"].some((key) => annotations[key] === "true") ? "" : void 0,
	"kube-score": (annotations, check) => {
		let left = annotations["kube-score/ignore"]?.split(",").map((one) => one.trim()) ?? [];
		return left.includes(check) || left.includes("*") ? "" : void 0;
	},
	checkov: (annotations, check) => {
		for (let [key, value] of Object.entries(annotations)) {
			let [id = "", ...reason] = value.split("=");
			if (/^checkov\.io\/skip\d*$/.test(key) && id.trim() === check) return reason.join("=");
		}
	}
};
function createForeignWaiving(tools, rules) {
	let names = new Map(rules.map((rule) => [rule.id, rule.aliases])), counts = new Map(), waiverOf = ({ rule, object }) => {
		let annotations = textsOf(object.manifest.metadata?.annotations), aliases = names.get(rule);
		if (aliases !== void 0) for (let tool of tools) {
			let reasons = (tool === "checkov" ? checkovNames(aliases) : aliases[tool]).map((check) => readers[tool](annotations, check)), [reason] = reasons;
			if (!(reason === void 0 || reasons.includes(void 0))) return counts.set(tool, (counts.get(tool) ?? 0) + 1), {
				reason: reason === "" ? `an annotation for ${tool}` : reason,
				foreign: tool
			};
		}
	};
	return {
		apply: (violations) => tools.length === 0 ? violations : violations.map((violation) => {
			let waiver = violation.excepted === !0 ? void 0 : waiverOf(violation);
			return waiver === void 0 ? violation : {
				...violation,
				excepted: !0,
				waiver
			};
		}),
		notices: () => [...counts].map(([tool, count]) => `${count === 1 ? "1 finding is" : `${count} findings are`} waived by foreign annotations (${tool}): they have no owner and no end`)
	};
}
function textsOf(value) {
	return typeof value != "object" || !value ? {} : Object.fromEntries(Object.entries(value).filter((entry) => typeof entry[1] == "string"));
}
// src/gate/violations.ts
function violationsOf(findings, root) {
	let identities = root.objects.map(({ manifest }) => formatIdentity(identify(manifest))), byIdentity = new Map();
	for (let [index, object] of [...root.objects.entries()].toReversed()) byIdentity.set(identities[index] ?? "", object);
	let speaksOfOthers = findings.some(({ index, object }) => index === -1 || object !== void 0 && formatIdentity(object) !== identities[index]), told = {
		own: new Set(),
		foreign: new Set()
	}, itself = rootObject(root);
	return findings.flatMap(({ rule, severity, message, index, object: about = identify(itself.manifest), path, ...more }) => {
		let own = index === -1 ? itself : root.objects[index];
		if (own === void 0) return [];
		let { excepted, details } = more, object = own;
		if (speaksOfOthers) {
			let identity = formatIdentity(about), isOwn = identity === (identities[index] ?? formatIdentity(identify(own.manifest))), key = JSON.stringify([
				rule.id,
				severity,
				message,
				identity,
				formatPath(path),
				excepted ?? !1
			]);
			if (told.foreign.has(key) || !isOwn && told.own.has(key)) return [];
			told[isOwn ? "own" : "foreign"].add(key), isOwn || (object = byIdentity.get(identity) ?? goneObject(about));
		}
		return [{
			rule: rule.id,
			severity,
			message,
			object,
			path,
			docs: rule.docs,
			...details === void 0 ? {} : { details },
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
const ownFiles = {
	kustomize: "kustomization.yaml",
	helm: "Chart.yaml"
};
function rootObject({ id, engine }) {
	let file = ownFiles[engine];
	return {
		manifest: {
			apiVersion: "slipway/v1",
			kind: "Root",
			metadata: { name: id }
		},
		...file === void 0 ? {} : { origin: { file: id === "." ? file : `${id}/${file}` } }
	};
}
// src/gate/waive.ts
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
				let allowing = matching.find(({ isPast }) => !isPast) ?? (onExpiry === "warn" ? matching[0] : void 0);
				if (allowing !== void 0) {
					let { owner, reason, expires } = allowing.waiver;
					return {
						...violation,
						excepted: !0,
						waiver: {
							reason,
							owner,
							expires
						}
					};
				}
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
var Report = class {
	problems = [];
	path = [];
	add(sort, message, ...below) {
		this.problems.length < 100 && this.problems.push({
			sort,
			message,
			path: [...this.path, ...below]
		});
	}
};
function typeName(value) {
	return value === null ? "null" : Array.isArray(value) ? "a list" : typeof value == "string" ? "a text" : typeof value == "number" ? Number.isInteger(value) ? "an integer" : "a number" : typeof value == "boolean" ? "true or false" : "a mapping";
}
function isMapping(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
}
function named(name) {
	return /^[\w./$ -]{1,80}$/.test(name) ? JSON.stringify(name) : `this name of ${name.length} characters`;
}
function shown(value) {
	return /^[\w./ -]{1,30}$/.test(value) ? JSON.stringify(value) : `this text of ${value.length} characters`;
}
// src/checks/lifecycle/check-lifecycle.ts
const path = ["apiVersion"];
function checkLifecycle(context) {
	if (!context.isOn("api-not-served") && !context.isOn("api-deprecated")) return;
	let known = new Map();
	return (object) => {
		let key = `${object.apiVersion}/${object.kind}`, before = known.get(key);
		if (before !== void 0) return before;
		let found = judge(object, context);
		return known.set(key, found), found;
	};
}
function judge(object, { schemas, customKinds, root, roots }) {
	let { apiVersion, kind } = object, { minor } = schemas, fact = schemas.lifecycle(apiVersion, kind) ?? {}, name = `${apiVersion} of ${named(kind)}`, advice = fact.replacement === void 0 ? "" : `: use ${replacement(fact.replacement, kind)}`, served = schemas.check(apiVersion, kind) !== void 0;
	if (!served && customKinds.find(object, root, roots) !== void 0) return [];
	let gone = fact.removed !== void 0 && fact.removed <= minor ? fact.removed : schemas.goneIn(apiVersion, kind);
	if (gone !== void 0 && !(served && schemas.exact)) return [{
		rule: "api-not-served",
		path,
		message: `${name} is gone since Kubernetes 1.${gone}${advice}`
	}];
	let comes = served ? void 0 : schemas.comesIn(apiVersion, kind);
	if (comes !== void 0 && fact.deprecated === void 0) return [{
		rule: "api-not-served",
		path,
		message: `${name} comes with Kubernetes 1.${comes}, and the target is 1.${minor}`
	}];
	let ends = schemas.goesIn(apiVersion, kind) ?? fact.removed, end = ends === void 0 ? "" : `will be removed in 1.${ends}`;
	if (fact.deprecated !== void 0 && fact.deprecated <= minor) {
		let message = `${name} is deprecated since Kubernetes 1.${fact.deprecated}${end === "" ? "" : ` and ${end}`}${advice}`;
		return [{
			rule: "api-deprecated",
			path,
			message
		}];
	}
	return end === "" ? [] : [{
		rule: "api-deprecated",
		path,
		message: `${name} ${end}${advice}`
	}];
}
function replacement(text, kind) {
	let slash = text.lastIndexOf("/");
	return text.slice(slash + 1) === kind ? text.slice(0, slash) : `${text.slice(slash + 1)} of ${text.slice(0, slash)}`;
}
// src/checks/schema/crd.ts
function readCustomKind(object) {
	if (object.kind !== "CustomResourceDefinition" || groupOf(object.apiVersion) !== "apiextensions.k8s.io") return;
	let spec = object.spec;
	if (!isMapping(spec) || !isMapping(spec.names)) return;
	let { group } = spec, { kind } = spec.names;
	if (typeof group != "string" || typeof kind != "string") return;
	let versions = new Map();
	for (let each of versionsOf(spec)) {
		let { name, served = !0, schema = spec.validation, subresources = spec.subresources } = each;
		if (typeof name != "string") continue;
		let own = isMapping(schema) && isMapping(schema.openAPIV3Schema) ? schema.openAPIV3Schema : void 0, open = spec.preserveUnknownFields ?? object.apiVersion.endsWith("/v1beta1");
		versions.set(name, {
			served: served === !0,
			schema: own !== void 0 && open === !0 ? {
				...own,
				"x-kubernetes-preserve-unknown-fields": !0
			} : own,
			hasStatus: isMapping(subresources) && isMapping(subresources.status)
		});
	}
	return {
		group,
		kind,
		versions
	};
}
function versionsOf(spec) {
	let list = Array.isArray(spec.versions) ? spec.versions.filter(isMapping) : [];
	return list.length > 0 ? list : [{ name: spec.version }];
}
function celRules(schema) {
	if (Array.isArray(schema)) return schema.reduce((sum, each) => sum + celRules(each), 0);
	if (!isMapping(schema)) return 0;
	let count = 0;
	for (let [key, value] of Object.entries(schema)) key === "x-kubernetes-validations" && Array.isArray(value) ? count += value.length : key !== "default" && key !== "enum" && (count += celRules(value));
	return count;
}
// src/checks/schema/scalars.ts
const scalarChecks = {
	s: (value, report) => {
		typeof value != "string" && mustBe("a text", value, report);
	},
	b: (value, report) => {
		typeof value != "boolean" && mustBe("true or false", value, report);
	},
	i: integerIn(-(2 ** 31), 2 ** 31 - 1),
	l: integerIn(-(2 ** 63), 2 ** 63),
	n: (value, report) => {
		typeof value != "number" && mustBe("a number", value, report);
	},
	t: (value, report) => {
		typeof value == "string" ? isDateTime(value) || report.add("invalid", "must be a time such as 2026-01-31T12:00:00Z") : mustBe("a time", value, report);
	},
	y: (value, report) => {
		typeof value == "string" ? isBase64(value) || report.add("invalid", "is no valid base64") : mustBe("a base64 text", value, report);
	},
	q: (value, report) => {
		typeof value != "number" && (typeof value == "string" ? isQuantity(value) || report.add("invalid", "must be a quantity such as 100m, 1.5 or 2Gi") : mustBe("a quantity", value, report));
	},
	x: (value, report) => {
		typeof value != "string" && (typeof value == "number" ? scalarChecks.i(value, report) : mustBe("an integer or a text", value, report));
	},
	"*": () => void 0,
	o: (value, report) => {
		isMapping(value) || mustBe("a mapping", value, report);
	}
};
function mustBe(what, value, report) {
	let hint = what === "a text" && (typeof value == "number" || typeof value == "boolean") ? ": put it in quotes" : "";
	report.add("invalid", `must be ${what}, and is ${typeName(value)}${hint}`);
}
function integerIn(least, most) {
	return (value, report) => {
		typeof value != "number" || !Number.isInteger(value) ? mustBe("an integer", value, report) : (value < least || value > most) && report.add("invalid", `is out of range: an integer of ${bits(most)} bits`);
	};
}
function bits(most) {
	return most > 2 ** 32 ? 64 : 32;
}
function isDateTime(text) {
	let match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d))$/.exec(text);
	if (match === null) return !1;
	let [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number), days = new Date(Date.UTC(year, month, 0)).getUTCDate();
	return month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60;
}
function isBase64(text) {
	let bare = text.includes("\n") || text.includes("\r") ? text.replace(/[\r\n]/g, "") : text;
	return bare.length % 4 == 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(bare);
}
function isQuantity(text) {
	return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/.test(text);
}
// src/checks/schema/compile.ts
function createCompiler(definitions) {
	let checks = new Map(), definition = (name) => {
		let known = checks.get(name);
		if (known !== void 0) return known;
		let check, lazy = (value, report) => {
			check ??= compileBody(definitions.body(name)), check(value, report);
		};
		return checks.set(name, lazy), lazy;
	}, node = (of) => typeof of == "number" ? definition(of) : typeof of == "string" ? scalarChecks[of] : "enum" in of ? enumCheck(definitions.values(of.enum)) : "map" in of ? mapCheck(node(of.map)) : listCheck$1(node(of.list), of), compileBody = (body) => body === void 0 ? scalarChecks["*"] : "is" in body ? node(body.is) : objectCheck(new Map(Object.entries(body.fields).map(([name, of]) => [name, node(of)])), body.required ?? []);
	return definition;
}
function objectCheck(fields, required) {
	return (value, report) => {
		if (!isMapping(value)) return mustBe("a mapping", value, report);
		let { path } = report;
		for (let key of Object.keys(value)) {
			let check = fields.get(key);
			if (check === void 0) {
				reportUnknown(key, fields.keys(), report);
				continue;
			}
			let child = value[key];
			child !== null && (path.push(key), check(child, report), path.pop());
		}
		for (let key of required) (value[key] === void 0 || value[key] === null) && report.add("invalid", `${key} is missing`, key);
	};
}
function reportUnknown(key, known, report) {
	let names = [...known], lower = key.toLowerCase(), meant = names.find((name) => name.toLowerCase() === lower) ?? nearest(key, names), hint = meant === void 0 ? "" : `, did you mean ${meant}?`;
	report.add("unknown", `unknown field ${named(key)}${hint}`, key);
}
function enumCheck(values) {
	let allowed = new Set(["", ...values]);
	return (value, report) => {
		typeof value == "string" ? allowed.has(value) || report.add("invalid", `${shown(value)} is none of ${values.join(", ")}`) : mustBe("a text", value, report);
	};
}
function mapCheck(check) {
	return (value, report) => {
		if (!isMapping(value)) return mustBe("a mapping", value, report);
		for (let key of Object.keys(value)) value[key] !== null && (report.path.push(key), check(value[key], report), report.path.pop());
	};
}
function listCheck$1(check, { keys, set }) {
	let unique = set ? uniqueValues : keys === void 0 ? void 0 : uniqueKeys(keys);
	return (value, report) => {
		if (!Array.isArray(value)) return mustBe("a list", value, report);
		for (let [index, item] of value.entries()) (item !== null || unique !== void 0) && (report.path.push(index), check(item, report), report.path.pop());
		value.length > 1 && unique?.(value, report);
	};
}
function uniqueValues(items, report) {
	let seen = new Set();
	for (let [index, item] of items.entries()) {
		let text = JSON.stringify(item);
		seen.has(text) && report.add("duplicate", "is in this list twice", index), seen.add(text);
	}
}
function uniqueKeys(keys) {
	return (items, report) => {
		let seen = new Set();
		for (let [index, item] of items.entries()) {
			if (!isMapping(item)) continue;
			let values = keys.map(([field, absent]) => item[field] ?? absent);
			if (values.every((value) => value == null)) continue;
			let [only] = values, text = values.length === 1 && typeof only == "string" ? only : JSON.stringify(values);
			if (seen.has(text)) {
				let told = keys.map(([field], place) => `${field} ${quoted(values[place])}`).join(" and ");
				report.add("duplicate", `an item with ${told} is in this list already`, index);
			}
			seen.add(text);
		}
	};
}
function quoted(value) {
	return typeof value == "string" ? shown(value) : JSON.stringify(value ?? "none");
}
// src/checks/schema/structural-values.ts
function valueChecks(schema) {
	return [
		...enums(schema),
		...numbers(schema),
		...texts$1(schema),
		...sizes(schema),
		...fields(schema),
		...logic(schema)
	];
}
function enums({ enum: values }) {
	if (!Array.isArray(values)) return [];
	let names = values.map((value) => typeof value == "string" ? value : JSON.stringify(value)).join(", ");
	return [(value, report) => {
		if (values.some((allowed) => isDeepStrictEqual(allowed, value))) return;
		let what = typeof value == "string" ? shown(value) : "this value";
		report.add("invalid", `${what} is none of ${names.slice(0, 300)}`);
	}];
}
function numbers({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }) {
	let checks = [], add = (isWrong, message) => {
		checks.push((value, report) => {
			typeof value == "number" && isWrong(value) && report.add("invalid", message);
		});
	};
	return typeof minimum == "number" && (exclusiveMinimum === !0 ? add((value) => value <= minimum, `must be more than ${minimum}`) : add((value) => value < minimum, `must be at least ${minimum}`)), typeof maximum == "number" && (exclusiveMaximum === !0 ? add((value) => value >= maximum, `must be less than ${maximum}`) : add((value) => value > maximum, `must be at most ${maximum}`)), typeof multipleOf == "number" && multipleOf > 0 && add((value) => !Number.isInteger(value / multipleOf), `must be a multiple of ${multipleOf}`), checks;
}
const formats = {
	"date-time": {
		test: isDateTime,
		what: "a time such as 2026-01-31T12:00:00Z"
	},
	byte: {
		test: isBase64,
		what: "base64"
	},
	ipv4: {
		test: (text) => /^(?:\d{1,3}\.){3}\d{1,3}$/.test(text),
		what: "an IPv4 address"
	},
	uuid: {
		test: (text) => /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/i.test(text),
		what: "a UUID"
	},
	date: {
		test: (text) => /^\d{4}-\d\d-\d\d$/.test(text),
		what: "a date"
	}
};
function texts$1({ pattern, minLength, maxLength, format }) {
	let checks = [], add = (isRight, message) => {
		checks.push((value, report) => {
			typeof value == "string" && !isRight(value) && report.add("invalid", message);
		});
	}, expression = typeof pattern == "string" ? expressionOf(pattern) : void 0;
	expression !== void 0 && add((value) => value.length > 256 || expression.test(value), `must match ${String(pattern).slice(0, 200)}`), typeof minLength == "number" && add((value) => charactersIn(value) >= minLength, `must have at least ${minLength} characters`), typeof maxLength == "number" && add((value) => charactersIn(value) <= maxLength, `must have at most ${maxLength} characters`);
	let known = typeof format == "string" && Object.hasOwn(formats, format) ? formats[format] : void 0;
	return known !== void 0 && add(known.test, `must be ${known.what}`), checks;
}
function charactersIn(text) {
	return Array.from(text).length;
}
function expressionOf(pattern) {
	if (!(pattern.length > 2e3 || /[*+}]\)+[*+{]/.test(pattern))) try {
		return new RegExp(pattern.replace(/\\z/g, "$").replace(/\\A/g, "^").replaceAll("(?P<", "(?<"), "u");
	} catch {
		return;
	}
}
function sizes({ minItems, maxItems, minProperties, maxProperties }) {
	let checks = [], add = (size, least, most, what) => {
		(typeof least == "number" || typeof most == "number") && checks.push((value, report) => {
			let count = size(value);
			count !== void 0 && (typeof least == "number" && count < least && report.add("invalid", `must have at least ${least} ${what}`), typeof most == "number" && count > most && report.add("invalid", `must have at most ${most} ${what}`));
		});
	};
	return add((value) => Array.isArray(value) ? value.length : void 0, minItems, maxItems, "items"), add((value) => isMapping(value) ? Object.keys(value).length : void 0, minProperties, maxProperties, "fields"), checks;
}
function fields({ required, properties }) {
	if (!Array.isArray(required)) return [];
	let known = isMapping(properties) ? properties : {}, hasDefault = (name) => {
		let property = Object.hasOwn(known, name) ? known[name] : void 0;
		return isMapping(property) && property.default !== void 0;
	}, names = required.filter((name) => typeof name == "string").filter((name) => !hasDefault(name)), isNullable = (name) => {
		let property = Object.hasOwn(known, name) ? known[name] : void 0;
		return isMapping(property) && property.nullable === !0;
	};
	return [(value, report) => {
		if (isMapping(value)) for (let name of names) {
			let given = Object.hasOwn(value, name) ? value[name] : void 0;
			(given === void 0 || given === null && !isNullable(name)) && report.add("invalid", `${name} is missing`, name);
		}
	}];
}
function logic({ allOf, anyOf, oneOf, not }) {
	let parts = (list) => Array.isArray(list) ? list.filter(isMapping).map((each) => deepChecks(each)) : [], checks = [...parts(allOf)], add = (list, isRight, message) => {
		let alternatives = parts(list);
		alternatives.length !== 0 && checks.push((value, report) => {
			let matches = alternatives.filter((check) => passesOne(value, check)).length;
			isRight(matches) || report.add("invalid", message);
		});
	};
	return add(anyOf, (matches) => matches > 0, "fits none of the alternatives of its schema (anyOf)"), add(oneOf, (matches) => matches === 1, "must fit exactly one of the alternatives of its schema (oneOf)"), isMapping(not) && add([not], (matches) => matches === 0, "is what its schema excludes (not)"), checks;
}
function deepChecks(schema) {
	let own = [...typeOnly(schema), ...valueChecks(schema)], inner = (isMapping(schema.properties) ? Object.entries(schema.properties) : []).flatMap(([name, each]) => isMapping(each) ? [[name, deepChecks(each)]] : []), items = isMapping(schema.items) ? deepChecks(schema.items) : void 0;
	return (value, report) => {
		for (let check of own) check(value, report);
		for (let [name, check] of inner) isMapping(value) && Object.hasOwn(value, name) && (report.path.push(name), check(value[name], report), report.path.pop());
		if (items !== void 0 && Array.isArray(value)) for (let item of value) items(item, report);
	};
}
function typeOnly({ type }) {
	let tests = {
		string: (value) => typeof value == "string",
		integer: Number.isInteger,
		number: (value) => typeof value == "number",
		boolean: (value) => typeof value == "boolean",
		object: isMapping,
		array: Array.isArray
	}, test = typeof type == "string" && Object.hasOwn(tests, type) ? tests[type] : void 0;
	return test === void 0 ? [] : [(value, report) => test(value) ? void 0 : report.add("invalid", `must be of the type ${String(type)}`)];
}
function passesOne(value, check) {
	let report = new Report();
	return check(value, report), report.problems.length === 0;
}
function compileStructural(schema, metadata) {
	return resourceCheck(schema, metadata, 0);
}
function resourceCheck(schema, metadata, depth) {
	let properties = { ...isMapping(schema.properties) ? schema.properties : {} };
	for (let own of [
		"apiVersion",
		"kind",
		"metadata"
	]) delete properties[own];
	let fields = fieldsOf(properties, metadata, depth);
	return fields.set("apiVersion", scalarChecks.s), fields.set("kind", scalarChecks.s), fields.set("metadata", (value, report) => value === null ? void 0 : metadata(value, report)), all([typeCheck(schema, () => mappingCheck(schema, fields, metadata, depth)), ...valueChecks(schema)]);
}
function nodeCheck(schema, metadata, depth) {
	return !isMapping(schema) || depth > 60 ? scalarChecks["*"] : schema["x-kubernetes-embedded-resource"] === !0 ? nullable(schema, all([resourceCheck(schema, metadata, depth), embedded])) : nullable(schema, all([typeCheck(schema, (type) => type === "object" ? mappingCheck(schema, fieldsOf(schema.properties, metadata, depth), metadata, depth) : listCheck(schema, metadata, depth)), ...valueChecks(schema)]));
}
const embedded = (value, report) => {
	if (isMapping(value)) for (let field of ["apiVersion", "kind"]) {
		let given = value[field];
		(given === void 0 || given === "") && report.add("invalid", `${field} is missing`, field);
	}
};
function withDefault(properties) {
	if (!isMapping(properties)) return new Set();
	let names = Object.entries(properties).filter(([, each]) => isMapping(each) && each.default !== void 0);
	return new Set(names.map(([name]) => name));
}
function nullable(schema, check) {
	return schema.nullable === !0 ? (value, report) => value === null ? void 0 : check(value, report) : check;
}
function all([first, ...rest]) {
	return rest.length === 0 ? first ?? scalarChecks["*"] : (value, report) => {
		let before = report.problems.length;
		if (first?.(value, report), !report.problems.slice(before).some(({ path }) => path.length === report.path.length)) for (let check of rest) check(value, report);
	};
}
function typeCheck(schema, inner) {
	if (schema["x-kubernetes-int-or-string"] === !0) return intOrString;
	switch (schema.type) {
		case "object":
		case "array": return inner(schema.type);
		case "string": return scalarChecks.s;
		case "boolean": return scalarChecks.b;
		case "number": return scalarChecks.n;
		case "integer": return schema.format === "int32" ? scalarChecks.i : scalarChecks.l;
		default: return isMapping(schema.properties) && schema["x-kubernetes-preserve-unknown-fields"] !== !0 ? inner("object") : scalarChecks["*"];
	}
}
const intOrString = (value, report) => {
	typeof value != "string" && !Number.isInteger(value) && mustBe("an integer or a text", value, report);
};
function fieldsOf(properties, metadata, depth) {
	let entries = isMapping(properties) ? Object.entries(properties) : [];
	return new Map(entries.map(([name, schema]) => [name, lazily(() => nodeCheck(schema, metadata, depth + 1))]));
}
function lazily(make) {
	let check;
	return (value, report) => {
		check ??= make(), check(value, report);
	};
}
function mappingCheck(schema, fields, metadata, depth) {
	let extra = schema.additionalProperties, others = isMapping(extra) ? lazily(() => nodeCheck(extra, metadata, depth + 1)) : void 0, open = schema["x-kubernetes-preserve-unknown-fields"] === !0 || extra === !0, defaults = withDefault(schema.properties);
	return (value, report) => {
		if (!isMapping(value)) return mustBe("a mapping", value, report);
		for (let key of Object.keys(value)) {
			let check = fields.get(key) ?? others, child = value[key];
			check === void 0 ? open || reportUnknown(key, fields.keys(), report) : child === null && defaults.has(key) || (report.path.push(key), check(child, report), report.path.pop());
		}
	};
}
function listCheck(schema, metadata, depth) {
	let items = lazily(() => nodeCheck(schema.items, metadata, depth + 1)), unique = uniqueness(schema);
	return (value, report) => {
		if (!Array.isArray(value)) return mustBe("a list", value, report);
		for (let [index, item] of value.entries()) report.path.push(index), items(item, report), report.path.pop();
		unique?.(value, report);
	};
}
function uniqueness(schema) {
	if (schema["x-kubernetes-list-type"] === "set") return uniqueValues;
	let keys = schema["x-kubernetes-list-map-keys"];
	if (schema["x-kubernetes-list-type"] !== "map" || !Array.isArray(keys)) return;
	let items = isMapping(schema.items) ? schema.items.properties : void 0, absent = (key) => {
		let property = isMapping(items) ? items[key] : void 0;
		return isMapping(property) ? property.default : void 0;
	};
	return uniqueKeys(keys.filter((key) => typeof key == "string").map((key) => [key, absent(key)]));
}
// src/checks/schema/custom-kinds.ts
function createCustomKinds(configured) {
	let fixed = kindsOf(configured), own = new WeakMap(), joint = new WeakMap(), checks = new WeakMap(), digests = new WeakMap(), ofRoot = (root) => remembered(own, root, () => kindsOf(root.objects.map(({ manifest }) => manifest))), ofAll = (roots) => remembered(joint, roots, () => new Map(roots.toReversed().flatMap((root) => [...ofRoot(root)])));
	return {
		find: (object, root, roots) => {
			let key = `${groupOf(object.apiVersion)}/${object.kind}`;
			return ofRoot(root).get(key) ?? fixed.get(key) ?? ofAll(roots).get(key);
		},
		check: (version, metadata) => {
			let { schema } = version;
			if (schema !== void 0) return remembered(checks, version, () => compileStructural(withoutStatus(schema, version.hasStatus), metadata));
		},
		digest: (root, roots) => root.objects.length === 0 ? "" : remembered(digests, roots, () => {
			let hash = createHash("sha256");
			for (let { manifest } of roots.flatMap(({ objects }) => objects)) readCustomKind(manifest) !== void 0 && hash.update(JSON.stringify(manifest));
			return hash.digest("hex");
		})
	};
}
function remembered(cache, key, make) {
	let known = cache.get(key);
	if (known !== void 0) return known;
	let made = make();
	return cache.set(key, made), made;
}
function kindsOf(objects) {
	let kinds = new Map();
	for (let object of objects) {
		let kind = readCustomKind(object);
		kind !== void 0 && kinds.set(`${kind.group}/${kind.kind}`, kind);
	}
	return kinds;
}
function withoutStatus(schema, hasStatus) {
	if (!hasStatus) return schema;
	let properties = schema.properties, required = Array.isArray(schema.required) ? schema.required.filter((name) => name !== "status") : [];
	return {
		...schema,
		required,
		properties: {
			...typeof properties == "object" && properties ? properties : {},
			status: { "x-kubernetes-preserve-unknown-fields": !0 }
		}
	};
}
// src/checks/first-places.ts
const known$1 = new WeakMap();
function firstOfKind(roots) {
	let before = known$1.get(roots);
	if (before !== void 0) return before;
	let seen = new Set(), first = new Map();
	for (let root of roots) {
		let indices = new Set();
		for (let [index, { manifest }] of root.objects.entries()) {
			let key = `${manifest.apiVersion}/${manifest.kind}`;
			seen.has(key) || indices.add(index), seen.add(key);
		}
		first.set(root, indices);
	}
	let isFirst = (root, index) => first.get(root)?.has(index) ?? !0;
	return known$1.set(roots, isFirst), isFirst;
}
// src/checks/schema/check-schema.ts
const ruleOf = {
	unknown: "unknown-field",
	invalid: "schema-invalid",
	duplicate: "duplicate-list-item"
};
function checkSchema(context) {
	if (!schemaRuleIds.some((rule) => context.isOn(rule))) return;
	let { root, roots, schemas, customKinds } = context, isFirst = firstOfKind(roots);
	return (object, index) => {
		if (schemas.check(object.apiVersion, object.kind) !== void 0) return findings(builtinProblems(object, context));
		let custom = customKinds.find(object, root, roots);
		if (custom !== void 0) {
			let notEvaluated = isFirst(root, index) ? celFindings(object, custom) : [];
			return [...findings(customProblems(object, custom, context)), ...notEvaluated];
		}
		return schemas.hasGroup(groupOf(object.apiVersion)) ? unknownKind(object, context) : isFirst(root, index) ? missing(object, context) : [];
	};
}
const known = new WeakMap();
function builtinProblems(object, { schemas }) {
	let problems = known.get(schemas) ?? new WeakMap();
	known.set(schemas, problems);
	let before = problems.get(object);
	if (before !== void 0) return before;
	let report = new Report();
	return schemas.check(object.apiVersion, object.kind)?.(object, report), problems.set(object, report.problems), report.problems;
}
function customProblems(object, { group, kind, versions }, { customKinds, schemas }) {
	let name = object.apiVersion.slice(group.length + 1), version = versions.get(name);
	if (version === void 0 || !version.served) {
		let served = [...versions].filter(([, each]) => each.served).map(([each]) => each);
		return [{
			sort: "invalid",
			path: ["apiVersion"],
			message: `the CustomResourceDefinition of ${kind} does not serve ${named(name)}, but ${served.join(", ") || "nothing"}`
		}];
	}
	let report = new Report();
	return customKinds.check(version, schemas.metadata)?.(object, report), report.problems;
}
function findings(problems) {
	return problems.map(({ sort, path, message }) => {
		let where = path.slice(0, sort === "unknown" ? -1 : void 0).filter((step) => typeof step == "string").at(-1);
		return {
			rule: ruleOf[sort],
			path,
			message: sort === "unknown" || where === void 0 ? message : says(where, message)
		};
	});
}
function says(where, message) {
	return /^(?:must|is) /.test(message) ? `${named(where)} ${message}` : message;
}
function celFindings(object, { group, versions }) {
	let rules = celRules(versions.get(object.apiVersion.slice(group.length + 1))?.schema);
	if (rules === 0) return [];
	let message = `${rules === 1 ? "1 rule in CEL" : `${rules} rules in CEL`} of the CustomResourceDefinition of ${named(object.kind)} (x-kubernetes-validations) is not evaluated`;
	return [{
		rule: "crd-rules-not-evaluated",
		path: ["kind"],
		message: rules === 1 ? message : message.replace(" is not", " are not")
	}];
}
function unknownKind({ apiVersion, kind }, { schemas }) {
	if ((schemas.lifecycle(apiVersion, kind) ?? schemas.comesIn(apiVersion, kind) ?? schemas.goneIn(apiVersion, kind)) !== void 0 || !schemas.exact) return [];
	let meant = schemas.nearestKind(apiVersion, kind), hint = meant === void 0 ? "" : `, did you mean ${meant}?`;
	return [{
		rule: "schema-invalid",
		path: ["kind"],
		message: `Kubernetes 1.${schemas.minor} has no kind ${named(kind)} in ${named(apiVersion)}${hint}`
	}];
}
function missing({ apiVersion, kind }, { option }) {
	let level = option("schema-missing", "level"), except = option("schema-missing", "except"), name = `${kind}.${groupOf(apiVersion)}`;
	return level === "ignore" || Array.isArray(except) && (except.includes(name) || except.includes(groupOf(apiVersion))) ? [] : [{
		rule: "schema-missing",
		path: ["kind"],
		message: `no schema of ${named(kind)} in ${named(apiVersion)} is known, so objects of this kind are not checked by one`,
		...level === "error" || level === "warning" || level === "info" ? { severity: level } : {}
	}];
}
// src/checks/schema/schemas.ts
function createSchemas(compressed) {
	let bundle = JSON.parse(brotliDecompressSync(compressed).toString()), byMinor = new Map();
	return {
		versions: bundle.minors.map((minor) => `1.${minor}`),
		at(version) {
			let wanted = version === void 0 ? bundle.minors.at(-1) ?? 0 : Number(version.split(".")[1]), known = byMinor.get(wanted);
			if (known !== void 0) return known;
			let made = versionSchemas(bundle, wanted);
			return byMinor.set(wanted, made), made;
		}
	};
}
function versionSchemas(bundle, wanted) {
	let position = positionOf(bundle.minors, wanted), bodies = bodiesAt(bundle, position), kinds = kindsAt(bundle, position), compile = createCompiler({
		body: (name) => bodies.get(name),
		values: (index) => bundle.enums[index] ?? []
	}), metadata = bundle.names.indexOf("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"), everywhere = bundle.minors.map((_, index) => kindsAt(bundle, index)), groups = new Set([...everywhere.flatMap((each) => [...each.keys()]), ...Object.keys(bundle.lifecycles)].map((key) => groupIn(key))), minorWhere = (from, holds) => bundle.minors.find((_, index) => index > from && holds(index));
	return {
		minor: wanted,
		exact: bundle.minors[position] === wanted,
		check: (apiVersion, kind) => {
			let name = kinds.get(`${apiVersion}/${kind}`);
			return name === void 0 ? void 0 : compile(name);
		},
		metadata: compile(metadata),
		hasGroup: (group) => groups.has(group),
		nearestKind: (apiVersion, kind) => {
			let start = `${apiVersion}/`, names = [...kinds.keys()].filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
			return names.find((name) => name.toLowerCase() === kind.toLowerCase()) ?? nearest(kind, names);
		},
		comesIn: (apiVersion, kind) => minorWhere(position, (index) => everywhere[index]?.has(`${apiVersion}/${kind}`) ?? !1),
		goesIn: (apiVersion, kind) => kinds.has(`${apiVersion}/${kind}`) ? minorWhere(position, (index) => !everywhere[index]?.has(`${apiVersion}/${kind}`)) : void 0,
		goneIn: (apiVersion, kind) => {
			let key = `${apiVersion}/${kind}`, last = everywhere.findLastIndex((each, index) => index < position && each.has(key));
			return last === -1 || kinds.has(key) ? void 0 : bundle.minors[last + 1];
		},
		lifecycle: (apiVersion, kind) => {
			let key = `${apiVersion}/${kind}`;
			return Object.hasOwn(bundle.lifecycles, key) ? bundle.lifecycles[key] : void 0;
		}
	};
}
function positionOf(minors, wanted) {
	let after = minors.findIndex((minor) => minor > wanted);
	return after === -1 ? minors.length - 1 : Math.max(0, after - 1);
}
function bodiesAt(bundle, position) {
	let bodies = new Map();
	for (let delta of bundle.definitions.slice(0, position + 1)) for (let index = 0; index < delta.length; index += 2) {
		let [name = 0, number = -1] = delta.slice(index, index + 2), body = bundle.bodies[number];
		body === void 0 ? bodies.delete(name) : bodies.set(name, body);
	}
	return bodies;
}
function kindsAt(bundle, position) {
	let kinds = new Map();
	for (let delta of bundle.kinds.slice(0, position + 1)) for (let [kind, name] of Object.entries(delta)) name === null ? kinds.delete(kind) : kinds.set(kind, name);
	return kinds;
}
function groupIn(key) {
	let parts = key.split("/");
	return parts.length === 3 ? parts[0] ?? "" : "";
}
// src/checks/secrets/values.ts
function isPlaceholder(value) {
	let text = value.trim();
	return text.length === 0 || references.some((pattern) => pattern.test(text)) || fillers.test(text);
}
const references = [
	/^ENC\[[A-Z0-9_]+,/,
	/<[\w.-]+(?::[^<>]*)?(?:\s*\|[^<>]*)?>/,
	/\$\{[^}]+\}/,
	/\$\([\w.-]+\)/,
	/\{\{[^}]*\}\}/,
	/^ref\+[\w]+:\/\//,
	/^>?>?vault:/,
	/^(?:op|akv|azurekeyvault|awssm|awsssm|gcpsm|secretref|secretsmanager|doppler|keyvault):\/\//i,
	/^arn:aws:(?:secretsmanager|ssm):/,
	/^projects\/[^/]+\/secrets\//,
	/^@Microsoft\.KeyVault\(/,
	/^%[\w.-]+%$/,
	/^\$[A-Z_][A-Z0-9_]*$/
], fillers = /^(?:(?:please[-_ ]?)?(?:change|replace|fill|edit|update|insert|enter|set|put|add)[-_ ]?(?:me|it|this|in|here|your|the|with|by|before|via)?\b.*|change_?me.*|replace_?me.*|your[-_ ].*|my[-_](?:secret|password|token|key)|to[-_ ]?do\b.*|tbd|fixme|n\/?a|none|null|nil|undefined|empty|unset|true|false|yes|no|on|off|enabled|disabled|example.*|dummy.*|fake.*|sample.*|placeholder.*|redacted|hidden|masked|\W+|x+|\*+|\.\.\.|0+)$/i;
function isPublic(value) {
	return value.includes("-----BEGIN ") ? [...value.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----/g)].map(([, kind = ""]) => kind).every((kind) => /^(?:TRUSTED |X509 )?(?:CERTIFICATE(?: REQUEST)?|X509 CRL)$|PUBLIC KEY$|PARAMETERS$/.test(kind)) : !1;
}
function masked(secret) {
	let shown = Math.min(4, Math.floor(secret.length / 8)), start = secret.slice(0, shown);
	return `(${shown > 0 && /^[\x21-\x7e]+$/.test(start) ? `"${start.replaceAll("\"", "")}…", ` : ""}${secret.length} ${secret.length === 1 ? "character" : "characters"})`;
}
function decoded(base64) {
	let bytes = Buffer.from(base64, "base64");
	try {
		return new TextDecoder("utf-8", { fatal: !0 }).decode(bytes);
	} catch {
		return;
	}
}
function looksGenerated(text) {
	return /^-----BEGIN (?:RSA |EC )?PRIVATE KEY-----/.test(text) || /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text) ? !0 : /^[A-Za-z\d]{8,128}$/.test(text) && text.length % 2 == 0 && /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text);
}
// src/checks/secrets/literals.ts
function literalsIn({ kind }, leaves, options) {
	let found = [];
	for (let [index, leaf] of leaves.entries()) {
		let before = found.length;
		isArgument(leaf) ? found.push(...argument(leaf, leaves[index + 1], options)) : isAnnotation(leaf) && found.push(...annotation(leaf, options)), found.length === before && kind !== "Secret" && found.push(...address(leaf));
	}
	return found;
}
function isArgument({ path }) {
	let list = path.at(-2);
	return typeof path.at(-1) == "number" && (list === "args" || list === "command");
}
function isAnnotation({ path }) {
	return path.at(-2) === "annotations" && path.at(-3) === "metadata";
}
function argument(leaf, next, options) {
	let joined = /^(?:--?(?:D|set-string=|set=)?)?([\w.-]{2,60})=(\S{4,})$/.exec(leaf.text);
	if (joined !== null) {
		let [, name = "", value = ""] = joined;
		return finding(leaf, name, unquoted(value), options);
	}
	let flag = /^--?([\w.-]{2,60})$/.exec(leaf.text)?.[1];
	return flag === void 0 || next === void 0 || !isArgument(next) || next.text.startsWith("-") ? [] : /^\S{4,}$/.test(next.text) ? finding(next, flag, next.text, options) : [];
}
function annotation(leaf, options) {
	if (/checksum|hash|digest|sha\d/i.test(leaf.name)) return [];
	let name = leaf.name.slice(leaf.name.lastIndexOf("/") + 1);
	return /^\S{6,}$/.test(leaf.text) ? finding(leaf, name, leaf.text, options) : [];
}
function finding({ path }, name, value, options) {
	return !namesSecret(name, options) || isPlaceholder(value) || tellsOnly(value) ? [] : [{
		rule: "literal-secret",
		path,
		message: `${named(name)} has a secret in the clear ${masked(value)}`
	}];
}
function tellsOnly(value) {
	return /^\d+(?:\.\d+)?(?:ms|[smhd])?$/.test(value) || /^(?:\/|\.\/|~\/|https?:\/\/|file:|env:|secret:)/.test(value) || /^[a-z0-9-]+\/[a-z0-9./-]+$/.test(value) || isName(value);
}
function isName(value) {
	return /-(?:secret|secrets|token|tokens|tls|cert|certs|key|keys|credentials|creds|password|passwords|auth)$/.test(value);
}
function address(leaf) {
	if (!leaf.text.includes("://") || !leaf.text.includes("@")) return [];
	let match = /\b[a-z][a-z0-9+.-]{1,20}:\/\/([^\s:/@"'<>]{0,80}):([^\s/@"'<>]{3,200})@[\w.[-]/i.exec(leaf.text), [, user = "", password = ""] = match ?? [];
	return match === null || isPlaceholder(password) || password === user || /^[$%{*x]/i.test(password) ? [] : [{
		rule: "literal-secret",
		path: leaf.path,
		message: `an address has a password in the clear ${masked(password)}`
	}];
}
function unquoted(value) {
	return value.replace(/^(["'])(.*)\1$/, "$2");
}
function leavesOf(object) {
	let found = [];
	return walk(object, "", [], found), found;
}
function walk(value, name, path, found) {
	if (typeof value == "string") {
		found.push({
			text: value,
			path: [...path],
			name
		});
		return;
	}
	if (typeof value != "object" || !value || path.length > 40) return;
	if (Array.isArray(value)) {
		for (let [index, item] of value.entries()) path.push(index), walk(item, typeof item == "string" ? "" : name, path, found), path.pop();
		return;
	}
	let own = isMapping(value) && typeof value.name == "string" ? value.name : void 0;
	for (let [key, child] of Object.entries(value)) path.push(key), walk(child, key === "value" && own !== void 0 ? own : key, path, found), path.pop();
}
// src/checks/secrets/check-secrets.ts
const passedKinds = new Set([
	"SealedSecret",
	"ExternalSecret",
	"ClusterExternalSecret",
	"SopsSecret",
	"CustomResourceDefinition",
	"PushSecret"
]);
function checkSecrets(context, scanner) {
	if (!secretRules.some(({ id }) => context.isOn(id))) return;
	let names = (rule) => ({
		names: texts(context.option(rule, "names")),
		harmless: texts(context.option(rule, "harmless"))
	}), [ofConfigMap, ofLiterals] = [names("configmap-secret"), names("literal-secret")], publicKeys = texts(context.option("secret-committed", "public-keys")).map(snake), except = new Set(texts(context.option("secret-format", "except"))), scanned = new Map(), scan = (text) => {
		let known = scanned.get(text) ?? scanner.scan(text).filter(({ id }) => !except.has(id));
		return scanned.set(text, known), known;
	};
	return (object) => {
		if (passedKinds.has(object.kind) || isEncrypted(object)) return [];
		let isSecret = object.kind === "Secret" && groupOf(object.apiVersion) === "", found = [];
		isSecret && found.push(...committed(object, publicKeys, context.root.engine === "helm")), object.kind === "ConfigMap" && found.push(...sensitiveKeys(object, ofConfigMap));
		let told = found.filter(({ rule }) => context.isOn(rule)), known = new Set(told.map(({ path }) => JSON.stringify(path))), leaves = leavesOf(object);
		for (let leaf of leaves) {
			let text = isSecret && leaf.path[0] === "data" ? decoded(leaf.text) : leaf.text;
			if (!(text === void 0 || text.length < 16 || known.has(JSON.stringify(leaf.path)))) for (let each of scan(leaf.name === "" ? text : `${leaf.name}=${text}`)) isPlaceholder(each.secret) || (known.add(JSON.stringify(leaf.path)), found.push({
				rule: "secret-format",
				path: leaf.path,
				message: formatMessage(leaf, each.id, each.secret)
			}));
		}
		return isSecret || found.push(...literalsIn(object, leaves, ofLiterals).filter(({ path }) => !known.has(JSON.stringify(path)))), found;
	};
}
function texts(value) {
	return Array.isArray(value) ? value.filter((each) => typeof each == "string") : [];
}
function isEncrypted(object) {
	return isMapping(object.sops) && typeof object.sops.mac == "string";
}
function committed(object, publicKeys, isChart) {
	return ["data", "stringData"].flatMap((field) => {
		let values = object[field];
		return isMapping(values) ? Object.entries(values).flatMap(([key, value]) => {
			if (typeof value != "string" || isPublicKey(key, publicKeys) || isPlaceholder(value)) return [];
			let text = field === "data" ? decoded(value) : value;
			if (text !== void 0 && (isPlaceholder(text) || isPublic(text))) return [];
			let size = text === void 0 ? `(${Buffer.from(value, "base64").length} bytes)` : masked(text), path = [field, key];
			return isChart && text !== void 0 && looksGenerated(text) ? [{
				rule: "secret-committed",
				severity: "warning",
				path,
				message: `the value of ${named(key)} is in the repository, unless the chart makes it at random ${size}`
			}] : [{
				rule: "secret-committed",
				path,
				message: `the value of ${named(key)} is in the repository ${size}`
			}];
		}) : [];
	});
}
function isPublicKey(key, publicKeys) {
	let name = snake(key);
	return publicKeys.some((each) => name === each || name.endsWith(`_${each}`));
}
function sensitiveKeys(object, options) {
	let { data } = object;
	return isMapping(data) ? Object.entries(data).flatMap(([key, value]) => typeof value != "string" || value.includes("\n") || !namesSecret(key, options) || isPlaceholder(value) || isPublic(value) || /^[\w.-]{0,3}$|^\d+[smhd]?$|^[\w./-]+\/[\w./-]+$/.test(value) ? [] : [{
		rule: "configmap-secret",
		path: ["data", key],
		message: `${named(key)} is a secret in a ConfigMap ${masked(value)}`
	}]) : [];
}
function formatMessage({ text }, id, secret) {
	let at = text.indexOf(secret), line = at < 0 || !text.includes("\n") ? "" : ` in line ${text.slice(0, at).split("\n").length}`;
	return `a text has the form of a ${id.replaceAll("-", " ")}${line} ${masked(secret)}`;
}
// src/checks/secrets/scanner.ts
const part = 65536;
function createScanner({ patterns, allow }) {
	let finder = createKeywordFinder(patterns.map(({ keywords }) => keywords)), expression = cached(), isAllowed = (secret, match, pattern) => [allow, ...pattern.allow].some((list) => {
		let { regexes, stopwords, target } = list, text = target === "match" ? match : secret, lower = secret.toLowerCase();
		return regexes.some((regex) => expression(regex).test(text)) || stopwords.some((word) => lower.includes(word.toLowerCase()));
	}), scanPart = (text) => {
		let found = new Map();
		for (let index of finder(text)) {
			let pattern = patterns[index], match = pattern === void 0 ? null : expression(pattern.regex).exec(text);
			if (pattern === void 0 || match === null) continue;
			let secret = pattern.group === void 0 ? firstGroup(match) : match[pattern.group] ?? match[0];
			pattern.entropy !== void 0 && entropy(secret) <= pattern.entropy || isAllowed(secret, match[0], pattern) || found.has(secret) || found.set(secret, {
				id: pattern.id,
				secret
			});
		}
		return [...found.values()];
	};
	return { scan: (text) => {
		if (text.length <= part) return scanPart(text);
		let found = new Map();
		for (let at = 0; at < text.length; at += 61440) for (let each of scanPart(text.slice(at, at + part))) found.set(each.secret, each);
		return [...found.values()];
	} };
}
function firstGroup(match) {
	return match.slice(1).find((group) => group !== void 0 && group !== "") ?? match[0];
}
function cached() {
	let made = new Map();
	return ({ source, flags }) => {
		let key = `${flags}/${source}`, known = made.get(key) ?? new RegExp(source, flags);
		return made.set(key, known), known;
	};
}
function entropy(text) {
	let counts = new Map();
	for (let character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
	let bits = 0;
	for (let count of counts.values()) bits -= count / text.length * Math.log2(count / text.length);
	return bits;
}
function createKeywordFinder(lists) {
	let starts = new Uint8Array(16384), byStart = new Map();
	for (let [list, keywords] of lists.entries()) for (let keyword of keywords) {
		let start = startOf(keyword.charCodeAt(0), keyword.charCodeAt(1));
		starts[start] = 1, byStart.set(start, [...byStart.get(start) ?? [], {
			keyword,
			list
		}]);
	}
	return (text) => {
		let found = new Set(), lower, before = fold(text.charCodeAt(0));
		for (let at = 1; at < text.length; at++) {
			let code = fold(text.charCodeAt(at)), start = startOf(before, code);
			if (before = code, starts[start] !== 0) {
				lower ??= text.toLowerCase();
				for (let { keyword, list } of byStart.get(start) ?? []) !found.has(list) && lower.startsWith(keyword, at - 1) && found.add(list);
			}
		}
		return [...found].toSorted((one, other) => one - other);
	};
}
function startOf(first, second) {
	return (first & 127) << 7 | second & 127;
}
function fold(code) {
	return code >= 65 && code <= 90 ? code + 32 : code;
}
// src/checks/create-checks.ts
function createChecks(request) {
	let rules = new Map(request.selected.filter(({ entrypoint }) => entrypoint === "").map((rule) => [rule.id, rule]));
	if (rules.size === 0) return {
		evaluate: () => [],
		contextOf: () => "",
		notices: []
	};
	let all = createSchemas(request.schemas), schemas = all.at(request.kubernetesVersion), customKinds = createCustomKinds(request.crds), scanner = createScanner(JSON.parse(new TextDecoder().decode(request.patterns))), shared = {
		schemas,
		customKinds,
		isOn: (rule) => rules.has(rule),
		option: (rule, name) => request.options[rule]?.[name] ?? rules.get(rule)?.options[name]?.default
	};
	return {
		evaluate: (root, roots) => {
			let context = {
				...shared,
				root,
				roots
			}, checks = [
				checkSchema(context),
				checkLifecycle(context),
				checkSecrets(context, scanner)
			];
			return root.objects.flatMap(({ manifest }, index) => checks.flatMap((check) => (check?.(manifest, index) ?? []).flatMap((found) => {
				let rule = rules.get(found.rule);
				if (rule === void 0) return [];
				let { message, path, severity = rule.severity } = found;
				return [{
					rule,
					severity,
					message,
					path,
					index,
					object: identify(manifest)
				}];
			})));
		},
		contextOf: (root, roots) => schemaRuleIds.some((rule) => rules.has(rule)) ? customKinds.digest(root, roots) : "",
		notices: request.kubernetesVersion === void 0 || schemas.exact ? [] : [`the schemas that come with Slipway are of Kubernetes ${all.versions[0]} to ${all.versions.at(-1)}; for ${request.kubernetesVersion} the nearest one was used`]
	};
}
// src/commands/checks.ts
async function loadChecks(engine, { options, kubernetesVersion }, selected, place) {
	let [schemas, patterns] = await Promise.all([engine.builtin("kubernetes.json.br"), engine.builtin("secret-patterns.json")]);
	return createChecks({
		schemas,
		patterns,
		selected,
		options,
		kubernetesVersion,
		crds: place === void 0 ? [] : await readCrds(place)
	});
}
async function readCrds({ tree, crds }) {
	let found = [];
	for (let path of crds) {
		let own = [], entries = await tree.list(path === "." ? void 0 : [path.replace(/\/$/, "")]);
		for (let entry of entries.filter((each) => /\.(?:ya?ml|json)$/.test(each.path))) {
			let bytes = await tree.read(entry.path);
			if (bytes === void 0) continue;
			let { objects } = objectsOf(readDocuments(new TextDecoder().decode(bytes)));
			own.push(...objects.map(({ manifest }) => manifest).filter(({ kind }) => kind === "CustomResourceDefinition"));
		}
		if (own.length === 0) throw new SlipwayError("LAYOUT_INVALID", `there is no CustomResourceDefinition in ${path}`, { hint: "gate.crds names folders or files with CustomResourceDefinitions in YAML or JSON." });
		found.push(...own);
	}
	return found;
}
// src/commands/rules.ts
async function loadRules(platform, settings, places, cached = !1) {
	let { signal, host } = platform, engine = await platform.policies({ cached }), sets = [await builtinPolicies(engine, host.context.untrusted)], errors = [], told = [];
	for (let place of places) if (place.paths.length !== 0) try {
		let files = await readPolicyFiles(place, platform), loaded = await loadPolicies(engine, files, { combine: settings.combine }, signal);
		sets.push(...loaded.sets), told.push(...loaded.notices);
	} catch (thrown) {
		errors.push(...policyErrors(thrown));
	}
	let { packs, enable, disable, options } = settings, rules = [...sets.flatMap((set) => set.rules), ...nativeRules], wanted = selectRules({
		packs,
		enable,
		disable,
		rules
	}), { scopes: given, environments } = settings, scopes = createRuleScopes({
		scopes: given,
		rules,
		selected: wanted,
		options,
		environments
	}), selected = scopes.evaluated.filter((rule) => rule.unevaluated === void 0);
	errors.push(...unevaluated(scopes.evaluated));
	let minor = podSecurityMinor(packs, settings.kubernetesVersion), [deciding] = places, checks = await loadChecks(engine, settings, selected, deciding && {
		crds: [],
		...deciding
	}), waivers = await waiversOf(places[0]?.tree), waiving = createWaiving({
		...settings.waivers,
		waivers: waivers.waivers,
		rules: new Set(rules.map(({ id }) => id)),
		now: platform.clock.now()
	}), foreign = createForeignWaiving(settings.foreign, rules), ownDates = rules.flatMap(({ id, effectiveFrom }) => effectiveFrom === void 0 ? [] : [[id, effectiveFrom]]), soften = createSoftening({
		...Object.fromEntries(ownDates),
		...settings.effectiveFrom
	}, platform.clock.now()), relating = createRelating(settings.external), namespaces = createNamespaces(settings.external);
	return {
		evaluate: evaluator(sets, {
			selected,
			scopes,
			pods: settings.pods,
			podSecurityMinor: minor,
			soften,
			waiving,
			foreign,
			relating,
			namespaces,
			checks
		}),
		contextOf: (root, roots) => JSON.stringify([checks.contextOf(root, roots), ...root.objects.map(({ manifest }) => [relating(root, roots)(manifest), namespaces(root, roots)(manifest.metadata?.namespace ?? "")])]),
		selected,
		errors: [
			...errors,
			...waivers.errors,
			...waiving.errors
		].map(toErrorDocument),
		notices: () => [
			...told,
			...checks.notices,
			...waiving.notices(),
			...foreign.notices()
		]
	};
}
async function waiversOf(tree) {
	let bytes = await tree?.read(waiversFile);
	return bytes === void 0 ? {
		waivers: [],
		errors: []
	} : readWaivers(new TextDecoder().decode(bytes));
}
function evaluator(sets, { selected, scopes, pods, podSecurityMinor, soften, waiving, foreign, relating, namespaces, checks }) {
	return async (root, base, roots, signal) => {
		let objects = root.objects.map((object) => object.manifest), before = base === void 0 ? {} : { before: beforeOf(root, base) }, related = relating(root, roots), run = await evaluateParts({
			sets,
			selected,
			objects,
			files: root.objects.map(({ origin }) => origin?.file ?? root.id),
			pods,
			podSecurityMinor,
			related,
			namespace: namespaces(root, roots),
			...before
		}, scopes.partsOf(root.id, objects), signal), findings = scopes.settle(root.id, withoutRepeats(run.findings, checks.evaluate(root, roots))), changed = base !== root;
		return {
			violations: foreign.apply(waiving.apply(soften(violationsOf(findings, root)), root, changed)),
			errors: run.errors.map(toErrorDocument)
		};
	};
}
function unevaluated(rules) {
	return rules.flatMap(({ id, location, unevaluated: why }) => why === void 0 ? [] : [new SlipwayError("POLICY_TEMPLATE", `${id} is not evaluated: ${why}`, { location })]);
}
function policyErrors(thrown) {
	let errors = toSlipwayErrors(thrown);
	if (errors.every((error) => error.code.startsWith("POLICY_"))) return errors;
	throw thrown;
}
// src/commands/proposed-rules.ts
async function proposedRules(context, workspace, deciding, placesOf) {
	let { platform, values, action } = context;
	if (deciding.tree !== workspace.tree) try {
		let own = ruleSettings(values, workspace.config, action), theirs = placesOf(deciding.tree, ruleSettings(values, deciding.config, action)), ours = placesOf(workspace.tree, own);
		return isDeepStrictEqual(workspace.config?.gate, deciding.config?.gate) && await samePlaces(ours, theirs) ? void 0 : {
			rules: await loadRules(platform, own, ours, !0),
			failOn: own.failOn
		};
	} catch (thrown) {
		return {
			rules: rulesInError(toSlipwayErrors(thrown).map(toErrorDocument)),
			failOn: "error"
		};
	}
}
function rulesInError(errors) {
	let nothing = Promise.resolve({
		violations: [],
		errors: []
	});
	return {
		evaluate: () => nothing,
		contextOf: () => "",
		selected: [],
		errors,
		notices: () => []
	};
}
async function samePlaces(ours, theirs) {
	for (let [index, { tree, paths, crds = [] }] of ours.entries()) {
		let other = theirs[index]?.tree;
		if (other === void 0 || other !== tree && !await sameFiles(tree, other, [
			...paths.filter((path) => !isRemotePolicy(path)),
			...crds,
			".slipway/waivers.yaml"
		])) return !1;
	}
	return !0;
}
async function sameFiles(one, other, paths) {
	let [own, others] = await Promise.all([one.list(paths), other.list(paths)]);
	if (!isDeepStrictEqual(own, others)) return !1;
	for (let { path } of own) {
		let [bytes, otherBytes] = await Promise.all([one.read(path), other.read(path)]);
		if (!isDeepStrictEqual(bytes, otherBytes)) return !1;
	}
	return !0;
}
// src/commands/gate.ts
async function gate(context) {
	let { platform, values, positionals, action } = context, { log } = platform.host, workspace = await openWorkspace(context), base = await findBase(context, workspace), deciding = await decidingTree(context, workspace, base), settings = ruleSettings(values, deciding.config, action), baseline = await readBaselines(settings, workspace, deciding.tree), typed = (path) => path === "-" ? path : repositoryPath(workspace, platform.host.context.workspace, path), placesOf = (tree, { policies, crds }) => [{
		tree,
		paths: configuredPolicies(policies, posix.dirname(workspace.configPath)),
		crds: configuredPolicies(crds, posix.dirname(workspace.configPath))
	}, {
		tree: workspace.tree,
		paths: values.list("policy").map((path) => isRemotePolicy(path) ? path : typed(path))
	}], { rules, proposed } = await log.group("Load rules", async () => ({
		rules: await loadRules(platform, settings, placesOf(deciding.tree, settings), !0),
		proposed: await proposedRules(context, workspace, deciding, placesOf)
	})), ids = await gateRoots({
		named: positionals.map(typed),
		workspace,
		deciding
	}), applied = await appliedEngines(platform, workspace.folder, deciding.config), selection = {
		applied,
		roots: ids,
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
	}, verdict = await log.group(`Render and judge ${head.roots.length === 1 ? "1 root" : `${head.roots.length} roots`}`, async () => judge$1(platform, {
		applied,
		renders: await renderCache(platform),
		base: before,
		head,
		rules,
		baseline,
		proposed,
		failOn: settings.failOn,
		network: networkOf(values),
		renderer: values.text("renderer"),
		explainLocation: values.flag("explain-location"),
		kubernetesVersion: settings.kubernetesVersion
	})), isWhole = positionals.length === 0 && verdict.errors.length === 0, stale = staleEntries(baseline, verdict.findings, isWhole), notices = [
		...rules.notices(),
		...stale === void 0 ? [] : [stale],
		...leftOut(verdict)
	];
	for (let notice of notices) log.notice(notice);
	return await verdictResult(verdict, workspace.tree, {
		rules,
		failOn: settings.failOn,
		version: platform.version,
		action
	});
}
function leftOut({ roots }) {
	let out = roots.filter(({ excluded }) => excluded !== void 0), told = out.slice(0, 10).map(({ id, excluded }) => `left out: ${id}: ${excluded}`);
	return out.length > told.length ? [...told, `left out: ${out.length - told.length} more roots`] : told;
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
async function verdictResult(verdict, tree, { rules, failOn, version, action }) {
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
			markdown: () => gateMarkdown(verdict),
			baseline: () => gateBaseline(verdict)
		},
		outputs: verdictOutputs(verdict),
		annotations: action ? gateAnnotations(verdict) : []
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
export { ruleSettings as a, gateMarkdown as c, readSourceLines as d, loadRules as i, markdownBudgets as l, ruleHelp as n, judge$1 as o, verdictOutputs as r, gateText as s, gate as t, gateJson as u };
