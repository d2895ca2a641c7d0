import { t as errorText } from "./error-text.js";
import { n as runCommand, t as createPlatform } from "./create-platform.js";
import { a as exitCodeOf, n as SlipwayErrors, s as toSlipwayErrors, t as SlipwayError } from "./errors.js";
import { t as nearest } from "./nearest.js";
import { a as reportPath, c as commandRow, l as commandRows, n as leave, o as optionRows, r as printError, s as optionsOf, t as environment } from "./process.js";
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
	return row.type === "flag" ? [value.trim().toLowerCase()] : row.name === "ssh-key" ? [value] : row.list ? value.split(/\r?\n/).map((line) => line.replace(/(^|\s)#.*$/, "").trim()).filter((line) => line !== "") : [value.trim()];
}
function unknownInput(name, rows) {
	let near = nearest(name, [...rows.map((row) => row.name), "command"]);
	return new SlipwayError("OPTION_UNKNOWN", `there is no input "${name}"`, near === void 0 ? { hint: "See the inputs in action.yml." } : { hint: `Did you mean "${near}"?` });
}
// src/entry/run-action.ts
async function runAction(action) {
	try {
		let env = environment(), { command, values } = parseInputs(action, env), [token, sshKey] = [env.INPUT_TOKEN, env["INPUT_SSH-KEY"]], credentials = {
			...token ? { token } : {},
			...sshKey ? { sshKey } : {}
		};
		await using platform = await createPlatform({
			env,
			runner: !0,
			quiet: !1,
			verbose: values.flag("verbose"),
			color: "never",
			timeoutMs: values.duration("timeout") ?? 0,
			credentials
		});
		let positionals = command === "gate" ? values.list("root") : [];
		leave(await runCommand(command, {
			platform,
			values,
			positionals,
			credentials,
			action: !0
		}, { actionReport: reportPath(env, command) }));
	} catch (thrown) {
		let errors = toSlipwayErrors(thrown);
		for (let error of errors) printError(errorText(error));
		leave(errors[0] ? exitCodeOf(errors[0].code) : 3);
	}
}
export { runAction as t };
