import { t as loadConfig } from "./load.js";
import { a as syncEnvironments, i as syncText, n as syncExit, r as syncMarkdown } from "./sync.js";
import { a as judge, c as markdownBudgets, i as loadRules, l as gateJson, n as ruleHelp, o as gateText, s as gateMarkdown, u as readSourceLines } from "./gate.js";
import { t as SlipwayError } from "./errors.js";
import { r as reachOf, t as resolveRoots } from "./resolve-roots.js";
import { t as appliedEngines } from "./applied-engines.js";
import { w as gateAnnotations } from "./gate-sarif.js";
import { a as buildMarkdown, i as buildText, n as buildImages, r as releaseOutputs } from "./build.js";
import { a as intentsOf, c as bumpText, i as planScopes, l as bumpMarkdown, n as messageOf, o as explainAccess, r as planResult, s as proofOf, u as bumpDocument } from "./bump.js";
import { o as oneLine } from "./escape.js";
import { n as fit } from "./fit.js";
import { t as jsonText } from "./command.js";
import { a as onMissingOf, o as placesOf, s as scopesOf, t as commitTarget } from "./manifest-target.js";
import { g as ruleSettings, u as configuredPolicies } from "./checks.js";
import { t as openWorkspace } from "./workspace.js";
import { posix } from "node:path";
// src/report/merge-verdicts.ts
function mergeVerdicts(verdicts) {
	let [first, ...rest] = verdicts;
	if (first === void 0 || rest.length === 0) return first;
	let sum = (pick) => verdicts.reduce((total, verdict) => total + pick(verdict), 0), fresh = (severity) => sum((verdict) => verdict.summary.new[severity]);
	return {
		verdict: verdicts.some((one) => one.verdict === "fail") ? "fail" : "pass",
		roots: verdicts.flatMap((one) => one.roots),
		findings: verdicts.flatMap((one) => one.findings),
		fixed: verdicts.flatMap((one) => one.fixed),
		images: verdicts.flatMap((one) => one.images),
		changes: verdicts.flatMap((one) => one.changes),
		errors: verdicts.flatMap((one) => one.errors),
		summary: {
			objects: sum((one) => one.summary.objects),
			rules: first.summary.rules,
			new: {
				error: fresh("error"),
				warning: fresh("warning"),
				info: fresh("info")
			},
			existing: sum((one) => one.summary.existing),
			waived: sum((one) => one.summary.waived),
			fixed: sum((one) => one.summary.fixed)
		}
	};
}
// src/report/ship.ts
function shipDocument(report) {
	let verdict = verdictOf(report);
	return {
		schema: "slipway/ship/v1",
		command: "ship",
		outcome: report.sync !== null && outcomeOf(report) !== "refused" ? report.sync.outcome : outcomeOf(report),
		release: report.release,
		bump: bumpDocument(bumpReport(report)),
		gate: verdict === void 0 ? null : gateJson(verdict),
		sync: report.sync
	};
}
function shipText(report, colour) {
	let verdict = verdictOf(report);
	return [
		buildText(report.release, colour),
		bumpText(bumpReport(report), colour),
		...verdict === void 0 ? [] : [gateText(verdict, {
			colour,
			sources: report.sources,
			rules: report.help
		})],
		...environmentLines(report).length === 0 ? [] : [`${environmentLines(report).join("\n")}\n`],
		...report.sync === null ? [] : [syncText(report.sync, report.origins, colour)]
	].join("\n");
}
function shipMarkdown(report) {
	let verdict = verdictOf(report), budget = markdownBudgets.summary / 3, parts = [
		...report.sync === null ? [] : [syncMarkdown(report.sync, report.origins)],
		...verdict === void 0 ? [] : [gateMarkdown(verdict, {
			budget,
			rules: report.help
		})],
		bumpMarkdown(bumpReport(report)),
		buildMarkdown(report.release)
	];
	return fit(parts.map((part) => ({ forms: [`${part}\n`, ""] })), markdownBudgets.summary);
}
function verdictOf({ planned }) {
	return mergeVerdicts(planned.scopes.flatMap((one) => one.verdict ?? []));
}
function bumpReport(report) {
	return {
		outcome: outcomeOf(report),
		plan: report.planned.plan,
		commit: report.commit,
		pullRequest: null
	};
}
function outcomeOf({ planned }) {
	let outcomes = planned.scopes.map((one) => one.outcome);
	return planned.plan.errors.length > 0 || outcomes.includes("blocked") || outcomes.includes("refused") ? "refused" : outcomes.includes("changed") ? "changed" : "unchanged";
}
function environmentLines({ planned, commit }) {
	let words = {
		changed: commit === null ? "would be bumped" : `bumped in ${commit}`,
		unchanged: "is up to date",
		refused: "refused: see the errors",
		blocked: "blocked: nothing was committed for it"
	};
	return planned.scopes.flatMap(({ scope, outcome }) => scope.name === void 0 ? [] : [`${oneLine(scope.name)}: ${words[outcome]}`]);
}
// src/commands/ship.ts
async function ship(context) {
	let { platform, values, action } = context, write = values.text("write") ?? (action ? "commit" : "plan");
	if (write === "pull-request") throw new SlipwayError("NOT_YET", "--write pull-request is reserved and does not work yet");
	if (write === "files") throw new SlipwayError("OPTION_INVALID", "ship writes to the manifest repository, so --write is plan or commit");
	let workspace = await openWorkspace(context), target = await commitTarget(context, workspace), { release, file } = await buildImages(context, workspace);
	await using remote = await platform.host.log.group(`Fetch ${target.branch} of the manifest repository`, async () => platform.git.remote(target.url, target.branch, context.credentials, platform.signal));
	let attempt, change = async (head) => {
		attempt = await attemptOn(context, target, head, release);
		let { planned } = attempt;
		return planned.missing.length > 0 || planned.plan.files.size === 0 ? null : {
			message: messageOf(planned, {
				images: intentsOf(release),
				release
			}),
			files: planned.plan.files
		};
	}, commit = null;
	if (write === "plan" ? await change(await remote.head()) : commit = await platform.host.log.group("Plan, judge and commit", async () => explainAccess(platform, target.url, async () => remote.commit({
		change,
		signal: platform.signal
	}))), attempt === void 0) throw new SlipwayError("INTERNAL", "nothing was planned");
	let { planned, sources, rules } = attempt;
	for (let notice of rules.notices()) platform.host.log.notice(notice);
	let origins = await originsOf(context, workspace), sync = write === "commit" ? await confirm(context, attempt, commit) : null;
	return shipResult({
		release,
		commit,
		planned,
		sources,
		help: ruleHelp(rules),
		sync,
		origins
	}, file);
}
async function confirm(context, { planned, config, head }, commit) {
	let environments = planned.scopes.flatMap(({ scope, outcome }) => scope.name !== void 0 && (outcome === "changed" || outcome === "unchanged") ? [scope.name] : []);
	return environments.length === 0 ? null : await syncEnvironments(context, {
		config,
		environments,
		revision: commit ?? head
	});
}
async function originsOf({ platform }, { repository }) {
	let revision = await repository?.head(), time = revision === void 0 ? void 0 : await repository?.commitTime(revision);
	return [...time === void 0 ? [] : [{
		name: "source commit",
		at: new Date(time).toISOString()
	}], {
		name: "manifest commit",
		at: new Date(platform.clock.now()).toISOString()
	}];
}
async function attemptOn(context, target, head, release) {
	let { platform, values, action } = context, { tree } = head, config = await loadConfig(tree, posix.join(target.path, "slipway.yaml")), settings = ruleSettings(values, config, target.path, action), places = [{
		tree,
		paths: configuredPolicies(settings.policies, target.path),
		crds: configuredPolicies(settings.crds, target.path)
	}, {
		tree: platform.files.tree(platform.host.context.workspace),
		paths: values.list("policy")
	}], rules = await loadRules(platform, settings, places), reach = reachOf(context, config), applied = await appliedEngines(platform, platform.host.context.workspace, config, target.url, reach.charts), names = values.list("environment"), scopes = await scopesOf({
		tree,
		config,
		path: target.path,
		names,
		paths: [],
		applied
	}), lines = new Map();
	return {
		planned: await planScopes({
			files: platform.files,
			tree,
			scopes,
			intents: intentsOf(release),
			onMissing: onMissingOf(values, config),
			places: placesOf(config),
			...proofOf(context, {
				images: intentsOf(release),
				explicit: !1,
				config,
				applied,
				reach
			}),
			judge: async (scope, before, after) => {
				let verdict = await judgeScope(context, scope, before, after, {
					settings,
					rules,
					applied,
					reach
				});
				for (let [file, found] of await readSourceLines(after, verdict)) lines.set(file, found);
				return verdict;
			}
		}),
		config,
		head: head.revision,
		sources: lines,
		rules
	};
}
async function judgeScope(context, scope, before, after, { settings, rules, applied, reach }) {
	let selection = scope.roots === void 0 ? { applied } : {
		applied,
		roots: scope.roots
	};
	return await judge(context.platform, {
		applied,
		base: {
			tree: before,
			roots: await resolveRoots(before, selection)
		},
		head: {
			tree: after,
			roots: await resolveRoots(after, selection)
		},
		rules,
		failOn: settings.failOn,
		...reach,
		renderer: context.values.text("renderer"),
		kubernetesVersion: settings.kubernetesVersion
	});
}
function shipResult(report, releaseFile) {
	let { planned, release, commit } = report, verdicts = planned.scopes.flatMap((one) => one.verdict ?? []), blocked = planned.scopes.some((one) => one.outcome === "blocked"), { outcome } = shipDocument(report);
	return {
		exitCode: blocked ? 1 : planResult(planned.plan) || (report.sync === null ? 0 : syncExit(report.sync)),
		formats: {
			text: (colour) => shipText(report, colour),
			json: () => jsonText(shipDocument(report)),
			markdown: () => shipMarkdown(report)
		},
		outputs: {
			...releaseOutputs(release, releaseFile),
			commit: commit ?? "",
			"pull-request": "",
			verdict: blocked ? "fail" : "pass",
			findings: String(verdicts.reduce((sum, verdict) => sum + verdict.summary.new.error, 0)),
			outcome
		},
		annotations: [...planned.plan.errors.map((error) => ({
			level: "error",
			title: error.code,
			message: error.message
		})), ...verdicts.flatMap((verdict) => gateAnnotations(verdict)).map(({ level, title, message }) => ({
			level,
			title,
			message
		}))]
	};
}
export { ship };
