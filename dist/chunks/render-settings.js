import { o as toErrorDocument, s as toSlipwayErrors, t as SlipwayError } from "./errors.js";
import { n as groupOf, r as identify } from "./object.js";
import { t as stripHash } from "./hash-suffix.js";
import { t as pLimit } from "./p-limit.js";
import { c as defineMappingTag, f as load, g as nullYaml11Tag, h as mergeTag, i as NOT_RESOLVED, l as defineScalarTag, m as mapTag, o as YAMLException, r as FAILSAFE_SCHEMA, s as boolYaml11Tag, u as defineSequenceTag, v as seqTag } from "./js-yaml.js";
import { join, posix } from "node:path";
import { availableParallelism } from "node:os";
// src/render/parse/kubernetes-schema.ts
const firstOfNumber = [
	"-",
	"+",
	...Array.from("0123456789")
], intTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: !0,
	implicitFirstChars: firstOfNumber,
	resolve(source) {
		let match = /^([-+]?)(?:0b([01]+)|0o?([0-7]+)|0x([0-9a-f]+)|(0|[1-9][0-9]*))$/i.exec(source.replaceAll("_", ""));
		if (match === null) return NOT_RESOLVED;
		let [, sign, binary, octal, hexadecimal, decimal] = match, value = binary === void 0 ? octal === void 0 ? hexadecimal === void 0 ? Number(decimal) : Number.parseInt(hexadecimal, 16) : Number.parseInt(octal, 8) : Number.parseInt(binary, 2);
		return sign === "-" ? -value : value;
	},
	identify: () => !1
}), floatTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: !0,
	implicitFirstChars: [...firstOfNumber, "."],
	resolve(source) {
		if (/^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/.test(source)) throw Error(`${source} has no form in JSON`);
		let plain = source.replaceAll("_", "");
		if (!/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(plain)) return NOT_RESOLVED;
		let value = Number(plain);
		return Number.isFinite(value) ? value : NOT_RESOLVED;
	},
	identify: () => !1
}), binaryTag = defineScalarTag("tag:yaml.org,2002:binary", {
	resolve: (source) => Buffer.from(source, "base64").toString("utf8"),
	identify: () => !1
}), timestampTag = defineScalarTag("tag:yaml.org,2002:timestamp", {
	resolve: (source) => source,
	identify: () => !1
}), unknownTags = [
	defineScalarTag("!", {
		matchByTagPrefix: !0,
		resolve: (source) => source,
		identify: () => !1
	}),
	defineSequenceTag("!", {
		...seqTag,
		matchByTagPrefix: !0,
		identify: () => !1
	}),
	defineMappingTag("!", {
		...mapTag,
		matchByTagPrefix: !0,
		identify: () => !1
	})
], kubernetesSchema = FAILSAFE_SCHEMA.withTags(nullYaml11Tag, boolYaml11Tag, intTag, floatTag, mergeTag, binaryTag, timestampTag, unknownTags), maxNodes = 5e5;
function readDocuments(stream, cache = new Map()) {
	return split(stream.startsWith("﻿") ? stream.slice(1) : stream).map(({ line, text }) => {
		let known = cache.get(text), read = known ?? readOne(text);
		known === void 0 && cache.set(text, read);
		let { problem } = read;
		return problem === void 0 ? {
			line,
			text,
			...read
		} : {
			line,
			text,
			problem: {
				...problem,
				line: problem.line + line - 1
			}
		};
	});
}
function split(text) {
	let parts = [], start = 0, line = 1;
	for (let marker of text.matchAll(/^---(?=[ \t\r\n]|$)/gm)) {
		let before = text.slice(start, marker.index);
		(start !== 0 || !/^%/m.test(before) || /^[^%#\s]/m.test(before)) && (parts.push({
			line,
			text: before
		}), line += countLines(before), start = marker.index);
	}
	return parts.push({
		line,
		text: text.slice(start)
	}), parts;
}
function countLines(text) {
	let count = 0;
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
	return count;
}
function readOne(text) {
	if (!/^(?!---)[^#\s]|^---[ \t]+[^#\s]|^[ \t]+[^#\s]/m.test(text)) return {};
	try {
		let value = load(text, {
			schema: kubernetesSchema,
			maxDepth: 256
		});
		return value == null ? {} : text.includes("*") && nodesOf(value, maxNodes) > maxNodes ? { problem: {
			message: "its aliases stand for too much data",
			line: 1,
			column: 1
		} } : { value };
	} catch (thrown) {
		return { problem: describe$1(thrown) };
	}
}
function describe$1(thrown) {
	return thrown instanceof YAMLException ? {
		message: thrown.reason,
		line: (thrown.mark?.line ?? 0) + 1,
		column: (thrown.mark?.column ?? 0) + 1
	} : {
		message: thrown instanceof Error ? thrown.message : String(thrown),
		line: 1,
		column: 1
	};
}
function nodesOf(root, limit) {
	let open = [root], count = 0;
	for (; open.length > 0 && count <= limit;) {
		let value = open.pop();
		if (count++, typeof value == "object" && value) for (let child of Object.values(value)) open.push(child);
	}
	return count;
}
// src/render/tree-reader.ts
function createTreeReader(tree, cache = new Map()) {
	let files = new Map(), texts = new Map(), parsed = new Map();
	async function read(path) {
		let bytes = await reader.bytes(path);
		if (bytes !== void 0) try {
			return new TextDecoder("utf-8", { fatal: !0 }).decode(bytes);
		} catch {
			throw new SlipwayError("FILE_INVALID", `${path} is not UTF-8`, { location: { file: path } });
		}
	}
	async function parse(path) {
		let text = await reader.text(path);
		return text === void 0 ? void 0 : readDocuments(text, cache);
	}
	let reader = {
		tree,
		cache,
		bytes: (path) => once(files, path, (one) => tree.read(one)),
		text: (path) => once(texts, path, read),
		documents: (path) => once(parsed, path, parse)
	};
	return reader;
}
function once(known, key, make) {
	let before = known.get(key);
	if (before !== void 0) return before;
	let made = make(key);
	return known.set(key, made), made;
}
function joinInside(folder, path, where) {
	let joined = posix.normalize(posix.join(folder, path)).replace(/\/+$/, "");
	if (path.startsWith("/") || joined === ".." || joined.startsWith("../") || path.includes("\0")) throw new SlipwayError("PATH_OUTSIDE", `${path} leads out of the repository`, { location: where });
	return joined === "" ? "." : joined;
}
function objectsOf(documents) {
	let objects = [], problems = [];
	return documents.forEach(({ value, problem, line, text }, document) => {
		if (problem !== void 0) problems.push({
			document,
			...problem
		});
		else if (value !== void 0) {
			let reason = collect(value, document, [], objects);
			reason !== void 0 && problems.push({
				message: reason,
				document,
				line: line + firstContentLine(text)
			});
		}
	}), {
		objects,
		problems
	};
}
function firstContentLine(text) {
	let line = 0;
	for (let part of text.split("\n", 1e3)) {
		if (/^(?!---)\s*[^#\s]|^---[ \t]+[^#\s]/.test(part)) return line;
		line++;
	}
	return 0;
}
function collect(value, document, items, into) {
	if (!isMapping(value)) return "it is not an object with apiVersion and kind";
	let { apiVersion, kind, metadata } = value;
	if (typeof apiVersion != "string" || apiVersion === "") return missing("apiVersion", apiVersion);
	if (typeof kind != "string" || kind === "") return missing("kind", kind);
	if (kind.endsWith("List") && Array.isArray(value.items)) {
		if (items.length >= 4) return "lists are nested too deeply";
		for (let [index, item] of value.items.entries()) {
			let reason = collect(item, document, [...items, index], into);
			if (reason !== void 0) return `items[${index}]: ${reason}`;
		}
	} else {
		if (metadata != null) {
			if (!isMapping(metadata)) return "metadata is not a mapping";
			for (let key of ["name", "namespace"]) {
				let text = metadata[key];
				if (text != null && typeof text != "string") return `metadata.${key} is not text: quote it`;
			}
		}
		into.push({
			manifest: value,
			document,
			items
		});
	}
}
function missing(field, value) {
	return value == null || value === "" ? `it has no ${field}` : `${field} is not text: quote it`;
}
function isMapping(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
}
// src/render/kustomize/kustomization-file.ts
const kustomizationNames = [
	"kustomization.yaml",
	"kustomization.yml",
	"Kustomization"
];
function isComponent(kustomization) {
	return kustomization.data.kind === "Component";
}
async function readKustomization(reader, folder) {
	let found = [];
	for (let name of kustomizationNames) {
		let file = folder === "." ? name : `${folder}/${name}`, text = await reader.text(file);
		text !== void 0 && found.push({
			file,
			text
		});
	}
	let [first, second] = found;
	if (first === void 0) return;
	if (second !== void 0) throw new SlipwayError("KUSTOMIZATION_AMBIGUOUS", `${folder} has both ${posix.basename(first.file)} and ${posix.basename(second.file)}`, { location: {
		file: second.file,
		line: 1
	} });
	let document = (await reader.documents(first.file))?.find((one) => one.value !== void 0 || one.problem !== void 0);
	if (document?.problem !== void 0) {
		let { message, line, column } = document.problem;
		throw new SlipwayError("RENDER_PARSE", `${first.file} is not valid YAML: ${message}`, { location: {
			file: first.file,
			line,
			column
		} });
	}
	let data = document?.value ?? {};
	if (!isMapping(data)) throw new SlipwayError("RENDER_PARSE", `${first.file} is not a mapping`, { location: {
		file: first.file,
		line: 1
	} });
	return {
		folder,
		...first,
		data
	};
}
function textList(data, key) {
	let value = data[key];
	return Array.isArray(value) ? value.filter((item) => typeof item == "string") : [];
}
function mappingList(data, key) {
	let value = data[key];
	return Array.isArray(value) ? value.filter(isMapping) : [];
}
function textField(data, key) {
	let value = data[key];
	return typeof value == "string" && value !== "" ? value : void 0;
}
function lineOf(text, needle) {
	let at = text.indexOf(needle);
	return at < 0 ? 1 : text.slice(0, at).split("\n").length;
}
// src/render/kustomize/file-references.ts
function fileReferences(data) {
	let found = [
		...textList(data, "configurations"),
		...textList(data, "crds"),
		...textList(data, "patchesStrategicMerge").filter(isPath),
		...[
			"patches",
			"patchesJson6902",
			"replacements"
		].flatMap((key) => paths(mappingList(data, key))),
		...[
			"generators",
			"transformers",
			"validators"
		].flatMap((key) => textList(data, key).filter(isPath)),
		...["configMapGenerator", "secretGenerator"].flatMap((key) => mappingList(data, key).flatMap(generatorFiles)),
		...mappingList(data, "helmCharts").flatMap((chart) => [...paths([chart], "valuesFile"), ...textList(chart, "additionalValuesFiles")]),
		...isMapping(data.openapi) ? paths([data.openapi]) : []
	];
	return [...new Set(found)];
}
function paths(items, key = "path") {
	return items.flatMap((item) => textField(item, key) ?? []);
}
function isPath(entry) {
	return !entry.includes("\n") && !/^\s*[\w"']+\s*:(\s|$)/.test(entry) && !entry.trimStart().startsWith("{");
}
function generatorFiles(generator) {
	let single = textField(generator, "env");
	return [
		...textList(generator, "files").map((entry) => generatorFile(entry).path),
		...textList(generator, "envs"),
		...single === void 0 ? [] : [single]
	];
}
function generatorFile(entry) {
	let equals = entry.indexOf("=");
	return equals > 0 ? {
		key: entry.slice(0, equals),
		path: entry.slice(equals + 1)
	} : {
		key: entry.slice(entry.lastIndexOf("/") + 1),
		path: entry
	};
}
// src/render/kustomize/remote.ts
function remoteHost(entry) {
	let text = entry.trim().replace(/^git::/i, ""), scheme = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/@]*@)?([^/:?#]*)/i.exec(text);
	if (scheme !== null) return scheme[2] === void 0 || scheme[2] === "" ? "localhost" : scheme[2].toLowerCase();
	let scp = /^[\w.-]+@([\w.-]+)[:/]/.exec(text);
	return scp?.[1] === void 0 ? /^(www\.)?github\.com[:/]/i.test(text) || /^gh:/i.test(text) ? "github.com" : text === entry.trim() ? void 0 : "unknown" : scp[1].toLowerCase();
}
// src/render/kustomize/needs.ts
function remoteNeed(entry, location) {
	let host = remoteHost(entry);
	return host === void 0 ? void 0 : {
		type: "remote",
		what: entry,
		host,
		location
	};
}
async function pluginNeeds(reader, kustomization) {
	let { data, file, text } = kustomization, needs = [];
	for (let key of ["helmCharts", "helmChartInflationGenerator"]) for (let chart of mappingList(data, key)) {
		let name = chart.name ?? chart.chartName;
		needs.push({
			type: "helm",
			what: `chart ${String(name)}`,
			location: {
				file,
				line: lineOf(text, key)
			}
		});
	}
	for (let key of [
		"generators",
		"transformers",
		"validators"
	]) for (let entry of textList(data, key)) needs.push(...await configNeeds(reader, kustomization, entry));
	return needs;
}
async function configNeeds(reader, { folder, file, text }, entry) {
	let location = {
		file,
		line: lineOf(text, entry.split("\n")[0] ?? "")
	};
	if (isPath(entry) && remoteHost(entry) !== void 0) return [];
	let path = isPath(entry) ? joinInside(folder, entry, location) : void 0;
	return ((path === void 0 ? readDocuments(entry) : await reader.documents(path)) ?? []).flatMap((document) => {
		if (!isMapping(document.value)) return [];
		let { apiVersion, kind, metadata } = document.value, annotations = isMapping(metadata) && isMapping(metadata.annotations) ? metadata.annotations : {}, at = path === void 0 ? location : {
			file: path,
			line: document.line
		};
		if (apiVersion === "builtin" && kind === "HelmChartInflationGenerator") return [{
			type: "helm",
			what: "a chart",
			location: at
		}];
		let isFunction = "config.kubernetes.io/function" in annotations;
		return apiVersion === "builtin" && !isFunction ? [] : [{
			type: "plugin",
			what: String(kind),
			location: at
		}];
	});
}
// src/render/kustomize/closure.ts
function createClosureReader(reader) {
	let layers = new Map();
	async function layerOf(folder, above) {
		if (above.includes(folder)) return;
		let known = layers.get(folder);
		if (known !== void 0) return known;
		let made = readLayer(reader, folder, (next) => layerOf(next, [...above, folder]));
		return layers.set(folder, made), made;
	}
	async function readClosure(folder) {
		let top = await layerOf(folder, []);
		if (top === void 0) return;
		let files = new Set(), needs = [], seen = new Set(), open = [top];
		for (let next = open.pop(); next !== void 0; next = open.pop()) if (!seen.has(next)) {
			seen.add(next);
			for (let file of next.files) files.add(file);
			needs.push(...next.needs), open.push(...next.below);
		}
		return {
			layer: top.layer,
			files,
			folders: [...seen].map(({ layer }) => layer.kustomization.folder),
			needs
		};
	}
	let last = Promise.resolve();
	return (folder) => {
		let next = last.then(() => readClosure(folder));
		return last = next.catch(() => void 0), next;
	};
}
async function readLayer(reader, folder, layerOf) {
	let kustomization = await readKustomization(reader, folder);
	if (kustomization === void 0) return;
	let { file, text, data } = kustomization, files = [file], needs = [], below = [], parts = [];
	async function take(entry, type) {
		let where = {
			file,
			line: lineOf(text, entry)
		}, remote = remoteNeed(entry, where);
		if (remote !== void 0) {
			needs.push(remote);
			return;
		}
		let path = joinInside(folder, entry, where), layer = await reader.text(path) === void 0 ? await layerOf(path) : void 0;
		layer === void 0 ? (files.push(path), parts.push({
			type: "file",
			file: path
		})) : (below.push(layer), parts.push({
			type,
			layer: layer.layer
		}));
	}
	for (let entry of [...textList(data, "resources"), ...textList(data, "bases")]) await take(entry, "resources");
	for (let entry of textList(data, "components")) await take(entry, "component");
	for (let key of [
		"generators",
		"transformers",
		"validators"
	]) for (let entry of textList(data, key).filter((one) => isPath(one) && remoteHost(one) === void 0)) {
		let path = joinInside(folder, entry, {
			file,
			line: lineOf(text, entry)
		}), layer = await reader.text(path) === void 0 ? await layerOf(path) : void 0;
		layer !== void 0 && below.push(layer);
	}
	for (let reference of fileReferences(data)) {
		let where = {
			file,
			line: lineOf(text, reference)
		}, remote = remoteNeed(reference, where);
		remote === void 0 ? files.push(joinInside(folder, reference, where)) : needs.push(remote);
	}
	return needs.push(...await pluginNeeds(reader, kustomization)), {
		layer: {
			kustomization,
			parts
		},
		files,
		needs,
		below
	};
}
function createObjectSources(reader) {
	let known = new Map();
	function sourcesOf(layer) {
		let before = known.get(layer);
		if (before !== void 0) return before;
		let made = collect(layer);
		return known.set(layer, made), made;
	}
	async function collect(layer) {
		let found = [];
		for (let part of layer.parts) {
			let sources = part.type === "file" ? await sourcesOfFile(reader, part.file) : await sourcesOf(part.layer);
			found.push(...sources.slice(0, 5e4 - found.length)), part.type === "component" && found.forEach((source, index) => found[index] = pass(source, part.layer));
		}
		return found.push(...generated(layer)), found.map((source) => pass(source, layer));
	}
	return sourcesOf;
}
async function sourcesOfFile(reader, file) {
	let documents = await reader.documents(file).catch(() => void 0);
	return documents === void 0 ? [] : objectsOf(documents).objects.map(({ manifest, document, items }) => {
		let { line = 1, text = "" } = documents[document] ?? {};
		return source(file, line + firstContentLine(text), document, items, manifest);
	});
}
function source(file, line, document, items, manifest) {
	let identity = identify(manifest);
	return {
		file,
		line,
		document,
		items,
		identity,
		names: [identity.name],
		layers: []
	};
}
function generated({ kustomization }) {
	let { file, text, data } = kustomization;
	return ["configMapGenerator", "secretGenerator"].flatMap((field) => mappingList(data, field).flatMap((entry, index) => {
		let name = textField(entry, "name");
		if (name === void 0) return [];
		let identity = {
			apiVersion: "v1",
			kind: field === "configMapGenerator" ? "ConfigMap" : "Secret",
			namespace: textField(entry, "namespace") ?? "",
			name
		}, line = lineOf(text, `name: ${name}`);
		return [{
			file,
			line,
			document: 0,
			items: [],
			identity,
			names: [name],
			layers: [],
			generator: {
				field,
				index
			}
		}];
	}));
}
const unprefixed = new Set([
	"CustomResourceDefinition",
	"APIService",
	"Namespace"
]);
function pass(source, layer) {
	if (source.layers.at(-1) === layer) return source;
	let { data } = layer.kustomization, layers = [...source.layers, layer];
	if (unprefixed.has(source.identity.kind)) return {
		...source,
		layers
	};
	let name = `${textField(data, "namePrefix") ?? ""}${source.names.at(-1) ?? ""}${textField(data, "nameSuffix") ?? ""}`;
	return {
		...source,
		layers,
		names: name === source.names.at(-1) ? source.names : [...source.names, name]
	};
}
function createSourceFinder(sources) {
	let byName = new Map();
	for (let one of sources) {
		let key = nameKey(one.identity, one.names.at(-1) ?? ""), list = byName.get(key);
		list === void 0 ? byName.set(key, [one]) : list.push(one);
	}
	return (object) => {
		let identity = identify(object), found = byName.get(nameKey(identity, identity.name)) ?? byName.get(nameKey(identity, stripHash(identity.kind, identity.name)))?.filter((one) => one.generator);
		return found === void 0 || found.length < 2 ? found?.[0] : found.find((one) => one.identity.namespace === identity.namespace) ?? found.at(-1);
	};
}
function nameKey(identity, name) {
	return `${groupOf(identity.apiVersion)}/${identity.kind}/${name}`;
}
// src/render/native/native-renderer.ts
function createNativeRenderer(exec) {
	let kustomize;
	return {
		sandboxed: !1,
		describe: (engines) => describe(exec, engines),
		async kustomize(request) {
			kustomize ??= findKustomize(exec);
			let [command = "", ...args] = await kustomize;
			return run(exec, {
				...base(request),
				command,
				args: [...args, join(request.repository, request.folder)]
			}, request);
		},
		helm: (request) => {
			let stdin = request.overrides === void 0 ? {} : { stdin: request.overrides };
			return run(exec, {
				...base(request),
				command: "helm",
				args: helmArguments(request),
				...stdin
			}, request);
		}
	};
}
async function describe(exec, engines) {
	let found = [];
	for (let engine of engines) {
		let version = await exec.probe(engine, engine === "helm" ? ["version", "--short"] : ["version"]);
		if (version === void 0) return;
		found.push(`${engine} ${version}`);
	}
	return `native (${found.join(", ")})`;
}
async function findKustomize(exec) {
	if (await exec.probe("kustomize", ["version"]) !== void 0) return ["kustomize", "build"];
	if (await exec.probe("kubectl", ["version", "--client"]) !== void 0) return ["kubectl", "kustomize"];
	throw new SlipwayError("TOOL_MISSING", "neither kustomize nor kubectl is installed", { hint: "Install kustomize: https://kubectl.docs.kubernetes.io/installation/kustomize/" });
}
function helmArguments(request) {
	return [
		"template",
		request.release,
		join(request.repository, request.folder),
		"--include-crds",
		"--skip-tests",
		...request.kubernetesVersion === void 0 ? [] : ["--kube-version", request.kubernetesVersion],
		...request.values.flatMap((file) => ["--values", join(request.repository, file)]),
		...request.overrides === void 0 ? [] : ["--values", "-"]
	];
}
function base({ repository, network, timeoutMs, maxBytes, signal }) {
	return {
		cwd: repository,
		env: {
			...quiet,
			...network === "none" ? offline : {}
		},
		timeoutMs,
		maxBytes,
		...signal === void 0 ? {} : { signal }
	};
}
const quiet = {
	GIT_TERMINAL_PROMPT: "0",
	HELM_NO_PLUGINS: "1"
}, offline = {
	GIT_ALLOW_PROTOCOL: "none",
	HTTP_PROXY: "http://127.0.0.1:9",
	HTTPS_PROXY: "http://127.0.0.1:9",
	http_proxy: "http://127.0.0.1:9",
	https_proxy: "http://127.0.0.1:9",
	NO_PROXY: "",
	no_proxy: ""
};
async function run(exec, command, { repository, timeoutMs, maxBytes, signal }) {
	let result = await exec.run(command);
	switch (signal?.throwIfAborted(), result.ended) {
		case "timeout": return { failure: {
			kind: "time",
			message: `it took longer than ${Math.round(timeoutMs / 1e3)} s`
		} };
		case "too-much-output": return { failure: {
			kind: "size",
			message: `it renders more than ${Math.round(maxBytes / 1024 / 1024)} MiB`
		} };
	}
	if (result.exitCode === 0) return { stream: Buffer.from(result.stdout).toString("utf8") };
	let words = result.stderr.trim().replaceAll(`${repository}/`, "");
	return { failure: {
		kind: "failed",
		message: words === "" ? `${command.command} ended with ${result.exitCode ?? "a signal"}` : words
	} };
}
// src/render/render-context.ts
function problem(code, message, location) {
	return toErrorDocument(new SlipwayError(code, message, location === void 0 ? {} : { location }));
}
function nothing(...errors) {
	return {
		objects: [],
		errors
	};
}
function engineProblem(failure, root, explained) {
	return problem(failure.kind === "failed" ? "RENDER_FAILED" : "RENDER_LIMIT", `${root}: ${explained.message}`, explained.location);
}
// src/render/helm/chart.ts
async function readChart(reader, folder) {
	let file = posix.join(folder, "Chart.yaml"), document = (await reader.documents(file))?.find((one) => one.value !== void 0 || one.problem !== void 0);
	if (document === void 0) return;
	if (document.problem !== void 0) {
		let { message, line, column } = document.problem;
		throw new SlipwayError("RENDER_PARSE", `${file} is not valid YAML: ${message}`, { location: {
			file,
			line,
			column
		} });
	}
	let { name, type } = isMapping(document.value) ? document.value : {};
	if (typeof name != "string" || name === "") throw new SlipwayError("RENDER_PARSE", `${file} has no name`, { location: {
		file,
		line: 1
	} });
	return {
		folder,
		name,
		library: type === "library"
	};
}
function releaseName(chart) {
	let name = chart.name.toLowerCase().replace(/[^a-z0-9-]+/g, "-").slice(0, 53).replace(/^-+|-+$/g, "");
	return name === "" ? "release" : name;
}
function createTemplateFinder(chart, files) {
	return (source) => {
		let slash = source.indexOf("/"), path = posix.join(chart.folder, slash < 0 ? "" : posix.normalize(source.slice(slash + 1)));
		if (files.has(path)) return path;
		for (let match of [...path.matchAll(/\/charts\/([^/]+)\//g)].reverse()) {
			let start = `${path.slice(0, match.index)}/charts/${match[1]}-`, archive = [...files].find((file) => file.startsWith(start) && file.endsWith(".tgz") && !file.slice(start.length).includes("/"));
			if (archive !== void 0) return archive;
		}
		return posix.join(chart.folder, "Chart.yaml");
	};
}
function explainHelm(words, find) {
	let message = words.replace(/\n*Use --debug flag to render out invalid YAML\s*$/, "").replace(/^(.*\n)*?Error:\s*/, "").trim(), match = /(?:\bat \(|template: |\bon )([^\s:()]+\/[^\s:()]+)(?::(\d+))?(?::(\d+))?/.exec(message);
	if (match?.[1] === void 0) return { message };
	let [, source, line, column] = match;
	return {
		message,
		location: {
			file: find(source),
			...line === void 0 ? {} : { line: Number(line) },
			...column === void 0 ? {} : { column: Number(column) + 1 }
		}
	};
}
// src/render/render-helm.ts
async function renderHelm(folder, values, context) {
	let { reader, renderer, network, kubernetesVersion, timeoutMs, maxBytes, signal } = context, chart = await readChart(reader, folder);
	if (chart === void 0) return nothing(problem("ROOT_NOT_FOUND", `${folder} has no Chart.yaml`));
	let files = values.map((file) => joinInside(".", file, { file }));
	for (let file of files) if (await reader.text(file) === void 0) return nothing(problem("RENDER_FAILED", `${folder}: there is no values file ${file}`, { file }));
	let output = await renderer.helm({
		repository: await context.repository(),
		folder,
		network,
		timeoutMs,
		maxBytes,
		release: releaseName(chart),
		values: files,
		...kubernetesVersion === void 0 ? {} : { kubernetesVersion },
		...signal === void 0 ? {} : { signal }
	}), entries = await reader.tree.list([folder]), find = createTemplateFinder(chart, new Set(entries.map((entry) => entry.path)));
	if ("failure" in output) {
		let explained = output.failure.kind === "failed" ? explainHelm(output.failure.message, find) : output.failure;
		return nothing(engineProblem(output.failure, folder, explained));
	}
	let documents = readDocuments(output.stream, reader.cache), sources = sourcesOf(documents.map((document) => document.text)), { objects, problems } = objectsOf(documents);
	return {
		objects: objects.map(({ manifest, document }) => {
			let source = sources[document];
			return source === void 0 ? { manifest } : {
				manifest,
				origin: { file: find(source) }
			};
		}),
		errors: problems.map(({ message, document }) => {
			let source = sources[document];
			return problem("RENDER_PARSE", `${folder}: what the template renders is not valid: ${message}`, source === void 0 ? void 0 : { file: find(source) });
		})
	};
}
function sourcesOf(texts) {
	let last;
	return texts.map((text) => (last = /^---\r?\n# Source: (\S.*)$/m.exec(text)?.[1]?.trim() ?? last, last));
}
// src/render/kustomize/explain-failure.ts
async function explainKustomize(words, folder, closure, reader) {
	let inner = innermost(words.replace(/^Error:\s*/, ""), folder, closure), message = plain(inner.text), file = await kustomizationOf(inner.folder, reader), location = await placeInFile(message, inner.folder, closure) ?? await placeInKustomization(message, file, reader);
	return location === void 0 ? { message } : {
		message,
		location
	};
}
function innermost(text, folder, closure) {
	let found = {
		text,
		folder
	};
	for (let match of text.matchAll(/recursed (?:accumulation of|merging from) path '([^']+)': /g)) {
		let path = match[1] ?? "";
		closure.folders.includes(path) && (found = {
			text: text.slice(match.index + match[0].length),
			folder: path
		});
	}
	return found;
}
function plain(text) {
	return text.replace(/^(accumulating resources: )+/, "").replace(/^accumulation err='(.*?)': must build at directory: .*$/s, "$1").replace(/evalsymlink failure on '[^']*' : lstat ([^:]+): no such file or directory/g, "$1 does not exist").replace(/^accumulating resources from '[^']*': (?=.*(does not exist|in File:))/, "").replace(/`\n(.*?)\n?`/gs, (_, config) => `\`${config.replaceAll(/\s*\n\s*/g, ", ")}\``).replace(/'([^']*)' must resolve to a file': /, "").trim();
}
async function kustomizationOf(folder, reader) {
	for (let name of kustomizationNames) {
		let file = posix.join(folder, name);
		if (await reader.text(file) !== void 0) return file;
	}
	return posix.join(folder, kustomizationNames[0]);
}
async function placeInFile(message, folder, closure) {
	let named = /in File: (\S+)/.exec(message)?.[1];
	if (named === void 0) return;
	let file = posix.normalize(posix.join(folder, named));
	if (!closure.files.has(file)) return;
	let line = /\bline (\d+)/.exec(message)?.[1];
	return line === void 0 ? { file } : {
		file,
		line: Number(line)
	};
}
async function placeInKustomization(message, file, reader) {
	let text = await reader.text(file);
	if (text === void 0) return;
	let folder = posix.dirname(file), needle = [...message.matchAll(/["'(]([^"'()\s]+)["')]|unknown field "([^"]+)"|(\S+) does not exist/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? "").flatMap((word) => [word, posix.relative(folder, word)]).find((word) => word.length > 1 && text.includes(word));
	return {
		file,
		line: needle === void 0 ? 1 : lineOf(text, needle)
	};
}
// src/render/render-kustomize.ts
async function renderKustomize(folder, context) {
	let { reader, renderer, network, timeoutMs, maxBytes, signal } = context, closure = await context.closures(folder);
	if (closure === void 0) return nothing(problem("ROOT_NOT_FOUND", `${folder} has no kustomization`));
	let refused = closure.needs.filter((need) => !allowed(need, network));
	if (refused.length > 0) return nothing(...refused.map((need) => problem("RENDER_NEEDS_TRUST", `${folder}: ${tellNeed(need)}`, need.location)));
	let output = await renderer.kustomize({
		repository: await context.repository(),
		folder,
		network,
		timeoutMs,
		maxBytes,
		...signal === void 0 ? {} : { signal }
	});
	if ("failure" in output) {
		let explained = output.failure.kind === "failed" ? await explainKustomize(output.failure.message, folder, closure, reader) : output.failure;
		return nothing(engineProblem(output.failure, folder, explained));
	}
	let { objects, problems } = objectsOf(readDocuments(output.stream, reader.cache)), find = createSourceFinder(await context.sources(closure.layer));
	return {
		objects: objects.map(({ manifest }) => {
			let source = find(manifest);
			return source === void 0 ? { manifest } : {
				manifest,
				origin: {
					file: source.file,
					line: source.line
				}
			};
		}),
		errors: problems.map(({ message, line }) => problem("RENDER_PARSE", `${folder}: line ${line} of what kustomize rendered: ${message}`))
	};
}
function allowed(need, network) {
	return need.type === "remote" ? network === "any" || network !== "none" && network.has(need.host) : !1;
}
function tellNeed(need) {
	switch (need.type) {
		case "remote": return `${need.what} has to be fetched from ${need.host}`;
		case "helm": return `${need.what} has to be inflated by Helm inside kustomize`;
		case "plugin": return `${need.what} is a plugin, a program that would be run`;
	}
}
// src/render/plain-files.ts
const skippedFolders = new Set(["node_modules", "vendor"]);
function isSkipped(path) {
	return path.split("/").some((part) => part.startsWith(".") || skippedFolders.has(part));
}
function territoriesOf(files) {
	let kustomizations = new Set(), charts = new Set();
	for (let file of files) {
		let name = posix.basename(file);
		kustomizationNames.includes(name) && kustomizations.add(posix.dirname(file)), name === "Chart.yaml" && charts.add(posix.dirname(file));
	}
	let outer = [...charts].filter((folder) => !ancestors(folder).some((above) => charts.has(above)));
	return {
		kustomizations,
		charts: new Set(outer)
	};
}
function ancestors(path) {
	let found = [];
	for (let folder = posix.dirname(path);; folder = posix.dirname(folder)) if (found.push(folder), folder === "." || folder === "/") return path === "." ? [] : found;
}
async function plainFiles(reader, closures, path) {
	let files = (await reader.tree.list(path === "." ? void 0 : [path])).filter((entry) => entry.mode !== "160000").map((entry) => entry.path);
	if (files.length === 1 && files[0] === path) return files;
	if (files.length !== 0) return await manifestsAmong(reader, closures, files, path);
}
async function manifestsAmong(reader, closures, files, below = ".") {
	let { kustomizations, charts } = territoriesOf(files), taken = new Set(), unreadable = new Set();
	for (let folder of kustomizations) try {
		for (let file of (await closures(folder))?.files ?? []) taken.add(file);
	} catch {
		unreadable.add(folder);
	}
	let manifests = [];
	for (let file of files) {
		let inside = below === "." ? file : posix.relative(below, file);
		!/\.(ya?ml|json)$/i.test(file) || isSkipped(inside) || taken.has(file) || kustomizations.has(posix.dirname(file)) || ancestors(file).some((folder) => charts.has(folder) || unreadable.has(folder)) || looksLikeManifest(await reader.text(file).catch(() => void 0) ?? "") && manifests.push(file);
	}
	return manifests;
}
const otherTools = /^["']?apiVersion["']?:\s*["']?(skaffold\/|kind\.x-k8s\.io\/|k3d\.io\/|eksctl\.io\/|backstage\.io\/|kustomize\.config\.k8s\.io\/|kubeadm\.k8s\.io\/|ctlptl\.dev\/|builtin\b)/m;
function looksLikeManifest(text) {
	return !/^(?:---\s+)?["']?apiVersion["']?\s*:|"apiVersion"\s*:/m.test(text) || !/^["']?kind["']?\s*:|"kind"\s*:/m.test(text) ? !1 : !otherTools.test(text) && !/^kind:\s*["']?Config["']?\s*$/m.test(text);
}
// src/render/render-plain.ts
async function renderPlain(path, context) {
	let files = await plainFiles(context.reader, context.closures, path);
	if (files === void 0) return nothing(problem("ROOT_NOT_FOUND", `there is no file or folder ${path}`));
	let objects = [], errors = [];
	for (let file of files) {
		let found = fromDocuments(file, await context.reader.documents(file) ?? []);
		objects.push(...found.objects), errors.push(...found.errors);
	}
	return {
		objects,
		errors
	};
}
async function renderStdin(context) {
	if (context.stdin === void 0) return nothing(problem("ROOT_NOT_FOUND", "there is no standard input to read"));
	let text = new TextDecoder().decode(await context.stdin());
	return text.length > context.maxBytes ? nothing(problem("RENDER_LIMIT", "standard input is too large")) : fromDocuments("-", readDocuments(text, context.reader.cache));
}
function fromDocuments(file, documents) {
	let { objects, problems } = objectsOf(documents);
	return {
		objects: objects.map(({ manifest, document }) => {
			let { line = 1, text = "" } = documents[document] ?? {};
			return {
				manifest,
				origin: {
					file,
					line: line + firstContentLine(text)
				}
			};
		}),
		errors: problems.map(({ message, line, column }) => problem("RENDER_PARSE", `${file}: ${message}`, column === void 0 ? {
			file,
			line
		} : {
			file,
			line,
			column
		}))
	};
}
// src/render/render-roots.ts
async function renderRoots(request) {
	let { tree, roots, signal, concurrency = availableParallelism() } = request;
	await using disposables = new AsyncDisposableStack();
	let reader = request.reader ?? createTreeReader(tree, request.cache), renderer = request.renderer ?? createNativeRenderer(request.exec), folder, context = {
		reader,
		closures: createClosureReader(reader),
		sources: createObjectSources(reader),
		renderer,
		repository: () => folder ??= tree.materialize().then((copy) => disposables.use(copy).folder),
		stdin: request.stdin,
		network: renderer.sandboxed ? "none" : request.network ?? "none",
		kubernetesVersion: request.kubernetesVersion,
		timeoutMs: request.timeoutMs ?? 6e4,
		maxBytes: request.maxBytes ?? 67108864,
		signal
	}, limit = pLimit(Math.max(1, concurrency));
	return (await Promise.allSettled(roots.map((root) => limit(() => (signal?.throwIfAborted(), renderRoot(root, context)))))).map((one) => {
		if (one.status === "rejected") throw one.reason;
		return one.value;
	});
}
async function renderRoot(root, context) {
	let start = performance.now(), content = await contentOf(root, context), errors = content.objects.length === 0 && content.errors.length === 0 ? [problem("RENDER_EMPTY", `${root.id} renders no object`)] : content.errors;
	return {
		id: root.id,
		engine: root.engine,
		objects: content.objects,
		errors,
		milliseconds: Math.round(performance.now() - start)
	};
}
async function contentOf(root, context) {
	try {
		switch (root.engine) {
			case "kustomize": return await renderKustomize(root.id, context);
			case "helm": return await renderHelm(root.id, root.values ?? [], context);
			case "plain": return await renderPlain(root.id, context);
			case "stdin": return await renderStdin(context);
		}
	} catch (thrown) {
		if (context.signal?.aborted === !0) throw thrown;
		let errors = toSlipwayErrors(thrown);
		if (errors.some(({ code }) => code === "TOOL_MISSING" || code === "INTERNAL" || code === "EXEC_FAILED")) throw thrown;
		return {
			objects: [],
			errors: errors.map(toErrorDocument)
		};
	}
}
// src/render/discover.ts
async function discoverRoots(tree, reader = createTreeReader(tree)) {
	let files = (await tree.list()).filter((entry) => entry.mode !== "160000" && !isSkipped(entry.path)).map((entry) => entry.path), closures = createClosureReader(reader);
	return [
		...await kustomizationRoots(files, closures),
		...await chartRoots(files, reader),
		...await plainRoots(files, reader, closures)
	].sort((one, other) => one.id < other.id ? -1 : 1);
}
async function kustomizationRoots(files, closures) {
	let { kustomizations, charts } = territoriesOf(files), read = new Map();
	for (let folder of kustomizations) ancestors(folder).some((above) => charts.has(above) && posix.relative(above, folder).startsWith("templates/")) || read.set(folder, await closures(folder).catch(() => void 0));
	let includedBy = new Map();
	for (let [folder, closure] of read) for (let below of closure?.folders.slice(1) ?? []) {
		let known = includedBy.get(below);
		known === void 0 ? includedBy.set(below, [folder]) : known.push(folder);
	}
	return [...read].flatMap(([folder, closure]) => closure !== void 0 && isComponent(closure.layer.kustomization) ? [] : [{
		id: folder,
		engine: "kustomize",
		includedBy: includedBy.get(folder) ?? []
	}]);
}
async function chartRoots(files, reader) {
	let roots = [];
	for (let folder of territoriesOf(files).charts) (await readChart(reader, folder).catch(() => void 0))?.library !== !0 && roots.push({
		id: folder,
		engine: "helm",
		includedBy: []
	});
	return roots;
}
async function plainRoots(files, reader, closures) {
	let folders = new Set((await manifestsAmong(reader, closures, files)).map((file) => posix.dirname(file)));
	return [...folders].filter((folder) => !ancestors(folder).some((above) => folders.has(above))).map((id) => ({
		id,
		engine: "plain",
		includedBy: []
	}));
}
// src/render/resolve-roots.ts
async function resolveRoots(tree, selection = {}) {
	let { roots = [], values = [], allRoots = !1, missing = "error" } = selection, found = new Map();
	if (roots.length === 0) for (let root of await discovered(tree, ".", allRoots)) found.set(root.id, root);
	for (let named of roots) {
		let resolved = await resolveRoot(tree, named, allRoots);
		if (resolved.length === 0 && missing === "error") throw new SlipwayError("ROOT_NOT_FOUND", `there is no root ${named} in ${tree.label}`);
		for (let root of resolved) found.set(root.id, root);
	}
	return [...found.values()].map((root) => root.engine === "helm" && values.length > 0 ? {
		...root,
		values
	} : root);
}
async function resolveRoot(tree, named, allRoots) {
	if (named === "-") return [{
		id: "-",
		engine: "stdin"
	}];
	let path = joinInside(".", named, { file: named }), entries = (await tree.list(path === "." ? void 0 : [path])).map((entry) => entry.path);
	if (entries.length === 0) return [];
	let own = (name) => entries.includes(posix.join(path, name));
	return kustomizationNames.some(own) ? [{
		id: path,
		engine: "kustomize"
	}] : own("Chart.yaml") ? [{
		id: path,
		engine: "helm"
	}] : entries.length === 1 && entries[0] === path ? [ofFile(path)] : await inFolder(tree, path, entries, allRoots);
}
function ofFile(file) {
	let name = posix.basename(file);
	return kustomizationNames.includes(name) ? {
		id: posix.dirname(file),
		engine: "kustomize"
	} : name === "Chart.yaml" ? {
		id: posix.dirname(file),
		engine: "helm"
	} : {
		id: file,
		engine: "plain"
	};
}
async function inFolder(tree, path, entries, allRoots) {
	if (path === ".") return await discovered(tree, path, allRoots);
	let reader = createTreeReader(tree), manifests = await manifestsAmong(reader, createClosureReader(reader), entries, path), below = (await discovered(tree, path, allRoots)).filter((root) => root.engine !== "plain");
	return manifests.length === 0 ? below : [{
		id: path,
		engine: "plain"
	}, ...below];
}
async function discovered(tree, below, allRoots) {
	return (await discoverRoots(tree)).filter((root) => allRoots || root.includedBy.length === 0).filter((root) => below === "." || root.id === below || root.id.startsWith(`${below}/`)).map(({ id, engine }) => ({
		id,
		engine
	}));
}
// src/commands/render-settings.ts
const baseHosts = new Set([
	"github.com",
	"raw.githubusercontent.com",
	"gitlab.com",
	"bitbucket.org"
]);
function networkOf(values) {
	let word = values.text("network");
	return word === "any" ? "any" : word === "base-hosts" ? baseHosts : "none";
}
async function chooseRenderer({ host, exec, renderer }, asked, roots) {
	let used = new Set(roots.map(({ engine }) => engine)), engines = ["kustomize", "helm"].filter((engine) => used.has(engine)), native = createNativeRenderer(exec);
	if (engines.length === 0) return native;
	let { untrusted } = host.context;
	untrusted && asked === "native" && host.log.notice("nothing of this run is trusted, so the embedded renderer is used instead of programs");
	let found = untrusted || asked === "embedded" ? void 0 : await native.describe(engines);
	if (found !== void 0 || asked === "native" && !untrusted) return host.log.info(`Renderer: ${found ?? "native"}`), native;
	let embedded = await renderer();
	return host.log.info(`Renderer: ${await embedded.describe(engines) ?? ""}`), embedded;
}
export { isMapping as _, plainFiles as a, readDocuments as b, createObjectSources as c, generatorFile as d, isPath as f, firstContentLine as g, textList as h, renderRoots as i, createSourceFinder as l, textField as m, networkOf as n, readChart as o, kustomizationNames as p, resolveRoots as r, releaseName as s, chooseRenderer as t, createClosureReader as u, objectsOf as v, createTreeReader as y };
