import { t as formatLocation } from "./location.js";
import { a as plainLines, i as oneLine, o as shorten } from "./escape.js";
import { n as groupOf, r as identify, t as formatIdentity } from "./object.js";
import { n as groupFindings, r as tellRoots, t as count } from "./gate-groups.js";
import { t as formatPath } from "./json-path.js";
import { t as stripHash } from "./hash-suffix.js";
import { t as byteLength } from "./fit.js";
import { isDeepStrictEqual } from "node:util";
import { createHash, hash } from "node:crypto";
// src/report/gate-annotations.ts
function gateAnnotations(verdict) {
	return [
		...verdict.errors.map((error) => annotation("error", error.code, error.message, error.location)),
		...groupFindings(verdict.findings, "new").map((group) => findingAnnotation(group, levels$1[group.finding.severity], "")),
		...groupFindings(verdict.findings, "existing").map((group) => findingAnnotation(group, "notice", "there before: "))
	];
}
const levels$1 = {
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
function proposedSentence({ proposed, roots }) {
	if (proposed !== void 0) return `under the rules this change proposes: ${proposed.verdict}: ${summarySentence({
		...proposed,
		roots
	})}`;
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
// src/gate/match-findings.ts
function matchFindings(base, head, headRoots, baseline = new Set()) {
	let roots = new Map(headRoots.map((root) => [root.id, root])), counted = base.filter(({ finding }) => finding.status !== "waived"), open = new Map(counted.map((one) => [one.finding.fingerprint, one])), known = ({ finding }) => open.delete(finding.fingerprint) || baseline.has(finding.fingerprint), first = head.map((one) => known(one) && isFresh(one) ? existing(one) : one), moved = Map.groupBy([...open.values()].filter(({ finding }) => !roots.has(finding.root)), ({ rootless }) => rootless());
	return {
		findings: first.map((one) => {
			let match = moved.size > 0 && isFresh(one) ? moved.get(one.rootless())?.shift() : void 0;
			return match === void 0 ? one : (open.delete(match.finding.fingerprint), existing(one));
		}),
		fixed: [...open.values()].filter(({ finding }) => (roots.get(finding.root)?.errors.length ?? 0) === 0).map(existing)
	};
}
function isFresh({ finding, violation }) {
	return finding.status === "new" && violation.lapsed !== !0;
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
	return `v1:${hash("sha256", text)}`;
}
function createNumbering() {
	let counts = new Map();
	return (one) => {
		let count = (counts.get(one) ?? 0) + 1;
		return counts.set(one, count), count === 1 ? one : `${one}#${count}`;
	};
}
function keyedPath({ object, path, normalize, known }) {
	let steps = [], keyOf = (list, items) => {
		let before = known?.get(items);
		if (before?.field === list) return before.key;
		let key = itemKey(list, items, normalize);
		return known?.set(items, {
			field: list,
			key
		}), key;
	}, value = object, field = "";
	for (let step of path) if (Array.isArray(value) && typeof step == "number") {
		let item = value[step];
		steps.push(item === void 0 ? `[${step}]` : `[${keyOf(field, value)(item)}]`), value = item;
	} else field = String(step), steps.push(field), value = typeof value == "object" && value && Object.hasOwn(value, step) ? value[step] : void 0;
	return steps;
}
// src/gate/root-findings.ts
function rootFindings(root, violations) {
	let order = new Map(root.objects.map((object, index) => [object, index])), normalize = nameNormalizer(root), number = createNumbering(), known = new WeakMap();
	return violations.map((violation) => ({
		violation,
		text: formatPath(violation.path),
		index: order.get(violation.object) ?? root.objects.length
	})).sort((one, other) => one.index - other.index || compareText(one.violation.rule, other.violation.rule) || comparePaths(one.violation.path, other.violation.path) || compareText(one.violation.message, other.violation.message)).map(({ violation, text }) => {
		let { rule, severity, message, docs, path, details, waiver } = violation, object = violation.object.manifest, parts = {
			rule,
			object,
			path,
			normalize,
			known
		};
		return {
			violation,
			root,
			rootless: () => fingerprint({
				...parts,
				root: void 0
			}),
			finding: {
				rule,
				severity,
				status: violation.excepted ? "waived" : "new",
				message,
				root: root.id,
				object: identify(object),
				path: text,
				fingerprint: number(fingerprint({
					...parts,
					root: root.id
				})),
				docs,
				...details === void 0 ? {} : { details },
				...waiver === void 0 ? {} : { waiver }
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
	let { base, head, failOn } = request, judged = await judge(head, base, request), known = reusable(judged.evaluations, head, base, request.contextOf), matched = matchFindings(base === void 0 ? [] : (await judge(base, void 0, request, known)).findings, judged.findings, head, base === void 0 ? request.baseline : void 0), findings = await locateAll(matched.findings, request.locate, request.explainLocation === !0), errors = [
		...request.errors ?? [],
		...head.flatMap((root) => root.errors),
		...judged.errors
	], grave = errors.length - excused(head, request.unchanged ?? new Set()), { changes, images } = base === void 0 ? {
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
		verdict: grave > 0 || fresh.some((finding) => fails(finding.severity, failOn)) ? "fail" : "pass",
		roots: head.map(({ id, engine, objects, milliseconds, excluded }) => ({
			id,
			engine,
			objects: objects.length,
			milliseconds,
			...excluded === void 0 ? {} : { excluded }
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
async function judge(roots, base, request, known) {
	let before = new Map(base?.map((root) => [root.id, root])), evaluations = new Map(), findings = [], errors = [];
	for (let root of roots) {
		request.signal?.throwIfAborted();
		let evaluation = known?.get(root) ?? await request.evaluate(root, before.get(root.id), roots, request.signal);
		evaluations.set(root, evaluation);
		for (let finding of rootFindings(root, evaluation.violations)) findings.push(finding);
		errors.push(...evaluation.errors);
	}
	return {
		findings,
		errors: distinct(errors),
		evaluations
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
function excused(head, unchanged) {
	return head.filter(({ id }) => unchanged.has(id)).flatMap(({ errors }) => errors).filter(({ code }) => code === "RENDER_NEEDS_TRUST").length;
}
async function locateAll(findings, locate, explain) {
	let places = new Map(), [fresh, old] = [!0, !1].map((isNew) => findings.filter(({ finding }) => finding.status === "new" === isNew));
	for (let part of [fresh ?? [], old ?? []]) for (let start = 0; start < part.length; start += 500) {
		let some = part.slice(start, start + 500);
		await Promise.all(some.map(async (one) => places.set(one, await located(one, locate, explain))));
	}
	return findings.map((one) => places.get(one) ?? one.finding);
}
async function located({ finding, violation, root }, locate, explain) {
	let place = await locate?.(root, violation.object, violation.path) ?? fallback(violation);
	if (place === void 0) return finding;
	let { found = noPlace, ...location } = place;
	return {
		...finding,
		location,
		...explain ? { locationExplanation: found } : {}
	};
}
const noPlace = "only where the object comes from is known, not what sets the path";
function fallback({ object: { origin } }) {
	return origin === void 0 ? void 0 : {
		...origin,
		precision: origin.line === void 0 ? "file" : "block"
	};
}
// src/report/gate-junit.ts
const maxCases = 1e4;
function gateJunit(verdict, failOn) {
	let shown = verdict.findings.toSorted((one, other) => weight(one, failOn) - weight(other, failOn)).slice(0, maxCases), byRoot = Map.groupBy(shown, ({ root }) => root), suites = [
		...verdict.errors.length === 0 ? [] : [suite("slipway", verdict.errors.slice(0, maxCases).map(errorCase), 0)],
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
function errorCase({ code, message, hint, location, docs }) {
	let place = location === void 0 ? [] : [formatLocation(location)], body = [
		...place,
		...hint === void 0 ? [] : [`hint: ${hint}`],
		`docs: ${docs}`
	].map(escape).join("\n");
	return {
		state: "error",
		xml: testCase("slipway", [code, ...place].join(" "), `<error message="${escape(message)}" type="${escape(code)}">${body}</error>`)
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
	].flatMap((status) => groupFindings(verdict.findings, status)), anyWaived = verdict.summary.waived > 0 || verdict.findings.some(({ status }) => status === "waived"), wanted = [...verdict.errors.map((error) => errorResult(error, anyWaived)), ...groups.map((group) => findingResult(group, anyWaived))], results = withinLimits(wanted), missing = wanted.length - results.length, used = new Set(results.map(({ ruleId }) => ruleId));
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
				executionSuccessful: verdict.errors.length === 0,
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
function errorResult({ code, message, hint, location }, anyWaived) {
	return {
		ruleId: clean(code),
		level: "error",
		message: { text: text(hint === void 0 ? message : `${message} ${hint}`) },
		locations: [{ physicalLocation: physicalLocation(location ?? { file: "slipway.yaml" }) }],
		...anyWaived ? { suppressions: [] } : {}
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
export { objectKey as a, gateGithub as c, gateAnnotations as d, groupByKey as i, proposedSentence as l, gateJunit as n, itemKey as o, runGate as r, keyFields as s, gateSarif as t, summarySentence as u };
