import { i as nativeRules, r as builtinRules, t as createPaint } from "./gate-paint.js";
import { t as SlipwayError } from "./errors.js";
import { t as nearest } from "./nearest.js";
import { t as jsonText } from "./command.js";
// src/report/explain.ts
function explainJson(rule) {
	let { id, group, severity, packs, title, description, aliases, kinds, options, docs } = rule;
	return {
		id,
		group,
		severity,
		packs,
		title,
		description,
		aliases,
		kinds,
		options,
		docs
	};
}
function explainListText(rules, colour) {
	let paint = createPaint(colour), width = Math.max(...rules.map((rule) => rule.id.length));
	return `${[...new Set(rules.map((rule) => rule.group))].toSorted().map((group) => [paint.bold(group), ...rules.filter((rule) => rule.group === group).map((rule) => `  ${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.title}`)].join("\n")).join("\n\n")}\n`;
}
function explainText(rule, colour) {
	let paint = createPaint(colour), options = Object.entries(rule.options).map(([name, option]) => `  ${name} (default ${JSON.stringify(option.default)}): ${option.description}`), aliases = Object.entries(rule.aliases).flatMap(([tool, names]) => names.map((name) => `  ${tool}/${name}`)), section = (title, lines) => lines.length === 0 || lines[0] === "" ? [] : [
		"",
		paint.bold(title),
		...lines
	];
	return `${[
		`${paint.bold(rule.id)}: ${rule.title}`,
		`${rule.group} · ${rule.severity} · packs: ${rule.packs.join(", ") || "none"}`,
		...section("What", [rule.description]),
		...section("Why", [rule.rationale]),
		...section("Fix", [rule.fix]),
		...section("Options", options),
		...section("Other tools call it", aliases),
		"",
		rule.docs
	].join("\n")}\n`;
}
// src/commands/explain.ts
async function explain({ platform, positionals }) {
	let engine = await platform.policies(), rules = [...await builtinRules(engine), ...nativeRules].toSorted((a, b) => a.id < b.id ? -1 : 1), [name, ...more] = positionals;
	if (more.length > 0) throw new SlipwayError("OPTION_INVALID", "explain takes one rule", { hint: "Without a rule it lists all of them." });
	let rule = name === void 0 ? void 0 : findRule(rules, name), shown = rule === void 0 ? rules : [rule];
	return {
		exitCode: 0,
		formats: {
			text: (colour) => rule === void 0 ? explainListText(rules, colour) : explainText(rule, colour),
			json: () => jsonText(shown.map(explainJson))
		},
		outputs: {},
		annotations: []
	};
}
function findRule(rules, name) {
	let found = rules.find((rule) => rule.id === name) ?? rules.find((rule) => aliasesOf(rule).includes(name));
	if (found !== void 0) return found;
	let near = nearest(name, rules.flatMap((rule) => [rule.id, ...aliasesOf(rule)]));
	throw new SlipwayError("UNKNOWN_RULE", `there is no rule "${name}"`, near === void 0 ? {} : { hint: `Did you mean "${near}"?` });
}
function aliasesOf(rule) {
	return Object.entries(rule.aliases).flatMap(([tool, names]) => names.map((name) => `${tool}/${name}`));
}
export { explain };
