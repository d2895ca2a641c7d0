import { r as __toESM } from "./rolldown-runtime.js";
import { n as SlipwayErrors, r as docsBase, s as toSlipwayErrors, t as SlipwayError } from "./errors.js";
import { n as groupOf, r as identify, t as formatIdentity } from "./object.js";
import { n as require_dist } from "./load.js";
import { s as splitReference } from "./image-reference.js";
import { a as Result, r as checkSchema, t as validate } from "./validate.js";
import { E as require_picomatch, T as readDocuments$1 } from "./resolve-roots.js";
import { t as externalObjects } from "./external.js";
import { a as noAliases } from "./gate-paint.js";
import { posix } from "node:path";
import { gunzipSync } from "node:zlib";
// src/policy/data-files.ts
var import_dist = require_dist();
function isDataFile(path) {
	return [
		"data.json",
		"data.yaml",
		"data.yml"
	].includes(posix.basename(path));
}
function mergeDataFiles(files) {
	return files.reduce((merged, { path, folder, text }) => {
		let location = { file: path }, value = readMapping(text, path), placed = (folder === "." ? [] : folder.split("/")).reduceRight((inner, name) => own([[name, inner]]), value);
		if (Object.hasOwn(placed, "slipway")) throw new SlipwayError("POLICY_COMPILE", "data.slipway is what Slipway itself gives", { location });
		return merge(merged, placed, (key) => {
			throw new SlipwayError("POLICY_COMPILE", `another data file has ${key} too`, { location });
		});
	}, {});
}
function readMapping(text, path) {
	let location = { file: path }, value;
	try {
		value = (0, import_dist.parse)(text, { maxAliasCount: 100 });
	} catch (thrown) {
		let [reason = ""] = (thrown instanceof Error ? thrown.message : String(thrown)).split("\n");
		throw new SlipwayError("POLICY_COMPILE", `the data file cannot be read: ${reason}`, {
			location,
			cause: thrown
		});
	}
	if (isMapping(value)) return value;
	throw new SlipwayError("POLICY_COMPILE", "the data file is no mapping", { location });
}
function merge(one, other, refuse) {
	let added = Object.entries(other).map(([key, value]) => {
		let known = Object.hasOwn(one, key) ? one[key] : void 0;
		return known === void 0 ? [key, value] : [key, isMapping(known) && isMapping(value) ? merge(known, value, refuse) : refuse(key)];
	});
	return own([...Object.entries(one), ...added]);
}
function own(entries) {
	return Object.fromEntries(entries);
}
function isMapping(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
}
// src/policy/bundle/tar.ts
var ArchiveError = class extends Error {};
function isArchive(bytes) {
	return isGzip(bytes) || ascii(bytes, 257, 5) === "ustar";
}
function readArchive(bytes, limits) {
	let tar = isGzip(bytes) ? unpack(bytes, limits.maxBytes) : bytes;
	if (tar.byteLength > limits.maxBytes) throw tooLarge(limits.maxBytes);
	if (tar.byteLength < 512) throw new ArchiveError("it is no tar archive");
	let files = new Map(), extended = {};
	for (let at = 0; at + 512 <= tar.byteLength;) {
		let header = tar.subarray(at, at + 512);
		if (header.every((byte) => byte === 0)) return files;
		checkSum(header);
		let size = extended.size ?? octal(header, 124, 12), start = at + 512;
		if (start + size > tar.byteLength) throw new ArchiveError("it is cut off");
		let content = tar.subarray(start, start + size);
		at = start + Math.ceil(size / 512) * 512;
		let type = ascii(header, 156, 1);
		if (type === "x" || type === "L") {
			extended = {
				...extended,
				...type === "x" ? readPax(content) : { path: text(content) }
			};
			continue;
		}
		let name = extended.path ?? headerName(header);
		if (extended = {}, type === "g" || type === "5") continue;
		if (type !== "0" && type !== "" && type !== "7") throw new ArchiveError(`${shown(name)} is a link or a device`);
		let path = safePath(name);
		if (files.has(path)) throw new ArchiveError(`${shown(name)} is in it twice`);
		if (files.size >= limits.maxFiles) throw new ArchiveError(`it has more than ${limits.maxFiles} files`);
		files.set(path, content);
	}
	return files;
}
function isGzip(bytes) {
	return bytes[0] === 31 && bytes[1] === 139;
}
function unpack(bytes, maxBytes) {
	try {
		return gunzipSync(bytes, { maxOutputLength: maxBytes });
	} catch (thrown) {
		let { code } = thrown;
		throw code === "ERR_BUFFER_TOO_LARGE" ? tooLarge(maxBytes) : new ArchiveError("it cannot be unpacked");
	}
}
function tooLarge(maxBytes) {
	return new ArchiveError(`it holds more than ${maxBytes / 1024 / 1024} MiB`);
}
function safePath(name) {
	let parts = name.split("/").filter((part) => part !== "" && part !== ".");
	if (parts.length === 0 || parts.includes("..") || /[\\\0]/.test(name)) throw new ArchiveError(`the name ${shown(name)} leads out of it`);
	return parts.join("/");
}
function checkSum(header) {
	let sum = 0;
	for (let [index, byte] of header.entries()) sum += index >= 148 && index < 156 ? 32 : byte;
	if (sum !== octal(header, 148, 8)) throw new ArchiveError("it is no tar archive");
}
function octal(header, start, length) {
	let digits = ascii(header, start, length).trim();
	if (!/^[0-7]*$/.test(digits)) throw new ArchiveError("it is no tar archive");
	return digits === "" ? 0 : Number.parseInt(digits, 8);
}
function headerName(header) {
	let [name, prefix] = [ascii(header, 0, 100), ascii(header, 257, 5) === "ustar" ? ascii(header, 345, 155) : ""];
	return prefix === "" ? name : `${prefix}/${name}`;
}
function readPax(content) {
	let found = {};
	for (let at = 0; at < content.byteLength;) {
		let match = /^(\d{1,9}) /.exec(ascii(content, at, 10)), length = Number(match?.[1] ?? 0);
		if (match === null || length < 5 || at + length > content.byteLength) throw new ArchiveError("it is no tar archive");
		let record = text(content.subarray(at + match[0].length, at + length - 1)), [key, value] = [record.slice(0, record.indexOf("=")), record.slice(record.indexOf("=") + 1)];
		if (key === "path" && (found.path = value), key === "size" && (found.size = Number(/^\d{1,12}$/.test(value) ? value : NaN)), Number.isNaN(found.size)) throw new ArchiveError("it is no tar archive");
		at += length;
	}
	return found;
}
function ascii(bytes, start, length) {
	let field = bytes.subarray(start, start + length), end = field.indexOf(0);
	return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}
