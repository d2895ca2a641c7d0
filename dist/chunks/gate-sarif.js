import { t as formatLocation } from "./location.js";
import { c as shorten, n as escapeHtml, o as oneLine, s as plainLines } from "./escape.js";
import { n as groupOf, r as identify, t as formatIdentity } from "./object.js";
import { a as count, c as groupErrors, l as groupFindings, o as errorLevel, r as mayMeet, s as groupByRule, u as tellRoots } from "./neighbours.js";
import { r as fitAll, t as byteLength } from "./fit.js";
import { u as formatPath } from "./image-reference.js";
import { n as stripHash } from "./picomatch.js";
import { isDeepStrictEqual } from "node:util";
import { createHash, hash } from "node:crypto";
// src/report/own-fix.ts
function ownFix({ details }) {
	if (typeof details == "object" && details && "fix" in details) return typeof details.fix == "string" && details.fix !== "" ? details.fix : void 0;
}
// src/report/gate-annotations.ts
function gateAnnotations(verdict, isOnDiff = () => !1) {
	let fresh = groupFindings(verdict.findings, "new");
	return [
		...groupErrors(verdict).map(({ error, roots }) => {
			let where = roots.length === 0 ? "" : ` (${tellRoots(roots)})`;
			return annotation(errorLevel(error), error.code, `${error.message}${where}`, error.location);
		}),
		...fresh.toSorted((one, other) => rank(one, isOnDiff) - rank(other, isOnDiff)).map((group) => findingAnnotation(group, levels$1[group.finding.severity], "")),
		...groupFindings(verdict.findings, "existing").map((group) => findingAnnotation(group, "notice", "there before: "))
	];
}
const ranks = {
	error: 0,
	warning: 2,
	info: 4
};
function rank({ finding: { severity, location } }, isOnDiff) {
	return ranks[severity] + +!isOnDiff(location);
}
const levels$1 = {
	error: "error",
	warning: "warning",
	info: "notice"
};
function findingAnnotation({ finding, roots }, level, prefix) {
	let { rule, message, object, location, docs } = finding, fix = ownFix(finding);
	return annotation(level, `${prefix}${rule}`, `${message}\n${fix === void 0 ? "" : `fix: ${fix}\n`}${formatIdentity(object)} ${tellRoots(roots)}\n${docs}`, location);
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
	let { error, warning, info } = summary.new, grave = errors.filter((each) => each.excused !== !0).length, excused = errors.length - grave;
	return `${[
		...grave > 0 ? [`${count(grave, "problem")} that kept it from judging`] : [],
		...error > 0 ? [count(error, "new error")] : [],
		...warning > 0 ? [count(warning, "new warning")] : [],
		...info > 0 ? [count(info, "new note")] : [],
		...error + warning + info === 0 ? ["nothing new"] : [],
		...excused > 0 ? [`${count(excused, "problem")} of unchanged roots`] : [],
		...summary.existing > 0 ? [`${summary.existing} existing`] : [],
		...summary.waived > 0 ? [`${summary.waived} waived`] : [],
		...summary.fixed > 0 ? [`${summary.fixed} fixed`] : []
	].join(", ")}; ${count(summary.objects, "object")} in ${count(roots.length, "root")}, ${count(summary.rules, "rule")}`;
}
function proposedSentence({ proposed, roots }) {
	if (proposed !== void 0) return `under the rules this change proposes: ${proposed.verdict}: ${summarySentence({
		...proposed,
		roots
	})}`;
}
function proposedLead({ proposed, roots }) {
	if (proposed !== void 0) return `They do not decide. ${proposed.verdict === "pass" ? "They would pass" : "They would fail"}: ${summarySentence({
		...proposed,
		roots
	})}.`;
}
// src/report/gate-github.ts
function gateGithub(verdict, isOnDiff) {
	return `${[...limitAnnotations(gateAnnotations(verdict, isOnDiff)).map(workflowCommand), `${verdict.verdict}: ${summarySentence(verdict)}`].join("\n")}\n`;
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
function groupImages(images) {
	return [...Map.groupBy(images, (image) => JSON.stringify([image.old, image.new])).values()].map((own) => ({
		old: own[0]?.old ?? null,
		new: own[0]?.new ?? null,
		users: [...new Set(own.map(({ container, object }) => `${container} of ${object}`))],
		roots: [...new Set(own.map(({ root }) => root))]
	}));
}
function sharedName(before, after) {
	let name = /^[^@]*?(?:@|:(?=[^/]*$))/.exec(before)?.[0] ?? "";
	return after.startsWith(name) ? name : "";
}
function groupChanges(changes) {
	let byRoot = [...Map.groupBy(changes, ({ root }) => root).values()];
	return [...Map.groupBy(byRoot, (own) => JSON.stringify(own.map(({ object, change, paths }) => [
		object,
		change,
		paths
	]))).values()].map((same) => ({
		roots: same.map((own) => own[0]?.root ?? ""),
		changes: same[0] ?? []
	}));
}
function frameLines({ file, line, column }, sources) {
	let lines = line === void 0 ? void 0 : sources.get(file), text = line === void 0 ? void 0 : lines?.get(line);
	if (line === void 0 || lines === void 0 || text === void 0) return [];
	let before = [line - 2, line - 1].flatMap((number) => {
		let near = lines.get(number);
		return near === void 0 ? [] : [{
			number,
			text: oneLine(shorten(near, 160))
		}];
	}), mark = markOf(text, column);
	return [...before, {
		number: line,
		text: oneLine(shorten(text, 160)),
		...mark === void 0 ? {} : { mark }
	}];
}
function codeFrame(location, sources, paint) {
	let lines = frameLines(location, sources), width = String(location.line).length, margin = (label) => paint.dim(`${label.padStart(width)} |`);
	return lines.flatMap(({ number, text, mark }) => [`${margin(String(number))} ${text}`, ...mark === void 0 ? [] : [`${margin("")} ${" ".repeat(mark.start)}${paint.error("^".repeat(mark.length))}`]]);
}
function markOf(text, column) {
	if (column === void 0 || column > text.length || column > 160 || oneLine(text) !== text) return;
	let start = column - 1, meant = text.slice(start).replace(/\s+#.*$/, "").trimEnd();
	return {
		start,
		length: Math.max(1, Math.min(meant.length, 160 - start))
	};
}
// src/report/html.ts
function html(template, ...parts) {
	let markup = template[0] ?? "";
	for (let [index, part] of parts.entries()) markup += markupOf(part) + (template[index + 1] ?? "");
	return { markup };
}
const nothing = { markup: "" };
function markupOf(part) {
	return typeof part == "string" ? escapeText(part) : typeof part == "number" ? String(part) : "markup" in part ? part.markup : part.map(({ markup }) => markup).join("");
}
const noCharacter = /\p{Noncharacter_Code_Point}/gu;
function escapeText(text) {
	return escapeHtml(oneLine(text).replace(noCharacter, (point) => `\\u${(point.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`));
}
function link(address, text) {
	let url = address !== void 0 && /^https:\/\//i.test(address) && URL.canParse(address) ? new URL(address) : void 0;
	return url === void 0 || url.username !== "" || url.password !== "" ? text : html`<a href="${url.href}">${text}</a>`;
}
function createAnchors() {
	let given = new Set(), copies = new Map();
	return (wish) => {
		let plain = wish.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60), base = plain === "" ? "x" : plain, name = base;
		for (; given.has(name);) {
			let copy = (copies.get(base) ?? 1) + 1;
			copies.set(base, copy), name = `${base}-${copy}`;
		}
		return given.add(name), name;
	};
}
// src/report/web-places.ts
function fileAddress({ file, line }, files) {
	let parts = file.toWellFormed().split("/");
	if (files === void 0 || parts.some((part) => part === "" || part === "." || part === "..")) return;
	let lines = line === void 0 ? "" : `#L${line}`;
	return `${files}/${parts.map(encodePart).join("/")}${lines}`;
}
function encodePart(part) {
	return encodeURIComponent(part).replace(/['()*!~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
// src/report/gate-html-parts.ts
const longest = {
	message: 2e3,
	name: 300,
	list: 50
};
function code(text) {
	return html`<code>${shorten(text, longest.name)}</code>`;
}
function tag(kind, text = kind) {
	return html`<span class="tag ${kind}">${text}</span>`;
}
function sectionOf(anchor, title, lead, body) {
	return html`<section id="${anchor}"><h2>${title}</h2>
${lead.markup === "" ? nothing : html`<p>${lead}</p>`}
${body}</section>
`;
}
function missing(amount, noun) {
	return amount <= 0 ? nothing : html`<p class="more">${amount === 1 ? `1 more ${noun} is` : `${amount} more ${noun}s are`} left out for want of room; the JSON report has all.</p>`;
}
function place(location, { files }) {
	return link(fileAddress(location, files), code(formatLocation(location)));
}
function frame(location, { sources }) {
	let lines = location === void 0 ? [] : frameLines(location, sources);
	if (lines.length === 0) return nothing;
	let width = String(lines.at(-1)?.number ?? "").length;
	return html`<pre class="frame">${lines.map((line, index) => frameLine(line, width, index === lines.length - 1))}</pre>`;
}
function frameLine({ number, text, mark }, width, isMeant) {
	let marked = mark === void 0 ? html`${text}` : html`${text.slice(0, mark.start)}<mark>${text.slice(mark.start, mark.start + mark.length)}</mark>${text.slice(mark.start + mark.length)}`;
	return html`<span${isMeant ? html` class="meant"` : nothing}><i>${String(number).padStart(width)}</i>${marked}</span>`;
}
function prose(text) {
	let parts = shorten(text, longest.message).split("`"), isEven = parts.length % 2 == 1;
	return html`${parts.map((part, index) => isEven && index % 2 == 1 ? html`<code>${part}</code>` : html`${isEven || index === 0 ? "" : "`"}${part}`)}`;
}
function inRoots(roots, preposition = "in ") {
	if (roots.length === 1) return html`${preposition}${shorten(roots[0] ?? "", longest.name)}`;
	let rest = roots.length - longest.list, named = roots.slice(0, longest.list).map((root) => html`<li>${code(root)}</li>`);
	return html`<details><summary>${preposition}${count(roots.length, "root")}</summary><ul>${named}${rest > 0 ? html`<li>and ${rest} more</li>` : nothing}</ul></details>`;
}
function objectAndPath({ object, path }) {
	return html`${code(formatIdentity(object))}${path === "" ? nothing : html` ${code(path)}`}`;
}
function findingRow({ finding, roots }, context) {
	let where = finding.location === void 0 ? nothing : html`${place(finding.location, context)} `;
	return html`<li>${shorten(finding.message, longest.message)}<span class="where">${where}${shorten(tellRoots(roots), longest.name)} · ${objectAndPath(finding)}</span></li>
`;
}
function listSection({ anchor, title, lead, head, rows, tail, noun }) {
	function* forms() {
		for (let kept = rows.length; kept > 0; kept = Math.floor(kept / 2)) yield sectionOf(anchor, title, lead, html`${head}${rows.slice(0, kept)}${tail}${missing(rows.length - kept, noun)}`).markup;
	}
	let least = sectionOf(anchor, title, lead, missing(rows.length, noun)).markup;
	return {
		anchor,
		title,
		amount: rows.length,
		forms: forms(),
		least
	};
}
// src/report/gate-html-changes.ts
function imagesSection({ images }) {
	if (images.length === 0) return;
	let rows = groupImages(images).map(imageRow), head = html`<table class="images"><thead><tr><th scope="col">Image</th><th scope="col">Used by</th><th scope="col">Roots</th></tr></thead><tbody>`;
	return listSection({
		anchor: "images",
		title: "Images",
		lead: html`in ${count(images.length, "container")}`,
		head,
		rows,
		tail: html`</tbody></table>`,
		noun: "image"
	});
}
function imageRow({ old, new: after, users, roots }) {
	let named = users.slice(0, 3).map((user) => html`<div>${code(user)}</div>`), rest = users.length > 3 ? html`<div class="soft">and ${users.length - 3} more</div>` : nothing;
	return html`<tr><td>${imageChange(old, after)}</td><td>${named}${rest}</td><td>${inRoots(roots, "")}</td></tr>
`;
}
function imageChange(before, after) {
	if (before === null) return html`${tag("added")} ${code(after ?? "")}`;
	if (after === null) return html`${tag("removed")} ${code(before)}`;
	let shared = sharedName(before, after), [old, fresh] = [before, after].map((image) => shorten(image.slice(shared.length), longest.name)), gap = shared === "" || before.length + after.length > 100 ? html`<br>→ ` : html` → `;
	return html`<code>${shared === "" ? nothing : html`${shorten(shared.slice(0, -1), longest.name)}<br>`}<del>${old ?? ""}</del>${gap}<ins>${fresh ?? ""}</ins></code>`;
}
function changesSection({ changes }) {
	if (changes.length === 0) return;
	let [anchor, title] = ["changes", "Changes"], alike = groupChanges(changes), lead = `${count(changes.length, "object")} in ${count(new Set(changes.map(({ root }) => root)).size, "root")}`, isShort = alike.length <= 3 && changes.length <= 60;
	function* forms() {
		for (let { roots, objects } of rooms$1) {
			let shown = alike.slice(0, roots).map((same) => rootChanges(same, objects, isShort));
			yield sectionOf(anchor, title, html`${lead}`, html`${shown}${missing(alike.length - roots, "root")}`).markup;
		}
	}
	let least = sectionOf(anchor, title, html`${lead}`, missing(changes.length, "object")).markup;
	return {
		anchor,
		title,
		amount: changes.length,
		forms: forms(),
		least
	};
}
const rooms$1 = [
	{
		roots: 1e400,
		objects: 1e400
	},
	...[
		1e3,
		200,
		50,
		10
	].map((objects) => ({
		roots: 1e3,
		objects
	})),
	...[
		1e3,
		300,
		100,
		30
	].map((roots) => ({
		roots,
		objects: 3
	}))
];
function rootChanges({ roots, changes: own }, most, isOpen) {
	let name = roots.length === 1 ? code(roots[0] ?? "") : html`${code(roots[0] ?? "")} and ${count(roots.length - 1, "more root")}`, others = roots.length === 1 ? nothing : html`<p class="where">The same ${inRoots(roots)}</p>`, rows = own.slice(0, most).map(({ change, object, paths }) => {
		let more = paths.length > mostPaths ? html` and ${paths.length - mostPaths} more` : nothing, listed = paths.slice(0, mostPaths).map((path, index) => html`${index > 0 ? ", " : ""}${code(path)}`);
		return html`<li>${tag(change)}<div>${code(object)}${listed.length === 0 ? nothing : html`<span class="where">${listed}${more}</span>`}</div></li>
`;
	});
	return html`<details class="root"${isOpen ? html` open` : nothing}><summary>${name} <span class="soft">${changeCounts(own)[0]?.text ?? ""}</span></summary>
${others}<ul class="changes">${rows}</ul>${missing(own.length - rows.length, "object")}</details>
`;
}
const mostPaths = 12;
function rootsSection({ roots, findings }) {
	if (roots.length === 0) return;
	let fresh = Map.groupBy(findings.filter(({ status }) => status === "new"), ({ root }) => root), rows = roots.map((root) => rootRow(root, fresh.get(root.id)?.length ?? 0)), isLong = roots.length > 12, head = html`${isLong ? html`<details><summary>Show ${count(roots.length, "root")}</summary>` : nothing}<table><thead><tr><th scope="col">Root</th><th scope="col">Engine</th><th scope="col" class="amount">Objects</th><th scope="col" class="amount">New findings</th><th scope="col" class="amount">Time</th></tr></thead><tbody>
`, tail = html`</tbody></table>${isLong ? html`</details>` : nothing}`;
	return listSection({
		anchor: "roots",
		title: "Roots",
		lead: nothing,
		head,
		rows,
		tail,
		noun: "root"
	});
}
function rootRow({ id, engine, objects, milliseconds, excluded }, fresh) {
	let why = excluded === void 0 ? nothing : html`<span class="where">left out: ${shorten(excluded, longest.message)}</span>`;
	return html`<tr><td>${code(id)}${why}</td><td>${engine}</td><td class="amount" data-name="objects">${objects}</td><td class="amount" data-name="new findings">${fresh}</td><td class="amount" data-name="time">${(milliseconds / 1e3).toFixed(1)} s</td></tr>
`;
}
// src/report/gate-html-findings.ts
const rooms = [
	{
		rules: 1e400,
		places: 1e400,
		frames: 1e400
	},
	{
		rules: 1e400,
		places: 1e400,
		frames: 20
	},
	...[
		1e3,
		500,
		200,
		100,
		50,
		20
	].map((places) => ({
		rules: 1e3,
		places,
		frames: Math.min(20, places)
	})),
	...[
		10,
		3,
		1
	].map((places) => ({
		rules: 300,
		places,
		frames: 1
	})),
	...[
		100,
		30,
		10
	].map((rules) => ({
		rules,
		places: 1,
		frames: 0
	}))
];
function findingsSection({ anchor, title, findings, status, whole }, context) {
	let amount = findings.filter((finding) => finding.status === status).length;
	if (amount === 0) return;
	let rules = withAnchors(groupByRule(findings, status), context, whole), places = rules.reduce((sum, one) => sum + one.places.length, 0), lead = amount === places ? count(amount, "finding") : `${count(amount, "finding")} at ${count(places, "place")}`;
	function* forms() {
		for (let room of rooms) {
			let told = rules.slice(0, room.rules), shown = told.map((one) => whole ? mistake(one, room, context) : folded(one, room, context)), overview = whole && rules.length > 2 ? overviewOf(told, context) : nothing, rest = missing(rules.length - told.length, "rule");
			yield sectionOf(anchor, title, html`${lead}`, html`${overview}${shown}${rest}`).markup;
		}
	}
	let least = sectionOf(anchor, title, html`${lead}`, missing(amount, "finding")).markup;
	return {
		anchor,
		title,
		amount,
		forms: forms(),
		least
	};
}
function withAnchors(rules, { anchor }, whole) {
	return rules.map(({ places, ...rule }) => ({
		...rule,
		anchor: whole ? anchor(rule.rule) : "",
		places: places.map((group) => ({
			group,
			anchor: whole ? anchor(group.finding.fingerprint.slice(0, 15)) : ""
		}))
	}));
}
function overviewOf(rules, context) {
	return html`<table class="overview"><thead><tr><th scope="col">Severity</th><th scope="col">Rule</th><th scope="col" class="amount">Places</th><th scope="col" class="amount">Roots</th></tr></thead><tbody>
${rules.map(({ rule, severity, anchor, places }) => {
		let roots = new Set(places.flatMap(({ group }) => group.roots)).size, title = context.rules.get(rule)?.title, told = title === void 0 ? nothing : html` <span class="what">${prose(title)}</span>`;
		return html`<tr><td>${tag(severity, words[severity])}</td><td><a href="#${anchor}">${code(rule)}</a>${told}</td><td class="amount" data-name="places">${places.length}</td><td class="amount" data-name="roots">${roots}</td></tr>
`;
	})}</tbody></table>
`;
}
const words = {
	error: "error",
	warning: "warning",
	info: "note"
};
function mistake({ rule, severity, docs, anchor, places }, room, context) {
	let help = context.rules.get(rule), advice = [...help?.why === void 0 ? [] : [html`<dt>Why</dt><dd>${prose(help.why)}</dd>`], ...help?.fix === void 0 ? [] : [html`<dt>Fix</dt><dd>${prose(help.fix)}</dd>`]], shown = places.slice(0, room.places);
	return html`<article class="mistake ${severity}" id="${anchor}">
<h3>${tag(severity, words[severity])}${link(docs, code(rule))} <span class="soft">${count(places.length, "place")}</span></h3>
${help?.title === void 0 ? nothing : html`<p>${prose(help.title)}</p>`}
${advice.length === 0 ? nothing : html`<dl class="advice">${advice}</dl>`}
${severity === "info" ? rows(shown, context) : listed(shown, room, context)}
${missing(places.length - shown.length, "place")}</article>
`;
}
function rows(shown, context) {
	let list = html`<ul class="rows">${shown.map(({ group }) => findingRow(group, context))}</ul>`;
	return shown.length <= 5 ? list : html`<details><summary>Show ${count(shown.length, "place")}</summary>${list}</details>`;
}
function listed(shown, room, context) {
	let whole = shown.map(({ group, anchor }, index) => index < room.frames ? findingItem(group, anchor, context) : html`<li id="${anchor}"><ul class="rows">${findingRow(group, context)}</ul></li>`), list = (items) => html`<ul class="places">${items}</ul>`;
	if (whole.length <= 6) return list(whole);
	let rest = whole.length - 5;
	return html`${list(whole.slice(0, 5))}
<details><summary>${count(rest, "more place")}</summary>${list(whole.slice(5))}</details>`;
}
function findingItem({ finding, roots }, anchor, context) {
	let { location, locationExplanation: explanation } = finding, where = location === void 0 ? nothing : html`${place(location, context)} `, found = explanation === void 0 ? nothing : html`<div class="where">found: ${shorten(explanation, longest.message)}</div>`, fix = ownFix(finding), advice = fix === void 0 ? nothing : html`<div>Fix: ${shorten(fix, longest.message)}</div>`;
	return html`<li id="${anchor}"><p class="place">${shorten(finding.message, longest.message)}</p>${advice}
<div class="where">${where}${inRoots(roots)}</div>${frame(location, context)}${found}
<div class="where">${objectAndPath(finding)}</div></li>
`;
}
function folded({ rule, severity, docs, places }, room, context) {
	let shown = places.slice(0, room.places);
	return html`<details class="root"><summary>${tag(severity, words[severity])} ${code(rule)} <span class="soft">${count(places.length, "place")}</span></summary>
<p class="more">${link(docs, html`About the rule`)}</p><ul class="rows">${shown.map(({ group }) => findingRow(group, context))}</ul>${missing(places.length - shown.length, "place")}</details>
`;
}
// src/report/gate-html-notes.ts
function errorsSection(verdict, context) {
	let { errors } = verdict;
	if (errors.length !== 0) return {
		...listSection({
			anchor: "errors",
			title: "Could not be judged",
			lead: errors.every(({ excused }) => excused === !0) ? html`Nothing that this change touches, so the gate does not fail.` : html`As long as one of these is left that the change touches, the gate fails.`,
			head: nothing,
			rows: groupErrors(verdict).map((group) => problem(group, context)),
			tail: nothing,
			noun: "problem"
		}),
		amount: errors.length
	};
}
function problem({ error, roots }, context) {
	let { code: name, message, hint, docs, location } = error, [first = "", ...rest] = shorten(message, longest.message).split("\n"), text = rest.map((line, index) => html`${index > 0 ? html`\n` : nothing}${line}`), where = html`${location === void 0 ? nothing : html`${place(location, context)} `}${roots.length === 0 ? nothing : inRoots(roots)}`;
	return html`<article class="problem"><h3><code>${shorten(name, longest.name)}</code> ${first}</h3>
${where.markup === "" ? nothing : html`<div class="where">${where}</div>`}${frame(location, context)}
${rest.length === 0 ? nothing : html`<pre class="text">${text}</pre>`}
${hint === void 0 ? nothing : html`<p>${prose(hint)}</p>`}
<p class="small">${link(docs, html`Read on`)}</p></article>
`;
}
function waivedSection({ findings }) {
	let waived = findings.filter(({ status }) => status === "waived");
	if (waived.length === 0) return;
	let byWaiver = [...Map.groupBy(waived, ({ rule, waiver }) => JSON.stringify([rule, waiver])).values()];
	return listSection({
		anchor: "waived",
		title: "Waived",
		lead: html`${count(waived.length, "finding")}, for which somebody answers until the waiver expires`,
		head: html`<table><thead><tr><th scope="col">Rule</th><th scope="col">Why</th><th scope="col">Owner</th><th scope="col">Expires</th><th scope="col" class="amount">Findings</th></tr></thead><tbody>
`,
		rows: byWaiver.map(waiverRow),
		tail: html`</tbody></table>`,
		noun: "waiver"
	});
}
function waiverRow(own) {
	let waiver = own[0]?.waiver, objects = [...new Set(own.map(({ root, object }) => `${formatIdentity(object)} in ${root}`))], listed = objects.slice(0, longest.list).map((one) => html`<li>${code(one)}</li>`), rest = objects.length > longest.list ? html`<li>and ${objects.length - longest.list} more</li>` : nothing, owner = waiver?.foreign === void 0 ? waiver?.owner ?? "" : `an annotation for ${waiver.foreign}`;
	return html`<tr><td>${code(own[0]?.rule ?? "")}<details class="small"><summary>${count(objects.length, "object")}</summary><ul>${listed}${rest}</ul></details></td><td>${shorten(waiver?.reason ?? "", longest.message)}</td><td data-name="owner">${shorten(owner, longest.name)}</td><td data-name="expires">${shorten(waiver?.expires ?? "never", longest.name)}</td><td class="amount" data-name="findings">${own.length}</td></tr>
`;
}
function noticesSection(notices) {
	if (notices.length !== 0) return listSection({
		anchor: "notices",
		title: "Notices",
		lead: nothing,
		head: html`<ul class="notices">`,
		rows: notices.map((notice) => html`<li>${shorten(notice, longest.message)}</li>\n`),
		tail: html`</ul>`,
		noun: "notice"
	});
}
function proposedSection(verdict, context) {
	let { proposed } = verdict;
	if (proposed === void 0) return;
	let problems = proposed.errors.map(({ code: name, message }) => html`<li><code>${shorten(name, longest.name)}</code> ${shorten(message, longest.message)}</li>
`), findings = groupFindings(proposed.findings, "new").map((group) => findingRow(group, context));
	return {
		...listSection({
			anchor: "proposed",
			title: "Under the rules this change proposes",
			lead: html`${proposedLead(verdict) ?? ""}`,
			head: html`<ul class="rows">`,
			rows: [...problems, ...findings],
			tail: html`</ul>`,
			noun: "finding"
		}),
		amount: problems.length + findings.length
	};
}
// src/report/gate-html-style.ts
const palettes = {
	light: {
		page: "#ffffff",
		panel: "#f5f6f8",
		ink: "#1a1e24",
		soft: "#545d68",
		rule: "#d9dee4",
		link: "#0a58a8",
		error: "#b1271b",
		"error-tint": "#fdeeec",
		warning: "#855000",
		"warning-tint": "#fdf3e0",
		info: "#35577e",
		"info-tint": "#edf3fa",
		good: "#17693a",
		"good-tint": "#e9f6ee"
	},
	dark: {
		page: "#0e1217",
		panel: "#161b22",
		ink: "#e4e8ed",
		soft: "#9ca7b3",
		rule: "#2b333d",
		link: "#7db8ff",
		error: "#ff8f84",
		"error-tint": "#2d1718",
		warning: "#efb54c",
		"warning-tint": "#2a2010",
		info: "#a3c3e8",
		"info-tint": "#152231",
		good: "#72d190",
		"good-tint": "#10261a"
	}
};
function variables(palette) {
	return Object.entries(palette).map(([name, value]) => `--${name}:${value}`).join(";");
}
const style = `
:root{color-scheme:light;${variables(palettes.light)};--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;${variables(palettes.dark)}}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;overflow-wrap:anywhere}
.wrap{max-width:62rem;margin:0 auto;padding:0 1.25rem}
a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
code,pre{font-family:var(--mono);font-size:.85em;tab-size:2}
h1,h2,h3,h4,p,ul,ol,dl,dd,pre,table{margin:0;padding:0}
ul,ol{list-style:none}
.skip{position:absolute;left:-100vw}
.skip:focus{left:1rem;top:.5rem;background:var(--page);padding:.25rem .75rem;z-index:1}
.soft{color:var(--soft)}
.small{font-size:.875rem}

header{border-top:.375rem solid var(--verdict);background:var(--verdict-tint);padding:2.25rem 0 2rem;margin-bottom:2rem}
.pass{--verdict:var(--good);--verdict-tint:var(--good-tint)}
.fail{--verdict:var(--error);--verdict-tint:var(--error-tint)}
h1{display:flex;align-items:center;gap:.75rem;font-size:2.125rem;line-height:1.15;letter-spacing:-.02em;color:var(--verdict)}
h1 svg{flex:none;width:2.25rem;height:2.25rem}
header p{margin-top:.5rem}
.counts{display:flex;flex-wrap:wrap;gap:.5rem 2.25rem;margin-top:1.5rem}
.counts div{display:flex;flex-direction:column-reverse;min-width:4rem}
.counts dt{font-size:.875rem;color:var(--soft)}
.counts dd{font-size:1.75rem;line-height:1.2;font-weight:650;font-variant-numeric:tabular-nums;letter-spacing:-.01em}
.counts .error dd{color:var(--error)}
.counts .warning dd{color:var(--warning)}
.counts .good dd{color:var(--good)}

nav ul{display:flex;flex-wrap:wrap;gap:.375rem 1.5rem;padding-bottom:1rem;border-bottom:1px solid var(--rule)}
nav .number{color:var(--soft);margin-left:.375rem}
.number{font-variant-numeric:tabular-nums}

section{margin-top:2.75rem}
h2{font-size:1.375rem;line-height:1.25;letter-spacing:-.01em}
h2+p{color:var(--soft);margin-top:.25rem}
h3{font-size:1.0625rem;line-height:1.4}
h3+p{margin-top:.125rem}

table{width:100%;border-collapse:collapse;margin-top:1rem;font-size:.9375rem}
th{font-size:.8125rem;font-weight:600;color:var(--soft);text-align:left}
th,td{padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--rule);vertical-align:top}
th:last-child,td:last-child{padding-right:0}
.overview th:first-child{width:6.5rem}
.overview .what{color:var(--soft);margin-left:.5rem}
td details{margin:0}
.images{table-layout:fixed}
.images th:first-child{width:46%}
.images th:last-child{width:17%}
.amount{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}

.tag{display:inline-block;min-width:4.75rem;padding:.0625rem .5rem;border-radius:1rem;font-size:.8125rem;font-weight:600;line-height:1.4;text-align:center;vertical-align:.08em}
.tag.error,.tag.removed{color:var(--error);background:var(--error-tint)}
.tag.warning{color:var(--warning);background:var(--warning-tint)}
.tag.info,.tag.modified{color:var(--info);background:var(--info-tint)}
.tag.good,.tag.added{color:var(--good);background:var(--good-tint)}

.mistake{margin-top:1.75rem;padding-top:1.25rem;border-top:1px solid var(--rule)}
.mistake h3 .tag{margin-right:.625rem}
.mistake h3 code{font-size:1em;font-weight:650}
.mistake h3 .soft{font-weight:400;margin-left:.5rem}
.advice{display:grid;grid-template-columns:max-content 1fr;gap:.125rem .875rem;margin-top:.5rem;max-width:46rem}
.advice dt{color:var(--soft)}
.places>li{margin-top:1.125rem}
.place{font-weight:600}
.problem .small{margin-top:.375rem}
.where{display:block;font-size:.875rem;color:var(--soft);margin-top:.0625rem}
.frame{margin-top:.5rem;padding:.5rem .75rem;background:var(--panel);border-radius:.375rem;overflow-x:auto;line-height:1.5}
.frame span{display:block;white-space:pre}
.frame i{font-style:normal;color:var(--soft);-webkit-user-select:none;user-select:none;margin-right:1rem}
.frame .meant{font-weight:600}
mark{background:none;color:inherit;text-decoration:underline wavy var(--error) 1px;text-underline-offset:.25em}
.mistake.warning mark{text-decoration-color:var(--warning)}
.rows{margin-top:.5rem}
.rows>li{padding:.375rem 0;border-top:1px solid var(--rule);font-size:.9375rem}
.rows>li:first-child{border-top:0}
.more{margin-top:.75rem;color:var(--soft);font-size:.9375rem}

details{margin-top:.875rem}
details details{margin-top:.25rem}
summary{cursor:pointer;color:var(--link);width:fit-content;max-width:100%}
summary .soft,summary .tag{text-decoration:none}
.where details{display:inline-block;vertical-align:top;margin:0}
details.root{border-top:1px solid var(--rule);padding-top:.625rem;margin-top:.625rem}
details.root>summary{width:auto;color:inherit}
.changes{margin-top:.375rem}
.changes li{display:grid;grid-template-columns:5rem 1fr;gap:.75rem;align-items:start;padding:.25rem 0;font-size:.9375rem}
.problem{margin-top:1rem;padding:.75rem 1rem;border-left:.25rem solid var(--error);background:var(--error-tint)}
.problem pre.frame{background:none;padding:.25rem 0 0}
.problem pre.text{white-space:pre-wrap;margin-top:.375rem}
.notices li{margin-top:.5rem;padding-left:1rem;border-left:.1875rem solid var(--rule)}
del{text-decoration:none;color:var(--error)}
ins{text-decoration:none;color:var(--good);font-weight:600}
footer{margin:4rem 0 2.5rem;padding-top:1rem;border-top:1px solid var(--rule);color:var(--soft);font-size:.875rem}

@media (max-width:40rem){
.wrap{padding:0 1rem}
header{padding:1.5rem 0;margin-bottom:1.25rem}
h1{font-size:1.625rem}
h1 svg{width:1.75rem;height:1.75rem}
.counts{display:grid;grid-template-columns:repeat(3,1fr);gap:.75rem}
.counts dd{font-size:1.5rem}
.advice{display:block}
.advice dt{margin-top:.375rem;font-size:.875rem}
table,tbody,tr,td{display:block}
thead{display:none}
tr{border-bottom:1px solid var(--rule);padding:.5rem 0}
td{border:0;padding:.0625rem 0}
td.amount{text-align:left}
.overview td:first-child{float:left;margin-right:.625rem}
td.amount{display:inline-block;margin-right:1rem}
td[data-name]::before{content:attr(data-name) " ";color:var(--soft);font-size:.8125rem}
}
@media print{
body{font-size:10.5pt}
.wrap{max-width:none;padding:0}
header{background:none;border-top-width:.25rem;padding:.75rem 0}
nav,.skip{display:none}
a{color:inherit;text-decoration:none}
section{margin-top:1.5rem}
h2,h3,.place,.where{break-after:avoid}
.frame,.problem,tr,.advice,.places>li{break-inside:avoid}
.frame{overflow:visible;border:1px solid var(--rule)}
.frame span{white-space:pre-wrap}
details::details-content{content-visibility:visible;block-size:auto}
summary{color:inherit;list-style:none}
.tag{border:1px solid currentcolor}
}
`;
function gateHtml(verdict, options = {}) {
	let anchor = createAnchors();
	for (let name of reserved) anchor(name);
	let context = {
		sources: options.sources ?? new Map(),
		rules: options.rules ?? new Map(),
		files: options.files,
		anchor
	}, sections = [
		errorsSection(verdict, context),
		findingsSection({
			anchor: "new",
			title: "New findings",
			...verdict,
			status: "new",
			whole: !0
		}, context),
		imagesSection(verdict),
		changesSection(verdict),
		proposedSection(verdict, context),
		waivedSection(verdict),
		noticesSection(options.notices ?? []),
		findingsSection({
			anchor: "fixed",
			title: "Fixed",
			findings: verdict.fixed,
			status: "existing",
			whole: !1
		}, context),
		findingsSection({
			anchor: "existing",
			title: "There before",
			...verdict,
			status: "existing",
			whole: !1
		}, context),
		rootsSection(verdict)
	].filter((section) => section !== void 0), [before, after] = [opening(verdict, sections).markup, closing(options).markup], room = (options.budget ?? 3e6) - byteLength(before) - byteLength(after);
	return `${before}${fitAll(sections, room)}${after}`;
}
const reserved = [
	"errors",
	"new",
	"images",
	"changes",
	"proposed",
	"waived",
	"notices",
	"fixed",
	"existing",
	"roots",
	"main",
	"top"
];
function opening(verdict, sections) {
	let title = verdict.verdict === "pass" ? "Gate passed" : "Gate failed", entries = sections.map(({ anchor, title, amount }) => html`<li><a href="#${anchor}">${title}</a><span class="number">${amount}</span></li>
`);
	return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}: ${summarySentence(verdict)}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the findings</a>
<header class="${verdict.verdict === "pass" ? "pass" : "fail"}" id="top"><div class="wrap">
<h1>${verdict.verdict === "pass" ? ticked : crossed}${title}</h1>
${counts(verdict)}
<p class="soft">${judged(verdict)}</p>
</div></header>
<div class="wrap">
${entries.length === 0 ? nothing : html`<nav aria-label="Contents"><ul>${entries}</ul></nav>`}
<main id="main">
`;
}
const ticked = html`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11" fill="currentColor"/><path d="M7 12.5l3.4 3.4L17 9" fill="none" stroke="var(--verdict-tint)" stroke-width="2.4"/></svg>`, crossed = html`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11" fill="currentColor"/><path d="M8 8l8 8M16 8l-8 8" fill="none" stroke="var(--verdict-tint)" stroke-width="2.4"/></svg>`;
function counts({ summary, errors }) {
	let { error, warning, info } = summary.new;
	return html`<dl class="counts">${[
		[
			errors.every(({ excused }) => excused === !0) ? "warning" : "error",
			errors.length,
			"not judged"
		],
		[
			error > 0 ? "error" : "good",
			error,
			error === 1 ? "new error" : "new errors"
		],
		[
			"warning",
			warning,
			warning === 1 ? "new warning" : "new warnings"
		],
		[
			"info",
			info,
			info === 1 ? "new note" : "new notes"
		],
		[
			"",
			summary.existing,
			"existing"
		],
		[
			"",
			summary.waived,
			"waived"
		],
		[
			"good",
			summary.fixed,
			"fixed"
		]
	].filter(([, amount], index) => amount > 0 || index === 1).map(([kind, amount, name]) => html`<div class="${kind}"><dt>${name}</dt><dd>${amount}</dd></div>`)}</dl>`;
}
function judged({ summary, roots }) {
	return `${count(summary.objects, "object")} in ${count(roots.length, "root")}, judged by ${count(summary.rules, "rule")}`;
}
function closing({ version, files, run }) {
	return html`</main>
<footer>${[
		html`Slipway${version === void 0 ? "" : ` ${version}`}`,
		...files === void 0 ? [] : [link(files.replace("/blob/", "/tree/"), html`the files that were judged`)],
		...run === void 0 ? [] : [link(run, html`the run`)]
	].map((part, index) => html`${index > 0 ? " · " : ""}${part}`)}</footer>
</div>
</body>
</html>
`;
}
// src/model/rendered-root.ts
function unreadRoot({ id, engine }, objects) {
	return {
		id,
		engine,
		get objects() {
			throw Error(`the objects of ${id} were not read`);
		},
		errors: [],
		milliseconds: 0,
		unread: objects
	};
}
function countObjects(root) {
	return root.unread ?? root.objects.length;
}
// src/gate/list-items.ts
const keysByField = new Map(Object.entries({
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
	volumeClaimTemplates: [["metadata.name"]]
}));
function itemKey(field, items, normalize = (text) => text) {
	let fields = keyFields(field, items);
	return fields === void 0 ? (item) => typeof item != "object" || !item ? `=${quote(item, normalize)}` : `~${createHash("sha256").update(canonical(item, normalize)).digest("hex").slice(0, 16)}` : (item) => fields.map((name) => `${name}=${quote(fieldOf(item, name), normalize)}`).join(",");
}
function keyFields(field, items) {
	if (items.length === 0) return;
	for (let fields of keysByField.get(field) ?? []) {
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
// src/gate/changed-paths.ts
function changedPaths(old, current, normalize = sameNames) {
	let found = [];
	return compare(old, current, [], {
		normalize,
		found
	}), found;
}
const sameNames = {
	old: (text) => text,
	new: (text) => text
};
function compare(old, current, path, to) {
	Array.isArray(old) && Array.isArray(current) ? compareLists(old, current, path, to) : isMapping(old) && isMapping(current) ? compareMappings(old, current, path, to) : typeof old == "string" && typeof current == "string" ? old !== current && to.normalize.old(old) !== to.normalize.new(current) && to.found.push(path) : isDeepStrictEqual(old, current) || to.found.push(path);
}
function compareMappings(old, current, path, to) {
	for (let key of new Set([...Object.keys(current), ...Object.keys(old)])) !Object.hasOwn(old, key) || !Object.hasOwn(current, key) ? to.found.push([...path, key]) : compare(old[key], current[key], [...path, key], to);
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
		match === void 0 ? to.found.push([...path, index]) : compare(old[match], item, [...path, index], to);
	});
	for (let index of [...before.values()].flat().toSorted((one, other) => one - other)) to.found.push([...path, index]);
}
function compareByPosition(old, current, path, to) {
	if ([...old, ...current].some((item) => typeof item != "object" || !item) || old.length !== current.length) {
		let inner = {
			...to,
			found: []
		};
		old.length === current.length && old.forEach((item, index) => compare(item, current[index], [...path, index], inner)), (old.length !== current.length || inner.found.length > 0) && to.found.push(path);
	} else old.forEach((item, index) => compare(item, current[index], [...path, index], to));
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
function nameNormalizer(objects) {
	let names = new Map();
	for (let { manifest } of objects) {
		let name = manifest.metadata?.name ?? "", stripped = withoutHash(manifest);
		stripped !== name && names.set(name, stripped);
	}
	return (text) => names.get(text) ?? text;
}
function groupByKey(root) {
	return Map.groupBy(root?.objects ?? [], ({ manifest }) => objectKey(manifest));
}
function keysIn({ objects }) {
	return new Set(objects.map(({ manifest }) => objectKey(manifest)));
}
// src/gate/compare-roots.ts
function compareRoots(base, head) {
	let before = new Map(base.map((root) => [root.id, root])), after = new Map(head.map((root) => [root.id, root])), changes = [], images = [];
	for (let id of new Set([...after.keys(), ...before.keys()])) {
		let [old, current] = [before.get(id), after.get(id)];
		old === current || isPartial$1(old) || isPartial$1(current) || compareRoot(id, old, current, changes, images);
	}
	return {
		changes,
		images
	};
}
function isPartial$1(root) {
	return root !== void 0 && root.errors.length > 0;
}
function compareRoot(root, base, head, changes, images) {
	let [before, after] = [groupByKey(base), groupByKey(head)], normalize = {
		old: nameNormalizer(base?.objects ?? []),
		new: nameNormalizer(head?.objects ?? [])
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
	let paths = boundedPaths(changedPaths(old, current, normalize));
	return paths.length === 0 ? void 0 : {
		change: "modified",
		paths
	};
}
function boundedPaths(paths) {
	let shown = paths.map(formatPath), deepest = paths.reduce((depth, path) => Math.max(depth, path.length), 0);
	for (let depth = deepest - 1; depth > 0 && shown.length > 200; depth--) shown = [...new Set(paths.map((path) => formatPath(path.slice(0, depth))))];
	return shown.slice(0, 200);
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
// src/model/order.ts
function compareText$1(one, other) {
	return one === other ? 0 : one < other ? -1 : 1;
}
function comparePaths(one, other) {
	if (one === other) return 0;
	for (let index = 0; index < Math.max(one.length, other.length); index++) {
		let [a, b] = [one[index], other[index]];
		if (a === void 0 || b === void 0) return a === void 0 ? -1 : 1;
		if (a === b) continue;
		let order = typeof a == "number" && typeof b == "number" ? a - b : compareText$1(String(a), String(b));
		if (order !== 0) return order;
	}
	return 0;
}
function inOrder(list, compare) {
	for (let index = 1; index < list.length; index++) if (compare(list[index - 1], list[index]) > 0) return list.sort(compare);
	return list;
}
// src/gate/fingerprint.ts
function createFingerprints(object, normalize) {
	let key = JSON.stringify(objectKey(object)), start, keyed = createKeyedPaths(object, normalize);
	return ({ rule, root = null, path }) => (start?.root !== root && (start = {
		root,
		text: `${JSON.stringify(root)},${key},`
	}), `v1:${hash("sha256", `["v1",${quoted(rule)},${start.text}${keyed(path)}]`)}`);
}
const texts = new Map();
function quoted(text) {
	let known = texts.get(text);
	if (known !== void 0) return known;
	let own = JSON.stringify(text);
	return texts.size < 1e4 && texts.set(text, own), own;
}
function createKeyedPaths(object, normalize) {
	let known = new Map(), itemOf = (field, items, index) => {
		let item = items[index];
		if (item === void 0) return `"[${index}]"`;
		let list = known.get(items);
		return list?.field !== field && known.set(items, list = {
			field,
			key: itemKey(field, items, normalize),
			items: []
		}), list.items[index] ??= JSON.stringify(`[${list.key(item)}]`);
	};
	return (path) => {
		let text = "", value = object, field = "";
		for (let step of path) text !== "" && (text += ","), Array.isArray(value) && typeof step == "number" ? (text += itemOf(field, value, step), value = value[step]) : (field = String(step), text += quoted(field), value = typeof value == "object" && value && Object.hasOwn(value, step) ? value[step] : void 0);
		return `[${text}]`;
	};
}
function createNumbering() {
	let objects = new Map(), last, told = { fingerprints: [] }, ruleOfLast = "", first = 0;
	return (object, rule, fingerprint) => {
		if (object !== last) {
			last = object, ruleOfLast = "";
			let key = objectKey(object), before = objects.get(key);
			told = before ?? { fingerprints: [] }, before === void 0 ? objects.set(key, told) : countAll(told);
		}
		let { fingerprints } = told;
		told.counts === void 0 && (rule !== ruleOfLast && (first = fingerprints.length), fingerprints.length - first >= 16 && countAll(told), ruleOfLast = rule);
		let count = 1;
		if (told.counts === void 0) {
			for (let at = first; at < fingerprints.length; at++) fingerprints[at] === fingerprint && count++;
			fingerprints.push(fingerprint);
		} else count = (told.counts.get(fingerprint) ?? 0) + 1, told.counts.set(fingerprint, count);
		return count === 1 ? fingerprint : `${fingerprint}#${count}`;
	};
}
function countAll(told) {
	if (told.counts !== void 0) return;
	let counts = new Map();
	for (let one of told.fingerprints) counts.set(one, (counts.get(one) ?? 0) + 1);
	told.counts = counts, told.fingerprints = [];
}
// src/gate/path-texts.ts
function createPathTexts() {
	let root = {
		own: void 0,
		below: new Map()
	};
	return (path) => {
		let at = root;
		for (let step of path) {
			let next = at.below.get(step);
			next === void 0 && at.below.set(step, next = {
				own: void 0,
				below: new Map()
			}), at = next;
		}
		return at.own ??= {
			path,
			text: formatPath(path)
		};
	};
}
// src/gate/root-findings.ts
const sharing = new WeakMap();
function sharedIn(root) {
	let known = sharing.get(root);
	if (known !== void 0) return known;
	let own = root.unread === void 0 ? root.objects : [], normalize = nameNormalizer(own), positions = new Map(own.map((object, index) => [object, index])), objects = new Map(), made = {
		aboutOf: (object) => {
			let before = objects.get(object);
			if (before !== void 0) return before;
			let { manifest } = object, about = {
				index: positions.get(object) ?? countObjects(root),
				identity: identify(manifest),
				fingerprints: createFingerprints(manifest, normalize)
			};
			return objects.set(object, about), about;
		},
		textOf: createPathTexts()
	};
	return sharing.set(root, made), made;
}
function learnIn(root, locate) {
	let { aboutOf, textOf } = sharedIn(root);
	return (object, rule, path) => {
		let { path: shared, text } = textOf(path), { index, fingerprints } = aboutOf(object), fingerprint = fingerprints({
			rule,
			root: root.id,
			path: shared
		}), place = root.engine === "plain" ? locate?.(root, object, shared) : void 0;
		return place instanceof Promise ? (place.catch(() => void 0), {
			index,
			fingerprint,
			path: shared,
			text
		}) : {
			index,
			fingerprint,
			path: shared,
			text,
			place
		};
	};
}
function rootFindings(root, violations) {
	let { aboutOf, textOf } = sharedIn(root), number = createNumbering(), findings = [], last, about;
	for (let group of byObject(violations, aboutOf)) for (let violation of inOrder(group, compareViolations)) {
		let { object, path, rule, learned } = violation;
		(about === void 0 || object !== last) && (last = object, about = aboutOf(object));
		let text = learned?.text ?? textOf(path).text, fingerprint = number(object.manifest, rule, learned?.fingerprint ?? learnt(violation, root, about)), status = violation.excepted ? "waived" : "new";
		findings.push({
			violation,
			root,
			about,
			path: text,
			fingerprint,
			status
		});
	}
	return findings;
}
function learnt({ rule, path, learned }, root, about) {
	let fingerprint = about.fingerprints({
		rule,
		root: root.id,
		path
	});
	return learned !== void 0 && (learned.fingerprint = fingerprint), fingerprint;
}
function rootless({ violation: { rule, path }, about }) {
	return about.fingerprints({
		rule,
		root: void 0,
		path
	});
}
function byObject(violations, aboutOf) {
	let groups = [];
	for (let violation of violations) {
		let { learned, object } = violation, index = learned?.index ?? aboutOf(object).index;
		learned !== void 0 && (learned.index ??= index);
		let group = groups[index];
		group === void 0 ? groups[index] = [violation] : group.push(violation);
	}
	return groups.filter((group) => group !== void 0);
}
function compareViolations(one, other) {
	return compareText$1(one.rule, other.rule) || comparePaths(one.path, other.path) || compareText$1(one.message, other.message);
}
// src/gate/same-mistake.ts
const grades = {
	info: 0,
	warning: 1,
	error: 2
};
function isSameMistake({ violation: old }, { violation: current }, exactly) {
	return grades[current.severity] > grades[old.severity] ? !1 : old.message === current.message || !exactly && (!isUsers(current.rule) || wordsOf(old) === wordsOf(current));
}
function isUsers(rule) {
	return rule.includes("/");
}
const known = new WeakMap();
function wordsOf(violation) {
	let words = known.get(violation);
	return words === void 0 && (words = violation.message.split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")).map((word) => /^[\p{L}_-]+$/u.test(word) ? word : "_").join(" "), known.set(violation, words)), words;
}
// src/gate/match-findings.ts
function matchFindings(base, head, headRoots, { baseline = new Set(), environmentsOf = () => [] } = {}) {
	if (base.length === 0 && baseline.size === 0) return {
		findings: head,
		fixed: []
	};
	let roots = new Map(headRoots.map((root) => [root.id, root])), open = new Set(base.filter(({ status }) => status !== "waived")), known = new Set(), match = (ones, candidates, keyOf, mayBe) => {
		for (let exactly of [!0, !1]) for (let one of ones) {
			if (known.has(one)) continue;
			let alike = candidates.get(keyOf(one)) ?? [], place = alike.findIndex((other) => mayBe(one, other) && isSameMistake(other, one, exactly)), [found] = place < 0 ? [] : alike.splice(place, 1);
			found !== void 0 && (open.delete(found), known.add(one));
		}
	};
	match(head, Map.groupBy(open, unnumbered), unnumbered, () => !0);
	let vanished = [...open].filter(({ root }) => !roots.has(root.id)), moved = Map.groupBy(vanished, rootless);
	return moved.size > 0 && match(head.filter((one) => isFresh(one) && !baseline.has(one.fingerprint)), moved, rootless, (one, other) => mayMeet(environmentsOf(one.root.id), environmentsOf(other.root.id))), {
		findings: head.map((one) => isFresh(one) && (known.has(one) || baseline.has(one.fingerprint)) ? existing(one) : one),
		fixed: [...open].filter(({ root }) => (roots.get(root.id)?.errors.length ?? 0) === 0).map(existing)
	};
}
function unnumbered({ fingerprint }) {
	let end = fingerprint.indexOf("#");
	return end < 0 ? fingerprint : fingerprint.slice(0, end);
}
function isFresh({ status, violation }) {
	return status === "new" && violation.lapsed !== !0;
}
function existing(one) {
	return {
		...one,
		status: "existing"
	};
}
// src/gate/locate/soon.ts
function after(value, use) {
	return value instanceof Promise ? value.then(use) : use(value);
}
async function placeFindings(findings, locate, explain, hurry = () => void 0) {
	let placed = [], unknown = [];
	for (let one of findings) {
		let known = locate === void 0 ? void 0 : one.violation.learned?.place;
		known === void 0 && unknown.push(placed.length), placed.push(known === void 0 ? void 0 : toFinding(one, known ?? originOf(one.violation.object), explain));
	}
	for (let isNew of [!0, !1]) {
		isNew || hurry();
		let open = [];
		for (let index of unknown) {
			let one = findings[index];
			if (one === void 0 || one.status === "new" !== isNew) continue;
			let { root, violation } = one, settled = after(placeOf(violation, root, locate), (place) => {
				placed[index] = toFinding(one, place ?? originOf(violation.object), explain);
			});
			settled instanceof Promise && open.push(settled), open.length < 500 || (await Promise.all(open), open = []);
		}
		await Promise.all(open);
	}
	return placed.filter((one) => one !== void 0);
}
function placeOf({ object, path, learned }, root, locate) {
	return locate === void 0 || learned === void 0 ? locate?.(root, object, path) : learned.place === void 0 ? after(locate(root, object, path), (place) => (place?.cut !== !0 && (learned.place = place ?? null), place)) : learned.place ?? void 0;
}
function toFinding({ violation, root, about, path, fingerprint, status }, place, explain = !1) {
	let { rule, severity, message, docs, details, waiver } = violation, object = about.identity, finding = {
		rule,
		severity,
		status,
		message,
		root: root.id,
		object,
		path,
		fingerprint,
		docs
	};
	return details !== void 0 && (finding.details = details), waiver !== void 0 && (finding.waiver = waiver), place !== void 0 && (finding.location = locationOf(place), explain && (finding.locationExplanation = place.found ?? noPlace)), finding;
}
const noPlace = "only where the object comes from is known, not what sets the path";
function locationOf({ file, line, column, precision }) {
	return line === void 0 ? {
		file,
		precision
	} : column === void 0 ? {
		file,
		line,
		precision
	} : {
		file,
		line,
		column,
		precision
	};
}
function originOf({ origin }) {
	return origin === void 0 ? void 0 : {
		...origin,
		precision: origin.line === void 0 ? "file" : "block"
	};
}
function findMoves(links, environmentsOf) {
	let changed = links.filter(({ base, head }) => base !== head), placesOf = (root) => {
		let names = environmentsOf(root.id);
		return names.length === 0 ? [""] : names;
	}, added = new Map(changed.map((link) => [link, isPartial(link.base) ? [] : keysOnlyIn(link.head, link.base)])), lost = new Map(changed.map((link) => [link, isPartial(link.head) ? [] : keysOnlyIn(link.base, link.head)])), arrivals = new Map();
	for (let [{ head }, keys] of added) if (head !== void 0) for (let place of placesOf(head)) for (let key of keys) arrivals.set(placed(place, key), (arrivals.get(placed(place, key)) ?? 0) + 1);
	let moved = new Map(), departures = new Map();
	for (let [{ base }, keys] of lost) if (base !== void 0) {
		for (let key of keys) departures.set(key, [...departures.get(key) ?? [], base]);
		moved.set(base, new Set(keys.filter((key) => take(arrivals, placesOf(base), key))));
	}
	let objectsOf = new Map(), sourceOf = (head, key) => {
		let own = environmentsOf(head.id), left = (departures.get(key) ?? []).filter(({ id }) => mayMeet(own, environmentsOf(id))), nearest = left.find(({ id }) => own.some((name) => environmentsOf(id).includes(name))) ?? left[0];
		if (nearest === void 0) return [];
		let objects = objectsOf.get(nearest) ?? groupByKey(nearest);
		return objectsOf.set(nearest, objects), objects.get(key) ?? [];
	};
	return { before(link) {
		let { base, head } = link;
		if (base === head) return base;
		let went = base && moved.get(base), stayed = base?.objects.filter(({ manifest }) => went?.has(objectKey(manifest)) !== !0) ?? [], came = head === void 0 ? [] : (added.get(link) ?? []).flatMap((key) => sourceOf(head, key));
		return came.length === 0 && stayed.length === base?.objects.length ? base : base === void 0 ? head && came.length > 0 ? {
			id: head.id,
			engine: head.engine,
			objects: came,
			errors: [],
			milliseconds: 0
		} : void 0 : {
			...base,
			objects: [...stayed, ...came]
		};
	} };
}
function isPartial(root) {
	return root !== void 0 && root.errors.length > 0;
}
function keysOnlyIn(root, other) {
	if (root === void 0) return [];
	let known = other === void 0 ? new Set() : keysIn(other);
	return [...keysIn(root)].filter((key) => !known.has(key));
}
function placed(place, key) {
	return JSON.stringify([place, key]);
}
function take(arrivals, places, key) {
	let wanted = places.map((place) => placed(place, key));
	if (!wanted.every((one) => (arrivals.get(one) ?? 0) > 0)) return !1;
	for (let one of wanted) arrivals.set(one, (arrivals.get(one) ?? 0) - 1);
	return !0;
}
// src/gate/pair-roots.ts
function pairRoots(base, head, environmentsOf = () => []) {
	let links = linksOf(base, head, environmentsOf), moves = findMoves(links, environmentsOf), before = new Map(), gone = new Map();
	for (let link of links) {
		let was = moves.before(link);
		link.head !== void 0 && was !== void 0 ? before.set(link.head, was) : link.base !== void 0 && was !== void 0 && was.objects.length > 0 && was.errors.length === 0 && gone.set(emptied(link.base), was);
	}
	return {
		before,
		gone
	};
}
function linksOf(base, head, environmentsOf) {
	let byId = new Map(base.map((root) => [root.id, root])), ids = new Set(head.map(({ id }) => id)), left = base.filter(({ id }) => !ids.has(id)), moved = movedRoots(left, head.filter(({ id }) => !byId.has(id)), environmentsOf), went = new Set(moved.values());
	return [...head.map((root) => ({
		head: root,
		base: byId.get(root.id) ?? moved.get(root)
	})), ...left.filter((root) => !went.has(root)).map((root) => ({
		head: void 0,
		base: root
	}))];
}
function movedRoots(left, fresh, environmentsOf) {
	let holders = new Map();
	for (let root of left) for (let key of keysIn(root)) holders.set(key, [...holders.get(key) ?? [], root]);
	let candidates = fresh.flatMap((root) => {
		let shared = new Map();
		for (let key of keysIn(root)) for (let holder of holders.get(key) ?? []) shared.set(holder, (shared.get(holder) ?? 0) + 1);
		let own = environmentsOf(root.id);
		return [...shared].filter(([one]) => isWithin(environmentsOf(one.id), own)).map(([one, count]) => ({
			base: one,
			head: root,
			shared: count,
			alike: commonNames(one.id, root.id)
		}));
	}), taken = new Set(), moved = new Map();
	for (let { base, head } of candidates.toSorted(compareCandidates)) taken.has(base) || moved.has(head) || (taken.add(base), moved.set(head, base));
	return moved;
}
function isWithin(was, is) {
	return was.length === 0 ? is.length === 0 : was.every((name) => is.includes(name));
}
function compareCandidates(one, other) {
	return other.shared - one.shared || other.alike - one.alike || compareText(one.base.id, other.base.id) || compareText(one.head.id, other.head.id);
}
function commonNames(one, other) {
	let names = new Set(one.split("/"));
	return new Set(other.split("/").filter((name) => names.has(name))).size;
}
function compareText(one, other) {
	return one === other ? 0 : one < other ? -1 : 1;
}
function emptied({ id, engine }) {
	return {
		id,
		engine,
		objects: [],
		errors: [],
		milliseconds: 0
	};
}
// src/gate/run-gate.ts
async function runGate(request) {
	let { base, head, failOn } = request, judged = await judge(head, base, request, request.locate), known = reusable(judged.evaluations, head, base, request.contextOf), matched = matchFindings(base === void 0 ? [] : (await judge(base, void 0, request, void 0, known)).findings, judged.findings, head, {
		baseline: base === void 0 ? request.baseline : void 0,
		environmentsOf: request.environmentsOf
	}), cover = request.cover ?? tellAll, { left, covered } = cover(matched.findings), findings = await placeFindings(left, request.locate, request.explainLocation === !0, request.hurry);
	learnPlaces(covered);
	let fixed = cover(matched.fixed).left, errors = [
		...request.errors ?? [],
		...errorsOf(head, request.unchanged ?? new Set()),
		...request.compares === !0 ? unknownBefore(base ?? [], head) : [],
		...judged.errors
	], grave = errors.filter(({ excused }) => excused !== !0).length, { changes, images } = base === void 0 ? {
		changes: [],
		images: []
	} : compareRoots(base, head), counts = {
		error: 0,
		warning: 0,
		info: 0
	}, others = {
		existing: 0,
		waived: 0
	};
	for (let { severity, status } of findings) status === "new" ? counts[severity]++ : others[status]++;
	let summary = {
		objects: head.reduce((sum, root) => sum + countObjects(root), 0),
		rules: request.rules,
		new: counts,
		...others,
		fixed: fixed.length
	};
	return {
		verdict: grave > 0 || [
			"error",
			"warning",
			"info"
		].some((severity) => counts[severity] > 0 && fails(severity, failOn)) ? "fail" : "pass",
		roots: head.map((root) => ({
			id: root.id,
			engine: root.engine,
			objects: countObjects(root),
			milliseconds: root.milliseconds,
			...root.excluded === void 0 ? {} : { excluded: root.excluded }
		})),
		findings,
		covered: covered.map(({ one }) => toFinding(one)),
		fixed: fixed.map((one) => toFinding(one)),
		images,
		changes,
		errors,
		summary
	};
}
const tellAll = (findings) => ({
	left: findings,
	covered: []
});
function learnPlaces(covered) {
	for (let { one, by } of covered) {
		let place = by.violation.learned?.place;
		one.violation.learned !== void 0 && place !== void 0 && (one.violation.learned.place ??= place);
	}
}
function fails(severity, failOn) {
	return failOn === "never" ? !1 : severity === "error" || failOn === "warning" && severity === "warning";
}
async function judge(roots, base, request, locate, known) {
	let { before, gone } = pairRoots(base ?? [], base === void 0 ? [] : roots, request.environmentsOf), evaluations = new Map(), findings = [], errors = [];
	for (let root of roots) {
		request.signal?.throwIfAborted();
		let evaluation = known?.get(root) ?? await evaluate(root, before.get(root), roots, request, locate);
		evaluations.set(root, evaluation);
		for (let finding of rootFindings(root, evaluation.violations)) findings.push(finding);
		for (let error of evaluation.errors) errors.push(error);
	}
	for (let [root, old] of gone) {
		let { violations, errors: own } = await evaluate(root, old, roots, request, void 0);
		for (let finding of rootFindings(root, violations)) findings.push(finding);
		for (let error of own) errors.push(error);
	}
	return {
		findings,
		errors: distinct(errors),
		evaluations
	};
}
async function evaluate(root, before, roots, { evaluate, mark, signal }, locate) {
	let { violations, errors } = await evaluate(root, before, roots, signal, learnIn(root, locate));
	return {
		violations: mark?.(violations, root, before !== root) ?? violations,
		errors
	};
}
function reusable(evaluations, head, base, contextOf) {
	if (base === void 0 || contextOf === void 0 || head.length === base.length && head.every((root, index) => root === base[index])) return evaluations;
	let shared = new Set(base);
	return new Map([...evaluations].filter(([root]) => shared.has(root) && contextOf(root, head) === contextOf(root, base)));
}
function distinct(errors) {
	return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
}
function unknownBefore(base, head) {
	return base.filter((root) => !head.includes(root)).flatMap(({ id, errors }) => errors.filter(({ code }) => code === "RENDER_NEEDS_TRUST").map((error) => ({
		...error,
		message: `what ${id} was before the change: ${error.message}`
	})));
}
function errorsOf(head, unchanged) {
	return head.flatMap(({ id, errors }) => errors.map((error) => unchanged.has(id) && error.code === "RENDER_NEEDS_TRUST" ? {
		...error,
		excused: !0
	} : error));
}
// src/report/gate-junit.ts
const maxCases = 1e4;
function gateJunit(verdict, failOn) {
	let shown = verdict.findings.toSorted((one, other) => weight(one, failOn) - weight(other, failOn)).slice(0, maxCases), byRoot = Map.groupBy(shown, ({ root }) => root), suites = [
		...verdict.errors.length === 0 ? [] : [suite("slipway", groupErrors(verdict).slice(0, maxCases).map(errorCase), 0)],
		...[...new Set([...verdict.roots.map(({ id }) => id), ...byRoot.keys()])].map((id) => {
			let root = verdict.roots.find((one) => one.id === id), cases = (byRoot.get(id) ?? []).map((finding) => findingCase(finding, failOn)), judged = `${count(root?.objects ?? 0, "object")} judged by ${count(verdict.summary.rules, "rule")}`;
			return suite(id, cases.length > 0 ? cases : [{
				state: "passed",
				xml: testCase(id, judged, "")
			}], root?.milliseconds ?? 0);
		}),
		...leftOut(verdict.findings.length - shown.length)
	], total = (state) => suites.reduce((sum, { counts }) => sum + counts[state], 0);
	return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="slipway gate" ${`tests="${suites.reduce((sum, { tests }) => sum + tests, 0)}" failures="${total("failure")}" errors="${total("error")}" skipped="${total("skipped")}"`}>\n${suites.map(({ xml }) => xml).join("")}</testsuites>\n`;
}
function suite(name, cases, milliseconds) {
	let counts = {
		passed: 0,
		failure: 0,
		error: 0,
		skipped: 0
	};
	for (let { state } of cases) counts[state] += 1;
	let attributes = `tests="${cases.length}" failures="${counts.failure}" errors="${counts.error}" skipped="${counts.skipped}" time="${(milliseconds / 1e3).toFixed(3)}"`, body = cases.map(({ xml }) => xml).join("");
	return {
		counts,
		tests: cases.length,
		xml: `  <testsuite name="${escape(name)}" ${attributes}>\n${body}  </testsuite>\n`
	};
}
function weight({ status, severity }, failOn) {
	return status === "new" ? +!fails(severity, failOn) : 2;
}
function findingCase(finding, failOn) {
	let { rule, root, object, path, status, severity, message, location, docs } = finding, name = `${rule}: ${formatIdentity(object)}${path === "" ? "" : ` ${path}`}`;
	if (status !== "new" || !fails(severity, failOn)) return {
		state: "skipped",
		xml: testCase(root, name, `<skipped message="${escape(`${status === "new" ? severity : status}: ${message}`)}"/>`)
	};
	let body = [
		...location === void 0 ? [] : [formatLocation(location)],
		`object: ${formatIdentity(object)}`,
		`docs: ${docs}`
	].map(escape).join("\n");
	return {
		state: "failure",
		xml: testCase(root, name, `<failure message="${escape(message)}" type="${escape(rule)}">${body}</failure>`)
	};
}
function errorCase({ error, roots }) {
	let { code, hint, location, docs } = error, message = roots.length === 0 ? error.message : `${error.message} (${tellRoots(roots)})`, place = location === void 0 ? [] : [formatLocation(location)], name = [code, ...place].join(" ");
	if (errorLevel(error) !== "error") return {
		state: "skipped",
		xml: testCase("slipway", name, `<skipped message="${escape(message)}"/>`)
	};
	let named = roots.slice(0, 100).map((root) => `root: ${root}`), hints = hint === void 0 ? [] : [`hint: ${hint}`], body = [
		...place,
		...named,
		...hints,
		`docs: ${docs}`
	].map(escape).join("\n");
	return {
		state: "error",
		xml: testCase("slipway", name, `<error message="${escape(message)}" type="${escape(code)}">${body}</error>`)
	};
}
function leftOut(missing) {
	if (missing <= 0) return [];
	let note = `<skipped message="there is no room for ${count(missing, "more finding")}"/>`;
	return [suite("and more", [{
		state: "skipped",
		xml: testCase("slipway", `${missing} more`, note)
	}], 0)];
}
function testCase(className, name, inside) {
	let attributes = `classname="${escape(className)}" name="${escape(name)}" time="0"`;
	return inside === "" ? `    <testcase ${attributes}/>\n` : `    <testcase ${attributes}>${inside}</testcase>\n`;
}
function escape(value) {
	return shorten(oneLine(value), 4e3).replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;");
}
// src/report/gate-sarif.ts
const levels = {
	error: "error",
	warning: "warning",
	info: "note"
};
function gateSarif(verdict, { rules, version }) {
	let groups = [
		"new",
		"existing",
		"waived"
	].flatMap((status) => groupFindings(verdict.findings, status)), anyWaived = verdict.summary.waived > 0 || verdict.findings.some(({ status }) => status === "waived"), wanted = [...groupErrors(verdict).map((group) => errorResult(group, anyWaived)), ...groups.map((group) => findingResult(group, anyWaived))], results = withinLimits(wanted), missing = wanted.length - results.length, used = new Set(results.map(({ ruleId }) => ruleId));
	return {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "Slipway",
				informationUri: "https://github.com/slipway-ci/slipway",
				semanticVersion: version,
				rules: [...errorRules(verdict.errors), ...rules.filter(({ id }) => used.has(clean(id))).map(ruleDescriptor)]
			} },
			invocations: [{
				executionSuccessful: verdict.errors.every(({ excused }) => excused === !0),
				...missing > 0 ? { toolExecutionNotifications: [tooMany(missing)] } : {}
			}],
			columnKind: "utf16CodeUnits",
			results,
			properties: {
				verdict: verdict.verdict,
				summary: verdict.summary
			}
		}]
	};
}
function tooMany(missing) {
	return {
		level: "warning",
		message: { text: `${missing} more results are left out: there is no room for more.` }
	};
}
function withinLimits(results) {
	let room = 95e5;
	return results.slice(0, 5e3).filter((result) => (room -= byteLength(JSON.stringify(result, null, 2)) * 1.2, room > 0));
}
function findingResult({ finding, roots }, anyWaived) {
	let { rule, severity, status, message, object, location, root } = finding, identity = formatIdentity(object);
	return {
		ruleId: clean(rule),
		level: levels[severity],
		message: { text: `${text(message)} (${text(identity)} ${text(tellRoots(roots))})` },
		locations: [{
			physicalLocation: physicalLocation(location ?? { file: root.replace(/#.*$/s, "") }),
			logicalLocations: [{
				name: clean(object.name),
				fullyQualifiedName: clean(identity),
				kind: "resource"
			}]
		}],
		partialFingerprints: {
			primaryLocationLineHash: finding.fingerprint,
			"slipway/v1": finding.fingerprint
		},
		...status === "waived" ? {} : { baselineState: baselineStates[status] },
		...anyWaived ? { suppressions: status === "waived" ? [suppression(finding.waiver)] : [] } : {},
		properties: {
			status,
			path: clean(finding.path),
			roots: roots.map(clean).slice(0, 100)
		}
	};
}
function suppression(waiver) {
	let kind = waiver?.foreign === void 0 ? "external" : "inSource";
	if (waiver === void 0) return {
		kind,
		status: "accepted"
	};
	let { owner, reason, expires } = waiver, details = [...owner === void 0 ? [] : [owner], ...expires === void 0 ? [] : [`until ${expires}`]];
	return {
		kind,
		status: "accepted",
		justification: text(details.length === 0 ? reason : `${reason} (${details.join(", ")})`)
	};
}
const baselineStates = {
	new: "new",
	existing: "unchanged"
};
function errorResult({ error, roots }, anyWaived) {
	let { code, hint, location } = error, message = roots.length === 0 ? error.message : `${error.message} (${tellRoots(roots)})`;
	return {
		ruleId: clean(code),
		level: errorLevel(error),
		message: { text: text(hint === void 0 ? message : `${message} ${hint}`) },
		locations: [{ physicalLocation: physicalLocation(location ?? { file: "slipway.yaml" }) }],
		...anyWaived ? { suppressions: [] } : {},
		...roots.length === 0 ? {} : { properties: { roots: roots.map(clean).slice(0, 100) } }
	};
}
function physicalLocation({ file, line, column }) {
	let region = {
		startLine: Math.max(1, line ?? 1),
		...column === void 0 ? {} : { startColumn: column }
	};
	return {
		artifactLocation: {
			uri: fileUri(file),
			uriBaseId: "%SRCROOT%"
		},
		region
	};
}
function fileUri(file) {
	let path = file.toWellFormed().replace(/^\/+/, "");
	return path === "" || path === "-" ? "stdin" : path.split("/").map((part) => encodeURIComponent(part)).join("/");
}
function ruleDescriptor({ id, severity, title, description, rationale, fix, docs, group }) {
	let help = [rationale, fix].filter((part) => part !== "").join("\n");
	return {
		id: clean(id),
		shortDescription: { text: text(title === "" ? id : title) },
		fullDescription: { text: text(description === "" ? title || id : description) },
		...help === "" ? {} : { help: { text: text(help) } },
		...helpUri(docs),
		defaultConfiguration: { level: levels[severity] },
		properties: { tags: [clean(group)] }
	};
}
function errorRules(errors) {
	return [...new Map(errors.map((error) => [error.code, error])).values()].map(({ code, docs }) => ({
		id: clean(code),
		shortDescription: { text: "What kept the gate from judging" },
		...helpUri(docs),
		defaultConfiguration: { level: "error" }
	}));
}
function helpUri(docs) {
	return /^https?:\/\//.test(docs) && URL.canParse(docs) ? { helpUri: new URL(docs).href } : {};
}
function clean(value) {
	return shorten(oneLine(value), 1e3);
}
function text(value) {
	return clean(value).replaceAll("](", "] (") || "(no text)";
}
export { summarySentence as C, proposedSentence as S, ownFix as T, groupChanges as _, compareText$1 as a, gateGithub as b, objectKey as c, countObjects as d, unreadRoot as f, changeCounts as g, codeFrame as h, comparePaths as i, itemKey as l, fileAddress as m, gateJunit as n, inOrder as o, gateHtml as p, runGate as r, groupByKey as s, gateSarif as t, keyFields as u, groupImages as v, gateAnnotations as w, proposedLead as x, sharedName as y };
