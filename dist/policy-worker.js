import { c as instanceMaker, i as createEvaluator, t as createEvaluationTexts } from "./chunks/evaluation-text.js";
import { parentPort, workerData } from "node:worker_threads";
// src/platform/rego/serve-policy.ts
function servePolicy() {
	let { progress } = workerData, steps = new Int32Array(progress), texts = createEvaluationTexts(), current = 0, onStep = (entrypoint) => {
		Atomics.store(steps, 1, current), Atomics.store(steps, 2, entrypoint), Atomics.add(steps, 0, 1);
	}, evaluate, answer = async ({ fresh, tasks }) => {
		if (fresh !== void 0) {
			let { policy, data } = fresh, create = instanceMaker(policy.module, policy.maxMemoryBytes, policy.callsHost);
			evaluate = createEvaluator({
				create,
				data,
				entrypoints: policy.entrypoints,
				onStep,
				take: texts.take
			});
		}
		let results = [];
		for (let [index, task] of tasks.entries()) current = index, results.push(await evaluate?.(task) ?? []);
		return { joined: texts.join(results) };
	};
	parentPort?.on("message", (request) => {
		answer(request).then((response) => parentPort?.postMessage(response, "joined" in response ? [response.joined.bytes.buffer] : []), (thrown) => parentPort?.postMessage({ failure: String(thrown) }, []));
	});
}
// src/entry/policy-worker.ts
servePolicy();
export {};
