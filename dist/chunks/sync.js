import { t as loadConfig } from "./load.js";
import { c as errorCodes, o as toErrorDocument, s as toSlipwayErrors, t as SlipwayError } from "./errors.js";
import { t as formatLocation } from "./location.js";
import { i as inlineCode, o as oneLine, r as escapeMarkdown, t as codeBlock } from "./escape.js";
import { i as listForms, n as fit } from "./fit.js";
import { a as unhealthyLines, c as cleanText, i as painter, n as duration, o as createWake, r as errorLines, t as countsLine } from "./sync-paint.js";
import { c as object, d as string, l as record, o as looseObject, r as array, s as number } from "./schemas.js";
import { t as appliedEngines } from "./applied-engines.js";
import { I as createClosureReader, et as createTreeReader, h as rootInputs, t as resolveRoots } from "./resolve-roots.js";
import { t as changedRoots } from "./changed-roots.js";
import { t as expandRoots } from "./expand-roots.js";
import { t as jsonText } from "./command.js";
import { i as checkEnvironmentName, n as namedTarget } from "./manifest-target.js";
import { _ as textAt, a as objectNames, c as jobPrefix, g as recordsAt, l as namespaceOf, m as isRecord, o as statusKey, s as engineNames, u as revisionAnnotation } from "./names.js";
import { t as KubeError } from "./kube-error.js";
import { f as valueAt } from "./image-reference.js";
import { t as openWorkspace } from "./workspace.js";
import { isDeepStrictEqual } from "node:util";
import { posix } from "node:path";
import { randomBytes } from "node:crypto";
// src/sync/document.ts
const stageNames = [
	"found",
	"requested",
	"seen",
	"compared",
	"applying",
	"applied",
	"healthy"
], worst = [
	"failed",
	"timeout",
	"unconfirmed",
	"superseded",
	"synced"
];
function syncDocument(revision, targets) {
	let error = targets.flatMap((target) => target.errors)[0];
	return {
		schema: "slipway/sync/v1",
		command: "sync",
		outcome: worst.find((outcome) => targets.some((target) => target.outcome === outcome)) ?? "synced",
		revision,
		targets,
		...error === void 0 ? {} : { error }
	};
}
function createProgressBoard(log, names, now) {
	return log.live === void 0 ? createLines(log, now) : createTable(log.live, names, now);
}
function createLines(log, now) {
	let started = now();
	return {
		of(name) {
			let [last, lastAt] = ["", started], say = (line) => {
				lastAt = now(), log.info(`${name} · ${inOneLine(line)}`);
			};
			return {
				show(state) {
					state !== last && (last = state, say(state));
				},
				beat() {
					now() - lastAt < 3e4 || say(`still ${last === "" ? "waiting" : last} (${elapsed(now() - started)})`);
				}
			};
		},
		close: () => void 0
	};
}
function createTable(live, names, now) {
	let started = now(), states = new Map(names.map((name) => [name, {
		state: "connecting",
		since: started
	}])), wide = Math.max(0, ...names.map((name) => name.length)), draw = () => live([...states].map(([name, { state, since }]) => `${name.padEnd(wide)}  ${elapsed(now() - started).padStart(6)}  ${state} (${elapsed(now() - since)})`));
	return {
		of: (name) => ({
			show(state) {
				let text = inOneLine(state);
				states.get(name)?.state !== text && states.set(name, {
					state: text,
					since: now()
				}), draw();
			},
			beat: draw
		}),
		close: () => live([])
	};
}
function inOneLine(text) {
	return cleanText(text, 500).replace(/\s+/g, " ");
}
function elapsed(milliseconds) {
	return `${Math.round(milliseconds / 1e3)} s`;
}
function describeStatus(status) {
	let { stages, revision, objects, current, unhealthy } = status, short = revision.slice(0, 12), stage = stages.at(-1)?.name ?? "started";
	if (status.outcome !== "running") return `${status.outcome}: ${short}`;
	if (stage !== "applied") return `${stage}: ${short}`;
	let waiting = unhealthy[0];
	return `applied ${short}: ${current} of ${objects} objects healthy${waiting === void 0 ? "" : `; ${waiting.object}: ${waiting.reason}: ${waiting.message}`}`;
}
// src/sync/record.ts
function createRecord(target, name, started) {
	let stages = new Map(), errors = [], outcome = "unconfirmed", by, job = "", status;
	return {
		errors,
		reach: (stage, at) => void stages.set(stage, at),
		handTo: (name) => void (job = name),
		conclude(observation, silence) {
			let { verdict, latest } = observation;
			for (let [stage, at] of observation.stages) stages.has(stage) || stages.set(stage, at);
			status = verdict?.status ?? latest, outcome = verdict?.outcome ?? silence?.outcome ?? "unconfirmed", by = verdict?.by, silence !== void 0 && errors.push(toErrorDocument(silence.error)), outcome !== "synced" && outcome !== "superseded" && errors.push(...status?.errors ?? []);
		},
		toDocument() {
			return {
				environment: target.environment,
				target: target.name,
				engine: "job",
				name,
				revision: status?.revision ?? "",
				outcome,
				...by === void 0 ? {} : { by },
				stages: timed(stages, started),
				unhealthy: outcome === "synced" || outcome === "superseded" ? [] : status?.unhealthy ?? [],
				errors,
				job,
				counts: status?.counts ?? {}
			};
		}
	};
}
function timed(stages, started) {
	let before = started;
	return stageNames.flatMap((name) => {
		let at = stages.get(name);
		if (at === void 0) return [];
		let time = Date.parse(at), milliseconds = Number.isNaN(time) ? 0 : Math.max(0, time - before);
		return Number.isNaN(time) || (before = time), [{
			name,
			at,
			milliseconds
		}];
	});
}
// src/sync/read-status.ts
const text = string().catch(""), count = number().catch(0), location = object({
	file: text,
	line: number().optional()
}).optional().catch(void 0), unhealthy = object({
	object: text,
	reason: text,
	message: text,
	since: text,
	events: array(looseObject({})).catch([]),
	logs: array(looseObject({
		container: text,
		tail: text
	})).catch([]),
	source: location
}), error = object({
	code: text,
	message: text,
	hint: string().optional().catch(void 0),
	docs: text,
	location
}), status = object({
	environment: text,
	branch: text,
	repository: text,
	requested: text,
	revision: text,
	outcome: text,
	run: text,
	by: text,
	counts: record(string(), count).catch({}),
	health: object({
		objects: count,
		current: count,
		unhealthy: array(unhealthy).catch([])
	}).catch({
		objects: 0,
		current: 0,
		unhealthy: []
	}),
	errors: array(error).catch([]),
	stages: array(object({
		name: text,
		at: text
	})).catch([]),
	applied: object({ revision: text }).nullable().catch(null),
	started: text,
	milliseconds: count,
	failingSince: text
});
function readStatus(configMap) {
	let json = textAt(configMap, ["data", statusKey]);
	if (json !== "") try {
		let { health, applied, ...rest } = status.parse(JSON.parse(json));
		return {
			...rest,
			errors: rest.errors,
			objects: health.objects,
			current: health.current,
			unhealthy: health.unhealthy,
			appliedRevision: applied?.revision ?? ""
		};
	} catch {
		return;
	}
}
function endOf(found) {
	let started = Date.parse(found.started);
	return Number.isNaN(started) ? 0 : started + found.milliseconds;
}
// src/sync/follow-engine.ts
async function followEngine(followed, listener) {
	let { namespace, job, withPods } = followed, status = each(followed, {
		apiVersion: "v1",
		kind: "ConfigMap"
	}, {
		namespace,
		name: objectNames.status
	}, listener, (object) => {
		let found = readStatus(object);
		found !== void 0 && listener.onStatus(found);
	}), jobs = each(followed, {
		apiVersion: "batch/v1",
		kind: "Job"
	}, {
		namespace,
		name: job
	}, listener, (object) => listener.onJob(object)), pods = withPods ? each(followed, {
		apiVersion: "v1",
		kind: "Pod"
	}, {
		namespace,
		labelSelector: `batch.kubernetes.io/job-name=${job}`
	}, listener, (object) => object !== void 0 && listener.onPod(waitingOf(object))).catch(() => void 0) : void 0;
	await Promise.all([
		status,
		jobs,
		pods
	]);
}
async function each(followed, kind, query, listener, take) {
	let { kube, clock, signal } = followed, onTrouble = (error) => listener.onTrouble(error), heard = !1, lost = !1;
	for (let since;;) try {
		for await (let event of kube.watch(kind, {
			...query,
			signal,
			onTrouble
		})) if (heard = !0, since = void 0, event.type !== "listed") take(event.type === "deleted" ? void 0 : event.object);
		else if (event.items.length === 0) take(void 0);
		else for (let item of event.items) take(item);
		return;
	} catch (error) {
		if (signal.aborted || !(error instanceof KubeError)) throw error;
		let away = error.code === "KUBE_UNREACHABLE";
		lost ||= away;
		let refused = error.code === "KUBE_FORBIDDEN" || error.code === "KUBE_AUTH";
		if (since ??= clock.now(), !away && !(refused && (heard || lost) && clock.now() - since <= 2e4)) throw error;
		onTrouble(error), await clock.sleep(1e3, signal);
	}
}
function waitingOf(pod) {
	for (let condition of recordsAt(pod, ["status", "conditions"])) if (textAt(condition, ["type"]) === "PodScheduled" && textAt(condition, ["status"]) === "False") return `${textAt(condition, ["reason"])}: ${textAt(condition, ["message"])}`;
	let containers = ["initContainerStatuses", "containerStatuses"].flatMap((key) => recordsAt(pod, ["status", key]));
	for (let container of containers) {
		let reason = textAt(container, [
			"state",
			"waiting",
			"reason"
		]);
		if (reason === "" || reason === "PodInitializing" || reason === "ContainerCreating") continue;
		let message = textAt(container, [
			"state",
			"waiting",
			"message"
		]);
		return `container ${textAt(container, ["name"])}: ${reason}${message === "" ? "" : `: ${message}`}`;
	}
	return "";
}
// src/sync/job.ts
function jobOf(cronJob, name, revision) {
	let spec = valueAt(cronJob, [
		"spec",
		"jobTemplate",
		"spec"
	]), template = isRecord(spec) ? spec.template : void 0;
	if (!isRecord(spec) || !isRecord(template)) throw new SlipwayError("ENGINE_INVALID", `CronJob ${cronJob.metadata.name} has no Job template`);
	let { labels, annotations } = isRecord(template.metadata) ? template.metadata : {}, metadata = {
		...isRecord(labels) ? { labels } : {},
		annotations: {
			...isRecord(annotations) ? annotations : {},
			[revisionAnnotation]: revision
		}
	};
	return {
		apiVersion: "batch/v1",
		kind: "Job",
		metadata: {
			name,
			namespace: cronJob.metadata.namespace ?? ""
		},
		spec: {
			...spec,
			template: {
				...template,
				metadata
			}
		}
	};
}
function requestedBy(job) {
	return textAt(job, [
		"spec",
		"template",
		"metadata",
		"annotations",
		revisionAnnotation
	]);
}
function endOfJob(job) {
	for (let condition of recordsAt(job, ["status", "conditions"])) {
		let type = textAt(condition, ["type"]);
		if (textAt(condition, ["status"]) !== "True" || type !== "Complete" && type !== "Failed") continue;
		let [reason, message] = [textAt(condition, ["reason"]), textAt(condition, ["message"])];
		return {
			succeeded: type === "Complete",
			reason,
			message
		};
	}
}
async function awaitVerdict(wait) {
	let { clock, observation, progress, deadline, signal } = wait, wake = createWake(clock), ended = new AbortController(), failure, job, waiting = "", following = followEngine({
		...wait,
		signal: AbortSignal.any([signal, ended.signal])
	}, {
		onStatus(status) {
			observation.tell(status), observation.latest === status && progress.show(describeStatus(status)), wake.ring();
		},
		onJob(live) {
			let end = live === void 0 ? void 0 : endOfJob(live);
			job === void 0 && (live === void 0 || end !== void 0) && (job = {
				gone: live === void 0,
				end,
				at: clock.now()
			}), wake.ring();
		},
		onPod(reason) {
			reason !== "" && reason !== waiting && progress.show(`the pod does not start: ${reason}`), waiting = reason;
		},
		onTrouble: (error) => progress.show(`the API server is away: ${error.message}`)
	}).catch((error) => {
		failure = error, wake.ring();
	});
	try {
		for (;;) {
			if (signal.throwIfAborted(), observation.verdict !== void 0) return;
			if (failure !== void 0) throw failure;
			let now = clock.now();
			if (job !== void 0 && now - job.at >= 3e3 && observation.latest?.outcome !== "superseded") {
				if (job.end?.succeeded === !0 && await readLast(wait), observation.concludeWithoutOwn(), observation.verdict !== void 0) return;
				let silent = endedSilently(wait, job, waiting);
				if (silent !== void 0) return silent;
			}
			if (now >= deadline) return timeUp(wait, waiting);
			progress.beat(), await wake.sleep(Math.min(1e3, deadline - now), signal);
		}
	} finally {
		ended.abort(), await following;
	}
}
async function readLast({ kube, namespace, observation, signal }) {
	let identity = {
		apiVersion: "v1",
		kind: "ConfigMap",
		namespace,
		name: objectNames.status
	}, status = readStatus(await kube.get(identity, { signal }));
	observation.confirmOnBranch(), status !== void 0 && observation.tell(status);
}
function endedSilently({ namespace, job, observation }, { gone, end }, waiting) {
	let { latest } = observation, another = latest !== void 0 && !latest.run.startsWith(`${job}-`);
	if (latest?.outcome === "running" && (end?.succeeded === !0 || another)) return;
	let why = gone ? "was deleted before it told a result" : end?.succeeded === !0 ? "ended, but left no status" : `failed without a result: ${[
		end?.reason,
		end?.message,
		waiting
	].filter((text) => text !== void 0 && text !== "").join(": ")}`;
	return {
		outcome: "unconfirmed",
		error: new SlipwayError("JOB_FAILED", `Job ${namespace}/${job} ${why}`, { hint: `Its pod's log says more: kubectl logs -n ${namespace} job/${job} --all-containers` })
	};
}
function timeUp({ namespace, job, observation }, waiting) {
	let { latest } = observation, state = latest === void 0 ? `Job ${namespace}/${job} has not told anything yet${waiting === "" ? "" : `; its pod does not start: ${waiting}`}` : `the cluster is still at: ${describeStatus(latest)}`;
	return {
		outcome: "timeout",
		error: new SlipwayError("SYNC_TIMEOUT", `no result in time; ${state}`)
	};
}
// src/sync/find-engine.ts
async function findEngine(kube, target, signal) {
	let { namespace, environment } = target, name = engineNames.cronJob, cronJob = await kube.get({
		apiVersion: "batch/v1",
		kind: "CronJob",
		namespace,
		name
	}, { signal });
	if (cronJob === void 0) throw new SlipwayError("ENGINE_MISSING", `there is no CronJob ${namespace}/${name} on ${kube.server}`, { hint: `Write it with \`slipway init --engine job --environment ${environment}\` and install it with \`kubectl apply -k\`; --namespace or the target's namespace says where it is.` });
	if (valueAt(cronJob, ["spec", "suspend"]) === !0) throw new SlipwayError("ENGINE_SUSPENDED", `CronJob ${namespace}/${name} is suspended`, { hint: `Somebody holds back all changes of ${environment}. To go on: kubectl patch cronjob ${name} -n ${namespace} -p '{"spec":{"suspend":false}}'` });
	let pinned = pinnedArguments(cronJob), installed = pinned.get("environment");
	if (installed !== environment) {
		let what = installed === void 0 ? "is not one of Slipway" : `reconciles "${installed}", not "${environment}"`;
		throw new SlipwayError("ENGINE_INVALID", `CronJob ${namespace}/${name} ${what}`);
	}
	return {
		cronJob,
		branch: pinned.get("branch") ?? "",
		repository: pinned.get("repository") ?? ""
	};
}
function pinnedArguments(cronJob) {
	let pod = valueAt(cronJob, [
		"spec",
		"jobTemplate",
		"spec",
		"template",
		"spec"
	]), render = (isRecord(pod) ? [...recordsAt(pod, ["initContainers"]), ...recordsAt(pod, ["containers"])] : []).find((container) => textAt(container, ["name"]) === engineNames.render), args = valueAt(render ?? {}, ["args"]), words = Array.isArray(args) ? args.filter((word) => typeof word == "string") : [];
	return new Map(words.flatMap((word) => {
		let match = /^--([a-z-]+)=(.*)$/s.exec(word);
		return match === null ? [] : [[match[1] ?? "", (match[2] ?? "").replaceAll("$$", "$")]];
	}));
}
// src/sync/observation.ts
const stageOf = {
	fetched: "seen",
	rendered: "compared",
	applying: "applying",
	applied: "applied",
	healthy: "healthy"
};
function createObservation({ revision, job, former }) {
	let stages = new Map(), onBranch = !1, verdict, latest, isOwn = (status) => status.run.startsWith(`${job}-`) || status.requested === revision, isStale = (status) => status.errors.some((error) => error.code === "REVISION_OLDER");
	function concerns(status) {
		return isOwn(status) || status.revision === revision || onBranch && !isStale(status);
	}
	function judge(status) {
		let by = status.revision === "" || status.revision === revision ? {} : { by: status.revision };
		if (status.outcome === "synced") return {
			outcome: "by" in by ? "superseded" : "synced",
			status,
			...by
		};
		if (isOwn(status) || "by" in by) return status.outcome === "failed" ? {
			outcome: "failed",
			status,
			...by
		} : status.outcome === "timeout" ? {
			outcome: "timeout",
			status,
			...by
		} : void 0;
	}
	return {
		tell(status) {
			if (!(former !== void 0 && former.outcome !== "running" && former.run === status.run && former.started === status.started || verdict !== void 0 || !concerns(status))) {
				latest = status, status.revision !== "" && isOwn(status) && !isStale(status) && (onBranch ||= !isRefused(status)), status.revision === revision && (onBranch = !0);
				for (let { name, at } of status.stages) {
					let stage = stageOf[name];
					stage !== void 0 && !stages.has(stage) && stages.set(stage, at);
				}
				verdict = judge(status);
			}
		},
		confirmOnBranch() {
			onBranch = !0;
		},
		concludeWithoutOwn() {
			if (verdict !== void 0 || latest === void 0 || latest.revision !== revision) return;
			let { outcome } = latest;
			(outcome === "failed" || outcome === "timeout") && (verdict = {
				outcome,
				status: latest
			});
		},
		get verdict() {
			return verdict;
		},
		get latest() {
			return latest;
		},
		stages
	};
}
function isRefused(status) {
	return status.errors.some((error) => error.code === "REVISION_NOT_ON_BRANCH");
}
// src/sync/self-test.ts
const forbidden = [
	["another image", (pod) => eachContainer(pod, (one) => one.image = "slipway.invalid/self-test:1")],
	["another command", (pod) => eachContainer(pod, (one) => one.command = ["/bin/sh"])],
	["another ServiceAccount", (pod) => pod.serviceAccountName = "default"],
	["another annotation", (_pod, template) => addAnnotation(template)]
];
async function proveJobPolicy(kube, engine, revision, signal) {
	let words = (await Promise.all(forbidden.map(async ([what, change]) => {
		let job = structuredClone(jobOf(engine.cronJob, "slipway-self-test", revision)), template = valueAt(job, ["spec", "template"]), pod = valueAt(job, [
			"spec",
			"template",
			"spec"
		]);
		if (!isRecord(template) || !isRecord(pod)) throw new SlipwayError("ENGINE_INVALID", "the template has no pod");
		return change(pod, template), await isAdmitted(kube, job, signal) ? [what] : [];
	}))).flat();
	if (words.length === 0) return;
	let { namespace = "" } = engine.cronJob.metadata;
	throw new SlipwayError("JOB_POLICY_MISSING", `the cluster lets this credential create a Job with ${words.join(", ")} in ${namespace}`, { hint: `Install job-policy.yaml of the folder that \`slipway init --engine job\` writes (kubectl apply -k); until then, whoever has this credential can run anything in ${namespace}.` });
}
async function isAdmitted(kube, job, signal) {
	try {
		return await kube.create(job, {
			dryRun: !0,
			signal
		}), !0;
	} catch (error) {
		if (error instanceof KubeError && isRefusal(error)) return !1;
		throw error;
	}
}
function isRefusal(error) {
	return error.code === "KUBE_ADMISSION" || error.code === "KUBE_INVALID" && /denied/i.test(error.message);
}
function eachContainer(pod, change) {
	for (let key of ["initContainers", "containers"]) {
		let list = pod[key];
		if (Array.isArray(list)) for (let container of list) isRecord(container) && change(container);
	}
}
function addAnnotation(template) {
	let metadata = isRecord(template.metadata) ? template.metadata : {}, annotations = isRecord(metadata.annotations) ? metadata.annotations : {};
	template.metadata = {
		...metadata,
		annotations: {
			...annotations,
			"example.com/self-test": "true"
		}
	};
}
// src/sync/start-job.ts
async function startJob(kube, engine, revision, signal) {
	let { namespace = "" } = engine.cronJob.metadata, { items } = await kube.list({
		apiVersion: "batch/v1",
		kind: "Job"
	}, {
		namespace,
		signal
	}), running = items.find((job) => requestedBy(job) === revision && endOfJob(job) === void 0 && job.metadata.deletionTimestamp === void 0);
	if (running !== void 0) return {
		job: running,
		resumed: !0
	};
	let name = `${jobPrefix}sync-${revision.slice(0, 12)}-${randomBytes(3).toString("hex")}`;
	try {
		return {
			job: await kube.create(jobOf(engine.cronJob, name, revision), { signal }),
			resumed: !1
		};
	} catch (error) {
		throw error instanceof KubeError && (error.code === "KUBE_ADMISSION" || error.code === "KUBE_INVALID") ? new SlipwayError("JOB_REFUSED", error.message, { cause: error }) : error;
	}
}
async function syncTarget(parts) {
	let { target, clock, signal, revision } = parts, record = createRecord(target, `${target.namespace}/${engineNames.cronJob}`, clock.now());
	try {
		await confirm(parts, record);
	} catch (error) {
		if (signal.aborted) throw resumable(signal, target, revision);
		record.errors.push(...toSlipwayErrors(error).map(toErrorDocument));
	}
	return record.toDocument();
}
async function confirm(parts, record) {
	let { kube, clock, progress, signal, target, revision, deadline } = parts, { namespace } = target, at = () => new Date(clock.now()).toISOString(), engine = await findEngine(kube, target, signal);
	record.reach("found", at());
	let former = await statusOf(kube, namespace, signal);
	if (former !== void 0 && isAlready(former, revision, clock.now())) {
		progress.show(`${revision.slice(0, 12)} was applied and healthy already`);
		let observation = createObservation({
			revision,
			job: "",
			former: void 0
		});
		observation.tell(former), record.conclude(observation, void 0);
		return;
	}
	await proveJobPolicy(kube, engine, revision, signal);
	let withPods = await mayReadPods(kube, namespace, signal), { job, resumed } = await patiently(parts, async () => await startJob(kube, engine, revision, signal)), name = job.metadata.name;
	record.handTo(name), record.reach("requested", resumed && textAt(job, ["metadata", "creationTimestamp"]) || at()), progress.show(`${resumed ? "found" : "created"} Job ${namespace}/${name} for ${revision.slice(0, 12)}`);
	let observation = createObservation({
		revision,
		job: name,
		former: resumed ? void 0 : former
	}), silence = await awaitVerdict({
		kube,
		clock,
		namespace,
		job: name,
		observation,
		progress,
		deadline,
		withPods,
		signal
	});
	record.conclude(observation, silence), record.errors.some((error) => error.code === "REVISION_NOT_ON_BRANCH") && explainBranch(record, engine, revision);
}
async function mayReadPods(kube, namespace, signal) {
	let { allowed } = await kube.can({
		verb: "watch",
		group: "",
		resource: "pods",
		namespace
	}, { signal });
	return allowed;
}
async function patiently({ clock, signal, deadline }, work) {
	let until = Math.min(deadline, clock.now() + 6e4);
	for (;;) try {
		return await work();
	} catch (error) {
		if (!(error instanceof SlipwayError && error.code === "KUBE_UNREACHABLE") || clock.now() >= until) throw error;
		await clock.sleep(1e3, signal);
	}
}
async function statusOf(kube, namespace, signal) {
	let identity = {
		apiVersion: "v1",
		kind: "ConfigMap",
		namespace,
		name: objectNames.status
	};
	return readStatus(await kube.get(identity, { signal }));
}
function isAlready(status, revision, now) {
	return status.outcome === "synced" && status.revision === revision && now - endOf(status) < 18e5;
}
function explainBranch(record, engine, revision) {
	let first = record.errors.findIndex((error) => error.code === "REVISION_NOT_ON_BRANCH"), error = record.errors[first];
	if (error === void 0) return;
	let where = `${engine.branch} of ${engine.repository}`;
	record.errors[first] = {
		...error,
		hint: `The engine follows ${where}: push ${revision.slice(0, 12)} there, or install the engine anew for another branch.`
	};
}
function resumable(signal, { environment, name }, revision) {
	let why = signal.reason instanceof Error ? signal.reason.message : "the run was ended";
	return new SlipwayError("INTERRUPTED", why, { hint: `The cluster goes on by itself; to see how it ends: slipway sync --environment ${environment} --target ${name} --revision ${revision}` });
}
// src/sync/sync-targets.ts
async function syncTargets(request) {
	let { targets, log, clock } = request, board = createProgressBoard(log, targets.map(nameOf), () => clock.now()), settled = await Promise.allSettled(targets.map((target) => syncOne(request, target, board.of(nameOf(target)))));
	return board.close(), syncDocument(request.revision, settled.map((one) => {
		if (one.status === "rejected") throw one.reason;
		return one.value;
	}));
}
function nameOf({ environment, name }) {
	return `${environment}/${name}`;
}
async function syncOne(request, target, progress) {
	let { clock, signal, revision, deadline } = request, kube;
	try {
		kube = await request.connect(target);
	} catch (error) {
		signal.throwIfAborted();
		let record = createRecord(target, `${target.namespace}/${engineNames.cronJob}`, clock.now());
		return record.errors.push(...toSlipwayErrors(error).map(toErrorDocument)), record.toDocument();
	}
	await using connected = kube;
	return await syncTarget({
		kube: connected,
		clock,
		progress,
		signal,
		target,
		revision,
		deadline
	});
}
async function syncEnvironments(context, request) {
	let { platform, values } = context, { clock, host, signal } = platform;
	if (!/^[0-9a-f]{40}$/.test(request.revision)) throw new SlipwayError("OPTION_INVALID", `"${request.revision}" is not a full commit SHA`, { hint: "The cluster takes none but a whole one of 40 hexadecimal digits." });
	let targets = targetsOf(context, request);
	return targets.length === 0 ? null : await host.log.group(`Sync ${request.revision.slice(0, 12)}`, async () => syncTargets({
		targets,
		revision: request.revision,
		deadline: clock.now() + patience(values.given("timeout") ? values.duration("timeout") : void 0),
		connect: async (target) => await connect(context, target),
		clock,
		log: host.log,
		signal
	}));
}
async function connect({ platform }, { context, audience }) {
	return await platform.kube({
		signal: platform.signal,
		...context === void 0 ? {} : { context },
		...audience === void 0 ? {} : { token: async (signal) => await platform.idToken(audience, signal) }
	});
}
function patience(limit) {
	if (limit === void 0 || limit === 0) return 6e5;
	let left = limit - performance.now();
	return Math.max(1e3, left * .9, left - 1e4);
}
function targetsOf({ values }, { config, environments }) {
	let wanted = values.list("target"), known = Object.entries(config?.environments ?? {}), all = (environments === void 0 ? known : known.filter(([name]) => environments.includes(name))).flatMap(([environment, { sync }]) => (sync?.targets ?? []).map((target) => ({
		environment,
		name: target.name,
		context: values.text("context") ?? target.context,
		audience: target.audience,
		namespace: values.text("namespace") ?? target.namespace ?? namespaceOf(environment)
	}))), missing = wanted.filter((name) => !all.some((target) => target.name === name));
	if (missing.length > 0) throw new SlipwayError("OPTION_INVALID", `there is no target "${missing[0]}"`, { hint: `There are: ${all.map((target) => target.name).join(", ") || "none"}.` });
	return wanted.length === 0 ? all : all.filter((target) => wanted.includes(target.name));
}
// src/report/sync-timeline.ts
function timeline(origins, target) {
	let rows = [...origins, ...target.stages], first = Date.parse(rows[0]?.at ?? "");
	return rows.map(({ name, at }) => {
		let since = Date.parse(at) - first;
		return {
			name,
			at,
			elapsed: Number.isNaN(since) ? "" : `+${duration(Math.max(0, since))}`
		};
	});
}
// src/report/sync-text.ts
function syncText(document, origins, colour) {
	let paint = painter(colour);
	return document.targets.length === 0 ? `${paint("green", document.outcome)}: ${nothingSentence(document)}\n` : `${document.targets.map((target) => targetLines(document, target, origins, paint).join("\n")).join("\n\n")}\n`;
}
function targetLines(document, target, origins, paint) {
	let title = `${target.environment}/${target.target} (${target.name})`, rows = timeline(origins, target), wide = Math.max(0, ...rows.map((row) => row.name.length));
	return [
		paint("bold", oneLine(title)),
		...rows.map(({ name, at, elapsed }) => `  ${name.padEnd(wide)}  ${paint("dim", oneLine(at))}  ${elapsed}`),
		...target.unhealthy.flatMap((one) => unhealthyLines(one, paint)).map((line) => `  ${line}`),
		...target.errors.flatMap((error) => errorLines(error, paint)).map((line) => `  ${line}`),
		outcomeLine(document, target, paint)
	];
}
function outcomeLine(document, target, paint) {
	let good = target.outcome === "synced" || target.outcome === "superseded", counts = countsLine(target.counts);
	return `${paint(good ? "green" : "red", target.outcome)}: ${oneLine(outcomeSentence(document, target))}${counts === "" ? "" : ` (${counts})`}`;
}
function nothingSentence({ revision }) {
	return `${revision.slice(0, 12)} changes no environment that is synced`;
}
function outcomeSentence({ revision }, target) {
	let ours = revision.slice(0, 12), by = target.by === void 0 ? "" : target.by.slice(0, 12);
	switch (target.outcome) {
		case "synced": return `exactly ${ours} is applied, healthy and stable`;
		case "superseded": return `${by}, which ${target.reverted === !0 ? "undoes" : "contains"} ${ours}, is applied, healthy and stable`;
		case "failed": return by === "" ? `${ours} is not healthy or could not be applied` : `${by}, which contains ${ours}, is not healthy or could not be applied`;
		case "timeout": return `${ours} was not healthy in time`;
		case "unconfirmed": return `nothing proves what became of ${ours}`;
	}
}
// src/report/sync-markdown.ts
const icons = {
	synced: "✅",
	superseded: "✅",
	failed: "❌",
	timeout: "⌛",
	unconfirmed: "❔"
};
function syncMarkdown(document, origins) {
	return document.targets.length === 0 ? `✅ ${nothingSentence(document)}\n` : fit(document.targets.flatMap((target) => targetSections(document, target, origins)), 5e5);
}
function targetSections(document, target, origins) {
	let counts = countsLine(target.counts), title = `### ${icons[target.outcome]} ${escapeMarkdown(`${target.environment}/${target.target}`)}: ${target.outcome}\n\n`, sentence = `${escapeMarkdown(outcomeSentence(document, target))}${counts === "" ? "" : ` (${escapeMarkdown(counts)})`}\n\n`, rows = timeline(origins, target).map(({ name, at, elapsed }) => `| ${escapeMarkdown(name)} | ${escapeMarkdown(at)} | ${escapeMarkdown(elapsed)} |\n`), table = rows.length === 0 ? "" : `| stage | at | since the first |\n| --- | --- | --- |\n${rows.join("")}\n`;
	return [
		{ forms: [title + sentence] },
		{ forms: [table, ""] },
		{ forms: listForms("", target.unhealthy.map(unhealthySection), "", (n) => `And ${n} more objects.\n\n`) },
		{ forms: listForms("", target.errors.map(errorLine), "\n", (n) => `- and ${n} more\n`) }
	];
}
function unhealthySection(one) {
	let place = one.source === void 0 ? "" : ` at ${inlineCode(formatLocation(one.source))}`, events = one.events.map((event) => `- ${escapeMarkdown(`${event.reason} ×${event.count} ${event.about}: ${event.message}`)}\n`), logs = one.logs.map((log) => `Log of ${inlineCode(`${log.pod}/${log.container}`)}:\n\n${codeBlock(log.tail.replace(/\n$/, ""))}\n\n`);
	return [
		`**${escapeMarkdown(one.reason)}** ${inlineCode(one.object)}${place}: ${escapeMarkdown(one.message)}\n\n`,
		events.length === 0 ? "" : `${events.join("")}\n`,
		...logs
	].join("");
}
function errorLine({ code, message, hint, location }) {
	let place = location === void 0 ? "" : ` at ${inlineCode(formatLocation(location))}`;
	return `- **${escapeMarkdown(code)}**${place}: ${escapeMarkdown(message)}${hint === void 0 ? "" : ` ${escapeMarkdown(hint)}`}\n`;
}
// src/render/brought-roots.ts
async function broughtRoots(tree, selection) {
	let reader = createTreeReader(tree), found = await selection.applied?.(reader);
	if (found === void 0 || found.roots.size === 0) return [];
	let closures = createClosureReader(reader), open = [...await resolveRoots(tree, selection)], seen = new Set(open.map(({ id }) => id)), brought = [];
	for (let next = open.pop(); next !== void 0; next = open.pop()) {
		let inputs = await rootInputs(reader, closures, next, selection.applied);
		for (let { id, engine, location } of found.roots.values()) seen.has(id) || inputs?.has(location.file) !== !0 || (seen.add(id), brought.push(id), open.push({
			id,
			engine
		}));
	}
	return brought;
}
// src/commands/changed-environments.ts
async function changedEnvironments(workspace, revision, enginesOf) {
	let { repository, configPath } = workspace;
	if (repository === void 0) throw new SlipwayError("OPTION_INVALID", "--environment changed needs a checkout of the manifest repository", { hint: "Check it out with the commit before, too (fetch-depth: 2), or name the environments." });
	let before = repository.treeAt(await repository.resolve(`${revision}~1`)), after = repository.treeAt(revision), [old, current] = await Promise.all([loadConfig(before, configPath), loadConfig(after, configPath)]), applied = await enginesOf(current), path = posix.dirname(configPath), names = [];
	for (let [name, environment] of Object.entries(current?.environments ?? {})) {
		let former = old?.environments?.[name], same = former !== void 0 && isDeepStrictEqual(former, environment), patterns = {
			path,
			key: `environments.${name}.roots`,
			patterns: environment.roots,
			applied
		};
		(!same || await rootsDiffer(before, after, patterns)) && names.push(name);
	}
	return names;
}
async function rootsDiffer(before, after, patterns) {
	let roots = await expandRoots(after, patterns), former = await expandRoots(before, patterns).catch(() => void 0);
	if (former === void 0 || !isDeepStrictEqual(former, roots)) return !0;
	let { applied } = patterns, selection = {
		applied,
		roots: [...roots, ...await broughtRoots(after, {
			applied,
			roots
		})]
	};
	return (await changedRoots(before, after, selection)).head.roots.length > 0;
}
async function undoes(before, commit, later) {
	let paths = new Set((await Promise.all([before.list(), commit.list()])).flat().map((entry) => entry.path));
	if (paths.size > 5e3) return;
	let same = async (one, other, path) => {
		let [a, b] = await Promise.all([one.read(path), other.read(path)]);
		return a === void 0 || b === void 0 ? a === b : Buffer.compare(a, b) === 0;
	}, changed = 0;
	for (let path of paths) if (!await same(before, commit, path) && (changed += 1, !await same(before, later, path))) return !1;
	return changed !== 0 || void 0;
}
// src/commands/mark-reverted.ts
async function markReverted({ platform }, { repository }, document) {
	let later = [...new Set(document.targets.flatMap((target) => target.by ?? []))];
	if (repository === void 0 || later.length === 0) return document;
	let treeOf = async (revision) => repository.treeAt(await repository.resolve(revision)), answers = new Map();
	for (let by of later) try {
		let answer = await undoes(await treeOf(`${document.revision}~1`), await treeOf(document.revision), await treeOf(by));
		answer !== void 0 && answers.set(by, answer);
	} catch (error) {
		platform.host.log.debug(`whether ${by} undoes ${document.revision} is not known: ${String(error)}`);
	}
	return {
		...document,
		targets: document.targets.map((target) => target.by !== void 0 && answers.get(target.by) === !0 ? {
			...target,
			reverted: !0
		} : target)
	};
}
// src/commands/sync.ts
async function sync(context) {
	let { values } = context, engine = values.text("engine");
	if (engine === "argocd" || engine === "flux") throw new SlipwayError("NOT_YET", `--engine ${engine} is reserved and does not work yet`);
	let workspace = await openWorkspace(context), place = await manifestsOf(context, workspace), named = values.list("environment"), names = named.includes("changed") ? await withChanged(context, named, workspace, place) : named;
	if (named.length > 0 && names.length === 0) return syncResult(syncDocument(place.revision, []), place.origins);
	let config = engine === "job" ? withDefaultTargets(place.config, names) : place.config;
	for (let name of names) checkEnvironmentName(name, Object.keys(config?.environments ?? {}));
	let document = await syncEnvironments(context, {
		config,
		environments: names.length === 0 ? void 0 : names,
		revision: place.revision
	});
	if (document === null) throw new SlipwayError("OPTION_INVALID", `${names.join(", ") || "no environment"} has a \`sync\` section`, { hint: "Say under environments.NAME.sync which engine applies the manifests, or give --engine job." });
	return syncResult(await markReverted(context, workspace, document), place.origins);
}
async function withChanged({ platform }, named, workspace, { config, revision, remote }) {
	if (config?.environments?.changed !== void 0) return named;
	let synced = (await changedEnvironments(remote ? {
		...workspace,
		repository: void 0
	} : workspace, revision, (known) => appliedEngines(platform, workspace.folder, known))).filter((name) => config?.environments?.[name]?.sync !== void 0);
	return [...new Set([...named.filter((name) => name !== "changed"), ...synced])];
}
function syncResult(document, origins) {
	let errors = document.targets.flatMap((target) => target.errors.map((error) => ({
		target,
		error
	})));
	return {
		exitCode: syncExit(document),
		formats: {
			text: (colour) => syncText(document, origins, colour),
			json: () => jsonText(document),
			markdown: () => syncMarkdown(document, origins)
		},
		outputs: { outcome: document.outcome },
		annotations: errors.map(({ target, error }) => ({
			level: "error",
			title: `${target.environment}/${target.target}: ${error.code}`,
			message: error.hint === void 0 ? error.message : `${error.message}\n${error.hint}`
		}))
	};
}
function syncExit(document) {
	let { outcome, targets } = document;
	if (outcome === "synced" || outcome === "superseded") return 0;
	if (outcome === "failed") return 1;
	let [code] = targets.flatMap((target) => target.errors.map((error) => error.code));
	return (code !== void 0 && Object.hasOwn(errorCodes, code) ? errorCodes[code] : void 0)?.exit === 2 ? 2 : 3;
}
async function manifestsOf(context, workspace) {
	let { platform, values } = context, given = values.text("revision"), target = namedTarget(context, workspace);
	if (target === void 0) {
		let { repository } = workspace, found = given !== void 0 && /^[0-9a-f]{40}$/.test(given) ? given : await repository?.resolve(given ?? "HEAD");
		if (found === void 0) throw new SlipwayError("OPTION_INVALID", "there is no commit to confirm: give --revision");
		let time = await repository?.commitTime(found).catch(() => void 0), origins = time === void 0 ? [] : [{
			name: "manifest commit",
			at: new Date(time).toISOString()
		}];
		return {
			config: workspace.config,
			revision: found,
			origins,
			remote: !1
		};
	}
	await using remote = await platform.git.remote(target.url, target.branch, context.credentials, platform.signal);
	let head = await remote.head();
	return {
		config: await loadConfig(head.tree, posix.join(target.path, "slipway.yaml")),
		revision: given ?? head.revision,
		origins: [],
		remote: !0
	};
}
function withDefaultTargets(config, names) {
	let environments = { ...config?.environments };
	for (let name of names.length === 0 ? Object.keys(environments) : names) {
		let known = environments[name] ?? {
			roots: ["."],
			write: "commit"
		};
		environments[name] = {
			...known,
			sync: known.sync ?? {
				engine: "job",
				targets: [{ name: "default" }]
			}
		};
	}
	return {
		...config ?? { version: 1 },
		environments
	};
}
export { syncEnvironments as a, syncText as i, syncExit as n, syncMarkdown as r, sync as t };
