import { t as SlipwayError } from "./errors.js";
import { a as encodeJson, c as instanceMaker, i as createEvaluator, l as readJson, n as splitEvaluations, o as encodeTask, r as takeEvaluation, s as messageOf, u as hostBuiltinNames } from "./evaluation-text.js";
import { r as entryPath, t as assetUrl } from "./assets.js";
import { n as contentKey, t as contentCache } from "./content-cache2.js";
import { t as createReactorProcess } from "./reactor-process.js";
import { availableParallelism } from "node:os";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
function startPolicyThread() {
	let progress = new SharedArrayBuffer(12), steps = new Int32Array(progress), worker = new Worker(entryPath("policy-worker"), {
		workerData: { progress },
		env: {},
		execArgv: [],
		resourceLimits: {
			maxOldGenerationSizeMb: 512,
			maxYoungGenerationSizeMb: 12
		}
	});
	worker.on("error", () => void 0);
	let hasEnded = !1;
	worker.on("exit", () => hasEnded = !0), worker.unref();
	let end = async () => {
		await worker.terminate();
	}, endedAt = (ended, said) => ({
		ended,
		task: Atomics.load(steps, 1),
		entrypoint: Atomics.load(steps, 2),
		said
	});
	return {
		end,
		hasEnded: () => hasEnded,
		async call(request, { timeoutMs, totalMs, signal }) {
			signal?.throwIfAborted();
			let { promise, resolve, reject } = Promise.withResolvers(), onMessage = (response) => resolve(response), onError = (error) => resolve(endedAt("failure", error.message)), onExit = () => resolve(endedAt("failure", "its thread ended")), onAbort = () => reject(signal?.reason), started = performance.now(), seen = {
				step: Atomics.load(steps, 0),
				at: started
			}, timer = setInterval(() => {
				let [step, now] = [Atomics.load(steps, 0), performance.now()];
				(step !== seen.step || Atomics.load(steps, 2) === -2) && (seen = {
					step,
					at: now
				}), (now - seen.at > timeoutMs || now - started > totalMs) && resolve(endedAt("time", ""));
			}, Math.max(10, Math.min(timeoutMs, totalMs) / 20));
			worker.on("message", onMessage).on("error", onError).on("exit", onExit), signal?.addEventListener("abort", onAbort), worker.ref();
			let answered = !1;
			Atomics.store(steps, 2, -2);
			try {
				worker.postMessage(request, []);
				let answer = await promise;
				return "joined" in answer ? (answered = !0, { results: splitEvaluations(answer.joined) }) : answer;
			} finally {
				clearInterval(timer), worker.off("message", onMessage).off("error", onError).off("exit", onExit), signal?.removeEventListener("abort", onAbort), worker.unref(), answered || await end();
			}
		}
	};
}
// src/platform/rego/helped-evaluation.ts
const noLimit = 2 ** 30;
function isWorthHelp(tasks) {
	return tasks >= 500 && availableParallelism() > 1;
}
async function evaluateWithHelp(helped) {
	let { batch, evaluate, signal } = helped, { tasks } = batch, results = batch.done === void 0 ? Array.from({ length: tasks.length }) : [], done = batch.done ?? ((index, evaluations) => results[index] = evaluations), thread = startPolicyThread(), limits = {
		timeoutMs: noLimit,
		totalMs: noLimit,
		signal
	}, next = 0, take = (most) => {
		let start = next;
		return next = Math.min(tasks.length, start + most), [start, next];
	}, here = async (start, end) => {
		for (let index = start; index < end; index++) {
			let task = tasks[index];
			task !== void 0 && done(index, await evaluate(task));
		}
	}, beside = async () => {
		let prepare = (most) => {
			if (next >= tasks.length) return;
			let [start, end] = take(most);
			return {
				start,
				end,
				tasks: tasks.slice(start, end).map(encodeTask)
			};
		}, prepareNext = () => prepare(Math.min(500, Math.max(50, Math.ceil((tasks.length - next) / 4)))), ask = (part, fresh) => ({
			part,
			answer: thread.call({
				tasks: part.tasks,
				...fresh === void 0 ? {} : { fresh }
			}, limits)
		}), first = prepare(50), asked = first && ask(first, {
			policy: helped.policy,
			data: encodeJson(batch.data)
		}), ready = prepareNext();
		for (; asked !== void 0;) {
			let { part } = asked, answer = await asked.answer;
			if (!("results" in answer)) {
				await here(part.start, part.end), ready !== void 0 && await here(ready.start, ready.end);
				return;
			}
			asked = ready && ask(ready);
			let index = part.start;
			for (let result of answer.results) done(index++, result);
			ready = prepareNext();
		}
	}, ours = async () => {
		for (await batch.busy; next < tasks.length;) await setImmediate(), signal?.throwIfAborted(), await here(...take(25));
	};
	try {
		return await Promise.all([beside(), ours()]), results;
	} finally {
		await thread.end();
	}
}
function isolatedModule(options) {
	let { module, entrypoints, callsHost, maxMemoryBytes, evaluationTimeoutMs, totalTimeoutMs } = options, policy = {
		module,
		entrypoints,
		callsHost,
		maxMemoryBytes
	}, ended = new Map(), thread, spentMs = 0, queue = Promise.resolve(), evaluate = async ({ data, tasks }, signal) => {
		let dataText = encodeJson(data), fresh = !0, call = async (part) => {
			let started = performance.now();
			if (spentMs >= totalTimeoutMs) throw tooLong(totalTimeoutMs);
			thread === void 0 && (fresh = !0), thread ??= options.start();
			try {
				let request = {
					tasks: part,
					...fresh ? { fresh: {
						policy,
						data: dataText
					} } : {}
				}, totalMs = totalTimeoutMs - spentMs, answer = await thread.call(request, {
					timeoutMs: evaluationTimeoutMs,
					totalMs,
					signal
				});
				return fresh = !1, "results" in answer || (thread = void 0), answer;
			} catch (thrown) {
				throw thread = void 0, thrown;
			} finally {
				spentMs += performance.now() - started;
			}
		}, results = [];
		for (let start = 0; start < tasks.length; start += 100) {
			let part = tasks.slice(start, start + 100);
			results.push(...await evaluatePart(part, call));
		}
		return results;
	}, evaluatePart = async (tasks, call) => {
		let encoded = tasks.map(encodeTask), unreadable = new Map();
		for (;;) {
			let open = encoded.map((task, index) => ({
				...task,
				entrypoints: unreadable.has(index) ? [] : task.entrypoints.filter((name) => !ended.has(name))
			}));
			if (open.every((task) => task.entrypoints.length === 0)) return combine(tasks, open, void 0, unreadable);
			let answer = await call(open);
			if ("results" in answer) return combine(tasks, open, answer, unreadable);
			if ("failure" in answer) throw new SlipwayError("INTERNAL", `policies cannot be evaluated: ${answer.failure}`);
			if (spentMs >= totalTimeoutMs) throw tooLong(totalTimeoutMs);
			let name = open[answer.task]?.entrypoints[answer.entrypoint], label = tasks[answer.task]?.label ?? "an input", why = answer.ended === "time" ? `took longer than ${evaluationTimeoutMs / 1e3} s` : `failed (${answer.said})`;
			name === void 0 ? unreadable.set(answer.task, `reading it ${why}`) : ended.set(name, `${why} on ${label} and was ended`);
		}
	}, combine = (tasks, open, answer, unreadable) => {
		let results = [...answer?.results ?? []];
		return tasks.map((task, index) => {
			let given = new Map(open[index]?.entrypoints.map((name, place) => [name, results[index]?.[place]])), refused = unreadable.get(index);
			return task.entrypoints.map((name) => refused === void 0 ? given.get(name) ?? {
				error: ended.get(name) ?? "it was not evaluated",
				ended: !0
			} : {
				error: refused,
				unreadable: !0
			});
		});
	};
	return {
		entrypoints: [...entrypoints.keys()],
		timed: options.timed,
		evaluate(batch, signal) {
			let result = queue.then(() => evaluate(batch, signal));
			return queue = result.catch(() => void 0), result;
		},
		async [Symbol.asyncDispose]() {
			await queue, await thread?.end(), thread = void 0;
		}
	};
}
function tooLong(totalTimeoutMs) {
	return new SlipwayError("POLICY_LIMIT", `evaluating the policies took longer than ${totalTimeoutMs / 1e3} s altogether`);
}
function loadModule(wasm, { maxMemoryBytes }) {
	return load(wasm, {
		maxMemoryBytes,
		isUsers: !1
	}, (loaded) => policyModule(loaded, maxMemoryBytes));
}
function loadIsolated(wasm, { start, ...limits }) {
	return load(wasm, {
		...limits,
		isUsers: !0
	}, (loaded) => isolatedModule({
		...loaded,
		...limits,
		start
	}));
}
async function load(wasm, { maxMemoryBytes, isUsers }, use) {
	try {
		let module = await WebAssembly.compile(new Uint8Array(wasm));
		checkExports(module);
		let first = await instanceMaker(module, maxMemoryBytes, isUsers)(0);
		checkBuiltins(first);
		let ids = readJson(first, first.exports.entrypoints()), timed = Object.hasOwn(first.builtins, "time.now_ns"), callsHost = Object.keys(first.builtins).length > 0;
		return use({
			module,
			create: instanceMaker(module, maxMemoryBytes, callsHost),
			entrypoints: new Map(Object.entries(ids)),
			timed,
			callsHost
		});
	} catch (thrown) {
		if (thrown instanceof SlipwayError) throw thrown;
		let message = `the policy module cannot be loaded: ${messageOf(thrown)}`;
		throw new SlipwayError("POLICY_COMPILE", message, { cause: thrown });
	}
}
function policyModule({ create, entrypoints, timed, module, callsHost }, maxMemoryBytes) {
	return {
		timed,
		entrypoints: [...entrypoints.keys()],
		async evaluate(batch, signal) {
			let { data, tasks, alone = !1 } = batch, evaluate = createEvaluator({
				create,
				data: encodeJson(data),
				entrypoints,
				take: takeEvaluation
			}), inThis = (task) => evaluate(encodeTask(task));
			if (!alone && !callsHost && isWorthHelp(tasks.length)) return await evaluateWithHelp({
				policy: {
					module,
					entrypoints,
					callsHost,
					maxMemoryBytes
				},
				batch,
				evaluate: inThis,
				signal
			});
			let results = [];
			for (let [index, task] of tasks.entries()) index % 200 == 0 && await setImmediate(), signal?.throwIfAborted(), results.push(await inThis(task));
			return results;
		}
	};
}
function checkExports(module) {
	let names = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
	if (!(names.has("opa_wasm_abi_version") && names.has("opa_eval_ctx_new"))) throw new SlipwayError("POLICY_COMPILE", "the module is no policy that OPA compiled");
}
function checkBuiltins({ builtins }) {
	let known = hostBuiltinNames(), missing = Object.keys(builtins).filter((name) => !known.includes(name));
	if (missing.length === 0) return;
	let message = `the policy module needs builtins that Slipway does not have: ${missing.join(", ")}`;
	throw new SlipwayError("POLICY_COMPILE", message);
}
// src/platform/rego/rego-process.ts
function createRegoProcess({ timeoutMs, maxMemoryBytes }) {
	let name = "the Rego compiler", compiler = createReactorProcess({
		name,
		entry: "rego-worker",
		flags: ["--liftoff-only", "--wasm-lazy-validation"],
		maxMemoryBytes
	});
	return {
		begin: () => compiler.begin(),
		async call(request, signal) {
			let outcome = await compiler.call(request, {
				timeoutMs,
				signal
			});
			if ("response" in outcome) return outcome.response;
			if (outcome.ended === "time") throw new SlipwayError("POLICY_LIMIT", `${name} was ended after ${timeoutMs} ms`);
			let what = outcome.said === "" ? "ended before it answered" : `gave up: ${outcome.said}`;
			throw new SlipwayError("POLICY_LIMIT", `${name} ${what}`);
		},
		[Symbol.asyncDispose]: () => compiler[Symbol.asyncDispose]()
	};
}
// src/platform/rego/translate.ts
function toProblems(problems) {
	return problems.map(({ file, row, column, code, message, details }) => ({
		...file === void 0 ? {} : { file },
		...row === void 0 ? {} : { line: row },
		...column === void 0 ? {} : { column },
		code,
		message: withDetails(message, details)
	}));
}
function withDetails(message, details = []) {
	let telling = details.filter((line) => /^(?:have|want|type of)/.test(line));
	return telling.length === 0 ? message : `${message} (${telling.join("; ")})`;
}
function toPackages(packages) {
	return packages.map(({ path, file, annotations, rules }) => ({
		path,
		file,
		...toAnnotations(annotations),
		rules: (rules ?? []).map(toRule)
	}));
}
function toRule({ name, row, column, arguments: count, annotations }) {
	return {
		name,
		line: row,
		column,
		isFunction: (count ?? 0) > 0,
		...toAnnotations(annotations?.[0])
	};
}
function toAnnotations(annotations) {
	if (annotations === void 0) return {};
	let { title, description, custom } = annotations;
	return { annotations: {
		...title === void 0 ? {} : { title },
		...description === void 0 ? {} : { description },
		...custom === void 0 ? {} : { custom }
	} };
}
function toTests(tests) {
	return tests.map(({ package: path, name, outcome, file, row, output, error }) => ({
		package: path,
		name,
		outcome,
		file,
		line: row,
		output: output ?? "",
		...error === void 0 ? {} : { error }
	}));
}
function createPolicyEngine(options = {}) {
	let { compileTimeoutMs = 6e4, maxMemoryBytes = 1073741824 } = options, { evaluationTimeoutMs = 1e4, totalTimeoutMs = 3e5 } = options, limits = {
		maxMemoryBytes,
		evaluationTimeoutMs,
		totalTimeoutMs
	}, isolated = [], compiler = createRegoProcess({
		timeoutMs: compileTimeoutMs,
		maxMemoryBytes
	}), cache = contentCache(options.cache), spare, start = () => {
		let thread = spare === void 0 || spare.hasEnded() ? startPolicyThread() : spare;
		return spare = void 0, thread;
	}, compilerHash, keyOf = (request) => (compilerHash ??= readFileSync(assetUrl("rego.wasm.sha256"), "utf8").trim(), contentKey([
		"2",
		compilerHash,
		JSON.stringify(request)
	]));
	return {
		expect() {
			spare ??= startPolicyThread(), options.cache === void 0 && compiler.begin();
		},
		async inspect(sources, version, signal) {
			let request = {
				mode: "inspect",
				files: inOrder(sources),
				regoVersion: version
			}, key = keyOf(request), known = await cache.get(key);
			if (known !== void 0) return JSON.parse(new TextDecoder().decode(known));
			let response = await compiler.call(request, signal);
			if (response.problems !== void 0) return { problems: toProblems(response.problems) };
			let inspection = { packages: toPackages(response.packages ?? []) };
			return await cache.put(key, new TextEncoder().encode(JSON.stringify(inspection))), inspection;
		},
		async compile({ sources, version, entrypoints }, signal) {
			let names = hostBuiltinNames(), request = {
				mode: "compile",
				files: inOrder(sources),
				regoVersion: version,
				entrypoints,
				hostBuiltins: names
			}, key = keyOf(request), known = await cache.get(key);
			if (known !== void 0) return { wasm: known };
			let { problems, wasm } = await compiler.call(request, signal);
			if (problems !== void 0) return { problems: toProblems(problems) };
			if (wasm === void 0) throw new SlipwayError("INTERNAL", "the Rego compiler answered without a module");
			return await cache.put(key, wasm), { wasm };
		},
		async test({ sources, version, data }, signal) {
			let files = inOrder(sources), response = await compiler.call({
				mode: "test",
				files,
				regoVersion: version,
				data: data ?? {}
			}, signal);
			return response.problems === void 0 ? { tests: toTests(response.tests ?? []) } : { problems: toProblems(response.problems) };
		},
		async load(wasm, options) {
			if (options?.isolated !== !0) return await loadModule(wasm, limits);
			let module = await loadIsolated(wasm, {
				...limits,
				start
			});
			return isolated.push(module), module;
		},
		builtin: (name) => readFile(assetUrl(`policies/${name}`)),
		async [Symbol.asyncDispose]() {
			await Promise.all([spare?.end(), ...[compiler, ...isolated].map((each) => each[Symbol.asyncDispose]())]);
		}
	};
}
function inOrder(sources) {
	return sources.map(({ path, text }) => ({
		path,
		text: text.replace(/^\uFEFF/, "")
	})).toSorted((a, b) => a.path < b.path ? -1 : 1);
}
export { createPolicyEngine };
