import { t as SlipwayError } from "./errors.js";
// src/commands/not-yet.ts
async function notYet() {
	throw new SlipwayError("NOT_YET", "this command is reserved and does not work yet");
}
export { notYet };
