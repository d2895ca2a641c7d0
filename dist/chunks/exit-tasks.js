import { t as SlipwayError } from "./errors.js";
import { delimiter, join } from "node:path";
import { accessSync, constants, readFileSync, readdirSync, statSync } from "node:fs";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { StringDecoder } from "node:string_decoder";
import { spawn } from "node:child_process";
import { once } from "node:events";
// src/platform/clock.ts
function createClock() {
	return {
		now: () => Date.now(),
		async sleep(milliseconds, signal) {
			signal?.throwIfAborted();
			try {
				await setTimeout$1(milliseconds, void 0, signal === void 0 ? {} : { signal });
			} catch (error) {
				throw signal?.throwIfAborted(), error;
			}
		}
	};
}
// src/platform/exec/child-environment.ts
const common = "PATH.HOME.USER.LOGNAME.SHELL.TERM.TZ.LANG.LANGUAGE.LC_*.TMPDIR.TMP.TEMP.XDG_*.HTTP_PROXY.HTTPS_PROXY.NO_PROXY.ALL_PROXY.http_proxy.https_proxy.no_proxy.all_proxy.SSL_CERT_FILE.SSL_CERT_DIR.NODE_EXTRA_CA_CERTS.CURL_CA_BUNDLE.RUNNER_TEMP.RUNNER_OS.RUNNER_ARCH.RUNNER_TOOL_CACHE.CI".split("."), registryHelpers = [
	"AWS_*",
	"AZURE_*",
	"GOOGLE_APPLICATION_CREDENTIALS",
	"CLOUDSDK_*",
	"REGISTRY_AUTH_FILE"
], docker = [
	"DOCKER_*",
	"BUILDX_*",
	"BUILDKIT_*",
	"EXPERIMENTAL_DOCKER",
	"SOURCE_DATE_EPOCH",
	...registryHelpers
], containers = [
	"BUILDAH_*",
	"STORAGE_*",
	"CONTAINERS_*",
	"CONTAINER_*",
	"SOURCE_DATE_EPOCH",
	"DOCKER_CONFIG",
	"_CONTAINERS_*",
	...registryHelpers
], git = [
	"GIT_SSL_*",
	"GIT_CONFIG_GLOBAL",
	"GIT_CONFIG_SYSTEM",
	"GIT_CONFIG_NOSYSTEM",
	"GIT_SSH",
	"GIT_SSH_COMMAND",
	"GIT_SSH_VARIANT",
	"GIT_AUTHOR_NAME",
	"GIT_AUTHOR_EMAIL",
	"GIT_COMMITTER_NAME",
	"GIT_COMMITTER_EMAIL",
	"GIT_EXEC_PATH",
	"SSH_AUTH_SOCK",
	"EMAIL"
], helm = [
	"HELM_*",
	"KUBECONFIG",
	"DOCKER_CONFIG",
	...registryHelpers
], perProgram = {
	docker,
	buildx: docker,
	buildah: containers,
	podman: containers,
	skopeo: containers,
	git,
	helm,
	kustomize: ["KUSTOMIZE_*", ...helm],
	kubectl: ["KUBECONFIG", "KUBECTL_*"]
};
function childEnvironment(env, command) {
	let program = command.split("/").at(-1) ?? command, allowed = [...common, ...perProgram[program] ?? []], names = new Set(allowed.filter((pattern) => !pattern.endsWith("*"))), prefixes = allowed.filter((pattern) => pattern.endsWith("*")).map((pattern) => pattern.slice(0, -1)), result = {};
	for (let [name, value] of Object.entries(env)) value !== void 0 && (names.has(name) || prefixes.some((prefix) => name.startsWith(prefix))) && (result[name] = value);
	return result;
}
// src/platform/exec/line-splitter.ts
const longestLine = 65536;
function createLineSplitter(onLine) {
	let decoder = new StringDecoder("utf8"), rest = "";
	function take(text) {
		let lines = (rest + text).split(/\r\n|\n|\r(?!$)/u);
		rest = lines.pop() ?? "";
		for (let line of lines) onLine(line.slice(0, 73728));
		rest = rest.slice(0, 73728);
	}
	return {
		write: (chunk) => take(decoder.write(chunk)),
		end() {
			take(decoder.end());
			let last = rest.replace(/\r$/u, "");
			rest = "", last !== "" && onLine(last);
		}
	};
}
function cutLine(line) {
	return line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
}
async function probe(command, args, env) {
	let path = findProgram(command, env.PATH ?? "");
	if (path === void 0) return;
	let { getExecOutput } = await import("./exec2.js"), output = getExecOutput(`"${path.replaceAll("\"", "\\\"")}"`, [...args], {
		env,
		silent: !0,
		ignoreReturnCode: !0
	}).catch(() => void 0), timer, late = new Promise((resolve) => {
		timer = setTimeout(resolve, 2e4, void 0);
	}), result = await Promise.race([output, late]);
	if (clearTimeout(timer), result === void 0 || result.exitCode !== 0) return;
	let line = result.stdout.trimStart().split("\n", 1)[0]?.trim();
	return line === "" ? void 0 : line;
}
function findProgram(command, path) {
	return (command.includes("/") ? [command] : path.split(delimiter).filter(Boolean).map((folder) => join(folder, command))).find(isExecutable);
}
function isExecutable(path) {
	try {
		return accessSync(path, constants.X_OK), statSync(path).isFile();
	} catch {
		return !1;
	}
}
// src/platform/exec/process-signals.ts
function signalGroup(id, signal) {
	if (id <= 0) return !1;
	try {
		return process.kill(-id, signal);
	} catch {
		return !1;
	}
}
function groupLives(id) {
	if (!signalGroup(id, 0)) return !1;
	let states = statesOfGroup(id);
	return states === void 0 || states.some((state) => state !== "Z" && state !== "X");
}
function statesOfGroup(id) {
	let states = [], names;
	try {
		names = readdirSync("/proc").filter((name) => /^\d+$/u.test(name));
	} catch {
		return;
	}
	if (names.length !== 0) {
		for (let name of names) {
			let [state, , group] = statOf(name);
			state !== void 0 && Number(group) === id && states.push(state);
		}
		return states;
	}
}
function statOf(pid) {
	try {
		let stat = readFileSync(`/proc/${pid}/stat`, "utf8");
		return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	} catch {
		return [];
	}
}
// src/platform/exec/process-group.ts
const drainMs = 1e3;
async function startProcessGroup(request, exitTasks, graceMs = 3e3) {
	let child = spawn(request.command, [...request.args], {
		cwd: request.cwd,
		env: request.env,
		detached: !0,
		stdio: [
			"pipe",
			"pipe",
			"pipe"
		]
	});
	child.stdin.on("error", () => void 0);
	try {
		await once(child, "spawn");
	} catch (error) {
		throw startError(request, error);
	}
	let id = child.pid ?? 0, forget = exitTasks.add(() => signalGroup(id, "SIGKILL")), force;
	function end() {
		force === void 0 && (signalGroup(id, "SIGTERM"), force = setTimeout(() => signalGroup(id, "SIGKILL"), graceMs));
	}
	async function finish() {
		let closed = once(child, "close");
		await once(child, "exit");
		let deadline = performance.now() + graceMs + drainMs;
		for (groupLives(id) && end(); groupLives(id) && performance.now() < deadline;) await pause(20);
		return clearTimeout(force), await drain(child, closed), forget(), child.exitCode;
	}
	return {
		child,
		end,
		ended: finish()
	};
}
function pause(milliseconds, signal) {
	return setTimeout$1(milliseconds, void 0, signal === void 0 ? {} : { signal }).catch(() => void 0);
}
async function drain(child, closed) {
	let { stdout, stderr } = child, finished = closed.then(() => !0), before = -1;
	for (;;) {
		let timer = new AbortController(), isClosed = await Promise.race([finished, pause(drainMs, timer.signal).then(() => !1)]);
		timer.abort();
		let now = stdout.bytesRead + stderr.bytesRead;
		if (isClosed || now === before) break;
		before = now;
	}
	stdout.destroy(), stderr.destroy(), await finished;
}
function startError(request, error) {
	let code = error instanceof Error && "code" in error ? error.code : void 0, { command, cwd } = request;
	return cwd !== void 0 && !isFolder(cwd) ? new SlipwayError("EXEC_FAILED", `cannot run ${command} in ${cwd}: there is no such folder`, { cause: error }) : code === "ENOENT" ? new SlipwayError("TOOL_MISSING", `${command} is not installed, or not in PATH`, { cause: error }) : new SlipwayError("EXEC_FAILED", `cannot start ${command}: ${String(code ?? error)}`, { cause: error });
}
function isFolder(path) {
	return statSync(path, { throwIfNoEntry: !1 })?.isDirectory() === !0;
}
function watchMemory(pid, maxBytes, tooMuch) {
	if (pid === void 0 || maxBytes === void 0 || process.platform !== "linux") return;
	let timer = setInterval(() => {
		residentBytes(pid) > maxBytes && tooMuch();
	}, 200);
	return timer.unref(), timer;
}
function residentBytes(pid) {
	try {
		let [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "latin1")) ?? [];
		return Number(kibibytes ?? 0) * 1024;
	} catch {
		return 0;
	}
}
// src/platform/exec/tail.ts
const margin = 16384;
function createTail(limit) {
	let kept = Buffer.alloc(0), dropped = !1;
	return {
		write(chunk) {
			let all = Buffer.concat([kept, chunk]);
			dropped ||= all.length > limit + margin, kept = all.subarray(Math.max(0, all.length - limit - margin));
		},
		text(clean) {
			let text = clean(kept.toString("utf8"));
			return dropped || text.length > limit ? text.slice(-limit) : text;
		}
	};
}
// src/platform/exec/create-exec.ts
const longestTimer = 2 ** 31 - 1;
function createExec(options) {
	function open(request) {
		return startProcessGroup({
			command: request.command,
			args: request.args,
			cwd: request.cwd,
			env: {
				...childEnvironment(options.env, request.command),
				...request.env
			}
		}, options.exitTasks, options.graceMs);
	}
	let probed = new Map();
	return {
		open,
		run: (request) => run(request, open, options.redactor),
		probe(command, args) {
			let key = JSON.stringify([command, args]), known = probed.get(key) ?? probe(command, args, childEnvironment(options.env, command));
			return probed.set(key, known), known;
		}
	};
}
async function run(request, open, known) {
	let redactor = known.with(request.secrets ?? []);
	if (request.args.some((arg) => redactor.holdsSecret(arg))) throw new SlipwayError("INTERNAL", `an argument of ${request.command} holds a secret`);
	request.signal?.throwIfAborted();
	let started = performance.now(), group = await open(request), ended = "exit";
	function end(why) {
		ended === "exit" && (ended = why), group.end();
	}
	let timer = setTimeout(() => end("timeout"), Math.min(request.timeoutMs, longestTimer)), onAbort = () => end("aborted");
	request.signal?.addEventListener("abort", onAbort, { once: !0 }), request.signal?.aborted === !0 && onAbort();
	let stdout = keep(group, "stdout", request, redactor, () => end("too-much-output")), stderr = keepTail(group, request, redactor), watch = watchMemory(group.child.pid, request.maxMemoryBytes, () => end("too-much-memory"));
	group.child.stdin.end(request.stdin ?? "");
	try {
		let exitCode = await group.ended;
		return {
			exitCode: ended === "exit" ? exitCode : null,
			stdout: redactor.redactBytes(stdout()),
			stderr: stderr(),
			milliseconds: Math.round(performance.now() - started),
			ended
		};
	} finally {
		clearTimeout(timer), clearInterval(watch), request.signal?.removeEventListener("abort", onAbort);
	}
}
function keep(group, stream, request, redactor, tooMuch) {
	let limit = request.maxBytes ?? 67108864, chunks = [], size = 0, lines = lineHandler(stream, request, redactor);
	return group.child[stream].on("data", (chunk) => {
		if (size >= limit + 1) return;
		let room = chunk.subarray(0, limit - size);
		chunks.push(room), lines?.write(room), size += chunk.length, size > limit && tooMuch();
	}), () => (lines?.end(), Buffer.concat(chunks));
}
function keepTail(group, request, redactor) {
	let tail = createTail(65536), lines = lineHandler("stderr", request, redactor);
	return group.child.stderr.on("data", (chunk) => {
		tail.write(chunk), lines?.write(chunk);
	}), () => (lines?.end(), tail.text((text) => redactor.redact(text)));
}
function lineHandler(stream, request, redactor) {
	let { onLine } = request;
	if (onLine !== void 0) return createLineSplitter((line) => onLine(cutLine(redactor.redact(line)), stream));
}
function createRedactor(secrets = []) {
	let known = new Set(), ordered = [];
	function add(secret) {
		for (let form of formsOf(secret)) known.add(form);
		ordered = [...known].sort((a, b) => b.length - a.length);
	}
	function redactBytes(bytes) {
		let result = bytes;
		for (let secret of ordered) result = replaceBytes(result, Buffer.from(secret));
		return result;
	}
	for (let secret of secrets) add(secret);
	return {
		add,
		redact: (text) => ordered.reduce((result, secret) => result.replaceAll(secret, "***"), text),
		redactBytes,
		holdsSecret: (text) => ordered.some((secret) => secret.length >= 8 && text.includes(secret)),
		with(more) {
			return more.length === 0 ? this : createRedactor([...ordered, ...more]);
		}
	};
}
function formsOf(secret) {
	let whole = secret.trim(), lines = whole.split(/\r?\n/u).map((line) => line.trim());
	return [
		whole,
		...lines.length > 1 ? lines.filter((line) => line.length >= 16 && !line.startsWith("-----")) : [],
		encodeURIComponent(whole.toWellFormed())
	].filter((form) => form.length >= 4);
}
function replaceBytes(bytes, secret) {
	let at = bytes.indexOf(secret);
	if (at < 0) return bytes;
	let pieces = [], from = 0;
	for (; at >= 0; at = bytes.indexOf(secret, from)) pieces.push(bytes.subarray(from, at), Buffer.from("***")), from = at + secret.length;
	return pieces.push(bytes.subarray(from)), Buffer.concat(pieces);
}
// src/platform/exit-tasks.ts
function createExitTasks() {
	let tasks = new Set();
	function runAll() {
		for (let task of tasks) try {
			task();
		} catch {}
		tasks.clear();
	}
	return { add(task) {
		return tasks.size === 0 && process.once("exit", runAll), tasks.add(task), () => {
			tasks.delete(task), tasks.size === 0 && process.off("exit", runAll);
		};
	} };
}
export { createClock as i, createRedactor as n, createExec as r, createExitTasks as t };
