import { n as parseDuration } from "./duration.js";
import { t as SlipwayError } from "./errors.js";
// src/options/values.ts
function createValues(rows, raw, spell) {
	for (let row of rows) {
		let values = raw.get(row.name);
		if (values !== void 0) {
			if (row.reserved) throw new SlipwayError("NOT_YET", `${spell(row.name)} is reserved and does not work yet`);
			for (let value of values) checkValue(row, value, spell);
		}
	}
	function valuesOf(name) {
		let fallback = rows.find((row) => row.name === name)?.default;
		return raw.get(name) ?? (fallback === void 0 ? void 0 : [fallback]);
	}
	return {
		text: (name) => valuesOf(name)?.at(-1),
		flag: (name) => valuesOf(name)?.at(-1) === "true",
		list: (name) => valuesOf(name) ?? [],
		duration: (name) => parseDuration(valuesOf(name)?.at(-1) ?? ""),
		given: (name) => raw.has(name)
	};
}
function checkValue(row, value, spell) {
	let name = spell(row.name);
	if (row.choices && !row.choices.includes(value)) throw new SlipwayError("OPTION_INVALID", `${name} cannot be "${value}"`, { hint: `It is one of: ${row.choices.join(", ")}.` });
	if (row.form !== void 0 && !row.form.pattern.test(value)) throw new SlipwayError("OPTION_INVALID", `${name} cannot be "${value}"`, { hint: row.form.hint });
	if (row.type === "duration" && parseDuration(value) === void 0) throw new SlipwayError("OPTION_INVALID", `${name} cannot be "${value}"`, { hint: "Write a duration as 90s, 10m or 1h30m." });
	if (row.type === "flag" && value !== "true" && value !== "false") throw new SlipwayError("OPTION_INVALID", `${name} cannot be "${value}"`, { hint: "It is true or false." });
}
export { createValues as t };
