import { t as SlipwayError } from "./errors.js";
// src/model/json-path.ts
function formatPath(path) {
	let text = "";
	for (let step of path) typeof step == "number" ? text += `[${step}]` : /^[A-Za-z0-9_-]+$/.test(step) ? text += text === "" ? step : `.${step}` : text += `[${JSON.stringify(step)}]`;
	return text;
}
function parsePath(text) {
	let path = [], step = /\.?([A-Za-z0-9_-]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;
	for (; step.lastIndex < text.length;) {
		let first = step.lastIndex === 0, match = step.exec(text);
		if (!match) return;
		let [whole, key, index, quoted] = match;
		if (key !== void 0 && whole.startsWith(".") === first) return;
		key === void 0 ? index === void 0 ? quoted !== void 0 && path.push(JSON.parse(quoted)) : path.push(Number(index)) : path.push(key);
	}
	return path;
}
function valueAt(root, path) {
	let value = root;
	for (let step of path) {
		if (typeof value != "object" || !value) return;
		value = Object.hasOwn(value, step) ? value[step] : void 0;
	}
	return value;
}
// node_modules/yocto-queue/index.js
var Node = class {
	value;
	next;
	constructor(value) {
		this.value = value;
	}
}, Queue = class {
	#head;
	#tail;
	#size;
	constructor() {
		this.clear();
	}
	enqueue(value) {
		let node = new Node(value);
		this.#head ? (this.#tail.next = node, this.#tail = node) : (this.#head = node, this.#tail = node), this.#size++;
	}
	dequeue() {
		let current = this.#head;
		if (current) return this.#head = this.#head.next, this.#size--, this.#head || (this.#tail = void 0), current.value;
	}
	peek() {
		if (this.#head) return this.#head.value;
	}
	clear() {
		this.#head = void 0, this.#tail = void 0, this.#size = 0;
	}
	get size() {
		return this.#size;
	}
	*[Symbol.iterator]() {
		let current = this.#head;
		for (; current;) yield current.value, current = current.next;
	}
	*drain() {
		for (; this.#head;) yield this.dequeue();
	}
};
// node_modules/p-limit/index.js
function pLimit(concurrency) {
	let rejectOnClear = !1;
	if (typeof concurrency == "object" && ({concurrency, rejectOnClear = !1} = concurrency), validateConcurrency(concurrency), typeof rejectOnClear != "boolean") throw TypeError("Expected `rejectOnClear` to be a boolean");
	let queue = new Queue(), activeCount = 0, resumeNext = () => {
		activeCount < concurrency && queue.size > 0 && (activeCount++, queue.dequeue().run());
	}, next = () => {
		activeCount--, resumeNext();
	}, run = async (function_, resolve, arguments_) => {
		let result = (async () => function_(...arguments_))();
		resolve(result);
		try {
			await result;
		} catch {}
		next();
	}, enqueue = (function_, resolve, reject, arguments_) => {
		let queueItem = { reject };
		new Promise((internalResolve) => {
			queueItem.run = internalResolve, queue.enqueue(queueItem);
		}).then(run.bind(void 0, function_, resolve, arguments_)), activeCount < concurrency && resumeNext();
	}, generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});
	return Object.defineProperties(generator, {
		activeCount: { get: () => activeCount },
		pendingCount: { get: () => queue.size },
		clearQueue: { value() {
			if (!rejectOnClear) {
				queue.clear();
				return;
			}
			let abortError = AbortSignal.abort().reason;
			for (; queue.size > 0;) queue.dequeue().reject(abortError);
		} },
		concurrency: {
			get: () => concurrency,
			set(newConcurrency) {
				validateConcurrency(newConcurrency), concurrency = newConcurrency, queueMicrotask(() => {
					for (; activeCount < concurrency && queue.size > 0;) resumeNext();
				});
			}
		},
		map: { async value(iterable, function_) {
			let promises = [];
			try {
				Array.from(iterable, (value, index) => {
					let promise = generator(function_, value, index);
					return promises.push(promise), promise;
				});
			} catch (error) {
				for (let promise of promises) promise.catch(() => {});
				throw error;
			}
			return Promise.all(promises);
		} }
	}), generator;
}
function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === 1e400) && concurrency > 0)) throw TypeError("Expected `concurrency` to be a number from 1 and up");
}
// src/model/image-reference.ts
const pathComponent = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/, domainName = /^(?:\[[a-fA-F0-9:]+\]|[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*)(?::[0-9]+)?$/, tagPattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/, extensionDigest = /^[A-Za-z][A-Za-z0-9]*(?:[+._-][A-Za-z][A-Za-z0-9]*)+:[A-Za-z0-9=_-]{32,}$/, digestLengths = {
	sha256: 64,
	sha384: 96,
	sha512: 128,
	blake3: 64
};
function splitReference(text) {
	let at = text.indexOf("@"), named = at < 0 ? text : text.slice(0, at), colon = named.lastIndexOf(":"), tagged = colon > named.lastIndexOf("/") && colon > named.lastIndexOf("]");
	return {
		name: tagged ? named.slice(0, colon) : named,
		...tagged ? { tag: named.slice(colon + 1) } : {},
		...at < 0 ? {} : { digest: text.slice(at + 1) }
	};
}
function formatReference(parts) {
	let tag = parts.tag === void 0 ? "" : `:${parts.tag}`;
	return `${parts.name}${tag}${parts.digest === void 0 ? "" : `@${parts.digest}`}`;
}
function splitName(name) {
	let slash = name.indexOf("/"), [domain, path] = slash > 0 && domainName.test(name.slice(0, slash)) ? [name.slice(0, slash), name.slice(slash + 1)] : ["", name];
	return path.split("/").every((component) => pathComponent.test(component)) ? {
		domain,
		path
	} : void 0;
}
function tagProblem(tag) {
	if (!tagPattern.test(tag)) return tag.length > 128 ? "the tag is longer than 128 characters" : `"${tag}" is not a tag: letters, digits, "_", "." and "-", not beginning with "." or "-"`;
}
function digestProblem(digest) {
	let colon = digest.indexOf(":"), algorithm = digest.slice(0, Math.max(colon, 0)), encoded = digest.slice(colon + 1), length = Object.hasOwn(digestLengths, algorithm) ? digestLengths[algorithm] : void 0;
	return length === void 0 ? extensionDigest.test(digest) ? void 0 : `"${digest}" is not a digest of a known algorithm` : encoded.length === length ? /^[a-f0-9]+$/.test(encoded) ? void 0 : `"${digest}" is not hexadecimal in lower case` : `a ${algorithm} digest has ${length} digits, not ${encoded.length}`;
}
function normalizeRepository(name) {
	let parts = normalizeName(name);
	return typeof parts == "string" ? void 0 : `${parts.domain}/${parts.path}`;
}
function readImageReference(text) {
	let result = parse(text);
	return typeof result == "string" ? void 0 : result;
}
function parseImageReference(text) {
	let result = parse(text);
	if (typeof result == "string") throw new SlipwayError("IMAGE_INVALID", `"${text}" is not an image: ${result}`);
	return result;
}
function parse(text) {
	if (text === "") return "it is empty";
	let { name, tag, digest } = splitReference(text), parts = normalizeName(name);
	if (typeof parts == "string") return parts;
	let problem = (tag === void 0 ? void 0 : tagProblem(tag)) ?? (digest === void 0 ? void 0 : digestProblem(digest));
	return problem === void 0 ? {
		spelled: name,
		...parts,
		repository: `${parts.domain}/${parts.path}`,
		...tag === void 0 ? {} : { tag },
		...digest === void 0 ? {} : { digest }
	} : problem;
}
function normalizeName(name) {
	if (name === "") return "the name is missing";
	if (/^[a-f0-9]{64}$/.test(name)) return "the name is an identifier, 64 hexadecimal digits";
	let slash = name.indexOf("/"), first = slash < 0 ? "" : name.slice(0, slash), isDomain = first === "localhost" || /[.:]/.test(first) || first !== first.toLowerCase(), domain = isDomain ? first : "docker.io", path = isDomain ? name.slice(slash + 1) : name;
	return domain === "index.docker.io" && (domain = "docker.io"), domain === "docker.io" && path !== "" && !path.includes("/") && (path = `library/${path}`), domainName.test(domain) ? /[A-Z]/.test(path) ? "the name has upper-case letters" : path.length > 255 ? "the path is longer than 255 characters" : path.split("/").every((component) => pathComponent.test(component)) ? {
		domain,
		path
	} : `"${name}" is not a name` : `"${domain}" is not a registry`;
}
export { readImageReference as a, tagProblem as c, parsePath as d, valueAt as f, parseImageReference as i, pLimit as l, formatReference as n, splitName as o, normalizeRepository as r, splitReference as s, digestProblem as t, formatPath as u };
