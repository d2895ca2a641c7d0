// src/policy/rule.ts
const aliasTools = [
	"kube-linter",
	"polaris",
	"kube-score",
	"pss",
	"gitleaks"
], noAliases = {
	"kube-linter": [],
	polaris: [],
	"kube-score": [],
	pss: [],
	gitleaks: []
};
// src/policy/builtin-policies.ts
async function builtinPolicies(engine, isolated = !1) {
	let [wasm, rules] = await Promise.all([engine.builtin("builtin.wasm"), builtinRules(engine)]);
	return {
		module: await engine.load(wasm, { isolated }),
		rules,
		sees: new Set(["related"])
	};
}
async function builtinRules(engine) {
	let index = new TextDecoder().decode(await engine.builtin("rules.json"));
	return JSON.parse(index);
}
// src/report/gate-paint.ts
function colour(code) {
	return (text) => `\u001b[${code}m${text}\u001b[0m`;
}
const plain = (text) => text;
function createPaint(coloured) {
	return coloured ? {
		error: colour(31),
		warning: colour(33),
		good: colour(32),
		bold: colour(1),
		dim: colour(2)
	} : {
		error: plain,
		warning: plain,
		good: plain,
		bold: plain,
		dim: plain
	};
}
export { noAliases as a, aliasTools as i, builtinPolicies as n, builtinRules as r, createPaint as t };
