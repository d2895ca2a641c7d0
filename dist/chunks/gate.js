import { r as __toESM } from "./rolldown-runtime.js";
import { o as toErrorDocument, s as toSlipwayErrors, t as SlipwayError } from "./errors.js";
import { _ as readBaseline, a as createRelating, c as dispatchEntrypoint, d as policiesIn, f as readPolicyFiles, g as ruleSettings, l as exceptedEntrypoint, m as loosened, n as loadChecks, o as readSeverity, p as gateRoots, r as loadPolicies, s as objectSubjects, u as configuredPolicies, v as isRemotePolicy } from "./checks.js";
import { F as createSourceFinder, G as textList, I as createClosureReader, J as firstContentLine, L as generatorFile, M as stepOf, P as createObjectSources, R as isPath, W as textField, X as objectsOf, Y as isMapping$1, a as chooseRenderer, et as createTreeReader, i as askEarly, nt as readDocuments, o as renderCache, r as reachOf, t as resolveRoots, v as isSkipped } from "./resolve-roots.js";
import { C as summarySentence, S as proposedSentence, T as ownFix, _ as groupChanges, a as compareText, b as gateGithub, c as objectKey, d as countObjects, f as unreadRoot, g as changeCounts, h as codeFrame, i as comparePaths, l as itemKey, m as fileAddress, n as gateJunit, o as inOrder, p as gateHtml, r as runGate, s as groupByKey, t as gateSarif, u as keyFields, v as groupImages, w as gateAnnotations, x as proposedLead, y as sharedName } from "./gate-sarif.js";
import { n as groupOf, r as identify, t as formatIdentity } from "./object.js";
import { a as markupText, c as shorten, i as inlineCode, o as oneLine, r as escapeMarkdown } from "./escape.js";
import { i as listForms, n as fit } from "./fit.js";
import { a as count$1, c as groupErrors, i as meansOne, l as groupFindings, n as createNeighbours, o as errorLevel, s as groupByRule, t as createEnvironmentsOf, u as tellRoots } from "./neighbours.js";
import { t as formatLocation } from "./location.js";
import { i as nativeRules, l as aliasTools, n as builtinPolicies, t as createPaint } from "./gate-paint.js";
import { n as mergeValues, t as appliedEngines } from "./applied-engines.js";
import { t as jsonText } from "./command.js";
import { a as date, i as require_dist, n as sentence, r as configSchema, t as loadConfig } from "./load.js";
import { a as literal, d as string, l as record, r as array, u as strictObject } from "./schemas.js";
import { d as parsePath, f as valueAt, l as pLimit, s as splitReference, u as formatPath } from "./image-reference.js";
import { n as stripHash, t as require_picomatch } from "./picomatch.js";
import { u as resolve$1 } from "./nodes.js";
import { n as parseSource, r as parseText, t as renderBoth } from "./render-both.js";
import { t as linesOf$1 } from "./inputs.js";
import { r as isDescribed } from "./root-id.js";
import { t as nearest } from "./nearest.js";
import { n as repositoryPath, t as openWorkspace } from "./workspace.js";
import { isDeepStrictEqual } from "node:util";
import { posix, relative, resolve, sep } from "node:path";
import { availableParallelism } from "node:os";
import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
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
function staleEntries({ file, deciding, proposed }, { findings, covered = [] }, isWhole) {
	let listed = proposed ?? deciding;
	if (!isWhole || listed === void 0) return;
	let found = new Set([...findings, ...covered].map(({ fingerprint }) => fingerprint)), stale = [...listed].filter((fingerprint) => !found.has(fingerprint)).length;
	if (stale !== 0) return `${stale === 1 ? `1 entry of ${file} is` : `${stale} entries of ${file} are`} fixed: write it anew with --report baseline=${file}`;
}
async function readChangedLines(base, head, verdict) {
	if (base === void 0) return () => !1;
	let places = verdict.findings.flatMap(({ status, location }) => status === "new" ? location ?? [] : []);
	if (places.length <= 10) return () => !1;
	let changed = new Map();
	for (let file of [...new Set(places.map((place) => place.file))].slice(0, 200)) changed.set(file, broughtLines(await linesOf(base, file), await linesOf(head, file)));
	return (location) => location?.line !== void 0 && (changed.get(location.file)?.has(location.line) ?? !1);
}
async function linesOf(tree, file) {
	let bytes = await tree.read(file).catch(() => void 0);
	return bytes === void 0 ? [] : new TextDecoder().decode(bytes).split(/\r?\n/);
}
function broughtLines(before, after) {
	let left = new Map();
	for (let line of before) left.set(line, (left.get(line) ?? 0) + 1);
	return new Set(after.flatMap((line, index) => {
		let count = left.get(line) ?? 0;
		return left.set(line, count - 1), count > 0 ? [] : [index + 1];
	}));
}
async function readSourceLines(tree, verdict) {
	let wanted = new Map(), want = ({ file, line }) => {
		if (line === void 0 || file === "-") return;
		let lines = wanted.get(file) ?? new Set();
		for (let near = line - 2; near <= line; near++) lines.add(near);
		wanted.set(file, lines);
	}, fresh = verdict.findings.filter(({ status }) => status === "new"), secret = new Set((fresh.length === 0 ? [] : verdict.findings).filter(({ object, rule }) => object.kind === "Secret" || rule.includes("secret")).map((finding) => finding.location?.file));
	for (let { location } of fresh) location !== void 0 && !secret.has(location.file) && want(location);
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
function gateBaseline({ findings, covered = [] }) {
	let lines = [...findings, ...covered].filter(({ status }) => status !== "waived").map(({ fingerprint, rule, root, object, path }) => JSON.stringify({
		fingerprint,
		rule,
		root,
		object: formatIdentity(object),
		path
	})).toSorted();
	return `{\n  "schema": "slipway/baseline/v1",\n  "findings": ${lines.length === 0 ? "[]" : `[\n    ${lines.join(",\n    ")}\n  ]`}\n}\n`;
}
function createFindingWriter(spaces) {
	let [start, end] = ["{", "}"].map((brace) => `\n${" ".repeat(spaces)}${brace}`), line = `\n${" ".repeat(spaces + 2)}`, inner = `${line}  `, below = (value) => JSON.stringify(value, null, 2).replaceAll("\n", line), texts = new Map(), shared = (text) => {
		let own = texts.get(text);
		return own === void 0 && texts.set(text, own = JSON.stringify(text)), own;
	}, rules = new Map(), variants = new Map(), ofRule = ({ rule, severity, status, docs }) => {
		let known = rules.get(rule);
		if (known?.severity === severity && known.status === status && known.docs === docs) return known;
		let key = JSON.stringify([
			rule,
			severity,
			status,
			docs
		]), own = variants.get(key);
		if (own === void 0) {
			let head = `${start}${line}"rule": ${shared(rule)},${line}"severity": "${severity}",${line}"status": "${status}",${line}"message": `, place = `",${line}"docs": ${shared(docs)},${line}"location": {${inner}"file": `;
			own = {
				severity,
				status,
				docs,
				head: whole(head),
				told: new Map(),
				place: whole(place)
			}, variants.set(key, own);
		}
		return rules.set(rule, own), own;
	}, beginning = ({ head, told }, message) => {
		let text = told.get(message);
		return text === void 0 && (text = `${head}${JSON.stringify(message)}`, told.size < 200 && told.set(message, text = whole(text))), text;
	}, paths = new Map(), pathOf = (path) => {
		let text = paths.get(path);
		return text === void 0 && paths.set(path, text = whole(`${JSON.stringify(path)},${line}"fingerprint": "`)), text;
	}, files = new Map(), fileOf = (file) => {
		let text = files.get(file);
		return text === void 0 && files.set(file, text = whole(`${JSON.stringify(file)},${inner}"line": `)), text;
	}, tails = new Map(), tailOf = (column, precision) => {
		let ofPrecision = tails.get(precision);
		return ofPrecision === void 0 && tails.set(precision, ofPrecision = []), ofPrecision[column] ??= whole(`,${inner}"column": ${column},${inner}"precision": "${precision}"${line}},${line}"fix": []${end}`);
	}, last, about = (object, root) => ((last?.object !== object || last.root !== root) && (last = {
		object,
		root,
		text: whole(`,${line}"root": ${JSON.stringify(root)},${line}"object": ${below(object)},${line}"path": `)
	}), last.text), location = ({ file, line: row, column, precision }) => `{${inner}"file": ${shared(file)},` + (row === void 0 ? "" : `${inner}"line": ${row},`) + (column === void 0 ? "" : `${inner}"column": ${column},`) + `${inner}"precision": "${precision}"${line}}`, optional = (name, value) => value === void 0 ? "" : `${line}"${name}": ${value},`;
	return (finding) => {
		let { message, root, object, path, fingerprint, docs } = finding, { details, waiver, location: place, locationExplanation } = finding, own = ofRule(finding), first = `${beginning(own, message)}${about(object, root)}${pathOf(path)}${fingerprint}`;
		return place?.line !== void 0 && place.column !== void 0 && details === void 0 && waiver === void 0 && locationExplanation === void 0 ? `${first}${own.place}${fileOf(place.file)}${place.line}${tailOf(place.column, place.precision)}` : `${first}",${line}"docs": ${shared(docs)},` + optional("details", details === void 0 ? void 0 : below(details)) + optional("waiver", waiver === void 0 ? void 0 : below(waiver)) + optional("location", place === void 0 ? void 0 : location(place)) + optional("locationExplanation", locationExplanation === void 0 ? void 0 : shared(locationExplanation)) + `${line}"fix": []${end}`;
	};
}
function whole(text) {
	return [text.slice(0, 1), text.slice(1)].join("");
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
function* gateJsonText(verdict) {
	let { proposed } = verdict, empty = {
		...verdict,
		findings: [],
		fixed: [],
		...proposed === void 0 ? {} : { proposed: {
			...proposed,
			findings: []
		} }
	}, around = JSON.stringify(gateJson(empty), null, 2).split(/(?<=^ {2}(?: {2})?"(?:findings|fixed)": )\[\]/m), lists = [
		verdict.findings,
		verdict.fixed,
		proposed?.findings ?? []
	];
	for (let [index, text] of around.entries()) yield text, index < around.length - 1 && (yield* listText(lists[index] ?? [], index < 2 ? 2 : 4));
	yield "\n";
}
function* listText(findings, spaces) {
	let write = createFindingWriter(spaces + 2), next = 0, piece = () => {
		let text = next === 0 ? "[" : "";
		for (; next < findings.length && text.length < 65536; next++) {
			let finding = findings[next];
			finding !== void 0 && (text += next === 0 ? write(finding) : `,${write(finding)}`);
		}
		return text;
	};
	for (; next < findings.length;) yield piece();
	yield findings.length === 0 ? "[]" : `\n${" ".repeat(spaces)}]`;
}
// src/report/gate-markdown-findings.ts
const longest = {
	message: 500,
	name: 300
};
function code(text) {
	return inlineCode(shorten(text, longest.name));
}
function prose(text) {
	return escapeMarkdown(shorten(text, longest.message));
}
function ruleText(text, escape) {
	let parts = shorten(text, longest.message).split("`");
	return parts.length % 2 == 0 ? escape(parts.join("`")) : parts.map((part, index) => index % 2 == 1 ? inlineCode(part) : spaced(part, escape)).join("");
}
function spaced(part, escape) {
	let [, before = "", inside = "", after = ""] = /^( *)([^]*?)( *)$/.exec(part) ?? [];
	return `${before}${escape(inside)}${after}`;
}
const signs = {
	error: "🛑",
	warning: "⚠️",
	info: "ℹ️"
};
function newFindings(findings, context) {
	let rules = groupByRule(findings, "new");
	if (rules.length === 0) return;
	let title = "\n### New findings\n\n";
	return { forms: [...limits.map((most) => title + rules.map((one) => rulePart(one, most, context)).join("")), ...countForms(title, rules, "")] };
}
const limits = [
	1e400,
	50,
	20,
	10,
	5,
	2,
	1
];
function rulePart({ rule, severity, docs, places }, most, { rules, files }) {
	let help = rules.get(rule), title = help?.title === void 0 ? "" : ` ${ruleText(help.title, markupText)}`, isOpen = severity === "error" && places.length <= 10, advice = [
		...help?.why === void 0 ? [] : [ruleText(help.why, escapeMarkdown)],
		...help?.fix === void 0 ? [] : [`**Fix:** ${ruleText(help.fix, escapeMarkdown)}`],
		...isWeb(docs) ? [`[Read on](${docs})`] : []
	], lead = advice.length === 0 ? "" : `${advice.join(" ")}\n\n`;
	return `<details${isOpen ? " open" : ""}><summary>${signs[severity]} ${code(rule)}${title} · ${count$1(places.length, "place")}</summary>\n\n${lead}${placeList(places, most, files)}\n</details>\n`;
}
function placeList(places, most, files) {
	let shown = places.slice(0, most).map((group) => placeItem(group, files)), missing = places.length - shown.length;
	return `${shown.join("")}${missing > 0 ? `- and ${count$1(missing, "more place")}\n` : ""}`;
}
function placeItem({ finding, roots }, files) {
	let { location, message, object, path } = finding, where = location === void 0 ? "" : `${placeOf(location, files)} `, fix = ownFix(finding), advice = fix === void 0 ? "" : `<br>**Fix:** ${prose(fix)}`, inside = path === "" || location?.precision === "exact" ? "" : ` ${code(path)}`;
	return `- ${where}${prose(message)}${advice}<br><sub>${code(formatIdentity(object))}${inside} ${escapeMarkdown(shorten(tellRoots(roots), longest.name))}</sub>\n`;
}
function placeOf({ file, line }, files) {
	let place = line === void 0 ? { file } : {
		file,
		line
	}, address = fileAddress(place, files), name = code(formatLocation(place));
	return address === void 0 ? name : `[${name}](${address})`;
}
function isWeb(docs) {
	return /^https:\/\/[\w./#-]+$/.test(docs);
}
function foldedFindings(title, findings, status, { files }) {
	let rules = groupByRule(findings, status);
	if (rules.length === 0) return;
	let amount = findings.filter((finding) => finding.status === status).length, opening = `\n<details><summary>${title}: ${count$1(amount, "finding")}</summary>\n\n`, ending = "\n</details>\n", whole = limits.map((most) => {
		let parts = rules.map((one) => `${ruleLine(one)}\n\n${placeList(one.places, most, files)}\n`);
		return `${opening}${parts.join("")}${ending}`;
	}), told = `\n${title}: ${count$1(amount, "finding")}\n`;
	return { forms: [
		...whole,
		...countForms(opening, rules, ending).slice(0, -1),
		told,
		""
	] };
}
function ruleLine({ rule, severity, docs, places }) {
	let name = isWeb(docs) ? `[${code(rule)}](${docs})` : code(rule);
	return `${signs[severity]} ${name} · ${count$1(places.length, "place")}`;
}
function countForms(opening, rules, ending) {
	let lines = rules.map((one) => `- ${ruleLine(one)}\n`);
	return listForms(opening, lines, ending, (missing) => `- and ${count$1(missing, "more rule")}\n`);
}
// src/report/gate-markdown.ts
const markdownBudgets = {
	summary: 921600,
	comment: 6e4
};
function gateMarkdown(verdict, options = {}) {
	let context = {
		rules: options.rules ?? new Map(),
		files: options.files
	}, sections = [
		head(verdict),
		errors(verdict, context),
		newFindings(verdict.findings, context),
		images$1(verdict),
		changes$1(verdict),
		proposed(verdict, context),
		notices(options.notices ?? []),
		waived(verdict),
		foldedFindings("Fixed", verdict.fixed, "existing", context),
		foldedFindings("There before", verdict.findings, "existing", context)
	];
	return fit(sections.filter((section) => section !== void 0), options.budget ?? markdownBudgets.summary);
}
function head(verdict) {
	let title = verdict.verdict === "pass" ? "## ✅ Gate passed\n" : "## ❌ Gate failed\n", sentence = summarySentence(verdict);
	return { forms: [`${title}\n${escapeMarkdown(sentence.charAt(0).toUpperCase() + sentence.slice(1))}\n`, title] };
}
function errors(verdict, { files }) {
	if (verdict.errors.length === 0) return;
	let rows = groupErrors(verdict).map(({ error, roots }) => {
		let place = error.location === void 0 ? "" : ` at ${placeOf(error.location, files)}`, where = roots.length === 0 ? "" : ` ${escapeMarkdown(tellRoots(roots))}`, hint = error.hint === void 0 ? "" : `<br>${prose(error.hint)}`;
		return `- **${escapeMarkdown(error.code)}**${place}${where}: ${prose(error.message)}${hint}\n`;
	});
	return { forms: listForms("\n### Could not be judged\n\n", rows, "", (missing) => `- and ${missing} more\n`) };
}
function proposed(verdict, { files }) {
	let lead = proposedLead(verdict);
	if (lead === void 0 || verdict.proposed === void 0) return;
	let opening = `\n### Under the rules this change proposes\n\n${escapeMarkdown(lead)}\n`, rows = [...verdict.proposed.errors.map((error) => `- **${escapeMarkdown(error.code)}**: ${prose(error.message)}\n`), ...groupFindings(verdict.proposed.findings, "new").map((group) => placeItem(group, files))];
	return { forms: [
		...listForms(`${opening}\n`, rows, "", (missing) => `- and ${count$1(missing, "more finding")}\n`).slice(0, -1),
		opening,
		""
	] };
}
function images$1({ images }) {
	if (images.length === 0) return;
	let rows = groupImages(images).map(imageRow), isLong = rows.length > 12, table = `\n### Images\n\n${isLong ? `<details><summary>${count$1(rows.length, "image")} changed</summary>\n\n` : ""}| Image | Used by |\n| --- | --- |\n`;
	return { forms: listForms(table, rows, isLong ? "\n</details>\n" : "", (missing) => `| and ${count$1(missing, "more image")} | |\n`) };
}
function imageRow({ old, new: after, users, roots }) {
	let named = users.slice(0, 3).map(code).join("<br>"), more = users.length > 3 ? ` and ${users.length - 3} more` : "";
	return `| ${imageChange$1(old, after)} | ${named}${more}<br>${escapeMarkdown(shorten(tellRoots(roots), longest.name))} |\n`;
}
function imageChange$1(before, after) {
	if (before === null) return `added ${code(after ?? "")}`;
	if (after === null) return `removed ${code(before)}`;
	let shared = sharedName(before, after);
	if (shared === "") return `${code(before)}<br>→ ${code(after)}`;
	let changed = `${code(before.slice(shared.length))} → ${code(after.slice(shared.length))}`;
	return `${code(shared.slice(0, -1))}<br>${changed}`;
}
function changes$1(verdict) {
	if (verdict.changes.length === 0) return;
	let groups = groupChanges(verdict.changes).map(({ roots, changes: own }) => {
		let more = roots.length > 1 ? ` and ${count$1(roots.length - 1, "more root")}` : "";
		return {
			name: `${code(roots[0] ?? "")}${more}`,
			text: changeCounts(own)[0]?.text ?? "",
			own
		};
	}), long = groups.map(({ name, text, own }) => {
		let lines = own.slice(0, 100).map(({ change, object, paths }) => {
			let list = paths.slice(0, 10).map(code).join(", "), more = paths.length > 10 ? ` and ${paths.length - 10} more` : "";
			return `- ${change} ${code(object)}${list === "" ? "" : `: ${list}${more}`}\n`;
		}), more = own.length > 100 ? `- and ${own.length - 100} more\n` : "";
		return `<details><summary>${name}: ${text}</summary>\n\n${lines.join("")}${more}\n</details>\n`;
	}), short = groups.map(({ name, text }) => `- ${name}: ${text}\n`), title = "\n### Changes\n\n";
	return { forms: [title + long.join(""), ...listForms(title, short, "", (missing) => `- and ${count$1(missing, "more root")}\n`)] };
}
function notices(lines) {
	if (lines.length === 0) return;
	let rows = lines.map((line) => `- ${prose(line)}\n`);
	return { forms: listForms("\n### Notices\n\n", rows, "", (missing) => `- and ${missing} more\n`) };
}
function waived({ findings }) {
	let own = findings.filter(({ status }) => status === "waived");
	if (own.length === 0) return;
	let rows = [...Map.groupBy(own, ({ rule, waiver }) => JSON.stringify([rule, waiver])).values()].map(waiverItem), opening = `\n<details><summary>Waived: ${count$1(own.length, "finding")}</summary>\n\n`, told = `\nWaived: ${count$1(own.length, "finding")}\n`;
	return { forms: [
		...listForms(opening, rows, "\n</details>\n", (missing) => `- and ${count$1(missing, "more waiver")}\n`).slice(0, -1),
		told,
		""
	] };
}
function waiverItem(own) {
	let waiver = own[0]?.waiver, who = [
		...waiver?.foreign === void 0 ? [] : [`an annotation for ${waiver.foreign}`],
		...waiver?.owner === void 0 ? [] : [waiver.owner],
		...waiver?.expires === void 0 ? [] : [`until ${waiver.expires}`]
	], whose = who.length === 0 ? "" : ` (${prose(who.join(", "))})`;
	return `- ${code(own[0]?.rule ?? "")}, ${count$1(own.length, "finding")}: ${prose(waiver?.reason ?? "")}${whose}\n`;
}
// src/report/gate-text.ts
function gateText(verdict, options = {}) {
	let paint = createPaint(options.colour === !0), context = {
		paint,
		sources: options.sources ?? new Map(),
		rules: options.rules ?? new Map(),
		told: new Set()
	}, blocks = [
		...groupErrors(verdict).map((group) => errorBlock(group, context)),
		...groupFindings(verdict.findings, "new").filter(({ finding }) => finding.severity !== "info").map((group) => findingBlock(group, context)),
		...groupByRule(verdict.findings, "new").filter(({ severity }) => severity === "info").map((rule) => noteBlock(rule, context)),
		...imageBlock(verdict),
		...changeBlock(verdict),
		...proposedBlock(verdict, context)
	], word = verdict.verdict === "pass" ? paint.good("pass") : paint.error("fail");
	return `${[...blocks, `${paint.bold(word)}: ${summarySentence(verdict)}`].join("\n\n")}\n`;
}
function proposedBlock(verdict, context) {
	let sentence = proposedSentence(verdict);
	if (sentence === void 0 || verdict.proposed === void 0) return [];
	let lines = [...verdict.proposed.errors.map((error) => `  ${errorLevel(error)}[${oneLine(error.code)}]: ${oneLine(error.message)}`), ...groupFindings(verdict.proposed.findings, "new").map(({ finding, roots }) => `  ${finding.severity}[${oneLine(finding.rule)}]: ${oneLine(finding.message)} (${oneLine(formatIdentity(finding.object))}, ${oneLine(tellRoots(roots))})`)], more = lines.length - mostProposed, shown = more > 0 ? [...lines.slice(0, mostProposed), `  and ${more} more`] : lines;
	return [[context.paint.bold(sentence), ...shown].join("\n")];
}
const mostProposed = 20;
function errorBlock({ error, roots }, { paint, sources }) {
	let [first = "", ...rest] = error.message.split("\n"), place = error.location === void 0 ? [] : [formatLocation(error.location)], level = errorLevel(error), where = roots.length === 0 ? place : [...place, `(${tellRoots(roots)})`];
	return [
		`${paint.bold(paint[level](`${level}[${error.code}]`))}: ${paint.bold(oneLine(first))}`,
		...where.length === 0 ? [] : [`  --> ${oneLine(where.join(" "))}`],
		...error.location === void 0 ? [] : codeFrame(error.location, sources, paint),
		...rest.map((line) => `  | ${oneLine(line)}`),
		...error.hint === void 0 ? [] : [`  = hint: ${oneLine(error.hint)}`],
		`  = docs: ${oneLine(error.docs)}`
	].join("\n");
}
function findingBlock({ finding, roots }, { paint, sources, rules, told }) {
	let { location, object, path, rule } = finding, isTold = told.has(rule);
	told.add(rule);
	let place = location === void 0 ? "" : formatLocation(location), fix = ownFix(finding);
	return [
		`${paint.bold(colourOf(finding.severity, paint)(`${finding.severity}[${oneLine(rule)}]`))}: ${paint.bold(oneLine(finding.message))}`,
		`  --> ${oneLine(place === "" ? tellRoots(roots) : `${place} (${tellRoots(roots)})`)}`,
		...location === void 0 ? [] : codeFrame(location, sources, paint),
		...foundLines(finding),
		`  = object: ${oneLine(formatIdentity(object))}`,
		...path === "" ? [] : [`  = path: ${oneLine(path)}`],
		...isTold ? fixLines(fix) : helpLines(rules.get(rule), finding.docs, fix)
	].join("\n");
}
function foundLines({ location, locationExplanation: found }) {
	return found === void 0 ? [] : [`  = found: ${oneLine(`${location?.precision ?? ""}: ${found}`)}`];
}
function fixLines(fix) {
	return fix === void 0 ? [] : [`  = fix: ${oneLine(fix)}`];
}
function helpLines(help, docs, fix = help?.fix) {
	return [
		...help?.why === void 0 ? [] : [`  = why: ${oneLine(help.why)}`],
		...fixLines(fix),
		`  = docs: ${oneLine(docs)}`
	];
}
function noteBlock({ rule, severity, docs, places }, { paint, rules }) {
	let title = rules.get(rule)?.title ?? places[0]?.finding.message ?? "", lines = places.slice(0, mostNotes).flatMap(({ finding, roots }) => {
		let place = finding.location === void 0 ? formatIdentity(finding.object) : formatLocation(finding.location);
		return [
			`  --> ${oneLine(`${place} (${tellRoots(roots)}): ${finding.message}`)}`,
			...foundLines(finding),
			...fixLines(ownFix(finding))
		];
	}), more = places.length - mostNotes;
	return [
		`${paint.bold(paint.dim(`${severity}[${oneLine(rule)}]`))}: ${paint.bold(oneLine(`${title} (${count$1(places.length, "place")})`))}`,
		...lines,
		...more > 0 ? [`  and ${more} more; --report html=FILE tells all`] : [],
		...helpLines(rules.get(rule), docs)
	].join("\n");
}
const mostNotes = 10;
function colourOf(severity, paint) {
	return severity === "error" ? paint.error : severity === "warning" ? paint.warning : paint.dim;
}
function imageBlock({ images }) {
	return images.length === 0 ? [] : [["images:", ...groupImages(images).map((image) => {
		let [user = "", ...others] = image.users, more = others.length > 0 ? ` and ${others.length} more` : "";
		return `  ${oneLine(`${imageChange(image)} (${user}${more}, ${tellRoots(image.roots)})`)}`;
	})].join("\n")];
}
function imageChange({ old, new: after }) {
	let shared = old === null || after === null ? "" : sharedName(old, after);
	return `${old ?? "(none)"} -> ${shared === "" ? after ?? "(none)" : (after ?? "").slice(shared.length)}`;
}
function changeBlock(verdict) {
	return verdict.changes.length === 0 ? [] : [["changes:", ...groupChanges(verdict.changes).map(({ roots, changes }) => {
		let more = roots.length > 1 ? ` and ${count$1(roots.length - 1, "more root")}` : "";
		return `  ${oneLine(`${roots[0]}${more}: ${changeCounts(changes)[0]?.text}`)}`;
	})].join("\n")];
}
// src/config/waivers.ts
var import_dist = require_dist();
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
	let issues = waiversSchema.safeParse(value).error?.issues ?? [], errors = issues.map((issue) => {
		let where = issue.path.filter((step) => typeof step != "symbol"), what = where.length === 0 ? "the file" : formatPath(where), unknown = issue.code === "unrecognized_keys" ? issue.keys.map((key) => JSON.stringify(key)) : [], problem = unknown.length === 0 ? sentence(issue) : `unknown key ${unknown.join(", ")}`;
		return invalid(`${what}: ${problem}`, locate(issue.path));
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
// src/commands/workflow-texts.ts
async function workflowTexts(tree) {
	let texts = await textsIn(tree, [".github"], (path) => /\.ya?ml$/i.test(path)), folders = [...new Set(texts.flatMap((text) => [...text.matchAll(/\buses["']?:\s*["']?\.\/([^\s"'#,}]+)/g)].map(([, name = ""]) => name)))].map((name) => posix.normalize(name)).filter((name) => !/^\.(?:\.|github)?(?:\/|$)/.test(name));
	if (folders.length === 0) return texts;
	let actions = await textsIn(tree, folders, (path) => /^action\.ya?ml$/i.test(posix.basename(path)));
	return [...texts, ...actions];
}
async function textsIn(tree, folders, wanted) {
	let files = (await tree.list(folders)).filter(({ path, mode }) => wanted(path) && mode !== "160000");
	return await Promise.all(files.map(async ({ path }) => new TextDecoder().decode(await tree.read(path))));
}
// src/commands/configurations-in.ts
const isYaml = /\.ya?ml$/i, namedConfig = /(?:\bconfig["']?:\s*|--config[= ])["']?([^\s"'#,}]+)/g, knownKeys = new Set(Object.keys(configSchema.shape));
async function configurationsIn(tree) {
	let files = (await tree.list()).filter(({ path, mode }) => isYaml.test(path) && mode !== "160000"), paths = new Set(files.map(({ path }) => path)), wanted = new Set(["slipway.yaml"]);
	for (let text of await workflowTexts(tree)) for (let [, name = ""] of text.matchAll(namedConfig)) wanted.add(posix.normalize(name));
	let named = [];
	for (let path of wanted) paths.has(path) && await keysOf(tree, path) !== void 0 && named.push(path);
	let others = [];
	for (let path of [...paths].filter((each) => !wanted.has(each) && isUsualName(each))) (await keysOf(tree, path))?.some((key) => key === "gate" || key === "environments") === !0 && others.push(path);
	return {
		named,
		others
	};
}
function isUsualName(path) {
	return posix.basename(path).toLowerCase().includes("slipway");
}
async function keysOf(tree, path) {
	let text = await textOf(tree, path);
	if (text === void 0) return [];
	let keys = keysIn(text);
	return keys.includes("version") && keys.every((key) => knownKeys.has(key)) ? keys : void 0;
}
function keysIn(text) {
	try {
		let value = (0, import_dist.parse)(text, {
			maxAliasCount: 100,
			logLevel: "silent"
		});
		return typeof value == "object" && value ? Object.keys(value) : [];
	} catch {
		return [...text.matchAll(/^["']?([A-Za-z][\w-]*)["']?\s*:/gm)].map(([, key = ""]) => key);
	}
}
async function textOf(tree, path) {
	try {
		return new TextDecoder().decode(await tree.read(path));
	} catch {
		return;
	}
}
// src/commands/deciding-tree.ts
async function decidingWorkspace({ platform, values }, workspace, base) {
	if (base === void 0 || values.given("config")) return workspace;
	let folder = relative(workspace.folder, platform.host.context.workspace).replaceAll(sep, "/") || ".";
	if (folder.startsWith("..")) return workspace;
	for (;; folder = posix.dirname(folder)) {
		let configPath = posix.join(folder, "slipway.yaml");
		if (await base.rules.read(configPath) !== void 0) return configPath === workspace.configPath ? workspace : {
			...workspace,
			configPath,
			config: await loadConfig(workspace.tree, configPath)
		};
		if (folder === ".") return workspace;
	}
}
async function decidingTree({ action }, workspace, base) {
	let own = {
		tree: workspace.tree,
		config: workspace.config,
		kept: workspace.tree
	};
	if (base === void 0) return own;
	let { configPath } = workspace, config = await loadConfig(base.rules, configPath);
	if (config !== void 0) return {
		tree: base.rules,
		config,
		kept: base.rules
	};
	if (action) {
		let { named, others } = await configurationsIn(base.rules), elsewhere = workspace.config === void 0 ? named : [...named, ...others];
		if (elsewhere.length > 0) throw loosened("config", `the target branch has ${elsewhere.slice(0, 3).join(", ")}, but no ${configPath}`);
	}
	if (workspace.config === void 0) return {
		tree: base.rules,
		config,
		kept: base.rules
	};
	let isKept = await base.rules.read(waiversFile) !== void 0;
	return {
		...own,
		kept: isKept ? base.rules : workspace.tree,
		notice: `the target branch has no ${configPath}, so the rules that this change brings decide`
	};
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
async function findBase({ platform, values, action }, { repository }) {
	let { context } = platform.host, named = values.text("base");
	if (named !== void 0) {
		let folder = resolve(context.workspace, named);
		if (await platform.files.isFolder(folder)) {
			if (action && context.base !== void 0) throw loosened("base", `"${named}" is not the base of the event`);
			let tree = platform.files.tree(folder);
			return {
				compare: tree,
				rules: tree
			};
		}
	}
	let revision = named ?? context.base?.sha;
	if (revision === void 0) return;
	if (repository === void 0) throw missing$1(revision, context.workspace);
	let [target, head] = await Promise.all([repository.resolve(revision), repository.head()]);
	if (action && context.base !== void 0 && target !== await repository.resolve(context.base.sha)) throw loosened("base", `"${revision}" is not the base of the event`);
	let start = head === void 0 ? target : await repository.mergeBase(target, head);
	if (action && context.head !== void 0 && start === head && head !== context.head) throw notCheckedOut(context.head, context.eventName);
	return {
		compare: repository.treeAt(start),
		rules: repository.treeAt(target)
	};
}
function notCheckedOut(head, event) {
	return new SlipwayError("GIT_REVISION_MISSING", `what is checked out holds nothing of the change: ${head.slice(0, 7)} is not in it`, { hint: `Let actions/checkout take the change${event === "pull_request_target" ? ": on pull_request_target give it `ref: refs/pull/NUMBER/merge`" : ""}.` });
}
async function demandWhole({ repository }) {
	if (await repository?.isSparse() === !0) throw new SlipwayError("GIT_REVISION_MISSING", "the working folder is a sparse checkout: the rest would not be judged", { hint: "Check everything out, without `sparse-checkout`, or name the roots that are to be judged." });
}
function missing$1(revision, folder) {
	return new SlipwayError("GIT_REVISION_MISSING", `${revision} cannot be read, because ${folder} is in no git repository`, { hint: "Let actions/checkout clone with git, into the working directory." });
}
// src/gate/kept-evaluation.ts
function keepEvaluation(root, violations, placed) {
	let texts = new Table(), paths = new Table(), about = new Table(), places = new Table(), count = countObjects(root), findings = [];
	for (let { rule, severity, message, docs, path, object, excepted, details, learned } of violations) {
		let { index, fingerprint, place } = learned ?? {};
		if (index === void 0 || fingerprint === void 0) return;
		findings.push({
			fingerprint,
			at: [
				texts.at(rule, rule),
				texts.at(severity, severity),
				texts.at(message, message),
				texts.at(docs, docs),
				paths.at(JSON.stringify(path), path),
				about.at(index < count ? String(index) : JSON.stringify(object), () => ({
					index,
					object: index < count ? headOf$1(object) : object
				})),
				placed ? places.at(JSON.stringify(place ?? null), place ?? null) : -1
			],
			...excepted === void 0 ? {} : { excepted },
			...details === void 0 ? {} : { details }
		});
	}
	return {
		objects: count,
		placed,
		texts: texts.all,
		paths: paths.all,
		about: about.all,
		places: places.all,
		findings
	};
}
function recallEvaluation(kept, root) {
	let { texts, paths, about, places, findings } = kept;
	if (kept.objects !== countObjects(root)) return;
	let objects = about.map(({ index, object }) => root.unread === void 0 ? root.objects[index] ?? object : object);
	return {
		violations: findings.map(({ fingerprint, at, excepted, details }) => {
			let [rule = -1, severity = -1, message = -1, docs = -1, path = -1, which = -1, place = -1] = at, index = about[which]?.index;
			return {
				rule: texts[rule] ?? "",
				severity: texts[severity] ?? "error",
				message: texts[message] ?? "",
				object: objects[which] ?? nameless,
				path: paths[path] ?? [],
				docs: texts[docs] ?? "",
				...details === void 0 ? {} : { details },
				...excepted === void 0 ? {} : { excepted },
				learned: {
					...index === void 0 ? {} : { index },
					fingerprint,
					...place < 0 ? {} : { place: places[place] ?? null }
				}
			};
		}),
		errors: []
	};
}
const nameless = { manifest: {
	apiVersion: "",
	kind: ""
} };
function headOf$1({ manifest: { apiVersion, kind, metadata }, origin }) {
	let manifest = {
		apiVersion,
		kind
	};
	if (metadata != null) {
		let { name, namespace, labels, annotations } = metadata;
		manifest.metadata = Object.fromEntries(Object.entries({
			name,
			namespace,
			labels,
			annotations
		}).filter(([, value]) => value !== void 0));
	}
	return {
		manifest,
		...origin === void 0 ? {} : { origin }
	};
}
var Table = class {
	all = [];
	known = new Map();
	at(key, value) {
		let before = this.known.get(key);
		return before === void 0 ? (this.all.push(typeof value == "function" ? value() : value), this.known.set(key, this.all.length - 1), this.all.length - 1) : before;
	}
};
// src/gate/evaluation-cache.ts
const isLarge = (root) => root.unread === void 0 && root.objects.length >= 1e3;
function createEvaluationCache(kept, rules) {
	let entries = new Map(), surroundings = new Map(), sides = new Map(), identities = new Map(), fresh = [], read = async (key) => {
		let bytes = await kept.get(key);
		return bytes === void 0 ? void 0 : JSON.parse(new TextDecoder().decode(bytes));
	}, write = async (key, value) => kept.put(key, new TextEncoder().encode(JSON.stringify(value))), entryOf = (key) => once(entries, key, read), around = async (roots) => {
		let hashes = roots.map(({ root, identity }) => [root.id, identity?.hash]);
		if (hashes.some(([, hash]) => hash === void 0)) return {
			key: void 0,
			isKept: !1,
			contexts: new Map()
		};
		let key = keyOf("around", rules.digest, hashes);
		return await once(surroundings, key, async () => {
			let known = await read(key);
			return {
				key,
				isKept: known !== void 0,
				contexts: new Map(known)
			};
		});
	}, evaluationKey = (own, before, context) => keyOf("evaluation", rules.digest, own, rules.compares ? before ?? null : null, context), contextOf = (root, roots) => {
		let contexts = sides.get(roots)?.contexts, known = contexts?.get(root.id);
		if (known !== void 0) return known;
		let context = keyOf(rules.contextOf(root, roots));
		return contexts?.set(root.id, context), context;
	}, hashOf = (root) => root.errors.length > 0 || root.excluded !== void 0 ? void 0 : identities.get(root)?.hash;
	return {
		async recall({ head, base: compared }) {
			let [base, isCompared] = [compared ?? [], compared !== void 0], [now, then] = [await around(head), await around(base)];
			if (!now.isKept || isCompared && !then.isKept) return new Map();
			let [after, before] = [head, base].map((roots) => new Map(roots.map((one) => [one.root.id, one.identity?.hash])));
			if (base.some(({ root }) => !after?.has(root.id))) return new Map();
			let isSame = ({ id }) => !isCompared || before?.get(id) === after?.get(id), found = await Promise.all(head.map(async ({ root, identity }) => {
				let key = evaluationKey(identity?.hash, before?.get(root.id), now.contexts.get(root.id));
				return {
					root,
					entry: await entryOf(key)
				};
			}));
			if ((await Promise.all(base.filter(({ root }) => !isSame(root) || now.contexts.get(root.id) !== then.contexts.get(root.id)).map(({ root, identity }) => entryOf(evaluationKey(identity?.hash, void 0, then.contexts.get(root.id)))))).includes(void 0)) return new Map();
			let unread = new Map();
			for (let { root, entry } of found) {
				if (entry === void 0) return new Map();
				entry.placed && isSame(root) && unread.set(root.id, unreadRoot(root, entry.objects));
			}
			return unread;
		},
		async open({ head, base, identities: known }) {
			for (let [root, identity] of known) identities.set(root, identity);
			for (let roots of base === void 0 ? [head] : [head, base]) sides.set(roots, await around(roots.map((root) => ({
				root,
				identity: known.get(root)
			}))));
		},
		contextOf,
		async evaluate(root, base, roots, signal, learn) {
			let [own, before] = [hashOf(root), base && hashOf(base)];
			if (own === void 0 || rules.compares && base !== void 0 && before === void 0) return await rules.evaluate(root, base, roots, signal, learn);
			let mark = keyOf("large", evaluationKey(own, before, void 0)), isNew = isLarge(root) && await kept.get(mark) === void 0, key = () => evaluationKey(own, before, contextOf(root, roots)), entry = isNew ? void 0 : await entryOf(key()), known = entry && recallEvaluation(entry, root);
			if (known !== void 0 && entry?.placed === !0) return known;
			let evaluation = known ?? await rules.evaluate(root, base, roots, signal, learn);
			if (evaluation.errors.length > 0 || evaluation.violations.length > 25e3) return evaluation;
			let violations = evaluation.violations.map((violation) => ({
				learned: {},
				...violation
			}));
			return fresh.push({
				key: key(),
				mark: isLarge(root) ? mark : void 0,
				root,
				violations
			}), {
				violations,
				errors: []
			};
		},
		async save() {
			for (let { key, mark, root, violations } of fresh) {
				mark !== void 0 && await write(mark, !0);
				let entry = keepEvaluation(root, violations, isPlaced(root, identities.get(root), violations));
				entry !== void 0 && (entry.placed || await entryOf(key) === void 0) && await write(key, entry);
			}
			for (let [roots, { key, isKept, contexts }] of sides) {
				let isWhole = roots.every((root) => hashOf(root) !== void 0 && contexts.has(root.id));
				key !== void 0 && !isKept && isWhole && await write(key, [...contexts]);
			}
		}
	};
}
function keyOf(...parts) {
	return createHash("sha256").update(JSON.stringify(["1", ...parts])).digest("hex");
}
function once(known, key, make) {
	let before = known.get(key);
	if (before !== void 0) return before;
	let made = make(key);
	return known.set(key, made), made;
}
function isPlaced({ engine }, identity, violations) {
	return engine !== "kustomize" && engine !== "plain" ? !1 : violations.every(({ learned: { place } = {} }) => place === void 0 ? !1 : place === null || identity?.inputs.has(place.file) === !0);
}
// src/gate/linked-places.ts
async function inLinkedFiles(verdict, reader) {
	let { findings, errors } = verdict, files = new Map();
	for (let file of new Set([...filesOf$1(findings), ...filesOf$1(errors)])) {
		if (!await reader.passesLink(file)) continue;
		let target = await reader.tree.resolve(file).catch(() => void 0);
		target !== void 0 && files.set(file, target);
	}
	if (files.size === 0) return verdict;
	let moved = (one) => {
		let file = one.location === void 0 ? void 0 : files.get(one.location.file);
		return file === void 0 ? one : {
			...one,
			location: {
				...one.location,
				file
			}
		};
	};
	return {
		...verdict,
		findings: findings.map(moved),
		errors: errors.map(moved)
	};
}
function filesOf$1(list) {
	let files = new Set(), last;
	for (let { location } of list) location !== void 0 && location.file !== last && (last = location.file, files.add(last));
	return files;
}
// src/gate/locate/helm/release-renderer.ts
function createReleaseRenderer(settings) {
	let { files, renderer, signal, timeoutMs = 2e4 } = settings, disposables = new AsyncDisposableStack(), folders = new WeakMap();
	async function folderOf(release) {
		let copy = await release.reader.tree.materialize(await pathsOf(release));
		return disposables.use(copy).folder;
	}
	async function renderIn(repository, release, change) {
		let output = await renderer.helm({
			...release.request,
			...change,
			repository,
			folder: release.folder,
			network: "none",
			timeoutMs,
			maxBytes: 67108864,
			...signal === void 0 ? {} : { signal }
		});
		return "stream" in output ? output.stream : void 0;
	}
	return {
		async render(release, { files: changed, request = {} }) {
			if (changed !== void 0) {
				await using copy = await files.overlay(release.reader.tree, changed).materialize(await pathsOf(release));
				return await renderIn(copy.folder, release, request);
			}
			let folder = folders.get(release);
			return folder === void 0 && folders.set(release, folder = folderOf(release)), await renderIn(await folder, release, request);
		},
		[Symbol.asyncDispose]: () => disposables.disposeAsync()
	};
}
async function pathsOf({ reader, folder, request }) {
	let named = (request.setFile ?? []).map((one) => one.slice(one.indexOf("=") + 1).replaceAll("\\,", ",")), paths = [
		folder,
		...request.values,
		...named
	];
	for (let path of paths) {
		if (path === "." || await reader.passesLink(path)) return;
		let entries = await reader.tree.list([path]);
		if (entries.length === 0 || entries.some(({ mode }) => mode === "120000")) return;
	}
	return paths;
}
// src/gate/locate/follow-path.ts
function followPath(source, rendered, path) {
	if (source === rendered) return createFollower(source)(path);
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
function createFollower(source) {
	let before = [], known = 0, values = [source];
	return (path) => {
		let steps = 0;
		for (; steps < known && steps < path.length && path[steps] === before[steps];) steps++;
		before = path;
		let value = values[steps];
		for (; steps < path.length; steps++) {
			let step = path[steps] ?? "";
			if (!(typeof step == "number" ? Array.isArray(value) && step < value.length : keyIn(value, step) !== void 0)) break;
			value = value[step], values[steps + 1] = value;
		}
		return known = steps, {
			path: steps === path.length ? path : path.slice(0, steps),
			value,
			steps
		};
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
		let existing = existingPart$1(manifest, path), value = valueAt(manifest, existing), query = {
			reader,
			object: manifest,
			source,
			path: existing,
			value,
			renamed
		}, own = await ownCandidate(query), set = await setters(query, depth > 3 ? void 0 : replacementContext(root, find, (object, at) => locate(root, object, at, depth + 1))), candidates = typeof value == "object" && value ? [...own, ...set.toReversed()] : [...set, ...own], match = candidates.find((candidate) => sameValue(candidate, query)), chosen = match ?? candidates[0];
		if (chosen === void 0) return await nearestPlace$1(query);
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
function existingPart$1(object, path) {
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
		place: placeIn$1(source, manifest.line, followed.path),
		value: followed.value,
		by: "the object's own document"
	}] : [];
}
const unset = "no step of kustomize is known to set it: this is as near as the object comes";
async function nearestPlace$1(query) {
	let { source, object, path } = query, manifest = await manifestOf(query);
	return manifest === void 0 ? {
		file: source.file,
		documentLine: source.line,
		path: [],
		line: source.line,
		precision: "block",
		found: unset
	} : {
		...placeIn$1(source, manifest.line, followPath(manifest.value, object, path).path),
		precision: "block",
		found: unset
	};
}
function placeIn$1(source, documentLine, path) {
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
	let files = new Map(), last, objectsIn = (file) => {
		let known = files.get(file);
		if (known !== void 0) return known;
		let reading = reader.documents(file).then((documents) => index(documents ?? []));
		return files.set(file, reading), reading.then((objects) => (files.set(file, objects), objects));
	}, find = ({ manifest, origin }, objects) => {
		let found = objects.get(placeKey(origin?.line ?? 1, manifest));
		if (found !== void 0) return found.manifest === manifest ? {
			...found,
			follow: createFollower(manifest),
			has: (path, { steps, value }) => steps === path.length && value !== void 0
		} : {
			...found,
			follow: (path) => followPath(found.manifest, manifest, path),
			has: (path) => valueAt(manifest, path) !== void 0
		};
	}, placeOf = (object, file, objects, path) => (last?.object !== object && (last = {
		object,
		found: find(object, objects)
	}), last.found === void 0 ? void 0 : placeIn(file, last.found, path));
	return (object, path) => {
		let { origin } = object;
		if (origin?.line === void 0) return;
		let objects = objectsIn(origin.file);
		return objects instanceof Promise ? objects.then((known) => placeOf(object, origin.file, known, path)) : placeOf(object, origin.file, objects, path);
	};
}
function placeIn(file, found, path) {
	let followed = found.follow(path), isThere = found.has(path, followed);
	return {
		file,
		documentLine: found.documentLine,
		path: found.path.length === 0 ? followed.path : [...found.path, ...followed.path],
		precision: isThere ? "exact" : "block",
		found: isThere ? "the document itself has the path" : "the document has no such path: this is as near as it comes"
	};
}
function index(documents) {
	let byPlace = new Map();
	for (let { manifest, document, items } of objectsOf(documents).objects) {
		let { line = 1, text = "" } = documents[document] ?? {}, key = placeKey(line + firstContentLine(text), manifest);
		byPlace.has(key) || byPlace.set(key, {
			manifest,
			documentLine: line,
			path: items.flatMap((item) => ["items", item])
		});
	}
	return byPlace;
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
			children: isItem$2(line.text) ? this.sequence(line.indent, depth) : this.mapping(line.indent, depth)
		};
	}
	sequence(indent, depth) {
		let children = [];
		for (let line = this.peek(); line?.indent === indent && isItem$2(line.text); line = this.peek()) {
			let { number, text } = line, rest = text.slice(1).trimStart(), column = indent + text.length - rest.length;
			if (rest === "" || rest.startsWith("#") || isItem$2(rest)) throw new NotPlain();
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
		for (let line = this.peek(); line?.indent === indent && !isItem$2(line.text); line = this.peek()) {
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
		return line !== void 0 && (line.indent > indent || line.indent === indent && isItem$2(line.text)) ? this.block(number, indent, depth + 1) : {
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
function isItem$2(text) {
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
// src/yaml/plain-lines.ts
function createPlainFinder(text) {
	let lines = contentLines(text), [column] = lines.indents;
	if (column === void 0) return () => void 0;
	let root = {
		place: {
			line: lines.first,
			column
		},
		block: {
			index: 0,
			column,
			isSequence: !1
		}
	}, before = [], known = 0, way = [];
	return (path) => {
		let steps = 0;
		for (; steps < known && steps < path.length && path[steps] === before[steps];) steps++;
		before = path;
		let found = way[steps - 1] ?? root;
		for (; steps < path.length; steps++) {
			let { block } = found, step = path[steps] ?? "", next = block === void 0 ? void 0 : block.isSequence ? itemAt(text, lines, block, step) : valueOf(text, lines, block, String(step));
			if (next === void 0) break;
			found = next, way[steps] = next;
		}
		return known = steps, found.isEmpty ? void 0 : found.place;
	};
}
function contentLines(text) {
	let numbers, first = 0, indents = [], starts = [];
	for (let number = 0, at = 0; at < text.length; number++) {
		let start = at;
		for (; text.charCodeAt(start) === space;) start++;
		let code = text.charCodeAt(start), isMarker = starts.length === 0 && start === at && text.startsWith("---", at);
		code !== lineBreak && code !== hash && start < text.length && !isMarker && (starts.length === 0 ? first = number : numbers === void 0 && number !== first + starts.length && (numbers = starts.map((_, at) => first + at)), numbers?.push(number), indents.push(start - at), starts.push(start));
		let end = text.indexOf("\n", start);
		if (end < 0) break;
		at = end + 1;
	}
	return {
		numbers,
		first,
		indents,
		starts
	};
}
function numberOf({ numbers, first }, at) {
	return numbers?.[at] ?? first + at;
}
function valueOf(text, lines, { index, column }, key) {
	for (let at = index;; at = nextAt(lines, at + 1, column)) {
		let indent = lines.indents[at];
		if (indent === void 0 || at > index && indent < column) return;
		let start = (lines.starts[at] ?? 0) + column - indent;
		if (at > index && isItem$1(text, start)) continue;
		let colon = start + key.length;
		if (text.charCodeAt(colon) !== colonCode || !text.startsWith(key, start) || !endsWord(text, colon + 1)) continue;
		let value = skipSpaces(text, colon + 1);
		if (isEnd(text, value) || text.charCodeAt(value) === hash) return below(text, lines, at, column);
		let isLong = text.charCodeAt(value) === bar;
		return { place: {
			line: numberOf(lines, at),
			column: isLong ? column : column + value - start
		} };
	}
}
function below(text, lines, at, column) {
	let place = {
		line: numberOf(lines, at),
		column
	}, indent = lines.indents[at + 1];
	if (indent === void 0 || indent < column) return {
		place,
		isEmpty: !0
	};
	let isSequence = isItem$1(text, lines.starts[at + 1] ?? 0);
	return indent === column && !isSequence ? {
		place,
		isEmpty: !0
	} : {
		place,
		block: {
			index: at + 1,
			column: indent,
			isSequence
		}
	};
}
function itemAt(text, lines, { index, column }, step) {
	for (let at = index, item = 0;; at = nextAt(lines, at + 1, column), item++) {
		let start = lines.starts[at];
		if (start === void 0 || lines.indents[at] !== column || !isItem$1(text, start)) return;
		if (item !== step) continue;
		let value = skipSpaces(text, start + 1), inside = column + value - start, place = {
			line: numberOf(lines, at),
			column: inside
		};
		return hasKey(text, value) ? {
			place,
			block: {
				index: at,
				column: inside,
				isSequence: !1
			}
		} : { place };
	}
}
function nextAt(lines, from, column) {
	let at = from;
	for (; (lines.indents[at] ?? 0) > column;) at++;
	return at;
}
const lineBreak = 10, space = 32, hash = 35, colonCode = 58, bar = 124;
function isItem$1(text, at) {
	return text.charCodeAt(at) === 45 && endsWord(text, at + 1);
}
function endsWord(text, at) {
	return text.charCodeAt(at) === 32 || isEnd(text, at);
}
function isEnd(text, at) {
	return at >= text.length || text.charCodeAt(at) === 10;
}
function skipSpaces(text, from) {
	let at = from;
	for (; text.charCodeAt(at) === 32;) at++;
	return at;
}
function hasKey(text, from) {
	if (!/[A-Za-z]/.test(text.charAt(from))) return !1;
	for (let at = from; !isEnd(text, at); at++) if (text.charCodeAt(at) === 58 && endsWord(text, at + 1)) return !0;
	return !1;
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
		let found = nodeAt(document, place.path), inner = place.inside === void 0 ? void 0 : innerPosition(parsed, found?.node, place.inside), offset = found === void 0 ? document.root?.range?.[0] : offsetOf(found), missed = place.inside !== void 0 && inner === void 0;
		return {
			file,
			...inner ?? parsed.positions.at(offset ?? 0),
			...missed ? { near: !0 } : {}
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
	let at = positionInText(inside.of ?? node.value, inside);
	if (at === void 0) return;
	let header = source.positions.at(node.range[0]).line, first = source.text.indexOf("\n", node.range[0]) + 1, indent = /^(?:[ \t]*\n)*( *)/.exec(source.text.slice(first))?.[1]?.length ?? 0;
	return {
		line: header + at.line,
		column: indent + at.column
	};
}
function positionInText(text, inside) {
	let { documents, positions } = parseText("", text), document = documents.filter(({ root }) => root !== null)[inside.document], found = document === void 0 ? void 0 : nodeAt(document, inside.path), offset = found === void 0 ? void 0 : offsetOf(found);
	return offset === void 0 ? void 0 : positions.at(offset);
}
function createPositionFinder(reader) {
	let parsed = createParsedPositions(reader), byLine = new Map(), finders = new Map(), last;
	function finderOf(document) {
		if (last?.document === document) return last.finder;
		let finder = finderIn(document);
		return last = {
			document,
			finder
		}, finder;
	}
	function finderIn(document) {
		let known = finders.get(document.text);
		if (known !== void 0) return known;
		finders.size >= 20 && finders.clear();
		let finder = document.isPlain ? createPlainFinder(document.text) : createOutlineFinder(document.text);
		return finders.set(document.text, finder), finder;
	}
	function documentsOf(file) {
		let known = byLine.get(file);
		if (known !== void 0 || byLine.has(file)) return known;
		let reading = reader.documents(file).then((documents) => documents && new Map(documents.map((document) => [document.line, document])), () => void 0);
		return byLine.set(file, reading), reading.then((documents) => (byLine.set(file, documents), documents));
	}
	function positionIn(documents, place) {
		let { file, documentLine, path } = place, document = documents?.get(documentLine), found = document === void 0 ? void 0 : finderOf(document)(path);
		return found === void 0 ? parsed(place) : {
			file,
			line: documentLine + found.line,
			column: found.column + 1
		};
	}
	return (place) => {
		let { file } = place;
		if (place.line !== void 0 || place.inside !== void 0) return parsed(place);
		let documents = documentsOf(file);
		return documents instanceof Promise ? documents.then((known) => positionIn(known, place)) : positionIn(documents, place);
	};
}
function createOutlineFinder(text) {
	let root = readOutline(text);
	return (path) => {
		let found = root === void 0 ? void 0 : outlineAt(root, path);
		return found === void 0 || found.isOpaque ? void 0 : found;
	};
}
// src/gate/locate/helm/trial-times.ts
const usualTimes = {
	release: 5e3,
	all: 1e4,
	old: 2e3
};
function createTrialClock(times = usualTimes) {
	let limit = pLimit(availableParallelism()), left = times.all;
	return {
		queue: (work) => limit(work),
		spend: (own, work) => limit(async () => {
			if (left <= 0 || own.spent > times.release) return "late";
			let begin = performance.now();
			try {
				return await work();
			} finally {
				let took = performance.now() - begin;
				left -= took, own.spent += took;
			}
		}),
		hurry() {
			left = Math.min(left, times.old);
		}
	};
}
// src/gate/locate/helm/chart-renders.ts
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
// src/gate/locate/helm/chart-values.ts
async function readValues(release) {
	let { reader, folder, request, layers, ownValues } = release, leaves = new Map(), subcharts = (await reader.tree.list([folder])).map((entry) => entry.path).filter((path) => /(?:^|\/)charts\/[^/]+\/values\.yaml$/.test(path)).toSorted((a, b) => b.length - a.length);
	for (let file of subcharts) await addFile(reader, file, posix.relative(folder, posix.dirname(file)).split("/").filter((part) => part !== "charts"), leaves);
	for (let file of [...ownValues ?? [posix.join(folder, "values.yaml")], ...request.values]) await addFile(reader, file, [], leaves);
	for (let layer of layers) layer.type === "values" ? addValues(layer.data, [], layer.stand, leaves) : addSet(layer, leaves);
	return leaves;
}
async function addFile(reader, file, prefix, leaves) {
	let document = (await reader.documents(file).catch(() => void 0))?.find((one) => one.value !== void 0);
	document !== void 0 && addValues(document.value, prefix, (path) => ({
		in: { file },
		path
	}), leaves);
}
function addValues(data, prefix, stand, leaves) {
	let walk = (value, path) => {
		let valuesPath = [...prefix, ...path];
		if (isMapping$1(value)) for (let [key, child] of Object.entries(value)) walk(child, [...path, key]);
		else if (Array.isArray(value)) {
			for (let key of leaves.keys()) key.startsWith(`${JSON.stringify(valuesPath).slice(0, -1)},`) && leaves.delete(key);
			for (let [index, child] of value.entries()) walk(child, [...path, index]);
		} else leaves.set(JSON.stringify(valuesPath), {
			stand: stand(path),
			valuesPath,
			value
		});
	};
	walk(data, []);
}
function addSet(set, leaves) {
	let value = set.type === "set" ? typedValue(set.value) : set.value;
	leaves.set(JSON.stringify(set.path), {
		stand: set.stand,
		valuesPath: set.path,
		value,
		set
	});
}
function typedValue(text) {
	return /^(true|false)$/i.test(text) ? text.toLowerCase() === "true" : text.toLowerCase() === "null" ? null : /^(0|-?[1-9]\d*)$/.test(text) ? Number(text) : text;
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
// src/gate/locate/helm/leaf-change.ts
function changeOf({ request }, leaf, leaves) {
	let { set } = leaf;
	if (set === void 0) {
		let changed = overrideOf(leaf, leaves);
		return { overrides: JSON.stringify(mergeValues(valuesIn(request.overrides), changed)) };
	}
	let list = [...request[set.type] ?? []], text = list[set.index] ?? "", other = `${text.slice(0, text.indexOf("=") + 1)}${escaped(String(otherValue(leaf.value)))}`;
	return set.type === "setFile" ? {
		setFile: list.toSpliced(set.index, 1),
		setString: [...request.setString ?? [], other]
	} : { [set.type]: list.with(set.index, other) };
}
function valuesIn(text) {
	let value = text === void 0 ? void 0 : readDocuments(text).find((one) => one.value !== void 0)?.value;
	return isMapping$1(value) ? value : {};
}
function escaped(text) {
	return text.replace(/[\\,[\]{}]/g, String.raw`\$&`);
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
function createReleaseTracer(render, clock) {
	let known = new Map();
	return (release) => {
		let trace = known.get(release);
		return trace === void 0 && known.set(release, trace = traceRelease(release, render, clock)), trace;
	};
}
async function traceRelease(release, render, clock) {
	let { reader, folder, facts } = release, marks = createLineMarks(), files = new Map();
	for (let { path } of await reader.tree.list([folder])) {
		if (!/\/templates\/.*\.(ya?ml|tpl)$/.test(`/${path}`)) continue;
		let text = await reader.text(path).catch(() => void 0);
		text !== void 0 && files.set(path, new TextEncoder().encode(marks.mark(path, text)));
	}
	let stream = await clock.queue(() => render(release, { files })), leaves = await readValues(release), trials = new Map(), own = { spent: 0 };
	async function attempt(driver) {
		let changed = await render(release, await changeFor(driver, release, leaves));
		return changed === void 0 ? void 0 : readOtherRender(release, changed);
	}
	return {
		release,
		marks,
		marked: stream === void 0 ? void 0 : readOtherRender(release, stream),
		leaves,
		facts: ["release", "namespace"].flatMap((fact) => {
			let stand = facts[fact];
			return stand === void 0 ? [] : [{
				type: "fact",
				fact,
				stand
			}];
		}),
		trial(driver) {
			let key = driver.type === "leaf" ? driver.leaf : driver.type === "fact" ? driver.fact : `${driver.file} ${driver.field}`, before = trials.get(key);
			if (before !== void 0) return before;
			if (trials.size >= 60) return Promise.resolve("late");
			let made = clock.spend(own, () => attempt(driver));
			return trials.set(key, made), made;
		}
	};
}
async function changeFor(driver, release, leaves) {
	let { request, reader } = release;
	switch (driver.type) {
		case "leaf": return { request: changeOf(release, driver.leaf, leaves) };
		case "fact": return driver.fact === "release" ? { request: { release: `${request.release.slice(0, 52)}x` } } : { request: { namespace: `${request.namespace ?? "default"}x` } };
		case "chart": {
			let { field, file, value } = driver, text = await reader.text(file).catch(() => void 0) ?? "", other = field === "name" ? `${value}x` : `${value}-0`, changed = text.replace(RegExp(`^${field}:.*$`, "m"), `${field}: ${JSON.stringify(other)}`);
			return { files: new Map([[file, new TextEncoder().encode(changed)]]) };
		}
	}
}
async function chartDrivers({ release }, template) {
	let folder = template.lastIndexOf("/templates/");
	if (folder < 0) return [];
	let file = `${template.slice(0, folder)}/Chart.yaml`, document = (await release.reader.documents(file).catch(() => void 0))?.find((one) => one.value !== void 0), data = isMapping$1(document?.value) ? document.value : {};
	return [
		"name",
		"version",
		"appVersion"
	].flatMap((field) => {
		let value = data[field];
		return typeof value == "string" ? [{
			type: "chart",
			field,
			value,
			file
		}] : [];
	});
}
async function drivingValue(trace, object, path, value, references) {
	let late = !1;
	for (let driver of await candidates(trace, object, path, value, references)) {
		let trial = await trace.trial(driver);
		if (trial === "late") {
			late = !0;
			continue;
		}
		let counterpart = trial?.counterpart(object);
		if (counterpart !== void 0 && !isDeepStrictEqual(valueAt(counterpart.manifest, path), value)) return driver;
	}
	return late ? "late" : void 0;
}
async function candidates(trace, { origin }, path, value, references) {
	let { release, leaves, facts } = trace, all = [...leaves.values()], named = references.toReversed().flatMap((reference) => all.filter((leaf) => endsAt(leaf.valuesPath, reference))), used = referencesIn((origin === void 0 ? void 0 : await release.reader.text(origin.file).catch(() => void 0)) ?? ""), equal = all.filter((leaf) => leaf.value === value && leaf.valuesPath.at(-1) === path.at(-1)), other = all.filter((leaf) => leaf.value === value || typeof value == "string" && value.length > 4 && typeof leaf.value == "string" && leaf.value.length > 3 && value.includes(leaf.value)), near = (leaf) => used.some((reference) => startsWith(leaf.valuesPath, reference)), drivers = [...new Set([
		...named,
		...equal.filter(near),
		...other.filter(near),
		...equal
	])].slice(0, 6).map((leaf) => ({
		type: "leaf",
		leaf
	}));
	if (typeof value != "string") return drivers;
	let said = {
		release: release.request.release,
		namespace: release.request.namespace ?? "default"
	}, charts = origin === void 0 ? [] : await chartDrivers(trace, origin.file), others = [...facts, ...charts].filter((one) => one.type !== "leaf" && value.includes(one.type === "fact" ? said[one.fact] : one.value));
	return [...drivers, ...others];
}
function endsAt(path, reference) {
	return path.length >= reference.length && reference.every((step, index) => path[path.length - reference.length + index] === step);
}
function startsWith(path, reference) {
	return [0, 1].some((skip) => reference.every((step, index) => path[index + skip] === step));
}
// src/gate/locate/helm/locate-helm.ts
function createHelmLocator(render, clock) {
	let traceOf = createReleaseTracer(render, clock);
	return async (release, object, path) => await placeInChart(await traceOf(release), object, path);
}
async function placeInChart(trace, object, path) {
	let existing = existingPart(object, path), isWhole = existing.length === path.length, value = valueAt(object.manifest, existing), scalar = typeof value != "object" || !value, rendered = templatePlace(trace, object, existing), at = rendered?.same === !0 ? rendered : void 0, line = at === void 0 ? void 0 : await templateLine(trace, at);
	if (at !== void 0 && line?.literal === !0 && scalar && isWhole) return {
		file: at.file,
		documentLine: 1,
		path: [],
		line: at.line,
		column: line.column,
		precision: "exact",
		found: "a marked copy of the template: the line says the value itself"
	};
	let driver = scalar ? await drivingValue(trace, object, existing, value, line?.references ?? []) : void 0, stand = driver === void 0 || driver === "late" ? void 0 : standOf(driver);
	if (driver !== void 0 && driver !== "late" && stand !== void 0) return {
		stand,
		isWhole,
		found: tell(driver, isWhole)
	};
	let beside = scalar || isWhole ? void 0 : await besideMissing(trace, object, existing);
	if (beside !== void 0) return beside;
	let near = rendered ?? nearestPlace(trace, object, existing);
	return near === void 0 ? void 0 : {
		file: near.file,
		documentLine: 1,
		path: [],
		line: near.line,
		precision: "block",
		...driver === "late" ? { cut: !0 } : {},
		found: isWhole ? computed : missing
	};
}
const computed = "a marked copy of the template: the line computes the value or a part around it, and no single value was found that drives it", missing = "a marked copy of the template: the object has no such path, this is as near as it comes";
function standOf(driver) {
	switch (driver.type) {
		case "leaf": return driver.leaf.stand;
		case "fact": return driver.stand;
		case "chart": return {
			in: { file: driver.file },
			path: [driver.field]
		};
	}
}
function tell(driver, isWhole) {
	return `the chart rendered again with ${tellChange(driver)}: ${isWhole ? "the path changes with it" : "what is nearest to the path changes with it, for the path itself is missing"}`;
}
function tellChange(driver) {
	switch (driver.type) {
		case "leaf": return `${formatPath(driver.leaf.valuesPath)} changed`;
		case "fact": return driver.fact === "release" ? "another name of the release" : "another namespace";
		case "chart": return `another ${driver.field} of the chart`;
	}
}
function existingPart({ manifest }, path) {
	for (let length = path.length; length > 0; length--) if (valueAt(manifest, path.slice(0, length)) !== void 0) return path.slice(0, length);
	return [];
}
async function besideMissing(trace, object, existing) {
	let first = firstScalar(valueAt(object.manifest, existing), existing);
	if (first === void 0 || first.length === existing.length) return;
	let inner = first.slice(existing.length), driver = await drivingValue(trace, object, first, valueAt(object.manifest, first), []);
	if (driver === void 0 || driver === "late" || driver.type !== "leaf") return;
	let { stand, set, valuesPath } = driver.leaf, around = valuesPath.slice(0, -inner.length);
	if (stand === void 0 || set !== void 0 || around.length === 0 || !isDeepStrictEqual(valuesPath.slice(-inner.length), inner)) return;
	let { inside, path } = stand;
	return {
		stand: inside === void 0 ? {
			...stand,
			path: path.slice(0, -inner.length)
		} : {
			...stand,
			inside: {
				...inside,
				path: inside.path.slice(0, -inner.length)
			}
		},
		isWhole: !1,
		found: `the chart rendered again with ${formatPath(valuesPath)} changed: what is beside the path changes with it, for the path itself is missing in ${formatPath(around)}`
	};
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
function nearestPlace(trace, object, path) {
	for (let length = path.length - 1; length > 0; length--) {
		let part = path.slice(0, length), first = firstScalar(valueAt(object.manifest, part), part), found = first === void 0 ? void 0 : templatePlace(trace, object, first);
		if (found !== void 0) return found;
	}
}
function firstScalar(value, path) {
	if (typeof value != "object" || !value) return path;
	let [first] = Array.isArray(value) ? value.entries() : Object.entries(value);
	return first === void 0 ? void 0 : firstScalar(first[1], [...path, first[0]]);
}
async function templateLine({ release }, { file, line }) {
	let text = (await release.reader.text(file).catch(() => void 0))?.split("\n")[line - 1];
	return text === void 0 ? void 0 : readTemplateLine(text);
}
// src/gate/locate/traced/join-places.ts
function joinPlaces(way, place) {
	if (place === void 0) return;
	let [words, exact] = typeof way == "string" ? [way, !0] : [way.found, way.precision === "exact"], found = [words, place.found].filter((one) => one !== void 0).join("; ");
	return {
		...place,
		found,
		precision: exact ? place.precision : "block"
	};
}
async function intoText(place, inside, reader) {
	if (inside === void 0) return place;
	if (place.inside !== void 0) return {
		...place,
		precision: "block"
	};
	if (place.line === void 0) return {
		...place,
		inside
	};
	let document = (place.line === 1 && place.column === void 0 && /\.(ya?ml|json)$/.test(place.file) ? await reader.documents(place.file).catch(() => void 0) : void 0)?.filter(({ value }) => value !== void 0)[inside.document];
	if (document === void 0) return {
		...place,
		precision: "block"
	};
	let { line: _, ...whole } = place;
	return {
		...whole,
		documentLine: document.line,
		path: inside.path
	};
}
// src/gate/locate/traced/set-elements.ts
async function elementStands(from, key) {
	let { set, params } = from, spec = valueAt(set.manifest, ["spec"]);
	if (!isMapping$1(spec)) return [];
	let wanted = valueAt(params, key), has = (value, path) => {
		let found = valueAt(value, path);
		return isScalar(found) && isScalar(wanted) && String(found) === String(wanted);
	}, found = [];
	for (let path of elementPaths(spec.generators, ["spec", "generators"])) for (let inside of spellings(key)) has(valueAt(set.manifest, path), inside) && found.push({ path: [...path, ...inside] });
	for (let file of filesOf(params)) {
		let document = (await set.reader.documents(file).catch(() => void 0))?.find((one) => one.value !== void 0), values = Array.isArray(document?.value) ? document.value.map((value, index) => ({
			value,
			at: [index]
		})) : [];
		for (let { value, at } of [{
			value: document?.value,
			at: []
		}, ...values]) for (let inside of spellings(key)) has(value, inside) && found.push({
			file,
			value: document?.value,
			path: [...at, ...inside]
		});
	}
	return found;
}
function isScalar(value) {
	return [
		"string",
		"number",
		"boolean"
	].includes(typeof value);
}
function elementPaths(generators, at) {
	return Array.isArray(generators) ? generators.flatMap((generator, index) => Object.entries(isMapping$1(generator) ? generator : {}).flatMap(([kind, own]) => {
		if (!isMapping$1(own)) return [];
		let here = [
			...at,
			index,
			kind
		];
		return [
			...(Array.isArray(own.elements) ? own.elements : []).map((_, element) => [
				...here,
				"elements",
				element
			]),
			...isMapping$1(own.values) ? [here] : [],
			...elementPaths(own.generators, [...here, "generators"])
		];
	})) : [];
}
function spellings(key) {
	let [only] = key;
	return key.length > 1 || only === void 0 || !only.includes(".") ? [key] : [key, only.split(".").map((step) => /^\d+$/.test(step) ? Number(step) : step)];
}
function filesOf(params) {
	let found = new Set();
	for (let [key, value] of Object.entries(params)) {
		let nested = isMapping$1(value) ? isMapping$1(value.path) ? value.path : value : void 0, folder = nested === void 0 ? params[key] : nested.path, name = nested === void 0 ? params[`${key}.filename`] : nested.filename;
		typeof folder == "string" && typeof name == "string" && found.add(posix.join(folder, name));
	}
	return [...found];
}
// src/gate/locate/traced/whole-variable.ts
function wholeVariable(text) {
	return /^\$\{([A-Za-z_]\w*)(?::?[=-][^{}$]*)?\}$/.exec(text)?.[1];
}
function wholeParameter(text, goTemplate) {
	if (goTemplate) return /^\{\{-?\s*\.([\w]+(?:\.\w+)*)\s*-?\}\}$/.exec(text)?.[1]?.split(".");
	let key = /^\{\{\s*([^{}]*?)\s*\}\}$/.exec(text)?.[1];
	return key === void 0 || key === "" ? void 0 : [key];
}
async function placeInSet(request) {
	let { application, from, stand, inSet } = request, { set } = from, value = valueAt(application, stand.path), patched = await placeInPatch(request, value);
	if (patched !== void 0) return patched;
	let path = templatePath(from, stand.path), written = valueAt(set.manifest, path), found = joinPlaces(`the template of ${set.name}`, await inSet(path));
	return found === void 0 || path.length < stand.path.length + 2 ? found && {
		...found,
		precision: "block"
	} : stand.inside === void 0 ? typeof written == "string" && written.includes("{{") ? await placeOfParameter(request, written) ?? found : isDeepStrictEqual(written, value) ? found : {
		...found,
		precision: "block"
	} : typeof written != "string" || typeof value != "string" ? {
		...found,
		precision: "block"
	} : await placeInText(request, found, written, value, stand.inside);
}
async function placeInText(request, found, written, generated, inside) {
	let [lines, others] = [written.split("\n"), generated.split("\n")], at = positionInText(generated, inside), line = at === void 0 ? void 0 : lines[at.line - 1];
	if (at === void 0 || line === void 0 || lines.length !== others.length) return {
		...found,
		precision: "block"
	};
	let place = {
		...found,
		inside: {
			...inside,
			of: generated
		}
	};
	if (line === others[at.line - 1]) return place;
	let rest = line.slice(at.column - 1).trim(), text = /^(["'])(.*)\1$/.exec(rest)?.[2] ?? rest;
	return line.slice(0, at.column - 1) === others[at.line - 1]?.slice(0, at.column - 1) ? await placeOfParameter(request, text) ?? place : {
		...place,
		precision: "block"
	};
}
function templatePath({ set, generator }, path) {
	let generators = valueAt(set.manifest, [
		"spec",
		"generators",
		generator
	]), own = Object.keys(isMapping$1(generators) ? generators : {}).map((kind) => [
		"spec",
		"generators",
		generator,
		kind,
		"template"
	]);
	for (let length = path.length; length > 0; length--) for (let base of [...own, ["spec", "template"]]) {
		let whole = [...base, ...path.slice(0, length)], value = valueAt(set.manifest, whole);
		if (value != null && value !== "") return whole;
	}
	return ["spec", "template"];
}
async function placeInPatch(request, value) {
	let { from, stand, inSet } = request, spec = valueAt(from.set.manifest, ["spec"]);
	if (!isMapping$1(spec) || typeof spec.templatePatch != "string") return;
	let { templatePatch: patch, ...others } = spec, without = await generate(request, "templatePatch", { set: {
		...from.set.manifest,
		spec: others
	} });
	if (without === void 0 || isDeepStrictEqual(valueAt(without, stand.path), value)) return;
	let found = joinPlaces(`the templatePatch of ${from.set.name}`, await inSet(["spec", "templatePatch"]));
	if (found === void 0) return;
	let documents = readDocuments(patch).filter((one) => one.value !== void 0 || one.problem !== void 0);
	return isDeepStrictEqual(valueAt(documents[0]?.value, stand.path), value) && stand.inside === void 0 ? {
		...found,
		inside: {
			document: 0,
			path: stand.path
		}
	} : {
		...found,
		precision: "block"
	};
}
async function placeOfParameter(request, text) {
	let { from, inSet, inFile } = request, key = wholeParameter(text, valueAt(from.set.manifest, ["spec", "goTemplate"]) === !0);
	if (key !== void 0) for (let element of await elementStands(from, key)) {
		if (!await changes(request, element)) continue;
		let found = "file" in element ? await inFile(element.file, element.path) : await inSet(element.path);
		return joinPlaces(`the parameter ${formatPath(key)}, which ${from.set.name} takes from there`, found);
	}
}
async function changes(request, element) {
	let { application, from, stand } = request, { path } = element, whole = "file" in element ? element.value : from.set.manifest, changed = withValue(whole, path, otherValue(valueAt(whole, path))), other = await generate(request, JSON.stringify("file" in element ? [element.file, path] : path), "file" in element ? { file: {
		path: element.file,
		value: changed
	} } : { set: changed });
	return other !== void 0 && !isDeepStrictEqual(valueAt(other, stand.path), valueAt(application, stand.path));
}
async function generate({ from, trials }, what, change) {
	let { file, line } = from.set.location, key = `${file}:${line} ${from.set.name} ${what}`, before = trials.known.get(key);
	if (before !== void 0) return (await before)[from.index];
	if (trials.milliseconds <= 0) return;
	let begin = performance.now(), made = from.generate(change).catch(() => []);
	trials.known.size >= 20 && trials.known.clear(), trials.known.set(key, made);
	let all = await made;
	return trials.milliseconds -= performance.now() - begin, all[from.index];
}
function withValue(value, path, to) {
	let [step, ...rest] = path;
	if (step === void 0) return to;
	if (Array.isArray(value)) return value.with(Number(step), withValue(value[Number(step)], rest, to));
	let before = isMapping$1(value) ? value : {};
	return {
		...before,
		[step]: withValue(before[step], rest, to)
	};
}
function createTracedLocator(reader, render, clock) {
	let inRelease = render === void 0 ? void 0 : createHelmLocator(render, clock), plain = new WeakMap(), trials = {
		milliseconds: 5e3,
		known: new Map()
	}, builds = new WeakMap();
	function inPlain(from) {
		let known = plain.get(from) ?? createPlainLocator(from);
		return plain.set(from, known), known;
	}
	async function place(object, path, depth) {
		let step = stepOf(object);
		if (step === void 0) return await inPlain(reader)(object, path);
		if (!(depth > 12)) switch (step.by) {
			case "fields": {
				let set = step.set.find((one) => one.path.every((part, index) => path[index] === part)), found = set === void 0 ? await place(step.before, path, depth + 1) : await standing({
					...set.from,
					path: [...set.from.path, ...path.slice(set.path.length)]
				}, depth + 1);
				return step.of === void 0 ? found : joinPlaces(`of ${step.of}`, found);
			}
			case "substitution": return await beforeVariables(step, path, depth);
			case "kustomize": return await inBuild(step.build, object, path, depth);
			case "chart": return await inChart(step, object, path, depth);
		}
	}
	async function beforeVariables({ before, variable }, path, depth) {
		let text = valueAt(before.manifest, path), name = typeof text == "string" ? wholeVariable(text) : void 0, stand = name === void 0 ? void 0 : variable(name), set = stand === void 0 ? void 0 : await standing(stand, depth + 1);
		if (set !== void 0) return joinPlaces(`the value is the variable ${name}`, set);
		let used = typeof text == "string" && text.includes("${"), found = await place(before, path, depth + 1);
		return used ? joinPlaces("variables are put into the value", found) : found;
	}
	async function inBuild(build, object, path, depth) {
		let locate = builds.get(build) ?? createKustomizeLocator(build.reader);
		builds.set(build, locate);
		let found = await locate({
			id: build.folder,
			objects: build.objects
		}, object, path);
		if (found === void 0) return;
		let { output, generated } = build, { precision } = found;
		if (found.file === output?.file) {
			let documents = await build.reader.documents(output.file) ?? [], before = output.objects[documents.findIndex(({ line }) => line === found.documentLine)], words = precision === "exact" ? void 0 : found.found;
			return before === void 0 ? void 0 : joinPlaces({
				precision,
				found: words
			}, await place(before, found.path, depth + 1));
		}
		if (found.file !== generated?.file) return found;
		let stand = generated.stand(found.path);
		if (stand === void 0) return;
		let words = found.found?.replace(` of ${generated.file}`, ""), set = await standing({
			...stand,
			inside: found.inside ?? stand.inside
		}, depth + 1);
		return joinPlaces({
			precision,
			found: words
		}, set);
	}
	async function inChart({ release }, object, path, depth) {
		let answer = await inRelease?.(release, object, path), found = answer !== void 0 && "stand" in answer ? joinPlaces({
			found: answer.found,
			precision: answer.isWhole ? "exact" : "block"
		}, await standing(answer.stand, depth + 1)) : answer;
		if (found !== void 0 && await isHere(found)) return found;
		let { brought } = release;
		if (brought !== void 0) return joinPlaces({
			found: "what decides it is in a chart that is not in the repository; what brings the chart is shown",
			precision: "block"
		}, await standing(brought, depth + 1));
	}
	async function standing(stand, depth) {
		if (depth > 12) return;
		let { path, inside } = stand;
		if ("file" in stand.in) {
			let { file, whole } = stand.in, found = await inFile(file, path);
			return whole === !0 ? {
				...found,
				line: 1
			} : await intoText(found, inside, reader);
		}
		let { name, generated, location, manifest } = stand.in, told = `${path.length === 0 ? "" : `${formatPath(path)} of `}${name}`;
		if (generated !== void 0) {
			let { set } = generated;
			return joinPlaces(told, await placeInSet({
				application: manifest,
				from: generated,
				stand,
				inSet: (at) => inDescribed(set, at, depth),
				inFile,
				trials
			}));
		}
		return joinPlaces(told, await intoText(await inDescribed(stand.in, path, depth) ?? headOf(location), inside, reader));
	}
	async function inDescribed({ rendered, manifest, location, reader }, path, depth) {
		return rendered === void 0 ? await inPlain(reader)(asObject(manifest, location), path) : await place(rendered, path, depth + 1);
	}
	async function inFile(file, path) {
		return {
			file,
			documentLine: (await reader.documents(file).catch(() => void 0))?.find((one) => one.value !== void 0)?.line ?? 1,
			path,
			precision: "exact",
			found: `it stands in ${file}`
		};
	}
	async function isHere({ file }) {
		return await reader.bytes(file).catch(() => void 0) !== void 0;
	}
	return async (object, path) => {
		let found = await place(object, path, 0);
		return found !== void 0 && await isHere(found) ? found : void 0;
	};
}
function asObject(manifest, origin) {
	return {
		manifest,
		origin
	};
}
function headOf({ file, line }) {
	return {
		file,
		documentLine: line,
		path: [],
		line,
		precision: "block",
		found: "only its head is known"
	};
}
// src/gate/locate/create-locator.ts
function createLocator(tree, charts, reader = createTreeReader(tree)) {
	let position = createPositionFinder(reader), inPlain = createPlainLocator(reader), inKustomize = createKustomizeLocator(reader), clock = createTrialClock(charts?.times), releases = charts === void 0 ? void 0 : createReleaseRenderer(charts), traced = createTracedLocator(reader, releases?.render, clock);
	function placeOf(root, object, path) {
		if (stepOf(object) !== void 0) return traced(object, path);
		switch (root.engine) {
			case "plain":
			case "argocd":
			case "flux": return inPlain(object, path);
			case "kustomize": return inKustomize(root, object, path);
			case "helm":
			case "stdin": return;
		}
	}
	function positioned(place) {
		let at = position(place);
		return at instanceof Promise ? at.then((found) => located(found, place)) : located(at, place);
	}
	return {
		hurry: () => clock.hurry(),
		locate: (root, object, path) => {
			let place = placeOf(root, object, path);
			if (place !== void 0) return place instanceof Promise ? place.then((found) => found === void 0 ? void 0 : positioned(found)) : positioned(place);
		},
		async [Symbol.asyncDispose]() {
			await releases?.[Symbol.asyncDispose]();
		}
	};
}
function located({ near, ...location }, { precision, found, cut }) {
	let { file, line, column } = location, own = near === !0 ? "block" : precision;
	return line !== void 0 && column !== void 0 && found !== void 0 && cut !== !0 ? {
		file,
		line,
		column,
		precision: own,
		found
	} : {
		...location,
		precision: own,
		...found === void 0 ? {} : { found },
		...cut === !0 ? { cut } : {}
	};
}
// src/commands/judge.ts
async function judge(platform, request) {
	let { base, baseline, head, rules, failOn, network, kubernetesVersion, errors = [] } = request, { exec, signal, stdin } = platform, renderer = await chooseRenderer(platform, request.renderer, [...head.roots, ...base?.roots ?? []]), reader = head.reader ?? createTreeReader(head.tree), { cache } = reader, [evaluations, others] = [rules, request.proposed?.rules].map((each) => each === void 0 ? void 0 : cacheOf(request.evaluations, each)), rendered = await renderBoth({
		log: platform.host.log,
		cache,
		applied: request.applied,
		base,
		head: {
			...head,
			reader
		},
		exec,
		renderer,
		signal,
		network,
		charts: request.charts,
		unrestricted: request.unrestricted,
		renders: request.renders,
		recall: request.proposed === void 0 ? evaluations?.recall : void 0,
		stdin,
		...kubernetesVersion === void 0 ? {} : { kubernetesVersion }
	});
	for (let each of [evaluations, others]) await each?.open(rendered);
	let charts = {
		files: platform.files,
		renderer,
		signal
	};
	await using locator = createLocator(head.tree, charts, reader);
	let common = {
		head: rendered.head,
		...rendered.base === void 0 ? {} : { base: rendered.base },
		unchanged: rendered.unchanged,
		locate: locator.locate,
		hurry: locator.hurry,
		explainLocation: request.explainLocation === !0,
		signal
	}, verdict = await runGate({
		...common,
		...judgingBy(rules, evaluations),
		failOn,
		baseline: baseline?.deciding,
		errors: [
			...errors,
			...rules.errors,
			...ratchetErrors(baseline).map(toErrorDocument)
		]
	}).then((made) => inLinkedFiles(made, reader));
	if (await evaluations?.save(), request.proposed === void 0) return verdict;
	let other = await runGate({
		...common,
		...judgingBy(request.proposed.rules, others),
		failOn: request.proposed.failOn,
		errors: [...errors, ...request.proposed.rules.errors]
	}).then((made) => inLinkedFiles(made, reader));
	return await others?.save(), {
		...verdict,
		proposed: proposedVerdict(verdict, other)
	};
}
function cacheOf(kept, rules) {
	let { digest } = rules;
	return kept === void 0 || digest === void 0 ? void 0 : createEvaluationCache(kept, {
		...rules,
		digest
	});
}
function judgingBy(rules, cached) {
	let { evaluate, contextOf } = cached ?? rules, { mark, cover, compares, environmentsOf, selected } = rules;
	return {
		evaluate,
		contextOf,
		mark,
		cover,
		compares,
		environmentsOf,
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
function readWorkflowInputs(texts) {
	let found = new Map(), gates = [], note = (name, value) => {
		let key = name.toLowerCase();
		found.set(key, (found.get(key) ?? new Set()).add(value));
	}, walk = (value) => {
		if (Array.isArray(value)) for (let item of value) walk(item);
		if (isMapping(value)) {
			isGate(value) && gates.push(isMapping(value.with) ? value.with : {});
			for (let [key, child] of Object.entries(value)) if (key !== "with" || typeof value.uses != "string" || mayBeOurs(value.uses)) {
				for (let text of textsOf$1(child)) note(key, text);
				if (key === "run" && typeof child == "string") for (let [name, text] of optionsIn(child)) note(name, text);
				walk(child);
			}
		}
	};
	for (let text of texts) walk(read(text));
	let expand = (text, from) => {
		let [before = "", expression, ...after] = text.split(/\$\{\{(.*?)\}\}/s);
		if (expression === void 0) return [text];
		let rest = text.slice(text.indexOf("}}", before.length) + 2), ends = after.length === 0 ? [""] : expand(rest, from);
		return [...[...expression.matchAll(/'((?:[^']|'')*)'/g)].map(([, literal = ""]) => literal.replaceAll("''", "'")), ...[...expression.matchAll(/\b(?:matrix|inputs|env)\.([\w-]+)/g)].flatMap(([, name = ""]) => valuesOf(name, from))].flatMap((middle) => ends.map((end) => before + middle + end)).slice(0, 1e3);
	}, valuesOf = (name, from) => {
		let key = name.toLowerCase();
		return from.has(key) ? [] : [...found.get(key) ?? []].flatMap((text) => expand(text, new Set([...from, key])));
	};
	return {
		valuesOf: (name) => new Set(valuesOf(name, new Set())),
		isAlwaysGiven: (name) => gates.length > 0 && gates.every((given) => Object.keys(given).some((key) => key.toLowerCase() === name))
	};
}
function read(text) {
	try {
		return (0, import_dist.parse)(text, {
			maxAliasCount: 100,
			logLevel: "silent"
		});
	} catch {
		return;
	}
}
function mayBeOurs(uses) {
	return /slipway/i.test(uses) || uses.startsWith("./") || uses.includes("/.github/workflows/");
}
function isGate({ uses, with: given }) {
	return typeof uses != "string" || !/slipway/i.test(uses) ? !1 : /\/gate(?:@|$)/.test(uses) || isMapping(given) && given.command === "gate";
}
function textsOf$1(value) {
	return Array.isArray(value) ? value.flatMap((item) => isMapping(item) ? [] : textsOf$1(item)) : isMapping(value) ? [...textsOf$1(value.default ?? []), ...textsOf$1(value.options ?? [])] : typeof value == "string" || typeof value == "number" ? [String(value)] : [];
}
function optionsIn(script) {
	let options = new Map();
	if (!/slipway/i.test(script)) return options;
	for (let [, name = "", , value = ""] of script.matchAll(/--([a-z-]+)[= ]+(["']?)([^\s"']+)\2/g)) {
		let before = options.get(name);
		options.set(name, before === void 0 ? value : `${before}\n${value}`);
	}
	return options;
}
function isMapping(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
}
// src/commands/known-inputs.ts
async function demandKnownInputs(values, config, rules) {
	let texts = await workflowTexts(rules);
	if (!texts.some((text) => /slipway/i.test(text))) return;
	let inputs = readWorkflowInputs(texts), given = [...config?.gate?.["kubernetes-version"] === void 0 ? [["kubernetes-version", linesOf$1(values.text("kubernetes-version") ?? "")]] : [], ["values", values.list("values")]];
	demandKnownPacks(values.list("pack"), config?.gate?.packs ?? [], inputs.valuesOf("pack")), config?.gate?.roots === void 0 && config?.environments === void 0 && demandKnownRoots(values.list("root"), inputs.valuesOf("root"));
	for (let [name, lines] of given) {
		let known = new Set([...inputs.valuesOf(name)].map((text) => linesOf$1(text).join("\n")));
		if (lines.length === 0 && inputs.isAlwaysGiven(name)) throw loosened(name, "none, where every workflow of the target branch that runs the gate gives it");
		if (lines.length > 0 && !known.has(lines.join("\n"))) throw loosened(name, `"${lines.join(", ")}", which no workflow of the target branch gives`);
	}
}
function demandKnownPacks(given, configured, texts) {
	let known = new Set([...configured, ...[...texts].flatMap(linesOf$1)]), unknown = given.filter((pack) => pack.includes(":") && !known.has(pack));
	if (unknown.length > 0) throw loosened("pack", `"${unknown.join(", ")}", which no workflow of the target branch gives`);
}
function demandKnownRoots(given, texts) {
	if (given.length !== 0 && ![...texts].map(linesOf$1).filter(({ length }) => length > 0).some((roots) => roots.every((root) => given.includes(root)))) throw loosened("root", `"${given.join(", ")}", and no workflow of the target branch is content with these`);
}
// src/commands/lost-roots.ts
async function lostRoots({ tree: base, roots: before }, head) {
	let errors = [], notices = [];
	for (let root of before) {
		if (isDescribed(root.id) || root.engine === "stdin" || head.roots.some(({ id }) => isIn(id, root.id))) continue;
		let files = await head.tree.list(root.id === "." ? void 0 : [root.id]);
		if (files.length === 0) continue;
		if (files.some(({ path, mode }) => path === root.id && isElsewhere(mode))) {
			errors.push(toErrorDocument(led(root.id)));
			continue;
		}
		let [still] = await resolveRoots(head.tree, {
			roots: [root.id],
			missing: "skip"
		});
		still === void 0 ? errors.push(toErrorDocument(emptied(root.id))) : isPartOf(still, head.roots) || notices.push(noticeOf(root.id));
	}
	for (let path of await newSubmodules(base, head)) errors.push(toErrorDocument(hidden(path)));
	return {
		errors,
		notices
	};
}
async function newSubmodules(base, head) {
	let folders = head.roots.filter(({ engine }) => engine === "plain").map(({ id }) => id);
	if (folders.length === 0) return [];
	let submodulesOf = async (tree) => (await tree.list(folders.includes(".") ? void 0 : folders)).filter(({ path, mode }) => mode === "160000" && !isSkipped(path)).map(({ path }) => path), found = await submodulesOf(head.tree);
	if (found.length === 0) return [];
	let known = new Set(await submodulesOf(base));
	return found.filter((path) => !known.has(path));
}
function isIn(id, folder) {
	return id === folder || folder === "." || id.startsWith(`${folder}/`);
}
function isPartOf({ id, engine }, roots) {
	return engine === "plain" && roots.some((root) => root.engine === "plain" && isIn(id, root.id));
}
function isElsewhere(mode) {
	return mode === "120000" || mode === "160000";
}
function led(id) {
	return new SlipwayError("ROOT_NOT_FOUND", `${id} was a root, and is now a link or a submodule, whose files are not judged`, { hint: "Keep the manifests in the repository, in a folder of that name." });
}
function hidden(path) {
	return new SlipwayError("ROOT_NOT_FOUND", `${path} is a new submodule among manifests, and its files are not judged`, { hint: "Keep it out of the folders that are applied, or its manifests in the repository." });
}
function emptied(id) {
	return new SlipwayError("ROOT_NOT_FOUND", `${id} was a root, and there is nothing left to render in it`, { hint: "Take the folder away as well, or out of the configuration, if nothing is to be there." });
}
function noticeOf(id) {
	return `${id} was a root and is judged by itself no longer: others include it, or it is a component or a library. Name it in gate.roots where it is applied`;
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
		message: shortened$1(value),
		path: []
	};
	if (typeof value != "object" || !value || !("msg" in value) || typeof value.msg != "string") throw Error("it gave something that is neither a message nor an object with \"msg\"");
	let { msg, path, severity, fix, object, details } = value, [ownSeverity, other] = [readSeverity(severity), readObject(object)], result = {
		message: shortened$1(msg),
		path: readPath(path ?? pathOf(details))
	};
	return ownSeverity !== void 0 && (result.severity = ownSeverity), other !== void 0 && (result.object = other), (details !== void 0 || fix !== void 0) && Object.assign(result, withDetails(details, fix)), result;
}
function pathOf(details) {
	return typeof details == "object" && details && "path" in details ? details.path : void 0;
}
function withFix(details, fix) {
	return details == null ? { fix } : typeof details == "object" && !Array.isArray(details) ? {
		...details,
		fix
	} : {
		details,
		fix
	};
}
function withDetails(details, fix) {
	let text = JSON.stringify(details) ?? "", kept = text.length <= 16e3 ? details : void 0;
	return typeof fix == "string" && fix !== "" ? { details: withFix(kept, shortened$1(fix)) } : kept === void 0 || [
		"null",
		"{}",
		"[]",
		"\"\""
	].includes(text) ? {} : { details: kept };
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
function shortened$1(message) {
	return message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
}
var Outcome = class {
	rules;
	objects;
	learn;
	findings = [];
	refusals = [];
	texts = new Map();
	last;
	exceptionFailure;
	failures = new Map();
	constructor(rules, { objects, learn }) {
		this.rules = rules, this.objects = objects, this.learn = learn;
	}
	read(subject, id, { value, error, ended }, isExcepted, into) {
		let rule = this.rules.get(id);
		if (rule !== void 0) {
			if (error !== void 0) into.failures.push({
				id,
				reason: error,
				ended: ended ?? !1
			});
			else try {
				for (let read of readResults(value)) into.findings.push(this.finding(subject, rule, read, isExcepted));
			} catch (thrown) {
				into.failures.push({
					id,
					reason: thrown instanceof Error ? thrown.message : String(thrown),
					ended: !1
				});
			}
		}
	}
	finding(subject, rule, read, isExcepted) {
		let placed = subject.place?.(read), { path, severity = rule.severity, details } = placed ?? read, message = this.once((placed ?? read).message), index = placed?.index ?? subject.index, own = index === -1 ? void 0 : this.objects[index], object = (placed ?? read).object ?? (own === void 0 ? void 0 : this.identityOf(own)), learned = own === void 0 ? void 0 : this.learn?.(index, rule.id, path), finding = learned === void 0 || object === void 0 ? {
			rule,
			severity,
			message,
			index,
			path,
			...object === void 0 ? {} : { object }
		} : {
			rule,
			severity,
			message,
			index,
			path: learned.path ?? path,
			object,
			learned
		};
		return details !== void 0 && (finding.details = details), isExcepted && (finding.excepted = !0), finding;
	}
	once(message) {
		let known = this.texts.get(message);
		return known === void 0 ? (this.texts.size < 1e4 && this.texts.set(message, message), message) : known;
	}
	identityOf(object) {
		return this.last?.object !== object && (this.last = {
			object,
			identity: identify(object)
		}), this.last.identity;
	}
	take(subject, { findings, failures }) {
		for (let finding of findings) this.findings.push(finding);
		for (let { id, reason, ended } of failures) this.fail(id, subject, reason, ended);
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
	fail(id, { label }, reason, ended) {
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
		findings: inOrder(findings, compareFindings),
		errors
	};
}
async function evaluateSet(set, request, signal) {
	let { module, rules, excepts, data: own } = set, { selected } = request, wanted = selected.filter((rule) => rules.includes(rule)), { subjects, data, errors } = set.subjects?.(wanted, request) ?? objectSubjects(wanted, set.sees, request), outcome = new Outcome(new Map(wanted.map((rule) => [rule.id, rule])), request), batch = { data: {
		...own,
		...data
	} }, task = (subject, entrypoints) => ({
		get input() {
			return subject.input;
		},
		entrypoints,
		label: subject.label
	}), together = [dispatchEntrypoint, ...excepts ? [exceptedEntrypoint] : []], tasks = subjects.map((subject) => task(subject, together)), answers = [], done = (position, evaluations) => {
		let subject = subjects[position];
		subject !== void 0 && (answers[position] = readAnswer(subject, evaluations, outcome));
	}, busy = request.busy === void 0 ? {} : { busy: request.busy }, results = await module.evaluate({
		...batch,
		...busy,
		tasks,
		done
	}, signal), failed = [];
	for (let [position, subject] of subjects.entries()) {
		let { reading, excepted, refused, exceptionFailure } = answers[position] ?? readAnswer(subject, results[position] ?? [], outcome);
		exceptionFailure !== void 0 && outcome.failExceptions(subject, exceptionFailure), refused === void 0 ? reading === void 0 ? failed.push({
			subject,
			excepted
		}) : outcome.take(subject, reading) : outcome.refuse(subject, refused);
	}
	let entrypoint = entrypointOf(wanted), again = failed.map(({ subject }) => task(subject, subject.ids.map(entrypoint))), single = await module.evaluate({
		...batch,
		tasks: again
	}, signal);
	for (let [position, { subject, excepted }] of failed.entries()) {
		let reading = {
			findings: [],
			failures: []
		};
		for (let [place, id] of subject.ids.entries()) outcome.read(subject, id, single[position]?.[place] ?? {}, excepted.has(id), reading);
		outcome.take(subject, reading);
	}
	let run = outcome.run();
	return {
		findings: run.findings,
		errors: [...errors, ...run.errors]
	};
}
const nothing = new Set();
function readAnswer(subject, [together, exceptions], outcome) {
	let { value, error = "", unreadable } = together ?? {};
	if (unreadable) return {
		refused: error,
		excepted: nothing
	};
	let excepted = Array.isArray(exceptions?.value) ? new Set(exceptions.value) : nothing, answer = { excepted };
	if (exceptions?.error !== void 0 && (answer.exceptionFailure = exceptions.error), value === void 0) return answer;
	answer.reading = {
		findings: [],
		failures: []
	};
	for (let [id, each] of Object.entries(value ?? {})) outcome.read(subject, id, { value: each }, excepted.has(id), answer.reading);
	return inOrder(answer.reading.findings, compareFindings), answer;
}
function entrypointOf(rules) {
	let entrypoints = new Map(rules.map(({ id, entrypoint }) => [id, entrypoint]));
	return (id) => entrypoints.get(id) ?? id;
}
function compareFindings(a, b) {
	return a.index - b.index || compareText(a.rule.id, b.rule.id) || comparePaths(a.path, b.path) || compareText(a.message, b.message);
}
// src/policy/evaluate-parts.ts
async function evaluateParts(request, parts, signal) {
	let [first = {}, ...more] = parts, { options = {}, shared = options } = first;
	if (more.length === 0 && shared === options) return await evaluatePolicies({
		...request,
		...first
	}, signal);
	let single = request.sets.filter(({ subjects }) => subjects === void 0), whole = request.sets.filter(({ subjects }) => subjects !== void 0), runs = [await evaluatePolicies({
		...request,
		options: shared,
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
// src/policy/gone-root.ts
function standIn(name) {
	return {
		apiVersion: "slipway/v1",
		kind: "Root",
		metadata: { name }
	};
}
async function evaluateGone(id, removed, request, scopes, signal) {
	let sets = request.sets.filter(({ sees }) => sees?.has("removed"));
	if (sets.length === 0 || removed.length === 0) return {
		findings: [],
		errors: []
	};
	let before = {
		old: [void 0],
		removed
	}, whole = {
		...request,
		sets,
		objects: [standIn(id)],
		before,
		label: `what is gone from ${id}`
	}, parts = scopes.partsOf(id, removed), partOf = new Map(parts.flatMap(({ only }, part) => [...only ?? []].map((index) => [namespaceOf(removed[index]), part]))), runs = [];
	for (let [part, { only: _, ...options }] of parts.entries()) {
		let run = await evaluateParts(whole, [options], signal), findings = run.findings.filter(({ object }) => object !== void 0 && object.apiVersion !== "slipway/v1").filter(({ object }) => (partOf.get(object?.namespace ?? "") ?? 0) === part).map((finding) => ({
			...finding,
			index: -1
		}));
		runs.push({
			findings: scopes.settle(id, findings),
			errors: run.errors
		});
	}
	return {
		findings: runs.flatMap(({ findings }) => findings),
		errors: runs.flatMap(({ errors }) => errors)
	};
}
function isGoneApart(id, objects, removed, scopes) {
	return removed.length > 0 && scopes.partsOf(id, [...objects, ...removed]).length > 1;
}
function withoutGone(findings, objects, removed) {
	let gone = new Set(removed.map((object) => formatIdentity(identify(object))));
	for (let object of objects) gone.delete(formatIdentity(identify(object)));
	return findings.filter(({ object }) => object === void 0 || !gone.has(formatIdentity(object)));
}
function namespaceOf(object) {
	return object?.metadata?.namespace ?? "";
}
// src/policy/pod-security.ts
const podSecurityPacks = ["pss-baseline", "pss-restricted"];
function enforcedRules(packs, selected) {
	let named = podSecurityPacks.filter((name) => packs.some((pack) => pack.split(":", 1)[0] === name));
	return selected.filter((rule) => rule.severity !== "error" && named.some((name) => rule.packs.includes(name))).map(({ id }) => ({
		rule: id,
		severity: "error"
	}));
}
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
var RuleNames = class {
	byName = new Map();
	byGroup = new Map();
	ids = new Set();
	isPartial;
	constructor(rules, isPartial = !1) {
		this.isPartial = isPartial;
		for (let rule of rules) {
			this.ids.add(rule.id), add(this.byName, rule.id, rule.id), add(this.byGroup, rule.group, rule.id);
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
		if (this.isPartial) return {
			ids: new Set(),
			precision: 2
		};
		throw unknownName("rule or group", name, [...this.byName.keys(), ...this.byGroup.keys()]);
	}
	checkId(id) {
		if (!this.ids.has(id) && !this.isPartial) throw unknownName("rule", id, [...this.ids]);
	}
};
function add(map, name, id) {
	map.set(name, (map.get(name) ?? new Set()).add(id));
}
function unknownName(what, name, candidates) {
	let meant = nearest(name, candidates), hint = meant === void 0 ? {} : { hint: `Did you mean ${meant}? See \`slipway explain\` for the list.` };
	return new SlipwayError("UNKNOWN_RULE", `there is no ${what} "${name}"`, hint);
}
// src/policy/rule-options.ts
function checkOptions({ rules, names, options, scopes }) {
	let byId = new Map(rules.map((rule) => [rule.id, rule])), among = (ids) => [...ids].flatMap((id) => byId.get(id) ?? []);
	for (let [id, values] of Object.entries(options)) names.checkId(id), checkValues(`gate.options.${id}`, values, among([id]));
	for (let [index, { rule, options: values = {} }] of scopes.entries()) checkValues(`gate.rules[${index}].options`, values, among(names.resolve(rule).ids));
}
function checkValues(place, values, rules) {
	if (rules.length === 0 || rules.some(({ origin }) => origin === "user")) return;
	let known = [...new Set(rules.flatMap(({ options }) => Object.keys(options)))];
	for (let [name, value] of Object.entries(values)) {
		let option = rules.flatMap(({ options }) => options[name] ?? [])[0];
		if (option === void 0) {
			let near = nearest(name, known), list = known.length === 0 ? "It has no options." : `Its options: ${known.join(", ")}.`, hint = near === void 0 ? list : `Did you mean ${near}?`;
			throw new SlipwayError("CONFIG_INVALID", `${place}: there is no option "${name}"`, { hint });
		}
		let wanted = typeOf(option.default);
		if (typeOf(value) !== wanted) {
			let hint = `Its default is ${shortened(JSON.stringify(option.default))}.`;
			throw new SlipwayError("CONFIG_INVALID", `${place}.${name}: must be a ${wanted}`, { hint });
		}
	}
}
function typeOf(value) {
	return Array.isArray(value) ? value.every((item) => typeof item == "string") ? "list of texts" : "list" : value === null ? "null" : {
		string: "text",
		number: "number",
		boolean: "boolean"
	}[typeof value] ?? "map";
}
function shortened(text) {
	return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
// src/policy/rule-scopes.ts
function createRuleScopes(request) {
	let { scopes, rules, selected, options } = request, environmentsOf = createEnvironmentsOf(request.environments), names = new RuleNames(rules, request.isPartial);
	checkOptions({
		rules,
		names,
		options,
		scopes
	});
	let all = [...request.enforced ?? [], ...scopes].map((scope) => ({
		...scope,
		ids: names.resolve(scope.rule).ids
	})), on = new Set(selected.map(({ id }) => id)), turnedOn = new Set(all.filter(({ severity = "off" }) => severity !== "off").flatMap(({ ids }) => [...ids])), ofRoot = (root) => all.filter((scope) => meansRoot(scope, root, environmentsOf));
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
			let shared = merged(options, withOptions.filter(({ namespaces }) => namespaces === void 0));
			return [...parts.values()].map((part) => ({
				options: merged(options, part.scopes),
				only: part.only,
				shared
			}));
		},
		notices: (roots) => scopes.flatMap((scope, index) => roots.some((root) => meansRoot(scope, root, environmentsOf)) ? [] : [`gate.rules[${index}] (${scope.rule}) counts nowhere: it means no root that was judged`]),
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
function meansRoot({ roots, environments: wanted }, root, environmentsOf) {
	return roots !== void 0 && !meansOne(roots, root) ? !1 : wanted === void 0 || environmentsOf(root).some((name) => wanted.includes(name));
}
function meansNamespace({ namespaces }, namespace) {
	return namespaces === void 0 || meansOne(namespaces, namespace);
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
var import_picomatch = __toESM(require_picomatch(), 1);
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
function selectRules({ packs, enable, disable, rules, isPartial }) {
	for (let pack of packs) checkPack(pack);
	let names = new RuleNames(rules, isPartial), enabled = enable.map((name) => names.resolve(name)), disabled = disable.map((name) => names.resolve(name));
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
// src/gate/covering.ts
const grades = {
	info: 0,
	warning: 1,
	error: 2
};
function createCovering(rules) {
	let covers = new Map(rules.flatMap(({ id, covers = [] }) => covers.length === 0 ? [] : [[id, new Set(covers)]])), involved = new Set([...covers].flatMap(([id, covered]) => [id, ...covered])), repeats = (one, other) => {
		if (!isSamePlace(one, other) || one.status === "new" && other.status !== "new") return !1;
		let [mine, others] = [one.violation, other.violation], difference = grades[others.severity] - grades[mine.severity];
		return covers.get(others.rule)?.has(mine.rule) === !0 ? difference >= 0 : covers.get(mine.rule)?.has(others.rule) === !0 && difference > 0;
	};
	return (findings) => {
		let covered = placesOf(findings.filter(({ violation, status }) => involved.has(violation.rule) && status !== "waived")).flatMap((place) => {
			let repeated = new Set(place.filter((one) => place.some((other) => repeats(one, other)))), left = place.filter((one) => !repeated.has(one));
			return [...repeated].flatMap((one) => {
				let by = left.find((other) => isSamePlace(one, other));
				return by === void 0 ? [] : [{
					one,
					by
				}];
			});
		});
		if (covered.length === 0) return {
			left: findings,
			covered
		};
		let hidden = new Set(covered.map(({ one }) => one));
		return {
			left: findings.filter((one) => !hidden.has(one)),
			covered
		};
	};
}
function isSamePlace(one, other) {
	return one.path === other.path || isItem(one, other) || isItem(other, one);
}
function isItem({ violation: { path }, path: text }, field) {
	return typeof path.at(-1) == "number" && field.violation.path.length === path.length + 1 && itemOf(field) === text;
}
function itemOf({ violation: { path }, path: text }) {
	return typeof path[path.length - 2] == "number" ? formatPath(path.slice(0, -1)) : text;
}
function placesOf(findings) {
	let byObject = new Map();
	for (let each of findings) {
		let { object } = each.violation, own = byObject.get(object);
		own === void 0 ? byObject.set(object, [each]) : own.push(each);
	}
	let places = [], found = new Map();
	for (let own of byObject.values()) if (!(own.length < 2)) {
		found.clear();
		for (let each of own) {
			let item = itemOf(each), before = found.get(item);
			if (before === void 0) found.set(item, each);
			else if (Array.isArray(before)) before.push(each);
			else {
				let place = [before, each];
				found.set(item, place), places.push(place);
			}
		}
	}
	return places;
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
function ownDates(rules) {
	let byId = Map.groupBy(rules, ({ id }) => id);
	return Object.fromEntries([...byId].flatMap(([id, same]) => {
		let days = same.map(({ effectiveFrom }) => effectiveFrom), [first] = days.filter((day) => day !== void 0).toSorted((one, other) => Date.parse(one) - Date.parse(other));
		return first === void 0 || days.includes(void 0) ? [] : [[id, first]];
	}));
}
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
	let names = new Map(rules.map((rule) => [rule.id, rule.aliases])), counts = new Map(), waiverOf = ({ rule, object, path }) => {
		let annotations = textsOf(object.manifest.metadata?.annotations), aliases = names.get(rule);
		if (aliases !== void 0) for (let tool of tools) {
			let checks = tool === "checkov" ? checkovNames(aliases) : aliases[tool], places = tool === "kube-score" ? [annotations, ...ofTemplates(object.manifest, path)] : [annotations], reasons = checks.map((check) => places.map((place) => readers[tool](place, check)).find(isThere)), [reason] = reasons;
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
function ofTemplates(manifest, path) {
	return path.flatMap((step, index) => step === "template" ? [textsOf(valueAt(manifest, [
		...path.slice(0, index + 1),
		"metadata",
		"annotations"
	]))] : []);
}
function isThere(reason) {
	return reason !== void 0;
}
function textsOf(value) {
	return typeof value != "object" || !value ? {} : Object.fromEntries(Object.entries(value).filter((entry) => typeof entry[1] == "string"));
}
// src/gate/violations.ts
function violationsOf(findings, root) {
	let identityOf = identities(root), about = speaksOfOthers(findings, identityOf) ? createAbout(root, identityOf) : void 0, itself = rootObject(root), violations = [];
	for (let finding of findings) {
		let { rule, severity, message, index, path, excepted, details, learned } = finding, own = index === -1 ? itself : root.objects[index];
		if (own === void 0) continue;
		let object = about === void 0 ? own : about(finding, own);
		if (object === void 0) continue;
		let known = object === own ? learned : void 0, { id, docs } = rule, violation = known === void 0 ? {
			rule: id,
			severity,
			message,
			object,
			path,
			docs
		} : {
			rule: id,
			severity,
			message,
			object,
			path,
			docs,
			learned: known
		};
		details !== void 0 && (violation.details = details), excepted && (violation.excepted = excepted), violations.push(violation);
	}
	return violations;
}
function identities({ objects }) {
	let known = [];
	return (index) => {
		let object = objects[index];
		return object === void 0 ? void 0 : known[index] ??= formatIdentity(identify(object.manifest));
	};
}
function speaksOfOthers(findings, identityOf) {
	let last = { index: -1 };
	return findings.some((finding) => {
		let { index, object } = finding;
		return index === -1 ? !0 : object === void 0 || object === last.object && index === last.index ? !1 : (last = finding, formatIdentity(object) !== identityOf(index));
	});
}
function createAbout(root, identityOf) {
	let byIdentity = new Map();
	for (let [index, object] of [...root.objects.entries()].toReversed()) byIdentity.set(identityOf(index) ?? "", object);
	let told = {
		own: new Set(),
		foreign: new Set()
	};
	return ({ rule, severity, message, index, object, path, excepted }, own) => {
		let about = object ?? identify(rootObject(root).manifest), identity = formatIdentity(about), isOwn = identity === (identityOf(index) ?? formatIdentity(identify(own.manifest))), key = JSON.stringify([
			rule.id,
			severity,
			message,
			identity,
			formatPath(path),
			excepted ?? !1
		]);
		if (!(told.foreign.has(key) || !isOwn && told.own.has(key))) return told[isOwn ? "own" : "foreign"].add(key), isOwn ? own : byIdentity.get(identity) ?? goneObject(about);
	};
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
			if (counting.length === 0) return violations;
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
		notices: (isWhole = !1) => counting.flatMap(({ waiver, isPast, found, met }) => {
			let name = `the waiver of ${waiver.rule} (${waiver.location.file}:${waiver.location.line ?? 1}, ${waiver.owner})`, soon = !isPast && endOf(waiver) - now <= 14 * day;
			return [
				...found.size === 0 && met ? [`${name} is not used: nothing that it names is found`] : [],
				...isWhole && !met ? [`${name} is not used: no root is ${waiver.root}`] : [],
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
	return root === void 0 || meansOne([root], id);
}
function matcherOf(waiver) {
	let { rule, object, labels, path } = waiver, steps = path === void 0 ? [] : parsePath(path) ?? [];
	return (violation, id) => {
		let identity = identify(violation.object.manifest), own = violation.object.manifest.metadata?.labels ?? {};
		return violation.rule === rule && matchesRoot(waiver, id) && Object.entries(object ?? {}).every(([key, value]) => identity[key] === value) && Object.entries(labels ?? {}).every(([key, value]) => Object.hasOwn(own, key) && own[key] === value) && steps.every((step, index) => violation.path[index] === step);
	};
}
// src/commands/rules-digest.ts
function rulesDigest({ settings, files, crds, rules }) {
	let { waivers: _, foreign: _foreign, effectiveFrom: _dates, baseline: _known, failOn: _failOn, ...deciding } = settings, policies = files.map(({ sources, data, binaries, documents }) => ({
		sources,
		data,
		documents,
		binaries: binaries.map(({ path, wasm, annotations }) => ({
			path,
			wasm: createHash("sha256").update(wasm).digest("hex"),
			annotations: [...annotations]
		}))
	})), ids = rules.map((some) => some.map(({ id }) => id)), text = JSON.stringify({
		...deciding,
		pods: [...deciding.pods],
		policies: [policies],
		crds,
		ids
	});
	return createHash("sha256").update(text).digest("hex");
}
// src/commands/rules.ts
function expectPolicies(platform) {
	platform.policies({ cached: !0 }).then((engine) => engine.expect(), () => void 0);
}
async function loadRules(platform, settings, places, cached = !1) {
	let { signal, host } = platform, engine = await platform.policies({ cached });
	places.some(({ paths }) => paths.length > 0) && engine.expect();
	let sets = [await builtinPolicies(engine, host.context.untrusted)], errors = [], told = [], read = [];
	for (let place of places) if (place.paths.length !== 0) try {
		let files = await readPolicyFiles(place, platform);
		read.push(...files);
		let loaded = await loadPolicies(engine, files, { combine: settings.combine }, signal);
		sets.push(...loaded.sets), told.push(...loaded.notices);
	} catch (thrown) {
		errors.push(...policyErrors(thrown));
	}
	let { packs, enable, disable, options } = settings, rules = [...sets.flatMap((set) => set.rules), ...nativeRules], isPartial = errors.length > 0, wanted = selectRules({
		packs,
		enable,
		disable,
		rules,
		isPartial
	}), { environments } = settings, scopes = createRuleScopes({
		scopes: settings.scopes,
		enforced: enforcedRules(packs, wanted),
		rules,
		selected: wanted,
		options,
		environments,
		isPartial
	}), selected = scopes.evaluated.filter((rule) => rule.unevaluated === void 0);
	errors.push(...unevaluated(scopes.evaluated));
	let minor = podSecurityMinor(packs, settings.kubernetesVersion), [deciding] = places, checks = await loadChecks(engine, settings, selected, deciding && {
		crds: [],
		...deciding
	}), waivers = await waiversOf(places[0]?.waivers ?? places[0]?.tree), waiving = createWaiving({
		...settings.waivers,
		waivers: waivers.waivers,
		rules: new Set(rules.map(({ id }) => id)),
		now: platform.clock.now()
	}), foreign = createForeignWaiving(settings.foreign, rules), dates = {
		...ownDates(rules),
		...settings.effectiveFrom
	}, names = new RuleNames(rules, isPartial);
	for (let id of Object.keys(settings.effectiveFrom)) names.checkId(id);
	let soften = createSoftening(dates, platform.clock.now()), neighbours = createNeighbours(environments), relating = among(neighbours, createRelating(settings.external)), namespaces = among(neighbours, createNamespaces(settings.external));
	return {
		evaluate: evaluator(sets, {
			selected,
			scopes,
			pods: settings.pods,
			podSecurityMinor: minor,
			relating,
			namespaces,
			checks
		}),
		mark: (violations, root, changed) => foreign.apply(waiving.apply(soften(violations), root, changed)),
		cover: createCovering(rules),
		digest: sets.some(({ module }) => module.timed) ? void 0 : rulesDigest({
			settings,
			files: read,
			crds: checks.crds,
			rules: [wanted, scopes.evaluated]
		}),
		compares: sets.some(({ sees, subjects }) => sees === void 0 ? subjects !== void 0 : sees.has("old") || sees.has("removed")),
		contextOf: (root, roots) => {
			let [related, namespace] = [relating(root, roots), namespaces(root, roots)];
			return JSON.stringify([checks.contextOf(root, roots), ...root.objects.map(({ manifest }) => [related(manifest), namespace(manifest.metadata?.namespace ?? "")])]);
		},
		environmentsOf: createEnvironmentsOf(environments),
		selected,
		errors: [
			...errors,
			...waivers.errors,
			...waiving.errors
		].map(toErrorDocument),
		notices: (isWhole = !1, roots = []) => [
			...told,
			...checks.notices,
			...waiving.notices(isWhole),
			...foreign.notices(),
			...isWhole && roots.length > 0 ? scopes.notices(roots) : []
		]
	};
}
function among(neighbours, make) {
	return (root, roots) => make(root, neighbours(root, roots));
}
async function waiversOf(tree) {
	let bytes = await tree?.read(waiversFile);
	return bytes === void 0 ? {
		waivers: [],
		errors: []
	} : readWaivers(new TextDecoder().decode(bytes));
}
function evaluator(sets, { selected, scopes, pods, podSecurityMinor, relating, namespaces, checks }) {
	return async (root, base, roots, signal, learn) => {
		let objects = root.objects.map((object) => object.manifest), before = base === void 0 ? {} : { before: beforeOf(root, base) }, removed = before.before?.removed ?? [], goneOf = () => evaluateGone(root.id, removed, {
			sets,
			selected,
			pods
		}, scopes, signal);
		if (objects.length === 0) {
			let gone = await goneOf();
			return {
				violations: violationsOf(gone.findings, root),
				errors: gone.errors.map(toErrorDocument)
			};
		}
		let related = relating(root, roots), files = root.objects.map(({ origin }) => origin?.file ?? root.id), namespace = namespaces(root, roots), checked = Promise.withResolvers(), running = evaluateParts({
			busy: checked.promise,
			sets,
			selected,
			objects,
			files,
			pods,
			podSecurityMinor,
			related,
			namespace,
			...before,
			learn: learn && ((index, rule, path) => learn(root.objects[index] ?? nowhere, rule, path))
		}, scopes.partsOf(root.id, objects), signal);
		running.catch(() => void 0);
		let found = [];
		try {
			for (let part of checks.evaluateInParts(root, roots)) {
				for (let finding of part) found.push(finding);
				await setImmediate(), signal?.throwIfAborted();
			}
		} finally {
			checked.resolve();
		}
		let run = await running, isApart = isGoneApart(root.id, objects, removed, scopes), gone = isApart ? await goneOf() : {
			findings: [],
			errors: []
		}, there = isApart ? withoutGone(run.findings, objects, removed) : run.findings;
		return {
			violations: violationsOf([...scopes.settle(root.id, there.concat(found)), ...gone.findings], root),
			errors: [...run.errors, ...gone.errors].map(toErrorDocument)
		};
	};
}
const nowhere = { manifest: {
	apiVersion: "",
	kind: ""
} };
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
		let folder = posix.dirname(workspace.configPath), own = ruleSettings(values, workspace.config, folder, action), theirs = placesOf(deciding.tree, ruleSettings(values, deciding.config, folder, action)), ours = placesOf(workspace.tree, own);
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
		mark: (violations) => violations,
		cover: (findings) => ({
			left: findings,
			covered: []
		}),
		digest: void 0,
		compares: !1,
		contextOf: () => "",
		environmentsOf: () => [],
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
	let { platform, values, positionals, action } = context, { log } = platform.host;
	values.list("policy").length > 0 && expectPolicies(platform);
	let opened = await openWorkspace(context), base = await findBase(context, opened);
	base !== void 0 && positionals.length === 0 && await demandWhole(opened);
	let workspace = await decidingWorkspace(context, opened, base), deciding = await decidingTree(context, workspace, base), folder = posix.dirname(workspace.configPath), settings = ruleSettings(values, deciding.config, folder, action);
	action && base !== void 0 && await demandKnownInputs(values, deciding.config, base.rules);
	let baseline = await readBaselines(settings, workspace, base?.rules ?? workspace.tree), typed = (path) => path === "-" ? path : repositoryPath(workspace, platform.host.context.workspace, path), named = values.list("policy").map((path) => isRemotePolicy(path) ? path : typed(path)), there = base === void 0 ? [] : await policiesIn(base.rules, named), placesOf = (tree, { policies, crds }, kept = tree) => [
		{
			tree,
			waivers: kept,
			paths: configuredPolicies(policies, folder),
			crds: configuredPolicies(crds, folder)
		},
		{
			tree: tree === deciding.tree ? base?.rules ?? tree : tree,
			paths: there
		},
		{
			tree: workspace.tree,
			paths: named.filter((path) => !there.includes(path))
		}
	], renders = await renderCache(platform), unpinned = [], reach = reachOf(context, deciding.config, {
		renders,
		notice: (words) => unpinned.push(words)
	}), [{ rules, proposed }, applied] = await Promise.all([log.group("Load rules", async () => ({
		rules: await loadRules(platform, settings, placesOf(deciding.tree, settings, deciding.kept), !0),
		proposed: await proposedRules(context, workspace, deciding, placesOf)
	})), appliedEngines(platform, workspace.folder, deciding.config, void 0, reach.charts)]), selection = {
		applied,
		roots: await gateRoots({
			named: positionals.map(typed),
			workspace,
			deciding,
			applied,
			action
		}),
		values: values.list("values").map(typed),
		allRoots: values.flag("all-roots")
	}, reader = createTreeReader(workspace.tree), baseReader = base && createTreeReader(base.compare, reader.cache), beginning = baseReader && resolveRoots(baseReader.tree, {
		...selection,
		missing: "skip",
		reader: baseReader
	});
	beginning?.catch(() => void 0);
	let head = {
		tree: workspace.tree,
		reader,
		roots: await resolveRoots(workspace.tree, {
			...selection,
			reader,
			missing: base === void 0 || positionals.length > 0 ? "error" : "skip"
		})
	};
	askEarly(platform, values.text("renderer"), head.roots);
	let before = baseReader && {
		tree: baseReader.tree,
		reader: baseReader,
		roots: await beginning ?? []
	}, lost = before === void 0 ? {
		errors: [],
		notices: []
	} : await lostRoots(before, head), verdict = await log.group(`Render and judge ${head.roots.length === 1 ? "1 root" : `${head.roots.length} roots`}`, async () => judge(platform, {
		applied,
		renders,
		evaluations: await platform.evaluations(),
		...reach,
		base: before,
		head,
		rules,
		baseline,
		proposed,
		errors: lost.errors,
		failOn: settings.failOn,
		renderer: values.text("renderer"),
		explainLocation: values.flag("explain-location"),
		kubernetesVersion: settings.kubernetesVersion
	})), isWhole = positionals.length === 0 && verdict.errors.length === 0, stale = staleEntries(baseline, verdict, isWhole), notices = [
		...deciding.notice === void 0 ? [] : [deciding.notice],
		...rules.notices(isWhole, verdict.roots.map(({ id }) => id)),
		...stale === void 0 ? [] : [stale],
		...lost.notices,
		...unpinned,
		...leftOut(verdict)
	];
	for (let notice of notices) log.notice(notice);
	return verdictResult(verdict, {
		sources: showsSources(context) ? await readSourceLines(workspace.tree, verdict) : new Map(),
		isOnDiff: await readChangedLines(annotates(context) ? base?.compare : void 0, workspace.tree, verdict),
		rules,
		failOn: settings.failOn,
		version: platform.version,
		action,
		notices,
		run: platform.host.context
	});
}
function annotates(context) {
	return context.action || asksFor(context, /^github(?:=|$)/);
}
function showsSources(context) {
	return context.action || asksFor(context, /^(?:text|html)(?:=|$)/);
}
function asksFor({ values }, format) {
	return [values.text("format") ?? "text", ...values.list("report")].some((one) => format.test(one));
}
function leftOut({ roots }) {
	if (roots.length === 0) return ["nothing was judged: no kustomization, chart or manifest was found"];
	let out = roots.filter(({ excluded }) => excluded !== void 0), told = out.slice(0, 10).map(({ id, excluded }) => `left out: ${id}: ${excluded}`);
	return out.length > told.length ? [...told, `left out: ${out.length - told.length} more roots`] : told;
}
function verdictResult(verdict, { sources, isOnDiff, rules, failOn, version, action, notices, run }) {
	let told = {
		rules: ruleHelp(rules),
		notices,
		...webPlaces(run)
	};
	return {
		exitCode: verdict.verdict === "pass" ? 0 : 1,
		formats: {
			text: (colour) => gateText(verdict, {
				colour,
				sources,
				rules: told.rules
			}),
			json: () => gateJsonText(verdict),
			github: () => gateGithub(verdict, isOnDiff),
			sarif: () => jsonText(gateSarif(verdict, {
				rules: rules.selected,
				version
			})),
			junit: () => gateJunit(verdict, failOn),
			markdown: () => gateMarkdown(verdict, told),
			html: () => gateHtml(verdict, {
				...told,
				sources,
				version
			}),
			baseline: () => gateBaseline(verdict)
		},
		outputs: verdictOutputs(verdict),
		annotations: action ? gateAnnotations(verdict, isOnDiff) : []
	};
}
function webPlaces({ repositoryUrl, sha, runUrl }) {
	return {
		...repositoryUrl === void 0 || sha === void 0 ? {} : { files: `${repositoryUrl}/blob/${sha}` },
		...runUrl === void 0 ? {} : { run: runUrl }
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
		...rule.title === "" ? {} : { title: rule.title },
		...rule.rationale === "" ? {} : { why: rule.rationale },
		...rule.fix === "" ? {} : { fix: rule.fix }
	}]));
}
export { judge as a, markdownBudgets as c, loadRules as i, gateJson as l, ruleHelp as n, gateText as o, verdictOutputs as r, gateMarkdown as s, gate as t, readSourceLines as u };
