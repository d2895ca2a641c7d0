import { r as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { n as RegexpError } from "./parse.js";
import { a as Result, c as toJsonText, i as goRegexp, l as compareRego, n as SchemaError, o as fromJson, r as checkSchema, s as toJson, t as validate, u as formatRego } from "./validate.js";
import { _ as realMapTag, d as dump, h as mergeTag, p as loadAll, t as CORE_SCHEMA } from "./js-yaml.js";
import { createHash, createHmac } from "node:crypto";
// node_modules/@open-policy-agent/opa-wasm/src/builtins/json.js
var require_json = __commonJSMin(((exports, module) => {
	function isValidJSON(str) {
		if (typeof str == "string") try {
			return JSON.parse(str), !0;
		} catch (err) {
			if (err instanceof SyntaxError) return !1;
			throw err;
		}
	}
	module.exports = { "json.is_valid": isValidJSON };
})), require_sprintf = __commonJSMin(((exports) => {
	(function() {
		var re = {
			not_string: /[^s]/,
			not_bool: /[^t]/,
			not_type: /[^T]/,
			not_primitive: /[^v]/,
			number: /[diefg]/,
			numeric_arg: /[bcdiefguxX]/,
			json: /[j]/,
			not_json: /[^j]/,
			text: /^[^\x25]+/,
			modulo: /^\x25{2}/,
			placeholder: /^\x25(?:([1-9]\d*)\$|\(([^)]+)\))?(\+)?(0|'[^$])?(-)?(\d+)?(?:\.(\d+))?([b-gijostTuvxX])/,
			key: /^([a-z_][a-z_\d]*)/i,
			key_access: /^\.([a-z_][a-z_\d]*)/i,
			index_access: /^\[(\d+)\]/,
			sign: /^[+-]/
		};
		function sprintf(key) {
			return sprintf_format(sprintf_parse(key), arguments);
		}
		function vsprintf(fmt, argv) {
			return sprintf.apply(null, [fmt].concat(argv || []));
		}
		function sprintf_format(parse_tree, argv) {
			for (var cursor = 1, tree_length = parse_tree.length, arg, output = "", i = 0, k, ph, pad, pad_character, pad_length, is_positive, sign; i < tree_length; i++) if (typeof parse_tree[i] == "string") output += parse_tree[i];
			else if (typeof parse_tree[i] == "object") {
				if (ph = parse_tree[i], ph.keys) for (arg = argv[cursor], k = 0; k < ph.keys.length; k++) {
					if (arg == null) throw Error(sprintf("[sprintf] Cannot access property \"%s\" of undefined value \"%s\"", ph.keys[k], ph.keys[k - 1]));
					arg = arg[ph.keys[k]];
				}
				else arg = ph.param_no ? argv[ph.param_no] : argv[cursor++];
				if (re.not_type.test(ph.type) && re.not_primitive.test(ph.type) && arg instanceof Function && (arg = arg()), re.numeric_arg.test(ph.type) && typeof arg != "number" && isNaN(arg)) throw TypeError(sprintf("[sprintf] expecting number but found %T", arg));
				switch (re.number.test(ph.type) && (is_positive = arg >= 0), ph.type) {
					case "b":
						arg = parseInt(arg, 10).toString(2);
						break;
					case "c":
						arg = String.fromCharCode(parseInt(arg, 10));
						break;
					case "d":
					case "i":
						arg = parseInt(arg, 10);
						break;
					case "j":
						arg = JSON.stringify(arg, null, ph.width ? parseInt(ph.width) : 0);
						break;
					case "e":
						arg = ph.precision ? parseFloat(arg).toExponential(ph.precision) : parseFloat(arg).toExponential();
						break;
					case "f":
						arg = ph.precision ? parseFloat(arg).toFixed(ph.precision) : parseFloat(arg);
						break;
					case "g":
						arg = ph.precision ? String(Number(arg.toPrecision(ph.precision))) : parseFloat(arg);
						break;
					case "o":
						arg = (parseInt(arg, 10) >>> 0).toString(8);
						break;
					case "s":
						arg = String(arg), arg = ph.precision ? arg.substring(0, ph.precision) : arg;
						break;
					case "t":
						arg = String(!!arg), arg = ph.precision ? arg.substring(0, ph.precision) : arg;
						break;
					case "T":
						arg = Object.prototype.toString.call(arg).slice(8, -1).toLowerCase(), arg = ph.precision ? arg.substring(0, ph.precision) : arg;
						break;
					case "u":
						arg = parseInt(arg, 10) >>> 0;
						break;
					case "v":
						arg = arg.valueOf(), arg = ph.precision ? arg.substring(0, ph.precision) : arg;
						break;
					case "x":
						arg = (parseInt(arg, 10) >>> 0).toString(16);
						break;
					case "X": arg = (parseInt(arg, 10) >>> 0).toString(16).toUpperCase();
				}
				re.json.test(ph.type) ? output += arg : (re.number.test(ph.type) && (!is_positive || ph.sign) ? (sign = is_positive ? "+" : "-", arg = arg.toString().replace(re.sign, "")) : sign = "", pad_character = ph.pad_char ? ph.pad_char === "0" ? "0" : ph.pad_char.charAt(1) : " ", pad_length = ph.width - (sign + arg).length, pad = ph.width && pad_length > 0 ? pad_character.repeat(pad_length) : "", output += ph.align ? sign + arg + pad : pad_character === "0" ? sign + pad + arg : pad + sign + arg);
			}
			return output;
		}
		var sprintf_cache = Object.create(null);
		function sprintf_parse(fmt) {
			if (sprintf_cache[fmt]) return sprintf_cache[fmt];
			for (var _fmt = fmt, match, parse_tree = [], arg_names = 0; _fmt;) {
				if ((match = re.text.exec(_fmt)) !== null) parse_tree.push(match[0]);
				else if ((match = re.modulo.exec(_fmt)) !== null) parse_tree.push("%");
				else if ((match = re.placeholder.exec(_fmt)) !== null) {
					if (match[2]) {
						arg_names |= 1;
						var field_list = [], replacement_field = match[2], field_match = [];
						if ((field_match = re.key.exec(replacement_field)) !== null) for (field_list.push(field_match[1]); (replacement_field = replacement_field.substring(field_match[0].length)) !== "";) if ((field_match = re.key_access.exec(replacement_field)) !== null) field_list.push(field_match[1]);
						else if ((field_match = re.index_access.exec(replacement_field)) !== null) field_list.push(field_match[1]);
						else throw SyntaxError("[sprintf] failed to parse named argument key");
						else throw SyntaxError("[sprintf] failed to parse named argument key");
						match[2] = field_list;
					} else arg_names |= 2;
					if (arg_names === 3) throw Error("[sprintf] mixing positional and named placeholders is not (yet) supported");
					parse_tree.push({
						placeholder: match[0],
						param_no: match[1],
						keys: match[2],
						sign: match[3],
						pad_char: match[4],
						align: match[5],
						width: match[6],
						precision: match[7],
						type: match[8]
					});
				} else throw SyntaxError("[sprintf] unexpected placeholder");
				_fmt = _fmt.substring(match[0].length);
			}
			return sprintf_cache[fmt] = parse_tree;
		}
		exports !== void 0 && (exports.sprintf = sprintf, exports.vsprintf = vsprintf), typeof window < "u" && (window.sprintf = sprintf, window.vsprintf = vsprintf, typeof define == "function" && define.amd && define(function() {
			return {
				sprintf,
				vsprintf
			};
		}));
	})();
})), require_strings = __commonJSMin(((exports, module) => {
	let vsprintf = require_sprintf().vsprintf;
	module.exports = { sprintf: (s, values) => vsprintf(s, values) };
})), require_regex = __commonJSMin(((exports, module) => {
	module.exports = { "regex.split": (pattern, s) => s.split(RegExp(pattern)) };
})), require_PlainValue_516d5bc2 = __commonJSMin(((exports) => {
	let Char = {
		ANCHOR: "&",
		COMMENT: "#",
		TAG: "!",
		DIRECTIVES_END: "-",
		DOCUMENT_END: "."
	}, Type = {
		ALIAS: "ALIAS",
		BLANK_LINE: "BLANK_LINE",
		BLOCK_FOLDED: "BLOCK_FOLDED",
		BLOCK_LITERAL: "BLOCK_LITERAL",
		COMMENT: "COMMENT",
		DIRECTIVE: "DIRECTIVE",
		DOCUMENT: "DOCUMENT",
		FLOW_MAP: "FLOW_MAP",
		FLOW_SEQ: "FLOW_SEQ",
		MAP: "MAP",
		MAP_KEY: "MAP_KEY",
		MAP_VALUE: "MAP_VALUE",
		PLAIN: "PLAIN",
		QUOTE_DOUBLE: "QUOTE_DOUBLE",
		QUOTE_SINGLE: "QUOTE_SINGLE",
		SEQ: "SEQ",
		SEQ_ITEM: "SEQ_ITEM"
	}, defaultTags = {
		MAP: "tag:yaml.org,2002:map",
		SEQ: "tag:yaml.org,2002:seq",
		STR: "tag:yaml.org,2002:str"
	};
	function findLineStarts(src) {
		let ls = [0], offset = src.indexOf("\n");
		for (; offset !== -1;) offset += 1, ls.push(offset), offset = src.indexOf("\n", offset);
		return ls;
	}
	function getSrcInfo(cst) {
		let lineStarts, src;
		return typeof cst == "string" ? (lineStarts = findLineStarts(cst), src = cst) : (Array.isArray(cst) && (cst = cst[0]), cst && cst.context && (cst.lineStarts || (cst.lineStarts = findLineStarts(cst.context.src)), lineStarts = cst.lineStarts, src = cst.context.src)), {
			lineStarts,
			src
		};
	}
	function getLinePos(offset, cst) {
		if (typeof offset != "number" || offset < 0) return null;
		let { lineStarts, src } = getSrcInfo(cst);
		if (!lineStarts || !src || offset > src.length) return null;
		for (let i = 0; i < lineStarts.length; ++i) {
			let start = lineStarts[i];
			if (offset < start) return {
				line: i,
				col: offset - lineStarts[i - 1] + 1
			};
			if (offset === start) return {
				line: i + 1,
				col: 1
			};
		}
		let line = lineStarts.length;
		return {
			line,
			col: offset - lineStarts[line - 1] + 1
		};
	}
	function getLine(line, cst) {
		let { lineStarts, src } = getSrcInfo(cst);
		if (!lineStarts || !(line >= 1) || line > lineStarts.length) return null;
		let start = lineStarts[line - 1], end = lineStarts[line];
		for (; end && end > start && src[end - 1] === "\n";) --end;
		return src.slice(start, end);
	}
	function getPrettyContext({ start, end }, cst, maxWidth = 80) {
		let src = getLine(start.line, cst);
		if (!src) return null;
		let { col } = start;
		if (src.length > maxWidth) {
			if (col <= maxWidth - 10) src = src.substr(0, maxWidth - 1) + "…";
			else {
				let halfWidth = Math.round(maxWidth / 2);
				src.length > col + halfWidth && (src = src.substr(0, col + halfWidth - 1) + "…"), col -= src.length - maxWidth, src = "…" + src.substr(1 - maxWidth);
			}
		}
		let errLen = 1, errEnd = "";
		end && (end.line === start.line && col + (end.col - start.col) <= maxWidth + 1 ? errLen = end.col - start.col : (errLen = Math.min(src.length + 1, maxWidth) - col, errEnd = "…"));
		let offset = col > 1 ? " ".repeat(col - 1) : "", err = "^".repeat(errLen);
		return `${src}\n${offset}${err}${errEnd}`;
	}
	var Range = class Range {
		static copy(orig) {
			return new Range(orig.start, orig.end);
		}
		constructor(start, end) {
			this.start = start, this.end = end || start;
		}
		isEmpty() {
			return typeof this.start != "number" || !this.end || this.end <= this.start;
		}
		setOrigRange(cr, offset) {
			let { start, end } = this;
			if (cr.length === 0 || end <= cr[0]) return this.origStart = start, this.origEnd = end, offset;
			let i = offset;
			for (; i < cr.length && !(cr[i] > start);) ++i;
			this.origStart = start + i;
			let nextOffset = i;
			for (; i < cr.length && !(cr[i] >= end);) ++i;
			return this.origEnd = end + i, nextOffset;
		}
	}, Node = class Node {
		static addStringTerminator(src, offset, str) {
			if (str[str.length - 1] === "\n") return str;
			let next = Node.endOfWhiteSpace(src, offset);
			return next >= src.length || src[next] === "\n" ? str + "\n" : str;
		}
		static atDocumentBoundary(src, offset, sep) {
			let ch0 = src[offset];
			if (!ch0) return !0;
			let prev = src[offset - 1];
			if (prev && prev !== "\n") return !1;
			if (sep) {
				if (ch0 !== sep) return !1;
			} else if (ch0 !== Char.DIRECTIVES_END && ch0 !== Char.DOCUMENT_END) return !1;
			let ch1 = src[offset + 1], ch2 = src[offset + 2];
			if (ch1 !== ch0 || ch2 !== ch0) return !1;
			let ch3 = src[offset + 3];
			return !ch3 || ch3 === "\n" || ch3 === "	" || ch3 === " ";
		}
		static endOfIdentifier(src, offset) {
			let ch = src[offset], isVerbatim = ch === "<", notOk = isVerbatim ? [
				"\n",
				"	",
				" ",
				">"
			] : [
				"\n",
				"	",
				" ",
				"[",
				"]",
				"{",
				"}",
				","
			];
			for (; ch && notOk.indexOf(ch) === -1;) ch = src[offset += 1];
			return isVerbatim && ch === ">" && (offset += 1), offset;
		}
		static endOfIndent(src, offset) {
			let ch = src[offset];
			for (; ch === " ";) ch = src[offset += 1];
			return offset;
		}
		static endOfLine(src, offset) {
			let ch = src[offset];
			for (; ch && ch !== "\n";) ch = src[offset += 1];
			return offset;
		}
		static endOfWhiteSpace(src, offset) {
			let ch = src[offset];
			for (; ch === "	" || ch === " ";) ch = src[offset += 1];
			return offset;
		}
		static startOfLine(src, offset) {
			let ch = src[offset - 1];
			if (ch === "\n") return offset;
			for (; ch && ch !== "\n";) ch = src[--offset];
			return offset + 1;
		}
		static endOfBlockIndent(src, indent, lineStart) {
			let inEnd = Node.endOfIndent(src, lineStart);
			if (inEnd > lineStart + indent) return inEnd;
			{
				let wsEnd = Node.endOfWhiteSpace(src, inEnd), ch = src[wsEnd];
				if (!ch || ch === "\n") return wsEnd;
			}
			return null;
		}
		static atBlank(src, offset, endAsBlank) {
			let ch = src[offset];
			return ch === "\n" || ch === "	" || ch === " " || endAsBlank && !ch;
		}
		static nextNodeIsIndented(ch, indentDiff, indicatorAsIndent) {
			return !ch || indentDiff < 0 ? !1 : indentDiff > 0 || indicatorAsIndent && ch === "-";
		}
		static normalizeOffset(src, offset) {
			let ch = src[offset];
			return ch ? ch !== "\n" && src[offset - 1] === "\n" ? offset - 1 : Node.endOfWhiteSpace(src, offset) : offset;
		}
		static foldNewline(src, offset, indent) {
			let inCount = 0, error = !1, fold = "", ch = src[offset + 1];
			for (; ch === " " || ch === "	" || ch === "\n";) {
				switch (ch) {
					case "\n":
						inCount = 0, offset += 1, fold += "\n";
						break;
					case "	":
						inCount <= indent && (error = !0), offset = Node.endOfWhiteSpace(src, offset + 2) - 1;
						break;
					case " ": inCount += 1, offset += 1;
				}
				ch = src[offset + 1];
			}
			return fold ||= " ", ch && inCount <= indent && (error = !0), {
				fold,
				offset,
				error
			};
		}
		constructor(type, props, context) {
			Object.defineProperty(this, "context", {
				value: context || null,
				writable: !0
			}), this.error = null, this.range = null, this.valueRange = null, this.props = props || [], this.type = type, this.value = null;
		}
		getPropValue(idx, key, skipKey) {
			if (!this.context) return null;
			let { src } = this.context, prop = this.props[idx];
			return prop && src[prop.start] === key ? src.slice(prop.start + +!!skipKey, prop.end) : null;
		}
		get anchor() {
			for (let i = 0; i < this.props.length; ++i) {
				let anchor = this.getPropValue(i, Char.ANCHOR, !0);
				if (anchor != null) return anchor;
			}
			return null;
		}
		get comment() {
			let comments = [];
			for (let i = 0; i < this.props.length; ++i) {
				let comment = this.getPropValue(i, Char.COMMENT, !0);
				comment != null && comments.push(comment);
			}
			return comments.length > 0 ? comments.join("\n") : null;
		}
		commentHasRequiredWhitespace(start) {
			let { src } = this.context;
			if (this.header && start === this.header.end || !this.valueRange) return !1;
			let { end } = this.valueRange;
			return start !== end || Node.atBlank(src, end - 1);
		}
		get hasComment() {
			if (this.context) {
				let { src } = this.context;
				for (let i = 0; i < this.props.length; ++i) if (src[this.props[i].start] === Char.COMMENT) return !0;
			}
			return !1;
		}
		get hasProps() {
			if (this.context) {
				let { src } = this.context;
				for (let i = 0; i < this.props.length; ++i) if (src[this.props[i].start] !== Char.COMMENT) return !0;
			}
			return !1;
		}
		get includesTrailingLines() {
			return !1;
		}
		get jsonLike() {
			return [
				Type.FLOW_MAP,
				Type.FLOW_SEQ,
				Type.QUOTE_DOUBLE,
				Type.QUOTE_SINGLE
			].indexOf(this.type) !== -1;
		}
		get rangeAsLinePos() {
			if (!this.range || !this.context) return;
			let start = getLinePos(this.range.start, this.context.root);
			if (start) return {
				start,
				end: getLinePos(this.range.end, this.context.root)
			};
		}
		get rawValue() {
			if (!this.valueRange || !this.context) return null;
			let { start, end } = this.valueRange;
			return this.context.src.slice(start, end);
		}
		get tag() {
			for (let i = 0; i < this.props.length; ++i) {
				let tag = this.getPropValue(i, Char.TAG, !1);
				if (tag != null) {
					if (tag[1] === "<") return { verbatim: tag.slice(2, -1) };
					{
						let [_, handle, suffix] = tag.match(/^(.*!)([^!]*)$/);
						return {
							handle,
							suffix
						};
					}
				}
			}
			return null;
		}
		get valueRangeContainsNewline() {
			if (!this.valueRange || !this.context) return !1;
			let { start, end } = this.valueRange, { src } = this.context;
			for (let i = start; i < end; ++i) if (src[i] === "\n") return !0;
			return !1;
		}
		parseComment(start) {
			let { src } = this.context;
			if (src[start] === Char.COMMENT) {
				let end = Node.endOfLine(src, start + 1), commentRange = new Range(start, end);
				return this.props.push(commentRange), end;
			}
			return start;
		}
		setOrigRanges(cr, offset) {
			return this.range && (offset = this.range.setOrigRange(cr, offset)), this.valueRange && this.valueRange.setOrigRange(cr, offset), this.props.forEach((prop) => prop.setOrigRange(cr, offset)), offset;
		}
		toString() {
			let { context: { src }, range, value } = this;
			if (value != null) return value;
			let str = src.slice(range.start, range.end);
			return Node.addStringTerminator(src, range.end, str);
		}
	}, YAMLError = class extends Error {
		constructor(name, source, message) {
			if (!message || !(source instanceof Node)) throw Error(`Invalid arguments for new ${name}`);
			super(), this.name = name, this.message = message, this.source = source;
		}
		makePretty() {
			if (!this.source) return;
			this.nodeType = this.source.type;
			let cst = this.source.context && this.source.context.root;
			if (typeof this.offset == "number") {
				this.range = new Range(this.offset, this.offset + 1);
				let start = cst && getLinePos(this.offset, cst);
				if (start) {
					let end = {
						line: start.line,
						col: start.col + 1
					};
					this.linePos = {
						start,
						end
					};
				}
				delete this.offset;
			} else this.range = this.source.range, this.linePos = this.source.rangeAsLinePos;
			if (this.linePos) {
				let { line, col } = this.linePos.start;
				this.message += ` at line ${line}, column ${col}`;
				let ctx = cst && getPrettyContext(this.linePos, cst);
				ctx && (this.message += `:\n\n${ctx}\n`);
			}
			delete this.source;
		}
	}, YAMLReferenceError = class extends YAMLError {
		constructor(source, message) {
			super("YAMLReferenceError", source, message);
		}
	}, YAMLSemanticError = class extends YAMLError {
		constructor(source, message) {
			super("YAMLSemanticError", source, message);
		}
	}, YAMLSyntaxError = class extends YAMLError {
		constructor(source, message) {
			super("YAMLSyntaxError", source, message);
		}
	}, YAMLWarning = class extends YAMLError {
		constructor(source, message) {
			super("YAMLWarning", source, message);
		}
	};
	function _defineProperty(e, r, t) {
		return (r = _toPropertyKey(r)) in e ? Object.defineProperty(e, r, {
			value: t,
			enumerable: !0,
			configurable: !0,
			writable: !0
		}) : e[r] = t, e;
	}
	function _toPrimitive(t, r) {
		if (typeof t != "object" || !t) return t;
		var e = t[Symbol.toPrimitive];
		if (e !== void 0) {
			var i = e.call(t, r || "default");
			if (typeof i != "object") return i;
			throw TypeError("@@toPrimitive must return a primitive value.");
		}
		return (r === "string" ? String : Number)(t);
	}
	function _toPropertyKey(t) {
		var i = _toPrimitive(t, "string");
		return typeof i == "symbol" ? i : i + "";
	}
	var PlainValue = class PlainValue extends Node {
		static endOfLine(src, start, inFlow) {
			let ch = src[start], offset = start;
			for (; ch && ch !== "\n" && (!inFlow || ch !== "[" && ch !== "]" && ch !== "{" && ch !== "}" && ch !== ",");) {
				let next = src[offset + 1];
				if (ch === ":" && (!next || next === "\n" || next === "	" || next === " " || inFlow && next === ",") || (ch === " " || ch === "	") && next === "#") break;
				offset += 1, ch = next;
			}
			return offset;
		}
		get strValue() {
			if (!this.valueRange || !this.context) return null;
			let { start, end } = this.valueRange, { src } = this.context, ch = src[end - 1];
			for (; start < end && (ch === "\n" || ch === "	" || ch === " ");) ch = src[--end - 1];
			let str = "";
			for (let i = start; i < end; ++i) {
				let ch = src[i];
				if (ch === "\n") {
					let { fold, offset } = Node.foldNewline(src, i, -1);
					str += fold, i = offset;
				} else if (ch === " " || ch === "	") {
					let wsStart = i, next = src[i + 1];
					for (; i < end && (next === " " || next === "	");) i += 1, next = src[i + 1];
					next !== "\n" && (str += i > wsStart ? src.slice(wsStart, i + 1) : ch);
				} else str += ch;
			}
			let ch0 = src[start];
			switch (ch0) {
				case "	": return {
					errors: [new YAMLSemanticError(this, "Plain value cannot start with a tab character")],
					str
				};
				case "@":
				case "`": {
					let msg = `Plain value cannot start with reserved character ${ch0}`;
					return {
						errors: [new YAMLSemanticError(this, msg)],
						str
					};
				}
				default: return str;
			}
		}
		parseBlockValue(start) {
			let { indent, inFlow, src } = this.context, offset = start, valueEnd = start;
			for (let ch = src[offset]; ch === "\n" && !Node.atDocumentBoundary(src, offset + 1); ch = src[offset]) {
				let end = Node.endOfBlockIndent(src, indent, offset + 1);
				if (end === null || src[end] === "#") break;
				src[end] === "\n" ? offset = end : (valueEnd = PlainValue.endOfLine(src, end, inFlow), offset = valueEnd);
			}
			return this.valueRange.isEmpty() && (this.valueRange.start = start), this.valueRange.end = valueEnd, valueEnd;
		}
		parse(context, start) {
			this.context = context;
			let { inFlow, src } = context, offset = start, ch = src[offset];
			return ch && ch !== "#" && ch !== "\n" && (offset = PlainValue.endOfLine(src, start, inFlow)), this.valueRange = new Range(start, offset), offset = Node.endOfWhiteSpace(src, offset), offset = this.parseComment(offset), (!this.hasComment || this.valueRange.isEmpty()) && (offset = this.parseBlockValue(offset)), offset;
		}
	};
	exports.Char = Char, exports.Node = Node, exports.PlainValue = PlainValue, exports.Range = Range, exports.Type = Type, exports.YAMLError = YAMLError, exports.YAMLReferenceError = YAMLReferenceError, exports.YAMLSemanticError = YAMLSemanticError, exports.YAMLSyntaxError = YAMLSyntaxError, exports.YAMLWarning = YAMLWarning, exports._defineProperty = _defineProperty, exports.defaultTagPrefix = "tag:yaml.org,2002:", exports.defaultTags = defaultTags;
})), require_parse_cst = __commonJSMin(((exports) => {
	var PlainValue = require_PlainValue_516d5bc2(), BlankLine = class extends PlainValue.Node {
		constructor() {
			super(PlainValue.Type.BLANK_LINE);
		}
		get includesTrailingLines() {
			return !0;
		}
		parse(context, start) {
			return this.context = context, this.range = new PlainValue.Range(start, start + 1), start + 1;
		}
	}, CollectionItem = class extends PlainValue.Node {
		constructor(type, props) {
			super(type, props), this.node = null;
		}
		get includesTrailingLines() {
			return !!this.node && this.node.includesTrailingLines;
		}
		parse(context, start) {
			this.context = context;
			let { parseNode, src } = context, { atLineStart, lineStart } = context;
			!atLineStart && this.type === PlainValue.Type.SEQ_ITEM && (this.error = new PlainValue.YAMLSemanticError(this, "Sequence items must not have preceding content on the same line"));
			let indent = atLineStart ? start - lineStart : context.indent, offset = PlainValue.Node.endOfWhiteSpace(src, start + 1), ch = src[offset], inlineComment = ch === "#", comments = [], blankLine = null;
			for (; ch === "\n" || ch === "#";) {
				if (ch === "#") {
					let end = PlainValue.Node.endOfLine(src, offset + 1);
					comments.push(new PlainValue.Range(offset, end)), offset = end;
				} else atLineStart = !0, lineStart = offset + 1, src[PlainValue.Node.endOfWhiteSpace(src, lineStart)] === "\n" && comments.length === 0 && (blankLine = new BlankLine(), lineStart = blankLine.parse({ src }, lineStart)), offset = PlainValue.Node.endOfIndent(src, lineStart);
				ch = src[offset];
			}
			if (PlainValue.Node.nextNodeIsIndented(ch, offset - (lineStart + indent), this.type !== PlainValue.Type.SEQ_ITEM) ? this.node = parseNode({
				atLineStart,
				inCollection: !1,
				indent,
				lineStart,
				parent: this
			}, offset) : ch && lineStart > start + 1 && (offset = lineStart - 1), this.node) {
				if (blankLine) {
					let items = context.parent.items || context.parent.contents;
					items && items.push(blankLine);
				}
				comments.length && Array.prototype.push.apply(this.props, comments), offset = this.node.range.end;
			} else if (inlineComment) {
				let c = comments[0];
				this.props.push(c), offset = c.end;
			} else offset = PlainValue.Node.endOfLine(src, start + 1);
			let end = this.node ? this.node.valueRange.end : offset;
			return this.valueRange = new PlainValue.Range(start, end), offset;
		}
		setOrigRanges(cr, offset) {
			return offset = super.setOrigRanges(cr, offset), this.node ? this.node.setOrigRanges(cr, offset) : offset;
		}
		toString() {
			let { context: { src }, node, range, value } = this;
			if (value != null) return value;
			let str = node ? src.slice(range.start, node.range.start) + String(node) : src.slice(range.start, range.end);
			return PlainValue.Node.addStringTerminator(src, range.end, str);
		}
	}, Comment = class extends PlainValue.Node {
		constructor() {
			super(PlainValue.Type.COMMENT);
		}
		parse(context, start) {
			this.context = context;
			let offset = this.parseComment(start);
			return this.range = new PlainValue.Range(start, offset), offset;
		}
	};
	function grabCollectionEndComments(node) {
		let cnode = node;
		for (; cnode instanceof CollectionItem;) cnode = cnode.node;
		if (!(cnode instanceof Collection)) return null;
		let len = cnode.items.length, ci = -1;
		for (let i = len - 1; i >= 0; --i) {
			let n = cnode.items[i];
			if (n.type === PlainValue.Type.COMMENT) {
				let { indent, lineStart } = n.context;
				if (indent > 0 && n.range.start >= lineStart + indent) break;
				ci = i;
			} else if (n.type === PlainValue.Type.BLANK_LINE) ci = i;
			else break;
		}
		if (ci === -1) return null;
		let ca = cnode.items.splice(ci, len - ci), prevEnd = ca[0].range.start;
		for (; cnode.range.end = prevEnd, cnode.valueRange && cnode.valueRange.end > prevEnd && (cnode.valueRange.end = prevEnd), cnode !== node;) cnode = cnode.context.parent;
		return ca;
	}
	var Collection = class Collection extends PlainValue.Node {
		static nextContentHasIndent(src, offset, indent) {
			let lineStart = PlainValue.Node.endOfLine(src, offset) + 1;
			offset = PlainValue.Node.endOfWhiteSpace(src, lineStart);
			let ch = src[offset];
			return ch ? offset >= lineStart + indent ? !0 : ch !== "#" && ch !== "\n" ? !1 : Collection.nextContentHasIndent(src, offset, indent) : !1;
		}
		constructor(firstItem) {
			super(firstItem.type === PlainValue.Type.SEQ_ITEM ? PlainValue.Type.SEQ : PlainValue.Type.MAP);
			for (let i = firstItem.props.length - 1; i >= 0; --i) if (firstItem.props[i].start < firstItem.context.lineStart) {
				this.props = firstItem.props.slice(0, i + 1), firstItem.props = firstItem.props.slice(i + 1);
				let itemRange = firstItem.props[0] || firstItem.valueRange;
				firstItem.range.start = itemRange.start;
				break;
			}
			this.items = [firstItem];
			let ec = grabCollectionEndComments(firstItem);
			ec && Array.prototype.push.apply(this.items, ec);
		}
		get includesTrailingLines() {
			return this.items.length > 0;
		}
		parse(context, start) {
			this.context = context;
			let { parseNode, src } = context, lineStart = PlainValue.Node.startOfLine(src, start), firstItem = this.items[0];
			firstItem.context.parent = this, this.valueRange = PlainValue.Range.copy(firstItem.valueRange);
			let indent = firstItem.range.start - firstItem.context.lineStart, offset = start;
			offset = PlainValue.Node.normalizeOffset(src, offset);
			let ch = src[offset], atLineStart = PlainValue.Node.endOfWhiteSpace(src, lineStart) === offset, prevIncludesTrailingLines = !1;
			for (; ch;) {
				for (; ch === "\n" || ch === "#";) {
					if (atLineStart && ch === "\n" && !prevIncludesTrailingLines) {
						let blankLine = new BlankLine();
						if (offset = blankLine.parse({ src }, offset), this.valueRange.end = offset, offset >= src.length) {
							ch = null;
							break;
						}
						this.items.push(blankLine), --offset;
					} else if (ch === "#") {
						if (offset < lineStart + indent && !Collection.nextContentHasIndent(src, offset, indent)) return offset;
						let comment = new Comment();
						if (offset = comment.parse({
							indent,
							lineStart,
							src
						}, offset), this.items.push(comment), this.valueRange.end = offset, offset >= src.length) {
							ch = null;
							break;
						}
					}
					if (lineStart = offset + 1, offset = PlainValue.Node.endOfIndent(src, lineStart), PlainValue.Node.atBlank(src, offset)) {
						let wsEnd = PlainValue.Node.endOfWhiteSpace(src, offset), next = src[wsEnd];
						next && next !== "\n" && next !== "#" || (offset = wsEnd);
					}
					ch = src[offset], atLineStart = !0;
				}
				if (!ch) break;
				if (offset !== lineStart + indent && (atLineStart || ch !== ":")) {
					if (offset < lineStart + indent) {
						lineStart > start && (offset = lineStart);
						break;
					}
					this.error ||= new PlainValue.YAMLSyntaxError(this, "All collection items must start at the same column");
				}
				if (firstItem.type === PlainValue.Type.SEQ_ITEM) {
					if (ch !== "-") {
						lineStart > start && (offset = lineStart);
						break;
					}
				} else if (ch === "-" && !this.error) {
					let next = src[offset + 1];
					next && next !== "\n" && next !== "	" && next !== " " || (this.error = new PlainValue.YAMLSyntaxError(this, "A collection cannot be both a mapping and a sequence"));
				}
				let node = parseNode({
					atLineStart,
					inCollection: !0,
					indent,
					lineStart,
					parent: this
				}, offset);
				if (!node) return offset;
				if (this.items.push(node), this.valueRange.end = node.valueRange.end, offset = PlainValue.Node.normalizeOffset(src, node.range.end), ch = src[offset], atLineStart = !1, prevIncludesTrailingLines = node.includesTrailingLines, ch) {
					let ls = offset - 1, prev = src[ls];
					for (; prev === " " || prev === "	";) prev = src[--ls];
					prev === "\n" && (lineStart = ls + 1, atLineStart = !0);
				}
				let ec = grabCollectionEndComments(node);
				ec && Array.prototype.push.apply(this.items, ec);
			}
			return offset;
		}
		setOrigRanges(cr, offset) {
			return offset = super.setOrigRanges(cr, offset), this.items.forEach((node) => {
				offset = node.setOrigRanges(cr, offset);
			}), offset;
		}
		toString() {
			let { context: { src }, items, range, value } = this;
			if (value != null) return value;
			let str = src.slice(range.start, items[0].range.start) + String(items[0]);
			for (let i = 1; i < items.length; ++i) {
				let item = items[i], { atLineStart, indent } = item.context;
				if (atLineStart) for (let i = 0; i < indent; ++i) str += " ";
				str += String(item);
			}
			return PlainValue.Node.addStringTerminator(src, range.end, str);
		}
	}, Directive = class extends PlainValue.Node {
		constructor() {
			super(PlainValue.Type.DIRECTIVE), this.name = null;
		}
		get parameters() {
			let raw = this.rawValue;
			return raw ? raw.trim().split(/[ \t]+/) : [];
		}
		parseName(start) {
			let { src } = this.context, offset = start, ch = src[offset];
			for (; ch && ch !== "\n" && ch !== "	" && ch !== " ";) ch = src[offset += 1];
			return this.name = src.slice(start, offset), offset;
		}
		parseParameters(start) {
			let { src } = this.context, offset = start, ch = src[offset];
			for (; ch && ch !== "\n" && ch !== "#";) ch = src[offset += 1];
			return this.valueRange = new PlainValue.Range(start, offset), offset;
		}
		parse(context, start) {
			this.context = context;
			let offset = this.parseName(start + 1);
			return offset = this.parseParameters(offset), offset = this.parseComment(offset), this.range = new PlainValue.Range(start, offset), offset;
		}
	}, Document = class Document extends PlainValue.Node {
		static startCommentOrEndBlankLine(src, start) {
			let offset = PlainValue.Node.endOfWhiteSpace(src, start), ch = src[offset];
			return ch === "#" || ch === "\n" ? offset : start;
		}
		constructor() {
			super(PlainValue.Type.DOCUMENT), this.directives = null, this.contents = null, this.directivesEndMarker = null, this.documentEndMarker = null;
		}
		parseDirectives(start) {
			let { src } = this.context;
			this.directives = [];
			let atLineStart = !0, hasDirectives = !1, offset = start;
			for (; !PlainValue.Node.atDocumentBoundary(src, offset, PlainValue.Char.DIRECTIVES_END);) switch (offset = Document.startCommentOrEndBlankLine(src, offset), src[offset]) {
				case "\n":
					if (atLineStart) {
						let blankLine = new BlankLine();
						offset = blankLine.parse({ src }, offset), offset < src.length && this.directives.push(blankLine);
					} else offset += 1, atLineStart = !0;
					break;
				case "#":
					{
						let comment = new Comment();
						offset = comment.parse({ src }, offset), this.directives.push(comment), atLineStart = !1;
					}
					break;
				case "%":
					{
						let directive = new Directive();
						offset = directive.parse({
							parent: this,
							src
						}, offset), this.directives.push(directive), hasDirectives = !0, atLineStart = !1;
					}
					break;
				default: return hasDirectives ? this.error = new PlainValue.YAMLSemanticError(this, "Missing directives-end indicator line") : this.directives.length > 0 && (this.contents = this.directives, this.directives = []), offset;
			}
			return src[offset] ? (this.directivesEndMarker = new PlainValue.Range(offset, offset + 3), offset + 3) : (hasDirectives ? this.error = new PlainValue.YAMLSemanticError(this, "Missing directives-end indicator line") : this.directives.length > 0 && (this.contents = this.directives, this.directives = []), offset);
		}
		parseContents(start) {
			let { parseNode, src } = this.context;
			this.contents ||= [];
			let lineStart = start;
			for (; src[lineStart - 1] === "-";) --lineStart;
			let offset = PlainValue.Node.endOfWhiteSpace(src, start), atLineStart = lineStart === start;
			for (this.valueRange = new PlainValue.Range(offset); !PlainValue.Node.atDocumentBoundary(src, offset, PlainValue.Char.DOCUMENT_END);) {
				switch (src[offset]) {
					case "\n":
						if (atLineStart) {
							let blankLine = new BlankLine();
							offset = blankLine.parse({ src }, offset), offset < src.length && this.contents.push(blankLine);
						} else offset += 1, atLineStart = !0;
						lineStart = offset;
						break;
					case "#":
						{
							let comment = new Comment();
							offset = comment.parse({ src }, offset), this.contents.push(comment), atLineStart = !1;
						}
						break;
					default: {
						let iEnd = PlainValue.Node.endOfIndent(src, offset), node = parseNode({
							atLineStart,
							indent: -1,
							inFlow: !1,
							inCollection: !1,
							lineStart,
							parent: this
						}, iEnd);
						if (!node) return this.valueRange.end = iEnd;
						this.contents.push(node), offset = node.range.end, atLineStart = !1;
						let ec = grabCollectionEndComments(node);
						ec && Array.prototype.push.apply(this.contents, ec);
					}
				}
				offset = Document.startCommentOrEndBlankLine(src, offset);
			}
			if (this.valueRange.end = offset, src[offset] && (this.documentEndMarker = new PlainValue.Range(offset, offset + 3), offset += 3, src[offset])) {
				if (offset = PlainValue.Node.endOfWhiteSpace(src, offset), src[offset] === "#") {
					let comment = new Comment();
					offset = comment.parse({ src }, offset), this.contents.push(comment);
				}
				switch (src[offset]) {
					case "\n":
						offset += 1;
						break;
					case void 0: break;
					default: this.error = new PlainValue.YAMLSyntaxError(this, "Document end marker line cannot have a non-comment suffix");
				}
			}
			return offset;
		}
		parse(context, start) {
			context.root = this, this.context = context;
			let { src } = context, offset = src.charCodeAt(start) === 65279 ? start + 1 : start;
			return offset = this.parseDirectives(offset), offset = this.parseContents(offset), offset;
		}
		setOrigRanges(cr, offset) {
			return offset = super.setOrigRanges(cr, offset), this.directives.forEach((node) => {
				offset = node.setOrigRanges(cr, offset);
			}), this.directivesEndMarker && (offset = this.directivesEndMarker.setOrigRange(cr, offset)), this.contents.forEach((node) => {
				offset = node.setOrigRanges(cr, offset);
			}), this.documentEndMarker && (offset = this.documentEndMarker.setOrigRange(cr, offset)), offset;
		}
		toString() {
			let { contents, directives, value } = this;
			if (value != null) return value;
			let str = directives.join("");
			return contents.length > 0 && ((directives.length > 0 || contents[0].type === PlainValue.Type.COMMENT) && (str += "---\n"), str += contents.join("")), str[str.length - 1] !== "\n" && (str += "\n"), str;
		}
	}, Alias = class extends PlainValue.Node {
		parse(context, start) {
			this.context = context;
			let { src } = context, offset = PlainValue.Node.endOfIdentifier(src, start + 1);
			return this.valueRange = new PlainValue.Range(start + 1, offset), offset = PlainValue.Node.endOfWhiteSpace(src, offset), offset = this.parseComment(offset), offset;
		}
	};
	let Chomp = {
		CLIP: "CLIP",
		KEEP: "KEEP",
		STRIP: "STRIP"
	};
	var BlockValue = class extends PlainValue.Node {
		constructor(type, props) {
			super(type, props), this.blockIndent = null, this.chomping = Chomp.CLIP, this.header = null;
		}
		get includesTrailingLines() {
			return this.chomping === Chomp.KEEP;
		}
		get strValue() {
			if (!this.valueRange || !this.context) return null;
			let { start, end } = this.valueRange, { indent, src } = this.context;
			if (this.valueRange.isEmpty()) return "";
			let lastNewLine = null, ch = src[end - 1];
			for (; ch === "\n" || ch === "	" || ch === " ";) {
				if (--end, end <= start) {
					if (this.chomping === Chomp.KEEP) break;
					return "";
				}
				ch === "\n" && (lastNewLine = end), ch = src[end - 1];
			}
			let keepStart = end + 1;
			lastNewLine && (this.chomping === Chomp.KEEP ? (keepStart = lastNewLine, end = this.valueRange.end) : end = lastNewLine);
			let bi = indent + this.blockIndent, folded = this.type === PlainValue.Type.BLOCK_FOLDED, atStart = !0, str = "", sep = "", prevMoreIndented = !1;
			for (let i = start; i < end; ++i) {
				for (let j = 0; j < bi && src[i] === " "; ++j) i += 1;
				let ch = src[i];
				if (ch === "\n") sep === "\n" ? str += "\n" : sep = "\n";
				else {
					let lineEnd = PlainValue.Node.endOfLine(src, i), line = src.slice(i, lineEnd);
					i = lineEnd, folded && (ch === " " || ch === "	") && i < keepStart ? (sep === " " ? sep = "\n" : !prevMoreIndented && !atStart && sep === "\n" && (sep = "\n\n"), str += sep + line, sep = lineEnd < end && src[lineEnd] || "", prevMoreIndented = !0) : (str += sep + line, sep = folded && i < keepStart ? " " : "\n", prevMoreIndented = !1), atStart && line !== "" && (atStart = !1);
				}
			}
			return this.chomping === Chomp.STRIP ? str : str + "\n";
		}
		parseBlockHeader(start) {
			let { src } = this.context, offset = start + 1, bi = "";
			for (;;) {
				let ch = src[offset];
				switch (ch) {
					case "-":
						this.chomping = Chomp.STRIP;
						break;
					case "+":
						this.chomping = Chomp.KEEP;
						break;
					case "0":
					case "1":
					case "2":
					case "3":
					case "4":
					case "5":
					case "6":
					case "7":
					case "8":
					case "9":
						bi += ch;
						break;
					default: return this.blockIndent = Number(bi) || null, this.header = new PlainValue.Range(start, offset), offset;
				}
				offset += 1;
			}
		}
		parseBlockValue(start) {
			let { indent, src } = this.context, explicit = !!this.blockIndent, offset = start, valueEnd = start, minBlockIndent = 1;
			for (let ch = src[offset]; ch === "\n" && (offset += 1, !PlainValue.Node.atDocumentBoundary(src, offset)); ch = src[offset]) {
				let end = PlainValue.Node.endOfBlockIndent(src, indent, offset);
				if (end === null) break;
				let ch = src[end], lineIndent = end - (offset + indent);
				if (!this.blockIndent) src[end] === "\n" ? lineIndent > minBlockIndent && (minBlockIndent = lineIndent) : (lineIndent < minBlockIndent && (this.error = new PlainValue.YAMLSemanticError(this, "Block scalars with more-indented leading empty lines must use an explicit indentation indicator")), this.blockIndent = lineIndent);
				else if (ch && ch !== "\n" && lineIndent < this.blockIndent) {
					if (src[end] === "#") break;
					if (!this.error) {
						let msg = `Block scalars must not be less indented than their ${explicit ? "explicit indentation indicator" : "first line"}`;
						this.error = new PlainValue.YAMLSemanticError(this, msg);
					}
				}
				offset = src[end] === "\n" ? end : valueEnd = PlainValue.Node.endOfLine(src, end);
			}
			return this.chomping !== Chomp.KEEP && (offset = src[valueEnd] ? valueEnd + 1 : valueEnd), this.valueRange = new PlainValue.Range(start + 1, offset), offset;
		}
		parse(context, start) {
			this.context = context;
			let { src } = context, offset = this.parseBlockHeader(start);
			return offset = PlainValue.Node.endOfWhiteSpace(src, offset), offset = this.parseComment(offset), offset = this.parseBlockValue(offset), offset;
		}
		setOrigRanges(cr, offset) {
			return offset = super.setOrigRanges(cr, offset), this.header ? this.header.setOrigRange(cr, offset) : offset;
		}
	}, FlowCollection = class extends PlainValue.Node {
		constructor(type, props) {
			super(type, props), this.items = null;
		}
		prevNodeIsJsonLike(idx = this.items.length) {
			let node = this.items[idx - 1];
			return !!node && (node.jsonLike || node.type === PlainValue.Type.COMMENT && this.prevNodeIsJsonLike(idx - 1));
		}
		parse(context, start) {
			this.context = context;
			let { parseNode, src } = context, { indent, lineStart } = context, char = src[start];
			this.items = [{
				char,
				offset: start
			}];
			let offset = PlainValue.Node.endOfWhiteSpace(src, start + 1);
			for (char = src[offset]; char && char !== "]" && char !== "}";) {
				switch (char) {
					case "\n":
						if (lineStart = offset + 1, src[PlainValue.Node.endOfWhiteSpace(src, lineStart)] === "\n") {
							let blankLine = new BlankLine();
							lineStart = blankLine.parse({ src }, lineStart), this.items.push(blankLine);
						}
						offset = PlainValue.Node.endOfIndent(src, lineStart), offset <= lineStart + indent && (char = src[offset], offset < lineStart + indent || char !== "]" && char !== "}") && (this.error = new PlainValue.YAMLSemanticError(this, "Insufficient indentation in flow collection"));
						break;
					case ",":
						this.items.push({
							char,
							offset
						}), offset += 1;
						break;
					case "#":
						{
							let comment = new Comment();
							offset = comment.parse({ src }, offset), this.items.push(comment);
						}
						break;
					case "?":
					case ":": {
						let next = src[offset + 1];
						if (next === "\n" || next === "	" || next === " " || next === "," || char === ":" && this.prevNodeIsJsonLike()) {
							this.items.push({
								char,
								offset
							}), offset += 1;
							break;
						}
					}
					default: {
						let node = parseNode({
							atLineStart: !1,
							inCollection: !1,
							inFlow: !0,
							indent: -1,
							lineStart,
							parent: this
						}, offset);
						if (!node) return this.valueRange = new PlainValue.Range(start, offset), offset;
						this.items.push(node), offset = PlainValue.Node.normalizeOffset(src, node.range.end);
					}
				}
				offset = PlainValue.Node.endOfWhiteSpace(src, offset), char = src[offset];
			}
			return this.valueRange = new PlainValue.Range(start, offset + 1), char && (this.items.push({
				char,
				offset
			}), offset = PlainValue.Node.endOfWhiteSpace(src, offset + 1), offset = this.parseComment(offset)), offset;
		}
		setOrigRanges(cr, offset) {
			return offset = super.setOrigRanges(cr, offset), this.items.forEach((node) => {
				if (node instanceof PlainValue.Node) offset = node.setOrigRanges(cr, offset);
				else if (cr.length === 0) node.origOffset = node.offset;
				else {
					let i = offset;
					for (; i < cr.length && !(cr[i] > node.offset);) ++i;
					node.origOffset = node.offset + i, offset = i;
				}
			}), offset;
		}
		toString() {
			let { context: { src }, items, range, value } = this;
			if (value != null) return value;
			let nodes = items.filter((item) => item instanceof PlainValue.Node), str = "", prevEnd = range.start;
			return nodes.forEach((node) => {
				let prefix = src.slice(prevEnd, node.range.start);
				prevEnd = node.range.end, str += prefix + String(node), str[str.length - 1] === "\n" && src[prevEnd - 1] !== "\n" && src[prevEnd] === "\n" && (prevEnd += 1);
			}), str += src.slice(prevEnd, range.end), PlainValue.Node.addStringTerminator(src, range.end, str);
		}
	}, QuoteDouble = class QuoteDouble extends PlainValue.Node {
		static endOfQuote(src, offset) {
			let ch = src[offset];
			for (; ch && ch !== "\"";) offset += ch === "\\" ? 2 : 1, ch = src[offset];
			return offset + 1;
		}
		get strValue() {
			if (!this.valueRange || !this.context) return null;
			let errors = [], { start, end } = this.valueRange, { indent, src } = this.context;
			src[end - 1] !== "\"" && errors.push(new PlainValue.YAMLSyntaxError(this, "Missing closing \"quote"));
			let str = "";
			for (let i = start + 1; i < end - 1; ++i) {
				let ch = src[i];
				if (ch === "\n") {
					PlainValue.Node.atDocumentBoundary(src, i + 1) && errors.push(new PlainValue.YAMLSemanticError(this, "Document boundary indicators are not allowed within string values"));
					let { fold, offset, error } = PlainValue.Node.foldNewline(src, i, indent);
					str += fold, i = offset, error && errors.push(new PlainValue.YAMLSemanticError(this, "Multi-line double-quoted string needs to be sufficiently indented"));
				} else if (ch === "\\") switch (i += 1, src[i]) {
					case "0":
						str += "\0";
						break;
					case "a":
						str += "\x07";
						break;
					case "b":
						str += "\b";
						break;
					case "e":
						str += "\x1B";
						break;
					case "f":
						str += "\f";
						break;
					case "n":
						str += "\n";
						break;
					case "r":
						str += "\r";
						break;
					case "t":
						str += "	";
						break;
					case "v":
						str += "\v";
						break;
					case "N":
						str += "";
						break;
					case "_":
						str += "\xA0";
						break;
					case "L":
						str += "\u2028";
						break;
					case "P":
						str += "\u2029";
						break;
					case " ":
						str += " ";
						break;
					case "\"":
						str += "\"";
						break;
					case "/":
						str += "/";
						break;
					case "\\":
						str += "\\";
						break;
					case "	":
						str += "	";
						break;
					case "x":
						str += this.parseCharCode(i + 1, 2, errors), i += 2;
						break;
					case "u":
						str += this.parseCharCode(i + 1, 4, errors), i += 4;
						break;
					case "U":
						str += this.parseCharCode(i + 1, 8, errors), i += 8;
						break;
					case "\n":
						for (; src[i + 1] === " " || src[i + 1] === "	";) i += 1;
						break;
					default: errors.push(new PlainValue.YAMLSyntaxError(this, `Invalid escape sequence ${src.substr(i - 1, 2)}`)), str += "\\" + src[i];
				}
				else if (ch === " " || ch === "	") {
					let wsStart = i, next = src[i + 1];
					for (; next === " " || next === "	";) i += 1, next = src[i + 1];
					next !== "\n" && (str += i > wsStart ? src.slice(wsStart, i + 1) : ch);
				} else str += ch;
			}
			return errors.length > 0 ? {
				errors,
				str
			} : str;
		}
		parseCharCode(offset, length, errors) {
			let { src } = this.context, cc = src.substr(offset, length), code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
			return isNaN(code) ? (errors.push(new PlainValue.YAMLSyntaxError(this, `Invalid escape sequence ${src.substr(offset - 2, length + 2)}`)), src.substr(offset - 2, length + 2)) : String.fromCodePoint(code);
		}
		parse(context, start) {
			this.context = context;
			let { src } = context, offset = QuoteDouble.endOfQuote(src, start + 1);
			return this.valueRange = new PlainValue.Range(start, offset), offset = PlainValue.Node.endOfWhiteSpace(src, offset), offset = this.parseComment(offset), offset;
		}
	}, QuoteSingle = class QuoteSingle extends PlainValue.Node {
		static endOfQuote(src, offset) {
			let ch = src[offset];
			for (; ch;) if (ch === "'") {
				if (src[offset + 1] !== "'") break;
				ch = src[offset += 2];
			} else ch = src[offset += 1];
			return offset + 1;
		}
		get strValue() {
			if (!this.valueRange || !this.context) return null;
			let errors = [], { start, end } = this.valueRange, { indent, src } = this.context;
			src[end - 1] !== "'" && errors.push(new PlainValue.YAMLSyntaxError(this, "Missing closing 'quote"));
			let str = "";
			for (let i = start + 1; i < end - 1; ++i) {
				let ch = src[i];
				if (ch === "\n") {
					PlainValue.Node.atDocumentBoundary(src, i + 1) && errors.push(new PlainValue.YAMLSemanticError(this, "Document boundary indicators are not allowed within string values"));
					let { fold, offset, error } = PlainValue.Node.foldNewline(src, i, indent);
					str += fold, i = offset, error && errors.push(new PlainValue.YAMLSemanticError(this, "Multi-line single-quoted string needs to be sufficiently indented"));
				} else if (ch === "'") str += ch, i += 1, src[i] !== "'" && errors.push(new PlainValue.YAMLSyntaxError(this, "Unescaped single quote? This should not happen."));
				else if (ch === " " || ch === "	") {
					let wsStart = i, next = src[i + 1];
					for (; next === " " || next === "	";) i += 1, next = src[i + 1];
					next !== "\n" && (str += i > wsStart ? src.slice(wsStart, i + 1) : ch);
				} else str += ch;
			}
			return errors.length > 0 ? {
				errors,
				str
			} : str;
		}
		parse(context, start) {
			this.context = context;
			let { src } = context, offset = QuoteSingle.endOfQuote(src, start + 1);
			return this.valueRange = new PlainValue.Range(start, offset), offset = PlainValue.Node.endOfWhiteSpace(src, offset), offset = this.parseComment(offset), offset;
		}
	};
	function createNewNode(type, props) {
		switch (type) {
			case PlainValue.Type.ALIAS: return new Alias(type, props);
			case PlainValue.Type.BLOCK_FOLDED:
			case PlainValue.Type.BLOCK_LITERAL: return new BlockValue(type, props);
			case PlainValue.Type.FLOW_MAP:
			case PlainValue.Type.FLOW_SEQ: return new FlowCollection(type, props);
			case PlainValue.Type.MAP_KEY:
			case PlainValue.Type.MAP_VALUE:
			case PlainValue.Type.SEQ_ITEM: return new CollectionItem(type, props);
			case PlainValue.Type.COMMENT:
			case PlainValue.Type.PLAIN: return new PlainValue.PlainValue(type, props);
			case PlainValue.Type.QUOTE_DOUBLE: return new QuoteDouble(type, props);
			case PlainValue.Type.QUOTE_SINGLE: return new QuoteSingle(type, props);
			default: return null;
		}
	}
	var ParseContext = class ParseContext {
		static parseType(src, offset, inFlow) {
			switch (src[offset]) {
				case "*": return PlainValue.Type.ALIAS;
				case ">": return PlainValue.Type.BLOCK_FOLDED;
				case "|": return PlainValue.Type.BLOCK_LITERAL;
				case "{": return PlainValue.Type.FLOW_MAP;
				case "[": return PlainValue.Type.FLOW_SEQ;
				case "?": return !inFlow && PlainValue.Node.atBlank(src, offset + 1, !0) ? PlainValue.Type.MAP_KEY : PlainValue.Type.PLAIN;
				case ":": return !inFlow && PlainValue.Node.atBlank(src, offset + 1, !0) ? PlainValue.Type.MAP_VALUE : PlainValue.Type.PLAIN;
				case "-": return !inFlow && PlainValue.Node.atBlank(src, offset + 1, !0) ? PlainValue.Type.SEQ_ITEM : PlainValue.Type.PLAIN;
				case "\"": return PlainValue.Type.QUOTE_DOUBLE;
				case "'": return PlainValue.Type.QUOTE_SINGLE;
				default: return PlainValue.Type.PLAIN;
			}
		}
		constructor(orig = {}, { atLineStart, inCollection, inFlow, indent, lineStart, parent } = {}) {
			PlainValue._defineProperty(this, "parseNode", (overlay, start) => {
				if (PlainValue.Node.atDocumentBoundary(this.src, start)) return null;
				let context = new ParseContext(this, overlay), { props, type, valueStart } = context.parseProps(start), node = createNewNode(type, props), offset = start;
				try {
					offset = node.parse(context, valueStart);
				} catch (error) {
					let msg = error instanceof Error ? error.message : String(error);
					node.error ||= new PlainValue.YAMLSyntaxError(node, msg);
				}
				if (node.range = new PlainValue.Range(start, offset), offset <= start && (node.error ||= Error("Node#parse consumed no characters"), node.error.parseEnd = offset, node.error.source = node, node.range.end = start + 1), context.nodeStartsCollection(node)) {
					!node.error && !context.atLineStart && context.parent.type === PlainValue.Type.DOCUMENT && (node.error = new PlainValue.YAMLSyntaxError(node, "Block collection must not have preceding content here (e.g. directives-end indicator)"));
					let collection = new Collection(node);
					return offset = collection.parse(new ParseContext(context), offset), collection.range = new PlainValue.Range(start, offset), collection;
				}
				return node;
			}), this.atLineStart = atLineStart ?? (orig.atLineStart || !1), this.inCollection = inCollection ?? (orig.inCollection || !1), this.inFlow = inFlow ?? (orig.inFlow || !1), this.indent = indent ?? orig.indent, this.lineStart = lineStart ?? orig.lineStart, this.parent = parent ?? (orig.parent || {}), this.root = orig.root, this.src = orig.src;
		}
		nodeStartsCollection(node) {
			let { inCollection, inFlow, src } = this;
			if (inCollection || inFlow) return !1;
			if (node instanceof CollectionItem) return !0;
			let offset = node.range.end;
			return src[offset] === "\n" || src[offset - 1] === "\n" ? !1 : (offset = PlainValue.Node.endOfWhiteSpace(src, offset), src[offset] === ":");
		}
		parseProps(offset) {
			let { inFlow, parent, src } = this, props = [], lineHasProps = !1;
			offset = this.atLineStart ? PlainValue.Node.endOfIndent(src, offset) : PlainValue.Node.endOfWhiteSpace(src, offset);
			let ch = src[offset];
			for (; ch === PlainValue.Char.ANCHOR || ch === PlainValue.Char.COMMENT || ch === PlainValue.Char.TAG || ch === "\n";) {
				if (ch === "\n") {
					let inEnd = offset, lineStart;
					do
						lineStart = inEnd + 1, inEnd = PlainValue.Node.endOfIndent(src, lineStart);
					while (src[inEnd] === "\n");
					let indentDiff = inEnd - (lineStart + this.indent), noIndicatorAsIndent = parent.type === PlainValue.Type.SEQ_ITEM && parent.context.atLineStart;
					if (src[inEnd] !== "#" && !PlainValue.Node.nextNodeIsIndented(src[inEnd], indentDiff, !noIndicatorAsIndent)) break;
					this.atLineStart = !0, this.lineStart = lineStart, lineHasProps = !1, offset = inEnd;
				} else if (ch === PlainValue.Char.COMMENT) {
					let end = PlainValue.Node.endOfLine(src, offset + 1);
					props.push(new PlainValue.Range(offset, end)), offset = end;
				} else {
					let end = PlainValue.Node.endOfIdentifier(src, offset + 1);
					ch === PlainValue.Char.TAG && src[end] === "," && /^[a-zA-Z0-9-]+\.[a-zA-Z0-9-]+,\d\d\d\d(-\d\d){0,2}\/\S/.test(src.slice(offset + 1, end + 13)) && (end = PlainValue.Node.endOfIdentifier(src, end + 5)), props.push(new PlainValue.Range(offset, end)), lineHasProps = !0, offset = PlainValue.Node.endOfWhiteSpace(src, end);
				}
				ch = src[offset];
			}
			return lineHasProps && ch === ":" && PlainValue.Node.atBlank(src, offset + 1, !0) && --offset, {
				props,
				type: ParseContext.parseType(src, offset, inFlow),
				valueStart: offset
			};
		}
	};
	function parse(src) {
		let cr = [];
		src.indexOf("\r") !== -1 && (src = src.replace(/\r\n?/g, (match, offset) => (match.length > 1 && cr.push(offset), "\n")));
		let documents = [], offset = 0;
		do {
			let doc = new Document(), context = new ParseContext({ src });
			offset = doc.parse(context, offset), documents.push(doc);
		} while (offset < src.length);
		return documents.setOrigRanges = () => {
			if (cr.length === 0) return !1;
			for (let i = 1; i < cr.length; ++i) cr[i] -= i;
			let crOffset = 0;
			for (let i = 0; i < documents.length; ++i) crOffset = documents[i].setOrigRanges(cr, crOffset);
			return cr.splice(0, cr.length), !0;
		}, documents.toString = () => documents.join("...\n"), documents;
	}
	exports.parse = parse;
})), require_resolveSeq_95613e94 = __commonJSMin(((exports) => {
	var PlainValue = require_PlainValue_516d5bc2();
	function addCommentBefore(str, indent, comment) {
		return comment ? `#${comment.replace(/[\s\S]^/gm, `$&${indent}#`)}\n${indent}${str}` : str;
	}
	function addComment(str, indent, comment) {
		return comment ? comment.indexOf("\n") === -1 ? `${str} #${comment}` : `${str}\n` + comment.replace(/^/gm, `${indent || ""}#`) : str;
	}
	var Node = class {};
	function toJSON(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJSON(v, String(i), ctx));
		if (value && typeof value.toJSON == "function") {
			let anchor = ctx && ctx.anchors && ctx.anchors.get(value);
			anchor && (ctx.onCreate = (res) => {
				anchor.res = res, delete ctx.onCreate;
			});
			let res = value.toJSON(arg, ctx);
			return anchor && ctx.onCreate && ctx.onCreate(res), res;
		}
		return (!ctx || !ctx.keep) && typeof value == "bigint" ? Number(value) : value;
	}
	var Scalar = class extends Node {
		constructor(value) {
			super(), this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx && ctx.keep ? this.value : toJSON(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			let k = path[i];
			if (Number.isInteger(k) && k >= 0) {
				let a = [];
				a[k] = v, v = a;
			} else {
				let o = {};
				Object.defineProperty(o, k, {
					value: v,
					writable: !0,
					enumerable: !0,
					configurable: !0
				}), v = o;
			}
		}
		return schema.createNode(v, !1);
	}
	let isEmptyPath = (path) => path == null || typeof path == "object" && path[Symbol.iterator]().next().done;
	var Collection = class Collection extends Node {
		constructor(schema) {
			super(), PlainValue._defineProperty(this, "items", []), this.schema = schema;
		}
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				let [key, ...rest] = path, node = this.get(key, !0);
				if (node instanceof Collection) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		deleteIn([key, ...rest]) {
			if (rest.length === 0) return this.delete(key);
			let node = this.get(key, !0);
			if (node instanceof Collection) return node.deleteIn(rest);
			throw Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		getIn([key, ...rest], keepScalar) {
			let node = this.get(key, !0);
			return rest.length === 0 ? !keepScalar && node instanceof Scalar ? node.value : node : node instanceof Collection ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues() {
			return this.items.every((node) => {
				if (!node || node.type !== "PAIR") return !1;
				let n = node.value;
				return n == null || n instanceof Scalar && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		hasIn([key, ...rest]) {
			if (rest.length === 0) return this.has(key);
			let node = this.get(key, !0);
			return node instanceof Collection && node.hasIn(rest);
		}
		setIn([key, ...rest], value) {
			if (rest.length === 0) this.set(key, value);
			else {
				let node = this.get(key, !0);
				if (node instanceof Collection) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		toJSON() {
			return null;
		}
		toString(ctx, { blockItem, flowChars, isMap, itemIndent }, onComment, onChompKeep) {
			let { indent, indentStep, stringify } = ctx, inFlow = this.type === PlainValue.Type.FLOW_MAP || this.type === PlainValue.Type.FLOW_SEQ || ctx.inFlow;
			inFlow && (itemIndent += indentStep);
			let allNullValues = isMap && this.hasAllNullValues();
			ctx = Object.assign({}, ctx, {
				allNullValues,
				indent: itemIndent,
				inFlow,
				type: null
			});
			let chompKeep = !1, hasItemWithNewLine = !1, nodes = this.items.reduce((nodes, item, i) => {
				let comment;
				item && (!chompKeep && item.spaceBefore && nodes.push({
					type: "comment",
					str: ""
				}), item.commentBefore && item.commentBefore.match(/^.*$/gm).forEach((line) => {
					nodes.push({
						type: "comment",
						str: `#${line}`
					});
				}), item.comment && (comment = item.comment), inFlow && (!chompKeep && item.spaceBefore || item.commentBefore || item.comment || item.key && (item.key.commentBefore || item.key.comment) || item.value && (item.value.commentBefore || item.value.comment)) && (hasItemWithNewLine = !0)), chompKeep = !1;
				let str = stringify(item, ctx, () => comment = null, () => chompKeep = !0);
				return inFlow && !hasItemWithNewLine && str.includes("\n") && (hasItemWithNewLine = !0), inFlow && i < this.items.length - 1 && (str += ","), str = addComment(str, itemIndent, comment), chompKeep && (comment || inFlow) && (chompKeep = !1), nodes.push({
					type: "item",
					str
				}), nodes;
			}, []), str;
			if (nodes.length === 0) str = flowChars.start + flowChars.end;
			else if (inFlow) {
				let { start, end } = flowChars, strings = nodes.map((n) => n.str);
				if (hasItemWithNewLine || strings.reduce((sum, str) => sum + str.length + 2, 2) > Collection.maxFlowStringSingleLineLength) {
					str = start;
					for (let s of strings) str += s ? `\n${indentStep}${indent}${s}` : "\n";
					str += `\n${indent}${end}`;
				} else str = `${start} ${strings.join(" ")} ${end}`;
			} else {
				let strings = nodes.map(blockItem);
				str = strings.shift();
				for (let s of strings) str += s ? `\n${indent}${s}` : "\n";
			}
			return this.comment ? (str += "\n" + this.comment.replace(/^/gm, `${indent}#`), onComment && onComment()) : chompKeep && onChompKeep && onChompKeep(), str;
		}
	};
	PlainValue._defineProperty(Collection, "maxFlowStringSingleLineLength", 60);
	function asItemIndex(key) {
		let idx = key instanceof Scalar ? key.value : key;
		return idx && typeof idx == "string" && (idx = Number(idx)), Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	var YAMLSeq = class extends Collection {
		add(value) {
			this.items.push(value);
		}
		delete(key) {
			let idx = asItemIndex(key);
			return typeof idx == "number" && this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			let idx = asItemIndex(key);
			if (typeof idx != "number") return;
			let it = this.items[idx];
			return !keepScalar && it instanceof Scalar ? it.value : it;
		}
		has(key) {
			let idx = asItemIndex(key);
			return typeof idx == "number" && idx < this.items.length;
		}
		set(key, value) {
			let idx = asItemIndex(key);
			if (typeof idx != "number") throw Error(`Expected a valid index, not ${key}.`);
			this.items[idx] = value;
		}
		toJSON(_, ctx) {
			let seq = [];
			ctx && ctx.onCreate && ctx.onCreate(seq);
			let i = 0;
			for (let item of this.items) seq.push(toJSON(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx ? super.toString(ctx, {
				blockItem: (n) => n.type === "comment" ? n.str : `- ${n.str}`,
				flowChars: {
					start: "[",
					end: "]"
				},
				isMap: !1,
				itemIndent: (ctx.indent || "") + "  "
			}, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	let stringifyKey = (key, jsKey, ctx) => jsKey === null ? "" : typeof jsKey == "object" ? key instanceof Node && ctx && ctx.doc ? key.toString({
		anchors: Object.create(null),
		doc: ctx.doc,
		indent: "",
		indentStep: ctx.indentStep,
		inFlow: !0,
		inStringifyKey: !0,
		stringify: ctx.stringify
	}) : JSON.stringify(jsKey) : String(jsKey);
	var Pair = class Pair extends Node {
		constructor(key, value = null) {
			super(), this.key = key, this.value = value, this.type = Pair.Type.PAIR;
		}
		get commentBefore() {
			return this.key instanceof Node ? this.key.commentBefore : void 0;
		}
		set commentBefore(cb) {
			if (this.key ??= new Scalar(null), this.key instanceof Node) this.key.commentBefore = cb;
			else throw Error("Pair.commentBefore is an alias for Pair.key.commentBefore. To set it, the key must be a Node.");
		}
		addToJSMap(ctx, map) {
			let key = toJSON(this.key, "", ctx);
			if (map instanceof Map) {
				let value = toJSON(this.value, key, ctx);
				map.set(key, value);
			} else if (map instanceof Set) map.add(key);
			else {
				let stringKey = stringifyKey(this.key, key, ctx), value = toJSON(this.value, stringKey, ctx);
				stringKey in map ? Object.defineProperty(map, stringKey, {
					value,
					writable: !0,
					enumerable: !0,
					configurable: !0
				}) : map[stringKey] = value;
			}
			return map;
		}
		toJSON(_, ctx) {
			let pair = ctx && ctx.mapAsMap ? new Map() : {};
			return this.addToJSMap(ctx, pair);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx || !ctx.doc) return JSON.stringify(this);
			let { indent: indentSize, indentSeq, simpleKeys } = ctx.doc.options, { key, value } = this, keyComment = key instanceof Node && key.comment;
			if (simpleKeys) {
				if (keyComment) throw Error("With simple keys, key nodes cannot have comments");
				if (key instanceof Collection) throw Error("With simple keys, collection cannot be used as a key value");
			}
			let explicitKey = !simpleKeys && (!key || keyComment || (key instanceof Node ? key instanceof Collection || key.type === PlainValue.Type.BLOCK_FOLDED || key.type === PlainValue.Type.BLOCK_LITERAL : typeof key == "object")), { doc, indent, indentStep, stringify } = ctx;
			ctx = Object.assign({}, ctx, {
				implicitKey: !explicitKey,
				indent: indent + indentStep
			});
			let chompKeep = !1, str = stringify(key, ctx, () => keyComment = null, () => chompKeep = !0);
			if (str = addComment(str, ctx.indent, keyComment), !explicitKey && str.length > 1024) {
				if (simpleKeys) throw Error("With simple keys, single line scalar must not span more than 1024 characters");
				explicitKey = !0;
			}
			if (ctx.allNullValues && !simpleKeys) return this.comment ? (str = addComment(str, ctx.indent, this.comment), onComment && onComment()) : chompKeep && !keyComment && onChompKeep && onChompKeep(), ctx.inFlow && !explicitKey ? str : `? ${str}`;
			str = explicitKey ? `? ${str}\n${indent}:` : `${str}:`, this.comment && (str = addComment(str, ctx.indent, this.comment), onComment && onComment());
			let vcb = "", valueComment = null;
			if (value instanceof Node) {
				if (value.spaceBefore && (vcb = "\n"), value.commentBefore) {
					let cs = value.commentBefore.replace(/^/gm, `${ctx.indent}#`);
					vcb += `\n${cs}`;
				}
				valueComment = value.comment;
			} else value && typeof value == "object" && (value = doc.schema.createNode(value, !0));
			ctx.implicitKey = !1, !explicitKey && !this.comment && value instanceof Scalar && (ctx.indentAtStart = str.length + 1), chompKeep = !1, !indentSeq && indentSize >= 2 && !ctx.inFlow && !explicitKey && value instanceof YAMLSeq && value.type !== PlainValue.Type.FLOW_SEQ && !value.tag && !doc.anchors.getName(value) && (ctx.indent = ctx.indent.substr(2));
			let valueStr = stringify(value, ctx, () => valueComment = null, () => chompKeep = !0), ws = " ";
			return vcb || this.comment ? ws = `${vcb}\n${ctx.indent}` : !explicitKey && value instanceof Collection ? (valueStr[0] !== "[" && valueStr[0] !== "{" || valueStr.includes("\n")) && (ws = `\n${ctx.indent}`) : valueStr[0] === "\n" && (ws = ""), chompKeep && !valueComment && onChompKeep && onChompKeep(), addComment(str + ws + valueStr, ctx.indent, valueComment);
		}
	};
	PlainValue._defineProperty(Pair, "Type", {
		PAIR: "PAIR",
		MERGE_PAIR: "MERGE_PAIR"
	});
	let getAliasCount = (node, anchors) => {
		if (node instanceof Alias) {
			let anchor = anchors.get(node.source);
			return anchor.count * anchor.aliasCount;
		}
		if (node instanceof Collection) {
			let count = 0;
			for (let item of node.items) {
				let c = getAliasCount(item, anchors);
				c > count && (count = c);
			}
			return count;
		}
		if (node instanceof Pair) {
			let kc = getAliasCount(node.key, anchors), vc = getAliasCount(node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	};
	var Alias = class Alias extends Node {
		static stringify({ range, source }, { anchors, doc, implicitKey, inStringifyKey }) {
			let anchor = Object.keys(anchors).find((a) => anchors[a] === source);
			if (!anchor && inStringifyKey && (anchor = doc.anchors.getName(source) || doc.anchors.newName()), anchor) return `*${anchor}${implicitKey ? " " : ""}`;
			let msg = doc.anchors.getName(source) ? "Alias node must be after source node" : "Source node not found for alias node";
			throw Error(`${msg} [${range}]`);
		}
		constructor(source) {
			super(), this.source = source, this.type = PlainValue.Type.ALIAS;
		}
		set tag(t) {
			throw Error("Alias nodes cannot have tags");
		}
		toJSON(arg, ctx) {
			if (!ctx) return toJSON(this.source, arg, ctx);
			let { anchors, maxAliasCount } = ctx, anchor = anchors.get(this.source);
			if (!anchor || anchor.res === void 0) {
				let msg = "This should not happen: Alias anchor was not resolved?";
				throw this.cstNode ? new PlainValue.YAMLReferenceError(this.cstNode, msg) : ReferenceError(msg);
			}
			if (maxAliasCount >= 0 && (anchor.count += 1, anchor.aliasCount === 0 && (anchor.aliasCount = getAliasCount(this.source, anchors)), anchor.count * anchor.aliasCount > maxAliasCount)) {
				let msg = "Excessive alias count indicates a resource exhaustion attack";
				throw this.cstNode ? new PlainValue.YAMLReferenceError(this.cstNode, msg) : ReferenceError(msg);
			}
			return anchor.res;
		}
		toString(ctx) {
			return Alias.stringify(this, ctx);
		}
	};
	PlainValue._defineProperty(Alias, "default", !0);
	function findPair(items, key) {
		let k = key instanceof Scalar ? key.value : key;
		for (let it of items) if (it instanceof Pair && (it.key === key || it.key === k || it.key && it.key.value === k)) return it;
	}
	var YAMLMap = class extends Collection {
		add(pair, overwrite) {
			pair ? pair instanceof Pair || (pair = new Pair(pair.key || pair, pair.value)) : pair = new Pair(pair);
			let prev = findPair(this.items, pair.key), sortEntries = this.schema && this.schema.sortMapEntries;
			if (prev) {
				if (overwrite) prev.value = pair.value;
				else throw Error(`Key ${pair.key} already set`);
			} else if (sortEntries) {
				let i = this.items.findIndex((item) => sortEntries(pair, item) < 0);
				i === -1 ? this.items.push(pair) : this.items.splice(i, 0, pair);
			} else this.items.push(pair);
		}
		delete(key) {
			let it = findPair(this.items, key);
			return it ? this.items.splice(this.items.indexOf(it), 1).length > 0 : !1;
		}
		get(key, keepScalar) {
			let it = findPair(this.items, key), node = it && it.value;
			return !keepScalar && node instanceof Scalar ? node.value : node;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair(key, value), !0);
		}
		toJSON(_, ctx, Type) {
			let map = Type ? new Type() : ctx && ctx.mapAsMap ? new Map() : {};
			ctx && ctx.onCreate && ctx.onCreate(map);
			for (let item of this.items) item.addToJSMap(ctx, map);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (let item of this.items) if (!(item instanceof Pair)) throw Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			return super.toString(ctx, {
				blockItem: (n) => n.str,
				flowChars: {
					start: "{",
					end: "}"
				},
				isMap: !0,
				itemIndent: ctx.indent || ""
			}, onComment, onChompKeep);
		}
	}, Merge = class extends Pair {
		constructor(pair) {
			if (pair instanceof Pair) {
				let seq = pair.value;
				seq instanceof YAMLSeq || (seq = new YAMLSeq(), seq.items.push(pair.value), seq.range = pair.value.range), super(pair.key, seq), this.range = pair.range;
			} else super(new Scalar("<<"), new YAMLSeq());
			this.type = Pair.Type.MERGE_PAIR;
		}
		addToJSMap(ctx, map) {
			for (let { source } of this.value.items) {
				if (!(source instanceof YAMLMap)) throw Error("Merge sources must be maps");
				let srcMap = source.toJSON(null, ctx, Map);
				for (let [key, value] of srcMap) map instanceof Map ? map.has(key) || map.set(key, value) : map instanceof Set ? map.add(key) : Object.prototype.hasOwnProperty.call(map, key) || Object.defineProperty(map, key, {
					value,
					writable: !0,
					enumerable: !0,
					configurable: !0
				});
			}
			return map;
		}
		toString(ctx, onComment) {
			let seq = this.value;
			if (seq.items.length > 1) return super.toString(ctx, onComment);
			this.value = seq.items[0];
			let str = super.toString(ctx, onComment);
			return this.value = seq, str;
		}
	};
	let binaryOptions = {
		defaultType: PlainValue.Type.BLOCK_LITERAL,
		lineWidth: 76
	}, boolOptions = {
		trueStr: "true",
		falseStr: "false"
	}, intOptions = { asBigInt: !1 }, nullOptions = { nullStr: "null" }, strOptions = {
		defaultType: PlainValue.Type.PLAIN,
		doubleQuoted: {
			jsonEncoding: !1,
			minMultiLineLength: 40
		},
		fold: {
			lineWidth: 80,
			minContentWidth: 20
		}
	};
	function resolveScalar(str, tags, scalarFallback) {
		for (let { format, test, resolve } of tags) if (test) {
			let match = str.match(test);
			if (match) {
				let res = resolve.apply(null, match);
				return res instanceof Scalar || (res = new Scalar(res)), format && (res.format = format), res;
			}
		}
		return scalarFallback && (str = scalarFallback(str)), new Scalar(str);
	}
	let FOLD_FLOW = "flow", FOLD_BLOCK = "block", FOLD_QUOTED = "quoted", consumeMoreIndentedLines = (text, i) => {
		let ch = text[i + 1];
		for (; ch === " " || ch === "	";) {
			do
				ch = text[i += 1];
			while (ch && ch !== "\n");
			ch = text[i + 1];
		}
		return i;
	};
	function foldFlowLines(text, indent, mode, { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow }) {
		if (!lineWidth || lineWidth < 0) return text;
		let endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		let folds = [], escapedFolds = {}, end = lineWidth - indent.length;
		typeof indentAtStart == "number" && (indentAtStart > lineWidth - Math.max(2, minContentWidth) ? folds.push(0) : end = lineWidth - indentAtStart);
		let split, prev, overflow = !1, i = -1, escStart = -1, escEnd = -1;
		mode === FOLD_BLOCK && (i = consumeMoreIndentedLines(text, i), i !== -1 && (end = i + endStep));
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				switch (escStart = i, text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") mode === FOLD_BLOCK && (i = consumeMoreIndentedLines(text, i)), end = i + endStep, split = void 0;
			else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					let next = text[i + 1];
					next && next !== " " && next !== "\n" && next !== "	" && (split = i);
				}
				if (i >= end) {
					if (split) folds.push(split), end = split + endStep, split = void 0;
					else if (mode === FOLD_QUOTED) {
						for (; prev === " " || prev === "	";) prev = ch, ch = text[i += 1], overflow = !0;
						let j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j), escapedFolds[j] = !0, end = j + endStep, split = void 0;
					} else overflow = !0;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow && onOverflow(), folds.length === 0) return text;
		onFold && onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			let fold = folds[i], end = folds[i + 1] || text.length;
			fold === 0 ? res = `\n${indent}${text.slice(0, end)}` : (mode === FOLD_QUOTED && escapedFolds[fold] && (res += `${text[fold]}\\`), res += `\n${indent}${text.slice(fold + 1, end)}`);
		}
		return res;
	}
	let getFoldOptions = ({ indentAtStart }) => indentAtStart ? Object.assign({ indentAtStart }, strOptions.fold) : strOptions.fold, containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return !1;
		let limit = lineWidth - indentLength, strLen = str.length;
		if (strLen <= limit) return !1;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return !0;
			if (start = i + 1, strLen - start <= limit) return !1;
		}
		return !0;
	}
	function doubleQuotedString(value, ctx) {
		let { implicitKey } = ctx, { jsonEncoding, minMultiLineLength } = strOptions.doubleQuoted, json = JSON.stringify(value);
		if (jsonEncoding) return json;
		let indent = ctx.indent || (containsDocumentMarker(value) ? "  " : ""), str = "", start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n" && (str += json.slice(start, i) + "\\ ", i += 1, start = i, ch = "\\"), ch === "\\") switch (json[i + 1]) {
			case "u":
				{
					str += json.slice(start, i);
					let code = json.substr(i + 2, 4);
					switch (code) {
						case "0000":
							str += "\\0";
							break;
						case "0007":
							str += "\\a";
							break;
						case "000b":
							str += "\\v";
							break;
						case "001b":
							str += "\\e";
							break;
						case "0085":
							str += "\\N";
							break;
						case "00a0":
							str += "\\_";
							break;
						case "2028":
							str += "\\L";
							break;
						case "2029":
							str += "\\P";
							break;
						default: code.substr(0, 2) === "00" ? str += "\\x" + code.substr(2) : str += json.substr(i, 6);
					}
					i += 5, start = i + 1;
				}
				break;
			case "n":
				if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
				else {
					for (str += json.slice(start, i) + "\n\n"; json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"";) str += "\n", i += 2;
					str += indent, json[i + 2] === " " && (str += "\\"), i += 1, start = i + 1;
				}
				break;
			default: i += 1;
		}
		return str = start ? str + json.slice(start) : json, implicitKey ? str : foldFlowLines(str, indent, FOLD_QUOTED, getFoldOptions(ctx));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.implicitKey) {
			if (/\n/.test(value)) return doubleQuotedString(value, ctx);
		} else if (/[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		let indent = ctx.indent || (containsDocumentMarker(value) ? "  " : ""), res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines(res, indent, FOLD_FLOW, getFoldOptions(ctx));
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		if (/\n[\t ]+$/.test(value) || /^\s*$/.test(value)) return doubleQuotedString(value, ctx);
		let indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : ""), indentSize = indent ? "2" : "1", literal = type === PlainValue.Type.BLOCK_FOLDED ? !1 : type === PlainValue.Type.BLOCK_LITERAL || !lineLengthOverLimit(value, strOptions.fold.lineWidth, indent.length), header = literal ? "|" : ">";
		if (!value) return header + "\n";
		let wsStart = "", wsEnd = "";
		if (value = value.replace(/[\n\t ]*$/, (ws) => {
			let n = ws.indexOf("\n");
			return n === -1 ? header += "-" : (value === ws || n !== ws.length - 1) && (header += "+", onChompKeep && onChompKeep()), wsEnd = ws.replace(/\n$/, ""), "";
		}).replace(/^[\n ]*/, (ws) => {
			ws.indexOf(" ") !== -1 && (header += indentSize);
			let m = ws.match(/ +$/);
			return m ? (wsStart = ws.slice(0, -m[0].length), m[0]) : (wsStart = ws, "");
		}), wsEnd &&= wsEnd.replace(/\n+(?!\n|$)/g, `$&${indent}`), wsStart &&= wsStart.replace(/\n+/g, `$&${indent}`), comment && (header += " #" + comment.replace(/ ?[\r\n]+/g, " "), onComment && onComment()), !value) return `${header}${indentSize}\n${indent}${wsEnd}`;
		if (literal) return value = value.replace(/\n+/g, `$&${indent}`), `${header}\n${indent}${wsStart}${value}${wsEnd}`;
		value = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
		let body = foldFlowLines(`${wsStart}${value}${wsEnd}`, indent, FOLD_BLOCK, strOptions.fold);
		return `${header}\n${indent}${body}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		let { comment, type, value } = item, { actualString, implicitKey, indent, inFlow } = ctx;
		if (implicitKey && /[\n[\]{},]/.test(value) || inFlow && /[[\]{},]/.test(value)) return doubleQuotedString(value, ctx);
		if (!value || /^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || value.indexOf("\n") === -1 ? value.indexOf("\"") !== -1 && value.indexOf("'") === -1 ? singleQuotedString(value, ctx) : doubleQuotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== PlainValue.Type.PLAIN && value.indexOf("\n") !== -1) return blockString(item, ctx, onComment, onChompKeep);
		if (indent === "" && containsDocumentMarker(value)) return ctx.forceBlockIndent = !0, blockString(item, ctx, onComment, onChompKeep);
		let str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			let { tags } = ctx.doc.schema;
			if (typeof resolveScalar(str, tags, tags.scalarFallback).value != "string") return doubleQuotedString(value, ctx);
		}
		let body = implicitKey ? str : foldFlowLines(str, indent, FOLD_FLOW, getFoldOptions(ctx));
		return comment && !inFlow && (body.indexOf("\n") !== -1 || comment.indexOf("\n") !== -1) ? (onComment && onComment(), addCommentBefore(body, indent, comment)) : body;
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		let { defaultType } = strOptions, { implicitKey, inFlow } = ctx, { type, value } = item;
		typeof value != "string" && (value = String(value), item = Object.assign({}, item, { value }));
		let _stringify = (_type) => {
			switch (_type) {
				case PlainValue.Type.BLOCK_FOLDED:
				case PlainValue.Type.BLOCK_LITERAL: return blockString(item, ctx, onComment, onChompKeep);
				case PlainValue.Type.QUOTE_DOUBLE: return doubleQuotedString(value, ctx);
				case PlainValue.Type.QUOTE_SINGLE: return singleQuotedString(value, ctx);
				case PlainValue.Type.PLAIN: return plainString(item, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		(type !== PlainValue.Type.QUOTE_DOUBLE && /[\x00-\x08\x0b-\x1f\x7f-\x9f]/.test(value) || (implicitKey || inFlow) && (type === PlainValue.Type.BLOCK_FOLDED || type === PlainValue.Type.BLOCK_LITERAL)) && (type = PlainValue.Type.QUOTE_DOUBLE);
		let res = _stringify(type);
		if (res === null && (res = _stringify(defaultType), res === null)) throw Error(`Unsupported default string type ${defaultType}`);
		return res;
	}
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value == "bigint") return String(value);
		if (!isFinite(value)) return isNaN(value) ? ".nan" : value < 0 ? "-.inf" : ".inf";
		let n = JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^\d/.test(n)) {
			let i = n.indexOf(".");
			i < 0 && (i = n.length, n += ".");
			let d = minFractionDigits - (n.length - i - 1);
			for (; d-- > 0;) n += "0";
		}
		return n;
	}
	function checkFlowCollectionEnd(errors, cst) {
		let char, name;
		switch (cst.type) {
			case PlainValue.Type.FLOW_MAP:
				char = "}", name = "flow map";
				break;
			case PlainValue.Type.FLOW_SEQ:
				char = "]", name = "flow sequence";
				break;
			default:
				errors.push(new PlainValue.YAMLSemanticError(cst, "Not a flow collection!?"));
				return;
		}
		let lastItem;
		for (let i = cst.items.length - 1; i >= 0; --i) {
			let item = cst.items[i];
			if (!item || item.type !== PlainValue.Type.COMMENT) {
				lastItem = item;
				break;
			}
		}
		if (lastItem && lastItem.char !== char) {
			let msg = `Expected ${name} to end with ${char}`, err;
			typeof lastItem.offset == "number" ? (err = new PlainValue.YAMLSemanticError(cst, msg), err.offset = lastItem.offset + 1) : (err = new PlainValue.YAMLSemanticError(lastItem, msg), lastItem.range && lastItem.range.end && (err.offset = lastItem.range.end - lastItem.range.start)), errors.push(err);
		}
	}
	function checkFlowCommentSpace(errors, comment) {
		let prev = comment.context.src[comment.range.start - 1];
		prev !== "\n" && prev !== "	" && prev !== " " && errors.push(new PlainValue.YAMLSemanticError(comment, "Comments must be separated from other tokens by white space characters"));
	}
	function getLongKeyError(source, key) {
		let sk = String(key), k = sk.substr(0, 8) + "..." + sk.substr(-8);
		return new PlainValue.YAMLSemanticError(source, `The "${k}" key is too long`);
	}
	function resolveComments(collection, comments) {
		for (let { afterKey, before, comment } of comments) {
			let item = collection.items[before];
			item ? (afterKey && item.value && (item = item.value), comment === void 0 ? (afterKey || !item.commentBefore) && (item.spaceBefore = !0) : item.commentBefore ? item.commentBefore += "\n" + comment : item.commentBefore = comment) : comment !== void 0 && (collection.comment ? collection.comment += "\n" + comment : collection.comment = comment);
		}
	}
	function resolveString(doc, node) {
		let res = node.strValue;
		return res ? typeof res == "string" ? res : (res.errors.forEach((error) => {
			error.source ||= node, doc.errors.push(error);
		}), res.str) : "";
	}
	function resolveTagHandle(doc, node) {
		let { handle, suffix } = node.tag, prefix = doc.tagPrefixes.find((p) => p.handle === handle);
		if (!prefix) {
			let dtp = doc.getDefaults().tagPrefixes;
			if (dtp && (prefix = dtp.find((p) => p.handle === handle)), !prefix) throw new PlainValue.YAMLSemanticError(node, `The ${handle} tag handle is non-default and was not declared.`);
		}
		if (!suffix) throw new PlainValue.YAMLSemanticError(node, `The ${handle} tag has no suffix.`);
		if (handle === "!" && (doc.version || doc.options.version) === "1.0") {
			if (suffix[0] === "^") return doc.warnings.push(new PlainValue.YAMLWarning(node, "YAML 1.0 ^ tag expansion is not supported")), suffix;
			if (/[:/]/.test(suffix)) {
				let vocab = suffix.match(/^([a-z0-9-]+)\/(.*)/i);
				return vocab ? `tag:${vocab[1]}.yaml.org,2002:${vocab[2]}` : `tag:${suffix}`;
			}
		}
		return prefix.prefix + decodeURIComponent(suffix);
	}
	function resolveTagName(doc, node) {
		let { tag, type } = node, nonSpecific = !1;
		if (tag) {
			let { handle, suffix, verbatim } = tag;
			if (verbatim) {
				if (verbatim !== "!" && verbatim !== "!!") return verbatim;
				let msg = `Verbatim tags aren't resolved, so ${verbatim} is invalid.`;
				doc.errors.push(new PlainValue.YAMLSemanticError(node, msg));
			} else if (handle === "!" && !suffix) nonSpecific = !0;
			else try {
				return resolveTagHandle(doc, node);
			} catch (error) {
				doc.errors.push(error);
			}
		}
		switch (type) {
			case PlainValue.Type.BLOCK_FOLDED:
			case PlainValue.Type.BLOCK_LITERAL:
			case PlainValue.Type.QUOTE_DOUBLE:
			case PlainValue.Type.QUOTE_SINGLE: return PlainValue.defaultTags.STR;
			case PlainValue.Type.FLOW_MAP:
			case PlainValue.Type.MAP: return PlainValue.defaultTags.MAP;
			case PlainValue.Type.FLOW_SEQ:
			case PlainValue.Type.SEQ: return PlainValue.defaultTags.SEQ;
			case PlainValue.Type.PLAIN: return nonSpecific ? PlainValue.defaultTags.STR : null;
			default: return null;
		}
	}
	function resolveByTagName(doc, node, tagName) {
		let { tags } = doc.schema, matchWithTest = [];
		for (let tag of tags) if (tag.tag === tagName) {
			if (tag.test) matchWithTest.push(tag);
			else {
				let res = tag.resolve(doc, node);
				return res instanceof Collection ? res : new Scalar(res);
			}
		}
		let str = resolveString(doc, node);
		return typeof str == "string" && matchWithTest.length > 0 ? resolveScalar(str, matchWithTest, tags.scalarFallback) : null;
	}
	function getFallbackTagName({ type }) {
		switch (type) {
			case PlainValue.Type.FLOW_MAP:
			case PlainValue.Type.MAP: return PlainValue.defaultTags.MAP;
			case PlainValue.Type.FLOW_SEQ:
			case PlainValue.Type.SEQ: return PlainValue.defaultTags.SEQ;
			default: return PlainValue.defaultTags.STR;
		}
	}
	function resolveTag(doc, node, tagName) {
		try {
			let res = resolveByTagName(doc, node, tagName);
			if (res) return tagName && node.tag && (res.tag = tagName), res;
		} catch (error) {
			if (error instanceof PlainValue.YAMLError) error.source ||= node, doc.errors.push(error);
			else {
				let msg = error instanceof Error ? error.message : String(error);
				doc.errors.push(new PlainValue.YAMLSemanticError(node, msg));
			}
			return null;
		}
		try {
			let fallback = getFallbackTagName(node);
			if (!fallback) throw Error(`The tag ${tagName} is unavailable`);
			let msg = `The tag ${tagName} is unavailable, falling back to ${fallback}`;
			doc.warnings.push(new PlainValue.YAMLWarning(node, msg));
			let res = resolveByTagName(doc, node, fallback);
			return res.tag = tagName, res;
		} catch (error) {
			let refError = new PlainValue.YAMLReferenceError(node, error.message);
			return refError.stack = error.stack, doc.errors.push(refError), null;
		}
	}
	let isCollectionItem = (node) => {
		if (!node) return !1;
		let { type } = node;
		return type === PlainValue.Type.MAP_KEY || type === PlainValue.Type.MAP_VALUE || type === PlainValue.Type.SEQ_ITEM;
	};
	function resolveNodeProps(errors, node) {
		let comments = {
			before: [],
			after: []
		}, hasAnchor = !1, hasTag = !1, props = isCollectionItem(node.context.parent) ? node.context.parent.props.concat(node.props) : node.props;
		for (let { start, end } of props) switch (node.context.src[start]) {
			case PlainValue.Char.COMMENT: {
				node.commentHasRequiredWhitespace(start) || errors.push(new PlainValue.YAMLSemanticError(node, "Comments must be separated from other tokens by white space characters"));
				let { header, valueRange } = node;
				(valueRange && (start > valueRange.start || header && start > header.start) ? comments.after : comments.before).push(node.context.src.slice(start + 1, end));
				break;
			}
			case PlainValue.Char.ANCHOR:
				hasAnchor && errors.push(new PlainValue.YAMLSemanticError(node, "A node can have at most one anchor")), hasAnchor = !0;
				break;
			case PlainValue.Char.TAG: hasTag && errors.push(new PlainValue.YAMLSemanticError(node, "A node can have at most one tag")), hasTag = !0;
		}
		return {
			comments,
			hasAnchor,
			hasTag
		};
	}
	function resolveNodeValue(doc, node) {
		let { anchors, errors, schema } = doc;
		if (node.type === PlainValue.Type.ALIAS) {
			let name = node.rawValue, src = anchors.getNode(name);
			if (!src) {
				let msg = `Aliased anchor not found: ${name}`;
				return errors.push(new PlainValue.YAMLReferenceError(node, msg)), null;
			}
			let res = new Alias(src);
			return anchors._cstAliases.push(res), res;
		}
		let tagName = resolveTagName(doc, node);
		if (tagName) return resolveTag(doc, node, tagName);
		if (node.type !== PlainValue.Type.PLAIN) {
			let msg = `Failed to resolve ${node.type} node here`;
			return errors.push(new PlainValue.YAMLSyntaxError(node, msg)), null;
		}
		try {
			return resolveScalar(resolveString(doc, node), schema.tags, schema.tags.scalarFallback);
		} catch (error) {
			return error.source ||= node, errors.push(error), null;
		}
	}
	function resolveNode(doc, node) {
		if (!node) return null;
		node.error && doc.errors.push(node.error);
		let { comments, hasAnchor, hasTag } = resolveNodeProps(doc.errors, node);
		if (hasAnchor) {
			let { anchors } = doc, name = node.anchor, prev = anchors.getNode(name);
			prev && (anchors.map[anchors.newName(name)] = prev), anchors.map[name] = node;
		}
		node.type === PlainValue.Type.ALIAS && (hasAnchor || hasTag) && doc.errors.push(new PlainValue.YAMLSemanticError(node, "An alias node must not specify any properties"));
		let res = resolveNodeValue(doc, node);
		if (res) {
			res.range = [node.range.start, node.range.end], doc.options.keepCstNodes && (res.cstNode = node), doc.options.keepNodeTypes && (res.type = node.type);
			let cb = comments.before.join("\n");
			cb && (res.commentBefore = res.commentBefore ? `${res.commentBefore}\n${cb}` : cb);
			let ca = comments.after.join("\n");
			ca && (res.comment = res.comment ? `${res.comment}\n${ca}` : ca);
		}
		return node.resolved = res;
	}
	function resolveMap(doc, cst) {
		if (cst.type !== PlainValue.Type.MAP && cst.type !== PlainValue.Type.FLOW_MAP) {
			let msg = `A ${cst.type} node cannot be resolved as a mapping`;
			return doc.errors.push(new PlainValue.YAMLSyntaxError(cst, msg)), null;
		}
		let { comments, items } = cst.type === PlainValue.Type.FLOW_MAP ? resolveFlowMapItems(doc, cst) : resolveBlockMapItems(doc, cst), map = new YAMLMap();
		map.items = items, resolveComments(map, comments);
		let hasCollectionKey = !1;
		for (let i = 0; i < items.length; ++i) {
			let { key: iKey } = items[i];
			if (iKey instanceof Collection && (hasCollectionKey = !0), doc.schema.merge && iKey && iKey.value === "<<") {
				items[i] = new Merge(items[i]);
				let sources = items[i].value.items, error = null;
				sources.some((node) => {
					if (node instanceof Alias) {
						let { type } = node.source;
						return type === PlainValue.Type.MAP || type === PlainValue.Type.FLOW_MAP ? !1 : error = "Merge nodes aliases can only point to maps";
					}
					return error = "Merge nodes can only have Alias nodes as values";
				}), error && doc.errors.push(new PlainValue.YAMLSemanticError(cst, error));
			} else for (let j = i + 1; j < items.length; ++j) {
				let { key: jKey } = items[j];
				if (iKey === jKey || iKey && jKey && Object.prototype.hasOwnProperty.call(iKey, "value") && iKey.value === jKey.value) {
					let msg = `Map keys must be unique; "${iKey}" is repeated`;
					doc.errors.push(new PlainValue.YAMLSemanticError(cst, msg));
					break;
				}
			}
		}
		return hasCollectionKey && !doc.options.mapAsMap && doc.warnings.push(new PlainValue.YAMLWarning(cst, "Keys with collection values will be stringified as YAML due to JS Object restrictions. Use mapAsMap: true to avoid this.")), cst.resolved = map, map;
	}
	let valueHasPairComment = ({ context: { lineStart, node, src }, props }) => {
		if (props.length === 0) return !1;
		let { start } = props[0];
		if (node && start > node.valueRange.start || src[start] !== PlainValue.Char.COMMENT) return !1;
		for (let i = lineStart; i < start; ++i) if (src[i] === "\n") return !1;
		return !0;
	};
	function resolvePairComment(item, pair) {
		if (!valueHasPairComment(item)) return;
		let comment = item.getPropValue(0, PlainValue.Char.COMMENT, !0), found = !1, cb = pair.value.commentBefore;
		if (cb && cb.startsWith(comment)) pair.value.commentBefore = cb.substr(comment.length + 1), found = !0;
		else {
			let cc = pair.value.comment;
			!item.node && cc && cc.startsWith(comment) && (pair.value.comment = cc.substr(comment.length + 1), found = !0);
		}
		found && (pair.comment = comment);
	}
	function resolveBlockMapItems(doc, cst) {
		let comments = [], items = [], key, keyStart = null;
		for (let i = 0; i < cst.items.length; ++i) {
			let item = cst.items[i];
			switch (item.type) {
				case PlainValue.Type.BLANK_LINE:
					comments.push({
						afterKey: !!key,
						before: items.length
					});
					break;
				case PlainValue.Type.COMMENT:
					comments.push({
						afterKey: !!key,
						before: items.length,
						comment: item.comment
					});
					break;
				case PlainValue.Type.MAP_KEY:
					key !== void 0 && items.push(new Pair(key)), item.error && doc.errors.push(item.error), key = resolveNode(doc, item.node), keyStart = null;
					break;
				case PlainValue.Type.MAP_VALUE:
					{
						key === void 0 && (key = null), item.error && doc.errors.push(item.error), !item.context.atLineStart && item.node && item.node.type === PlainValue.Type.MAP && !item.node.context.atLineStart && doc.errors.push(new PlainValue.YAMLSemanticError(item.node, "Nested mappings are not allowed in compact mappings"));
						let valueNode = item.node;
						if (!valueNode && item.props.length > 0) {
							valueNode = new PlainValue.PlainValue(PlainValue.Type.PLAIN, []), valueNode.context = {
								parent: item,
								src: item.context.src
							};
							let pos = item.range.start + 1;
							if (valueNode.range = {
								start: pos,
								end: pos
							}, valueNode.valueRange = {
								start: pos,
								end: pos
							}, typeof item.range.origStart == "number") {
								let origPos = item.range.origStart + 1;
								valueNode.range.origStart = valueNode.range.origEnd = origPos, valueNode.valueRange.origStart = valueNode.valueRange.origEnd = origPos;
							}
						}
						let pair = new Pair(key, resolveNode(doc, valueNode));
						resolvePairComment(item, pair), items.push(pair), key && typeof keyStart == "number" && item.range.start > keyStart + 1024 && doc.errors.push(getLongKeyError(cst, key)), key = void 0, keyStart = null;
					}
					break;
				default:
					key !== void 0 && items.push(new Pair(key)), key = resolveNode(doc, item), keyStart = item.range.start, item.error && doc.errors.push(item.error);
					next: for (let j = i + 1;; ++j) {
						let nextItem = cst.items[j];
						switch (nextItem && nextItem.type) {
							case PlainValue.Type.BLANK_LINE:
							case PlainValue.Type.COMMENT: continue next;
							case PlainValue.Type.MAP_VALUE: break next;
							default:
								doc.errors.push(new PlainValue.YAMLSemanticError(item, "Implicit map keys need to be followed by map values"));
								break next;
						}
					}
					item.valueRangeContainsNewline && doc.errors.push(new PlainValue.YAMLSemanticError(item, "Implicit map keys need to be on a single line"));
			}
		}
		return key !== void 0 && items.push(new Pair(key)), {
			comments,
			items
		};
	}
	function resolveFlowMapItems(doc, cst) {
		let comments = [], items = [], key, explicitKey = !1, next = "{";
		for (let i = 0; i < cst.items.length; ++i) {
			let item = cst.items[i];
			if (typeof item.char == "string") {
				let { char, offset } = item;
				if (char === "?" && key === void 0 && !explicitKey) {
					explicitKey = !0, next = ":";
					continue;
				}
				if (char === ":") {
					if (key === void 0 && (key = null), next === ":") {
						next = ",";
						continue;
					}
				} else if (explicitKey &&= (key === void 0 && char !== "," && (key = null), !1), key !== void 0 && (items.push(new Pair(key)), key = void 0, char === ",")) {
					next = ":";
					continue;
				}
				if (char === "}") {
					if (i === cst.items.length - 1) continue;
				} else if (char === next) {
					next = ":";
					continue;
				}
				let msg = `Flow map contains an unexpected ${char}`, err = new PlainValue.YAMLSyntaxError(cst, msg);
				err.offset = offset, doc.errors.push(err);
			} else item.type === PlainValue.Type.BLANK_LINE ? comments.push({
				afterKey: !!key,
				before: items.length
			}) : item.type === PlainValue.Type.COMMENT ? (checkFlowCommentSpace(doc.errors, item), comments.push({
				afterKey: !!key,
				before: items.length,
				comment: item.comment
			})) : key === void 0 ? (next === "," && doc.errors.push(new PlainValue.YAMLSemanticError(item, "Separator , missing in flow map")), key = resolveNode(doc, item)) : (next !== "," && doc.errors.push(new PlainValue.YAMLSemanticError(item, "Indicator : missing in flow map entry")), items.push(new Pair(key, resolveNode(doc, item))), key = void 0, explicitKey = !1);
		}
		return checkFlowCollectionEnd(doc.errors, cst), key !== void 0 && items.push(new Pair(key)), {
			comments,
			items
		};
	}
	function resolveSeq(doc, cst) {
		if (cst.type !== PlainValue.Type.SEQ && cst.type !== PlainValue.Type.FLOW_SEQ) {
			let msg = `A ${cst.type} node cannot be resolved as a sequence`;
			return doc.errors.push(new PlainValue.YAMLSyntaxError(cst, msg)), null;
		}
		let { comments, items } = cst.type === PlainValue.Type.FLOW_SEQ ? resolveFlowSeqItems(doc, cst) : resolveBlockSeqItems(doc, cst), seq = new YAMLSeq();
		return seq.items = items, resolveComments(seq, comments), !doc.options.mapAsMap && items.some((it) => it instanceof Pair && it.key instanceof Collection) && doc.warnings.push(new PlainValue.YAMLWarning(cst, "Keys with collection values will be stringified as YAML due to JS Object restrictions. Use mapAsMap: true to avoid this.")), cst.resolved = seq, seq;
	}
	function resolveBlockSeqItems(doc, cst) {
		let comments = [], items = [];
		for (let i = 0; i < cst.items.length; ++i) {
			let item = cst.items[i];
			switch (item.type) {
				case PlainValue.Type.BLANK_LINE:
					comments.push({ before: items.length });
					break;
				case PlainValue.Type.COMMENT:
					comments.push({
						comment: item.comment,
						before: items.length
					});
					break;
				case PlainValue.Type.SEQ_ITEM:
					item.error && doc.errors.push(item.error), items.push(resolveNode(doc, item.node)), item.hasProps && doc.errors.push(new PlainValue.YAMLSemanticError(item, "Sequence items cannot have tags or anchors before the - indicator"));
					break;
				default: item.error && doc.errors.push(item.error), doc.errors.push(new PlainValue.YAMLSyntaxError(item, `Unexpected ${item.type} node in sequence`));
			}
		}
		return {
			comments,
			items
		};
	}
	function resolveFlowSeqItems(doc, cst) {
		let comments = [], items = [], explicitKey = !1, key, keyStart = null, next = "[", prevItem = null;
		for (let i = 0; i < cst.items.length; ++i) {
			let item = cst.items[i];
			if (typeof item.char == "string") {
				let { char, offset } = item;
				if (char !== ":" && (explicitKey || key !== void 0) && (explicitKey && key === void 0 && (key = next ? items.pop() : null), items.push(new Pair(key)), explicitKey = !1, key = void 0, keyStart = null), char === next) next = null;
				else if (!next && char === "?") explicitKey = !0;
				else if (next !== "[" && char === ":" && key === void 0) {
					if (next === ",") {
						if (key = items.pop(), key instanceof Pair) {
							let err = new PlainValue.YAMLSemanticError(cst, "Chaining flow sequence pairs is invalid");
							err.offset = offset, doc.errors.push(err);
						}
						if (!explicitKey && typeof keyStart == "number") {
							let keyEnd = item.range ? item.range.start : item.offset;
							keyEnd > keyStart + 1024 && doc.errors.push(getLongKeyError(cst, key));
							let { src } = prevItem.context;
							for (let i = keyStart; i < keyEnd; ++i) if (src[i] === "\n") {
								doc.errors.push(new PlainValue.YAMLSemanticError(prevItem, "Implicit keys of flow sequence pairs need to be on a single line"));
								break;
							}
						}
					} else key = null;
					keyStart = null, explicitKey = !1, next = null;
				} else if (next === "[" || char !== "]" || i < cst.items.length - 1) {
					let msg = `Flow sequence contains an unexpected ${char}`, err = new PlainValue.YAMLSyntaxError(cst, msg);
					err.offset = offset, doc.errors.push(err);
				}
			} else if (item.type === PlainValue.Type.BLANK_LINE) comments.push({ before: items.length });
			else if (item.type === PlainValue.Type.COMMENT) checkFlowCommentSpace(doc.errors, item), comments.push({
				comment: item.comment,
				before: items.length
			});
			else {
				if (next) {
					let msg = `Expected a ${next} in flow sequence`;
					doc.errors.push(new PlainValue.YAMLSemanticError(item, msg));
				}
				let value = resolveNode(doc, item);
				key === void 0 ? (items.push(value), prevItem = item) : (items.push(new Pair(key, value)), key = void 0), keyStart = item.range.start, next = ",";
			}
		}
		return checkFlowCollectionEnd(doc.errors, cst), key !== void 0 && items.push(new Pair(key)), {
			comments,
			items
		};
	}
	exports.Alias = Alias, exports.Collection = Collection, exports.Merge = Merge, exports.Node = Node, exports.Pair = Pair, exports.Scalar = Scalar, exports.YAMLMap = YAMLMap, exports.YAMLSeq = YAMLSeq, exports.addComment = addComment, exports.binaryOptions = binaryOptions, exports.boolOptions = boolOptions, exports.findPair = findPair, exports.intOptions = intOptions, exports.isEmptyPath = isEmptyPath, exports.nullOptions = nullOptions, exports.resolveMap = resolveMap, exports.resolveNode = resolveNode, exports.resolveSeq = resolveSeq, exports.resolveString = resolveString, exports.strOptions = strOptions, exports.stringifyNumber = stringifyNumber, exports.stringifyString = stringifyString, exports.toJSON = toJSON;
})), require_warnings_793925ce = __commonJSMin(((exports) => {
	var PlainValue = require_PlainValue_516d5bc2(), resolveSeq = require_resolveSeq_95613e94();
	let binary = {
		identify: (value) => value instanceof Uint8Array,
		default: !1,
		tag: "tag:yaml.org,2002:binary",
		resolve: (doc, node) => {
			let src = resolveSeq.resolveString(doc, node);
			if (typeof Buffer == "function") return Buffer.from(src, "base64");
			if (typeof atob == "function") {
				let str = atob(src.replace(/[\n\r]/g, "")), buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			}
			return doc.errors.push(new PlainValue.YAMLReferenceError(node, "This environment does not support reading binary tags; either Buffer or atob is required")), null;
		},
		options: resolveSeq.binaryOptions,
		stringify: ({ comment, type, value }, ctx, onComment, onChompKeep) => {
			let src;
			if (typeof Buffer == "function") src = value instanceof Buffer ? value.toString("base64") : Buffer.from(value.buffer).toString("base64");
			else if (typeof btoa == "function") {
				let s = "";
				for (let i = 0; i < value.length; ++i) s += String.fromCharCode(value[i]);
				src = btoa(s);
			} else throw Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			if (type ||= resolveSeq.binaryOptions.defaultType, type === PlainValue.Type.QUOTE_DOUBLE) value = src;
			else {
				let { lineWidth } = resolveSeq.binaryOptions, n = Math.ceil(src.length / lineWidth), lines = Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = src.substr(o, lineWidth);
				value = lines.join(type === PlainValue.Type.BLOCK_LITERAL ? "\n" : " ");
			}
			return resolveSeq.stringifyString({
				comment,
				type,
				value
			}, ctx, onComment, onChompKeep);
		}
	};
	function parsePairs(doc, cst) {
		let seq = resolveSeq.resolveSeq(doc, cst);
		for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (!(item instanceof resolveSeq.Pair)) {
				if (item instanceof resolveSeq.YAMLMap) {
					if (item.items.length > 1) throw new PlainValue.YAMLSemanticError(cst, "Each pair must have its own sequence indicator");
					let pair = item.items[0] || new resolveSeq.Pair();
					item.commentBefore && (pair.commentBefore = pair.commentBefore ? `${item.commentBefore}\n${pair.commentBefore}` : item.commentBefore), item.comment && (pair.comment = pair.comment ? `${item.comment}\n${pair.comment}` : item.comment), item = pair;
				}
				seq.items[i] = item instanceof resolveSeq.Pair ? item : new resolveSeq.Pair(item);
			}
		}
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		let pairs = new resolveSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		for (let it of iterable) {
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) key = it[0], value = it[1];
				else throw TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				let keys = Object.keys(it);
				if (keys.length === 1) key = keys[0], value = it[key];
				else throw TypeError(`Expected { key: value } tuple: ${it}`);
			} else key = it;
			let pair = schema.createPair(key, value, ctx);
			pairs.items.push(pair);
		}
		return pairs;
	}
	let pairs = {
		default: !1,
		tag: "tag:yaml.org,2002:pairs",
		resolve: parsePairs,
		createNode: createPairs
	};
	var YAMLOMap = class YAMLOMap extends resolveSeq.YAMLSeq {
		constructor() {
			super(), PlainValue._defineProperty(this, "add", resolveSeq.YAMLMap.prototype.add.bind(this)), PlainValue._defineProperty(this, "delete", resolveSeq.YAMLMap.prototype.delete.bind(this)), PlainValue._defineProperty(this, "get", resolveSeq.YAMLMap.prototype.get.bind(this)), PlainValue._defineProperty(this, "has", resolveSeq.YAMLMap.prototype.has.bind(this)), PlainValue._defineProperty(this, "set", resolveSeq.YAMLMap.prototype.set.bind(this)), this.tag = YAMLOMap.tag;
		}
		toJSON(_, ctx) {
			let map = new Map();
			ctx && ctx.onCreate && ctx.onCreate(map);
			for (let pair of this.items) {
				let key, value;
				if (pair instanceof resolveSeq.Pair ? (key = resolveSeq.toJSON(pair.key, "", ctx), value = resolveSeq.toJSON(pair.value, key, ctx)) : key = resolveSeq.toJSON(pair, "", ctx), map.has(key)) throw Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
	};
	PlainValue._defineProperty(YAMLOMap, "tag", "tag:yaml.org,2002:omap");
	function parseOMap(doc, cst) {
		let pairs = parsePairs(doc, cst), seenKeys = [];
		for (let { key } of pairs.items) if (key instanceof resolveSeq.Scalar) {
			if (seenKeys.includes(key.value)) throw new PlainValue.YAMLSemanticError(cst, "Ordered maps must not include duplicate keys");
			seenKeys.push(key.value);
		}
		return Object.assign(new YAMLOMap(), pairs);
	}
	function createOMap(schema, iterable, ctx) {
		let pairs = createPairs(schema, iterable, ctx), omap = new YAMLOMap();
		return omap.items = pairs.items, omap;
	}
	let omap = {
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: !1,
		tag: "tag:yaml.org,2002:omap",
		resolve: parseOMap,
		createNode: createOMap
	};
	var YAMLSet = class YAMLSet extends resolveSeq.YAMLMap {
		constructor() {
			super(), this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair = key instanceof resolveSeq.Pair ? key : new resolveSeq.Pair(key);
			resolveSeq.findPair(this.items, pair.key) || this.items.push(pair);
		}
		get(key, keepPair) {
			let pair = resolveSeq.findPair(this.items, key);
			return !keepPair && pair instanceof resolveSeq.Pair ? pair.key instanceof resolveSeq.Scalar ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value != "boolean") throw Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			let prev = resolveSeq.findPair(this.items, key);
			prev && !value ? this.items.splice(this.items.indexOf(prev), 1) : !prev && value && this.items.push(new resolveSeq.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues()) return super.toString(ctx, onComment, onChompKeep);
			throw Error("Set items must all have null values");
		}
	};
	PlainValue._defineProperty(YAMLSet, "tag", "tag:yaml.org,2002:set");
	function parseSet(doc, cst) {
		let map = resolveSeq.resolveMap(doc, cst);
		if (!map.hasAllNullValues()) throw new PlainValue.YAMLSemanticError(cst, "Set items must all have null values");
		return Object.assign(new YAMLSet(), map);
	}
	function createSet(schema, iterable, ctx) {
		let set = new YAMLSet();
		for (let value of iterable) set.items.push(schema.createPair(value, null, ctx));
		return set;
	}
	let set = {
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: !1,
		tag: "tag:yaml.org,2002:set",
		resolve: parseSet,
		createNode: createSet
	}, parseSexagesimal = (sign, parts) => {
		let n = parts.split(":").reduce((n, p) => n * 60 + Number(p), 0);
		return sign === "-" ? -n : n;
	}, stringifySexagesimal = ({ value }) => {
		if (isNaN(value) || !isFinite(value)) return resolveSeq.stringifyNumber(value);
		let sign = "";
		value < 0 && (sign = "-", value = Math.abs(value));
		let parts = [value % 60];
		return value < 60 ? parts.unshift(0) : (value = Math.round((value - parts[0]) / 60), parts.unshift(value % 60), value >= 60 && (value = Math.round((value - parts[0]) / 60), parts.unshift(value))), sign + parts.map((n) => n < 10 ? "0" + String(n) : String(n)).join(":").replace(/000000\d*$/, "");
	}, intTime = {
		identify: (value) => typeof value == "number",
		default: !0,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^([-+]?)([0-9][0-9_]*(?::[0-5]?[0-9])+)$/,
		resolve: (str, sign, parts) => parseSexagesimal(sign, parts.replace(/_/g, "")),
		stringify: stringifySexagesimal
	}, floatTime = {
		identify: (value) => typeof value == "number",
		default: !0,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^([-+]?)([0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)$/,
		resolve: (str, sign, parts) => parseSexagesimal(sign, parts.replace(/_/g, "")),
		stringify: stringifySexagesimal
	}, timestamp = {
		identify: (value) => value instanceof Date,
		default: !0,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^(?:([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?)$"),
		resolve: (str, year, month, day, hour, minute, second, millisec, tz) => {
			millisec &&= (millisec + "00").substr(1, 3);
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec || 0);
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz[0], tz.slice(1));
				Math.abs(d) < 30 && (d *= 60), date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value.toISOString().replace(/((T00:00)?:00)?\.000Z$/, "")
	};
	function shouldWarn(deprecation) {
		let env = typeof process < "u" && process.env || {};
		return deprecation ? typeof YAML_SILENCE_DEPRECATION_WARNINGS < "u" ? !YAML_SILENCE_DEPRECATION_WARNINGS : !env.YAML_SILENCE_DEPRECATION_WARNINGS : typeof YAML_SILENCE_WARNINGS < "u" ? !YAML_SILENCE_WARNINGS : !env.YAML_SILENCE_WARNINGS;
	}
	function warn(warning, type) {
		if (shouldWarn(!1)) {
			let emit = typeof process < "u" && process.emitWarning;
			emit ? emit(warning, type) : console.warn(type ? `${type}: ${warning}` : warning);
		}
	}
	function warnFileDeprecation(filename) {
		shouldWarn(!0) && warn(`The endpoint 'yaml/${filename.replace(/.*yaml[/\\]/i, "").replace(/\.js$/, "").replace(/\\/g, "/")}' will be removed in a future release.`, "DeprecationWarning");
	}
	let warned = {};
	function warnOptionDeprecation(name, alternative) {
		if (!warned[name] && shouldWarn(!0)) {
			warned[name] = !0;
			let msg = `The option '${name}' will be removed in a future release`;
			msg += alternative ? `, use '${alternative}' instead.` : ".", warn(msg, "DeprecationWarning");
		}
	}
	exports.binary = binary, exports.floatTime = floatTime, exports.intTime = intTime, exports.omap = omap, exports.pairs = pairs, exports.set = set, exports.timestamp = timestamp, exports.warn = warn, exports.warnFileDeprecation = warnFileDeprecation, exports.warnOptionDeprecation = warnOptionDeprecation;
})), require_Schema_bcc6c2d7 = __commonJSMin(((exports) => {
	var PlainValue = require_PlainValue_516d5bc2(), resolveSeq = require_resolveSeq_95613e94(), warnings = require_warnings_793925ce();
	function createMap(schema, obj, ctx) {
		let map = new resolveSeq.YAMLMap(schema);
		if (obj instanceof Map) for (let [key, value] of obj) map.items.push(schema.createPair(key, value, ctx));
		else if (obj && typeof obj == "object") for (let key of Object.keys(obj)) map.items.push(schema.createPair(key, obj[key], ctx));
		return typeof schema.sortMapEntries == "function" && map.items.sort(schema.sortMapEntries), map;
	}
	let map = {
		createNode: createMap,
		default: !0,
		nodeClass: resolveSeq.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve: resolveSeq.resolveMap
	};
	function createSeq(schema, obj, ctx) {
		let seq = new resolveSeq.YAMLSeq(schema);
		if (obj && obj[Symbol.iterator]) for (let it of obj) {
			let v = schema.createNode(it, ctx.wrapScalars, null, ctx);
			seq.items.push(v);
		}
		return seq;
	}
	let seq = {
		createNode: createSeq,
		default: !0,
		nodeClass: resolveSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve: resolveSeq.resolveSeq
	}, failsafe = [
		map,
		seq,
		{
			identify: (value) => typeof value == "string",
			default: !0,
			tag: "tag:yaml.org,2002:str",
			resolve: resolveSeq.resolveString,
			stringify(item, ctx, onComment, onChompKeep) {
				return ctx = Object.assign({ actualString: !0 }, ctx), resolveSeq.stringifyString(item, ctx, onComment, onChompKeep);
			},
			options: resolveSeq.strOptions
		}
	], intIdentify$2 = (value) => typeof value == "bigint" || Number.isInteger(value), intResolve$1 = (src, part, radix) => resolveSeq.intOptions.asBigInt ? BigInt(src) : parseInt(part, radix);
	function intStringify$1(node, radix, prefix) {
		let { value } = node;
		return intIdentify$2(value) && value >= 0 ? prefix + value.toString(radix) : resolveSeq.stringifyNumber(node);
	}
	let nullObj = {
		identify: (value) => value == null,
		createNode: (schema, value, ctx) => ctx.wrapScalars ? new resolveSeq.Scalar(null) : null,
		default: !0,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => null,
		options: resolveSeq.nullOptions,
		stringify: () => resolveSeq.nullOptions.nullStr
	}, boolObj = {
		identify: (value) => typeof value == "boolean",
		default: !0,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => str[0] === "t" || str[0] === "T",
		options: resolveSeq.boolOptions,
		stringify: ({ value }) => value ? resolveSeq.boolOptions.trueStr : resolveSeq.boolOptions.falseStr
	}, octObj = {
		identify: (value) => intIdentify$2(value) && value >= 0,
		default: !0,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o([0-7]+)$/,
		resolve: (str, oct) => intResolve$1(str, oct, 8),
		options: resolveSeq.intOptions,
		stringify: (node) => intStringify$1(node, 8, "0o")
	}, intObj = {
		identify: intIdentify$2,
		default: !0,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str) => intResolve$1(str, str, 10),
		options: resolveSeq.intOptions,
		stringify: resolveSeq.stringifyNumber
	}, hexObj = {
		identify: (value) => intIdentify$2(value) && value >= 0,
		default: !0,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x([0-9a-fA-F]+)$/,
		resolve: (str, hex) => intResolve$1(str, hex, 16),
		options: resolveSeq.intOptions,
		stringify: (node) => intStringify$1(node, 16, "0x")
	}, nanObj = {
		identify: (value) => typeof value == "number",
		default: !0,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.inf|(\.nan))$/i,
		resolve: (str, nan) => nan ? NaN : str[0] === "-" ? -1e400 : 1e400,
		stringify: resolveSeq.stringifyNumber
	}, expObj = {
		identify: (value) => typeof value == "number",
		default: !0,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify: ({ value }) => Number(value).toExponential()
	}, floatObj = {
		identify: (value) => typeof value == "number",
		default: !0,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.([0-9]+)|[0-9]+\.([0-9]*))$/,
		resolve(str, frac1, frac2) {
			let frac = frac1 || frac2, node = new resolveSeq.Scalar(parseFloat(str));
			return frac && frac[frac.length - 1] === "0" && (node.minFractionDigits = frac.length), node;
		},
		stringify: resolveSeq.stringifyNumber
	}, core = failsafe.concat([
		nullObj,
		boolObj,
		octObj,
		intObj,
		hexObj,
		nanObj,
		expObj,
		floatObj
	]), intIdentify$1 = (value) => typeof value == "bigint" || Number.isInteger(value), stringifyJSON = ({ value }) => JSON.stringify(value), json = [
		map,
		seq,
		{
			identify: (value) => typeof value == "string",
			default: !0,
			tag: "tag:yaml.org,2002:str",
			resolve: resolveSeq.resolveString,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: (schema, value, ctx) => ctx.wrapScalars ? new resolveSeq.Scalar(null) : null,
			default: !0,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value == "boolean",
			default: !0,
			tag: "tag:yaml.org,2002:bool",
			test: /^true|false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify$1,
			default: !0,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str) => resolveSeq.intOptions.asBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify$1(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value == "number",
			default: !0,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	json.scalarFallback = (str) => {
		throw SyntaxError(`Unresolved plain scalar ${JSON.stringify(str)}`);
	};
	let boolStringify = ({ value }) => value ? resolveSeq.boolOptions.trueStr : resolveSeq.boolOptions.falseStr, intIdentify = (value) => typeof value == "bigint" || Number.isInteger(value);
	function intResolve(sign, src, radix) {
		let str = src.replace(/_/g, "");
		if (resolveSeq.intOptions.asBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			let n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		let n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		let { value } = node;
		if (intIdentify(value)) {
			let str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return resolveSeq.stringifyNumber(node);
	}
	let schemas = {
		core,
		failsafe,
		json,
		yaml11: failsafe.concat([
			{
				identify: (value) => value == null,
				createNode: (schema, value, ctx) => ctx.wrapScalars ? new resolveSeq.Scalar(null) : null,
				default: !0,
				tag: "tag:yaml.org,2002:null",
				test: /^(?:~|[Nn]ull|NULL)?$/,
				resolve: () => null,
				options: resolveSeq.nullOptions,
				stringify: () => resolveSeq.nullOptions.nullStr
			},
			{
				identify: (value) => typeof value == "boolean",
				default: !0,
				tag: "tag:yaml.org,2002:bool",
				test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
				resolve: () => !0,
				options: resolveSeq.boolOptions,
				stringify: boolStringify
			},
			{
				identify: (value) => typeof value == "boolean",
				default: !0,
				tag: "tag:yaml.org,2002:bool",
				test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/i,
				resolve: () => !1,
				options: resolveSeq.boolOptions,
				stringify: boolStringify
			},
			{
				identify: intIdentify,
				default: !0,
				tag: "tag:yaml.org,2002:int",
				format: "BIN",
				test: /^([-+]?)0b([0-1_]+)$/,
				resolve: (str, sign, bin) => intResolve(sign, bin, 2),
				stringify: (node) => intStringify(node, 2, "0b")
			},
			{
				identify: intIdentify,
				default: !0,
				tag: "tag:yaml.org,2002:int",
				format: "OCT",
				test: /^([-+]?)0([0-7_]+)$/,
				resolve: (str, sign, oct) => intResolve(sign, oct, 8),
				stringify: (node) => intStringify(node, 8, "0")
			},
			{
				identify: intIdentify,
				default: !0,
				tag: "tag:yaml.org,2002:int",
				test: /^([-+]?)([0-9][0-9_]*)$/,
				resolve: (str, sign, abs) => intResolve(sign, abs, 10),
				stringify: resolveSeq.stringifyNumber
			},
			{
				identify: intIdentify,
				default: !0,
				tag: "tag:yaml.org,2002:int",
				format: "HEX",
				test: /^([-+]?)0x([0-9a-fA-F_]+)$/,
				resolve: (str, sign, hex) => intResolve(sign, hex, 16),
				stringify: (node) => intStringify(node, 16, "0x")
			},
			{
				identify: (value) => typeof value == "number",
				default: !0,
				tag: "tag:yaml.org,2002:float",
				test: /^(?:[-+]?\.inf|(\.nan))$/i,
				resolve: (str, nan) => nan ? NaN : str[0] === "-" ? -1e400 : 1e400,
				stringify: resolveSeq.stringifyNumber
			},
			{
				identify: (value) => typeof value == "number",
				default: !0,
				tag: "tag:yaml.org,2002:float",
				format: "EXP",
				test: /^[-+]?([0-9][0-9_]*)?(\.[0-9_]*)?[eE][-+]?[0-9]+$/,
				resolve: (str) => parseFloat(str.replace(/_/g, "")),
				stringify: ({ value }) => Number(value).toExponential()
			},
			{
				identify: (value) => typeof value == "number",
				default: !0,
				tag: "tag:yaml.org,2002:float",
				test: /^[-+]?(?:[0-9][0-9_]*)?\.([0-9_]*)$/,
				resolve(str, frac) {
					let node = new resolveSeq.Scalar(parseFloat(str.replace(/_/g, "")));
					if (frac) {
						let f = frac.replace(/_/g, "");
						f[f.length - 1] === "0" && (node.minFractionDigits = f.length);
					}
					return node;
				},
				stringify: resolveSeq.stringifyNumber
			}
		], warnings.binary, warnings.omap, warnings.pairs, warnings.set, warnings.intTime, warnings.floatTime, warnings.timestamp)
	}, tags = {
		binary: warnings.binary,
		bool: boolObj,
		float: floatObj,
		floatExp: expObj,
		floatNaN: nanObj,
		floatTime: warnings.floatTime,
		int: intObj,
		intHex: hexObj,
		intOct: octObj,
		intTime: warnings.intTime,
		map,
		null: nullObj,
		omap: warnings.omap,
		pairs: warnings.pairs,
		seq,
		set: warnings.set,
		timestamp: warnings.timestamp
	};
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			let match = tags.filter((t) => t.tag === tagName), tagObj = match.find((t) => !t.format) || match[0];
			if (!tagObj) throw Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => (t.identify && t.identify(value) || t.class && value instanceof t.class) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (value instanceof resolveSeq.Node) return value;
		let { defaultPrefix, onTagObj, prevObjects, schema, wrapScalars } = ctx;
		tagName && tagName.startsWith("!!") && (tagName = defaultPrefix + tagName.slice(2));
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (typeof value.toJSON == "function" && (value = value.toJSON()), !value || typeof value != "object") return wrapScalars ? new resolveSeq.Scalar(value) : value;
			tagObj = value instanceof Map ? map : value[Symbol.iterator] ? seq : map;
		}
		onTagObj && (onTagObj(tagObj), delete ctx.onTagObj);
		let obj = {
			value: void 0,
			node: void 0
		};
		if (value && typeof value == "object" && prevObjects) {
			let prev = prevObjects.get(value);
			if (prev) {
				let alias = new resolveSeq.Alias(prev);
				return ctx.aliasNodes.push(alias), alias;
			}
			obj.value = value, prevObjects.set(value, obj);
		}
		return obj.node = tagObj.createNode ? tagObj.createNode(ctx.schema, value, ctx) : wrapScalars ? new resolveSeq.Scalar(value) : value, tagName && obj.node instanceof resolveSeq.Node && (obj.node.tag = tagName), obj.node;
	}
	function getSchemaTags(schemas, knownTags, customTags, schemaId) {
		let tags = schemas[schemaId.replace(/\W/g, "")];
		if (!tags) {
			let keys = Object.keys(schemas).map((key) => JSON.stringify(key)).join(", ");
			throw Error(`Unknown schema "${schemaId}"; use one of ${keys}`);
		}
		if (Array.isArray(customTags)) for (let tag of customTags) tags = tags.concat(tag);
		else typeof customTags == "function" && (tags = customTags(tags.slice()));
		for (let i = 0; i < tags.length; ++i) {
			let tag = tags[i];
			if (typeof tag == "string") {
				let tagObj = knownTags[tag];
				if (!tagObj) {
					let keys = Object.keys(knownTags).map((key) => JSON.stringify(key)).join(", ");
					throw Error(`Unknown custom tag "${tag}"; use one of ${keys}`);
				}
				tags[i] = tagObj;
			}
		}
		return tags;
	}
	let sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : +(a.key > b.key);
	var Schema = class Schema {
		constructor({ customTags, merge, schema, sortMapEntries, tags: deprecatedCustomTags }) {
			this.merge = !!merge, this.name = schema, this.sortMapEntries = sortMapEntries === !0 ? sortMapEntriesByKey : sortMapEntries || null, !customTags && deprecatedCustomTags && warnings.warnOptionDeprecation("tags", "customTags"), this.tags = getSchemaTags(schemas, tags, customTags || deprecatedCustomTags, schema);
		}
		createNode(value, wrapScalars, tagName, ctx) {
			let baseCtx = {
				defaultPrefix: Schema.defaultPrefix,
				schema: this,
				wrapScalars
			};
			return createNode(value, tagName, ctx ? Object.assign(ctx, baseCtx) : baseCtx);
		}
		createPair(key, value, ctx) {
			ctx ||= { wrapScalars: !0 };
			let k = this.createNode(key, ctx.wrapScalars, null, ctx), v = this.createNode(value, ctx.wrapScalars, null, ctx);
			return new resolveSeq.Pair(k, v);
		}
	};
	PlainValue._defineProperty(Schema, "defaultPrefix", PlainValue.defaultTagPrefix), PlainValue._defineProperty(Schema, "defaultTags", PlainValue.defaultTags), exports.Schema = Schema;
})), require_Document_a8d0fbf9 = __commonJSMin(((exports) => {
	var PlainValue = require_PlainValue_516d5bc2(), resolveSeq = require_resolveSeq_95613e94(), Schema = require_Schema_bcc6c2d7();
	let defaultOptions = {
		anchorPrefix: "a",
		customTags: null,
		indent: 2,
		indentSeq: !0,
		keepCstNodes: !1,
		keepNodeTypes: !0,
		keepBlobsInJSON: !0,
		mapAsMap: !1,
		maxAliasCount: 100,
		prettyErrors: !1,
		simpleKeys: !1,
		version: "1.2"
	}, scalarOptions = {
		get binary() {
			return resolveSeq.binaryOptions;
		},
		set binary(opt) {
			Object.assign(resolveSeq.binaryOptions, opt);
		},
		get bool() {
			return resolveSeq.boolOptions;
		},
		set bool(opt) {
			Object.assign(resolveSeq.boolOptions, opt);
		},
		get int() {
			return resolveSeq.intOptions;
		},
		set int(opt) {
			Object.assign(resolveSeq.intOptions, opt);
		},
		get null() {
			return resolveSeq.nullOptions;
		},
		set null(opt) {
			Object.assign(resolveSeq.nullOptions, opt);
		},
		get str() {
			return resolveSeq.strOptions;
		},
		set str(opt) {
			Object.assign(resolveSeq.strOptions, opt);
		}
	}, documentOptions = {
		"1.0": {
			schema: "yaml-1.1",
			merge: !0,
			tagPrefixes: [{
				handle: "!",
				prefix: PlainValue.defaultTagPrefix
			}, {
				handle: "!!",
				prefix: "tag:private.yaml.org,2002:"
			}]
		},
		1.1: {
			schema: "yaml-1.1",
			merge: !0,
			tagPrefixes: [{
				handle: "!",
				prefix: "!"
			}, {
				handle: "!!",
				prefix: PlainValue.defaultTagPrefix
			}]
		},
		1.2: {
			schema: "core",
			merge: !1,
			tagPrefixes: [{
				handle: "!",
				prefix: "!"
			}, {
				handle: "!!",
				prefix: PlainValue.defaultTagPrefix
			}]
		}
	};
	function stringifyTag(doc, tag) {
		if ((doc.version || doc.options.version) === "1.0") {
			let priv = tag.match(/^tag:private\.yaml\.org,2002:([^:/]+)$/);
			if (priv) return "!" + priv[1];
			let vocab = tag.match(/^tag:([a-zA-Z0-9-]+)\.yaml\.org,2002:(.*)/);
			return vocab ? `!${vocab[1]}/${vocab[2]}` : `!${tag.replace(/^tag:/, "")}`;
		}
		let p = doc.tagPrefixes.find((p) => tag.indexOf(p.prefix) === 0);
		if (!p) {
			let dtp = doc.getDefaults().tagPrefixes;
			p = dtp && dtp.find((p) => tag.indexOf(p.prefix) === 0);
		}
		if (!p) return tag[0] === "!" ? tag : `!<${tag}>`;
		let suffix = tag.substr(p.prefix.length).replace(/[!,[\]{}]/g, (ch) => ({
			"!": "%21",
			",": "%2C",
			"[": "%5B",
			"]": "%5D",
			"{": "%7B",
			"}": "%7D"
		})[ch]);
		return p.handle + suffix;
	}
	function getTagObject(tags, item) {
		if (item instanceof resolveSeq.Alias) return resolveSeq.Alias;
		if (item.tag) {
			let match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) || match[0];
		}
		let tagObj, obj;
		if (item instanceof resolveSeq.Scalar) {
			obj = item.value;
			let match = tags.filter((t) => t.identify && t.identify(obj) || t.class && obj instanceof t.class);
			tagObj = match.find((t) => t.format === item.format) || match.find((t) => !t.format);
		} else obj = item, tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		if (!tagObj) {
			let name = obj && obj.constructor ? obj.constructor.name : typeof obj;
			throw Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors, doc }) {
		let props = [], anchor = doc.anchors.getName(node);
		return anchor && (anchors[anchor] = node, props.push(`&${anchor}`)), node.tag ? props.push(stringifyTag(doc, node.tag)) : tagObj.default || props.push(stringifyTag(doc, tagObj.tag)), props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		let { anchors, schema } = ctx.doc, tagObj;
		if (!(item instanceof resolveSeq.Node)) {
			let createCtx = {
				aliasNodes: [],
				onTagObj: (o) => tagObj = o,
				prevObjects: new Map()
			};
			item = schema.createNode(item, !0, null, createCtx);
			for (let alias of createCtx.aliasNodes) {
				alias.source = alias.source.node;
				let name = anchors.getName(alias.source);
				name || (name = anchors.newName(), anchors.map[name] = alias.source);
			}
		}
		if (item instanceof resolveSeq.Pair) return item.toString(ctx, onComment, onChompKeep);
		tagObj ||= getTagObject(schema.tags, item);
		let props = stringifyProps(item, tagObj, ctx);
		props.length > 0 && (ctx.indentAtStart = (ctx.indentAtStart || 0) + props.length + 1);
		let str = typeof tagObj.stringify == "function" ? tagObj.stringify(item, ctx, onComment, onChompKeep) : item instanceof resolveSeq.Scalar ? resolveSeq.stringifyString(item, ctx, onComment, onChompKeep) : item.toString(ctx, onComment, onChompKeep);
		return props ? item instanceof resolveSeq.Scalar || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}` : str;
	}
	var Anchors = class Anchors {
		static validAnchorNode(node) {
			return node instanceof resolveSeq.Scalar || node instanceof resolveSeq.YAMLSeq || node instanceof resolveSeq.YAMLMap;
		}
		constructor(prefix) {
			PlainValue._defineProperty(this, "map", Object.create(null)), this.prefix = prefix;
		}
		createAlias(node, name) {
			return this.setAnchor(node, name), new resolveSeq.Alias(node);
		}
		createMergePair(...sources) {
			let merge = new resolveSeq.Merge();
			return merge.value.items = sources.map((s) => {
				if (s instanceof resolveSeq.Alias) {
					if (s.source instanceof resolveSeq.YAMLMap) return s;
				} else if (s instanceof resolveSeq.YAMLMap) return this.createAlias(s);
				throw Error("Merge sources must be Map nodes or their Aliases");
			}), merge;
		}
		getName(node) {
			let { map } = this;
			return Object.keys(map).find((a) => map[a] === node);
		}
		getNames() {
			return Object.keys(this.map);
		}
		getNode(name) {
			return this.map[name];
		}
		newName(prefix) {
			prefix ||= this.prefix;
			let names = Object.keys(this.map);
			for (let i = 1;; ++i) {
				let name = `${prefix}${i}`;
				if (!names.includes(name)) return name;
			}
		}
		resolveNodes() {
			let { map, _cstAliases } = this;
			Object.keys(map).forEach((a) => {
				map[a] = map[a].resolved;
			}), _cstAliases.forEach((a) => {
				a.source = a.source.resolved;
			}), delete this._cstAliases;
		}
		setAnchor(node, name) {
			if (node != null && !Anchors.validAnchorNode(node)) throw Error("Anchors may only be set for Scalar, Seq and Map nodes");
			if (name && /[\x00-\x19\s,[\]{}]/.test(name)) throw Error("Anchor names must not contain whitespace or control characters");
			let { map } = this, prev = node && Object.keys(map).find((a) => map[a] === node);
			if (prev) {
				if (name) prev !== name && (delete map[prev], map[name] = node);
				else return prev;
			} else {
				if (!name) {
					if (!node) return null;
					name = this.newName();
				}
				map[name] = node;
			}
			return name;
		}
	};
	let visit = (node, tags) => {
		if (node && typeof node == "object") {
			let { tag } = node;
			node instanceof resolveSeq.Collection ? (tag && (tags[tag] = !0), node.items.forEach((n) => visit(n, tags))) : node instanceof resolveSeq.Pair ? (visit(node.key, tags), visit(node.value, tags)) : node instanceof resolveSeq.Scalar && tag && (tags[tag] = !0);
		}
		return tags;
	}, listTagNames = (node) => Object.keys(visit(node, {}));
	function parseContents(doc, contents) {
		let comments = {
			before: [],
			after: []
		}, body, spaceBefore = !1;
		for (let node of contents) if (node.valueRange) {
			if (body !== void 0) {
				doc.errors.push(new PlainValue.YAMLSyntaxError(node, "Document contains trailing content not separated by a ... or --- line"));
				break;
			}
			let res = resolveSeq.resolveNode(doc, node);
			spaceBefore &&= (res.spaceBefore = !0, !1), body = res;
		} else node.comment === null ? node.type === PlainValue.Type.BLANK_LINE && (spaceBefore = !0, body === void 0 && comments.before.length > 0 && !doc.commentBefore && (doc.commentBefore = comments.before.join("\n"), comments.before = [])) : (body === void 0 ? comments.before : comments.after).push(node.comment);
		if (doc.contents = body || null, !body) doc.comment = comments.before.concat(comments.after).join("\n") || null;
		else {
			let cb = comments.before.join("\n");
			if (cb) {
				let cbNode = body instanceof resolveSeq.Collection && body.items[0] ? body.items[0] : body;
				cbNode.commentBefore = cbNode.commentBefore ? `${cb}\n${cbNode.commentBefore}` : cb;
			}
			doc.comment = comments.after.join("\n") || null;
		}
	}
	function resolveTagDirective({ tagPrefixes }, directive) {
		let [handle, prefix] = directive.parameters;
		if (!handle || !prefix) throw new PlainValue.YAMLSemanticError(directive, "Insufficient parameters given for %TAG directive");
		if (tagPrefixes.some((p) => p.handle === handle)) throw new PlainValue.YAMLSemanticError(directive, "The %TAG directive must only be given at most once per handle in the same document.");
		return {
			handle,
			prefix
		};
	}
	function resolveYamlDirective(doc, directive) {
		let [version] = directive.parameters;
		if (directive.name === "YAML:1.0" && (version = "1.0"), !version) throw new PlainValue.YAMLSemanticError(directive, "Insufficient parameters given for %YAML directive");
		if (!documentOptions[version]) {
			let msg = `Document will be parsed as YAML ${doc.version || doc.options.version} rather than YAML ${version}`;
			doc.warnings.push(new PlainValue.YAMLWarning(directive, msg));
		}
		return version;
	}
	function parseDirectives(doc, directives, prevDoc) {
		let directiveComments = [], hasDirectives = !1;
		for (let directive of directives) {
			let { comment, name } = directive;
			switch (name) {
				case "TAG":
					try {
						doc.tagPrefixes.push(resolveTagDirective(doc, directive));
					} catch (error) {
						doc.errors.push(error);
					}
					hasDirectives = !0;
					break;
				case "YAML":
				case "YAML:1.0":
					doc.version && doc.errors.push(new PlainValue.YAMLSemanticError(directive, "The %YAML directive must only be given at most once per document."));
					try {
						doc.version = resolveYamlDirective(doc, directive);
					} catch (error) {
						doc.errors.push(error);
					}
					hasDirectives = !0;
					break;
				default: if (name) {
					let msg = `YAML only supports %TAG and %YAML directives, and not %${name}`;
					doc.warnings.push(new PlainValue.YAMLWarning(directive, msg));
				}
			}
			comment && directiveComments.push(comment);
		}
		prevDoc && !hasDirectives && (doc.version || prevDoc.version || doc.options.version) === "1.1" && (doc.tagPrefixes = prevDoc.tagPrefixes.map(({ handle, prefix }) => ({
			handle,
			prefix
		})), doc.version = prevDoc.version), doc.commentBefore = directiveComments.join("\n") || null;
	}
	function assertCollection(contents) {
		if (contents instanceof resolveSeq.Collection) return !0;
		throw Error("Expected a YAML collection as document contents");
	}
	var Document = class Document {
		constructor(options) {
			this.anchors = new Anchors(options.anchorPrefix), this.commentBefore = null, this.comment = null, this.contents = null, this.directivesEndMarker = null, this.errors = [], this.options = options, this.schema = null, this.tagPrefixes = [], this.version = null, this.warnings = [];
		}
		add(value) {
			return assertCollection(this.contents), this.contents.add(value);
		}
		addIn(path, value) {
			assertCollection(this.contents), this.contents.addIn(path, value);
		}
		delete(key) {
			return assertCollection(this.contents), this.contents.delete(key);
		}
		deleteIn(path) {
			return resolveSeq.isEmptyPath(path) ? this.contents != null && (this.contents = null, !0) : (assertCollection(this.contents), this.contents.deleteIn(path));
		}
		getDefaults() {
			return Document.defaults[this.version] || Document.defaults[this.options.version] || {};
		}
		get(key, keepScalar) {
			return this.contents instanceof resolveSeq.Collection ? this.contents.get(key, keepScalar) : void 0;
		}
		getIn(path, keepScalar) {
			return resolveSeq.isEmptyPath(path) ? !keepScalar && this.contents instanceof resolveSeq.Scalar ? this.contents.value : this.contents : this.contents instanceof resolveSeq.Collection ? this.contents.getIn(path, keepScalar) : void 0;
		}
		has(key) {
			return this.contents instanceof resolveSeq.Collection && this.contents.has(key);
		}
		hasIn(path) {
			return resolveSeq.isEmptyPath(path) ? this.contents !== void 0 : this.contents instanceof resolveSeq.Collection && this.contents.hasIn(path);
		}
		set(key, value) {
			assertCollection(this.contents), this.contents.set(key, value);
		}
		setIn(path, value) {
			resolveSeq.isEmptyPath(path) ? this.contents = value : (assertCollection(this.contents), this.contents.setIn(path, value));
		}
		setSchema(id, customTags) {
			if (!id && !customTags && this.schema) return;
			typeof id == "number" && (id = id.toFixed(1)), id === "1.0" || id === "1.1" || id === "1.2" ? (this.version ? this.version = id : this.options.version = id, delete this.options.schema) : id && typeof id == "string" && (this.options.schema = id), Array.isArray(customTags) && (this.options.customTags = customTags);
			let opt = Object.assign({}, this.getDefaults(), this.options);
			this.schema = new Schema.Schema(opt);
		}
		parse(node, prevDoc) {
			this.options.keepCstNodes && (this.cstNode = node), this.options.keepNodeTypes && (this.type = "DOCUMENT");
			let { directives = [], contents = [], directivesEndMarker, error, valueRange } = node;
			if (error && (error.source ||= this, this.errors.push(error)), parseDirectives(this, directives, prevDoc), directivesEndMarker && (this.directivesEndMarker = !0), this.range = valueRange ? [valueRange.start, valueRange.end] : null, this.setSchema(), this.anchors._cstAliases = [], parseContents(this, contents), this.anchors.resolveNodes(), this.options.prettyErrors) {
				for (let error of this.errors) error instanceof PlainValue.YAMLError && error.makePretty();
				for (let warn of this.warnings) warn instanceof PlainValue.YAMLError && warn.makePretty();
			}
			return this;
		}
		listNonDefaultTags() {
			return listTagNames(this.contents).filter((t) => t.indexOf(Schema.Schema.defaultPrefix) !== 0);
		}
		setTagPrefix(handle, prefix) {
			if (handle[0] !== "!" || handle[handle.length - 1] !== "!") throw Error("Handle must start and end with !");
			if (prefix) {
				let prev = this.tagPrefixes.find((p) => p.handle === handle);
				prev ? prev.prefix = prefix : this.tagPrefixes.push({
					handle,
					prefix
				});
			} else this.tagPrefixes = this.tagPrefixes.filter((p) => p.handle !== handle);
		}
		toJSON(arg, onAnchor) {
			let { keepBlobsInJSON, mapAsMap, maxAliasCount } = this.options, keep = keepBlobsInJSON && (typeof arg != "string" || !(this.contents instanceof resolveSeq.Scalar)), ctx = {
				doc: this,
				indentStep: "  ",
				keep,
				mapAsMap: keep && !!mapAsMap,
				maxAliasCount,
				stringify
			}, anchorNames = Object.keys(this.anchors.map);
			anchorNames.length > 0 && (ctx.anchors = new Map(anchorNames.map((name) => [this.anchors.map[name], {
				alias: [],
				aliasCount: 0,
				count: 1
			}])));
			let res = resolveSeq.toJSON(this.contents, arg, ctx);
			if (typeof onAnchor == "function" && ctx.anchors) for (let { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return res;
		}
		toString() {
			if (this.errors.length > 0) throw Error("Document with errors cannot be stringified");
			let indentSize = this.options.indent;
			if (!Number.isInteger(indentSize) || indentSize <= 0) {
				let s = JSON.stringify(indentSize);
				throw Error(`"indent" option must be a positive integer, not ${s}`);
			}
			this.setSchema();
			let lines = [], hasDirectives = !1;
			if (this.version) {
				let vd = "%YAML 1.2";
				this.schema.name === "yaml-1.1" && (this.version === "1.0" ? vd = "%YAML:1.0" : this.version === "1.1" && (vd = "%YAML 1.1")), lines.push(vd), hasDirectives = !0;
			}
			let tagNames = this.listNonDefaultTags();
			this.tagPrefixes.forEach(({ handle, prefix }) => {
				tagNames.some((t) => t.indexOf(prefix) === 0) && (lines.push(`%TAG ${handle} ${prefix}`), hasDirectives = !0);
			}), (hasDirectives || this.directivesEndMarker) && lines.push("---"), this.commentBefore && ((hasDirectives || !this.directivesEndMarker) && lines.unshift(""), lines.unshift(this.commentBefore.replace(/^/gm, "#")));
			let ctx = {
				anchors: Object.create(null),
				doc: this,
				indent: "",
				indentStep: " ".repeat(indentSize),
				stringify
			}, chompKeep = !1, contentComment = null;
			if (this.contents) {
				this.contents instanceof resolveSeq.Node && (this.contents.spaceBefore && (hasDirectives || this.directivesEndMarker) && lines.push(""), this.contents.commentBefore && lines.push(this.contents.commentBefore.replace(/^/gm, "#")), ctx.forceBlockIndent = !!this.comment, contentComment = this.contents.comment);
				let onChompKeep = contentComment ? null : () => chompKeep = !0, body = stringify(this.contents, ctx, () => contentComment = null, onChompKeep);
				lines.push(resolveSeq.addComment(body, "", contentComment));
			} else this.contents !== void 0 && lines.push(stringify(this.contents, ctx));
			return this.comment && ((!chompKeep || contentComment) && lines[lines.length - 1] !== "" && lines.push(""), lines.push(this.comment.replace(/^/gm, "#"))), lines.join("\n") + "\n";
		}
	};
	PlainValue._defineProperty(Document, "defaults", documentOptions), exports.Document = Document, exports.defaultOptions = defaultOptions, exports.scalarOptions = scalarOptions;
})), require_dist = __commonJSMin(((exports) => {
	var parseCst = require_parse_cst(), Document$1 = require_Document_a8d0fbf9(), Schema = require_Schema_bcc6c2d7(), PlainValue = require_PlainValue_516d5bc2(), warnings = require_warnings_793925ce();
	require_resolveSeq_95613e94();
	function createNode(value, wrapScalars = !0, tag) {
		tag === void 0 && typeof wrapScalars == "string" && (tag = wrapScalars, wrapScalars = !0);
		let options = Object.assign({}, Document$1.Document.defaults[Document$1.defaultOptions.version], Document$1.defaultOptions);
		return new Schema.Schema(options).createNode(value, wrapScalars, tag);
	}
	var Document = class extends Document$1.Document {
		constructor(options) {
			super(Object.assign({}, Document$1.defaultOptions, options));
		}
	};
	function parseAllDocuments(src, options) {
		let stream = [], prev;
		for (let cstDoc of parseCst.parse(src)) {
			let doc = new Document(options);
			doc.parse(cstDoc, prev), stream.push(doc), prev = doc;
		}
		return stream;
	}
	function parseDocument(src, options) {
		let cst = parseCst.parse(src), doc = new Document(options).parse(cst[0]);
		return cst.length > 1 && doc.errors.unshift(new PlainValue.YAMLSemanticError(cst[1], "Source contains multiple documents; please use YAML.parseAllDocuments()")), doc;
	}
	function parse(src, options) {
		let doc = parseDocument(src, options);
		if (doc.warnings.forEach((warning) => warnings.warn(warning)), doc.errors.length > 0) throw doc.errors[0];
		return doc.toJSON();
	}
	function stringify(value, options) {
		let doc = new Document(options);
		return doc.contents = value, String(doc);
	}
	exports.YAML = {
		createNode,
		defaultOptions: Document$1.defaultOptions,
		Document,
		parse,
		parseAllDocuments,
		parseCST: parseCst.parse,
		parseDocument,
		scalarOptions: Document$1.scalarOptions,
		stringify
	};
})), require_yaml$1 = __commonJSMin(((exports, module) => {
	module.exports = require_dist().YAML;
})), require_yaml = __commonJSMin(((exports, module) => {
	let yaml = require_yaml$1(), errors = new Set([
		"YAMLReferenceError",
		"YAMLSemanticError",
		"YAMLSyntaxError",
		"YAMLWarning"
	]);
	function parse(str) {
		if (typeof str != "string") return {
			ok: !1,
			result: void 0
		};
		let YAML_SILENCE_WARNINGS_CACHED = global.YAML_SILENCE_WARNINGS;
		try {
			return global.YAML_SILENCE_WARNINGS = !0, {
				ok: !0,
				result: yaml.parse(str)
			};
		} catch (err) {
			if (err && errors.has(err.name)) return {
				ok: !1,
				result: void 0
			};
			throw err;
		} finally {
			global.YAML_SILENCE_WARNINGS = YAML_SILENCE_WARNINGS_CACHED;
		}
	}
	module.exports = {
		"yaml.is_valid": (str) => typeof str == "string" ? parse(str).ok : void 0,
		"yaml.marshal": (data) => yaml.stringify(data),
		"yaml.unmarshal": (str) => parse(str).result
	};
})), require_builtins = __commonJSMin(((exports, module) => {
	let json = require_json(), strings = require_strings(), regex = require_regex(), yaml = require_yaml();
	module.exports = {
		...json,
		...strings,
		...regex,
		...yaml
	};
})), import_opa = __toESM(__commonJSMin(((exports, module) => {
	let builtIns = require_builtins();
	function stringDecoder(mem) {
		return function(addr) {
			let i8 = new Int8Array(mem.buffer), s = "";
			for (; i8[addr] !== 0;) s += String.fromCharCode(i8[addr++]);
			return s;
		};
	}
	function _loadJSON(wasmInstance, memory, value) {
		if (value === void 0) return 0;
		let valueBuf;
		if (value instanceof ArrayBuffer) valueBuf = new Uint8Array(value);
		else {
			let valueAsText = JSON.stringify(value);
			valueBuf = new TextEncoder().encode(valueAsText);
		}
		let valueBufLen = valueBuf.byteLength, rawAddr = wasmInstance.exports.opa_malloc(valueBufLen);
		new Uint8Array(memory.buffer).set(valueBuf, rawAddr);
		let parsedAddr = wasmInstance.exports.opa_json_parse(rawAddr, valueBufLen);
		if (parsedAddr === 0) throw "failed to parse json value";
		return parsedAddr;
	}
	function _dumpJSON(wasmInstance, memory, addr) {
		return _dumpJSONRaw(memory, wasmInstance.exports.opa_json_dump(addr));
	}
	function _dumpJSONRaw(memory, addr) {
		let buf = new Uint8Array(memory.buffer), idx = addr;
		for (; buf[idx] !== 0;) idx++;
		let utf8View = new Uint8Array(memory.buffer, addr, idx - addr), jsonAsText = new TextDecoder().decode(utf8View);
		return JSON.parse(jsonAsText);
	}
	let builtinFuncs = builtIns;
	function _builtinCall(wasmInstance, memory, builtins, customBuiltins, builtinId) {
		let builtInName = builtins[builtinId], impl = builtinFuncs[builtInName] || customBuiltins[builtInName];
		if (impl === void 0) throw { message: "not implemented: built-in function " + builtinId + ": " + builtins[builtinId] };
		let argArray = Array.prototype.slice.apply(arguments), args = [];
		for (let i = 5; i < argArray.length; i++) {
			let jsArg = _dumpJSON(wasmInstance, memory, argArray[i]);
			args.push(jsArg);
		}
		return _loadJSON(wasmInstance, memory, impl(...args));
	}
	function _importObject(env, memory, customBuiltins) {
		let addr2string = stringDecoder(memory);
		return { env: {
			memory,
			opa_abort: function(addr) {
				throw addr2string(addr);
			},
			opa_println: function(addr) {
				console.log(addr2string(addr));
			},
			opa_builtin0: function(builtinId, _ctx) {
				return _builtinCall(env.instance, memory, env.builtins, customBuiltins, builtinId);
			},
			opa_builtin1: function(builtinId, _ctx, arg1) {
				return _builtinCall(env.instance, memory, env.builtins, customBuiltins, builtinId, arg1);
			},
			opa_builtin2: function(builtinId, _ctx, arg1, arg2) {
				return _builtinCall(env.instance, memory, env.builtins, customBuiltins, builtinId, arg1, arg2);
			},
			opa_builtin3: function(builtinId, _ctx, arg1, arg2, arg3) {
				return _builtinCall(env.instance, memory, env.builtins, customBuiltins, builtinId, arg1, arg2, arg3);
			},
			opa_builtin4: function(builtinId, _ctx, arg1, arg2, arg3, arg4) {
				return _builtinCall(env.instance, memory, env.builtins, customBuiltins, builtinId, arg1, arg2, arg3, arg4);
			}
		} };
	}
	function _preparePolicy(env, wasm, memory) {
		env.instance = wasm.instance ? wasm.instance : wasm;
		let abiVersionGlobal = env.instance.exports.opa_wasm_abi_version;
		if (abiVersionGlobal !== void 0) {
			let abiVersion = typeof abiVersionGlobal == "number" ? abiVersionGlobal : abiVersionGlobal.value;
			if (abiVersion !== 1) throw `unsupported ABI version ${abiVersion}`;
		} else console.error("opa_wasm_abi_version undefined");
		let abiMinorVersionGlobal = env.instance.exports.opa_wasm_abi_minor_version, abiMinorVersion;
		abiMinorVersionGlobal === void 0 ? console.error("opa_wasm_abi_minor_version undefined") : abiMinorVersion = typeof abiMinorVersionGlobal == "number" ? abiMinorVersionGlobal : abiMinorVersionGlobal.value;
		let builtins = _dumpJSON(env.instance, memory, env.instance.exports.builtins());
		env.builtins = {};
		for (let key of Object.keys(builtins)) env.builtins[builtins[key]] = key;
		return {
			policy: wasm,
			minorVersion: abiMinorVersion
		};
	}
	async function _loadPolicy(policyWasm, memory, customBuiltins) {
		let env = {}, isStreaming = policyWasm instanceof Response || policyWasm instanceof Promise, importObject = _importObject(env, memory, customBuiltins);
		return _preparePolicy(env, await (isStreaming ? WebAssembly.instantiateStreaming(policyWasm, importObject) : WebAssembly.instantiate(policyWasm, importObject)), memory);
	}
	function _loadPolicySync(policyWasm, memory, customBuiltins) {
		let env = {};
		return (policyWasm instanceof ArrayBuffer || policyWasm.buffer instanceof ArrayBuffer) && (policyWasm = new WebAssembly.Module(policyWasm)), _preparePolicy(env, new WebAssembly.Instance(policyWasm, _importObject(env, memory, customBuiltins)), memory);
	}
	var LoadedPolicy = class {
		constructor(policy, memory, minorVersion) {
			this.minorVersion = minorVersion, this.mem = memory, this.wasmInstance = policy.instance ? policy.instance : policy, this.dataAddr = _loadJSON(this.wasmInstance, this.mem, {}), this.baseHeapPtr = this.wasmInstance.exports.opa_heap_ptr_get(), this.dataHeapPtr = this.baseHeapPtr, this.entrypoints = _dumpJSON(this.wasmInstance, this.mem, this.wasmInstance.exports.entrypoints());
		}
		evaluate(input, entrypoint = 0) {
			if (typeof entrypoint != "number") {
				if (typeof entrypoint == "string") {
					if (Object.prototype.hasOwnProperty.call(this.entrypoints, entrypoint)) entrypoint = this.entrypoints[entrypoint];
					else throw `entrypoint ${entrypoint} is not valid in this instance`;
				} else throw "entrypoint value is an invalid type, must be either string or number";
			}
			if (this.minorVersion >= 2) {
				let inputBuf = null, inputLen = 0, inputAddr = 0;
				if (input) {
					if (input instanceof ArrayBuffer) inputBuf = new Uint8Array(input);
					else {
						let inputAsText = JSON.stringify(input);
						inputBuf = new TextEncoder().encode(inputAsText);
					}
					inputAddr = this.dataHeapPtr, inputLen = inputBuf.byteLength;
					let delta = inputAddr + inputLen - this.mem.buffer.byteLength;
					if (delta > 0) {
						let pages = roundup(delta);
						this.mem.grow(pages);
					}
					new Uint8Array(this.mem.buffer).set(inputBuf, this.dataHeapPtr);
				}
				let heapPtr = this.dataHeapPtr + inputLen, ret = this.wasmInstance.exports.opa_eval(0, entrypoint, this.dataAddr, inputAddr, inputLen, heapPtr, 0);
				return _dumpJSONRaw(this.mem, ret);
			}
			this.wasmInstance.exports.opa_heap_ptr_set(this.dataHeapPtr);
			let inputAddr = _loadJSON(this.wasmInstance, this.mem, input), ctxAddr = this.wasmInstance.exports.opa_eval_ctx_new();
			this.wasmInstance.exports.opa_eval_ctx_set_input(ctxAddr, inputAddr), this.wasmInstance.exports.opa_eval_ctx_set_data(ctxAddr, this.dataAddr), this.wasmInstance.exports.opa_eval_ctx_set_entrypoint(ctxAddr, entrypoint), this.wasmInstance.exports.eval(ctxAddr);
			let resultAddr = this.wasmInstance.exports.opa_eval_ctx_get_result(ctxAddr);
			return _dumpJSON(this.wasmInstance, this.mem, resultAddr);
		}
		evalBool(input) {
			let rs = this.evaluate(input);
			return rs && rs.length === 1 && rs[0] === !0;
		}
		setData(data) {
			this.wasmInstance.exports.opa_heap_ptr_set(this.baseHeapPtr), this.dataAddr = _loadJSON(this.wasmInstance, this.mem, data), this.dataHeapPtr = this.wasmInstance.exports.opa_heap_ptr_get();
		}
	};
	function roundup(bytes) {
		return Math.ceil(bytes / 65536);
	}
	module.exports = {
		async loadPolicy(regoWasm, memoryDescriptor = {}, customBuiltins = {}) {
			typeof memoryDescriptor == "number" && (memoryDescriptor = { initial: memoryDescriptor }), memoryDescriptor.initial = memoryDescriptor.initial || 5;
			let memory = new WebAssembly.Memory(memoryDescriptor), { policy, minorVersion } = await _loadPolicy(regoWasm, memory, customBuiltins);
			return new LoadedPolicy(policy, memory, minorVersion);
		},
		loadPolicySync(regoWasm, memoryDescriptor = {}, customBuiltins = {}) {
			typeof memoryDescriptor == "number" && (memoryDescriptor = { initial: memoryDescriptor }), memoryDescriptor.initial = memoryDescriptor.initial || 5;
			let memory = new WebAssembly.Memory(memoryDescriptor), { policy, minorVersion } = _loadPolicySync(regoWasm, memory, customBuiltins);
			return new LoadedPolicy(policy, memory, minorVersion);
		},
		LoadedPolicy
	};
}))(), 1);
import_opa.default.loadPolicy;
var src_default = import_opa.default;
// src/policy/builtins/ip.ts
const mapped = 65535n << 32n;
function isIpv4(address) {
	return address >> 32n == 65535n;
}
function parseAddress(text) {
	if (!text.includes(":")) {
		let value = parseIpv4(text);
		return value === void 0 ? void 0 : mapped | value;
	}
	let [head = "", tail, ...more] = text.split("::");
	if (more.length > 0) return;
	let before = parseGroups(head, tail === void 0), after = tail === void 0 ? [] : parseGroups(tail, !0);
	if (before === void 0 || after === void 0) return;
	let missing = 8 - before.length - after.length;
	if (!(tail === void 0 ? missing !== 0 : missing < 1)) return [
		...before,
		...Array.from({ length: tail === void 0 ? 0 : missing }, () => 0n),
		...after
	].reduce((sum, group) => sum << 16n | group, 0n);
}
function parseIpv4(text) {
	let parts = text.split(".");
	if (parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return parts.reduce((sum, part) => sum << 8n | BigInt(part), 0n);
}
function parseGroups(text, isEnd) {
	if (text === "") return [];
	let groups = [], parts = text.split(":");
	for (let [index, part] of parts.entries()) if (isEnd && index === parts.length - 1 && part.includes(".")) {
		let value = parseIpv4(part);
		if (value === void 0) return;
		groups.push(value >> 16n, value & 65535n);
	} else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(BigInt(`0x${part}`));
	else return;
	return groups;
}
function parseNetwork(text) {
	let slash = text.indexOf("/"), [written, digits] = [text.slice(0, slash), text.slice(slash + 1)], address = slash < 0 ? void 0 : parseAddress(written);
	if (address === void 0 || !/^\d{1,5}$/.test(digits)) return;
	let [own, most] = written.includes(":") ? [0, 128] : [96, 32];
	return Number(digits) > most ? void 0 : {
		address,
		prefix: own + Number(digits)
	};
}
function firstOf({ address, prefix }) {
	let free = BigInt(128 - prefix);
	return address >> free << free;
}
function lastOf(network) {
	return firstOf(network) | (1n << BigInt(128 - network.prefix)) - 1n;
}
function formatAddress(address) {
	if (isIpv4(address)) return [
		24n,
		16n,
		8n,
		0n
	].map((shift) => address >> shift & 255n).join(".");
	let groups = Array.from({ length: 8 }, (_, index) => address >> BigInt(112 - 16 * index) & 65535n), best = {
		start: -1,
		length: 1
	};
	for (let start = 0; start < 8; start++) {
		let length = 0;
		for (; start + length < 8 && groups[start + length] === 0n;) length += 1;
		length > best.length && (best = {
			start,
			length
		});
	}
	let hex = (list) => list.map((group) => group.toString(16)).join(":");
	return best.start < 0 ? hex(groups) : `${hex(groups.slice(0, best.start))}::${hex(groups.slice(best.start + best.length))}`;
}
function formatNetwork({ address, prefix }) {
	let isFour = isIpv4(address) && prefix >= 96;
	return `${formatAddress(address)}/${isFour ? prefix - 96 : prefix}`;
}
// src/policy/builtins/operands.ts
var OperandError = class extends Error {};
function tolerant(table) {
	return Object.fromEntries(Object.entries(table).map(([name, builtin]) => [name, (...args) => {
		try {
			return builtin(...args);
		} catch (thrown) {
			if (thrown instanceof OperandError || thrown instanceof RegexpError) return;
			throw thrown;
		}
	}]));
}
function refuse(why) {
	throw new OperandError(why);
}
function text(value) {
	return typeof value == "string" ? value : refuse("no string");
}
function integer(value) {
	if (!isNumber(value)) return refuse("no number");
	if (/^-?\d+$/.test(value.text)) return BigInt(value.text);
	let float = Number(value.text);
	return Number.isInteger(float) ? BigInt(float) : refuse("no integer");
}
function small(value) {
	return Number(integer(value));
}
function texts(value) {
	return items(value).map(text);
}
function items(value) {
	return typeof value == "object" && value && (value.kind === "array" || value.kind === "set") ? value.items : refuse("no array or set");
}
function array(elements) {
	return {
		kind: "array",
		items: elements
	};
}
function number(value) {
	return {
		kind: "number",
		text: String(value)
	};
}
function isNumber(value) {
	return isKind(value, "number");
}
function isKind(value, kind) {
	return typeof value == "object" && !!value && value.kind === kind;
}
// src/policy/builtins/cidr.ts
const mostAddresses = 1n << 20n, cidrBuiltins = {
	"net.cidr_is_valid": (value) => typeof value == "string" && parseNetwork(value) !== void 0,
	"net.cidr_expand": (value) => {
		let network = parseNetwork(text(value)) ?? refuse("no CIDR"), [first, last] = [firstOf(network), lastOf(network)];
		if (last - first >= mostAddresses) throw Error("a network of more than 1048576 addresses is not supported");
		let addresses = [];
		for (let address = first; address <= last; address++) addresses.push(formatAddress(address));
		return {
			kind: "set",
			items: addresses
		};
	},
	"net.cidr_contains_matches": (outer, inner) => {
		let [cidrs, others] = [candidates(outer), candidates(inner)];
		return {
			kind: "set",
			items: cidrs.flatMap(([cidr, index]) => others.flatMap(([other, place]) => contains(cidr, other) ? [array([index, place])] : []))
		};
	},
	"net.cidr_merge": (value) => {
		let merged = merge(items(value).map(readNetwork));
		return {
			kind: "set",
			items: [...new Set(merged.map(formatNetwork))]
		};
	}
};
function candidates(value) {
	return typeof value == "string" ? [[value, value]] : isKind(value, "array") ? value.items.map((item, index) => [candidate(item), number(index)]) : isKind(value, "set") ? value.items.map((item) => [candidate(item), item]) : isKind(value, "object") ? value.entries.map(([key, item]) => [candidate(item), key]) : [];
}
function candidate(value) {
	return isKind(value, "array") ? text(value.items[0]) : text(value);
}
function contains(cidr, other) {
	let network = parseNetwork(cidr) ?? refuse("no CIDR"), address = parseAddress(other);
	if (address !== void 0) return holds(network, address);
	let inner = parseNetwork(other) ?? refuse("no CIDR");
	return holds(network, firstOf(inner)) && holds(network, lastOf(inner));
}
function holds(network, address) {
	let first = firstOf(network);
	return isIpv4(first) === isIpv4(address) && address >= first && address <= lastOf(network);
}
function readNetwork(value) {
	let written = text(value), address = parseAddress(written);
	if (address === void 0) {
		let network = parseNetwork(written) ?? refuse("no CIDR");
		return {
			...network,
			address: firstOf(network)
		};
	}
	if (!isIpv4(address)) return refuse("IPv6 needs a prefix");
	let top = Number(address >> 24n & 255n);
	return {
		address,
		prefix: 96 + (top < 128 ? 8 : top < 192 ? 16 : 24)
	};
}
function merge(networks) {
	let ranges = networks.map((network) => ({
		first: firstOf(network),
		last: lastOf(network),
		network
	})).toSorted((a, b) => compare$1(a.last, b.last) || compare$1(a.first, b.first));
	for (let index = ranges.length - 1; index > 0; index--) {
		let [previous, own] = [ranges[index - 1], ranges[index]];
		if (previous === void 0 || own === void 0 || own.first - 1n > previous.last) continue;
		let first = previous.first < own.first ? previous.first : own.first;
		ranges.splice(index - 1, 2, {
			first,
			last: own.last,
			network: void 0
		});
	}
	return ranges.flatMap(({ first, last, network }) => network ?? split$2(first, last));
}
function split$2(first, last) {
	let networks = [];
	for (let address = first; address <= last;) {
		let prefix = 128;
		for (; prefix > 0; prefix--) {
			let wider = {
				address,
				prefix: prefix - 1
			};
			if (firstOf(wider) !== address || lastOf(wider) > last) break;
		}
		networks.push({
			address,
			prefix
		}), address = lastOf({
			address,
			prefix
		}) + 1n;
	}
	return networks;
}
function compare$1(a, b) {
	return a === b ? 0 : a < b ? -1 : 1;
}
// src/policy/builtins/encoding.ts
const encodingBuiltins = {
	"hex.encode": (value) => Buffer.from(text(value)).toString("hex"),
	"hex.decode": (value) => {
		let digits = text(value);
		return /^(?:[0-9a-fA-F]{2})*$/.test(digits) ? decodeText(Buffer.from(digits, "hex")) : refuse("no hex");
	},
	"urlquery.encode": (value) => escapeQuery(text(value)),
	"urlquery.decode": (value) => unescapeQuery(text(value)),
	"urlquery.encode_object": (value) => isKind(value, "object") ? value.entries.map(([key, item]) => [text(key), typeof item == "string" ? [item] : sorted(item)]).toSorted(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b))).flatMap(([key, values]) => values.map((one) => `${escapeQuery(key)}=${escapeQuery(one)}`)).join("&") : refuse("no object"),
	"urlquery.decode_object": (value) => {
		let found = new Map();
		for (let pair of text(value).split("&")) {
			if (pair.includes(";") && refuse("semicolon"), pair === "") continue;
			let at = pair.indexOf("="), key = unescapeQuery(at < 0 ? pair : pair.slice(0, at));
			found.set(key, [...found.get(key) ?? [], unescapeQuery(at < 0 ? "" : pair.slice(at + 1))]);
		}
		return {
			kind: "object",
			entries: [...found].map(([key, values]) => [key, array(values)])
		};
	},
	"crypto.md5": (value) => hash("md5", value),
	"crypto.sha1": (value) => hash("sha1", value),
	"crypto.sha256": (value) => hash("sha256", value),
	"crypto.hmac.md5": (value, key) => hmac("md5", value, key),
	"crypto.hmac.sha1": (value, key) => hmac("sha1", value, key),
	"crypto.hmac.sha256": (value, key) => hmac("sha256", value, key),
	"crypto.hmac.sha512": (value, key) => hmac("sha512", value, key),
	"crypto.hmac.equal": (one, other) => text(one) === text(other)
};
function sorted(value) {
	let values = texts(value);
	return isKind(value, "set") ? values.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))) : values;
}
function escapeQuery(value) {
	return encodeURIComponent(value.toWellFormed()).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll("%20", "+");
}
function unescapeQuery(value) {
	/%(?![0-9a-fA-F]{2})/.test(value) && refuse("no escape");
	let bytes = [];
	for (let part of value.replaceAll("+", " ").match(/%..|[^%]+/gs) ?? []) part.startsWith("%") ? bytes.push(Number.parseInt(part.slice(1), 16)) : bytes.push(...Buffer.from(part));
	return decodeText(Buffer.from(bytes));
}
function hash(algorithm, value) {
	return createHash(algorithm).update(text(value)).digest("hex");
}
function hmac(algorithm, value, key) {
	return createHmac(algorithm, text(key)).update(text(value)).digest("hex");
}
function decodeText(bytes) {
	try {
		return new TextDecoder("utf-8", {
			fatal: !0,
			ignoreBOM: !0
		}).decode(bytes);
	} catch {
		throw Error("bytes that are no UTF-8 are not supported");
	}
}
// src/policy/builtins/graph.ts
const graphBuiltins = { "graph.reachable_paths": (graph, initial) => {
	if (!isKind(graph, "object")) return refuse("no graph");
	let paths = createPaths(graph);
	for (let root of items(initial)) paths.from(root);
	return {
		kind: "set",
		items: paths.found()
	};
} }, mostPaths = 1e5;
function createPaths(graph) {
	let edges = new Map(graph.entries.map(([node, next]) => [formatRego(node), next])), found = new Map(), add = (path) => {
		let value = array(path);
		if (found.set(formatRego(value), value), found.size > mostPaths) throw Error(`more than ${mostPaths} paths are not supported`);
	}, follow = (node, path, reached) => {
		let next = edges.get(formatRego(node));
		if (next === void 0) return add(path);
		let own = [...path, node], neighbours = nodesOf(next);
		if (neighbours.length === 0) return add(own);
		let seen = new Set([...reached, formatRego(node)]);
		for (let neighbour of neighbours) seen.has(formatRego(neighbour)) ? add(own) : follow(neighbour, own, seen);
	};
	return {
		from(root) {
			let next = edges.get(formatRego(root));
			if (next === void 0) return;
			let neighbours = nodesOf(next);
			neighbours.length === 0 && add([root]);
			for (let neighbour of neighbours) follow(neighbour, [root], new Set([formatRego(root)]));
		},
		found: () => [...found.values()]
	};
}
function nodesOf(value) {
	return isKind(value, "array") || isKind(value, "set") ? value.items : [];
}
// src/policy/builtins/subset.ts
const subsetBuiltins = { "object.subset": (whole, part) => isKind(whole, "array") && isKind(part, "set") ? arrayHasSet(whole, part) : subset(whole, part) ?? refuse("operands of different types") };
function subset(whole, part) {
	if (isKind(whole, "object") && isKind(part, "object")) return objectSubset(whole, part);
	if (isKind(whole, "set") && isKind(part, "set")) return part.items.every((item) => has(whole.items, item));
	if (isKind(whole, "array") && isKind(part, "array")) return arraySubset(whole, part);
}
function objectSubset(whole, part) {
	return part.entries.every(([key, value]) => {
		let found = whole.entries.find(([other]) => equal(other, key));
		return found !== void 0 && (equal(found[1], value) || (subset(found[1], value) ?? !1));
	});
}
function arraySubset(whole, part) {
	for (let start = 0; start + part.items.length <= whole.items.length; start++) if (whole.items.slice(start, start + part.items.length).every((item, index) => equal(item, part.items[index] ?? null))) return !0;
	return !1;
}
function arrayHasSet(whole, part) {
	if (whole.items.length === 0) return !1;
	let unmatched = part.items.length;
	return whole.items.some((item) => (has(part.items, item) && --unmatched, unmatched === 0));
}
function has(items, item) {
	return items.some((other) => equal(other, item));
}
function equal(a, b) {
	return compareRego(a, b) === 0;
}
// src/policy/builtins/json.ts
const jsonBuiltins = {
	"json.marshal_with_options": (value, options) => {
		if (value === void 0 || !isKind(options, "object")) return refuse("no options");
		let [prefix, indent] = ["", "	"], pretty;
		for (let [key, option] of options.entries) if (key === "prefix") prefix = text(option);
		else if (key === "indent") indent = text(option);
		else if (key === "pretty" && typeof option == "boolean") pretty = option;
		else return refuse("unknown option");
		let isAsked = options.entries.some(([key]) => key !== "pretty");
		return pretty ?? isAsked ? prefix + toJsonText(value, {
			prefix,
			indent
		}) : toJsonText(value);
	},
	"base64url.encode_no_pad": (value) => Buffer.from(text(value)).toString("base64url"),
	cast_array: (value) => array(isKind(value, "set") ? value.items.toSorted(compareRego) : items(value)),
	cast_set: (value) => ({
		kind: "set",
		items: distinct(items(value))
	}),
	cast_string: (value) => text(value),
	cast_boolean: (value) => typeof value == "boolean" ? value : refuse("no boolean"),
	cast_null: (value) => value === null ? null : refuse("not null"),
	cast_object: (value) => isKind(value, "object") ? value : refuse("no object")
};
function distinct(values) {
	return values.filter((value, index) => !values.slice(0, index).some((other) => equal(other, value)));
}
// src/policy/builtins/json-schema.ts
const jsonSchemaBuiltins = {
	"json.verify_schema": (schema) => {
		let why = problemOf(schema);
		return array(why === void 0 ? [!0, null] : [!1, `jsonschema: ${why}`]);
	},
	"json.match_schema": (document, schema) => {
		let value = read$1(document) ?? refuse("no JSON");
		if (problemOf(schema) !== void 0) return refuse("no schema");
		let root = read$1(schema)?.value, { findings } = validate(root, value.value, [], root), errors = findings.map(({ path, type, description }) => {
			let field = Result.field(path);
			return fromJson({
				desc: description,
				error: `${field}: ${description}`,
				field,
				type
			});
		});
		return array([errors.length === 0, array(errors)]);
	}
};
function problemOf(schema) {
	let found = read$1(schema);
	if (found === void 0) return typeof schema == "string" ? "invalid JSON string" : "wrong type, expected string or object";
	try {
		checkSchema(found.value);
		return;
	} catch (thrown) {
		if (thrown instanceof SchemaError) return thrown.message;
		throw thrown;
	}
}
function read$1(value) {
	if (typeof value != "string") return value !== void 0 && (isKind(value, "object") || isKind(value, "array")) ? { value: toJson(value) } : void 0;
	try {
		return { value: JSON.parse(value) };
	} catch {
		return;
	}
}
// src/policy/builtins/json-patch.ts
const jsonPatchBuiltins = { "json.patch": (value, operations) => value === void 0 || !isKind(operations, "array") ? refuse("no operations") : operations.items.reduce(apply, value) };
function apply(value, operation) {
	if (!isKind(operation, "object")) return refuse("no operation");
	let path = parsePath(required(operation, "path"));
	switch (text(required(operation, "op"))) {
		case "add": return insert(value, path, required(operation, "value"));
		case "remove": return remove(value, path);
		case "replace": return insert(remove(value, path), path, required(operation, "value"));
		case "move": {
			let from = parsePath(required(operation, "from"));
			return insert(remove(value, from), path, at(value, from));
		}
		case "copy": return insert(value, path, at(value, parsePath(required(operation, "from"))));
		case "test": return equal(at(value, path), required(operation, "value")) ? value : refuse("test failed");
		default: return refuse("unknown operation");
	}
}
function required(operation, name) {
	return operation.entries.find(([key]) => key === name)?.[1] ?? missing(operation, name);
}
function missing(operation, name) {
	return operation.entries.some(([key]) => key === name) ? null : refuse(`no ${name}`);
}
function parsePath(path) {
	if (isKind(path, "array")) return path.items;
	let written = text(path);
	return written === "" ? [] : written.replace(/^\/+/, "").split("/").map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
function at(value, path) {
	if (value === void 0) return refuse("nothing there");
	let [step, ...rest] = path;
	return step === void 0 ? value : at(child(value, step), rest);
}
function child(value, step) {
	return isKind(value, "object") ? value.entries.find(([key]) => equal(key, step))?.[1] : isKind(value, "set") ? value.items.find((item) => equal(item, step)) : isKind(value, "array") ? value.items[index(step, value.items.length)] : refuse("no composite");
}
function insert(value, path, given) {
	let [step, ...rest] = path;
	if (step === void 0) return given;
	if (value === void 0) return refuse("nothing there");
	if (rest.length > 0) return withChild(value, step, insert(at(value, [step]), rest, given));
	if (isKind(value, "object")) return withChild(value, step, given);
	if (isKind(value, "set")) return equal(step, given) ? {
		kind: "set",
		items: [...value.items.filter((item) => !equal(item, given)), given]
	} : refuse("a set holds its keys");
	if (!isKind(value, "array")) return refuse("no composite");
	let place = index(step, value.items.length);
	return array(value.items.toSpliced(place, 0, given));
}
function withChild(value, step, given) {
	if (isKind(value, "object")) {
		let place = value.entries.findIndex(([key]) => equal(key, step)), entry = [step, given];
		return {
			kind: "object",
			entries: place < 0 ? [...value.entries, entry] : value.entries.with(place, entry)
		};
	}
	return isKind(value, "set") ? {
		kind: "set",
		items: [...value.items.filter((item) => !equal(item, step)), given]
	} : isKind(value, "array") ? array(value.items.with(index(step, value.items.length), given)) : refuse("no composite");
}
function remove(value, path) {
	let [step, ...rest] = path;
	if (step === void 0) return;
	let inner = at(value, [step]);
	if (value === void 0) return refuse("nothing there");
	if (rest.length > 0) {
		let left = remove(inner, rest);
		return left === void 0 ? refuse("nothing left") : withChild(value, step, left);
	}
	return isKind(value, "object") ? {
		kind: "object",
		entries: value.entries.filter(([key]) => !equal(key, step))
	} : isKind(value, "set") ? {
		kind: "set",
		items: value.items.filter((item) => !equal(item, step))
	} : isKind(value, "array") ? array(value.items.toSpliced(index(step, value.items.length), 1)) : refuse("no composite");
}
function index(step, length) {
	if (step === "-") return length;
	typeof step == "string" && !/^(?:0|[1-9]\d{0,15})$/.test(step) && refuse("no index");
	let place = isNumber(step) ? small(step) : Number(text(step));
	return place >= 0 && place <= length ? place : refuse("out of range");
}
// src/policy/builtins/numbers.ts
const numberBuiltins = { "numbers.range_step": (from, to, by) => {
	let [first, last, step] = [
		integer(from),
		integer(to),
		integer(by)
	];
	step <= 0n && refuse("step must be positive");
	let values = [];
	if (first <= last) for (let value = first; value <= last; value += step) values.push(value);
	else for (let value = first; value >= last; value -= step) values.push(value);
	return array(values.map(number));
} }, regexBuiltins = {
	"regex.find_n": (pattern, value, count) => {
		let limit = small(count);
		return array(findAll(goRegexp(text(pattern)), text(value), limit).map(([found]) => found));
	},
	"regex.replace": (value, pattern, replacement) => {
		let [base, compiled, template] = [
			text(value),
			goRegexp(text(pattern)),
			text(replacement)
		], [result, end] = ["", 0];
		for (let match of findAll(compiled, base, -1)) result += base.slice(end, match.index) + expand(template, match, compiled.names), end = match.index + match[0].length;
		return result + base.slice(end);
	},
	"regex.split": (pattern, value) => {
		let [source, base] = [text(pattern), text(value)], compiled = goRegexp(source);
		if (source !== "" && base === "") return array([""]);
		let parts = [], [begin, end] = [0, 0];
		for (let match of findAll(compiled, base, -1)) {
			end = match.index;
			let matchEnd = match.index + match[0].length;
			matchEnd !== 0 && parts.push(base.slice(begin, end)), begin = matchEnd;
		}
		return array(end === base.length ? parts : [...parts, base.slice(begin)]);
	},
	"regex.template_match": (pattern, value, start, end) => {
		let [open, close] = [text(start), text(end)];
		return (open.length !== 1 || close.length !== 1) && refuse("delimiters are one character long"), findAll(goRegexp(templatePattern(text(pattern), open, close)), text(value), 1).length > 0;
	}
};
function findAll({ regexp }, value, wanted) {
	let found = [], isFull = () => wanted >= 0 && found.length >= wanted, [position, previousEnd] = [0, -1];
	for (; position <= value.length && !isFull();) {
		regexp.lastIndex = position;
		let match = regexp.exec(value);
		if (match === null) break;
		let end = match.index + match[0].length;
		(end !== position || match.index !== previousEnd) && found.push(match), end === position ? position += (value.codePointAt(position) ?? 0) > 65535 ? 2 : 1 : position = end, previousEnd = end;
	}
	return found;
}
function expand(template, match, names) {
	return template.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (whole, bare, braced) => {
		if (whole === "$$") return "$";
		let name = bare ?? braced ?? "";
		return /^\d+$/.test(name) ? match[Number(name)] ?? "" : names.map((one, index) => one === name ? match[index + 1] ?? "" : "").join("");
	});
}
function templatePattern(template, open, close) {
	let [result, level, begin] = [
		"",
		0,
		0
	], quote = (part) => part.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&");
	for (let index = 0; index < template.length; index++) {
		let character = template.charAt(index);
		character === open ? (level === 0 && ([result, begin] = [result + quote(template.slice(begin, index)), index + 1]), level += 1) : character === close && (--level, level < 0 && refuse("unbalanced"), level === 0 && ([result, begin] = [`${result}(${template.slice(begin, index)})`, index + 1]));
	}
	return level !== 0 && refuse("unbalanced"), `^${result}${quote(template.slice(begin))}$`;
}
// src/policy/builtins/semver.ts
const identifiers = /^[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*$/, largest$3 = 2n ** 63n - 1n, semverBuiltins = {
	"semver.is_valid": (operand) => typeof operand == "string" && parse(operand) !== void 0,
	"semver.compare": (one, other) => {
		let [a, b] = [parse(text(one)), parse(text(other))];
		return a === void 0 || b === void 0 ? refuse("no version") : number(compare(a, b));
	}
};
function parse(written) {
	let [beforeMetadata, metadata] = cut(written.replace(/^v/, ""), "+"), [core, preRelease] = cut(beforeMetadata, "-");
	if (metadata !== void 0 && !identifiers.test(metadata) || preRelease !== void 0 && (!identifiers.test(preRelease) || /(?:^|\.)0\d+(?:\.|$)/.test(preRelease))) return;
	let parts = core.split(".");
	if (parts.length !== 3 || parts.some((part) => !/^(?:0|[1-9]\d*)$/.test(part))) return;
	let numbers = parts.map(BigInt);
	return numbers.some((part) => part > largest$3) ? void 0 : {
		numbers,
		preRelease: preRelease ?? ""
	};
}
function cut(value, separator) {
	let at = value.indexOf(separator);
	return at < 0 ? [value, void 0] : [value.slice(0, at), value.slice(at + 1)];
}
function compare(a, b) {
	for (let [index, part] of a.numbers.entries()) {
		let other = b.numbers[index] ?? 0n;
		if (part !== other) return part > other ? 1 : -1;
	}
	return a.preRelease === b.preRelease ? 0 : a.preRelease === "" ? 1 : b.preRelease === "" ? -1 : comparePreReleases(a.preRelease.split("."), b.preRelease.split("."));
}
function comparePreReleases(a, b) {
	for (let [index, part] of a.entries()) {
		let other = b[index];
		if (other === void 0) return 1;
		let [isNumber, otherIsNumber] = [/^\d+$/.test(part), /^\d+$/.test(other)];
		if (isNumber !== otherIsNumber) return isNumber ? -1 : 1;
		let [left, right] = isNumber ? [capped(part), capped(other)] : [part, other];
		if (left !== right) return left > right ? 1 : -1;
	}
	return a.length < b.length ? -1 : 0;
}
function capped(digits) {
	let value = BigInt(digits);
	return value > largest$3 ? largest$3 : value;
}
// src/policy/builtins/strings.ts
const stringBuiltins = {
	"strings.any_prefix_match": (search, base) => anyMatch(search, base, (one, other) => one.startsWith(other)),
	"strings.any_suffix_match": (search, base) => anyMatch(search, base, (one, other) => one.endsWith(other)),
	"strings.count": (search, part) => {
		let [whole, substring] = [text(search), text(part)];
		return number(substring === "" ? Array.from(whole).length + 1 : whole.split(substring).length - 1);
	},
	"strings.split_n": (value, delimiter, count) => {
		let [parts, limit] = [split$1(text(value), text(delimiter)), small(count)];
		return array(limit < 0 ? parts.slice(Math.max(parts.length + limit, 0)) : parts.slice(0, limit));
	},
	indexof_n: (value, part) => {
		let [whole, search] = [Array.from(text(value)), Array.from(text(part))];
		return search.length === 0 && refuse("empty search"), array([...whole.keys()].filter((start) => search.every((one, index) => whole[start + index] === one)).map((place) => number(place)));
	},
	"glob.quote_meta": (pattern) => text(pattern).replace(/[*?\\[\]{}]/g, "\\$&")
};
function split$1(value, delimiter) {
	return delimiter === "" ? Array.from(value) : value.split(delimiter);
}
function anyMatch(search, base, matches) {
	let candidates = typeof search == "string" ? [search] : texts(search), bases = typeof base == "string" ? [base] : texts(base);
	return candidates.some((one) => bases.some((other) => matches(one, other)));
}
// src/policy/builtins/template-parse.ts
function parseTemplate(template) {
	let actions = tokens(template), { nodes, end } = parseList(actions, 0, new Set(["$"]), !0);
	return end < actions.length && refuse("unexpected end"), nodes;
}
function tokens(template) {
	let found = [], at = 0, trims = !1;
	for (;;) {
		let open = template.indexOf("{{", at), text = template.slice(at, open < 0 ? void 0 : open);
		if (trims && (text = text.trimStart()), open >= 0 && /^-\s/.test(template.slice(open + 2, open + 4)) && (text = text.trimEnd()), text !== "" && found.push({ text }), open < 0) return found;
		let match = /^\{\{(?:-(?=\s))?((?:"(?:[^"\\\n]|\\.)*"|`[^`]*`|\/\*[\s\S]*?\*\/|(?!\s-\}\})[^{}"`]|(?!\s-\}\}|\}\})[{}])*)(\s-)?\}\}/.exec(template.slice(open));
		if (match === null) return refuse("unclosed action");
		let inside = (match[1] ?? "").trim();
		/^\/\*[\s\S]*\*\/$/.test(inside) || found.push({ action: inside }), trims = match[2] !== void 0, at = open + match[0].length;
	}
}
function parseList(actions, start, known, isTop = !1) {
	let nodes = [];
	for (let at = start; at < actions.length; at++) {
		let { text, action = "" } = actions[at] ?? {};
		if (text !== void 0) {
			nodes.push({
				kind: "text",
				text
			});
			continue;
		}
		let [word = ""] = /^\w*/.exec(action) ?? [];
		if (word === "end" || word === "else") return isTop && refuse(`unexpected ${word}`), {
			nodes,
			end: at
		};
		if (word === "if" || word === "with" || word === "range") {
			let block = parseBlock(word, action.slice(word.length), {
				actions,
				at,
				known
			});
			nodes.push(block.node), at = block.end;
		} else nodes.push({
			kind: "print",
			pipeline: parsePipeline(action, known)
		});
	}
	return isTop || refuse("no end"), {
		nodes,
		end: actions.length
	};
}
function parseBlock(word, condition, { actions, at, known }) {
	let inside = new Set(known), pipeline = parsePipeline(condition, inside), body = parseList(actions, at + 1, new Set(inside)), ending = actions[body.end]?.action ?? "", node = {
		kind: "block",
		word,
		pipeline,
		body: body.nodes
	};
	if (ending === "end") return {
		node: {
			...node,
			otherwise: []
		},
		end: body.end
	};
	let chained = /^else\s+(if|with)\b(.*)$/s.exec(ending);
	if (chained !== null) {
		let place = {
			actions,
			at: body.end,
			known: inside
		}, inner = parseBlock(chained[1] === "with" ? "with" : "if", chained[2] ?? "", place);
		return {
			node: {
				...node,
				otherwise: [inner.node]
			},
			end: inner.end
		};
	}
	ending !== "else" && refuse("unexpected else");
	let otherwise = parseList(actions, body.end + 1, new Set(inside));
	return actions[otherwise.end]?.action !== "end" && refuse("no end"), {
		node: {
			...node,
			otherwise: otherwise.nodes
		},
		end: otherwise.end
	};
}
function parsePipeline(written, known) {
	let declaration = /^\s*(\$\w*)(?:\s*,\s*(\$\w*))?\s*:?=\s*/.exec(written), declares = (declaration ?? []).slice(1).filter((name) => name !== void 0), operand = parseOperand(written.slice(declaration?.[0].length ?? 0).trim()), { base = "." } = operand;
	base !== "." && !known.has(base) && refuse(`undefined variable ${base}`);
	for (let name of declares) known.add(name);
	return {
		declares,
		operand
	};
}
function parseOperand(written) {
	if (written === "") return refuse("missing value");
	let path = /^(\$\w*|)((?:\.[A-Za-z_]\w*)*|\.)$/.exec(written);
	if (path !== null) {
		let fields = (path[2] ?? "").split(".").filter((field) => field !== "");
		return {
			base: path[1] === "" ? "." : path[1] ?? ".",
			fields
		};
	}
	if (/^"(?:[^"\\\n]|\\["\\nt])*"$/.test(written)) return {
		literal: JSON.parse(written),
		fields: []
	};
	if (/^`[^`]*`$/.test(written)) return {
		literal: written.slice(1, -1),
		fields: []
	};
	if (written === "true" || written === "false") return {
		literal: written === "true",
		fields: []
	};
	if (/^-?(?:0|[1-9]\d*)$/.test(written)) return {
		literal: {
			kind: "number",
			text: written
		},
		fields: []
	};
	throw Error(`in templates ${JSON.stringify(written)} is not supported`);
}
// src/policy/builtins/template.ts
const templateBuiltins = { "strings.render_template": (template, variables) => isKind(variables, "object") ? render(parseTemplate(text(template)), {
	dot: variables,
	variables: new Map([["$", variables]])
}) : refuse("no variables") };
function render(nodes, scope) {
	return nodes.map((node) => renderNode(node, scope)).join("");
}
function renderNode(node, scope) {
	switch (node.kind) {
		case "text": return node.text;
		case "print": {
			let value = evaluate(node.pipeline, scope);
			return node.pipeline.declares.length > 0 ? "" : printed(value);
		}
		case "block": return node.word === "range" ? renderRange(node, scope) : renderBranch(node, scope);
	}
}
function renderBranch(node, scope) {
	let own = nested(scope), value = evaluate(node.pipeline, own);
	return isTrue(value) ? render(node.body, node.word === "with" ? {
		...own,
		dot: value
	} : own) : render(node.otherwise, nested(own));
}
function renderRange(node, scope) {
	let entries = entriesOf(evaluate({
		...node.pipeline,
		declares: []
	}, scope));
	if (entries.length === 0) return render(node.otherwise, nested(scope));
	let [first, second] = node.pipeline.declares;
	return entries.map(([key, item]) => {
		let inner = nested(scope);
		return second !== void 0 && first !== void 0 ? inner.variables.set(first, key).set(second, item) : first !== void 0 && inner.variables.set(first, item), render(node.body, {
			...inner,
			dot: item
		});
	}).join("");
}
function entriesOf(value) {
	return value == null ? [] : isKind(value, "array") || isKind(value, "set") ? value.items.map((item, index) => [number(index), item]) : isKind(value, "object") ? value.entries.toSorted(([a], [b]) => formatRego(a) < formatRego(b) ? -1 : 1) : refuse("a range over what has no elements");
}
function nested(scope) {
	return {
		dot: scope.dot,
		variables: new Map(scope.variables)
	};
}
function evaluate({ declares, operand }, scope) {
	let value = operand.literal;
	operand.base === "." ? value = scope.dot : operand.base !== void 0 && (value = scope.variables.get(operand.base));
	for (let field of operand.fields) value = fieldOf(value, field);
	for (let name of declares) scope.variables.set(name, value);
	return value;
}
function fieldOf(value, name) {
	if (value !== void 0) return isKind(value, "object") ? value.entries.find(([key]) => key === name)?.[1] : refuse("a field of what has none");
}
function isTrue(value) {
	return value == null || value === !1 || value === "" ? !1 : value === !0 || typeof value == "string" ? !0 : value.kind === "number" ? Number(value.text) !== 0 : (value.kind === "object" ? value.entries : value.items).length > 0;
}
function printed(value) {
	return value == null ? "<undefined>" : typeof value == "string" ? value : typeof value == "boolean" ? String(value) : value.kind === "number" ? value.text : value.kind === "object" ? `map[${entriesOf(value).map(([key, item]) => `${printed(key)}:${inner(item)}`).join(" ")}]` : `[${value.items.map(inner).join(" ")}]`;
}
function inner(value) {
	return value === null ? "<nil>" : printed(value);
}
// src/policy/builtins/duration.ts
const units = {
	ns: 1n,
	us: 1000n,
	µs: 1000n,
	μs: 1000n,
	ms: 1000000n,
	s: 1000000000n,
	m: 60000000000n,
	h: 3600000000000n
}, extended = {
	d: 24,
	w: 168,
	y: 8760
}, largest$2 = 2n ** 63n;
function parseDuration(written) {
	let [, sign = "", rest = ""] = /^([+-]?)(.*)$/s.exec(written) ?? [];
	if (rest === "0") return 0n;
	rest === "" && refuse("no duration");
	let segment = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h|d|w|y)/y, total = 0n;
	for (; segment.lastIndex < rest.length;) {
		let [, digits = "", unit = ""] = segment.exec(rest) ?? refuse("no duration"), hours = extended[unit];
		total += hours === void 0 ? amount(digits, units[unit] ?? 0n) : amount(plain$1(Number(digits) * hours), units.h ?? 0n), total > largest$2 && refuse("too long");
	}
	return sign === "-" ? -total : total < largest$2 ? total : refuse("too long");
}
function amount(digits, unit) {
	let [whole = "", fraction = ""] = digits.split("."), part = fraction === "" ? 0 : Math.trunc(Number(fraction) * (Number(unit) / 10 ** fraction.length));
	return BigInt(whole === "" ? 0 : whole) * unit + BigInt(part);
}
function plain$1(value) {
	return Number.isInteger(value) ? BigInt(value).toString() : value.toString();
}
// src/policy/builtins/layout.ts
const plainParts = [
	"January",
	"Jan",
	"Monday",
	"Mon",
	"MST",
	"002",
	"01",
	"02",
	"03",
	"04",
	"05",
	"06",
	"15",
	"1",
	"2006",
	"__2",
	"_2",
	"2",
	"3",
	"4",
	"5",
	"PM",
	"pm"
], offsetParts = [
	"-070000",
	"-07:00:00",
	"-0700",
	"-07:00",
	"-07",
	"Z070000",
	"Z07:00:00",
	"Z0700",
	"Z07:00",
	"Z07"
], parts = [...plainParts, ...offsetParts];
function isOffset(part) {
	return offsetParts.some((known) => known === part);
}
const months = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December"
], weekdays = [
	"Sunday",
	"Monday",
	"Tuesday",
	"Wednesday",
	"Thursday",
	"Friday",
	"Saturday"
], named = {
	ANSIC: "Mon Jan _2 15:04:05 2006",
	UnixDate: "Mon Jan _2 15:04:05 MST 2006",
	RubyDate: "Mon Jan 02 15:04:05 -0700 2006",
	RFC822: "02 Jan 06 15:04 MST",
	RFC822Z: "02 Jan 06 15:04 -0700",
	RFC850: "Monday, 02-Jan-06 15:04:05 MST",
	RFC1123: "Mon, 02 Jan 2006 15:04:05 MST",
	RFC1123Z: "Mon, 02 Jan 2006 15:04:05 -0700",
	RFC3339: "2006-01-02T15:04:05Z07:00",
	RFC3339Nano: "2006-01-02T15:04:05.999999999Z07:00"
};
function layoutNamed(name) {
	return name === "" ? "2006-01-02T15:04:05.999999999Z07:00" : Object.hasOwn(named, name) ? named[name] ?? name : name;
}
function readLayout(layout) {
	let chunks = [], text = "", add = (chunk) => {
		text !== "" && chunks.push({ text }), text = "", chunks.push(chunk);
	};
	for (let at = 0; at < layout.length;) {
		let rest = layout.slice(at), fraction = /^([.,])(0+|9+)(?!\d)/.exec(rest), part = fraction === null ? partAt(rest) : void 0;
		if (fraction !== null) {
			let [all, mark = ".", digits = ""] = fraction;
			add({
				fraction: digits.length,
				optional: digits.startsWith("9"),
				mark
			}), at += all.length;
		} else part === void 0 || rest.startsWith("_2006") ? (text += rest.charAt(0), at += 1) : (add({ part }), at += part.length);
	}
	return text !== "" && chunks.push({ text }), chunks;
}
function partAt(rest) {
	return parts.find((part) => rest.startsWith(part) && (part !== "Mon" && part !== "Jan" || !/^[a-z]/.test(rest.slice(3))));
}
// src/policy/builtins/time-format.ts
function formatTime(layout, time) {
	return readLayout(layoutNamed(layout)).map((chunk) => formatChunk(chunk, time)).join("");
}
function formatChunk(chunk, time) {
	if ("text" in chunk) return chunk.text;
	if ("part" in chunk) return formatPart(chunk.part, time);
	let digits = String(time.nanoseconds).padStart(9, "0").slice(0, chunk.fraction), shown = chunk.optional ? digits.replace(/0+$/, "") : digits.padEnd(chunk.fraction, "0");
	return shown === "" ? "" : chunk.mark + shown;
}
function formatPart(part, { clock, offset, zone }) {
	let { year, month, day, hour, minute, second } = clock, two = (value) => String(value).padStart(2, "0"), weekday = weekdays[new Date(Date.UTC(2e3 + year % 400, month - 1, day)).getUTCDay()] ?? "", ofYear = Math.round((dayNumber(year, month, day) - dayNumber(year, 1, 1)) / 864e5) + 1, hour12 = hour % 12 == 0 ? 12 : hour % 12;
	if (isOffset(part)) return formatOffset(part, offset);
	switch (part) {
		case "January": return months[month - 1] ?? "";
		case "Jan": return (months[month - 1] ?? "").slice(0, 3);
		case "Monday": return weekday;
		case "Mon": return weekday.slice(0, 3);
		case "MST":
			if (zone !== "" && zone !== "UTC") throw Error("the abbreviation of a time zone is not supported");
			return "UTC";
		case "01": return two(month);
		case "1": return String(month);
		case "02": return two(day);
		case "_2": return String(day).padStart(2);
		case "2": return String(day);
		case "002": return String(ofYear).padStart(3, "0");
		case "__2": return String(ofYear).padStart(3);
		case "03": return two(hour12);
		case "3": return String(hour12);
		case "15": return two(hour);
		case "04": return two(minute);
		case "4": return String(minute);
		case "05": return two(second);
		case "5": return String(second);
		case "06": return two(year % 100);
		case "2006": return String(year).padStart(4, "0");
		case "PM": return hour >= 12 ? "PM" : "AM";
		case "pm": return hour >= 12 ? "pm" : "am";
	}
}
function dayNumber(year, month, day) {
	return new Date(0).setUTCFullYear(year, month - 1, day);
}
function formatOffset(part, offset) {
	if (part.startsWith("Z") && offset === 0) return "Z";
	let [whole, form] = [Math.abs(offset), part.slice(1)], numbers = [
		Math.floor(whole / 3600),
		Math.floor(whole / 60) % 60,
		whole % 60
	], count = form.replaceAll(":", "").length / 2, shown = numbers.slice(0, count).map((value) => String(value).padStart(2, "0"));
	return (offset < 0 ? "-" : "+") + shown.join(form.includes(":") ? ":" : "");
}
// src/policy/builtins/zone.ts
function clockAt(seconds, zone) {
	let date = new Date(Number(seconds) * 1e3);
	if (isUtc(zone)) return {
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		day: date.getUTCDate(),
		hour: date.getUTCHours(),
		minute: date.getUTCMinutes(),
		second: date.getUTCSeconds()
	};
	let parts = formatOf(zone).formatToParts(date), part = (type) => Number(parts.find((one) => one.type === type)?.value);
	return {
		year: part("year"),
		month: part("month"),
		day: part("day"),
		hour: part("hour"),
		minute: part("minute"),
		second: part("second")
	};
}
function instantOf({ year, month, day, hour, minute, second }, zone) {
	let date = new Date(0);
	date.setUTCFullYear(year, month - 1, day), date.setUTCHours(hour, minute, second), Number.isNaN(date.getTime()) && refuse("out of range");
	let local = BigInt(date.getTime() / 1e3);
	if (isUtc(zone)) return local;
	let first = offsetAt(local, zone);
	return first === 0n ? local : local - offsetAt(local - first, zone);
}
function offsetAt(seconds, zone) {
	return instantOf(clockAt(seconds, zone), "") - seconds;
}
function isUtc(zone) {
	return zone === "" || zone === "UTC" || zone === "Local";
}
function formatOf(zone) {
	try {
		return new Intl.DateTimeFormat("en-US", {
			timeZone: zone,
			hourCycle: "h23",
			year: "numeric",
			month: "numeric",
			day: "numeric",
			hour: "numeric",
			minute: "numeric",
			second: "numeric"
		});
	} catch {
		return refuse("no time zone");
	}
}
// src/policy/builtins/time-parse.ts
function parseTime(layout, value) {
	let found = {
		year: 0,
		hour: 0,
		minute: 0,
		second: 0,
		nanoseconds: 0,
		offset: 0
	}, chunks = readLayout(layoutNamed(layout)), rest = value;
	for (let [index, chunk] of chunks.entries()) rest = parseChunk(chunk, rest, found, chunks[index + 1]);
	return rest !== "" && refuse("extra text"), instant(found);
}
function instant({ half, offset, nanoseconds, ofYear, year, ...time }) {
	let { month, day, hour } = time;
	if (half === "pm" && hour < 12 && (hour += 12), half === "am" && hour === 12 && (hour = 0), ofYear !== void 0) {
		let date = new Date(0);
		date.setUTCFullYear(year, 0, ofYear), (ofYear < 1 || date.getUTCFullYear() !== year) && refuse("day of year out of range"), month !== void 0 && month !== date.getUTCMonth() + 1 && refuse("day of year does not match month"), day !== void 0 && day !== date.getUTCDate() && refuse("day of year does not match day"), [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()];
	}
	[month, day] = [month ?? 1, day ?? 1];
	let last = new Date(0);
	last.setUTCFullYear(year, month, 0), (day < 1 || day > last.getUTCDate()) && refuse("day out of range");
	let { minute, second } = time;
	return (instantOf({
		year,
		month,
		day,
		hour,
		minute,
		second
	}, "") - BigInt(offset)) * 1000000000n + BigInt(nanoseconds);
}
function parseChunk(chunk, rest, found, next) {
	if ("text" in chunk) return skip(rest, chunk.text);
	if ("part" in chunk) return parsePart(chunk.part, rest, found, next);
	if (chunk.optional) {
		let digits = /^[.,]\d+/.exec(rest)?.[0];
		return digits === void 0 ? rest : (found.nanoseconds = nanosecondsOf(digits), rest.slice(digits.length));
	}
	let written = rest.slice(0, chunk.fraction + 1);
	return /^[.,]\d+$/.test(written) && written.length === chunk.fraction + 1 || refuse("no fraction"), found.nanoseconds = nanosecondsOf(written), rest.slice(written.length);
}
function skip(value, prefix) {
	let [rest, wanted] = [value, prefix];
	for (; wanted !== "";) wanted.startsWith(" ") ? (rest !== "" && !rest.startsWith(" ") && refuse("no space"), [rest, wanted] = [rest.replace(/^ +/, ""), wanted.replace(/^ +/, "")]) : ((rest === "" || rest.charAt(0) !== wanted.charAt(0)) && refuse("other text"), [rest, wanted] = [rest.slice(1), wanted.slice(1)]);
	return rest;
}
function nanosecondsOf(written) {
	return Number(written.slice(1, 10).padEnd(9, "0"));
}
function parsePart(part, rest, found, next) {
	let take = (pattern, low = 0, high = 9999) => {
		let [text] = pattern.exec(rest) ?? refuse(`no ${part}`), value = Number(text.trim());
		return value < low || value > high ? refuse(`${part} out of range`) : [value, rest.slice(text.length)];
	}, [one, two] = [/^\d{1,2}/, /^\d\d/];
	if (isOffset(part)) return parseOffset(part, rest, found);
	let after;
	switch (part) {
		case "January":
		case "Jan":
		case "Monday":
		case "Mon": {
			let names = part.startsWith("J") ? months : weekdays, short = part.length === 3, index = names.findIndex((name) => startsWithWord(rest, short ? name.slice(0, 3) : name)), name = names[index] ?? refuse(`no ${part}`);
			return part.startsWith("J") && (found.month = index + 1), rest.slice(short ? 3 : name.length);
		}
		case "MST": return parseZone(rest, found);
		case "01":
		case "1": return [found.month, after] = take(part === "01" ? two : one, 1, 12), after;
		case "02":
		case "2":
		case "_2": return [found.day, after] = take(part === "02" ? two : part === "2" ? one : /^ ?\d{1,2}/), after;
		case "002":
		case "__2": return [found.ofYear, after] = take(part === "002" ? /^\d{3}/ : /^ {0,2}\d{1,3}/), after;
		case "03":
		case "3": return [found.hour, after] = take(part === "03" ? two : one, 0, 12), after;
		case "15": return [found.hour, after] = take(one, 0, 23), after;
		case "04":
		case "4": return [found.minute, after] = take(part === "04" ? two : one, 0, 59), after;
		case "05":
		case "5": return [found.second, after] = take(part === "05" ? two : one, 0, 59), parseFraction(after, found, next);
		case "06": {
			let [year, left] = take(two);
			return found.year = year >= 69 ? 1900 + year : 2e3 + year, left;
		}
		case "2006": return [found.year, after] = take(/^\d{4}/), after;
		case "PM":
		case "pm": {
			let half = rest.slice(0, 2), [am, pm] = part === "PM" ? ["AM", "PM"] : ["am", "pm"];
			return found.half = half === am ? "am" : half === pm ? "pm" : refuse(`no ${part}`), rest.slice(2);
		}
	}
}
function startsWithWord(text, word) {
	return text.slice(0, word.length).toLowerCase() === word.toLowerCase();
}
function parseFraction(rest, found, next) {
	let digits = next !== void 0 && "fraction" in next ? void 0 : /^[.,]\d+/.exec(rest)?.[0];
	return digits === void 0 ? rest : (found.nanoseconds = nanosecondsOf(digits), rest.slice(digits.length));
}
function parseOffset(part, rest, found) {
	if (part.startsWith("Z") && rest.startsWith("Z")) return rest.slice(1);
	let form = part.slice(1).replaceAll(/\d\d/g, String.raw`(\d\d)`), [all, sign, hours = "0", minutes = "0", seconds = "0"] = RegExp(`^([+-])${form}`).exec(rest) ?? refuse(`no ${part}`);
	return (Number(hours) > 24 || Number(minutes) > 60 || Number(seconds) > 60) && refuse("offset out of range"), found.offset = (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)), rest.slice(all.length);
}
function parseZone(rest, found) {
	if (rest.startsWith("UTC")) return rest.slice(3);
	let gmt = /^GMT([+-]\d{1,2})?/.exec(rest);
	if (gmt !== null) {
		let hours = Number(gmt[1] ?? 0);
		return hours < -23 || hours > 23 ? rest.slice(3) : (found.offset = hours * 3600, rest.slice(gmt[0].length));
	}
	let name = /^(?:ChST|MeST|WITA|[+-]\d\d(?:\d\d)?|[A-Z]{4}T|[A-Z]{3}T|[A-Z]{3})(?![A-Z])/.exec(rest)?.[0] ?? refuse("no zone");
	return rest.slice(name.length);
}
// src/policy/builtins/time.ts
const smallest = -(2n ** 63n), largest$1 = 2n ** 63n - 1n, perSecond = 1000000000n;
function timeBuiltins(nowNs) {
	return {
		"time.now_ns": () => number(nowNs),
		"time.parse_rfc3339_ns": (value) => number(safe(parseRfc3339(text(value)))),
		"time.parse_ns": (layout, value) => number(safe(parseTime(text(layout), text(value)))),
		"time.format": (value) => {
			let { ns, zone, clock } = zoned(value), layout = isKind(value, "array") ? value.items[2] : void 0, offset = Number(instantOf(clock, "") - floorDivide(ns, perSecond)), nanoseconds = Number(modulo(ns, perSecond));
			return formatTime(layout === void 0 ? "" : text(layout), {
				clock,
				nanoseconds,
				offset,
				zone
			});
		},
		"time.parse_duration_ns": (value) => number(parseDuration(text(value))),
		"time.date": (value) => {
			let { year, month, day } = zoned(value).clock;
			return array([
				year,
				month,
				day
			].map(number));
		},
		"time.clock": (value) => {
			let { hour, minute, second } = zoned(value).clock;
			return array([
				hour,
				minute,
				second
			].map(number));
		},
		"time.weekday": (value) => {
			let { year, month, day } = zoned(value).clock;
			return weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
		},
		"time.add_date": (value, years, months, days) => {
			let { ns, zone, clock } = zoned(value);
			return number(safe(instantOf({
				...clock,
				year: clock.year + small(years),
				month: clock.month + small(months),
				day: clock.day + small(days)
			}, zone) * perSecond + modulo(ns, perSecond)));
		},
		"time.diff": (one, other) => array(difference(one, other).map(number))
	};
}
function zoned(value) {
	let [instant, zone] = isKind(value, "array") ? value.items : [value], ns = integer(instant);
	(ns < smallest || ns > largest$1) && refuse("timestamp too big");
	let name = zone === void 0 ? "" : text(zone);
	return {
		ns,
		zone: name,
		clock: clockAt(floorDivide(ns, perSecond), name)
	};
}
function safe(ns) {
	return ns < smallest || ns > largest$1 ? refuse("time outside of valid range") : ns;
}
function parseRfc3339(value) {
	let match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d?):(\d\d):(\d\d)(?:[.,](\d+))?(?:Z|([+-])(\d\d):(\d\d))$/.exec(value) ?? refuse("no RFC 3339"), [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number), [offsetHour, offsetMinute] = [Number(match[9] ?? 0), Number(match[10] ?? 0)], date = new Date(0);
	date.setUTCFullYear(year, month - 1, day), (!(date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1) || hour > 23 || minute > 59 || second > 59 || offsetHour > 24 || offsetMinute > 60) && refuse("out of range");
	let seconds = BigInt(date.getTime() / 1e3 + hour * 3600 + minute * 60 + second), offset = BigInt((match[8] === "-" ? -1 : 1) * (offsetHour * 3600 + offsetMinute * 60)), fraction = BigInt((match[7] ?? "").slice(0, 9).padEnd(9, "0"));
	return (seconds - offset) * perSecond + fraction;
}
function difference(one, other) {
	let [a, b] = [zoned(one), zoned(other)], { zone } = a;
	a.ns > b.ns && ([a, b] = [b, a]);
	let [from, to] = [a, b].map(({ ns }) => clockAt(floorDivide(ns, perSecond), zone));
	if (from === void 0 || to === void 0) return [];
	let [year, month, day] = [
		to.year - from.year,
		to.month - from.month,
		to.day - from.day
	], [hour, minute, second] = [
		to.hour - from.hour,
		to.minute - from.minute,
		to.second - from.second
	];
	return second < 0 && ([second, minute] = [second + 60, minute - 1]), minute < 0 && ([minute, hour] = [minute + 60, hour - 1]), hour < 0 && ([hour, day] = [hour + 24, day - 1]), day < 0 && ([day, month] = [day + new Date(Date.UTC(from.year, from.month, 0)).getUTCDate(), month - 1]), month < 0 && ([month, year] = [month + 12, year - 1]), [
		year,
		month,
		day,
		hour,
		minute,
		second
	];
}
function floorDivide(value, by) {
	return (value - modulo(value, by)) / by;
}
function modulo(value, by) {
	return (value % by + by) % by;
}
// src/policy/builtins/units.ts
const decimal = {
	k: 1,
	m: 2,
	g: 3,
	t: 4,
	p: 5,
	e: 6
}, unitBuiltins = {
	"units.parse_bytes": (operand) => {
		let [amount, unit] = amountAndUnit(text(operand).toLowerCase().replaceAll("\"", "")), [letter, more] = [unit.charAt(0), unit.slice(1)], power = letter === "" ? 0 : decimal[letter] ?? refuse("no unit");
		letter !== "" && ![
			"",
			"b",
			"i",
			"ib"
		].includes(more) && refuse("no unit");
		let factor = (more.startsWith("i") ? 1024n : 1000n) ** BigInt(power), { numerator, denominator } = ratio(amount);
		return number(numerator * factor / denominator);
	},
	"units.parse": (operand) => {
		let [amount, written] = amountAndUnit(text(operand).replaceAll("\"", "")), unit = written.slice(0, 1) + written.slice(1).toLowerCase(), value = ratio(amount), factor = unit === "m" ? milli() : {
			numerator: unitFactor(unit),
			denominator: 1n
		};
		return tenDigits(value.numerator * factor.numerator, value.denominator * factor.denominator);
	}
};
function milli() {
	let denominator = 1n, value = .001;
	for (; !Number.isInteger(value);) value *= 2, denominator *= 2n;
	return {
		numerator: BigInt(value),
		denominator
	};
}
function unitFactor(unit) {
	if (unit === "") return 1n;
	let [letter, more] = [unit.charAt(0), unit.slice(1)], power = BigInt(decimal[letter.toLowerCase()] ?? refuse("no unit"));
	return more === "i" ? 1024n ** power : more === "" ? 1000n ** power : refuse("no unit");
}
function amountAndUnit(value) {
	value.includes(" ") && refuse("spaces");
	let end = value.length;
	for (let index = 0; index < value.length; index++) {
		let character = value.charAt(index);
		if (/[eE]/.test(character)) {
			let next = value.charAt(index + 1);
			if (!/[\d+-]/.test(next)) {
				end = index;
				break;
			}
			/[+-]/.test(next) && (index += 1), /^\d{7}/.test(value.slice(index + 1)) && refuse("exponent too large");
		} else if (!/[\d.+-]/.test(character)) {
			end = index;
			break;
		}
	}
	return end === 0 && refuse("no amount"), [value.slice(0, end), value.slice(end)];
}
function ratio(amount) {
	let [, sign = "", whole = "", fraction = "", exponent = "0"] = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(amount) ?? refuse("no number");
	whole === "" && fraction === "" && refuse("no number");
	let shift = BigInt(exponent) - BigInt(fraction.length), digits = BigInt(`${sign === "-" ? "-" : ""}${whole}${fraction}`);
	return shift >= 0n ? {
		numerator: digits * 10n ** shift,
		denominator: 1n
	} : {
		numerator: digits,
		denominator: 10n ** -shift
	};
}
function tenDigits(numerator, denominator) {
	if (numerator % denominator === 0n) return number(numerator / denominator);
	let digits = (((numerator < 0n ? -numerator : numerator) * 2n * 10n ** 10n + denominator) / (2n * denominator)).toString().padStart(11, "0");
	return {
		kind: "number",
		text: `${numerator < 0n ? "-" : ""}${digits.slice(0, -10)}.${digits.slice(-10)}`
	};
}
// src/policy/builtins/uri.ts
const uriBuiltins = {
	"uri.parse": (value) => ({
		kind: "object",
		entries: Object.entries(parseUri(text(value))).filter(([, part]) => part !== "")
	}),
	"uri.is_valid": (value) => {
		if (typeof value != "string" || value === "") return !1;
		try {
			return parseUri(value), !0;
		} catch (thrown) {
			if (thrown instanceof OperandError) return !1;
			throw thrown;
		}
	}
}, empty = {
	scheme: "",
	hostname: "",
	port: "",
	path: "",
	raw_path: "",
	raw_query: "",
	fragment: ""
};
function parseUri(uri) {
	let [before, ...after] = uri.split("#");
	/[\u0000-\u001f\u007f]/.test(before ?? "") && refuse("control character");
	let fragment = unescape(after.join("#"), /./);
	if (before === void 0 || before === "") return {
		...empty,
		fragment
	};
	if (before === "*") return {
		...empty,
		path: "*",
		raw_path: "*",
		fragment
	};
	let { scheme, rest } = splitScheme(before), question = rest.indexOf("?"), [hierarchy, raw_query] = question < 0 ? [rest, ""] : [rest.slice(0, question), rest.slice(question + 1)], found = {
		...empty,
		scheme,
		raw_query,
		fragment
	};
	if (!hierarchy.startsWith("/")) {
		if (scheme !== "") return found;
		hierarchy.split("/", 1)[0]?.includes(":") && refuse("first path segment contains a colon");
	}
	if (!hierarchy.startsWith("//") || scheme === "" && hierarchy.startsWith("///")) return {
		...found,
		...pathOf(hierarchy)
	};
	let slash = hierarchy.indexOf("/", 2), authority = hierarchy.slice(2, slash < 0 ? void 0 : slash);
	return {
		...found,
		...hostOf(authority, scheme),
		...pathOf(slash < 0 ? "" : hierarchy.slice(slash))
	};
}
function splitScheme(uri) {
	let [, scheme, rest = ""] = /^([a-zA-Z][a-zA-Z0-9+.-]*):(.*)$/s.exec(uri) ?? [];
	return scheme === void 0 ? uri.startsWith(":") ? refuse("no scheme") : {
		scheme: "",
		rest: uri
	} : {
		scheme: scheme.toLowerCase(),
		rest
	};
}
function pathOf(raw) {
	let path = unescape(raw, /./);
	return {
		path,
		raw_path: escapePath(path) === raw ? path : raw
	};
}
function escapePath(path) {
	return Array.from(new TextEncoder().encode(path), (byte) => {
		let character = String.fromCharCode(byte);
		return /[A-Za-z0-9\-_.~$&+,/:;=@]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
	}).join("");
}
function hostOf(authority, scheme) {
	let at = authority.lastIndexOf("@");
	if (at >= 0) {
		let user = authority.slice(0, at);
		/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user) || refuse("invalid user"), unescape(user, /./);
	}
	let host = authority.slice(at + 1), bracket = host.lastIndexOf("]");
	if (host.startsWith("[")) {
		bracket < 0 && refuse("no closing bracket");
		let port = portOf(host.slice(bracket + 1)), inside = host.slice(1, bracket), [address = "", zone] = inside.split("%25");
		return parseAddress(address) !== void 0 && address.includes(":") || refuse("no IPv6 address"), {
			hostname: zone === void 0 ? unescapeHost(inside) : `${address}%${unescape(zone, /./)}`,
			port
		};
	}
	host.includes("[") && refuse("bracket in host");
	let [colon, last] = [host.indexOf(":"), host.lastIndexOf(":")];
	if (colon !== last) return (scheme === "http" || scheme === "https") && refuse("too many colons"), {
		hostname: unescapeHost(host.slice(0, last)),
		port: portOf(host.slice(last))
	};
	let port = colon < 0 ? "" : portOf(host.slice(colon));
	return {
		hostname: unescapeHost(colon < 0 ? host : host.slice(0, colon)),
		port
	};
}
function portOf(written) {
	return /^(?::\d*)?$/.test(written) ? written.slice(1) : refuse("invalid port");
}
function unescapeHost(host) {
	return /[^A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"%\u0080-\uffff]/.test(host) && refuse("invalid character in host"), unescape(host, /[89a-fA-F]/);
}
function unescape(value, first) {
	let bytes = [];
	for (let part of value.match(/%.{0,2}|[^%]+/gs) ?? []) part.startsWith("%") ? /^%[0-9a-fA-F]{2}$/.test(part) && first.test(part.charAt(1)) ? bytes.push(Number.parseInt(part.slice(1), 16)) : refuse("no escape") : bytes.push(...Buffer.from(part));
	try {
		return new TextDecoder("utf-8", {
			fatal: !0,
			ignoreBOM: !0
		}).decode(Buffer.from(bytes));
	} catch {
		throw Error("bytes that are no UTF-8 are not supported");
	}
}
// src/policy/builtins/yaml.ts
const yamlBuiltins = {
	"yaml.marshal": (value) => dump(toJson(value ?? null), {
		lineWidth: -1,
		noRefs: !0,
		sortKeys: !0
	}),
	"yaml.unmarshal": (value) => read(text(value)),
	"yaml.is_valid": (value) => {
		if (typeof value != "string") return !1;
		try {
			return read(value), !0;
		} catch (thrown) {
			if (thrown instanceof OperandError) return !1;
			throw thrown;
		}
	}
}, schema = CORE_SCHEMA.withTags(realMapTag, mergeTag);
function read(stream) {
	let documents;
	try {
		documents = loadAll(stream, {
			schema,
			maxDepth: 256,
			json: !0
		});
	} catch {
		return refuse("no YAML");
	}
	return fromJson(plain(documents[0], { nodes: 5e5 }));
}
function plain(value, budget) {
	if (--budget.nodes, budget.nodes < 0) throw Error("YAML of so much data is not supported");
	return Array.isArray(value) ? value.map((item) => plain(item, budget)) : value instanceof Map ? Object.fromEntries([...value].map(([key, item]) => [keyOf(key), plain(item, budget)])) : value;
}
function keyOf(key) {
	return typeof key == "string" || typeof key == "number" || typeof key == "boolean" ? String(key) : refuse("a key that is no text");
}
// src/policy/go-format/flags.ts
const noFlags = {
	minus: !1,
	plus: !1,
	sharp: !1,
	space: !1,
	zero: !1,
	sharpV: !1,
	plusV: !1,
	width: void 0,
	precision: void 0
};
function pad(text, flags, zero = flags.zero) {
	let missing = (flags.width ?? 0) - Array.from(text).length;
	return missing <= 0 ? text : flags.minus ? text + " ".repeat(missing) : (zero ? "0" : " ").repeat(missing) + text;
}
function truncate(text, precision) {
	return precision === void 0 ? text : Array.from(text).slice(0, precision).join("");
}
// src/policy/go-format/decimal.ts
function shortest(value) {
	let [mantissa = "", exponent = "0"] = Math.abs(value).toExponential().split("e"), digits = mantissa.replace(".", "").replace(/0+$/, "");
	return {
		digits,
		point: digits === "" ? 0 : Number(exponent) + 1
	};
}
function roundToPlaces(value, places) {
	let { mantissa, exponent } = split(value), scaled = mantissa * 10n ** BigInt(places);
	exponent >= 0 ? scaled <<= BigInt(exponent) : scaled = divideToEven(scaled, 1n << BigInt(-exponent));
	let digits = scaled === 0n ? "" : scaled.toString();
	return {
		digits,
		point: digits.length - places
	};
}
function roundToDigits(value, count) {
	if (value === 0) return {
		digits: "",
		point: 0
	};
	let { mantissa, exponent } = split(value), numerator = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa, denominator = exponent >= 0 ? 1n : 1n << BigInt(-exponent);
	for (let point of [
		shortest(value).point - 1,
		shortest(value).point,
		shortest(value).point + 1
	]) {
		let shift = count - point, digits = (shift >= 0 ? divideToEven(numerator * 10n ** BigInt(shift), denominator) : divideToEven(numerator, denominator * 10n ** BigInt(-shift))).toString();
		if (digits.length === count) return {
			digits,
			point
		};
	}
	return {
		digits: "1".padEnd(count, "0"),
		point: shortest(value).point + 1
	};
}
function divideToEven(numerator, denominator) {
	let quotient = numerator / denominator, twice = numerator % denominator * 2n;
	return twice > denominator || twice === denominator && quotient % 2n == 1n ? quotient + 1n : quotient;
}
function split(value) {
	let view = new DataView(new ArrayBuffer(8));
	view.setFloat64(0, Math.abs(value));
	let bits = view.getBigUint64(0), biased = Number(bits >> 52n), fraction = bits & (1n << 52n) - 1n;
	return biased === 0 ? {
		mantissa: fraction,
		exponent: -1074
	} : {
		mantissa: fraction | 1n << 52n,
		exponent: biased - 1075
	};
}
// src/policy/go-format/float.ts
function formatFloat(value, verb, flags) {
	if (verb === "b" || verb === "x" || verb === "X") throw Error(`%${verb} of a fraction is not supported`);
	if (!"vgGfFeE".includes(verb)) return;
	let sign = value < 0 || Object.is(value, -0) ? "-" : "+", number = numberText(value, verb, flags.precision);
	flags.sharp && (number = withPoint(number, verb, flags.precision));
	let shownSign = sign === "+" && !flags.plus ? flags.space ? " " : "" : sign;
	return shownSign !== "" && flags.zero && !flags.minus ? shownSign + number.padStart((flags.width ?? 0) - shownSign.length, "0") : pad(shownSign + number, flags);
}
function numberText(value, verb, precision) {
	if (verb === "f" || verb === "F") return fixed(roundToPlaces(value, precision ?? 6), precision ?? 6);
	if (verb === "e" || verb === "E") {
		let places = precision ?? 6;
		return exponential(roundToDigits(value, places + 1), places, verb);
	}
	return general(value, precision, verb);
}
function general(value, precision, verb) {
	let wanted = precision === 0 ? 1 : precision, decimal = trimmed(wanted === void 0 ? shortest(value) : roundToDigits(value, wanted)), count = decimal.digits.length, limit = wanted ?? 6;
	wanted !== void 0 && wanted > count && count >= decimal.point && (limit = count);
	let exponent = decimal.point - 1;
	return exponent < -4 || exponent >= limit ? exponential(decimal, Math.max(0, count - 1), verb === "G" ? "E" : "e") : fixed(decimal, Math.max(0, count - decimal.point));
}
function trimmed(decimal) {
	return {
		...decimal,
		digits: decimal.digits.replace(/0+$/, "")
	};
}
function fixed({ digits, point }, places) {
	let whole = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "0";
	return places === 0 ? whole : `${whole}.${(point >= 0 ? digits.slice(point) : "0".repeat(-point) + digits).slice(0, places).padEnd(places, "0")}`;
}
function exponential({ digits, point }, places, mark) {
	let exponent = digits === "" ? 0 : point - 1, first = digits[0] ?? "0", fraction = places > 0 ? `.${digits.slice(1, places + 1).padEnd(places, "0")}` : "", sign = exponent < 0 ? "-" : "+";
	return `${first}${fraction}${mark.toLowerCase() === mark ? "e" : "E"}${sign}${String(Math.abs(exponent)).padStart(2, "0")}`;
}
function withPoint(number, verb, precision) {
	let [mantissa = "", tail = ""] = number.split(/(?=[eE])/), missing = 0;
	if (verb === "v" || verb === "g" || verb === "G") {
		let significant = mantissa.replace(".", "").replace(/^0+/, "").length, zero = +(mantissa === "0");
		missing = Math.max(0, (precision ?? 6) - significant - zero);
	}
	return `${mantissa}${mantissa.includes(".") ? "" : "."}${"0".repeat(missing)}${tail}`;
}
// src/policy/go-format/quote.ts
const escapes = {
	"\x07": "\\a",
	"\b": "\\b",
	"\f": "\\f",
	"\n": "\\n",
	"\r": "\\r",
	"	": "\\t",
	"\v": "\\v",
	"\\": "\\\\"
};
function quote(text, ascii, mark = "\"") {
	return mark + Array.from(text, (character) => escapeCharacter(character, ascii, mark)).join("") + mark;
}
function escapeCharacter(character, ascii, mark) {
	if (character === mark) return `\\${mark}`;
	let short = escapes[character];
	if (short !== void 0) return short;
	let code = character.codePointAt(0) ?? 0;
	return code < 32 || code === 127 ? `\\x${code.toString(16).padStart(2, "0")}` : code < 127 || !ascii && isPrintable(character) ? character : code < 65536 ? `\\u${code.toString(16).padStart(4, "0")}` : `\\U${code.toString(16).padStart(8, "0")}`;
}
function isPrintable(character) {
	return /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(character);
}
function canBackquote(text) {
	return !/[\u0000-\u0008\u000a-\u001f`\u007f\ufeff]/.test(text);
}
// src/policy/go-format/integer.ts
const bases = {
	v: 10,
	d: 10,
	b: 2,
	o: 8,
	O: 8,
	x: 16,
	X: 16
}, prefixes = {
	b: "0b",
	x: "0x",
	X: "0X"
}, highestCodePoint = 1114111n;
function formatInteger(value, verb, flags) {
	if (verb === "c") return pad(characterOf(value), flags);
	if (verb === "q") return pad(quote(characterOf(value), flags.plus, "'"), flags);
	if (verb === "U") return formatCodePoint(value, flags);
	let base = bases[verb];
	if (base === void 0) return;
	if (flags.precision === 0 && value === 0n) return " ".repeat(flags.width ?? 0);
	let sign = signOf(value, flags.plus, flags.space), length = flags.precision ?? 0;
	flags.precision === void 0 && flags.zero && !flags.minus && (length = (flags.width ?? 0) - sign.length);
	let digits = digitsOf(value, base, verb).padStart(length, "0");
	return pad(sign + prefixOf(verb, digits, flags.sharp) + digits, flags, !1);
}
function formatBigInteger(value, verb, flags) {
	let base = verb === "s" ? 10 : bases[verb];
	if (base === void 0) return `%!${verb}(big.Int=${value})`;
	let sign = signOf(value, flags.plus || flags.plusV, flags.space), digits = digitsOf(value, base, verb).padStart(flags.precision ?? 0, "0"), prefix = (verb === "o" && flags.sharp ? "0" : "") || prefixOf(verb, "0", flags.sharp), missing = (flags.width ?? 0) - sign.length - prefix.length - digits.length;
	return missing <= 0 || flags.minus || !flags.zero || flags.precision !== void 0 ? pad(sign + prefix + digits, flags, !1) : sign + prefix + "0".repeat(missing) + digits;
}
function signOf(value, plus, space) {
	return value < 0n ? "-" : plus ? "+" : space ? " " : "";
}
function digitsOf(value, base, verb) {
	let digits = (value < 0n ? -value : value).toString(base);
	return verb === "X" ? digits.toUpperCase() : digits;
}
function prefixOf(verb, digits, sharp) {
	let octal = sharp && (verb === "o" || verb === "O") && !digits.startsWith("0") ? "0" : "";
	return verb === "O" ? `0o${octal}` : octal || (sharp ? prefixes[verb] ?? "" : "");
}
function characterOf(value) {
	let code = BigInt.asUintN(64, value);
	return code > highestCodePoint || code >= 55296n && code <= 57343n ? "�" : String.fromCodePoint(Number(code));
}
function formatCodePoint(value, flags) {
	let code = BigInt.asUintN(64, value), digits = code.toString(16).toUpperCase().padStart(Math.max(4, flags.precision ?? 0), "0"), character = characterOf(value);
	return pad(`U+${digits}${flags.sharp && code <= highestCodePoint && isPrintable(character) ? ` '${character}'` : ""}`, flags, !1);
}
// src/policy/go-format/text.ts
function formatText(text, verb, flags) {
	if (verb === "s" || verb === "v" && !flags.sharpV) return pad(truncate(text, flags.precision), flags);
	if (verb === "q" || verb === "v") return formatQuoted(truncate(text, flags.precision), flags);
	if (verb === "x" || verb === "X") return formatHex(text, verb, flags);
}
function formatQuoted(text, flags) {
	return flags.sharp && canBackquote(text) ? pad(`\`${text}\``, flags) : pad(quote(text, flags.plus), flags);
}
function formatHex(text, verb, flags) {
	let bytes = new TextEncoder().encode(text).subarray(0, flags.precision), prefix = flags.sharp ? `0${verb}` : "", pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")), hex = flags.space ? pairs.join(` ${prefix}`) : pairs.join(""), upper = verb === "X" ? hex.toUpperCase() : hex;
	return pad(bytes.length === 0 ? "" : prefix + upper, flags);
}
// src/policy/go-format/printf.ts
const largest = 1e6;
function goSprintf(format, args) {
	return new Printer(Array.from(format), args).print();
}
var Printer = class {
	format;
	args;
	output = "";
	position = 0;
	argument = 0;
	goodArgument = !0;
	reordered = !1;
	afterIndex = !1;
	constructor(format, args) {
		this.format = format, this.args = args;
	}
	print() {
		for (; this.position < this.format.length;) {
			let character = this.format[this.position++] ?? "";
			if (character === "%" ? this.directive() : this.output += character, this.output.length > 16777216) throw Error("sprintf: the result is too long");
		}
		return !this.reordered && this.argument < this.args.length && (this.output += extra(this.args.slice(this.argument))), this.output;
	}
	directive() {
		let flags = { ...noFlags };
		this.goodArgument = !0, this.readFlags(flags), this.afterIndex = this.readIndex(), this.readWidth(flags), this.readPrecision(flags), this.afterIndex ||= this.readIndex();
		let verb = this.format[this.position];
		verb === void 0 ? this.output += "%!(NOVERB)" : (this.position += 1, this.output += this.formatted(verb, flags));
	}
	formatted(verb, flags) {
		if (verb === "%") return "%";
		if (!this.goodArgument) return `%!${verb}(BADINDEX)`;
		let argument = this.args[this.argument];
		if (argument === void 0) return `%!${verb}(MISSING)`;
		if (this.argument += 1, verb !== "v" && verb !== "w") return formatArgument(argument, verb, flags);
		let { sharp, plus } = flags;
		return formatArgument(argument, verb, {
			...flags,
			sharp: !1,
			plus: !1,
			sharpV: sharp,
			plusV: plus
		});
	}
	readFlags(flags) {
		for (;; this.position++) {
			let character = this.format[this.position];
			if (character === "#") flags.sharp = !0;
			else if (character === "0") flags.zero = !0;
			else if (character === "+") flags.plus = !0;
			else if (character === "-") flags.minus = !0;
			else if (character === " ") flags.space = !0;
			else return;
		}
	}
	readIndex() {
		if (this.format[this.position] !== "[") return !1;
		this.reordered = !0;
		let close = this.format.indexOf("]", this.position + 1), inside = this.format.slice(this.position + 1, close).join(""), found = close > this.position + 1 && /^\d+$/.test(inside) && Number(inside) <= largest * 10;
		this.position = close < 0 ? this.position + 1 : close + 1;
		let index = Number(inside) - 1;
		return found && index >= 0 && index < this.args.length ? this.argument = index : this.goodArgument = !1, found;
	}
	readWidth(flags) {
		if (this.format[this.position] !== "*") {
			flags.width = this.readNumber(), this.afterIndex && flags.width !== void 0 && (this.goodArgument = !1);
			return;
		}
		this.position += 1;
		let width = this.readArgumentNumber();
		width === void 0 && (this.output += "%!(BADWIDTH)"), width !== void 0 && width < 0 && (flags.minus = !0, flags.zero = !1), flags.width = width === void 0 ? void 0 : Math.abs(width), this.afterIndex = !1;
	}
	readPrecision(flags) {
		if (this.format[this.position] !== "." || this.position + 1 >= this.format.length) return;
		if (this.position += 1, this.afterIndex && (this.goodArgument = !1), this.afterIndex = this.readIndex(), this.format[this.position] !== "*") {
			flags.precision = this.readNumber() ?? 0;
			return;
		}
		this.position += 1;
		let precision = this.readArgumentNumber();
		flags.precision = precision === void 0 || precision < 0 ? void 0 : precision, flags.precision === void 0 && (this.output += "%!(BADPREC)"), this.afterIndex = !1;
	}
	readNumber() {
		let number;
		for (; /^\d$/.test(this.format[this.position] ?? ""); this.position++) {
			if ((number ?? 0) > largest) {
				this.position = this.format.length;
				return;
			}
			number = (number ?? 0) * 10 + Number(this.format[this.position]);
		}
		return number;
	}
	readArgumentNumber() {
		let argument = this.args[this.argument];
		if (argument !== void 0) return this.argument += 1, typeof argument == "bigint" && Math.abs(Number(argument)) <= largest ? Number(argument) : void 0;
	}
};
function formatArgument(argument, verb, flags) {
	return verb === "T" ? pad(truncate(typeName(argument), flags.precision), flags) : typeof argument == "bigint" && !isInt64(argument) ? verb === "p" ? bad(argument, verb, flags) : formatBigInteger(argument, verb, flags) : formatSimple(argument, verb, flags) ?? bad(argument, verb, flags);
}
function formatSimple(argument, verb, flags) {
	return typeof argument == "bigint" ? formatInteger(argument, verb, flags) : typeof argument == "number" ? formatFloat(argument, verb, flags) : formatText(argument, verb, flags);
}
function bad(argument, verb, flags) {
	return `%!${verb}(${typeName(argument)}=${formatArgument(argument, "v", flags)})`;
}
function extra(args) {
	return `%!(EXTRA ${args.map((argument) => `${typeName(argument)}=${formatArgument(argument, "v", noFlags)}`).join(", ")})`;
}
function typeName(argument) {
	return typeof argument == "string" ? "string" : typeof argument == "number" ? "float64" : isInt64(argument) ? "int64" : "*big.Int";
}
function isInt64(value) {
	return BigInt.asIntN(64, value) === value;
}
// src/policy/sprintf.ts
function sprintf(format, values) {
	if (typeof format == "string" && typeof values == "object" && values && values.kind === "array") return goSprintf(format, values.items.map(goArgument));
}
function goArgument(value) {
	if (typeof value == "string") return value;
	if (value === null || typeof value == "boolean" || value.kind !== "number") return formatRego(value);
	if (!/[.eE]/.test(value.text)) return BigInt(value.text);
	let float = Number(value.text);
	return Number.isFinite(float) ? float : value.text;
}
// src/policy/host-builtins.ts
function createHostBuiltins(nowNs) {
	let table = tolerant({
		...cidrBuiltins,
		...encodingBuiltins,
		...graphBuiltins,
		...jsonBuiltins,
		...jsonPatchBuiltins,
		...jsonSchemaBuiltins,
		...numberBuiltins,
		...regexBuiltins,
		...semverBuiltins,
		...stringBuiltins,
		...subsetBuiltins,
		...templateBuiltins,
		...timeBuiltins(nowNs),
		...unitBuiltins,
		...uriBuiltins,
		...yamlBuiltins
	});
	return new Map([["sprintf", sprintf], ...Object.entries(table)]);
}
function hostBuiltinNames() {
	return [...createHostBuiltins(0n).keys()].toSorted();
}
// src/policy/rego-parse.ts
const token = /\s*(?:(set\(\))|([[\]{},:])|("(?:[^"\\]|\\.)*")|(-?\d[\d.eE+-]*)|(null|true|false))/y;
function parseRego(text) {
	let reader = new Reader(text), value = reader.value();
	return reader.expectEnd(), value;
}
var Reader = class {
	text;
	position = 0;
	ahead;
	constructor(text) {
		this.text = text;
	}
	value() {
		let next = this.take();
		if (next === "[") return {
			kind: "array",
			items: this.list("]")
		};
		if (next === "{") return this.setOrObject();
		if (next === "set()") return {
			kind: "set",
			items: []
		};
		if (next === "null") return null;
		if (next === "true" || next === "false") return next === "true";
		if (next.startsWith("\"")) return JSON.parse(next);
		if (/^[-\d]/.test(next)) return {
			kind: "number",
			text: next
		};
		throw this.unexpected(next);
	}
	expectEnd() {
		if (this.text.slice(this.position).trim() !== "") throw this.unexpected(this.text.slice(this.position, this.position + 20));
	}
	setOrObject() {
		if (this.peek() === "}") return this.take(), {
			kind: "object",
			entries: []
		};
		let first = this.value();
		if (this.peek() !== ":") return {
			kind: "set",
			items: [first, ...this.rest("}")]
		};
		let entries = [];
		for (let key = first;; key = this.value()) if (this.expect(":"), entries.push([key, this.value()]), this.take() === "}") return {
			kind: "object",
			entries
		};
	}
	list(close) {
		return this.peek() === close ? (this.take(), []) : [this.value(), ...this.rest(close)];
	}
	rest(close) {
		let items = [];
		for (let next = this.take(); next !== close; next = this.take()) {
			if (next !== ",") throw this.unexpected(next);
			items.push(this.value());
		}
		return items;
	}
	expect(wanted) {
		let next = this.take();
		if (next !== wanted) throw this.unexpected(next);
	}
	peek() {
		return this.ahead ??= this.take(), this.ahead;
	}
	take() {
		let { ahead } = this;
		if (this.ahead = void 0, ahead !== void 0) return ahead;
		token.lastIndex = this.position;
		let match = token.exec(this.text);
		if (match === null) throw this.unexpected(this.text.slice(this.position, this.position + 20));
		return this.position = token.lastIndex, match[0].trim();
	}
	unexpected(found) {
		return Error(`not a Rego value at ${this.position}: ${found}`);
	}
};
// src/platform/rego/policy-memory.ts
function readText(memory, pointer) {
	return new TextDecoder().decode(bytesAt(memory, pointer));
}
function bytesAt(memory, pointer) {
	let address = pointer >>> 0, bytes = new Uint8Array(memory.buffer), end = bytes.indexOf(0, address);
	return bytes.subarray(address, end < 0 ? void 0 : end);
}
function writeBytes(exports, memory, bytes) {
	let address = exports.opa_malloc(bytes.byteLength) >>> 0;
	return new Uint8Array(memory.buffer).set(bytes, address), address;
}
const encoder$1 = new TextEncoder();
function writeText(exports, memory, text, bytes) {
	let address = exports.opa_malloc(bytes) >>> 0;
	return encoder$1.encodeInto(text, new Uint8Array(memory.buffer, address, bytes)), address;
}
// src/platform/rego/host-imports.ts
function hostImports(memory, made) {
	let now = BigInt(Date.now()) * 1000000n, known, call = (id, _context, ...addresses) => {
		let { exports, builtins } = made() ?? absent("of the policy");
		known ??= byNumber(builtins, createHostBuiltins(now));
		let result = (known.get(id) ?? absent(Object.keys(builtins).find((name) => builtins[name] === id) ?? `${id}`))(...addresses.map((address) => parseRego(readText(memory, exports.opa_value_dump(address)))));
		return result === void 0 ? 0 : loadRego(exports, memory, formatRego(result));
	};
	return {
		memory,
		opa_abort: (address) => {
			throw Error(readText(memory, address));
		},
		opa_println: () => void 0,
		opa_builtin0: call,
		opa_builtin1: call,
		opa_builtin2: call,
		opa_builtin3: call,
		opa_builtin4: call
	};
}
function byNumber(builtins, provided) {
	return new Map(Object.entries(builtins).map(([name, id]) => [id, provided.get(name)]));
}
function absent(name) {
	throw Error(`the builtin ${name} is not available`);
}
function loadRego(exports, memory, text) {
	let bytes = new TextEncoder().encode(text);
	return exports.opa_value_parse(writeBytes(exports, memory, bytes), bytes.byteLength);
}
// src/platform/rego/policy-instance.ts
const opa = src_default;
async function instantiate(module, descriptor) {
	let policy = opa.loadPolicySync(module, { ...descriptor }), exports = policy.wasmInstance.exports, instance = {
		exports,
		memory: policy.mem,
		builtins: {}
	}, builtins = readJson(instance, exports.builtins());
	return Object.keys(builtins).length === 0 ? instance : await withHostBuiltins(module, descriptor);
}
async function withHostBuiltins(module, descriptor) {
	let memory = new WebAssembly.Memory(descriptor), own = {}, { exports } = await WebAssembly.instantiate(module, { env: hostImports(memory, () => own.instance) }), { value: abi } = exports.opa_wasm_abi_version;
	if (abi !== 1) throw Error(`unsupported ABI version ${abi}`);
	let bare = {
		exports,
		memory,
		builtins: {}
	};
	return own.instance = {
		...bare,
		builtins: readJson(bare, bare.exports.builtins())
	}, own.instance;
}
const bytesPerPage = 65536;
function instanceMaker(module, maxMemoryBytes, callsHost) {
	let maximum = Math.floor(maxMemoryBytes / bytesPerPage);
	return async (inputBytes) => {
		let wanted = Math.ceil(Math.max(33554432, inputBytes * 12) / bytesPerPage), descriptor = {
			initial: Math.min(maximum, wanted),
			maximum
		};
		return await (callsHost ? withHostBuiltins(module, descriptor) : instantiate(module, descriptor));
	};
}
function loadJson(instance, json) {
	return parseAt(instance, writeBytes(instance.exports, instance.memory, json), json.byteLength);
}
function loadText(instance, json, bytes) {
	return parseAt(instance, writeText(instance.exports, instance.memory, json, bytes), bytes);
}
function parseAt({ exports }, address, bytes) {
	let value = exports.opa_json_parse(address, bytes);
	if (value === 0) throw Error("the policy module cannot read its input");
	return value;
}
function readJson(instance, value) {
	return JSON.parse(readText(instance.memory, instance.exports.opa_json_dump(value)));
}
function createEvaluator({ create, data, entrypoints, onStep, take }) {
	let prepared, prepare = async (inputBytes) => {
		if (prepared !== void 0 && prepared.capacity >= inputBytes) return prepared;
		let instance = await create(inputBytes + data.byteLength), address = loadJson(instance, data);
		return prepared = {
			...instance,
			data: address,
			heapEnd: instance.exports.opa_heap_ptr_get(),
			capacity: Math.max(inputBytes, 1 << 20)
		}, prepared;
	}, load = async (json) => {
		let bytes = Buffer.byteLength(json);
		onStep?.(-2);
		let instance = await prepare(bytes);
		return onStep?.(-1), instance.exports.opa_heap_ptr_set(instance.heapEnd), {
			instance,
			input: loadText(instance, json, bytes)
		};
	}, failures = new Map(), fail = (name, thrown) => (failures.set(name, (failures.get(name) ?? 0) + 1), { error: messageOf(thrown) });
	return async (task) => {
		let results = [];
		try {
			let { json, problem } = task;
			if (json === void 0) throw Error(problem);
			let loaded;
			for (let [index, name] of task.entrypoints.entries()) if ((failures.get(name) ?? 0) >= 10) results.push({ error: "not evaluated after 10 failures" });
			else {
				loaded ??= await load(json), onStep?.(index);
				try {
					let { instance, input } = loaded;
					results.push(take(instance, evaluateOne(instance, input, entrypoints.get(name), name)));
				} catch (thrown) {
					results.push(fail(name, thrown)), loaded = void 0, prepared = void 0;
				}
			}
			return results;
		} catch (thrown) {
			return prepared = void 0, task.entrypoints.map(() => ({
				error: messageOf(thrown),
				unreadable: !0
			}));
		}
	};
}
function evaluateOne(instance, input, entrypoint, name) {
	if (entrypoint === void 0) throw Error(`the policy module has no entrypoint ${name}`);
	let { exports } = instance, context = exports.opa_eval_ctx_new();
	return exports.opa_eval_ctx_set_input(context, input), exports.opa_eval_ctx_set_data(context, instance.data), exports.opa_eval_ctx_set_entrypoint(context, entrypoint), exports.eval(context), exports.opa_eval_ctx_get_result(context);
}
function encodeTask({ input, entrypoints }) {
	try {
		return {
			json: JSON.stringify(input) ?? "",
			problem: "",
			entrypoints
		};
	} catch (thrown) {
		return {
			json: void 0,
			problem: messageOf(thrown),
			entrypoints
		};
	}
}
const encoder = new TextEncoder();
function encodeJson(value) {
	return encoder.encode(JSON.stringify(value));
}
function messageOf(thrown) {
	return typeof thrown == "string" ? thrown : typeof thrown == "object" && thrown && "message" in thrown ? String(thrown.message) : String(thrown);
}
// src/platform/rego/evaluation-text.ts
function takeEvaluation(instance, address) {
	return evaluationOf(readJson(instance, address));
}
function evaluationOf([first]) {
	return first === void 0 ? {} : { value: first.result };
}
const chunkBytes = 1 << 20;
function createEvaluationTexts() {
	let chunk = new Uint8Array(chunkBytes), used = 0;
	return {
		take({ exports, memory }, address) {
			let bytes = bytesAt(memory, exports.opa_json_dump(address));
			used + bytes.byteLength > chunk.byteLength && (chunk = new Uint8Array(Math.max(chunkBytes, bytes.byteLength)), used = 0);
			let start = used;
			return chunk.set(bytes, start), used += bytes.byteLength, chunk.subarray(start, used);
		},
		join(tasks) {
			let parts = [], length = 0, add = (part) => {
				parts.push(part), length += part.byteLength;
			}, ends = tasks.map((evaluations) => {
				add(opening);
				for (let [place, each] of evaluations.entries()) place > 0 && add(comma), add(each instanceof Uint8Array ? each : encodeJson(each));
				return add(closing), length;
			}), bytes = new Uint8Array(length), at = 0;
			for (let part of parts) bytes.set(part, at), at += part.byteLength;
			return used = 0, {
				bytes,
				ends
			};
		}
	};
}
const [opening, comma, closing] = [
	"[",
	",",
	"]"
].map((text) => new TextEncoder().encode(text));
function* splitEvaluations({ bytes, ends }) {
	let decoder = new TextDecoder(), start = 0;
	for (let end of ends) yield JSON.parse(decoder.decode(bytes.subarray(start, end))).map((each) => Array.isArray(each) ? evaluationOf(each) : each), start = end;
}
export { encodeJson as a, instanceMaker as c, createEvaluator as i, readJson as l, splitEvaluations as n, encodeTask as o, takeEvaluation as r, messageOf as s, createEvaluationTexts as t, hostBuiltinNames as u };
