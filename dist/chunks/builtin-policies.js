// src/policy/builtin-policies.ts
async function builtinPolicies(engine, isolated = !1) {
	let [wasm, rules] = await Promise.all([engine.builtin("builtin.wasm"), builtinRules(engine)]);
	return {
		module: await engine.load(wasm, { isolated }),
		rules
	};
}
async function builtinRules(engine) {
	let index = new TextDecoder().decode(await engine.builtin("rules.json"));
	return JSON.parse(index);
}
export { builtinRules as n, builtinPolicies as t };
