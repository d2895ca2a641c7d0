import { a as exitCodeOf, i as errorDocs, o as toErrorDocument, s as toSlipwayErrors, t as SlipwayError } from "./errors.js";
import { t as formatLocation } from "./location.js";
import { r as escapeMarkdown, t as codeBlock } from "./escape.js";
import { t as errorText } from "./error-text.js";
import { t as nearest } from "./nearest.js";
import { r as commandRow } from "./table.js";
import { t as version } from "./version.js";
import { a as createPhases, n as plainLines, o as piecesOf, r as seconds, s as wholeText, t as plainLine } from "./plain-text.js";
import { t as jsonText } from "./command.js";
import { b as gateGithub, n as gateJunit, p as gateHtml, t as gateSarif } from "./gate-sarif.js";
import { i as parseImageReference, l as pLimit } from "./image-reference.js";
import { i as createClock, n as createRedactor, r as createExec, t as createExitTasks } from "./exit-tasks.js";
import { c as object, d as string, l as record, o as looseObject, r as array, s as number } from "./schemas.js";
import { styleText } from "node:util";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { homedir, tmpdir } from "node:os";
import { createHash, randomBytes } from "node:crypto";
import { closeSync, constants, createReadStream, existsSync, fstatSync, lstatSync, openSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmSync, statSync } from "node:fs";
import { chmod, chown, copyFile, lstat, mkdir, mkdtemp, open, readFile, readdir, readlink, realpath, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
// src/commands/gate-failure.ts
function gateFailure(errors, version) {
	let verdict = {
		verdict: "fail",
		roots: [],
		findings: [],
		fixed: [],
		images: [],
		changes: [],
		errors,
		summary: {
			objects: 0,
			rules: 0,
			new: {
				error: 0,
				warning: 0,
				info: 0
			},
			existing: 0,
			waived: 0,
			fixed: 0
		}
	};
	return {
		github: () => gateGithub(verdict),
		sarif: () => jsonText(gateSarif(verdict, {
			rules: [],
			version
		})),
		junit: () => gateJunit(verdict, "error"),
		html: () => gateHtml(verdict, { version })
	};
}
// src/commands/failure.ts
function failure$1(command, errors, version) {
	let documents = errors.map(toErrorDocument);
	return {
		exitCode: errors[0] === void 0 ? 3 : exitCodeOf(errors[0].code),
		formats: {
			text: () => "",
			json: () => jsonText({
				schema: `slipway/${command ?? "error"}/v1`,
				command: command ?? null,
				error: documents[0],
				errors: documents
			}),
			markdown: () => errors.map(errorMarkdown).join("\n"),
			...command === "gate" ? gateFailure(documents, version) : {}
		},
		reports: {
			text: () => `${errors.map(errorText).join("\n")}\n`,
			baseline: null
		},
		outputs: { outcome: "failed" },
		annotations: errors.map((error) => ({
			level: "error",
			title: error.code,
			message: error.hint === void 0 ? error.message : `${error.message}\n${error.hint}`,
			...error.location === void 0 ? {} : error.location
		}))
	};
}
function errorMarkdown(error) {
	let [first = "", ...rest] = error.message.split("\n"), place = error.location === void 0 ? "" : ` at ${escapeMarkdown(formatLocation(error.location))}`;
	return [
		`❌ **${error.code}**${place}: ${escapeMarkdown(first)}`,
		...rest.length === 0 ? [] : ["", codeBlock(rest.join("\n"))],
		...error.hint === void 0 ? [] : ["", escapeMarkdown(error.hint)],
		"",
		`[Read on](${errorDocs(error.code)})`,
		""
	].join("\n");
}
// src/commands/registry.ts
async function loadCommand(name) {
	switch (name) {
		case "ship": return (await import("./ship.js")).ship;
		case "build": return (await import("./build2.js")).build;
		case "bump": return (await import("./bump2.js")).bump;
		case "render": return (await import("./render.js")).render;
		case "gate": return (await import("./gate2.js")).gate;
		case "explain": return (await import("./explain.js")).explain;
		case "sync": return (await import("./sync2.js")).sync;
		case "reconcile": return (await import("./reconcile.js")).reconcile;
		case "init": return (await import("./init.js")).init;
		case "policy": return (await import("./policy.js")).policy;
		case "doctor": return (await import("./not-yet.js")).notYet;
	}
}
// src/commands/run-command.ts
async function runCommand(name, context, delivery) {
	let { platform, values } = context, result;
	try {
		let reports = requestedReports(name, values), command = await loadCommand(name);
		result = await settle(name, platform, () => command(context)), await writeReports(platform, result, reports);
	} catch (thrown) {
		result = failed$2(name, platform, thrown);
	}
	return await deliver(context, result, delivery), result.exitCode;
}
async function settle(name, platform, run) {
	try {
		return await run();
	} catch (thrown) {
		return failed$2(name, platform, thrown);
	}
}
function failed$2(name, platform, thrown) {
	let errors = platform.signal.aborted ? [interruption(platform.signal, thrown)] : toSlipwayErrors(thrown);
	for (let error of errors) platform.host.log.failure(errorText(error)), error.code === "INTERNAL" && thrown instanceof Error && thrown.stack && platform.host.log.debug(thrown.stack);
	return failure$1(name, errors, platform.version);
}
function interruption(signal, thrown) {
	if (thrown instanceof SlipwayError && thrown.code === "INTERRUPTED") return thrown;
	let reason = signal.reason;
	return reason instanceof SlipwayError ? reason : new SlipwayError("INTERRUPTED", "the run was ended before it was done");
}
async function deliver(context, result, delivery) {
	let { platform, values, action } = context, { host } = platform;
	if (!action) {
		let format = values.text("format") ?? "text", make = result.formats[format] ?? result.formats.text;
		await host.writeResult(make?.(format === "text" && host.colour) ?? "");
		return;
	}
	await host.writeResult(result.formats.text?.(host.colour) ?? ""), host.annotate(result.annotations);
	for (let [name, value] of Object.entries(result.outputs)) host.setOutput(name, value);
	delivery.actionReport !== void 0 && (await platform.files.write(delivery.actionReport, result.formats.json?.(!1) ?? ""), host.setOutput("report", delivery.actionReport));
	let markdown = result.formats.markdown?.(!1);
	markdown !== void 0 && await host.writeSummary(wholeText(markdown));
}
function requestedReports(name, values) {
	let known = commandRow(name)?.formats ?? [];
	return values.list("report").map((value) => {
		let equals = value.indexOf("="), [format, file] = [value.slice(0, equals), value.slice(equals + 1)];
		if (equals < 1 || file === "" || !known.includes(format)) throw new SlipwayError("OPTION_INVALID", `--report cannot be "${value}"`, { hint: `Write FORMAT=FILE with one of: ${known.join(", ")}.` });
		return {
			format,
			file
		};
	});
}
async function writeReports(platform, result, reports) {
	for (let { format, file } of reports) {
		let own = result.reports?.[format];
		if (own === null) continue;
		let text = (own ?? result.formats[format] ?? result.formats.json)?.(!1);
		text !== void 0 && await platform.files.write(file, text);
	}
}
// src/platform/files/inside.ts
function pathInside(folder, path) {
	let way = relative(folder, path);
	if (way === "") return "";
	if (!(way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way))) return sep === "/" ? way : way.replaceAll(sep, "/");
}
function realPathOf(path) {
	try {
		return realpathSync.native(path);
	} catch (error) {
		if (isMissing(error)) return;
		throw error;
	}
}
function isMissing(error) {
	let code = errnoOf(error);
	return code === "ENOENT" || code === "ENOTDIR";
}
function errnoOf(error) {
	return error instanceof Error && "code" in error ? String(error.code) : void 0;
}
function createBuildContexts() {
	return {
		locate,
		fingerprints
	};
}
async function locate(folder, path) {
	try {
		let top = await realpath(folder), wanted = resolve(top, path);
		if (pathInside(top, wanted) === void 0) throw outside(path, folder);
		let real = realPathOf(wanted);
		if (real === void 0) return;
		if (pathInside(top, real) === void 0) throw outside(path, folder);
		return {
			path: real,
			kind: (await stat(real)).isDirectory() ? "folder" : "file"
		};
	} catch (error) {
		throw error instanceof SlipwayError ? error : unreadable$1(path, error);
	}
}
async function fingerprints(folder, options) {
	let paths = [];
	await walk$1(folder, "", options, paths);
	let limit = pLimit(16), reads = paths.map((path) => limit(async () => (options.signal?.throwIfAborted(), [path, await fingerprint(join(folder, path), path)])));
	return await Promise.allSettled(reads), new Map(await Promise.all(reads));
}
async function walk$1(folder, at, options, found) {
	options.signal?.throwIfAborted();
	for (let entry of await entriesOf(join(folder, at), at)) {
		let path = at === "" ? entry.name : `${at}/${entry.name}`;
		entry.isDirectory() ? options.skip(path, "folder") || await walk$1(folder, path, options, found) : (entry.isFile() || entry.isSymbolicLink()) && !options.skip(path, "file") && found.push(path);
	}
}
async function entriesOf(folder, path) {
	try {
		return await readdir(folder, { withFileTypes: !0 });
	} catch (error) {
		throw unreadable$1(path === "" ? folder : path, error);
	}
}
async function fingerprint(file, path) {
	try {
		let facts = await lstat(file);
		if (facts.isSymbolicLink()) return `link ${sha256$1(await readlink(file))}`;
		let hash = createHash("sha256");
		for await (let part of createReadStream(file)) hash.update(part);
		return `${facts.mode & 64 ? "program" : "file"} ${hash.digest("hex")}`;
	} catch (error) {
		throw unreadable$1(path, error);
	}
}
function sha256$1(text) {
	return createHash("sha256").update(text).digest("hex");
}
function outside(path, folder) {
	return new SlipwayError("PATH_OUTSIDE", `${JSON.stringify(path)} leads out of ${folder}`, { hint: "What is built must lie in the repository; copy it there, or move the link’s target." });
}
function unreadable$1(path, error) {
	return new SlipwayError("FILE_INVALID", `${JSON.stringify(path)} cannot be read`, { cause: error });
}
// src/platform/registry/endpoint.ts
const dockerHubHosts = new Set([
	"docker.io",
	"index.docker.io",
	"registry-1.docker.io"
]);
function endpointOf(repository) {
	let { domain, path, tag, digest } = parseImageReference(repository);
	if (tag !== void 0 || digest !== void 0) throw new SlipwayError("IMAGE_INVALID", `"${repository}" names an image, where a repository is wanted`);
	return dockerHubHosts.has(domain) ? {
		registry: "docker.io",
		path,
		base: "https://registry-1.docker.io"
	} : {
		registry: domain,
		path,
		base: `${isLoopback(domain) ? "http" : "https"}://${domain}`
	};
}
function isLoopback(host) {
	let name = host.replace(/:\d+$/, "").toLowerCase();
	return name === "localhost" || name === "[::1]" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);
}
function normaliseServer(key) {
	let bare = key.replace(/^https?:\/\//, "").replace(/\/(v[12]\/?)?$/, ""), host = bare.split("/", 1)[0] ?? "";
	return dockerHubHosts.has(host) ? `docker.io${bare.slice(host.length)}` : bare;
}
// src/platform/registry/bounded-body.ts
async function boundedBody(response, maxBytes, failure) {
	if (response.body === null) return new Uint8Array();
	let parts = [], length = 0;
	for await (let part of response.body) {
		if (length += part.byteLength, length > maxBytes) throw failure("failed", new URL(response.url).host, `it answered with more than ${maxBytes} bytes`);
		parts.push(part);
	}
	return Buffer.concat(parts);
}
// src/platform/registry/http.ts
const busy = new Set([
	429,
	500,
	502,
	503,
	504
]);
function createHttp({ clock, timeoutMs, tries, failure = registryFailure }) {
	return async (request) => {
		for (let round = 1;; round++) {
			let last = round >= tries, outcome = await attempt(request, timeoutMs, failure), wait = 250 * 2 ** round * (.5 + Math.random());
			if (outcome instanceof Error) {
				if (last) throw outcome;
			} else {
				let asked = waitOf(outcome, clock.now());
				if (last || !busy.has(outcome.status) || asked > 3e4) return outcome;
				wait = Math.max(wait, asked);
			}
			await clock.sleep(wait, request.signal);
		}
	};
}
async function attempt(request, timeoutMs, failure) {
	try {
		return await follow(request, timeoutMs, failure);
	} catch (error) {
		if (request.signal?.throwIfAborted(), error instanceof SlipwayError) throw error;
		return failure("unreachable", new URL(request.url).host, reasonOf(error), error);
	}
}
async function follow(request, timeoutMs, failure) {
	let failed = (why) => failure("failed", new URL(request.url).host, why), limit = AbortSignal.timeout(timeoutMs), signal = request.signal === void 0 ? limit : AbortSignal.any([request.signal, limit]), headers = new Headers(request.headers), url = new URL(request.url);
	for (let hop = 0; hop <= 5; hop++) {
		let response = await fetch(url, {
			method: request.method,
			headers,
			...request.body === void 0 ? {} : { body: request.body },
			redirect: "manual",
			signal
		}), location = response.headers.get("location");
		if (request.method !== "GET" && request.method !== "HEAD" || response.status < 301 || response.status > 308 || location === null) return {
			status: response.status,
			headers: response.headers,
			body: await boundedBody(response, request.maxBytes, failure)
		};
		await response.body?.cancel();
		let next = new URL(location, url);
		if (next.origin !== url.origin && headers.delete("authorization"), !mayFollow(url, next)) throw failed("it redirects to an address that is not HTTPS");
		url = next;
	}
	throw failed("it redirects without an end");
}
function mayFollow(from, to) {
	return to.protocol === "https:" || to.protocol === "http:" && from.protocol === "http:" && isLoopback(to.host);
}
function waitOf({ headers }, now) {
	let asked = headers.get("retry-after");
	if (asked === null) return 0;
	if (/^\d+$/.test(asked)) return Number(asked) * 1e3;
	let until = Date.parse(asked);
	return Number.isNaN(until) ? 0 : Math.max(0, until - now);
}
function registryFailure(kind, host, why, cause) {
	return kind === "failed" ? new SlipwayError("REGISTRY_FAILED", `registry ${host} cannot be used: ${why}`) : new SlipwayError("REGISTRY_UNREACHABLE", `registry ${host} cannot be reached: ${why}`, {
		hint: "Check the host name, the network, HTTPS_PROXY and NO_PROXY.",
		cause
	});
}
function reasonOf(error) {
	if (!(error instanceof Error)) return String(error);
	if (error.name === "TimeoutError") return "no answer in time";
	let { cause } = error;
	if (!(cause instanceof Error)) return error.message;
	let code = "code" in cause && typeof cause.code == "string" ? cause.code : void 0;
	return cause.message === "" ? code ?? error.message : cause.message;
}
// src/platform/registry/proxy.ts
const proxyVariables = [
	"https_proxy",
	"HTTPS_PROXY",
	"http_proxy",
	"HTTP_PROXY"
], never = "localhost,127.0.0.1,[::1]";
function useProxiesOf(environment) {
	if (!proxyVariables.some((name) => environment[name])) return () => void 0;
	let { setGlobalProxyFromEnv } = process.getBuiltinModule("node:http"), given = environment.no_proxy || environment.NO_PROXY, noProxy = given ? `${given},${never}` : never;
	return setGlobalProxyFromEnv?.({
		...environment,
		no_proxy: noProxy,
		NO_PROXY: noProxy
	}) ?? (() => void 0);
}
// src/platform/download.ts
function createDownload({ environment, clock, timeoutMs = 6e4, tries = 3 }) {
	let send = createHttp({
		clock,
		timeoutMs,
		tries,
		failure
	}), proxies, http = (request) => (proxies ??= useProxiesOf(environment), send(request));
	return async ({ url, maxBytes, login, signal }) => {
		let { host, protocol } = new URL(url);
		if (login !== void 0 && protocol !== "https:" && !isLoopback(host)) throw failure("failed", host, "a login is sent over HTTPS only");
		let answer = await http({
			method: "GET",
			url,
			headers: login === void 0 ? {} : { authorization: `Basic ${basic$1(login)}` },
			maxBytes,
			signal
		});
		return {
			status: answer.status,
			bytes: answer.body
		};
	};
}
function basic$1({ username, password }) {
	return Buffer.from(`${username}:${password}`, "utf8").toString("base64");
}
const failure = (kind, host, why, cause) => kind === "failed" ? new SlipwayError("CHART_UNREACHABLE", `chart repository ${host} cannot be used: ${why}`) : new SlipwayError("CHART_UNREACHABLE", `chart repository ${host} cannot be reached: ${why}`, { cause });
// src/platform/files/tree-path.ts
function normalTreePath(path, label) {
	let parts = [], outside = path.startsWith("/") || path.includes("\0");
	for (let part of path.split("/")) part !== "" && part !== "." && (part === ".." ? parts.pop() === void 0 && (outside = !0) : parts.push(part));
	if (outside) throw outsideError(path, label);
	return parts.join("/");
}
function outsideError(path, label) {
	return new SlipwayError("PATH_OUTSIDE", `${shown(path)} leads out of ${label}`);
}
function isGitInternal(path) {
	return path.split("/").some((part) => part.toLowerCase() === ".git");
}
function shown(path) {
	return /[\p{Cc}\p{Cf}"]/u.test(path) ? JSON.stringify(path) : path;
}
function createPrefixFilter(prefixes, label) {
	if (prefixes === void 0) return () => !0;
	let normal = prefixes.map((prefix) => normalTreePath(prefix, label));
	if (normal.includes("")) return () => !0;
	let exact = new Set(normal);
	return (path) => {
		if (exact.has(path)) return !0;
		for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) if (exact.has(path.slice(0, slash))) return !0;
		return !1;
	};
}
function byPath(one, other) {
	return one.path === other.path ? 0 : one.path < other.path ? -1 : 1;
}
function tooLarge(path, label, size) {
	let mebibytes = (size / 1024 / 1024).toFixed(1);
	return new SlipwayError("FILE_INVALID", `${shown(path)} in ${label} has ${mebibytes} MiB; at most 16 MiB are read`, {
		hint: "Keep large files out of the manifest folders, or narrow them with --path.",
		location: { file: path }
	});
}
function isSourceTree(tree) {
	return "writeTo" in tree;
}
async function materializeCopy(tree, prefixes, temporary) {
	let copy = await temporary.create();
	try {
		return await tree.writeTo(copy.folder, prefixes, new Map()), copy;
	} catch (error) {
		throw await copy[Symbol.asyncDispose](), error;
	}
}
// src/platform/files/read-bounded.ts
function readBounded(file, path, label) {
	let opened = openExisting(file, path, label);
	if (opened !== void 0) try {
		let stat = fstatSync(opened);
		if (stat.isDirectory()) return;
		if (!stat.isFile()) throw unreadable(path, label, "it is no regular file");
		if (stat.size > 16777216) throw tooLarge(path, label, stat.size);
		let bytes = readFileSync(opened);
		if (bytes.length > 16777216) throw tooLarge(path, label, bytes.length);
		return bytes;
	} finally {
		closeSync(opened);
	}
}
function openExisting(file, path, label) {
	try {
		return openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
	} catch (error) {
		if (isMissing(error)) return;
		throw unreadable(path, label, error);
	}
}
function unreadable(path, label, reason) {
	let why = typeof reason == "string" ? reason : errnoOf(reason) ?? String(reason);
	return new SlipwayError("FILE_INVALID", `${shown(path)} in ${label} cannot be read: ${why}`, {
		location: { file: path },
		cause: reason
	});
}
// src/platform/files/folder-walk.ts
function walkFolder(folder, path, label) {
	let entries = [], stat = lstatSync(join(folder, path), { throwIfNoEntry: !1 });
	return stat === void 0 || (stat.isDirectory() ? walk(folder, path, label, entries, submodulesOf(folder)) : stat.isSymbolicLink() ? entries.push({
		path,
		mode: "120000"
	}) : stat.isFile() && entries.push({
		path,
		mode: fileMode(stat.mode)
	})), entries;
}
function walk(folder, path, label, entries, submodules) {
	let children = readFolder(folder, path, label), isSubmodule = children.length === 0 ? submodules().has(path) : children.some(({ name }) => name === ".git");
	if (path !== "" && isSubmodule) entries.push({
		path,
		mode: "160000"
	});
	else for (let child of children) {
		if (child.name.toLowerCase() === ".git") continue;
		let childPath = path === "" ? child.name : `${path}/${child.name}`;
		if (child.isDirectory()) walk(folder, childPath, label, entries, submodules);
		else if (child.isSymbolicLink()) entries.push({
			path: childPath,
			mode: "120000"
		});
		else if (child.isFile()) {
			let stat = lstatSync(join(folder, childPath), { throwIfNoEntry: !1 });
			stat !== void 0 && entries.push({
				path: childPath,
				mode: fileMode(stat.mode)
			});
		}
	}
}
function submodulesOf(folder) {
	let known;
	return () => known ??= new Set(readSubmodules(folder));
}
function readSubmodules(folder) {
	let file = join(folder, ".gitmodules");
	if (lstatSync(file, { throwIfNoEntry: !1 })?.isFile() !== !0) return [];
	let paths = readFileSync(file, "utf8").matchAll(/^[ \t]*path[ \t]*=[ \t]*"?([^"\r\n]*?)\/*"?[ \t]*\r?$/gim);
	return Array.from(paths, ([, path = ""]) => path);
}
function readFolder(folder, path, label) {
	try {
		return readdirSync(join(folder, path), { withFileTypes: !0 });
	} catch (error) {
		if (isMissing(error)) return [];
		throw unreadable(path === "" ? "." : path, label, error);
	}
}
function fileMode(mode) {
	return mode & 64 ? "100755" : "100644";
}
// src/platform/files/write-tree.ts
async function writeTree(folder, entries, changes, writer) {
	let wanted = entries.filter((entry) => !changes.has(entry.path)), added = [...changes].filter((change) => change[1] !== null);
	await makeFolders(folder, [...wanted, ...added.map(([path]) => ({
		path,
		mode: "100644"
	}))]), await writer.writeFiles(wanted.filter((entry) => entry.mode === "100644" || entry.mode === "100755"), folder);
	let programs = new Set(entries.filter((entry) => entry.mode === "100755").map((entry) => entry.path));
	for (let [path, bytes] of added) await writeFile(join(folder, path), bytes, {
		flag: "wx",
		mode: programs.has(path) ? 493 : 420
	});
	let links = wanted.filter((entry) => entry.mode === "120000");
	await makeLinks(folder, await Promise.all(links.map(async ({ path }) => ({
		path,
		to: await writer.readLink(path)
	}))));
}
async function makeFolders(target, entries) {
	let folders = new Set(entries.map((entry) => entry.mode === "160000" ? entry.path : dirname(entry.path)));
	for (let folder of folders) await mkdir(join(target, folder), { recursive: !0 });
}
async function makeLinks(folder, links) {
	let root = await realpath(folder), made = [];
	for (let { path, to } of links) {
		if (to === void 0 || to === "" || to.includes("\0") || isAbsolute(to)) continue;
		let link = join(folder, path);
		await symlink(to, link), made.push(link);
	}
	let checked = await Promise.all(made.map(async (link) => ({
		link,
		stays: await staysInside(root, link)
	})));
	for (let { link, stays } of checked) stays || await rm(link);
}
async function staysInside(root, link) {
	try {
		return pathInside(root, await realpath(link)) !== void 0;
	} catch {
		return !1;
	}
}
function createFolderTree(folder, temporary, label = folder) {
	function resolve(path) {
		let normal = normalTreePath(path, label);
		if (isGitInternal(normal)) return;
		let real = realOf(normal, path);
		if (real === void 0) return;
		let inside = pathInside(realFolder(folder), real);
		if (inside === void 0 || isGitInternal(inside)) throw outsideError(path, label);
		return inside;
	}
	function realOf(normal, path) {
		try {
			return realPathOf(join(folder, normal));
		} catch (error) {
			throw unreadable(path, label, error);
		}
	}
	function list(prefixes) {
		createPrefixFilter(prefixes, label);
		let starts = new Set((prefixes ?? [""]).map((prefix) => normalTreePath(prefix, label))), found = new Map();
		for (let start of starts) if (!isGitInternal(start)) for (let entry of walkFolder(folder, start, label)) found.set(entry.path, entry);
		return [...found.values()].sort(byPath);
	}
	let tree = {
		label,
		resolve: async (path) => resolve(path),
		async list(prefixes) {
			for (let prefix of prefixes ?? []) resolve(prefix);
			return list(prefixes);
		},
		async read(path) {
			let inside = resolve(path);
			return inside === void 0 ? void 0 : readBounded(join(folder, inside), path, label);
		},
		async materialize(paths) {
			let links = list().filter((entry) => entry.mode === "120000");
			for (let link of links) if (leadsOut(resolve, link.path)) return await materializeCopy(tree, paths, temporary);
			return {
				folder,
				[Symbol.asyncDispose]: () => Promise.resolve()
			};
		},
		writeTo: (target, prefixes, changes) => writeTree(target, list(prefixes), changes, folderWriter(folder))
	};
	return tree;
}
function folderWriter(folder) {
	return {
		async writeFiles(entries, target) {
			let limit = pLimit(16);
			await Promise.all(entries.map((entry) => limit(() => copyOne(folder, target, entry))));
		},
		readLink: (path) => readlink(join(folder, path)).catch(() => void 0)
	};
}
async function copyOne(folder, target, entry) {
	let to = join(target, entry.path);
	try {
		await copyFile(join(folder, entry.path), to, constants.COPYFILE_FICLONE), await chmod(to, entry.mode === "100755" ? 493 : 420);
	} catch (error) {
		if (!isMissing(error)) throw unreadable(entry.path, folder, error);
	}
}
function leadsOut(resolve, path) {
	try {
		return resolve(path), !1;
	} catch {
		return !0;
	}
}
function realFolder(folder) {
	try {
		return realpathSync.native(folder);
	} catch (error) {
		throw new SlipwayError("FILE_INVALID", `${folder} cannot be read: ${String(errnoOf(error) ?? error)}`);
	}
}
// src/platform/files/overlay-tree.ts
function createOverlayTree(given, edits, temporary) {
	let base = sourceTree(given), { label } = given, changes = new Map();
	for (let [path, bytes] of edits) changes.set(normalTreePath(path, label), bytes);
	let takesAway = [...changes.values()].includes(null);
	function isGone(path) {
		if (!takesAway || changes.has(path)) return changes.get(path) === null;
		for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) if (changes.get(path.slice(0, at)) === null) return !0;
		return !1;
	}
	async function resolve(path) {
		let normal = normalTreePath(path, label);
		if (isGone(normal)) return;
		let reached = changes.has(normal) ? normal : await base.resolve(normal);
		return reached === void 0 || changes.get(reached) === null ? void 0 : reached;
	}
	let tree = {
		label,
		resolve,
		async list(prefixes) {
			let kept = (await base.list(prefixes)).filter((entry) => !isGone(entry.path)), known = new Set(kept.map((entry) => entry.path)), matches = createPrefixFilter(prefixes, label), added = [];
			for (let [path, bytes] of changes) bytes !== null && !known.has(path) && matches(path) && added.push({
				path,
				mode: "100644"
			});
			return [...kept, ...added].sort(byPath);
		},
		async read(path) {
			let reached = await resolve(path);
			if (!(reached === void 0 || isGitInternal(reached))) return changes.get(reached) ?? await base.read(reached);
		},
		async materialize(prefixes) {
			return await materializeCopy(tree, prefixes, temporary);
		},
		writeTo(folder, prefixes, more) {
			let matches = createPrefixFilter(prefixes, label), all = [...changes, ...more].filter(([path]) => matches(path)), there = prefixes?.filter((prefix) => !isGone(normalTreePath(prefix, label)));
			return base.writeTo(folder, there, new Map(all));
		}
	};
	return tree;
}
function sourceTree(tree) {
	if (!isSourceTree(tree)) throw Error(`${tree.label} is no tree of this platform`);
	return tree;
}
// src/platform/files/write-files.ts
async function writeFilesInto(folder, changes) {
	let root = realPathOf(folder);
	if (root === void 0) throw new SlipwayError("FILE_INVALID", `${folder} is no folder`);
	let targets = [];
	for (let [path, bytes] of changes) targets.push(await checkTarget(root, folder, path, bytes));
	let staged = [];
	try {
		for (let target of targets) staged.push({
			target,
			temporary: await stage(target)
		});
		for (let { target, temporary } of staged) await rename(temporary, target.file);
	} catch (error) {
		for (let { temporary } of staged) await rm(temporary, { force: !0 });
		throw writeError(error);
	}
}
async function writeFileAtomically(path, content) {
	let file = resolve(path), target = {
		path,
		file: realPathOf(file) ?? file,
		content
	}, temporary;
	try {
		await checkReplaceable(target), temporary = await stage(target), await rename(temporary, target.file);
	} catch (error) {
		throw temporary !== void 0 && await rm(temporary, { force: !0 }), writeError(error);
	}
}
async function checkTarget(root, folder, path, content) {
	let normal = normalTreePath(path, folder);
	if (normal === "" || isGitInternal(normal)) throw outsideError(path, folder);
	let named = join(root, normal), real = realPathOf(named) ?? await newFile$1(named), inside = pathInside(root, real);
	if (inside === void 0 || inside === "" || isGitInternal(inside)) throw outsideError(path, folder);
	let target = {
		path,
		file: real,
		content
	};
	return await checkReplaceable(target), target;
}
async function newFile$1(named) {
	if ((await lstat(named).catch(() => void 0))?.isSymbolicLink() === !0) throw new SlipwayError("FILE_INVALID", `${shown(named)} is a link that leads nowhere`);
	let parent = dirname(named), realParent = realPathOf(parent) ?? await newFile$1(parent);
	return join(realParent, named.slice(parent.length));
}
async function checkReplaceable(target) {
	let existing = await stat(target.file).catch((error) => {
		if (errnoOf(error) !== "ENOENT") throw error;
	});
	if (existing !== void 0 && !existing.isFile()) throw new SlipwayError("FILE_INVALID", `${shown(target.path)} is no regular file, so it is not written`);
}
async function stage(target) {
	let parent = dirname(target.file);
	await mkdir(parent, { recursive: !0 });
	let temporary = join(parent, `.slipway-${randomBytes(6).toString("hex")}.tmp`), handle = await open(temporary, "wx", 438);
	try {
		await handle.writeFile(target.content), await handle.sync();
	} catch (error) {
		throw await rm(temporary, { force: !0 }), error;
	} finally {
		await handle.close();
	}
	let existing = await stat(target.file).catch(() => void 0);
	return existing !== void 0 && (await chmod(temporary, existing.mode & 4095), await chown(temporary, existing.uid, existing.gid).catch(() => void 0)), temporary;
}
function writeError(error) {
	if (error instanceof SlipwayError) return error;
	let path = error instanceof Error && "path" in error ? String(error.path) : "a file", why = isMissing(error) ? "its folder is not there" : errnoOf(error) ?? String(error);
	return new SlipwayError("FILE_INVALID", `${shown(path)} cannot be written: ${why}`, { cause: error });
}
// src/platform/files/create-files.ts
function createFiles(temporary) {
	return {
		tree: (folder) => createFolderTree(resolve(folder), temporary),
		overlay: (tree, changes) => createOverlayTree(tree, changes, temporary),
		writeInto: writeFilesInto,
		read: async (path) => readBounded(resolve(path), path, dirname(resolve(path))),
		write: writeFileAtomically,
		isFolder: (path) => Promise.resolve(statSync(resolve(path), { throwIfNoEntry: !1 })?.isDirectory() === !0),
		findUp: (name, folder) => Promise.resolve(findUp(name, resolve(folder))),
		temporaryFolder: () => temporary.create()
	};
}
function findUp(name, start) {
	for (let folder = start;; folder = dirname(folder)) {
		let path = join(folder, name);
		if (statSync(path, { throwIfNoEntry: !1 })?.isFile() === !0) return path;
		if (folder === dirname(folder)) return;
	}
}
// src/platform/files/stale-folders.ts
const ownedName = /^slipway-run-([0-9a-f]+)-(\d+)-(\d+)-\w+$/;
function folderPrefix() {
	let [place, started] = [placeOfNumbers(), startOf(process.pid)];
	return place === void 0 || started === void 0 ? "slipway-" : `slipway-run-${place}-${process.pid}-${started}-`;
}
async function sweepStaleFolders(parent) {
	let own = placeOfNumbers(), user = process.getuid?.();
	if (own !== void 0 && user !== void 0) for (let name of await readdir(parent)) {
		let [, place, pid, started] = ownedName.exec(name) ?? [];
		if (place !== own || pid === void 0 || startOf(Number(pid)) === started) continue;
		let path = join(parent, name), found = await lstat(path).catch(() => void 0);
		found?.isDirectory() !== !0 || found.uid !== user || Date.now() - found.mtimeMs < 864e5 || await rm(path, {
			recursive: !0,
			force: !0
		}).catch(() => void 0);
	}
}
function placeOfNumbers() {
	try {
		let boot = readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim(), namespace = readlinkSync("/proc/self/ns/pid");
		return createHash("sha256").update(`${boot} ${namespace}`).digest("hex").slice(0, 16);
	} catch {
		return;
	}
}
function startOf(pid) {
	try {
		let stat = readFileSync(`/proc/${pid}/stat`, "latin1");
		return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
	} catch {
		return;
	}
}
// src/platform/files/temporary-folders.ts
function createTemporaryFolders(parent, exitTasks) {
	let swept;
	return { async create() {
		let folder = await mkdtemp(join(parent, folderPrefix()));
		swept ??= sweepStaleFolders(parent).catch(() => void 0);
		let forget = exitTasks.add(() => rmSync(folder, {
			recursive: !0,
			force: !0,
			maxRetries: 2
		}));
		return {
			folder,
			async [Symbol.asyncDispose]() {
				await rm(folder, {
					recursive: !0,
					force: !0,
					maxRetries: 3
				}), forget();
			}
		};
	} };
}
// src/platform/git/authentication.ts
const githubHostKeys = ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl", "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBEmKSENjQEezOmxkZMy7opKgwFB9nkt5YRrYMjNuG5N87uRgg6CLrbo5wAdT/y6v0mKV0U2w0WZ2YB/++Tpockg="];
async function authenticate(remote, credentials, folder, userSshCommand) {
	return remote.scheme === "ssh" && credentials.sshKey !== void 0 ? await bySshKey(credentials.sshKey, folder, userSshCommand ?? "ssh") : remote.scheme === "ssh" || remote.scheme === "file" ? {
		settings: [],
		env: {},
		secrets: [],
		by: "nothing"
	} : credentials.token !== void 0 && credentials.token !== "" ? byHeader(remote.url, "x-access-token", credentials.token) : remote.userInfo === void 0 ? {
		settings: [],
		env: {},
		secrets: [],
		by: "nothing"
	} : byHeader(remote.url, remote.userInfo.user, remote.userInfo.password);
}
function byHeader(url, user, password) {
	let basic = Buffer.from(`${user}:${password}`).toString("base64"), key = `http.${url}.extraHeader`;
	return {
		settings: [
			["credential.helper", ""],
			[key, ""],
			[key, `Authorization: Basic ${basic}`]
		],
		env: {},
		secrets: [password === "" ? user : password, basic],
		by: "token"
	};
}
async function bySshKey(key, folder, ssh) {
	let keyFile = join(folder, "key"), hostsFile = join(folder, "known_hosts"), text = `${key.replaceAll("\r\n", "\n").trimEnd()}\n`;
	await writeFile(keyFile, text, {
		mode: 384,
		flag: "wx"
	});
	let hosts = ["github.com", "[ssh.github.com]:443"].flatMap((host) => githubHostKeys.map((line) => `${host} ${line}\n`));
	return await writeFile(hostsFile, hosts.join(""), {
		mode: 384,
		flag: "wx"
	}), {
		settings: [],
		env: { GIT_SSH_COMMAND: [
			ssh,
			`-i ${quoted(keyFile)}`,
			"-o IdentitiesOnly=yes",
			"-o IdentityAgent=none",
			"-o BatchMode=yes",
			`-o ${quoted(`UserKnownHostsFile="${hostsFile}" ~/.ssh/known_hosts ~/.ssh/known_hosts2`)}`
		].join(" ") },
		secrets: [key],
		by: "ssh-key"
	};
}
function quoted(text) {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
// src/platform/git/tree-object.ts
function parseTreeObject(bytes, nameLength) {
	let items = new Map(), at = 0;
	for (; at < bytes.length;) {
		let space = bytes.indexOf(32, at), nul = bytes.indexOf(0, space);
		if (space < 0 || nul < 0) break;
		let end = nul + 1 + nameLength / 2, mode = knownMode(bytes.toString("latin1", at, space)), name = bytes.toString("utf8", space + 1, nul), object = bytes.toString("hex", nul + 1, end);
		mode !== void 0 && isCheckoutPath(name) && items.set(name, {
			name,
			mode,
			object
		}), at = end;
	}
	return items;
}
function knownMode(mode) {
	switch (mode) {
		case "40000":
		case "100644":
		case "100755":
		case "120000":
		case "160000": return mode;
		default: return mode.startsWith("100") ? "100644" : void 0;
	}
}
function isCheckoutPath(path) {
	return !/(?:^|\/)(?:\.{0,2}|\.git)(?:\/|$)/iu.test(path);
}
// src/platform/git/commit-objects.ts
const maxBytes = 268435456;
function createCommitObjects(options) {
	let { git, reader, label, fetchBlobs, fetchFolder } = options, folders = new Map(), listings = new Map(), perhapsHere = new Set(), root;
	async function findRoot() {
		let answer = await reader.read(`${await options.commit()}^{tree}`);
		if (answer.kind !== "object") throw absent("its folder", label);
		return folders.set(answer.name, Promise.resolve(parseTreeObject(answer.bytes, answer.name.length))), {
			name: "",
			mode: "40000",
			object: answer.name
		};
	}
	async function readFolder(object) {
		let answer = await reader.read(object);
		if (answer.kind === "missing" && fetchFolder !== void 0 && (await fetchFolder(object, "alone"), answer = await reader.read(object)), answer.kind !== "object") throw absent("a folder", label);
		return parseTreeObject(answer.bytes, object.length);
	}
	function folder(object) {
		let known = folders.get(object) ?? readFolder(object);
		return folders.set(object, known), known;
	}
	async function at(path) {
		let item = await (root ??= findRoot());
		for (let part of path.split("/").filter(Boolean)) {
			if (item?.mode !== "40000") return;
			item = (await folder(item.object)).get(part);
		}
		return item;
	}
	async function listFolder(object, isRoot) {
		let args = [
			"ls-tree",
			"-r",
			"-z",
			"--full-tree",
			object
		], tried = fetchFolder === void 0 ? void 0 : await git.run(args, { maxBytes });
		if (tried?.exitCode === 0) return parseListing(tried.stdout);
		await fetchFolder?.(object, isRoot ? "all folders" : "small files too");
		let listed = parseListing(await git.bytes(args, { maxBytes }));
		if (fetchFolder !== void 0 && !isRoot) for (let file of listed) perhapsHere.add(file.object);
		return listed;
	}
	function parseListing(bytes) {
		return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8").split("\0").flatMap(parseLine);
	}
	async function below(path, object) {
		let known = listings.get(object) ?? listFolder(object, path === "");
		listings.set(object, known);
		let files = await known;
		return path === "" ? files : files.map((file) => ({
			...file,
			path: `${path}/${file.path}`
		}));
	}
	async function files(prefixes = [""]) {
		let paths = [...new Set(prefixes.map((prefix) => normalTreePath(prefix, label)))], items = await Promise.all(paths.map(async (path) => ({
			path,
			item: await at(path)
		}))), found = new Map();
		for (let { path, item } of items) {
			if (item === void 0) continue;
			let { mode, object } = item, listed = mode === "40000" ? await below(path, object) : [{
				path,
				mode,
				object
			}];
			for (let file of listed) found.set(file.path, file);
		}
		return [...found.values()].sort(byPath);
	}
	async function blob(file, listed = []) {
		let answer = await reader.read(file.object);
		if (answer.kind === "missing" && fetchBlobs !== void 0 && (await fetchBlobs([file], listed), answer = await reader.read(file.object)), answer.kind === "too-large") throw tooLarge(file.path, label, answer.size);
		if (answer.kind === "missing" || answer.type !== "blob") throw absent(shown(file.path), label);
		return answer.bytes;
	}
	async function isHere({ object }) {
		return perhapsHere.has(object) && (await reader.read(object)).kind !== "missing";
	}
	async function expect(wanted) {
		if (fetchBlobs === void 0) return;
		let here = await Promise.all(wanted.map(isHere)), missing = wanted.filter((_, index) => here[index] !== !0);
		missing.length > 0 && await fetchBlobs(missing, []);
	}
	return {
		at,
		files,
		blob,
		expect
	};
}
function parseLine(line) {
	let tab = line.indexOf("	"), [given = "", , object = ""] = line.slice(0, tab).split(" "), path = line.slice(tab + 1), mode = knownMode(given);
	return tab < 0 || mode === void 0 || mode === "40000" || !isCheckoutPath(path) ? [] : [{
		path,
		mode,
		object
	}];
}
function absent(what, label) {
	return new SlipwayError("GIT_FAILED", `${what} of ${label} is not in this clone`, { hint: "Check out with all objects, without a filter." });
}
async function followLinks(objects, path, label) {
	let ahead = normalTreePath(path, label).split("/"), here = [], links = 0;
	for (;;) {
		let [part, ...rest] = ahead;
		if (part === void 0) return here.join("/");
		if (ahead = rest, part === "" || part === ".") continue;
		if (part === "..") {
			if (here.pop() === void 0) throw outsideError(path, label);
			continue;
		}
		let next = [...here, part].join("/"), item = await objects.at(next);
		if (item === void 0) return;
		if (item.mode === "120000") {
			if (links += 1, links > 40) throw new SlipwayError("FILE_INVALID", `${shown(path)} in ${label} is a loop of links`);
			let target = await linkText(objects, {
				path: next,
				mode: item.mode,
				object: item.object
			});
			if (target.startsWith("/")) throw outsideError(path, label);
			ahead = [...target.split("/"), ...ahead];
		} else if (item.mode === "40000" || ahead.every((one) => one === "" || one === ".")) here.push(part);
		else return;
	}
}
async function linkText(objects, link) {
	return (await objects.blob(link)).toString("utf8");
}
async function realPlace(objects, path, label) {
	let asked = normalTreePath(path, label), slash = asked.lastIndexOf("/"), above = slash < 0 ? void 0 : await followLinks(objects, asked.slice(0, slash), label);
	return {
		asked,
		real: above === void 0 ? asked : `${above === "" ? "" : `${above}/`}${asked.slice(slash + 1)}`
	};
}
function createCommitTree(objects, label, temporary) {
	let listed = [], tree = {
		label,
		resolve: (path) => followLinks(objects, path, label),
		async list(prefixes) {
			let places = await Promise.all((prefixes ?? [""]).map((prefix) => realPlace(objects, prefix, label))), found = new Map(), all = new Map();
			for (let { asked, real } of places) for (let file of await objects.files([real])) {
				let path = asked + file.path.slice(real.length);
				all.set(file.path, file), found.set(path, {
					path,
					mode: file.mode
				});
			}
			return listed = [...all.values()], [...found.values()].sort(byPath);
		},
		async read(path) {
			let reached = await tree.resolve(path), item = reached === void 0 ? void 0 : await objects.at(reached);
			if (reached !== void 0 && item !== void 0 && item.mode !== "160000" && item.mode !== "40000") return await objects.blob({
				path: reached,
				mode: item.mode,
				object: item.object
			}, listed);
		},
		materialize: (prefixes) => materializeCopy(tree, prefixes, temporary),
		async writeTo(folder, prefixes, changes) {
			let files = await objects.files(prefixes);
			await writeTree(folder, files, changes, writerOf(objects, files));
		}
	};
	return tree;
}
function writerOf(objects, files) {
	let byPath = new Map(files.map((file) => [file.path, file]));
	return {
		async writeFiles(entries, folder) {
			let wanted = entries.flatMap((entry) => byPath.get(entry.path) ?? []);
			await objects.expect(wanted);
			let limit = pLimit(32);
			await Promise.all(wanted.map((file) => limit(async () => writeBlob(folder, file, await objects.blob(file)))));
		},
		async readLink(path) {
			let link = byPath.get(path);
			return link === void 0 ? void 0 : await linkText(objects, link).catch(() => void 0);
		}
	};
}
async function writeBlob(folder, file, bytes) {
	await writeFile(join(folder, file.path), bytes, {
		flag: "wx",
		mode: file.mode === "100755" ? 493 : 420
	});
}
// src/platform/git/git-environment.ts
const settings = [
	["core.hooksPath", "/dev/null"],
	["core.fsmonitor", "false"],
	["core.askPass", ""],
	["core.quotePath", "false"],
	["gc.auto", "0"],
	["maintenance.auto", "false"],
	["fetch.recurseSubmodules", "false"],
	["fetch.writeCommitGraph", "false"],
	["push.recurseSubmodules", "no"],
	["push.followTags", "false"],
	["push.gpgSign", "false"],
	["user.useConfigOnly", "true"],
	["http.lowSpeedLimit", "100"],
	["http.lowSpeedTime", "60"]
];
function gitEnvironment(more) {
	let all = [...settings, ...more], environment = {
		LC_ALL: "C",
		LANGUAGE: "",
		GIT_TERMINAL_PROMPT: "0",
		GIT_ASKPASS: "",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_NO_REPLACE_OBJECTS: "1",
		GIT_ALLOW_PROTOCOL: "https:http:ssh:file",
		GIT_CONFIG_COUNT: String(all.length)
	};
	for (let [index, [key, value]] of all.entries()) environment[`GIT_CONFIG_KEY_${index}`] = key, environment[`GIT_CONFIG_VALUE_${index}`] = value;
	return environment;
}
// src/platform/git/remote-url.ts
const scpForm = /^(?<user>[\w.-]+)@(?<host>[\w.-]+):(?<path>[^\s]+)$/u;
function parseRemoteUrl(text, credentials) {
	let scp = scpForm.exec(text)?.groups;
	if (scp !== void 0) return {
		url: text,
		scheme: "ssh",
		host: scp.host ?? "",
		userInfo: void 0
	};
	if (text.startsWith("/") && !/[\p{Cc}]/u.test(text)) return {
		url: text,
		scheme: "file",
		host: "",
		userInfo: void 0
	};
	let url = URL.parse(text);
	if (url === null || /[\p{Cc}\s]/u.test(text) || text.startsWith("-")) throw invalid$1(text);
	let userInfo = url.username === "" ? void 0 : {
		user: decode(url.username),
		password: decode(url.password)
	};
	switch (url.protocol) {
		case "http:":
		case "https:": return credentials.sshKey === void 0 ? (url.username = "", url.password = "", url.hash = "", {
			url: url.href,
			scheme: url.protocol === "https:" ? "https" : "http",
			host: url.hostname,
			userInfo
		}) : {
			url: `ssh://git@${url.hostname}${url.pathname}`,
			scheme: "ssh",
			host: url.hostname,
			userInfo: void 0
		};
		case "ssh:": return url.password = "", {
			url: url.href,
			scheme: "ssh",
			host: url.hostname,
			userInfo: void 0
		};
		case "file:": return {
			url: text,
			scheme: "file",
			host: "",
			userInfo: void 0
		};
		default: throw invalid$1(text);
	}
}
function withoutCredentials(url) {
	return url.replace(/^(?<scheme>[a-z][\w+.-]*:\/\/)[^/@]*@/iu, "$<scheme>");
}
function hideUrlCredentials(text) {
	return text.replaceAll(/(?<scheme>\b[a-z][\w+.-]*:\/\/)[^/@\s'"]*@/giu, "$<scheme>");
}
function checkBranchName(branch) {
	let parts = branch.split("/");
	if (branch === "@" || /[\p{Cc}\s~^:?*[\\]|\.\.|@\{/u.test(branch) || branch.startsWith("-") || parts.some((part) => part === "" || part.startsWith(".") || part.endsWith(".lock") || part.endsWith("."))) throw new SlipwayError("OPTION_INVALID", `${JSON.stringify(branch)} cannot be the name of a branch`);
}
function decode(part) {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
function invalid$1(text) {
	let shown = JSON.stringify(withoutCredentials(text));
	return new SlipwayError("OPTION_INVALID", `${shown} is no URL of a git repository that can be reached`, { hint: "Use https://…, ssh://…, git@HOST:PATH, file://… or an absolute path." });
}
function createGitCommand(context) {
	let { exec, folder, secrets = [] } = context, env = {
		...gitEnvironment(context.settings ?? []),
		...context.env
	};
	async function run(args, options = {}) {
		let { signal, timeoutMs = 12e4, ...rest } = options, request = {
			command: "git",
			args,
			cwd: folder,
			env,
			secrets,
			timeoutMs,
			...rest
		}, result = await exec.run(signal === void 0 ? request : {
			...request,
			signal
		});
		if (result.ended === "aborted") throw signal?.throwIfAborted(), new SlipwayError("INTERRUPTED", `git ${args[0] ?? ""} was interrupted`);
		if (result.ended === "timeout") throw new SlipwayError("GIT_FAILED", `git ${args[0] ?? ""} took longer than ${Math.round(timeoutMs / 1e3)} seconds`);
		if (result.ended === "too-much-output") throw new SlipwayError("GIT_FAILED", `git ${args[0] ?? ""} printed more than can be taken in`);
		return result;
	}
	async function bytes(args, options) {
		let result = await run(args, options);
		if (result.exitCode !== 0) throw gitFailed(args[0] ?? "", result);
		return result.stdout;
	}
	return {
		run,
		bytes,
		text: async (args, options) => Buffer.from(await bytes(args, options)).toString("utf8").replace(/\n$/u, ""),
		open: (args) => exec.open({
			command: "git",
			args,
			cwd: folder,
			env
		})
	};
}
function lastWords(stderr) {
	let lines = hideUrlCredentials(stderr).split("\n").map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("hint:"));
	return lines.findLast((line) => /^(?:fatal|error|ERROR):/u.test(line)) ?? lines.at(-1) ?? "it gave no reason";
}
function gitFailed(command, result) {
	return new SlipwayError("GIT_FAILED", `git ${command} failed: ${lastWords(result.stderr)}`, { cause: result.stderr });
}
// src/platform/git/identity.ts
const botIdentity = {
	name: "slipway[bot]",
	email: "slipway[bot]@users.noreply.github.com"
};
async function whoCommits(git) {
	let [author, committer] = await Promise.all([identityOf(git, "AUTHOR"), identityOf(git, "COMMITTER")]);
	return {
		author,
		committer
	};
}
async function identityOf(git, role) {
	let result = await git.run(["var", `GIT_${role}_IDENT`]), { name, email } = /^(?<name>.+) <(?<email>[^<>]+)> \d+ [+-]\d{4}$/u.exec(Buffer.from(result.stdout).toString("utf8").trim())?.groups ?? {};
	return result.exitCode === 0 && name !== void 0 && email !== void 0 ? {
		name,
		email
	} : botIdentity;
}
// src/platform/git/batch-parser.ts
function createBatchParser(largest, onAnswer) {
	let header = Buffer.alloc(0), content;
	function takeHeader(chunk) {
		let newline = chunk.indexOf(10);
		if (newline < 0) return header = Buffer.concat([header, chunk]), Buffer.alloc(0);
		let line = Buffer.concat([header, chunk.subarray(0, newline)]).toString("utf8");
		header = Buffer.alloc(0);
		let match = /^(?<name>[0-9a-f]+) (?<type>\w+) (?<size>\d+)$/u.exec(line)?.groups;
		if (match === void 0) onAnswer({ kind: "missing" });
		else {
			let size = Number(match.size);
			content = {
				name: match.name ?? "",
				type: match.type ?? "",
				size,
				left: size + 1,
				chunks: []
			};
		}
		return chunk.subarray(newline + 1);
	}
	function takeContent(open, chunk) {
		let part = chunk.subarray(0, open.left);
		return open.left -= part.length, open.size <= largest && open.chunks.push(part), open.left === 0 && (content = void 0, onAnswer(answerOf(open, largest))), chunk.subarray(part.length);
	}
	return (chunk) => {
		let rest = chunk;
		for (; rest.length > 0;) rest = content === void 0 ? takeHeader(rest) : takeContent(content, rest);
	};
}
function answerOf({ name, type, size, chunks }, largest) {
	return size > largest ? {
		kind: "too-large",
		size
	} : {
		kind: "object",
		name,
		type,
		bytes: Buffer.concat(chunks).subarray(0, size)
	};
}
function createObjectReader(git, idleMs = 1e4) {
	let session, idle;
	function begin() {
		let own = start(() => {
			session === own && (session = void 0);
		});
		return own;
	}
	async function start(leave) {
		let group = await git.open(["cat-file", "--batch"]), started = {
			group,
			waiting: [],
			timer: void 0,
			leave
		}, parse = createBatchParser(16777216, (answer) => {
			started.waiting.shift()?.resolve(answer), watch(started);
		});
		group.child.stdout.on("data", parse);
		let stderr = "";
		return group.child.stderr.on("data", (chunk) => {
			stderr = (stderr + chunk.toString("utf8")).slice(-2e3);
		}), group.ended.then(() => {
			leave(), clearTimeout(started.timer);
			let error = new SlipwayError("GIT_FAILED", `git cat-file ended: ${stderr.trim() || "it gave no reason"}`);
			for (let { reject } of started.waiting.splice(0)) reject(error);
		}), started;
	}
	function watch(current) {
		let busy = current.waiting.length > 0;
		holdOpen(current.group, busy), clearTimeout(current.timer), current.timer = setTimeout(() => {
			busy || (current.leave(), idle = current.group), current.group.end();
		}, busy ? 6e4 : idleMs), busy || current.timer.unref();
	}
	return {
		async read(object) {
			session ??= begin();
			let current = await session.catch((error) => {
				throw session = void 0, error;
			});
			return await new Promise((resolve, reject) => {
				current.waiting.push({
					resolve,
					reject
				}), current.group.child.stdin.write(`${object}\n`), watch(current);
			});
		},
		async close() {
			let current = await session?.catch(() => void 0);
			current?.group.child.stdin.end(), current?.group.end();
			for (let group of [current?.group, idle]) group !== void 0 && (holdOpen(group, !0), await group.ended);
		}
	};
}
function holdOpen({ child }, hold) {
	let handles = [
		child,
		child.stdin,
		child.stdout,
		child.stderr
	];
	for (let handle of handles) hold ? handle.ref() : handle.unref();
}
// src/platform/git/changed-files.ts
async function changedFiles(files, objects, tree) {
	let nameLength = (await objects.at(""))?.object.length ?? 40, changed = new Map();
	for (let [path, bytes] of files) {
		let normal = normalTreePath(path, tree.label);
		if (normal === "" || isGitInternal(normal)) throw outsideError(path, tree.label);
		let target = await tree.resolve(normal) ?? await newFile(normal, objects, tree.label), existing = await objects.at(target);
		if (existing?.mode === "40000") throw invalid(path, tree.label, "is a folder");
		if (existing?.mode === "160000") throw invalid(path, tree.label, "is a submodule");
		existing?.object !== blobName(bytes, nameLength) && changed.set(target, {
			path: target,
			mode: existing?.mode === "100755" ? "100755" : "100644",
			bytes
		});
	}
	return [...changed.values()];
}
async function newFile(path, objects, label) {
	if (path.includes("�") || !path.isWellFormed()) throw invalid(path, label, "has no valid name");
	let parts = path.split("/");
	for (let length = 1; length <= parts.length; length++) {
		let above = parts.slice(0, length).join("/"), item = await objects.at(above);
		if (item === void 0) break;
		if (item.mode === "160000") throw invalid(path, label, `lies in the submodule ${shown(above)}`);
		if (item.mode !== "40000") throw invalid(path, label, `cannot be written, because of ${shown(above)}`);
	}
	return path;
}
function invalid(path, label, why) {
	return new SlipwayError("FILE_INVALID", `${shown(path)} in ${label} ${why}`, { location: { file: path } });
}
function blobName(bytes, length) {
	return createHash(length === 64 ? "sha256" : "sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
// src/platform/git/fast-import.ts
function fastImportStream(commit, ref) {
	let parts = [], add = (text) => void parts.push(Buffer.from(text)), data = (bytes) => {
		add(`data ${bytes.length}\n`), parts.push(bytes), add("\n");
	};
	add(`commit ${ref}\nmark :1\n`), add(`author ${identityLine(commit.author)} ${commit.seconds} +0000\n`), add(`committer ${identityLine(commit.committer)} ${commit.seconds} +0000\n`), data(Buffer.from(`${commit.message.trimEnd()}\n`)), add(`from ${commit.parent}\n`);
	for (let { path, mode, bytes } of commit.files) add(`M ${mode} inline ${quotedPath(path)}\n`), data(bytes);
	return add("get-mark :1\ndone\n"), Buffer.concat(parts);
}
function identityLine({ name, email }) {
	let clean = (text) => text.replaceAll(/[<>\p{Cc}]/gu, "").trim();
	return `${clean(name)} <${clean(email)}>`;
}
function quotedPath(path) {
	let escapes = {
		"\"": String.raw`\"`,
		"\\": "\\\\",
		"\n": String.raw`\n`
	};
	return `"${path.replaceAll(/["\\\n]/gu, (character) => escapes[character] ?? character)}"`;
}
function createRemoteBranch(options) {
	let { url, branch, git, store, clock, log } = options, head = options.headOf(options.first);
	async function refresh() {
		let revision = await store.fetchBranch();
		if (revision === void 0) throw new SlipwayError("GIT_BRANCH_MISSING", `${branch} is no longer there in ${url}`);
		return revision !== head.revision && (head = options.headOf(revision)), revision;
	}
	async function build(request) {
		let content = await request.change(head);
		if (content === null) return;
		let files = await changedFiles(content.files, head.objects, head.tree);
		if (files.length === 0) return;
		let who = request.identity === void 0 ? await options.identity() : {
			author: request.identity,
			committer: request.identity
		}, seconds = Math.floor(clock.now() / 1e3), stream = fastImportStream({
			parent: head.revision,
			message: content.message,
			...who,
			seconds,
			files
		}, "refs/slipway/new");
		return await git.text([
			"fast-import",
			"--quiet",
			"--done",
			"--force"
		], {
			stdin: stream,
			signal: request.signal
		});
	}
	async function commit(request) {
		for (let attempt = 1; attempt <= 10; attempt++) {
			request.signal?.throwIfAborted();
			let made = await build(request);
			if (made === void 0) return null;
			let outcome = await store.push(made);
			if (outcome.kind === "refused") throw outcome.error;
			if (outcome.kind === "unknown") {
				if (log.info(`The connection broke during the push; looking whether ${branch} has the commit`), await refresh() === made) return made;
				if (attempt === 10) throw outcome.error;
			}
			if (outcome.kind === "pushed") return head = options.headOf(made), made;
			log.info(`${branch} has moved; making the change again on its new head (${attempt} of 10)`), await clock.sleep(pauseBefore(attempt), request.signal), await refresh();
		}
		throw new SlipwayError("GIT_PUSH_CONFLICT", `${branch} of ${url} moved during each of 10 tries to push`);
	}
	return {
		url,
		branch,
		head: () => Promise.resolve(head),
		commit,
		[Symbol.asyncDispose]: options.dispose
	};
}
function pauseBefore(attempt) {
	return Math.min(150 * 1.6 ** (attempt - 1), 5e3) * (.25 + .75 * Math.random());
}
// src/platform/git/fetch-queue.ts
function createFetchQueue(fetch) {
	let waiting, transfer = Promise.resolve();
	async function drain(items) {
		for (let size = -1; size !== items.length;) size = items.length, await setImmediate();
		await transfer.catch(() => void 0), waiting = void 0, transfer = fetch(items), await transfer;
	}
	return async (item) => {
		if (waiting === void 0) {
			let items = [];
			waiting = {
				items,
				done: drain(items)
			};
		}
		waiting.items.push(item), await waiting.done;
	};
}
// src/platform/git/remote-errors.ts
const unknownHost = /Host key verification failed/u, unusableKey = /Load key .*|invalid format|error in libcrypto|Permission denied \([\w,-]+\)/u, refused$1 = /could not read (?:Username|Password)|Authentication failed|Invalid username or (?:password|token)|returned error: 401|HTTP 401|Bad credentials/u, forbidden = /returned error: 403|Permission to \S+ denied|Write access to repository not granted|marked as read only|not allowed to push|You are not allowed|insufficient permission|protected by organization SAML/iu, missing = /Repository not found|repository '.*' not found|returned error: 404|does not appear to be a git repository|project you were looking for could not be found|not a git repository/iu, unreachable = /Could not resolve host|Failed to connect|Couldn't connect|Connection refused|Connection timed out|Operation timed out|Connection reset|Connection closed|Network is unreachable|No route to host|SSL|certificate|returned error: (?:429|5\d\d)|early EOF|hung up|unexpected disconnect|RPC failed|unable to access|Could not read from remote repository|Operation too slow/iu, passing = /returned error: (?:429|5\d\d)|Connection reset|Connection closed|early EOF|hung up|unexpected disconnect|RPC failed|Connection timed out|Operation timed out/iu;
function isPassing(stderr) {
	return passing.test(stderr) && !refused$1.test(stderr) && !forbidden.test(stderr);
}
function remoteError(failure) {
	let { stderr, url, by, pushing } = failure, said = lastWords(stderr), cause = { cause: stderr };
	if (unknownHost.test(stderr)) return new SlipwayError("GIT_UNREACHABLE", `the host key of ${url} is not known`, {
		hint: "Add the server to ~/.ssh/known_hosts, with a key that you have compared: `ssh-keyscan HOST >> ~/.ssh/known_hosts`.",
		...cause
	});
	if (unusableKey.test(stderr)) return new SlipwayError("GIT_AUTH", `${url} refused the SSH key: ${said}`, {
		hint: "Check that `ssh-key` is the whole private key, without a passphrase, and that its public half is a deploy key of the repository.",
		...cause
	});
	if (refused$1.test(stderr)) {
		let message = by === "nothing" ? `${url} asks for a credential, and none was given` : `${url} refused the token`;
		return new SlipwayError("GIT_AUTH", message, cause);
	}
	return forbidden.test(stderr) ? pushing ? new SlipwayError("GIT_PUSH_FORBIDDEN", `${url} does not let this credential push: ${said}`, cause) : new SlipwayError("GIT_AUTH", `${url} does not let this credential read: ${said}`, cause) : missing.test(stderr) ? new SlipwayError("GIT_REPOSITORY_MISSING", `there is no repository at ${url}, or the credential does not reach it`, cause) : unreachable.test(stderr) ? new SlipwayError("GIT_UNREACHABLE", `${url} cannot be reached: ${said}`, cause) : new SlipwayError("GIT_FAILED", `git failed on ${url}: ${said}`, cause);
}
function createFilteredFetch({ git, clock, signal, afterwards }) {
	let refused = new Set(), last = Promise.resolve();
	async function transfer(filter, args, objects) {
		let negotiation = objects === void 0 ? [] : ["-c", "fetch.negotiationAlgorithm=noop"], common = [
			"fetch",
			"--quiet",
			"--no-tags",
			"--no-auto-gc",
			"--no-write-fetch-head",
			`--filter=${filter}`
		];
		for (let attempt = 1;; attempt++) {
			let result = await git.run([
				...negotiation,
				...common,
				...args
			], {
				timeoutMs: 6e5,
				signal,
				...objects === void 0 ? {} : { stdin: `${objects.join("\n")}\n` }
			});
			await afterwards();
			let passing = isPassing(result.stderr) && !isFilterRefused(result);
			if (result.exitCode === 0 || attempt === 3 || !passing) return result;
			await clock.sleep(attempt * 1e3, signal);
		}
	}
	async function fetch(...[filter, args, objects]) {
		if (!refused.has(filter)) {
			let result = await transfer(filter, args, objects);
			if (filter === "blob:none" || !isFilterRefused(result)) return result;
			refused.add(filter);
		}
		return await transfer("blob:none", args, objects);
	}
	return async (...request) => {
		let mine = last.then(() => fetch(...request));
		return last = mine.catch(() => void 0), await mine;
	};
}
function isFilterRefused({ exitCode, stderr }) {
	return exitCode !== 0 && /filter '[^']*' not supported|tree filter allows max depth|invalid filter-spec/u.test(stderr);
}
// src/platform/git/push-outcome.ts
const moved = /fetch first|non-fast-forward|stale info|cannot lock ref|incorrect old value provided|failed to update ref|reference already exists|is at [0-9a-f]+ but expected [0-9a-f]+|unable to create .*\.lock/iu, rule = /\bGH0\d\d\b|protected branch|repository rule violations|Changes must be made through a pull request|verified signatures|hook declined|branch is currently checked out|deny updating|shallow update not allowed|TF402455|You are not allowed to push code to protected branches/iu, workflowScope = /refusing to allow .* (?:create or update|update) workflow|without `?workflows?`? (?:scope|permission)/iu;
function pushOutcome(result, branch, url, by) {
	if (result.exitCode === 0) return { kind: "pushed" };
	let status = Buffer.from(result.stdout).toString("utf8").split("\n").filter((line) => line.startsWith("!")).join("\n"), { stderr } = result, all = `${status}\n${stderr}`;
	if (workflowScope.test(all)) return refused("GIT_PUSH_FORBIDDEN", `${url} does not let this credential change workflow files: ${remoteText(stderr, status)}`, {
		hint: "Give the App token `workflows: write`, or the personal access token the `workflow` scope; GITHUB_TOKEN can never have it.",
		cause: stderr
	});
	if (rule.test(all)) return refused("GIT_PUSH_REJECTED", `${url} refused the push to ${branch}: ${remoteText(stderr, status)}`, { cause: stderr });
	if (moved.test(all)) return { kind: "moved" };
	if (/\[remote rejected\]/u.test(status) && remoteError({
		stderr,
		url,
		by,
		pushing: !0
	}).code === "GIT_FAILED") return refused("GIT_PUSH_REJECTED", `${url} refused the push to ${branch}: ${remoteText(stderr, status)}`, { cause: stderr });
	let error = remoteError({
		stderr,
		url,
		by,
		pushing: !0
	});
	return isPassing(stderr) ? {
		kind: "unknown",
		error
	} : {
		kind: "refused",
		error
	};
}
function refused(code, message, options) {
	return {
		kind: "refused",
		error: new SlipwayError(code, message, options)
	};
}
function remoteText(stderr, status) {
	let lines = stderr.split("\n").filter((line) => line.startsWith("remote:")).map((line) => line.replace(/^remote:\s*(?:error:\s*)?/u, "").trim()).filter((line) => /[\p{L}\p{N}]/u.test(line)), reason = /\[(?:remote )?rejected\] \((?<reason>.*)\)$/mu.exec(status)?.groups?.reason, text = lines.length > 0 ? lines.join(" ") : reason ?? "it gave no reason";
	return text.length > 1e3 ? `${text.slice(0, 1e3)}…` : text;
}
// src/platform/git/read-ahead.ts
const manifest = /(?:\.(?:ya?ml|json|tpl)|(?:^|\/)Kustomization)$/u;
function createReadAhead() {
	let window = 64;
	return { extend(wanted, listed) {
		let first = wanted[0], start = first === void 0 ? -1 : listed.findIndex((file) => file.path === first.path);
		if (start < 0) return wanted;
		let ahead = [];
		for (let index = start + 1; index < listed.length && ahead.length < window; index++) {
			let file = listed[index];
			file !== void 0 && file.mode !== "160000" && manifest.test(file.path) && ahead.push(file);
		}
		return window = Math.min(window * 2, 4096), [...wanted, ...ahead];
	} };
}
// src/platform/git/remote-store.ts
const filters = {
	alone: "tree:0",
	"all folders": "blob:none",
	"small files too": "blob:limit=32k"
}, transferMs$1 = 6e5, headRef$1 = "refs/slipway/head";
async function initStore(folder, url) {
	await mkdir(join(folder, "objects"), { recursive: !0 }), await mkdir(join(folder, "refs"), { recursive: !0 }), await writeFile(join(folder, "HEAD"), "ref: refs/heads/none\n"), await writeConfig(folder, url);
}
function writeConfig(folder, url) {
	let lines = [
		"[core]",
		"repositoryformatversion = 0",
		"bare = true",
		"[remote \"origin\"]",
		`url = ${`"${url.replaceAll("\\", "\\\\").replaceAll("\"", String.raw`\"`)}"`}`,
		""
	];
	return writeFile(join(folder, "config"), lines.join("\n"));
}
function createRemoteStore(options) {
	let { folder, git, url, branch, by, clock, signal } = options, readAhead = createReadAhead(), here = new Set(), complete = !1, fetch = createFilteredFetch({
		git,
		clock,
		signal,
		afterwards: () => writeConfig(folder, url)
	}), fetchFiles = createFetchQueue(async (requests) => {
		let files = requests.flatMap((request) => request.files), listed = requests.find((request) => request.listed.length > 0)?.listed ?? [], wanted = [...new Set(readAhead.extend(files, listed).map((file) => file.object))].filter((object) => !here.has(object));
		if (wanted.length !== 0) {
			await fetchObjects("blob:none", wanted);
			for (let object of wanted) here.add(object);
		}
	}), fetchFolders = createFetchQueue(async (requests) => {
		for (let [filter, those] of Map.groupBy(requests, (request) => request.filter)) await fetchObjects(filter, those.map(({ folder: name }) => name));
	});
	async function fetchObjects(filter, objects) {
		let result = await fetch(filter, [
			...filter === "blob:none" || filter === "blob:limit=32k" ? ["--refetch"] : [],
			"--stdin",
			"origin"
		], [...new Set(objects)]);
		if (result.exitCode !== 0) throw remoteError({
			stderr: result.stderr,
			url,
			by,
			pushing: !1
		});
	}
	return {
		async fetchBlobs(files, listed) {
			complete || files.every((file) => here.has(file.object)) || await fetchFiles({
				files,
				listed
			});
		},
		async fetchFolder(name, what) {
			complete || await fetchFolders({
				folder: name,
				filter: filters[what]
			});
		},
		async fetchBranch() {
			let result = await fetch("combine:tree:2+blob:limit=32k", [
				"--depth=1",
				"origin",
				`+refs/heads/${branch}:${headRef$1}`
			]);
			if (result.exitCode === 0) return complete = /filtering not recognized/u.test(result.stderr), (await readFile(join(folder, headRef$1), "utf8")).trim();
			if (!/couldn't find remote ref/iu.test(result.stderr)) throw remoteError({
				stderr: result.stderr,
				url,
				by,
				pushing: !1
			});
		},
		async push(commit) {
			let args = [
				"push",
				"--porcelain",
				"--no-verify",
				"origin",
				`${commit}:refs/heads/${branch}`
			];
			return pushOutcome(await git.run(args, {
				timeoutMs: transferMs$1,
				signal
			}), branch, url, by);
		},
		async branches() {
			let result = await git.run([
				"ls-remote",
				"--heads",
				"origin"
			], {
				timeoutMs: transferMs$1,
				signal
			});
			if (result.exitCode !== 0) throw remoteError({
				stderr: result.stderr,
				url,
				by,
				pushing: !1
			});
			return Buffer.from(result.stdout).toString("utf8").split("\n").map((line) => line.split("	refs/heads/")[1]).filter((name) => name !== void 0);
		}
	};
}
// src/platform/git/working-repository.ts
const fullName = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/u;
function createWorkingRepository(folder, git, temporary) {
	let reader = createObjectReader(git), seen = new Map();
	async function nameOf(revision) {
		if (revision.startsWith("-") || revision === "" || /[\n\0]/.test(revision)) return;
		if (seen.has(revision)) return revision;
		let answer = await reader.read(`${revision}^{commit}`);
		if (answer.kind === "object" && fullName.test(answer.name)) return seen.set(answer.name, parentsOf(answer.bytes)), answer.name;
	}
	let isParent = (one, other) => seen.get(other)?.includes(one) === !0;
	async function resolve(revision) {
		let name = await nameOf(revision) ?? await nameOf(`refs/remotes/origin/${revision}`);
		if (name !== void 0) return name;
		let message = `${shown(revision)} is not in this clone`;
		throw new SlipwayError("GIT_REVISION_MISSING", message, await shallowHint(git, void 0));
	}
	return {
		folder,
		head: () => nameOf("HEAD"),
		resolve,
		async branch() {
			let result = await git.run([
				"symbolic-ref",
				"--quiet",
				"--short",
				"HEAD"
			]);
			return result.exitCode === 0 ? textOf(result.stdout) : void 0;
		},
		async commitTime(revision) {
			let seconds = await git.text([
				"show",
				"--no-patch",
				"--no-show-signature",
				"--format=%ct",
				await resolve(revision),
				"--"
			]);
			return Number(seconds) * 1e3;
		},
		async isSparse() {
			return textOf((await git.run([
				"config",
				"--type=bool",
				"--get",
				"core.sparseCheckout"
			])).stdout) === "true";
		},
		async originUrl() {
			let result = await git.run([
				"config",
				"--get",
				"remote.origin.url"
			]), url = textOf(result.stdout);
			return result.exitCode === 0 && url !== "" ? withoutCredentials(url) : void 0;
		},
		async mergeBase(one, other) {
			let [first, second] = [await resolve(one), await resolve(other)];
			if (first === second || isParent(first, second)) return first;
			if (isParent(second, first)) return second;
			let result = await git.run([
				"merge-base",
				first,
				second
			]);
			if (result.exitCode === 0) return textOf(result.stdout);
			if (result.exitCode !== 1) throw gitFailed("merge-base", result);
			let message = `${shown(one)} and ${shown(other)} have no commit in common here`, hint = await shallowHint(git, "Compare revisions of one history.");
			throw new SlipwayError("GIT_REVISION_MISSING", message, hint);
		},
		treeAt(revision) {
			let commit, label = fullName.test(revision) ? revision.slice(0, 7) : shown(revision);
			return createCommitTree(createCommitObjects({
				git,
				reader,
				label,
				commit: () => commit ??= resolve(revision)
			}), label, temporary);
		}
	};
}
function parentsOf(commit) {
	let [headers = ""] = commit.toString("latin1").split("\n\n", 1);
	return [...headers.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, name = ""]) => name);
}
async function shallowHint(git, otherwise) {
	return textOf((await git.run(["rev-parse", "--is-shallow-repository"])).stdout) === "true" ? { hint: "This clone is shallow: check out with `fetch-depth: 0`, or run `git fetch --unshallow`." } : otherwise === void 0 ? {} : { hint: otherwise };
}
function textOf(bytes) {
	return Buffer.from(bytes).toString("utf8").trim();
}
// src/platform/git/create-git.ts
function createGit(options) {
	return {
		working: (folder) => openWorking(folder, options),
		remote: (url, branch, credentials, signal) => openRemote({
			url,
			branch,
			credentials,
			signal
		}, options)
	};
}
async function openWorking(folder, options) {
	let { exec, temporary } = options, settings = trustSettings(options), found = await createGitCommand({
		exec,
		folder,
		settings
	}).run(["rev-parse", "--show-toplevel"]);
	if (found.exitCode !== 0) {
		if (/not a git repository|must be run in a work tree/iu.test(found.stderr)) return;
		throw /dubious ownership/iu.test(found.stderr) ? new SlipwayError("GIT_FAILED", `the repository at ${folder} belongs to another user`, { hint: `If you trust it: git config --global --add safe.directory ${folder}` }) : gitFailed("rev-parse", found);
	}
	let top = Buffer.from(found.stdout).toString("utf8").replace(/\n$/u, "");
	return createWorkingRepository(top, createGitCommand({
		exec,
		folder: top,
		settings
	}), temporary);
}
function trustSettings({ trusted }) {
	return trusted.map((path) => ["safe.directory", path]);
}
async function openRemote(request, options) {
	let { branch, credentials, signal } = request, { exec, clock, log } = options;
	checkBranchName(branch);
	let remote = parseRemoteUrl(request.url, credentials), temporary = await options.temporary.create();
	try {
		let folder = join(temporary.folder, "git");
		await initStore(folder, remote.url);
		let { settings, env, secrets, by } = await authenticate(remote, credentials, temporary.folder, options.env.GIT_SSH_COMMAND), git = createGitCommand({
			exec,
			folder,
			settings,
			env,
			secrets
		}), store = createRemoteStore({
			folder,
			git,
			url: remote.url,
			branch,
			by,
			clock,
			signal
		}), first = await store.fetchBranch();
		if (first === void 0) throw await missingBranch(store, remote.url, branch);
		let reader = createObjectReader(git), identity, home = createGitCommand({
			exec,
			folder: options.folder,
			settings: trustSettings(options)
		});
		return createRemoteBranch({
			url: remote.url,
			branch,
			git,
			store,
			first,
			headOf(revision) {
				let label = `${branch}@${revision.slice(0, 7)}`, { fetchBlobs, fetchFolder } = store, objects = createCommitObjects({
					git,
					reader,
					label,
					commit: () => Promise.resolve(revision),
					fetchBlobs,
					fetchFolder
				});
				return {
					revision,
					objects,
					tree: createCommitTree(objects, label, options.temporary)
				};
			},
			identity: () => identity ??= whoCommits(home),
			clock,
			log,
			async dispose() {
				await reader.close(), await temporary[Symbol.asyncDispose]();
			}
		});
	} catch (error) {
		throw await temporary[Symbol.asyncDispose](), error;
	}
}
async function missingBranch(store, url, branch) {
	let branches = await store.branches();
	if (branches.length === 0) return new SlipwayError("GIT_REPOSITORY_EMPTY", `${url} has no commit yet`);
	let meant = nearest(branch, branches) ?? (branches.length === 1 ? branches[0] : void 0), message = `${url} has no branch ${branch}`;
	return meant === void 0 ? new SlipwayError("GIT_BRANCH_MISSING", message) : new SlipwayError("GIT_BRANCH_MISSING", message, { hint: `Did you mean ${meant}? It is set by \`manifests.branch\` in slipway.yaml, or --branch.` });
}
function createFollowBranch(options, git) {
	return async (url, branch, credentials, signal) => {
		await using made = new AsyncDisposableStack();
		let head = await made.use(await git.remote(url, branch, credentials, signal)).head(), temporary = made.use(await options.temporary.create()), opening, commits = () => opening ??= openCommits();
		async function openCommits() {
			let folder = join(temporary.folder, "git"), parsed = parseRemoteUrl(url, credentials), { settings, env, secrets, by } = await authenticate(parsed, credentials, temporary.folder, options.env.GIT_SSH_COMMAND), command = createGitCommand({
				exec: options.exec,
				folder,
				settings,
				env,
				secrets
			}), store = createCommitStore(command, folder, head.revision, async (depth) => {
				await initStore(folder, parsed.url);
				for (let attempt = 1;; attempt += 1) {
					let args = [
						"--no-write-fetch-head",
						"--filter=tree:0",
						depth,
						"origin",
						`+${head.revision}:refs/slipway/history`
					], result = await command.run([
						"fetch",
						"--quiet",
						"--no-tags",
						"--no-auto-gc",
						...args
					], {
						timeoutMs: 6e5,
						signal
					});
					if (await initStore(folder, parsed.url), result.exitCode === 0) return;
					if (!(attempt < 3 && isPassing(result.stderr))) throw remoteError({
						stderr: result.stderr,
						url: parsed.url,
						by,
						pushing: !1
					});
					await options.clock.sleep(attempt * 1e3, signal);
				}
			});
			return await store.fetchFirst(), store;
		}
		let kept = made.move();
		return {
			head,
			contains: async (revision) => (await commits()).contains(revision),
			history: async (limit) => (await commits()).history(limit),
			[Symbol.asyncDispose]: async () => await kept.disposeAsync()
		};
	};
}
function createCommitStore(git, folder, head, fetch) {
	let isShallow = () => existsSync(join(folder, "shallow"));
	async function isAncestor(revision) {
		let result = await git.run([
			"merge-base",
			"--is-ancestor",
			revision,
			head
		]);
		if (result.exitCode === 0) return !0;
		if (result.exitCode === 1 || result.exitCode === 128) return !1;
		throw gitFailed("merge-base", result);
	}
	return {
		fetchFirst: async () => await fetch("--depth=1000"),
		async contains(revision) {
			return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(revision) ? await isAncestor(revision) ? !0 : isShallow() ? (await fetch("--unshallow"), await isAncestor(revision)) : !1 : !1;
		},
		async history(limit) {
			let revisions = (await git.text([
				"rev-list",
				`--max-count=${limit + 1}`,
				head
			])).split("\n").filter((line) => line !== "");
			return {
				revisions: revisions.slice(0, limit),
				complete: revisions.length <= limit && !isShallow()
			};
		}
	};
}
function createGitHub({ token, serverUrl, apiUrl }) {
	return { async access(owner, repository, signal) {
		if (token === void 0 || token === "") return;
		let { getOctokit } = await import("./github.js"), octokit = getOctokit(token, { baseUrl: apiUrl ?? apiUrlOf(serverUrl) }), limit = AbortSignal.timeout(2e4);
		try {
			return accessOf(await octokit.rest.repos.get({
				owner,
				repo: repository,
				request: { signal: signal === void 0 ? limit : AbortSignal.any([signal, limit]) }
			}));
		} catch (error) {
			signal?.throwIfAborted();
			let status = error instanceof Error && "status" in error ? error.status : void 0;
			return status === 404 || status === 401 ? {
				read: !1,
				push: !1
			} : void 0;
		}
	} };
}
function apiUrlOf(serverUrl) {
	let { protocol, host } = new URL(serverUrl);
	return host === "github.com" || host.endsWith(".ghe.com") ? `${protocol}//api.${host}` : `${protocol}//${host}/api/v3`;
}
function accessOf({ data, headers }) {
	let { permissions, archived = !1 } = data;
	if (archived) return {
		read: !0,
		push: !1
	};
	if (permissions?.pull !== !0) return;
	if (permissions.push !== !0) return {
		read: !0,
		push: !1
	};
	let scopes = headers["x-oauth-scopes"];
	if (typeof scopes != "string") return;
	let granted = new Set(scopes.split(",").map((scope) => scope.trim()));
	return {
		read: !0,
		push: granted.has("repo") || data.private === !1 && granted.has("public_repo")
	};
}
// src/platform/host/run-context.ts
const dependabot = "dependabot[bot]", pullRequestEvents = new Set([
	"pull_request",
	"pull_request_target",
	"pull_request_review",
	"workflow_run"
]);
function readRunContext(env, folder, readEvent) {
	let serverUrl = env.GITHUB_SERVER_URL ?? "https://github.com";
	if (env.GITHUB_ACTIONS !== "true") return {
		workspace: folder,
		repositoryUrl: void 0,
		serverUrl,
		ref: void 0,
		sha: void 0,
		runUrl: void 0,
		eventName: void 0,
		base: void 0,
		untrusted: !1
	};
	let repository = env.GITHUB_REPOSITORY, repositoryUrl = repository === void 0 ? void 0 : `${serverUrl}/${repository}`, eventName = env.GITHUB_EVENT_NAME, event = eventOf(env.GITHUB_EVENT_PATH, readEvent), runId = env.GITHUB_RUN_ID;
	return {
		workspace: env.GITHUB_WORKSPACE ?? folder,
		repositoryUrl,
		serverUrl,
		ref: env.GITHUB_REF,
		sha: env.GITHUB_SHA,
		runUrl: repositoryUrl === void 0 || runId === void 0 ? void 0 : `${repositoryUrl}/actions/runs/${runId}`,
		eventName,
		base: baseOf(event),
		head: headOf(event),
		untrusted: isUntrusted(env, eventName, event, repository)
	};
}
function eventOf(path, readEvent) {
	if (path !== void 0) try {
		return JSON.parse(readEvent(path));
	} catch {
		return;
	}
}
function baseOf(event) {
	let ofPull = pair(at(event, "pull_request", "base", "ref"), at(event, "pull_request", "base", "sha")), group = pair(at(event, "merge_group", "base_ref"), at(event, "merge_group", "base_sha"));
	return ofPull ?? (group && {
		...group,
		ref: group.ref.replace(/^refs\/heads\//u, "")
	});
}
function headOf(event) {
	let sha = at(event, "pull_request", "head", "sha") ?? at(event, "merge_group", "head_sha");
	return typeof sha == "string" ? sha : void 0;
}
function pair(ref, sha) {
	return typeof ref == "string" && typeof sha == "string" && ref !== "" ? {
		ref,
		sha
	} : void 0;
}
function isUntrusted(env, eventName, event, repository) {
	return env.GITHUB_ACTOR === dependabot || env.GITHUB_TRIGGERING_ACTOR === dependabot ? !0 : pullRequestEvents.has(eventName ?? "") ? eventName === "workflow_run" ? differs(at(event, "workflow_run", "head_repository", "full_name"), repository) : at(event, "pull_request", "user", "login") === dependabot || differs(at(event, "pull_request", "head", "repo", "full_name"), repository) : !1;
}
function differs(name, repository) {
	return typeof name != "string" || name.toLowerCase() !== repository?.toLowerCase();
}
function at(value, ...keys) {
	let here = value;
	for (let key of keys) {
		if (typeof here != "object" || !here || !Object.hasOwn(here, key)) return;
		here = here[key];
	}
	return here;
}
function createLiveArea(output) {
	let shown = [], clear = () => shown.length === 0 ? "" : `\u001b[${shown.length}A\u001b[J`, draw = (lines) => lines.map((line) => `${line}\n`).join("");
	return {
		print(line) {
			output.write(`${clear()}${line}\n${draw(shown)}`);
		},
		show(lines) {
			let width = (output.columns ?? 80) - 1, next = lines.map((line) => line.slice(0, width).replace(/[\ud800-\udbff]$/, ""));
			if (next.length === 0 && shown.length === 0) return;
			let text = `${clear()}${draw(next)}`;
			shown = next, output.write(text);
		}
	};
}
// src/platform/host/terminal-host.ts
function createTerminalHost(options) {
	let { redactor, quiet, verbose } = options, colourful = useColour(options, options.stderr), area = createLiveArea(options.stderr), live = options.stderr.isTTY === !0 && options.env.TERM !== "dumb" && !quiet, depth = 0;
	function print(message, style, prefix = "") {
		let margin = "  ".repeat(depth);
		for (let line of plainLines(redactor.redact(message))) {
			let text = `${margin}${prefix}${line}`.trimEnd();
			area.print(colourful && style !== void 0 ? styled(style, text) : text);
		}
	}
	let phases = createPhases({
		started(title) {
			quiet || print(title, "bold", "▸ "), depth += 1;
		},
		lasts(title, milliseconds) {
			quiet || print(`${title}: ${seconds(milliseconds)} so far`, "dim");
		},
		ended(title, outcome, milliseconds) {
			if (--depth, quiet) return;
			let done = outcome === "done";
			print(`${title} (${seconds(milliseconds)})`, done ? "green" : "red", done ? "✓ " : "✗ ");
		}
	}, options.clock);
	return {
		context: options.context,
		colour: useColour(options, options.stdout),
		log: {
			debug: (message) => void (verbose && print(message, "dim")),
			info: (message) => void (quiet || print(message)),
			notice: (message) => void (quiet || print(message, "cyan", "notice: ")),
			warning: (message) => void (quiet || print(message, "yellow", "warning: ")),
			failure: (lines) => print(lines, "red"),
			group: phases,
			...live ? { live: (lines) => area.show(lines.map((line) => plainLine(redactor.redact(line)))) } : {}
		},
		async writeResult(text) {
			for (let piece of piecesOf(text)) await writeInPieces(options.stdout, redactor.redact(piece));
		},
		setOutput: () => void 0,
		writeSummary: () => Promise.resolve(),
		annotate: () => void 0,
		mask: (secret) => redactor.add(secret)
	};
}
function styled(style, text) {
	return styleText(style, text, { validateStream: !1 });
}
function useColour({ color, env }, stream) {
	if (color !== "auto") return color === "always";
	let force = env.FORCE_COLOR;
	return force === void 0 ? env.NO_COLOR !== void 0 && env.NO_COLOR !== "" ? !1 : stream.isTTY === !0 && env.TERM !== "dumb" : force !== "0" && force !== "false";
}
async function writeInPieces(stream, text) {
	for (let start = 0; start < text.length;) {
		let end = Math.min(start + 1048576, text.length);
		end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1)) && end++;
		let piece = text.slice(start, end);
		await new Promise((resolve) => void stream.write(piece, resolve)), start = end;
	}
}
function createIdTokens({ env, mask }) {
	let pending = new Map(), issue = async (audience, signal) => {
		let [endpoint, bearer] = [env.ACTIONS_ID_TOKEN_REQUEST_URL, env.ACTIONS_ID_TOKEN_REQUEST_TOKEN];
		if (!endpoint || !bearer) throw new SlipwayError("CREDENTIALS_ABSENT", "this run gets no OIDC token, which the target asks for", { hint: "Give the job `permissions: { id-token: write }`; runs of forks get none, and outside of GitHub Actions there is none." });
		let url = new URL(endpoint);
		url.searchParams.set("audience", audience);
		for (let attempt = 1;; attempt += 1) {
			let limit = AbortSignal.timeout(2e4);
			try {
				let token = await request(url, bearer, signal === void 0 ? limit : AbortSignal.any([signal, limit]));
				return mask(token), token;
			} catch (error) {
				if (signal?.throwIfAborted(), attempt < 3) continue;
				let why = error instanceof Error ? error.message : String(error);
				throw new SlipwayError("CREDENTIALS_ABSENT", `GitHub issued no OIDC token: ${why}`, {
					hint: "Run it again; https://www.githubstatus.com tells whether Actions has a problem.",
					cause: error
				});
			}
		}
	};
	return async (audience, signal) => {
		let asked = pending.get(audience) ?? issue(audience, signal).finally(() => pending.delete(audience));
		return pending.set(audience, asked), await asked;
	};
}
async function request(url, bearer, signal) {
	let answer = await fetch(url, {
		headers: { authorization: `Bearer ${bearer}` },
		signal
	});
	if (!answer.ok) throw Error(`the server answered ${answer.status}`);
	let body = await answer.json(), value = typeof body == "object" && body && "value" in body ? body.value : void 0;
	if (typeof value != "string" || value === "") throw Error("the answer holds no token");
	return value;
}
async function readStdin(signal, stream = process.stdin) {
	let chunks = [], size = 0, iterator = stream[Symbol.asyncIterator]();
	for (;;) {
		signal.throwIfAborted();
		let next = await Promise.race([iterator.next(), aborted(signal)]);
		if (next.done === !0) return Buffer.concat(chunks);
		if (size += next.value.length, size > 67108864) throw new SlipwayError("FILE_INVALID", "standard input has more than 64 MiB");
		chunks.push(next.value);
	}
}
function aborted(signal) {
	return new Promise((_, reject) => {
		signal.addEventListener("abort", () => reject(signal.reason), { once: !0 });
	});
}
// src/platform/registry/manifest.ts
const digestForm = string().regex(/^sha256:[0-9a-f]{64}$/), annotations = record(string(), string()).nullish(), descriptor = looseObject({
	mediaType: string(),
	digest: digestForm,
	size: number().int().nonnegative(),
	platform: looseObject({
		os: string(),
		architecture: string(),
		variant: string().optional()
	}).optional(),
	annotations
}), indexSchema = looseObject({
	mediaType: string().optional(),
	manifests: array(descriptor),
	annotations
}), imageSchema = looseObject({
	mediaType: string().optional(),
	config: descriptor,
	layers: array(descriptor),
	annotations
}), configSchema$1 = looseObject({
	os: string().optional(),
	architecture: string().optional(),
	variant: string().optional(),
	config: looseObject({ Labels: record(string(), string()).nullish() }).nullish()
}), manifestTypes = "application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json";
function parseManifest(bytes) {
	let value = parseJson$3(bytes), index = indexSchema.safeParse(value);
	if (index.success) return {
		kind: "index",
		index: index.data
	};
	let image = imageSchema.safeParse(value);
	return image.success ? {
		kind: "image",
		image: image.data
	} : void 0;
}
function runnable({ manifests }) {
	return manifests.filter(({ platform, annotations }) => annotations?.["vnd.docker.reference.type"] !== "attestation-manifest" && (platform?.os !== "unknown" || platform.architecture !== "unknown"));
}
function parseImageConfig(bytes) {
	let parsed = configSchema$1.safeParse(parseJson$3(bytes));
	if (!parsed.success) return {
		platform: void 0,
		labels: {}
	};
	let { os, architecture, variant, config } = parsed.data;
	return {
		platform: os && architecture ? platformName({
			os,
			architecture,
			variant
		}) : void 0,
		labels: config?.Labels ?? {}
	};
}
function platformName(platform) {
	let { os, architecture, variant } = platform;
	return variant ? `${os}/${architecture}/${variant}` : `${os}/${architecture}`;
}
function parseJson$3(bytes) {
	try {
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		return;
	}
}
// src/platform/registry/refusal.ts
const hints = {
	none: "Log in first, for instance with docker/login-action, or `docker login`.",
	credential: "The credential in Docker’s configuration is wrong or has expired; log in again.",
	access: "The credential is valid but may not do this here. On ghcr.io give the job `packages: write` and, in the package’s settings, this repository write access."
};
function refusal({ registry, path }, refused, given, answer) {
	let what = given ? refused === "credential" ? "refuses the credential for" : "does not let this credential into" : "wants a credential for", said = answer === void 0 ? "" : saying(answer);
	return new SlipwayError("REGISTRY_AUTH", `registry ${registry} ${what} ${path}${said}`, {
		hint: given ? hints[refused] : hints.none,
		cause: Object.assign(Error(`refused: ${refused}`), {
			refused,
			given
		})
	});
}
function unexpected({ registry, path }, doing, answer) {
	let hint = answer.status === 429 ? { hint: "The registry limits how often it may be asked; log in for a higher limit, or wait." } : {};
	return new SlipwayError("REGISTRY_FAILED", `registry ${registry} answered ${answer.status} to ${doing} ${path}${saying(answer)}`, hint);
}
function saying({ body }) {
	let value;
	try {
		value = JSON.parse(new TextDecoder().decode(body));
	} catch {
		return "";
	}
	let errors = value?.errors, first = Array.isArray(errors) ? errors[0] : void 0;
	if (typeof first != "object" || !first) return "";
	let { code, message } = first, line = [code, message].filter((word) => typeof word == "string" && word !== "").join(": ").replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, " ").slice(0, 200);
	return line === "" ? "" : ` (${line})`;
}
// src/platform/registry/read-manifest.ts
const maxManifestBytes = 4194304;
async function describe(client, endpoint, top, signal) {
	let { digest, mediaType, manifest } = top;
	if (manifest.kind === "image") {
		let { platform, labels } = parseImageConfig(await fetchConfig(client, endpoint, manifest.image, signal));
		return {
			digest,
			mediaType,
			platforms: platform === void 0 ? [] : [platform],
			size: sizeOf(manifest.image),
			labels,
			annotations: manifest.image.annotations ?? {}
		};
	}
	let images = runnable(manifest.index), [first] = images, child = first === void 0 ? void 0 : await fetchManifest(client, endpoint, first.digest, "pull", signal), image = child?.manifest.kind === "image" ? child.manifest.image : void 0, facts = image && parseImageConfig(await fetchConfig(client, endpoint, image, signal));
	return {
		digest,
		mediaType,
		platforms: images.flatMap(({ platform }) => platform === void 0 ? [] : [platformName(platform)]),
		size: image === void 0 ? 0 : sizeOf(image),
		labels: facts?.labels ?? {},
		annotations: manifest.index.annotations ?? {}
	};
}
async function fetchManifest(client, endpoint, reference, actions, signal) {
	let answer = await client(endpoint, {
		method: "GET",
		path: `manifests/${checkedReference(reference)}`,
		headers: { accept: manifestTypes },
		actions,
		maxBytes: maxManifestBytes,
		signal
	});
	if (answer.status === 404) return;
	if (answer.status !== 200) throw unexpected(endpoint, "the manifest of", answer);
	let digest = sha256(answer.body);
	if ([reference, answer.headers.get("docker-content-digest") ?? ""].filter((name) => name.startsWith("sha256:")).some((name) => name !== digest)) throw corrupt(endpoint, `manifest ${reference}`);
	let manifest = parseManifest(answer.body);
	if (manifest === void 0) throw new SlipwayError("REGISTRY_FAILED", `registry ${endpoint.registry} holds no image under ${endpoint.path}:${reference}, but something else`);
	return {
		digest,
		mediaType: (manifest.kind === "index" ? manifest.index.mediaType : manifest.image.mediaType) ?? (answer.headers.get("content-type") ?? "").replace(/;.*$/, "").trim(),
		bytes: answer.body,
		manifest
	};
}
async function fetchConfig(client, endpoint, { config }, signal) {
	return await fetchBlob(client, endpoint, {
		digest: config.digest,
		maxBytes: maxManifestBytes,
		signal
	});
}
async function fetchBlob(client, endpoint, { digest, maxBytes, signal }) {
	let answer = await client(endpoint, {
		method: "GET",
		path: `blobs/${digest}`,
		actions: "pull",
		maxBytes,
		signal
	});
	if (answer.status !== 200) throw unexpected(endpoint, `blob ${digest} of`, answer);
	if (sha256(answer.body) !== digest) throw corrupt(endpoint, `blob ${digest}`);
	return answer.body;
}
function checkedReference(reference) {
	if (/^(?:\w[\w.-]{0,127}|sha256:[0-9a-f]{64})$/.test(reference)) return reference;
	throw new SlipwayError("IMAGE_INVALID", `${JSON.stringify(reference)} is neither a tag nor a digest`);
}
function sizeOf({ config, layers }) {
	return layers.reduce((sum, { size }) => sum + size, config.size);
}
function sha256(bytes) {
	return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}
function corrupt({ registry, path }, what) {
	return new SlipwayError("REGISTRY_FAILED", `registry ${registry} serves bytes for ${what} of ${path} that do not have its digest`, { hint: "Something between us and the registry changes or caches answers; check proxies and mirrors." });
}
async function fetchArtifact(client, endpoint, reference, { maxBytes, signal }) {
	let top = await fetchManifest(client, endpoint, reference, "pull", signal);
	if (top === void 0) return;
	let [only, ...more] = top.manifest.kind === "index" ? top.manifest.index.manifests : [], held = only === void 0 || more.length > 0 ? top : await fetchManifest(client, endpoint, only.digest, "pull", signal);
	if (held?.manifest.kind !== "image") throw failed$1(endpoint, reference, "is an index of several");
	let { layers } = held.manifest.image;
	if (layers.length > 500) throw failed$1(endpoint, reference, "has more than 500 layers");
	if (layers.reduce((sum, { size }) => sum + size, 0) > maxBytes) throw failed$1(endpoint, reference, `is larger than ${maxBytes / 1024 / 1024} MiB`);
	let fetched = [];
	for (let { mediaType, digest, size, annotations } of layers) {
		let bytes = await fetchBlob(client, endpoint, {
			digest,
			maxBytes: size,
			signal
		});
		fetched.push({
			mediaType,
			title: annotations?.["org.opencontainers.image.title"],
			bytes
		});
	}
	return {
		digest: top.digest,
		layers: fetched
	};
}
function failed$1({ registry, path }, reference, why) {
	return new SlipwayError("REGISTRY_FAILED", `what registry ${registry} holds under ${path} ${reference} ${why}`);
}
// src/platform/registry/authorization.ts
const tokenAnswer = object({
	token: string().optional(),
	access_token: string().optional(),
	expires_in: number().optional()
}), maxTokenBytes = 1048576;
async function authorize(http, request) {
	let { endpoint, challenges, credential } = request;
	if (credential?.kind === "registry") return {
		header: `Bearer ${credential.token}`,
		until: 1e400
	};
	let bearer = challenges.find(({ scheme }) => scheme === "bearer");
	if (bearer !== void 0) return await fetchToken(http, bearer, request);
	if (challenges.some(({ scheme }) => scheme === "basic") && credential?.kind === "password") return {
		header: basic(credential),
		until: 1e400
	};
	throw refusal(endpoint, "credential", credential !== void 0);
}
async function fetchToken(http, challenge, request) {
	let { endpoint, credential, now } = request, answer = await askForToken(http, realmOf(challenge, endpoint), challenge, request);
	if (answer.status === 401) throw refusal(endpoint, "credential", credential !== void 0, answer);
	if (answer.status === 403) throw refusal(endpoint, credential ? "access" : "credential", credential !== void 0, answer);
	if (answer.status !== 200) throw unexpected(endpoint, "the request of a token for", answer);
	let parsed = tokenAnswer.safeParse(parseJson$2(answer.body)), token = parsed.data?.token ?? parsed.data?.access_token;
	if (!token) throw new SlipwayError("REGISTRY_FAILED", `registry ${endpoint.registry} answered without a token`);
	return {
		header: `Bearer ${token}`,
		until: now + (parsed.data?.expires_in ?? 60) * 900
	};
}
async function askForToken(http, realm, { parameters }, { endpoint, actions, credential, signal }) {
	let scope = `repository:${endpoint.path}:${actions}`, service = parameters.service;
	if (credential?.kind === "identity") {
		let form = new URLSearchParams({
			grant_type: "refresh_token",
			client_id: "slipway",
			scope,
			refresh_token: credential.token
		});
		return service !== void 0 && form.set("service", service), await http({
			method: "POST",
			url: realm.href,
			headers: { "content-type": "application/x-www-form-urlencoded" },
			body: form.toString(),
			maxBytes: maxTokenBytes,
			signal
		});
	}
	return realm.searchParams.set("scope", scope), service !== void 0 && realm.searchParams.set("service", service), await http({
		method: "GET",
		url: realm.href,
		headers: credential?.kind === "password" ? { authorization: basic(credential) } : {},
		maxBytes: maxTokenBytes,
		signal
	});
}
function realmOf({ parameters }, { registry, base }) {
	let realm = URL.parse(parameters.realm ?? ""), safe = realm?.protocol === "https:" || realm?.protocol === "http:" && isLoopback(realm.host);
	if (realm === null || !safe || realm.protocol === "http:" && base.startsWith("https:")) throw new SlipwayError("REGISTRY_FAILED", `registry ${registry} sends for tokens to an address that is not HTTPS`);
	return realm;
}
function basic({ username, password }) {
	return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}
function parseJson$2(bytes) {
	try {
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		return;
	}
}
// src/platform/registry/challenge.ts
function parseChallenges(header) {
	let challenges = [];
	for (let [, name = "", quoted, bare] of header.slice(0, 8192).matchAll(/([A-Za-z][A-Za-z0-9_-]*)(?:[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+)))?/g)) {
		let value = quoted?.replace(/\\(.)/g, "$1") ?? bare;
		if (value === void 0) challenges.push({
			scheme: name.toLowerCase(),
			parameters: {}
		});
		else {
			let current = challenges.at(-1);
			current && (current.parameters[name.toLowerCase()] = value);
		}
	}
	return challenges;
}
// src/platform/registry/client.ts
function createClient(http, credentials, clock) {
	let authorizations = new Map();
	return async (endpoint, { path, actions, ...request }) => {
		let key = `${endpoint.registry}/${endpoint.path} ${actions}`, send = (header) => http({
			...request,
			url: `${endpoint.base}/v2/${endpoint.path}/${path}`,
			headers: {
				...request.headers,
				...header === void 0 ? {} : { authorization: header }
			}
		}), known = authorizations.get(key), first = await send(known !== void 0 && known.until > clock.now() ? known.header : void 0);
		if (first.status !== 401) return allowed(endpoint, first, known !== void 0);
		let credential = await credentials(endpoint, request.signal), fresh = await authorize(http, {
			endpoint,
			challenges: parseChallenges(first.headers.get("www-authenticate") ?? ""),
			actions,
			credential,
			now: clock.now(),
			signal: request.signal
		}), second = await send(fresh.header);
		if (second.status === 401) throw refusal(endpoint, credential !== void 0 && credential.kind !== "registry" && fresh.header.startsWith("Bearer") ? "access" : "credential", credential !== void 0, second);
		return authorizations.set(key, fresh), allowed(endpoint, second, credential !== void 0);
	};
}
function allowed(endpoint, answer, given) {
	if (answer.status === 403) throw refusal(endpoint, given ? "access" : "credential", given, answer);
	return answer;
}
// src/platform/registry/docker-config.ts
const entrySchema = looseObject({
	auth: string().optional(),
	username: string().optional(),
	password: string().optional(),
	identitytoken: string().optional(),
	registrytoken: string().optional()
}), configSchema = looseObject({
	auths: record(string(), entrySchema).optional(),
	credsStore: string().optional(),
	credHelpers: record(string(), string()).optional()
});
async function readDockerConfigs(environment) {
	let variable = (name) => environment[name] || void 0, home = variable("HOME") ?? homedir(), inline = variable("DOCKER_AUTH_CONFIG"), runtime = variable("XDG_RUNTIME_DIR"), files = [
		variable("REGISTRY_AUTH_FILE"),
		join(variable("DOCKER_CONFIG") ?? join(home, ".docker"), "config.json"),
		runtime && join(runtime, "containers/auth.json"),
		join(variable("XDG_CONFIG_HOME") ?? join(home, ".config"), "containers/auth.json")
	], configs = inline ? [parse(inline, "DOCKER_AUTH_CONFIG")] : [];
	for (let file of files) {
		let text = file && await readIfThere(file);
		file && text && configs.push(parse(text, file));
	}
	return configs;
}
async function readIfThere(file) {
	try {
		return await readFile(file, "utf8");
	} catch (error) {
		let code = error instanceof Error && "code" in error ? error.code : void 0;
		if (code === "ENOENT" || code === "ENOTDIR") return;
		throw new SlipwayError("FILE_INVALID", `${file} cannot be read`, { cause: error });
	}
}
function parse(text, file) {
	let invalid = new SlipwayError("FILE_INVALID", `${file} is not a Docker configuration`, { hint: "Repair it, or remove it and log in again." }), value;
	try {
		value = JSON.parse(text);
	} catch {
		throw invalid;
	}
	let parsed = configSchema.safeParse(value);
	if (!parsed.success) throw invalid;
	return parsed.data;
}
function storedCredential(config, registry, path) {
	let entries = new Map(Object.entries(config.auths ?? {}).map(([key, entry]) => [normaliseServer(key), entry]));
	for (let key = `${registry}/${path}`;; key = key.slice(0, key.lastIndexOf("/"))) {
		let credential = toCredential(entries.get(key));
		if (credential !== void 0 || !key.includes("/")) return credential;
	}
}
function toCredential(entry) {
	if (entry === void 0) return;
	if (entry.registrytoken) return {
		kind: "registry",
		token: entry.registrytoken
	};
	if (entry.identitytoken) return {
		kind: "identity",
		token: entry.identitytoken
	};
	if (entry.auth) {
		let text = Buffer.from(entry.auth, "base64").toString("utf8"), colon = text.indexOf(":");
		if (colon > 0) return {
			kind: "password",
			username: text.slice(0, colon),
			password: text.slice(colon + 1)
		};
	}
	let { username, password } = entry;
	return username && password ? {
		kind: "password",
		username,
		password
	} : void 0;
}
function helperFor(config, registry) {
	return Object.entries(config.credHelpers ?? {}).find(([key]) => normaliseServer(key) === registry)?.[1] ?? config.credsStore;
}
// src/platform/registry/credentials.ts
const helperAnswer = object({
	Username: string(),
	Secret: string().min(1)
});
function createCredentials({ environment, exec }) {
	let found = new Map();
	async function find({ registry, path }, signal) {
		for (let config of await readDockerConfigs(environment)) {
			let helper = helperFor(config, registry), credential = (helper === void 0 ? void 0 : await askHelper(helper, registry, signal)) ?? storedCredential(config, registry, path);
			if (credential !== void 0) return credential;
		}
	}
	async function askHelper(name, registry, signal) {
		let failed = (why) => new SlipwayError("REGISTRY_AUTH", `the credential helper ${JSON.stringify(name)} for ${registry} ${why}`);
		if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) throw failed("has no valid name");
		let server = registry === "docker.io" ? "https://index.docker.io/v1/" : registry, result = await exec.run({
			command: `docker-credential-${name}`,
			args: ["get"],
			stdin: server,
			env: helperEnvironment(environment),
			timeoutMs: 3e4,
			maxBytes: 1048576,
			...signal === void 0 ? {} : { signal }
		}), output = new TextDecoder().decode(result.stdout);
		if (result.ended === "timeout") throw failed("did not answer within 30 s");
		if (result.exitCode !== 0) {
			if (/credentials not found/i.test(output)) return;
			throw failed("failed");
		}
		let answer = helperAnswer.safeParse(parseJson$1(output));
		if (!answer.success) throw failed("did not answer with a credential");
		let { Username: username, Secret: secret } = answer.data;
		return username === "<token>" ? {
			kind: "identity",
			token: secret
		} : {
			kind: "password",
			username,
			password: secret
		};
	}
	return (endpoint, signal) => {
		let key = `${endpoint.registry}/${endpoint.path}`, known = found.get(key) ?? find(endpoint, signal);
		return found.set(key, known), known;
	};
}
function helperEnvironment(environment) {
	let ours = /^(?:INPUT_|SLIPWAY_|ACTIONS_|GITHUB_TOKEN$)/, seen = {};
	for (let [name, value] of Object.entries(environment)) value !== void 0 && !ours.test(name) && (seen[name] = value);
	return seen;
}
function parseJson$1(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
// src/platform/registry/list-tags.ts
const answerSchema = object({ tags: array(string()).nullable() });
async function listTags(client, endpoint, signal) {
	let tags = [], path = "tags/list?n=1000";
	for (let page = 0; path !== void 0; page++) {
		if (page >= 100) throw failed(endpoint, `has more than 100 pages of tags of ${endpoint.path}`);
		let answer = await client(endpoint, {
			method: "GET",
			path,
			actions: "pull",
			maxBytes: maxManifestBytes,
			signal
		});
		if (answer.status === 404) return;
		if (answer.status !== 200) throw unexpected(endpoint, "the tags of", answer);
		let parsed = answerSchema.safeParse(parseJson(answer.body));
		if (!parsed.success) throw failed(endpoint, `did not answer with the tags of ${endpoint.path}`);
		tags.push(...parsed.data.tags ?? []), path = nextPage(answer.headers.get("link"));
	}
	return tags;
}
function nextPage(link) {
	let question = /<[^>]*tags\/list\?([^>]*)>\s*;\s*rel="?next"?/i.exec(link ?? "")?.[1];
	return question === void 0 ? void 0 : `tags/list?${question}`;
}
function parseJson(bytes) {
	try {
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		return;
	}
}
function failed({ registry }, why) {
	return new SlipwayError("REGISTRY_FAILED", `registry ${registry} ${why}`);
}
// src/platform/registry/create-registry.ts
function createRegistry({ environment, exec, clock, timeoutMs = 3e4, tries = 4 }) {
	let send = createHttp({
		clock,
		timeoutMs,
		tries
	}), proxies, client = createClient((request) => (proxies ??= useProxiesOf(environment), send(request)), createCredentials({
		environment,
		exec
	}), clock);
	return {
		async inspect(repository, reference, signal) {
			let endpoint = endpointOf(repository), top = await fetchManifest(client, endpoint, reference, "pull", signal);
			return top === void 0 ? void 0 : await describe(client, endpoint, top, signal);
		},
		async digest(repository, reference, signal) {
			let endpoint = endpointOf(repository), answer = await client(endpoint, {
				method: "HEAD",
				path: `manifests/${checkedReference(reference)}`,
				headers: { accept: manifestTypes },
				actions: "pull",
				maxBytes: maxManifestBytes,
				signal
			});
			if (answer.status === 404) return;
			if (answer.status !== 200) throw unexpected(endpoint, "the manifest of", answer);
			let stated = answer.headers.get("docker-content-digest") ?? "";
			return /^sha256:[0-9a-f]{64}$/.test(stated) ? stated : (await fetchManifest(client, endpoint, reference, "pull", signal))?.digest;
		},
		async artifact(repository, reference, options, signal) {
			return await fetchArtifact(client, endpointOf(repository), reference, {
				...options,
				signal
			});
		},
		async tags(repository, signal) {
			return await listTags(client, endpointOf(repository), signal);
		},
		async tag(repository, digest, tag, signal) {
			let endpoint = endpointOf(repository), held = await fetchManifest(client, endpoint, digest, "pull,push", signal);
			if (held === void 0) throw new SlipwayError("REGISTRY_FAILED", `registry ${endpoint.registry} holds no ${endpoint.path}@${digest}`);
			let answer = await client(endpoint, {
				method: "PUT",
				path: `manifests/${checkedReference(tag)}`,
				headers: { "content-type": held.mediaType },
				body: held.bytes,
				actions: "pull,push",
				maxBytes: maxManifestBytes,
				signal
			});
			if (answer.status < 200 || answer.status > 299) throw unexpected(endpoint, `the tag ${tag} for`, answer);
		}
	};
}
// src/platform/stop-signal.ts
const signals = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
], longestTimer = 2 ** 31 - 1;
function createStopSignal(timeoutMs) {
	let controller = new AbortController(), timers = [];
	function stop(message) {
		controller.signal.aborted && process.exit(3), controller.abort(new SlipwayError("INTERRUPTED", message));
		let timer = setTimeout(() => process.exit(3), 15e3);
		timer.unref(), timers.push(timer);
	}
	let onSignal = (signal) => stop(`the run was ended by ${signal}`);
	for (let signal of signals) process.on(signal, onSignal);
	if (timeoutMs > 0) {
		let seconds = Math.round(timeoutMs / 1e3), timer = setTimeout(() => stop(`the run took longer than its limit of ${seconds} s`), Math.min(timeoutMs, longestTimer));
		timer.unref(), timers.push(timer);
	}
	return {
		signal: controller.signal,
		[Symbol.dispose]() {
			for (let signal of signals) process.off(signal, onSignal);
			for (let timer of timers) clearTimeout(timer);
		}
	};
}
function boundYoungSpace() {
	let timer = setInterval(() => {
		let young = getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space");
		young !== void 0 && young.space_size < 16777216 || (setFlagsFromString("--semi-space-growth-factor=1"), clearInterval(timer));
	}, 5);
	timer.unref();
}
// src/platform/create-platform.ts
async function createPlatform(options) {
	let { env, credentials } = options;
	boundYoungSpace();
	let secrets = [credentials.token ?? "", credentials.sshKey ?? ""].filter((secret) => secret !== ""), redactor = createRedactor(secrets), clock = createClock(), exitTasks = createExitTasks(), context = readRunContext(env, process.cwd(), (path) => readFileSync(path, "utf8")), host = await createHost(options, {
		redactor,
		clock,
		context
	});
	for (let secret of secrets) host.mask(secret);
	let exec = createExec({
		env,
		redactor,
		exitTasks
	}), temporary = createTemporaryFolders(env.RUNNER_TEMP ?? tmpdir(), exitTasks), trusted = options.runner ? [context.workspace] : [], gitOptions = {
		exec,
		temporary,
		clock,
		log: host.log,
		env,
		folder: context.workspace,
		trusted
	}, git = createGit(gitOptions), stop = createStopSignal(options.timeoutMs);
	process.stdout.on("error", ignoreClosedPipe);
	let policies = new Map(), renderer, templates;
	return {
		host,
		exec,
		files: createFiles(temporary),
		git,
		follow: createFollowBranch(gitOptions, git),
		kube: async (options) => await (await import("./connect.js")).connectKube(options, {
			env,
			clock,
			exec
		}),
		idToken: createIdTokens({
			env,
			mask: (secret) => host.mask(secret)
		}),
		registry: createRegistry({
			environment: env,
			exec,
			clock
		}),
		download: createDownload({
			environment: env,
			clock
		}),
		contexts: createBuildContexts(),
		github: createGitHub({
			token: credentials.token,
			serverUrl: context.serverUrl,
			apiUrl: env.GITHUB_API_URL
		}),
		clock,
		version,
		policies: ({ cached = !1 } = {}) => {
			let surroundings = {
				env,
				runner: options.runner,
				untrusted: context.untrusted
			}, engine = policies.get(cached) ?? loadPolicies(cached ? surroundings : void 0);
			return policies.set(cached, engine), engine;
		},
		renderer: () => renderer ??= loadRenderer(),
		renders: () => loadCache("renders", {
			env,
			runner: options.runner,
			untrusted: context.untrusted
		}),
		evaluations: () => loadCache("evaluations", {
			env,
			runner: options.runner,
			untrusted: context.untrusted
		}),
		templates: async (request) => await (await (templates ??= loadTemplates())).evaluate(request),
		variable: (name) => env[name],
		stdin: () => readStdin(stop.signal),
		signal: stop.signal,
		async [Symbol.asyncDispose]() {
			stop[Symbol.dispose]();
			for (let each of policies.values()) await (await each.catch(() => void 0))?.[Symbol.asyncDispose]();
			await (await renderer?.catch(() => void 0))?.[Symbol.asyncDispose](), await (await templates?.catch(() => void 0))?.[Symbol.asyncDispose](), process.stdout.off("error", ignoreClosedPipe);
		}
	};
}
async function createHost(options, parts) {
	let { env, quiet, verbose, color } = options;
	if (options.runner) {
		let { createActionsHost } = await import("./actions-host.js");
		return createActionsHost({
			env,
			quiet,
			verbose,
			...parts
		});
	}
	return createTerminalHost({
		stdout: process.stdout,
		stderr: process.stderr,
		env,
		color,
		quiet,
		verbose,
		...parts
	});
}
async function loadPolicies(surroundings) {
	let { createPolicyEngine } = await import("./create-policy-engine.js");
	if (surroundings === void 0) return createPolicyEngine();
	let { cachePlace } = await import("./cache-place.js"), cache = await cachePlace(surroundings, "policies");
	return createPolicyEngine(cache === void 0 ? {} : { cache });
}
async function loadCache(kind, surroundings) {
	let { cachePlace } = await import("./cache-place.js"), { contentCache, ofProgram } = await import("./content-cache.js"), place = await cachePlace(surroundings, kind);
	if (place !== void 0) return ofProgram(contentCache(place), await thisProgram());
}
let program;
async function thisProgram() {
	let { programHash } = await import("./program-hash.js");
	return program ??= programHash(), await program;
}
async function loadRenderer() {
	let { createEmbeddedRenderer } = await import("./create-embedded-renderer.js");
	return createEmbeddedRenderer();
}
async function loadTemplates() {
	let { createTemplateEvaluator } = await import("./create-template-evaluator.js");
	return createTemplateEvaluator();
}
function ignoreClosedPipe(error) {
	if (!("code" in error) || error.code !== "EPIPE") throw error;
}
export { runCommand as n, createPlatform as t };
