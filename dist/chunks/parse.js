// src/regexp/syntax.ts
var RegexpError = class extends Error {};
function refuse(why) {
	throw new RegexpError(why);
}
function peek({ source, position }) {
	return position < source.length ? String.fromCodePoint(source.codePointAt(position) ?? 0) : "";
}
function take(reading) {
	let character = peek(reading);
	return reading.position += character.length, character;
}
function takeMatch(reading, expression) {
	let match = expression.exec(reading.source.slice(reading.position));
	return reading.position += match?.[0].length ?? 0, match;
}
// src/regexp/characters.ts
const perlClasses = {
	d: "0-9",
	w: "0-9A-Za-z_",
	s: "\\t\\n\\f\\r "
}, posixClasses = {
	alnum: "0-9A-Za-z",
	alpha: "A-Za-z",
	ascii: "\\u{0}-\\u{7f}",
	blank: "\\t ",
	cntrl: "\\u{0}-\\u{1f}\\u{7f}",
	digit: "0-9",
	graph: "\\u{21}-\\u{7e}",
	lower: "a-z",
	print: "\\u{20}-\\u{7e}",
	punct: "\\u{21}-\\u{2f}\\u{3a}-\\u{40}\\u{5b}-\\u{60}\\u{7b}-\\u{7e}",
	space: "\\t\\n\\v\\f\\r ",
	upper: "A-Z",
	word: "0-9A-Za-z_",
	xdigit: "0-9A-Fa-f"
}, controls = {
	a: 7,
	f: 12,
	t: 9,
	n: 10,
	r: 13,
	v: 11
};
function charClass(reading) {
	let negated = peek(reading) === "^";
	negated && take(reading);
	let inside = "";
	for (let first = !0; first || peek(reading) !== "]"; first = !1) reading.position >= reading.source.length && refuse("missing ]"), inside += classPart(reading);
	return take(reading), `[${negated ? "^" : ""}${inside}]`;
}
function classPart(reading) {
	let posix = takeMatch(reading, /^\[:(\^?)([a-z]+):\]/);
	if (posix !== null) {
		let set = posixClasses[posix[2] ?? ""] ?? refuse("no class");
		return posix[1] === "^" ? `[^${set}]` : set;
	}
	let [from, isSet] = classAtom(reading), range = /^-[^\]]/s.test(reading.source.slice(reading.position));
	if (isSet || !range) return from;
	take(reading);
	let [to, endIsSet] = classAtom(reading);
	return endIsSet ? refuse("no range") : `${from}-${to}`;
}
function classAtom(reading) {
	let character = take(reading);
	if (character !== "\\") return [literal(character), !1];
	let next = take(reading);
	return [classEscape(reading, next), /[dwspDWSP]/.test(next)];
}
function classEscape(reading, character) {
	let perl = perlClasses[character.toLowerCase()];
	return perl === void 0 ? character === "p" || character === "P" ? unicodeClass(reading, character) : literal(String.fromCodePoint(codePoint(reading, character))) : character === character.toLowerCase() ? perl : `[^${perl}]`;
}
function unicodeClass(reading, letter) {
	let [, negated = "", one, many] = takeMatch(reading, /^(?:\{(\^?)([A-Za-z_]+)\}|([A-Za-z]))/) ?? refuse("no class"), name = one ?? many ?? "", property = name.length <= 2 ? name : name === "Any" ? "Any" : `Script=${name}`;
	return `\\${letter === "P" == (negated === "^") ? "p" : "P"}{${property}}`;
}
function codePoint(reading, character) {
	let control = controls[character];
	if (control !== void 0) return control;
	if (character === "x") {
		let match = takeMatch(reading, /^(?:\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{2}))/) ?? refuse("no code"), code = Number.parseInt(match[1] ?? match[2] ?? "", 16);
		return code <= 1114111 ? code : refuse("no character");
	}
	if (/^[0-7]$/.test(character)) {
		let digits = takeMatch(reading, character === "0" ? /^[0-7]{0,2}/ : /^[0-7]{1,2}/) ?? refuse("a back reference");
		return Number.parseInt(character + digits[0], 8);
	}
	return (/[A-Za-z0-9]/.test(character) || character === "" || (character.codePointAt(0) ?? 0) >= 128) && refuse("no such escape"), character.codePointAt(0) ?? 0;
}
function literal(character) {
	return character === "" && refuse("ends too early"), /^[A-Za-z0-9]$/.test(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
// src/regexp/parse.ts
const mostRepeated = 1e3;
function parseRegexp(source) {
	let reading = {
		source,
		position: 0,
		folds: !1,
		multiline: !1,
		dotAll: !1,
		ungreedy: !1
	}, names = [], node = alternation(reading, names, 0);
	return reading.position < source.length && refuse("unexpected )"), {
		node,
		names
	};
}
function alternation(reading, names, depth) {
	depth > 1e3 && refuse("nested too deep");
	let ways = [];
	do
		ways.push(sequence(reading, names, depth));
	while (takeMatch(reading, /^\|/) !== null);
	let [only] = ways;
	return ways.length === 1 && only !== void 0 ? only : {
		type: "either",
		ways
	};
}
function sequence(reading, names, depth) {
	let parts = [];
	for (; reading.position < reading.source.length && !"|)".includes(peek(reading));) {
		let found = repetition(reading, parts) ?? piece(reading, names, depth);
		parts.push(...[found].flat());
	}
	return {
		type: "sequence",
		parts
	};
}
function repetition(reading, parts) {
	let match = takeMatch(reading, /^(?:([*+?])|\{(\d+)(,(\d*))?\})(\?)?/);
	if (match === null) return;
	let [, sign, low = "", open, high = "", lazy] = match, least = sign === void 0 ? Number(low) : +(sign === "+"), end = open === void 0 ? least : high === "" ? void 0 : Number(high), most = sign === void 0 ? end : sign === "?" ? 1 : void 0;
	(Math.max(least, most ?? 0) > mostRepeated || least > (most ?? least)) && refuse("repeated too often");
	let node = parts.pop() ?? refuse("nothing to repeat");
	return /^(?:[*+?]|\{\d+(?:,\d*)?\})/.test(reading.source.slice(reading.position)) && refuse("repeated twice"), isRepeatable({
		type: "repetition",
		node,
		least,
		most,
		isLazy: !1
	}, mostRepeated) || refuse("repeated too often"), {
		type: "repetition",
		node,
		least,
		most,
		isLazy: lazy === "?" !== reading.ungreedy
	};
}
function isRepeatable(node, times) {
	switch (node.type) {
		case "repetition": {
			let own = node.most ?? node.least;
			return node.most === 0 || own <= times && isRepeatable(node.node, own > 0 ? Math.floor(times / own) : times);
		}
		case "group": return isRepeatable(node.node, times);
		case "sequence": return node.parts.every((part) => isRepeatable(part, times));
		case "either": return node.ways.every((way) => isRepeatable(way, times));
		case "character":
		case "assertion": return !0;
	}
}
function piece(reading, names, depth) {
	let character = take(reading);
	switch (character) {
		case ".": return one(reading, reading.dotAll ? "[\\s\\S]" : "[^\\n]");
		case "^": return assertion(reading.multiline ? "lineStart" : "start");
		case "$": return assertion(reading.multiline ? "lineEnd" : "end");
		case "(": return group(reading, names, depth);
		case "[": return one(reading, charClass(reading));
		case "\\": return escaped(reading);
		default: return one(reading, literal(character));
	}
}
function one({ folds }, source) {
	return {
		type: "character",
		source,
		folds
	};
}
function assertion(at) {
	return {
		type: "assertion",
		at
	};
}
function group(reading, names, depth) {
	let { folds, multiline, dotAll, ungreedy } = reading, named = takeMatch(reading, /^\?P?<([A-Za-z_]\w*)>/), flagged = named === null ? takeMatch(reading, /^\?([imsU]*)(?:-([imsU]+))?([:)])/) : null;
	if (flagged === null && named === null && peek(reading) === "?" && refuse("no such group"), flagged === null) names.push(named?.[1] ?? "");
	else {
		let [, on = "", off = "", end] = flagged, now = (flag, before) => (before || on.includes(flag)) && !off.includes(flag);
		if (reading.folds = now("i", folds), reading.multiline = now("m", multiline), reading.dotAll = now("s", dotAll), reading.ungreedy = now("U", ungreedy), end === ")") return [];
	}
	let inner = alternation(reading, names, depth + 1);
	return take(reading) !== ")" && refuse("missing )"), Object.assign(reading, {
		folds,
		multiline,
		dotAll,
		ungreedy
	}), flagged === null ? {
		type: "group",
		node: inner
	} : {
		type: "sequence",
		parts: [inner]
	};
}
function escaped(reading) {
	let character = take(reading);
	if (character === "A") return assertion("start");
	if (character === "z") return assertion("end");
	if (character === "b") return assertion("boundary");
	if (character === "B") return assertion("noBoundary");
	if (character === "Q") {
		let [, quoted = ""] = takeMatch(reading, /^([^]*?)(?:\\E|$)/) ?? [];
		return Array.from(quoted, (each) => one(reading, literal(each)));
	}
	return one(reading, `[${classEscape(reading, character)}]`);
}
export { RegexpError as n, refuse as r, parseRegexp as t };
