import { r as __toESM } from "./rolldown-runtime.js";
import { n as SlipwayErrors, r as docsBase, s as toSlipwayErrors, t as SlipwayError } from "./errors.js";
import { t as nearest } from "./nearest.js";
import { n as groupOf, r as identify, t as formatIdentity } from "./object.js";
import { n as createNeighbours } from "./neighbours.js";
import { d as parsePath, f as valueAt, s as splitReference } from "./image-reference.js";
import { t as require_picomatch } from "./picomatch.js";
import { a as literal, c as object, d as string, r as array } from "./schemas.js";
import { i as require_dist } from "./load.js";
import { n as RegexpError } from "./parse.js";
import { a as Result, r as checkSchema$1, t as validate } from "./validate.js";
import { r as externalObjects } from "./applied-engines.js";
import { $ as readArchive, Q as isArchive, X as objectsOf, Z as ArchiveError, nt as readDocuments$1, s as createMatches } from "./resolve-roots.js";
import { t as expandRoots } from "./expand-roots.js";
import { a as secretRules, c as schemaRuleIds, i as nativeRules, o as namesSecret, s as snake, u as noAliases } from "./gate-paint.js";
import { isDeepStrictEqual } from "node:util";
import { posix } from "node:path";
import { createHash } from "node:crypto";
import { brotliDecompressSync } from "node:zlib";
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
	if (isMapping$1(value)) return value;
	throw new SlipwayError("POLICY_COMPILE", "the data file is no mapping", { location });
}
function merge(one, other, refuse) {
	let added = Object.entries(other).map(([key, value]) => {
		let known = Object.hasOwn(one, key) ? one[key] : void 0;
		return known === void 0 ? [key, value] : [key, isMapping$1(known) && isMapping$1(value) ? merge(known, value, refuse) : refuse(key)];
	});
	return own([...Object.entries(one), ...added]);
}
function own(entries) {
	return Object.fromEntries(entries);
}
function isMapping$1(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
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
const baselineSchema = object({
	schema: literal("slipway/baseline/v1"),
	findings: array(object({ fingerprint: string().min(1) }))
});
async function readBaseline(tree, file) {
	let bytes = await tree.read(file);
	if (bytes === void 0) return;
	let parsed = baselineSchema.safeParse(parseJson(bytes, file));
	if (!parsed.success) throw new SlipwayError("BASELINE_INVALID", `${file} is not a baseline that slipway gate wrote`, { location: { file } });
	return new Set(parsed.data.findings.map(({ fingerprint }) => fingerprint));
}
function parseJson(bytes, file) {
	try {
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		throw new SlipwayError("BASELINE_INVALID", `${file} is not valid JSON`, { location: { file } });
	}
}
// src/commands/rule-settings.ts
const strictness = {
	never: 0,
	error: 1,
	warning: 2
};
function ruleSettings(values, config, folder, action) {
	let gate = config?.gate, configured = gate?.["fail-on"] ?? "error", failOn = values.text("fail-on") ?? configured, packs = values.list("pack");
	if (action) {
		if (strictness[failOn] < strictness[configured]) throw loosened("fail-on", `"${failOn}" where the configuration has "${configured}"`);
		if (values.list("disable").length > 0) throw loosened("disable", values.list("disable").join(", "));
		if (packs.includes("none")) throw loosened("pack", "none");
		let [version, wanted] = [values.text("kubernetes-version"), gate?.["kubernetes-version"]];
		if (version !== void 0 && wanted !== void 0 && version !== wanted) throw loosened("kubernetes-version", `"${version}" where the configuration has "${wanted}"`);
	}
	let own = gate?.packs ?? (action && packs.length > 0 ? ["recommended"] : []);
	return {
		packs: action ? [...new Set([...own, ...packs])] : packs.length > 0 ? packs : own,
		enable: [...gate?.enable ?? [], ...values.list("enable")],
		disable: [...gate?.disable ?? [], ...values.list("disable")],
		policies: gate?.policies ?? [],
		crds: gate?.crds ?? [],
		combine: values.flag("combine") || (gate?.combine ?? !1),
		failOn,
		kubernetesVersion: values.text("kubernetes-version") ?? gate?.["kubernetes-version"],
		options: gate?.options ?? {},
		pods: new Map(Object.entries(gate?.pods ?? {}).map(([kind, path]) => [kind, parsePath(path) ?? []])),
		scopes: gate?.rules ?? [],
		environments: rootsOfEnvironments(config, folder),
		external: gate?.external ?? [],
		waivers: {
			maxDays: gate?.waivers?.["max-days"] ?? 90,
			onExpiry: gate?.waivers?.["on-expiry"] ?? "block-root"
		},
		foreign: gate?.waivers?.foreign ?? [],
		effectiveFrom: gate?.["effective-from"] ?? {},
		baseline: {
			file: gate?.baseline?.file ?? ".slipway/baseline.json",
			ratchet: gate?.baseline?.ratchet ?? !0
		}
	};
}
function loosened(input, value) {
	return new SlipwayError("GATE_LOOSENED", `input "${input}" would loosen the gate: ${value}`);
}
function rootsOfEnvironments(config, folder) {
	let whole = (glob) => posix.join(folder, glob).replace(/\/$/, "");
	return Object.fromEntries(Object.entries(config?.environments ?? {}).map(([name, { roots }]) => [name, (roots ?? []).map(whole)]));
}
// src/commands/gate-roots.ts
async function gateRoots(request) {
	let { named, workspace, deciding, applied, action } = request, path = posix.dirname(workspace.configPath), isSame = deciding.tree === workspace.tree;
	if (named.length > 0 && (!action || isSame)) return named;
	let there = await configuredRoots(deciding.tree, deciding.config, path, applied), brought = isSame ? [] : await configuredRoots(workspace.tree, deciding.config, path, applied, !0), decided = [...new Set([...there, ...brought])];
	if (named.length > 0) {
		let missing = decided.filter((root) => !named.includes(root));
		if (missing.length > 0) throw loosened("root", `${missing.slice(0, 5).join(", ")} would not be judged`);
		return named;
	}
	if (decided.length === 0) return [];
	let own = isSame ? [] : await configuredRoots(workspace.tree, workspace.config, path, applied);
	return [...new Set([...decided, ...own])];
}
async function configuredRoots(tree, config, path, applied, lenient = !1) {
	if (config?.gate?.roots !== void 0 && config.gate.roots.length > 0) return await expandRoots(tree, {
		path,
		key: "gate.roots",
		patterns: config.gate.roots,
		applied,
		lenient
	});
	let roots = [];
	for (let [name, environment] of Object.entries(config?.environments ?? {})) {
		let key = `environments.${name}.roots`;
		roots.push(...await expandRoots(tree, {
			path,
			key,
			patterns: environment.roots,
			applied,
			lenient
		}));
	}
	if (config?.environments !== void 0 && roots.length === 0 && !lenient) throw new SlipwayError("LAYOUT_INVALID", "the environments have no roots");
	return roots;
}
// src/commands/policy-files.ts
function configuredPolicies(paths, folder) {
	return paths.map((path) => isRemotePolicy(path) ? path : posix.join(folder, path));
}
async function policiesIn(tree, paths) {
	return (await Promise.all(paths.map(async (path) => isRemotePolicy(path) || (await tree.list(path === "." ? void 0 : [path])).length === 0 ? [] : [path]))).flat();
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
function dispatchSource(rules, { exceptions = new Set(), combine = !1, setsOnly = !1 } = {}) {
	let results = rules.map(({ id, entrypoint }) => {
		let lines = [
			`key := ${JSON.stringify(id)}`,
			"selected[key]",
			`result := ${referenceTo(entrypoint)}`
		];
		return setsOnly && lines.push("count(result) > 0"), `results[key] := result if {\n\t${lines.join("\n	")}\n}\n`;
	}), excepted = rules.filter(({ group }) => exceptions.has(group)).map(({ id, entrypoint }) => {
		let end = entrypoint.lastIndexOf("/"), short = entrypoint.slice(end + 1).replace(/^(?:deny|violation|warn)_?/, ""), exception = referenceTo(`${entrypoint.slice(0, end)}/exception`);
		return `excepted contains ${JSON.stringify(id)} if ${exception}[_][_] == ${JSON.stringify(short)}\n`;
	});
	return {
		path: "slipway_dispatch.rego",
		text: `package slipway_dispatch

selected := data.slipway.selected[input.apiVersion][input.kind]
${combine ? combinedSelection : ""}
${[...results, ...excepted].join("\n")}`
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
function unsortedMaps(value) {
	let found = [];
	return typeof value == "object" && value && walk$1(value, [], found), found;
}
function walk$1(value, path, found) {
	if (Array.isArray(value)) {
		for (let index = 0; index < value.length; index++) below$1(value[index], index, path, found);
		return;
	}
	let fields = value;
	isSorted(fields) || found.push([...path]);
	for (let key in fields) below$1(fields[key], key, path, found);
}
function isSorted(fields) {
	let before = "";
	for (let key in fields) {
		if (before > key) return !1;
		before = key;
	}
	return !0;
}
function below$1(value, step, path, found) {
	typeof value == "object" && value && (path.push(step), walk$1(value, path, found), path.pop());
}
// src/policy/object-subjects.ts
function objectSubjects(rules, sees, { objects, before, related, options, podSecurityMinor, only, pods, label }) {
	let byKind = selectedByKind(rules, objects, pods), isSeen = sees?.has("old") || sees?.has("related"), known = new Map(), idsOf = ({ apiVersion, kind }) => {
		let selected = byKind[apiVersion]?.[kind] ?? {}, ids = known.get(selected);
		return ids === void 0 && known.set(selected, ids = Object.keys(selected)), ids;
	};
	return {
		subjects: objects.flatMap((object, index) => {
			let ids = idsOf(object);
			if (ids.length === 0 || only?.has(index) === !1) return [];
			let inputOf = () => {
				if (!isSeen) return object;
				let old = sees?.has("old") ? before?.old[index] : void 0, facts = sees?.has("related") ? related?.(object) : void 0, order = ids.includes("sorted-keys") ? { unsorted: unsortedMaps(object) } : {};
				return {
					...object,
					slipway: {
						...old === void 0 ? {} : { old },
						...facts && { related: facts },
						...order
					}
				};
			};
			return [{
				ids,
				get input() {
					return inputOf();
				},
				label: label ?? formatIdentity(identify(object)),
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
function fieldsOf$2(value) {
	return typeof value == "object" && value && !Array.isArray(value) ? value : {};
}
function listOf$1(value) {
	return Array.isArray(value) ? value : [];
}
function textOf(value) {
	return typeof value == "string" ? value : "";
}
function numberOf$1(value) {
	return typeof value == "number" ? value : void 0;
}
function below(value, ...steps) {
	let at = value;
	for (let step of steps) at = fieldsOf$2(at)[step];
	return at;
}
function labelsOf(value) {
	let labels = new Map(), fields = fieldsOf$2(value);
	for (let key of Object.keys(fields)) {
		let label = fields[key];
		typeof label == "string" && labels.set(key, label);
	}
	return labels;
}
// src/policy/related/selector.ts
const givenByControllers = new Set([
	"statefulset.kubernetes.io/pod-name",
	"apps.kubernetes.io/pod-index",
	"controller-revision-hash",
	"pod-template-hash",
	"pod-template-generation",
	"job-name",
	"batch.kubernetes.io/job-name",
	"controller-uid",
	"batch.kubernetes.io/controller-uid",
	"batch.kubernetes.io/job-completion-index"
]);
function mapSelector(value) {
	let equal = labelsOf(value);
	return equal.size === 0 ? void 0 : {
		equal: ofTemplates(equal),
		expressions: []
	};
}
function labelSelector(value) {
	if (value == null) return;
	let { matchLabels, matchExpressions } = fieldsOf$2(value), expressions = listOf$1(matchExpressions).map((each) => {
		let { key, operator, values } = fieldsOf$2(each);
		return {
			key: textOf(key),
			operator: textOf(operator),
			values: listOf$1(values)
		};
	});
	return {
		equal: ofTemplates(labelsOf(matchLabels)),
		expressions: expressions.filter(({ key }) => !givenByControllers.has(key))
	};
}
function ofTemplates(labels) {
	return [...labels.keys()].some((key) => givenByControllers.has(key)) ? new Map([...labels].filter(([key]) => !givenByControllers.has(key))) : labels;
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
		for (let [key, value] of labels) append(this.byPair, key, value, entry);
	}
	all() {
		return this.entries.map(({ thing }) => thing);
	}
	select(selector) {
		let found = [];
		for (let { labels, thing } of this.candidates(selector)) matches(selector, labels) && found.push(thing);
		return found;
	}
	has(selector) {
		return this.candidates(selector).some(({ labels }) => matches(selector, labels));
	}
	candidates(selector) {
		let candidates = this.entries;
		for (let [key, value] of selector.equal) {
			let some = this.byPair.get(key)?.get(value) ?? [];
			some.length < candidates.length && (candidates = some);
		}
		return candidates;
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
	collect(labels, found) {
		this.filed ??= this.file();
		let { byPair, others } = this.filed;
		if (addMatching(others, labels, found), byPair.size > 0) for (let [name, value] of labels) addMatching(byPair.get(name)?.get(value) ?? [], labels, found);
	}
	file() {
		let all = new Map();
		for (let entry of this.added) for (let [key, value] of entry.selector.equal) append(all, key, value, entry);
		let byPair = new Map(), others = [];
		for (let entry of this.added) {
			let best, least = 1e400;
			for (let pair of entry.selector.equal) {
				let count = all.get(pair[0])?.get(pair[1])?.length ?? 0;
				count < least && ([best, least] = [pair, count]);
			}
			best === void 0 ? others.push(entry) : append(byPair, best[0], best[1], entry);
		}
		return {
			byPair,
			others
		};
	}
};
function addMatching(entries, labels, found) {
	for (let { selector, thing } of entries) matches(selector, labels) && found.push(thing);
}
function append(map, key, value, item) {
	let byValue = map.get(key);
	byValue === void 0 && map.set(key, byValue = new Map());
	let list = byValue.get(value);
	list === void 0 ? byValue.set(value, [item]) : list.push(item);
}
// src/policy/related/operator-pods.ts
const made = {
	Prometheus: {
		name: "prometheus",
		ports: ["web", "reloader-web"]
	},
	PrometheusAgent: {
		name: "prometheus-agent",
		ports: ["web", "reloader-web"]
	},
	Alertmanager: {
		name: "alertmanager",
		ports: [
			"web",
			"mesh-tcp",
			"mesh-udp",
			"reloader-web"
		]
	},
	ThanosRuler: {
		name: "thanos-ruler",
		ports: [
			"web",
			"grpc",
			"reloader-web"
		]
	}
};
function operatorPods({ apiVersion, kind, metadata, ...object }) {
	let pods = groupOf(apiVersion) === "monitoring.coreos.com" && Object.hasOwn(made, kind) ? made[kind] : void 0;
	if (pods === void 0) return;
	let name = metadata?.name ?? "", labels = new Map([
		...labelsOf(below(object, "spec", "podMetadata", "labels")),
		["app.kubernetes.io/managed-by", "prometheus-operator"],
		["app.kubernetes.io/name", pods.name],
		["app.kubernetes.io/instance", name],
		[pods.name, name]
	]), ports = pods.ports.map((port) => ({ name: port }));
	return {
		labels,
		spec: { containers: [{
			name: pods.name,
			ports
		}] },
		path: ["spec"]
	};
}
// src/policy/related/pod-template.ts
function podTemplateOf(object) {
	let { kind, metadata } = object;
	if (kind === "Pod") return {
		labels: labelsOf(metadata?.labels),
		spec: fieldsOf$2(object.spec),
		path: ["spec"]
	};
	if (kind === "PodTemplate") return template$1(object.template, ["template", "spec"]);
	if (kind === "CronJob") {
		let steps = [
			"spec",
			"jobTemplate",
			"spec",
			"template"
		];
		return template$1(below(object, ...steps), [...steps, "spec"]);
	}
	let given = below(object, "spec", "template");
	return given === void 0 ? makers.has(kind) ? withoutTemplate(object) : void 0 : looksLikePods(object, given) ? template$1(given, [
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
function template$1(given, path) {
	return {
		labels: labelsOf(below(given, "metadata", "labels")),
		spec: fieldsOf$2(below(given, "spec")),
		path
	};
}
function withoutTemplate(object) {
	let selector = fieldsOf$2(below(object, "spec", "selector"));
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
const nothing = [], barren = new Set([
	"Deployment",
	"ConfigMap",
	"ServiceAccount",
	"CronJob",
	"Job",
	"StatefulSet",
	"DaemonSet",
	"Pod"
]);
function producedBy(object) {
	if (barren.has(object.kind)) return nothing;
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
		case "SopsSecret.isindir.github.com": return listOf$1(below(object, "spec", "secretTemplates")).map((each) => textOf(fieldsOf$2(each).name));
		case "SecretProviderClass.secrets-store.csi.x-k8s.io": return listOf$1(below(object, "spec", "secretObjects")).map((each) => textOf(fieldsOf$2(each).secretName));
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
	if (!Object.keys(fieldsOf$2(object.metadata?.annotations)).some((name) => name.startsWith("cert-manager.io/") || name === "kubernetes.io/tls-acme")) return [];
	let ofIngress = listOf$1(below(object, "spec", "tls")).map((each) => textOf(fieldsOf$2(each).secretName)), ofGateway = listOf$1(below(object, "spec", "listeners")).flatMap((listener) => listOf$1(below(listener, "tls", "certificateRefs"))).map((each) => textOf(fieldsOf$2(each).name));
	return [...ofIngress, ...ofGateway];
}
// src/policy/related/set-index.ts
function indexSet(objects, { isPartial, unseen: lacking = [] }) {
	let names = new Map(), templates = new Map(), workloads = new Map(), services = new Map(), selectingServices = new Map(), policies = new Map(), budgets = new Map(), autoscalers = new Map(), duplicates = new Set(), unseen = new Set(lacking), hasNamespaces = !1;
	for (let object of objects) {
		let namespace = object.metadata?.namespace ?? "", kind = kindOf(object), name = textOf(object.metadata?.name), own = named$1(names, namespace, kind);
		own.get(name) === void 0 ? own.set(name, object) : name !== "" && duplicates.add(object), hasNamespaces ||= kind === "Namespace", isPartial && kind === "HelmRelease.helm.toolkit.fluxcd.io" && unseen.add(textOf(below(object, "spec", "targetNamespace")) || namespace);
		for (let made of producedBy(object)) named$1(names, made.namespace ?? "*", made.kind).set(made.name, void 0);
		let ownTemplate = podTemplateOf(object);
		ownTemplate !== void 0 && templates.set(object, ownTemplate);
		let template = ownTemplate ?? operatorPods(object);
		if (template !== void 0 && within(workloads, namespace, () => new LabelIndex()).add(template.labels, {
			object,
			template
		}), kind === "Service") {
			within(services, namespace, () => new LabelIndex()).add(labelsOf(object.metadata?.labels), object);
			let selector = mapSelector(below(object, "spec", "selector"));
			selector !== void 0 && selecting$1(selectingServices, namespace).add(selector, object);
		}
		if (kind === "NetworkPolicy.networking.k8s.io" && selecting$1(policies, namespace).add(labelSelector(below(object, "spec", "podSelector") ?? {}) ?? everything, object), kind === "PodDisruptionBudget") {
			let selector = labelSelector(below(object, "spec", "selector"));
			selector !== void 0 && selecting$1(budgets, namespace).add(selector, object);
		}
		let scaled = autoscalerOf(object, kind);
		scaled !== void 0 && within(within(autoscalers, namespace, () => new Map()), scaled.target, () => []).push(scaled.autoscaler);
	}
	return {
		objects,
		names,
		templates,
		workloads,
		services,
		selectingServices,
		policies,
		budgets,
		autoscalers,
		hasNamespaces,
		duplicates,
		unseen
	};
}
const everything = {
	equal: new Map(),
	expressions: []
};
function named$1(names, namespace, kind) {
	return within(within(names, namespace, () => new Map()), kind, () => new Map());
}
function scaledKey(kind, name) {
	return `${kind}/${name}`;
}
function selecting$1(map, namespace) {
	return within(map, namespace, () => new SelectorIndex());
}
function within(map, key, make) {
	let value = map.get(key);
	return value === void 0 && (value = make(), map.set(key, value)), value;
}
function autoscalerOf(object, kind) {
	let isKeda = kind === "ScaledObject.keda.sh";
	if (!isKeda && kind !== "HorizontalPodAutoscaler") return;
	let reference = below(object, "spec", "scaleTargetRef"), target = scaledKey(textOf(below(reference, "kind")) || (isKeda ? "Deployment" : ""), textOf(below(reference, "name"))), set = numberOf$1(below(object, "spec", isKeda ? "minReplicaCount" : "minReplicas")), minimum = set ?? +!isKeda, isSet = set !== void 0;
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
function createSurroundings(request) {
	let { own, others } = request, known = new Map();
	return {
		...request,
		near: (namespace) => {
			let near = known.get(namespace);
			return near === void 0 && known.set(namespace, near = nearby(own, others, namespace)), near;
		},
		anywhere: [own, ...others].flatMap(({ names }) => names.get("*") ?? [])
	};
}
function nearby(own, others, namespace) {
	let of = (mapOf) => {
		let found = [], add = (map, name) => {
			let value = map.get(name);
			value !== void 0 && found.push(value);
		};
		add(mapOf(own), namespace);
		for (let other of others) {
			let map = mapOf(other);
			if (namespace === "") found.push(...map.values());
			else for (let name of [namespace, ""]) add(map, name);
		}
		return found;
	};
	return {
		names: of(({ names }) => names),
		workloads: of(({ workloads }) => workloads),
		selectingServices: of(({ selectingServices }) => selectingServices),
		policies: of(({ policies }) => policies),
		budgets: of(({ budgets }) => budgets),
		autoscalers: of(({ autoscalers }) => autoscalers)
	};
}
function lookUp(around, kind, namespace, name) {
	let isThere = !1;
	for (let names of around.near(namespace).names) {
		let ofKind = names.get(kind), object = ofKind?.get(name);
		if (object !== void 0) return { object };
		isThere ||= ofKind?.has(name) === !0;
	}
	return isThere || around.anywhere.some((names) => names.get(kind)?.has(name) === !0) || around.isExternal(kind, namespace, name) || kind !== "Namespace" && isUnseen(around, namespace) ? unknown : void 0;
}
const unknown = { object: void 0 };
function isUnseen({ own, others }, namespace) {
	let mayHoldMore = ({ unseen }) => unseen.size > 0 && (namespace === "" || unseen.has(namespace) || unseen.has(""));
	return mayHoldMore(own) || others.some(mayHoldMore);
}
function selectWorkloads(around, namespace, selector) {
	return around.near(namespace).workloads.flatMap((index) => index.select(selector));
}
function isNamespace$1(namespace) {
	return (pattern) => pattern === void 0 || namespace === "" || import_picomatch.default.isMatch(namespace, pattern);
}
function selectsExternalPods({ external }, isNamespace, selector) {
	return external.some(({ kind, namespace, labels }) => kind === "Pod" && labels !== void 0 && isNamespace(namespace) && matches(selector, labelsOf(labels)));
}
function selecting(indices, labels) {
	let found = [];
	for (let index of indices) index.collect(labels, found);
	return found;
}
function autoscalersOf(around, namespace, kind, name) {
	let { autoscalers } = around.near(namespace);
	if (autoscalers.length === 0) return [];
	let key = scaledKey(kind, name);
	return autoscalers.flatMap((each) => each.get(key) ?? []);
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
		}] : found.object === void 0 || port === void 0 || hasPort$1(found.object, port) ? [] : [{
			service,
			port,
			path,
			lacks: "port"
		}];
	}) };
}
function backendsOf(object) {
	let found = [], add = (backend, path) => {
		let { service, serviceName, servicePort } = fieldsOf$2(backend), port = fieldsOf$2(below(service, "port")), name = textOf(below(service, "name"));
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
	for (let [index, rule] of listOf$1(below(object, "spec", "rules")).entries()) for (let [place, path] of listOf$1(below(rule, "http", "paths")).entries()) add(below(path, "backend"), [
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
function hasPort$1(service, port) {
	let ports = listOf$1(below(service, "spec", "ports")).map(fieldsOf$2);
	return port === "use-annotation" || below(service, "spec", "type") === "ExternalName" || ports.some((each) => each.port === port || each.name === port || String(each.port) === port);
}
// src/policy/related/references.ts
const lists$1 = [
	"containers",
	"initContainers",
	"ephemeralContainers"
];
function referencesOf({ spec, path }) {
	let found = [], add = (kind, source, at, field = "name") => {
		let fields = fieldsOf$2(source), name = textOf(fields[field]);
		if (name === "" || fields.optional === !0) return;
		let key = textOf(fields.key), whole = path.concat(at, field);
		found.push(key === "" ? {
			kind,
			name,
			path: whole
		} : {
			kind,
			name,
			key,
			path: whole
		});
	};
	for (let list of lists$1) {
		let containers = listOf$1(spec[list]);
		for (let index = 0; index < containers.length; index++) addEnvironment(fieldsOf$2(containers[index]), [list, index], add);
	}
	for (let [index, volume] of listOf$1(spec.volumes).entries()) addVolume(fieldsOf$2(volume), index, add);
	for (let [index, secret] of listOf$1(spec.imagePullSecrets).entries()) add("Secret", secret, ["imagePullSecrets", index]);
	return add("ServiceAccount", spec, [], textOf(spec.serviceAccountName) === "" ? "serviceAccount" : "serviceAccountName"), add("PriorityClass", spec, [], "priorityClassName"), found;
}
function addEnvironment(container, at, add) {
	let variables = listOf$1(container.env);
	for (let index = 0; index < variables.length; index++) {
		let source = fieldsOf$2(variables[index]).valueFrom;
		if (source === void 0) continue;
		let from = [
			...at,
			"env",
			index,
			"valueFrom"
		];
		add("ConfigMap", below(source, "configMapKeyRef"), [...from, "configMapKeyRef"]), add("Secret", below(source, "secretKeyRef"), [...from, "secretKeyRef"]);
	}
	for (let [index, source] of listOf$1(container.envFrom).entries()) add("ConfigMap", below(source, "configMapRef"), [
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
function addVolume({ configMap, secret, persistentVolumeClaim: claim, projected }, index, add) {
	if (configMap !== void 0 && add("ConfigMap", configMap, [
		"volumes",
		index,
		"configMap"
	]), secret !== void 0 && add("Secret", secret, [
		"volumes",
		index,
		"secret"
	], "secretName"), claim !== void 0 && add("PersistentVolumeClaim", claim, [
		"volumes",
		index,
		"persistentVolumeClaim"
	], "claimName"), projected !== void 0) for (let [place, source] of listOf$1(below(projected, "sources")).entries()) {
		let from = [
			"volumes",
			index,
			"projected",
			"sources",
			place
		];
		add("ConfigMap", below(source, "configMap"), [...from, "configMap"]), add("Secret", below(source, "secret"), [...from, "secret"]);
	}
}
// src/policy/related/missing.ts
const kinds = { PriorityClass: "PriorityClass.scheduling.k8s.io" };
function missingReferences(template, namespace, around) {
	return referencesOf(template).flatMap((reference) => {
		let { kind, name, key, path } = reference, scope = kind === "PriorityClass" ? "" : namespace, found = lookUp(around, kinds[kind] ?? kind, scope, name);
		return found === void 0 ? around.isExternal(kind, scope, name) ? [] : [{
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
function hasKey(object, key) {
	let entries = [
		"data",
		"binaryData",
		"stringData"
	].flatMap((field) => Object.keys(fieldsOf$2(object[field])));
	return entries.length === 0 || entries.includes(key);
}
// src/policy/related/network-policy.ts
function networkPolicyFacts(object, around) {
	let namespace = object.metadata?.namespace ?? "", finds = (selector) => selector === void 0 || around.near(namespace).workloads.some((index) => index.has(selector)) || isUnseen(around, namespace) || selectsExternalPods(around, isNamespace$1(namespace), selector);
	return {
		pods: finds(labelSelector(below(object, "spec", "podSelector") ?? {})) ? "some" : "none",
		peers: peersOf(object).filter(({ selector }) => !finds(selector)).map(({ path }) => path)
	};
}
function peersOf(object) {
	return [["ingress", "from"], ["egress", "to"]].flatMap(([direction, side]) => listOf$1(below(object, "spec", direction)).flatMap((rule, index) => listOf$1(below(rule, side)).flatMap((peer, place) => {
		let { podSelector, namespaceSelector } = fieldsOf$2(peer), path = [
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
	let namespace = object.metadata?.namespace ?? "", near = around.near(namespace), policies = selecting(near.policies, labels);
	return {
		services: namesOf(selecting(near.selectingServices, labels)),
		budgets: namesOf(selecting(near.budgets, labels)),
		policies: {
			names: namesOf(policies),
			directions: [...new Set(policies.flatMap(directionsOf))]
		},
		autoscalers: scalersOf(object, around),
		...tokenOf(textOf(spec.serviceAccountName) || "default", namespace, around),
		...object.kind === "StatefulSet" ? { headless: headlessService(object, labels, around) } : {}
	};
}
function namesOf(objects) {
	return objects.slice(0, 5).map(({ metadata }) => textOf(metadata?.name));
}
function tokenOf(account, namespace, around) {
	let mountsToken = lookUp(around, "ServiceAccount", namespace, account)?.object?.automountServiceAccountToken;
	return mountsToken === void 0 ? {} : { mountsToken };
}
function directionsOf(policy) {
	let types = listOf$1(below(policy, "spec", "policyTypes"));
	return types.length > 0 ? types.map(textOf) : listOf$1(below(policy, "spec", "egress")).length > 0 ? ["Ingress", "Egress"] : ["Ingress"];
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
	return { workloads: (selector === void 0 ? [] : selectWorkloads(around, namespace, selector)).slice(0, 5).map((workload) => protectedBy(workload, around)) };
}
function protectedBy({ object }, around) {
	let scalers = scalersOf(object, around), set = numberOf$1(below(object, "spec", "replicas")), minimum = scalers.length > 0 ? Math.min(...scalers.map((each) => each.minimum)) : set, scales = scaled.has(object.kind);
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
	return role === void 0 ? {} : { rules: listOf$1(role.rules) };
}
// src/policy/related/services.ts
function serviceFacts(object, around) {
	let namespace = object.metadata?.namespace ?? "", selector = mapSelector(below(object, "spec", "selector"));
	if (selector === void 0) return { pods: lookUp(around, "Endpoints", namespace, textOf(object.metadata?.name)) === void 0 ? "no selector" : "endpoints" };
	let selected = selectWorkloads(around, namespace, selector);
	return selected.length === 0 ? { pods: isUnseen(around, namespace) || selectsExternalPods(around, isNamespace$1(namespace), selector) ? "external" : "none" } : {
		pods: "some",
		closed: closedPorts(object, selected)
	};
}
function closedPorts(service, selected) {
	return listOf$1(below(service, "spec", "ports")).flatMap((port, index) => {
		let target = textOf(fieldsOf$2(port).targetPort);
		return target === "" || /^\d+$/.test(target) || selected.some((workload) => hasPort(workload, target)) ? [] : [{
			port: target,
			path: [
				"spec",
				"ports",
				index,
				"targetPort"
			]
		}];
	});
}
function hasPort({ template: { spec } }, name) {
	let isNamed = (port) => fieldsOf$2(port).name === name, has = (container) => listOf$1(fieldsOf$2(container).ports).some(isNamed);
	return listOf$1(spec.containers).some(has) || listOf$1(spec.initContainers).some(has);
}
function isOfCluster(namespace, selector) {
	return namespace === "kube-system" || namespace === "default" && selector.equal.get("component") === "apiserver";
}
function monitorFacts(object, around) {
	let own = object.metadata?.namespace ?? "", names = listOf$1(below(object, "spec", "namespaceSelector", "matchNames")).map(textOf), wanted = below(object, "spec", "namespaceSelector", "any") === !0 || names.length === 0 && own === "" ? void 0 : new Set(names.length > 0 ? names : [own]), selector = labelSelector(below(object, "spec", "selector") ?? {});
	if (selector === void 0) return {};
	for (let services of servicesIn(around, wanted)) if (services.has(selector)) return { services: "some" };
	return wanted !== void 0 && wanted.size > 0 && [...wanted].every((namespace) => isOfCluster(namespace, selector)) || (wanted === void 0 ? isUnseen(around, "") : [...wanted].some((namespace) => isUnseen(around, namespace))) ? { services: "external" } : { services: around.external.some(({ kind, labels }) => kind === "Service" && labels !== void 0 && matches(selector, labelsOf(labels))) ? "external" : "none" };
}
// src/policy/related/related.ts
function relatedTo(object, around) {
	let kind = kindOf(object), namespace = object.metadata?.namespace ?? "", template = around.own.templates.get(object) ?? podTemplateOf(object);
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
	let isExternal = externalObjects(external), indices = new WeakMap(), variants = new WeakMap(), related = new WeakMap(), indexOf = (root) => {
		let index = indices.get(root);
		return index === void 0 && (index = indexSet(root.objects.map(({ manifest }) => manifest), {
			isPartial: root.errors.length > 0,
			unseen: root.unseen
		}), indices.set(root, index)), index;
	};
	return (root, roots) => {
		let before = related.get(root);
		if (before?.roots === roots) return before.relate;
		let known = variants.get(roots);
		known === void 0 && (known = findVariants(roots, indexOf), variants.set(roots, known));
		let apart = known.get(root), others = roots.filter((each) => each !== root && apart?.has(each) !== !0).map(indexOf), around = createSurroundings({
			own: indexOf(root),
			others,
			isExternal,
			external
		}), relate = remembered$1((object) => relatedTo(object, around));
		return related.set(root, {
			roots,
			relate
		}), relate;
	};
}
function remembered$1(relate) {
	let known = new Map();
	return (object) => {
		let facts = known.get(object);
		return facts === void 0 && known.set(object, facts = relate(object)), facts;
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
		sources: [...sources, dispatchSource(rules, {
			exceptions: namespaces,
			combine: combined.size > 0
		})],
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
	let where = namespaces === void 0 ? "" : ` in the namespaces ${namespaces.join(", ")}`, [first] = sources, files = sources.length === 1 ? "the policy file has" : `the ${sources.length} policy files have`, location = first === void 0 ? {} : { location: { file: first.path } };
	return new SlipwayError("POLICY_EMPTY", `${files} no deny, violation or warn rule${where}`, location);
}
// src/policy/gatekeeper/defaults.ts
function withDefaults(value, schema) {
	let { default: fallback, nullable, properties, additionalProperties, items } = fieldsOf$2(schema);
	if (value === void 0) return fallback === void 0 ? void 0 : structuredClone(fallback);
	if (value === null) return fallback === void 0 || nullable === !0 ? null : structuredClone(fallback);
	if (Array.isArray(value)) return listOf$1(value).map((item) => withDefaults(item, items));
	if (typeof value != "object") return value;
	let known = fieldsOf$2(properties), given = Object.entries(value).map(([key, item]) => [key, withDefaults(item, Object.hasOwn(known, key) ? known[key] : additionalProperties)]), missing = Object.entries(known).filter(([key]) => !Object.hasOwn(value, key)).map(([key, inner]) => [key, withDefaults(void 0, inner)]).filter(([, item]) => item !== void 0);
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
		checkSchema$1(plain);
		let [first] = validate(plain, parameters, ["spec", "parameters"], plain).findings;
		return first && `${Result.field(first.path)}: ${first.description}`;
	} catch {
		return;
	}
}
function jsonSchemaOf(schema) {
	if (Array.isArray(schema)) return listOf$1(schema).map(jsonSchemaOf);
	if (typeof schema != "object" || !schema) return schema;
	let { nullable, type, format: _, properties, ...others } = fieldsOf$2(schema), inner = Object.entries(others).map(([key, value]) => [key, [
		"default",
		"enum",
		"example"
	].includes(key) ? value : jsonSchemaOf(value)]), named = Object.entries(fieldsOf$2(properties)).map(([key, value]) => [key, jsonSchemaOf(value)]);
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
	}, spec = fieldsOf$2(value.spec), parameters = withDefaults(spec.parameters, template.schema), problem = parameterProblem(parameters, template.schema);
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
	return action === "scoped" ? scopedSeverity(listOf$1(spec.scopedEnforcementActions), refuse) : severityNamed(action, refuse);
}
function scopedSeverity(actions, refuse) {
	let found = new Set();
	for (let each of actions) {
		let { action, enforcementPoints } = fieldsOf$2(each), severity = severityNamed(action, refuse);
		for (let point of listOf$1(enforcementPoints).map((one) => fieldsOf$2(one).name)) points.some((known) => known === point) ? found.add(severity) : otherPoints.some((known) => known === point) ? found.add("info") : refuse(`names the enforcement point ${String(point)}, which is none`);
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
const groups$1 = [
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
		let { kind, items } = fieldsOf$2(value);
		return (kind === "List" ? listOf$1(items) : [value]).flatMap((each) => readObject(path, document, each, each === value));
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
	let value = fieldsOf$2(object), kind = textOf(value.kind), group = textOf(value.apiVersion).replace(/\/.*$/, "");
	if (!groups$1.includes(group) || kind === "") return [];
	let lead = /^(?:---[^\n]*\n|[ \t]*(?:#[^\n]*)?\n)*/.exec(document.text)?.[0] ?? "", location = {
		file,
		line: document.line + lead.split("\n").length - 1
	}, name = textOf(fieldsOf$2(value.metadata).name);
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
	}, spec = fieldsOf$2(value.spec), { group, version, kind } = fieldsOf$2(spec.generatedGVK), source = textOf(spec.templateSource), action = textOf(spec.enforcementAction);
	source === "" && refuse("has no templateSource"), textOf(kind) === "" && refuse("has no generatedGVK");
	let severity = action === "" ? void 0 : severities[action] ?? refuse("has an unknown enforcementAction"), list = (each) => listOf$1(each).filter((one) => typeof one == "string");
	return {
		name,
		applyTo: listOf$1(spec.applyTo).map((each) => {
			let { groups, versions, kinds } = fieldsOf$2(each);
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
			...fieldsOf$2(metadata),
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
		root === "" || isField$1(text, match.index) || (root === "lib" ? moved = moved.slice(0, -word.length) + plain.replace(/^data\.lib/, `${libs}.lib`) : root !== "inventory" && foreign.push({
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
function isField$1(text, index) {
	return /[.\])]\s*$/.test(text.slice(Math.max(0, index - 20), index)) && /\.\s*$/.test(text.slice(0, index));
}
// src/policy/gatekeeper/template.ts
function readTemplate({ value, name, location, placeOf }, number) {
	let refuse = (why) => {
		throw new SlipwayError("POLICY_TEMPLATE", `the ConstraintTemplate ${name} ${why}`, { location });
	}, spec = fieldsOf$2(value.spec), crd = fieldsOf$2(fieldsOf$2(spec.crd).spec), kind = fieldsOf$2(crd.names).kind;
	if (typeof kind != "string" || kind === "") return refuse("names no kind (spec.crd.spec.names.kind)");
	if (kind.toLowerCase() !== name) return refuse(`has to be called as its kind: ${kind.toLowerCase()}`);
	let targets = listOf$1(spec.targets);
	if (targets.length !== 1) return refuse("has to have one target");
	let annotations = fieldsOf$2(fieldsOf$2(value.metadata).annotations), rego = regoOf(fieldsOf$2(targets[0]));
	return {
		kind,
		title: textOf(annotations["metadata.gatekeeper.sh/title"]) || kind,
		description: textOf(annotations.description).trim(),
		location,
		schema: fieldsOf$2(crd.validation).openAPIV3Schema,
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
		libs: texts$2(target.libs)
	};
	let codes = listOf$1(target.code).map(fieldsOf$2), index = codes.findIndex(({ engine }) => engine === "Rego"), source = fieldsOf$2(codes[index]?.source);
	if (typeof source.rego == "string") return {
		at: [
			...at,
			"code",
			index,
			"source"
		],
		rego: source.rego,
		libs: texts$2(source.libs)
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
function texts$2(value) {
	return listOf$1(value).filter((one) => typeof one == "string");
}
// src/policy/gatekeeper/gatekeeper-policies.ts
async function gatekeeperPolicies(engine, files, signal) {
	let { templates, constraints, expansions } = read(files), used = new Set(constraints.map(({ template }) => template)), notices = templates.filter((template) => !used.has(template)).map(({ kind, location }) => `no constraint uses the ConstraintTemplate ${kind} (${location.file})`);
	if (constraints.length === 0) return {
		sets: [],
		notices
	};
	let rules = constraints.map(ruleOf$1), evaluated = constraints.filter(({ template }) => template.rego !== void 0), sources = [...used].flatMap(({ rego }) => rego?.sources ?? []), names = evaluated.map((_, index) => `slipway_constraints/c${index}`), compilation = await engine.compile({
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
function ruleOf$1({ id, template, severity, location }) {
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
	}, fields = await fieldsOf$1(module, data, signal), sources = module.entrypoints.flatMap((entrypoint) => [{ entrypoint }, ...(fields.get(entrypoint) ?? []).map((field) => ({
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
async function fieldsOf$1(module, data, signal) {
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
		timed: module.timed,
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
// src/checks/by-kind.ts
function byKind(find) {
	let known = new Map();
	return (apiVersion, kind) => {
		let kinds = known.get(apiVersion);
		kinds === void 0 && known.set(apiVersion, kinds = new Map());
		let found = kinds.get(kind);
		return found === void 0 && kinds.set(kind, found = { value: find(apiVersion, kind) }), found.value;
	};
}
// src/checks/first-places.ts
function createFirsts(customKinds) {
	let known = new WeakMap();
	return (roots) => {
		let before = known.get(roots);
		if (before !== void 0) return before;
		let seen = new Set(), first = new Map();
		for (let root of roots) {
			let indices = new Set(), ofRoot = byKind((apiVersion, kind) => ({
				key: `${apiVersion}/${kind}/${customKinds.find({
					apiVersion,
					kind
				}, root, roots) !== void 0}`,
				isSeen: !1
			}));
			for (let [index, { manifest }] of root.objects.entries()) {
				let kind = ofRoot(manifest.apiVersion, manifest.kind);
				kind.isSeen || (kind.isSeen = !0, seen.has(kind.key) || indices.add(index), seen.add(kind.key));
			}
			first.set(root, indices);
		}
		let isFirst = (root, index) => first.get(root)?.has(index) ?? !0;
		return known.set(roots, isFirst), isFirst;
	};
}
var Report = class {
	problems = [];
	path = [];
	get isFull() {
		return this.problems.length >= 100;
	}
	add(sort, message, ...below) {
		this.isFull || this.problems.push({
			sort,
			message,
			path: [...this.path, ...below]
		});
	}
};
function typeName(value) {
	return value === null ? "null" : Array.isArray(value) ? "a list" : typeof value == "string" ? "a text" : typeof value == "number" ? Number.isInteger(value) ? "an integer" : "a number" : typeof value == "boolean" ? "true or false" : "a mapping";
}
function isMapping(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
}
function named(name) {
	return /^[\w./$ -]{1,80}$/.test(name) ? JSON.stringify(name) : `this name of ${name.length} characters`;
}
function shown(value) {
	return /^[\w./ -]{1,30}$/.test(value) ? JSON.stringify(value) : `this text of ${value.length} characters`;
}
// src/checks/lifecycle/check-lifecycle.ts
const path = ["apiVersion"];
function checkLifecycle(context) {
	if (!context.isOn("api-not-served") && !context.isOn("api-deprecated")) return;
	let judged = byKind((apiVersion, kind) => judge({
		apiVersion,
		kind
	}, context));
	return ({ apiVersion, kind }) => judged(apiVersion, kind);
}
function judge(object, { schemas, customKinds, root, roots }) {
	let { apiVersion, kind } = object, { minor } = schemas, fact = schemas.lifecycle(apiVersion, kind) ?? {}, name = `${apiVersion} of ${named(kind)}`, advice = fact.replacement === void 0 ? "" : `: use ${replacement(fact.replacement, kind)}`, served = schemas.check(apiVersion, kind) !== void 0;
	if (!served && customKinds.find(object, root, roots) !== void 0) return [];
	let gone = fact.removed !== void 0 && fact.removed <= minor ? fact.removed : schemas.goneIn(apiVersion, kind);
	if (gone !== void 0 && !(served && schemas.exact)) return [{
		rule: "api-not-served",
		path,
		message: `${name} is gone since Kubernetes 1.${gone}${advice}`
	}];
	let comes = served ? void 0 : schemas.comesIn(apiVersion, kind);
	if (comes !== void 0 && fact.deprecated === void 0) return [{
		rule: "api-not-served",
		path,
		message: `${name} comes with Kubernetes 1.${comes}, and the target is 1.${minor}`
	}];
	let ends = schemas.goesIn(apiVersion, kind) ?? fact.removed, end = ends === void 0 ? "" : `will be removed in 1.${ends}`;
	if (fact.deprecated !== void 0 && fact.deprecated <= minor) {
		let message = `${name} is deprecated since Kubernetes 1.${fact.deprecated}${end === "" ? "" : ` and ${end}`}${advice}`;
		return [{
			rule: "api-deprecated",
			path,
			message
		}];
	}
	return end === "" ? [] : [{
		rule: "api-deprecated",
		path,
		message: `${name} ${end}${advice}`
	}];
}
function replacement(text, kind) {
	let slash = text.lastIndexOf("/");
	return text.slice(slash + 1) === kind ? text.slice(0, slash) : `${text.slice(slash + 1)} of ${text.slice(0, slash)}`;
}
// src/checks/schema/crd.ts
function readCustomKind(object) {
	if (object.kind !== "CustomResourceDefinition" || groupOf(object.apiVersion) !== "apiextensions.k8s.io") return;
	let spec = object.spec;
	if (!isMapping(spec) || !isMapping(spec.names)) return;
	let { group } = spec, { kind } = spec.names;
	if (typeof group != "string" || typeof kind != "string") return;
	let versions = new Map();
	for (let each of versionsOf(spec)) {
		let { name, served = !0, schema = spec.validation, subresources = spec.subresources } = each;
		if (typeof name != "string") continue;
		let own = isMapping(schema) && isMapping(schema.openAPIV3Schema) ? schema.openAPIV3Schema : void 0, open = spec.preserveUnknownFields ?? object.apiVersion.endsWith("/v1beta1");
		versions.set(name, {
			served: served === !0,
			schema: own !== void 0 && open === !0 ? {
				...own,
				"x-kubernetes-preserve-unknown-fields": !0
			} : own,
			hasStatus: isMapping(subresources) && isMapping(subresources.status)
		});
	}
	return {
		group,
		kind,
		versions
	};
}
function versionsOf(spec) {
	let list = Array.isArray(spec.versions) ? spec.versions.filter(isMapping) : [];
	return list.length > 0 ? list : [{ name: spec.version }];
}
function celRules(schema) {
	if (Array.isArray(schema)) return schema.reduce((sum, each) => sum + celRules(each), 0);
	if (!isMapping(schema)) return 0;
	let count = 0;
	for (let [key, value] of Object.entries(schema)) key === "x-kubernetes-validations" && Array.isArray(value) ? count += value.length : key !== "default" && key !== "enum" && (count += celRules(value));
	return count;
}
// src/checks/schema/go-formats.ts
function isDnsLabel(value) {
	return value.length <= 63 && isLower(value, 0, value.length);
}
function isDnsName(value) {
	if (value.length > 253) return !1;
	let start = 0;
	for (let dot = value.indexOf("."); dot !== -1; dot = value.indexOf(".", start)) {
		if (!isLower(value, start, dot)) return !1;
		start = dot + 1;
	}
	return isLower(value, start, value.length);
}
function isLower(value, start, end) {
	if (start >= end || value.charCodeAt(start) === dash || value.charCodeAt(end - 1) === dash) return !1;
	for (let at = start; at < end; at++) {
		let code = value.charCodeAt(at);
		if (!isSmall(code) && !isDigit(code) && code !== dash) return !1;
	}
	return !0;
}
const dash = 45, isSmall = (code) => code >= 97 && code <= 122, isDigit = (code) => code >= 48 && code <= 57, isAlphanumeric = (code) => isSmall(code) || isDigit(code) || code >= 65 && code <= 90;
function isHost(value) {
	return isDnsName(value.replace(/^\*\./, "")) && !isIpv4(value);
}
function isPortName(value) {
	return value.length <= 15 && isLower(value, 0, value.length) && /[a-z]/.test(value) && !value.includes("--");
}
function isSysctl(value) {
	return value.length <= 253 && value.split(/[./]/).every((each) => /^[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?$/.test(each));
}
function isQualified(value, start) {
	let end = value.length;
	if (start >= end || end - start > 63 || !isAlphanumeric(value.charCodeAt(start)) || !isAlphanumeric(value.charCodeAt(end - 1))) return !1;
	for (let at = start + 1; at < end - 1; at++) {
		let code = value.charCodeAt(at);
		if (!isAlphanumeric(code) && code !== 45 && code !== underscore && code !== dot) return !1;
	}
	return !0;
}
const dot = 46, underscore = 95, names = new Map();
function isQualifiedName(value) {
	let known = names.get(value);
	if (known !== void 0) return known;
	let is = readQualifiedName(value);
	return names.size < 1e4 && names.set(value, is), is;
}
function readQualifiedName(value) {
	let slash = value.indexOf("/");
	return isQualified(value, slash + 1) && (slash === -1 || isDnsName(value.slice(0, slash)));
}
function isLabelValue(value) {
	return value === "" || isQualified(value, 0);
}
function isConfigKey(value) {
	return value.length <= 253 && /^[-._a-zA-Z0-9]+$/.test(value) && value !== "." && !value.startsWith("..");
}
function isPathSegment(value) {
	return value !== "." && value !== ".." && !/[/%]/.test(value);
}
function isVariableName(value) {
	return /^[ -<>-~]+$/.test(value);
}
function isIpv4(value) {
	return /^(?:0*(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.|$)){4}$/.test(value) && !value.endsWith(".");
}
function isIp(value) {
	if (!value.includes(":")) return isIpv4(value);
	let [before = "", after, ...more] = value.split("::");
	if (more.length > 0) return !1;
	let groups = [before, after ?? ""].flatMap((part) => part === "" ? [] : part.split(":")), last = groups.at(-1) ?? "", length = groups.length + +!!last.includes(".");
	return groups.every((each, at) => at === groups.length - 1 && each.includes(".") ? isIpv4(each) : /^[0-9a-fA-F]{1,4}$/.test(each)) && (after === void 0 ? length === 8 : length < 8);
}
function isCidr(value) {
	let [address = "", bits = "", ...more] = value.split("/");
	return more.length === 0 && isIp(address) && /^0*\d{1,3}$/.test(bits) && Number(bits) <= (address.includes(":") ? 128 : 32);
}
const cronFields = [
	{
		least: 0,
		most: 59
	},
	{
		least: 0,
		most: 23
	},
	{
		least: 1,
		most: 31
	},
	{
		least: 1,
		most: 12,
		names: [
			"jan",
			"feb",
			"mar",
			"apr",
			"may",
			"jun",
			"jul",
			"aug",
			"sep",
			"oct",
			"nov",
			"dec"
		]
	},
	{
		least: 0,
		most: 6,
		names: [
			"sun",
			"mon",
			"tue",
			"wed",
			"thu",
			"fri",
			"sat"
		]
	}
];
function isSchedule(value) {
	let bare = value.trim();
	if (bare.startsWith("@every ")) return /^@every [+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/.test(bare);
	if (bare.startsWith("@")) return /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(bare);
	let fields = bare.split(/\s+/);
	return fields.length === 5 && fields.every((field, at) => isCronField(field, cronFields[at]));
}
function isCronField(field, bounds) {
	if (bounds === void 0) return !1;
	let { least, most, names = [] } = bounds, numberOf = (text) => {
		let named = names.indexOf(text.toLowerCase());
		return named === -1 ? /^\+?\d+$/.test(text) ? Number(text) : NaN : named + least;
	}, parts = field.split(",").filter((part) => part !== "");
	return parts.length > 0 && parts.every((part) => {
		let [range = "", step, ...more] = part.split("/"), [first = "", last, ...others] = range.split("-");
		if (more.length > 0 || others.length > 0 || step !== void 0 && !(Number(step) >= 1 && /^\d+$/.test(step))) return !1;
		if (first === "*" || first === "?") return !0;
		let from = numberOf(first), to = last === void 0 ? from : numberOf(last);
		return from >= least && to <= most && from <= to;
	});
}
const sizes$1 = {
	n: 1e-9,
	u: 1e-6,
	m: .001,
	"": 1,
	k: 1e3,
	M: 1e6,
	G: 1e9,
	T: 0xe8d4a51000,
	P: 0x38d7ea4c68000,
	E: 0xde0b6b3a7640000,
	Ki: 1024,
	Mi: 2 ** 20,
	Gi: 2 ** 30,
	Ti: 2 ** 40,
	Pi: 2 ** 50,
	Ei: 2 ** 60
}, quantity = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:[eE]([+-]?\d+)|((?:[KMGTPE]i|[numkMGTPE])?))$/;
function isQuantity(value) {
	return quantity.test(value);
}
const amounts$1 = new Map();
function amountOf(value) {
	if (typeof value == "number") return value;
	if (typeof value != "string") return;
	let known = amounts$1.get(value);
	if (known !== void 0) return known;
	let amount = readAmount(value);
	return amount !== void 0 && amounts$1.size < 1e4 && amounts$1.set(value, amount), amount;
}
function readAmount(value) {
	let [, digits, exponent, unit = ""] = quantity.exec(value) ?? [], size = sizes$1[unit];
	if (digits !== void 0 && size !== void 0) return Number(digits) * (exponent === void 0 ? size : 10 ** Number(exponent));
}
function percentOf(value) {
	let [, digits] = /^(\d+)%$/.exec(value) ?? [];
	return digits === void 0 ? void 0 : Number(digits);
}
// src/checks/schema/scalars.ts
const scalarChecks = {
	s: (value, report) => {
		typeof value != "string" && mustBe("a text", value, report);
	},
	b: (value, report) => {
		typeof value != "boolean" && mustBe("true or false", value, report);
	},
	i: integerIn(-(2 ** 31), 2 ** 31 - 1),
	l: integerIn(-(2 ** 63), 2 ** 63),
	n: (value, report) => {
		typeof value != "number" && mustBe("a number", value, report);
	},
	t: (value, report) => {
		typeof value == "string" ? isDateTime(value) || report.add("invalid", "must be a time such as 2026-01-31T12:00:00Z") : mustBe("a time", value, report);
	},
	y: (value, report) => {
		typeof value == "string" ? isBase64(value) || report.add("invalid", "is no valid base64") : mustBe("a base64 text", value, report);
	},
	q: (value, report) => {
		typeof value != "number" && (typeof value == "string" ? isQuantity(value) || report.add("invalid", "must be a quantity such as 100m, 1.5 or 2Gi") : mustBe("a quantity", value, report));
	},
	x: (value, report) => {
		typeof value != "string" && (typeof value == "number" ? scalarChecks.i(value, report) : mustBe("an integer or a text", value, report));
	},
	"*": () => void 0,
	o: (value, report) => {
		isMapping(value) || mustBe("a mapping", value, report);
	}
};
function mustBe(what, value, report) {
	let hint = what === "a text" && (typeof value == "number" || typeof value == "boolean") ? ": put it in quotes" : "";
	report.add("invalid", `must be ${what}, and is ${typeName(value)}${hint}`);
}
function integerIn(least, most) {
	return (value, report) => {
		typeof value != "number" || !Number.isInteger(value) ? mustBe("an integer", value, report) : (value < least || value > most) && report.add("invalid", `is out of range: an integer of ${bits(most)} bits`);
	};
}
function bits(most) {
	return most > 2 ** 32 ? 64 : 32;
}
function isDateTime(text) {
	let match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d))$/.exec(text);
	if (match === null) return !1;
	let [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number), days = new Date(Date.UTC(year, month, 0)).getUTCDate();
	return month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60;
}
function isBase64(text) {
	let bare = text.includes("\n") || text.includes("\r") ? text.replace(/[\r\n]/g, "") : text;
	return bare.length % 4 == 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(bare);
}
// src/checks/schema/compile.ts
const none$3 = "no type";
function createCompiler(definitions) {
	let parts = new Map(), openParts = new Map(), definition = (name, isOpen = !1) => {
		let made = isOpen ? openParts : parts, known = made.get(name);
		if (known !== void 0) return known;
		let part = {
			check: (value, report) => {
				part.check = compileBody(definitions.body(name), isOpen ? {} : definitions.constraints(name), isOpen), part.check(value, report);
			},
			fine: none$3
		};
		return made.set(name, part), part;
	}, partOf = (of, isOpen) => typeof of == "number" ? definition(of, isOpen) : typeof of == "string" ? {
		check: scalarChecks[of],
		fine: of === "s" ? "string" : of === "b" ? "boolean" : none$3
	} : "enum" in of && !isOpen ? {
		check: enumCheck(definitions.values(of.enum)),
		fine: none$3
	} : "enum" in of ? partOf("s", isOpen) : "map" in of ? {
		check: mapCheck(partOf(of.map, isOpen)),
		fine: none$3
	} : {
		check: listCheck$1(partOf(of.list, isOpen), of, typeof of.list == "number"),
		fine: none$3
	}, compileBody = (body, constraints, isOpen) => {
		if (body === void 0) return scalarChecks["*"];
		if ("is" in body) return checkOf(partOf(body.is, isOpen));
		let { fields } = body, filled = Object.keys(constraints).filter((name) => constraints[name]?.filled === !0 && name in fields), required = isOpen ? [] : (body.required ?? []).filter((name) => constraints[name]?.optional !== !0), isKind = "apiVersion" in fields && "kind" in fields, checks = Object.entries(fields).map(([name, of]) => {
			let constraint = constraints[name], isOpenField = isOpen || constraint?.open === !0 || isKind && name === "status";
			return [name, constrained(partOf(of, isOpenField), constraint)];
		});
		return constrained({
			check: objectCheck(new Map(checks), [...new Set([...required, ...filled])]),
			fine: none$3
		}, constraints[""]).check;
	};
	return (name) => checkOf(definition(name));
}
function checkOf(part) {
	return (value, report) => part.check(value, report);
}
function constrained(part, constraint) {
	if (constraint === void 0) return part;
	let { filled = !1, check: more } = constraint;
	return {
		check: (value, report) => {
			let before = report.problems.length;
			typeof value !== part.fine && part.check(value, report), typeof value != "object" && report.problems.length > before || (filled && (value === "" || Array.isArray(value) && value.length === 0) && report.add("invalid", "must not be empty"), more?.(value, report));
		},
		fine: none$3
	};
}
function objectCheck(fields, required) {
	return (value, report) => {
		if (!isMapping(value)) return mustBe("a mapping", value, report);
		let { path } = report;
		for (let key in value) {
			let part = fields.get(key);
			if (part === void 0) {
				reportUnknown(key, fields.keys(), report);
				continue;
			}
			let child = value[key];
			child !== null && typeof child !== part.fine && (path.push(key), part.check(child, report), path.pop());
		}
		for (let key of required) (value[key] === void 0 || value[key] === null) && report.add("invalid", `${key} is missing`, key);
	};
}
function reportUnknown(key, known, report) {
	if (report.isFull) return;
	let names = [...known], lower = key.toLowerCase(), meant = names.find((name) => name.toLowerCase() === lower) ?? nearest(key, names), hint = meant === void 0 ? "" : `, did you mean ${meant}?`;
	report.add("unknown", `unknown field ${named(key)}${hint}`, key);
}
function enumCheck(values) {
	let allowed = new Set(["", ...values]);
	return (value, report) => {
		typeof value == "string" ? allowed.has(value) || report.add("invalid", `${shown(value)} is none of ${values.join(", ")}`) : mustBe("a text", value, report);
	};
}
function mapCheck(part) {
	return (value, report) => {
		if (!isMapping(value)) return mustBe("a mapping", value, report);
		for (let key in value) {
			let child = value[key];
			child !== null && typeof child !== part.fine && (report.path.push(key), part.check(child, report), report.path.pop());
		}
	};
}
function listCheck$1(part, { keys, set }, isOfObjects) {
	let unique = set ? uniqueValues : keys === void 0 ? void 0 : uniqueKeys(keys);
	return (value, report) => {
		if (!Array.isArray(value)) return mustBe("a list", value, report);
		for (let index = 0; index < value.length; index++) {
			let item = value[index];
			typeof item !== part.fine && (item !== null || unique !== void 0 || isOfObjects) && (report.path.push(index), part.check(item === null && unique === void 0 ? {} : item, report), report.path.pop());
		}
		value.length > 1 && unique?.(value, report);
	};
}
function uniqueValues(items, report) {
	let seen = new Set();
	for (let [index, item] of items.entries()) {
		let text = JSON.stringify(item);
		seen.has(text) && report.add("duplicate", "is in this list twice", index), seen.add(text);
	}
}
function uniqueKeys(keys) {
	let tell = (values, index, report) => {
		let told = keys.map(([field], place) => `${field} ${quoted(values[place])}`).join(" and ");
		report.add("duplicate", `an item with ${told} is in this list already`, index);
	}, [only, ...others] = keys;
	if (only !== void 0 && others.length === 0) {
		let [field, absent] = only;
		return (items, report) => {
			let seen = new Set();
			for (let index = 0; index < items.length; index++) {
				let item = items[index], value = isMapping(item) ? item[field] ?? absent : void 0;
				if (value == null) continue;
				let text = typeof value == "string" ? value : JSON.stringify([value]);
				seen.has(text) && tell([value], index, report), seen.add(text);
			}
		};
	}
	return (items, report) => {
		let seen = new Set();
		for (let [index, item] of items.entries()) {
			if (!isMapping(item)) continue;
			let values = keys.map(([field, absent]) => item[field] ?? absent);
			if (values.every((value) => value == null)) continue;
			let text = JSON.stringify(values);
			seen.has(text) && tell(values, index, report), seen.add(text);
		}
	};
}
function quoted(value) {
	return typeof value == "string" ? shown(value) : JSON.stringify(value ?? "none");
}
// src/checks/schema/structural-values.ts
function valueChecks(schema) {
	return [
		...enums(schema),
		...numbers(schema),
		...texts$1(schema),
		...sizes(schema),
		...fields$1(schema),
		...logic(schema)
	];
}
function enums({ enum: values }) {
	if (!Array.isArray(values)) return [];
	let names = values.map((value) => typeof value == "string" ? value : JSON.stringify(value)).join(", ");
	return [(value, report) => {
		if (values.some((allowed) => isDeepStrictEqual(allowed, value))) return;
		let what = typeof value == "string" ? shown(value) : "this value";
		report.add("invalid", `${what} is none of ${names.slice(0, 300)}`);
	}];
}
function numbers({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }) {
	let checks = [], add = (isWrong, message) => {
		checks.push((value, report) => {
			typeof value == "number" && isWrong(value) && report.add("invalid", message);
		});
	};
	return typeof minimum == "number" && (exclusiveMinimum === !0 ? add((value) => value <= minimum, `must be more than ${minimum}`) : add((value) => value < minimum, `must be at least ${minimum}`)), typeof maximum == "number" && (exclusiveMaximum === !0 ? add((value) => value >= maximum, `must be less than ${maximum}`) : add((value) => value > maximum, `must be at most ${maximum}`)), typeof multipleOf == "number" && multipleOf > 0 && add((value) => !Number.isInteger(value / multipleOf), `must be a multiple of ${multipleOf}`), checks;
}
const formats = {
	"date-time": {
		test: isDateTime,
		what: "a time such as 2026-01-31T12:00:00Z"
	},
	byte: {
		test: isBase64,
		what: "base64"
	},
	ipv4: {
		test: (text) => /^(?:\d{1,3}\.){3}\d{1,3}$/.test(text),
		what: "an IPv4 address"
	},
	uuid: {
		test: (text) => /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/i.test(text),
		what: "a UUID"
	},
	date: {
		test: (text) => /^\d{4}-\d\d-\d\d$/.test(text),
		what: "a date"
	}
};
function texts$1({ pattern, minLength, maxLength, format }) {
	let checks = [], add = (isRight, message) => {
		checks.push((value, report) => {
			typeof value == "string" && !isRight(value) && report.add("invalid", message);
		});
	};
	typeof pattern == "string" && add(matcherOf(pattern), `must match ${pattern.slice(0, 200)}`), typeof minLength == "number" && add((value) => charactersIn(value) >= minLength, `must have at least ${minLength} characters`), typeof maxLength == "number" && add((value) => charactersIn(value) <= maxLength, `must have at most ${maxLength} characters`);
	let known = typeof format == "string" && Object.hasOwn(formats, format) ? formats[format] : void 0;
	return known !== void 0 && add(known.test, `must be ${known.what}`), checks;
}
function charactersIn(text) {
	return Array.from(text).length;
}
function matcherOf(pattern) {
	let matches;
	return (text) => (matches ??= compiled(pattern))(text) ?? !0;
}
function compiled(pattern) {
	try {
		return createMatches(pattern);
	} catch (thrown) {
		if (thrown instanceof RegexpError) return () => void 0;
		throw thrown;
	}
}
function sizes({ minItems, maxItems, minProperties, maxProperties }) {
	let checks = [], add = (size, least, most, what) => {
		(typeof least == "number" || typeof most == "number") && checks.push((value, report) => {
			let count = size(value);
			count !== void 0 && (typeof least == "number" && count < least && report.add("invalid", `must have at least ${least} ${what}`), typeof most == "number" && count > most && report.add("invalid", `must have at most ${most} ${what}`));
		});
	};
	return add((value) => Array.isArray(value) ? value.length : void 0, minItems, maxItems, "items"), add((value) => isMapping(value) ? Object.keys(value).length : void 0, minProperties, maxProperties, "fields"), checks;
}
function fields$1({ required, properties }) {
	if (!Array.isArray(required)) return [];
	let known = isMapping(properties) ? properties : {}, hasDefault = (name) => {
		let property = Object.hasOwn(known, name) ? known[name] : void 0;
		return isMapping(property) && property.default !== void 0;
	}, names = required.filter((name) => typeof name == "string").filter((name) => !hasDefault(name)), isNullable = (name) => {
		let property = Object.hasOwn(known, name) ? known[name] : void 0;
		return isMapping(property) && property.nullable === !0;
	};
	return [(value, report) => {
		if (isMapping(value)) for (let name of names) {
			let given = Object.hasOwn(value, name) ? value[name] : void 0;
			(given === void 0 || given === null && !isNullable(name)) && report.add("invalid", `${name} is missing`, name);
		}
	}];
}
function logic({ allOf, anyOf, oneOf, not }) {
	let parts = (list) => Array.isArray(list) ? list.filter(isMapping).map((each) => deepChecks(each)) : [], checks = [...parts(allOf)], add = (list, isRight, message) => {
		let alternatives = parts(list);
		alternatives.length !== 0 && checks.push((value, report) => {
			let matches = alternatives.filter((check) => passesOne(value, check)).length;
			isRight(matches) || report.add("invalid", message);
		});
	};
	return add(anyOf, (matches) => matches > 0, "fits none of the alternatives of its schema (anyOf)"), add(oneOf, (matches) => matches === 1, "must fit exactly one of the alternatives of its schema (oneOf)"), isMapping(not) && add([not], (matches) => matches === 0, "is what its schema excludes (not)"), checks;
}
function deepChecks(schema) {
	let own = [...typeOnly(schema), ...valueChecks(schema)], inner = (isMapping(schema.properties) ? Object.entries(schema.properties) : []).flatMap(([name, each]) => isMapping(each) ? [[name, deepChecks(each)]] : []), items = isMapping(schema.items) ? deepChecks(schema.items) : void 0;
	return (value, report) => {
		for (let check of own) check(value, report);
		for (let [name, check] of inner) isMapping(value) && Object.hasOwn(value, name) && (report.path.push(name), check(value[name], report), report.path.pop());
		if (items !== void 0 && Array.isArray(value)) for (let item of value) items(item, report);
	};
}
function typeOnly({ type }) {
	let tests = {
		string: (value) => typeof value == "string",
		integer: Number.isInteger,
		number: (value) => typeof value == "number",
		boolean: (value) => typeof value == "boolean",
		object: isMapping,
		array: Array.isArray
	}, test = typeof type == "string" && Object.hasOwn(tests, type) ? tests[type] : void 0;
	return test === void 0 ? [] : [(value, report) => test(value) ? void 0 : report.add("invalid", `must be of the type ${String(type)}`)];
}
function passesOne(value, check) {
	let report = new Report();
	return check(value, report), report.problems.length === 0;
}
function compileStructural(schema, metadata) {
	return resourceCheck(schema, metadata, 0);
}
function resourceCheck(schema, metadata, depth) {
	let properties = { ...isMapping(schema.properties) ? schema.properties : {} };
	for (let own of [
		"apiVersion",
		"kind",
		"metadata"
	]) delete properties[own];
	let fields = fieldsOf(properties, metadata, depth);
	return fields.set("apiVersion", scalarChecks.s), fields.set("kind", scalarChecks.s), fields.set("metadata", (value, report) => value === null ? void 0 : metadata(value, report)), all$1([typeCheck(schema, () => mappingCheck(schema, fields, metadata, depth)), ...valueChecks(schema)]);
}
function nodeCheck(schema, metadata, depth) {
	return !isMapping(schema) || depth > 60 ? scalarChecks["*"] : schema["x-kubernetes-embedded-resource"] === !0 ? nullable(schema, all$1([resourceCheck(schema, metadata, depth), embedded])) : nullable(schema, all$1([typeCheck(schema, (type) => type === "object" ? mappingCheck(schema, fieldsOf(schema.properties, metadata, depth), metadata, depth) : listCheck(schema, metadata, depth)), ...valueChecks(schema)]));
}
const embedded = (value, report) => {
	if (isMapping(value)) for (let field of ["apiVersion", "kind"]) {
		let given = value[field];
		(given === void 0 || given === "") && report.add("invalid", `${field} is missing`, field);
	}
};
function withDefault(properties) {
	if (!isMapping(properties)) return new Set();
	let names = Object.entries(properties).filter(([, each]) => isMapping(each) && each.default !== void 0);
	return new Set(names.map(([name]) => name));
}
function nullable(schema, check) {
	return schema.nullable === !0 ? (value, report) => value === null ? void 0 : check(value, report) : check;
}
function all$1([first, ...rest]) {
	return rest.length === 0 ? first ?? scalarChecks["*"] : (value, report) => {
		let before = report.problems.length;
		if (first?.(value, report), !report.problems.slice(before).some(({ path }) => path.length === report.path.length)) for (let check of rest) check(value, report);
	};
}
function typeCheck(schema, inner) {
	if (schema["x-kubernetes-int-or-string"] === !0) return intOrString;
	switch (schema.type) {
		case "object":
		case "array": return inner(schema.type);
		case "string": return scalarChecks.s;
		case "boolean": return scalarChecks.b;
		case "number": return scalarChecks.n;
		case "integer": return schema.format === "int32" ? scalarChecks.i : scalarChecks.l;
		default: return isMapping(schema.properties) && schema["x-kubernetes-preserve-unknown-fields"] !== !0 ? inner("object") : scalarChecks["*"];
	}
}
const intOrString = (value, report) => {
	typeof value != "string" && !Number.isInteger(value) && mustBe("an integer or a text", value, report);
};
function fieldsOf(properties, metadata, depth) {
	let entries = isMapping(properties) ? Object.entries(properties) : [];
	return new Map(entries.map(([name, schema]) => [name, lazily(() => nodeCheck(schema, metadata, depth + 1))]));
}
function lazily(make) {
	let check;
	return (value, report) => {
		check ??= make(), check(value, report);
	};
}
function mappingCheck(schema, fields, metadata, depth) {
	let extra = schema.additionalProperties, others = isMapping(extra) ? lazily(() => nodeCheck(extra, metadata, depth + 1)) : void 0, open = schema["x-kubernetes-preserve-unknown-fields"] === !0 || extra === !0, defaults = withDefault(schema.properties);
	return (value, report) => {
		if (!isMapping(value)) return mustBe("a mapping", value, report);
		for (let key of Object.keys(value)) {
			let check = fields.get(key) ?? others, child = value[key];
			check === void 0 ? open || reportUnknown(key, fields.keys(), report) : child === null && defaults.has(key) || (report.path.push(key), check(child, report), report.path.pop());
		}
	};
}
function listCheck(schema, metadata, depth) {
	let items = lazily(() => nodeCheck(schema.items, metadata, depth + 1)), unique = uniqueness(schema);
	return (value, report) => {
		if (!Array.isArray(value)) return mustBe("a list", value, report);
		for (let [index, item] of value.entries()) report.path.push(index), items(item, report), report.path.pop();
		unique?.(value, report);
	};
}
function uniqueness(schema) {
	if (schema["x-kubernetes-list-type"] === "set") return uniqueValues;
	let keys = schema["x-kubernetes-list-map-keys"];
	if (schema["x-kubernetes-list-type"] !== "map" || !Array.isArray(keys)) return;
	let items = isMapping(schema.items) ? schema.items.properties : void 0, absent = (key) => {
		let property = isMapping(items) ? items[key] : void 0;
		return isMapping(property) ? property.default : void 0;
	};
	return uniqueKeys(keys.filter((key) => typeof key == "string").map((key) => [key, absent(key)]));
}
// src/checks/schema/custom-kinds.ts
function createCustomKinds(configured, neighbours = (_, roots) => roots) {
	let fixed = kindsOf(configured), own = new WeakMap(), joint = new WeakMap(), checks = new WeakMap(), digests = new WeakMap(), ofRoot = (root) => remembered(own, root, () => kindsOf(root.objects.map(({ manifest }) => manifest))), ofAll = (roots) => remembered(joint, roots, () => new Map(roots.toReversed().flatMap((root) => [...ofRoot(root)])));
	return {
		find: (object, root, roots) => {
			let key = `${groupOf(object.apiVersion)}/${object.kind}`;
			return ofRoot(root).get(key) ?? fixed.get(key) ?? ofAll(neighbours(root, roots)).get(key);
		},
		check: (version, metadata) => {
			let { schema } = version;
			if (schema !== void 0) return remembered(checks, version, () => compileStructural(withoutStatus(schema, version.hasStatus), metadata));
		},
		digest: (root, roots) => {
			if (root.objects.length === 0) return "";
			let together = neighbours(root, roots);
			return remembered(digests, together, () => {
				let hash = createHash("sha256");
				for (let { manifest } of together.flatMap(({ objects }) => objects)) readCustomKind(manifest) !== void 0 && hash.update(JSON.stringify(manifest));
				return hash.digest("hex");
			});
		}
	};
}
function remembered(cache, key, make) {
	let known = cache.get(key);
	if (known !== void 0) return known;
	let made = make();
	return cache.set(key, made), made;
}
function kindsOf(objects) {
	let kinds = new Map();
	for (let object of objects) {
		let kind = readCustomKind(object);
		kind !== void 0 && kinds.set(`${kind.group}/${kind.kind}`, kind);
	}
	return kinds;
}
function withoutStatus(schema, hasStatus) {
	if (!hasStatus) return schema;
	let properties = schema.properties, required = Array.isArray(schema.required) ? schema.required.filter((name) => name !== "status") : [];
	return {
		...schema,
		required,
		properties: {
			...typeof properties == "object" && properties ? properties : {},
			status: { "x-kubernetes-preserve-unknown-fields": !0 }
		}
	};
}
// src/checks/sops.ts
function isEncrypted({ sops }) {
	return isMapping(sops) && typeof sops.mac == "string";
}
function encryptsAll({ sops }) {
	if (!isMapping(sops)) return !1;
	let { encrypted_regex: wanted, ...rules } = sops;
	return typeof wanted == "string" ? /\bdata\b/.test(wanted) && /\bstringData\b/.test(wanted) : leavingOut.every((rule) => rules[rule] === void 0 || rules[rule] === "");
}
const leavingOut = [
	"encrypted_suffix",
	"unencrypted_regex",
	"encrypted_comment_regex",
	"unencrypted_comment_regex"
], ciphertext = /^ENC\[AES256_GCM,/;
function withoutCiphertext(object, problems) {
	return isEncrypted(object) ? problems.filter(({ path }) => {
		if (path[0] === "sops") return !1;
		let value = valueAt(object, path);
		return typeof value != "string" || !ciphertext.test(value);
	}) : problems;
}
// src/checks/schema/check-schema.ts
const ruleOf = {
	unknown: "unknown-field",
	invalid: "schema-invalid",
	duplicate: "duplicate-list-item"
};
function checkSchema(context) {
	if (!schemaRuleIds.some((rule) => context.isOn(rule))) return;
	let { root, roots, schemas, customKinds } = context, isFirst = context.firsts(roots);
	return (object, index) => {
		let check = schemas.check(object.apiVersion, object.kind);
		if (check !== void 0) return findings(builtinProblems(object, check, schemas));
		let custom = customKinds.find(object, root, roots);
		if (custom !== void 0) {
			let notEvaluated = isFirst(root, index) ? celFindings(object, custom) : [];
			return [...findings(customProblems(object, custom, context)), ...notEvaluated];
		}
		return schemas.hasGroup(groupOf(object.apiVersion)) ? unknownKind(object, context) : isFirst(root, index) ? missing(object, context) : [];
	};
}
const known$2 = new WeakMap();
function builtinProblems(object, check, schemas) {
	let problems = known$2.get(schemas);
	problems === void 0 && known$2.set(schemas, problems = new WeakMap());
	let before = problems.get(object);
	if (before !== void 0) return before;
	let report = new Report();
	check(object, report);
	let found = withoutCiphertext(object, report.problems);
	return problems.set(object, found), found;
}
function customProblems(object, { group, kind, versions }, { customKinds, schemas }) {
	let name = object.apiVersion.slice(group.length + 1), version = versions.get(name);
	if (version === void 0 || !version.served) {
		let served = [...versions].filter(([, each]) => each.served).map(([each]) => each);
		return [{
			sort: "invalid",
			path: ["apiVersion"],
			message: `the CustomResourceDefinition of ${kind} does not serve ${named(name)}, but ${served.join(", ") || "nothing"}`
		}];
	}
	let report = new Report();
	return customKinds.check(version, schemas.metadata)?.(object, report), withoutCiphertext(object, report.problems);
}
const none$2 = [];
function findings(problems) {
	return problems.length === 0 ? none$2 : problems.map(({ sort, path, message }) => {
		let where = path.slice(0, sort === "unknown" ? -1 : void 0).filter((step) => typeof step == "string").at(-1);
		return {
			rule: ruleOf[sort],
			path,
			message: sort === "unknown" || where === void 0 ? message : says(where, message)
		};
	});
}
function says(where, message) {
	return /^(?:must|is) /.test(message) ? `${named(where)} ${message}` : message;
}
function celFindings(object, { group, versions }) {
	let rules = celRules(versions.get(object.apiVersion.slice(group.length + 1))?.schema);
	if (rules === 0) return [];
	let message = `${rules === 1 ? "1 rule in CEL" : `${rules} rules in CEL`} of the CustomResourceDefinition of ${named(object.kind)} (x-kubernetes-validations) is not evaluated`;
	return [{
		rule: "crd-rules-not-evaluated",
		path: ["kind"],
		message: rules === 1 ? message : message.replace(" is not", " are not")
	}];
}
function unknownKind({ apiVersion, kind }, { schemas }) {
	if ((schemas.lifecycle(apiVersion, kind) ?? schemas.comesIn(apiVersion, kind) ?? schemas.goneIn(apiVersion, kind)) !== void 0 || !schemas.exact) return [];
	let meant = schemas.nearestKind(apiVersion, kind), hint = meant === void 0 ? "" : `, did you mean ${meant}?`;
	return [{
		rule: "schema-invalid",
		path: ["kind"],
		message: `Kubernetes 1.${schemas.minor} has no kind ${named(kind)} in ${named(apiVersion)}${hint}`
	}];
}
function missing({ apiVersion, kind }, { option }) {
	let level = option("schema-missing", "level"), except = option("schema-missing", "except"), name = `${kind}.${groupOf(apiVersion)}`;
	return level === "ignore" || Array.isArray(except) && (except.includes(name) || except.includes(groupOf(apiVersion))) ? [] : [{
		rule: "schema-missing",
		path: ["kind"],
		message: `no schema of ${named(kind)} in ${named(apiVersion)} is known, so objects of this kind are not checked by one`,
		...level === "error" || level === "warning" || level === "info" ? { severity: level } : {}
	}];
}
// src/checks/schema/go-checks.ts
function number(least, most) {
	return (value, report) => {
		typeof value != "number" || value >= least && (most === void 0 || value <= most) || report.add("invalid", most === void 0 ? `must be ${least} or more` : `must be from ${least} to ${most}`);
	};
}
function each(values) {
	return (list, report) => {
		if (Array.isArray(list)) for (let [index, item] of list.entries()) (item === null || typeof item == "string" && !values.includes(item)) && report.add("invalid", `must be one of ${values.join(", ")}`, index);
	};
}
function text(what, isOne) {
	return (value, report) => {
		typeof value == "string" && value !== "" && !isOne(value) && report.add("invalid", `${shown(value)} is not ${what}`);
	};
}
function oneOf(values) {
	return (value, report) => {
		typeof value == "string" && value !== "" && !values.includes(value) && report.add("invalid", `${shown(value)} is none of ${values.join(", ")}`);
	};
}
function port(value, report) {
	typeof value == "string" && !isPortName(value) ? report.add("invalid", `${shown(value)} is not a name of a port`) : number(1, 65535)(value, report);
}
function portOrNone(value, report) {
	value !== 0 && value !== "" && port(value, report);
}
function sources$1(least, fields) {
	return (value, report) => {
		if (!isMapping(value)) return;
		let count = (fields ?? Object.keys(value).filter((key) => key !== "name")).filter((key) => value[key] !== void 0 && value[key] !== null).length;
		count > 1 && report.add("invalid", `has ${count} of what it may have one of`), count < least && report.add("invalid", fields === void 0 ? "says nothing" : `has none of ${fields.join(", ")}`);
	};
}
function eachFilled(list, report) {
	if (Array.isArray(list)) for (let [index, item] of list.entries()) (item === null || item === "") && report.add("invalid", "must not be empty", index);
}
const isEmpty = (value) => value == null || value === "" || Array.isArray(value) && value.length === 0;
function reviewVersions(list, report) {
	if (!Array.isArray(list)) return;
	let seen = new Set();
	for (let [index, item] of list.entries()) item === null || typeof item == "string" && !/^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(item) ? report.add("invalid", `${shown(item)} is no version`, index) : seen.has(item) && report.add("invalid", `${shown(item)} is there twice`, index), seen.add(item);
}
const accessModes = each([
	"ReadWriteOnce",
	"ReadOnlyMany",
	"ReadWriteMany",
	"ReadWriteOncePod"
]);
function claimModes(list, report) {
	accessModes(list, report), Array.isArray(list) && list.includes("ReadWriteOncePod") && list.some((mode) => mode !== "ReadWriteOncePod") && report.add("invalid", "must hold no other mode beside ReadWriteOncePod");
}
function storage(value, report) {
	if (!isMapping(value)) return;
	let requests = isMapping(value.resources) ? value.resources.requests : void 0;
	isMapping(requests) && requests.storage !== void 0 || report.add("invalid", "has no resources.requests.storage");
}
function namedPorts(list, report) {
	if (!(!Array.isArray(list) || list.length < 2)) for (let [index, item] of list.entries()) isMapping(item) && isEmpty(item.name) && report.add("invalid", "needs a name, as there are several", index);
}
function subjectGroup(value, report) {
	if (!isMapping(value)) return;
	let { kind, apiGroup } = value;
	isEmpty(apiGroup) || typeof apiGroup != "string" || (kind === "ServiceAccount" ? report.add("invalid", "must be empty for a ServiceAccount", "apiGroup") : (kind === "User" || kind === "Group") && apiGroup !== "rbac.authorization.k8s.io" && report.add("invalid", "must be rbac.authorization.k8s.io", "apiGroup"));
}
function ruleOfResources(value, report) {
	if (!isMapping(value)) return;
	let ofUrls = !isEmpty(value.nonResourceURLs);
	ofUrls && [
		"apiGroups",
		"resources",
		"resourceNames"
	].some((name) => !isEmpty(value[name])) && report.add("invalid", "must not be set beside groups and resources", "nonResourceURLs");
	for (let name of ofUrls ? [] : ["apiGroups", "resources"]) isEmpty(value[name]) && report.add("invalid", `has no ${name}, nor nonResourceURLs`);
}
function absolutePath(value, report) {
	if (!isMapping(value)) return;
	let { path = "", pathType } = value;
	if (typeof path != "string" && path !== null) return;
	let own = path ?? "";
	pathType === "ImplementationSpecific" ? own !== "" && !own.startsWith("/") && report.add("invalid", "must begin with \"/\"", "path") : (pathType === "Exact" || pathType === "Prefix") && (/\/\/|\/\.\.?(?:\/|$)|%2f/i.test(own) && report.add("invalid", "must not hold \"//\", \"/./\", \"/../\" or \"%2f\"", "path"), own.startsWith("/") || report.add("invalid", `needs a path that begins with "/", for its pathType is ${pathType}`));
}
function hosts(list, report) {
	if (Array.isArray(list)) for (let [index, item] of list.entries()) (item === null || typeof item == "string" && !isDnsName(item.replace(/^\*\./, ""))) && report.add("invalid", `${shown(item)} is not a DNS name`, index);
}
function valuesOfOperator(value, report) {
	if (!isMapping(value)) return;
	let { operator, values } = value;
	(operator === "In" || operator === "NotIn") && isEmpty(values) && report.add("invalid", `needs values, for its operator is ${operator}`), operator !== "Exists" && operator !== "DoesNotExist" || isEmpty(values) || report.add("invalid", `may have no values, for its operator is ${operator}`);
}
function amounts(value, report) {
	if (typeof value == "object" && value) for (let [key, amount] of Object.entries(value)) (typeof amount == "number" && amount < 0 || typeof amount == "string" && /^-[\d.]*[1-9]/.test(amount)) && report.add("invalid", "must be 0 or more", key);
}
// src/checks/schema/go-containers.ts
function mappingOf(value) {
	return isMapping(value) ? value : {};
}
function listOf(value) {
	return Array.isArray(value) ? value : [];
}
function isSet(value) {
	return value != null && value !== "" && !(Array.isArray(value) && value.length === 0);
}
const commonFields = /^metadata\.(?:name|namespace|uid|labels\['.+'\]|annotations\['.+'\])$/, variableFields = /^(?:spec\.(?:nodeName|host|serviceAccountName)|status\.(?:hostIPs?|podIPs?))$/, fileFields = /^metadata\.(?:labels|annotations)$/;
function isField(fieldRef, more) {
	let path = mappingOf(fieldRef).fieldPath;
	return typeof path != "string" || path === "" || commonFields.test(path) || more.test(path);
}
function variable(value, report) {
	if (!isMapping(value)) return;
	let { valueFrom } = value;
	isSet(value.value) && isMapping(valueFrom) && report.add("invalid", "has both value and valueFrom, and may have one", "valueFrom"), isField(mappingOf(valueFrom).fieldRef, variableFields) || report.add("invalid", "is no field that a variable may be made of", "valueFrom", "fieldRef", "fieldPath");
}
function fileOfPod(value, report) {
	isMapping(value) && (isField(value.fieldRef, fileFields) || report.add("invalid", "is no field that a file may be made of", "fieldRef", "fieldPath"), ["fieldRef", "resourceFieldRef"].filter((each) => isMapping(value[each])).length !== 1 && report.add("invalid", "needs either fieldRef or resourceFieldRef"));
}
function fileInside(value, report) {
	typeof value == "string" && value.startsWith("..") && !value.startsWith("../") && value !== ".." ? report.add("invalid", "must not begin with \"..\"") : pathInside(value, report);
}
function pathInside(value, report) {
	typeof value == "string" && (value.startsWith("/") ? report.add("invalid", "must be a relative path") : value.split("/").includes("..") && report.add("invalid", "must not hold \"..\""));
}
function withoutParent(value, report) {
	typeof value == "string" && value.split("/").includes("..") && report.add("invalid", "must not hold \"..\"");
}
function mount(value, report) {
	isMapping(value) && isSet(value.subPath) && isSet(value.subPathExpr) && report.add("invalid", "has both subPath and subPathExpr, and may have one", "subPathExpr");
}
function image(value, report) {
	typeof value == "string" && value !== value.trim() && value.trim() !== "" && report.add("invalid", "must not begin or end with a space");
}
function security(value, report) {
	if (!isMapping(value) || value.allowPrivilegeEscalation !== !1) return;
	let refused = (what) => report.add("invalid", `must not be false where ${what}`, "allowPrivilegeEscalation");
	value.privileged === !0 ? refused("privileged is true") : listOf(mappingOf(value.capabilities).add).includes("CAP_SYS_ADMIN") && refused("the capability CAP_SYS_ADMIN is added");
}
function localProfile(value, report) {
	if (!isMapping(value)) return;
	let { type, localhostProfile } = value;
	type === "Localhost" && !isSet(localhostProfile) ? report.add("invalid", "localhostProfile is missing, for the type is Localhost", "localhostProfile") : typeof type == "string" && type !== "Localhost" && isSet(localhostProfile) && report.add("invalid", "must not be set where the type is not Localhost", "localhostProfile");
}
const standard = /^(?:cpu|memory|ephemeral-storage|hugepages-.+)$/;
function isOvercommitted(name) {
	return name.startsWith("hugepages-") ? !1 : !name.includes("/") || name.includes("kubernetes.io/");
}
function resources(value, report) {
	if (!isMapping(value)) return;
	let limits = mappingOf(value.limits), requests = mappingOf(value.requests);
	known$1("limits", limits, requests, report), known$1("requests", requests, limits, report);
	for (let name of Object.keys(requests)) relation(name, requests[name], limits, report);
}
function known$1(field, amounts, others, report) {
	for (let name of Object.keys(amounts)) name !== "cpu" && name !== "memory" && ((name.includes("/") ? isQualifiedName(name) && !name.startsWith("requests.") : standard.test(name)) ? isOvercommitted(name) || whole(name, amounts, others, [field, name], report) : report.add("invalid", `${named(name)} is no resource of a container`, field, name));
}
function relation(name, wanted, limits, report) {
	let given = limits[name], request = amountOf(wanted), limit = given === null ? 0 : amountOf(given);
	if (request !== void 0 && request !== limit) {
		if (limit === void 0) !isOvercommitted(name) && given === void 0 && report.add("invalid", `needs a limit of ${named(name)} as well`, "requests", name);
		else if ((request > limit || !isOvercommitted(name)) && thousandths(request) !== thousandths(limit)) {
			let difference = request > limit ? "more" : "less", message = `the request ${amount(wanted)} is ${difference} than the limit ${amount(given)}`;
			report.add("invalid", message, "requests", name);
		}
	}
}
function thousandths(amount) {
	return Math.ceil(Number((amount * 1e3).toPrecision(14)));
}
function whole(name, amounts, others, path, report) {
	let size = name.includes("/") ? amountOf(amounts[name]) : void 0;
	size !== void 0 && !Number.isInteger(size) && report.add("invalid", "must be a whole number", ...path);
	let has = (other) => other in amounts || other in others;
	name.startsWith("hugepages-") && !has("cpu") && !has("memory") && report.add("invalid", "needs cpu or memory beside it", ...path);
}
function amount(value) {
	return typeof value == "string" ? shown(value) : String(value);
}
function liveness(value, report) {
	let { successThreshold } = mappingOf(value);
	typeof successThreshold == "number" && successThreshold > 1 && report.add("invalid", "must be 1", "successThreshold");
}
function readiness(value, report) {
	isSet(mappingOf(value).terminationGracePeriodSeconds) && report.add("invalid", "must not be set for a readiness probe", "terminationGracePeriodSeconds");
}
const ofRunning = [
	"lifecycle",
	"livenessProbe",
	"readinessProbe",
	"startupProbe"
];
function initContainers(list, report) {
	for (let [index, item] of listOf(list).entries()) {
		let container = mappingOf(item);
		if (container.restartPolicy !== "Always") for (let field of ofRunning) isMapping(container[field]) && report.add("invalid", "must not be set for an init container, unless its restartPolicy is Always", index, field);
	}
}
// src/checks/schema/go-network.ts
function service(value, report) {
	if (!isMapping(value)) return;
	let type = isSet(value.type) ? value.type : "ClusterIP", isOpen = type === "NodePort" || type === "LoadBalancer", refuse = (field, when) => report.add("invalid", `must not be set where ${when}`, field);
	type === "ExternalName" ? (isSet(value.externalName) || report.add("invalid", "externalName is missing", "externalName"), isSet(value.clusterIP) && refuse("clusterIP", "the type is ExternalName")) : value.clusterIP !== "None" && !isSet(value.ports) && report.add("invalid", "ports is missing", "ports"), isOpen && value.clusterIP === "None" && report.add("invalid", `must not be None for a ${type}`, "clusterIP"), isSet(value.externalTrafficPolicy) && !isOpen && !(type === "ClusterIP" && isSet(value.externalIPs)) && refuse("externalTrafficPolicy", `the type is ${String(type)}`);
	for (let field of [
		"loadBalancerClass",
		"allocateLoadBalancerNodePorts",
		"loadBalancerSourceRanges"
	]) isSet(value[field]) && type !== "LoadBalancer" && refuse(field, `the type is ${String(type)}`);
	ports$1(value, type === "ClusterIP", report);
}
function ports$1(value, isInside, report) {
	let names = new Set(), nodePorts = new Set();
	for (let [index, item] of listOf(value.ports).entries()) {
		let { name, nodePort, protocol } = mappingOf(item);
		if (isSet(name) && names.has(name) && report.add("invalid", `another port has the name ${shown(String(name))} already`, "ports", index, "name"), names.add(name), typeof nodePort != "number" || nodePort === 0) continue;
		isInside && report.add("invalid", "must not be set where the type is ClusterIP", "ports", index, "nodePort");
		let key = `${nodePort} ${isSet(protocol) ? String(protocol) : "TCP"}`;
		nodePorts.has(key) && report.add("invalid", `another port has the nodePort ${nodePort} already`, "ports", index, "nodePort"), nodePorts.add(key);
	}
}
function addresses(what, isOne) {
	return (list, report) => {
		for (let [index, item] of listOf(list).entries()) typeof item == "string" && !isOne(item) && report.add("invalid", `${shown(item)} is not ${what}`, index);
	};
}
function ingress(value, report) {
	isMapping(value) && (isSet(value.rules) || isSet(value.defaultBackend) || isSet(value.backend) || report.add("invalid", "has neither rules nor a defaultBackend"));
}
function ingressClass(value, report) {
	let { metadata, spec } = mappingOf(value), said = mappingOf(mappingOf(metadata).annotations)["kubernetes.io/ingress.class"], { ingressClassName } = mappingOf(spec);
	typeof said == "string" && typeof ingressClassName == "string" && said !== ingressClassName && report.add("invalid", "is not what the annotation kubernetes.io/ingress.class says", "spec", "ingressClassName");
}
function ingressBackend(value, report) {
	isMapping(value) && ["service", "resource"].filter((each) => isMapping(value[each])).length !== 1 && report.add("invalid", "needs either a service or a resource");
}
function ingressService(value, report) {
	if (!isMapping(value)) return;
	let { name, number } = mappingOf(value.port), hasNumber = typeof number == "number" && number !== 0;
	isSet(name) === hasNumber && (isSet(name) || number == null || number === 0) && report.add("invalid", isSet(name) ? "has both a name and a number, and may have one" : "needs a name or a number", "port");
}
function host(value, report) {
	typeof value == "string" && value !== "" && !isHost(value) && report.add("invalid", `${shown(value)} is not a DNS name`);
}
function peer(value, report) {
	if (!isMapping(value)) return;
	let selectors = ["podSelector", "namespaceSelector"].filter((each) => isMapping(value[each])).length, hasBlock = isMapping(value.ipBlock);
	selectors === 0 && !hasBlock && report.add("invalid", "has none of podSelector, namespaceSelector, ipBlock"), selectors > 0 && hasBlock && report.add("invalid", "must not be set beside a selector", "ipBlock");
}
function block(value, report) {
	if (!isMapping(value)) return;
	let { cidr } = value, isBlock = typeof cidr == "string" && isCidr(cidr);
	typeof cidr == "string" && !isBlock && report.add("invalid", `${shown(cidr)} is not a CIDR`, "cidr");
	for (let [index, item] of listOf(value.except).entries()) item === null || typeof item == "string" && !isCidr(item) ? report.add("invalid", `${shown(item ?? "")} is not a CIDR`, "except", index) : isBlock && typeof item == "string" && !isWithin(item, cidr) && report.add("invalid", `${shown(item)} is not a part of ${shown(cidr)}`, "except", index);
}
function isWithin(part, whole) {
	let [address = "", bits] = part.split("/"), [base = "", length] = whole.split("/");
	return address.includes(":") !== base.includes(":") || Number(bits) <= Number(length) ? !1 : address.includes(":") || isEqual(numberOf(address), numberOf(base), Number(length));
}
function numberOf(address) {
	return address.split(".").reduce((sum, each) => sum * 256 + Number(each), 0);
}
function isEqual(one, other, bits) {
	let size = 2 ** (32 - bits);
	return Math.floor(one / size) === Math.floor(other / size);
}
function policyPort(value, report) {
	if (!isMapping(value)) return;
	let { port, endPort } = value;
	typeof endPort == "number" && (typeof port == "number" ? endPort < port && report.add("invalid", `is less than the port, which is ${port}`, "endPort") : report.add("invalid", "needs a port that is a number", "endPort"));
}
function ip(value, report) {
	typeof value == "string" && value !== "" && !isIp(value) && report.add("invalid", `${shown(value)} is not an IP address`);
}
function positive(value, report) {
	let amount = value === null ? 0 : amountOf(value);
	amount !== void 0 && amount <= 0 && report.add("invalid", "must be more than 0");
}
// src/checks/schema/go-objects.ts
function nameIs(what, isOne) {
	return (value, report) => {
		let { name } = mappingOf(mappingOf(value).metadata);
		typeof name == "string" && name !== "" && !isOne(name) && report.add("invalid", `${shown(name)} is not ${what}`, "metadata", "name");
	};
}
const standardFinalizers = new Set([
	"kubernetes",
	"orphan",
	"foregroundDeletion"
]);
function finalizersWithDomain(value, report) {
	let { finalizers } = mappingOf(mappingOf(value).metadata);
	for (let [index, item] of listOf(finalizers).entries()) typeof item == "string" && isQualifiedName(item) && !item.includes("/") && !standardFinalizers.has(item) && report.add("invalid", `${shown(item)} is no name of a finalizer`, "metadata", "finalizers", index);
}
function sizeOf(value, bytes) {
	return Object.values(mappingOf(value)).reduce((sum, each) => sum + (typeof each == "string" ? bytes(each) : 0), 0);
}
function keys(value, fields, report) {
	for (let field of fields) for (let key of Object.keys(mappingOf(value[field]))) isConfigKey(key) || report.add("invalid", `${named(key)} is no name of a key: letters, digits, "-", "_" and "."`, field, key);
}
function configMap(value, report) {
	if (isMapping(value)) {
		keys(value, ["data", "binaryData"], report);
		for (let key of Object.keys(mappingOf(value.binaryData))) Object.hasOwn(mappingOf(value.data), key) && report.add("invalid", "is a key of data, too", "binaryData", key);
		sizeOf(value.data, (text) => Buffer.byteLength(text)) + sizeOf(value.binaryData, (text) => Buffer.byteLength(text.replace(/[\r\n]+/g, ""), "base64")) > 1048576 && report.add("invalid", "must not be larger than 1 MiB together", "data");
	}
}
const demanded = {
	"kubernetes.io/tls": ["tls.crt", "tls.key"],
	"kubernetes.io/dockerconfigjson": [".dockerconfigjson"],
	"kubernetes.io/dockercfg": [".dockercfg"],
	"kubernetes.io/ssh-auth": ["ssh-privatekey"]
};
function secret(value, report) {
	if (!isMapping(value)) return;
	keys(value, ["data", "stringData"], report);
	let all = {
		...mappingOf(value.data),
		...mappingOf(value.stringData)
	}, has = (key) => Object.hasOwn(all, key), { metadata, type } = value;
	if (typeof type != "string") return;
	let account = "kubernetes.io/service-account.name", { annotations } = mappingOf(metadata);
	type === "kubernetes.io/service-account-token" && !isSet(mappingOf(annotations)[account]) && report.add("invalid", `has no annotation ${account}, which a Secret of type ${type} needs`, "metadata");
	for (let key of demanded[type] ?? []) has(key) || report.add("invalid", `has no ${key}, which a Secret of type ${type} needs`, "data");
	type === "kubernetes.io/basic-auth" && !has("username") && !has("password") && report.add("invalid", `has neither username nor password, which a Secret of type ${type} needs`, "data");
}
function roleReference(value, report) {
	if (!isMapping(value)) return;
	let { apiGroup, kind } = value;
	typeof apiGroup == "string" && apiGroup !== "" && apiGroup !== "rbac.authorization.k8s.io" && report.add("invalid", "must be rbac.authorization.k8s.io", "apiGroup"), typeof kind == "string" && kind !== "" && kind !== "ClusterRole" && kind !== "Role" && report.add("invalid", `${shown(kind)} is none of Role, ClusterRole`, "kind");
}
function clusterBinding(value, report) {
	if (!isMapping(value)) return;
	mappingOf(value.roleRef).kind === "Role" && report.add("invalid", "must be ClusterRole", "roleRef", "kind");
	let { subjects } = value;
	if (Array.isArray(subjects)) for (let [index, subject] of subjects.entries()) {
		let { kind, namespace } = mappingOf(subject);
		kind === "ServiceAccount" && !isSet(namespace) && report.add("invalid", "namespace is missing", "subjects", index, "namespace");
	}
}
function roleOfNamespace(value, report) {
	let { rules } = mappingOf(value);
	if (Array.isArray(rules)) for (let [index, rule] of rules.entries()) isSet(mappingOf(rule).nonResourceURLs) && report.add("invalid", "must not be set in a Role: it is a ClusterRole’s", "rules", index, "nonResourceURLs");
}
function clientConfig(value, report) {
	isMapping(value) && ["url", "service"].filter((each) => isSet(value[each])).length !== 1 && report.add("invalid", "needs either a url or a service");
}
function isWebhookName(value) {
	return isDnsName(value) && value.split(".").length >= 3;
}
function operations(list, report) {
	Array.isArray(list) && list.length > 1 && list.includes("*") && report.add("invalid", "must be \"*\" alone, or none");
}
const relations = [
	["min", "max"],
	["default", "max"],
	["defaultRequest", "max"],
	["min", "default"],
	["min", "defaultRequest"],
	["defaultRequest", "default"]
];
function limitRange(value, report) {
	if (!isMapping(value)) return;
	if (value.type === "Pod") for (let field of ["default", "defaultRequest"]) Object.keys(mappingOf(value[field])).length > 0 && report.add("invalid", "must not be set where the type is Pod", field);
	let ofStorage = ["min", "max"].some((field) => "storage" in mappingOf(value[field]));
	value.type === "PersistentVolumeClaim" && !ofStorage && report.add("invalid", "needs min or max of storage, for the type is PersistentVolumeClaim");
	for (let [less, more] of relations) for (let [name, own] of Object.entries(mappingOf(value[less]))) {
		let least = amountOf(own), most = amountOf(mappingOf(value[more])[name]);
		least !== void 0 && most !== void 0 && least > most && report.add("invalid", `must not be more than ${more}`, less, name);
	}
}
const ofSystem = {
	"system-cluster-critical": 2e9,
	"system-node-critical": 2000001e3
}, mostPriority = 1e9;
function priority(value, report) {
	let { metadata, value: own } = mappingOf(value), { name } = mappingOf(metadata);
	if (typeof name == "string" && name.startsWith("system-")) {
		let wanted = ofSystem[name];
		wanted === void 0 ? report.add("invalid", "must not begin with \"system-\"", "metadata", "name") : wanted !== own && report.add("invalid", `must be ${wanted}`, "value");
	} else typeof own == "number" && own > mostPriority && own < 2 ** 31 && report.add("invalid", `must be ${mostPriority} or less`, "value");
}
function subjectName(value, report) {
	if (!isMapping(value) || value.kind !== "ServiceAccount") return;
	let { name } = value;
	typeof name == "string" && name !== "" && !isDnsName(name) && report.add("invalid", `${shown(name)} is not a DNS name`, "name");
}
// src/checks/schema/go-pods.ts
const lists = ["initContainers", "containers"];
function containersOf(spec) {
	return lists.flatMap((list) => listOf(mappingOf(spec)[list]).map((item, index) => ({
		path: [list, index],
		container: mappingOf(item)
	})));
}
function podSpec(spec, report) {
	if (!isMapping(spec)) return;
	let inits = new Set(listOf(spec.initContainers).map((each) => mappingOf(each).name)), hostPorts = new Set();
	for (let { path, container } of containersOf(spec)) {
		if (ports(container, report, path), sleep(spec, container, report, path), path[0] !== "containers") continue;
		let { name } = container;
		isSet(name) && inits.has(name) && report.add("invalid", `an init container has the name ${shown(String(name))} already`, ...path, "name");
		for (let [index, item] of listOf(container.ports).entries()) hostPort(spec, item, hostPorts, report, [
			...path,
			"ports",
			index
		]);
	}
	spec.hostPID === !0 && spec.shareProcessNamespace === !0 && report.add("invalid", "must not be true where hostPID is true", "shareProcessNamespace"), spec.dnsPolicy === "None" && !isSet(mappingOf(spec.dnsConfig).nameservers) && report.add("invalid", "needs nameservers, for dnsPolicy is None", "dnsConfig");
}
function hostPort(spec, value, taken, report, path) {
	let { containerPort, hostPort: own, hostIP = "", protocol } = mappingOf(value);
	if (typeof own != "number" || own === 0) return;
	spec.hostNetwork === !0 && own !== containerPort && report.add("invalid", "must be the containerPort, for hostNetwork is true", ...path, "hostPort");
	let key = JSON.stringify([
		own,
		hostIP ?? "",
		isSet(protocol) ? protocol : "TCP"
	]);
	taken.has(key) && report.add("invalid", `another port of the pod has the hostPort ${own} already`, ...path, "hostPort"), taken.add(key);
}
function ports(container, report, path) {
	let list = listOf(container.ports);
	if (list.length < 2) return;
	let names = new Set();
	for (let [index, item] of list.entries()) {
		let { name } = mappingOf(item);
		isSet(name) && names.has(name) && report.add("invalid", `another port of the container has the name ${shown(String(name))} already`, ...path, "ports", index, "name"), names.add(name);
	}
}
function sleep(spec, container, report, path) {
	let { terminationGracePeriodSeconds: given } = spec, most = typeof given == "number" ? given < 0 ? 1 : given : 30;
	for (let hook of ["postStart", "preStop"]) {
		let { seconds } = mappingOf(mappingOf(mappingOf(container.lifecycle)[hook]).sleep);
		if (typeof seconds != "number" || seconds >= 0 && seconds <= most) continue;
		let message = `must be from 0 to ${most}, the pod's terminationGracePeriodSeconds`;
		report.add("invalid", message, ...path, "lifecycle", hook, "sleep", "seconds");
	}
}
function template({ path, isNamed, restart }) {
	return (value, report) => {
		let spec = path.reduce((from, step) => mappingOf(from)[step], value);
		if (!isMapping(spec)) return;
		let claims = listOf(mappingOf(value).volumeClaimTemplates).map((each) => mappingOf(mappingOf(each).metadata).name), volumes = new Set([...listOf(spec.volumes).map((each) => mappingOf(each).name), ...claims]);
		for (let { path: place, container } of containersOf(spec)) for (let list of ["volumeMounts", "volumeDevices"]) for (let [index, item] of listOf(container[list]).entries()) {
			let { name } = mappingOf(item);
			isSet(name) && !volumes.has(name) && report.add("invalid", `the pod has no volume ${shown(String(name))}`, ...path, ...place, list, index, "name");
		}
		isNamed !== !0 && hostNames(spec, report, path), restarts(spec.restartPolicy, restart, report, path), restart?.includes("Always") === !0 && isSet(spec.activeDeadlineSeconds) && report.add("invalid", "must not be set for pods that run for ever", ...path, "activeDeadlineSeconds");
	};
}
function hostNames(spec, report, path) {
	for (let field of ["hostname", "subdomain"]) {
		let name = spec[field];
		typeof name == "string" && name !== "" && !isDnsLabel(name) && report.add("invalid", `${shown(name)} is not a DNS label`, ...path, field);
	}
}
function restarts(policy, allowed, report, path) {
	if (allowed === void 0) return;
	let own = isSet(policy) ? policy : "Always";
	typeof own == "string" && !allowed.includes(own) && report.add("invalid", `must be ${allowed.join(" or ")}`, ...path, "restartPolicy");
}
function labels(value, report) {
	if (isMapping(value)) for (let [key, own] of Object.entries(value)) isQualifiedName(key) || report.add("invalid", `${named(key)} is no name of a label`, key), typeof own == "string" && !isLabelValue(own) && report.add("invalid", `${shown(own)} is no value of a label`, key);
}
function annotations(value, report) {
	if (!isMapping(value)) return;
	let size = 0;
	for (let [key, own] of Object.entries(value)) isQualifiedName(key.toLowerCase()) || report.add("invalid", `${named(key)} is no name of an annotation`, key), size += key.length + (typeof own == "string" ? own.length : 0);
	size > 262144 && report.add("invalid", "must not be larger than 256 KiB together");
}
function metadataOfTemplate(value, report) {
	let kept = {
		labels,
		annotations
	};
	for (let [field, check] of Object.entries(kept)) report.path.push(field), check(mappingOf(value)[field], report), report.path.pop();
}
function finalizers(list, report) {
	for (let [index, item] of listOf(list).entries()) typeof item == "string" && !isQualifiedName(item) && report.add("invalid", `${shown(item)} is no name of a finalizer`, index);
}
function toleration(value, report) {
	if (!isMapping(value)) return;
	let { operator, effect } = value;
	operator === "Exists" && isSet(value.value) && report.add("invalid", "must be empty, for the operator is Exists", "value"), !isSet(value.key) && operator !== "Exists" && report.add("invalid", "must be Exists where there is no key", "operator"), isSet(value.tolerationSeconds) && effect !== "NoExecute" && report.add("invalid", "must be NoExecute where tolerationSeconds is set", "effect");
	let isEqual = !isSet(operator) || operator === "Equal";
	typeof value.value == "string" && isEqual && !isLabelValue(value.value) && report.add("invalid", `${shown(value.value)} is no value of a taint`, "value"), isSet(value.key) && typeof value.key == "string" && !isQualifiedName(value.key) && report.add("invalid", `${shown(value.key)} is no name of a taint`, "key");
}
function nodeRequirement(value, report) {
	if (!isMapping(value)) return;
	let { operator, values } = value, count = listOf(values).length;
	(operator === "In" || operator === "NotIn") && count === 0 && report.add("invalid", `needs values, for its operator is ${operator}`), (operator === "Exists" || operator === "DoesNotExist") && count > 0 && report.add("invalid", `may have no values, for its operator is ${operator}`), (operator === "Gt" || operator === "Lt") && count !== 1 && report.add("invalid", `needs one value, for its operator is ${operator}`);
}
function spread(value, report) {
	isMapping(value) && isSet(value.minDomains) && value.whenUnsatisfiable === "ScheduleAnyway" && report.add("invalid", "must not be set unless whenUnsatisfiable is DoNotSchedule", "minDomains");
}
// src/checks/schema/go-workloads.ts
const zero = (value) => value === 0 || typeof value == "string" && /^0+%$/.test(value);
function share(most) {
	return (value, report) => {
		if (typeof value == "number" && value < 0 && report.add("invalid", "must be 0 or more"), typeof value != "string") return;
		let percent = percentOf(value);
		percent === void 0 ? report.add("invalid", `${shown(value)} is neither a number nor a percentage such as 25%`) : most !== void 0 && percent > most && report.add("invalid", `must be ${most}% or less`);
	};
}
function strategy(value, report) {
	if (!isMapping(value)) return;
	let rolling = value.rollingUpdate;
	(value.type === "Recreate" || value.type === "OnDelete") && isMapping(rolling) && report.add("invalid", `must not be set where the type is ${value.type}`, "rollingUpdate");
}
function rollingUpdate(value, report) {
	let { maxSurge, maxUnavailable } = mappingOf(value);
	zero(maxSurge) && zero(maxUnavailable) && report.add("invalid", "must not be 0 where maxSurge is 0, too", "maxUnavailable");
}
function rollingDaemons(value, report) {
	let { maxSurge = 0, maxUnavailable = 1 } = mappingOf(value);
	maxSurge !== null && maxUnavailable !== null && (zero(maxSurge) && zero(maxUnavailable) && report.add("invalid", "must not be 0 where maxSurge is 0, too", "maxUnavailable"), !zero(maxSurge) && !zero(maxUnavailable) && report.add("invalid", "must be 0 where maxUnavailable is not", "maxSurge"));
}
function deployment(value, report) {
	if (!isMapping(value)) return;
	let { progressDeadlineSeconds: deadline, minReadySeconds } = value, seconds = typeof deadline == "number" ? deadline : 600, least = typeof minReadySeconds == "number" ? minReadySeconds : 0;
	seconds > least || seconds < 0 || (typeof deadline == "number" ? report.add("invalid", `must be more than minReadySeconds, which is ${least}`, "progressDeadlineSeconds") : report.add("invalid", `must be less than progressDeadlineSeconds, which is ${seconds}`, "minReadySeconds"));
}
function selector(value, report) {
	if (!isMapping(value) || !isMapping(value.selector)) return;
	let { matchLabels, matchExpressions } = value.selector;
	Object.keys(mappingOf(matchLabels)).length === 0 && listOf(matchExpressions).length === 0 && report.add("invalid", "must not be empty", "selector");
}
function claimTemplates(list, report) {
	for (let [index, item] of listOf(list).entries()) {
		let { name } = mappingOf(mappingOf(item).metadata);
		isSet(name) ? typeof name == "string" && !isDnsLabel(name) && report.add("invalid", `${shown(name)} is not a DNS label`, index, "metadata", "name") : report.add("invalid", "name is missing", index, "metadata", "name");
	}
}
function schedule(value, report) {
	typeof value == "string" && value !== "" && !isSchedule(value) && report.add("invalid", "is no schedule such as \"0 3 * * *\"");
}
function scheduleWithZone(value, report) {
	let [, zone, rest] = typeof value == "string" ? /^(?:CRON_)?TZ=(\S*) (.*)$/s.exec(value) ?? [] : [];
	zone === void 0 ? schedule(value, report) : isTimeZone(zone) ? schedule(rest, report) : report.add("invalid", `${shown(zone)} is not a time zone`);
}
const zones = new Map();
function isTimeZone(value) {
	let known = zones.get(value);
	if (known === void 0) {
		try {
			Intl.DateTimeFormat("en", { timeZone: value }), known = !0;
		} catch {
			known = !1;
		}
		zones.set(value, known);
	}
	return known;
}
const ofJobs = new Set(["job-name", "batch.kubernetes.io/job-name"]);
function job(value, report) {
	isMapping(value) && (value.completionMode === "Indexed" && !isSet(value.completions) && isSet(value.parallelism) && report.add("invalid", "completions is missing, for the completionMode is Indexed", "completions"), value.manualSelector !== !0 && Object.keys(mappingOf(mappingOf(value.selector).matchLabels)).some((name) => !ofJobs.has(name)) && report.add("invalid", "is made by the API server, unless manualSelector is true", "selector"));
}
function jobTemplate(value, report) {
	let { completionMode, completions, parallelism, manualSelector, selector: own } = mappingOf(mappingOf(value).spec);
	completionMode === "Indexed" && !isSet(completions) && !isSet(parallelism) && report.add("invalid", "completions is missing, for the completionMode is Indexed", "spec", "completions"), manualSelector === !0 && report.add("invalid", "must not be true for a CronJob", "spec", "manualSelector"), isMapping(own) && report.add("invalid", "is made by the API server", "spec", "selector");
}
function budget(value, report) {
	isMapping(value) && isSet(value.minAvailable) && isSet(value.maxUnavailable) && report.add("invalid", "must not be set where minAvailable is", "maxUnavailable");
}
function isOutside(value) {
	let { type } = mappingOf(value);
	return type === "Object" || type === "External";
}
function autoscaler(value, report) {
	let { minReplicas, maxReplicas } = mappingOf(value);
	minReplicas === 0 && !listOf(mappingOf(value).metrics).some(isOutside) && report.add("invalid", "must be 1 or more", "minReplicas"), typeof minReplicas == "number" && typeof maxReplicas == "number" && maxReplicas >= 1 && minReplicas > maxReplicas && report.add("invalid", `is less than minReplicas, which is ${minReplicas}`, "maxReplicas");
}
const sources = {
	Resource: "resource",
	ContainerResource: "containerResource",
	Pods: "pods",
	Object: "object",
	External: "external"
};
function metric(value, report) {
	if (!isMapping(value) || typeof value.type != "string") return;
	let own = sources[value.type];
	own === void 0 && report.add("invalid", `${shown(value.type)} is none of ${Object.keys(sources).join(", ")}`, "type"), own !== void 0 && !isMapping(value[own]) && report.add("invalid", `${own} is missing, for the type is ${value.type}`, own);
	for (let other of Object.values(sources)) own !== void 0 && other !== own && isMapping(value[other]) && report.add("invalid", `must not be set where the type is ${value.type}`, other);
}
const targets = {
	Utilization: "averageUtilization",
	Value: "value",
	AverageValue: "averageValue"
};
function metricTarget(value, report) {
	if (!isMapping(value)) return;
	let { type, averageUtilization } = value;
	typeof averageUtilization == "number" && averageUtilization < 1 && report.add("invalid", "must be 1 or more", "averageUtilization"), typeof type == "string" && type !== "" && !Object.hasOwn(targets, type) && report.add("invalid", `${shown(type)} is none of ${Object.keys(targets).join(", ")}`, "type");
}
function targetOf(fields, areAllAllowed = !1) {
	return (value, report) => {
		if (!isMapping(value) || !isMapping(value.target)) return;
		let { target } = value, count = fields.filter((field) => isSet(target[field])).length;
		count === 0 && report.add("invalid", `needs ${fields.join(" or ")}`, "target"), count > 1 && !areAllAllowed && report.add("invalid", `has both ${fields.join(" and ")}, and may have one`, "target");
	};
}
function notEmpty(value, report) {
	(value === "" || Array.isArray(value) && value.length === 0) && report.add("invalid", "must not be empty");
}
// src/checks/schema/go-validation-kinds.ts
const count = { check: number(0) }, ofResource = { check: targetOf(["averageUtilization", "averageValue"]) }, filledName = { check: (value, report) => {
	notEmpty(value, report), dnsName.check(value, report);
} }, dnsName = { check: text("a DNS name", isDnsName) }, timeZone = { check: (value, report) => {
	notEmpty(value, report), text("a time zone", (zone) => zone !== "Local" && isTimeZone(zone))(value, report);
} }, webhook = {
	failurePolicy: { check: notEmpty },
	name: { check: text("a domain of three parts or more", isWebhookName) },
	timeoutSeconds: { check: number(1, 30) }
}, ofKinds = {
	"meta.v1.ObjectMeta": {
		namespace: { check: text("a DNS label", isDnsLabel) },
		labels: { check: labels },
		annotations: { check: annotations },
		finalizers: { check: finalizers }
	},
	"meta.v1.OwnerReference": {
		apiVersion: { filled: !0 },
		kind: { filled: !0 },
		name: { filled: !0 },
		uid: { filled: !0 }
	},
	"meta.v1.LabelSelectorRequirement": { operator: {
		filled: !0,
		check: oneOf([
			"In",
			"NotIn",
			"Exists",
			"DoesNotExist"
		])
	} },
	"meta.v1.LabelSelector": { matchLabels: { check: labels } },
	...Object.fromEntries([
		"core.v1.Pod",
		"core.v1.PersistentVolumeClaim",
		"core.v1.PersistentVolume",
		"core.v1.Service",
		"apps.v1.Deployment",
		"apps.v1.DaemonSet",
		"apps.v1.StatefulSet",
		"apps.v1.ReplicaSet",
		"batch.v1.Job",
		"batch.v1.CronJob",
		"autoscaling.v2.HorizontalPodAutoscaler",
		"autoscaling.v1.HorizontalPodAutoscaler"
	].map((name) => [name, { spec: { filled: !0 } }])),
	"core.v1.ConfigMap": { "": { check: configMap } },
	"core.v1.Secret": { "": { check: secret } },
	"core.v1.ConfigMapKeySelector": { key: { check: text("a name of a key", isConfigKey) } },
	"core.v1.SecretKeySelector": { key: { check: text("a name of a key", isConfigKey) } },
	"core.v1.PersistentVolumeClaimSpec": { storageClassName: dnsName },
	"core.v1.ServiceSpec": {
		"": { check: service },
		selector: { check: labels },
		externalName: { check: text("a DNS name", (value) => isDnsName(value.replace(/\.$/, ""))) },
		externalIPs: { check: addresses("an IP address", isIp) },
		clusterIP: { check: text("an IP address or None", (value) => value === "None" || isIp(value)) },
		loadBalancerSourceRanges: { check: addresses("a CIDR", (value) => isCidr(value.trim())) }
	},
	"core.v1.ServicePort": { appProtocol: { check: text("a name", isQualifiedName) } },
	"core.v1.ClientIPConfig": { timeoutSeconds: { check: number(1, 86400) } },
	"apps.v1.DeploymentSpec": {
		"": { check: (value, report) => [deployment, selector].forEach((check) => check(value, report)) },
		revisionHistoryLimit: count,
		progressDeadlineSeconds: count
	},
	"apps.v1.DeploymentStrategy": { "": { check: strategy } },
	"apps.v1.RollingUpdateDeployment": {
		"": { check: rollingUpdate },
		maxSurge: { check: share() },
		maxUnavailable: { check: share(100) }
	},
	"apps.v1.DaemonSetSpec": {
		minReadySeconds: count,
		revisionHistoryLimit: count,
		"": { check: selector }
	},
	"apps.v1.RollingUpdateDaemonSet": {
		"": { check: rollingDaemons },
		maxSurge: { check: share(100) },
		maxUnavailable: { check: share(100) }
	},
	"apps.v1.StatefulSetSpec": {
		"": { check: selector },
		minReadySeconds: count,
		podManagementPolicy: { check: oneOf(["OrderedReady", "Parallel"]) },
		volumeClaimTemplates: { check: claimTemplates }
	},
	"apps.v1.StatefulSetUpdateStrategy": { "": { check: strategy } },
	"apps.v1.RollingUpdateStatefulSetStrategy": { partition: count },
	"apps.v1.ReplicaSetSpec": {
		replicas: count,
		minReadySeconds: count,
		"": { check: selector }
	},
	"core.v1.ReplicationControllerSpec": {
		replicas: count,
		minReadySeconds: count
	},
	"batch.v1.CronJobSpec": {
		schedule: {
			filled: !0,
			check: schedule
		},
		timeZone: { check: timeZone.check },
		startingDeadlineSeconds: count,
		successfulJobsHistoryLimit: count,
		failedJobsHistoryLimit: count
	},
	"batch.v1.JobSpec": {
		"": { check: job },
		parallelism: count,
		completions: count,
		backoffLimit: count,
		ttlSecondsAfterFinished: count,
		activeDeadlineSeconds: count
	},
	"batch.v1.JobTemplateSpec": {
		"": { check: jobTemplate },
		spec: { filled: !0 },
		metadata: {
			open: !0,
			check: metadataOfTemplate
		}
	},
	"coordination.v1.LeaseSpec": { leaseDurationSeconds: { check: number(1) } },
	"policy.v1.PodDisruptionBudgetSpec": {
		"": { check: budget },
		minAvailable: { check: share(100) },
		maxUnavailable: { check: share(100) },
		unhealthyPodEvictionPolicy: { check: notEmpty }
	},
	"autoscaling.v2.HorizontalPodAutoscalerSpec": {
		"": { check: autoscaler },
		minReplicas: { check: number(0) }
	},
	"autoscaling.v2.CrossVersionObjectReference": {
		kind: {
			filled: !0,
			check: text("a kind", isPathSegment)
		},
		name: { filled: !0 }
	},
	"autoscaling.v2.ResourceMetricSource": {
		name: { filled: !0 },
		"": ofResource
	},
	"autoscaling.v2.ContainerResourceMetricSource": { "": ofResource },
	"autoscaling.v2.PodsMetricSource": { "": { check: targetOf(["averageValue"]) } },
	"autoscaling.v2.ObjectMetricSource": { "": { check: targetOf(["value", "averageValue"], !0) } },
	"autoscaling.v2.ExternalMetricSource": { "": { check: targetOf(["value", "averageValue"]) } },
	"autoscaling.v2.MetricIdentifier": { selector: { open: !0 } },
	"autoscaling.v2.MetricSpec": { "": { check: metric } },
	"autoscaling.v2.MetricTarget": {
		type: { filled: !0 },
		"": { check: metricTarget },
		value: { check: positive },
		averageValue: { check: positive }
	},
	"autoscaling.v2.HPAScalingRules": {
		stabilizationWindowSeconds: { check: number(0, 3600) },
		policies: { check: notEmpty },
		selectPolicy: { check: oneOf([
			"Max",
			"Min",
			"Disabled"
		]) }
	},
	"autoscaling.v1.HorizontalPodAutoscalerSpec": {
		"": { check: autoscaler },
		maxReplicas: { check: number(1) },
		targetCPUUtilizationPercentage: { check: number(1) }
	},
	"networking.v1.Ingress": {
		"": { check: ingressClass },
		spec: { filled: !0 }
	},
	"networking.v1.IngressSpec": {
		"": { check: ingress },
		ingressClassName: filledName
	},
	"networking.v1.HTTPIngressPath": { pathType: {
		filled: !0,
		check: oneOf([
			"Exact",
			"Prefix",
			"ImplementationSpecific"
		])
	} },
	"networking.v1.IngressRule": { host: { check: host } },
	"networking.v1.HTTPIngressRuleValue": { paths: { filled: !0 } },
	"networking.v1.IngressBackend": { "": { check: ingressBackend } },
	"networking.v1.IngressServiceBackend": {
		"": { check: ingressService },
		name: {
			filled: !0,
			check: text("a DNS label", isDnsLabel)
		}
	},
	"networking.v1.ServiceBackendPort": { name: { check: text("a name of a port", isPortName) } },
	"networking.v1.NetworkPolicyPeer": { "": { check: peer } },
	"networking.v1.IPBlock": {
		"": { check: block },
		cidr: { filled: !0 }
	},
	"networking.v1.NetworkPolicyPort": {
		"": { check: policyPort },
		endPort: { check: number(1, 65535) },
		port: { check: port }
	},
	"rbac.v1.Role": { "": { check: roleOfNamespace } },
	"rbac.v1.RoleRef": {
		"": { check: roleReference },
		kind: { filled: !0 },
		name: {
			filled: !0,
			check: text("a name", isPathSegment)
		}
	},
	"rbac.v1.Subject": {
		"": { check: subjectName },
		name: { filled: !0 }
	},
	"rbac.v1.PolicyRule": { verbs: { filled: !0 } },
	"rbac.v1.ClusterRoleBinding": { "": { check: clusterBinding } },
	"scheduling.v1.PriorityClass": {
		"": { check: priority },
		preemptionPolicy: { check: oneOf(["Never", "PreemptLowerPriority"]) }
	},
	"storage.v1.StorageClass": { provisioner: {
		filled: !0,
		check: text("a name", (value) => isQualifiedName(value.toLowerCase()))
	} },
	"admissionregistration.v1.WebhookClientConfig": {
		"": { check: clientConfig },
		url: { check: text("a URL with https", (value) => /^https:\/\//i.test(value)) }
	},
	"admissionregistration.v1.ValidatingWebhook": webhook,
	"admissionregistration.v1.MutatingWebhook": webhook,
	"admissionregistration.v1.ServiceReference": {
		name: { filled: !0 },
		namespace: { filled: !0 },
		path: { check: text("a path that begins with \"/\"", (value) => value.startsWith("/")) }
	},
	"admissionregistration.v1.RuleWithOperations": {
		scope: { check: oneOf([
			"*",
			"Cluster",
			"Namespaced"
		]) },
		operations: { check: operations }
	},
	"core.v1.LimitRangeItem": { "": { check: limitRange } },
	"core.v1.ResourceQuotaSpec": { hard: { check: amounts } },
	"discovery.v1.EndpointSlice": { addressType: { check: oneOf([
		"IPv4",
		"IPv6",
		"FQDN"
	]) } },
	"discovery.v1.Endpoint": { addresses: { filled: !0 } }
};
// src/checks/schema/go-validation-names.ts
function metadata(what, isName) {
	let name = nameIs(what, isName);
	return { "": { check: (value, report) => {
		name(value, report), finalizersWithDomain(value, report);
	} } };
}
function short(length) {
	return metadata(`a DNS name of at most ${length} characters`, (name) => isDnsName(name) && name.length <= length);
}
const subdomain = metadata("a DNS name", isDnsName), label = metadata("a DNS label", isDnsLabel), segmentName = "a name without \"/\" and \"%\"", segment = metadata(segmentName, isPathSegment);
function all(constraints, group, kinds) {
	return Object.fromEntries(kinds.split(" ").map((kind) => [`${group}.${kind}`, constraints]));
}
const ofNames = {
	...all(subdomain, "core.v1", "Pod PodTemplate ReplicationController ConfigMap Secret ServiceAccount Endpoints Node"),
	...all(subdomain, "core.v1", "PersistentVolumeClaim PersistentVolume LimitRange ResourceQuota"),
	...all(subdomain, "apps.v1", "Deployment ReplicaSet DaemonSet"),
	...all(subdomain, "networking.v1", "Ingress IngressClass NetworkPolicy"),
	...all(subdomain, "autoscaling.v2", "HorizontalPodAutoscaler"),
	...all(subdomain, "autoscaling.v1", "HorizontalPodAutoscaler"),
	...all(subdomain, "storage.v1", "StorageClass"),
	...all(subdomain, "scheduling.v1", "PriorityClass"),
	...all(subdomain, "coordination.v1", "Lease"),
	...all(subdomain, "discovery.v1", "EndpointSlice"),
	...all(label, "core.v1", "Namespace Service"),
	...all(label, "apps.v1", "StatefulSet"),
	...all(segment, "rbac.v1", "Role RoleBinding ClusterRole ClusterRoleBinding"),
	"policy.v1.PodDisruptionBudget": { "": { check: nameIs(segmentName, isPathSegment) } },
	...all({ "": { check: nameIs("a DNS name", isDnsName) } }, "admissionregistration.v1", "ValidatingWebhookConfiguration MutatingWebhookConfiguration"),
	"batch.v1.Job": short(63),
	"batch.v1.CronJob": short(52)
}, ofOptional = [
	"apiextensions.v1.CustomResourceDefinitionVersion.served",
	"apiextensions.v1.CustomResourceDefinitionVersion.storage",
	"apps.v1.ControllerRevision.revision",
	"apps.v1.StatefulSetSpec.serviceName",
	"batch.v1.PodFailurePolicy.rules",
	"batch.v1.PodFailurePolicyOnPodConditionsPattern.status",
	"core.v1.HTTPHeader.value",
	"core.v1.ISCSIPersistentVolumeSource.lun",
	"core.v1.ISCSIVolumeSource.lun",
	"core.v1.PreferredSchedulingTerm.preference",
	"core.v1.ScaleIOPersistentVolumeSource.secretRef",
	"core.v1.ScaleIOVolumeSource.secretRef",
	"networking.v1.NetworkPolicySpec.podSelector",
	"resource.v1.ResourceClaimTemplateSpec.spec",
	"storage.v1.CSIDriver.spec",
	"storage.v1.TokenRequest.audience"
].reduce((all, field) => {
	let dot = field.lastIndexOf("."), definition = field.slice(0, dot);
	return {
		...all,
		[definition]: {
			...all[definition],
			[field.slice(dot + 1)]: { optional: !0 }
		}
	};
}, {}), mode = { check: number(0, 511) }, ofResources = [
	"limits.cpu",
	"limits.memory",
	"limits.ephemeral-storage",
	"requests.cpu",
	"requests.memory",
	"requests.ephemeral-storage"
], spec = ["template", "spec"], lasting = { "": { check: template({
	path: spec,
	restart: ["Always"]
}) } }, ofPods = {
	"core.v1.Pod": { "": { check: template({ path: ["spec"] }) } },
	"core.v1.PodTemplate": { "": { check: template({ path: spec }) } },
	"core.v1.ReplicationControllerSpec": lasting,
	"apps.v1.DeploymentSpec": lasting,
	"apps.v1.DaemonSetSpec": lasting,
	"apps.v1.ReplicaSetSpec": lasting,
	"apps.v1.StatefulSetSpec": { "": { check: template({
		path: spec,
		isNamed: !0,
		restart: ["Always"]
	}) } },
	"batch.v1.JobSpec": { "": { check: template({
		path: spec,
		restart: ["OnFailure", "Never"]
	}) } },
	"core.v1.PodSpec": {
		"": { check: podSpec },
		containers: { filled: !0 },
		initContainers: { check: initContainers },
		nodeSelector: { check: labels },
		nodeName: { check: text("a DNS name", isDnsName) },
		activeDeadlineSeconds: { check: number(1, 2 ** 31 - 1) },
		priorityClassName: { check: text("a DNS name", isDnsName) }
	},
	"core.v1.Container": {
		image: { check: image },
		livenessProbe: { check: liveness },
		startupProbe: { check: liveness },
		readinessProbe: { check: readiness },
		resources: { check: resources },
		restartPolicy: { check: oneOf([
			"Always",
			"Never",
			"OnFailure"
		]) }
	},
	"core.v1.EnvVar": {
		"": { check: variable },
		name: { check: text("a name of a variable", isVariableName) }
	},
	"core.v1.DownwardAPIVolumeFile": {
		"": { check: fileOfPod },
		path: {
			filled: !0,
			check: fileInside
		},
		mode
	},
	"core.v1.ResourceFieldSelector": { resource: {
		filled: !0,
		check: text(`one of ${ofResources.join(", ")}`, isResource)
	} },
	"core.v1.VolumeMount": {
		"": { check: mount },
		subPath: { check: pathInside },
		subPathExpr: { check: pathInside }
	},
	"core.v1.KeyToPath": {
		path: { check: fileInside },
		mode
	},
	"core.v1.ConfigMapVolumeSource": { defaultMode: mode },
	"core.v1.SecretVolumeSource": { defaultMode: mode },
	"core.v1.ProjectedVolumeSource": { defaultMode: mode },
	"core.v1.DownwardAPIVolumeSource": { defaultMode: mode },
	"core.v1.PodTemplateSpec": {
		spec: { filled: !0 },
		metadata: {
			open: !0,
			check: metadataOfTemplate
		}
	},
	"core.v1.Probe": { terminationGracePeriodSeconds: { check: number(1) } },
	"core.v1.EnvFromSource": { prefix: { check: text("a name of a variable", isVariableName) } },
	"core.v1.ConfigMapEnvSource": { name: { check: text("a DNS name", isDnsName) } },
	"core.v1.SecretEnvSource": { name: { check: text("a DNS name", isDnsName) } },
	"core.v1.ConfigMapKeySelector": { name: {
		filled: !0,
		check: text("a DNS name", isDnsName)
	} },
	"core.v1.SecretKeySelector": { name: { filled: !0 } },
	"core.v1.ServiceAccountTokenProjection": { path: { check: fileInside } },
	"core.v1.PodOS": { name: { check: oneOf(["linux", "windows"]) } },
	"core.v1.PodReadinessGate": { conditionType: { check: text("a name of a condition", isQualifiedName) } },
	"core.v1.VolumeProjection": { "": { check: sources$1(0) } },
	"core.v1.HostPathVolumeSource": { path: {
		filled: !0,
		check: withoutParent
	} },
	"core.v1.NFSVolumeSource": {
		server: { filled: !0 },
		path: {
			filled: !0,
			check: text("an absolute path", (value) => value.startsWith("/"))
		}
	},
	"core.v1.EmptyDirVolumeSource": { sizeLimit: { check: notNegative } },
	"core.v1.CSIVolumeSource": { driver: { filled: !0 } },
	"core.v1.SecurityContext": { "": { check: security } },
	"core.v1.SeccompProfile": {
		type: { filled: !0 },
		"": { check: localProfile },
		localhostProfile: { check: pathInside }
	},
	"core.v1.AppArmorProfile": { "": { check: localProfile } },
	"core.v1.Toleration": { "": { check: toleration } },
	"core.v1.NodeSelector": { nodeSelectorTerms: { filled: !0 } },
	"core.v1.NodeSelectorRequirement": {
		"": { check: nodeRequirement },
		key: {
			filled: !0,
			check: text("a name of a label", isQualifiedName)
		}
	},
	"core.v1.TopologySpreadConstraint": {
		"": { check: spread },
		minDomains: { check: number(1) }
	},
	"core.v1.PodAffinityTerm": { topologyKey: { check: text("a name of a label", isQualifiedName) } },
	"core.v1.HostAlias": {
		ip: {
			filled: !0,
			check: ip
		},
		hostnames: { check: addresses("a DNS name", isDnsName) }
	},
	"core.v1.PodDNSConfig": { nameservers: { check: addresses("an IP address", isIp) } },
	"core.v1.HTTPHeader": { name: {
		filled: !0,
		check: text("a name of a header", (value) => /^[-A-Za-z0-9]+$/.test(value))
	} },
	"core.v1.HTTPGetAction": { scheme: { check: oneOf(["HTTP", "HTTPS"]) } },
	"core.v1.PodSecurityContext": {
		supplementalGroups: { check: groups },
		sysctls: { check: sysctls }
	},
	"core.v1.VolumeResourceRequirements": {
		requests: { check: eachPositive },
		limits: { check: eachPositive }
	}
};
function isResource(value) {
	return ofResources.includes(value) || /^(?:limits|requests)\.hugepages-/.test(value);
}
function sysctls(list, report) {
	let names = new Set();
	for (let [index, item] of listOf(list).entries()) {
		let { name } = mappingOf(item);
		isSet(name) && names.has(name) && report.add("invalid", "is set already", index, "name"), names.add(name);
	}
}
function groups(list, report) {
	for (let [index, item] of (Array.isArray(list) ? list : []).entries()) typeof item == "number" && (item < 0 || item > 2 ** 31 - 1) && report.add("invalid", `must be from 0 to ${2 ** 31 - 1}`, index);
}
function notNegative(value, report) {
	let amount = amountOf(value);
	amount !== void 0 && amount < 0 && report.add("invalid", "must be 0 or more");
}
function eachPositive(value, report) {
	if (typeof value == "object" && value) for (let [key, amount] of Object.entries(value)) report.path.push(key), positive(amount, report), report.path.pop();
}
// src/checks/schema/go-validation.ts
const sideEffects = ["None", "NoneOnDryRun"], tables = [
	{
		"core.v1.Container": {
			name: {
				filled: !0,
				check: text("a DNS label", isDnsLabel)
			},
			image: { filled: !0 }
		},
		"core.v1.ContainerPort": {
			name: { check: text("a name of a port", isPortName) },
			containerPort: { check: number(1, 65535) },
			hostPort: { check: number(0, 65535) }
		},
		"core.v1.EnvVar": { name: { filled: !0 } },
		"core.v1.VolumeMount": {
			name: { filled: !0 },
			mountPath: { filled: !0 }
		},
		"core.v1.LifecycleHandler": { "": { check: sources$1(1, [
			"exec",
			"httpGet",
			"tcpSocket",
			"sleep"
		]) } },
		"core.v1.EnvFromSource": { "": { check: sources$1(1, ["configMapRef", "secretRef"]) } },
		"core.v1.EnvVarSource": { "": { check: sources$1(1) } },
		"core.v1.Volume": {
			"": { check: sources$1(0) },
			name: {
				filled: !0,
				check: text("a DNS label", isDnsLabel)
			}
		},
		"core.v1.ConfigMapKeySelector": { key: { filled: !0 } },
		"core.v1.SecretKeySelector": {
			key: { filled: !0 },
			name: { check: text("a DNS name", isDnsName) }
		},
		"core.v1.KeyToPath": {
			key: { filled: !0 },
			path: { filled: !0 }
		},
		"core.v1.ObjectFieldSelector": { fieldPath: { filled: !0 } },
		"core.v1.ServiceAccountTokenProjection": {
			path: { filled: !0 },
			expirationSeconds: { check: number(600, 2 ** 32) }
		},
		"core.v1.PodSpec": { serviceAccountName: { check: text("a DNS name", isDnsName) } },
		"core.v1.TopologySpreadConstraint": {
			maxSkew: { check: number(1) },
			topologyKey: { filled: !0 },
			whenUnsatisfiable: { filled: !0 }
		},
		"core.v1.PodAffinityTerm": { topologyKey: { filled: !0 } },
		"core.v1.WeightedPodAffinityTerm": { weight: { check: number(1, 100) } },
		"core.v1.PreferredSchedulingTerm": { weight: { check: number(1, 100) } },
		"core.v1.Probe": {
			"": { check: sources$1(1, [
				"exec",
				"httpGet",
				"tcpSocket",
				"grpc"
			]) },
			initialDelaySeconds: { check: number(0) },
			timeoutSeconds: { check: number(0) },
			periodSeconds: { check: number(0) },
			successThreshold: { check: number(0) },
			failureThreshold: { check: number(0) }
		},
		"core.v1.ConfigMapVolumeSource": { name: { filled: !0 } },
		"core.v1.SecretVolumeSource": { secretName: { filled: !0 } },
		"core.v1.ConfigMapProjection": { name: { filled: !0 } },
		"core.v1.SecretProjection": { name: { filled: !0 } },
		"core.v1.ConfigMapEnvSource": { name: { filled: !0 } },
		"core.v1.SecretEnvSource": { name: { filled: !0 } },
		"core.v1.PersistentVolumeClaimVolumeSource": { claimName: { filled: !0 } },
		"core.v1.Sysctl": { name: {
			filled: !0,
			check: text("a name of a sysctl", isSysctl)
		} },
		"core.v1.PersistentVolumeClaimSpec": {
			"": { check: storage },
			accessModes: {
				filled: !0,
				check: claimModes
			}
		},
		"core.v1.ServiceSpec": { ports: { check: namedPorts } },
		"core.v1.LimitRangeItem": { type: { filled: !0 } },
		"core.v1.ResourceQuotaSpec": { scopes: { check: eachFilled } },
		"networking.v1.NetworkPolicySpec": { policyTypes: { check: each(["Ingress", "Egress"]) } },
		"core.v1.HTTPGetAction": { port: { check: port } },
		"core.v1.TCPSocketAction": { port: { check: port } },
		"core.v1.GRPCAction": { port: { check: number(1, 65535) } },
		"core.v1.ExecAction": { command: { filled: !0 } },
		"core.v1.SecurityContext": {
			runAsUser: { check: number(0, 2 ** 31 - 1) },
			runAsGroup: { check: number(0, 2 ** 31 - 1) }
		},
		"core.v1.PodSecurityContext": {
			runAsUser: { check: number(0, 2 ** 31 - 1) },
			runAsGroup: { check: number(0, 2 ** 31 - 1) },
			fsGroup: { check: number(0, 2 ** 31 - 1) }
		},
		"core.v1.ServicePort": {
			name: { check: text("a DNS label", isDnsLabel) },
			port: { check: number(1, 65535) },
			targetPort: { check: portOrNone }
		},
		"core.v1.ResourceRequirements": {
			limits: { check: amounts },
			requests: { check: amounts }
		},
		"apps.v1.DeploymentSpec": {
			replicas: { check: number(0) },
			minReadySeconds: { check: number(0) }
		},
		"apps.v1.StatefulSetSpec": { replicas: { check: number(0) } },
		"autoscaling.v2.HPAScalingPolicy": {
			type: {
				filled: !0,
				check: oneOf(["Pods", "Percent"])
			},
			value: { check: number(1) },
			periodSeconds: { check: number(1, 1800) }
		},
		"autoscaling.v2.HorizontalPodAutoscalerSpec": { maxReplicas: { check: number(1) } },
		"networking.v1.ServiceBackendPort": { number: { check: number(0, 65535) } },
		"admissionregistration.v1.ServiceReference": { port: { check: number(1, 65535) } },
		"admissionregistration.v1.ValidatingWebhook": {
			name: { filled: !0 },
			sideEffects: {
				filled: !0,
				check: oneOf(sideEffects)
			},
			admissionReviewVersions: {
				filled: !0,
				check: reviewVersions
			}
		},
		"admissionregistration.v1.MutatingWebhook": {
			name: { filled: !0 },
			sideEffects: {
				filled: !0,
				check: oneOf(sideEffects)
			},
			admissionReviewVersions: {
				filled: !0,
				check: reviewVersions
			}
		},
		"admissionregistration.v1.RuleWithOperations": {
			apiGroups: { filled: !0 },
			apiVersions: {
				filled: !0,
				check: eachFilled
			},
			operations: {
				filled: !0,
				check: eachFilled
			},
			resources: {
				filled: !0,
				check: eachFilled
			}
		},
		"rbac.v1.Subject": {
			"": { check: subjectGroup },
			kind: {
				filled: !0,
				check: oneOf([
					"ServiceAccount",
					"User",
					"Group"
				])
			}
		},
		"rbac.v1.PolicyRule": { "": { check: ruleOfResources } },
		"rbac.v1.AggregationRule": { clusterRoleSelectors: { filled: !0 } },
		"networking.v1.HTTPIngressPath": { "": { check: absolutePath } },
		"networking.v1.IngressTLS": {
			hosts: { check: hosts },
			secretName: { check: text("a DNS name", isDnsName) }
		},
		"meta.v1.LabelSelectorRequirement": {
			"": { check: valuesOfOperator },
			key: { filled: !0 }
		}
	},
	ofPods,
	ofNames,
	ofKinds,
	ofOptional
], earlier = { "batch.v1.CronJobSpec": {
	before: 29,
	constraints: { schedule: {
		filled: !0,
		check: scheduleWithZone
	} }
} };
function constraintsOf(name, minor) {
	let short = name.replace(/^io\.k8s\.(?:api|(?:apimachinery|apiextensions-apiserver)\.pkg\.apis)\./, ""), all = tables.reduce((sum, table) => Object.hasOwn(table, short) ? both(sum, table[short] ?? {}) : sum, {}), other = Object.hasOwn(earlier, short) ? earlier[short] : void 0;
	return other !== void 0 && minor < other.before ? {
		...all,
		...other.constraints
	} : all;
}
function both(one, other) {
	let fields = new Set([...Object.keys(one), ...Object.keys(other)]);
	return Object.fromEntries([...fields].map((field) => {
		let each = [one[field], other[field]].flatMap((constraint) => constraint === void 0 ? [] : [constraint]);
		return [field, each.length === 1 ? each[0] ?? {} : joined$1(each)];
	}));
}
function joined$1(constraints) {
	let checks = constraints.flatMap(({ check }) => check === void 0 ? [] : [check]), { filled, optional, open } = Object.assign({}, ...constraints);
	return {
		...filled && { filled },
		...optional && { optional },
		...open && { open },
		check: (value, report) => {
			for (let check of checks) check(value, report);
		}
	};
}
// src/checks/schema/schemas.ts
function createSchemas(compressed) {
	let bundle = JSON.parse(brotliDecompressSync(compressed).toString()), byMinor = new Map();
	return {
		versions: bundle.minors.map((minor) => `1.${minor}`),
		at(version) {
			let wanted = version === void 0 ? bundle.minors.at(-1) ?? 0 : Number(version.split(".")[1]), known = byMinor.get(wanted);
			if (known !== void 0) return known;
			let made = versionSchemas(bundle, wanted);
			return byMinor.set(wanted, made), made;
		}
	};
}
function versionSchemas(bundle, wanted) {
	let position = positionOf(bundle.minors, wanted), bodies = bodiesAt(bundle, position), kinds = kindsAt(bundle, position), compile = createCompiler({
		body: (name) => bodies.get(name),
		values: (index) => bundle.enums[index] ?? [],
		constraints: (name) => constraintsOf(bundle.names[name] ?? "", wanted)
	}), metadata = bundle.names.indexOf("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"), everywhere = bundle.minors.map((_, index) => kindsAt(bundle, index)), groups = new Set([...everywhere.flatMap((each) => [...each.keys()]), ...Object.keys(bundle.lifecycles)].map((key) => groupIn(key))), minorWhere = (from, holds) => bundle.minors.find((_, index) => index > from && holds(index));
	return {
		minor: wanted,
		exact: bundle.minors[position] === wanted,
		check: byKind((apiVersion, kind) => {
			let name = kinds.get(`${apiVersion}/${kind}`);
			return name === void 0 ? void 0 : compile(name);
		}),
		metadata: compile(metadata),
		hasGroup: (group) => groups.has(group),
		nearestKind: (apiVersion, kind) => {
			let start = `${apiVersion}/`, names = [...kinds.keys()].filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
			return names.find((name) => name.toLowerCase() === kind.toLowerCase()) ?? nearest(kind, names);
		},
		comesIn: (apiVersion, kind) => minorWhere(position, (index) => everywhere[index]?.has(`${apiVersion}/${kind}`) ?? !1),
		goesIn: (apiVersion, kind) => kinds.has(`${apiVersion}/${kind}`) ? minorWhere(position, (index) => !everywhere[index]?.has(`${apiVersion}/${kind}`)) : void 0,
		goneIn: (apiVersion, kind) => {
			let key = `${apiVersion}/${kind}`, last = everywhere.findLastIndex((each, index) => index < position && each.has(key));
			return last === -1 || kinds.has(key) ? void 0 : bundle.minors[last + 1];
		},
		lifecycle: (apiVersion, kind) => {
			let key = `${apiVersion}/${kind}`;
			return Object.hasOwn(bundle.lifecycles, key) ? bundle.lifecycles[key] : void 0;
		}
	};
}
function positionOf(minors, wanted) {
	let after = minors.findIndex((minor) => minor > wanted);
	return after === -1 ? minors.length - 1 : Math.max(0, after - 1);
}
function bodiesAt(bundle, position) {
	let bodies = new Map();
	for (let delta of bundle.definitions.slice(0, position + 1)) for (let index = 0; index < delta.length; index += 2) {
		let [name = 0, number = -1] = delta.slice(index, index + 2), body = bundle.bodies[number];
		body === void 0 ? bodies.delete(name) : bodies.set(name, body);
	}
	return bodies;
}
function kindsAt(bundle, position) {
	let kinds = new Map();
	for (let delta of bundle.kinds.slice(0, position + 1)) for (let [kind, name] of Object.entries(delta)) name === null ? kinds.delete(kind) : kinds.set(kind, name);
	return kinds;
}
function groupIn(key) {
	let parts = key.split("/");
	return parts.length === 3 ? parts[0] ?? "" : "";
}
// src/checks/secrets/values.ts
function isPlaceholder(value) {
	let text = value.trim();
	return text.length === 0 || references.some((pattern) => pattern.test(text)) || fillers.test(text);
}
const references = [
	/^ENC\[[A-Z0-9_]+,/,
	/<[\w.-]+(?::[^<>]*)?(?:\s*\|[^<>]*)?>/,
	/\$\{[^}]+\}/,
	/\$\([\w.-]+\)/,
	/\{\{[^}]*\}\}/,
	/^ref\+[\w]+:\/\//,
	/^>?>?vault:/,
	/^(?:op|akv|azurekeyvault|awssm|awsssm|gcpsm|secretref|secretsmanager|doppler|keyvault):\/\//i,
	/^arn:aws:(?:secretsmanager|ssm):/,
	/^projects\/[^/]+\/secrets\//,
	/^@Microsoft\.KeyVault\(/,
	/^%[\w.-]+%$/,
	/^\$[A-Z_][A-Z0-9_]*$/,
	/^__\w+__$/,
	/^@[A-Z0-9_]+@$/
], fillers = /^(?:(?:please[-_ ]?)?(?:change|replace|fill|edit|update|insert|enter|set|put|add)[-_ ]?(?:me|it|this|in|here|your|the|with|by|before|via)?\b.*|change_?me.*|replace_?me.*|your[-_ ].*|my[-_](?:secret|password|token|key)|to[-_ ]?do\b.*|tbd|fixme|n\/?a|none|null|nil|undefined|empty|unset|true|false|yes|no|on|off|enabled|disabled|example.*|dummy.*|fake.*|sample.*|placeholder.*|redacted|hidden|masked|\W+|x+|\*+|\.\.\.|0+)$/i;
function isPublic(value) {
	return value.includes("-----BEGIN ") ? [...value.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----/g)].map(([, kind = ""]) => kind).every((kind) => /^(?:TRUSTED |X509 )?(?:CERTIFICATE(?: REQUEST)?|X509 CRL)$|PUBLIC KEY$|PARAMETERS$/.test(kind)) : !1;
}
function masked(secret) {
	let shown = Math.min(4, Math.floor(secret.length / 8)), start = secret.slice(0, shown);
	return `(${shown > 0 && /^[\x21-\x7e]+$/.test(start) ? `"${start.replaceAll("\"", "")}…", ` : ""}${secret.length} ${secret.length === 1 ? "character" : "characters"})`;
}
function decoded(base64) {
	let bytes = Buffer.from(base64, "base64");
	try {
		return new TextDecoder("utf-8", { fatal: !0 }).decode(bytes);
	} catch {
		return;
	}
}
function looksGenerated(text) {
	return /^-----BEGIN (?:RSA |EC )?PRIVATE KEY-----/.test(text) || /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text) ? !0 : /^[A-Za-z\d]{8,128}$/.test(text) && text.length % 2 == 0 && /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text);
}
function tellsOnly(value) {
	return /^\d+(?:\.\d+)?(?:ms|[smhd])?$/.test(value) || /^(?:\/|\.\/|~\/|https?:\/\/|file:|env:|secret:)/.test(value) || /^[a-z0-9-]+\/[a-z0-9./-]+$/.test(value) || isName(value);
}
function isName(value) {
	return /-(?:secret|secrets|token|tokens|tls|cert|certs|key|keys|credentials|creds|password|passwords|auth)$/.test(value);
}
// src/checks/secrets/settings.ts
const programs = /\.(?:sh|bash|py|js|mjs|ts|lua|rb|go|php|pl|ps1|sql|groovy|java|md|html?|css|tpl|tmpl|gotmpl|j2|jinja2?|rego|star|awk)$/i, quotedPair = /"([\w.-]{2,80})"\s{0,9}:\s{0,9}"((?:[^"\\\n]|\\.){4,400})"/g, line = /^\s*(?:export\s+|-\s+)?(?:'([\w. -]{2,80})'|"([\w. -]{2,80})"|([\w.-]{2,80}))\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|(\S+?))\s*,?(?:\s+#.*)?$/, word = /^(?:--?D?)?([A-Za-z][\w.-]{1,79})=(\S{4,})$/;
function secretSettings(text, file, options) {
	if (programs.test(file) || !mayName(text, options.names)) return [];
	let found = new Map(), add = (name, value, at) => {
		let key = `${name}\n${value}`;
		!found.has(key) && isSecret(name, value, options) && found.set(key, {
			name,
			value,
			line: at
		});
	};
	for (let [index, each] of text.split("\n").entries()) {
		if (/^\s*(?:[#;!]|\/\/|--\s)/.test(each)) continue;
		for (let [, name = "", value = ""] of each.matchAll(quotedPair)) add(name, value, index + 1);
		if (each.length > 2e3) continue;
		let [, one, two, three, four, five, six] = line.exec(each.trimEnd()) ?? [], name = one ?? two ?? three;
		if (name !== void 0 && add(name, four ?? five ?? six ?? "", index + 1), each.includes("=")) for (let part of each.split(/[;\s]+/)) {
			let [, key, value] = word.exec(part.replace(/^["']|["',]+$/g, "")) ?? [];
			key !== void 0 && value !== void 0 && add(key, value.replace(/^["']/, ""), index + 1);
		}
	}
	return [...found.values()];
}
function isPlainConfiguration(text, options) {
	let lines = text.split("\n").filter((each) => !/^\s*(?:[#;].*)?$/.test(each));
	return lines.length < 2 || mayName(text, withKeys(options.names)) ? !1 : lines.every((each) => each.length < 300 && /^\s*(?:\[[^\]]+\]|[-{}\], ]+|(?:- )*["']?[\w. -]{1,80}["']?\s*[:=].*|- .*)$/.test(each)) && !/:\/\/[^\s/]*@|[A-Za-z0-9+/_-]{24,}/.test(text);
}
function mayName(text, names) {
	let own = known.get(names);
	return own === void 0 && known.set(names, own = inAnySpelling(names)), own.test(text);
}
const known = new WeakMap();
function inAnySpelling(names) {
	let spelled = names.map((name) => name.replaceAll("_", "")).filter((name) => name === name.toLowerCase() && !/[-. ]/.test(name)).map((name) => name.split("").map((each) => each.replace(/[$()*+/?[\\\]^{|}]/, "\\$&")).join("[-_. ]*"));
	return new RegExp(spelled.length === 0 ? "(?!)" : spelled.join("|"), "i");
}
const more = new WeakMap();
function withKeys(names) {
	let all = more.get(names);
	return all === void 0 && more.set(names, all = [
		...names,
		"key",
		"auth",
		"pass",
		"hook"
	]), all;
}
function isSecret(name, value, options) {
	let text = snake(name);
	return !options.names.some((part) => text.endsWith(part)) || !namesSecret(name, options) || value.length < 4 || /\s/.test(value) || isPlaceholder(value) || tellsOnly(value) || refers(value) || `_${text}`.endsWith(`_${snake(value)}`) ? !1 : !isWord(value) || /pass(?:word|wd)$/.test(text);
}
function refers(value) {
	return /[`{}()<>]|\$\w|^[$%&*|!@[]|\.\.\.|\\[dws]/.test(value) || /^[A-Z][a-z]+$/.test(value);
}
function isWord(value) {
	return /^[a-z]{1,19}(?:[-_./:][a-z]{1,19})*$/i.test(value);
}
// src/checks/secrets/literals.ts
function literalsOf(kind, options, found) {
	let add = (path, message) => {
		found.push({
			rule: "literal-secret",
			path: [...path],
			message
		});
	}, addNamed = (path, name, value) => !namesSecret(name, options) || isPlaceholder(value) || tellsOnly(value) ? !1 : (add(path, `${named(name)} has a secret in the clear ${masked(value)}`), !0), isJoined = (text, path) => {
		let [, name, value = ""] = joined.exec(text) ?? [];
		return name !== void 0 && addNamed(path, name, unquoted(value));
	}, hasSettings = (text, name, path) => {
		let settings = secretSettings(text, name, options), isFile = text.includes("\n");
		for (let each of settings) {
			let at = isFile ? ` in line ${each.line}` : "";
			add(path, `${named(each.name)}${at} has a secret in the clear ${masked(each.value)}`);
		}
		return settings.length > 0;
	}, isLiteral = (text, name, path) => isAnnotation(path) ? annotates(text, name) && addNamed(path, afterSlash(name), text) : isText(path, kind) && hasSettings(text, name, path), flag;
	return (text, name, path) => {
		let isOfArguments = isArgument(path);
		if (isOfArguments && flag !== void 0 && !text.startsWith("-") && /^\S{4,}$/.test(text) && addNamed(path, flag, text), flag = isOfArguments ? flagOf(text) : void 0, (isOfArguments ? isJoined(text, path) : isLiteral(text, name, path)) || kind === "Secret") return;
		let password = passwordIn(text);
		password !== void 0 && add(path, `an address has a password in the clear ${masked(password)}`);
	};
}
const joined = /^(?:--?(?:D|set-string=|set=)?)?([\w.-]{2,60})=(\S{4,})$/;
function flagOf(text) {
	return text.startsWith("-") ? /^--?([\w.-]{2,60})$/.exec(text)?.[1] : void 0;
}
function isArgument(path) {
	let last = path.length - 1;
	return typeof path[last] == "number" && (path[last - 1] === "args" || path[last - 1] === "command");
}
function isAnnotation(path) {
	let last = path.length - 1;
	return path[last - 1] === "annotations" && path[last - 2] === "metadata";
}
function isText(path, kind) {
	if (kind === "ConfigMap") return path[0] === "data";
	let last = path.length - 1;
	return path[last] === "value" && path[last - 2] === "env";
}
function annotates(text, name) {
	return !/checksum|hash|digest|sha\d/i.test(name) && /^\S{6,}$/.test(text);
}
function afterSlash(name) {
	return name.slice(name.lastIndexOf("/") + 1);
}
function passwordIn(text) {
	if (text.indexOf("@") < 1 || !text.includes("://")) return;
	let match = /\b[a-z][a-z0-9+.-]{1,20}:\/\/([^\s:/@"'<>]{0,80}):([^\s/@"'<>]{3,200})@[\w.[-]/i.exec(text), [, user = "", password = ""] = match ?? [];
	if (!(match === null || isPlaceholder(password) || password === user || /^[$%{*x]/i.test(password))) return password;
}
function unquoted(value) {
	return value.replace(/^(["'])(.*)\1$/, "$2");
}
function eachText(object, visit) {
	walk(object, [], visit);
}
function walk(value, path, visit) {
	let depth = path.length;
	if (Array.isArray(value)) for (let index = 0; index < value.length; index++) {
		path[depth] = index;
		let item = value[index];
		typeof item == "string" ? visit(item, "", path) : typeof item == "object" && item && depth < 40 && walk(item, path, visit);
	}
	else {
		let fields = value;
		for (let key in fields) {
			path[depth] = key;
			let child = fields[key];
			typeof child == "string" ? visit(child, key === "value" ? nameOf(fields) : key, path) : typeof child == "object" && child && depth < 40 && walk(child, path, visit);
		}
	}
	path.length > depth && path.pop();
}
function nameOf({ name }) {
	return typeof name == "string" ? name : "value";
}
// src/checks/secrets/check-secrets.ts
const passedKinds = new Set([
	"SealedSecret",
	"ExternalSecret",
	"ClusterExternalSecret",
	"SopsSecret",
	"CustomResourceDefinition",
	"PushSecret"
]);
function createSecretChecks(context, scanner) {
	if (!secretRules.some(({ id }) => context.isOn(id))) return () => void 0;
	let names = (rule) => ({
		names: texts(context.option(rule, "names")),
		harmless: texts(context.option(rule, "harmless"))
	}), [ofConfigMap, ofLiterals] = [names("configmap-secret"), names("literal-secret")], publicKeys = texts(context.option("secret-committed", "public-keys")).map(snake), except = new Set(texts(context.option("secret-format", "except"))), check = (object, isChart) => {
		let isSecret = object.kind === "Secret" && groupOf(object.apiVersion) === "", encrypted = isEncrypted(object);
		if (passedKinds.has(object.kind) || encrypted && !(isSecret && encryptsAll(object))) return none$1;
		let found = [];
		isSecret && found.push(...committed(object, publicKeys, ofLiterals, isChart)), object.kind === "ConfigMap" && found.push(...sensitiveKeys(object, ofConfigMap));
		let literals = [], literal = isSecret ? void 0 : literalsOf(object.kind, ofLiterals, literals), encodedIn = isSecret ? "data" : object.kind === "ConfigMap" ? "binaryData" : void 0;
		return eachText(object, (given, name, path) => {
			if (literal?.(given, name, path), given.length < shortest || encrypted && path[0] === "sops") return;
			let text = encodedIn !== void 0 && path[0] === encodedIn ? decoded(given) : given;
			if (!(text === void 0 || text.length < shortest)) for (let { id, secret } of scanner.scan(text, name)) except.has(id) || isPlaceholder(secret) || found.push({
				rule: "secret-format",
				path: [...path],
				message: formatMessage(given, id, secret)
			});
		}), literals.length === 0 ? found : [...found, ...literals];
	}, [ofCharts, ofOthers] = [new WeakMap(), new WeakMap()];
	return ({ engine }) => {
		let isChart = engine === "helm", known = isChart ? ofCharts : ofOthers;
		return (object) => {
			let found = known.get(object);
			return found === void 0 && known.set(object, found = check(object, isChart)), found;
		};
	};
}
const shortest = 16, none$1 = [];
function texts(value) {
	return Array.isArray(value) ? value.filter((each) => typeof each == "string") : [];
}
function committed(object, publicKeys, options, isChart) {
	return ["data", "stringData"].flatMap((field) => {
		let values = object[field];
		return isMapping(values) ? Object.entries(values).flatMap(([key, value]) => {
			if (typeof value != "string" || isPublicKey(key, publicKeys) || isPlaceholder(value) || key.endsWith("_unencrypted") && isEncrypted(object)) return [];
			let text = field === "data" ? decoded(value) : value;
			if (text !== void 0 && (isPlaceholder(text) || isPublic(text))) return [];
			let size = text === void 0 ? `(${Buffer.from(value, "base64").length} bytes)` : masked(text), path = [field, key];
			if (isChart && text !== void 0 && looksGenerated(text)) return [{
				rule: "secret-committed",
				severity: "warning",
				path,
				message: `the value of ${named(key)} is in the repository, unless the chart makes it at random ${size}`
			}];
			let message = `the value of ${named(key)} is in the repository ${size}`;
			return text !== void 0 && isPlainConfiguration(text, options) ? [{
				rule: "secret-committed",
				severity: "warning",
				path,
				message: `${message}; it names no secret`
			}] : [{
				rule: "secret-committed",
				path,
				message
			}];
		}) : [];
	});
}
function isPublicKey(key, publicKeys) {
	let name = snake(key);
	return publicKeys.some((each) => name === each || name.endsWith(`_${each}`));
}
function sensitiveKeys(object, options) {
	let { data } = object;
	return isMapping(data) ? Object.entries(data).flatMap(([key, value]) => typeof value != "string" || value.includes("\n") || !namesSecret(key, options) || isPlaceholder(value) || isPublic(value) || /^[\w.-]{0,3}$|^\d+[smhd]?$|^[\w./-]+\/[\w./-]+$/.test(value) ? [] : [{
		rule: "configmap-secret",
		path: ["data", key],
		message: `${named(key)} is a secret in a ConfigMap ${masked(value)}`
	}]) : [];
}
function formatMessage(text, id, secret) {
	let at = text.indexOf(secret), line = at < 0 || !text.includes("\n") ? "" : ` in line ${text.slice(0, at).split("\n").length}`;
	return `a text has the form of a ${id.replaceAll("-", " ")}${line} ${masked(secret)}`;
}
// src/checks/secrets/scanner.ts
const none = [], part = 65536;
function createScanner({ patterns, allow }) {
	let lists = patterns.map(({ keywords }) => keywords), finder = createKeywordFinder(lists), areApart = !lists.flat().some((keyword) => keyword.slice(0, -1).includes("=")), telling = new Map(), tells = (name) => {
		let is = telling.get(name);
		return is === void 0 && (is = finder(`${name}=`).length > 0, telling.size < 1e4 && telling.set(name, is)), is;
	}, expression = cached(), isAllowed = (secret, match, pattern) => [allow, ...pattern.allow].some((list) => {
		let { regexes, stopwords, target } = list, text = target === "match" ? match : secret, lower = secret.toLowerCase();
		return regexes.some((regex) => expression(regex).test(text)) || stopwords.some((word) => lower.includes(word.toLowerCase()));
	}), scanPart = (text) => {
		let found = new Map();
		for (let index of finder(text)) {
			let pattern = patterns[index], match = pattern === void 0 ? null : expression(pattern.regex).exec(text);
			if (pattern === void 0 || match === null) continue;
			let secret = pattern.group === void 0 ? firstGroup(match) : match[pattern.group] ?? match[0];
			pattern.entropy !== void 0 && entropy(secret) <= pattern.entropy || isAllowed(secret, match[0], pattern) || found.has(secret) || found.set(secret, {
				id: pattern.id,
				secret
			});
		}
		return [...found.values()];
	};
	return { scan: (bare, name = "") => {
		if (areApart && (name === "" || !tells(name)) && finder(bare).length === 0) return none;
		let text = name === "" ? bare : `${name}=${bare}`;
		if (text.length <= part) return scanPart(text);
		let found = new Map();
		for (let at = 0; at < text.length; at += 61440) for (let each of scanPart(text.slice(at, at + part))) found.set(each.secret, each);
		return [...found.values()];
	} };
}
function firstGroup(match) {
	return match.slice(1).find((group) => group !== void 0 && group !== "") ?? match[0];
}
function cached() {
	let made = new Map();
	return ({ source, flags }) => {
		let key = `${flags}/${source}`, known = made.get(key) ?? new RegExp(source, flags);
		return made.set(key, known), known;
	};
}
function entropy(text) {
	let counts = new Map();
	for (let character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
	let bits = 0;
	for (let count of counts.values()) bits -= count / text.length * Math.log2(count / text.length);
	return bits;
}
function createKeywordFinder(lists) {
	let thirds = new Uint32Array(16384), byStart = new Map();
	for (let [list, keywords] of lists.entries()) for (let keyword of keywords) {
		let start = startOf(keyword.charCodeAt(0), keyword.charCodeAt(1));
		thirds[start] = (thirds[start] ?? 0) | (keyword.length === 2 ? -1 : 1 << (keyword.charCodeAt(2) & 31)), byStart.set(start, [...byStart.get(start) ?? [], {
			keyword,
			list
		}]);
	}
	return (text) => {
		let found, before = fold(text.charCodeAt(0));
		for (let at = 1; at < text.length; at++) {
			let code = fold(text.charCodeAt(at)), start = startOf(before, code);
			before = code;
			let third = thirds[start] ?? 0;
			if (third !== 0 && third >>> (text.charCodeAt(at + 1) & 31) & 1) for (let { keyword, list } of byStart.get(start) ?? []) found?.has(list) !== !0 && isAt(text, keyword, at - 1) && (found ??= new Set()).add(list);
		}
		return found === void 0 ? noLists : [...found].toSorted((one, other) => one - other);
	};
}
const noLists = [];
function isAt(text, keyword, at) {
	for (let index = 0; index < keyword.length; index++) if (fold(text.charCodeAt(at + index)) !== keyword.charCodeAt(index)) return !1;
	return !0;
}
function startOf(first, second) {
	return (first & 127) << 7 | second & 127;
}
function fold(code) {
	return code >= 65 && code <= 90 ? code + 32 : code;
}
function createChecks(request) {
	let rules = new Map(request.selected.filter(({ entrypoint }) => entrypoint === "").map((rule) => [rule.id, rule]));
	if (rules.size === 0) return {
		evaluate: () => [],
		evaluateInParts: () => [],
		contextOf: () => "",
		notices: []
	};
	let read, all = () => read ??= createSchemas(request.schemas), schemas = () => all().at(request.kubernetesVersion), customKinds = createCustomKinds(request.crds, request.neighbours), firsts = createFirsts(customKinds), scanner = createScanner(JSON.parse(new TextDecoder().decode(request.patterns))), shared = {
		customKinds,
		firsts,
		isOn: (rule) => rules.has(rule),
		option: (rule, name) => request.options[rule]?.[name] ?? rules.get(rule)?.options[name]?.default
	}, checkSecrets = createSecretChecks(shared, scanner);
	function* inParts(root, roots) {
		let context = {
			...shared,
			schemas: schemas(),
			root,
			roots
		}, checks = [
			checkSchema(context),
			checkLifecycle(context),
			checkSecrets(root)
		], findings = [];
		for (let [index, { manifest }] of root.objects.entries()) {
			for (let check of checks) for (let { rule: id, severity, message, path } of check?.(manifest, index) ?? []) {
				let rule = rules.get(id);
				rule !== void 0 && findings.push({
					rule,
					severity: severity ?? rule.severity,
					message,
					path,
					index,
					object: identify(manifest)
				});
			}
			index % 100 < 99 || (yield findings, findings = []);
		}
		yield findings;
	}
	return {
		evaluate: (root, roots) => [...inParts(root, roots)].flat(),
		evaluateInParts: inParts,
		contextOf: (root, roots) => {
			let kinds = customKinds.digest(root, roots);
			if (!schemaRuleIds.some((rule) => rules.has(rule))) return kinds;
			let isFirst = firsts(roots);
			return `${kinds} ${root.objects.flatMap((_, index) => isFirst(root, index) ? [index] : []).join()}`;
		},
		notices: request.kubernetesVersion === void 0 || schemas().exact ? [] : [`the schemas that come with Slipway are of Kubernetes ${all().versions[0]} to ${all().versions.at(-1)}; for ${request.kubernetesVersion} the nearest one was used`]
	};
}
// src/checks/bench-checks.ts
function benchChecks({ roots, now, ...request }) {
	return nativeRules.map((rule) => {
		let best = 1e400, findings = 0;
		for (let run = 0; run < 2; run++) {
			let checks = createChecks({
				...request,
				selected: [rule]
			}), started = now();
			findings = roots.reduce((sum, root) => sum + checks.evaluate(root, roots).length, 0), best = Math.min(best, now() - started);
		}
		return {
			rule: rule.id,
			milliseconds: best,
			findings
		};
	});
}
// src/commands/checks.ts
async function benchOwnChecks(engine, request, place) {
	let [data, crds] = await Promise.all([readData(engine), readCrds(place, [])]);
	return benchChecks({
		...request,
		...data,
		crds
	});
}
async function loadChecks(engine, { options, kubernetesVersion, environments }, selected, place) {
	let data = await readData(engine), texts = [], crds = place === void 0 ? [] : await readCrds(place, texts);
	return {
		...createChecks({
			...data,
			selected,
			options,
			kubernetesVersion,
			crds,
			neighbours: createNeighbours(environments)
		}),
		crds: texts
	};
}
async function readData(engine) {
	let [schemas, patterns] = await Promise.all([engine.builtin("kubernetes.json.br"), engine.builtin("secret-patterns.json")]);
	return {
		schemas,
		patterns
	};
}
async function readCrds({ tree, crds }, texts) {
	let found = [];
	for (let path of crds) {
		let own = [], entries = await tree.list(path === "." ? void 0 : [path.replace(/\/$/, "")]);
		for (let entry of entries.filter((each) => /\.(?:ya?ml|json)$/.test(each.path))) {
			let bytes = await tree.read(entry.path);
			if (bytes === void 0) continue;
			let text = new TextDecoder().decode(bytes);
			texts.push(text);
			let { objects } = objectsOf(readDocuments$1(text));
			own.push(...objects.map(({ manifest }) => manifest).filter(({ kind }) => kind === "CustomResourceDefinition"));
		}
		if (own.length === 0) throw new SlipwayError("LAYOUT_INVALID", `there is no CustomResourceDefinition in ${path}`, { hint: "gate.crds names folders or files with CustomResourceDefinitions in YAML or JSON." });
		found.push(...own);
	}
	return found;
}
export { readBaseline as _, createRelating as a, dispatchEntrypoint as c, policiesIn as d, readPolicyFiles as f, ruleSettings as g, rootsOfEnvironments as h, compileErrors as i, exceptedEntrypoint as l, loosened as m, loadChecks as n, readSeverity as o, gateRoots as p, loadPolicies as r, objectSubjects as s, benchOwnChecks as t, configuredPolicies as u, isRemotePolicy as v, mergeDataFiles as y };
