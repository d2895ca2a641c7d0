import { i as errorDocs } from "./errors.js";
import { t as formatLocation } from "./location.js";
import { o as oneLine } from "./escape.js";
// src/commands/error-text.ts
function errorText(error) {
	let place = error.location === void 0 ? "" : `${formatLocation(error.location)}: `, [first = "", ...rest] = error.message.split("\n");
	return [
		`error[${error.code}]: ${oneLine(place + first)}`,
		...rest.map((line) => `  | ${oneLine(line)}`),
		...error.hint === void 0 ? [] : [`  hint: ${oneLine(error.hint)}`],
		`  docs: ${errorDocs(error.code)}`
	].join("\n");
}
export { errorText as t };
