import { t as createReactorProcess } from "./reactor-process.js";
import { t as mountPoint } from "./repository-files.js";
import { availableParallelism } from "node:os";
function createProcessPool(most, make) {
	let all = [], idle = [], waiting = [], done = 0, take = async () => {
		for (;;) {
			let free = idle.pop();
			if (free !== void 0) return free;
			if (all.length === 0 || all.length < most && done >= 6 * all.length) {
				let made = make();
				return all.push(made), made;
			}
			await new Promise((resolve) => {
				waiting.push(resolve);
			});
		}
	};
	return {
		async use(work) {
			let process = await take();
			try {
				return await work(process);
			} finally {
				done += 1, idle.push(process), waiting.shift()?.();
			}
		},
		async [Symbol.asyncDispose]() {
			await Promise.all(all.map((process) => process[Symbol.asyncDispose]()));
		}
	};
}
// src/platform/embedded/versions.ts
const embeddedVersions = {
	kustomize: "v5.8.2",
	helm: "v3.20.2"
};
function createEmbeddedRenderer(options = {}) {
	let { maxProcesses = Math.min(4, availableParallelism()), maxMemoryBytes = 1610612736 } = options, pool = createProcessPool(maxProcesses, () => createReactorProcess({
		name: "the embedded renderer",
		entry: "render-worker",
		flags: [
			"--permission",
			"--allow-fs-read=*",
			"--wasm-lazy-validation"
		],
		maxMemoryBytes
	})), run = (request, call) => pool.use((engine) => render(engine, request, call));
	return {
		sandboxed: !0,
		describe: (engines) => Promise.resolve(`embedded (${engines.map((engine) => `${engine} ${embeddedVersions[engine]}`).join(", ")})`),
		kustomize: (request) => run(request, {
			mode: "kustomize",
			...frame(request),
			unrestricted: request.unrestricted ?? !1
		}),
		helm: (request) => run(request, {
			mode: "helm",
			...frame(request),
			release: request.release,
			values: request.values,
			overrides: request.overrides ?? "",
			kubernetesVersion: request.kubernetesVersion ?? "",
			namespace: request.namespace ?? "",
			apiVersions: request.apiVersions ?? [],
			skipCrds: request.skipCrds ?? !1,
			skipSchema: request.skipSchema ?? !1,
			set: request.set ?? [],
			setString: request.setString ?? [],
			setFile: request.setFile ?? []
		}),
		[Symbol.asyncDispose]: () => pool[Symbol.asyncDispose]()
	};
}
function frame({ repository, folder, maxBytes }) {
	return {
		repository,
		folder,
		maxBytes
	};
}
async function render(engine, { timeoutMs, maxBytes, signal }, call) {
	let outcome = await engine.call(call, {
		timeoutMs,
		signal
	});
	if ("ended" in outcome) return outcome.ended === "time" ? { failure: {
		kind: "time",
		message: `it took longer than ${Math.round(timeoutMs / 1e3)} s`
	} } : /out of memory|allocate/.test(outcome.said) ? { failure: {
		kind: "size",
		message: "rendering it takes more memory than a root may have"
	} } : { failure: {
		kind: "failed",
		message: outcome.said === "" ? "the renderer ended before it answered" : `the renderer gave up: ${outcome.said}`
	} };
	let { response } = outcome;
	return response.memory > 524288e3 && engine.end(), "tooLarge" in response ? { failure: {
		kind: "size",
		message: `it renders more than ${Math.round(maxBytes / 1024 / 1024)} MiB`
	} } : "failed" in response ? { failure: {
		kind: "failed",
		message: response.failed.replaceAll(`${mountPoint}/`, "").trim()
	} } : { stream: new TextDecoder("utf-8", { ignoreBOM: !0 }).decode(response.stream) };
}
export { createEmbeddedRenderer };
