// src/model/object.ts
function identify(object) {
	return {
		apiVersion: object.apiVersion,
		kind: object.kind,
		namespace: object.metadata?.namespace ?? "",
		name: object.metadata?.name ?? ""
	};
}
function formatIdentity(identity) {
	return `${identity.apiVersion}/${identity.kind}/${identity.namespace}/${identity.name}`;
}
function groupOf(apiVersion) {
	let slash = apiVersion.indexOf("/");
	return slash < 0 ? "" : apiVersion.slice(0, slash);
}
export { groupOf as n, identify as r, formatIdentity as t };
