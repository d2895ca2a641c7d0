import { t as SlipwayError } from "./errors.js";
import { t as errorText } from "./error-text.js";
// src/commands/tell-errors.ts
function tellErrors(log, errors) {
	for (let { code, message, hint, location } of errors) log.failure(errorText(new SlipwayError(code, message, {
		...hint === void 0 ? {} : { hint },
		...location === void 0 ? {} : { location }
	})));
}
export { tellErrors as t };
