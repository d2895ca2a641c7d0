import { t as loadConfig } from "./load.js";
import { n as SlipwayErrors, o as toErrorDocument, s as toSlipwayErrors, t as SlipwayError } from "./errors.js";
import { a as unhealthyLines, c as cleanText, i as painter, n as duration, o as createWake, r as errorLines, s as cleanTail, t as countsLine } from "./sync-paint.js";
import { n as groupOf, r as identify, t as formatIdentity } from "./object.js";
import { _ as textAt, a as objectNames, d as conditionOf, f as conditionsOf, g as recordsAt, h as parseTime, i as foreignKeep, l as namespaceOf, m as isRecord, n as applySetKeys, o as statusKey, p as integerAt, r as fieldManager, t as annotationKeys, v as timeAt } from "./names.js";
import { t as KubeError } from "./kube-error.js";
import { a as literal, c as object, d as string, h as ZodError, i as boolean, l as record, o as looseObject, r as array, s as number, v as prettifyError } from "./schemas.js";
import { f as valueAt, l as pLimit, u as formatPath } from "./image-reference.js";
import { a as chooseRenderer, c as renderRoots, n as reachNothing, t as resolveRoots } from "./resolve-roots.js";
import { o as oneLine } from "./escape.js";
import { n as parseDuration } from "./duration.js";
import { t as jsonText } from "./command.js";
import { r as repositoryUrl, s as scopesOf } from "./manifest-target.js";
import { posix } from "node:path";
import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
async function awaitGone({ kube, clock, signal, deadline }, identity, uid) {
	let until = Math.min(deadline, clock.now() + 12e4);
	for (let pause = 250;; pause = Math.min(pause * 2, 2e3)) {
		let live = await kube.get(identity, { signal });
		if (live === void 0 || live.metadata.uid !== uid) return;
		if (clock.now() >= until) throw lingering(identity, live);
		await clock.sleep(pause, signal);
	}
}
function lingering(identity, live) {
	let finalizers = live.metadata.finalizers, holders = Array.isArray(finalizers) ? finalizers.filter((one) => typeof one == "string") : [], spec = live.spec;
	typeof spec == "object" && spec && "finalizers" in spec && Array.isArray(spec.finalizers) && holders.push(...spec.finalizers.filter((one) => typeof one == "string"));
	let held = holders.length === 0 ? "" : `; finalizers: ${holders.join(", ")}`;
	return new SlipwayError("OBJECT_TERMINATING", `${formatIdentity(identity)} is being deleted and does not end${held}`);
}
// src/reconcile/content-hash.ts
function contentHash(value) {
	return createHash("sha256").update(canonical(value)).digest().subarray(0, 16).toString("base64url");
}
function canonical(value) {
	return JSON.stringify(value, (_key, inner) => typeof inner != "object" || !inner || Array.isArray(inner) ? inner : Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => one < other ? -1 : 1)));
}
// src/reconcile/managed-fields.ts
function managedEntries(object) {
	let rows = valueAt(object, ["metadata", "managedFields"]);
	return Array.isArray(rows) ? rows.filter(isRecord).map((row) => ({
		manager: textAt(row, ["manager"]),
		operation: textAt(row, ["operation"]),
		subresource: textAt(row, ["subresource"]),
		apiVersion: textAt(row, ["apiVersion"]),
		time: parseTime(textAt(row, ["time"])) ?? 0,
		fields: isRecord(row.fieldsV1) ? row.fieldsV1 : {}
	})) : [];
}
function isOurs(entry) {
	return entry.manager === "slipway" && entry.operation === "Apply" && entry.subresource === "";
}
function ownedHash(object) {
	let entry = managedEntries(object).find(isOurs);
	return entry === void 0 ? "" : contentHash([
		entry.apiVersion,
		entry.time,
		entry.fields
	]);
}
function holds(tree, steps) {
	let node = tree;
	for (let step of steps) node = node !== void 0 && Object.hasOwn(node, step) ? node[step] : void 0;
	return node !== void 0;
}
function union(one, other) {
	let merged = { ...one };
	for (let [step, below] of Object.entries(other)) merged[step] = union(Object.hasOwn(one, step) ? one[step] ?? {} : {}, below);
	return merged;
}
function fieldsOf(tree, manifest) {
	return walk(tree, manifest, [], []);
}
function walk(tree, value, steps, path) {
	let below = Object.keys(tree).filter((step) => step !== ".");
	return below.length === 0 ? steps.length === 0 ? [] : [{
		steps,
		path
	}] : below.flatMap((step) => {
		let place = locate(step, value);
		return place === void 0 ? [] : walk(tree[step] ?? {}, valueAt(value, [place]), [...steps, step], [...path, place]);
	});
}
function locate(step, value) {
	let [kind, rest] = [step.slice(0, 2), step.slice(2)];
	if (kind === "f:") return isRecord(value) && Object.hasOwn(value, rest) ? rest : void 0;
	if (!Array.isArray(value)) return;
	if (kind === "i:") return integerAt([rest], [0]);
	let wanted = parseKey(rest);
	if (wanted === void 0) return;
	let index = value.findIndex((item) => kind === "k:" ? hasKeys(item, wanted) : item === wanted);
	return index < 0 ? void 0 : index;
}
function parseKey(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function hasKeys(item, keys) {
	return !isRecord(item) || !isRecord(keys) ? !1 : Object.entries(keys).every(([key, value]) => item[key] === value || item[key] === void 0 && key === "protocol");
}
// src/reconcile/object-key.ts
function objectKey(identity) {
	return `${groupOf(identity.apiVersion)}/${identity.kind}/${identity.namespace}/${identity.name}`;
}
function groupKind(object) {
	return `${groupOf(object.apiVersion)}/${object.kind}`;
}
function annotation(object, key) {
	let value = object.metadata?.annotations?.[key];
	return typeof value == "string" ? value : "";
}
// src/reconcile/ownership.ts
function rivalOf(cause) {
	let match = /conflict with "((?:[^"\\]|\\.)*)"(?: with subresource "([^"]*)")?( using)?/.exec(cause.message);
	return {
		manager: match?.[1] ?? "",
		operation: match?.[3] === void 0 ? "Apply" : "Update",
		subresource: match?.[2] ?? "",
		field: cause.field
	};
}
const hands = /^(kubectl|before-first-apply$)/;
function mayTake(rival, manifest, ours) {
	return annotation(manifest, annotationKeys.force) === "enabled" || hands.test(rival.manager) ? !0 : ours && rival.operation === "Update";
}
function isAutoscaler(rival) {
	return rival.subresource === "scale" && !hands.test(rival.manager);
}
function leaveReplicas(manifest, live) {
	return live === void 0 ? manifest : managedEntries(live).some((entry) => !isOurs(entry) && isAutoscaler(entry) && holds(entry.fields, ["f:spec", "f:replicas"])) ? withoutReplicas(manifest) : manifest;
}
function withoutReplicas(manifest) {
	let spec = manifest.spec;
	if (typeof spec != "object" || !spec || !("replicas" in spec)) return manifest;
	let { replicas: _replicas, ...rest } = spec;
	return {
		...manifest,
		spec: rest
	};
}
// src/reconcile/recreate.ts
const never$1 = new Set([
	"/Namespace",
	"/PersistentVolume",
	"/PersistentVolumeClaim",
	"apiextensions.k8s.io/CustomResourceDefinition"
]), immutable = /immutable|may not change|cannot be (changed|updated)|updates to .* are forbidden/i;
function mayRecreate(manifest, error) {
	return annotation(manifest, annotationKeys.recreate) !== "enabled" || never$1.has(groupKind(manifest)) || groupKind(manifest) === "/Service" && valueAt(manifest, ["spec", "type"]) === "LoadBalancer" ? !1 : [error.message, ...error.details.causes.map((cause) => cause.message)].some((text) => immutable.test(text));
}
async function deleteForRecreation(context, wanted, manifest, uid) {
	let { kube, signal } = context, trial = {
		...manifest,
		metadata: {
			...manifest.metadata,
			name: `${wanted.identity.name.slice(0, 40)}-slipway-trial`
		}
	};
	await kube.create(trial, {
		dryRun: !0,
		fieldManager,
		signal
	}), await kube.delete(wanted.identity, {
		uid,
		propagation: "Background",
		signal
	}), await awaitGone(context, wanted.identity, uid);
}
// src/reconcile/takeover.ts
const former$1 = /^(kubectl|before-first-apply$)/;
function isFormer(entry) {
	return former$1.test(entry.manager);
}
function isChange(entry) {
	return entry.operation === "Update" || former$1.test(entry.manager);
}
function takeoverPatch(live, from) {
	let entries = managedEntries(live), old = entries.filter((entry) => !isOurs(entry) && from(entry) && entry.subresource === ""), own = entries.find(isOurs), apiVersion = own?.apiVersion ?? old.toSorted((one, other) => other.time - one.time)[0]?.apiVersion, mergeable = old.filter((entry) => entry.apiVersion === apiVersion);
	if (apiVersion === void 0 || mergeable.length === 0) return;
	let fields = mergeable.reduce((tree, entry) => union(tree, entry.fields), own?.fields ?? {}), kept = rawEntries(live).filter((_, index) => {
		let entry = entries[index];
		return entry !== void 0 && !isOurs(entry) && !mergeable.includes(entry);
	}), time = Math.max(...mergeable.map((entry) => entry.time)), taken = {
		manager: fieldManager,
		operation: "Apply",
		apiVersion,
		time: new Date(time).toISOString().replace(/\.\d+Z$/, "Z"),
		fieldsType: "FieldsV1",
		fieldsV1: fields
	};
	return [{
		op: "replace",
		path: "/metadata/managedFields",
		value: [...kept, taken]
	}, {
		op: "replace",
		path: "/metadata/resourceVersion",
		value: live.metadata.resourceVersion
	}];
}
function rawEntries(live) {
	let rows = live.metadata.managedFields;
	return Array.isArray(rows) ? rows : [];
}
// src/reconcile/apply-object.ts
async function applyObject(context, wanted, decision, record) {
	let first = await send(context, wanted, decision, record, decision.adopted ? await takeOver$1(context, wanted, record) : record?.resourceVersion), reason = decision.adopted ? "it was there before, and is ours now" : "";
	return first.object.metadata.deletionTimestamp === void 0 ? {
		...settled(first),
		reason
	} : (await awaitGone(context, wanted.identity, first.object.metadata.uid), {
		...settled(await send(context, wanted, {
			...decision,
			force: !1
		}, void 0, void 0)),
		reason: "it was being deleted, and was created anew"
	});
}
function settled({ object, action, warnings }) {
	return {
		live: object,
		action: action === "unknown" ? "configured" : action,
		warnings
	};
}
async function takeOver$1({ kube, signal }, wanted, record) {
	let body = record?.live === void 0 ? void 0 : takeoverPatch(record.live, isFormer);
	if (body === void 0) return record?.resourceVersion;
	await kube.patch(wanted.identity, {
		type: "json",
		body,
		fieldManager,
		signal
	});
}
async function takeChanges({ kube, signal }, wanted, record) {
	let body = record?.live === void 0 ? void 0 : takeoverPatch(record.live, isChange);
	return body !== void 0 && (await kube.patch(wanted.identity, {
		type: "json",
		body,
		fieldManager,
		signal
	}), !0);
}
async function send(context, wanted, decision, record, knownVersion) {
	let { kube, signal } = context, { manifest, force } = decision;
	for (let attempt = 1;; attempt += 1) try {
		return await kube.applyServerSide(manifest, {
			fieldManager,
			force,
			signal,
			...knownVersion === void 0 ? {} : { knownVersion }
		});
	} catch (error) {
		if (!(error instanceof KubeError) || attempt > 2) throw error;
		if (error.code === "KUBE_IMMUTABLE" && record !== void 0 && mayRecreate(manifest, error)) {
			await deleteForRecreation(context, wanted, manifest, record.uid);
			continue;
		}
		if (error.code === "KUBE_INVALID" && decision.drifted && attempt === 1 && await takeChanges(context, wanted, record)) continue;
		let next = error.code === "KUBE_CONFLICT" ? afterConflict(manifest, error, decision.ours) : void 0;
		if (next === void 0) throw explained(error);
		({manifest, force} = next);
	}
}
function afterConflict(manifest, error, ours) {
	let rivals = error.details.causes.filter((cause) => cause.reason === "FieldManagerConflict").map(rivalOf);
	if (rivals.length === 0) return;
	let scaled = rivals.filter((rival) => isAutoscaler(rival) && rival.field === ".spec.replicas"), others = rivals.filter((rival) => !scaled.includes(rival));
	if (others.every((rival) => mayTake(rival, manifest, ours))) return {
		manifest: scaled.length > 0 ? withoutReplicas(manifest) : manifest,
		force: others.length > 0
	};
}
function explained(error) {
	if (error.code === "KUBE_CONFLICT" && error.details.managers.length > 0) {
		let hint = `Take the field out of the manifest or away from ${error.details.managers.join(", ")}, or take it with the annotation ${annotationKeys.force}: enabled.`;
		return new KubeError(error.code, error.message, {
			hint,
			cause: error,
			details: error.details
		});
	}
	if (error.code !== "KUBE_IMMUTABLE") return error;
	let hint = `Give the object a new name, or let it be deleted and created anew with the annotation ${annotationKeys.recreate}: enabled.`;
	return new KubeError(error.code, error.message, {
		hint,
		cause: error,
		details: error.details
	});
}
function fieldDrift(manifest, live) {
	let entries = managedEntries(live), ownFields = entries.find(isOurs)?.fields ?? {}, others = entries.filter((entry) => !isOurs(entry)).toSorted((one, other) => other.time - one.time), found = new Map();
	for (let entry of others) for (let field of fieldsOf(entry.fields, manifest)) {
		let path = formatPath(field.path);
		holds(ownFields, field.steps) || found.has(path) || found.set(path, {
			path,
			...author(entry),
			...values(field, manifest, live)
		});
	}
	return [...found.values()].toSorted((one, other) => one.path < other.path ? -1 : 1).slice(0, 20);
}
function takers(manifest, live) {
	let entries = managedEntries(live), own = entries.find(isOurs)?.fields ?? {};
	return entries.filter((entry) => !isOurs(entry) && fieldsOf(entry.fields, manifest).some((field) => !holds(own, field.steps)));
}
function author(entry) {
	return {
		manager: cleanText(entry.manager, 128),
		at: entry.time === 0 ? "" : new Date(entry.time).toISOString()
	};
}
function values(field, manifest, live) {
	if (manifest.kind === "Secret" || isTelling(field.path)) return {};
	let to = show(valueAt(manifest, field.path)), from = show(liveValue(live, field.steps));
	return {
		...from === void 0 ? {} : { from },
		...to === void 0 ? {} : { to }
	};
}
function isTelling(path) {
	return path.includes("env") && path.at(-1) === "value";
}
function liveValue(live, steps) {
	let [field] = fieldsOf(steps.toReversed().reduce((below, step) => ({ [step]: below }), {}), live);
	return field === void 0 ? void 0 : valueAt(live, field.path);
}
function show(value) {
	if (!(value === void 0 || isRecord(value))) return cleanText(JSON.stringify(value), 120);
}
// src/reconcile/decide.ts
function sendable(wanted, partOf) {
	let { metadata = {} } = wanted.manifest, labels = {
		...metadata.labels,
		[applySetKeys.partOf]: partOf
	}, manifest = {
		...wanted.manifest,
		metadata: {
			...metadata,
			labels
		}
	};
	return {
		wanted,
		manifest,
		hash: contentHash(manifest)
	};
}
function isUntouched(record, entry, hash) {
	return entry === void 0 || entry.hash === "" || record.deleting ? !1 : entry.hash === hash && entry.uid === record.uid && entry.owned === record.owned;
}
function isFinished(entry, hash) {
	return entry?.done === !0 && entry.hash === hash;
}
function decide({ wanted, manifest, hash }, record, entry, partOf) {
	let applied = entry !== void 0 && entry.owned !== "";
	if (record === void 0 && isFinished(entry, hash)) return { do: "nothing" };
	if (record === void 0) return {
		do: "apply",
		manifest,
		force: !1,
		ours: entry !== void 0,
		adopted: !1,
		drifted: applied
	};
	let forced = annotation(manifest, annotationKeys.force) === "enabled";
	if (record.partOf !== "" && record.partOf !== partOf && !forced) return {
		do: "refuse",
		error: foreign(wanted, record)
	};
	if (isUntouched(record, entry, hash)) return { do: "nothing" };
	let ours = entry !== void 0 || record.ours, sent = leaveReplicas(manifest, record.live), rivals = record.live === void 0 ? [] : takers(sent, record.live);
	return {
		do: "apply",
		manifest: sent,
		force: forced || rivals.length > 0 && rivals.every((rival) => mayTake(rival, sent, ours)),
		ours,
		adopted: !ours,
		drifted: applied && entry.owned !== record.owned
	};
}
function foreign(wanted, record) {
	let message = `${formatIdentity(wanted.identity)} belongs to another ApplySet, ${record.partOf}`;
	return new SlipwayError("KUBE_CONFLICT", message, {
		hint: `Take it out of the other environment or tool first, or set ${annotationKeys.force}: enabled on it to move it here.`,
		...wanted.origin === void 0 ? {} : { location: wanted.origin }
	});
}
// src/health/diagnosis/judge.ts
const observationMs = 1e3;
function judge(before, suspicions, now) {
	let sightings = new Map(), fatal = [], nextAt;
	for (let suspicion of suspicions) {
		let sighting = see(before.get(suspicion.key), now);
		sightings.set(suspicion.key, sighting);
		let holdsAt = Math.max((suspicion.since ?? sighting.first) + suspicion.holdMs, sighting.counted + Math.max(0, (suspicion.observations ?? 1) - sighting.observations) * observationMs);
		holdsAt <= now ? fatal.push(suspicion) : nextAt = Math.min(nextAt ?? holdsAt, holdsAt);
	}
	return {
		fatal,
		sightings,
		nextAt
	};
}
function see(known, now) {
	return known === void 0 ? {
		first: now,
		counted: now,
		observations: 1
	} : now - known.counted < observationMs ? known : {
		...known,
		counted: now,
		observations: known.observations + 1
	};
}
// src/health/diagnosis/container-view.ts
function viewContainer(pod, status) {
	let name = textAt(status, ["name"]), own = [...recordsAt(pod, ["spec", "initContainers"]), ...recordsAt(pod, ["spec", "containers"])].find((container) => container.name === name);
	return {
		pod,
		status,
		name,
		restarts: integerAt(status, ["restartCount"]) ?? 0,
		restartPolicy: textAt(own, ["restartPolicy"]) || textAt(pod, ["spec", "restartPolicy"]) || "Always",
		ofJob: recordsAt(pod, ["metadata", "ownerReferences"]).some((owner) => owner.kind === "Job"),
		waiting: {
			reason: textAt(status, [
				"state",
				"waiting",
				"reason"
			]),
			message: textAt(status, [
				"state",
				"waiting",
				"message"
			])
		}
	};
}
// src/health/diagnosis/pod-name.ts
function podName(pod) {
	return {
		namespace: textAt(pod, ["metadata", "namespace"]),
		name: textAt(pod, ["metadata", "name"])
	};
}
function podKey(pod) {
	return `pod/${textAt(pod, ["metadata", "uid"])}`;
}
function crash(container, times) {
	if (container.ofJob) return;
	let { status, pod, name } = container, base = {
		key: `${podKey(pod)}/${name}/crash`,
		pod: podName(pod),
		container: name,
		holdMs: 0
	};
	if (container.waiting.reason === "CrashLoopBackOff") {
		if (container.restarts < 2 || !crashedSince(container, times.appliedAt)) return;
		let ended = valueAt(status, ["lastState", "terminated"]), message = `it crashed ${container.restarts + 1} times; ${ending(ended, container)}`;
		return {
			...base,
			reason: "CrashLoopBackOff",
			message,
			previous: !0,
			...began(ended)
		};
	}
	let ended = valueAt(status, ["state", "terminated"]);
	if (container.restartPolicy === "Never" && isRecord(ended) && integerAt(ended, ["exitCode"]) !== 0) return {
		...base,
		reason: textAt(ended, ["reason"]) || "Error",
		message: ending(ended, container),
		...began(ended)
	};
}
function crashedSince({ pod, status }, appliedAt) {
	let second = Math.floor(appliedAt / 1e3) * 1e3;
	return (timeAt(pod, ["metadata", "creationTimestamp"]) ?? 0) >= second || (timeAt(status, [
		"lastState",
		"terminated",
		"startedAt"
	]) ?? 0) >= second;
}
function began(ended) {
	let since = timeAt(ended, ["finishedAt"]);
	return since === void 0 ? {} : { since };
}
function ending(ended, { pod, name }) {
	let code = integerAt(ended, ["exitCode"]), reason = textAt(ended, ["reason"]), last = textAt(ended, ["message"]).trim();
	if (reason === "OOMKilled") {
		let own = recordsAt(pod, ["spec", "containers"]).find((one) => one.name === name), limit = textAt(own, [
			"resources",
			"limits",
			"memory"
		]);
		return `it ran out of memory (OOMKilled${limit === "" ? "" : `, limit ${limit}`})`;
	}
	if (code === 0) return "it ends by itself with exit code 0, though it is to keep running";
	let told = `exit code ${code ?? "unknown"}${reason === "" || reason === "Error" ? "" : ` (${reason})`}`;
	return last === "" ? told : `${told}: ${last}`;
}
// src/health/diagnosis/image-pull.ts
const never = new Set(["InvalidImageName", "ErrImageNeverPull"]), pulling = new Set([
	"ErrImagePull",
	"ImagePullBackOff",
	"ImageInspectError",
	"RegistryUnavailable",
	"SignatureValidationFailed"
]), absent = /not found|manifest unknown|does not exist/i, refused = /denied|unauthorized|authentication required|forbidden/i;
function imagePull(container) {
	let { reason, message } = container.waiting;
	if (never.has(reason) || pulling.has(reason)) return {
		key: `${podKey(container.pod)}/${container.name}/image`,
		reason,
		message: message === "" ? `image ${textAt(container.status, ["image"])}` : message,
		pod: podName(container.pod),
		container: container.name,
		holdMs: never.has(reason) ? 0 : patience(message)
	};
}
function patience(message) {
	return refused.test(message) ? 3e4 : /no such host|lookup |dial tcp|timeout|connection refused/i.test(message) ? 6e4 : absent.test(message) ? 0 : 6e4;
}
// src/health/diagnosis/suspicion.ts
const patienceMs$2 = 3e4;
// src/health/diagnosis/containers.ts
function containerSuspicions(pod, times) {
	return ["initContainerStatuses", "containerStatuses"].flatMap((kind) => recordsAt(pod, ["status", kind]).map((status) => viewContainer(pod, status))).flatMap((container) => {
		let found = imagePull(container) ?? configuration(container, times) ?? crash(container, times);
		return found === void 0 ? [] : [patient(found, pod, times)];
	});
}
function configuration(container, times) {
	let { reason, message } = container.waiting, base = {
		key: `${podKey(container.pod)}/${container.name}/configuration`,
		reason,
		message,
		pod: podName(container.pod),
		container: container.name
	};
	if (reason === "CreateContainerConfigError") {
		if (/failed to sync .* cache/i.test(message)) return;
		let follows = times.secretsFollow === !0 && /secret .*not found/i.test(message);
		return {
			...base,
			holdMs: follows ? patienceMs$2 : 0
		};
	}
	if (reason === "CreateContainerError" || reason === "RunContainerError") return {
		...base,
		holdMs: 0,
		observations: 2
	};
}
function patient(suspicion, pod, times) {
	if ((timeAt(pod, ["metadata", "creationTimestamp"]) ?? 0) >= Math.floor(times.appliedAt / 1e3) * 1e3 || suspicion.reason === "CrashLoopBackOff") return suspicion;
	let since = Math.max(suspicion.since ?? times.appliedAt, times.appliedAt);
	return {
		...suspicion,
		since,
		holdMs: Math.max(suspicion.holdMs, patienceMs$2)
	};
}
// src/health/diagnosis/event-record.ts
function readEvent(event) {
	let time = (...path) => parseTime(textAt(event, path)), single = time("eventTime") ?? time("metadata", "creationTimestamp") ?? 0, first = time("firstTimestamp") ?? single;
	return {
		about: textAt(event, ["involvedObject", "uid"]),
		kind: textAt(event, ["involvedObject", "kind"]),
		name: textAt(event, ["involvedObject", "name"]),
		type: textAt(event, ["type"]),
		reason: textAt(event, ["reason"]),
		message: textAt(event, ["message"]),
		count: integerAt(event, ["series", "count"]) ?? integerAt(event, ["count"]) ?? 1,
		first,
		last: time("series", "lastObservedTime") ?? time("lastTimestamp") ?? first
	};
}
// src/health/diagnosis/surroundings.ts
function surroundings(objects) {
	return {
		pods: byOwner(objects.pods),
		replicaSets: byOwner(objects.replicaSets),
		revisions: byOwner(objects.revisions),
		events: groupBy([...objects.events].map(readEvent), (event) => event.about)
	};
}
function controllerOf(object) {
	let owner = recordsAt(object, ["metadata", "ownerReferences"]).find((reference) => reference.controller === !0);
	return owner === void 0 ? "" : textAt(owner, ["uid"]);
}
function uidOf(object) {
	return textAt(object, ["metadata", "uid"]);
}
function byOwner(objects) {
	return groupBy(objects, controllerOf);
}
function groupBy(items, key) {
	let groups = new Map();
	for (let item of items) {
		let name = key(item), group = groups.get(name);
		group === void 0 ? groups.set(name, [item]) : group.push(item);
	}
	return groups;
}
// src/health/diagnosis/creation.ts
function creationSuspicions(maker, events, times) {
	let told = fromCondition(maker) ?? fromEvents(events, times);
	if (told === void 0) return [];
	let before = told.since < Math.floor(times.appliedAt / 1e3) * 1e3;
	return [{
		key: `maker/${uidOf(maker)}/creation`,
		reason: "FailedCreate",
		message: told.message,
		since: Math.max(told.since, times.appliedAt),
		holdMs: before ? Math.max(patienceMs$2, holdMs(told.message)) : holdMs(told.message)
	}];
}
function fromCondition(maker) {
	let failure = conditionOf(maker, "ReplicaFailure");
	if (failure?.status === "True" && failure.reason === "FailedCreate") return {
		message: failure.message,
		since: parseTime(failure.lastTransitionTime) ?? 0
	};
}
function fromEvents(events, times) {
	let failures = events.filter((event) => event.reason === "FailedCreate" && event.last >= times.appliedAt - 5e3), last = failures.toSorted((one, other) => other.last - one.last)[0];
	if (last !== void 0 && !events.some((event) => event.reason === "SuccessfulCreate" && event.last > last.last)) return {
		message: last.message,
		since: Math.min(...failures.map((event) => event.first))
	};
}
function holdMs(message) {
	return /exceeded quota:/.test(message) ? 3e4 : /error looking up service account/.test(message) ? 1e4 : /failed calling webhook/.test(message) ? 3e4 : / is invalid:|is forbidden|admission webhook .* denied|denied the request/.test(message) ? 0 : 6e4;
}
// src/health/diagnosis/same-template.ts
const added = new Set([
	"pod-template-hash",
	"controller-revision-hash",
	"$patch"
]);
function sameTemplate(one, other) {
	let template = ["spec", "template"];
	return same(valueAt(one, template), valueAt(other, template));
}
function same(one, other) {
	return isEmpty$1(one) || isEmpty$1(other) ? isEmpty$1(one) && isEmpty$1(other) : Array.isArray(one) ? Array.isArray(other) && one.length === other.length && one.every((item, index) => same(item, other[index])) : isRecord(one) ? isRecord(other) ? [...new Set([...Object.keys(one), ...Object.keys(other)].filter((key) => !added.has(key)))].every((key) => same(one[key], other[key])) : !1 : one === other;
}
function isEmpty$1(value) {
	return value == null || value === "" ? !0 : Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).every((key) => added.has(key) || isEmpty$1(value[key]));
}
// src/health/diagnosis/newest-pods.ts
const displaced = new Set([
	"Evicted",
	"Preempting",
	"Preempted",
	"NodeLost",
	"NodeShutdown",
	"NodeAffinity",
	"Terminated"
]), nothing$1 = {
	maker: void 0,
	pods: []
};
function newestRevision(object, around) {
	let generation = integerAt(object, ["metadata", "generation"]), observed = integerAt(object, ["status", "observedGeneration"]);
	if (generation !== void 0 && observed !== void 0 && observed < generation) return nothing$1;
	let found = find$1(object, around);
	return {
		maker: found.maker,
		pods: found.pods.filter(counts)
	};
}
function find$1(object, around) {
	let uid = uidOf(object), own = around.pods.get(uid) ?? [];
	switch (`${groupOf(textAt(object, ["apiVersion"]))}/${textAt(object, ["kind"])}`) {
		case "/Pod": return {
			maker: object,
			pods: [object]
		};
		case "apps/Deployment": {
			let maker = around.replicaSets.get(uid)?.find((set) => sameTemplate(set, object));
			return maker === void 0 ? nothing$1 : {
				maker,
				pods: around.pods.get(uidOf(maker)) ?? []
			};
		}
		case "argoproj.io/Rollout": {
			let hash = textAt(object, ["status", "currentPodHash"]), maker = around.replicaSets.get(uid)?.find((set) => label(set, "rollouts-pod-template-hash") === hash);
			return maker === void 0 ? nothing$1 : {
				maker,
				pods: around.pods.get(uidOf(maker)) ?? []
			};
		}
		case "apps/StatefulSet": return {
			maker: object,
			pods: ofRevision(own, textAt(object, ["status", "updateRevision"]))
		};
		case "apps/DaemonSet": {
			let newest = around.revisions.get(uid)?.find((revision) => sameTemplate(templateOf(revision), object));
			return {
				maker: object,
				pods: newest === void 0 ? [] : ofRevision(own, label(newest, revisionLabel))
			};
		}
		default: return {
			maker: object,
			pods: own
		};
	}
}
const revisionLabel = "controller-revision-hash";
function ofRevision(pods, revision) {
	return revision === "" ? [] : pods.filter((pod) => label(pod, revisionLabel) === revision);
}
function label(object, name) {
	return textAt(object, [
		"metadata",
		"labels",
		name
	]);
}
function templateOf(revision) {
	let data = valueAt(revision, ["data"]);
	return typeof data == "object" && data ? data : {};
}
function counts(pod) {
	return textAt(pod, ["metadata", "deletionTimestamp"]) === "" && !displaced.has(textAt(pod, ["status", "reason"]));
}
function ownerSuspicions(object, health, events, times) {
	let base = {
		key: `owner/${uidOf(object)}/${health.reason}`,
		reason: health.reason,
		message: health.message
	};
	if (health.status === "failed") return [{
		...base,
		...deadlineAge(object, health, times)
	}];
	if (health.reason === "DeploymentPaused") return [{
		...base,
		holdMs: 1e4
	}];
	let provisioning = events.find((event) => event.reason === "ProvisioningFailed" && event.last >= times.appliedAt);
	return health.reason !== "NotBound" || provisioning === void 0 ? [] : [{
		key: `owner/${uidOf(object)}/provisioning`,
		reason: "ProvisioningFailed",
		message: provisioning.message,
		since: Math.max(provisioning.first, times.appliedAt),
		holdMs: 6e4
	}];
}
function deadlineAge(object, health, times) {
	if (health.reason !== "ProgressDeadlineExceeded") return { holdMs: 0 };
	let updated = parseTime(conditionOf(object, "Progressing")?.lastUpdateTime ?? "") ?? 0;
	return updated >= Math.floor(times.appliedAt / 1e3) * 1e3 ? {
		holdMs: 0,
		since: updated
	} : {
		holdMs: 6e4,
		since: times.appliedAt
	};
}
// src/health/health.ts
function current(message, reason = "Current") {
	return {
		status: "current",
		reason,
		message
	};
}
function inProgress(reason, message) {
	return {
		status: "in-progress",
		reason,
		message
	};
}
function failed(reason, message) {
	return {
		status: "failed",
		reason,
		message
	};
}
function notFound(message = "it is not in the cluster") {
	return {
		status: "not-found",
		reason: "NotFound",
		message
	};
}
function podHealth(object, options) {
	let phase = textAt(object, ["status", "phase"]);
	switch (phase) {
		case "Succeeded": return current("it has completed");
		case "Failed": return failed("PodFailed", textAt(object, ["status", "message"]) || "it has ended, but not successfully");
		case "Running": return runningHealth(object);
		case "Pending": return pendingHealth(object, options.now);
		case "": return inProgress("PodNotObserved", "no node has taken it yet");
		default: return {
			status: "unknown",
			reason: "UnknownPhase",
			message: `its phase is ${phase}`
		};
	}
}
function runningHealth(object) {
	if (conditionOf(object, "Ready")?.status === "True") return current("it is ready");
	let looping = recordsAt(object, ["status", "containerStatuses"]).filter((status) => textAt(status, [
		"state",
		"waiting",
		"reason"
	]) === "CrashLoopBackOff").map((status) => textAt(status, ["name"]));
	return looping.length > 0 ? failed("ContainerCrashLooping", `it keeps crashing: ${looping.join(", ")}`) : inProgress("PodRunningNotReady", "it runs but is not ready");
}
function pendingHealth(object, now) {
	let scheduled = conditionOf(object, "PodScheduled");
	if (scheduled?.status !== "False" || scheduled.reason !== "Unschedulable") return inProgress("PodPending", "it has not started yet");
	let created = timeAt(object, ["metadata", "creationTimestamp"]) ?? 0;
	return now - 15e3 < created ? inProgress("PodNotScheduled", scheduled.message || "it has no node yet") : failed("PodUnschedulable", scheduled.message || "no node can take it");
}
function schedulingSuspicions(pod, events, times) {
	let scheduled = conditionOf(pod, "PodScheduled");
	if (scheduled?.status !== "False" || scheduled.reason !== "Unschedulable") return [];
	let began = Math.max(parseTime(scheduled.lastTransitionTime) ?? times.now, times.appliedAt), scaling = events.filter((event) => event.reason === "TriggeredScaleUp").map((event) => event.last), claims = /unbound immediate PersistentVolumeClaims/i.test(scheduled.message);
	return [{
		key: `${podKey(pod)}/scheduling`,
		reason: "Unschedulable",
		message: scheduled.message,
		pod: podName(pod),
		since: Math.max(began, ...scaling),
		holdMs: scaling.length > 0 || claims ? 6e4 : 15e3
	}];
}
// src/health/diagnosis/starting.ts
const reasons = new Set([
	"FailedMount",
	"FailedAttachVolume",
	"FailedCreatePodSandBox"
]);
function startingSuspicions(pod, events, times) {
	if (textAt(pod, ["status", "phase"]) !== "Pending") return [];
	let found = [];
	for (let reason of reasons) {
		let told = events.filter((event) => event.reason === reason && event.last >= times.now - 18e4), last = told.toSorted((one, other) => other.last - one.last)[0], tries = told.reduce((sum, event) => sum + event.count, 0);
		if (last === void 0 || tries < 3) continue;
		let since = Math.max(Math.min(...told.map((event) => event.first)), times.appliedAt);
		found.push({
			key: `${podKey(pod)}/${reason}`,
			reason,
			message: last.message,
			pod: podName(pod),
			since,
			holdMs: patienceMs$2
		});
	}
	return found;
}
// src/health/diagnosis/diagnose.ts
function suspicionsOf(object, health, around, times) {
	if (health.status === "current" || health.status === "terminating") return [];
	let { maker, pods } = newestRevision(object, around), eventsOf = (one) => around.events.get(uidOf(one)) ?? [];
	return [
		...pods.flatMap((pod) => containerSuspicions(pod, times)),
		...pods.flatMap((pod) => schedulingSuspicions(pod, eventsOf(pod), times)),
		...pods.flatMap((pod) => startingSuspicions(pod, eventsOf(pod), times)),
		...maker === void 0 ? [] : creationSuspicions(maker, eventsOf(maker), times),
		...ownerSuspicions(object, health, eventsOf(object), times)
	];
}
// src/health/generic.ts
function commonHealth(object) {
	if (textAt(object, ["metadata", "deletionTimestamp"]) !== "") return {
		status: "terminating",
		reason: "Terminating",
		message: "it is being deleted"
	};
	let generation = integerAt(object, ["metadata", "generation"]), observed = integerAt(object, ["status", "observedGeneration"]);
	if (generation !== void 0 && observed !== void 0 && generation !== observed) return inProgress("LatestGenerationNotObserved", `its controller has seen generation ${observed}, the newest is ${generation}`);
	for (let { type, status, reason, message } of conditionsOf(object)) if (status === "True") {
		if (type === "Reconciling") return inProgress(reason, message);
		if (type === "Stalled") return failed(reason, message);
	}
}
function readyHealth(object) {
	let ready = conditionOf(object, "Ready");
	if (ready === void 0) return current("it has no status to wait for");
	let generation = integerAt(object, ["metadata", "generation"]);
	return generation !== void 0 && ready.observedGeneration !== void 0 && ready.observedGeneration < generation ? inProgress("LatestGenerationNotObserved", `its Ready condition is for generation ${ready.observedGeneration}, the newest is ${generation}`) : ready.status === "True" ? current("it is ready") : inProgress(ready.reason === "" ? "NotReady" : ready.reason, ready.message);
}
// src/health/kinds/api-service.ts
function apiServiceHealth(object) {
	let available = conditionOf(object, "Available");
	return available?.status === "True" ? current("it is available") : inProgress(available?.reason || "NotAvailable", available?.message || "it is not available yet");
}
// src/health/kinds/custom-resource-definition.ts
function customResourceDefinitionHealth(object) {
	for (let { type, status, reason, message } of conditionsOf(object)) {
		if (type === "NamesAccepted" && status === "False") return failed(reason, message);
		if (type === "Established") {
			if (status === "True") return current("it is established");
			if (status === "False" && reason !== "Installing") return failed(reason, message);
		}
	}
	return inProgress("Installing", "it is not established yet");
}
// src/health/kinds/daemon-set.ts
function daemonSetHealth(object) {
	if (integerAt(object, ["metadata", "generation"]) === void 0) return inProgress("NoGeneration", "metadata.generation is missing");
	if (integerAt(object, ["status", "observedGeneration"]) === void 0) return inProgress("NoObservedGeneration", "its controller has not seen it yet");
	let status = (field) => integerAt(object, ["status", field]), wanted = status("desiredNumberScheduled");
	if (wanted === void 0) return inProgress("NoDesiredNumber", "status.desiredNumberScheduled is missing");
	let counts = {
		current: status("currentNumberScheduled") ?? 0,
		updated: status("updatedNumberScheduled") ?? 0,
		available: status("numberAvailable") ?? 0,
		ready: status("numberReady") ?? 0
	}, byHand = textAt(object, [
		"spec",
		"updateStrategy",
		"type"
	]) === "OnDelete";
	return wanted > counts.current ? inProgress("LessCurrent", `${counts.current} of ${wanted} pods exist`) : wanted > counts.updated && !byHand ? inProgress("LessUpdated", `${counts.updated} of ${wanted} pods are updated`) : wanted > counts.available ? inProgress("LessAvailable", `${counts.available} of ${wanted} pods are available`) : wanted > counts.ready ? inProgress("LessReady", `${counts.ready} of ${wanted} pods are ready`) : current(`all pods are updated and available: ${wanted}`);
}
// src/health/kinds/deployment.ts
const noDeadline = 2 ** 31 - 1;
function deploymentHealth(object) {
	let progressing = conditionOf(object, "Progressing");
	if (progressing?.reason === "ProgressDeadlineExceeded") return failed("ProgressDeadlineExceeded", progressing.message || "it made no progress within its deadline");
	let behind = replicasBehind(object);
	if (behind !== void 0) return valueAt(object, ["spec", "paused"]) === !0 ? inProgress("DeploymentPaused", `it is paused (spec.paused) and not rolled out; ${behind.message}`) : behind;
	let deadline = integerAt(object, ["spec", "progressDeadlineSeconds"]) ?? noDeadline, done = progressing?.status === "True" && progressing.reason === "NewReplicaSetAvailable", paused = progressing?.reason === "DeploymentPaused";
	if (deadline !== noDeadline && !done && !paused) return inProgress("ReplicaSetNotAvailable", "its new ReplicaSet is not available yet");
	let available = conditionOf(object, "Available");
	return available?.status === "True" ? current(`all replicas are updated and available: ${integerAt(object, ["status", "replicas"]) ?? 0}`) : inProgress("DeploymentNotAvailable", available?.message || "it is not available yet");
}
function replicasBehind(object) {
	let wanted = integerAt(object, ["spec", "replicas"]) ?? 1, all = integerAt(object, ["status", "replicas"]) ?? 0, updated = integerAt(object, ["status", "updatedReplicas"]) ?? 0, ready = integerAt(object, ["status", "readyReplicas"]) ?? 0, available = integerAt(object, ["status", "availableReplicas"]) ?? 0;
	if (wanted > all) return inProgress("LessReplicas", `${all} of ${wanted} replicas exist`);
	if (wanted > updated) return inProgress("LessUpdated", `${updated} of ${wanted} replicas are updated`);
	if (all > wanted) return inProgress("ExtraPods", `${all - wanted} old replicas are still there`);
	if (updated > available) return inProgress("LessAvailable", `${available} of ${updated} new replicas are available`);
	if (wanted > ready) return inProgress("LessReady", `${ready} of ${wanted} replicas are ready`);
}
// src/health/kinds/job.ts
function jobHealth(object) {
	let parallelism = integerAt(object, ["spec", "parallelism"]) ?? 1, completions = integerAt(object, ["spec", "completions"]) ?? parallelism, succeeded = integerAt(object, ["status", "succeeded"]) ?? 0, suspended = valueAt(object, ["spec", "suspend"]) === !0;
	for (let { type, status, reason, message } of conditionsOf(object)) if (status === "True") {
		if (type === "Complete") return current(`it is complete: ${succeeded} of ${completions} succeeded`);
		if (type === "Failed") {
			let told = [reason, message].filter((text) => text !== "").join(": ");
			return failed("JobFailed", told === "" ? `${integerAt(object, ["status", "failed"]) ?? 0} pods failed` : told);
		}
		if (type === "Suspended" && suspended) return current("it is suspended", "Suspended");
	}
	return textAt(object, ["status", "startTime"]) === "" ? inProgress("JobNotStarted", "it has not started yet") : inProgress("JobRunning", `${succeeded} of ${completions} succeeded, ${integerAt(object, ["status", "active"]) ?? 0} running`);
}
// src/health/kinds/namespace.ts
function namespaceHealth(object) {
	if (textAt(object, ["status", "phase"]) !== "Terminating") return current("it is active");
	let held = conditionsOf(object).filter(({ status, message }) => status === "True" && message !== "");
	return {
		status: "terminating",
		reason: "Terminating",
		message: held.length === 0 ? "it is being deleted" : held.map((condition) => condition.message).join("; ")
	};
}
// src/health/kinds/persistent-volume-claim.ts
function persistentVolumeClaimHealth(object) {
	let phase = textAt(object, ["status", "phase"]);
	return phase === "Bound" ? current("it is bound") : phase === "Lost" ? failed("ClaimLost", "the volume that it was bound to is gone") : inProgress("NotBound", `it is not bound (${phase === "" ? "no phase yet" : phase})`);
}
// src/health/kinds/replica-set.ts
function replicaSetHealth(object) {
	let failure = conditionOf(object, "ReplicaFailure");
	if (failure?.status === "True") return inProgress("ReplicaFailure", failure.message || "its pods could not be created");
	let wanted = integerAt(object, ["spec", "replicas"]) ?? 1, all = integerAt(object, ["status", "replicas"]) ?? 0, ready = integerAt(object, ["status", "readyReplicas"]) ?? 0, available = integerAt(object, ["status", "availableReplicas"]) ?? 0, labelled = integerAt(object, ["status", "fullyLabeledReplicas"]) ?? 0;
	return wanted > labelled ? inProgress("LessLabelled", `${labelled} of ${wanted} replicas carry all labels`) : wanted > available ? inProgress("LessAvailable", `${available} of ${wanted} replicas are available`) : wanted > ready ? inProgress("LessReady", `${ready} of ${wanted} replicas are ready`) : all > wanted ? inProgress("ExtraPods", `${all - wanted} replicas are still to end`) : current(`all replicas are available: ${all}`);
}
// src/health/kinds/rollout.ts
function rolloutHealth(object) {
	let phase = textAt(object, ["status", "phase"]), message = textAt(object, ["status", "message"]);
	return phase === "Healthy" ? current("it is rolled out") : phase === "Degraded" ? failed("RolloutDegraded", message || "the rollout is degraded") : phase === "Paused" ? inProgress("RolloutPaused", message || "the rollout is paused") : inProgress("RolloutProgressing", message || "the rollout is not done");
}
// src/health/kinds/service.ts
function serviceHealth(object, options) {
	return textAt(object, ["spec", "type"]) === "LoadBalancer" ? textAt(object, ["spec", "clusterIP"]) === "" ? inProgress("NoIPAssigned", "it has no cluster IP yet") : options.addresses === !0 ? addressHealth(object) : current("it has a cluster IP") : current("it is there");
}
function ingressHealth(object, options) {
	return options.addresses === !0 ? addressHealth(object) : current("it is there");
}
function addressHealth(object) {
	return recordsAt(object, [
		"status",
		"loadBalancer",
		"ingress"
	]).length > 0 ? current("it has an address") : inProgress("NoAddress", "no load balancer has given it an address yet");
}
// src/health/kinds/stateful-set.ts
function statefulSetHealth(object) {
	if (textAt(object, [
		"spec",
		"updateStrategy",
		"type"
	]) === "OnDelete") return current("its pods are replaced by hand (OnDelete)", "OnDelete");
	let wanted = integerAt(object, ["spec", "replicas"]) ?? 1, all = integerAt(object, ["status", "replicas"]) ?? 0, ready = integerAt(object, ["status", "readyReplicas"]) ?? 0;
	return wanted > all ? inProgress("LessReplicas", `${all} of ${wanted} replicas exist`) : wanted > ready ? inProgress("LessReady", `${ready} of ${wanted} replicas are ready`) : all > wanted ? inProgress("ExtraPods", `${all - wanted} replicas are still to end`) : revisionHealth(object, wanted);
}
function revisionHealth(object, wanted) {
	let partition = integerAt(object, [
		"spec",
		"updateStrategy",
		"rollingUpdate",
		"partition"
	]);
	if (partition !== void 0) {
		let updated = integerAt(object, ["status", "updatedReplicas"]) ?? 0;
		return updated < wanted - partition ? inProgress("PartitionRollout", `${updated} of ${wanted - partition} replicas above the partition are updated`) : current(`the rollout above partition ${partition} is complete: ${updated} updated`);
	}
	let now = integerAt(object, ["status", "currentReplicas"]) ?? 0;
	return wanted > now ? inProgress("LessCurrent", `${now} of ${wanted} replicas are at the current revision`) : textAt(object, ["status", "currentRevision"]) === textAt(object, ["status", "updateRevision"]) ? current(`all replicas are updated and ready: ${wanted}`) : inProgress("RevisionMismatch", "its pods are not yet all of the new revision");
}
const rules = {
	"/Namespace": namespaceHealth,
	"/PersistentVolumeClaim": persistentVolumeClaimHealth,
	"/Pod": podHealth,
	"/Service": serviceHealth,
	"apiextensions.k8s.io/CustomResourceDefinition": customResourceDefinitionHealth,
	"apiregistration.k8s.io/APIService": apiServiceHealth,
	"apps/DaemonSet": daemonSetHealth,
	"apps/Deployment": deploymentHealth,
	"apps/ReplicaSet": replicaSetHealth,
	"apps/StatefulSet": statefulSetHealth,
	"argoproj.io/Rollout": rolloutHealth,
	"autoscaling/HorizontalPodAutoscaler": () => current("it is there"),
	"batch/Job": jobHealth,
	"networking.k8s.io/Ingress": ingressHealth
}, stored = new Set([
	"/ConfigMap",
	"/Endpoints",
	"/LimitRange",
	"/ResourceQuota",
	"/Secret",
	"/ServiceAccount",
	"admissionregistration.k8s.io/MutatingWebhookConfiguration",
	"admissionregistration.k8s.io/ValidatingAdmissionPolicy",
	"admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding",
	"admissionregistration.k8s.io/ValidatingWebhookConfiguration",
	"batch/CronJob",
	"discovery.k8s.io/EndpointSlice",
	"networking.k8s.io/IngressClass",
	"networking.k8s.io/NetworkPolicy",
	"rbac.authorization.k8s.io/ClusterRole",
	"rbac.authorization.k8s.io/ClusterRoleBinding",
	"rbac.authorization.k8s.io/Role",
	"rbac.authorization.k8s.io/RoleBinding",
	"scheduling.k8s.io/PriorityClass",
	"storage.k8s.io/StorageClass"
]);
function isStoredKind(apiVersion, kind) {
	return stored.has(`${groupOf(apiVersion)}/${kind}`);
}
function objectHealth(object, options) {
	let common = commonHealth(object);
	if (common !== void 0) return common;
	let key = `${groupOf(textAt(object, ["apiVersion"]))}/${textAt(object, ["kind"])}`;
	if (stored.has(key)) return current("it is there");
	let rule = rules[key];
	return rule === void 0 ? readyHealth(object) : rule(object, options);
}
// src/health/watch/target.ts
const nothingAround = surroundings({
	pods: [],
	replicaSets: [],
	revisions: [],
	events: []
}), workloads = new Set([
	"DaemonSet",
	"Deployment",
	"Job",
	"PersistentVolumeClaim",
	"Pod",
	"ReplicaSet",
	"Rollout",
	"StatefulSet"
]);
function hasSurroundings(target) {
	return workloads.has(target.identity.kind);
}
function targetName(target) {
	return formatIdentity(target.identity);
}
function assess(target, object, around, times) {
	if (object === void 0) return vanished(target, around);
	let health = healthOf(target, object, around, times);
	return {
		target,
		object,
		health,
		around,
		suspicions: suspicionsOf(object, health, around, times)
	};
}
function healthOf(target, object, around, options) {
	let generation = integerAt(object, ["metadata", "generation"]);
	if (target.generation !== void 0 && generation !== void 0 && generation < target.generation) return inProgress("LatestGenerationNotObserved", "what was applied is not to be seen yet");
	let health = objectHealth(target.mayVanish ? withoutDeletion(object) : object, options);
	return health.reason === "NotBound" && around.events.get(uidOf(object))?.some((event) => event.reason === "WaitForFirstConsumer") === !0 ? current("it is bound when a pod uses it", "WaitForFirstConsumer") : health;
}
function withoutDeletion(object) {
	let { deletionTimestamp: _deletion, ...metadata } = object.metadata;
	return {
		...object,
		metadata
	};
}
function vanished(target, around) {
	let health = notFound("it was deleted after it was applied");
	return {
		target,
		object: void 0,
		health,
		around,
		suspicions: [{
			key: `gone/${targetName(target)}`,
			reason: health.reason,
			message: health.message,
			holdMs: 1e4
		}]
	};
}
// src/health/watch/follow.ts
function placeOf$1(object) {
	return `${object.metadata?.namespace ?? ""}/${object.metadata?.name ?? ""}`;
}
function follow(parts, kind, query) {
	let objects = new Map(), followed = {
		objects,
		ready: !1,
		failure: void 0
	}, replaceAll = (items) => {
		let before = new Map(objects);
		objects.clear();
		for (let item of items) objects.set(placeOf$1(item), item);
		for (let [place, object] of before) objects.has(place) || parts.onGone?.(object);
		followed.ready = !0;
	};
	return (parts.poll === !0 ? polling(parts, kind, query, objects, replaceAll) : watching(parts, kind, query, objects, replaceAll)).catch((error) => {
		parts.signal.aborted || (followed.failure = error, parts.onChange());
	}), followed;
}
async function watching(parts, kind, query, objects, replaceAll) {
	for await (let event of parts.kube.watch(kind, {
		...query,
		signal: parts.signal
	})) event.type === "listed" ? replaceAll(event.items) : event.type === "deleted" ? (objects.delete(placeOf$1(event.object)), parts.onGone?.(event.object)) : objects.set(placeOf$1(event.object), event.object), parts.onChange();
}
const pollMs = {
	least: 2e3,
	most: 1e4
};
async function polling(parts, kind, query, objects, replaceAll) {
	let { kube, clock, signal } = parts, pauseMs = pollMs.least, heardAt = clock.now();
	for (let first = !0; !signal.aborted; first = !1) {
		try {
			let { items } = await kube.list(kind, {
				...query,
				signal
			});
			heardAt = clock.now();
			let changed = first || items.length !== objects.size || items.some((item) => isNews(item, objects));
			pauseMs = changed ? pollMs.least : Math.min(pollMs.most, pauseMs * 1.5), replaceAll(items), changed && parts.onChange();
		} catch (error) {
			if (!(error instanceof KubeError && error.code === "KUBE_UNREACHABLE") || first || clock.now() - heardAt > 6e4) throw error;
		}
		await clock.sleep(pauseMs, signal);
	}
}
function isNews(item, objects) {
	return objects.get(placeOf$1(item))?.metadata.resourceVersion !== item.metadata.resourceVersion;
}
// src/health/watch/namespace-watch.ts
function watchNamespace(parts, namespace, withDaemonSets, mayWatch) {
	let stale = !0, sorted, inner = {
		...parts,
		onChange: () => {
			stale = !0, parts.onChange();
		}
	}, read = (apiVersion, kind) => follow({
		...inner,
		poll: !mayWatch(kind)
	}, {
		apiVersion,
		kind
	}, { namespace }), pods = read("v1", "Pod"), events = read("v1", "Event"), replicaSets = read("apps/v1", "ReplicaSet"), revisions = withDaemonSets ? read("apps/v1", "ControllerRevision") : void 0, all = [
		pods,
		events,
		replicaSets,
		...revisions === void 0 ? [] : [revisions]
	];
	return {
		surroundings() {
			return (sorted === void 0 || stale) && (stale = !1, sorted = surroundings({
				pods: pods.objects.values(),
				events: events.objects.values(),
				replicaSets: replicaSets.objects.values(),
				revisions: revisions?.objects.values() ?? []
			})), sorted;
		},
		get ready() {
			return all.every((one) => one.ready || one.failure !== void 0);
		},
		get gaps() {
			return all.flatMap((one) => one.failure === void 0 ? [] : [one.failure]);
		}
	};
}
// src/health/watch/watch-budget.ts
const around = [
	"Pod",
	"Event",
	"ReplicaSet",
	"ControllerRevision"
];
function createWatchBudget(targets) {
	let places = new Map(targets.map((target) => {
		let { apiVersion, kind, namespace } = target.identity;
		return [`${apiVersion}/${kind}/${namespace}`, hasSurroundings(target) ? "workload" : "other"];
	})), namespaces = new Set(targets.filter(hasSurroundings).map((target) => target.identity.namespace)), count = (rank) => [...places.values()].filter((one) => one === rank).length, quotas = new Map(), left = 50, wished = [
		["workload", count("workload")],
		...around.map((kind) => [kind, namespaces.size]),
		["other", count("other")]
	];
	for (let [rank, number] of wished) {
		let quota = Math.min(left, number);
		quotas.set(rank, quota), left -= quota;
	}
	return (rank) => {
		let quota = quotas.get(rank) ?? 0;
		return quotas.set(rank, quota - 1), quota > 0;
	};
}
// src/health/watch/target-view.ts
function openView(parts, targets, settings) {
	let places = new Map();
	for (let target of targets) {
		let { identity } = target, rank = hasSurroundings(target) ? "workload" : "other";
		places.set(placeKey(identity), {
			kind: identity,
			namespace: identity.namespace,
			rank
		});
	}
	let namespaces = new Set(targets.filter(hasSurroundings).map((target) => target.identity.namespace)), mayWatch = createWatchBudget(targets), selector = settings.labelSelector === void 0 ? {} : { labelSelector: settings.labelSelector }, followed = new Map(), gone = new Map();
	for (let [key, { kind: { apiVersion, kind }, namespace, rank }] of places) {
		let scope = namespace === "" ? selector : {
			...selector,
			namespace
		}, onGone = (object) => void gone.set(`${key}/${placeOf$1(object)}`, object);
		followed.set(key, follow({
			...parts,
			onGone,
			poll: !mayWatch(rank)
		}, {
			apiVersion,
			kind
		}, scope));
	}
	let watched = new Map();
	for (let namespace of namespaces) {
		let daemons = targets.some(({ identity }) => identity.kind === "DaemonSet" && identity.namespace === namespace);
		watched.set(namespace, watchNamespace(parts, namespace, daemons, mayWatch));
	}
	let times = {
		appliedAt: settings.appliedAt,
		addresses: settings.addresses ?? !1,
		secretsFollow: settings.secretsFollow ?? !1
	};
	return {
		look(now) {
			return targets.map((target) => {
				let source = followed.get(placeKey(target.identity));
				if (source?.failure !== void 0) throw source.failure;
				let place = placeOf$1({ metadata: target.identity });
				return assess(target, source?.objects.get(place) ?? ended(target, gone.get(`${placeKey(target.identity)}/${place}`)), (hasSurroundings(target) ? watched.get(target.identity.namespace)?.surroundings() : void 0) ?? nothingAround, {
					...times,
					now
				});
			});
		},
		gaps: () => [...watched.values()].flatMap((one) => one.gaps),
		ready: () => [...followed.values()].every((one) => one.ready) && [...watched.values()].every((one) => one.ready)
	};
}
function ended(target, last) {
	if (target.mayVanish && last !== void 0) return ["Complete", "Failed"].some((type) => conditionOf(last, type)?.status === "True") ? last : void 0;
}
function placeKey({ apiVersion, kind, namespace }) {
	return `${apiVersion}/${kind}/${namespace}`;
}
function createTeller(log, onProgress) {
	let said = new Map(), lastAt;
	return (states, now) => {
		let changed = !1;
		for (let { target, health } of states) {
			let name = targetName(target);
			said.get(name) !== health.message && (changed = !0, said.set(name, health.message), log.info(`${name}: ${health.message}`));
		}
		changed && onProgress?.(states);
		let pending = states.filter((state) => state.health.status !== "current");
		changed && (lastAt = now), pending.length === 0 || now - (lastAt ?? now) < 3e4 || (lastAt = now, log.info(`still waiting for ${pending.map((state) => `${targetName(state.target)} (${state.health.reason})`).join(", ")}`));
	};
}
async function waitHealthy(parts, targets, settings) {
	let ended = new AbortController();
	try {
		return await loop(parts, targets, settings, AbortSignal.any([parts.signal, ended.signal]));
	} finally {
		ended.abort();
	}
}
async function loop(parts, targets, settings, signal) {
	let { clock } = parts, wake = createWake(clock), view = openView({
		kube: parts.kube,
		clock,
		signal,
		onChange: () => wake.ring()
	}, targets, settings), tell = createTeller(parts.log, parts.onProgress), states = [], sightings = new Map(), healthySince, told = !1;
	for (;;) {
		parts.signal.throwIfAborted();
		let now = clock.now();
		states = view.look(now);
		let judgement = judge(sightings, states.flatMap((state) => state.suspicions), now);
		sightings = judgement.sightings, tell(states, now);
		let fatal = new Set(judgement.fatal.map((suspicion) => suspicion.key)), ready = view.ready();
		if (ready && !told && tellGaps(parts.log, view.gaps()), told ||= ready, healthySince = ready && states.every((state) => state.health.status === "current") ? healthySince ?? now : void 0, ready && fatal.size > 0) return {
			outcome: "failed",
			states,
			fatal
		};
		if (healthySince !== void 0 && now - healthySince >= settings.settleMs) return {
			outcome: "healthy",
			states,
			fatal
		};
		if (parts.stop.aborted) return {
			outcome: "stopped",
			states,
			fatal
		};
		if (now >= settings.deadline) return {
			outcome: "timeout",
			states,
			fatal
		};
		let moments = [
			settings.deadline,
			now + 1e3,
			judgement.nextAt,
			healthySince && healthySince + settings.settleMs
		], next = Math.min(...moments.filter((moment) => moment !== void 0));
		await wake.sleep(Math.max(1, next - now), parts.signal, parts.stop), await clock.sleep(50, parts.signal);
	}
}
function tellGaps(log, gaps) {
	let messages = new Set(gaps.map((gap) => gap instanceof Error ? gap.message : String(gap)));
	for (let message of messages) log.warning(`the diagnosis goes without what cannot be read: ${message}`);
}
async function awaitDefinitions(context, kinds, definitions, needed) {
	if (definitions.length === 0) return [];
	let { clock, deadline, appliedAt, partOf, signal } = context, until = Math.min(deadline, clock.now() + 6e4), result = await waitHealthy({
		...context,
		stop: new AbortController().signal
	}, definitions, {
		settleMs: 0,
		deadline: until,
		appliedAt,
		labelSelector: `${applySetKeys.partOf}=${partOf}`
	}), errors = result.states.filter((state) => state.health.status !== "current").map(({ target, health }) => {
		let code = result.outcome === "failed" ? "UNHEALTHY" : "HEALTH_TIMEOUT", location = target.origin === void 0 ? {} : { location: target.origin };
		return new SlipwayError(code, `${targetName(target)}: ${health.message}`, location);
	});
	return await awaitServed(context, kinds, needed), signal.throwIfAborted(), errors;
}
async function awaitServed({ clock, signal }, kinds, needed) {
	let until = clock.now() + 1e4;
	for (let pause = 50;; pause = Math.min(pause * 2, 1e3)) {
		if (kinds.forgetMissing(), await kinds.load(needed), needed.every((kind) => kinds.served(kind) !== void 0) || clock.now() >= until) return;
		await clock.sleep(pause, signal);
	}
}
// src/reconcile/drifted.ts
async function describeDrift({ kube, signal }, wanted, manifest, record) {
	let object = formatIdentity(wanted.identity);
	if (record?.live === void 0) return {
		object,
		change: "deleted",
		fields: []
	};
	let { apiVersion, kind } = wanted.identity, partial = isStoredKind(apiVersion, kind), whole = partial && kind !== "Secret" ? await kube.get(wanted.identity, { signal }).catch(() => void 0) : void 0, live = whole ?? record.live, changed = fieldDrift(manifest, live), removed = partial && whole === void 0 ? [] : missingFields(manifest, live), fields = [...changed, ...removed].slice(0, 20);
	return fields.length === 0 ? void 0 : {
		object,
		change: "modified",
		fields
	};
}
function missingFields(manifest, live) {
	return missing(manifest, live, []).map((path) => ({
		path: formatPath(path),
		manager: "",
		at: ""
	}));
}
function missing(wanted, live, path) {
	return Object.entries(wanted).flatMap(([key, value]) => {
		if (value === null || path.length === 0 && key === "stringData") return [];
		let there = live[key];
		return isRecord(value) ? missing(value, isRecord(there) ? there : {}, [...path, key]) : there === void 0 && !isEmpty(value) ? [[...path, key]] : [];
	});
}
function isEmpty(value) {
	return value === "" || Array.isArray(value) && value.length === 0;
}
// src/reconcile/in-parallel.ts
async function inParallel(items, work) {
	let limit = pLimit(8);
	try {
		return await Promise.all(items.map(async (item) => await limit(work, item)));
	} finally {
		limit.clearQueue();
	}
}
// src/reconcile/live-record.ts
function liveRecord(live, now, keep) {
	let identity = identify(live), stored = isStoredKind(live.apiVersion, live.kind), record = {
		key: objectKey(identity),
		identity,
		uid: live.metadata.uid,
		resourceVersion: live.metadata.resourceVersion,
		ours: managedEntries(live).some(isOurs),
		owned: ownedHash(live),
		partOf: textAt(live, [
			"metadata",
			"labels",
			applySetKeys.partOf
		]),
		controlled: controllerOf(live) !== "",
		deleting: textAt(live, ["metadata", "deletionTimestamp"]) !== "",
		annotations: pruneAnnotations(live),
		health: stored ? {
			status: "current",
			reason: "Current",
			message: "it is there"
		} : objectHealth(live, { now })
	};
	return keep(record) || record.health.status !== "current" ? {
		...record,
		live
	} : record;
}
const telling = /^(slipway\.dev|kustomize\.toolkit\.fluxcd\.io|argocd\.argoproj\.io|helm\.sh)\//;
function pruneAnnotations(live) {
	let all = Object.entries(live.metadata.annotations ?? {});
	return Object.fromEntries(all.filter(([key]) => telling.test(key)));
}
async function withPatience({ clock, signal, deadline }, work, { webhooks = !1 } = {}) {
	let since;
	for (;;) try {
		return await work();
	} catch (error) {
		let limit = limitOf(error, webhooks);
		if (since ??= clock.now(), clock.now() >= Math.min(deadline, since + limit)) throw error;
		await clock.sleep(1e3, signal);
	}
}
function limitOf(error, webhooks) {
	return error instanceof SlipwayError && error.code === "KUBE_UNREACHABLE" ? 6e4 : webhooks && isWebhookAway(error) ? 3e4 : 0;
}
function isWebhookAway(error) {
	return error instanceof SlipwayError && /failed calling webhook/.test(error.message);
}
function placeOf(identity) {
	return `${groupKind(identity)}/${identity.namespace}`;
}
async function readMembers(context, kinds, wanted, inventory, keep) {
	let records = new Map(), failures = new Map(), wantedKeys = new Set(wanted.map((one) => one.key)), take = (record) => {
		(wantedKeys.has(record.key) || record.partOf === context.partOf || inventory.entries.has(record.key)) && records.set(record.key, record);
	};
	for (let { identity } of [...wanted, ...inventory.entries.values()]) {
		let failure = kinds.failureOf(identity);
		failure !== void 0 && failures.set(placeOf(identity), failure);
	}
	return await inParallel(places(kinds, wanted, inventory), async (place) => {
		try {
			await withPatience(context, async () => await readPlace(context, place, take, keep));
		} catch (error) {
			context.signal.throwIfAborted();
			let [first] = toSlipwayErrors(error);
			first !== void 0 && !(first instanceof KubeError && first.code === "KUBE_KIND_MISSING") && failures.set(place.key, first);
		}
	}), {
		records,
		failures
	};
}
function places(kinds, wanted, inventory) {
	let found = new Map(), add = (identity, unlabelled) => {
		let kind = kinds.served(identity);
		if (kind === void 0) return;
		let key = placeOf(identity), known = found.get(key);
		known === void 0 ? found.set(key, {
			key,
			kind,
			namespace: identity.namespace,
			unlabelled
		}) : known.unlabelled ||= unlabelled;
	};
	for (let { identity, key } of wanted) add(identity, !inventory.entries.has(key));
	for (let { identity } of inventory.entries.values()) add(identity, !1);
	return [...found.values()];
}
async function readPlace({ kube, clock, signal, partOf }, { kind, namespace, unlabelled }, take, keep) {
	let metadataOnly = isStoredKind(kind.apiVersion, kind.kind), query = {
		metadataOnly,
		limit: metadataOnly ? 5e3 : 500,
		signal,
		...namespace === "" ? {} : { namespace },
		...unlabelled ? {} : { labelSelector: `${applySetKeys.partOf}=${partOf}` }
	};
	for await (let page of kube.pages(kind, query)) {
		let now = clock.now();
		for (let item of page.items) take(liveRecord({
			...item,
			apiVersion: kind.apiVersion,
			kind: kind.kind
		}, now, keep));
	}
}
// src/reconcile/stages.ts
const stageNames = [
	"definitions",
	"classes",
	"foundations",
	"custom",
	"workloads",
	"gates"
], definitions = new Set([
	"apiextensions.k8s.io/CustomResourceDefinition",
	"/Namespace",
	"rbac.authorization.k8s.io/ClusterRole"
]), foundations = new Set([
	"/ConfigMap",
	"/LimitRange",
	"/PersistentVolume",
	"/PersistentVolumeClaim",
	"/ResourceQuota",
	"/Secret",
	"/Service",
	"/ServiceAccount",
	"networking.k8s.io/NetworkPolicy",
	"policy/PodDisruptionBudget",
	"rbac.authorization.k8s.io/ClusterRoleBinding",
	"rbac.authorization.k8s.io/Role",
	"rbac.authorization.k8s.io/RoleBinding"
]);
function stageOf(object) {
	let key = groupKind(object), group = groupOf(object.apiVersion);
	return definitions.has(key) ? "definitions" : foundations.has(key) ? "foundations" : group === "admissionregistration.k8s.io" || group === "apiregistration.k8s.io" ? "gates" : object.kind.endsWith("Class") ? "classes" : isBuiltIn(group) ? "workloads" : "custom";
}
function isBuiltIn(group) {
	return !group.includes(".") || group.endsWith(".k8s.io");
}
function byStage(one, other) {
	return stageNames.indexOf(stageOf(one)) - stageNames.indexOf(stageOf(other));
}
// src/reconcile/apply-all.ts
const retryPauses = [
	2e3,
	4e3,
	8e3,
	16e3
];
async function applyAll(task) {
	let outcomes = new Map(), errors = [], run = async (sendables) => {
		await inParallel(sendables, async (one) => {
			outcomes.set(one.wanted.key, await applyOne(task, one));
		});
	};
	for (let stage of stageNames) {
		let sendables = task.sendables.filter((one) => one.wanted.stage === stage);
		if (await run(sendables), stage !== "definitions") continue;
		let established = sendables.filter((one) => isNewDefinition(one, outcomes.get(one.wanted.key))), needed = task.sendables.map((one) => one.wanted.identity).filter((identity) => task.kinds.isBrought(identity));
		errors.push(...await awaitDefinitions(task.context, task.kinds, established.map(toTarget$1), needed));
	}
	for (let pause of retryPauses) {
		let again = task.sendables.filter((one) => mayPass(outcomes.get(one.wanted.key), task.kinds));
		if (again.length === 0 || task.context.clock.now() + pause >= task.context.deadline) break;
		await task.context.clock.sleep(pause, task.context.signal), await run(again);
	}
	return {
		outcomes: task.sendables.flatMap((one) => outcomes.get(one.wanted.key) ?? []),
		errors
	};
}
async function applyOne(task, sendable) {
	let { wanted } = sendable, unread = task.members.failures.get(placeOf(wanted.identity));
	if (unread !== void 0) return failure(wanted, unread);
	try {
		let record = task.members.records.get(wanted.key), entry = task.inventory.entries.get(wanted.key);
		return await withPatience(task.context, async () => await tryOne(task, sendable, record, entry));
	} catch (error) {
		task.context.signal.throwIfAborted();
		let [first] = toSlipwayErrors(error);
		if (first === void 0 || isFinal(first)) throw error;
		return failure(wanted, first);
	}
}
async function tryOne({ context }, sendable, record, entry) {
	let { wanted, hash } = sendable, decision = decide(sendable, record, entry, context.partOf);
	if (decision.do === "nothing") return {
		wanted,
		action: "unchanged",
		reason: ""
	};
	if (decision.do === "refuse") return failure(wanted, decision.error);
	let drift = decision.drifted ? await describeDrift(context, wanted, decision.manifest, record) : void 0, { action, reason, live, warnings } = await applyObject(context, wanted, decision, record), { uid } = live.metadata, generation = integerAt(live, ["metadata", "generation"]), told = drift?.change === "deleted" && action !== "created" && entry?.uid === uid ? {
		...drift,
		change: "modified",
		fields: [lostLabel]
	} : drift;
	return {
		wanted,
		action,
		reason: reason !== "" || told === void 0 ? reason : "it was changed in the cluster, and was put back",
		entry: {
			identity: wanted.identity,
			uid,
			hash,
			owned: ownedHash(live)
		},
		...generation === void 0 ? {} : { generation },
		...told === void 0 ? {} : { drift: told },
		warnings
	};
}
const lostLabel = {
	path: "metadata.labels[\"applyset.kubernetes.io/part-of\"]",
	manager: "",
	at: ""
};
function failure(wanted, error) {
	return {
		wanted,
		action: "failed",
		reason: `${formatIdentity(wanted.identity)}: ${error.message}`,
		error
	};
}
function isFinal(error) {
	return error.code === "KUBE_UNREACHABLE" || error.code === "KUBE_AUTH" || error.code === "INTERNAL";
}
function mayPass(outcome, kinds) {
	return outcome?.error === void 0 ? !1 : outcome.error.code === "KUBE_KIND_MISSING" ? kinds.isBrought(outcome.wanted.identity) : isWebhookAway(outcome.error);
}
function isNewDefinition({ wanted }, outcome) {
	return groupKind(wanted.identity) === "apiextensions.k8s.io/CustomResourceDefinition" && outcome !== void 0 && outcome.action !== "unchanged" && outcome.action !== "failed";
}
function toTarget$1({ wanted }) {
	let { identity, origin } = wanted;
	return {
		identity,
		generation: void 0,
		mayVanish: !1,
		...origin === void 0 ? {} : { origin }
	};
}
// src/reconcile/document.ts
const noCounts = {
	created: 0,
	configured: 0,
	unchanged: 0,
	deleted: 0,
	skipped: 0,
	failed: 0
};
function countActions(objects) {
	let counts = { ...noCounts };
	for (let { action } of objects) counts[action] += 1;
	return counts;
}
// src/reconcile/draft.ts
function createDraft(rendering, run, started) {
	return {
		rendering,
		run,
		started,
		former: {
			applied: null,
			healthy: null,
			failingSince: null,
			outcome: ""
		},
		stages: [...rendering.stages],
		objects: [],
		health: {
			objects: 0,
			current: 0,
			unhealthy: [],
			digests: []
		},
		drift: [],
		warnings: [],
		errors: [...rendering.errors]
	};
}
function reachStage(draft, name, now) {
	draft.stages.push({
		name,
		at: new Date(now).toISOString()
	});
}
function addErrors(draft, errors) {
	draft.errors.push(...errors.map(toErrorDocument));
}
function toDocument$2(draft, outcome, now) {
	let { rendering, former } = draft;
	return {
		schema: "slipway/reconcile/v1",
		command: "reconcile",
		environment: rendering.environment,
		repository: rendering.repository,
		branch: rendering.branch,
		requested: rendering.requested,
		revision: rendering.revision,
		outcome,
		run: draft.run,
		...draft.by === void 0 ? {} : { by: draft.by },
		objects: draft.objects,
		counts: countActions(draft.objects),
		health: draft.health,
		drift: draft.drift,
		warnings: draft.warnings,
		errors: draft.errors,
		stages: draft.stages,
		applied: draft.applied ?? former.applied,
		healthy: draft.healthy ?? former.healthy,
		failingSince: failingSince(former, outcome, now),
		started: new Date(draft.started).toISOString(),
		milliseconds: now - draft.started
	};
}
function failingSince(former, outcome, now) {
	if (outcome === "synced") return null;
	let fails = outcome === "failed" || outcome === "timeout";
	return former.failingSince ?? (fails ? new Date(now).toISOString() : null);
}
// src/reconcile/inventory.ts
const emptyInventory = {
	revision: "",
	entries: new Map()
}, schema$1 = "slipway/inventory/v1";
function encodeInventory(inventory) {
	let rows = [...inventory.entries].toSorted(([one], [other]) => one < other ? -1 : 1).map(([, { identity, uid, hash, owned, done }]) => {
		let { apiVersion, kind, namespace, name } = identity;
		return [
			apiVersion,
			kind,
			namespace,
			name,
			uid,
			hash,
			owned,
			done === !0 ? "done" : ""
		];
	});
	return gzipSync(JSON.stringify({
		schema: schema$1,
		revision: inventory.revision,
		entries: rows
	}));
}
function decodeInventory(bytes) {
	let value;
	try {
		value = JSON.parse(gunzipSync(bytes, { maxOutputLength: 67108864 }).toString("utf8"));
	} catch {
		return;
	}
	if (!isRecord(value) || value.schema !== schema$1 || !Array.isArray(value.entries)) return;
	let entries = new Map();
	for (let row of value.entries) {
		if (!isRow(row)) return;
		let [apiVersion, kind, namespace, name, uid, hash, owned, done] = row, identity = {
			apiVersion,
			kind,
			namespace,
			name
		};
		entries.set(objectKey(identity), {
			identity,
			uid,
			hash,
			owned,
			...done === "done" ? { done: !0 } : {}
		});
	}
	return {
		revision: typeof value.revision == "string" ? value.revision : "",
		entries
	};
}
function isRow(row) {
	return Array.isArray(row) && row.length === 8 && row.every((cell) => typeof cell == "string");
}
// src/reconcile/vanishes.ts
function vanishes(manifest) {
	return groupKind(manifest) === "batch/Job" && valueAt(manifest, ["spec", "ttlSecondsAfterFinished"]) !== void 0;
}
// src/reconcile/inventory-change.ts
function beforeApplying(inventory, sendables, isUntouched) {
	let entries = new Map(inventory.entries), changed = !1;
	for (let sendable of sendables) {
		let { key, identity } = sendable.wanted, known = entries.get(key);
		isUntouched(sendable) || known !== void 0 && known.hash === "" || (entries.set(key, {
			identity,
			uid: known?.uid ?? "",
			hash: "",
			owned: known?.owned ?? ""
		}), changed = !0);
	}
	return changed ? {
		...inventory,
		entries
	} : void 0;
}
function afterApplying(inventory, revision, outcomes, gone) {
	let entries = new Map(inventory.entries);
	for (let key of gone) entries.delete(key);
	for (let { wanted, entry } of outcomes) entry !== void 0 && entries.set(wanted.key, entry);
	return {
		revision,
		entries
	};
}
function afterCompletion(inventory, outcomes) {
	let entries = new Map(inventory.entries), changed = !1;
	for (let { wanted } of outcomes) {
		let entry = entries.get(wanted.key);
		entry !== void 0 && entry.done !== !0 && vanishes(wanted.manifest) && (entries.set(wanted.key, {
			...entry,
			done: !0
		}), changed = !0);
	}
	return changed ? {
		...inventory,
		entries
	} : void 0;
}
// src/reconcile/kinds.ts
function createKinds(kube, rendered, signal) {
	let known = new Map(), failures = new Map(), brought = new Map();
	for (let object of rendered) {
		if (groupKind(object) !== "apiextensions.k8s.io/CustomResourceDefinition") continue;
		let name = `${textAt(object, ["spec", "group"])}/${textAt(object, [
			"spec",
			"names",
			"kind"
		])}`;
		brought.set(name, textAt(object, ["spec", "scope"]) === "Namespaced");
	}
	return {
		async load(kinds) {
			for (let { apiVersion, kind } of kinds) {
				let key = `${apiVersion}/${kind}`;
				if (!known.has(key)) try {
					known.set(key, await find(kube, {
						apiVersion,
						kind
					}, signal));
				} catch (error) {
					if (!(error instanceof KubeError) || error.code !== "KUBE_FAILED") throw error;
					failures.set(key, error), known.set(key, void 0);
				}
			}
		},
		served: ({ apiVersion, kind }) => known.get(`${apiVersion}/${kind}`)?.served,
		isNamespaced: (kind) => known.get(`${kind.apiVersion}/${kind.kind}`)?.namespaced ?? brought.get(groupKind(kind)),
		failureOf: ({ apiVersion, kind }) => failures.get(`${apiVersion}/${kind}`),
		isBrought: (kind) => brought.has(groupKind(kind)),
		forgetMissing() {
			for (let [key, row] of known) row === void 0 && known.delete(key);
			failures.clear();
		}
	};
}
async function find(kube, kind, signal) {
	let exact = await kube.resource(kind, { signal });
	if (exact !== void 0) return {
		served: kind,
		namespaced: exact.namespaced
	};
	let { resources } = await kube.resources({ signal }), other = resources.find((row) => row.group === groupOf(kind.apiVersion) && row.kind === kind.kind);
	if (other !== void 0) return {
		served: {
			apiVersion: other.apiVersion,
			kind: other.kind
		},
		namespaced: other.namespaced
	};
}
// src/reconcile/prune-plan.ts
const defaultPruneLimit = {
	count: 10,
	percent: 30
}, protectedKinds = new Set([
	"/Namespace",
	"/PersistentVolume",
	"/PersistentVolumeClaim",
	"apiextensions.k8s.io/CustomResourceDefinition"
]);
function planPrune(members, wanted, limit, confirmed = new Set()) {
	let kept = [], doomed = [];
	for (let member of members) {
		if (wanted.has(objectKey(member.identity))) continue;
		let reason = keepReason(member, confirmed);
		reason === void 0 ? doomed.push(member) : reason !== "" && kept.push({
			member,
			reason
		});
	}
	let allowed = Math.max(limit.count, Math.floor(members.length * limit.percent / 100));
	return doomed.length > allowed ? {
		doomed: [],
		kept,
		blocked: {
			doomed: doomed.length,
			members: members.length,
			allowed
		}
	} : {
		doomed: doomed.toSorted((one, other) => byStage(other.identity, one.identity)),
		kept
	};
}
function keepReason(member, confirmed) {
	if (member.controlled) return "";
	if (!member.ours) return "it carries our label, but we never applied it";
	if (!member.recorded) return "it carries our label, but is not in our inventory";
	let own = member.annotations[annotationKeys.prune] ?? "";
	if (own === "disabled") return `it is kept by ${annotationKeys.prune}: disabled`;
	let foreign = foreignKeep.find(([key, pattern]) => pattern.test(member.annotations[key] ?? ""));
	if (foreign !== void 0) return `it is kept by ${foreign[0]}`;
	let allowed = own === "confirmed" || confirmed.has(formatIdentity(member.identity));
	if (protectedKinds.has(groupKind(member.identity)) && !allowed) return `a ${member.identity.kind} is deleted only when it carries ${annotationKeys.prune}: confirmed, or reconcile.prune.confirm names it`;
}
// src/reconcile/prune.ts
async function prune(task) {
	let { members, gone } = await membersOf(task), plan = planPrune(members, task.wanted, task.limit, task.confirmed), objects = plan.kept.map(({ member, reason }) => ({
		object: formatIdentity(member.identity),
		action: "skipped",
		reason
	}));
	if (plan.blocked !== void 0) {
		let { doomed, members: all, allowed } = plan.blocked, message = `${doomed} of ${all} objects are rendered no longer, and at most ${allowed} are deleted at once`;
		return {
			objects,
			gone,
			errors: [new SlipwayError("PRUNE_LIMIT", message)]
		};
	}
	let errors = [];
	for (let stage of [...stageNames].toReversed()) await inParallel(plan.doomed.filter((member) => stageOf(member.identity) === stage), async (member) => {
		let result = await remove(task.context, member);
		objects.push(result.document), result.error === void 0 ? gone.add(objectKey(member.identity)) : errors.push(result.error);
	});
	return {
		objects,
		errors,
		gone
	};
}
async function remove(context, member) {
	let object = formatIdentity(member.identity), { uid, identity } = member;
	try {
		return await withPatience(context, async () => {
			await context.kube.delete(identity, {
				uid,
				propagation: "Background",
				signal: context.signal
			}), await awaitGone(context, identity, uid);
		}, { webhooks: !0 }), { document: {
			object,
			action: "deleted",
			reason: "it is rendered no longer"
		} };
	} catch (error) {
		if (context.signal.throwIfAborted(), error instanceof KubeError && error.code === "KUBE_CONFLICT") return { document: {
			object,
			action: "skipped",
			reason: "somebody else replaced it"
		} };
		let [first = new SlipwayError("INTERNAL", String(error))] = toSlipwayErrors(error);
		return {
			document: {
				object,
				action: "failed",
				reason: first.message,
				code: first.code
			},
			error: first
		};
	}
}
async function membersOf({ context, kinds, members, inventory, wanted }) {
	let found = [];
	for (let record of members.records.values()) {
		let recorded = inventory === void 0 || inventory.entries.has(record.key);
		(recorded || record.partOf === context.partOf) && found.push({
			...record,
			recorded
		});
	}
	let gone = new Set();
	return await inParallel([...inventory?.entries ?? []].filter(([key]) => !members.records.has(key) && !wanted.has(key)), async ([key, entry]) => {
		if (members.failures.has(placeOf(entry.identity))) return;
		let served = kinds.served(entry.identity), identity = {
			...entry.identity,
			...served
		}, { kube, signal, clock } = context, live = served === void 0 ? void 0 : await kube.get(identity, {
			metadataOnly: !0,
			signal
		}), record = live === void 0 ? void 0 : liveRecord({
			...live,
			...served,
			kind: identity.kind
		}, clock.now(), () => !1);
		record === void 0 || !record.ours || entry.uid !== "" && record.uid !== entry.uid ? gone.add(key) : found.push({
			...record,
			recorded: !0
		});
	}), {
		members: found,
		gone
	};
}
// src/reconcile/encrypted.ts
const marker = /^ENC\[AES256_GCM,/;
function isEncrypted(object) {
	let sops = object.sops;
	return typeof sops == "object" && sops && ("mac" in sops || "version" in sops) ? !0 : ["data", "stringData"].some((field) => holdsCiphertext(object[field]));
}
function holdsCiphertext(values) {
	return typeof values != "object" || !values ? !1 : Object.values(values).some((value) => typeof value == "string" && marker.test(value));
}
// src/reconcile/helm-hook.ts
const applied$1 = /^(pre|post)-(install|upgrade)$|^crd-install$/;
function otherHelmHook(object) {
	let hooks = annotation(object, "helm.sh/hook").split(",").map((hook) => hook.trim()).filter((hook) => hook !== "");
	if (!(hooks.length === 0 || hooks.some((hook) => applied$1.test(hook)))) return hooks.join(", ");
}
// src/reconcile/wanted.ts
function wantedObjects(rendered, settings) {
	let found = new Map(), skipped = [], errors = [];
	for (let { manifest, origin } of rendered) {
		let reason = skipReason(manifest);
		if (reason !== void 0) {
			skipped.push({
				object: formatIdentity(identify(manifest)),
				reason
			});
			continue;
		}
		let one = toWanted(manifest, origin, settings), twin = one instanceof SlipwayError ? void 0 : found.get(one.key);
		one instanceof SlipwayError ? errors.push(one) : twin === void 0 ? found.set(one.key, one) : errors.push(twice(one, twin));
	}
	return {
		wanted: [...found.values()],
		skipped,
		errors
	};
}
function skipReason(manifest) {
	let hook = otherHelmHook(manifest);
	return hook === void 0 ? annotation(manifest, "config.kubernetes.io/local-config") === "true" ? "it is local configuration" : void 0 : `it is a Helm hook for another moment: ${hook}`;
}
function toWanted(manifest, origin, settings) {
	let given = identify(manifest), refuse = (code, why) => new SlipwayError(code, `${formatIdentity(given)} ${why}`, origin === void 0 ? {} : { location: origin });
	if (given.name === "") return refuse("OBJECT_INVALID", "has no metadata.name; generateName cannot be applied");
	if (isEncrypted(manifest)) return refuse("OBJECT_ENCRYPTED", "is encrypted by SOPS");
	let namespaced = settings.isNamespaced(manifest), own = given.namespace || settings.defaultNamespace || "";
	if (namespaced === !0 && own === "") return refuse("OBJECT_INVALID", "has no namespace");
	let namespace = namespaced === !1 ? "" : own, identity = {
		...given,
		namespace
	};
	return isReserved(identity, settings.namespace) ? refuse("OBJECT_RESERVED", "is the bookkeeping of Slipway itself") : {
		key: objectKey(identity),
		identity,
		manifest: placed(manifest, namespace),
		...origin === void 0 ? {} : { origin },
		stage: stageOf(manifest)
	};
}
const filledIn = new Set([
	"creationTimestamp",
	"generation",
	"managedFields",
	"resourceVersion",
	"selfLink",
	"uid"
]);
function placed(manifest, namespace) {
	let { status: _status, ...rest } = manifest, own = Object.entries(manifest.metadata ?? {}).filter(([key]) => key !== "namespace" && !filledIn.has(key));
	return {
		...rest,
		metadata: {
			...Object.fromEntries(own),
			...namespace === "" ? {} : { namespace }
		}
	};
}
function isReserved(identity, namespace) {
	if (identity.namespace !== namespace) return !1;
	let kind = groupKind(identity);
	return kind === "coordination.k8s.io/Lease" ? identity.name === objectNames.lease : kind === "/ConfigMap" && (identity.name === objectNames.inventory || identity.name === objectNames.status);
}
function twice(one, twin) {
	let other = twin.origin === void 0 ? "" : `; also in ${twin.origin.file}`, message = `${formatIdentity(one.identity)} is rendered twice${other}`;
	return new SlipwayError("OBJECT_INVALID", message, one.origin === void 0 ? {} : { location: one.origin });
}
// src/reconcile/apply-revision.ts
async function applyRevision(context, draft, store, onStage) {
	let recorded = await store.read(), inventory = recorded ?? emptyInventory, kinds = createKinds(context.kube, draft.rendering.objects.map((one) => one.manifest), context.signal), wanted = await chooseWanted(context, draft, kinds, inventory), sendables = wanted.map((one) => sendable(one, context.partOf)), hashes = new Map(sendables.map((one) => [one.wanted.key, one.hash])), untouched = (record) => isUntouched(record, inventory.entries.get(record.key), hashes.get(record.key) ?? ""), read = await readMembers(context, kinds, wanted, inventory, (record) => !untouched(record)), members = {
		...read,
		records: withoutDoomed(read.records)
	}, before = beforeApplying(inventory, sendables, ({ wanted: { key }, hash }) => {
		let record = members.records.get(key);
		return record === void 0 ? isFinished(inventory.entries.get(key), hash) : untouched(record);
	});
	before !== void 0 && await store.write(before), reachStage(draft, "applying", context.clock.now()), onStage();
	let report = await applyAll({
		context,
		kinds,
		sendables,
		members,
		inventory
	});
	draft.objects.push(...report.outcomes.map(toDocument$1)), draft.drift.push(...report.outcomes.flatMap((outcome) => outcome.drift ?? [])), draft.warnings.push(...warningsOf(report.outcomes));
	let errors = [
		...report.errors,
		...failuresOf(report.outcomes),
		...unreadPlaces(members, report.outcomes)
	], gone = new Set();
	if (errors.length === 0) {
		let { pruneLimit, pruneConfirmed = [] } = draft.rendering.options, limits = {
			limit: pruneLimit ?? defaultPruneLimit,
			confirmed: new Set(pruneConfirmed)
		}, pruned = await prune({
			context,
			kinds,
			members,
			inventory: recorded,
			wanted: new Set(hashes.keys()),
			...limits
		});
		draft.objects.push(...pruned.objects), errors.push(...pruned.errors), gone = pruned.gone;
	}
	let revision = errors.length === 0 ? draft.rendering.revision : inventory.revision, after = afterApplying(before ?? inventory, revision, report.outcomes, gone);
	if ((before !== void 0 || gone.size > 0 || recorded === void 0) && await store.write(after), addErrors(draft, errors), errors.length > 0) return;
	let now = context.clock.now();
	return reachStage(draft, "applied", now), draft.applied = {
		revision,
		at: new Date(now).toISOString()
	}, onStage(), {
		outcomes: report.outcomes,
		records: members.records,
		inventory: after
	};
}
async function chooseWanted(context, draft, kinds, inventory) {
	let { objects, options } = draft.rendering;
	await kinds.load([...objects.map((one) => one.manifest), ...[...inventory.entries.values()].map((entry) => entry.identity)]);
	let { wanted, skipped, errors } = wantedObjects(objects, {
		namespace: context.namespace,
		...options.defaultNamespace === void 0 ? {} : { defaultNamespace: options.defaultNamespace },
		isNamespaced: (object) => kinds.isNamespaced(object)
	});
	if (errors.length > 0) throw new SlipwayErrors(errors);
	if (wanted.length === 0) throw new SlipwayError("RENDER_EMPTY", `${draft.rendering.environment} renders no object to apply`);
	return draft.objects.push(...skipped.map(({ object, reason }) => ({
		object,
		action: "skipped",
		reason
	}))), wanted;
}
function withoutDoomed(records) {
	let ending = new Set();
	for (let record of records.values()) groupKind(record.identity) === "/Namespace" && record.deleting && ending.add(record.identity.name);
	return ending.size === 0 ? records : new Map([...records].filter(([, record]) => !ending.has(record.identity.namespace)));
}
function failuresOf(outcomes) {
	return outcomes.flatMap(({ error, wanted }) => {
		if (error === void 0) return [];
		let location = error.location ?? wanted.origin;
		return [new SlipwayError(error.code, error.message, {
			cause: error,
			...error.hint === void 0 ? {} : { hint: error.hint },
			...location === void 0 ? {} : { location }
		})];
	});
}
function unreadPlaces(members, outcomes) {
	let told = new Set(outcomes.map((outcome) => outcome.error));
	return [...members.failures.values()].filter((error) => !told.has(error));
}
function warningsOf(outcomes) {
	return outcomes.flatMap(({ wanted, warnings = [] }) => warnings.map((warning) => `${formatIdentity(wanted.identity)}: ${cleanText(warning, 500)}`));
}
function toDocument$1({ wanted, action, reason, error }) {
	return {
		object: formatIdentity(wanted.identity),
		action,
		reason: error?.message ?? reason,
		...error === void 0 ? {} : { code: error.code },
		...wanted.origin === void 0 ? {} : { source: wanted.origin }
	};
}
// src/reconcile/apply-set.ts
function applySetId(name, namespace) {
	return `applyset-${createHash("sha256").update(`${name}.${namespace}.ConfigMap.`).digest("base64url")}-v1`;
}
function parentAnnotations(members, namespace, version) {
	let kinds = new Set(), namespaces = new Set();
	for (let { apiVersion, kind, namespace: own } of members) {
		let group = groupOf(apiVersion);
		kinds.add(group === "" ? kind : `${kind}.${group}`), own !== "" && own !== namespace && namespaces.add(own);
	}
	return {
		[applySetKeys.tooling]: `slipway/${version}`,
		[applySetKeys.groupKinds]: [...kinds].toSorted().join(","),
		[applySetKeys.namespaces]: [...namespaces].toSorted().join(",")
	};
}
function refuseParent(parent, id) {
	let own = parent.labels[applySetKeys.id];
	if (own !== void 0 && own !== id) return `its ${applySetKeys.id} is ${own}, and should be ${id}`;
	let tooling = parent.annotations[applySetKeys.tooling], tool = tooling?.slice(0, Math.max(0, tooling.lastIndexOf("/")));
	if (tool !== void 0 && tool !== "slipway") return `it belongs to ${tooling ?? ""}`;
}
function relevantEvents(object, around, times, limit = 8) {
	let { maker, pods } = newestRevision(object, around);
	return [...new Set([
		object,
		...maker === void 0 ? [] : [maker],
		...pods
	].map(uidOf))].flatMap((uid) => around.events.get(uid) ?? []).filter((event) => event.last >= times.appliedAt - 5e3).toSorted((one, other) => weight$1(other) - weight$1(one) || other.last - one.last).slice(0, limit).map(toDocument);
}
function weight$1(event) {
	return +(event.type === "Warning");
}
function toDocument(event) {
	return {
		type: cleanText(event.type, 20),
		reason: cleanText(event.reason, 100),
		message: cleanText(event.message, 500),
		count: event.count,
		at: new Date(event.last).toISOString(),
		about: cleanText(`${event.kind} ${event.name}`, 300)
	};
}
const unstarted = /^(ErrImage|Image|InvalidImage|RegistryUnavailable|SignatureValidation|CreateContainer|ContainerCreating|PodInitializing)/;
function wantedLogs(object, around, suspicion) {
	let { pod, container, previous = !1 } = suspicion;
	return pod !== void 0 && container !== void 0 ? unstarted.test(suspicion.reason) ? [] : [{
		namespace: pod.namespace,
		pod: pod.name,
		container,
		previous
	}] : pod === void 0 ? newestRevision(object, around).pods.flatMap((one) => recordsAt(one, ["status", "containerStatuses"]).filter((status) => status.ready !== !0 && textAt(status, [
		"state",
		"waiting",
		"reason"
	]) === "").map((status) => ({
		namespace: textAt(one, ["metadata", "namespace"]),
		pod: textAt(one, ["metadata", "name"]),
		container: textAt(status, ["name"]),
		previous: !1
	}))).slice(0, 2) : [];
}
// src/health/diagnosis/explain.ts
function explain(object, health, around, suspicions) {
	let first = suspicions[0];
	if (first !== void 0) return first;
	for (let pod of newestRevision(object, around).pods) {
		let found = notReady(pod, around.events.get(uidOf(pod)) ?? []);
		if (found !== void 0) return found;
	}
	return {
		key: `owner/${uidOf(object)}`,
		reason: health.reason,
		message: health.message,
		holdMs: 0
	};
}
function notReady(pod, events) {
	let status = recordsAt(pod, ["status", "containerStatuses"]).find((one) => one.ready === !1);
	if (status === void 0) return;
	let container = textAt(status, ["name"]), probe = events.filter((event) => event.reason === "Unhealthy").toSorted((one, other) => other.last - one.last)[0], waiting = textAt(status, [
		"state",
		"waiting",
		"reason"
	]), since = parseTime(conditionOf(pod, "Ready")?.lastTransitionTime ?? "");
	return {
		key: `${podKey(pod)}/${container}/ready`,
		reason: probe === void 0 ? waiting || "ContainersNotReady" : "Unhealthy",
		message: probe?.message ?? (textAt(status, [
			"state",
			"waiting",
			"message"
		]) || `container ${container} is not ready`),
		pod: podName(pod),
		container,
		...since === void 0 ? {} : { since },
		holdMs: 0
	};
}
async function describeUnhealthy(kube, states, fatal, times, signal) {
	let isFatal = (state) => state.suspicions.some((suspicion) => fatal.has(suspicion.key)), unhealthy = states.filter((state) => state.health.status !== "current").toSorted((one, other) => Number(isFatal(other)) - Number(isFatal(one)));
	return await Promise.all(unhealthy.map(async (state, index) => {
		let why = reasonOf(state, fatal);
		return document(state, why, index < 10 ? await readLogs(kube, state, why, signal) : [], times);
	}));
}
function reasonOf(state, fatal) {
	return state.suspicions.find((suspicion) => fatal.has(suspicion.key)) ?? explain(state.object ?? {}, state.health, state.around, state.suspicions);
}
function document(state, why, logs, times) {
	let { origin } = state.target, container = why.container === void 0 ? "" : `container ${why.container}: `;
	return {
		object: targetName(state.target),
		reason: cleanText(why.reason, 100),
		message: cleanText(`${container}${why.message}`, 2e3),
		since: why.since === void 0 ? "" : new Date(why.since).toISOString(),
		events: state.object === void 0 ? [] : relevantEvents(state.object, state.around, times),
		logs,
		...origin === void 0 ? {} : { source: origin }
	};
}
async function readLogs(kube, state, why, signal) {
	return state.object === void 0 ? [] : (await Promise.all(wantedLogs(state.object, state.around, why).map((wish) => readLog(kube, wish, signal)))).filter((log) => log !== void 0);
}
async function readLog(kube, wish, signal) {
	let pod = {
		namespace: wish.namespace,
		name: wish.pod
	}, ask = async (previous) => await kube.logs(pod, wish.container, {
		tailLines: 20,
		limitBytes: 65536,
		previous,
		signal
	}).catch(() => void 0), text = await ask(wish.previous) || (wish.previous ? await ask(!1) : void 0);
	if (signal.throwIfAborted(), text !== void 0 && text !== "") return {
		pod: cleanText(wish.pod, 300),
		container: cleanText(wish.container, 100),
		tail: cleanTail(text, 20, 4e3)
	};
}
// src/health/warnings.ts
const failing = /^Failed(GetScale|UpdateScale|Get(Resource|Object|Pods|External|ContainerResource)Metric|ComputeMetricsReplicas)$|^InvalidSelector$/;
function healthWarning(object) {
	if (textAt(object, ["kind"]) !== "HorizontalPodAutoscaler" || groupOf(textAt(object, ["apiVersion"])) !== "autoscaling") return;
	let found = conditionsOf(object).find(({ status, reason }) => status === "False" && failing.test(reason));
	return found === void 0 ? void 0 : `${found.reason}: ${found.message}`;
}
// src/reconcile/digests.ts
const podSpecs = {
	"/Pod": ["spec"],
	"apps/DaemonSet": [
		"spec",
		"template",
		"spec"
	],
	"apps/Deployment": [
		"spec",
		"template",
		"spec"
	],
	"apps/ReplicaSet": [
		"spec",
		"template",
		"spec"
	],
	"apps/StatefulSet": [
		"spec",
		"template",
		"spec"
	],
	"argoproj.io/Rollout": [
		"spec",
		"template",
		"spec"
	],
	"batch/Job": [
		"spec",
		"template",
		"spec"
	]
};
function proveDigests(manifest, state) {
	let path = podSpecs[groupKind(manifest)];
	if (path === void 0 || state.object === void 0) return [];
	let { pods } = newestRevision(state.object, state.around);
	return [...recordsAt(manifest, [...path, "initContainers"]), ...recordsAt(manifest, [...path, "containers"])].flatMap((container) => {
		let expected = digestOf(textAt(container, ["image"]));
		if (expected === "") return [];
		let name = textAt(container, ["name"]), running = [...new Set(pods.flatMap((pod) => imageIds(pod, name)))], proven = pods.length > 0 && pods.every((pod) => runs(pod, name, expected));
		return [{
			object: targetName(state.target),
			container: name,
			expected,
			running,
			proven
		}];
	});
}
function mismatches(digests) {
	return digests.filter(({ proven, running }) => !proven && running.length > 0).map(({ object, container, expected, running }) => new SlipwayError("DIGEST_MISMATCH", `${object}: container ${container} is to run ${expected} and runs ${running.join(", ")}`));
}
function runs(pod, name, expected) {
	let told = containersOf(pod).find((container) => container.name === name);
	return digestOf(textAt(told, ["image"])) === expected || imageIds(pod, name).some((id) => digestOf(id) === expected);
}
function containersOf(pod) {
	return [...recordsAt(pod, ["spec", "initContainers"]), ...recordsAt(pod, ["spec", "containers"])];
}
function imageIds(pod, name) {
	return [...recordsAt(pod, ["status", "initContainerStatuses"]), ...recordsAt(pod, ["status", "containerStatuses"])].filter((status) => status.name === name).map((status) => textAt(status, ["imageID"])).filter((id) => id !== "");
}
function digestOf(image) {
	return /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1] ?? "";
}
// src/reconcile/await-health.ts
async function awaitHealth(task) {
	let { context, outcomes } = task, waited = outcomes.filter((outcome) => needsWait(outcome, task.records.get(outcome.wanted.key))), sum = (states) => ({
		objects: outcomes.length,
		current: outcomes.length - states.filter((state) => state.health.status !== "current").length,
		unhealthy: states.filter((state) => state.health.status !== "current").map(brief),
		digests: []
	});
	if (waited.length === 0) return {
		outcome: "synced",
		health: sum([]),
		errors: [],
		warnings: []
	};
	let result = await waitHealthy({
		...context,
		stop: task.stop,
		onProgress: (states) => task.onProgress(sum(states))
	}, waited.map(toTarget), {
		settleMs: task.settleMs,
		deadline: context.deadline,
		appliedAt: context.appliedAt,
		labelSelector: `${applySetKeys.partOf}=${context.partOf}`,
		addresses: task.addresses,
		secretsFollow: outcomes.some(({ wanted }) => makesSecrets(wanted))
	}), times = {
		now: context.clock.now(),
		appliedAt: context.appliedAt
	}, unhealthy = await describeUnhealthy(context.kube, result.states, result.fatal, times, context.signal), digests = result.states.flatMap((state, index) => {
		let wanted = waited[index]?.wanted;
		return wanted === void 0 ? [] : proveDigests(wanted.manifest, state);
	}), health = {
		...sum(result.states),
		unhealthy,
		digests
	}, warnings = result.states.flatMap(warningOf);
	if (result.outcome === "stopped") return {
		outcome: "superseded",
		health,
		errors: [],
		warnings
	};
	if (result.outcome === "healthy") {
		let wrong = mismatches(digests);
		return {
			outcome: wrong.length === 0 ? "synced" : "failed",
			health,
			errors: wrong,
			warnings
		};
	}
	let code = result.outcome === "failed" ? "UNHEALTHY" : "HEALTH_TIMEOUT", errors = (result.outcome === "failed" ? unhealthy.slice(0, Math.max(1, result.fatal.size)) : unhealthy).map(({ object, reason, message, source }) => new SlipwayError(code, `${object}: ${reason}: ${message}`, source === void 0 ? {} : { location: source }));
	return {
		outcome: result.outcome,
		health,
		errors,
		warnings
	};
}
function needsWait({ wanted, action }, record) {
	return isStoredKind(wanted.identity.apiVersion, wanted.identity.kind) ? !1 : action !== "unchanged" || record !== void 0 && record.health.status !== "current";
}
function toTarget({ wanted, generation }) {
	let { identity, origin, manifest } = wanted;
	return {
		identity,
		generation,
		mayVanish: vanishes(manifest),
		...origin === void 0 ? {} : { origin }
	};
}
function warningOf({ target, object }) {
	let warning = object === void 0 ? void 0 : healthWarning(object);
	return warning === void 0 ? [] : [`${targetName(target)}: ${cleanText(warning, 500)}`];
}
function brief({ target, health }) {
	let source = target.origin === void 0 ? {} : { source: target.origin };
	return {
		object: targetName(target),
		reason: health.reason,
		message: health.message,
		since: "",
		events: [],
		logs: [],
		...source
	};
}
function makesSecrets({ identity }) {
	return groupOf(identity.apiVersion).includes(".") && /Secret|Certificate/.test(identity.kind);
}
function eventsOf(document) {
	let { created, configured, deleted } = document.counts, events = [];
	if (created + configured + deleted > 0) {
		let message = `${document.revision}: ${created} created, ${configured} configured, ${deleted} deleted`;
		events.push({
			type: "Normal",
			reason: "Applied",
			message
		});
	}
	for (let { object, change, fields } of document.drift.slice(0, 10)) {
		let by = [...new Set(fields.map((field) => field.manager).filter((name) => name !== ""))].join(", "), what = change === "deleted" ? "was deleted" : `had ${fields.map((field) => field.path).join(", ")} changed`;
		events.push({
			type: "Warning",
			reason: "DriftCorrected",
			message: `${object} ${what}${by === "" ? "" : ` by ${by}`}`
		});
	}
	let [error] = document.errors;
	return error !== void 0 && events.push({
		type: "Warning",
		reason: "ReconcileFailed",
		message: `${error.code}: ${error.message}`
	}), events;
}
async function writeEvents({ kube, log, namespace, signal }, events, now) {
	for (let [index, event] of events.entries()) try {
		await kube.create(toObject(event, namespace, now, index), { signal });
	} catch (error) {
		log.debug(`event ${event.reason} was not written: ${String(error)}`);
		return;
	}
}
function toObject(event, namespace, now, index) {
	let time = new Date(now).toISOString().replace(/\.\d+Z$/, "Z");
	return {
		apiVersion: "v1",
		kind: "Event",
		metadata: {
			name: `slipway.${Buffer.from(contentHash([
				event,
				now,
				index
			]), "base64url").toString("hex").slice(0, 16)}`,
			namespace
		},
		involvedObject: {
			apiVersion: "v1",
			kind: "ConfigMap",
			namespace,
			name: objectNames.inventory
		},
		type: event.type,
		reason: event.reason,
		message: cleanText(event.message, 1e3),
		source: { component: "slipway" },
		reportingComponent: "slipway",
		firstTimestamp: time,
		lastTimestamp: time,
		count: 1
	};
}
// src/reconcile/inventory-store.ts
const key = "inventory.json.gz";
function createInventoryStore({ kube, log, namespace, version, signal }) {
	let name = objectNames.inventory, id = applySetId(name, namespace);
	return {
		async read() {
			let parent = await kube.get({
				apiVersion: "v1",
				kind: "ConfigMap",
				namespace,
				name
			}, { signal });
			if (parent === void 0) return;
			let { labels = {}, annotations = {} } = parent.metadata, refusal = refuseParent({
				labels,
				annotations
			}, id);
			if (refusal !== void 0) throw new SlipwayError("INVENTORY_FOREIGN", `ConfigMap ${namespace}/${name} is not ours: ${refusal}`);
			let inventory = decodeInventory(Buffer.from(textAt(parent, ["binaryData", key]), "base64"));
			return inventory === void 0 && log.warning(`the inventory in ConfigMap ${namespace}/${name} is damaged; labels tell what is ours`), inventory;
		},
		async write(inventory) {
			let entries = [...inventory.entries.values()], object = {
				apiVersion: "v1",
				kind: "ConfigMap",
				metadata: {
					name,
					namespace,
					labels: { [applySetKeys.id]: id },
					annotations: parentAnnotations(entries.map((entry) => entry.identity), namespace, version)
				},
				binaryData: { [key]: Buffer.from(fitting(inventory, log)).toString("base64") }
			};
			await kube.applyServerSide(object, {
				fieldManager: "slipway-applyset",
				force: !0,
				signal
			});
		}
	};
}
function fitting(inventory, log) {
	let whole = encodeInventory(inventory);
	if (whole.length <= 7e5) return whole;
	log.warning(`the inventory of ${inventory.entries.size} objects is too large to keep fingerprints`);
	let bare = [...inventory.entries].map(([key, entry]) => [key, {
		...entry,
		uid: "",
		hash: "",
		owned: ""
	}]);
	return encodeInventory({
		...inventory,
		entries: new Map(bare)
	});
}
function readLease(lease) {
	return {
		holder: textAt(lease, ["spec", "holderIdentity"]),
		renewed: timeAt(lease, ["spec", "renewTime"]) ?? 0,
		durationMs: (integerAt(lease, ["spec", "leaseDurationSeconds"]) ?? 0) * 1e3,
		transitions: integerAt(lease, ["spec", "leaseTransitions"]) ?? 0,
		wantedBy: textAt(lease, [
			"metadata",
			"annotations",
			annotationKeys.wanted
		])
	};
}
function isFree(record, now, unchangedMs) {
	return record.holder === "" || unchangedMs > record.durationMs || now - record.renewed > record.durationMs + 3e4;
}
function leaseObject(namespace, record, now, resourceVersion) {
	let time = new Date(now).toISOString().replace("Z", "000Z");
	return {
		apiVersion: "coordination.k8s.io/v1",
		kind: "Lease",
		metadata: {
			name: objectNames.lease,
			namespace,
			annotations: record.wantedBy === "" ? {} : { [annotationKeys.wanted]: record.wantedBy },
			...resourceVersion === void 0 ? {} : { resourceVersion }
		},
		spec: {
			holderIdentity: record.holder,
			leaseDurationSeconds: 15,
			renewTime: time,
			leaseTransitions: record.transitions
		}
	};
}
async function takeLease(parts) {
	let { clock, signal, deadline, log } = parts, seen = {
		version: "",
		at: clock.now()
	}, asked = !1;
	for (;;) {
		let lease = await readCurrent(parts), version = lease?.metadata.resourceVersion ?? "", record = lease === void 0 ? void 0 : readLease(lease);
		if (seen.version !== version && (seen = {
			version,
			at: clock.now()
		}), record === void 0 || isFree(record, clock.now(), clock.now() - seen.at)) {
			if (await write(parts, record, version)) return hold(parts);
		} else {
			if (asked || log.info(`waiting for run ${record.holder} to give way`), asked && record.wantedBy !== "" || (asked = await ask(parts)), clock.now() >= deadline) throw new SlipwayError("LEASE_HELD", `run ${record.holder} holds the Lease ${parts.namespace}/${objectNames.lease}`);
			await clock.sleep(1e3, signal);
		}
	}
}
async function readCurrent({ kube, namespace, signal }) {
	return await kube.get({
		apiVersion: "coordination.k8s.io/v1",
		kind: "Lease",
		namespace,
		name: objectNames.lease
	}, { signal });
}
async function write(parts, record, version) {
	let { kube, clock, namespace, holder, signal } = parts, next = {
		holder,
		transitions: (record?.transitions ?? -1) + 1,
		wantedBy: ""
	};
	try {
		return version === "" ? await kube.create(leaseObject(namespace, next, clock.now()), { signal }) : await kube.replace(leaseObject(namespace, next, clock.now(), version), { signal }), !0;
	} catch (error) {
		if (error instanceof KubeError && error.code === "KUBE_CONFLICT") return !1;
		throw error;
	}
}
async function ask({ kube, namespace, holder, revision, signal }) {
	let identity = {
		apiVersion: "coordination.k8s.io/v1",
		kind: "Lease",
		namespace,
		name: objectNames.lease
	}, body = { metadata: { annotations: { [annotationKeys.wanted]: `${holder} ${revision}` } } };
	return await kube.patch(identity, {
		type: "merge",
		body,
		signal
	}), !0;
}
function hold(parts) {
	let lost = new AbortController(), wanted = new AbortController(), ended = new AbortController(), wantedBy = "", renewing = (async () => {
		let good = parts.clock.now();
		for (; !ended.signal.aborted;) {
			if (await parts.clock.sleep(2e3, ended.signal).catch(() => void 0), ended.signal.aborted) return;
			let state = await renew(parts, ended.signal).catch(() => "unknown");
			typeof state == "object" && (good = parts.clock.now(), state.wantedBy !== "" && (wantedBy = state.wantedBy.split(" ")[1] ?? ""), state.wantedBy !== "" && wanted.abort());
			let late = parts.clock.now() - good > 13e3;
			if ((state === "lost" || late) && lost.abort(new SlipwayError("LEASE_LOST", "another run took the Lease")), lost.signal.aborted) return;
		}
	})();
	return {
		lost: lost.signal,
		wanted: wanted.signal,
		wantedBy: () => wantedBy,
		async [Symbol.asyncDispose]() {
			ended.abort(), await renewing, lost.signal.aborted || await release(parts).catch(() => void 0);
		}
	};
}
async function renew(parts, signal) {
	for (let attempt = 1;; attempt += 1) {
		let lease = await readCurrent({
			...parts,
			signal
		});
		if (lease === void 0) return "lost";
		let record = readLease(lease);
		if (record.holder !== parts.holder) return "lost";
		try {
			let object = leaseObject(parts.namespace, record, parts.clock.now(), lease.metadata.resourceVersion);
			return await parts.kube.replace(object, { signal }), record;
		} catch (error) {
			if (attempt > 2 || !(error instanceof KubeError) || error.code !== "KUBE_CONFLICT") throw error;
		}
	}
}
async function release(parts) {
	let signal = AbortSignal.timeout(5e3);
	for (let attempt = 0; attempt < 3; attempt += 1) {
		let lease = await readCurrent({
			...parts,
			signal
		});
		if (lease === void 0 || readLease(lease).holder !== parts.holder) return;
		let freed = {
			...readLease(lease),
			holder: "",
			wantedBy: ""
		}, object = leaseObject(parts.namespace, freed, parts.clock.now(), lease.metadata.resourceVersion);
		try {
			await parts.kube.replace(object, { signal });
			return;
		} catch (error) {
			if (!(error instanceof KubeError) || error.code !== "KUBE_CONFLICT") throw error;
		}
	}
}
// src/reconcile/bound-document.ts
const weight = {
	failed: 0,
	deleted: 1,
	created: 2,
	configured: 3,
	skipped: 4,
	unchanged: 5
};
function boundDocument(document, limit = 2e5) {
	let worth = document.objects.toSorted((one, other) => weight[one.action] - weight[other.action]).filter(({ action, reason }) => action !== "unchanged" || reason !== "");
	for (let keep = 1; keep > .001; keep /= 2) {
		let bounded = cut(document, worth, keep);
		if (Buffer.byteLength(JSON.stringify(bounded)) <= limit) return bounded;
	}
	return {
		...cut(document, [], 0),
		errors: document.errors.slice(0, 1).map((error) => ({
			...error,
			message: error.message.slice(0, 1e3)
		}))
	};
}
function cut(document, worth, keep) {
	let share = (items, most) => items.slice(0, Math.ceil(most * keep)), objects = share(worth, 500), drift = share(document.drift, 50), unhealthy = share(document.health.unhealthy, 20).map((one) => shorten(one, keep)), omitted = {
		objects: document.objects.length - objects.length,
		drift: document.drift.length - drift.length,
		unhealthy: document.health.unhealthy.length - unhealthy.length
	};
	return {
		...document,
		objects,
		drift,
		warnings: share(document.warnings, 50).map((warning) => warning.slice(0, 500)),
		errors: share(document.errors, 50),
		health: {
			...document.health,
			unhealthy,
			digests: share(document.health.digests, 100)
		},
		...Object.values(omitted).some((count) => count > 0) ? { omitted } : {}
	};
}
function shorten(one, keep) {
	let length = Math.max(200, Math.floor(4e3 * keep));
	return {
		...one,
		message: one.message.slice(0, length),
		logs: one.logs.map((log) => ({
			...log,
			tail: log.tail.slice(-length)
		}))
	};
}
// src/reconcile/status-store.ts
const reached = object({
	revision: string(),
	at: string()
}).nullable().catch(null), former = object({
	applied: reached,
	healthy: reached,
	failingSince: string().nullable().catch(null),
	outcome: string().catch("")
}), nothing = {
	applied: null,
	healthy: null,
	failingSince: null,
	outcome: ""
};
function createStatusStore(kube, namespace, signal) {
	let identity = {
		apiVersion: "v1",
		kind: "ConfigMap",
		namespace,
		name: objectNames.status
	};
	return {
		async read() {
			let object = await kube.get(identity, { signal });
			return object === void 0 ? nothing : parseStatus(textAt(object, ["data", statusKey]));
		},
		async write(document) {
			let object = {
				apiVersion: "v1",
				kind: "ConfigMap",
				metadata: {
					name: identity.name,
					namespace
				},
				data: { [statusKey]: JSON.stringify(boundDocument(document)) }
			};
			await kube.applyServerSide(object, {
				fieldManager,
				force: !0,
				signal
			});
		}
	};
}
function parseStatus(text) {
	try {
		return former.parse(JSON.parse(text));
	} catch {
		return nothing;
	}
}
function createStatusWriter(store, clock, log) {
	let next, running, closed = new AbortController();
	async function drain() {
		for (; next !== void 0 && !closed.signal.aborted;) {
			let document = next();
			next = void 0, await store.write(document).catch((error) => log.debug(`the status was not written: ${String(error)}`)), await clock.sleep(1e3, closed.signal).catch(() => void 0);
		}
		running = void 0;
	}
	return {
		offer(document) {
			next = document, running ??= drain();
		},
		async close() {
			closed.abort(), await running;
		}
	};
}
// src/reconcile/apply-phase.ts
async function applyPhase(parts) {
	let { clock, settings, rendering } = parts, started = clock.now(), draft = createDraft(rendering, settings.run, started);
	try {
		await using lease = await takeLease({
			...parts,
			namespace: settings.namespace,
			holder: settings.run,
			revision: rendering.revision,
			deadline: started + settings.timeoutMs
		});
		return await holding(parts, draft, lease);
	} catch (error) {
		return addErrors(draft, toSlipwayErrors(error)), toDocument$2(draft, isHeld(error) ? "timeout" : "failed", clock.now());
	}
}
function isHeld(error) {
	return error instanceof SlipwayError && error.code === "LEASE_HELD";
}
async function holding(parts, draft, lease) {
	let { kube, clock, log, settings } = parts, { namespace } = settings, signal = AbortSignal.any([parts.signal, lease.lost]), store = createStatusStore(kube, namespace, signal), writer = createStatusWriter(store, clock, log), outcome = "failed";
	try {
		draft.former = await store.read(), draft.errors.length === 0 && (outcome = await reconcileHead(parts, draft, lease, signal, () => writer.offer(() => toDocument$2(draft, "running", clock.now()))));
	} catch (error) {
		addErrors(draft, parts.signal.aborted ? [interrupted(parts.signal)] : toSlipwayErrors(error));
	}
	if (await writer.close(), lease.lost.aborted) return toDocument$2(draft, "superseded", clock.now());
	let now = clock.now();
	outcome === "synced" && (draft.healthy = {
		revision: draft.rendering.revision,
		at: new Date(now).toISOString()
	});
	let document = toDocument$2(draft, outcome, now), last = AbortSignal.timeout(1e4);
	return await createStatusStore(kube, namespace, last).write(document).catch((error) => log.warning(`the status could not be written: ${String(error)}`)), await writeEvents({
		kube,
		log,
		namespace,
		signal: last
	}, eventsOf(document), now), document;
}
function interrupted(signal) {
	let why = signal.reason instanceof Error ? signal.reason.message : "the run was ended";
	return new SlipwayError("INTERRUPTED", `${why}; the next run goes on where this one stopped`);
}
async function reconcileHead(parts, draft, lease, signal, tell) {
	let { kube, clock, log, settings, rendering } = parts, { namespace, version } = settings;
	refuseRewind(draft, log), tell();
	let partOf = applySetId(objectNames.inventory, namespace), deadline = draft.started + settings.timeoutMs, context = {
		kube,
		clock,
		log,
		signal,
		namespace,
		partOf,
		appliedAt: clock.now(),
		deadline
	}, inventory = createInventoryStore({
		kube,
		log,
		namespace,
		version,
		signal
	}), applied = await applyRevision(context, draft, inventory, tell);
	if (applied === void 0) return "failed";
	let report = await awaitHealth({
		context,
		...applied,
		settleMs: rendering.options.settleMs ?? settings.settleMs,
		addresses: rendering.options.addresses ?? !1,
		stop: lease.wanted,
		onProgress(health) {
			draft.health = health, tell();
		}
	});
	if (draft.health = report.health, draft.warnings.push(...report.warnings), addErrors(draft, report.errors), report.outcome === "superseded" && (draft.by = lease.wantedBy()), report.outcome !== "synced") return report.outcome;
	let completed = afterCompletion(applied.inventory, applied.outcomes);
	return completed !== void 0 && await inventory.write(completed), reachStage(draft, "healthy", clock.now()), report.outcome;
}
function refuseRewind({ former, rendering }, log) {
	let last = former.applied?.revision ?? "", { history, revision, options, branch } = rendering;
	if (last === "" || last === revision || history.revisions.includes(last) || options.allowRewind === last) return;
	let message = `${branch} is at ${revision}, which does not contain ${last}, the commit that the cluster has applied`;
	if (history.complete) throw new SlipwayError("REVISION_OLDER", message);
	log.warning(`${message}, as far back as was looked`);
}
// src/reconcile/handover.ts
const schema = "slipway/rendering/v1", text = string(), location = object({
	file: text,
	line: number().optional(),
	column: number().optional()
}), header = object({
	schema: literal(schema),
	environment: text,
	repository: text,
	branch: text,
	requested: text.regex(/^([0-9a-f]{40}([0-9a-f]{24})?)?$/),
	revision: text.regex(/^([0-9a-f]{40}([0-9a-f]{24})?)?$/),
	history: object({
		revisions: array(text),
		complete: boolean()
	}),
	options: object({
		defaultNamespace: text.optional(),
		pruneLimit: object({
			count: number(),
			percent: number()
		}).optional(),
		pruneConfirmed: array(text).optional(),
		allowRewind: text.optional(),
		addresses: boolean().optional(),
		settleMs: number().min(0).optional()
	}),
	errors: array(object({
		code: text,
		message: text,
		hint: text.optional(),
		docs: text,
		location: location.optional()
	})),
	stages: array(object({
		name: text,
		at: text
	})),
	objects: number().int().min(0)
}), line = object({
	manifest: looseObject({
		apiVersion: text.min(1),
		kind: text.min(1),
		metadata: looseObject({
			name: text.optional(),
			namespace: text.optional(),
			labels: record(text, text).nullish(),
			annotations: record(text, text).nullish()
		}).optional()
	}),
	origin: location.optional()
});
function encodeRendering(rendering) {
	let { objects, ...rest } = rendering, lines = [{
		schema,
		...rest,
		objects: objects.length
	}, ...objects];
	return gzipSync(lines.map((value) => JSON.stringify(value)).join("\n"), { level: 1 });
}
function decodeRendering(bytes) {
	try {
		let lines = gunzipSync(bytes, { maxOutputLength: 268435456 }).toString("utf8").split("\n"), { schema: _schema, objects: count, ...rest } = header.parse(JSON.parse(lines[0] ?? "")), objects = lines.slice(1).map((one) => line.parse(JSON.parse(one)));
		if (objects.length !== count) throw Error(`it holds ${objects.length} of ${count} objects`);
		return {
			...rest,
			objects
		};
	} catch (error) {
		let why = error instanceof ZodError ? prettifyError(error) : String(error);
		throw new SlipwayError("HANDOVER_INVALID", `the rendering cannot be read: ${why.slice(0, 500)}`, { cause: error });
	}
}
async function renderPhase(parts) {
	let { settings, clock, signal } = parts, rendering = emptyRendering(settings), at = () => new Date(clock.now()).toISOString();
	try {
		if (!/^([0-9a-f]{40})?$/.test(settings.requested)) throw new SlipwayError("OPTION_INVALID", "the requested revision is not a full commit SHA");
		await using branch = await parts.follow(settings.repository, settings.branch, settings.credentials, signal);
		let revision = branch.head.revision;
		parts.log.info(`${settings.branch} is at ${revision}`);
		let fetched = {
			...rendering,
			revision,
			stages: [{
				name: "fetched",
				at: at()
			}]
		};
		await requireOnBranch(branch, settings, signal);
		let history = await branch.history(1e3, signal), { roots, options = {} } = await parts.render(branch.head, signal), stages = [...fetched.stages, {
			name: "rendered",
			at: at()
		}], errors = roots.flatMap(problemsOf);
		return {
			...fetched,
			history,
			options,
			errors,
			stages,
			objects: roots.flatMap((root) => root.objects)
		};
	} catch (error) {
		return signal.throwIfAborted(), {
			...rendering,
			errors: toSlipwayErrors(error).map(toErrorDocument)
		};
	}
}
async function requireOnBranch(branch, settings, signal) {
	let { requested } = settings;
	if (!(requested === "" || requested === branch.head.revision || await branch.contains(requested, signal))) throw new SlipwayError("REVISION_NOT_ON_BRANCH", `${requested} is not on ${settings.branch} of ${settings.repository}`);
}
function problemsOf(root) {
	return root.errors.length > 0 || root.objects.length > 0 ? root.errors : [toErrorDocument(new SlipwayError("RENDER_EMPTY", `${root.id} renders no object`))];
}
function emptyRendering(settings) {
	let { environment, repository, branch, requested } = settings;
	return {
		environment,
		repository,
		branch,
		requested,
		revision: "",
		history: {
			revisions: [],
			complete: !1
		},
		objects: [],
		options: {},
		errors: [],
		stages: []
	};
}
// src/report/reconcile-text.ts
function reconcileText(document, colour) {
	let paint = painter(colour), { outcome, environment, revision, drift, errors, health, counts } = document, good = outcome === "synced" || outcome === "superseded";
	return `${[
		...drift.map(({ object, change, fields }) => {
			let what = change === "deleted" ? "was deleted" : fields.map(({ path, manager }) => `${path} by ${manager || "somebody"}`).join(", ");
			return `${paint("yellow", "put back")} ${oneLine(object)}: ${oneLine(what)}`;
		}),
		...health.unhealthy.flatMap((one) => unhealthyLines(one, paint)),
		...errors.flatMap((error) => errorLines(error, paint)),
		`${paint(good ? "green" : "red", outcome)}: ${oneLine(environment)} at ${revision || "no revision"}: ${countsLine(counts) || "nothing done"} in ${duration(document.milliseconds)}`
	].join("\n")}\n`;
}
// src/commands/apply-options.ts
function applyOptions(config) {
	if (config === void 0) return {};
	let { prune, settle } = config, namespace = config["default-namespace"], rewind = config["allow-rewind"], settleMs = parseDuration(settle);
	return {
		...namespace === void 0 ? {} : { defaultNamespace: namespace },
		...prune?.limit === void 0 ? {} : { pruneLimit: prune.limit },
		...prune?.confirm === void 0 ? {} : { pruneConfirmed: prune.confirm },
		...rewind === void 0 ? {} : { allowRewind: rewind },
		...settleMs === void 0 ? {} : { settleMs },
		addresses: config["wait-for-addresses"]
	};
}
async function reconcile(context) {
	let { values } = context, [environment, ...others] = values.list("environment");
	if (environment === void 0 || others.length > 0) throw new SlipwayError("OPTION_INVALID", "reconcile needs exactly one --environment");
	let phase = values.text("phase");
	if (phase === "apply") return applied(await apply(context, environment, await takeOver(context)));
	let rendering = await render(context, environment);
	return phase === void 0 ? applied(await apply(context, environment, rendering)) : (await context.platform.files.write(handoverOf(context), encodeRendering(rendering)), rendered(rendering));
}
function handoverOf({ values }) {
	let file = values.text("handover");
	if (file !== void 0) return file;
	throw new SlipwayError("OPTION_INVALID", "--phase needs --handover, the file that one phase leaves for the other");
}
async function takeOver(context) {
	let file = handoverOf(context), bytes = await context.platform.files.read(file);
	if (bytes === void 0) throw new SlipwayError("HANDOVER_INVALID", `there is no file ${file}`);
	return decodeRendering(bytes);
}
async function render(context, environment) {
	let { platform, values } = context, { clock, signal, host } = platform, repository = values.text("repository");
	if (repository === void 0) throw new SlipwayError("OPTION_INVALID", "reconcile needs --repository");
	let settings = {
		environment,
		repository: repositoryUrl(repository, host.context.serverUrl),
		branch: values.text("branch") ?? "main",
		credentials: trimmed(context.credentials),
		requested: values.text("revision") ?? ""
	}, parts = {
		follow: platform.follow,
		render: async (head) => await renderEnvironment(context, head, environment),
		clock,
		log: host.log,
		signal,
		settings
	};
	return await host.log.group("Fetch and render", async () => await renderPhase(parts));
}
function trimmed({ token, sshKey }) {
	return {
		...token === void 0 || token.trim() === "" ? {} : { token: token.trim() },
		...sshKey === void 0 || sshKey.trim() === "" ? {} : { sshKey: `${sshKey.trim()}\n` }
	};
}
async function renderEnvironment({ platform, values }, { tree }, environment) {
	let file = values.text("config") ?? "slipway.yaml", config = await loadConfig(tree, file);
	if (config === void 0) throw new SlipwayError("CONFIG_NOT_FOUND", `there is no ${file} in ${tree.label}`);
	let known = config.environments?.[environment];
	if (known === void 0) throw new SlipwayError("CONFIG_INVALID", `${file} has no environment "${environment}"`, { location: { file } });
	let path = posix.dirname(file), [scope] = await scopesOf({
		tree,
		config,
		path,
		names: [environment],
		paths: [],
		applied: void 0
	}), version = config.gate?.["kubernetes-version"], selected = await resolveRoots(tree, { roots: scope?.roots ?? [] });
	return {
		roots: await renderRoots({
			log: platform.host.log,
			tree,
			roots: selected,
			exec: platform.exec,
			renderer: await chooseRenderer(platform, void 0, selected),
			signal: platform.signal,
			...reachNothing(platform, config),
			...version === void 0 ? {} : { kubernetesVersion: version }
		}),
		options: applyOptions(known.reconcile)
	};
}
async function apply(context, environment, rendering) {
	let { platform, values } = context, { clock, signal, host } = platform;
	if (rendering.environment !== environment) throw new SlipwayError("HANDOVER_INVALID", `the rendering is of "${rendering.environment}", not "${environment}"`);
	let name = values.text("context");
	await using kube = await platform.kube({
		signal,
		...name === void 0 ? {} : { context: name }
	});
	let limit = values.duration("timeout") ?? 0, settings = {
		namespace: values.text("namespace") ?? namespaceOf(environment),
		run: values.text("run") ?? `by-hand-${clock.now()}`,
		version: platform.version,
		timeoutMs: Math.max(limit / 2, limit - 3e4),
		settleMs: 5e3
	};
	return await host.log.group(`Apply ${environment}`, async () => await applyPhase({
		kube,
		clock,
		log: host.log,
		signal,
		settings,
		rendering
	}));
}
function rendered(rendering) {
	let { objects, history: _history, ...rest } = rendering, line = `${rest.environment}: ${objects.length} objects at ${rest.revision || "no revision"}, ${rest.errors.length} errors\n`;
	return {
		exitCode: 0,
		formats: {
			text: () => line,
			json: () => jsonText({
				schema: "slipway/rendering/v1",
				command: "reconcile",
				...rest,
				objects: objects.length
			})
		},
		outputs: {},
		annotations: []
	};
}
function applied(document) {
	let { outcome } = document;
	return {
		exitCode: outcome === "synced" || outcome === "superseded" ? 0 : outcome === "timeout" ? 3 : 1,
		formats: {
			text: (colour) => reconcileText(document, colour),
			json: () => jsonText(document)
		},
		outputs: { outcome },
		annotations: []
	};
}
export { reconcile };
