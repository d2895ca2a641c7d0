import { a as readImageReference, c as tagProblem, l as pLimit, s as splitReference } from "./image-reference.js";
import { n as SlipwayErrors, s as toSlipwayErrors, t as SlipwayError } from "./errors.js";
import { t as formatDuration } from "./duration.js";
import { i as inlineCode, o as oneLine$1, r as escapeMarkdown } from "./escape.js";
import { t as jsonText } from "./command.js";
import { d as string, o as looseObject } from "./schemas.js";
import { r as requireConfig, t as openWorkspace } from "./workspace.js";
import { join, posix } from "node:path";
import { createHash, randomUUID } from "node:crypto";
// src/build/image-spec.ts
const ours = /^(?:INPUT_|ACTIONS_|SLIPWAY_)/;
function checkSpec(spec) {
	let { name, repository, target, args = {}, secrets = {}, cache } = spec, refuse = (key, value, why) => {
		throw new SlipwayError("CONFIG_INVALID", `images.${name}.${key}: ${JSON.stringify(value)} ${why}`);
	};
	for (let [key, value] of [["repository", repository], ["cache", cache]]) {
		let parts = value === void 0 ? void 0 : readImageReference(value);
		value !== void 0 && (parts === void 0 || parts.spelled !== value) && refuse(key, value, "is not a repository: [HOST[:PORT]/]PATH in lower case, without a tag");
	}
	let variable = /^[A-Za-z_][A-Za-z0-9_]*$/;
	target !== void 0 && !/^[A-Za-z0-9][\w.-]*$/.test(target) && refuse("target", target, "is not the name of a stage");
	for (let key of Object.keys(args)) variable.test(key) || refuse("args", key, "is not the name of an argument");
	for (let [id, source] of Object.entries(secrets)) /^[\w.-]+$/.test(id) || refuse("secrets", id, "is not an id: letters, digits, dots, dashes"), variable.test(source) || refuse(`secrets.${id}`, source, "is not the name of an environment variable"), ours.test(source) && refuse(`secrets.${id}`, source, "is not for builds; give the value a variable of its own");
}
function tagsOf({ name, tags }, revision) {
	let made = tags.map((tag) => tag.replaceAll("{sha12}", revision.slice(0, 12)).replaceAll("{sha}", revision));
	for (let tag of made) {
		let problem = tagProblem(tag);
		if (problem !== void 0) throw new SlipwayError("CONFIG_INVALID", `images.${name}.tags: ${problem}`, { hint: "Only {sha12} and {sha} are replaced; the rest is letters, digits, dots, dashes and underscores." });
	}
	let [first, ...rest] = [...new Set(made)];
	if (first === void 0) throw new SlipwayError("CONFIG_INVALID", `images.${name}.tags: is empty`);
	return [first, ...rest];
}
// src/build/dockerfile.ts
function imagesOf(text, args) {
	let variables = new Map(), stages = new Set(), images = new Set(), note = (reference) => {
		!(reference === void 0 || stages.has(reference.toLowerCase()) || /^\d+$/.test(reference)) && reference !== "" && reference !== "scratch" && !/[$\s]/.test(reference) && images.add(reference);
	}, inStage = !1;
	for (let { name, rest } of instructions(text)) if (name === "ARG" && !inStage) declare(rest, variables, args);
	else if (name === "FROM") {
		inStage = !0;
		let words = rest.split(/\s+/).filter((word) => !word.startsWith("--"));
		note(expand(words[0] ?? "", variables)), words[1]?.toLowerCase() === "as" && words[2] !== void 0 && stages.add(words[2].toLowerCase());
	} else if (name === "COPY" || name === "ADD") note(/^(?:--\S+\s+)*--from=(\S+)/.exec(rest)?.[1]);
	else if (name === "RUN") for (let [, mount = ""] of rest.matchAll(/(?<!\S)--mount=(\S+)/g)) note(/(?:^|,)from=([^,]+)/.exec(mount)?.[1]);
	return [...images].sort();
}
function* instructions(text) {
	let lines = text.replace(/^\uFEFF/, "").split(/\r?\n/), escape = /^#\s*escape\s*=\s*`/im.test(lines.slice(0, 5).join("\n")) ? "`" : "\\", pending = "";
	for (let at = 0; at < lines.length; at++) {
		let line = lines[at]?.trim() ?? "";
		if (line === "" || line.startsWith("#")) continue;
		if (line.endsWith(escape)) {
			pending += `${line.slice(0, -1)} `;
			continue;
		}
		let [, name = "", rest = ""] = /^(\S+)\s*([^]*)$/.exec(pending + line) ?? [];
		pending = "";
		let upper = name.toUpperCase();
		(upper === "RUN" || upper === "COPY" || upper === "ADD") && (at = afterHereDocuments(lines, at, rest)), yield {
			name: upper,
			rest
		};
	}
}
function afterHereDocuments(lines, at, rest) {
	let end = at;
	for (let [, dash, , word = ""] of rest.matchAll(/(?<!\S)\d*<<(-?)(["']?)([A-Za-z_][\w.]*)\2/g)) {
		let closes = (line) => (dash === "-" ? line.replace(/^\t+/, "") : line) === word, next = end + 1;
		for (; next < lines.length && !closes(lines[next] ?? "");) next++;
		if (next === lines.length) return end;
		end = next;
	}
	return end;
}
function declare(rest, variables, args) {
	for (let [, name = "", quoted, bare] of rest.matchAll(/([A-Za-z_]\w*)(?:=(?:["']([^"']*)["']|(\S*)))?/g)) {
		let value = Object.hasOwn(args, name) ? args[name] : quoted ?? bare, known = value === void 0 ? void 0 : expand(value, variables);
		known !== void 0 && variables.set(name, known);
	}
}
function expand(text, variables) {
	let known = !0, result = text.replace(/\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+])([^}]*))?\})/g, (_, plain, braced, operator, word = "") => {
		let value = variables.get(plain ?? braced ?? ""), isSet = operator?.startsWith(":") ? value !== void 0 && value !== "" : value !== void 0;
		return operator?.endsWith("+") ? isSet ? String(word) : "" : operator?.endsWith("-") ? isSet ? value ?? "" : String(word) : (value === void 0 && (known = !1), value ?? "");
	});
	return known ? result.replace(/^(["'])(.*)\1$/, "$2") : void 0;
}
function compilePattern(pattern) {
	let wild = /[*?[\]\\]/;
	if (!wild.test(pattern)) return (path) => path === pattern;
	let suffix = pattern.startsWith("**") ? pattern.slice(2) : void 0;
	if (suffix !== void 0 && !wild.test(suffix)) return (path) => path.endsWith(suffix) || suffix.startsWith("/") && path === suffix.slice(1);
	let steps = pattern.length > 4096 ? void 0 : parse(pattern);
	return steps === void 0 ? () => !1 : (path) => run(steps, path);
}
function parse(pattern) {
	let chars = Array.from(pattern), steps = [];
	for (let at = 0; at < chars.length; at++) {
		let char = chars[at] ?? "";
		if (char === "*" && chars[at + 1] === "*") at += chars[at + 2] === "/" ? 2 : 1, at + 1 >= chars.length ? steps.push({ kind: "all" }) : steps.push({ kind: "maybe" }, { kind: "through" });
		else if (char === "*") steps.push({ kind: "some" });
		else if (char === "?") steps.push({ kind: "one" });
		else if (char === "[") {
			let parsed = parseClass(chars, at + 1);
			if (parsed === void 0) return;
			steps.push(parsed.step), at = parsed.end;
		} else if (char === "\\") {
			let escaped = chars[++at];
			if (escaped === void 0) return;
			steps.push({
				kind: "char",
				char: escaped
			});
		} else steps.push({
			kind: "char",
			char
		});
	}
	return steps;
}
function parseClass(chars, start) {
	let negated = chars[start] === "^", ranges = [], at = negated ? start + 1 : start, take = () => chars[at] === "\\" ? chars[(at += 2) - 1] : chars[at++];
	for (; at < chars.length && (chars[at] !== "]" || ranges.length === 0);) {
		if (chars[at] === "]" || chars[at] === "-") return;
		let low = take(), high = low;
		if (chars[at] === "-") {
			if (at++, chars[at] === "]" || chars[at] === "-") return;
			high = take();
		}
		if (low === void 0 || high === void 0) return;
		ranges.push([low, high]);
	}
	return at < chars.length ? {
		step: {
			kind: "class",
			negated,
			ranges
		},
		end: at
	} : void 0;
}
function run(steps, path) {
	let states = new Set();
	enter(steps, 0, states);
	for (let char of path) {
		let next = new Set();
		for (let state of states) advance(steps, state, char, next);
		if (next.size === 0) return !1;
		states = next;
	}
	return states.has(steps.length);
}
function enter(steps, state, states) {
	let ways = [state];
	for (let at = ways.pop(); at !== void 0; at = ways.pop()) {
		if (states.has(at)) continue;
		states.add(at);
		let kind = steps[at]?.kind;
		(kind === "some" || kind === "all") && ways.push(at + 1), kind === "maybe" && ways.push(at + 1, at + 2);
	}
}
function advance(steps, state, char, next) {
	let step = steps[state];
	switch (step?.kind) {
		case "char":
			step.char === char && enter(steps, state + 1, next);
			break;
		case "one":
			char !== "/" && enter(steps, state + 1, next);
			break;
		case "class":
			step.ranges.some(([low, high]) => low <= char && char <= high) !== step.negated && enter(steps, state + 1, next);
			break;
		case "some":
			char !== "/" && enter(steps, state, next);
			break;
		case "all":
			enter(steps, state, next);
			break;
		case "through":
			enter(steps, state, next), char === "/" && enter(steps, state + 1, next);
			break;
		case "maybe":
		case void 0:
	}
}
// src/build/dockerignore.ts
function parseDockerIgnore(text) {
	let rules = text.replace(/^\uFEFF/, "").split(/\r?\n/).flatMap(parseLine), folders = new Map();
	function matched(path) {
		let slash = path.lastIndexOf("/"), above = slash < 0 ? void 0 : inFolder(path.slice(0, slash));
		return rules.map(({ matches }, index) => above?.[index] === !0 || matches(path));
	}
	function inFolder(folder) {
		let known = folders.get(folder) ?? matched(folder);
		return folders.set(folder, known), known;
	}
	return {
		readmits: rules.some(({ readmits }) => readmits),
		ignores(path) {
			let matches = matched(path);
			return rules.reduce((ignored, rule, index) => matches[index] === !0 ? !rule.readmits : ignored, !1);
		}
	};
}
function parseLine(line) {
	if (line.startsWith("#")) return [];
	let trimmed = line.trim(), inverted = trimmed.startsWith("!"), named = inverted ? trimmed.slice(1).trim() : trimmed, path = named === "" ? "" : clean(named), rule = clean(`${inverted ? "!" : ""}${path.length > 1 ? path.replace(/^\//, "") : path}`.trim()), readmits = rule.startsWith("!"), pattern = readmits ? rule.slice(1) : rule;
	return trimmed === "" || pattern === "" ? [] : [{
		readmits,
		matches: compilePattern(pattern)
	}];
}
function clean(path) {
	return posix.normalize(path).replace(/(.)\/$/, "$1");
}
const notInputs = new Set([".git", "slipway-release.json"]);
async function inputsOf({ contexts, registry, log }, spec, layout, defaultPlatform, signal) {
	let ignore = parseDockerIgnore(layout.ignoreText), fingerprints = await contexts.fingerprints(layout.context, {
		skip: (path, kind) => notInputs.has(path) || ignore.ignores(path) && (kind === "file" || !ignore.readmits),
		...signal === void 0 ? {} : { signal }
	}), bases = await Promise.all(imagesOf(layout.dockerfileText, spec.args ?? {}).map(async (image) => [image, await baseDigest(image)]));
	async function baseDigest(image) {
		let { name, tag = "latest", digest } = splitReference(image);
		if (digest !== void 0) return digest;
		try {
			return await registry.digest(name, tag, signal) ?? "";
		} catch (error) {
			return signal?.throwIfAborted(), log.debug(`base image ${image} counts by its name alone: ${error instanceof Error ? error.message : String(error)}`), "";
		}
	}
	let canonical = JSON.stringify([
		"slipway-inputs/v1",
		createHash("sha256").update(layout.dockerfileText).digest("hex"),
		spec.target ?? "",
		sorted(Object.entries(spec.args ?? {})),
		[...spec.platforms ?? [defaultPlatform]].sort(),
		Object.keys(spec.secrets ?? {}).sort(),
		bases,
		sorted([...fingerprints])
	]);
	return `sha256:${createHash("sha256").update(canonical).digest("hex")}`;
}
function inputsTag(inputs) {
	return `inputs-${inputs.slice(7, 23)}`;
}
function sorted(entries) {
	return [...entries].sort(([a], [b]) => a < b ? -1 : +(a > b));
}
async function findLayout(ports, folder, { name, context: contextPath, dockerfile }) {
	let { contexts, files } = ports, context = await contexts.locate(folder, contextPath);
	if (context?.kind !== "folder") throw new SlipwayError("LAYOUT_INVALID", `image ${name} has no folder ${JSON.stringify(contextPath)} to be built from`, { hint: `Check images.${name}.context in slipway.yaml; it is relative to the repository.` });
	let dockerfilePath = posix.normalize(dockerfile ?? `${contextPath}/Dockerfile`), found = await contexts.locate(folder, dockerfilePath), bytes = found?.kind === "file" ? await files.read(found.path) : void 0;
	if (found === void 0 || bytes === void 0) throw new SlipwayError("LAYOUT_INVALID", `image ${name} has no Dockerfile ${JSON.stringify(dockerfilePath)}`, {
		hint: `Check images.${name}.dockerfile in slipway.yaml; it is relative to the repository.`,
		location: { file: dockerfilePath }
	});
	if (bytes.byteLength > 1048576) throw new SlipwayError("FILE_INVALID", `the Dockerfile of image ${name} is larger than 1 MiB`, { location: { file: dockerfilePath } });
	let ignore = await contexts.locate(folder, `${dockerfilePath}.dockerignore`) ?? await contexts.locate(folder, `${contextPath}/.dockerignore`), ignoreBytes = ignore?.kind === "file" ? await files.read(ignore.path) : void 0;
	return {
		context: context.path,
		dockerfile: found.path,
		dockerfilePath,
		dockerfileText: decode(bytes),
		ignoreFile: ignoreBytes === void 0 ? void 0 : ignore?.path,
		ignoreText: ignoreBytes === void 0 ? "" : decode(ignoreBytes)
	};
}
function decode(bytes) {
	return new TextDecoder().decode(bytes);
}
// src/build/secrets.ts
function secretsOf({ name, secrets = {} }, variable) {
	let values = {}, missing = [];
	for (let source of Object.values(secrets)) {
		let value = variable(source);
		value ? values[source] = value : missing.push(source);
	}
	if (missing.length === 0) return values;
	throw new SlipwayError("CREDENTIALS_ABSENT", `image ${name} needs a build secret in ${missing.join(", ")}`, { hint: "Set it in `env:` of the step, for instance from `secrets.`; pull requests from forks have no secrets." });
}
// src/build/build-image.ts
const readBack = {
	tries: 3,
	pauseMs: 1e3
};
async function buildImage(ports, engine, spec, source, say) {
	let { registry, log } = ports, { name, repository } = spec, { signal } = source;
	checkSpec(spec);
	let [tag, ...furtherTags] = tagsOf(spec, source.revision), layout = await findLayout(ports, source.folder, spec), secrets = secretsOf(spec, source.variable), inputs = await inputsOf(ports, spec, layout, engine.platform, signal), known = source.rebuild ? void 0 : await findUnchanged(ports, spec, tag, inputs, signal);
	known !== void 0 && (say(`unchanged since ${known.image.labels["org.opencontainers.image.revision"] ?? "an earlier build"}: ${known.image.digest}`), known.tag !== tag && await registry.tag(repository, known.image.digest, tag, signal));
	let digest = known?.image.digest ?? await engine.build({
		spec,
		layout,
		reference: `${repository}:${tag}`,
		labels: {
			...source.source === "" ? {} : { "org.opencontainers.image.source": source.source },
			"org.opencontainers.image.revision": source.revision,
			"org.opencontainers.image.created": new Date(source.created).toISOString(),
			"dev.slipway.inputs": inputs
		},
		epoch: Math.floor(source.created / 1e3),
		secrets,
		onLine: say,
		timeoutMs: source.timeoutMs,
		signal
	}), image = await confirm(ports, repository, tag, digest, signal);
	checkPlatforms(spec, image);
	for (let further of furtherTags) await registry.tag(repository, digest, further, signal);
	if (known === void 0) try {
		await registry.tag(repository, digest, inputsTag(inputs), signal);
	} catch (error) {
		signal.throwIfAborted(), log.warning(`image ${name} cannot be found again by its inputs, so the next build makes it anew: ${messageOf(error)}`);
	}
	let { mediaType, platforms, size } = image;
	return {
		name,
		repository,
		tag,
		digest,
		mediaType,
		platforms,
		size,
		inputs,
		built: known === void 0
	};
}
async function findUnchanged({ registry, log }, { name, repository }, tag, inputs, signal) {
	for (let candidate of [tag, inputsTag(inputs)]) try {
		let image = await registry.inspect(repository, candidate, signal);
		if (image?.labels["dev.slipway.inputs"] === inputs) return {
			tag: candidate,
			image
		};
	} catch (error) {
		if (signal.throwIfAborted(), !mayBeAbsent(error)) throw error;
		log.info(`image ${name}: ${messageOf(error)}; it counts as not pushed yet`);
		return;
	}
}
function mayBeAbsent(error) {
	return error instanceof SlipwayError && error.code === "REGISTRY_AUTH" && error.cause?.refused === "access";
}
async function confirm({ registry, clock }, repository, tag, digest, signal) {
	for (let round = 1;; round++) {
		let image = await registry.inspect(repository, tag, signal);
		if (image?.digest === digest) return image;
		if (round >= readBack.tries) throw new SlipwayError("REGISTRY_DIGEST", `${repository}:${tag} should be ${digest}, but the registry serves ${image?.digest ?? "nothing"}`);
		await clock.sleep(readBack.pauseMs, signal);
	}
}
function checkPlatforms({ name, platforms = [] }, image) {
	let plain = (platform) => platform.replace(/^(linux\/arm64)\/v8$|^(linux\/amd64)\/v1$/, "$1$2"), made = new Set(image.platforms.map(plain)), missing = platforms.filter((platform) => !made.has(plain(platform)));
	if (missing.length !== 0) throw new SlipwayError("BUILD_FAILED", `image ${name} is not there for ${missing.join(", ")}: the builder made ${image.platforms.join(", ") || "no platform"}`, { hint: "Clear the builder’s cache, or check the platforms of the base images." });
}
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}
// src/build/builder-failure.ts
const inStep = /did not complete successfully|building at STEP "RUN|while running runtime|executor failed running/, refused = /\b401\b|\b403 Forbidden|unauthorized|authentication required|authorization failed|insufficient_scope|no basic auth credentials|access denied|(?<!permission )denied:/i, unreachable = /connection refused|no such host|i\/o timeout|network is unreachable|no route to host|handshake timeout|connection reset|server gave HTTP response to HTTPS client|x509:|context deadline exceeded/i, pushing = /failed to push|pushing image|pushing manifest|error copying image/i;
function explainFailure({ spec, layout, reference }, lines) {
	let texts = lines.map(({ text }) => text.trimEnd()), last = texts.findLast((text) => /^error:/i.test(text)) ?? texts.findLast((text) => text !== "") ?? "no output", what = last.replace(/^error: (?:failed to build: )?(?:failed to solve: )?/i, "");
	if (!inStep.test(last)) {
		let where = `the registry of ${imageIn(what) ?? reference}`;
		if (refused.test(last)) return new SlipwayError("REGISTRY_AUTH", `image ${spec.name}: ${where} refused the builder: ${short(what)}`);
		if (unreachable.test(last)) return new SlipwayError("REGISTRY_UNREACHABLE", `image ${spec.name}: ${where} cannot be reached: ${short(what)}`);
		if (pushing.test(last)) return new SlipwayError("REGISTRY_FAILED", `image ${spec.name}: ${where} did not take it: ${short(what)}`);
	}
	let said = inStep.test(last) ? lastOfStep(lines) : void 0, line = lineOf(texts);
	return new SlipwayError("BUILD_FAILED", `image ${spec.name}: ${short(what)}${said === void 0 ? "" : ` (it said last: ${short(said)})`}`, { location: {
		file: layout.dockerfilePath,
		...line === void 0 ? {} : { line }
	} });
}
function imageIn(text) {
	return /(?:failed to push|docker:\/\/|source metadata for) ?([\w.:/@-]+?)"?(?::?\s|$)/.exec(text)?.[1];
}
function lastOfStep(lines) {
	let texts = lines.map(({ text }) => text.trimEnd()), title = texts.findLastIndex((text) => /^ > \[.*\] .*:$/.test(text));
	if (title >= 0) {
		let end = texts.indexOf("------", title);
		return texts.slice(title + 1, end).findLast((text) => text !== "")?.replace(/^\d+\.\d+ /, "");
	}
	return lines.findLast(({ text, stream }) => stream === "stdout" && text.trim() !== "" && !/^(STEP |--> |COMMIT)/.test(text))?.text;
}
function lineOf(texts) {
	let at = texts.findLastIndex((text, index) => /^\S.*:\d+$/.test(text) && /^-{10,}$/.test(texts[index + 1] ?? ""));
	return at < 0 ? void 0 : Number(texts[at]?.split(":").at(-1));
}
function short(text) {
	let clean = text.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, " ").trim();
	return clean.length > 500 ? `${clean.slice(0, 499)}…` : clean;
}
async function runBuilder({ exec }, order, { command, args, env }) {
	let { spec, secrets, onLine, timeoutMs, signal } = order, lines = [], result = await exec.run({
		command,
		args,
		env: {
			...env,
			...secrets
		},
		secrets: Object.values(secrets),
		timeoutMs,
		signal,
		onLine(line, stream) {
			lines.push({
				text: line,
				stream
			}), lines.length > 400 && lines.shift(), line.trim() !== "" && onLine(line);
		}
	});
	if (signal.throwIfAborted(), result.exitCode !== 0) throw result.ended === "timeout" ? new SlipwayError("BUILD_FAILED", `image ${spec.name} was not built within ${formatDuration(timeoutMs)}`, { hint: "Give it more time with --timeout, or make the build smaller." }) : explainFailure(order, lines);
}
async function detectBuildah(ports, signal) {
	if (await ports.exec.probe("buildah", ["--version"]) === void 0) return "not installed";
	let result = await ports.exec.run({
		command: "buildah",
		args: ["version"],
		timeoutMs: 3e4,
		signal
	});
	return {
		name: "buildah",
		platform: /^(?:BuildPlatform|OS\/Arch):\s+(\S+)$/m.exec(new TextDecoder().decode(result.stdout))?.[1] ?? "linux/amd64",
		build: (order) => build$2(ports, order)
	};
}
async function build$2(ports, order) {
	await using temporary = await ports.files.temporaryFolder();
	let { folder } = temporary, { name, cache, platforms = [] } = order.spec;
	cache !== void 0 && ports.log.warning(`image ${name}: buildah makes no use of its cache`);
	let ignoreFile = order.layout.ignoreFile ?? `${folder}/ignore`;
	order.layout.ignoreFile === void 0 && await ports.files.write(ignoreFile, "");
	async function buildFor(platform) {
		return await run("build", ...argumentsFor$1(order, ignoreFile), ...platform, `--iidfile=${folder}/id`, order.layout.context), await readLine(ports, `${folder}/id`, order);
	}
	async function push(command, source) {
		let tls = isLoopback(order.reference) ? ["--tls-verify=false"] : [];
		return await run(...command, "--format=oci", ...tls, `--digestfile=${folder}/digest`, source, `docker://${order.reference}`), await readLine(ports, `${folder}/digest`, order);
	}
	function run(...args) {
		return runBuilder(ports, order, {
			command: "buildah",
			args,
			env: {}
		});
	}
	if (platforms.length < 2) return await push(["push"], await buildFor(platforms.map((one) => `--platform=${one}`)));
	let ids = [];
	for (let platform of platforms) ids.push(await buildFor([`--platform=${platform}`]));
	let list = `localhost/slipway-${randomUUID()}`;
	try {
		return await run("manifest", "create", list, ...ids), await push([
			"manifest",
			"push",
			"--all"
		], list);
	} finally {
		await removeList(ports, list);
	}
}
function argumentsFor$1({ spec, layout, labels, epoch }, ignoreFile) {
	let { target, args = {}, platforms = [], secrets = {} } = spec, dated = /\bSOURCE_DATE_EPOCH\b/.test(layout.dockerfileText) ? {
		SOURCE_DATE_EPOCH: String(epoch),
		...args
	} : args;
	return [
		"--format=oci",
		`--layers=${platforms.length === 0}`,
		`--timestamp=${epoch}`,
		"--identity-label=false",
		`--file=${layout.dockerfile}`,
		`--ignorefile=${ignoreFile}`,
		...target === void 0 ? [] : [`--target=${target}`],
		...Object.entries(labels).map(([name, value]) => `--label=${name}=${value}`),
		...Object.entries(dated).map(([name, value]) => `--build-arg=${name}=${value}`),
		...Object.entries(secrets).map(([id, variable]) => `--secret=id=${id},env=${variable}`)
	];
}
async function readLine({ files }, file, { spec }) {
	let bytes = await files.read(file), line = bytes === void 0 ? "" : new TextDecoder().decode(bytes).trim();
	if (/^(sha256:)?[0-9a-f]{64}$/.test(line)) return line;
	throw new SlipwayError("BUILD_FAILED", `buildah does not tell the digest of image ${spec.name}`);
}
async function removeList({ exec, log }, list) {
	try {
		await exec.run({
			command: "buildah",
			args: [
				"manifest",
				"rm",
				list
			],
			timeoutMs: 6e4
		});
	} catch (error) {
		log.debug(`${list} stays behind: ${error instanceof Error ? error.message : String(error)}`);
	}
}
function isLoopback(reference) {
	return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?\//.test(reference);
}
// src/build/docker-buildx.ts
const metadataSchema = looseObject({ "containerimage.digest": string().regex(/^sha256:[0-9a-f]{64}$/) });
async function detectDockerBuildx(ports, signal) {
	if (await ports.exec.probe("docker", ["buildx", "version"]) === void 0) return "not installed";
	let builder = await inspect(ports, signal, []);
	if (typeof builder != "string" && !builder.running && /^(docker-container|kubernetes)$/.test(builder.driver) && (builder = await inspect(ports, signal, ["--bootstrap"])), typeof builder == "string") return builder;
	if (builder.error !== void 0) return builder.error;
	if (!builder.running) return "its builder does not answer";
	let { driver, platform = "linux/amd64" } = builder;
	return {
		name: "docker-buildx",
		platform,
		build: (order) => build$1(ports, driver, order)
	};
}
async function inspect({ exec }, signal, flags) {
	let result = await exec.run({
		command: "docker",
		args: [
			"buildx",
			"inspect",
			...flags
		],
		timeoutMs: flags.length > 0 ? 18e4 : 3e4,
		signal
	});
	return signal.throwIfAborted(), result.ended === "timeout" ? "its builder does not answer in time" : result.exitCode === 0 ? parseInspect(new TextDecoder().decode(result.stdout)) : oneLine(result.stderr) || "its builder cannot be inspected";
}
function parseInspect(text) {
	let field = (name) => RegExp(`^${name}:[ \\t]*(\\S.*)$`, "m").exec(text)?.[1]?.trim();
	return {
		driver: field("Driver") ?? "",
		running: field("Status") === "running",
		platform: field("Platforms")?.split(",", 1)[0]?.replace("*", "").trim(),
		error: field("Error")
	};
}
async function build$1(ports, driver, order) {
	await using temporary = await ports.files.temporaryFolder();
	let metadata = `${temporary.folder}/metadata.json`;
	driver === "docker" && order.spec.cache !== void 0 && ports.log.warning(`image ${order.spec.name}: the Docker daemon’s own builder makes no use of its cache; set another up, for instance with docker/setup-buildx-action`), await runBuilder(ports, order, {
		command: "docker",
		args: [
			"buildx",
			"build",
			...argumentsFor(order, driver, metadata),
			order.layout.context
		],
		env: {
			SOURCE_DATE_EPOCH: String(order.epoch),
			BUILDX_METADATA_PROVENANCE: "disabled",
			DOCKER_CLI_HINTS: "false"
		}
	});
	let text = await ports.files.read(metadata), parsed = metadataSchema.safeParse(text === void 0 ? void 0 : JSON.parse(new TextDecoder().decode(text)));
	if (parsed.success) return parsed.data["containerimage.digest"];
	throw new SlipwayError("BUILD_FAILED", `docker buildx does not tell the digest of image ${order.spec.name}`, { hint: "Update it, or use a builder of another driver." });
}
function argumentsFor({ spec, layout, reference, labels }, driver, metadata) {
	let { target, args = {}, platforms = [], secrets = {}, cache } = spec, plain = driver === "docker", rewrite = cache === void 0 ? ",rewrite-timestamp=true" : "", cacheRef = cache === void 0 ? "" : `type=registry,ref=${cache}:slipway-${spec.name}`;
	return [
		"--progress=plain",
		"--provenance=false",
		"--sbom=false",
		`--file=${layout.dockerfile}`,
		`--metadata-file=${metadata}`,
		...plain ? [`--tag=${reference}`, "--push"] : [`--output=type=image,name=${reference},push=true${rewrite}`],
		...platforms.length === 0 ? [] : [`--platform=${platforms.join(",")}`],
		...target === void 0 ? [] : [`--target=${target}`],
		...Object.entries(labels).map(([name, value]) => `--label=${name}=${value}`),
		...Object.entries(args).map(([name, value]) => `--build-arg=${name}=${value}`),
		...Object.entries(secrets).map(([id, variable]) => `--secret=id=${id},env=${variable}`),
		...cache === void 0 || plain ? [] : [`--cache-from=${cacheRef}`, `--cache-to=${cacheRef},mode=max,ignore-error=true`]
	];
}
function oneLine(text) {
	return text.trim().split("\n").at(-1)?.replace(/^ERROR: /, "") ?? "";
}
// src/build/choose-engine.ts
const detectors = {
	"docker-buildx": detectDockerBuildx,
	buildah: detectBuildah
};
async function chooseEngine(ports, wanted, signal) {
	let names = Object.keys(detectors).filter((name) => wanted === "auto" || wanted === name), reasons = [];
	for (let name of names) {
		let found = await detectors[name](ports, signal);
		if (typeof found != "string") return found;
		reasons.push(`${name}: ${found}`);
	}
	throw new SlipwayError("BUILDER_MISSING", `no builder can be used (${reasons.join("; ")})`);
}
async function buildRelease(ports, request) {
	let { images, source, revision, ref, run, signal } = request, engine = await chooseEngine(ports, request.engine ?? "auto", signal);
	ports.log.info(`building ${images.length === 1 ? "1 image" : `${images.length} images`} with ${engine.name}`);
	let limit = pLimit(2), outcomes = await Promise.allSettled(images.map((spec) => limit(async () => {
		signal.throwIfAborted();
		let say = (line) => ports.log.info(`${spec.name} | ${line}`);
		return await buildImage(ports, engine, spec, {
			...request,
			rebuild: request.rebuild ?? !1,
			timeoutMs: request.timeoutMs ?? 18e5
		}, say);
	})));
	signal.throwIfAborted();
	let built = [], errors = [];
	for (let outcome of outcomes) outcome.status === "fulfilled" ? built.push(outcome.value) : errors.push(...toSlipwayErrors(outcome.reason));
	if (errors.length > 0) throw new SlipwayErrors(errors);
	return {
		schema: "slipway/release/v1",
		source,
		revision,
		ref,
		run,
		images: built
	};
}
// src/report/format-bytes.ts
function formatBytes(bytes) {
	if (bytes < 1e3) return `${bytes} B`;
	let value = bytes, unit = "B";
	for (let next of [
		"kB",
		"MB",
		"GB",
		"TB"
	]) {
		if (value < 999.5) break;
		value /= 1e3, unit = next;
	}
	return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
// src/report/build-markdown.ts
function buildMarkdown(release) {
	let rows = release.images.map((image) => {
		let { name, repository, tag, digest, platforms, size, built } = image;
		return `| ${[
			escapeMarkdown(name),
			inlineCode(`${repository}:${tag}`),
			inlineCode(digest),
			escapeMarkdown(platforms.join(", ")),
			escapeMarkdown(formatBytes(size)),
			built ? "built" : "unchanged"
		].join(" | ")} |`;
	});
	return [
		`### 📦 ${countOf(release)}`,
		"",
		...rows.length === 0 ? [] : [
			"| image | tag | digest | platforms | size | |",
			"| --- | --- | --- | --- | --- | --- |",
			...rows,
			""
		],
		`Built from ${inlineCode(release.revision.slice(0, 12))}${release.ref === "" ? "" : ` (${inlineCode(release.ref)})`}.`,
		""
	].join("\n");
}
function countOf({ images }) {
	let built = images.filter((image) => image.built).length, kept = images.length - built, count = (number, what) => `${number} ${number === 1 ? "image" : "images"} ${what}`;
	return kept === 0 ? count(built, "built") : `${count(built, "built")}, ${kept} unchanged`;
}
// src/report/build-text.ts
function buildText(release, colour) {
	let dim = (text) => colour ? `\u001b[2m${text}\u001b[22m` : text, bold = (text) => colour ? `\u001b[1m${text}\u001b[22m` : text, state = ({ built }) => built ? "built    " : "unchanged", lines = release.images.flatMap((image) => {
		let facts = [image.platforms.join(", "), formatBytes(image.size)].filter((fact) => fact !== "").join(" · ");
		return [`${state(image)}  ${bold(oneLine$1(image.name))}  ${dim(oneLine$1(facts))}`, `           ${oneLine$1(`${image.repository}:${image.tag}@${image.digest}`)}`];
	}), from = release.source === "" ? "" : ` of ${oneLine$1(release.source)}`;
	return [
		...lines,
		dim(`revision ${oneLine$1(release.revision)}${from}`),
		""
	].join("\n");
}
// src/commands/build.ts
async function build(context) {
	let { release, file } = await buildImages(context, await openWorkspace(context));
	return {
		exitCode: 0,
		formats: {
			text: (colour) => buildText(release, colour),
			json: () => jsonText({
				schema: "slipway/build/v1",
				command: "build",
				outcome: outcomeOf(release),
				release
			}),
			markdown: () => buildMarkdown(release)
		},
		outputs: {
			...releaseOutputs(release, file),
			outcome: outcomeOf(release)
		},
		annotations: []
	};
}
async function buildImages(context, workspace) {
	let { platform, values } = context, { host, git: _git, ...ports } = platform, config = requireConfig(workspace), images = Object.entries(config.images ?? {}).map(([name, image]) => ({
		...image,
		name
	}));
	if (images.length === 0) throw new SlipwayError("CONFIG_INVALID", "there are no images to build", {
		location: { file: workspace.configPath },
		hint: "Name them under `images`."
	});
	let revision = await workspace.repository?.head();
	if (revision === void 0 || workspace.repository === void 0) throw new SlipwayError("LAYOUT_INVALID", "there is no commit to build", { hint: "An image belongs to a commit; run Slipway in a git repository that has one." });
	let release = await host.log.group("Build", async () => buildRelease({
		...ports,
		log: host.log
	}, {
		images,
		folder: workspace.folder,
		source: host.context.repositoryUrl ?? await workspace.repository?.originUrl() ?? "",
		revision,
		created: await workspace.repository?.commitTime(revision) ?? platform.clock.now(),
		ref: host.context.ref ?? await workspace.repository?.branch() ?? "",
		run: host.context.runUrl ?? "",
		engine: values.text("engine"),
		variable: platform.variable,
		signal: platform.signal
	})), file = join(host.context.workspace, values.text("release-file") ?? "slipway-release.json");
	return await platform.files.write(file, jsonText(release)), {
		release,
		file
	};
}
function releaseOutputs(release, file) {
	return {
		release: JSON.stringify(release),
		"release-file": file,
		digests: JSON.stringify(Object.fromEntries(release.images.map((image) => [image.name, image.digest])))
	};
}
function outcomeOf(release) {
	return release.images.some((image) => image.built) ? "built" : "unchanged";
}
export { buildMarkdown as a, buildText as i, buildImages as n, releaseOutputs as r, build as t };
