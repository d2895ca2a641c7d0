import { r as __toESM } from "./rolldown-runtime.js";
import { t as require_picomatch } from "./picomatch.js";
import { A as derive, B as shownUrl, C as problem, D as withReader, E as treeWithChart, G as textList, H as mappingList, I as createClosureReader, J as firstContentLine, K as chartEntries, N as checkPlaceIsFree, O as overlaidReader, R as isPath, S as nothing, T as shownAt, U as readKustomization, V as kustomizationNames, W as textField, X as objectsOf$1, Y as isMapping, _ as isForeign, b as engineProblem, c as renderRoots, d as fromDocuments, f as renderKustomize, j as noteStep, k as withTree, n as reachNothing, nt as readDocuments, rt as joinApplied, tt as joinInside, u as renderChart, y as mayName, z as isWholeVersion } from "./resolve-roots.js";
import { f as valueAt } from "./image-reference.js";
import { o as toErrorDocument, s as toSlipwayErrors, t as SlipwayError } from "./errors.js";
import { n as groupOf, r as identify, t as formatIdentity } from "./object.js";
import { i as require_dist } from "./load.js";
import { d as dump } from "./js-yaml.js";
import { posix } from "node:path";
import { createHash } from "node:crypto";
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
	})), byKind = new Map();
	return (kind, namespace, name) => {
		let own = byKind.get(kind);
		return own === void 0 && byKind.set(kind, own = entries.filter((entry) => entry.kind(kind))), own.some((entry) => (entry.namespace?.(namespace) ?? !0) && (entry.name?.(name) ?? !0));
	};
}
function glob(pattern) {
	let patterns = typeof pattern == "string" ? [pattern] : [...pattern];
	if (patterns.includes("*")) return () => !0;
	if (patterns.every((each) => /^[\w.-]+$/.test(each))) {
		let names = new Set(patterns);
		return (text) => names.has(text);
	}
	return (0, import_picomatch.default)(patterns, { dot: !0 });
}
// src/render/argocd/application.ts
function readApplication(manifest) {
	let metadata = isMapping(manifest.metadata) ? manifest.metadata : {}, spec = isMapping(manifest.spec) ? manifest.spec : {}, destination = isMapping(spec.destination) ? spec.destination : {}, hydrator = isMapping(spec.sourceHydrator) ? spec.sourceHydrator.drySource : void 0, several = Array.isArray(spec.sources) ? spec.sources.filter(isMapping) : [], single = isMapping(spec.source) ? [spec.source] : isMapping(hydrator) ? [hydrator] : [];
	return {
		name: textOf$1(metadata.name),
		namespace: textOf$1(metadata.namespace),
		destinationNamespace: textOf$1(destination.namespace),
		project: textOf$1(spec.project),
		sources: several.length > 0 ? several : single
	};
}
function namespaceOf$1(manifest) {
	let spec = mappingOf(manifest.spec), namespace = textOf$1(mappingOf((manifest.kind === "ApplicationSet" ? mappingOf(mappingOf(spec.template).spec) : spec).destination).namespace);
	return namespace === "" || namespace.includes("{{") ? void 0 : namespace;
}
function textOf$1(value) {
	return typeof value == "string" ? value : typeof value == "number" ? String(value) : "";
}
function textsOf(value) {
	return Array.isArray(value) ? value.map(textOf$1).filter((one) => one !== "") : [];
}
function mappingsOf(value) {
	return Array.isArray(value) ? value.filter(isMapping) : [];
}
function mappingOf(value) {
	return isMapping(value) ? value : {};
}
function substitute(text, environment) {
	return text.replace(/\$(?:(\$)|\{([^}]*)\}|(\w+))/g, (_, dollar, braced, bare) => dollar === void 0 ? environment[braced ?? bare ?? ""] ?? "" : "$");
}
function environmentOf(application, source) {
	let revision = textOf$1(source.targetRevision) || "HEAD";
	return {
		ARGOCD_APP_NAME: application.name,
		ARGOCD_APP_NAMESPACE: application.destinationNamespace,
		ARGOCD_APP_PROJECT_NAME: application.project,
		ARGOCD_APP_REVISION: revision,
		ARGOCD_APP_REVISION_SHORT: revision.slice(0, 7),
		ARGOCD_APP_REVISION_SHORT_8: revision.slice(0, 8),
		ARGOCD_APP_SOURCE_REPO_URL: textOf$1(source.repoURL),
		ARGOCD_APP_SOURCE_PATH: textOf$1(source.path),
		ARGOCD_APP_SOURCE_TARGET_REVISION: textOf$1(source.targetRevision)
	};
}
// src/render/argocd/described.ts
function sourceField(described, index, files) {
	let base = sourcePath(described.manifest, index);
	return (path) => {
		let changed = files.findLast(({ value }) => path.length > 0 && valueAt(value, path) !== void 0);
		return changed === void 0 ? {
			in: described,
			path: [...base, ...path]
		} : {
			in: { file: changed.file },
			path
		};
	};
}
function sourcePath({ spec }, index) {
	let { sources, source } = isMapping(spec) ? spec : {};
	return Array.isArray(sources) && sources.length > 0 ? [
		"spec",
		"sources",
		[...sources.entries()].filter(([, one]) => isMapping(one))[index]?.[0] ?? index
	] : isMapping(source) ? ["spec", "source"] : [
		"spec",
		"sourceHydrator",
		"drySource"
	];
}
// src/render/argocd/repositories.ts
function normalizeRepository(url) {
	let scp = /^(?:[^@/:]+@)?([^/:]+):(?!\/\/)(.+)$/.exec(url.trim()), [host = "", ...path] = (scp === null ? url.trim().replace(/^[a-z+]+:\/\/(?:[^@/]*@)?/i, "") : `${scp[1]}/${scp[2]}`).split("/");
	return [host.replace(/:\d+$/, ""), ...path].join("/").toLowerCase().replace(/\/+$/, "").replace(/\.git$/, "");
}
function isOneOf(url, repositories) {
	if (repositories.length === 0) return;
	let wanted = normalizeRepository(url);
	return repositories.some((one) => normalizeRepository(one) === wanted);
}
// src/render/argocd/source-files.ts
async function withSourceFiles(source, folder, application, reader) {
	let merged = source, changedBy = [];
	for (let name of [".argocd-source.yaml", ...application === "" ? [] : [`.argocd-source-${application}.yaml`]]) {
		let file = posix.join(folder, name);
		if (name.includes("/")) continue;
		let document = (await reader.documents(file))?.find(({ value, problem }) => value !== void 0 || problem);
		if (document !== void 0) {
			if (document.problem !== void 0 || !isMapping(document.value)) throw new SlipwayError("RENDER_PARSE", `${file} is not a mapping`, { location: {
				file,
				line: 1
			} });
			merged = mergePatch(merged, document.value), changedBy.push({
				file,
				value: document.value
			});
		}
	}
	let { repoURL, path, chart, targetRevision, ref } = source, kept = Object.entries({
		repoURL,
		path,
		chart,
		targetRevision,
		ref
	}).filter(([, value]) => value !== void 0);
	return {
		source: {
			...merged,
			...Object.fromEntries(kept)
		},
		changedBy
	};
}
function mergePatch(target, patch) {
	if (!isMapping(patch)) return patch;
	let result = isMapping(target) ? { ...target } : {};
	for (let [key, value] of Object.entries(patch)) value === null ? delete result[key] : result[key] = mergePatch(result[key], value);
	return result;
}
// src/render/argocd/local-sources.ts
function isReference(source) {
	return textOf$1(source.ref) !== "" && textOf$1(source.path) === "" && textOf$1(source.chart) === "";
}
function whereabouts(source, { repositories }) {
	let { chart, repoURL, targetRevision } = source, url = shownUrl(textOf$1(repoURL));
	if (textOf$1(chart) !== "") return `its chart ${textOf$1(chart)} ${textOf$1(targetRevision)} has to be fetched from ${url}; a chart in the repository is rendered`;
	if (url.startsWith("oci://")) return `its source has to be fetched from ${url}`;
	if (isOneOf(url, repositories) === !1) return `its source is another repository, ${url} (if it is this one, name it in gate.argocd.repositories)`;
	if (isFixed(textOf$1(targetRevision))) return `its source is this repository at ${textOf$1(targetRevision)}, not what is judged`;
}
function isFixed(revision) {
	return /^[0-9a-f]{40}$|^refs\/tags\/|^v?\d+\.\d+(\.\d+)?([-+].*)?$|^[~^<>=]/.test(revision);
}
async function localSource(application, index, { location: { file }, described }, reader, settings, top = ".") {
	let own = application.sources[index] ?? {}, folder = joinInside(top, textOf$1(own.path) || ".", { file }), entries = await reader.tree.list(folder === "." ? void 0 : [folder]), { source, changedBy } = await withSourceFiles(own, folder, application.name, reader);
	return {
		application,
		source,
		folder,
		top,
		refs: refsOf(application, settings),
		environment: environmentOf(application, source),
		settings,
		file,
		field: sourceField(described, index, changedBy),
		applicationField: (path) => ({
			in: described,
			path
		}),
		files: new Set(entries.map(({ path, mode }) => mode === "160000" ? `${path}\0` : path))
	};
}
async function localSources(root, reader, settings) {
	let application = readApplication(root.manifest), found = [];
	for (let [index, source] of application.sources.entries()) isReference(source) || whereabouts(source, settings) !== void 0 || found.push(await localSource(application, index, root, reader, settings));
	return found;
}
function refsOf({ sources }, { repositories }) {
	return new Map(sources.flatMap((source) => {
		let ref = textOf$1(source.ref);
		return ref === "" || isOneOf(textOf$1(source.repoURL), repositories) === !1 ? [] : [[ref, "."]];
	}));
}
// src/render/argocd/generators/compile-glob.ts
function compileGlob(pattern, dialect) {
	let machine = globMachine(pattern, dialect);
	return machine === void 0 ? () => !1 : (path) => {
		let states = machine.start;
		for (let character of Array.from(path)) if (states = machine.next(states, character), states.size === 0) return !1;
		return machine.accepts(states);
	};
}
function globMachine(pattern, dialect) {
	let tokens = tokensOf(Array.from(pattern), dialect);
	if (tokens !== void 0) return {
		states: tokens.length + 1 + tokens.filter(({ type }) => type === "folders").length,
		start: closure(tokens, [0]),
		next(states, character) {
			let next = [];
			for (let state of states) step(tokens, state, character, next);
			return closure(tokens, next);
		},
		accepts: (states) => states.has(tokens.length)
	};
}
function step(tokens, state, character, next) {
	let inside = !Number.isInteger(state), token = tokens[Math.floor(state)];
	token !== void 0 && (token.type === "folders" ? character === "/" ? inside && next.push(Math.floor(state)) : next.push(Math.floor(state) + .5) : token.fits(character) && next.push(token.type === "one" ? state + 1 : state));
}
function closure(tokens, from) {
	let states = new Set(from);
	for (let state of states) {
		let token = tokens[state];
		token !== void 0 && token.type !== "one" && states.add(state + 1);
	}
	return states;
}
function tokensOf(characters, { within = !1, folders = !1, negations }) {
	let any = within ? (character) => character !== "/" : () => !0, tokens = [];
	for (let at = 0; at < characters.length; at++) {
		let character = characters[at] ?? "";
		if (character === "*") {
			let stars = 1;
			for (; characters[at + stars] === "*";) stars++;
			let after = characters[at + stars], alone = (at === 0 || characters[at - 1] === "/") && (after === void 0 || after === "/");
			at += stars - 1, !folders || stars < 2 || !alone ? tokens.push({
				type: "many",
				fits: any
			}) : after === "/" ? (at++, tokens.push({ type: "folders" })) : tokens.push({
				type: "many",
				fits: () => !0
			});
		} else if (character === "?") tokens.push({
			type: "one",
			fits: any
		});
		else if (character === "[") {
			let negated = negations.includes(characters[at + 1] ?? " "), start = at + (negated ? 2 : 1), end = characters.indexOf("]", start + 1);
			if (end < 0) return;
			let fits = setOf(characters.slice(start, end));
			tokens.push({
				type: "one",
				fits: (one) => fits(one) !== negated && (!within || one !== "/")
			}), at = end;
		} else {
			character === "\\" && at++;
			let literal = characters[at];
			if (literal === void 0) return;
			tokens.push({
				type: "one",
				fits: (one) => one === literal
			});
		}
	}
	return tokens;
}
function setOf(characters) {
	let ranges = [];
	for (let at = 0; at < characters.length; at++) {
		characters[at] === "\\" && at + 1 < characters.length && at++;
		let low = characters[at] ?? "", ranged = characters[at + 1] === "-" && at + 2 < characters.length;
		ranges.push([low, ranged ? characters[at + 2] ?? low : low]), ranged && (at += 2);
	}
	return (character) => ranges.some(([low, high]) => low <= character && character <= high);
}
// src/render/argocd/generators/globs.ts
function matchPath(pattern) {
	return compileGlob(pattern, {
		within: !0,
		negations: "^"
	});
}
function matchPathspec(pattern) {
	let path = pattern.replace(/^(\.\/)+/, "").replace(/\/+$/, "");
	return path === "" || path === "." ? () => !0 : /[*?[\\]/.test(path) ? compileGlob(path, { negations: "!^" }) : (file) => file === path || file.startsWith(`${path}/`);
}
function matchDoublestar(pattern) {
	let patterns = expandBraces(pattern.replace(/^(\.\/)+/, "")).map((one) => compileGlob(one, {
		within: !0,
		folders: !0,
		negations: "!^"
	}));
	return (path) => patterns.some((matches) => matches(path));
}
function matchGobwas(pattern) {
	let patterns = expandBraces(pattern).map((one) => compileGlob(one, { negations: "!" }));
	return (path) => patterns.some((matches) => matches(path));
}
function expandBraces(pattern) {
	let open = [pattern];
	for (;;) {
		let expanded = open.flatMap((one) => {
			let found = /\{([^{}]*)\}/.exec(one);
			if (found === null) return [one];
			let [whole, inside = ""] = found, after = one.slice(found.index + whole.length);
			return inside.split(",").map((part) => one.slice(0, found.index) + part + after);
		});
		if (expanded.length === open.length && expanded.every((one, index) => one === open[index])) return open.filter((one) => !/(?<!\\)\{/.test(one));
		if (expanded.length > 256) return [];
		open = expanded;
	}
}
// src/render/argocd/value-files.ts
async function resolveValueFiles(request) {
	let { reader, names, ignoreMissing, file } = request, resolved = names.map((name) => ({
		name,
		path: resolvePath(name, request)
	})), explicit = new Set(resolved.map(({ path }) => path).filter((path) => !isGlob(path))), found = new Set();
	for (let { name, path } of resolved) if (isGlob(path)) {
		let matches = matchDoublestar(path), files = (await reader.entries()).map((entry) => entry.path).filter(matches);
		if (files.length === 0 && !ignoreMissing) throw new SlipwayError("RENDER_FAILED", `the values file pattern ${name} matches no file`, { location: { file } });
		for (let one of files) explicit.has(one) || found.add(one);
	} else if (await reader.bytes(path) !== void 0) found.add(path);
	else if (!ignoreMissing) throw new SlipwayError("RENDER_FAILED", `there is no values file ${path}`, { location: { file } });
	return [...found];
}
function resolvePath(name, { folder, top, refs, environment, file }) {
	let [, ref, rest] = /^\$([A-Za-z0-9_-]+)\/(.*)$/s.exec(name) ?? [];
	if (ref !== void 0 && refs.has(ref) && rest !== void 0) return joinInside(".", substitute(rest, environment).replace(/^\/+/, ""), { file });
	let path = substitute(name, environment);
	if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) throw new SlipwayError("RENDER_NEEDS_TRUST", `the values file ${path} has to be fetched`, { location: { file } });
	let found = path.startsWith("/") ? joinInside(top, posix.normalize(path).replace(/^\/+/, ""), { file }) : joinInside(folder, path, { file });
	if (top === "." || found.startsWith(`${top}/`)) return found;
	throw new SlipwayError("PATH_OUTSIDE", `${path} leads out of what was fetched`, { location: { file } });
}
async function sourceValueFiles(request, reader) {
	let helm = mappingOf(request.source.helm), names = textsOf(helm.valueFiles), found = await resolveValueFiles({
		...request,
		reader,
		names,
		ignoreMissing: !0
	}), read = mappingsOf(helm.fileParameters).map(({ path }) => resolvePath(textOf$1(path), request));
	return [...found, ...read];
}
function isGlob(path) {
	return /[*?[]/.test(path);
}
// src/render/argocd/remote-source.ts
function remoteSource(source) {
	let [url, chart, revision] = [
		textOf$1(source.repoURL),
		textOf$1(source.chart),
		textOf$1(source.targetRevision)
	];
	if (url !== "") {
		if (chart !== "") return {
			from: "repository",
			url: /^[a-z+]+:\/\//i.test(url) ? url : `oci://${url}`,
			chart,
			version: revision
		};
		if (url.startsWith("oci://")) return revision.startsWith("sha256:") ? {
			from: "artifact",
			url,
			digest: revision
		} : isRange(revision) ? {
			from: "artifact",
			url,
			semver: revision
		} : {
			from: "artifact",
			url,
			...revision === "" ? {} : { tag: revision }
		};
	}
}
function isRange(revision) {
	return isWholeVersion(revision) || !/^[\s<>=!~^]*v?[\d*xX]/.test(revision) ? !1 : /^[\s<>=!~^]+v?[\d*xX]|\*|\b[xX]\b|\s-\s|\|\||,/.test(revision);
}
async function renderRemoteSource({ application, index, origin, settings, root }, charts, context, render) {
	let { id, location } = root, fetched = await charts.fetch(origin, id), { reader, folder } = await treeWithChart(context.reader, fetched, settings.overlay, location), local = await localSource(application, index, root, reader, settings, folder), { version } = fetched, environment = {
		...local.environment,
		ARGOCD_APP_REVISION: version,
		ARGOCD_APP_REVISION_SHORT: version.slice(0, 7),
		ARGOCD_APP_REVISION_SHORT_8: version.slice(0, 8)
	}, request = {
		...local,
		environment
	}, needed = [folder, ...await sourceValueFiles(request, reader)], content = await withReader(reader, needed, context, (changed) => render(request, changed));
	return shownAt(content, folder, location);
}
function elsewhereProblem$1(message, hint, location) {
	return toErrorDocument(new SlipwayError("RENDER_NEEDS_TRUST", message, {
		location,
		...hint === void 0 ? {} : { hint }
	}));
}
// src/render/argocd/kustomize-options.ts
function withOptions(kustomization, options, environment, components) {
	let edited = { ...kustomization };
	for (let key of [
		"namePrefix",
		"nameSuffix",
		"namespace"
	]) {
		let value = textOf$1(options[key]);
		value !== "" && (edited[key] = value);
	}
	let images = textsOf(options.images).map((image) => parseImage(substitute(image, environment)));
	images.length > 0 && (edited.images = byName(edited.images, images));
	let replicas = mappingsOf(options.replicas).map(({ name, count }) => ({
		name: textOf$1(name),
		count: Number(count)
	}));
	replicas.length > 0 && (edited.replicas = byName(edited.replicas, replicas)), addLabels(edited, options, environment), addAnnotations(edited, options, environment);
	let patches = mappingsOf(options.patches);
	patches.length > 0 && (edited.patches = [...listOf$1(edited.patches), ...patches]);
	let others = components.filter((one) => !listOf$1(edited.components).includes(one));
	return others.length > 0 && (edited.components = [...listOf$1(edited.components), ...others]), edited;
}
function hasOptions(options) {
	let changing = new Set(Object.keys(options));
	for (let key of [
		"version",
		"kubeVersion",
		"apiVersions"
	]) changing.delete(key);
	return changing.size > 0;
}
function listOf$1(value) {
	return Array.isArray(value) ? value : [];
}
function byName(before, added) {
	let names = new Set(added.map(({ name }) => name));
	return [...mappingsOf(before).filter((one) => !names.has(textOf$1(one.name))), ...added].toSorted((one, other) => textOf$1(one.name) < textOf$1(other.name) ? -1 : 1);
}
function parseImage(text) {
	let equals = text.indexOf("="), { name, ...version } = parseReference(equals < 0 ? text : text.slice(equals + 1));
	return equals < 0 ? {
		name,
		...version
	} : {
		name: text.slice(0, equals),
		...name === "" ? {} : { newName: name },
		...version
	};
}
function parseReference(text) {
	let [before = "", digest] = text.split("@"), colon = before.indexOf(":", before.lastIndexOf("/") + 1);
	return {
		name: colon < 0 ? before : before.slice(0, colon),
		...colon < 0 ? {} : { newTag: before.slice(colon + 1) },
		...digest === void 0 ? {} : { digest }
	};
}
function addLabels(edited, options, environment) {
	let labels = Object.entries(mappingOf(options.commonLabels)).map(([key, value]) => [key, substitute(textOf$1(value), environment)]);
	if (labels.length === 0) return;
	let force = options.forceCommonLabels === !0;
	if (options.labelWithoutSelector === !0 || options.labelIncludeTemplates === !0) {
		let includeTemplates = options.labelIncludeTemplates === !0;
		edited.labels = [...listOf$1(edited.labels), {
			pairs: Object.fromEntries(labels),
			...includeTemplates ? { includeTemplates } : {}
		}];
	} else edited.commonLabels = added("label", edited.commonLabels, labels, force);
}
function addAnnotations(edited, options, environment) {
	let substituted = options.commonAnnotationsEnvsubst === !0, annotations = Object.entries(mappingOf(options.commonAnnotations)).map(([key, value]) => [key, substituted ? substitute(textOf$1(value), environment) : textOf$1(value)]);
	if (annotations.length === 0) return;
	let force = options.forceCommonAnnotations === !0;
	edited.commonAnnotations = added("annotation", edited.commonAnnotations, annotations, force);
}
function added(what, before, entries, force) {
	let there = mappingOf(before), twice = force ? void 0 : entries.find(([key]) => Object.hasOwn(there, key));
	if (twice !== void 0) throw Error(`${what} ${twice[0]} already in kustomization file`);
	return {
		...there,
		...Object.fromEntries(entries)
	};
}
// src/render/argocd/option-stands.ts
function optionStand$1(request, path) {
	let { file, options, field } = request, said = inOptions(request, path);
	if (said !== void 0) return field(["kustomize", ...said]);
	let [key, index, ...rest] = path, own = options[String(key)] === void 0 ? index : ownIndex(request, String(key), index);
	return {
		in: { file },
		path: own === void 0 ? path : [
			String(key),
			own,
			...rest
		]
	};
}
function inOptions(request, [key, index, ...rest]) {
	let { original, edited, options, environment } = request;
	switch (String(key)) {
		case "namePrefix":
		case "nameSuffix":
		case "namespace": return textOf$1(options[String(key)]) === "" ? void 0 : [String(key)];
		case "images": {
			let { name } = mappingsOf(edited.images)[Number(index)] ?? {}, found = textsOf(options.images).map((image) => parseImage(substitute(image, environment)).name).lastIndexOf(textOf$1(name));
			return found < 0 ? void 0 : ["images", found];
		}
		case "replicas": {
			let { name } = mappingsOf(edited.replicas)[Number(index)] ?? {}, found = mappingsOf(options.replicas).findLastIndex((one) => textOf$1(one.name) === textOf$1(name));
			return found < 0 ? void 0 : [
				"replicas",
				found,
				...rest
			];
		}
		case "patches": {
			let before = Array.isArray(original.patches) ? original.patches.length : 0;
			return Number(index) < before ? void 0 : [
				"patches",
				Number(index) - before,
				...rest
			];
		}
		case "commonLabels":
		case "commonAnnotations": return Object.hasOwn(mappingOf(options[String(key)]), String(index)) ? [String(key), String(index)] : void 0;
		case "labels": {
			let before = Array.isArray(original.labels) ? original.labels.length : 0;
			return Number(index) < before ? void 0 : ["commonLabels", ...rest.slice(1)];
		}
		default: return;
	}
}
function ownIndex({ original, edited }, key, index) {
	if (typeof index != "number") return index;
	let name = textOf$1(mappingsOf(edited[key])[index]?.name), found = name === "" ? -1 : mappingsOf(original[key]).findIndex((one) => textOf$1(one.name) === name);
	return found < 0 ? index : found;
}
// src/render/argocd/source-kustomize.ts
async function withKustomizeOptions(request, reader) {
	let { folder, source, environment, settings, file, field } = request, options = mappingOf(source.kustomize), kustomization = hasOptions(options) ? await readKustomization(reader, folder) : void 0;
	if (kustomization === void 0) return;
	let components = await existing(request, textsOf(options.components), reader), edited;
	try {
		edited = withOptions(kustomization.data, options, environment, components);
	} catch (thrown) {
		let reason = thrown instanceof Error ? thrown.message : String(thrown);
		throw new SlipwayError("RENDER_FAILED", `${folder}: ${reason}`, {
			location: { file },
			cause: thrown
		});
	}
	let text = `${JSON.stringify(edited, void 0, 2)}\n`, overlaid = overlaidReader(reader, new Map([[kustomization.file, text]]), settings.overlay), both = {
		file: kustomization.file,
		original: kustomization.data,
		edited,
		options,
		environment,
		field
	}, generated = {
		file: kustomization.file,
		stand: (path) => optionStand$1(both, path)
	};
	return {
		reader: overlaid,
		closures: createClosureReader(overlaid),
		generated
	};
}
async function renderKustomizeSource(request, context) {
	let { folder, settings } = request, own = {
		...context,
		unrestricted: settings.unrestricted ?? !1
	}, edited = await withKustomizeOptions(request, context.reader), content = edited === void 0 ? await renderKustomize(folder, own) : await withTree(edited.reader, folder, own, (inside) => renderKustomize(folder, inside)), { objects } = content, build = {
		reader: edited?.reader ?? context.reader,
		folder,
		objects,
		generated: edited?.generated
	};
	for (let object of objects) noteStep(object, {
		by: "kustomize",
		build
	});
	return content;
}
async function existing({ folder, source, file }, components, reader) {
	if (mappingOf(source.kustomize).ignoreMissingComponents !== !0) return components;
	let found = [];
	for (let component of components) (await reader.tree.list([joinInside(folder, component, { file })])).length > 0 && found.push(component);
	return found;
}
// src/render/argocd/source-type.ts
const explicit = [
	"kustomize",
	"helm",
	"directory",
	"plugin"
];
function sourceType(source, folder, files) {
	let said = explicit.filter((type) => isMapping(source[type])), [first, second] = said;
	if (second !== void 0) throw new SlipwayError("RENDER_FAILED", `a source is either ${said.join(" or ")}, and this one is all of them`);
	if (first !== void 0) return first;
	let has = (name) => files.has(posix.join(folder, name));
	return kustomizationNames.some(has) ? "kustomize" : has("Chart.yaml") ? "helm" : "directory";
}
// src/render/argocd/application-inputs.ts
async function applicationInputs(root, reader, closures, settings) {
	let { manifest, location, problems } = root, inputs = new Set([location.file, `${location.file}\0${JSON.stringify([manifest, problems])}`]);
	if (manifest.kind !== "Application") return inputs;
	try {
		for (let source of await localSources(root, reader, settings)) {
			let own = await inputsOf(source, reader, closures);
			if (own === void 0) return;
			for (let input of own) inputs.add(input);
		}
		for (let input of await valuesOfRemote(root, reader, settings)) inputs.add(input);
	} catch {
		return;
	}
	return inputs;
}
async function inputsOf(source, reader, closures) {
	let { folder } = source, type = sourceType(source.source, folder, source.files);
	if (type !== "kustomize" || source.files.size === 0) {
		let closure = type === "plugin" ? await closures(folder).catch(() => void 0) : void 0;
		if (closure?.isOpen === !0) return;
		let beside = type === "directory" ? [] : (await chartEntries(reader, folder)).map(({ path }) => path);
		return [
			...source.files,
			...beside,
			...closure?.files ?? [],
			...await sourceValueFiles(source, reader)
		];
	}
	let edited = await withKustomizeOptions(source, reader), closure = edited === void 0 ? await closures(folder) : await edited.closures(folder);
	if (closure?.isOpen === !0) return;
	let names = (closure?.folders ?? [folder]).flatMap((one) => kustomizationNames.map((name) => posix.join(one, name))), beside = [...source.files].filter((file) => posix.basename(file).startsWith(".argocd-source"));
	return [
		...closure?.files ?? [],
		...names,
		...beside
	];
}
async function valuesOfRemote(root, reader, settings) {
	let application = readApplication(root.manifest), inputs = [];
	for (let [index, source] of application.sources.entries()) {
		if (remoteSource(source) === void 0) continue;
		let helm = mappingOf(source.helm), valueFiles = textsOf(helm.valueFiles).filter((name) => name.startsWith("$")), fileParameters = mappingsOf(helm.fileParameters).filter(({ path }) => textOf$1(path).startsWith("$")), local = await localSource(application, index, root, reader, settings);
		inputs.push(...await sourceValueFiles({
			...local,
			source: { helm: {
				valueFiles,
				fileParameters
			} }
		}, reader));
	}
	return inputs;
}
// src/render/operator-objects.ts
async function findOperatorObjects(reader, mayHave) {
	let files = await filesOf(reader), charts = chartFolders$1(files), found = [];
	for (let file of files) {
		if (!/\.(ya?ml|json)$/.test(file) || isForeign(file) || charts.some((chart) => isOfChart(chart, file))) continue;
		let text = await reader.text(file).catch(() => void 0);
		if (text === void 0 || !mayHave(text)) continue;
		let documents = await reader.documents(file) ?? [];
		for (let { manifest, document } of objectsOf$1(documents).objects) {
			let { line = 1, text: own = "" } = documents[document] ?? {};
			found.push({
				manifest,
				location: {
					file,
					line: line + firstContentLine(own)
				}
			});
		}
	}
	return found;
}
async function filesOf(reader) {
	return (await reader.entries()).filter(({ mode }) => mode !== "160000").map(({ path }) => path);
}
function chartFolders$1(files) {
	return files.filter((file) => posix.basename(file) === "Chart.yaml").map((file) => posix.dirname(file));
}
function isOfChart(chart, file) {
	let start = chart === "." ? "" : `${chart}/`;
	return file.startsWith(`${start}templates/`) || file.startsWith(`${start}charts/`);
}
// src/render/argocd/generators/generator-context.ts
var NotRenderable = class extends Error {};
async function appendValues(values, params, templating) {
	let entries = Object.entries(typeof values == "object" && values ? values : {});
	if (entries.length === 0) return params;
	let texts = await templating.replaceAll(entries.map(([, value]) => String(value)), params), replaced = entries.map(([key], index) => [key, texts[index] ?? ""]);
	return templating.goTemplate ? {
		...params,
		values: Object.fromEntries(replaced)
	} : {
		...params,
		...Object.fromEntries(replaced.map(([key, text]) => [`values.${key}`, text]))
	};
}
// src/render/argocd/generators/templating.ts
function createTemplating({ goTemplate, options, evaluate, timeoutMs, signal }) {
	async function evaluateAll(texts, params, with_) {
		if (!goTemplate) return texts.map((text) => ({ text: replaceFast(text, params) }));
		let templated = [...new Set(texts.filter((text) => text.includes("{{")))];
		if (templated.length === 0) return texts.map((text) => ({ text }));
		let answers = await evaluate({
			texts: templated,
			params,
			options: with_,
			timeoutMs,
			...signal === void 0 ? {} : { signal }
		}), known = new Map(templated.map((text, index) => [text, answers[index]]));
		return texts.map((text) => known.get(text) ?? { text });
	}
	return {
		goTemplate,
		async replaceAll(texts, params, with_ = options) {
			return (await evaluateAll(texts, params, with_)).map((answer) => {
				if ("failed" in answer) throw Error(answer.failed);
				return answer.text;
			});
		},
		async replaceKnown(texts, params) {
			return (await evaluateAll(texts, params, [...options.filter((option) => !option.startsWith("missingkey=")), "missingkey=error"])).map((answer) => {
				if ("text" in answer) return answer.text;
				if (!/map has no entry for key|can't evaluate field/.test(answer.failed)) throw Error(answer.failed);
			});
		}
	};
}
function replaceFast(text, params) {
	if (!/\{\{.*\}\}/.test(text)) return text;
	let result = "", at = 0;
	for (;;) {
		let open = text.indexOf("{{", at);
		if (open < 0) return result + text.slice(at);
		let close = text.indexOf("}}", open + 2);
		if (close < 0) throw Error(`cannot find end tag="}}" in the template=${JSON.stringify(text)}`);
		let tag = text.slice(open + 2, close), name = tag.trim(), value = name !== "" && Object.hasOwn(params, name) ? params[name] : void 0;
		result += text.slice(at, open) + (typeof value == "string" ? value : `{{${tag}}}`), at = close + 2;
	}
}
async function replaceDeep(value, params, templating, lenient = new Set()) {
	let texts = [], late = [];
	return collect(value, lenient, texts, late), rebuild(value, lenient, new Map(pairs(texts, await templating.replaceAll(texts, params))), new Map(pairs(late, await templating.replaceKnown(late, params))));
}
function pairs(texts, results) {
	return texts.flatMap((text, index) => index in results ? [[text, results[index]]] : []);
}
function collect(value, lenient, texts, late) {
	if (typeof value == "string") texts.push(value);
	else if (Array.isArray(value)) for (let item of value) collect(item, lenient, texts, late);
	else if (isMapping(value)) {
		if (lenient.has(value)) for (let item of Object.values(value)) late.push(String(item));
		else for (let [key, item] of Object.entries(value)) texts.push(key), collect(item, lenient, texts, late);
	}
}
function rebuild(value, lenient, replaced, known) {
	return typeof value == "string" ? replaced.get(value) ?? value : Array.isArray(value) ? value.map((item) => rebuild(item, lenient, replaced, known)) : isMapping(value) ? lenient.has(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, known.get(String(item)) ?? item])) : Object.fromEntries(Object.entries(value).map(([key, item]) => [replaced.get(key) ?? key, rebuild(item, lenient, replaced, known)])) : value;
}
// src/render/argocd/generators/params.ts
function printed(value) {
	return value == null ? "<nil>" : typeof value == "number" ? printedNumber(value) : Array.isArray(value) ? `[${value.map(printed).join(" ")}]` : isMapping(value) ? `map[${Object.keys(value).toSorted(byCodePoints).map((key) => `${key}:${printed(value[key])}`).join(" ")}]` : typeof value == "string" || typeof value == "boolean" || typeof value == "bigint" ? String(value) : "";
}
function printedNumber(value) {
	let [digits = "0", exponent = "0"] = value.toExponential().split("e"), power = Number(exponent);
	return value === 0 || power >= -4 && power < 6 ? value.toString() : `${digits}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}
function byCodePoints(one, other) {
	return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
function flatten(value, prefix = "", into = {}) {
	let entries = Array.isArray(value) ? [...value.entries()] : isMapping(value) ? Object.entries(value) : [];
	for (let [key, child] of entries) {
		let path = prefix === "" ? String(key) : `${prefix}.${key}`;
		isMapping(child) || Array.isArray(child) ? flatten(child, path, into) : into[path] = child;
	}
	return into;
}
function mergeOver(base, over) {
	let merged = { ...base };
	for (let [key, value] of Object.entries(over)) {
		let before = merged[key];
		merged[key] = isMapping(before) && isMapping(value) ? mergeOver(before, value) : value;
	}
	return merged;
}
function fillFrom(first, second, opaque = new Set()) {
	if (isEmpty(first)) return second ?? first;
	if (!isMapping(first) || !isMapping(second)) return first;
	let filled = { ...first };
	for (let [key, value] of Object.entries(second)) filled[key] = opaque.has(key) && !isEmpty(filled[key]) ? filled[key] : fillFrom(filled[key], value, opaque);
	return filled;
}
function isEmpty(value) {
	return Array.isArray(value) ? value.length === 0 : isMapping(value) ? Object.keys(value).length === 0 : value == null || value === "" || value === 0 || value === !1;
}
function sanitizeName(name) {
	return name.toLowerCase().replace(/[^-a-z0-9.]/gu, "-").slice(0, 253).replace(/^[-.]+|[-.]+$/g, "");
}
// src/render/argocd/generators/selector.ts
function selects(selector, labels) {
	if (!isMapping(selector)) return !0;
	let { matchLabels, matchExpressions } = selector;
	if (isMapping(matchLabels)) {
		for (let [key, value] of Object.entries(matchLabels)) if (labels[key] !== value) return !1;
	}
	return !Array.isArray(matchExpressions) || matchExpressions.filter(isMapping).every((one) => fits(one, labels));
}
function fits(expression, labels) {
	let { key, operator, values } = expression, label = typeof key == "string" && Object.hasOwn(labels, key) ? labels[key] : void 0, listed = label !== void 0 && Array.isArray(values) && values.includes(label);
	switch (operator) {
		case "In": return listed;
		case "NotIn": return !listed;
		case "Exists": return label !== void 0;
		case "DoesNotExist": return label === void 0;
		default: throw Error(`${JSON.stringify(operator)} is not a valid label selector operator`);
	}
}
// src/render/argocd/generators/cluster.ts
const inCluster = {
	name: "in-cluster",
	server: "https://kubernetes.default.svc"
}, typeLabel = { "argocd.argoproj.io/secret-type": "cluster" };
async function clusterParams(generator, context) {
	let { templating, clusters } = context;
	if (clusters === void 0) throw new NotRenderable("the cluster generator asks Argo CD for its clusters; name them in slipway.yaml: gate.argocd.clusters");
	let { selector, values, flatList } = generator, selecting = isMapping(selector) && (hasAny(selector.matchLabels) || hasAny(selector.matchExpressions)), found = [];
	for (let cluster of clusters) selects(selector, {
		...cluster.labels,
		...typeLabel
	}) && found.push(await appendValues(values, paramsOf$1(cluster, templating.goTemplate), templating));
	if (!selecting && !clusters.some(({ server }) => server === inCluster.server)) {
		let { name, server } = inCluster;
		found.push(await appendValues(values, {
			name,
			nameNormalized: name,
			server,
			project: ""
		}, templating));
	}
	return flatList === !0 ? [{ clusters: found }] : found;
}
function hasAny(value) {
	return typeof value == "object" && !!value && Object.keys(value).length > 0;
}
function paramsOf$1(cluster, goTemplate) {
	let { name, server, project = "", annotations = {} } = cluster, labels = {
		...cluster.labels,
		...typeLabel
	}, params = {
		name,
		nameNormalized: sanitizeName(name),
		server,
		project
	};
	if (goTemplate) return {
		...params,
		metadata: {
			...hasAny(annotations) ? { annotations } : {},
			labels
		}
	};
	let flat = (kind, texts) => Object.fromEntries(Object.entries(texts).map(([key, value]) => [`metadata.${kind}.${key}`, value]));
	return {
		...params,
		...flat("annotations", annotations),
		...flat("labels", labels)
	};
}
// src/render/argocd/generators/git.ts
async function gitParams(generator, context) {
	let { directories, files } = generator;
	if (Array.isArray(directories) && directories.length > 0) return await ofDirectories(generator, directories, context);
	if (Array.isArray(files) && files.length > 0) return await ofFiles(generator, files, context);
	throw Error("the git generator names neither directories nor files");
}
function itemsOf(list) {
	return list.filter(isMapping).map(({ path, exclude }) => ({
		path: text$1(path),
		exclude: exclude === !0
	}));
}
function text$1(value) {
	return typeof value == "string" ? value : "";
}
async function ofDirectories(generator, list, context) {
	let files = await context.files(text$1(generator.repoURL), text$1(generator.revision)), items = itemsOf(list).map(({ path, exclude }) => ({
		matches: matchPath(path),
		exclude
	})), chosen = foldersOf$2(files).filter((folder) => {
		let matching = items.filter(({ matches }) => matches(folder));
		return matching.length > 0 && !matching.some(({ exclude }) => exclude);
	}), found = [];
	for (let folder of chosen) found.push(await withPath({}, folder, void 0, generator, context));
	return found;
}
function foldersOf$2(files) {
	let folders = new Set();
	for (let file of files) {
		let parts = file.split("/").slice(0, -1);
		for (let depth = 1; depth <= parts.length && parts[depth - 1]?.startsWith(".") !== !0; depth++) folders.add(parts.slice(0, depth).join("/"));
	}
	return [...folders].toSorted((one, other) => byCodePoints(one.replaceAll("/", "\0"), other.replaceAll("/", "\0")));
}
async function ofFiles(generator, list, context) {
	let files = await context.files(text$1(generator.repoURL), text$1(generator.revision)), compile = context.newFileGlobbing ? matchDoublestar : matchPathspec, items = itemsOf(list).map(({ path, exclude }) => ({
		matches: compile(path),
		exclude
	})), chosen = files.filter((file) => {
		let matching = items.filter(({ matches }) => matches(file));
		return matching.length > 0 && !matching.some(({ exclude }) => exclude);
	}), found = [];
	for (let file of chosen.toSorted(byCodePoints)) {
		let value = await context.value(file) ?? {}, objects = isMapping(value) ? [value] : value;
		if (!Array.isArray(objects) || !objects.every(isMapping)) throw Error(`${file} is neither a mapping nor a list of mappings`);
		for (let object of objects) {
			let params = context.templating.goTemplate ? object : flatTexts(object);
			found.push(await withPath(params, posix.dirname(file), posix.basename(file), generator, context));
		}
	}
	return found;
}
function flatTexts(object) {
	return Object.fromEntries(Object.entries(flatten(object)).map(([key, value]) => [key, printed(value)]));
}
async function withPath(params, folder, file, { pathParamPrefix, values }, { templating }) {
	let prefix = text$1(pathParamPrefix), basename = posix.basename(folder), segments = folder.split("/"), facts = {
		basename,
		basenameNormalized: sanitizeName(basename)
	};
	file !== void 0 && Object.assign(facts, {
		filename: file,
		filenameNormalized: sanitizeName(file)
	});
	let all;
	if (templating.goTemplate) {
		let path = {
			path: folder,
			...facts,
			segments
		};
		all = {
			...params,
			...prefix === "" ? { path } : { [prefix]: { path } }
		};
	} else {
		let name = prefix === "" ? "path" : `${prefix}.path`;
		all = {
			...params,
			[name]: folder
		};
		for (let [fact, value] of Object.entries(facts)) all[`${name}.${fact}`] = value;
		for (let [index, segment] of segments.entries()) segment !== "" && (all[`${name}[${index}]`] = segment);
	}
	return await appendValues(values, all, templating);
}
// src/render/argocd/generators/list.ts
function listParams(generator, { templating, parse }) {
	let { elements, elementsYaml } = generator, listed = Array.isArray(elements) ? elements.filter(isMapping) : [], found = templating.goTemplate ? listed : listed.map(flatElement);
	if (typeof elementsYaml != "string" || elementsYaml === "") return found;
	let more = parse(elementsYaml);
	if (!Array.isArray(more) || !more.every(isMapping)) throw Error("elementsYaml is not a list of mappings");
	return [...found, ...more];
}
function flatElement(element) {
	let params = {};
	for (let [key, value] of Object.entries(element)) if (key !== "values") params[key] = text(value, key);
	else if (isMapping(value)) for (let [name, one] of Object.entries(value)) params[`values.${name}`] = text(one, name);
	else throw Error("error parsing values map");
	return params;
}
function text(value, key) {
	if (typeof value != "string") throw Error(`the list element's ${key} is not text, which needs goTemplate: true`);
	return value;
}
// src/render/argocd/generators/transform.ts
const elsewhere = [
	"scmProvider",
	"clusterDecisionResource",
	"pullRequest",
	"plugin"
], opaque = new Set(["valuesObject"]);
async function transform(generator, template, context, given = {}, depth = 0) {
	if (depth > 4) throw Error("generators are nested too deeply");
	let found = [];
	for (let [kind, own] of Object.entries(generator)) {
		if (kind === "selector" || !isMapping(own)) continue;
		let params = (await paramsOf(kind, await interpolate(own, given, context), context, depth)).filter((one) => generator.selector === void 0 || selects(generator.selector, texts(one)));
		found.push({
			params,
			template: fillFrom(own.template ?? {}, template, opaque)
		});
	}
	return found;
}
async function interpolate(own, given, { templating }) {
	return Object.keys(given).length === 0 ? own : await replaceDeep(own, given, templating, new Set([own.values]));
}
function texts(params) {
	return Object.fromEntries(Object.entries(flatten(params)).map(([key, value]) => [key, printed(value)]));
}
async function paramsOf(kind, generator, context, depth) {
	switch (kind) {
		case "list": return listParams(generator, context);
		case "clusters": return await clusterParams(generator, context);
		case "git": return await gitParams(generator, context);
		case "matrix": return await matrixParams(generator, context, depth);
		case "merge": return await mergeParams(generator, context, depth);
	}
	throw elsewhere.includes(kind) ? new NotRenderable(`the ${kind} generator asks a service for its parameters`) : Error(`there is no generator ${JSON.stringify(kind)}`);
}
function childrenOf(generator, kind) {
	let { generators } = generator, children = Array.isArray(generators) ? generators.filter(isMapping) : [];
	if (children.length < 2) throw Error(`found less than two generators, ${kind} support only two`);
	return children;
}
async function childParams(child, context, given, depth) {
	let [only, second] = await transform(child, {}, context, given, depth + 1);
	if (only === void 0) throw Error("child generator generated no parameters");
	if (second !== void 0) throw Error("found more than one generator in one entry");
	return only.params;
}
async function matrixParams(generator, context, depth) {
	let [first = {}, second = {}, third] = childrenOf(generator, "Matrix");
	if (third !== void 0) throw Error("found more than two generators, Matrix support only two");
	let found = [];
	for (let one of await childParams(first, context, {}, depth)) for (let other of await childParams(second, context, one, depth)) found.push(context.templating.goTemplate ? mergeOver(other, one) : combine(one, other));
	return found;
}
function combine(one, other) {
	let combined = Object.fromEntries(Object.entries(one).map(([key, value]) => [key, printed(value)]));
	for (let [key, value] of Object.entries(other)) {
		let text = printed(value);
		if (Object.hasOwn(combined, key) && combined[key] !== text) throw Error(`found duplicate key ${key} with different value, a: ${String(combined[key])} ,b: ${text}`);
		combined[key] = text;
	}
	return combined;
}
async function mergeParams(generator, context, depth) {
	let { mergeKeys } = generator, keys = Array.isArray(mergeKeys) ? [...new Set(mergeKeys.map(String))].toSorted(byCodePoints) : [];
	if (keys.length === 0) throw Error("no merge keys were specified, Merge requires at least one");
	let [base = {}, ...others] = childrenOf(generator, "Merge"), merged = byMergeKey(keys, await childParams(base, context, {}, depth));
	for (let child of others) {
		let over = byMergeKey(keys, await childParams(child, context, {}, depth));
		for (let [key, params] of merged) {
			let found = over.get(key);
			found !== void 0 && merged.set(key, context.templating.goTemplate ? mergeOver(params, found) : {
				...params,
				...found
			});
		}
	}
	return [...merged.values()];
}
function byMergeKey(keys, sets) {
	let found = new Map();
	for (let params of sets) {
		let key = JSON.stringify(Object.fromEntries(keys.map((one) => [one, params[one] ?? null])));
		if (found.has(key)) throw Error(`the parameters from a generator were not unique by the given mergeKeys, Merge requires all param sets to be unique. Duplicate key was ${key}`);
		found.set(key, params);
	}
	return found;
}
// src/render/argocd/template-patch.ts
function patchTemplate(application, patch) {
	if (patch == null) return application;
	if (!isMapping(patch)) throw Error("the templatePatch is not a mapping");
	let patched = merge$1(application, patch), project = isMapping(application.spec) ? application.spec.project : void 0, spec = isMapping(patched.spec) ? patched.spec : {};
	return {
		...patched,
		spec: project === void 0 ? spec : {
			...spec,
			project
		}
	};
}
function merge$1(original, patch) {
	let { $patch: directive, ...fields } = patch;
	if (directive === "delete") return {};
	let merged = directive === "replace" ? {} : { ...original };
	for (let [key, value] of Object.entries(fields)) {
		if (key.startsWith("$")) continue;
		if (value === null) {
			delete merged[key];
			continue;
		}
		let before = merged[key];
		merged[key] = isMapping(value) ? merge$1(isMapping(before) ? before : {}, value) : value;
	}
	return merged;
}
// src/render/argocd/application-set.ts
const mostApplications = 5e3;
async function generateApplications(set, context) {
	let spec = isMapping(set.spec) ? set.spec : {}, template = isMapping(spec.template) ? spec.template : {}, namespace = isMapping(set.metadata) ? set.metadata.namespace : void 0, generators = Array.isArray(spec.generators) ? spec.generators.filter(isMapping) : [], applications = [], problems = [], attempt = async (work) => {
		try {
			await work();
		} catch (thrown) {
			let message = thrown instanceof Error ? thrown.message : String(thrown);
			problems.push({
				message,
				offline: thrown instanceof NotRenderable
			});
		}
	};
	for (let [index, generator] of generators.entries()) await attempt(async () => {
		for (let { params, template: own } of await transform(generator, template, context)) {
			if (applications.length + params.length > mostApplications) throw Error(`it generates more than ${mostApplications} Applications`);
			for (let one of params) await attempt(async () => {
				let manifest = await instantiate(own, spec.templatePatch, one, namespace, context);
				applications.push({
					manifest,
					params: one,
					generator: index
				});
			});
		}
	});
	return {
		applications,
		problems
	};
}
async function instantiate(template, templatePatch, params, namespace, { templating, parse }) {
	let { metadata, spec } = template, draft = {
		apiVersion: "argoproj.io/v1alpha1",
		kind: "Application",
		metadata: metadata ?? {},
		spec: spec ?? {}
	}, application = Object.keys(params).length === 0 ? draft : await replaceDeep(draft, params, templating);
	if (typeof templatePatch == "string") {
		let [patch = ""] = await templating.replaceAll([templatePatch], params);
		application = patchTemplate(application, parse(patch));
	}
	let { namespace: _, ...others } = isMapping(application.metadata) ? application.metadata : {};
	return {
		...application,
		metadata: {
			...others,
			...namespace === void 0 ? {} : { namespace }
		}
	};
}
function add(roots, manifest, { location, reader, ...more }, problems = []) {
	let metadata = isMapping(manifest.metadata) ? manifest.metadata : {}, start = `${location.file}#${textOf$1(manifest.kind)}/${textOf$1(metadata.namespace)}/${textOf$1(metadata.name)}`, id = start;
	for (let number = 2; roots.has(id); number++) id = `${start}#${number}`;
	let name = `${textOf$1(manifest.kind)} ${textOf$1(metadata.name)}`;
	roots.set(id, {
		id,
		manifest,
		location,
		problems,
		described: {
			name,
			manifest,
			location,
			reader,
			...more
		}
	});
}
async function addObject(roots, manifest, location, look, rendered) {
	if (manifest.apiVersion !== "argoproj.io/v1alpha1") return;
	let { reader } = look, own = {
		location,
		reader,
		rendered
	};
	if (manifest.kind === "Application" && add(roots, manifest, own), manifest.kind !== "ApplicationSet") return;
	let set = {
		...own,
		name: `ApplicationSet ${textOf$1(manifest.metadata?.name)}`,
		manifest
	}, { applications, problems } = await generateApplications(manifest, contextOf(manifest, look));
	for (let [index, { manifest: application, params, generator }] of applications.entries()) add(roots, application, {
		location,
		reader,
		generated: {
			set,
			index,
			params,
			generator,
			generate: async ({ set: other = manifest, file }) => (await generateApplications(other, contextOf(other, look, file))).applications.map((one) => one.manifest)
		}
	});
	problems.length > 0 && add(roots, manifest, own, problems);
}
function contextOf(set, { reader, files, settings, signal }, instead) {
	let spec = isMapping(set.spec) ? set.spec : {}, options = Array.isArray(spec.goTemplateOptions) ? spec.goTemplateOptions.map(String) : [];
	return {
		templating: createTemplating({
			goTemplate: spec.goTemplate === !0,
			options,
			evaluate: settings.evaluate,
			timeoutMs: 6e4,
			signal
		}),
		clusters: settings.clusters,
		newFileGlobbing: settings.newFileGlobbing,
		files: (repoURL) => isOneOf(repoURL, settings.repositories) === !1 ? Promise.reject(new NotRenderable(`its git generator reads another repository, ${repoURL}`)) : Promise.resolve(files),
		value: async (file) => file === instead?.path ? instead.value : valueOf(await reader.documents(file) ?? [], file),
		parse: (text) => valueOf(readDocuments(text), void 0)
	};
}
function valueOf(documents, file) {
	let first = documents.find(({ value, problem }) => value !== void 0 || problem !== void 0);
	if (first?.problem === void 0) return first?.value;
	let { message, line, column } = first.problem, what = `${file ?? "a text"} is not valid YAML: ${message}`;
	throw new SlipwayError("RENDER_PARSE", what, file === void 0 ? {} : { location: {
		file,
		line,
		column
	} });
}
function foldersOf$1(roots, { repositories }) {
	let folders = new Map();
	for (let { id, manifest } of roots.values()) if (manifest.kind === "Application") for (let { path, repoURL } of readApplication(manifest).sources) {
		if (textOf$1(repoURL).startsWith("oci://") || typeof path != "string" || isOneOf(textOf$1(repoURL), repositories) === !1) continue;
		let folder = posix.normalize(path).replace(/\/+$/, ""), known = folders.get(folder);
		known === void 0 ? folders.set(folder, [id]) : known.push(id);
	}
	return folders;
}
// src/render/argocd/destination-namespace.ts
const clusterScoped = {
	"": [
		"ComponentStatus",
		"Namespace",
		"Node",
		"PersistentVolume"
	],
	"admissionregistration.k8s.io": [
		"MutatingAdmissionPolicy",
		"MutatingAdmissionPolicyBinding",
		"MutatingWebhookConfiguration",
		"ValidatingAdmissionPolicy",
		"ValidatingAdmissionPolicyBinding",
		"ValidatingWebhookConfiguration"
	],
	"apiextensions.k8s.io": ["CustomResourceDefinition"],
	"apiregistration.k8s.io": ["APIService"],
	"certificates.k8s.io": ["CertificateSigningRequest", "ClusterTrustBundle"],
	"flowcontrol.apiserver.k8s.io": ["FlowSchema", "PriorityLevelConfiguration"],
	"networking.k8s.io": [
		"IngressClass",
		"IPAddress",
		"ServiceCIDR"
	],
	"node.k8s.io": ["RuntimeClass"],
	policy: ["PodSecurityPolicy"],
	"rbac.authorization.k8s.io": ["ClusterRole", "ClusterRoleBinding"],
	"resource.k8s.io": ["DeviceClass", "ResourceSlice"],
	"scheduling.k8s.io": ["PriorityClass"],
	"storage.k8s.io": [
		"CSIDriver",
		"CSINode",
		"StorageClass",
		"VolumeAttachment",
		"VolumeAttributesClass"
	],
	"cert-manager.io": ["ClusterIssuer"],
	"external-secrets.io": ["ClusterExternalSecret", "ClusterSecretStore"],
	"gateway.networking.k8s.io": ["GatewayClass"],
	"karpenter.sh": ["NodeClaim", "NodePool"],
	"kyverno.io": ["ClusterCleanupPolicy", "ClusterPolicy"],
	"snapshot.storage.k8s.io": ["VolumeSnapshotClass", "VolumeSnapshotContent"],
	"templates.gatekeeper.sh": ["ConstraintTemplate"]
};
function applyNamespace(objects, namespace) {
	let defined = scopesOf(objects);
	return objects.map((object) => {
		let { metadata, kind, apiVersion } = object.manifest, scoped = defined.get(`${groupOf(apiVersion)}/${kind}`) ?? isClusterScoped(groupOf(apiVersion), kind), fields = isMapping(metadata) ? metadata : {}, given = fields.namespace, named = typeof given == "string" && given !== "";
		if (scoped) {
			if (!named) return object;
			let { namespace: _, ...others } = fields;
			return {
				...object,
				manifest: {
					...object.manifest,
					metadata: others
				}
			};
		}
		return named || namespace === "" ? object : {
			...object,
			manifest: {
				...object.manifest,
				metadata: {
					...fields,
					namespace
				}
			}
		};
	});
}
function isClusterScoped(group, kind) {
	return group === "constraints.gatekeeper.sh" ? !0 : clusterScoped[group]?.includes(kind) ?? !1;
}
function scopesOf(objects) {
	let found = new Map();
	for (let { manifest } of objects) {
		if (manifest.kind !== "CustomResourceDefinition") continue;
		let spec = manifest.spec;
		isMapping(spec) && isMapping(spec.names) && found.set(`${String(spec.group)}/${String(spec.names.kind)}`, spec.scope === "Cluster");
	}
	return found;
}
// src/render/argocd/source-directory.ts
async function renderDirectorySource(request, context) {
	let { folder, source } = request, directory = mappingOf(source.directory), include = textOf$1(directory.include), exclude = textOf$1(directory.exclude), [included, excluded] = [matchGobwas(include), matchGobwas(exclude)], entries = await context.reader.tree.list(folder === "." ? void 0 : [folder]), objects = [], errors = [];
	if (entries.length === 0) return nothing(problem("ROOT_NOT_FOUND", `there is no folder ${folder}`));
	for (let { path, mode } of entries) {
		let inside = folder === "." ? path : posix.relative(folder, path);
		if (mode === "160000" || directory.recurse !== !0 && inside.includes("/") || !/\.(yaml|yml|json|jsonnet)$/.test(posix.basename(path)) || exclude !== "" && excluded(inside) || include !== "" && !included(inside)) continue;
		if (path.endsWith(".jsonnet")) {
			errors.push(problem("RENDER_FAILED", `${path} is Jsonnet, which is not rendered here`, { file: path }));
			continue;
		}
		if ((await context.reader.text(path))?.includes("+argocd:skip-file-rendering") === !0) continue;
		let found = fromDocuments(path, await context.reader.documents(path) ?? []);
		objects.push(...found.objects), errors.push(...found.errors);
	}
	return {
		objects,
		errors
	};
}
// src/render/helm/set-path.ts
var import_dist = require_dist();
function parseSetPath(name) {
	let path = [];
	for (let [, key, index] of name.matchAll(/((?:\\.|[^.[\\])+)|\[(\d+)\]/g)) index === void 0 ? key !== void 0 && path.push(key.replaceAll(/\\(.)/g, "$1")) : path.push(Number(index));
	return path;
}
// src/render/argocd/helm-layers.ts
async function helmLayers(helm, field, parameters, files, reader) {
	let layers = [], { valuesObject, values } = helm;
	valuesObject == null ? typeof values == "string" && layers.push({
		type: "values",
		data: readDocuments(values).find(({ value }) => value !== void 0)?.value,
		stand: (path) => ({
			...field(["helm", "values"]),
			inside: {
				document: 0,
				path
			}
		})
	}) : layers.push({
		type: "values",
		data: valuesObject,
		stand: (path) => field([
			"helm",
			"valuesObject",
			...path
		])
	});
	let named = mappingsOf(helm.parameters).map(({ name }, index) => ({
		path: parseSetPath(textOf$1(name)),
		stand: field([
			"helm",
			"parameters",
			index,
			"value"
		]),
		value: parameters[index]?.value ?? "",
		forced: parameters[index]?.forced === !0
	}));
	for (let forced of [!1, !0]) for (let [index, { path, value, stand }] of named.filter((one) => one.forced === forced).entries()) layers.push({
		type: forced ? "setString" : "set",
		index,
		path,
		value,
		stand
	});
	for (let [index, { name, path: file }] of files.entries()) {
		let value = await reader.text(file).catch(() => void 0) ?? "", stand = {
			in: {
				file,
				whole: !0
			},
			path: []
		};
		layers.push({
			type: "setFile",
			index,
			path: parseSetPath(name),
			value,
			stand
		});
	}
	return layers;
}
// src/render/argocd/source-helm.ts
async function renderHelmSource(request, context) {
	let { folder, top, source, application, environment, refs, file, field, applicationField } = request, helm = mappingOf(source.helm), where = {
		folder,
		top,
		refs,
		environment,
		file
	}, values = await resolveValueFiles({
		...where,
		reader: context.reader,
		names: textsOf(helm.valueFiles),
		ignoreMissing: helm.ignoreMissingValueFiles === !0
	}), parameters = mappingsOf(helm.parameters).map(({ name, value: given, forceString }) => {
		let value = substitute(printedValue(given), environment);
		return {
			value,
			text: `${textOf$1(name)}=${escapeCommas(value)}`,
			forced: forceString === !0
		};
	}), files = mappingsOf(helm.fileParameters).map(({ name, path }) => ({
		name: textOf$1(name),
		path: resolvePath(textOf$1(path), where)
	})), layers = await helmLayers(helm, field, parameters, files, context.reader), named = textOf$1(helm.namespace) !== "", inline = inlineValues(helm), options = {
		release: textOf$1(helm.releaseName) || releaseOf(application),
		namespace: textOf$1(helm.namespace) || application.destinationNamespace || "default",
		apiVersions: textsOf(helm.apiVersions),
		skipCrds: helm.skipCrds === !0,
		skipSchema: helm.skipSchemaValidation === !0,
		set: parameters.filter(({ forced }) => !forced).map(({ text }) => text),
		setString: parameters.filter(({ forced }) => forced).map(({ text }) => text),
		setFile: files.map(({ name, path }) => `${name}=${escapeCommas(path)}`),
		trace: {
			layers,
			facts: {
				release: textOf$1(helm.releaseName) === "" ? applicationField(["metadata", "name"]) : field(["helm", "releaseName"]),
				namespace: named ? field(["helm", "namespace"]) : applicationField([
					"spec",
					"destination",
					"namespace"
				])
			},
			brought: field([])
		},
		...inline === void 0 ? {} : { overrides: inline }
	}, version = textOf$1(helm.kubeVersion);
	return await renderChart(folder, values, version === "" ? context : {
		...context,
		kubernetesVersion: version
	}, options);
}
function releaseOf({ name }) {
	return name.split("_").at(-1) ?? name;
}
function inlineValues(helm) {
	let { valuesObject, values } = helm;
	return valuesObject == null ? typeof values == "string" && values !== "" ? values : void 0 : (0, import_dist.stringify)(valuesObject);
}
function printedValue(value) {
	return typeof value == "string" || typeof value == "number" || typeof value == "boolean" ? String(value) : "";
}
function escapeCommas(value) {
	return value.startsWith("{") && value.endsWith("}") ? value : value.replace(/(?<!\\),/g, String.raw`\,`);
}
// src/render/argocd/source-plugin.ts
const pluginAnnotation = "slipway.dev/config-management-plugin";
async function renderPluginSource(request, id, location, context) {
	let { source, folder, settings } = request, name = textOf$1(mappingOf(source.plugin).name), called = name === "" ? "a plugin that Argo CD finds by the folder" : `the plugin ${name}`, treatment = settings.plugins[name] ?? settings.plugins["*"];
	if (treatment === void 0) {
		let words = `${id}: ${called} is a program that would be run; say in gate.plugins what to take instead: stub, passthrough or exclude`;
		return nothing(problem("RENDER_NEEDS_TRUST", words, location));
	}
	switch (treatment) {
		case "passthrough": return marked(await passThrough(request, context), name, request);
		case "exclude": return {
			objects: [],
			errors: [],
			excluded: `${called} renders ${folder}, which gate.plugins excludes`
		};
		case "stub": return marked({
			objects: [{
				manifest: stub(request, name),
				origin: origin(location)
			}],
			errors: []
		}, name, request);
	}
}
async function passThrough(request, context) {
	let { plugin: _, ...source } = request.source, entries = await context.reader.tree.list(request.folder === "." ? void 0 : [request.folder]), plain = {
		...request,
		source
	};
	switch (sourceType(source, request.folder, new Set(entries.map(({ path }) => path)))) {
		case "helm": return await renderHelmSource(plain, context);
		case "kustomize": return await renderKustomizeSource(plain, context);
		case "directory":
		case "plugin": return await renderDirectorySource(plain, context);
	}
}
function origin(location) {
	return location.line === void 0 ? { file: location.file } : {
		file: location.file,
		line: location.line
	};
}
function stub({ application, folder }, plugin) {
	return {
		apiVersion: "v1",
		kind: "ConfigMap",
		metadata: { name: `${application.name}-plugin-output` },
		data: {
			plugin,
			folder
		}
	};
}
function marked(content, name, { field }) {
	let objects = content.objects.map((object) => {
		let metadata = mappingOf(object.manifest.metadata), annotations = {
			...mappingOf(metadata.annotations),
			[pluginAnnotation]: name === "" ? "*" : name
		}, set = [{
			path: [
				"metadata",
				"annotations",
				pluginAnnotation
			],
			from: field(["plugin"])
		}], manifest = {
			...object.manifest,
			metadata: {
				...metadata,
				annotations
			}
		};
		return derive(object, manifest, {
			by: "fields",
			before: object,
			set
		});
	});
	return {
		...content,
		objects
	};
}
// src/render/argocd/submodules.ts
async function submoduleIn(folder, reader) {
	let inside = (await reader.tree.list(folder === "." ? void 0 : [folder])).find(({ mode }) => mode === "160000");
	return inside === void 0 ? void 0 : `${inside.path} is a submodule, and what it holds is in another repository`;
}
// src/render/argocd/render-application.ts
async function renderApplication(id, context) {
	let index = await context.applications?.(), root = index?.roots.get(id);
	if (index === void 0 || root === void 0) return nothing(problem("ROOT_NOT_FOUND", `there is no ${id}`));
	let content = await renderRoot(root, index.settings, context), namespace = namespaceOf$1(root.manifest);
	return content.errors.length === 0 && content.excluded === void 0 || namespace === void 0 ? content : {
		...content,
		unseen: [namespace]
	};
}
async function renderRoot(root, settings, context) {
	let { id } = root;
	if (settings.remote === "exclude" && root.problems.length > 0 && root.problems.every(({ offline }) => offline)) return {
		objects: [],
		errors: [],
		excluded: `${id} needs more than this repository`
	};
	let errors = root.problems.map(({ message, offline }) => problem(offline ? "RENDER_NEEDS_TRUST" : "RENDER_FAILED", `${id}: ${message}`, root.location));
	if (root.manifest.kind !== "Application") return {
		objects: [],
		errors
	};
	let application = readApplication(root.manifest);
	if (application.sources.length === 0) return nothing(problem("RENDER_FAILED", `${id} has no source`, root.location));
	let rendered = [], excluded;
	for (let [index, source] of application.sources.entries()) {
		if (isReference(source)) continue;
		let content = await attempt$1(() => renderSource(application, index, root, settings, context), id, root.location);
		rendered.push(...ofSource(content.objects, application, index)), errors.push(...content.errors), excluded ??= content.excluded;
	}
	let objects = lastOfEach(withNamespace(rendered, application, root));
	return excluded === void 0 ? {
		objects,
		errors
	} : {
		objects,
		errors,
		excluded
	};
}
async function attempt$1(work, id, location) {
	try {
		return await work();
	} catch (thrown) {
		let errors = toSlipwayErrors(thrown);
		if (errors.some(({ code }) => code === "TOOL_MISSING" || code === "INTERNAL" || code === "EXEC_FAILED")) throw thrown;
		return nothing(...errors.map(toErrorDocument).map((error) => ({
			...error,
			message: `${id}: ${error.message}`,
			location: error.location ?? location
		})));
	}
}
async function renderSource(application, index, root, settings, context) {
	let { id, location } = root, source = application.sources[index] ?? {}, origin = remoteSource(source), { charts } = context, hint = origin === void 0 ? void 0 : charts?.refused(origin);
	if (origin !== void 0 && charts !== void 0 && hint === void 0) return await renderRemoteSource({
		application,
		index,
		origin,
		settings,
		root
	}, charts, context, (request, changed) => renderLocalSource(request, {
		id,
		location
	}, changed));
	let where = whereabouts(source, settings);
	if (where !== void 0 && settings.remote === "exclude") return {
		objects: [],
		errors: [],
		excluded: where
	};
	if (where !== void 0) return nothing(elsewhereProblem$1(`${id}: ${where}`, hint, location));
	let request = await localSource(application, index, root, context.reader, settings);
	if (request.files.size === 0) {
		let guess = settings.repositories.length > 0 ? "" : `; if ${textOf$1(source.repoURL)} is another repository, it is not rendered here`;
		return nothing(problem("ROOT_NOT_FOUND", `${id}: there is no folder ${request.folder}${guess}`, location));
	}
	let submodule = await submoduleOf(request, context.reader);
	return submodule !== void 0 && settings.remote === "exclude" ? {
		objects: [],
		errors: [],
		excluded: submodule
	} : submodule === void 0 ? await renderLocalSource(request, {
		id,
		location
	}, context) : nothing(problem("RENDER_NEEDS_TRUST", `${id}: ${submodule}`, location));
}
const chartFolders = [
	"templates",
	"charts",
	"crds"
];
async function submoduleOf({ source, folder, files }, reader) {
	let type = sourceType(source, folder, files), isSearched = type === "directory" && mappingOf(source.directory).recurse === !0, searched = type === "helm" ? chartFolders.map((name) => posix.join(folder, name)) : isSearched ? [folder] : [];
	return (await Promise.all(searched.map((each) => submoduleIn(each, reader)))).find((each) => each !== void 0);
}
async function renderLocalSource(request, { id, location }, context) {
	switch (sourceType(request.source, request.folder, request.files)) {
		case "helm": return await renderHelmSource(request, context);
		case "kustomize": return await renderKustomizeSource(request, context);
		case "directory": return await renderDirectorySource(request, context);
		case "plugin": return await renderPluginSource(request, id, location, context);
	}
}
function ofSource(objects, { sources, name }, index) {
	if (sources.length < 2) return objects;
	let { path, chart } = sources[index] ?? {}, of = `source ${index + 1} of ${sources.length} of Application ${name} (${textOf$1(chart) || textOf$1(path) || "."})`;
	return objects.map((before) => noteStep({ ...before }, {
		by: "fields",
		before,
		of,
		set: []
	}));
}
function withNamespace(objects, { destinationNamespace }, { described }) {
	let from = {
		in: described,
		path: [
			"spec",
			"destination",
			"namespace"
		]
	};
	return applyNamespace(objects, destinationNamespace).map((object, index) => {
		let before = objects[index];
		if (before === void 0 || before.manifest === object.manifest) return object;
		let set = object.manifest.metadata?.namespace === void 0 ? [] : [{
			path: ["metadata", "namespace"],
			from
		}];
		return noteStep(object, {
			by: "fields",
			before,
			set
		});
	});
}
function lastOfEach(objects) {
	let found = new Map();
	for (let object of objects) {
		let { metadata } = object.manifest, key = mappingOf(metadata).name === void 0 ? `#${found.size}` : formatIdentity(identify(object.manifest));
		found.delete(key), found.set(key, object);
	}
	return [...found.values()];
}
async function withAppsOfApps(index, look, charts) {
	let { settings } = look;
	if (settings.render === void 0) return index;
	let bringing = new Set();
	for (let chart of charts) await bringsApplications(chart, look) && bringing.add(chart);
	let roots = new Map(index.roots), done = new Set();
	for (let depth = 0; depth < 4 && bringing.size > 0; depth++) {
		let folders = foldersOf$1(roots, settings), fresh = [...bringing].flatMap((chart) => {
			let by = folders.get(chart) ?? [];
			return by.length > 0 ? by.map((id) => ({
				id,
				engine: "argocd"
			})) : [{
				id: chart,
				engine: "helm"
			}];
		}).filter(({ id }) => !done.has(id));
		if (fresh.length === 0) break;
		for (let root of fresh) {
			done.add(root.id);
			for (let object of await objectsOf(root, {
				...index,
				roots
			}, look)) {
				let { manifest, origin } = object, bringer = roots.get(root.id)?.location.file ?? posix.join(root.id, "Chart.yaml");
				await addObject(roots, manifest, {
					file: origin?.file ?? bringer,
					line: origin?.line ?? 1
				}, look, object);
			}
		}
	}
	return {
		...index,
		roots,
		folders: foldersOf$1(roots, settings)
	};
}
async function objectsOf(root, index, look) {
	let find = {
		roots: new Map([...index.roots.values()].map((one) => [one.id, appliedRoot(one, index)])),
		folders: index.folders
	}, { reader } = look;
	return await look.settings.render?.({
		reader,
		root,
		applied: () => Promise.resolve(find)
	}) ?? [];
}
function appliedRoot({ id, location }, index) {
	let applications = () => Promise.resolve(index);
	return {
		id,
		engine: "argocd",
		location,
		render: (context) => renderApplication(id, {
			...context,
			applications
		})
	};
}
async function bringsApplications(chart, { reader, files }) {
	let start = posix.join(chart, "templates/");
	for (let file of files) {
		if (!file.startsWith(start)) continue;
		let text = await reader.text(file).catch(() => void 0) ?? "";
		if (/argoproj\.io\/v1alpha1/.test(text) && /kind:\s*["']?Application(Set)?\b/.test(text)) return !0;
	}
	return !1;
}
// src/render/argocd/find-applications.ts
async function findApplications(reader, settings, signal) {
	let files = await filesOf(reader), roots = new Map(), look = {
		reader,
		files,
		settings,
		signal
	};
	for (let { manifest, location } of await findOperatorObjects(reader, (text) => mayName("argoproj.io", text))) await addObject(roots, manifest, location, look);
	return await withAppsOfApps({
		roots,
		folders: foldersOf$1(roots, settings),
		settings
	}, look, chartFolders$1(files));
}
// src/render/argocd/argocd-engine.ts
function argocdEngine(settings, signal) {
	return async (reader) => {
		let index = await findApplications(reader, settings, signal), roots = [...index.roots.values()].map((root) => {
			let { id, location } = root;
			return {
				id,
				engine: "argocd",
				location,
				render: (context) => renderApplication(id, {
					...context,
					applications: () => Promise.resolve(index)
				}),
				inputs: (closures) => applicationInputs(root, reader, closures, settings)
			};
		});
		return {
			roots: new Map(roots.map((root) => [root.id, root])),
			folders: index.folders
		};
	};
}
// src/render/flux/objects.ts
function mayBeFlux(text) {
	return mayName("fluxcd.io", text);
}
function isKustomization(object) {
	return object.kind === "Kustomization" && groupOf(object.apiVersion) === "kustomize.toolkit.fluxcd.io";
}
function isHelmRelease(object) {
	return object.kind === "HelmRelease" && groupOf(object.apiVersion) === "helm.toolkit.fluxcd.io";
}
function isSource(object) {
	return ["source.toolkit.fluxcd.io", "source.extensions.fluxcd.io"].includes(groupOf(object.apiVersion));
}
function specOf(object) {
	return dataOf(object.spec);
}
function dataOf(value) {
	return isMapping(value) ? value : {};
}
function listOf(value) {
	return Array.isArray(value) ? value.filter(isMapping) : [];
}
function textOf(value) {
	return typeof value == "string" ? value : typeof value == "number" || typeof value == "boolean" ? String(value) : "";
}
function nameOf(object) {
	return textOf(object.metadata?.name);
}
function namespaceOf(object) {
	return textOf(object.metadata?.namespace);
}
function keyOf(object) {
	return `${object.kind}/${namespaceOf(object)}/${nameOf(object)}`;
}
// src/render/flux/kustomization-patches.ts
const indifferent = new Set([
	"commonMetadata",
	"decryption",
	"deletionPolicy",
	"dependsOn",
	"force",
	"healthCheckExprs",
	"healthChecks",
	"interval",
	"kubeConfig",
	"prune",
	"retryInterval",
	"serviceAccountName",
	"suspend",
	"timeout",
	"wait"
]);
function handedDown(bodies) {
	let found = [], substitutes = !1, take = (field, value) => {
		if (field === "postBuild") substitutes = !0;
		else if (field === "patches") {
			let patches = Array.isArray(value) ? value : [value];
			if (!patches.every((one) => isMapping(one) && typeof one.patch == "string")) return !1;
			found.push(...listOf(patches));
		} else return indifferent.has(field);
		return !0;
	};
	return bodies.every((body) => Array.isArray(body) ? operations(body, take) : merge(body, take)) ? {
		patches: found,
		substitutes
	} : void 0;
}
function merge(body, take) {
	return !isMapping(body) || !hasOnly(body, [
		"apiVersion",
		"kind",
		"metadata",
		"spec"
	]) || !hasOnly(dataOf(body.metadata), [
		"name",
		"namespace",
		"labels",
		"annotations"
	]) ? !1 : Object.entries(dataOf(body.spec)).every(([field, value]) => take(field, value));
}
function operations(body, take) {
	return listOf(body).every(({ op, path, value, from }) => {
		if (from !== void 0) return !1;
		let [top = "", start, field = "", ...rest] = textOf(path).split("/");
		return top !== "" || start !== "spec" || rest.length > (field === "patches" ? 1 : 1e400) ? !1 : (["add", "replace"].includes(textOf(op)) || indifferent.has(field)) && take(field, value);
	});
}
function hasOnly(data, keys) {
	return Object.keys(data).every((key) => keys.includes(key));
}
// src/render/flux/flux-edits.ts
const nothingHanded = {
	patches: [],
	substitutes: !1
}, none = {
	charts: !1,
	values: !1,
	sources: !1,
	handed: nothingHanded
}, brought = new WeakMap(), freeFields = [
	"replacements",
	"transformers",
	"generators",
	"vars"
];
async function fluxEdits(set, node, closure, of, given = nothingHanded) {
	if (closure.isOpen || closure.needs.length > 0) return;
	let layers = layersOf(closure.layer), found = brought.get(closure) ?? broughtObjects(set.reader, layers);
	brought.set(closure, found);
	let all = await found;
	if (all === void 0 || layers.some(({ kustomization }) => changesKinds(kustomization.data))) return;
	let objects = of === void 0 ? all : all.filter(({ manifest, file }) => isSource(manifest) || of.has(file));
	if (objects.length === 0) return none;
	if (!objects.every((one) => isSource(one.manifest) || isListed$1(set, one))) return;
	let edits = [given.substitutes || specOf(node.manifest).postBuild !== void 0 ? substitutionEdits(objects) : none];
	for (let { patch, target } of given.patches) edits.push(patchEdits(readDocuments(textOf(patch)), target, objects));
	for (let layer of layers) edits.push(...await layerEdits(set.reader, layer, objects));
	return merged(edits);
}
function merged(edits) {
	let known = edits.filter((one) => one !== void 0);
	if (known.length < edits.length) return;
	let any = (key) => known.some((one) => one[key]), handed = joinHanded(known.map((one) => one.handed));
	return {
		charts: any("charts"),
		values: any("values"),
		sources: any("sources"),
		handed
	};
}
function joinHanded(all) {
	return {
		patches: all.flatMap(({ patches }) => patches),
		substitutes: all.some(({ substitutes }) => substitutes)
	};
}
function layersOf(top) {
	let found = new Set([top]);
	for (let layer of found) for (let part of layer.parts) part.type !== "file" && found.add(part.layer);
	return [...found];
}
async function broughtObjects(reader, layers) {
	let found = [];
	for (let part of layers.flatMap(({ parts }) => parts)) {
		if (part.type !== "file") continue;
		let { file } = part;
		if (!mayBeFlux(await reader.text(file) ?? "")) continue;
		let { objects, problems } = objectsOf$1(await reader.documents(file) ?? []);
		if (problems.length > 0) return;
		for (let { manifest } of objects) (isHelmRelease(manifest) || isKustomization(manifest) || isSource(manifest)) && found.push({
			manifest,
			file
		});
	}
	return found;
}
function isListed$1({ kustomizations, releases }, { manifest, file }) {
	return (isHelmRelease(manifest) ? releases : kustomizations).some((one) => one.location.file === file && nameOf(one.manifest) === nameOf(manifest));
}
function substitutionEdits(objects) {
	let charts = !1;
	for (let { manifest } of objects) {
		if (!isHelmRelease(manifest)) {
			if (hasVariable(manifest)) return;
			continue;
		}
		let { chart, chartRef, valuesFrom } = specOf(manifest), { version: _, ...rest } = dataOf(dataOf(chart).spec);
		if (hasVariable([rest, chartRef])) return;
		hasVariable([manifest.metadata, valuesFrom]) && (charts = !0);
	}
	return {
		...none,
		charts
	};
}
function hasVariable(value) {
	return JSON.stringify(value).includes("$");
}
function changesKinds(data) {
	return mappingList(data, "patches").some(({ options }) => dataOf(options).allowKindChange === !0);
}
async function layerEdits(reader, { kustomization: { data, folder, file } }, objects) {
	if (freeFields.some((key) => Array.isArray(data[key]) && data[key].length > 0) || ["labels", "commonLabels"].some((key) => mappingList(data, key).some((one) => "fields" in one))) return [void 0];
	let read = async (path) => await reader.documents(joinInside(folder, path, { file })) ?? [];
	for (let path of textList(data, "configurations")) if (!(await read(path)).every(({ value }) => isMapping(value) && Object.keys(value).every((key) => key === "nameReference"))) return [void 0];
	let edits = [namingEdits(data, objects)];
	for (let patch of [...mappingList(data, "patches"), ...mappingList(data, "patchesJson6902")]) {
		let [path, inline] = [textField(patch, "path"), textField(patch, "patch")], documents = path === void 0 ? readDocuments(inline ?? "") : await read(path);
		edits.push(patchEdits(documents, patch.target, objects));
	}
	for (let entry of textList(data, "patchesStrategicMerge")) edits.push(patchEdits(isPath(entry) ? await read(entry) : readDocuments(entry), void 0, objects));
	return edits;
}
function namingEdits(data, objects) {
	let isRenamed = ["namePrefix", "nameSuffix"].some((key) => textField(data, key) !== void 0), isMoved = textField(data, "namespace") !== void 0;
	if (!isRenamed && !isMoved) return none;
	for (let { manifest } of objects) if (isRenamed && !isHelmRelease(manifest) || isKustomization(manifest) && dataOf(specOf(manifest).sourceRef).namespace === void 0) return;
	return {
		...none,
		charts: !0,
		sources: isRenamed
	};
}
function patchEdits(documents, target, objects) {
	let bodies = documents.map(({ value }) => value).filter((value) => value != null), kinds = kindsOf(bodies, target), touched = objects.filter(({ manifest: { kind } }) => kinds?.has(kind) !== !1);
	if (touched.length === 0) return none;
	if (documents.some(({ problem }) => problem !== void 0) || touched.some(({ manifest }) => isSource(manifest))) return;
	let handed = touched.some(({ manifest }) => isKustomization(manifest)) ? handedDown(bodies) : nothingHanded;
	if (handed === void 0) return;
	if (!touched.some(({ manifest }) => isHelmRelease(manifest))) return {
		...none,
		handed
	};
	let words = JSON.stringify(bodies);
	if (words.includes("valuesFiles") || bodies.flat().some((one) => isMapping(one) && "from" in one)) return;
	let charts = /chart/i.test(words);
	return {
		charts,
		values: words.includes("valuesFrom"),
		sources: charts || /source/i.test(words),
		handed
	};
}
function kindsOf(bodies, target) {
	if (isMapping(target)) {
		let kind = textField(target, "kind");
		return kind !== void 0 && /^[A-Za-z0-9]+$/.test(kind) ? new Set([kind]) : void 0;
	}
	let named = bodies.map((body) => isMapping(body) ? body.kind : void 0).filter((kind) => typeof kind == "string" && !kind.endsWith("List"));
	return named.length === bodies.length ? new Set(named) : void 0;
}
// src/render/flux/kustomization-options.ts
const optionKeys = [
	"targetNamespace",
	"namePrefix",
	"nameSuffix",
	"patches",
	"components",
	"patchesStrategicMerge",
	"patchesJson6902",
	"images",
	"buildMetadata"
];
async function generateKustomization(reader, folder, spec, where) {
	let existing = await readKustomization(reader, folder);
	if (existing !== void 0 && optionKeys.every((key) => spec[key] === void 0)) return;
	let data = existing === void 0 ? await scanned(reader, folder, where.file) : { ...existing.data };
	for (let [from, to] of [
		["targetNamespace", "namespace"],
		["namePrefix", "namePrefix"],
		["nameSuffix", "nameSuffix"]
	]) typeof spec[from] == "string" && (data[to] = spec[from]);
	append(data, "patches", listOf(spec.patches)), append(data, "components", await components(reader, folder, spec, where)), append(data, "patchesStrategicMerge", listOf(spec.patchesStrategicMerge).map((patch) => JSON.stringify(patch))), append(data, "patchesJson6902", listOf(spec.patchesJson6902).map(({ patch, target }) => ({
		patch: JSON.stringify(patch),
		target
	})));
	let images = listOf(spec.images);
	return images.length > 0 && (data.images = mergeImages(listOf(data.images), images)), Array.isArray(spec.buildMetadata) && spec.buildMetadata.length > 0 && (data.buildMetadata = spec.buildMetadata), {
		file: existing?.file ?? posix.join(folder, "kustomization.yaml"),
		text: `${JSON.stringify(data, void 0, 2)}\n`,
		data,
		original: existing?.data
	};
}
function append(data, key, added) {
	if (added.length === 0) return;
	let before = data[key];
	data[key] = [...Array.isArray(before) ? before : [], ...added];
}
async function scanned(reader, folder, file) {
	let entries = await reader.tree.list(folder === "." ? void 0 : [folder]);
	if (entries.length === 0) throw new SlipwayError("ROOT_NOT_FOUND", `there is no folder ${folder}`, { location: { file } });
	let inside = entries.filter(({ mode }) => mode !== "160000").map(({ path }) => folder === "." ? path : posix.relative(folder, path)), own = new Set(inside.filter((path) => kustomizationNames.includes(posix.basename(path))).map((path) => posix.dirname(path))), resources = new Set();
	for (let path of inside) {
		let parts = path.split("/"), kustomization = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join("/")).find((one) => own.has(one));
		kustomization === void 0 ? /\.ya?ml$/.test(path) && resources.add(`./${path}`) : resources.add(`./${kustomization}`);
	}
	let head = {
		apiVersion: "kustomize.config.k8s.io/v1beta1",
		kind: "Kustomization"
	};
	return resources.size === 0 ? {
		...head,
		namespace: "_placeholder"
	} : {
		...head,
		resources: [...resources].sort()
	};
}
async function components(reader, folder, spec, where) {
	let found = [];
	for (let component of Array.isArray(spec.components) ? spec.components.map(textOf) : []) {
		if (component.startsWith("/") || /^[a-z+]+:\/\//.test(component)) throw new SlipwayError("RENDER_FAILED", `component path '${component}' must be local and relative`, { location: where });
		let path = joinInside(folder, component, where);
		((await reader.tree.list([path])).length !== 0 || spec.ignoreMissingComponents !== !0) && found.push(component);
	}
	return found;
}
function mergeImages(before, added) {
	let merged = before.map((image) => ({ ...image }));
	for (let image of added) {
		let { name, newName, newTag, digest } = image, known = merged.find((one) => one.name === name);
		if (known === void 0) merged.push({ ...dataOf(image) });
		else if (textOf(newName) !== "" && (known.newName = newName), textOf(newTag) !== "" || textOf(digest) !== "") for (let [key, value] of Object.entries({
			newTag,
			digest
		})) textOf(value) === "" ? delete known[key] : known[key] = value;
	}
	return merged;
}
// src/render/flux/source-ignore.ts
const always = [
	".git/",
	".gitignore",
	".gitmodules",
	".gitattributes"
], byDefault = [
	"*.jpg *.jpeg *.gif *.png *.wmv *.flv *.tar.gz *.zip",
	".github/ .circleci/ .travis.yml .gitlab-ci.yml appveyor.yml .drone.yml cloudbuild.yaml",
	"codeship-services.yml codeship-steps.yml **/.goreleaser.yml **/.sops.yaml **/.flux.yaml"
].flatMap((line) => line.split(" ")), known = new WeakMap();
function artifactOf$1(reader, ignore, overlay) {
	let artifacts = known.get(reader) ?? new Map();
	known.set(reader, artifacts);
	let artifact = artifacts.get(ignore) ?? makeArtifact(reader, ignore, overlay);
	return artifacts.set(ignore, artifact), artifact;
}
async function makeArtifact(reader, ignore, overlay) {
	let entries = await reader.entries(), isIgnored = await readIgnored(reader, entries.map(({ path }) => path), ignore), out = new Map();
	for (let { path, mode } of entries) mode === "120000" ? out.set(path, "links are not archived") : mode === "160000" ? out.set(path, "submodules are not archived") : isIgnored(path) && out.set(path, ".sourceignore or spec.ignore of its source leaves it out");
	let changes = new Map([...out.keys()].map((path) => [path, null]));
	return {
		reader: overlaidReader(reader, changes, overlay),
		lacks(file) {
			let above = file.split("/").map((_, index, parts) => parts.slice(0, index + 1).join("/"));
			return out.get(above.find((path) => out.has(path)) ?? "");
		}
	};
}
async function readIgnored(reader, files, ignore) {
	let own = files.filter((file) => posix.basename(file) === ".sourceignore").toSorted(byFolders), patterns = [];
	for (let file of own) patterns.push(...parse$1(await reader.text(file) ?? "", posix.dirname(file)));
	patterns.push(...parse$1(ignore ?? "", "."));
	let all = [...(patterns.length > 0 ? always : [...always, ...byDefault]).map((text) => parsePattern(text, ".")), ...patterns].toReversed();
	return (path) => all.find((pattern) => pattern.matches(path.split("/")))?.excludes ?? !1;
}
function byFolders(one, other) {
	let [a, b] = [posix.dirname(one), posix.dirname(other)].map((folder) => folder === "." ? [] : folder.split("/"));
	for (let index = 0;; index++) {
		let [x, y] = [a?.[index], b?.[index]];
		if (x === void 0 || y === void 0) return (x === void 0 ? 0 : 1) - (y === void 0 ? 0 : 1);
		if (x !== y) return x < y ? -1 : 1;
	}
}
function parse$1(text, folder) {
	return text.split("\n").map((line) => line.replace(/\r$/, "")).filter((line) => !line.startsWith("#") && line.trim() !== "").map((line) => parsePattern(line, folder));
}
function parsePattern(line, folder) {
	let excludes = !line.startsWith("!"), said = excludes ? line : line.slice(1), text = said.endsWith("\\ ") ? said : said.replace(/ +$/, ""), ofFolders = text.endsWith("/"), segments = (ofFolders ? text.slice(0, -1) : text).split("/"), matchers = segments.map((segment) => ({
		segment,
		matches: matchSegment(segment)
	})), matches = segments.length > 1 ? matchPathOf(matchers, ofFolders) : matchNameOf(matchers, ofFolders), domain = folder === "." ? [] : folder.split("/");
	return {
		excludes,
		matches: (parts) => parts.length > domain.length && domain.every((part, index) => parts[index] === part) && matches(parts.slice(domain.length))
	};
}
function matchSegment(segment) {
	if (!/[*?[\\]/.test(segment)) return (part) => part === segment;
	let [, ending] = /^\*([^*?[\\]+)$/.exec(segment) ?? [];
	return ending === void 0 ? matchPath(segment) : (part) => part.endsWith(ending);
}
function matchNameOf([first], ofFolders) {
	return (parts) => {
		let at = parts.findIndex((part) => first?.matches(part) === !0);
		return at >= 0 && !(ofFolders && at === parts.length - 1);
	};
}
function matchPathOf(segments, ofFolders) {
	return (parts) => {
		let rest = parts, matched = !1, crosses = !1;
		for (let [index, { segment, matches }] of segments.entries()) if (segment === "") crosses = !1;
		else if (segment === "**") {
			if (index === segments.length - 1) break;
			crosses = !0;
		} else if (segment.includes("**") || rest.length === 0) return !1;
		else if (crosses) {
			crosses = !1;
			let at = rest.findIndex((part) => matches(part));
			matched = at >= 0, rest = at >= 0 ? rest.slice(at + 1) : [];
		} else {
			if (!matches(rest[0] ?? "")) return !1;
			matched = !0, rest = rest.slice(1);
		}
		return matched && !(ofFolders && rest.length === 0);
	};
}
function placeOfSource(query, sources, settings) {
	let { kind, namespace, name } = query, path = posix.normalize(posix.join("/", query.path)).slice(1).replace(/\/+$/, "") || ".", found = nearestFirst(sources, query.file).filter(({ manifest }) => manifest.kind === kind && nameOf(manifest) === name), source = (found.filter(({ manifest }) => ["", namespace].includes(namespaceOf(manifest)))[0] ?? found[0])?.manifest;
	if (kind === "ExternalArtifact") return placeInArtifact({
		...query,
		path
	}, sources, settings);
	if (kind === "GitRepository") {
		let url = source === void 0 ? "" : textOf(specOf(source).url), known = [...settings.repositories, ...bootstrapUrls(sources)], here = url === "" ? void 0 : isOneOf(url, known), ignore = source === void 0 ? void 0 : specOf(source).ignore, place = {
			folder: path,
			archive: { ignore: typeof ignore == "string" ? ignore : void 0 }
		};
		return here === !0 || name === "flux-system" ? place : source === void 0 ? { elsewhere: `there is no ${kind} ${name} in the repository` } : here === void 0 && path !== "." ? place : { elsewhere: `its source ${kind} ${name} is another repository, ${url} (if it is this one, name it in gate.flux.repositories)` };
	}
	return name === "flux-system" ? { folder: path } : { elsewhere: `its source ${kind} ${name}${source === void 0 ? "" : ` (${textOf(specOf(source).url) || textOf(specOf(source).bucketName)})`} has to be fetched` };
}
function placeInArtifact(query, sources, settings) {
	for (let { manifest } of nearestFirst(sources, query.file)) {
		if (manifest.kind !== "ArtifactGenerator") continue;
		let spec = specOf(manifest), artifact = listOf(spec.artifacts).find((one) => one.name === query.name);
		if (artifact !== void 0) {
			for (let copy of listOf(artifact.copy).toReversed()) {
				let [, alias = "", from = ""] = /^@([^/]+)\/(.*)$/s.exec(textOf(copy.from)) ?? [], to = textOf(copy.to).replace(/^@artifact\/?/, "").replace(/\/+$/, ""), whole = /^(.*?)\/?\*\*$/s.exec(from)?.[1], inside = to === "" ? query.path : query.path === to ? "." : relativeTo(to, query.path), base = whole ?? (from.endsWith("/") ? from.slice(0, -1) : void 0);
				if (inside === void 0 || base === void 0 || /[*?[]/.test(base)) continue;
				let given = listOf(spec.sources).find((one) => one.alias === alias);
				if (given === void 0) return { elsewhere: `its artifact ${query.name} copies from @${alias}, which is no source` };
				let namespace = textOf(given.namespace) || namespaceOf(manifest), path = posix.join(base === "" ? "." : base, inside), { file } = query;
				return placeOfSource({
					kind: textOf(given.kind),
					name: textOf(given.name),
					namespace,
					path,
					file
				}, sources, settings);
			}
			return { elsewhere: `its artifact ${query.name} has no copy of ${query.path}` };
		}
	}
	return { elsewhere: `there is no ArtifactGenerator of the artifact ${query.name} in the repository` };
}
function nearestFirst(objects, file) {
	let common = new Map(objects.map((object) => [object, commonFolders(object.location.file, file)]));
	return objects.toSorted((one, other) => (common.get(other) ?? 0) - (common.get(one) ?? 0));
}
function commonFolders(one, other) {
	let [parts, others] = [posix.dirname(one).split("/"), posix.dirname(other).split("/")], differs = parts.findIndex((part, index) => part !== others[index]);
	return differs < 0 ? parts.length : differs;
}
function bootstrapUrls(sources) {
	return sources.filter(({ manifest }) => manifest.kind === "GitRepository" && nameOf(manifest) === "flux-system").map(({ manifest }) => textOf(specOf(manifest).url)).filter((url) => url !== "" && !/^https:\/\/(?:example|github)\.com\/(?:<|example)/.test(url));
}
function relativeTo(folder, path) {
	return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : void 0;
}
function sourceReference(spec, namespace) {
	let reference = dataOf(spec);
	return {
		kind: textOf(reference.kind),
		name: textOf(reference.name),
		namespace: textOf(reference.namespace) || namespace
	};
}
// src/render/flux/flux-set.ts
async function readFluxSet(reader, settings) {
	let objects = await findOperatorObjects(reader, mayBeFlux), sources = objects.filter(({ manifest }) => isSource(manifest)), kustomizations = nodes(objects.filter(({ manifest }) => isKustomization(manifest) && specOf(manifest).sourceRef !== void 0)), releases = nodes(objects.filter(({ manifest }) => {
		let { chart, chartRef, interval } = specOf(manifest);
		return isHelmRelease(manifest) && interval !== void 0 && (chart !== void 0 || chartRef !== void 0);
	})), held, builds = new Map(), coverage = new Map();
	for (let node of kustomizations) {
		let place = placeOf(node.manifest, sources, settings, node.location.file);
		if ("elsewhere" in place) continue;
		let build = await prepareBuild(reader, place, node.manifest, node.location, settings).catch(() => void 0);
		if (build !== void 0) {
			builds.set(node, build);
			for (let file of build.closure?.files ?? []) coverage.set(file, [...coverage.get(file) ?? [], node]);
		}
	}
	return {
		reader,
		settings,
		kustomizations,
		releases,
		sources,
		coverage,
		builds,
		held: () => held ??= findOperatorObjects(reader, (text) => /ConfigMap|Secret/.test(text))
	};
}
function nodes(objects) {
	let ids = new Set();
	return objects.map((object) => {
		let start = `${object.location.file}#${keyOf(object.manifest)}`, id = start;
		for (let number = 2; ids.has(id); number++) id = `${start}#${number}`;
		return ids.add(id), {
			...object,
			id
		};
	});
}
function placeOf(manifest, sources, settings, file) {
	let spec = specOf(manifest);
	return placeOfSource({
		...sourceReference(spec.sourceRef, namespaceOf(manifest)),
		file,
		path: textOf(spec.path) || "."
	}, sources, settings);
}
async function prepareBuild(reader, { folder, archive }, manifest, where, { overlay }) {
	let artifact = archive === void 0 ? {
		reader,
		lacks: () => void 0
	} : await artifactOf$1(reader, archive.ignore, overlay), generated = await generateKustomization(artifact.reader, folder, specOf(manifest), where), wanted = await createClosureReader(reader)(folder), missing = [...wanted?.files ?? []].flatMap((file) => {
		let why = artifact.lacks(file);
		return why === void 0 ? [] : [{
			file,
			why
		}];
	}), isWhole = generated === void 0 && wanted !== void 0 && missing.length === 0, own = generated === void 0 ? isWhole ? reader : artifact.reader : overlaidReader(artifact.reader, new Map([[generated.file, generated.text]]), overlay);
	return {
		reader: own,
		folder,
		generated,
		closure: isWhole ? wanted : await createClosureReader(own)(folder),
		missing
	};
}
function parentsOf(set, node) {
	return direct(set, node).filter((parent) => !ancestors(set, parent).has(node));
}
function direct({ coverage }, node) {
	return (coverage.get(node.location.file) ?? []).filter((parent) => parent !== node);
}
function ancestors(set, node) {
	let found = new Set(), open = [node];
	for (let next = open.pop(); next !== void 0; next = open.pop()) for (let parent of direct(set, next)) found.has(parent) || (found.add(parent), open.push(parent));
	return found;
}
async function looseReleases({ releases, coverage, reader }) {
	let loose = [];
	for (let node of releases) {
		let { file } = node.location, folder = posix.dirname(file), beside = await Promise.all([
			"kustomization.yaml",
			"kustomization.yml",
			"Kustomization"
		].map((name) => reader.text(posix.join(folder, name))));
		!coverage.has(file) && beside.every((text) => text === void 0) && loose.push(node);
	}
	return loose;
}
// src/render/flux/remote-chart.ts
function chartReference(object, sources, file) {
	let spec = specOf(object), named = spec.chartRef === void 0 ? void 0 : sourceReference(spec.chartRef, namespaceOf(object));
	if (named === void 0 || named.kind === "HelmChart") {
		let found = named === void 0 ? void 0 : findSource(named, sources, file), own = named === void 0 ? dataOf(dataOf(spec.chart).spec) : specOf(found ?? emptyChart);
		return {
			spec: own,
			source: sourceReference(own.sourceRef, named?.namespace ?? namespaceOf(object)),
			chart: textOf(own.chart)
		};
	}
	return {
		spec: {},
		source: named,
		chart: "."
	};
}
const emptyChart = {
	apiVersion: "source.toolkit.fluxcd.io/v1",
	kind: "HelmChart"
};
function remoteChart({ spec, source, chart }, sources, file) {
	let found = findSource(source, sources, file), described = found === void 0 ? {} : specOf(found), url = textOf(described.url);
	if (url !== "") return source.kind === "HelmRepository" && chart !== "" ? {
		from: "repository",
		url,
		chart,
		version: textOf(spec.version)
	} : source.kind === "OCIRepository" ? artifactOf(described, url) : void 0;
}
function artifactOf(spec, url) {
	let reference = dataOf(spec.ref), [digest, semver, tag] = [
		textOf(reference.digest),
		textOf(reference.semver),
		textOf(reference.tag)
	], filter = textOf(reference.semverFilter), mediaType = textOf(dataOf(spec.layerSelector).mediaType);
	return {
		from: "artifact",
		url,
		...mediaType === "" ? {} : { mediaType },
		...digest === "" ? semver === "" ? tag === "" ? {} : { tag } : {
			semver,
			...filter === "" ? {} : { semverFilter: filter }
		} : { digest }
	};
}
function findSource({ kind, name, namespace }, sources, file) {
	let named = nearestFirst(sources, file).map(({ manifest }) => manifest).filter((manifest) => manifest.kind === kind && nameOf(manifest) === name);
	return named.find((manifest) => ["", namespace].includes(namespaceOf(manifest))) ?? named[0];
}
function withDigestInVersion(files, digest) {
	let chart = files.get("Chart.yaml");
	if (chart === void 0) return files;
	let short = digest.slice(7, 19), text = new TextDecoder().decode(chart).replace(/^(version:[ \t]*)(["']?)v?([^\s"'#+]+)(?:\+[^\s"'#]*)?\2/m, (_, key, __, version) => `${key}"${version}+${short}"`);
	return new Map([...files, ["Chart.yaml", new TextEncoder().encode(text)]]);
}
// src/render/flux/flux-inputs.ts
function chartFolder({ manifest, location: { file } }, sources, settings) {
	let { chart, source } = chartReference(manifest, sources, file), vendored = settings.charts[chart === "." ? source.name : chart];
	if (vendored !== void 0) return vendored;
	if (source.kind !== "GitRepository" || chart === "") return;
	let place = placeOfSource({
		...source,
		file,
		path: chart
	}, sources, settings);
	return "folder" in place ? place.folder : void 0;
}
async function fluxInputs(set, node) {
	let inputs = new Set(indexOf(set, node)), open = [node], seen = new Set();
	for (let next = open.pop(); next !== void 0; next = open.pop()) seen.has(next) || (seen.add(next), inputs.add(next.location.file), open.push(...parentsOf(set, next)));
	let isPatched = !1, isAnySource = !1, isSubstituted = !1, files = new Set([...seen].map(({ location }) => location.file)), known = new Map(), editsOf = async (one) => {
		if (known.has(one)) return known.get(one);
		let above = await Promise.all(parentsOf(set, one).map(editsOf)), given = above.map((edits) => edits?.handed).filter((handed) => handed !== void 0), closure = set.builds.get(one)?.closure, edits = closure === void 0 || given.length < above.length ? void 0 : await fluxEdits(set, one, closure, one === node ? void 0 : files, joinHanded(given));
		return known.set(one, edits), edits;
	};
	for (let next of seen) {
		isHelmRelease(next.manifest) && await addChart(set, next, inputs);
		let build = set.builds.get(next);
		if (build === void 0) continue;
		if (build.closure === void 0) return;
		let edits = await editsOf(next);
		if (edits === void 0) return;
		if (edits.charts) for (let input of await anyChart(set)) inputs.add(input);
		isPatched ||= edits.values, isAnySource ||= edits.sources, isSubstituted ||= edits.handed.substitutes;
		for (let file of build.closure.files) inputs.add(file);
		for (let folder of build.closure.folders) for (let name of kustomizationNames) inputs.add(folder === "." ? name : `${folder}/${name}`);
	}
	let releases = set.releases.filter(({ location }) => inputs.has(location.file));
	for (let release of releases) await addChart(set, release, inputs);
	let named = isAnySource ? void 0 : namesOf([...seen, ...releases].map(({ manifest }) => manifest));
	for (let file of sourceFiles(set, named)) inputs.add(file);
	for (let { path } of await set.reader.entries()) posix.basename(path) === ".sourceignore" && inputs.add(path);
	let refers = [...seen].some(({ manifest }) => listOf(dataOf(specOf(manifest).postBuild).substituteFrom).length > 0), values = releases.some(({ manifest }) => listOf(specOf(manifest).valuesFrom).length > 0);
	if (refers || values || isPatched || isSubstituted) for (let { location } of await set.held()) inputs.add(location.file);
	return inputs;
}
function indexOf({ sources, kustomizations, releases }, { manifest }) {
	let waiting = isHelmRelease(manifest) ? releases : kustomizations;
	return [
		`\0${JSON.stringify(sources.map((one) => [one.location.file, keyOf(one.manifest)]))}`,
		`\0${JSON.stringify(kustomizations.map(({ id }) => id))}`,
		`\0${JSON.stringify(waiting.map((one) => [one.id, specOf(one.manifest).dependsOn]))}`
	];
}
function namesOf(objects) {
	let references = objects.map(specOf).flatMap((spec) => [
		spec.sourceRef,
		spec.chartRef,
		dataOf(dataOf(spec.chart).spec).sourceRef,
		...listOf(spec.sources)
	]);
	return new Set(["flux-system", ...references.map((one) => textOf(dataOf(one).name))]);
}
function sourceFiles({ sources }, names) {
	let between = sources.filter(({ manifest }) => ["ArtifactGenerator", "HelmChart"].includes(manifest.kind)), further = namesOf(between.map(({ manifest }) => manifest));
	return sources.filter((one) => {
		let name = nameOf(one.manifest);
		return names === void 0 || names.has(name) || further.has(name) || between.includes(one);
	}).map(({ location }) => location.file);
}
async function anyChart({ reader }) {
	let entries = await reader.entries(), folders = entries.map(({ path }) => path).filter((path) => posix.basename(path) === "Chart.yaml").map((path) => posix.dirname(path));
	return entries.filter(({ path }) => folders.some((folder) => folder === "." || path.startsWith(`${folder}/`))).map(listed);
}
function listed({ path, mode }) {
	return mode === "100644" ? path : `${path}\0${mode}`;
}
async function addChart(set, node, inputs) {
	let folder = chartFolder(node, set.sources, set.settings), { spec: chart } = chartReference(node.manifest, set.sources, node.location.file);
	for (let file of Array.isArray(chart.valuesFiles) ? chart.valuesFiles.map(textOf) : []) inputs.add(joinInside(".", file, node.location));
	if (folder !== void 0) for (let entry of await chartEntries(set.reader, folder)) inputs.add(listed(entry));
}
// src/render/flux/dependencies.ts
function findDependencyProblem(set, node) {
	let all = isHelmRelease(node.manifest) ? set.releases : set.kustomizations;
	for (let { name, namespace } of dependencies(node)) if (!(find(all, name, namespace).length > 0)) return `it depends on ${node.manifest.kind} ${namespace === "" ? "" : `${namespace}/`}${name}, which is not in the repository`;
	let way = cycle(all, node, [], new Set());
	return way === void 0 ? void 0 : `its dependencies go in a circle: ${way.map(({ manifest }) => nameOf(manifest)).join(" → ")}`;
}
function dependencies({ manifest }) {
	return listOf(specOf(manifest).dependsOn).map((one) => ({
		name: textOf(one.name),
		namespace: textOf(one.namespace) || namespaceOf(manifest)
	}));
}
function find(all, name, namespace) {
	return all.filter(({ manifest }) => nameOf(manifest) === name).filter(({ manifest }) => namespace === "" || ["", namespace].includes(namespaceOf(manifest)));
}
function cycle(all, node, above, seen) {
	if (above[0] === node) return [...above, node];
	if (!seen.has(node)) {
		seen.add(node);
		for (let { name, namespace } of dependencies(node)) {
			let found = find(all, name, namespace), [only] = found, next = found.length === 1 ? only : found.find(({ location }) => location.file === node.location.file), way = next === void 0 ? void 0 : cycle(all, next, [...above, node], seen);
			if (way !== void 0) return way;
		}
	}
}
// src/render/flux/option-stands.ts
const renamed = {
	namespace: "targetNamespace",
	namePrefix: "namePrefix",
	nameSuffix: "nameSuffix"
}, appended = new Set([
	"patches",
	"patchesStrategicMerge",
	"patchesJson6902",
	"components"
]);
function optionStand({ file, data, original }, described, path) {
	let spec = dataOf(described.manifest.spec), [key = "", index, ...rest] = path, inSpec = (...steps) => ({
		in: described,
		path: ["spec", ...steps]
	}), own = (at) => original === void 0 ? void 0 : {
		in: { file },
		path: at
	}, option = renamed[key];
	if (option !== void 0 && typeof spec[option] == "string") return inSpec(option);
	if (appended.has(String(key))) {
		let before = original?.[key], count = Array.isArray(before) ? before.length : 0;
		return Number(index) < count ? own(path) : inSpec(key, Number(index) - count, ...rest);
	}
	if (key === "images") {
		let name = textOf(listOf(data.images)[Number(index)]?.name), said = lastNamed(spec.images, name, rest[0]);
		if (said !== void 0) return inSpec("images", said, ...rest);
		let before = lastNamed(original?.images, name, rest[0]);
		return own(before === void 0 ? path : [
			"images",
			before,
			...rest
		]);
	}
	return own(path);
}
function lastNamed(images, name, field) {
	let found = listOf(images).findLastIndex((image) => textOf(image.name) === name && (field === void 0 || textOf(image[field]) !== ""));
	return found < 0 ? void 0 : found;
}
// src/render/flux/held-data.ts
function heldStand({ in: described }, key) {
	return {
		in: described,
		path: [dataOf(described.manifest.stringData)[key] === void 0 ? "data" : "stringData", key]
	};
}
function findHeld(query, rendered, files, reader) {
	for (let objects of rendered) {
		let found = objects.find(({ manifest }) => matches(manifest, query)), { file = query.file, line = 1 } = found?.origin ?? {};
		if (found !== void 0) return readHeld(found.manifest, {
			location: {
				file,
				line
			},
			rendered: found,
			reader
		});
	}
	let near = nearestFirst(files.filter(({ manifest }) => matches(manifest, query)), query.file)[0];
	return near === void 0 ? void 0 : readHeld(near.manifest, {
		location: near.location,
		reader
	});
}
function matches(object, { kind, namespace, name }) {
	return object.kind !== kind || object.apiVersion !== "v1" || nameOf(object) !== name ? !1 : namespace === "" || ["", namespace].includes(namespaceOf(object));
}
function readHeld(object, where) {
	let encrypted = object.sops !== void 0, texts = {};
	for (let [key, value] of Object.entries(dataOf(object.data))) typeof value == "string" && (texts[key] = object.kind === "Secret" && !encrypted ? Buffer.from(value, "base64").toString("utf8") : value);
	for (let [key, value] of Object.entries(dataOf(object.stringData))) typeof value == "string" && (texts[key] = value);
	return {
		data: texts,
		encrypted,
		in: {
			name: `${object.kind} ${nameOf(object)}`,
			manifest: object,
			...where
		}
	};
}
function standIn(name) {
	return `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "")}.invalid`;
}
// src/render/flux/chart-values.ts
function chartValues(described, held) {
	let { location: where } = described, spec = dataOf(described.manifest.spec), values = {}, layers = [], laid = [], set = [], setString = [];
	for (let reference of listOf(spec.valuesFrom)) {
		let [kind, name] = [textOf(reference.kind), textOf(reference.name)], key = textOf(reference.valuesKey) || "values.yaml", found = held(kind, name);
		if (found === "external" || found?.encrypted === !0) continue;
		let text = found?.data[key];
		if (found === void 0 || text === void 0) {
			if (reference.optional === !0) continue;
			let what = found === void 0 ? "which is not in the repository" : `which has no key ${key}`;
			throw new SlipwayError("RENDER_FAILED", `its values come from ${kind} ${name}, ${what}`, {
				hint: "If something else makes it in the cluster, declare it in gate.external, or set optional.",
				location: where
			});
		}
		let path = textOf(reference.targetPath), stand = heldStand(found, key);
		if (path === "") {
			let data = readValues(text, `${kind} ${name}`, where);
			values = mergeValues(values, data), layers.push({
				type: "values",
				data,
				stand: (inside) => ({
					...stand,
					inside: {
						document: 0,
						path: inside
					}
				})
			});
			continue;
		}
		let quoted = /^(['"]).*\1$/s.test(text), type = reference.literal === !0 || quoted ? "setString" : "set", list = type === "set" ? set : setString, value = reference.literal !== !0 && quoted ? text.replace(/^['"]+|['"]+$/g, "") : text;
		laid.push({
			type,
			index: list.length,
			path: parseSetPath(path),
			value,
			stand
		}), list.push(`${path}=${reference.literal === !0 ? text.replace(/[\\,[\]{}]/g, String.raw`\$&`) : value}`);
	}
	let own = dataOf(spec.values);
	return layers.push({
		type: "values",
		data: own,
		stand: (path) => ({
			in: described,
			path: [
				"spec",
				"values",
				...path
			]
		})
	}), {
		values: mergeValues(values, own),
		set,
		setString,
		layers: [...layers, ...laid]
	};
}
function readValues(text, what, where) {
	let document = readDocuments(text).find(({ value, problem }) => value !== void 0 || problem !== void 0);
	if (document === void 0 || document.value === null) return {};
	if (document.problem !== void 0 || !isMapping(document.value)) throw new SlipwayError("RENDER_FAILED", `the values of ${what} are not valid: ${document.problem?.message ?? "no mapping"}`, { location: where });
	return document.value;
}
function mergeValues(one, other) {
	let merged = { ...one };
	for (let [key, value] of Object.entries(other)) {
		let before = merged[key];
		merged[key] = isMapping(value) && isMapping(before) ? mergeValues(before, value) : value;
	}
	return merged;
}
// src/render/flux/post-render.ts
const folder = ".slipway-post-renderer", outputFile = `${folder}/helm-output.yaml`, kustomizationFile = `${folder}/kustomization.yaml`;
async function postRendered(content, spec, described, context, settings) {
	let current = content;
	for (let [index, { kustomize }] of listOf(spec.postRenderers).entries()) {
		let edits = editsOf(dataOf(kustomize), described);
		if (current.objects.length === 0 || Object.values(edits).every((list) => list.length === 0)) continue;
		let kustomization = {
			resources: ["helm-output.yaml"],
			...edits
		};
		await checkPlaceIsFree(context.reader, folder, "post-renderers of HelmReleases run", described.location), current = await render(current, kustomization, {
			file: kustomizationFile,
			stand: (path) => ({
				in: described,
				path: [
					"spec",
					"postRenderers",
					index,
					"kustomize",
					...path
				]
			})
		}, context, settings);
	}
	return current;
}
function editsOf({ patches, images, patchesStrategicMerge, patchesJson6902 }, { manifest }) {
	let now = {
		patches: listOf(patches).map(({ patch, target }) => ({
			patch,
			target
		})),
		images: listOf(images)
	};
	return manifest.apiVersion === "helm.toolkit.fluxcd.io/v2" ? now : {
		...now,
		patchesStrategicMerge: listOf(patchesStrategicMerge).map((patch) => JSON.stringify(patch)),
		patchesJson6902: listOf(patchesJson6902).map(({ patch, target }) => ({
			patch: JSON.stringify(patch),
			target
		}))
	};
}
async function render(current, kustomization, generated, context, { overlay }) {
	let files = new Map([[outputFile, current.objects.map(({ manifest }) => JSON.stringify(manifest)).join("\n---\n")], [kustomizationFile, JSON.stringify(kustomization)]]), reader = overlaidReader(context.reader, files, overlay);
	return await withTree(reader, folder, context, async (changed) => {
		let { renderer, network, timeoutMs, maxBytes, signal } = changed, repository = await changed.repository(), stop = signal === void 0 ? {} : { signal }, answer = await renderer.kustomize({
			repository,
			folder,
			network,
			timeoutMs,
			maxBytes,
			...stop
		});
		if ("failure" in answer) return {
			...current,
			errors: [engineProblem(answer.failure, "postRenderers", answer.failure)]
		};
		let objects = withOrigins(answer.stream, current.objects), build = {
			reader,
			folder,
			objects,
			generated,
			output: {
				file: outputFile,
				objects: current.objects
			}
		};
		for (let object of objects) noteStep(object, {
			by: "kustomize",
			build
		});
		return {
			objects,
			errors: current.errors
		};
	});
}
function withOrigins(stream, before) {
	let origins = new Map(before.map(({ manifest, origin }) => [keyOf(manifest), origin]));
	return objectsOf$1(readDocuments(stream)).objects.map(({ manifest }) => {
		let origin = origins.get(keyOf(manifest));
		return origin === void 0 ? { manifest } : {
			manifest,
			origin
		};
	});
}
// src/render/flux/envsubst-functions.ts
function applyFunction(name, value, args) {
	let [first = "", second = ""] = args;
	switch (name) {
		case ",": return first1(value, (character) => character.toLowerCase());
		case ",,": return value.toLowerCase();
		case "^": return first1(value, (character) => character.toUpperCase());
		case "^^": return value.toUpperCase();
		case "#": return args.length === 0 ? String(Buffer.byteLength(value)) : value.slice(prefix(value, first, "shortest"));
		case "##": return value.slice(prefix(value, first, "longest"));
		case "%": return suffixCut(value, first, "shortest");
		case "%%": return suffixCut(value, first, "longest");
		case ":": return substring(value, args);
		case "/#": return args.length === 2 && value.startsWith(first) ? second + value.slice(first.length) : value;
		case "/%": return args.length === 2 && value.endsWith(first) ? value.slice(0, value.length - first.length) + second : value;
		case "/": return value.replace(first, () => second);
		case "//": return value.replaceAll(first, () => second);
		default: return value === "" ? args.join("") : value;
	}
}
function first1(value, change) {
	let [character = ""] = value;
	return change(character) + value.slice(character.length);
}
function substring(value, args) {
	let bytes = Buffer.from(value), [position, length] = args.map((text) => /^[+-]?\d+$/.test(text) ? Number(text) : void 0);
	if (position === void 0) return value;
	let start = position < 0 ? Math.max(0, bytes.length + position) : position;
	return args.length === 1 ? bytes.subarray(start).toString("utf8") : length === void 0 ? value : bytes.subarray(start, Math.max(start, start + length)).toString("utf8");
}
function prefix(value, pattern, which) {
	let machine = globMachine(pattern, { negations: "^" });
	if (machine === void 0) return 0;
	let [states, length, found] = [
		machine.start,
		0,
		0
	];
	for (let character of value) if (states = machine.next(states, character), states.size === 0 || (length += character.length, machine.accepts(states) && (found = length, which === "shortest"))) break;
	return found;
}
function suffixCut(value, pattern, which) {
	let reversed = reverse(value);
	return reverse(reversed.slice(prefix(reversed, reverse(pattern), which)));
}
function reverse(text) {
	return Array.from(text).toReversed().join("");
}
// src/render/flux/envsubst-scanner.ts
function createScanner(text) {
	let pos = 0, start = 0, width = 0, removed = [], escaped = (character) => {
		let { escape } = scanner.mode;
		if (escape === void 0) return !1;
		let next = scanner.peek();
		return character === "$" ? next === "$" : character === "\\" && escape === "all" && (next === "/" || next === "\\");
	}, skip = () => {
		removed.push(pos - 1), pos += 1;
	}, opens = (character) => scanner.mode.open !== !0 || character !== "$" || text[pos] !== "{" ? !1 : (pos += 1, !0), length = () => pos - start - removed.length, scanner = {
		mode: {},
		accept: () => !1,
		read() {
			let code = text.codePointAt(pos);
			return code === void 0 ? (width = 0, "") : (width = code > 65535 ? 2 : 1, pos += width, String.fromCodePoint(code));
		},
		unread() {
			pos -= width;
		},
		peek() {
			let code = text.codePointAt(pos);
			return code === void 0 ? "" : String.fromCodePoint(code);
		},
		token() {
			let found = "", from = start;
			for (let at of removed) found += text.slice(from, at), from = at + 1;
			return found + text.slice(from, pos);
		},
		scan() {
			start = pos, removed = [];
			let first = scanner.read();
			if (first === "") return "eof";
			if (opens(first)) return "open";
			if (scanner.mode.close === !0 && first === "}") return "close";
			if (scanner.mode.ident !== !0) return "illegal";
			if (escaped(first)) skip();
			else if (!scanner.accept(first, length())) return "illegal";
			for (;;) {
				let next = scanner.read();
				if (next === "") return "ident";
				if (opens(next)) return pos -= 2, "ident";
				if (escaped(next)) skip();
				else if (!scanner.accept(next, length())) return scanner.unread(), "ident";
			}
		}
	};
	return scanner;
}
// src/render/flux/envsubst.ts
var EnvsubstError = class extends Error {};
function envsubst(text, valueOf) {
	let evaluate = (node) => {
		if ("text" in node) return node.text;
		let args = node.args.map(evaluate), value = valueOf(node.param);
		if (value === void 0 && ![
			"-",
			"+",
			"=",
			"?",
			":-",
			":+",
			":=",
			":?"
		].includes(node.name)) throw new EnvsubstError(`variable not set (strict mode): "${node.param}"`);
		return applyFunction(node.name, value ?? "", args);
	};
	return parse(text).map(evaluate).join("");
}
const anything = () => !0, notClosing = (character) => character !== "}", isIdent = (character) => /[\p{L}\p{Nd}_]/u.test(character), bad = "bad substitution";
function parse(text) {
	let scanner = createScanner(text), nodes = [];
	for (;;) {
		let token = scan(scanner, anything, {
			ident: !0,
			open: !0,
			escape: "dollar"
		});
		if (token === "eof") return nodes;
		if (token === "ident") nodes.push({ text: scanner.token() });
		else if (token === "open") nodes.push(parseFunction(scanner));
		else throw new EnvsubstError(bad);
	}
}
function scan(scanner, accept, mode) {
	return scanner.accept = accept, scanner.mode = mode, scanner.scan();
}
function ident(scanner, accept, problem = bad) {
	if (scan(scanner, accept, { ident: !0 }) !== "ident") throw new EnvsubstError(problem);
	return scanner.token();
}
function parseFunction(scanner) {
	if (scanner.peek() === "#") {
		let name = ident(scanner, (character, index) => character === "#" && index === 1);
		return close(scanner, {
			param: ident(scanner, isIdent),
			name,
			args: []
		});
	}
	let param = ident(scanner, isIdent, "unable to parse variable name");
	switch (scanner.peek()) {
		case ":": {
			scanner.read();
			let next = scanner.peek();
			return scanner.unread(), [
				"=",
				"-",
				"?",
				"+"
			].includes(next) && next !== "" ? parseDefault(scanner, param) : parseSubstring(scanner, param);
		}
		case "=": return parseDefault(scanner, param);
		case ",":
		case "^": return close(scanner, {
			param,
			name: ident(scanner, (character, index) => (character === "," || character === "^") && index < 3),
			args: []
		});
		case "/": return parseReplace(scanner, param);
		case "#":
		case "%": {
			let sign = scanner.peek();
			return close(scanner, {
				param,
				name: ident(scanner, (character, index) => character === sign && index < 3),
				args: [parameter(scanner, notClosing, { ident: !0 })]
			});
		}
	}
	if (scan(scanner, isIdent, { close: !0 }) !== "close") throw new EnvsubstError("missing closing brace");
	return {
		param,
		name: "",
		args: []
	};
}
function parameter(scanner, accept, mode) {
	let token = scan(scanner, accept, {
		...mode,
		open: !0
	});
	if (token === "open") return parseFunction(scanner);
	if (token === "ident" || token === "close") return { text: scanner.token() };
	throw new EnvsubstError("unable to parse substitution within function");
}
function parseSubstring(scanner, param) {
	let name = ident(scanner, (character, index) => character === ":" && index === 1), first = parameter(scanner, (character) => character !== ":" && character !== "}", { ident: !0 }), token = scan(scanner, (character) => character === ":", {
		ident: !0,
		close: !0
	});
	if (token === "close") return {
		param,
		name,
		args: [first]
	};
	if (token !== "ident") throw new EnvsubstError(bad);
	return close(scanner, {
		param,
		name,
		args: [first, parameter(scanner, notClosing, { ident: !0 })]
	});
}
function parseReplace(scanner, param) {
	let name = ident(scanner, (character, index) => index === 1 ? character === "/" : index === 2 && [
		"/",
		"#",
		"%"
	].includes(character)), pattern = parameter(scanner, (character) => character !== "/", {
		ident: !0,
		escape: "all"
	});
	return ident(scanner, (character) => character === "/"), scanner.peek() === "}" ? close(scanner, {
		param,
		name,
		args: [pattern]
	}) : close(scanner, {
		param,
		name,
		args: [pattern, parameter(scanner, notClosing, {
			ident: !0,
			escape: "all"
		})]
	});
}
function parseDefault(scanner, param) {
	let name = ident(scanner, scanner.peek() === "=" ? (character, index) => character === "=" && index === 1 : (character, index) => index === 1 ? character === ":" : index === 2 && [
		"=",
		"-",
		"?",
		"+"
	].includes(character), "unable to parse default function"), args = [];
	for (; scanner.peek() !== "}";) args.push(parameter(scanner, notClosing, { ident: !0 }));
	return close(scanner, {
		param,
		name,
		args
	});
}
function close(scanner, node) {
	if (scan(scanner, () => !1, { close: !0 }) !== "close") throw new EnvsubstError(bad);
	return node;
}
// src/render/flux/substitute.ts
const disabledKey = "kustomize.toolkit.fluxcd.io/substitute";
function readVariables(described, held) {
	let { location: where, manifest } = described, postBuild = dataOf(dataOf(manifest.spec).postBuild), values = new Map(), stands = new Map(), unknown = !1;
	for (let reference of listOf(postBuild.substituteFrom)) {
		let [kind, name] = [textOf(reference.kind), textOf(reference.name)], found = held(kind, name);
		if (found === "external") unknown = !0;
		else if (found === void 0) {
			if (reference.optional === !0) continue;
			throw new SlipwayError("RENDER_FAILED", `it substitutes from ${kind} ${name}, which is not in the repository`, {
				hint: "If something else makes it in the cluster, declare it in gate.external, or set optional.",
				location: where
			});
		} else for (let [key, value] of Object.entries(found.data)) values.set(key, found.encrypted ? standIn(key) : value.replaceAll("\n", "")), found.encrypted || stands.set(key, heldStand(found, key));
	}
	for (let [key, value] of Object.entries(dataOf(postBuild.substitute))) values.set(key, textOf(value).replaceAll("\n", "")), stands.set(key, {
		in: described,
		path: [
			"spec",
			"postBuild",
			"substitute",
			key
		]
	});
	for (let key of values.keys()) if (!/^[_A-Za-z][_A-Za-z0-9]*$/.test(key)) throw new SlipwayError("RENDER_FAILED", `'${key}' is no name of a variable`, { location: where });
	return {
		values,
		unknown,
		stands
	};
}
function substituteObject(object, { values, unknown }, strict) {
	let { labels, annotations } = object.metadata ?? {};
	if (labels?.[disabledKey] === "disabled" || annotations?.[disabledKey] === "disabled") return object;
	let text = dump(object, {
		noRefs: !0,
		lineWidth: -1
	});
	if (!text.includes("$")) return object;
	let substituted;
	try {
		substituted = envsubst(text, (name) => values.get(name) ?? (unknown ? standIn(name) : strict ? void 0 : ""));
	} catch (thrown) {
		throw thrown instanceof EnvsubstError ? new SlipwayError("RENDER_FAILED", `${keyOf(object)}: variable substitution failed: ${thrown.message}`, {
			hint: "Set it in postBuild, give it a default (${name:=value}), or escape it ($${name}).",
			cause: thrown
		}) : thrown;
	}
	let [document] = readDocuments(substituted).filter(({ value, problem }) => value !== void 0 || problem);
	if (document?.problem !== void 0 || !isMapping(document?.value)) throw new SlipwayError("RENDER_FAILED", `${keyOf(object)}: with its variables it is not valid YAML: ${document?.problem?.message ?? "no mapping"}`);
	return document.value;
}
function withCommonMetadata(before, common, described) {
	let { manifest } = before, metadata = { ...manifest.metadata }, set = [];
	for (let field of ["labels", "annotations"]) {
		let added = dataOf(common[field]);
		Object.keys(added).length > 0 && (metadata[field] = {
			...dataOf(metadata[field]),
			...added
		});
		for (let key of Object.keys(added)) {
			let from = {
				in: described,
				path: [
					"spec",
					"commonMetadata",
					field,
					key
				]
			};
			set.push({
				path: [
					"metadata",
					field,
					key
				],
				from
			});
		}
	}
	return set.length === 0 ? before : derive(before, {
		...manifest,
		metadata
	}, {
		by: "fields",
		before,
		set
	});
}
// src/render/flux/render-release.ts
async function renderRelease(request, context) {
	let { object, where, described, settings } = request, spec = specOf(object), reference = chartReference(object, request.sources, where.file), place = await chartPlace(request, reference, context);
	if ("elsewhere" in place) return nothing(elsewhereProblem(object, place, where));
	let { values, set, setString, layers } = chartValues(described, request.held), reader = await withValuesFiles(place, reference.spec, where, settings), namespace = textOf(spec.targetNamespace) || namespaceOf(object) || "default", field = (...path) => ({
		in: described,
		path
	}), facts = {
		release: textOf(spec.releaseName) === "" ? field("metadata", "name") : field("spec", "releaseName"),
		namespace: field(...textOf(spec.targetNamespace) === "" ? ["metadata", "namespace"] : ["spec", "targetNamespace"])
	}, options = {
		release: releaseNameOf(object),
		namespace,
		overrides: JSON.stringify(values),
		skipCrds: dataOf(spec.install).crds === "Skip",
		trace: {
			layers,
			ownValues: valuesFilesOf(place, reference.spec, where),
			facts,
			brought: field("spec", spec.chartRef === void 0 ? "chart" : "chartRef")
		},
		...set.length === 0 ? {} : { set },
		...setString.length === 0 ? {} : { setString }
	}, render = (changed) => renderChart(place.folder, [], changed, options), rendered = await postRendered(place.fetched ? shownAt(await withReader(reader, [place.folder], context, render), place.folder, where) : reader === context.reader ? await render(context) : await withTree(reader, place.folder, context, render), spec, described, context, settings), common = dataOf(spec.commonMetadata), objects = applyNamespace(rendered.objects, namespace).map((object, index) => {
		let before = rendered.objects[index];
		if (before !== void 0 && before !== object) {
			let set = [{
				path: ["metadata", "namespace"],
				from: facts.namespace
			}];
			noteStep(object, {
				by: "fields",
				before,
				set: object.manifest.metadata?.namespace === void 0 ? [] : set
			});
		}
		return withCommonMetadata(object, common, described);
	}), errors = rendered.errors.map((error) => ({
		...error,
		message: `${keyOf(object)}: ${error.message}`,
		location: error.location ?? where
	}));
	return objects.length === 0 && errors.length === 0 ? nothing(problem("RENDER_EMPTY", `${keyOf(object)}: its chart renders no object`, where)) : {
		objects,
		errors
	};
}
function releaseNameOf(object) {
	let spec = specOf(object), target = textOf(spec.targetNamespace), name = textOf(spec.releaseName) || (target === "" ? nameOf(object) : `${target}-${nameOf(object)}`);
	return name.length <= 53 ? name : `${name.slice(0, 40)}-${createHash("sha256").update(name).digest("hex").slice(0, 12)}`;
}
async function chartPlace({ sources, settings, where, object }, reference, { reader, charts }) {
	let { source, chart, spec } = reference, name = chart === "." ? source.name : chart, vendored = settings.charts[name] ?? settings.charts[`${source.kind}/${source.name}/${name}`];
	if (vendored !== void 0) return {
		reader,
		folder: vendored,
		fetched: !1
	};
	if (name === "") return { elsewhere: "it names no chart" };
	if (source.kind === "GitRepository" || source.kind === "ExternalArtifact") {
		let place = placeOfSource({
			...source,
			file: where.file,
			path: chart
		}, sources, settings);
		return "folder" in place ? {
			reader,
			folder: place.folder,
			fetched: !1
		} : place;
	}
	let origin = remoteChart(reference, sources, where.file), hint = origin === void 0 ? void 0 : charts?.refused(origin);
	if (origin !== void 0 && charts !== void 0 && hint === void 0) {
		let described = findSource(source, sources, where.file), fetched = await charts.fetch(origin, keyOf(object)).catch((thrown) => {
			throw withoutCertificate(thrown, described);
		}), { files, digest } = fetched, whole = origin.from === "artifact" ? {
			...fetched,
			files: withDigestInVersion(files, digest)
		} : fetched;
		return {
			...await treeWithChart(reader, whole, settings.overlay, where),
			fetched: !0
		};
	}
	let found = findSource(source, sources, where.file), url = found === void 0 ? "" : ` (${shownUrl(textOf(specOf(found).url))})`, version = textOf(spec.version);
	return {
		elsewhere: `its chart ${name}${version === "" ? "" : ` ${version}`} comes from ${source.kind} ${source.name}${url}`,
		hint
	};
}
function withoutCertificate(thrown, source) {
	if (!(thrown instanceof SlipwayError) || source === void 0 || !("certSecretRef" in specOf(source))) return thrown;
	let { code, message, location, hint = "" } = thrown, more = `${keyOf(source)} has certSecretRef, and client certificates are not sent: vendor the chart. A CA of its own is trusted with NODE_EXTRA_CA_CERTS.`;
	return new SlipwayError(code, message, {
		...location === void 0 ? {} : { location },
		hint: `${hint} ${more}`.trim(),
		cause: thrown
	});
}
function elsewhereProblem(object, { elsewhere, hint }, location) {
	let message = `${keyOf(object)}: ${elsewhere}; it is not rendered without the network`;
	return toErrorDocument(new SlipwayError("RENDER_NEEDS_TRUST", message, {
		location,
		...hint === void 0 ? {} : { hint }
	}));
}
function valuesFilesOf({ folder, fetched }, { valuesFiles }, where) {
	if (Array.isArray(valuesFiles) && valuesFiles.length !== 0) return valuesFiles.map((file) => joinInside(fetched ? folder : ".", textOf(file), where));
}
async function withValuesFiles({ reader, folder, fetched }, chart, where, { overlay }) {
	let files = valuesFilesOf({
		folder,
		fetched
	}, chart, where);
	if (files === void 0) return reader;
	let values = {};
	for (let path of files) {
		let text = await reader.text(path);
		if (text !== void 0) values = mergeValues(values, readValues(text, path, { file: path }));
		else if (chart.ignoreMissingValuesFiles !== !0) throw new SlipwayError("RENDER_FAILED", `there is no values file ${path}`, { location: where });
	}
	return overlaidReader(reader, new Map([[posix.join(folder, "values.yaml"), JSON.stringify(values)]]), overlay);
}
async function renderNode(node, run) {
	if (isExcluded(node.id, run)) return {
		objects: [],
		errors: [],
		excluded: "gate.exclude"
	};
	let objects = [], errors = [], dependency = findDependencyProblem(run.set, node);
	dependency !== void 0 && errors.push(problem("RENDER_FAILED", `${node.id}: ${dependency}`, node.location));
	let add = (content) => {
		objects.push(...content.objects), errors.push(...content.errors);
	};
	if (isHelmRelease(node.manifest)) {
		let subject = {
			object: node.manifest,
			where: node.location,
			around: []
		};
		return add(await attempt(() => release(subject, run), node.id, node.location, run)), {
			objects,
			errors
		};
	}
	return add(await buildNode(node, run)), add(await below(objects.slice(), node.location, run, 0)), {
		objects: distinct(objects),
		errors
	};
}
function buildNode(node, run) {
	let before = run.built.get(node);
	if (before !== void 0) return before;
	let made = buildVariants(node, run);
	return run.built.set(node, made), made;
}
async function buildVariants(node, run) {
	let variants = [];
	for (let parent of parentsOf(run.set, node)) {
		let { objects } = await buildNode(parent, run);
		for (let rendered of objects) {
			let { manifest, origin } = rendered;
			isKustomization(manifest) && origin?.file === node.location.file && nameOf(manifest) === nameOf(node.manifest) && variants.push({
				object: manifest,
				where: node.location,
				rendered,
				around: [objects]
			});
		}
	}
	variants.length === 0 && variants.push({
		object: node.manifest,
		where: node.location,
		around: []
	});
	let objects = [], errors = [];
	for (let variant of variants) {
		let content = await attempt(() => build(variant, run), node.id, node.location, run);
		objects.push(...content.objects), errors.push(...content.errors);
	}
	return {
		objects: distinct(objects),
		errors: variants.length > 1 ? distinct(errors) : errors
	};
}
async function build(subject, run) {
	let { object, where } = subject, { set, context } = run, { settings } = set, place = placeOf(object, set.sources, settings, where.file);
	if ("elsewhere" in place) return nothing(toErrorDocument(new SlipwayError("RENDER_NEEDS_TRUST", place.elsewhere, {
		hint: "What a Kustomization is built from is not fetched: keep it in this repository, or leave it out with gate.exclude.",
		location: where
	})));
	let described = describe(subject, run), { reader, folder, generated, missing } = await prepareBuild(context.reader, place, object, where, settings), free = {
		...context,
		unrestricted: !0
	}, content = reader === context.reader ? await renderKustomize(folder, free) : await withTree(reader, folder, free, (changed) => renderKustomize(folder, changed)), spec = specOf(object), common = dataOf(spec.commonMetadata), postBuild = spec.postBuild === void 0 ? void 0 : dataOf(spec.postBuild), variables = postBuild === void 0 ? void 0 : readVariables(described, await heldAround(subject, run)), substitutes = variables !== void 0 && (variables.values.size > 0 || variables.unknown), errors = [...content.errors, ...content.errors.length > 0 ? missing.map(notInArtifact) : []], objects = [], own = generated === void 0 ? void 0 : {
		file: generated.file,
		stand: (path) => generated && optionStand(generated, described, path)
	}, made = {
		reader,
		folder,
		objects: content.objects,
		generated: own
	};
	for (let one of content.objects) {
		noteStep(one, {
			by: "kustomize",
			build: made
		});
		try {
			let { manifest } = one, substituted = substitutes || postBuild?.substituteStrategy === "Always" ? substituteObject(manifest, variables ?? {
				values: new Map(),
				unknown: !1
			}, settings.strict) : manifest, after = derive(one, substituted, {
				by: "substitution",
				before: one,
				variable: (name) => variables?.stands.get(name)
			});
			objects.push(withCommonMetadata(after, common, described));
		} catch (thrown) {
			if (!(thrown instanceof SlipwayError)) throw thrown;
			errors.push({
				...toErrorDocument(thrown),
				location: thrown.location ?? one.origin ?? where
			});
		}
	}
	return {
		objects,
		errors
	};
}
function notInArtifact({ file, why }) {
	return problem("RENDER_FAILED", `${file} is not in the artifact: ${why}`, { file });
}
async function below(objects, where, run, depth) {
	let found = [], errors = [], around = [objects];
	for (let rendered of objects) {
		let { manifest: object, origin } = rendered, at = origin === void 0 ? where : {
			file: origin.file,
			line: origin.line ?? 1
		}, id = `${at.file}#${keyOf(object)}`;
		if (isHelmRelease(object) && !isExcluded(id, run)) {
			let content = await attempt(() => release({
				object,
				where: at,
				rendered,
				around
			}, run), id, at, run);
			found.push(...content.objects), errors.push(...content.errors);
		}
		if (!isKustomization(object) || isExcluded(id, run) || isListed(object, at.file, run)) continue;
		if (depth >= 5) {
			errors.push(problem("RENDER_LIMIT", `${id}: Kustomizations are nested too deeply`, at));
			continue;
		}
		let own = await attempt(() => build({
			object,
			where: at,
			rendered,
			around
		}, run), id, at, run), deeper = await below(own.objects, at, run, depth + 1);
		found.push(...own.objects, ...deeper.objects), errors.push(...own.errors, ...deeper.errors);
	}
	return {
		objects: found,
		errors
	};
}
function isListed(object, file, { set }) {
	return set.kustomizations.some(({ location, manifest }) => location.file === file && nameOf(manifest) === nameOf(object));
}
async function release(subject, run) {
	let { object, where, around } = subject, { sources, settings } = run.set, rendered = around.flat().map(({ manifest }) => ({
		manifest,
		location: where
	}));
	return await renderRelease({
		object,
		where,
		described: describe(subject, run),
		settings,
		sources: [...rendered, ...sources],
		held: await heldAround(subject, run)
	}, run.context);
}
function describe({ object, where, rendered }, { set }) {
	return {
		name: `${object.kind} ${nameOf(object)}`,
		location: where,
		manifest: object,
		rendered,
		reader: set.reader
	};
}
async function heldAround({ object, where: { file }, around }, { set }) {
	let files = await set.held(), namespace = namespaceOf(object);
	return (kind, name) => findHeld({
		kind,
		namespace,
		name,
		file
	}, around, files, set.reader) ?? (set.settings.isExternal(kind, namespace, name) ? "external" : void 0);
}
function isExcluded(id, { set }) {
	return set.settings.exclude.some((pattern) => import_picomatch.default.isMatch(id, pattern, { dot: !0 }));
}
async function attempt(work, id, where, { context }) {
	try {
		let { objects, errors } = await work();
		return {
			objects,
			errors: errors.map((error) => ({
				...error,
				location: error.location ?? where
			}))
		};
	} catch (thrown) {
		if (context.signal?.aborted === !0) throw thrown;
		let errors = toSlipwayErrors(thrown);
		if (errors.some(({ code }) => [
			"TOOL_MISSING",
			"INTERNAL",
			"EXEC_FAILED"
		].includes(code))) throw thrown;
		return nothing(...errors.map((error) => {
			let document = toErrorDocument(error);
			return {
				...document,
				message: `${id}: ${document.message}`,
				location: document.location ?? where
			};
		}));
	}
}
function distinct(items) {
	return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
// src/render/flux/find-flux.ts
function fluxEngine(settings) {
	return async (reader) => {
		let set = await readFluxSet(reader, settings), runs = new WeakMap(), roots = [...set.kustomizations, ...await looseReleases(set)].map((node) => ({
			id: node.id,
			engine: "flux",
			location: node.location,
			inputs: () => fluxInputs(set, node).catch(() => void 0),
			render(context) {
				let built = runs.get(context) ?? new Map();
				return runs.set(context, built), renderNode(node, {
					set,
					context,
					built
				});
			}
		}));
		return {
			roots: new Map(roots.map((root) => [root.id, root])),
			folders: foldersOf(set)
		};
	};
}
function foldersOf({ builds, releases, sources, settings }) {
	let folders = new Map(), add = (folder, id) => {
		folders.set(folder, [...folders.get(folder) ?? [], id]);
	};
	for (let [node, { folder, closure }] of builds) for (let one of new Set([folder, ...closure?.folders ?? []])) add(one, node.id);
	for (let node of releases) {
		let folder = chartFolder(node, sources, settings);
		folder !== void 0 && add(folder, node.id);
	}
	return folders;
}
// src/render/applied-engines.ts
function createFindApplied({ argocd, flux }, signal) {
	return joinApplied([...argocd === void 0 ? [] : [argocdEngine(argocd, signal)], ...flux === void 0 ? [] : [fluxEngine(flux)]]);
}
// src/commands/argo-settings.ts
async function argoSettings(platform, folder, config, charts) {
	let { exec, files, host, templates, renderer, signal } = platform, { repositories = [], clusters, "new-git-file-globbing": newFileGlobbing = !1, remote = "error", "kustomize-build-options": buildOptions = "" } = config?.gate?.argocd ?? {}, { repositoryUrl } = host.context;
	return {
		overlay: (tree, changes) => files.overlay(tree, changes),
		evaluate: templates,
		repositories: [
			...repositories,
			...repositoryUrl === void 0 ? [] : [repositoryUrl],
			...await remoteUrls(exec, folder)
		],
		clusters,
		plugins: config?.gate?.plugins ?? {},
		newFileGlobbing,
		unrestricted: /--load[-_]restrictor[= ]LoadRestrictionsNone/.test(buildOptions),
		remote,
		render: async ({ reader, root, applied }) => {
			let request = {
				tree: reader.tree,
				reader,
				roots: [root],
				exec,
				renderer: await renderer(),
				applied,
				charts,
				signal
			};
			return (await renderRoots(request)).flatMap(({ objects }) => objects);
		}
	};
}
async function remoteUrls(exec, folder) {
	let result = await exec.run({
		command: "git",
		args: [
			"config",
			"--get-regexp",
			String.raw`^remote\..*\.url$`
		],
		cwd: folder,
		timeoutMs: 1e4
	}).catch(() => void 0);
	return result?.exitCode === 0 ? Buffer.from(result.stdout).toString("utf8").split("\n").map((line) => line.slice(line.indexOf(" ") + 1)).filter((url) => /^(?:[a-z+]+:\/\/|[^/]+@[^/]+:)/.test(url)) : [];
}
// src/commands/applied-engines.ts
async function appliedEngines(platform, folder, config, url, charts = reachNothing(platform, config).charts) {
	let own = await argoSettings(platform, folder, config, charts), argocd = url === void 0 ? own : {
		...own,
		repositories: [...config?.gate?.argocd?.repositories ?? [], url]
	}, { flux, exclude = [], external = [] } = config?.gate ?? {}, isExternal = externalObjects(external);
	return createFindApplied({
		argocd,
		flux: {
			overlay: argocd.overlay,
			repositories: [...flux?.repositories ?? [], ...argocd.repositories],
			charts: flux?.charts ?? {},
			strict: flux?.["strict-substitution"] ?? !0,
			exclude,
			isExternal: (kind, namespace, name) => isExternal(kind, namespace, name)
		}
	}, platform.signal);
}
export { mergeValues as n, externalObjects as r, appliedEngines as t };
