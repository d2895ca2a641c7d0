import { o as toErrorDocument, s as toSlipwayErrors, t as SlipwayError } from "./errors.js";
import { n as groupOf, r as identify } from "./object.js";
import { l as pLimit, s as splitReference } from "./image-reference.js";
import { n as stripHash } from "./picomatch.js";
import { n as RegexpError, r as refuse, t as parseRegexp } from "./parse.js";
import { c as defineMappingTag, f as load, g as nullYaml11Tag, h as mergeTag, i as NOT_RESOLVED, l as defineScalarTag, m as mapTag, o as YAMLException, r as FAILSAFE_SCHEMA, s as boolYaml11Tag, u as defineSequenceTag, v as seqTag } from "./js-yaml.js";
import { join as join$1, posix } from "node:path";
import { availableParallelism } from "node:os";
import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
// src/render/applied-roots.ts
function joinApplied(engines) {
	let known = new WeakMap();
	return (reader) => {
		let before = known.get(reader.tree);
		if (before !== void 0) return before;
		let made = join(engines, reader);
		return known.set(reader.tree, made), made;
	};
}
async function join(engines, reader) {
	let roots = new Map(), folders = new Map();
	for (let find of engines) {
		let found = await find(reader);
		for (let [id, root] of found.roots) roots.set(id, root);
		for (let [folder, ids] of found.folders) folders.set(folder, [...folders.get(folder) ?? [], ...ids]);
	}
	return {
		roots,
		folders
	};
}
function appliedNamed({ roots }, named) {
	let root = roots.get(named);
	return root === void 0 ? [...roots.values()].filter(({ location }) => location.file === named) : [root];
}
// src/render/parse/kubernetes-schema.ts
const firstOfNumber = [
	"-",
	"+",
	...Array.from("0123456789")
], intTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: !0,
	implicitFirstChars: firstOfNumber,
	resolve(source) {
		let match = /^([-+]?)(?:0b([01]+)|0o?([0-7]+)|0x([0-9a-f]+)|(0|[1-9][0-9]*))$/i.exec(source.replaceAll("_", ""));
		if (match === null) return NOT_RESOLVED;
		let [, sign, binary, octal, hexadecimal, decimal] = match, value = binary === void 0 ? octal === void 0 ? hexadecimal === void 0 ? Number(decimal) : Number.parseInt(hexadecimal, 16) : Number.parseInt(octal, 8) : Number.parseInt(binary, 2);
		return sign === "-" ? -value : value;
	},
	identify: () => !1
}), floatTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: !0,
	implicitFirstChars: [...firstOfNumber, "."],
	resolve(source) {
		if (/^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/.test(source)) throw Error(`${source} has no form in JSON`);
		let plain = source.replaceAll("_", "");
		if (!/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(plain)) return NOT_RESOLVED;
		let value = Number(plain);
		return Number.isFinite(value) ? value : NOT_RESOLVED;
	},
	identify: () => !1
}), binaryTag = defineScalarTag("tag:yaml.org,2002:binary", {
	resolve: (source) => Buffer.from(source, "base64").toString("utf8"),
	identify: () => !1
}), timestampTag = defineScalarTag("tag:yaml.org,2002:timestamp", {
	resolve: (source) => source,
	identify: () => !1
}), unknownTags = [
	defineScalarTag("!", {
		matchByTagPrefix: !0,
		resolve: (source) => source,
		identify: () => !1
	}),
	defineSequenceTag("!", {
		...seqTag,
		matchByTagPrefix: !0,
		identify: () => !1
	}),
	defineMappingTag("!", {
		...mapTag,
		matchByTagPrefix: !0,
		identify: () => !1
	})
], kubernetesSchema = FAILSAFE_SCHEMA.withTags(nullYaml11Tag, boolYaml11Tag, intTag, floatTag, mergeTag, binaryTag, timestampTag, unknownTags), letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", kinds = new Uint8Array(256), sets = [
	[letters, 1],
	[`${letters}0123456789_./-`, 2],
	[`${letters}0123456789_./-@`, 4]
];
for (let [characters, kind] of sets) for (let one of characters) kinds[one.charCodeAt(0)] = (kinds[one.charCodeAt(0)] ?? 0) | kind;
const encoder = new TextEncoder(), shared = new Uint8Array(65536);
function bytesOf(text) {
	let bytes = text.length < shared.length ? shared : new Uint8Array(text.length + 1);
	return encoder.encodeInto(text, bytes), bytes[text.length] = 10, bytes;
}
var KnownTexts = class {
	texts = Array.from({ length: 4096 }, () => void 0);
	find(bytes, start, end, sum) {
		let known = this.texts[placeOf(sum)];
		if (known?.length === end - start) {
			for (let at = start; at < end; at++) if (known.charCodeAt(at - start) !== bytes[at]) return;
			return known;
		}
	}
	add(text, sum) {
		text.length <= 64 && (this.texts[placeOf(sum)] = text);
	}
};
function placeOf(sum) {
	return (sum ^ sum >>> 15) & 4095;
}
// src/render/parse/plain-scalars.ts
var NotPlain = class extends Error {};
function isWord(text) {
	return text.length <= 5 && /^(?:null|true|false|yes|no|on|off|y|n)$/i.test(text);
}
function plainValue(text) {
	if (text === "{}") return {};
	if (text === "[]") return [];
	if (/^[^A-Za-z0-9/_.+~(-]/.test(text) || text.includes(" #") || hasColon(text) || /^(?:---|\.\.\.|-(?: |$))/.test(text)) throw new NotPlain();
	return /^[-+]?[.0-9]|^~$/.test(text) ? resolved(text) : text;
}
function hasColon(text) {
	for (let colon = text.indexOf(":"); colon >= 0; colon = text.indexOf(":", colon + 1)) if (colon + 1 === text.length || text[colon + 1] === " ") return !0;
	return !1;
}
function quotedValue(text) {
	if (/^"[^"\\]*"$/.test(text) || /^'[^']*'$/.test(text)) return text.slice(1, -1);
	if (!/^"(?:[^"\\]|\\["\\/bfnrt])*"$/.test(text)) throw new NotPlain();
	return JSON.parse(text);
}
const values = new Map();
function resolved(text) {
	let known = values.get(text);
	if (known !== void 0) return known;
	let value;
	try {
		value = load(text, { schema: kubernetesSchema });
	} catch {
		throw new NotPlain();
	}
	if (value === void 0 || typeof value == "object" && value) throw new NotPlain();
	return values.size >= 1e4 && values.clear(), values.set(text, value), value;
}
// src/render/parse/plain-yaml.ts
function readPlainYaml(text) {
	if (!/[^\n\x20-\x7e]/.test(text)) try {
		return new Reader(text).document();
	} catch (thrown) {
		if (thrown instanceof NotPlain) return;
		throw thrown;
	}
}
const keys = new KnownTexts(), words = new KnownTexts();
var Reader = class {
	text;
	bytes;
	next = 0;
	hasBegun = !1;
	indent = -1;
	start = 0;
	stop = 0;
	keySum = 0;
	constructor(text) {
		this.text = text, this.bytes = bytesOf(text);
	}
	document() {
		if (this.advance(), this.indent < 0 || this.isItem()) return;
		let value = this.mapping(this.indent, 0);
		return this.indent < 0 ? { value } : void 0;
	}
	advance() {
		let { bytes } = this, end = this.text.length, at = this.next;
		for (; at < end;) {
			let from = at;
			for (; bytes[at] === 32;) at++;
			let start = at;
			for (; bytes[at] !== 10;) at++;
			let stop = at;
			for (; stop > start && bytes[stop - 1] === 32;) stop--;
			if (at++, !(stop === start || bytes[start] === 35 || start === from && this.isMarker(start, stop))) {
				this.hasBegun = !0, this.indent = start - from, this.start = start, this.stop = stop, this.next = at;
				return;
			}
		}
		this.indent = -1;
	}
	isMarker(start, stop) {
		let first = this.bytes[start];
		if (first !== 45 && first !== 46 && first !== 37) return !1;
		let text = this.text.slice(start, stop);
		if (text === "---" && !this.hasBegun) return !0;
		if (/^(?:---|\.\.\.|%)/.test(text)) throw new NotPlain();
		return !1;
	}
	isItem() {
		let { bytes, start, stop } = this;
		return bytes[start] === 45 && (stop === start + 1 || bytes[start + 1] === 32);
	}
	mapping(indent, depth) {
		if (depth > 100) throw new NotPlain();
		let value = {};
		for (; this.indent === indent && !this.isItem();) {
			let end = this.endOfKey();
			if (end < 0) throw new NotPlain();
			let key = this.keyBefore(end);
			if (Object.hasOwn(value, key)) throw new NotPlain();
			let rest = this.behindSpaces(end + 1);
			value[key] = this.isNothing(rest) ? this.below(indent, depth) : this.scalar(rest, indent);
		}
		return this.refuseDeeper(indent), value;
	}
	sequence(indent, depth) {
		let items = [];
		for (; this.indent === indent && this.isItem();) {
			let rest = this.behindSpaces(this.start + 1), column = indent + rest - this.start;
			if (this.start = rest, this.isNothing(rest) || this.isItem()) throw new NotPlain();
			this.endOfKey() < 0 ? items.push(this.scalar(rest, indent)) : (this.indent = column, items.push(this.mapping(column, depth + 1)));
		}
		return this.refuseDeeper(indent), items;
	}
	below(indent, depth) {
		return this.advance(), this.indent < indent ? null : this.isItem() ? this.sequence(this.indent, depth + 1) : this.indent > indent ? this.mapping(this.indent, depth + 1) : null;
	}
	behindSpaces(from) {
		let at = from;
		for (; at < this.stop && this.bytes[at] === 32;) at++;
		return at;
	}
	isNothing(at) {
		return at === this.stop || this.bytes[at] === 35;
	}
	endOfKey() {
		let { bytes, start, stop } = this;
		if (!((kinds[bytes[start] ?? 0] ?? 0) & 1)) return -1;
		let sum = 0, at = start;
		for (let code = bytes[at] ?? 0; (kinds[code] ?? 0) & 2; code = bytes[++at] ?? 0) sum = Math.imul(sum, 31) + code | 0;
		return bytes[at] !== 58 || at + 1 < stop && bytes[at + 1] !== 32 ? -1 : (this.keySum = sum, at);
	}
	keyBefore(end) {
		let known = keys.find(this.bytes, this.start, end, this.keySum);
		if (known !== void 0) return known;
		let key = this.text.slice(this.start, end);
		if (isWord(key)) throw new NotPlain();
		return keys.add(Object.keys({ [key]: 0 })[0] ?? key, this.keySum), key;
	}
	scalar(start, indent) {
		if (this.bytes[start] === 124) return this.literal(start, indent);
		let value = this.valueAt(start);
		return this.advance(), this.refuseDeeper(indent), value;
	}
	valueAt(start) {
		let { bytes, stop } = this, first = bytes[start] ?? 0;
		if (first === 34 || first === 39) return this.quoted(start, first);
		let sum = 0, common = -1;
		for (let at = start; at < stop; at++) {
			let code = bytes[at] ?? 0;
			sum = Math.imul(sum, 31) + code | 0, common &= kinds[code] ?? 0;
		}
		return common & 4 && (first === 47 || (kinds[first] ?? 0) & 1) ? this.word(start, sum) : plainValue(this.text.slice(start, stop));
	}
	word(start, sum) {
		let known = words.find(this.bytes, start, this.stop, sum);
		if (known !== void 0) return known;
		let text = this.text.slice(start, this.stop);
		return isWord(text) ? resolved(text) : (words.add(text, sum), text);
	}
	quoted(start, quote) {
		let { bytes } = this, last = this.stop - 1, at = start + 1;
		for (; at < last && bytes[at] !== quote && bytes[at] !== 92;) at++;
		return at === last && bytes[at] === quote ? this.text.slice(start + 1, last) : quotedValue(this.text.slice(start, this.stop));
	}
	literal(start, parent) {
		let header = this.text.slice(start, this.stop);
		if (header !== "|" && header !== "|-") throw new NotPlain();
		let { bytes, text } = this, end = text.length, content = [], indent = -1, at = this.next;
		for (; at <= end; at++) {
			let from = at;
			for (; bytes[at] === 32;) at++;
			let own = at - from, isBlank = bytes[at] === 10;
			if (!isBlank && own <= parent) {
				at = from;
				break;
			}
			if (indent < 0) {
				if (isBlank) throw new NotPlain();
				indent = own;
			}
			if (!isBlank && own < indent) throw new NotPlain();
			for (; bytes[at] !== 10;) at++;
			content.push(text.slice(Math.min(from + indent, at), at));
		}
		if (indent < 0) throw new NotPlain();
		for (; content.at(-1) === "";) content.pop();
		if (at > end && text.at(-1) !== "\n") throw new NotPlain();
		return this.next = at, this.advance(), header === "|" ? `${content.join("\n")}\n` : content.join("\n");
	}
	refuseDeeper(indent) {
		if (this.indent > indent) throw new NotPlain();
	}
};
// src/render/parse/documents.ts
const maxNodes = 5e5;
function readDocuments(stream, cache = new Map()) {
	return split(stream.startsWith("﻿") ? stream.slice(1) : stream).map(({ line, text }) => {
		let known = cache.get(text), read = known ?? readOne(text);
		known === void 0 && cache.set(text, read);
		let { problem } = read;
		return problem === void 0 ? {
			line,
			text,
			...read
		} : {
			line,
			text,
			problem: {
				...problem,
				line: problem.line + line - 1
			}
		};
	});
}
function split(text) {
	let parts = [], start = 0, line = 1;
	for (let marker of text.matchAll(/^---(?=[ \t\r\n]|$)/gm)) {
		let before = text.slice(start, marker.index);
		(start !== 0 || !/^%/m.test(before) || /^[^%#\s]/m.test(before)) && (parts.push({
			line,
			text: before
		}), line += countLines(before), start = marker.index);
	}
	return parts.push({
		line,
		text: text.slice(start)
	}), parts;
}
function countLines(text) {
	let count = 0;
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
	return count;
}
function readOne(text) {
	if (!/^(?!---)[^#\s]|^---[ \t]+[^#\s]|^[ \t]+[^#\s]/m.test(text)) return {};
	try {
		let plain = readPlainYaml(text);
		if (plain !== void 0) return plain.value === null ? {} : {
			...plain,
			isPlain: !0
		};
		let value = load(text, {
			schema: kubernetesSchema,
			maxDepth: 256
		});
		return value == null ? {} : text.includes("*") && nodesOf(value, maxNodes) > maxNodes ? { problem: {
			message: "its aliases stand for too much data",
			line: 1,
			column: 1
		} } : { value };
	} catch (thrown) {
		return { problem: describe$1(thrown) };
	}
}
function describe$1(thrown) {
	return thrown instanceof YAMLException ? {
		message: thrown.reason,
		line: (thrown.mark?.line ?? 0) + 1,
		column: (thrown.mark?.column ?? 0) + 1
	} : thrown instanceof RangeError ? {
		message: "a value is too large to be read",
		line: 1,
		column: 1
	} : {
		message: thrown instanceof Error ? thrown.message : String(thrown),
		line: 1,
		column: 1
	};
}
function nodesOf(root, limit) {
	let open = [root], count = 0;
	for (; open.length > 0 && count <= limit;) {
		let value = open.pop();
		if (count++, typeof value == "object" && value) for (let child of Object.values(value)) open.push(child);
	}
	return count;
}
function createTreeReader(tree, cache = new Map()) {
	let files = new Map(), texts = new Map(), parsed = new Map(), entries, links, kept = 0;
	async function readBytes(path) {
		let bytes = await tree.read(path);
		return kept += bytes?.byteLength ?? 0, kept > 33554432 && (files.clear(), texts.clear(), kept = 0), bytes;
	}
	async function read(path) {
		let bytes = await reader.bytes(path);
		if (bytes !== void 0) try {
			let text = new TextDecoder("utf-8", { fatal: !0 }).decode(bytes);
			return files.delete(path), text;
		} catch {
			throw new SlipwayError("FILE_INVALID", `${path} is not UTF-8`, { location: { file: path } });
		}
	}
	async function parse(path) {
		let text = await reader.text(path);
		return text === void 0 ? void 0 : readDocuments(text, cache);
	}
	async function findLinks() {
		return new Set((await reader.entries()).filter(({ mode }) => mode === "120000").map(({ path }) => path));
	}
	let reader = {
		tree,
		cache,
		bytes: (path) => once(files, path, readBytes),
		text: (path) => once(texts, path, read),
		documents: (path) => once(parsed, path, parse),
		entries: () => entries ??= tree.list(),
		async passesLink(path) {
			let found = await (links ??= findLinks());
			if (found.size === 0) return !1;
			let parts = path.split("/");
			return parts.some((_, index) => found.has(parts.slice(0, index + 1).join("/")));
		}
	};
	return reader;
}
function once(known, key, make) {
	let before = known.get(key);
	if (before !== void 0) return before;
	let made = make(key);
	return known.set(key, made), made;
}
function joinInside(folder, path, where) {
	let joined = posix.normalize(posix.join(folder, path)).replace(/\/+$/, "");
	if (path.startsWith("/") || joined === ".." || joined.startsWith("../") || path.includes("\0")) throw new SlipwayError("PATH_OUTSIDE", `${path} leads out of the repository`, { location: where });
	return joined === "" ? "." : joined;
}
// src/policy/bundle/tar.ts
var ArchiveError = class extends Error {};
function isArchive(bytes) {
	return isGzip(bytes) || ascii(bytes, 257, 5) === "ustar";
}
function readArchive(bytes, limits) {
	let tar = isGzip(bytes) ? unpack(bytes, limits.maxBytes) : bytes;
	if (tar.byteLength > limits.maxBytes) throw tooLarge(limits.maxBytes);
	if (tar.byteLength < 512) throw new ArchiveError("it is no tar archive");
	let files = new Map(), extended = {};
	for (let at = 0; at + 512 <= tar.byteLength;) {
		let header = tar.subarray(at, at + 512);
		if (header.every((byte) => byte === 0)) return files;
		checkSum(header);
		let size = extended.size ?? octal(header, 124, 12), start = at + 512;
		if (start + size > tar.byteLength) throw new ArchiveError("it is cut off");
		let content = tar.subarray(start, start + size);
		at = start + Math.ceil(size / 512) * 512;
		let type = ascii(header, 156, 1);
		if (type === "x" || type === "L") {
			extended = {
				...extended,
				...type === "x" ? readPax(content) : { path: text(content) }
			};
			continue;
		}
		let name = extended.path ?? headerName(header);
		if (extended = {}, type === "g" || type === "5") continue;
		if (type !== "0" && type !== "" && type !== "7") throw new ArchiveError(`${shown(name)} is a link or a device`);
		let path = safePath(name);
		if (files.has(path)) throw new ArchiveError(`${shown(name)} is in it twice`);
		if (files.size >= limits.maxFiles) throw new ArchiveError(`it has more than ${limits.maxFiles} files`);
		files.set(path, content);
	}
	return files;
}
function isGzip(bytes) {
	return bytes[0] === 31 && bytes[1] === 139;
}
function unpack(bytes, maxBytes) {
	try {
		return gunzipSync(bytes, { maxOutputLength: maxBytes });
	} catch (thrown) {
		let { code } = thrown;
		throw code === "ERR_BUFFER_TOO_LARGE" ? tooLarge(maxBytes) : new ArchiveError("it cannot be unpacked");
	}
}
function tooLarge(maxBytes) {
	return new ArchiveError(`it holds more than ${maxBytes / 1024 / 1024} MiB`);
}
function safePath(name) {
	let parts = name.split("/").filter((part) => part !== "" && part !== ".");
	if (parts.length === 0 || parts.includes("..") || /[\\\0]/.test(name)) throw new ArchiveError(`the name ${shown(name)} leads out of it`);
	return parts.join("/");
}
function checkSum(header) {
	let sum = 0;
	for (let [index, byte] of header.entries()) sum += index >= 148 && index < 156 ? 32 : byte;
	if (sum !== octal(header, 148, 8)) throw new ArchiveError("it is no tar archive");
}
function octal(header, start, length) {
	let digits = ascii(header, start, length).trim();
	if (!/^[0-7]*$/.test(digits)) throw new ArchiveError("it is no tar archive");
	return digits === "" ? 0 : Number.parseInt(digits, 8);
}
function headerName(header) {
	let [name, prefix] = [ascii(header, 0, 100), ascii(header, 257, 5) === "ustar" ? ascii(header, 345, 155) : ""];
	return prefix === "" ? name : `${prefix}/${name}`;
}
function readPax(content) {
	let found = {};
	for (let at = 0; at < content.byteLength;) {
		let match = /^(\d{1,9}) /.exec(ascii(content, at, 10)), length = Number(match?.[1] ?? 0);
		if (match === null || length < 5 || at + length > content.byteLength) throw new ArchiveError("it is no tar archive");
		let record = text(content.subarray(at + match[0].length, at + length - 1)), [key, value] = [record.slice(0, record.indexOf("=")), record.slice(record.indexOf("=") + 1)];
		if (key === "path" && (found.path = value), key === "size" && (found.size = Number(/^\d{1,12}$/.test(value) ? value : NaN)), Number.isNaN(found.size)) throw new ArchiveError("it is no tar archive");
		at += length;
	}
	return found;
}
function ascii(bytes, start, length) {
	let field = bytes.subarray(start, start + length), end = field.indexOf(0);
	return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}
function text(bytes) {
	return new TextDecoder().decode(bytes).replace(/\0+$/, "");
}
function shown(name) {
	return JSON.stringify(name.slice(0, 200));
}
function objectsOf$1(documents) {
	let objects = [], problems = [];
	return documents.forEach(({ value, problem, line, text }, document) => {
		if (problem !== void 0) problems.push({
			document,
			...problem
		});
		else if (value !== void 0) {
			let reason = collect(value, document, [], objects);
			reason !== void 0 && problems.push({
				message: reason,
				document,
				line: line + firstContentLine(text)
			});
		}
	}), {
		objects,
		problems
	};
}
function firstContentLine(text) {
	let found = /^(?!---)[ \t]*[^#\s]|^---[ \t]+[^#\s]/m.exec(text), line = 0;
	for (let at = text.indexOf("\n"); at >= 0 && at < (found?.index ?? 0); at = text.indexOf("\n", at + 1)) line++;
	return line;
}
function collect(value, document, items, into) {
	if (!isMapping(value)) return "it is not an object with apiVersion and kind";
	let { apiVersion, kind, metadata } = value;
	if (typeof apiVersion != "string" || apiVersion === "") return missing("apiVersion", apiVersion);
	if (typeof kind != "string" || kind === "") return missing("kind", kind);
	if (kind.endsWith("List") && Array.isArray(value.items)) {
		if (items.length >= 4) return "lists are nested too deeply";
		for (let [index, item] of value.items.entries()) {
			let reason = collect(item, document, [...items, index], into);
			if (reason !== void 0) return `items[${index}]: ${reason}`;
		}
	} else {
		if (metadata != null) {
			if (!isMapping(metadata)) return "metadata is not a mapping";
			for (let key of ["name", "namespace"]) {
				let text = metadata[key];
				if (text != null && typeof text != "string") return `metadata.${key} is not text: quote it`;
			}
		}
		into.push({
			manifest: value,
			document,
			items
		});
	}
}
function missing(field, value) {
	return value == null || value === "" ? `it has no ${field}` : `${field} is not text: quote it`;
}
function isMapping(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
}
// src/render/charts/dependencies.ts
const manifests = [{
	chart: "Chart.yaml",
	lock: "Chart.lock"
}, {
	chart: "requirements.yaml",
	lock: "requirements.lock"
}];
async function missingDependencies(reader, folder) {
	for (let { chart, lock } of manifests) {
		let file = posix.join(folder, chart), asked = await dependenciesOf(reader, file);
		if (asked.length === 0) continue;
		let present = await presentCharts(reader, folder, asked), missing = asked.filter(({ name }) => !present.has(name));
		if (missing.length === 0) return [];
		let locked = await dependenciesOf(reader, posix.join(folder, lock)), text = await reader.text(file) ?? "";
		return missing.map((one) => {
			let exact = locked.find(({ name, repository }) => name === one.name && repository === one.repository);
			return {
				...one,
				version: exact?.version ?? one.version,
				location: {
					file,
					line: lineOfName(text, one.name)
				}
			};
		});
	}
	return [];
}
function lineOfName(text, name) {
	let quoted = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), at = text.search(new RegExp(String.raw`(?<=[-{,\s]["']?)name["']?\s*:\s*["']?${quoted}(?=["'\s,}]|$)`, "m"));
	return at < 0 ? 1 : text.slice(0, at).split("\n").length;
}
async function dependenciesOf(reader, file) {
	let value = (await reader.documents(file))?.find((one) => one.value !== void 0)?.value, list = isMapping(value) && Array.isArray(value.dependencies) ? value.dependencies.filter(isMapping) : [], text = (one) => typeof one == "string" || typeof one == "number" ? String(one) : "";
	return list.map((one) => ({
		name: text(one.name),
		version: text(one.version),
		repository: text(one.repository)
	}));
}
async function presentCharts(reader, folder, asked) {
	let start = `${posix.join(folder, "charts")}/`, names = new Set();
	for (let { path } of await reader.tree.list([start.slice(0, -1)])) {
		let inside = path.slice(start.length);
		if (/^[^/]+\/Chart\.yaml$/.test(inside) && addName(names, await reader.text(path)), !/^[^/]+\.tgz$/.test(inside)) continue;
		let called = asked.find(({ name }) => inside.startsWith(`${name}-`) && /^v?\d/.test(inside.slice(name.length + 1)));
		called === void 0 ? addName(names, packedChart(await reader.bytes(path))) : names.add(called.name);
	}
	return names;
}
function addName(names, chart) {
	let value = chart === void 0 ? void 0 : readDocuments(chart).find((one) => one.value !== void 0)?.value;
	isMapping(value) && typeof value.name == "string" && names.add(value.name);
}
function packedChart(bytes) {
	if (bytes !== void 0) try {
		let chart = [...readArchive(bytes, {
			maxBytes: 104857600,
			maxFiles: 1e4
		})].find(([name]) => /^[^/]+\/Chart\.yaml$/.test(name));
		return chart === void 0 ? void 0 : new TextDecoder().decode(chart[1]);
	} catch {
		return;
	}
}
// src/render/charts/chart-inputs.ts
async function chartEntries(reader, folder) {
	let beside = await dependencyFolders(reader, folder);
	return await reader.tree.list(folder === "." || beside.includes(".") ? void 0 : [folder, ...beside]);
}
async function dependencyFolders(reader, folder) {
	return (await missingDependencies(reader, folder).catch(() => [])).flatMap(({ repository, location }) => {
		if (!repository.startsWith("file://")) return [];
		try {
			return [besideChart(folder, repository, location)];
		} catch {
			return [];
		}
	});
}
function besideChart(folder, repository, location) {
	return joinInside(folder, repository.slice(7), location);
}
// src/render/kustomize/kustomization-file.ts
const kustomizationNames = [
	"kustomization.yaml",
	"kustomization.yml",
	"Kustomization"
];
function isComponent(kustomization) {
	return kustomization.data.kind === "Component";
}
async function readKustomization(reader, folder) {
	let found = [];
	for (let name of kustomizationNames) {
		let file = folder === "." ? name : `${folder}/${name}`, text = await reader.text(file);
		text !== void 0 && found.push({
			file,
			text
		});
	}
	let [first, second] = found;
	if (first === void 0) return;
	if (second !== void 0) throw new SlipwayError("KUSTOMIZATION_AMBIGUOUS", `${folder} has both ${posix.basename(first.file)} and ${posix.basename(second.file)}`, { location: {
		file: second.file,
		line: 1
	} });
	let document = (await reader.documents(first.file))?.find((one) => one.value !== void 0 || one.problem !== void 0);
	if (document?.problem !== void 0) {
		let { message, line, column } = document.problem;
		throw new SlipwayError("RENDER_PARSE", `${first.file} is not valid YAML: ${message}`, { location: {
			file: first.file,
			line,
			column
		} });
	}
	let data = document?.value ?? {};
	if (!isMapping(data)) throw new SlipwayError("RENDER_PARSE", `${first.file} is not a mapping`, { location: {
		file: first.file,
		line: 1
	} });
	return {
		folder,
		...first,
		data
	};
}
function textList(data, key) {
	let value = data[key];
	return Array.isArray(value) ? value.filter((item) => typeof item == "string") : [];
}
function mappingList(data, key) {
	let value = data[key];
	return Array.isArray(value) ? value.filter(isMapping) : [];
}
function textField(data, key) {
	let value = data[key];
	return typeof value == "string" && value !== "" ? value : void 0;
}
function lineOf(text, needle) {
	let at = text.indexOf(needle);
	return at < 0 ? 1 : text.slice(0, at).split("\n").length;
}
// src/render/charts/chart-origin.ts
function hostOf(origin) {
	return hostNames(origin)[0] ?? "";
}
function hostNames(origin) {
	let host = isOci(origin) ? ociHost(origin.url) : httpHost(origin.url), [name = ""] = /^(?:\[[^\]]*\]|[^:]*)/.exec(host) ?? [];
	return dockerHub.includes(name) ? dockerHub : [...new Set([name, host])];
}
function httpHost(url) {
	return URL.canParse(url) ? new URL(url).host.toLowerCase() : "";
}
function ociHost(url) {
	let host = url.slice(6).split("/", 1)[0]?.toLowerCase() ?? "";
	return /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d+)?$/.test(host) ? host : "";
}
const dockerHub = [
	"docker.io",
	"registry-1.docker.io",
	"index.docker.io"
];
function isOci({ url }) {
	return url.startsWith("oci://");
}
function shownUrl(url) {
	return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, "$1");
}
function describeOrigin(origin) {
	let url = shownUrl(origin.url);
	return origin.from === "artifact" ? `${url}${referenceText(origin)}` : `chart ${origin.chart}${origin.version === "" ? "" : ` ${origin.version}`} of ${url}`;
}
function referenceText({ digest, semver, tag }) {
	return digest === void 0 ? semver === void 0 ? `:${tag ?? "latest"}` : ` ${semver}` : `@${digest}`;
}
function isPinned(origin) {
	return origin.from === "repository" ? isWholeVersion(origin.version) : origin.digest !== void 0 || origin.semver === void 0 && isWholeVersion(origin.tag ?? "");
}
function isWholeVersion(version) {
	return /^=?v?\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+_-]*)?$/.test(version.trim());
}
// src/render/kustomize/file-references.ts
function fileReferences(data) {
	let found = [
		...textList(data, "configurations"),
		...textList(data, "crds"),
		...textList(data, "patchesStrategicMerge").filter(isPath),
		...[
			"patches",
			"patchesJson6902",
			"replacements"
		].flatMap((key) => paths(mappingList(data, key))),
		...[
			"generators",
			"transformers",
			"validators"
		].flatMap((key) => textList(data, key).filter(isPath)),
		...["configMapGenerator", "secretGenerator"].flatMap((key) => mappingList(data, key).flatMap(generatorFiles)),
		...mappingList(data, "helmCharts").flatMap((chart) => [...paths([chart], "valuesFile"), ...textList(chart, "additionalValuesFiles")]),
		...isMapping(data.openapi) ? paths([data.openapi]) : []
	];
	return [...new Set(found)];
}
function configReferences(data) {
	return fileReferences({
		patches: [data],
		configMapGenerator: [data],
		patchesStrategicMerge: data.paths,
		replacements: data.replacements
	});
}
function paths(items, key = "path") {
	return items.flatMap((item) => textField(item, key) ?? []);
}
function isPath(entry) {
	return !entry.includes("\n") && !/^\s*[\w"']+\s*:(\s|$)/.test(entry) && !entry.trimStart().startsWith("{");
}
function generatorFiles(generator) {
	let single = textField(generator, "env");
	return [
		...textList(generator, "files").map((entry) => generatorFile(entry).path),
		...textList(generator, "envs"),
		...single === void 0 ? [] : [single]
	];
}
function generatorFile(entry) {
	let equals = entry.indexOf("=");
	return equals > 0 ? {
		key: entry.slice(0, equals),
		path: entry.slice(equals + 1)
	} : {
		key: entry.slice(entry.lastIndexOf("/") + 1),
		path: entry
	};
}
// src/render/kustomize/remote.ts
function remoteHost(entry) {
	let text = entry.trim().replace(/^git::/i, ""), scheme = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/@]*@)?([^/:?#]*)/i.exec(text);
	if (scheme !== null) return scheme[2] === void 0 || scheme[2] === "" ? "localhost" : scheme[2].toLowerCase();
	let scp = /^[\w.-]+@([\w.-]+)[:/]/.exec(text);
	return scp?.[1] === void 0 ? /^(www\.)?github\.com[:/]/i.test(text) || /^gh:/i.test(text) ? "github.com" : text === entry.trim() ? void 0 : "unknown" : scp[1].toLowerCase();
}
// src/render/kustomize/needs.ts
function remoteNeed(entry, location) {
	let host = remoteHost(entry);
	return host === void 0 ? void 0 : {
		type: "remote",
		what: entry,
		host,
		location
	};
}
async function pluginNeeds(reader, kustomization) {
	let { data, file, text } = kustomization, needs = [];
	for (let key of ["helmCharts", "helmChartInflationGenerator"]) for (let chart of mappingList(data, key)) {
		let name = chart.name ?? chart.chartName;
		needs.push({
			type: "helm",
			what: `chart ${String(name)}`,
			location: {
				file,
				line: lineOf(text, key)
			}
		});
	}
	for (let key of [
		"generators",
		"transformers",
		"validators"
	]) for (let entry of textList(data, key)) needs.push(...await configNeeds(reader, kustomization, entry));
	return needs;
}
async function configNeeds(reader, { folder, file, text }, entry) {
	let location = {
		file,
		line: lineOf(text, entry.split("\n")[0] ?? "")
	};
	if (isPath(entry) && remoteHost(entry) !== void 0) return [];
	let path = isPath(entry) ? joinInside(folder, entry, location) : void 0;
	return path === void 0 ? readDocuments(entry).flatMap(({ value }) => objectsOf(value).flatMap((one) => objectNeeds(one, location))) : await fileNeeds(reader, path);
}
async function fileNeeds(reader, file) {
	return (await reader.documents(file) ?? []).flatMap(({ value, line }) => objectsOf(value).flatMap((one) => objectNeeds(one, {
		file,
		line
	})));
}
function objectsOf(value) {
	return isMapping(value) ? isList(value) && Array.isArray(value.items) ? value.items.flatMap(objectsOf) : [value] : [];
}
function isList({ kind }) {
	return typeof kind == "string" && kind.endsWith("List");
}
function objectNeeds(object, location) {
	let { apiVersion, kind } = object;
	return apiVersion === "builtin" && kind === "HelmChartInflationGenerator" ? [{
		type: "helm",
		what: "a chart",
		location
	}] : apiVersion === "builtin" && !isFunction(object) ? [] : [{
		type: "plugin",
		what: String(kind),
		location
	}];
}
function isFunction({ metadata }) {
	return "config.kubernetes.io/function" in (isMapping(metadata) && isMapping(metadata.annotations) ? metadata.annotations : {});
}
function isPlainConfig({ value, problem }) {
	return problem === void 0 ? value == null || isMapping(value) && value.apiVersion === "builtin" && value.kind !== "HelmChartInflationGenerator" && !isList(value) && !isFunction(value) : !1;
}
// src/render/kustomize/closure.ts
function createClosureReader(reader) {
	let layers = new Map();
	async function passesLink(paths) {
		for (let path of paths) if (await reader.passesLink(path)) return !0;
		return !1;
	}
	async function layerOf(folder, above) {
		if (above.includes(folder)) return;
		let known = layers.get(folder);
		if (known !== void 0) return known;
		let made = readLayer(reader, folder, (next) => layerOf(next, [...above, folder]));
		return layers.set(folder, made), made;
	}
	async function readClosure(folder) {
		let top = await layerOf(folder, []);
		if (top === void 0) return;
		let files = new Set(), needs = [], seen = new Set(), open = [top];
		for (let next = open.pop(); next !== void 0; next = open.pop()) if (!seen.has(next)) {
			seen.add(next);
			for (let file of next.files) files.add(file);
			needs.push(...next.needs), open.push(...next.below);
		}
		let folders = [...seen].map(({ layer }) => layer.kustomization.folder), isOpen = [...seen].some((one) => one.isOpen) || needs.some(({ type }) => type !== "remote") || await passesLink([...files, ...folders]);
		return {
			layer: top.layer,
			files,
			folders,
			needs,
			isOpen
		};
	}
	let last = Promise.resolve();
	return (folder) => {
		let next = last.then(() => readClosure(folder));
		return last = next.catch(() => void 0), next;
	};
}
async function readLayer(reader, folder, layerOf) {
	let kustomization = await readKustomization(reader, folder);
	if (kustomization === void 0) return;
	let { file, text, data } = kustomization, files = [file], needs = [], below = [], parts = [], isOpen = !1;
	async function take(entry, type) {
		let where = {
			file,
			line: lineOf(text, entry)
		}, remote = remoteNeed(entry, where);
		if (remote !== void 0) {
			needs.push(remote);
			return;
		}
		let path = joinInside(folder, entry, where), layer = await reader.text(path) === void 0 ? await layerOf(path) : void 0;
		layer === void 0 ? (files.push(path), parts.push({
			type: "file",
			file: path
		})) : (below.push(layer), parts.push({
			type,
			layer: layer.layer
		}));
	}
	function takeConfig(where, documents) {
		documents?.every(isPlainConfig) !== !0 && (isOpen = !0);
		for (let { value } of documents ?? []) {
			let references = isMapping(value) && value.apiVersion === "builtin" ? configReferences(value) : [];
			for (let reference of references.filter((one) => remoteHost(one) === void 0)) files.push(joinInside(folder, reference, { file: where }));
		}
	}
	for (let entry of [...textList(data, "resources"), ...textList(data, "bases")]) await take(entry, "resources");
	for (let entry of textList(data, "components")) await take(entry, "component");
	for (let key of [
		"generators",
		"transformers",
		"validators"
	]) {
		for (let entry of textList(data, key).filter((one) => isPath(one) && remoteHost(one) === void 0)) {
			let path = joinInside(folder, entry, {
				file,
				line: lineOf(text, entry)
			}), layer = await reader.text(path) === void 0 ? await layerOf(path) : void 0;
			if (layer === void 0) takeConfig(path, await reader.documents(path).catch(() => void 0));
			else {
				below.push(layer), isOpen = !0;
				for (let one of layer.files) takeConfig(one, await reader.documents(one).catch(() => void 0));
				needs.push(...await layerNeeds(reader, layer.layer));
			}
		}
		for (let inline of textList(data, key).filter((one) => !isPath(one))) takeConfig(file, readDocuments(inline));
	}
	for (let reference of fileReferences(data)) {
		let where = {
			file,
			line: lineOf(text, reference)
		}, remote = remoteNeed(reference, where);
		remote === void 0 ? files.push(joinInside(folder, reference, where)) : needs.push(remote);
	}
	return needs.push(...await pluginNeeds(reader, kustomization)), {
		layer: {
			kustomization,
			parts
		},
		files,
		needs,
		below,
		isOpen
	};
}
async function layerNeeds(reader, { parts }) {
	let needs = [];
	for (let part of parts) needs.push(...part.type === "file" ? await fileNeeds(reader, part.file) : await layerNeeds(reader, part.layer));
	return needs;
}
function createObjectSources(reader) {
	let known = new Map();
	function sourcesOf(layer) {
		let before = known.get(layer);
		if (before !== void 0) return before;
		let made = collect(layer);
		return known.set(layer, made), made;
	}
	async function collect(layer) {
		let found = [];
		for (let part of layer.parts) {
			let sources = part.type === "file" ? await sourcesOfFile(reader, part.file) : await sourcesOf(part.layer);
			found.push(...sources.slice(0, 5e4 - found.length)), part.type === "component" && found.forEach((source, index) => found[index] = pass(source, part.layer));
		}
		return found.push(...generated(layer)), found.map((source) => pass(source, layer));
	}
	return sourcesOf;
}
async function sourcesOfFile(reader, file) {
	let documents = await reader.documents(file).catch(() => void 0);
	return documents === void 0 ? [] : objectsOf$1(documents).objects.map(({ manifest, document, items }) => {
		let { line = 1, text = "" } = documents[document] ?? {};
		return source(file, line + firstContentLine(text), document, items, manifest);
	});
}
function source(file, line, document, items, manifest) {
	let identity = identify(manifest);
	return {
		file,
		line,
		document,
		items,
		identity,
		names: [identity.name],
		layers: []
	};
}
function generated({ kustomization }) {
	let { file, text, data } = kustomization;
	return ["configMapGenerator", "secretGenerator"].flatMap((field) => mappingList(data, field).flatMap((entry, index) => {
		let name = textField(entry, "name");
		if (name === void 0) return [];
		let identity = {
			apiVersion: "v1",
			kind: field === "configMapGenerator" ? "ConfigMap" : "Secret",
			namespace: textField(entry, "namespace") ?? "",
			name
		}, line = lineOf(text, `name: ${name}`);
		return [{
			file,
			line,
			document: 0,
			items: [],
			identity,
			names: [name],
			layers: [],
			generator: {
				field,
				index
			}
		}];
	}));
}
const unprefixed = new Set([
	"CustomResourceDefinition",
	"APIService",
	"Namespace"
]);
function pass(source, layer) {
	if (source.layers.at(-1) === layer) return source;
	let { data } = layer.kustomization, layers = [...source.layers, layer];
	if (unprefixed.has(source.identity.kind)) return {
		...source,
		layers
	};
	let name = `${textField(data, "namePrefix") ?? ""}${source.names.at(-1) ?? ""}${textField(data, "nameSuffix") ?? ""}`;
	return {
		...source,
		layers,
		names: name === source.names.at(-1) ? source.names : [...source.names, name]
	};
}
function createSourceFinder(sources) {
	let byName = new Map();
	for (let one of sources) {
		let key = nameKey(one.identity, one.names.at(-1) ?? ""), list = byName.get(key);
		list === void 0 ? byName.set(key, [one]) : list.push(one);
	}
	return (object) => {
		let identity = identify(object), found = byName.get(nameKey(identity, identity.name)) ?? byName.get(nameKey(identity, stripHash(identity.kind, identity.name)))?.filter((one) => one.generator);
		return found === void 0 || found.length < 2 ? found?.[0] : found.find((one) => one.identity.namespace === identity.namespace) ?? found.at(-1);
	};
}
function nameKey(identity, name) {
	return `${groupOf(identity.apiVersion)}/${identity.kind}/${name}`;
}
// src/render/reserved-place.ts
async function checkPlaceIsFree({ tree }, place, use, where) {
	if ((await tree.list([place])).length !== 0) throw new SlipwayError("PATH_OUTSIDE", `${place} is where ${use}, so nothing may be there`, {
		hint: `Rename ${place} in the repository.`,
		location: where
	});
}
// src/render/traces.ts
const steps = new WeakMap();
function stepOf(object) {
	return steps.get(object);
}
function noteStep(object, step) {
	return steps.set(object, step), object;
}
function withOrigin(object, origin) {
	let shown = {
		...object,
		origin
	}, step = steps.get(object);
	return step === void 0 ? shown : noteStep(shown, step);
}
function derive(before, manifest, step) {
	return manifest === before.manifest ? before : noteStep({
		...before,
		manifest
	}, step);
}
// src/render/overlaid.ts
function overlaidReader(reader, files, overlay) {
	let changes = new Map([...files].map(([path, file]) => [path, typeof file == "string" ? encode(file) : file])), overlaid = createTreeReader(overlay(reader.tree, changes), reader.cache);
	return [...changes.values()].includes(null) ? overlaid : {
		...overlaid,
		passesLink: (path) => reader.passesLink(path)
	};
}
function encode(text) {
	return new TextEncoder().encode(text);
}
async function withTree(reader, folder, context, use) {
	let { tree } = reader, closures = createClosureReader(reader), closure = await closures(folder), needed = closure === void 0 || closure.needs.length > 0 ? void 0 : [...closure.folders, ...closure.files], links = (await tree.list()).some(({ mode }) => mode === "120000");
	await using copy = await tree.materialize(needed === void 0 || links || needed.includes(".") ? void 0 : needed);
	let sources = createObjectSources(reader);
	return await use({
		...context,
		reader,
		closures,
		sources,
		repository: () => Promise.resolve(copy.folder)
	});
}
// src/render/charts/with-chart.ts
const reserved = ".slipway-charts";
function isFetched(folder) {
	return folder.startsWith(`${reserved}/`);
}
async function treeWithChart(reader, { files, digest }, overlay, where) {
	await checkPlaceIsFree(reader, reserved, "fetched charts are rendered", where);
	let folder = `${reserved}/${digest.replace(/^sha256:/, "").slice(0, 32)}`;
	return {
		reader: overlaidReader(reader, new Map([...files].map(([path, bytes]) => [`${folder}/${path}`, bytes])), overlay),
		folder
	};
}
async function withReader(reader, needed, context, use) {
	await using disposables = new AsyncDisposableStack();
	let folder, open = async () => {
		let links = needed.length > 1 && (await reader.entries()).some(({ mode }) => mode === "120000");
		return disposables.use(await reader.tree.materialize(links ? void 0 : needed)).folder;
	};
	return await use({
		...context,
		reader,
		closures: createClosureReader(reader),
		sources: createObjectSources(reader),
		repository: () => folder ??= open()
	});
}
function shownAt(content, folder, where) {
	let inside = (file) => file === folder || file.startsWith(`${folder}/`), at = where.line === void 0 ? { file: where.file } : {
		file: where.file,
		line: where.line
	};
	return {
		...content,
		objects: content.objects.map((object) => object.origin === void 0 || inside(object.origin.file) ? withOrigin(object, at) : object),
		errors: content.errors.map((error) => ({
			...error,
			message: error.message.replaceAll(`${folder}: `, "").replaceAll(`${folder}/`, ""),
			location: error.location === void 0 || inside(error.location.file) ? where : error.location
		}))
	};
}
// src/render/kustomize/explain-failure.ts
async function explainKustomize(words, folder, closure, reader) {
	let inner = innermost(words.replace(/^Error:\s*/, ""), folder, closure), message = plain(inner.text), file = await kustomizationOf(inner.folder, reader), location = await placeInFile(message, inner.folder, closure) ?? await placeInKustomization(message, file, reader);
	return location === void 0 ? { message } : {
		message,
		location
	};
}
function innermost(text, folder, closure) {
	let found = {
		text,
		folder
	};
	for (let match of text.matchAll(/recursed (?:accumulation of|merging from) path '([^']+)': /g)) {
		let path = match[1] ?? "";
		closure.folders.includes(path) && (found = {
			text: text.slice(match.index + match[0].length),
			folder: path
		});
	}
	return found;
}
function plain(text) {
	return text.replace(/^(accumulating resources: )+/, "").replace(/^accumulation err='(.*?)': must build at directory: .*$/s, "$1").replace(/evalsymlink failure on '[^']*' : lstat ([^:]+): no such file or directory/g, "$1 does not exist").replace(/^accumulating resources from '[^']*': (?=.*(does not exist|in File:))/, "").replace(/`\n(.*?)\n?`/gs, (_, config) => `\`${config.replaceAll(/\s*\n\s*/g, ", ")}\``).replace(/'([^']*)' must resolve to a file': /, "").trim();
}
async function kustomizationOf(folder, reader) {
	for (let name of kustomizationNames) {
		let file = posix.join(folder, name);
		if (await reader.text(file) !== void 0) return file;
	}
	return posix.join(folder, kustomizationNames[0]);
}
async function placeInFile(message, folder, closure) {
	let named = /in File: (\S+)/.exec(message)?.[1];
	if (named === void 0) return;
	let file = posix.normalize(posix.join(folder, named));
	if (!closure.files.has(file)) return;
	let line = /\bline (\d+)/.exec(message)?.[1];
	return line === void 0 ? { file } : {
		file,
		line: Number(line)
	};
}
async function placeInKustomization(message, file, reader) {
	let text = await reader.text(file);
	if (text === void 0) return;
	let folder = posix.dirname(file), needle = [...message.matchAll(/["'(]([^"'()\s]+)["')]|unknown field "([^"]+)"|(\S+) does not exist/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? "").flatMap((word) => [word, posix.relative(folder, word)]).find((word) => word.length > 1 && text.includes(word));
	return {
		file,
		line: needle === void 0 ? 1 : lineOf(text, needle)
	};
}
// src/render/render-context.ts
const usualMaxBytes = 67108864;
function networkFor({ sandboxed }, asked = "none") {
	return sandboxed ? "none" : asked;
}
function problem(code, message, location) {
	return toErrorDocument(new SlipwayError(code, message, location === void 0 ? {} : { location }));
}
function nothing(...errors) {
	return {
		objects: [],
		errors
	};
}
function engineProblem(failure, root, explained) {
	return problem(failure.kind === "failed" ? "RENDER_FAILED" : "RENDER_LIMIT", `${root}: ${explained.message}`, explained.location);
}
// src/render/plain-files.ts
const skippedFolders = new Set(["node_modules", "vendor"]);
function isSkipped(path) {
	return path.split("/").some((part) => part.startsWith(".") || skippedFolders.has(part));
}
function isForeign(path) {
	return path.split("/").slice(0, -1).some((part) => skippedFolders.has(part));
}
function isAside(inside, below) {
	return isForeign(inside) || below === "." && posix.dirname(inside).split("/").some((part) => /^\.[^]/.test(part));
}
function territoriesOf(files) {
	let kustomizations = new Set(), charts = new Set();
	for (let file of files) {
		let name = posix.basename(file);
		kustomizationNames.includes(name) && kustomizations.add(posix.dirname(file)), name === "Chart.yaml" && charts.add(posix.dirname(file));
	}
	let outer = [...charts].filter((folder) => !ancestors(folder).some((above) => charts.has(above)));
	return {
		kustomizations,
		charts: new Set(outer)
	};
}
function ancestors(path) {
	let found = [];
	for (let folder = posix.dirname(path);; folder = posix.dirname(folder)) if (found.push(folder), folder === "." || folder === "/") return path === "." ? [] : found;
}
async function plainFiles(reader, closures, path) {
	let files = (await reader.tree.list(path === "." ? void 0 : [path])).filter((entry) => entry.mode !== "160000").map((entry) => entry.path);
	if (files.length === 1 && files[0] === path) return files;
	if (files.length !== 0) return await manifestsAmong(reader, closures, files, path);
}
async function manifestsAmong(reader, closures, files, below = ".") {
	let { kustomizations, charts } = territoriesOf(files), taken = new Set(), chosenFrom = new Set(), unreadable = new Set();
	for (let folder of kustomizations) try {
		for (let file of (await closures(folder))?.files ?? []) {
			taken.add(file);
			let beside = posix.dirname(file);
			posix.basename(beside) === "patches" && ancestors(beside).includes(folder) && chosenFrom.add(beside);
		}
	} catch {
		unreadable.add(folder);
	}
	let manifests = [];
	for (let file of files) {
		let inside = below === "." ? file : posix.relative(below, file);
		!/\.(ya?ml|json)$/i.test(file) || isAside(inside, below) || taken.has(file) || chosenFrom.has(posix.dirname(file)) || kustomizations.has(posix.dirname(file)) || ancestors(file).some((folder) => charts.has(folder) || unreadable.has(folder)) || await isManifest(reader, file) && manifests.push(file);
	}
	return manifests;
}
async function isManifest(reader, file) {
	try {
		let text = await reader.text(file) ?? "";
		return isPlainly(text) || mayBe(text) && (await reader.documents(file) ?? []).some(isObject);
	} catch {
		let bytes = await reader.bytes(file).catch(() => void 0);
		return bytes === void 0 || hasKeys(Buffer.from(bytes).toString("latin1").replace(/[^\n -~]/g, ""));
	}
}
const otherTools = /^(skaffold\/|kind\.x-k8s\.io\/|k3d\.io\/|eksctl\.io\/|backstage\.io\/|kustomize\.config\.k8s\.io\/|kubeadm\.k8s\.io\/|ctlptl\.dev\/|builtin\b)/;
function isPlainly(text) {
	let end = text.indexOf("\n---", text.startsWith("---") ? 3 : 0), first = end < 0 ? text : text.slice(0, end);
	return /^apiVersion: *([a-z0-9.-]+\/)?v\d\w* *\r?$/m.test(first) && /^kind: *(?!Config\b)[A-Z]\w* *\r?$/m.test(first) && !/kind["']?\s*:\s*["']?Config\b|(?:skaffold|x-k8s\.io|k3d\.io|eksctl\.io|backstage\.io|config\.k8s\.io|kubeadm\.k8s\.io|ctlptl\.dev)\/|builtin/.test(first);
}
function mayBe(text) {
	return text.includes("apiVersion") && text.includes("kind") || hasEscapedWord(text);
}
const escapedWord = /"[\w./-]{0,80}\\[xuU/\r\n][\w./\\\s-]{0,200}"/;
function hasEscapedWord(text) {
	return text.includes("\\") && escapedWord.test(text);
}
function mayName(group, text) {
	return text.includes(`${group}/v`) || hasEscapedWord(text);
}
function isObject({ value, problem, text }) {
	if (problem !== void 0) return hasKeys(text);
	if (!isMapping(value) || value.apiVersion === void 0 || value.kind === void 0) return !1;
	let { apiVersion, kind } = value;
	return !(typeof apiVersion == "string" && otherTools.test(apiVersion)) && (kind !== "Config" || apiVersion !== "v1");
}
function hasKeys(text) {
	return /(?:^|[\s{,])["']?apiVersion["']?\s*:/.test(text) && /(?:^|[\s{,])["']?kind["']?\s*:/.test(text);
}
// src/render/root-inputs.ts
async function rootInputs(reader, closures, root, applied) {
	let inputs = await namedInputs(reader, closures, root, applied);
	return inputs === void 0 ? void 0 : await withLinked(reader, inputs);
}
async function withLinked(reader, inputs) {
	let all = new Set(inputs);
	for (let input of inputs) {
		let [path = ""] = input.split("\0");
		if (!await reader.passesLink(path)) continue;
		let target = await reader.tree.resolve(path).catch(() => void 0);
		if (target === void 0 || await reader.bytes(path).catch(() => void 0) === void 0) return;
		all.add(target);
	}
	return all;
}
async function namedInputs(reader, closures, root, applied) {
	switch (root.engine) {
		case "kustomize": {
			let closure = await closures(root.id).catch(() => void 0);
			if (closure === void 0 || closure.isOpen) return;
			let names = closure.folders.flatMap((folder) => kustomizationNamesIn(folder));
			return new Set([...closure.files, ...names]);
		}
		case "helm": {
			let entries = await chartEntries(reader, root.id);
			return new Set([...entries.map(({ path, mode }) => mode === "100644" ? path : `${path}\0${mode}`), ...root.values ?? []]);
		}
		case "plain": {
			let files = await plainFiles(reader, closures, root.id);
			return files === void 0 ? void 0 : new Set(files);
		}
		case "argocd":
		case "flux": return await (await applied?.(reader))?.roots.get(root.id)?.inputs?.(closures);
		case "stdin": return;
	}
}
function kustomizationNamesIn(folder) {
	return kustomizationNames.map((name) => folder === "." ? name : `${folder}/${name}`);
}
async function sameInputs(one, other, root, applied) {
	let [inputs, others] = await Promise.all([rootInputs(one.reader, one.closures, root, applied), rootInputs(other.reader, other.closures, root, applied)]);
	if (inputs === void 0 || others === void 0 || inputs.size !== others.size) return !1;
	for (let input of inputs) {
		if (!others.has(input)) return !1;
		let [path = ""] = input.split("\0");
		if (!await isEqual(one.reader, other.reader, path)) return !1;
	}
	return !0;
}
async function isEqual(one, other, path) {
	try {
		let [bytes, otherBytes] = await Promise.all([one.bytes(path), other.bytes(path)]);
		return bytes === void 0 || otherBytes === void 0 ? bytes === otherBytes : Buffer.compare(bytes, otherBytes) === 0;
	} catch {
		return !1;
	}
}
function createStreamCache({ kept, version }, renderer) {
	let names = new Map(), known = new WeakMap(), describe = async (engine) => {
		let name = await renderer.describe([engine]);
		return name === void 0 || !/\d+\.\d+/.test(name) || /devel|dirty/.test(name) ? void 0 : `${version} ${name}`;
	};
	return {
		kept,
		by: (engine) => {
			let name = names.get(engine) ?? describe(engine);
			return names.set(engine, name), name;
		},
		async hashes(reader, inputs) {
			let files = known.get(reader) ?? hashedFiles(reader);
			known.set(reader, files);
			let found = [];
			for (let input of [...inputs].toSorted()) {
				let [path = ""] = input.split("\0"), hash = await files.hash(path);
				if (hash === void 0) return;
				found.push([input, hash]);
			}
			return found;
		}
	};
}
async function streamOf(root, context, options, render) {
	let { streams } = context, key = streams === void 0 ? void 0 : await keyOf$1(root, context, options, streams);
	if (streams === void 0 || key === void 0) return await render();
	let before = await streams.kept.get(key);
	if (before !== void 0) return { stream: new TextDecoder("utf-8", { ignoreBOM: !0 }).decode(before) };
	let output = await render();
	return "stream" in output && await streams.kept.put(key, new TextEncoder().encode(output.stream)), output;
}
async function keyOf$1(root, { reader, closures, network, maxBytes }, options, streams) {
	let by = await streams.by(root.engine), inputs = await rootInputs(reader, closures, root);
	if (by === void 0 || inputs === void 0) return;
	let all = [...inputs, ...(options.setFile ?? []).map((one) => one.slice(one.indexOf("=") + 1))], hashes = await streams.hashes(reader, all);
	if (hashes === void 0) return;
	let said = {
		format: "1",
		by,
		id: root.id,
		engine: root.engine,
		network: wordOf(network),
		maxBytes,
		options,
		hashes
	};
	return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}
function wordOf(network) {
	return typeof network == "string" ? network : [...network].toSorted();
}
function hashedFiles(reader) {
	let hashes = new Map();
	async function hashOf(path) {
		if (!await reader.passesLink(path)) try {
			let bytes = await reader.bytes(path);
			return bytes === void 0 ? "absent" : createHash("sha256").update(bytes).digest("hex");
		} catch {
			return;
		}
	}
	return { hash: (path) => {
		let hash = hashes.get(path) ?? hashOf(path);
		return hashes.set(path, hash), hash;
	} };
}
// src/render/render-kustomize.ts
async function renderKustomize(folder, context) {
	let { reader, renderer, network, unrestricted, timeoutMs, maxBytes, signal } = context, closure = await context.closures(folder);
	if (closure === void 0) return nothing(problem("ROOT_NOT_FOUND", `${folder} has no kustomization`));
	let refused = closure.needs.filter((need) => !allowed(need, network));
	if (refused.length > 0) return nothing(...refused.map((need) => toErrorDocument(refusal(need, folder))));
	if (unrestricted) for (let file of closure.files) await reader.bytes(file);
	let options = unrestricted ? { unrestricted } : {}, render = async () => renderer.kustomize({
		repository: await context.repository(),
		folder,
		network,
		timeoutMs,
		maxBytes,
		...options,
		...signal === void 0 ? {} : { signal }
	}), output = closure.needs.length > 0 ? await render() : await streamOf({
		id: folder,
		engine: "kustomize"
	}, context, options, render);
	if ("failure" in output) {
		let explained = output.failure.kind === "failed" ? await explainKustomize(output.failure.message, folder, closure, reader) : output.failure;
		return nothing(engineProblem(output.failure, folder, explained));
	}
	let { objects, problems } = objectsOf$1(readDocuments(output.stream, reader.cache)), find = createSourceFinder(await context.sources(closure.layer));
	return {
		objects: objects.map(({ manifest }) => {
			let source = find(manifest);
			return source === void 0 ? { manifest } : {
				manifest,
				origin: {
					file: source.file,
					line: source.line
				}
			};
		}),
		errors: problems.map(({ message, line }) => problem("RENDER_PARSE", `${folder}: line ${line} of what kustomize rendered: ${message}`))
	};
}
function allowed(need, network) {
	return need.type === "remote" ? network === "any" || network !== "none" && network.has(need.host) : !1;
}
function refusal(need, folder) {
	let hint = hintOf(need), more = hint === void 0 ? {} : { hint };
	return new SlipwayError("RENDER_NEEDS_TRUST", `${folder}: ${tellNeed(need)}`, {
		location: need.location,
		...more
	});
}
function hintOf({ type }) {
	switch (type) {
		case "remote": return;
		case "helm": return "That is never done: bring the chart by an Application or a HelmRelease, or commit what it renders.";
		case "plugin": return "Programs are never run: use a transformer that is built into kustomize, or commit what it makes.";
	}
}
function tellNeed(need) {
	switch (need.type) {
		case "remote": return `${need.what} has to be fetched from ${need.host}`;
		case "helm": return `${need.what} has to be inflated by Helm inside kustomize`;
		case "plugin": return `${need.what} is a plugin, a program that would be run`;
	}
}
// src/render/render-plain.ts
async function renderPlain(path, context) {
	let files = await plainFiles(context.reader, context.closures, path);
	if (files === void 0) return nothing(problem("ROOT_NOT_FOUND", `there is no file or folder ${path}`));
	let objects = [], errors = [];
	for (let file of files) {
		let found = await fromFile(file, context);
		for (let object of found.objects) objects.push(object);
		for (let error of found.errors) errors.push(error);
	}
	return {
		objects,
		errors
	};
}
async function fromFile(file, { reader }) {
	try {
		return fromDocuments(file, await reader.documents(file) ?? []);
	} catch (thrown) {
		if (!(thrown instanceof SlipwayError)) throw thrown;
		let error = toErrorDocument(thrown);
		return nothing({
			...error,
			location: error.location ?? { file }
		});
	}
}
async function renderStdin(context) {
	if (context.stdin === void 0) return nothing(problem("ROOT_NOT_FOUND", "there is no standard input to read"));
	let text = new TextDecoder().decode(await context.stdin());
	return text.length > context.maxBytes ? nothing(problem("RENDER_LIMIT", "standard input is too large")) : fromDocuments("-", readDocuments(text, context.reader.cache));
}
function fromDocuments(file, documents) {
	let { objects, problems } = objectsOf$1(documents);
	return {
		objects: objects.map(({ manifest, document }) => {
			let { line = 1, text = "" } = documents[document] ?? {};
			return {
				manifest,
				origin: {
					file,
					line: line + firstContentLine(text)
				}
			};
		}),
		errors: problems.map(({ message, line, column }) => problem("RENDER_PARSE", `${file}: ${message}`, column === void 0 ? {
			file,
			line
		} : {
			file,
			line,
			column
		}))
	};
}
// src/render/helm/chart.ts
async function readChart(reader, folder) {
	let file = posix.join(folder, "Chart.yaml"), document = (await reader.documents(file))?.find((one) => one.value !== void 0 || one.problem !== void 0);
	if (document === void 0) return;
	if (document.problem !== void 0) {
		let { message, line, column } = document.problem;
		throw new SlipwayError("RENDER_PARSE", `${file} is not valid YAML: ${message}`, { location: {
			file,
			line,
			column
		} });
	}
	let { name, type } = isMapping(document.value) ? document.value : {};
	if (typeof name != "string" || name === "") throw new SlipwayError("RENDER_PARSE", `${file} has no name`, { location: {
		file,
		line: 1
	} });
	return {
		folder,
		name,
		library: type === "library"
	};
}
function releaseName(chart) {
	let name = chart.name.toLowerCase().replace(/[^a-z0-9-]+/g, "-").slice(0, 53).replace(/^-+|-+$/g, "");
	return name === "" ? "release" : name;
}
function createTemplateFinder(chart, files) {
	return (source) => {
		let slash = source.indexOf("/"), path = posix.join(chart.folder, slash < 0 ? "" : posix.normalize(source.slice(slash + 1)));
		if (files.has(path)) return path;
		for (let match of [...path.matchAll(/\/charts\/([^/]+)\//g)].reverse()) {
			let start = `${path.slice(0, match.index)}/charts/${match[1]}-`, archive = [...files].find((file) => file.startsWith(start) && file.endsWith(".tgz") && !file.slice(start.length).includes("/"));
			if (archive !== void 0) return archive;
		}
		return posix.join(chart.folder, "Chart.yaml");
	};
}
function explainHelm(words, find) {
	let message = words.replace(/\n*Use --debug flag to render out invalid YAML\s*$/, "").replace(/^(.*\n)*?Error:\s*/, "").trim(), match = /(?:\bat \(|template: |\bon )([^\s:()]+\/[^\s:()]+)(?::(\d+))?(?::(\d+))?/.exec(message);
	if (match?.[1] === void 0) return { message };
	let [, source, line, column] = match;
	return {
		message,
		location: {
			file: find(source),
			...line === void 0 ? {} : { line: Number(line) },
			...column === void 0 ? {} : { column: Number(column) + 1 }
		}
	};
}
// src/render/render-helm.ts
async function renderHelm(folder, values, context, { release, trace, ...options } = {}) {
	let { reader, renderer, network, kubernetesVersion, timeoutMs, maxBytes, signal } = context, chart = await readChart(reader, folder);
	if (chart === void 0) return nothing(problem("ROOT_NOT_FOUND", `${folder} has no Chart.yaml`));
	let files = values.map((file) => joinInside(".", file, { file }));
	for (let file of files) if (await reader.text(file) === void 0) return nothing(problem("RENDER_FAILED", `${folder}: there is no values file ${file}`, { file }));
	let asked = {
		...options,
		release: release ?? releaseName(chart),
		values: files,
		...kubernetesVersion === void 0 ? {} : { kubernetesVersion }
	}, output = await streamOf({
		id: folder,
		engine: "helm",
		values: files
	}, context, asked, async () => renderer.helm({
		repository: await context.repository(),
		folder,
		network,
		timeoutMs,
		maxBytes,
		...asked,
		...signal === void 0 ? {} : { signal }
	})), entries = await reader.tree.list([folder]), find = createTemplateFinder(chart, new Set(entries.map((entry) => entry.path)));
	if ("failure" in output) {
		let explained = output.failure.kind === "failed" ? explainHelm(output.failure.message, find) : output.failure;
		return nothing(engineProblem(output.failure, folder, explained));
	}
	let documents = readDocuments(output.stream, reader.cache), sources = sourcesOf(documents.map((document) => document.text)), { objects, problems } = objectsOf$1(documents), rendered = objects.map(({ manifest, document }) => {
		let source = sources[document];
		return source === void 0 ? { manifest } : {
			manifest,
			origin: { file: find(source) }
		};
	}), noted = {
		reader,
		folder,
		request: asked,
		objects: rendered,
		layers: [],
		facts: {},
		...trace
	}, invalid = problems.map(({ message, document }) => {
		let source = sources[document];
		return problem("RENDER_PARSE", `${folder}: what the template renders is not valid: ${message}`, source === void 0 ? void 0 : { file: find(source) });
	});
	return {
		objects: rendered.map((object) => noteStep(object, {
			by: "chart",
			release: noted
		})),
		errors: [...invalid, ...await linksOut(reader, entries)]
	};
}
async function linksOut({ tree }, entries) {
	let errors = [];
	for (let { path } of entries.filter(({ mode }) => mode === "120000")) await tree.resolve(path).catch((thrown) => {
		if (!(thrown instanceof SlipwayError)) throw thrown;
		errors.push({
			...toErrorDocument(thrown),
			location: { file: path }
		});
	});
	return errors;
}
function sourcesOf(texts) {
	let last;
	return texts.map((text) => (last = /^---\r?\n# Source: (\S.*)$/m.exec(text)?.[1]?.trim() ?? last, last));
}
// src/render/charts/render-chart.ts
async function renderChart(folder, values, context, ...more) {
	let { charts, reader } = context, missing = charts === void 0 ? [] : await missingDependencies(reader, folder);
	if (charts === void 0 || missing.every(({ repository }) => repository === "")) return await renderHelm(folder, values, context, ...more);
	let files = new Map(), errors = [], placed = placedIn(folder, missing);
	for (let one of placed) try {
		for (let [path, bytes] of await filesOf(one, folder, reader, charts)) files.set(`${one.place}/${path}`, bytes);
	} catch (thrown) {
		errors.push(...problemsOf(thrown, one));
	}
	if (errors.length > 0) return nothing(...errors);
	let whole = overlaidReader(reader, files, charts.overlay), read = (more[0]?.setFile ?? []).map((one) => one.slice(one.indexOf("=") + 1));
	return inRepository(await withReader(whole, [
		folder,
		...values,
		...read
	], context, (changed) => renderHelm(folder, values, changed, ...more)), folder, placed);
}
function problemsOf(thrown, { location, name }) {
	let errors = toSlipwayErrors(thrown);
	if (errors.some(({ code }) => code === "INTERNAL")) throw thrown;
	return errors.map((error) => {
		let document = toErrorDocument(error);
		return {
			...document,
			message: `its dependency ${name}: ${document.message}`,
			location
		};
	});
}
function placedIn(folder, missing) {
	let distinct = new Map(missing.map((one) => [`${one.name} ${one.version} ${one.repository}`, one])), names = new Set();
	return [...distinct.values()].map((one) => {
		let name = one.name;
		for (let number = 2; names.has(name); number++) name = `${one.name}-${number}`;
		return names.add(name), {
			...one,
			place: posix.join(folder, "charts", name)
		};
	});
}
async function filesOf({ name, version, repository, location, place }, folder, { tree }, charts) {
	if (!/^[A-Za-z0-9][\w.-]*$/.test(name)) throw new SlipwayError("RENDER_FAILED", `${JSON.stringify(name)} is no name of a chart`, { location });
	if ((await tree.list([place])).length > 0) throw new SlipwayError("RENDER_FAILED", `${place} is there, and is no chart of that name`, { location });
	if (repository.startsWith("file://")) {
		let found = besideChart(folder, repository, location), files = new Map();
		for (let { path } of await tree.list([found])) {
			let bytes = await tree.read(path);
			bytes !== void 0 && files.set(posix.relative(found, path), bytes);
		}
		if (files.has("Chart.yaml")) return files;
		throw new SlipwayError("RENDER_FAILED", `there is no chart in ${found}`, { location });
	}
	if (!/^(?:https?|oci):\/\//.test(repository)) {
		let known = `its repository ${repository} is known to a machine's own Helm alone`;
		throw new SlipwayError("RENDER_FAILED", repository === "" ? "it is not in charts/" : known, {
			hint: "Write the URL of its repository, or vendor it with `helm dependency build`.",
			location
		});
	}
	let who = isFetched(folder) ? "a fetched chart" : `the chart ${folder}`;
	return (await charts.fetch({
		from: "repository",
		url: repository,
		chart: name,
		version
	}, who)).files;
}
function inRepository(content, folder, placed) {
	let places = placed.map(({ place, repository, location }) => ({
		start: `${place}/`,
		beside: repository.startsWith("file://") ? besideChart(folder, repository, location) : void 0,
		location
	})), moved = (at) => {
		let place = places.find(({ start }) => at.file.startsWith(start));
		if (place === void 0) return at;
		let { start, beside, location } = place;
		return beside === void 0 ? {
			...at,
			...location
		} : {
			...at,
			file: posix.join(beside, at.file.slice(start.length))
		};
	};
	return {
		...content,
		objects: content.objects.map((object) => object.origin === void 0 ? object : withOrigin(object, moved(object.origin))),
		errors: content.errors.map((error) => error.location === void 0 ? error : {
			...error,
			location: moved(error.location)
		})
	};
}
// src/render/bounded-errors.ts
const [head, tail] = [2e3, 1e3];
function boundErrors(errors, log) {
	return errors.map((error) => {
		let { message } = error;
		return message.length <= head + tail + 200 ? error : (log?.debug(`${error.code}: ${message}`), {
			...error,
			message: shortened(message)
		});
	});
}
function shortened(message) {
	let [start, end] = [whole(message.slice(0, head)), whole(message.slice(-tail))];
	return `${start}\n… ${message.length - start.length - end.length} characters are left out here; --verbose tells them …\n${end}`;
}
function whole(text) {
	return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");
}
function createNativeRenderer(exec, { maxMemoryBytes = 2147483648 } = {}) {
	let kustomize, versions = new Map(), versionOf = (engine) => {
		let version = versions.get(engine) ?? probe(exec, engine);
		return versions.set(engine, version), version;
	};
	return {
		sandboxed: !1,
		describe: (engines) => describe(versionOf, engines),
		async kustomize(request) {
			kustomize ??= findKustomize(exec);
			let [command = "", ...args] = await kustomize;
			return request.unrestricted === !0 && args.push("--load-restrictor", "LoadRestrictionsNone"), args.push(join$1(request.repository, request.folder)), run$1(exec, {
				...base(request),
				maxMemoryBytes,
				command,
				args
			}, request);
		},
		helm: (request) => {
			let stdin = request.overrides === void 0 ? {} : { stdin: request.overrides };
			return run$1(exec, {
				...base(request),
				maxMemoryBytes,
				command: "helm",
				args: helmArguments(request),
				...stdin
			}, request);
		}
	};
}
function probe(exec, engine) {
	return exec.probe(engine, engine === "helm" ? ["version", "--short"] : ["version"]);
}
async function describe(versionOf, engines) {
	let found = [];
	for (let engine of engines) {
		let version = await versionOf(engine);
		if (version === void 0) return;
		found.push(`${engine} ${version}`);
	}
	return `native (${found.join(", ")})`;
}
async function findKustomize(exec) {
	if (await exec.probe("kustomize", ["version"]) !== void 0) return ["kustomize", "build"];
	if (await exec.probe("kubectl", ["version", "--client"]) !== void 0) return ["kubectl", "kustomize"];
	throw new SlipwayError("TOOL_MISSING", "neither kustomize nor kubectl is installed", { hint: "Install kustomize: https://kubectl.docs.kubernetes.io/installation/kustomize/" });
}
function helmArguments(request) {
	return [
		"template",
		request.release,
		join$1(request.repository, request.folder),
		...request.skipCrds === !0 ? [] : ["--include-crds"],
		"--skip-tests",
		...request.kubernetesVersion === void 0 ? [] : ["--kube-version", request.kubernetesVersion],
		...request.values.flatMap((file) => ["--values", join$1(request.repository, file)]),
		...request.overrides === void 0 ? [] : ["--values", "-"],
		"--namespace",
		request.namespace ?? "default",
		...(request.apiVersions ?? []).flatMap((version) => ["--api-versions", version]),
		...request.skipSchema === !0 ? ["--skip-schema-validation"] : [],
		...(request.set ?? []).flatMap((one) => ["--set", one]),
		...(request.setString ?? []).flatMap((one) => ["--set-string", one]),
		...(request.setFile ?? []).flatMap((one) => ["--set-file", one])
	];
}
function base({ repository, network, timeoutMs, maxBytes, signal }) {
	return {
		cwd: repository,
		env: {
			...quiet,
			...network === "none" ? offline : {}
		},
		timeoutMs,
		maxBytes,
		...signal === void 0 ? {} : { signal }
	};
}
const quiet = {
	GIT_TERMINAL_PROMPT: "0",
	HELM_NO_PLUGINS: "1",
	GOGC: "400",
	GOMEMLIMIT: "1GiB"
}, offline = {
	GIT_ALLOW_PROTOCOL: "none",
	HTTP_PROXY: "http://127.0.0.1:9",
	HTTPS_PROXY: "http://127.0.0.1:9",
	http_proxy: "http://127.0.0.1:9",
	https_proxy: "http://127.0.0.1:9",
	NO_PROXY: "",
	no_proxy: ""
};
async function run$1(exec, command, { repository, timeoutMs, maxBytes, signal }) {
	let result = await exec.run(command);
	switch (signal?.throwIfAborted(), result.ended) {
		case "timeout": return { failure: {
			kind: "time",
			message: `it took longer than ${Math.round(timeoutMs / 1e3)} s`
		} };
		case "too-much-output": return { failure: {
			kind: "size",
			message: `it renders more than ${Math.round(maxBytes / 1024 / 1024)} MiB`
		} };
		case "too-much-memory": return { failure: {
			kind: "size",
			message: "rendering it takes more memory than a root may have"
		} };
	}
	if (result.exitCode === 0) return { stream: Buffer.from(result.stdout).toString("utf8") };
	let words = result.stderr.trim().replaceAll(`${repository}/`, "");
	return { failure: {
		kind: "failed",
		message: words === "" ? `${command.command} ended with ${result.exitCode ?? "a signal"}` : words
	} };
}
// src/render/needed-paths.ts
async function neededPaths(reader, roots, closures) {
	let paths = new Set();
	for (let { engine, id, values } of roots) {
		if (engine === "helm") for (let path of [id, ...values ?? []]) paths.add(path);
		if (engine === "argocd" || engine === "flux") return;
		if (engine !== "kustomize") continue;
		let closure = await closures(id).catch(() => void 0);
		if (closure === void 0 || closure.needs.length > 0) return;
		for (let path of [...closure.folders, ...closure.files]) paths.add(path);
	}
	if (!paths.has(".")) {
		for (let path of paths) {
			if (await reader.passesLink(path)) return;
			let entries = await reader.tree.list([path]);
			if (entries.length === 0 || entries.some(({ mode }) => mode === "120000")) return;
		}
		return [...paths];
	}
}
// src/render/render-roots.ts
async function renderRoots(request) {
	let { tree, roots, signal, concurrency = availableParallelism() } = request;
	await using disposables = new AsyncDisposableStack();
	let reader = request.reader ?? createTreeReader(tree, request.cache), renderer = request.renderer ?? createNativeRenderer(request.exec), folder, closures = request.closures ?? createClosureReader(reader);
	async function openFolder() {
		return disposables.use(await tree.materialize(await neededPaths(reader, roots, closures))).folder;
	}
	let context = {
		applications: void 0,
		reader,
		closures,
		sources: createObjectSources(reader),
		renderer,
		repository: () => folder ??= openFolder(),
		stdin: request.stdin,
		network: networkFor(renderer, request.network),
		charts: request.charts,
		unrestricted: request.unrestricted ?? !1,
		kubernetesVersion: request.kubernetesVersion ?? "1.37",
		streams: request.streams ?? (request.renders && createStreamCache(request.renders, renderer)),
		timeoutMs: request.timeoutMs ?? 6e4,
		maxBytes: request.maxBytes ?? 67108864,
		signal
	}, limit = pLimit(Math.max(1, concurrency));
	return (await Promise.allSettled(roots.map((root) => limit(() => (signal?.throwIfAborted(), renderRoot(root, context, request)))))).map((one) => {
		if (one.status === "rejected") throw one.reason;
		return one.value;
	});
}
async function renderRoot(root, context, { applied, log }) {
	let start = performance.now(), content = await contentOf(root, context, applied), errors = content.objects.length === 0 && content.errors.length === 0 && content.excluded === void 0 ? [problem("RENDER_EMPTY", `${root.id} renders no object`)] : content.errors;
	return {
		id: root.id,
		engine: root.engine,
		objects: content.objects,
		errors: boundErrors(errors, log),
		milliseconds: Math.round(performance.now() - start),
		...content.excluded === void 0 ? {} : { excluded: content.excluded },
		...content.unseen === void 0 ? {} : { unseen: content.unseen }
	};
}
async function contentOf(root, context, applied) {
	try {
		switch (root.engine) {
			case "kustomize": return await renderKustomize(root.id, context);
			case "helm": return await renderChart(root.id, root.values ?? [], context);
			case "plain": return await renderPlain(root.id, context);
			case "stdin": return await renderStdin(context);
			case "argocd":
			case "flux": return await ((await applied?.(context.reader))?.roots.get(root.id))?.render(context) ?? nothing(problem("ROOT_NOT_FOUND", `there is no ${root.id}`));
		}
	} catch (thrown) {
		if (context.signal?.aborted === !0) throw thrown;
		let errors = toSlipwayErrors(thrown);
		if (errors.some(({ code }) => code === "TOOL_MISSING" || code === "INTERNAL" || code === "EXEC_FAILED")) throw thrown;
		return {
			objects: [],
			errors: errors.map(toErrorDocument)
		};
	}
}
// src/render/charts/chart-archive.ts
const limits = {
	maxBytes: 104857600,
	maxFiles: 1e4
};
function readChartArchive(bytes, what, { whole = !1 } = {}) {
	let refuse = (why) => new SlipwayError("CHART_INVALID", `${what} is refused: ${why}`), packed;
	try {
		packed = readArchive(bytes, limits);
	} catch (thrown) {
		throw thrown instanceof ArchiveError ? refuse(thrown.message) : thrown;
	}
	let chart = [...packed.keys()].find((name) => /^[^/]+\/Chart\.yaml$/.test(name));
	if (chart === void 0 && !whole) throw refuse("it holds no chart");
	let start = chart === void 0 ? "" : chart.slice(0, -10), files = new Map();
	for (let [name, content] of packed) {
		if (!name.startsWith(start)) throw refuse(`${JSON.stringify(name)} is beside its folder`);
		if (name.split("/").some((part) => part.toLowerCase() === ".git")) throw refuse("it holds a git repository");
		if (content.byteLength > 16777216) throw refuse(`${JSON.stringify(name)} is larger than 16 MiB`);
		files.set(name.slice(start.length), content);
	}
	for (let name of files.keys()) for (let slash = name.indexOf("/"); slash >= 0; slash = name.indexOf("/", slash + 1)) if (files.has(name.slice(0, slash))) throw refuse(`${JSON.stringify(name)} is in a file`);
	return files;
}
// src/render/charts/index-file.ts
function readChartIndex(text) {
	let parts = partsOf(text), whole, all = () => whole ??= entriesOf(text);
	return parts === void 0 && all(), {
		charts: [...parts?.keys() ?? Object.keys(all())],
		versionsOf(chart) {
			let part = parts?.get(chart);
			if (parts !== void 0 && part === void 0) return;
			let read = part === void 0 ? void 0 : parsed(`entries:\n${part}`), entries = isMapping(read) ? read : all();
			return Object.hasOwn(entries, chart) ? entries[chart] : void 0;
		}
	};
}
var IndexError = class extends Error {};
function entriesOf(text) {
	let [document] = readDocuments(text).filter(({ value, problem }) => value !== void 0 || problem !== void 0);
	if (document?.problem !== void 0) throw new IndexError(document.problem.message);
	let entries = isMapping(document?.value) ? document.value.entries : void 0;
	if (!isMapping(entries)) throw new IndexError("it has no entries");
	return entries;
}
function parsed(text) {
	let [document, ...more] = readDocuments(text);
	return more.length === 0 && isMapping(document?.value) ? document.value.entries : void 0;
}
const entriesLine = /^(?:entries|"entries"|'entries'):[ \r]*$/, chartLine = /^(?:"([^"\\]+)"|'([^']+)'|([A-Za-z][\w.-]*)):[ \r]*$/, otherLine = /^[A-Za-z][\w.-]*:(?:[ \r]|$)/;
function partsOf(text) {
	let parts = new Map(), [indent, isInside, isOver] = [
		0,
		!1,
		!1
	], open, close = (end) => {
		open !== void 0 && parts.set(open.chart, text.slice(open.start, end)), open = void 0;
	};
	for (let start = 0, end = 0; start < text.length; start = end + 1) {
		end = text.indexOf("\n", start), end < 0 && (end = text.length);
		let at = start;
		for (; text[at] === " ";) at++;
		if (at >= end || text[at] === "#" || text[at] === "\r") continue;
		let depth = at - start;
		if (isInside && depth > 0) {
			if (indent === 0 && (indent = depth), depth > indent || depth === indent && open !== void 0 && text[at] === "-") continue;
			let [, double, single, plain] = depth === indent && chartLine.exec(text.slice(at, end)) || [], chart = double ?? single ?? plain;
			if (close(start), chart === void 0 || parts.has(chart)) return;
			open = {
				chart,
				start
			};
		} else if (depth === 0) {
			close(start);
			let line = text.slice(start, Math.min(end, start + 100)), begins = entriesLine.test(line);
			if (begins ? isInside || isOver : !otherLine.test(line) || line.startsWith("entries:")) return;
			isOver ||= isInside, isInside = begins;
		}
	}
	return close(text.length), parts.size > 0 ? parts : void 0;
}
// src/regexp/program.ts
function programOf(node, most) {
	let steps = [{ type: "match" }], characters = new Map(), add = (step) => {
		if (steps.length >= most) throw new TooLong();
		return steps.push(step) - 1;
	}, compile = (node, next) => {
		switch (node.type) {
			case "character": {
				let key = `${node.folds}${node.source}`, fits = characters.get(key) ?? characterTest(node.source, node.folds);
				return characters.set(key, fits), add({
					type: "character",
					fits,
					next
				});
			}
			case "assertion": return add({
				type: "assertion",
				at: node.at,
				next
			});
			case "sequence": return node.parts.reduceRight((after, part) => compile(part, after), next);
			case "either": return add({
				type: "split",
				next: node.ways.map((way) => compile(way, next))
			});
			case "group": return compile(node.node, next);
			case "repetition": return repeat(node, next);
		}
	}, repeat = ({ node, least, most }, next) => {
		let at = next;
		if (most === void 0) {
			let ways = [next];
			at = add({
				type: "split",
				next: ways
			}), ways.push(compile(node, at));
		} else for (let times = least; times < most; times++) at = add({
			type: "split",
			next: [next, compile(node, at)]
		});
		for (let times = 0; times < least; times++) at = compile(node, at);
		return at;
	};
	try {
		return {
			start: compile(node, 0),
			steps
		};
	} catch (thrown) {
		if (thrown instanceof TooLong) return;
		throw thrown;
	}
}
var TooLong = class extends Error {};
function characterTest(source, folds) {
	try {
		let expression = RegExp(`^${source}$`, folds ? "vi" : "v");
		return (character) => expression.test(character);
	} catch {
		return refuse("no class");
	}
}
// src/regexp/matches.ts
const mostSteps = 1e4;
function createMatches(source) {
	let program = source.length > mostSteps ? void 0 : programOf(parseRegexp(source).node, mostSteps);
	if (program === void 0) return () => void 0;
	let machine = createMachine(program);
	return (text) => {
		if (!(text.length * program.steps.length > 4e6)) return machine.remembered > 2e4 && (machine = createMachine(program)), run(machine, text);
	};
}
function run(machine, text) {
	let state = machine.first;
	for (let at = 0; at < text.length; at++) {
		let code = text.codePointAt(at) ?? 0;
		code > 65535 && at++;
		let next = state.after[code] ?? machine.go(state, code);
		if (typeof next == "boolean") return next;
		state = next;
	}
	return state.atEnd ??= reachable(machine.program, state, "none") === !0, state.atEnd;
}
function createMachine(program) {
	let states = new Map(), stateOf = (steps, before) => {
		let key = `${before} ${steps.join(" ")}`, state = states.get(key) ?? {
			steps,
			before,
			after: []
		};
		return states.set(key, state), state;
	}, isAnchored = beginsAtStart(program), machine = {
		program,
		first: stateOf([program.start], "none"),
		remembered: 0,
		go(state, code) {
			let character = String.fromCodePoint(code), ways = reachable(program, state, edgeOf(character)), next = ways === !0 || follow(ways, character);
			return state.after[code] = next, machine.remembered++, next;
		}
	}, follow = (ways, character) => {
		let next = new Set();
		for (let way of ways) {
			let step = program.steps[way];
			step?.type === "character" && step.fits(character) && next.add(step.next);
		}
		return isAnchored || next.add(program.start), next.size !== 0 && stateOf([...next].toSorted((one, other) => one - other), edgeOf(character));
	};
	return machine;
}
function reachable({ steps }, state, after) {
	let found = new Set(state.steps);
	for (let at of found) {
		let step = steps[at];
		if (step?.type === "match") return !0;
		if (step?.type === "split") for (let next of step.next) found.add(next);
		step?.type === "assertion" && holds(step.at, state.before, after) && found.add(step.next);
	}
	return [...found];
}
function holds(at, before, after) {
	switch (at) {
		case "start": return before === "none";
		case "end": return after === "none";
		case "lineStart": return before === "none" || before === "newline";
		case "lineEnd": return after === "none" || after === "newline";
		case "boundary": return before === "word" != (after === "word");
		case "noBoundary": return before === "word" == (after === "word");
	}
}
function edgeOf(character) {
	return character === "\n" ? "newline" : /\w/.test(character) ? "word" : "other";
}
function beginsAtStart({ steps, start }) {
	let step = steps[start];
	return step?.type === "assertion" && step.at === "start";
}
async function newestMatching(range, versions, evaluate, signal) {
	if (versions.includes(range)) return range;
	let known = versions.flatMap((text) => parseVersion(text) ?? []).toSorted(newestFirst);
	if (known.length === 0) return;
	let [answer] = await evaluate({
		texts: ["{{ range .versions }}{{ if semverCompare $.range . }}{{ . }}{{ \"\\n\" }}{{ end }}{{ end }}"],
		params: {
			range: range === "" ? "*" : range,
			versions: known.map(({ text }) => text)
		},
		options: [],
		timeoutMs: 6e4,
		...signal === void 0 ? {} : { signal }
	}), failed = answer !== void 0 && "failed" in answer ? answer.failed : "no answer";
	if (failed.includes("improper constraint")) throw new SlipwayError("CHART_NOT_FOUND", `"${range}" is neither a version nor a range of versions`, { hint: "Ranges are written as Helm does: \"1.x\", \"^1.2\", \">=1.0.0 <2.0.0\"." });
	if (answer === void 0 || "failed" in answer) throw new SlipwayError("EXEC_FAILED", `versions could not be compared with "${range}": ${failed}`);
	return answer.text.split("\n").find((line) => line !== "");
}
function matchingTags(filter, tags) {
	try {
		let matches = createMatches(filter);
		return tags.filter((tag) => matches(tag));
	} catch (thrown) {
		if (thrown instanceof RegexpError) return;
		throw thrown;
	}
}
function nearestVersions(asked, versions, most = 5) {
	let sorted = versions.flatMap((text) => parseVersion(text) ?? []).toSorted(newestFirst), wanted = parseVersion(asked.trim()), at = wanted === void 0 ? 0 : sorted.findIndex((one) => newestFirst(wanted, one) <= 0), middle = at < 0 ? sorted.length : at, start = Math.max(0, Math.min(middle - Math.floor(most / 2), sorted.length - most));
	return sorted.slice(start, start + most).map(({ text }) => text);
}
const identifiers = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*", versionForm = RegExp(`^v?(\\d{1,15})(?:\\.(\\d{1,15}))?(?:\\.(\\d{1,15}))?(?:-(${identifiers}))?(?:\\+${identifiers})?$`);
function parseVersion(text) {
	let match = versionForm.exec(text);
	if (match === null || match[4]?.split(".").some((part) => /^0\d+$/.test(part)) === !0) return;
	let [, major = "0", minor = "0", patch = "0", prerelease] = match;
	return {
		text,
		numbers: [
			major,
			minor,
			patch
		].map(Number),
		prerelease: prerelease === void 0 ? [] : prerelease.split(".")
	};
}
function newestFirst(one, other) {
	for (let [index, number] of one.numbers.entries()) {
		let difference = (other.numbers[index] ?? 0) - number;
		if (difference !== 0) return difference;
	}
	if (one.prerelease.length === 0 || other.prerelease.length === 0) return other.prerelease.length === 0 ? one.prerelease.length === 0 ? 0 : 1 : -1;
	for (let index = 0;; index++) {
		let [mine, theirs] = [one.prerelease[index], other.prerelease[index]];
		if (mine === void 0 || theirs === void 0) return mine === theirs ? 0 : mine === void 0 ? 1 : -1;
		let difference = comparePart(theirs, mine);
		if (difference !== 0) return difference;
	}
}
function comparePart(one, other) {
	let [number, otherNumber] = [/^\d+$/.test(one), /^\d+$/.test(other)];
	return number && otherNumber ? Number(one) - Number(other) : number === otherNumber ? one === other ? 0 : one < other ? -1 : 1 : number ? -1 : 1;
}
// src/render/charts/http-repository.ts
const largestArchive = 20971520;
function createIndexReader(services) {
	let known = new Map();
	return (url, signal) => {
		let before = known.get(url);
		if (before !== void 0) return before;
		let made = fetchIndex(url, services, signal);
		return known.set(url, made), made;
	};
}
async function fetchIndex(url, services, signal) {
	let bytes = await download(below(url, "index.yaml"), 52428800, services, signal);
	if (bytes === void 0) throw new SlipwayError("CHART_NOT_FOUND", `there is no chart repository at ${shownUrl(url)}: it has no index.yaml`);
	return understood(url, () => readChartIndex(new TextDecoder().decode(bytes)));
}
function understood(url, read) {
	try {
		return read();
	} catch (thrown) {
		throw thrown instanceof IndexError ? new SlipwayError("CHART_INVALID", `the index of ${shownUrl(url)} is not valid: ${thrown.message}`) : thrown;
	}
}
async function fetchFromIndex(origin, readIndex, services, beyond, signal) {
	let what = describeOrigin(origin), index = await readIndex(origin.url, signal), listed = understood(origin.url, () => index.versionsOf(origin.chart)), all = Array.isArray(listed) ? listed.flatMap((one) => entryOf(one) ?? []) : [];
	if (all.length === 0) throw new SlipwayError("CHART_NOT_FOUND", `${shownUrl(origin.url)} has no chart ${origin.chart}`, { hint: alike(origin.chart, index.charts) });
	let versions = all.map(({ version }) => version), version = await newestMatching(origin.version, versions, services.evaluate, signal), entry = all.find((one) => one.version === version);
	if (entry === void 0) throw noVersion(what, origin.version, versions);
	let [reference] = entry.urls;
	if (reference === void 0) throw new SlipwayError("CHART_INVALID", `${what} has no URL in its repository's index`);
	let url = resolveUrl(origin.url, reference);
	if (beyond.demand(url), url.startsWith("oci://")) return await beyond.fetchOci(url, entry.version, what, signal);
	let { digest } = entry, before = digest === void 0 ? void 0 : await services.kept?.get(keyOf(digest)), bytes = matches(before, digest) ? before : await download(url, largestArchive, services, signal);
	if (bytes === void 0) throw new SlipwayError("CHART_NOT_FOUND", `${what} is not at ${shownUrl(url)}`);
	if (digest !== void 0 && !matches(bytes, digest)) throw new SlipwayError("CHART_INVALID", `${what} is not what its repository's index names: its digest is another`);
	let files = readChartArchive(bytes, what);
	return digest !== void 0 && bytes !== before && await services.kept?.put(keyOf(digest), bytes), {
		files,
		version: entry.version,
		digest: `sha256:${sha256(bytes)}`
	};
}
function noVersion(what, asked, versions) {
	let near = nearestVersions(asked, versions), hint = near.length === 0 ? {} : { hint: `There are ${versions.length} versions, among them ${near.join(", ")}.` };
	return new SlipwayError("CHART_NOT_FOUND", `${what}: there is no such version`, hint);
}
async function download(address, maxBytes, services, signal) {
	let { url, login } = services.loginFor(address), stop = signal === void 0 ? {} : { signal }, given = login === void 0 ? {} : { login }, { status, bytes } = await services.download({
		url,
		maxBytes,
		...given,
		...stop
	});
	if (status === 200) return bytes;
	if (status === 404 || status === 410) return;
	let { host } = new URL(url);
	throw (status === 401 || status === 403) && login === void 0 ? new SlipwayError("CREDENTIALS_ABSENT", `chart repository ${host} wants a login for ${url}`, { hint: "Name its URL, the user and the variable that holds the password in gate.charts.logins." }) : status === 401 || status === 403 ? new SlipwayError("REGISTRY_AUTH", `chart repository ${host} refuses the login for ${url}`, { hint: "The user or password of gate.charts.logins is wrong, or may not read this." }) : new SlipwayError("CHART_UNREACHABLE", `chart repository ${host} answered ${status} to ${url}`);
}
function entryOf(value) {
	if (!isMapping(value)) return;
	let { version, urls, digest } = value;
	if (typeof version != "string" && typeof version != "number") return;
	let hex = typeof digest == "string" ? /^(?:sha256:)?([0-9a-f]{64})$/i.exec(digest)?.[1]?.toLowerCase() : void 0;
	return {
		version: String(version),
		urls: Array.isArray(urls) ? urls.filter((url) => typeof url == "string") : [],
		digest: hex
	};
}
function resolveUrl(base, reference) {
	let isWhole = /^(?:https?|oci):\/\//.test(reference) && URL.canParse(reference);
	if (!isWhole && /^[a-z][a-z0-9+.-]*:/i.test(reference)) throw leadsTo(base, reference);
	let url = isWhole ? reference : below(base, reference), { protocol } = new URL(url);
	if (protocol !== "https:" && protocol !== "oci:" && protocol !== new URL(base).protocol) throw leadsTo(base, reference);
	return url;
}
function leadsTo(base, reference) {
	return new SlipwayError("CHART_INVALID", `the index of ${shownUrl(base)} leads to ${shownUrl(reference)}`);
}
function below(base, path) {
	if (!/^https?:$/.test(URL.parse(base)?.protocol ?? "")) throw new SlipwayError("CHART_NOT_FOUND", `${JSON.stringify(shownUrl(base))} is no URL of a chart repository`);
	let url = new URL(base);
	url.pathname.endsWith("/") || (url.pathname += "/");
	let found = URL.parse(path, url.href);
	if (found === null) throw leadsTo(base, path);
	return found.origin === url.origin && (found.search === "" && (found.search = url.search), [found.username, found.password] = [url.username, url.password]), found.href;
}
function keyOf(digest) {
	return sha256(`chart ${digest}`);
}
function matches(bytes, digest) {
	return bytes !== void 0 && digest !== void 0 && sha256(bytes) === digest;
}
function sha256(content) {
	return createHash("sha256").update(content).digest("hex");
}
function alike(name, names) {
	let near = names.filter((one) => one.includes(name) || name.includes(one)).slice(0, 5), shown = near.length > 0 ? near : names.slice(0, 5);
	return shown.length === 0 ? "It has no chart at all." : `It has ${names.length} charts, among them ${shown.join(", ")}.`;
}
// src/render/charts/oci-charts.ts
const chartTypes = ["application/vnd.cncf.helm.chart.content.v1.tar+gzip", "application/tar+gzip"];
async function fetchOciChart(origin, services, signal) {
	let repository = repositoryOf(`${origin.url.replace(/\/+$/, "")}/${origin.chart}`), what = describeOrigin(origin), version = isWholeVersion(origin.version) ? origin.version.trim().replace(/^=/, "") : await newestTag(repository, origin.version, what, services, signal), found = await fetchLayer(repository, tagOf(version), void 0, what, services, signal);
	if (found === void 0) throw await noTag(repository, version, what, services, signal);
	return {
		files: readChartArchive(found.bytes, what),
		version,
		digest: found.digest
	};
}
async function fetchOciReference(url, version, what, services, signal) {
	let { name, tag, digest } = splitReference(url.slice(6)), found = await fetchLayer(name, digest ?? tag ?? tagOf(version), void 0, what, services, signal);
	if (found === void 0) throw new SlipwayError("CHART_NOT_FOUND", `${what} is not at ${url}`);
	return {
		files: readChartArchive(found.bytes, what),
		version,
		digest: found.digest
	};
}
async function fetchArtifactChart(origin, services, signal) {
	let repository = repositoryOf(origin.url), what = describeOrigin(origin), { digest, semver, semverFilter, tag } = origin, version = digest ?? (semver === void 0 ? tag ?? "latest" : await newestTag(repository, semver, what, services, signal, semverFilter)), found = await fetchLayer(repository, digest === void 0 ? tagOf(version) : digest, origin.mediaType, what, services, signal);
	if (found === void 0) throw await noTag(repository, version, what, services, signal);
	return {
		files: readChartArchive(found.bytes, what, { whole: !0 }),
		version,
		digest: found.digest
	};
}
async function fetchLayer(repository, reference, mediaType, what, { registry, kept }, signal) {
	let digest = reference.startsWith("sha256:") ? reference : await registry.digest(repository, reference, signal);
	if (digest === void 0) return;
	let key = createHash("sha256").update(`oci chart ${digest} ${mediaType ?? ""}`).digest("hex"), before = await kept?.get(key);
	if (before !== void 0) return {
		bytes: before,
		digest
	};
	let artifact = await registry.artifact(repository, digest, { maxBytes: largestArchive }, signal);
	if (artifact === void 0) return;
	let layer = layerOf(artifact.layers, mediaType);
	if (layer === void 0) {
		let types = artifact.layers.map((one) => JSON.stringify(one.mediaType)).join(", ");
		throw new SlipwayError("CHART_INVALID", `${what} holds no chart; its layers are ${types || "none"}`);
	}
	return await kept?.put(key, layer.bytes), {
		bytes: layer.bytes,
		digest
	};
}
function layerOf(layers, mediaType) {
	if (mediaType !== void 0) return layers.find((layer) => layer.mediaType === mediaType);
	let [first] = layers;
	return chartTypes.map((type) => layers.find((layer) => layer.mediaType === type)).find((layer) => layer !== void 0) ?? (first !== void 0 && isArchive(first.bytes) ? first : void 0);
}
async function newestTag(repository, range, what, { registry, evaluate }, signal, filter = "") {
	let tags = await registry.tags(repository, signal);
	if (tags === void 0) throw new SlipwayError("CHART_NOT_FOUND", `${what}: the registry has no ${repository}`);
	let wanted = filter === "" ? tags : matchingTags(filter, tags);
	if (wanted === void 0) throw new SlipwayError("CHART_NOT_FOUND", `${what}: its semverFilter is no regular expression of Go's`, { hint: "Flux compiles it as RE2 does: without looking around and back references." });
	let versions = wanted.map(versionOf), version = await newestMatching(range, versions, evaluate, signal);
	if (version === void 0) throw noVersion(what, range, versions);
	return version;
}
async function noTag(repository, version, what, { registry }, signal) {
	let tags = await registry.tags(repository, signal).catch(() => void 0);
	return tags === void 0 ? new SlipwayError("CHART_NOT_FOUND", `${what}: the registry has no ${repository}`) : noVersion(what, version, tags.map(versionOf));
}
function repositoryOf(url) {
	return url.replace(/^oci:\/\//, "").replace(/\/+$/, "");
}
function tagOf(version) {
	return version.replaceAll("+", "_");
}
function versionOf(tag) {
	return tag.replaceAll("_", "+");
}
// src/render/charts/create-charts.ts
function createCharts(settings) {
	let { network, untrusted, notice, signal, timeoutMs = 12e4 } = settings, fetched = new Map(), told = new Set(), readIndex = createIndexReader(settings);
	async function get(origin) {
		let limit = AbortSignal.timeout(timeoutMs), stop = signal === void 0 ? limit : AbortSignal.any([signal, limit]);
		try {
			return origin.from === "artifact" ? await fetchArtifactChart(origin, settings, stop) : isOci(origin) ? await fetchOciChart(origin, settings, stop) : await fetchFromIndex(origin, readIndex, settings, beyond(origin), stop);
		} catch (thrown) {
			if (!limit.aborted || signal?.aborted === !0) throw withoutLogin(thrown, origin);
			let why = `it took longer than ${Math.round(timeoutMs / 1e3)} s`;
			throw new SlipwayError("CHART_UNREACHABLE", `${describeOrigin(origin)}: ${why}`, { cause: thrown });
		}
	}
	let beyond = (origin) => ({
		demand(url) {
			let there = {
				...origin,
				url
			}, hint = refused(there);
			if (hint === void 0) return;
			let message = `${describeOrigin(origin)} has to be fetched from ${hostOf(there)}, where its repository's index leads`;
			throw new SlipwayError("RENDER_NEEDS_TRUST", message, { hint });
		},
		fetchOci: (url, version, what, stop) => fetchOciReference(url, version, what, settings, stop)
	});
	function refused(origin) {
		if (untrusted) return "An untrusted run fetches nothing. Vendor the chart into the repository, or let a trusted run judge the change.";
		if (!(network === "any" || network !== "none" && hostNames(origin).some((name) => network.has(name)))) return `Allow its host, \`gate.network: [${hostOf(origin)}]\` in slipway.yaml (or --network any), or vendor the chart into the repository.`;
	}
	return {
		overlay: settings.overlay,
		refused,
		async fetch(origin, who) {
			let hint = refused(origin);
			if (hint !== void 0) throw new SlipwayError("RENDER_NEEDS_TRUST", `${describeOrigin(origin)} has to be fetched`, { hint });
			let key = JSON.stringify(origin), made = fetched.get(key) ?? get(origin);
			fetched.set(key, made);
			let chart = await made, words = `not pinned: ${who} takes ${describeOrigin(origin)}, which is ${chart.version === "" ? chart.digest : chart.version} now`;
			return !isPinned(origin) && !told.has(words) && (told.add(words), notice(words)), chart;
		}
	};
}
function withoutLogin(thrown, origin) {
	if (!(thrown instanceof SlipwayError) || thrown.code !== "REGISTRY_AUTH") return thrown;
	let { given = !0 } = thrown.cause ?? {};
	return given ? thrown : new SlipwayError("CREDENTIALS_ABSENT", `${describeOrigin(origin)}: ${thrown.message}`, {
		hint: `Log in to ${hostOf(origin)} in this job before, for instance with docker/login-action or \`docker login\`.`,
		cause: thrown
	});
}
// src/render/charts/logins.ts
function createLogins(logins, variable, mask) {
	return (address) => {
		let bare = new URL(address), own = {
			username: decodeURIComponent(bare.username),
			password: decodeURIComponent(bare.password)
		};
		[bare.username, bare.password] = ["", ""];
		let url = bare.href, found = logins.filter((one) => isBelow(url, one.url)).toSorted((one, other) => other.url.length - one.url.length)[0];
		if (found === void 0) return own.password === "" ? { url } : {
			url,
			login: own
		};
		let name = found["password-variable"], password = variable(name);
		if (password === void 0 || password === "") throw new SlipwayError("CREDENTIALS_ABSENT", `the password for ${found.url} should be in ${name}, which is not set`, { hint: `Pass it to this step: env: { ${name}: … }. Secrets are not available to pull requests from forks.` });
		return mask(password), {
			url,
			login: {
				username: found.username,
				password
			}
		};
	};
}
function isBelow(url, above) {
	let [one, other] = [new URL(url), new URL(above)], start = other.pathname.endsWith("/") ? other.pathname : `${other.pathname}/`;
	return one.origin === other.origin && (one.pathname === other.pathname || one.pathname.startsWith(start));
}
// src/commands/render-settings.ts
const baseHosts = new Set([
	"github.com",
	"raw.githubusercontent.com",
	"gitlab.com",
	"bitbucket.org"
]);
function networkOf({ platform, values, action }, config) {
	let word = values.text("network"), said = config?.gate?.network, configured = accessOf(said), asked = word === void 0 ? configured : accessOf(word);
	if (action && said !== void 0 && !isWithin(asked, configured)) throw new SlipwayError("GATE_LOOSENED", `input "network" would loosen the gate: "${word}" is more than gate.network allows`);
	return platform.host.context.untrusted ? "none" : asked;
}
function accessOf(said) {
	return said === void 0 || said === "none" || said === "any" ? said ?? "none" : said === "base-hosts" ? baseHosts : new Set(said);
}
function isWithin(one, other) {
	return one === "none" || other === "any" || one !== "any" && other !== "none" && [...one].every((host) => other.has(host));
}
async function chooseRenderer({ host, exec, renderer }, asked, roots) {
	let engines = enginesOf(roots), native = createNativeRenderer(exec);
	if (engines.length === 0) return native;
	let { untrusted } = host.context;
	untrusted && asked === "native" && host.log.notice("nothing of this run is trusted, so the embedded renderer is used instead of programs");
	let found = untrusted || asked === "embedded" ? void 0 : await native.describe(engines);
	if (found !== void 0 || asked === "native" && !untrusted) return host.log.info(`Renderer: ${found ?? "native"}`), native;
	let embedded = await renderer();
	return host.log.info(`Renderer: ${await embedded.describe(engines) ?? ""}`), embedded;
}
function askEarly({ host, exec }, asked, roots) {
	host.context.untrusted || asked === "embedded" || createNativeRenderer(exec).describe(enginesOf(roots)).catch(() => void 0);
}
function enginesOf(roots) {
	let used = new Set(roots.map(({ engine }) => engine)), either = used.has("argocd") || used.has("flux");
	return ["kustomize", "helm"].filter((engine) => either || used.has(engine));
}
async function renderCache({ renders, version }) {
	let kept = await renders();
	return kept === void 0 ? void 0 : {
		kept,
		version
	};
}
// src/commands/charts.ts
function reachOf(context, config, options = {}) {
	let network = networkOf(context, config);
	return {
		network,
		charts: chartsOf(context.platform, network, config, options),
		...kustomizeSettings(config)
	};
}
function reachNothing(platform, config) {
	return {
		network: "none",
		charts: chartsOf(platform, "none", void 0, {}),
		...kustomizeSettings(config)
	};
}
function kustomizeSettings(config) {
	return { unrestricted: config?.gate?.kustomize?.["load-restrictor"] === "none" };
}
function chartsOf(platform, network, config, { renders, notice = (words) => platform.host.log.notice(words) }) {
	let { download, files, host, registry, signal, templates, variable } = platform;
	return createCharts({
		overlay: (tree, changes) => files.overlay(tree, changes),
		download,
		registry,
		evaluate: templates,
		loginFor: createLogins(config?.gate?.charts?.logins ?? [], variable, (secret) => host.mask(secret)),
		kept: renders?.kept,
		network,
		untrusted: host.context.untrusted,
		notice,
		signal
	});
}
// src/render/discover.ts
async function discoverRoots(tree, reader = createTreeReader(tree), applied, withoutPlain = !1) {
	let files = (await reader.entries()).filter((entry) => entry.mode !== "160000" && !isSkipped(entry.path)).map((entry) => entry.path), closures = createClosureReader(reader), rendered = [
		...await kustomizationRoots(files, closures),
		...await chartRoots(files, reader),
		...withoutPlain ? [] : await plainRoots(files, reader, closures)
	].map((root) => {
		let by = applied?.folders.get(root.id) ?? [];
		return by.length === 0 ? root : {
			...root,
			includedBy: [...root.includedBy, ...by]
		};
	}), described = [...applied?.roots.values() ?? []];
	return [...rendered, ...described.map(({ id, engine }) => ({
		id,
		engine,
		includedBy: []
	}))].sort((one, other) => one.id < other.id ? -1 : 1);
}
async function kustomizationRoots(files, closures) {
	let { kustomizations, charts } = territoriesOf(files), read = new Map();
	for (let folder of kustomizations) ancestors(folder).some((above) => charts.has(above) && posix.relative(above, folder).startsWith("templates/")) || read.set(folder, await closures(folder).catch(() => void 0));
	let includedBy = new Map();
	for (let [folder, closure] of read) for (let below of closure?.folders.slice(1) ?? []) {
		let known = includedBy.get(below);
		known === void 0 ? includedBy.set(below, [folder]) : known.push(folder);
	}
	return [...read].flatMap(([folder, closure]) => closure !== void 0 && isComponent(closure.layer.kustomization) ? [] : [{
		id: folder,
		engine: "kustomize",
		includedBy: includedBy.get(folder) ?? []
	}]);
}
async function chartRoots(files, reader) {
	let roots = [];
	for (let folder of territoriesOf(files).charts) (await readChart(reader, folder).catch(() => void 0))?.library !== !0 && roots.push({
		id: folder,
		engine: "helm",
		includedBy: []
	});
	return roots;
}
async function plainRoots(files, reader, closures) {
	let folders = new Set((await manifestsAmong(reader, closures, files)).map((file) => posix.dirname(file)));
	return [...folders].filter((folder) => !ancestors(folder).some((above) => folders.has(above))).map((id) => ({
		id,
		engine: "plain",
		includedBy: []
	}));
}
// src/render/resolve-roots.ts
async function resolveRoots(tree, selection = {}) {
	let { roots = [], values = [], allRoots = !1, missing = "error", reader = createTreeReader(tree) } = selection, found = new Map(), known, index = async () => known ??= selection.applied?.(reader);
	if (roots.length === 0) for (let root of await discovered(reader, ".", allRoots, index)) found.set(root.id, root);
	for (let named of roots) {
		let resolved = await resolveRoot(reader, named, allRoots, index);
		if (resolved.length === 0 && missing === "error") throw new SlipwayError("ROOT_NOT_FOUND", `there is no root ${named} in ${tree.label}`);
		for (let root of resolved) found.set(root.id, root);
	}
	return [...found.values()].map((root) => root.engine === "helm" && values.length > 0 ? {
		...root,
		values
	} : root);
}
async function describedBy(index, named) {
	let applied = await index();
	return applied === void 0 ? [] : appliedNamed(applied, named).map(({ id, engine }) => ({
		id,
		engine
	}));
}
async function resolveRoot(reader, named, allRoots, index) {
	if (named === "-") return [{
		id: "-",
		engine: "stdin"
	}];
	if (named.includes("#")) {
		let described = await describedBy(index, named);
		if (described.length > 0) return described;
	}
	let path = joinInside(".", named, { file: named }), entries = (await reader.tree.list(path === "." ? void 0 : [path])).map((entry) => entry.path);
	if (entries.length === 0) return [];
	let own = (name) => entries.includes(posix.join(path, name));
	if (kustomizationNames.some(own)) return [{
		id: path,
		engine: "kustomize"
	}];
	if (own("Chart.yaml")) return [{
		id: path,
		engine: "helm"
	}];
	if (entries.length === 1 && entries[0] === path) {
		let described = await describedBy(index, path);
		return described.length > 0 ? described : [ofFile(path)];
	}
	return await inFolder(reader, path, entries, allRoots, index);
}
function ofFile(file) {
	let name = posix.basename(file);
	return kustomizationNames.includes(name) ? {
		id: posix.dirname(file),
		engine: "kustomize"
	} : name === "Chart.yaml" ? {
		id: posix.dirname(file),
		engine: "helm"
	} : {
		id: file,
		engine: "plain"
	};
}
async function inFolder(reader, path, entries, allRoots, index) {
	if (path === ".") return await discovered(reader, path, allRoots, index);
	let manifests = await manifestsAmong(reader, createClosureReader(reader), entries, path), below = await discovered(reader, path, allRoots, index, !0);
	return manifests.length === 0 ? below : [{
		id: path,
		engine: "plain"
	}, ...below];
}
async function discovered(reader, below, allRoots, index, withoutPlain = !1) {
	return (await discoverRoots(reader.tree, reader, await index(), withoutPlain)).filter((root) => allRoots || root.includedBy.length === 0).filter((root) => below === "." || root.id === below || root.id.startsWith(`${below}/`)).map(({ id, engine }) => ({
		id,
		engine
	}));
}
export { readArchive as $, derive as A, shownUrl as B, problem as C, withReader as D, treeWithChart as E, createSourceFinder as F, textList as G, mappingList as H, createClosureReader as I, firstContentLine as J, chartEntries as K, generatorFile as L, stepOf as M, checkPlaceIsFree as N, overlaidReader as O, createObjectSources as P, isArchive as Q, isPath as R, nothing as S, shownAt as T, readKustomization as U, kustomizationNames as V, textField as W, objectsOf$1 as X, isMapping as Y, ArchiveError as Z, isForeign as _, chooseRenderer as a, engineProblem as b, renderRoots as c, fromDocuments as d, createTreeReader as et, renderKustomize as f, sameInputs as g, rootInputs as h, askEarly as i, noteStep as j, withTree as k, createNativeRenderer as l, wordOf as m, reachNothing as n, readDocuments as nt, renderCache as o, createStreamCache as p, missingDependencies as q, reachOf as r, joinApplied as rt, createMatches as s, resolveRoots as t, joinInside as tt, renderChart as u, isSkipped as v, usualMaxBytes as w, networkFor as x, mayName as y, isWholeVersion as z };
