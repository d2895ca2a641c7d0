import { a as instanceMaker, t as createEvaluator } from "./chunks/evaluator.js";
import { parentPort, workerData } from "node:worker_threads";
// src/platform/rego/serve-policy.ts
function servePolicy() {
	let { module, entrypoints, maxMemoryBytes, progress } = workerData, create = instanceMaker(module, maxMemoryBytes), steps = new Int32Array(progress), current = 0, onStep = (entrypoint) => {
		Atomics.store(steps, 1, current), Atomics.store(steps, 2, entrypoint), Atomics.add(steps, 0, 1);
	}, evaluate, answer = async ({ data, tasks }) => {
		data !== void 0 && (evaluate = createEvaluator({
			create,
			data,
			entrypoints,
			onStep
		}));
		let results = [];
		for (let [index, task] of tasks.entries()) current = index, results.push(await evaluate?.(task) ?? []);
		return { results };
	};
	parentPort?.on("message", (request) => {
		answer(request).then((response) => parentPort?.postMessage(response, []), (thrown) => parentPort?.postMessage({ failure: String(thrown) }, []));
	});
}
// src/entry/policy-worker.ts
servePolicy();
export {};