function text(bytes) {
	return new TextDecoder().decode(bytes).replace(/\0+$/, "");
}
function shown(name) {
	return JSON.stringify(name.slice(0, 200));
}
// src/policy/bundle/policy-files.ts
const limits = {
	maxBytes: 67108864,
	maxFiles: 1e4
};
function isBundle(path) {
	return /\.(?:tar\.gz|tgz|tar)$/.test(path);
}
function mayBePolicy(path) {
	return /\.(?:rego|wasm|ya?ml|json)$/.test(path) || isBundle(path);
}
function sortPolicyFiles(files, manifest = emptyManifest) {
	let text = ({ bytes }) => new TextDecoder().decode(bytes), named = (pattern) => files.filter(({ name }) => pattern.test(name)), data = files.filter(({ name }) => isDataFile(name));
	return {
		sources: named(/\.rego$/).map((file) => ({
			path: file.path,
			text: text(file)
		})),
		data: data.map((file) => ({
			path: file.path,
			folder: posix.dirname(file.name),
			text: text(file)
		})),
		binaries: named(/\.wasm$/).map(({ path, name, bytes }) => ({
			path,
			wasm: bytes,
			annotations: manifest.get(name) ?? new Map()
		})),
		documents: named(/\.(?:ya?ml|json)$/).filter((file) => !data.includes(file)).map((file) => ({
			path: file.path,
			text: text(file)
		})).filter((file) => /\b(?:templates|constraints|expansion)\.gatekeeper\.sh\//.test(file.text))
	};
}
function hasPolicy({ sources, binaries, documents }) {
	return sources.length + binaries.length + documents.length > 0;
}
function readBundle(path, bytes) {
	let files = [...unpacked(path, bytes)].map(([name, content]) => ({
		path: `${path}/${name}`,
		name,
		bytes: content
	}));
	if (files.some(({ name }) => name === "patch.json")) throw bad(path, "it is a delta bundle, which changes another");
	let manifest = files.find(({ name }) => name === ".manifest"), found = sortPolicyFiles(files, manifest === void 0 ? emptyManifest : readManifest(path, manifest.bytes));
	if (!hasPolicy(found)) throw bad(path, "there is no policy in it");
	return found;
}
function unpacked(path, bytes) {
	try {
		return readArchive(bytes, limits);
	} catch (thrown) {
		throw thrown instanceof ArchiveError ? bad(path, thrown.message) : thrown;
	}
}
const emptyManifest = new Map();
function readManifest(path, bytes) {
	let found = new Map(), value;
	try {
		value = JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		throw bad(path, "its .manifest is no JSON");
	}
	let { wasm } = value ?? {};
	for (let each of Array.isArray(wasm) ? wasm : []) {
		let { entrypoint, module, annotations } = each ?? {}, [first] = Array.isArray(annotations) ? annotations : [];
		if (typeof entrypoint != "string" || typeof module != "string") throw bad(path, "its .manifest is malformed");
		let name = module.replace(/^\/+/, ""), known = found.get(name) ?? new Map();
		found.set(name, known.set(entrypoint, readAnnotations(first)));
	}
	return found;
}
function readAnnotations(value) {
	let { title, description, custom } = value ?? {};
	return {
		...typeof title == "string" ? { title } : {},
		...typeof description == "string" ? { description } : {},
		...typeof custom == "object" && custom ? { custom } : {}
	};
}
function bad(path, why) {
	return new SlipwayError("POLICY_BUNDLE", `the bundle cannot be used: ${why}`, { location: { file: path } });
}
// src/policy/bundle/oci.ts
const scheme = "oci://";
function isRemotePolicy(path) {
	return path.startsWith(scheme);
}
async function fetchPolicies(path, { registry, untrusted }, signal) {
	let { name, tag, digest } = splitReference(path.slice(6));
	if (untrusted) throw new SlipwayError("POLICY_NEEDS_TRUST", `${path} is not fetched in an untrusted run`);
	if (digest === void 0) throw await unpinned(registry, name, tag ?? "latest", signal);
	let artifact = await registry.artifact(name, digest, { maxBytes: 67108864 }, signal);
	if (artifact === void 0) throw new SlipwayError("POLICY_BUNDLE", `the registry holds no ${path}`);
	return readLayers(path, artifact.layers);
}
async function unpinned(registry, name, tag, signal) {
	let digest = await registry.digest(name, tag, signal), message = `${scheme}${name}:${tag} is not pinned by a digest`;
	return digest === void 0 ? new SlipwayError("POLICY_BUNDLE", `the registry holds no ${scheme}${name}:${tag}`) : new SlipwayError("POLICY_UNPINNED", message, { hint: `It is ${digest} now: ${scheme}${name}@${digest}` });
}
function readLayers(path, layers) {
	let bundles = layers.filter(({ bytes }) => isArchive(bytes)).map(({ bytes }) => readBundle(path, bytes)), single = layers.filter(({ bytes }) => !isArchive(bytes)).map((layer, index) => fileOf(path, layer, index)), twice = single.find(({ path: one }, index) => single.slice(0, index).some((other) => other.path === one));
	if (twice !== void 0) throw new SlipwayError("POLICY_BUNDLE", `there are two layers ${twice.path}`);
	let files = sortPolicyFiles(single);
	if (bundles.length === 0 && !hasPolicy(files)) {
		let types = layers.map(({ mediaType }) => JSON.stringify(mediaType)).join(", ");
		throw new SlipwayError("POLICY_BUNDLE", `there is no policy in ${path}; its layers are ${types || "none"}`);
	}
	return hasPolicy(files) || files.data.length > 0 ? [files, ...bundles] : bundles;
}
function fileOf(path, { mediaType, title = "", bytes }, index) {
	let name = title.split("/").filter((part) => part !== "" && part !== "." && part !== "..").join("/"), isData = mediaType.startsWith("application/vnd.cncf.openpolicyagent.data.layer"), isRego = mediaType.startsWith("application/vnd.cncf.openpolicyagent.policy.layer");
	if (isData) return {
		path: `${path}/${name || "data.json"}`,
		name: "data.json",
		bytes
	};
	let known = posix.extname(name) === "" && isRego ? `${name || `layer-${index}`}.rego` : name;
	return {
		path: `${path}/${known}`,
		name: known,
		bytes
	};
}
// src/commands/policy-files.ts
function configuredPolicies(paths, folder) {
	return paths.map((path) => isRemotePolicy(path) ? path : posix.join(folder, path));
}
async function readPolicyFiles({ tree, paths }, { registry, host, signal }) {
	let files = new Map(), others = [];
	for (let path of paths) {
		if (isRemotePolicy(path)) {
			others.push(...await fetchPolicies(path, {
				registry,
				untrusted: host.context.untrusted
			}, signal));
			continue;
		}
		let found = await readFolder(tree, path.replace(/\/$/, "")), bundles = found.filter(({ path: file }) => isBundle(file)).map((file) => readBundle(file.path, file.bytes));
		if (bundles.length === 0 && !hasPolicy(sortPolicyFiles(found))) throw new SlipwayError("LAYOUT_INVALID", `there is no policy in ${path}`, { hint: "Policies are .rego and .wasm files, bundles, and Gatekeeper’s templates; name their folder, or the file." });
		others.push(...bundles);
		for (let file of found) isBundle(file.path) || files.set(file.path, file);
	}
	let own = sortPolicyFiles([...files.values()]);
	return hasPolicy(own) ? [own, ...others] : others;
}
async function readFolder(tree, top) {
	let entries = await tree.list(top === "." ? void 0 : [top]), files = [];
	for (let { path } of entries.filter((entry) => mayBePolicy(entry.path))) {
		let bytes = await tree.read(path);
		bytes !== void 0 && files.push({
			path,
			name: posix.relative(top, path) || posix.basename(path),
			bytes
		});
	}
	return files;
}
// src/policy/kinds.ts
const deployments = [
	"Deployment",
	"StatefulSet",
	"DaemonSet",
	"ReplicaSet",
	"ReplicationController"
], deploymentConfig = ["DeploymentConfig", "DeploymentConfig.apps.openshift.io"];
[...deployments, ...deploymentConfig], [...deployments, ...deploymentConfig];
function kindOf({ apiVersion, kind }) {
	let group = groupOf(apiVersion);
	return group.includes(".") ? `${kind}.${group}` : kind;
}
// src/policy/dispatch.ts
var import_picomatch = __toESM(require_picomatch(), 1);
const dispatchEntrypoint = "slipway_dispatch/results", exceptedEntrypoint = "slipway_dispatch/excepted";
function dispatchSource(rules, exceptions = new Set(), combine = !1) {
	let lines = rules.map(({ id, entrypoint }) => {
		let key = JSON.stringify(id);
		return `results[${key}] := ${referenceTo(entrypoint)} if selected[${key}]\n`;
	}), excepted = rules.filter(({ group }) => exceptions.has(group)).map(({ id, entrypoint }) => {
		let end = entrypoint.lastIndexOf("/"), short = entrypoint.slice(end + 1).replace(/^(?:deny|violation|warn)_?/, ""), exception = referenceTo(`${entrypoint.slice(0, end)}/exception`);
		return `excepted contains ${JSON.stringify(id)} if ${exception}[_][_] == ${JSON.stringify(short)}\n`;
	});
	return {
		path: "slipway_dispatch.rego",
		text: `package slipway_dispatch

selected := data.slipway.selected[input.apiVersion][input.kind]
${combine ? combinedSelection : ""}
${[...lines, ...excepted].join("\n")}`
	};
}
const combinedSelection = "\nselected := data.slipway.combined if is_array(input)\n";
function referenceTo(entrypoint) {
	let [first = "", ...rest] = entrypoint.split("/");
	return `data.${first}${rest.map((key) => `[${JSON.stringify(key)}]`).join("")}`;
}
function podPathsByKind(objects, pods) {
	let table = Object.create(null);
	for (let object of pods.size === 0 ? [] : objects) {
		let path = pods.get(kindOf(object));
		if (path === void 0) continue;
		let kinds = table[object.apiVersion] ??= Object.create(null);
		kinds[object.kind] = path;
	}
	return table;
}
function selectedByKind(rules, objects, pods = new Map()) {
	let table = Object.create(null);
	for (let object of objects) {
		let kinds = table[object.apiVersion] ??= Object.create(null);
		if (kinds[object.kind] !== void 0) continue;
		let name = kindOf(object), applicable = rules.filter(({ kinds: own }) => own.length === 0 || own.includes(name) || pods.has(name) && own.includes("Pod"));
		kinds[object.kind] = Object.fromEntries(applicable.map(({ id }) => [id, !0]));
	}
	return table;
}
function unsortedMaps(value, at = []) {
	if (Array.isArray(value)) return value.flatMap((item, index) => unsortedMaps(item, [...at, index]));
	if (typeof value != "object" || !value) return [];
	let entries = Object.entries(value);
	return [...entries.some(([key], index) => index > 0 && (entries[index - 1]?.[0] ?? "") > key) ? [at] : [], ...entries.flatMap(([key, item]) => unsortedMaps(item, [...at, key]))];
}
// src/policy/object-subjects.ts
function objectSubjects(rules, sees, { objects, before, related, options, podSecurityMinor, only, pods }) {
	let byKind = selectedByKind(rules, objects, pods), isSeen = sees?.has("old") || sees?.has("related");
	return {
		subjects: objects.flatMap((object, index) => {
			let ids = Object.keys(byKind[object.apiVersion]?.[object.kind] ?? {});
			if (ids.length === 0 || only?.has(index) === !1) return [];
			let old = sees?.has("old") ? before?.old[index] : void 0, facts = sees?.has("related") ? related?.(object) : void 0, order = ids.includes("sorted-keys") ? { unsorted: unsortedMaps(object) } : {};
			return [{
				ids,
				input: isSeen ? {
					...object,
					slipway: {
						...old === void 0 ? {} : { old },
						...facts && { related: facts },
						...order
					}
				} : object,
				label: formatIdentity(identify(object)),
				index
			}];
		}),
		data: { slipway: {
			options: optionsOf(rules, options ?? {}),
			selected: byKind,
			...pods === void 0 ? {} : { pods: podPathsByKind(objects, pods) },
			...podSecurityMinor === void 0 ? {} : { pss: { minor: podSecurityMinor } },
			...sees?.has("objects") ? { objects } : {},
			...sees?.has("removed") ? { removed: before?.removed ?? [] } : {}
		} },
		errors: []
	};
}
function optionsOf(rules, given) {
	return Object.fromEntries(rules.map(({ id, options }) => [id, {
		...Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default])),
		...given[id]
	}]));
}
// src/policy/user-rules.ts
const failure = /^(?:deny|violation)(?:_[a-zA-Z0-9]+)*$/, warning = /^warn(?:_[a-zA-Z0-9]+)*$/;
function userRules(packages, namespaces) {
	let rules = new Map();
	for (let each of packages) {
		let namespace = each.path.replaceAll("/", ".");
		if (namespaces === void 0 || namespaces.includes(namespace)) for (let definition of each.rules) {
			let severity = severityByName(definition.name), id = `${namespace}/${definition.name}`;
			severity === void 0 || definition.isFunction || rules.has(id) || rules.set(id, userRule(id, namespace, severity, each, definition));
		}
	}
	return [...rules.values()].toSorted((a, b) => a.id < b.id ? -1 : 1);
}
function exceptionNamespaces(packages) {
	let own = packages.filter(({ rules }) => rules.some(({ name, isFunction }) => name === "exception" && !isFunction));
	return new Set(own.map(({ path }) => path.replaceAll("/", ".")));
}
function combinedRules(rules, packages, asked) {
	let told = new Map();
	for (let { path, annotations } of packages) {
		let combine = annotations?.custom?.combine;
		typeof combine == "boolean" && told.set(path.replaceAll("/", "."), combine);
	}
	let isAsked = (group) => typeof asked == "boolean" ? asked : asked.includes(group);
	return new Set(rules.filter(({ group }) => told.get(group) ?? isAsked(group)).map(({ id }) => id));
}
function severityByName(name) {
	return failure.test(name) ? "error" : warning.test(name) ? "warning" : void 0;
}
function userRule(id, namespace, severity, { path, file, annotations: ofPackage }, definition) {
	let annotations = definition.annotations ?? ofPackage, text = (name) => {
		let value = annotations?.custom?.[name];
		return typeof value == "string" ? value : "";
	};
	return {
		id,
		group: namespace,
		severity: readSeverity(annotations?.custom?.severity) ?? severity,
		packs: [],
		title: annotations?.title ?? id,
		description: annotations?.description ?? "",
		rationale: text("rationale"),
		fix: text("fix"),
		aliases: noAliases,
		kinds: [],
		options: {},
		docs: text("docs") || "https://github.com/slipway-ci/slipway/blob/main/docs/own-policies.md",
		origin: "user",
		entrypoint: `${path}/${definition.name}`,
		location: {
			file,
			line: definition.line,
			column: definition.column
		},
		...Number.isNaN(Date.parse(text("effective-from"))) ? {} : { effectiveFrom: text("effective-from") }
	};
}
const severityNames = {
	error: "error",
	warning: "warning",
	warn: "warning",
	info: "info"
};
function readSeverity(value) {
	return typeof value == "string" ? severityNames[value.toLowerCase()] : void 0;
}
// src/policy/related/read.ts
function fieldsOf$1(value) {
	return typeof value == "object" && value && !Array.isArray(value) ? value : {};
}
function listOf(value) {
	return Array.isArray(value) ? value : [];
}
function textOf(value) {
	return typeof value == "string" ? value : "";
}
function numberOf(value) {
	return typeof value == "number" ? value : void 0;
}
function below(value, ...steps) {
	let at = value;
	for (let step of steps) at = fieldsOf$1(at)[step];
	return at;
}
function labelsOf(value) {
	return new Map(Object.entries(fieldsOf$1(value)).filter((entry) => typeof entry[1] == "string"));
}
// src/policy/related/selector.ts
function mapSelector(value) {
	let equal = labelsOf(value);
	return equal.size === 0 ? void 0 : {
		equal,
		expressions: []
	};
}
function labelSelector(value) {
	if (value == null) return;
	let { matchLabels, matchExpressions } = fieldsOf$1(value), expressions = listOf(matchExpressions).map((each) => {
		let { key, operator, values } = fieldsOf$1(each);
		return {
			key: textOf(key),
			operator: textOf(operator),
			values: listOf(values)
		};
	});
	return {
		equal: labelsOf(matchLabels),
		expressions
	};
}
function matches({ equal, expressions }, labels) {
	for (let [key, value] of equal) if (labels.get(key) !== value) return !1;
	return expressions.every(({ key, operator, values }) => {
		let value = labels.get(key);
		return operator === "In" ? value !== void 0 && values.includes(value) : operator === "NotIn" ? value === void 0 || !values.includes(value) : operator === "Exists" ? value !== void 0 : operator === "DoesNotExist" && value === void 0;
	});
}
// src/policy/related/label-index.ts
var LabelIndex = class {
	entries = [];
	byPair = new Map();
	add(labels, thing) {
		let entry = {
			labels,
			thing
		};
		this.entries.push(entry);
		for (let [key, value] of labels) append(this.byPair, pair(key, value), entry);
	}
	*all() {
		for (let { thing } of this.entries) yield thing;
	}
	*select(selector) {
		let candidates = this.entries;
		for (let [key, value] of selector.equal) {
			let some = this.byPair.get(pair(key, value)) ?? [];
			some.length < candidates.length && (candidates = some);
		}
		for (let { labels, thing } of candidates) matches(selector, labels) && (yield thing);
	}
}, SelectorIndex = class {
	added = [];
	filed;
	add(selector, thing) {
		this.added.push({
			selector,
			thing
		}), this.filed = void 0;
	}
	*selecting(labels) {
		this.filed ??= this.file(), yield* matching(this.filed.get(""), labels);
		for (let [name, value] of labels) yield* matching(this.filed.get(pair(name, value)), labels);
	}
	file() {
		let counts = new Map();
		for (let { selector } of this.added) for (let [key, value] of selector.equal) counts.set(pair(key, value), (counts.get(pair(key, value)) ?? 0) + 1);
		let filed = new Map();
		for (let entry of this.added) {
			let [best, least] = ["", 1e400];
			for (let [key, value] of entry.selector.equal) {
				let count = counts.get(pair(key, value)) ?? 0;
				count < least && ([best, least] = [pair(key, value), count]);
			}
			append(filed, best, entry);
		}
		return filed;
	}
};
function* matching(entries, labels) {
	for (let { selector, thing } of entries ?? []) matches(selector, labels) && (yield thing);
}
function pair(key, value) {
	return `${key}=${value}`;
}
function append(map, key, item) {
	let list = map.get(key);
	list === void 0 ? map.set(key, [item]) : list.push(item);
}
// src/policy/related/pod-template.ts
function podTemplateOf(object) {
	let { kind, metadata } = object;
	if (kind === "Pod") return {
		labels: labelsOf(metadata?.labels),
		spec: fieldsOf$1(object.spec),
		path: ["spec"]
	};
	if (kind === "PodTemplate") return template(object.template, ["template", "spec"]);
	if (kind === "CronJob") {
		let steps = [
			"spec",
			"jobTemplate",
			"spec",
			"template"
		];
		return template(below(object, ...steps), [...steps, "spec"]);
	}
	let given = below(object, "spec", "template");
	return given === void 0 ? makers.has(kind) ? withoutTemplate(object) : void 0 : looksLikePods(object, given) ? template(given, [
		"spec",
		"template",
		"spec"
	]) : void 0;
}
const makers = new Set([
	"Deployment",
	"StatefulSet",
	"DaemonSet",
	"ReplicaSet",
	"ReplicationController",
	"DeploymentConfig",
	"Job"
]);
function looksLikePods({ kind }, given) {
	return makers.has(kind) || Array.isArray(below(given, "spec", "containers"));
}
function template(given, path) {
	return {
		labels: labelsOf(below(given, "metadata", "labels")),
		spec: fieldsOf$1(below(given, "spec")),
		path
	};
}
function withoutTemplate(object) {
	let selector = fieldsOf$1(below(object, "spec", "selector"));
	return {
		labels: labelsOf(selector.matchLabels ?? selector),
		spec: {},
		path: [
			"spec",
			"template",
			"spec"
		]
	};
}
// src/policy/related/produced.ts
function producedBy(object) {
	let namespace = object.metadata?.namespace ?? "", own = textOf(object.metadata?.name), secrets = secretNames(object, own).filter((name) => name !== ""), group = groupOf(object.apiVersion);
	if (object.kind === "Bundle" && group === "trust.cert-manager.io") return [{
		kind: below(object, "spec", "target", "secret") === void 0 ? "ConfigMap" : "Secret",
		namespace: void 0,
		name: own
	}];
	if (object.kind === "EndpointSlice") {
		let name = textOf(object.metadata?.labels?.["kubernetes.io/service-name"]);
		return name === "" ? [] : [{
			kind: "Endpoints",
			namespace,
			name
		}];
	}
	let everywhere = object.kind.startsWith("Cluster");
	return secrets.map((name) => ({
		kind: "Secret",
		namespace: everywhere ? void 0 : namespace,
		name
	}));
}
function secretNames(object, own) {
	let spec = (...steps) => textOf(below(object, "spec", ...steps));
	switch (`${object.kind}.${groupOf(object.apiVersion)}`) {
		case "ExternalSecret.external-secrets.io":
		case "ExternalSecret.kubernetes-client.io": return [spec("target", "name") || own];
		case "ClusterExternalSecret.external-secrets.io": return [spec("externalSecretSpec", "target", "name") || spec("externalSecretName") || own];
		case "SealedSecret.bitnami.com": return [spec("template", "metadata", "name") || own];
		case "Certificate.cert-manager.io": return [spec("secretName"), spec("keystores", "jks", "passwordSecretRef", "name")];
		case "Issuer.cert-manager.io":
		case "ClusterIssuer.cert-manager.io": return [spec("acme", "privateKeySecretRef", "name")];
		case "VaultStaticSecret.secrets.hashicorp.com":
		case "VaultDynamicSecret.secrets.hashicorp.com":
		case "VaultPKISecret.secrets.hashicorp.com":
		case "HCPVaultSecretsApp.secrets.hashicorp.com": return [spec("destination", "name")];
		case "VaultSecret.ricoberger.de":
		case "OnePasswordItem.onepassword.com":
		case "AzureKeyVaultSecret.spv.no": return [spec("output", "secret", "name") || own];
		case "SopsSecret.isindir.github.com": return listOf(below(object, "spec", "secretTemplates")).map((each) => textOf(fieldsOf$1(each).name));
		case "SecretProviderClass.secrets-store.csi.x-k8s.io": return listOf(below(object, "spec", "secretObjects")).map((each) => textOf(fieldsOf$1(each).secretName));
		case "DopplerSecret.secrets.doppler.com": return [spec("managedSecret", "name")];
		case "InfisicalSecret.secrets.infisical.com": return [spec("managedSecretReference", "secretName")];
		case "BitwardenSecret.k8s.bitwarden.com": return [spec("secretName")];
		case "KafkaUser.kafka.strimzi.io": return [spec("secretName") || own];
		case "Kafka.kafka.strimzi.io": return [`${own}-cluster-ca-cert`, `${own}-clients-ca-cert`];
		case "Cluster.postgresql.cnpg.io": return [
			"app",
			"superuser",
			"ca",
			"server",
			"replication"
		].map((part) => `${own}-${part}`);
		case "Elasticsearch.elasticsearch.k8s.elastic.co": return [
			`${own}-es-elastic-user`,
			`${own}-es-http-certs-public`,
			`${own}-es-http-certs-internal`
		];
		case "Ingress.networking.k8s.io":
		case "Gateway.gateway.networking.k8s.io": return certificates(object);
		case "Service.": return [textOf(object.metadata?.annotations?.["service.beta.openshift.io/serving-cert-secret-name"])];
		default: return [];
	}
}
function certificates(object) {
	if (!Object.keys(fieldsOf$1(object.metadata?.annotations)).some((name) => name.startsWith("cert-manager.io/") || name === "kubernetes.io/tls-acme")) return [];
	let ofIngress = listOf(below(object, "spec", "tls")).map((each) => textOf(fieldsOf$1(each).secretName)), ofGateway = listOf(below(object, "spec", "listeners")).flatMap((listener) => listOf(below(listener, "tls", "certificateRefs"))).map((each) => textOf(fieldsOf$1(each).name));
	return [...ofIngress, ...ofGateway];
}
// src/policy/related/set-index.ts
function indexSet(objects) {
	let names = new Map(), workloads = new Map(), services = new Map(), selectingServices = new Map(), policies = new Map(), budgets = new Map(), autoscalers = new Map(), duplicates = new Set(), hasNamespaces = !1;
	for (let object of objects) {
		let namespace = object.metadata?.namespace ?? "", kind = kindOf(object), own = within(names, namespace, () => new Map()), key = nameKey(kind, textOf(object.metadata?.name));
		own.get(key) === void 0 ? own.set(key, object) : textOf(object.metadata?.name) !== "" && duplicates.add(object), hasNamespaces ||= kind === "Namespace";
		for (let made of producedBy(object)) within(names, made.namespace ?? "*", () => new Map()).set(nameKey(made.kind, made.name), void 0);
		let template = podTemplateOf(object);
		if (template !== void 0 && within(workloads, namespace, () => new LabelIndex()).add(template.labels, {
			object,
			template
		}), kind === "Service") {
			within(services, namespace, () => new LabelIndex()).add(labelsOf(object.metadata?.labels), object);
			let selector = mapSelector(below(object, "spec", "selector"));
			selector !== void 0 && selecting(selectingServices, namespace).add(selector, object);
		}
		if (kind === "NetworkPolicy.networking.k8s.io" && selecting(policies, namespace).add(labelSelector(below(object, "spec", "podSelector") ?? {}) ?? everything, object), kind === "PodDisruptionBudget") {
			let selector = labelSelector(below(object, "spec", "selector"));
			selector !== void 0 && selecting(budgets, namespace).add(selector, object);
		}
		let scaled = autoscalerOf(object, kind);
		scaled !== void 0 && within(within(autoscalers, namespace, () => new Map()), scaled.target, () => []).push(scaled.autoscaler);
	}
	return {
		objects,
		names,
		workloads,
		services,
		selectingServices,
		policies,
		budgets,
		autoscalers,
		hasNamespaces,
		duplicates
	};
}
const everything = {
	equal: new Map(),
	expressions: []
};
function nameKey(kind, name) {
	return `${kind}/${name}`;
}
function selecting(map, namespace) {
	return within(map, namespace, () => new SelectorIndex());
}
function within(map, key, make) {
	let value = map.get(key);
	return value === void 0 && (value = make(), map.set(key, value)), value;
}
function autoscalerOf(object, kind) {
	let isKeda = kind === "ScaledObject.keda.sh";
	if (!isKeda && kind !== "HorizontalPodAutoscaler") return;
	let reference = below(object, "spec", "scaleTargetRef"), target = nameKey(textOf(below(reference, "kind")) || (isKeda ? "Deployment" : ""), textOf(below(reference, "name"))), set = numberOf(below(object, "spec", isKeda ? "minReplicaCount" : "minReplicas")), minimum = set ?? +!isKeda, isSet = set !== void 0;
	return {
		target,
		autoscaler: {
			kind: object.kind,
			name: textOf(object.metadata?.name),
			minimum,
			isSet
		}
	};
}
// src/policy/related/surroundings.ts
function* buckets({ own, others }, mapOf, namespace) {
	let here = mapOf(own).get(namespace);
	here !== void 0 && (yield here);
	for (let other of others) {
		let map = mapOf(other);
		if (namespace === "") yield* map.values();
		else for (let name of [namespace, ""]) map.has(name) && (yield map.get(name));
	}
}
function lookUp(around, kind, namespace, name) {
	let key = nameKey(kind, name), found;
	for (let names of buckets(around, (index) => index.names, namespace)) names.has(key) && found?.object === void 0 && (found = { object: names.get(key) });
	return found === void 0 ? [around.own, ...around.others].some((index) => index.names.get("*")?.has(key)) || around.isExternal(kind, namespace, name) ? { object: void 0 } : void 0 : found;
}
function* selectWorkloads(around, namespace, selector) {
	for (let index of buckets(around, (each) => each.workloads, namespace)) yield* index.select(selector);
}
function isNamespace$1(namespace) {
	return (pattern) => pattern === void 0 || namespace === "" || import_picomatch.default.isMatch(namespace, pattern);
}
function selectsExternalPods({ external }, isNamespace, selector) {
	return external.some(({ kind, namespace, labels }) => kind === "Pod" && labels !== void 0 && isNamespace(namespace) && matches(selector, labelsOf(labels)));
}
function* selectors(around, mapOf, namespace, labels) {
	for (let index of buckets(around, mapOf, namespace)) yield* index.selecting(labels);
}
function autoscalersOf(around, namespace, kind, name) {
	let key = nameKey(kind, name);
	return [...buckets(around, (index) => index.autoscalers, namespace)].flatMap((each) => each.get(key) ?? []);
}
function* servicesIn({ own, others }, wanted) {
	for (let index of [own, ...others]) for (let [namespace, services] of index.services) (wanted === void 0 || wanted.has(namespace) || namespace === "" && index !== own) && (yield services);
}
// src/policy/related/ingress.ts
function ingressFacts(object, around) {
	let namespace = object.metadata?.namespace ?? "";
	return { dangling: backendsOf(object).flatMap(({ service, port, path }) => {
		let found = lookUp(around, "Service", namespace, service);
		return found === void 0 ? [{
			service,
			port,
			path,
			lacks: "service"
		}] : found.object === void 0 || port === void 0 || hasPort(found.object, port) ? [] : [{
			service,
			port,
			path,
			lacks: "port"
		}];
	}) };
}
function backendsOf(object) {
	let found = [], add = (backend, path) => {
		let { service, serviceName, servicePort } = fieldsOf$1(backend), port = fieldsOf$1(below(service, "port")), name = textOf(below(service, "name"));
		name === "" ? textOf(serviceName) !== "" && found.push({
			service: textOf(serviceName),
			port: servicePort,
			path
		}) : found.push({
			service: name,
			port: port.number ?? port.name,
			path: [...path, "service"]
		});
	};
	for (let field of ["defaultBackend", "backend"]) add(below(object, "spec", field), ["spec", field]);
	for (let [index, rule] of listOf(below(object, "spec", "rules")).entries()) for (let [place, path] of listOf(below(rule, "http", "paths")).entries()) add(below(path, "backend"), [
		"spec",
		"rules",
		index,
		"http",
		"paths",
		place,
		"backend"
	]);
	return found;
}
function hasPort(service, port) {
	let ports = listOf(below(service, "spec", "ports")).map(fieldsOf$1);
	return port === "use-annotation" || below(service, "spec", "type") === "ExternalName" || ports.some((each) => each.port === port || each.name === port || String(each.port) === port);
}
// src/policy/related/references.ts
function referencesOf({ spec, path }) {
	let found = [], add = (kind, source, at, field = "name") => {
		let fields = fieldsOf$1(source), name = textOf(fields[field]);
		if (name === "" || fields.optional === !0) return;
		let key = textOf(fields.key);
		found.push({
			kind,
			name,
			...key === "" ? {} : { key },
			path: [
				...path,
				...at,
				field
			]
		});
	};
	for (let list of [
		"containers",
		"initContainers",
		"ephemeralContainers"
	]) for (let [index, container] of listOf(spec[list]).entries()) addEnvironment(fieldsOf$1(container), [list, index], add);
	for (let [index, volume] of listOf(spec.volumes).entries()) addVolume(fieldsOf$1(volume), ["volumes", index], add);
	for (let [index, secret] of listOf(spec.imagePullSecrets).entries()) add("Secret", secret, ["imagePullSecrets", index]);
	return add("ServiceAccount", spec, [], textOf(spec.serviceAccountName) === "" ? "serviceAccount" : "serviceAccountName"), add("PriorityClass", spec, [], "priorityClassName"), found;
}
function addEnvironment(container, at, add) {
	for (let [index, variable] of listOf(container.env).entries()) {
		let source = fieldsOf$1(variable).valueFrom;
		if (source === void 0) continue;
		let from = [
			...at,
			"env",
			index,
			"valueFrom"
		];
		add("ConfigMap", below(source, "configMapKeyRef"), [...from, "configMapKeyRef"]), add("Secret", below(source, "secretKeyRef"), [...from, "secretKeyRef"]);
	}
	for (let [index, source] of listOf(container.envFrom).entries()) add("ConfigMap", below(source, "configMapRef"), [
		...at,
		"envFrom",
		index,
		"configMapRef"
	]), add("Secret", below(source, "secretRef"), [
		...at,
		"envFrom",
		index,
		"secretRef"
	]);
}
function addVolume(volume, at, add) {
	add("ConfigMap", volume.configMap, [...at, "configMap"]), add("Secret", volume.secret, [...at, "secret"], "secretName"), add("PersistentVolumeClaim", volume.persistentVolumeClaim, [...at, "persistentVolumeClaim"], "claimName");
	for (let [index, source] of listOf(below(volume.projected, "sources")).entries()) {
		let from = [
			...at,
			"projected",
			"sources",
			index
		];
		add("ConfigMap", below(source, "configMap"), [...from, "configMap"]), add("Secret", below(source, "secret"), [...from, "secret"]);
	}
}
// src/policy/related/missing.ts
const kinds = { PriorityClass: "PriorityClass.scheduling.k8s.io" };
function missingReferences(template, namespace, around) {
	return referencesOf(template).flatMap((reference) => {
		let { kind, name, key, path } = reference, scope = kind === "PriorityClass" ? "" : namespace, found = lookUp(around, kinds[kind] ?? kind, scope, name) ?? external(around, kind, scope, name);
		return found === void 0 ? [{
			kind,
			name,
			path
		}] : key === void 0 || found.object === void 0 || hasKey(found.object, key) ? [] : [{
			kind,
			name,
			key,
			path: [...path.slice(0, -1), "key"]
		}];
	});
}
function external({ isExternal }, kind, namespace, name) {
	return isExternal(kind, namespace, name) ? { object: void 0 } : void 0;
}
function hasKey(object, key) {
	let entries = [
		"data",
		"binaryData",
		"stringData"
	].flatMap((field) => Object.keys(fieldsOf$1(object[field])));
	return entries.length === 0 || entries.includes(key);
}
// src/policy/related/network-policy.ts
function networkPolicyFacts(object, around) {
	let namespace = object.metadata?.namespace ?? "", finds = (selector) => selector === void 0 || selectWorkloads(around, namespace, selector).next().done !== !0 || selectsExternalPods(around, isNamespace$1(namespace), selector);
	return {
		pods: finds(labelSelector(below(object, "spec", "podSelector") ?? {})) ? "some" : "none",
		peers: peersOf(object).filter(({ selector }) => !finds(selector)).map(({ path }) => path)
	};
}
function peersOf(object) {
	return [["ingress", "from"], ["egress", "to"]].flatMap(([direction, side]) => listOf(below(object, "spec", direction)).flatMap((rule, index) => listOf(below(rule, side)).flatMap((peer, place) => {
		let { podSelector, namespaceSelector } = fieldsOf$1(peer), path = [
			"spec",
			direction,
			index,
			side,
			place,
			"podSelector"
		];
		return namespaceSelector === void 0 ? [{
			selector: labelSelector(podSelector),
			path
		}] : [];
	})));
}
function podFacts(object, { labels, spec }, around) {
	let namespace = object.metadata?.namespace ?? "", names = (objects) => [...objects].slice(0, 5).map(({ metadata }) => textOf(metadata?.name)), policies = [...selectors(around, (index) => index.policies, namespace, labels)];
	return {
		services: names(selectors(around, (index) => index.selectingServices, namespace, labels)),
		budgets: names(selectors(around, (index) => index.budgets, namespace, labels)),
		policies: {
			names: names(policies),
			directions: [...new Set(policies.flatMap(directionsOf))]
		},
		autoscalers: scalersOf(object, around),
		...tokenOf(textOf(spec.serviceAccountName) || "default", namespace, around),
		...object.kind === "StatefulSet" ? { headless: headlessService(object, labels, around) } : {}
	};
}
function tokenOf(account, namespace, around) {
	let mountsToken = lookUp(around, "ServiceAccount", namespace, account)?.object?.automountServiceAccountToken;
	return mountsToken === void 0 ? {} : { mountsToken };
}
function directionsOf(policy) {
	let types = listOf(below(policy, "spec", "policyTypes"));
	return types.length > 0 ? types.map(textOf) : listOf(below(policy, "spec", "egress")).length > 0 ? ["Ingress", "Egress"] : ["Ingress"];
}
function scalersOf(object, around) {
	return autoscalersOf(around, object.metadata?.namespace ?? "", object.kind, textOf(object.metadata?.name));
}
function headlessService(object, labels, around) {
	let name = textOf(below(object, "spec", "serviceName"));
	if (name === "") return "unnamed";
	let found = lookUp(around, "Service", object.metadata?.namespace ?? "", name);
	if (found === void 0) return "missing";
	if (found.object === void 0) return "there";
	if (below(found.object, "spec", "clusterIP") !== "None") return "not headless";
	let selector = mapSelector(below(found.object, "spec", "selector"));
	return selector !== void 0 && matches(selector, labels) ? "there" : "other pods";
}
function scalerFacts(object, around) {
	let reference = below(object, "spec", "scaleTargetRef"), kind = textOf(below(reference, "kind")) || (object.kind === "ScaledObject" ? "Deployment" : ""), apiVersion = textOf(below(reference, "apiVersion")), name = textOf(below(reference, "name")), group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "", wanted = group.includes(".") ? `${kind}.${group}` : kind, namespace = object.metadata?.namespace ?? "";
	return { target: {
		kind,
		name,
		found: lookUp(around, wanted, namespace, name) !== void 0 || around.isExternal(kind, namespace, name)
	} };
}
function budgetFacts(object, around) {
	let selector = labelSelector(below(object, "spec", "selector")), namespace = object.metadata?.namespace ?? "";
	return { workloads: (selector === void 0 ? [] : [...selectWorkloads(around, namespace, selector)]).slice(0, 5).map((workload) => protectedBy(workload, around)) };
}
function protectedBy({ object }, around) {
	let scalers = scalersOf(object, around), set = numberOf(below(object, "spec", "replicas")), minimum = scalers.length > 0 ? Math.min(...scalers.map((each) => each.minimum)) : set, scales = scaled.has(object.kind);
	return {
		kind: object.kind,
		name: textOf(object.metadata?.name),
		...scales ? { replicas: minimum ?? 1 } : {},
		autoscalers: scalers
	};
}
const scaled = new Set([
	"Deployment",
	"StatefulSet",
	"ReplicaSet",
	"ReplicationController",
	"DeploymentConfig",
	"Rollout"
]);
function bindingFacts(object, around) {
	let kind = textOf(below(object, "roleRef", "kind")), name = textOf(below(object, "roleRef", "name")), namespace = kind === "Role" ? object.metadata?.namespace ?? "" : "", role = lookUp(around, `${kind}.rbac.authorization.k8s.io`, namespace, name)?.object;
	return role === void 0 ? {} : { rules: listOf(role.rules) };
}
// src/policy/related/services.ts
function serviceFacts(object, around) {
	let namespace = object.metadata?.namespace ?? "", selector = mapSelector(below(object, "spec", "selector"));
	if (selector === void 0) return { pods: lookUp(around, "Endpoints", namespace, textOf(object.metadata?.name)) === void 0 ? "no selector" : "endpoints" };
	let selected = [...selectWorkloads(around, namespace, selector)];
	return selected.length === 0 ? { pods: selectsExternalPods(around, isNamespace$1(namespace), selector) ? "external" : "none" } : {
		pods: "some",
		closed: closedPorts(object, selected)
	};
}
function closedPorts(service, selected) {
	let open;
	return listOf(below(service, "spec", "ports")).flatMap((port, index) => {
		let target = textOf(fieldsOf$1(port).targetPort);
		if (target === "" || /^\d+$/.test(target)) return [];
		open ??= new Set(selected.flatMap(portNames));
		let path = [
			"spec",
			"ports",
			index,
			"targetPort"
		];
		return open.has(target) ? [] : [{
			port: target,
			path
		}];
	});
}
function portNames({ template: { spec } }) {
	return ["containers", "initContainers"].flatMap((list) => listOf(spec[list])).flatMap((container) => listOf(below(container, "ports"))).map((port) => textOf(fieldsOf$1(port).name));
}
function monitorFacts(object, around) {
	let own = object.metadata?.namespace ?? "", names = listOf(below(object, "spec", "namespaceSelector", "matchNames")).map(textOf), wanted = below(object, "spec", "namespaceSelector", "any") === !0 || names.length === 0 && own === "" ? void 0 : new Set(names.length > 0 ? names : [own]), selector = labelSelector(below(object, "spec", "selector") ?? {});
	if (selector === void 0) return {};
	for (let services of servicesIn(around, wanted)) if (services.select(selector).next().done !== !0) return { services: "some" };
	return { services: around.external.some(({ kind, labels }) => kind === "Service" && labels !== void 0 && matches(selector, labelsOf(labels))) ? "external" : "none" };
}
// src/policy/related/related.ts
function relatedTo(object, around) {
	let kind = kindOf(object), namespace = object.metadata?.namespace ?? "", template = podTemplateOf(object);
	return {
		...around.own.duplicates.has(object) ? { duplicate: !0 } : {},
		...isNamespaceMissing(around, namespace) ? { namespace: "missing" } : {},
		...template === void 0 ? {} : {
			...podFacts(object, template, around),
			missing: missingReferences(template, namespace, around)
		},
		...factsOfKind(kind, object, around)
	};
}
function factsOfKind(kind, object, around) {
	switch (kind) {
		case "Service": return serviceFacts(object, around);
		case "Ingress":
		case "Ingress.networking.k8s.io": return ingressFacts(object, around);
		case "NetworkPolicy.networking.k8s.io": return networkPolicyFacts(object, around);
		case "HorizontalPodAutoscaler":
		case "ScaledObject.keda.sh": return scalerFacts(object, around);
		case "PodDisruptionBudget": return budgetFacts(object, around);
		case "RoleBinding.rbac.authorization.k8s.io":
		case "ClusterRoleBinding.rbac.authorization.k8s.io": return bindingFacts(object, around);
		case "ServiceMonitor.monitoring.coreos.com": return monitorFacts(object, around);
		default: return {};
	}
}
function isNamespaceMissing(around, namespace) {
	return namespace === "" || ![around.own, ...around.others].some((index) => index.hasNamespaces) ? !1 : lookUp(around, "Namespace", "", namespace) === void 0;
}
// src/policy/related/relate-roots.ts
function createRelating(external) {
	let isExternal = externalObjects(external), indices = new WeakMap(), variants = new WeakMap(), indexOf = (root) => {
		let index = indices.get(root);
		return index === void 0 && (index = indexSet(root.objects.map(({ manifest }) => manifest)), indices.set(root, index)), index;
	};
	return (root, roots) => {
		let known = variants.get(roots);
		known === void 0 && (known = findVariants(roots, indexOf), variants.set(roots, known));
		let apart = known.get(root), others = roots.filter((each) => each !== root && apart?.has(each) !== !0).map(indexOf), around = {
			own: indexOf(root),
			others,
			isExternal,
			external
		};
		return (object) => relatedTo(object, around);
	};
}
function findVariants(roots, indexOf) {
	let byWorkload = new Map();
	for (let root of roots) for (let [namespace, workloads] of indexOf(root).workloads) for (let { object } of workloads.all()) {
		let key = `${object.kind}/${namespace}/${object.metadata?.name ?? ""}`;
		byWorkload.set(key, (byWorkload.get(key) ?? new Set()).add(root));
	}
	let variants = new Map();
	for (let same of byWorkload.values()) if (!(same.size < 2)) for (let root of same) variants.set(root, new Set([...variants.get(root) ?? [], ...same]));
	return variants;
}
// src/policy/combined-subjects.ts
function combinedSubjects(combined, sees) {
	return (rules, request) => {
		let [whole, single] = [!0, !1].map((wanted) => rules.filter(({ id }) => combined.has(id) === wanted)), each = objectSubjects(single ?? [], sees, request), ids = (whole ?? []).map(({ id }) => id), slipway = {
			...each.data.slipway,
			options: optionsOf(rules, request.options ?? {}),
			combined: Object.fromEntries(ids.map((id) => [id, !0]))
		};
		return {
			subjects: ids.length === 0 ? each.subjects : [...each.subjects, wholeSubject(ids, sees, request)],
			data: { slipway },
			errors: each.errors
		};
	};
}
function wholeSubject(ids, sees, { objects, files, before }) {
	let order = [...objects.keys()].toSorted((a, b) => compare(files?.[a] ?? "", files?.[b] ?? ""));
	return {
		ids,
		input: order.map((index) => {
			let old = sees.has("old") ? before?.old[index] : void 0;
			return {
				path: files?.[index] ?? "",
				contents: objects[index],
				...old === void 0 ? {} : { old }
			};
		}),
		label: "all objects of the root",
		index: -1,
		place: (result) => {
			let [entry, field, ...path] = result.path, index = typeof entry == "number" ? order[entry] : void 0;
			return index === void 0 || field !== "contents" ? {
				...result,
				index: -1
			} : {
				...result,
				path,
				index
			};
		}
	};
}
function compare(a, b) {
	return a === b ? 0 : a < b ? -1 : 1;
}
async function userPolicies(engine, policies, signal) {
	let version = policies.version ?? "auto", sources = policies.sources.filter(({ path }) => !path.endsWith("_test.rego"));
	if (sources.reduce((size, { text }) => size + text.length, 0) > 16777216) throw new SlipwayError("POLICY_LIMIT", "the policies are larger than 16 MiB");
	let data = mergeDataFiles(policies.data ?? []), inspection = await engine.inspect(sources, version, signal);
	if ("problems" in inspection) throw compileErrors(inspection.problems);
	let rules = userRules(inspection.packages, policies.namespaces), combined = combinedRules(rules, inspection.packages, policies.combine ?? !1);
	if (rules.length === 0) throw emptyPolicies(sources, policies.namespaces);
	let namespaces = exceptionNamespaces(inspection.packages), excepts = rules.some(({ group }) => namespaces.has(group)), entrypoints = [dispatchEntrypoint, ...excepts ? [exceptedEntrypoint] : []], compilation = await engine.compile({
		sources: [...sources, dispatchSource(rules, namespaces, combined.size > 0)],
		version,
		entrypoints: [...entrypoints, ...rules.map(({ entrypoint }) => entrypoint)]
	}, signal);
	if ("problems" in compilation) throw compileErrors(compilation.problems);
	let sees = sightsOf(sources.map((source) => source.text).join("\n"));
	return {
		module: await engine.load(compilation.wasm, { isolated: !0 }),
		rules,
		data,
		sees,
		...combined.size === 0 ? {} : { subjects: combinedSubjects(combined, sees) },
		...excepts ? { excepts } : {}
	};
}
function sightsOf(text) {
	let all = text.includes("slipway") ? [
		"old",
		"related",
		"objects",
		"removed"
	] : [];
	return new Set(all.filter((sight) => text.includes(sight)));
}
function compileErrors(problems) {
	return new SlipwayErrors(problems.map((problem) => {
		let location = locationOf(problem), message = `${problem.code}: ${problem.message}`;
		return new SlipwayError("POLICY_COMPILE", message, location === void 0 ? {} : { location });
	}));
}
function locationOf({ file, line, column }) {
	if (file !== void 0 && file !== "") return {
		file,
		...line === void 0 ? {} : { line },
		...column === void 0 ? {} : { column }
	};
}
function emptyPolicies(sources, namespaces) {
	let where = namespaces === void 0 ? "" : ` in the namespaces ${namespaces.join(", ")}`, files = sources.length === 1 ? "the policy file has" : `the ${sources.length} policy files have`;
	return new SlipwayError("POLICY_EMPTY", `${files} no deny, violation or warn rule${where}`);
}
// src/policy/gatekeeper/defaults.ts
function withDefaults(value, schema) {
	let { default: fallback, nullable, properties, additionalProperties, items } = fieldsOf$1(schema);
	if (value === void 0) return fallback === void 0 ? void 0 : structuredClone(fallback);
	if (value === null) return fallback === void 0 || nullable === !0 ? null : structuredClone(fallback);
	if (Array.isArray(value)) return listOf(value).map((item) => withDefaults(item, items));
	if (typeof value != "object") return value;
	let known = fieldsOf$1(properties), given = Object.entries(value).map(([key, item]) => [key, withDefaults(item, Object.hasOwn(known, key) ? known[key] : additionalProperties)]), missing = Object.entries(known).filter(([key]) => !Object.hasOwn(value, key)).map(([key, inner]) => [key, withDefaults(void 0, inner)]).filter(([, item]) => item !== void 0);
	return Object.fromEntries([...given, ...missing]);
}
// src/policy/gatekeeper/match.ts
var MatchError = class extends Error {};
function isMatch(match, target) {
	return matchesKind(match, target.object) && matchesScope(match, target.object) && (match.namespaces.length === 0 || matchesNamespace(match.namespaces, target.object, !0)) && (match.excludedNamespaces.length === 0 || !matchesNamespace(match.excludedNamespaces, target.object, !1)) && (match.labelSelector === void 0 || matches(match.labelSelector, labelsOf(target.object.metadata?.labels))) && matchesName(match.name, target.object) && (match.source === "All" || match.source === target.source) && matchesNamespaceSelector(match.namespaceSelector, target);
}
function matchesKind({ kinds }, { apiVersion, kind }) {
	if (kinds.length === 0) return !0;
	let has = (list, wanted) => list.length === 0 || list.includes("*") || list.includes(wanted);
	return kinds.some((each) => has(each.kinds, kind) && has(each.apiGroups, groupOf(apiVersion)));
}
function matchesScope({ scope }, object) {
	let isNamespaced = !isNamespace(object) && namespaceOf(object) !== "";
	return scope === "Cluster" ? !isNamespaced : scope !== "Namespaced" || isNamespaced;
}
function matchesNamespace(globs, object, otherwise) {
	let name = isNamespace(object) ? object.metadata?.name ?? "" : namespaceOf(object);
	return name === "" ? otherwise : globs.some((glob) => matchesGlob(glob, name));
}
function matchesName(glob, object) {
	if (glob === "") return !0;
	let generated = object.metadata?.generateName;
	return matchesGlob(glob, object.metadata?.name ?? "") ? !0 : glob.endsWith("*") && typeof generated == "string" && matchesGlob(glob, generated);
}
function matchesGlob(glob, text) {
	let [starts, ends] = [glob.startsWith("*"), glob.endsWith("*")];
	return starts && ends ? text.includes(glob.slice(1, -1)) : starts ? text.endsWith(glob.slice(1)) : ends ? text.startsWith(glob.slice(0, -1)) : text === glob;
}
function matchesNamespaceSelector(selector, { object, namespace }) {
	if (selector === void 0) return !0;
	if (isNamespace(object)) return matches(selector, labelsOf(object.metadata?.labels));
	let name = namespaceOf(object);
	if (name === "" || matches(selector, new Map([["kubernetes.io/metadata.name", name], ...labelsOf(namespace?.metadata?.labels)]))) return !0;
	if (namespace !== void 0 || !asksForOthers(selector)) return !1;
	throw new MatchError(`it selects namespaces by labels, and those of the namespace ${name} are not known`);
}
function asksForOthers({ equal, expressions }) {
	return [...equal.keys(), ...expressions.map(({ key }) => key)].some((key) => key !== "kubernetes.io/metadata.name");
}
function isNamespace({ apiVersion, kind }) {
	return kind === "Namespace" && groupOf(apiVersion) === "";
}
function namespaceOf(object) {
	return object.metadata?.namespace ?? "";
}
function readMatch(value, refuse) {
	let given = mapping(value, "spec.match", refuse), list = (name, from = given) => {
		let found = from[name] ?? [];
		return Array.isArray(found) && found.every((one) => typeof one == "string") ? found : refuse(`has a spec.match.${name} that is no list of texts`);
	}, kinds = given.kinds ?? [];
	Array.isArray(kinds) || refuse("has a spec.match.kinds that is no list");
	let source = given.source ?? "All";
	if (source !== "All" && source !== "Original" && source !== "Generated") return refuse("has a spec.match.source that is none of All, Original, Generated");
	let known = [
		"kinds",
		"scope",
		"namespaces",
		"excludedNamespaces",
		"labelSelector",
		"namespaceSelector",
		"name"
	], unknown = Object.keys(given).find((key) => key !== "source" && !known.includes(key));
	return unknown !== void 0 && refuse(`has a field spec.match.${unknown} that is unknown`), {
		kinds: kinds.map((each) => {
			let one = mapping(each, "spec.match.kinds", refuse);
			return {
				apiGroups: list("apiGroups", one),
				kinds: list("kinds", one)
			};
		}),
		scope: typeof given.scope == "string" ? given.scope : "*",
		namespaces: list("namespaces"),
		excludedNamespaces: list("excludedNamespaces"),
		labelSelector: readSelector("labelSelector", given, refuse),
		namespaceSelector: readSelector("namespaceSelector", given, refuse),
		name: typeof given.name == "string" ? given.name : "",
		source
	};
}
const operators = [
	"In",
	"NotIn",
	"Exists",
	"DoesNotExist"
];
function readSelector(name, given, refuse) {
	let selector = labelSelector(given[name] === void 0 ? void 0 : mapping(given[name], `spec.match.${name}`, refuse)), wrong = selector?.expressions.find(({ operator, values }) => !operators.includes(operator) || operator.endsWith("In") !== values.length > 0);
	return wrong !== void 0 && refuse(`has an expression in spec.match.${name} that is none: ${wrong.key} ${wrong.operator}`), selector;
}
function mapping(value, what, refuse) {
	return value == null ? {} : typeof value == "object" && !Array.isArray(value) ? value : refuse(`has a ${what} that is no mapping`);
}
// src/policy/gatekeeper/parameters.ts
function parameterProblem(parameters, schema) {
	if (schema === void 0 || parameters === void 0) return;
	let plain = jsonSchemaOf(schema);
	try {
		checkSchema(plain);
		let [first] = validate(plain, parameters, ["spec", "parameters"], plain).findings;
		return first && `${Result.field(first.path)}: ${first.description}`;
	} catch {
		return;
	}
}
function jsonSchemaOf(schema) {
	if (Array.isArray(schema)) return listOf(schema).map(jsonSchemaOf);
	if (typeof schema != "object" || !schema) return schema;
	let { nullable, type, format: _, properties, ...others } = fieldsOf$1(schema), inner = Object.entries(others).map(([key, value]) => [key, [
		"default",
		"enum",
		"example"
	].includes(key) ? value : jsonSchemaOf(value)]), named = Object.entries(fieldsOf$1(properties)).map(([key, value]) => [key, jsonSchemaOf(value)]);
	return {
		...Object.fromEntries(inner),
		...type === void 0 ? {} : { type: nullable === !0 ? [type, "null"] : type },
		...named.length > 0 ? { properties: Object.fromEntries(named) } : {}
	};
}
// src/policy/gatekeeper/constraint.ts
const severities$1 = {
	deny: "error",
	warn: "warning",
	dryrun: "info"
}, points = [
	"*",
	"gator.gatekeeper.sh",
	"validation.gatekeeper.sh",
	"vap.k8s.io"
], otherPoints = ["audit.gatekeeper.sh"];
function readConstraint({ kind, name, value, location }, template) {
	let refuse = (why) => {
		throw new SlipwayError("POLICY_TEMPLATE", `the constraint ${kind}/${name} ${why}`, { location });
	}, spec = fieldsOf$1(value.spec), parameters = withDefaults(spec.parameters, template.schema), problem = parameterProblem(parameters, template.schema);
	return problem !== void 0 && refuse(`does not follow the schema of its template: ${problem}`), {
		id: `${kind}/${name}`,
		template,
		match: readMatch(spec.match, refuse),
		severity: severityOf(spec, refuse),
		parameters: parameters ?? {},
		location
	};
}
function severityOf(spec, refuse) {
	let action = spec.enforcementAction ?? "deny";
	return action === "scoped" ? scopedSeverity(listOf(spec.scopedEnforcementActions), refuse) : severityNamed(action, refuse);
}
function scopedSeverity(actions, refuse) {
	let found = new Set();
	for (let each of actions) {
		let { action, enforcementPoints } = fieldsOf$1(each), severity = severityNamed(action, refuse);
		for (let point of listOf(enforcementPoints).map((one) => fieldsOf$1(one).name)) points.some((known) => known === point) ? found.add(severity) : otherPoints.some((known) => known === point) ? found.add("info") : refuse(`names the enforcement point ${String(point)}, which is none`);
	}
	return [
		"error",
		"warning",
		"info"
	].find((severity) => found.has(severity)) ?? refuse("is scoped, and has no scopedEnforcementActions");
}
function severityNamed(action, refuse) {
	return (typeof action == "string" && Object.hasOwn(severities$1, action) ? severities$1[action] : void 0) ?? refuse(`has the enforcementAction ${JSON.stringify(action)}, which is none of deny, warn, dryrun, scoped`);
}
// src/policy/gatekeeper/documents.ts
const groups = [
	"templates.gatekeeper.sh",
	"constraints.gatekeeper.sh",
	"expansion.gatekeeper.sh"
];
function readDocuments(files) {
	return files.flatMap(({ path, text }) => readTolerantly(text).flatMap((document) => {
		let { problem, value } = document;
		if (problem !== void 0) {
			let location = {
				file: path,
				line: problem.line,
				column: problem.column
			};
			throw new SlipwayError("POLICY_TEMPLATE", `not valid YAML: ${problem.message}`, { location });
		}
		let { kind, items } = fieldsOf$1(value);
		return (kind === "List" ? listOf(items) : [value]).flatMap((each) => readObject(path, document, each, each === value));
	}));
}
function readTolerantly(text) {
	let lines = text.split("\n");
	for (let repairs = 0;; repairs++) {
		let documents = readDocuments$1(lines.join("\n")), at = documents.find(({ problem }) => problem?.message === "deficient indentation")?.problem?.line;
		if (at === void 0 || repairs === 100) return documents;
		lines[at - 1] = " ".repeat(80) + (lines[at - 1] ?? "").trimStart();
	}
}
function readObject(file, document, object, isWhole) {
	let value = fieldsOf$1(object), kind = textOf(value.kind), group = textOf(value.apiVersion).replace(/\/.*$/, "");
	if (!groups.includes(group) || kind === "") return [];
	let lead = /^(?:---[^\n]*\n|[ \t]*(?:#[^\n]*)?\n)*/.exec(document.text)?.[0] ?? "", location = {
		file,
		line: document.line + lead.split("\n").length - 1
	}, name = textOf(fieldsOf$1(value.metadata).name);
	if (name === "") throw new SlipwayError("POLICY_TEMPLATE", `the ${kind} has no name`, { location });
	return [{
		kind,
		group,
		name,
		value,
		location,
		placeOf: (path) => (isWhole ? placeIn(document, path) : void 0) ?? {
			line: location.line,
			indent: 0
		}
	}];
}
function placeIn({ text, line: first }, path) {
	let lines = new import_dist.LineCounter(), node = (0, import_dist.parseDocument)(text, { lineCounter: lines }).getIn(path, !0);
	if (!(0, import_dist.isScalar)(node) || node.range == null) return;
	let [start, end] = node.range, { line, col } = lines.linePos(start);
	if (node.type !== "BLOCK_LITERAL" && node.type !== "BLOCK_FOLDED") return {
		line: first + line - 1,
		indent: col - 1
	};
	let [, indent = ""] = /\n+( *)\S/.exec(text.slice(start, end)) ?? [];
	return {
		line: first + line,
		indent: indent.length
	};
}
// src/policy/gatekeeper/expansion.ts
const severities = {
	deny: "error",
	warn: "warning",
	dryrun: "info"
};
function readExpansion({ name, value, location }) {
	let refuse = (why) => {
		throw new SlipwayError("POLICY_TEMPLATE", `the ExpansionTemplate ${name} ${why}`, { location });
	}, spec = fieldsOf$1(value.spec), { group, version, kind } = fieldsOf$1(spec.generatedGVK), source = textOf(spec.templateSource), action = textOf(spec.enforcementAction);
	source === "" && refuse("has no templateSource"), textOf(kind) === "" && refuse("has no generatedGVK");
	let severity = action === "" ? void 0 : severities[action] ?? refuse("has an unknown enforcementAction"), list = (each) => listOf(each).filter((one) => typeof one == "string");
	return {
		name,
		applyTo: listOf(spec.applyTo).map((each) => {
			let { groups, versions, kinds } = fieldsOf$1(each);
			return {
				groups: list(groups),
				versions: list(versions),
				kinds: list(kinds)
			};
		}),
		source: source.split("."),
		apiVersion: textOf(group) === "" ? textOf(version) : `${textOf(group)}/${textOf(version)}`,
		kind: textOf(kind),
		...severity === void 0 ? {} : { severity }
	};
}
function expand({ applyTo, source, apiVersion, kind }, object) {
	let version = object.apiVersion.slice(object.apiVersion.indexOf("/") + 1), inner = applyTo.some(({ groups, versions, kinds }) => groups.includes(groupOf(object.apiVersion)) && versions.includes(version) && kinds.includes(object.kind)) ? below(object, ...source) : void 0;
	if (typeof inner != "object" || !inner) return;
	let { metadata, ...rest } = inner, { name = "", namespace, uid } = object.metadata ?? {};
	return {
		...rest,
		apiVersion,
		kind,
		metadata: {
			...fieldsOf$1(metadata),
			name: `${name}-${kind.toLowerCase()}`,
			...namespace === void 0 ? {} : { namespace },
			ownerReferences: [{
				apiVersion: object.apiVersion,
				kind: object.kind,
				name,
				...uid === void 0 ? {} : { uid }
			}]
		}
	};
}
// src/policy/gatekeeper/review.ts
function reviewOf({ object, old, namespace }) {
	let { apiVersion, kind, metadata } = object, own = namespaceOf(object), version = apiVersion.slice(apiVersion.indexOf("/") + 1);
	return {
		uid: "",
		kind: {
			group: groupOf(apiVersion),
			version,
			kind
		},
		resource: {
			group: "",
			version: "",
			resource: ""
		},
		...metadata?.name === void 0 ? {} : { name: metadata.name },
		...own === "" ? {} : { namespace: own },
		operation: old === void 0 ? "CREATE" : "UPDATE",
		userInfo: {},
		object,
		oldObject: old ?? null,
		options: null,
		namespaceObject: namespace ?? null
	};
}
function inventoryOf(objects) {
	let inventory = {
		cluster: tree(),
		namespace: tree()
	};
	for (let object of objects) {
		let { apiVersion, kind, metadata } = object, namespace = namespaceOf(object), scope = namespace === "" ? ["cluster"] : ["namespace", namespace], at = inventory;
		for (let step of [
			...scope,
			apiVersion,
			kind
		]) at = at[step] ??= tree();
		at[metadata?.name ?? ""] = object;
	}
	return inventory;
}
function tree() {
	return Object.create(null);
}
// src/policy/gatekeeper/gatekeeper-subjects.ts
function gatekeeperSubjects(constraints, expansions) {
	let readsInventory = constraints.some(({ template }) => template.rego?.readsInventory);
	return (rules, { objects, before, namespace }) => {
		let wanted = new Set(rules.map(({ id }) => id)), on = constraints.filter(({ id }) => wanted.has(id)), errors = [], subjectOf = (index, target, old) => {
			let ids = on.filter((one) => isOn(one, target, errors)).map(({ id }) => id);
			if (ids.length === 0) return;
			let request = {
				object: target.object,
				namespace: target.namespace
			}, reviews = [reviewOf({
				...request,
				old: void 0
			}), ...old === void 0 ? [] : [reviewOf({
				...request,
				old
			})]], label = formatIdentity(identify(target.object));
			return {
				ids,
				input: {
					reviews,
					constraints: ids
				},
				label,
				index
			};
		}, subjects = objects.flatMap((object, index) => {
			let own = namespaceOf(object) === "" ? void 0 : namespace?.(namespaceOf(object)), original = {
				object,
				source: "Original",
				namespace: own
			}, made = expansions.flatMap((expansion) => {
				let generated = expand(expansion, object);
				if (generated === void 0) return [];
				let subject = subjectOf(index, {
					object: generated,
					source: "Generated",
					namespace: own
				}, void 0);
				return subject === void 0 ? [] : [{
					...subject,
					label: labelOf(object),
					place: implied(expansion, index)
				}];
			}), first = subjectOf(index, original, before?.old[index]);
			return first === void 0 ? made : [first, ...made];
		}), parameters = Object.fromEntries(on.map((one) => [one.id, one.parameters]));
		return {
			subjects,
			data: {
				...readsInventory ? { inventory: inventoryOf(objects) } : {},
				slipway: { parameters }
			},
			errors
		};
	};
}
function labelOf(object) {
	return formatIdentity(identify(object));
}
function implied({ name, source, severity }, index) {
	return (result) => {
		let [first, second] = result.path, isInSource = first === "spec" || first === "metadata" && second !== "name" && second !== "namespace";
		return {
			...result,
			index,
			message: `[Implied by ${name}] ${result.message}`,
			path: isInSource ? [...source, ...result.path] : [],
			...severity === void 0 ? {} : { severity }
		};
	};
}
function isOn(constraint, target, errors) {
	try {
		return isMatch(constraint.match, target);
	} catch (thrown) {
		if (!(thrown instanceof MatchError)) throw thrown;
		let message = `the constraint ${constraint.id} cannot be matched: ${thrown.message}`;
		return errors.some((error) => error.message === message) || errors.push(new SlipwayError("POLICY_EVAL", message, {
			location: constraint.location,
			hint: "Render the Namespace with the roots, or tell of it with its labels in `gate.external`."
		})), !1;
	}
}
// src/policy/gatekeeper/move-package.ts
function movePackage(text, { to, libs }) {
	let foreign = [], moved = "", at = 0, isPackage = !1;
	for (let match of text.matchAll(token)) {
		let [word] = match;
		if (moved += text.slice(at, match.index), at = match.index + word.length, moved += word, word === "package") {
			isPackage = !0;
			continue;
		}
		if (!isPath.test(word)) continue;
		let plain = word.replace(/\s+/g, "");
		if (isPackage) {
			isPackage = !1, moved = moved.slice(0, -word.length) + to(plain);
			continue;
		}
		let [, root = ""] = /^data\.(\w+)/.exec(plain) ?? [];
		root === "" || isField(text, match.index) || (root === "lib" ? moved = moved.slice(0, -word.length) + plain.replace(/^data\.lib/, `${libs}.lib`) : root !== "inventory" && foreign.push({
			name: `data.${root}`,
			line: text.slice(0, match.index).split("\n").length
		}));
	}
	return {
		text: moved + text.slice(at),
		foreign
	};
}
const token = /#[^\n]*|"(?:[^"\\\n]|\\.)*"|`[^`]*`|[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*/g, isPath = /^[A-Za-z_]/;
function isField(text, index) {
	return /[.\])]\s*$/.test(text.slice(Math.max(0, index - 20), index)) && /\.\s*$/.test(text.slice(0, index));
}
// src/policy/gatekeeper/template.ts
function readTemplate({ value, name, location, placeOf }, number) {
	let refuse = (why) => {
		throw new SlipwayError("POLICY_TEMPLATE", `the ConstraintTemplate ${name} ${why}`, { location });
	}, spec = fieldsOf$1(value.spec), crd = fieldsOf$1(fieldsOf$1(spec.crd).spec), kind = fieldsOf$1(crd.names).kind;
	if (typeof kind != "string" || kind === "") return refuse("names no kind (spec.crd.spec.names.kind)");
	if (kind.toLowerCase() !== name) return refuse(`has to be called as its kind: ${kind.toLowerCase()}`);
	let targets = listOf(spec.targets);
	if (targets.length !== 1) return refuse("has to have one target");
	let annotations = fieldsOf$1(fieldsOf$1(value.metadata).annotations), rego = regoOf(fieldsOf$1(targets[0]));
	return {
		kind,
		title: textOf(annotations["metadata.gatekeeper.sh/title"]) || kind,
		description: textOf(annotations.description).trim(),
		location,
		schema: fieldsOf$1(crd.validation).openAPIV3Schema,
		...rego === void 0 ? {} : { rego: moved(rego, {
			number,
			name,
			file: location.file,
			placeOf
		}) }
	};
}
function regoOf(target) {
	let at = [
		"spec",
		"targets",
		0
	];
	if (typeof target.rego == "string" && target.rego !== "") return {
		at,
		rego: target.rego,
		libs: texts(target.libs)
	};
	let codes = listOf(target.code).map(fieldsOf$1), index = codes.findIndex(({ engine }) => engine === "Rego"), source = fieldsOf$1(codes[index]?.source);
	if (typeof source.rego == "string") return {
		at: [
			...at,
			"code",
			index,
			"source"
		],
		rego: source.rego,
		libs: texts(source.libs)
	};
}
function moved({ at, rego, libs }, { number, name, file, placeOf }) {
	let own = `slipway_gatekeeper.t${number}`, sources = [{
		text: rego,
		path: [...at, "rego"],
		to: () => `${own}.template`
	}, ...libs.map((lib, index) => ({
		text: lib,
		path: [
			...at,
			"libs",
			index
		],
		to: (found) => `${own}.${found}`
	}))].map(({ text: written, path, to }, index) => {
		let place = placeOf(path), { text: ready, foreign } = movePackage(written, {
			to,
			libs: `data.${own}`
		}), [first] = foreign;
		if (first !== void 0) {
			let where = {
				file,
				line: place.line + first.line - 1
			}, message = `the ConstraintTemplate ${name} reads ${first.name}; only data.inventory and data.lib are there`;
			throw new SlipwayError("POLICY_TEMPLATE", message, { location: where });
		}
		return {
			path: `${file}#${name}/${index}`,
			text: ready,
			file,
			place
		};
	}), readsInventory = sources.some(({ text: ready }) => ready.includes("inventory"));
	return {
		sources,
		entrypoint: `${own.replace(".", "/")}/template/violation`,
		readsInventory
	};
}
function texts(value) {
	return listOf(value).filter((one) => typeof one == "string");
}
// src/policy/gatekeeper/gatekeeper-policies.ts
async function gatekeeperPolicies(engine, files, signal) {
	let { templates, constraints, expansions } = read(files), used = new Set(constraints.map(({ template }) => template)), notices = templates.filter((template) => !used.has(template)).map(({ kind, location }) => `no constraint uses the ConstraintTemplate ${kind} (${location.file})`);
	if (constraints.length === 0) return {
		sets: [],
		notices
	};
	let rules = constraints.map(ruleOf), evaluated = constraints.filter(({ template }) => template.rego !== void 0), sources = [...used].flatMap(({ rego }) => rego?.sources ?? []), names = evaluated.map((_, index) => `slipway_constraints/c${index}`), compilation = await engine.compile({
		sources: [...sources.map(({ path, text }) => ({
			path,
			text
		})), ...constraintSources(evaluated)],
		version: "auto",
		entrypoints: [dispatchEntrypoint, ...names]
	}, signal);
	if ("problems" in compilation) throw compileErrors(compilation.problems.map((each) => placed(each, sources)));
	let entrypoints = new Map(evaluated.map(({ id }, index) => [id, names[index] ?? ""]));
	return {
		sets: [{
			module: await engine.load(compilation.wasm, { isolated: !0 }),
			rules: rules.map((rule) => ({
				...rule,
				entrypoint: entrypoints.get(rule.id) ?? ""
			})),
			subjects: gatekeeperSubjects(evaluated, expansions)
		}],
		notices
	};
}
function read(files) {
	let errors = [], each = (documents, make) => documents.flatMap((document, index) => {
		try {
			return [make(document, index)];
		} catch (thrown) {
			if (!(thrown instanceof SlipwayError)) throw thrown;
			return errors.push(thrown), [];
		}
	}), documents = readDocuments(files), inGroup = (group) => documents.filter((one) => one.group === group), templates = each(inGroup("templates.gatekeeper.sh"), readTemplate), byKind = new Map(templates.map((template) => [template.kind, template])), seen = new Set(), constraints = each(inGroup("constraints.gatekeeper.sh"), (document) => {
		let { kind, name, location } = document, template = byKind.get(kind);
		if (template === void 0) throw new SlipwayError("POLICY_TEMPLATE", `the constraint ${kind}/${name} has no ConstraintTemplate`, { location });
		if (seen.has(`${kind}/${name}`)) throw new SlipwayError("POLICY_TEMPLATE", `the constraint ${kind}/${name} is there twice`, { location });
		return seen.add(`${kind}/${name}`), readConstraint(document, template);
	}), twice = templates.find((template) => byKind.get(template.kind) !== template);
	twice !== void 0 && errors.push(new SlipwayError("POLICY_TEMPLATE", `the ConstraintTemplate ${twice.kind} is there twice`, twice));
	let expansions = each(inGroup("expansion.gatekeeper.sh"), readExpansion);
	if (errors.length > 0) throw new SlipwayErrors(errors);
	return {
		templates,
		constraints,
		expansions
	};
}
function ruleOf({ id, template, severity, location }) {
	return {
		id,
		group: template.kind,
		severity,
		packs: [],
		title: template.title,
		description: template.description,
		rationale: template.description,
		fix: "",
		aliases: noAliases,
		kinds: [],
		options: {},
		docs: `${docsBase}/own-policies.md#gatekeeper`,
		origin: "user",
		entrypoint: "",
		location,
		...template.rego === void 0 ? { unevaluated: "its template has no Rego, and CEL is not evaluated" } : {}
	};
}
function constraintSources(constraints) {
	let rules = constraints.map(({ id, template }, index) => {
		let key = JSON.stringify(id);
		return `c${index} contains found if {
	some review in input.reviews
	some found in ${referenceTo(template.rego?.entrypoint ?? "")} with input as {"review": review, "parameters": data.slipway.parameters[${key}]}
}
`;
	}), results = constraints.map(({ id }, index) => `results[${JSON.stringify(id)}] := data.slipway_constraints.c${index} if ${JSON.stringify(id)} in input.constraints\n`);
	return [{
		path: "slipway_constraints.rego",
		text: `package slipway_constraints\n\n${rules.join("\n")}`
	}, {
		path: "slipway_dispatch.rego",
		text: `package slipway_dispatch\n\n${results.join("\n")}\nresults[""] := [] if input.constraints == ""\n`
	}];
}
function placed(problem, sources) {
	let source = sources.find(({ path }) => path === problem.file);
	if (source === void 0) return problem;
	let { file, place } = source, { line, column } = problem;
	return {
		...problem,
		file,
		...line === void 0 ? {} : { line: place.line + line - 1 },
		...column === void 0 ? {} : { column: place.indent + column }
	};
}
// src/policy/module-policies.ts
async function modulePolicies(engine, { path, wasm, annotations }, data, signal) {
	let location = { file: path }, module = await engine.load(wasm, { isolated: !0 }).catch((thrown) => {
		throw thrown instanceof SlipwayError ? new SlipwayError(thrown.code, thrown.message, { location }) : thrown;
	}), named = (source) => {
		let steps = [...source.entrypoint.split("/"), ...source.field === void 0 ? [] : [source.field]], name = steps.pop() ?? "", severity = severityByName(name);
		if (severity === void 0) return [];
		let group = steps.join("."), definition = {
			name,
			line: 1,
			column: 1,
			isFunction: !1
		}, own = annotations.get(source.entrypoint), each = {
			path: steps.join("/"),
			file: path,
			rules: [],
			...own === void 0 ? {} : { annotations: own }
		};
		return [{
			rule: {
				...userRule(`${group}/${name}`, group, severity, each, definition),
				location
			},
			source
		}];
	}, fields = await fieldsOf(module, data, signal), sources = module.entrypoints.flatMap((entrypoint) => [{ entrypoint }, ...(fields.get(entrypoint) ?? []).map((field) => ({
		entrypoint,
		field
	}))]), rules = new Map(sources.toReversed().flatMap(named).map((each) => [each.rule.id, each]));
	if (rules.size === 0) {
		let hint = `Its entrypoints are ${module.entrypoints.join(", ") || "none"}. Build it with an entrypoint that is a rule deny, violation or warn, or their package.`;
		throw new SlipwayError("POLICY_EMPTY", "the policy module has no deny, violation or warn rule", {
			location,
			hint
		});
	}
	let exceptions = new Map(sources.filter(({ entrypoint, field }) => field === "exception" || field === void 0 && /(?:^|\/)exception$/.test(entrypoint)).map((source) => [source.field === void 0 ? source.entrypoint.replace(/\/?exception$/, "") : source.entrypoint, source]));
	return {
		module: conventional(module, [...rules.values()], exceptions, [...fields.keys()]),
		rules: [...rules.values()].map(({ rule }) => rule).toSorted((a, b) => a.id < b.id ? -1 : 1),
		data,
		sees: sightsOf(Buffer.from(wasm).toString("latin1")),
		...exceptions.size > 0 ? { excepts: !0 } : {}
	};
}
async function fieldsOf(module, data, signal) {
	let tasks = [{
		input: {},
		entrypoints: module.entrypoints,
		label: "an empty object"
	}], [results = []] = await module.evaluate({
		data,
		tasks
	}, signal);
	return new Map(module.entrypoints.map((name, index) => [name, fieldsIn(results[index]?.value)]).filter(([, fields]) => fields.length > 0));
}
function fieldsIn(value) {
	return typeof value == "object" && value && !Array.isArray(value) ? Object.keys(value) : [];
}
function conventional(module, rules, exceptions, packages) {
	let byEntrypoint = new Map(rules.map((each) => [each.rule.entrypoint, each.source])), ids = new Set(rules.map(({ rule }) => rule.id)), [first] = byEntrypoint.keys(), stray = (valueOf) => packages.flatMap((entrypoint) => fieldsIn(valueOf({ entrypoint }).value).map((field) => `${entrypoint}/${field}`)).find((path) => severityByName(posix.basename(path)) !== void 0 && !ids.has(idOf(path))), sourcesOf = (name, selected) => {
		let all = packages.map((entrypoint) => ({ entrypoint }));
		return name === "slipway_dispatch/results" ? [...selected.map(({ source }) => source), ...all] : name === "slipway_dispatch/excepted" ? [...exceptions.values()] : [byEntrypoint.get(name) ?? { entrypoint: name }, ...name === first ? all : []];
	};
	return {
		entrypoints: [
			dispatchEntrypoint,
			exceptedEntrypoint,
			...byEntrypoint.keys()
		],
		async evaluate({ data, tasks }, signal) {
			let wantedIds = selectedIds(data), selected = rules.filter(({ rule }) => wantedIds.has(rule.id)), own = tasks.map((task) => {
				let wanted = task.entrypoints.flatMap((name) => sourcesOf(name, selected));
				return {
					...task,
					entrypoints: [...new Set(wanted.map(({ entrypoint }) => entrypoint))]
				};
			}), results = await module.evaluate({
				data,
				tasks: own
			}, signal);
			return tasks.map((task, index) => {
				let given = new Map(own[index]?.entrypoints.map((name, place) => [name, results[index]?.[place] ?? {}])), valueOf = ({ entrypoint, field }) => pick(given.get(entrypoint) ?? {}, field), unseen = stray(valueOf);
				return task.entrypoints.map((name) => name === "slipway_dispatch/results" ? unseen === void 0 ? together(selected, valueOf) : {} : name === first && unseen !== void 0 ? { error: `the module gives ${unseen} for some objects only; build it with that as an entrypoint` } : name === "slipway_dispatch/excepted" ? excepted(rules, exceptions, valueOf) : valueOf(byEntrypoint.get(name) ?? { entrypoint: name }));
			});
		}
	};
}
function idOf(path) {
	let steps = path.split("/"), name = steps.pop() ?? "";
	return `${steps.join(".")}/${name}`;
}
function selectedIds({ slipway }) {
	let { selected = {} } = slipway ?? {};
	return new Set(Object.values(selected).flatMap((kinds) => Object.values(kinds).flatMap(Object.keys)));
}
function pick(evaluation, field) {
	let { value } = evaluation;
	return field === void 0 || value === void 0 ? evaluation : typeof value == "object" && value && Object.hasOwn(value, field) ? { value: value[field] } : {};
}
function together(rules, valueOf) {
	let values = [];
	for (let { rule, source } of rules) {
		let one = valueOf(source);
		if (one.unreadable) return one;
		if (one.error !== void 0) return {};
		one.value !== void 0 && values.push([rule.id, one.value]);
	}
	return { value: Object.fromEntries(values) };
}
function excepted(rules, exceptions, valueOf) {
	let ids = [];
	for (let [path, source] of exceptions) {
		let { value, error } = valueOf(source);
		if (error !== void 0) return { error };
		let names = new Set(Array.isArray(value) ? value.flat() : []), group = path.replaceAll("/", ".");
		for (let { rule } of rules) {
			let short = rule.id.slice(group.length + 1).replace(/^(?:deny|violation|warn)_?/, "");
			rule.group === group && names.has(short) && ids.push(rule.id);
		}
	}
	return { value: ids };
}
// src/policy/load-policies.ts
async function loadPolicies(engine, files, options = {}, signal) {
	let sets = [], notices = [], errors = [], collect = async (load) => {
		try {
			await load();
		} catch (thrown) {
			errors.push(...toSlipwayErrors(thrown));
		}
	};
	for (let each of files) {
		let { sources, data, binaries, documents } = each, policies = sources.filter(({ path }) => !path.endsWith("_test.rego")), isOnlyRego = binaries.length === 0 && documents.length === 0, areRules = binaries.length === 0 || policies.some(({ text }) => mentionsRule(text));
		(isOnlyRego || policies.length > 0 && areRules) && await collect(async () => void sets.push(await userPolicies(engine, {
			sources,
			data,
			...options
		}, signal)));
		for (let binary of binaries) await collect(async () => void sets.push(await modulePolicies(engine, binary, mergeDataFiles(data), signal)));
		documents.length !== 0 && await collect(async () => {
			let loaded = await gatekeeperPolicies(engine, documents, signal);
			sets.push(...loaded.sets), notices.push(...loaded.notices);
		});
	}
	if (errors.length > 0) throw new SlipwayErrors(errors);
	return {
		sets,
		notices
	};
}
function mentionsRule(text) {
	return /^\s*(?:deny|violation|warn)/m.test(text);
}
export { objectSubjects as a, configuredPolicies as c, mergeDataFiles as d, readSeverity as i, readPolicyFiles as l, compileErrors as n, dispatchEntrypoint as o, createRelating as r, exceptedEntrypoint as s, loadPolicies as t, isRemotePolicy as u };
