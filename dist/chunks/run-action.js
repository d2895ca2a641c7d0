import { t as errorText } from "./error-text.js";
import { n as runCommand, t as createPlatform } from "./create-platform.js";
import { a as exitCodeOf, s as toSlipwayErrors } from "./errors.js";
import { n as parseInputs } from "./inputs.js";
import { a as reportPath, n as leave, r as printError, t as environment } from "./process.js";
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
