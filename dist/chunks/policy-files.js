import { n as SlipwayErrors, t as SlipwayError } from "./errors.js";
import { n as groupOf, r as identify, t as formatIdentity } from "./object.js";
import { v as formatPath, y as parsePath } from "./schemas.js";
import { n as require_dist } from "./load.js";
import { posix } from "node:path";
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
const dispatchEntrypoint = "slipway_dispatch/results", exceptedEntrypoint = "slipway_dispatch/excepted";
function dispatchSource(rules, exceptions = new Set()) {
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

${[...lines, ...excepted].join("\n")}`
	};
}
function referenceTo(entrypoint) {
	let [first = "", ...rest] = entrypoint.split("/");
	return `data.${first}${rest.map((key) => `[${JSON.stringify(key)}]`).join("")}`;
}
function selectedByKind(rules, objects) {
	let table = Object.create(null);
	for (let object of objects) {
		let kinds = table[object.apiVersion] ??= Object.create(null);
		if (kinds[object.kind] !== void 0) continue;
		let name = kindOf(object), applicable = rules.filter((rule) => rule.kinds.length === 0 || rule.kinds.includes(name));
		kinds[object.kind] = Object.fromEntries(applicable.map(({ id }) => [id, !0]));
	}
	return table;
}
// src/policy/rule.ts
const aliasTools = [
	"kube-linter",
	"polaris",
	"kube-score",
	"pss"
], noAliases = {
	"kube-linter": [],
	polaris: [],
	"kube-score": [],
	pss: []
}, failure = /^(?:deny|violation)(?:_[a-zA-Z0-9]+)*$/, warning = /^warn(?:_[a-zA-Z0-9]+)*$/;
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
		docs: text("docs") || "https://github.com/slipway-ci/slipway/blob/main/docs/policies/README.md",
		origin: "user",
		entrypoint: `${path}/${definition.name}`,
		location: {
			file,
			line: definition.line,
			column: definition.column
		}
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
// src/policy/read-results.ts
const longestMessage = 4e3;
function readResults(value) {
	return value === void 0 || value === !1 ? [] : Array.isArray(value) ? value.map(readResult) : [value === !0 ? {
		message: "the rule is true for this object",
		path: []
	} : readResult(value)];
}
function readResult(value) {
	if (typeof value == "string") return {
		message: shortened(value),
		path: []
	};
	if (typeof value != "object" || !value || !("msg" in value) || typeof value.msg != "string") throw Error("it gave something that is neither a message nor an object with \"msg\"");
	let { msg, path, severity, object } = value, [ownSeverity, other] = [readSeverity(severity), readObject(object)];
	return {
		message: shortened(msg),
		path: readPath(path),
		...ownSeverity === void 0 ? {} : { severity: ownSeverity },
		...other === void 0 ? {} : { object: other }
	};
}
function readPath(path) {
	return typeof path == "string" ? parsePath(path) ?? [] : Array.isArray(path) && path.every((step) => typeof step == "string" || Number.isInteger(step) && step >= 0) ? path : [];
}
function readObject(object) {
	if (typeof object != "object" || !object) return;
	let { apiVersion, kind, namespace, name } = object;
	if (typeof apiVersion == "string" && typeof kind == "string" && typeof name == "string") return {
		apiVersion,
		kind,
		namespace: typeof namespace == "string" ? namespace : "",
		name
	};
}
function shortened(message) {
	return message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
}
// src/policy/outcome.ts
var Outcome = class {
	rules;
	objects;
	findings = [];
	refusals = [];
	exceptionFailure;
	failures = new Map();
	constructor(rules, objects) {
		this.rules = rules, this.objects = objects;
	}
	add(index, id, { value, error, ended }, isExcepted = !1) {
		let [rule, object] = [this.rules.get(id), this.objects[index]];
		if (rule === void 0 || object === void 0) return;
		if (error !== void 0) return this.fail(id, index, error, ended ?? !1);
		let excepted = isExcepted ? { excepted: isExcepted } : {};
		try {
			for (let result of readResults(value)) {
				let { message, path, severity = rule.severity } = result;
				this.findings.push({
					rule,
					severity,
					message,
					index,
					object: result.object ?? identify(object),
					path,
					...excepted
				});
			}
		} catch (thrown) {
			this.fail(id, index, thrown instanceof Error ? thrown.message : String(thrown));
		}
	}
	failExceptions(index, reason) {
		let object = this.objects[index], where = object === void 0 ? "" : ` on ${formatIdentity(identify(object))}`;
		this.exceptionFailure ??= new SlipwayError("POLICY_EVAL", `the exception rules failed${where}: ${reason}`);
	}
	refuse(index, reason) {
		let object = this.objects[index], message = `${object === void 0 ? "an object" : formatIdentity(identify(object))} cannot be evaluated: ${reason}`;
		this.refusals.push(new SlipwayError("POLICY_EVAL", message, { hint: "It is nested too deeply, or needs more memory than an object may." }));
	}
	run() {
		let errors = [...this.failures].map(([id, { reason, index, objects, ended }]) => {
			let rule = this.rules.get(id), options = rule === void 0 ? {} : { location: rule.location };
			if (ended) return new SlipwayError("POLICY_LIMIT", `the rule ${id} ${reason}`, options);
			let object = this.objects[index], where = object === void 0 ? "" : ` on ${formatIdentity(identify(object))}`, more = objects > 1 ? ` (and on ${objects - 1} more)` : "";
			return new SlipwayError("POLICY_EVAL", `the rule ${id} failed${where}${more}: ${reason}`, options);
		});
		return {
			findings: this.findings,
			errors: [
				...this.refusals,
				...this.exceptionFailure ? [this.exceptionFailure] : [],
				...errors
			]
		};
	}
	fail(id, index, reason, ended = !1) {
		let known = this.failures.get(id);
		known === void 0 ? this.failures.set(id, {
			reason,
			index,
			objects: 1,
			ended
		}) : known.objects += 1;
	}
};
// src/policy/evaluate.ts
async function evaluatePolicies(request, signal) {
	let findings = [], errors = [];
	for (let set of request.sets) try {
		let run = await evaluateSet(set, request, signal);
		findings.push(...run.findings), errors.push(...run.errors);
	} catch (thrown) {
		if (!(thrown instanceof SlipwayError) || thrown.code !== "POLICY_LIMIT") throw thrown;
		errors.push(thrown);
	}
	return {
		findings: findings.toSorted(compareFindings),
		errors
	};
}
async function evaluateSet({ module, rules, excepts, data: own, sees }, { selected, objects, before, options }, signal) {
	let wanted = selected.filter((rule) => rules.includes(rule)), byKind = selectedByKind(wanted, objects), idsAt = (index) => {
		let object = objects[index];
		return object === void 0 ? [] : Object.keys(byKind[object.apiVersion]?.[object.kind] ?? {});
	}, slipway = {
		options: optionsOf(wanted, options ?? {}),
		selected: byKind,
		...sees?.has("objects") ? { objects } : {},
		...sees?.has("removed") ? { removed: before?.removed ?? [] } : {}
	}, data = {
		...own,
		slipway
	}, outcome = new Outcome(new Map(wanted.map((rule) => [rule.id, rule])), objects), indices = [...objects.keys()].filter((index) => idsAt(index).length > 0), task = (index, entrypoints) => {
		let object = objects[index], old = before?.old[index];
		return {
			input: sees?.has("old") ? {
				...object,
				slipway: old === void 0 ? {} : { old }
			} : object,
			entrypoints,
			...object === void 0 ? {} : { label: formatIdentity(identify(object)) }
		};
	}, tasks = indices.map((index) => task(index, [dispatchEntrypoint, ...excepts ? [exceptedEntrypoint] : []])), results = await module.evaluate({
		data,
		tasks
	}, signal), failed = [], excepted = new Map();
	for (let [position, index] of indices.entries()) {
		let { value, error = "", unreadable } = results[position]?.[0] ?? {}, exceptions = results[position]?.[1];
		!unreadable && exceptions?.error !== void 0 && outcome.failExceptions(index, exceptions.error), excepted.set(index, new Set(Array.isArray(exceptions?.value) ? exceptions.value : [])), unreadable ? outcome.refuse(index, error) : value === void 0 && failed.push(index);
		for (let [id, each] of Object.entries(value ?? {})) outcome.add(index, id, { value: each }, excepted.get(index)?.has(id));
	}
	let entrypoint = entrypointOf(wanted), again = failed.map((index) => task(index, idsAt(index).map(entrypoint))), single = await module.evaluate({
		data,
		tasks: again
	}, signal);
	for (let [position, index] of failed.entries()) for (let [place, id] of idsAt(index).entries()) outcome.add(index, id, single[position]?.[place] ?? {}, excepted.get(index)?.has(id));
	return outcome.run();
}
function entrypointOf(rules) {
	let entrypoints = new Map(rules.map(({ id, entrypoint }) => [id, entrypoint]));
	return (id) => entrypoints.get(id) ?? id;
}
function optionsOf(rules, given) {
	return Object.fromEntries(rules.map(({ id, options }) => [id, {
		...Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default])),
		...given[id]
	}]));
}
function compareFindings(a, b) {
	return a.index - b.index || compare(sortKey(a), sortKey(b));
}
function sortKey({ rule, path, message }) {
	return [
		rule.id,
		formatPath(path),
		message
	].join("\0");
}
function compare(a, b) {
	return a === b ? 0 : a < b ? -1 : 1;
}
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
async function userPolicies(engine, policies, signal) {
	let version = policies.version ?? "auto", sources = policies.sources.filter(({ path }) => !path.endsWith("_test.rego"));
	if (sources.reduce((size, { text }) => size + text.length, 0) > 16777216) throw new SlipwayError("POLICY_LIMIT", "the policies are larger than 16 MiB");
	let data = mergeDataFiles(policies.data ?? []), inspection = await engine.inspect(sources, version, signal);
	if ("problems" in inspection) throw compileErrors(inspection.problems);
	let rules = userRules(inspection.packages, policies.namespaces);
	if (rules.length === 0) throw emptyPolicies(sources, policies.namespaces);
	let namespaces = exceptionNamespaces(inspection.packages), excepts = rules.some(({ group }) => namespaces.has(group)), entrypoints = [dispatchEntrypoint, ...excepts ? [exceptedEntrypoint] : []], compilation = await engine.compile({
		sources: [...sources, dispatchSource(rules, namespaces)],
		version,
		entrypoints: [...entrypoints, ...rules.map(({ entrypoint }) => entrypoint)]
	}, signal);
	if ("problems" in compilation) throw compileErrors(compilation.problems);
	return {
		module: await engine.load(compilation.wasm, { isolated: !0 }),
		rules,
		data,
		sees: sightsOf(sources),
		...excepts ? { excepts } : {}
	};
}
function sightsOf(sources) {
	let text = sources.map((source) => source.text).join("\n"), all = text.includes("slipway") ? [
		"old",
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
// src/commands/policy-files.ts
async function readPolicyFiles({ tree, paths }) {
	let sources = new Map(), data = new Map();
	for (let path of paths) {
		let top = path.replace(/\/$/, ""), files = (await tree.list(top === "." ? void 0 : [top])).map((entry) => entry.path);
		if (!files.some((file) => file.endsWith(".rego"))) throw new SlipwayError("LAYOUT_INVALID", `there is no policy in ${path}`, { hint: "Policies are .rego files; name their folder, or the file." });
		for (let file of files) {
			if (!file.endsWith(".rego") && !isDataFile(file)) continue;
			let text = new TextDecoder().decode(await tree.read(file));
			file.endsWith(".rego") ? sources.set(file, {
				path: file,
				text
			}) : data.set(file, {
				path: file,
				folder: posix.dirname(posix.relative(top, file)),
				text
			});
		}
	}
	return {
		sources: [...sources.values()],
		data: [...data.values()]
	};
}
export { evaluatePolicies as a, mergeDataFiles as i, compileErrors as n, optionsOf as o, userPolicies as r, aliasTools as s, readPolicyFiles as t };
