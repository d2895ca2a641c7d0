import { t as SlipwayError } from "./errors.js";
import { n as builtinPolicies, t as createPaint } from "./gate-paint.js";
import { a as createRelating, f as readPolicyFiles, h as rootsOfEnvironments, i as compileErrors, p as gateRoots, r as loadPolicies, s as objectSubjects, t as benchOwnChecks, u as configuredPolicies, v as isRemotePolicy, y as mergeDataFiles } from "./checks.js";
import { a as count, n as createNeighbours } from "./neighbours.js";
import { a as chooseRenderer, c as renderRoots, n as reachNothing, t as resolveRoots } from "./resolve-roots.js";
import { o as oneLine, s as plainLines } from "./escape.js";
import { t as appliedEngines } from "./applied-engines.js";
import { t as jsonText } from "./command.js";
import { t as tellErrors } from "./tell-errors.js";
import { n as repositoryPath, t as openWorkspace } from "./workspace.js";
import { posix } from "node:path";
// src/policy/bench-rules.ts
async function benchRules({ sets, objects, files, options, related, now }, signal) {
	let times = [];
	for (let set of sets) {
		let rules = set.rules.filter(({ unevaluated }) => unevaluated === void 0);
		for (let rule of rules) {
			let request = {
				sets: [set],
				selected: [rule],
				objects,
				files,
				options,
				related
			}, { subjects, data } = set.subjects?.([rule], request) ?? objectSubjects([rule], set.sees, request), tasks = subjects.map(({ input }) => ({
				input,
				entrypoints: [rule.entrypoint]
			})), best = 1e400, results = [];
			for (let run = 0; run < 2; run++) {
				let started = now();
				results = await set.module.evaluate({
					data: {
						...set.data,
						...data
					},
					tasks,
					alone: !0
				}, signal), best = Math.min(best, now() - started);
			}
			let all = results.flat(), error = all.find((one) => one.error !== void 0)?.error, findings = all.reduce((sum, { value }) => sum + (Array.isArray(value) ? value.length : 0), 0);
			times.push({
				rule: rule.id,
				milliseconds: best,
				findings,
				...error === void 0 ? {} : { error }
			});
		}
	}
	return times;
}
function slowestFirst(times) {
	return times.toSorted((a, b) => b.milliseconds - a.milliseconds || (a.rule < b.rule ? -1 : 1));
}
// src/policy/test-policies.ts
async function testPolicies(engine, { sources, data = [], version = "auto" }, signal) {
	let run = await engine.test({
		sources,
		version,
		data: mergeDataFiles(data)
	}, signal);
	if ("problems" in run) throw compileErrors(run.problems);
	if (run.tests.length === 0) throw new SlipwayError("POLICY_EMPTY", "there is no test in the policies", { hint: "A test is a rule named test_*, usually in a file *_test.rego beside the policy." });
	return run.tests.toSorted((a, b) => a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1);
}
// src/report/policy-bench.ts
function policyBenchJson({ objects, rules }) {
	return {
		schema: "slipway/policy-bench/v1",
		command: "policy",
		objects,
		rules
	};
}
function policyBenchText({ objects, rules }, colour) {
	let paint = createPaint(colour), lines = rules.map(({ rule, milliseconds, findings, error }) => {
		let each = `${(milliseconds * 1e3 / objects).toFixed(1)} µs`, outcome = error === void 0 ? count(findings, "finding") : paint.error(`error: ${oneLine(error)}`);
		return `${`${milliseconds.toFixed(0)} ms`.padStart(9)}  ${each.padStart(11)}  ${paint.bold(oneLine(rule))}  ${outcome}`;
	}), sum = rules.reduce((total, { milliseconds }) => total + milliseconds, 0), most = sum === 0 ? 0 : Math.max(...rules.map(({ milliseconds }) => milliseconds)) / sum, all = `${sum.toFixed(0)} ms for ${count(rules.length, "rule")}, each alone on ${count(objects, "object")}`;
	return `${[...lines, `${all}; the slowest takes ${(most * 100).toFixed(1)} %`].join("\n")}\n`;
}
// src/report/policy-test.ts
function policyTestJson(tests) {
	return {
		schema: "slipway/policy-test/v1",
		command: "policy",
		tests,
		summary: summaryOf(tests)
	};
}
function policyTestText(tests, colour) {
	let paint = createPaint(colour), blocks = tests.filter(({ outcome }) => outcome !== "pass").map((test) => {
		let { outcome, package: path, name, file, line, error, output } = test;
		return [
			`${outcome === "skip" ? paint.dim(outcome) : paint.error(outcome)}: ${paint.bold(oneLine(`${path.replace(/^data\./, "")}.${name}`))}`,
			`  --> ${oneLine(file)}:${line}`,
			...error === void 0 ? [] : [`  = ${oneLine(error)}`],
			...plainLines(output.trimEnd()).split("\n").filter((text) => text !== "").map((text) => `  | ${text}`),
			""
		].join("\n");
	}), { pass, fail, error, skip } = summaryOf(tests), more = [
		...fail > 0 ? [`${fail} failed`] : [],
		...error > 0 ? [count(error, "error")] : [],
		...skip > 0 ? [`${skip} skipped`] : []
	], verdict = fail + error > 0 ? paint.error("fail") : paint.good("pass");
	return `${[...blocks, `${verdict}: ${[`${pass} of ${count(tests.length, "test")} passed`, ...more].join(", ")}`].join("\n")}\n`;
}
function summaryOf(tests) {
	let summary = {
		pass: 0,
		fail: 0,
		error: 0,
		skip: 0
	};
	for (let { outcome } of tests) summary[outcome] += 1;
	return summary;
}
// src/commands/policy.ts
async function policy(context) {
	let [verb, ...folders] = context.positionals;
	if (verb !== "test" && verb !== "bench") {
		let message = verb === void 0 ? "policy needs to be told what to do" : `policy cannot "${verb}"`;
		throw new SlipwayError("OPTION_INVALID", message, { hint: "It is one of: test, bench." });
	}
	let workspace = await openWorkspace(context);
	if (verb === "bench" && await hasNoPolicies(workspace, folders)) {
		let engine = await context.platform.policies();
		return await bench(context, workspace, [await builtinPolicies(engine)], engine);
	}
	let place = {
		tree: workspace.tree,
		paths: policyFolders(context, workspace, folders)
	}, files = await readPolicyFiles(place, context.platform);
	return verb === "test" ? await test(context, files) : await bench(context, workspace, await setsOf(context, workspace, files));
}
async function hasNoPolicies({ config, tree }, named) {
	return named.length > 0 || (config?.gate?.policies ?? []).length > 0 ? !1 : (await tree.list(["policy"])).length === 0;
}
async function setsOf({ platform }, workspace, files) {
	let combine = workspace.config?.gate?.combine ?? !1, engine = await platform.policies({ cached: !0 });
	return (await loadPolicies(engine, files, { combine }, platform.signal)).sets;
}
function policyFolders({ platform }, workspace, named) {
	let directory = platform.host.context.workspace;
	if (named.length > 0) return named.map((path) => isRemotePolicy(path) ? path : repositoryPath(workspace, directory, path));
	let configured = workspace.config?.gate?.policies ?? [];
	return configured.length === 0 ? ["policy"] : configuredPolicies(configured, posix.dirname(workspace.configPath));
}
async function test({ platform }, files) {
	let sources = files.flatMap((each) => each.sources), data = files.flatMap((each) => each.data), tests = await testPolicies(await platform.policies(), {
		sources,
		data
	}, platform.signal);
	return {
		exitCode: +!!tests.some(({ outcome }) => outcome === "fail" || outcome === "error"),
		formats: {
			text: (colour) => policyTestText(tests, colour),
			json: () => jsonText(policyTestJson(tests))
		},
		outputs: {},
		annotations: []
	};
}
async function bench({ platform }, workspace, sets, own) {
	let applied = await appliedEngines(platform, workspace.folder, workspace.config), { tree, config } = workspace, named = await gateRoots({
		named: [],
		workspace,
		deciding: {
			tree,
			config
		},
		applied,
		action: !1
	}), roots = await resolveRoots(tree, {
		applied,
		roots: named
	}), rendered = await renderRoots({
		log: platform.host.log,
		applied,
		tree: workspace.tree,
		roots,
		exec: platform.exec,
		renderer: await chooseRenderer(platform, void 0, roots),
		signal: platform.signal,
		...reachNothing(platform, workspace.config),
		stdin: platform.stdin
	});
	tellErrors(platform.host.log, rendered.flatMap((root) => root.errors));
	let objects = rendered.flatMap((root) => root.objects.map(({ manifest }) => ({ ...manifest })));
	if (objects.length === 0) throw new SlipwayError("LAYOUT_INVALID", "there is no object to evaluate the rules on", { hint: "Run it in a repository with manifests." });
	let options = workspace.config?.gate?.options ?? {}, files = rendered.flatMap((root) => root.objects.map(({ origin }) => origin?.file ?? root.id)), neighbours = createNeighbours(rootsOfEnvironments(config, posix.dirname(workspace.configPath))), relating = createRelating(config?.gate?.external ?? []), relate = new Map(rendered.flatMap((root) => root.objects.map(({ manifest }) => [root, manifest])).map(([root, manifest], index) => [objects[index], () => relating(root, neighbours(root, rendered))(manifest)])), related = (object) => relate.get(object)?.() ?? {}, now = () => platform.clock.now(), times = await benchRules({
		sets,
		objects,
		files,
		options,
		related,
		now
	}, platform.signal), kubernetesVersion = workspace.config?.gate?.["kubernetes-version"], place = {
		tree: workspace.tree,
		crds: configuredPolicies(workspace.config?.gate?.crds ?? [], posix.dirname(workspace.configPath))
	}, checks = own === void 0 ? [] : await benchOwnChecks(own, {
		roots: rendered,
		options,
		kubernetesVersion,
		neighbours,
		now
	}, place), report = {
		objects: objects.length,
		rules: slowestFirst([...times, ...checks])
	};
	return {
		exitCode: +!!times.some(({ error }) => error !== void 0),
		formats: {
			text: (colour) => policyBenchText(report, colour),
			json: () => jsonText(policyBenchJson(report))
		},
		outputs: {},
		annotations: []
	};
}
export { policy };
