import { o as toErrorDocument, s as toSlipwayErrors, t as SlipwayError } from "./errors.js";
import { n as groupOf, r as identify } from "./object.js";
import { t as stripHash } from "./hash-suffix.js";
import { t as pLimit } from "./p-limit.js";
import { C as createTreeReader, S as objectsOf, T as readDocuments, b as firstContentLine, c as explainHelm, d as createClosureReader, g as mappingList, h as lineOf, l as readChart, m as kustomizationNames, o as plainFiles, r as rootInputs, s as createTemplateFinder, u as releaseName, v as textField, w as joinInside } from "./resolve-roots.js";
import { join, posix } from "node:path";
import { availableParallelism } from "node:os";
import { createHash } from "node:crypto";
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
		...request.skipCrds === !0 ? [] : ["--include-crds"],
		"--skip-tests",
		...request.kubernetesVersion === void 0 ? [] : ["--kube-version", request.kubernetesVersion],
		...request.values.flatMap((file) => ["--values", join(request.repository, file)]),
		...request.overrides === void 0 ? [] : ["--values", "-"],
		"--namespace",
		request.namespace ?? "default",
		...(request.apiVersions ?? []).flatMap((version) => ["--api-versions", version]),
		...request.skipSchema === !0 ? ["--skip-schema-validation"] : [],
		...(request.set ?? []).flatMap((one) => ["--set", one]),
		...(request.setString ?? []).flatMap((one) => ["--set-string", one]),
		...(request.setFile ?? []).flatMap((one) => ["--set-file", one])
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
	HELM_NO_PLUGINS: "1",
	GOGC: "400",
	GOMEMLIMIT: "1GiB"
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
// src/render/needed-paths.ts
async function neededPaths(tree, roots, closures) {
	let paths = new Set();
	for (let { engine, id, values } of roots) {
		if (engine === "helm") for (let path of [id, ...values ?? []]) paths.add(path);
		if (engine === "argocd" || engine === "flux") return;
		if (engine !== "kustomize") continue;
		let closure = await closures(id).catch(() => void 0);
		if (closure === void 0 || closure.needs.length > 0) return;
		for (let path of [...closure.folders, ...closure.files]) paths.add(path);
	}
	if (!paths.has(".")) {
		for (let path of paths) {
			let entries = await tree.list([path]);
			if (entries.length === 0 || entries.some(({ mode }) => mode === "120000")) return;
		}
		return [...paths];
	}
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
function createStreamCache({ kept, version }, renderer) {
	let names = new Map(), known = new WeakMap(), describe = async (engine) => {
		let name = await renderer.describe([engine]);
		return name === void 0 || !/\d+\.\d+/.test(name) || /devel|dirty/.test(name) ? void 0 : `${version} ${name}`;
	};
	return {
		kept,
		by: (engine) => {
			let name = names.get(engine) ?? describe(engine);
			return names.set(engine, name), name;
		},
		files: (reader) => {
			let files = known.get(reader) ?? hashedFiles(reader);
			return known.set(reader, files), files;
		}
	};
}
async function streamOf(root, context, options, render) {
	let { streams } = context, key = streams === void 0 ? void 0 : await keyOf(root, context, options, streams);
	if (streams === void 0 || key === void 0) return await render();
	let before = await streams.kept.get(key);
	if (before !== void 0) return { stream: new TextDecoder("utf-8", { ignoreBOM: !0 }).decode(before) };
	let output = await render();
	return "stream" in output && await streams.kept.put(key, new TextEncoder().encode(output.stream)), output;
}
async function keyOf(root, { reader, closures, network, maxBytes }, options, streams) {
	let by = await streams.by(root.engine), inputs = await rootInputs(reader, closures, root);
	if (by === void 0 || inputs === void 0) return;
	let files = streams.files(reader), all = [...inputs, ...(options.setFile ?? []).map((one) => one.slice(one.indexOf("=") + 1))].toSorted(), hashes = [];
	for (let input of all) {
		let [path = ""] = input.split("\0"), hash = await files.hash(path);
		if (hash === void 0) return;
		hashes.push([input, hash]);
	}
	let said = {
		format: "1",
		by,
		id: root.id,
		engine: root.engine,
		network: wordOf(network),
		maxBytes,
		options,
		hashes
	};
	return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}
function wordOf(network) {
	return typeof network == "string" ? network : [...network].toSorted();
}
function hashedFiles(reader) {
	let hashes = new Map(), links, findLinks = async () => (await reader.tree.list()).filter(({ mode }) => mode === "120000").map(({ path }) => path);
	async function hashOf(path) {
		if (links ??= findLinks(), !(await links).some((link) => path === link || path.startsWith(`${link}/`))) try {
			let bytes = await reader.bytes(path);
			return bytes === void 0 ? "absent" : createHash("sha256").update(bytes).digest("hex");
		} catch {
			return;
		}
	}
	return { hash: (path) => {
		let hash = hashes.get(path) ?? hashOf(path);
		return hashes.set(path, hash), hash;
	} };
}
// src/render/render-helm.ts
async function renderHelm(folder, values, context, { release, ...options } = {}) {
	let { reader, renderer, network, kubernetesVersion, timeoutMs, maxBytes, signal } = context, chart = await readChart(reader, folder);
	if (chart === void 0) return nothing(problem("ROOT_NOT_FOUND", `${folder} has no Chart.yaml`));
	let files = values.map((file) => joinInside(".", file, { file }));
	for (let file of files) if (await reader.text(file) === void 0) return nothing(problem("RENDER_FAILED", `${folder}: there is no values file ${file}`, { file }));
	let asked = {
		...options,
		release: release ?? releaseName(chart),
		values: files,
		...kubernetesVersion === void 0 ? {} : { kubernetesVersion }
	}, output = await streamOf({
		id: folder,
		engine: "helm",
		values: files
	}, context, asked, async () => renderer.helm({
		repository: await context.repository(),
		folder,
		network,
		timeoutMs,
		maxBytes,
		...asked,
		...signal === void 0 ? {} : { signal }
	})), entries = await reader.tree.list([folder]), find = createTemplateFinder(chart, new Set(entries.map((entry) => entry.path)));
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
	let render = async () => renderer.kustomize({
		repository: await context.repository(),
		folder,
		network,
		timeoutMs,
		maxBytes,
		...signal === void 0 ? {} : { signal }
	}), output = closure.needs.length > 0 ? await render() : await streamOf({
		id: folder,
		engine: "kustomize"
	}, context, {}, render);
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
// src/render/render-plain.ts
async function renderPlain(path, context) {
	let files = await plainFiles(context.reader, context.closures, path);
	if (files === void 0) return nothing(problem("ROOT_NOT_FOUND", `there is no file or folder ${path}`));
	let objects = [], errors = [];
	for (let file of files) {
		let found = fromDocuments(file, await context.reader.documents(file) ?? []);
		for (let object of found.objects) objects.push(object);
		for (let error of found.errors) errors.push(error);
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
	let reader = request.reader ?? createTreeReader(tree, request.cache), renderer = request.renderer ?? createNativeRenderer(request.exec), folder, closures = createClosureReader(reader);
	async function openFolder() {
		return disposables.use(await tree.materialize(await neededPaths(tree, roots, closures))).folder;
	}
	let context = {
		applications: void 0,
		reader,
		closures,
		sources: createObjectSources(reader),
		renderer,
		repository: () => folder ??= openFolder(),
		stdin: request.stdin,
		network: renderer.sandboxed ? "none" : request.network ?? "none",
		kubernetesVersion: request.kubernetesVersion,
		streams: request.renders === void 0 ? void 0 : createStreamCache(request.renders, renderer),
		timeoutMs: request.timeoutMs ?? 6e4,
		maxBytes: request.maxBytes ?? 67108864,
		signal
	}, limit = pLimit(Math.max(1, concurrency));
	return (await Promise.allSettled(roots.map((root) => limit(() => (signal?.throwIfAborted(), renderRoot(root, context, request.applied)))))).map((one) => {
		if (one.status === "rejected") throw one.reason;
		return one.value;
	});
}
async function renderRoot(root, context, applied) {
	let start = performance.now(), content = await contentOf(root, context, applied), errors = content.objects.length === 0 && content.errors.length === 0 && content.excluded === void 0 ? [problem("RENDER_EMPTY", `${root.id} renders no object`)] : content.errors;
	return {
		id: root.id,
		engine: root.engine,
		objects: content.objects,
		errors,
		milliseconds: Math.round(performance.now() - start),
		...content.excluded === void 0 ? {} : { excluded: content.excluded }
	};
}
async function contentOf(root, context, applied) {
	try {
		switch (root.engine) {
			case "kustomize": return await renderKustomize(root.id, context);
			case "helm": return await renderHelm(root.id, root.values ?? [], context);
			case "plain": return await renderPlain(root.id, context);
			case "stdin": return await renderStdin(context);
			case "argocd":
			case "flux": return await ((await applied?.(context.reader))?.roots.get(root.id))?.render(context) ?? nothing(problem("ROOT_NOT_FOUND", `there is no ${root.id}`));
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
	let used = new Set(roots.map(({ engine }) => engine)), either = used.has("argocd") || used.has("flux"), engines = ["kustomize", "helm"].filter((engine) => either || used.has(engine)), native = createNativeRenderer(exec);
	if (engines.length === 0) return native;
	let { untrusted } = host.context;
	untrusted && asked === "native" && host.log.notice("nothing of this run is trusted, so the embedded renderer is used instead of programs");
	let found = untrusted || asked === "embedded" ? void 0 : await native.describe(engines);
	if (found !== void 0 || asked === "native" && !untrusted) return host.log.info(`Renderer: ${found ?? "native"}`), native;
	let embedded = await renderer();
	return host.log.info(`Renderer: ${await embedded.describe(engines) ?? ""}`), embedded;
}
async function renderCache({ renders, version }) {
	let kept = await renders();
	return kept === void 0 ? void 0 : {
		kept,
		version
	};
}
export { fromDocuments as a, engineProblem as c, createObjectSources as d, createSourceFinder as f, renderRoots as i, nothing as l, networkOf as n, renderKustomize as o, renderCache as r, renderHelm as s, chooseRenderer as t, problem as u };
