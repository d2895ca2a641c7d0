import { t as formatIdentity } from "./object.js";
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
	}).sort((one, other) => compare(one.finding, other.finding));
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
export { groupFindings as n, tellRoots as r, count as t };
