import { join } from "node:path";
import { tmpdir } from "node:os";
// src/platform/process.ts
function environment() {
	return { ...process.env };
}
function leave(exitCode) {
	process.exitCode = exitCode, process.once("beforeExit", () => process.exit());
}
function printResult(text) {
	return process.stdout.write(text), 0;
}
function printError(text) {
	process.stderr.write(`${text}\n`);
}
function reportPath(env, command) {
	let folder = env.RUNNER_TEMP ?? tmpdir();
	return join(folder, `slipway-${command}-${process.pid}.json`);
}
export { reportPath as a, printResult as i, leave as n, printError as r, environment as t };
