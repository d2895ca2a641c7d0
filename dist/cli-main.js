import { t as errorText } from "./chunks/error-text.js";
import { a as exitCodeOf, s as toSlipwayErrors, t as SlipwayError } from "./chunks/errors.js";
import { t as nearest } from "./chunks/nearest.js";
import { i as commandRows, n as optionsOf, r as commandRow, t as optionRows } from "./chunks/table.js";
import { t as createValues } from "./chunks/values.js";
import { i as printResult, n as leave, r as printError } from "./chunks/process.js";
import { t as version } from "./chunks/version.js";
import { parseArgs } from "node:util";
// src/options/command-line.ts
function parseCommandLine(argv) {
	let [first, ...rest] = argv;
	if (first === void 0 || first === "--help" || first === "-h" || first === "help") return {
		ask: "help",
		command: rest[0] === void 0 ? void 0 : commandRow(rest[0])
	};
	if (first === "--version" || first === "-V") return { ask: "version" };
	let command = commandRow(first);
	if (command === void 0) throw unknownCommand(first);
	return parseOptions(command, rest);
}
function parseOptions(command, args) {
	let rows = optionsOf(command.name).filter((row) => row.only !== "input"), options = Object.fromEntries(rows.map((row) => [row.name, {
		type: row.type === "flag" ? "boolean" : "string",
		multiple: !0
	}])), { tokens } = parseArgs({
		args,
		options: {
			...options,
			help: {
				type: "boolean",
				short: "h"
			}
		},
		strict: !1,
		tokens: !0,
		allowPositionals: !0
	}), raw = new Map(), positionals = [];
	for (let token of tokens) {
		if (token.kind === "positional" && positionals.push(token.value), token.kind !== "option") continue;
		if (token.name === "help") return {
			ask: "help",
			command
		};
		let row = rows.find((candidate) => candidate.name === token.name);
		if (row === void 0) throw unknownOption(command, rows, token.name, token.rawName);
		raw.set(row.name, [...raw.get(row.name) ?? [], optionValue(row, token.value, token.inlineValue === !0)]);
	}
	if (positionals.length > 0 && command.positionals === "") throw new SlipwayError("OPTION_UNKNOWN", `slipway ${command.name} takes no argument, but "${positionals[0]}" was given`);
	if (command.reserved) throw new SlipwayError("NOT_YET", `slipway ${command.name} is reserved and does not work yet`);
	let values = createValues(rows, raw, (name) => `--${name}`), format = values.text("format");
	if (format !== void 0 && !command.formats.includes(format)) throw new SlipwayError("OPTION_INVALID", `--format cannot be "${format}"`, { hint: `It is one of: ${command.formats.join(", ")}.` });
	return {
		ask: "run",
		command,
		values,
		positionals
	};
}
function optionValue(row, value, inline) {
	if (row.type === "flag") return value ?? "true";
	if (value === void 0 || !inline && value.startsWith("-") && value !== "-") throw new SlipwayError("OPTION_INVALID", `--${row.name} needs a value`, { hint: `Write --${row.name} ${row.placeholder ?? row.choices?.join("|") ?? "VALUE"}, or --${row.name}=VALUE when the value starts with a dash.` });
	return value;
}
function unknownCommand(word) {
	let near = nearest(word, commandRows.map((row) => row.name));
	return new SlipwayError("OPTION_UNKNOWN", `there is no command "${word}"`, near === void 0 ? {} : { hint: `Did you mean \`slipway ${near}\`?` });
}
function unknownOption(command, rows, name, spelled) {
	let elsewhere = optionRows.find((row) => row.name === name);
	if (elsewhere?.only === "input") return new SlipwayError("OPTION_UNKNOWN", `${spelled} is an input of the Action, not an option`, { hint: elsewhere.environment ? `Credentials never stand on a command line; set ${elsewhere.environment[0]} in the environment.` : `Give it as ${command.positionals}.` });
	if (elsewhere?.commands) return new SlipwayError("OPTION_UNKNOWN", `slipway ${command.name} has no option ${spelled}`, { hint: `It belongs to: ${elsewhere.commands.map((known) => `slipway ${known}`).join(", ")}.` });
	let near = nearest(name, [...rows.map((row) => row.name), "help"]);
	return new SlipwayError("OPTION_UNKNOWN", `slipway ${command.name} has no option ${spelled}`, { hint: near === void 0 ? `See \`slipway ${command.name} --help\`.` : `Did you mean --${near}?` });
}
function programHelp(version) {
	let wide = Math.max(...commandRows.map((row) => row.name.length));
	return [
		`Slipway ${version}: build images, bump them in the manifest repository, gate the change, confirm the sync`,
		"",
		"Usage: slipway COMMAND [OPTIONS]",
		"",
		"Commands:",
		...commandRows.map((row) => `  ${row.name.padEnd(wide)}  ${row.summary}${row.reserved ? " (not yet)" : ""}`),
		"",
		"Options:",
		"  --help     Help for slipway, or for one command",
		"  --version  The version",
		"",
		"Examples:",
		"  slipway gate                                    judge every root of this repository",
		"  slipway gate --base origin/main                 only what this branch adds",
		"  slipway bump --image ghcr.io/acme/web:1.4.2     show what a bump would change",
		"",
		"Exit codes: 0 yes, 1 no, 2 wrong input, 3 something outside failed.",
		""
	].join("\n");
}
function commandHelp(command) {
	let rows = optionsOf(command.name).filter((row) => row.only !== "input"), own = rows.filter((row) => row.commands !== void 0), shared = rows.filter((row) => row.commands === void 0), credentials = optionsOf(command.name).filter((row) => row.environment), labels = rows.map(optionLabel), wide = Math.min(34, Math.max(...labels.map((label) => label.length), 6)), section = (title, list) => list.length === 0 ? [] : [
		"",
		`${title}:`,
		...list.flatMap((row) => entry(optionLabel(row), describe(row, command), wide))
	];
	return [
		`${command.summary}${command.reserved ? " (not yet)" : ""}`,
		"",
		`Usage: slipway ${command.name}${command.positionals === "" ? "" : ` ${command.positionals}`} [OPTIONS]`,
		...section("Options", own),
		...section("Global options", shared),
		...entry("--help", "This text.", wide),
		...credentials.length === 0 ? [] : [
			"",
			"Environment:",
			...credentials.flatMap((row) => entry((row.environment ?? []).join(", "), row.description, wide))
		],
		...command.examples.length === 0 ? [] : [
			"",
			"Examples:",
			...command.examples.map((example) => `  ${example}`)
		],
		""
	].join("\n");
}
function optionLabel(row) {
	let value = row.type === "flag" ? "" : ` ${row.placeholder ?? row.choices?.join("|") ?? "VALUE"}`;
	return `--${row.name}${value}${row.list ? "…" : ""}`;
}
function describe(row, command) {
	let choices = row.name === "format" ? ` One of: ${command.formats.join(", ")}.` : "", fallback = row.default === void 0 || row.description.includes("default") ? "" : ` [default: ${row.default}]`;
	return `${row.description}${choices}${fallback}${row.reserved ? " (not yet)" : ""}`;
}
function entry(label, text, wide) {
	let indent = " ".repeat(wide + 4), lines = wrap(text, 92 - indent.length), head = `  ${label}`;
	return label.length > wide ? [head, ...lines.map((line) => indent + line)] : lines.map((line, index) => index === 0 ? `${head.padEnd(wide + 4)}${line}` : indent + line);
}
function wrap(text, columns) {
	let lines = [], line = "";
	for (let word of text.split(" ")) line !== "" && line.length + word.length + 1 > columns ? (lines.push(line), line = word) : line = line === "" ? word : `${line} ${word}`;
	return [...lines, line];
}
// src/entry/cli-main.ts
async function main(argv) {
	let line = parseCommandLine(argv);
	if (line.ask === "version") return printResult(`slipway ${version}\n`);
	if (line.ask === "help") return printResult(line.command ? commandHelp(line.command) : programHelp(version));
	let { runCommandLine } = await import("./chunks/run-command-line.js");
	return await runCommandLine(line);
}
try {
	leave(await main(process.argv.slice(2)));
} catch (thrown) {
	let errors = toSlipwayErrors(thrown);
	for (let error of errors) printError(errorText(error));
	leave(errors[0] ? exitCodeOf(errors[0].code) : 3);
}
export {};
