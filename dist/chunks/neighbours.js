import { r as __toESM } from "./rolldown-runtime.js";
import { t as formatIdentity } from "./object.js";
import { t as require_picomatch } from "./picomatch.js";
import { n as foldersOf } from "./root-id.js";
// src/report/gate-groups.ts
const severities = [
	"error",
	"warning",
	"info"
];
function groupByRule(findings, status) {
	return [...Map.groupBy(groupFindings(findings, status), ({ finding: { rule, severity } }) => JSON.stringify([rule, severity])).values()].flatMap((places) => {
		let [first] = places;
		if (first === void 0) return [];
		let { rule, severity, docs } = first.finding;
		return [{
			rule,
			severity,
			docs,
			places
		}];
	}).sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity) || other.places.length - one.places.length);
}
function errorLevel({ excused }) {
	return excused === !0 ? "warning" : "error";
}
function groupErrors({ errors, roots }) {
	let known = new Set(roots.map(({ id }) => id)), split = errors.map((error) => {
		let [, root = "", rest = ""] = /^(.*?): ([^]*)$/.exec(error.message) ?? [];
		return known.has(root) ? {
			error,
			root,
			rest
		} : {
			error,
			root: void 0,
			rest: error.message
		};
	});
	return [...Map.groupBy(split, ({ error: { code, location, hint, excused }, root, rest }) => JSON.stringify([
		code,
		location,
		hint,
		excused,
		rest,
		root !== void 0
	])).values()].flatMap((own) => {
		let [first] = own;
		if (first === void 0) return [];
		let names = [...new Set(own.flatMap(({ root }) => root ?? []))];
		return names.length < 2 ? [{
			error: first.error,
			roots: []
		}] : [{
			error: {
				...first.error,
				message: first.rest
			},
			roots: names
		}];
	});
}
function groupFindings(findings, status) {
	return [...Map.groupBy(findings.filter((finding) => finding.status === status), mistakeKey).values()].flatMap(splitByMessage).flatMap((group) => {
		let [finding] = group;
		return finding === void 0 ? [] : [{
			finding,
			roots: [...new Set(group.map((one) => one.root))]
		}];
	}).sort((one, other) => compare(one.finding, other.finding));
}
function splitByMessage(findings) {
	return [...Map.groupBy(findings, ({ root, object, path }) => JSON.stringify([
		root,
		formatIdentity(object),
		path
	])).values()].every((own) => new Set(own.map(({ message }) => message)).size === 1) ? [findings] : [...Map.groupBy(findings, ({ message }) => message).values()];
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
function compare(one, other) {
	return severities.indexOf(one.severity) - severities.indexOf(other.severity) || compareText(one.location?.file ?? "", other.location?.file ?? "") || (one.location?.line ?? 0) - (other.location?.line ?? 0) || compareText(one.rule, other.rule);
}
function compareText(one, other) {
	return one === other ? 0 : one < other ? -1 : 1;
}
function tellRoots(roots) {
	return roots.length === 1 ? `in ${roots[0]}` : `in ${roots.length} roots`;
}
function count(amount, noun) {
	return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}
// src/policy/globs.ts
var import_picomatch = __toESM(require_picomatch(), 1);
function meansOne(globs, name) {
	if (name === "") return !1;
	let names = name === "." ? anyNames : [name];
	return globs.some((glob) => glob === name || names.every((each) => matcherOf(glob)(each)));
}
const anyNames = ["", ""], matchers = new Map();
function matcherOf(glob) {
	let matcher = matchers.get(glob);
	return matcher === void 0 && (matcher = (0, import_picomatch.default)(glob, { dot: !0 }), matchers.set(glob, matcher)), matcher;
}
// src/policy/related/neighbours.ts
function createEnvironmentsOf(environments) {
	let named = Object.entries(environments), known = new Map();
	return (id) => {
		let own = known.get(id);
		if (own === void 0) {
			let ids = [id, ...foldersOf(id)];
			own = named.filter(([, globs]) => globs.includes(".") || ids.some((each) => meansOne(globs, each))).map(([name]) => name), known.set(id, own);
		}
		return own;
	};
}
function createNeighbours(environments) {
	if (Object.keys(environments).length === 0) return (_, roots) => roots;
	let environmentsOf = createEnvironmentsOf(environments), lists = new WeakMap();
	return (root, roots) => {
		let own = environmentsOf(root.id);
		if (own.length === 0) return roots;
		let ofRoots = lists.get(roots) ?? new Map();
		lists.set(roots, ofRoots);
		let key = JSON.stringify(own), neighbours = ofRoots.get(key) ?? roots.filter(({ id }) => mayMeet(own, environmentsOf(id)));
		return ofRoots.set(key, neighbours), neighbours;
	};
}
function mayMeet(own, others) {
	return own.length === 0 || others.length === 0 || others.some((name) => own.includes(name));
}
export { count as a, groupErrors as c, meansOne as i, groupFindings as l, createNeighbours as n, errorLevel as o, mayMeet as r, groupByRule as s, createEnvironmentsOf as t, tellRoots as u };
