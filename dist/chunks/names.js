import { f as valueAt } from "./image-reference.js";
// src/health/read.ts
function integerAt(object, path) {
	let value = valueAt(object, path);
	return typeof value == "number" ? value : typeof value == "string" && /^\d{1,15}$/.test(value) ? Number(value) : void 0;
}
function textAt(object, path) {
	let value = valueAt(object, path);
	return typeof value == "string" ? value : "";
}
function recordsAt(object, path) {
	let value = valueAt(object, path);
	return Array.isArray(value) ? value.filter(isRecord) : [];
}
function isRecord(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
}
function conditionsOf(object) {
	return recordsAt(object, ["status", "conditions"]).map((row) => ({
		type: textAt(row, ["type"]),
		status: textAt(row, ["status"]),
		reason: textAt(row, ["reason"]),
		message: textAt(row, ["message"]),
		lastTransitionTime: textAt(row, ["lastTransitionTime"]),
		lastUpdateTime: textAt(row, ["lastUpdateTime"]),
		observedGeneration: integerAt(row, ["observedGeneration"])
	}));
}
function conditionOf(object, type) {
	return conditionsOf(object).find((condition) => condition.type === type);
}
function timeAt(object, path) {
	return parseTime(textAt(object, path));
}
function parseTime(text) {
	let time = Date.parse(text);
	return Number.isNaN(time) ? void 0 : time;
}
// src/sync/engine-names.ts
const engineNames = {
	cronJob: "slipway-reconcile",
	reconciler: "slipway-reconciler",
	ci: "slipway-ci",
	gitSecret: "slipway-git",
	render: "render",
	apply: "apply"
}, revisionAnnotation = "slipway.dev/revision", jobPrefix = "slipway-";
function namespaceOf(environment) {
	return `slipway-${environment}`;
}
// src/reconcile/names.ts
const fieldManager = "slipway", objectNames = {
	inventory: "slipway-inventory",
	status: "slipway-status",
	lease: "slipway-reconcile"
}, statusKey = "status.json", applySetKeys = {
	id: "applyset.kubernetes.io/id",
	partOf: "applyset.kubernetes.io/part-of",
	tooling: "applyset.kubernetes.io/tooling",
	groupKinds: "applyset.kubernetes.io/contains-group-kinds",
	namespaces: "applyset.kubernetes.io/additional-namespaces"
}, annotationKeys = {
	prune: "slipway.dev/prune",
	force: "slipway.dev/force",
	recreate: "slipway.dev/recreate",
	wanted: "slipway.dev/wanted-by"
}, foreignKeep = [
	["kustomize.toolkit.fluxcd.io/prune", /^disabled$/i],
	["argocd.argoproj.io/sync-options", /(^|,)\s*Prune=false\s*(,|$)/],
	["helm.sh/resource-policy", /^keep$/]
];
export { textAt as _, objectNames as a, jobPrefix as c, conditionOf as d, conditionsOf as f, recordsAt as g, parseTime as h, foreignKeep as i, namespaceOf as l, isRecord as m, applySetKeys as n, statusKey as o, integerAt as p, fieldManager as r, engineNames as s, annotationKeys as t, revisionAnnotation as u, timeAt as v };
