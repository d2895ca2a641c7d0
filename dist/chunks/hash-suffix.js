// src/render/kustomize/hash-suffix.ts
const hashSuffix = /-[2456789bcdfghkmt]{10}$/;
function stripHash(kind, name) {
	return kind === "ConfigMap" || kind === "Secret" ? name.replace(hashSuffix, "") : name;
}
export { stripHash as t };
