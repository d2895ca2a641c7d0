import { a as formatPath, c as require_dist, i as loadConfig, n as repositoryPath, o as parsePath, s as valueAt, t as openWorkspace } from "./workspace.js";
import { C as objectsOf, S as isMapping$1, _ as readDocuments, a as createSourceFinder, c as groupOf, d as createClosureReader, f as generatorFile, g as createTreeReader, h as textList, i as createObjectSources, l as identify, m as textField, n as refuseEmbedded, o as stripHash, p as isPath, r as renderRoots, s as formatIdentity, t as networkOf, u as resolveRoots, x as firstContentLine } from "./render-settings.js";
import { t as formatLocation } from "./location.js";
import { a as plainLines, i as oneLine, n as escapeMarkdown, o as shorten, r as inlineCode } from "./escape.js";
import { n as builtinPolicies, t as createPaint } from "./gate-paint.js";
import { t as jsonText } from "./command.js";
import { n as SlipwayErrors, o as toErrorDocument, s as toSlipwayErrors, t as SlipwayError } from "./errors.js";
import { h as expandRoots, n as parseText, p as resolve$1, t as parseSource } from "./source.js";
import { o as splitReference } from "./image-reference.js";
import { t as nearest } from "./nearest.js";
import { isDeepStrictEqual } from "node:util";
import { posix, resolve } from "node:path";
import { createHash } from "node:crypto";
async function readSourceLines(tree, verdict) {
	let wanted = new Map(), want = ({ file, line }) => {
		if (line === void 0 || file === "-") return;
		let lines = wanted.get(file) ?? new Set();
		for (let near = line - 2; near <= line; near++) lines.add(near);
		wanted.set(file, lines);
	}, secret = new Set(verdict.findings.filter((finding) => finding.object.kind === "Secret").map((finding) => finding.location?.file));
	for (let { status, location } of verdict.findings) status === "new" && location !== void 0 && !secret.has(location.file) && want(location);
	for (let { location } of verdict.errors) location !== void 0 && want(location);
	let found = new Map();
	for (let [file, lines] of [...wanted].slice(0, 200)) {
		let text = await tree.read(file).then((bytes) => bytes === void 0 ? void 0 : new TextDecoder().decode(bytes), () => void 0);
		if (text === void 0 || /^kind:\s*["']?Secret\b/m.test(text)) continue;
		let all = text.split(/\r?\n/);
		found.set(file, new Map([...lines].flatMap((line) => all[line - 1] === void 0 ? [] : [[line, all[line - 1] ?? ""]])));
	}
	return found;
}
// src/report/gate-groups.ts
const severities = [
	"error",
	"warning",
	"info"
];
function groupFindings(findings, status) {
	return [...Map.groupBy(findings.filter((finding) => finding.status === status), mistakeKey).values()].flatMap((group) => {
		let [finding] = group;
		return finding === void 0 ? [] : [{
			finding,
			roots: [...new Set(group.map((one) => one.root))]
		}];
	}).sort((one, other) => compare$2(one.finding, other.finding));
}
function mistakeKey(finding) {
	let { location, rule, severity, root, object, path } = finding, place = location?.line === void 0 ? [
		root,
		formatIdentity(object),
		path
	] : [
		location.file,
		location.line,
		location.column ?? 0,
		location.precision === "exact" ? "" : path
	];
	return JSON.stringify([
		rule,
		severity,
		...place
	]);
}
function compare$2(one, other) {
	return severities.indexOf(one.severity) - severities.indexOf(other.severity) || compareText$1(one.location?.file ?? "", other.location?.file ?? "") || (one.location?.line ?? 0) - (other.location?.line ?? 0) || compareText$1(one.rule, other.rule);
}
function compareText$1(one, other) {
	return one === other ? 0 : one < other ? -1 : 1;
}
function tellRoots(roots) {
	return roots.length === 1 ? `in ${roots[0]}` : `in ${roots.length} roots`;
}
function count(amount, noun) {
	return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}
// src/report/gate-annotations.ts
function gateAnnotations(verdict) {
	return [
		...verdict.errors.map((error) => annotation("error", error.code, error.message, error.location)),
		...groupFindings(verdict.findings, "new").map((group) => findingAnnotation(group, levels[group.finding.severity], "")),
		...groupFindings(verdict.findings, "existing").map((group) => findingAnnotation(group, "notice", "there before: "))
	];
}
const levels = {
	error: "error",
	warning: "warning",
	info: "notice"
};
function findingAnnotation({ finding, roots }, level, prefix) {
	let { rule, message, object, location, docs } = finding;
	return annotation(level, `${prefix}${rule}`, `${message}\n${formatIdentity(object)} ${tellRoots(roots)}\n${docs}`, location);
}
function annotation(level, title, message, location) {
	if (location === void 0) return {
		level,
		title,
		message
	};
	let { file, line = 1, column } = location;
	return {
		level,
		title,
		message,
		file,
		line,
		...column === void 0 ? {} : { column }
	};
}
const limits = {
	level: 10,
	job: 50
};
function limitAnnotations(annotations) {
	let room = limits.job;
	return [
		"error",
		"warning",
		"notice"
	].flatMap((level) => {
		let own = annotations.filter((one) => one.level === level), limit = Math.min(limits.level, room);
		if (room -= Math.min(limit, own.length), own.length <= limit) return own;
		let shown = own.slice(0, limit - 1), missing = own.length - shown.length;
		return [...shown, {
			level,
			title: `and ${missing} more`,
			message: `${missing} more of this level are in the summary and the JSON report.`
		}];
	});
}
// src/report/gate-summary.ts
function summarySentence({ summary, roots, errors }) {
	let { error, warning, info } = summary.new;
	return `${[
		...errors.length > 0 ? [`${count(errors.length, "problem")} that kept it from judging`] : [],
		...error > 0 ? [count(error, "new error")] : [],
		...warning > 0 ? [count(warning, "new warning")] : [],
		...info > 0 ? [count(info, "new note")] : [],
		...error + warning + info === 0 ? ["nothing new"] : [],
		...summary.existing > 0 ? [`${summary.existing} existing`] : [],
		...summary.waived > 0 ? [`${summary.waived} waived`] : [],
		...summary.fixed > 0 ? [`${summary.fixed} fixed`] : []
	].join(", ")}; ${count(summary.objects, "object")} in ${count(roots.length, "root")}, ${count(summary.rules, "rule")}`;
}
// src/report/gate-github.ts
function gateGithub(verdict) {
	return `${[...limitAnnotations(gateAnnotations(verdict)).map(workflowCommand), `${verdict.verdict}: ${summarySentence(verdict)}`].join("\n")}\n`;
}
function workflowCommand({ level, title, message, file, line, column }) {
	let properties = Object.entries({
		file,
		line,
		col: column,
		title: oneLine(title)
	}).filter(([, value]) => value !== void 0).map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(","), place = file === void 0 ? "" : `${formatLocation({
		file,
		...line === void 0 ? {} : { line },
		...column === void 0 ? {} : { column }
	})}: `;
	return `::${level} ${properties}::${escapeData(plainLines(place + message))}`;
}
function escapeData(text) {
	return text.replaceAll("##[", String.raw`#\#[`).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapeProperty(text) {
	return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
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
// src/report/fit.ts
function byteLength(text) {
	return Buffer.byteLength(text, "utf8");
}
function fit(sections, budget) {
	let chosen = sections.map(() => 0), sizes = sections.map((section) => section.forms.map(byteLength)), size = () => chosen.reduce((sum, form, index) => sum + (sizes[index]?.[form] ?? 0), 0);
	for (let index = sections.length - 1; index >= 0 && size() > budget; index--) {
		let forms = sections[index]?.forms.length ?? 0;
		for (; (chosen[index] ?? 0) < forms && size() > budget;) chosen[index] = (chosen[index] ?? 0) + 1;
	}
	return sections.map((section, index) => section.forms[chosen[index] ?? 0] ?? "").join("");
}
function listForms(head, rows, tail, more) {
	let forms = [];
	for (let kept = rows.length; kept > 0; kept = Math.floor(kept / 2)) {
		let missing = rows.length - kept;
		forms.push(head + rows.slice(0, kept).join("") + (missing > 0 ? more(missing) : "") + tail);
	}
	return [...forms, ""];
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
	return fit([
		head(verdict),
		errors(verdict),
		findings("New findings", groupFindings(verdict.findings, "new"), !1),
		images$1(verdict),
		changes(verdict),
		findings("Fixed", groupFindings(verdict.fixed, "existing"), !0),
		findings("There before", groupFindings(verdict.findings, "existing"), !0)
	].filter((section) => section !== void 0), budget);
}
function head(verdict) {
	let title = verdict.verdict === "pass" ? "## ✅ Gate passed\n" : "## ❌ Gate failed\n";
	return { forms: [`${title}\n${escapeMarkdown(summarySentence(verdict))}\n`, title] };
}
function errors({ errors }) {
	return errors.length === 0 ? void 0 : { forms: listForms("\n### Could not be judged\n\n", errors.map((error) => {
		let place = error.location === void 0 ? "" : ` at ${code(formatLocation(error.location))}`, hint = error.hint === void 0 ? "" : ` ${escapeMarkdown(shorten(error.hint, 500))}`;
		return `- **${escapeMarkdown(error.code)}**${place}: ${escapeMarkdown(shorten(error.message, 500))}${hint}\n`;
	}), "", (missing) => `- and ${missing} more\n`) };
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
	return images.length === 0 ? void 0 : { forms: listForms("\n### Images\n\n| Root | Object | Container | Before | After |\n| --- | --- | --- | --- | --- |\n", images.map((image) => `| ${code(image.root)} | ${code(image.object)} | ${code(image.container)} | ${image.old === null ? "" : code(image.old)} | ${image.new === null ? "" : code(image.new)} |\n`), "", (missing) => `| | | | | and ${count(missing, "more image")} |\n`) };
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
	let place = location === void 0 ? "" : formatLocation(location);
	return [
		`${paint.bold(colourOf(finding.severity, paint)(`${finding.severity}[${oneLine(rule)}]`))}: ${paint.bold(oneLine(finding.message))}`,
		`  --> ${oneLine(place === "" ? tellRoots(roots) : `${place} (${tellRoots(roots)})`)}`,
		...location === void 0 ? [] : codeFrame(location, sources, paint),
		`  = object: ${oneLine(formatIdentity(object))}`,
		...path === "" ? [] : [`  = path: ${oneLine(path)}`],
		...help?.why === void 0 ? [] : [`  = why: ${oneLine(help.why)}`],
		...help?.fix === void 0 ? [] : [`  = fix: ${oneLine(help.fix)}`],
		`  = docs: ${oneLine(finding.docs)}`
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
// src/gate/list-items.ts
const keysByField = {
	containers: [["name"]],
	initContainers: [["name"]],
	ephemeralContainers: [["name"]],
	volumes: [["name"]],
	env: [["name"]],
	imagePullSecrets: [["name"]],
	volumeMounts: [["mountPath"]],
	volumeDevices: [["devicePath"]],
	ports: [["containerPort", "protocol"], ["port", "protocol"]],
	hostAliases: [["ip"]],
	topologySpreadConstraints: [["topologyKey", "whenUnsatisfiable"]],
	conditions: [["type"]],
	subjects: [[
		"kind",
		"namespace",
		"name"
	]],
	paths: [["path", "pathType"]],
	rules: [["host"]],
	tls: [["secretName"]],
	volumeClaimTemplates: [["metadata.name"]],
	literals: []
};
function itemKey(field, items, normalize = (text) => text) {
	let fields = keyFields(field, items);
	return fields === void 0 ? (item) => typeof item != "object" || !item ? `=${quote(item, normalize)}` : `~${createHash("sha256").update(canonical(item, normalize)).digest("hex").slice(0, 16)}` : (item) => fields.map((name) => `${name}=${quote(fieldOf(item, name), normalize)}`).join(",");
}
function keyFields(field, items) {
	if (items.length === 0) return;
	for (let fields of keysByField[field] ?? []) {
		let first = fields[0];
		if (first !== void 0 && items.every((item) => isKey(fieldOf(item, first)))) return fields;
	}
	let names = items.map((item) => fieldOf(item, "name"));
	return names.every(isKey) && new Set(names).size === names.length ? ["name"] : void 0;
}
function isKey(value) {
	return typeof value == "string" && value !== "" || typeof value == "number";
}
function fieldOf(item, name) {
	let value = item;
	for (let step of name.split(".")) {
		if (typeof value != "object" || !value || Array.isArray(value) || !Object.hasOwn(value, step)) return;
		value = value[step];
	}
	return value;
}
function quote(value, normalize) {
	if (value === void 0) return "";
	if (typeof value != "string") return JSON.stringify(value);
	let text = normalize(value);
	return /^[\w./:-]+$/.test(text) ? text : JSON.stringify(text);
}
function canonical(value, normalize) {
	return typeof value == "string" ? JSON.stringify(normalize(value)) : typeof value != "object" || !value ? JSON.stringify(value) ?? "null" : Array.isArray(value) ? `[${value.map((item) => canonical(item, normalize)).join(",")}]` : `{${Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1).map(([key, item]) => `${JSON.stringify(key)}:${canonical(item, normalize)}`).join(",")}}`;
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
	if (!isMapping$1(patch.value) || patch.target === void 0 && !names(patch.value, query)) return [];
	let { path, value, steps } = followPath(patch.value, query.object, query.path);
	return steps === query.path.length && steps > 0 ? [{
		place: patch.place(path),
		value
	}] : [];
}
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
	return async (root, { manifest }, path) => {
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
		}, own = await ownCandidate(query), set = await setters(query), candidates = typeof value == "object" && value ? [...own, ...set.toReversed()] : [...set, ...own], match = candidates.find((candidate) => sameValue(candidate, query)), chosen = match ?? candidates[0];
		return chosen === void 0 ? await nearestPlace(query) : {
			...chosen.place,
			precision: match !== void 0 && existing.length === path.length ? "exact" : "block"
		};
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
async function setters(query) {
	let found = [];
	for (let layer of query.source.layers.toReversed()) found.push(...await fieldsAfterJsonPatches(layer, query), ...await jsonPatchCandidates(layer, query), ...await fieldsBeforeJsonPatches(layer, query), ...await patchCandidates(layer, query));
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
var import_dist = require_dist();
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
			line: place.line
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
function createLocator(tree) {
	let reader = createTreeReader(tree), position = createPositionFinder(reader), inKustomize = createKustomizeLocator(reader);
	async function placeOf(root, object, path) {
		switch (root.engine) {
			case "plain": return await placeInPlain(reader, object, path);
			case "kustomize": return await inKustomize(root, object, path);
			case "helm":
			case "stdin": return;
		}
	}
	return async (root, object, path) => {
		let place = await placeOf(root, object, path);
		return place === void 0 ? void 0 : {
			...await position(place),
			precision: place.precision
		};
	};
}
// src/gate/changed-paths.ts
function changedPaths(old, current, normalize = sameNames) {
	let found = [];
	return compare$1(old, current, [], {
		normalize,
		found
	}), found;
}
const sameNames = {
	old: (text) => text,
	new: (text) => text
};
function compare$1(old, current, path, to) {
	Array.isArray(old) && Array.isArray(current) ? compareLists(old, current, path, to) : isMapping(old) && isMapping(current) ? compareMappings(old, current, path, to) : typeof old == "string" && typeof current == "string" ? old !== current && to.normalize.old(old) !== to.normalize.new(current) && to.found.push(path) : isDeepStrictEqual(old, current) || to.found.push(path);
}
function compareMappings(old, current, path, to) {
	for (let key of new Set([...Object.keys(current), ...Object.keys(old)])) !Object.hasOwn(old, key) || !Object.hasOwn(current, key) ? to.found.push([...path, key]) : compare$1(old[key], current[key], [...path, key], to);
}
function compareLists(old, current, path, to) {
	let field = path.findLast((step) => typeof step == "string") ?? "", fields = keyFields(field, current.length > 0 ? current : old), oldFields = keyFields(field, old.length > 0 ? old : current);
	if (fields === void 0 || oldFields === void 0 || fields.join() !== oldFields.join()) {
		compareByPosition(old, current, path, to);
		return;
	}
	let before = new Map(), oldKey = itemKey(field, old, to.normalize.old);
	old.forEach((item, index) => before.set(oldKey(item), [...before.get(oldKey(item)) ?? [], index]));
	let newKey = itemKey(field, current, to.normalize.new);
	current.forEach((item, index) => {
		let match = before.get(newKey(item))?.shift();
		match === void 0 ? to.found.push([...path, index]) : compare$1(old[match], item, [...path, index], to);
	});
	for (let index of [...before.values()].flat().toSorted((one, other) => one - other)) to.found.push([...path, index]);
}
function compareByPosition(old, current, path, to) {
	if ([...old, ...current].some((item) => typeof item != "object" || !item) || old.length !== current.length) {
		let inner = {
			...to,
			found: []
		};
		old.length === current.length && old.forEach((item, index) => compare$1(item, current[index], [...path, index], inner)), (old.length !== current.length || inner.found.length > 0) && to.found.push(path);
	} else old.forEach((item, index) => compare$1(item, current[index], [...path, index], to));
}
function isMapping(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
}
// src/gate/container-images.ts
const containerLists = new Set([
	"containers",
	"initContainers",
	"ephemeralContainers"
]);
function containerImages(object) {
	let found = [];
	return walk(object, "", 0, found), found;
}
function walk(value, path, depth, found) {
	if (!(depth > 12 || typeof value != "object" || !value || Array.isArray(value))) for (let [key, child] of Object.entries(value)) containerLists.has(key) && Array.isArray(child) ? takeContainers(child, `${path}/${key}`, found) : walk(child, `${path}/${key}`, depth + 1, found);
}
function takeContainers(items, path, found) {
	items.forEach((item, index) => {
		if (typeof item != "object" || !item) return;
		let { name, image } = item;
		if (typeof image != "string" || image === "") return;
		let container = typeof name == "string" && name !== "" ? name : `#${index}`;
		found.push({
			container,
			image,
			place: `${path}/${container}`
		});
	});
}
// src/gate/object-keys.ts
function withoutHash({ kind, metadata }) {
	return stripHash(kind, metadata?.name ?? "");
}
function objectKey(object) {
	let { apiVersion, kind, namespace } = identify(object);
	return `${groupOf(apiVersion)}/${kind}/${namespace}/${withoutHash(object)}`;
}
function nameNormalizer(root) {
	let names = new Map();
	for (let { manifest } of root.objects) {
		let name = manifest.metadata?.name ?? "", stripped = withoutHash(manifest);
		stripped !== name && names.set(name, stripped);
	}
	return (text) => names.get(text) ?? text;
}
function groupByKey(root) {
	return Map.groupBy(root?.objects ?? [], ({ manifest }) => objectKey(manifest));
}
// src/gate/compare-roots.ts
function compareRoots(base, head) {
	let before = new Map(base.map((root) => [root.id, root])), after = new Map(head.map((root) => [root.id, root])), changes = [], images = [];
	for (let id of new Set([...after.keys(), ...before.keys()])) {
		let [old, current] = [before.get(id), after.get(id)];
		isPartial(old) || isPartial(current) || compareRoot(id, old, current, changes, images);
	}
	return {
		changes,
		images
	};
}
function isPartial(root) {
	return root !== void 0 && root.errors.length > 0;
}
function compareRoot(root, base, head, changes, images) {
	let [before, after] = [groupByKey(base), groupByKey(head)], normalize = {
		old: base ? nameNormalizer(base) : identity,
		new: head ? nameNormalizer(head) : identity
	};
	for (let key of new Set([...after.keys(), ...before.keys()])) {
		let [olds, news] = [before.get(key) ?? [], after.get(key) ?? []];
		for (let index = 0; index < Math.max(olds.length, news.length); index++) {
			let [old, current] = [olds[index]?.manifest, news[index]?.manifest], object = formatIdentity(identify(current ?? old ?? nameless)), change = changeOf(old, current, normalize);
			change !== void 0 && changes.push({
				root,
				object,
				...change
			}), images.push(...imageChanges(root, object, old, current));
		}
	}
}
const nameless = {
	apiVersion: "",
	kind: ""
};
function identity(text) {
	return text;
}
function changeOf(old, current, normalize) {
	if (old === void 0) return {
		change: "added",
		paths: []
	};
	if (current === void 0) return {
		change: "removed",
		paths: []
	};
	if (old === current) return;
	let paths = changedPaths(old, current, normalize).map(formatPath);
	return paths.length === 0 ? void 0 : {
		change: "modified",
		paths
	};
}
function imageChanges(root, object, old, current) {
	if (old === current) return [];
	let before = new Map((old ? containerImages(old) : []).map((one) => [one.place, one])), after = new Map((current ? containerImages(current) : []).map((one) => [one.place, one]));
	return [...new Set([...after.keys(), ...before.keys()])].flatMap((place) => {
		let [was, is] = [before.get(place), after.get(place)];
		return was?.image === is?.image ? [] : [{
			root,
			object,
			container: is?.container ?? was?.container ?? "",
			old: was?.image ?? null,
			new: is?.image ?? null
		}];
	});
}
// src/gate/match-findings.ts
function matchFindings(base, head, headRoots) {
	let roots = new Map(headRoots.map((root) => [root.id, root])), open = new Map(base.map((one) => [one.finding.fingerprint, one])), first = head.map((one) => open.delete(one.finding.fingerprint) ? existing(one) : one), moved = Map.groupBy([...open.values()].filter(({ finding }) => !roots.has(finding.root)), ({ rootless }) => rootless);
	return {
		findings: first.map((one) => {
			let match = one.finding.status === "new" ? moved.get(one.rootless)?.shift() : void 0;
			return match === void 0 ? one : (open.delete(match.finding.fingerprint), existing(one));
		}),
		fixed: [...open.values()].filter(({ finding }) => (roots.get(finding.root)?.errors.length ?? 0) === 0).map(existing)
	};
}
function existing(one) {
	return {
		...one,
		finding: {
			...one.finding,
			status: "existing"
		}
	};
}
// src/gate/fingerprint.ts
function fingerprint(parts) {
	let text = JSON.stringify([
		"v1",
		parts.rule,
		parts.root ?? null,
		objectKey(parts.object),
		keyedPath(parts)
	]);
	return `v1:${createHash("sha256").update(text).digest("hex")}`;
}
function createNumbering() {
	let counts = new Map();
	return (one) => {
		let count = (counts.get(one) ?? 0) + 1;
		return counts.set(one, count), count === 1 ? one : `${one}#${count}`;
	};
}
function keyedPath({ object, path, normalize }) {
	let steps = [], value = object, field = "";
	for (let step of path) if (Array.isArray(value) && typeof step == "number") {
		let item = value[step];
		steps.push(item === void 0 ? `[${step}]` : `[${itemKey(field, value, normalize)(item)}]`), value = item;
	} else field = String(step), steps.push(field), value = typeof value == "object" && value && Object.hasOwn(value, step) ? value[step] : void 0;
	return steps;
}
// src/gate/root-findings.ts
function rootFindings(root, violations) {
	let order = new Map(root.objects.map((object, index) => [object, index])), normalize = nameNormalizer(root), number = createNumbering();
	return violations.map((violation) => ({
		violation,
		text: formatPath(violation.path),
		index: order.get(violation.object) ?? root.objects.length
	})).sort((one, other) => one.index - other.index || compareText(one.violation.rule, other.violation.rule) || comparePaths(one.violation.path, other.violation.path) || compareText(one.violation.message, other.violation.message)).map(({ violation, text }) => {
		let { rule, severity, message, docs, path } = violation, object = violation.object.manifest, parts = {
			rule,
			object,
			path,
			normalize
		};
		return {
			violation,
			root,
			rootless: fingerprint({
				...parts,
				root: void 0
			}),
			finding: {
				rule,
				severity,
				status: "new",
				message,
				root: root.id,
				object: identify(object),
				path: text,
				fingerprint: number(fingerprint({
					...parts,
					root: root.id
				})),
				docs
			}
		};
	});
}
function compareText(one, other) {
	return one === other ? 0 : one < other ? -1 : 1;
}
function comparePaths(one, other) {
	for (let index = 0; index < Math.max(one.length, other.length); index++) {
		let [a, b] = [one[index], other[index]];
		if (a === void 0 || b === void 0) return a === void 0 ? -1 : 1;
		let order = typeof a == "number" && typeof b == "number" ? a - b : compareText(String(a), String(b));
		if (order !== 0) return order;
	}
	return 0;
}
// src/gate/run-gate.ts
async function runGate(request) {
	let { base, head, failOn, locate } = request, judged = await judge$1(head, base, request), matched = matchFindings(base === void 0 ? [] : (await judge$1(base, void 0, request)).findings, judged.findings, head), findings = await Promise.all(matched.findings.map((one) => located(one, locate))), errors = [
		...request.errors ?? [],
		...head.flatMap((root) => root.errors),
		...judged.errors
	], { changes, images } = base === void 0 ? {
		changes: [],
		images: []
	} : compareRoots(base, head), fresh = findings.filter((finding) => finding.status === "new"), count = (severity) => fresh.filter((finding) => finding.severity === severity).length, summary = {
		objects: head.reduce((sum, root) => sum + root.objects.length, 0),
		rules: request.rules,
		new: {
			error: count("error"),
			warning: count("warning"),
			info: count("info")
		},
		existing: findings.filter((finding) => finding.status === "existing").length,
		waived: findings.filter((finding) => finding.status === "waived").length,
		fixed: matched.fixed.length
	};
	return {
		verdict: errors.length > 0 || fresh.some((finding) => fails(finding.severity, failOn)) ? "fail" : "pass",
		roots: head.map(({ id, engine, objects, milliseconds }) => ({
			id,
			engine,
			objects: objects.length,
			milliseconds
		})),
		findings,
		fixed: matched.fixed.map(({ finding }) => finding),
		images,
		changes,
		errors,
		summary
	};
}
function fails(severity, failOn) {
	return failOn === "never" ? !1 : severity === "error" || failOn === "warning" && severity === "warning";
}
async function judge$1(roots, base, request) {
	let before = new Map(base?.map((root) => [root.id, root])), findings = [], errors = [];
	for (let root of roots) {
		request.signal?.throwIfAborted();
		let evaluation = await request.evaluate(root, before.get(root.id), request.signal);
		findings.push(...rootFindings(root, evaluation.violations)), errors.push(...evaluation.errors);
	}
	return {
		findings,
		errors: distinct(errors)
	};
}
function distinct(errors) {
	return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
}
async function located({ finding, violation, root }, locate) {
	let location = await locate?.(root, violation.object, violation.path) ?? fallback(violation);
	return location === void 0 ? finding : {
		...finding,
		location
	};
}
function fallback({ object: { origin } }) {
	return origin === void 0 ? void 0 : {
		...origin,
		precision: origin.line === void 0 ? "file" : "block"
	};
}
// src/commands/judge.ts
async function judge(platform, request) {
	let { base, head, rules, failOn, network, kubernetesVersion } = request, { exec, signal, stdin } = platform, cache = new Map(), render = (side) => renderRoots({
		...side,
		exec,
		signal,
		network,
		stdin,
		cache,
		...kubernetesVersion === void 0 ? {} : { kubernetesVersion }
	}), rendered = await render(head), before = base === void 0 ? void 0 : await render(base);
	return await runGate({
		head: rendered,
		...before === void 0 ? {} : { base: before },
		evaluate: rules.evaluate,
		rules: rules.selected.length,
		failOn,
		locate: createLocator(head.tree),
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
		options: gate?.options ?? {}
	};
}
function loosened(input, value) {
	return new SlipwayError("GATE_LOOSENED", `input "${input}" would loosen the gate: ${value}`);
}
// src/policy/kinds.ts
const deployments = [
	"Deployment.apps",
	"StatefulSet.apps",
	"DaemonSet.apps",
	"ReplicaSet.apps",
	"ReplicationController"
];
[...deployments], [...deployments];
function kindOf(object) {
	let group = groupOf(object.apiVersion);
	return group === "" ? object.kind : `${object.kind}.${group}`;
}
// src/policy/dispatch.ts
const dispatchEntrypoint = "slipway_dispatch/results";
function dispatchSource(rules) {
	return {
		path: "slipway_dispatch.rego",
		text: `package slipway_dispatch

selected := data.slipway.selected[input.apiVersion][input.kind]

${rules.map(({ id, entrypoint }) => {
			let [first = "", ...rest] = entrypoint.split("/"), reference = `data.${first}${rest.map((key) => `[${JSON.stringify(key)}]`).join("")}`, key = JSON.stringify(id);
			return `results[${key}] := ${reference} if selected[${key}]\n`;
		}).join("\n")}`
	};
}
function selectedByKind(rules, objects) {
	let table = {};
	for (let object of objects) {
		let { apiVersion, kind } = object;
		if (table[apiVersion]?.[kind] !== void 0) continue;
		let name = kindOf(object), applicable = rules.filter(({ kinds }) => kinds.length === 0 || kinds.includes(name));
		table[apiVersion] = {
			...table[apiVersion],
			[kind]: Object.fromEntries(applicable.map(({ id }) => [id, !0]))
		};
	}
	return table;
}
// src/policy/rule.ts
const aliasTools = [
	"kube-linter",
	"polaris",
	"kube-score",
	"pss"
], noAliases = {
	"kube-linter": [],
	polaris: [],
	"kube-score": [],
	pss: []
}, failure = /^(?:deny|violation)(?:_[a-zA-Z0-9]+)*$/, warning = /^warn(?:_[a-zA-Z0-9]+)*$/;
function userRules(packages, namespaces) {
	let rules = new Map();
	for (let each of packages) {
		let namespace = each.path.replaceAll("/", ".");
		if (namespaces === void 0 || namespaces.includes(namespace)) for (let definition of each.rules) {
			let severity = severityByName(definition.name), id = `${namespace}/${definition.name}`;
			severity === void 0 || definition.isFunction || rules.has(id) || rules.set(id, userRule(id, namespace, severity, each, definition));
		}
	}
	return [...rules.values()].toSorted((a, b) => a.id < b.id ? -1 : 1);
}
function severityByName(name) {
	return failure.test(name) ? "error" : warning.test(name) ? "warning" : void 0;
}
function userRule(id, namespace, severity, { path, file, annotations: ofPackage }, definition) {
	let annotations = definition.annotations ?? ofPackage, text = (name) => {
		let value = annotations?.custom?.[name];
		return typeof value == "string" ? value : "";
	};
	return {
		id,
		group: namespace,
		severity: readSeverity(annotations?.custom?.severity) ?? severity,
		packs: [],
		title: annotations?.title ?? id,
		description: annotations?.description ?? "",
		rationale: text("rationale"),
		fix: text("fix"),
		aliases: noAliases,
		kinds: [],
		options: {},
		docs: text("docs") || "https://github.com/slipway-ci/slipway/blob/main/docs/policies/README.md",
		origin: "user",
		entrypoint: `${path}/${definition.name}`,
		location: {
			file,
			line: definition.line,
			column: definition.column
		}
	};
}
const severityNames = {
	error: "error",
	warning: "warning",
	warn: "warning",
	info: "info"
};
function readSeverity(value) {
	return typeof value == "string" ? severityNames[value.toLowerCase()] : void 0;
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
	let { msg, path, severity, object } = value, [ownSeverity, other] = [readSeverity(severity), readObject(object)];
	return {
		message: shortened(msg),
		path: readPath(path),
		...ownSeverity === void 0 ? {} : { severity: ownSeverity },
		...other === void 0 ? {} : { object: other }
	};
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
// src/policy/evaluate.ts
async function evaluatePolicies(request, signal) {
	let findings = [], errors = [];
	for (let set of request.sets) {
		let run = await evaluateSet(set, request, signal);
		findings.push(...run.findings), errors.push(...run.errors);
	}
	return {
		findings: findings.toSorted(compareFindings),
		errors
	};
}
async function evaluateSet({ module, rules }, { selected, objects, options }, signal) {
	let wanted = selected.filter((rule) => rules.includes(rule)), byKind = selectedByKind(wanted, objects), idsAt = (index) => {
		let object = objects[index];
		return object === void 0 ? [] : Object.keys(byKind[object.apiVersion]?.[object.kind] ?? {});
	}, data = { slipway: {
		options: optionsOf(wanted, options ?? {}),
		selected: byKind
	} }, outcome = new Outcome(new Map(wanted.map((rule) => [rule.id, rule])), objects), indices = [...objects.keys()].filter((index) => idsAt(index).length > 0), tasks = indices.map((index) => ({
		input: objects[index],
		entrypoints: [dispatchEntrypoint]
	})), results = await module.evaluate({
		data,
		tasks
	}, signal), failed = [];
	for (let [position, index] of indices.entries()) {
		let value = results[position]?.[0]?.value;
		value === void 0 && failed.push(index);
		for (let [id, each] of Object.entries(value ?? {})) outcome.add(index, id, { value: each });
	}
	let entrypoint = entrypointOf(wanted), again = failed.map((index) => ({
		input: objects[index],
		entrypoints: idsAt(index).map(entrypoint)
	})), single = await module.evaluate({
		data,
		tasks: again
	}, signal);
	for (let [position, index] of failed.entries()) for (let [place, id] of idsAt(index).entries()) outcome.add(index, id, single[position]?.[place] ?? {});
	return outcome.run();
}
function entrypointOf(rules) {
	let entrypoints = new Map(rules.map(({ id, entrypoint }) => [id, entrypoint]));
	return (id) => entrypoints.get(id) ?? id;
}
function optionsOf(rules, given) {
	return Object.fromEntries(rules.map(({ id, options }) => [id, {
		...Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default])),
		...given[id]
	}]));
}
var Outcome = class {
	rules;
	objects;
	findings = [];
	failures = new Map();
	constructor(rules, objects) {
		this.rules = rules, this.objects = objects;
	}
	add(index, id, { value, error }) {
		let [rule, object] = [this.rules.get(id), this.objects[index]];
		if (rule !== void 0 && object !== void 0) {
			if (error !== void 0) return this.fail(id, index, error);
			try {
				for (let result of readResults(value)) {
					let { message, path, severity = rule.severity } = result;
					this.findings.push({
						rule,
						severity,
						message,
						index,
						object: result.object ?? identify(object),
						path
					});
				}
			} catch (thrown) {
				this.fail(id, index, thrown instanceof Error ? thrown.message : String(thrown));
			}
		}
	}
	run() {
		let errors = [...this.failures].map(([id, { reason, index, objects }]) => {
			let rule = this.rules.get(id), object = this.objects[index], where = object === void 0 ? "" : ` on ${formatIdentity(identify(object))}`, more = objects > 1 ? ` (and on ${objects - 1} more)` : "", options = rule === void 0 ? {} : { location: rule.location };
			return new SlipwayError("POLICY_EVAL", `the rule ${id} failed${where}${more}: ${reason}`, options);
		});
		return {
			findings: this.findings,
			errors
		};
	}
	fail(id, index, reason) {
		let known = this.failures.get(id);
		known === void 0 ? this.failures.set(id, {
			reason,
			index,
			objects: 1
		}) : known.objects += 1;
	}
};
function compareFindings(a, b) {
	return a.index - b.index || compare(sortKey(a), sortKey(b));
}
function sortKey({ rule, path, message }) {
	return [
		rule.id,
		formatPath(path),
		message
	].join("\0");
}
function compare(a, b) {
	return a === b ? 0 : a < b ? -1 : 1;
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
async function userPolicies(engine, policies, signal) {
	let version = policies.version ?? "auto", sources = policies.sources.filter(({ path }) => !path.endsWith("_test.rego"));
	if (sources.reduce((size, { text }) => size + text.length, 0) > 16777216) throw new SlipwayError("POLICY_LIMIT", "the policies are larger than 16 MiB");
	let inspection = await engine.inspect(sources, version, signal);
	if ("problems" in inspection) throw compileErrors(inspection.problems);
	let rules = userRules(inspection.packages, policies.namespaces);
	if (rules.length === 0) throw emptyPolicies(sources, policies.namespaces);
	let compilation = await engine.compile({
		sources: [...sources, dispatchSource(rules)],
		version,
		entrypoints: [dispatchEntrypoint, ...rules.map(({ entrypoint }) => entrypoint)]
	}, signal);
	if ("problems" in compilation) throw compileErrors(compilation.problems);
	return {
		module: await engine.load(compilation.wasm),
		rules
	};
}
function compileErrors(problems) {
	return new SlipwayErrors(problems.map((problem) => {
		let location = locationOf(problem), message = `${problem.code}: ${problem.message}`;
		return new SlipwayError("POLICY_COMPILE", message, location === void 0 ? {} : { location });
	}));
}
function locationOf({ file, line, column }) {
	if (file !== void 0 && file !== "") return {
		file,
		...line === void 0 ? {} : { line },
		...column === void 0 ? {} : { column }
	};
}
function emptyPolicies(sources, namespaces) {
	let where = namespaces === void 0 ? "" : ` in the namespaces ${namespaces.join(", ")}`, files = sources.length === 1 ? "the policy file has" : `the ${sources.length} policy files have`;
	return new SlipwayError("POLICY_EMPTY", `${files} no deny, violation or warn rule${where}`);
}
// src/commands/rules.ts
async function loadRules(engine, settings, places, signal) {
	let sets = [await builtinPolicies(engine)], errors = [];
	for (let place of places) if (place.paths.length !== 0) try {
		sets.push(await userPolicies(engine, { sources: await readSources(place) }, signal));
	} catch (thrown) {
		errors.push(...policyErrors(thrown));
	}
	let { packs, enable, disable, options } = settings, selected = selectRules({
		packs,
		enable,
		disable,
		rules: sets.flatMap((set) => set.rules)
	});
	return {
		evaluate: evaluator(sets, selected, options),
		selected,
		errors: errors.map(toErrorDocument)
	};
}
function evaluator(sets, selected, options) {
	return async (root, _base, signal) => {
		let run = await evaluatePolicies({
			sets,
			selected,
			objects: root.objects.map((object) => object.manifest),
			options
		}, signal);
		return {
			violations: run.findings.flatMap(({ rule, severity, message, index, path }) => {
				let object = root.objects[index];
				return object === void 0 ? [] : [{
					rule: rule.id,
					severity,
					message,
					object,
					path,
					docs: rule.docs
				}];
			}),
			errors: run.errors.map(toErrorDocument)
		};
	};
}
function policyErrors(thrown) {
	let errors = toSlipwayErrors(thrown);
	if (errors.every((error) => error.code.startsWith("POLICY_"))) return errors;
	throw thrown;
}
async function readSources({ tree, paths }) {
	let sources = [];
	for (let path of paths) {
		let files = (await tree.list([path.replace(/\/$/, "")])).filter((entry) => entry.path.endsWith(".rego"));
		if (files.length === 0) throw new SlipwayError("LAYOUT_INVALID", `there is no policy in ${path}`, { hint: "Policies are .rego files; name their folder, or the file." });
		for (let file of files) {
			let bytes = await tree.read(file.path);
			sources.push({
				path: file.path,
				text: new TextDecoder().decode(bytes)
			});
		}
	}
	return sources;
}
// src/commands/gate.ts
async function gate(context) {
	let { platform, values, positionals, action } = context, { log } = platform.host;
	refuseEmbedded(values);
	let workspace = await openWorkspace(context), base = await findBase(context, workspace), deciding = await decidingTree(context, workspace, base), settings = ruleSettings(values, deciding.config, action), typed = (path) => path === "-" ? path : repositoryPath(workspace, platform.host.context.workspace, path), rules = await log.group("Load rules", async () => loadRules(await platform.policies(), settings, [{
		tree: deciding.tree,
		paths: settings.policies.map((path) => posix.join(posix.dirname(workspace.configPath), path))
	}, {
		tree: workspace.tree,
		paths: values.list("policy").map(typed)
	}], platform.signal)), selection = {
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
	};
	return await verdictResult(await log.group(`Render and judge ${head.roots.length === 1 ? "1 root" : `${head.roots.length} roots`}`, async () => judge(platform, {
		base: before,
		head,
		rules,
		failOn: settings.failOn,
		network: networkOf(values),
		kubernetesVersion: settings.kubernetesVersion
	})), workspace.tree, rules);
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
async function verdictResult(verdict, tree, rules) {
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
export { ruleSettings as a, gateMarkdown as c, gateJson as d, gateAnnotations as f, loadRules as i, markdownBudgets as l, ruleHelp as n, judge as o, readSourceLines as p, verdictOutputs as r, gateText as s, gate as t, fit as u };
