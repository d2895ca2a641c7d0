import { n as RegexpError, t as parseRegexp } from "./parse.js";
// src/policy/rego-value.ts
function formatRego(value) {
	if (value === null || typeof value == "boolean") return String(value);
	if (typeof value == "string") return JSON.stringify(value);
	switch (value.kind) {
		case "number": return value.text;
		case "array": return `[${value.items.map(formatRego).join(", ")}]`;
		case "set": return value.items.length === 0 ? "set()" : `{${value.items.toSorted(compareRego).map(formatRego).join(", ")}}`;
		case "object": return `{${value.entries.toSorted(([a], [b]) => compareRego(a, b)).map(([key, item]) => `${formatRego(key)}: ${formatRego(item)}`).join(", ")}}`;
	}
}
const ranks = {
	number: 2,
	array: 4,
	object: 5,
	set: 6
};
function rank(value) {
	return value === null ? 0 : typeof value == "boolean" ? 1 : typeof value == "string" ? 3 : ranks[value.kind];
}
function compareRego(a, b) {
	let difference = rank(a) - rank(b);
	return difference !== 0 || a === null || b === null ? difference : typeof a == "boolean" || typeof b == "boolean" ? Number(a) - Number(b) : typeof a == "string" ? typeof b == "string" ? compareText(a, b) : 0 : typeof b == "string" ? 0 : a.kind === "number" && b.kind === "number" ? compareNumbers(a.text, b.text) : compareLists(elements(a), elements(b));
}
function elements(value) {
	return value.kind === "number" ? [] : value.kind === "array" ? value.items : value.kind === "set" ? value.items.toSorted(compareRego) : value.entries.toSorted(([a], [b]) => compareRego(a, b)).flat();
}
function compareLists(a, b) {
	for (let [index, item] of a.entries()) {
		let other = b[index];
		if (other === void 0) return 1;
		let difference = compareRego(item, other);
		if (difference !== 0) return difference;
	}
	return a.length - b.length;
}
function compareText(a, b) {
	let [left, right] = [Array.from(a), Array.from(b)];
	for (let [index, character] of left.entries()) {
		let other = right[index];
		if (other === void 0) return 1;
		if (character !== other) return (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
	}
	return left.length - right.length;
}
function compareNumbers(a, b) {
	if (/^-?\d+$/.test(a) && /^-?\d+$/.test(b)) {
		let [left, right] = [BigInt(a), BigInt(b)];
		return left < right ? -1 : Number(left > right);
	}
	return Number(a) - Number(b);
}
// src/policy/rego-json.ts
function toJson(value) {
	if (value === null || typeof value == "boolean" || typeof value == "string") return value;
	switch (value.kind) {
		case "number": return Number(value.text);
		case "array": return value.items.map(toJson);
		case "set": return value.items.toSorted(compareRego).map(toJson);
		case "object": return Object.fromEntries(value.entries.map(([key, item]) => [keyOf(key), toJson(item)]));
	}
}
function fromJson(value) {
	return value == null ? null : typeof value == "boolean" || typeof value == "string" ? value : typeof value == "number" ? {
		kind: "number",
		text: numberText(value)
	} : Array.isArray(value) ? {
		kind: "array",
		items: value.map(fromJson)
	} : {
		kind: "object",
		entries: Object.entries(value).map(([key, item]) => [key, fromJson(item)])
	};
}
function toJsonText(value, layout) {
	return layout === void 0 ? write(value, "", "", "") : write(value, `\n${layout.prefix}`, layout.indent, " ");
}
function write(value, line, indent, space) {
	if (value === null || typeof value == "boolean") return String(value);
	if (typeof value == "string") return escaped(value);
	if (value.kind === "number") return value.text;
	let inner = line === "" ? "" : line + indent, join = (parts, [open = "", close = ""]) => parts.length === 0 ? open + close : open + inner + parts.join(`,${inner}`) + line + close;
	return value.kind === "object" ? join(value.entries.map(([key, item]) => [keyOf(key), item]).toSorted(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b))).map(([key, item]) => `${escaped(key)}:${space}${write(item, inner, indent, space)}`), "{}") : join((value.kind === "set" ? value.items.toSorted(compareRego) : value.items).map((item) => write(item, inner, indent, space)), "[]");
}
function escaped(text) {
	return JSON.stringify(text).replace(/[<>&\u2028\u2029\u007f]/g, (character) => character === "" ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
function keyOf(key) {
	return typeof key == "string" ? key : formatRego(key);
}
function numberText(value) {
	return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}
// src/policy/json-schema/result.ts
var Result = class {
	findings = [];
	score = 0;
	get isValid() {
		return this.findings.length === 0;
	}
	add(path, type, description) {
		this.findings.push({
			path,
			type,
			description
		}), this.score -= 2;
	}
	merge(other) {
		this.findings.push(...other.findings), this.score += other.score;
	}
	mergeBest(others) {
		let [first, ...rest] = others.filter((one) => !one.isValid), best = rest.reduce((known, one) => known !== void 0 && one.score > known.score ? one : known, first);
		best !== void 0 && this.merge(best);
	}
	static field(path) {
		return path.length === 0 ? "(Root)" : path.join(".");
	}
};
function textOf(value) {
	return toJsonText(fromJson(value));
}
// src/regexp/go-regexp.ts
const assertions = {
	start: "^",
	end: "$",
	lineStart: "(?<=\\n|^)",
	lineEnd: "(?=\\n|$)",
	boundary: "\\b",
	noBoundary: "\\B"
};
function goRegexp(source) {
	let { node, names } = parseRegexp(source), folds = charactersOf(node).every((character) => character.folds);
	try {
		return {
			regexp: new RegExp(translated(node, folds), folds ? "giv" : "gv"),
			names
		};
	} catch {
		throw new RegexpError("no regular expression");
	}
}
function charactersOf(node) {
	switch (node.type) {
		case "character": return [node];
		case "sequence": return node.parts.flatMap(charactersOf);
		case "either": return node.ways.flatMap(charactersOf);
		case "repetition":
		case "group": return charactersOf(node.node);
		case "assertion": return [];
	}
}
function translated(node, allFold) {
	let inner = (part) => translated(part, allFold), bound = (part) => part.type === "character" || part.type === "group" ? inner(part) : `(?:${inner(part)})`;
	switch (node.type) {
		case "character": return node.folds && !allFold ? `(?i:${node.source})` : node.source;
		case "assertion": return assertions[node.at];
		case "sequence": return node.parts.map((part) => part.type === "repetition" ? inner(part) : bound(part)).join("");
		case "either": return node.ways.map(inner).join("|");
		case "repetition": return `${bound(node.node)}{${node.least},${node.most ?? ""}}${node.isLazy ? "?" : ""}`;
		case "group": return `(${inner(node.node)})`;
	}
}
// src/policy/json-schema/schema.ts
var SchemaError = class extends Error {};
const typeNames = [
	"array",
	"boolean",
	"integer",
	"number",
	"null",
	"object",
	"string"
], lists = [
	"allOf",
	"anyOf",
	"oneOf"
], schemas = [
	"not",
	"if",
	"then",
	"else",
	"contains",
	"propertyNames",
	"additionalProperties",
	"additionalItems"
], maps = [
	"properties",
	"patternProperties",
	"definitions"
], counts = [
	"minLength",
	"maxLength",
	"minItems",
	"maxItems",
	"minProperties",
	"maxProperties"
], numbers = [
	"multipleOf",
	"minimum",
	"maximum"
], formats = [
	"date",
	"time",
	"date-time",
	"hostname",
	"email",
	"idn-email",
	"ipv4",
	"ipv6",
	"uri",
	"uri-reference",
	"iri",
	"iri-reference",
	"uri-template",
	"uuid",
	"regex",
	"json-pointer",
	"relative-json-pointer"
];
function checkSchema(schema, root = schema, depth = 0) {
	if (typeof schema == "boolean" && depth > 0) return;
	if (!isFields(schema)) throw new SchemaError(depth === 0 ? "schema is invalid" : "Expected: valid schema, given: Invalid JSON");
	if (depth > 200) throw Error("a schema nested so deeply is not supported");
	let wrong = (key, kind) => {
		throw new SchemaError(`Invalid type. Expected: ${kind}, given: ${key}`);
	}, inner = (value) => checkSchema(value, root, depth + 1), reference = own(schema, "$ref");
	if (reference !== void 0) {
		typeof reference == "string" ? resolve(root, reference) : wrong("$ref", "string");
		return;
	}
	let types = typesOf(schema);
	for (let [index, type] of types.entries()) if (typeof type != "string") wrong("string/Array Of Strings", "type");
	else if (!typeNames.includes(type)) throw new SchemaError(`has a primitive type that is NOT VALID -- given: /${type}/ Expected valid values are:[${typeNames.join(" ")}]`);
	else if (types.indexOf(type) !== index) throw new SchemaError(`${type} type is duplicated`);
	for (let [key, value] of Object.entries(schema)) if (lists.includes(key)) Array.isArray(value) ? value.forEach(inner) : wrong(key, "array");
	else if (schemas.includes(key) || key === "items" && !Array.isArray(value)) typeof value != "boolean" && !isFields(value) && wrong(key, "valid schema"), inner(value);
	else if (key === "items") value.forEach(inner);
	else if (maps.includes(key)) isFields(value) ? Object.values(value).forEach(inner) : wrong(key, "object"), key === "patternProperties" && Object.keys(value).forEach((pattern) => compile(pattern, key));
	else if (key === "dependencies") {
		if (!isFields(value)) wrong(key, "object");
		else for (let one of Object.values(value)) Array.isArray(one) || inner(one);
	} else if (counts.includes(key) && !(Number.isInteger(value) && value >= 0)) wrong(key, "integer");
	else if (numbers.includes(key) && typeof value != "number") wrong(key, "number");
	else if (key === "required" && !isTexts(value)) wrong(key, "array of strings");
	else if (key === "enum" && !Array.isArray(value)) wrong(key, "array");
	else if (key === "uniqueItems" && typeof value != "boolean") wrong(key, "boolean");
	else if (key === "pattern") compile(value, key);
	else if (key === "format" && formats.includes(String(value))) throw Error(`the format ${String(value)} of JSON schemas is not supported`);
}
function compile(pattern, key) {
	if (typeof pattern != "string") throw new SchemaError(`Invalid type. Expected: string, given: ${key}`);
	try {
		goRegexp(pattern);
	} catch (thrown) {
		throw thrown instanceof RegexpError ? new SchemaError(`Invalid regex pattern '${pattern}'`) : thrown;
	}
}
function resolve(root, reference) {
	if (!reference.startsWith("#")) throw Error("a $ref out of the schema is not supported");
	let at = root;
	for (let step of reference.slice(1).split("/").slice(1)) {
		let key = decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"), found = Array.isArray(at) ? at[Number(key)] : isFields(at) ? own(at, key) : void 0;
		if (found === void 0) throw new SchemaError(`Object has no key '${key}'`);
		at = found;
	}
	return at;
}
function typesOf(schema) {
	let type = own(schema, "type");
	return type === void 0 ? [] : Array.isArray(type) ? type : [type];
}
function own(fields, key) {
	return Object.hasOwn(fields, key) ? fields[key] : void 0;
}
function isFields(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
}
function isTexts(value) {
	return Array.isArray(value) && value.every((one) => typeof one == "string");
}
// src/policy/json-schema/validate-composite.ts
function validateArray(schema, value, path, result, inner) {
	let at = (index) => [...path, String(index)], [items, additional] = [own(schema, "items"), own(schema, "additionalItems")];
	if (Array.isArray(items)) {
		for (let [index, item] of value.entries()) index < items.length ? result.merge(inner(items[index], item, at(index))) : isFields(additional) && result.merge(inner(additional, item, at(index)));
		additional === !1 && items.length > 0 && value.length > items.length && result.add(path, "array_no_additional_items", "No additional items allowed on array");
	} else if (items !== void 0) for (let [index, item] of value.entries()) result.merge(inner(items, item, at(index)));
	let [min, max] = [own(schema, "minItems"), own(schema, "maxItems")];
	if (typeof min == "number" && value.length < min && result.add(path, "array_min_items", `Array must have at least ${min} items`), typeof max == "number" && value.length > max && result.add(path, "array_max_items", `Array must have at most ${max} items`), own(schema, "uniqueItems") === !0) {
		let seen = new Map();
		for (let [index, text] of value.map(textOf).entries()) {
			let known = seen.get(text);
			known !== void 0 && result.add(path, "unique", `array items[${known},${index}] must be unique`), seen.set(text, index);
		}
	}
	let wanted = own(schema, "contains");
	if (wanted !== void 0) {
		let results = value.map((item, index) => inner(wanted, item, at(index)));
		results.some((one) => one.isValid) || (result.add(path, "contains", "At least one of the items must match"), result.mergeBest(results));
	}
	result.score += 1;
}
function validateObject(schema, value, path, result, inner) {
	let keys = Object.keys(value).toSorted(), [min, max] = [own(schema, "minProperties"), own(schema, "maxProperties")];
	typeof min == "number" && keys.length < min && result.add(path, "array_min_properties", `Must have at least ${min} properties`), typeof max == "number" && keys.length > max && result.add(path, "array_max_properties", `Must have at most ${max} properties`);
	for (let key of own(schema, "required") ?? []) Object.hasOwn(value, key) ? result.score += 1 : result.add(path, "required", `${key} is required`);
	let properties = own(schema, "properties"), additional = own(schema, "additionalProperties");
	for (let key of keys) {
		let isKnown = isFields(properties) && Object.hasOwn(properties, key), matches = patternsFor(schema, key);
		for (let pattern of matches) result.merge(inner(pattern, value[key], [...path, key]));
		matches.length > 0 && (result.score += 1), isKnown || matches.length > 0 || (additional === !1 ? result.add(path, "additional_property_not_allowed", `Additional property ${key} is not allowed`) : isFields(additional) && result.merge(inner(additional, value[key], [...path, key])));
	}
	let names = own(schema, "propertyNames");
	for (let key of names === void 0 ? [] : keys) {
		let found = inner(names, key, path);
		found.isValid || (result.add(path, "invalid_property_name", `Property name of "${key}" does not match`), result.merge(found));
	}
	result.score += 1;
}
function patternsFor(schema, key) {
	let patterns = own(schema, "patternProperties");
	return isFields(patterns) ? Object.keys(patterns).toSorted().flatMap((pattern) => goRegexp(pattern).regexp.test(key) ? [patterns[pattern]] : []) : [];
}
// src/policy/json-schema/validate.ts
function validate(schema, value, path, root, depth = 0) {
	let result = new Result();
	if (depth > 200) throw Error("a schema that refers to itself so often is not supported");
	if (schema === !0) return result;
	if (schema === !1) return result.add(path, "false", "False always fails validation"), result;
	if (!isFields(schema)) return result;
	let reference = own(schema, "$ref");
	if (typeof reference == "string") return validate(resolve(root, reference), value, path, root, depth + 1);
	let types = typesOf(schema), given = typeOf(value), fits = types.includes(given) || given === "integer" && types.includes("number");
	if (types.length > 0 && !fits) {
		let expected = types.length > 1 ? `[${types.join(",")}]` : types.join();
		return result.add(path, "invalid_type", `Invalid type. Expected: ${expected}, given: ${given}`), result;
	}
	let inner = (one, of = value, at = path) => validate(one, of, at, root, depth + 1);
	if (validateLogic(schema, value, path, result, inner), Array.isArray(value) && validateArray(schema, value, path, result, inner), isFields(value) && validateObject(schema, value, path, result, inner), typeof value == "number" && validateNumber(schema, value, path, result), validateCommon(schema, value, path, result), typeof value == "string" && validateText(schema, value, path, result), isFields(value)) {
		let properties = own(schema, "properties");
		for (let key of isFields(properties) ? Object.keys(properties).toSorted() : []) Object.hasOwn(value, key) && result.merge(inner(properties[key], value[key], [...path, key]));
	}
	return result.score += 1, result;
}
function typeOf(value) {
	return value === null ? "null" : Array.isArray(value) ? "array" : typeof value == "number" ? Number.isInteger(value) ? "integer" : "number" : typeof value;
}
function validateLogic(schema, value, path, result, inner) {
	let list = (key) => (own(schema, key) ?? []).map((one) => inner(one)), anyOf = list("anyOf");
	anyOf.length > 0 && !anyOf.some((one) => one.isValid) && (result.add(path, "number_any_of", "Must validate at least one schema (anyOf)"), result.mergeBest(anyOf));
	let oneOf = list("oneOf"), valid = oneOf.filter((one) => one.isValid).length;
	oneOf.length > 0 && valid !== 1 && (result.add(path, "number_one_of", "Must validate one and only one schema (oneOf)"), valid === 0 && result.mergeBest(oneOf));
	let allOf = list("allOf");
	for (let one of allOf) result.merge(one);
	allOf.every((one) => one.isValid) || result.add(path, "number_all_of", "Must validate all the schemas (allOf)");
	let not = own(schema, "not");
	not !== void 0 && inner(not).isValid && result.add(path, "number_not", "Must not validate the schema (not)"), validateDependencies(schema, value, path, result, inner);
	let condition = own(schema, "if");
	if (condition !== void 0) {
		let holds = inner(condition).isValid, key = holds ? "then" : "else", branch = own(schema, key) === void 0 ? void 0 : inner(own(schema, key));
		branch?.isValid === !1 && (result.add(path, `condition_${key}`, `Must validate "${key}" as "if" was ${holds ? "" : "not "}valid`), result.merge(branch));
	}
	result.score += 1;
}
function validateDependencies(schema, value, path, result, inner) {
	let dependencies = own(schema, "dependencies");
	if (isFields(dependencies) && isFields(value)) for (let key of Object.keys(value).toSorted()) {
		let needed = own(dependencies, key);
		if (Array.isArray(needed)) for (let other of needed) Object.hasOwn(value, other) || result.add(path, "missing_dependency", `Has a dependency on ${other}`);
		else needed !== void 0 && result.merge(inner(needed));
	}
}
function validateCommon(schema, value, path, result) {
	let [constant, options] = [own(schema, "const"), own(schema, "enum")], text = textOf(value), field = Result.field(path);
	if (Object.hasOwn(schema, "const") && textOf(constant) !== text && result.add(path, "const", `${field} does not match: ${textOf(constant)}`), Array.isArray(options)) {
		let allowed = options.map(textOf);
		allowed.includes(text) || result.add(path, "enum", `${field} must be one of the following: ${allowed.join(", ")}`);
	}
	result.score += 1;
}
function validateText(schema, value, path, result) {
	let length = Array.from(value).length, [min, max, pattern] = [
		"minLength",
		"maxLength",
		"pattern"
	].map((key) => own(schema, key));
	typeof min == "number" && length < min && result.add(path, "string_gte", `String length must be greater than or equal to ${min}`), typeof max == "number" && length > max && result.add(path, "string_lte", `String length must be less than or equal to ${max}`), typeof pattern == "string" && !goRegexp(pattern).regexp.test(value) && result.add(path, "pattern", `Does not match pattern '${pattern}'`), result.score += 1;
}
function validateNumber(schema, value, path, result) {
	let number = (key) => {
		let found = own(schema, key);
		return typeof found == "number" ? found : void 0;
	}, multiple = number("multipleOf");
	multiple !== void 0 && !isMultiple(value, multiple) && result.add(path, "multiple_of", `Must be a multiple of ${multiple}`);
	let [maximum, minimum] = [number("maximum"), number("minimum")], [noMaximum, noMinimum] = [own(schema, "exclusiveMaximum") === !0, own(schema, "exclusiveMinimum") === !0], below = noMaximum ? maximum : number("exclusiveMaximum"), above = noMinimum ? minimum : number("exclusiveMinimum");
	!noMaximum && maximum !== void 0 && value > maximum && result.add(path, "number_lte", `Must be less than or equal to ${maximum}`), below !== void 0 && value >= below && result.add(path, "number_lt", `Must be less than ${below}`), !noMinimum && minimum !== void 0 && value < minimum && result.add(path, "number_gte", `Must be greater than or equal to ${minimum}`), above !== void 0 && value <= above && result.add(path, "number_gt", `Must be greater than ${above}`), result.score += 1;
}
function isMultiple(value, of) {
	let digits = Math.max(...[value, of].map((one) => (/\.(\d+)$/.exec(String(one))?.[1] ?? "").length)), scaled = [value, of].map((one) => Math.round(one * 10 ** digits));
	return (scaled[0] ?? 0) % (scaled[1] ?? 1) === 0;
}
export { Result as a, toJsonText as c, goRegexp as i, compareRego as l, SchemaError as n, fromJson as o, checkSchema as r, toJson as s, validate as t, formatRego as u };
