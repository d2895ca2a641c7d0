import { t as documentErrors } from "./document-errors.js";
import { t as errorText } from "./error-text.js";
// src/commands/tell-errors.ts
function tellErrors(log, errors) {
	for (let error of documentErrors(errors)) log.failure(errorText(error));
}
export { tellErrors as t };
