import { n as runCommand, t as createPlatform } from "./create-platform.js";
import { n as optionsOf } from "./table.js";
import { t as environment } from "./process.js";
// src/options/credentials.ts
function credentialsOf(command, variable) {
	let find = (option) => optionsOf(command).find((row) => row.name === option)?.environment?.map(variable).find((value) => value !== void 0 && value !== ""), [token, sshKey] = [find("token"), find("ssh-key")];
	return {
		...token === void 0 ? {} : { token },
		...sshKey === void 0 ? {} : { sshKey }
	};
}
// src/entry/run-command-line.ts
async function runCommandLine(line) {
	let { command, values, positionals } = line, env = environment(), credentials = credentialsOf(command.name, (name) => env[name]);
	await using platform = await createPlatform({
		env,
		runner: !1,
		quiet: values.flag("quiet"),
		verbose: values.flag("verbose"),
		color: values.text("color"),
		timeoutMs: values.duration("timeout") ?? 0,
		credentials
	});
	return await runCommand(command.name, {
		platform,
		values,
		positionals,
		credentials,
		action: !1
	}, {});
}
export { runCommandLine };
