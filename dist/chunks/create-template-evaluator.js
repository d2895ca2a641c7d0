import { c as object, d as string, r as array } from "./schemas.js";
import { t as createReactorProcess } from "./reactor-process.js";
// src/platform/embedded/create-template-evaluator.ts
const answersSchema = array(object({
	text: string(),
	failed: string().optional()
}));
function createTemplateEvaluator() {
	let engine = createReactorProcess({
		name: "the template evaluator",
		entry: "render-worker",
		flags: [
			"--permission",
			"--allow-fs-read=*",
			"--wasm-lazy-validation"
		],
		maxMemoryBytes: 1073741824
	});
	async function evaluate({ texts, params, options, timeoutMs, signal }) {
		let outcome = await engine.call({
			mode: "templates",
			texts,
			params,
			options,
			maxBytes: 67108864
		}, {
			timeoutMs,
			signal
		});
		if ("ended" in outcome) {
			let failed = outcome.ended === "time" ? "it took too long" : `the evaluator gave up: ${outcome.said}`;
			return texts.map(() => ({ failed }));
		}
		let { response } = outcome;
		return "tooLarge" in response ? texts.map(() => ({ failed: "what the templates become is too large" })) : "failed" in response ? texts.map(() => ({ failed: response.failed })) : answersSchema.parse(JSON.parse(new TextDecoder().decode(response.stream))).map(({ text, failed }) => failed === void 0 ? { text } : { failed });
	}
	return {
		evaluate,
		[Symbol.asyncDispose]: () => engine[Symbol.asyncDispose]()
	};
}
export { createTemplateEvaluator };
