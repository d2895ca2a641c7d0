import { t as SlipwayError } from "./errors.js";
import { posix } from "node:path";
// src/commands/manifest-target.ts
function namedTarget({ platform, values }, workspace) {
	let repository = values.text("repository") ?? workspace.config?.manifests?.repository;
	if (repository !== void 0) return {
		url: repositoryUrl(repository, platform.host.context.serverUrl),
		branch: values.text("branch") ?? workspace.config?.manifests?.branch ?? "main",
		path: workspace.config?.manifests?.path ?? "."
	};
}
async function commitTarget(context, workspace) {
	let named = namedTarget(context, workspace);
	if (named !== void 0) return named;
	let { host } = context.platform, url = host.context.repositoryUrl ?? await workspace.repository?.originUrl();
	if (url === void 0) throw new SlipwayError("LAYOUT_INVALID", "there is no manifest repository to commit to", { hint: "Name it with --repository or manifests.repository, or work in a clone that has an origin." });
	return {
		url,
		branch: context.values.text("branch") ?? workspace.config?.manifests?.branch ?? branchOf(host.context.ref) ?? await workspace.repository?.branch() ?? "main",
		path: workspace.config?.manifests?.path ?? posix.dirname(workspace.configPath)
	};
}
function branchOf(ref) {
	return ref?.startsWith("refs/heads/") === !0 ? ref.slice(11) : void 0;
}
function repositoryUrl(text, serverUrl) {
	if (/^[\w.-]+\/[\w.-]+$/.test(text) && !text.startsWith(".")) return `${serverUrl}/${text}`;
	if (/^(https?|ssh|file):\/\/\S+$/.test(text) || /^[\w.-]+@[\w.-]+:\S+$/.test(text)) return text;
	throw new SlipwayError("OPTION_INVALID", `"${text}" is not a repository`, { hint: "Write OWNER/NAME, or a URL that begins with https://, ssh://, or git@." });
}
export { namedTarget as n, repositoryUrl as r, commitTarget as t };
