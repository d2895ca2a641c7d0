import { n as SlipwayErrors, t as SlipwayError } from "./errors.js";
import { t as nearest } from "./nearest.js";
import { i as commandRows, n as optionsOf, r as commandRow, t as optionRows } from "./table.js";
import { t as createValues } from "./values.js";
// src/options/inputs.ts
function inputRows(action) {
	let names = commandRows.filter((row) => row.action && !row.reserved).map((row) => row.name);
	return (action === "root" ? optionRows.filter((row) => row.commands === void 0 || row.commands.some((name) => name === "ship" || names.includes(name))) : optionsOf(action)).filter((row) => row.only !== "command-line" && !row.reserved);
}
function parseInputs(action, environment) {
	let given = new Map();
	for (let [key, value] of Object.entries(environment)) key.startsWith("INPUT_") && value !== void 0 && value.trim() !== "" && given.set(key.slice(6).toLowerCase(), value);
	let command = action === "root" ? rootCommand(given.get("command")) : action;
	if (commandRow(command)?.reserved) throw new SlipwayError("NOT_YET", `slipway ${command} is reserved and does not work yet`);
	action === "root" && given.delete("command");
	let rows = inputRows(action), unknown = [...given.keys()].filter((name) => !rows.some((row) => row.name === name));
	if (unknown.length > 0) throw new SlipwayErrors(unknown.map((name) => unknownInput(name, rows)));
	let usable = optionsOf(command), raw = new Map();
	for (let row of rows) {
		let value = given.get(row.name);
		if (value !== void 0 && value !== (row.inputDefault ?? row.default)) {
			if (!usable.includes(row)) {
				if (row.environment) continue;
				throw new SlipwayError("OPTION_UNKNOWN", `input "${row.name}" does not belong to the command "${command}"`, { hint: `It belongs to: ${row.commands?.join(", ") ?? ""}.` });
			}
			raw.set(row.name, inputValues(row, value));
		}
	}
	return {
		command,
		values: createValues(usable, raw, (name) => `input "${name}"`)
	};
}
function rootCommand(word = "ship") {
	let row = commandRow(word.trim());
	if (row === void 0) throw new SlipwayError("OPTION_INVALID", `input "command" cannot be "${word}"`, { hint: `It is one of: ${commandRows.map(({ name }) => name).join(", ")}.` });
	return row.name;
}
function inputValues(row, value) {
	return row.type === "flag" ? [value.trim().toLowerCase()] : row.name === "ssh-key" ? [value] : row.list ? linesOf(value) : [value.trim()];
}
function linesOf(value) {
	return value.split(/\r?\n/).map((line) => line.replace(/(^|\s)#.*$/, "").trim()).filter((line) => line !== "");
}
function unknownInput(name, rows) {
	let near = nearest(name, [...rows.map((row) => row.name), "command"]);
	return new SlipwayError("OPTION_UNKNOWN", `there is no input "${name}"`, near === void 0 ? { hint: "See the inputs in action.yml." } : { hint: `Did you mean "${near}"?` });
}
export { parseInputs as n, linesOf as t };
