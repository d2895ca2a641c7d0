import { t as SlipwayError } from "./errors.js";
// src/model/image-reference.ts
const pathComponent = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/, domainName = /^(?:\[[a-fA-F0-9:]+\]|[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*)(?::[0-9]+)?$/, tagPattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/, extensionDigest = /^[A-Za-z][A-Za-z0-9]*(?:[+._-][A-Za-z][A-Za-z0-9]*)+:[A-Za-z0-9=_-]{32,}$/, digestLengths = {
	sha256: 64,
	sha384: 96,
	sha512: 128,
	blake3: 64
};
function splitReference(text) {
	let at = text.indexOf("@"), named = at < 0 ? text : text.slice(0, at), colon = named.lastIndexOf(":"), tagged = colon > named.lastIndexOf("/") && colon > named.lastIndexOf("]");
	return {
		name: tagged ? named.slice(0, colon) : named,
		...tagged ? { tag: named.slice(colon + 1) } : {},
		...at < 0 ? {} : { digest: text.slice(at + 1) }
	};
}
function formatReference(parts) {
	let tag = parts.tag === void 0 ? "" : `:${parts.tag}`;
	return `${parts.name}${tag}${parts.digest === void 0 ? "" : `@${parts.digest}`}`;
}
function splitName(name) {
	let slash = name.indexOf("/"), [domain, path] = slash > 0 && domainName.test(name.slice(0, slash)) ? [name.slice(0, slash), name.slice(slash + 1)] : ["", name];
	return path.split("/").every((component) => pathComponent.test(component)) ? {
		domain,
		path
	} : void 0;
}
function tagProblem(tag) {
	if (!tagPattern.test(tag)) return tag.length > 128 ? "the tag is longer than 128 characters" : `"${tag}" is not a tag: letters, digits, "_", "." and "-", not beginning with "." or "-"`;
}
function digestProblem(digest) {
	let colon = digest.indexOf(":"), algorithm = digest.slice(0, Math.max(colon, 0)), encoded = digest.slice(colon + 1), length = Object.hasOwn(digestLengths, algorithm) ? digestLengths[algorithm] : void 0;
	return length === void 0 ? extensionDigest.test(digest) ? void 0 : `"${digest}" is not a digest of a known algorithm` : encoded.length === length ? /^[a-f0-9]+$/.test(encoded) ? void 0 : `"${digest}" is not hexadecimal in lower case` : `a ${algorithm} digest has ${length} digits, not ${encoded.length}`;
}
function normalizeRepository(name) {
	let parts = normalizeName(name);
	return typeof parts == "string" ? void 0 : `${parts.domain}/${parts.path}`;
}
function readImageReference(text) {
	let result = parse(text);
	return typeof result == "string" ? void 0 : result;
}
function parseImageReference(text) {
	let result = parse(text);
	if (typeof result == "string") throw new SlipwayError("IMAGE_INVALID", `"${text}" is not an image: ${result}`);
	return result;
}
function parse(text) {
	if (text === "") return "it is empty";
	let { name, tag, digest } = splitReference(text), parts = normalizeName(name);
	if (typeof parts == "string") return parts;
	let problem = (tag === void 0 ? void 0 : tagProblem(tag)) ?? (digest === void 0 ? void 0 : digestProblem(digest));
	return problem === void 0 ? {
		spelled: name,
		...parts,
		repository: `${parts.domain}/${parts.path}`,
		...tag === void 0 ? {} : { tag },
		...digest === void 0 ? {} : { digest }
	} : problem;
}
function normalizeName(name) {
	if (name === "") return "the name is missing";
	if (/^[a-f0-9]{64}$/.test(name)) return "the name is an identifier, 64 hexadecimal digits";
	let slash = name.indexOf("/"), first = slash < 0 ? "" : name.slice(0, slash), isDomain = first === "localhost" || /[.:]/.test(first) || first !== first.toLowerCase(), domain = isDomain ? first : "docker.io", path = isDomain ? name.slice(slash + 1) : name;
	return domain === "index.docker.io" && (domain = "docker.io"), domain === "docker.io" && path !== "" && !path.includes("/") && (path = `library/${path}`), domainName.test(domain) ? /[A-Z]/.test(path) ? "the name has upper-case letters" : path.length > 255 ? "the path is longer than 255 characters" : path.split("/").every((component) => pathComponent.test(component)) ? {
		domain,
		path
	} : `"${name}" is not a name` : `"${domain}" is not a registry`;
}
export { readImageReference as a, tagProblem as c, parseImageReference as i, formatReference as n, splitName as o, normalizeRepository as r, splitReference as s, digestProblem as t };
