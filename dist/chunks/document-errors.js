import { t as SlipwayError } from "./errors.js";
// src/commands/document-errors.ts
function documentErrors(errors) {
	return errors.map(({ code, message, hint, location }) => new SlipwayError(code, message, {
		...hint === void 0 ? {} : { hint },
		...location === void 0 ? {} : { location }
	}));
}
export { documentErrors as t };
