import { i as createClock, n as createRedactor, r as createExec, t as createExitTasks } from "./exit-tasks.js";
import { t as version } from "./version.js";
import { n as groupOf, r as identify, t as formatIdentity } from "./object.js";
import { t as KubeError } from "./kube-error.js";
import { t as SlipwayError } from "./errors.js";
import { delimiter, join } from "node:path";
import { X509Certificate, createHash } from "node:crypto";
import { access, readFile } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { isIPv6 } from "node:net";
import { Agent, request } from "node:http";
import { Agent as Agent$1, request as request$1 } from "node:https";
function createAgents(env) {
	let kept = new Map();
	return {
		get(authorization, server, use) {
			if (authorization.agent !== void 0) return authorization.agent;
			let key = `${use} ${server.protocol} ${fingerprint(authorization.tls)}`, found = kept.get(key);
			if (found !== void 0) return found;
			let options = {
				keepAlive: use === "shared",
				...use === "shared" ? { maxSockets: 8 } : {},
				...authorization.tls,
				proxyEnv: proxyEnvironment(env)
			}, agent = server.protocol === "http:" ? new Agent(options) : new Agent$1(options);
			return kept.set(key, agent), agent;
		},
		[Symbol.dispose]() {
			for (let agent of kept.values()) agent.destroy();
			kept.clear();
		}
	};
}
function fingerprint(tls) {
	let hash = createHash("sha256");
	for (let part of [
		tls.ca,
		tls.cert,
		tls.key,
		tls.servername,
		String(tls.rejectUnauthorized)
	]) hash.update(part ?? "").update("\0");
	return hash.digest("hex");
}
function proxyEnvironment(env) {
	let never = "localhost,127.0.0.1,[::1]", given = env.no_proxy || env.NO_PROXY, noProxy = given ? `${given},${never}` : never;
	return {
		...env,
		no_proxy: noProxy,
		NO_PROXY: noProxy
	};
}
// src/platform/kube/discovery-aggregated.ts
const aggregatedTypes = ["v2", "v2beta1"].map((version) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`);
function readAggregated(answer) {
	let list = answer;
	if (list.kind !== "APIGroupDiscoveryList") return;
	let resources = [], unavailable = [];
	for (let item of list.items ?? []) {
		let group = item.metadata?.name ?? "";
		for (let { version, freshness, resources: rows = [] } of item.versions ?? []) {
			let apiVersion = group === "" ? version : `${group}/${version}`;
			freshness === "Stale" && unavailable.push(apiVersion);
			for (let row of rows) {
				let kind = row.responseKind?.kind;
				kind !== void 0 && kind !== "" && resources.push({
					apiVersion,
					kind,
					group,
					version,
					plural: row.resource,
					namespaced: row.scope === "Namespaced",
					verbs: row.verbs ?? [],
					subresources: (row.subresources ?? []).map(({ subresource }) => subresource)
				});
			}
		}
	}
	return {
		resources,
		unavailable
	};
}
// src/platform/kube/discovery-list.ts
function readResourceList(apiVersion, answer) {
	let rows = answer.resources ?? [], group = groupOf(apiVersion);
	return rows.filter(({ name }) => !name.includes("/")).map(({ name, kind, namespaced, verbs = [] }) => ({
		apiVersion,
		kind,
		group,
		version: group === "" ? apiVersion : apiVersion.slice(group.length + 1),
		plural: name,
		namespaced,
		verbs,
		subresources: rows.filter((row) => row.name.startsWith(`${name}/`)).map((row) => row.name.slice(name.length + 1))
	}));
}
function createDiscovery(transport) {
	let known;
	function read(signal) {
		let reading = readAll(transport, signal).then((discovery) => ({
			...discovery,
			byKind: indexByKind(discovery.resources),
			read: performance.now()
		}));
		return known = reading, reading.catch(() => {
			known === reading && (known = void 0);
		}), reading;
	}
	return {
		all: async (refresh, signal) => refresh ? read(signal) : known ?? read(signal),
		async find(kind, signal) {
			let key = keyOf(kind), current = await (known ?? read(signal));
			!current.byKind.has(key) && performance.now() - current.read > 100 && (current = await read(signal));
			let found = current.byKind.get(key);
			if (found !== void 0) return found;
			let { apiVersion } = kind;
			if (current.unavailable.includes(apiVersion) || current.unavailable.includes(groupOf(apiVersion))) throw new KubeError("KUBE_FAILED", `whether the cluster has ${key} is unknown: the API ${apiVersion} does not answer`, { hint: "Look at its APIService: `kubectl get apiservices`." });
		}
	};
}
function keyOf({ apiVersion, kind }) {
	return `${apiVersion}/${kind}`;
}
function indexByKind(resources) {
	let index = new Map();
	for (let resource of resources) {
		let key = keyOf(resource);
		(!index.has(key) || resource.verbs.includes("get") && !index.get(key)?.verbs.includes("get")) && index.set(key, resource);
	}
	return index;
}
const asked = {
	verb: "read",
	what: "what the API server serves"
};
async function readAll(transport, signal) {
	let [core, groups] = await Promise.all(["/api", "/apis"].map(async (path) => {
		let accept = `${aggregatedTypes.join(",")},application/json`, answer = await transport.send({
			method: "GET",
			path,
			accept,
			asked,
			repeatable: !0,
			signal
		});
		return JSON.parse(answer.body);
	})), aggregated = [readAggregated(core), readAggregated(groups)], missing = aggregated.includes(void 0) ? await readOneByOne(transport, core, groups, signal) : void 0;
	return missing === void 0 ? {
		resources: aggregated.flatMap((part) => part?.resources ?? []),
		unavailable: aggregated.flatMap((part) => part?.unavailable ?? [])
	} : missing;
}
async function readOneByOne(transport, core, groups, signal) {
	let { versions = [] } = core, { groups: list = [] } = groups, named = list.flatMap((group) => group.versions.map(({ groupVersion }) => groupVersion)), unavailable = [];
	return {
		resources: (await Promise.all([...versions, ...named].map(async (apiVersion) => {
			let path = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`, answer = await transport.send({
				method: "GET",
				path,
				asked,
				repeatable: !0,
				signal
			}, (status) => status === 404).catch((error) => {
				if (!(error instanceof KubeError && error.details.status >= 500)) throw error;
			});
			return answer?.status === 200 ? readResourceList(apiVersion, JSON.parse(answer.body)) : (unavailable.push(apiVersion), []);
		}))).flat(),
		unavailable
	};
}
// src/platform/kube/paths.ts
function collectionPath({ group, version, plural, namespaced }, namespace) {
	return `${group === "" ? `/api/${version}` : `/apis/${group}/${version}`}${namespaced && namespace !== void 0 ? `/namespaces/${segment(namespace)}` : ""}/${plural}`;
}
function objectPath(resource, identity) {
	return `${creationPath(resource, identity)}/${segment(identity.name, identity)}`;
}
function creationPath(resource, identity) {
	return resource.namespaced && segment(identity.namespace, identity, "namespace"), collectionPath(resource, identity.namespace);
}
function withQuery(path, query) {
	let given = Object.entries(query).filter(([, value]) => value !== void 0 && value !== !1), search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
	return search === "" ? path : `${path}?${search}`;
}
function fullName({ plural, group }) {
	return group === "" ? plural : `${plural}.${group}`;
}
function segment(text, identity, what = "name") {
	if (text !== "" && text !== "." && text !== ".." && !/[/%]/.test(text)) return encodeURIComponent(text);
	let whose = identity === void 0 ? "" : `${formatIdentity(identity)}: `, why = text === "" ? `the ${what} is missing` : `${JSON.stringify(text)} is no ${what}`;
	throw new KubeError("KUBE_INVALID", `${whose}${why}`);
}
// src/platform/kube/refusal.ts
function refusal(asked, status) {
	let shown = hide(status, asked.secrets ?? []), verdict = judge(asked, shown);
	return new KubeError(verdict.code, verdict.message, {
		...verdict.hint === void 0 ? {} : { hint: verdict.hint },
		details: {
			status: status.code,
			reason: status.reason,
			causes: shown.causes,
			managers: verdict.managers ?? [],
			...status.continue === void 0 ? {} : { continue: status.continue }
		}
	});
}
const immutable = /immutable|may not change|cannot be (changed|updated)|updates to .* are forbidden/i, admission = /^admission webhook .* denied the request|ValidatingAdmissionPolicy .* denied request|violates PodSecurity/, quota = /exceeded quota|failed quota|(maximum|minimum) \S+ usage per |limit to request ratio/;
function judge(asked, status) {
	let { verb, what } = asked, { code, reason, message, causes } = status, cannot = `cannot ${verb} ${what}`;
	if (admission.test(message)) return {
		code: "KUBE_ADMISSION",
		message: `${cannot}: ${message}`
	};
	if (code === 403) return forbidden(cannot, status);
	if (code === 409) return conflict(cannot, status);
	if (code === 422 && (immutable.test(message) || causes.some((cause) => immutable.test(cause.message)))) return {
		code: "KUBE_IMMUTABLE",
		message: `${cannot}: ${fieldsOf(status)}`
	};
	if (code === 422 || code === 400 || code === 413 || code === 500 && isManifestFault(message)) return {
		code: "KUBE_INVALID",
		message: `${cannot}: ${fieldsOf(status)}`
	};
	if (code === 404) return notFound(cannot, status);
	if (code === 429) return {
		code: "KUBE_FAILED",
		message: `${cannot}: the API server asks everyone to slow down, also after several tries`
	};
	let said = [reason, message].filter((part) => part !== "").join(": ");
	return {
		code: "KUBE_FAILED",
		message: `${cannot}: ${code}${said === "" ? "" : ` ${said}`}`
	};
}
function isManifestFault(message) {
	return /failed to create typed patch object|request is too large|failed to convert|unable to (?:decode|convert)/.test(message);
}
function forbidden(cannot, { message, causes }) {
	if (causes.some(({ reason }) => reason === "NamespaceTerminating") || /because it is being terminated/.test(message)) return {
		code: "KUBE_NAMESPACE_TERMINATING",
		message: `${cannot}: ${message}`
	};
	if (quota.test(message)) return {
		code: "KUBE_QUOTA",
		message: `${cannot}: ${afterForbidden(message)}`
	};
	let role = /User "(?<user>[^"]*)" cannot (?<verb>\S+) resource "(?<resource>[^"]*)" in API group "(?<group>[^"]*)"(?: in the namespace "(?<namespace>[^"]*)"| at the cluster scope)?/.exec(message)?.groups;
	return role === void 0 ? /^user .* is attempting to grant RBAC permissions not currently held/.test(afterForbidden(message)) ? {
		code: "KUBE_FORBIDDEN",
		message: `${cannot}: ${afterForbidden(message)}`,
		hint: "Whoever applies a role must hold what it grants: extend the reconciler's own role, or apply this one by hand."
	} : /cannot (\S+ )?(path|impersonate)|User "[^"]*" cannot/.test(message) ? {
		code: "KUBE_FORBIDDEN",
		message: `${cannot}: ${message}`
	} : {
		code: "KUBE_ADMISSION",
		message: `${cannot}: ${message}`
	} : {
		code: "KUBE_FORBIDDEN",
		...missingRight(cannot, role)
	};
}
function missingRight(cannot, role) {
	let { user = "", verb = "", resource = "", group = "", namespace } = role, where = namespace === void 0 ? "in the whole cluster" : `in namespace ${namespace}`, full = group === "" ? resource : `${resource}.${group}`, kind = namespace === void 0 ? "ClusterRole and ClusterRoleBinding" : `Role and RoleBinding in namespace ${namespace}`;
	return {
		message: `${cannot}: user ${user} may not ${verb} ${full} ${where}`,
		hint: `Grant it by a ${kind}: apiGroups: ["${group}"], resources: ["${resource}"], verbs: ["${verb}"].`
	};
}
function afterForbidden(message) {
	return message.replace(/^.*? is forbidden: /, "");
}
function conflict(cannot, { reason, message, causes }) {
	let owned = causes.filter((cause) => cause.reason === "FieldManagerConflict");
	if (owned.length > 0) {
		let fields = owned.map((cause) => ({
			field: cause.field,
			manager: managerOf(cause.message)
		})), shown = fields.slice(0, 5).map(({ field, manager }) => `${field} belongs to ${manager}`), more = fields.length > shown.length ? ` and ${fields.length - shown.length} more` : "", managers = [...new Set(fields.map(({ manager }) => manager))];
		return {
			code: "KUBE_CONFLICT",
			message: `${cannot}: ${shown.join(", ")}${more}`,
			managers
		};
	}
	return {
		code: "KUBE_CONFLICT",
		message: `${cannot}: ${reason === "AlreadyExists" ? "it exists already" : message}`
	};
}
function managerOf(message) {
	return /conflict with "([^"]*)"/.exec(message)?.[1] ?? message;
}
function notFound(cannot, { reason, message, resource, name }) {
	return resource === "namespaces" ? {
		code: "KUBE_NOT_FOUND",
		message: `${cannot}: namespace ${name} does not exist`
	} : reason === "" ? {
		code: "KUBE_KIND_MISSING",
		message: `${cannot}: the API server does not serve that kind`
	} : {
		code: "KUBE_NOT_FOUND",
		message: `${cannot}: ${message}`
	};
}
function fieldsOf({ message, causes, reason }) {
	if (causes.length === 0) return message || reason || "the API server gives no reason";
	let shown = causes.slice(0, 5).map(({ field, message }) => field === "" ? message : `${field}: ${message}`);
	return `${shown.join("; ")}${causes.length > shown.length ? `; and ${causes.length - shown.length} more` : ""}`;
}
function hide(status, secrets) {
	if (secrets.length === 0) return status;
	function clean(text) {
		let shown = text.replaceAll(/(Invalid value: )"(?:[^"\\]|\\.)*"/g, "$1***").replace(/, got .*/s, ", got ***");
		for (let secret of secrets) secret.length > 3 && (shown = shown.replaceAll(secret, "***"));
		return shown;
	}
	let causes = status.causes.map((cause) => ({
		...cause,
		message: clean(cause.message)
	}));
	return {
		...status,
		message: clean(status.message),
		causes
	};
}
function parseStatus(code, body) {
	let parsed = parseObject(body);
	if (parsed?.kind !== "Status") return {
		code,
		message: plain(body).slice(0, 200),
		reason: "",
		causes: [],
		resource: "",
		name: "",
		retryAfterSeconds: void 0,
		continue: void 0
	};
	let details = asObject(parsed.details), causes = Array.isArray(details.causes) ? details.causes.map(asObject) : [], offered = asObject(parsed.metadata).continue, seconds = details.retryAfterSeconds;
	return {
		code: typeof parsed.code == "number" && parsed.code > 0 ? parsed.code : code,
		reason: text(parsed.reason),
		message: text(parsed.message),
		causes: causes.map((cause) => ({
			reason: text(cause.reason),
			field: text(cause.field),
			message: text(cause.message)
		})),
		resource: text(details.kind),
		name: text(details.name),
		retryAfterSeconds: typeof seconds == "number" ? seconds : void 0,
		continue: typeof offered == "string" && offered !== "" ? offered : void 0
	};
}
function parseObject(body) {
	try {
		return asObject(JSON.parse(body));
	} catch {
		return;
	}
}
function asObject(value) {
	return typeof value == "object" && value ? value : {};
}
function text(value) {
	return typeof value == "string" ? plain(value).slice(0, 2e3) : "";
}
function plain(value) {
	return value.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
}
// src/platform/kube/logs.ts
const pods = {
	apiVersion: "v1",
	kind: "Pod",
	group: "",
	version: "v1",
	plural: "pods",
	namespaced: !0,
	verbs: [],
	subresources: []
};
function createLogs(transport) {
	return async (pod, container, query = {}) => {
		let { tailLines, previous, limitBytes = 1048576, signal } = query, path = objectPath(pods, {
			apiVersion: "v1",
			kind: "Pod",
			...pod
		}), asked = {
			verb: "read the log of",
			what: `container ${container} of v1/Pod/${pod.namespace}/${pod.name}`
		}, answer = await transport.send({
			method: "GET",
			path: withQuery(`${path}/log`, {
				container,
				tailLines,
				previous,
				limitBytes
			}),
			accept: "text/plain, application/json",
			asked,
			repeatable: !0,
			signal
		}, (status) => status === 400 || status === 404);
		if (answer.status === 200) return answer.body;
		let status = parseStatus(answer.status, answer.body);
		if (answer.status === 404 || /waiting to start|not found|is not valid for pod|ContainerCreating|PodInitializing/.test(status.message)) return;
		let error = refusal(asked, status);
		throw new KubeError("KUBE_FAILED", error.message, { details: error.details });
	};
}
// src/platform/kube/live.ts
const metadataTypes = {
	object: "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1",
	list: "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"
};
function readObject(answer, kind) {
	return named(JSON.parse(answer.body), kind);
}
function named(object, { apiVersion, kind }) {
	return {
		...object,
		apiVersion,
		kind
	};
}
function secretsOf(object) {
	if (object.kind !== "Secret" || object.apiVersion !== "v1") return [];
	let encoded = valuesOf(object.data), texts = valuesOf(object.stringData), decoded = encoded.map((value) => Buffer.from(value, "base64").toString("utf8"));
	return [
		...encoded,
		...decoded,
		...texts
	].filter((value) => value !== "");
}
function valuesOf(value) {
	return typeof value == "string" ? [value] : typeof value == "object" && value ? Object.values(value).flatMap(valuesOf) : [];
}
async function need(discovery, kind, signal) {
	let found = await discovery.find(kind, signal);
	if (found !== void 0) return found;
	throw new KubeError("KUBE_KIND_MISSING", `the cluster does not serve ${kind.apiVersion}/${kind.kind}`);
}
function createReading(transport, discovery) {
	async function list(kind, query = {}) {
		let { namespace, labelSelector, fieldSelector, limit, metadataOnly, signal } = query, resource = await need(discovery, kind, signal), path = collectionPath(resource, namespace);
		return readList((await transport.send({
			method: "GET",
			path: withQuery(path, {
				labelSelector,
				fieldSelector,
				limit,
				continue: query.continue
			}),
			asked: {
				verb: "list",
				what: describe$1(resource, namespace)
			},
			repeatable: !0,
			signal,
			...metadataOnly === !0 ? { accept: metadataTypes.list } : {}
		})).body, kind);
	}
	async function get(identity, { signal, metadataOnly } = {}) {
		let resource = await need(discovery, identity, signal), answer = await transport.send({
			method: "GET",
			path: objectPath(resource, identity),
			asked: {
				verb: "get",
				what: formatIdentity(identity)
			},
			repeatable: !0,
			signal,
			...metadataOnly === !0 ? { accept: metadataTypes.object } : {}
		}, (status) => status === 404);
		return answer.status === 404 ? void 0 : readObject(answer, identity);
	}
	async function* pages(kind, query = {}) {
		let page = await list(kind, {
			limit: 500,
			...query
		});
		for (;;) {
			if (yield page, page.continue === void 0) return;
			page = await nextPage(kind, {
				limit: 500,
				...query,
				continue: page.continue
			});
		}
	}
	async function nextPage(kind, query) {
		try {
			return await list(kind, query);
		} catch (error) {
			let offered = error instanceof KubeError && error.details.status === 410 ? error.details.continue : void 0;
			if (offered === void 0) throw error;
			return await list(kind, {
				...query,
				continue: offered
			});
		}
	}
	return {
		list,
		get,
		pages
	};
}
function readList(body, kind) {
	let { metadata, items } = JSON.parse(body);
	return {
		items: (items ?? []).map((item) => named(item, kind)),
		resourceVersion: metadata?.resourceVersion ?? "",
		...metadata?.continue ? { continue: metadata.continue } : {}
	};
}
function describe$1(resource, namespace) {
	let where = resource.namespaced ? namespace === void 0 ? " in all namespaces" : ` in namespace ${namespace}` : "";
	return `${fullName(resource)}${where}`;
}
// src/platform/kube/reviews.ts
function createReviews(transport) {
	function review(path, kind, spec, what, signal) {
		let [, , group = "", version = ""] = path.split("/"), body = {
			apiVersion: `${group}/${version}`,
			kind,
			spec
		};
		return transport.send({
			method: "POST",
			path,
			body,
			asked: {
				verb: "ask",
				what
			},
			repeatable: !0,
			signal
		});
	}
	return {
		async can({ verb, group, resource, namespace, name }, { signal } = {}) {
			let [plural = "", subresource] = resource.split("/"), answer = await review("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", "SelfSubjectAccessReview", { resourceAttributes: {
				verb,
				group,
				resource: plural,
				subresource,
				namespace,
				name
			} }, `whether we may ${verb} ${resource}`, signal), { status } = JSON.parse(answer.body);
			return {
				allowed: status?.allowed === !0,
				reason: status?.reason ?? ""
			};
		},
		async whoAmI({ signal } = {}) {
			let answer = await review("/apis/authentication.k8s.io/v1/selfsubjectreviews", "SelfSubjectReview", void 0, "who we are", signal), { status } = JSON.parse(answer.body);
			return {
				username: status?.userInfo?.username ?? "",
				groups: status?.userInfo?.groups ?? []
			};
		},
		async version({ signal } = {}) {
			let answer = await transport.send({
				method: "GET",
				path: "/version",
				asked: {
					verb: "read",
					what: "the API server's version"
				},
				repeatable: !0,
				signal
			}), { gitVersion } = JSON.parse(answer.body);
			return gitVersion ?? "";
		}
	};
}
// src/platform/kube/exchange.ts
const maxBytes = 536870912;
async function open(server, exchange, authorization, agents) {
	let { method, headers, body, signal, silenceMs = 65e3 } = exchange;
	signal?.throwIfAborted();
	let options = {
		method,
		hostname: server.hostname.replace(/^\[(.*)\]$/, "$1"),
		port: server.port,
		path: `${server.pathname.replace(/\/$/, "")}${exchange.path}`,
		headers: {
			...headers,
			...authorization.headers,
			...body === void 0 ? {} : { "content-length": String(Buffer.byteLength(body)) }
		},
		agent: agents.get(authorization, server, exchange.use),
		timeout: silenceMs,
		...authorization.tls
	}, send = server.protocol === "http:" ? request : request$1;
	return new Promise((resolve, reject) => {
		let sent = send(options, resolve), onAbort = () => void sent.destroy(Error("aborted"));
		signal?.addEventListener("abort", onAbort, { once: !0 }), sent.on("timeout", () => sent.destroy(new SilenceError(silenceMs))), sent.on("close", () => signal?.removeEventListener("abort", onAbort)), sent.on("error", reject), sent.end(body);
	});
}
async function readAnswer(message) {
	let stream = message.headers["content-encoding"] === "gzip" ? message.pipe(createGunzip()) : message;
	stream !== message && message.on("error", (error) => stream.destroy(error));
	let chunks = [], size = 0;
	for await (let chunk of stream) {
		if (size += chunk.length, size > maxBytes) throw Error(`the answer is larger than ${maxBytes} bytes`);
		chunks.push(chunk);
	}
	if (!message.complete) throw Error("the connection broke in the middle of the answer");
	return {
		status: message.statusCode ?? 0,
		header: (name) => {
			let value = message.headers[name];
			return Array.isArray(value) ? value.join(", ") : value;
		},
		body: Buffer.concat(chunks).toString("utf8")
	};
}
var SilenceError = class extends Error {
	code = "ETIMEDOUT";
	constructor(milliseconds) {
		super(`no answer within ${milliseconds / 1e3} s`), this.name = "SilenceError";
	}
};
// src/platform/kube/network-failure.ts
const untrusted = new Set([
	"UNABLE_TO_VERIFY_LEAF_SIGNATURE",
	"UNABLE_TO_GET_ISSUER_CERT",
	"UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
	"SELF_SIGNED_CERT_IN_CHAIN",
	"DEPTH_ZERO_SELF_SIGNED_CERT",
	"CERT_SIGNATURE_FAILURE",
	"CERT_HAS_EXPIRED",
	"CERT_NOT_YET_VALID",
	"ERR_TLS_CERT_ALTNAME_INVALID"
]), unsent = new Set([
	"ECONNREFUSED",
	"ENOTFOUND",
	"EAI_AGAIN",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"ETIMEDOUT_CONNECT"
]);
function codeOf(error) {
	for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
		if ("code" in current && typeof current.code == "string") return current.code;
		if (current instanceof AggregateError && current.errors.length > 0) return codeOf(current.errors[0]);
	}
	return "";
}
function wasNeverSent(error) {
	return unsent.has(codeOf(error));
}
function mayPass(error) {
	let code = codeOf(error);
	return !untrusted.has(code) && !code.startsWith("ERR_SSL") && !code.startsWith("ERR_OSSL");
}
function networkFailure(server, error) {
	let code = codeOf(error), why = error instanceof Error && error.message !== "" ? error.message : code;
	return untrusted.has(code) ? new KubeError("KUBE_UNREACHABLE", `the certificate of the API server ${server} is not trusted: ${why}`, {
		hint: "Check certificate-authority(-data) and tls-server-name of the cluster in the kubeconfig.",
		cause: error
	}) : code.startsWith("ERR_SSL") && /ALERT/.test(code) ? new KubeError("KUBE_AUTH", `the API server ${server} refuses the client certificate: ${why}`, { cause: error }) : code.startsWith("ERR_OSSL") ? new KubeError("KUBE_CONFIG", `the client certificate or its key cannot be used: ${why}`, { cause: error }) : new KubeError("KUBE_UNREACHABLE", `the API server ${server} cannot be reached: ${why}`, { cause: error });
}
// src/platform/kube/in-cluster.ts
const folder = "/var/run/secrets/kubernetes.io/serviceaccount";
function isInCluster(env) {
	return !!(env.KUBERNETES_SERVICE_HOST && env.KUBERNETES_SERVICE_PORT);
}
async function inClusterAccess(env) {
	let host = env.KUBERNETES_SERVICE_HOST ?? "", ca = await readMounted("ca.crt"), token = "", read = 0;
	return {
		server: `https://${isIPv6(host) ? `[${host}]` : host}:${env.KUBERNETES_SERVICE_PORT ?? "443"}`,
		context: "in-cluster",
		namespace: (await readMounted("namespace")).trim(),
		async authorize(fresh) {
			return (fresh || performance.now() - read > 6e4 || token === "") && (token = (await readMounted("token")).trim(), read = performance.now()), {
				headers: { authorization: `Bearer ${token}` },
				tls: { ca }
			};
		}
	};
}
async function readMounted(name) {
	try {
		return await readFile(`${folder}/${name}`, "utf8");
	} catch (error) {
		throw new KubeError("KUBE_CONFIG", `this pod has no ServiceAccount token: ${folder}/${name} cannot be read`, {
			hint: "Leave automountServiceAccountToken on, mount a projected token there, or set KUBECONFIG.",
			cause: error
		});
	}
}
// src/platform/kube/load-access.ts
async function loadAccess(options, dependencies) {
	let { env } = dependencies, named = (options.kubeconfig ?? env.KUBECONFIG ?? "").split(delimiter).filter((file) => file !== ""), usual = named.length === 0 && env.HOME ? [join(env.HOME, ".kube", "config")] : [], files = [];
	for (let file of [...named, ...usual]) await exists(file) && files.push(file);
	if (files.length === 0 && named.length > 0) throw new KubeError("KUBE_CONFIG", `there is no kubeconfig ${named.join(", ")}, which KUBECONFIG names`);
	let base = files.length === 0 ? await withoutFiles(env, usual) : await fromFiles(files, options, dependencies);
	return options.token === void 0 ? base : withToken(base, options.token);
}
async function fromFiles(files, { context }, dependencies) {
	let { kubeconfigAccess } = await import("./kubeconfig.js");
	return kubeconfigAccess({
		files,
		context,
		...dependencies
	});
}
async function withoutFiles(env, usual) {
	if (isInCluster(env)) return inClusterAccess(env);
	let looked = [
		"KUBECONFIG is not set",
		...usual.map((file) => `there is no ${file}`),
		"this is no pod"
	];
	throw new KubeError("KUBE_CONFIG", `no cluster is configured: ${looked.join(", ")}`);
}
function withToken(base, token) {
	let kept;
	return {
		...base,
		async authorize(fresh, signal) {
			let { tls, ...authorization } = await base.authorize(fresh, signal);
			(fresh || kept === void 0 || expiresSoon(kept)) && (kept = await token(signal));
			let { cert: _cert, key: _key, ...server } = tls;
			return {
				...authorization,
				tls: server,
				headers: { authorization: `Bearer ${kept}` }
			};
		}
	};
}
function expiresSoon(token) {
	let expires = tokenClaims(token)?.exp;
	return expires !== void 0 && expires * 1e3 < Date.now() + 3e4;
}
function tokenClaims(token) {
	try {
		let claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
		return typeof claims == "object" && claims ? claims : void 0;
	} catch {
		return;
	}
}
async function exists(file) {
	return access(file).then(() => !0, () => !1);
}
// src/platform/kube/refused-credential.ts
function refusedCredential(server, context, authorization) {
	let { message, hint } = describe(authorization);
	return new KubeError("KUBE_AUTH", `the API server ${server} does not accept the credential of context ${context}: ${message}`, {
		...hint === void 0 ? {} : { hint },
		details: {
			status: 401,
			reason: "Unauthorized"
		}
	});
}
function describe({ headers, tls }) {
	let [scheme = "", value = ""] = (headers.authorization ?? "").split(" ");
	return scheme === "Bearer" ? describeToken(value) : scheme === "Basic" ? { message: "a password, which Kubernetes has not accepted since 1.19" } : tls.cert === void 0 ? {
		message: "it has none",
		hint: "Give the user of that context in the kubeconfig a token, a certificate or a plugin."
	} : describeCertificate(tls.cert);
}
function describeToken(token) {
	let claims = tokenClaims(token), whose = claims?.sub === void 0 ? "its token" : `the token of ${claims.sub.slice(0, 200)}`;
	if (claims?.exp === void 0) return { message: `${whose} is unknown or revoked` };
	let expires = new Date(claims.exp * 1e3);
	return expires.getTime() > Date.now() ? {
		message: `${whose} has not expired`,
		hint: "It may be of another cluster, of a ServiceAccount that was deleted, or have a wrong audience."
	} : {
		message: `${whose} expired at ${expires.toISOString()}`,
		hint: "Issue a new one: `kubectl create token`, or log in again."
	};
}
function describeCertificate(pem) {
	try {
		let certificate = new X509Certificate(pem), whose = `the certificate of ${certificate.subject.replaceAll("\n", ", ")}`;
		return certificate.validToDate.getTime() < Date.now() ? { message: `${whose} expired at ${certificate.validToDate.toISOString()}` } : { message: `${whose} was not issued by the cluster's authority for clients` };
	} catch {
		return { message: "its client certificate cannot be read" };
	}
}
function createTransport(options) {
	let { access, clock } = options, server = new URL(access.server), answered = !1, lostAt, accepted = !1;
	function isForgetful(status) {
		return accepted && lostAt !== void 0 && clock.now() - lostAt < 2e4 && (status === 401 || status === 403);
	}
	let isForgotten = (error) => error instanceof KubeError && isForgetful(error.details.status);
	async function sendOnce(request, silenceMs) {
		let exchange = toExchange(request, options.userAgent, silenceMs), { signal } = request, started = performance.now(), authorization = await access.authorize(!1, signal), message = await open(server, exchange, authorization, options.agents);
		message.statusCode === 401 && (message.resume(), authorization = await access.authorize(!0, signal), message = await open(server, exchange, authorization, options.agents));
		let milliseconds = Math.round(performance.now() - started);
		if (options.trace?.(`${request.method} ${request.path}: ${message.statusCode} in ${milliseconds} ms`), message.statusCode !== 401) return message;
		throw message.resume(), refusedCredential(access.server, access.context, authorization);
	}
	async function send(request, passes) {
		for (let attempt = 1;; attempt += 1) {
			let last = attempt >= (answered ? 9 : 3), wait;
			try {
				let answer = await readAnswer(await sendOnce(request));
				if (answered = !0, accepted ||= answer.status < 400, answer.status < 400 || passes?.(answer.status) === !0) return answer;
				let status = parseStatus(answer.status, answer.body), asked = retryAfter(answer, status.retryAfterSeconds), passing = isForgetful(answer.status) || isPassing(status, asked, request.repeatable, attempt);
				if (last || !passing) throw refusal(request.asked, status);
				wait = asked ?? backoff(attempt);
			} catch (error) {
				if (request.signal?.throwIfAborted(), isNetworkError(error)) {
					lostAt = clock.now();
					let again = mayPass(error) && (request.repeatable || wasNeverSent(error));
					if (last || !again) throw networkFailure(access.server, error);
				} else if (last || !isForgotten(error)) throw error;
				wait = backoff(attempt);
			}
			await clock.sleep(Math.min(wait, 15e3), request.signal);
		}
	}
	return {
		server: access.server,
		send,
		async stream(request, silenceMs) {
			for (let attempt = 1;; attempt += 1) {
				try {
					let message = await sendOnce(request, silenceMs);
					if ((message.statusCode ?? 0) >= 400) {
						let answer = await readAnswer(message);
						throw refusal(request.asked, parseStatus(answer.status, answer.body));
					}
					return accepted = !0, message.once("close", () => {
						!message.complete && request.signal?.aborted !== !0 && (lostAt = clock.now());
					}), message;
				} catch (error) {
					if (request.signal?.throwIfAborted(), isNetworkError(error)) throw lostAt = clock.now(), networkFailure(access.server, error);
					if (attempt >= 9 || !isForgotten(error)) throw error;
				}
				await clock.sleep(backoff(attempt), request.signal);
			}
		}
	};
}
function toExchange(request, userAgent, silenceMs) {
	let { method, path, body, signal } = request, streams = silenceMs !== void 0;
	return {
		method,
		path,
		signal,
		use: streams || !request.repeatable ? "own" : "shared",
		headers: {
			accept: request.accept ?? "application/json",
			"user-agent": userAgent,
			...streams ? {} : { "accept-encoding": "gzip" },
			...body === void 0 ? {} : { "content-type": request.contentType ?? "application/json" }
		},
		...body === void 0 ? {} : { body: JSON.stringify(body) },
		...streams ? { silenceMs } : {}
	};
}
function retryAfter(answer, fromStatus) {
	let header = answer.header("retry-after"), seconds = header !== void 0 && /^\d+$/.test(header) ? Number(header) : fromStatus;
	return seconds === void 0 ? void 0 : seconds * 1e3;
}
function isPassing(status, asked, repeatable, attempt) {
	let { code, message } = status;
	return code === 429 || code === 503 && asked !== void 0 ? !0 : repeatable ? code === 502 || code === 503 || code === 504 ? !0 : code === 500 ? message.includes("failed calling webhook") ? attempt < 3 : /etcdserver|leader changed|context deadline exceeded|connection refused/.test(message) : !1 : !1;
}
function backoff(attempt) {
	return Math.min(200 * 2 ** (attempt - 1), 5e3) * (.5 + Math.random());
}
function isNetworkError(error) {
	return error instanceof Error && !(error instanceof SlipwayError);
}
function createPatience({ patienceMs = 3e5, onTrouble, signal }, clock) {
	let established = !1, since, attempt = 0;
	return {
		good() {
			established = !0, since = void 0, attempt = 0;
		},
		async bear(error) {
			since ??= clock.now();
			let limit = established ? isRefusal(error) ? Math.min(1e4, patienceMs) : patienceMs : 0;
			if (clock.now() - since >= limit) throw error;
			onTrouble?.(error), attempt += 1, await clock.sleep(Math.min(250 * 2 ** (attempt - 1), 5e3) * (.5 + Math.random()), signal);
		}
	};
}
function isRefusal(error) {
	return error instanceof KubeError && error.code !== "KUBE_UNREACHABLE" && error.code !== "KUBE_FAILED";
}
async function* watchLines(message) {
	let rest = "";
	message.setEncoding("utf8");
	for await (let chunk of message) {
		rest += chunk;
		let from = 0;
		for (let end = rest.indexOf("\n", from); end >= 0; end = rest.indexOf("\n", from)) {
			let line = rest.slice(from, end);
			from = end + 1, line !== "" && (yield JSON.parse(line));
		}
		if (rest = rest.slice(from), rest.length > 67108864) throw Error("a watch event is larger than any object can be");
	}
}
// src/platform/kube/watch.ts
const lifeSeconds = {
	least: 240,
	spread: 60
};
var Lost = class extends Error {};
function createWatch(dependencies) {
	return (kind, query = {}) => watch(kind, query, dependencies);
}
async function* watch(kind, query, dependencies) {
	let { signal } = query, patience = createPatience(query, dependencies.clock), position = { version: query.resourceVersion };
	for (; !isOver();) {
		let opened = dependencies.clock.now();
		try {
			let resource = await need(dependencies.discovery, kind, signal);
			if (position.version === void 0 && query.name === void 0) {
				let listed = await readState(kind, query, dependencies);
				position.version = listed.resourceVersion, patience.good(), yield listed;
			}
			yield* follow(resource, query, position, dependencies, () => patience.good());
			let lasted = dependencies.clock.now() - opened;
			lasted < 500 && await dependencies.clock.sleep(500 - lasted, signal);
		} catch (error) {
			if (isOver()) return;
			isLost(error) ? position.version = void 0 : await bear(error instanceof Error ? error : Error(String(error)));
		}
	}
	function isOver() {
		return signal?.aborted === !0;
	}
	async function bear(error) {
		try {
			await patience.bear(error);
		} catch (thrown) {
			if (!isOver()) throw thrown;
		}
	}
}
function isLost(error) {
	return error instanceof Lost || error instanceof KubeError && error.details.status === 410;
}
async function readState(kind, query, { reading }) {
	let { name: _name, resourceVersion: _version, patienceMs: _patience, onTrouble: _trouble, ...list } = query, items = [], resourceVersion = "";
	for await (let page of reading.pages(kind, list)) {
		for (let item of page.items) items.push(item);
		resourceVersion = page.resourceVersion;
	}
	return {
		type: "listed",
		items,
		resourceVersion
	};
}
async function* follow(resource, query, position, { transport, reading, idleMs = 9e4 }, good) {
	let request = watchRequest(resource, query, position.version), message = await transport.stream(request, idleMs * 2), silent = !1, silence = setTimeout(() => {
		silent = !0, message.destroy();
	}, idleMs);
	try {
		let known;
		if (position.version === void 0) {
			let { namespace = "", name = "", signal } = query;
			known = await reading.get({
				...kindOf(resource),
				namespace,
				name
			}, signal === void 0 ? {} : { signal }), yield {
				type: "listed",
				items: known === void 0 ? [] : [known],
				resourceVersion: known?.metadata.resourceVersion ?? ""
			};
		}
		good();
		for await (let line of watchLines(message)) {
			silence.refresh();
			let object = readLine(line, resource, request);
			position.version = object.metadata.resourceVersion;
			let repeated = known !== void 0 && object.metadata.resourceVersion === known.metadata.resourceVersion;
			line.type !== "BOOKMARK" && !(repeated && line.type === "ADDED") && (yield {
				type: eventTypes[line.type],
				object
			});
		}
	} catch (error) {
		throw silent ? new Lost() : error;
	} finally {
		clearTimeout(silence), message.destroy();
	}
	if (silent) throw new Lost();
}
const eventTypes = {
	ADDED: "added",
	MODIFIED: "modified",
	DELETED: "deleted",
	ERROR: "deleted"
};
function readLine(line, resource, { asked }) {
	if (line.type === "ERROR") throw refusal(asked, parseStatus(500, JSON.stringify(line.object)));
	return named(line.object, kindOf(resource));
}
function kindOf({ apiVersion, kind }) {
	return {
		apiVersion,
		kind
	};
}
function watchRequest(resource, query, version) {
	let { namespace, name, labelSelector, metadataOnly, signal } = query, fieldSelector = [name === void 0 ? void 0 : `metadata.name=${name}`, query.fieldSelector].filter((part) => part !== void 0).join(",") || void 0;
	return {
		method: "GET",
		path: withQuery(collectionPath(resource, namespace), {
			watch: !0,
			timeoutSeconds: lifeSeconds.least + Math.floor(Math.random() * lifeSeconds.spread),
			resourceVersion: version ?? "0",
			allowWatchBookmarks: version !== void 0,
			labelSelector,
			fieldSelector
		}),
		...metadataOnly === !0 ? { accept: metadataTypes.object } : {},
		asked: {
			verb: "watch",
			what: describe$1(resource, namespace)
		},
		repeatable: !0,
		signal
	};
}
// src/platform/kube/writing.ts
const patchTypes = {
	merge: "application/merge-patch+json",
	json: "application/json-patch+json",
	strategic: "application/strategic-merge-patch+json"
};
function createWriting(transport, discovery) {
	return {
		async applyServerSide(object, query) {
			let { fieldManager, force, dryRun, signal, knownVersion } = query, identity = identify(object), path = objectPath(await need(discovery, identity, signal), identity), answer = await transport.send({
				method: "PATCH",
				path: withQuery(path, {
					...writeQuery({
						fieldManager,
						dryRun
					}),
					force: force === !0
				}),
				contentType: "application/apply-patch+yaml",
				body: object,
				asked: {
					verb: "apply",
					what: formatIdentity(identity),
					secrets: secretsOf(object)
				},
				repeatable: !0,
				signal
			}), applied = readObject(answer, identity);
			return {
				object: applied,
				action: actionOf(answer, applied, dryRun === !0, knownVersion),
				warnings: warningsOf(answer)
			};
		},
		async create(object, query = {}) {
			let identity = identify(object);
			return await write("POST", "create", creationPath(await need(discovery, identity, query.signal), identity), object, query);
		},
		async replace(object, query = {}) {
			let identity = identify(object);
			return await write("PUT", "replace", objectPath(await need(discovery, identity, query.signal), identity), object, query);
		},
		async patch(identity, query) {
			let { type, body, subresource, dryRun, signal } = query, path = objectPath(await need(discovery, identity, signal), identity), below = subresource === void 0 ? "" : `/${subresource}`;
			return readObject(await transport.send({
				method: "PATCH",
				path: withQuery(`${path}${below}`, writeQuery(query)),
				contentType: patchTypes[type],
				body,
				asked: {
					verb: "patch",
					what: `${formatIdentity(identity)}${below}`,
					secrets: secretsOf({
						...identity,
						...asRecord(body)
					})
				},
				repeatable: dryRun === !0,
				signal
			}), identity);
		},
		async delete(identity, query = {}) {
			let { propagation, uid, resourceVersion, gracePeriodSeconds, dryRun, signal } = query, path = objectPath(await need(discovery, identity, signal), identity), preconditions = {
				uid,
				resourceVersion
			};
			return (await transport.send({
				method: "DELETE",
				path,
				body: {
					apiVersion: "v1",
					kind: "DeleteOptions",
					propagationPolicy: propagation,
					gracePeriodSeconds,
					...uid === void 0 && resourceVersion === void 0 ? {} : { preconditions },
					...dryRun === !0 ? { dryRun: ["All"] } : {}
				},
				asked: {
					verb: "delete",
					what: formatIdentity(identity)
				},
				repeatable: uid !== void 0 || dryRun === !0,
				signal
			}, (status) => status === 404)).status !== 404;
		}
	};
	async function write(method, verb, path, object, query) {
		let identity = identify(object);
		return readObject(await transport.send({
			method,
			path: withQuery(path, writeQuery(query)),
			body: object,
			asked: {
				verb,
				what: formatIdentity(identity),
				secrets: secretsOf(object)
			},
			repeatable: query.dryRun === !0,
			signal: query.signal
		}), identity);
	}
}
function writeQuery({ fieldManager, dryRun }) {
	return {
		fieldManager,
		fieldValidation: "Strict",
		dryRun: dryRun === !0 ? "All" : void 0
	};
}
function actionOf(answer, applied, dryRun, known) {
	return answer.status === 201 ? "created" : known === void 0 || dryRun ? "unknown" : applied.metadata.resourceVersion === known ? "unchanged" : "configured";
}
function warningsOf(answer) {
	return [...(answer.header("warning") ?? "").matchAll(/\b\d{3} \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = ""]) => text.replace(/\\(.)/g, "$1").slice(0, 500));
}
function asRecord(value) {
	return typeof value == "object" && value && !Array.isArray(value) ? value : {};
}
// src/platform/kube/create-kube.ts
function createKube(access, { env, clock, trace, watchIdleMs }) {
	let agents = createAgents(env), transport = createTransport({
		access,
		agents,
		clock,
		userAgent: `slipway/${version}`,
		...trace === void 0 ? {} : { trace }
	}), discovery = createDiscovery(transport), reading = createReading(transport, discovery), idle = watchIdleMs === void 0 ? {} : { idleMs: watchIdleMs };
	return {
		server: access.server,
		context: access.context,
		namespace: access.namespace,
		...reading,
		...createWriting(transport, discovery),
		...createReviews(transport),
		watch: createWatch({
			transport,
			discovery,
			reading,
			clock,
			...idle
		}),
		logs: createLogs(transport),
		resources: ({ refresh = !1, signal } = {}) => discovery.all(refresh, signal),
		resource: (kind, { signal } = {}) => discovery.find(kind, signal),
		async [Symbol.asyncDispose]() {
			agents[Symbol.dispose]();
		}
	};
}
// src/platform/kube/connect.ts
async function connectKube(options = {}, given = {}) {
	let { env = process.env, clock = createClock() } = given, exec = given.exec ?? createExec({
		env,
		redactor: createRedactor([]),
		exitTasks: createExitTasks()
	}), dependencies = {
		...given,
		env,
		clock,
		exec
	};
	return createKube(await loadAccess(options, dependencies), dependencies);
}
export { connectKube };
