import { r as __toESM } from "./rolldown-runtime.js";
import { E as require_picomatch } from "./resolve-roots.js";
// src/policy/related/external.ts
var import_picomatch = __toESM(require_picomatch(), 1);
const builtin = [
	{
		kind: "Namespace",
		name: [
			"default",
			"kube-system",
			"kube-public",
			"kube-node-lease"
		]
	},
	{
		kind: "ServiceAccount",
		name: "default"
	},
	{
		kind: "ServiceAccount",
		namespace: "kube-system"
	},
	{
		kind: "ConfigMap",
		name: ["kube-root-ca.crt", "openshift-service-ca.crt"]
	},
	{
		kind: "ConfigMap",
		namespace: "kube-system",
		name: [
			"extension-apiserver-authentication",
			"kubeadm-config",
			"coredns"
		]
	},
	{
		kind: "PriorityClass",
		name: "system-*"
	},
	{
		kind: "Service",
		namespace: "default",
		name: "kubernetes"
	}
];
function externalObjects(configured) {
	let entries = [...builtin, ...configured].map(({ kind, namespace, name }) => ({
		kind: glob(kind),
		namespace: namespace === void 0 ? void 0 : glob(namespace),
		name: name === void 0 ? void 0 : glob(name)
	})), known = new Map();
	return (kind, namespace, name) => {
		let key = `${kind}/${namespace}/${name}`, answer = known.get(key);
		return answer === void 0 && (answer = entries.some((entry) => entry.kind(kind) && (entry.namespace?.(namespace) ?? !0) && (entry.name?.(name) ?? !0)), known.set(key, answer)), answer;
	};
}
function glob(pattern) {
	let patterns = typeof pattern == "string" ? [pattern] : [...pattern];
	return patterns.includes("*") ? () => !0 : (0, import_picomatch.default)(patterns, { dot: !0 });
}
export { externalObjects as t };
