import { t as SlipwayError } from "./errors.js";
// src/ports/kube-error.ts
var KubeError = class extends SlipwayError {
	details;
	constructor(code, message, options = {}) {
		super(code, message, options), this.name = "KubeError", this.details = {
			status: 0,
			reason: "",
			causes: [],
			managers: [],
			...options.details
		};
	}
};
export { KubeError as t };
