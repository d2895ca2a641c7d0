import { t as SlipwayError } from "./errors.js";
import { r as entryPath } from "./assets.js";
import { fork } from "node:child_process";
function createReactorProcess(options) {
	let running, queue = Promise.resolve(), begin = () => {
		let child = start(options);
		holdOpen(child, !1);
		let first = nextMessage(child, options.name);
		return first.catch(() => void 0), {
			child,
			first
		};
	}, end = () => {
		running !== void 0 && endGroup(running.child), running = void 0;
	}, callAlone = async (request, call) => {
		call.signal?.throwIfAborted(), running !== void 0 && hasEnded(running.child) && end();
		let { child, first } = running ??= begin();
		holdOpen(child, !0), process.on("exit", end);
		let outcome;
		try {
			let ready = await within(first, call);
			if ("ended" in ready) return ready;
			let next = nextMessage(child, options.name);
			child.send(request);
			let answer = await within(next, call);
			return "response" in answer && (outcome = answer), "ready" in answer ? {
				ended: "failure",
				said: "it answered out of turn"
			} : answer;
		} finally {
			outcome === void 0 && end(), process.off("exit", end), holdOpen(child, !1);
		}
	};
	return {
		begin: () => void (running ??= begin()),
		call(request, call) {
			let result = queue.then(() => callAlone(request, call));
			return queue = result.catch(() => void 0), result;
		},
		end,
		async [Symbol.asyncDispose]() {
			await queue, end();
		}
	};
}
function holdOpen(child, hold) {
	let handles = [
		child,
		child.channel,
		child.stderr
	];
	for (let handle of handles) hold ? handle?.ref() : handle?.unref();
}
function start({ entry, flags, maxMemoryBytes }) {
	let pages = Math.ceil(maxMemoryBytes / 65536);
	return fork(entryPath(entry), [], {
		execArgv: [
			...flags,
			`--wasm-max-mem-pages=${pages}`,
			"--max-old-space-size=512"
		],
		env: process.platform === "win32" ? { SystemRoot: process.env.SystemRoot } : {},
		serialization: "advanced",
		stdio: [
			"ignore",
			"ignore",
			"pipe",
			"ipc"
		],
		detached: process.platform !== "win32"
	});
}
async function nextMessage(child, name) {
	let { promise, resolve, reject } = Promise.withResolvers(), stderr = "", onStderr = (chunk) => {
		stderr = (stderr + chunk.toString("utf8")).slice(0, 2e3);
	}, onMessage = (received) => {
		let message = received;
		resolve("failure" in message ? {
			ended: "failure",
			said: message.failure
		} : message);
	}, onError = (error) => reject(new SlipwayError("INTERNAL", `${name} does not start`, { cause: error })), onExit = () => resolve({
		ended: "failure",
		said: stderr.split("\n", 1)[0] ?? ""
	});
	child.stderr?.on("data", onStderr), child.once("message", onMessage).once("error", onError).once("exit", onExit);
	try {
		return await promise;
	} finally {
		child.stderr?.off("data", onStderr), child.off("message", onMessage).off("error", onError).off("exit", onExit);
	}
}
async function within(told, { timeoutMs, signal }) {
	let { promise, resolve, reject } = Promise.withResolvers(), onAbort = () => reject(signal?.reason), timer = setTimeout(() => resolve({ ended: "time" }), timeoutMs);
	signal?.addEventListener("abort", onAbort);
	try {
		return await Promise.race([told, promise]);
	} finally {
		clearTimeout(timer), signal?.removeEventListener("abort", onAbort);
	}
}
function endGroup(child) {
	if (child.removeAllListeners(), child.on("error", () => void 0), !(child.pid === void 0 || hasEnded(child))) try {
		process.platform === "win32" ? child.kill("SIGKILL") : process.kill(-child.pid, "SIGKILL");
	} catch {
		child.kill("SIGKILL");
	}
}
function hasEnded({ exitCode, signalCode }) {
	return exitCode !== null || signalCode !== null;
}
export { createReactorProcess as t };
